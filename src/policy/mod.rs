//! Floor 4: evidence and conversation in, what to do out. Knows the desk's data; never sees a classifier or an index.

mod approval;
mod carry_out;
mod closing;
pub mod decide;
pub mod erlang;
mod escalation;
pub mod facts;
mod feeling;
pub mod guide;
pub mod handoff;
pub mod helpful;
mod ladder;
pub mod lifecycle;
mod memory;
pub mod packet;
mod pending;
mod precedence;
pub mod queue_order;
pub mod routing;
pub mod say;
mod slots;
pub mod timers;
mod trigger;
pub mod verdict;
mod ways;
mod woke;
mod workload;
