//! The full screen: from nothing to the first frame, from a key to the frame that shows it.

mod generate;

use std::path::Path;

use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use dialogduk::bank;
use dialogduk::domain::ids::SessionId;
use dialogduk::env::Env;
use dialogduk::sets::catalogue;
use dialogduk::settings::Settings;
use dialogduk::store::Store;
use dialogduk::term::desk::Desk;
use dialogduk::tui::input::{Chord, Input};
use dialogduk::tui::layout::Size;
use dialogduk::tui::model::{Model, Screen};
use dialogduk::tui::msg::{Effect, Msg};
use dialogduk::tui::update::update;
use dialogduk::tui::view;

const SIZES: &[usize] = &[100, 10_000];

fn main() {
    divan::main();
}

/// The program without a terminal.
struct Program {
    model: Model,
    desk: Desk,
    env: Env,
    terminal: Terminal<TestBackend>,
}

impl Program {
    fn start(path: &Path) -> Self {
        let env = Env::fixed();
        let size = Size { width: 80, height: 24 };
        let sets = catalogue(&[], &|id| bank::all().measure(id).is_some());
        let model = Model::new(Settings::default(), sets, path.to_owned(), size, &env);
        let desk = Desk::new(Store::open(path).unwrap(), None);
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        Self { model, desk, env, terminal }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        self.desk.carry_out(effects, &mut self.model, &self.env);
    }

    fn draw(&mut self) {
        self.terminal
            .draw(|frame| {
                view::draw(&self.model, frame);
            })
            .unwrap();
    }

    /// One input, from the key to the frame that shows it; effects are not carried out.
    fn input(&mut self, input: Input) -> Vec<Effect> {
        let effects = update(&mut self.model, Msg::Input(input), &self.env);
        self.draw();
        effects
    }

    fn text(&mut self, text: &str) -> Vec<Effect> {
        self.input(Input::Text(text.to_owned()))
    }

    fn press(&mut self, key: &str) -> Vec<Effect> {
        self.input(Input::Key(Chord::parse(key).unwrap()))
    }
}

/// A meeting at a question with so many lines at this table and so many letters in the field.
fn at_a_question(answers: usize, letters: usize) -> (tempfile::TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut session = generate::template();
    session.answers.retain(|answer| answer.body.text().is_some());
    generate::fill(&mut session, answers);
    let (question, group) = (session.outline()[0].question.id.clone(), session.groups[0].id);
    for answer in &mut session.answers {
        (answer.question, answer.group, answer.heading) = (question.clone(), group, None);
    }
    session.headings.clear();
    // Nothing may point at what was said elsewhere.
    session.measures.clear();
    session.measure_events.clear();
    let id: SessionId = session.id;
    let mut store = Store::open(&path).unwrap();
    store.create_session(&session).unwrap();
    store.close().unwrap();
    let mut program = Program::start(&path);
    program.perform(vec![Effect::Open(id)]);
    let effects = program.model.meeting.as_mut().unwrap().go_to(&question, &program.env);
    program.perform(effects);
    let effects = program.model.go(Screen::Question, &program.env);
    program.perform(effects);
    if letters > 0 {
        program.input(Input::Paste("Vi rekker ikke rapporten. ".repeat(letters / 26)));
    }
    program.draw();
    (folder, program)
}

/// The first frame, before anything has been read from the file.
#[divan::bench(args = SIZES)]
fn first_frame(bencher: Bencher, sessions: usize) {
    let path = generate::file(sessions);
    bencher.bench_local(|| {
        let mut program = Program::start(&path);
        program.draw();
        program
    });
}

/// The first frame that shows the meetings of the file.
#[divan::bench(args = SIZES)]
fn first_frame_with_meetings(bencher: Bencher, sessions: usize) {
    let path = generate::file(sessions);
    bencher.bench_local(|| {
        let mut program = Program::start(&path);
        program.draw();
        program.perform(vec![Effect::ReadShelf]);
        program.draw();
        program
    });
}

/// A letter at a question: lines of this table, letters already in the field.
#[divan::bench(args = [(0, 0), (200, 0), (0, 20_000), (200, 20_000)])]
fn letter_to_frame(bencher: Bencher, (answers, letters): (usize, usize)) {
    let (_folder, mut program) = at_a_question(answers, letters);
    bencher.bench_local(|| {
        program.text("x");
        program.press("Backspace")
    });
}

/// Down and up in the lines of a table.
#[divan::bench(args = [20, 200])]
fn selection_to_frame(bencher: Bencher, answers: usize) {
    let (_folder, mut program) = at_a_question(answers, 0);
    bencher.bench_local(|| {
        program.press("Up");
        program.press("Down")
    });
}

/// Enter: the line is pending, written with one sync of the disk, and shown as saved.
#[divan::bench]
fn line_to_saved(bencher: Bencher) {
    let (_folder, mut program) = at_a_question(20, 0);
    bencher.bench_local(|| {
        program.text("x");
        let effects = program.press("Enter");
        program.perform(effects);
        program.draw();
        // Taken back, so that the table does not fill.
        let effects = program.press("Ctrl+Z");
        program.perform(effects);
    });
}

/// A letter in the palette.
#[divan::bench]
fn palette_while_typing(bencher: Bencher) {
    let (_folder, mut program) = at_a_question(20, 0);
    program.press("Ctrl+P");
    bencher.bench_local(|| {
        program.text("m");
        program.press("Backspace")
    });
}

/// A letter in the search of the start screen.
#[divan::bench(args = SIZES)]
fn search_meetings_while_typing(bencher: Bencher, sessions: usize) {
    let mut program = Program::start(&generate::file(sessions));
    program.perform(vec![Effect::ReadShelf]);
    bencher.bench_local(|| {
        program.text("s");
        program.press("Backspace")
    });
}
