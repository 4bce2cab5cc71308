//! What can be typed after `firstline`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Triage for customer-support chat: answers what it can, asks when it is unsure, hands over when a person is better.
///
/// A desk is a folder with `firstline.yml`, `intents/*.yml`, `knowledge_base/*.md` and regression suites.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP, max_term_width = 100)]
pub(super) struct Args {
    /// The desk's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub desk: PathBuf,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Talk to the desk in the terminal, as a customer
    Chat {
        /// Show after each reply why it was given
        #[arg(long)]
        trace: bool,
    },
    /// Send one message and print what the desk does
    Ask {
        /// What the customer types
        message: String,
        /// Print one JSON object: action, text, choices, candidates, reasons, …
        #[arg(long)]
        json: bool,
    },
    /// Report every mistake in the desk's files, with its place and its remedy
    Check {
        /// Print a JSON array of diagnostics
        #[arg(long)]
        json: bool,
    },
    /// Run the regression suites
    Test {
        /// Only cases whose name or file contains this
        filter: Option<String>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Show why a message gets its reply: candidates, evidence, thresholds, and the lines they come from
    Explain {
        /// What the customer types
        message: String,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
}

const AFTER_HELP: &str = "\
Examples:
  firstline chat                          talk to the desk in the current folder
  firstline ask \"where is my parcel\"      one message, one reply
  firstline explain \"wheres my pakage\"    why this reply, and from which lines
  firstline check && firstline test       what CI runs on every edit

Exit codes:
  0  all is well
  1  check found errors, or a case of test failed
  2  the command could not be carried out: wrong arguments, or a desk that cannot be built";
