//! The text of the settings file: read leniently, changed without disturbing what a person wrote around the values.
//!
//! Nothing in it can prevent a start (M1): what cannot be used is left at its default and told in a [`Note`]. The
//! words for a note stand in `i18n::cli`; the keys are told to people in `docs/config.md`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::views::View;
use super::{BackupPlace, Settings, ThemeName};
use crate::domain::localized::Lang;
use crate::domain::retention::Retention;
use crate::sets::nearest::nearest;
use crate::sets::problem::SyntaxFault;
use crate::sets::{lines::Lines, syntax};
use crate::tui::commands::{Id, Keymap, KeymapProblem};
use crate::tui::input::{Chord, ChordProblem};

/// Syntax errors told of one file; each costs a look at the text up to it, and a file of another kind has one a line.
const MOST_FAULTS: usize = 20;

/// The keys the file can have, in the order `docs/config.md` tells them.
pub const KEYS: &[&str] = &[
    "lang",
    "theme",
    "ascii",
    "mouse",
    "bell",
    "table_size",
    "data_file",
    "questions_dir",
    "backups",
    "role",
    "keep_answers",
    "legal_note",
    "follow_up",
    "views",
    "keys",
];

/// Fewest and most people a table can be meant for.
const TABLE_SIZES: std::ops::RangeInclusive<u16> = 2..=20;

/// What a settings file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The settings; whatever is not in the file is at its default.
    pub settings: Settings,
    /// The language, if the file names one; else the locale decides.
    pub lang: Option<Lang>,
    /// The data file as written.
    pub data_file: Option<String>,
    /// The folder of own question sets as written.
    pub questions_dir: Option<String>,
    /// What could not be used, in the order of the file.
    pub notes: Vec<Note>,
}

/// Something in the file that could not be used, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Line, from 1.
    pub line: usize,
    /// Column in letters, from 1.
    pub column: usize,
    /// What.
    pub kind: NoteKind,
}

/// What could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// The bytes are not UTF-8 text; nothing of the file was used.
    NotText,
    /// Not TOML at this place; the rest was used.
    Syntax(SyntaxFault),
    /// A key without meaning here.
    UnknownKey {
        /// As written.
        key: String,
        /// The key that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A value of another type, or outside what is possible.
    WrongValue {
        /// The key it belongs to.
        key: String,
        /// What should stand there.
        expected: Expected,
    },
    /// A word that is none of the fixed ones.
    UnknownWord {
        /// The key it belongs to.
        key: &'static str,
        /// As written.
        found: String,
        /// The words that can stand there.
        words: Vec<&'static str>,
        /// The one that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A key of the keyboard that cannot be read.
    UnknownChord {
        /// As written.
        written: String,
        /// Why.
        problem: ChordProblem,
    },
    /// A key of the keyboard that cannot be given to this command.
    Keymap {
        /// The command.
        command: String,
        /// The command that was probably meant, when there is none with that name.
        nearest: Option<&'static str>,
        /// Why.
        problem: KeymapProblem,
    },
}

/// What should stand as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotation marks.
    Text,
    /// `true` or `false`.
    TrueOrFalse,
    /// Fewest and most people at a table: `[4, 6]`.
    TableSize,
    /// How long answers are kept: `"12 months"` or `"always"`.
    Retention,
    /// A key of the keyboard, or a list of them: `"Ctrl+E"`.
    Chord,
    /// The heading `[keys]` and lines below it.
    Heading,
    /// A view of the follow-up list: `"Mine: owner='fagleder' overdue"`, or for `views` a list of them.
    View,
}

/// Reads a settings file. An empty one is a good one.
pub fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let Ok(text) = str::from_utf8(bytes) else {
        reading.notes.push(Note { line: 1, column: 1, kind: NoteKind::NotText });
        return reading;
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut walk = Walk { lines: Lines::new(text), notes: Vec::new() };
    for error in errors.iter().take(MOST_FAULTS) {
        let (at, fault) = syntax::fault(text, error);
        walk.note(at, NoteKind::Syntax(fault));
    }
    let settings = &mut reading.settings;
    for (key, value) in root.get_ref() {
        match key.get_ref().as_ref() {
            "lang" => reading.lang = walk.word("lang", value, Lang::ALL, Lang::code),
            "theme" => {
                if let Some(theme) = walk.word("theme", value, ThemeName::ALL, ThemeName::code) {
                    settings.theme = theme;
                }
            }
            "ascii" => settings.ascii = walk.yes_no("ascii", value).unwrap_or(settings.ascii),
            "mouse" => settings.mouse = walk.yes_no("mouse", value).unwrap_or(settings.mouse),
            "bell" => settings.bell = walk.yes_no("bell", value).unwrap_or(settings.bell),
            "table_size" => settings.table_size = walk.table_size(value).unwrap_or(settings.table_size),
            "data_file" => reading.data_file = walk.path("data_file", value),
            "questions_dir" => reading.questions_dir = walk.path("questions_dir", value),
            "backups" => {
                settings.backups = walk.text("backups", value).map(BackupPlace::read).unwrap_or_default();
            }
            "role" => {
                let role = walk.text("role", value).map(crate::text::sanitize::one_line);
                settings.role = role.map(|role| role.trim().to_owned()).unwrap_or_default();
            }
            "keep_answers" => {
                settings.keep_answers = walk.keep_answers(value).unwrap_or(settings.keep_answers);
            }
            "legal_note" => {
                let note = walk.text("legal_note", value).map(crate::text::sanitize::one_line);
                settings.legal_note = note.map(|note| note.trim().to_owned()).unwrap_or_default();
            }
            "follow_up" => {
                if let Some(view) = walk.view("follow_up", value) {
                    settings.follow_up = view;
                }
            }
            "views" => settings.views = walk.views(value),
            "keys" => settings.keys = walk.keys(value),
            unknown => {
                // After a slip of syntax the parser guesses keys that nobody wrote.
                if errors.is_empty() {
                    let nearest = nearest(unknown, KEYS);
                    walk.note(key.span().start, NoteKind::UnknownKey { key: unknown.to_owned(), nearest });
                }
            }
        }
    }
    settings.lang = reading.lang.unwrap_or(settings.lang);
    walk.notes.sort_by_key(|note| (note.line, note.column));
    // A slip of syntax leaves no usable value behind; that is one thing to tell, not two.
    walk.notes.dedup_by_key(|note| (note.line, note.column));
    reading.notes = walk.notes;
    reading
}

type Value<'t> = Spanned<DeValue<'t>>;

struct Walk<'t> {
    lines: Lines<'t>,
    notes: Vec<Note>,
}

impl Walk<'_> {
    fn note(&mut self, at: usize, kind: NoteKind) {
        let (line, column) = self.lines.at(at);
        self.notes.push(Note { line, column, kind });
    }

    fn wrong(&mut self, key: &str, value: &Value<'_>, expected: Expected) {
        self.note(value.span().start, NoteKind::WrongValue { key: key.to_owned(), expected });
    }

    fn text<'v>(&mut self, key: &str, value: &'v Value<'_>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(key, value, Expected::Text);
        }
        text
    }

    /// A path; an empty one is none.
    fn path(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        self.text(key, value).map(str::trim).filter(|path| !path.is_empty()).map(str::to_owned)
    }

    fn yes_no(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong(key, value, Expected::TrueOrFalse);
        }
        truth
    }

    fn word<T: Copy>(
        &mut self,
        key: &'static str,
        value: &Value<'_>,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = self.text(key, value)?;
        let known = all.iter().copied().find(|&each| code(each) == found);
        if known.is_none() {
            let words: Vec<_> = all.iter().map(|&each| code(each)).collect();
            let nearest = nearest(found, &words);
            let kind = NoteKind::UnknownWord { key, found: found.to_owned(), words, nearest };
            self.note(value.span().start, kind);
        }
        known
    }

    fn table_size(&mut self, value: &Value<'_>) -> Option<(u16, u16)> {
        let read = || {
            let [fewest, most] = &value.get_ref().as_array()?[..] else { return None };
            let number = |value: &Value<'_>| {
                let integer = value.get_ref().as_integer()?;
                u16::from_str_radix(integer.as_str(), integer.radix()).ok()
            };
            let (fewest, most) = (number(fewest)?, number(most)?);
            let possible = fewest <= most && TABLE_SIZES.contains(&fewest) && TABLE_SIZES.contains(&most);
            possible.then_some((fewest, most))
        };
        let size = read();
        if size.is_none() {
            self.wrong("table_size", value, Expected::TableSize);
        }
        size
    }

    /// How long answers are kept. A day would be over one day, so it is no setting for all meetings to come.
    fn keep_answers(&mut self, value: &Value<'_>) -> Option<Retention> {
        let written = value.get_ref().as_str().and_then(|written| written.parse().ok());
        let keep = written.filter(|keep| !matches!(keep, Retention::Until(_)));
        if keep.is_none() {
            self.wrong("keep_answers", value, Expected::Retention);
        }
        keep
    }

    /// A view of the follow-up list.
    fn view(&mut self, key: &str, value: &Value<'_>) -> Option<View> {
        let view = value.get_ref().as_str().and_then(View::read);
        if view.is_none() {
            self.wrong(key, value, Expected::View);
        }
        view
    }

    /// Own views, without those that cannot be used.
    fn views(&mut self, value: &Value<'_>) -> Vec<View> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong("views", value, Expected::View);
            return Vec::new();
        };
        list.iter().filter_map(|value| self.view("views", value)).collect()
    }

    /// Own keys in the order of the file, without those that cannot be used.
    fn keys(&mut self, value: &Value<'_>) -> Vec<(String, Chord)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("keys", value, Expected::Heading);
            return Vec::new();
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut own = Vec::new();
        for (key, value) in entries {
            let command = key.get_ref().as_ref();
            let written: Vec<&Value<'_>> = match value.get_ref() {
                DeValue::Array(list) => list.iter().collect(),
                _ => vec![value],
            };
            for value in written {
                let Some(text) = value.get_ref().as_str() else {
                    self.wrong(command, value, Expected::Chord);
                    continue;
                };
                match Chord::parse(text) {
                    Ok(chord) => self.own_key(command, key.span().start, value.span().start, chord, &mut own),
                    Err(problem) => {
                        let kind = NoteKind::UnknownChord { written: text.to_owned(), problem };
                        self.note(value.span().start, kind);
                    }
                }
            }
        }
        own
    }

    /// Takes an own key in, if it fits beside those taken in before.
    fn own_key(
        &mut self,
        command: &str,
        key_at: usize,
        value_at: usize,
        chord: Chord,
        own: &mut Vec<(String, Chord)>,
    ) {
        own.push((command.to_owned(), chord));
        let (_, mut problems) = Keymap::new(own);
        let Some(problem) = problems.pop() else { return };
        own.pop();
        let unknown = matches!(problem, KeymapProblem::UnknownCommand(_));
        let codes: Vec<_> = Id::ALL.iter().map(|id| id.code()).collect();
        let nearest = if unknown { nearest(command, &codes) } else { None };
        let at = if unknown { key_at } else { value_at };
        self.note(at, NoteKind::Keymap { command: command.to_owned(), nearest, problem });
    }
}

/// The text of the file with what has changed between `before` and `after`; everything else stays as it was written,
/// unknown keys and remarks too. Own keys are changed by hand in the file and not here.
///
/// `None` when the text is not TOML, so that nothing can be put in its place in it.
pub fn changed(text: &str, before: &Settings, after: &Settings) -> Option<String> {
    let (mark, text) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => ("\u{FEFF}", rest),
        None => ("", text),
    };
    let root = DeTable::parse(text).ok()?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut fresh = String::new();
    for (key, value) in differences(before, after) {
        match root.get_ref().get(key) {
            Some(old) => edits.push((old.span(), value)),
            None => fresh.extend([key, " = ", &value, "\n"]),
        }
    }
    edits.sort_by_key(|(span, _)| span.start);
    let mut result = text.to_owned();
    // From the end, so that earlier places stay where they are.
    for (span, value) in edits.into_iter().rev() {
        result.replace_range(span, &value);
    }
    // Before the first heading, where a key belongs to the file as a whole: at the very top is always right.
    Some(format!("{mark}{fresh}{result}"))
}

/// What differs, as TOML.
fn differences(before: &Settings, after: &Settings) -> Vec<(&'static str, String)> {
    let quoted = |word: &str| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
    let values = |it: &Settings| {
        [
            ("lang", quoted(it.lang.code())),
            ("theme", quoted(it.theme.code())),
            ("ascii", it.ascii.to_string()),
            ("mouse", it.mouse.to_string()),
            ("bell", it.bell.to_string()),
            ("table_size", format!("[{}, {}]", it.table_size.0, it.table_size.1)),
            ("backups", quoted(it.backups.written())),
            ("role", quoted(&it.role)),
            ("keep_answers", quoted(&it.keep_answers.to_string())),
            ("legal_note", quoted(&it.legal_note)),
            ("follow_up", quoted(&it.follow_up.written())),
            ("views", {
                let views: Vec<_> = it.views.iter().map(|view| quoted(&view.written())).collect();
                format!("[{}]", views.join(", "))
            }),
        ]
    };
    let changed = values(before).into_iter().zip(values(after)).filter(|(old, new)| old != new);
    changed.map(|(_, new)| new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::{ctrl, f};
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<NoteKind> {
        read(text.as_bytes()).notes.into_iter().map(|note| note.kind).collect()
    }

    #[test]
    fn an_empty_file_is_the_default() {
        assert_eq!(read(b""), Reading::default());
    }

    #[test]
    fn every_key_is_read() {
        let reading = read(
            b"\xEF\xBB\xBFlang = 'nn'\r\ntheme = \"projector\"\nascii = true\nmouse = false\nbell = true\ntable_size = [3, 5]\n\
              data_file = 'a.db'\nquestions_dir = \"sett\"\nbackups = 'off'\nrole = 'fagleder'\nkeep_answers = '6 months'\nlegal_note = 'Kommunen'\nfollow_up = ': board'\nviews = [\"Mine: owner='fagleder'\"]\n[keys]\nstar = \"F6\"\nredraw = ['shift+f4', \"Shift+F9\"]\n",
        );
        assert_eq!(reading.notes, []);
        assert_eq!(reading.lang, Some(Lang::Nn));
        assert_eq!(
            (reading.data_file.as_deref(), reading.questions_dir.as_deref()),
            (Some("a.db"), Some("sett"))
        );
        let Settings {
            lang,
            theme,
            ascii,
            mouse,
            bell,
            table_size,
            keys,
            backups,
            role,
            keep_answers,
            legal_note,
            follow_up,
            views,
        } = reading.settings;
        assert_eq!((keep_answers, legal_note.as_str()), (Retention::Months(6), "Kommunen"));
        assert_eq!(backups, BackupPlace::Off);
        assert_eq!((role.as_str(), follow_up.board, views.len()), ("fagleder", true, 1));
        assert_eq!((lang, theme, ascii, mouse), (Lang::Nn, ThemeName::Projector, true, false));
        assert!(bell);
        assert_eq!(table_size, (3, 5));
        assert_eq!(keys.first(), Some(&("star".to_owned(), f(6))));
        assert_eq!(keys.len(), 3);
    }

    #[test]
    fn what_cannot_be_used_is_told_and_stays_at_its_default() {
        for (text, line, column) in [
            ("theme = 'projektor'", 1, 9),
            ("\n  them = 'dark'", 2, 3),
            ("mouse = 'ja'", 1, 9),
            ("mouse = ja", 1, 9),
            ("table_size = [6, 4]", 1, 14),
            ("table_size = [0, 4]", 1, 14),
            ("table_size = 5", 1, 14),
            ("data_file = 5", 1, 13),
            ("lang = 'de'", 1, 8),
            ("keys = 'F5'", 1, 8),
            ("[keys]\nstar = 5", 2, 8),
            ("[keys]\nstar = 'Super+F5'", 2, 8),
            ("[keys]\nstjerne = 'F6'", 2, 1),
            ("[keys]\nstar = 'Ctrl+H'", 2, 8),
            ("[keys]\nstar = 'F1'", 2, 8),
        ] {
            let reading = read(text.as_bytes());
            let places: Vec<_> = reading.notes.iter().map(|note| (note.line, note.column)).collect();
            assert_eq!(places, [(line, column)], "{text}: {:?}", reading.notes);
            assert_eq!(reading, Reading { notes: reading.notes.clone(), ..Reading::default() }, "{text}");
        }
        assert_eq!(read(b"\xFF").notes[0].kind, NoteKind::NotText);
    }

    #[test]
    fn the_rest_of_a_broken_file_still_counts() {
        let reading = read(b"theme = dark\nlang = 'en'\nmouse = false\n");
        assert_eq!(reading.notes.len(), 1, "{:?}", reading.notes);
        assert_eq!((reading.lang, reading.settings.mouse), (Some(Lang::En), false));
    }

    #[test]
    fn the_word_that_was_meant_is_suggested() {
        assert_eq!(
            kinds("tema = 'dark'"),
            [NoteKind::UnknownKey { key: "tema".into(), nearest: Some("theme") }]
        );
        assert!(matches!(
            &kinds("theme = 'projektor'")[..],
            [NoteKind::UnknownWord { nearest: Some("projector"), .. }]
        ));
        assert!(matches!(
            &kinds("[keys]\nundoo = 'F5'")[..],
            [NoteKind::Keymap { nearest: Some("undo"), .. }]
        ));
    }

    #[test]
    fn a_key_two_commands_want_stays_with_the_first() {
        let reading = read(b"[keys]\nstar = 'Ctrl+X'\nskip_question = 'F6'\nredraw = 'Ctrl+X'\n");
        assert!(matches!(
            &reading.notes[..],
            [Note { line: 2, kind: NoteKind::Keymap { problem: KeymapProblem::Taken { .. }, .. }, .. }, ..]
        ));
        assert!(!reading.settings.keys.contains(&("star".to_owned(), ctrl('x'))));
    }

    #[test]
    fn changing_a_setting_leaves_everything_else_as_it_was_written() {
        let text = "# mine\ntheme = 'dark' # best\nsomething = 1\n\n[keys]\nstar = \"Ctrl+X\"\n";
        let before = read(text.as_bytes()).settings;
        let after = Settings { theme: ThemeName::Projector, mouse: false, ..before.clone() };
        let written = changed(text, &before, &after).unwrap();
        assert_eq!(
            written,
            "mouse = false\n# mine\ntheme = \"projector\" # best\nsomething = 1\n\n[keys]\nstar = \"Ctrl+X\"\n"
        );
        assert_eq!(changed(text, &before, &before).as_deref(), Some(text), "nothing changed");
        assert_eq!(changed("theme = ", &before, &after), None);
    }

    #[test]
    fn a_file_that_is_no_settings_file_is_complained_of_twenty_times_at_the_most() {
        let reading = read("{ \"a\": 1 }\n".repeat(1_000).as_bytes());
        assert_eq!(reading.notes.len(), MOST_FAULTS);
        assert_eq!(reading.settings, Settings::default());
    }

    #[test]
    fn the_example_of_the_guide_can_be_used_as_it_stands() {
        let guide = include_str!("../../docs/config.md");
        let (_, after) = guide.split_once("```toml\n").unwrap();
        let (example, _) = after.split_once("```").unwrap();
        let reading = read(example.as_bytes());
        assert_eq!(reading.notes, []);
        assert_eq!(reading.settings.keys.len(), 4);
        for key in KEYS {
            assert!(example.contains(key) && guide.contains(&format!("`{key}`")) || *key == "keys", "{key}");
        }
    }

    prop_compose! {
        fn any_settings()(
            lang in prop::sample::select(Lang::ALL),
            theme in prop::sample::select(ThemeName::ALL),
            ascii: bool,
            mouse: bool,
            bell: bool,
            fewest in 2u16..=20,
            more in 0u16..=18,
        ) -> Settings {
            let table_size = (fewest, (fewest + more).min(20));
            let view = View { name: "Min «visning» \\".into(), board: mouse, ..View::default() };
            let views = if bell { vec![view.clone()] } else { Vec::new() };
            let backups = [BackupPlace::Beside, BackupPlace::Off, BackupPlace::Folder("D:\\kopi «1»".into())][usize::from(fewest % 3)].clone();
            let role = if ascii { "fag\"leder\"".to_owned() } else { String::new() };
            let keep_answers = if bell { Retention::Always } else { Retention::Months(table_size.0) };
            let legal_note = role.clone();
            Settings { lang, theme, ascii, mouse, bell, table_size, keys: Vec::new(), backups, role, keep_answers, legal_note, follow_up: view, views }
        }
    }

    proptest! {
        #[test]
        fn what_was_changed_reads_back(one in any_settings(), two in any_settings()) {
            let first = changed("# start\n", &Settings::default(), &one).unwrap();
            prop_assert_eq!(&read(first.as_bytes()).settings, &one);
            let second = changed(&first, &one, &two).unwrap();
            prop_assert_eq!(read(second.as_bytes()).settings, two);
        }

        #[test]
        fn no_file_is_too_broken_to_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            read(&bytes);
        }
    }
}
