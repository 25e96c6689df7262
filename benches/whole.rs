//! The whole program as a person starts it, with the most memory it took: the first frame, leaving, and the verbs that go
//! through the whole file.
//!
//! `cargo bench --bench whole -- 1 100 10000` takes these sizes, `-- purge` the rows with this word, `-- --passphrase` files
//! under one (with `--features protection`).

#[cfg(unix)]
mod generate;

#[cfg(unix)]
fn main() {
    measure::all(&measure::Wanted::of(std::env::args().skip(1)));
}

#[cfg(not(unix))]
fn main() {
    println!("needs a pseudo-terminal");
}

#[cfg(unix)]
mod measure {
    use std::io::{Read, Write};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::{Duration, Instant};

    use dialogduk::env::Env;
    use dialogduk::store::{BackupReason, Backups, Store};
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::generate;

    const SIZES: &[usize] = &[100, 1_000, 10_000];
    /// Each start is measured so often; the median is told.
    const STARTS: usize = 7;
    const PASSPHRASE: &str = "fire glade gulfugler flyr";

    /// What is asked for on the command line.
    pub(super) struct Wanted {
        sizes: Vec<usize>,
        words: Vec<String>,
        passphrase: bool,
    }

    impl Wanted {
        pub(super) fn of(args: impl Iterator<Item = String>) -> Self {
            let args: Vec<String> = args.filter(|it| it != "--bench").collect();
            let passphrase = args.iter().any(|it| it == "--passphrase");
            let mut sizes: Vec<usize> = args.iter().filter_map(|it| it.parse().ok()).collect();
            if sizes.is_empty() {
                sizes = SIZES.to_vec();
            }
            let is_word = |it: &String| it.parse::<usize>().is_err() && !it.starts_with("--");
            Self { sizes, words: args.into_iter().filter(is_word).collect(), passphrase }
        }

        fn has(&self, name: &str) -> bool {
            self.words.is_empty() || self.words.iter().any(|word| name.contains(word.as_str()))
        }
    }

    /// A data file to try things on, in a house of its own.
    struct House {
        folder: tempfile::TempDir,
        path: PathBuf,
        passphrase: bool,
    }

    impl House {
        fn new(sessions: usize, passphrase: bool) -> Self {
            let (folder, path) = generate::copy(sessions);
            let house = Self { folder, path, passphrase };
            if passphrase {
                std::fs::write(house.passphrase_file(), PASSPHRASE).expect("a file can be written");
                let given = ["--new-passphrase-file".into(), house.passphrase_file().into_os_string()];
                let done = Command::new(env!("CARGO_BIN_EXE_dialogduk"))
                    .args(["protect", "--force", "--delete-plain", "--db"])
                    .arg(&house.path)
                    .args(given)
                    .env("HOME", house.folder.path())
                    .output();
                let done = done.expect("the program runs");
                assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            }
            house
        }

        fn passphrase_file(&self) -> PathBuf {
            self.folder.path().join("passphrase")
        }

        fn settings(&self, text: &str) {
            let folder = self.folder.path().join(".config/dialogduk");
            std::fs::create_dir_all(&folder).expect("a folder can be made");
            std::fs::write(folder.join("config.toml"), text).expect("settings can be written");
        }

        fn env(&self) -> Vec<(&'static str, std::ffi::OsString)> {
            let mut env = vec![
                ("HOME", self.folder.path().as_os_str().to_owned()),
                ("XDG_CONFIG_HOME", self.folder.path().join(".config").into_os_string()),
                ("TERM", "xterm-256color".into()),
                ("LANG", "nb_NO.UTF-8".into()),
            ];
            if self.passphrase {
                env.push(("DIALOGDUK_PASSPHRASE_FILE", self.passphrase_file().into_os_string()));
            }
            env
        }

        /// A backup of the file as it is.
        fn back_up(&self) {
            if !self.passphrase {
                let store = Store::open(&self.path).expect("the file can be opened");
                let never = std::sync::atomic::AtomicBool::new(false);
                let backups = Backups::new(&self.path, None);
                store
                    .back_up(&backups, Env::system().now(), BackupReason::Asked, &never)
                    .expect("a backup can be made");
                store.close().expect("the file can be closed");
            }
        }
    }

    pub(super) fn all(wanted: &Wanted) {
        println!("| what | sessions | file MB | seconds | most memory MB |\n|---|---|---|---|---|");
        for &sessions in &wanted.sizes {
            starts(wanted, sessions);
            verbs(wanted, sessions);
        }
    }

    fn row(name: &str, sessions: usize, path: &Path, took: Duration, memory: u64) {
        let bytes = std::fs::metadata(path).map_or(0, |there| there.len());
        let megabytes = bytes / 1_000_000;
        println!("| {name} | {sessions} | {megabytes} | {:.3} | {} |", took.as_secs_f64(), memory / 1_000);
    }

    /// From the start to the first frame, to the list of meetings, and from Ctrl+Q to the end.
    fn starts(wanted: &Wanted, sessions: usize) {
        if !["start", "leave"].iter().any(|it| wanted.has(it)) {
            return;
        }
        for (name, settings, backed_up, runs) in [
            ("start, no backups", "backups = \"off\"\n", false, STARTS),
            ("start, backup there and nothing new", "", true, 3),
            ("start, backup due", "", false, 1),
        ] {
            let house = House::new(sessions, wanted.passphrase);
            house.settings(settings);
            if backed_up {
                house.back_up();
            }
            let mut times: Vec<[Duration; 3]> = Vec::new();
            let mut memory = 0;
            for _ in 0..runs {
                let (took, most) = start(&house);
                times.push(took);
                memory = memory.max(most);
            }
            for (at, what) in ["first frame", "list of meetings", "leaving"].iter().enumerate() {
                let mut of: Vec<Duration> = times.iter().filter_map(|it| it.get(at)).copied().collect();
                of.sort();
                row(&format!("{name}: {what}"), sessions, &house.path, of[of.len() / 2], memory);
            }
        }
    }

    fn start(house: &House) -> ([Duration; 3], u64) {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("there are pseudo-terminals");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dialogduk"));
        command.args(["--db".as_ref(), house.path.as_os_str()]);
        for (name, value) in house.env() {
            command.env(name, value);
        }
        let begun = Instant::now();
        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let most = watch_memory(child.process_id().expect("it has a number"));
        let mut reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let (chunks, output) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 4_096];
            while let Ok(length @ 1..) = reader.read(&mut chunk) {
                let _ = chunks.send((Instant::now(), chunk[..length].to_vec()));
            }
        });
        let mut keyboard = pair.master.take_writer().expect("the terminal can be written to");
        let mut screen = vt100::Parser::new(24.try_into().expect("24"), 80.try_into().expect("80"), 0);
        let mut until = |is_so: &dyn Fn(&str) -> bool| loop {
            let (at, chunk) = output.recv_timeout(Duration::from_secs(120)).expect("it goes on");
            screen.process(&chunk);
            if is_so(&screen.screen().contents()) {
                return at - begun;
            }
        };
        let frame = until(&|shown| !shown.trim().is_empty());
        let list = if frame.is_zero() {
            frame
        } else {
            until(&|shown| shown.contains("Kjerneduk") || shown.contains("kjerneduk"))
        };
        thread::sleep(Duration::from_millis(100));
        let asked = Instant::now();
        keyboard.write_all(b"\x11").expect("it listens");
        child.wait().expect("it ends");
        ([frame, list, asked.elapsed()], most.join().unwrap_or(0))
    }

    /// The most memory of a process, in kilobytes, looked at until it ends.
    fn watch_memory(process: u32) -> thread::JoinHandle<u64> {
        thread::spawn(move || {
            let mut most = 0;
            let of = |status: String| -> Option<u64> {
                let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
                line.trim().split(' ').next()?.parse().ok()
            };
            while let Ok(status) = std::fs::read_to_string(format!("/proc/{process}/status")) {
                let Some(now) = of(status) else { break };
                // Before the program itself begins, it has what whoever started it had.
                most = now;
                thread::sleep(Duration::from_millis(2));
            }
            most
        })
    }

    /// Verbs, each on a file as it was left by the one before.
    fn verbs(wanted: &Wanted, sessions: usize) {
        let id = generate::session_id(sessions / 2).to_string();
        let rows: &[(&str, &[&str])] = &[
            ("sessions list", &["sessions", "list"]),
            ("export one session", &["export", "session", &id]),
            ("search", &["search", "rapporten møte"]),
            ("due", &["due", "--json"]),
            ("stats", &["stats", "--json"]),
            ("find a name", &["purge", "--find", "Ingvild Nordmann"]),
            ("doctor", &["doctor"]),
            ("backup", &["backup"]),
            ("backup list", &["backup", "list"]),
            ("purge one, with a backup", &["purge", &id, "--yes"]),
            ("purge what is due, with a backup", &["purge", "--yes"]),
        ];
        let mut house = None;
        for (name, args) in rows.iter().filter(|(name, _)| wanted.has(name)) {
            let house = house.get_or_insert_with(|| House::new(sessions, wanted.passphrase));
            if name.starts_with("purge one") && wanted.words.len() == 1 {
                house.back_up();
            }
            let begun = Instant::now();
            let mut child = Command::new(env!("CARGO_BIN_EXE_dialogduk"))
                .args(*args)
                .arg("--db")
                .arg(&house.path)
                .envs(house.env())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program starts");
            let most = watch_memory(child.id());
            let ended = child.wait().expect("it ends");
            let took = begun.elapsed();
            let told = if ended.success() { "" } else { " (failed)" };
            row(&format!("{name}{told}"), sessions, &house.path, took, most.join().unwrap_or(0));
        }
    }
}
