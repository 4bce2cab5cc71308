//! Where in a desk's files something was written.

use core::ops::Deref;

use serde::{Deserialize, Serialize};

/// A byte range in one source file: `source` is the file's index in [`Sources`](super::source::Sources).
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Index of the file.
    pub source: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The `source` of a span that lies in no file.
    pub const NO_SOURCE: u32 = u32::MAX;
}

/// The struct name by which a reader of desk files recognises a request for a value with its span.
pub(crate) const SPANNED_STRUCT: &str = "Spanned";
/// The fields of that struct, in order.
pub(crate) const SPANNED_FIELDS: &[&str] = &["value", "span"];

/// A value and where it was written.
///
/// Any serde format can carry it, as a struct of `value` and `span`; the reader of desk files fills in the span itself.
///
/// ```
/// let name = firstline::Spanned { value: "track_order".to_owned(), span: firstline::Span::default() };
/// assert_eq!(name.len(), 11); // derefs to the value
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename = "Spanned")]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
