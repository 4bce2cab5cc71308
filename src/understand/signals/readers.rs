//! Readers of signals for all languages of a desk.

use super::{SignalReader, lexicon};
use crate::conversation::signals::Signals;
use crate::text::language::Language;

/// One reader for each language of a desk that has a lexicon.
#[derive(Debug, Clone)]
pub struct SignalReaders {
    /// Never empty.
    readers: Vec<(Language, SignalReader)>,
}

impl SignalReaders {
    /// For some languages, the main one first.
    #[must_use]
    pub fn new(languages: &[Language]) -> Self {
        let mut known: Vec<Language> = languages.iter().copied().filter(|language| lexicon::has(*language)).collect();
        if known.is_empty() {
            known.push(languages.first().copied().unwrap_or_default());
        }
        Self { readers: known.into_iter().map(|language| (language, SignalReader::new(language))).collect() }
    }

    /// The signals of a message. In a language without a lexicon it is read by the first that has one: who writes "agent" or
    /// "help" means it in any language, and what is read wrongly falls towards a person.
    #[must_use]
    pub fn read(&self, text: &str, language: Language) -> Signals {
        let own = self.readers.iter().find(|(own, _)| *own == language).or_else(|| self.readers.first());
        own.map(|(_, reader)| reader.read(text)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::trigger::PersonRequest;

    #[test]
    fn a_language_without_lexicon_is_read_by_one_that_has() {
        let readers = SignalReaders::new(&[Language::Thai, Language::English]);
        for language in [Language::Thai, Language::English] {
            assert_eq!(readers.read("agent please", language).asks_for_person, Some(PersonRequest::Plainly));
        }
        assert!(SignalReaders::new(&[Language::Thai]).read("👍", Language::Thai).affirms);
    }
}
