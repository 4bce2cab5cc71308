//! Runs of digits with what stands between them.

use std::ops::Range;

use super::cue::{self, Cue};

/// What stands between a group of digits and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    Space,
    Dash,
    Dot,
    Slash,
    Parenthesis,
    /// Anything else, or nothing because the group is the first.
    Break,
}

/// A longest run of ASCII digits.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub span: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// A letter, `_` or `#` touches it on its left.
    pub glued_left: bool,
    /// A letter or `_` touches it on its right.
    pub glued_right: bool,
    /// It belongs to a date, a price, a decimal, a network address or a link.
    pub taken: bool,
}

impl Group {
    pub fn len(&self) -> usize {
        self.span.len()
    }
}

/// The groups of digits in a text.
pub(crate) struct Numbers<'t> {
    pub text: &'t str,
    pub groups: Vec<Group>,
}

impl<'t> Numbers<'t> {
    pub fn read(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut groups: Vec<Group> = Vec::new();
        let mut at = 0;
        while let Some(skip) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
            let start = at + skip;
            let len = bytes.get(start..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count());
            let span = start..start + len;
            let before = text.get(..start).and_then(|t| t.chars().next_back());
            let after = text.get(span.end..).and_then(|t| t.chars().next());
            let between = groups.last().and_then(|last| text.get(last.span.end..start));
            groups.push(Group {
                gap: between.map_or(Gap::Break, gap),
                glued_left: before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '#')),
                glued_right: after.is_some_and(|c| c.is_alphanumeric() || c == '_'),
                taken: false,
                span,
            });
            at = start + len;
        }
        let mut numbers = Self { text, groups };
        numbers.take_dates();
        numbers.take_prices();
        numbers.take_links();
        numbers
    }

    /// The digits of the groups, in order.
    pub fn digits<'a>(&'a self, groups: &'a [Group]) -> impl Iterator<Item = u32> + 'a {
        let text = groups.iter().filter_map(|group| self.text.get(group.span.clone()));
        text.flat_map(str::bytes).map(|b| u32::from(b - b'0'))
    }

    pub fn value(&self, group: &Group) -> u64 {
        self.text.get(group.span.clone()).and_then(|t| t.parse().ok()).unwrap_or(u64::MAX)
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character after a place.
    pub fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// What the words around a number say it is.
    pub fn cue(&self, span: &Range<usize>) -> Option<Cue> {
        cue::around(self.text, span)
    }

    fn take_dates(&mut self) {
        for i in 0..self.groups.len() {
            let Some([a, b, c]) = self.groups.get(i..i + 3) else {
                break;
            };
            let gap = b.gap;
            let next = self.groups.get(i + 3).map_or(Gap::Break, |g| g.gap);
            // A fourth group after the same sign: a network address, or a number written in pairs.
            let address = gap == Gap::Dot && next == Gap::Dot && [a, b, c].iter().all(|g| g.len() <= 3);
            let address = address && [a, b, c].iter().all(|g| self.value(g) <= 255);
            let address = address
                && self.groups.get(i + 3).is_some_and(|g| self.value(g) <= 255)
                && self.groups.get(i + 4).is_none_or(|g| g.gap != Gap::Dot)
                && !(a.len() == 2 && b.len() == 2 && c.len() == 2);
            let continues = matches!(gap, Gap::Dash | Gap::Dot | Gap::Slash) && (next == gap || a.gap == gap);
            let date = c.gap == gap && !continues && self.is_date([a, b, c], gap);
            if date || address {
                let end = if address { i + 4 } else { i + 3 };
                self.groups.iter_mut().take(end).skip(i).for_each(|g| g.taken = true);
            }
        }
    }

    fn is_date(&self, [a, b, c]: [&Group; 3], gap: Gap) -> bool {
        let (x, y, z) = (self.value(a), self.value(b), self.value(c));
        let day_month = |d: u64, m: u64| (1..=31).contains(&d) && (1..=31).contains(&m) && (d <= 12 || m <= 12);
        let year = |y: u64| (1900..2100).contains(&y);
        let written = a.len() <= 2 && b.len() <= 2 && c.len() == 4 && day_month(x, y) && year(z);
        let short = a.len() <= 2 && b.len() <= 2 && c.len() == 2 && day_month(x, y) && gap != Gap::Space;
        let iso = a.len() == 4 && b.len() <= 2 && c.len() <= 2 && year(x) && day_month(z, y);
        !matches!(gap, Gap::Break | Gap::Parenthesis) && (written || short || iso)
    }

    /// Amounts with a currency sign, decimals after a comma or a dot, percentages.
    fn take_prices(&mut self) {
        for i in 0..self.groups.len() {
            let Some(group) = self.groups.get(i) else { break };
            let before = self.text.get(..group.span.start).unwrap_or_default().trim_end_matches(' ');
            let after = self.text.get(group.span.end..).unwrap_or_default();
            let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '%');
            let priced = before.ends_with(is_sign) || after.trim_start_matches(' ').starts_with(is_sign);
            let decimals = |rest: &str| {
                let mut chars = rest.chars();
                let mark = chars.next().is_some_and(|c| matches!(c, '.' | ','));
                let digits = chars.take_while(char::is_ascii_digit).count();
                mark && (1..=2).contains(&digits)
            };
            let dotted = matches!(group.gap, Gap::Dot) || self.groups.get(i + 2).is_some_and(|g| g.gap == Gap::Dot);
            let taken = priced || (group.len() <= 9 && decimals(after) && !dotted);
            if let Some(group) = self.groups.get_mut(i).filter(|_| taken) {
                group.taken = true;
            }
        }
    }

    /// Digits inside a link name pages, parcels and orders; the words around them say nothing.
    fn take_links(&mut self) {
        for (start, _) in self.text.match_indices("://") {
            let rest = self.text.get(start..).unwrap_or_default();
            let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
            let first = self.groups.partition_point(|g| g.span.start < start);
            let inside = self.groups.iter_mut().skip(first).take_while(|g| g.span.start < end);
            inside.for_each(|g| g.taken = true);
        }
    }
}

fn gap(between: &str) -> Gap {
    match between {
        " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "  " => Gap::Space,
        "-" | " - " | "\u{2011}" | "\u{2013}" | "\u{2012}" => Gap::Dash,
        "." => Gap::Dot,
        "/" => Gap::Slash,
        ")" | ") " | "(" | " (" | ")-" | ") - " | "-(" => Gap::Parenthesis,
        _ => Gap::Break,
    }
}
