//! Frustration of a message, and its course over turns.

use super::emoji::Emoji;
use super::lexicon::Cue;
use super::reading::Reading;
use super::{Evidence, Threat};

/// What each sign counts: the share it takes of what is left to 1.
const FED_UP: f32 = 0.5;
const ANNOYED: f32 = 0.22;
const PROFANITY: f32 = 0.45;
const REJECTION: f32 = 0.25;
const SHOUTING: f32 = 0.4;
const ANGRY_EMOJI: f32 = 0.45;
const LEGAL: f32 = 0.35;
/// What a sentiment of -1 counts.
const DISPLEASED: f32 = 0.5;
/// What a sentiment of 1 takes away.
const PLEASED: f32 = 0.7;
/// At most this many phrases of a kind count.
const MOST: usize = 3;

/// What other signals found.
pub(super) struct Context<'a> {
    pub sentiment: f32,
    pub profanity: bool,
    pub rejects_answer: bool,
    pub threats: &'a [Threat],
    pub emoji: &'a Emoji,
}

/// From 0 to 1, for this message alone: what it says of waiting, repeating oneself and being let down, how it shouts and
/// swears. Signs add up as independent ones do: 1 less the product of what each leaves.
pub(super) fn read(reading: &Reading, context: &Context, evidence: &mut Evidence) -> f32 {
    let mut calm = 1.0_f32;
    for (cue, weight) in [(Cue::FedUp, FED_UP), (Cue::Annoyed, ANNOYED)] {
        let (mut last, mut counted) = (0, 0);
        for words in reading.said(cue).filter(|w| !reading.is_negated(w.start, 1)) {
            // Phrases that share words count once.
            if words.start >= last && counted < MOST {
                calm *= 1.0 - weight;
                counted += 1;
                evidence.add("frustration", reading.span(&words));
            }
            last = words.end.max(last);
        }
    }
    let legal = context.threats.iter().any(|t| matches!(t, Threat::Legal | Threat::Regulator));
    let signs = [
        (context.profanity && context.sentiment < 0.3, PROFANITY),
        (context.rejects_answer, REJECTION),
        (reading.shouts() && context.sentiment < 0.2, SHOUTING),
        (context.emoji.angry, ANGRY_EMOJI),
        (legal, LEGAL),
    ];
    for (_, weight) in signs.into_iter().filter(|(sign, _)| *sign) {
        calm *= 1.0 - weight;
    }
    calm *= 1.0 - DISPLEASED * (-context.sentiment).max(0.0);
    let mut frustration = 1.0 - calm;
    frustration = 1.0 - (1.0 - frustration) * (1.0 - punctuation(reading.text, frustration, context.sentiment));
    (frustration * (1.0 - PLEASED * context.sentiment.max(0.0))).clamp(0.0, 1.0)
}

/// Repeated marks: they count fully where there is frustration already.
fn punctuation(text: &str, frustration: f32, sentiment: f32) -> f32 {
    let marks = ["!!", "??", "?!", "!?"].iter().filter(|marks| text.contains(**marks)).count();
    let weight = if frustration > 0.1 { 0.2 } else { 0.08 };
    if sentiment > 0.1 { 0.0 } else { (weight * marks as f32).min(0.3) }
}

/// What a turn counts against the one after it when the level is smoothed.
const FADING: f32 = 0.5;
/// Least rise over the turns before that counts, and least frustration of the last turn.
const RISE: f32 = 0.15;
const LEAST: f32 = 0.25;

/// The level after several turns, from the frustration of each (the latest last), from 0 to 1: an exponential moving average,
/// but never below the latest turn's by more than half. 0 without turns.
#[must_use]
pub fn level(history: &[f32]) -> f32 {
    let average = history.iter().copied().reduce(|level, turn| FADING * level + (1.0 - FADING) * turn).unwrap_or(0.0);
    average.max(0.5 * history.last().copied().unwrap_or(0.0)).clamp(0.0, 1.0)
}

/// Whether frustration rises: the last turn is at least 0.25, and at least 0.15 above the mean of the up to three turns before
/// it; or each of the last three is above the one before.
#[must_use]
pub fn rising(history: &[f32]) -> bool {
    let Some((last, before)) = history.split_last() else {
        return false;
    };
    let recent = before.iter().rev().take(3);
    let count = recent.len();
    if count == 0 || *last < LEAST {
        return false;
    }
    let mean = recent.sum::<f32>() / count as f32;
    let steps = matches!(history, [.., a, b, c] if a < b && b < c && c - a >= RISE / 2.0);
    *last - mean >= RISE || steps
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use super::*;
    use crate::text::language::Language;

    fn of(text: &str) -> f32 {
        SignalReader::new(Language::English).read(text).frustration
    }

    #[test]
    #[rustfmt::skip]
    fn frustrated() {
        for text in [
            "this is ridiculous", "for the third time, where is my order??", "I'm fed up with this",
            "WHERE IS MY REFUND!!!", "you are useless", "how many times do I have to explain this",
            "still nothing after two weeks, unacceptable", "what a joke of a company",
            "nobody is helping me and I've been waiting for hours", "are you kidding me?!", "this is bullshit",
            "I've had enough of this", "stupid bot keeps saying the same thing", "😡😡 where is my parcel",
            "worst service ever", "this is a complete waste of my time", "I'm so frustrated",
            "I already told you that three times!", "never ordering from you again", "sick and tired of waiting",
        ] {
            assert!(of(text) >= 0.5, "{text}: {}", of(text));
        }
    }

    #[test]
    fn annoyed() {
        for text in [
            "it's still not working",
            "I'm disappointed",
            "the parcel is late again",
            "that didn't help",
            "still waiting for my refund",
        ] {
            assert!((0.2..0.75).contains(&of(text)), "{text}: {}", of(text));
        }
    }

    #[test]
    #[rustfmt::skip]
    fn calm() {
        for text in [
            "where is my order", "hello", "thanks, that's great", "I want to return a jacket",
            "is it still available", "can I try again", "I'm not angry, just asking", "Great, it works!!",
            "AMAZING SERVICE THANK YOU", "how do I change my password?", "my order is late", "no rush", "ok",
            "I really like it", "do you have it in stock again", "can you help me", "ORDER A12345", "tell me a joke",
        ] {
            assert!(of(text) < 0.3, "{text}: {}", of(text));
        }
    }

    #[test]
    fn the_course_over_turns() {
        assert!(rising(&[0.0, 0.1, 0.5]) && rising(&[0.1, 0.3]) && rising(&[0.3, 0.35, 0.4]));
        assert!(
            !rising(&[]) && !rising(&[0.9]) && !rising(&[0.8, 0.5]) && !rising(&[0.0, 0.2]) && !rising(&[0.5, 0.55])
        );
        assert_eq!(level(&[]), 0.0);
        assert_eq!(level(&[0.8]), 0.8);
        assert!(level(&[0.8, 0.0, 0.0]) < 0.25 && level(&[0.0, 0.0, 0.8]) >= 0.4);
    }
}
