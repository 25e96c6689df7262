//! The window the room looks at: what reaches it, and what never does (C11–C13, E5, R83).

use std::time::Duration;

use dialogduk::domain::ids::QuestionId;
use dialogduk::domain::live::{KeptLive, Live, RoomView};
use dialogduk::domain::place::Phase;
use dialogduk::domain::session::Session;
use dialogduk::ops::Store;

use crate::driver::{Room, in_meeting_on};

/// A meeting at its first question in a file of its own.
fn meeting() -> (tempfile::TempDir, Room) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
    let room = in_meeting_on(store, "ned-kjerne", &[6, 6]);
    (folder, room)
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
    room.desk.store.delete_session(id).unwrap();
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
