//! The real program in two terminals: what is done in one is seen in the other, also after the one is killed.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use dialogduk::ops::Store;
use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::driver::in_meeting_on;

const LIMIT: Duration = Duration::from_secs(60);

struct Terminal {
    killer: Box<dyn ChildKiller + Send + Sync>,
    exit_code: Receiver<u32>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn run(folder: &Path, verb: &[&str]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dialogduk"));
        command.args(verb);
        command.arg("--db");
        command.arg(folder.join("dialogduk.db"));
        command.args(["--lang", "nb"]);
        for (name, value) in [("HOME", folder.as_os_str()), ("TERM", "xterm-256color".as_ref())] {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let killer = child.clone_killer();
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
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        Self { killer, exit_code, keyboard, output, screen, _master: pair.master }
    }

    fn press(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Reads what the program writes until the screen shows `text`.
    fn until(&mut self, text: &str) {
        let end = Instant::now() + LIMIT;
        while !self.screen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.screen.process(&chunk),
                Err(error) => {
                    panic!("{error}, waiting for {text:?}; it shows {}", self.screen.screen().contents())
                }
            }
        }
    }

    fn ended(&self) -> u32 {
        self.exit_code.recv_timeout(LIMIT).unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.killer.kill();
    }
}

#[test]
fn the_projector_follows_the_laptop_and_outlives_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut projector = Terminal::run(folder.path(), &["present"]);
    projector.until("Venter på møtet");

    let room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[6, 6]);
    let id = room.session().id;
    room.quit();
    projector.until("1/16");

    let mut laptop = Terminal::run(folder.path(), &[]);
    laptop.until("NED kjerneduk");
    laptop.press("\x1b[B\r");
    laptop.until("1 av 16");
    laptop.press("hemmelig");
    laptop.press("\x1b[6~");
    projector.until("2/16");
    assert!(!projector.screen.screen().contents().contains("hemmelig"));

    laptop.killer.kill().unwrap();
    laptop.ended();
    // Any other window may write now; the projector goes on following the file.
    let mut store = Store::open(&path).unwrap();
    assert!(projector.screen.screen().contents().contains("2/16"));
    let live = store.live(id).unwrap().unwrap();
    let curtain = dialogduk::domain::live::Live { curtain: true, ..live.live.clone() };
    store.keep_live(id, &live.live, live.at).unwrap();
    store.keep_live(id, &curtain, live.at).unwrap();
    store.delete_session(id).unwrap();
    projector.until("Dette møtet er ikke her lenger.");

    projector.press("x\r\x1b[6~q");
    assert_eq!(projector.ended(), 0);
}
