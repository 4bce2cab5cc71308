//! Times of day, and moments some minutes or hours away (in English).

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::Found;
use super::number;
use super::piece::Pieces;

/// Times: `15:30`, "3pm", "half past 3", "noon", "5 o'clock" (as said, so 05:00), with normal form `15:30` or `15:30:20`;
/// and moments: `2026-03-04T16:30`, or "in 2 hours" and "10 minutes ago" if the present is known, to the minute.
pub(super) fn find(pieces: &Pieces, now: Option<DateTime>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.all.len() {
        match read(pieces, at, now).filter(|_| !pieces.glued_left(at)) {
            Some((value, end)) => {
                found.push(Found { span: pieces.span(at..end), value });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn read(pieces: &Pieces, at: usize, now: Option<DateTime>) -> Option<(String, usize)> {
    moment(pieces, at)
        .or_else(|| distance(pieces, at, now?))
        .or_else(|| clock(pieces, at).map(|(time, end)| (print(time), end)))
        .or_else(|| said(pieces, at).map(|(time, end)| (print(time), end)))
}

fn print(time: Time) -> String {
    match time.second() {
        0 => format!("{:02}:{:02}", time.hour(), time.minute()),
        second => format!("{:02}:{:02}:{second:02}", time.hour(), time.minute()),
    }
}

fn small(pieces: &Pieces, at: usize) -> Option<i8> {
    pieces.digits(at).filter(|d| d.len() <= 2)?.parse().ok()
}

/// `2026-03-04T16:30`.
fn moment(pieces: &Pieces, at: usize) -> Option<(String, usize)> {
    let year = pieces.digits(at).filter(|d| d.len() == 4)?.parse().ok()?;
    let dashes = pieces.sign(at + 1) == Some('-') && pieces.sign(at + 3) == Some('-');
    let touching = (at + 1..at + 7).all(|i| pieces.tight(i));
    if !dashes || !touching || pieces.word(at + 5) != Some("t") {
        return None;
    }
    let date = Date::new(year, small(pieces, at + 2)?, small(pieces, at + 4)?).ok()?;
    let (time, end) = clock(pieces, at + 6)?;
    Some((format!("{date}T{}", print(time)), end))
}

/// `15:30`, `3:30pm`, `3pm`, `15h30`, `3.30 pm`.
fn clock(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let hour = small(pieces, at)?;
    let before = at.checked_sub(1).filter(|_| pieces.tight(at));
    let inside = before.is_some_and(|i| matches!(pieces.sign(i), Some(':' | '.' | ',' | '/' | '$' | '£' | '€')));
    let pair = |mark: bool| {
        small(pieces, at + 2).filter(|_| mark && pieces.tight(at + 1) && pieces.tight(at + 2) && two(pieces, at + 2))
    };
    if inside {
        return None;
    }
    if let Some(minute) = pair(pieces.sign(at + 1) == Some(':')) {
        let second = small(pieces, at + 4).filter(|_| pieces.sign(at + 3) == Some(':') && two(pieces, at + 4));
        let second = second.filter(|_| pieces.tight(at + 3) && pieces.tight(at + 4));
        let end = if second.is_some() { at + 5 } else { at + 3 };
        let (hour, end) = half_of_day(pieces, hour, end).unwrap_or((hour, end));
        return time(hour, minute, second.unwrap_or(0)).filter(|_| !goes_on(pieces, end)).map(|time| (time, end));
    }
    if let Some(minute) = pair(pieces.word(at + 1) == Some("h")) {
        return time(hour, minute, 0).filter(|_| !goes_on(pieces, at + 3)).map(|time| (time, at + 3));
    }
    if let Some(minute) = pair(pieces.sign(at + 1) == Some('.')) {
        let (hour, end) = half_of_day(pieces, hour, at + 3)?;
        return time(hour, minute, 0).map(|time| (time, end));
    }
    let (hour, end) = half_of_day(pieces, hour, at + 1)?;
    time(hour, 0, 0).map(|time| (time, end))
}

fn two(pieces: &Pieces, at: usize) -> bool {
    pieces.digits(at).is_some_and(|d| d.len() == 2)
}

fn goes_on(pieces: &Pieces, end: usize) -> bool {
    let colon =
        pieces.sign(end) == Some(':') && pieces.tight(end) && pieces.digits(end + 1).is_some() && pieces.tight(end + 1);
    colon || pieces.glued_right(end - 1)
}

fn time(hour: i8, minute: i8, second: i8) -> Option<Time> {
    Time::new(hour, minute, second, 0).ok()
}

/// The hour of the day with "am", "p.m." behind it, and the piece behind that.
fn half_of_day(pieces: &Pieces, hour: i8, at: usize) -> Option<(i8, usize)> {
    let (half, end) = match pieces.word(at)? {
        half @ ("am" | "pm") => (half, at + 1),
        "a" | "p" if pieces.sign(at + 1) == Some('.') && pieces.word(at + 2) == Some("m") && pieces.tight(at + 2) => {
            let dot = pieces.sign(at + 3) == Some('.') && pieces.tight(at + 3);
            (if pieces.word(at)? == "a" { "am" } else { "pm" }, at + 3 + usize::from(dot))
        }
        _ => return None,
    };
    if !(1..=12).contains(&hour) || pieces.glued_right(end - 1) {
        return None;
    }
    Some((hour % 12 + if half == "pm" { 12 } else { 0 }, end))
}

/// "noon", "5 o'clock", "half past three", "ten to 5pm".
fn said(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    match pieces.word(at) {
        Some("noon" | "midday") => return Some((time(12, 0, 0)?, at + 1)),
        Some("midnight") => return Some((time(0, 0, 0)?, at + 1)),
        _ => {}
    }
    if let Some((clock_hour, end)) = hour(pieces, at).filter(|(_, end)| pieces.word(*end) == Some("oclock")) {
        let (clock_hour, end) = half_of_day(pieces, clock_hour, end + 1).unwrap_or((clock_hour, end + 1));
        return Some((time(clock_hour, 0, 0)?, end));
    }
    let (minutes, next) = match pieces.word(at) {
        Some("half") => (30, at + 1),
        Some("quarter") => (15, at + 1),
        _ => {
            let (number, next) = number::read(pieces, at)?;
            let minutes = number.to_string().parse::<i8>().ok().filter(|m| (1..=29).contains(m) && m % 5 == 0)?;
            (minutes, next)
        }
    };
    let past = match pieces.word(next)? {
        "past" => true,
        "to" if minutes < 30 && minutes % 5 == 0 => false,
        _ => return None,
    };
    // "from 5 to 10" is a range.
    let from = at.checked_sub(1).and_then(|i| pieces.word(i));
    let spoken = pieces.word(at).is_some_and(|w| matches!(w, "half" | "quarter" | "ten" | "twenty" | "five"));
    if (!past && !spoken) || matches!(from, Some("from" | "between")) {
        return None;
    }
    let (said_hour, end) = hour(pieces, next + 1)?;
    let (said_hour, end) = half_of_day(pieces, said_hour, end).unwrap_or((said_hour, end));
    let (said_hour, minutes) = if past { (said_hour, minutes) } else { ((said_hour + 23) % 24, 60 - minutes) };
    Some((time(said_hour, minutes, 0)?, end))
}

/// An hour from 1 to 12 (or to 23 in digits), and the piece behind it.
fn hour(pieces: &Pieces, at: usize) -> Option<(i8, usize)> {
    if let Some(hour) = small(pieces, at) {
        return (0..24).contains(&hour).then_some((hour, at + 1));
    }
    let (number, end) = number::read_words(pieces, at)?;
    let hour = number.to_string().parse::<i8>().ok().filter(|h| (1..=12).contains(h))?;
    (end == at + 1).then_some((hour, end))
}

/// "in 2 hours", "half an hour ago".
fn distance(pieces: &Pieces, at: usize, now: DateTime) -> Option<(String, usize)> {
    let ahead = pieces.word(at) == Some("in");
    let start = at + usize::from(ahead);
    let (minutes, next) = match (pieces.word(start), pieces.word(start + 1), pieces.word(start + 2)) {
        (Some("half"), Some("an"), Some("hour")) => (30, start + 3),
        (Some("an" | "one"), Some("hour"), _) => (60, start + 2),
        (Some("a"), Some("minute"), _) => (1, start + 2),
        _ => {
            let (number, next) = number::read(pieces, start)?;
            let count = number.to_string().parse::<i32>().ok().filter(|n| (0..10_000).contains(n))?;
            match pieces.word(next)? {
                "minute" | "minutes" | "min" | "mins" => (count, next + 1),
                "hour" | "hours" | "hr" | "hrs" => (60 * count, next + 1),
                _ => return None,
            }
        }
    };
    let (sign, end) = match (pieces.word(next), pieces.word(next + 1)) {
        (Some("ago"), _) if !ahead => (-1, next + 1),
        (Some("from"), Some("now")) if !ahead => (1, next + 2),
        _ if ahead => (1, next),
        _ => return None,
    };
    let moment = now.checked_add((sign * minutes).minutes()).ok()?;
    let time = time(moment.hour(), moment.minute(), 0)?;
    Some((format!("{}T{}", moment.date(), print(time)), end))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn times(text: &str) -> Vec<String> {
        find(&Pieces::read(text), Some(date(2026, 3, 4).at(14, 30, 40, 0))).into_iter().map(|f| f.value).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn times_of_day() {
        for (text, value) in [
            ("15:30", "15:30"), ("3:30pm", "15:30"), ("3:30 PM", "15:30"), ("3pm", "15:00"), ("12am", "00:00"),
            ("12 pm", "12:00"), ("10 a.m.", "10:00"), ("3.30 pm", "15:30"), ("15h30", "15:30"),
            ("08:05:09", "08:05:09"), ("noon", "12:00"), ("midnight", "00:00"), ("5 o'clock", "05:00"),
            ("five o'clock pm", "17:00"), ("half past 3", "03:30"), ("half past three pm", "15:30"),
            ("quarter to 5", "04:45"), ("ten past 9 am", "09:10"),
        ] {
            assert_eq!(times(&format!("come at {text} ok")), [value], "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn moments() {
        for (text, value) in [
            ("in 2 hours", "2026-03-04T16:30"), ("10 minutes ago", "2026-03-04T14:20"),
            ("an hour ago", "2026-03-04T13:30"), ("in half an hour", "2026-03-04T15:00"),
            ("in 12 hours", "2026-03-05T02:30"), ("2026-03-04T16:30", "2026-03-04T16:30"),
        ] {
            assert_eq!(times(text), [value], "{text}");
        }
        assert_eq!(find(&Pieces::read("in 2 hours"), None), []);
    }

    #[test]
    #[rustfmt::skip]
    fn what_is_no_time() {
        for text in [
            "25:00", "3:2", "10.30", "2 hours", "from 5 to 10", "I am 5", "15:300", "16:9", "13pm", "5 past orders",
            "10:30:61x",
        ] {
            assert_eq!(times(text), Vec::<String>::new(), "{text}");
        }
    }
}
