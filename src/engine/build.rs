//! From a desk to an engine.

use std::path::Path;
use std::sync::Arc;

use super::reply::Replies;
use super::{Engine, Parts};
use crate::check::check;
use crate::desk::Desk;
use crate::desk::trigger::Trigger;
use crate::format::reading::{Reading, read_desk, unusable_table};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::redact::Redactor;
use crate::text::source::Sources;
use crate::understand::understander::{HeldExample, Saved, Understander, table_of};

/// Why no engine could be built.
#[derive(Debug)]
pub struct BuildError {
    kind: BuildErrorKind,
    message: String,
    diagnostics: Vec<Diagnostic>,
}

/// The kinds of [`BuildError`].
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// The desk's files have errors; [`BuildError::diagnostics`] tells them all.
    Desk,
    /// The classifier, the index or a template could not be built from a desk without errors.
    Model,
}

impl BuildError {
    fn desk(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let lines = errors.map(|error| format!("{}: {}", sources.place(error.span), error.message));
        let message = lines.collect::<Vec<_>>().join("\n");
        Self { kind: BuildErrorKind::Desk, message, diagnostics }
    }

    fn model(error: &dyn core::fmt::Display) -> Self {
        Self { kind: BuildErrorKind::Model, message: error.to_string(), diagnostics: Vec::new() }
    }

    /// What kind of error it is.
    pub fn kind(&self) -> BuildErrorKind {
        self.kind
    }

    /// Everything that was found in the desk's files, warnings included.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl core::fmt::Display for BuildError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.kind {
            BuildErrorKind::Desk => write!(f, "the desk has errors\n{}", self.message),
            BuildErrorKind::Model => write!(f, "the engine cannot be built: {}", self.message),
        }
    }
}

impl std::error::Error for BuildError {}

impl Engine {
    /// Reads the desk in a folder, checks it, and builds its engine.
    ///
    /// # Errors
    /// If its files have errors, or no engine can be built from them.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, BuildError> {
        Self::from_reading(read_desk(folder.as_ref()))
    }

    /// Checks what was read, and builds its engine.
    ///
    /// # Errors
    /// If it has errors, or no engine can be built from it.
    pub fn from_reading(reading: Reading) -> Result<Self, BuildError> {
        Self::with(reading, None)
    }

    /// The same, with a classifier and an index that were saved before.
    pub(super) fn with(reading: Reading, saved: Option<Saved<'_>>) -> Result<Self, BuildError> {
        match reading.desk {
            Some(desk) => Self::assemble(desk, reading.diagnostics, saved),
            None => Err(BuildError::desk(reading.diagnostics, &reading.sources)),
        }
    }

    /// Checks a desk, and builds its engine: trains the classifier, indexes the articles, compiles rules and templates.
    ///
    /// # Errors
    /// If the desk has errors, or no engine can be built from it.
    pub fn build(desk: Desk) -> Result<Self, BuildError> {
        Self::assemble(desk, Vec::new(), None)
    }

    /// Checks a desk that differs from this engine's in articles alone, and builds its engine.
    pub(super) fn changed(&self, reading: Reading) -> Result<Self, BuildError> {
        let Some(desk) = reading.desk else { return Err(BuildError::desk(reading.diagnostics, &reading.sources)) };
        sound(&desk, reading.diagnostics)?;
        let understander = self.parts.understander.with_articles(&self.parts.desk, &desk);
        Self::furnish(desk, Arc::new(understander.map_err(|error| BuildError::model(&error))?))
    }

    fn assemble(desk: Desk, diagnostics: Vec<Diagnostic>, saved: Option<Saved<'_>>) -> Result<Self, BuildError> {
        sound(&desk, diagnostics)?;
        let understander = Understander::new(&desk, saved).map_err(|error| BuildError::model(&error))?;
        Self::furnish(desk, Arc::new(understander))
    }

    /// The engine of a desk from which the same is learned: it differs from this one's in thresholds only.
    ///
    /// # Errors
    /// If no engine can be built from it.
    pub(crate) fn resettled(&self, desk: Desk) -> Result<Self, BuildError> {
        Self::furnish(desk, Arc::clone(&self.parts.understander))
    }

    /// Builds the engine of a desk that was examined and has no errors, and tells what models that did not see them make of
    /// its examples.
    ///
    /// # Errors
    /// If no engine can be built from it.
    pub(crate) fn build_reviewed(desk: &Desk) -> Result<(Self, Vec<HeldExample>), BuildError> {
        let (understander, held) = Understander::reviewed(desk).map_err(|error| BuildError::model(&error))?;
        Ok((Self::furnish(desk.clone(), Arc::new(understander))?, held))
    }

    /// The same engine with other triggers; nothing is learned anew.
    ///
    /// # Errors
    /// If no engine can be built from it.
    pub(crate) fn with_triggers(&self, triggers: Vec<Trigger>) -> Result<Self, BuildError> {
        let mut desk = self.parts.desk.clone();
        desk.settings.escalate = triggers;
        Self::furnish(desk, Arc::clone(&self.parts.understander))
    }

    fn furnish(desk: Desk, understander: Arc<Understander>) -> Result<Self, BuildError> {
        let replies = Replies::new(&desk).map_err(|error| BuildError::model(&error))?;
        let redact = desk.settings.redact.iter().map(|(word, pattern)| (word.as_str(), pattern.value.as_str()));
        let redactor = Redactor::new(redact).map_err(|error| BuildError::model(&error))?;
        let desk_version = desk.sources.fingerprint();
        Ok(Self { parts: Arc::new(Parts { desk, understander, replies, redactor, desk_version }) })
    }
}

/// Refuses a desk with errors; `diagnostics` are those of reading it.
fn sound(desk: &Desk, mut diagnostics: Vec<Diagnostic>) -> Result<(), BuildError> {
    diagnostics.extend(examine(desk));
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(BuildError::desk(diagnostics, &desk.sources));
    }
    Ok(())
}

/// Everything that is wrong with a desk, what it says and what it brings along.
pub(crate) fn examine(desk: &Desk) -> Vec<Diagnostic> {
    let mut found = check(desk);
    if let (Some(table), Err(error)) = (&desk.settings.table, table_of(desk)) {
        found.push(unusable_table(table.span, &error.to_string()));
    }
    found
}
