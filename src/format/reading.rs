//! Reads a whole desk: from a folder, or from files in memory.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::{articles, intents, settings, suites};
use crate::desk::{Desk, Settings};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::{Source, Sources};
use crate::text::span::{Span, Spanned};

/// The name of the file that makes a folder a desk.
const SETTINGS: &str = "firstline.yml";
/// The folder of intents.
pub(crate) const INTENTS: &str = "intents";
/// The folder of articles.
pub(crate) const ARTICLES: &str = "knowledge_base";
/// The largest file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 8 << 20;
/// The code of a table that cannot be used.
const UNUSABLE_TABLE: &str = "unusable-table";
/// The vectors of an embedding table, in its folder.
const VECTORS: &str = "table.safetensors";
/// Its vocabulary.
const VOCABULARY: &str = "vocab.txt";
/// The largest file of an embedding table that is read, in bytes.
const MAX_TABLE_BYTES: u64 = 64 << 20;
/// The most files that one folder of a desk may hold.
const MAX_FILES: usize = 20_000;

/// What reading a desk gave.
#[derive(Clone, Debug)]
#[must_use]
pub struct Reading {
    /// The desk, without what the diagnostics complain of; `None` if `firstline.yml` could not be read at all.
    pub desk: Option<Desk>,
    /// Every file that was read.
    pub sources: Sources,
    /// Every mistake, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Whether anything was found that stops the build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads the desk in `folder`: `firstline.yml`, `intents/*.yml`, `knowledge_base/*.md` and the suites that
/// `firstline.yml` names. Whatever cannot be read is told as a diagnostic.
pub fn read_desk(folder: &Path) -> Reading {
    let mut files = Files { folder, sources: Sources::default(), diagnostics: Vec::new() };
    files.add(SETTINGS);
    let settings = settings_of(&files.sources, &mut Vec::new());
    files.add_folder(INTENTS, "yml");
    files.add_folder(ARTICLES, "md");
    let (suites, table) = settings.map_or((None, None), |settings| (settings.suites, settings.table));
    if let Some(suites) = suites {
        files.add_folder(suites.trim_end_matches('/'), "yml");
    }
    if let Some(table) = table {
        files.add_table(&table);
    }
    read(files.sources, files.diagnostics)
}

/// The folders whose files make up a desk, relative to its own, which is the first.
#[cfg(feature = "watch")]
pub(crate) fn folders(settings: &Settings) -> Vec<String> {
    let named = [&settings.suites, &settings.table].into_iter().flatten();
    let named = named.map(|folder| folder.trim_end_matches('/').to_owned());
    ["", INTENTS, ARTICLES].into_iter().map(str::to_owned).chain(named).collect()
}

/// Reads a desk from files in memory, named by their paths relative to the desk, with `/` between folders.
pub fn read_sources(sources: Sources) -> Reading {
    read(sources, Vec::new())
}

fn read(sources: Sources, mut diagnostics: Vec<Diagnostic>) -> Reading {
    let unreadable: Vec<u32> = diagnostics.iter().map(|diagnostic| diagnostic.span.source).collect();
    let settings = match sources.iter().any(|source| source.path == SETTINGS) {
        true => settings_of(&sources, &mut diagnostics),
        false => {
            let nowhere = Span { source: Span::NO_SOURCE, ..Span::default() };
            let missing = Diagnostic::error("missing-file", nowhere, format!("there is no `{SETTINGS}` here"));
            diagnostics.push(missing.help("a desk is a folder with this file; `--desk DIR` names another folder"));
            None
        }
    };
    let suites = settings.as_ref().and_then(|settings| settings.suites.as_ref());
    let suites = suites.map(|folder| format!("{}/", folder.trim_end_matches('/')));
    let mut desk = Desk {
        settings: settings.clone().unwrap_or_default(),
        intents: Vec::new(),
        out_of_scope: Vec::new(),
        articles: Vec::new(),
        cases: Vec::new(),
        gates: Vec::new(),
        sources: Sources::default(),
    };
    for (source, file) in (0_u32..).zip(sources.iter()).filter(|(source, _)| !unreadable.contains(source)) {
        let in_folder = |folder: &str| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if file.path != SETTINGS && is_empty(file) {
            let empty = Diagnostic::error("empty-file", Span { source, start: 0, end: 0 }, "this file is empty");
            diagnostics.push(empty.help("write something in it, or delete it"));
        } else if in_folder(INTENTS) {
            intents::read(file, source, &mut desk, &mut diagnostics);
        } else if in_folder(ARTICLES) {
            desk.articles.extend(articles::read(file, source, &mut diagnostics));
        } else if suites.as_ref().is_some_and(|suites| file.path.starts_with(suites.as_str())) {
            suites::read(file, source, &mut desk, &mut diagnostics);
        }
    }
    if let Some(table) = desk.settings.table.as_ref().filter(|_| sources.table().is_none()) {
        let is_told = diagnostics.iter().any(|diagnostic| diagnostic.code == UNUSABLE_TABLE);
        diagnostics.extend((!is_told).then(|| unusable_table(table.span, "its files are not here")));
    }
    desk.intents.sort_by(|a, b| a.id.cmp(&b.id));
    desk.articles.sort_by(|a, b| a.id.cmp(&b.id));
    desk.sources = sources.clone();
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    Reading { desk: settings.is_some().then_some(desk), sources, diagnostics }
}

/// Says that the embedding table which `table:` names cannot be used.
pub(crate) fn unusable_table(table: Span, why: &str) -> Diagnostic {
    let help = format!(
        "name a folder, relative to this file, that holds `{VECTORS}` and `{VOCABULARY}` of one table; or delete `table:` to use \
         the built-in one"
    );
    Diagnostic::error(UNUSABLE_TABLE, table, format!("this embedding table cannot be used: {why}")).help(help)
}

/// Whether nothing but comments stands in a file.
fn is_empty(file: &Source) -> bool {
    let comments = file.path.ends_with(".yml");
    file.text.lines().map(str::trim).all(|line| line.is_empty() || (comments && line.starts_with('#')))
}

fn settings_of(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Settings> {
    let (source, file) = (0_u32..).zip(sources.iter()).find(|(_, file)| file.path == SETTINGS)?;
    settings::read(file, source, diagnostics)
}

/// The files of a folder, as they are read.
struct Files<'a> {
    folder: &'a Path,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Files<'_> {
    /// Adds every file of a folder, with that ending, in the order of their names.
    fn add_folder(&mut self, folder: &str, ending: &str) {
        let Ok(entries) = fs::read_dir(self.folder.join(folder)) else { return };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(&format!(".{ending}"))).collect();
        names.sort_unstable();
        for name in names.iter().take(MAX_FILES) {
            self.add(&format!("{folder}/{name}"));
        }
        if names.len() > MAX_FILES {
            let source = self.sources.add(folder, "");
            let message = format!("more than {MAX_FILES} files in one folder");
            self.complain(source, message, "put several intents into one file");
        }
    }

    /// Adds the embedding table of a folder, or says why it cannot.
    fn add_table(&mut self, folder: &Spanned<String>) {
        let file = |name: &str| {
            let bytes = self.bytes(&format!("{}/{name}", folder.trim_end_matches('/')), MAX_TABLE_BYTES);
            match bytes {
                Ok(bytes) if bytes.len() as u64 > MAX_TABLE_BYTES => {
                    Err(format!("`{name}` is larger than {} MB", MAX_TABLE_BYTES >> 20))
                }
                Ok(bytes) => Ok(bytes),
                Err(error) => Err(format!("cannot read `{name}`: {error}")),
            }
        };
        let vocabulary = || String::from_utf8(file(VOCABULARY)?).map_err(|_| format!("`{VOCABULARY}` is not UTF-8"));
        match file(VECTORS).and_then(|vectors| Ok((vectors, vocabulary()?))) {
            Ok((vectors, vocabulary)) => self.sources.add_table(vectors, vocabulary),
            Err(why) => self.diagnostics.push(unusable_table(folder.span, &why)),
        }
    }

    /// The bytes of a file, at most one more than `limit`.
    #[expect(clippy::disallowed_methods, reason = "this is the one reader of files, with a limit")]
    fn bytes(&self, path: &str, limit: u64) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        fs::File::open(self.folder.join(path))?.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn add(&mut self, path: &str) {
        let bytes = match self.bytes(path, MAX_FILE_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if path == SETTINGS && error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                let source = self.sources.add(path, "");
                return self.complain(source, format!("cannot read this file: {error}"), "check its permissions");
            }
        };
        if bytes.len() as u64 > MAX_FILE_BYTES {
            let source = self.sources.add(path, "");
            let message = format!("this file is larger than {} MB", MAX_FILE_BYTES >> 20);
            return self.complain(source, message, "split it");
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                self.sources.add(path, text);
            }
            Err(error) => {
                let source = self.sources.add(path, "");
                let at = error.utf8_error().valid_up_to();
                self.complain(source, format!("this file is not UTF-8, from byte {at} on"), "save it as UTF-8");
            }
        }
    }

    fn complain(&mut self, source: u32, message: String, help: &str) {
        let span = Span { source, start: 0, end: 0 };
        self.diagnostics.push(Diagnostic::error("unreadable-file", span, message).help(help));
    }
}
