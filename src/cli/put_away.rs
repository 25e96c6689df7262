//! `dialogduk sessions archive`, `trash`, `restore`, `purge` and `history`.

use serde_json::json;

use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use super::purge::erased_json;
use super::sessions::summary_json;
use super::table::columns;
use crate::i18n::dates;
use crate::report::history;
use crate::store::{Erase, Store, Trashed};
use crate::text::fold::contains;

/// Puts a session into the archive, or takes it out (G5).
pub(super) fn archive(front: &Front, words: &str, away: bool) -> Result<(), Failure> {
    let mut store = front.open()?;
    let session = pick::session(front, &store, Some(words))?;
    store.archive(session.id, away.then(|| front.env.now()))?;
    store.close()?;
    let texts = front.texts.put_away;
    say(if away { texts.archived } else { texts.taken_out });
    Ok(())
}

/// What lies in the trash (L3).
pub(super) fn trash(front: &Front, json: bool) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let trashed = match front.open_to_read()? {
        Some(store) => store.trashed()?,
        None => Vec::new(),
    };
    if json {
        let rows = trashed.iter().map(|it| {
            let mut row = summary_json(&it.session);
            row["trashed_at"] = json!(it.at.to_rfc3339());
            row
        });
        return front.write_json(&json!({ "sessions": rows.collect::<Vec<_>>() }));
    }
    if trashed.is_empty() {
        say(front.texts.put_away.trash_empty);
        return Ok(());
    }
    let rows: Vec<_> = trashed
        .iter()
        .map(|it| {
            [
                it.session.id.to_string(),
                dates::short(front.env.to_local(it.at).date()),
                it.session.unit_name.clone(),
                it.session.title.clone(),
            ]
        })
        .collect();
    front.write_text(columns([cli.id, cli.date, cli.unit, cli.title], &rows))
}

/// Takes a session back, as it was.
pub(super) fn restore(front: &Front, words: &str) -> Result<(), Failure> {
    let mut store = front.open()?;
    let found = find(front, &store, words)?;
    store.trash(found.session.id, None)?;
    store.close()?;
    say(front.texts.put_away.taken_back);
    Ok(())
}

/// Deletes a session of the trash for good.
pub(super) fn purge(front: &Front, words: &str, yes: bool, json: bool) -> Result<(), Failure> {
    let (cli, texts) = (front.texts.cli, front.texts.put_away);
    let mut store = front.open()?;
    let found = find(front, &store, words)?;
    if !yes {
        match front.ask(&format!("{} {} ", (texts.for_good_title)(1), texts.for_good_lead)) {
            Some(true) => {}
            Some(false) => return Err(Failure::Said(cli.not_deleted.to_owned())),
            None => return Err(Failure::Said(cli.delete_needs_yes.to_owned())),
        }
    }
    super::purge::tell_that_it_takes_time(front, &store);
    let erased = store.erase(&[Erase::Trashed(found.session.id)], front.env.now())?;
    store.close()?;
    if json {
        let mut told = erased_json(Some(&erased));
        told.insert("session".into(), json!(found.session.id.to_string()));
        front.write_json(&told.into())?;
    } else {
        say(if erased.refused { front.texts.forget.dry } else { texts.gone });
        (front.texts.forget.told)(&erased).iter().for_each(say);
    }
    if erased.refused { Err(Failure::Told) } else { Ok(()) }
}

/// The one session in the trash whose id begins so, or whose title or unit has these words.
fn find(front: &Front, store: &Store, words: &str) -> Result<Trashed, Failure> {
    let words = words.trim().to_lowercase();
    let trashed = store.trashed()?;
    let by_id = |it: &&Trashed| it.session.id.to_string().starts_with(&words);
    let by_words =
        |it: &&Trashed| contains(&it.session.title, &words) || contains(&it.session.unit_name, &words);
    let fitting: Vec<&Trashed> = match trashed.iter().filter(by_id).collect::<Vec<_>>() {
        none if none.is_empty() => trashed.iter().filter(by_words).collect(),
        some => some,
    };
    match fitting.as_slice() {
        [only] if !words.is_empty() => Ok((*only).clone()),
        _ => Err(Failure::Said(front.texts.put_away.not_in_trash.to_owned())),
    }
}

/// What happened to a session (G4).
pub(super) fn history(front: &Front, words: Option<&str>, json: bool) -> Result<(), Failure> {
    let (store, session) = pick::read_with_store(front, words)?;
    if json {
        let events = session.events.iter().map(
            |event| json!({ "at": event.at.to_rfc3339(), "kind": event.kind.code(), "note": event.note }),
        );
        let events: Vec<_> = events.collect();
        return front.write_json(&json!({ "id": session.id.to_string(), "events": events }));
    }
    let title = |id| store.title_of(id).ok().flatten();
    for noted in history::history(&session, front.texts, &|at| front.env.to_local(at), &title) {
        front.write_text(format!("{}\n", noted.line(front.texts)))?;
    }
    Ok(())
}
