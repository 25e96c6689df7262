//! No connection: the program is watched with strace through a whole meeting on the screen, one line by line with every
//! kind of export, and the verbs of the command line (J1).
//!
//! What signal handlers wake the loop with is a pair of sockets that belongs to the process itself; nothing else may be
//! asked of the network, not even a socket.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use super::{CANARY, meeting_with_a_canary};
use crate::terminal::Terminal;

/// Calls that a program without a network never makes.
const CALLS: &[&str] =
    &["socket(", "connect(", "bind(", "listen(", "accept(", "accept4(", "sendmmsg(", "io_uring_setup("];

const WATCHED: &str = "trace=%network,io_uring_setup,execve";

fn strace_is_here() -> bool {
    let here = Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !here.is_ok_and(|status| status.success()) {
        crate::skip("no strace here");
        return false;
    }
    true
}

/// What of a log tells of a connection. Fails on a log that has seen nothing.
fn connections(log: &Path) -> Vec<String> {
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("execve("), "the log has not even seen the program begin: {log:?}");
    let made = |line: &&str| CALLS.iter().any(|call| line.contains(call));
    let elsewhere = |line: &&str| line.contains("AF_INET") || line.contains("AF_NETLINK");
    let pairs = |line: &&str| line.contains("socketpair(") && !line.contains("AF_UNIX");
    log.lines().filter(|line| made(line) || elsewhere(line) || pairs(line)).map(str::to_owned).collect()
}

#[test]
fn a_connection_would_be_seen() {
    if !strace_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let tried = Command::new("strace")
        .args(["-f", "-qq", "-e", WATCHED, "-o"])
        .arg(&log)
        .args(["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"])
        .stderr(Stdio::null())
        .status();
    assert!(tried.is_ok(), "{tried:?}");
    assert!(!connections(&log).is_empty());
}

#[test]
fn a_whole_meeting_makes_no_connection() {
    if !strace_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    meeting_with_a_canary(folder.path());
    on_the_screen(folder.path());
    line_by_line(folder.path());
    let session = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/solbakken-sykehjem.toml");
    let session = session.to_string_lossy();
    for (number, verb) in [
        &["import", &session][..],
        &["export", "sheets", "wspmf65x", "-o", "ark.pdf"],
        &["export", "session", "wspmf65x", "-o", "kveld.toml"],
        &["search", CANARY],
        &["due", "--json"],
        &["stats"],
        &["doctor", "--json"],
    ]
    .iter()
    .enumerate()
    {
        let log = folder.path().join(format!("log-{number}"));
        let done = Command::new("strace")
            .args(["-f", "-qq", "-e", WATCHED, "-o"])
            .arg(&log)
            .arg(env!("CARGO_BIN_EXE_dialogduk"))
            .args(*verb)
            .arg("--db")
            .arg(folder.path().join("dialogduk.db"))
            .env("HOME", folder.path())
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(matches!(done.status.code(), Some(0 | 3)), "{verb:?}: {said}");
        assert_eq!(connections(&log), Vec::<String>::new(), "{verb:?}");
    }
}

fn on_the_screen(folder: &Path) {
    let log = folder.join("log-screen");
    let mut command = CommandBuilder::new("strace");
    command.args(["-f", "-qq", "-e", WATCHED, "-o"]);
    command.arg(&log);
    command.arg(env!("CARGO_BIN_EXE_dialogduk"));
    let mut terminal = Terminal::of(folder, command);
    terminal.until("NED kjerneduk");
    terminal.press("\x1b[B\r");
    terminal.until(CANARY);
    terminal.press("for lite ro\r");
    terminal.until("for lite ro");
    // A measure, another question, the cloth, the room's view, and the clipboard.
    terminal.press("\x1bOS");
    terminal.press("fast møte\r\x1b[6~");
    terminal.until("2 av 16");
    terminal.press("\x1b[19~");
    terminal.press("\x1b\x1b[15~");
    terminal.press("x\x03\x11");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(connections(&log), Vec::<String>::new());
}

fn line_by_line(folder: &Path) {
    let log = folder.join("log-lines");
    let mut child = Command::new("strace")
        .args(["-f", "-qq", "-e", WATCHED, "-o"])
        .arg(&log)
        .args([env!("CARGO_BIN_EXE_dialogduk"), "plain", "NED", "--lang", "nb", "--db"])
        .arg(folder.join("dialogduk.db"))
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let script = "ro i gangen\n/neste\nfor få hender\n/angre\n/gjør om\n/duken\n\
                  /fil tiltak xlsx\n/fil tiltak docx\n/fil resultat pdf\n/fil referat html\n/avslutt\n";
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
    for end in ["xlsx", "docx", "pdf", "html"] {
        assert!(said.contains(&format!(".{end}")), "{end} was written: {said}");
    }
    assert_eq!(connections(&log), Vec::<String>::new());
}
