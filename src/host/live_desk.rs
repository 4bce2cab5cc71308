//! A desk that is served while its files are edited: a changed one is checked, built and swapped in; a broken edit keeps the
//! engine that is there.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use serde::Serialize;

use crate::engine::{BuildError, Engine};
use crate::format::reading::{folders, read_desk};
use crate::text::source::Sources;

/// For this long no file must change before the desk is read: editors write in several steps, and several files at once.
const QUIET: Duration = Duration::from_millis(200);
/// A desk whose files never rest is read after so many changes all the same.
const MOST_CHANGES: u32 = 10_000;

/// A desk's folder, and the engine of its last good state.
///
/// A host takes [`engine`](Self::engine) anew for each event; conversations are plain data, so that they go on under the next
/// engine as under the last.
///
/// ```no_run
/// use std::sync::Arc;
/// use firstline::{LiveDesk, Reloaded};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let desk = Arc::new(LiveDesk::open("path/to/desk")?);
/// let _watch = LiveDesk::watch(&desk, |reloaded| {
///     if let Reloaded::Kept(broken) = reloaded {
///         eprintln!("{}", broken.error);
///     }
/// })?;
/// let engine = desk.engine(); // for this event
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct LiveDesk {
    folder: PathBuf,
    now: RwLock<(Engine, DeskStatus)>,
    /// Held while the desk is read and built, so that two never do so at once.
    reloading: Mutex<()>,
}

/// How a live desk is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeskStatus {
    /// The fingerprint of the desk that answers.
    pub version: String,
    /// How often another engine was swapped in.
    pub swaps: u64,
    /// How many edits were broken, so that the engine stayed.
    pub refused: u64,
    /// What is wrong with the files as they were last read; `None` if the engine is theirs.
    pub broken: Option<String>,
}

/// What came of reading the files again.
#[derive(Debug)]
pub enum Reloaded {
    /// They are those of the engine that is there.
    Unchanged,
    /// Their engine answers from now on.
    Swapped,
    /// They have errors; the engine that was there stays.
    Kept(Box<Broken>),
}

/// Files from which no engine could be built.
#[derive(Debug)]
pub struct Broken {
    /// Why, with the diagnostics.
    pub error: BuildError,
    /// The files that the diagnostics point into.
    pub sources: Sources,
}

impl LiveDesk {
    /// Reads, checks and builds the desk in a folder. It is not watched yet.
    ///
    /// # Errors
    /// If its files have errors, or no engine can be built from them.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, BuildError> {
        Ok(Self::of(&folder, Engine::open(&folder)?))
    }

    /// The desk in a folder, with an engine that was built from it before.
    pub fn of(folder: impl AsRef<Path>, engine: Engine) -> Self {
        let status = DeskStatus { version: engine.desk_version().to_owned(), ..DeskStatus::default() };
        let folder = folder.as_ref().to_owned();
        Self { folder, now: RwLock::new((engine, status)), reloading: Mutex::new(()) }
    }

    /// The engine that answers now.
    pub fn engine(&self) -> Engine {
        self.now.read().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// How it is doing.
    pub fn status(&self) -> DeskStatus {
        self.now.read().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// Reads the files again, and swaps their engine in if they changed and are without errors. Whoever asks for an engine
    /// meanwhile gets the one that is there.
    pub fn reload(&self) -> Reloaded {
        let _one_at_a_time = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        let reading = read_desk(&self.folder);
        let version = reading.sources.fingerprint();
        if version == self.status().version {
            self.change(|_, status| status.broken = None);
            return Reloaded::Unchanged;
        }
        let sources = reading.sources.clone();
        match Engine::from_reading(reading) {
            Ok(built) => {
                self.change(|engine, status| {
                    *engine = built;
                    *status = DeskStatus { version, swaps: status.swaps + 1, broken: None, ..*status };
                });
                Reloaded::Swapped
            }
            Err(error) => {
                self.change(|_, status| {
                    status.refused += 1;
                    status.broken = Some(error.to_string());
                });
                Reloaded::Kept(Box::new(Broken { error, sources }))
            }
        }
    }

    fn change(&self, change: impl FnOnce(&mut Engine, &mut DeskStatus)) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        let (engine, status) = &mut *now;
        change(engine, status);
    }

    /// Watches the desk's files until the watch is dropped, and reloads them when they have changed and rest. `told` hears what
    /// came of it, on a thread of its own.
    ///
    /// # Errors
    /// If the system cannot watch the desk's folder.
    pub fn watch(desk: &Arc<Self>, told: impl Fn(&Reloaded) + Send + 'static) -> Result<Watch, WatchError> {
        let (stop, changes) = channel();
        let changed = stop.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file is no change of it. An error may have hidden one.
            if event.map_or(true, |event| !event.kind.is_access()) {
                let _ = changed.send(Told::Changed);
            }
        })?;
        watcher.watch(&desk.folder, RecursiveMode::NonRecursive)?;
        desk.watch_folders(&mut watcher);
        let desk = Arc::clone(desk);
        #[expect(clippy::disallowed_methods, reason = "files are watched beside the host's own work")]
        let thread = std::thread::spawn(move || desk.follow(&changes, watcher, told));
        Ok(Watch { stop, thread: Some(thread) })
    }

    /// Reloads after each burst of changes.
    fn follow(&self, changes: &Receiver<Told>, mut watcher: RecommendedWatcher, told: impl Fn(&Reloaded)) {
        while let Ok(Told::Changed) = changes.recv() {
            for _ in 0..MOST_CHANGES {
                match changes.recv_timeout(QUIET) {
                    Ok(Told::Changed) => {}
                    Ok(Told::Stop) => return,
                    Err(_) => break,
                }
            }
            // A folder that was replaced, or is new, is watched before it is read, so that no later change of it is missed.
            self.watch_folders(&mut watcher);
            let reloaded = self.reload();
            self.watch_folders(&mut watcher);
            told(&reloaded);
        }
    }

    /// Watches the folders inside the desk. One that is not there is seen when it comes, in the desk's own.
    fn watch_folders(&self, watcher: &mut RecommendedWatcher) {
        for folder in folders(&self.engine().desk().settings) {
            let _ = watcher.watch(&self.folder.join(folder), RecursiveMode::NonRecursive);
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Told {
    Changed,
    Stop,
}

/// A desk's folder is watched as long as this lives.
#[derive(Debug)]
pub struct Watch {
    stop: Sender<Told>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.stop.send(Told::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Why a desk cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("the desk's folder cannot be watched: {0}")]
pub struct WatchError(#[from] notify::Error);
