//! For whom articles are shown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::desk::channel::Channel;
use crate::text::language::Language;

/// Who reads the answer, on which day and by which way. What is `None` keeps no article back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The language of the message. Articles in it go first; where none of them answers, those in the desk's main language
    /// follow, and then all others.
    pub language: Option<Language>,
    /// The day: articles that are not yet or no longer valid are never found.
    pub day: Option<Date>,
    /// The channel.
    pub channel: Option<Channel>,
    /// The groups that the customer belongs to, in the desk's words.
    pub groups: Option<BTreeSet<String>>,
}
