//! `dialogduk backup` and `dialogduk restore` (L4).

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::args::{Backup, BackupVerb, Restore};
use super::failure::Failure;
use super::front::{Front, say};
use super::table::columns;
use crate::export::ExportProblem;
use crate::export::disk::free_name;
use crate::ops;
use crate::store::{
    BackupFile, BackupReason, Backups, Keys, ProblemKind, Store, StoreProblem, gone_since, is_part_of,
    look_through_with, looks_protected,
};

impl Front {
    /// Where the backups of the data file lie; also where none are made by themselves.
    pub(super) fn backups(&self) -> Result<Backups, Failure> {
        Ok(Backups::new(&self.data_file()?.path, self.backup_folder().as_deref()))
    }

    /// Where the data file is gone or holds no meeting, and a backup does: says so, with the way back.
    pub(super) fn only_in_backup(&self, store: Option<&Store>) -> Result<Option<String>, Failure> {
        if store.map_or(Ok(0), |store| store.contents().map(|it| it.sessions))? > 0 {
            return Ok(None);
        }
        let texts = self.texts.backup;
        let made = self.backups()?.newest_with_meetings(self.env.now());
        Ok(made.map(|made| (texts.only_here)(&(texts.at)(self.env.to_local(made)))))
    }

    /// Makes a backup on leaving, unless nothing has changed or the settings want none. One that fails is told and stops
    /// nothing; that all is saved is said only where `is_saved`.
    pub(super) fn back_up_on_leaving(&self, store: &Store, is_saved: bool) {
        if !self.settings.backups.are_made() {
            return;
        }
        let (Ok(backups), Some(path)) = (self.backups(), store.path()) else { return };
        // The meeting may have gone on in another file.
        let backups = backups.of_another(path);
        let never = AtomicBool::new(false);
        if let Err(problem) = store.back_up(&backups, self.env.now(), BackupReason::Closed, &never) {
            let words = self.texts.backup;
            say(if is_saved { words.not_kept_closing } else { words.none_closing });
            say(format!("{}: {}", self.texts.cli.details, problem.detail));
        }
    }
}

pub(super) fn run(front: &Front, args: Backup) -> Result<(), Failure> {
    match args.verb {
        Some(BackupVerb::List(json)) => list(front, json.json),
        None => make(front, args.output.as_deref(), args.force),
    }
}

fn make(front: &Front, output: Option<&Path>, force: bool) -> Result<(), Failure> {
    let data_file = &front.data_file()?.path;
    let store = match front.unlocked(|passphrase| Store::open_read_only_with(data_file, passphrase)) {
        // An older file must be taken forward before it can be read.
        Err(Failure::Store(problem)) if problem.kind == ProblemKind::ReadOnly => front.open()?,
        opened => opened?,
    };
    let path = if let Some(target) = output {
        if target.exists() && !force {
            return Err(ExportProblem::Exists { path: target.to_owned(), free: free_name(target) }.into());
        }
        if is_part_of(target, data_file) {
            // Over the open file, beside its log, it would be neither of the two.
            let path = Some(target.to_owned());
            return Err(StoreProblem { kind: ProblemKind::Taken, detail: String::new(), path }.into());
        }
        store.back_up_to(target)?;
        target.to_owned()
    } else {
        let never = AtomicBool::new(false);
        let made = store.back_up(&front.backups()?, front.env.now(), BackupReason::Asked, &never)?;
        made.map(|file| file.path).unwrap_or_default()
    };
    front.write_text(format!("{}\n", (front.texts.backup.kept)(&path.display().to_string())))
}

fn list(front: &Front, json: bool) -> Result<(), Failure> {
    let texts = front.texts.backup;
    let files = front.backups()?.list();
    // What opens the data file opens its backups.
    if files.iter().any(|file| looks_protected(&file.path)) {
        let _ = front.open_to_read()?;
    }
    let passphrase = front.known_passphrase();
    let look = |file: BackupFile| (look_through_with(&file.path, passphrase.as_ref()), file);
    let read: Vec<_> = files.into_iter().map(look).collect();
    if json {
        let backups = read.iter().map(|(contents, file)| {
            json!({
                "path": file.path.display().to_string(),
                "made": file.made.to_rfc3339(),
                "reason": file.reason.code(),
                "bytes": file.bytes,
                "sound": contents.is_ok(),
                "schema": contents.as_ref().ok().map(|it| it.schema),
                "sessions": contents.as_ref().ok().map(|it| it.sessions),
                "damaged": contents.as_ref().ok().map(|it| it.damaged),
                "answers": contents.as_ref().ok().map(|it| it.answers),
                "measures": contents.as_ref().ok().map(|it| it.measures),
            })
        });
        return front.write_json(&json!({ "backups": backups.collect::<Vec<_>>() }));
    }
    if read.is_empty() {
        say(texts.none);
        return Ok(());
    }
    let rows: Vec<_> = read
        .iter()
        .map(|(contents, file)| {
            let holds =
                contents.as_ref().map_or_else(|_| texts.unsound.to_owned(), |it| (texts.contents)(it));
            let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            [(texts.at)(front.env.to_local(file.made)), holds, (texts.reason)(file.reason).to_owned(), name]
        })
        .collect();
    front.write_text(columns([texts.made, texts.holds, texts.why, texts.file], &rows))
}

pub(super) fn restore(front: &Front, args: &Restore) -> Result<(), Failure> {
    let texts = front.texts.backup;
    let backups = front.backups()?;
    let target = &front.data_file()?.path;
    let live = front.unlocked(|passphrase| {
        let store = Store::open_read_only_with(target, passphrase)?;
        Ok((store.contents()?, store.passphrase()))
    });
    let mut locked_aside = false;
    let (there, of_data_file) = match live {
        Ok((contents, passphrase)) => (Some((texts.instead_of)(&(texts.contents)(&contents))), passphrase),
        Err(Failure::Store(problem)) => match problem.kind {
            ProblemKind::Missing => (None, None),
            // Nobody has tried to unlock it: it may hold more than the backup.
            ProblemKind::Protected | ProblemKind::CannotUnlock => return Err(problem.into()),
            // Forgotten, or so damaged that no passphrase fits any more.
            ProblemKind::WrongPassphrase => {
                locked_aside = true;
                (Some(texts.instead_of_locked.to_owned()), None)
            }
            _ => (Some(texts.instead_of_unreadable.to_owned()), None),
        },
        Err(failure) => return Err(failure),
    };
    let (path, brings) = find(front, &backups, args)?;
    say(brings);
    if let Some(there) = there {
        say(there);
    }
    let of_backup = front.known_passphrase();
    let keys = Keys { data_file: of_data_file.as_ref(), backup: of_backup.as_ref(), locked_aside };
    let mut gone = gone_since(&backups, &path, keys, front.env.now())?;
    let forget = front.texts.forget;
    if gone.is_unknown {
        say(forget.unknown_since);
    }
    if !gone.is_nothing() {
        say((forget.in_backup)(gone.sessions.len(), gone.answers.len()));
        say(if args.with_deleted { forget.comes_back } else { forget.left_out });
        if args.with_deleted {
            gone = gone.wanted_back();
        }
    }
    if !args.force {
        match front.ask(&format!("{} ", texts.replace)) {
            Some(true) => {}
            Some(false) => return Err(Failure::Said(texts.not_replaced.to_owned())),
            None => return Err(Failure::Said(texts.replace_needs_force.to_owned())),
        }
    }
    let was_plain = !looks_protected(target);
    let done = ops::restore(&backups, &path, keys, &gone, &front.env).inspect_err(|_| {
        // It could not be taken back: nobody may be left before a file that is locked for no reason they know.
        if was_plain && looks_protected(target) {
            say(texts.protected_like_backup);
        }
    })?;
    say(texts.replaced);
    if done.is_newly_protected {
        say(texts.protected_like_backup);
    }
    if let Some(aside) = done.aside {
        say((texts.set_aside)(&aside.display().to_string()));
    }
    Ok(())
}

/// The backup a person means, and what it would bring.
fn find(front: &Front, backups: &Backups, args: &Restore) -> Result<(PathBuf, String), Failure> {
    let (texts, named) = (front.texts.backup, args.backup.as_path());
    if let Some(file) = &args.opened_by {
        front.remember(front.passphrase_of(file)?);
    }
    if named == Path::new("latest") && !named.exists() {
        let (file, contents) = backups
            .newest_sound(front.known_passphrase().as_ref(), front.env.now())
            .ok_or_else(|| Failure::Said(texts.none_sound.to_owned()))?;
        let when = |file: &BackupFile| (texts.at)(front.env.to_local(file.made));
        let is_newer =
            |it: &BackupFile| it.path != file.path && (file.made..=front.env.now()).contains(&it.made);
        for newer in backups.list().into_iter().filter(is_newer) {
            let looked = look_through_with(&newer.path, front.known_passphrase().as_ref());
            if !looked.is_ok_and(|it| it.damaged == 0) {
                let name = newer.path.file_name().unwrap_or_default().to_string_lossy();
                say((texts.skipped)(&when(&newer), &name));
            }
        }
        let when = when(&file);
        return Ok((file.path, (texts.brings)(&when, &(texts.contents)(&contents))));
    }
    let by_name = || backups.list().into_iter().find(|file| file.path.file_name() == Some(named.as_os_str()));
    let path = if named.exists() {
        named.to_owned()
    } else {
        let missing = || Failure::Said((texts.no_such)(&named.display().to_string()));
        by_name().ok_or_else(missing)?.path
    };
    let contents = front.unlocked(|passphrase| look_through_with(&path, passphrase))?;
    let brings = match backups.list().into_iter().find(|file| file.path == path) {
        Some(file) => {
            (texts.brings)(&(texts.at)(front.env.to_local(file.made)), &(texts.contents)(&contents))
        }
        None => (texts.brings_file)(&(texts.contents)(&contents)),
    };
    Ok((path, brings))
}
