//! What is new in an email.

use std::borrow::Cow;

/// A signature has at most this many lines, its greeting included.
const MAX_SIGNATURE: usize = 8;

/// Greetings that end a letter, in small letters.
const GREETINGS: [&str; 14] = [
    "best",
    "best regards",
    "kind regards",
    "regards",
    "best wishes",
    "many thanks",
    "sincerely",
    "yours sincerely",
    "yours faithfully",
    "cheers",
    "mit freundlichen grüßen",
    "viele grüße",
    "cordialement",
    "un saludo",
];

/// Ends of lines that announce a quotation: "On Monday, Ada wrote:".
const WROTE: [&str; 5] = ["wrote:", "schrieb:", "a écrit :", "a écrit:", "escribió:"];

/// The letter with its quotations and its signature blanked out: each of their bytes gives way to a space, so that places in what
/// is left are places in the letter. Quoted are lines that begin with `>`, and everything from the header of the message before
/// on; a signature begins at a line `--`, at "Sent from my …", or at a greeting with a few lines behind it. A letter that is
/// nothing but those stays as it is.
pub fn fresh(letter: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = letter.split_inclusive('\n').collect();
    let last =
        lines.iter().rposition(|line| !line.trim().is_empty() && !line.trim_start().starts_with('>')).unwrap_or(0);
    let ends = (0..lines.len()).find(|at| ends_at(&lines, *at, last)).unwrap_or(lines.len());
    let is_new =
        |(at, line): (usize, &&str)| at < ends && !line.trim_start().starts_with('>') && !announces(&lines, at);
    let kept: Vec<bool> = lines.iter().enumerate().map(is_new).collect();
    let says = |(line, kept): (&&str, &bool)| *kept && !line.trim().is_empty();
    if kept.iter().all(|kept| *kept) || !lines.iter().zip(&kept).any(says) {
        return Cow::Borrowed(letter);
    }
    let blank = |line: &str| line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
    let parts = lines.iter().zip(&kept);
    Cow::Owned(parts.map(|(line, kept)| if *kept { (*line).to_owned() } else { blank(line) }).collect())
}

/// Marks before the subject of a reply or of a letter that is passed on, in small letters.
const MARKS: [&str; 6] = ["re", "fw", "fwd", "aw", "wg", "tr"];

/// A subject without the marks of replies.
pub fn topic(subject: &str) -> &str {
    let mut left = subject.trim();
    while let Some((mark, rest)) = left.split_once(':') {
        if !MARKS.iter().any(|known| known.eq_ignore_ascii_case(mark.trim())) {
            break;
        }
        left = rest.trim_start();
    }
    left
}

/// Whether nothing new comes from that line on; `last` is the last line that says something.
fn ends_at(lines: &[&str], at: usize, last: usize) -> bool {
    let line = |at: usize| lines.get(at).map_or("", |line| line.trim());
    let low = line(at).to_lowercase();
    let is_header = |name: &str| (1..=4).any(|below| line(at + below).to_lowercase().starts_with(name));
    let is_greeting = GREETINGS.contains(&low.trim_end_matches([',', '.', '!']));
    line(at) == "--"
        || low.starts_with("sent from my ")
        || (low.starts_with("-----") && low.contains("original message"))
        || (low.starts_with("from:") && (is_header("sent:") || is_header("subject:")))
        || (at > 0 && is_greeting && last < at + MAX_SIGNATURE)
}

/// Whether a line announces the quotation that follows; it may be broken in two.
fn announces(lines: &[&str], at: usize) -> bool {
    let line = |at: usize| lines.get(at).map_or("", |line| line.trim());
    let quotes =
        |at: usize| (at..at + 3).map(line).find(|line| !line.is_empty()).is_some_and(|line| line.starts_with('>'));
    let ends = |at: usize| WROTE.iter().any(|end| line(at).to_lowercase().ends_with(end));
    (ends(at) && quotes(at + 1)) || (ends(at + 1) && quotes(at + 2) && line(at).to_lowercase().starts_with("on "))
}

#[cfg(test)]
mod tests {
    use super::{fresh, topic};

    #[test]
    fn a_subject_is_read_without_the_marks_of_replies() {
        assert_eq!(topic("Re: AW: Fwd: my order A12345: where?"), "my order A12345: where?");
        assert_eq!([topic("re:"), topic("Refund: when"), topic("")], ["", "Refund: when", ""]);
    }

    #[test]
    fn quotations_and_signatures_are_blanked_out_and_places_stay() {
        for (letter, new) in [
            ("Where is it?\n\nOn Mon, 1 June, Shop wrote:\n> We sent it.\n> Bye\n", "Where is it?"),
            ("On Mon, 1 June 2026 at 10:00, The Shop\n<a@b.example> wrote:\n> Which order?\n\nA12345", "A12345"),
            ("Refund please.\n\nKind regards,\nJo Doe\n12 High Street\n", "Refund please."),
            ("Refund please.\n-- \nJo Doe\n", "Refund please."),
            ("Refund please.\n\nSent from my phone\n", "Refund please."),
            ("Yes.\n\nFrom: Shop\nSent: Monday\nTo: Jo\nSubject: Refund\n\nDo you want it?", "Yes."),
            ("Ja.\n-----Original Message-----\nWhat?", "Ja."),
        ] {
            let left = fresh(letter);
            assert_eq!((left.trim(), left.len()), (new, letter.len()), "{letter}");
            assert_eq!(left.find(new), letter.find(new));
        }
    }

    #[test]
    fn what_only_looks_like_them_stays() {
        for letter in [
            "Best\nof all is the mill.\nIs it in stock?",
            "The label says From: Lyon.\nIs that right?",
            "> all of it is quoted",
            "She wrote:\nit is broken",
            "one -- two",
            "",
        ] {
            assert_eq!(fresh(letter), letter);
        }
    }
}
