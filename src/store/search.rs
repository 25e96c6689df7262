//! Finding words in all that has been said and agreed on (H4).
//!
//! SQLite's FTS5 holds the index. The words in it are folded by [`search_key`], as everywhere else in the program, so that
//! a search forgives here what it forgives there (K9); its own tokenizer folds no ø.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{KeyRow, code, legible, parse, parse_optional};
use super::table::Fetched;
use crate::domain::codes::codes;
use crate::domain::ids::SessionId;
use crate::text::fold::search_key;

codes! {
    /// What kind of thing was found.
    pub enum HitKind {
        /// Title, purpose or summary of a meeting.
        Session = "session",
        /// A line.
        Answer = "answer",
        /// A common heading of lines.
        Heading = "heading",
        /// A measure: any of its texts.
        Measure = "measure",
        /// A comment on a measure.
        Comment = "comment",
        /// Something to keep.
        Keep = "keep",
        /// A parked topic.
        ParkedTopic = "parked_topic",
    }
}

/// Something in which the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The meeting it is in.
    pub session: SessionId,
    /// What that is called.
    pub session_title: String,
    /// What its unit is called.
    pub unit_name: String,
    /// Its first day.
    pub date: Option<NaiveDate>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// What was found.
    pub kind: HitKind,
    /// Its id, as the file writes it.
    pub id: String,
    /// Its text; of several, the first line that has one of the words.
    pub text: String,
}

/// A row of the index, joined with where it points.
struct HitRow {
    session: String,
    title: String,
    unit: String,
    date: String,
    rehearsal: bool,
    kind: String,
    id: String,
}

/// Most hits that are weighed against each other; of more, the newest come first.
const WEIGHED: i64 = 2_000;

impl Store {
    /// What has all these words in it, best first and newest among equals – the newest alone where thousands have them –,
    /// at most `limit` (1–). A word is found by its
    /// beginning, several in «quotes» only as they stand. Nothing for fewer than two letters.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreProblem> {
        let Some(query) = query(words) else { return Ok(Vec::new()) };
        self.ask(|db| {
            let mut found = db.prepare_cached(include_str!("sql/search.sql"))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = found.query_map(
                named_params! { ":query": query, ":limit": limit, ":weighed": WEIGHED },
                |row| {
                    Ok(HitRow {
                        session: row.get(0)?,
                        title: row.get::<_, String>(1)?.inert(),
                        unit: row.get::<_, String>(2)?.inert(),
                        date: row.get(3)?,
                        rehearsal: row.get(4)?,
                        kind: row.get(5)?,
                        id: row.get(6)?,
                    })
                },
            )?;
            let keys: Vec<String> = terms(words).into_iter().flat_map(|term| term.words).collect();
            rows.map(|row| hit(db, row?, &keys)).collect()
        })
    }
}

fn hit(db: &Connection, row: HitRow, keys: &[String]) -> Result<Hit, StoreProblem> {
    let bad = |bad: super::rows::BadColumn| bad.within("searched", &row.id);
    let date = Some(row.date.as_str()).filter(|date| !date.is_empty());
    Ok(Hit {
        session: parse("session", &row.session).map_err(bad)?,
        date: parse_optional("first_date", date).map_err(bad)?,
        kind: code("kind", HitKind::from_code, &row.kind).map_err(bad)?,
        session_title: row.title,
        unit_name: row.unit,
        rehearsal: row.rehearsal,
        text: line_with(&text_of(db, &row.session, &row.kind, &row.id)?.unwrap_or_default(), keys),
        id: row.id,
    })
}

/// What is searched of one thing. By itself: in a join SQLite would read the whole view.
fn text_of(db: &Connection, session: &str, kind: &str, id: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT text FROM searchable WHERE session = :session AND kind = :kind AND id = :id")?
        .query_row(named_params! { ":session": session, ":kind": kind, ":id": id }, |row| legible(row, 0))
        .optional()
}

/// The first line of a text that has one of the words, or else its first.
fn line_with(text: &str, keys: &[String]) -> String {
    let has_one = |line: &&str| {
        let line = search_key(line);
        keys.iter().any(|key| line.contains(key.as_str()))
    };
    let line = text.lines().find(has_one).or_else(|| text.lines().next());
    line.unwrap_or_default().to_owned()
}

/// Whether there is enough to look for: two letters or digits.
pub fn is_enough(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphanumeric()).count() >= 2
}

/// One condition of a search.
struct Term {
    /// Its words, folded; several for what stood in quotes.
    words: Vec<String>,
    /// Whether the last one may go on.
    open: bool,
}

fn terms(words: &str) -> Vec<Term> {
    let key = search_key(words);
    let mut terms = Vec::new();
    for (index, piece) in key.split('"').enumerate() {
        // What has no sign in it that the index keeps cannot be looked for.
        let words =
            piece.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned);
        if index % 2 == 1 {
            terms.push(Term { words: words.collect(), open: false });
        } else {
            terms.extend(words.map(|word| Term { words: vec![word], open: true }));
        }
    }
    terms.retain(|term| !term.words.is_empty());
    terms
}

/// A search as FTS5 reads it; `None` where there is too little to look for.
fn query(words: &str) -> Option<String> {
    let terms = terms(words);
    let letters: usize = terms.iter().flat_map(|term| &term.words).map(|word| word.chars().count()).sum();
    if letters < 2 {
        return None;
    }
    // Letters and digits only, so nothing in the quotes has a meaning of its own.
    let written =
        terms.iter().map(|term| format!("\"{}\"{}", term.words.join(" "), if term.open { "*" } else { "" }));
    Some(written.collect::<Vec<_>>().join(" "))
}

/// Brings the index up to date with one record that was put or removed.
pub(super) fn follow(db: &Connection, session: &str, key: &KeyRow) -> rusqlite::Result<()> {
    let (kind, id) = match key {
        KeyRow::Details => (HitKind::Session, session),
        KeyRow::Answer(id) => (HitKind::Answer, id.as_str()),
        KeyRow::Heading(id) => (HitKind::Heading, id.as_str()),
        KeyRow::Measure(id) => (HitKind::Measure, id.as_str()),
        KeyRow::MeasureEvent(id) => (HitKind::Comment, id.as_str()),
        KeyRow::Keep(id) => (HitKind::Keep, id.as_str()),
        KeyRow::ParkedTopic(id) => (HitKind::ParkedTopic, id.as_str()),
        _ => return Ok(()),
    };
    let here = named_params! { ":session": session, ":kind": kind.code(), ":id": id };
    let text = text_of(db, session, kind.code(), id)?;
    let number: Option<i64> = db
        .prepare_cached("SELECT number FROM searched WHERE session = :session AND kind = :kind AND id = :id")?
        .query_row(here, |row| row.get(0))
        .optional()?;
    match (text, number) {
        (Some(text), None) => add(db, session, kind.code(), id, &text),
        (Some(text), Some(number)) => {
            db.prepare_cached("UPDATE search_index SET words = :words WHERE rowid = :number")?
                .execute(named_params! { ":words": search_key(&text), ":number": number })?;
            Ok(())
        }
        (None, Some(number)) => {
            db.prepare_cached("DELETE FROM searched WHERE number = :number")?
                .execute(named_params! { ":number": number })?;
            Ok(())
        }
        (None, None) => Ok(()),
    }
}

/// Adds a whole session, which is not in the index yet.
pub(super) fn add_session(db: &Connection, session: &str) -> rusqlite::Result<()> {
    let mut all = db.prepare_cached("SELECT kind, id, text FROM searchable WHERE session = :session")?;
    let mut rows = all.query(named_params! { ":session": session })?;
    while let Some(row) = rows.next()? {
        let (kind, id, text): (String, String, String) =
            (legible(row, 0)?, legible(row, 1)?, legible(row, 2)?);
        add(db, session, &kind, &id, &text)?;
    }
    Ok(())
}

/// Adds every session that is not in the index: those of a file from before there was one.
pub(super) fn add_missing(db: &Connection) -> rusqlite::Result<()> {
    let missing: BTreeSet<String> = db
        .prepare("SELECT id FROM session WHERE id NOT IN (SELECT session FROM searched)")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    missing.iter().try_for_each(|session| add_session(db, session))
}

/// Makes the index anew from what there is, also where its own tables are broken.
pub(super) fn rebuild(db: &Connection) -> rusqlite::Result<()> {
    begin_to_forget(db)?;
    db.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')", [])?;
    db.execute("DELETE FROM search_index", [])?;
    db.execute("DELETE FROM searched", [])?;
    add_missing(db)?;
    leave_no_trace(db)
}

/// From here on words leave the index by being marked as gone, which costs little however many go. In the same transaction
/// [`leave_no_trace`] follows.
pub(super) fn begin_to_forget(db: &Connection) -> rusqlite::Result<()> {
    db.execute("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)", []).map(drop)
}

/// Builds the index anew from what is left of it, without marks and without the pieces of words by which its pages are found;
/// afterwards a word that is deleted leaves it at once again. Takes time with the size of the index.
pub(super) fn leave_no_trace(db: &Connection) -> rusqlite::Result<()> {
    db.execute("INSERT INTO search_index (search_index) VALUES ('optimize')", [])?;
    forget_at_once(db)
}

/// A word that is deleted leaves the index at once again, where nothing has been marked since [`begin_to_forget`].
pub(super) fn forget_at_once(db: &Connection) -> rusqlite::Result<()> {
    db.execute("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)", []).map(drop)
}

fn add(db: &Connection, session: &str, kind: &str, id: &str, text: &str) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO searched (session, kind, id) VALUES (:session, :kind, :id)")?
        .execute(named_params! { ":session": session, ":kind": kind, ":id": id })?;
    db.prepare_cached("INSERT INTO search_index (rowid, words) VALUES (:number, :words)")?
        .execute(named_params! { ":number": db.last_insert_rowid(), ":words": search_key(text) })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a word stands in any page of the index.
    fn stands(db: &Connection, word: &str) -> bool {
        let mut pages = db.prepare("SELECT block FROM search_index_data").unwrap();
        let mut pages = pages.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        pages.any(|page| page.unwrap().windows(word.len()).any(|it| it == word.as_bytes()))
    }

    #[test]
    fn words_that_are_marked_as_gone_leave_the_index_when_it_is_built_anew_and_then_again_at_once() {
        let mut db = Store::in_memory().unwrap().db;
        let add = |db: &Connection, number: i64| {
            let words = "kanarifugl i buret";
            db.execute("INSERT INTO search_index (rowid, words) VALUES (?1, ?2)", (number, words)).unwrap();
        };
        let remove = |db: &Connection, number: i64| {
            db.execute("DELETE FROM search_index WHERE rowid = ?1", [number]).unwrap();
        };
        add(&db, 1);
        begin_to_forget(&db).unwrap();
        remove(&db, 1);
        assert!(stands(&db, "kanarifugl"), "only marked");
        leave_no_trace(&db).unwrap();
        assert!(!stands(&db, "kanarifugl"));
        add(&db, 2);
        let tx = db.transaction().unwrap();
        begin_to_forget(&tx).unwrap();
        tx.rollback().unwrap();
        remove(&db, 2);
        assert!(!stands(&db, "kanarifugl"), "an erasing that came to nothing changes nothing");
    }

    #[test]
    fn a_search_is_words_by_their_beginning_and_what_stands_in_quotes() {
        for (words, expected) in [
            ("", None),
            ("ø", None),
            ("Tunge løft", Some(r#""tunge"* "loft"*"#)),
            ("«tunge løft» kveld", Some(r#""tunge loft" "kveld"*"#)),
            ("\"ro", Some(r#""ro""#)),
            ("e-post OR NEAR(", Some(r#""e"* "post"* "or"* "near"*"#)),
            ("* - () ^ :", None),
            ("Åsgård", Some(r#""asgard"*"#)),
        ] {
            assert_eq!(query(words).as_deref(), expected, "{words}");
        }
    }
}
