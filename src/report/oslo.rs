//! The time on a wall in Norway, worked out and not asked of the machine: the same session gives the same document on a
//! laptop that was taken abroad (I11).

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};

/// The time on a wall in Norway. Summer time goes from the last Sunday of March to the last one of October, at one
/// o'clock UTC both times, as since 1996.
pub(super) fn wall(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    let turn = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let summer = matches!((turn(3), turn(10)), (Some(begins), Some(ends)) if begins <= utc && utc < ends);
    let ahead = TimeDelta::hours(if summer { 2 } else { 1 });
    utc.checked_add_signed(ahead).unwrap_or(utc)
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_days(Days::new(u64::from(back)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_put_forward_in_march_and_back_in_october() {
        for (utc, wall_clock) in [
            ("2026-01-14T23:30:00Z", "2026-01-15T00:30:00"),
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-07-01T22:30:00Z", "2026-07-02T00:30:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
            ("2027-03-28T01:00:00Z", "2027-03-28T03:00:00"),
        ] {
            let at: DateTime<Utc> = utc.parse().unwrap();
            assert_eq!(wall(at), wall_clock.parse().unwrap(), "{utc}");
        }
    }
}
