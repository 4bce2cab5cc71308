//! Dialogflow CX: the archive of an agent.
//!
//! Format: Google, "Export and restore agents" (CX), the JSON package: `intents/N/N.json` with `trainingPhrases/LANG.json`,
//! `entityTypes/N/N.json` with `entities/LANG.json`, `flows/N/N.json`. A route of a flow or page that waits for an intent alone and
//! says something gives the intent its reply.

use std::collections::BTreeMap;

use serde_json::Value;

use super::imported::{Entity, Example, Imported, Piece, Slot};
use super::system::ImportError;
use super::tree::{Fields, texts};

pub(super) fn read(files: BTreeMap<String, String>, imported: &mut Imported) -> Result<(), ImportError> {
    let mut parsed: BTreeMap<String, Value> = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
        let value = serde_json::from_str(text).map_err(|error| ImportError::new(format!("`{path}`: {error}")))?;
        parsed.insert(path.clone(), value);
    }
    let mut agent = Fields::of(parsed.remove("agent.json").unwrap_or_default(), "agent.json");
    imported.name = Some(agent.text("displayName")).filter(|name| !name.is_empty());
    let language = Some(agent.text("defaultLanguageCode")).filter(|code| !code.is_empty());
    let language = language.unwrap_or_else(|| "en".to_owned());
    imported.languages.push(language.clone());
    // The folders of each kind, by name, with their main file.
    let folders = |kind: &str| -> Vec<(String, String)> {
        let inside = files.keys().filter_map(|path| {
            let (folder, file) = path.strip_prefix(kind)?.strip_prefix('/')?.split_once('/')?;
            (!file.contains('/') && file.ends_with(".json")).then(|| (format!("{kind}/{folder}"), path.clone()))
        });
        inside.collect()
    };
    for (folder, path) in folders("entityTypes") {
        let entries = parsed.remove(&format!("{folder}/entities/{language}.json")).unwrap_or_default();
        let fields = Fields::of(parsed.remove(&path).unwrap_or_default(), path);
        entity(fields, entries, imported);
    }
    for (folder, path) in folders("intents") {
        let phrases = parsed.remove(&format!("{folder}/trainingPhrases/{language}.json")).unwrap_or_default();
        let fields = Fields::of(parsed.remove(&path).unwrap_or_default(), path);
        intent(fields, phrases, imported);
    }
    let flows: Vec<String> = parsed.keys().filter(|path| path.starts_with("flows/")).cloned().collect();
    for path in flows {
        let mut fields = Fields::of(parsed.remove(&path).unwrap_or_default(), path.as_str());
        fields.ignore(&["name", "displayName", "nluSettings", "description"]);
        for route in fields.items("transitionRoutes") {
            self::route(route, &language, imported);
        }
        fields.end(imported);
    }
    for path in parsed.keys().filter(|path| path.contains("/trainingPhrases/") || path.contains("/entities/")) {
        imported.drop(
            format!("`{path}`"),
            path.clone(),
            format!("it is of another language than the agent's own, `{language}`"),
        );
    }
    Ok(())
}

fn entity(mut fields: Fields, entries: Value, imported: &mut Imported) {
    let (name, kind) = (fields.text("displayName"), fields.text("kind"));
    let typos = fields.text("enableFuzzyExtraction") == "true";
    fields.ignore(&["name"]);
    let mut entries = Fields::of(entries, fields.place());
    let mut patterns = Vec::new();
    for mut entry in entries.items("entities") {
        entry.ignore(&["languageCode"]);
        let (value, synonyms) = (entry.text("value"), texts(entry.take("synonyms")));
        if kind == "KIND_REGEXP" {
            patterns.push(value);
        } else if let Some(values) = imported.list(&name) {
            values.entry(value).or_default().extend(synonyms);
        }
        entry.end(imported);
    }
    for mut phrase in entries.items("excludedPhrases") {
        let value = phrase.text("value");
        imported.drop(format!("excluded phrase `{value}`"), fields.place(), "a list has the values that are written");
    }
    if let Some(first) = patterns.first() {
        let all = patterns.iter().map(|pattern| format!("(?:{pattern})")).collect::<Vec<_>>().join("|");
        let pattern = if patterns.len() == 1 { first.clone() } else { all };
        imported.entities.insert(name.clone(), Entity::Pattern(pattern));
    }
    if let Some(Entity::List { typos: forgives, .. }) = imported.entities.get_mut(&name) {
        *forgives = typos;
    }
    fields.end(imported);
}

fn intent(mut fields: Fields, phrases: Value, imported: &mut Imported) {
    let (name, about) = (fields.text("displayName"), fields.text("description"));
    fields.ignore(&["name", "priority", "numTrainingPhrases", "labels"]);
    let is_fallback = fields.text("isFallback") == "true";
    let mut slots = BTreeMap::new();
    for mut parameter in fields.items("parameters") {
        let (id, kind) = (parameter.text("id"), parameter.text("entityType"));
        let kind =
            if kind.contains("@sys") { kind } else { kind.rsplit(['/', '@']).next().unwrap_or_default().to_owned() };
        slots.insert(id, Slot { entity: kind, ask: String::new() });
        parameter.end(imported);
    }
    let mut phrases = Fields::of(phrases, fields.place());
    let mut examples = Vec::new();
    for mut phrase in phrases.items("trainingPhrases") {
        phrase.ignore(&["id", "repeatCount", "languageCode"]);
        let pieces = phrase.items("parts").into_iter().map(|mut part| Piece {
            text: part.take("text").as_str().unwrap_or_default().to_owned(),
            slot: Some(part.text("parameterId")).filter(|slot| !slot.is_empty()),
        });
        examples.push(Example(pieces.collect()));
        phrase.end(imported);
    }
    if is_fallback {
        imported.out_of_scope.extend(examples.iter().map(Example::text));
    } else {
        let intent = imported.intent(&name);
        intent.about = about;
        intent.examples.extend(examples);
        intent.slots.extend(slots);
    }
    fields.end(imported);
}

fn route(mut route: Fields, language: &str, imported: &mut Imported) {
    route.ignore(&["name"]);
    let name = route.text("intent");
    let name = name.rsplit('/').next().unwrap_or_default().to_owned();
    let condition = route.text("condition");
    let mut fulfilment = route.fields("triggerFulfillment");
    let mut replies = Vec::new();
    for mut message in fulfilment.items("messages") {
        let lang = message.text("languageCode");
        if lang.is_empty() || lang == language {
            replies.extend(texts(message.fields("text").take("text")));
        }
        message.ignore(&["text", "channel"]);
        message.end(imported);
    }
    let known = imported.intents.iter_mut().find(|intent| intent.name == name);
    match known {
        Some(intent) if condition.is_empty() && intent.replies.is_empty() => intent.replies = replies,
        _ if replies.is_empty() => {}
        _ => {
            let said = replies.join(" / ");
            let when = format!("reply for the intent `{name}` and the condition `{condition}`: {said}");
            imported.drop(when, route.place(), "only replies to one intent are taken");
        }
    }
    fulfilment.end(imported);
    route.end(imported);
}
