//! What can be typed after `firstline check`.

use clap::ValueEnum;

use crate::desk::day::Day;
use crate::evaluate::proof::MOST_STATES;

/// The arguments of `firstline check`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Options {
    /// Explain what a code means, such as `same-example`, and what is right instead
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
    /// Apply the remedies that can harm nothing, and tell what was changed
    #[arg(long)]
    pub fix: bool,
    /// The day that articles are checked for, such as 2027-06-30, in place of the day of the clock
    #[arg(long, value_name = "DAY")]
    pub today: Option<Day>,
    /// How many states of the policy are walked through at most
    #[arg(long, value_name = "NUMBER", default_value_t = MOST_STATES)]
    pub states: usize,
    /// Check again whenever a file is saved
    #[arg(long, conflicts_with_all = ["fix", "format", "json"])]
    pub watch: bool,
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// The same as `--format json`: one object with errors, warnings, and diagnostics with their places
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// How findings are printed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// Excerpts of the files with carets, for people
    Human,
    /// One object
    Json,
    /// SARIF 2.1.0, which code hosts and editors read
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

impl Options {
    /// The day that articles are checked for.
    pub fn today(&self) -> Day {
        self.today.unwrap_or_else(super::today)
    }

    /// How to print.
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}
