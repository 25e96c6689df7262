//! The cloth as a facilitator sees it in the middle of a meeting.

use dialogduk::domain::question_set::KindCode;
use dialogduk::domain::session::{Mark, MarkKind};
use dialogduk::ops::{NewMeasure, Op};
use dialogduk::settings::{Settings, ThemeName};

use crate::driver::{Room, in_meeting};
use crate::screens::{FEW, LOOKS, scene};

/// Three tables in the middle of a meeting: every state a field can be in.
fn half_way(set: &str, settings: Settings) -> Room {
    let mut room = in_meeting(set, &[5, 5, 6]);
    room.model.speak(settings.lang);
    room.model.settings = settings;
    let session = room.session();
    let questions: Vec<_> = session
        .outline()
        .iter()
        .map(|entry| (entry.question.id.clone(), entry.question.kind.code() == KindCode::List))
        .collect();
    let groups: Vec<_> = session.groups.iter().map(|group| group.id).collect();
    let part = session.set.parts[1].id.clone();
    let mut ops = Vec::new();
    let marks = [(1, MarkKind::Skipped), (3, MarkKind::LeftOut), (4, MarkKind::Postponed)];
    for (index, kind) in marks {
        let mark = Some(Mark { kind, reason: String::new() });
        ops.push(Op::Mark { question: questions[index].0.clone(), mark });
    }
    for (index, (question, is_list)) in questions.iter().enumerate().take(10) {
        if !is_list || marks.iter().any(|(marked, _)| *marked == index) {
            continue;
        }
        for group in groups.iter().take(if index % 2 == 0 { 3 } else { 2 }) {
            let lines = vec!["mer ros".to_owned(), "færre møter".to_owned()];
            ops.push(Op::AddAnswers { question: question.clone(), group: *group, lines });
        }
    }
    ops.push(Op::AddQuestion { part, text: "Hva med helgene?".into(), kind: KindCode::List });
    ops.push(Op::Propose(NewMeasure { title: "Fast tid med leder".into(), ..NewMeasure::default() }));
    for op in ops {
        let effects = room.model.act(&op, &room.env);
        room.open(effects);
    }
    if let Some(first) = room.session().answers.first().map(|answer| answer.id) {
        let effects = room.model.act(&Op::ToggleStar(first), &room.env);
        room.open(effects);
    }
    let current = room.session().outline()[6].question.id.clone();
    let effects = room.model.meeting.as_mut().unwrap().go_to(&current, &room.env);
    room.open(effects);
    room.press("F8");
    room
}

#[test]
fn the_cloth_half_way() {
    scene("cloth_half_way", LOOKS, |settings| half_way("ned-kjerne", settings));
}

#[test]
fn the_cloth_of_five_and_of_seven_parts() {
    scene("cloth_of_five_parts", FEW, |settings| half_way("barnehage", settings));
    scene("cloth_of_seven_parts", FEW, |settings| half_way("engasjement-seks", settings));
}

#[test]
fn the_cloth_in_typewriter_signs() {
    scene("cloth_in_ascii", FEW, |settings| {
        half_way("ned-kjerne", Settings { ascii: true, theme: ThemeName::Mono, ..settings })
    });
}

#[test]
fn the_cloth_while_searching() {
    scene("cloth_while_searching", FEW, |settings| {
        let mut room = half_way("ned-kjerne", settings);
        room.type_("jobb");
        room
    });
}

#[test]
fn the_stages_below_the_cloth() {
    scene("cloth_stages", FEW, |settings| {
        let mut room = half_way("ned-kjerne", settings);
        room.press("End Down Right Right");
        room
    });
}

#[test]
fn a_field_is_opened_by_the_second_click() {
    let mut room = half_way("ned-kjerne", Settings::default());
    room.click("ubrukt").sees("Duken").click("ubrukt").sees_no("Duken");
    let entry = room.model.meeting.as_ref().unwrap().entry().unwrap();
    assert_eq!(entry.question.short.as_ref().unwrap().nb, "ubrukt");
}

#[test]
fn prioritising_opens_the_matrix_and_measures_the_list() {
    let mut room = half_way("ned-kjerne", Settings::default());
    room.press("F6").sees("prioritere").sees("Gevinst og innsats").press("F8 F4").sees("Fast tid med leder");
    assert_eq!(room.model.screen, dialogduk::tui::model::Screen::Measures);
}
