//! `firstline build`: a desk as one file.

use std::path::Path;

use super::{Outcome, load};

pub(super) fn run(desk: &Path, output: &Path) -> Result<Outcome, String> {
    let engine = load::engine(desk)?;
    let bundle = engine.to_bundle();
    std::fs::write(output, &bundle)
        .map_err(|error| format!("firstline: cannot write `{}`: {error}", output.display()))?;
    Ok(Outcome::fine(format!("wrote {} ({:.2} MB)\n", output.display(), bundle.len() as f64 / 1e6)))
}
