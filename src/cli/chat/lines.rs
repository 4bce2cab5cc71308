//! What is typed, line by line: edited and with a history on a terminal, as it comes from elsewhere.

use std::io::{self, BufRead, IsTerminal, Read};

use rustyline::error::ReadlineError;
use rustyline::{DefaultEditor, ExternalPrinter};

/// The longest line that is read at once from elsewhere, in bytes.
const MAX_LINE: u64 = 2 << 20;

/// Where lines come from.
pub(super) enum Lines {
    /// A terminal. The history ends with the chat: nothing that is typed is kept in a file.
    Terminal(Box<DefaultEditor>),
    /// A file or another program.
    Piped,
}

impl Lines {
    pub fn open() -> io::Result<Self> {
        if !io::stdin().is_terminal() {
            return Ok(Self::Piped);
        }
        DefaultEditor::new().map(|editor| Self::Terminal(Box::new(editor))).map_err(io::Error::other)
    }

    /// The next line, without blanks around it; `None` at the end. What comes from elsewhere is echoed behind the prompt.
    pub fn next(&mut self, prompt: &str) -> io::Result<Option<String>> {
        let Self::Terminal(editor) = self else {
            let mut line = Vec::new();
            if io::stdin().lock().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
                println!();
                return Ok(None);
            }
            let typed = String::from_utf8_lossy(&line).trim().to_owned();
            if !typed.is_empty() {
                println!("{prompt}{typed}");
            }
            return Ok(Some(typed));
        };
        match editor.readline(prompt) {
            Ok(line) => {
                let typed = line.trim().to_owned();
                if !typed.is_empty() {
                    // A line that is not remembered is no reason to stop.
                    let _ = editor.add_history_entry(&typed);
                }
                Ok(Some(typed))
            }
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
            Err(ReadlineError::Io(error)) => Err(error),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    /// Prints from another thread, without breaking the line that is being typed.
    pub fn printer(&mut self) -> Box<dyn FnMut(String) + Send> {
        if let Self::Terminal(editor) = self
            && let Ok(mut printer) = editor.create_external_printer()
        {
            return Box::new(move |text| {
                let _ = printer.print(text);
            });
        }
        Box::new(|text| print!("{text}"))
    }
}
