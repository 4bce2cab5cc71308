//! The server under trial: real processes, which can be killed.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use web_desk::store::Store;
use web_desk::web::secret::password_hash;

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// A Monday, when people are at the desk.
const MORNING: &str = "2026-11-23T10:00:00Z";
pub const PASSWORD: &str = "for this trial only";

/// A folder that is gone afterwards.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Result<Self, String> {
        let path = std::env::temp_dir().join(format!("web_desk-trial-{}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|error| error.to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub struct Server {
    child: Child,
    program: PathBuf,
    folder: PathBuf,
    began: Instant,
    pub address: Arc<str>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Server {
    pub fn start(folder: &Path) -> Result<Self, String> {
        let me = std::env::current_exe().map_err(|error| error.to_string())?;
        let program = me.with_file_name("web_desk");
        let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address: Arc<str> = free.map_err(|error| error.to_string())?.to_string().into();
        let child = spawn(&program, folder, &address, Duration::ZERO)?;
        Ok(Self { child, program, folder: folder.to_owned(), began: Instant::now(), address })
    }

    /// Ends it as a failure of power would: it gets no word of it.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub fn restart(&mut self) -> Result<(), String> {
        self.child = spawn(&self.program, &self.folder, &self.address, self.began.elapsed())?;
        Ok(())
    }

    pub async fn is_up(&self) -> Result<(), String> {
        let began = Instant::now();
        while tokio::net::TcpStream::connect(&*self.address).await.is_err() {
            if began.elapsed() > PATIENCE {
                return Err("the server does not start".to_owned());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

/// `after` is how long ago the trial began, so that the clock goes on over restarts.
fn spawn(program: &Path, folder: &Path, address: &str, after: Duration) -> Result<Child, String> {
    let begin: Timestamp = MORNING.parse().map_err(|error: jiff::Error| error.to_string())?;
    let now = begin.checked_add(after).map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.env("LISTEN", address).env("DATABASE_FILE", folder.join("desk.db")).env("NOW", now.to_string());
    command.env("CONVERSATIONS_PER_MINUTE", "1000000").env("CONNECTORS", folder.join("connectors.json"));
    command.stderr(Stdio::null());
    command.spawn().map_err(|error| format!("`{}`: {error}; build it first", program.display()))
}

/// The database that the servers use.
pub fn store(folder: &Path) -> Result<Store, String> {
    let store = match std::env::var("DATABASE_URL") {
        Ok(url) => Store::postgres(&url),
        Err(_) => Store::sqlite(&folder.join("desk.db")),
    };
    store.map_err(|error| error.to_string())
}

pub fn add_agents(store: &Store, count: usize) -> Result<(), String> {
    let hash = password_hash(PASSWORD)?;
    for number in 0..count {
        store.set_agent(&format!("agent-{number}"), &hash).map_err(|error| error.to_string())?;
    }
    Ok(())
}
