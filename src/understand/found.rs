//! How well an article that a search outside has found answers a message.
//!
//! Scores of search engines are on scales of their own, so they are not looked at. Each article is compared with the message
//! here, by the words that they share and by the static embedding table, and gets a probability from a logistic model. Its
//! numbers were fitted once to the sample desk: each question of an article as a message, with the article found by what
//! else it says and the likest others beside it, and the examples of intents, which no article answers
//! (`cargo test --lib fitted_anew -- --ignored --nocapture`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::classify::exponential::logistic;
use super::classify::table::StaticTable;
use crate::conversation::evidence::{Candidate, Evidence, Support, Target};
use crate::desk::found::FoundArticle;
use crate::text::language::Language;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

/// What a small word says beside another one.
const SMALL: f32 = 0.1;
/// How much of an answer is compared, in words.
const MAX_WORDS: usize = 400;
/// A greater lead than this says no more: a search may bring back one article alone.
const MAX_LEAD: f32 = 0.5;
/// The model: its intercept, and the weight of each number of [`Likeness`].
const MODEL: [f64; 5] = [-5.4, -1.5, 2.5, 4.3, 4.1];

/// How like an article is to a message; shares are of the message's weight in words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Likeness {
    /// The largest weighted overlap (Jaccard) of the message with the title or a question.
    overlap: f32,
    /// The share of the message that stands in the whole article.
    whole: f32,
    /// The largest cosine of the message with one of them, or with the beginning of the answer.
    cosine: f32,
    /// By how much the sum of these is greater than that of the likest other article.
    lead: f32,
}

impl Likeness {
    const fn numbers(self) -> [f32; 4] {
        [self.overlap, self.whole, self.cosine, self.lead]
    }

    const fn sum(self) -> f32 {
        self.overlap + self.whole + self.cosine
    }

    fn probability(self) -> f32 {
        let [intercept, weights @ ..] = MODEL;
        let numbers = self.numbers().map(f64::from);
        let score = weights.iter().zip(numbers).map(|(weight, number)| weight * number).sum::<f64>();
        logistic(intercept + score) as f32
    }
}

/// An article that was found, judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged {
    /// Its place in what was found, from 0.
    pub rank: usize,
    /// The probability (0..=1) that it answers the message, if nothing else does.
    pub probability: f32,
    /// The words that both hold, as stems, in alphabetical order.
    pub shared: Vec<String>,
}

/// Judges what was found, the likeliest first, ties as the search had them. The probabilities sum to at most 1: each has its
/// part of what those before it leave.
pub(super) fn judge(
    message: &str,
    language: Language,
    table: Option<&Arc<StaticTable>>,
    found: &[FoundArticle],
) -> Vec<Judged> {
    let reader = Reader { stemmer: Stemmer::new(language), language, table };
    let said = reader.read(message);
    let mut judged: Vec<(usize, Likeness, Vec<String>)> = Vec::with_capacity(found.len());
    for (rank, article) in found.iter().enumerate() {
        let (likeness, shared) = reader.compare(&said, article);
        judged.push((rank, likeness, shared));
    }
    let sums: Vec<f32> = judged.iter().map(|(_, likeness, _)| likeness.sum()).collect();
    for (rank, likeness, _) in &mut judged {
        likeness.lead = lead(&sums, *rank);
    }
    judged.sort_by(|a, b| b.1.probability().total_cmp(&a.1.probability()).then(a.0.cmp(&b.0)));
    let shares = judged.into_iter().scan(1.0_f32, |left, (rank, likeness, shared)| {
        let probability = likeness.probability() * *left;
        *left -= probability;
        Some(Judged { rank, probability, shared })
    });
    shares.collect()
}

/// Puts what was found on the scale of the candidates: of what they leave open, each article gets its probability of answering.
/// That no class of the desk answers says nothing against an article that only the host knows, so it takes its part of the
/// `out_of_scope` too. `intent` is the intent that an article answers.
pub(super) fn weigh_in(
    judged: &[Judged],
    found: &[FoundArticle],
    intent: impl Fn(&str) -> Option<String>,
    evidence: &mut Evidence,
) {
    let candidates = &mut evidence.candidates;
    let open = 1.0 - candidates.iter().map(|candidate| candidate.probability).sum::<f32>();
    for Judged { rank, probability, shared } in judged {
        let Some(article) = found.get(*rank).map(|article| &article.article) else { continue };
        let target = intent(article).map_or_else(|| Target::Article(article.clone()), Target::Intent);
        let probability = probability * open.max(0.0);
        let support = Support::Found { rank: rank + 1, stems: shared.clone() };
        match candidates.iter_mut().find(|candidate| candidate.target == target) {
            Some(candidate) => {
                candidate.probability += probability;
                candidate.support.push(support);
            }
            None => candidates.push(Candidate { target, probability, support: vec![support] }),
        }
    }
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.target.cmp(&b.target)));
    let answered: f32 = candidates.iter().map(|candidate| candidate.probability).sum();
    evidence.out_of_scope = evidence.out_of_scope.min((1.0 - answered).max(0.0));
}

/// By how much the sum of that number is greater than the greatest other.
fn lead(sums: &[f32], own: usize) -> f32 {
    let others = sums.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, sum)| *sum);
    let rival = others.fold(0.0, f32::max);
    sums.get(own).map_or(0.0, |sum| (sum - rival).min(MAX_LEAD))
}

struct Reader<'a> {
    stemmer: Stemmer,
    language: Language,
    table: Option<&'a Arc<StaticTable>>,
}

/// A text as it is compared.
struct Text {
    /// The weight of each stem.
    stems: BTreeMap<String, f32>,
    /// Unit length, or all zero.
    vector: Vec<f32>,
}

impl Text {
    fn mass(&self) -> f32 {
        self.stems.values().sum()
    }

    /// The weight of the stems that another text holds too.
    fn shared(&self, other: &Self) -> f32 {
        self.stems.iter().filter(|(stem, _)| other.stems.contains_key(*stem)).map(|(_, weight)| weight).sum()
    }

    fn cosine(&self, other: &Self) -> f32 {
        self.vector.iter().zip(&other.vector).map(|(a, b)| a * b).sum()
    }
}

impl Reader<'_> {
    fn read(&self, text: &str) -> Text {
        let tokens = tokenize(text);
        let weight = |word: &str| if self.language.is_small_word(word) { SMALL } else { 1.0 };
        let stems = tokens.iter().take(MAX_WORDS).map(|token| {
            let stem = self.stemmer.stem(&token.text).into_owned();
            (stem, weight(&token.text))
        });
        let mut vector = Vec::new();
        if let Some(table) = self.table {
            table.encode(text, self.language, &mut vector);
        }
        Text { stems: stems.collect(), vector }
    }

    fn compare(&self, said: &Text, article: &FoundArticle) -> (Likeness, Vec<String>) {
        let mass = said.mass().max(f32::MIN_POSITIVE);
        let answer = self.read(&article.answer);
        let mut likeness = Likeness { cosine: said.cosine(&answer), ..Likeness::default() };
        let mut all = answer.stems;
        let names = core::iter::once(&article.title).chain(&article.questions).filter(|name| !name.is_empty());
        for name in names.map(|name| self.read(name)) {
            let shared = said.shared(&name);
            let union = (mass + name.mass() - shared).max(f32::MIN_POSITIVE);
            likeness.overlap = likeness.overlap.max(shared / union);
            likeness.cosine = likeness.cosine.max(said.cosine(&name));
            all.extend(name.stems);
        }
        let all = Text { stems: all, vector: Vec::new() };
        likeness.whole = said.shared(&all) / mass;
        let weighty = said.stems.iter().filter(|(stem, weight)| **weight > SMALL && all.stems.contains_key(*stem));
        (likeness, weighty.map(|(stem, _)| stem.clone()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::search::MAX_FOUND;
    use crate::desk::Desk;
    use crate::format::reading::read_desk;
    use crate::text::annotation;
    use crate::understand::classify::builtin;
    use crate::understand::classify::logistic::Logistic;

    fn sample() -> Desk {
        read_desk(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).desk.unwrap()
    }

    /// Messages with what is found for them: the likeness of each article, and whether it answers.
    fn pairs(desk: &Desk) -> Vec<(Likeness, bool)> {
        let table = builtin::table();
        let reader =
            Reader { stemmer: Stemmer::new(Language::English), language: Language::English, table: table.as_ref() };
        let articles: Vec<FoundArticle> = desk
            .articles
            .iter()
            .map(|article| FoundArticle {
                article: article.id.value.clone(),
                title: article.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
                questions: article.questions.iter().map(|question| question.value.clone()).collect(),
                answer: article.answer.value.clone(),
            })
            .collect();
        let mut pairs = Vec::new();
        let mut add = |message: &str, own: Option<usize>| {
            let said = reader.read(message);
            let mut found: Vec<(Likeness, bool)> = Vec::new();
            for (at, article) in articles.iter().enumerate() {
                let mut article = article.clone();
                article.questions.retain(|question| question != message);
                found.push((reader.compare(&said, &article).0, own == Some(at)));
            }
            found.sort_by(|a, b| b.0.sum().total_cmp(&a.0.sum()));
            found.truncate(MAX_FOUND);
            let sums: Vec<f32> = found.iter().map(|(likeness, _)| likeness.sum()).collect();
            for (at, (likeness, answers)) in found.into_iter().enumerate() {
                pairs.push((Likeness { lead: lead(&sums, at), ..likeness }, answers));
            }
        };
        for (at, article) in desk.articles.iter().enumerate() {
            article.questions.iter().for_each(|question| add(&question.value, Some(at)));
        }
        let examples =
            desk.intents.iter().filter(|intent| intent.article.is_none()).flat_map(|intent| &intent.examples);
        examples.step_by(3).for_each(|example| add(&annotation::parse(example).text, None));
        pairs
    }

    #[test]
    #[ignore = "prints the numbers of the model"]
    fn fitted_anew() {
        let pairs = pairs(&sample());
        let row = |likeness: &Likeness| likeness.numbers().map(f64::from).to_vec();
        let rows: Vec<Vec<f64>> = pairs.iter().map(|(likeness, _)| row(likeness)).collect();
        let answers: Vec<bool> = pairs.iter().map(|(_, right)| *right).collect();
        let model = Logistic::fit(&rows, &answers, &vec![1.0; rows.len()], 1.0, &[]);
        println!("{model:?} from {} pairs, {} of them right", rows.len(), answers.iter().filter(|a| **a).count());
        for low in [0.0_f32, 0.2, 0.4, 0.6, 0.8] {
            let inside = pairs.iter().filter(|(l, _)| (low..low + 0.2).contains(&l.probability()));
            let (all, right) = inside.fold((0, 0), |(all, right), (_, is)| (all + 1, right + i32::from(*is)));
            println!("{low:.1} to {:.1}: {right} of {all} right", low + 0.2);
        }
    }

    #[test]
    fn probabilities_are_worth_what_they_say() {
        let pairs = pairs(&sample());
        let mean = |right: bool| {
            let own: Vec<f32> = pairs.iter().filter(|(_, is)| *is == right).map(|(l, _)| l.probability()).collect();
            own.iter().sum::<f32>() / own.len() as f32
        };
        assert!(mean(true) > 4.0 * mean(false), "{} {}", mean(true), mean(false));
        for low in [0.0_f32, 0.2, 0.4, 0.6] {
            let inside = pairs.iter().filter(|(l, _)| (low..low + 0.2).contains(&l.probability()));
            let (all, right, told) = inside.fold((0.0_f32, 0.0_f32, 0.0), |(all, right, told), (l, is)| {
                (all + 1.0, right + f32::from(u8::from(*is)), told + l.probability())
            });
            assert!(all > 50.0 && (right - told).abs() / all < 0.15, "{low}: {right} of {all} right, told {told}");
        }
    }

    #[test]
    fn probabilities_leave_room_and_come_in_order() {
        let article = |title: &str, answer: &str| FoundArticle {
            title: title.to_owned(),
            answer: answer.to_owned(),
            ..FoundArticle::default()
        };
        let found = [
            article("Cleaning the grinder", "Brush the burrs."),
            article("Descaling the machine", "Fill the tank with descaler and start the programme."),
            article("", ""),
        ];
        let table = builtin::table();
        let judged = judge("how do i descale my machine", Language::English, table.as_ref(), &found);
        assert_eq!((judged[0].rank, judged[0].shared.join(" ").as_str()), (1, "descal machin"));
        assert!(judged[0].probability > judged[1].probability);
        assert!(judged.iter().map(|judged| judged.probability).sum::<f32>() <= 1.0);
        assert!(judge("", Language::English, None, &found)[0].probability < 0.5);
        assert!(judge("descale", Language::German, None, &[]).is_empty());
    }
}
