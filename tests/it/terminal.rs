//! The real program in a pseudo-terminal, and the person before it.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtySize, native_pty_system};

const LIMIT: Duration = Duration::from_secs(60);

/// The program in its terminal, 80×24.
pub(crate) struct Terminal {
    /// The number of its process.
    pub(crate) id: u32,
    pub(crate) killer: Box<dyn ChildKiller + Send + Sync>,
    exit_code: Receiver<u32>,
    keyboard: Option<Box<dyn Write + Send>>,
    output: Receiver<Vec<u8>>,
    pub(crate) screen: vt100::Parser,
    /// Every byte it has written.
    pub(crate) written: Vec<u8>,
    master: Option<Box<dyn MasterPty + Send>>,
}

impl Terminal {
    /// The program with this verb, over the data file in the folder.
    pub(crate) fn run(folder: &Path, verb: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dialogduk"));
        command.args(verb);
        Self::of(folder, command)
    }

    /// The same as a command says, which is given the data file.
    pub(crate) fn of(folder: &Path, mut command: CommandBuilder) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.arg("--db");
        command.arg(folder.join("dialogduk.db"));
        command.args(["--lang", "nb"]);
        for (name, value) in [("HOME", folder.as_os_str()), ("TERM", "xterm-256color".as_ref())] {
            command.env(name, value);
        }
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
        let keyboard = Some(pair.master.take_writer().unwrap());
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 5_000);
        let (written, master) = (Vec::new(), Some(pair.master));
        Self { id, killer, exit_code, keyboard, output, screen, written, master }
    }

    pub(crate) fn press(&mut self, bytes: &str) {
        let keyboard = self.keyboard.as_mut().expect("the window is open");
        keyboard.write_all(bytes.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    fn heard(&mut self, chunk: &[u8]) {
        self.screen.process(chunk);
        self.written.extend_from_slice(chunk);
    }

    /// Reads what the program writes until the screen shows `text`.
    pub(crate) fn until(&mut self, text: &str) {
        self.until_it(text, |screen| screen.contents().contains(text));
    }

    /// The same until the screen is as wanted.
    pub(crate) fn until_it(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + LIMIT;
        while !is_so(self.screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.heard(&chunk),
                Err(error) => {
                    panic!("{error}, waiting for {what:?}; it shows {}", self.screen.screen().contents())
                }
            }
        }
    }

    /// Waits for the end of the program; its exit code.
    pub(crate) fn ended(&self) -> u32 {
        self.exit_code.recv_timeout(LIMIT).unwrap()
    }

    /// Reads what is written until nothing more can come.
    pub(crate) fn read_the_rest(&mut self) {
        while let Ok(chunk) = self.output.recv_timeout(LIMIT) {
            self.heard(&chunk);
        }
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.id.to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits until the program has been stopped. What a shell waits for, too: going on does nothing to one that has not
    /// been stopped yet.
    pub(crate) fn until_stopped(&self) {
        let end = Instant::now() + LIMIT;
        let is_stopped = || {
            let told =
                std::process::Command::new("ps").args(["-o", "stat=", "-p", &self.id.to_string()]).output();
            told.unwrap().stdout.starts_with(b"T")
        };
        while !is_stopped() {
            assert!(Instant::now() < end, "the program goes on");
        }
    }

    /// The window is closed: nobody reads, nobody writes, nobody holds the other end. The thread that reads lets go at the
    /// next piece of output; a program that writes nothing by itself is given something to show as its last.
    pub(crate) fn vanish(&mut self, last: &str) {
        say_nothing_at_the_end(self.master.as_deref().expect("the window is open"));
        self.output = channel().1;
        self.press(last);
        (self.keyboard, self.master) = (None, None);
    }

    /// Everything that can be scrolled back to, and what is on the screen.
    pub(crate) fn all_left(&mut self) -> String {
        let mut left = String::new();
        self.screen.screen_mut().set_scrollback(5_000);
        for back in (0..=self.screen.screen().scrollback()).rev() {
            self.screen.screen_mut().set_scrollback(back);
            left.push_str(&self.screen.screen().contents());
            left.push('\n');
        }
        self.screen.screen_mut().set_scrollback(0);
        left
    }
}

/// A terminal that is dropped would else press Enter and Ctrl+D first, as no window does that is closed.
pub(crate) fn say_nothing_at_the_end(master: &(dyn MasterPty + Send)) {
    let name = master.tty_name().expect("a terminal has a name");
    let unset = std::process::Command::new("sh").args(["-c", "stty eof '^@' < \"$0\""]).arg(name).status();
    assert!(unset.unwrap().success());
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.killer.kill();
    }
}
