//! Personal data in a text, found and taken out.
//!
//! Found are email addresses, phone numbers, payment cards (ISO/IEC 7812 prefix and Luhn digit), IBANs (ISO 13616: the
//! country's length and the remainder mod 97), and numbers that name a person or an account (national identity numbers
//! with their own check digits, and long or announced numbers: "account number 12345678"). Order numbers, prices, dates,
//! times, quantities and tracking codes stay. Where a number could be either, the word that announces it decides
//! (`cue`); a valid card, IBAN or international phone number goes in any case.

mod account;
mod card;
mod cue;
pub(crate) mod email;
#[cfg(test)]
mod generated;
pub(crate) mod groups;
mod iban;
pub(crate) mod phone;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use regex::Regex;

use super::pattern;
use groups::Numbers;

/// How often a text is gone through again; only what is made to need it comes near.
const MAX_ROUNDS: usize = 16;

/// A piece of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalData {
    /// What it is: `email`, `phone`, `card`, `iban`, `account`, or the kind of an operator's pattern.
    pub kind: Cow<'static, str>,
    /// The bytes it takes in the text; on character boundaries.
    pub span: Range<usize>,
}

/// Redacts an operator's own formats besides the built-in ones, and before them.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    patterns: Vec<(String, Regex)>,
}

impl Redactor {
    /// Takes pairs of a kind and a regular expression (case is ignored); `[kind]` replaces what matches.
    ///
    /// # Errors
    /// If an expression is malformed, too large, or matches the empty text.
    pub fn new<'a>(patterns: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, PatternError> {
        let compile = |(kind, pattern): (&str, &str)| {
            let fault = |reason: String| PatternError { kind: kind.to_owned(), reason };
            let regex = pattern::compile(pattern, true).map_err(|error| fault(error.to_string()))?;
            match regex.is_match("") {
                true => Err(fault("matches the empty text".to_owned())),
                false => Ok((kind.to_owned(), regex)),
            }
        };
        Ok(Self { patterns: patterns.into_iter().map(compile).collect::<Result<_, _>>()? })
    }

    /// Replaces the operator's formats and the built-in ones by their kinds in brackets: `[email]`, `[phone]`, `[card]`,
    /// `[iban]`, `[account]`. A text that was redacted stays the same when redacted again.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        let mut found = self.find(text);
        let mut redacted = replace(text, &found);
        // Digits that belonged to nothing beside a number may read as one when it is gone. Each round takes digits out.
        for _ in 0..MAX_ROUNDS {
            if found.is_empty() {
                break;
            }
            found.clear();
            builtin(&redacted, &mut found);
            found = resolve(found);
            redacted = replace(&redacted, &found);
        }
        redacted
    }

    /// The personal data in a text, in its order, without overlaps; the operator's patterns win over the built-in ones.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<PersonalData> {
        let mut found = Vec::new();
        for (kind, regex) in &self.patterns {
            let matches = regex.find_iter(text).filter(|m| !m.is_empty());
            found.extend(matches.map(|m| PersonalData { kind: Cow::Owned(kind.clone()), span: m.range() }));
        }
        builtin(text, &mut found);
        resolve(found)
    }
}

/// An operator's pattern that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    kind: String,
    reason: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the pattern of `{}` cannot be used: {}", self.kind, self.reason)
    }
}

impl std::error::Error for PatternError {}

/// Adds the built-in formats, the surest first.
fn builtin(text: &str, found: &mut Vec<PersonalData>) {
    let mut add = |kind: &'static str, spans: Vec<Range<usize>>| {
        found.extend(spans.into_iter().map(|span| PersonalData { kind: Cow::Borrowed(kind), span }));
    };
    add("email", email::find(text));
    if text.bytes().filter(u8::is_ascii_digit).take(3).count() < 3 {
        return;
    }
    let numbers = Numbers::read(text);
    add("iban", iban::find(text));
    add("card", card::find(&numbers));
    add("account", account::find_checked(&numbers));
    add("phone", phone::find_plain(&numbers));
    add("phone", phone::find_announced(&numbers));
    add("account", account::find(&numbers));
}

/// Drops what overlaps something found earlier in the list, and puts the rest in the order of the text.
fn resolve(found: Vec<PersonalData>) -> Vec<PersonalData> {
    let mut kept = std::collections::BTreeMap::<usize, PersonalData>::new();
    for item in found {
        let overlaps = kept.range(..item.span.end).next_back().is_some_and(|(_, k)| k.span.end > item.span.start);
        if !overlaps {
            kept.insert(item.span.start, item);
        }
    }
    kept.into_values().collect()
}

fn replace(text: &str, found: &[PersonalData]) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut done = 0;
    for item in found {
        redacted.push_str(text.get(done..item.span.start).unwrap_or_default());
        redacted.push('[');
        redacted.push_str(&item.kind);
        redacted.push(']');
        done = item.span.end;
    }
    redacted.push_str(text.get(done..).unwrap_or_default());
    redacted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn redact(text: &str) -> String {
        Redactor::default().redact(text)
    }

    fn find(text: &str) -> Vec<PersonalData> {
        Redactor::default().find(text)
    }

    #[test]
    fn each_kind_is_replaced_by_its_name() {
        let text = "I'm jo@example.org, +44 7700 900123, card 4111 1111 1111 1111, GB29 NWBK 6016 1331 9268 19, account 12345678.";
        assert_eq!(redact(text), "I'm [email], [phone], card [card], [iban], account [account].");
    }

    #[test]
    fn what_is_not_personal_stays() {
        for text in [
            "order A12345 of 2024-03-15 at 10:30 for £1,299.99",
            "2 x 500 ml, 20% off",
            "tracking 1Z999AA10123456784",
            "order 1234567890 and parcel 794612345678",
            "see https://example.com/t/79461234567890",
            "SW1A 1AA",
            "",
        ] {
            assert_eq!(redact(text), text);
        }
    }

    #[test]
    fn an_operators_patterns_come_first() {
        let redactor = Redactor::new([("member", r"\bM\d{5}\b"), ("order", r"\d{10}")]).unwrap();
        assert_eq!(redactor.redact("m12345, 2125550143, jo@example.org"), "[member], [order], [email]");
        assert_eq!(
            Redactor::new([("x", "a*")]).unwrap_err().to_string(),
            "the pattern of `x` cannot be used: matches the empty text"
        );
        assert_eq!(Redactor::new([("x", "(")]).unwrap_err().kind, "x");
    }

    #[test]
    fn what_reads_as_a_number_once_its_neighbour_is_gone_goes_too() {
        let text = "call jo@ex.org a(a(a+44 7700 900123jo@ex.org ";
        assert_eq!(redact(text), "call [email] a(a(a[phone] [email] ");
    }

    proptest! {
        #[test]
        fn redacting_twice_changes_nothing(text in "(\\PC{0,8}|[0-9+@. ()a-z-]{0,24}|call |account |\\+44 7700 900123|jo@ex\\.org ){0,6}") {
            let once = redact(&text);
            for item in find(&text) {
                prop_assert!(text.get(item.span.clone()).is_some_and(|t| !t.is_empty()));
            }
            prop_assert_eq!(redact(&once), once);
        }
    }
}
