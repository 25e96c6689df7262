//! What was found, as text and as JSON. Never content.

use std::path::Path;

use serde_json::json;

use super::super::failure::Failure;
use super::super::front::Front;
use super::around::readable;
use super::{Condition, Seen};
use crate::store::{is_shared_place, looks_protected, sqlite_version};
use crate::text::width::{cells, pad_end};

pub(super) fn write_json(front: &Front, seen: &Seen) -> Result<(), Failure> {
    let file = front.data_file()?;
    let (state, journal, schema, problem) = match &seen.condition {
        Condition::NotMade => ("not_made", None, None, None),
        Condition::Gone => ("gone", None, None, None),
        Condition::Open(health) => {
            let state = if seen.is_wrong() { "damaged" } else { "sound" };
            (state, Some(&health.journal), Some(health.schema), None)
        }
        Condition::Closed(problem) => ("cannot_open", None, None, Some(json!({ "detail": problem.detail }))),
    };
    let found = seen.findings().map(|it| {
        json!({ "code": it.fault.code(), "wrong": it.fault.is_wrong(), "count": it.count, "detail": it.detail })
    });
    let faults: Vec<_> = problem.into_iter().chain(found).collect();
    let backups = front.backups()?;
    let folders = front.folders.as_ref();
    // JSON is Unicode, a path need not be.
    let shown = |path: &Path| path.display().to_string();
    front.write_json(&json!({
        "version": env!("CARGO_PKG_VERSION"),
        "sqlite": sqlite_version(),
        "system": std::env::consts::OS,
        "machine": std::env::consts::ARCH,
        "data_file": {
            "path": shown(&file.path),
            "chosen_by": file.by.code(),
            "condition": state,
            "faults": faults,
            "bytes": seen.size,
            "free_bytes": seen.room.data_file,
            "journal": journal,
            "schema": schema,
            "protected": seen.size.map(|_| looks_protected(&file.path)),
            "shared_place": is_shared_place(&file.path),
        },
        "backups": {
            "folder": shown(backups.folder()),
            "count": backups.list().len(),
            "free_bytes": seen.room.backups,
        },
        "needed_bytes": seen.room.needed,
        "settings": folders.map(|folders| shown(&folders.config_file())),
        "settings_notes": front.notes,
        "questions": front.own_sets.as_ref().map(|(folder, _)| shown(folder)),
        "crash_notes": folders.map(|folders| shown(&folders.crash_notes())),
        "lang": front.texts.lang.code(),
        "locale": front.variables.locale(),
        "window": seen.window.map(|(width, height)| json!({ "width": width, "height": height })),
    }))
}

pub(super) fn write_text(front: &Front, seen: &Seen) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let file = front.data_file()?;
    let mut rows = vec![
        (
            cli.doctor_version,
            format!(
                "dialogduk {}, SQLite {}, {} {}",
                env!("CARGO_PKG_VERSION"),
                sqlite_version(),
                std::env::consts::OS,
                std::env::consts::ARCH
            ),
        ),
        (cli.doctor_data, format!("{} ({})", file.path.display(), (cli.chosen_by)(file.by))),
    ];
    match &seen.condition {
        Condition::NotMade => rows.push((cli.doctor_sound, cli.not_made.to_owned())),
        Condition::Gone => rows.push((cli.doctor_sound, front.texts.doctor.gone.to_owned())),
        Condition::Open(health) => {
            let sound = if seen.is_wrong() { front.texts.doctor.wrong } else { cli.sound };
            rows.push((cli.doctor_sound, sound.trim_end_matches(':').to_owned()));
            rows.push((cli.doctor_journal, health.journal.clone()));
            let words = front.texts.protection;
            let said = if looks_protected(&file.path) { words.doctor_yes } else { words.doctor_no };
            rows.push((words.doctor, said.to_owned()));
        }
        Condition::Closed(problem) => rows.push((cli.doctor_sound, problem.detail.clone())),
    }
    if let Some(bytes) = seen.size {
        rows.push((cli.doctor_size, readable(bytes)));
    }
    let backups = front.backups()?;
    let (ahead, until_now) = backups.by_clock(front.env.now());
    if let Some(newest) = until_now.first().or(ahead.first()) {
        let when = (front.texts.backup.at)(front.env.to_local(newest.made));
        let count = until_now.len() + ahead.len();
        rows.push((front.texts.doctor.backup, (front.texts.doctor.backups)(count, &when)));
    }
    if let Some(left) = seen.room.data_file {
        let of_backups = seen.room.backups.filter(|other| *other != left).map(readable);
        rows.push((
            front.texts.doctor.room,
            match of_backups {
                Some(other) => (front.texts.doctor.room_of_two)(&readable(left), &other),
                None => readable(left),
            },
        ));
    }
    if let Some(folders) = &front.folders {
        rows.push((cli.settings, folders.config_file().display().to_string()));
    }
    if let Some((folder, _)) = &front.own_sets {
        rows.push((cli.doctor_questions, folder.display().to_string()));
    }
    if let Some(folders) = &front.folders {
        rows.push((cli.doctor_notes, folders.crash_notes().display().to_string()));
    }
    let none = || cli.none.to_owned();
    rows.push((cli.doctor_lang, front.texts.lang.code().to_owned()));
    rows.push((cli.doctor_locale, front.variables.locale().unwrap_or_else(none)));
    let window = seen.window.map_or_else(none, |(width, height)| format!("{width} × {height}"));
    rows.push((cli.doctor_terminal, window));

    let widest = rows.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
    let lines = rows.iter().map(|(label, value)| format!("{}  {value}\n", pad_end(label, widest)));
    front.write_text(lines.collect::<String>())?;
    if let Condition::Gone = seen.condition
        && let Some(sentence) = front.only_in_backup(None)?
    {
        front.write_text(format!("\n{sentence}\n"))?;
    }
    front.write_text(told(front, seen))
}

/// Each thing found with what to do, what is wrong first.
fn told(front: &Front, seen: &Seen) -> String {
    let texts = front.texts.doctor;
    let mut lines = Vec::new();
    for (wrong, head) in [(true, texts.wrong), (false, texts.to_know)] {
        let mut of_kind = seen.findings().filter(|finding| finding.fault.is_wrong() == wrong).peekable();
        if of_kind.peek().is_some() {
            lines.extend([String::new(), head.to_owned()]);
        }
        for finding in of_kind {
            let (what, todo) = (texts.fault)(finding.fault);
            lines.push(format!("- {what} {todo}"));
            if !finding.detail.is_empty() {
                lines.push(format!("  {} × {}: {}", finding.count, finding.fault.code(), finding.detail));
            }
        }
    }
    if lines.is_empty() && matches!(seen.condition, Condition::Open(_)) {
        lines.extend([String::new(), texts.all_well.to_owned()]);
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
