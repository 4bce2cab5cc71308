//! International bank account numbers.

use std::ops::Range;

/// Countries of the IBAN registry (ISO 13616, SWIFT's list) with the length of their numbers. Sorted.
#[rustfmt::skip]
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24), ("AE", 23), ("AL", 28), ("AT", 20), ("AZ", 28), ("BA", 20), ("BE", 16), ("BG", 22), ("BH", 22),
    ("BR", 29), ("BY", 28), ("CH", 21), ("CR", 22), ("CY", 28), ("CZ", 24), ("DE", 22), ("DK", 18), ("DO", 28),
    ("EE", 20), ("EG", 29), ("ES", 24), ("FI", 18), ("FO", 18), ("FR", 27), ("GB", 22), ("GE", 22), ("GI", 23),
    ("GL", 18), ("GR", 27), ("GT", 28), ("HR", 21), ("HU", 28), ("IE", 22), ("IL", 23), ("IQ", 23), ("IS", 26),
    ("IT", 27), ("JO", 30), ("KW", 30), ("KZ", 20), ("LB", 28), ("LC", 32), ("LI", 21), ("LT", 20), ("LU", 20),
    ("LV", 21), ("LY", 25), ("MC", 27), ("MD", 24), ("ME", 22), ("MK", 19), ("MR", 27), ("MT", 31), ("MU", 30),
    ("NL", 18), ("NO", 15), ("PK", 24), ("PL", 28), ("PS", 29), ("PT", 25), ("QA", 29), ("RO", 24), ("RS", 22),
    ("SA", 24), ("SC", 31), ("SD", 18), ("SE", 24), ("SI", 19), ("SK", 24), ("SM", 27), ("ST", 25), ("SV", 28),
    ("TL", 23), ("TN", 24), ("TR", 26), ("UA", 29), ("VA", 22), ("VG", 24), ("XK", 20),
];

/// IBANs in any case, together or with single spaces or dashes: a country's code, its length, and a remainder of 1
/// modulo 97. A number that is announced as an IBAN counts even if its check digits are wrong.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, window) in bytes.windows(4).enumerate() {
        let [a, b, c, d] = window else { continue };
        let head = a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit();
        let inside = found.last().is_some_and(|last| last.end > start);
        let before = if start == 0 { None } else { text.get(..start).and_then(|t| t.chars().next_back()) };
        if !head || inside || before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        if let Some(end) = end_of(text, start) {
            found.push(start..end);
        }
    }
    found
}

fn end_of(text: &str, start: usize) -> Option<usize> {
    let country = text.get(start..start + 2)?.to_ascii_uppercase();
    let length = LENGTHS.iter().find(|(code, _)| *code == country)?.1;
    let mut characters = Vec::with_capacity(length);
    let mut end = start;
    let mut separators = 0;
    for byte in text.as_bytes().get(start..)? {
        if characters.len() == length {
            break;
        }
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                characters.push(byte.to_ascii_uppercase());
                separators = 0;
            }
            b' ' | b'-' if separators == 0 => separators += 1,
            _ => return None,
        }
        end += 1;
    }
    let ends = text.get(end..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let digits = characters.iter().filter(|b| b.is_ascii_digit()).count();
    let valid = remainder(&characters) == 1;
    let announced = || {
        let before = text.get(..start).unwrap_or_default().to_ascii_lowercase();
        digits >= 10 && before.trim_end_matches([' ', ':', '=']).trim_end_matches("is").trim_end().ends_with("iban")
    };
    (characters.len() == length && ends && (valid || announced())).then_some(end)
}

/// ISO 7064 mod 97-10 over the number with its first four characters moved to the end, letters counted from A = 10.
fn remainder(characters: &[u8]) -> u32 {
    let (head, tail) = characters.split_at(characters.len().min(4));
    tail.iter().chain(head).fold(0, |rest, &byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ibans(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn ibans_in_their_usual_shapes() {
        assert_eq!(ibans("to GB29 NWBK 6016 1331 9268 19 please"), ["GB29 NWBK 6016 1331 9268 19"]);
        assert_eq!(ibans("DE89370400440532013000"), ["DE89370400440532013000"]);
        assert_eq!(ibans("nl91 abna 0417 1643 00."), ["nl91 abna 0417 1643 00"]);
        assert_eq!(ibans("IBAN: FR14-2004-1010-0505-0001-3M02-606"), ["FR14-2004-1010-0505-0001-3M02-606"]);
    }

    #[test]
    fn check_digits_and_lengths_count() {
        assert_eq!(ibans("GB29 NWBK 6016 1331 9268 18"), Vec::<&str>::new());
        assert_eq!(ibans("my iban is GB29 NWBK 6016 1331 9268 18"), ["GB29 NWBK 6016 1331 9268 18"]);
        assert_eq!(ibans("DE893704004405320130001"), Vec::<&str>::new());
        assert_eq!(ibans("order GB29123456"), Vec::<&str>::new());
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(LENGTHS.is_sorted());
    }
}
