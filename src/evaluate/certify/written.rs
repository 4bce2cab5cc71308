//! A certified threshold in `firstline.yml`. All but the item `answers` keeps its bytes.

use super::certification::{Certification, fingerprint};
use super::choose::Certified;
use crate::desk::Desk;
use crate::desk::answers::Answers;
use crate::desk::day::Day;
use crate::desk::share::Share;
use crate::format::reading::read_sources;
use crate::text::source::Sources;
use crate::text::span::{Span, Spanned};

const SETTINGS: &str = "firstline.yml";

/// The text of `firstline.yml` with the threshold, its promise and what that rests on.
///
/// # Errors
/// If the desk would not read as meant with it; the message holds what to write by hand.
pub fn written(
    desk: &Desk,
    found: &Certification,
    certified: Certified,
    promise: (Share, Share),
    date: Day,
) -> Result<String, String> {
    let before = desk.sources.iter().find(|source| source.path == SETTINGS).map_or("", |source| &source.text);
    let ending = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let item = item(&desk.settings.answers, found, certified, promise, date).replace('\n', ending);
    let after = replaced(before, &item, ending);
    let mut sources = Sources::default();
    for source in desk.sources.iter() {
        let text = if source.path == SETTINGS { after.clone() } else { source.text.clone() };
        sources.add(source.path.clone(), text);
    }
    if let Some(table) = desk.sources.table() {
        sources.add_table(table.vectors.clone(), table.vocabulary.clone());
    }
    let reading = read_sources(sources);
    let as_meant = |desk: &Desk| {
        let answers = &desk.settings.answers;
        let certificate = answers.certified_on.as_ref();
        answers.sure.value == certified.threshold as f32
            && certificate.is_some_and(|certificate| certificate.fingerprint == fingerprint(&desk.sources))
    };
    match reading.has_errors() || !reading.desk.as_ref().is_some_and(as_meant) {
        true => Err(format!("`{SETTINGS}` is written in a way that cannot be edited here; write in it:\n{item}")),
        false => Ok(after),
    }
}

fn item(
    answers: &Answers,
    found: &Certification,
    certified: Certified,
    (wrong_answers, confidence): (Share, Share),
    date: Day,
) -> String {
    let mut lines = vec![
        "answers:".to_owned(),
        format!("  wrong_answers: {wrong_answers}"),
        format!("  confidence: {confidence}"),
        format!("  sure: {:.2}", certified.threshold),
    ];
    if is_written(&answers.clarify_from) {
        lines.push(format!("  clarify_from: {}", answers.clarify_from.value));
    }
    if is_written(&answers.choices) {
        lines.push(format!("  choices: {}", answers.choices.value));
    }
    let counts: Vec<String> = found.probabilities.0.iter().map(u32::to_string).collect();
    lines.extend([
        "  certified_on:".to_owned(),
        format!("    rows: {}", found.messages),
        format!("    date: {date}"),
        format!("    fingerprint: \"{}\"", found.fingerprint),
        format!("    probabilities: [{}]", counts.join(", ")),
    ]);
    lines.join("\n") + "\n"
}

fn is_written<T>(value: &Spanned<T>) -> bool {
    value.span != Span::default()
}

/// The text with `item` in place of the item `answers`, or at its end.
fn replaced(text: &str, item: &str, ending: &str) -> String {
    let (mut at, mut start, mut end) = (0, None, 0);
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        if start.is_none() && line.starts_with("answers:") {
            (start, end) = (Some(at), next);
        } else if start.is_some() {
            match line.chars().next() {
                Some(' ' | '\t' | '}') if !line.trim().is_empty() => end = next,
                Some('#') => {}
                _ if line.trim().is_empty() => {}
                _ => break,
            }
        }
        at = next;
    }
    match start.map(|start| (text.get(..start), text.get(end..))) {
        Some((Some(before), Some(after))) => format!("{before}{item}{after}"),
        _ if text.ends_with('\n') => format!("{text}{item}"),
        _ => format!("{text}{ending}{item}"),
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn what_stands_around_keeps_its_bytes() {
        let item = "answers:\n  sure: 0.5\n";
        let replaced = |text: &str| replaced(text, item, "\n");
        assert_eq!(replaced("desk: X"), format!("desk: X\n{item}"));
        assert_eq!(
            replaced("desk: X\nanswers: { sure: 1 }\n\n# why\nmode: hybrid"),
            format!("desk: X\n{item}\n# why\nmode: hybrid")
        );
        assert_eq!(
            replaced("answers:\n  sure: 1 # old\n\n  choices: 2\n# why\nmode: hybrid\n"),
            format!("{item}# why\nmode: hybrid\n")
        );
        assert_eq!(replaced("answers: {\n  sure: 1\n}\nmode: hybrid\n"), format!("{item}mode: hybrid\n"));
    }
}
