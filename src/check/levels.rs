//! How serious the desk takes each kind of finding: `check:` in `firstline.yml`.

use super::{Lint, codes, place};
use crate::desk::Desk;
use crate::desk::level::Level;
use crate::text::diagnostic::{Diagnostic, Severity, did_you_mean, quoted};

pub(super) const LINT: Lint = Lint { name: "levels", codes: &["unknown-code", "fixed-level"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for (code, level) in &desk.settings.check {
        let span = place::key_before(desk, level.span, code);
        match codes::find(code) {
            None => {
                let unknown =
                    Diagnostic::error("unknown-code", span, format!("no finding has the code {}", quoted(code)));
                found.push(match did_you_mean(code, codes::all().map(|known| known.name)) {
                    Some(near) => unknown.help(format!("did you mean `{near}`?")).fix(span, near),
                    None => unknown.help("findings show their codes in brackets: `warning[few-examples]`"),
                });
            }
            Some(known) if known.severity == Severity::Error && level.value != Level::Deny => {
                let message = format!("{} stops the build, and cannot be made less serious", quoted(code));
                found.push(
                    Diagnostic::error("fixed-level", span, message)
                        .help("mend what it complains of, and delete this line"),
                );
            }
            Some(_) => {}
        }
    }
}

/// Leaves out the warnings that the desk allows, and makes errors of those that it denies.
pub(crate) fn apply(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let level = |diagnostic: &Diagnostic| desk.settings.check.get(&diagnostic.code).map(|level| level.value);
    found.retain(|diagnostic| diagnostic.severity == Severity::Error || level(diagnostic) != Some(Level::Allow));
    for diagnostic in found {
        if level(diagnostic) == Some(Level::Deny) {
            diagnostic.severity = Severity::Error;
        }
    }
}
