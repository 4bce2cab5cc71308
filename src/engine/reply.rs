//! From templates and articles to what the customer reads.

use std::collections::BTreeMap;

use minijinja::{Environment, Value};

use crate::conversation::fault::Fault;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::policy::say::Say;
use crate::text::language::Language;
use crate::text::span::Span;
use crate::text::template;

/// The longest value that is put into a template, in characters.
const MAX_VALUE: usize = 200;

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
        let of_intents = desk.intents.iter().flat_map(|intent| {
            intent.reply.iter().flat_map(|wordings| wordings.iter()).chain(intent.slots.values().map(|slot| &slot.ask))
        });
        let articles = desk.articles.iter().flat_map(Article::templates);
        for template in replies.chain(of_intents).chain(articles) {
            environment.add_template_owned(name(template.span, &template.value), template.value.clone())?;
        }
        Ok(Self { environment, language: desk.language() })
    }

    /// What is to be said, one paragraph after the other. What cannot be said becomes a fault.
    pub fn render(&self, desk: &Desk, say: &[Say], conversation: &Conversation) -> (String, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut parts = Vec::new();
        for say in say {
            let mut values = None;
            let (template, links) = match say {
                Say::Template(template) => (template, None),
                Say::With(template, own) => {
                    values = Some(own);
                    (template, None)
                }
                Say::Article(id) => {
                    match (desk.article(id), conversation.found.iter().find(|own| own.article == *id)) {
                        (Some(article), _) => (&article.answer, Some(&article.links)),
                        (None, Some(found)) => {
                            parts.push(found.answer.trim().to_owned());
                            continue;
                        }
                        (None, None) => {
                            faults.push(Fault::new("article-gone", format!("there is no article `{id}`")));
                            continue;
                        }
                    }
                }
            };
            match self.fill(&name(template.span, &template.value), conversation, values) {
                Ok(text) => parts.push(text.trim().to_owned()),
                Err(error) => faults.push(Fault::new("template", error.to_string())),
            }
            let links = links.into_iter().flatten().map(|(title, link)| format!("- [{title}]({})", link.value));
            let links = links.collect::<Vec<_>>().join("\n");
            if !links.is_empty() {
                parts.push(links);
            }
        }
        (parts.join("\n\n"), faults)
    }

    /// Fills a template with the values of the conversation's slots, its language, and values of its own.
    fn fill(
        &self,
        name: &str,
        conversation: &Conversation,
        own: Option<&BTreeMap<&'static str, String>>,
    ) -> Result<String, minijinja::Error> {
        let language = conversation.language.unwrap_or(self.language);
        let language = [("language".to_owned(), language.code().to_owned())];
        let slots = conversation.slots.iter().map(|(slot, value)| (slot.clone(), plain(value)));
        let own = own.into_iter().flatten().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let values = language.into_iter().chain(slots).chain(own);
        self.environment.get_template(name)?.render(Value::from_pairs(values))
    }
}

/// The name of a template: where it is written; the built-in ones, which are written nowhere, go by their text.
fn name(span: Span, text: &str) -> String {
    match span == Span::default() {
        true => text.to_owned(),
        false => format!("{}:{}", span.source, span.start),
    }
}

/// A customer's value as literal Markdown: bounded, on one line, with every character of Markdown escaped.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars().take(MAX_VALUE) {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '<' | '>' | '~' | '&' => {
                text.push('\\');
                text.push(c);
            }
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn values_cannot_become_markup() {
        assert_eq!(plain("A12345"), "A12345");
        assert_eq!(plain("[x](http://y)\n# <b>"), "\\[x\\]\\(http://y\\) \\# \\<b\\>");
        assert_eq!(plain(&"é".repeat(1000)).chars().count(), 200);
    }
}
