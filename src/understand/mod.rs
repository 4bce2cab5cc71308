//! Floor 3: from a message to evidence. Rules, classifier, retriever, entities and signals each work alone and explain
//! themselves; [`understander`] puts what they find on one scale.

mod catalogue;
pub mod classify;
pub mod entities;
mod found;
pub mod retrieve;
mod roles;
pub mod rules;
pub mod signals;
pub mod understander;
