//! How long a customer waits in a queue, from what the host tells of it.

use jiff::SignedDuration;

use super::erlang::wait_behind;
use crate::desk::workload::Workload;

/// The wait of a conversation that comes to the queue now and is served after those that wait: nothing while a place is
/// free; else the mean time of Erlang's model until those ahead and this one have found a place. `None` if nobody is there.
pub(super) fn expected_wait(load: &Workload) -> Option<SignedDuration> {
    if load.places() == 0 {
        return None;
    }
    let free = load.free();
    if free > load.waiting {
        return Some(SignedDuration::ZERO);
    }
    let seconds = wait_behind(load.waiting - free, load.places(), f64::from(load.handling.seconds()))?;
    Some(SignedDuration::from_secs(seconds.ceil() as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(holding: &[u32], waiting: u32) -> Workload {
        let handling = "10m".parse().unwrap();
        Workload { holding: holding.to_vec(), capacity: 3, waiting, handling }
    }

    #[test]
    fn a_free_place_means_no_wait_and_nobody_present_no_estimate() {
        assert_eq!(expected_wait(&load(&[3, 2], 0)), Some(SignedDuration::ZERO));
        assert_eq!(expected_wait(&load(&[], 4)), None);
    }

    #[test]
    fn the_wait_grows_with_those_ahead_and_shrinks_with_people() {
        // Six places, each free again after ten minutes: one is after 100 s; five wait already, so 600 s.
        assert_eq!(expected_wait(&load(&[3, 3], 5)), Some(SignedDuration::from_secs(600)));
        assert_eq!(expected_wait(&load(&[3, 3, 3, 3], 5)), Some(SignedDuration::from_secs(300)));
        assert_eq!(expected_wait(&load(&[3, 2], 1)), Some(SignedDuration::from_secs(100)), "the free place is theirs");
    }
}
