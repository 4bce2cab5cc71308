//! Azure Conversational Language Understanding: a project as JSON.
//!
//! Format: Microsoft, "Data formats accepted by CLU". An offset and a length count UTF-16 units, or else characters.

use serde_json::Value;

use super::imported::{Entity, Example, Imported};
use super::phrase;
use super::system::ImportError;
use super::tree::{Fields, text, texts};

/// The intent of what is out of scope.
const NONE: &str = "None";

pub(super) fn read(value: Value, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut project = Fields::of(value, file);
    let mut assets = project.fields("assets");
    let mut metadata = project.fields("metadata");
    project.ignore(&["projectFileVersion"]);
    let utf16 = project.text("stringIndexType").eq_ignore_ascii_case("Utf16CodeUnit");
    project.end(imported);
    imported.name = Some(metadata.text("projectName")).filter(|name| !name.is_empty());
    imported.languages.extend(Some(metadata.text("language")).filter(|language| !language.is_empty()));
    metadata.ignore(&["projectKind", "multilingual"]);
    let about = metadata.text("description");
    if !about.is_empty() {
        imported.drop(format!("description of the project: {about}"), file, "a desk has a name alone");
    }
    let mut settings = metadata.fields("settings");
    let threshold = settings.text("confidenceThreshold");
    if !threshold.is_empty() && threshold != "0" && threshold != "0.0" {
        imported.drop(
            format!("confidence threshold {threshold}"),
            file,
            "probabilities of another model mean something else here",
        );
    }
    settings.end(imported);
    metadata.end(imported);
    assets.ignore(&["projectKind"]);
    for mut item in assets.items("intents") {
        let (name, about) = (item.text("category"), item.text("description"));
        item.name(&name);
        if name != NONE {
            imported.intent(&name).about = about;
        }
        item.end(imported);
    }
    for mut item in assets.items("entities") {
        let name = item.text("category");
        item.name(&name);
        entity(&name, &mut item, imported);
        item.end(imported);
    }
    for mut item in assets.items("utterances") {
        utterance(&mut item, utf16, imported);
        item.end(imported);
    }
    assets.end(imported);
    Ok(())
}

fn entity(name: &str, item: &mut Fields, imported: &mut Imported) {
    item.ignore(&["compositionSetting"]);
    let mut list = item.fields("list");
    for mut sublist in list.items("sublists") {
        let value = sublist.text("listKey");
        for mut synonyms in sublist.items("synonyms") {
            synonyms.ignore(&["language"]);
            let words = texts(synonyms.take("values"));
            if let Some(values) = imported.list(name) {
                values.entry(value.clone()).or_default().extend(words);
            }
            synonyms.end(imported);
        }
        sublist.end(imported);
    }
    list.end(imported);
    let mut regex = item.fields("regex");
    for mut expression in regex.items("expressions") {
        expression.ignore(&["language", "regexKey"]);
        let pattern = expression.text("regexPattern");
        imported.entities.entry(name.to_owned()).or_insert(Entity::Pattern(pattern));
        expression.end(imported);
    }
    regex.end(imported);
    for prebuilt in item.list("prebuilts") {
        let kind = Fields::of(prebuilt, item.place()).text("category");
        imported.drop(format!("built-in kind `{kind}`"), item.place(), "firstline has its own kinds of values");
    }
}

fn utterance(item: &mut Fields, utf16: bool, imported: &mut Imported) {
    let written = item.take("text").as_str().unwrap_or_default().to_owned();
    item.name(&written);
    item.ignore(&["language"]);
    let (intent, dataset) = (item.text("intent"), item.text("dataset"));
    let mut ranges = Vec::new();
    for mut mark in item.items("entities") {
        let number = |value: Value| text(&value).parse::<usize>().ok();
        if let (Some(start), Some(length)) = (number(mark.take("offset")), number(mark.take("length"))) {
            let at = |position| if utf16 { characters(&written, position) } else { position };
            ranges.push((at(start), at(start.saturating_add(length)), mark.text("category")));
        }
        mark.end(imported);
    }
    if dataset.eq_ignore_ascii_case("test") {
        return imported.drop(
            format!("test utterance of `{intent}`"),
            item.place(),
            "write it into a suite: suite messages are never examples",
        );
    }
    let example = phrase::at_ranges(&written, ranges).unwrap_or_else(|| {
        imported.drop("marks", item.place(), "they lie in each other, or outside of the text");
        Example::plain(written.clone())
    });
    match intent.as_str() {
        NONE | "" => imported.out_of_scope.push(example.text()),
        name => imported.intent(name).examples.push(example),
    }
}

/// How many characters lie before a position in UTF-16 units; one more than all, if it lies behind the text.
fn characters(text: &str, units: usize) -> usize {
    let mut passed = 0;
    for (number, c) in text.chars().enumerate() {
        if passed >= units {
            return number;
        }
        passed += c.len_utf16();
    }
    text.chars().count() + usize::from(passed < units)
}

#[cfg(test)]
mod tests {
    #[test]
    fn positions_behind_an_emoji_are_characters() {
        let at = |units| super::characters("a👍b", units);
        assert_eq!([0, 1, 3, 4, 5].map(at), [0, 1, 2, 3, 4]);
    }
}
