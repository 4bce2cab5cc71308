//! The escalation policy: when a person takes over.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::channel::Channel;
use super::condition::{Above, AtLeast, Below, Comparison, Contacts, Count, FrustrationLevel, Length, Presence};
use super::duration::Duration;
use super::queue::Priority;
use crate::text::span::Spanned;

/// One rule of the policy. Rules are tried in the order of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Its name, which reasons and suites use.
    pub name: Spanned<String>,
    /// When it fires.
    pub when: Spanned<Condition>,
    /// What then happens.
    pub respond: Response,
    /// The queue; the intent's or the default queue, if it does not say.
    #[serde(default)]
    pub queue: Option<Spanned<String>>,
    /// At least this priority; the intent and the queue may ask for more.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// Skills that the person needs, beside those of the queue.
    #[serde(default)]
    pub skills: Vec<Spanned<String>>,
}

/// What happens when a trigger fires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The conversation goes to a person.
    Now,
    /// The customer is asked whether to bring in a person.
    Offer(Offer),
    /// Triggers further down do not fire, unless their priority is `urgent`. Who asks plainly for a person gets one all the
    /// same.
    Suppress,
    /// An answer of the bot is held back until a person allows it; meanwhile the bot keeps the conversation.
    Approve(Approve),
}

/// How an answer is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// Within which time; after it a person takes over.
    pub within: Duration,
}

/// How an offer is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Offer {
    /// For how many turns after an offer no other is made.
    pub cooldown: Turns,
    /// Whether this trigger offers only once in a conversation.
    pub once: bool,
}

/// A number of customer messages, written `5 turns`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turns(pub u32);

impl Default for Turns {
    fn default() -> Self {
        Self(5)
    }
}

impl core::str::FromStr for Turns {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.trim_end_matches(" turns").trim_end_matches(" turn");
        number.parse().map(Self).map_err(|_| format!("`{text}` is not a number of turns; write it as `5 turns`"))
    }
}

impl Serialize for Turns {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{} turns", self.0))
    }
}

impl<'de> Deserialize<'de> for Turns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What a trigger looks at. A closed set: what only the host knows comes in as a signal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// Every one of them holds.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// It held in several of the latest turns.
    Count(Box<Count>),
    /// The message asks for a person, at least this clearly.
    AsksForPerson(PersonRequest),
    /// The message is the customer's first. Greetings, thanks and other small talk before it do not count.
    FirstTurn,
    /// The conversation is about one of these intents.
    Intent(Vec<Spanned<String>>),
    /// The conversation is about one of these articles.
    Article(Vec<Spanned<String>>),
    /// The conversation's intent or article has one of these tags.
    Tag(Vec<Spanned<String>>),
    /// The answer is an article, or the end of a guide, after which a person should follow.
    EndsWithPerson,
    /// The likeliest answer to the message has a lower probability (0..=1) than this.
    Confidence(Below),
    /// That many turns in a row, this one included, left the bot between several close candidates, or turned all of them down.
    CloseCandidates(u32),
    /// No article is likely enough to be asked about (`answers.clarify_from`), and it was not answered otherwise.
    NoArticle,
    /// That many turns in a row, this one included, gave the customer no answer.
    FailedTurns(u32),
    /// That many turns in a row, this one included, were out of scope.
    OutOfScope(u32),
    /// The message says that the last answer did not help.
    AnswerRejected,
    /// A slot was asked for as often as it may be, and the answer still does not fit.
    SlotAttemptsExhausted,
    /// How frustrated the customer is, over the turns; greetings and other small talk before the first matter do not count.
    Frustration(FrustrationLevel),
    /// The message swears.
    Profanity,
    /// The message says again what the customer said before.
    RepeatsItself,
    /// The message holds a threat or a danger of one of these kinds.
    Threat(Vec<Threat>),
    /// The message is urgent, from this level (0..=1) on.
    Urgency(AtLeast),
    /// The message names a sum of money above this, or a slot holds one.
    Amount(Above),
    /// A slot's value, compared.
    Slot(Comparison),
    /// The customer's tier is one of these.
    Tier(Vec<String>),
    /// What the customer is worth a year.
    CustomerValue(Above),
    /// A complaint of the customer is open.
    OpenComplaint,
    /// The customer was in touch before.
    RepeatContact(Contacts),
    /// A fact of the customer, compared.
    Fact(Comparison),
    /// The customer's language is none of the desk's.
    LanguageNotServed,
    /// The conversation is on one of these channels.
    Channel(Vec<Channel>),
    /// Whether people are at the desk now.
    Hours(Presence),
    /// The conversation is longer than this.
    LongerThan(Length),
    /// A person is waited for, and the time that the queue promises is over within this.
    SlaWithin(Duration),
    /// Whoever goes to the conversation's queue now waits longer than this, as far as the host tells.
    WaitAbove(Duration),
    /// The host has sent a signal of this name.
    Signal(String),
}

/// How clearly a message asks for a person; the more clearly, the greater.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonRequest {
    /// "Is anyone there?"
    Vaguely,
    /// "I want to talk to a person."
    Plainly,
}

/// A threat or a danger in a message.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Threat {
    /// Lawyers, courts.
    Legal,
    /// Regulators, ombudsmen, the press.
    Regulator,
    /// Harm to oneself.
    SelfHarm,
    /// Fraud, theft of money or of an account.
    Fraud,
    /// Fire, smoke, shock, injury.
    Safety,
    /// Harm to others.
    Violence,
}

impl Threat {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Legal, Self::Regulator, Self::SelfHarm, Self::Fraud, Self::Safety, Self::Violence];

    /// The word for it in desk files and in evidence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Legal => "legal",
            Self::Regulator => "regulator",
            Self::SelfHarm => "self_harm",
            Self::Fraud => "fraud",
            Self::Safety => "safety",
            Self::Violence => "violence",
        }
    }
}

/// The policy of a desk that writes none: whoever asks for a person, is stuck, or is out of scope twice gets one.
pub(super) fn standard() -> Vec<Trigger> {
    let trigger = |name: &str, when| Trigger {
        name: Spanned { value: name.to_owned(), ..Spanned::default() },
        when: Spanned { value: when, span: crate::text::span::Span::default() },
        respond: Response::Now,
        queue: None,
        priority: None,
        skills: Vec::new(),
    };
    vec![
        trigger("asked-for-person", Condition::AsksForPerson(PersonRequest::Plainly)),
        trigger("slot-attempts", Condition::SlotAttemptsExhausted),
        trigger("out-of-scope-twice", Condition::OutOfScope(2)),
        trigger("stuck", Condition::FailedTurns(2)),
    ]
}
