//! How well a desk understands the messages whose right intent or article is known: those of its suites, and its own examples
//! under models that did not see them.

pub mod confusion;
pub mod curves;
pub mod judged;
pub mod trend;
