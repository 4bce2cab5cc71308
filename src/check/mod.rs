//! Floor 2: what is wrong with a desk that can be read. One lint a file; to add one, write its file and its line in
//! [`LINTS`], a section for each of its codes in `docs/checks.md`, and a desk that it complains of in `tests/golden/check`.

mod balance;
pub(crate) mod codes;
pub(crate) mod condition;
mod contradiction;
mod duplicates;
mod empty;
mod entities;
mod guides;
mod ids;
mod languages;
mod length;
pub(crate) mod levels;
mod links;
mod lost;
mod marks;
pub(crate) mod near;
mod outcome;
mod patterns;
mod place;
mod policy;
mod queues;
mod ranges;
mod references;
pub(crate) mod repeated;
mod rules;
mod slots;
mod suites;
pub(crate) mod taught;
mod templates;
mod validity;

pub use validity::{EXPIRY_CODES, expiring};

use crate::desk::Desk;
use crate::text::diagnostic::Diagnostic;

/// One kind of examination of a desk.
#[derive(Copy, Clone, Debug)]
pub struct Lint {
    /// What it looks at, in one word.
    pub name: &'static str,
    /// The codes of the diagnostics that it may give.
    pub codes: &'static [&'static str],
    check: fn(&Desk, &mut Vec<Diagnostic>),
}

/// Every lint.
pub const LINTS: &[Lint] = &[
    ids::LINT,
    duplicates::LINT,
    references::LINT,
    outcome::LINT,
    empty::LINT,
    repeated::LINT,
    near::LINT,
    length::LINT,
    balance::LINT,
    languages::LINT,
    slots::LINT,
    marks::LINT,
    entities::LINT,
    patterns::LINT,
    rules::LINT,
    templates::LINT,
    ranges::LINT,
    policy::LINT,
    contradiction::LINT,
    queues::LINT,
    suites::LINT,
    links::LINT,
    guides::LINT,
    validity::LINT,
    levels::LINT,
];

/// Everything that the lints find, by file and place.
pub fn check(desk: &Desk) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lint in LINTS {
        let before = found.len();
        (lint.check)(desk, &mut found);
        let declared = |diagnostic: &Diagnostic| lint.codes.contains(&diagnostic.code.as_str());
        debug_assert!(found.iter().skip(before).all(declared), "a code that `{}` does not declare", lint.name);
    }
    levels::apply(desk, &mut found);
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::LINTS;

    #[test]
    fn names_are_unique_and_codes_are_kebab_case() {
        let names: BTreeSet<_> = LINTS.iter().map(|lint| lint.name).collect();
        assert_eq!(names.len(), LINTS.len());
        for code in LINTS.iter().flat_map(|lint| lint.codes) {
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{code}");
        }
    }
}
