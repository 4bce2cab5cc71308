//! Floor 4: evidence and conversation in, what to do out. Knows the desk's data; never sees a classifier or an index.

pub mod decide;
mod escalation;
mod facts;
mod ladder;
pub mod lifecycle;
mod memory;
pub mod packet;
mod pending;
mod routing;
mod slots;
mod trigger;
