//! What is deleted is gone: from every table, and from every byte on the disk (J2, J5).

mod at_stake;
mod columns;
mod copies;
mod damaged;
#[cfg(target_os = "linux")]
mod killed;
mod lines;
mod said;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;

use dialogduk::domain::answer::Body;
use dialogduk::domain::change::{Change, Record, apply_all};
use dialogduk::domain::ids::SessionId;
use dialogduk::domain::lineage::Lineage;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Consent, StateCode};
use dialogduk::domain::retention::Retention;
use dialogduk::domain::sent::Sent;
use dialogduk::domain::session::{Details, Session};
use dialogduk::env::Env;
use dialogduk::exchange::session_file;
use dialogduk::i18n::texts;
use dialogduk::ops::{
    self, DetailEdit, Draft, DraftKey, Erased, Forgetting, Looked, Op, Refusal, Store, TakeIn, delete_answers,
};
use dialogduk::report;
use dialogduk::rules::counts::{Counted, counted};
use dialogduk::rules::suppress::{Parts, shown};
use dialogduk::store::{self, BackupReason, Backups, Commit, Erase, ProblemKind, Waits, copies_of};
use dialogduk::tui::commands::{Id as Command, Scope};
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;

use crate::driver::{Room, in_meeting};
use crate::fixtures::{care_session, day, running_care_session};
use crate::strategies::any_session;

/// A word that stands in nothing else, so that it is found wherever it is left.
fn canary(of: &str, number: usize) -> String {
    format!("gulfugl {of} nummer {number} sang utenfor vinduet")
}

/// A data file of its own with one meeting, saved by one commit and changed by others, so that the log holds all of it.
struct House {
    folder: tempfile::TempDir,
    store: Store,
    session: Session,
    /// One for all, for its ids count.
    env: Env,
}

impl House {
    fn new(session: Session) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
        store.create_session(&session).unwrap();
        let env = Env::fixed();
        env.vouch_for_all();
        Self { folder, store, session, env }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("dialogduk.db")
    }

    fn act(&mut self, op: &Op) {
        let env = &self.env;
        let loaded = self.store.load(self.session.id).unwrap().unwrap();
        let plan = ops::plan(op, &loaded.session, env).unwrap();
        self.session = loaded.session;
        apply_all(&plan.changes, &mut self.session).unwrap();
        let commit = Commit {
            session: self.session.id,
            label: plan.label.to_owned(),
            changes: plan.changes,
            expected: loaded.revision,
            at: env.now(),
            draft_done: None,
        };
        self.store.commit(&commit).unwrap();
    }

    fn loaded(&self) -> Session {
        self.store.load(self.session.id).unwrap().unwrap().session
    }

    fn backups(&self) -> Backups {
        Backups::new(&self.path(), None)
    }

    /// Makes a backup so many minutes after the beginning.
    fn back_up(&self, minutes: i64) {
        let at = self.env.now() + chrono::TimeDelta::minutes(minutes);
        let never = std::sync::atomic::AtomicBool::new(false);
        self.store.back_up(&self.backups(), at, BackupReason::Asked, &never).unwrap().unwrap();
    }

    /// The files in the folder in which a word stands, by name.
    fn holding(&self, word: &str) -> Vec<String> {
        holding(self.folder.path(), word)
    }
}

/// Every file in a folder and in those below it, and every link as it is.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The files in a folder in which a word stands, as SQLite may write it: in UTF-8, or in UTF-16 either way round.
fn holding(folder: &Path, word: &str) -> Vec<String> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let written = [word.as_bytes().to_vec(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)];
    let holds = |path: &PathBuf| {
        let content = fs::read(path).unwrap();
        written.iter().any(|word| content.windows(word.len()).any(|bytes| bytes == word))
    };
    let name = |path: PathBuf| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    let mut found: Vec<String> = files(folder).into_iter().filter(holds).map(name).collect();
    found.sort();
    found
}

/// Everything that stands in any column of any table, the index's own among them.
fn everything(path: &Path) -> Vec<(String, Vec<u8>)> {
    let db = Connection::open(path).unwrap();
    let strings = |sql: &str| -> Vec<String> {
        let mut found = db.prepare(sql).unwrap();
        let rows = found.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let mut all = Vec::new();
    for table in strings("SELECT name FROM sqlite_schema WHERE type = 'table'") {
        for column in strings(&format!("SELECT name FROM pragma_table_xinfo('{table}')")) {
            let mut values = db.prepare(&format!("SELECT \"{column}\" FROM \"{table}\"")).unwrap();
            let rows = values.query_map([], |row| row.get::<_, Value>(0)).unwrap();
            for value in rows {
                let bytes = match value.unwrap() {
                    Value::Text(text) => text.into_bytes(),
                    Value::Blob(bytes) => bytes,
                    Value::Null | Value::Integer(_) | Value::Real(_) => continue,
                };
                all.push((format!("{table}.{column}"), bytes));
            }
        }
    }
    all
}

fn add(session: &Session, group: usize, lines: &[String]) -> Op {
    let question = session.answers.iter().find(|it| it.body.text().is_some()).unwrap().question.clone();
    Op::AddAnswers { question, group: session.groups[group].id, lines: lines.to_vec() }
}

fn at(house: &House, text: &str) -> dialogduk::domain::ids::AnswerId {
    house.loaded().answers.iter().find(|it| it.body.text() == Some(text)).unwrap().id
}

#[test]
fn a_year_after_the_meeting_what_was_said_is_gone_from_every_byte_and_the_measures_stay() {
    let mut house = House::new(running_care_session());
    let lines: Vec<String> = (0..20).map(|number| canary("linje", number)).collect();
    let long = "gulfuglen sang hele natta ".repeat(900);
    house.act(&add(&house.session.clone(), 0, &lines));
    house.act(&add(&house.session.clone(), 1, std::slice::from_ref(&long)));
    house.act(&Op::DeleteAnswers(vec![at(&house, &lines[3])]));
    house.act(&Op::EditAnswer { answer: at(&house, &lines[4]), text: canary("endret", 4) });
    house.act(&Op::AddKeep(canary("bevare", 1)));
    house.act(&Op::SetDetail(DetailEdit::Summary(canary("oppsummering", 1))));
    let draft = Draft {
        key: DraftKey::Field("purpose".into()),
        text: canary("utkast", 1),
        cursor: 0,
        kept_at: Env::fixed().now(),
    };
    house.store.keep_draft(house.session.id, &draft).unwrap();
    house.store.rest();
    assert!(!house.holding("gulfugl").is_empty());

    let before = house.loaded();
    let erased = delete_answers(&mut house.store, &[before.id], &Env::fixed()).unwrap();
    assert!(erased.texts > 20 && erased.waits.is_none(), "{erased:?}");
    assert_eq!(erased.traces, Vec::<PathBuf>::new());
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
    let left: Vec<_> = everything(&house.path())
        .into_iter()
        .filter(|(_, bytes)| bytes.windows(7).any(|it| it.eq_ignore_ascii_case(b"gulfugl")))
        .collect();
    assert_eq!(left, [], "no table, and no word of the index");

    let after = house.loaded();
    assert_eq!(after.details.answers_deleted, Some(Env::fixed().today()));
    assert_eq!(
        house
            .store
            .undo(after.id, house.store.revision(after.id).unwrap().unwrap(), Env::fixed().now())
            .unwrap(),
        None
    );
    let cut = |session: &Session| {
        let mut measures = session.measures.clone();
        for it in &mut measures {
            it.answers.clear();
            it.consent = None;
        }
        measures
    };
    assert_eq!(cut(&after), cut(&before), "to the last word, without the way back to the answers");
    assert!(after.measures.iter().all(|it| it.answers.is_empty()));
    assert_eq!(after.measure_events, before.measure_events);
    assert!(after.answers.iter().all(|it| it.body.text().is_none()));
}

#[test]
fn a_line_is_erased_from_the_log_and_everything_else_can_still_be_undone() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &["Vi hilser på hverandre".into()]));
    house.act(&add(&house.session.clone(), 0, &[canary("person", 1)]));
    house.act(&Op::EditAnswer { answer: at(&house, &canary("person", 1)), text: canary("person", 2) });
    let line = at(&house, &canary("person", 2));
    house.act(&Op::ToggleStar(line));
    house.act(&add(&house.session.clone(), 1, &["Vi spiser sammen".into()]));
    house.act(&Op::DeleteAnswers(vec![line]));
    house.store.rest();
    assert!(!house.holding("gulfugl").is_empty(), "Delete keeps it for undo, by design");

    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], Env::fixed().now()).unwrap();
    assert_eq!((erased.texts, erased.traces.len(), erased.waits.is_some()), (2, 0, false));
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());

    // What was done before and after it is still there to be taken back, step by step, and done again.
    let id = house.session.id;
    let texts = |house: &House| -> BTreeSet<String> {
        house.loaded().answers.iter().filter_map(|it| it.body.text().map(str::to_owned)).collect()
    };
    let all = texts(&house);
    assert!(all.contains("Vi spiser sammen") && all.contains("Vi hilser på hverandre"));
    let mut steps = 0;
    while house
        .store
        .undo(id, house.store.revision(id).unwrap().unwrap(), Env::fixed().now())
        .unwrap()
        .is_some()
    {
        steps += 1;
    }
    assert_eq!(steps, 2);
    assert!(!texts(&house).contains("Vi hilser på hverandre"));
    while house.store.redo(id, house.store.revision(id).unwrap().unwrap()).unwrap().is_some() {}
    assert_eq!(texts(&house), all);
}

#[test]
fn a_meeting_deleted_for_good_leaves_no_byte_and_its_old_file_is_known() {
    let mut house = House::new(care_session());
    let session = house.session.clone();
    let other = Session { id: dialogduk::domain::ids::Id::from_bits(77).into(), ..running_care_session() };
    house.store.create_session(&other).unwrap();
    let only = canary("tittel", 1);
    let loaded = house.store.load(session.id).unwrap().unwrap();
    let mut details = loaded.session.details.clone();
    details.title.clone_from(&only);
    let changes = vec![Change::Put(Record::Details(Box::new(details)))];
    let env = Env::fixed();
    // The file says closed; the trash does not mind.
    house.store.erase(&[], env.now()).unwrap();
    let renamed = Session { id: dialogduk::domain::ids::Id::from_bits(78).into(), ..running_care_session() };
    house.store.create_session(&renamed).unwrap();
    let at = house.store.revision(renamed.id).unwrap().unwrap();
    let commit = Commit {
        session: renamed.id,
        label: "set_detail".into(),
        changes,
        expected: at,
        at: env.now(),
        draft_done: None,
    };
    house.store.commit(&commit).unwrap();
    house.store.trash(renamed.id, Some(env.now())).unwrap();
    house.store.rest();
    assert!(!house.holding(&only).is_empty());

    let erased = house.store.erase(&[Erase::Session(renamed.id)], env.now()).unwrap();
    assert!(erased.elsewhere > 0, "the same words stand in the other meeting, and that is told: {erased:?}");
    assert_eq!((erased.traces.len(), erased.waits.is_some()), (0, false));
    assert_eq!(house.holding(&only), Vec::<String>::new());
    assert_eq!(house.store.erased_on(renamed.id).unwrap(), Some(env.today()));
    assert!(house.store.load(other.id).unwrap().is_some());
    assert_eq!(house.store.erased_on(other.id).unwrap(), None);
}

#[test]
fn what_is_known_of_a_unit_goes_with_its_last_meeting() {
    let mut house = House::new(care_session());
    let (env, name) = (Env::fixed(), canary("enhet", 1));
    let mut meetings = [77, 78].map(|bits| Session {
        id: dialogduk::domain::ids::Id::from_bits(bits).into(),
        ..running_care_session()
    });
    for meeting in &mut meetings {
        meeting.unit.id = dialogduk::domain::ids::Id::from_bits(79).into();
        meeting.unit.name.clone_from(&name);
        house.store.create_session(meeting).unwrap();
    }
    for (meeting, stays) in meetings.iter().zip([true, false]) {
        house.store.erase(&[Erase::Session(meeting.id)], env.now()).unwrap();
        let units: Vec<String> = house.store.units().unwrap().into_iter().map(|unit| unit.name).collect();
        assert_eq!(units.contains(&name), stays, "{units:?}");
        assert!(units.contains(&house.session.unit.name), "another has a meeting: {units:?}");
    }
    assert_eq!(house.holding(&name), Vec::<String>::new());
    // A window that still knows it brings nothing back.
    let problem = house.store.put_unit(&meetings[0].unit).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Gone);
}

/// What is told of an erasing, in bokmål.
fn told(erased: &Erased) -> String {
    (texts(Lang::Nb).forget.told)(erased).join("\n")
}

#[test]
fn a_line_that_stands_in_another_meeting_too_is_told_by_title_and_only_other_traces_are_denied() {
    let mut house = House::new(running_care_session());
    let words = canary("person", 1);
    house.act(&add(&house.session.clone(), 0, std::slice::from_ref(&words)));
    let line = at(&house, &words);
    let mut copy = Session { id: dialogduk::domain::ids::Id::from_bits(77).into(), ..house.loaded() };
    copy.details.title = "Kopi før sommeren".into();
    house.store.create_session(&copy).unwrap();

    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], Env::fixed().now()).unwrap();
    let told = told(&erased);
    assert!(told.starts_with("Én tekst er slettet for godt."), "{told}");
    let place = format!(
        "Én tekst, eller noe av den, står også her, og blir stående: «Kopi før sommeren» ({}).",
        copy.id
    );
    assert!(told.contains(&place) && told.contains("Ellers ingen spor funnet"), "{told}");
    assert!(!told.contains("\nIngen spor"), "{told}");

    let erased = house.store.erase(&[Erase::Line(copy.id, line)], Env::fixed().now()).unwrap();
    let told = self::told(&erased);
    assert!(told.contains("Ingen spor funnet") && !told.contains("Ellers"), "{told}");
}

#[test]
fn an_old_file_does_not_bring_back_a_line_that_was_erased_and_that_is_said() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let before = house.loaded();
    let lineage = ops::share(&mut house.store, &before).unwrap();
    let old = session_file::write_shared(&before, &lineage);
    let line = at(&house, &canary("linje", 1));
    house.store.erase(&[Erase::Line(before.id, line)], house.env.now()).unwrap();
    let look = |house: &House, file: &str| {
        ops::look(&house.store, session_file::read(file).unwrap(), "gammel.toml".into(), &house.env).unwrap()
    };
    let title = before.details.title.clone();
    assert_eq!(look(&house, &old), Looked::Same(title, 1));
    let told = texts(Lang::Nb).merging.left_out;
    assert_eq!(told(1), "Én linje i fila er slettet her, og hentes ikke inn igjen.");
}

#[test]
fn an_old_file_does_not_bring_the_answers_back() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let before = house.loaded();
    let lineage = ops::share(&mut house.store, &before).unwrap();
    let old = session_file::write_shared(&before, &lineage);
    delete_answers(&mut house.store, &[before.id], &Env::fixed()).unwrap();

    let read = session_file::read(&old).unwrap();
    match ops::look(&house.store, read, "gammel.toml".into(), &Env::fixed()).unwrap() {
        Looked::Same(_, left_out) => assert!(left_out > 0, "it is said that lines have been deleted here"),
        Looked::News(it, _) => {
            ops::commit_take_in(&mut house.store, *it, &Env::fixed()).unwrap().unwrap();
        }
        other => panic!("{other:?}"),
    }
    let after = house.loaded();
    assert!(after.answers.iter().all(|it| it.body.text().is_none()));
    assert!(after.details.answers_deleted.is_some());
    house.store.rest();
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
    // Nor is anything new said in it.
    let refused = ops::plan(&add(&before, 0, &["Ro".into()]), &after, &Env::fixed());
    assert_eq!(refused, Err(Refusal::AnswersDeleted));

    // The other laptop, which still has them, is told when the emptied meeting comes to it.
    let emptied = TakeIn {
        event: Env::fixed().new_id(),
        here: lineage.clone(),
        session: after,
        there: Lineage::default(),
        takes: ops::Takes::new(),
        file: "tom.toml".into(),
    };
    assert_eq!(emptied.conflicts(&before), []);
    let refused = ops::plan(&Op::TakeIn(Box::new(emptied)), &before, &Env::fixed());
    assert_eq!(refused, Err(Refusal::AnswersDeletedThere));
}

#[test]
fn retention_follows_the_last_sitting_in_the_file_as_in_memory() {
    let env = Env::fixed();
    for (keep, last) in [
        (Retention::default(), day(2028, 2, 29)),
        (Retention::Months(1), day(2026, 1, 31)),
        (Retention::Months(7), day(2026, 7, 31)),
        (Retention::Until(day(2027, 1, 1)), day(2026, 1, 31)),
        (Retention::Always, day(2026, 1, 31)),
    ] {
        let mut session = running_care_session();
        session.details.keep_answers = keep;
        let first = session.sittings[0].date.min(last);
        session.sittings.iter_mut().for_each(|it| it.date = first);
        session.sittings.last_mut().unwrap().date = last;
        let house = House::new(session);
        let session = house.loaded();
        assert_eq!(session.details.keep_answers, keep);
        let due = |on| {
            let (listed, count) = house.store.answers_due(on, 3).unwrap();
            assert_eq!(u32::try_from(listed.len()).unwrap(), count);
            count
        };
        match session.answers_until() {
            Some(until) => {
                assert_eq!((due(until.pred_opt().unwrap()), due(until)), (0, 1), "{keep} after {last}");
                assert!(
                    session.answers_overdue(until) && !session.answers_overdue(until.pred_opt().unwrap())
                );
            }
            None => assert_eq!(due(day(2099, 1, 1)), 0),
        }
        let file = session_file::write(&session);
        assert_eq!(session_file::read(&file).unwrap().session.details, session.details);
    }
    assert_eq!(Env::fixed().keep_answers(), Retention::Months(12));
    env.set_keep_answers(Retention::Always);
    assert_eq!(env.keep_answers(), Retention::Always);
}

#[test]
fn a_meeting_taken_back_from_the_trash_meanwhile_is_not_deleted() {
    let mut house = House::new(running_care_session());
    let (id, now) = (house.session.id, house.env.now());
    house.store.trash(id, Some(now)).unwrap();
    Store::open(&house.path()).unwrap().trash(id, None).unwrap();
    let refused = ops::delete_as_planned(&mut house.store, &[], &[id], &house.env).unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Conflict);
    assert!(house.store.load(id).unwrap().is_some());
    house.store.trash(id, Some(now)).unwrap();
    ops::delete_as_planned(&mut house.store, &[], &[id], &house.env).unwrap();
    assert!(house.store.load(id).unwrap().is_none());
}

#[test]
fn a_meeting_the_disk_has_changed_keeps_nobody_from_emptying_the_others() {
    let mut house = House::new(running_care_session());
    let other = Session { id: dialogduk::domain::ids::Id::from_bits(77).into(), ..running_care_session() };
    house.store.create_session(&other).unwrap();
    let line = other.answers.iter().find(|it| it.body.text().is_some()).unwrap().id;
    Connection::open(house.path())
        .unwrap()
        .execute(
            "UPDATE answer SET text = text || 'x' WHERE session = ?1 AND id = ?2",
            [other.id.to_string(), line.to_string()],
        )
        .unwrap();
    let erased = delete_answers(&mut house.store, &[other.id, house.session.id], &Env::fixed()).unwrap();
    assert_eq!(erased.unread_sessions, [other.id]);
    assert!(house.loaded().details.answers_deleted.is_some());
}

/// The history of a measure holds «proposed», and so does the shape of the file.
#[test]
fn the_words_of_the_program_itself_are_no_traces_of_what_people_said() {
    let mut house = House::new(running_care_session());
    let measure = house.session.measures.iter().find(|it| it.state.code() == StateCode::Proposed).unwrap().id;
    house.act(&Op::Park { measure, reason: "ikke nå likevel".into() });
    let id = house.session.id;
    let erased = house.store.erase(&[Erase::Session(id)], Env::fixed().now()).unwrap();
    assert_eq!((erased.traces, erased.waits), (Vec::new(), None));
    assert_eq!(house.holding("ikke nå likevel"), Vec::<String>::new());
}
