//! `firstline explain`: why a message gets its reply.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::clock::Clock;
use super::{Outcome, ask, load};
use crate::conversation::decision::Decision;
use crate::conversation::evidence::{Evidence, Support, Target};
use crate::desk::Desk;
use crate::evaluate::flip::{Edit, Flip, Flips, flips};
use crate::text::source::Place;
use crate::text::span::Span;

pub(super) fn run(folder: &Path, message: &str, json: bool, clock: Clock) -> Result<Outcome, String> {
    let engine = load::engine(folder)?;
    let now = clock.now();
    let mut decision = ask::decide(&engine, message, now);
    if let Some(evidence) = &mut decision.trace.evidence {
        let explained = engine.explain(message, None);
        evidence.candidates = explained.candidates;
    }
    let found = flips(&engine, message, &|engine, message| ask::decide(engine, message, now));
    if json {
        let explained = Explained { decision: &decision, flips: &found };
        let line = serde_json::to_string(&explained).map_err(|error| error.to_string())?;
        return Ok(Outcome::fine(line + "\n"));
    }
    let mut out = explain(engine.desk(), message, &decision);
    changed_by(&mut out, &found);
    Ok(Outcome::fine(out))
}

/// The shape of `--json`: the decision, and what would change it.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    decision: &'a Decision,
    flips: &'a Flips,
}

/// What would change the decision.
fn changed_by(out: &mut String, found: &Flips) {
    let _ = writeln!(out, "\nwhat would change it");
    if found.flips.is_empty() {
        let _ =
            writeln!(out, "  nothing that was tried: a word or two left out, the threshold moved, an example added");
    }
    for Flip { edit, action, about, probability } in &found.flips {
        let edit = match edit {
            Edit::Without(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
                format!("without {}", words.join(" and "))
            }
            Edit::Sure { from, to } => format!("answers.sure at {to:.2}, not {from:.2}"),
            Edit::Example(Target::Intent(id)) => format!("as an example of intent {id}"),
            Edit::Example(Target::Article(id)) => format!("as a question of article {id}"),
        };
        let about = about.as_ref().map_or_else(String::new, |target| format!(", about {}", target.id()));
        let probability = probability.map_or_else(String::new, |probability| format!(" ({probability:.2})"));
        let _ = writeln!(out, "  {edit:<40}  → {}{about}{probability}", action.word());
    }
    if !found.examples_tried {
        let _ = writeln!(out, "  an added example was not tried: the desk is too large to be trained for a question");
    }
}

/// Everything that led to a decision, for the operator.
pub(super) fn explain(desk: &Desk, message: &str, decision: &Decision) -> String {
    let mut out = String::new();
    let about: Vec<&str> = decision.about.iter().chain(&decision.also).map(Target::id).collect();
    let about = if about.is_empty() { String::new() } else { format!(", about {}", about.join(" and ")) };
    let _ = writeln!(out, "action      {}{about}", decision.action.word());
    for reason in &decision.reasons {
        let _ = writeln!(out, "reason      {}: {}{}", reason.name, reason.text, at(reason.place.as_ref()));
    }
    if let Some(evidence) = &decision.trace.evidence {
        understood(&mut out, desk, message, evidence);
    }
    let answers = &desk.settings.answers;
    let set = |span: Span| match span == Span::default() {
        true => "default".to_owned(),
        false => desk.sources.place(span).to_string(),
    };
    let _ = writeln!(
        out,
        "thresholds  answers from {:.2} ({}), asks about choices from {:.2} ({})",
        *answers.sure,
        set(answers.sure.span),
        *answers.clarify_from,
        set(answers.clarify_from.span)
    );
    for step in &decision.trace.steps {
        let _ = writeln!(out, "step        {step}");
    }
    for fault in &decision.trace.faults {
        let _ = writeln!(out, "fault       {}: {}", fault.code, fault.message);
    }
    out
}

fn understood(out: &mut String, desk: &Desk, message: &str, evidence: &Evidence) {
    if let Some(language) = evidence.language.filter(|_| desk.settings.languages.len() > 1) {
        let _ = writeln!(out, "language    {language}");
    }
    for wish in &evidence.wishes {
        let kind = if wish.target.intent().is_some() { "intent" } else { "article" };
        let part = message.get(wish.at.clone()).unwrap_or_default();
        let _ = writeln!(out, "question    {:.3} {kind} {}  “{part}”", wish.probability, wish.target.id());
    }
    for repair in &evidence.repaired {
        let word = message.get(repair.at.clone()).unwrap_or_default();
        let _ = writeln!(out, "read as     {word} → {}", repair.read_as);
    }
    for entity in &evidence.entities {
        let _ = writeln!(out, "entity      {} = {} (“{}”)", entity.kind, entity.value, entity.text);
    }
    for signal in &evidence.signals.evidence {
        let words = message.get(signal.span.clone()).unwrap_or_default();
        let _ = writeln!(out, "signal      {} (“{words}”)", signal.signal);
    }
    for candidate in &evidence.candidates {
        let (kind, span) = match &candidate.target {
            Target::Intent(id) => ("intent", desk.intent(id).map(|intent| intent.id.span)),
            Target::Article(id) => ("article", desk.article(id).map(|article| article.id.span)),
        };
        let place = span.map(|span| desk.sources.place(span));
        let _ = writeln!(
            out,
            "candidate   {:.3} {kind} {}{}",
            candidate.probability,
            candidate.target.id(),
            at(place.as_ref())
        );
        for support in &candidate.support {
            let _ = writeln!(out, "              {}", supported(message, support));
        }
    }
    let _ = writeln!(out, "candidate   {:.3} nothing on this desk", evidence.out_of_scope);
}

fn supported(message: &str, support: &Support) -> String {
    let words = |range: &core::ops::Range<usize>| message.get(range.clone()).unwrap_or_default();
    match support {
        Support::Phrase { at, written } => format!("phrase “{}” ({})", words(at), written),
        Support::Pattern { at, written } => format!("pattern on “{}” ({})", words(at), written),
        Support::Example { text, similarity, written } => {
            format!("example “{text}”, similarity {similarity:.2} ({})", written)
        }
        Support::Terms { stems, score } => format!("article has the words {} (BM25 {score:.1})", stems.join(", ")),
        Support::Found { rank, stems } => format!("number {rank} of what the host found, with {}", stems.join(", ")),
        Support::Word { at, weight } => format!("word “{}” {weight:+.2}", words(at)),
    }
}

fn at(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |place| format!("  ({place})"))
}
