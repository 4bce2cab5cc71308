//! Which triggers and intents the engine can tell apart by anything but their conditions and words.

use std::collections::{BTreeMap, BTreeSet};

use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::desk::intent::Intent;
use crate::desk::queue::Priority;
use crate::desk::trigger::{Condition, PersonRequest, Trigger};
use crate::text::span::Spanned;

/// The signal by which the walk lets a trigger fire.
pub(super) fn fires(trigger: &str) -> String {
    format!("fires: {trigger}")
}

/// The same, but only at the later of two questions of one message.
pub(super) fn fires_later(trigger: &str) -> String {
    format!("fires later: {trigger}")
}

/// One trigger of each kind with its condition left open: it fires when the walk says so. `later` is the second of the questions that
/// come in one message.
pub(super) fn left_open(desk: &Desk, later: Option<&Target>) -> Vec<Trigger> {
    let open = |trigger: &Trigger| {
        let when = Spanned { value: Condition::Any(ways_to_fire(trigger, later)), span: trigger.when.span };
        Trigger { when, ..trigger.clone() }
    };
    let kinds = kinds(desk, true);
    desk.settings.escalate.iter().filter(|trigger| kinds.contains(&trigger.name.as_str())).map(open).collect()
}

fn ways_to_fire(trigger: &Trigger, later: Option<&Target>) -> Vec<Condition> {
    let name = trigger.name.as_str();
    let mut ways = vec![Condition::Signal(fires(name))];
    ways.extend(later.map(|target| {
        let id = Spanned { value: target.id().to_owned(), ..Spanned::default() };
        let about = match target {
            Target::Intent(_) => Condition::Intent(vec![id]),
            Target::Article(_) => Condition::Article(vec![id]),
        };
        Condition::All(vec![Condition::Signal(fires_later(name)), about])
    }));
    // The walk keeps count of clarifications in a row, so what looks at nothing else is left as it is.
    if let Condition::CloseCandidates(_) = &trigger.when.value {
        ways.push(trigger.when.value.clone());
    }
    // What the engine reads off the form of a condition is kept, and never holds.
    let form = form_of(&trigger.when);
    if !form.is_empty() {
        ways.push(Condition::All(core::iter::once(Condition::Any(Vec::new())).chain(form).collect()));
    }
    ways
}

/// The parts of a condition, outside of every `not`, by whose presence the engine knows what the trigger is for.
fn form_of(condition: &Condition) -> Vec<Condition> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(form_of).collect(),
        Condition::AsksForPerson(_) => vec![Condition::AsksForPerson(PersonRequest::Plainly)],
        Condition::EndsWithPerson | Condition::SlaWithin(_) => vec![condition.clone()],
        _ => Vec::new(),
    }
}

/// The names of one trigger of each kind, in the order of the desk. Two are of a kind that respond alike, whose conditions are alike
/// in form, and, where that counts, by which a conversation takes like routes.
pub(super) fn kinds(desk: &Desk, with_routes: bool) -> Vec<&str> {
    let kind = |trigger: &Trigger| {
        let route = with_routes.then(|| route_by(desk, trigger));
        let mut form: Vec<String> = form_of(&trigger.when).iter().map(|part| format!("{part:?}")).collect();
        form.sort_unstable();
        form.dedup();
        format!("{:?} {form:?} {route:?}", trigger.respond)
    };
    first_of_each(desk.settings.escalate.iter().map(|trigger| (kind(trigger), trigger.name.as_str())))
}

/// For each trigger the first by which a conversation takes a like route.
pub(super) fn alike(desk: &Desk) -> BTreeMap<&str, &str> {
    first_like(desk, |trigger| route_by(desk, trigger))
}

/// For each trigger the first by which a conversation is as pressing.
pub(super) fn as_pressing(desk: &Desk) -> BTreeMap<&str, &str> {
    first_like(desk, |trigger| {
        let queue = trigger.queue.as_ref().and_then(|queue| desk.settings.queues.get(&queue.value));
        trigger.priority.max(queue.map(|queue| queue.priority)).unwrap_or_default()
    })
}

fn first_like<T: PartialEq>(desk: &Desk, kind: impl Fn(&Trigger) -> T) -> BTreeMap<&str, &str> {
    let triggers = &desk.settings.escalate;
    let named = triggers.iter().filter_map(|trigger| {
        let first = triggers.iter().find(|other| kind(other) == kind(trigger))?;
        Some((trigger.name.as_str(), first.name.as_str()))
    });
    named.collect()
}

/// One thing to ask for of each kind, the intents first. Two are of a kind that are answered and handed over alike.
pub(super) fn targets(desk: &Desk) -> Vec<Target> {
    let article = |id: &str| {
        let article = desk.article(id);
        let shown = article.map(|article| {
            let always = article.valid_from.is_none() && article.valid_until.is_none();
            (always, &article.audience, &article.channels)
        });
        let shown = format!("{shown:?}");
        (article.is_some_and(|article| !article.steps.is_empty()), article.is_some_and(|article| article.person), shown)
    };
    let of_intent = |intent: &Intent| {
        let slots: Vec<(u32, usize)> = intent.slots.values().map(|slot| (slot.attempts, intent.slots.len())).collect();
        let answer = intent.article.as_ref().filter(|_| intent.reply.is_none()).map(|id| article(id));
        let nature = (intent.handoff.is_some(), intent.closes, intent.small_talk);
        format!("{} {slots:?} {nature:?} {answer:?}", route_of(desk, intent))
    };
    let intents = desk.intents.iter().map(|intent| (of_intent(intent), Target::Intent(intent.id.value.clone())));
    let articles = desk.articles.iter();
    let articles = articles.map(|one| (format!("{:?}", article(&one.id)), Target::Article(one.id.value.clone())));
    first_of_each(intents.chain(articles))
}

/// One intent for each route that a conversation about it takes, those without one of their own left out.
pub(super) fn routes(desk: &Desk) -> Vec<Target> {
    let own = |intent: &&Intent| intent.handoff.is_some() || intent.urgency > Priority::Normal;
    let intents = desk.intents.iter().filter(own);
    first_of_each(intents.map(|intent| (route_of(desk, intent), Target::Intent(intent.id.value.clone()))))
}

fn first_of_each<T>(items: impl Iterator<Item = (String, T)>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.filter(|(kind, _)| seen.insert(kind.clone())).map(|(_, item)| item).collect()
}

fn route_by(desk: &Desk, trigger: &Trigger) -> String {
    route(desk, trigger.queue.as_deref().map(String::as_str), trigger.priority, &trigger.skills)
}

fn route_of(desk: &Desk, intent: &Intent) -> String {
    let handoff = intent.handoff.as_ref();
    let queue = handoff.and_then(|handoff| handoff.queue.as_deref()).map(String::as_str);
    route(desk, queue, handoff.and_then(|handoff| handoff.priority).max(Some(intent.urgency)), &[])
}

/// What of a route makes a difference: whose hours hold, how pressing it is, what skills are asked for.
fn route(desk: &Desk, queue: Option<&str>, priority: Option<Priority>, skills: &[Spanned<String>]) -> String {
    let found = queue.and_then(|queue| desk.settings.queues.get(queue));
    let hours = found.and_then(|queue| queue.hours.as_ref()).map(|hours| (&hours.open, &hours.zone.span));
    let priority = priority.max(found.map(|queue| queue.priority));
    let skills: Vec<&str> = skills.iter().map(|skill| skill.as_str()).collect();
    format!("{} {hours:?} {priority:?} {skills:?}", found.is_some())
}
