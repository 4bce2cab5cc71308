//! Words within one typing error of a given one.

use super::features::hash;

/// A list of words that can be searched by near spelling (symmetric deletion: two words one edit apart share a form
/// after at most one letter of each is taken out).
#[derive(Debug, Clone, Default)]
pub struct Speller {
    words: Vec<(String, u32)>,
    /// Sorted: hash of a form, number of the word.
    forms: Vec<(u32, u32)>,
    /// The letters of each word as bits.
    letters: Vec<u32>,
}

/// A word that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near<'a> {
    /// The word.
    pub word: &'a str,
    /// What its list knows of it: a count or a rank.
    pub note: u32,
    /// How unlike a slip of the finger the difference is, 0.5 and up.
    pub cost: f32,
}

impl Speller {
    /// From words, each with a note that a search gives back.
    #[must_use]
    pub fn new(words: Vec<(String, u32)>) -> Self {
        let mut forms = Vec::new();
        for (number, (word, _)) in (0..).zip(&words) {
            each_form(word, |form| forms.push((form, number)));
        }
        forms.sort_unstable();
        forms.dedup();
        let letters = words.iter().map(|(word, _)| letters(word.chars())).collect();
        Self { words, forms, letters }
    }

    /// Words one edit from `word` (a letter more, less, other, or two neighbours swapped), in the order of the list.
    #[must_use]
    pub fn near(&self, word: &str) -> Vec<Near<'_>> {
        let mut numbers: Vec<u32> = Vec::new();
        each_form(word, |form| {
            let from = self.forms.partition_point(|&(other, _)| other < form);
            let run = self.forms.get(from..).unwrap_or_default().iter().take_while(|&&(other, _)| other == form);
            numbers.extend(run.map(|&(_, number)| number));
        });
        numbers.sort_unstable();
        numbers.dedup();
        let found = numbers.into_iter().filter_map(|number| self.words.get(number as usize));
        found
            .filter_map(|(other, note)| Some(Near { word: other, note: *note, cost: slip_cost(word, other)? }))
            .collect()
    }

    /// Words at most two edits from `word` that begin with the same letter, in the order of the list, which has to ascend.
    /// Their cost is the number of edits.
    #[must_use]
    pub fn within_two(&self, word: &str) -> Vec<Near<'_>> {
        let typed: Vec<char> = word.chars().collect();
        let Some(&first) = typed.first() else { return Vec::new() };
        let from = self.words.partition_point(|(other, _)| other.chars().next() < Some(first));
        let words = self.words.get(from..).unwrap_or_default().iter().zip(self.letters.get(from..).unwrap_or_default());
        let same = words.take_while(|((other, _), _)| other.starts_with(first));
        let own = letters(typed.iter().copied());
        // One edit adds or takes away one letter, or does both.
        let likely = same.filter(|(_, other)| (own ^ **other).count_ones() <= 4);
        let mut edits = Edits::default();
        likely
            .filter_map(|((other, note), _)| {
                let cost = edits.between(&typed, other)?;
                Some(Near { word: other, note: *note, cost: f32::from(cost) })
            })
            .collect()
    }
}

/// A bit for each letter that occurs; far letters may share one.
fn letters(word: impl Iterator<Item = char>) -> u32 {
    word.fold(0, |bits, c| bits | 1 << (u32::from(c) % 32))
}

/// Room for counting edits (letters more, less, other, neighbours swapped) by dynamic programming, for many words in turn.
#[derive(Default)]
struct Edits {
    other: Vec<char>,
    /// The row before last, the last and the one being filled.
    rows: [Vec<u8>; 3],
}

impl Edits {
    /// The number of edits between two words, if it is at most two.
    fn between(&mut self, word: &[char], other: &str) -> Option<u8> {
        const MOST: u8 = 2;
        self.other.clear();
        self.other.extend(other.chars());
        if word.len().abs_diff(self.other.len()) > usize::from(MOST) {
            return None;
        }
        let [older, old, row] = &mut self.rows;
        old.clear();
        old.extend((0..=u8::MAX).take(word.len() + 1));
        let mut above = None;
        for (start, y) in (1..=u8::MAX).zip(&self.other) {
            row.clear();
            row.push(start);
            let (mut left, mut before) = (start, None);
            for (at, (x, corner)) in word.iter().zip(old.windows(2)).enumerate() {
                let &[diagonal, over] = corner else { continue };
                let mut cost = (diagonal + u8::from(x != y)).min(over + 1).min(left + 1);
                if before == Some(y) && above == Some(x) {
                    cost = cost.min(at.checked_sub(1).and_then(|at| older.get(at)).map_or(cost, |c| c + 1));
                }
                row.push(cost);
                (left, before) = (cost, Some(x));
            }
            if row.iter().all(|&cost| cost > MOST) {
                return None;
            }
            above = Some(y);
            std::mem::swap(older, old);
            std::mem::swap(old, row);
        }
        old.last().copied().filter(|&cost| cost <= MOST)
    }
}

/// The word itself and every form with one letter left out.
fn each_form(word: &str, mut visit: impl FnMut(u32)) {
    let key = |bytes: &[u8]| super::features::finish(hash(bytes));
    visit(key(word.as_bytes()));
    let mut form = Vec::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        form.clear();
        form.extend_from_slice(word.as_bytes().get(..at).unwrap_or_default());
        form.extend_from_slice(word.as_bytes().get(at + c.len_utf8()..).unwrap_or_default());
        visit(key(&form));
    }
}

/// Cost of having typed `typed` for `meant`; `None` unless they are one edit apart.
fn slip_cost(typed: &str, meant: &str) -> Option<f32> {
    let (t, m): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    let same = t.iter().zip(&m).take_while(|(a, b)| a == b).count();
    let first = if same == 0 { 1.0 } else { 0.0 };
    let (t, m, before) = (t.get(same..)?, m.get(same..)?, same.checked_sub(1).and_then(|i| t.get(i)));
    let cost = match (t, m) {
        ([a, rest @ ..], [b, others @ ..]) if t.len() == m.len() && rest == others => {
            if neighbours(*a, *b) {
                0.8
            } else {
                1.2
            }
        }
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => 0.6,
        ([a, rest @ ..], m) if rest == m => {
            let doubled = before == Some(a) || m.first() == Some(a);
            let beside = before.is_some_and(|&b| neighbours(*a, b)) || m.first().is_some_and(|&b| neighbours(*a, b));
            if doubled {
                0.5
            } else if beside {
                0.9
            } else {
                1.2
            }
        }
        (t, [a, rest @ ..]) if t == rest => {
            if before == Some(a) || rest.first() == Some(a) {
                0.5
            } else {
                0.9
            }
        }
        _ => return None,
    };
    Some(cost + first)
}

/// Whether two keys lie side by side on a QWERTY keyboard.
fn neighbours(a: char, b: char) -> bool {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let place = |c| ROWS.iter().zip(0_i32..).find_map(|(row, y)| Some((i32::try_from(row.find(c)?).ok()?, y)));
    let (Some((ax, ay)), Some((bx, by))) = (place(a), place(b)) else { return false };
    // Each row is shifted half a key to the right of the one above.
    match by - ay {
        0 => (ax - bx).abs() == 1,
        1 => ax == bx || ax == bx + 1,
        -1 => ax == bx || ax == bx - 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(typed: &str) -> Vec<String> {
        let words = ["refund", "refunds", "parcel", "card", "été"].map(|w| (w.to_owned(), 1)).to_vec();
        Speller::new(words).near(typed).iter().map(|n| n.word.to_owned()).collect()
    }

    #[test]
    fn finds_every_kind_of_slip() {
        for typed in ["parcle", "parcell", "prcel", "psrcel", "xparcel", "arcel"] {
            assert_eq!(near(typed), ["parcel"], "{typed}");
        }
        assert_eq!(near("refunt"), ["refund"]);
        assert_eq!(near("refundd"), ["refund", "refunds"]);
        assert_eq!(near("ete"), Vec::<String>::new());
        assert_eq!(near("éte"), ["été"]);
        assert_eq!(near("pracle"), Vec::<String>::new());
    }

    #[test]
    fn two_edits_are_counted() {
        let mut edits = Edits::default();
        let mut between = |a: &str, b| edits.between(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(between("delivery", "delivery"), Some(0));
        assert_eq!(between("delvery", "delivery"), Some(1));
        assert_eq!(between("dleivery", "delivery"), Some(1), "a swap is one edit");
        assert_eq!(between("dleiveyr", "delivery"), Some(2));
        assert_eq!(between("deliverxxy", "delivery"), Some(2));
        assert_eq!(between("xexivexy", "delivery"), None);
        assert_eq!(between("", "été"), None);
    }

    #[test]
    fn two_edits_keep_the_first_letter() {
        let words = ["card", "parcel", "parents", "refund"].map(|w| (w.to_owned(), 1)).to_vec();
        let list = Speller::new(words);
        let near = |typed| list.within_two(typed).iter().map(|n| (n.word.to_owned(), n.cost)).collect::<Vec<_>>();
        assert_eq!(near("parecll"), [("parcel".to_owned(), 2.0)]);
        assert_eq!(near("barcel"), []);
        assert_eq!(near(""), []);
    }

    #[test]
    fn likely_slips_cost_less() {
        let cost = |typed, meant| slip_cost(typed, meant).unwrap();
        assert!(cost("crad", "card") < cost("cad", "card"));
        assert!(cost("csrd", "card") < cost("cprd", "card"));
        assert!(cost("ccard", "card") < cost("cqard", "card"));
        assert!(cost("ard", "card") > cost("car", "card"));
        assert_eq!(slip_cost("card", "care d"), None);
    }

    #[test]
    fn keys_have_neighbours() {
        assert!(neighbours('a', 's') && neighbours('a', 'q') && neighbours('a', 'w') && neighbours('a', 'z'));
        assert!(!neighbours('a', 'd') && !neighbours('a', 'é'));
    }
}
