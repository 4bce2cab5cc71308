//! A threshold with a promise: at most so many of the answers are wrong, with so much confidence.

pub mod bound;
pub mod certification;
pub mod choose;
pub mod drift;
pub mod halves;
pub mod labelled;
pub mod overlap;
pub mod promise;
pub mod written;
