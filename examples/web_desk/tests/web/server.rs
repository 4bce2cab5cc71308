//! A server over the sample desk, for tests.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by them")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Ends a process when the test is over, however it ends.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder that is gone after the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("web_desk-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A server over the sample desk, copied so that the test may edit it; and where it listens.
pub struct Server {
    pub url: String,
    pub desk: PathBuf,
    _running: Running,
    _folder: Folder,
}

pub const PASSWORD: &str = "a long enough password";

impl Server {
    pub fn start(name: &str) -> Self {
        let folder = Folder::new(name);
        let desk = folder.0.join("desk");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for part in ["intents", "knowledge_base"] {
            std::fs::create_dir_all(desk.join(part)).unwrap();
            for file in std::fs::read_dir(sample.join(part)).unwrap() {
                let file = file.unwrap();
                std::fs::copy(file.path(), desk.join(part).join(file.file_name())).unwrap();
            }
        }
        let settings = std::fs::read_to_string(sample.join("firstline.yml")).unwrap();
        std::fs::write(desk.join("firstline.yml"), settings.replace("suites: tests/suites\n", "")).unwrap();
        let command = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_web_desk"));
            command.env("DESK", &desk).env("DATABASE_FILE", folder.0.join("desk.db")).env("LISTEN", "127.0.0.1:0");
            // A Monday morning, when people are at the desk.
            command.env("NOW", "2026-11-23T10:00:00Z").env_remove("DATABASE_URL").stderr(Stdio::piped());
            command
        };
        for name in ["mira", "noor"] {
            let mut add = command().args(["agent", name]).stdin(Stdio::piped()).spawn().unwrap();
            std::io::Write::write_all(&mut add.stdin.take().unwrap(), PASSWORD.as_bytes()).unwrap();
            assert!(add.wait().unwrap().success());
        }
        let mut child = command().spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let running = Running(child);
        let url = lines.find_map(|line| {
            let line = line.unwrap();
            let at = line.find("http://")?;
            line[at..].split("/,").next().map(str::to_owned)
        });
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| eprintln!("{line}")));
        Self { url: url.expect("an address"), desk, _running: running, _folder: folder }
    }
}
