//! What may have been before. A state forgets most of the past; each part of it on which the engine rests a decision is put back
//! here, one part at a time.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::conversation::evidence::Target;
use crate::conversation::guide::{GuidePosition, TriedStep};
use crate::conversation::question::Question;
use crate::conversation::state::{Conversation, MAX_KEPT, Rating};
use crate::conversation::turn::{Outcome, Turn};
use crate::desk::Desk;

/// A part of the past.
#[derive(Clone, Debug)]
pub(super) enum Past {
    /// The last message was answered.
    Answered(Target),
    /// The bot has tried all that the ladder allows.
    LadderEnds(u32),
    /// All values that are asked for are known.
    ValuesKnown(Vec<String>),
    /// A guide was begun and left.
    GuideRests(GuidePosition),
    /// The steps of the guide were tried as often as they may be.
    StepsTried,
    /// A question that came with another is still open.
    QuestionOpen(Target),
    /// The conversation was rated.
    Rated,
}

/// The parts of the past that make a difference on this desk.
pub(super) fn pasts(desk: &Desk, targets: &[Target]) -> Vec<Past> {
    let intents = || targets.iter().filter_map(|target| desk.intent(target.intent()?));
    let mut pasts = vec![Past::LadderEnds(desk.settings.ladder.rephrase), Past::Rated];
    pasts.extend(targets.first().cloned().map(Past::Answered));
    let mut values: Vec<String> = intents().flat_map(|intent| intent.slots.keys().cloned()).collect();
    values.extend(["phone", "email"].map(str::to_owned));
    pasts.push(Past::ValuesKnown(values));
    let guides = desk.articles.iter().filter_map(|article| Some((article, article.steps.first()?)));
    let mut guides = guides.map(|(article, first)| {
        let (article, step) = (article.id.value.clone(), first.id.value.clone());
        GuidePosition { article, step, tried: Vec::new() }
    });
    if let Some(first) = guides.next() {
        pasts.extend([Past::GuideRests(first), Past::StepsTried]);
    }
    let needs = |target: &&Target| {
        target.intent().and_then(|id| desk.intent(id)).is_some_and(|intent| !intent.slots.is_empty())
    };
    pasts.extend(targets.iter().find(needs).cloned().map(Past::QuestionOpen));
    pasts.extend(targets.iter().find(|target| !needs(target)).cloned().map(Past::QuestionOpen));
    pasts
}

impl Past {
    /// What the path of a flaw calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Answered(_) => "after an answer".to_owned(),
            Self::LadderEnds(_) => "after as many failures as the ladder allows".to_owned(),
            Self::ValuesKnown(_) => "with all values known".to_owned(),
            Self::GuideRests(_) => "with a guide left open".to_owned(),
            Self::StepsTried => "after all steps were tried".to_owned(),
            Self::QuestionOpen(target) => format!("with a question about `{}` still open", target.id()),
            Self::Rated => "after a rating".to_owned(),
        }
    }

    /// Puts it back into a conversation; `false` if it does not fit there.
    pub fn put_into(&self, conversation: &mut Conversation, at: Timestamp) -> bool {
        let number = conversation.customer_turns;
        match self {
            Self::Answered(target) => {
                conversation.answers_tried.push(target.clone());
                conversation.turns.insert(0, turn(number, at, Outcome::Answered));
            }
            Self::LadderEnds(tries) => {
                let failed = (0..=*tries).take(MAX_KEPT).map(|_| turn(number, at, Outcome::NotUnderstood));
                conversation.turns.splice(0..0, failed.collect::<Vec<_>>());
            }
            Self::ValuesKnown(names) => {
                conversation.slots.extend(names.iter().map(|name| (name.clone(), "7".to_owned())));
            }
            Self::GuideRests(position) if conversation.guide.is_none() => {
                conversation.guide = Some(position.clone());
            }
            Self::GuideRests(_) => return false,
            Self::StepsTried => {
                let Some(guide) = &mut conversation.guide else { return false };
                let tried = TriedStep { step: guide.step.clone(), reply: String::new() };
                guide.tried = vec![tried; MAX_KEPT];
            }
            Self::QuestionOpen(target) => {
                let (target, slots) = (target.clone(), BTreeMap::new());
                conversation.questions.push(Question { target, slots, apart: false, amount: None });
            }
            Self::Rated => conversation.rating = Some(Rating { score: 1, text: String::new() }),
        }
        true
    }
}

/// A message of which nothing is known but what became of it.
pub(super) fn turn(number: u32, at: Timestamp, outcome: Outcome) -> Turn {
    Turn {
        number,
        at,
        outcome,
        about: None,
        close: matches!(outcome, Outcome::Clarified | Outcome::ClarifiedAgain),
        probability: 0.0,
        sentiment: 0.0,
        frustration: 0.0,
        urgency: 0.0,
        profanity: false,
        threats: Vec::new(),
        asks_for_person: None,
        rejects_answer: false,
        repeats: false,
        no_article: false,
        amount: None,
    }
}
