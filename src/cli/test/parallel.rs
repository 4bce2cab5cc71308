//! Runs one function over many things on several threads, with a line of progress on a terminal.

use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// As many threads as the machine has.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// The results in the order of the things, however many threads there are. On a terminal it tells how far it is.
#[expect(clippy::disallowed_methods, reason = "the command line measures")]
pub(super) fn map<T: Sync, R: Send>(what: &str, things: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let shows = io::stderr().is_terminal();
    let start = Instant::now();
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return done };
            done.push((at, work(thing)));
            if shows && at.is_multiple_of(64) {
                let _ = write!(io::stderr(), "\r{at} of {} {what}", things.len());
            }
        }
    };
    let threads = threads.clamp(1, things.len().max(1));
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut results = run();
        for other in others {
            match other.join() {
                Ok(found) => results.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    if shows {
        let seconds = start.elapsed().as_secs_f64();
        let _ = writeln!(io::stderr(), "\r{} {what} in {seconds:.2} s on {threads} threads", things.len());
    }
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn the_order_is_that_of_the_things() {
        let things: Vec<u32> = (0..1000).collect();
        for threads in [0, 1, 3, 64] {
            assert_eq!(map("numbers", &things, threads, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
        assert!(map("nothing", &[], 4, |n: &u32| *n).is_empty());
    }
}
