//! Links.

use super::Found;

/// Top-level domains that make a link of "example.com" even without a scheme; those that are also words need a path.
const TOP: &[&str] = &[
    "ai", "app", "biz", "br", "ch", "cloud", "com", "cz", "de", "dev", "dk", "edu", "es", "eu", "fi", "fr", "gov",
    "hu", "ie", "info", "io", "jp", "net", "nl", "nz", "online", "org", "pl", "pt", "ro", "ru", "se", "shop", "site",
    "store", "tv", "uk",
];
const TOP_WITH_PATH: &[&str] =
    &["at", "au", "be", "ca", "co", "gl", "in", "is", "it", "la", "ly", "me", "my", "no", "to", "us"];

/// Links with a scheme, with `www.`, or a bare host with a well-known top-level domain. The normal form has its scheme
/// (https where there was none) and its host in lower case.
pub(super) fn find(text: &str) -> Vec<Found> {
    if !text.contains('.') && !text.contains("://") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|') {
            found.extend(link(text, start, at));
            start = at + c.len_utf8();
        }
    }
    found
}

fn link(text: &str, start: usize, end: usize) -> Option<Found> {
    let chunk = text.get(start..end.min(text.len()))?;
    if chunk.len() < 4 {
        return None;
    }
    let scheme = ["https://", "http://"].into_iter().filter_map(|s| Some((find_ignoring_case(chunk, s)?, s))).min();
    let skip = match scheme {
        Some((at, _)) => at,
        None => chunk.len() - chunk.trim_start_matches(|c: char| !c.is_alphanumeric()).len(),
    };
    let chunk = chunk
        .get(skip..)?
        .trim_end_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '=' | '&' | '_' | '-')));
    let (prefix, rest) = match scheme {
        Some((_, scheme)) => (scheme, chunk.get(scheme.len()..)?),
        None => ("https://", chunk),
    };
    let host_end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(host_end)?;
    if !is_host(host, scheme.is_some(), path.len() > 1) {
        return None;
    }
    let start = start + skip;
    Some(Found { span: start..start + chunk.len(), value: format!("{prefix}{}{path}", host.to_lowercase()) })
}

fn is_host(host: &str, has_scheme: bool, has_path: bool) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && !label.starts_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let Some((top, names)) = labels.split_last() else {
        return false;
    };
    let top = top.to_ascii_lowercase();
    let known = TOP.contains(&top.as_str()) || (has_path && TOP_WITH_PATH.contains(&top.as_str()));
    let www = labels.first().is_some_and(|l| l.eq_ignore_ascii_case("www")) && labels.len() > 2;
    let named = !names.is_empty() && names.iter().any(|name| name.chars().any(char::is_alphabetic));
    labels.iter().all(is_label) && (has_scheme || www || (known && named))
}

fn find_ignoring_case(text: &str, part: &str) -> Option<usize> {
    text.as_bytes().windows(part.len()).position(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        find(text).into_iter().map(|f| f.value).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn links_in_normal_form() {
        for (text, value) in [
            ("https://Example.com/Path?q=1", "https://example.com/Path?q=1"),
            ("www.example.org", "https://www.example.org"), ("(see http://a.example/x)", "http://a.example/x"),
            ("example.com.", "https://example.com"), ("shop.example.co.uk/a/", "https://shop.example.co.uk/a/"),
            ("link:https://a.b/c", "https://a.b/c"), ("HTTPS://A.B", "https://a.b"),
            ("bit.ly/abc", "https://bit.ly/abc"), ("http://localhost:8080/x", "http://localhost:8080/x"),
        ] {
            assert_eq!(urls(&format!("go to {text} now")), [value], "{text}");
        }
    }

    #[test]
    fn what_is_no_link() {
        for text in
            ["it works.it does", "e.g. this", "1.5", "readme.md", "end.in", "http://", "...", "10.30", "a.b", "5.de"]
        {
            assert_eq!(urls(text), Vec::<String>::new(), "{text}");
        }
    }
}
