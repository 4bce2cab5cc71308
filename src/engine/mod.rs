//! Floor 5: builds an engine from a desk, and steps conversations through it.

mod articles;
mod assist;
pub(crate) mod build;
mod bundle;
mod reader;
mod record;
mod render;
mod reply;
#[cfg(feature = "schema")]
pub mod schema;
mod search;
mod step;

use std::sync::Arc;

use jiff::civil::DateTime;

pub use articles::ArticleChange;
pub use build::{BuildError, BuildErrorKind};
pub use bundle::{BundleError, BundleErrorKind};

use crate::conversation::decision::Step;
use crate::conversation::event::Event;
use crate::conversation::evidence::Evidence;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::text::redact::Redactor;
use crate::text::traced::traced;
use crate::understand::retrieve::Reader;
use crate::understand::understander::Understander;
use reply::Replies;

/// A desk, ready to answer. Cheap to clone, immutable, and free to be shared between threads.
///
/// ```no_run
/// use firstline::{Conversation, Engine, Event};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let engine = Engine::open("path/to/desk")?;
/// let conversation = Conversation::new("c1");
/// let event = Event::message("e1", "2026-11-23T10:00:00Z".parse()?, "where is my parcel");
/// let step = engine.step(&conversation, &event);
/// println!("{}", step.decision.text);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Engine {
    parts: Arc<Parts>,
}

#[derive(Debug)]
struct Parts {
    desk: Desk,
    understander: Arc<Understander>,
    replies: Replies,
    redactor: Redactor,
    desk_version: String,
}

impl Engine {
    /// What follows an event: the decision, and the conversation as it then is.
    ///
    /// Pure and infallible: equal inputs give equal bytes, and what goes wrong inside becomes a fault in the trace, with
    /// a decision that falls towards a person. An event whose id the conversation has seen changes nothing and gives
    /// action `wait`.
    pub fn step(&self, conversation: &Conversation, event: &Event) -> Step {
        traced!("step", event = event.kind.word());
        let step = step::step(&self.parts, conversation, event, None);
        #[cfg(feature = "tracing")]
        told(&step);
        step
    }

    /// The same, with a message that is taken to mean this, whatever its words.
    pub(crate) fn step_as(&self, conversation: &Conversation, event: &Event, meaning: &Evidence) -> Step {
        step::step(&self.parts, conversation, event, Some(meaning))
    }

    /// What a message is understood to be, without a conversation. `now` is the customer's local time, to which words such
    /// as "tomorrow" refer; without it they are not resolved.
    pub fn understand(&self, message: &str, now: Option<DateTime>) -> Evidence {
        self.parts.understander.understand(message, now, &Reader::default())
    }

    /// The same, and for the two likeliest candidates which words of the message weigh for each and against the other.
    pub fn explain(&self, message: &str, now: Option<DateTime>) -> Evidence {
        self.parts.understander.explain(message, now)
    }

    /// The text without personal data.
    pub(crate) fn redacted(&self, text: &str) -> String {
        self.parts.redactor.redact(text)
    }

    /// The vector of a text in the embedding table, at unit length; empty without a table.
    pub(crate) fn meaning(&self, text: &str) -> Vec<f32> {
        self.parts.understander.meaning(text)
    }

    /// The desk that it was built from.
    pub fn desk(&self) -> &Desk {
        &self.parts.desk
    }
}

/// Tells a host that collects spans what a step led to.
#[cfg(feature = "tracing")]
fn told(step: &Step) {
    let decision = &step.decision;
    tracing::debug!(
        target: "firstline",
        action = decision.action.word(),
        reason = decision.reasons.first().map_or("", |reason| reason.name.as_str()),
        phase = ?step.conversation.phase,
        faults = decision.trace.faults.len(),
    );
}
