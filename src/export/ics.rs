//! Calendars (iCalendar, RFC 5545) for Outlook, Google, Apple and phones.
//!
//! Days are days, without a time zone to move them; a time of day is Norwegian time, with the rule of its summer time in the
//! file. Lines are folded at 75 bytes, never inside a letter, and a text cannot begin a line of its own.

use std::fmt::Write as _;

use chrono::Days;

use crate::i18n;
use crate::report::calendar::{Calendar, Entry, When};

/// Norwegian time as it has been since 1996: an hour ahead of UTC, two from the last Sunday of March to the last of October.
const OSLO: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Oslo",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];
/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// Writes a calendar.
pub fn write(calendar: &Calendar) -> String {
    let texts = i18n::texts(calendar.lang).report;
    let marks: Vec<String> = calendar.marks.iter().map(|mark| mark.line(texts)).collect();
    let words: Vec<&str> = calendar.marks.iter().map(|mark| mark.word(texts)).collect();
    let name = [words.join(" · "), calendar.name.clone()].into_iter().filter(|it| !it.is_empty());
    let mut out = String::new();
    for fixed in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dialogduk//dialogduk//NO",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        line(&mut out, fixed);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(&name.collect::<Vec<_>>().join(" · "))));
    line(&mut out, "X-WR-TIMEZONE:Europe/Oslo");
    let timed = calendar.entries.iter().any(|entry| matches!(entry.when, When::Time(..)));
    // A calendar must hold something; one without entries holds the time zone.
    if timed || calendar.entries.is_empty() {
        for fixed in OSLO {
            line(&mut out, fixed);
        }
    }
    for entry in &calendar.entries {
        write_entry(&mut out, entry, calendar, &marks);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn write_entry(out: &mut String, entry: &Entry, calendar: &Calendar, marks: &[String]) {
    let day = |date: chrono::NaiveDate| date.format("%Y%m%d").to_string();
    let time = |at: chrono::NaiveDateTime| at.format("%Y%m%dT%H%M%S").to_string();
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}", entry.uid));
    line(out, &format!("DTSTAMP:{}T000000Z", day(calendar.as_of)));
    line(out, &format!("SEQUENCE:{}", entry.sequence));
    match entry.when {
        When::Day(date) => {
            line(out, &format!("DTSTART;VALUE=DATE:{}", day(date)));
            if let Some(next) = date.checked_add_days(Days::new(1)) {
                line(out, &format!("DTEND;VALUE=DATE:{}", day(next)));
            }
            // A deadline takes nobody's time.
            line(out, "TRANSP:TRANSPARENT");
        }
        When::Time(start, _) => {
            line(out, &format!("DTSTART;TZID=Europe/Oslo:{}", time(start)));
            if let Some(end) = entry.when.end() {
                line(out, &format!("DTEND;TZID=Europe/Oslo:{}", time(end)));
            }
        }
    }
    line(out, &format!("SUMMARY:{}", escaped(&entry.summary)));
    let about: Vec<&str> = marks
        .iter()
        .map(String::as_str)
        .chain([entry.description.as_str()])
        .filter(|it| !it.is_empty())
        .collect();
    if !about.is_empty() {
        line(out, &format!("DESCRIPTION:{}", escaped(&about.join("\n"))));
    }
    if !entry.place.is_empty() {
        line(out, &format!("LOCATION:{}", escaped(&entry.place)));
    }
    let status = match (entry.over, marks.is_empty()) {
        (true, _) => "CANCELLED",
        (false, true) => "CONFIRMED",
        (false, false) => "TENTATIVE",
    };
    line(out, &format!("STATUS:{status}"));
    if let Some(days) = entry.remind {
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        line(out, &format!("TRIGGER:{}", before(entry.when, days)));
        line(out, &format!("DESCRIPTION:{}", escaped(&entry.summary)));
        line(out, "END:VALARM");
    }
    line(out, "END:VEVENT");
}

/// How long before: whole days for what has a time of day; for a day, at nine in the morning so many days earlier.
fn before(when: When, days: u8) -> String {
    match when {
        When::Time(..) => format!("-P{days}D"),
        When::Day(_) if days <= 1 => "-PT15H".to_owned(),
        When::Day(_) => format!("-P{}DT15H", days - 1),
    }
}

/// A text in one value: line breaks and separators are written out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A content line, folded.
fn line(out: &mut String, content: &str) {
    let mut used = 0;
    for c in content.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        used += c.len_utf8();
        out.push(c);
    }
    let _ = write!(out, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_keeps_its_signs_and_its_lines() {
        for (text, written) in [
            ("a;b,c\\d", "a\\;b\\,c\\\\d"),
            ("to\nlinjer", "to\\nlinjer"),
            ("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\\n"),
            ("æøå «ro»", "æøå «ro»"),
        ] {
            assert_eq!(escaped(text), written, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_folded_line_unfolds_to_itself_and_is_never_too_long(text in "[a-zæøå👍 ;\n]{0,300}") {
            let mut out = String::new();
            let content = format!("SUMMARY:{}", escaped(&text));
            line(&mut out, &content);
            prop_assert!(out.split("\r\n").all(|row| row.len() <= LONGEST));
            prop_assert_eq!(out.trim_end_matches("\r\n").replace("\r\n ", ""), content);
        }
    }
}
