//! A calm word before a meeting is shown to the room, where something in it may be about one person (J12), and the card
//! for single cases, which stores nothing (R86).

use std::time::Duration;

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::ids::{Id, QuestionId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::review::Review;
use dialogduk::domain::room::{Check, CheckMoment, Pulse};
use dialogduk::domain::session::{Mark, MarkKind, Session};
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::export::{Held, Parcel};
use dialogduk::i18n::texts;
use dialogduk::ops::{HitKind, SpotKind, Store, spots, spots_brought};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::look_over::whereabouts;
use dialogduk::tui::msg::Effect;

use crate::driver::{Room, in_meeting_on};
use crate::fixture;
use crate::plain::play;

const RISKY: &str = "Kari har migrene";

fn line(session: &Session, n: u16, text: &str) -> Answer {
    let (id, group) = (Id::from_bits(70 + u128::from(n)).into(), session.groups[usize::from(n % 2)].id);
    Answer::new(id, QuestionId::new("liste"), group, n.into(), Body::Text(text.into()))
}

/// A meeting from another laptop with a line the guard would ask about.
fn meeting(env: &Env) -> Session {
    let mut session = fixture::session(env);
    for (n, text) in (0..).zip(["Bedre lys i gangen", RISKY, "Rutine for vaktskifte"]) {
        session.answers.push(line(&session, n, text));
    }
    session
}

fn opened(session: &Session, lang: Lang) -> Room {
    let mut store = Store::in_memory().unwrap();
    store.create_session(session).unwrap();
    let mut room = Room::with(store, Settings { lang, ..Settings::default() }, 100, 30);
    room.open(vec![Effect::Open(session.id)]);
    room
}

#[test]
fn a_meeting_with_such_words_says_so_once_and_shows_neither_them_nor_where() {
    let env = Env::fixed();
    for (lang, told) in [
        (Lang::Nb, "Noe her kan gjelde én person, ett sted i møtet."),
        (Lang::Nn, "Noko her kan gjelde éin person, éin stad i møtet."),
        (Lang::En, "Something here could be about one person, in one place."),
    ] {
        let mut room = opened(&meeting(&env), lang);
        room.sees(told).sees_no("migrene").press("Esc").sees_no(told);
    }
}

#[test]
fn the_places_are_gone_through_one_by_one_and_found_again_among_the_commands() {
    let env = Env::fixed();
    let mut room = opened(&meeting(&env), Lang::Nb);
    room.press("Enter").sees("Ett sted å se over").sees("svar: spørsmål 1, Bord 2").sees_no("migrene");
    room.press("Enter");
    let group = room.session().groups[1].id;
    let place = &room.model.meeting.as_ref().unwrap().place;
    assert_eq!((place.question.as_str(), place.group), ("liste", group));
    room.command(Command::LookOver).sees("svar: spørsmål 1, Bord 2").press("Esc");
    // Looked over: it is not asked about again, and the file knows nothing of it.
    let mut room = opened(&meeting(&env), Lang::Nb);
    let before = room.reload();
    assert_eq!(spots(room.session(), &room.env).len(), 1);
    room.press("Down Enter").sees_no("gjelde én person");
    assert_eq!(spots(room.session(), &room.env), []);
    assert_eq!(room.reload(), before);
}

#[test]
fn a_meeting_without_such_words_opens_as_ever_and_so_do_the_examples() {
    let env = Env::fixed();
    let mut session = meeting(&env);
    session.answers.retain(|answer| answer.body.text() != Some(RISKY));
    opened(&session, Lang::Nb).sees_no("gjelde én person");
    for (name, text) in exchange::examples() {
        let session = exchange::read(text.as_bytes()).unwrap().session;
        let found = spots(&session, &env);
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn whoever_answers_for_a_measure_may_be_named_and_every_kind_of_place_is_found() {
    let env = Env::fixed();
    let mut session = meeting(&env);
    let mut measure = fixture::filled_in(RISKY, "Ukentlig", &env);
    measure.note = "Hun er sykmeldt ut mars".into();
    session.measures.push(measure);
    session.details.summary = "Ring 912 34 567 for mer".into();
    let found = spots(&session, &env);
    let kinds: Vec<SpotKind> = found.iter().map(|spot| spot.kind).collect();
    assert_eq!(kinds, [HitKind::Session, HitKind::Answer, HitKind::Measure].map(SpotKind::Found));
    let places: Vec<String> = found.iter().map(|spot| whereabouts(&session, spot, texts(Lang::En))).collect();
    assert_eq!(places, ["meeting", "answer: question 1, Bord 2", "measure: 1"]);
    // Vouched for in this run of the program, it is not asked about again.
    for text in found.iter().flat_map(|spot| &spot.texts) {
        env.vouch(text);
    }
    assert_eq!(spots(&session, &env), []);
}

/// A meeting with such words wherever no search looks.
fn in_every_corner(env: &Env) -> Session {
    let mut session = fixture::session(env);
    session.unit.name = "Ola har kreft".into();
    session.details.leader = "Kari som har kreft".into();
    session.sittings[0].place = "08107406620".into();
    session.groups[0].label = "Gravid med depresjon".into();
    let plan = session.questions.entry(QuestionId::new("liste")).or_default();
    plan.mark = Some(Mark { kind: MarkKind::Skipped, reason: "Hun er sykmeldt".into() });
    let words = [("deprimert etter depresjon".to_owned(), 1)].into();
    let pulse = Pulse { words, ..Pulse::default() };
    session.checks.push(Check { sitting: session.sittings[0].id, moment: CheckMoment::In, pulse });
    let review = session.review.insert(Review::default());
    review.feedback = "Ola er sykmeldt".into();
    session
}

#[test]
fn all_that_an_export_of_the_session_asks_about_is_among_the_places_and_each_is_shown_where_it_stands() {
    let env = Env::fixed();
    let session = in_every_corner(&env);
    let found = spots(&session, &env);
    let places = |lang| {
        let at = |spot| whereabouts(&session, spot, texts(lang));
        found.iter().map(at).collect::<Vec<String>>()
    };
    assert_eq!(
        places(Lang::Nb),
        [
            "om enheten",
            "møte",
            "samling 1",
            "bordene, samling 1",
            "spørsmål 1",
            "inn- og utsjekk, samling 1",
            "avslutningen"
        ]
    );
    assert!(places(Lang::Nn).contains(&"borda, samling 1".to_owned()), "{:?}", places(Lang::Nn));
    let Err(Held::Guarded(asked)) = Parcel::of_session(&session, "toml", Vec::new(), Lang::Nb, &env) else {
        panic!("nothing is asked");
    };
    let mut asked: Vec<&str> = asked.iter().map(|it| it.text.as_str()).collect();
    let mut there: Vec<&str> = found.iter().flat_map(|spot| &spot.texts).map(String::as_str).collect();
    asked.sort_unstable();
    there.sort_unstable();
    assert_eq!(asked, there);

    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let told = play(&mut store, Some(session.id), &env, "/se over\n");
    assert!(told.contains(&places(Lang::Nb).join("\n")), "{told}");
    for (width, height) in [(80, 24), (60, 18)] {
        for (row, says) in [
            (0, "Ola har kreft"),
            (1, "Kari som har kreft"),
            (2, "08107406620"),
            (3, "► Antall deltakere"),
            (4, "► "),
            (5, "Innsjekk"),
            (6, "Ola er sykmeldt"),
        ] {
            let mut room = opened(&session, Lang::Nb);
            room.resize(width, height).press("Enter").sees("7 steder å se over");
            room.press(&"Down ".repeat(row)).press("Enter");
            assert!(room.screen().contains(says), "{row} {width}:\n{}", room.screen());
        }
    }
}

#[test]
fn a_file_that_is_taken_in_says_in_how_many_places_and_how_to_find_them() {
    let env = Env::fixed();
    let folder = tempfile::tempdir().unwrap();
    let risky = folder.path().join("møte.toml");
    std::fs::write(&risky, exchange::write(&meeting(&env))).unwrap();
    let harmless = folder.path().join("rolig.toml");
    let mut session = meeting(&env);
    session.answers.retain(|answer| answer.body.text() != Some(RISKY));
    std::fs::write(&harmless, exchange::write(&session)).unwrap();
    let word = "Noe her kan gjelde én person, ett sted i møtet. Når møtet er åpent, viser «se over» hvor.";
    for (file, is_told) in [(&risky, true), (&harmless, false)] {
        let command = |data: &str| {
            let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_dialogduk"));
            program.arg("--db").arg(folder.path().join(data)).args(["--lang", "nb", "import"]).arg(file);
            let told = program.env("HOME", folder.path()).output().unwrap();
            assert!(told.status.success());
            String::from_utf8(told.stderr).unwrap()
        };
        let told = command(if is_told { "ett.db" } else { "to.db" });
        assert_eq!(told.contains(word), is_told, "{told}");
        assert!(!told.contains("migrene"), "{told}");
        let mut store = Store::in_memory().unwrap();
        let told = play(&mut store, None, &env, &format!("/hent inn {}\n", file.display()));
        assert_eq!(told.contains(word), is_told, "{told}");
        let mut room = Room::new();
        let read = exchange::read(&std::fs::read(file).unwrap()).unwrap();
        room.open(vec![Effect::TakeIn(Box::new(read))]);
        assert_eq!(room.screen().contains("Noe her kan gjelde én person"), is_told, "{}", room.screen());
        room.sees_no("migrene");
    }
    // A newer version of a meeting that is here tells of what it brings, and only of that.
    let mut here = meeting(&env);
    here.answers.retain(|answer| answer.body.text() != Some(RISKY));
    assert_eq!(spots_brought(Some(&here), &meeting(&env), &env), 1);
    assert_eq!(spots_brought(Some(&meeting(&env)), &meeting(&env), &env), 0);
}

#[test]
fn line_by_line_it_is_one_sentence_and_the_places_are_heard_when_asked_for() {
    let env = Env::fixed();
    let session = meeting(&env);
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let told = play(&mut store, Some(session.id), &env, "/se over\n");
    let word = "Noe her kan gjelde én person, ett sted i møtet. Skriv «/se over» for å høre hvor";
    assert_eq!(told.matches(word).count(), 1, "{told}");
    assert!(told.contains("Ett sted å se over:\nsvar: spørsmål 1, Bord 2"), "{told}");
}

#[test]
fn a_single_case_taken_to_the_card_is_in_no_byte_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting_on(Store::open(&folder.path().join("data.db")).unwrap(), "ned-kjerne", &[5, 5]);
    let before = room.reload();
    room.type_(RISKY).press("F7").wait(Duration::from_secs(5)).press("Enter");
    room.press("F7").wait(Duration::from_secs(5)).press("F7 Esc").wait(Duration::from_secs(5));
    assert_eq!(room.reload(), before);
    for file in std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let found = bytes.windows("migrene".len()).any(|window| window == b"migrene");
        assert!(!found, "{}", file.display());
    }
}
