//! `dialogduk sessions`.

use serde_json::json;

use super::args::{NewSession, SessionArgument, Sessions};
use super::failure::Failure;
use super::front::{Front, say};
use super::table::columns;
use super::{own_sets, pick, put_away, sent, states};
use crate::domain::session::Session;
use crate::domain::unit::Unit;
use crate::export::{ExportJob, Format, What, render};
use crate::i18n::dates;
use crate::ops::{Asked, Refusal};
use crate::report::Profile;
use crate::store::{SessionFilter, SessionSummary, Store};
use crate::{exchange, ops};

pub(super) fn run(front: &Front, verb: Sessions) -> Result<(), Failure> {
    match verb {
        Sessions::List { state, archived, json } => {
            let filter =
                SessionFilter { state: state.map(|state| state.0), archived, ..SessionFilter::default() };
            list(front, &filter, json.json)
        }
        Sessions::Show { session: SessionArgument { session }, json } => {
            show(front, session.as_deref(), json.json)
        }
        Sessions::New(new) => make(front, new),
        Sessions::Delete { session, yes } => delete(front, &session, yes),
        Sessions::Archive { session, undo } => put_away::archive(front, &session, !undo),
        Sessions::Trash { json } => put_away::trash(front, json.json),
        Sessions::Restore { session } => put_away::restore(front, &session),
        Sessions::Purge { session, yes, json } => put_away::purge(front, &session, yes, json.json),
        Sessions::Sent { session, json } => sent::run(front, session.as_deref(), json.json),
        Sessions::States(args) => states::run(front, &args),
        Sessions::History { session: SessionArgument { session }, json } => {
            put_away::history(front, session.as_deref(), json.json)
        }
    }
}

fn list(front: &Front, filter: &SessionFilter, json: bool) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let mut sessions = Vec::new();
    let store = front.open_to_read()?;
    if let Some(store) = &store {
        pick::each_session(store, filter, |session| {
            sessions.push(session);
            Ok(())
        })?;
    }
    if json {
        let sessions: Vec<_> = sessions.iter().map(summary_json).collect();
        return front.write_json(&json!({ "sessions": sessions }));
    }
    if sessions.is_empty() {
        let elsewhere = front.only_in_backup(store.as_ref())?;
        say(elsewhere.as_deref().unwrap_or(cli.no_sessions));
        return Ok(());
    }
    let rows: Vec<_> = sessions
        .iter()
        .map(|session| {
            let mark = if session.rehearsal { format!("{} ", cli.rehearsal) } else { String::new() };
            [
                session.id.to_string(),
                session.first_date.map(dates::short).unwrap_or_default(),
                (front.texts.codes.session_state)(session.state).to_owned(),
                session.unit_name.clone(),
                format!("{mark}{}", session.title),
                format!("{}/{}", session.answered, session.asked),
                session.measures.values().sum::<u32>().to_string(),
            ]
        })
        .collect();
    let heads = [cli.id, cli.date, cli.state, cli.unit, cli.title, cli.answered, cli.measures];
    front.write_text(columns(heads, &rows))
}

pub(super) fn summary_json(session: &SessionSummary) -> serde_json::Value {
    let measures: serde_json::Map<_, _> =
        session.measures.iter().map(|(state, count)| (state.code().to_owned(), json!(count))).collect();
    json!({
        "id": session.id.to_string(),
        "title": session.title,
        "unit": { "id": session.unit.to_string(), "name": session.unit_name },
        "set": session.set.as_str(),
        "state": session.state.code(),
        "date": session.first_date.map(|date| date.to_string()),
        "next_follow_up": session.next_follow_up.map(|date| date.to_string()),
        "rehearsal": session.rehearsal,
        "asked": session.asked,
        "answered": session.answered,
        "measures": measures,
    })
}

fn show(front: &Front, words: Option<&str>, json: bool) -> Result<(), Failure> {
    show_session(front, &pick::read_session(front, words)?, json)
}

/// Writes a session: where it stands, answers and measures.
pub(super) fn show_session(front: &Front, session: &Session, json: bool) -> Result<(), Failure> {
    if json {
        return front.write(exchange::json::write(session));
    }
    let job = ExportJob {
        what: What::Minutes,
        format: Format::Text,
        lang: front.texts.lang,
        profile: Profile::full(),
        as_of: front.env.today(),
        force: false,
        target: None,
    };
    front.write_text(format!(
        "{}: {}

",
        front.texts.cli.id, session.id
    ))?;
    front.write(render(session, &job)?.bytes)
}

fn make(front: &Front, new: NewSession) -> Result<(), Failure> {
    /// For opening and closing the meeting, beside the questions.
    const AROUND: u32 = 10;
    let cli = front.texts.cli;
    let date = new.date.as_deref().map_or_else(|| Ok(front.env.today()), |words| front.day(words))?;
    let set = own_sets::find(front, &new.set)?.set;
    let mut store = front.open()?;
    let unit = unit(front, &store, &new.unit)?;
    let minutes = new
        .minutes
        .unwrap_or_else(|| u16::try_from(set.minutes() + AROUND).unwrap_or(u16::MAX).clamp(10, 600));
    let session = ops::new_session(
        &ops::NewSession {
            unit,
            set,
            title: new.title.unwrap_or_default(),
            date,
            start: None,
            place: new.place.unwrap_or_default(),
            tables: vec![0; usize::from(new.groups)],
            table_label: cli.table.to_owned(),
            minutes,
            rehearsal: new.rehearsal,
        },
        &front.env,
    );
    unless_asked(front, ops::asked_of_new(&session, &store.units()?, &front.env))?;
    store.create_session(&session)?;
    store.close()?;
    say((cli.made)(&session.details.title));
    if new.json.json {
        return front.write_json(&json!({ "id": session.id.to_string(), "title": session.details.title }));
    }
    front.write_text(format!("{}\n", session.id))
}

/// A failure with what the guard asks, where it asks anything: nobody can answer but by `--vouch`.
pub(super) fn unless_asked(front: &Front, asked: Vec<Asked>) -> Result<(), Failure> {
    if asked.is_empty() {
        return Ok(());
    }
    let told = (front.texts.refusals.explain)(&Refusal::Guarded(asked));
    Err(Failure::Said(format!("{} {}", told.what, told.todo)))
}

/// The unit with this name, or a new one, unless the guard asks about what it is called.
pub(super) fn unit(front: &Front, store: &Store, name: &str) -> Result<Unit, Failure> {
    let name = crate::text::sanitize::one_line(name).trim().to_owned();
    if name.is_empty() {
        return Err(Failure::Usage(front.texts.cli.unit_needs_name.to_owned()));
    }
    let same = |unit: &Unit| unit.name.to_lowercase() == name.to_lowercase();
    if let Some(known) = store.units()?.into_iter().find(same) {
        return Ok(known);
    }
    let unit = Unit::named(front.env.new_id(), name);
    unless_asked(front, ops::asked_of_unit(&unit, None, &front.env))?;
    Ok(unit)
}

fn delete(front: &Front, words: &str, yes: bool) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let mut store = front.open()?;
    let session = pick::session(front, &store, Some(words))?;
    let title = &session.details.title;
    if !yes {
        let question =
            (cli.delete_ask)(title, &session.unit.name, session.answers.len(), session.measures.len());
        match front.ask(&question) {
            Some(true) => {}
            Some(false) => return Err(Failure::Said(cli.not_deleted.to_owned())),
            None => return Err(Failure::Said(cli.delete_needs_yes.to_owned())),
        }
    }
    store.trash(session.id, Some(front.env.now()))?;
    store.close()?;
    say((cli.deleted)(title));
    Ok(())
}
