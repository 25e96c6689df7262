//! The coach beside the form: questions, percent and points, what is alike, splitting, what is covered.

use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Control, Measure, Percent, StateCode, TargetLevel};
use dialogduk::report;
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id;
use dialogduk::tui::screens::measure::Field;

use crate::driver::{Room, in_meeting};
use crate::screens::{FEW, scene};

/// A care unit at its list of measures, with two tables.
fn at_the_list() -> Room {
    list_of(Settings::default())
}

/// The same with these settings.
fn list_of(settings: Settings) -> Room {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.model.speak(settings.lang);
    room.model.settings = settings;
    room.command(Id::ShowMeasures);
    room
}

fn titled(room: &Room, title: &str) -> Measure {
    let session = room.reload();
    session.measures.iter().find(|measure| measure.title == title).expect(title).clone()
}

fn level(from: u16, to: u16) -> TargetLevel {
    let percent = |hundredths| Percent::from_hundredths(hundredths).unwrap();
    TargetLevel { from: Some(percent(from)), to: percent(to) }
}

/// A measure whose sign is being written, with `today` as its baseline.
fn writing_the_sign(today: &str) -> Room {
    with_a_sign(Settings::default(), today)
}

fn with_a_sign(settings: Settings, today: &str) -> Room {
    let mut room = list_of(settings);
    room.line("Leder møter nattevaktene").press("Enter");
    let id = titled(&room, "Leder møter nattevaktene").id;
    room.model.measure.open_at(id, Field::Baseline);
    room.press("Tab Shift+Tab").line(today);
    room.model.measure.open_at(id, Field::Sign);
    room.press("Tab Shift+Tab");
    room
}

#[test]
fn a_percentage_is_asked_about_and_the_level_meant_is_stored_beside_the_words() {
    let mut room = writing_the_sign("9 %");
    room.line("Fraværet ned 2 %").sees("Hvilket nivå vil dere nå?");
    room.sees("8,82 % – 2 % av dagens nivå, som er 9 %").sees("7 % – 2 prosentpoeng fra dagens nivå");
    room.press("Down Enter");
    let measure = titled(&room, "Leder møter nattevaktene");
    assert_eq!((measure.target, measure.sign.as_str()), (Some(level(900, 700)), "Fraværet ned 2 %"));
    room.sees("Målnivå").sees("fra 9 % til 7 %").sees_no("Hvilket nivå");
    // Chosen once, it is not asked again.
    room.press("Shift+Tab").sees("fra 9 % til 7 %").type_(" i år").press("Enter").sees_no("Hvilket nivå");
    room.press("Ctrl+Z Ctrl+Z");
    assert_eq!(titled(&room, "Leder møter nattevaktene").target, None);
    room.press("Ctrl+Y");
    assert_eq!(titled(&room, "Leder møter nattevaktene").target, Some(level(900, 700)));
}

#[test]
fn where_we_are_today_is_asked_for_when_nobody_has_said_it() {
    let mut room = writing_the_sign("");
    room.line("Sykefraværet ned 20 %").sees("Hvor er dere i dag?");
    room.line("vet ikke").sees("Skriv nivået i prosent").sees("Hvor er dere i dag?");
    room.press("Ctrl+U");
    for _ in 0..8 {
        room.press("Backspace");
    }
    // Twenty points from seven percent is no level, so only the other reading is offered.
    room.line("7")
        .sees("5,6 % – 20 % av dagens nivå")
        .sees("20 prosentpoeng fra 7 % går ikke.")
        .sees_no("-13");
    room.press("Enter");
    assert_eq!(titled(&room, "Leder møter nattevaktene").target, Some(level(700, 560)));
}

#[test]
fn nobody_has_to_choose_a_level() {
    for keys in ["Esc", "Down Down Enter"] {
        let mut room = writing_the_sign("9 %");
        room.line("Fraværet ned 2 %").press(keys);
        let measure = titled(&room, "Leder møter nattevaktene");
        assert_eq!((measure.target, measure.sign.as_str()), (None, "Fraværet ned 2 %"), "{keys}");
    }
}

#[test]
fn what_is_left_as_it_is_written_is_not_asked_about_again_until_the_words_are_others() {
    for keys in ["Esc", "Down Down Enter"] {
        let mut room = writing_the_sign("9 %");
        room.line("Fraværet ned 2 %").sees("Hvilket nivå vil dere nå?").press(keys);
        let measure = titled(&room, "Leder møter nattevaktene").id;
        // Other fields that say something of the goal, and the same measure opened once more.
        for (field, typed) in [(Field::Baseline, " i fjor"), (Field::Sign, " ")] {
            room.model.measure.open_at(measure, field);
            room.press("Tab Shift+Tab").line(typed).sees_no("Hvilket nivå");
        }
        room.model.measure.open_at(measure, Field::Sign);
        room.press("Tab Shift+Tab").line(" i år").sees("Hvilket nivå vil dere nå?");
    }
}

#[test]
fn the_level_of_today_makes_a_new_question_of_the_same_words() {
    let mut room = writing_the_sign("");
    room.line("Fraværet ned 2 %").sees("Hvor er dere i dag?").press("Esc");
    let measure = titled(&room, "Leder møter nattevaktene").id;
    room.model.measure.open_at(measure, Field::Baseline);
    room.press("Tab Shift+Tab").line("9 %").sees("Hvilket nivå vil dere nå?");
}

#[test]
fn an_empty_list_asks_what_to_remove_and_what_to_strengthen() {
    let mut room = at_the_list();
    room.sees("Hva tapper dere").sees("Hva gir krefter");
    room.line("Leder møter nattevaktene").sees_no("Hva tapper dere");
}

#[test]
fn the_level_is_typed_changed_and_emptied_like_any_other_field() {
    let mut room = writing_the_sign("9 %");
    room.line("Fraværet ned 2 %").press("Esc").sees("Målnivå");
    room.line("lavere").sees("Skriv nivået i prosent");
    for _ in 0..6 {
        room.press("Backspace");
    }
    room.line("9 - 7,5");
    assert_eq!(titled(&room, "Leder møter nattevaktene").target, Some(level(900, 750)));
    room.press("Shift+Tab").sees("fra 9 % til 7,5 %");
    for _ in 0.."fra 9 % til 7,5 %".chars().count() {
        room.press("Backspace");
    }
    room.press("Enter");
    assert_eq!(titled(&room, "Leder møter nattevaktene").target, None);
}

#[test]
fn the_level_stands_with_the_goal_in_what_is_handed_over() {
    let mut room = writing_the_sign("9 %");
    room.line("Fraværet ned 2 %").press("Down Enter");
    let session = room.reload();
    let today = room.env.today();
    let profile = report::Profile::built_in("full").unwrap();
    let list = format!("{:?}", report::action_list(&session, &profile, Lang::Nb, today));
    assert!(list.contains("Mål: fra 9 % til 7 %"), "{list}");
    let minutes = format!("{:?}", report::minutes(&session, Lang::Nn, today));
    assert!(session.measures[0].state.code() == StateCode::Proposed && !minutes.is_empty());
}

#[test]
fn two_questions_at_a_time_and_the_rest_one_key_away_with_why() {
    let mut room = at_the_list();
    room.line("Mer åpenhet").press("Enter");
    let shown = room.screen();
    let asked =
        ["V4", "V6", "V8", "V9", "V10", "V12", "V13"].iter().filter(|rule| shown.contains(**rule)).count();
    assert!(asked <= 2, "{shown}");
    room.sees("til: F12");
    room.press("F12").sees("Spørsmål til tiltaket").sees("Hvem har ansvaret?");
    room.sees("Et tiltak ingen eier, blir liggende");
    room.press("Down").sees_no("Et tiltak ingen eier");
    // Enter goes to the field the question is about.
    room.press("Up Enter");
    assert_eq!(room.model.measure.field, Field::Responsible);
}

#[test]
fn what_is_alike_is_shown_before_it_is_saved_and_can_become_one() {
    let mut room = at_the_list();
    room.line("Leder møter nattevaktene hver måned");
    room.type_("Møte mellom leder og nattevaktene").press("Enter").sees("Dette ligner på noe som finnes");
    assert_eq!(room.reload().measures.len(), 1, "nothing is saved before somebody has chosen");
    room.press("Esc").sees("Møte mellom leder og nattevaktene");
    // To the other one; the line is kept.
    room.press("Enter Down Down Enter").sees("Første skritt").press("Esc").sees("Møte mellom leder");
    // One of two: the words are kept among those dropped, with the reason.
    room.press("Enter Down Enter");
    let joined = titled(&room, "Møte mellom leder og nattevaktene");
    assert_eq!(joined.state.code(), StateCode::Dropped);
    assert!(joined.reason().unwrap().as_str().contains("Leder møter nattevaktene"));
    room.press("Ctrl+Z");
    assert_eq!(room.reload().measures.len(), 1, "one step back");
    room.type_("Møte mellom leder og nattevaktene").press("Enter Enter");
    assert_eq!(titled(&room, "Møte mellom leder og nattevaktene").state.code(), StateCode::Proposed);
}

#[test]
fn a_proposal_like_no_other_is_saved_at_once() {
    let mut room = at_the_list();
    for title in ["Nye stoler på pauserommet", "Takheis på alle bad", "Fast overlapp mellom kveld og natt"]
    {
        room.line(title).sees_no("Dette ligner");
    }
    assert_eq!(room.reload().measures.len(), 3);
}

#[test]
fn a_measure_is_split_and_each_part_keeps_what_was_filled_in() {
    let mut room = at_the_list();
    room.line("Rydd boden og kjøp nye hyller").press("Enter Tab").line("Tømme boden").press("Esc");
    let whole = titled(&room, "Rydd boden og kjøp nye hyller");
    room.command(Id::SplitMeasure);
    room.sees("Rydd boden; Kjøp nye hyller").press("Enter").sees("Delt i 2");
    for part in ["Rydd boden", "Kjøp nye hyller"] {
        let part = titled(&room, part);
        assert_eq!((part.terms(), part.state.code()), (whole.terms(), StateCode::Proposed));
    }
    let old = titled(&room, "Rydd boden og kjøp nye hyller");
    assert_eq!(old.reason().unwrap().as_str(), "Delt i «Rydd boden» og «Kjøp nye hyller»");
    room.press("Ctrl+Z");
    assert_eq!(room.reload().measures, vec![whole]);
}

#[test]
fn one_part_is_no_split() {
    let mut room = at_the_list();
    room.line("Fast fadder for nye").command(Id::SplitMeasure);
    room.press("Enter").sees("minst to deler").press("Esc");
    assert_eq!(room.reload().measures.len(), 1);
}

#[test]
fn what_is_covered_and_what_is_lifted_can_be_read() {
    let mut room = at_the_list();
    room.press("Ctrl+O").type_("lommeformat").press("Enter").command(Id::Coverage);
    room.sees("Hva tiltakene dekker")
        .sees("forebygging 1")
        .sees("Rutiner og retningslinjer 1")
        .sees("Ikke dekket");
    room.press("Enter").command(Id::Lifted);
    room.sees("Ingen tiltak er løftet videre.").press("Enter");
    let measure = room.reload().measures[0].id;
    room.does(&dialogduk::ops::Op::EditMeasure {
        measure,
        edit: dialogduk::ops::MeasureEdit::Control(Some(Control::Lifted("AMU".into()))),
        reason: String::new(),
    });
    room.command(Id::Lifted).sees("AMU: Lag rutinekort i lommeformat (forslag)");
}

#[test]
fn what_the_coach_asks_before_it_goes_on() {
    scene("coach_percent", FEW, |settings| {
        let mut room = with_a_sign(settings, "9 %");
        room.line("Fraværet ned 2 %");
        room
    });
    scene("coach_today", FEW, |settings| {
        let mut room = with_a_sign(settings, "");
        room.line("Fraværet ned 2 %");
        room
    });
    scene("coach_alike", FEW, |settings| {
        let mut room = list_of(settings);
        room.line("Leder møter nattevaktene hver måned").line("Møte mellom leder og nattevaktene");
        room
    });
    scene("coach_split", FEW, |settings| {
        let mut room = list_of(settings);
        room.line("Rydd boden og kjøp nye hyller").press("Enter").command(Id::SplitMeasure);
        room
    });
}
