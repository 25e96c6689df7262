//! The question screen, as a facilitator meets it.

use std::time::Duration;

use dialogduk::domain::answer::{Body, Nature};
use dialogduk::domain::measure::StateCode;
use dialogduk::domain::question_set::KindCode;
use dialogduk::tui::commands::Id;
use dialogduk::tui::input::{Chord, Input};
use dialogduk::tui::msg::Msg;
use dialogduk::tui::screens::question::to_question;
use dialogduk::tui::update::{command, update};
use proptest::prelude::*;

use crate::driver::{Room, in_meeting, in_meeting_on};

fn texts(room: &Room) -> Vec<String> {
    room.reload().answers.iter().filter_map(|answer| answer.body.text().map(str::to_owned)).collect()
}

#[test]
fn a_line_is_saved_with_enter_and_the_field_is_ready_for_the_next() {
    let mut room = in_meeting("ned-kjerne", &[5, 5, 5]);
    room.line("Færre på jobb gir mer hjør på de andre").line("Vi rekker ikke øvelsene");
    assert_eq!(texts(&room), ["Færre på jobb gir mer hjør på de andre", "Vi rekker ikke øvelsene"]);
    assert_eq!(room.reload(), *room.session());
    room.sees("Færre på jobb").sees("lagret 14.03");
}

#[test]
fn an_empty_line_is_never_stored() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    for typed in ["", "   ", "\u{200b}\u{200b}"] {
        room.line(typed).sees("ingenting ble lagret");
        assert!(texts(&room).is_empty(), "typed {typed:?}");
        room.press("Ctrl+Backspace Ctrl+Backspace");
    }
}

#[test]
fn each_table_keeps_its_own_lines_and_its_own_unfinished_line() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("fra bord én").type_("uferdig én").press("Tab");
    room.sees("[Bord 2]").sees_no("fra bord én").sees_no("uferdig én");
    room.line("fra bord to").press("Shift+Tab").sees("fra bord én").sees("uferdig én").sees_no("fra bord to");
}

#[test]
fn in_plenary_all_tables_are_seen_side_by_side() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("en ting").press("Tab").line("en annen ting").press("Tab");
    room.sees("[Plenum]").sees("en ting").sees("en annen ting").sees("Bord 1").sees("Bord 2");
}

#[test]
fn a_pasted_list_waits_in_the_field_and_becomes_one_answer_a_line_with_one_undo() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.paste("ro i garderoben\r\n\r\nflere hender\u{1b}[31m\nkortere møter\n").sees("3 linjer");
    assert!(texts(&room).is_empty(), "a paste is never a command");
    room.press("Enter");
    assert_eq!(texts(&room), ["ro i garderoben", "flere hender", "kortere møter"]);
    room.press("Ctrl+Z");
    assert!(texts(&room).is_empty());
}

#[test]
fn undo_takes_back_what_is_being_typed_before_what_was_saved() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("lagret linje").type_("halv").press("Ctrl+Z");
    assert_eq!(texts(&room), ["lagret linje"]);
    room.sees_no("halv").press("Ctrl+Z");
    assert!(texts(&room).is_empty());
    room.press("Ctrl+Y");
    assert_eq!(texts(&room), ["lagret linje"]);
}

#[test]
fn a_line_is_edited_in_a_field_of_its_own_and_escape_loses_nothing() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").press("F2").type_(" om natta").press("Enter").type_("og i helga").press("Esc");
    assert_eq!(texts(&room), ["tunge løft om natta\nog i helga"]);
}

#[test]
fn a_line_is_starred_deleted_and_brought_back() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("felles mål").press("F6");
    assert!(room.reload().answers[0].starred);
    room.press("Delete").sees("slettet");
    assert!(texts(&room).is_empty());
    room.press("Ctrl+Z");
    assert!(room.reload().answers[0].starred);
}

#[test]
fn a_measure_is_caught_in_two_keys_and_knows_the_line_behind_it() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("vi mangler tid til å planlegge").press("F4 Enter");
    let session = room.reload();
    assert_eq!(session.measures[0].title, "vi mangler tid til å planlegge");
    assert_eq!(session.measures[0].answers, [session.answers[0].id]);
    assert_eq!(session.measures[0].state.code(), StateCode::Proposed);
    room.sees("Forslaget ligger").sees("vi mangler tid");
}

#[test]
fn marked_lines_are_gathered_under_a_heading_and_nothing_disappears() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("rot i turnus").line("sene vakter").line("kaffe").press("Up Up Insert Insert");
    room.type_("Turnus").press("Enter").sees("Turnus");
    let session = room.reload();
    assert_eq!(session.answers.len(), 3);
    assert_eq!(session.answers.iter().filter(|answer| answer.heading.is_some()).count(), 2);
}

/// Goes forward until the question with this number is on the screen.
fn go_to(room: &mut Room, number: usize) {
    for _ in 1..number {
        room.press("PgDn");
    }
    room.sees(&format!("spørsmål {number} av"));
}

#[test]
fn a_scale_is_counted_with_digits_and_shown_from_five_answers() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    go_to(&mut room, 3);
    room.type_("445").sees("3 har svart").sees_no("█");
    room.type_("30").sees("5 har svart").press("Backspace");
    let session = room.reload();
    let Body::Scale(tally) = &session.answers[0].body else { panic!("{:?}", session.answers[0].body) };
    assert_eq!((tally.counts, tally.dont_know), ([0, 0, 1, 2, 1], 0));
}

#[test]
fn several_choices_are_counted_for_a_table() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    go_to(&mut room, 8);
    room.type_("126").press("Backspace");
    let session = room.reload();
    let Body::Choice(counts) = &session.answers[0].body else { panic!() };
    let chosen: Vec<_> = counts.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    assert_eq!(chosen, [("verneombud", 1), ("tillitsvalgt", 1)]);
}

#[test]
fn proposals_are_ranked_with_digits() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    go_to(&mut room, 13);
    room.line("først nevnt").line("så nevnt").press("PgDn").sees("først nevnt");
    room.type_("21");
    let session = room.reload();
    let ranking = session.answers.iter().find_map(|answer| match &answer.body {
        Body::Ranking(order) => Some(order.iter().map(ToString::to_string).collect::<Vec<_>>()),
        _ => None,
    });
    let wanted: Vec<_> = [1, 0].iter().map(|&at: &usize| session.measures[at].id.to_string()).collect();
    assert_eq!(ranking, Some(wanted));
}

#[test]
fn a_question_can_be_skipped_with_a_reason_and_taken_up_again() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("Ctrl+X").type_("2").line("vi venter på nattevaktene").sees("spørsmål 2 av");
    room.press("PgUp").sees("utsatt");
    let first = room.session().outline()[0].question.id.clone();
    assert_eq!(room.reload().questions[&first].mark.as_ref().unwrap().reason, "vi venter på nattevaktene");
    room.press("Ctrl+X").type_("4");
    assert!(room.reload().questions.is_empty());
}

#[test]
fn a_question_of_the_rooms_own_is_asked_at_once_and_marked() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("Ctrl+P").line("eget spørsmål").type_("1").line("Hva med ferievikarene?");
    room.sees("Hva med ferievikarene?").sees("eget").line("de må få opplæring");
    let session = room.reload();
    assert!(session.answers[0].question.as_str().starts_with("egen-"));
}

#[test]
fn a_question_of_the_rooms_own_comes_along_next_time_if_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.model.sets_folder = Some(folder.path().join("sett"));
    room.press("Ctrl+P").line("behold egne").sees("Dette møtet har ingen egne spørsmål.");
    room.press("Ctrl+P").line("eget spørsmål").type_("1").line("Hva med ferievikarene?");
    room.press("Ctrl+P").line("behold egne").sees("Spørsmålene er med neste gang.");
    let file = folder.path().join("sett").join("ned-kjerne.toml");
    let bytes = std::fs::read(&file).unwrap();
    let set = dialogduk::sets::read(&bytes, &|id| dialogduk::bank::all().measure(id).is_some()).unwrap();
    let base = &room.session().set;
    assert_eq!((set.id.clone(), set.version), (base.id.clone(), base.version + 1));
    assert_eq!(set.questions().count(), base.questions().count() + 1);
    assert_eq!(set.parts[0].questions.last().unwrap().text.get(room.model.lang()), "Hva med ferievikarene?");

    // Once more: the same question is not taken in twice, and what the program wrote it may write again.
    room.press("Ctrl+P").line("behold egne").sees("Spørsmålene er med neste gang.");
    let again = std::fs::read_to_string(&file).unwrap();
    assert_eq!(again.matches("Hva med ferievikarene?").count(), 1);

    // A file with a person's own words is theirs.
    std::fs::write(&file, format!("# vår egen\n{again}")).unwrap();
    room.press("Ctrl+P").line("behold egne").sees("Fila er skrevet for hånd");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("# vår egen"));
}

#[test]
fn the_clock_never_moves_the_meeting_and_pauses_when_the_laptop_sleeps() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("F3").wait(Duration::from_secs(30)).sees("1.30");
    room.wait(Duration::from_secs(100)).sees("+0.10").sees("spørsmål 1 av");
    // Asleep: no tick for an hour.
    room.env.advance(Duration::from_secs(3600));
    room.input(dialogduk::tui::input::Input::Resize);
    room.wait(Duration::from_secs(1));
    assert!(!room.model.meeting.as_ref().unwrap().is_clock_running());
    room.sees("+0.10");
}

#[test]
fn a_draft_is_kept_within_a_second_and_a_person_decides_what_becomes_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let store = dialogduk::ops::Store::open(&path).unwrap();
    let mut room = in_meeting_on(store, "ned-kjerne", &[5, 5]);
    room.press("PgDn Tab").line("godtatt").type_("midt i et or").wait(Duration::from_secs(1));
    let id = room.session().id;
    drop(room);
    let mut room = Room::on(&path);
    let effects = vec![dialogduk::tui::msg::Effect::Open(id)];
    room.open(effects);
    room.sees("Du holdt på å skrive").sees("midt i et or").press("Enter");
    room.sees("spørsmål 2 av").sees("[Bord 2]").sees("godtatt").type_("d").press("Enter");
    assert_eq!(texts(&room), ["godtatt", "midt i et ord"]);
}

#[test]
fn hiding_the_screen_shows_nothing_and_loses_nothing() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("hemmelig").type_("halv").press("F9").sees_no("hemmelig").sees_no("halv");
    room.type_("x").sees("hemmelig").sees("halv").sees_no("halvx");
}

#[test]
fn the_room_sees_the_question_and_never_the_help_or_the_lines() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let help = room.session().outline()[0].question.help.clone().unwrap().nb;
    room.line("hemmelig").resize(40, 12).press("F5").sees("Hva merker").sees_no("hemmelig");
    let screen = room.screen().replace('\n', " ");
    for word in help.split_whitespace().filter(|word| word.len() > 7) {
        assert!(!screen.contains(word), "{word} is help");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn moving_about_changes_nothing_that_was_said(
        moves in proptest::collection::vec(
            prop_oneof![
                Just("PgDn"), Just("PgUp"), Just("Tab"), Just("Shift+Tab"), Just("Up"), Just("Down"), Just("F8"),
                Just("Esc"), Just("F5"), Just("F9"), Just("F1"), Just("Ctrl+A"),
            ],
            1..60,
        ),
    ) {
        let mut room = in_meeting("barnehage", &[5, 5]);
        room.line("sagt").press("Tab").line("også sagt");
        let id = room.session().id;
        let before = room.desk.store.content_hash(id).unwrap();
        let answers = room.reload().answers;
        for key in moves {
            room.press(key);
        }
        let after = room.desk.store.load(id).unwrap().unwrap().session;
        prop_assert_eq!(after.answers, answers);
        prop_assert_eq!(room.desk.store.content_hash(id).unwrap(), before);
    }
}

#[test]
fn the_last_question_about_measures_cannot_be_skipped() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    go_to(&mut room, 13);
    room.press("Ctrl+X").type_("1").press("Enter");
    room.press("PgDn").sees("spørsmål 15 av").press("Ctrl+X").type_("1").press("Enter");
    room.sees("Møtet skal ende i tiltak").press("Enter");
    assert_eq!(room.reload().questions.len(), 1);
}

#[test]
fn digits_in_a_pasted_text_are_no_votes() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("PgDn PgDn").paste("12 av 40 svarte 3").sees("Innlimt tekst blir ikke talt");
    assert!(room.reload().answers.is_empty());
    // A number is pasted as it is typed; a text with a number in it is not.
    let part = room.session().set.parts[0].id.clone();
    let text = "Hvor mange vakter sto ubesatt?".into();
    let add = dialogduk::ops::Op::AddQuestion { part, text, kind: KindCode::Count };
    let effects = room.model.act(&add, &room.env);
    room.open(effects);
    let own = room.session().added[0].question.id.clone();
    let effects = to_question(&mut room.model, &own, &room.env);
    room.open(effects);
    room.paste("12 av 40").sees("Skriv et helt tall");
    assert!(room.model.question.input.is_empty());
    room.paste(" 1 500\n").press("Enter");
    assert_eq!(room.reload().answers[0].body, Body::Count(1500));
}

#[test]
fn ten_thousand_moves_leave_what_was_said_as_it_was() {
    const MOVES: &[&str] = &[
        "PgDn",
        "PgUp",
        "Tab",
        "Shift+Tab",
        "Up",
        "Down",
        "Esc",
        "F8",
        "F12",
        "Ctrl+A",
        "Ctrl+D",
        "Home",
        "End",
        "Ctrl+Home",
        "Ctrl+End",
    ];
    // Not the matrix: an arrow there moves a measure, and that is content.
    const PLACES: &[Id] = &[
        Id::ShowCloth,
        Id::ShowMeasures,
        Id::Keeps,
        Id::ShowClose,
        Id::ShowPrepare,
        Id::GroundRules,
        Id::ShowSets,
        Id::ShowSettings,
        Id::GoToSorting,
        Id::GoToReadBack,
        Id::GoToPrevious,
    ];
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("en linje")
        .line("og en til")
        .press("F6 Tab")
        .line("fra bord to")
        .press("F4")
        .line("et forslag");
    room.press("PgDn PgDn").type_("3345").press("PgUp").type_("halv");
    let id = room.session().id;
    let (hash, start) = (room.desk.store.content_hash(id).unwrap(), room.session().clone());
    let chords: Vec<Chord> = MOVES.iter().map(|chord| chord.parse().unwrap()).collect();
    let mut dice: u64 = 0x5EED;
    for number in 0..10_000 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let thrown = usize::try_from(dice >> 33).unwrap();
        // Without drawing: what moves is decided here, what is written is looked at.
        let effects = if thrown.is_multiple_of(8) {
            command(&mut room.model, PLACES[(thrown / 8) % PLACES.len()], &room.env)
        } else {
            let chord = chords[(thrown / 8) % chords.len()];
            update(&mut room.model, Msg::Input(Input::Key(chord)), &room.env)
        };
        let written = effects.iter().find(|effect| effect.builds_on_commits());
        assert_eq!(written, None, "move {number}");
        assert_eq!(room.session().answers, start.answers, "move {number}");
        if number % 500 == 499 {
            room.desk.carry_out(effects, &mut room.model, &room.env);
        }
    }
    assert_eq!(*room.session(), start);
    assert_eq!(room.reload(), start);
    assert_eq!(room.desk.store.content_hash(id).unwrap(), hash);
}

#[test]
fn a_line_gets_its_kind_by_one_key_and_only_such_lines_are_shown() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("Vi hjelper hverandre").press("Shift+F6").line("Vi løper").press("Ctrl+W Ctrl+W");
    room.line("Natta er tynn").press("Shift+F2").type_("natt").press("Enter").sees("#natt");
    let natures: Vec<_> = room.reload().answers.iter().map(|answer| answer.nature).collect();
    assert_eq!(natures, [Some(Nature::Strength), Some(Nature::Challenge), None]);
    room.press("Ctrl+P").line("vis bare én type").type_("2").sees("bare styrke");
    room.sees("Vi hjelper").sees_no("Vi løper").sees_no("Natta er tynn");
    room.press("Ctrl+P").line("vis bare én type").sees("#natt").type_("4").sees("Natta").sees_no("Vi løper");
    // A new line is seen at once.
    room.line("Ny linje").sees("Ny linje").sees("Vi løper").sees_no("bare #natt");
}

#[test]
fn help_lies_over_a_dialog_and_goes_again_without_touching_it() {
    use dialogduk::tui::dialogs::Dialog;
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("tunge løft").press("Up");
    // A choice, a question whose answer is kept, one whose answer is not, a search, a card to read.
    for (id, typed, told) in [
        (Id::MoveToGroup, "", "Et siffer velger raden"),
        (Id::QuickMeasure, "halv", "det du har skrevet"),
        (Id::Attendance, "18", "Skriv svaret og trykk Enter. Esc går tilbake, og ingenting er endret."),
        (Id::Palette, "", "Skriv litt av det du leter etter"),
        (Id::RoutingCard, "", "Enter eller Esc legger det bort"),
    ] {
        let before = room.reload();
        room.command(id).type_(typed);
        assert_eq!(room.model.dialogs.len(), 1, "{id:?}");
        let dialog = room.screen();
        for away in ["F1", "Esc", "Enter"] {
            room.press("F1").sees(told);
            assert!(matches!(room.model.dialogs.last(), Some(Dialog::Help(_))), "{id:?}");
            room.press(away);
            assert_eq!(room.screen(), dialog, "{id:?}, put away with {away}");
        }
        room.press("Esc");
        assert_eq!((room.model.dialogs.len(), room.reload()), (0, before), "{id:?}");
    }
}
