//! `firstline chat`, typed into by another program: both sides of a conversation, and a case kept from it.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may read files, and stop where it cannot go on"
)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

const SETTINGS: &str = "desk: Corner Shop\nsuites: suites\nqueues: { general: {}, care: {} }\n";
const INTENTS: &str = "\
- intent: opening_times
  about: when the shop is open
  examples: [when are you open, opening times please, are you open on sunday, what time do you close, when do you open]
  reply: From 9 to 5.
- intent: parking
  about: where to park
  examples: [where can i park, is there a car park, parking near you, where do i leave my car, can i park there]
  reply: Behind the shop.
";

fn desk(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("chat-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("intents")).expect("made");
    fs::write(folder.join("firstline.yml"), SETTINGS).expect("written");
    fs::write(folder.join("intents/shop.yml"), INTENTS).expect("written");
    folder
}

fn begin(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.current_dir(folder).arg("chat").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs")
}

/// What the chat says to these lines.
fn chat(folder: &Path, typed: &str) -> String {
    let mut chat = begin(folder, &[]);
    chat.stdin.take().expect("piped").write_all(typed.as_bytes()).expect("typed");
    let output = chat.wait_with_output().expect("it ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn the_person_is_played_by_hand() {
    let said = chat(
        &desk("agent"),
        "i want to talk to a person\n/agent joins\nwhere can i park\n/agent says Behind the shop, Mira here\n/agent sings\n\
         /agent resolves\nwhere can i park\n/state\n",
    );
    assert!(said.contains("for the file: parking; tags: "), "{said}");
    let (before, after) = said.split_once("agent › Behind the shop, Mira here").expect("the person's line");
    assert!(before.contains("── handoff packet ──"), "{before}");
    assert!(before.contains("for the person: parking"), "{before}");
    assert!(after.contains("`sings` is nothing that a person does"), "{after}");
    assert!(after.contains("bot › Behind the shop."), "{after}");
    assert!(after.contains("\"id\": \"chat-"), "the state");
}

#[test]
fn a_chat_is_kept_as_a_case_that_runs() {
    let folder = desk("expect");
    let typed = "where can i park\n/expect opening_times answer\n/new\nmy opening times\nyes: where can i park\n/expect parking\n/expect \
                 parkign\n/expect\n/new\n/expect parking\n";
    let said = chat(&folder, typed);
    assert!(said.contains("added to suites/from_chat.yml; `firstline test suites/from_chat.yml` runs it"), "{said}");
    assert!(
        said.contains(
            "`parkign` is no action, intent, article, trigger or queue of this desk; did you mean `parking`?"
        )
    );
    assert!(said.contains("`/expect` needs what should have come"));
    assert!(said.contains("there is nothing to expect anything of yet"));
    let kept = fs::read_to_string(folder.join("suites/from_chat.yml")).expect("a suite");
    assert_eq!(
        kept,
        "- message: where can i park\n  expect: { intent: opening_times, action: answer }\n\
         - conversation: my opening times\n  turns:\n    - customer: my opening times\n    - customer: \"yes: where can i park\"\n      \
         expect: { intent: parking }\n"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_firstline")).current_dir(&folder).arg("test").output().expect("runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("expected intent opening_times, found parking"), "{told}");
    assert!(told.contains("1 passed, 1 failed"), "{told}");
}

#[test]
fn everything_that_a_person_does_is_kept() {
    let folder = desk("kept");
    chat(
        &folder,
        "a person please\n/agent joins\n/agent says Hello: \"you\"\n/agent transfers care\n/agent joins\n/agent returns\nwhere can i \
         park\n/expect parking answer\n",
    );
    let output = Command::new(env!("CARGO_BIN_EXE_firstline")).current_dir(&folder).arg("test").output().expect("runs");
    let kept = fs::read_to_string(folder.join("suites/from_chat.yml")).expect("a suite");
    assert_eq!(output.status.code(), Some(0), "{kept}\n{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(kept.lines().count(), 10, "{kept}");
}

/// Reads until a line holds this.
fn until(output: &mut BufReader<ChildStdout>, word: &str) {
    let mut line = String::new();
    while !line.contains(word) {
        line.clear();
        assert_ne!(output.read_line(&mut line).expect("read"), 0, "the chat ended before it said `{word}`");
    }
}

#[test]
fn a_saved_desk_answers_at_once() {
    let folder = desk("watch");
    let mut chat = begin(&folder, &["--watch"]);
    let mut stdin = chat.stdin.take().expect("piped");
    let mut output = BufReader::new(chat.stdout.take().expect("piped"));
    writeln!(stdin, "where can i park").expect("typed");
    until(&mut output, "bot › Behind the shop.");
    fs::write(folder.join("intents/shop.yml"), INTENTS.replace("Behind the shop", "On the roof")).expect("saved");
    until(&mut output, "(the desk was saved, and answers as it is now)");
    writeln!(stdin, "where can i park").expect("typed");
    until(&mut output, "bot › On the roof.");
    fs::write(folder.join("intents/shop.yml"), INTENTS.replace("reply:", "repyl:")).expect("saved");
    until(&mut output, "(the desk was saved with errors; it answers as before)");
    drop(stdin);
    assert!(chat.wait().expect("it ends").success());
}
