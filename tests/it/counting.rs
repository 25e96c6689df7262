//! Numbers typed by the facilitator: larger than the room, below nothing, of nobody; and that every number on a screen is
//! the one in the file.

use dialogduk::domain::answer::Body;
use dialogduk::domain::ids::MeasureId;
use dialogduk::domain::measure::Consent;
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::sitting::SittingKind;
use dialogduk::env::Env;
use dialogduk::ops::{Ballot, NewMeasure, Op, Store};
use dialogduk::tui::commands::Id;
use dialogduk::tui::dialogs::Dialog;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;
use dialogduk::tui::screens::measure::Field;
use dialogduk::tui::screens::question::tally;

use crate::driver::{Room, built_in, in_meeting, in_meeting_on};
use crate::plain::play;

/// A meeting of ten at two tables, with two proposals.
fn room_of_ten() -> (Room, MeasureId) {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    for title in ["Ro i gangen om morgenen", "Leder møter nattevaktene"] {
        room.does(&Op::Propose(NewMeasure { title: title.into(), ..NewMeasure::default() }));
    }
    let first = room.session().measures[0].id;
    (room, first)
}

/// A field a number of people is typed in: how one gets there, and what it answers to less than nobody and to too many.
type Asked = (&'static str, fn(&mut Room, MeasureId), &'static str, &'static str, &'static str);

fn consent(room: &mut Room, measure: MeasureId) {
    room.model.measure.open_at(measure, Field::Supports);
    room.go(Screen::Measure);
}

const ASKED: &[Asked] = &[
    (
        "attendance",
        |room, _| {
            room.command(Id::Attendance);
        },
        "Skriv det som «18 av 23»",
        "12 av 10",
        "12 er flere enn de 10 som var invitert",
    ),
    (
        "part",
        |room, _| {
            room.command(Id::Attendance).line("9 av 10").command(Id::PartAttendance);
        },
        "Skriv det som «18 av 23»",
        "12",
        "12 er flere enn de 10 som var invitert",
    ),
    (
        "check-in",
        |room, _| {
            room.command(Id::CheckIn);
        },
        "Skriv bare tall fra 0 til 5",
        "44444444444",
        "11 er talt, men bare 10 er her.",
    ),
    (
        "check-out",
        |room, _| {
            room.command(Id::CheckOut);
        },
        "Skriv bare tall fra 0 til 5",
        "44444444444",
        "11 er talt, men bare 10 er her.",
    ),
    (
        "tables ready",
        |room, _| {
            room.command(Id::TablesReady);
        },
        "Hvor mange bord er klare? 0 til 2",
        "3",
        "Hvor mange bord er klare? 0 til 2",
    ),
    (
        "voters",
        |room, _| {
            room.go(Screen::Vote);
            room.command(Id::EditBallot);
        },
        "Skriv et helt tall, for eksempel 24.",
        "11",
        "11 er talt, men bare 10 er med i møtet.",
    ),
    ("consent", consent, "Skriv et helt tall", "11", "11 er talt, men bare 10 er med i møtet."),
    (
        "came, at the end",
        |room, _| {
            room.command(Id::Attendance).line("9 av 10");
            room.go(Screen::Close);
            room.select_row("Frammøtte");
        },
        "Skriv et helt tall",
        "12",
        "12 er flere enn de 10 som var invitert",
    ),
    (
        "closing question",
        |room, _| {
            room.go(Screen::Close);
            room.select_row(": ja");
        },
        "Skriv et helt tall",
        "11",
        "11 er talt, men bare 10 er her.",
    ),
];

#[test]
fn every_number_of_people_answers_to_less_than_nobody_and_to_more_than_the_room() {
    for (name, there, not_a_number, many, too_many) in ASKED {
        let (mut room, measure) = room_of_ten();
        there(&mut room, measure);
        let before = room.reload();
        let clear = |room: &mut Room| {
            room.press("Ctrl+End").press(&"Backspace ".repeat(12));
        };
        clear(&mut room);
        room.line("-3");
        assert_eq!(room.reload(), before, "{name}: nothing is kept of -3");
        assert!(room.screen().contains(not_a_number), "{name} says nothing of -3:\n{}", room.screen());

        let (mut room, measure) = room_of_ten();
        there(&mut room, measure);
        clear(&mut room);
        room.line(many);
        // What is refused stays open; the ballot asks two things more.
        for _ in 0..3 {
            if !room.model.dialogs.is_empty() {
                room.press("Enter");
            }
        }
        assert!(room.screen().contains(too_many), "{name} says nothing of {many}:\n{}", room.screen());
    }
}

#[test]
fn line_by_line_every_number_of_people_answers_the_same_way() {
    for (typed, told, keeps) in [
        ("/oppmøte -3", "Skriv det som «18 av 23»", false),
        ("/oppmøte 12 av 10", "12 er flere enn de 10 som var invitert", true),
        ("/med på delen -3", "Skriv det som «18 av 23»", false),
        ("/innsjekk -3", "Skriv bare tall fra 0 til 5", false),
        ("/innsjekk 44444444444", "11 er talt, men bare 10 er her.", true),
        ("/utsjekk 44444444444", "11 er talt, men bare 10 er her.", true),
        ("/klare -3", "Hvor mange bord er klare? 0 til 2", false),
        ("/avstemning -3 24", "Skriv /avstemning, hvor mange som stemmer", false),
        ("/avstemning 11 3", "11 er talt, men bare 10 er med i møtet.", true),
        ("/åpne 1\nsamtykke: -3 0 0", "Skriv tre tall", false),
        ("/åpne 1\nsamtykke: 9 1 1", "11 er talt, men bare 10 er med i møtet.", true),
    ] {
        let (mut room, _) = room_of_ten();
        let id = room.session().id;
        room.press("Ctrl+Q");
        let mut store = std::mem::replace(&mut room.desk.store, Store::in_memory().unwrap());
        let before = store.load(id).unwrap().unwrap().session;
        let said = play(&mut store, Some(id), &Env::fixed(), &format!("{typed}\n"));
        assert!(said.contains(told), "{typed} was not answered with «{told}»:\n{said}");
        assert_eq!(store.load(id).unwrap().unwrap().session != before, keeps, "{typed}");
    }
}

#[test]
fn a_consent_round_larger_than_the_room_is_kept_and_asked_about() {
    let (mut room, measure) = room_of_ten();
    consent(&mut room, measure);
    room.line("9").line("2").line("").sees("11 er talt, men bare 10 er med i møtet.");
    let stored = Consent { supports: 9, can_live_with: 2, reserves: 0 };
    assert_eq!(room.reload().measures[0].consent, Some(stored));
    // Nobody has counted the room: nothing is too many.
    let mut room = in_meeting("ned-kjerne", &[]);
    room.does(&Op::Propose(NewMeasure { title: "Ro i gangen om morgenen".into(), ..NewMeasure::default() }));
    let measure = room.session().measures[0].id;
    consent(&mut room, measure);
    room.line("90").sees_no("er talt");
}

#[test]
fn every_number_on_the_screens_equals_a_query_on_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5, 5]);
    room.line("tunge løft").line("få pauser").press("Tab").line("ro i gangen");
    room.command(Id::Attendance).line("9 av 10");
    let tables = vec!["Bord 1".into(), "Bord 2".into()];
    let date = room.env.today();
    room.does(&Op::AddSitting { label: "natt".into(), date, kind: SittingKind::Gathering, tables });
    let night = room.session().sittings[1].id;
    let effects = room.model.meeting.as_mut().unwrap().go_to_sitting(night, &room.env);
    room.open(effects);
    room.line("mørkt ute").command(Id::Attendance).line("6 av 8");
    for title in ["Ro i gangen om morgenen", "Leder møter nattevaktene"] {
        room.does(&Op::Propose(NewMeasure { title: title.into(), ..NewMeasure::default() }));
    }
    let [first, second] = [0, 1].map(|at| room.session().measures[at].id);
    room.does(&Op::OpenVote(Ballot { participants: 15, votes_each: 3, cumulative: false }));
    let round = room.session().rounds[0].id;
    room.does(&Op::CastVotes { round, measure: first, votes: 11 });
    room.does(&Op::CastVotes { round, measure: second, votes: 7 });

    let file = rusqlite::Connection::open(&path).unwrap();
    let ask = |sql: &str| -> String { file.query_row(sql, [], |row| row.get(0)).unwrap() };
    room.go(Screen::Vote);
    room.sees(&ask(
        "SELECT (SELECT sum(votes) FROM vote) || ' av ' || (participants * votes_each) || ' stemmer' FROM vote_round",
    ));
    for sitting in 0..2 {
        let attended = ask(&format!("SELECT cast(attended AS TEXT) FROM sitting WHERE position = {sitting}"));
        let invited = ask(&format!("SELECT cast(invited AS TEXT) FROM sitting WHERE position = {sitting}"));
        let id = room.session().sittings[sitting].id;
        let effects = room.model.meeting.as_mut().unwrap().go_to_sitting(id, &room.env);
        room.open(effects);
        room.command(Id::Attendance).sees(&format!("{attended} av {invited}")).press("Esc");
    }
    room.go(Screen::Measures);
    let proposed = ask("SELECT cast(count(*) AS TEXT) FROM measure WHERE state = 'proposed'");
    assert!(
        room.screen().lines().any(|line| line.contains("orslag") && line.contains(&proposed)),
        "{}",
        room.screen()
    );
    room.go(Screen::Start);
    room.open(vec![Effect::ReadShelf]);
    room.sees(&ask("SELECT count(DISTINCT question) || ' av 16 besvart' FROM answer"));
    // Line by line the same numbers are told.
    let id = room.session().id;
    let lines = ask("SELECT cast(count(*) AS TEXT) FROM answer
         JOIN meeting_group AS g ON g.id = answer.meeting_group JOIN sitting AS s ON s.id = g.sitting
         WHERE answer.body = 'text' AND g.label = 'Bord 1' AND s.position = 0");
    room.press("Ctrl+Q");
    let mut store = std::mem::replace(&mut room.desk.store, Store::in_memory().unwrap());
    let said = play(&mut store, Some(id), &Env::fixed(), "/oppmøte\n/avstemning\n/samling 1\n");
    assert!(said.contains(&format!("{lines} linjer her.")), "{lines} lines:\n{said}");
    assert!(said.contains("18 av 45 stemmer"), "{said}");
}

#[test]
fn an_entry_that_is_refused_stays_in_its_dialog() {
    for (name, there, refused, _, _) in &ASKED[..6] {
        let (mut room, measure) = room_of_ten();
        there(&mut room, measure);
        room.press("Ctrl+End").press(&"Backspace ".repeat(12)).line("-33 av x").sees(refused);
        assert_eq!(room.model.dialogs.len(), 1, "{name}: {}", room.screen());
        assert!(room.screen().contains("-33 av x"), "{name}: {}", room.screen());
    }
}

#[test]
fn backspace_takes_back_what_was_counted_last_at_this_table_wherever_one_has_been() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let tally = |room: &Room| {
        let place = &room.model.meeting.as_ref().unwrap().place;
        let body = room.session().answers_of(&place.question, place.group).next().map(|it| it.body.clone());
        match body {
            Some(Body::Scale(tally)) => tally.counts,
            None => [0; 5],
            other => panic!("{other:?}"),
        }
    };
    while !room.screen().contains("svært enig") {
        room.press("PgDn");
    }
    room.type_("554").sees("Sist talt: 4").press("Tab").type_("1");
    room.press("Shift+Tab").sees("Sist talt: 4");
    room.press("Backspace");
    assert_eq!(tally(&room), [0, 0, 0, 0, 2]);
    // The left arrow takes one off a row of its own choice; the last of the others is still known.
    room.type_("2").press("Up Up Up Up Up Up Down Down Down Down Left Backspace");
    assert_eq!(tally(&room), [0, 0, 0, 0, 1]);
    room.press("Tab Backspace");
    assert_eq!(tally(&room), [0; 5]);
    // What somebody took back with undo is not known any more, and nothing is taken from the marked row instead.
    room.press("Shift+Tab").type_("33").press("Ctrl+Z Backspace").sees("Det siste er ikke kjent her.");
    assert_eq!(tally(&room), [0, 0, 1, 0, 1]);
}

#[test]
fn the_help_names_no_key_that_does_nothing_where_answers_are_counted() {
    let keys = |room: &mut Room| -> Vec<&'static str> {
        room.press("F1");
        let named = match room.model.dialogs.last() {
            Some(Dialog::Help(help)) => help.keys.iter().map(|(_, what)| *what).collect(),
            other => panic!("no help: {}", other.is_some()),
        };
        room.press("Esc");
        named
    };
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    assert!(keys(&mut room).contains(&"lagre linja"), "a question answered in lines");
    let counted =
        room.session().outline().iter().position(|entry| matches!(entry.question.kind, Kind::Scale));
    for _ in 0..counted.expect("a question with a scale") {
        room.press("PgDn");
    }
    let named = keys(&mut room);
    assert!(named.len() > 5 && !named.contains(&"lagre linja"), "{named:?}");
}

#[test]
fn where_a_small_window_hides_options_signs_tell_that_there_are_more() {
    let mut hidden = 0;
    for listed in &built_in().sets {
        let set = &listed.set;
        let mut room = in_meeting(set.id.as_str(), &[5, 5]);
        room.resize(60, 18);
        for question in set.parts.iter().flat_map(|part| &part.questions) {
            let effects = room.model.meeting.as_mut().unwrap().go_to(&question.id, &room.env);
            room.open(effects);
            room.go(Screen::Question);
            let Some(tally) = tally(&room.model) else { continue };
            let rows: Vec<String> = tally
                .rows
                .iter()
                .filter_map(|row| {
                    Some(format!("{}  {}", row.digit?, row.label.chars().take(6).collect::<String>()))
                })
                .collect();
            let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
            for keys in ["", "Down Down Down Down", "Down Down Down Down Down Down Down Down"] {
                let screen = room.press(keys).screen();
                let (above, below) = (!screen.contains(first), !screen.contains(last));
                let told = (screen.contains('▲'), screen.contains('▼'));
                assert_eq!(told, (above, below), "{} after «{keys}»:\n{screen}", question.id.as_str());
                hidden += usize::from(above || below);
            }
        }
    }
    assert!(hidden > 0, "no question has more options than there is room for");
}

#[test]
fn the_number_at_a_table_counts_what_it_said_and_no_measure_that_grew_out_of_it() {
    for (width, height, told) in [(80, 24, "\n     2   "), (60, 18, "[Bord 1: 2]")] {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        room.resize(width, height).line("Tunge løft på kvelden").line("For lite tid").sees(told);
        let place = room.model.meeting.as_ref().unwrap().place.clone();
        let (question, group) = (Some(place.question), Some(place.group));
        let new = NewMeasure { title: "Seilheis".into(), question, group, ..NewMeasure::default() };
        room.does(&Op::Propose(new)).sees(told);
    }
    // Where measures are asked for, they are what is said.
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let asked = room.session().set.parts.iter().flat_map(|part| &part.questions);
    let asked = asked.into_iter().find(|it| it.kind == Kind::Measure).unwrap().id.clone();
    let effects = room.model.meeting.as_mut().unwrap().go_to(&asked, &room.env);
    room.open(effects);
    room.go(Screen::Question).resize(60, 18).line("Seilheis på loftet").sees("[Bord 1: 1]");
}
