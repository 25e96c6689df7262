//! People in groups: roles by seat, attendance and check-in as numbers, agreeing in two rounds, what the room agrees on.

use std::time::Duration;

use dialogduk::domain::answer::{Body, ScaleTally, StanceRounds, StanceTally};
use dialogduk::domain::question_set::KindCode;
use dialogduk::domain::room::{CheckMoment, Preparation};
use dialogduk::domain::session::{Attendance, Mark, MarkKind, Session};
use dialogduk::ops::{DetailEdit, Op, PresenceRole, Refusal, Store};
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;

use crate::driver::{Room, in_meeting};
use crate::fixture;

/// A meeting with every kind of question, at the one with this id.
fn at(question: &str, tables: &[u16]) -> Room {
    let mut room = Room::new();
    let session = fixture::session(&room.env);
    room.desk.store.create_session(&session).unwrap();
    room.open(vec![Effect::Open(session.id)]);
    room.press("Enter");
    let sitting = session.sittings[0].id;
    room.does(&Op::SetTables { sitting, sizes: tables.to_vec(), label: "Bord".into() });
    go_to(&mut room, question);
    room
}

fn go_to(room: &mut Room, question: &str) {
    let id = dialogduk::domain::ids::QuestionId::new(question);
    let effects = room.model.meeting.as_mut().unwrap().go_to(&id, &room.env);
    room.open(effects);
    let effects = room.model.go(Screen::Question, &room.env);
    room.open(effects);
}

/// The seat that leads at the first table, as the card tells it.
fn leader(room: &mut Room) -> String {
    room.command(Id::Roles);
    let screen = room.screen();
    let line = screen.lines().find(|line| line.contains("Bord 1: sete")).unwrap_or_default().to_owned();
    room.press("Esc");
    line.split("sete ").nth(1).unwrap_or_default().split(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn the_leader_of_the_talk_goes_round_the_table_and_the_first_line_ends_the_cue() {
    let mut room = in_meeting("ned-kjerne", &[4, 5]);
    room.sees("Velg hvem som leder samtalen ved bordet først");
    let mut led = vec![leader(&mut room)];
    for _ in 0..5 {
        room.press("PgDn");
        // Scales are answered by each person, and nobody leads there.
        if room.screen().contains("venstre leder samtalen") {
            led.push(leader(&mut room));
        }
    }
    assert_eq!(led, ["1", "2", "3", "4", "1"], "four seats at the first table");
    room.line("ro i gangen").sees_no("Neste til venstre");
    room.press("PgUp");
    assert_eq!(leader(&mut room), "4", "the same seat when one comes back");
}

#[test]
fn a_seat_is_skipped_and_roles_are_swapped_and_the_skip_is_there_after_a_restart() {
    let mut room = in_meeting("ned-kjerne", &[4, 5]);
    room.command(Id::SkipSeat).sees("hoppet over");
    assert_eq!(leader(&mut room), "2");
    room.command(Id::SwapRoles);
    assert_eq!(leader(&mut room), "3");
    room.press("PgDn PgUp");
    assert_eq!(leader(&mut room), "2", "swapped for that question only");
    let place = room.desk.store.place(room.session().id).unwrap().unwrap();
    assert_eq!((place.turns.skipped, place.turns.swapped), (1, false));
    room.press("F5").sees("Neste til venstre leder samtalen").sees_no("bordet først");
    room.resize(40, 12).sees("Neste til venstre leder samtalen");
}

#[test]
fn a_room_without_tables_or_seats_is_told_of_no_seats() {
    let mut plenary = in_meeting("ned-kjerne", &[]);
    plenary.sees_no("leder samtalen");
    let mut uncounted = in_meeting("ned-kjerne", &[0, 0]);
    uncounted.sees("leder samtalen ved bordet").command(Id::Roles).sees("ingen bord med talte plasser");
}

#[test]
fn attendance_is_said_as_numbers_and_odd_numbers_are_told() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    for (typed, counted, told) in [
        ("18 av 23", (Some(18), Some(23)), "18 av 23 er her."),
        ("-3", (Some(18), Some(23)), "Skriv det som"),
        ("mange", (Some(18), Some(23)), "Skriv det som"),
        ("25 av 23", (Some(25), Some(23)), "25 er flere enn de 23 som var invitert"),
        ("0 av 23", (Some(0), Some(23)), "0 av 23 er her."),
    ] {
        room.command(Id::Attendance).press("Ctrl+Home Ctrl+Del Ctrl+Del Ctrl+Del").line(typed);
        let sitting = &room.session().sittings[0];
        assert_eq!((sitting.attended, sitting.invited), counted, "{typed}");
        room.sees(told);
        if !room.model.dialogs.is_empty() {
            room.press("Esc");
        }
    }
    room.press("Ctrl+Z");
    let sitting = &room.reload().sittings[0];
    assert_eq!((sitting.attended, sitting.invited), (Some(25), Some(23)), "one step back");
}

#[test]
fn a_part_has_a_number_of_its_own_only_while_it_differs_and_the_report_tells_it() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.command(Id::Attendance).line("18 av 23");
    room.command(Id::PartAttendance).line("13").sees("13 er med på «Sykdom og fravær».");
    let sheet = |session: &Session| {
        let lang = dialogduk::domain::localized::Lang::Nb;
        let day = session.sittings[0].date;
        format!(
            "{:?}",
            dialogduk::report::result_sheet(session, lang, day, &dialogduk::report::Brevity::EVERYTHING)
                .blocks
        )
    };
    assert!(sheet(room.session()).contains("18 av 23 inviterte · del 1: 13"));
    room.command(Id::PartAttendance)
        .press("Backspace Backspace")
        .line("")
        .sees("like mange som møtet ellers");
    assert!(room.reload().part_attendance.is_empty());
    assert!(!sheet(room.session()).contains("del 1"));
}

#[test]
fn a_check_in_is_counted_one_digit_a_person_and_told_from_five_on() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let tally = |room: &Room| {
        let session = room.reload();
        session.check(session.sittings[0].id, CheckMoment::In).map(|pulse| pulse.tally)
    };
    room.command(Id::CheckIn).line("44a").sees("Skriv bare tall fra 0 til 5").press("Esc");
    assert_eq!(tally(&room), None);
    room.command(Id::CheckIn).line("4435").sees("4 har svart. Snittet vises når minst fem har svart.");
    room.command(Id::CheckIn).type_("3").press("Enter").sees("5 har svart, snitt 3,8");
    assert_eq!(tally(&room), Some(ScaleTally { counts: [0, 0, 2, 2, 1], dont_know: 0 }));
    room.command(Id::CheckOut).line("55555").sees("5 har svart, snitt 5,0 · innsjekk 3,8");
    room.press("Ctrl+Z Ctrl+Z");
    assert_eq!(tally(&room), Some(ScaleTally { counts: [0, 0, 1, 2, 1], dont_know: 0 }));
}

#[test]
fn the_check_in_of_last_time_is_told_beside_this_one_and_a_rehearsal_is_not() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.command(Id::CheckIn).line("22222").sees("5 har svart, snitt 2,0").sees_no("·  ");
    let before = room.session().clone();
    for (rehearsal, days) in [(true, 1), (false, 2)] {
        room.env.advance(Duration::from_secs(days * 24 * 60 * 60));
        let mut next = before.clone();
        next.id = room.env.new_id();
        next.rehearsal = rehearsal;
        next.checks.clear();
        next.sittings[0].date = room.env.today();
        room.desk.store.create_session(&next).unwrap();
        room.open(vec![Effect::Open(next.id)]);
        room.command(Id::CheckIn).line("44444").sees("5 har svart, snitt 4,0 · 22. november: 2,0");
    }
}

#[test]
fn both_rounds_of_a_stance_are_kept_and_the_change_is_shown() {
    let mut room = at("enig", &[6, 6]);
    room.command(Id::SecondRound).sees("Tell første runde først.");
    room.type_("112334").command(Id::SecondRound).sees("Andre runde.");
    room.type_("111123").sees("(+2)").sees("(−1)").sees("andre runde: 6 har svart");
    let first = StanceTally { agree: 2, partly: 1, disagree: 2, pass: 1 };
    let second = StanceTally { agree: 4, partly: 1, disagree: 1, pass: 0 };
    let bodies: Vec<Body> = room.reload().answers.iter().map(|answer| answer.body.clone()).collect();
    assert_eq!(bodies, [Body::Stance(StanceRounds { first, second: Some(second) })]);
    room.type_("1").sees("7 er talt, men bare 6 er her.");
    room.press("Backspace").sees_no("men bare");
    for _ in 0..8 {
        room.press("Ctrl+Z");
    }
    room.press("Ctrl+Z");
    assert_eq!(room.reload().answers[0].body, Body::Stance(StanceRounds::once(first)), "taken back");
}

#[test]
fn a_second_round_nobody_has_answered_in_is_given_up_and_other_questions_have_none() {
    let mut room = at("enig", &[6, 6]);
    room.type_("11").command(Id::SecondRound).command(Id::SecondRound).sees("Bare én runde.");
    let once = StanceRounds::once(StanceTally { agree: 2, ..StanceTally::default() });
    assert_eq!(room.reload().answers[0].body, Body::Stance(once));
    go_to(&mut room, "liste");
    room.command(Id::SecondRound).sees("Bare spørsmål med enig");
}

#[test]
fn a_part_ends_with_what_the_room_agrees_on() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("ro i gangen").press("F6").command(Id::ShowAgreed).sees("– ro i gangen").press("Esc");
    room.press("PgDn PgDn PgDn").sees_no("Delen slutter her");
    room.line("flere hender").sees("Delen slutter her: 1 linje er dere enige om");
    room.press("F6").sees("Delen slutter her: 2 linjer er dere enige om");
    room.press("PgDn").sees_no("Delen slutter her");
    let mut fresh = in_meeting("ned-kjerne", &[5, 5]);
    fresh.command(Id::ShowAgreed).sees("Ingenting er merket som felles ennå. F6");
}

#[test]
fn the_opening_says_so_when_nobody_speaks_for_the_staff() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    for (safety, union, told) in [
        (Attendance::Unknown, Attendance::Unknown, "Er verneombud og tillitsvalgt med?"),
        (Attendance::No, Attendance::No, "Verken verneombud eller tillitsvalgt er med i dag."),
        (Attendance::No, Attendance::Yes, ""),
        (Attendance::Yes, Attendance::Unknown, ""),
    ] {
        room.does(&Op::SetDetail(DetailEdit::Presence(PresenceRole::SafetyRep, safety)));
        room.does(&Op::SetDetail(DetailEdit::Presence(PresenceRole::UnionRep, union)));
        let effects = room.model.go(Screen::Opening, &room.env);
        room.open(effects);
        if told.is_empty() {
            room.sees_no("tillitsvalgt");
        } else {
            room.sees(told);
        }
    }
}

#[test]
fn a_table_that_has_answered_cannot_be_planned_away_and_nothing_is_lost() {
    let mut room = in_meeting("ned-kjerne", &[5, 5, 5]);
    room.press("Tab Tab").line("fra bord tre");
    let session = room.session().clone();
    let sitting = session.sittings[0].id;
    let fewer = |sizes: Vec<u16>| Op::SetTables { sitting, sizes, label: "Bord".into() };
    let refused = dialogduk::ops::plan(&fewer(vec![8, 7]), &session, &room.env);
    assert!(matches!(refused, Err(Refusal::TableHasAnswers { .. })), "{refused:?}");
    room.does(&fewer(vec![8, 7]));
    assert_eq!(room.reload(), session);
}

#[test]
fn the_card_before_the_meeting_tells_whether_the_longest_question_that_is_asked_fits() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        let part = room.session().set.parts[0].id.clone();
        let card = |room: &mut Room| {
            room.resize(width, height).command(Id::Preflight).sees("Før dere begynner");
            let words: Vec<String> = room.screen().lines().map(|line| line.replace('│', "")).collect();
            room.press("Esc");
            words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(card(&mut room).contains("får plass i dette vinduet"), "{width}×{height}");
        let text = "Hva kan hver av oss gjøre for at det skal bli lettere å komme tilbake? ".repeat(6);
        room.does(&Op::AddQuestion { part, text, kind: KindCode::List });
        let told = card(&mut room);
        assert!(told.contains("får ikke plass"), "{width}×{height}: {told}");
        let question = room.session().added[0].question.id.clone();
        let mark = Some(Mark { kind: MarkKind::Skipped, reason: String::new() });
        room.does(&Op::Mark { question, mark });
        assert!(card(&mut room).contains("får plass i dette vinduet"), "what is skipped needs no room");
    }
}

#[test]
fn what_was_seen_to_before_the_meeting_is_kept_with_it_and_can_be_taken_back() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let prepared = |room: &Room| room.reload().details.prepared.into_iter().collect::<Vec<_>>();
    room.command(Id::Preflight).sees("Rom: bord til gruppene").sees("det lengste spørsmålet");
    // Enter ticks off and goes on to what is still open; a digit ticks its row.
    room.press("Enter").sees("Strøm: laderen").press("Enter").type_("5");
    assert_eq!(prepared(&room), [Preparation::Room, Preparation::Power, Preparation::Paper]);
    room.press("Up Up Up Up Enter");
    assert_eq!(prepared(&room).len(), 2, "ticked once more, it is open again");
    room.press("Esc Ctrl+Z");
    assert_eq!(prepared(&room), [Preparation::Room, Preparation::Power, Preparation::Paper]);
    for left in [Preparation::Projector, Preparation::Font, Preparation::Backup] {
        room.does(&Op::SetDetail(DetailEdit::Prepared(left, true)));
    }
    room.command(Id::Preflight).sees("Alt er sett til.");
    // The next meeting is prepared anew.
    let copy = dialogduk::ops::clone_session(room.session(), room.env.today(), false, &room.env);
    assert!(copy.details.prepared.is_empty());
}

#[test]
fn a_check_in_by_a_word_is_counted_and_told_beside_last_time() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let words = |room: &Room| {
        let session = room.reload();
        session.check(session.sittings[0].id, CheckMoment::In).map(|it| it.words.clone()).unwrap_or_default()
    };
    room.command(Id::CheckIn).line("trøtt 3, 4").sees("eller ord: trøtt 3, glad").press("Esc");
    assert!(words(&room).is_empty());
    room.command(Id::CheckIn)
        .line("trøtt 3, glad")
        .sees("4 har svart. Ordene vises når minst fem har svart.");
    room.command(Id::CheckIn).type_(", rolig").press("Enter").sees("5 har svart: trøtt 3, glad, rolig");
    assert_eq!(words(&room)["trøtt"], 3);
    room.command(Id::CheckOut).line("55555").sees("5 har svart, snitt 5,0 · innsjekk trøtt 3, glad, rolig");
    let before = room.session().clone();
    room.env.advance(Duration::from_secs(24 * 60 * 60));
    let mut next = before.clone();
    next.id = room.env.new_id();
    next.checks.clear();
    next.sittings[0].date = room.env.today();
    room.desk.store.create_session(&next).unwrap();
    room.open(vec![Effect::Open(next.id)]);
    room.command(Id::CheckIn).line("glad 5").sees("5 har svart: glad 5 · 22. november: trøtt 3, glad, rolig");
    room.command(Id::CheckOut).line("44444").command(Id::CheckOut).press("Ctrl+End");
    room.press("Backspace Backspace Backspace Backspace Backspace Enter").sees("Utsjekken er tatt bort.");
}

#[test]
fn line_by_line_a_room_is_counted_and_takes_turns_the_same_way() {
    let mut room = in_meeting("ned-kjerne", &[4, 5]);
    let id = room.session().id;
    room.press("Ctrl+Q");
    let env = dialogduk::env::Env::fixed();
    let mut store: Store = std::mem::replace(&mut room.desk.store, Store::in_memory().unwrap());
    let said = crate::plain::play(
        &mut store,
        Some(id),
        &env,
        "/roller\n/hopp over sete\n/roller\n/bytt roller\n/oppmøte 18 av 23\n/oppmøte -1\n/med på delen 15\n/innsjekk 44352\n\
         /utsjekk 55555\n/enige om\n/andre runde\n/sjekkliste 2\n/sjekkliste 9\n/utsjekk glad 4, trøtt\n",
    );
    for told in [
        "Velg hvem som leder samtalen ved bordet først.",
        "Bord 1: sete 1 leder, sete 2 skriver, sete 3 leser opp",
        "Bord 2: sete 2 leder, sete 3 skriver, sete 4 leser opp",
        "Leder og skriver har byttet",
        "18 av 23 er her.",
        "Skriv det som «18 av 23»",
        "15 er med på «Sykdom og fravær».",
        "5 har svart, snitt 3,6",
        "5 har svart, snitt 5,0 · innsjekk 3,6",
        "Ingenting er merket som felles ennå. /felles",
        "Bare spørsmål med enig",
        "Før dere begynner",
        "2. Strøm: laderen står i. Går maskinen i dvale, stopper klokka til du starter den igjen. (krysset av)",
        "5 har svart: glad 4, trøtt · innsjekk 3,6",
    ] {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
    let session = store.load(id).unwrap().unwrap().session;
    assert_eq!(
        (session.sittings[0].attended, session.part_attendance.len(), session.checks.len()),
        (Some(18), 1, 2)
    );
}

#[test]
fn tables_that_are_ready_are_counted_for_both_windows_until_the_room_goes_on() {
    let mut room = in_meeting("ned-kjerne", &[4, 4, 4, 4]);
    let ready = |room: &Room| {
        let kept = room.desk.store.live(room.session().id).unwrap().unwrap();
        (room.model.meeting.as_ref().unwrap().live.ready.len(), kept.live.ready.len())
    };
    for (typed, count) in [("3", 3), ("0", 0), ("5", 0), ("-1", 0), ("4", 4), ("mange", 4)] {
        room.command(Id::TablesReady).sees("0 til 4").line(typed);
        assert_eq!(ready(&room), (count, count), "{typed}");
        if !room.model.dialogs.is_empty() {
            room.press("Esc");
        }
    }
    room.wait(Duration::from_secs(10)).sees("4 av 4 bord er klare");
    room.command(Id::TableReady).sees("3 av 4 bord er klare").sees("Bord 2 √").sees_no("Bord 1 √");
    room.press("Shift+Tab").command(Id::TableReady).sees("Plenum er ikke et bord");
    room.press("PgDn").sees_no("bord er klare");
    assert_eq!(ready(&room), (0, 0));
}

#[test]
fn who_has_not_been_heard_is_told_and_nothing_of_it_outlives_the_question_or_the_meeting() {
    let mut room = in_meeting("ned-kjerne", &[4, 4, 4]);
    room.command(Id::Heard).sees("Bord 1 er hørt 1 gang.").sees("Ikke hørt ennå: Bord 2, Bord 3");
    room.press("Tab").command(Id::Heard).command(Id::Heard).sees("Bord 2 er hørt 2 ganger.");
    let before = room.reload();
    room.press("PgDn");
    assert!(room.model.meeting.as_ref().unwrap().live.heard.is_empty());
    room.command(Id::Heard);
    room.does(&Op::SetDetail(DetailEdit::Leader("avdelingsleder".into())));
    room.does(&Op::Close);
    assert!(room.model.meeting.as_ref().unwrap().live.heard.is_empty(), "closed");
    assert_eq!(before.answers, room.reload().answers, "nothing of it is content");
}

#[test]
fn a_break_stops_the_clock_and_everything_is_there_afterwards() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("Tab").press("F3").wait(Duration::from_secs(40)).type_("vi holder på å");
    let place = room.model.meeting.as_ref().unwrap().place.clone();
    room.command(Id::Break).line("25.00").sees("Skriv et klokkeslett").press("Esc");
    room.command(Id::Break).line("10").sees("Pause til 14.14. Klokka står.");
    let kept = room.desk.store.live(room.session().id).unwrap().unwrap().live;
    assert_eq!(kept.break_until, Some(room.env.now() + Duration::from_secs(10 * 60 + 20)));
    room.wait(Duration::from_secs(12 * 60)).sees("Pausen var til 14.14. Begynn når dere er samlet.");
    let meeting = room.model.meeting.as_ref().unwrap();
    assert!(!meeting.is_clock_running(), "nothing begins by itself");
    let after = meeting.place.clone();
    assert_eq!((&after.question, after.group, after.phase), (&place.question, place.group, place.phase));
    assert_eq!(after.used.values().sum::<u32>(), 40);
    room.sees("vi holder på å").command(Id::Break).sees("Pausen er slutt.").sees_no("Pause til");
    room.command(Id::Break).line("14.30").sees("Pause til 14.30").press("F3").sees_no("Pause til");
    assert!(room.model.meeting.as_ref().unwrap().is_clock_running(), "who starts the clock is back");
}

#[test]
fn a_break_is_there_after_a_restart_and_forgotten_the_day_after() {
    for (hours, there) in [(0, true), (20, false)] {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        room.command(Id::Break).line("14.30");
        let id = room.session().id;
        room.env.advance(Duration::from_secs(hours * 60 * 60));
        room.model.meeting = None;
        room.open(vec![Effect::Open(id)]);
        let effects = room.model.go(Screen::Question, &room.env);
        room.open(effects);
        room.press("F1 Esc");
        assert_eq!(
            room.model.meeting.as_ref().unwrap().live.break_until.is_some(),
            there,
            "{hours} hours later"
        );
    }
}

#[test]
fn line_by_line_tables_are_ready_and_heard_and_breaks_are_taken_the_same_way() {
    let mut room = in_meeting("ned-kjerne", &[4, 5]);
    let id = room.session().id;
    room.press("Ctrl+Q");
    let env = dialogduk::env::Env::fixed();
    let mut store: Store = std::mem::replace(&mut room.desk.store, Store::in_memory().unwrap());
    let script = "/klare 2\n/klare\n/klare 7\n/plenum\n/klare\n/bord 2\n/hørt\n/pause i morgen\n/pause 10\n/pause\n/pause 14.30\n/klokke\n";
    let said = crate::plain::play(&mut store, Some(id), &env, script);
    for told in [
        "2 av 2 bord er klare",
        "1 av 2 bord er klare",
        "Hvor mange bord er klare? 0 til 2",
        "Plenum er ikke et bord",
        "Bord 2 er hørt 1 gang.\nIkke hørt ennå: Bord 1.",
        "Skriv et klokkeslett senere i dag",
        "Pause til 14.13. Klokka står.",
        "Pausen er slutt.",
        "Pause til 14.30.",
    ] {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
}

#[test]
fn the_room_reads_who_leads_the_talk_until_the_tables_have_something_to_say() {
    let mut room = in_meeting("ned-kjerne", &[4, 5]);
    room.press("F5").sees("Velg hvem som leder samtalen ved bordet først").press("PgDn");
    room.sees("Neste til venstre leder samtalen").press("Esc");
    room.line("ro i gangen").press("F5").sees_no("leder samtalen");
}
