//! Answer, else clarify, else ask for other words.

use super::facts::is_matter;
use super::guide::Lead;
use super::{questions, slots};
use crate::conversation::evidence::{Candidate, Evidence, Target};
use crate::conversation::state::{Conversation, MAX_KEPT};
use crate::conversation::trace::Reason;
use crate::conversation::turn::{Outcome, Turn};
use crate::desk::Desk;

/// A candidate is offered as a choice if it has at least this share of the best one's probability.
const CLOSE: f32 = 0.2;

/// What the bot would do if no trigger fired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Proposal {
    /// Answer with that intent or article.
    Answer(Target),
    /// Ask for a value that the intent needs.
    AskSlot { intent: String, slot: String, asked: u32 },
    /// A value was asked for as often as it may be.
    SlotExhausted { intent: String, slot: String },
    /// Let the customer choose.
    Clarify(Vec<Target>),
    /// Ask for other words.
    Rephrase(Unanswered),
    /// The customer said yes to a person.
    AcceptedOffer { trigger: String },
    /// The customer said no to a person.
    DeclinedOffer,
    /// Lead on in the guide.
    Guide(Lead),
}

/// Why a message gets no answer.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// It is unclear.
    NotUnderstood,
    /// It turns down all that the customer was asked to choose from.
    NoneChosen,
    /// It is most likely about something else.
    OutOfScope,
    /// It says that the last answer did not help.
    NotHelped,
}

/// A proposal, and why.
pub(super) struct Proposed {
    pub proposal: Proposal,
    pub reasons: Vec<Reason>,
}

impl Proposed {
    pub fn new(proposal: Proposal, reason: Reason) -> Self {
        Self { proposal, reasons: vec![reason] }
    }
}

/// The first rung that holds.
pub(super) fn propose(desk: &Desk, conversation: &mut Conversation, evidence: &Evidence) -> Proposed {
    let answers = &desk.settings.answers;
    let signals = &evidence.signals;
    let best = evidence.candidates.first().filter(|best| best.probability >= *answers.sure);
    let nothing_new = best.is_none_or(|best| conversation.answers_tried.last() == Some(&best.target));
    let has_answered = || conversation.answers_tried.iter().any(|target| is_matter(desk, target));
    if signals.rejects_answer && nothing_new && has_answered() {
        return Proposed::new(
            Proposal::Rephrase(Unanswered::NotHelped),
            Reason::own("answer-rejected", "the customer says that the answer did not help", None),
        );
    }
    if let Some(first) = questions::propose_first(desk, conversation, evidence) {
        return first;
    }
    let Some(best) = evidence.candidates.first() else { return not_understood(desk, evidence) };
    if (signals.affirms || signals.denies) && best.probability < *answers.sure {
        return not_understood(desk, evidence);
    }
    if best.probability >= *answers.sure {
        let reason = Reason::own(
            "sure",
            format!("`{}` with probability {:.2} (sure from {:.2})", best.target.id(), best.probability, *answers.sure),
            written(desk, &best.target),
        );
        return answer(desk, conversation, evidence, best.target.clone(), None, reason);
    }
    let again = clarified_in_a_row(conversation.counted()) >= desk.settings.ladder.clarify;
    if let Some(close) = close_candidates(desk, evidence).filter(|_| !again) {
        let targets: Vec<Target> = close.iter().map(|candidate| candidate.target.clone()).collect();
        if conversation.clarified.len() < MAX_KEPT && !conversation.clarified.contains(&sorted(&targets)) {
            let together: f32 = close.iter().map(|candidate| candidate.probability).sum();
            let named =
                close.iter().map(|candidate| format!("`{}` {:.2}", candidate.target.id(), candidate.probability));
            let text = format!(
                "{}, together {together:.2} (sure of one from {:.2}, asked about together from {:.2})",
                named.collect::<Vec<_>>().join(", "),
                *answers.sure,
                *answers.clarify_from
            );
            let reason = Reason::own("close-candidates", text, written_threshold(desk));
            return Proposed::new(Proposal::Clarify(targets), reason);
        }
    }
    not_understood(desk, evidence)
}

/// The candidates to ask about, where none is sure and one of them is likely.
pub(super) fn close_candidates<'a>(desk: &Desk, evidence: &'a Evidence) -> Option<Vec<&'a Candidate>> {
    let answers = &desk.settings.answers;
    let best = evidence.candidates.first().filter(|best| best.probability < *answers.sure)?;
    let limit = usize::try_from(*answers.choices).unwrap_or(usize::MAX);
    let close = evidence.candidates.iter().filter(|candidate| candidate.probability >= best.probability * CLOSE);
    let close: Vec<&Candidate> = close.take(limit).collect();
    let together: f32 = close.iter().map(|candidate| candidate.probability).sum();
    let likely = best.probability >= *answers.clarify_from || together > evidence.out_of_scope;
    (likely && together >= *answers.clarify_from).then_some(close)
}

fn clarified_in_a_row(turns: &[Turn]) -> u32 {
    let asked = |turn: &&Turn| matches!(turn.outcome, Outcome::Clarified | Outcome::ClarifiedAgain);
    u32::try_from(turns.iter().rev().take_while(asked).count()).unwrap_or(u32::MAX)
}

/// Answers with a target, or asks for the first value that it needs; `asked` is the slot that the message replies to.
pub(super) fn answer(
    desk: &Desk,
    conversation: &mut Conversation,
    evidence: &Evidence,
    target: Target,
    asked: Option<&str>,
    reason: Reason,
) -> Proposed {
    let intent = target.intent().and_then(|id| desk.intent(id));
    let missing = intent
        .and_then(|intent| slots::fill(intent, conversation, &evidence.entities, asked).map(|slot| (intent, slot)));
    let Some((intent, slot)) = missing else { return Proposed::new(Proposal::Answer(target), reason) };
    let needs = Reason::own(
        "missing-slot",
        format!("`{}` needs `{slot}`", intent.id.value),
        intent.slots.get(slot).map(|slot| desk.sources.place(slot.ask.span)),
    );
    let proposal = Proposal::AskSlot { intent: intent.id.value.clone(), slot: slot.to_owned(), asked: 0 };
    Proposed { proposal, reasons: vec![reason, needs] }
}

/// Where the desk says from when on to ask back; `None` if it leaves that to the default.
fn written_threshold(desk: &Desk) -> Option<crate::text::source::Place> {
    let span = desk.settings.answers.clarify_from.span;
    (span.end > 0).then(|| desk.sources.place(span))
}

/// Where an intent or an article is written.
pub(super) fn written(desk: &Desk, target: &Target) -> Option<crate::text::source::Place> {
    let span = match target {
        Target::Intent(id) => desk.intent(id)?.id.span,
        Target::Article(id) => desk.article(id)?.id.span,
    };
    Some(desk.sources.place(span))
}

/// A set of targets in an order of its own, so that the same choices are known again.
pub(super) fn sorted(targets: &[Target]) -> Vec<Target> {
    let mut targets = targets.to_vec();
    targets.sort_unstable();
    targets
}

fn not_understood(desk: &Desk, evidence: &Evidence) -> Proposed {
    let best = evidence.candidates.first();
    // Out of scope, and not merely unclear, if that is likelier than any answer.
    let out_of_scope = evidence.out_of_scope > best.map_or(0.0, |best| best.probability);
    let best =
        best.map_or_else(String::new, |best| format!("; best was `{}` {:.2}", best.target.id(), best.probability));
    let threshold = *desk.settings.answers.clarify_from;
    let reason = Reason::own(
        if out_of_scope { "out-of-scope" } else { "not-understood" },
        format!("out of scope with probability {:.2}{best} (asked about from {threshold:.2})", evidence.out_of_scope),
        written_threshold(desk),
    );
    let why = if out_of_scope { Unanswered::OutOfScope } else { Unanswered::NotUnderstood };
    Proposed::new(Proposal::Rephrase(why), reason)
}
