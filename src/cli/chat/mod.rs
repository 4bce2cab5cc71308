//! `firstline chat`: a conversation in the terminal, with both sides of it.

mod agent;
mod lines;
mod transcript;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use clap::Args;

use super::clock::{At, Clock};
use super::explain::explain;
use super::render::render;
use super::{Outcome, load};
use crate::conversation::decision::Decision;
use crate::conversation::event::{Event, EventKind};
use crate::conversation::packet::HandoffPacket;
use crate::conversation::search::answer;
use crate::conversation::state::Conversation;
use crate::desk::action::Action;
use crate::desk::suite::{AgentDoes, Input};
use crate::evaluate::stage;
use crate::host::live_desk::{LiveDesk, Reloaded};
use lines::Lines;

const HELP: &str = "\
Type as a customer would. A number picks a choice. Commands:
  /why            why the last reply was given
  /state          the conversation as the host would store it
  /agent joins    play the person's side; also says TEXT, transfers QUEUE, approves, refuses, returns, leaves, resolves
  /expect WORDS   that was wrong: keep the chat as a case of the suites that expects this last, such as track_order or handoff care
  /new            begin a new conversation
  /quit           leave (also Ctrl-D)";

/// What can be typed after `firstline chat`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Show after each reply why it was given
    #[arg(long)]
    trace: bool,
    /// Append each event and its decision to this file, personal data redacted, for `metrics` and `replay`
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Take over the desk's files whenever they are saved; the conversation goes on
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    at: At,
}

pub(super) fn run(folder: &Path, options: &Options, colour: bool) -> Result<Outcome, String> {
    if options.watch && folder.is_file() {
        return Err("firstline: --watch needs the desk's folder, not a bundle".to_owned());
    }
    let log = options.log.as_deref().map(append_to).transpose()?;
    eprintln!("building the desk in `{}` …", folder.display());
    let desk = Arc::new(LiveDesk::of(folder, load::engine(folder)?));
    let mut lines = Lines::open().map_err(|error| format!("firstline: {error}"))?;
    let _watch = options.watch.then(|| follow(&desk, &mut lines, colour)).transpose()?;
    let clock = options.at.clock();
    let mut chat = Chat {
        folder,
        desk,
        clock,
        conversation: begin(clock),
        events: 0,
        trace: options.trace,
        colour,
        last: None,
        log,
        inputs: Vec::new(),
    };
    match chat.talk(&mut lines) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("firstline: {error}")),
        _ => Ok(Outcome::fine(String::new())),
    }
}

fn append_to(log: &Path) -> Result<File, String> {
    let file = File::options().append(true).create(true).open(log);
    file.map_err(|error| format!("firstline: cannot write `{}`: {error}", log.display()))
}

/// Takes the desk's files over when they are saved, and tells what came of it.
fn follow(desk: &Arc<LiveDesk>, lines: &mut Lines, colour: bool) -> Result<crate::host::live_desk::Watch, String> {
    let printer = std::sync::Mutex::new(lines.printer());
    let told = move |reloaded: &Reloaded| {
        let text = match reloaded {
            Reloaded::Unchanged => return,
            Reloaded::Swapped => "(the desk was saved, and answers as it is now)\n".to_owned(),
            Reloaded::Kept(broken) => {
                let found = render(broken.error.diagnostics(), &broken.sources, colour);
                format!("{found}(the desk was saved with errors; it answers as before)\n")
            }
        };
        printer.lock().unwrap_or_else(std::sync::PoisonError::into_inner)(text);
    };
    LiveDesk::watch(desk, told).map_err(|error| format!("firstline: {error}"))
}

/// A conversation whose id no other one in a log has.
fn begin(clock: Clock) -> Conversation {
    Conversation::new(format!("chat-{}", clock.now()))
}

struct Chat<'a> {
    folder: &'a Path,
    desk: Arc<LiveDesk>,
    clock: Clock,
    conversation: Conversation,
    events: u32,
    trace: bool,
    colour: bool,
    last: Option<(String, Decision)>,
    /// Where each event and its decision are written.
    log: Option<File>,
    /// What happened in the conversation, as a suite would play it.
    inputs: Vec<Input>,
}

impl Chat<'_> {
    fn talk(&mut self, lines: &mut Lines) -> io::Result<()> {
        println!("{}", self.paint(Style::new().dimmed(), "/help lists the commands"));
        self.step(EventKind::opened(), String::new())?;
        let prompt = format!("{} ", self.paint(Style::new().bold(), "you ›"));
        while let Some(typed) = lines.next(&prompt)? {
            let (command, rest) = typed.split_once(char::is_whitespace).unwrap_or((&typed, ""));
            match command {
                "" => {}
                "/quit" | "/exit" | "/q" => return Ok(()),
                "/help" => println!("{HELP}"),
                "/new" => {
                    self.conversation = begin(self.clock);
                    self.inputs.clear();
                    self.step(EventKind::opened(), String::new())?;
                }
                "/why" => self.why(),
                "/state" => match serde_json::to_string_pretty(&self.conversation) {
                    Ok(state) => println!("{state}"),
                    Err(error) => println!("{error}"),
                },
                "/agent" => match agent::parse(rest.trim()) {
                    Ok(does) => self.plays(Input::Agent(does), String::new())?,
                    Err(wrong) => println!("{wrong}"),
                },
                "/expect" => println!("{}", self.expect(rest).unwrap_or_else(|wrong| wrong)),
                command if command.starts_with('/') && rest.is_empty() => {
                    println!("unknown command `{command}`; /help lists the commands");
                }
                _ => self.plays(Input::Message(typed.clone()), typed.clone())?,
            }
        }
        Ok(())
    }

    /// Lets something happen that a suite can play again.
    fn plays(&mut self, input: Input, typed: String) -> io::Result<()> {
        let Some(kind) = stage::event_of(&input) else { return Ok(()) };
        if let Input::Agent(AgentDoes::Says(text)) = &input {
            println!("{} {text}", self.paint(Style::new().bold().fg_color(Some(AnsiColor::Green.into())), "agent ›"));
        }
        self.inputs.push(input);
        self.step(kind, typed)
    }

    fn step(&mut self, kind: EventKind, typed: String) -> io::Result<()> {
        self.events += 1;
        let of_people = kind.is_of_people();
        let event = Event::new(self.events.to_string(), self.clock.now(), kind);
        let mut engine = self.desk.engine();
        let step = engine.step(&self.conversation, &event);
        if let Some(log) = &mut self.log {
            let entry = engine.log_entry(&event, &step, self.clock.now());
            writeln!(log, "{}", serde_json::to_string(&entry)?)?;
        }
        self.conversation = step.conversation;
        if let Some(query) = &step.decision.search {
            // A host without a search engine: the desk's own articles are searched.
            let found = answer(&mut engine, query);
            self.inputs.extend(transcript::searched(&found));
            return self.step(found, typed);
        }
        self.show(&step.decision, of_people);
        self.last = Some((typed, step.decision));
        if self.trace {
            self.why();
        }
        io::stdout().flush()
    }

    fn show(&self, decision: &Decision, of_people: bool) {
        if decision.text.is_empty() && matches!(decision.action, Action::Wait | Action::Assist) {
            let told = match of_people {
                true => "(the bot says nothing to that)",
                false => {
                    "(the bot is silent: a person has the conversation; /agent plays the person, /new begins again)"
                }
            };
            println!("{}", self.paint(Style::new().dimmed(), told));
        }
        let name = self.paint(Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())), "bot ›");
        for (at, line) in decision.text.lines().enumerate() {
            if at == 0 { println!("{name} {line}") } else { println!("      {line}") }
        }
        for (number, choice) in (1..).zip(&decision.choices) {
            println!("      {number}. {}", choice.label);
        }
        if let Some(packet) = &decision.handoff {
            self.show_packet(packet);
        }
        if let Some(approval) = &decision.approval {
            println!("      for a person to allow, at {}: {}", approval.queue, approval.summary);
        }
        if let Some(assist) = &decision.assist {
            for suggestion in &assist.suggestions {
                println!("      for the person: {} ({:.2})", suggestion.target.id(), suggestion.probability);
            }
            if let Some(next) = &assist.next {
                println!("      for the person: {next}");
            }
            if let Some(about) = assist.disposition.as_ref().filter(|_| decision.action != Action::Assist) {
                println!("      for the file: {}; tags: {}", about.id(), assist.tags.join(", "));
            }
        }
    }

    fn show_packet(&self, packet: &HandoffPacket) {
        let mut lines =
            vec![format!("queue {} · priority {}", packet.queue, packet.priority.word()), packet.summary.clone()];
        lines.extend(packet.reasons.iter().map(|reason| format!("because {}: {}", reason.name, reason.text)));
        if !packet.tags.is_empty() {
            lines.push(format!("tags {}", packet.tags.join(", ")));
        }
        lines.push(format!("with {} lines of transcript", packet.transcript.len()));
        println!("{}", self.paint(Style::new().bold(), "      ── handoff packet ──"));
        for line in lines {
            println!("      {line}");
        }
    }

    fn why(&self) {
        if let Some((typed, decision)) = &self.last {
            for line in explain(self.desk.engine().desk(), typed, decision).lines() {
                println!("{}", self.paint(Style::new().dimmed(), &format!("      {line}")));
            }
        }
    }

    /// Keeps the conversation as a case of the suites.
    fn expect(&self, typed: &str) -> Result<String, String> {
        if self.folder.is_file() {
            return Err("a bundle has no suites to keep a case in; chat with the desk's folder".to_owned());
        }
        let engine = self.desk.engine();
        let expectation = transcript::expectation(engine.desk(), typed)?;
        let case = transcript::case(&self.inputs, &expectation)?;
        let file = transcript::keep(self.folder, engine.desk(), &case)?;
        Ok(format!("added to {file}; `firstline test {file}` runs it\n{}", case.trim_end()))
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
