//! The figures of a support centre, each with its formula.
//!
//! The words are those of contact centres, as the metric definitions of Amazon Connect and the data dictionary of Google's
//! Contact Center AI Platform give them, and of Dialogflow CX (`Experiment.Result.MetricType`) for the bot. Where they differ
//! from one another, the function says what is counted here. All times are in seconds.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::history::{Handoff, History, Stint, Vote};
use super::spread::{Rate, Spread};

/// One conversation with those of its handoffs, stints and votes that count: all of them, or only those of one queue, person or
/// article.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The conversation.
    pub history: &'a History,
    /// Its handoffs that count.
    pub handoffs: Vec<&'a Handoff>,
    /// Its stints that count.
    pub stints: Vec<&'a Stint>,
    /// What the customer said of answers, as far as it counts.
    pub votes: Vec<&'a Vote>,
}

/// The figures of a number of conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// How many conversations.
    pub conversations: u64,
    /// Of those in which the customer wrote: those that no person had or was asked for.
    pub containment: Rate,
    /// Of the same: those that the bot answered to the end.
    pub deflection: Rate,
    /// Of the same: those that the bot handed over.
    pub escalation: Rate,
    /// Of what customers said of answers: that they helped.
    pub helpful: Rate,
    /// How often each reason handed over, most frequent first in tables.
    pub escalations: BTreeMap<String, u64>,
    /// From the customer's first message to the bot's reply.
    pub first_response_bot: Spread,
    /// From a handoff to the person's first message.
    pub first_response_person: Spread,
    /// From a handoff until a person took it.
    pub wait: Spread,
    /// For which a person had a conversation.
    pub handling: Spread,
    /// From the beginning until the matter was settled.
    pub resolution: Spread,
    /// Of the conversations that were settled or ended: those that the customer took up again.
    pub reopened: Rate,
    /// Of the handoffs that were taken or given up: those that the customer gave up.
    pub abandonment: Rate,
    /// Of the handoffs with a promised time: those taken by then.
    pub sla: Rate,
    /// Of the ratings: the satisfied ones.
    pub csat: Rate,
    /// The mean rating as a share of the scale, 0..=1; `None` without ratings.
    pub rating: Option<f64>,
}

impl Figures {
    /// The figures of these cases. `until` is when the log ends.
    pub fn of(cases: &[Case<'_>], until: Timestamp) -> Self {
        Self {
            conversations: cases.len() as u64,
            containment: containment(cases),
            deflection: deflection(cases),
            escalation: escalation(cases),
            helpful: helpful(cases),
            escalations: escalations(cases),
            first_response_bot: first_response_bot(cases),
            first_response_person: first_response_person(cases),
            wait: wait(cases),
            handling: handling(cases),
            resolution: resolution(cases),
            reopened: reopened(cases),
            abandonment: abandonment(cases),
            sla: sla(cases, until),
            csat: csat(cases),
            rating: rating(cases),
        }
    }
}

/// The conversations in which the customer wrote at least once.
fn engaged<'a>(cases: &'a [Case<'_>]) -> impl Iterator<Item = &'a History> {
    cases.iter().map(|case| case.history).filter(|history| history.turns > 0)
}

fn met_people(history: &History) -> bool {
    !history.handoffs.is_empty() || !history.stints.is_empty()
}

/// Containment: conversations that were not handed over and that no person joined / conversations in which the customer
/// wrote. The complement of Dialogflow's `LIVE_AGENT_HANDOFF_RATE`, without the sessions in which nothing was said.
pub fn containment(cases: &[Case<'_>]) -> Rate {
    Rate::of(engaged(cases).map(|history| !met_people(history)))
}

/// Deflection: conversations that would have been a ticket and were answered / conversations in which the customer wrote.
/// Answered is: contained, with at least one answer, the last thing done about a message was not to ask for other words,
/// the customer did not come back, and did not rate it below satisfied. No standard; it is stricter than containment,
/// which counts the customer who gave up.
pub fn deflection(cases: &[Case<'_>]) -> Rate {
    Rate::of(engaged(cases).map(|history| {
        let content = history.rating.is_none_or(|(score, of)| is_satisfied(score, of));
        !met_people(history) && history.answers > 0 && !history.unanswered && history.reopened == 0 && content
    }))
}

/// Escalation: conversations that the bot handed over / conversations in which the customer wrote (`LIVE_AGENT_HANDOFF_RATE`).
pub fn escalation(cases: &[Case<'_>]) -> Rate {
    Rate::of(engaged(cases).map(|history| history.handoffs.iter().any(|handoff| handoff.by_bot)))
}

/// Helpfulness: answers of which the customer said that they helped, or that the matter is settled / those and the ones of which
/// the customer said that they did not help. Who says nothing does not count.
pub fn helpful(cases: &[Case<'_>]) -> Rate {
    Rate::of(cases.iter().flat_map(|case| &case.votes).map(|vote| vote.helped))
}

/// The bot's handoffs by their first reason. Divided by the conversations, the escalation rate by trigger.
pub fn escalations(cases: &[Case<'_>]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for handoff in handoffs(cases).filter(|handoff| handoff.by_bot) {
        *counts.entry(handoff.reason.clone()).or_default() += 1;
    }
    counts
}

/// First response time of the bot: from the customer's first message until the first reply was out.
pub fn first_response_bot(cases: &[Case<'_>]) -> Spread {
    Spread::of(engaged(cases).filter_map(|history| Some(seconds(history.asked?, history.replied?))).collect())
}

/// First response time of people: from a handoff to the first message of the person who took it (Connect's average agent
/// first response time, counted from the queue on).
pub fn first_response_person(cases: &[Case<'_>]) -> Spread {
    Spread::of(handoffs(cases).filter_map(|handoff| Some(seconds(handoff.at, handoff.replied?))).collect())
}

/// Wait: from a handoff until a person took it (average speed of answer, Connect's average queue answer time). Those who gave
/// up do not count.
pub fn wait(cases: &[Case<'_>]) -> Spread {
    Spread::of(waiting(cases).filter_map(|handoff| Some(seconds(handoff.at, handoff.taken?))).collect())
}

/// Handling time: for how long a person had a conversation, from joining to leaving; its mean is the AHT. An agent who has
/// several chats at once is counted in each of them, as Connect does.
pub fn handling(cases: &[Case<'_>]) -> Spread {
    let stints = cases.iter().flat_map(|case| &case.stints);
    Spread::of(stints.filter_map(|stint| Some(seconds(stint.from, stint.until?))).collect())
}

/// Resolution time: from the beginning of a conversation until it was settled or ended for good.
pub fn resolution(cases: &[Case<'_>]) -> Spread {
    Spread::of(engaged(cases).filter_map(|history| Some(seconds(history.began, history.settled?))).collect())
}

/// Reopen rate: conversations that the customer took up after they were settled / conversations that were settled.
pub fn reopened(cases: &[Case<'_>]) -> Rate {
    Rate::of(engaged(cases).filter(|history| history.settlements > 0).map(|history| history.reopened > 0))
}

/// Abandonment: handoffs in the chat whose conversation ended before a person took it / those and the ones that were taken (the
/// Platform's `Abandoned % chat`). Those that still wait do not count.
pub fn abandonment(cases: &[Case<'_>]) -> Rate {
    let over = waiting(cases).filter(|handoff| handoff.taken.is_some() || handoff.abandoned.is_some());
    Rate::of(over.map(|handoff| handoff.taken.is_none()))
}

/// SLA attainment (service level): handoffs that a person took by the promised time / handoffs with such a time that were
/// taken, or whose time is over. Who gave up before it, or chose another way, does not count, nor what was arranged by another way
/// than the chat. What is handed on while it waits is one handoff, with the sooner of the two promises.
pub fn sla(cases: &[Case<'_>], until: Timestamp) -> Rate {
    let promised = waiting(cases).filter_map(|handoff| Some((handoff, handoff.due?)));
    let counted = promised.filter(|(handoff, due)| {
        let over = handoff.ended.unwrap_or(until);
        handoff.taken.is_some() || over >= *due
    });
    Rate::of(counted.map(|(handoff, due)| handoff.taken.is_some_and(|taken| taken <= due)))
}

/// Customer satisfaction score: satisfied ratings / ratings. Satisfied is the usual top two of five, that is 80 % of the
/// scale's highest score or more.
pub fn csat(cases: &[Case<'_>]) -> Rate {
    Rate::of(ratings(cases).map(|(score, of)| is_satisfied(score, of)))
}

/// The mean rating, as a share of the highest that the scale allows.
pub fn rating(cases: &[Case<'_>]) -> Option<f64> {
    let shares: Vec<f64> = ratings(cases).map(|(score, of)| f64::from(score) / f64::from(of)).collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

fn ratings(cases: &[Case<'_>]) -> impl Iterator<Item = (u32, u32)> {
    cases.iter().filter_map(|case| case.history.rating).filter(|(_, of)| *of > 0)
}

fn is_satisfied(score: u32, of: u32) -> bool {
    u64::from(score) * 5 >= u64::from(of) * 4
}

fn handoffs<'a>(cases: &'a [Case<'_>]) -> impl Iterator<Item = &'a Handoff> {
    cases.iter().flat_map(|case| case.handoffs.iter().copied())
}

/// The handoffs whose customer waits in the chat.
fn waiting<'a>(cases: &'a [Case<'_>]) -> impl Iterator<Item = &'a Handoff> {
    handoffs(cases).filter(|handoff| !handoff.arranged)
}

/// The time between, in seconds; 0 if the clocks disagree about the order.
pub(super) fn seconds(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64().max(0.0)
}
