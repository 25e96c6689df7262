//! What every screen looks like, in two planes: the characters, and one letter per style, since emphasis is lost in
//! characters alone.
//!
//! One file a scene, with all its sizes and languages. Accept a change on purpose: look at it first, then
//! `INSTA_UPDATE=always cargo test --test it screens`.

use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::Duration;

use dialogduk::domain::localized::Lang;
use dialogduk::domain::session::Session;
use dialogduk::exchange;
use dialogduk::ops::Store;
use dialogduk::settings::{Settings, ThemeName};
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;

use crate::driver::{Room, in_meeting};

/// A look: language, theme, width and height.
pub(crate) type Look = (Lang, ThemeName, u16, u16);

/// Every screen at 80×24 in three languages; narrower and wider in bokmål; and once without any colour.
pub(crate) const LOOKS: &[Look] = &[
    (Lang::Nb, ThemeName::Terminal, 80, 24),
    (Lang::Nn, ThemeName::Terminal, 80, 24),
    (Lang::En, ThemeName::Terminal, 80, 24),
    (Lang::Nb, ThemeName::Terminal, 60, 18),
    (Lang::Nb, ThemeName::Terminal, 120, 40),
    (Lang::Nb, ThemeName::Terminal, 200, 60),
    (Lang::Nb, ThemeName::Mono, 80, 24),
];
/// Scenes that add one thing to a screen.
pub(crate) const FEW: &[Look] =
    &[(Lang::Nb, ThemeName::Terminal, 80, 24), (Lang::Nb, ThemeName::Terminal, 60, 18)];
/// What the room sees.
const ROOM: &[Look] = &[
    (Lang::Nb, ThemeName::Terminal, 40, 12),
    (Lang::Nn, ThemeName::Terminal, 40, 12),
    (Lang::En, ThemeName::Terminal, 40, 12),
    (Lang::Nb, ThemeName::Terminal, 60, 18),
    (Lang::Nb, ThemeName::Projector, 80, 24),
    (Lang::Nb, ThemeName::Terminal, 120, 40),
];

/// Shows a scene in each look.
pub(crate) fn scene(name: &str, looks: &[Look], play: impl Fn(Settings) -> Room) {
    let mut shown = String::new();
    for (lang, theme, width, height) in looks {
        let mut room = play(Settings { lang: *lang, theme: *theme, ..Settings::default() });
        room.resize(*width, *height);
        let (column, row) = room.cursor();
        let head = format!("{} {} {width}×{height}, cursor {column},{row}", lang.code(), theme.code());
        let rule = "=".repeat(usize::from(*width));
        let _ = write!(shown, "{head}\n{rule}\n{}{rule}\n{}{rule}\n\n", room.screen(), room.styles());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

/// The example workshops, the running one last.
static EXAMPLES: LazyLock<Vec<Session>> = LazyLock::new(|| {
    exchange::examples().iter().map(|(_, text)| exchange::read(text.as_bytes()).unwrap().session).collect()
});

/// A file with these sessions in it, at the start screen.
fn with_sessions(sessions: &[Session], settings: Settings) -> Room {
    let mut store = Store::in_memory().unwrap();
    for session in sessions {
        store.create_session(session).unwrap();
    }
    Room::with(store, settings, 80, 24)
}

/// The nursing home's meeting, in the middle of it, on this screen.
pub(crate) fn solbakken(settings: Settings, screen: Screen) -> Room {
    let running = EXAMPLES.last().unwrap();
    let mut room = with_sessions(std::slice::from_ref(running), settings);
    room.open(vec![Effect::Open(running.id)]);
    room.press("Esc");
    let effects = room.model.go(screen, &room.env);
    room.open(effects);
    room
}

/// The same at the question with this number.
fn at_question(settings: Settings, number: usize) -> Room {
    let mut room = solbakken(settings, Screen::Question);
    let question = room.session().outline()[number - 1].question.id.clone();
    let effects = room.model.meeting.as_mut().unwrap().go_to(&question, &room.env);
    room.open(effects);
    let effects = room.model.go(Screen::Question, &room.env);
    room.open(effects);
    room
}

#[test]
fn question() {
    scene("question", LOOKS, |settings| at_question(settings, 1));
}

#[test]
fn question_being_answered() {
    scene("question_being_answered", LOOKS, |settings| {
        let mut room = at_question(settings, 2);
        room.line("Vi kan ta det opp på formøtet")
            .press("F6")
            .line("Jeg kan spørre hvordan det går")
            .press("F3");
        room.wait(Duration::from_secs(75));
        room.type_(
            "Jeg kan bytte vakt når noen trenger en roligere uke, hvis jeg får vite det i god tid før helga",
        );
        room
    });
}

#[test]
fn question_in_plenary() {
    scene("question_in_plenary", FEW, |settings| {
        let mut room = at_question(settings, 1);
        room.press("Shift+Tab");
        room
    });
}

#[test]
fn question_with_a_scale() {
    scene("question_with_a_scale", LOOKS, |settings| {
        let mut room = at_question(settings, 3);
        room.type_("44530");
        room
    });
}

#[test]
fn question_with_a_scale_before_five_have_answered() {
    scene("question_with_a_scale_before_five", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        room.press("PgDn PgDn").type_("44");
        room
    });
}

#[test]
fn question_with_choices() {
    scene("question_with_choices", FEW, |settings| {
        let mut room = at_question(settings, 8);
        room.type_("126");
        room
    });
}

#[test]
fn question_with_a_ranking() {
    scene("question_with_a_ranking", FEW, |settings| {
        let mut room = at_question(settings, 14);
        room.type_("21");
        room
    });
}

/// A meeting with two tables where nobody has said anything yet.
fn solbakken_anew(settings: Settings) -> Room {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.model.speak(settings.lang);
    room.model.settings = settings;
    room
}

#[test]
fn question_when_nobody_has_said_anything() {
    scene("question_empty", FEW, solbakken_anew);
}

#[test]
fn question_after_a_paste() {
    scene("question_after_a_paste", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        room.paste("ro i garderoben\nflere hender om morgenen\nkortere møter\n");
        room
    });
}

#[test]
fn question_with_text_that_tests_every_terminal() {
    scene("question_with_difficult_text", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        room.line("אבג er bakvendt, 👩‍⚕️ er ett tegn, e\u{301} er ett også")
            .line("\t tabulator \u{1b}[31m rød");
        room.line(&"ordutenmellomrom".repeat(9)).paste("日本語の長い文".repeat(12).as_str());
        room
    });
}

#[test]
fn audience() {
    scene("audience", ROOM, |settings| {
        let mut room = at_question(settings, 1);
        room.press("F3").wait(Duration::from_secs(75));
        room.press("F5");
        room
    });
}

#[test]
fn audience_with_choices() {
    scene("audience_with_choices", ROOM, |settings| {
        let mut room = at_question(settings, 8);
        room.press("F5");
        room
    });
}

#[test]
fn hidden() {
    scene("hidden", FEW, |settings| {
        let mut room = at_question(settings, 1);
        room.press("F9");
        room
    });
}

#[test]
fn too_small() {
    let tiny = &[(Lang::Nb, ThemeName::Terminal, 39, 12), (Lang::En, ThemeName::Terminal, 12, 3)];
    scene("too_small", tiny, |settings| at_question(settings, 1));
}

#[test]
fn help() {
    scene("help", LOOKS, |settings| {
        let mut room = at_question(settings, 1);
        room.press("F1");
        room
    });
}

#[test]
fn palette() {
    scene("palette", LOOKS, |settings| {
        let mut room = at_question(settings, 1);
        room.press("Ctrl+P");
        room
    });
}

#[test]
fn palette_while_searching() {
    scene("palette_while_searching", FEW, |settings| {
        let mut room = at_question(settings, 1);
        room.press("Ctrl+P").type_("minutt");
        room
    });
}

#[test]
fn find_a_question() {
    scene("find_a_question", FEW, |settings| {
        let mut room = at_question(settings, 1);
        room.press("Ctrl+P").line("finn et").type_("leder");
        room
    });
}

#[test]
fn the_routing_card() {
    scene("routing_card", LOOKS, |settings| {
        let mut room = at_question(settings, 1);
        room.press("F7");
        room
    });
}

#[test]
fn a_question_is_asked() {
    scene("asking_why", FEW, |settings| {
        let mut room = at_question(settings, 1);
        room.press("Ctrl+X");
        room
    });
}

#[test]
fn cloth() {
    scene("cloth", LOOKS, |settings| solbakken(settings, Screen::Cloth));
}

#[test]
fn cloth_before_anybody_has_spoken() {
    scene("cloth_empty", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        room.press("F8");
        room
    });
}

#[test]
fn measures() {
    scene("measures", LOOKS, |settings| solbakken(settings, Screen::Measures));
}

#[test]
fn measures_when_there_are_none() {
    scene("measures_empty", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        let effects = room.model.go(Screen::Measures, &room.env);
        room.open(effects);
        room
    });
}

#[test]
fn measures_as_a_matrix() {
    scene("measures_as_a_matrix", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Measures);
        room.press("F3");
        room
    });
}

#[test]
fn measure() {
    scene("measure", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Measures);
        room.press("Enter");
        room
    });
}

#[test]
fn measure_being_filled_in() {
    scene("measure_being_filled_in", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        room.line("Leder møter nattevaktene første mandag i måneden").press("F4 Enter");
        let effects = room.model.go(Screen::Measures, &room.env);
        room.open(effects);
        room.press("Enter Tab").type_("Sette opp tid i turnusen").press("Tab").type_("alle");
        room
    });
}

#[test]
fn measure_unfolded() {
    scene("measure_unfolded", FEW, |settings| {
        let mut room = solbakken(settings, Screen::Measures);
        room.press("Enter Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
        room
    });
}

#[test]
fn answers_behind_a_measure() {
    scene("answers_behind_a_measure", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Measures);
        room.press("Enter F2");
        room
    });
}

#[test]
fn keeps() {
    scene("keeps", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Keeps);
        room.line("Vi hilser på hverandre ved vaktskiftet").type_("Og så");
        room
    });
}

#[test]
fn measure_that_cannot_be_agreed_on_yet() {
    scene("measure_refused", FEW, |settings| {
        let mut room = solbakken_anew(settings);
        room.line("Leder møter nattevaktene første mandag i måneden").press("F4 Enter");
        let effects = room.model.go(Screen::Measures, &room.env);
        room.open(effects);
        room.press("Enter F4");
        room
    });
}

#[test]
fn measure_bank() {
    scene("measure_bank", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Measures);
        room.press("Enter Ctrl+O");
        room
    });
}

#[test]
fn start_for_a_new_user() {
    scene("start_new_user", LOOKS, |settings| with_sessions(&[], settings));
}

#[test]
fn start_with_meetings() {
    scene("start", LOOKS, |settings| with_sessions(&EXAMPLES, settings));
}

#[test]
fn prepare() {
    scene("prepare", LOOKS, |settings| {
        let mut room = with_sessions(&EXAMPLES, settings);
        room.press("Enter");
        room
    });
}

#[test]
fn prepare_being_filled_in() {
    scene("prepare_being_filled_in", FEW, |settings| {
        let mut room = with_sessions(&[], settings);
        room.press("Enter").type_("Fjellvik legekontor").press("Enter Enter").type_("tull");
        room
    });
}

#[test]
fn prepare_of_the_open_meeting() {
    scene("prepare_of_the_open_meeting", FEW, |settings| solbakken(settings, Screen::Prepare));
}

#[test]
fn opening() {
    scene("opening", LOOKS, |settings| solbakken(settings, Screen::Opening));
}

#[test]
fn export() {
    scene("export", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Close);
        let effects = dialogduk::tui::update::command(&mut room.model, Id::Export, &room.env);
        room.open(effects);
        room
    });
}
