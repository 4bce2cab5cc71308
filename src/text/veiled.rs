//! Text that `Debug` does not print.

use core::fmt;

/// What a customer wrote, or what may hold it: prints its length alone, so that a host which prints a state writes no personal
/// data into its logs. Who wants the text reads the field, or the JSON.
pub struct Veiled<'a>(pub &'a str);

impl fmt::Debug for Veiled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes>", self.0.len())
    }
}
