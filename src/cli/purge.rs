//! `dialogduk purge`: what is deleted for good, and where a name stands.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::args::Purge;
use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use super::sessions::{summary_json, unless_asked};
use super::table::columns;
use crate::i18n::dates;
use crate::ops::{self, DetailEdit, Erase, Erased, Forgetting, Op, Remains, Store};
use crate::paths::Folders;
use crate::settings::{Settings, disk};
use crate::store::{NamePlace, Trashed};
use crate::text::fold::contains;
use crate::text::name::replaced;

pub(super) fn run(front: &Front, args: &Purge) -> Result<(), Failure> {
    match (&args.session, &args.line, &args.keep, &args.name, &args.role, &args.find) {
        (Some(session), Some(line), ..) => erase_line(front, args, session, line),
        (Some(session), None, Some(keep), ..) => set_keep(front, session, keep),
        (Some(session), None, None, ..) => one(front, args, session),
        (None, _, _, Some(name), Some(role), _) => replace_name(front, args, name, role),
        (None, _, _, _, _, Some(words)) => find(front, args, words),
        _ => due(front, args),
    }
}

/// All whose day has come, and what has been in the trash for its days.
fn due(front: &Front, args: &Purge) -> Result<(), Failure> {
    let texts = front.texts.forget;
    let mut store = front.open()?;
    let (sessions, _) = store.answers_due(front.env.today(), usize::MAX)?;
    let trashed: Vec<Trashed> =
        store.trashed()?.into_iter().filter(|it| it.days_left(front.env.now()) <= 0).collect();
    if sessions.is_empty() && trashed.is_empty() {
        if args.json.json {
            return front.write_json(&json!({ "sessions": [], "trashed": [], "deleted": false }));
        }
        say(texts.nothing_due);
        return Ok(());
    }
    if !args.json.json {
        let rows = sessions.iter().chain(trashed.iter().map(|it| &it.session)).map(|it| {
            [
                it.id.to_string(),
                it.first_date.map(dates::short).unwrap_or_default(),
                it.unit_name.clone(),
                it.title.clone(),
            ]
        });
        let cli = front.texts.cli;
        front.write_text(columns([cli.id, cli.date, cli.unit, cli.title], &rows.collect::<Vec<_>>()))?;
        if !sessions.is_empty() {
            say(format!("{}.", (texts.due)(u32::try_from(sessions.len()).unwrap_or(u32::MAX))));
        }
        if !trashed.is_empty() {
            say(format!("{}.", (texts.trash_due)(trashed.len())));
        }
    }
    let told = json!({
        "sessions": sessions.iter().map(summary_json).collect::<Vec<_>>(),
        "trashed": trashed.iter().map(|it| summary_json(&it.session)).collect::<Vec<_>>(),
    });
    if !agreed(front, args, &store, &[])? {
        return end(front, args, told, None);
    }
    let ids: Vec<_> = sessions.iter().map(|it| it.id).collect();
    let whole: Vec<_> = trashed.iter().map(|it| it.session.id).collect();
    let erased = ops::delete_as_planned(&mut store, &ids, &whole, &front.env)?;
    store.close()?;
    end(front, args, told, Some(&erased))
}

/// The answers of one meeting, now.
fn one(front: &Front, args: &Purge, words: &str) -> Result<(), Failure> {
    let mut store = front.open()?;
    let session = pick::session(front, &store, Some(words))?;
    let goes = Forgetting::of(&session);
    if !args.json.json {
        say(format!("{}: {}", session.details.title, (front.texts.forget.goes)(&goes)));
    }
    let told = json!({
        "session": session.id.to_string(),
        "lines": goes.lines,
        "others": goes.others,
        "measures_kept": goes.measures,
        "figures_kept": goes.figures,
    });
    if !agreed(front, args, &store, &ops::files_made(&session))? {
        return end(front, args, told, None);
    }
    let erased = ops::delete_answers(&mut store, &[session.id], &front.env)?;
    store.close()?;
    end(front, args, told, Some(&erased))
}

/// Lines of a meeting that have these words, or had them.
fn erase_line(front: &Front, args: &Purge, session: &str, words: &str) -> Result<(), Failure> {
    let texts = front.texts.forget;
    let mut store = front.open()?;
    let session = pick::session(front, &store, Some(session))?;
    let found: Vec<_> = store
        .wordings(session.id)?
        .into_iter()
        .filter(|it| contains(&it.text, &words.to_lowercase()))
        .collect();
    if found.is_empty() {
        return Err(Failure::Said(texts.no_line.to_owned()));
    }
    if !args.json.json {
        for it in &found {
            let standing = if it.stands { texts.line_stands } else { texts.line_gone };
            front.write_text(format!("{}  ({standing})\n", it.text.replace('\n', " / ")))?;
        }
    }
    let told = json!({
        "session": session.id.to_string(),
        "wordings": found.iter().map(|it| json!({ "answer": it.answer.to_string(), "stands": it.stands })).collect::<Vec<_>>(),
    });
    if !agreed(front, args, &store, &ops::files_made(&session))? {
        return end(front, args, told, None);
    }
    let erased = store.erase(&ops::of_wordings(session.id, &found, &session), front.env.now())?;
    store.close()?;
    end(front, args, told, Some(&erased))
}

fn replace_name(front: &Front, args: &Purge, name: &str, role: &str) -> Result<(), Failure> {
    let texts = front.texts.forget;
    let clean = |text: &str| crate::text::sanitize::one_line(text).trim().to_owned();
    let (name, role) = (clean(name), clean(role));
    if name.chars().count() < 3 || role.is_empty() {
        return Err(Failure::Usage(texts.name_short.to_owned()));
    }
    // It will stand wherever the name does.
    unless_asked(front, ops::asked_while_written(&role, &front.env).into_iter().collect())?;
    let mut store = front.open()?;
    if !args.json.json {
        say((texts.name_ask)(&name, &role));
    }
    let (config, settings) = written_settings(front);
    let remembered = settings.texts_with(|text| replaced(text, &name, &role).is_some());
    let places = store.places_of(&name)?.len() + remembered.len();
    if !args.json.json {
        say((texts.found)(places));
    }
    let told = json!({ "name": name, "role": role, "places": places });
    if !agreed(front, args, &store, &[])? {
        return end(front, args, told, None);
    }
    let without = settings.clone().with_role_for(&name, &role);
    let erased = store.erase(&[Erase::Name { name, role }], front.env.now())?;
    store.close()?;
    // Before anything is told: whoever has stopped reading has not stopped wishing.
    let kept = match config {
        Some(path) if without != settings && !erased.refused => disk::keep(&path, &settings, &without)
            .map_err(|_| Failure::Said((texts.name_in_settings)(&path.display().to_string()))),
        _ => Ok(()),
    };
    let told = end(front, args, told, Some(&erased));
    kept.and(told)
}

/// The settings as they are written, without what this run was told otherwise, and where; nothing where they cannot be read.
fn written_settings(front: &Front) -> (Option<PathBuf>, Settings) {
    let config = front.folders.as_ref().map(Folders::config_file);
    let read = config.as_deref().and_then(|path| disk::read(path).ok());
    (config, read.unwrap_or_default().settings)
}

/// Where a name stands: in meetings and measures, in what undo keeps, and in the settings.
fn find(front: &Front, args: &Purge, words: &str) -> Result<(), Failure> {
    let mut places = front.open_to_read()?.map_or_else(|| Ok(Vec::new()), |store| store.places_of(words))?;
    let wanted = words.to_lowercase();
    places.extend(
        written_settings(front)
            .1
            .texts_with(|text| contains(text, &wanted))
            .into_iter()
            .map(|text| NamePlace { session: None, column: "settings".to_owned(), text }),
    );
    if args.json.json {
        let places = places.iter().map(|it| {
            json!({ "session": it.session.map(|id| id.to_string()), "where": it.column, "text": it.text })
        });
        return front.write_json(&json!({ "words": words, "places": places.collect::<Vec<_>>() }));
    }
    if places.is_empty() {
        say((front.texts.search.nothing)(words));
        return Ok(());
    }
    say((front.texts.forget.found)(places.len()));
    let rows = places.iter().map(|it| {
        [
            it.session.map(|id| id.to_string()).unwrap_or_default(),
            (front.texts.forget.place)(&it.column).to_owned(),
            it.text.replace('\n', " / "),
        ]
    });
    let cli = front.texts.cli;
    front.write_text(columns([cli.id, cli.kind, cli.text], &rows.collect::<Vec<_>>()))
}

/// How long the answers of one meeting are kept.
fn set_keep(front: &Front, session: &str, words: &str) -> Result<(), Failure> {
    let mut store = front.open()?;
    let session = pick::session(front, &store, Some(session))?;
    let texts = front.texts.forget;
    let keep = ops::read_keep(words, texts.always_words, front.env.today());
    let Some(keep) = keep else { return Err(Failure::Usage(texts.no_such_keep.to_owned())) };
    match ops::carry_out(&mut store, session.id, &Op::SetDetail(DetailEdit::KeepAnswers(keep)), &front.env)? {
        Ok(()) => {
            store.close()?;
            say((texts.kept_so)(&(texts.keep)(keep)));
            Ok(())
        }
        Err(refusal) => {
            let refused = (front.texts.refusals.explain)(&refusal);
            Err(Failure::Said(format!("{} {} {}", refused.what, refused.safe, refused.todo)))
        }
    }
}

/// Whether it is to be done; a failure where nobody could be asked.
fn agreed(front: &Front, args: &Purge, store: &Store, files: &[&str]) -> Result<bool, Failure> {
    if args.dry_run {
        return Ok(false);
    }
    let (cli, texts) = (front.texts.cli, front.texts.forget);
    if !args.yes {
        match front.ask(&format!("{} {} ", (texts.for_good_of)(files), texts.ask)) {
            Some(true) => {}
            Some(false) => return Err(Failure::Said(cli.not_deleted.to_owned())),
            None => return Err(Failure::Said(cli.delete_needs_yes.to_owned())),
        }
    }
    tell_that_it_takes_time(front, store);
    Ok(true)
}

/// Before an erasing in a large file; not in the result, so that scripts read the same.
pub(super) fn tell_that_it_takes_time(front: &Front, store: &Store) {
    if store.erasing_takes_time() {
        say(front.texts.forget.takes_time);
    }
}

fn end(front: &Front, args: &Purge, mut told: Value, erased: Option<&Erased>) -> Result<(), Failure> {
    let texts = front.texts.forget;
    let refused = erased.is_some_and(|it| it.refused);
    if args.json.json {
        if let Some(told) = told.as_object_mut() {
            told.extend(erased_json(erased));
        }
        front.write_json(&told)?;
    } else {
        if erased.is_none() || refused {
            say(texts.dry);
        }
        erased.into_iter().flat_map(texts.told).for_each(say);
    }
    // Whoever asked for it must not take it for done.
    if refused { Err(Failure::Told) } else { Ok(()) }
}

/// What came of an erasing, for other programs.
pub(super) fn erased_json(erased: Option<&Erased>) -> Map<String, Value> {
    let mut told = Map::new();
    told.insert("deleted".into(), json!(erased.is_some_and(|it| !it.refused)));
    let Some(it) = erased else { return told };
    let names = |paths: &[PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    let sessions = it.standing.iter().filter_map(|it| match it {
        Remains::Session(id, _) => Some(id.to_string()),
        Remains::Unit | Remains::Questions => None,
    });
    let sent =
        it.sent.iter().map(|it| json!({ "path": it.path, "at": it.at.to_rfc3339(), "sha256": it.sha256 }));
    told.extend([
        ("texts".to_owned(), json!(it.texts)),
        ("elsewhere".to_owned(), json!(it.elsewhere)),
        ("elsewhere_in".to_owned(), json!(sessions.collect::<Vec<_>>())),
        ("waits".to_owned(), json!(it.waits.is_some())),
        ("sent".to_owned(), json!(sent.collect::<Vec<_>>())),
        ("unread".to_owned(), json!(names(&it.unread))),
        ("searched".to_owned(), json!(names(&it.searched))),
        ("traces".to_owned(), json!(names(&it.traces))),
        ("copies_removed".to_owned(), json!(names(&it.copies))),
        ("copies_left".to_owned(), json!(names(&it.copies_left))),
        ("bare_folder".to_owned(), json!(it.bare_folder.as_ref().map(|folder| folder.display().to_string()))),
    ]);
    told
}
