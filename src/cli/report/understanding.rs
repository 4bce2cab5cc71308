//! How well messages are understood: figures, charts, and the confusion matrix with its messages.

use super::chart::{Chart, STEPS};
use super::escape::Text;
use super::matrix;
use super::page::{details, percent, tiles};
use super::table::{Column, table};
use crate::cli::render::count;
use crate::conversation::evidence::Target;
use crate::evaluate::appraisal::confusion::Confusion;
use crate::evaluate::appraisal::curves::{Bin, CoveragePoint, at_threshold, bins, coverage_risk};
use crate::evaluate::appraisal::judged::JudgedMessage;
use crate::evaluate::metrics::ece;
use crate::evaluate::service::spread::Rate;

/// Into how many intervals confidences are put.
const BINS: usize = 10;
/// How many points of a curve are told as numbers.
const TOLD: usize = 20;

/// The section's markup. `id` is unique on the page; `sure` is the threshold from which the desk answers, where the
/// confidences are those that it is compared with.
pub(super) fn section(id: &str, messages: &[JudgedMessage], sure: Option<f64>) -> String {
    if messages.is_empty() {
        return "<p>There are no such messages.</p>\n".to_owned();
    }
    let confusion = Confusion::of(messages);
    let answers: Vec<(f64, bool)> = messages.iter().filter_map(|message| message.answer).collect();
    let bins = bins(&answers, BINS);
    let curve = coverage_risk(&answers);
    let now = sure.and_then(|sure| at_threshold(&curve, sure));
    let mut figures = vec![
        ("messages", confusion.total().to_string()),
        ("accuracy", percent(confusion.accuracy())),
        ("macro-F1", format!("{:.3}", confusion.macro_f1())),
        ("calibration error", format!("{:.3}", ece(&answers))),
    ];
    let right_of = |intents: bool| {
        let is_such = |expected: &Target| expected.intent().is_some() == intents;
        let own = messages.iter().filter(|message| message.expected.as_ref().is_some_and(is_such));
        percent(Rate::of(own.map(JudgedMessage::is_right)).share())
    };
    figures.extend([("right of intents", right_of(true)), ("right of articles", right_of(false))]);
    if let (Some(now), Some(sure)) = (now, sure) {
        figures.push(("answered", percent(Some(now.coverage))));
        figures.push(("of these wrong", percent(Some(now.risk))));
        figures.push(("from confidence", format!("{sure:.2}")));
    }
    let mut out = tiles(&figures);
    out += "<div class=\"charts\">\n";
    out += &histogram(id, &bins, answers.len());
    out += &coverage(id, &curve, now);
    out += &calibration(id, &bins, answers.len());
    out += "</div>\n";
    out + &matrix::matrix(id, &confusion) + &matrix::pairs(&confusion)
}

fn histogram(id: &str, bins: &[Bin], total: usize) -> String {
    let most = bins.iter().map(|bin| bin.count()).max().unwrap_or(0).next_multiple_of(STEPS);
    let whole = |value: f64| format!("{value:.0}");
    let mut chart = Chart::new((1.0, "confidence"), (most as f64, "messages"), share, whole);
    let mut rows = Vec::new();
    for bin in bins {
        let range = format!("{:.1} to {:.1}", bin.from, bin.to);
        let hint = format!("{range}: {} right, {} wrong", bin.right, bin.wrong);
        let (right, all) = (bin.right as f64, bin.count() as f64);
        chart.bar("right", (bin.from, bin.to), (0.0, right), &hint);
        chart.bar("wrong", (bin.from, bin.to), (right, all), &hint);
        rows.push(vec![range, bin.right.to_string(), bin.wrong.to_string()]);
    }
    let columns = [Column::Head("confidence"), Column::Number("right"), Column::Number("wrong")];
    let numbers = details("The numbers", &table("Confidences", &columns, &rows));
    let wrong: usize = bins.iter().map(|bin| bin.wrong).sum();
    let told =
        format!("Confidence of the likeliest answer to {}; {wrong} of them wrong, on top.", count(total, "message"));
    chart.figure(&format!("{id}-histogram"), "How confident", &told, &numbers)
}

fn coverage(id: &str, curve: &[CoveragePoint], now: Option<CoveragePoint>) -> String {
    let most = curve.iter().map(|point| point.risk).fold(0.0, f64::max);
    let up = (most * 10.0).ceil().max(1.0) / 10.0;
    let mut chart = Chart::new((1.0, "answered"), (up, "of these wrong"), whole_percent, fine_percent);
    chart.line("risk", curve.iter().map(|point| (point.coverage, point.risk)));
    let mut told = "How many answers are wrong, if only the most confident messages are answered.".to_owned();
    if let Some(now) = now {
        let (answered, wrong) = (percent(Some(now.coverage)), percent(Some(now.risk)));
        let here = format!("now {answered} are answered, and {wrong} of these wrongly");
        chart.point("now", (now.coverage, now.risk), 0.2, &here);
        told += &format!(" The point: {here}.");
    }
    let step = curve.len().div_ceil(TOLD).max(1);
    let last = curve.len().saturating_sub(1);
    let points = curve.iter().enumerate().filter(|(at, _)| at % step == step - 1 || *at == last);
    let row = |(_, point): (usize, &CoveragePoint)| {
        vec![format!("{:.2}", point.threshold), percent(Some(point.coverage)), percent(Some(point.risk))]
    };
    let columns = [Column::Head("from confidence"), Column::Number("answered"), Column::Number("of these wrong")];
    let numbers = details("The numbers", &table("Coverage and risk", &columns, &points.map(row).collect::<Vec<_>>()));
    chart.figure(&format!("{id}-coverage"), "Coverage and risk", &told, &numbers)
}

fn calibration(id: &str, bins: &[Bin], total: usize) -> String {
    let mut chart = Chart::new((1.0, "confidence"), (1.0, "right"), share, whole_percent);
    chart.line("ideal", [(0.0, 0.0), (1.0, 1.0)]);
    let full: Vec<(&Bin, f64)> = bins.iter().filter_map(|bin| Some((bin, bin.accuracy()?))).collect();
    chart.line("risk", full.iter().map(|(bin, accuracy)| (bin.confidence, *accuracy)));
    let mut rows = Vec::new();
    for (bin, accuracy) in full {
        let (confidence, right) = (format!("{:.2}", bin.confidence), percent(Some(accuracy)));
        let hint = format!("at confidence {confidence}, {right} of {} are right", bin.count());
        chart.point("bin", (bin.confidence, accuracy), bin.count() as f64 / total.max(1) as f64, &hint);
        rows.push(vec![confidence, right, bin.count().to_string()]);
    }
    let columns = [Column::Head("mean confidence"), Column::Number("right"), Column::Number("messages")];
    let numbers = details("The numbers", &table("Calibration", &columns, &rows));
    let told = "How many are right at each confidence. On the dashed line, confidences are as good as they say.";
    chart.figure(&format!("{id}-calibration"), "Calibration", told, &numbers)
}

fn share(value: f64) -> String {
    format!("{value:.2}")
}

fn whole_percent(value: f64) -> String {
    format!("{:.0} %", value * 100.0)
}

fn fine_percent(value: f64) -> String {
    format!("{:.1} %", value * 100.0)
}

/// A list of messages with their places, as markup; at most `most` of them.
pub(super) fn listed(messages: &[&JudgedMessage], most: usize) -> String {
    let mut out = String::from("<ul class=\"messages\">\n");
    for message in messages.iter().take(most) {
        let confidence = message.answer.map(|(confidence, _)| format!(", confidence {confidence:.2}"));
        let place = format!("{}{}", message.place, confidence.unwrap_or_default());
        out += &format!("<li><q><bdi>{}</bdi></q> <small>{}</small></li>\n", Text(&message.text), Text(place));
    }
    out += "</ul>\n";
    if messages.len() > most {
        out += &format!("<p>… and {} more</p>\n", messages.len() - most);
    }
    out
}
