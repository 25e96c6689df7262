//! The page that asks for a passphrase: what it looks like, and that nothing typed is ever on it.

use std::fmt::Write as _;
use std::path::Path;

use dialogduk::domain::localized::Lang;
use dialogduk::i18n::texts;
use dialogduk::settings::Settings;
use dialogduk::tui::input::{Input, Key, key};
use dialogduk::tui::passphrase::{Asking, Purpose};
use dialogduk::tui::view::passphrase::draw;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const EVERY: [Purpose; 6] =
    [Purpose::Open, Purpose::Set, Purpose::Change, Purpose::Remove, Purpose::Seal, Purpose::Unseal];

fn shown(asking: &Asking, lang: Lang, width: u16, height: u16) -> String {
    let settings = Settings { lang, ..Settings::default() };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let file = Path::new("/home/kari/møter/solbakken.db");
    terminal.draw(|frame| draw(asking, file, texts(lang), &settings, frame)).unwrap();
    let rows = terminal.backend().buffer().content.chunks(usize::from(width.max(1)));
    rows.map(|row| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned() + "\n"
    })
    .collect()
}

fn type_in(asking: &mut Asking, text: &str) {
    asking.input(Input::Text(text.to_owned()));
}

#[test]
fn it_is_one_calm_page() {
    let mut drawn = String::new();
    let mut show = |asking: &Asking, lang: Lang, width: u16, height: u16| {
        let rule = "=".repeat(usize::from(width));
        let page = shown(asking, lang, width, height);
        let _ = write!(drawn, "{} {width}×{height}\n{rule}\n{page}{rule}\n\n", lang.code());
    };
    let mut open = Asking::new(Purpose::Open);
    type_in(&mut open, "sol og vind");
    for (lang, width, height) in
        [(Lang::Nb, 80, 24), (Lang::Nn, 80, 24), (Lang::En, 80, 24), (Lang::Nb, 60, 18), (Lang::Nb, 40, 12)]
    {
        show(&open, lang, width, height);
    }
    let mut set = Asking::new(Purpose::Set);
    type_in(&mut set, "sommerfugl");
    set.input(Input::Key(key(Key::Enter)));
    show(&set, Lang::Nb, 60, 18);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("passphrase", drawn));
}

#[test]
fn nothing_typed_is_ever_drawn_and_no_size_panics() {
    for purpose in EVERY {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let mut asking = Asking::new(purpose);
            let empty = shown(&asking, lang, 80, 24);
            type_in(&mut asking, "Kvitkanarifugl");
            let typed = shown(&asking, lang, 80, 24);
            assert!(!typed.contains("anari"), "{purpose:?}: {typed}");
            assert_ne!(typed, empty, "{purpose:?}: that something was typed is seen");
        }
        let mut asking = Asking::new(purpose);
        asking.input(Input::Paste("å".repeat(2000)));
        for (width, height) in [(0, 0), (1, 1), (40, 12), (60, 18), (200, 60), (500, 3), (3, 500)] {
            shown(&asking, Lang::Nb, width, height);
        }
    }
}
