//! Codes such as order numbers.

use super::piece::Pieces;
use super::{Found, date, money, time};

/// Fewest letters and digits of a code.
const SHORTEST: usize = 5;

/// What may follow digits without making a code of them.
const UNITS: &[&str] = &[
    "am", "cm", "days", "fps", "ft", "g", "gb", "gbp", "hp", "hrs", "hz", "k", "kb", "kbps", "kcal", "kg", "km", "kmh",
    "kw", "kwh", "l", "lb", "lbs", "m", "mah", "mb", "mbps", "mg", "mhz", "min", "mins", "ml", "mm", "mph", "nd", "oz",
    "p", "pcs", "pm", "ppm", "px", "rd", "rpm", "s", "sqft", "st", "tb", "th", "usd", "eur", "v", "w", "wh", "x",
    "year", "years",
];

/// Words of letters and digits (and single dashes) with at least 5 of them and 3 digits, or 2 digits if all letters are
/// capitals; and digits behind `#`. Quantities ("500ml"), ordinals and names with a year ("office365") are none. The
/// normal form is in upper case, with the `#` where there are only digits.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || c == '-' || c == '_';
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                found.extend(code(text, begin, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn code(text: &str, start: usize, end: usize) -> Option<Found> {
    let word = text.get(start..end)?;
    let trimmed = word.trim_matches(['-', '_']);
    let start = start + word.find(trimmed)?;
    let span = start..start + trimmed.len();
    let hash = text.get(..start)?.ends_with('#');
    let digits = trimmed.bytes().filter(u8::is_ascii_digit).count();
    if hash && digits >= 2 && trimmed.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return Some(Found { span: start - 1..span.end, value: format!("#{trimmed}") });
    }
    let value = trimmed.to_ascii_uppercase();
    (is_code(trimmed, digits) && !is_other(&value)).then_some(Found { span, value })
}

/// Whether a code would be read as an amount, a date or a time if it stood alone.
fn is_other(value: &str) -> bool {
    let pieces = Pieces::read(value);
    let found = [money::find(&pieces), date::find(&pieces, None), time::find(&pieces, None)];
    found.iter().flatten().any(|f| f.span.len() == value.len())
}

fn is_code(word: &str, digits: usize) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let lower = word.bytes().any(|b| b.is_ascii_lowercase());
    let parts: Vec<&str> = word.split('-').collect();
    let enough = digits >= 3 || (digits == 2 && !lower && parts.len() == 1);
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !parts.contains(&"");
    let shaped = letters > 0 && letters + digits >= SHORTEST && enough && plain;
    shaped && !parts.iter().all(|part| is_quantity(part)) && !parts.iter().any(|part| is_name(part))
}

/// Digits alone or with a unit.
fn is_quantity(part: &str) -> bool {
    let unit = part.trim_start_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
    unit.is_empty() || (unit.len() < part.len() && UNITS.contains(&unit.as_str()))
}

/// Four lower-case letters and more, alone ("year-old"), or five and more in front of digits ("office365").
fn is_name(part: &str) -> bool {
    let letters: Vec<u8> = part.bytes().take_while(u8::is_ascii_alphabetic).collect();
    let lower = letters.iter().any(u8::is_ascii_lowercase);
    let digits_follow = part.bytes().skip(letters.len()).all(|b| b.is_ascii_digit());
    let least = if letters.len() == part.len() { 4 } else { 5 };
    lower && letters.len() >= least && digits_follow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        find(text).into_iter().map(|f| f.value).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn codes_in_upper_case() {
        for (text, value) in [
            ("A12345", "A12345"), ("a12345", "A12345"), ("AB-12345", "AB-12345"), ("ord-2024-001", "ORD-2024-001"),
            ("#4711", "#4711"), ("1Z999AA10123456784", "1Z999AA10123456784"), ("#A12345", "A12345"),
            ("X7Q2B", "X7Q2B"), ("12345B", "12345B"),
        ] {
            assert_eq!(codes(&format!("where is {text}?")), [value], "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn what_is_no_code() {
        for text in [
            "12345", "500ml", "1080p", "covid19", "COVID-19", "3rd", "office365", "100-year-old", "mp3", "A1", "#1",
            "order", "2024-01-02", "10th-12th", "iphone15", "étage123é", "snake_case_123",
        ] {
            assert_eq!(codes(text), Vec::<String>::new(), "{text}");
        }
    }
}
