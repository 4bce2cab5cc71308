//! Which class of a desk a message belongs to, and how sure that is.

pub mod builtin;
pub mod bytes;
pub mod calibrate;
pub mod certainty;
pub mod evidence;
pub mod explain;
pub mod exponential;
pub mod features;
pub mod folds;
pub mod glossary;
pub mod ground;
mod heldout;
pub mod logistic;
pub mod model;
pub mod neighbours;
pub mod piece_rarity;
pub mod repair;
mod shorthand;
pub mod solver;
pub mod speller;
pub mod table;
pub mod threshold;
pub mod train;
pub mod vocabulary;
pub mod weights;
pub mod wordpiece;
mod words;

use std::ops::Range;
use std::sync::Arc;

use self::bytes::{BytesError, Reader, Writer};
use self::certainty::Certainty;
use self::evidence::leaders;
use self::explain::{TokenWeight, explain};
use self::exponential::softmax;
use self::ground::Ground;
use self::model::Model;
use self::piece_rarity::PieceRarity;
use self::table::StaticTable;
use crate::text::language::Language;

/// What a saved classifier begins with; the digit changes with the form or the meaning of what follows.
const MAGIC: &[u8] = b"firstline-intents-6\n";

/// Most candidates that are told.
const CANDIDATES: usize = 10;

/// A class, as its author describes it.
#[derive(Debug, Clone, Copy)]
pub struct Class<'a> {
    /// Its name; split into words, one more training example.
    pub name: &'a str,
    /// What it is about: another one, or empty.
    pub about: &'a str,
}

/// A labelled text.
#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    /// What a customer might write.
    pub text: &'a str,
    /// Index of its class; an example of no class is left out.
    pub class: u32,
    /// Its language.
    pub language: Language,
}

/// Everything a classifier learns from.
#[derive(Debug, Clone, Copy)]
pub struct TrainingSet<'a> {
    /// The classes, by index.
    pub classes: &'a [Class<'a>],
    /// Examples in any order.
    pub examples: &'a [Example<'a>],
    /// Texts that no class answers, if there are any.
    pub out_of_scope: &'a [&'a str],
    /// The languages of the examples, the main one first: that of names, descriptions and texts out of scope.
    pub languages: &'a [Language],
}

/// A trained classifier.
#[derive(Debug, Clone)]
pub struct Classifier {
    model: Model,
    certainty: Certainty,
}

/// A class with its probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Index of the class.
    pub class: u32,
    /// Probability of the class, given that the message is in scope.
    pub probability: f32,
}

/// A training example like the message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Index in the training set's examples.
    pub example: u32,
    /// Cosine, 0..=1.
    pub similarity: f32,
}

/// A word that was read as another, or as several; or the two halves of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Its bytes in the message.
    pub span: Range<usize>,
    /// The word it was taken for, in lower case; a space between several.
    pub word: String,
}

/// What a classifier makes of a message.
///
/// The candidates' probabilities are conditional on the message being in scope: over all classes they sum to 1. Scope is
/// judged apart: the probability that class k answers the message is `(1 - out_of_scope) * candidates[k].probability`.
/// `answer` judges the first candidate directly and is the better guide to whether to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// The likeliest classes, descending, at most ten; ties by class.
    pub candidates: Vec<Scored>,
    /// Probability that no class answers the message, 0..=1, reckoned for traffic of which 30 % is out of scope.
    pub out_of_scope: f32,
    /// Probability that the first candidate is the right answer, 0..=1, in the same traffic; out of scope it is wrong.
    pub answer: f32,
    /// Up to three training examples of the first candidate's class, most similar first.
    pub nearest: Vec<Nearest>,
    /// Words that were read as others.
    pub repaired: Vec<Repair>,
}

impl Classifier {
    /// Classifies a message of a language. Pure; takes bounded time for any text, of which it reads the first 512 words.
    #[must_use]
    pub fn classify(&self, text: &str, language: Language) -> Classification {
        let reading = self.model.read(text, language);
        let mut p = Vec::with_capacity(reading.scores.len());
        softmax(&reading.scores, self.certainty.temperature(), &mut p);
        let mut candidates: Vec<Scored> = Vec::with_capacity(p.len());
        candidates.extend((0..).zip(p).map(|(class, probability)| Scored { class, probability }));
        let order = |a: &Scored, b: &Scored| b.probability.total_cmp(&a.probability).then(a.class.cmp(&b.class));
        if candidates.len() > CANDIDATES {
            candidates.select_nth_unstable_by(CANDIDATES, order);
            candidates.truncate(CANDIDATES);
        }
        candidates.sort_by(order);
        let mut nearest: Vec<Nearest> = reading
            .nearest
            .iter()
            .map(|likeness| Nearest { example: likeness.example, similarity: likeness.meaning.max(likeness.words) })
            .collect();
        nearest.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.example.cmp(&b.example)));
        nearest.truncate(3);
        let mut repaired: Vec<Repair> = Vec::new();
        for token in reading.repaired.iter().filter_map(|&at| reading.tokens.get(at)) {
            match repaired.last_mut().filter(|last| last.span == token.span) {
                Some(last) => last.word = [&last.word, " ", &token.text].concat(),
                None => repaired.push(Repair { span: token.span.clone(), word: token.text.clone() }),
            }
        }
        Classification {
            candidates,
            out_of_scope: self.certainty.out_of_scope(&reading.evidence),
            answer: self.certainty.answer(&reading.evidence),
            nearest,
            repaired,
        }
    }

    /// What each word contributes to the score of `class`, less what it contributes to that of `against`, or of the best
    /// other class.
    #[must_use]
    pub fn explain(&self, text: &str, language: Language, class: u32, against: Option<u32>) -> Vec<TokenWeight> {
        let runner_up = || {
            let leaders = leaders(&self.model.read(text, language).scores);
            leaders.into_iter().filter_map(|k| u32::try_from(k).ok()).find(|&k| k != class)
        };
        explain(&self.model, text, language, class, against.or_else(runner_up).unwrap_or(u32::MAX))
    }

    /// The `answer` from which on, by held-out examples, most messages are treated rightly: answered well, or turned away
    /// where they are out of scope.
    #[must_use]
    pub const fn threshold(&self) -> f32 {
        self.certainty.threshold()
    }

    /// The classifier in bytes, without its table.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut w = Writer::default();
        let ground = self.model.ground();
        w.raw(MAGIC);
        w.number(ground.table.as_ref().map_or(0, |table| table.fingerprint()));
        w.size(ground.tongues().count());
        for tongue in ground.tongues() {
            w.raw(tongue.emitter.language().code().as_bytes());
            w.single(tongue.trust);
        }
        ground.rarity.write(&mut w);
        self.model.write(&mut w);
        self.certainty.write(&mut w);
        w.finish()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) gave, with the table the classifier was trained with.
    ///
    /// # Errors
    /// Where the bytes are damaged, of another version, or of another table.
    pub fn from_bytes(bytes: &[u8], table: Option<Arc<StaticTable>>) -> Result<Self, BytesError> {
        let mut r = Reader::new(bytes);
        if r.raw(MAGIC.len())? != MAGIC {
            return Err(BytesError { reason: "the bytes are of another kind or version" });
        }
        if r.number()? != table.as_ref().map_or(0, |table| table.fingerprint()) {
            return Err(BytesError { reason: "it was trained with another static table" });
        }
        let mut languages = Vec::new();
        for _ in 0..r.count()? {
            let code = std::str::from_utf8(r.raw(2)?).ok().and_then(|code| code.parse::<Language>().ok());
            languages.push((code.ok_or(BytesError { reason: "a language is unknown" })?, r.single()?));
        }
        let (main, others) = languages.split_first().ok_or(BytesError { reason: "it has no language" })?;
        let ground = Ground::with_trust(*main, others, table).weighed(PieceRarity::read(&mut r)?);
        let model = Model::read_from(&mut r, ground)?;
        let certainty = Certainty::read(&mut r)?;
        if r.is_done() {
            Ok(Self { model, certainty })
        } else {
            Err(BytesError { reason: "there are bytes left over" })
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::table::tests::shipped;
    use super::train::train;
    use super::*;

    const CLASSES: [Class<'static>; 3] = [
        Class { name: "track_order", about: "where a parcel is and when it will come" },
        Class { name: "request_refund", about: "" },
        Class { name: "opening_hours", about: "" },
    ];

    const EXAMPLES: [(&str, u32); 12] = [
        ("where is my parcel", 0),
        ("has my order been sent", 0),
        ("track my delivery please", 0),
        ("when will the parcel arrive", 0),
        ("i want my money back", 1),
        ("please refund this payment", 1),
        ("can i get a refund", 1),
        ("refund my order", 1),
        ("when are you open", 2),
        ("are you open on sunday", 2),
        ("what are your opening hours", 2),
        ("until when is the shop open today", 2),
    ];

    fn trained(table: Option<Arc<StaticTable>>) -> Classifier {
        let examples = EXAMPLES.map(|(text, class)| Example { text, class, language: Language::English });
        let set = TrainingSet {
            classes: &CLASSES,
            examples: &examples,
            out_of_scope: &["sing a song"],
            languages: &[Language::English],
        };
        train(&set, table)
    }

    fn classify(classifier: &Classifier, text: &str) -> Classification {
        classifier.classify(text, Language::English)
    }

    #[test]
    fn understands_what_it_was_not_taught() {
        for table in [None, Some(Arc::new(shipped()))] {
            let classifier = trained(table);
            for (text, class) in [("where's my order?", 0), ("I need a REFUND!!", 1), ("open on saturday?", 2)] {
                let result = classify(&classifier, text);
                assert_eq!(result.candidates[0].class, class, "{text}");
                assert!(result.nearest.iter().all(|n| EXAMPLES[n.example as usize].1 == class));
            }
        }
    }

    #[test]
    fn misspelt_words_are_repaired_and_told() {
        let repaired = |text| -> Vec<(Range<usize>, String)> {
            classify(&trained(None), text).repaired.into_iter().map(|repair| (repair.span, repair.word)).collect()
        };
        let read = |span, word: &str| (span, word.to_owned());
        assert_eq!(repaired("my parcle, pls"), [read(3..9, "parcel"), read(11..14, "please")]);
        assert_eq!(repaired("my par cel"), [read(3..10, "parcel")]);
        assert_eq!(repaired("whats my parcel"), [read(0..5, "what is")]);
    }

    #[test]
    fn words_are_weighed() {
        let classifier = trained(Some(Arc::new(shipped())));
        let weights = classifier.explain("can you refund me", Language::English, 1, None);
        let heaviest = weights.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)).unwrap();
        assert_eq!(heaviest.span, 8..14);
        let reverse = classifier.explain("can you refund me", Language::English, 0, Some(1));
        let forward = classifier.explain("can you refund me", Language::English, 1, Some(0));
        assert!(reverse.iter().zip(&forward).all(|(a, b)| (a.weight + b.weight).abs() < 1e-4));
    }

    #[test]
    fn any_set_trains() {
        fn set<'a>(classes: &'a [Class<'a>], examples: &'a [Example<'a>]) -> TrainingSet<'a> {
            TrainingSet { classes, examples, out_of_scope: &[], languages: &[Language::French] }
        }
        let french = |text, class| Example { text, class, language: Language::French };
        let table = Some(Arc::new(shipped()));
        for table in [None, table] {
            let empty = classify(&train(&set(&[], &[]), table.clone()), "hello");
            assert!(empty.candidates.is_empty());
            let one = train(&set(&CLASSES[..1], &[french("où est mon colis", 0)]), table.clone());
            assert_eq!(classify(&one, "colis").candidates[0].probability, 1.0);
            let stray = [french("x", 9), french("", 1)];
            assert_eq!(classify(&train(&set(&CLASSES, &stray), table), "refund").candidates.len(), 3);
        }
    }

    #[test]
    fn saved_and_loaded_it_says_the_same() {
        for table in [None, Some(Arc::new(shipped()))] {
            let classifier = trained(table.clone());
            let bytes = classifier.to_bytes();
            let back = Classifier::from_bytes(&bytes, table.clone()).unwrap();
            assert_eq!(back.to_bytes(), bytes);
            for text in ["where is it", "parcle", "", "¿qué?", "refund refund 5"] {
                assert_eq!(classify(&back, text), classify(&classifier, text));
            }
            for end in (0..bytes.len()).step_by(7) {
                assert!(Classifier::from_bytes(&bytes[..end], table.clone()).is_err());
            }
            let other = if table.is_some() { None } else { Some(Arc::new(shipped())) };
            assert!(Classifier::from_bytes(&bytes, other).is_err());
        }
    }

    #[test]
    fn training_twice_gives_the_same_bytes() {
        let table = Some(Arc::new(shipped()));
        assert_eq!(trained(table.clone()).to_bytes(), trained(table).to_bytes());
    }

    #[test]
    fn is_shared_between_threads() {
        const fn shared<T: Send + Sync>() {}
        shared::<Classifier>();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn probabilities_are_probabilities(texts in proptest::collection::vec("\\PC{0,60}|[a-z ]{0,60}", 8)) {
            let classifier = trained(None);
            for text in &texts {
                let result = classify(&classifier, text);
                prop_assert!((0.0..=1.0).contains(&result.out_of_scope) && (0.0..=1.0).contains(&result.answer));
                prop_assert!((result.candidates.iter().map(|c| c.probability).sum::<f32>() - 1.0).abs() < 1e-4);
                prop_assert!(result.candidates.is_sorted_by(|a, b| a.probability >= b.probability));
                for repair in &result.repaired {
                    prop_assert!(text.is_char_boundary(repair.span.start) && text.is_char_boundary(repair.span.end));
                }
                for weight in classifier.explain(text, Language::English, 0, None) {
                    prop_assert!(text.get(weight.span).is_some() && weight.weight.is_finite());
                }
            }
        }

        #[test]
        fn damaged_bytes_never_panic(at in 0_usize..4000, value in 0_u8..) {
            let mut bytes = trained(None).to_bytes();
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
            if let Ok(classifier) = Classifier::from_bytes(&bytes, None) {
                let _ = classify(&classifier, "where is my parcel");
            }
        }
    }
}
