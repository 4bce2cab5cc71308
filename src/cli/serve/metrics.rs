//! Counts of a serving process, in Prometheus' text format.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::host::live_desk::DeskStatus;

/// Upper bounds of the durations, in seconds.
const BOUNDS: [f64; 8] = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.025, 0.1, 1.0];

/// What is counted.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    /// Decisions by their action.
    pub decisions: BTreeMap<&'static str, u64>,
    /// Refused requests by their code.
    pub refusals: BTreeMap<&'static str, u64>,
    /// Faults in decisions by their code.
    pub faults: BTreeMap<String, u64>,
    /// Steps up to each bound, and above the last.
    durations: [u64; BOUNDS.len() + 1],
    seconds: f64,
}

impl Metrics {
    /// Counts the time that a step took.
    pub fn took(&mut self, seconds: f64) {
        let at = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        if let Some(count) = self.durations.get_mut(at) {
            *count += 1;
        }
        self.seconds += seconds;
    }

    /// All of it as text.
    pub fn text(&self, conversations: usize, forgotten: u64, desk: &DeskStatus) -> String {
        let mut out = String::new();
        let decisions = self.decisions.iter().map(|(action, count)| (format!("{{action=\"{action}\"}}"), *count));
        family(&mut out, "decisions_total", "counter", "Decisions by action.", decisions);
        let refusals = self.refusals.iter().map(|(code, count)| (format!("{{code=\"{code}\"}}"), *count));
        family(&mut out, "refused_total", "counter", "Refused requests by code.", refusals);
        let faults = self.faults.iter().map(|(code, count)| (format!("{{code=\"{code}\"}}"), *count));
        family(&mut out, "faults_total", "counter", "Faults in decisions by code.", faults);
        let one = |count: u64| core::iter::once((String::new(), count));
        family(&mut out, "conversations", "gauge", "Conversations kept in memory.", one(conversations as u64));
        family(&mut out, "forgotten_total", "counter", "Conversations forgotten for want of room.", one(forgotten));
        family(&mut out, "desk_swaps_total", "counter", "Edited desks swapped in.", one(desk.swaps));
        family(&mut out, "desk_refused_total", "counter", "Edits with errors.", one(desk.refused));
        let broken = u64::from(desk.broken.is_some());
        family(&mut out, "desk_broken", "gauge", "Whether the desk's files have errors now.", one(broken));
        self.histogram(&mut out);
        out
    }

    fn histogram(&self, out: &mut String) {
        let name = "firstline_step_seconds";
        let _ = writeln!(out, "# HELP {name} Time of the engine's work for one event.\n# TYPE {name} histogram");
        let mut sum = 0;
        let bounds = BOUNDS.iter().map(f64::to_string).chain(["+Inf".to_owned()]);
        for (bound, count) in bounds.zip(self.durations) {
            sum += count;
            let _ = writeln!(out, "{name}_bucket{{le=\"{bound}\"}} {sum}");
        }
        let _ = writeln!(out, "{name}_sum {}\n{name}_count {sum}", self.seconds);
    }
}

fn family(out: &mut String, name: &str, kind: &str, help: &str, values: impl Iterator<Item = (String, u64)>) {
    let _ = writeln!(out, "# HELP firstline_{name} {help}\n# TYPE firstline_{name} {kind}");
    for (labels, value) in values {
        let _ = writeln!(out, "firstline_{name}{labels} {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_add_up() {
        let mut metrics = Metrics::default();
        [0.000_1, 0.000_3, 0.5, 7.0].into_iter().for_each(|seconds| metrics.took(seconds));
        *metrics.decisions.entry("answer").or_default() += 4;
        let text = metrics.text(3, 1, &DeskStatus { broken: Some("x".to_owned()), ..DeskStatus::default() });
        for line in [
            "firstline_decisions_total{action=\"answer\"} 4",
            "firstline_step_seconds_bucket{le=\"0.00025\"} 1",
            "firstline_step_seconds_bucket{le=\"0.1\"} 2",
            "firstline_step_seconds_bucket{le=\"+Inf\"} 4",
            "firstline_step_seconds_count 4",
            "firstline_conversations 3",
            "firstline_desk_broken 1",
        ] {
            assert!(text.lines().any(|own| own == line), "{line} is missing in\n{text}");
        }
    }
}
