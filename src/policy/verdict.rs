//! What the policy decides.

use super::routing::Route;
use super::say::Say;
use crate::conversation::assist::ApprovalRequest;
use crate::conversation::choice::Choice;
use crate::conversation::evidence::Target;
use crate::conversation::fault::Fault;
use crate::conversation::search::SearchQuery;
use crate::conversation::trace::Reason;
use crate::desk::action::Action;
use crate::desk::process::Way;

/// What is to be done.
#[derive(Debug)]
pub struct Verdict {
    /// In a word.
    pub action: Action,
    /// What is to be said, one after the other.
    pub say: Vec<Say>,
    /// What the customer can pick.
    pub choices: Vec<Choice>,
    /// What it is about.
    pub about: Option<Target>,
    /// What else it is about.
    pub also: Vec<Target>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Where it goes, with actions `handoff` and `arrange`.
    pub route: Option<Route>,
    /// The way by which a person follows up.
    pub way: Way,
    /// What a person is asked to allow.
    pub approval: Option<ApprovalRequest>,
    /// What the host is asked to search for.
    pub search: Option<SearchQuery>,
    /// What was looked at on the way.
    pub steps: Vec<String>,
    /// What went wrong.
    pub faults: Vec<Fault>,
}

impl Verdict {
    /// Nothing is said, for this reason.
    pub fn wait(name: &str, text: &str) -> Self {
        let reason = Reason::own(name, text, None);
        Self {
            action: Action::Wait,
            say: Vec::new(),
            choices: Vec::new(),
            about: None,
            also: Vec::new(),
            reasons: vec![reason],
            route: None,
            way: Way::Chat,
            approval: None,
            search: None,
            steps: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// This is done and said; the reason is still to be given.
    pub(super) fn saying(action: Action, say: Vec<Say>) -> Self {
        Self { action, say, reasons: Vec::new(), ..Self::wait("", "") }
    }

    /// The same for this one reason.
    #[must_use]
    pub(super) fn because(self, name: &str, text: &str) -> Self {
        let reason = Reason::own(name, text, None);
        Self { reasons: vec![reason], ..self }
    }
}
