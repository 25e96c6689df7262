//! `dialogduk doctor`: where things lie and whether they are sound. Shows no content, so that it can be sent to
//! whoever helps.

use std::path::Path;

use serde_json::json;

use super::failure::Failure;
use super::front::{Front, say};
use crate::store::{Health, ProblemKind, Store, StoreProblem, is_shared_place, sqlite_version};
use crate::term::screen;
use crate::text::width::{cells, pad_end};

/// How the data file is.
enum Condition {
    NotMade,
    Open(Health),
    Closed(StoreProblem),
}

pub(super) fn run(front: &Front, json: bool) -> Result<(), Failure> {
    let file = front.data_file()?;
    let condition = match Store::open_read_only(&file.path).and_then(|store| store.health()) {
        Ok(health) => Condition::Open(health),
        Err(problem) if problem.kind == ProblemKind::Missing => Condition::NotMade,
        Err(problem) => Condition::Closed(problem),
    };
    let size = std::fs::metadata(&file.path).ok().map(|found| found.len());
    let window = screen::window();
    if json {
        write_json(front, &condition, size, window)?;
    } else {
        write_text(front, &condition, size, window)?;
    }
    for note in &front.notes {
        say(note);
    }
    match condition {
        Condition::NotMade => Ok(()),
        Condition::Open(health) if health.faults.is_empty() => Ok(()),
        Condition::Open(_) => Err(Failure::Told),
        Condition::Closed(problem) => Err(problem.into()),
    }
}

fn write_json(
    front: &Front,
    condition: &Condition,
    size: Option<u64>,
    window: Option<(u16, u16)>,
) -> Result<(), Failure> {
    let file = front.data_file()?;
    let (state, journal, schema, faults) = match condition {
        Condition::NotMade => ("not_made", None, None, Vec::new()),
        Condition::Open(health) if health.faults.is_empty() => {
            ("sound", Some(&health.journal), Some(health.schema), Vec::new())
        }
        Condition::Open(health) => {
            ("damaged", Some(&health.journal), Some(health.schema), health.faults.clone())
        }
        Condition::Closed(problem) => ("cannot_open", None, None, vec![problem.detail.clone()]),
    };
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
            "bytes": size,
            "journal": journal,
            "schema": schema,
            "shared_place": is_shared_place(&file.path),
        },
        "settings": folders.map(|folders| shown(&folders.config_file())),
        "settings_notes": front.notes,
        "questions": front.own_sets.as_ref().map(|(folder, _)| shown(folder)),
        "crash_notes": folders.map(|folders| shown(&folders.crash_notes())),
        "lang": front.texts.lang.code(),
        "locale": front.variables.locale(),
        "window": window.map(|(width, height)| json!({ "width": width, "height": height })),
    }))
}

fn write_text(
    front: &Front,
    condition: &Condition,
    size: Option<u64>,
    window: Option<(u16, u16)>,
) -> Result<(), Failure> {
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
    match condition {
        Condition::NotMade => rows.push((cli.doctor_sound, cli.not_made.to_owned())),
        Condition::Open(health) => {
            let sound =
                if health.faults.is_empty() { cli.sound.to_owned() } else { health.faults.join("; ") };
            rows.push((cli.doctor_sound, sound));
            rows.push((cli.doctor_journal, health.journal.clone()));
        }
        Condition::Closed(problem) => rows.push((cli.doctor_sound, problem.detail.clone())),
    }
    if let Some(bytes) = size {
        rows.push((cli.doctor_size, format!("{} kB", bytes.div_ceil(1024))));
    }
    if is_shared_place(&file.path) {
        rows.push(("", cli.shared_place.to_owned()));
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
    let window = window.map_or_else(none, |(width, height)| format!("{width} × {height}"));
    rows.push((cli.doctor_terminal, window));

    let widest = rows.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
    let lines = rows.iter().map(|(label, value)| format!("{}  {value}\n", pad_end(label, widest)));
    front.write(lines.collect::<String>())
}
