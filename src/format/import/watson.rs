//! IBM Watson Assistant: a workspace or a dialog skill as JSON.
//!
//! Format: IBM, "Watson Assistant v1 API", workspaces. Counterexamples are what is out of scope. Of the dialog, the replies
//! of nodes that wait for one intent alone (`#intent`) are taken.

use serde_json::Value;

use super::imported::{Entity, Example, Imported};
use super::phrase;
use super::system::ImportError;
use super::tree::{Fields, texts};

pub(super) fn read(value: Value, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut skill = Fields::of(value, file);
    // A dialog skill keeps its workspace one level deeper.
    let inner = skill.take("workspace");
    if inner.is_object() {
        let (name, language) = (skill.text("name"), skill.text("language"));
        imported.languages.extend(Some(language).filter(|language| !language.is_empty()));
        skill.ignore(&["type", "skill_id", "status", "created", "updated"]);
        skill.end(imported);
        skill = Fields::of(inner, file);
        imported.name = Some(name).filter(|name| !name.is_empty());
    }
    let name = skill.text("name");
    imported.name = imported.name.take().or(Some(name).filter(|name| !name.is_empty()));
    imported.languages.extend(Some(skill.text("language")).filter(|language| !language.is_empty()));
    skill.ignore(&["workspace_id", "created", "updated", "status", "learning_opt_out", "metadata", "skill_id"]);
    for mut item in skill.items("entities") {
        entity(&mut item, imported);
        item.end(imported);
    }
    for mut item in skill.items("intents") {
        let (name, about) = (item.text("intent"), item.text("description"));
        item.name(&name);
        item.ignore(&["created", "updated"]);
        imported.intent(&name).about = about;
        for mut example in item.items("examples") {
            let found = mentioned(&mut example, imported);
            imported.intent(&name).examples.push(found);
            example.end(imported);
        }
        item.end(imported);
    }
    for mut item in skill.items("counterexamples") {
        item.ignore(&["created", "updated"]);
        imported.out_of_scope.push(item.text("text"));
        item.end(imported);
    }
    for mut node in skill.items("dialog_nodes") {
        dialog(&mut node, imported);
    }
    skill.end(imported);
    Ok(())
}

/// An example with its contextual entities, whose `location` counts characters.
fn mentioned(example: &mut Fields, imported: &mut Imported) -> Example {
    example.ignore(&["created", "updated"]);
    let text = example.take("text").as_str().unwrap_or_default().to_owned();
    let mut ranges = Vec::new();
    for mut mention in example.items("mentions") {
        let ends: Vec<usize> = texts(mention.take("location")).iter().filter_map(|end| end.parse().ok()).collect();
        if let [start, end] = ends.as_slice() {
            ranges.push((*start, *end, mention.text("entity")));
        }
        mention.end(imported);
    }
    phrase::at_ranges(&text, ranges).unwrap_or_else(|| {
        imported.drop("mentions", example.place(), "they lie in each other, or outside of the text");
        Example::plain(text.clone())
    })
}

fn entity(item: &mut Fields, imported: &mut Imported) {
    let name = item.text("entity");
    item.name(&name);
    let fuzzy = item.text("fuzzy_match") == "true";
    item.ignore(&["created", "updated", "metadata"]);
    let about = item.text("description");
    if !about.is_empty() {
        imported.drop(format!("description: {about}"), item.place(), "a kind of value has none");
    }
    for mut value in item.items("values") {
        let (word, synonyms) = (value.text("value"), texts(value.take("synonyms")));
        let patterns = texts(value.take("patterns"));
        value.ignore(&["type", "created", "updated"]);
        if let Some(first) = patterns.first() {
            let all = patterns.iter().map(|pattern| format!("(?:{pattern})")).collect::<Vec<_>>().join("|");
            let pattern = if patterns.len() == 1 { first.clone() } else { all };
            match imported.entities.get_mut(&name) {
                Some(Entity::Pattern(known)) => *known = format!("{known}|{pattern}"),
                Some(Entity::List { .. }) => {
                    imported.drop(
                        format!("pattern `{pattern}` of `{word}`"),
                        item.place(),
                        "a kind of value is a list or a pattern",
                    );
                }
                None => {
                    imported.entities.insert(name.clone(), Entity::Pattern(pattern));
                }
            }
        } else if let Some(values) = imported.list(&name) {
            values.entry(word).or_default().extend(synonyms);
        } else {
            imported.drop(format!("value `{word}`"), item.place(), "a kind of value is a list or a pattern");
        }
        value.end(imported);
    }
    if let (true, Some(Entity::List { typos, .. })) = (fuzzy, imported.entities.get_mut(&name)) {
        *typos = true;
    }
}

/// The reply of a node that waits for one intent alone; anything else is told.
fn dialog(node: &mut Fields, imported: &mut Imported) {
    let (id, conditions) = (node.text("dialog_node"), node.text("conditions"));
    node.name(&id);
    let name = conditions.strip_prefix('#').filter(|name| !name.contains(' ')).map(str::to_owned);
    let known = name.filter(|name| imported.intents.iter().any(|intent| intent.name == *name));
    let replies = replies(&mut node.fields("output"));
    match known {
        Some(name) if !replies.is_empty() && imported.intent(&name).replies.is_empty() => {
            imported.intent(&name).replies = replies
        }
        _ => {
            let said = replies.first().map(|reply| format!(", says: {reply}")).unwrap_or_default();
            imported.drop(
                format!("dialog node with the condition `{conditions}`{said}"),
                node.place(),
                "only replies to one intent are taken",
            );
        }
    }
}

fn replies(output: &mut Fields) -> Vec<String> {
    let mut found = Vec::new();
    let plain = output.take("text");
    match plain {
        Value::Object(_) => found.extend(texts(Fields::of(plain, "").take("values"))),
        other => found.extend(texts(other)),
    }
    for mut generic in output.items("generic") {
        if generic.text("response_type") == "text" {
            found.extend(generic.items("values").into_iter().map(|mut value| value.text("text")));
        }
    }
    found.retain(|text| !text.is_empty());
    found
}
