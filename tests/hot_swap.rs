//! A desk that is edited while it is served: the next engine takes over, a broken edit does not, no conversation is lost.
#![cfg(feature = "watch")]
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use firstline::{Action, Conversation, Event, LiveDesk, Reloaded, Watch};

/// How long a change may take to be seen; a test that is right never waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

struct Edited {
    folder: PathBuf,
    desk: Arc<LiveDesk>,
    told: Receiver<String>,
    _watch: Watch,
}

impl Edited {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hot_swap").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("intents")).expect("a folder is made");
        fs::write(folder.join("firstline.yml"), "desk: Corner Shop\n").expect("a file is written");
        fs::write(folder.join("intents/shop.yml"), intents("From 9 to 5.")).expect("a file is written");
        let desk = Arc::new(LiveDesk::open(&folder).expect("the desk builds"));
        let (tell, told) = channel();
        let watch = LiveDesk::watch(&desk, move |reloaded| {
            let word = match reloaded {
                Reloaded::Unchanged => return,
                Reloaded::Swapped => "swapped".to_owned(),
                Reloaded::Kept(broken) => broken.error.to_string(),
            };
            let _ = tell.send(word);
        });
        Self { folder, desk, told, _watch: watch.expect("the folder is watched") }
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).expect("a file is written");
    }

    fn hears(&self) -> String {
        self.told.recv_timeout(PATIENCE).expect("the change is seen")
    }
}

fn intents(reply: &str) -> String {
    format!(
        "- intent: opening_times
  about: when the shop is open
  examples: [when are you open, opening times please, are you open on sunday]
  phrases: [opening times]
  reply: {reply}
- intent: parking
  about: where to park
  examples: [where can i park, is there a car park, parking near you]
  phrases: [where can i park]
  reply: Behind the shop.
"
    )
}

fn says(desk: &LiveDesk, conversation: &mut Conversation, id: &str, text: &str) -> String {
    let event = Event::message(id, "2026-11-23T10:00:00Z".parse().expect("a time"), text);
    let step = desk.engine().step(conversation, &event);
    *conversation = step.conversation;
    assert_eq!(step.decision.action, Action::Answer);
    step.decision.text
}

#[test]
fn an_edit_is_swapped_in_and_the_conversation_goes_on() {
    let edited = Edited::new("edit");
    let mut conversation = Conversation::new("c");
    assert_eq!(says(&edited.desk, &mut conversation, "1", "opening times"), "From 9 to 5.");
    let before = edited.desk.status();
    edited.write("intents/shop.yml", &intents("From 10 to 4."));
    assert_eq!(edited.hears(), "swapped");
    assert_eq!(says(&edited.desk, &mut conversation, "2", "opening times"), "From 10 to 4.");
    assert_eq!((conversation.customer_turns, conversation.transcript.len()), (2, 4), "nothing of it was lost");
    let after = edited.desk.status();
    assert_eq!((after.swaps, after.refused, &after.broken), (1, 0, &None));
    assert_ne!(after.version, before.version);
}

#[test]
fn a_broken_edit_keeps_the_engine_and_tells_its_lines() {
    let edited = Edited::new("broken");
    let mut conversation = Conversation::new("c");
    let good = edited.desk.status().version;
    edited.write("intents/shop.yml", "- intent: parking\n  abuot: where to park\n");
    let told = edited.hears();
    assert!(told.contains("intents/shop.yml:2:3: unknown field `abuot`"), "{told}");
    assert_eq!(says(&edited.desk, &mut conversation, "1", "where can i park"), "Behind the shop.");
    let status = edited.desk.status();
    assert_eq!((status.version, status.swaps, status.refused), (good.clone(), 0, 1));
    assert!(status.broken.expect("what is wrong is told").contains("intents/shop.yml:2:3"));

    edited.write("intents/shop.yml", &intents("Mended."));
    assert_eq!(edited.hears(), "swapped");
    assert_eq!(edited.desk.status().broken, None);
    assert_eq!(says(&edited.desk, &mut conversation, "2", "opening times"), "Mended.");

    fs::remove_file(edited.folder.join("firstline.yml")).expect("a file is removed");
    assert!(edited.hears().contains("firstline.yml"));
    assert_eq!(says(&edited.desk, &mut conversation, "3", "opening times"), "Mended.");
}

#[test]
fn folders_that_come_later_and_files_that_are_replaced_are_seen() {
    let edited = Edited::new("later");
    let mut conversation = Conversation::new("c");
    fs::create_dir(edited.folder.join("knowledge_base")).expect("a folder is made");
    let article =
        |answer: &str| format!("---\narticle: tea\nquestions: [do you sell tea, is there tea]\n---\n{answer}\n");
    edited.write("knowledge_base/tea.md", &article("Green tea."));
    assert_eq!(edited.hears(), "swapped");
    assert_eq!(says(&edited.desk, &mut conversation, "1", "do you sell tea"), "Green tea.");
    // As editors do: a new file takes the old one's place.
    edited.write("knowledge_base/tea.tmp", &article("Black tea."));
    let from = edited.folder.join("knowledge_base/tea.tmp");
    fs::rename(from, edited.folder.join("knowledge_base/tea.md")).expect("a file is replaced");
    assert_eq!(edited.hears(), "swapped");
    assert_eq!(says(&edited.desk, &mut conversation, "2", "do you sell tea"), "Black tea.");
}

#[test]
fn a_burst_of_edits_is_read_when_it_is_over() {
    let edited = Edited::new("burst");
    const EDITS: u64 = 60;
    for number in 1..=EDITS {
        edited.write("intents/shop.yml", &intents(&format!("Edit {number}.")));
    }
    let mut conversation = Conversation::new("c");
    let mut events = 0;
    loop {
        // A file may be read while it is written; what is then broken is mended by the next reading.
        edited.hears();
        events += 1;
        if says(&edited.desk, &mut conversation, &events.to_string(), "opening times") == "Edit 60." {
            break;
        }
    }
    assert!(edited.desk.status().swaps < EDITS / 2, "each edit was built for itself");
}

#[test]
fn without_a_watch_the_host_may_reload_itself() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hot_swap").join("by_hand");
    fs::create_dir_all(folder.join("intents")).expect("a folder is made");
    fs::write(folder.join("firstline.yml"), "desk: Corner Shop\n").expect("a file is written");
    fs::write(folder.join("intents/shop.yml"), intents("One.")).expect("a file is written");
    let desk = LiveDesk::open(&folder).expect("the desk builds");
    let one = desk.engine();
    assert!(matches!(desk.reload(), Reloaded::Unchanged));
    fs::write(folder.join("intents/shop.yml"), intents("Two.")).expect("a file is written");
    assert!(matches!(desk.reload(), Reloaded::Swapped));
    let mut conversation = Conversation::new("c");
    assert_eq!(says(&desk, &mut conversation, "1", "opening times"), "Two.");
    let event = Event::message("1", "2026-11-23T10:00:00Z".parse().expect("a time"), "opening times");
    assert_eq!(one.step(&Conversation::new("c"), &event).decision.text, "One.", "an engine never changes");
}
