//! Email addresses.

use super::Found;
use crate::text::redact::email;

/// Addresses as they are; the normal form is in lower case.
pub(super) fn find(text: &str) -> Vec<Found> {
    let spans = email::find_plain(text).into_iter();
    spans.map(|span| Found { value: text.get(span.clone()).unwrap_or_default().to_lowercase(), span }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_lower_case() {
        let found = find("Mail Jo.Smith@Example.ORG!");
        assert_eq!(found, [Found { span: 5..25, value: "jo.smith@example.org".to_owned() }]);
    }
}
