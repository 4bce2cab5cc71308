//! Addresses of links that customers may follow.

/// Kinds of addresses that open a page, a letter or a call, and never run anything.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
/// How an address begins that goes on from the page on which it stands.
const RELATIVE: [&str; 5] = ["/", "#", "?", "./", "../"];

/// The address, if it is complete and of a known kind; `None` for `javascript:` and its like.
pub(crate) fn complete(written: &str) -> Option<&str> {
    let (scheme, rest) = written.split_once(':')?;
    (is_known(scheme) && !rest.is_empty() && is_sound(written)).then_some(written)
}

/// The address, if a page may link to it: it is complete, or goes on from the page.
pub(crate) fn on_page(written: &str) -> Option<&str> {
    let begins = RELATIVE.iter().any(|begin| written.starts_with(begin));
    // Two slashes lead to another host, and browsers take a backslash for a slash.
    let stays = begins && !written.starts_with("//") && !written.contains('\\') && is_sound(written);
    stays.then_some(written).or_else(|| complete(written))
}

/// Whether addresses of that kind may be followed.
pub(crate) fn is_known(scheme: &str) -> bool {
    SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// What stands before the colon, if the address has a kind at all, known or not.
pub(crate) fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.trim_start().split_once(':')?;
    let named = !scheme.is_empty() && !scheme.contains(['/', '?', '#', '{']);
    named.then_some(scheme)
}

fn is_sound(written: &str) -> bool {
    !written.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_known_kinds_are_followed() {
        for good in ["https://a.example/b?c=d", "HTTP://a.example", "mailto:a@b.example", "tel:+441234"] {
            assert_eq!((complete(good), on_page(good)), (Some(good), Some(good)));
        }
        for page in ["/orders", "#end", "?q=1", "./a", "../a", "/a:b"] {
            assert_eq!((complete(page), on_page(page)), (None, Some(page)));
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "/\\a.example",
            "orders",
            "https:",
            "java\nscript:x",
            "/\nx",
            "",
        ] {
            assert_eq!((complete(bad), on_page(bad)), (None, None), "{bad}");
        }
    }

    #[test]
    fn a_kind_stands_before_the_first_colon_of_an_address_that_has_one() {
        assert_eq!(scheme("JavaScript:alert(1)"), Some("JavaScript"));
        assert_eq!(scheme("java\tscript:x"), Some("java\tscript"));
        for none in ["/a:b", "orders", "?a:b", "{{ links.a }}:x", ":x"] {
            assert_eq!(scheme(none), None, "{none}");
        }
    }
}
