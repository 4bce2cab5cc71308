//! Texts and lists that must not be empty.

use super::Lint;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::desk::intent::Intent;
use crate::text::diagnostic::Diagnostic;
use crate::text::span::{Span, Spanned};
use crate::text::token::tokenize;

pub(super) const LINT: Lint = Lint {
    name: "empty",
    codes: &["empty-desk", "no-examples", "few-examples", "no-questions", "few-questions", "no-answer", "empty-text"],
    check,
};

/// With fewer examples than this, an intent is hardly ever recognised.
const FEW_EXAMPLES: usize = 3;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    settings(desk, found);
    for intent in &desk.intents {
        self::intent(intent, found);
    }
    for article in &desk.articles {
        self::article(article, found);
    }
    for example in &desk.out_of_scope {
        text(example, "an example", found);
    }
    for case in desk.cases.iter().filter(|case| !case.single) {
        text(&case.name, "the conversation's name", found);
    }
}

fn settings(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let settings = &desk.settings;
    let has_content = |path: &str| path.starts_with("intents/") || path.starts_with("knowledge_base/");
    if !desk.sources.iter().any(|source| has_content(&source.path)) {
        found.push(
            Diagnostic::error("empty-desk", settings.name.span, "this desk has no intents and no articles")
                .help("write intents in `intents/*.yml`, or articles in `knowledge_base/*.md`"),
        );
    }
    text(&settings.name, "the desk's name", found);
    for (name, reply) in settings.replies.iter() {
        text(reply, &format!("the reply `{name}`"), found);
    }
}

fn intent(intent: &Intent, found: &mut Vec<Diagnostic>) {
    let id = &intent.id.value;
    let rules = intent.phrases.len() + intent.patterns.len();
    match intent.examples.len() {
        0 if rules == 0 => {
            let message = format!("intent `{id}` has no examples, and so is never recognised");
            found.push(Diagnostic::error("no-examples", intent.id.span, message).help("list what customers type"));
        }
        few if few < FEW_EXAMPLES => {
            let message = format!("intent `{id}` has only {few} example{}", if few == 1 { "" } else { "s" });
            let help = "add more of what customers type, in different words; ten or more are good";
            found.push(Diagnostic::warning("few-examples", intent.id.span, message).help(help));
        }
        _ => {}
    }
    text(&intent.about, "`about`", found);
    for example in &intent.examples {
        text(example, "an example", found);
    }
    for phrase in &intent.phrases {
        words(phrase, "a phrase", found);
    }
    for reply in intent.replies() {
        text(reply, "the reply", found);
    }
    for slot in intent.slots.values() {
        text(&slot.ask, "the question for the slot", found);
    }
    for tag in &intent.tags {
        text(tag, "a tag", found);
    }
}

fn article(article: &Article, found: &mut Vec<Diagnostic>) {
    let id = &article.id.value;
    match article.questions.as_slice() {
        [] => {
            let message = format!("article `{id}` has no questions");
            let help = "list the questions that it answers, as customers put them";
            found.push(Diagnostic::error("no-questions", article.id.span, message).help(help));
        }
        [only] => {
            let message = format!("article `{id}` has only one question");
            let help = "add more ways in which customers ask it; five or more are good";
            found.push(Diagnostic::warning("few-questions", only.span, message).help(help));
        }
        _ => {}
    }
    if article.answer.trim().is_empty() {
        let message = format!("article `{id}` has no answer");
        let help = "write the answer below the second `---`";
        found.push(Diagnostic::error("no-answer", article.id.span, message).help(help));
    }
    for question in &article.questions {
        text(question, "a question", found);
    }
    for wording in article.variants.iter().chain(&article.short).chain(&article.email) {
        text(wording, "a wording of the answer", found);
    }
    for step in &article.steps {
        text(&step.say, "what a step says", found);
        for line in step.ask.iter().chain(step.choices.iter().map(|choice| &choice.label)) {
            text(line, "a question or reply of a step", found);
        }
    }
    if let Some(title) = &article.title {
        text(title, "the title", found);
    }
    for tag in &article.tags {
        text(tag, "a tag", found);
    }
}

fn text(written: &Spanned<String>, what: &str, found: &mut Vec<Diagnostic>) {
    if written.trim().is_empty() {
        complain(written.span, what, "is empty", found);
    }
}

/// Like [`text`], and at least one word must be in it, because words are what it is compared by.
fn words(written: &Spanned<String>, what: &str, found: &mut Vec<Diagnostic>) {
    if written.trim().is_empty() {
        complain(written.span, what, "is empty", found);
    } else if tokenize(written).is_empty() {
        complain(written.span, what, "has no word in it", found);
    }
}

fn complain(span: Span, what: &str, complaint: &str, found: &mut Vec<Diagnostic>) {
    let empty = Diagnostic::error("empty-text", span, format!("{what} {complaint}"));
    found.push(empty.help("write something there, or delete it"));
}
