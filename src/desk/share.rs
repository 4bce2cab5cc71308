//! Shares, as operators write them.

use super::as_text::as_text;

/// A share above 0 % and below 100 %, written `5%` or `0.5%`.
#[derive(Copy, Clone, Debug, PartialEq, PartialOrd)]
pub struct Share {
    percent: f64,
}

impl Share {
    /// Between 0 and 1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.percent / 100.0
    }
}

impl core::str::FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
        match number {
            Some(percent) if percent > 0.0 && percent < 100.0 => Ok(Self { percent }),
            _ => Err(format!("`{text}` is no share; write it as `5%`, above 0% and below 100%")),
        }
    }
}

impl core::fmt::Display for Share {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}%", self.percent)
    }
}

as_text!(Share);

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn shares_are_written_as_percent() {
        let share = |text: &str| text.parse::<Share>();
        assert_eq!(share("5%").unwrap().value(), 0.05);
        assert_eq!(share(" 0.50 %").unwrap().to_string(), "0.5%");
        for wrong in ["5", "0.05", "0%", "100%", "NaN%", "x%", "", "%", "-1%"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }
}
