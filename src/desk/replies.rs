//! The bot's own sentences, which no intent or article holds.

use serde::{Deserialize, Serialize};

use crate::text::span::Spanned;

macro_rules! replies {
    ($($(#[$doc:meta])* $name:ident = $default:literal;)*) => {
        /// Templates in Markdown for what the bot says between answers; each has a sensible default in English.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Replies {
            $($(#[$doc])* pub $name: Spanned<String>,)*
        }

        impl Default for Replies {
            fn default() -> Self {
                Self { $($name: Spanned { value: $default.to_owned(), ..Spanned::default() },)* }
            }
        }

        impl Replies {
            /// Every template with its name.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
                [$((stringify!($name), &self.$name)),*].into_iter()
            }
        }
    };
}

replies! {
    /// When a conversation opens.
    greeting = "Hello! How can I help?";
    /// Before the choices of a clarification.
    clarify = "I want to be sure I understand. Which of these is it?";
    /// The last choice of a clarification.
    none_of_these = "None of these";
    /// When nothing was understood.
    rephrase = "Sorry, I did not understand that. Could you say it in other words?";
    /// When the customer says that the last answer did not help.
    not_helped = "I am sorry that this did not help. Could you tell me a little more, or ask for a person?";
    /// When the message is about something this desk does not cover.
    out_of_scope = "That seems to be outside what I can help with. If I got you wrong, please say it in other words, or ask for a person.";
    /// When the answer to a slot question does not fit.
    slot_retry = "That does not look right yet.";
    /// When a person is offered.
    offer = "Would you like me to bring in a colleague?";
    /// When the offer was declined.
    offer_declined = "All right. What else can I do for you?";
    /// When the conversation goes to a person.
    handoff = "I am passing you to a colleague, together with what you have told me, so you need not repeat it.";
    /// The same outside opening hours.
    handoff_closed = "Nobody is at the desk right now. I have passed on what you told me, and a colleague will reply when we open.";
    /// When nobody has taken the conversation by the time that its queue promises.
    still_waiting = "Thank you for waiting. You are still in the queue, and a colleague will be with you as soon as they can.";
    /// In mode `automated`, when a person would be better.
    no_person = "I cannot settle this one myself, and there is no person in this chat.";
}
