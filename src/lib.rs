//! Chatbot-first triage for customer support, as a pure function that embeds in any chat host.
//!
//! A *desk* is a folder of text files: intents, articles, an escalation policy, regression suites. An [`Engine`] is built
//! from it once and then steps conversations: an event and the conversation's state go in, a decision with its reasons
//! and the next state come out. The engine calls no clock, starts no thread, and draws no random number; equal inputs give
//! equal bytes.
//!
//! ```
//! use firstline::{Action, Conversation, Engine, Event, Sources, read_sources};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut files = Sources::default();
//! files.add("firstline.yml", "desk: Corner Shop");
//! files.add("intents/shop.yml", "
//! - intent: opening_times
//!   about: when the shop is open
//!   examples: [when are you open, opening times please, are you open on sunday]
//!   phrases: [opening times]
//!   reply: We are open from 9 to 5, every day but Sunday.
//! - intent: parking
//!   about: where to park
//!   examples: [where can i park, is there a car park, parking near you]
//!   reply: You can park behind the shop, free for an hour.
//! ");
//! let engine = Engine::from_reading(read_sources(files))?;
//!
//! let conversation = Conversation::new("c1");
//! let event = Event::message("e1", "2026-11-23T10:00:00Z".parse()?, "your opening times?");
//! let step = engine.step(&conversation, &event);
//! assert_eq!(step.decision.action, Action::Answer);
//! assert_eq!(step.decision.text, "We are open from 9 to 5, every day but Sunday.");
//! // Store `step.conversation` and send `step.decision.text`, in one transaction.
//! # Ok(())
//! # }
//! ```
//!
//! Three kinds of bad news are never mixed: a [`BuildError`] or [`BundleError`] is for the embedding code, a [`Diagnostic`] for the
//! operator who writes the desk, a [`Fault`] tells in the trace what went wrong in a run.

mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod conversation;
pub mod desk;
mod engine;
pub mod evaluate;
mod format;
#[cfg(feature = "watch")]
mod host;
mod policy;
mod text;
mod understand;

pub use check::{EXPIRY_CODES, LINTS, Lint, check, expiring};
pub use conversation::assist::{ApprovalRequest, Assist, Suggestion};
pub use conversation::choice::Choice;
pub use conversation::decision::{Decision, Step};
pub use conversation::event::{Event, EventKind, Opened};
pub use conversation::evidence::{Candidate, Evidence, Support, Target, Wish};
pub use conversation::fault::Fault;
pub use conversation::log::LogEntry;
pub use conversation::log_reader::{LogError, LogErrorKind, LogReader};
pub use conversation::packet::HandoffPacket;
pub use conversation::passage::Passage;
pub use conversation::search::{Retriever, SearchQuery, answer};
pub use conversation::state::{Conversation, Ending, Phase};
pub use conversation::trace::{Reason, Trace};
pub use conversation::wake::{WakeReason, WakeUp};
pub use desk::Desk;
pub use desk::action::Action;
pub use desk::article::Article;
pub use desk::channel::Channel;
pub use desk::customer::{Customer, Fact};
pub use desk::day::Day;
pub use desk::found::FoundArticle;
pub use desk::queue::Priority;
pub use desk::visit::Visit;
pub use desk::workload::Workload;
#[cfg(feature = "schema")]
pub use engine::schema::DataKind;
pub use engine::{ArticleChange, BuildError, BuildErrorKind, BundleError, BundleErrorKind, Engine};
pub use format::CODES as READING_CODES;
#[cfg(feature = "import")]
pub use format::export::{Exported, Target as ExportTarget, export};
#[cfg(feature = "import")]
pub use format::import::{Dropped, ImportError, Imported, System, desk_files};
pub use format::reading::{Reading, read_desk, read_sources};
#[cfg(feature = "schema")]
pub use format::schema::FileKind;
#[cfg(feature = "watch")]
pub use host::live_desk::{Broken, DeskStatus, LiveDesk, Reloaded, Watch, WatchError};
pub use policy::erlang::{mean_wait, probability_of_waiting, wait_behind};
pub use policy::queue_order::{InLine, in_order};
pub use text::diagnostic::{Diagnostic, Edit, Severity};
pub use text::language::Language;
pub use text::source::{Place, Source, Sources, TableFiles};
pub use text::span::{Span, Spanned};
pub use understand::retrieve::{ArticleHit, ArticleIndex, ArticleIndexBuilder, FoundArticles, IndexError, Reader};

/// What the benches measure apart. No part of the API: it changes without notice.
#[doc(hidden)]
pub mod measured {
    pub use crate::text::token::{Token, tokenize};
    pub use crate::understand::classify::builtin::table as builtin_table;
    pub use crate::understand::classify::features::Emitter;
    pub use crate::understand::classify::train::train;
    pub use crate::understand::classify::{Class, Example, TrainingSet};
}
