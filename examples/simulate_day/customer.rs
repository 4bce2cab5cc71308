//! What customers want, and what they say to what the bot does.

use firstline::{Action, Decision, EventKind};

use crate::random::Random;

/// A matter that brings customers here.
pub struct Matter {
    /// What they type, one after the other, as long as the bot asks for other words.
    says: &'static [&'static str],
    /// The value that they give if one is asked for.
    value: &'static str,
    /// How likely an answer of the bot is to settle it.
    settles: f64,
}

const fn matter(says: &'static [&'static str], value: &'static str, settles: f64) -> Matter {
    Matter { says, value, settles }
}

/// What customers come for, with how often.
pub const MATTERS: &[(f64, Matter)] = &[
    (22.0, matter(&["where is my parcel"], "A12345", 0.85)),
    (8.0, matter(&["my order is late", "it should have come on monday"], "B20417", 0.6)),
    (6.0, matter(&["can i change the delivery address"], "C30991", 0.9)),
    (7.0, matter(&["how do i pause my subscription"], "Duo", 0.9)),
    (6.0, matter(&["do you ship to norway"], "A12345", 0.95)),
    (5.0, matter(&["change my subscription"], "Solo", 0.8)),
    (6.0, matter(&["i forgot my password"], "jo.doe@example.com", 0.9)),
    (6.0, matter(&["i want my money back for an order", "the order i sent back"], "D40118", 0.5)),
    (6.0, matter(&["i was charged twice"], "E51220", 0.4)),
    (6.0, matter(&["my machine does not heat up", "it stays cold"], "Northwind One", 0.5)),
    (4.0, matter(&["is your decaf made with chemicals"], "", 0.95)),
    (5.0, matter(&["the thing does the thing again", "the thing with the light"], "", 0.5)),
    (3.0, matter(&["how many moons does jupiter have", "just tell me about jupiter"], "", 0.2)),
    (8.0, matter(&["i want to talk to a person"], "", 0.5)),
    (1.0, matter(&["my account was hacked"], "", 0.0)),
    (1.0, matter(&["smoke is coming out of my machine"], "", 0.0)),
];

/// One customer.
pub struct Customer {
    matter: &'static Matter,
    said: usize,
    /// How long they wait for a person, in seconds, before they leave.
    pub patience: f64,
}

/// What a customer does next.
pub enum Deed {
    /// This, after so many seconds.
    Does(f64, EventKind),
    /// Waits for a person.
    Waits,
    /// Nothing.
    Nothing,
}

impl Customer {
    pub fn new(random: &mut Random, patience: f64) -> Self {
        let matter = random.weighted(MATTERS).expect("there are matters");
        Self { matter, said: 0, patience: random.exponential(patience) }
    }

    /// The next thing that they have to say; at last, that they want a person.
    pub fn says(&mut self) -> EventKind {
        let text = self.matter.says.get(self.said).copied().unwrap_or("i want to talk to a person");
        self.said += 1;
        message(text)
    }

    /// What they do about a decision.
    pub fn hears(&mut self, decision: &Decision, random: &mut Random) -> Deed {
        let after = 5.0 + random.exponential(20.0);
        let kind = match decision.action {
            Action::Handoff => return Deed::Waits,
            Action::Answer if decision.about.is_none() => return Deed::Nothing,
            Action::Answer if random.chance(self.matter.settles) => EventKind::Closed,
            Action::Answer => match random.chance(0.4) {
                true => message("that did not help"),
                false => message("i want to talk to a person"),
            },
            Action::Clarify => EventKind::Choice { number: 1 },
            Action::Offer if decision.choices.is_empty() => {
                message(if random.chance(0.75) { "yes please" } else { "no" })
            }
            // Most take the call; who does not goes on waiting, or asks again.
            Action::Offer if random.chance(0.65) => {
                let call = decision.choices.iter().position(|choice| choice.label.to_lowercase().contains("call"));
                EventKind::Choice { number: call.map_or(1, |at| at as u32 + 1) }
            }
            Action::Offer => EventKind::Choice { number: 1 },
            Action::AskSlot if decision.reasons.iter().any(|reason| reason.name == "missing-contact") => {
                message("+44 20 7946 0018")
            }
            Action::AskSlot if self.matter.value.is_empty() => message("i do not have that"),
            Action::AskSlot => message(self.matter.value),
            Action::Rephrase => self.says(),
            Action::Confirm => message("yes"),
            Action::Arrange => EventKind::Closed,
            _ => return Deed::Nothing,
        };
        Deed::Does(after, kind)
    }
}

fn message(text: &str) -> EventKind {
    EventKind::Message { text: text.to_owned() }
}
