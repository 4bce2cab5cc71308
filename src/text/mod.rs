//! Floor 0: text and places in it. Words, stems, languages, redaction; sources, spans, diagnostics.

pub(crate) mod address;
pub mod annotation;
pub mod beginning;
pub mod diagnostic;
pub mod language;
pub mod letter;
pub(crate) mod literal;
pub mod pattern;
pub mod redact;
pub mod source;
pub mod span;
pub mod stem;
pub(crate) mod template;
pub mod token;
pub(crate) mod traced;
pub mod veiled;
