//! One entry of the knowledge base.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::day::Day;
use super::guide::GuideStep;
use super::wordings::picked;
use crate::text::language::Language;
use crate::text::span::Spanned;

/// An article: question variants and an answer, in `knowledge_base/*.md`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Article {
    /// Its id, the name of its file.
    pub id: Spanned<String>,
    /// Its title; the first question, if it has none.
    pub title: Option<Spanned<String>>,
    /// Questions that it answers, as customers put them.
    pub questions: Vec<Spanned<String>>,
    /// Tags for the log and the handoff packet.
    pub tags: Vec<Spanned<String>>,
    /// Its language; the desk's main one, if it does not say.
    pub language: Option<Spanned<Language>>,
    /// The first day on which it is shown.
    pub valid_from: Option<Spanned<Day>>,
    /// The last day on which it is shown.
    pub valid_until: Option<Spanned<Day>>,
    /// The customers to whom it is shown, by the desk's own words for them; all, if it names none.
    pub audience: Vec<Spanned<String>>,
    /// The channels on which it is shown; all, if it names none.
    pub channels: Vec<Spanned<Channel>>,
    /// Links shown below the answer: what they are called, where they lead.
    pub links: BTreeMap<String, Spanned<String>>,
    /// Files shown below the answer: what they are called, where they are.
    pub attachments: BTreeMap<String, Spanned<String>>,
    /// Ids of articles that are offered with it.
    pub related: Vec<Spanned<String>>,
    /// Other wordings of the answer, in Markdown; which one a customer sees follows from the conversation's id.
    pub variants: Vec<Spanned<String>>,
    /// Its form in short messages, in Markdown; made from the answer, if it has none.
    pub short: Option<Spanned<String>>,
    /// Its form in email, in Markdown; the answer, if it has none.
    pub email: Option<Spanned<String>>,
    /// Whether a person should follow the answer: triggers see it as `ends_with_person`.
    pub person: bool,
    /// The guide that follows the answer.
    pub steps: Vec<GuideStep>,
    /// The answer, in Markdown.
    pub answer: Spanned<String>,
}

impl Article {
    /// What it is called: its title, else its first question, else its id.
    pub fn name(&self) -> &str {
        self.title.as_ref().or(self.questions.first()).unwrap_or(&self.id)
    }

    /// Whether it is shown on that day.
    pub fn is_valid(&self, today: Date) -> bool {
        let from = self.valid_from.as_ref().is_none_or(|from| from.date() <= today);
        from && self.valid_until.as_ref().is_none_or(|until| today <= until.date())
    }

    /// Whether it is shown to customers of one of these groups.
    pub fn is_for(&self, groups: &BTreeSet<String>) -> bool {
        self.audience.is_empty() || self.audience.iter().any(|group| groups.contains(&group.value))
    }

    /// Whether it is shown on that channel.
    pub fn is_on(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.iter().any(|on| on.value == channel)
    }

    /// The step of that id.
    pub fn step(&self, id: &str) -> Option<&GuideStep> {
        self.steps.iter().find(|step| step.id.value == id)
    }

    /// The wording for a customer of that key on that channel: the form of the channel if there is one, else the answer or
    /// one of its variants, the same for equal keys.
    pub fn wording(&self, channel: Channel, key: &str) -> &Spanned<String> {
        let own = match channel {
            Channel::Sms => self.short.as_ref(),
            Channel::Email => self.email.as_ref(),
            Channel::Chat | Channel::Web | Channel::Plain => None,
        };
        own.unwrap_or_else(|| {
            let picked = picked(&format!("{key} {}", self.id.value), self.variants.len() + 1);
            picked.checked_sub(1).and_then(|index| self.variants.get(index)).unwrap_or(&self.answer)
        })
    }

    /// Every template in it: the answer and its variants, the forms of channels, and what the steps say and ask.
    pub fn templates(&self) -> impl Iterator<Item = &Spanned<String>> {
        let steps = self.steps.iter().flat_map(|step| core::iter::once(&step.say).chain(&step.ask));
        core::iter::once(&self.answer).chain(&self.variants).chain(&self.short).chain(&self.email).chain(steps)
    }
}
