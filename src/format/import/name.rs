//! Names of other systems as a desk writes them.

use std::collections::BTreeSet;

/// Beginnings of the names of kinds of values that other systems have built in.
const SYSTEM_PREFIXES: [&str; 8] = ["@sys", "sys.", "sys-", "sys_", "amazon.", "builtin.", "snips/", "projects/-/"];

/// Parts of such names, and the built-in kind of value that is the nearest.
const KINDS: [(&str, &str); 13] = [
    ("email", "email"),
    ("phone", "phone"),
    ("url", "url"),
    ("percent", "percentage"),
    ("money", "money"),
    ("currency", "money"),
    ("datetime", "date"),
    ("date", "date"),
    ("time", "time"),
    ("number", "number"),
    ("ordinal", "number"),
    ("cardinal", "number"),
    ("integer", "number"),
];

/// The built-in kind of value that comes nearest to one of another system; `None` for one of the operator's own.
pub(super) fn built_in(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let is_system = SYSTEM_PREFIXES.iter().any(|prefix| lower.starts_with(prefix));
    let kind = KINDS.iter().find(|(part, _)| lower.contains(part));
    kind.filter(|_| is_system).map(|(_, kind)| *kind)
}

/// A name as `lower_snake_case`; `None` if it has no letters.
pub(super) fn snake(name: &str) -> Option<String> {
    joined(name, '_')
}

/// A name as `kebab-case`; `None` if it has no letters.
pub(super) fn kebab(name: &str) -> Option<String> {
    joined(name, '-')
}

fn joined(name: &str, joint: char) -> Option<String> {
    let mut id = String::new();
    let mut last = ' ';
    for c in name.trim().chars() {
        let plain = plain(c);
        let begins = plain.is_some() && (last == ' ' || (c.is_uppercase() && last.is_lowercase()));
        if begins && !id.is_empty() {
            id.push(joint);
        }
        id.extend(plain.into_iter().flat_map(str::chars));
        last = if plain.is_some() { c } else { ' ' };
    }
    match id.chars().next() {
        None => None,
        Some(first) if first.is_ascii_lowercase() => Some(id),
        Some(_) => Some(format!("n{joint}{id}")),
    }
}

/// A letter or digit as small letters a to z and digits; `None` for anything else.
fn plain(c: char) -> Option<&'static str> {
    const SMALL: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    let small = c.to_lowercase().next()?;
    if let Some(at) = SMALL.find(small) {
        return SMALL.get(at..=at);
    }
    Some(match small {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// Names that were given.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The name, with a number behind it if it was given before.
    pub fn unique(&mut self, name: Option<String>, joint: char) -> Option<String> {
        let name = name?;
        let numbered = (2..).map(|number| format!("{name}{joint}{number}"));
        let free = core::iter::once(name.clone()).chain(numbered).find(|name| !self.0.contains(name))?;
        self.0.insert(free.clone());
        Some(free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_well_formed() {
        for (name, id) in [
            ("Track Order", "track_order"),
            ("trackOrder", "track_order"),
            ("book-flight__2", "book_flight_2"),
            ("24h Service", "n_24h_service"),
            ("Größe ändern", "groesse_aendern"),
            ("FAQ", "faq"),
        ] {
            assert_eq!(snake(name).as_deref(), Some(id));
        }
        assert_eq!(snake("???"), None);
        let mut names = Names::default();
        assert_eq!(names.unique(kebab("A b"), '-').unwrap() + &names.unique(kebab("a.B"), '-').unwrap(), "a-ba-b-2");
    }

    #[test]
    fn kinds_of_other_systems_are_known() {
        for (name, kind) in [
            ("@sys.date-time", Some("date")),
            ("AMAZON.PhoneNumber", Some("phone")),
            ("sys-number", Some("number")),
            ("snips/amountOfMoney", Some("money")),
            ("builtin.email", Some("email")),
            ("delivery_time", None),
        ] {
            assert_eq!(built_in(name), kind, "{name}");
        }
    }
}
