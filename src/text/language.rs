//! Languages by their ISO 639-1 codes.

pub mod clearly;
mod function_words;
pub mod recogniser;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! languages {
    ($($(#[$mark:meta])* $name:ident $code:literal $english:literal),+ $(,)?) => {
        /// A language that messages may be written in. Parses from and displays as its ISO 639-1 code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[non_exhaustive]
        pub enum Language {
            $(#[doc = $english] $(#[$mark])* $name,)+
        }

        impl Language {
            /// Every language, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The ISO 639-1 code, two lower-case letters.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The language's English name.
            #[must_use]
            pub const fn english_name(self) -> &'static str {
                match self { $(Self::$name => $english),+ }
            }
        }
    };
}

languages! {
    #[default]
    English "en" "English",
    Arabic "ar" "Arabic",
    Danish "da" "Danish",
    Dutch "nl" "Dutch",
    Finnish "fi" "Finnish",
    French "fr" "French",
    German "de" "German",
    Greek "el" "Greek",
    Hungarian "hu" "Hungarian",
    Italian "it" "Italian",
    Norwegian "no" "Norwegian",
    Portuguese "pt" "Portuguese",
    Romanian "ro" "Romanian",
    Russian "ru" "Russian",
    Spanish "es" "Spanish",
    Swedish "sv" "Swedish",
    Tamil "ta" "Tamil",
    Turkish "tr" "Turkish",
    Basque "eu" "Basque",
    Bengali "bn" "Bengali",
    Bulgarian "bg" "Bulgarian",
    Catalan "ca" "Catalan",
    Chinese "zh" "Chinese",
    Croatian "hr" "Croatian",
    Czech "cs" "Czech",
    Estonian "et" "Estonian",
    Filipino "tl" "Filipino",
    Hebrew "he" "Hebrew",
    Hindi "hi" "Hindi",
    Indonesian "id" "Indonesian",
    Irish "ga" "Irish",
    Japanese "ja" "Japanese",
    Korean "ko" "Korean",
    Latvian "lv" "Latvian",
    Lithuanian "lt" "Lithuanian",
    Malay "ms" "Malay",
    Persian "fa" "Persian",
    Polish "pl" "Polish",
    Serbian "sr" "Serbian",
    Slovak "sk" "Slovak",
    Slovenian "sl" "Slovenian",
    Thai "th" "Thai",
    Ukrainian "uk" "Ukrainian",
    Urdu "ur" "Urdu",
    Vietnamese "vi" "Vietnamese",
}

static SMALL_WORDS: LazyLock<BTreeMap<Language, BTreeSet<&str>>> = LazyLock::new(|| {
    let lists = function_words::FUNCTION_WORDS.iter();
    lists.map(|(language, words)| (*language, words.split_whitespace().collect())).collect()
});

impl Language {
    /// Whether a word in lower case is one of those which nearly every sentence holds; none is, where they are not known.
    pub(crate) fn is_small_word(self, word: &str) -> bool {
        SMALL_WORDS.get(&self).is_some_and(|words| words.contains(word))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text that is no code of a known language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage {
    code: String,
}

impl UnknownLanguage {
    /// The text that was read.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language `{}`; write an ISO 639-1 code such as `en`", self.code)
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a code in any case; a region is ignored (`pt-BR`, `en_GB`), `nb` and `nn` are Norwegian.
    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let primary = if matches!(primary.as_str(), "nb" | "nn") { "no" } else { &primary };
        let found = Self::ALL.iter().copied().find(|language| language.code() == primary);
        found.ok_or_else(|| UnknownLanguage { code: code.to_owned() })
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for &language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(language.to_string().len(), 2);
        }
        let mut codes: Vec<_> = Language::ALL.iter().map(|l| l.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Language::ALL.len());
    }

    #[test]
    fn regions_and_case_are_ignored() {
        assert_eq!("pt-BR".parse(), Ok(Language::Portuguese));
        assert_eq!("EN_gb".parse(), Ok(Language::English));
        assert_eq!("nb".parse(), Ok(Language::Norwegian));
    }

    #[test]
    fn an_unknown_code_is_named() {
        let error = "xx".parse::<Language>().unwrap_err();
        assert_eq!(error.code(), "xx");
        assert_eq!(error.to_string(), "unknown language `xx`; write an ISO 639-1 code such as `en`");
        assert!("".parse::<Language>().is_err());
    }

    #[test]
    fn serialises_as_its_code() {
        assert_eq!(serde_json::to_string(&Language::French).unwrap(), "\"fr\"");
        assert_eq!(serde_json::from_str::<Language>("\"es\"").unwrap(), Language::Spanish);
        assert!(serde_json::from_str::<Language>("\"q\"").is_err());
    }
}
