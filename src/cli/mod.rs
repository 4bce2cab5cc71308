//! Floor 7: the command line.

mod args;
mod ask;
mod chat;
mod check;
mod explain;
mod load;
mod render;
mod test;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Runs the command line, and gives the exit code: 0 all is well, 1 something was found or failed, 2 the command could not
/// be carried out.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let result = match &args.command {
        Command::Chat { trace } => chat::run(&args.desk, *trace, colour),
        Command::Ask { message, json } => ask::run(&args.desk, message, *json),
        Command::Check { json } => Ok(check::run(&args.desk, *json, colour)),
        Command::Test { filter, json } => test::run(&args.desk, filter.as_deref(), *json),
        Command::Explain { message, json } => explain::run(&args.desk, message, *json),
    };
    match result {
        Ok(Outcome { output, found }) => {
            // A reader that has gone away, such as `head`, is no failure.
            let _ = io::stdout().write_all(output.as_bytes());
            ExitCode::from(u8::from(found))
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

/// What a command prints, and whether it found something wrong.
struct Outcome {
    output: String,
    found: bool,
}

impl Outcome {
    fn fine(output: String) -> Self {
        Self { output, found: false }
    }
}
