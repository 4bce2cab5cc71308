//! An exhaustive walk through the states that a desk's policy can come to, with the real engine. The messages are not understood but
//! made up: one for each thing that a message can mean to the engine.
//!
//! Proved are, from every state: who plainly asks for a person reaches one, or is told another way where there is none; the bot
//! says nothing while a person has the conversation, and answers nothing while one is waited for; an offer comes at most once in
//! its cooldown, and once only where that is said; the bot does not go on asking which was meant.
//!
//! Whether a trigger fires is left open (`kinds`): at every turn none may fire, or any one of them, whatever its condition looks
//! at. So the promises hold for all that customers say, for all that hosts tell of them, and for conditions that are still to be
//! written; and what only conditions look at need not be told apart. The engine acts on one trigger of those that fire, so that one at a time
//! is enough. What else the engine looks at is kept (`state`), or put back in each state (`past`, `circumstance`).
//!
//! There are two walks. One is over all that can happen, and there an offer is as good as none a turn later. The other counts the
//! turns since an offer and remembers which triggers have offered: at one time, on one channel, with one thing to ask for.
//!
//! Left out are: two parts of the past at once, or one together with a trigger that fires; customers of other languages and groups;
//! what distinguishes the intents, articles and triggers of a kind, for all of which the first stands; sentences that are empty for
//! some values alone. Of things with the same effect in a state, only the first is tried under other circumstances.

mod alphabet;
mod circumstance;
mod kinds;
mod past;
mod promise;
mod prove;
mod review;
mod state;
mod walk;

pub use promise::FlawKind;
pub use prove::{MOST_STATES, Proof, prove};
pub use review::{CODES, review};
pub use walk::Flaw;
