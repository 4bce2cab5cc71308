//! Phrases that name a person or a team of the support desk.

use super::lexicon::Part;
use super::reading::Reading;

/// Words of a phrase, at most.
const LONGEST_NOUN: usize = 6;

/// A noun phrase for a person.
pub(super) struct Noun {
    /// The word behind it.
    pub end: usize,
    /// "agent", "real person", rather than "someone".
    pub staff: bool,
    /// "support", "billing department": only the team is named.
    pub team: bool,
    /// "your agent", "the manager".
    pub definite: bool,
}

/// Reads the noun phrase that begins at a word: articles and qualities, then a person or a team.
pub(super) fn noun(reading: &Reading, from: usize) -> Option<Noun> {
    let clause = reading.words.get(from)?.clause;
    let inside = |at: usize| reading.words.get(at).is_some_and(|w| w.clause == clause);
    let (mut real, mut definite, mut found) = (false, false, None);
    for at in (from..from + LONGEST_NOUN).take_while(|at| inside(*at)) {
        if reading.is(at, Part::Other) && !reading.is(at, Part::Quality) {
            return None;
        }
        real |= reading.is(at, Part::Real);
        definite |= matches!(reading.lower(at).as_str(), "your" | "the" | "this" | "that");
        let person = reading.is(at, Part::Staff) || reading.is(at, Part::Anyone);
        let team = reading.is(at, Part::Team);
        if person || team {
            let staff = reading.is(at, Part::Staff) || (real && person) || (real && team);
            // The last such word counts, and a person rather than a team: "support agent", "agent from support".
            let known = found.as_ref().is_some_and(|n: &Noun| !n.team && team && !person);
            // "Someone from billing" is a member of the staff.
            let from = known && (from..at).any(|i| reading.lower(i) == "from");
            if let Some(noun) = found.as_mut().filter(|_| from) {
                (noun.end, noun.staff) = (at + 1, true);
            }
            if !known {
                let staff = staff || found.as_ref().is_some_and(|n| n.staff);
                found = Some(Noun { end: at + 1, staff, team: team && !person && !real, definite });
            }
        }
        let goes_on = reading.is(at, Part::Article)
            || reading.is(at, Part::Quality)
            || reading.is(at, Part::Real)
            || person
            || team;
        if !goes_on {
            break;
        }
    }
    let noun = found?;
    let thing = inside(noun.end) && reading.is(noun.end, Part::Thing) && !reading.is(noun.end, Part::Relative);
    (!thing).then_some(noun)
}
