//! Whether the laptop was awake between two looks at its clocks (C4).
//!
//! Two clocks are compared, because no system has one that tells it all: on Linux and macOS the steady clock stands
//! still while the lid is closed and only the wall clock has gone on; on Windows both have gone on, and the gap itself is
//! the sign.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

/// A longer gap than this between two looks, by either clock, means that the laptop slept or its clock was set.
pub const AWAKE_WITHIN: Duration = Duration::from_secs(60);
/// Where nobody looks until a line is typed, only a gap as long as this by the steady clock is taken for sleep: a room
/// may talk for a while without a word to write down.
pub const SILENT_WITHIN: Duration = Duration::from_secs(30 * 60);

/// Longest break in minutes; a longer one is said by the clock.
const LONGEST_BREAK: i64 = 120;

/// One look at both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The clock on the wall.
    pub wall: DateTime<Utc>,
    /// The clock that never jumps, since some beginning.
    pub steady: Duration,
}

/// How long the laptop was away between two looks; `None` when it was awake.
///
/// `patience` is the longest gap that the steady clock shows between looks of a laptop that is awake. A wall clock set back
/// is no sleep.
pub fn away(before: Look, now: Look, patience: Duration) -> Option<Duration> {
    let steady = now.steady.saturating_sub(before.steady);
    let wall = (now.wall - before.wall).to_std().unwrap_or_default();
    let slept = steady > patience || wall.saturating_sub(steady) > AWAKE_WITHIN;
    slept.then(|| wall.max(steady))
}

/// Reads when a break ends: «14.30», «14:30», or minutes from now, «10» (C16). `None` when it is neither, or long
/// past. Minutes end on a whole minute, so that the clock on the wall shows it.
pub fn read_break(text: &str, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches("min").trim_end();
    if let Some((hours, minutes)) = text.split_once(['.', ':']) {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && minutes.len() == 2;
        let number = |part: &str| part.parse().ok().filter(|_| digits(part));
        let time = NaiveTime::from_hms_opt(number(hours)?, number(minutes)?, 0)?;
        let today = now.date().and_time(time);
        // «00.10» at 23.55 is in a quarter of an hour.
        let tomorrow = today + TimeDelta::days(1);
        let is_soon = |until: &NaiveDateTime| *until - now <= TimeDelta::minutes(LONGEST_BREAK);
        return Some(today).filter(|until| *until > now).or(Some(tomorrow).filter(is_soon));
    }
    let minutes: i64 = text.parse().ok().filter(|minutes| (1..=LONGEST_BREAK).contains(minutes))?;
    let until = now + TimeDelta::minutes(minutes);
    let spare = (60 - i64::from(until.second())) % 60;
    Some(until + TimeDelta::seconds(spare))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(wall: i64, steady: u64) -> Look {
        Look {
            wall: DateTime::from_timestamp(1_700_000_000 + wall, 0).unwrap(),
            steady: Duration::from_secs(steady),
        }
    }

    #[test]
    fn a_gap_in_either_clock_is_sleep_and_a_clock_set_back_is_not() {
        for (name, wall, steady, away_for) in [
            ("a second", 1, 1, None),
            ("a minute of waiting for a slow disk", 60, 60, None),
            ("the lid was closed on Windows", 3600, 3600, Some(3600)),
            ("the lid was closed on Linux", 3600, 1, Some(3600)),
            ("the clock was set forwards two hours", 7201, 1, Some(7201)),
            ("the clock was set back an hour", -3600, 1, None),
            ("the clock was set back while the lid was closed on Windows", -3600, 900, Some(900)),
            ("the clock was corrected by half a minute", 31, 1, None),
        ] {
            let told = away(look(0, 0), look(wall, steady), AWAKE_WITHIN).map(|gap| gap.as_secs());
            assert_eq!(told, away_for, "{name}");
        }
    }

    #[test]
    fn a_long_talk_without_a_line_is_no_sleep_where_only_lines_are_looks() {
        for (wall, steady, slept) in [(1500, 1500, false), (1500, 10, true), (2400, 2400, true)] {
            let told = away(look(0, 0), look(wall, steady), SILENT_WITHIN);
            assert_eq!(told.is_some(), slept, "wall {wall}, steady {steady}");
        }
    }

    #[test]
    fn the_end_of_a_break_is_a_time_to_come_or_minutes() {
        let at = |hour, minute, second| {
            chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(hour, minute, second).unwrap()
        };
        for (text, until) in [
            ("10", Some(at(14, 14, 0))),
            ("10 min", Some(at(14, 14, 0))),
            ("14.30", Some(at(14, 30, 0))),
            ("14:30", Some(at(14, 30, 0))),
            ("14.03", None),
            ("9.15", None),
            ("25.00", None),
            ("14.3", None),
            ("0", None),
            ("-5", None),
            ("121", None),
            ("", None),
            ("snart", None),
        ] {
            assert_eq!(read_break(text, at(14, 3, 20)), until, "{text:?}");
        }
        let past_midnight = at(23, 55, 0) + TimeDelta::minutes(15);
        assert_eq!(read_break("00.10", at(23, 55, 0)), Some(past_midnight), "a night shift");
        assert_eq!(read_break("12.00", at(23, 55, 0)), None);
    }
}
