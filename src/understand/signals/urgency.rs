//! Pressing for time.

use super::lexicon::Cue;
use super::reading::Reading;
use super::{Evidence, Threat};

/// What a first word of urgency counts, and each further one (each takes this share of what is left to 1).
const URGENT: f32 = 0.7;
const HURRY: f32 = 0.25;
/// At most this many hurrying words count.
const MOST: usize = 3;

/// From 0 to 1. "Urgent", "asap" count much, "soon", "today" little; exclamation marks raise what is there. A report of
/// danger is urgent in any words.
pub(super) fn read(reading: &Reading, threats: &[Threat], evidence: &mut Evidence) -> f32 {
    let mut calm = 1.0_f32;
    let mut count = |cue: Cue, weight: f32, most: usize| {
        let (mut last, mut counted) = (0, 0);
        for words in reading.said(cue).filter(|w| !reading.is_negated(w.start, 2)) {
            // Phrases that share words count once.
            if words.start >= last && counted < most {
                calm *= 1.0 - weight;
                counted += 1;
                evidence.add("urgency", reading.span(&words));
            }
            last = words.end.max(last);
        }
    };
    count(Cue::Urgent, URGENT, MOST);
    count(Cue::Hurry, HURRY, MOST);
    let mut urgency = 1.0 - calm;
    if urgency > 0.0 && (reading.text.contains("!!") || reading.shouts()) {
        urgency = 1.0 - (1.0 - urgency) * 0.8;
    }
    let danger = threats.iter().map(|threat| match threat {
        Threat::SelfHarm | Threat::Safety | Threat::Violence => 0.9,
        Threat::Fraud => 0.6,
        Threat::Legal | Threat::Regulator => 0.0,
    });
    danger.fold(urgency, f32::max)
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    #[test]
    #[rustfmt::skip]
    fn pressing_messages() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "this is urgent", "I need it ASAP", "please respond immediately", "need it by tonight", "I need it asap now", "it's an emergency",
            "my flight leaves in 2 hours", "I need help right now", "as soon as possible please", "URGENT!!!",
            "I can't wait any longer", "it's time sensitive", "urgant help needed", "my laptop is on fire",
            "I'm stranded at the airport", "we're locked out", "the wedding is tomorrow, sort it straight away",
        ] {
            assert!(reader.read(text).urgency >= 0.6, "{text}: {}", reader.read(text).urgency);
        }
        for text in [
            "I need it by friday",
            "need it by tomorrow",
            "i want it by tomorrow",
            "please hurry",
            "can you answer quickly",
            "before the weekend if possible",
            "today if possible",
        ] {
            let urgency = reader.read(text).urgency;
            assert!((0.2..0.6).contains(&urgency), "{text}: {urgency}");
        }
        for text in [
            "not urgent", "no rush", "whenever you have time", "it's not an emergency",
            "I need the emergency contact form", "quick question", "where is my order", "take your time",
            "the app crashes immediately", "I can't wait to get it!", "what are your opening hours",
            "no hurry at all", "is there an urgent care near", "breakfast was late", "",
        ] {
            assert!(reader.read(text).urgency < 0.2, "{text}: {}", reader.read(text).urgency);
        }
    }
}
