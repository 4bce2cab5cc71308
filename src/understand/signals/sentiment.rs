//! How pleased a message sounds.

use std::ops::Range;

use super::Evidence;
use super::emoji::Emoji;
use super::lexicon::Cue;
use super::reading::Reading;

/// How the sum of feelings becomes a number from -1 to 1: `s / sqrt(s² + SPREAD)`, as VADER does (Hutto and Gilbert 2014).
const SPREAD: f32 = 15.0;
/// Words before a word among which degrees and negations count.
const WINDOW: usize = 4;
/// A negated feeling turns, and loses strength.
const TURN: f32 = -0.65;
/// What a word in capitals among others gains.
const CAPITALS: f32 = 0.7;
/// What stretched letters multiply a feeling by.
const STRETCHED: f32 = 1.25;
/// What each exclamation mark adds, up to three, and question marks in a row.
const EXCLAMATION: f32 = 0.29;
const QUESTIONS: f32 = 0.25;
/// What praise in a question or request counts: "find me a good hotel".
const WISHED: f32 = 0.4;
/// Weights of what stands before and behind "but" in a sentence.
const BEFORE_BUT: f32 = 0.5;
const BEHIND_BUT: f32 = 1.3;

/// From -1 to 1.
///
/// The words' feelings add up; words of degree, negations, capitals, stretched letters, "but", emoji and punctuation change
/// them. Words that carry no feeling where they stand ("kind of", "good morning") are left out.
pub(super) fn read(reading: &Reading, emoji: &Emoji, evidence: &mut Evidence) -> f32 {
    let shouts = reading.shouts();
    let flat: Vec<_> = reading.said(Cue::Flat).collect();
    let unturned: Vec<_> = reading.said(Cue::Unturned).collect();
    let buts = contrasts(reading);
    let mut sum = 0.0_f32;
    for (at, word) in reading.words.iter().enumerate() {
        let Some(feeling) = word.entry.map(|e| e.feeling).filter(|f| *f != 0.0) else {
            continue;
        };
        let from = flat.partition_point(|words| words.end <= at);
        let is_flat = flat.iter().skip(from).take(8).any(|words| words.contains(&at));
        // A word of degree in front of another feeling only strengthens it: "ridiculously good".
        let degree = word.entry.is_some_and(|e| e.degree != 0.0)
            && reading
                .words
                .get(at + 1)
                .is_some_and(|next| next.clause == word.clause && next.entry.is_some_and(|e| e.feeling != 0.0));
        if is_flat || degree {
            continue;
        }
        let mut value = feeling;
        if word.capitals && !shouts {
            value += CAPITALS * value.signum();
        }
        if word.stretched {
            value *= STRETCHED;
        }
        value *= context(reading, at, &unturned);
        let but = buts.iter().find(|(sentence, _)| *sentence == word.sentence);
        value *= but.map_or(1.0, |(_, place)| if at < *place { BEFORE_BUT } else { BEHIND_BUT });
        if value > 0.0 && word.asked {
            value *= WISHED;
        }
        sum += value;
        evidence.add("sentiment", word.span.clone());
    }
    for (feeling, span) in &emoji.feelings {
        sum += feeling;
        evidence.add("sentiment", span.clone());
    }
    sum += punctuation(reading.text, sum);
    (sum / (sum * sum + SPREAD).sqrt()).clamp(-1.0, 1.0)
}

/// What degrees and negations before a word multiply its feeling by.
fn context(reading: &Reading, at: usize, unturned: &[Range<usize>]) -> f32 {
    let mut factor = 1.0;
    let mut turned = false;
    for (distance, (i, before)) in reading.before(at).take(WINDOW).enumerate() {
        let Some(entry) = before.entry else { continue };
        let reach = 1.0 - 0.15 * distance as f32;
        if entry.degree != 0.0 && distance < 3 {
            factor *= 1.0 + entry.degree * reach;
        }
        turned ^= entry.negates && !unturned.iter().any(|words| words.contains(&i));
    }
    if turned { factor * TURN } else { factor }
}

/// Each sentence with a "but" inside, and the place of its last one.
fn contrasts(reading: &Reading) -> Vec<(usize, usize)> {
    let mut contrasts: Vec<(usize, usize)> = Vec::new();
    for (at, word) in reading.words.iter().enumerate() {
        let inside = at > 0 && reading.words.get(at - 1).is_some_and(|before| before.sentence == word.sentence);
        if inside && matches!(reading.text.get(word.span.clone()), Some("but" | "BUT" | "however" | "yet")) {
            contrasts.retain(|(sentence, _)| *sentence != word.sentence);
            contrasts.push((word.sentence, at));
        }
    }
    contrasts
}

/// Exclamation marks strengthen a feeling, question marks in a row a bad one.
fn punctuation(text: &str, sum: f32) -> f32 {
    let exclamations = text.bytes().filter(|b| *b == b'!').take(3).count() as f32;
    let questions = if text.contains("??") && sum < 0.0 { QUESTIONS } else { 0.0 };
    if sum.abs() < 0.1 { 0.0 } else { sum.signum() * (EXCLAMATION * exclamations + questions) }
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    fn of(text: &str) -> f32 {
        SignalReader::new(Language::English).read(text).sentiment
    }

    #[test]
    #[rustfmt::skip]
    fn pleased() {
        for text in [
            "great service", "I love it", "this is amazing", "thank you so much", "excellent support, very helpful",
            "works perfectly now", "brilliant!!", "I'm really happy with it", "not bad at all",
            "what a lovely surprise", "the agent was so kind", "soooo good", "fast delivery, good quality",
            "best shop ever", "I am impressed", "fantastic 😊", ":)", "you solved it quickly", "no problem, all good",
            "I couldn't be happier", "Awesome, cheers", "it was late but the quality is superb", "highly recommend",
            "thnaks, perfct", "super easy to use",
        ] {
            assert!(of(text) > 0.2, "{text}: {}", of(text));
        }
    }

    #[test]
    #[rustfmt::skip]
    fn displeased() {
        for text in [
            "terrible service", "I hate this", "this is awful", "not good", "not happy", "the worst company",
            "it arrived broken", "so disappointed", "I am not satisfied", "very rude staff", "what a joke",
            "doesn't work well, useless app", "never been so angry", "DISGUSTING", "horrible!!!", "bad quality",
            "waste of money", "you lied to me", "I'm not impressed at all", "nice idea but terrible quality", "😡",
            ":(", "this sucks", "poor communication and slow replies", "unacceptble", "sooo annoying",
            "nobody is helpful", "ridiculously bad",
        ] {
            assert!(of(text) < -0.2, "{text}: {}", of(text));
        }
    }

    #[test]
    #[rustfmt::skip]
    fn neutral() {
        for text in [
            "where is my order", "what are your opening hours", "I want to change my address", "good morning",
            "what kind of card do you take", "how do I return an item", "can I get a refund", "kind regards, Jo",
            "I would like to cancel my order", "my order number is A12345", "do you have this in blue",
            "is it safe to wash", "I have a quick question", "hello", "best way to contact you", "the size is 38",
            "how long does shipping take", "a gift card for my sister", "can you tell me the price",
            "I need an invoice", "fine print", "free trial", "it is at the door", "does it come in a smaller size",
            "no worries", "pain relief cream", "right now I am at home",
        ] {
            assert!(of(text).abs() <= 0.2, "{text}: {}", of(text));
        }
    }

    #[test]
    fn degrees_order_messages() {
        assert!(of("very good") > of("good") && of("good") > of("slightly good"));
        assert!(of("GOOD service here") > of("good service here"));
        assert!(of("good!!!") > of("good"));
        assert!(of("bad") > of("very bad") && of("bad??") < of("bad"));
        assert!(of("the food was good but the service was terrible") < 0.0);
        assert!(
            of("the service was terrible but the food was good") > of("the food was good but the service was terrible")
        );
    }
}
