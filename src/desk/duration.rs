//! Spans of time, as operators write them.

use super::as_text::as_text;

/// A span of time in whole seconds, written `90s`, `2m`, `1h` or `3d`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    seconds: u32,
}

impl Duration {
    /// That many seconds.
    pub const fn from_seconds(seconds: u32) -> Self {
        Self { seconds }
    }

    /// Its length in seconds.
    pub const fn seconds(self) -> u32 {
        self.seconds
    }
}

const UNITS: [(char, u32); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

impl core::str::FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = UNITS.iter().find_map(|&(unit, length)| {
            let number = text.strip_suffix(unit)?.trim_end().parse::<u32>().ok()?;
            number.checked_mul(length)
        });
        match parsed {
            Some(seconds) => Ok(Self { seconds }),
            None => {
                Err(format!("`{text}` is not a span of time; write a number and `s`, `m`, `h` or `d`, such as `2m`"))
            }
        }
    }
}

impl core::fmt::Display for Duration {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let (unit, length) =
            UNITS.into_iter().find(|(_, length)| self.seconds.is_multiple_of(*length)).unwrap_or(('s', 1));
        write!(f, "{}{unit}", self.seconds / length)
    }
}

as_text!(Duration);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_prints() {
        for text in ["45s", "2m", "1h", "3d", "90s", "25h"] {
            assert_eq!(text.parse::<Duration>().unwrap().to_string(), text);
        }
        assert_eq!("120s".parse::<Duration>().unwrap().to_string(), "2m");
        for text in ["", "m", "2", "2 weeks", "-1s", "9999999d"] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }
}
