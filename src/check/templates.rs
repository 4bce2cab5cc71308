//! Templates: replies of intents, questions for slots, the bot's own sentences, answers of articles.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::replies::Replies;
use crate::text::diagnostic::{Diagnostic, did_you_mean, quoted};
use crate::text::span::Spanned;
use crate::text::template::{self, Lenient};

pub(super) const LINT: Lint =
    Lint { name: "templates", codes: &["invalid-template", "unknown-variable", "template-fails"], check };

/// What is known of every customer, beside the facts that the host tells.
const CUSTOMER: [&str; 2] = ["customer.name", "customer.tier"];

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let none = BTreeSet::new();
    for intent in &desk.intents {
        let slots = intent.slots.keys().map(String::as_str).collect();
        for template in intent.replies().chain(intent.slots.values().map(|slot| &slot.ask)) {
            examine(desk, template, &slots, found);
        }
    }
    for (name, reply) in desk.settings.replies.iter() {
        let own = Replies::variables(name).iter().copied().collect();
        examine(desk, reply, &own, found);
    }
    for greeting in desk.settings.greet.iter().flat_map(|greeting| greeting.say.iter()) {
        examine(desk, greeting, &none, found);
    }
    for article in &desk.articles {
        for template in article.templates() {
            examine(desk, template, &none, found);
        }
    }
}

fn examine(desk: &Desk, template: &Spanned<String>, slots: &BTreeSet<&str>, found: &mut Vec<Diagnostic>) {
    if !template.contains('{') {
        return;
    }
    let environment = template::environment();
    let parsed = match environment.template_from_str(template) {
        Ok(parsed) => parsed,
        Err(error) => {
            let message = format!("this template is not valid: {}", template::plainly(&error));
            let span = error.line().map_or(template.span, |line| place::line(desk, template.span, line));
            let invalid = Diagnostic::error("invalid-template", span, message);
            found.push(invalid.help("a value is written `{{ name }}`, with two braces on either side"));
            return;
        }
    };
    let variables: BTreeSet<String> = parsed.undeclared_variables(true).into_iter().collect();
    let unknown: Vec<_> = variables.iter().filter_map(|variable| unknown(desk, template, variable, slots)).collect();
    if unknown.is_empty() {
        let links = desk.settings.links.iter().map(|(name, url)| (name.as_str(), url.as_str()));
        let mut values: BTreeMap<&str, minijinja::Value> =
            slots.iter().map(|slot| (*slot, minijinja::Value::from("A12345"))).collect();
        values.insert("links", minijinja::Value::from_pairs(links));
        values.insert("language", minijinja::Value::from(desk.language().code()));
        let facts = minijinja::Value::from_object(Lenient::default());
        let nobody = || minijinja::Value::from("");
        let customer = minijinja::Value::from_pairs([("name", nobody()), ("tier", nobody()), ("facts", facts)]);
        values.insert("customer", customer);
        values.insert("desk", minijinja::Value::from(desk.settings.name.as_str()));
        if let Err(error) = parsed.render(values) {
            let message = format!("this template fails: {}", template::plainly(&error));
            let span = error.line().map_or(template.span, |line| place::line(desk, template.span, line));
            let fails = Diagnostic::error("template-fails", span, message);
            found.push(
                fails.help("use plain values, `{% if %}` and `{% for %}`; filters and functions are not available"),
            );
        }
    }
    found.extend(unknown);
}

fn unknown(desk: &Desk, template: &Spanned<String>, variable: &str, slots: &BTreeSet<&str>) -> Option<Diagnostic> {
    let links = desk.settings.links.keys().map(|name| format!("links.{name}"));
    let (root, attribute) = variable.split_once('.').unwrap_or((variable, ""));
    let is_slot = slots.contains(root) && attribute.is_empty();
    let is_known = is_slot
        || match root {
            "links" => attribute.is_empty() || desk.settings.links.contains_key(attribute),
            "desk" | "language" => attribute.is_empty(),
            // Which facts there are the host alone knows.
            "customer" => {
                CUSTOMER.contains(&variable) || attribute.strip_prefix("facts.").is_some_and(|fact| !fact.is_empty())
            }
            _ => false,
        };
    if is_known {
        return None;
    }
    let known: Vec<String> = slots
        .iter()
        .map(ToString::to_string)
        .chain(["desk", "language"].map(str::to_owned))
        .chain(CUSTOMER.map(str::to_owned))
        .chain(links)
        .collect();
    let help = match did_you_mean(variable, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if root == "customer" => {
            "of a customer there are `customer.name`, `customer.tier` and `customer.facts.NAME`".to_owned()
        }
        None if root == "links" => "add it to `links` in `firstline.yml`".to_owned(),
        None if slots.is_empty() => {
            "here are only `desk`, `language`, `customer`, and `links.NAME` of `firstline.yml`".to_owned()
        }
        None => {
            let slots = slots.iter().map(|slot| format!("`{slot}`")).collect::<Vec<_>>().join(", ");
            format!("here are the intent's slots {slots}, besides `desk`, `language`, `customer` and `links.NAME`")
        }
    };
    let span = place::within_braces(desk, template.span, variable);
    Some(Diagnostic::error("unknown-variable", span, format!("unknown variable {}", quoted(variable))).help(help))
}
