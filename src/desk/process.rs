//! How a conversation goes from its greeting to its end: what an operator sets beside the triggers.

use serde::{Deserialize, Serialize};

use super::Mode;
use super::channel::Channel;
use super::condition::Presence;
use super::duration::Duration;
use super::queue::Priority;
use super::visit::Visit;
use super::wordings::Wordings;
use crate::text::span::Spanned;

/// Who answers, on some channels or at some hours.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ModeRule {
    /// On these channels; on all, if it names none.
    #[serde(default)]
    pub channel: Vec<Channel>,
    /// While people are at the desk, or while they are not; always, if it does not say.
    #[serde(default)]
    pub hours: Option<Presence>,
    /// Who answers then.
    pub mode: Mode,
}

/// A greeting of visitors who have not opened the chat.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Greeting {
    /// Its name, which reasons and suites use.
    pub name: Spanned<String>,
    /// Whom it is for.
    pub when: VisitRule,
    /// What the bot says.
    pub say: Wordings,
}

/// What a visit must be like; every part that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct VisitRule {
    /// The page, such as `/checkout`; with a `*` at its end, every page that begins so.
    pub page: Option<String>,
    /// On it for at least this time.
    pub dwell: Option<Duration>,
    /// At least so many visits.
    pub visits: Option<u32>,
    /// At least this much in the cart.
    pub cart: Option<f64>,
}

impl VisitRule {
    /// Whether the visit is like that.
    pub fn fits(&self, visit: &Visit) -> bool {
        let page = self.page.as_ref().is_none_or(|page| match page.strip_suffix('*') {
            Some(begin) => visit.page.starts_with(begin),
            None => visit.page == *page,
        });
        let dwell = self.dwell.is_none_or(|dwell| visit.dwell >= dwell);
        let visits = self.visits.is_none_or(|visits| visit.visits >= visits);
        page && dwell && visits && self.cart.is_none_or(|cart| visit.cart >= cart)
    }
}

/// What the bot tries in a row when it has no answer: first it asks which of several was meant, then it asks for other words,
/// and then a person comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Ladder {
    /// How often in a row it asks which was meant.
    pub clarify: u32,
    /// How often in a row it asks for other words.
    pub rephrase: u32,
    /// What comes then.
    pub then: LastRung,
}

impl Default for Ladder {
    fn default() -> Self {
        Self { clarify: 2, rephrase: 3, then: LastRung::Handoff }
    }
}

/// The last rung of the ladder.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LastRung {
    /// A person is offered; who does not want one may go on trying.
    Offer,
    /// A person takes over.
    #[default]
    Handoff,
}

/// What follows when the customer says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Silence {
    /// After this time the bot asks whether they are still there, or, where `resolution` says so, whether the matter is
    /// settled; never, if it does not say.
    pub nudge: Option<Duration>,
    /// After this time the conversation ends.
    pub close: Duration,
}

impl Default for Silence {
    fn default() -> Self {
        Self { nudge: None, close: Duration::from_seconds(3_600) }
    }
}

/// What follows when no person has time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Waiting {
    /// The longest wait that is thought bearable. If a longer one is to be expected, the customer is told so before the
    /// handoff, and is offered the ways of `instead`.
    pub longest: Option<Duration>,
    /// If nobody has come after this time, the customer is offered the ways of `instead`.
    pub patience: Option<Duration>,
    /// Other ways to a person than to wait in the chat, in the order in which they are offered.
    pub instead: Vec<Way>,
    /// From this priority on conversations go to their queue whatever the wait, and other ways are never offered; `urgent`,
    /// if it does not say.
    pub except: Option<Priority>,
}

/// A way by which a person follows up.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// In the chat.
    #[default]
    Chat,
    /// By telephone.
    Callback,
    /// By email.
    Email,
    /// By a ticket in the helpdesk.
    Ticket,
}

/// How a conversation comes to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Resolution {
    /// Whether the bot asks, when the customer falls silent after an answer, if that settled the matter.
    pub confirm: bool,
    /// Whether the bot asks below the answer of an article if it helped.
    pub helpful: bool,
    /// The highest score of a rating, whose lowest is 1; no rating is asked for, if it does not say.
    pub rating: Option<Spanned<u32>>,
    /// When the matter is settled, and nothing more is said for this time, the conversation ends.
    pub close: Duration,
}

impl Default for Resolution {
    fn default() -> Self {
        Self { confirm: false, helpful: false, rating: None, close: Duration::from_seconds(600) }
    }
}
