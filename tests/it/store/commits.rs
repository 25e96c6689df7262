//! Commits, drafts, place, and what is left when something is deleted.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use dialogduk::domain::answer::Answer;
use dialogduk::domain::change::{Change, Key};
use dialogduk::domain::ids::{AnswerId, Id, QuestionId};
use dialogduk::domain::place::{Phase, Place, Stage, Turns};
use dialogduk::env::Env;
use dialogduk::store::{Commit, Draft, DraftKey, Erase, ProblemKind, Store};

use super::{answer, commit, folder_with_a_meeting, kind, meeting, put};

#[test]
fn a_commit_that_does_not_fit_changes_nothing_at_all() {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    let revision = store.create_session(&session).unwrap();
    let key = DraftKey::Field("summary".into());
    let kept_at = Env::fixed().now();
    let draft = Draft { key: key.clone(), text: "ro".into(), cursor: 2, kept_at };
    store.keep_draft(session.id, &draft).unwrap();

    let nowhere = Answer { group: Id::from_bits(999).into(), ..answer(&session, 2, "ro") };
    let changes = vec![put(answer(&session, 1, "ro")), put(nowhere)];
    let misfit = Commit { draft_done: Some(key.clone()), ..commit(session.id, revision, changes) };
    assert_eq!(kind(store.commit(&misfit)), ProblemKind::Other);
    let missing: AnswerId = Id::from_bits(998).into();
    let misfit = commit(session.id, revision, vec![Change::Remove(Key::Answer(missing))]);
    assert_eq!(kind(store.commit(&misfit)), ProblemKind::Other);

    let loaded = store.load(session.id).unwrap().unwrap();
    assert_eq!((loaded.session, loaded.revision), (session.clone(), revision));
    assert_eq!(store.drafts(session.id).unwrap(), [draft]);
    assert_eq!(store.undo_label(session.id).unwrap(), None);
}

#[test]
fn undo_names_what_it_takes_back_and_a_new_line_ends_redo() {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    let mut at = store.create_session(&session).unwrap();
    assert_eq!(store.undo(session.id, at, Env::fixed().now()).unwrap(), None);
    for (number, label) in [(1, "one"), (2, "two")] {
        let line = commit(session.id, at, vec![put(answer(&session, number, "ro"))]);
        at = store.commit(&Commit { label: label.into(), ..line }).unwrap();
    }
    let labels =
        |store: &Store| (store.undo_label(session.id).unwrap(), store.redo_label(session.id).unwrap());
    assert_eq!(labels(&store), (Some("two".into()), None));
    let step = store.undo(session.id, at, Env::fixed().now()).unwrap().unwrap();
    assert_eq!(step.label, "two");
    assert_eq!(step.changes, [Change::Remove(Key::Answer(answer(&session, 2, "ro").id))]);
    assert_eq!(labels(&store), (Some("one".into()), Some("two".into())));

    let line = commit(session.id, step.revision, vec![put(answer(&session, 3, "ro"))]);
    at = store.commit(&Commit { label: "three".into(), ..line }).unwrap();
    assert_eq!(labels(&store), (Some("three".into()), None));
    assert_eq!(store.redo(session.id, at).unwrap(), None);
}

#[test]
fn a_saved_line_ends_its_draft_and_no_other() {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    let at = store.create_session(&session).unwrap();
    let key = |n: usize| DraftKey::Answer { question: QuestionId::new("q1"), group: session.groups[n].id };
    for n in [0, 1] {
        for (text, cursor) in [("r", 1), ("ro og fred", 2)] {
            let draft = Draft { key: key(n), text: text.into(), cursor, kept_at: Env::fixed().now() };
            store.keep_draft(session.id, &draft).unwrap();
        }
    }
    let line = commit(session.id, at, vec![put(answer(&session, 1, "ro og fred"))]);
    store.commit(&Commit { draft_done: Some(key(0)), ..line }).unwrap();
    let left = store.drafts(session.id).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0].key, left[0].text.as_str(), left[0].cursor), (&key(1), "ro og fred", 2));
    store.drop_draft(session.id, &key(1)).unwrap();
    assert_eq!(store.drafts(session.id).unwrap(), []);
}

#[test]
fn a_session_that_is_gone_is_told_from_one_that_changed() {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    let at = store.create_session(&session).unwrap();
    assert_eq!(kind(store.create_session(&session)), ProblemKind::Conflict);
    store.erase(&[Erase::Session(session.id)], Env::fixed().now()).unwrap();
    store.erase(&[Erase::Session(session.id)], Env::fixed().now()).unwrap();
    assert_eq!(kind(store.commit(&commit(session.id, at, vec![]))), ProblemKind::Gone);
    assert_eq!(store.load(session.id).unwrap(), None);
    assert_eq!(store.revision(session.id).unwrap(), None);
    assert_eq!(store.content_hash(session.id).unwrap(), None);
}

#[test]
fn where_the_facilitator_stands_is_kept_beside_the_content() {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    let at = store.create_session(&session).unwrap();
    assert_eq!(store.place(session.id).unwrap(), None);
    let hash = store.content_hash(session.id).unwrap();
    let (here, evening) = (session.sittings[0].id, Id::from_bits(77).into());
    let used = |seconds| {
        BTreeMap::from([
            ((here, QuestionId::new("q1"), Phase::Talk), seconds),
            ((evening, QuestionId::new("q1"), Phase::Talk), 30),
        ])
    };
    let mut place = Place {
        stage: Stage::Questions,
        sitting: here,
        question: QuestionId::new("q1"),
        group: session.groups[0].id,
        phase: Phase::Talk,
        used: used(10),
        turns: Turns::default(),
    };
    place.used.insert((here, QuestionId::new("egen-1"), Phase::Silent), 5);
    store.keep_place(session.id, &place).unwrap();
    assert_eq!(store.place(session.id).unwrap().as_ref(), Some(&place));
    place =
        Place { phase: Phase::Plenary, used: used(70), turns: Turns { skipped: 3, swapped: true }, ..place };
    store.keep_place(session.id, &place).unwrap();
    assert_eq!(store.place(session.id).unwrap(), Some(place.clone()));
    assert_eq!(store.revision(session.id).unwrap(), Some(at));
    assert_eq!(store.content_hash(session.id).unwrap(), hash);

    let gone = commit(session.id, at, vec![Change::Remove(Key::Group(place.group))]);
    let at = store.commit(&gone).unwrap();
    assert_eq!(store.place(session.id).unwrap(), None, "nobody stands at a table that is gone");
    store.undo(session.id, at, Env::fixed().now()).unwrap();
    assert_eq!(store.place(session.id).unwrap(), Some(place));
}

#[test]
fn the_same_meeting_with_other_ids_has_the_same_hash() {
    let hash = |shift: u128, text: &str| {
        let mut session = meeting(1);
        session.id = Id::from_bits(0xabc + shift).into();
        let mut store = Store::in_memory().unwrap();
        let mut at = store.create_session(&session).unwrap();
        // Two tables with a line each in the first place: only their ids say which comes first in the file.
        for n in [0u128, 1] {
            let line = Answer {
                id: Id::from_bits(if shift == 0 { 500 + n } else { 900 - n }).into(),
                group: session.groups[usize::try_from(n).unwrap()].id,
                ..answer(&session, 0, text)
            };
            at = store.commit(&commit(session.id, at, vec![put(line)])).unwrap();
        }
        store.content_hash(session.id).unwrap().unwrap()
    };
    assert_eq!(hash(0, "ro"), hash(1, "ro"));
    assert_ne!(hash(0, "ro"), hash(0, "uro"));
}

fn holds(path: &Path, word: &str) -> bool {
    std::fs::read(path).unwrap().windows(word.len()).any(|bytes| bytes == word.as_bytes())
}

#[test]
fn nothing_of_a_deleted_session_stays_in_the_file() {
    const CANARY: &str = "gulfuglen";
    let (_folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open(&path).unwrap();
    let mut at = store.revision(session.id).unwrap().unwrap();
    for number in 0..40 {
        let text = format!("{CANARY} {}", "x".repeat(200));
        at = store.commit(&commit(session.id, at, vec![put(answer(&session, number, &text))])).unwrap();
    }
    let kept_at = Env::fixed().now();
    let draft = Draft { key: DraftKey::Field("title".into()), text: CANARY.into(), cursor: 0, kept_at };
    store.keep_draft(session.id, &draft).unwrap();
    store.rest();
    assert!(holds(&path, CANARY));
    store.erase(&[Erase::Session(session.id)], Env::fixed().now()).unwrap();
    assert!(!holds(&path, CANARY));
    store.close().unwrap();
    let raw = Connection::open(&path).unwrap();
    let tables: Vec<String> = raw
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'unit'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    // How the index of words is built is no word; that none is left in the file has been seen above. What stays is the id of
    // the meeting, so that an old file does not bring it back unseen.
    for table in tables.iter().filter(|table| {
        !["search_index_data", "search_index_config", "erased_session"].contains(&table.as_str())
    }) {
        let rows: i64 =
            raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

#[test]
fn words_that_were_replaced_are_gone_once_the_history_is_forgotten() {
    const CANARY: &str = "gulfuglen";
    let (_folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open(&path).unwrap();
    let mut at = store.revision(session.id).unwrap().unwrap();
    for text in [CANARY, "ro"] {
        at = store.commit(&commit(session.id, at, vec![put(answer(&session, 1, text))])).unwrap();
    }
    store.rest();
    assert!(holds(&path, CANARY), "undo needs it");
    let wordings = Erase::Wordings(session.id, answer(&session, 1, "ro").id);
    let erased = store.erase(&[wordings], Env::fixed().now()).unwrap();
    assert_eq!((erased.texts, erased.traces), (1, Vec::new()));
    assert!(!holds(&path, CANARY));
    at = store.revision(session.id).unwrap().unwrap();
    let step = store.undo(session.id, at, Env::fixed().now()).unwrap().unwrap();
    assert_eq!(
        step.changes,
        [put(answer(&session, 1, "ro"))],
        "the step is there, with the words that stand"
    );
    at = step.revision;
    assert_eq!(store.load(session.id).unwrap().unwrap().session.answers, [answer(&session, 1, "ro")]);
    store.commit(&commit(session.id, at, vec![put(answer(&session, 2, "fred"))])).unwrap();
    assert_eq!(store.undo_label(session.id).unwrap().as_deref(), Some("answer"));
}
