//! Who looks for articles.

use serde::{Deserialize, Serialize};

use super::duration::Duration;
use crate::text::span::Spanned;

/// Who looks for the articles that answer a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Search {
    /// The engine, in the articles of the desk.
    #[default]
    Own,
    /// The host, in a search engine of its own. It is asked where intents and phrases leave a message open.
    Host(HostSearch),
}

/// How the host searches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HostSearch {
    /// Within which time; after it the bot goes on without.
    pub within: Spanned<Duration>,
}
