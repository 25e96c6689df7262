//! Makes data files of any size: worked meetings through the store, then their logs in SQL.
//!
//! A file of 10,000 sessions has 1,000,000 answers and 50,000 measures, as `design.md` §10 asks, each answer with its step in
//! the log, in the index, and everything sealed; 890 MB. Files are kept under `target/bench-files` and made anew when the
//! schema or the example has changed.

use std::path::{Path, PathBuf};

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::fingerprint::sha256_hex;
use dialogduk::domain::ids::{Id, SessionId};
use dialogduk::domain::measure::{Agreement, State, Terms};
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::store::{Commit, Store};
use rusqlite::{Connection, named_params};

/// Answers in each session.
pub(crate) const ANSWERS: usize = 100;
/// Measures in each session.
pub(crate) const MEASURES: usize = 5;
/// Units the sessions are spread over.
const UNITS: usize = 200;
/// Changed when what is generated changes.
const VERSION: u32 = 6;

/// Numbers far above those the examples and the clock of tests give.
const FIRST: u128 = 1 << 70;

/// The session with this number, from 0, in a generated file.
#[allow(dead_code, reason = "each bench is a crate of its own and uses what it needs")]
pub(crate) fn session_id(number: usize) -> SessionId {
    Id::from_bits(FIRST + number as u128).into()
}

/// A worked meeting with [`ANSWERS`] answers and [`MEASURES`] measures.
pub(crate) fn template() -> Session {
    let (_, text) = exchange::examples().last().expect("there are examples");
    let mut session = exchange::read(text.as_bytes()).expect("the examples can be read").session;
    session.id = session_id(0);
    session.measures.truncate(MEASURES);
    let kept: Vec<_> = session.measures.iter().map(|measure| measure.id).collect();
    session.measure_events.retain(|event| kept.contains(&event.measure));
    // Votes and rankings name measures that may be gone.
    session.rounds.clear();
    session.answers.retain(|answer| !matches!(answer.body, Body::Ranking(_)));
    fill(&mut session, ANSWERS);
    session
}

/// Adds lines until the session has so many answers.
pub(crate) fn fill(session: &mut Session, answers: usize) {
    let text = session.answers.iter().find(|answer| answer.body.text().is_some()).cloned();
    let text: Answer = text.expect("somebody has said something");
    let known: std::collections::BTreeSet<_> = session.answers.iter().map(|answer| answer.id).collect();
    // Lines of an earlier filling may be here, with others gone between them.
    let mut numbers = (0..).filter(|number| !known.contains(&Id::from_bits(FIRST * 2 + number).into()));
    while session.answers.len() < answers {
        let number: u128 = numbers.next().expect("there are enough");
        let position = 1_000 + u32::try_from(number).expect("few answers");
        session.answers.push(Answer {
            id: Id::from_bits(FIRST * 2 + number).into(),
            position,
            body: Body::Text(format!("Vi rekker ikke rapporten når {number} av oss begynner samtidig")),
            heading: None,
            ..text.clone()
        });
    }
    session.answers.truncate(answers);
    let kept: std::collections::BTreeSet<_> = session.answers.iter().map(|answer| answer.id).collect();
    for measure in &mut session.measures {
        measure.answers.retain(|id| kept.contains(id));
    }
}

/// A file with so many sessions; made if it is not there. Not to be written to: see [`copy`].
pub(crate) fn file(sessions: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-files");
    std::fs::create_dir_all(&folder).expect("target can be written to");
    let path = folder.join(format!("{sessions}-v{VERSION}.db"));
    if !path.exists() {
        let half = path.with_extension("half");
        let _ = std::fs::remove_file(&half);
        make(&half, sessions).expect("a file can be generated");
        std::fs::rename(&half, &path).expect("target can be written to");
    }
    path
}

/// A copy of the same, to write to; it goes away with the folder.
#[allow(dead_code, reason = "each bench is a crate of its own and uses what it needs")]
pub(crate) fn copy(sessions: usize) -> (tempfile::TempDir, PathBuf) {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-files");
    let original = file(sessions);
    let folder = tempfile::tempdir_in(target).expect("target can be written to");
    let path = folder.path().join("dialogduk.db");
    std::fs::copy(original, &path).expect("a file can be copied");
    (folder, path)
}

fn make(path: &Path, sessions: usize) -> rusqlite::Result<()> {
    let template = template();
    let mut store = Store::open(path).expect("a new file can be made");
    say_line_by_line(&mut store, template.clone());
    for number in 1..sessions {
        store.create_session(&another(&template, number)).expect("a session can be saved");
    }
    store.close().expect("the file can be closed");
    let mut db = Connection::open(path)?;
    // Nobody's data: speed before safety.
    db.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")?;
    let tx = db.transaction()?;
    for number in 1..sessions {
        copy_log(&tx, number)?;
    }
    tx.commit()?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// The template as the session with this number: other words, another unit, and a day within ten years; the first has the
/// dates of the example. Every twentieth is under way.
fn another(template: &Session, number: usize) -> Session {
    let mut session = template.clone();
    let days = chrono::Days::new(number as u64 % 3_650);
    session.id = session_id(number);
    session.details.title = format!("{} {number}", session.details.title);
    session.details.state =
        if number.is_multiple_of(20) { SessionState::Running } else { SessionState::Closed };
    if !number.is_multiple_of(UNITS) {
        session.unit.id = Id::from_bits(FIRST * 3 + (number % UNITS) as u128).into();
        session.unit.name = format!("{} {}", session.unit.name, number % UNITS);
    }
    for sitting in &mut session.sittings {
        sitting.date = sitting.date - days;
    }
    for measure in &mut session.measures {
        measure.title = format!("{} {}", measure.title, number * 7919 % 10_007);
        put_back(&mut measure.state, days);
    }
    for answer in &mut session.answers {
        if let Body::Text(text) = &mut answer.body {
            *text = of_session(text, number);
        }
    }
    session
}

/// The days of a measure, so many days earlier.
fn put_back(state: &mut State, days: chrono::Days) {
    let earlier = |terms: Terms| Terms {
        deadline: terms.deadline.map(|day| day - days),
        follow_up: terms.follow_up.map(|day| day - days),
        ..terms
    };
    match state {
        State::Agreed(agreement)
        | State::InProgress(agreement)
        | State::Done { agreement, .. }
        | State::Evaluated { agreement, .. } => {
            *agreement = Agreement::restore(&earlier(agreement.to_terms())).expect("it was one before");
        }
        State::Proposed(terms) | State::Parked { terms, .. } | State::Dropped { terms, .. } => {
            *terms = earlier(terms.clone());
        }
    }
}

/// A line as the session with this number has it.
fn of_session(text: &str, number: usize) -> String {
    text.replace("samtidig", &format!("samtidig på møte {number}"))
}

/// The steps of the first session for another one, sealed as the store does it.
fn copy_log(db: &Connection, number: usize) -> rusqlite::Result<()> {
    let session = session_id(number).to_string();
    let mut select =
        db.prepare_cached("SELECT number, at, changes, inverses FROM change_log WHERE session = :first")?;
    let mut insert = db.prepare_cached(
        "INSERT INTO change_log (session, number, label, at, changes, inverses, seal)
         VALUES (:session, :number, 'add_answers', :at, :changes, :inverses, :seal)",
    )?;
    let mut rows = select.query(named_params! { ":first": session_id(0).to_string() })?;
    let mut steps = 0;
    while let Some(row) = rows.next()? {
        let (at, changes, inverses): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let changes = of_session(&changes, number);
        let seal = sha256_hex(format!("add_answers\n{changes}\n{inverses}").as_bytes());
        insert.execute(named_params! {
            ":session": session,
            ":number": row.get::<_, i64>(0)?,
            ":at": at,
            ":changes": changes,
            ":inverses": inverses,
            ":seal": seal.get(..32),
        })?;
        steps += 1;
    }
    db.prepare_cached(
        "UPDATE session SET undo_at = :steps, revision = revision + :steps WHERE id = :session",
    )?
    .execute(named_params! { ":steps": steps, ":session": session })?;
    Ok(())
}

/// Puts a session into the file as it comes about: each line that nothing points to is a step of its own.
fn say_line_by_line(store: &mut Store, mut session: Session) {
    let pointed_to: Vec<_> = session.measures.iter().flat_map(|it| it.answers.clone()).collect();
    let first = |it: &Answer| it.body.text().is_none() || pointed_to.contains(&it.id);
    let (first, then): (Vec<_>, Vec<_>) = std::mem::take(&mut session.answers).into_iter().partition(first);
    session.answers = first;
    let mut revision = store.create_session(&session).expect("the template can be saved");
    for answer in then {
        let commit = Commit {
            session: session.id,
            label: "take_in".to_owned(), // goes past the lock of a closed session
            changes: vec![Change::Put(Record::Answer(Box::new(answer)))],
            expected: revision,
            at: Env::fixed().now(),
            draft_done: None,
        };
        revision = store.commit(&commit).expect("a line can be saved");
    }
}
