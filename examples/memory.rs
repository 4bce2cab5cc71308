//! How much memory an engine takes that is loaded from a bundle: `cargo run --release --example memory -- FILE`, where `FILE`
//! is a bundle, the folder of a desk, or a labelled corpus of which each line is `{"text", "intent", "split"}`. Linux only.
//!
//! What is no bundle is built first; the bundle is then loaded by a new process, so that training does not count.

#![expect(clippy::disallowed_methods, reason = "the example reads files and asks the system how much memory it has")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use firstline::{Engine, Sources, read_sources};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("name a bundle, a desk's folder or a corpus")?;
    let path = Path::new(&file);
    let is_corpus = path.extension().is_some_and(|ending| ending == "jsonl");
    if !is_corpus && path.is_file() {
        return measure(path);
    }
    let engine = if is_corpus { Engine::from_reading(read_sources(desk_of(path)?))? } else { Engine::open(path)? };
    let bundle = std::env::temp_dir().join(format!("firstline-memory-{}", std::process::id()));
    std::fs::write(&bundle, engine.to_bundle())?;
    let measured = Command::new(std::env::current_exe()?).arg(&bundle).status();
    std::fs::remove_file(&bundle)?;
    if measured?.success() { Ok(()) } else { Err("the measurement failed".into()) }
}

fn measure(bundle: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(bundle)?;
    let before = resident("VmRSS")?;
    println!("bundle                          {:8.2} MB", bytes.len() as f64 / 1e6);
    println!("resident before loading         {before:8.2} MB");
    let engine = Engine::load(&bytes)?;
    let loaded = resident("VmRSS")?;
    println!("resident with the engine        {loaded:8.2} MB: {:.2} MB more", loaded - before);
    let texts: Vec<&str> = engine.desk().intents.iter().flat_map(|intent| &intent.examples).map(|e| &***e).collect();
    for text in texts.iter().take(2_000) {
        std::hint::black_box(engine.understand(text, None));
    }
    println!("resident after {:5} messages   {:8.2} MB", texts.len().min(2_000), resident("VmRSS")?);
    println!("most ever resident              {:8.2} MB", resident("VmHWM")?);
    Ok(())
}

/// A line of `/proc/self/status`, in megabytes.
fn resident(name: &str) -> Result<f64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(name)).ok_or("the system does not tell")?;
    let kilobytes: f64 = line.split_whitespace().nth(1).ok_or("the system does not tell")?.parse()?;
    Ok(kilobytes * 1024.0 / 1e6)
}

/// A desk of the training rows of a corpus.
fn desk_of(corpus: &Path) -> Result<Sources, Box<dyn std::error::Error>> {
    let mut intents: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in std::fs::read_to_string(corpus)?.lines() {
        let row: BTreeMap<String, String> = serde_json::from_str(line)?;
        let [text, intent, split] = ["text", "intent", "split"].map(|key| row.get(key).cloned().unwrap_or_default());
        if split == "train" && intent != "oos" {
            intents.entry(intent.replace(|c: char| !c.is_alphanumeric(), "_")).or_default().push(text);
        }
    }
    let mut written = String::new();
    for (intent, examples) in intents {
        let examples = serde_json::to_string(&examples)?;
        written += &format!("- {{ intent: i_{}, about: x, reply: x, examples: {examples} }}\n", intent.to_lowercase());
    }
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Corpus");
    files.add("intents/all.yml", written);
    Ok(files)
}
