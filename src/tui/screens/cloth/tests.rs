use super::*;
use crate::domain::ids::SetId;
use crate::domain::measure::StateCode;
use crate::domain::session::{Mark, MarkKind};
use crate::domain::unit::Unit;
use crate::ops::{Loaded, NewSession, Revision, new_session};
use crate::settings::Settings;
use crate::tui::input::{ctrl, f, key};
use crate::tui::layout::Size;
use crate::tui::msg::{Msg, Opened};
use crate::tui::update::update;

/// A meeting with four tables over one of the built-in sets, on the cloth.
pub(crate) fn model(set: &str, width: u16, height: u16) -> Model {
    let env = Env::fixed();
    let unit = Unit {
        id: env.new_id(),
        name: "Solbakken sykehjem".into(),
        municipality: "Eksempelby".into(),
        sector: crate::domain::facets::Sector::HealthCare,
        organisation_number: String::new(),
        shifts: Vec::new(),
        usual_groups: 4,
    };
    let new = NewSession {
        unit,
        set: crate::sets::embedded::set(&SetId::new(set)).unwrap().clone(),
        title: String::new(),
        date: env.today(),
        start: None,
        place: String::new(),
        tables: vec![5, 5, 5, 5],
        table_label: "Bord".into(),
        minutes: 90,
        rehearsal: false,
    };
    let session = new_session(&new, &env);
    let catalogue = crate::sets::Catalogue { sets: Vec::new(), faulty: Vec::new() };
    let size = Size { width, height };
    let mut model = Model::new(Settings::default(), catalogue, "test.db".into(), size, &env);
    let opened = Opened {
        loaded: Loaded { session, revision: Revision::default() },
        place: None,
        live: None,
        drafts: Vec::new(),
        owed: Vec::new(),
        earlier: Vec::new(),
    };
    update(&mut model, Msg::Opened(Box::new(opened)), &env);
    model.go(Screen::Cloth, &env);
    model
}

/// The same once the opening, which comes before any question, has been seen.
fn begun(set: &str, width: u16, height: u16) -> Model {
    let mut model = model(set, width, height);
    model.go(Screen::Opening, &Env::fixed());
    press(&mut model, key(Key::Enter));
    model.go(Screen::Cloth, &Env::fixed());
    model
}

/// The same after much has been said: every state a field can be in.
pub(crate) fn lively(set: &str, width: u16, height: u16) -> Model {
    let mut model = model(set, width, height);
    let env = Env::fixed();
    let session = &model.meeting.as_ref().unwrap().session;
    let questions: Vec<_> = session
        .outline()
        .iter()
        .map(|entry| (entry.question.id.clone(), entry.question.kind.takes_lines()))
        .collect();
    let groups: Vec<_> = session.groups.iter().map(|group| group.id).collect();
    let part = session.set.parts[0].id.clone();
    for (index, (question, takes_lines)) in questions.iter().enumerate() {
        let mark =
            |kind| Op::Mark { question: question.clone(), mark: Some(Mark { kind, reason: String::new() }) };
        match index {
            1 => _ = model.act(&mark(MarkKind::Skipped), &env),
            3 => _ = model.act(&mark(MarkKind::LeftOut), &env),
            4 => _ = model.act(&mark(MarkKind::Postponed), &env),
            _ => {}
        }
        if !takes_lines || [1, 3, 4].contains(&index) || index > 9 {
            continue;
        }
        for group in groups.iter().take(if index % 2 == 0 { 4 } else { 3 }) {
            let lines = vec!["mer ros".to_owned(), "færre møter".to_owned()];
            model.act(&Op::AddAnswers { question: question.clone(), group: *group, lines }, &env);
        }
    }
    let first = model.meeting.as_ref().unwrap().session.answers.first().map(|answer| answer.id);
    if let Some(first) = first {
        model.act(&Op::ToggleStar(first), &env);
    }
    let kind = crate::domain::question_set::KindCode::List;
    model.act(&Op::AddQuestion { part, text: "Hva med helgene?".into(), kind }, &env);
    for title in ["Fast tid med leder for nattevakter", "Rutinekort i lommeformat"] {
        let mut measure = crate::domain::measure::Measure::proposed(env.new_id(), 0, title);
        let day = env.today() + chrono::Days::new(30);
        let terms = crate::domain::measure::Terms {
            responsible: "avdelingsleder".into(),
            deadline: Some(day),
            follow_up: Some(day),
            first_step: "sette opp tid".into(),
        };
        let agreement = crate::domain::measure::Agreement::new(&terms, env.today()).unwrap();
        measure.state = crate::domain::measure::State::Agreed(agreement);
        assert_eq!(measure.state.code(), StateCode::Agreed);
        model.meeting.as_mut().unwrap().session.measures.push(measure);
    }
    let current = questions.get(6).map_or(questions[0].0.clone(), |(id, _)| id.clone());
    model.meeting.as_mut().unwrap().go_to(&current, &env);
    model.go(Screen::Cloth, &env);
    model
}

fn press(model: &mut Model, chord: Chord) -> Vec<Effect> {
    update(model, Msg::Input(Input::Key(chord)), &Env::fixed())
}

fn type_(model: &mut Model, text: &str) {
    update(model, Msg::Input(Input::Text(text.into())), &Env::fixed());
}

fn at(model: &Model) -> usize {
    selected(model, &map(model).unwrap()) + 1
}

#[test]
fn arrows_move_over_the_cloth_and_enter_opens_the_field() {
    let mut model = begun("ned-kjerne", 80, 24);
    assert_eq!(at(&model), 1);
    for (chord, number) in [
        (key(Key::Right), 2),
        (key(Key::Right), 5),
        (key(Key::Down), 7),
        (key(Key::Down), 13),
        (key(Key::Left), 10),
        (key(Key::PageDown), 13),
        (key(Key::PageUp), 9),
        (key(Key::End), 16),
        (key(Key::Home), 1),
        (key(Key::Tab), 2),
        (key(Key::BackTab), 1),
    ] {
        press(&mut model, chord);
        assert_eq!(at(&model), number, "{chord}");
    }
    press(&mut model, key(Key::Right));
    press(&mut model, key(Key::Enter));
    assert_eq!(model.screen, Screen::Question);
    assert_eq!(model.meeting.as_ref().unwrap().entry().unwrap().number, 2);
    press(&mut model, key(Key::Esc));
    assert_eq!((model.screen, at(&model)), (Screen::Cloth, 2));
}

#[test]
fn letters_look_for_a_question_and_escape_clears_them_first() {
    let mut model = model("ned-kjerne", 80, 24);
    type_(&mut model, "apen");
    assert_eq!((model.cloth.search.text(), at(&model)), ("apen", 3));
    press(&mut model, key(Key::Esc));
    assert_eq!((model.screen, model.cloth.search.text()), (Screen::Cloth, ""));
    type_(&mut model, "14");
    assert_eq!(at(&model), 14);
    press(&mut model, key(Key::Enter));
    assert_eq!(model.meeting.as_ref().unwrap().entry().unwrap().number, 14);
    assert!(model.cloth.search.is_empty());
}

#[test]
fn what_is_not_found_opens_nothing() {
    let mut model = model("ned-kjerne", 80, 24);
    type_(&mut model, "xqz");
    press(&mut model, key(Key::Enter));
    assert_eq!((model.screen, model.cloth.search.text()), (Screen::Cloth, "xqz"));
}

#[test]
fn the_stages_lie_below_the_last_row() {
    let mut model = model("ned-kjerne", 80, 24);
    press(&mut model, key(Key::End));
    press(&mut model, key(Key::Down));
    assert_eq!(model.cloth.stage, Some(Stage::Opening), "where a new meeting stands");
    press(&mut model, key(Key::Up));
    assert_eq!((model.cloth.stage, at(&model)), (None, 16));
    press(&mut model, key(Key::Down));
    for _ in 0..9 {
        press(&mut model, key(Key::Right));
    }
    press(&mut model, key(Key::Enter));
    assert_eq!(model.screen, Screen::Close);
}

#[test]
fn every_stage_is_at_most_two_keys_away_from_anywhere() {
    for from in [Screen::Opening, Screen::Question, Screen::Measures, Screen::Measure, Screen::Close] {
        for (second, stage) in [
            (ctrl('o'), Stage::Opening),
            (f(2), Stage::Previous),
            (key(Key::Enter), Stage::Questions),
            (f(3), Stage::Sorting),
            (f(6), Stage::Prioritising),
            (f(4), Stage::Agreeing),
            (f(12), Stage::ReadBack),
            (ctrl('x'), Stage::Closing),
        ] {
            let mut model = model("ned-kjerne", 80, 24);
            model.go(from, &Env::fixed());
            press(&mut model, f(8));
            press(&mut model, second);
            let place = &model.meeting.as_ref().unwrap().place;
            assert_eq!(place.stage, stage, "from {from:?} by {second}");
        }
    }
}

#[test]
fn an_optional_theme_is_taken_off_the_cloth_and_put_back() {
    let mut model = model("ned-kjerne", 80, 24);
    press(&mut model, key(Key::Insert));
    assert_eq!(model.status.as_ref().unwrap().text, model.texts.cloth.for_everyone);
    model.meeting.as_mut().unwrap().session.set.parts[0].optional = true;
    let all = model.meeting.as_ref().unwrap().session.progress().questions;
    for left in [all - 4, all] {
        let effects = press(&mut model, key(Key::Insert));
        assert!(matches!(effects.as_slice(), [Effect::Commit { .. }]));
        assert_eq!(model.meeting.as_ref().unwrap().session.progress().questions, left);
    }
}

#[test]
fn the_headline_tells_the_counts_of_the_session() {
    let model = lively("ned-kjerne", 80, 24);
    let meeting = model.meeting.as_ref().unwrap();
    let map = map(&model).unwrap();
    let on = |field: &&Field| !matches!(field.off, Some(MarkKind::LeftOut | MarkKind::NotRelevant));
    let asked = map.fields().filter(on).count();
    let answered = map.fields().filter(on).filter(|field| field.answers > 0).count();
    let minutes: u16 = meeting
        .session
        .outline()
        .iter()
        .zip(map.fields())
        .filter(|(_, field)| on(field) && field.answers == 0 && field.off != Some(MarkKind::Skipped))
        .map(|(entry, _)| entry.minutes)
        .sum();
    assert_eq!(headline(&model, meeting), format!("{answered} av {asked} felt · ca. {minutes} min igjen"));
}

#[test]
fn moving_about_changes_nothing_that_was_said() {
    let mut model = lively("barnehage", 80, 24);
    let before = model.meeting.as_ref().unwrap().session.clone();
    let keys = [
        Key::Down,
        Key::Right,
        Key::PageDown,
        Key::Left,
        Key::Up,
        Key::Tab,
        Key::PageUp,
        Key::Enter,
        Key::Esc,
    ];
    for step in 0..300_usize {
        press(&mut model, key(keys[step * 7 % keys.len()]));
        if model.screen != Screen::Cloth {
            press(&mut model, f(8));
        }
    }
    assert_eq!(model.meeting.as_ref().unwrap().session, before);
}
