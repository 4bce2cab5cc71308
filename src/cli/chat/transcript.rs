//! A conversation that is kept as a case of a suite: what happened, and what should have come of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::conversation::event::EventKind;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::suite::{AgentDoes, Input};
use crate::format::yaml_text::scalar;
use crate::text::diagnostic::did_you_mean;

/// The file of a desk's suites to which cases from chats are added.
const FILE: &str = "from_chat.yml";

/// What a case expects of the last turn, as a line of YAML: each word is an action, an intent, an article, a trigger or a queue.
pub(super) fn expectation(desk: &Desk, typed: &str) -> Result<String, String> {
    let named = |word: &str| {
        let known = |key: &'static str, is: bool| is.then_some(key);
        known("action", Action::ALL.iter().any(|action| action.word() == word))
            .or(known("intent", desk.intent(word).is_some()))
            .or(known("article", desk.article(word).is_some()))
            .or(known("reason", desk.settings.escalate.iter().any(|trigger| trigger.name.value == word)))
            .or(known("queue", desk.settings.queues.contains_key(word)))
    };
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for word in typed.split_whitespace() {
        let Some(key) = named(word) else {
            let names = desk.intents.iter().map(|intent| intent.id.as_str());
            let names = names.chain(desk.articles.iter().map(|article| article.id.as_str()));
            let names = names.chain(desk.settings.escalate.iter().map(|trigger| trigger.name.as_str()));
            let names = names.chain(Action::ALL.map(Action::word));
            let near = did_you_mean(word, names).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            return Err(format!("`{word}` is no action, intent, article, trigger or queue of this desk{near}"));
        };
        if let Some((_, other)) = fields.iter().find(|(other, _)| *other == key) {
            return Err(format!("`{other}` and `{word}` are both expected as the {key}"));
        }
        fields.push((key, word));
    }
    if fields.is_empty() {
        return Err(
            "`/expect` needs what should have come, such as `/expect track_order` or `/expect handoff care`".to_owned()
        );
    }
    let fields = fields.iter().map(|(key, word)| format!("{key}: {}", scalar(word)));
    Ok(format!("{{ {} }}", fields.collect::<Vec<_>>().join(", ")))
}

/// The case, as an item of a suite.
pub(super) fn case(inputs: &[Input], expectation: &str) -> Result<String, String> {
    let Some((last, before)) = inputs.split_last() else {
        return Err("there is nothing to expect anything of yet".to_owned());
    };
    if let (Input::Message(text), []) = (last, before) {
        return Ok(format!("- message: {}\n  expect: {expectation}\n", scalar(text)));
    }
    let said = inputs.iter().find_map(|input| match input {
        Input::Message(text) => Some(text.split_whitespace().take(8).collect::<Vec<_>>().join(" ")),
        _ => None,
    });
    let mut case = format!("- conversation: {}\n  turns:\n", scalar(&said.unwrap_or_else(|| "from a chat".to_owned())));
    for input in inputs {
        case += &format!("    - {}\n", turn(input)?);
    }
    Ok(case + &format!("      expect: {expectation}\n"))
}

fn turn(input: &Input) -> Result<String, String> {
    Ok(match input {
        Input::Message(text) => format!("customer: {}", scalar(text)),
        Input::Agent(AgentDoes::Says(text)) => format!("agent: {{ says: {} }}", json(text)?),
        other => {
            // JSON is YAML too, and each input is written under its own word.
            let json = json(other)?;
            json.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(&json).replacen("\":", "\": ", 1)
        }
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// Adds a case to the desk's suites, and gives the file.
pub(super) fn keep(folder: &Path, desk: &Desk, case: &str) -> Result<String, String> {
    let Some(suites) = &desk.settings.suites else {
        return Err("this desk has no suites; name their folder as `suites:` in firstline.yml".to_owned());
    };
    let name = format!("{}/{FILE}", suites.trim_end_matches('/'));
    append(&folder.join(&name), case).map_err(|error| format!("cannot write `{name}`: {error}"))?;
    Ok(name)
}

#[expect(clippy::disallowed_methods, reason = "the command line looks how the file that it adds to ends")]
fn append(path: &Path, case: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let before = match fs::read(path) {
        Ok(before) => before,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut file = File::options().append(true).create(true).open(path)?;
    if !before.is_empty() && !before.ends_with(b"\n") {
        file.write_all(b"\n")?;
    }
    file.write_all(case.as_bytes())
}

/// What a suite says of an event that a search ended; nothing of any other.
pub(super) fn searched(event: &EventKind) -> Option<Input> {
    match event {
        EventKind::Found { articles, .. } => Some(Input::Found(articles.clone())),
        EventKind::SearchFailed { why, .. } => Some(Input::SearchFails(why.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_alone_is_a_message_and_more_is_a_conversation() {
        let says = |text: &str| Input::Message(text.to_owned());
        let one = case(&[says("where: is it?")], "{ intent: track_order }").unwrap();
        assert_eq!(one, "- message: \"where: is it?\"\n  expect: { intent: track_order }\n");
        let more =
            [says("hello"), Input::Agent(AgentDoes::Joins), Input::Agent(AgentDoes::Says("hi, \"you\"".to_owned()))];
        let more = [&more[..], &[Input::Choose(2), Input::Agent(AgentDoes::Transfers("care".to_owned()))]].concat();
        assert_eq!(
            case(&more, "{ action: wait }").unwrap(),
            "- conversation: hello\n  turns:\n    - customer: hello\n    - \"agent\": \"joins\"\n    - agent: { says: \"hi, \\\"you\\\"\" \
             }\n    - \"choose\": 2\n    - \"agent\": {\"transfers\":\"care\"}\n      expect: { action: wait }\n"
        );
        assert!(case(&[], "{}").is_err());
    }
}
