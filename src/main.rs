//! The command line of firstline; see `firstline --help`.

fn main() -> std::process::ExitCode {
    firstline::cli::run()
}
