//! Exact decimal numbers.

use std::fmt;

/// A number with at most six decimals, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    /// The number times a million.
    millionths: i128,
}

const ONE: i128 = 1_000_000;

impl Decimal {
    pub fn whole(value: i128) -> Self {
        Self { millionths: value * ONE }
    }

    /// A number from its whole digits and its decimals, of which at most six count.
    pub fn parse(whole: &str, decimals: &str) -> Option<Self> {
        if whole.len() > 15 {
            return None;
        }
        let fraction = format!("{:0<6}", decimals.get(..6.min(decimals.len()))?);
        Some(Self { millionths: whole.parse::<i128>().ok()? * ONE + fraction.parse::<i128>().ok()? })
    }

    pub fn times(self, factor: i128) -> Self {
        Self { millionths: self.millionths * factor }
    }

    pub fn plus(self, other: Self) -> Self {
        Self { millionths: self.millionths + other.millionths }
    }

    pub fn hundredth(self) -> Self {
        Self { millionths: self.millionths / 100 }
    }

    pub fn negated(self) -> Self {
        Self { millionths: -self.millionths }
    }

    /// Whether its size is below a whole number.
    pub fn is_below(self, limit: i128) -> bool {
        self.millionths.abs() < limit * ONE
    }

    /// With exactly two decimals, halves away from zero.
    pub fn with_cents(self) -> String {
        let cents = (self.millionths.abs() + 5_000) / 10_000;
        let sign = if self.millionths < 0 && cents > 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

/// Without needless zeros: `5`, `-0.25`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.millionths.abs();
        let sign = if self.millionths < 0 { "-" } else { "" };
        let decimals = format!("{:06}", size % ONE);
        let decimals = decimals.trim_end_matches('0');
        let dot = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{dot}{decimals}", size / ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_exactly() {
        let number = |whole, decimals| Decimal::parse(whole, decimals).unwrap();
        assert_eq!(number("0012", "50").to_string(), "12.5");
        assert_eq!(number("12", "345678999").to_string(), "12.345678");
        assert_eq!(number("12", "345").negated().with_cents(), "-12.35");
        assert_eq!(number("0", "001").negated().with_cents(), "0.00");
        assert_eq!(Decimal::whole(-3).to_string(), "-3");
        assert_eq!(Decimal::parse("1234567890123456", ""), None);
    }
}
