//! `firstline serve --stdio`: a request a line in, an answer a line out, until the input ends.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;

use super::exchange::{Refusal, Refused, answer, read};
use super::sessions::Sessions;
use crate::host::live_desk::LiveDesk;

/// The longest line that is read, in bytes.
pub(super) const MAX_LINE: usize = 2 << 20;

/// Answers each line of `input`, in order, and flushes after each.
///
/// # Errors
/// If the input cannot be read, or the output not be written.
pub(super) fn serve(
    desk: &LiveDesk,
    sessions: &mut Sessions,
    mut input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let request = if bytes.len() > MAX_LINE {
            if bytes.last() != Some(&b'\n') {
                input.skip_until(b'\n')?;
            }
            Err(Refusal::new("too-large", format!("the line is longer than {MAX_LINE} bytes")))
        } else if bytes.trim_ascii().is_empty() {
            continue;
        } else {
            read(&bytes)
        };
        match request {
            Ok(request) => write(&mut output, &answer(&desk.engine(), sessions, request))?,
            Err(refusal) => write(&mut output, &RefusedLine { line: number, refused: Refused { error: &refusal } })?,
        }
    }
    Ok(())
}

/// A refusal and the number of the line, from 1.
#[derive(Serialize)]
struct RefusedLine<'a> {
    line: u64,
    #[serde(flatten)]
    refused: Refused<'a>,
}

fn write(output: &mut impl Write, answer: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(answer)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()
}
