//! Amazon Lex V2: the archive of a bot.
//!
//! Format: AWS, "Lex V2 JSON format for importing and exporting". An utterance names a slot as `{Slot}`; it is written here with
//! the first of the slot type's values.

use std::collections::BTreeMap;

use serde_json::Value;

use super::imported::{Entity, Imported, Slot};
use super::phrase;
use super::system::ImportError;
use super::tree::Fields;

/// What a path of an archive says: the file's own name, and the folders above it.
struct Path<'a> {
    locale: &'a str,
    rest: Vec<&'a str>,
}

pub(super) fn read(files: BTreeMap<String, String>, imported: &mut Imported) -> Result<(), ImportError> {
    let mut locales: Vec<&str> = files.keys().filter_map(|path| Some(within(path)?.locale)).collect();
    locales.dedup();
    let Some(main) = locales.iter().find(|locale| locale.starts_with("en")).or(locales.first()).copied() else {
        return Err(ImportError::new("no Lex bot: the archive has no `BotLocales`"));
    };
    for other in locales.iter().filter(|locale| **locale != main) {
        imported.drop(
            format!("locale `{other}`"),
            "BotLocales",
            format!("a desk has one language; this one is of `{main}`"),
        );
    }
    imported.languages.push(main.to_owned());
    let json = |path: &str, text: &str| {
        let value: Result<Value, _> = serde_json::from_str(text);
        value.map(|value| Fields::of(value, path)).map_err(|error| ImportError::new(format!("`{path}`: {error}")))
    };
    let mut intents = Vec::new();
    let mut slots: BTreeMap<String, BTreeMap<String, Slot>> = BTreeMap::new();
    for (path, text) in &files {
        let Some(Path { locale, rest }) = within(path) else {
            if path.ends_with("/Bot.json") {
                imported.name = Some(json(path, text)?.text("name")).filter(|name| !name.is_empty());
            }
            continue;
        };
        if locale != main {
            continue;
        }
        match rest.as_slice() {
            ["Intents", intent, "Intent.json"] => intents.push((intent.to_owned(), json(path, text)?)),
            ["Intents", intent, "Slots", _, "Slot.json"] => {
                let (name, found) = slot(json(path, text)?, imported);
                slots.entry((*intent).to_owned()).or_default().insert(name, found);
            }
            ["BotLocale.json"] => {
                let mut fields = json(path, text)?;
                fields.ignore(&["name", "identifier", "version"]);
                fields.end(imported);
            }
            ["SlotTypes", _, "SlotType.json"] => slot_type(json(path, text)?, imported),
            _ => {}
        }
    }
    for (folder, fields) in intents {
        intent(fields, slots.remove(folder).unwrap_or_default(), imported);
    }
    Ok(())
}

/// The part of a path within its locale.
fn within(path: &str) -> Option<Path<'_>> {
    let (_, inside) = path.split_once("BotLocales/")?;
    let mut parts = inside.split('/');
    Some(Path { locale: parts.next()?, rest: parts.collect() })
}

fn intent(mut fields: Fields, slots: BTreeMap<String, Slot>, imported: &mut Imported) {
    let (name, about) = (fields.text("name"), fields.text("description"));
    fields.ignore(&["identifier", "slotPriorities", "createdDateTime", "lastUpdatedDateTime", "version"]);
    let parent = fields.text("parentIntentSignature");
    if parent.contains("Fallback") {
        imported.drop(
            format!("intent `{name}`"),
            fields.place(),
            "what is not understood is asked again, and then goes to a person",
        );
        return;
    }
    if !parent.is_empty() {
        imported.drop(
            format!("`parentIntentSignature`: {parent}"),
            fields.place(),
            "built-in intents are another system's own",
        );
    }
    let first = |slot: &str| match imported.entities.get(&slots.get(slot)?.entity)? {
        Entity::List { values, .. } => values.keys().next().cloned(),
        Entity::Pattern(_) => None,
    };
    let utterances: Vec<String> =
        fields.items("sampleUtterances").into_iter().map(|mut utterance| utterance.text("utterance")).collect();
    let mut examples = Vec::new();
    let mut open = Vec::new();
    for written in &utterances {
        let example = phrase::braced(written, first);
        // A slot without a written value would stay in braces, and no customer types braces.
        if example.text().contains('{') { open.push(written.clone()) } else { examples.push(example) }
    }
    for written in open {
        imported.drop(format!("utterance `{written}`"), fields.place(), "its slot has no written values");
    }
    let mut closing = fields.fields("intentClosingSetting");
    let mut replies = messages(&mut closing.fields("closingResponse"));
    let mut fulfilment = fields.fields("fulfillmentCodeHook");
    let mut updates = fulfilment.fields("postFulfillmentStatusSpecification");
    replies.extend(messages(&mut updates.fields("successResponse")));
    let mut initial = fields.fields("initialResponseSetting");
    replies.extend(messages(&mut initial.fields("initialResponse")));
    let intent = imported.intent(&name);
    intent.about = about;
    intent.examples.extend(examples);
    intent.slots = slots;
    intent.replies = replies;
    for rest in [closing, updates, fulfilment, initial, fields] {
        rest.end(imported);
    }
}

fn slot(mut fields: Fields, imported: &mut Imported) -> (String, Slot) {
    let (name, kind) = (fields.text("name"), fields.text("slotTypeName"));
    fields.ignore(&["identifier", "description", "createdDateTime", "lastUpdatedDateTime"]);
    let mut elicitation = fields.fields("valueElicitationSetting");
    let mut prompt = elicitation.fields("promptSpecification");
    let ask = messages(&mut prompt).into_iter().next().unwrap_or_default();
    prompt.ignore(&["maxRetries", "allowInterrupt", "messageSelectionStrategy", "promptAttemptsSpecification"]);
    elicitation.ignore(&["slotConstraint"]);
    for rest in [prompt, elicitation, fields] {
        rest.end(imported);
    }
    (name, Slot { entity: kind, ask })
}

fn slot_type(mut fields: Fields, imported: &mut Imported) {
    let name = fields.text("name");
    fields.ignore(&["identifier", "description", "createdDateTime", "lastUpdatedDateTime"]);
    let mut selection = fields.fields("valueSelectionSetting");
    selection.ignore(&["resolutionStrategy"]);
    let pattern = selection.fields("regexFilter").text("pattern");
    if !pattern.is_empty() {
        imported.entities.insert(name.clone(), Entity::Pattern(pattern));
    }
    for mut value in fields.items("slotTypeValues") {
        let word = value.fields("sampleValue").text("value");
        let synonyms: Vec<String> = value.items("synonyms").into_iter().map(|mut one| one.text("value")).collect();
        match imported.list(&name) {
            Some(values) => values.entry(word).or_default().extend(synonyms),
            None => imported.drop(format!("value `{word}`"), value.place(), "a kind of value is a list or a pattern"),
        }
        value.ignore(&["sampleValue"]);
        value.end(imported);
    }
    for rest in [selection, fields] {
        rest.end(imported);
    }
}

/// The texts of a list of message groups.
fn messages(fields: &mut Fields) -> Vec<String> {
    let groups = fields.items("messageGroupsList").into_iter().chain(fields.items("messageGroups"));
    let texts = groups.map(|mut group| group.fields("message").fields("plainTextMessage").text("value"));
    texts.filter(|text| !text.is_empty()).collect()
}
