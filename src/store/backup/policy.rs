//! Which backups are kept (L4), and which of them is looked at first where the clock was wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::{BackupFile, Backups, Reason};

/// The newest backups that are always kept.
const NEWEST: usize = 10;
/// Days with a backup of which the last is kept.
const DAYS: usize = 14;
/// Months with a backup of which the last is kept; those made before the file was changed as a whole are all kept as long.
const MONTHS: usize = 12;
/// A backup made so much later than now was made while the clock was wrong – or it is wrong now.
const AHEAD: TimeDelta = TimeDelta::days(1);

impl Backups {
    /// Every backup, those made later than `now` apart; both the newest first. Where most of them were, it is now that is
    /// wrong, and none is set apart.
    pub fn by_clock(&self, now: DateTime<Utc>) -> (Vec<BackupFile>, Vec<BackupFile>) {
        let files = self.list();
        let (ahead, until_now): (Vec<_>, Vec<_>) =
            files.iter().cloned().partition(|file| is_ahead(file, now));
        if ahead.len() > until_now.len() { (Vec::new(), files) } else { (ahead, until_now) }
    }

    /// Takes away what the policy no longer keeps.
    ///
    /// Never the one that has just been `made`: on a day whose clock was set back it may be older by name than all others.
    pub(super) fn clear_away(&self, now: DateTime<Utc>, made: &Path) {
        let files = self.list();
        for (file, keep) in files.iter().zip(kept(&files, now)) {
            if !keep && file.path != made {
                // One that cannot be taken away is tried again next time.
                let _ = fs::remove_file(&file.path);
            }
        }
    }
}

/// Which of these backups, the newest first, are kept: the newest ten, the last of each of the last fourteen days and of
/// each of the last twelve months that have any, and all made before the file was changed as a whole for as long.
///
/// Those that hold meetings and those that hold none are judged apart: whoever begins anew beside a file that has
/// vanished pushes out nothing of what it held.
///
/// Days and months are counted, and no time is measured: a clock that is set years ahead for a day takes the place of one
/// day and one month, and clears nothing else away. What was made later than `now` stays, and pushes out nothing of
/// what is made from now on.
pub fn kept(files: &[BackupFile], now: DateTime<Utc>) -> Vec<bool> {
    let (mut full, mut empty) = (Counted::default(), Counted::default());
    let judge = |file: &BackupFile| {
        let counted = if file.is_empty { &mut empty } else { &mut full };
        is_ahead(file, now) || counted.keeps(file)
    };
    files.iter().map(judge).collect()
}

impl Reason {
    /// Made at a turn that a person may want to go back behind long afterwards.
    fn is_turn(self) -> bool {
        matches!(self, Self::Migration(_) | Self::Replaced | Self::Erased)
    }
}

/// What has been seen of backups of a kind, the newest first.
#[derive(Default)]
struct Counted {
    newest: usize,
    days: BTreeSet<NaiveDate>,
    months: BTreeSet<(i32, u32)>,
}

impl Counted {
    /// Counts one more; whether it is kept.
    fn keeps(&mut self, file: &BackupFile) -> bool {
        self.newest += 1;
        let day = file.made.date_naive();
        let of_day = self.days.insert(day) && self.days.len() <= DAYS;
        let of_month = self.months.insert((day.year(), day.month()));
        let in_time = self.months.len() <= MONTHS;
        self.newest <= NEWEST || of_day || (in_time && (of_month || file.reason.is_turn()))
    }
}

pub(super) fn is_ahead(file: &BackupFile, now: DateTime<Utc>) -> bool {
    file.made - now > AHEAD
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use chrono::NaiveDateTime;

    use super::*;

    fn file(made: &str, reason: Reason) -> BackupFile {
        let made = NaiveDateTime::parse_from_str(made, "%Y-%m-%d %H:%M").unwrap().and_utc();
        BackupFile { path: PathBuf::from(made.to_string()), made, reason, is_empty: false, bytes: 0 }
    }

    /// Makes one more at its own time; which go, and all there were stay for the next.
    fn one_more(files: &mut Vec<BackupFile>, made: &str) -> Vec<String> {
        let new = file(made, Reason::Closed);
        let now = new.made;
        files.push(new);
        files.sort_by_key(|file| std::cmp::Reverse(file.made));
        let keep = kept(files, now);
        let (stay, gone): (Vec<_>, Vec<_>) = files.drain(..).zip(keep).partition(|(_, keep)| *keep);
        files.extend(stay.into_iter().map(|(file, _)| file));
        gone.into_iter().map(|(file, _)| file.made.format("%Y-%m-%d %H").to_string()).collect()
    }

    #[test]
    fn a_clock_set_ten_years_ahead_and_back_clears_away_no_more_than_a_day_does() {
        let months = (1..=12).map(|month| format!("2026-{month:02}-15 08:00"));
        let days = (1..=14).map(|day| format!("2027-06-{day:02} 08:00"));
        let mut files = Vec::new();
        let gone: Vec<_> = months.chain(days).flat_map(|made| one_more(&mut files, &made)).collect();
        assert_eq!(gone, ["2026-01-15 08"], "the first of thirteen months");
        assert_eq!(one_more(&mut files, "2037-06-14 08:00"), ["2027-06-01 08", "2026-02-15 08"]);
        let mut gone = Vec::new();
        gone.extend((9..20).flat_map(|hour| one_more(&mut files, &format!("2037-06-14 {hour:02}:00"))));
        assert_eq!(gone, ["2037-06-14 08", "2037-06-14 09"]);
        // Set right again: what is made now stays, however much there is from later.
        let mut gone = Vec::new();
        for hour in 9..24 {
            let made = format!("2027-06-14 {hour:02}:00");
            gone.extend(one_more(&mut files, &made));
            assert!(files.iter().any(|it| it.made == file(&made, Reason::Closed).made), "{made} stays");
        }
        assert!(gone.iter().all(|gone| gone.starts_with("2027-06-14")), "{gone:?}");
        // A clock that has forgotten everything clears nothing away.
        let before = files.clone();
        assert_eq!(one_more(&mut files, "1970-01-01 00:00"), Vec::<String>::new());
        assert_eq!(files[..before.len()], before);
    }

    #[test]
    fn the_newest_ten_one_a_day_and_one_a_month_are_kept() {
        let mut files: Vec<BackupFile> =
            (0..12).rev().map(|hour| file(&format!("2027-06-20 {hour:02}:00"), Reason::Closed)).collect();
        files.extend([
            file("2027-06-19 15:00", Reason::Closed),
            file("2027-06-19 08:00", Reason::Opened),
            file("2027-06-06 23:00", Reason::Closed),
            file("2027-06-01 08:00", Reason::Closed),
            file("2027-05-31 08:00", Reason::Closed),
            file("2027-05-02 08:00", Reason::Closed),
            file("2027-05-01 08:00", Reason::Migration(14)),
            file("2026-07-01 08:00", Reason::Closed),
            file("2026-06-30 08:00", Reason::Replaced),
        ]);
        let gone: Vec<_> = files
            .iter()
            .zip(kept(&files, files[0].made))
            .filter(|(_, keep)| !keep)
            .map(|(file, _)| file.made.format("%m-%d %H").to_string())
            .collect();
        assert_eq!(gone, ["06-20 01", "06-20 00", "06-19 08"]);
        assert!(kept(&[], files[0].made).is_empty());
    }

    #[test]
    fn backups_without_a_meeting_push_out_none_that_holds_one_and_are_not_hoarded() {
        let mut files: Vec<BackupFile> =
            (0..12).map(|hour| file(&format!("2027-06-20 {hour:02}:00"), Reason::Asked)).rev().collect();
        for it in files.iter_mut().take(11) {
            it.is_empty = true;
        }
        let gone: Vec<_> = kept(&files, files[0].made).into_iter().map(|keep| !keep).collect();
        let at: Vec<_> = gone.iter().enumerate().filter(|(_, gone)| **gone).map(|(at, _)| at).collect();
        assert_eq!(at, [10], "the oldest empty one; the last in the list is the only one with meetings");
    }
}
