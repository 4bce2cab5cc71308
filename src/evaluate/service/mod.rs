//! How well a support centre serves, from its event log: what became of each conversation, and figures of many.

pub mod agents;
pub mod figures;
pub mod grouping;
pub mod history;
pub mod report;
pub mod spread;
pub mod table;
