//! Writes what was imported as the files of a desk.

use std::fmt::Write;

use super::imported::{Article, Entity, Example, Imported, Intent};
use crate::format::yaml_text::{block, flow, quoted, scalar};

/// The file of all intents.
const INTENTS: &str = "intents/imported.yml";

/// The files of the desk, by their paths: `firstline.yml`, the intents in one file, each article in its own. An intent without
/// a reply goes to a person.
pub fn desk_files(imported: &Imported, name: &str) -> Vec<(String, String)> {
    let mut files = vec![("firstline.yml".to_owned(), settings(imported, name))];
    let mut intents: String = imported.intents.iter().map(intent).collect::<Vec<_>>().join("\n");
    if !imported.out_of_scope.is_empty() {
        let gap = if intents.is_empty() { "" } else { "\n" };
        let _ = writeln!(intents, "{gap}- out_of_scope:");
        for text in &imported.out_of_scope {
            let _ = writeln!(intents, "    - {}", scalar(text));
        }
    }
    if !intents.is_empty() {
        files.push((INTENTS.to_owned(), intents));
    }
    files.extend(imported.articles.iter().map(|one| (format!("knowledge_base/{}.md", one.name), article(one))));
    files
}

fn settings(imported: &Imported, name: &str) -> String {
    let mut out = format!("desk: {}\n", scalar(imported.name.as_deref().unwrap_or(name)));
    if !imported.languages.is_empty() {
        let _ = writeln!(out, "languages: {}", flow(&imported.languages));
    }
    if !imported.entities.is_empty() {
        out.push_str("entities:\n");
    }
    for (name, entity) in &imported.entities {
        match entity {
            Entity::Pattern(pattern) => {
                let _ = writeln!(out, "  {name}: {{ pattern: {} }}", scalar(pattern));
            }
            Entity::List { values, typos } => {
                let _ = writeln!(out, "  {name}:\n    list:");
                if *typos {
                    out.push_str("      typos: true\n");
                }
                out.push_str("      values:\n");
                for (value, synonyms) in values {
                    let _ = writeln!(out, "        {}: {}", scalar(value), flow(synonyms));
                }
            }
        }
    }
    out
}

fn intent(intent: &Intent) -> String {
    let mut out = format!("- intent: {}\n  about: {}\n  examples:\n", intent.name, scalar(&intent.about));
    for example in &intent.examples {
        let _ = writeln!(out, "    - {}", scalar(&marked(example)));
    }
    if !intent.slots.is_empty() {
        out.push_str("  slots:\n");
    }
    for (name, slot) in &intent.slots {
        let entity = if *name == slot.entity { String::new() } else { format!("entity: {}, ", slot.entity) };
        let _ = writeln!(out, "    {name}: {{ {entity}ask: {} }}", quoted(&slot.ask));
    }
    match intent.replies.as_slice() {
        [] => out.push_str("  handoff: {}\n"),
        [one] => {
            let _ = writeln!(out, "  reply: {}", block(one, 4));
        }
        several => {
            out.push_str("  reply:\n");
            for reply in several {
                let _ = writeln!(out, "    - {}", block(reply, 6));
            }
        }
    }
    out
}

/// The example as a desk writes it, with its values marked.
fn marked(example: &Example) -> String {
    let pieces = example.0.iter().map(|piece| match &piece.slot {
        Some(slot) => format!("[{}]({slot})", piece.text),
        None => piece.text.clone(),
    });
    pieces.collect()
}

fn article(article: &Article) -> String {
    let mut out = format!("---\narticle: {}\nquestions:\n", article.name);
    for question in &article.questions {
        let _ = writeln!(out, "  - {}", scalar(question));
    }
    if !article.tags.is_empty() {
        let _ = writeln!(out, "tags: {}", flow(&article.tags));
    }
    let _ = write!(out, "---\n{}\n", article.answer);
    out
}
