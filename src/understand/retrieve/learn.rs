//! What a match is worth, learned from the articles' own questions.

use super::error::IndexError;
use super::matching::Match;
use super::relevance::Relevance;
use super::{ArticleIndex, Reader};
use crate::text::language::Language;

/// How many messages are learned from, at most: questions, and messages that no article answers.
pub(super) const MOST: usize = 1_500;
/// How many articles are looked at.
const LOOKED_AT: usize = 3;

/// A question, its number among all, and the language of its article.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub question: usize,
    pub article: usize,
    pub language: Language,
    pub text: String,
}

/// Each question searched for without itself: was the first article its own, or one found by a question with the same words?
/// And `strangers`, for which none is right.
pub(super) fn learn(index: &ArticleIndex, questions: &[Sample], strangers: &[String]) -> Result<Relevance, IndexError> {
    let mut judged: Vec<(Vec<Match>, bool)> = Vec::new();
    let mut vector = Vec::new();
    let mut judge = |text: &str, language: Language, own: Option<&Sample>| -> Result<(), IndexError> {
        vector.clear();
        if let Some(table) = &index.table {
            table.encode(text, language, &mut vector);
        }
        let asked = index.ask(text, language, &vector);
        let admits = index.shelf.admits(&Reader::default());
        let fits = |article: usize| index.shelf.language(article) == language && admits(article);
        let mut matches = index.matches(&asked, LOOKED_AT, own.map(|own| own.question), fits)?;
        matches.truncate(LOOKED_AT);
        let same = |found: &Match, own: &Sample| {
            let terms = found.question.map(|question| index.shelf.terms(question));
            found.article == own.article || terms == Some(index.shelf.terms(own.question))
        };
        let right = own.is_some_and(|own| matches.first().is_some_and(|best| same(best, own)));
        judged.push((matches, right));
        Ok(())
    };
    for sample in questions {
        judge(&sample.text, sample.language, Some(sample))?;
    }
    let stride = strangers.len().div_ceil(MOST).max(1);
    for stranger in strangers.iter().step_by(stride) {
        judge(stranger, index.main, None)?;
    }
    Ok(Relevance::learn(&judged))
}
