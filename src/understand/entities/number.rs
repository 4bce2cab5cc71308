//! Numbers in digits and in English words.

use super::Found;
use super::decimal::Decimal;
use super::piece::Pieces;

/// Numbers from here on are identifiers, not quantities.
const LIMIT: i128 = 1_000_000_000;

/// Numbers: digits with separators ("1,200", "1.200,50", "12,5"), with "k" ("5k"), words up to the millions ("twenty-five",
/// "a hundred and five", "two million", "a dozen"). A comma before exactly three digits separates thousands, a single dot
/// is always a decimal point. Ordinals are none.
pub(super) fn find(pieces: &Pieces) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.all.len() {
        let signed = read_signed(pieces, at).filter(|(number, _)| number.is_below(LIMIT));
        match signed {
            Some((number, end)) => {
                if !is_pronoun(pieces, at, end) {
                    found.push(Found { span: pieces.span(at..end), value: number.to_string() });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A number with its minus, from a piece on, and the piece behind it.
fn read_signed(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    if !is_minus(pieces, at) {
        return read(pieces, at);
    }
    let (number, end) = read_digits(pieces, at + 1).filter(|_| pieces.tight(at + 1))?;
    let zero = number == Decimal::whole(0);
    (!zero).then(|| (number.negated(), end))
}

/// A minus that belongs to the digits behind it, not a dash between two things.
pub(super) fn is_minus(pieces: &Pieces, at: usize) -> bool {
    matches!(pieces.sign(at), Some('-' | '\u{2212}')) && !pieces.tight(at)
}

/// A number without sign, from a piece on, and the piece behind it.
pub(super) fn read(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    read_digits(pieces, at).or_else(|| read_words(pieces, at))
}

/// Digits with separators and a multiplier.
pub(super) fn read_digits(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    if pieces.glued_left(at) { None } else { read_tail(pieces, at) }
}

/// The same where letters may touch the digits on their left: "EUR20".
pub(super) fn read_tail(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    let first = pieces.digits(at)?;
    let after_dot = at > 1 && pieces.tight(at) && matches!(pieces.sign(at - 1), Some('.' | ','));
    if after_dot && pieces.tight(at - 1) && pieces.digits(at - 2).is_some() {
        return None;
    }
    let mut groups = vec![first];
    let mut marks = Vec::new();
    let mut end = at + 1;
    while let (Some(mark @ ('.' | ',')), Some(digits)) = (pieces.sign(end), pieces.digits(end + 1)) {
        if !pieces.tight(end) || !pieces.tight(end + 1) {
            break;
        }
        groups.push(digits);
        marks.push(mark);
        end += 2;
    }
    let number = separated(&groups, &marks)?;
    let (factor, end) = multiplier(pieces, end);
    let ends = end > at + groups.len() + marks.len() || !pieces.glued_right(end - 1) || is_unit(pieces, end);
    ends.then(|| (number.times(factor), end))
}

/// The number that groups of digits with these marks between them write.
fn separated(groups: &[&str], marks: &[char]) -> Option<Decimal> {
    let (first, rest) = groups.split_first()?;
    let thousands = |rest: &[&str]| (1..=3).contains(&first.len()) && rest.iter().all(|g| g.len() == 3);
    let joined = |rest: &[&str]| format!("{first}{}", rest.concat());
    let (last, middle) = match rest.split_last() {
        None => return Decimal::parse(first, ""),
        Some(split) => split,
    };
    let mark = *marks.last()?;
    let same = marks.iter().all(|m| *m == mark);
    match marks.len() {
        1 if mark == '.' => Decimal::parse(first, last),
        1 if mark == ',' && thousands(rest) && !first.starts_with('0') => Decimal::parse(&joined(rest), ""),
        1 => Decimal::parse(first, last),
        _ if same && thousands(rest) => Decimal::parse(&joined(rest), ""),
        _ if marks.iter().rev().skip(1).all(|m| *m != mark) && thousands(middle) => {
            Decimal::parse(&joined(middle), last)
        }
        _ => None,
    }
}

/// "k", "thousand", "million" behind digits, and the piece behind it.
fn multiplier(pieces: &Pieces, at: usize) -> (i128, usize) {
    match pieces.word(at) {
        Some("k") if pieces.tight(at) && !pieces.glued_right(at) => (1_000, at + 1),
        Some("hundred") => (100, at + 1),
        Some("thousand") => (1_000, at + 1),
        Some("million") | Some("mio") => (1_000_000, at + 1),
        _ => (1, at),
    }
}

/// A word that may touch a number: "5kg", "3x", "20gbp".
fn is_unit(pieces: &Pieces, at: usize) -> bool {
    let units = [
        "x", "kg", "g", "mg", "lb", "lbs", "oz", "km", "m", "cm", "mm", "ml", "l", "gb", "mb", "tb", "days", "day",
        "d", "h", "hr", "hrs", "hours", "min", "mins", "minutes", "weeks", "months", "years", "yrs", "pcs", "pc", "w",
        "v",
    ];
    pieces.word(at).is_some_and(|word| units.contains(&word)) && !pieces.glued_right(at)
}

/// The value of a small number word.
#[rustfmt::skip]
fn small(word: &str) -> Option<i128> {
    const SMALL: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str]| list.iter().position(|w| *w == word).and_then(|i| i128::try_from(i).ok());
    at(&SMALL).or_else(|| at(&TENS).map(|tens| 10 * tens + 20)).or((word == "fourty").then_some(40))
}

/// Number words: units add up, "hundred" multiplies what stands before it, "thousand" and "million" close a part.
pub(super) fn read_words(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    if pieces.glued_left(at) {
        return None;
    }
    let scale = |i: usize| match pieces.word(i) {
        Some("hundred") => Some(100),
        Some("dozen") => Some(12),
        Some("thousand") => Some(1_000),
        Some("million") => Some(1_000_000),
        _ => None,
    };
    let article = matches!(pieces.word(at), Some("a" | "half")) || pieces.word(at) == Some("an");
    if article {
        let half = pieces.word(at) == Some("half");
        let next = if half && pieces.word(at + 1) == Some("a") { at + 2 } else { at + 1 };
        let scale = scale(next)?;
        if half {
            return Some((Decimal::whole(scale / 2), next + 1));
        }
    }
    let (mut total, mut part, mut last) = (0_i128, i128::from(article), 0_i128);
    let mut open = article;
    let mut end = at + usize::from(article);
    loop {
        // "and" and a hyphen link number words, but begin none.
        let linked = match (pieces.word(end), pieces.sign(end)) {
            (Some("and"), _) if last >= 100 => end + 1,
            (_, Some('-')) if end > at && pieces.tight(end) && pieces.tight(end + 1) => end + 1,
            _ => end,
        };
        let Some(word) = pieces.word(linked).filter(|_| linked == end || end > at) else {
            break;
        };
        if let Some(value) = small(word) {
            // "twenty five" adds up, "five five" is two numbers.
            let adds =
                last == 0 && !article || last >= 100 || (last >= 20 && last % 10 == 0 && (1..10).contains(&value));
            if !adds || (open && last == 0) {
                break;
            }
            part += value;
            last = if value == 0 { 1 } else { value };
        } else if let Some(scale) = scale(linked).filter(|_| linked == end && part > 0) {
            if scale <= 100 {
                part *= scale;
            } else {
                total += part * scale;
                part = 0;
            }
            last = scale;
            open = false;
        } else {
            break;
        }
        end = linked + 1;
    }
    (end > at + usize::from(article) && !pieces.glued_right(end - 1)).then(|| (Decimal::whole(total + part), end))
}

/// "one" as a pronoun: "this one", "one of them".
#[rustfmt::skip]
fn is_pronoun(pieces: &Pieces, at: usize, end: usize) -> bool {
    if end != at + 1 || pieces.word(at) != Some("one") {
        return false;
    }
    let before = at.checked_sub(1).and_then(|i| pieces.word(i)).unwrap_or_default();
    let determined = [
        "this", "that", "the", "other", "another", "which", "any", "every", "each", "no", "some", "wrong", "right",
        "new", "old", "first", "last", "next", "same", "different", "only", "big", "small", "good", "better", "blue",
        "red", "black", "white", "green", "my", "your", "bigger", "smaller", "cheaper", "second", "previous",
    ];
    let after = pieces.word(end).unwrap_or_default();
    determined.contains(&before) || matches!(after, "of" | "is" | "can" | "has" | "else" | "s")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        find(&Pieces::read(text)).into_iter().map(|f| f.value).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn digits_with_separators() {
        for (text, value) in [
            ("7", "7"), ("007", "7"), ("1,200", "1200"), ("1,234,567.89", "1234567.89"),
            ("1.234.567,89", "1234567.89"), ("12.50", "12.5"), ("12,5", "12.5"), ("1.234", "1.234"),
            ("0,123", "0.123"), ("-3", "-3"), ("5k", "5000"), ("2.5 million", "2500000"), ("3 hundred", "300"),
        ] {
            assert_eq!(numbers(text), [value], "{text}");
        }
        assert_eq!(numbers("2 shirts, 3 caps."), ["2", "3"]);
        assert_eq!(numbers("5kg of flour, 3x"), ["5", "3"]);
        assert_eq!(numbers("from 3-5"), ["3", "5"]);
    }

    #[test]
    #[rustfmt::skip]
    fn number_words() {
        for (text, value) in [
            ("seven", "7"), ("twenty five", "25"), ("twenty-five", "25"), ("one hundred", "100"),
            ("a hundred", "100"), ("one hundred and five", "105"), ("two thousand three hundred and twelve", "2312"),
            ("a dozen", "12"), ("two dozen", "24"), ("three million", "3000000"), ("nine hundred thousand", "900000"),
            ("half a million", "500000"), ("one million two hundred thousand", "1200000"), ("ninety-nine", "99"),
            ("zero", "0"),
        ] {
            assert_eq!(numbers(&format!("about {text}.")), [value], "{text}");
        }
        assert_eq!(numbers("two and three"), ["2", "3"]);
        assert_eq!(numbers("five five"), ["5", "5"]);
        assert_eq!(numbers("one for me"), ["1"]);
    }

    #[test]
    #[rustfmt::skip]
    fn what_is_no_number() {
        for text in [
            "3rd", "the third", "A12", "this one", "one of them", "someone", "a hundredth", "iphone15", "1.2.3",
            "12345678901",
        ] {
            assert_eq!(numbers(text), Vec::<String>::new(), "{text}");
        }
    }
}
