//! `dialogduk measures`.

use serde_json::{Value, json};

use super::args::{MeasureStateArgument, Measures};
use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use super::table::columns;
use crate::domain::facets::Priority;
use crate::domain::ids::{CategoryId, MeasureId, SessionId};
use crate::domain::measure::{MeasureEvent, Reason, StateCode};
use crate::i18n::dates;
use crate::ops::{BulkEdit, Op, carry_out, commit_bulk, plan_bulk};
use crate::report::timeline;
use crate::store::{ListedMeasure, MeasureFilter, Store, StoreProblem};

pub(super) fn run(front: &Front, verb: Measures) -> Result<(), Failure> {
    match verb {
        Measures::List { session, states, json } => list(front, session.as_deref(), &states, json.json),
        Measures::Show { measure, json } => show(front, &measure, json.json),
        Measures::Comment { measure, text, by } => comment(front, &measure, text, by),
        Measures::Set { measures, state, responsible, deadline, on, reason, dry_run } => {
            let on = on.map_or_else(|| Ok(front.env.today()), |words| front.day(&words))?;
            let edit = match (state, responsible, deadline) {
                (Some(state), _, _) => BulkEdit::State { to: state.0, on, reason },
                (_, Some(to), _) => BulkEdit::Owner { to, reason },
                (_, _, Some(words)) => BulkEdit::Deadline { to: front.day(&words)?, reason },
                (None, None, None) => return Err(Failure::Usage(front.texts.cli.nothing_to_set.to_owned())),
            };
            set(front, &measures, &edit, dry_run)
        }
    }
}

fn list(
    front: &Front,
    words: Option<&str>,
    states: &[MeasureStateArgument],
    json: bool,
) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let found = find(front, words, states.iter().map(|state| state.0).collect())?;
    if json {
        let measures: Vec<_> = found.iter().map(measure_json).collect();
        return front.write_json(&json!({ "measures": measures }));
    }
    if found.is_empty() {
        say(cli.no_measures);
        return Ok(());
    }
    let rows: Vec<_> = found
        .iter()
        .map(|listed| {
            let terms = listed.measure.terms();
            [
                listed.measure.id.to_string(),
                (front.texts.codes.measure_state)(listed.measure.state.code()).to_owned(),
                terms.deadline.map(dates::short).unwrap_or_default(),
                terms.responsible,
                listed.measure.title.clone(),
                listed.unit_name.clone(),
            ]
        })
        .collect();
    front
        .write_text(columns([cli.id, cli.state, cli.deadline, cli.responsible, cli.measure, cli.unit], &rows))
}

/// The session of a measure that is named by its id.
fn home(front: &Front, store: &Store, id: &str) -> Result<(SessionId, MeasureId), Failure> {
    let found = match id.trim().parse::<MeasureId>() {
        Ok(id) => store.sessions_of(&[id])?.get(&id).map(|session| (*session, id)),
        Err(_) => None,
    };
    found.ok_or_else(|| Failure::Said((front.texts.cli.no_such_measure)(id)))
}

/// What has happened to a measure (H11).
fn show(front: &Front, id: &str, json: bool) -> Result<(), Failure> {
    let Some(store) = front.open_to_read()? else {
        return Err(Failure::Said((front.texts.cli.no_such_measure)(id)));
    };
    let (session, id) = home(front, &store, id)?;
    let session = store.load(session)?.ok_or_else(StoreProblem::gone)?.session;
    let measure = session.measure(id).ok_or_else(StoreProblem::gone)?;
    if json {
        let events: Vec<_> = session.history_of(id).map(event_json).collect();
        return front.write_json(&json!({
            "id": id.to_string(),
            "title": measure.title,
            "state": measure.state.code().code(),
            "session": { "id": session.id.to_string(), "title": session.details.title },
            "events": events,
        }));
    }
    let title = |meeting| store.title_of(meeting).ok().flatten();
    let happened = timeline::timeline(&session, id, front.texts.lang, &|at| front.env.to_local(at), &title);
    front.write_text(format!("{}\n\n", measure.title))?;
    for it in happened {
        let source = if it.source.is_empty() { String::new() } else { format!("  ({})", it.source) };
        front.write_text(format!("{}  {}{source}\n", dates::short(it.at.date()), it.told))?;
    }
    Ok(())
}

fn event_json(event: &MeasureEvent) -> Value {
    json!({
        "at": event.at.to_rfc3339(),
        "kind": event.kind.code(),
        "old": event.old,
        "new": event.new,
        "reason": event.reason,
        "by": event.by,
        "meeting": event.meeting.map(|meeting| meeting.to_string()),
    })
}

/// Writes a comment on a measure (F18).
fn comment(front: &Front, id: &str, text: String, by: String) -> Result<(), Failure> {
    let mut store = front.open()?;
    let (session, measure) = home(front, &store, id)?;
    match carry_out(&mut store, session, &Op::Comment { measure, text, by }, &front.env)? {
        Ok(()) => {
            store.close()?;
            say(front.texts.life.comment_kept);
            Ok(())
        }
        Err(refusal) => {
            let why = (front.texts.refusals.explain)(&refusal);
            Err(Failure::Said(format!("{} {} {}", why.what, why.safe, why.todo)))
        }
    }
}

/// Does the same to all measures: to all that can, or with a single refusal to none of them.
fn set(front: &Front, ids: &[String], edit: &BulkEdit, dry_run: bool) -> Result<(), Failure> {
    let texts = front.texts;
    let mut store = front.open()?;
    let measures = ids.iter().map(|id| home(front, &store, id)).collect::<Result<Vec<_>, _>>()?;
    let plan = plan_bulk(&store, &measures, edit, &front.env)?;
    if !plan.refused.is_empty() {
        for (title, refusal) in &plan.refused {
            let why = (texts.refusals.explain)(refusal);
            say(format!("{title}: {} {}", why.what, why.todo));
        }
        say((texts.cli.nothing_changed)(plan.refused.len()));
        return Err(Failure::Told);
    }
    let what = match edit {
        BulkEdit::State { to, .. } => (texts.follow_up.gets_state)((texts.codes.measure_state)(*to)),
        BulkEdit::Owner { to, .. } => (texts.follow_up.gets_owner)(to),
        BulkEdit::Deadline { to, .. } => (texts.follow_up.gets_deadline)(&dates::short(*to)),
    };
    if !dry_run {
        commit_bulk(&mut store, &plan, &front.env)?;
    }
    say((texts.follow_up.bulk_gets)(plan.changed, &what));
    if plan.same > 0 {
        say((texts.follow_up.bulk_same)(plan.same));
    }
    Ok(())
}

/// The measures of one session, or of all that are no rehearsal: what is due first stands first.
fn find(front: &Front, words: Option<&str>, states: Vec<StateCode>) -> Result<Vec<ListedMeasure>, Failure> {
    const PAGE: usize = 500;
    let mut filter = MeasureFilter { states, ..MeasureFilter::default() };
    let Some(store) = front.open_to_read()? else {
        return match words {
            Some(words) => Err(Failure::Said((front.texts.cli.no_such_session)(words))),
            None => Ok(Vec::new()),
        };
    };
    if words.is_some() {
        filter.session = Some(pick::summary(front, &store, words)?.id);
    }
    let mut found: Vec<ListedMeasure> = Vec::new();
    loop {
        let page = store.measures(&filter, found.last().map(|last| &last.cursor), PAGE)?;
        let last = page.len() < PAGE;
        found.extend(page);
        if last {
            break;
        }
    }
    found.retain(|listed| filter.session.is_some() || !listed.rehearsal);
    Ok(found)
}

fn measure_json(listed: &ListedMeasure) -> Value {
    let measure = &listed.measure;
    let terms = measure.terms();
    json!({
        "id": measure.id.to_string(),
        "title": measure.title,
        "state": measure.state.code().code(),
        "first_step": terms.first_step,
        "responsible": terms.responsible,
        "deputy": measure.deputy,
        "deadline": terms.deadline.map(|date| date.to_string()),
        "follow_up": terms.follow_up.map(|date| date.to_string()),
        "category": measure.category.as_ref().map(CategoryId::as_str),
        "priority": measure.priority.map(Priority::code),
        "in_place": measure.in_place,
        "reason": measure.reason().map(Reason::as_str),
        "session": { "id": listed.session.to_string(), "title": listed.session_title },
        "unit": { "id": listed.unit.to_string(), "name": listed.unit_name },
    })
}
