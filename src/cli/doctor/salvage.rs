//! `doctor --salvage`, and what else a person can do about a data file that cannot be read (L12).

use std::path::Path;

use super::super::failure::Failure;
use super::super::front::{Front, say};
use super::super::own_sets;
use crate::store::{Backups, Known, ProblemKind, Store, rules_hit, salvage as save_into};

/// Saves what can be read into a new file, and says how that compares with the newest backup.
pub(super) fn salvage(front: &Front, target: &Path) -> Result<(), Failure> {
    let texts = front.texts.doctor;
    let backups = front.backups()?;
    let data_file = &front.data_file()?.path;
    // Sets of one's own that cannot be read keep nobody from saving meetings.
    let catalogue = own_sets::all(front).unwrap_or_else(|_| own_sets::built_in());
    let known = Known {
        sets: catalogue.sets.iter().map(|listed| &listed.set).collect(),
        lost: texts.unreadable,
        today: front.env.today(),
    };
    let saved = front.unlocked(|passphrase| save_into(data_file, target, &backups, passphrase, &known));
    let newest = newest_sound(front, &backups);
    let saved = match saved {
        Ok(saved) => saved,
        Err(failure) => {
            let Failure::Store(problem) = &failure else { return Err(failure) };
            if !matches!(problem.kind, ProblemKind::Damaged | ProblemKind::NotOurs) {
                return Err(failure);
            }
            // Told here: where the file cannot be read, the usual ways out would lead back to this one.
            known_by_backups(front, failure).tell(front.texts, &mut std::io::stderr().lock());
            return Err(nothing_saved(front, newest.as_ref()));
        }
    };
    let mut lines = vec![(texts.salvaged)(saved.whole, saved.from_backup, saved.partly.len())];
    let broken: Vec<&str> =
        saved.tables.iter().filter(|(_, _, whole)| !whole).map(|(table, ..)| *table).collect();
    if !broken.is_empty() {
        lines.push((texts.broken_tables)(&broken.join(", ")));
    }
    if !saved.partly.is_empty() {
        lines.push((texts.partly)(&saved.partly.join(", ")));
    }
    let now = Store::open_read_only_with(target, front.known_passphrase().as_ref())?.contents()?;
    if now.sessions == 0 && !broken.is_empty() {
        // A file without a meeting must not be offered in the place of one that had some. Made a moment ago, and empty.
        let _ = std::fs::remove_file(target);
        return Err(nothing_saved(front, newest.as_ref()));
    }
    lines.push(format!("{}.", (front.texts.backup.contents)(&now)));
    if let Some((when, holds)) = &newest {
        lines.push((texts.beside)(when, holds));
    }
    lines.push((texts.new_file)(&target.display().to_string()));
    front.write_text(lines.join("\n") + "\n")
}

/// Says that no meeting could be saved, and where there still may be some.
fn nothing_saved(front: &Front, newest: Option<&(String, String)>) -> Failure {
    let texts = front.texts.doctor;
    say(match newest {
        Some((when, holds)) => (texts.only_backup)(when, holds),
        None => texts.nothing_left.to_owned(),
    });
    Failure::Told
}

/// When the newest sound backup that holds meetings was made, and what is in it, in words.
fn newest_sound(front: &Front, backups: &Backups) -> Option<(String, String)> {
    let texts = front.texts.backup;
    let newest = backups.newest_sound(front.known_passphrase().as_ref(), front.env.now());
    let (file, contents) = newest.filter(|(_, contents)| contents.sessions > 0)?;
    Some(((texts.at)(front.env.to_local(file.made)), (texts.contents)(&contents)))
}

/// The failure as it is to be told: a data file that nobody would know for one, and of which there are backups with meetings, is
/// one whose beginning is damaged, and not somebody else's file.
pub(in crate::cli) fn known_by_backups(front: &Front, failure: Failure) -> Failure {
    let Failure::Store(mut problem) = failure else { return failure };
    let is_data_file = front.data_file.as_ref().is_some_and(|file| problem.path.as_ref() == Some(&file.path));
    if problem.kind == ProblemKind::NotOurs
        && is_data_file
        && front.backups().is_ok_and(|backups| newest_sound(front, &backups).is_some())
    {
        problem.kind = ProblemKind::Damaged;
    }
    problem.into()
}

/// What a person can do about a data file that cannot be read.
pub(in crate::cli) fn ways_out(front: &Front, failure: &Failure) -> Option<String> {
    let Failure::Store(problem) = failure else { return None };
    let data_file = front.data_file.as_ref().map(|file| file.path.as_path());
    if problem.path.as_deref() != data_file {
        return None;
    }
    match problem.kind {
        ProblemKind::Damaged => {}
        ProblemKind::Missing => return front.only_in_backup(None).ok()?,
        // So damaged that nothing can be saved of it; or no data file at all.
        ProblemKind::NotOurs => {
            let (when, holds) = newest_sound(front, &front.backups().ok()?)?;
            return Some((front.texts.doctor.only_backup)(&when, &holds));
        }
        _ => return None,
    }
    let texts = front.texts.doctor;
    let rules = rules_hit(data_file?, front.known_passphrase().as_ref());
    let first = if rules.is_ok_and(|hit| !hit.is_empty()) {
        format!("{}\n", texts.at_start_rules)
    } else {
        String::new()
    };
    Some(
        first
            + &match newest_sound(front, &front.backups().ok()?) {
                Some((when, holds)) => (texts.at_start)(&when, &holds),
                None => texts.at_start_alone.to_owned(),
            },
    )
}
