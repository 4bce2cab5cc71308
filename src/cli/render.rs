use crate::text::{diagnostic::Diagnostic, source::Sources};
pub(super) fn render(d: &[Diagnostic], s: &Sources, _: bool) -> String {
    d.iter().map(|d| format!("{} {}\n", s.place(d.span), d.message)).collect()
}
