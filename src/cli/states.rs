//! `dialogduk sessions states`: what a session was at earlier moments (L11).

use serde_json::json;

use super::args::States;
use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use super::sessions::show_session;
use super::table::columns;
use crate::domain::session::Session;
use crate::ops::{self, EarlierState, Found, Turn};
use crate::store::{Store, StoreProblem};

pub(super) fn run(front: &Front, args: &States) -> Result<(), Failure> {
    let words = front.texts.states;
    let (store, session) = pick::read_with_store(front, args.session.as_deref())?;
    let mut states = ops::earlier_states(&store, session.id)?;
    if args.backups {
        states.extend(ops::states_in_backups(&store, session.id, &front.backups()?)?);
    }
    let chosen = |number: usize| {
        let state = number.checked_sub(1).and_then(|at| states.get(at));
        state.ok_or_else(|| {
            let none = states.is_empty().then(|| words.none.to_owned());
            Failure::Usage(none.unwrap_or_else(|| (words.no_such)(states.len())))
        })
    };
    if let Some(number) = args.read {
        return show_session(front, &read(&store, &session, chosen(number)?)?, args.json.json);
    }
    if let Some(number) = args.copy {
        let state = chosen(number)?;
        let mark = (words.copy_mark)(&(words.at)(front.env.to_local(state.at)));
        let copy = ops::copy_of_state(&read(&store, &session, state)?, &mark, &front.env);
        store.close()?;
        let mut store = front.open()?;
        store.create_session(&copy)?;
        store.close()?;
        say((words.kept)(&copy.details.title));
        if args.json.json {
            return front.write_json(&json!({ "id": copy.id.to_string(), "title": copy.details.title }));
        }
        return front.write(format!("{}\n", copy.id));
    }
    list(front, &session, &states, args.json.json)
}

fn read(store: &Store, session: &Session, state: &EarlierState) -> Result<Session, Failure> {
    let read = ops::read_state(store, session.id, &state.found)?;
    read.ok_or_else(|| StoreProblem::gone().into())
}

fn list(front: &Front, session: &Session, states: &[EarlierState], json: bool) -> Result<(), Failure> {
    let words = front.texts.states;
    if json {
        let states = (1..).zip(states).map(|(number, state): (usize, _)| {
            let question = match &state.turn {
                Turn::Question(id) => Some(id.as_str()),
                _ => None,
            };
            let backup = match &state.found {
                Found::In(path) => Some(path.display().to_string()),
                Found::After(_) => None,
            };
            json!({
                "number": number,
                "at": state.at.to_rfc3339(),
                "after": state.turn.code(),
                "question": question,
                "answers": state.answers,
                "measures": state.measures,
                "backup": backup,
            })
        });
        let states: Vec<_> = states.collect();
        return front.write_json(&json!({ "session": session.id.to_string(), "states": states }));
    }
    if states.is_empty() {
        say(words.none);
        return Ok(());
    }
    let rows: Vec<_> = (1..)
        .zip(states)
        .map(|(number, state): (usize, _)| {
            [
                number.to_string(),
                (words.at)(front.env.to_local(state.at)),
                (words.holds)(state.answers, state.measures),
                words.told(state, session, front.texts.lang),
            ]
        })
        .collect();
    front.write(columns([words.number, words.when, words.content, words.what], &rows))?;
    say(words.go_on);
    Ok(())
}
