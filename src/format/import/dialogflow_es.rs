//! Dialogflow ES: the archive of an agent.
//!
//! Format: Google, "Export and import agents" (ES), as its console writes it: `intents/X.json` with `X_usersays_LANG.json`,
//! `entities/Y.json` with `Y_entries_LANG.json`. Replies are of one language, the agent's own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::imported::{Entity, Example, Imported, Piece, Slot};
use super::system::ImportError;
use super::tree::{Fields, list, text, texts};

pub(super) fn read(files: BTreeMap<String, String>, imported: &mut Imported) -> Result<(), ImportError> {
    let mut parsed: BTreeMap<&str, Value> = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
        let value = serde_json::from_str(text).map_err(|error| ImportError::new(format!("`{path}`: {error}")))?;
        parsed.insert(path, value);
    }
    let mut agent = Fields::of(parsed.remove("agent.json").unwrap_or_default(), "agent.json");
    imported.name = Some(agent.text("displayName")).filter(|name| !name.is_empty());
    let language =
        Some(agent.text("language")).filter(|language| !language.is_empty()).unwrap_or_else(|| "en".to_owned());
    imported.languages.push(language.clone());
    let companion =
        |path: &str, part: &str| path.strip_suffix(".json").map(|stem| format!("{stem}_{part}_{language}.json"));
    let paths: Vec<String> = parsed.keys().map(ToString::to_string).collect();
    let is_companion = |path: &str, part: &str| path.contains(&format!("_{part}_"));
    for path in paths.iter().filter(|path| path.starts_with("entities/") && !is_companion(path, "entries")) {
        let entries = companion(path, "entries").and_then(|path| parsed.remove(path.as_str())).unwrap_or_default();
        let fields = Fields::of(parsed.remove(path.as_str()).unwrap_or_default(), path.as_str());
        entity(fields, entries, imported);
    }
    for path in paths.iter().filter(|path| path.starts_with("intents/") && !is_companion(path, "usersays")) {
        let says = companion(path, "usersays").and_then(|path| parsed.remove(path.as_str())).unwrap_or_default();
        let fields = Fields::of(parsed.remove(path.as_str()).unwrap_or_default(), path.as_str());
        intent(fields, says, &language, imported);
    }
    for path in parsed.keys().filter(|path| is_companion(path, "usersays") || is_companion(path, "entries")) {
        imported.drop(
            format!("`{path}`"),
            *path,
            format!("it is of another language than the agent's own, `{language}`"),
        );
    }
    Ok(())
}

fn entity(mut fields: Fields, entries: Value, imported: &mut Imported) {
    let name = fields.text("name");
    let (is_regexp, typos) = (fields.text("isRegexp") == "true", fields.text("allowFuzzyExtraction") == "true");
    fields.ignore(&["id", "isOverridable", "isEnum"]);
    let mut patterns = Vec::new();
    for entry in list(entries) {
        let mut entry = Fields::of(entry, fields.place());
        let (value, synonyms) = (entry.text("value"), texts(entry.take("synonyms")));
        if is_regexp {
            patterns.push(value);
        } else if let Some(values) = imported.list(&name) {
            values.entry(value).or_default().extend(synonyms);
        }
        entry.end(imported);
    }
    match patterns.as_slice() {
        [] => {}
        [one] => {
            imported.entities.insert(name.clone(), Entity::Pattern(one.clone()));
        }
        several => {
            let several = several.iter().map(|pattern| format!("(?:{pattern})")).collect::<Vec<_>>().join("|");
            imported.entities.insert(name.clone(), Entity::Pattern(several));
        }
    }
    if let Some(Entity::List { typos: forgives, .. }) = imported.entities.get_mut(&name) {
        *forgives = typos;
    }
    fields.end(imported);
}

fn intent(mut fields: Fields, says: Value, language: &str, imported: &mut Imported) {
    let name = fields.text("name");
    fields.ignore(&[
        "id",
        "auto",
        "priority",
        "condition",
        "conditionalFollowupEvents",
        "conditionalResponses",
        "webhookForSlotFilling",
    ]);
    let is_fallback = fields.text("fallbackIntent") == "true";
    let mut examples = Vec::new();
    let inline = fields.list("userSays");
    for said in list(says).into_iter().chain(inline) {
        let mut said = Fields::of(said, fields.place());
        said.ignore(&["id", "count", "updated", "lang"]);
        let is_template = said.text("isTemplate") == "true";
        let pieces = said.items("data").into_iter().map(|mut part| {
            let kind = Some(part.text("alias")).filter(|alias| !alias.is_empty()).or_else(|| Some(part.text("meta")));
            let slot = kind.map(|kind| kind.trim_start_matches('@').to_owned()).filter(|kind| !kind.is_empty());
            Piece { text: part.take("text").as_str().unwrap_or_default().to_owned(), slot }
        });
        let example = Example(pieces.collect());
        match is_template {
            true => imported.drop(
                format!("template `{}`", example.text()),
                said.place(),
                "an example is what a customer types",
            ),
            false => examples.push(example),
        }
        said.end(imported);
    }
    if is_fallback {
        imported.out_of_scope.extend(examples.iter().map(Example::text));
        let replies = fields.items("responses").into_iter().flat_map(|mut response| replies(&mut response, language));
        let replies: Vec<String> = replies.collect();
        if let Some(first) = replies.first() {
            imported.drop(
                format!("reply: {first}"),
                fields.place(),
                "write it as `replies: rephrase:` in firstline.yml",
            );
        }
        return fields.end(imported);
    }
    imported.intent(&name).examples.extend(examples);
    for mut response in fields.items("responses") {
        for mut parameter in response.items("parameters") {
            let (slot, kind) = (parameter.text("name"), parameter.text("dataType"));
            let kind = if kind.starts_with("@sys") { kind } else { kind.trim_start_matches('@').to_owned() };
            let prompts =
                parameter.items("prompts").into_iter().map(|mut prompt| (prompt.text("lang"), prompt.text("value")));
            let ask = prompts.filter(|(lang, _)| lang.is_empty() || lang == language).map(|(_, text)| text).next();
            let ask = ask.unwrap_or_default();
            imported.intent(&name).slots.insert(slot, Slot { entity: kind, ask });
            parameter.ignore(&[
                "id",
                "value",
                "required",
                "promptMessages",
                "noMatchPromptMessages",
                "noInputPromptMessages",
                "outputDialogContexts",
            ]);
            parameter.end(imported);
        }
        let replies = replies(&mut response, language);
        imported.intent(&name).replies.extend(replies);
        response.ignore(&["resetContexts"]);
        response.end(imported);
    }
    fields.end(imported);
}

/// The texts of a response in one language.
fn replies(response: &mut Fields, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut others = Vec::new();
    for message in response.list("messages") {
        let is_text = message.get("type").map(text).is_some_and(|kind| kind == "0" || kind == "message");
        let lang = message.get("lang").map(text).unwrap_or_default();
        if is_text && (lang.is_empty() || lang == language) {
            found.extend(texts(message.get("speech").cloned().unwrap_or_default()));
        } else {
            others.push(message);
        }
    }
    if !others.is_empty() {
        // What is left is told with the other fields.
        response.put("messages", Value::Array(others));
    }
    found.extend(texts(response.take("speech")));
    found
}
