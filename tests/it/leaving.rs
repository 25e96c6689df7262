//! However the program ends, the terminal is as it was and nothing from the session stands on it (J11).
//!
//! This test binary runs itself in a pseudo-terminal as a small program that takes the screen, shows what is typed and
//! ends in the way under test.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use dialogduk::crash::{self, Context, Words};
use dialogduk::term::input::Listener;
use dialogduk::term::screen::Screen;
use dialogduk::term::signals;
use dialogduk::tui::input::{Input, ctrl, f, key};
use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::terminal::say_nothing_at_the_end;

/// Says to the child how it behaves; without it the child does nothing.
const BEHAVIOUR: &str = "DIALOGDUK_TEST_LEAVING";
const FOLDER: &str = "DIALOGDUK_TEST_FOLDER";
/// Stands for what a table said.
const CANARY: &str = "kanarifugl";
const LIMIT: Duration = Duration::from_secs(30);

/// The program in the pseudo-terminal. F2 panics, F3 switches the mouse off, F4 lends the terminal out, Ctrl+Q ends.
#[test]
#[ignore = "the other side of the tests below"]
fn child() {
    let Ok(behaviour) = env::var(BEHAVIOUR) else { return };
    let folder = env::var_os(FOLDER).unwrap();
    let word = |text: &str| text.to_owned();
    crash::install(Context {
        version: "1.2.3",
        notes: Path::new(&folder).join("notes"),
        data_file: Path::new(&folder).join("data.db"),
        words: Words {
            what: word("It stopped."),
            data: word("Saved:"),
            note: word("Note:"),
            no_note: word("No note."),
            go_on: word("Start again."),
            press_enter: None,
        },
    });
    signals::watch().unwrap();
    let mut screen = Screen::enter("dialogduk", true).unwrap();
    let mut reader = Listener::new().unwrap();
    let mut typed = String::new();
    loop {
        screen.draw(|frame| frame.render_widget(format!("typed: {typed}."), frame.area())).unwrap();
        if behaviour == "stuck" {
            thread::park();
        }
        // Longer than any test waits: only input or a signal ends it.
        let inputs = reader.read(4 * LIMIT);
        if let Some(code) = signals::stop_requested() {
            signals::acknowledge();
            drop(screen);
            // There may be no terminal any more.
            let _ = writeln!(std::io::stdout(), "stopped when asked");
            process::exit(code.into());
        }
        for input in inputs.unwrap() {
            match input {
                Input::Text(text) | Input::Paste(text) => typed.push_str(&text.replace('\n', "/")),
                Input::Key(chord) if chord == f(2) => panic!("cannot go on with {typed}"),
                Input::Key(chord) if chord == f(3) => screen.set_mouse(false).unwrap(),
                Input::Key(chord) if chord == f(4) => {
                    screen.aside(|| println!("editor")).unwrap();
                    typed.push_str(" back");
                }
                Input::Key(chord) if chord == ctrl('q') => {
                    drop(screen);
                    println!("goodbye");
                    process::exit(0);
                }
                Input::Key(chord) if chord == key(dialogduk::tui::input::Key::Enter) => typed.push('|'),
                Input::Click { column, row } => {
                    typed.extend(["(", &column.to_string(), ",", &row.to_string(), ")"]);
                }
                Input::Resize => screen.redraw().unwrap(),
                _ => {}
            }
        }
    }
}

/// The terminal that the child runs in, and the person before it.
struct Room {
    id: u32,
    killer: Box<dyn ChildKiller + Send + Sync>,
    exit_code: Receiver<u32>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    before: String,
    folder: tempfile::TempDir,
}

impl Room {
    fn open(behaviour: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let size = PtySize { rows: 24, cols: 200, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = format!("{:?}", pair.master.get_termios().unwrap());
        let mut command = CommandBuilder::new(env::current_exe().unwrap());
        command.args(["--exact", "leaving::child", "--ignored", "--nocapture"]);
        command.env(BEHAVIOUR, behaviour);
        command.env(FOLDER, folder.path());
        command.env("TERM", "xterm-256color");
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (id, killer) = (child.process_id().unwrap(), child.clone_killer());
        let (ended, exit_code) = channel();
        thread::spawn(move || ended.send(child.wait().unwrap().exit_code()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (chunks, output) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 4_096];
            while let Ok(length @ 1..) = reader.read(&mut chunk) {
                if chunks.send(chunk[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24.try_into().unwrap(), 200.try_into().unwrap(), 1_000);
        let mut room =
            Self { id, killer, exit_code, master: pair.master, keyboard, output, screen, before, folder };
        room.until("typed: .");
        room
    }

    fn press(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Reads what the child writes until the screen shows `text`.
    fn until(&mut self, text: &str) {
        let end = Instant::now() + LIMIT;
        while !self.screen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.screen.process(&chunk),
                Err(error) => panic!("{error}, waiting for {text:?}; it shows {:?}", self.shown()),
            }
        }
    }

    fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    fn signal(&self, name: &str) {
        let id = self.id.to_string();
        assert!(process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for the end of the child; its exit code.
    fn ended(&self) -> u32 {
        self.exit_code.recv_timeout(LIMIT).unwrap()
    }

    /// Reads the rest and checks that nobody could tell the child was there, but for what it said at the end.
    fn is_left_clean(&mut self) {
        while let Ok(chunk) = self.output.recv_timeout(LIMIT) {
            self.screen.process(&chunk);
        }
        assert_eq!(format!("{:?}", self.master.get_termios().unwrap()), self.before, "line settings");
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "main screen");
        assert!(!screen.hide_cursor(), "cursor");
        assert!(!screen.bracketed_paste(), "bracketed paste");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "mouse");
        self.screen.screen_mut().set_scrollback(1_000);
        assert_eq!(self.screen.screen().scrollback(), 0, "nothing scrolled away");
        assert!(!self.shown().contains(CANARY), "content left behind: {:?}", self.shown());
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // Only while it lives: its number may be somebody else's by then.
        if matches!(self.exit_code.try_recv(), Err(TryRecvError::Empty)) {
            let _ = self.killer.kill();
        }
    }
}

#[test]
fn the_screen_is_taken_and_given_back() {
    let mut room = Room::open("loop");
    room.press(CANARY);
    room.until(&format!("typed: {CANARY}."));
    let screen = room.screen.screen();
    assert!(screen.alternate_screen());
    assert!(screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::PressRelease, "no movements");
    room.press("\x11");
    room.until("goodbye");
    assert_eq!(room.ended(), 0);
    room.is_left_clean();
}

#[test]
fn keys_paste_and_clicks_arrive() {
    let mut room = Room::open("loop");
    room.press("æØ€\r\x1b[200~ro\rmat\x1b[201~\x1b[<0;4;3M\x1b[<0;4;3m");
    room.until("typed: æØ€|ro/mat(3,2).");
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut room = Room::open("loop");
    room.press("\x1bORx");
    room.until("typed: x.");
    assert_eq!(room.screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    room.press("\x11");
    assert_eq!(room.ended(), 0);
    room.is_left_clean();
}

#[test]
fn the_terminal_can_be_lent_to_another_program() {
    let mut room = Room::open("loop");
    room.press(CANARY);
    room.until(CANARY);
    room.press("\x1bOS");
    room.until(&format!("typed: {CANARY} back."));
    assert!(room.screen.screen().alternate_screen());
    assert_eq!(room.screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::PressRelease);
    room.press("\x11");
    room.until("goodbye");
    assert!(room.shown().contains("editor"), "it wrote on the main screen: {:?}", room.shown());
    room.is_left_clean();
}

#[test]
fn a_change_of_size_paints_everything_anew() {
    let mut room = Room::open("loop");
    room.press(CANARY);
    room.until(CANARY);
    room.screen.process(b"\x1b[2J\x1b[Hdebris");
    room.master.resize(PtySize { rows: 20, cols: 100, pixel_width: 0, pixel_height: 0 }).unwrap();
    room.until(&format!("typed: {CANARY}."));
    assert!(!room.shown().contains("debris"));
}

#[test]
fn a_panic_says_where_the_data_is_and_tells_nothing_from_the_session() {
    let mut room = Room::open("loop");
    room.press(CANARY);
    room.until(CANARY);
    room.press("\x1bOQ");
    room.until("Start again.");
    assert_eq!(room.ended(), 101);
    room.is_left_clean();
    let notes: Vec<_> = fs::read_dir(room.folder.path().join("notes")).unwrap().collect();
    let [Ok(note)] = notes.as_slice() else { panic!("one note: {notes:?}") };
    let shown = room.shown();
    let said: Vec<&str> = shown.lines().skip_while(|line| *line != "It stopped.").collect();
    let data = format!("Saved: {}", room.folder.path().join("data.db").display());
    let written = format!("Note: {}", note.path().display());
    assert_eq!(said, ["It stopped.", &data, &written, "Start again."]);
    let text = fs::read_to_string(note.path()).unwrap();
    assert!(text.starts_with("dialogduk 1.2.3\n"), "{text}");
    assert!(text.contains("place: tests/it/leaving.rs:"), "{text}");
    assert!(!text.contains(CANARY), "{text}");
}

#[test]
fn a_loop_that_listens_stops_at_once_when_asked() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut room = Room::open("loop");
        room.press(CANARY);
        room.until(CANARY);
        room.signal(name);
        room.until("stopped when asked");
        assert_eq!(room.ended(), code, "{name}");
        room.is_left_clean();
    }
}

#[test]
fn a_loop_that_hangs_is_ended_and_the_terminal_given_back() {
    let rooms = [("TERM", 143), ("HUP", 129)].map(|how| (how, Room::open("stuck")));
    for ((name, _), room) in &rooms {
        room.signal(name);
    }
    for ((name, code), mut room) in rooms {
        assert_eq!(room.ended(), code, "{name}");
        room.is_left_clean();
    }
}

#[test]
fn the_program_ends_when_its_terminal_vanishes() {
    let mut room = Room::open("loop");
    room.press(CANARY);
    room.until(CANARY);
    // The window is closed: nobody reads, nobody writes, nobody holds the other end. The thread that reads lets go at
    // the next piece of output, because nobody takes it.
    room.output = channel().1;
    say_nothing_at_the_end(room.master.as_ref());
    room.press("x");
    room.keyboard = Box::new(std::io::sink());
    room.master = native_pty_system().openpty(PtySize::default()).unwrap().master;
    assert_eq!(room.ended(), 129);
}
