//! What a customer may want, and what then happens.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::queue::Priority;
use super::wordings::Wordings;
use crate::text::span::Spanned;

/// One intent, in `intents/*.yml`. Exactly one of `reply`, `article` and `handoff` says what happens.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Intent {
    /// Its id, in `lower_snake_case`.
    #[serde(rename = "intent")]
    pub id: Spanned<String>,
    /// What it is, in a few words; shown to the customer as a choice.
    pub about: Spanned<String>,
    /// What customers type, with values marked as `[A12345](order_number)`.
    pub examples: Vec<Spanned<String>>,
    /// Word sequences that decide the intent wherever they occur.
    #[serde(default)]
    pub phrases: Vec<Spanned<String>>,
    /// Regular expressions that decide it, without regard to case.
    #[serde(default)]
    pub patterns: Vec<Spanned<String>>,
    /// Values that the reply needs, asked for in the order of their names if they are missing.
    #[serde(default)]
    pub slots: BTreeMap<String, Slot>,
    /// What the bot says, as a template in Markdown, in one or several wordings.
    #[serde(default)]
    pub reply: Option<Wordings>,
    /// The same for short messages; the reply, if it has none.
    #[serde(default)]
    pub short: Option<Wordings>,
    /// The same for email; the reply, if it has none.
    #[serde(default)]
    pub email: Option<Wordings>,
    /// The article that answers.
    #[serde(default)]
    pub article: Option<Spanned<String>>,
    /// A person always answers.
    #[serde(default)]
    pub handoff: Option<IntentHandoff>,
    /// The conversation ends with it.
    #[serde(default)]
    pub closes: bool,
    /// It is small talk, such as a greeting: beside a question in one message it is no question of its own.
    #[serde(default)]
    pub small_talk: bool,
    /// Tags for the log and the handoff packet.
    #[serde(default)]
    pub tags: Vec<Spanned<String>>,
    /// How urgent it is by its nature.
    #[serde(default)]
    pub urgency: Priority,
}

impl Intent {
    /// Every template of its replies: of all channels, of short messages, of email, before a person takes over.
    pub fn replies(&self) -> impl Iterator<Item = &Spanned<String>> {
        let of_channels = self.short.iter().chain(&self.email);
        let before_a_person = self.handoff.iter().filter_map(|handoff| handoff.say.as_ref());
        self.reply.iter().chain(of_channels).chain(before_a_person).flat_map(|wordings| wordings.iter())
    }

    /// The wordings of its reply on that channel.
    pub fn wordings(&self, channel: Channel) -> Option<&Wordings> {
        let own = match channel {
            Channel::Sms => self.short.as_ref(),
            Channel::Email => self.email.as_ref(),
            Channel::Chat | Channel::Web | Channel::Plain => None,
        };
        own.or(self.reply.as_ref())
    }
}

/// A value that an intent's reply needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The kind of entity that fills it; the slot's own name, if it does not say.
    #[serde(default)]
    pub entity: Option<Spanned<String>>,
    /// How the bot asks for it.
    pub ask: Spanned<String>,
    /// How often it asks before a person takes over.
    #[serde(default = "two")]
    pub attempts: u32,
}

impl Slot {
    /// The kind of entity that fills the slot of that name.
    pub fn kind<'a>(&'a self, name: &'a str) -> &'a str {
        self.entity.as_ref().map_or(name, |kind| kind.value.as_str())
    }
}

const fn two() -> u32 {
    2
}

/// Where a conversation with this intent goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IntentHandoff {
    /// The queue; the default queue, if it does not say.
    #[serde(default)]
    pub queue: Option<Spanned<String>>,
    /// At least this priority; the trigger and the queue may ask for more.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// What the bot says before it, such as what to do until a person comes: a template in Markdown, in one or several wordings.
    #[serde(default)]
    pub say: Option<Wordings>,
}
