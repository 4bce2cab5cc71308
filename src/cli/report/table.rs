//! Tables of HTML.

use std::fmt::Write;

use super::escape::Text;

/// A column's head, and what stands below it.
#[derive(Copy, Clone)]
pub(super) enum Column {
    /// What a row is about; the first column.
    Head(&'static str),
    /// Words.
    Words(&'static str),
    /// Numbers, which stand to the right.
    Number(&'static str),
}

/// A table with a caption. The cells are markup.
pub(super) fn table(caption: &str, columns: &[Column], rows: &[Vec<String>]) -> String {
    let mut out =
        format!("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table>\n", Text(caption));
    let _ = write!(out, "<caption>{}</caption>\n<thead><tr>", Text(caption));
    for column in columns {
        let (class, name) = match column {
            Column::Head(name) | Column::Words(name) => ("", name),
            Column::Number(name) => (" class=\"number\"", name),
        };
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", Text(name));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (column, cell) in columns.iter().zip(row) {
            let _ = match column {
                Column::Head(_) => write!(out, "<th scope=\"row\">{cell}</th>"),
                Column::Words(_) => write!(out, "<td>{cell}</td>"),
                Column::Number(_) => write!(out, "<td class=\"number\">{cell}</td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody></table></div>\n"
}
