use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::env::Env;
use crate::settings::ThemeName;
use crate::tui::layout::Size;
use crate::tui::model::Screen;
use crate::tui::screens::cloth::tests::{lively, model};

fn screen(model: &Model, width: u16, height: u16) -> (String, Option<(u16, u16)>) {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| _ = super::super::draw(model, frame)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let rows: Vec<String> = (0..height)
        .map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
        .collect();
    let cursor = terminal.get_cursor_position().ok().map(|at| (at.x, at.y));
    (rows.join("\n"), cursor)
}

#[test]
fn the_cloth_is_drawn_at_any_size() {
    for set in ["ned-kjerne", "barnehage", "engasjement-seks"] {
        let mut model = lively(set, 80, 24);
        for width in [1, 2, 5, 20, 39, 40, 41, 47, 48, 52, 55, 60, 76, 80, 99, 104, 120, 160, 200] {
            for height in (1..=26).chain([30, 40, 50, 60]) {
                model.size = Size { width, height };
                screen(&model, width, height);
            }
        }
    }
}

#[test]
fn every_field_selected_is_on_the_screen_with_the_cursor_on_it() {
    for (width, height) in [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)] {
        let mut model = lively("engasjement-seks", width, height);
        let count = model.meeting.as_ref().unwrap().session.outline().len();
        for number in 1..=count {
            use crate::tui::input::{Input, Key, key};
            use crate::tui::msg::Msg;
            let step = if number == 1 { Key::Home } else { Key::Tab };
            crate::tui::update::update(&mut model, Msg::Input(Input::Key(key(step))), &Env::fixed());
            let (shown, cursor) = screen(&model, width, height);
            let (x, y) = cursor.unwrap();
            let row: String =
                shown.lines().nth(usize::from(y)).unwrap().chars().skip(usize::from(x)).collect();
            assert!(row.starts_with('►'), "question {number} at {width}×{height}:\n{shown}");
            let told: String = row.chars().skip(1).take_while(|c| !c.is_alphabetic()).collect();
            let told = told.trim_matches(|c: char| !c.is_ascii_digit());
            assert_eq!(told, number.to_string(), "at {width}×{height}:\n{shown}");
        }
    }
}

#[test]
fn states_are_told_apart_without_colour() {
    for ascii in [false, true] {
        for (width, height) in [(60, 18), (80, 24), (120, 40)] {
            let mut model = lively("ned-kjerne", width, height);
            model.settings.theme = ThemeName::Mono;
            model.settings.ascii = ascii;
            let (shown, _) = screen(&model, width, height);
            for word in ["hoppet over", "tatt ut", "utsatt", "eget", "*1"] {
                assert!(shown.contains(word), "{word} at {width}×{height}:\n{shown}");
            }
            for sign in if ascii { ["##", "=", "..."] } else { ["██", "▒", "░░░"] } {
                assert!(shown.contains(sign), "{sign} at {width}×{height}:\n{shown}");
            }
            if ascii {
                assert!(
                    shown.chars().all(|c| c.is_ascii() || c.is_alphabetic() || "·«»–…".contains(c)),
                    "{shown}"
                );
            }
        }
    }
}

#[test]
fn agreed_measures_grow_in_the_last_corner() {
    for (width, height) in [(80, 24), (120, 40)] {
        let model = lively("barnehage", width, height);
        let (shown, _) = screen(&model, width, height);
        assert!(shown.contains("√ 2 avtalt"), "{shown}");
        assert!(shown.contains("√ Fast tid med leder"), "{shown}");
    }
}

#[test]
fn what_is_typed_is_seen_with_the_cursor_behind_it() {
    let mut model = model("ned-kjerne", 80, 24);
    model.screen = Screen::Cloth;
    model.cloth.search.set_text("åpen");
    let (shown, cursor) = screen(&model, 80, 24);
    let (x, y) = cursor.unwrap();
    let row: String = shown.lines().nth(usize::from(y)).unwrap().chars().take(usize::from(x)).collect();
    assert!(row.ends_with("› åpen"), "{shown}");
}
