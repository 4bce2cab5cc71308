//! Phone numbers.

use super::Found;
use crate::text::redact::groups::Numbers;
use crate::text::redact::phone;

/// Numbers that show by their form that they are a phone's. The normal form has digits only, behind a `+` if the country
/// is known (also by the North American shape); the trunk zero of "+44 (0)20" is left out, and `00` becomes `+`. Nine digits
/// without a country stay in groups of three, by which they are known again.
pub(super) fn find(text: &str) -> Vec<Found> {
    if text.bytes().filter(u8::is_ascii_digit).take(8).count() < 8 {
        return Vec::new();
    }
    let spans = phone::find_plain(&Numbers::read(text)).into_iter();
    spans.map(|span| Found { value: normal(text.get(span.clone()).unwrap_or_default()), span }).collect()
}

fn normal(written: &str) -> String {
    let plus = written.contains('+');
    let written = if plus { written.replacen("(0)", "", 1) } else { written.to_owned() };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("00").filter(|_| !plus) {
        Some(rest) => format!("+{rest}"),
        None if plus => format!("+{digits}"),
        None => match (digits.len(), digits.get(..3)) {
            (10, Some(area)) if !area.starts_with('0') => format!("+1{digits}"),
            (11, Some(area)) if area.starts_with('1') => format!("+{digits}"),
            (9, Some(first)) if !first.starts_with('0') => {
                format!("{first} {} {}", digits.get(3..6).unwrap_or_default(), digits.get(6..).unwrap_or_default())
            }
            _ => digits,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn numbers_in_normal_form() {
        for (text, value) in [
            ("+44 (0)20 7946 0958", "+442079460958"), ("(020) 7946 0958", "02079460958"),
            ("0049 151 23456789", "+4915123456789"), ("(555) 234-5678", "+15552345678"),
            ("91 123 45 67", "911 234 567"), ("07700900123", "07700900123"),
        ] {
            let found = find(&format!("call {text} now"));
            assert_eq!(found.into_iter().map(|f| f.value).collect::<Vec<_>>(), [value], "{text}");
        }
    }
}
