//! Killed with -9 at any moment, a meeting goes on where it was: every line that was called saved is there, the
//! place is the last one, the line being typed has lost a second at most, and the clock stands (L1, C21, D2).
//!
//! This test binary runs itself as a meeting that is played by keys and tells each step once it is done. The steps
//! before the last one are certain; the one after it may or may not have happened.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use dialogduk::domain::answer::Body;
use dialogduk::domain::ids::{Id, SessionId};
use dialogduk::domain::place::Place;
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::{Draft, DraftKey, Store};
use dialogduk::sets::Catalogue;
use dialogduk::settings::Settings;
use dialogduk::term::desk::Desk;
use dialogduk::tui::input::{Chord, Input};
use dialogduk::tui::layout::Size;
use dialogduk::tui::model::{Model, Screen};
use dialogduk::tui::msg::{Effect, Msg};
use dialogduk::tui::update::{next_due, update};

use crate::fixture;

/// How often a meeting is killed, over all meetings, unless [`HOW_OFTEN`] says more.
const KILLS: u32 = 200;
/// So many kills instead; their moments follow from the number, too.
const HOW_OFTEN: &str = "DIALOGDUK_TEST_KILLS";
/// Meetings, each with a file of its own, played side by side.
const MEETINGS: u32 = 4;
/// A letter every 100 milliseconds, on a clock that the test moves.
const LETTER: Duration = Duration::from_millis(100);
/// So many letters of a line may be lost: a second of typing.
const LOST: usize = 10;
/// The last word of every line, so that half a line can be told from a whole one.
const END: &str = " ferdig";
/// Ids that one run may use, so that the next run's are others.
const IDS: u32 = 4_000;

const FILE: &str = "DIALOGDUK_TEST_KILLS_FILE";
const RUN: &str = "DIALOGDUK_TEST_KILLS_RUN";

/// The full screen over a file, without the drawing.
struct Player {
    model: Model,
    desk: Desk,
    env: Env,
}

impl Player {
    fn open(path: &Path, session: SessionId) -> Self {
        let env = Env::fixed();
        let size = Size { width: 80, height: 24 };
        // No set is chosen here, so none is read.
        let sets = Catalogue { sets: Vec::new(), faulty: Vec::new() };
        let model = Model::new(Settings::default(), sets, path.to_owned(), size, &env);
        let mut player = Self { model, desk: Desk::new(Store::open(path).unwrap(), None), env };
        player.perform(vec![Effect::Open(session)]);
        player
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        self.desk.carry_out(effects, &mut self.model, &self.env);
    }

    fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg, &self.env);
        self.perform(effects);
    }

    fn press(&mut self, key: &str) {
        self.send(Msg::Input(Input::Key(Chord::parse(key).unwrap())));
    }

    /// A letter, and the time until the next one.
    fn letter(&mut self, letter: char) {
        self.send(Msg::Input(Input::Text(letter.to_string())));
        let until = self.env.elapsed() + LETTER;
        while let Some(due) = next_due(&self.model).filter(|due| *due <= until) {
            self.env.advance(due.saturating_sub(self.env.elapsed()));
            self.send(Msg::Tick);
        }
        self.env.advance(until.saturating_sub(self.env.elapsed()));
    }

    fn place(&self) -> &Place {
        &self.model.meeting.as_ref().expect("a meeting is open").place
    }

    fn where_(&self) -> String {
        format!("{} {}", self.place().question, self.place().group)
    }

    /// Digits pressed so far, over all tallies.
    fn counted(&self) -> u32 {
        counted(&self.model.meeting.as_ref().expect("a meeting is open").session)
    }
}

fn counted(session: &Session) -> u32 {
    let tally = |body: &Body| match body {
        Body::Scale(tally) => tally.counts.iter().map(|count| u32::from(*count)).sum(),
        _ => 0,
    };
    session.answers.iter().map(|answer| tally(&answer.body)).sum()
}

/// Plays until it is killed; tells what is done on standard error.
#[test]
#[ignore = "the other half of the test below"]
fn plays_until_it_is_killed() {
    let (Some(path), Ok(run)) = (std::env::var_os(FILE), std::env::var(RUN)) else { return };
    let run: u32 = run.parse().unwrap();
    let mut player = Player::open(Path::new(&path), session_id());
    for _ in 0..run * IDS {
        let _: Id = player.env.new_id();
    }
    if !player.model.dialogs.is_empty() {
        // The line that was being typed is taken up and finished.
        player.press("Enter");
        eprintln!("typed {}", player.model.question.input.text());
        write(&mut player, END);
        save(&mut player);
    }
    let mut dice = Dice(u64::from(run) + 1);
    for number in 0.. {
        assert_eq!(player.model.screen, Screen::Question);
        let kind = player.model.meeting.as_ref().unwrap().entry().unwrap().question.kind.clone();
        let is_list = kind == Kind::List;
        if is_list {
            let words = ["ro", "tid til å snakke", "flere hender", "før vi går på vakt"];
            let word = words[dice.below(words.len())];
            write(&mut player, &format!("{run}-{number} {word} for {word}{END}"));
            save(&mut player);
        } else {
            // Away and back is two moves, and the kill may fall between them.
            eprintln!("going");
            player.press("PgUp");
            player.press("PgDn");
            eprintln!("at {}", player.where_());
            player.send(Msg::Input(Input::Text("4".into())));
            eprintln!("counted {}", player.counted());
        }
        let key = if is_list { ["Tab", "PgDn", "F3", "PgUp"][dice.below(4)] } else { "PgUp" };
        eprintln!("going");
        player.press(key);
        if player.model.screen == Screen::Cloth {
            player.press("Esc");
        }
        eprintln!("at {}", player.where_());
    }
}

fn write(player: &mut Player, text: &str) {
    for letter in text.chars() {
        player.letter(letter);
        eprintln!("typed {}", player.model.question.input.text());
    }
}

fn save(player: &mut Player) {
    let line = player.model.question.input.text().to_owned();
    player.press("Enter");
    assert!(player.model.question.input.text().is_empty(), "saved: {line}");
    eprintln!("saved {line}");
}

fn session_id() -> SessionId {
    fixture::session(&Env::fixed()).id
}

/// What the killed meeting had told.
#[derive(Default)]
struct Told {
    lines: BTreeSet<String>,
    counted: u32,
    at: String,
    /// On its way to another place.
    going: bool,
    typed: Option<String>,
    /// Anything else, such as why it ended by itself.
    complaint: String,
}

impl Told {
    fn take(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "typed" => self.typed = Some(rest.to_owned()),
            "saved" => {
                self.typed = None;
                assert!(self.lines.insert(rest.to_owned()), "every line is another: {rest}");
            }
            "counted" => self.counted = rest.parse().unwrap(),
            "going" => self.going = true,
            "at" => {
                self.going = false;
                rest.clone_into(&mut self.at);
            }
            _ => {
                self.complaint.push_str(line);
                self.complaint.push('\n');
            }
        }
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        // Steele's SplitMix.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let limit = u64::try_from(limit).unwrap();
        usize::try_from((z ^ (z >> 31)) % limit).unwrap()
    }
}

#[test]
fn a_meeting_killed_at_200_moments_goes_on_where_it_was() {
    let kills = std::env::var(HOW_OFTEN).ok().map_or(KILLS, |often| often.parse().unwrap());
    let each = kills.div_ceil(MEETINGS);
    let dead: u32 = std::thread::scope(|scope| {
        let played: Vec<_> =
            (0..MEETINGS).map(|meeting| scope.spawn(move || play(meeting, each, kills))).collect();
        played.into_iter().map(|played| played.join().unwrap()).sum()
    });
    eprintln!("{dead} kills");
    assert_eq!(dead, each * MEETINGS, "each was killed, none ended by itself");
}

/// Plays one meeting and kills it again and again, at moments that follow from `seed`; gives how often.
fn play(meeting: u32, kills: u32, seed: u32) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    let env = Env::fixed();
    store.create_session(&fixture::session(&env)).unwrap();
    store.close().unwrap();
    // Over the opening to the first question.
    let mut player = Player::open(&path, session_id());
    player.press("Enter");
    assert_eq!(player.model.screen, Screen::Question);
    let mut told = Told { at: player.where_(), ..Told::default() };
    drop(player);

    let mut dice = Dice(u64::from(meeting) << 32 | u64::from(seed));
    for run in 1..=kills {
        let mut child = start(&path, run);
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        for _ in 0..dice.below(80) {
            tell(&mut lines, &mut told);
        }
        // Anywhere within what is done between two lines.
        std::thread::sleep(Duration::from_micros(dice.below(1_500).try_into().unwrap()));
        child.kill().unwrap();
        while tell(&mut lines, &mut told) {}
        let ended = child.wait().unwrap();
        assert_eq!(ended.code(), None, "meeting {meeting}, run {run} ended by itself: {}", told.complaint);
        check(&path, &mut told, &format!("seed {seed}, meeting {meeting}, run {run}"));
    }
    kills
}

fn start(path: &PathBuf, run: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["kills::plays_until_it_is_killed", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FILE, path)
        .env(RUN, run.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Takes in one whole line; `false` when there are no more.
fn tell(lines: &mut impl BufRead, told: &mut Told) -> bool {
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    let Some(line) = line.strip_suffix('\n') else { return false };
    told.take(line);
    true
}

fn check(path: &Path, told: &mut Told, run: &str) {
    let integrity: String = rusqlite::Connection::open(path)
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(integrity, "ok", "{run}");

    let player = Player::open(path, session_id());
    let session = &player.model.meeting.as_ref().unwrap().session;
    let kept: BTreeSet<&str> = session.answers.iter().filter_map(|answer| answer.body.text()).collect();
    let lost: Vec<_> = told.lines.iter().filter(|line| !kept.contains(line.as_str())).collect();
    assert!(lost.is_empty(), "{run}: called saved and lost: {lost:?}");
    let half: Vec<_> = kept.iter().filter(|line| !line.ends_with(END)).collect();
    assert!(half.is_empty(), "{run}: half lines: {half:?}");
    let new: Vec<_> = kept.iter().filter(|line| !told.lines.contains(**line)).collect();
    assert!(new.len() <= 1, "{run}: only the last line can be saved and not told: {new:?}");
    assert!((told.counted..=told.counted + 1).contains(&counted(session)), "{run}: {}", counted(session));

    assert!(told.going || player.where_() == told.at, "{run}: at {} instead of {}", player.where_(), told.at);
    assert_eq!(player.model.screen, Screen::Question, "{run}");
    assert!(!player.model.meeting.as_ref().unwrap().is_clock_running(), "{run}");

    let drafts: Vec<Draft> = player.desk.store.drafts(session_id()).unwrap();
    let typed = told.typed.take().unwrap_or_default();
    let saved = new.iter().any(|line| line.starts_with(&typed));
    let draft = drafts.first().map_or("", |draft| draft.text.as_str());
    assert!(drafts.len() <= 1, "{run}: {drafts:?}");
    if !saved {
        let behind = typed.chars().count().saturating_sub(draft.chars().count());
        let fits = typed.starts_with(draft) || draft.starts_with(&typed);
        assert!(fits && behind <= LOST, "{run}: {draft:?} is kept of {typed:?}");
        assert_eq!(!draft.is_empty(), !player.model.dialogs.is_empty(), "{run}: the draft is offered");
    }
    if let Some(draft) = drafts.first() {
        let Place { question, group, .. } = player.place().clone();
        assert_eq!(draft.key, DraftKey::Answer { question, group }, "{run}");
    }

    told.lines = kept.into_iter().map(str::to_owned).collect();
    told.counted = counted(session);
    told.at = player.where_();
    told.going = false;
}
