//! Guides: steps that a customer is led through, one message after the other.

use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use crate::text::span::Spanned;

/// One step: what to do, what to tell then, and where each reply leads.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// Its id within the guide. `resolved` and `person` are no ids, because they are ends.
    #[serde(rename = "step")]
    pub id: Spanned<String>,
    /// What the customer should do, as a template in Markdown.
    pub say: Spanned<String>,
    /// The question whose reply leads on; without it the choices speak for themselves.
    #[serde(default)]
    pub ask: Option<Spanned<String>>,
    /// The replies, in the order in which they are shown.
    #[serde(default)]
    pub choices: Vec<StepChoice>,
}

/// One reply to a step's question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepChoice {
    /// What the customer picks or types.
    #[serde(rename = "if")]
    pub label: Spanned<String>,
    /// Where it leads.
    pub then: Spanned<Next>,
}

/// Where a reply leads: the id of a step, `resolved`, or `person`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another step of the guide.
    Step(String),
    /// The end: the problem is solved.
    Resolved,
    /// The end: a person takes over.
    Person,
}

impl core::str::FromStr for Next {
    type Err = core::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "resolved" => Self::Resolved,
            "person" => Self::Person,
            step => Self::Step(step.to_owned()),
        })
    }
}

impl core::fmt::Display for Next {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Step(step) => step,
            Self::Resolved => "resolved",
            Self::Person => "person",
        })
    }
}

as_text!(Next);
