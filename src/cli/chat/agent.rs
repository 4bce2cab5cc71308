//! What `/agent` may be followed by: the words that suites have for what a person does.

use crate::desk::suite::AgentDoes;

/// How `/agent` is typed.
pub(super) const USAGE: &str = "\
/agent joins · says TEXT · transfers QUEUE · approves · refuses · returns · leaves · resolves";

/// What is typed after `/agent`, or what is wrong with it.
pub(super) fn parse(typed: &str) -> Result<AgentDoes, String> {
    let (word, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let rest = rest.trim();
    let needs = |what: &str| format!("`/agent {word}` needs {what}");
    match word {
        "says" if rest.is_empty() => Err(needs("a text")),
        "says" => Ok(AgentDoes::Says(rest.to_owned())),
        "transfers" if rest.is_empty() => Err(needs("the name of a queue")),
        "transfers" => Ok(AgentDoes::Transfers(rest.to_owned())),
        _ if !rest.is_empty() => Err(format!("`/agent {word}` takes nothing more; {USAGE}")),
        "joins" => Ok(AgentDoes::Joins),
        "approves" => Ok(AgentDoes::Approves),
        "refuses" => Ok(AgentDoes::Refuses),
        "returns" => Ok(AgentDoes::Returns),
        "leaves" => Ok(AgentDoes::Leaves),
        "resolves" => Ok(AgentDoes::Resolves),
        _ => Err(format!("`{word}` is nothing that a person does; {USAGE}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_does_is_read() {
        assert_eq!(parse("says  Hello, Mira here "), Ok(AgentDoes::Says("Hello, Mira here".to_owned())));
        assert_eq!(parse("transfers care"), Ok(AgentDoes::Transfers("care".to_owned())));
        assert_eq!(parse("returns"), Ok(AgentDoes::Returns));
        for wrong in ["", "says", "transfers", "joins us", "sings"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
