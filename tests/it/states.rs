//! Earlier states of a meeting: what they hold is what was, they can only be read, and a copy overwrites nothing (L11).

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use chrono::TimeDelta;
use dialogduk::domain::session::{Session, SessionEventKind};
use dialogduk::ops::{self, DetailEdit, Found, NewMeasure, Op, Turn};
use dialogduk::settings::Settings;
use dialogduk::store::{BackupReason, Backups, SessionFilter, Store};
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;
use dialogduk::tui::past;

use crate::driver::{Room, in_meeting, in_meeting_on};
use crate::screens::{FEW, LOOKS, scene};

/// Two questions answered, a measure, and the end.
fn held(room: &mut Room) {
    room.line("Vi løper fortere").line("Ro i gangen").press("PageDown").line("Felles pauser");
    room.does(&Op::Propose(NewMeasure { title: "Fast vaktbytte".into(), ..NewMeasure::default() }));
    room.does(&Op::SetDetail(DetailEdit::Leader("styrer".into())));
}

fn sessions(room: &Room) -> Vec<Session> {
    let found = room.desk.store.sessions(&SessionFilter::default(), None, 10).unwrap();
    found.iter().map(|it| room.desk.store.load(it.id).unwrap().unwrap().session).collect()
}

#[test]
fn every_step_of_the_log_leads_back_to_what_was_there_after_it() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let id = room.session().id;
    let mut was = BTreeMap::new();
    let note = |room: &Room, was: &mut BTreeMap<i64, Session>| {
        let last = room.desk.store.steps(id).unwrap().last().map_or(0, |step| step.number);
        was.insert(last, room.reload());
    };
    note(&room, &mut was);
    for line in ["Vi løper fortere", "Ro i gangen", "Felles pauser"] {
        room.line(line);
        note(&room, &mut was);
    }
    let first = room.session().answers[0].id;
    room.does(&Op::EditAnswer { answer: first, text: "Vi går fortere".into() });
    note(&room, &mut was);
    room.does(&Op::DeleteAnswers(vec![first]));
    note(&room, &mut was);
    // What was taken back is no earlier state, and what came instead is.
    room.press("Ctrl+Z").line("Noe annet");
    note(&room, &mut was);

    let store = &room.desk.store;
    let all = store.states_after(id, &was.keys().copied().collect()).unwrap();
    assert_eq!(all.len(), was.len());
    for (number, state) in all {
        assert_eq!(state, was[&number], "after step {number}");
    }
    assert_eq!(store.states_after(id, &[999].into()).unwrap(), [], "a step there never was");
}

#[test]
fn the_turns_of_a_meeting_are_listed_newest_first_and_now_is_not_among_them() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let first = room.session().outline()[0].question.id.clone();
    held(&mut room);
    let id = room.session().id;
    let states = ops::earlier_states(&room.desk.store, id).unwrap();
    let told: Vec<_> = states.iter().map(|it| (it.turn.code(), it.answers, it.measures)).collect();
    assert_eq!(told, [("question", 3, 0), ("question", 2, 0), ("prepared", 0, 0), ("begun", 0, 0)]);
    assert!(states.iter().any(|it| it.turn == Turn::Question(first.clone())));
    assert!(states.is_sorted_by(|one, other| one.at >= other.at));
    for state in &states {
        let then = ops::read_state(&room.desk.store, id, &state.found).unwrap().unwrap();
        assert_eq!((then.answers.len(), then.measures.len()), (state.answers, state.measures));
    }
}

#[test]
fn an_earlier_state_is_opened_to_read_and_nothing_of_it_reaches_the_file() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    held(&mut room);
    let (now, place) = (room.reload(), room.desk.store.place(now_id(&room)).unwrap());
    room.type_("Halvferdig linje");
    room.command(Id::ShowStates).sees("Tidligere utgaver av møtet").sees("slik det begynte");
    room.press("Enter").sees("[utgave").press("Down").sees("kan bare leses");
    assert_eq!(room.session().measures.len(), 0, "as it was before the measure");

    // Walking about, writing, starring, deleting, exporting, undoing: nothing changes.
    for screen in [Screen::Question, Screen::Measures, Screen::Close, Screen::Prepare, Screen::Opening] {
        let effects = room.model.go(screen, &room.env);
        room.open(effects);
        room.type_("Dette skal ikke lagres").press("Enter");
        room.press("Ctrl+Z").press("Ctrl+Z");
        room.model.dialogs.clear();
        assert!(room.model.past().is_some(), "{screen:?}");
    }
    let effects = room.model.go(Screen::Cloth, &room.env);
    room.open(effects);
    // First what is being typed is taken back; then it is said that nothing else is.
    for _ in 0..5 {
        if room.model.dialogs.is_empty() {
            room.press("Ctrl+Z");
        }
    }
    room.sees("Dette er en tidligere utgave").press("Esc");
    let effects = room.model.act(&Op::AddKeep("Kaffen".into()), &room.env);
    assert!(effects.is_empty() && room.model.dialogs.len() == 1, "refused, and told");
    room.press("Esc");
    assert_eq!(room.reload(), now);
    let kept = room.desk.store.place(now.id).unwrap();
    assert_eq!(kept.as_ref().map(|it| &it.question), place.as_ref().map(|it| &it.question));

    room.command(Id::BackToNow).sees("Dette er møtet slik det er nå");
    assert_eq!(*room.session(), now);
    assert!(room.model.past().is_none());
    let effects = room.model.go(Screen::Question, &room.env);
    room.open(effects);
    room.sees("Halvferdig linje");
    room.press("Enter");
    assert_eq!(room.reload().answers.len(), now.answers.len() + 1, "writing goes on");
}

fn now_id(room: &Room) -> dialogduk::domain::ids::SessionId {
    room.session().id
}

#[test]
fn no_command_changes_anything_while_an_earlier_state_is_looked_at() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    held(&mut room);
    let now = sessions(&room);
    let id = now[0].id;
    let place = room.desk.store.place(id).unwrap();
    for &command in Id::ALL {
        // These are meant to make a meeting, or to leave what is looked at.
        if matches!(command, Id::KeepAsCopy | Id::BackToNow | Id::Quit) {
            continue;
        }
        room.model.dialogs.clear();
        if room.model.past().is_none() {
            room.open(vec![Effect::Open(id)]);
            room.command(Id::ShowStates).press("Enter");
            assert!(room.model.past().is_some(), "before {command:?}");
        }
        room.command(command);
        // Whatever it asks is answered with the first row, a digit, a word, and yes.
        if room.model.past().is_some() {
            for answer in ["Enter", "Down", "Enter"] {
                if room.model.past().is_some() && !room.model.dialogs.is_empty() {
                    room.press(answer);
                }
            }
        }
        assert_eq!(sessions(&room), now, "{command:?}");
        let stands = room.desk.store.place(id).unwrap();
        assert_eq!(stands.map(|it| it.stage), place.as_ref().map(|it| it.stage), "{command:?}");
    }
    for effect in [
        Effect::Trash(id, true),
        Effect::Archive(id, true),
        Effect::Undo(id),
        Effect::Clone { session: id, with_measures: true },
    ] {
        let mut effects = vec![effect];
        room.open(vec![Effect::Open(id)]);
        room.model.dialogs.clear();
        room.command(Id::ShowStates).press("Enter");
        past::hold_back(&mut room.model, &mut effects);
        assert_eq!(effects, []);
    }
}

#[test]
fn a_meeting_whose_answers_are_deleted_for_good_has_no_earlier_states() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    held(&mut room);
    let id = room.session().id;
    let states = ops::earlier_states(&room.desk.store, id).unwrap();
    ops::delete_as_planned(&mut room.desk.store, &[id], &[], &room.env).unwrap();
    assert!(room.reload().details.answers_deleted.is_some());
    assert_eq!(ops::earlier_states(&room.desk.store, id).unwrap(), []);
    assert_eq!(ops::read_state(&room.desk.store, id, &states[0].found).unwrap(), None);
}

#[test]
fn esc_leads_from_an_earlier_state_back_to_now() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    held(&mut room);
    room.command(Id::ShowStates).press("Down").press("Enter");
    assert_eq!((room.model.screen, room.session().answers.len()), (Screen::Cloth, 2));
    room.press("Enter").press("Esc").press("Esc").sees("Dette er møtet slik det er nå");
    assert_eq!((room.model.past(), room.session().answers.len()), (None, 3));
}

#[test]
fn a_copy_is_a_meeting_of_its_own_and_what_it_came_from_stays() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    held(&mut room);
    let now = room.reload();
    let shared = |room: &Room| {
        let (store, today) = (&room.desk.store, room.env.today());
        (ops::all_figures(store, today).unwrap(), store.due(today, today + TimeDelta::days(365), 50).unwrap())
    };
    let before = shared(&room);
    room.command(Id::ShowStates).press("Down").press("Enter").command(Id::KeepAsCopy);
    room.sees("som et eget møte, merket som prøve");
    assert!(room.session().rehearsal);
    assert_eq!(shared(&room), before, "what is held once counts once");
    assert!(room.model.past().is_none());
    let copy = room.reload();
    assert_ne!(copy.id, now.id);
    assert!(copy.details.title.starts_with(&format!("{} (utgave fra ", now.details.title)));
    assert_eq!((copy.answers.len(), copy.measures.len()), (2, 0));
    assert_eq!(copy.events.last().map(|it| it.kind), Some(SessionEventKind::Cloned));
    assert_eq!(room.desk.store.load(now.id).unwrap().unwrap().session, now);
    room.command(Id::ShowHistory).sees("laget etter et tidligere møte");
    room.press("Esc");
    // It can be worked on, and taken back.
    let effects = room.model.go(Screen::Question, &room.env);
    room.open(effects);
    room.line("Videre herfra");
    assert_eq!((sessions(&room).len(), room.reload().answers.len()), (2, 3));
}

#[test]
fn what_the_log_has_forgotten_is_found_in_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("moter.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.line("Vi løper fortere");
    let (id, then) = (room.session().id, room.reload());
    let backups = Backups::new(&path, None);
    let store = &room.desk.store;
    store.back_up(&backups, room.env.now(), BackupReason::Asked, &AtomicBool::new(false)).unwrap();
    room.line("Ro i gangen");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("DELETE FROM change_log; UPDATE session SET undo_at = 0").unwrap();
    let store = &room.desk.store;
    assert_eq!(ops::earlier_states(store, id).unwrap(), []);
    let found = ops::states_in_backups(store, id, &backups).unwrap();
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert!(matches!(only.found, Found::In(_)));
    assert_eq!(ops::read_state(store, id, &only.found).unwrap(), Some(then));

    room.command(Id::ShowStates).sees("ingen tidligere utgaver").press("Enter");
    room.sees("i en sikkerhetskopi").press("Enter").sees("[utgave");
}

#[test]
fn line_by_line_a_state_is_read_and_kept_as_a_copy() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    held(&mut room);
    let id = room.session().id;
    let store = &mut room.desk.store;
    let said = crate::plain::play(store, Some(id), &room.env, "/tidligere utgaver\n2\n1\n");
    assert!(said.contains("slik det begynte") && said.contains("2 svar, 0 tiltak"), "{said}");
    assert!(said.contains("Ro i gangen") && !said.contains("Fast vaktbytte\n"), "{said}");
    let said = crate::plain::play(store, Some(id), &room.env, "/utgaver\n1\n2\n");
    assert!(said.contains("Tatt vare på som et eget møte"), "{said}");
    assert_eq!(sessions(&room).len(), 2);
}

#[test]
fn the_command_line_lists_reads_and_copies() {
    let machine = crate::cli::Machine::with_examples();
    let measures = machine.json(&["measures", "list", "--json"]);
    let measure = measures["measures"][0]["id"].as_str().unwrap();
    machine.run(&["measures", "comment", measure, "Går fint", "--vouch"]);
    let sessions = machine.json(&["sessions", "list", "--json"])["sessions"].clone();
    let sessions = sessions.as_array().unwrap();
    let states = |id: &str| machine.json(&["sessions", "states", id, "--json"])["states"].clone();
    let changed: Vec<&str> = sessions
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .filter(|id| !states(id).as_array().unwrap().is_empty())
        .collect();
    let [id] = changed.as_slice() else { panic!("one was changed: {changed:?}") };
    assert_eq!(states(id)[0]["after"], "begun");
    let told = machine.run(&["sessions", "states", id]);
    assert!(
        told.out.contains("slik det begynte") && told.err.contains("--copy NR"),
        "{} {}",
        told.out,
        told.err
    );
    let now = machine.run(&["sessions", "show", id, "--json"]).out;
    let then = machine.run(&["sessions", "states", id, "--read", "1", "--json"]).out;
    assert!(now.contains("Går fint") && !then.contains("Går fint"));

    let copied = machine.run(&["sessions", "states", id, "--copy", "1"]);
    assert_eq!(copied.code, 0, "{}", copied.err);
    let shown = machine.run(&["sessions", "show", copied.out.trim(), "--json"]);
    assert!(shown.out.contains("(utgave fra "), "{}", shown.out);
    assert_eq!(machine.run(&["sessions", "show", id, "--json"]).out, now, "what it came from is as it was");
    assert_eq!(machine.run(&["sessions", "states", id, "--read", "9"]).code, 2);
    let unchanged = sessions.iter().map(|it| it["id"].as_str().unwrap()).find(|it| it != id).unwrap();
    let none = machine.run(&["sessions", "states", unchanged, "--read", "1"]);
    assert!(none.code == 2 && none.err.contains("ingen tidligere utgaver"), "{}", none.err);
}

fn with_list(settings: Settings) -> Room {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.model.speak(settings.lang);
    room.model.settings = settings;
    held(&mut room);
    room.command(Id::ShowStates);
    room
}

#[test]
fn earlier_states() {
    scene("earlier_states", LOOKS, with_list);
}

#[test]
fn earlier_state_open() {
    scene("earlier_state_open", FEW, |settings| {
        let mut room = with_list(settings);
        room.press("Enter").press("Enter");
        room
    });
}
