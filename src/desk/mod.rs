//! Floor 1: what an operator writes, as plain data. Every name and text that can be complained about carries its span.

pub mod action;
pub mod answers;
pub mod article;
mod as_text;
pub mod bounds;
pub mod channel;
pub mod condition;
pub mod customer;
pub mod day;
pub mod duration;
pub mod entity;
pub mod found;
pub mod fragments;
pub mod gates;
pub mod guide;
pub mod hours;
pub mod intent;
pub mod level;
pub mod process;
pub mod queue;
pub mod reason;
pub mod replies;
#[cfg(feature = "schema")]
mod schema;
pub mod search;
pub mod share;
pub mod suite;
pub mod trigger;
pub mod visit;
pub mod wordings;
pub mod workload;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::text::language::Language;
use crate::text::source::Sources;
use crate::text::span::Spanned;

/// Everything an operator wrote: `firstline.yml`, intents, articles, suites, and the sources they were read from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Desk {
    /// What `firstline.yml` says.
    pub settings: Settings,
    /// All intents, by id.
    pub intents: Vec<intent::Intent>,
    /// Example messages that no intent or article answers.
    pub out_of_scope: Vec<Spanned<String>>,
    /// All articles, by id.
    pub articles: Vec<article::Article>,
    /// All cases of the regression suites, in the order of files and lines.
    pub cases: Vec<suite::Case>,
    /// The gates of the files of suites.
    pub gates: Vec<Spanned<gates::Gates>>,
    /// The files.
    pub sources: Sources,
}

impl Desk {
    /// The intent of that id.
    pub fn intent(&self, id: &str) -> Option<&intent::Intent> {
        let at = self.intents.binary_search_by(|intent| intent.id.as_str().cmp(id)).ok()?;
        self.intents.get(at)
    }

    /// The article of that id.
    pub fn article(&self, id: &str) -> Option<&article::Article> {
        let at = self.articles.binary_search_by(|article| article.id.as_str().cmp(id)).ok()?;
        self.articles.get(at)
    }

    /// The language of the desk's content: the first that it names.
    pub fn language(&self) -> Language {
        self.settings.languages.first().map_or(Language::English, |language| language.value)
    }
}

/// `firstline.yml`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The desk's name, as customers see it.
    #[serde(rename = "desk")]
    pub name: Spanned<String>,
    /// Languages of the content, the main one first.
    #[serde(default)]
    pub languages: Vec<Spanned<Language>>,
    /// Who answers, where `modes` does not say otherwise.
    #[serde(default)]
    pub mode: Mode,
    /// Who answers on some channels or at some hours; the first that fits.
    #[serde(default)]
    pub modes: Vec<process::ModeRule>,
    /// When people are at the desk; always, if it does not say.
    #[serde(default)]
    pub hours: Option<hours::Hours>,
    /// Links that replies may name as `{{ links.name }}`.
    #[serde(default)]
    pub links: BTreeMap<String, Spanned<String>>,
    /// Kinds of values to recognise, beside the built-in ones.
    #[serde(default)]
    pub entities: BTreeMap<String, Spanned<entity::EntityDefinition>>,
    /// What to take out of transcripts beside the built-in personal data: a word for it, and a regular expression.
    #[serde(default)]
    pub redact: BTreeMap<String, Spanned<String>>,
    /// Queues of people, by name. The default is `general`, or else the first by name.
    #[serde(default)]
    pub queues: BTreeMap<String, queue::Queue>,
    /// The signals that the host sends. If it names any, a signal of another name is a mistake.
    #[serde(default)]
    pub signals: Vec<Spanned<String>>,
    /// When visitors are greeted who have not opened the chat; the first that fits, once.
    #[serde(default)]
    pub greet: Vec<process::Greeting>,
    /// From which probability to answer, and to ask back.
    #[serde(default)]
    pub answers: answers::Answers,
    /// Who looks for articles: the engine in those of the desk, or the host in a search engine of its own.
    #[serde(default)]
    pub search: search::Search,
    /// What the bot tries when it has no answer, and how often.
    #[serde(default)]
    pub ladder: process::Ladder,
    /// What follows when the customer says nothing.
    #[serde(default)]
    pub silence: process::Silence,
    /// What follows when no person has time.
    #[serde(default)]
    pub waiting: process::Waiting,
    /// How a conversation comes to its end.
    #[serde(default)]
    pub resolution: process::Resolution,
    /// When a person takes over, in order of precedence.
    #[serde(default = "trigger::standard")]
    pub escalate: Vec<trigger::Trigger>,
    /// The bot's own sentences.
    #[serde(default)]
    pub replies: replies::Replies,
    /// Folder of an embedding table to use in place of the crate's, relative to the desk: `table.safetensors` and `vocab.txt`,
    /// in the form that `assets/static_table/README.md` of the crate describes.
    #[serde(default)]
    pub table: Option<Spanned<String>>,
    /// Folder of the regression suites, relative to the desk.
    #[serde(default)]
    pub suites: Option<Spanned<String>>,
    /// How serious findings of `firstline check` are, by their codes: `few-examples: allow`.
    #[serde(default)]
    pub check: BTreeMap<String, Spanned<level::Level>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: Spanned::default(),
            languages: Vec::new(),
            mode: Mode::default(),
            modes: Vec::new(),
            hours: None,
            links: BTreeMap::new(),
            entities: BTreeMap::new(),
            redact: BTreeMap::new(),
            queues: BTreeMap::new(),
            signals: Vec::new(),
            greet: Vec::new(),
            answers: answers::Answers::default(),
            search: search::Search::default(),
            ladder: process::Ladder::default(),
            silence: process::Silence::default(),
            waiting: process::Waiting::default(),
            resolution: process::Resolution::default(),
            escalate: trigger::standard(),
            replies: replies::Replies::default(),
            table: None,
            suites: None,
            check: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Who answers on that channel at that time.
    pub fn mode_at(&self, channel: channel::Channel, at: Timestamp) -> Mode {
        let open = self.is_open(at);
        let fits = |rule: &&process::ModeRule| {
            let on = rule.channel.is_empty() || rule.channel.contains(&channel);
            on && rule.hours.is_none_or(|hours| (hours == condition::Presence::Open) == open)
        };
        self.modes.iter().find(fits).map_or(self.mode, |rule| rule.mode)
    }

    /// Whether the host may send a signal of that name.
    pub fn knows_signal(&self, name: &str) -> bool {
        self.signals.is_empty() || self.signals.iter().any(|known| known.value == name)
    }

    /// Whether people are at the desk at that time.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.hours.as_ref().is_none_or(|hours| hours.is_open(at))
    }
}

/// Who answers a customer.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The bot first, a person when a person is better.
    #[default]
    Hybrid,
    /// The bot alone; who asks for a person is told how to reach one elsewhere.
    Automated,
    /// People alone; every conversation is handed over with its first message.
    Live,
}
