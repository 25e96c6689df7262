//! The file: who may write when, what happens to files that are not as they should be, and what is left behind.

mod backups;
mod commits;
mod damage;
mod files;
mod lists;
mod restoring;
mod schemas;
mod search;
mod windows;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::facets::{Perspective, Sector};
use dialogduk::domain::ids::{Id, PartId, QuestionId, SessionId, SetId};
use dialogduk::domain::localized::Localized;
use dialogduk::domain::question_set::{AnsweredBy, Kind, Part, Question, QuestionSet};
use dialogduk::domain::retention::Retention;
use dialogduk::domain::room::ClosingCheck;
use dialogduk::domain::session::{Details, Presence, Session, SessionEvent, SessionEventKind, SessionState};
use dialogduk::domain::sitting::{Group, Sitting, SittingKind};
use dialogduk::domain::unit::Unit;
use dialogduk::env::Env;
use dialogduk::store::{Commit, ProblemKind, Revision, Store, StoreProblem};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: QuestionId::new(id),
        kind,
        minutes: 7,
        silent: 2,
        answered_by: AnsweredBy::Group,
        leader_present: true,
        optional: false,
        columns: false,
        strength: true,
        covers: Vec::new(),
        text: Localized::plain("Hva gir dere krefter?"),
        short: None,
        help: None,
        example: None,
        follow_up: Vec::new(),
        source: String::new(),
        measures: Vec::new(),
    }
}

/// A meeting at one table, on the `number`th day of November; its ids follow from `number`.
fn meeting(number: u32) -> Session {
    let id = |n: u128| Id::from_bits(u128::from(number) << 8 | n);
    let sitting = Sitting {
        id: id(2).into(),
        position: 0,
        kind: SittingKind::Gathering,
        label: "dag".into(),
        date: day(number),
        start: None,
        place: "møterommet".into(),
        invited: Some(23),
        attended: None,
        closing: ClosingCheck::default(),
    };
    let group = |n, position, plenary, label: &str| Group {
        id: id(n).into(),
        sitting: sitting.id,
        position,
        plenary,
        label: label.into(),
        size: 5,
        blank: BTreeSet::new(),
    };
    let unit = Unit {
        id: Id::from_bits(77).into(),
        name: "Solsiden barnehage".into(),
        municipality: "Fjordvik".into(),
        sector: Sector::Kindergarten,
        organisation_number: String::new(),
        shifts: vec!["dag".into()],
        usual_groups: 1,
    };
    let set = QuestionSet {
        id: SetId::new("liten"),
        version: 1,
        sector: Sector::All,
        perspective: Perspective::Both,
        title: Localized { nb: "Liten duk".into(), nn: Some("Liten duk".into()), en: None },
        about: Localized::default(),
        origin: Localized::default(),
        licence: "CC BY 4.0".into(),
        lint_exempt: Vec::new(),
        parts: vec![Part {
            id: PartId::new("krefter"),
            title: Localized::plain("Krefter"),
            optional: false,
            questions: vec![question("q1", Kind::List), question("q2", Kind::Measure)],
        }],
    };
    let details = Details {
        title: format!("Møte {number}"),
        purpose: String::new(),
        leader: "styrer".into(),
        facilitator: "pedagogisk leder".into(),
        note_taker: String::new(),
        presence: Presence::default(),
        state: SessionState::Running,
        minutes: 90,
        ground_rules: String::new(),
        next_follow_up: None,
        raised_at: String::new(),
        summary: String::new(),
        prepared: BTreeSet::new(),
        legal_note: String::new(),
        keep_answers: Retention::default(),
        answers_deleted: None,
    };
    Session {
        groups: vec![group(3, 0, false, "Bord 1"), group(4, 1, true, "")],
        sittings: vec![sitting],
        events: vec![SessionEvent {
            id: id(5).into(),
            position: 0,
            at: Env::fixed().now(),
            kind: SessionEventKind::Created,
            note: String::new(),
        }],
        ..Session::empty(id(1).into(), unit, set, details)
    }
}

fn answer(session: &Session, number: u32, text: &str) -> Answer {
    let id = Id::from_bits(1 << 40 | u128::from(number)).into();
    Answer::new(id, QuestionId::new("q1"), session.groups[0].id, number, Body::Text(text.into()))
}

fn put(answer: Answer) -> Change {
    Change::Put(Record::Answer(Box::new(answer)))
}

fn commit(session: SessionId, expected: Revision, changes: Vec<Change>) -> Commit {
    let at = Env::fixed().now();
    Commit { session, label: "answer".into(), changes, expected, at, draft_done: None }
}

/// A folder with a file that holds one meeting; not open.
fn folder_with_a_meeting() -> (tempfile::TempDir, PathBuf, Session) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    let session = meeting(1);
    store.create_session(&session).unwrap();
    store.close().unwrap();
    (folder, path, session)
}

fn kind<T: std::fmt::Debug>(result: Result<T, StoreProblem>) -> ProblemKind {
    result.unwrap_err().kind
}

/// Copies a file and its journal in the middle of this change, as a power cut leaves them where no log is kept beside the file.
fn cut_off_in(path: &Path, change: &str, copy: &Path) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).unwrap();
    // More than is kept in memory, so that some of it is in the file already.
    db.execute_batch(&format!(
        "CREATE TABLE more (x); PRAGMA cache_size = 1; BEGIN; {change};
         WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 500)
         INSERT INTO more SELECT zeroblob(1000) FROM n"
    ))
    .unwrap();
    for ending in ["", "-journal"] {
        std::fs::copy(beside(path, ending), beside(copy, ending)).unwrap();
    }
}

/// What lies beside a file with its name and this ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!("{}{ending}", path.file_name().unwrap().to_string_lossy()))
}
