//! What of a desk no other system's file has a place for.

use super::super::import::Dropped;
use crate::desk::Desk;
use crate::desk::entity::EntityDefinition;
use crate::desk::queue::Priority;

const WHY: &str = "other systems' training data have no place for it";

/// The settings and the parts of intents and articles that stay behind in every form.
pub(super) fn of(desk: &Desk) -> Vec<Dropped> {
    let mut found = Vec::new();
    let mut drop = |what: String, place: String| found.push(Dropped { what, place, why: WHY.to_owned() });
    let settings = || "firstline.yml".to_owned();
    if !desk.settings.escalate.is_empty() {
        drop("the escalation policy".to_owned(), settings());
    }
    for (part, is_there) in [
        ("queues", !desk.settings.queues.is_empty()),
        ("business hours", desk.settings.hours.is_some()),
        ("links", !desk.settings.links.is_empty()),
    ] {
        if is_there {
            drop(part.to_owned(), settings());
        }
    }
    for (name, entity) in &desk.settings.entities {
        if let EntityDefinition::List(list) = &entity.value
            && list.typos
        {
            drop(format!("`typos` of the entity `{name}`"), settings());
        }
    }
    for intent in &desk.intents {
        let place = || desk.sources.place(intent.id.span).to_string();
        for (part, is_there) in [
            ("phrases", !intent.phrases.is_empty()),
            ("patterns", !intent.patterns.is_empty()),
            (
                "handoff",
                intent.handoff.as_ref().is_some_and(|handoff| handoff.queue.is_some() || handoff.priority.is_some()),
            ),
            ("article", intent.article.is_some()),
            ("closes", intent.closes),
            ("small_talk", intent.small_talk),
            ("short", intent.short.is_some()),
            ("email", intent.email.is_some()),
            ("tags", !intent.tags.is_empty()),
            ("urgency", intent.urgency != Priority::default()),
            ("about", intent.about.value != intent.id.value.replace('_', " ")),
        ] {
            if is_there {
                drop(format!("`{part}` of the intent `{}`", intent.id.value), place());
            }
        }
    }
    for article in &desk.articles {
        let place = || desk.sources.place(article.id.span).to_string();
        for (part, is_there) in [
            ("title", article.title.is_some()),
            ("tags", !article.tags.is_empty()),
            ("valid_from", article.valid_from.is_some()),
            ("valid_until", article.valid_until.is_some()),
            ("audience", !article.audience.is_empty()),
            ("channels", !article.channels.is_empty()),
            ("links", !article.links.is_empty()),
            ("attachments", !article.attachments.is_empty()),
            ("related", !article.related.is_empty()),
            ("variants", !article.variants.is_empty()),
            ("short", article.short.is_some()),
            ("email", article.email.is_some()),
            ("steps", !article.steps.is_empty()),
        ] {
            if is_there {
                drop(format!("`{part}` of the article `{}`", article.id.value), place());
            }
        }
    }
    found
}
