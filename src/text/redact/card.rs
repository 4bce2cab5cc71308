//! Payment card numbers.

use std::ops::Range;

use super::cue::Cue;
use super::groups::{Gap, Group, Numbers};

/// Card numbers: 13 to 19 digits, together or in groups, with a prefix that a card scheme uses and a valid Luhn digit;
/// and 13 to 19 digits that are announced as a card's, whatever their check digit.
pub(super) fn find(numbers: &Numbers) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(rest) = numbers.groups.get(i..) {
        if rest.is_empty() {
            break;
        }
        match longest(numbers, rest) {
            Some(count) => {
                let last = rest.get(count - 1).map_or(0, |g| g.span.end);
                let first = rest.first().map_or(0, |g| g.span.start);
                found.push(first..last);
                i += count;
            }
            None => i += 1,
        }
    }
    found
}

/// How many groups from the first one on make up a card number.
fn longest(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    // Behind a dash it is the rest of something longer: `112-3024018-9873926`.
    let rest = matches!(first.gap, Gap::Dash | Gap::Dot | Gap::Slash);
    let phone = numbers.before(first.span.start) == Some('+');
    if first.glued_left || first.taken || rest || phone {
        return None;
    }
    let mut best = None;
    let mut digits = 0;
    for (i, group) in groups.iter().enumerate() {
        let joined = i == 0 || matches!(group.gap, Gap::Space | Gap::Dash | Gap::Dot);
        digits += group.len();
        if !joined || digits > 19 || group.glued_left || group.len() < 2 {
            break;
        }
        let candidate = groups.get(..=i)?;
        if digits >= 13 && !group.glued_right && is_card(numbers, candidate, digits) {
            best = Some(i + 1);
        }
    }
    best
}

fn is_card(numbers: &Numbers, groups: &[Group], len: usize) -> bool {
    let digits: Vec<u32> = numbers.digits(groups).collect();
    if is_scheme(&digits, len) && luhn(&digits) {
        return true;
    }
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    len >= 15 && numbers.cue(&(first.span.start..last.span.end)) == Some(Cue::Card)
}

/// Whether a number of this length may begin like this: the ranges of ISO/IEC 7812 that payment schemes use.
fn is_scheme(digits: &[u32], len: usize) -> bool {
    let prefix = |n: usize| digits.iter().take(n).fold(0, |value, digit| value * 10 + digit);
    match prefix(1) {
        4 => matches!(len, 13 | 16 | 19),
        5 => (51..=55).contains(&prefix(2)) && len == 16 || matches!(prefix(2), 50 | 56..=58),
        2 => (2221..=2720).contains(&prefix(4)) && len == 16,
        3 if matches!(prefix(2), 34 | 37) => len == 15,
        3 if matches!(prefix(2), 30 | 36 | 38 | 39) => (14..=19).contains(&len),
        3 => prefix(2) == 35 && (16..=19).contains(&len),
        6 => len >= 16,
        _ => false,
    }
}

/// The check of ISO/IEC 7812-1, annex B: from the right, every second digit doubled, the digits' sum a multiple of 10.
fn luhn(digits: &[u32]) -> bool {
    let double = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, &d)| if i % 2 == 1 { double(d) } else { d }).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(text: &str) -> Vec<&str> {
        find(&Numbers::read(text)).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn cards_in_their_usual_shapes() {
        assert_eq!(cards("pay with 4111 1111 1111 1111 please"), ["4111 1111 1111 1111"]);
        assert_eq!(cards("5555-5555-5555-4444,exp 12/27"), ["5555-5555-5555-4444"]);
        assert_eq!(cards("amex 3782 822463 10005 cvv 1234"), ["3782 822463 10005"]);
        assert_eq!(cards("4012888888881881"), ["4012888888881881"]);
        assert_eq!(cards("I paid 20 4111 1111 1111 1111 12/26"), ["4111 1111 1111 1111"]);
    }

    #[test]
    fn a_wrong_digit_is_no_card_unless_announced() {
        assert_eq!(cards("it is 4111 1111 1111 1112"), Vec::<&str>::new());
        assert_eq!(cards("my card 4111 1111 1111 1112"), ["4111 1111 1111 1112"]);
        assert_eq!(cards("X4111111111111111"), Vec::<&str>::new());
        assert_eq!(cards("7992739871300000000"), Vec::<&str>::new());
    }
}
