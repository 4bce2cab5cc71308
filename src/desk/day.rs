//! Days, as operators write them.

use super::as_text::as_text;
use jiff::civil::Date;

/// A day of the calendar, written `2027-06-30`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day as a date.
    pub const fn date(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl core::str::FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = Date::strptime("%Y-%m-%d", text).ok().filter(|date| date.to_string() == text);
        match parsed {
            Some(date) => Ok(Self(date)),
            None => Err(format!("`{text}` is not a date; write it as 2027-06-30")),
        }
    }
}

impl core::fmt::Display for Day {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

as_text!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_written_form_of_a_real_day_is_read() {
        assert_eq!("2028-02-29".parse::<Day>().unwrap().to_string(), "2028-02-29");
        for text in ["tomorrow", "2027-02-29", "2027-6-30", "30.06.2027", "20270630", "2027-06-30T10:00", ""] {
            assert!(text.parse::<Day>().unwrap_err().contains("is not a date"), "{text}");
        }
    }
}
