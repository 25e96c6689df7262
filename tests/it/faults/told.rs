//! What a script called saved, and what is there afterwards.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use dialogduk::domain::ids::SessionId;
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::Store;

use super::bringing_back::{WHOLE, remembered, whole};
use crate::fixture;

/// What a script has told.
#[derive(Default)]
pub(super) struct Told {
    /// By thing: as it was called saved last, and as it may be besides, since that was tried afterwards.
    things: BTreeMap<String, (String, Vec<String>)>,
    /// Tells it on standard error, for whoever kills us.
    aloud: bool,
    kind: String,
    /// What was heard that is nothing of ours, such as why the child ended.
    pub(super) complaint: String,
}

/// Some whole state that cannot be known beforehand.
pub(super) const ANY: &str = "any";
/// A thing that is not there.
pub(super) const NONE: &str = "none";

impl Told {
    pub(super) fn aloud() -> Self {
        Self { aloud: true, ..Self::default() }
    }

    pub(super) fn silent(kind: String) -> Self {
        Self { kind, ..Self::default() }
    }

    /// Whether a fault passes: what is tried again must then succeed.
    pub(super) fn passes(&self) -> bool {
        !self.kind.ends_with("-on") && self.kind != "short"
    }

    /// From here on a thing may also be like this.
    pub(super) fn tried(&mut self, thing: &str, state: &str) {
        self.say("tried", thing, state);
        let none = || (NONE.to_owned(), Vec::new());
        self.things.entry(thing.to_owned()).or_insert_with(none).1.push(state.to_owned());
    }

    /// A thing is like this, and nothing else, whatever comes.
    pub(super) fn kept(&mut self, thing: &str, state: &str) {
        self.say("kept", thing, state);
        self.things.insert(thing.to_owned(), (state.to_owned(), Vec::new()));
    }

    fn say(&self, what: &str, thing: &str, state: &str) {
        if self.aloud {
            eprintln!("{what}\t{thing}\t{state}");
        }
    }

    /// Takes in a line a child has told.
    pub(super) fn hear(&mut self, line: &str) {
        match line.split('\t').collect::<Vec<_>>()[..] {
            ["tried", thing, state] => self.tried(thing, state),
            ["kept", thing, state] => self.kept(thing, state),
            _ => {
                self.complaint.push_str(line);
                self.complaint.push('\n');
            }
        }
    }

    /// Opens everything anew and compares.
    pub(super) fn check(&self, folder: &Path, when: &str) {
        let path = folder.join("dialogduk.db");
        // One that was damaged before is looked at as a whole.
        let was_sound = !self.things.contains_key(WHOLE);
        if was_sound && path.metadata().is_ok_and(|there| there.len() > 0) {
            let raw = rusqlite::Connection::open(&path).unwrap();
            let sound: String = raw
                .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                .unwrap_or_else(|error| panic!("{when}: {error}"));
            assert_eq!(sound, "ok", "{when}");
        }
        for (thing, (kept, tried)) in &self.things {
            let found = state_of(folder, thing, when);
            let fits = found == *kept || tried.iter().any(|tried| found == *tried || tried == ANY);
            assert!(fits, "{when}: {thing} is {found}; kept {kept}, tried {tried:?}");
        }
        if path.exists() {
            // It can be written again, and closing it leaves one file.
            let mut store = Store::open(&path).unwrap_or_else(|problem| panic!("{when}: {problem}"));
            let written = match store.units().unwrap().pop() {
                Some(unit) => store.put_unit(&unit),
                None => store.create_session(&fixture::session(&Env::fixed())).map(drop),
            };
            written.unwrap_or_else(|problem| panic!("{when}: {problem}"));
            store.close().unwrap();
            for end in ["-wal", "-shm", "-journal"] {
                // An empty one, whose removal was what failed, is in nobody's way.
                let left = folder.join(format!("dialogduk.db{end}")).metadata().map_or(0, |left| left.len());
                assert_eq!(left, 0, "{when}: {end} is left");
            }
        }
    }
}

/// How a thing is just now: «session ID», «line ID TEXT», «deleted ID», «file NAME», or the data file as a whole.
fn state_of(folder: &Path, thing: &str, when: &str) -> String {
    if thing == WHOLE {
        return whole(folder, when);
    }
    let (what, name) = thing.split_once(' ').unwrap();
    if what == "file" {
        return std::fs::read(folder.join(name)).map_or_else(|_| NONE.to_owned(), |bytes| hash(&bytes));
    }
    let path = folder.join("dialogduk.db");
    if !path.exists() {
        return NONE.to_owned();
    }
    let store = Store::open(&path).unwrap_or_else(|problem| panic!("{when}: {problem}"));
    let (id, text) = name.split_once(' ').unwrap_or((name, ""));
    let id: SessionId = id.parse().unwrap();
    if what == "deleted" {
        return remembered(&store, id, when);
    }
    let loaded = store.load(id).unwrap_or_else(|problem| panic!("{when}: {problem}"));
    let Some(session) = loaded.map(|loaded| loaded.session) else { return NONE.to_owned() };
    if what == "line" {
        let times = session.answers.iter().filter(|answer| answer.body.text() == Some(text)).count();
        return times.to_string();
    }
    state(&session)
}

/// A session as a short word that any change of it changes.
pub(super) fn state(session: &Session) -> String {
    hash(&format!("{session:?}"))
}

/// The same of anything.
pub(super) fn hash(it: &(impl Hash + ?Sized)) -> String {
    let mut hasher = DefaultHasher::new();
    it.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
