#![forbid(unsafe_code)]
mod check;
mod conversation;
mod desk;
mod engine;
mod format;
mod policy;
mod text;
mod understand;
pub use conversation::{decision::*, event::*, evidence::*, state::Conversation};
pub use engine::*;
pub use text::span::{Span, Spanned};
pub use format::reading::{Reading, read_desk, read_sources};
