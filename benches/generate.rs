//! Makes data files of any size in seconds: one worked meeting through the store, then copies of it in SQL.
//!
//! A file of 10,000 sessions has 1,000,000 answers and 50,000 measures, as `design.md` §10 asks. Files are kept under
//! `target/bench-files` and made anew when the schema or the example has changed.

use std::path::{Path, PathBuf};

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::ids::{Id, SessionId};
use dialogduk::domain::session::Session;
use dialogduk::exchange;
use dialogduk::store::Store;
use rusqlite::{Connection, named_params};

/// Answers in each session.
pub(crate) const ANSWERS: usize = 100;
/// Measures in each session.
pub(crate) const MEASURES: usize = 5;
/// Units the sessions are spread over.
const UNITS: usize = 200;
/// Changed when what is generated changes.
const VERSION: u32 = 4;

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
    while session.answers.len() < answers {
        let number = session.answers.len();
        let position = u32::try_from(1_000 + number).expect("few answers");
        session.answers.push(Answer {
            id: Id::from_bits(FIRST * 2 + number as u128).into(),
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
    store.create_session(&template).expect("the template can be saved");
    store.close().expect("the file can be closed");

    let mut db = Connection::open(path)?;
    // Nobody's data: speed before safety.
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")?;
    let tx = db.transaction()?;
    tx.execute_batch("CREATE TEMP TABLE copy (number INTEGER PRIMARY KEY, id TEXT NOT NULL)")?;
    for number in 1..sessions {
        tx.prepare_cached("INSERT INTO copy VALUES (:number, :id)")?
            .execute(named_params! { ":number": sql(number), ":id": session_id(number).to_string() })?;
    }
    let tables: Vec<String> = tx
        .prepare(
            "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c ON c.name = 'session'
                  WHERE m.type = 'table' AND m.name <> 'searched'", // its numbers are those of the index
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    spread_units(&tx)?;
    copy_rows(&tx, "session", "id", "number")?;
    for table in &tables {
        copy_rows(&tx, table, "session", "")?;
    }
    // Ten years of meetings; the newest has the dates of the example.
    tx.execute_batch(
        "UPDATE sitting SET date = date(date, '-' || (SELECT number % 3650 FROM copy WHERE id = session) || ' days')
             WHERE session IN (SELECT id FROM copy);
         UPDATE measure SET deadline = date(deadline, '-' || (SELECT number % 3650 FROM copy WHERE id = session) || ' days'),
                            follow_up = date(follow_up, '-' || (SELECT number % 3650 FROM copy WHERE id = session) || ' days')
             WHERE session IN (SELECT id FROM copy);
         UPDATE session SET unlocked = 1, seal = NULL;
         UPDATE session SET title = title || ' ' || number,
                            state = CASE WHEN number % 20 = 0 THEN 'running' ELSE 'closed' END
             WHERE id IN (SELECT id FROM copy);
         UPDATE measure SET title = title || ' ' || (SELECT number * 7919 % 10007 FROM copy WHERE id = session)
             WHERE session IN (SELECT id FROM copy);",
    )?;
    // A row of another table cannot be counted off inside LIMIT, so the units are numbered first.
    tx.execute_batch(
        "CREATE TEMP TABLE numbered AS SELECT row_number() OVER (ORDER BY id) - 1 AS place, id FROM unit;
         UPDATE session SET unit = (SELECT n.id FROM numbered AS n
                                    WHERE n.place = session.number % (SELECT count(*) FROM numbered))
             WHERE id IN (SELECT id FROM copy);
         UPDATE session SET unlocked = 0;",
    )?;
    tx.commit()?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// A number as SQL takes it.
fn sql(number: usize) -> i64 {
    i64::try_from(number).expect("no file has so many sessions")
}

fn spread_units(db: &Connection) -> rusqlite::Result<()> {
    for number in 1..UNITS {
        db.execute(
            "INSERT INTO unit (id, name, municipality, sector, organisation_number, shifts, usual_groups)
             SELECT :id, name || ' ' || :number, municipality, sector, organisation_number, shifts,
                 usual_groups FROM unit LIMIT 1",
            named_params! { ":id": Id::from_bits(FIRST * 3 + number as u128).to_string(), ":number": sql(number) },
        )?;
    }
    Ok(())
}

/// Copies what belongs to the first session to every other, with its id in `column`; `without` is left to SQLite.
fn copy_rows(db: &Connection, table: &str, column: &str, without: &str) -> rusqlite::Result<()> {
    let columns: Vec<String> = db
        .prepare("SELECT name FROM pragma_table_xinfo(:table) WHERE hidden = 0")?
        .query_map(named_params! { ":table": table }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let columns: Vec<&str> = columns.iter().map(String::as_str).filter(|name| *name != without).collect();
    let values: Vec<String> = columns
        .iter()
        .map(|name| if *name == column { "copy.id".to_owned() } else { format!("old.{name}") })
        .collect();
    db.execute(
        &format!(
            "INSERT INTO {table} ({}) SELECT {} FROM temp.copy CROSS JOIN {table} AS old
             WHERE old.{column} = :first ORDER BY copy.number",
            columns.join(", "),
            values.join(", "),
        ),
        named_params! { ":first": session_id(0).to_string() },
    )?;
    Ok(())
}
