//! When people are at the desk.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use super::day::Day;
use crate::text::span::Spanned;

/// Opening hours in one time zone, with the days on which the desk is closed all day.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// IANA name of the time zone, such as `Europe/London`.
    pub zone: Spanned<Zone>,
    /// Opening times by day or range of days: `mon-fri: "08:00-20:00"`.
    pub open: BTreeMap<Days, Opening>,
    /// Days on which the desk is closed.
    #[serde(default)]
    pub closed: Vec<Spanned<Day>>,
}

impl Hours {
    /// Whether people are there at that time.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let local = self.zone.local(at);
        let closed = self.closed.iter().any(|day| day.date() == local.date());
        let open = |(days, opening): (&Days, &Opening)| {
            days.contains(local.weekday()) && opening.from <= local.time() && local.time() < opening.until
        };
        !closed && self.open.iter().any(open)
    }
}

/// How many days ahead an opening is looked for.
const HORIZON: i64 = 30;

impl Hours {
    /// When people are there next: that time itself if they are there then; `None` if they are not for a month.
    pub fn next_opening(&self, at: Timestamp) -> Option<Timestamp> {
        if self.is_open(at) {
            return Some(at);
        }
        let today = self.zone.local(at).date();
        let days = (0..HORIZON).filter_map(|days| today.checked_add(jiff::Span::new().days(days)).ok());
        let open = days.filter(|date| !self.closed.iter().any(|day| day.date() == *date));
        let openings = open.flat_map(|date| {
            let fitting = self.open.iter().filter(move |(days, _)| days.contains(date.weekday()));
            fitting.map(move |(_, opening)| date.to_datetime(opening.from))
        });
        let times = openings.filter_map(|local| local.to_zoned(self.zone.zone.clone()).ok());
        times.map(|zoned| zoned.timestamp()).filter(|opening| *opening > at).min()
    }
}

/// A time zone that the built-in database knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

/// One day of the week, or a range of them: `sat`, `mon-fri`, `fri-mon`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// Offset of the first day from Monday, 0..=6.
    first: i8,
    /// Offset of the last, itself within the range.
    last: i8,
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Days {
    fn contains(self, day: Weekday) -> bool {
        let day = day.to_monday_zero_offset();
        if self.first <= self.last {
            (self.first..=self.last).contains(&day)
        } else {
            day >= self.first || day <= self.last
        }
    }
}

/// From when until when on a day, the end excluded; `24:00` is the end of the day.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opening {
    from: Time,
    until: Time,
}

impl Zone {
    /// The date and time on the wall at that moment.
    pub fn local(&self, at: Timestamp) -> DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }
}

impl Default for Zone {
    /// Universal time.
    fn default() -> Self {
        Self { name: "UTC".to_owned(), zone: TimeZone::UTC }
    }
}

impl core::str::FromStr for Zone {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let unknown = |_| format!("unknown time zone `{name}`; write an IANA name such as `Europe/London`");
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(name).map_err(unknown)?;
        Ok(Self { name: name.to_owned(), zone })
    }
}

impl core::str::FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let day = |name: &str| {
            let found = (0_i8..).zip(DAYS).find(|(_, day)| *day == name).map(|(offset, _)| offset);
            found.ok_or_else(|| format!("unknown day `{name}`; write {}", DAYS.join(", ")))
        };
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        Ok(Self { first: day(first.trim())?, last: day(last.trim())? })
    }
}

impl core::str::FromStr for Opening {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not an opening time; write it as `08:00-20:00`");
        let (from, until) = text.split_once('-').ok_or_else(wrong)?;
        let time = |text: &str| -> Option<Time> {
            if text == "24:00" {
                return Some(Time::MAX);
            }
            Time::strptime("%H:%M", text).ok()
        };
        match (time(from.trim()), time(until.trim())) {
            (Some(from), Some(until)) if from < until => Ok(Self { from, until }),
            (Some(_), Some(_)) => Err(format!("`{text}` ends before it begins; split it at midnight")),
            _ => Err(wrong()),
        }
    }
}

impl core::fmt::Display for Zone {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.name)
    }
}

impl core::fmt::Display for Days {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let name = |offset: i8| usize::try_from(offset).ok().and_then(|at| DAYS.get(at)).copied().unwrap_or_default();
        match self.first == self.last {
            true => f.write_str(name(self.first)),
            false => write!(f, "{}-{}", name(self.first), name(self.last)),
        }
    }
}

impl core::fmt::Display for Opening {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}-", self.from.strftime("%H:%M"))?;
        match self.until == Time::MAX {
            true => f.write_str("24:00"),
            false => write!(f, "{}", self.until.strftime("%H:%M")),
        }
    }
}

as_text!(Zone, Days, Opening);

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> Hours {
        let open = [("mon-fri", "08:00-20:00"), ("sat", "09:00-24:00")];
        let closed = Spanned { value: "2026-12-25".parse().unwrap(), span: crate::text::span::Span::default() };
        Hours {
            zone: Spanned { value: "Europe/London".parse().unwrap(), span: crate::text::span::Span::default() },
            open: open.map(|(days, times)| (days.parse().unwrap(), times.parse().unwrap())).into(),
            closed: vec![closed],
        }
    }

    #[test]
    fn hours_follow_the_zone_and_its_summer_time() {
        let open = |at: &str| hours().is_open(at.parse().unwrap());
        assert!(open("2026-11-23T08:00:00Z"), "a Monday in winter");
        assert!(!open("2026-11-23T20:00:00Z"), "the end is excluded");
        assert!(open("2026-07-06T07:30:00Z"), "summer time: half past eight in London");
        assert!(!open("2026-11-22T12:00:00Z"), "a Sunday");
        assert!(open("2026-11-21T23:59:59Z"), "a Saturday until midnight");
        assert!(!open("2026-12-25T12:00:00Z"), "a closed Friday");
    }

    #[test]
    fn the_next_opening_passes_over_closed_days() {
        let next = |at: &str| hours().next_opening(at.parse().unwrap()).map(|at| at.to_string());
        assert_eq!(next("2026-11-23T12:00:00Z").as_deref(), Some("2026-11-23T12:00:00Z"), "open already");
        assert_eq!(next("2026-11-23T20:30:00Z").as_deref(), Some("2026-11-24T08:00:00Z"), "the next morning");
        assert_eq!(next("2026-12-24T21:00:00Z").as_deref(), Some("2026-12-26T09:00:00Z"), "not on Christmas Day");
        assert_eq!(next("2026-07-04T23:30:00Z").as_deref(), Some("2026-07-06T07:00:00Z"), "summer time");
        assert_eq!(
            Hours { open: BTreeMap::new(), ..hours() }.next_opening("2026-11-23T12:00:00Z".parse().unwrap()),
            None
        );
    }

    #[test]
    fn ranges_of_days_may_cross_the_week() {
        let days: Days = "fri-mon".parse().unwrap();
        assert!(days.contains(Weekday::Sunday) && days.contains(Weekday::Monday) && !days.contains(Weekday::Tuesday));
        assert_eq!(days.to_string(), "fri-mon");
        assert!("monday".parse::<Days>().unwrap_err().contains("unknown day `monday`"));
        assert!("20:00-08:00".parse::<Opening>().unwrap_err().contains("ends before"));
        assert!("Mars/Olympus".parse::<Zone>().is_err());
    }
}
