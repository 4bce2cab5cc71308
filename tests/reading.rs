//! Reading and checking a desk, whatever stands in its files: no panic, and every diagnostic lies within its file.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::path::Path;

use firstline::desk::suite::Case;
use firstline::desk::trigger::{Response, Trigger};
use firstline::{Desk, Reading, Source, Sources, Span, check, read_sources};
use proptest::prelude::*;

/// One small file of each kind, with most of what each kind can hold.
const DESK: [(&str, &str); 4] = [
    ("firstline.yml", include_str!("golden/check/policy/firstline.yml")),
    ("intents/orders.yml", include_str!("golden/check/templates/intents/orders.yml")),
    ("knowledge_base/about-us.md", include_str!("golden/check/templates/knowledge_base/about-us.md")),
    ("suites/orders.yml", include_str!("golden/check/suites/suites/orders.yml")),
];

fn sources(files: impl IntoIterator<Item = (String, String)>) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path, text);
    }
    sources
}

/// Reads, checks, and tells of a span that does not lie within its file, on boundaries of characters.
fn misplaced(sources: Sources) -> Option<String> {
    let Reading { desk, sources, mut diagnostics, .. } = read_sources(sources);
    diagnostics.extend(desk.iter().flat_map(check));
    let is_within = |span: Span| match sources.get(span.source) {
        Some(Source { text, .. }) => text.get(span.start as usize..span.end as usize).is_some(),
        None => span.source == Span::NO_SOURCE,
    };
    let wrong = diagnostics.iter().find(|diagnostic| {
        !is_within(diagnostic.span) || diagnostic.related.as_ref().is_some_and(|(span, _)| !is_within(*span))
    });
    wrong.map(|diagnostic| format!("{diagnostic:?}"))
}

/// One edit of a text, at a place given as a share of its length.
#[derive(Clone, Debug)]
enum Edit {
    Insert(f64, String),
    Delete(f64, f64),
    Repeat(f64, f64),
    SwapLines(f64, f64),
}

fn edit() -> impl Strategy<Value = Edit> {
    let signs = prop::sample::select(vec![
        ":", ": ", "- ", "[", "]", "{", "}", "'", "\"", "|", ">", "&a ", "*a", "!x ", "#", "\n", "\r\n", "\t", "  ",
        "---\n", "{{", "}}", "{% if ", "é", "👍🏽", "\u{301}", "\u{feff}", "\0", "](", "~", "null", "-1", "1e999", "NaN",
        "?", ",",
    ]);
    let place = 0.0..1.0_f64;
    prop_oneof![
        (place.clone(), signs).prop_map(|(at, sign)| Edit::Insert(at, sign.to_owned())),
        (place.clone(), "\\PC{0,8}").prop_map(|(at, text)| Edit::Insert(at, text)),
        (place.clone(), 0.0..0.2_f64).prop_map(|(at, length)| Edit::Delete(at, length)),
        (place.clone(), 0.0..0.2_f64).prop_map(|(at, length)| Edit::Repeat(at, length)),
        (place.clone(), place).prop_map(|(one, other)| Edit::SwapLines(one, other)),
    ]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a length"
)]
fn share(of: usize, share: f64) -> usize {
    (of as f64 * share) as usize
}

fn edited(text: &str, edit: &Edit) -> String {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let stretch = |at: f64, length: f64| {
        let start = share(text.len(), at);
        (boundary(start), boundary(start + share(text.len(), length)))
    };
    match edit {
        Edit::Insert(at, new) => {
            let at = boundary(share(text.len(), *at));
            format!("{}{new}{}", &text[..at], &text[at..])
        }
        Edit::Delete(at, length) => {
            let (start, end) = stretch(*at, *length);
            format!("{}{}", &text[..start], &text[end..])
        }
        Edit::Repeat(at, length) => {
            let (start, end) = stretch(*at, *length);
            format!("{}{}", &text[..end], &text[start..])
        }
        Edit::SwapLines(one, other) => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            let count = lines.len();
            if count > 0 {
                lines.swap(share(count, *one), share(count, *other));
            }
            lines.concat()
        }
    }
}

fn owned((path, text): (&str, &str)) -> (String, String) {
    (path.to_owned(), text.to_owned())
}

/// The files of the sample desk at the root of the repository, without its suites.
fn sample_desk() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![("firstline.yml".to_owned(), fs::read_to_string(root.join("firstline.yml")).unwrap())];
    for folder in ["intents", "knowledge_base"] {
        let mut paths: Vec<_> = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    files
}

#[test]
fn the_sample_desk_is_read_as_it_stands() {
    let reading = read_sources(sources(sample_desk()));
    assert_eq!(reading.diagnostics, []);
    let desk = reading.desk.unwrap();
    assert!(desk.intents.len() >= 45 && desk.articles.len() >= 60);
}

/// The sample desk with its suites.
fn sample_desk_with_suites() -> Desk {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = sample_desk();
    for entry in fs::read_dir(root.join("tests/suites")).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("tests/suites/{}", path.file_name().unwrap().to_str().unwrap());
        files.push((name, fs::read_to_string(&path).unwrap()));
    }
    let reading = read_sources(sources(files));
    assert_eq!(reading.diagnostics, []);
    reading.desk.unwrap()
}

fn whole_conversations(desk: &Desk) -> impl Iterator<Item = &Case> {
    desk.cases.iter().filter(|case| !case.single && case.turns.len() > 1)
}

#[test]
fn the_sample_desk_has_sixty_whole_conversations_and_more() {
    let whole = whole_conversations(&sample_desk_with_suites()).count();
    assert!(whole >= 60, "{whole}");
}

/// Whether a turn of the case expects an action, and of the trigger that it fires. One that suppresses is no reason.
fn expects_firing(case: &Case, trigger: &Trigger) -> bool {
    let name = &trigger.name.value;
    case.turns.iter().map(|turn| &turn.expect).any(|expect| {
        let fires = expect.fires.iter().any(|fires| trigger.respond == Response::Suppress && fires.0.contains(name));
        expect.action.is_some() && (fires || expect.reason.iter().any(|reason| reason.value == *name))
    })
}

/// Whether a turn of the case expects an action, and of the trigger that it does not fire.
fn expects_quiet(case: &Case, trigger: &Trigger) -> bool {
    let mut turns = case.turns.iter().map(|turn| &turn.expect);
    turns
        .any(|expect| expect.action.is_some() && expect.quiet.iter().any(|quiet| quiet.0.contains(&trigger.name.value)))
}

#[test]
fn every_trigger_of_the_sample_desk_fires_in_one_conversation_and_nearly_does_in_another() {
    let desk = sample_desk_with_suites();
    let mut missing = Vec::new();
    for trigger in &desk.settings.escalate {
        let fires = whole_conversations(&desk).any(|case| expects_firing(case, trigger));
        let mut near = whole_conversations(&desk).filter(|case| expects_quiet(case, trigger));
        if !fires {
            missing.push(format!("`{}` fires in no conversation of tests/suites", trigger.name.value));
        }
        if !near.any(|case| !expects_firing(case, trigger)) {
            missing.push(format!("`{}` nearly fires in no conversation of tests/suites", trigger.name.value));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200), file in 0..DESK.len()) {
        let mut files = DESK.map(owned);
        files[file].1 = String::from_utf8_lossy(&bytes).into_owned();
        prop_assert_eq!(misplaced(sources(files)), None);
    }

    #[test]
    fn any_signs_can_be_read(text in "([a-z]{1,3}|[-:#|>'\"{}\\[\\],&*!?%@` \n\té👍]){0,60}", file in 0..DESK.len()) {
        let mut files = DESK.map(owned);
        files[file].1 = text;
        prop_assert_eq!(misplaced(sources(files)), None);
    }

    #[test]
    fn an_edited_desk_can_be_read(file in 0..DESK.len(), edits in prop::collection::vec(edit(), 1..5)) {
        let mut files = DESK.map(owned);
        for edit in &edits {
            files[file].1 = edited(&files[file].1, edit);
        }
        prop_assert_eq!(misplaced(sources(files)), None);
    }

    #[test]
    fn an_edited_file_of_the_sample_desk_can_be_read(file in any::<prop::sample::Index>(), edits in prop::collection::vec(edit(), 1..4)) {
        let files = sample_desk();
        let settings = files[0].clone();
        let (path, mut text) = file.get(&files).clone();
        for edit in &edits {
            text = edited(&text, edit);
        }
        let others = (path != settings.0).then_some(settings);
        prop_assert_eq!(misplaced(sources(others.into_iter().chain([(path, text)]))), None);
    }
}
