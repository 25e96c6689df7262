//! The laws of editing: memory is what a reload gives, undoing all is the start, redoing all is the end – also
//! after the file was closed and opened again (L2).

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use dialogduk::domain::change::{Change, Record, apply_all};
use dialogduk::domain::ids::Id;
use dialogduk::domain::session::{Session, SessionEvent, SessionEventKind};
use dialogduk::env::Env;
use dialogduk::store::{Commit, Revision, Step, Store};

use crate::strategies::{any_change, any_session, fitting, in_commits};

/// Commits to file and memory alike.
fn commit(store: &mut Store, session: &mut Session, at: Revision, changes: &[Change]) -> Revision {
    apply_all(changes, session).unwrap();
    store
        .commit(&Commit {
            session: session.id,
            // What comes from another laptop may be anything, also for a closed session.
            label: "take_in".to_owned(),
            changes: changes.to_vec(),
            expected: at,
            at: Env::fixed().now(),
            draft_done: None,
        })
        .unwrap()
}

/// Undoes or redoes until nothing is left, in file and memory; how many steps there were.
fn all_the_way(
    session: &mut Session,
    mut step: impl FnMut(&Session) -> Option<Step>,
) -> (usize, Option<Revision>) {
    let (mut steps, mut revision) = (0, None);
    while let Some(taken) = step(session) {
        apply_all(&taken.changes, session).unwrap();
        revision = Some(taken.revision);
        steps += 1;
    }
    (steps, revision)
}

fn is_note(change: &Change) -> bool {
    matches!(change, Change::Put(Record::Event(event)) if event.kind.is_note())
}

/// Only what undo takes back: a commit of notes alone is no step, and that a meeting was closed stays on record.
fn undoable(changes: Vec<Change>) -> Vec<Change> {
    let is_close = |change: &Change| matches!(change, Change::Put(Record::Event(event)) if event.kind == SessionEventKind::Closed);
    changes.into_iter().filter(|change| !is_note(change) && !is_close(change)).collect()
}

/// A line of history that no step leaves behind.
fn note(number: u128) -> Change {
    Change::Put(Record::Event(SessionEvent {
        id: Id::from_bits((77 << 64) + number).into(),
        position: 9,
        at: Env::fixed().now(),
        kind: SessionEventKind::Exported,
        note: "handlingsplan.xlsx".into(),
    }))
}

/// The session as it is apart from the notes in its history.
fn without_notes(session: &Session) -> Session {
    let mut session = session.clone();
    session.events.retain(|event| !event.kind.is_note());
    session
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 48,
        max_shrink_iters: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_change_is_taken_back_by_what_it_returns(session in any_session(1), changes in vec(any_change(), 1..20)) {
        for change in changes {
            let mut edited = session.clone();
            if let Ok(back) = change.clone().apply(&mut edited) {
                prop_assert_eq!(back.key(), change.key());
                // The inverse of the inverse is the change itself.
                prop_assert_eq!(back.apply(&mut edited).unwrap(), change);
            }
            // Taken back or refused, the session is as it was.
            prop_assert_eq!(&edited, &session);
        }
    }

    #[test]
    fn a_new_session_reads_back_as_it_was(session in any_session(1)) {
        let mut store = Store::in_memory().unwrap();
        let revision = store.create_session(&session).unwrap();
        let loaded = store.load(session.id).unwrap().unwrap();
        prop_assert_eq!(loaded.session, session);
        prop_assert_eq!(loaded.revision, revision);
    }

    #[test]
    fn notes_in_the_history_are_no_steps_and_stay_when_everything_is_taken_back(
        start in any_session(1),
        changes in vec(any_change(), 1..20),
        cuts in vec(any::<Index>(), 1..20),
        redone in any::<bool>(),
    ) {
        let mut store = Store::in_memory().unwrap();
        let mut session = start.clone();
        let mut revision = store.create_session(&session).unwrap();
        let hash = store.content_hash(session.id).unwrap();
        let changes = undoable(changes);
        let commits = in_commits(fitting(changes, &start), &cuts);
        for (number, changes) in (0..).zip(&commits) {
            revision = commit(&mut store, &mut session, revision, changes);
            revision = commit(&mut store, &mut session, revision, &[note(number)]);
        }
        let (end, end_hash) = (session.clone(), store.content_hash(session.id).unwrap());

        let (steps, _) = all_the_way(&mut session, |session| {
            store.undo(session.id, store.revision(session.id).unwrap().unwrap(), Env::fixed().now()).unwrap()
        });
        prop_assert_eq!(steps, commits.len());
        prop_assert_eq!(without_notes(&session), without_notes(&start));
        prop_assert_eq!(store.content_hash(session.id).unwrap(), hash);
        prop_assert_eq!(session.events.len(), start.events.len() + commits.len());
        if redone {
            let at = store.revision(session.id).unwrap().unwrap();
            commit(&mut store, &mut session, at, &[note(u128::MAX >> 64)]);
        }
        all_the_way(&mut session, |session| {
            store.redo(session.id, store.revision(session.id).unwrap().unwrap()).unwrap()
        });
        prop_assert_eq!(without_notes(&session), without_notes(&end));
        prop_assert_eq!(&store.load(session.id).unwrap().unwrap().session, &session);
        prop_assert_eq!(store.content_hash(session.id).unwrap(), end_hash);
    }

    #[test]
    fn memory_is_what_a_reload_gives_and_everything_can_be_taken_back(
        start in any_session(1),
        changes in vec(any_change(), 1..40),
        cuts in vec(any::<Index>(), 1..40),
    ) {
        let mut store = Store::in_memory().unwrap();
        let mut session = start.clone();
        let mut revision = store.create_session(&session).unwrap();
        let hash = store.content_hash(session.id).unwrap();
        // Notes are looked at above.
        let changes = undoable(changes);
        let commits = in_commits(fitting(changes, &start), &cuts);
        for changes in &commits {
            revision = commit(&mut store, &mut session, revision, changes);
            prop_assert_eq!(&store.load(session.id).unwrap().unwrap().session, &session);
        }
        let end = session.clone();
        let end_hash = store.content_hash(session.id).unwrap();

        let (steps, _) = all_the_way(&mut session, |session| {
            let at = store.revision(session.id).unwrap().unwrap();
            store.undo(session.id, at, Env::fixed().now()).unwrap()
        });
        prop_assert_eq!(steps, commits.len());
        prop_assert_eq!(&session, &start);
        prop_assert_eq!(&store.load(session.id).unwrap().unwrap().session, &start);
        prop_assert_eq!(store.content_hash(session.id).unwrap(), hash);

        all_the_way(&mut session, |session| {
            let at = store.revision(session.id).unwrap().unwrap();
            store.redo(session.id, at).unwrap()
        });
        prop_assert_eq!(&session, &end);
        prop_assert_eq!(&store.load(session.id).unwrap().unwrap().session, &end);
        prop_assert_eq!(store.content_hash(session.id).unwrap(), end_hash);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..config() })]

    #[test]
    fn undo_and_redo_survive_a_restart(
        start in any_session(1),
        changes in vec(any_change(), 8..30),
        cuts in vec(any::<Index>(), 1..40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dialogduk.db");
        let mut store = Store::open(&path).unwrap();
        let mut session = start.clone();
        let mut revision = store.create_session(&session).unwrap();
        for changes in in_commits(fitting(undoable(changes), &start), &cuts) {
            revision = commit(&mut store, &mut session, revision, &changes);
        }
        let end = session.clone();
        store.close().unwrap();

        let mut store = Store::open(&path).unwrap();
        prop_assert_eq!(store.revision(session.id).unwrap(), Some(revision));
        all_the_way(&mut session, |session| {
            let at = store.revision(session.id).unwrap().unwrap();
            store.undo(session.id, at, Env::fixed().now()).unwrap()
        });
        prop_assert_eq!(&session, &start);
        store.close().unwrap();

        let mut store = Store::open(&path).unwrap();
        prop_assert_eq!(&store.load(session.id).unwrap().unwrap().session, &start);
        all_the_way(&mut session, |session| {
            let at = store.revision(session.id).unwrap().unwrap();
            store.redo(session.id, at).unwrap()
        });
        prop_assert_eq!(&session, &end);
        prop_assert_eq!(&store.load(session.id).unwrap().unwrap().session, &end);
    }
}
