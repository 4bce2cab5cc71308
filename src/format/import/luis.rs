//! LUIS: an app as JSON.
//!
//! Format: Microsoft, "LUIS app file format", `luis_schema_version` 7.0.0. Positions count characters, the last one included.

use serde_json::Value;

use super::imported::{Entity, Imported};
use super::phrase;
use super::system::ImportError;
use super::tree::{Fields, texts};

/// The intent of what is out of scope.
const NONE: &str = "None";

pub(super) fn read(value: Value, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut app = Fields::of(value, file);
    if app.text("luis_schema_version").is_empty() {
        return Err(ImportError::new("no LUIS app: it has no `luis_schema_version`"));
    }
    app.ignore(&["versionId", "tokenizerVersion", "culture_locale"]);
    imported.name = Some(app.text("name")).filter(|name| !name.is_empty());
    let about = app.text("desc");
    if !about.is_empty() {
        imported.drop(format!("description of the app: {about}"), file, "a desk has a name alone");
    }
    imported.languages.extend(Some(app.text("culture")).filter(|culture| !culture.is_empty()));
    for mut item in app.items("intents") {
        let name = item.text("name");
        item.name(&name);
        if name != NONE {
            imported.intent(&name);
        }
        item.end(imported);
    }
    for mut item in app.items("closedLists") {
        let name = item.text("name");
        item.name(&name);
        for mut sublist in item.items("subLists") {
            let (value, words) = (sublist.text("canonicalForm"), texts(sublist.take("list")));
            if let Some(values) = imported.list(&name) {
                values.entry(value).or_default().extend(words);
            }
            sublist.end(imported);
        }
        item.end(imported);
    }
    for mut item in app.items("regex_entities").into_iter().chain(app.items("regexEntities")) {
        let (name, pattern) = (item.text("name"), item.text("regexPattern"));
        item.name(&name);
        imported.entities.insert(name, Entity::Pattern(pattern));
        item.end(imported);
    }
    // Learnt entities have a name alone; their values are those that utterances mark.
    for mut item in app.items("entities") {
        let name = item.text("name");
        item.name(&name);
        item.end(imported);
    }
    for mut item in app.items("prebuiltEntities") {
        let name = item.text("name");
        item.name(&name);
        item.end(imported);
    }
    for mut item in app.items("utterances") {
        utterance(&mut item, imported);
        item.end(imported);
    }
    for mut item in app.items("patterns") {
        let (pattern, intent) = (item.text("pattern"), item.text("intent"));
        imported.drop(
            format!("pattern `{pattern}`"),
            format!("{file}, intent `{intent}`"),
            "its syntax is that of LUIS alone",
        );
        item.end(imported);
    }
    app.end(imported);
    Ok(())
}

fn utterance(item: &mut Fields, imported: &mut Imported) {
    // The text is taken as it stands, because positions count its blanks too.
    let text = item.take("text").as_str().unwrap_or_default().to_owned();
    let intent = item.text("intent");
    item.name(&text);
    let mut ranges = Vec::new();
    for mut mark in item.items("entities") {
        let place = (mark.text("startPos").parse::<usize>(), mark.text("endPos").parse::<usize>());
        let (entity, role) = (mark.text("entity"), mark.text("role"));
        if let (Ok(start), Ok(end)) = place {
            ranges.push((start, end + 1, entity));
        }
        if !role.is_empty() {
            imported.drop(format!("role `{role}`"), mark.place(), "a value is marked by its kind");
        }
        mark.end(imported);
    }
    let example = phrase::at_ranges(&text, ranges).unwrap_or_else(|| {
        imported.drop("marks", item.place(), "they lie in each other, or outside of the text");
        super::imported::Example::plain(text.clone())
    });
    match intent.as_str() {
        NONE | "" => imported.out_of_scope.push(example.text()),
        name => imported.intent(name).examples.push(example),
    }
}
