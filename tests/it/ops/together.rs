//! What is saved in several meetings at once is one step: undo in any of them takes all of it back (H10, G10, H2).

use chrono::Days;
use dialogduk::domain::ids::{Id, SessionId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Agreement, State, StateCode};
use dialogduk::domain::review::Outcome;
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange::sheet::list::edited;
use dialogduk::exchange::sheet::read;
use dialogduk::export::csv::{self, Flavour};
use dialogduk::ops::{
    BulkEdit, Elsewhere, ListAnswers, LookAgain, Store, commit_bulk, commit_list, plan_bulk, plan_list,
    revisit,
};
use dialogduk::report::action_list;
use dialogduk::report::profile::Profile;
use proptest::prelude::*;

use crate::fixture;

/// Two closed meetings with two agreed measures each, and a third that looks at them again.
struct Unit {
    store: Store,
    env: Env,
    sessions: Vec<SessionId>,
}

impl Unit {
    fn new() -> Self {
        let env = Env::fixed();
        let mut store = Store::in_memory().unwrap();
        let mut sessions = Vec::new();
        for number in 0..3u128 {
            let mut session = fixture::session(&env);
            session.id = Id::from_bits(7000 + number).into();
            let measures = if number == 2 { 0 } else { 2 };
            for position in 0..measures {
                let mut measure = fixture::filled_in(&format!("Tiltak {number} {position}"), "", &env);
                measure.position = position;
                measure.state =
                    State::Agreed(Agreement::new(&measure.terms(), session.meeting_day()).unwrap());
                session.measures.push(measure);
            }
            let closed = number < 2;
            session.details.state = if closed { SessionState::Closed } else { SessionState::Running };
            store.create_session(&session).unwrap();
            sessions.push(session.id);
        }
        Self { store, env, sessions }
    }

    fn load(&self, id: SessionId) -> Session {
        self.store.load(id).unwrap().unwrap().session
    }

    fn all(&self) -> Vec<Session> {
        self.sessions.iter().map(|id| self.load(*id)).collect()
    }

    /// Undo or redo in this meeting.
    fn step(&mut self, id: SessionId, redo: bool) -> Elsewhere {
        let revision = self.store.revision(id).unwrap().unwrap();
        let step =
            if redo { self.store.redo(id, revision) } else { self.store.undo(id, revision, self.env.now()) };
        step.unwrap().expect("there is a step").elsewhere
    }

    /// Does one of the things that reach into several meetings; `which` and `how` choose.
    fn act(&mut self, kind: u8, which: usize, how: u8) {
        self.env.advance(std::time::Duration::from_secs(60));
        let today = self.env.today();
        let meetings: Vec<Session> = self.all();
        match kind {
            0 => {
                let of = &meetings[which % 2];
                let measure = &of.measures[usize::from(how) % 2];
                let outcome = match how % 4 {
                    0 => Outcome::Done,
                    1 => Outcome::Continues,
                    2 => Outcome::Moved(today + Days::new(200 + u64::from(how))),
                    _ => Outcome::Dropped,
                };
                let said = LookAgain {
                    measure: measure.id,
                    session: of.id,
                    title: measure.title.clone(),
                    outcome,
                    note: format!("fordi {how}"),
                };
                // What cannot be said of the measure as it stands is refused and changes nothing.
                let _ = revisit(&mut self.store, self.sessions[2], &said, &self.env).unwrap();
            }
            1 => {
                let edit = match how % 3 {
                    0 => BulkEdit::State { to: StateCode::InProgress, on: today, reason: String::new() },
                    1 => BulkEdit::Owner { to: format!("rolle {how}"), reason: "ny turnus".into() },
                    _ => BulkEdit::Deadline {
                        to: today + Days::new(300 + u64::from(how)),
                        reason: "venter".into(),
                    },
                };
                let all =
                    meetings.iter().flat_map(|it| it.measures.iter().map(move |measure| (it.id, measure.id)));
                let measures: Vec<_> = all.skip(which % 2).collect();
                let plan = plan_bulk(&self.store, &measures, &edit, &self.env).unwrap();
                commit_bulk(&mut self.store, &plan, &self.env).unwrap();
            }
            _ => {
                let list = |session| {
                    let document = action_list(session, &Profile::full(), Lang::Nb, today);
                    String::from_utf8(csv::write(&document, Flavour::Plain).unwrap()).unwrap()
                };
                let rows = list(&meetings[1]);
                let both = list(&meetings[0]) + rows.split_once('\n').unwrap().1;
                let both = both
                    .replace(",avdelingsleder,", &format!(",leder {how},"))
                    .replace(",avtalt,", ",i gang,");
                let list = edited(&read(both.as_bytes()).unwrap(), &[], today).unwrap();
                let answers = ListAnswers {
                    reason: "ny leder".into(),
                    take: Some(dialogduk::ops::Take::Theirs),
                    ..ListAnswers::default()
                };
                let plan = plan_list(&self.store, &list, &answers, &self.env).unwrap();
                commit_list(&mut self.store, &plan, &self.env).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn undo_in_any_of_the_meetings_restores_them_all_and_redo_brings_it_back(
        acts in prop::collection::vec((0u8..3, 0usize..6, 0u8..12, 0usize..3), 1..6)
    ) {
        let mut unit = Unit::new();
        let mut states = vec![unit.all()];
        let mut asked_in = Vec::new();
        for (kind, which, how, ask) in acts {
            unit.act(kind, which, how);
            let (before, after) = (states.last().unwrap(), unit.all());
            let touched: Vec<SessionId> =
                before.iter().zip(&after).filter(|(old, new)| old != new).map(|(old, _)| old.id).collect();
            if touched.is_empty() {
                continue;
            }
            asked_in.push((touched[ask % touched.len()], touched.len()));
            states.push(after);
        }
        for (at, (id, touched)) in asked_in.iter().enumerate().rev() {
            let along = unit.step(*id, false);
            prop_assert_eq!(along, Elsewhere { stepped: touched - 1, left: 0 });
            prop_assert_eq!(&unit.all(), &states[at]);
        }
        for (at, (id, _)) in asked_in.iter().enumerate() {
            unit.step(*id, true);
            prop_assert_eq!(&unit.all(), &states[at + 1]);
        }
    }
}

#[test]
fn each_kind_reaches_into_two_meetings() {
    for kind in 0..3 {
        let mut unit = Unit::new();
        let before = unit.all();
        unit.act(kind, 0, 2);
        let touched = before.iter().zip(unit.all()).filter(|(old, new)| *old != new).count();
        assert_eq!(touched, 2, "kind {kind}");
    }
}

#[test]
fn where_something_has_been_done_since_it_stays_and_that_is_told() {
    let mut unit = Unit::new();
    unit.act(1, 0, 1);
    let (first, second) = (unit.sessions[0], unit.sessions[1]);
    let before = unit.load(first);
    let measure = before.measures[0].id;
    let revision = unit.store.revision(first).unwrap().unwrap();
    let op = dialogduk::ops::Op::Comment { measure, text: "Bestilt".into(), by: String::new() };
    let planned = dialogduk::ops::plan(&op, &before, &unit.env).unwrap();
    let commit = dialogduk::store::Commit {
        session: first,
        label: planned.label.into(),
        changes: planned.changes,
        expected: revision,
        at: unit.env.now(),
        draft_done: None,
    };
    unit.store.commit(&commit).unwrap();
    let commented = unit.load(first);
    assert_eq!(unit.step(second, false), Elsewhere { stepped: 0, left: 1 });
    assert_eq!(unit.load(first), commented);
    let said = crate::plain::play(&mut unit.store, Some(first), &unit.env, "/angre\n/angre\n");
    assert_eq!(unit.load(first).measures[0].terms().responsible, "avdelingsleder", "{said}");
}
