//! What each person did, and how many chats they had at once.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::figures::seconds;
use super::history::{Histories, Stint};

/// What one person did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgentFigures {
    /// Who.
    pub agent: String,
    /// How many chats they had.
    pub chats: u64,
    /// The time of all chats together, in seconds; chats at the same time count each.
    pub chat_time: f64,
    /// The time in which they had at least one chat, in seconds.
    pub busy_time: f64,
    /// Chats at once while busy, on average: `chat_time / busy_time`; 0 if neither took any time.
    pub concurrency: f64,
    /// The most chats at once.
    pub most_at_once: u64,
}

/// The figures of each person that the log names, by name. A chat that goes on when the log ends counts until then.
pub fn agents(histories: &Histories) -> Vec<AgentFigures> {
    let Some(end) = histories.latest() else { return Vec::new() };
    let mut stints: BTreeMap<&str, Vec<&Stint>> = BTreeMap::new();
    for stint in histories.iter().flat_map(|history| &history.stints).filter(|stint| !stint.agent.is_empty()) {
        stints.entry(&stint.agent).or_default().push(stint);
    }
    stints.into_iter().map(|(agent, stints)| figures(agent, &stints, end)).collect()
}

fn figures(agent: &str, stints: &[&Stint], end: Timestamp) -> AgentFigures {
    let spans: Vec<_> = stints.iter().map(|stint| (stint.from, stint.until.unwrap_or(end))).collect();
    // At the same moment an end comes before a beginning, so that a chat that follows on another is not counted with it.
    let lasting = spans.iter().filter(|(from, until)| until > from);
    let mut edges: Vec<(Timestamp, bool)> =
        lasting.flat_map(|(from, until)| [(*from, true), (*until, false)]).collect();
    edges.sort_unstable();
    let (mut open, mut most_at_once, mut busy_time, mut since) = (0_u64, 0, 0.0, None);
    for (at, begins) in edges {
        if begins {
            open += 1;
            most_at_once = most_at_once.max(open);
            since.get_or_insert(at);
        } else {
            open = open.saturating_sub(1);
            if open == 0 {
                busy_time += since.take().map_or(0.0, |since| seconds(since, at));
            }
        }
    }
    let chat_time = spans.iter().map(|(from, until)| seconds(*from, *until)).sum::<f64>();
    AgentFigures {
        agent: agent.to_owned(),
        chats: stints.len() as u64,
        chat_time,
        busy_time,
        concurrency: if busy_time > 0.0 { chat_time / busy_time } else { 0.0 },
        most_at_once,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stint(from: i64, until: Option<i64>) -> Stint {
        let at = |second| Timestamp::from_second(second).unwrap();
        Stint { agent: "mira".to_owned(), queue: String::new(), from: at(from), until: until.map(at) }
    }

    #[test]
    fn chats_at_once_are_counted_in_chat_time_and_once_in_busy_time() {
        let stints = [stint(0, Some(100)), stint(50, Some(150)), stint(150, Some(200)), stint(400, None)];
        let all: Vec<&Stint> = stints.iter().collect();
        let figures = figures("mira", &all, Timestamp::from_second(500).unwrap());
        assert_eq!((figures.chats, figures.most_at_once), (4, 2));
        assert_eq!((figures.chat_time, figures.busy_time), (350.0, 300.0));
        assert!((figures.concurrency - 350.0 / 300.0).abs() < 1e-12);
    }

    #[test]
    fn a_chat_of_no_length_takes_no_time() {
        let stints = [stint(10, Some(10)), stint(20, Some(30))];
        let of = |stints: &[&Stint]| figures("mira", stints, Timestamp::from_second(40).unwrap());
        let alone = of(&[&stints[0]]);
        assert_eq!((alone.chats, alone.busy_time, alone.concurrency), (1, 0.0, 0.0));
        let both = of(&[&stints[0], &stints[1]]);
        assert_eq!((both.chats, both.busy_time, both.concurrency, both.most_at_once), (2, 10.0, 1.0, 1));
    }
}
