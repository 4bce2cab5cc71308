//! Numbers that must lie within bounds.

use super::{Lint, condition, place};
use crate::desk::Desk;
use crate::desk::answers::Answers;
use crate::desk::bounds::Bounds;
use crate::desk::gates::Gates;
use crate::desk::search::Search;
use crate::desk::suite::{HandoffAt, Input};
use crate::desk::trigger::{Condition, Trigger};
use crate::text::diagnostic::Diagnostic;
use crate::text::span::{Span, Spanned};

/// The longest time that the host may search for, in seconds.
const LONGEST_SEARCH: u32 = 30;

pub(super) const LINT: Lint = Lint { name: "ranges", codes: &["out-of-range", "crossed-thresholds"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    answers(&desk.settings.answers, found);
    search(&desk.settings.search, found);
    for trigger in &desk.settings.escalate {
        self::trigger(desk, trigger, found);
    }
    for (name, slot) in desk.intents.iter().flat_map(|intent| &intent.slots) {
        if slot.attempts == 0 {
            let span = place::key_before(desk, slot.ask.span, name);
            found.push(out_of_range(
                span,
                format!("the slot `{name}` may be asked for 0 times"),
                "write `attempts: 1` or more",
            ));
        }
    }
    for turn in desk.cases.iter().flat_map(|case| &case.turns) {
        if turn.input.value == Input::Choose(0) {
            found.push(out_of_range(turn.input.span, "there is no choice `0`", "choices count from 1"));
        }
        share(turn.expect.confidence.as_ref(), found);
    }
    for case in &desk.cases {
        let Some(handoff) = &case.handoff else { continue };
        if let HandoffAt::Turn(turn) = handoff.value
            && !(1..=case.turns.len()).contains(&(turn as usize))
        {
            let message = format!("there is no turn `{turn}` in this conversation");
            let help = format!("name one of 1 to {}, or write `handoff: never`", case.turns.len());
            found.push(out_of_range(handoff.span, message, &help));
        }
    }
    for gates in &desk.gates {
        let Gates { accuracy, macro_f1, handoff_precision, handoff_recall, wrong_answers, intents } = &gates.value;
        for bounds in [accuracy, macro_f1, handoff_precision, handoff_recall, wrong_answers] {
            share(bounds.as_ref(), found);
        }
        intents.values().for_each(|bounds| share(Some(bounds), found));
    }
}

/// The bounds of a share, if they let nothing or everything through.
fn share(bounds: Option<&Spanned<Bounds>>, found: &mut Vec<Diagnostic>) {
    let Some(bounds) = bounds else { return };
    let ends = [bounds.at_least, bounds.at_most];
    if let Some(end) = ends.into_iter().flatten().find(|end| !(0.0..=1.0).contains(end)) {
        let message = format!("the bound `{end}` is out of range, and a share lies between 0 and 1");
        found.push(out_of_range(bounds.span, message, "write 95 % as `0.95`"));
    } else if let [Some(least), Some(most)] = ends
        && least > most
    {
        let message = format!("no number is at least `{least}` and at most `{most}`");
        found.push(out_of_range(bounds.span, message, "exchange the two"));
    } else if ends == [None, None] {
        let help = "write `{ at_least: 0.95 }`, for instance";
        found.push(out_of_range(bounds.span, "these bounds let every number through", help));
    }
}

/// The customer hears nothing while the host searches.
fn search(search: &Search, found: &mut Vec<Diagnostic>) {
    if let Search::Host(host) = search
        && !(1..=LONGEST_SEARCH).contains(&host.within.seconds())
    {
        let message = format!("the host may search for `{}`, and the customer waits so long", host.within.value);
        found.push(out_of_range(host.within.span, message, "write a time from 1s to 30s"));
    }
}

fn answers(answers: &Answers, found: &mut Vec<Diagnostic>) {
    let (sure, clarify_from) = (&answers.sure, &answers.clarify_from);
    let is_probability = |threshold: &Spanned<f32>| (0.0..=1.0).contains(&threshold.value);
    for (name, threshold) in [("sure", sure), ("clarify_from", clarify_from)] {
        if !is_probability(threshold) {
            let message = format!("`{name}` is `{}`, and a probability lies between 0 and 1", threshold.value);
            found.push(out_of_range(threshold.span, message, "write it as `0.75`, for instance"));
        }
    }
    if !(1..=9).contains(&answers.choices.value) {
        let message = format!("`choices` is `{}`", answers.choices.value);
        found.push(out_of_range(answers.choices.span, message, "offer between 1 and 9 choices"));
    }
    if let Some(confidence) = answers.confidence.as_ref().filter(|confidence| confidence.value() < 0.5) {
        let message = format!("the promise is to be kept with a confidence of `{}`", confidence.value);
        found.push(out_of_range(confidence.span, message, "write `95%`, for instance, and at least `50%`"));
    }
    if is_probability(sure) && is_probability(clarify_from) && clarify_from.value > sure.value {
        let message = format!("`clarify_from` is `{}`, above `sure`, which is `{}`", clarify_from.value, sure.value);
        let both = is_written(clarify_from) && is_written(sure);
        let place = if is_written(clarify_from) { clarify_from.span } else { sure.span };
        let crossed = Diagnostic::error("crossed-thresholds", place, message);
        let crossed = if both { crossed.related(sure.span, "`sure`") } else { crossed };
        found.push(
            crossed
                .help("the bot asks back from `clarify_from` on and answers from `sure` on, so `sure` is the greater"),
        );
    }
}

/// Whether a value was written, and is no default.
fn is_written<T>(value: &Spanned<T>) -> bool {
    value.span != Span::default()
}

fn trigger(desk: &Desk, trigger: &Trigger, found: &mut Vec<Diagnostic>) {
    for part in condition::parts(&trigger.when) {
        let (name, message, help) = match part {
            Condition::CloseCandidates(0) => {
                ("close_candidates", "`close_candidates: 0` holds at every turn", "write 1 or more")
            }
            Condition::Confidence(bound) if !(0.0..=1.0).contains(&bound.below) => {
                ("confidence", "a probability lies between 0 and 1", "write it as `below: 0.3`, for instance")
            }
            Condition::Count(count) if count.at_least == 0 || count.at_least > count.within.0 => {
                ("count", "so many of so few turns cannot be", "write `at_least` from 1 to the turns of `within`")
            }
            Condition::FailedTurns(0) => ("failed_turns", "`failed_turns: 0` holds at every turn", "write 1 or more"),
            Condition::OutOfScope(0) => ("out_of_scope", "`out_of_scope: 0` holds at every turn", "write 1 or more"),
            Condition::Frustration(level) if !(0.0..=1.0).contains(&level.at_least) => (
                "frustration",
                "a level of frustration lies between 0 and 1",
                "write it as `at_least: 0.6`, for instance",
            ),
            Condition::Urgency(level) if !(0.0..=1.0).contains(&level.at_least) => {
                ("urgency", "a level of urgency lies between 0 and 1", "write it as `at_least: 0.6`, for instance")
            }
            _ => continue,
        };
        found.push(out_of_range(place::within(desk, trigger.when.span, name), message, help));
    }
}

fn out_of_range(span: Span, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::error("out-of-range", span, message).help(help)
}
