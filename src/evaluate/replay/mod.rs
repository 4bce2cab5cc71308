//! Recorded conversations through another desk: which decisions change, because of which line, and what follows for people.

mod cause;
mod change;
mod fold;
mod stand_in;

pub use cause::Cause;
pub use change::{Change, Decided};
pub use fold::{Group, Replay, ReplayReport, Service};
