//! The history of a meeting and its steps: what can be taken back, and what stays on record (G4, L2).

use dialogduk::domain::session::{SessionEventKind, SessionState};
use dialogduk::ops::{DetailEdit, Op};

use dialogduk::tui::commands::Id as Command;

use crate::driver::{Room, in_meeting};

fn act(room: &mut Room, op: &Op) {
    let effects = room.model.act(op, &room.env);
    assert!(!effects.is_empty(), "{op:?} did nothing");
    room.open(effects);
}

#[test]
fn undo_after_an_export_takes_back_the_last_line_and_the_export_stays_on_record() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("Vi løper fortere");
    act(&mut room, &Op::Note(SessionEventKind::Exported, "tiltak.xlsx".into()));
    room.press("Ctrl+Z").sees("Angret: nytt svar");
    assert!(room.reload().answers.is_empty());
    assert!(room.reload().has_happened(SessionEventKind::Exported));
    // What was taken back can be done again, although something was noted meanwhile.
    act(&mut room, &Op::Note(SessionEventKind::Exported, "referat.md".into()));
    room.press("Ctrl+Y").sees("Gjort om igjen: nytt svar");
    assert_eq!(room.reload().answers.len(), 1);
    assert_eq!(room.reload(), *room.session());
}

#[test]
fn taking_back_the_close_says_that_the_meeting_is_open_again() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    act(&mut room, &Op::SetDetail(DetailEdit::Leader("styrer".into())));
    act(&mut room, &Op::Close);
    let closed = room.reload();
    room.press("Ctrl+Z").sees("Angret: avslutning av møtet. Møtet er åpent igjen");
    assert_eq!(room.reload().details.state, SessionState::Running);
    // That it was closed stays on record, for papers may have been made of it.
    assert!(room.reload().has_happened(SessionEventKind::Reopened));
    assert_eq!(room.reload(), *room.session());
    room.command(Command::ShowHistory).sees("åpnet igjen: avslutningen ble angret").press("Esc");
    room.press("Ctrl+Y").sees("Møtet er avsluttet igjen");
    assert_eq!(room.reload(), closed, "done again, it is as it was");
    assert_eq!(room.reload(), *room.session());
    act(&mut room, &Op::Reopen { reason: "vi glemte natta".into() });
    room.press("Ctrl+Z").sees("gjenåpning av møtet. Møtet er avsluttet igjen");

    let id = room.session().id;
    let said = crate::plain::play(&mut room.desk.store, Some(id), &room.env, "/angre\n");
    assert!(said.contains("avslutning av møtet. Møtet er åpent igjen."), "{said}");
}
