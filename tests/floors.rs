//! The house stands: a file imports only from lower floors, and rooms on one floor never import each other.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of each floor, ground first, as ARCHITECTURE.md lists them.
const FLOORS: [&[&str]; 8] = [
    &["text"],
    &["desk"],
    &["conversation", "format", "check"],
    &["understand"],
    &["policy"],
    &["engine"],
    &["evaluate", "host"],
    &["cli"],
];

const MOST_LINES: usize = 400;

#[test]
fn imports_only_go_down() {
    let floor_of: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(floor, rooms)| rooms.iter().map(move |room| (*room, floor))).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        let Some(own) = floor_of.get(room.as_str()) else { continue };
        for (number, line) in text.lines().enumerate() {
            for imported in imports(line) {
                match floor_of.get(imported) {
                    Some(other) if other < own || imported == room => {}
                    Some(_) => wrong.push(format!("{}:{}: `{room}` imports `{imported}`", path.display(), number + 1)),
                    None => wrong.push(format!("{}:{}: `{imported}` is no room", path.display(), number + 1)),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_stands_in_a_room() {
    let rooms: Vec<&str> = FLOORS.into_iter().flatten().copied().collect();
    let paths: Vec<PathBuf> = sources().into_iter().map(|(path, _)| path).collect();
    assert!(paths.len() > 50, "the sources were not found");
    for path in paths {
        let room = room_of(&path);
        assert!(
            rooms.contains(&room.as_str()) || ["lib.rs", "main.rs"].contains(&room.as_str()),
            "{} stands in no room",
            path.display()
        );
    }
}

#[test]
fn no_file_outgrows_its_name() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines, more than {MOST_LINES}: split it", path.display());
    }
}

#[test]
fn nothing_imports_through_the_crate_root() {
    for (path, text) in sources() {
        for line in text.lines().filter(|line| line.trim_start().starts_with("use crate::")) {
            let named = line.trim_start().trim_start_matches("use crate::");
            assert!(named.starts_with(char::is_lowercase), "{}: `{}`", path.display(), line.trim());
        }
    }
}

/// The rooms that a line names as `crate::room`.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let name = &rest[..end];
        name.starts_with(char::is_lowercase).then_some(name)
    })
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(folder()).expect("a source lies in the sources' folder");
    inside.components().next().expect("a path has a part").as_os_str().to_string_lossy().into_owned()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[expect(clippy::disallowed_methods, reason = "this test reads the sources")]
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source can be read");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}
