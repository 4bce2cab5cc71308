//! The confusion matrix, whose cells lead to their messages, and the pairs that are confused most.

use std::fmt::Write;

use super::escape::Text;
use super::page::details;
use super::understanding::listed;
use crate::cli::render::count;
use crate::evaluate::appraisal::confusion::{Class, ConfusedPair, Confusion};

/// At most so many intents and articles stand in the matrix: those in the most mistakes.
const CLASSES: usize = 30;
/// At most so many messages of a cell are listed.
const MESSAGES: usize = 50;
/// At most so many pairs are listed.
const PAIRS: usize = 20;

/// The word for an intent or article.
pub(super) fn named<'a>(class: Class<'a>) -> &'a str {
    class.map_or("nothing", |target| target.id())
}

/// The matrix, and for each of its cells the messages in it, which show when the cell is followed.
pub(super) fn matrix(id: &str, confusion: &Confusion<'_>) -> String {
    let classes = confusion.mistaken(CLASSES);
    if classes.is_empty() {
        return "<p>No message is mistaken for another intent or article.</p>\n".to_owned();
    }
    let mut out = format!(
        "<h3>What is taken for what</h3>\n<p>A row is what is right, a column what was found; only those in a mistake, at most \
         {CLASSES}. A number leads to its messages.</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion \
         matrix\"><table class=\"matrix\" id=\"{id}-matrix\"><caption>Confusion matrix</caption>\n<thead><tr><td></td>"
    );
    for (number, class) in (1..).zip(&classes) {
        let name = Text(named(*class));
        let _ = write!(out, "<th scope=\"col\"><abbr title=\"{name}\" aria-label=\"{name}\">{number}</abbr></th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let mut cells = String::new();
    for (row, right) in (1..).zip(&classes) {
        let _ = write!(out, "<tr><th scope=\"row\">{row} {}</th>", Text(named(*right)));
        for (column, found) in (1..).zip(&classes) {
            let Some(messages) = confusion.cells.get(&(*right, *found)) else {
                out.push_str("<td></td>");
                continue;
            };
            let (class, cell) = (if row == column { "right" } else { "wrong" }, format!("{id}-{row}-{column}"));
            let told = format!("{} of {} taken for {}", count(messages.len(), "message"), named(*right), named(*found));
            let (told, number) = (Text(told), messages.len());
            let _ = write!(
                out,
                "<td class=\"{class}\"><a href=\"#{cell}\" title=\"{told}\" aria-label=\"{told}\">{number}</a></td>"
            );
            let _ = write!(
                cells,
                "<section class=\"cell\" id=\"{cell}\" tabindex=\"-1\" aria-label=\"{told}\"><h4>{told}</h4>\n{}\
                 <p><a href=\"#{id}-matrix\">Back to the matrix</a></p></section>\n",
                listed(messages, MESSAGES)
            );
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody></table></div>\n" + &cells
}

/// The pairs that are confused most, each with its messages.
pub(super) fn pairs(confusion: &Confusion<'_>) -> String {
    let pairs = confusion.pairs();
    if pairs.is_empty() {
        return String::new();
    }
    let mut out = String::from("<h3>Most confused pairs</h3>\n");
    for ConfusedPair { one, other, there, back } in pairs.iter().take(PAIRS) {
        let both = [(*one, *other), (*other, *one)];
        let messages: Vec<_> = both.iter().filter_map(|cell| confusion.cells.get(cell)).flatten().copied().collect();
        let (one, other) = (named(*one), named(*other));
        let told = match back {
            0 => format!("{there} of {one} taken for {other}"),
            _ => format!("{there} of {one} taken for {other}, {back} the other way"),
        };
        out += &details(&told, &listed(&messages, MESSAGES));
    }
    if pairs.len() > PAIRS {
        let _ = writeln!(out, "<p>… and {} more</p>", count(pairs.len() - PAIRS, "pair"));
    }
    out
}
