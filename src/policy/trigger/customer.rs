//! Conditions on what the host knows of the customer.

use jiff::SignedDuration;

use super::super::facts::Facts;
use super::finding::Finding;
use super::topic::compares;
use crate::desk::channel::Channel;
use crate::desk::condition::{Comparison, Contacts};

pub fn tier(tiers: &[String], facts: &Facts<'_>) -> Finding {
    let tier = facts.conversation.customer.tier.as_deref();
    let holds = tier.is_some_and(|tier| tiers.iter().any(|wanted| wanted.eq_ignore_ascii_case(tier)));
    Finding::new(holds, format!("the customer's tier is `{}`", tier.unwrap_or("unknown")))
}

pub fn value(above: f64, facts: &Facts<'_>) -> Finding {
    let value = facts.conversation.customer.value;
    let told = value.map_or_else(|| "unknown".to_owned(), |value| value.to_string());
    Finding::new(value.is_some_and(|value| value > above), format!("the customer's value is {told} (limit {above})"))
}

pub fn open_complaint(facts: &Facts<'_>) -> Finding {
    Finding::new(facts.conversation.customer.open_complaint, "a complaint of the customer is open")
}

pub fn repeat_contact(contacts: &Contacts, facts: &Facts<'_>) -> Finding {
    let limit = SignedDuration::from_secs(i64::from(contacts.within.seconds()));
    let earlier = facts.conversation.customer.contacts.iter();
    let recent = |contact: &&jiff::Timestamp| {
        let ago = facts.at.duration_since(**contact);
        !ago.is_negative() && ago <= limit
    };
    let found = u32::try_from(earlier.filter(recent).count()).unwrap_or(u32::MAX);
    let text = format!("{found} earlier contacts within {} (limit {})", contacts.within, contacts.at_least);
    Finding::new(found >= contacts.at_least, text)
}

pub fn fact(comparison: &Comparison, facts: &Facts<'_>) -> Finding {
    let fact = facts.conversation.customer.facts.get(comparison.name.as_str());
    let holds = fact.is_some_and(|fact| compares(comparison, &fact.text(), fact.number()));
    Finding::new(holds, format!("the customer's `{}` is within the trigger's bounds", comparison.name.value))
}

pub fn language_not_served(facts: &Facts<'_>) -> Finding {
    let main = facts.desk.language();
    let language = facts.conversation.language.unwrap_or(main);
    let is_served = language == main || facts.desk.settings.languages.iter().any(|served| served.value == language);
    Finding::new(!is_served, format!("the customer's language is {}", language.english_name()))
}

pub fn channel(channels: &[Channel], facts: &Facts<'_>) -> Finding {
    let channel = facts.conversation.channel;
    Finding::new(channels.contains(&channel), format!("the channel is `{}`", channel.word()))
}

pub fn signal(name: &str, facts: &Facts<'_>) -> Finding {
    Finding::new(facts.conversation.signals.contains(name), format!("the host signalled `{name}`"))
}
