//! The bot's own sentences, which no intent or article holds.

use serde::{Deserialize, Serialize};

use super::wordings::Wordings;
use crate::text::span::Spanned;

macro_rules! replies {
    ($($(#[$doc:meta])* $name:ident $([$($variable:literal),+])? = $($default:literal)|+;)*) => {
        /// Templates in Markdown for what the bot says between answers, each in one or several wordings; each has a sensible
        /// default in English. Where there are several, none is said twice in a row.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        pub struct Replies {
            $($(#[$doc])* pub $name: Wordings,)*
        }

        impl Default for Replies {
            fn default() -> Self {
                let unwritten = |text: &str| Spanned { value: text.to_owned(), ..Spanned::default() };
                Self { $($name: Wordings::from(vec![$(unwritten($default)),+]),)* }
            }
        }

        impl Replies {
            /// Every template with the name of its reply.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
                let replies = [$((stringify!($name), &self.$name)),*];
                replies.into_iter().flat_map(|(name, wordings)| wordings.iter().map(move |text| (name, text)))
            }

            /// The wordings of the reply of that name.
            pub fn named(&self, name: &str) -> Option<&Wordings> {
                match name {
                    $(stringify!($name) => Some(&self.$name),)*
                    _ => None,
                }
            }

            /// The variables that the reply of that name may use, beside those of all replies.
            pub fn variables(name: &str) -> &'static [&'static str] {
                match name {
                    $(stringify!($name) => &[$($($variable),+)?],)*
                    _ => &[],
                }
            }
        }
    };
}

replies! {
    /// When a conversation opens.
    greeting = "Hello! How can I help?";
    /// Before the choices of a clarification.
    clarify = "I want to be sure I understand. Which of these is it?"
        | "That could mean a few things. Which of these do you mean?"
        | "Let me check that I have this right. Is it one of these?";
    /// Before the answer to the next of several questions in one message.
    next_question = "And to your other question:" | "As to the other thing you asked:";
    /// In an email, before answers of which one is likely meant.
    either = "I am not certain what you mean, so here is what most likely helps.";
    /// In an email, before each of them; `{{ topic }}` says what it is about.
    if_about["topic"] = "If it is about “{{ topic }}”:";
    /// The last choice of a clarification.
    none_of_these = "None of these";
    /// When nothing was understood.
    rephrase = "Sorry, I did not understand that. Could you say it in other words?"
        | "I have not got it yet, sorry. Could you tell me in a short sentence what it is about?"
        | "I am still not sure what you mean. What would you like to do?";
    /// When the customer says that the last answer did not help.
    not_helped = "I am sorry that this did not help. Could you tell me a little more, or ask for a person?"
        | "Sorry, that was not it, then. What is missing? You can also ask for a person.";
    /// When the message is about something this desk does not cover.
    out_of_scope = "That seems to be outside what I can help with. If I got you wrong, please say it in other words, or ask for a person."
        | "I am afraid I know nothing about that. Is there something else, or would you like a person?";
    /// When the answer to a slot question does not fit.
    slot_retry = "That does not look right yet." | "Hmm, that does not fit yet.";
    /// When the reply to a step of a guide is not understood, before its question is asked again.
    step_retry = "I did not catch that. Please pick one of the replies, or say it in other words."
        | "Sorry, which of these comes closest?";
    /// The choice to go back a step in a guide. The first wording is shown; all of them are understood.
    step_back = "Go back a step" | "back" | "go back" | "previous step" | "one step back";
    /// What a customer says who wants no more of a guide.
    guide_leave = "stop" | "stop this" | "cancel" | "leave it" | "forget it" | "something else" | "enough";
    /// Below the answer to another question, while a guide rests.
    guide_paused = "We can go on with the steps whenever you like.";
    /// The choice to go on with a guide that rests. The first wording is shown; all of them are understood.
    guide_return = "Go on with the steps" | "go on" | "continue" | "carry on" | "next step" | "back to the steps" | "resume";
    /// When a guide has solved the problem, before a rating is asked for.
    guide_done = "Good to hear that it works." | "Glad that is sorted.";
    /// When a person is offered.
    offer = "Would you like me to bring in a colleague?" | "Shall I ask a colleague to join us?";
    /// When the offer was declined.
    offer_declined = "All right. What else can I do for you?" | "Fine, we carry on here. What else can I do?";
    /// Before the reply to a frustrated customer.
    feel_frustrated = "I am sorry about the trouble." | "I can see that this is annoying, and I am sorry." | "Sorry, that is not how it should be.";
    /// Before the reply to an urgent message.
    feel_urgent = "I see that this is pressing." | "Let us get this sorted quickly.";
    /// Before a question back to a customer who gave thanks.
    feel_thanks = "You are welcome." | "Glad to help.";
    /// When the conversation goes to a person.
    handoff = "I am passing you to a colleague, together with what you have told me, so you need not repeat it.";
    /// The same where a wait is to be expected, in minutes.
    handoff_wait ["minutes"] = "I am passing you to a colleague, together with what you have told me. It should take about {{ minutes }} min until somebody is free.";
    /// The same outside opening hours.
    handoff_closed ["opens"] = "Nobody is at the desk right now. I have passed on what you told me, and a colleague will reply when we open{% if opens %} ({{ opens }}){% endif %}.";
    /// When the wait for a person is long, before other ways are offered.
    busy ["minutes"] = "All my colleagues are busy. The wait is about {{ minutes }} min at the moment. Would one of these suit you better?";
    /// When nobody is there, before other ways are offered.
    nobody ["opens"] = "Nobody is at the desk right now{% if opens %}; we are back {{ opens }}{% endif %}. What would suit you?";
    /// When nobody has come for long, before other ways are offered.
    nobody_came = "I am sorry that it takes so long. You are still in the queue. Would one of these suit you better?";
    /// The choice to wait for a person in the chat.
    way_chat = "Wait here for a colleague";
    /// The choice of a call.
    way_callback = "Have someone call me";
    /// The choice of an email.
    way_email = "Get a reply by email";
    /// The choice of a ticket.
    way_ticket = "Leave a ticket";
    /// The choice of no person at all.
    way_bot = "Carry on without";
    /// When a call needs a number.
    ask_phone = "Which telephone number can we reach you on?";
    /// When an email needs an address.
    ask_email = "Which email address should we write to?";
    /// When a call is arranged.
    arranged_callback = "Done: a colleague will call you and has everything you told me. Is there anything else in the meantime?";
    /// When an email is arranged.
    arranged_email = "Done: a colleague will write to you and has everything you told me. Is there anything else in the meantime?";
    /// When a ticket is written.
    arranged_ticket = "Done: I have left a ticket with everything you told me, and a colleague will look after it. Is there anything else in the meantime?";
    /// When nobody has taken the conversation by the time that its queue promises.
    still_waiting = "Thank you for waiting. You are still in the queue, and a colleague will be with you as soon as they can.";
    /// When the customer writes while they wait, and nobody is there; once until people have been there again.
    still_closed ["opens"] = "My colleagues will see this too, but nobody is at the desk right now. They will reply here when we open{% if opens %} ({{ opens }}){% endif %}.";
    /// When the person who had the conversation left it, and it waits for another one.
    agent_left = "My colleague had to leave. I have asked another one to take over, who sees all that was said.";
    /// When a person must allow the answer.
    ask_approval = "A colleague has to agree to this first. I have asked, and will tell you here; meanwhile I am still here for anything else.";
    /// When it was asked for already, and nobody has replied.
    approval_pending = "I have asked my colleague and am waiting for the reply.";
    /// Before the answer that a person has allowed.
    approved = "My colleague agrees.";
    /// When a person has not allowed it.
    refused = "My colleague has looked at it, and we cannot do that. Would you like to talk to them about it?";
    /// When the customer has been silent for a while.
    nudge = "Are you still there? I am happy to go on.";
    /// Below the answer of an article, where `resolution` wants it.
    helped = "Did that help?" | "Was that what you needed?";
    /// The choice that it did. The first wording is shown.
    helped_yes = "Yes, that helped";
    /// The choice that it did not. The first wording is shown.
    helped_no = "No, it did not";
    /// When the customer has been silent after an answer.
    confirm = "Did that settle it for you?";
    /// When the matter is settled, and no rating is asked for.
    settled = "Good to hear. Come back any time.";
    /// When a rating is asked for, from 1 to the highest score.
    ask_rating ["scale"] = "How was this chat for you, from 1 (poor) to {{ scale }} (very good)?";
    /// After the rating, which the customer may comment on.
    rated = "Thank you. If you would like to tell us why, just write it here.";
    /// After the comment on the rating.
    comment_noted = "Thank you, I have passed that on.";
    /// When the conversation ends because the customer says nothing.
    closing = "I am closing this chat for now. Write again whenever you like.";
    /// Below an answer, before the names of other articles.
    related = "This may help too:";
    /// How an email begins. `name` is empty where the customer's is not known.
    email_salutation ["name"] = "Hello{% if name %} {{ name }}{% endif %},";
    /// How an email ends.
    email_signature = "Kind regards\\\n{{ desk }}";
    /// In mode `automated`, when a person would be better.
    no_person = "I cannot settle this one myself, and there is no person in this chat.";
}
