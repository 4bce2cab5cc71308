//! Dates, as they are and as people say them (in English).

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::Found;
use super::number;
use super::piece::Pieces;

/// Dates: ISO (`2026-03-13`), day before month with `/`, `.` or `-` (month first only where nothing else is possible),
/// "3rd of May", "May 3, 2026", "May 2026", "today", "in 3 days", "next friday", "last week".
///
/// The normal form is ISO 8601: a day `2026-03-13`, a month `2026-03`, a week `2026-W11`. Without a year the day nearest to
/// today is meant. A weekday is the first one after today; with "this" the one of this week (from Monday), with "next" of the
/// next week; with "last" the last one before today. What needs `today` is left out without it.
pub(super) fn find(pieces: &Pieces, today: Option<Date>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.all.len() {
        match read(pieces, at, today).filter(|_| !pieces.glued_left(at)) {
            Some((value, end)) => {
                found.push(Found { span: pieces.span(at..end), value });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A date that begins at a piece, in normal form, and the piece behind it.
fn read(pieces: &Pieces, at: usize, today: Option<Date>) -> Option<(String, usize)> {
    let day = |(date, end): (Date, usize)| (date.to_string(), end);
    iso(pieces, at)
        .or_else(|| numeric(pieces, at, today).map(day))
        .or_else(|| weekday_and_date(pieces, at, today).map(day))
        .or_else(|| day_month(pieces, at, today).map(day))
        .or_else(|| month_year(pieces, at))
        .or_else(|| relative(pieces, at, today?).map(day))
        .or_else(|| period(pieces, at, today?))
        .or_else(|| weekday(pieces, at, today?).map(day))
}

fn value(pieces: &Pieces, at: usize) -> Option<i16> {
    pieces.digits(at).filter(|d| d.len() <= 4)?.parse().ok()
}

fn small(pieces: &Pieces, at: usize) -> Option<i8> {
    pieces.digits(at).filter(|d| d.len() <= 2)?.parse().ok()
}

/// Pieces that touch each other from `at + 1` on.
fn tight(pieces: &Pieces, at: usize, count: usize) -> bool {
    (at + 1..at + count).all(|i| pieces.tight(i))
}

/// Digits, or digits after a sign, touch the last piece: there is more to it than was read.
fn goes_on(pieces: &Pieces, end: usize) -> bool {
    let sign = matches!(pieces.sign(end), Some('.' | '/' | '-' | ':')) && pieces.tight(end);
    pieces.glued_right(end - 1) || (sign && pieces.tight(end + 1) && pieces.digits(end + 1).is_some())
}

/// Digits and a sign touch the first piece.
fn goes_before(pieces: &Pieces, at: usize) -> bool {
    let Some(sign) = at.checked_sub(1) else { return false };
    pieces.tight(at) && matches!(pieces.sign(sign), Some('.' | '/' | '-' | ':')) && pieces.tight(sign)
}

/// `2026-03-13`, `2026/03/13`, `2026-03`, `2026-W11`.
fn iso(pieces: &Pieces, at: usize) -> Option<(String, usize)> {
    let year = value(pieces, at).filter(|y| *y >= 1000)?;
    let mark = pieces.sign(at + 1).filter(|s| matches!(s, '-' | '/' | '.'))?;
    if !tight(pieces, at, 3) || goes_before(pieces, at) {
        return None;
    }
    if mark == '-' && pieces.word(at + 2) == Some("w") && pieces.tight(at + 3) {
        let week = small(pieces, at + 3).filter(|w| (1..=53).contains(w) && !goes_on(pieces, at + 4))?;
        return Some((format!("{year:04}-W{week:02}"), at + 4));
    }
    let month = small(pieces, at + 2).filter(|m| (1..=12).contains(m))?;
    if pieces.sign(at + 3) == Some(mark) && tight(pieces, at, 5) {
        let date = Date::new(year, month, small(pieces, at + 4)?).ok()?;
        return (!goes_on(pieces, at + 5)).then(|| (date.to_string(), at + 5));
    }
    let is_month = mark == '-' && (1900..2100).contains(&year) && pieces.digits(at + 2)?.len() == 2;
    (is_month && !goes_on(pieces, at + 3)).then(|| (format!("{year:04}-{month:02}"), at + 3))
}

/// `13/3/2026`, `13.03.26`, and `on 13/3`.
fn numeric(pieces: &Pieces, at: usize, today: Option<Date>) -> Option<(Date, usize)> {
    let (first, second) = (small(pieces, at)?, small(pieces, at + 2)?);
    let mark = pieces.sign(at + 1).filter(|s| matches!(s, '/' | '.' | '-'))?;
    if !tight(pieces, at, 3) || goes_before(pieces, at) {
        return None;
    }
    let either = |year: i16| Date::new(year, second, first).or_else(|_| Date::new(year, first, second)).ok();
    if pieces.sign(at + 3) == Some(mark) && tight(pieces, at, 5) {
        let digits = pieces.digits(at + 4)?;
        let year = value(pieces, at + 4)?;
        let pairs = pieces.digits(at)?.len() == 2 && pieces.digits(at + 2)?.len() == 2;
        let year = match digits.len() {
            4 => year,
            2 if mark == '/' || pairs => {
                if year < 70 {
                    2000 + year
                } else {
                    1900 + year
                }
            }
            _ => return None,
        };
        return either(year).filter(|_| !goes_on(pieces, at + 5)).map(|date| (date, at + 5));
    }
    let announced = at.checked_sub(1).and_then(|i| pieces.word(i)).is_some_and(|word| {
        matches!(word, "on" | "by" | "since" | "until" | "till" | "before" | "after" | "from" | "dated")
    });
    let date = nearest(today?, either)?;
    (mark == '/' && announced && !goes_on(pieces, at + 3)).then_some((date, at + 3))
}

/// The date nearest to today of those that a year gives.
fn nearest(today: Date, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let years = [today.year(), today.year() + 1, today.year() - 1];
    let distance = |date: &Date| today.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
    years.into_iter().filter_map(of).min_by_key(distance)
}

#[rustfmt::skip]
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let short = |month: &&str| word.len() == 3 && month.starts_with(word) || (word == "sept" && *month == "september");
    let at = MONTHS.iter().position(|m| *m == word || short(m))?;
    i8::try_from(at + 1).ok()
}

/// "3", "3rd", "third", and the piece behind it.
fn day(pieces: &Pieces, at: usize) -> Option<(i8, usize)> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    if let Some(ordinal) = pieces.word(at).and_then(|w| ORDINALS.iter().position(|o| *o == w)) {
        return Some((i8::try_from(ordinal + 1).ok()?, at + 1));
    }
    let day = small(pieces, at).filter(|d| (1..=31).contains(d) && !goes_before(pieces, at))?;
    let suffix = matches!(pieces.word(at + 1), Some("st" | "nd" | "rd" | "th")) && pieces.tight(at + 1);
    if !suffix && goes_on(pieces, at + 1) {
        return None;
    }
    Some((day, at + 1 + usize::from(suffix)))
}

/// "3rd of May", "3 May 2026", "May 3rd, 2026", "on the 15th".
fn day_month(pieces: &Pieces, at: usize, today: Option<Date>) -> Option<(Date, usize)> {
    if let Some((day, end)) = day(pieces, at) {
        let next = end + usize::from(pieces.word(end) == Some("of"));
        return match pieces.word(next).and_then(month) {
            Some(month) => with_year(pieces, month, day, next + 1, today),
            None => day_alone(pieces, at, day, end, today?),
        };
    }
    let month = pieces.word(at).and_then(month)?;
    let next = at + 1 + usize::from(pieces.sign(at + 1) == Some('.'));
    let next = next + usize::from(pieces.word(next) == Some("the"));
    let (day, end) = day(pieces, next).filter(|_| pieces.digits(next).is_some())?;
    // "May 10:30" and "may 5 people" are no dates.
    let other = matches!(pieces.word(end), Some("am" | "pm" | "people" | "times" | "percent" | "items"));
    let sign = matches!(pieces.sign(end), Some(':' | '%' | '€' | '£' | '$'));
    if other || sign { None } else { with_year(pieces, month, day, end, today) }
}

fn with_year(pieces: &Pieces, month: i8, day: i8, end: usize, today: Option<Date>) -> Option<(Date, usize)> {
    let comma = end + usize::from(pieces.sign(end) == Some(','));
    let year = value(pieces, comma).filter(|y| (1900..2100).contains(y) && !goes_on(pieces, comma + 1));
    match year {
        Some(year) => Some((Date::new(year, month, day).ok()?, comma + 1)),
        None => Some((nearest(today?, |year| Date::new(year, month, day).ok())?, end)),
    }
}

/// "on the 15th": the nearest such day of this, the next or the last month.
fn day_alone(pieces: &Pieces, at: usize, day: i8, end: usize, today: Date) -> Option<(Date, usize)> {
    let the = at.checked_sub(1).is_some_and(|i| pieces.word(i) == Some("the"));
    let before = at.checked_sub(2).and_then(|i| pieces.word(i)).unwrap_or_default();
    let announced = the && matches!(before, "on" | "by" | "since" | "until" | "till" | "before" | "after" | "from");
    if !announced || end != at + 2 {
        return None;
    }
    let months = [0, 1, -1].into_iter().filter_map(|n| today.first_of_month().checked_add(Span::new().months(n)).ok());
    let days = months.filter_map(|m| Date::new(m.year(), m.month(), day).ok());
    let date = days.min_by_key(|date| today.until(*date).map_or(i32::MAX, |span| span.get_days().abs()))?;
    Some((date, end))
}

/// "May 2026".
fn month_year(pieces: &Pieces, at: usize) -> Option<(String, usize)> {
    let month = pieces.word(at).and_then(month)?;
    let next = at + 1 + usize::from(pieces.word(at + 1) == Some("of") || pieces.sign(at + 1) == Some(','));
    let year = value(pieces, next).filter(|y| (1900..2100).contains(y) && !goes_on(pieces, next + 1))?;
    Some((format!("{year:04}-{month:02}"), next + 1))
}

/// "friday the 13th of March": the date counts.
fn weekday_and_date(pieces: &Pieces, at: usize, today: Option<Date>) -> Option<(Date, usize)> {
    pieces.word(at).and_then(day_of_week)?;
    let next = at + 1 + usize::from(matches!(pieces.sign(at + 1), Some(',' | '.')));
    let next = next + usize::from(pieces.word(next) == Some("the"));
    numeric(pieces, next, today).or_else(|| day_month(pieces, next, today))
}

/// "today", "day after tomorrow", "in 3 days", "two weeks ago", "a month from now".
fn relative(pieces: &Pieces, at: usize, today: Date) -> Option<(Date, usize)> {
    let word = pieces.word(at);
    let in_days = |days: i32| today.checked_add(days.days()).ok();
    let (days, end) = match (word, pieces.word(at + 1), pieces.word(at + 2)) {
        (Some("day"), Some("after"), Some("tomorrow")) => (2, at + 3),
        (Some("day"), Some("before"), Some("yesterday")) => (-2, at + 3),
        (Some("last"), Some("night"), _) => (-1, at + 2),
        (Some("today" | "tonight"), ..) => (0, at + 1),
        (Some("tomorrow" | "tomorow" | "tommorow" | "tommorrow" | "tmrw" | "tmr"), ..) => (1, at + 1),
        (Some("yesterday" | "yday"), ..) => (-1, at + 1),
        _ => return distance(pieces, at, today),
    };
    Some((in_days(days)?, end))
}

fn distance(pieces: &Pieces, at: usize, today: Date) -> Option<(Date, usize)> {
    let ahead = matches!(pieces.word(at), Some("in"));
    let start = at + usize::from(ahead);
    let article =
        matches!(pieces.word(start), Some("a" | "one")) && pieces.word(start + 1).and_then(|w| unit(w, 1)).is_some();
    let (count, next) = match article {
        true => (1, start + 1),
        false => {
            let (number, next) = number::read(pieces, start)?;
            (number.to_string().parse::<i32>().ok().filter(|n| (0..10_000).contains(n))?, next)
        }
    };
    let unit_word = pieces.word(next)?;
    unit(unit_word, 1)?;
    let behind = (pieces.word(next + 1), pieces.word(next + 2));
    let (sign, end) = match behind {
        (Some("ago"), _) if !ahead => (-1, next + 2),
        (Some("from"), Some("now" | "today")) if !ahead => (1, next + 3),
        _ if ahead => (1, next + 1),
        _ => return None,
    };
    Some((today.checked_add(unit(unit_word, sign * count)?).ok()?, end))
}

fn unit(word: &str, count: i32) -> Option<Span> {
    match word {
        "day" | "days" => Some(count.days()),
        "week" | "weeks" | "wk" | "wks" => Some(count.weeks()),
        "fortnight" => Some((2 * count).weeks()),
        "month" | "months" => Some(count.months()),
        "year" | "years" => Some(count.years()),
        _ => None,
    }
}

/// "this week", "next month".
fn period(pieces: &Pieces, at: usize, today: Date) -> Option<(String, usize)> {
    let step = match pieces.word(at)? {
        "this" => 0,
        "next" => 1,
        "last" => -1,
        _ => return None,
    };
    match pieces.word(at + 1)? {
        "week" => {
            let week = today.checked_add(step.weeks()).ok()?.iso_week_date();
            Some((format!("{:04}-W{:02}", week.year(), week.week()), at + 2))
        }
        "month" => {
            let month = today.first_of_month().checked_add(step.months()).ok()?;
            Some((format!("{:04}-{:02}", month.year(), month.month()), at + 2))
        }
        _ => None,
    }
}

fn day_of_week(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "mondays" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" | "weds" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// "friday", "next friday", "on fri"; short names only behind a word that makes days of them.
fn weekday(pieces: &Pieces, at: usize, today: Date) -> Option<(Date, usize)> {
    let word = pieces.word(at)?;
    let led = matches!(word, "this" | "next" | "last" | "coming");
    let place = at + usize::from(led);
    let name = pieces.word(place)?;
    let wanted = day_of_week(name)?;
    let before = at.checked_sub(1).and_then(|i| pieces.word(i)).unwrap_or_default();
    if name.len() <= 3 && !led && !matches!(before, "on" | "by" | "since" | "until" | "till" | "for" | "from") {
        return None;
    }
    let ahead = i32::from(today.weekday().until(wanted));
    let ahead = if ahead == 0 { 7 } else { ahead };
    let in_week = i32::from(wanted.to_monday_zero_offset()) - i32::from(today.weekday().to_monday_zero_offset());
    let days = match word {
        "this" => in_week,
        "next" => in_week + 7,
        "last" => -i32::from(wanted.until(today.weekday())),
        _ => ahead,
    };
    let days = if word == "last" && days == 0 { -7 } else { days };
    Some((today.checked_add(days.days()).ok()?, place + 1))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Wednesday, 4 March 2026.
    fn dates(text: &str) -> Vec<String> {
        find(&Pieces::read(text), Some(date(2026, 3, 4))).into_iter().map(|f| f.value).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn written_dates() {
        for (text, value) in [
            ("2026-03-13", "2026-03-13"), ("2026/3/13", "2026-03-13"), ("13/3/2026", "2026-03-13"),
            ("13.03.26", "2026-03-13"), ("3/4/2026", "2026-04-03"), ("12/25/2026", "2026-12-25"),
            ("3rd of May 2027", "2027-05-03"), ("3 May", "2026-05-03"), ("May 3rd, 2027", "2027-05-03"),
            ("may 3", "2026-05-03"), ("Dec 24", "2025-12-24"), ("the first of june", "2026-06-01"),
            ("friday 13th march", "2026-03-13"), ("May 2027", "2027-05"), ("2026-W11", "2026-W11"),
            ("2026-03", "2026-03"), ("13-03-2026", "2026-03-13"),
        ] {
            assert_eq!(dates(&format!("it came {text}.")), [value], "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn said_dates() {
        for (text, value) in [
            ("today", "2026-03-04"), ("tomorrow", "2026-03-05"), ("yesterday", "2026-03-03"),
            ("the day after tomorrow", "2026-03-06"), ("friday", "2026-03-06"), ("wednesday", "2026-03-11"),
            ("monday", "2026-03-09"), ("this friday", "2026-03-06"), ("this monday", "2026-03-02"),
            ("next friday", "2026-03-13"), ("last friday", "2026-02-27"), ("last wednesday", "2026-02-25"),
            ("in 3 days", "2026-03-07"), ("in two weeks", "2026-03-18"), ("a week ago", "2026-02-25"),
            ("three days ago", "2026-03-01"), ("2 weeks from now", "2026-03-18"), ("in a month", "2026-04-04"),
            ("next week", "2026-W11"), ("last month", "2026-02"), ("on the 15th", "2026-03-15"),
            ("on the 28th", "2026-02-28"), ("on 13/3", "2026-03-13"), ("on fri", "2026-03-06"),
            ("last night", "2026-03-03"), ("tonight", "2026-03-04"),
        ] {
            assert_eq!(dates(&format!("it came {text}.")), [value], "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn what_is_no_date() {
        for text in [
            "24/7", "3 days", "may i ask", "march on", "sat down", "1/2", "192.168.1.1", "10.15.7", "2024",
            "31/31/2026", "in 3 boxes", "3rd time", "call at 10:30", "1234-56", "v1.2.10", "the second parcel",
            "12-34-56", "30/02/2026",
        ] {
            assert_eq!(dates(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn without_today_only_whole_dates() {
        let dates = |text: &str| find(&Pieces::read(text), None).into_iter().map(|f| f.value).collect::<Vec<_>>();
        assert_eq!(dates("tomorrow, 3 May, friday 3 May 2026, May 2026"), ["2026-05-03", "2026-05"]);
    }
}
