//! The ways in which a conversation reaches the customer.

use serde::{Deserialize, Serialize};

/// The channel of a conversation. It decides the form in which the bot's Markdown reaches the customer.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Channel {
    /// A chat that shows Markdown.
    #[default]
    Chat,
    /// A page that shows HTML.
    Web,
    /// A messenger that shows plain text.
    Plain,
    /// Short messages.
    Sms,
    /// Email, with a salutation and a signature.
    Email,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 5] = [Self::Chat, Self::Web, Self::Plain, Self::Sms, Self::Email];

    /// The word for it in desk files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Web => "web",
            Self::Plain => "plain",
            Self::Sms => "sms",
            Self::Email => "email",
        }
    }
}
