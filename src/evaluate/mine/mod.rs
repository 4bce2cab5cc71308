//! What customers asked and the bot could not settle, from event logs: clusters of such messages, each with an edit of the desk
//! whose effect on the suites is measured, and what people at the desk keep typing.

pub mod canned;
pub mod cluster;
pub mod finding;
pub mod missed;
pub mod patch;
