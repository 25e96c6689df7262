//! Settings: changed at once, remembered for next time.

use std::path::Path;

use crate::domain::localized::Lang;
use crate::env::Env;
use crate::settings::ThemeName;
use crate::tui::commands::Id;
use crate::tui::dialogs::forget::KEEPS;
use crate::tui::dialogs::{Choose, Dialog, move_selection};
use crate::tui::input::{Input, Key};
use crate::tui::model::{DataPlace, Model};
use crate::tui::msg::{Effect, Target};
use crate::tui::passphrase::Purpose;

/// State of the screen.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    /// The selected row.
    pub selected: usize,
}

/// Most people one table can be set to hold.
const LARGEST_TABLE: u16 = 12;
/// Fewest.
const SMALLEST_TABLE: u16 = 2;

crate::domain::codes::codes! {
    /// What can be set.
    pub enum Setting {
        /// The language.
        Language = "language",
        /// The look.
        Theme = "theme",
        /// Lines or letters.
        Signs = "signs",
        /// The mouse.
        Mouse = "mouse",
        /// Fewest people at a table.
        SmallestTable = "smallest_table",
        /// Most people at a table.
        LargestTable = "largest_table",
        /// How long the answers of new meetings are kept.
        KeepAnswers = "keep_answers",
        /// The passphrase of the data file.
        Protection = "protection",
    }
}

/// What can be set here: a passphrase only where this build knows of them.
pub fn settings(model: &Model) -> &'static [Setting] {
    match Setting::ALL {
        [rest @ .., Setting::Protection] if model.protected.is_none() => rest,
        all => all,
    }
}

/// What a setting is called, what it is now, and what it is for.
pub fn shown(model: &Model, setting: Setting) -> (&'static str, String, &'static str) {
    let texts = model.texts.settings;
    let settings = &model.settings;
    let on_off = |on: bool| if on { texts.on } else { texts.off };
    let (smallest, largest) = settings.table_size;
    match setting {
        Setting::Language => {
            (texts.language, (texts.language_name)(settings.lang).to_owned(), texts.language_help)
        }
        Setting::Theme => {
            (texts.theme, (texts.theme_name)(settings.theme).to_owned(), (texts.theme_help)(settings.theme))
        }
        Setting::Signs => {
            let signs = if settings.ascii { texts.signs_ascii } else { texts.signs_lines };
            (texts.signs, signs.to_owned(), texts.signs_help)
        }
        Setting::Mouse => (texts.mouse, on_off(settings.mouse).to_owned(), texts.mouse_help),
        Setting::SmallestTable => (texts.smallest_table, (texts.people)(smallest), texts.table_help),
        Setting::LargestTable => (texts.largest_table, (texts.people)(largest), texts.table_help),
        Setting::KeepAnswers => (
            texts.keep_answers,
            (model.texts.forget.keep_short)(settings.keep_answers),
            texts.keep_answers_help,
        ),
        Setting::Protection => {
            let words = model.texts.protection;
            let now = if model.protected == Some(true) { words.on } else { words.off };
            (words.setting, now.to_owned(), words.setting_help)
        }
    }
}

/// Where things are kept, for reading only.
pub fn places(model: &Model) -> Vec<(&'static str, String)> {
    let texts = model.texts.settings;
    let written = |path: &Path| path.display().to_string();
    let mut places = vec![(texts.data_file, written(&model.data_file))];
    let shared = model.data_place == DataPlace::Shared;
    places.extend(shared.then(|| (texts.shared_label, texts.shared_place.to_owned())));
    places.extend(model.settings_file.as_deref().map(|path| (texts.settings_file, written(path))));
    places.extend(model.sets_folder.as_deref().map(|path| (texts.sets_folder, written(path))));
    places
}

pub(super) fn enter(_: &mut Model, _: &Env) -> Vec<Effect> {
    Vec::new()
}

pub(super) fn command(_: &mut Model, _: Id, _: &Env) -> Option<Vec<Effect>> {
    None
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let count = settings(model).len();
    if move_selection(&mut model.settings_screen.selected, count, &input, count) {
        return Vec::new();
    }
    let forwards = match &input {
        Input::Key(chord) => match chord.key {
            Key::Right | Key::Enter => true,
            Key::Left => false,
            Key::Tab | Key::BackTab => {
                let by = if chord.key == Key::Tab { 1 } else { count - 1 };
                let selected = &mut model.settings_screen.selected;
                *selected = (*selected + by) % count;
                return Vec::new();
            }
            _ => return Vec::new(),
        },
        Input::Text(text) if text == " " => true,
        _ => return Vec::new(),
    };
    change(model, forwards, env)
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    let Target::Row(row) = target else { return Vec::new() };
    // The first click selects, the next one changes.
    if std::mem::replace(&mut model.settings_screen.selected, row) == row {
        change(model, true, env)
    } else {
        Vec::new()
    }
}

/// The next or previous of some values, going round.
fn neighbour<T: Copy + PartialEq>(all: &[T], now: T, forwards: bool) -> T {
    let here = all.iter().position(|value| *value == now).unwrap_or(0);
    let by = if forwards { 1 } else { all.len() - 1 };
    all.get((here + by) % all.len()).copied().unwrap_or(now)
}

/// Changes the selected setting; it holds at once and is kept.
fn change(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let Some(setting) = settings(model).get(model.settings_screen.selected) else { return Vec::new() };
    let before = model.settings.clone();
    let mut effects = Vec::new();
    let (smallest, largest) = model.settings.table_size;
    let step = |size: u16| if forwards { size + 1 } else { size.saturating_sub(1) };
    match setting {
        Setting::Language => {
            let next = neighbour(Lang::ALL, model.settings.lang, forwards);
            model.speak(next);
        }
        Setting::Theme => model.settings.theme = neighbour(ThemeName::ALL, model.settings.theme, forwards),
        Setting::Signs => model.settings.ascii = !model.settings.ascii,
        Setting::Mouse => {
            model.settings.mouse = !model.settings.mouse;
            effects.push(Effect::Mouse(model.settings.mouse));
        }
        Setting::SmallestTable => {
            model.settings.table_size = (step(smallest).clamp(SMALLEST_TABLE, largest), largest);
        }
        Setting::LargestTable => {
            let size = step(largest).clamp(smallest.max(SMALLEST_TABLE), LARGEST_TABLE.max(smallest));
            model.settings.table_size = (smallest, size);
        }
        Setting::KeepAnswers => {
            model.settings.keep_answers = neighbour(KEEPS, model.settings.keep_answers, forwards);
        }
        Setting::Protection if forwards => return protection(model),
        Setting::Protection => {}
    }
    env.set_keep_answers(model.settings.keep_answers);
    if model.settings != before {
        effects.push(Effect::KeepSettings(model.settings.clone()));
    }
    effects
}

/// Asks for a passphrase, on a page of its own; a file that has one is asked about first.
fn protection(model: &mut Model) -> Vec<Effect> {
    let words = model.texts.protection;
    if model.protected == Some(true) {
        let rows = vec![words.change.to_owned(), words.remove.to_owned()];
        let choose = Choose::new(words.setting, rows, |_, row, _| {
            vec![Effect::Protect(if row == 0 { Purpose::Change } else { Purpose::Remove })]
        });
        model.dialogs.push(Dialog::Choose(choose));
        return Vec::new();
    }
    vec![Effect::Protect(Purpose::Set)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::tui::input::key;
    use crate::tui::layout::Size;
    use crate::tui::model::Screen;
    use crate::tui::msg::Msg;
    use crate::tui::update::update;

    fn model() -> (Model, Env) {
        let env = Env::fixed();
        let sets = crate::sets::Catalogue { sets: Vec::new(), faulty: Vec::new() };
        let size = Size { width: 80, height: 24 };
        let mut model = Model::new(Settings::default(), sets, "moter.db".into(), size, &env);
        model.go(Screen::Settings, &env);
        (model, env)
    }

    fn press(model: &mut Model, env: &Env, pressed: Key) -> Vec<Effect> {
        update(model, Msg::Input(Input::Key(key(pressed))), env)
    }

    #[test]
    fn every_setting_is_changed_at_once_and_kept() {
        let (mut model, env) = model();
        for (row, setting) in settings(&model).iter().enumerate() {
            model.settings_screen.selected = row;
            let before = model.settings.clone();
            let effects = press(&mut model, &env, Key::Right);
            assert_ne!(model.settings, before, "{setting:?}");
            assert!(effects.contains(&Effect::KeepSettings(model.settings.clone())), "{setting:?}");
            press(&mut model, &env, Key::Left);
            assert_eq!(model.settings, before, "{setting:?} back again");
        }
    }

    #[test]
    fn the_passphrase_is_asked_for_where_there_can_be_one() {
        let (mut model, env) = model();
        assert!(!settings(&model).contains(&Setting::Protection), "not in a build that knows of none");
        model.protected = Some(false);
        model.settings_screen.selected = settings(&model).len() - 1;
        assert_eq!(shown(&model, Setting::Protection).1, "av");
        assert_eq!(press(&mut model, &env, Key::Left), []);
        assert_eq!(press(&mut model, &env, Key::Enter), [Effect::Protect(Purpose::Set)]);
        let done = crate::ops::Protected { is_protected: true, was_plain: true, ..Default::default() };
        update(&mut model, Msg::Protected(Purpose::Set, Box::new(done)), &env);
        assert_eq!(shown(&model, Setting::Protection).1, "på");
        assert!(matches!(model.dialogs.pop(), Some(Dialog::Explain(_))), "what was done is told");
        assert_eq!(press(&mut model, &env, Key::Enter), [], "asked about first");
        press(&mut model, &env, Key::Down);
        assert_eq!(press(&mut model, &env, Key::Enter), [Effect::Protect(Purpose::Remove)]);
    }

    #[test]
    fn switching_the_mouse_reaches_the_terminal() {
        let (mut model, env) = model();
        model.settings_screen.selected = 3;
        assert_eq!(press(&mut model, &env, Key::Enter).first(), Some(&Effect::Mouse(false)));
    }

    #[test]
    fn another_language_is_spoken_at_once() {
        let (mut model, env) = model();
        press(&mut model, &env, Key::Right);
        assert_eq!(model.lang(), Lang::Nn);
        assert_eq!(shown(&model, Setting::Mouse).1, "på");
        press(&mut model, &env, Key::Right);
        assert_eq!(shown(&model, Setting::Mouse).1, "on");
    }

    #[test]
    fn the_smallest_table_is_never_larger_than_the_largest() {
        for presses in 0..40 {
            let (mut model, env) = model();
            for turn in 0..presses {
                model.settings_screen.selected = if turn % 3 == 0 { 5 } else { 4 };
                press(&mut model, &env, if turn % 2 == 0 { Key::Right } else { Key::Left });
                let (smallest, largest) = model.settings.table_size;
                assert!((SMALLEST_TABLE..=largest).contains(&smallest), "{smallest} to {largest}");
                assert!(largest <= LARGEST_TABLE);
            }
        }
    }
}
