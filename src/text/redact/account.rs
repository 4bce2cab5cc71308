//! Numbers that name a person or an account.

use std::ops::Range;

use super::cue::Cue;
use super::groups::{Gap, Group, Numbers};

/// Digits from which a number on its own counts.
const LONG: usize = 9;
/// Digits from which a number that words announce counts.
const ANNOUNCED: usize = 6;
/// Groups of digits that may belong together.
const MOST_GROUPS: usize = 12;

/// Identity numbers that their form and check digits give away, and sort codes with or without their account.
pub(super) fn find_checked(numbers: &Numbers) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (i, group) in numbers.groups.iter().enumerate() {
        let groups = numbers.groups.get(i..).unwrap_or_default();
        if !group.glued_left && numbers.before(group.span.start) != Some('+') {
            let count = grouped(numbers, groups).or_else(|| sort_code(numbers, groups));
            let last = count.and_then(|n| groups.get(n - 1));
            found.extend(last.map(|last| group.span.start..last.span.end));
        }
        found.extend(insurance(numbers, groups));
        found.extend(lettered(numbers, group));
    }
    found
}

/// Digits of 9 and more in one piece, unless they are a reference or a moment; numbers that words announce.
pub(super) fn find(numbers: &Numbers) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut i = 0;
    while let Some(group) = numbers.groups.get(i) {
        let groups = numbers.groups.get(i..).unwrap_or_default();
        let inside = found.last().is_some_and(|last| last.end > group.span.start);
        let piece = if group.taken || inside { None } else { piece(numbers, groups) };
        i += piece.as_ref().map_or(1, |(_, count)| (*count).max(1));
        found.extend(piece.map(|(span, _)| span));
    }
    found
}

/// The number that begins with a group, and how many groups it takes.
fn piece(numbers: &Numbers, groups: &[Group]) -> Option<(Range<usize>, usize)> {
    let first = groups.first()?;
    let word = word_around(numbers.text, &first.span);
    let count = 1 + groups.iter().take(MOST_GROUPS).skip(1).take_while(|g| joined(g)).count();
    let digits: usize = groups.iter().take(count).map(Group::len).sum();
    let word_digits = numbers.text.get(word.clone())?.bytes().filter(u8::is_ascii_digit).count();
    if digits.max(word_digits) < ANNOUNCED {
        return None;
    }
    let end = groups.get(count - 1)?.span.end;
    let plain = !first.glued_left && !first.glued_right;
    match numbers.cue(&word) {
        Some(Cue::Identity) if digits <= 20 => Some((word.start..end.max(word.end), count)),
        Some(Cue::Account) if plain && digits <= 34 => Some((first.span.start..end, count)),
        Some(Cue::Reference) => None,
        _ if plain && first.len() >= LONG && !part_of_code(numbers, &first.span) && !is_moment(numbers, first) => {
            Some((first.span.clone(), 1))
        }
        _ => None,
    }
}

fn joined(group: &Group) -> bool {
    matches!(group.gap, Gap::Space | Gap::Dash)
        && !group.taken
        && !group.glued_left
        && !group.glued_right
        && group.len() > 1
}

/// Letters and digits that touch a number.
fn word_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let letters = |c: &char| c.is_ascii_alphanumeric();
    let left: usize = text.get(..span.start).map_or(0, |t| t.chars().rev().take(20).take_while(letters).count());
    let right: usize = text.get(span.end..).map_or(0, |t| t.chars().take(20).take_while(letters).count());
    span.start - left..span.end + right
}

/// A dash, slash or `#` ties it to letters or digits: `INV-202412345678`.
fn part_of_code(numbers: &Numbers, span: &Range<usize>) -> bool {
    let mut before = numbers.text.get(..span.start).unwrap_or_default().chars().rev();
    let mut after = numbers.text.get(span.end..).unwrap_or_default().chars();
    let ties = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '/' | '#' | '_' | '='));
    let (left, right) = (before.next(), after.next());
    (ties(left) && (left == Some('#') || before.next().is_some_and(char::is_alphanumeric)))
        || (ties(right) && after.next().is_some_and(char::is_alphabetic))
}

/// `YYYYMMDDhhmm` with or without seconds, or an article number of a book (978, 979).
fn is_moment(numbers: &Numbers, group: &Group) -> bool {
    let part = |range: Range<usize>| {
        let digits = numbers.text.get(group.span.clone()).and_then(|t| t.get(range));
        digits.and_then(|t| t.parse::<u32>().ok()).unwrap_or(u32::MAX)
    };
    let date = (1900..2100).contains(&part(0..4)) && (1..=12).contains(&part(4..6)) && (1..=31).contains(&part(6..8));
    let moment = matches!(group.len(), 12 | 14) && date && part(8..10) < 24 && part(10..12) < 60;
    moment || (group.len() == 13 && matches!(part(0..3), 978 | 979))
}

/// Numbers in groups: US social security (3-2-4), French NIR (1-2-2-2-3-3, key mod 97), Brazilian CPF (3.3.3-2, mod 11),
/// Swiss AHV (756.4.4.2), Indian Aadhaar (4-4-4, first digit 2 to 9), German tax number (2-3-3-3).
fn grouped(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let shape = |sizes: &[usize], gaps: &[Gap]| {
        let fits = groups.iter().zip(sizes).filter(|(g, size)| g.len() == **size).count() == sizes.len();
        let joined = groups.iter().skip(1).zip(gaps).all(|(g, gap)| g.gap == *gap);
        let last = groups.get(sizes.len().checked_sub(1)?)?;
        let ends =
            !last.glued_right && groups.get(sizes.len()).is_none_or(|g| g.gap != last.gap || g.gap == Gap::Space);
        (fits && joined && ends).then_some(sizes.len())
    };
    let value = |at: usize| groups.get(at).map_or(u64::MAX, |g| numbers.value(g));
    let digits = |count: usize| numbers.digits(groups.get(..count).unwrap_or_default()).collect::<Vec<u32>>();
    let social = || {
        let separated = shape(&[3, 2, 4], &[Gap::Dash; 2]).or_else(|| shape(&[3, 2, 4], &[Gap::Space; 2]))?;
        (!matches!(value(0), 0 | 666 | 900..) && value(1) != 0 && value(2) != 0).then_some(separated)
    };
    let nir = || {
        let count = shape(&[1, 2, 2, 2, 3, 3, 2], &[Gap::Space; 6])?;
        let body = digits(count - 1).iter().fold(0_u64, |n, &d| n * 10 + u64::from(d));
        (97 - body % 97 == value(6)).then_some(count)
    };
    let cpf = || shape(&[3, 3, 3, 2], &[Gap::Dot, Gap::Dot, Gap::Dash]).filter(|&n| is_cpf(&digits(n)));
    let ahv = || shape(&[3, 4, 4, 2], &[Gap::Dot; 3]).filter(|_| value(0) == 756);
    let aadhaar = || {
        let count = shape(&[4, 4, 4], &[Gap::Space; 2]).or_else(|| shape(&[4, 4, 4], &[Gap::Dash; 2]))?;
        let tail = groups.get(3).is_some_and(|g| g.len() >= 3 && g.gap != Gap::Break);
        (digits(1).first().is_some_and(|d| *d >= 2) && !tail).then_some(count)
    };
    let tax = || shape(&[2, 3, 3, 3], &[Gap::Space; 3]).filter(|_| value(3) != 0 && value(2) != 0);
    social().or_else(nir).or_else(cpf).or_else(ahv).or_else(aadhaar).or_else(tax)
}

/// The two check digits of a CPF: weighted sums modulo 11.
fn is_cpf(digits: &[u32]) -> bool {
    let check = |count: usize| {
        let weighted = digits.iter().take(count).zip((2..=count as u32 + 1).rev()).map(|(d, w)| d * w);
        (weighted.sum::<u32>() * 10 % 11) % 10
    };
    digits.get(9) == Some(&check(9)) && digits.get(10) == Some(&check(10))
}

/// A British sort code (2-2-2 with dashes) that is announced, or that an account number of 7 or 8 digits follows.
fn sort_code(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let [a, b, c] = groups.get(..3)? else { return None };
    let pairs = [a, b, c].iter().all(|g| g.len() == 2) && b.gap == c.gap && matches!(b.gap, Gap::Dash | Gap::Space);
    if !pairs || c.glued_right {
        return None;
    }
    let account = groups.get(3).is_some_and(|g| g.gap == Gap::Space && matches!(g.len(), 7 | 8) && !g.glued_right);
    let before = numbers.text.get(..a.span.start).unwrap_or_default();
    let near = before.char_indices().rev().nth(15).and_then(|(at, _)| before.get(at..)).unwrap_or(before);
    let announced = near.to_ascii_lowercase().contains("sort");
    match (account && b.gap == Gap::Dash, announced) {
        (true, _) => Some(4),
        (false, true) => Some(3),
        _ => None,
    }
}

/// A British National Insurance number in groups: two letters, three pairs of digits, a letter from A to D.
fn insurance(numbers: &Numbers, groups: &[Group]) -> Option<Range<usize>> {
    let [a, b, c] = groups.get(..3)? else { return None };
    let pairs = [a, b, c].iter().all(|g| g.len() == 2) && b.gap == Gap::Space && c.gap == Gap::Space;
    let before = numbers.text.get(..a.span.start)?;
    let word = before.trim_end_matches(' ');
    let start = word.len().checked_sub(2)?;
    let prefix = word.get(start..)?.chars().all(|c| c.is_ascii_uppercase());
    let free = word.get(..start)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let after = numbers.text.get(c.span.end..)?;
    let suffix = after.trim_start_matches(' ');
    let letter = suffix.chars().next().is_some_and(|c| ('A'..='D').contains(&c));
    let ends = suffix.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
    let end = c.span.end + (after.len() - suffix.len()) + 1;
    (pairs && prefix && free && letter && ends).then_some(start..end)
}

/// One word of letters and digits: Spanish DNI and NIE (check letter mod 23), National Insurance, Indian PAN of a
/// person, Italian codice fiscale (by its form).
fn lettered(numbers: &Numbers, group: &Group) -> Option<Range<usize>> {
    let word = word_around(numbers.text, &group.span);
    if numbers.text.get(word.start..group.span.start)?.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let dashed = numbers.text.get(group.span.end..group.span.end + 2).filter(|t| t.starts_with('-'));
    let dashed = dashed.filter(|_| numbers.after(group.span.end + 2).is_none_or(|c| !c.is_alphanumeric()));
    let end = dashed.map_or(word.end, |t| word.end + t.len());
    let letters: Vec<u8> = numbers.text.get(word.start..end)?.bytes().filter(|b| *b != b'-').collect();
    let upper = letters.to_ascii_uppercase();
    let form: String = upper.iter().map(|b| if b.is_ascii_digit() { '9' } else { 'A' }).collect();
    let found = match form.as_str() {
        "99999999A" | "A9999999A" => is_spanish(&upper),
        "AA999999A" => letters == upper && matches!(upper.last(), Some(b'A'..=b'D')),
        "AAAAA9999A" => letters == upper && upper.get(3) == Some(&b'P'),
        "AAAAAA99A99A999A" => true,
        _ => false,
    };
    found.then_some(word.start..end)
}

/// The letter of a Spanish number is the remainder modulo 23 in this order; X, Y, Z in front of an NIE are 0, 1, 2.
fn is_spanish(word: &[u8]) -> bool {
    let first = match word.first() {
        Some(b @ b'X'..=b'Z') => u32::from(b - b'X'),
        Some(b @ b'0'..=b'9') => u32::from(b - b'0'),
        _ => return false,
    };
    let digits = word.iter().skip(1).take_while(|b| b.is_ascii_digit());
    let number = digits.fold(first, |n, b| n * 10 + u32::from(b - b'0'));
    b"TRWAGMYFPDXBNJZSQVHLCKE".get((number % 23) as usize) == word.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts(text: &str) -> Vec<&str> {
        let numbers = Numbers::read(text);
        let mut found = find_checked(&numbers);
        if found.is_empty() {
            found = find(&numbers);
        }
        found.into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn identity_numbers() {
        for number in [
            "536-22-8714", "QQ 12 34 56 C", "AB123456C", "12345678Z", "12345678-Z", "X1234567L", "RSSMRA85T10A562S",
            "ABCPK1234F", "529.982.247-25", "756.9217.0769.85", "2345 6789 0123", "12 345 678 903", "123456789",
        ] {
            assert_eq!(accounts(&format!("it is {number}.")), [number], "{number}");
        }
    }

    #[test]
    fn numbers_that_are_announced() {
        assert_eq!(accounts("account number 1234567"), ["1234567"]);
        assert_eq!(accounts("passport number C01X00T47"), ["C01X00T47"]);
        assert_eq!(accounts("sort code 20-11-10 and account 12345678"), ["20-11-10"]);
        assert_eq!(accounts("20-11-10 12345678"), ["20-11-10 12345678"]);
        assert_eq!(accounts("my passport is AB1234567"), ["AB1234567"]);
        assert_eq!(accounts("licence MORGA657054SM9IJ"), ["MORGA657054SM9IJ"]);
    }

    #[test]
    #[rustfmt::skip]
    fn what_is_none() {
        for text in [
            "order A12345", "order 1234567890", "tracking 1Z999AA10123456784", "JD014600003456789012",
            "RR123456785GB", "#1234567890", "invoice INV-202412345678", "20240315103000", "ISBN 9780306406157",
            "account since 2019", "my account was charged 49.99", "123456", "12345678A", "1234567 items",
            "parcel 794612345678 is late", "794612345678 is my tracking number",
        ] {
            assert_eq!(accounts(text), Vec::<&str>::new(), "{text}");
        }
    }
}
