//! Names that must be defined elsewhere: intents, articles, queues, tags, slots, reasons, triggers, signals.

use std::collections::BTreeSet;

use super::{Lint, condition, lost, place};
use crate::desk::Desk;
use crate::desk::reason;
use crate::desk::suite::Input;
use crate::desk::trigger::Condition;
use crate::text::diagnostic::{Diagnostic, did_you_mean, quoted};
use crate::text::span::{Span, Spanned};

pub(super) const LINT: Lint = Lint {
    name: "references",
    codes: &[
        "unknown-intent",
        "unknown-article",
        "unknown-queue",
        "unknown-tag",
        "unknown-slot",
        "unknown-reason",
        "unknown-trigger",
        "unknown-signal",
    ],
    check,
};

/// How many names are listed when none of them is near to what was written.
const LISTED: usize = 8;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut names = Names::of(desk, found);
    for intent in &desk.intents {
        names.article(intent.article.as_ref());
        names.queue(intent.handoff.as_ref().and_then(|handoff| handoff.queue.as_ref()));
    }
    desk.articles.iter().flat_map(|article| &article.related).for_each(|id| names.article(Some(id)));
    for trigger in &desk.settings.escalate {
        names.queue(trigger.queue.as_ref());
        for part in condition::parts(&trigger.when) {
            match part {
                Condition::Intent(intents) => intents.iter().for_each(|intent| names.intent(Some(intent))),
                Condition::Article(articles) => articles.iter().for_each(|article| names.article(Some(article))),
                Condition::Tag(tags) => tags.iter().for_each(|tag| names.tag(tag)),
                Condition::Slot(comparison) => names.slot(&comparison.name, comparison.name.span),
                Condition::Signal(name) => names.signal(name, trigger.when.span),
                _ => {}
            }
        }
    }
    for turn in desk.cases.iter().flat_map(|case| &case.turns) {
        if let Input::Signal(name) = &turn.input.value {
            names.signal(name, turn.input.span);
        }
        names.intent(turn.expect.intent.as_ref());
        names.article(turn.expect.article.as_ref());
        if let Some(also) = &turn.expect.also {
            for id in also.0.iter().filter(|id| desk.article(id).is_none()) {
                names.intent(Some(&Spanned { value: id.clone(), span: also.span }));
            }
        }
        names.reason(turn.expect.reason.as_ref());
        for triggers in turn.expect.fires.iter().chain(&turn.expect.quiet) {
            triggers.0.iter().for_each(|name| names.trigger(name, triggers.span));
        }
        names.queue(turn.expect.queue.as_ref());
        for (slot, value) in &turn.expect.slots {
            names.slot(slot, place::key_before(desk, value.span, slot));
        }
    }
    for (intent, floor) in desk.gates.iter().flat_map(|gates| &gates.intents) {
        let span = place::key_before(desk, floor.span, intent);
        names.intent(Some(&Spanned { value: intent.clone(), span }));
    }
}

/// Every name that can be referred to.
struct Names<'a> {
    desk: &'a Desk,
    found: &'a mut Vec<Diagnostic>,
    intents: BTreeSet<&'a str>,
    articles: BTreeSet<&'a str>,
    queues: BTreeSet<&'a str>,
    tags: BTreeSet<&'a str>,
    slots: BTreeSet<&'a str>,
    triggers: BTreeSet<&'a str>,
    reasons: BTreeSet<&'a str>,
    /// Whether an intent could not be read, and its tags and slots are unknown therefore.
    incomplete: bool,
}

impl<'a> Names<'a> {
    fn of(desk: &'a Desk, found: &'a mut Vec<Diagnostic>) -> Self {
        let intent_tags = desk.intents.iter().flat_map(|intent| &intent.tags);
        let article_tags = desk.articles.iter().flat_map(|article| &article.tags);
        let triggers: BTreeSet<_> = desk.settings.escalate.iter().map(|trigger| trigger.name.as_str()).collect();
        let greetings = desk.settings.greet.iter().map(|greeting| greeting.name.as_str());
        let mut queues: BTreeSet<_> = desk.settings.queues.keys().map(String::as_str).collect();
        if queues.is_empty() {
            queues.insert(crate::desk::queue::DEFAULT);
        }
        Self {
            desk,
            found,
            intents: desk.intents.iter().map(|intent| intent.id.as_str()).collect(),
            articles: desk.articles.iter().map(|article| article.id.as_str()).collect(),
            queues,
            tags: intent_tags.chain(article_tags).map(|tag| tag.as_str()).collect(),
            slots: desk.intents.iter().flat_map(|intent| intent.slots.keys()).map(String::as_str).collect(),
            reasons: triggers.iter().copied().chain(greetings).chain(reason::BUILT_IN.iter().copied()).collect(),
            triggers,
            incomplete: lost::any_intent(desk),
        }
    }

    fn intent(&mut self, id: Option<&Spanned<String>>) {
        if let Some(id) = id.filter(|id| !self.intents.contains(id.as_str()) && !lost::intent(self.desk, id)) {
            let help = "define it in a file of `intents/`, or name another";
            self.found.push(unknown("unknown-intent", "intent", id, id.span, &self.intents, help));
        }
    }

    fn article(&mut self, id: Option<&Spanned<String>>) {
        if let Some(id) = id.filter(|id| !self.articles.contains(id.as_str()) && !lost::article(self.desk, id)) {
            let help = format!("write `knowledge_base/{}.md`, or name another", id.value);
            self.found.push(unknown("unknown-article", "article", id, id.span, &self.articles, &help));
        }
    }

    fn queue(&mut self, name: Option<&Spanned<String>>) {
        if let Some(name) = name.filter(|name| !self.queues.contains(name.as_str())) {
            let help = "add it to `queues` in `firstline.yml`";
            self.found.push(unknown("unknown-queue", "queue", name, name.span, &self.queues, help));
        }
    }

    fn tag(&mut self, tag: &Spanned<String>) {
        if !self.incomplete && !self.tags.contains(tag.as_str()) {
            let help = "give it to an intent or an article";
            self.found.push(unknown("unknown-tag", "tag", tag, tag.span, &self.tags, help));
        }
    }

    fn slot(&mut self, name: &str, span: Span) {
        if !self.incomplete && !self.slots.contains(name) {
            let help = "define it under `slots` of an intent";
            self.found.push(unknown("unknown-slot", "slot", name, span, &self.slots, help));
        }
    }

    fn trigger(&mut self, name: &str, span: Span) {
        if !self.triggers.contains(name) && !lost::trigger(self.desk, name) {
            let help = "name one of `escalate` in `firstline.yml`";
            self.found.push(unknown("unknown-trigger", "trigger", name, span, &self.triggers, help));
        }
    }

    /// A signal, named somewhere in `span`.
    fn signal(&mut self, name: &str, span: Span) {
        if !self.desk.settings.knows_signal(name) && !name.trim().is_empty() {
            let known = self.desk.settings.signals.iter().map(|signal| signal.as_str()).collect();
            let help = "add it to `signals` in `firstline.yml`, if the host sends it";
            let span = place::within(self.desk, span, name);
            self.found.push(unknown("unknown-signal", "signal", name, span, &known, help));
        }
    }

    fn reason(&mut self, name: Option<&Spanned<String>>) {
        if let Some(name) = name.filter(|name| !self.reasons.contains(name.as_str()) && !lost::trigger(self.desk, name))
        {
            let help = "a reason is the name of a trigger";
            self.found.push(unknown("unknown-reason", "reason", name, name.span, &self.reasons, help));
        }
    }
}

fn unknown(code: &str, what: &str, name: &str, span: Span, known: &BTreeSet<&str>, otherwise: &str) -> Diagnostic {
    let help = match did_you_mean(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if (1..=LISTED).contains(&known.len()) => {
            let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            format!("{otherwise}: there is {known}")
        }
        None => otherwise.to_owned(),
    };
    Diagnostic::error(code, span, format!("unknown {what} {}", quoted(name))).help(help)
}
