//! Floor 3: from a message to evidence. Rules, classifier, retriever, entities and signals each work alone and explain
//! themselves; [`understander`] puts what they find on one scale.

mod catalogue;
pub mod classify;
mod definitions;
pub mod entities;
mod found;
pub mod retrieve;
mod roles;
mod ruled;
pub mod rules;
pub mod signals;
mod taught;
pub mod understander;
pub mod wishes;
