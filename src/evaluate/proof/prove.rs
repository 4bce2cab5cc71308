//! The walks that are made through a desk's policy.

use serde::Serialize;

use super::alphabet::second_question;
use super::kinds;
use super::walk::{Flaw, Stepper, Walk};
use crate::desk::Desk;
use crate::engine::Engine;

/// The most states that are visited, if no other number is asked for.
pub const MOST_STATES: usize = 5_000;

/// What was walked, and what was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proof {
    /// How many states were visited, in all walks.
    pub states: usize,
    /// How many events were tried in them.
    pub events: usize,
    /// How many walks were made.
    pub walks: usize,
    /// Whether no state was left out.
    pub complete: bool,
    /// The first flaw of each kind.
    pub flaws: Vec<Flaw>,
}

/// Walks through the states of the engine's desk, as many as `most`; [`MOST_STATES`] is a usual number.
pub fn prove(engine: &Engine, most: usize) -> Proof {
    let desk = engine.desk();
    let later = second_question(desk, &kinds::targets(desk));
    let Ok(engine) = engine.with_triggers(kinds::left_open(desk, later.as_ref())) else {
        return Proof { states: 0, events: 0, walks: 0, complete: false, flaws: Vec::new() };
    };
    walk_through(engine.desk(), most, &|conversation, event, meaning| match meaning {
        Some(meaning) => engine.step_as(conversation, event, meaning),
        None => engine.step(conversation, event),
    })
}

/// Walks through a desk whose triggers are left open: over all that can happen, and over the offers.
fn walk_through(desk: &Desk, most: usize, step: Stepper<'_>) -> Proof {
    let mut proof = Proof { states: 0, events: 0, walks: 0, complete: true, flaws: Vec::new() };
    for walk in [Walk::over_all, Walk::over_offers] {
        let mut walk = walk(desk, most.saturating_sub(proof.states), step);
        walk.go();
        proof.states += walk.nodes.len();
        proof.events += walk.events;
        proof.walks += 1;
        proof.complete &= walk.complete;
        for flaw in walk.flaws {
            if proof.flaws.iter().all(|known| known.kind != flaw.kind) {
                proof.flaws.push(flaw);
            }
        }
    }
    proof
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::decision::Step;
    use crate::conversation::event::{Event, EventKind};
    use crate::conversation::evidence::Evidence;
    use crate::conversation::state::{Conversation, Pending, Phase};
    use crate::desk::action::Action;
    use crate::desk::trigger::PersonRequest;
    use crate::evaluate::proof::promise::FlawKind;
    use crate::format::reading::read_sources;
    use crate::text::source::Sources;

    const OFFERS: &str = "
hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
queues: { general: {} }
waiting: { instead: [ticket] }
escalate:
  - { name: quiet, when: { hours: closed }, respond: suppress }
  - { name: swears, when: profanity, respond: { offer: { cooldown: 2 turns } } }
  - { name: repeats, when: repeats_itself, respond: { offer: { cooldown: 3 turns } } }
  - { name: rejects, when: answer_rejected, respond: { offer: { cooldown: 4 turns } } }
  - { name: once, when: open_complaint, respond: { offer: { once: true } } }
";

    fn engine(settings: &str) -> Engine {
        let intent = |name: &str| {
            format!(
                "- intent: {name}\n  about: {name}\n  examples: [the {name}, some {name} please]\n  reply: About {name}.\n"
            )
        };
        let plain = ["hours", "parking"].map(intent).concat();
        let natures = ["tea", "coffee", "cakes", "bread", "milk"].into_iter().enumerate();
        let natures = natures.map(|(attempts, name)| {
            format!("{}  slots: {{ size: {{ ask: Which?, attempts: {} }} }}\n", intent(name), attempts + 1)
        });
        let mut files = Sources::default();
        let size = "entities: { size: { list: { values: { Small: [], Large: [] } } } }";
        files.add("firstline.yml", format!("desk: X\n{size}\n{settings}"));
        files.add("intents/a.yml", plain + &natures.collect::<String>());
        Engine::from_reading(read_sources(files)).unwrap()
    }

    type Meaning<'a> = Option<&'a Evidence>;

    /// The proof of a desk whose engine steps a changed conversation, and whose step is changed.
    fn broken(
        settings: &str,
        prepare: impl Fn(&mut Conversation, &Event),
        spoil: impl Fn(&Conversation, &Event, Meaning<'_>, &mut Step),
    ) -> Proof {
        let engine = engine(settings);
        let desk = engine.desk();
        let later = second_question(desk, &kinds::targets(desk));
        let engine = engine.with_triggers(kinds::left_open(desk, later.as_ref())).unwrap();
        walk_through(engine.desk(), MOST_STATES, &|before, event, meaning| {
            let mut changed = before.clone();
            prepare(&mut changed, event);
            let mut step = match meaning {
                Some(meaning) => engine.step_as(&changed, event, meaning),
                None => engine.step(&changed, event),
            };
            spoil(before, event, meaning, &mut step);
            step
        })
    }

    fn kinds_of(proof: &Proof) -> Vec<FlawKind> {
        proof.flaws.iter().map(|flaw| flaw.kind).collect()
    }

    #[test]
    fn the_engine_keeps_its_promises_whatever_the_triggers_say() {
        let proof = prove(&engine(OFFERS), MOST_STATES);
        assert_eq!((proof.flaws, proof.complete, proof.walks), (Vec::new(), true, 2));
        let first = prove(&engine(OFFERS), 10);
        assert_eq!((first.states, first.complete), (10, false), "a walk that ends early says so");
    }

    #[test]
    fn whatever_is_said_over_a_person_or_to_who_waits_is_found() {
        let speaks = broken(
            OFFERS,
            |_, _| {},
            |before, event, _, step| {
                let writes = matches!(event.kind, EventKind::AgentMessage { .. });
                if before.phase == Phase::WithPerson && writes {
                    step.decision.text = "me too".to_owned();
                }
            },
        );
        assert_eq!(kinds_of(&speaks), [FlawKind::SpeaksOverPerson]);
        assert_eq!(speaks.flaws[0].path, ["a visitor comes", "a person joins", "the person writes"]);
        let wakes = broken(
            OFFERS,
            |_, _| {},
            |before, event, _, step| {
                if matches!(event.kind, EventKind::AgentJoined { .. }) {
                    step.conversation.timers.extend(before.timers.clone());
                }
            },
        );
        assert_eq!(kinds_of(&wakes), [FlawKind::SpeaksOverPerson], "a time-out that is not called off");
        let answers = broken(
            OFFERS,
            |_, _| {},
            |before, _, meaning, step| {
                let thanks = meaning.is_some_and(|meaning| meaning.signals.thanks);
                if before.phase == Phase::Waiting && thanks {
                    step.decision.text = "you are welcome".to_owned();
                }
            },
        );
        assert_eq!(kinds_of(&answers), [FlawKind::AnswersWhoWaits]);
    }

    #[test]
    fn a_wish_for_a_person_that_a_trigger_holds_back_at_night_is_found() {
        let desk = engine(OFFERS).desk().clone();
        let proof = broken(
            OFFERS,
            |_, _| {},
            |before, event, meaning, step| {
                let wish =
                    meaning.is_some_and(|meaning| meaning.signals.asks_for_person == Some(PersonRequest::Plainly));
                let quiet = before.signals.contains(&kinds::fires("quiet")) && !desk.settings.is_open(event.at);
                if wish && quiet && !before.phase.is_with_people() {
                    step.decision.action = Action::Rephrase;
                    step.conversation.phase = Phase::SelfService;
                    step.conversation.pending = Pending::Nothing;
                }
            },
        );
        assert_eq!(kinds_of(&proof), [FlawKind::PersonNotReached]);
        let path = &proof.flaws[0].path;
        assert!(path.iter().any(|what| what == "people go home"), "{path:?}");
        assert_eq!(path.last().map(String::as_str), Some("a plain wish for a person, and `quiet` fires"));
    }

    #[test]
    fn an_offer_that_comes_a_turn_too_early_is_found() {
        let early = |before: &mut Conversation, _: &Event| {
            before.last_offer = before.last_offer.map(|last| last.saturating_sub(1));
        };
        assert_eq!(kinds_of(&broken(OFFERS, early, |_, _, _, _| {})), [FlawKind::OfferTooSoon]);
    }

    #[test]
    fn an_offer_once_more_by_who_offers_once_is_found() {
        let forgets = |before: &mut Conversation, _: &Event| before.spent.clear();
        let proof = broken(OFFERS, forgets, |before, _, _, step| step.conversation.spent.extend(before.spent.clone()));
        assert_eq!(kinds_of(&proof), [FlawKind::OfferTooSoon]);
        let path = &proof.flaws[0].path;
        assert_eq!(path.iter().filter(|what| what.ends_with("`once` fires")).count(), 2, "{path:?}");
    }

    #[test]
    fn a_cooldown_that_is_lost_only_after_three_triggers_have_offered_is_found() {
        let forgets = |before: &mut Conversation, _: &Event| {
            if before.spent.len() > 2 {
                before.last_offer = None;
            }
        };
        let proof = broken(OFFERS, forgets, |_, _, _, _| {});
        assert_eq!(kinds_of(&proof), [FlawKind::OfferTooSoon]);
        let path = &proof.flaws[0].path;
        assert!(path.iter().filter(|what| what.ends_with(" fires")).count() >= 4, "{path:?}");
    }

    #[test]
    fn a_ladder_that_asks_again_and_again_is_found_unless_a_trigger_ends_it() {
        let settings = |clarify: u32, trigger: &str| {
            format!("ladder: {{ clarify: {clarify}, rephrase: 9 }}\nescalate: [ {trigger} ]")
        };
        let proof = prove(&engine(&settings(9, "")), MOST_STATES);
        assert_eq!(kinds_of(&proof), [FlawKind::ClarificationLoop]);
        let path = &proof.flaws[0].path;
        assert_eq!(path.iter().filter(|what| what.starts_with("a message between")).count(), 5, "{path:?}");
        let ended = "{ name: still-several, when: { close_candidates: 4 }, respond: now }";
        for settings in [settings(4, ""), settings(9, ended)] {
            assert_eq!(prove(&engine(&settings), MOST_STATES).flaws, [], "{settings}");
        }
    }
}
