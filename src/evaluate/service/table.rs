//! A report in tables for people.

use std::fmt::Write;

use super::agents::AgentFigures;
use super::figures::Figures;
use super::report::{HourLoad, ServiceReport};
use super::spread::{Rate, Spread};

impl core::fmt::Display for ServiceReport {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&tables(self))
    }
}

fn tables(report: &ServiceReport) -> String {
    let mut out = String::new();
    let total = &report.total;
    let _ = writeln!(out, "{} conversations from {} to {}\n", total.conversations, report.from, report.until);
    let _ = writeln!(out, "{:<28}{:>9}{:>20}", "", "share", "count");
    for (what, rate) in rates(total) {
        let counts = format!("{} of {}", rate.count, rate.of);
        let _ = writeln!(out, "{what:<28}{:>9}{counts:>20}", percent(rate));
    }
    if let Some(rating) = total.rating {
        let _ = writeln!(out, "{:<28}{:>9}", "mean rating", format!("{:.1} %", rating * 100.0));
    }
    let _ = writeln!(out, "\n{:<28}{:>9}{:>10}{:>10}{:>10}{:>10}", "", "count", "mean", "median", "95 %", "longest");
    for (what, spread) in spreads(total) {
        let told = |seconds| if spread.count > 0 { time(seconds) } else { "–".to_owned() };
        let times = [spread.mean, spread.p50, spread.p95, spread.longest].map(told);
        let _ = write!(out, "{what:<28}{:>9}", spread.count);
        let _ = writeln!(out, "{}", times.map(|time| format!("{time:>10}")).concat());
    }
    reasons(&mut out, total);
    for (key, groups) in &report.by {
        let shares =
            ["conv.", "contained", "deflected", "handed", "gave up", "in SLA", "reopened", "helped", "CSAT", "rating"];
        let times = ["bot", "person", "wait", "wait 95 %", "handling", "resolution"];
        group(&mut out, key, &shares, groups.iter().map(|(value, figures)| (value.as_str(), shares_of(figures))));
        let head = format!("{key}, mean times");
        group(&mut out, &head, &times, groups.iter().map(|(value, figures)| (value.as_str(), times_of(figures))));
    }
    agents(&mut out, &report.agents);
    hours(&mut out, &report.hours);
    out
}

/// The shares, with what they are called.
pub fn rates(figures: &Figures) -> [(&'static str, Rate); 8] {
    [
        ("contained", figures.containment),
        ("deflected", figures.deflection),
        ("handed over", figures.escalation),
        ("gave up waiting", figures.abandonment),
        ("taken within the SLA", figures.sla),
        ("reopened", figures.reopened),
        ("answers that helped", figures.helpful),
        ("satisfied (CSAT)", figures.csat),
    ]
}

/// The times, with what they are called.
pub fn spreads(figures: &Figures) -> [(&'static str, Spread); 5] {
    [
        ("first response, bot", figures.first_response_bot),
        ("first response, person", figures.first_response_person),
        ("wait for a person", figures.wait),
        ("handling", figures.handling),
        ("resolution", figures.resolution),
    ]
}

/// A table of groups, with what each is called.
fn group<'a, const N: usize>(
    out: &mut String,
    key: &str,
    heads: &[&str; N],
    rows: impl Iterator<Item = (&'a str, [String; N])>,
) {
    let _ = writeln!(out, "\n{key:<28}{}", heads.map(|head| format!("{head:>11}")).concat());
    for (value, columns) in rows {
        let _ = writeln!(out, "{value:<28}{}", columns.map(|column| format!("{column:>11}")).concat());
    }
}

fn shares_of(figures: &Figures) -> [String; 10] {
    let rating = figures.rating.map_or_else(|| "–".to_owned(), |rating| format!("{:.1} %", rating * 100.0));
    [
        figures.conversations.to_string(),
        percent(figures.containment),
        percent(figures.deflection),
        percent(figures.escalation),
        percent(figures.abandonment),
        percent(figures.sla),
        percent(figures.reopened),
        percent(figures.helpful),
        percent(figures.csat),
        rating,
    ]
}

fn times_of(figures: &Figures) -> [String; 6] {
    let wait = figures.wait;
    let times = [
        (figures.first_response_bot, figures.first_response_bot.mean),
        (figures.first_response_person, figures.first_response_person.mean),
        (wait, wait.mean),
        (wait, wait.p95),
        (figures.handling, figures.handling.mean),
        (figures.resolution, figures.resolution.mean),
    ];
    times.map(|(spread, seconds)| if spread.count > 0 { time(seconds) } else { "–".to_owned() })
}

fn reasons(out: &mut String, total: &Figures) {
    let mut reasons: Vec<(&String, u64)> = total.escalations.iter().map(|(name, count)| (name, *count)).collect();
    reasons.sort_by_key(|(name, count)| (core::cmp::Reverse(*count), *name));
    if !reasons.is_empty() {
        let _ = writeln!(out, "\n{:<28}{:>9}{:>20}", "handed over because of", "rate", "count");
    }
    for (name, count) in reasons {
        let rate = percent(Rate { count, of: total.escalation.of });
        let _ = writeln!(out, "{name:<28}{rate:>9}{count:>20}");
    }
}

fn agents(out: &mut String, agents: &[AgentFigures]) {
    if !agents.is_empty() {
        let heads = ["chats", "busy", "at once", "at most"].map(|head| format!("{head:>10}"));
        let _ = writeln!(out, "\n{:<28}{}", "agent", heads.concat());
    }
    for agent in agents {
        let (busy, at_once) = (time(agent.busy_time), format!("{:.2}", agent.concurrency));
        let columns = [agent.chats.to_string(), busy, at_once, agent.most_at_once.to_string()];
        let _ = writeln!(out, "{:<28}{}", agent.agent, columns.map(|column| format!("{column:>10}")).concat());
    }
}

fn hours(out: &mut String, hours: &[HourLoad]) {
    let _ = writeln!(out, "\n{:<28}{:>10}{:>10}", "hour", "conv.", "handoffs");
    for load in hours.iter().filter(|load| load.conversations + load.handoffs > 0) {
        let _ = writeln!(out, "{:02}:00{:<23}{:>10}{:>10}", load.hour, "", load.conversations, load.handoffs);
    }
}

fn percent(rate: Rate) -> String {
    rate.share().map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// Seconds for people: `4.2s`, `3m 20s`, `2h 05m`.
pub fn time(seconds: f64) -> String {
    if seconds < 9.95 {
        return format!("{seconds:.1}s");
    }
    let whole = seconds.round() as u64;
    match (whole / 3600, whole / 60 % 60, whole % 60) {
        (0, 0, seconds) => format!("{seconds}s"),
        (0, minutes, seconds) => format!("{minutes}m {seconds:02}s"),
        (hours, minutes, _) => format!("{hours}h {minutes:02}m"),
    }
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_told_in_the_unit_that_fits() {
        let told = [0.0, 4.24, 9.96, 59.4, 59.6, 200.0, 7_500.0].map(time);
        assert_eq!(told, ["0.0s", "4.2s", "10s", "59s", "1m 00s", "3m 20s", "2h 05m"]);
    }
}
