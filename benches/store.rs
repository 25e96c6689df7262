//! The file: opening, loading, saving, listing; each on a file of 100 and of 10,000 sessions.

mod generate;

use divan::{Bencher, black_box};

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::follow::{FollowFilter, FollowGroup, FollowSort};
use dialogduk::domain::ids::Id;
use dialogduk::env::Env;
use dialogduk::ops::{Op, plan, spots};
use dialogduk::store::{Commit, MeasureFilter, SessionFilter, Store};

const SIZES: &[usize] = &[100, 10_000];
/// As on the start screen.
const PAGE: usize = 201;

fn main() {
    divan::main();
}

/// From the path to the first page of the start screen.
#[divan::bench(args = SIZES)]
fn open_and_first_page(bencher: Bencher, sessions: usize) {
    let path = generate::file(sessions);
    let today = Env::fixed().today();
    bencher.bench_local(|| {
        let store = Store::open(&path).unwrap();
        let page = store.sessions(&SessionFilter::default(), None, PAGE).unwrap();
        let due = store.due(today, today + chrono::Days::new(28), 20).unwrap();
        black_box((page, due, store.units().unwrap()))
    });
}

/// A whole session with 100 answers.
#[divan::bench(args = SIZES)]
fn load(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    let id = generate::session_id(sessions / 2);
    bencher.bench_local(|| store.load(id).unwrap().unwrap());
}

/// What is looked over when a meeting is opened (J12): every line of it goes past the guard.
#[divan::bench(args = [300_u32, 3_000])]
fn look_over(bencher: Bencher, lines: u32) {
    let store = Store::open(&generate::file(SIZES[0])).unwrap();
    let mut session = store.load(generate::session_id(0)).unwrap().unwrap().session;
    let (question, group) = (session.outline()[0].question.id.clone(), session.groups[0].id);
    session.answers.extend((0..lines).map(|number| {
        let id = Id::from_bits(u128::from(number) + 1).into();
        let said = format!("Vi har for lite tid til hverandre på kveldene, nummer {number}");
        Answer::new(id, question.clone(), group, number, Body::Text(said))
    }));
    let env = Env::fixed();
    bencher.bench_local(|| spots(black_box(&session), &env));
}

/// One line, on the disk when it returns.
#[divan::bench(args = SIZES)]
fn commit(bencher: Bencher, sessions: usize) {
    let (_folder, path) = generate::copy(sessions);
    let mut store = Store::open(&path).unwrap();
    // Every twentieth meeting is under way; the others are closed, and nothing may be said in them.
    let id = generate::session_id(sessions / 40 * 20);
    let loaded = store.load(id).unwrap().unwrap();
    let mut revision = loaded.revision;
    let env = Env::system();
    let session = loaded.session;
    let entry = session.outline()[0].question.id.clone();
    let op =
        Op::AddAnswers { question: entry, group: session.groups[0].id, lines: vec!["ro i gangen".into()] };
    bencher.bench_local(|| {
        let plan = plan(&op, &session, &env).unwrap();
        let commit = Commit {
            session: id,
            label: plan.label.to_owned(),
            changes: plan.changes,
            expected: revision,
            at: env.now(),
            draft_done: None,
        };
        revision = store.commit(&commit).unwrap();
    });
}

/// One line in a meeting of so many, with its seal: at a cost that follows the line, not the meeting.
#[divan::bench(args = [50, 500, 3_000])]
fn commit_in_a_meeting_of(bencher: Bencher, lines: usize) {
    let (_folder, mut store, session) = a_meeting_of(lines);
    let env = Env::system();
    let question = session.outline()[0].question.id.clone();
    let op = Op::AddAnswers { question, group: session.groups[0].id, lines: vec!["ro i gangen".into()] };
    let plan = plan(&op, &session, &env).unwrap();
    let mut revision = store.revision(session.id).unwrap().unwrap();
    bencher.bench_local(|| {
        let commit = Commit {
            session: session.id,
            label: plan.label.to_owned(),
            changes: plan.changes.clone(),
            expected: revision,
            at: env.now(),
            draft_done: None,
        };
        revision = store.commit(&commit).unwrap();
    });
}

/// A meeting of so many lines read and compared with its seal.
#[divan::bench(args = [50, 500, 3_000])]
fn load_a_meeting_of(bencher: Bencher, lines: usize) {
    let (_folder, store, session) = a_meeting_of(lines);
    bencher.bench_local(|| store.load(session.id).unwrap().unwrap());
}

/// A meeting of so many lines put into the file.
#[divan::bench(args = [50, 500, 3_000])]
fn create_a_meeting_of(bencher: Bencher, lines: usize) {
    let (_folder, mut store, mut session) = a_meeting_of(lines);
    let mut number = 1 << 90;
    bencher.bench_local(|| {
        number += 1;
        session.id = Id::from_bits(number).into();
        store.create_session(&session).unwrap();
    });
}

fn a_meeting_of(lines: usize) -> (tempfile::TempDir, Store, dialogduk::domain::session::Session) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut session = generate::template();
    session.answers.retain(|answer| answer.body.text().is_some());
    generate::fill(&mut session, lines);
    session.details.state = dialogduk::domain::session::SessionState::Running;
    let mut store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
    store.create_session(&session).unwrap();
    (folder, store, session)
}

/// Everything compared with its seals, as in the background after opening, and by `doctor` (L12).
#[divan::bench(args = [1, 100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn compare_all(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    let never = std::sync::atomic::AtomicBool::new(false);
    bencher.bench_local(|| assert_eq!(store.altered(&never).unwrap(), []));
}

/// The page after the first 50 pages of a long list.
#[divan::bench(args = SIZES)]
fn page_deep_in_the_list(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    let skipped = store.sessions(&SessionFilter::default(), None, sessions / 2).unwrap();
    let cursor = &skipped.last().unwrap().cursor;
    bencher.bench_local(|| store.sessions(&SessionFilter::default(), Some(cursor), PAGE).unwrap());
}

/// Measures of all sessions, earliest first.
#[divan::bench(args = SIZES)]
fn page_of_measures(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    bencher.bench_local(|| store.measures(&MeasureFilter::default(), None, PAGE).unwrap());
}

/// A session by a word of its title.
#[divan::bench(args = SIZES)]
fn find_session(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    bencher.bench_local(|| store.find_session("kjerneduk 77").unwrap());
}

/// A session that is not there: one look into the index.
#[divan::bench(args = SIZES)]
fn revision(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    bencher.bench_local(|| store.revision(Id::from_bits(7).into()).unwrap());
}

/// What the generated file has of measures: a filter, told by its name.
fn follow_filter(name: &str) -> FollowFilter {
    let all = FollowFilter { states: Vec::new(), ..FollowFilter::default() };
    match name {
        "open" => FollowFilter::open(),
        "overdue" => FollowFilter { overdue: true, ..all },
        "words" => FollowFilter { text: "rutinekort lomme".into(), ..all },
        "by unit" => FollowFilter { sort: FollowSort::Unit, group: Some(FollowGroup::Unit), ..all },
        "by title" => FollowFilter { sort: FollowSort::Title, group: Some(FollowGroup::State), ..all },
        _ => all,
    }
}

/// Everything that is due: how much there is, and the first of each kind (H1).
#[divan::bench(args = SIZES)]
fn due(bencher: Bencher, sessions: usize) {
    let store = Store::open(&generate::file(sessions)).unwrap();
    let today = Env::fixed().today();
    bencher.bench_local(|| store.due(today, today + chrono::Days::new(28), 20).unwrap());
}

/// A page of the follow-up list with its total, over 50,000 measures (F15).
#[divan::bench(args = ["all", "open", "overdue", "words", "by unit", "by title"])]
fn follow_up_page(bencher: Bencher, filter: &str) {
    let store = Store::open(&generate::file(10_000)).unwrap();
    let (filter, today) = (follow_filter(filter), Env::fixed().today());
    bencher.bench_local(|| {
        let total = store.followed_count(&filter, today).unwrap();
        black_box((total, store.followed(&filter, today, 0, 200).unwrap()))
    });
}

/// The last page of it.
#[divan::bench]
fn follow_up_last_page(bencher: Bencher) {
    let store = Store::open(&generate::file(10_000)).unwrap();
    let (filter, today) = (follow_filter("all"), Env::fixed().today());
    bencher.bench_local(|| store.followed(&filter, today, 49_800, 200).unwrap());
}

/// The board by state over 50,000 measures.
#[divan::bench(args = ["all", "open"])]
fn board(bencher: Bencher, filter: &str) {
    let store = Store::open(&generate::file(10_000)).unwrap();
    let (filter, today) = (follow_filter(filter), Env::fixed().today());
    bencher.bench_local(|| store.board(&filter, today, 30).unwrap());
}
