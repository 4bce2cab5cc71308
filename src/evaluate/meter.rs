//! What a measurement must ask of its caller, because the library knows neither the time nor the machine.

use std::time::Duration;

/// What only the caller can know: the time and the memory used. Also told how far the measurement is.
pub trait Meter {
    /// Time since some fixed moment.
    fn now(&self) -> Duration;
    /// Most memory the process has held, in bytes.
    fn peak_memory(&self) -> Option<u64>;
    /// Called with the share done, 0..=1, and what is being done.
    fn progress(&mut self, share: f64, doing: &'static str);
}

/// The middle and the 99th percentile of durations, in microseconds; 0 without any.
pub(super) fn percentiles(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |share: f64| {
        let index = (share * times.len().saturating_sub(1) as f64).round() as usize;
        times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1e6)
    };
    (at(0.5), at(0.99))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_sorted_times() {
        let times = (0..=100).rev().map(Duration::from_micros).collect();
        let (middle, late) = percentiles(times);
        assert!((middle - 50.0).abs() < 1e-9 && (late - 99.0).abs() < 1e-9);
        assert_eq!(percentiles(Vec::new()), (0.0, 0.0));
    }
}
