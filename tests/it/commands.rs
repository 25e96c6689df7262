//! Every command can be found: in help, in the palette, in the footer and in `docs/keys.md` (K12, M5, M8).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use dialogduk::domain::localized::Lang;
use dialogduk::i18n::texts;
use dialogduk::ops::Store;
use dialogduk::settings::Settings;
use dialogduk::text::fold;
use dialogduk::tui::commands::{COMMANDS, Id, Scope, is_offered, label};
use dialogduk::tui::dialogs::{Dialog, Help};
use dialogduk::tui::input::{Chord, Key, shift};
use dialogduk::tui::model::Screen;

use crate::driver::{self, Room};

/// A screen as it is met: those of a meeting inside one, the others from the start.
pub(crate) fn at(screen: Screen) -> Room {
    let in_meeting = screen.scope().is_in_meeting();
    let mut room = if in_meeting { driver::in_meeting("ned-kjerne", &[5, 5]) } else { Room::new() };
    if screen == Screen::Measure {
        room.line("Fast tid med leder").press("F4 Enter");
        let effects = room.model.go(Screen::Measures, &room.env);
        room.open(effects);
        room.press("Enter");
    } else {
        let effects = room.model.go(screen, &room.env);
        room.open(effects);
    }
    assert_eq!(room.model.screen, screen);
    room
}

/// At a question whose answers are counted.
fn at_a_tally() -> Room {
    let mut room = at(Screen::Question);
    while room.model.screen == Screen::Question && !room.model.scopes().contains(&Scope::Tally) {
        room.press("PageDown");
    }
    room
}

/// Every screen, the question both as it is answered in lines and as it is counted.
fn every_screen() -> impl Iterator<Item = Room> {
    Screen::ALL.iter().map(|screen| at(*screen)).chain(std::iter::once_with(at_a_tally))
}

fn palette_of(room: &mut Room) -> Vec<Id> {
    match room.press("Ctrl+P").model.dialogs.last() {
        Some(Dialog::Palette(palette)) => palette.found.clone(),
        _ => panic!("Ctrl+P opens the palette on {:?}", room.model.screen),
    }
}

#[test]
fn help_and_palette_show_every_command_that_applies_exactly_once() {
    let mut seen: BTreeMap<Id, Scope> = BTreeMap::new();
    for mut room in every_screen() {
        let screen = room.model.screen;
        let scopes = room.model.scopes();
        let wanted: Vec<_> = COMMANDS
            .iter()
            .filter(|command| scopes.contains(&command.scope))
            .map(|command| command.id)
            .collect();
        seen.extend(wanted.iter().map(|id| (*id, id.command().scope)));

        let help = Help::new(&room.model);
        let mut shown: Vec<_> = help.keys.iter().map(|(_, label)| *label).collect();
        let offered = wanted.iter().filter(|id| is_offered(&room.model, **id));
        let mut labels: Vec<_> = offered.map(|id| label(&room.model, *id)).collect();
        shown.sort_unstable();
        labels.sort_unstable();
        assert_eq!(shown, labels, "help on {screen:?}");

        let mut found = palette_of(&mut room);
        // The palette itself is open already.
        found.push(Id::Palette);
        found.sort_unstable();
        let mut wanted = wanted;
        wanted.sort_unstable();
        assert_eq!(found, wanted, "palette on {screen:?}");
    }
    let nowhere: Vec<_> =
        COMMANDS.iter().filter(|command| !seen.contains_key(&command.id)).map(|c| c.id).collect();
    assert!(nowhere.is_empty(), "never within reach: {nowhere:?}");
}

#[test]
fn no_two_commands_within_reach_have_the_same_name() {
    for room in every_screen() {
        for lang in Lang::ALL {
            let mut names: BTreeMap<&str, Id> = BTreeMap::new();
            for command in COMMANDS.iter().filter(|command| room.model.scopes().contains(&command.scope)) {
                let before = names.insert(command.id.label(texts(*lang)), command.id);
                assert_eq!(before, None, "{:?} and {:?} in {lang:?}", before, command.id);
            }
        }
    }
}

#[test]
fn the_palette_finds_every_command_by_its_name_in_any_language_also_without_norwegian_letters() {
    let mut tried = BTreeSet::new();
    for mut room in every_screen() {
        for id in palette_of(&mut room) {
            if !tried.insert(id) {
                continue;
            }
            let spelt =
                |lang: &Lang| [id.label(texts(*lang)).to_owned(), fold::search_key(id.label(texts(*lang)))];
            let typed: BTreeSet<String> = Lang::ALL.iter().flat_map(spelt).collect();
            for typed in typed {
                room.press("Esc Ctrl+P").paste(&typed);
                let Some(Dialog::Palette(palette)) = room.model.dialogs.last() else {
                    panic!("{typed} closed it")
                };
                // Commands of other screens may have the same name in another language; the first rows show both.
                let place = palette.found.iter().position(|found| *found == id);
                assert!(place.is_some_and(|place| place < 4), "{typed:?}: {id:?} at {place:?}");
            }
        }
    }
}

#[test]
fn footer_help_and_palette_name_a_persons_own_keys() {
    let own = |number| ("help".to_owned(), shift(Key::F(number)));
    let own = Settings { keys: vec![own(7), own(3)], ..Settings::default() };
    let mut room = Room::with(Store::in_memory().unwrap(), own, 80, 24);
    let name = Id::Help.label(room.model.texts);
    room.sees(&format!("Shift+F7 {name}")).sees_no(&format!("F1 {name}"));
    room.press("Shift+F7").sees("Hjelp");
    let Some(Dialog::Help(help)) = room.model.dialogs.last() else { panic!("Shift+F7 opens help") };
    assert!(help.keys.contains(&("Shift+F7 / Shift+F3".into(), name)), "{:?}", help.keys);
    room.press("Esc Ctrl+P").paste(name);
    let screen = room.screen();
    let row = screen.lines().find(|line| line.contains('►') && line.contains(name)).unwrap_or_else(|| {
        panic!("no row for {name}:\n{screen}");
    });
    assert!(row.contains("Shift+F7"), "{row}");
    // The key of the table is free again.
    room.press("Esc F1");
    assert!(room.model.dialogs.is_empty(), "F1 means nothing any more");
}

#[test]
fn keys_that_help_names_do_what_help_says() {
    for room in every_screen() {
        let scopes = room.model.scopes();
        for command in COMMANDS.iter().filter(|command| scopes.contains(&command.scope)) {
            for chord in room.model.keymap.chords(command.id) {
                assert_eq!(Chord::parse(&chord.label()), Ok(chord), "{:?}", command.id);
                assert_eq!(room.model.keymap.command(chord, &scopes), Some(command.id), "{chord}");
            }
        }
    }
}

/// All commands by where they apply, in three languages.
fn key_card() -> String {
    let scopes: BTreeSet<Scope> = COMMANDS.iter().map(|command| command.scope).collect();
    let mut card =
        String::from("<!-- Made from src/tui/commands.rs with: BLESS=1 cargo test --test it commands -->\n");
    for lang in Lang::ALL {
        let texts = texts(*lang);
        let palette = Id::Palette.command().chords[0];
        let (title, without) = match lang {
            Lang::Nb => {
                ("Taster", format!("Det som ikke har noen tast, finnes i kommandolista: `{palette}`."))
            }
            Lang::Nn => {
                ("Tastar", format!("Det som ikkje har nokon tast, finst i kommandolista: `{palette}`."))
            }
            Lang::En => ("Keys", format!("What has no key is found in the list of commands: `{palette}`.")),
        };
        let _ = write!(card, "\n# {title}\n\n{without}\n");
        for scope in &scopes {
            let _ = write!(card, "\n## {}\n\n| | |\n|---|---|\n", (texts.help.scope)(*scope));
            for command in COMMANDS.iter().filter(|command| command.scope == *scope) {
                let keys: Vec<_> = command.chords.iter().map(|chord| format!("`{chord}`")).collect();
                let _ = writeln!(card, "| {} | {} |", keys.join(" "), command.id.label(texts));
            }
        }
    }
    card
}

#[test]
fn the_key_card_in_the_documents_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let card = key_card();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &card).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == card, "docs/keys.md is old: BLESS=1 cargo test --test it commands");
}

#[test]
fn question_sets_are_found_in_the_palette_on_every_screen() {
    let mut room = crate::driver::in_meeting("ned-kjerne", &[5]);
    for screen in Screen::ALL {
        let effects = room.model.go(*screen, &room.env);
        room.open(effects);
        room.press("Ctrl+P").type_("spørsmålssett").sees("► spørsmålssett").press("Esc");
    }
}

#[test]
fn no_two_commands_within_reach_are_called_alike() {
    for lang in Lang::ALL {
        let texts = texts(*lang);
        for screen in Screen::ALL {
            let scopes = [screen.scope(), Scope::Meeting, Scope::Global];
            let names: Vec<&str> = COMMANDS
                .iter()
                .filter(|command| scopes.contains(&command.scope))
                .map(|command| command.id.label(texts))
                .collect();
            for (index, name) in names.iter().enumerate() {
                for other in &names[index + 1..] {
                    // «tiltak» and «tiltakene» look the same to whoever reads quickly; «åpne» and «åpne eksempel» do not.
                    let ending = other.strip_prefix(name).or(name.strip_prefix(other));
                    assert!(
                        ending.is_none_or(|ending| ending.starts_with(' ')),
                        "{lang:?}, {screen:?}: «{name}» and «{other}»"
                    );
                }
            }
        }
    }
}
