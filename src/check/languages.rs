//! Texts in another language than the desk's, or than the article says.

use super::taught::{Owner, taught};
use super::{Lint, place};
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::language::Language;
use crate::text::language::clearly::clearly_other;

pub(super) const LINT: Lint = Lint { name: "languages", codes: &["other-language"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut spoken: Vec<Language> = desk.settings.languages.iter().map(|language| language.value).collect();
    if spoken.is_empty() {
        spoken.push(desk.language());
    }
    for taught in taught(desk) {
        let own = match taught.owner {
            Owner::Article(id) => desk.article(id).and_then(|article| article.language.as_ref()),
            _ => None,
        };
        let expected = own.map_or(spoken.as_slice(), |language| std::slice::from_ref(&language.value));
        let Some(other) = clearly_other(&annotation::parse(taught.written).text, expected) else { continue };
        let message = format!("{} is {}, not {}", quoted(taught.written), other.english_name(), names(expected));
        let help = match own {
            Some(_) => "move it to an article of that language, or change `language:`".to_owned(),
            None => format!("translate it, or add `{other}` to `languages` in `firstline.yml`"),
        };
        found.push(Diagnostic::warning("other-language", taught.written.span, message).help(help));
    }
    for article in &desk.articles {
        let declared = article.language.as_ref().map_or(desk.language(), |language| language.value);
        if let Some(other) = clearly_other(&article.answer, &[declared]) {
            let message =
                format!("the answer is {}, and the article is {}", other.english_name(), declared.english_name());
            let span = place::line(desk, article.answer.span, 1);
            let wrong = Diagnostic::warning("other-language", span, message);
            found.push(wrong.help(format!("write `language: {other}` in the front matter, or translate the answer")));
        }
    }
}

fn names(languages: &[Language]) -> String {
    languages.iter().map(|language| language.english_name()).collect::<Vec<_>>().join(" or ")
}
