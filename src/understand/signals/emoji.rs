//! Emoji and emoticons, which every language shares.

use std::ops::Range;

/// What the emoji of a message say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Emoji {
    /// The feelings, from -4 to 4, with their places; each kind at most three times.
    pub feelings: Vec<(f32, Range<usize>)>,
    /// Anger: 😡, 🤬.
    pub angry: bool,
    pub thumbs_up: bool,
    pub thumbs_down: bool,
    pub thanks: bool,
    pub waves: bool,
}

const PLEASED: &str = "😀😃😄😁😊🙂😍🥰😘🤗🥳🎉👍👏❤🧡💛💚💙💜💖💕😎🤩😇🙌🔥💯✅😻☺😆😂🤣👌🙏🌟⭐💪🎊";
const DISPLEASED: &str = "😠😡🤬😤😞😔😟🙁☹😣😖😫😩🥺😢😭😒🙄😑😕👎💔😾🤦🤮🤢💩😨😰😱😓😥🖕😿❌";
const ANGRY: &str = "😠😡🤬😤🖕👿";

/// Emoticons with what they say; they stand alone between spaces or behind a word.
#[rustfmt::skip]
const EMOTICONS: &[(&str, f32)] = &[
    (":-)", 2.0), (":)", 2.0), (":-D", 2.4), (":D", 2.4), (";)", 1.4), (";-)", 1.4), ("=)", 2.0), ("<3", 2.4),
    ("^^", 1.4), (":-(", -2.0), (":(", -2.0), (":'(", -2.2), ("=(", -2.0), (":-/", -1.2), (">:(", -2.6), (":@", -2.4),
    ("D:", -2.0), ("-_-", -1.4), ("</3", -2.2),
];

/// Reads the emoji of a text.
pub(super) fn read(text: &str) -> Emoji {
    let mut emoji = Emoji::default();
    let mut counts = [0_u32; 2];
    if !text.is_ascii() {
        for (at, c) in text.char_indices().filter(|(_, c)| *c >= '\u{2600}') {
            let span = at..at + c.len_utf8();
            let (feeling, count) = match (PLEASED.contains(c), DISPLEASED.contains(c)) {
                (true, _) => (2.0, counts.first_mut()),
                (_, true) => (-2.0, counts.last_mut()),
                _ => (0.0, None),
            };
            if let Some(count) = count {
                *count += 1;
                if *count <= 3 {
                    emoji.feelings.push((feeling, span));
                }
            }
            emoji.angry |= ANGRY.contains(c);
            emoji.thumbs_up |= matches!(c, '👍' | '✅' | '👌');
            emoji.thumbs_down |= matches!(c, '👎' | '❌');
            emoji.thanks |= c == '🙏';
            emoji.waves |= c == '👋';
        }
    }
    if text.contains([':', ';', '=', '<', '^', '_']) {
        let mut next = 0;
        for word in text.split(|c: char| c.is_ascii_whitespace()) {
            let start = next;
            next += word.len() + 1;
            let face = EMOTICONS.iter().filter(|(face, _)| word.ends_with(face)).max_by_key(|(face, _)| face.len());
            let Some((face, feeling)) = face.filter(|_| emoji.feelings.len() < 6) else {
                continue;
            };
            let before = word.len() - face.len();
            // "16:D" or "item:(" in the middle of data is none, "thanks:)" is one.
            let stands = word
                .get(..before)
                .is_some_and(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '!' | '?')));
            if stands && (face.len() > 2 || before == 0 || !face.ends_with('D')) {
                let at = start + before;
                emoji.feelings.push((*feeling, at..at + face.len()));
            }
        }
    }
    emoji
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feeling(text: &str) -> f32 {
        read(text).feelings.iter().map(|(f, _)| f).sum()
    }

    #[test]
    fn faces() {
        assert!(
            feeling("great 😊") > 0.0
                && feeling(":)") > 0.0
                && feeling("thanks :-D") > 0.0
                && feeling("thanks:)") > 0.0
        );
        assert!(feeling("why 😡") < 0.0 && feeling("oh :(") < 0.0);
        assert_eq!(feeling("at 16:00, x5:D"), 0.0);
        assert_eq!(feeling("no faces: here; x=1"), 0.0);
        assert!(read("👍🏽").thumbs_up && read("👋").waves && read("😤").angry);
        assert_eq!(read("😡😡😡😡😡😡").feelings.len(), 3);
        assert_eq!(read("hm :(").feelings, [(-2.0, 3..5)]);
    }
}
