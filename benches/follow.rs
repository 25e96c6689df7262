//! The window of the room: from the facilitator's write to the wall that shows it, in a meeting of 40 questions, 12 tables
//! and 20 answers each, and in one of three questions.
//!
//! What is measured is the work. The window looks every 120 ms, so on average a change waits 60 ms more.

use std::path::Path;

use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use dialogduk::domain::answer::Body;
use dialogduk::domain::ids::{Id, QuestionId};
use dialogduk::domain::live::{Live, RoomView};
use dialogduk::domain::localized::Localized;
use dialogduk::domain::place::Phase;
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::i18n::texts;
use dialogduk::ops::{NewSession, Op, Store, new_session, plan};
use dialogduk::present::{Window, shown, view};
use dialogduk::settings::Settings;
use dialogduk::store::Commit;
use dialogduk::term::follow::Follower;
use dialogduk::tui::model::Now;

/// Questions, tables, answers of each table to each question.
const MEETINGS: &[(usize, usize, usize)] = &[(3, 4, 5), (40, 12, 20)];

fn main() {
    divan::main();
}

/// A running meeting of this size.
fn meeting((questions, tables, answers): (usize, usize, usize), env: &Env) -> Session {
    let (_, example) = exchange::examples().last().expect("there are examples");
    let example = exchange::read(example.as_bytes()).expect("the examples can be read").session;
    let mut set = example.set.clone();
    set.parts.truncate(1);
    let sample = set.parts[0].questions[0].clone();
    set.parts[0].questions = (1..=questions)
        .map(|number| {
            let mut question = sample.clone();
            question.id = QuestionId::new(format!("q-{number}"));
            question.short = Some(Localized::plain(format!("felt {number}")));
            question
        })
        .collect();
    let new = NewSession {
        unit: example.unit.clone(),
        set,
        title: "Stort møte".into(),
        date: env.today(),
        start: None,
        place: String::new(),
        tables: vec![6; tables],
        table_label: "Bord".into(),
        minutes: 240,
        rehearsal: false,
    };
    let mut session = new_session(&new, env);
    session.details.state = SessionState::Running;
    let one = example.answers.iter().find(|answer| answer.body.text().is_some()).expect("a line was said");
    let groups: Vec<_> = session.groups.iter().filter(|group| !group.plenary).map(|group| group.id).collect();
    for number in 1..=questions {
        for group in &groups {
            for position in 0..answers {
                let mut answer = one.clone();
                answer.id = Id::from_bits(u128::MAX / 7 + session.answers.len() as u128).into();
                answer.question = QuestionId::new(format!("q-{number}"));
                answer.group = *group;
                answer.position = u32::try_from(position).unwrap_or(0);
                answer.body = Body::Text(format!("Vi rekker ikke rapporten {position}"));
                (answer.heading, answer.also_from) = (None, Vec::new());
                session.answers.push(answer);
            }
        }
    }
    session
}

/// Both sides of the room over one file.
struct Room {
    _folder: tempfile::TempDir,
    store: Store,
    session: Session,
    follower: Follower,
    window: Window,
    terminal: Terminal<TestBackend>,
    settings: Settings,
    env: Env,
}

impl Room {
    fn open(size: (usize, usize, usize)) -> Self {
        let env = Env::system();
        let settings = Settings::default();
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
        let folder = tempfile::tempdir_in(target).expect("target can be written to");
        let path = folder.path().join("dialogduk.db");
        let session = meeting(size, &env);
        let mut store = Store::open(&path).expect("a new file can be made");
        store.create_session(&session).expect("the meeting can be saved");
        let mut room = Self {
            _folder: folder,
            store,
            follower: Follower::new(path, None),
            window: Window::new(texts(settings.lang)),
            terminal: Terminal::new(TestBackend::new(120, 40)).expect("a terminal in memory"),
            session,
            settings,
            env,
        };
        room.show(&room.question(1));
        room.look();
        room
    }

    fn question(&self, number: usize) -> Live {
        let question = QuestionId::new(format!("q-{number}"));
        let sitting = self.session.sittings.first().map(|sitting| sitting.id);
        Live { sitting, ..Live::new(RoomView::Question(question, Phase::Talk)) }
    }

    /// What the facilitator's window writes.
    fn show(&mut self, live: &Live) {
        self.store.keep_live(self.session.id, live, self.env.now()).expect("it can be written");
    }

    /// What the room's window does when it looks.
    fn look(&mut self) {
        let now = Now::of(&self.env);
        let news = self.follower.look();
        if let Some(news) = news {
            self.window.take(news, now.utc);
        }
        if self.window.is_due(now.utc) {
            let (window, settings) = (&self.window, &self.settings);
            self.terminal
                .draw(|frame| view::draw(window.shown(), &now, window.texts(), settings, frame))
                .expect("a frame can be drawn");
        }
    }
}

/// Nothing has happened: what every look costs.
#[divan::bench(args = MEETINGS)]
fn look_in_vain(bencher: Bencher, size: (usize, usize, usize)) {
    let mut room = Room::open(size);
    bencher.bench_local(|| room.look());
}

/// The next question: written with its sync, read, worked out and drawn.
#[divan::bench(args = MEETINGS)]
fn next_question_to_wall(bencher: Bencher, size: (usize, usize, usize)) {
    let mut room = Room::open(size);
    let mut number = 1;
    bencher.bench_local(|| {
        number = 3 - number;
        let live = room.question(number);
        room.show(&live);
        room.look();
    });
}

/// A line while the cloth is on the wall: the session is read anew, and the cloth drawn.
#[divan::bench(args = MEETINGS)]
fn line_to_cloth(bencher: Bencher, size: (usize, usize, usize)) {
    let mut room = Room::open(size);
    let cloth = Live::new(RoomView::Cloth);
    room.show(&cloth);
    room.look();
    let mut revision = room.store.revision(room.session.id).expect("it can be read").expect("it is there");
    let op = Op::AddAnswers {
        question: QuestionId::new("q-2"),
        group: room.session.groups[0].id,
        lines: vec!["ro i gangen".into()],
    };
    bencher.bench_local(|| {
        let plan = plan(&op, &room.session, &room.env).expect("a line can be added");
        let commit = Commit {
            session: room.session.id,
            label: plan.label.to_owned(),
            changes: plan.changes,
            expected: revision,
            at: room.env.now(),
            draft_done: None,
        };
        revision = room.store.commit(&commit).expect("it can be saved");
        room.look();
    });
}

/// Working out and drawing the wall alone, from the session in memory: what F5 costs on every key.
#[divan::bench(args = MEETINGS)]
fn wall_of_the_cloth(bencher: Bencher, size: (usize, usize, usize)) {
    let mut room = Room::open(size);
    let now = Now::of(&room.env);
    let live = Live::new(RoomView::Cloth);
    bencher.bench_local(|| {
        let (words, settings) = (texts(room.settings.lang), &room.settings);
        let wall = shown(&room.session, &live, words);
        room.terminal.draw(|frame| view::draw(&wall, &now, words, settings, frame)).expect("a frame").count
    });
}
