//! `firstline metrics`: the figures of a support centre from its event log.

use std::path::PathBuf;

use super::{Outcome, event_log};
use crate::evaluate::service::figures::Figures;
use crate::evaluate::service::grouping::Key;
use crate::evaluate::service::history::Histories;
use crate::evaluate::service::report::{ServiceReport, report};
use crate::evaluate::service::table::{rates, spreads};

/// How to print.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Tables,
    Json,
    Csv,
}

/// `firstline metrics LOG… [--by KEY] [--zone ZONE] [--json | --csv]`.
pub(super) fn run(logs: &[PathBuf], keys: &[Key], zone: &str, form: Form) -> Result<Outcome, String> {
    let zone = event_log::zone(zone)?;
    let mut histories = Histories::default();
    let broken = event_log::read(logs, |entry| histories.add(&entry))?;
    let keys = if form == Form::Json && keys.is_empty() { &Key::ALL } else { keys };
    let Some(report) = report(&histories, keys, &zone) else {
        return Err("firstline: there are no entries to count".to_owned());
    };
    let output = match form {
        Form::Tables => report.to_string(),
        Form::Json => serde_json::to_string(&report).map_err(|error| error.to_string())? + "\n",
        Form::Csv => csv(&report).map_err(|error| error.to_string())?,
    };
    Ok(Outcome { output, found: broken > 0 })
}

/// One line for all conversations, and one for each group that was asked for. A share of nothing is empty; how many chats at once
/// is told of people alone.
fn csv(report: &ServiceReport) -> Result<String, Box<dyn core::error::Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut heads = vec!["key".to_owned(), "value".to_owned(), "conversations".to_owned()];
    let names = ["containment", "deflection", "escalation", "abandonment", "sla", "reopened", "helpful", "csat"];
    heads.extend(names.map(str::to_owned));
    heads.push("rating".to_owned());
    for name in ["first_response_bot", "first_response_person", "wait", "handling", "resolution"] {
        heads.extend(["count", "mean", "p50", "p95", "longest"].map(|figure| format!("{name}_{figure}")));
    }
    heads.extend(["concurrency", "most_at_once"].map(str::to_owned));
    writer.write_record(&heads)?;
    let at_once = |key: &str, value: &str| {
        let agent = report.agents.iter().find(|agent| key == Key::Agent.word() && agent.agent == value);
        agent.map_or_else(Default::default, |agent| {
            [format!("{:.6}", agent.concurrency), agent.most_at_once.to_string()]
        })
    };
    let mut write = |key: &str, value: &str, figures: &Figures| {
        let mut fields = vec![key.to_owned(), value.to_owned(), figures.conversations.to_string()];
        let share = |share: Option<f64>| share.map_or_else(String::new, |share| format!("{share:.6}"));
        fields.extend(rates(figures).map(|(_, rate)| share(rate.share())));
        fields.push(share(figures.rating));
        for (_, spread) in spreads(figures) {
            fields.push(spread.count.to_string());
            let times = [spread.mean, spread.p50, spread.p95, spread.longest];
            fields.extend(times.map(|time| format!("{time:.3}")));
        }
        fields.extend(at_once(key, value));
        writer.write_record(&fields)
    };
    write("all", "", &report.total)?;
    for (key, groups) in &report.by {
        for (value, figures) in groups {
            write(key, value, figures)?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
