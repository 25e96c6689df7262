//! Every kind of page is broken in turn, without backups: what plain SQLite can still read of meetings, answers and measures is
//! what a salvage carries, never fewer (L12).

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::*;

/// What a page is of and what kind it is, with its number.
type Page = (String, String, usize);

/// What is broken: what meetings are made of, what they lean on, and the indices by which these are found.
const BROKEN: [&str; 13] = [
    "unit",
    "question_set",
    "sqlite_autoindex_question_set_1",
    "set_question",
    "session",
    "sqlite_autoindex_session_1",
    "sitting",
    "meeting_group",
    "added_question",
    "heading",
    "answer",
    "measure",
    "change_log",
];

/// The pages of these in a file, the first of each kind; every page of the file where `DIALOGDUK_PAGES` is set.
fn pages(path: &Path) -> Vec<Page> {
    let db = Connection::open(path).unwrap();
    let mut all = db.prepare("SELECT name, pagetype, pageno FROM dbstat ORDER BY pageno").unwrap();
    let all = all
        .query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                usize::try_from(row.get::<_, u32>(2)?).unwrap(),
            ))
        })
        .unwrap();
    let (every, mut seen) = (std::env::var_os("DIALOGDUK_PAGES").is_some(), BTreeSet::new());
    all.map(Result::unwrap)
        .filter(|(name, kind, _)| {
            every || BROKEN.contains(&name.as_str()) && seen.insert((name.clone(), kind.clone()))
        })
        .collect()
}

/// What can be read of a table, from its beginning, from its end and as it lies: the keys of whole rows, as words.
fn readable(path: &Path, table: &str, key: &str) -> BTreeSet<Vec<String>> {
    let Ok(db) = Connection::open(path) else { return BTreeSet::new() };
    let mut found = BTreeSet::new();
    for order in [format!("ORDER BY {key}"), format!("ORDER BY {} DESC", key.replace(", ", " DESC, "))] {
        let Ok(mut statement) = db.prepare(&format!("SELECT {key}, * FROM {table} {order}")) else {
            continue;
        };
        let count = statement.column_count();
        let keys = key.split(", ").count();
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let values: rusqlite::Result<Vec<Value>> = (0..count).map(|at| row.get(at)).collect();
            found.extend(values.map(|it| it[..keys].iter().map(|it| format!("{it:?}")).collect()));
        }
    }
    found
}

const SAID: [(&str, &str); 3] = [("session", "id"), ("answer", "session, id"), ("measure", "session, id")];

#[test]
fn whatever_page_is_broken_what_can_be_read_of_meetings_answers_and_measures_is_carried() {
    let (folder, path, _, sessions) = examples();
    let none = Backups::new(&path, Some(&folder.path().join("nowhere")));
    let known = Known { lost: "(kunne ikke leses)", today: day(22), ..Known::default() };
    let bytes = fs::read(&path).unwrap();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut tried = BTreeSet::new();
    for (of, kind, page) in pages(&path) {
        let what = format!("{of} {kind} {page}");
        let work = tempfile::tempdir().unwrap();
        let [broken, new, plain] = ["broken.db", "new.db", "plain.db"].map(|it| work.path().join(it));
        let mut damaged = bytes.clone();
        for byte in &mut damaged[(page - 1) * 4096..page * 4096] {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            *byte = random.to_le_bytes()[3];
        }
        fs::write(&broken, &damaged).unwrap();
        fs::write(&plain, &damaged).unwrap();
        let there = SAID.map(|(table, key)| readable(&plain, table, key));
        let saved = salvage(&broken, &new, &none, None, &known);
        if there.iter().all(BTreeSet::is_empty) {
            continue;
        }
        let saved = saved.unwrap_or_else(|problem| panic!("{what}: {problem:?}"));
        for ((table, key), there) in SAID.iter().zip(&there) {
            let lost: Vec<_> = there.difference(&readable(&new, table, key)).cloned().collect();
            assert_eq!(lost, Vec::<Vec<String>>::new(), "{what}: {table}");
        }
        let store = Store::open(&new).unwrap();
        assert_eq!(store.health(Env::fixed().now()).unwrap().findings, [], "{what}: the new file is sound");
        for (id, session) in &sessions {
            let Some(loaded) = store.load(*id).unwrap() else { continue };
            let is_told = saved.partly.contains(&id.to_string());
            assert!(loaded.session == *session || is_told, "{what}: {id} is told as it is");
            for answer in &loaded.session.answers {
                assert!(
                    loaded.session.question(&answer.question).is_some(),
                    "{what}: an answer nobody can find"
                );
            }
        }
        tried.insert(of);
    }
    for of in BROKEN {
        assert!(tried.contains(of), "{of}");
    }
}

#[test]
fn a_set_that_is_lost_is_taken_from_where_the_very_same_is_and_the_meeting_is_whole() {
    let (folder, path, _, sessions) = examples();
    let none = Backups::new(&path, Some(&folder.path().join("nowhere")));
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM question_set; DELETE FROM set_question")
        .unwrap();
    let known = Known { sets: sessions.values().map(|it| &it.set).collect(), ..Known::default() };
    let new = folder.path().join("new.db");
    let saved = salvage(&path, &new, &none, None, &known).unwrap();
    assert_eq!((saved.whole, saved.partly), (3, Vec::new()));
    let store = Store::open(&new).unwrap();
    for (id, session) in &sessions {
        assert_eq!(&store.load(*id).unwrap().unwrap().session, session);
    }
}
