//! From templates and articles to what the customer reads.

use std::borrow::Cow;
use std::collections::BTreeMap;

use minijinja::{Environment, Value};

use super::reader;
use super::render::{self, Part, PartKind};
use crate::conversation::fault::Fault;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::desk::channel::Channel;
use crate::desk::customer::{Customer, Fact};
use crate::desk::wordings::Wordings;
use crate::policy::say::Say;
use crate::text::language::Language;
use crate::text::literal::markdown as plain;
use crate::text::span::{Span, Spanned};
use crate::text::template::{self, Lenient};

/// The compiled templates of a desk, by where they are written.
#[derive(Debug)]
pub(super) struct Replies {
    environment: Environment<'static>,
    /// Of the desk, for a customer whose language is not known yet.
    language: Language,
}

impl Replies {
    pub fn new(desk: &Desk) -> Result<Self, minijinja::Error> {
        let mut environment = template::environment();
        let settings = &desk.settings;
        let links = settings.links.iter().map(|(name, link)| (name.clone(), link.value.clone()));
        environment.add_global("links", Value::from_pairs(links));
        environment.add_global("desk", settings.name.value.clone());
        let greetings = settings.greet.iter().flat_map(|greeting| greeting.say.iter());
        let replies = settings.replies.iter().map(|(_, template)| template).chain(greetings);
        let of_intents =
            desk.intents.iter().flat_map(|intent| intent.replies().chain(intent.slots.values().map(|slot| &slot.ask)));
        let articles = desk.articles.iter().flat_map(Article::templates);
        for template in replies.chain(of_intents).chain(articles) {
            environment.add_template_owned(name(template.span, &template.value), template.value.clone())?;
        }
        Ok(Self { environment, language: desk.language() })
    }

    /// What is to be said, part by part, in Markdown. What cannot be said becomes a fault.
    pub fn parts(&self, desk: &Desk, say: &[Say], conversation: &Conversation) -> (Vec<Part>, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut parts = Vec::new();
        let mut conversation = Cow::Borrowed(conversation);
        for say in say {
            if let Say::Holding(slots) = say {
                conversation.to_mut().slots.clone_from(slots);
            }
            let conversation = &*conversation;
            let filled = match say {
                Say::Holding(_) => continue,
                Say::Template(template) => self.fill(template, conversation, None),
                Say::With(template, own) => self.fill(template, conversation, Some(own)),
                Say::Article(id) => match desk.article(id) {
                    Some(article) => {
                        let wording = article.wording(conversation.channel, &conversation.id);
                        self.fill(wording, conversation, None)
                    }
                    None => match conversation.found.iter().find(|own| own.article == *id) {
                        Some(found) => Ok(found.answer.trim().to_owned()),
                        None => {
                            faults.push(Fault::new("article-gone", format!("there is no article `{id}`")));
                            continue;
                        }
                    },
                },
            };
            let (article, kind) = match say {
                Say::Article(id) => (desk.article(id), PartKind::Answer),
                Say::Template(_) | Say::With(..) | Say::Holding(_) => (None, PartKind::Sentence),
            };
            match filled {
                Ok(markdown) => parts.push(Part { markdown, kind }),
                Err(error) => faults.push(Fault::new("template", error.to_string())),
            }
            let below = article.map(|article| self.below(desk, article, conversation)).unwrap_or_default();
            parts.extend(below.into_iter().map(|markdown| Part { markdown, kind: PartKind::Below }));
        }
        (parts, faults)
    }

    /// The same as one text in Markdown.
    pub fn render(&self, desk: &Desk, say: &[Say], conversation: &Conversation) -> (String, Vec<Fault>) {
        let (parts, faults) = self.parts(desk, say, conversation);
        (render::markdown(&parts), faults)
    }

    /// The parts as the conversation's channel shows them; an email has a salutation and a signature. Empty if nothing is said.
    pub fn for_channel(&self, desk: &Desk, mut parts: Vec<Part>, conversation: &Conversation) -> String {
        if parts.is_empty() {
            return String::new();
        }
        if conversation.channel == Channel::Email {
            let name = plain(conversation.customer.name.as_deref().unwrap_or_default());
            let name = BTreeMap::from([("name", name)]);
            let replies = &desk.settings.replies;
            let line = |wordings: &Wordings, own| {
                let markdown = self.fill(wordings.pick(&conversation.id)?, conversation, own).ok()?;
                Some(Part { markdown, kind: PartKind::Sentence })
            };
            parts.splice(0..0, line(&replies.email_salutation, Some(&name)));
            parts.extend(line(&replies.email_signature, None));
        }
        let links = desk.settings.links.values().map(|link| link.as_str()).collect();
        render::render(&parts, conversation.channel, &links)
    }

    /// What stands below an answer: its links, its files, and other articles that are shown to this customer. A guide that
    /// follows goes before other articles.
    fn below(&self, desk: &Desk, article: &Article, conversation: &Conversation) -> Vec<String> {
        let list = |lines: Vec<String>| lines.join("\n");
        let addresses = article.links.iter().chain(&article.attachments);
        let mut below = vec![list(addresses.map(|(title, link)| format!("- [{title}]({})", link.value)).collect())];
        let is_shown =
            |other: &&Article| reader::of(desk, conversation).is_none_or(|reader| reader::shows(&reader, other));
        let others = article.related.iter().filter(|_| article.steps.is_empty());
        let others = others.filter_map(|id| desk.article(id)).filter(is_shown);
        let names = list(others.map(|other| format!("- {}", plain(other.name()))).collect());
        let heading = desk.settings.replies.related.pick(&conversation.id);
        let heading = heading.filter(|_| !names.is_empty()).and_then(|text| self.fill(text, conversation, None).ok());
        below.extend(heading.map(|heading| format!("{heading}\n\n{names}")));
        below.retain(|text| !text.is_empty());
        below
    }

    /// Fills a template with the values of the conversation's slots, its language and customer, and values of its own.
    fn fill(
        &self,
        template: &Spanned<String>,
        conversation: &Conversation,
        own: Option<&BTreeMap<&'static str, String>>,
    ) -> Result<String, minijinja::Error> {
        let language = conversation.language.unwrap_or(self.language);
        let language = [("language".to_owned(), Value::from(language.code()))];
        let customer = template.contains("customer").then(|| ("customer".to_owned(), known(&conversation.customer)));
        let slots = conversation.slots.iter().map(|(slot, value)| (slot.clone(), Value::from(plain(value))));
        let own = own.into_iter().flatten().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str())));
        let values = language.into_iter().chain(customer).chain(slots).chain(own);
        let compiled = self.environment.get_template(&name(template.span, &template.value))?;
        Ok(compiled.render(Value::from_pairs(values))?.trim().to_owned())
    }
}

/// What the host knows of a customer, for templates; what it does not know is empty. A number stays one, so that it can be
/// compared.
fn known(customer: &Customer) -> Value {
    let text = |text: &Option<String>| Value::from(plain(text.as_deref().unwrap_or_default()));
    let fact = |fact: &Fact| match fact {
        Fact::Flag(flag) => Value::from(*flag),
        Fact::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Value::from(*number as i64),
        Fact::Number(number) => Value::from(*number),
        Fact::Text(text) => Value::from(plain(text)),
    };
    let facts = customer.facts.iter().map(|(name, value)| (name.clone(), fact(value))).collect();
    let facts = Value::from_object(Lenient(facts));
    Value::from_pairs([("name", text(&customer.name)), ("tier", text(&customer.tier)), ("facts", facts)])
}

/// The name of a template: where it is written; the built-in ones, which are written nowhere, go by their text.
fn name(span: Span, text: &str) -> String {
    match span == Span::default() {
        true => text.to_owned(),
        false => format!("{}:{}", span.source, span.start),
    }
}
