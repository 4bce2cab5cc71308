//! Typing errors on purpose, to measure what they cost.

use std::fmt;
use std::str::FromStr;

/// How many typing errors a message gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noise {
    /// One in every message.
    Typo1,
    /// One or two in every message.
    Typo2,
}

impl FromStr for Noise {
    type Err = UnknownNoise;

    fn from_str(name: &str) -> Result<Self, UnknownNoise> {
        match name {
            "typo1" => Ok(Self::Typo1),
            "typo2" => Ok(Self::Typo2),
            _ => Err(UnknownNoise { name: name.to_owned() }),
        }
    }
}

/// A name that is no kind of noise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNoise {
    name: String,
}

impl fmt::Display for UnknownNoise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown noise `{}`, expected `typo1` or `typo2`", self.name)
    }
}

impl std::error::Error for UnknownNoise {}

/// Shortest word that gets an error, in letters.
const SHORTEST: usize = 4;

const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

impl Noise {
    /// The message with its errors: a neighbouring key, a letter left out, two swapped, or one doubled, all equally
    /// likely, in words of four letters or more. The same seed and message number give the same errors.
    #[must_use]
    pub fn apply(self, text: &str, seed: u64, message: u64) -> String {
        let mut random = Random::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ message);
        let count = match self {
            Self::Typo1 => 1,
            Self::Typo2 => 1 + random.below(2),
        };
        let mut text = text.to_owned();
        for _ in 0..count {
            text = one_error(&text, &mut random);
        }
        text
    }
}

fn one_error(text: &str, random: &mut Random) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let long = |word: &&mut String| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
    let mut candidates: Vec<&mut String> = words.iter_mut().filter(long).collect();
    if !candidates.is_empty() {
        let chosen = random.below(candidates.len());
        if let Some(word) = candidates.get_mut(chosen) {
            **word = misspell(word, random);
        }
    }
    words.join(" ")
}

fn misspell(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let kind = random.below(4);
    let at = random.below(letters.len());
    match kind {
        0 => {
            if let Some(letter) = letters.get_mut(at) {
                *letter = beside(*letter, random);
            }
        }
        1 => {
            letters.remove(at);
        }
        2 => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
        _ => {
            let letter = letters.get(at).copied().unwrap_or('x');
            letters.insert(at, letter);
        }
    }
    letters.into_iter().collect()
}

/// A key beside that of a letter; the letter itself if it is on no such keyboard.
fn beside(letter: char, random: &mut Random) -> char {
    let small = letter.to_ascii_lowercase();
    let Some((y, x)) = KEYS.iter().enumerate().find_map(|(y, row)| Some((y, row.find(small)?))) else { return letter };
    let key = |y: Option<usize>, x: Option<usize>| Some(char::from(*KEYS.get(y?)?.as_bytes().get(x?)?));
    let (left, right, up, down) = (x.checked_sub(1), Some(x + 1), y.checked_sub(1), Some(y + 1));
    // Each row is shifted half a key to the right of the one above.
    let near = [
        key(Some(y), left),
        key(Some(y), right),
        key(up, Some(x)),
        key(up, right),
        key(down, left),
        key(down, Some(x)),
    ];
    let near: Vec<char> = near.into_iter().flatten().collect();
    let other = near.get(random.below(near.len())).copied().unwrap_or(letter);
    if letter.is_ascii_uppercase() { other.to_ascii_uppercase() } else { other }
}

/// SplitMix64: small, and the same everywhere.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A generator with a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`; 0 for a limit of 0.
    pub const fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.bits() >> 33) as usize % limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_of_four_letters_changes() {
        for message in 0..500 {
            let noisy = Noise::Typo1.apply("my red shoes is late", 7, message);
            let changed: Vec<_> =
                noisy.split(' ').zip("my red shoes is late".split(' ')).filter(|(a, b)| a != b).collect();
            assert!(changed.len() <= 1, "{noisy}");
            assert!(changed.iter().all(|(_, original)| original.len() >= 4));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_errors() {
        let noisy = |seed| (0..20).map(|m| Noise::Typo2.apply("where is my parcel", seed, m)).collect::<Vec<_>>();
        assert_eq!(noisy(1), noisy(1));
        assert_ne!(noisy(1), noisy(2));
    }

    #[test]
    fn every_kind_occurs() {
        let all: Vec<String> = (0..200).map(|m| Noise::Typo1.apply("card", 1, m)).collect();
        for kind in ["crad", "caard", "crd", "vard"] {
            assert!(all.iter().any(|w| w == kind), "{kind}");
        }
        assert_eq!(Noise::Typo1.apply("to be 12345 or", 1, 1), "to be 12345 or");
    }

    #[test]
    fn names_are_read() {
        assert_eq!("typo2".parse(), Ok(Noise::Typo2));
        assert_eq!("x".parse::<Noise>().unwrap_err().to_string(), "unknown noise `x`, expected `typo1` or `typo2`");
    }
}
