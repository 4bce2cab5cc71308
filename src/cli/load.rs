//! Loads a desk for a command.

use std::path::Path;

use crate::engine::Engine;
use crate::format::reading::read_desk;

use super::render::render;

/// The engine of a desk, or its mistakes as text.
pub(super) fn engine(folder: &Path) -> Result<Engine, String> {
    let reading = read_desk(folder);
    let sources = reading.sources.clone();
    Engine::from_reading(reading).map_err(|error| match error.diagnostics() {
        [] => format!("firstline: {error}"),
        diagnostics => {
            let excerpts = render(diagnostics, &sources, false);
            format!("{excerpts}\nfirstline: the desk in `{}` has errors; mend them first", folder.display())
        }
    })
}
