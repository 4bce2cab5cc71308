//! Text as it must be written so that nothing in it is markup.

/// The longest value that becomes part of a text, in characters.
const MAX_VALUE: usize = 200;

/// A value as literal Markdown: bounded, on one line, with every character of Markdown escaped.
pub(crate) fn markdown(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut begins = true;
    for c in value.chars().take(MAX_VALUE) {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '<' | '>' | '~' | '&' => {
                text.push('\\');
                text.push(c);
            }
            // What would begin a list or underline a heading.
            '-' | '+' | '=' | '.' if begins => {
                text.push('\\');
                text.push(c);
            }
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
        begins = begins && (c.is_ascii_digit() || c.is_whitespace() || c.is_control());
    }
    text
}

/// Adds a text as literal HTML, fit for attributes too.
pub(crate) fn html(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// The text with `[name]` in place of a person's name, whether it stands there as it is, as Markdown or as HTML.
pub(crate) fn without_name(text: &str, name: &str) -> String {
    let name = name.trim();
    let mut as_html = String::new();
    html(&mut as_html, name);
    let mut forms = vec![markdown(name), as_html, name.to_owned()];
    forms.sort_by_key(|form| core::cmp::Reverse(form.len()));
    forms.dedup();
    let mut text = text.to_owned();
    for form in forms.iter().filter(|form| form.chars().any(char::is_alphanumeric)) {
        text = replaced(&text, form);
    }
    text
}

/// With `[name]` for each occurrence that is no part of a longer word.
fn replaced(text: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (begin, _) in text.match_indices(name) {
        let end = begin + name.len();
        let beside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text.get(..begin).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        if !beside(before) && !beside(after) {
            out.push_str(text.get(at..begin).unwrap_or_default());
            out.push_str("[name]");
            at = end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::{markdown, without_name};

    #[test]
    fn values_cannot_become_markup() {
        assert_eq!(markdown("A12345"), "A12345");
        assert_eq!(markdown("[x](http://y)\n# <b>"), "\\[x\\]\\(http://y\\) \\# \\<b\\>");
        assert_eq!(markdown("- a-b"), "\\- a-b");
        assert_eq!(markdown("1. a"), "1\\. a");
        assert_eq!(markdown(&"é".repeat(1000)).chars().count(), 200);
    }

    #[test]
    fn a_name_goes_in_every_form_and_only_as_a_whole() {
        assert_eq!(without_name("Ada, hello Ada. Adamant", "Ada"), "[name], hello [name]. Adamant");
        let odd = "O'Hara <b>";
        for text in ["Dear O'Hara <b>,", "Dear O'Hara \\<b\\>,", "Dear O&#39;Hara &lt;b&gt;,"] {
            assert_eq!(without_name(text, odd), "Dear [name],", "{text}");
        }
        for nobody in ["", " ", "-"] {
            assert_eq!(without_name("a - b", nobody), "a - b");
        }
    }
}
