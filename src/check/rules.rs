//! Phrases and patterns that decide the wrong thing, or nothing.

use std::collections::BTreeMap;

use regex::Regex;

use super::Lint;
use super::taught::{Owner, Taught, taught};
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::pattern::compile;
use crate::text::span::Spanned;
use crate::text::token::tokenize;

pub(super) const LINT: Lint =
    Lint { name: "rules", codes: &["shadowed-phrase", "contested-rule", "misdirecting-rule"], check };

/// A phrase, as its words with a space around each, or a pattern.
struct Rule<'a> {
    intent: &'a str,
    written: &'a Spanned<String>,
    form: Form,
}

enum Form {
    Phrase(String),
    Pattern(Regex),
}

impl Rule<'_> {
    fn what(&self) -> &'static str {
        match self.form {
            Form::Phrase(_) => "phrase",
            Form::Pattern(_) => "pattern",
        }
    }

    /// Whether it decides a message, given as it is and as its words.
    fn applies(&self, text: &str, words: &str) -> bool {
        match &self.form {
            Form::Phrase(phrase) => words.contains(phrase.as_str()),
            Form::Pattern(pattern) => pattern.is_match(text),
        }
    }
}

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let rules = rules(desk);
    for (at, rule) in rules.iter().enumerate() {
        found.extend(shadowed(rule, &rules));
        found.extend(contested(rule, rules.get(..at).unwrap_or_default(), &rules));
    }
    misdirecting(desk, &rules, found);
}

/// Every rule that compiles, by file and place.
fn rules(desk: &Desk) -> Vec<Rule<'_>> {
    let mut rules = Vec::new();
    for intent in &desk.intents {
        let intent_id = intent.id.value.as_str();
        let phrases =
            intent.phrases.iter().map(|written| (written, joined(written))).filter(|(_, words)| words.len() > 1);
        rules.extend(phrases.map(|(written, words)| Rule { intent: intent_id, written, form: Form::Phrase(words) }));
        let patterns = intent.patterns.iter().filter_map(|written| Some((written, compile(written, true).ok()?)));
        let patterns = patterns.filter(|(_, pattern)| !pattern.is_match(""));
        rules.extend(patterns.map(|(written, regex)| Rule { intent: intent_id, written, form: Form::Pattern(regex) }));
    }
    rules.sort_by_key(|rule| rule.written.span);
    rules
}

/// A phrase that holds another one of its intent: wherever it occurs, the shorter one decides already.
fn shadowed(rule: &Rule<'_>, rules: &[Rule<'_>]) -> Option<Diagnostic> {
    let Form::Phrase(phrase) = &rule.form else { return None };
    let shorter = |other: &&Rule<'_>| match &other.form {
        Form::Phrase(short) => {
            other.intent == rule.intent && short.len() < phrase.len() && phrase.contains(short.as_str())
        }
        Form::Pattern(_) => false,
    };
    let other = rules.iter().find(shorter)?;
    let message = format!("the phrase {} adds nothing to the phrase {}", quoted(rule.written), quoted(other.written));
    let shadowed = Diagnostic::warning("shadowed-phrase", rule.written.span, message);
    Some(
        shadowed.related(other.written.span, "decides the same wherever this one occurs").help("delete the longer one"),
    )
}

/// A rule with which a rule of another intent always applies as well, so that neither decides.
fn contested(rule: &Rule<'_>, before: &[Rule<'_>], all: &[Rule<'_>]) -> Option<Diagnostic> {
    let other = match &rule.form {
        Form::Phrase(words) => all.iter().find(|other| {
            let is_pattern = matches!(other.form, Form::Pattern(_));
            is_pattern && other.intent != rule.intent && other.applies(rule.written, words)
        }),
        Form::Pattern(_) => before.iter().find(|other| {
            let same = matches!(other.form, Form::Pattern(_)) && other.written.value == rule.written.value;
            same && other.intent != rule.intent
        }),
    }?;
    let message = format!(
        "the {} {} of `{}` goes with a pattern of `{}`, so neither of them decides",
        rule.what(),
        quoted(rule.written),
        rule.intent,
        other.intent
    );
    let contested = Diagnostic::warning("contested-rule", rule.written.span, message);
    Some(
        contested
            .related(other.written.span, "applies as well")
            .help("keep it in one of them, or make the pattern narrower"),
    )
}

/// A rule that applies to what others are taught with; told once a rule.
fn misdirecting(desk: &Desk, rules: &[Rule<'_>], found: &mut Vec<Diagnostic>) {
    let mut hits: BTreeMap<usize, (Taught<'_>, usize)> = BTreeMap::new();
    for taught in taught(desk) {
        let text = annotation::parse(taught.written).text;
        let words = joined(&text);
        let applying: Vec<usize> =
            rules.iter().enumerate().filter(|(_, rule)| rule.applies(&text, &words)).map(|(at, _)| at).collect();
        let own =
            |at: &usize| rules.get(*at).is_some_and(|rule| Owner::Intent(rule.intent).is_one_with(taught.owner, desk));
        // Where a rule of the owner applies too, the longer phrase may well decide for it.
        if applying.iter().any(own) {
            continue;
        }
        for at in applying {
            hits.entry(at).or_insert((taught, 0)).1 += 1;
        }
    }
    for (at, (first, count)) in hits {
        let Some(rule) = rules.get(at) else { continue };
        let more = if count > 1 { format!(", and to {} more", count - 1) } else { String::new() };
        let message = format!(
            "the {} {} decides for `{}`, and applies to an example of {}{more}",
            rule.what(),
            quoted(rule.written),
            rule.intent,
            first.owner
        );
        let wrong = Diagnostic::warning("misdirecting-rule", rule.written.span, message);
        let help = "make it narrower, or move the example to where the rule leads";
        found.push(wrong.related(first.written.span, format!("an example of {}", first.owner)).help(help));
    }
}

/// The words with a space around each, so that a phrase is found among whole words only.
fn joined(text: &str) -> String {
    let mut joined = String::from(" ");
    for token in tokenize(text) {
        joined.push_str(&token.text);
        joined.push(' ');
    }
    joined
}
