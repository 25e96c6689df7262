//! The window the room looks at: what reaches it, and what never does (C11–C13, E5, R83).

mod secrets;
mod standing;
#[cfg(unix)]
mod terminal;
mod walls;

use std::path::{Path, PathBuf};
use std::time::Duration;

use dialogduk::domain::ids::{QuestionId, SessionId};
use dialogduk::domain::live::{KeptLive, Live, RoomView};
use dialogduk::domain::place::Phase;
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::i18n::texts;
use dialogduk::ops::Store;
use dialogduk::present::{Waiting, Wall, Window, view};
use dialogduk::settings::Settings;
use dialogduk::term::follow::Follower;
use dialogduk::tui::model::Now;
use dialogduk::tui::msg::Effect;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::driver::{Room, in_meeting_on};

/// A meeting at its first question in a file of its own.
fn meeting() -> (tempfile::TempDir, Room) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
    let room = in_meeting_on(store, "ned-kjerne", &[6, 6]);
    (folder, room)
}

/// The window on the projector, without a terminal.
struct Projector {
    follower: Follower,
    window: Window,
    settings: Settings,
    terminal: Terminal<TestBackend>,
}

impl Projector {
    fn on(path: &Path) -> Self {
        Self::with(path, None, Settings::default(), 80, 24)
    }

    fn with(path: &Path, session: Option<SessionId>, settings: Settings, width: u16, height: u16) -> Self {
        let find = session.map(|id| Box::new(move |_: &Store| Ok(Some(id))) as _);
        Self {
            follower: Follower::new(path.to_owned(), find),
            window: Window::new(texts(settings.lang)),
            settings,
            terminal: Terminal::new(TestBackend::new(width, height)).unwrap(),
        }
    }

    /// Looks once into the file. Whether anything was drawn.
    fn look(&mut self, env: &Env) -> bool {
        let now = Now::of(env);
        if let Some(news) = self.follower.look() {
            self.window.take(news, now.utc);
        }
        let due = self.window.is_due(now.utc);
        if due {
            let (window, settings) = (&self.window, &self.settings);
            self.terminal
                .draw(|frame| view::draw(window.shown(), &now, window.texts(), settings, frame))
                .unwrap();
        }
        due
    }

    fn wall(&self) -> &Wall {
        &self.window.shown().wall
    }

    fn waits_for(&self) -> Option<Waiting> {
        match self.wall() {
            Wall::Waiting(waiting) => Some(*waiting),
            _ => None,
        }
    }

    fn asked(&self) -> &dialogduk::present::Asked {
        match self.wall() {
            Wall::Question(asked) => asked,
            other => panic!("no question on the wall: {other:?}"),
        }
    }

    fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.content.chunks(usize::from(buffer.area.width));
        rows.map(|row| {
            let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            line.trim_end().to_owned() + "\n"
        })
        .collect()
    }
}

fn file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("dialogduk.db")
}

/// What the file says that the room sees.
fn told(room: &Room) -> KeptLive {
    room.desk.store.live(room.session().id).unwrap().expect("somebody has shown the room something")
}

fn question(session: &Session, index: usize) -> QuestionId {
    session.outline()[index].question.id.clone()
}

#[test]
fn what_the_room_sees_is_kept_when_it_changes_and_only_then() {
    let (_folder, mut room) = meeting();
    let first = question(room.session(), 0);
    assert_eq!(
        told(&room).live.view,
        RoomView::Question(first.clone(), room.model.meeting.as_ref().unwrap().place.phase)
    );
    let before = told(&room);
    room.wait(Duration::from_secs(5)).type_("et halvt ord");
    assert_eq!(told(&room), before, "typing is nobody's business");
    room.press("Enter");
    assert_eq!(told(&room), before, "a line changes content, not what is shown");
    for (keys, view) in [
        ("PageDown", RoomView::Question(question(room.session(), 1), Phase::Silent)),
        ("F8", RoomView::Cloth),
        ("Ctrl+A", RoomView::GroundRules),
    ] {
        room.press(keys);
        let shown = told(&room).live.view;
        // In which phase a question is come to is not this test's concern.
        assert_eq!(shown.question(), view.question(), "{keys}");
        assert!(shown.question().is_some() || shown == view, "{keys}: {shown:?}");
    }
}

#[test]
fn the_curtain_falls_in_the_middle_of_a_word_and_the_word_stays() {
    let (_folder, mut room) = meeting();
    room.type_("Ro i gan").press("F9");
    assert!(told(&room).live.curtain);
    room.press("Enter");
    assert!(!told(&room).live.curtain);
    room.sees("Ro i gan");
}

#[test]
fn a_running_clock_is_told_once_and_vouched_for() {
    let (_folder, mut room) = meeting();
    room.press("F3");
    let started = told(&room);
    let clock = started.live.clock.unwrap();
    assert!(clock.since.is_some() && clock.used == 0 && clock.planned > 0);
    room.wait(Duration::from_secs(10));
    assert_eq!(told(&room), started, "seconds are counted by whoever looks");
    room.wait(Duration::from_secs(15));
    let later = told(&room);
    assert_eq!(later.live, started.live);
    assert!(later.at > started.at, "vouched for");
    room.press("F3");
    let paused = told(&room).live.clock.unwrap();
    assert_eq!((paused.since, paused.used), (None, 25));
}

#[test]
fn a_window_that_was_killed_loses_no_time() {
    let (folder, mut room) = meeting();
    room.press("F3").wait(Duration::from_secs(65));
    let id = room.session().id;
    // Killed: nothing is said or saved any more.
    drop(room);
    let mut room = Room::on(&folder.path().join("dialogduk.db"));
    room.open(vec![dialogduk::tui::msg::Effect::Open(id)]);
    let clock = told(&room).live.clock.unwrap();
    assert_eq!(clock.since, None, "it resumes paused");
    assert!((60..=65).contains(&clock.used), "{clock:?}");
}

#[test]
fn what_the_room_sees_goes_with_the_session_and_into_no_file() {
    let (_folder, mut room) = meeting();
    let id = room.session().id;
    let before = room.desk.store.revision(id).unwrap();
    let live = Live { curtain: true, ..told(&room).live };
    room.desk.store.keep_live(id, &live, room.env.now()).unwrap();
    assert_eq!(room.desk.store.revision(id).unwrap(), before);
    assert_eq!(room.desk.store.shown_last().unwrap(), Some(id));
    room.desk.store.erase(&[dialogduk::store::Erase::Session(id)], Env::fixed().now()).unwrap();
    assert_eq!(room.desk.store.live(id).unwrap(), None);
    assert_eq!(room.desk.store.shown_last().unwrap(), None);
    assert_eq!(room.desk.store.glance(id).unwrap(), None);
}

#[test]
fn every_wall_is_kept_as_it_is() {
    let (_folder, mut room) = meeting();
    let session = room.session().clone();
    let at = room.env.now();
    let measure = dialogduk::domain::ids::Id::from_bits(7).into();
    let views = [
        RoomView::Opening,
        RoomView::GroundRules,
        RoomView::Question(question(&session, 3), Phase::Plenary),
        RoomView::Cloth,
        RoomView::Vote(dialogduk::domain::ids::Id::from_bits(8).into()),
        RoomView::Measures,
        RoomView::ReadBack(measure),
    ];
    for view in views {
        let mut live = Live::new(view);
        for full in [false, true] {
            if full {
                live.curtain = true;
                live.revealed = true;
                live.break_until = Some(at + chrono::TimeDelta::minutes(15));
                live.clock = Some(dialogduk::domain::live::RoomClock {
                    since: Some(at),
                    used: 61,
                    planned: 300,
                    vouched: true,
                });
                live.ready.extend(session.groups.iter().map(|group| group.id));
                live.heard.extend(session.groups.iter().map(|group| (group.id, 3)));
            }
            room.desk.store.keep_live(session.id, &live, at).unwrap();
            let kept = room.desk.store.live(session.id).unwrap();
            assert_eq!(kept, Some(KeptLive { live: live.clone(), at }));
        }
    }
}

#[test]
fn the_wall_follows_and_draws_only_what_is_new() {
    let (folder, mut room) = meeting();
    let mut projector = Projector::on(&file(&folder));
    assert!(projector.look(&room.env));
    assert_eq!(projector.asked().number, 1);
    assert!(!projector.look(&room.env), "nothing new, nothing drawn");
    room.type_("et halvt ord").wait(Duration::from_secs(2));
    assert!(!projector.look(&room.env), "a draft is nothing new for the room");
    room.press("PageDown");
    assert!(projector.look(&room.env));
    assert_eq!(projector.asked().number, 2);
    room.press("F3");
    assert!(projector.look(&room.env), "the clock runs");
    assert!(!projector.look(&room.env), "not a second has gone");
    room.env.advance(Duration::from_secs(1));
    assert!(projector.look(&room.env), "the next second");
    room.press("F8");
    projector.look(&room.env);
    assert!(matches!(projector.wall(), Wall::Cloth(_)));
    room.press("F9");
    projector.look(&room.env);
    assert_eq!(*projector.wall(), Wall::Curtain);
    assert_eq!(projector.screen().trim(), "", "a neutral wall");
}

#[test]
fn without_a_name_the_meeting_shown_last_is_followed() {
    let (folder, mut room) = meeting();
    let first = room.session().clone();
    let mut projector = Projector::on(&file(&folder));
    let mut named = Projector::with(&file(&folder), Some(first.id), Settings::default(), 80, 24);
    projector.look(&room.env);
    named.look(&room.env);
    room.env.advance(Duration::from_secs(60));
    let mut other = crate::fixture::session(&room.env);
    other.details.purpose = "Et annet møte".into();
    room.open(vec![Effect::Create(Box::new(other))]);
    projector.look(&room.env);
    named.look(&room.env);
    assert!(matches!(projector.wall(), Wall::Opening { purpose, .. } if purpose == "Et annet møte"));
    assert_eq!(named.asked().number, 1, "the one that was asked for");
    room.env.advance(Duration::from_secs(60));
    room.open(vec![Effect::Open(first.id)]);
    projector.look(&room.env);
    assert_eq!(projector.asked().number, 1, "and back again");
}

#[test]
fn a_killed_window_leaves_the_wall_as_it_was_and_no_clock_running() {
    let (folder, mut room) = meeting();
    room.press("F3").wait(Duration::from_secs(30));
    let env = Env::fixed();
    env.advance(room.env.elapsed());
    let mut projector = Projector::on(&file(&folder));
    projector.look(&env);
    assert!(projector.asked().clock.unwrap().since.is_some());
    // Killed: nothing is said any more.
    drop(room);
    env.advance(Duration::from_secs(3600));
    assert!(projector.look(&env), "the clock stands now");
    let clock = projector.asked().clock.unwrap();
    assert_eq!(clock.since, None);
    assert!(clock.used <= 30, "{clock:?}");
    let mut room = Room::on(&file(&folder));
    let id = room.desk.store.shown_last().unwrap().unwrap();
    room.open(vec![Effect::Open(id)]);
    room.press("F3");
    projector.look(&room.env);
    assert!(projector.asked().clock.unwrap().since.is_some(), "and goes on with the window");
}

#[test]
fn a_file_that_is_not_there_or_newer_gives_a_calm_wall_that_mends_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    let env = Env::fixed();
    let mut projector = Projector::on(&path);
    projector.look(&env);
    assert_eq!(projector.waits_for(), Some(Waiting::Away), "no file yet");
    assert!(!projector.look(&env), "and nothing is drawn twice");

    let room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[6, 6]);
    let session = room.session().clone();
    projector.look(&env);
    assert_eq!(projector.asked().number, 1, "it comes by itself");

    room.quit();

    // Deleted while it is shown, and made again.
    let mut store = Store::open(&path).unwrap();
    store.erase(&[dialogduk::store::Erase::Session(session.id)], Env::fixed().now()).unwrap();
    projector.look(&env);
    assert_eq!(projector.waits_for(), Some(Waiting::Gone));
    store.create_session(&session).unwrap();
    projector.look(&env);
    assert_eq!(projector.waits_for(), Some(Waiting::Gone), "nobody shows it yet");
    let live = Live::new(RoomView::Cloth);
    store.keep_live(session.id, &live, env.now()).unwrap();
    projector.look(&env);
    assert!(matches!(projector.wall(), Wall::Cloth(_)));

    // Taken forward by a newer version.
    store.close().unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    let steps: i64 = newer.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    newer.pragma_update(None, "user_version", steps + 1).unwrap();
    projector.look(&env);
    assert_eq!(projector.waits_for(), Some(Waiting::Newer));
    newer.pragma_update(None, "user_version", steps).unwrap();
    drop(newer);
    projector.look(&env);
    assert!(matches!(projector.wall(), Wall::Cloth(_)), "and back");
}

/// Windows takes no file away that a window has open, so there it cannot happen.
#[cfg(unix)]
#[test]
fn a_file_taken_away_under_the_wall_is_waited_for_and_another_of_its_name_is_shown() {
    let (folder, room) = meeting();
    room.quit();
    let path = file(&folder);
    let env = Env::fixed();
    let mut projector = Projector::on(&path);
    projector.look(&env);
    assert_eq!(projector.asked().number, 1);

    std::fs::remove_file(&path).unwrap();
    for beside in ["dialogduk.db-wal", "dialogduk.db-shm"] {
        // Only there while a log is kept.
        let _ = std::fs::remove_file(folder.path().join(beside));
    }
    projector.look(&env);
    assert_eq!(projector.waits_for(), Some(Waiting::Away));
    let other = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[6]);
    projector.look(&env);
    assert_eq!(projector.asked().number, 1);
    drop(other);
}

#[test]
fn a_file_that_is_held_leaves_the_wall_as_it_was() {
    let (folder, room) = meeting();
    room.quit();
    // Without a log beside the file, as where other machines share it, a writer keeps readers out.
    let other = rusqlite::Connection::open(file(&folder)).unwrap();
    other.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).unwrap();
    let env = Env::fixed();
    let mut projector = Projector::on(&file(&folder));
    projector.look(&env);
    assert_eq!(projector.asked().number, 1);

    other.execute_batch("BEGIN EXCLUSIVE; UPDATE live SET curtain = 1;").unwrap();
    projector.look(&env);
    assert_eq!(projector.asked().number, 1, "the wall stays");
    let mut late = Projector::on(&file(&folder));
    late.look(&env);
    assert_eq!(late.waits_for(), Some(Waiting::Away), "held before anything was shown");

    other.execute_batch("COMMIT").unwrap();
    projector.look(&env);
    late.look(&env);
    assert_eq!((projector.wall(), late.wall()), (&Wall::Curtain, &Wall::Curtain), "and goes on by itself");
}

#[test]
fn a_closed_meeting_shows_what_was_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&file(&folder)).unwrap();
    let session = crate::fixtures::care_session();
    store.create_session(&session).unwrap();
    let env = Env::fixed();
    let mut projector = Projector::with(&file(&folder), Some(session.id), Settings::default(), 80, 24);
    projector.look(&env);
    assert!(
        matches!(projector.wall(), Wall::Measures(measures) if !measures.is_empty()),
        "{:?}",
        projector.wall()
    );
    let mut unnamed = Projector::on(&file(&folder));
    unnamed.look(&env);
    assert_eq!(unnamed.waits_for(), Some(Waiting::Nothing), "nobody has shown anything yet");
}

#[test]
fn letters_typed_before_the_wall_land_in_the_line() {
    let (_folder, mut room) = meeting();
    room.type_("Ro ").press("F5").sees_no("Ro ");
    room.type_("i gangen").sees("Ro i gangen").press("Enter");
    assert_eq!(room.session().answers[0].body.text(), Some("Ro i gangen"));
    room.press("F5").paste("Flere hender").sees("Flere hender");
}

#[test]
fn from_the_wall_the_meeting_moves_on_and_other_keys_bring_the_screen_back() {
    let (_folder, mut room) = meeting();
    room.press("F5 F3");
    assert!(room.model.audience && room.model.meeting.as_ref().unwrap().is_clock_running());
    room.press("PageDown");
    assert!(room.model.audience);
    assert_eq!(room.model.meeting.as_ref().unwrap().place.question, question(room.session(), 1));
    room.press("F9");
    assert!(room.model.hidden, "the curtain falls before the wall, too");
    room.press("Enter");
    assert!(room.model.audience && !room.model.hidden, "and the wall is there behind it");
    for keys in ["Esc", "F5", "Enter", "Delete", "Ctrl+Z"] {
        room.press("F5");
        let before = room.session().clone();
        room.press(keys);
        assert!(!room.model.audience, "{keys}");
        assert_eq!(*room.session(), before, "{keys} does nothing else");
        room.model.audience = false;
    }
}

#[test]
fn both_windows_show_the_same_wall_after_every_key() {
    let (folder, mut room) = meeting();
    let mut projector = Projector::on(&file(&folder));
    let keys = "F3 PageDown F12 F12 PageDown F3 F8 Enter PageUp Ctrl+A Enter F5 PageDown F5 F9 Enter Ctrl+Z F8 Esc \
                Tab F2 Esc F4 Esc Ctrl+P Esc F7 Esc PageDown PageDown PageDown PageDown PageDown PageDown";
    for (number, key) in keys.split_whitespace().enumerate() {
        room.press(key).type_(if number % 3 == 0 { "x" } else { "" }).wait(Duration::from_secs(7));
        projector.look(&room.env);
        let meeting = room.model.meeting.as_ref().unwrap();
        let here = dialogduk::present::shown(&meeting.session, &meeting.live, room.model.texts);
        assert_eq!(*projector.window.shown(), here, "after {number} keys, the last {key}");
    }
}
