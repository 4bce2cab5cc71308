//! A page of HTML that needs nothing beside it: no network, no script.

use std::fmt::Write;

use super::escape::Text;

const STYLE: &str = include_str!("page.css");

/// A page, section by section.
pub(super) struct Page {
    title: String,
    lead: String,
    contents: String,
    sections: String,
}

impl Page {
    /// A page without sections; title and lead are plain text.
    pub fn new(title: String, lead: String) -> Self {
        Self { title, lead, contents: String::new(), sections: String::new() }
    }

    /// Adds a section. `html` is markup.
    pub fn add(&mut self, id: &str, heading: &str, html: &str) {
        let _ = writeln!(self.contents, "<li><a href=\"#{id}\">{}</a></li>", Text(heading));
        let _ = writeln!(
            self.sections,
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n{html}</section>",
            Text(heading)
        );
    }

    /// The whole page. Its security policy allows no script and no request at all.
    pub fn html(&self) -> String {
        let Self { title, lead, contents, sections } = self;
        let (title, lead) = (Text(title), Text(lead));
        format!(
            "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<a class=\"skip\" href=\"#main\">Skip to the content</a>
<header>
<h1>{title}</h1>
<p>{lead}</p>
<nav aria-label=\"Contents\"><ul>
{contents}</ul></nav>
</header>
<main id=\"main\">
{sections}</main>
</body>
</html>
"
        )
    }
}

/// Headline figures: each with its name, as markup.
pub(super) fn tiles(figures: &[(&str, String)]) -> String {
    let mut out = String::from("<dl class=\"tiles\">\n");
    for (name, value) in figures {
        let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", Text(name), Text(value));
    }
    out + "</dl>\n"
}

/// A share (0..=1) in percent, and a dash for nothing.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// A part of the page that opens on demand. `html` is markup.
pub(super) fn details(summary: &str, html: &str) -> String {
    format!("<details><summary>{}</summary>\n{html}</details>\n", Text(summary))
}
