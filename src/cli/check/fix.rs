//! `firstline check --fix`: applies the remedies that can harm nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::findings;
use crate::cli::render::count;
use crate::format::reading::{Reading, read_sources};
use crate::text::diagnostic::{Diagnostic, Edit, Severity};
use crate::text::source::Sources;

/// A byte order mark, which the reader leaves out.
const MARK: &str = "\u{feff}";

/// Applies the fixes of findings to the files they were read from, and says what was changed. Of fixes that touch the same
/// place, the first is applied; one that would cause an error is not.
///
/// # Errors
/// If a file has changed since it was read, or cannot be read or written. Then no file is changed, but for those written before
/// one that could not be.
pub(super) fn fix(folder: &Path, reading: &Reading, found: &[Diagnostic]) -> Result<String, String> {
    let chosen = harmless(reading, found, chosen(found));
    if chosen.is_empty() {
        return Ok("nothing to fix\n".to_owned());
    }
    let sources = &reading.sources;
    let mended = mended(sources, &chosen);
    let mut ready = Vec::new();
    for (source, text) in &mended {
        let Some(file) = sources.get(*source) else { continue };
        let path = folder.join(&file.path);
        let now = read(&path).map_err(|error| format!("firstline: cannot read `{}`: {error}", file.path))?;
        let (mark, rest) = now.strip_prefix(MARK).map_or(("", now.as_str()), |rest| (MARK, rest));
        if rest != file.text {
            return Err(format!("firstline: `{}` has changed since it was read; nothing was changed", file.path));
        }
        ready.push((&file.path, path, format!("{mark}{text}")));
    }
    for (name, path, text) in &ready {
        write(path, text).map_err(|error| format!("firstline: cannot write `{name}`: {error}"))?;
    }
    let mut told = String::new();
    for fixed in &chosen {
        told += &format!("fixed[{}] {}: {}\n", fixed.code, sources.place(fixed.span), fixed.message);
    }
    Ok(format!("{told}{} fixed in {}\n", count(chosen.len(), "finding"), count(ready.len(), "file")))
}

/// The findings whose fixes do not touch one another, in the order of their places.
fn chosen(found: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut chosen = Vec::new();
    for diagnostic in found.iter().filter(|diagnostic| !diagnostic.fix.is_empty()) {
        let touches = |edit: &Edit| {
            let other = |taken: &&Edit| {
                let (a, b) = (edit.span, taken.span);
                a.source == b.source && a.start <= b.end && b.start <= a.end
            };
            taken.iter().any(other)
        };
        if !diagnostic.fix.iter().any(touches) {
            taken.extend(&diagnostic.fix);
            chosen.push(diagnostic);
        }
    }
    chosen
}

/// The findings whose fixes bring no error to light that the desk has not now; a person has to mend the others.
fn harmless<'a>(reading: &Reading, found: &[Diagnostic], chosen: Vec<&'a Diagnostic>) -> Vec<&'a Diagnostic> {
    let causes_error = |chosen: &[&Diagnostic]| new_error(reading, found, &mended(&reading.sources, chosen));
    if !causes_error(&chosen) {
        return chosen;
    }
    let mut kept = Vec::new();
    for one in chosen {
        kept.push(one);
        if causes_error(&kept) {
            kept.pop();
        }
    }
    kept
}

/// The new texts of the files that change.
fn mended(sources: &Sources, chosen: &[&Diagnostic]) -> BTreeMap<u32, String> {
    let mut edits: Vec<&Edit> = chosen.iter().flat_map(|diagnostic| &diagnostic.fix).collect();
    edits.sort_by_key(|edit| core::cmp::Reverse(edit.span));
    let mut texts: BTreeMap<u32, String> = BTreeMap::new();
    for Edit { span, text } in edits {
        let Some(file) = sources.get(span.source) else { continue };
        let whole = texts.entry(span.source).or_insert_with(|| file.text.clone());
        let (start, end) = (span.start as usize, span.end as usize);
        if whole.get(start..end).is_some() {
            whole.replace_range(start..end, text);
        }
    }
    texts
}

/// Whether the mended desk has an error that the desk has not.
fn new_error(reading: &Reading, found: &[Diagnostic], mended: &BTreeMap<u32, String>) -> bool {
    let mut sources = Sources::default();
    for (source, file) in (0_u32..).zip(reading.sources.iter()) {
        sources.add(&file.path, mended.get(&source).unwrap_or(&file.text));
    }
    if let Some(table) = reading.sources.table() {
        sources.add_table(table.vectors.clone(), table.vocabulary.clone());
    }
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let known: BTreeSet<(&str, &str)> =
        found.iter().filter(is_error).map(|d| (d.code.as_str(), d.message.as_str())).collect();
    let after = findings(&read_sources(sources));
    after.iter().any(|d| is_error(&d) && !known.contains(&(d.code.as_str(), d.message.as_str())))
}

#[expect(clippy::disallowed_methods, reason = "the command line reads again what it is about to change")]
fn read(path: &Path) -> std::io::Result<String> {
    fs::read_to_string(path)
}

/// Replaces a file by a rename, so that nobody ever sees a half of it; a link stays one.
pub(in crate::cli) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let path = fs::canonicalize(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.firstline"));
    let written = fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // What is left of the attempt is of no use.
        let _ = fs::remove_file(&beside);
    }
    written
}
