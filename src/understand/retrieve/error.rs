//! What an index could not do.

use crate::understand::classify::bytes::BytesError;

/// Why articles could not be indexed, or an index not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the article index failed: {message}")]
pub struct IndexError {
    message: String,
}

impl IndexError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl From<BytesError> for IndexError {
    fn from(_: BytesError) -> Self {
        Self::new("it is cut off or was changed")
    }
}

/// Errors of tantivy and of the file system, as text: no type of tantivy leaves this room.
macro_rules! told {
    ($($kind:ty),+) => { $(
        impl From<$kind> for IndexError {
            fn from(error: $kind) -> Self {
                Self::new(error.to_string())
            }
        }
    )+ };
}

told!(
    tantivy::TantivyError,
    tantivy::directory::error::OpenDirectoryError,
    tantivy::directory::error::OpenReadError,
    tantivy::directory::error::OpenWriteError,
    std::io::Error
);
