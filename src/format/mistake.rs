//! Why a part of a desk file cannot be read, in the operator's words.

use serde::de;

use super::node::Node;
use crate::text::diagnostic::{Diagnostic, did_you_mean};
use crate::text::span::Span;

/// Why a node cannot be read.
#[derive(Debug)]
pub(super) struct Mistake {
    /// The node to take out, and where to point; filled in by the innermost reader that the error passes.
    pub node: Option<u32>,
    pub span: Option<Span>,
    pub code: &'static str,
    pub message: String,
    pub help: Option<String>,
    /// The missing field, if the mistake is that one is missing.
    pub missing: Option<&'static str>,
    /// Told already: the field is there, but was taken out.
    pub silent: bool,
}

impl Mistake {
    pub fn new(code: &'static str, message: String) -> Self {
        Self { node: None, span: None, code, message, help: None, missing: None, silent: false }
    }

    /// A part of the node was told already, and nothing is left of it.
    pub fn told() -> Self {
        Self { silent: true, ..Self::new("wrong-value", String::new()) }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn at(mut self, node: &Node) -> Self {
        if self.node.is_none() {
            self.node = Some(node.id);
            self.span = Some(node.span);
        }
        self
    }

    pub fn into_diagnostic(self, root: Span) -> Option<Diagnostic> {
        if self.silent {
            return None;
        }
        let mut diagnostic = Diagnostic::error(self.code, self.span.unwrap_or(root), self.message);
        diagnostic.help = self.help;
        Some(diagnostic)
    }
}

impl core::fmt::Display for Mistake {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Mistake {}

impl de::Error for Mistake {
    fn custom<T: core::fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        match message.rsplit_once("; ") {
            Some((what, remedy)) => Self::new("wrong-value", what.to_owned()).help(remedy),
            None => Self::new("wrong-value", message),
        }
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match unexpected {
            de::Unexpected::Str(text) => format!("`{text}`"),
            de::Unexpected::Seq => "a list".to_owned(),
            de::Unexpected::Map => "a map".to_owned(),
            de::Unexpected::Unit => "nothing".to_owned(),
            other => other.to_string(),
        };
        let expected = expected.to_string();
        let expected = plainly(&expected);
        let help = match unexpected {
            de::Unexpected::Unit => Some("give it a value, or delete it"),
            _ => remedy(expected),
        };
        let mut mistake = Self::new("wrong-type", format!("expected {expected}, found {found}"));
        mistake.help = help.map(str::to_owned);
        mistake
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut mistake = Self::new("missing-field", format!("missing `{field}`"));
        mistake.missing = Some(field);
        mistake.help(format!("add `{field}:` here"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let help = match did_you_mean(variant, expected.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? it can be {known}"),
            None => format!("it can be {known}"),
        };
        Self::new("unknown-value", format!("unknown value `{variant}`")).help(help)
    }
}

/// How to write what was expected, as [`plainly`] calls it.
fn remedy(expected: &str) -> Option<&'static str> {
    Some(match expected {
        "text" => "write plain text, in quotes if it holds special characters",
        "a list" => "write it as `[one, two]`, or each on a line of its own behind `- `",
        "a map" => "write it as `{ key: value }`, or each `key: value` on an indented line of its own",
        "`true` or `false`" => "write `true` or `false`",
        "a number" => "write it in digits, such as `0.75`",
        "a whole number" | "a whole number that is not negative" => "write it in digits, such as `2`",
        _ => return None,
    })
}

/// Serde's words for what it expected, without Rust's names for types.
fn plainly(expected: &str) -> &str {
    match expected {
        "a string" | "string" | "str" => "text",
        "a sequence" | "sequence" => "a list",
        "bool" | "a boolean" => "`true` or `false`",
        "f32" | "f64" => "a number",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number that is not negative",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        _ if expected.starts_with("struct ") || expected.starts_with("map") || expected.starts_with("a map") => "a map",
        _ if expected.starts_with("enum ") => "one word, or a map with one key",
        _ => expected,
    }
}
