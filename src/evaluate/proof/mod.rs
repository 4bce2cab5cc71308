//! A walk through every state that a desk's policy can come to, as far as it tells states apart, with the real engine. The
//! messages are not understood but made up: one for each thing that a message can mean to the policy.
//!
//! Proved are, from every state: who plainly asks for a person reaches one, or is told another way where there is none; the bot
//! says nothing while a person has the conversation, and answers nothing while one is waited for; an offer comes at most once in its cooldown; the bot does not go on
//! asking which was meant.

mod alphabet;
mod review;
mod state;
mod walk;

pub use review::{CODES, review};
pub use walk::{Flaw, FlawKind, MOST_STATES, Proof, prove};
