//! Floor 7: the command line.

mod args;
mod ask;
mod build;
mod certify;
mod chat;
mod check;
mod clock;
mod evaluate;
mod event_log;
mod explain;
mod export;
mod import;
mod init;
mod load;
mod metrics;
mod mine;
mod render;
mod replay;
mod report;
mod schema;
mod serve;
mod test;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use metrics::Form;

use crate::evaluate::intents::Plan;

/// Runs the command line, and gives the exit code: 0 all is well, 1 something was found or failed, 2 the command could not
/// be carried out.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let colour = io::stdout().is_terminal() && !no_color();
    let result = match &args.command {
        Command::Chat(options) => chat::run(&args.desk, options, colour),
        Command::Ask { message, json, at } => ask::run(&args.desk, message, *json, at.clock()),
        Command::Build { output } => build::run(&args.desk, output),
        Command::Check(options) => check::run(&args.desk, options, colour),
        Command::Init(options) => init::run(options),
        Command::Schema(options) => schema::run(options),
        Command::Import(options) => import::run(options),
        Command::Export(options) => export::run(&args.desk, options),
        Command::Test(options) => test::run(&args.desk, options, colour),
        Command::Evaluate { file, with_oos, noise, lexical, folds, examples, certify, json } => {
            let plan = Plan {
                with_out_of_scope: *with_oos,
                noise: *noise,
                folds: *folds,
                examples: *examples,
                promise: *certify,
            };
            evaluate::run(file, &plan, *lexical, *json)
        }
        Command::Certify(options) => certify::run(&args.desk, options),
        Command::Metrics { logs, by, zone, json, csv } => {
            let form = if *json {
                Form::Json
            } else if *csv {
                Form::Csv
            } else {
                Form::Tables
            };
            metrics::run(logs, by, zone, form)
        }
        Command::Mine(options) => mine::run(&args.desk, options),
        Command::Serve(options) => serve::run(&args.desk, options, colour),
        Command::Replay { logs, zone, json } => replay::run(&args.desk, logs, zone, *json),
        Command::Report(options) => report::run(&args.desk, options),
        Command::Explain { message, json, at } => explain::run(&args.desk, message, *json, at.clock()),
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

/// Whether the customary variable asks for plain output.
#[expect(clippy::disallowed_methods, reason = "the command line may ask the environment how to print")]
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// What time it is.
#[expect(clippy::disallowed_methods, reason = "time enters with events, and here is where it enters")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
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
