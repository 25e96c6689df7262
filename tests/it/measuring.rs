//! The list of measures, the form, the matrix, the bank and what is to be kept, as a facilitator meets them.

use std::time::Duration;

use chrono::NaiveDate;
use dialogduk::domain::ids::{BankId, CategoryId};
use dialogduk::domain::measure::{Consent, Control, Grade, Measure, StateCode};
use dialogduk::domain::session::SessionEventKind;
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;
use dialogduk::tui::screens::measure::{Field, Kind};
use proptest::prelude::*;

use crate::driver::{Room, in_meeting};

/// A care unit at its list of measures, with two tables.
fn at_the_list() -> Room {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    command(&mut room, Id::ShowMeasures);
    room
}

/// Does a command as from the palette.
fn command(room: &mut Room, id: Id) {
    let effects = dialogduk::tui::update::command(&mut room.model, id, &room.env);
    room.open(effects);
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn only(room: &Room) -> Measure {
    let session = room.reload();
    assert_eq!(session.measures.len(), 1);
    session.measures[0].clone()
}

fn states(room: &Room) -> Vec<StateCode> {
    room.reload().measures.iter().map(|measure| measure.state.code()).collect()
}

/// Fills in what an agreement needs, from the title field on.
fn fill_in(room: &mut Room) {
    room.press("Tab")
        .line("Sette opp tid")
        .line("avdelingsleder")
        .press("Tab")
        .line("1. desember")
        .line("14. januar");
}

/// Proposes and agrees on a measure, and goes back to the list.
fn agree_on(room: &mut Room, title: &str) {
    room.line(title).press("Enter");
    fill_in(room);
    room.press("F4 Esc");
}

#[test]
fn a_measure_is_proposed_opened_filled_in_and_agreed_by_typing_alone() {
    let mut room = at_the_list();
    room.line("Leder møter nattevaktene hver måned").sees("Forslag (1)").sees("ikke fylt ut ennå");
    room.press("Enter").sees("Tiltak 1 av 1").sees("forslag");
    fill_in(&mut room);
    room.line("Alle nattevakter har hatt en samtale").press("F4").sees("avtalt");
    let measure = only(&room);
    assert_eq!(measure.state.code(), StateCode::Agreed);
    let terms = measure.terms();
    assert_eq!(terms.responsible, "avdelingsleder");
    assert_eq!((terms.deadline, terms.follow_up), (Some(day(2026, 12, 1)), Some(day(2027, 1, 14))));
    assert_eq!(terms.first_step, "Sette opp tid");
    assert_eq!(measure.sign, "Alle nattevakter har hatt en samtale");
    room.press("Esc").sees("Avtalt (1)").sees("avdelingsleder").sees("frist 1. desember");
    assert_eq!(room.reload(), *room.session());
}

#[test]
fn each_line_of_a_pasted_list_becomes_a_proposal() {
    let mut room = at_the_list();
    room.paste("Ro i gangen\nFaste møter\n\nNy tavle\n").sees("3 linjer").press("Enter").sees("Forslag (3)");
    room.press("Enter").sees("Tiltak 3 av 3").sees("Ny tavle");
}

#[test]
fn the_room_is_told_all_that_is_missing_at_once_and_the_first_gets_the_focus() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter Tab Tab").type_("alle").press("F4");
    assert_eq!(states(&room), [StateCode::Proposed]);
    assert_eq!(room.model.measure.field, Field::FirstStep);
    room.sees("! mangler frist")
        .sees("! mangler oppfølgingsdato")
        .sees("! første skritt")
        .sees("! én ansvarlig");
    room.line("Henge opp lapp");
    assert_eq!(room.model.measure.field, Field::Responsible);
    room.press("Ctrl+Backspace")
        .line("verneombud")
        .press("Tab")
        .line("om to uker")
        .line("om 4 uker")
        .press("F4");
    assert_eq!(states(&room), [StateCode::Agreed]);
}

#[test]
fn a_day_that_can_be_two_is_asked_about_and_one_that_cannot_be_read_stays_in_the_field() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter Down Down Down Down");
    assert_eq!(room.model.measure.field, Field::Deadline);
    room.line("to til tre uker").sees("Hvilken dag").type_("2").sees_no("Hvilken dag");
    assert!(only(&room).terms().deadline.is_some());
    assert_eq!(room.model.measure.field, Field::FollowUp);
    room.line("snarest");
    assert_eq!(room.model.measure.field, Field::FollowUp);
    assert!(room.model.measure.problem.is_some());
    // Whoever insists goes on; the words stay where they were typed.
    room.press("Enter").sees("snarest").sees("ikke lagret");
    assert_eq!(room.model.measure.field, Field::Sign);
    assert_eq!(only(&room).terms().follow_up, None);
    room.press("Up Ctrl+Backspace").line("over nyttår");
    assert!(only(&room).terms().follow_up.is_some());
    room.sees_no("ikke lagret");
}

#[test]
fn the_room_does_not_agree_past_a_day_that_stands_unsaved_in_its_field() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter");
    fill_in(&mut room);
    // Another day is tried, cannot be read, and is left for later.
    room.press("Up Ctrl+Home");
    for _ in 0..20 {
        room.press("Del");
    }
    room.line("snarest").press("Enter");
    room.press("F4").sees("«Oppfølging» er ikke lagret ennå.");
    assert_eq!((states(&room), room.model.measure.field), (vec![StateCode::Proposed], Field::FollowUp));
    room.press("Ctrl+Backspace").line("14. januar").press("F4");
    assert_eq!(states(&room), [StateCode::Agreed]);
    assert_eq!(only(&room).terms().follow_up, Some(day(2027, 1, 14)));
}

#[test]
fn the_day_is_shown_while_it_is_typed() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter Down Down Down Down").type_("om 9 dager");
    room.sees("1. desember 2026");
}

#[test]
fn leaving_a_field_any_way_saves_it() {
    for keys in
        ["Tab", "Enter", "Down", "Shift+Tab", "Up", "Esc", "PgDn", "PgUp", "F8", "Ctrl+A", "Ctrl+O", "F2"]
    {
        let mut room = at_the_list();
        room.line("Ro i gangen").press("Enter Tab").type_("Henge opp lapp").press(keys);
        assert_eq!(only(&room).terms().first_step, "Henge opp lapp", "left by {keys}");
    }
}

#[test]
fn escape_keeps_what_could_not_be_saved_until_one_comes_back() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter Down Down Down Down").type_("en gang").press("Esc");
    assert_eq!(room.model.screen, Screen::Measures);
    room.sees("påbegynt").press("Enter").sees("en gang").sees("ikke lagret");
    room.press("Down Down Down Down").sees("en gang");
    assert_eq!(room.model.measure.field, Field::Deadline);
}

#[test]
fn what_is_being_typed_survives_a_crash() {
    let mut room = at_the_list();
    room.line("Ro i gangen").type_("Faste mø").wait(Duration::from_secs(2));
    let id = room.session().id;
    let drafts = room.desk.store.drafts(id).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["Faste mø"]);
    room.press("Ctrl+Backspace Ctrl+Backspace Enter Tab").type_("Ringe H").wait(Duration::from_secs(2));
    let drafts = room.desk.store.drafts(id).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["Ringe H"]);
    // The same file opened anew: the field has the text and the focus.
    room.model.meeting = None;
    room.open(vec![dialogduk::tui::msg::Effect::Open(id)]);
    command(&mut room, Id::ShowMeasures);
    room.sees("påbegynt").press("Enter Tab").sees("Ringe H");
}

#[test]
fn undo_takes_back_the_letters_then_the_field_then_the_proposal() {
    let mut room = at_the_list();
    room.line("Ro i gangen")
        .press("Enter Tab")
        .line("Henge opp lapp")
        .press("Up")
        .type_("nå")
        .press("Ctrl+Z");
    assert_eq!(room.model.measure.typing.as_ref().unwrap().buffer.text(), "Henge opp lapp");
    room.press("Ctrl+Z");
    assert_eq!(only(&room).terms().first_step, "");
    room.press("Ctrl+Z");
    assert!(room.reload().measures.is_empty());
    assert_eq!(room.model.screen, Screen::Measures);
}

#[test]
fn the_second_half_unfolds_when_it_is_reached_and_folds_again() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter").sees("Mer").sees_no("Kategori");
    room.press("Tab Tab Tab Tab Tab Tab Tab").sees("Bakgrunn").sees("Kategori").sees_no("Mer ");
    room.press("Up").sees_no("Kategori");
}

#[test]
fn choices_are_changed_by_arrows_and_digits_and_cleared_again() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter");
    for &field in Field::ALL.iter().filter(|field| field.kind() == Kind::Choice) {
        room.model.measure.field = field;
        room.model.measure.typing = None;
        for place in 1..field.places() {
            room.press("Right");
            assert_eq!(field.place(&only(&room)), place, "{field:?}");
        }
        room.press("Right");
        assert_eq!(field.place(&only(&room)), field.places() - 1, "{field:?} has no more");
        room.press("Backspace");
        assert_eq!(field.place(&only(&room)), 0, "{field:?}");
        room.type_("1");
        assert_eq!(field.place(&only(&room)), 1, "{field:?}");
    }
}

#[test]
fn consent_is_three_numbers_and_letters_are_no_numbers() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter");
    room.model.measure.open_at(only(&room).id, Field::Control);
    room.press("Right Right Tab").line("HR").line("1x7").sees("Skriv et helt tall");
    assert_eq!(only(&room).consent, None);
    room.press("Backspace Backspace").line("7").line("4").line("0");
    let measure = only(&room);
    assert_eq!(measure.control, Some(Control::Lifted("HR".into())));
    assert_eq!(measure.consent, Some(Consent { supports: 17, can_live_with: 4, reserves: 0 }));
}

#[test]
fn parking_needs_a_reason_and_can_be_taken_up_again() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("F6").sees("hvorfor ikke nå").press("Enter");
    assert_eq!(states(&room), [StateCode::Proposed]);
    room.line("tas i AMU").sees("Parkert (1)").sees("tas i AMU");
    assert_eq!(states(&room), [StateCode::Parked]);
    room.press("F6").sees("Forslag (1)");
    assert_eq!(states(&room), [StateCode::Proposed]);
    command(&mut room, Id::DropSelected);
    room.line("dekkes av rutinen").sees("Forkastet (1)");
}

#[test]
fn the_box_that_asks_why_names_the_measure_it_hides_and_says_that_it_is_agreed() {
    let mut room = at_the_list();
    room.line("Ro i gangen")
        .press("F6")
        .sees("hvorfor ikke nå")
        .sees("«Ro i gangen»")
        .sees_no("– avtalt")
        .press("Esc");
    let long = "Vi setter av en halv time hver tirsdag til å gå gjennom vaktene som ikke er dekket";
    room.line(long).press("Enter");
    fill_in(&mut room);
    room.press("F4 Esc").resize(60, 18);
    let agreed = room.session().measures.iter().find(|measure| measure.title == long).unwrap().id;
    room.model.measures.select(agreed);
    command(&mut room, Id::DropSelected);
    room.sees("«Vi setter av en halv time").sees("…» – avtalt").sees("Grunn");
}

#[test]
fn what_was_said_of_a_measure_ends_with_the_key_that_goes_to_another() {
    let mut room = at_the_list();
    room.line("Ro i gangen").line("Fadder").press("Up Enter");
    fill_in(&mut room);
    room.sees("F4 vi er enige")
        .press("F4")
        .sees("PgDn går til neste")
        .press("Tab")
        .sees_no("F4 vi er enige")
        .press("PgDn")
        .sees("Fadder")
        .sees_no("PgDn går til neste");
    assert_eq!(room.model.status, None);
    // What is said anew by the same key stays, and letters leave it in sight while a sentence is being written.
    room.press("PgDn").press("PgDn").type_("hos o");
    assert!(room.model.status.is_some());
    room.press("Down");
    assert_eq!(room.model.status, None);
}

#[test]
fn when_a_proposal_is_decided_on_the_next_one_is_at_hand() {
    let mut room = at_the_list();
    room.line("Ro i gangen").line("Faste møter").line("Fadder").press("Up Up F6").line("senere");
    assert_eq!(states(&room), [StateCode::Parked, StateCode::Proposed, StateCode::Proposed]);
    room.press("Enter").sees("Faste møter").sees("forslag");
    fill_in(&mut room);
    room.press("F4").sees("avtalt").press("PgDn").sees("Fadder").sees("Tiltak 1 av 3");
    room.press("F6").line("dekkes av rutinen");
    assert_eq!(states(&room), [StateCode::Parked, StateCode::Agreed, StateCode::Parked]);
}

#[test]
fn what_is_taken_back_is_named_in_the_words_of_the_room_and_goes_when_it_is_no_longer_so() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("F6").line("senere").press("Ctrl+Z").sees("Angret: parkert tiltak");
    room.line("Fadder");
    assert_eq!(room.model.status, None);
}

#[test]
fn deleting_is_taken_back_and_text_in_the_line_keeps_the_key_for_itself() {
    let mut room = at_the_list();
    room.line("Ro i gangen").type_("ab").press("Left Delete");
    assert_eq!(room.model.measures.input.text(), "a");
    room.press("Backspace").press("Delete").sees("Ctrl+Z");
    assert!(room.reload().measures.is_empty());
    room.press("Ctrl+Z").sees("Ro i gangen");
}

#[test]
fn two_that_say_the_same_become_one_with_the_answers_of_both() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("bråk i gangen").press("F4 Enter").line("støy ved skiftet").press("F4 Enter");
    command(&mut room, Id::ShowMeasures);
    command(&mut room, Id::MergeMeasures);
    room.sees("blir stående").press("Enter");
    let measures = room.reload().measures;
    let open: Vec<_> = measures.iter().filter(|it| it.state.code() == StateCode::Proposed).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].answers.len(), 2);
    room.sees("Slått sammen med");
}

#[test]
fn measures_are_moved_among_those_that_stand_the_same() {
    let mut room = at_the_list();
    room.line("en").line("to").press("F6").line("senere").line("tre").press("Ctrl+Up");
    let titles = |room: &Room| -> Vec<String> {
        room.reload().measures.iter().map(|measure| measure.title.clone()).collect()
    };
    let listed = titles(&room);
    let place = |title: &str| listed.iter().position(|it| it == title).unwrap();
    assert!(place("tre") < place("en"), "{listed:?}");
    room.press("Ctrl+Up");
    assert_eq!(titles(&room), listed);
}

#[test]
fn a_sixth_active_measure_is_asked_about_once_and_the_answer_is_logged() {
    let mut room = at_the_list();
    for title in [
        "Bytte vakter på tavla",
        "Krakk ved stellebordet",
        "Fast møteplan",
        "Lyddempende bord",
        "Turdag i mai",
    ] {
        agree_on(&mut room, title);
    }
    room.line("Rutinekort").press("Enter");
    fill_in(&mut room);
    room.press("F4").sees("6 tiltak på en gang").press("Enter");
    assert_eq!(room.model.screen, Screen::Matrix);
    room.press("Enter F4").type_("3");
    assert_eq!(states(&room).iter().filter(|state| state.is_active()).count(), 6);
    let accepted = |room: &Room| {
        room.reload().events.iter().filter(|it| it.kind == SessionEventKind::ManyMeasuresAccepted).count()
    };
    assert_eq!(accepted(&room), 1);
    room.press("Esc");
    agree_on(&mut room, "Og ett");
    assert_eq!(states(&room).iter().filter(|state| state.is_active()).count(), 7);
    assert_eq!(accepted(&room), 1);
}

#[test]
fn the_matrix_is_used_by_arrows_or_by_two_digits() {
    let mut room = at_the_list();
    room.line("Ro i gangen").line("Faste møter").press("F3").sees("Ikke plassert");
    let weights = |room: &Room, at: usize| {
        let measure = &room.reload().measures[at];
        (measure.benefit.map(Grade::get), measure.effort.map(Grade::get))
    };
    room.press("Up");
    assert_eq!(weights(&room, 1), (Some(3), Some(3)), "the first arrow places it in the middle");
    room.press("Up Up Up Right Left Left Left Left");
    assert_eq!(weights(&room, 1), (Some(5), Some(1)));
    room.press("Tab").type_("4").sees("Innsats, 1–5?").type_("2");
    assert_eq!(weights(&room, 0), (Some(4), Some(2)));
    room.sees("4 / 2").sees("5 / 1").sees_no("Ikke plassert");
    room.press("Backspace");
    assert_eq!(weights(&room, 0), (None, None));
    room.type_("abc").press("Esc");
    assert_eq!(room.model.screen, Screen::Measures);
    assert!(room.model.measures.input.is_empty());
}

#[test]
fn what_is_to_be_kept_is_added_reworded_and_deleted() {
    let mut room = at_the_list();
    command(&mut room, Id::Keeps);
    room.line("Morgenkaffen").line("God tone").sees("Dette vil vi bevare");
    room.press("Up Enter").type_(" hver dag").press("Enter").sees("Morgenkaffen hver dag");
    room.press("Enter").type_("!").press("Esc");
    assert_eq!(room.model.screen, Screen::Keeps, "Esc saves the line first");
    let kept = |room: &Room| room.reload().keeps.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    assert_eq!(kept(&room), ["Morgenkaffen hver dag!", "God tone"]);
    room.press("Delete");
    assert_eq!(kept(&room), ["God tone"]);
    room.press("Ctrl+Z").press("Esc");
    assert_eq!((room.model.screen, kept(&room).len()), (Screen::Measures, 2));
}

#[test]
fn the_answers_behind_are_one_key_away_and_more_can_be_linked() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("bråk i gangen").line("støy ved skiftet").press("Up F4 Enter");
    command(&mut room, Id::ShowMeasures);
    room.press("Enter F2").sees("bråk i gangen").sees("Bord 1").sees("støy ved skiftet");
    room.press("Down Enter");
    assert_eq!(only(&room).answers.len(), 2);
    room.press("F2").sees("Første skritt");
    room.press("F2 Enter F2");
    assert_eq!(only(&room).answers.len(), 1);
}

#[test]
fn a_measure_of_the_bank_becomes_a_proposal_with_a_link_back() {
    let mut room = at_the_list();
    room.press("Ctrl+O").type_("lommeformat").sees("rutinekort").press("Enter");
    let measure = only(&room);
    assert_eq!(measure.bank.as_ref().map(BankId::as_str), Some("tb-020"));
    assert_eq!(measure.category.as_ref().map(CategoryId::as_str), Some("fundament-rutine"));
    room.press("Enter Ctrl+O").type_("ønsketurnus").press("Enter").sees("allerede en tekst").press("Enter");
    let measure = only(&room);
    assert_eq!(measure.title, "Ønsketurnus");
    assert_eq!(measure.category.as_ref().map(CategoryId::as_str), Some("forebygging-bemanning"));
    room.sees("Ønsketurnus");
}

#[test]
fn the_bank_shows_evidence_with_a_note_and_says_what_is_only_an_offer() {
    let mut room = at_the_list();
    room.press("Ctrl+O").type_("ryggsmerter").sees("tilbud").sees("ikke noe dere avtaler for en person");
    room.sees("Erfaring: ");
}

#[test]
fn a_question_offers_its_own_measures_first() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let question = room
        .session()
        .set
        .questions()
        .find(|(_, question)| !question.measures.is_empty())
        .map(|(_, question)| (question.id.clone(), question.measures[0].clone()))
        .expect("the core set suggests measures");
    let effects = room.model.meeting.as_mut().unwrap().go_to(&question.0, &room.env);
    room.open(effects);
    room.press("Ctrl+O").sees("Passer ofte").press("Enter");
    let measure = only(&room);
    assert_eq!(measure.question, Some(question.0));
    assert!(measure.bank.is_some() && measure.group.is_some());
}

#[test]
fn a_closed_meeting_is_where_its_measures_are_begun_finished_and_judged() {
    let mut room = at_the_list();
    agree_on(&mut room, "Ro i gangen");
    for op in [
        dialogduk::ops::Op::SetDetail(dialogduk::ops::DetailEdit::Leader("enhetsleder".into())),
        dialogduk::ops::Op::Close,
    ] {
        let effects = room.model.act(&op, &room.env);
        room.open(effects);
    }
    command(&mut room, Id::ShowMeasures);
    room.press("Enter").type_("x").press("Enter");
    assert_eq!(only(&room).title, "Ro i gangen", "what is closed is not typed over");
    room.press("F3").sees("Hvor står tiltaket nå?").type_("1").sees("i gang");
    room.press("F3").type_("1").press("Ctrl+Backspace Ctrl+Backspace Ctrl+Backspace").press("Ctrl+Backspace");
    room.press("Ctrl+Backspace").line("snarest").sees("Gjennomført").press("Ctrl+Backspace").line("i går");
    assert_eq!(states(&room), [StateCode::Done]);
    room.press("F3").type_("1").sees("Hjalp det?").type_("2").line("roligere, men ikke om natta");
    assert_eq!(states(&room), [StateCode::Evaluated]);
    room.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_eq!(states(&room), [StateCode::Agreed]);
}

#[test]
fn nobody_is_responsible_yet_is_something_to_see() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter").sees("ingen ennå");
}

#[test]
fn after_the_meeting_was_closed_once_a_moved_date_asks_for_a_reason() {
    let mut room = at_the_list();
    agree_on(&mut room, "Ro i gangen");
    for op in [
        dialogduk::ops::Op::SetDetail(dialogduk::ops::DetailEdit::Leader("enhetsleder".into())),
        dialogduk::ops::Op::Close,
        dialogduk::ops::Op::Reopen { reason: "glemte noe".into() },
    ] {
        let effects = room.model.act(&op, &room.env);
        room.open(effects);
    }
    command(&mut room, Id::ShowMeasures);
    room.press(
        "Enter Down Down Down Down Ctrl+End Ctrl+Backspace Ctrl+Backspace Ctrl+Backspace Ctrl+Backspace",
    );
    room.press("Ctrl+Backspace").line("15. desember").sees("Hvorfor endres det?");
    room.press("Esc");
    assert_eq!(only(&room).terms().deadline, Some(day(2026, 12, 1)), "nothing changes without a reason");
    room.sees("15. desember").press("Enter").line("ferie");
    let measure = only(&room);
    assert_eq!(measure.terms().deadline, Some(day(2026, 12, 15)));
    assert_eq!(measure.original_deadline, Some(day(2026, 12, 1)));
    assert!(room.reload().history_of(measure.id).any(|event| event.reason == "ferie"));
}

#[test]
fn an_agreed_measure_cannot_lose_what_made_it_one() {
    let mut room = at_the_list();
    agree_on(&mut room, "Ro i gangen");
    room.press("Enter Tab Ctrl+Backspace Ctrl+Backspace Ctrl+Backspace Tab");
    assert_eq!(room.model.measure.field, Field::FirstStep);
    assert!(room.model.measure.problem.is_some());
    assert_eq!(only(&room).terms().first_step, "Sette opp tid");
    room.press("Esc");
    assert_eq!(room.model.screen, Screen::Measures, "nobody is kept on the form");
}

#[test]
fn an_emptied_title_comes_back() {
    let mut room = at_the_list();
    room.line("Ro i gangen")
        .press("Enter Ctrl+Backspace Ctrl+Backspace Ctrl+Backspace Tab")
        .sees("Ro i gangen");
    assert_eq!(only(&room).title, "Ro i gangen");
}

#[test]
fn help_explains_the_field_in_focus_with_an_example() {
    let mut room = at_the_list();
    room.line("Ro i gangen").press("Enter Tab Tab F1").sees("fagleder natt");
}

/// What leads to the next thing to look at.
type Step = fn(&mut Room);

#[test]
fn the_screens_never_panic_at_any_size() {
    let mut room = at_the_list();
    room.line("Leder møter nattevaktene første mandag i hver måned, også i ferien").line("To");
    agree_on(&mut room, "Tre");
    let steps: [(&str, Step); 9] = [
        ("list", |_| {}),
        ("matrix", |room| {
            room.press("F3 Up");
        }),
        ("keeps", |room| {
            command(room, Id::Keeps);
            room.line("Morgenkaffen").type_("mer");
        }),
        ("form", |room| {
            room.press("Ctrl+Backspace Esc Enter");
        }),
        ("second half", |room| {
            room.press("Tab Tab Tab Tab Tab Tab Tab Tab Tab");
        }),
        ("problem", |room| {
            room.model.measure.open(room.model.measure.measure.unwrap());
            room.press("Down Down Down Down").type_("snarest").press("F4");
        }),
        ("source", |room| {
            room.press("Ctrl+Backspace F2");
        }),
        ("bank", |room| {
            room.press("F2 Ctrl+O");
        }),
        ("bank, nothing found", |room| {
            room.type_("xyzzy");
        }),
    ];
    for (what, step) in steps {
        room.resize(80, 24);
        step(&mut room);
        for (width, height) in (1..=64).step_by(3).map(|n| (n, n)).chain([
            (1, 60),
            (200, 1),
            (40, 12),
            (41, 13),
            (60, 18),
            (120, 40),
            (200, 60),
        ]) {
            room.resize(width, height);
            assert!(!room.left, "{what} at {width}x{height}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is pressed: memory equals the file.
    #[test]
    fn any_keys_leave_memory_and_file_alike(keys in prop::collection::vec(0usize..24, 1..50)) {
        let mut room = at_the_list();
        room.line("Ro i gangen").line("Faste møter");
        for key in keys {
            match key {
                0..=3 => { room.press(["Tab", "Enter", "Down", "Up"][key]); }
                4..=7 => { room.press(["Esc", "Left", "Right", "Delete"][key - 4]); }
                8..=11 => { room.press(["F3", "F4", "F6", "F2"][key - 8]); }
                12..=15 => { room.press(["PgDn", "PgUp", "Ctrl+O", "Ctrl+Z"][key - 12]); }
                16..=19 => { room.type_(["1", "4", "om 3 uker", "leder "][key - 16]); }
                20 => command(&mut room, Id::ShowMeasures),
                21 => command(&mut room, Id::Keeps),
                22 => { room.press("Ctrl+Y Backspace"); }
                _ => { room.wait(Duration::from_secs(3)); }
            }
        }
        // Escape may have led out of the meeting, where nothing of it is in memory.
        if room.model.meeting.is_some() {
            prop_assert_eq!(room.reload(), room.session().clone());
        }
    }
}
