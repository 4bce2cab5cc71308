//! Which lines of a desk were edited between two states of its files.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::text::source::Sources;

/// The lines of every file, each as a number that stands for its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lines(BTreeMap<String, Vec<String>>);

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// Path relative to the desk's folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

/// The lines that were edited. A line that only moved is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Lines that are new, or new in their wording, by their place in the new files.
    pub added: BTreeSet<Line>,
    /// Lines that are gone, by their place in the old files.
    pub removed: BTreeSet<Line>,
}

impl Lines {
    /// The lines of these files. Blank lines and the blanks at the end of a line do not count.
    pub fn of(sources: &Sources) -> Self {
        let lines = |text: &str| text.lines().map(|line| mark(line.trim_end())).collect();
        Self(sources.iter().map(|source| (source.path.clone(), lines(&source.text))).collect())
    }

    /// What was edited from `self` to `new`.
    pub fn edits(&self, new: &Self) -> Edits {
        Edits { added: surplus(new, self), removed: surplus(self, new) }
    }
}

/// The lines of `here` that `there` has not, or not as often in the same file; of equal lines, the last ones.
fn surplus(here: &Lines, there: &Lines) -> BTreeSet<Line> {
    let mut found = BTreeSet::new();
    for (file, lines) in &here.0 {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for line in there.0.get(file).into_iter().flatten() {
            *known.entry(line).or_default() += 1;
        }
        for (number, line) in (1..).zip(lines).filter(|(_, line)| !line.is_empty()) {
            match known.get_mut(line.as_str()) {
                Some(left) if *left > 0 => *left -= 1,
                _ => {
                    found.insert(Line { file: file.clone(), line: number });
                }
            }
        }
    }
    found
}

/// A line as 64 bits in hexadecimal (FNV-1a); nothing for a blank line or a comment.
fn mark(line: &str) -> String {
    if line.trim_start().is_empty() || line.trim_start().starts_with('#') {
        return String::new();
    }
    let hash = line
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edited_lines_are_found_and_moved_lines_are_not() {
        let lines = |text: &str| {
            let mut sources = Sources::default();
            sources.add("a.yml", text);
            Lines::of(&sources)
        };
        let edits = lines("one\ntwo\n\nthree\n").edits(&lines("three\n# why\none  \nfour\none\n"));
        let at = |line| Line { file: "a.yml".to_owned(), line };
        assert_eq!(edits.added, BTreeSet::from([at(4), at(5)]));
        assert_eq!(edits.removed, BTreeSet::from([at(2)]));
    }
}
