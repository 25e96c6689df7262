//! The clock and the plan while a meeting goes on, with a clock that a test moves (C4, C5, C16, C20, R29).

use std::time::Duration;

use dialogduk::domain::place::Phase;
use dialogduk::domain::session::{MarkKind, Session};
use dialogduk::domain::sitting::SittingKind;
use dialogduk::ops::{Op, SittingEdit, Store};
use dialogduk::rules::pace::{At, pace, to_leave_out};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id;
use dialogduk::tui::msg::Msg;
use dialogduk::tui::update::update;

use crate::driver::{Room, in_meeting};

const MINUTE: Duration = Duration::from_secs(60);

/// A meeting of this set that began now and has so many minutes.
fn meeting(set: &str, minutes: u16) -> Room {
    let mut room = in_meeting(set, &[5, 5]);
    let sitting = room.session().sittings[0].id;
    let start = Some(room.env.local().time());
    room.does(&Op::EditSitting(sitting, SittingEdit::Start(start)));
    room.does(&Op::SetDetail(dialogduk::ops::DetailEdit::Minutes(minutes)));
    room
}

fn minutes(number: u32) -> Duration {
    MINUTE * number
}

fn behind(room: &Room) -> Option<(i64, i64)> {
    let meeting = room.model.meeting.as_ref().unwrap();
    meeting.pace(&room.model.now).map(|pace| (pace.behind, pace.over))
}

#[test]
fn a_meeting_in_time_is_told_nothing() {
    let mut room = meeting("ned-kjerne", 120);
    room.wait(minutes(3));
    room.sees_no("slutt ca.").sees_no("min over");
    assert_eq!(behind(&room).map(|(_, over)| over <= 0), Some(true));
}

#[test]
fn a_meeting_over_time_is_told_when_it_ends_and_what_can_wait() {
    // 116 minutes by plan, with the opening behind us.
    let mut room = meeting("ned-kjerne", 110);
    room.sees_no("kan ta ut");
    room.wait(minutes(10));
    // Five minutes for an opening that took none, ten at a question of seven.
    assert_eq!(behind(&room), Some((-2, 4)));
    room.sees("4 min over tida · slutt ca. 15.57 · kan ta ut spørsmål 8");
}

#[test]
fn the_forecast_goes_on_with_the_clock_on_the_wall() {
    let mut room = meeting("ned-kjerne", 120);
    for (wait, told) in [(0, (-5, -9)), (7, (-5, -9)), (5, (0, -4)), (4, (4, 0)), (8, (12, 8))] {
        room.wait(minutes(wait)).press("F1").press("Esc");
        assert_eq!(behind(&room), Some(told), "after {wait} minutes more");
    }
}

#[test]
fn the_cloth_says_when_the_meeting_ends_only_when_the_plan_does_not_hold() {
    let mut room = meeting("ned-kjerne", 110);
    room.press("F8").sees("min igjen").press("Enter");
    room.wait(minutes(15)).press("F8");
    room.sees("slutt ca. 16.02, 9 min over tida").sees_no("min igjen");
}

#[test]
fn what_can_wait_is_taken_out_from_the_card_and_comes_back_with_undo() {
    let mut room = meeting("ned-kjerne", 110);
    room.wait(minutes(10));
    room.command(Id::Pace);
    room.sees("Klokka er 14.13. Slik planen er, slutter dere ca. 15.57");
    room.sees("(holder)").press("Enter");
    let eighth = room.session().outline()[7].question.id.clone();
    assert_eq!(
        room.session().questions[&eighth].mark.as_ref().map(|mark| mark.kind),
        Some(MarkKind::LeftOut)
    );
    assert_eq!(behind(&room).map(|(_, over)| over), Some(0));
    room.sees_no("kan ta ut").press("Ctrl+Z");
    assert!(!room.reload().questions.contains_key(&eighth));
}

#[test]
fn a_meeting_that_is_not_going_on_has_no_pace() {
    let mut room = meeting("ned-kjerne", 90);
    room.wait(Duration::from_secs(60 * 60 * 6));
    assert_eq!(behind(&room), None, "six hours after its beginning");
    room.command(Id::Pace);
    room.sees("Møtet pågår ikke nå");
    room.press("Esc");
    let sitting = room.session().sittings[0].id;
    let yesterday = room.env.today().pred_opt().unwrap();
    room.does(&Op::EditSitting(sitting, SittingEdit::Date(yesterday)));
    assert_eq!(behind(&room), None, "a meeting of yesterday");
}

#[test]
fn as_few_optional_questions_as_possible_are_suggested_and_never_more_than_needed() {
    let room = meeting("ned-kjerne", 120);
    let session: &Session = room.session();
    let place = &room.model.meeting.as_ref().unwrap().place;
    let outline = session.outline();
    let optional: Vec<(usize, i64)> = outline
        .iter()
        .filter(|entry| entry.question.optional && entry.question.id != place.question)
        .map(|entry| (entry.number, i64::from(entry.minutes)))
        .collect();
    let all: i64 = optional.iter().map(|(_, minutes)| minutes).sum();
    assert!(optional.len() >= 3, "the core set has three that can wait");
    for over in -5..=all + 5 {
        let chosen = to_leave_out(session, place, over);
        let won: i64 = outline
            .iter()
            .filter(|entry| chosen.contains(&entry.question.id))
            .map(|entry| i64::from(entry.minutes))
            .sum();
        assert!(won >= over.min(all).max(0), "{over} minutes over");
        let fewest = (0..=optional.len())
            .find(|count| {
                let mut longest: Vec<i64> = optional.iter().map(|(_, minutes)| *minutes).collect();
                longest.sort_unstable_by(|a, b| b.cmp(a));
                longest.iter().take(*count).sum::<i64>() >= over.min(all).max(0)
            })
            .unwrap();
        assert_eq!(chosen.len(), fewest, "{over} minutes over");
    }
}

#[test]
fn answering_changes_no_forecast_that_time_does_not_change() {
    let mut room = meeting("ned-kjerne", 120);
    let before = behind(&room);
    room.line("ro i gangen").line("flere hender");
    assert_eq!(behind(&room), before);
}

#[test]
fn a_question_answered_in_the_other_sitting_is_still_to_come_in_this_one() {
    let room = meeting("ned-kjerne", 120);
    let session = room.session();
    let place = &room.model.meeting.as_ref().unwrap().place;
    let begun = room.env.local();
    let at = At { begun, now: begun, spent: 0 };
    let before = pace(session, place, at);
    let mut other = session.clone();
    let mut evening = other.sittings[0].clone();
    evening.id = room.env.new_id();
    let mut table = other.groups[0].clone();
    (table.id, table.sitting) = (room.env.new_id(), evening.id);
    let question = other.outline()[4].question.id.clone();
    other.sittings.push(evening.clone());
    other.groups.push(table.clone());
    let line = |group| Op::AddAnswers { question: question.clone(), group, lines: vec!["ro".into()] };
    let changes = dialogduk::ops::plan(&line(table.id), &other, &room.env).unwrap().changes;
    dialogduk::domain::change::apply_all(&changes, &mut other).unwrap();
    assert_eq!(pace(&other, place, at), before, "answered elsewhere");
    let here = other.groups[0].id;
    let changes = dialogduk::ops::plan(&line(here), &other, &room.env).unwrap().changes;
    dialogduk::domain::change::apply_all(&changes, &mut other).unwrap();
    assert!(pace(&other, place, at).end < before.end, "answered here");
}

#[test]
fn the_clock_stands_where_it_was_when_the_lid_was_closed() {
    for (name, steady) in [("only the wall clock went on", false), ("both clocks went on", true)] {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        room.press("F3").wait(Duration::from_secs(30));
        if steady {
            room.env.advance(minutes(45));
        } else {
            room.env.advance_wall(minutes(45));
        }
        room.press("F1").press("Esc");
        let meeting = room.model.meeting.as_ref().unwrap();
        assert!(!meeting.is_clock_running(), "{name}");
        assert_eq!(meeting.phase_time(meeting.place.phase, room.model.now.elapsed).0, 30, "{name}");
        room.sees("maskinen gikk i dvale").sees("Hva merker brukerne");
        room.press("F3").sees_no("maskinen gikk i dvale");
        room.wait(Duration::from_secs(5));
        let meeting = room.model.meeting.as_ref().unwrap();
        assert_eq!(meeting.phase_time(meeting.place.phase, room.model.now.elapsed).0, 35, "{name}");
    }
}

#[test]
fn a_clock_set_back_and_a_busy_keyboard_do_not_stop_the_time() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("F3");
    room.env.retreat_wall(minutes(60));
    for _ in 0..200 {
        room.env.advance(Duration::from_millis(900));
        room.type_("a");
    }
    let meeting = room.model.meeting.as_ref().unwrap();
    assert!(meeting.is_clock_running());
    assert_eq!(meeting.phase_time(meeting.place.phase, room.model.now.elapsed).0, 180);
}

#[test]
fn time_running_out_moves_and_locks_nothing() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.type_("vi har").press("F3");
    let before = (room.model.meeting.as_ref().unwrap().place.clone(), room.model.screen);
    room.wait(minutes(2)).sees("Tida er ute");
    room.wait(minutes(60)).sees_no("Tida er ute").sees("+60.00").sees("vi har");
    let meeting = room.model.meeting.as_ref().unwrap();
    assert_eq!((&meeting.place, room.model.screen), (&before.0, before.1), "nothing moved");
    room.line(" det travelt").sees("vi har det travelt");
}

#[test]
fn the_bell_sounds_once_a_phase_and_only_where_the_file_asks_for_it() {
    for (bell, rings) in [(false, 0), (true, 1)] {
        let mut room =
            Room::with(Store::in_memory().unwrap(), Settings { bell, ..Settings::default() }, 80, 24);
        let session = in_meeting("ned-kjerne", &[5, 5]).session().clone();
        room.desk.store.create_session(&session).unwrap();
        room.open(vec![dialogduk::tui::msg::Effect::Open(session.id)]);
        let effects = room.model.go(dialogduk::tui::model::Screen::Question, &room.env);
        room.open(effects);
        room.press("F3");
        let mut heard = 0;
        for _ in 0..300 {
            room.env.advance(Duration::from_secs(1));
            let effects = update(&mut room.model, Msg::Tick, &room.env);
            heard += effects.iter().filter(|it| **it == dialogduk::tui::msg::Effect::Bell).count();
        }
        assert_eq!(heard, rings, "bell = {bell}");
    }
}

#[test]
fn more_minutes_take_the_clock_back_from_over_time_and_it_can_run_out_again() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("F12").press("F3");
    let phase = room.model.meeting.as_ref().unwrap().place.phase;
    assert_eq!(phase, Phase::Talk);
    // Three quarters of the five minutes after the silent ones; of ten, when five more are given.
    room.wait(Duration::from_secs(226)).sees("Tida er ute");
    room.command(Id::FiveMinutesMore);
    room.wait(minutes(1)).sees_no("Tida er ute").sees_no("+");
    room.wait(Duration::from_secs(165)).sees("Tida er ute");
}

#[test]
fn each_sitting_has_clocks_of_its_own() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("F3").wait(Duration::from_secs(90)).press("F3");
    let (day, date) = (room.session().sittings[0].id, room.env.today());
    room.does(&Op::AddSitting {
        label: "kveld".into(),
        date,
        kind: SittingKind::Gathering,
        tables: Vec::new(),
    });
    let evening = room.session().sittings[1].id;
    let time = |room: &Room| {
        let meeting = room.model.meeting.as_ref().unwrap();
        meeting.phase_time(Phase::Silent, room.model.now.elapsed).0
    };
    for (sitting, used) in [(evening, 0), (day, 90)] {
        let effects = room.model.meeting.as_mut().unwrap().go_to_sitting(sitting, &room.env);
        room.open(effects);
        assert_eq!(time(&room), used);
    }
    // Both are there after a restart, whichever one stood in.
    let effects = room.model.meeting.as_mut().unwrap().go_to_sitting(evening, &room.env);
    room.open(effects);
    let kept = room.desk.store.place(room.session().id).unwrap().unwrap();
    assert_eq!(kept.seconds(&kept.question, Phase::Silent), 0);
    let by_day = dialogduk::domain::place::Place { sitting: day, ..kept };
    assert_eq!(by_day.seconds(&by_day.question, Phase::Silent), 90);
}

#[test]
fn minutes_used_here_stay_while_a_sheet_of_another_sitting_is_keyed_in() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("F3").wait(Duration::from_secs(90)).press("F3");
    let (date, tables) = (room.env.today(), vec!["Bord 1".to_owned()]);
    room.does(&Op::AddSitting { label: "kveld".into(), date, kind: SittingKind::Gathering, tables });
    let evening = room.session().sittings[1].id;
    let meeting = room.model.meeting.as_mut().unwrap();
    let home = meeting.place.clone();
    let mut effects = meeting.go_to_sitting(evening, &room.env);
    effects.extend(meeting.return_to(home.clone()));
    assert_eq!(meeting.place, home);
    room.open(effects);
    let id = room.session().id;
    let kept = room.desk.store.place(id).unwrap().unwrap();
    assert_eq!(kept.used.values().sum::<u32>(), 90);
}

#[test]
fn a_night_shift_has_a_forecast_after_midnight() {
    let mut room = meeting("ned-kjerne", 110);
    room.wait(minutes(60 * 9 + 30));
    let sitting = room.session().sittings[0].id;
    let start = chrono::NaiveTime::from_hms_opt(22, 30, 0);
    room.does(&Op::EditSitting(sitting, SittingEdit::Start(start)));
    room.wait(minutes(60));
    assert_eq!(room.env.local().date(), room.session().sittings[0].date.succ_opt().unwrap());
    assert!(behind(&room).is_some());
    room.wait(minutes(60 * 12));
    assert_eq!(behind(&room), None, "whoever opens it next day is not behind a plan");
}

#[test]
fn a_cloth_taken_part_by_part_leaves_each_gathering_its_own_parts() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let whole = room.session().clone();
    let at = |room: &Room| {
        let local = room.env.local();
        At { begun: local, now: local, spent: 0 }
    };
    let alone = pace(&whole, &room.model.meeting.as_ref().unwrap().place, at(&room)).end;
    room.line("Ro på morgenen");
    let date = room.env.today();
    let tables = vec!["Bord 1".to_owned()];
    room.does(&Op::AddSitting { label: "dag to".into(), date, kind: SittingKind::Gathering, tables });
    let second = room.session().sittings[1].id;
    let effects = room.model.meeting.as_mut().unwrap().go_to_sitting(second, &room.env);
    room.open(effects);
    let end = |room: &Room| pace(room.session(), &room.model.meeting.as_ref().unwrap().place, at(room)).end;
    let later = room.session().set.parts[1].clone();
    let effects = room.model.meeting.as_mut().unwrap().go_to(&later.questions[0].id, &room.env);
    room.open(effects);
    assert_eq!(end(&room), alone, "before it has begun, all of it is to come");
    room.line("Ro om kvelden");
    let elsewhere: u16 = whole.set.parts[0].questions.iter().map(|it| it.minutes).sum();
    assert_eq!(
        (alone - end(&room)).num_minutes(),
        i64::from(elsewhere),
        "what the first took is not to come"
    );
    let place = &room.model.meeting.as_ref().unwrap().place;
    let offered = to_leave_out(room.session(), place, i64::MAX);
    assert!(offered.iter().all(|id| !whole.set.parts[0].questions.iter().any(|it| it.id == *id)));
}

#[test]
fn line_by_line_the_plan_is_told_and_what_can_wait_is_taken_out() {
    let mut store = Store::in_memory().unwrap();
    let env = dialogduk::env::Env::fixed();
    let script = "\nSolbakken sykehjem\nNED kjerneduk\n5 5\n22.11.2026\n14.03\n90\n\n\n\n\n";
    let said =
        crate::plain::play(&mut store, None, &env, &format!("{script}/tid\n/tid 1\n/tid 12\n/tid\n/angre\n"));
    for told in [
        "Klokka er 14.03. Slik planen er, slutter dere ca. 15.54: 21 min over tida.",
        "12. ubrukt · 6 min (holder)",
        "Det spørsmålet kan ikke tas ut slik.",
        "Spørsmålet er tatt ut av planen. /angre angrer.",
        "slutter dere ca. 15.48: 15 min over tida.",
    ] {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
}

#[test]
fn line_by_line_a_long_talk_runs_the_clock_on_and_a_closed_lid_stops_it() {
    for (name, wall_only, minutes_away, told) in [
        ("a talk of ten minutes", false, 10, "Tida er ute."),
        ("the lid closed for ten minutes", true, 10, "maskinen gikk i dvale"),
        ("a night", false, 600, "maskinen gikk i dvale"),
    ] {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        let meeting = room.model.meeting.take().unwrap();
        let opened = dialogduk::tui::msg::Opened {
            loaded: room.desk.store.load(meeting.session.id).unwrap().unwrap(),
            live: None,
            place: Some(meeting.place.clone()),
            drafts: Vec::new(),
            owed: Vec::new(),
            earlier: Vec::new(),
        };
        let mut meeting = dialogduk::tui::meeting::Meeting::new(opened).looked_at_by_lines();
        meeting.start_clock(&room.env);
        room.env.advance(Duration::from_secs(30));
        meeting.look(&room.env);
        let away = minutes(minutes_away);
        if wall_only {
            room.env.advance_wall(away);
        } else {
            room.env.advance(away);
        }
        let texts = dialogduk::i18n::texts(dialogduk::domain::localized::Lang::Nb);
        let said = match meeting.look(&room.env).0 {
            Some(dialogduk::tui::clock::Noticed::Slept) => texts.pace.slept,
            Some(dialogduk::tui::clock::Noticed::TimeIsUp) => texts.pace.time_is_up,
            None => "",
        };
        assert!(said.contains(told), "{name}: «{said}»");
    }
}
