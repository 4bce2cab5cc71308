//! What `check` finds in the desk's files, and what no suite exercises.

use std::collections::BTreeMap;

use super::escape::Text;
use super::page::{details, percent};
use super::table::{Column, table};
use crate::cli::render::{count, summary};
use crate::evaluate::coverage::Coverage;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Sources;

/// The most findings of one code, and the most things of one kind that no suite exercises, that are listed.
const TOLD: usize = 100;

/// The findings by code, then the coverage.
pub(super) fn section(found: &[Diagnostic], sources: &Sources, coverage: &Coverage) -> String {
    let mut out = format!("<h3>What check finds</h3>\n<p>{}</p>\n", Text(summary(found)));
    let mut by_code: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in found {
        by_code.entry(&diagnostic.code).or_default().push(diagnostic);
    }
    for (code, found) in by_code {
        let mut list = String::from("<ul class=\"messages\">\n");
        for diagnostic in found.iter().take(TOLD) {
            let help = diagnostic.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            let place = sources.place(diagnostic.span);
            list += &format!("<li>{}{} <small>{}</small></li>\n", Text(&diagnostic.message), Text(help), Text(place));
        }
        list += "</ul>\n";
        out += &details(&format!("{code}: {}{}", count(found.len(), "finding"), beyond(found.len())), &list);
    }
    out += "<h3>What the suites exercise</h3>\n";
    let rows = coverage.kinds.iter().map(|kind| {
        let share = kind.exercised as f64 / kind.of.max(1) as f64;
        let (name, when) = (Text(&kind.kind).to_string(), Text(&kind.exercised_when).to_string());
        vec![name, kind.exercised.to_string(), kind.of.to_string(), percent(Some(share)), when]
    });
    let columns = [
        Column::Head("kind"),
        Column::Number("exercised"),
        Column::Number("of"),
        Column::Number("share"),
        Column::Words("counts where"),
    ];
    out += &table("Coverage", &columns, &rows.collect::<Vec<_>>());
    for kind in coverage.kinds.iter().filter(|kind| !kind.missing.is_empty()) {
        let mut list = String::from("<ul class=\"messages\">\n");
        for missing in kind.missing.iter().take(TOLD) {
            let place = missing.place.as_ref().map(ToString::to_string).unwrap_or_default();
            list += &format!("<li>{} <small>{}</small></li>\n", Text(&missing.name), Text(place));
        }
        list += "</ul>\n";
        let told =
            format!("{} {} that no suite exercises{}", kind.missing.len(), kind.kind, beyond(kind.missing.len()));
        out += &details(&told, &list);
    }
    out
}

fn beyond(count: usize) -> String {
    if count > TOLD { format!(", the first {TOLD} of them") } else { String::new() }
}
