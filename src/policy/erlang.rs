//! Waiting in a queue with several places: the Erlang C model.
//!
//! Contacts come at random (Poisson, rate λ), take a random time (exponential, mean 1/μ), and c places serve them in the
//! order of their coming: the M/M/c queue. The formulas are A. K. Erlang's ("Solution of some problems in the theory of
//! probabilities of significance in automatic telephone exchanges", 1917), in the form of L. Kleinrock, Queueing
//! Systems, volume 1 (1975), section 3.5. A place is one chat that one person can hold, so that three people with four
//! chats each are twelve places, and the handling time is that of one chat among several.

/// The probability (0..=1) that a contact finds every place taken, Erlang's C(c, a). `load` is the offered load a = λ/μ in
/// erlangs: contacts that come while one is handled. 1 if the load is not below the number of places, for then the queue
/// grows without end.
///
/// Computed from the recursion of Erlang's B, `B(0) = 1`, `B(c) = a·B(c-1) / (c + a·B(c-1))`, which neither overflows nor
/// loses digits, and `C = c·B / (c - a·(1 - B))`.
///
/// ```
/// // Two places and a load of one erlang: one contact in three waits.
/// assert!((firstline::probability_of_waiting(2, 1.0) - 1.0 / 3.0).abs() < 1e-12);
/// ```
pub fn probability_of_waiting(places: u32, load: f64) -> f64 {
    let c = f64::from(places);
    if load <= 0.0 || load.is_nan() {
        return 0.0;
    }
    if load >= c {
        return 1.0;
    }
    let blocked = (1..=places).fold(1.0, |blocked, place| load * blocked / (f64::from(place) + load * blocked));
    c * blocked / (c - load * (1.0 - blocked))
}

/// The mean wait in seconds of all contacts, `C(c, a) / (c·μ - λ)`, with `handling` = 1/μ in seconds and `rate` = λ in
/// contacts a second. `None` if the queue grows without end.
pub fn mean_wait(places: u32, rate: f64, handling: f64) -> Option<f64> {
    let load = rate * handling;
    let spare = f64::from(places) - load;
    (spare > 0.0 && handling > 0.0).then(|| probability_of_waiting(places, load) * handling / spare)
}

/// The mean wait in seconds of a contact that finds every place taken and `ahead` others before it: each place is free
/// again after 1/μ on average, so that one of c is after 1/(c·μ), and it is the turn of this one at the (ahead + 1)th time.
/// `None` if there is no place.
pub fn wait_behind(ahead: u32, places: u32, handling: f64) -> Option<f64> {
    (places > 0).then(|| (f64::from(ahead) + 1.0) * handling / f64::from(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_agrees_with_values_worked_out_by_hand() {
        // One place: C = a. Two: C = a²/(2 + a).
        assert!((probability_of_waiting(1, 0.7) - 0.7).abs() < 1e-12);
        assert!((probability_of_waiting(2, 1.5) - 1.5 * 1.5 / 3.5).abs() < 1e-12);
        // Three places, load 2: the sum 1 + 2 + 2 + (8/6)·3 = 9, and the last part of it is 4.
        assert!((probability_of_waiting(3, 2.0) - 4.0 / 9.0).abs() < 1e-12);
        assert_eq!((probability_of_waiting(0, 1.0), probability_of_waiting(5, 5.0)), (1.0, 1.0));
        assert_eq!(probability_of_waiting(4, 0.0), 0.0);
        assert!(probability_of_waiting(2_000, 1_950.0).is_finite(), "many places do not overflow");
    }

    #[test]
    fn mean_waits_follow_from_it() {
        // One place, a contact every 100 s that takes 50 s: C = .5, and .5 · 50 / .5 = 50 s.
        assert!((mean_wait(1, 0.01, 50.0).unwrap() - 50.0).abs() < 1e-9);
        assert_eq!(mean_wait(1, 0.02, 50.0), None, "as many come as can be served");
        assert_eq!(wait_behind(3, 2, 60.0), Some(120.0));
        assert_eq!(wait_behind(0, 0, 60.0), None);
    }
}
