//! `dialogduk sessions archive`, `trash`, `restore`, `purge` and `history`.

use serde_json::json;

use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use super::sessions::summary_json;
use super::table::columns;
use crate::i18n::dates;
use crate::store::{Store, Trashed};

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
    front.write(columns([cli.id, cli.date, cli.unit, cli.title], &rows))
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
pub(super) fn purge(front: &Front, words: &str, yes: bool) -> Result<(), Failure> {
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
    store.delete_session(found.session.id)?;
    store.close()?;
    say(texts.gone);
    Ok(())
}

/// The one session in the trash whose id begins so.
fn find(front: &Front, store: &Store, words: &str) -> Result<Trashed, Failure> {
    let words = words.trim().to_lowercase();
    let mut fitting = store
        .trashed()?
        .into_iter()
        .filter(|it| !words.is_empty() && it.session.id.to_string().starts_with(&words));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(Failure::Said(front.texts.put_away.not_in_trash.to_owned())),
    }
}

/// What happened to a session (G4).
pub(super) fn history(front: &Front, words: Option<&str>, json: bool) -> Result<(), Failure> {
    let session = pick::read_session(front, words)?;
    if json {
        let events = session.events.iter().map(
            |event| json!({ "at": event.at.to_rfc3339(), "kind": event.kind.code(), "note": event.note }),
        );
        let events: Vec<_> = events.collect();
        return front.write_json(&json!({ "id": session.id.to_string(), "events": events }));
    }
    for event in &session.events {
        let at = front.env.to_local(event.at);
        let told = (front.texts.put_away.event)(event.kind);
        let dot = if event.note.is_empty() { "" } else { ": " };
        let day = dates::short(at.date());
        let clock = (front.texts.dates.clock)(at.time());
        front.write(format!("{day} {clock}  {told}{dot}{}\n", event.note))?;
    }
    Ok(())
}
