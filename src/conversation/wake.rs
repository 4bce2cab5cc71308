//! Why a conversation wants to be woken.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A time at which something is due. The host sends [`EventKind::WokeUp`](crate::EventKind::WokeUp) then, if nothing else
/// happens before; a later decision's `wake_at`, or its absence, replaces this one.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WakeUp {
    /// When; always after the event that led to it.
    pub at: Timestamp,
    /// What is due.
    pub why: WakeReason,
}

/// What is due when a conversation is woken, the most pressing first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WakeReason {
    /// The host should have searched by then.
    SearchDue,
    /// A person should allow something, and has not.
    ApprovalDue,
    /// The time that the queue promised is near.
    SlaNear,
    /// The time that the queue promised is over.
    SlaMissed,
    /// Nobody has taken the conversation for long.
    NobodyCame,
    /// The customer is silent: a word to them.
    CustomerSilent,
    /// The customer is silent for so long that the conversation ends.
    CustomerGone,
    /// The matter is settled, and nothing more was said.
    Settled,
}

impl WakeReason {
    /// What it means, in a few words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::SearchDue => "the host was asked to search, and has not answered",
            Self::ApprovalDue => "a person should allow or refuse what the bot asked for",
            Self::SlaNear => "the time that the queue promised is near",
            Self::SlaMissed => "a person should have taken the conversation by then",
            Self::NobodyCame => "nobody has taken the conversation for long",
            Self::CustomerSilent => "the customer says nothing",
            Self::CustomerGone => "the customer has said nothing for long",
            Self::Settled => "the matter is settled, and the conversation can end",
        }
    }
}
