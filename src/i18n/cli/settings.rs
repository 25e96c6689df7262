//! What in the settings file cannot be used, and what to write instead.

use crate::domain::localized::Lang;
use crate::i18n::sets::say;
use crate::i18n::texts;
use crate::sets::problem::ProblemKind;
use crate::settings::file::{Expected, KEYS, Note, NoteKind};
use crate::tui::commands::KeymapProblem;
use crate::tui::input::{ChordProblem, Forbidden};

/// The sentence about a note, beginning with its place.
pub(super) fn placed(lang: Lang, path: &str, note: &Note) -> String {
    let Note { line, column, kind } = note;
    let what = what(lang, kind);
    say!(lang;
        "{path}, linje {line}, kolonne {column}: {what}";
        "{path}, linje {line}, kolonne {column}: {what}";
        "{path}, line {line}, column {column}: {what}")
}

fn what(lang: Lang, kind: &NoteKind) -> String {
    match kind {
        NoteKind::NotText => say!(lang;
            "fila er ikke UTF-8-tekst. Programmet bruker de vanlige innstillingene.";
            "fila er ikkje UTF-8-tekst. Programmet bruker dei vanlege innstillingane.";
            "the file is not UTF-8 text. The program uses the usual settings."),
        NoteKind::Syntax(fault) => (texts(lang).sets.problem_alone)(&ProblemKind::Syntax(fault.clone())),
        NoteKind::UnknownKey { key, nearest: Some(meant) } => say!(lang;
            "ukjent innstilling «{key}». Mente du «{meant}»?";
            "ukjend innstilling «{key}». Meinte du «{meant}»?";
            "unknown setting “{key}”. Did you mean “{meant}”?"),
        NoteKind::UnknownKey { key, nearest: None } => {
            let keys = KEYS.join(", ");
            say!(lang;
                "ukjent innstilling «{key}». Det finnes: {keys}.";
                "ukjend innstilling «{key}». Det finst: {keys}.";
                "unknown setting “{key}”. There are: {keys}.")
        }
        NoteKind::WrongValue { key, expected } => {
            let expected = expected_name(lang, *expected);
            say!(lang;
                "«{key}» skal være {expected}. Den vanlige verdien brukes.";
                "«{key}» skal vere {expected}. Den vanlege verdien blir brukt.";
                "“{key}” should be {expected}. The usual value is used.")
        }
        NoteKind::UnknownWord { key, found, words, nearest } => {
            let words = words.join(", ");
            let hint = nearest.map(|meant| {
                say!(lang; " Mente du «{meant}»?"; " Meinte du «{meant}»?"; " Did you mean “{meant}”?")
            });
            let hint = hint.unwrap_or_default();
            say!(lang;
                "fant «{found}» i «{key}», ventet en av: {words}.{hint}";
                "fann «{found}» i «{key}», venta ein av: {words}.{hint}";
                "found “{found}” in “{key}”, expected one of: {words}.{hint}")
        }
        NoteKind::UnknownChord { written, problem } => chord(lang, written, problem),
        NoteKind::Keymap { command, nearest, problem } => keymap(lang, command, *nearest, problem),
    }
}

fn expected_name(lang: Lang, expected: Expected) -> String {
    match expected {
        Expected::Text => {
            say!(lang; "en tekst i anførselstegn"; "ein tekst i hermeteikn"; "a text in quotation marks")
        }
        Expected::TrueOrFalse => say!(lang; "true eller false"; "true eller false"; "true or false"),
        Expected::TableSize => say!(lang;
            "færrest og flest ved et bord, for eksempel [4, 6]";
            "færrast og flest ved eit bord, til dømes [4, 6]";
            "fewest and most at a table, for example [4, 6]"),
        Expected::Retention => say!(lang;
            "«12 months» eller «always»";
            "«12 months» eller «always»";
            "“12 months” or “always”"),
        Expected::Chord => say!(lang;
            "en tast i anførselstegn, for eksempel \"Ctrl+E\"";
            "ein tast i hermeteikn, til dømes \"Ctrl+E\"";
            "a key in quotation marks, for example \"Ctrl+E\""),
        Expected::View => say!(lang;
            "et utvalg, for eksempel \"Mine: owner='fagleder' overdue\"";
            "eit utval, til dømes \"Mine: owner='fagleder' overdue\"";
            "a selection, for example \"Mine: owner='fagleder' overdue\""),
        Expected::Heading => say!(lang;
            "overskriften [keys] med én linje for hver kommando";
            "overskrifta [keys] med éi linje for kvar kommando";
            "the heading [keys] with a line for each command"),
    }
}

fn chord(lang: Lang, written: &str, problem: &ChordProblem) -> String {
    match problem {
        ChordProblem::Empty => say!(lang;
            "her mangler en tast. Skriv for eksempel \"Ctrl+E\" eller \"F6\".";
            "her manglar ein tast. Skriv til dømes \"Ctrl+E\" eller \"F6\".";
            "a key is missing here. Write for example \"Ctrl+E\" or \"F6\"."),
        ChordProblem::Alt => say!(lang;
            "«{written}» kan ikke brukes: Alt og AltGr lager tegn. Bruk Ctrl eller en F-tast.";
            "«{written}» kan ikkje brukast: Alt og AltGr lagar teikn. Bruk Ctrl eller ein F-tast.";
            "“{written}” cannot be used: Alt and AltGr make characters. Use Ctrl or an F-key."),
        ChordProblem::UnknownModifier(found) => say!(lang;
            "«{found}» i «{written}» er ikke en tast å holde nede. Bruk Ctrl eller Shift.";
            "«{found}» i «{written}» er ikkje ein tast å halde nede. Bruk Ctrl eller Shift.";
            "“{found}” in “{written}” is not a key to hold down. Use Ctrl or Shift."),
        ChordProblem::Twice => say!(lang;
            "den samme tasten står to ganger i «{written}».";
            "den same tasten står to gonger i «{written}».";
            "the same key stands twice in “{written}”."),
        ChordProblem::UnknownKey(found) => say!(lang;
            "ukjent tast «{found}». Skriv for eksempel \"Ctrl+E\", \"F6\" eller \"PgDn\".";
            "ukjend tast «{found}». Skriv til dømes \"Ctrl+E\", \"F6\" eller \"PgDn\".";
            "unknown key “{found}”. Write for example \"Ctrl+E\", \"F6\" or \"PgDn\"."),
    }
}

fn keymap(lang: Lang, command: &str, nearest: Option<&str>, problem: &KeymapProblem) -> String {
    match problem {
        KeymapProblem::UnknownCommand(_) => {
            let hint = nearest.map(|meant| {
                say!(lang; " Mente du «{meant}»?"; " Meinte du «{meant}»?"; " Did you mean “{meant}”?")
            });
            let hint = hint.unwrap_or_default();
            say!(lang;
                "ukjent kommando «{command}».{hint}";
                "ukjend kommando «{command}».{hint}";
                "unknown command “{command}”.{hint}")
        }
        KeymapProblem::Forbidden(chord) => {
            let why = match chord.forbidden() {
                Some(Forbidden::Typed) => {
                    say!(lang; "den skriver tegn"; "han skriv teikn"; "it types characters")
                }
                Some(Forbidden::Kept) => say!(lang;
                    "vinduet eller maskinen bruker den selv";
                    "vindauget eller maskina bruker han sjølv";
                    "the window or the computer uses it itself"),
                Some(Forbidden::Ambiguous) | None => say!(lang;
                    "mange vinduer forveksler den med en annen tast";
                    "mange vindauge forvekslar han med ein annan tast";
                    "many windows confuse it with another key"),
            };
            say!(lang;
                "{chord} kan ikke brukes til «{command}»: {why}. Kommandoen beholder tasten sin.";
                "{chord} kan ikkje brukast til «{command}»: {why}. Kommandoen beheld tasten sin.";
                "{chord} cannot be used for “{command}”: {why}. The command keeps its key.")
        }
        KeymapProblem::Taken { chord, by } => {
            let by = by.code();
            say!(lang;
                "{chord} brukes allerede av «{by}». «{command}» beholder tasten sin.";
                "{chord} er alt i bruk av «{by}». «{command}» beheld tasten sin.";
                "{chord} is already used by “{by}”. “{command}” keeps its key.")
        }
    }
}
