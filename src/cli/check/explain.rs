//! `firstline check --explain CODE`.

use crate::check::codes;
use crate::text::diagnostic::{Severity, did_you_mean};

pub(super) fn explain(code: &str) -> Result<String, String> {
    let Some(found) = codes::find(code) else {
        let near = did_you_mean(code, codes::all().map(|known| known.name));
        let help =
            near.map_or_else(|| "`docs/checks.md` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(format!("firstline: no finding has the code `{code}`; {help}"));
    };
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    Ok(format!("{severity}[{}]\n\n{}\n", found.name, found.text))
}
