//! `dialogduk doctor`: where things lie and whether they are sound. Shows no content, so that it can be sent to
//! whoever helps.

use std::path::Path;

use chrono::TimeDelta;
use serde_json::json;

use super::args::Doctor;
use super::failure::Failure;
use super::front::{Front, say};
use crate::store::{
    Backups, Fault, Finding, Health, ProblemKind, Store, StoreProblem, is_shared_place, look_through_with,
    looks_protected, plain_copies, salvage as save_into, sqlite_version,
};
use crate::term::screen;
use crate::text::width::{cells, pad_end};

/// A backup older than this is told.
const OLD: TimeDelta = TimeDelta::days(30);
/// The least window the screens are made for.
const LEAST_WINDOW: (u16, u16) = (60, 18);

/// How the data file is.
enum Condition {
    NotMade,
    /// It has been made, for there are backups of it, and is not there.
    Gone,
    Open(Health),
    Closed(StoreProblem),
}

impl Condition {
    /// Whether something is wrong that may cost words.
    fn is_wrong(&self) -> bool {
        match self {
            Self::NotMade => false,
            Self::Open(health) => health.findings.iter().any(|finding| finding.fault.is_wrong()),
            Self::Gone | Self::Closed(_) => true,
        }
    }
}

pub(super) fn run(front: &Front, args: &Doctor) -> Result<(), Failure> {
    if let Some(target) = &args.salvage {
        return salvage(front, target);
    }
    if args.fix {
        fix(front)?;
    }
    let file = front.data_file()?;
    let mut condition = match front.unlocked(|passphrase| {
        let store = Store::open_read_only_with(&file.path, passphrase)?;
        // A file so broken that nothing can be counted is not an empty one.
        let is_empty = store.contents().is_ok_and(|it| it.sessions == 0);
        Ok((store.health(front.env.now())?, is_empty))
    }) {
        Ok((mut health, is_empty)) => {
            if is_empty && front.backups()?.newest_with_meetings(front.env.now()).is_some() {
                health.findings.push(Finding::new(Fault::OnlyInBackup, 1, ""));
            }
            Condition::Open(health)
        }
        Err(Failure::Store(problem)) if problem.kind == ProblemKind::Missing => {
            if front.backups()?.list().is_empty() { Condition::NotMade } else { Condition::Gone }
        }
        Err(Failure::Store(problem)) => Condition::Closed(problem),
        Err(failure) => return Err(failure),
    };
    let size = std::fs::metadata(&file.path).ok().map(|found| found.len());
    let window = screen::window();
    let around = around(front, size.is_some(), window)?;
    match &mut condition {
        Condition::Open(health) => health.findings.extend(around.iter().cloned()),
        Condition::NotMade | Condition::Gone | Condition::Closed(_) => {}
    }
    if args.json.json {
        write_json(front, &condition, size, window)?;
    } else {
        write_text(front, &condition, size, window)?;
    }
    for note in &front.notes {
        say(note);
    }
    let wrong = condition.is_wrong();
    match condition {
        Condition::Closed(problem) => Err(problem.into()),
        Condition::Open(_) | Condition::NotMade | Condition::Gone if wrong => Err(Failure::Told),
        Condition::Open(_) | Condition::NotMade | Condition::Gone => Ok(()),
    }
}

/// What is to be told of what lies around the file.
fn around(front: &Front, is_there: bool, window: Option<(u16, u16)>) -> Result<Vec<Finding>, Failure> {
    let path = &front.data_file()?.path;
    let mut found = Vec::new();
    let mut tell = |fault, count: usize, detail: String| {
        if count > 0 {
            found.push(Finding::new(fault, count, detail));
        }
    };
    if is_there {
        let beside = |ending: &str| {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            path.with_file_name(name)
        };
        let logs: Vec<_> = ["-wal", "-journal"]
            .iter()
            .filter(|ending| std::fs::metadata(beside(ending)).is_ok_and(|there| there.len() > 0))
            .copied()
            .collect();
        tell(Fault::LeftOver, logs.len(), logs.join(", "));
        tell(Fault::Rights, usize::from(is_open_to_others(path)), String::new());
        let backups = front.backups()?;
        let (ahead, until_now) = backups.by_clock(front.env.now());
        let backups = backups.list();
        let newest = until_now.first().or(ahead.first());
        match newest {
            None => tell(Fault::NoBackup, 1, String::new()),
            Some(newest) if front.env.now() - newest.made > OLD => tell(Fault::OldBackup, 1, String::new()),
            Some(_) => {}
        }
        let unsound: Vec<String> = backups
            .iter()
            .filter(|file| match look_through_with(&file.path, front.passphrase.borrow().as_ref()) {
                Ok(_) => false,
                // One that stands under another passphrase cannot be judged, and is not called broken.
                Err(problem) => {
                    !matches!(problem.kind, ProblemKind::Protected | ProblemKind::WrongPassphrase)
                }
            })
            .map(|file| name_of(&file.path))
            .collect();
        tell(Fault::UnsoundBackup, unsound.len(), unsound.join(", "));
        if looks_protected(path) {
            let plain: Vec<String> =
                plain_copies(path, &front.backups()?).iter().map(|file| name_of(file)).collect();
            tell(Fault::PlainBackup, plain.len(), plain.join(", "));
        }
    }
    tell(Fault::SharedPlace, usize::from(is_shared_place(path)), String::new());
    tell(Fault::Settings, front.notes.len(), String::new());
    let locale = front.variables.locale().unwrap_or_default().to_lowercase();
    let plain = cfg!(unix) && !locale.is_empty() && !locale.contains("utf");
    tell(Fault::Locale, usize::from(plain), locale);
    let (least_width, least_height) = LEAST_WINDOW;
    if let Some((width, height)) =
        window.filter(|&(width, height)| width < least_width || height < least_height)
    {
        tell(Fault::Window, 1, format!("{width} × {height}"));
    }
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether more than the owner may read it.
#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|there| there.permissions().mode() & 0o077 != 0)
}

/// Whether more than the owner may read it: on this system the folder decides.
#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// Puts right what can be, after a backup.
fn fix(front: &Front) -> Result<(), Failure> {
    let (path, texts) = (&front.data_file()?.path, front.texts.doctor);
    if !path.exists() {
        return Ok(());
    }
    #[cfg(unix)]
    if is_open_to_others(path) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
            .map_err(|error| Failure::Said(error.to_string()))?;
    }
    let backups = front.backups()?;
    let mut store = front.open()?;
    let findings = store.health(front.env.now())?.findings;
    let is = |faults: &[Fault]| findings.iter().any(|finding| faults.contains(&finding.fault));
    if is(&[Fault::Shape, Fault::Index, Fault::Search]) {
        store.put_right(&findings, &backups, front.env.now())?;
        say(texts.fixed);
    }
    if is(&[Fault::Altered, Fault::Unreadable]) {
        let done = store.mend(&backups, front.env.now())?;
        say((texts.mended)(done.mended.len(), done.left.len()));
    }
    Ok(store.close()?)
}

/// Saves what can be read into a new file, and says how that compares with the newest backup.
fn salvage(front: &Front, target: &Path) -> Result<(), Failure> {
    let texts = front.texts.doctor;
    let backups = front.backups()?;
    let data_file = &front.data_file()?.path;
    let saved = front.unlocked(|passphrase| save_into(data_file, target, &backups, passphrase));
    let newest = newest_sound(front, &backups);
    let saved = match saved {
        Ok(saved) => saved,
        Err(failure) => {
            let Failure::Store(problem) = &failure else { return Err(failure) };
            if !matches!(problem.kind, ProblemKind::Damaged | ProblemKind::NotOurs) {
                return Err(failure);
            }
            // Told here: where the file cannot be read, the usual ways out would lead back to this one.
            failure.tell(front.texts, &mut std::io::stderr().lock());
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

/// What a person can do about a data file that cannot be read.
pub(super) fn ways_out(front: &Front, failure: &Failure) -> Option<String> {
    let Failure::Store(problem) = failure else { return None };
    let data_file = front.data_file.as_ref().map(|file| file.path.as_path());
    if problem.path.as_deref() != data_file {
        return None;
    }
    match problem.kind {
        ProblemKind::Damaged => {}
        ProblemKind::Missing => return front.only_in_backup(None).ok()?,
        _ => return None,
    }
    let texts = front.texts.doctor;
    Some(match newest_sound(front, &front.backups().ok()?) {
        Some((when, holds)) => (texts.at_start)(&when, &holds),
        None => texts.at_start_alone.to_owned(),
    })
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
        Condition::Gone => ("gone", None, None, Vec::new()),
        Condition::Open(health) => {
            let state = if condition.is_wrong() { "damaged" } else { "sound" };
            let findings = health.findings.iter().map(|it| {
                json!({ "code": it.fault.code(), "wrong": it.fault.is_wrong(), "count": it.count, "detail": it.detail })
            });
            (state, Some(&health.journal), Some(health.schema), findings.collect())
        }
        Condition::Closed(problem) => ("cannot_open", None, None, vec![json!({ "detail": problem.detail })]),
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
            "protected": size.map(|_| looks_protected(&file.path)),
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
        Condition::Gone => rows.push((cli.doctor_sound, front.texts.doctor.gone.to_owned())),
        Condition::Open(health) => {
            let sound = if condition.is_wrong() { front.texts.doctor.wrong } else { cli.sound };
            rows.push((cli.doctor_sound, sound.trim_end_matches(':').to_owned()));
            rows.push((cli.doctor_journal, health.journal.clone()));
            let words = front.texts.protection;
            let said = if looks_protected(&file.path) { words.doctor_yes } else { words.doctor_no };
            rows.push((words.doctor, said.to_owned()));
        }
        Condition::Closed(problem) => rows.push((cli.doctor_sound, problem.detail.clone())),
    }
    if let Some(bytes) = size {
        rows.push((cli.doctor_size, format!("{} kB", bytes.div_ceil(1024))));
    }
    let backups = front.backups()?.list();
    if let Some(newest) = backups.first() {
        let when = (front.texts.backup.at)(front.env.to_local(newest.made));
        rows.push((front.texts.doctor.backup, (front.texts.doctor.backups)(backups.len(), &when)));
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
    front.write_text(lines.collect::<String>())?;
    match condition {
        Condition::Open(health) => front.write_text(told(front, &health.findings)),
        Condition::Gone => match front.only_in_backup(None)? {
            Some(sentence) => front.write_text(format!("\n{sentence}\n")),
            None => Ok(()),
        },
        Condition::NotMade | Condition::Closed(_) => Ok(()),
    }
}

/// Each thing found with what to do, what is wrong first.
fn told(front: &Front, findings: &[Finding]) -> String {
    let texts = front.texts.doctor;
    let mut lines = Vec::new();
    for (wrong, head) in [(true, texts.wrong), (false, texts.to_know)] {
        let mut of_kind = findings.iter().filter(|finding| finding.fault.is_wrong() == wrong).peekable();
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
    if findings.is_empty() {
        lines.extend([String::new(), texts.all_well.to_owned()]);
    }
    lines.push(String::new());
    lines.join("\n")
}
