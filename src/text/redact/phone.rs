//! Phone numbers.

use std::ops::Range;

use super::cue::Cue;
use super::groups::{Gap, Group, Numbers};

/// Digits of the longest number with its country code, for calling codes where it is shorter than E.164's 15.
#[rustfmt::skip]
const LONGEST: &[(&str, usize)] = &[
    ("1", 11), ("27", 11), ("30", 12), ("31", 11), ("32", 11), ("33", 11), ("34", 11), ("351", 12), ("353", 12),
    ("36", 11), ("40", 11), ("41", 11), ("44", 12), ("45", 10), ("46", 12), ("47", 10), ("48", 11), ("55", 13),
    ("61", 11), ("64", 12), ("7", 11), ("81", 12), ("82", 12), ("86", 13), ("90", 12), ("91", 12),
];

/// Phone numbers that show it by their form: with a country code (`+44 …`, `0044 …`), with a trunk zero (9 to 12
/// digits), in the North American shape, or nine digits in the groups that Spain, Portugal and Poland use.
pub(crate) fn find_plain(numbers: &Numbers) -> Vec<Range<usize>> {
    scan(numbers, |groups| {
        let count = international(numbers, groups)
            .or_else(|| exit_code(numbers, groups))
            .or_else(|| american(numbers, groups))
            .or_else(|| trunk(numbers, groups))
            .or_else(|| nine(numbers, groups))?;
        let span = span_of(numbers, groups.get(..count)?)?;
        let bare = count == 1 && numbers.before(span.start) != Some('+');
        let reference = bare && matches!(numbers.cue(&span), Some(Cue::Reference | Cue::Account | Cue::Identity));
        (!reference).then_some(count)
    })
}

/// Numbers of 6 to 15 digits that words announce as a phone's: "call me on 555 0123".
pub(super) fn find_announced(numbers: &Numbers) -> Vec<Range<usize>> {
    scan(numbers, |groups| {
        let count = take(groups, 15, |g| g.len() >= 2 && !g.glued_right);
        let span = span_of(numbers, groups.get(..count)?)?;
        let long = groups.get(..count)?.iter().map(Group::len).sum::<usize>() >= 6;
        (long && numbers.cue(&span) == Some(Cue::Phone)).then_some(count)
    })
}

/// Tries every group that may begin a number; `matches` says how many groups belong to it.
fn scan(numbers: &Numbers, matches: impl Fn(&[Group]) -> Option<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(groups) = numbers.groups.get(i..).filter(|g| !g.is_empty()) {
        let free = groups.first().is_some_and(|g| !g.taken && !g.glued_left);
        let count = if free { matches(groups) } else { None };
        found.extend(count.and_then(|n| span_of(numbers, groups.get(..n)?)));
        i += count.unwrap_or(1).max(1);
    }
    found
}

/// From the first group's sign or parenthesis to the end of the last group.
fn span_of(numbers: &Numbers, groups: &[Group]) -> Option<Range<usize>> {
    let mut start = groups.first()?.span.start;
    let end = groups.last()?.span.end;
    if numbers.before(start) == Some('+') {
        start -= 1;
    }
    let closes = numbers.text.get(start..end)?.contains(')') || numbers.after(end) == Some(')');
    if closes && numbers.before(start) == Some('(') {
        start -= 1;
    }
    Some(start..end)
}

/// How many groups may be taken together: joined, up to `most` digits, each after the first as `fits` wants.
fn take(groups: &[Group], most: usize, fits: impl Fn(&Group) -> bool) -> usize {
    let mut digits = 0;
    let joined = groups.iter().enumerate().take_while(|(i, group)| {
        digits += group.len();
        let ok = *i == 0 || (group.gap != Gap::Break && !group.glued_left && !group.taken && fits(group));
        ok && digits <= most
    });
    joined.count()
}

fn len_of(groups: &[Group], count: usize) -> usize {
    groups.iter().take(count).map(Group::len).sum()
}

fn head<'t>(numbers: &Numbers<'t>, groups: &[Group]) -> &'t str {
    groups.first().and_then(|g| numbers.text.get(g.span.clone())).unwrap_or_default()
}

fn longest(code: &str) -> usize {
    LONGEST.iter().find(|(prefix, _)| code.starts_with(prefix)).map_or(15, |&(_, most)| most)
}

fn international(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let code = head(numbers, groups);
    if numbers.before(first.span.start) != Some('+') || code.starts_with('0') {
        return None;
    }
    // A trunk zero in parentheses, "+44 (0)20", does not count.
    let zero = groups.get(1).is_some_and(|g| g.len() == 1 && g.gap == Gap::Parenthesis);
    // With a digit too many it still is one.
    let most = [longest(code) + usize::from(zero), 15];
    let count = most.map(|most| take(groups, most, |_| true)).into_iter().find(|count| len_of(groups, *count) >= 8)?;
    (len_of(groups, count) >= 8).then_some(count)
}

fn exit_code(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let first = head(numbers, groups);
    let code = first.strip_prefix("00")?;
    let code = if code.is_empty() { head(numbers, groups.get(1..)?) } else { code };
    if code.is_empty() || code.starts_with('0') {
        return None;
    }
    let count = take(groups, longest(code) + 2, |_| true);
    let last = groups.get(count.checked_sub(1)?)?;
    (len_of(groups, count) >= 11 && !last.glued_right).then_some(count)
}

fn trunk(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let first = head(numbers, groups).as_bytes();
    if first.first() != Some(&b'0') || !first.get(1)?.is_ascii_digit() || first.get(1) == Some(&b'0') {
        return None;
    }
    let count = take(groups, 12, |g| g.len() >= 2).min(6);
    let last = groups.get(count.checked_sub(1)?)?;
    ((9..=12).contains(&len_of(groups, count)) && !last.glued_right).then_some(count)
}

/// The numbering plan of North America: an area code of 2-9, an exchange (2-9 too where nothing separates them), four
/// digits, with or without a leading 1.
fn american(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let first = head(numbers, groups);
    let leading = usize::from(first == "1" && groups.get(1).is_some_and(|g| g.gap != Gap::Break));
    let rest = groups.get(leading..)?;
    let area = head(numbers, rest);
    if let (3, Some([_, b, c])) = (area.len(), rest.get(..3)) {
        let gaps = |g: &Group| !matches!(g.gap, Gap::Break | Gap::Slash);
        let ends =
            !c.glued_right && !rest.get(3).is_some_and(|g| g.gap == Gap::Dash || g.gap == c.gap && g.gap == Gap::Dot);
        let shape = b.len() == 3 && c.len() == 4 && gaps(b) && gaps(c) && ends;
        return (shape && area.starts_with(|a| ('2'..='9').contains(&a))).then_some(leading + 3);
    }
    let local = if leading == 0 && first.len() == 11 { first.strip_prefix('1')? } else { area };
    let valid = |at: usize| local.as_bytes().get(at).is_some_and(|b| (b'2'..=b'9').contains(b));
    let alone = !rest.first()?.glued_right && numbers.before(rest.first()?.span.start) != Some('-');
    (local.len() == 10 && valid(0) && valid(3) && alone).then_some(leading + 1)
}

/// Nine digits as 3-3-3, 3-2-2-2 or 2-3-2-2.
fn nine(numbers: &Numbers, groups: &[Group]) -> Option<usize> {
    let gap = groups.get(1)?.gap;
    let shape = |sizes: &[usize]| {
        let fits = groups.iter().zip(sizes).filter(|(g, size)| g.len() == **size).count() == sizes.len();
        let joined = groups.iter().take(sizes.len()).skip(1).all(|g| g.gap == gap && !g.taken);
        let ends = groups.get(sizes.len()).is_none_or(|g| g.gap != gap);
        (fits && joined && ends).then_some(sizes.len())
    };
    let separated = matches!(gap, Gap::Space | Gap::Dash | Gap::Dot);
    let starts = head(numbers, groups).starts_with(|c| ('5'..='9').contains(&c));
    let count = shape(&[3, 3, 3]).or_else(|| shape(&[3, 2, 2, 2])).or_else(|| shape(&[2, 3, 2, 2]))?;
    let last = groups.get(count - 1)?;
    (separated && starts && !last.glued_right && numbers.value(last) != 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phones(text: &str) -> Vec<&str> {
        let numbers = Numbers::read(text);
        let mut found = find_plain(&numbers);
        if found.is_empty() {
            found = find_announced(&numbers);
        }
        found.into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn numbers_that_show_it() {
        for number in [
            "+44 7700 900123", "+447700900123", "+44 (0)20 7946 0958", "0044 20 7946 0958", "07700 900123",
            "07700900123", "(020) 7946 0958", "(555) 234-5678", "555-234-5678", "555.234.5678", "1-800-555-0199",
            "+1 (212) 555-0143", "2125550143", "06 12 34 56 78", "06.12.34.56.78", "030/1234567", "0151-23456789",
            "+49 151 23456789", "612 345 678", "91 123 45 67", "(+44) 7700 900123",
        ] {
            assert_eq!(phones(&format!("it is {number}, ok?")), [number], "{number}");
        }
    }

    #[test]
    fn numbers_that_are_announced() {
        assert_eq!(phones("call me on 555 0123 please"), ["555 0123"]);
        assert_eq!(phones("my number is 5550123"), ["5550123"]);
        assert_eq!(phones("mobile: 20 12 34 56"), ["20 12 34 56"]);
    }

    #[test]
    #[rustfmt::skip]
    fn what_only_looks_like_one() {
        for text in [
            "on 2024-03-15", "03/04/2024 at 10:30", "it was £1,234.56", "$2125550143", "order 0123456789",
            "1,000,000 people", "version 10.15.7", "192.168.100.200", "size 38-40-42", "call me at 10 30",
            "112-1234567-1234567", "A07700900123", "0.123456789", "600 000 000 people", "3 x 250 ml",
        ] {
            assert_eq!(phones(text), Vec::<&str>::new(), "{text}");
        }
    }
}
