//! `firstline chat`: a conversation in the terminal.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};

use super::explain::explain;
use super::{Outcome, load};
use crate::conversation::decision::Decision;
use crate::conversation::event::{Event, EventKind};
use crate::conversation::packet::HandoffPacket;
use crate::conversation::search::answer;
use crate::conversation::state::Conversation;
use crate::desk::action::Action;
use crate::engine::Engine;

/// The longest line that is read at once, in bytes.
const MAX_LINE: u64 = 2 << 20;

const HELP: &str = "\
Type as a customer would. A number picks a choice. Commands:
  /why     why the last reply was given
  /state   the conversation as the host would store it
  /new     begin a new conversation
  /quit    leave (also Ctrl-D)";

/// `firstline chat [--trace] [--log FILE]`.
pub(super) fn run(folder: &Path, trace: bool, log: Option<&Path>, colour: bool) -> Result<Outcome, String> {
    let log = log.map(append_to).transpose()?;
    eprintln!("building the desk in `{}` …", folder.display());
    let engine = load::engine(folder)?;
    let conversation = begin();
    let mut chat = Chat { engine, conversation, events: 0, trace, colour, last: None, log };
    match chat.talk() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("firstline: {error}")),
        _ => Ok(Outcome::fine(String::new())),
    }
}

fn append_to(log: &Path) -> Result<File, String> {
    let file = File::options().append(true).create(true).open(log);
    file.map_err(|error| format!("firstline: cannot write `{}`: {error}", log.display()))
}

/// A conversation whose id no other one in a log has.
fn begin() -> Conversation {
    Conversation::new(format!("chat-{}", super::now()))
}

struct Chat {
    engine: Engine,
    conversation: Conversation,
    events: u32,
    trace: bool,
    colour: bool,
    last: Option<(String, Decision)>,
    /// Where each event and its decision are written.
    log: Option<File>,
}

impl Chat {
    fn talk(&mut self) -> io::Result<()> {
        let interactive = io::stdin().is_terminal();
        println!("{}", self.paint(Style::new().dimmed(), "/help lists the commands"));
        self.step(EventKind::opened(), String::new())?;
        let mut line = Vec::new();
        loop {
            if interactive {
                print!("{} ", self.paint(Style::new().bold(), "you ›"));
                io::stdout().flush()?;
            }
            line.clear();
            if io::stdin().lock().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
                println!();
                return Ok(());
            }
            let typed = String::from_utf8_lossy(&line).trim().to_owned();
            if !interactive && !typed.is_empty() {
                println!("you › {typed}");
            }
            match typed.as_str() {
                "" => {}
                "/quit" | "/exit" | "/q" => return Ok(()),
                "/help" => println!("{HELP}"),
                "/new" => {
                    self.conversation = begin();
                    self.step(EventKind::opened(), String::new())?;
                }
                "/why" => self.why(),
                "/state" => match serde_json::to_string_pretty(&self.conversation) {
                    Ok(state) => println!("{state}"),
                    Err(error) => println!("{error}"),
                },
                command if command.starts_with('/') && !command.contains(' ') => {
                    println!("unknown command `{command}`; /help lists the commands");
                }
                text => self.step(EventKind::Message { text: text.to_owned() }, text.to_owned())?,
            }
        }
    }

    fn step(&mut self, kind: EventKind, typed: String) -> io::Result<()> {
        self.events += 1;
        let event = Event::new(self.events.to_string(), super::now(), kind);
        let step = self.engine.step(&self.conversation, &event);
        if let Some(log) = &mut self.log {
            let entry = self.engine.log_entry(&event, &step, super::now());
            writeln!(log, "{}", serde_json::to_string(&entry)?)?;
        }
        self.conversation = step.conversation;
        if let Some(query) = &step.decision.search {
            // A host without a search engine: the desk's own articles are searched.
            let found = answer(&mut self.engine.clone(), query);
            return self.step(found, typed);
        }
        self.show(&step.decision);
        self.last = Some((typed, step.decision));
        if self.trace {
            self.why();
        }
        io::stdout().flush()
    }

    fn show(&self, decision: &Decision) {
        if decision.text.is_empty() && decision.action == Action::Wait {
            println!(
                "{}",
                self.paint(
                    Style::new().dimmed(),
                    "(the bot is silent: a person has the conversation; /new begins again)"
                )
            );
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
            for line in explain(self.engine.desk(), typed, decision).lines() {
                println!("{}", self.paint(Style::new().dimmed(), &format!("      {line}")));
            }
        }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
