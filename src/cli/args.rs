//! What can be typed after `firstline`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::clock::At;
use super::{certify, chat, check, export, import, init, mine, report, schema, serve, test};
use crate::evaluate::certify::promise::Promise;
use crate::evaluate::noise::Noise;
use crate::evaluate::service::grouping::Key;

/// Triage for customer-support chat: answers what it can, asks when it is unsure, hands over when a person is better.
///
/// A desk is a folder with `firstline.yml`, `intents/*.yml`, `knowledge_base/*.md` and regression suites.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP, max_term_width = 100)]
pub(super) struct Args {
    /// The desk's folder, or a file that `build` wrote
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub desk: PathBuf,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Talk to the desk in the terminal, as a customer
    Chat(chat::Options),
    /// Send one message and print what the desk does
    Ask {
        /// What the customer types
        message: String,
        /// Print one JSON object: action, text, choices, candidates, reasons, …
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        at: At,
    },
    /// Write the desk as one file, trained; `--desk` takes such a file too
    Build {
        /// The file to write
        #[arg(short, long, value_name = "FILE", default_value = "desk.firstline")]
        output: PathBuf,
    },
    /// Report every mistake in the desk's files, with its place and its remedy
    Check(check::Options),
    /// Write a small working desk to begin with, with JSON Schemas and settings for editors
    Init(init::Options),
    /// Print the JSON Schemas of the desk's files, with which editors complete and explain what is typed
    Schema(schema::Options),
    /// Run the regression suites
    Test(test::Options),
    /// Write a desk from the files of another system: Rasa, Dialogflow, LUIS, CLU, Watson, Lex, Snips, nlp.js, QnA Maker, CSV
    Import(import::Options),
    /// Write the desk's intents and articles for another system
    Export(export::Options),
    /// Show why a message gets its reply: candidates, evidence, thresholds, and the lines they come from; and which small edits
    /// would change it
    Explain {
        /// What the customer types
        message: String,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        at: At,
    },
    /// Measure understanding on a labelled corpus: trains on its `train` rows, measures on its `test` rows
    ///
    /// FILE is JSON lines of {"text", "intent", "split"}, intent `oos` meaning out of scope; or `*.faq.json` with
    /// {"docs": [{"id", "question", "answer", "thread"}], "queries": [{"text", "thread"}]}, which measures retrieval.
    Evaluate {
        /// The corpus
        file: PathBuf,
        /// Train on its out-of-scope rows too
        #[arg(long)]
        with_oos: bool,
        /// Put typing errors into the measured messages: typo1 (one each) or typo2
        #[arg(long, value_name = "KIND")]
        noise: Option<Noise>,
        /// Leave the embedding table out
        #[arg(long)]
        lexical: bool,
        /// Cross-validate over K folds of the train rows; the test rows stay unseen
        #[arg(long, value_name = "K")]
        folds: Option<usize>,
        /// Only the first N examples of each intent
        #[arg(long, value_name = "N")]
        examples: Option<usize>,
        /// Certify a threshold by the measured messages, such as 5%,95%: at most 5 % wrong answers, with 95 % confidence;
        /// and try on 200 random halves of them whether the promise is kept
        #[arg(long, value_name = "PROMISE")]
        certify: Option<Promise>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Choose the desk's answer threshold so that it keeps a promise about wrong answers, by messages that were labelled by hand
    ///
    /// LABELLED is JSON lines of {"text", "intent"}: the id of the intent or article that answers it, or `oos` if none does.
    /// Ends with exit code 1 if the messages allow no threshold, or, with `--drift`, if live messages have become others.
    Certify(certify::Options),
    /// Figures of the support centre from event logs: response times, containment, escalations, waits, satisfaction, …
    Metrics {
        /// The logs, in the order in which they were written
        #[arg(required = true, value_name = "LOG")]
        logs: Vec<PathBuf>,
        /// Also by intent, article, trigger, queue, agent, channel, language or hour; may be given several times
        #[arg(long, value_name = "KEY")]
        by: Vec<Key>,
        /// Where the hours of the day are told
        #[arg(long, default_value = "UTC")]
        zone: String,
        /// Print one JSON object; by every key, unless `--by` names some
        #[arg(long)]
        json: bool,
        /// Print comma-separated values: a line for all conversations, and for each group of `--by`
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// Write one page of HTML: how well messages are understood, the policy, the content; or the figures of event logs
    Report(report::Options),
    /// Cluster what customers asked and the bot could not settle, by event logs, and propose edits of the desk, each tried
    Mine(mine::Options),
    /// Serve the desk to a host in any language: by lines of JSON, or over HTTP; edited files are taken over while it runs
    Serve(serve::Options),
    /// Fold recorded conversations through the desk of `--desk`, and show which decisions change, and because of which line
    ///
    /// Ends with exit code 1 if a decision changes, so that a script can tell.
    Replay {
        /// The logs, in the order in which they were written
        #[arg(required = true, value_name = "LOG")]
        logs: Vec<PathBuf>,
        /// Where the hours of the day are told
        #[arg(long, default_value = "UTC")]
        zone: String,
        /// Print one JSON object with every change
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
  1  check found errors, a case of test failed, replay found changes, a line of a log is broken,
     certify found no threshold or a drift
  2  the command could not be carried out: wrong arguments, or a desk that cannot be built";
