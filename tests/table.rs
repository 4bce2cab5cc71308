//! A desk that brings its own embedding table: it is used, bundled, and refused where it is not sound.
#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop where it cannot go on")]

use std::path::Path;

use firstline::{BuildErrorKind, Diagnostic, Engine, Sources, read_desk, read_sources};

const SETTINGS: &str = "desk: Bakery\ntable: tables/small";
const INTENTS: &str = "
- { intent: order_cake, about: a cake to order, reply: Yes., examples: [i want a cake, order a birthday cake, cakes please] }
- { intent: opening_hours, about: opening hours, reply: 8 to 6., examples: [when are you open, opening hours, open today] }
";
const VOCABULARY: &str = "[UNK]\ncake\ntart\nopen\n";

/// Rows of two numbers: nothing, (7, 0), (7, 1), (0, 7).
fn vectors() -> Vec<u8> {
    let header = r#"{"codes":{"dtype":"U8","shape":[4,1],"data_offsets":[0,4]},"scales":{"dtype":"F16","shape":[4],"data_offsets":[4,12]}}"#;
    let length = (header.len() as u64).to_le_bytes();
    [&length, header.as_bytes(), &[0x88, 0x8f, 0x9f, 0xf8], &[0, 0x3c, 0, 0x3c, 0, 0x3c, 0, 0x3c]].concat()
}

fn sources(settings: &str, table: Option<Vec<u8>>) -> Sources {
    let mut files = Sources::default();
    files.add("firstline.yml", settings);
    files.add("intents/all.yml", INTENTS);
    if let Some(vectors) = table {
        files.add_table(vectors, VOCABULARY.to_owned());
    }
    files
}

fn probability(engine: &Engine, message: &str) -> f32 {
    let evidence = engine.understand(message, None);
    let found = evidence.candidates.iter().find(|candidate| candidate.target.id() == "order_cake");
    found.map_or(0.0, |candidate| candidate.probability)
}

#[test]
fn the_desks_own_table_is_used_and_goes_into_the_bundle() {
    let own = Engine::from_reading(read_sources(sources(SETTINGS, Some(vectors())))).expect("the desk builds");
    let mut turned = vectors();
    let last_code = turned.len() - 10;
    turned[last_code] = 0x18;
    let turned = Engine::from_reading(read_sources(sources(SETTINGS, Some(turned)))).expect("the desk builds");
    assert!(probability(&own, "tart") > probability(&turned, "tart"), "a tart is like a cake in the one table only");

    let bundle = own.to_bundle();
    assert!(bundle.windows(VOCABULARY.len()).any(|window| window == VOCABULARY.as_bytes()));
    let loaded = Engine::load(&bundle).expect("the bundle needs no other file");
    for message in ["tart", "cake please", "are you open", "xyz"] {
        assert_eq!(loaded.understand(message, None), own.understand(message, None), "{message}");
    }
    assert_eq!(loaded.to_bundle(), bundle);
    for end in 0..bundle.len() {
        assert!(Engine::load(&bundle[..end]).is_err(), "cut off at {end}");
    }
}

fn complaint(sources: Sources) -> (String, String) {
    let reading = read_sources(sources);
    let sources = reading.sources.clone();
    let error = Engine::from_reading(reading).expect_err("the table is not sound");
    assert_eq!(error.kind(), BuildErrorKind::Desk);
    let found: Vec<&Diagnostic> = error.diagnostics().iter().filter(|d| d.code == "unusable-table").collect();
    let [found] = found.as_slice() else { panic!("one finding, not {found:?}") };
    assert!(found.help.as_ref().is_some_and(|help| help.contains("vocab.txt")));
    (sources.place(found.span).to_string(), found.message.clone())
}

#[test]
fn a_table_that_is_missing_or_damaged_is_told_at_its_place() {
    let (place, message) = complaint(sources(SETTINGS, None));
    assert_eq!(place, "firstline.yml:2:8");
    assert!(message.contains("not here"), "{message}");
    let whole = vectors();
    let (place, message) = complaint(sources(SETTINGS, Some(whole[..whole.len() - 1].to_vec())));
    assert_eq!(place, "firstline.yml:2:8");
    assert!(message.contains("not a static table"), "{message}");
}

#[test]
fn a_folder_of_files_is_read() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk_with_table");
    std::fs::create_dir_all(folder.join("intents")).expect("a folder");
    std::fs::create_dir_all(folder.join("tables/small")).expect("a folder");
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file");
    write("firstline.yml", SETTINGS.as_bytes());
    write("intents/all.yml", INTENTS.as_bytes());
    write("tables/small/table.safetensors", &vectors());
    write("tables/small/vocab.txt", b"\xff");
    let codes = |folder: &Path| -> Vec<(String, String)> {
        read_desk(folder).diagnostics.into_iter().map(|found| (found.code, found.message)).collect()
    };
    let found = codes(&folder);
    assert!(
        matches!(found.as_slice(), [(code, why)] if code == "unusable-table" && why.contains("not UTF-8")),
        "{found:?}"
    );
    write("tables/small/vocab.txt", VOCABULARY.as_bytes());
    assert!(codes(&folder).is_empty());
    let from_folder = Engine::open(&folder).expect("the desk builds");
    let in_memory = Engine::from_reading(read_sources(sources(SETTINGS, Some(vectors())))).expect("the desk builds");
    assert_eq!(probability(&from_folder, "tart"), probability(&in_memory, "tart"));
}
