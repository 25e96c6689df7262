//! What is done while the disk fails: a meeting on the full screen and line by line, a session taken in, documents,
//! settings, a crash note, an old file taken forward, and a backup brought back, whole and without what was deleted for good.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use dialogduk::crash::{self, Context, Words};
use dialogduk::domain::ids::SessionId;
use dialogduk::domain::localized::Lang;
use dialogduk::env::Env;
use dialogduk::export::{self, disk};
use dialogduk::i18n::texts;
use dialogduk::ops::{DetailEdit, NewMeasure, Op, Store, StoreProblem};
use dialogduk::plain;
use dialogduk::sets::Catalogue;
use dialogduk::settings::{Settings, ThemeName};
use dialogduk::term::desk::Desk;
use dialogduk::tui::dialogs::Dialog;
use dialogduk::tui::input::{Chord, Input};
use dialogduk::tui::layout::Size;
use dialogduk::tui::meeting::Meeting;
use dialogduk::tui::model::Model;
use dialogduk::tui::msg::{Effect, Msg};
use dialogduk::tui::update::update;

use super::bringing_back::{a_damaged_file, a_file_that_remembers, bring_back, bring_back_the_rest};
use super::told::{ANY, NONE, Told, hash, state};
use crate::fixture;

/// Something that is done in a folder whose disk fails.
pub(super) struct Script {
    pub(super) name: &'static str,
    /// What the folder is called.
    pub(super) folder: &'static str,
    /// What is there before, while the disk is sound.
    pub(super) prepare: fn(&Path),
    pub(super) play: fn(&Path, &mut Told),
}

/// The script of the test that looks at its end more closely.
pub(super) const THE_REST: &str = "bringing back the rest";

pub(super) const SCRIPTS: [Script; 11] = [
    Script { name: "meeting", folder: "data", prepare: a_meeting, play: meeting },
    Script { name: "meeting in a synced folder", folder: "OneDrive", prepare: a_meeting, play: meeting },
    Script { name: "line by line", folder: "data", prepare: a_meeting, play: line_by_line },
    Script { name: "first start", folder: "data", prepare: |_| {}, play: first_start },
    Script { name: "taking in", folder: "data", prepare: a_meeting, play: taking_in },
    Script { name: "documents", folder: "data", prepare: an_older_document, play: documents },
    Script { name: "settings", folder: "data", prepare: older_settings, play: settings },
    Script { name: "crash note", folder: "data", prepare: |_| {}, play: crash_note },
    Script { name: "older file", folder: "data", prepare: an_older_file, play: older_file },
    Script { name: "bringing back", folder: "data", prepare: a_damaged_file, play: bring_back },
    Script { name: THE_REST, folder: "data", prepare: a_file_that_remembers, play: bring_back_the_rest },
];

pub(super) fn path(folder: &Path) -> std::path::PathBuf {
    folder.join("dialogduk.db")
}

fn id() -> SessionId {
    fixture::session(&Env::fixed()).id
}

fn a_meeting(folder: &Path) {
    let mut store = Store::open(&path(folder)).unwrap();
    store.create_session(&fixture::session(&Env::fixed())).unwrap();
    store.close().unwrap();
}

/// What a person reads when something is wrong: three sentences.
pub(super) fn is_explained(problem: &StoreProblem) {
    let told = (texts(Lang::Nb).store.explain)(problem.kind);
    for sentence in [told.what, told.safe, told.todo] {
        assert!(sentence.ends_with('.'), "{problem}");
    }
}

/// Opens the file as a person does who tries once more.
fn open(folder: &Path, told: &Told) -> Option<Store> {
    for _ in 0..2 {
        match Store::open(&path(folder)) {
            Ok(store) => return Some(store),
            Err(problem) => is_explained(&problem),
        }
    }
    assert!(!told.passes(), "a fault that passes keeps nobody out");
    None
}

fn close(store: Store) {
    if let Err(problem) = store.close() {
        is_explained(&problem);
    }
}

/// The full screen, without the drawing, and what it has told.
struct Person<'a> {
    model: Model,
    desk: Desk,
    env: Env,
    told: &'a mut Told,
    thing: String,
}

impl<'a> Person<'a> {
    fn new(store: Store, folder: &Path, told: &'a mut Told) -> Self {
        let env = Env::fixed();
        let size = Size { width: 80, height: 24 };
        let sets = Catalogue { sets: Vec::new(), faulty: Vec::new() };
        let model = Model::new(Settings::default(), sets, path(folder), size, &env);
        let thing = format!("session {}", id());
        told.kept(&thing, &state(&fixture::session(&Env::fixed())));
        Self { model, desk: Desk::new(store, None), env, told, thing }
    }

    fn state(&self) -> Option<String> {
        self.model.meeting.as_ref().map(|meeting| state(&meeting.session))
    }

    /// Carries out effects; whether what they commit is on the disk.
    fn perform(&mut self, effects: Vec<Effect>) -> bool {
        let commits = self.model.meeting.as_ref().is_some_and(Meeting::is_pending);
        let meant = self.state();
        if let (true, Some(meant)) = (commits, &meant) {
            self.told.tried(&self.thing, meant);
        }
        self.desk.carry_out(effects, &mut self.model, &self.env);
        if !commits {
            return true;
        }
        let saved = self.state() == meant;
        if let (true, Some(meant)) = (saved, &meant) {
            self.told.kept(&self.thing, meant);
        } else {
            self.is_told();
        }
        saved
    }

    /// A card is up that says what is wrong.
    fn is_told(&self) {
        let Some(Dialog::Explain(card)) = self.model.dialogs.last() else { panic!("nothing is said") };
        assert_eq!(card.paragraphs.len(), 3, "{card:?}");
    }

    fn send(&mut self, input: Input) -> bool {
        let effects = update(&mut self.model, Msg::Input(input), &self.env);
        self.perform(effects)
    }

    fn press(&mut self, keys: &str) -> bool {
        keys.split_whitespace().all(|key| self.send(Input::Key(Chord::parse(key).unwrap())))
    }

    /// Opens the session and goes to its first question; whether that was possible.
    fn begin(&mut self) -> bool {
        for _ in 0..3 {
            self.told.tried(&self.thing, ANY);
            self.perform(vec![Effect::Open(id())]);
            self.read_cards();
            if self.model.meeting.is_some() {
                self.press("Enter");
                self.read_cards();
                return true;
            }
        }
        assert!(!self.told.passes(), "a fault that passes keeps nobody out");
        false
    }

    /// Takes away the cards that say what is wrong.
    fn read_cards(&mut self) {
        while matches!(self.model.dialogs.last(), Some(Dialog::Explain(_))) {
            self.press("Enter");
        }
    }

    /// Tries once more what was not saved. What a fault that passes has stopped, is then saved.
    fn insist(&mut self, mut act: impl FnMut(&mut Self) -> bool) {
        let mut saved = act(self);
        for _ in 0..2 {
            if saved {
                return;
            }
            self.read_cards();
            saved = act(self);
        }
        self.read_cards();
        assert!(saved || !self.told.passes(), "a fault that passes stops nobody");
    }

    /// A line: if it cannot be saved, it stands where it was typed.
    fn line(&mut self, text: &str) {
        self.model.question.input.take();
        self.send(Input::Paste(text.to_owned()));
        self.insist(|person| {
            let saved = person.press("Enter");
            let left = if saved { "" } else { text };
            assert_eq!(person.model.question.input.text(), left);
            saved
        });
    }

    fn does(&mut self, op: &Op) {
        self.insist(|person| {
            let effects = person.model.act(op, &person.env);
            person.perform(effects)
        });
    }

    /// Undo or redo to a state that was there before.
    fn steps(&mut self, key: &str, to: &str) {
        if self.state().as_deref() == Some(to) {
            // The step before was not saved, so this one has nothing to do.
            return;
        }
        self.told.tried(&self.thing, to);
        for _ in 0..3 {
            self.press(key);
            if self.state().as_deref() == Some(to) {
                self.told.kept(&self.thing, to);
                return;
            }
            self.is_told();
            self.read_cards();
        }
        assert!(!self.told.passes(), "a fault that passes stops nobody");
    }
}

fn meeting(folder: &Path, told: &mut Told) {
    let Some(store) = open(folder, told) else { return };
    let mut person = Person::new(store, folder, told);
    if !person.begin() {
        return close(person.desk.store);
    }
    person.line("tunge løft");
    let one = person.state().unwrap();
    person.line("for lite ro\ntid til å snakke sammen");
    let two = person.state().unwrap();
    if one != two {
        person.steps("Ctrl+Z", &one);
        person.steps("Ctrl+Y", &two);
    }
    if let Some(first) = person.model.meeting.as_ref().unwrap().session.answers.first().cloned() {
        person.does(&Op::EditAnswer { answer: first.id, text: "tunge løft om natta".into() });
        person.does(&Op::ToggleStar(first.id));
    }
    person.press("PgDn");
    person.read_cards();
    person.line("ro i gangen");
    person.does(&Op::Propose(NewMeasure { title: "Garderoben åpner før".into(), ..NewMeasure::default() }));
    person.does(&Op::SetDetail(DetailEdit::Leader("leder".into())));
    if let Some(measure) = person.model.meeting.as_ref().unwrap().session.measures.first().cloned() {
        person.does(&Op::Park { measure: measure.id, reason: "venter på budsjettet".into() });
    }
    let leader = !person.model.meeting.as_ref().unwrap().session.details.leader.is_empty();
    if leader && person.told.passes() {
        person.does(&Op::Close);
        person.does(&Op::Reopen { reason: "vi glemte noe".into() });
    }
    person.press("Ctrl+Q");
    close(person.desk.store);
}

/// Standard output, and standard input that hears what has been said so far whenever it is asked for more.
struct Listener<'a> {
    lines: Vec<&'static str>,
    given: Vec<u8>,
    said: Rc<RefCell<Vec<u8>>>,
    told: &'a mut Told,
    /// The line given last, and how often.
    last: Option<(&'static str, u32)>,
}

struct Mouth(Rc<RefCell<Vec<u8>>>);

impl Write for Mouth {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What stands in a file as often as it should.
fn line_thing(text: &str) -> String {
    format!("line {} {text}", id())
}

impl Listener<'_> {
    fn next(&mut self) {
        let said = String::from_utf8(std::mem::take(&mut *self.said.borrow_mut())).unwrap();
        let kept = texts(Lang::Nb).plain.not_saved_kept;
        if let Some((text, times)) = self.last.take() {
            if !said.contains(kept) {
                self.told.kept(&line_thing(text), "1");
            } else if times < 3 {
                self.last = Some((text, times + 1));
                self.given = "/ta med\n".into();
                return;
            } else {
                assert!(!self.told.passes(), "a fault that passes stops nobody: {said}");
            }
        }
        if self.lines.is_empty() {
            return;
        }
        let text = self.lines.remove(0);
        if !text.starts_with('/') && !text.is_empty() {
            self.told.tried(&line_thing(text), "1");
            self.last = Some((text, 1));
        } else if text == "/angre" {
            let then = if self.told.passes() { "0" } else { ANY };
            self.told.tried(&line_thing("for lite ro"), then);
        }
        self.given = format!("{text}\n").into();
    }
}

impl Read for Listener<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let size = ready.len().min(into.len());
        into[..size].copy_from_slice(&ready[..size]);
        self.consume(size);
        Ok(size)
    }
}

impl BufRead for Listener<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given.is_empty() {
            self.next();
        }
        Ok(&self.given)
    }

    fn consume(&mut self, size: usize) {
        self.given.drain(..size);
    }
}

fn line_by_line(folder: &Path, told: &mut Told) {
    let Some(mut store) = open(folder, told) else { return };
    let (env, settings) = (Env::fixed(), Settings::default());
    let sets = Catalogue { sets: Vec::new(), faulty: Vec::new() };
    let around = plain::Around {
        settings: &settings,
        sets: &sets,
        export_folder: folder,
        headings: &[],
        profiles: &[],
        env: &env,
        outside: &(),
    };
    let said = Rc::default();
    // An empty line goes from the opening to the first question.
    let lines = ["", "tunge løft", "for lite ro", "/angre", "/neste", "ro i gangen"];
    for text in lines.iter().filter(|line| !line.is_empty() && !line.starts_with('/')) {
        told.kept(&line_thing(text), "0");
    }
    let mut input =
        Listener { lines: lines.to_vec(), given: Vec::new(), said: Rc::clone(&said), told, last: None };
    let ended = plain::run(&mut store, Some(id()), &mut input, &mut Mouth(said), around);
    let heard_all = input.lines.is_empty();
    if let Err(plain::Problem::Store(problem)) = &ended {
        is_explained(problem);
        assert!(heard_all || !told.passes(), "a fault that passes ends no visit: {problem}");
    }
    close(store);
}

fn first_start(folder: &Path, told: &mut Told) {
    let Some(mut store) = open(folder, told) else { return };
    let session = fixture::session(&Env::fixed());
    let thing = format!("session {}", session.id);
    told.tried(&thing, &state(&session));
    for _ in 0..2 {
        match store.create_session(&session) {
            Ok(_) => {
                told.kept(&thing, &state(&session));
                break;
            }
            Err(problem) => is_explained(&problem),
        }
    }
    close(store);
}

fn taking_in(folder: &Path, told: &mut Told) {
    let Some(store) = open(folder, told) else { return };
    let mut person = Person::new(store, folder, told);
    for (_, text) in dialogduk::exchange::examples() {
        let read = dialogduk::exchange::read(text.as_bytes()).unwrap();
        let thing = format!("session {}", read.session.id);
        let meant = state(&read.session);
        person.told.tried(&thing, &meant);
        for _ in 0..2 {
            person.perform(vec![Effect::TakeIn(Box::new(read.clone()))]);
            if matches!(person.model.dialogs.last(), Some(Dialog::Explain(_))) {
                person.is_told();
                person.read_cards();
            } else {
                person.told.kept(&thing, &meant);
                break;
            }
        }
    }
    close(person.desk.store);
}

const OLDER: &str = "eldre liste.md";

fn an_older_document(folder: &Path) {
    std::fs::write(folder.join(OLDER), "den gamle").unwrap();
}

fn documents(folder: &Path, told: &mut Told) {
    told.kept(&format!("file {OLDER}"), &hash("den gamle".as_bytes()));
    let env = Env::fixed();
    let session = fixture::session(&env);
    let written =
        dialogduk::exchange::write_shared(&session, &dialogduk::domain::lineage::Lineage::default());
    for (name, text) in [(OLDER, "den nye"), ("ny liste.md", "helt ny"), ("økt.toml", written.as_str())] {
        let thing = format!("file {name}");
        if name != OLDER {
            told.kept(&thing, NONE);
        }
        told.tried(&thing, &hash(text.as_bytes()));
        let mut saved = false;
        for _ in 0..2 {
            match disk::put(&folder.join(name), text.as_bytes(), name == OLDER) {
                Ok(()) => {
                    told.kept(&thing, &hash(text.as_bytes()));
                    saved = true;
                    break;
                }
                // A name that was given although something failed afterwards is one that is taken.
                Err(problem) => assert!(problem.explain(Lang::Nb).todo.ends_with('.'), "{problem:?}"),
            }
        }
        assert!(saved || !told.passes(), "a fault that passes stops no document");
    }
    let half = half_written(folder).count();
    assert!(half == 0 || !told.passes() || half == 1, "{half} temporary files are left");
    let _ = export::disk::free_name(&folder.join(OLDER));
}

/// What an export left half done.
fn half_written(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let names = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    names.filter(|path| path.extension().is_some_and(|end| end == "tmp"))
}

/// A minute later nothing half done stays in the folder, whatever the fault was: not a byte of what was said.
pub(super) fn the_next_export_tidies_up(folder: &Path) {
    let a_while_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(61);
    for path in half_written(folder) {
        std::fs::File::options().write(true).open(path).unwrap().set_modified(a_while_ago).unwrap();
    }
    disk::put(&folder.join("neste.md"), b"neste", true).unwrap();
    assert_eq!(half_written(folder).collect::<Vec<_>>(), Vec::<PathBuf>::new());
    std::fs::remove_file(folder.join("neste.md")).unwrap();
}

fn older_settings(folder: &Path) {
    disk::keep(&folder.join("config.toml"), b"# min egen merknad\ntheme = \"dark\"\n").unwrap();
}

fn settings(folder: &Path, told: &mut Told) {
    let path = folder.join("config.toml");
    let old = std::fs::read(&path).unwrap();
    let dark = Settings { theme: ThemeName::Dark, ..Settings::default() };
    let mono = Settings { theme: ThemeName::Mono, ..Settings::default() };
    told.kept("file config.toml", &hash(&old));
    let new = String::from_utf8(old).unwrap().replace("dark", "mono");
    told.tried("file config.toml", &hash(new.as_bytes()));
    for _ in 0..2 {
        if dialogduk::settings::disk::keep(&path, &dark, &mono).is_ok() {
            told.kept("file config.toml", &hash(new.as_bytes()));
            return;
        }
    }
    assert!(!told.passes(), "a fault that passes stops nobody");
}

fn crash_note(folder: &Path, _told: &mut Told) {
    let word = String::new;
    crash::install(Context {
        version: "1.2.3",
        notes: folder.join("notes"),
        data_file: path(folder),
        words: Words {
            what: word(),
            data: word(),
            note: word(),
            no_note: word(),
            go_on: word(),
            press_enter: None,
        },
    });
    for _ in 0..2 {
        // A note that cannot be written takes nothing with it.
        crash::contained(|| panic!("on purpose")).unwrap_err();
    }
}

/// A file of the first release, with a meeting in it.
fn an_older_file(folder: &Path) {
    let sql = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/schema-0001.sql");
    let raw = rusqlite::Connection::open(path(folder)).unwrap();
    raw.execute_batch(&std::fs::read_to_string(sql).unwrap()).unwrap();
}

fn older_file(folder: &Path, told: &mut Told) {
    // What is in it when nothing fails.
    let sound = tempfile::tempdir().unwrap();
    an_older_file(sound.path());
    let store = Store::open(&path(sound.path())).unwrap();
    for summary in store.sessions(&dialogduk::store::SessionFilter::default(), None, 10).unwrap() {
        let session = store.load(summary.id).unwrap().unwrap().session;
        told.kept(&format!("session {}", session.id), &state(&session));
    }
    let Some(store) = open(folder, told) else { return };
    close(store);
}
