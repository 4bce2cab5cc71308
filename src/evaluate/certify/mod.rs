//! A threshold with a promise: at most so many of the answers are wrong, with so much confidence.

pub mod bound;
pub mod choose;
pub mod halves;
pub mod promise;
