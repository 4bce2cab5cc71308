//! Regular expressions that operators write, compiled within limits.

use regex::{Regex, RegexBuilder};

/// The longest pattern, in bytes.
pub const LONGEST: usize = 1_000;
/// The largest compiled form, and the largest cache of a lazy automaton, in bytes.
const LARGEST: usize = 1 << 20;
/// How deep groups may be nested.
const DEEPEST: u32 = 32;

/// Compiles a pattern.
///
/// # Errors
/// If it is no regular expression, nested too deep, or too large when compiled.
pub fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern)
        .case_insensitive(ignore_case)
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST)
        .nest_limit(DEEPEST)
        .build()
}
