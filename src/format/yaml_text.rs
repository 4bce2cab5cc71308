//! Text as YAML writes it.

/// Text on one line: plain where nobody could take it for anything else, otherwise in quotes.
pub fn scalar(text: &str) -> String {
    let first = text.chars().next().is_some_and(char::is_alphabetic);
    let safe = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '.' | ',' | '\'' | '?' | '!' | '-' | '_' | '/' | '(' | ')' | '£' | '€' | '%' | '+' | '’'
            )
    };
    let plain = first && text.chars().all(safe) && !text.ends_with(' ');
    let word = ["true", "false", "null", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word));
    if plain && !word { text.to_owned() } else { quoted(text) }
}

/// Text in double quotes, which YAML reads as JSON does; its line ends beyond ASCII are escaped.
pub(super) fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// Texts on one line in brackets.
pub(super) fn flow(texts: &[String]) -> String {
    let quoted = |text: &String| match scalar(text) {
        plain if plain.contains(',') && !plain.starts_with('"') => self::quoted(&plain),
        safe => safe,
    };
    format!("[{}]", texts.iter().map(quoted).collect::<Vec<_>>().join(", "))
}

/// Text on one line as [`scalar`], or on several below it, indented.
pub(super) fn block(text: &str, indent: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let is_plain = |line: &&str| {
        !line.ends_with(' ')
            && !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
    };
    if lines.len() < 2
        || text.starts_with([' ', '\n'])
        || text.ends_with('\n')
        || text.contains('\r')
        || !lines.iter().all(is_plain)
    {
        return scalar(text);
    }
    let indented = lines.iter().map(|line| match line.is_empty() {
        true => "\n".to_owned(),
        false => format!("\n{}{line}", " ".repeat(indent)),
    });
    format!("|-{}", indented.collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format::node::{Value, parse};

    fn read(yaml: &str) -> Option<String> {
        let mut found = Vec::new();
        let root = parse(yaml, 0, 0, &mut found)?;
        let Value::Map(entries) = &root.value else { return None };
        let (_, value) = entries.first()?;
        found.is_empty().then(|| value.text().to_owned())
    }

    #[test]
    fn text_stays_as_readable_as_it_can() {
        assert_eq!(scalar("where's my parcel?"), "where's my parcel?");
        assert_eq!(scalar("No"), "\"No\"");
        assert_eq!(scalar("a: b"), "\"a: b\"");
        assert_eq!(flow(&["a".to_owned(), "b, c".to_owned()]), "[a, \"b, c\"]");
        assert_eq!(block("a\n\nb", 2), "|-\n  a\n\n  b");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "[ -~\\n\\té\\u{2028}👍]{0,40}") {
            prop_assert_eq!(read(&format!("a: {}\n", scalar(&text))), Some(text.clone()));
            prop_assert_eq!(read(&format!("a: {}\n", block(&text, 4))), Some(text.clone()));
        }
    }
}
