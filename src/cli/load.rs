//! Loads a desk for a command.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::render::render;
use crate::engine::Engine;
use crate::format::reading::read_desk;

/// The largest bundle that is read, in bytes.
const MAX_BUNDLE: u64 = 1 << 30;

/// The engine of a desk's folder or of a bundle, or what is wrong with it as text.
pub(super) fn engine(desk: &Path) -> Result<Engine, String> {
    if desk.is_file() {
        return Engine::load(&read(desk)?).map_err(|error| format!("firstline: `{}`: {error}", desk.display()));
    }
    let reading = read_desk(desk);
    let sources = reading.sources.clone();
    Engine::from_reading(reading).map_err(|error| match error.diagnostics() {
        [] => format!("firstline: {error}"),
        diagnostics => {
            let excerpts = render(diagnostics, &sources, false);
            format!("{}\nfirstline: the desk in `{}` has errors; mend them first", excerpts.trim_end(), desk.display())
        }
    })
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the bundle it is given, with a limit")]
fn read(bundle: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = File::open(bundle).and_then(|file| file.take(MAX_BUNDLE).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("firstline: cannot read `{}`: {error}", bundle.display())),
    }
}
