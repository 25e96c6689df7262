//! What screens and papers say of a deletion, before and after it.

use super::*;

#[test]
fn deleting_a_meeting_in_which_nothing_was_written_worries_nobody() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let id = room.session().id;
    let erased = room.desk.store.erase(&[Erase::Session(id)], room.env.now()).unwrap();
    assert_eq!((erased.texts, erased.short, erased.elsewhere), (0, 0, 0), "{erased:?}");
    let told = told(&erased);
    assert!(told.starts_with("Ingen linjer var igjen å slette."), "{told}");
    assert!(!told.contains("for kort") && !told.contains("blir stående"), "{told}");
}

#[test]
fn what_went_to_another_program_is_not_named_as_a_file_to_delete() {
    let sent = |path: &str, what: &str| Sent {
        session: None,
        at: Env::fixed().now(),
        what: what.into(),
        format: "text".into(),
        profile: String::new(),
        path: path.into(),
        bytes: 1,
        sha256: String::new(),
        reason: String::new(),
    };
    let erased =
        Erased { texts: 1, sent: vec![sent("", "minutes"), sent("", "actions")], ..Erased::default() };
    let told = self::told(&erased);
    assert!(told.contains("Dette gikk til et annet program") && !told.contains("Slett dem"), "{told}");
    assert!(told.contains("minutes.text") && told.contains("actions.text"), "{told}");
    let erased = Erased { sent: vec![sent("/tmp/m.txt", "minutes")], ..erased };
    let told = self::told(&erased);
    assert!(
        told.contains("Slett dem der de ligger: /tmp/m.txt") && !told.contains("annet program"),
        "{told}"
    );
}

#[test]
fn the_question_about_a_line_quotes_it_in_a_small_window_too() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").line(&"ord ".repeat(200)).press("Up Up");
    for (width, height) in [(80, 24), (60, 18)] {
        room.resize(width, height);
        room.press("Up").command(Command::EraseLine).sees("«tunge løft»").sees("Ja, slett for godt");
        room.press("Esc Down").command(Command::EraseLine);
        room.sees("«ord ord").sees("…»").sees("Ja, slett for godt").press("Esc");
    }
}

#[test]
fn a_meeting_whose_answers_are_deleted_invites_nobody_to_type_what_would_be_refused() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let id = room.session().id;
    room.line("tunge løft");
    delete_answers(&mut room.desk.store, &[id], &room.env).unwrap();
    room.open(vec![Effect::Open(id)]);
    room.wait(std::time::Duration::from_secs(30))
        .sees("Svarene ble slettet")
        .sees_no("Skriv det bordet sier");
    room.type_("nytt");
    assert!(room.model.question.input.is_empty(), "{}", room.screen());
    room.sees("Svarene ble slettet");
    // Measures go on.
    room.press("F4").line("Felles pause");
    assert_eq!(room.reload().measures.len(), 1);
}

#[test]
fn of_what_outlives_the_answers_the_screen_tells_no_count_below_five() {
    let mut room = in_meeting("ned-kjerne", &[12]);
    while room.model.screen != Screen::Question || !room.model.scopes().contains(&Scope::Tally) {
        room.press("PageDown");
    }
    // Twelve chose the first, one the second.
    room.type_("1111111111112").sees("13 har svart");
    let id = room.session().id;
    delete_answers(&mut room.desk.store, &[id], &room.env).unwrap();
    room.reload();
    room.open(vec![Effect::Open(id)]);
    let session = room.session().clone();
    let question = session.question(&room.model.meeting.as_ref().unwrap().place.question).unwrap();
    let told = report::tallies::left(&session, question, Lang::Nb).unwrap();
    room.sees(&told).sees("Svarene ble slettet").sees_no("13 har svart").sees_no(" 12 ");
}

#[test]
fn a_paper_made_after_the_day_does_not_say_that_the_answers_will_be_deleted_then() {
    let session = running_care_session();
    let until = session.answers_until().unwrap();
    let after = until.succ_opt().unwrap();
    for (as_of, told) in
        [(until, "Svarene skal slettes "), (after, "Svarene skulle etter planen vært slettet ")]
    {
        for paper in [
            report::minutes(&session, Lang::Nb, as_of),
            report::action_list(&session, &report::Profile::full(), Lang::Nb, as_of),
        ] {
            let notes: Vec<_> = paper.notes.iter().filter(|note| note.starts_with("Svarene s")).collect();
            assert!(notes.len() == 1 && notes[0].starts_with(told), "{as_of}: {notes:?}");
        }
    }
}

#[test]
fn a_year_later_the_start_screen_has_one_line_and_one_yes_empties_the_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    let mut session = running_care_session();
    session.sittings.iter_mut().for_each(|it| it.date = day(2025, 11, 20));
    store.create_session(&session).unwrap();
    store.close().unwrap();
    let mut room = Room::on(&path);
    room.sees("1 møte har svar som etter planen skal slettes");
    room.command(Command::DeleteAsPlanned).sees("Tiltakene beholdes.").sees("Nei, behold");
    // Nothing is deleted by Enter alone.
    room.press("Enter").sees("1 møte har svar som");
    room.command(Command::DeleteAsPlanned).press("Down Enter").sees("slettet for godt.");
    room.press("Enter").sees_no("skal slettes");
    room.open(vec![Effect::Open(session.id)]);
    room.sees("Svarene ble slettet 22. november 2026; tiltakene er beholdt.");
    room.press("Esc Ctrl+Z").sees("Svarene ble slettet for godt 22. november 2026.");
}
