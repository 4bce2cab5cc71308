//! In which order the people of a queue should take what waits.

use jiff::{SignedDuration, Timestamp};

use crate::desk::queue::Priority;

/// A conversation that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLine {
    /// Its id.
    pub conversation: String,
    /// Its priority, as the handoff packet says.
    pub priority: Priority,
    /// Since when it waits, as the handoff packet says.
    pub since: Timestamp,
}

/// How much earlier a conversation counts as come than it did.
const fn head_start(priority: Priority) -> SignedDuration {
    match priority {
        Priority::Low => SignedDuration::ZERO,
        Priority::Normal => SignedDuration::from_mins(10),
        Priority::High => SignedDuration::from_mins(20),
        // Beyond every wait.
        Priority::Urgent => SignedDuration::from_hours(24 * 365),
    }
}

/// Puts what waits in the order in which it should be taken.
///
/// Urgent conversations come first. The others come by their age, where each step of priority counts as ten minutes of
/// waiting: a conversation of high priority goes before the normal ones that came up to ten minutes earlier, and after all
/// that have waited longer. So nobody starves: whoever waits is overtaken, besides by urgent ones, only by what comes within
/// twenty minutes after. The order of two conversations never changes while they wait. Equals come by id.
///
/// ```
/// use firstline::{InLine, Priority, in_order};
/// let at = |time: &str| time.parse().unwrap();
/// let mut line = vec![
///     InLine { conversation: "a".into(), priority: Priority::Normal, since: at("2026-11-23T10:00:00Z") },
///     InLine { conversation: "b".into(), priority: Priority::High, since: at("2026-11-23T10:05:00Z") },
///     InLine { conversation: "c".into(), priority: Priority::High, since: at("2026-11-23T10:15:00Z") },
///     InLine { conversation: "d".into(), priority: Priority::Urgent, since: at("2026-11-23T10:30:00Z") },
/// ];
/// in_order(&mut line);
/// let ids: Vec<_> = line.iter().map(|waiting| waiting.conversation.as_str()).collect();
/// assert_eq!(ids, ["d", "b", "a", "c"]);
/// ```
pub fn in_order(line: &mut [InLine]) {
    line.sort_by(|one, other| {
        let counts_from = |waiting: &InLine| waiting.since.saturating_sub(head_start(waiting.priority)).ok();
        counts_from(one).cmp(&counts_from(other)).then_with(|| one.conversation.cmp(&other.conversation))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Conversations come every 30 seconds, and one is taken every minute: twice as many come as can be served.
    #[test]
    fn under_a_double_load_urgent_ones_come_first_and_nobody_starves() {
        let begin: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        let after = |seconds: i64| begin.checked_add(SignedDuration::from_secs(seconds)).unwrap();
        let priority = |number: i64| match number % 20 {
            0 => Priority::Urgent,
            1..4 => Priority::High,
            4..8 => Priority::Low,
            _ => Priority::Normal,
        };
        let mut line = Vec::new();
        let mut waits: Vec<(Priority, i64)> = Vec::new();
        let mut served = std::collections::BTreeSet::new();
        for number in 0..480 {
            let now = after(number * 30);
            line.push(InLine { conversation: format!("{number:04}"), priority: priority(number), since: now });
            if number % 2 == 0 {
                in_order(&mut line);
                let taken = line.remove(0);
                waits.push((taken.priority, now.duration_since(taken.since).as_secs()));
                served.insert(taken.conversation);
            }
        }
        let longest = |wanted| waits.iter().filter(|(priority, _)| *priority == wanted).map(|(_, wait)| *wait).max();
        assert!(longest(Priority::Urgent).unwrap() <= 60, "urgent ones wait for the next free person at most");
        let half = waits.len() / 2;
        let low_late = waits.iter().skip(half).filter(|(priority, _)| *priority == Priority::Low).count();
        assert!(low_late > 10, "low ones are still taken after hours of double load: {low_late}");
        let first_hour = (0..60).all(|number| served.contains(&format!("{number:04}")));
        assert!(first_hour, "everyone who came in the first half hour has been served");
    }

    #[test]
    fn of_two_that_came_together_the_more_pressing_is_first_and_ties_go_by_id() {
        let since = "2026-11-23T10:00:00Z".parse().unwrap();
        let waiting = |id: &str, priority| InLine { conversation: id.to_owned(), priority, since };
        let mut line = vec![
            waiting("b", Priority::Low),
            waiting("c", Priority::Urgent),
            waiting("a", Priority::Low),
            waiting("d", Priority::High),
            waiting("e", Priority::Normal),
        ];
        in_order(&mut line);
        let ids: String = line.iter().map(|waiting| waiting.conversation.as_str()).collect();
        assert_eq!(ids, "cdeab");
    }
}
