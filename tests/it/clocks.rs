//! A wall clock that is set back or ahead in the middle of a meeting, by a person, the network or a dead battery: nothing is
//! lost, nothing counts backwards, and what was done last is still what was done last.

use std::path::Path;
use std::time::Duration;

use dialogduk::domain::answer::Body;
use dialogduk::domain::session::Session;
use dialogduk::export::Parcel;
use dialogduk::ops::Store;
use dialogduk::tui::msg::Effect;

use crate::driver::{Room, in_meeting, in_meeting_on};

const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// How a clock jumps, one jump after the other, in hours.
const JUMPS: [(&str, [i64; 4]); 5] = [
    ("ten years ahead and back", [87_600, -87_600, 0, 0]),
    ("an hour back twice, as when summer ends wrongly", [-1, -1, 0, 1]),
    ("a dead battery: back to 1970 and right again", [-498_000, 0, 498_000, 0]),
    ("far ahead and farther", [876_000, 876_000, -1_752_000, 24]),
    ("back and forth by a minute too much", [1, -1, 1, -1]),
];

fn jump(room: &Room, hours: i64) {
    let by = Duration::from_secs(hours.unsigned_abs() * 3_600);
    if hours < 0 { room.env.retreat_wall(by) } else { room.env.advance_wall(by) }
}

fn texts(session: &Session) -> Vec<&str> {
    session.answers.iter().filter_map(|answer| answer.body.text()).collect()
}

#[test]
fn a_clock_that_jumps_in_a_meeting_loses_nothing_and_undo_follows_what_was_done() {
    for (how, jumps) in JUMPS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dialogduk.db");
        let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5, 5]);
        let mut states = vec![room.session().clone()];
        for (number, hours) in jumps.into_iter().enumerate() {
            jump(&room, hours);
            room.wait(Duration::from_secs(2));
            room.line(&format!("linje {number}"));
            states.push(room.session().clone());
            room.press("F4").line(&format!("tiltak {number}"));
            states.push(room.session().clone());
            room.type_(&format!("halv {number}")).wait(Duration::from_secs(2));
            // The draft is in the file, and empties the line again.
            let drafts = room.desk.store.drafts(room.session().id).unwrap();
            assert_eq!(drafts.len(), 1, "{how}");
            assert_eq!(drafts[0].text, format!("halv {number}"), "{how}");
            room.press(&"Backspace ".repeat(6)).wait(Duration::from_secs(2));
        }
        assert_eq!(room.reload(), *room.session(), "{how}");
        let said: Vec<String> = (0..4).map(|number| format!("linje {number}")).collect();
        assert_eq!(texts(room.session()), said, "{how}");
        room.quit();

        // The file is as sound to a program that is started with the clock right again.
        let mut room = Room::on(&path);
        assert!(
            room.desk.store.health(room.env.now()).unwrap().findings.iter().all(|it| !it.fault.is_wrong())
        );
        let id = states[0].id;
        room.open(vec![Effect::Open(id)]);
        assert_eq!(*room.session(), *states.last().unwrap(), "{how}");
        for state in states.iter().rev().skip(1) {
            room.open(vec![Effect::Undo(id)]);
            assert_eq!(room.reload(), *state, "{how}: the last is taken back first");
        }
        for state in states.iter().skip(1) {
            room.open(vec![Effect::Redo(id)]);
            assert_eq!(room.reload(), *state, "{how}: and done again in order");
        }
    }
}

#[test]
fn time_used_is_counted_by_a_clock_that_nobody_sets() {
    for (how, jumps) in JUMPS {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        let mut used = 0;
        for hours in jumps {
            room.press("F3").wait(Duration::from_secs(30));
            jump(&room, hours);
            room.wait(Duration::from_secs(1));
            let meeting = room.model.meeting.as_ref().unwrap();
            if meeting.is_clock_running() {
                room.press("F3");
                used += 31;
            } else {
                // Ahead looks like a laptop that slept: the time until then counts, and no more.
                assert!(hours > 0, "{how}: {hours}");
                used += 30;
            }
            let meeting = room.model.meeting.as_ref().unwrap();
            let (counted, _) = meeting.phase_time(meeting.place.phase, room.model.now.elapsed);
            assert_eq!(counted, used, "{how}, after {hours} hours");
        }
    }
}

#[test]
fn the_list_of_what_was_sent_stays_in_the_order_it_was_sent_in() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let folder = tempfile::tempdir().unwrap();
    for (number, hours) in [(0, 0), (1, 87_600), (2, -87_700)] {
        jump(&room, hours);
        let bytes = format!("liste {number}").into_bytes();
        let parcel = Parcel::of_session(
            room.session(),
            "toml",
            bytes,
            dialogduk::domain::localized::Lang::Nb,
            &room.env,
        );
        let path = folder.path().join(format!("{number}.toml"));
        let sent = parcel.unwrap_or_else(|_| panic!("nothing is asked about")).put(&path, false).unwrap();
        room.desk.store.note_sent(&sent).unwrap();
    }
    let sent = room.desk.store.sent(None, 9).unwrap();
    let names: Vec<_> = sent.iter().map(|it| Path::new(&it.path).file_name().unwrap()).collect();
    assert_eq!(names, ["2.toml", "1.toml", "0.toml"]);
    assert!(sent[1].at - sent[0].at > chrono::TimeDelta::days(3_650), "told as the clock said");
}

#[test]
fn the_window_of_the_room_follows_the_meeting_shown_last_though_another_was_shown_tomorrow() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut first = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    first.env.advance_wall(10 * YEAR);
    first.line("ro i gangen").press("PgDn");
    let before = first.session().id;
    assert_eq!(first.desk.store.shown_last().unwrap(), Some(before));
    first.env.retreat_wall(10 * YEAR);
    let mut second = first.session().clone();
    second.id = first.env.new_id();
    second.answers.clear();
    first.open(vec![Effect::Create(Box::new(second.clone()))]);
    first.press("Enter").press("PgDn");
    assert_eq!(first.session().id, second.id);
    assert_eq!(first.desk.store.shown_last().unwrap(), Some(second.id));
    assert!(second.answers.iter().all(|answer| !matches!(answer.body, Body::Text(_))));
}
