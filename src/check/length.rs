//! Examples that are longer than what people type into a chat.

use super::Lint;
use super::taught::taught;
use crate::desk::Desk;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::token::tokenize;

pub(super) const LINT: Lint = Lint { name: "length", codes: &["long-example"], check };

/// An example of more words than this holds more than one intent's words: nine in ten messages to a chat are a third as long.
const MOST_WORDS: usize = 50;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for taught in taught(desk) {
        let words = tokenize(taught.written).len();
        if words > MOST_WORDS {
            let message = format!("{} has {words} words", quoted(taught.written));
            let long = Diagnostic::warning("long-example", taught.written.span, message);
            found.push(long.help("keep the sentence that says what the customer wants"));
        }
    }
}
