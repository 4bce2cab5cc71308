//! The page of a log's figures.

use std::fmt::Write;

use super::chart::{Chart, STEPS};
use super::escape::Text;
use super::page::{Page, details, percent, tiles};
use super::table::{Column, table};
use crate::cli::render::count;
use crate::evaluate::service::figures::Figures;
use crate::evaluate::service::report::{HourLoad, ServiceReport};
use crate::evaluate::service::spread::Spread;
use crate::evaluate::service::table::{rates, spreads, time};

pub(super) fn page(report: &ServiceReport, zone: &str) -> String {
    let conversations = count(usize::try_from(report.total.conversations).unwrap_or(usize::MAX), "conversation");
    let lead = format!("{conversations} from {:.0} to {:.0}", report.from, report.until);
    let mut page = Page::new("Support desk: live figures".to_owned(), lead);
    page.add("overview", "Overview", &overview(&report.total));
    page.add("hours", "Load by hour", &hours(&report.hours, zone));
    page.add("escalations", "Why conversations are handed over", &escalations(&report.total));
    for (key, groups) in report.by.iter().filter(|(_, groups)| !groups.is_empty()) {
        let rows: Vec<_> = groups.iter().map(|(value, figures)| group(value, figures)).collect();
        let columns = [
            Column::Head(key),
            Column::Number("conversations"),
            Column::Number("contained"),
            Column::Number("deflected"),
            Column::Number("handed over"),
            Column::Number("first response, bot"),
            Column::Number("first response, person"),
            Column::Number("wait, 95 %"),
            Column::Number("handling, mean"),
            Column::Number("resolution, mean"),
            Column::Number("gave up"),
            Column::Number("in SLA"),
            Column::Number("reopened"),
            Column::Number("helped"),
            Column::Number("CSAT"),
        ];
        page.add(key, &format!("By {key}"), &table(&format!("Figures by {key}"), &columns, &rows));
    }
    page.html()
}

fn overview(total: &Figures) -> String {
    let shares = rates(total).map(|(name, rate)| (name, percent(rate.share())));
    let mut out = tiles(&shares);
    let rows = rates(total).map(|(name, rate)| {
        vec![Text(name).to_string(), percent(rate.share()), rate.count.to_string(), rate.of.to_string()]
    });
    let columns = [Column::Head("share"), Column::Number("is"), Column::Number("count"), Column::Number("of")];
    out += &table("Shares", &columns, &rows);
    let told = |spread: Spread, value: f64| if spread.count > 0 { time(value) } else { "–".to_owned() };
    let rows = spreads(total).map(|(name, spread)| {
        let times = [spread.mean, spread.p50, spread.p95, spread.longest].map(|value| told(spread, value));
        [vec![Text(name).to_string(), spread.count.to_string()], times.to_vec()].concat()
    });
    let columns = [
        Column::Head("time"),
        Column::Number("count"),
        Column::Number("mean"),
        Column::Number("median"),
        Column::Number("95 %"),
        Column::Number("longest"),
    ];
    out + &table("Times", &columns, &rows)
}

fn hours(hours: &[HourLoad], zone: &str) -> String {
    let most = hours
        .iter()
        .map(|load| load.conversations.max(load.handoffs))
        .max()
        .unwrap_or(0)
        .next_multiple_of(STEPS as u64);
    let whole = |value: f64| format!("{value:.0}");
    let mut chart = Chart::new((24.0, "hour of the day"), (most as f64, "conversations"), whole, whole);
    let mut rows = Vec::new();
    for load in hours {
        let hour = f64::from(load.hour);
        let hint = format!("{:02}:00: {} conversations, {} handoffs", load.hour, load.conversations, load.handoffs);
        chart.bar("right", (hour, hour + 1.0), (0.0, load.conversations as f64), &hint);
        chart.bar("wrong", (hour + 0.25, hour + 0.75), (0.0, load.handoffs as f64), &hint);
        rows.push(vec![format!("{:02}:00", load.hour), load.conversations.to_string(), load.handoffs.to_string()]);
    }
    let columns = [Column::Head("hour"), Column::Number("conversations"), Column::Number("handoffs")];
    let numbers = details("The numbers", &table("Load by hour", &columns, &rows));
    let told =
        format!("Conversations that began in each hour, and in the narrow bars handoffs of the bot; times in {zone}.");
    chart.figure("load", "Conversations by hour", &told, &numbers)
}

fn escalations(total: &Figures) -> String {
    let mut reasons: Vec<(&String, &u64)> = total.escalations.iter().collect();
    reasons.sort_by_key(|(name, count)| (core::cmp::Reverse(**count), *name));
    if reasons.is_empty() {
        return "<p>None is.</p>\n".to_owned();
    }
    let most = reasons.first().map_or(1, |(_, count)| **count).max(1);
    let mut rows = Vec::new();
    for (name, count) in reasons {
        let share = percent((total.escalation.of > 0).then(|| *count as f64 / total.escalation.of as f64));
        let width = 160.0 * *count as f64 / most as f64;
        let mut bar = String::new();
        let _ = write!(
            bar,
            "<svg class=\"bar\" viewBox=\"0 0 160 12\" aria-hidden=\"true\"><rect class=\"right\" width=\"{width:.1}\" \
             height=\"12\"/></svg>"
        );
        rows.push(vec![Text(name).to_string(), count.to_string(), share, bar]);
    }
    let columns =
        [Column::Head("reason"), Column::Number("handoffs"), Column::Number("of conversations"), Column::Words("")];
    table("Handoffs by reason", &columns, &rows)
}

fn group(value: &str, figures: &Figures) -> Vec<String> {
    let spread = |spread: Spread, value: f64| if spread.count > 0 { time(value) } else { "–".to_owned() };
    vec![
        Text(value).to_string(),
        figures.conversations.to_string(),
        percent(figures.containment.share()),
        percent(figures.deflection.share()),
        percent(figures.escalation.share()),
        spread(figures.first_response_bot, figures.first_response_bot.mean),
        spread(figures.first_response_person, figures.first_response_person.mean),
        spread(figures.wait, figures.wait.p95),
        spread(figures.handling, figures.handling.mean),
        spread(figures.resolution, figures.resolution.mean),
        percent(figures.abandonment.share()),
        percent(figures.sla.share()),
        percent(figures.reopened.share()),
        percent(figures.helpful.share()),
        percent(figures.csat.share()),
    ]
}
