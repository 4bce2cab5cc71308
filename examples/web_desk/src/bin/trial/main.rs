//! Trials of the whole server on this machine alone. They start it themselves, in a temporary folder, and stop by themselves.
//!
//! `trial crash [--kills N] [--conversations N]` kills the server at random points under load, and counts what was lost and
//! doubled. With `DATABASE_URL` on PostgreSQL, and there `--processes 2` with each request to one of them at random.
//! `trial load [--conversations N] [--seconds N]` measures messages a second and times to the answer.

mod client;
mod crash;
mod helpdesk;
mod load;
mod server;
mod tally;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str, otherwise: usize| {
        let at = arguments.iter().position(|argument| argument == name).map(|at| at + 1);
        at.and_then(|at| arguments.get(at)).and_then(|value| value.parse().ok()).unwrap_or(otherwise)
    };
    let Ok(runtime) = tokio::runtime::Runtime::new() else { return ExitCode::FAILURE };
    let done = match arguments.first().map(String::as_str) {
        Some("crash") => {
            let (conversations, kills) = (option("--conversations", 200), option("--kills", 20));
            crash::run(&runtime, conversations.min(1_000), kills.min(100), option("--processes", 1).clamp(1, 4))
        }
        Some("load") => {
            let (conversations, seconds) = (option("--conversations", 1_000), option("--seconds", 30));
            runtime.block_on(load::run(
                conversations.min(5_000),
                seconds.min(300),
                option("--at-once", 16).clamp(1, 256),
            ))
        }
        _ => Err("use: trial crash, or trial load".to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("trial: {error}");
            ExitCode::FAILURE
        }
    }
}
