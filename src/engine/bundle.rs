//! One file that holds an engine: the desk's sources, the trained classifier, and the desk's own embedding table if it has one.
//!
//! Layout, numbers little-endian: magic (8 bytes), version (u32), lengths of the six sections (u64 each), checksum (u64), the
//! sections: sources (JSON), classifier, index of the articles, what the classifier's classes stand for (JSON; empty where that
//! follows from the sources), vectors and vocabulary of the table, both empty where the crate's is used. The checksum is FNV-1a
//! (64 bit, Fowler, Noll and Vo) over all other bytes. Everything is checked before any length is trusted; rules and templates
//! are made anew from the sources, so that a loaded engine decides as the built one.

use super::{BuildError, Engine};
use crate::format::reading::read_sources;
use crate::text::source::Sources;
use crate::understand::understander::Saved;

const MAGIC: &[u8; 8] = b"firstlin";
const VERSION: u32 = 5;
/// The sources, the classifier, the index of the articles, what the classes stand for, and the vectors and the vocabulary of a
/// table that the desk brings along.
const SECTIONS: usize = 6;
const LENGTHS: usize = MAGIC.len() + 4;
const SUM: usize = LENGTHS + 8 * SECTIONS;
const HEADER: usize = SUM + 8;

/// Why bytes are no bundle.
#[derive(Debug)]
pub struct BundleError {
    kind: BundleErrorKind,
    message: String,
}

/// The kinds of [`BundleError`].
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BundleErrorKind {
    /// The bytes are something else.
    Foreign,
    /// The bundle was written by another version of the crate.
    Version,
    /// It is cut off or was changed.
    Damaged,
    /// It is sound, and this build of the crate cannot use it.
    Unusable,
}

impl BundleError {
    fn new(kind: BundleErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What kind of error it is.
    pub fn kind(&self) -> BundleErrorKind {
        self.kind
    }
}

impl core::fmt::Display for BundleError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "cannot load the bundle: {}", self.message)
    }
}

impl std::error::Error for BundleError {}

impl From<BuildError> for BundleError {
    fn from(error: BuildError) -> Self {
        Self::new(BundleErrorKind::Unusable, error.to_string())
    }
}

impl Engine {
    /// The engine as the bytes of a bundle; equal engines give equal bytes.
    pub fn to_bundle(&self) -> Vec<u8> {
        let sources = serde_json::to_vec(&self.parts.desk.sources).unwrap_or_default();
        let [classifier, articles, taught] = self.parts.understander.saved();
        let table = self.parts.desk.sources.table();
        let (vectors, vocabulary) =
            table.map_or((&[][..], &[][..]), |table| (table.vectors.as_slice(), table.vocabulary.as_bytes()));
        let sections: [&[u8]; SECTIONS] = [&sources, &classifier, &articles, &taught, vectors, vocabulary];
        let mut bytes = Vec::with_capacity(HEADER + sections.iter().map(|section| section.len()).sum::<usize>());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        for section in sections {
            bytes.extend_from_slice(&(section.len() as u64).to_le_bytes());
        }
        let sum = checksum(core::iter::once(bytes.as_slice()).chain(sections));
        bytes.extend_from_slice(&sum.to_le_bytes());
        for section in sections {
            bytes.extend_from_slice(section);
        }
        bytes
    }

    /// The engine of a bundle, without training or indexing it again.
    ///
    /// # Errors
    /// If the bytes are no bundle, or of another version, or damaged, or were made with other features of the crate.
    pub fn load(bundle: &[u8]) -> Result<Self, BundleError> {
        let [sources, classifier, articles, taught, vectors, vocabulary] = open(bundle)?;
        let damaged = |error: &dyn core::fmt::Display| BundleError::new(BundleErrorKind::Damaged, error.to_string());
        let mut sources: Sources = serde_json::from_slice(sources).map_err(|error| damaged(&error))?;
        if !vectors.is_empty() {
            let vocabulary = str::from_utf8(vocabulary).map_err(|error| damaged(&error))?;
            sources.add_table(vectors.to_vec(), vocabulary.to_owned());
        }
        let reading = read_sources(sources);
        Ok(Self::with(reading, Some(Saved { classifier, articles, taught }))?)
    }
}

/// The sections of a sound bundle.
fn open(bundle: &[u8]) -> Result<[&[u8]; SECTIONS], BundleError> {
    let damaged = || BundleError::new(BundleErrorKind::Damaged, "it is cut off or was changed");
    if bundle.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(BundleError::new(BundleErrorKind::Foreign, "it does not begin as a bundle does"));
    }
    let (header, mut body) = bundle.split_at_checked(HEADER).ok_or_else(damaged)?;
    let number = |at: usize| header.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
    let version = header.get(8..12).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    if version != Some(VERSION) {
        let message = format!("it has version {}, and this crate reads {VERSION}", version.unwrap_or_default());
        return Err(BundleError::new(BundleErrorKind::Version, message));
    }
    if number(SUM) != Some(checksum([header.get(..SUM).unwrap_or_default(), body])) {
        return Err(damaged());
    }
    let mut sections = [&[][..]; SECTIONS];
    for (at, section) in sections.iter_mut().enumerate() {
        let length = number(LENGTHS + 8 * at).and_then(|length| usize::try_from(length).ok()).ok_or_else(damaged)?;
        (*section, body) = body.split_at_checked(length).ok_or_else(damaged)?;
    }
    if body.is_empty() { Ok(sections) } else { Err(damaged()) }
}

fn checksum<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let bytes = parts.into_iter().flatten();
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::event::Event;
    use crate::conversation::state::Conversation;

    fn engine() -> Engine {
        let mut files = Sources::default();
        files.add("firstline.yml", "desk: X");
        files.add("intents/a.yml", "- { intent: hello, about: a greeting, examples: [hello, hi there, hey you], reply: Hi! }\n- { intent: bye, about: leaving, examples: [bye bye, see you, farewell], reply: Bye! }");
        files.add("knowledge_base/tea.md", "---\narticle: tea\nquestions: [do you sell tea]\n---\nYes.");
        Engine::from_reading(read_sources(files)).unwrap()
    }

    #[test]
    fn a_loaded_engine_decides_as_the_built_one() {
        let built = engine();
        let bundle = built.to_bundle();
        assert_eq!(bundle, engine().to_bundle(), "equal desks give equal bundles");
        let loaded = Engine::load(&bundle).unwrap();
        for text in ["hello", "byee", "is there tea", "zzz", ""] {
            let event = Event::message("e", "2026-11-23T10:00:00Z".parse().unwrap(), text);
            let step = |engine: &Engine| serde_json::to_string(&engine.step(&Conversation::new("c"), &event)).unwrap();
            assert_eq!(step(&built), step(&loaded));
        }
        assert_eq!(loaded.to_bundle(), bundle);
    }

    #[test]
    fn a_bundle_cut_off_or_changed_anywhere_is_an_error() {
        let bundle = engine().to_bundle();
        for end in 0..bundle.len() {
            assert!(Engine::load(&bundle[..end]).is_err(), "cut off at {end}");
        }
        for at in 0..bundle.len() {
            let mut changed = bundle.clone();
            changed[at] ^= 1 << (at % 8);
            assert!(Engine::load(&changed).is_err(), "changed at {at}");
        }
        let kind = |bytes: &[u8]| Engine::load(bytes).unwrap_err().kind();
        assert_eq!(kind(b"PK\x03\x04"), BundleErrorKind::Foreign);
        let mut newer = bundle.clone();
        newer[8] = 9;
        assert_eq!(kind(&newer), BundleErrorKind::Version);
    }
}
