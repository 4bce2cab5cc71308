//! Who the customer is, as the host knows it: the facts that triggers and routing may look at.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use crate::text::veiled::Veiled;

/// What the host knows of a customer. Everything is optional; the policy says nothing about what it does not know.
///
/// ```
/// let json = r#"{ "name": "Ada", "tier": "gold", "facts": { "region": "north", "orders": 12 } }"#;
/// let customer: firstline::Customer = serde_json::from_str(json)?;
/// assert_eq!(customer.tier.as_deref(), Some("gold"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Customer {
    /// What to call them.
    pub name: Option<String>,
    /// Their standing, in the host's words: `gold`, `business`.
    pub tier: Option<String>,
    /// What they are worth a year, in the desk's own currency.
    pub value: Option<f64>,
    /// Whether a complaint of theirs is open.
    pub open_complaint: bool,
    /// When they were in touch before, over any channel; the engine keeps the latest 50.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub contacts: Vec<Timestamp>,
    /// What else the host knows, by name.
    pub facts: BTreeMap<String, Fact>,
}

/// Prints neither the name nor what texts the facts hold.
impl fmt::Debug for Customer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Customer");
        out.field("name", &self.name.as_deref().map(Veiled)).field("tier", &self.tier).field("value", &self.value);
        out.field("open_complaint", &self.open_complaint).field("contacts", &self.contacts.len());
        out.field("facts", &self.facts).finish()
    }
}

/// The most contacts and facts that are kept, and the longest name or text in characters.
const MAX_CONTACTS: usize = 50;
const MAX_FACTS: usize = 50;
const MAX_TEXT: usize = 200;

impl Customer {
    /// The groups that they belong to, which the `audience` of an article names: their tier, each fact that is true, and each
    /// fact that is a text, by its text.
    pub fn groups(&self) -> BTreeSet<String> {
        let facts = self.facts.iter().filter_map(|(name, fact)| match fact {
            Fact::Flag(true) => Some(name.clone()),
            Fact::Text(text) => Some(text.clone()),
            _ => None,
        });
        self.tier.iter().cloned().chain(facts).collect()
    }

    /// The same with the latest contacts, the first facts by name, and every text cut, so that its size has a limit.
    #[must_use]
    pub fn bounded(&self) -> Self {
        let cut = |text: &str| text.chars().take(MAX_TEXT).collect::<String>();
        let mut contacts = self.contacts.clone();
        contacts.sort_unstable();
        let contacts = contacts.split_off(contacts.len().saturating_sub(MAX_CONTACTS));
        let fact = |(name, fact): (&String, &Fact)| match fact {
            Fact::Text(text) => (cut(name), Fact::Text(cut(text))),
            other => (cut(name), other.clone()),
        };
        Self {
            name: self.name.as_deref().map(cut),
            tier: self.tier.as_deref().map(cut),
            value: self.value,
            open_complaint: self.open_complaint,
            contacts,
            facts: self.facts.iter().take(MAX_FACTS).map(fact).collect(),
        }
    }
}

/// The value of a fact: in JSON a boolean, a number or a text.
#[derive(Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A word or a text.
    Text(String),
}

/// Prints flags and numbers, and of a text its length.
impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => flag.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => Veiled(text).fmt(f),
        }
    }
}

impl Fact {
    /// The value as text: `yes` and `no` for flags.
    pub fn text(&self) -> String {
        match self {
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }

    /// The value as a number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Flag(_) => None,
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FactVisitor)
    }
}

/// Reads a fact; desk files know texts alone, so the words of a flag are one.
struct FactVisitor;

impl Visitor<'_> for FactVisitor {
    type Value = Fact;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("true, false, a number or a text")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Fact, E> {
        Ok(Fact::Flag(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Fact, E> {
        Ok(Fact::Number(value as f64))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Fact, E> {
        Ok(Fact::Number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Fact, E> {
        Ok(Fact::Number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Fact, E> {
        Ok(match value {
            "true" => Fact::Flag(true),
            "false" => Fact::Flag(false),
            text => Fact::Text(text.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_read_as_flags_numbers_and_texts() {
        let json = r#"{"facts":{"vip":true,"seats":80,"region":"north","orders":"12"}}"#;
        let customer: Customer = serde_json::from_str(json).unwrap();
        let fact = |name: &str| customer.facts.get(name).unwrap();
        assert_eq!((fact("vip").text().as_str(), fact("vip").number()), ("yes", None));
        assert_eq!(fact("seats").number(), Some(80.0));
        assert_eq!((fact("region").number(), fact("orders").number()), (None, Some(12.0)));
    }

    #[test]
    fn what_the_host_tells_is_bounded() {
        let long = "x".repeat(10_000);
        let contacts = (0..500).map(|second| Timestamp::from_second(second).unwrap()).collect();
        let facts = (0..500).map(|number| (format!("{number}{long}"), Fact::Text(long.clone()))).collect();
        let customer = Customer { name: Some(long), contacts, facts, ..Customer::default() }.bounded();
        assert_eq!(customer.contacts.first().map(|at| at.as_second()), Some(450), "the latest are kept");
        assert_eq!((customer.contacts.len(), customer.facts.len()), (50, 50));
        assert!(serde_json::to_string(&customer).unwrap().len() < 30_000);
    }
}
