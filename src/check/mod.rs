use crate::desk::Desk;
use crate::text::diagnostic::Diagnostic;
pub fn check(_: &Desk) -> Vec<Diagnostic> {
    Vec::new()
}
