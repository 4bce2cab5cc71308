//! The escalation policy as a diagram, and as a list.

use std::fmt::Write;

use super::escape::Text;
use super::table::{Column, table};
use crate::desk::Desk;
use crate::desk::process::LastRung;
use crate::desk::trigger::{Response, Trigger};
use crate::evaluate::fired::fires;
use crate::evaluate::suite_run::{CaseResult, TurnResult};

/// The most characters of a name in a box.
const NAME: usize = 38;
/// Units from one box to the next.
const STEP: usize = 46;

/// The diagram: the triggers in order, what each leads to, and what the bot does where none fires.
pub(super) fn section(desk: &Desk, cases: &[CaseResult]) -> String {
    let turns: Vec<&TurnResult> = cases.iter().flat_map(|case| &case.turns).collect();
    let settings = &desk.settings;
    let mut marks = String::new();
    let mut rows = Vec::new();
    boxed(&mut marks, 0, 10, "start", "a message of the customer");
    for (place, trigger) in (1..).zip(&settings.escalate) {
        let fired = turns.iter().filter(|turn| fires(&turn.reasons, &turn.steps, &trigger.name)).count();
        let outcome = outcome(trigger);
        let class = match trigger.respond {
            Response::Now => "person",
            Response::Offer(_) | Response::Approve(_) => "asks",
            Response::Suppress => "silent",
        };
        down(&mut marks, place);
        boxed(&mut marks, place, 10, "trigger", &trigger.name);
        across(&mut marks, place, "fires");
        boxed(&mut marks, place, 400, class, &outcome);
        let when = desk
            .sources
            .get(trigger.when.span.source)
            .and_then(|source| source.text.get(trigger.when.span.start as usize..trigger.when.span.end as usize));
        let when = when.filter(|when| !when.is_empty()).unwrap_or("the crate's own");
        rows.push(vec![
            Text(&trigger.name.value).to_string(),
            format!("<code>{}</code>", Text(when)),
            Text(outcome).to_string(),
            fired.to_string(),
        ]);
    }
    let answers = &settings.answers;
    let ladder = &settings.ladder;
    let last = match ladder.then {
        LastRung::Offer => "a person is offered",
        LastRung::Handoff => "a person takes over",
    };
    let rungs = [
        (format!("confidence from {:.2}", *answers.sure), "answers".to_owned()),
        (
            format!("close candidates from {:.2}", *answers.clarify_from),
            format!("asks which, {} times at most", ladder.clarify),
        ),
        ("less".to_owned(), format!("asks for other words, {} times at most", ladder.rephrase)),
        ("still nothing".to_owned(), last.to_owned()),
    ];
    let after = settings.escalate.len();
    for (place, (when, what)) in (after + 1..).zip(&rungs) {
        down(&mut marks, place);
        boxed(&mut marks, place, 10, "rung", when);
        across(&mut marks, place, "");
        boxed(&mut marks, place, 400, "bot", what);
    }
    let height = (after + rungs.len() + 1) * STEP;
    let columns = [
        Column::Head("trigger"),
        Column::Words("when"),
        Column::Words("what follows"),
        Column::Number("turns of suites"),
    ];
    let mut out = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Policy diagram\"><svg class=\"policy\" viewBox=\"0 0 720 \
         {height}\" role=\"img\" aria-labelledby=\"policy-t policy-d\"><title id=\"policy-t\">Policy diagram</title>\
         <desc id=\"policy-d\">From top to bottom, the triggers with what follows if they fire, then what the bot does by its \
         confidence. The table below says the same.</desc>\n{marks}</svg></div>\n"
    );
    out += &table("Triggers, in order of precedence", &columns, &rows);
    out
}

fn outcome(trigger: &Trigger) -> String {
    let mut told = match &trigger.respond {
        Response::Now => "a person takes over".to_owned(),
        Response::Offer(offer) if offer.once => "a person is offered, once".to_owned(),
        Response::Offer(offer) => format!("a person is offered, not again for {} turns", offer.cooldown.0),
        Response::Suppress => "triggers below stay silent".to_owned(),
        Response::Approve(approve) => format!("a person allows it within {}", approve.within),
    };
    if let Some(queue) = &trigger.queue {
        let _ = write!(told, " · {}", queue.value);
    }
    if let Some(priority) = trigger.priority {
        let _ = write!(told, " · {}", priority.word());
    }
    told
}

fn boxed(marks: &mut String, place: usize, x: usize, class: &str, text: &str) {
    let y = place * STEP + 4;
    let mut name: String = text.chars().take(NAME).collect();
    if name.len() < text.len() {
        name.push('…');
    }
    let _ = writeln!(
        marks,
        "<g class=\"{class}\"><title>{0}</title><rect x=\"{x}\" y=\"{y}\" width=\"310\" height=\"32\" rx=\"6\"/>\
         <text x=\"{1}\" y=\"{2}\">{3}</text></g>",
        Text(text),
        x + 12,
        y + 21,
        Text(name)
    );
}

fn down(marks: &mut String, place: usize) {
    let (from, to) = ((place - 1) * STEP + 36, place * STEP + 4);
    let _ = writeln!(marks, "<line class=\"arrow\" x1=\"40\" x2=\"40\" y1=\"{from}\" y2=\"{to}\"/>");
}

fn across(marks: &mut String, place: usize, text: &str) {
    let y = place * STEP + 20;
    let _ = writeln!(
        marks,
        "<line class=\"arrow\" x1=\"320\" x2=\"394\" y1=\"{y}\" y2=\"{y}\"/><path class=\"tip\" d=\"M400 {y}l-8 -4v8z\"/>\
         <text class=\"note\" x=\"356\" y=\"{}\">{}</text>",
        y - 5,
        Text(text)
    );
}
