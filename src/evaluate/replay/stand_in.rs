//! Values in place of those that a log does not tell.

/// What redaction writes, and a value of that kind that belongs to nobody: a domain of RFC 2606, a number that Ofcom keeps for
/// drama, the test card of the networks, the IBAN of the registry's example.
const STAND_INS: [(&str, &str); 5] = [
    ("[email]", "someone@example.com"),
    ("[phone]", "+44 20 7946 0018"),
    ("[card]", "4111 1111 1111 1111"),
    ("[iban]", "GB29 NWBK 6016 1331 9268 19"),
    ("[account]", "98765432"),
];

/// The text with values in place of the built-in kinds of personal data, so that an address that was asked for is found
/// again. Redacted, it is the same text.
pub(super) fn with_stand_ins(text: &str) -> String {
    STAND_INS.iter().fold(text.to_owned(), |text, (kind, value)| text.replace(kind, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::redact::Redactor;

    #[test]
    fn stand_ins_are_of_the_kind_that_they_stand_for() {
        let redactor = Redactor::default();
        for (kind, value) in STAND_INS {
            let text = match kind {
                "[account]" => format!("my account number is {value}"),
                _ => format!("it is {value} thanks"),
            };
            assert_eq!(redactor.redact(&text), text.replace(value, kind));
        }
        assert_eq!(with_stand_ins("to [email], please"), "to someone@example.com, please");
    }
}
