//! Searches that the host performs: when one is asked for, and how the message is decided on when it has ended.

use jiff::SignedDuration;

use super::{Engine, Parts, reader};
use crate::conversation::event::{Event, EventKind};
use crate::conversation::evidence::Evidence;
use crate::conversation::fault::Fault;
use crate::conversation::search::{MAX_FOUND, PendingSearch, Retriever, SearchQuery};
use crate::conversation::state::{Conversation, MAX_KEPT, Phase};
use crate::conversation::trace::Reason;
use crate::conversation::turn::Outcome;
use crate::conversation::wake::WakeReason;
use crate::desk::action::Action;
use crate::desk::article::Article;
use crate::desk::found::FoundArticle;
use crate::desk::search::Search;
use crate::desk::trigger::PersonRequest;
use crate::desk::{Desk, Mode};
use crate::policy::decide::{Input, decide};
use crate::policy::say::Say;
use crate::policy::verdict::Verdict;
use crate::text::beginning::beginning;
use crate::text::token::tokenize;

/// The most words of a message that are searched for.
const MAX_WORDS: usize = 64;
/// The longest answer of a found article that is kept, in bytes.
const MAX_ANSWER: usize = 6_000;
/// The longest id or title of one, in bytes.
const MAX_NAME: usize = 200;

/// Takes back a search that has not ended, because the customer goes on writing.
pub(super) fn take_back(conversation: &mut Conversation) -> Option<PendingSearch> {
    conversation.timers.remove(&WakeReason::SearchDue);
    conversation.search.take()
}

/// Asks the host to search, if the desk says so and leaves the message open. `before` is a search that the message has
/// interrupted; its time is not prolonged.
pub(super) fn begin(
    parts: &Parts,
    conversation: &mut Conversation,
    event: &Event,
    input: &Input<'_>,
    before: Option<&PendingSearch>,
) -> Option<Verdict> {
    let desk = &parts.desk;
    let Search::Host(host) = &desk.settings.search else { return None };
    if before.is_some_and(|before| before.until <= event.at) || !is_open(desk, conversation, input) {
        return None;
    }
    let words = words(parts, input);
    if words.is_empty() {
        return None;
    }
    let later = event.at.checked_add(SignedDuration::from_secs(host.within.seconds().into())).ok()?;
    let until = before.map_or(later, |before| before.until.min(later));
    let mut evidence = input.evidence.clone();
    evidence.faults.clear();
    evidence.entities.truncate(MAX_KEPT);
    let query = SearchQuery {
        search: event.id.clone(),
        text: parts.redactor.redact(input.text),
        words,
        language: evidence.language.unwrap_or(desk.language()),
        limit: MAX_FOUND,
        until,
    };
    conversation.timers.insert(WakeReason::SearchDue, until);
    conversation.search = Some(PendingSearch {
        search: query.search.clone(),
        text: input.text.to_owned(),
        words: query.words.clone(),
        evidence,
        until,
    });
    let reason = Reason::own(
        "search",
        "nothing of the desk answers the message, so the host is asked to search",
        Some(desk.sources.place(host.within.span)),
    );
    let steps = vec![format!("{}: {}", reason.name, reason.text)];
    let waits = Verdict::wait("", "");
    Some(Verdict { action: Action::Search, reasons: vec![reason], steps, search: Some(query), ..waits })
}

/// Whether a message gets no answer from the desk alone. Who asks for a person, or is in danger, is not kept waiting.
fn is_open(desk: &Desk, conversation: &Conversation, input: &Input<'_>) -> bool {
    let signals = &input.evidence.signals;
    let pressing = signals.asks_for_person == Some(PersonRequest::Plainly) || !signals.threats.is_empty();
    let says_yes_or_no = signals.affirms || signals.denies;
    let live = desk.settings.mode_at(conversation.channel, input.at) == Mode::Live;
    if pressing || says_yes_or_no || live || input.picked.is_some() {
        return false;
    }
    let mut without = conversation.clone();
    let _ = decide(desk, &mut without, input);
    let outcome = without.turns.last().map(|turn| turn.outcome);
    let open = [Outcome::NotUnderstood, Outcome::OutOfScope, Outcome::Clarified, Outcome::ClarifiedAgain];
    outcome.is_some_and(|outcome| open.contains(&outcome))
}

/// The words of a message, misspelt ones mended, without personal data, each once.
fn words(parts: &Parts, input: &Input<'_>) -> Vec<String> {
    let private = parts.redactor.find(input.text);
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if words.len() < MAX_WORDS && !words.contains(&word) {
            words.push(word);
        }
    };
    for token in tokenize(input.text) {
        let overlaps = |span: &core::ops::Range<usize>| span.start < token.span.end && token.span.start < span.end;
        if private.iter().any(|data| overlaps(&data.span)) {
            continue;
        }
        match input.evidence.repaired.iter().find(|repair| overlaps(&repair.at)) {
            Some(repair) => tokenize(&repair.read_as).into_iter().for_each(|read| add(read.text)),
            None => add(token.text),
        }
    }
    if words.iter().any(|word| word.contains(char::is_alphabetic)) { words } else { Vec::new() }
}

/// What follows if the search that the conversation waits for has ended, with articles, without, or by its time; `None` if
/// the event is about none.
pub(super) fn ended(
    parts: &Parts,
    conversation: &mut Conversation,
    event: &Event,
) -> Option<(Verdict, Option<Evidence>)> {
    let waits_for = conversation.search.as_ref()?;
    let (found, fault) = match &event.kind {
        EventKind::Found { search, articles } if waits_for.search == *search => (articles.as_slice(), None),
        EventKind::SearchFailed { search, why } if waits_for.search == *search => {
            (&[][..], Some(Fault::new("search-failed", beginning(why, MAX_NAME))))
        }
        EventKind::WokeUp if waits_for.until <= event.at => (&[][..], Some(late())),
        _ => return None,
    };
    let PendingSearch { text, words, mut evidence, .. } = take_back(conversation)?;
    evidence.faults.extend(fault);
    let found = bounded(found, &mut evidence.faults);
    parts.understander.weigh_in(&words.join(" "), &found, &mut evidence);
    conversation.found = found.into_iter().map(|article| FoundArticle { questions: Vec::new(), ..article }).collect();
    let reader = reader::on(conversation, reader::local(&parts.desk, event.at).date());
    reader::withhold(&parts.desk, &mut evidence.candidates, &reader);
    conversation.phase = Phase::SelfService;
    conversation.ending = None;
    let input = Input { text: &text, picked: None, evidence: &evidence, at: event.at };
    let verdict = decide(&parts.desk, conversation, &input);
    Some((verdict, Some(evidence)))
}

/// The fault of a search that has not ended in time.
pub(super) fn late() -> Fault {
    Fault::new("search-late", "the host did not answer in time; the message was decided on without a search")
}

/// The first of what was found, each of bounded size.
fn bounded(found: &[FoundArticle], faults: &mut Vec<Fault>) -> Vec<FoundArticle> {
    let cut = |text: &String, most| beginning(text, most).to_owned();
    let mut kept: Vec<FoundArticle> = Vec::new();
    for article in found.iter().take(MAX_FOUND) {
        if article.article.trim().is_empty() || article.article.len() > MAX_NAME {
            faults.push(Fault::new("found-nameless", "an article was found that has no id of at most 200 bytes"));
            continue;
        }
        if article.answer.len() > MAX_ANSWER {
            let told = format!("the answer of `{}` was cut after {MAX_ANSWER} bytes", article.article);
            faults.push(Fault::new("found-long", told));
        }
        if kept.iter().all(|known| known.article != article.article) {
            kept.push(FoundArticle {
                article: article.article.clone(),
                title: cut(&article.title, MAX_NAME),
                questions: article.questions.iter().take(MAX_KEPT).map(|question| cut(question, MAX_NAME)).collect(),
                answer: cut(&article.answer, MAX_ANSWER),
            });
        }
    }
    kept
}

/// Forgets a search that nobody waits for any more: people have the conversation, it is over, or all that was due no longer is.
pub(super) fn forget_if_moot(conversation: &mut Conversation) {
    let has_end = conversation.timers.contains_key(&WakeReason::SearchDue);
    if !has_end || conversation.phase.is_with_people() || matches!(conversation.phase, Phase::Resolved | Phase::Closed)
    {
        let _ = take_back(conversation);
    }
}

/// An engine finds articles of its own desk, so that one desk can be the knowledge base of another, and a host without a search
/// engine can serve a desk that wants one.
impl Retriever for Engine {
    type Error = String;

    fn find(&mut self, query: &SearchQuery) -> Result<Vec<FoundArticle>, String> {
        let Parts { desk, understander, replies, .. } = &*self.parts;
        let ids = understander.articles(&query.words.join(" "), query.limit).map_err(|error| error.to_string())?;
        let article = |article: &Article| {
            let id = article.id.value.clone();
            let (answer, _) = replies.render(desk, &[Say::Article(id.clone())], &Conversation::new(""));
            let questions = article.questions.iter().map(|question| question.value.clone()).collect();
            FoundArticle { article: id, title: article.name().to_owned(), questions, answer }
        };
        Ok(ids.iter().filter_map(|id| desk.article(id)).map(article).collect())
    }
}
