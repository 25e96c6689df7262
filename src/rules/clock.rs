//! Whether the laptop was awake between two looks at its clocks (C4).
//!
//! Two clocks are compared, because no system has one that tells it all: on Linux and macOS the steady clock stands
//! still while the lid is closed and only the wall clock has gone on; on Windows both have gone on, and the gap itself is
//! the sign.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// A longer gap than this between two looks, by either clock, means that the laptop slept or its clock was set.
pub const AWAKE_WITHIN: Duration = Duration::from_secs(60);
/// Where nobody looks until a line is typed, only a gap as long as this by the steady clock is taken for sleep: a room
/// may talk for a while without a word to write down.
pub const SILENT_WITHIN: Duration = Duration::from_secs(30 * 60);

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
}
