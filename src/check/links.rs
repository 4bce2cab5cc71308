//! Links: addresses that a browser, a mail program or a telephone opens.

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::desk::intent::Intent;
use crate::text::address;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::Spanned;

pub(super) const LINT: Lint = Lint { name: "links", codes: &["invalid-link", "unsafe-link", "dead-link"], check };

const BEGINNINGS: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];
const HELP: &str = "begin it with `https://`, `http://`, `mailto:` or `tel:`";

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let articles = desk.articles.iter().flat_map(|article| article.links.iter().chain(&article.attachments));
    for (name, url) in desk.settings.links.iter().chain(articles) {
        let complete =
            BEGINNINGS.iter().any(|begin| url.strip_prefix(begin).is_some_and(|rest| !rest.trim().is_empty()));
        if !complete {
            let message = match url.trim().is_empty() {
                true => format!("the link `{name}` leads nowhere"),
                false => format!("the link `{name}` leads to {}, which is no complete address", quoted(url)),
            };
            found.push(Diagnostic::error("invalid-link", url.span, message).help(HELP));
        }
    }
    let settings = &desk.settings;
    let own = settings.replies.iter().map(|(_, reply)| reply);
    let greetings = settings.greet.iter().flat_map(|greeting| greeting.say.iter());
    let slots = desk.intents.iter().flat_map(|intent| intent.slots.values().map(|slot| &slot.ask));
    let replies = desk.intents.iter().flat_map(Intent::replies).chain(slots).chain(own).chain(greetings);
    for text in replies.chain(desk.articles.iter().flat_map(Article::templates)) {
        within(desk, text, found);
    }
}

/// Links within a text. Those that a template fills in are the desk's own, which have been looked at.
fn within(desk: &Desk, text: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    for event in Parser::new(text) {
        let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event else {
            continue;
        };
        if link_type == LinkType::Email || address::on_page(&dest_url).is_some() {
            continue;
        }
        let span = place::within(desk, text.span, &dest_url);
        match address::scheme(&dest_url) {
            Some(scheme) if !address::is_known(scheme) => {
                let message = format!("this link leads to {}, and only known kinds are shown", quoted(&dest_url));
                found.push(Diagnostic::error("unsafe-link", span, message).help(HELP));
            }
            _ if dest_url.contains('{') => {}
            _ => {
                let message = match dest_url.is_empty() {
                    true => "a link in this text leads nowhere".to_owned(),
                    false => format!("this link leads to {}, which is no address", quoted(&dest_url)),
                };
                let dead = Diagnostic::warning("dead-link", span, message);
                found.push(dead.help(format!("{HELP}; articles are linked to under `related`")));
            }
        }
    }
}
