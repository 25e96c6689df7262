//! Text that would command a terminal, turn the reading direction, hide, or be run: through every door, out of every other
//! one, and nowhere does it do harm (D4, I3, J8).

mod corpora;
mod files;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use dialogduk::domain::fingerprint::sha256_hex;
use dialogduk::domain::lineage::Lineage;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::session::Session;
use dialogduk::exchange;
use dialogduk::export::{ExportJob, Format, What, preview, render};
use dialogduk::ops;
use dialogduk::report::Profile;
use dialogduk::settings::Settings;
use dialogduk::store::{SessionFilter, Store};
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;
use rusqlite::Connection;
use serde_json::Value;

use crate::documents::check_tags;
use crate::driver::Room;
use crate::fixtures::{day, running_care_session};

/// Stands where hostile text is put in; nothing else has these letters.
const MARK: &str = "QZQZ";

/// What people and programs have tried: terminal commands of seven and eight bits, links and the clipboard by command,
/// turned and isolated directions, letters without width, tags, towers of accents, other line ends, what is no character.
const POISON: &[&str] = &[
    "\u{1B}[2J\u{1B}[31m",
    "\u{1B}]0;tittel\u{7}",
    "\u{1B}]8;;http://x.no\u{1B}\\",
    "\u{1B}]52;c;aGVp\u{7}",
    "\u{1B}P$q\u{1B}\\",
    "\u{1B}_Gi=1\u{1B}\\",
    "\u{1B}c",
    "\u{1B}",
    "\u{9B}2J",
    "\u{9D}0;x\u{9C}",
    "\u{90}q\u{9C}",
    "\u{85}",
    "\u{0}",
    "\u{7}",
    "\u{8}",
    "\u{7F}",
    "\r",
    "\u{202E}",
    "\u{202A}\u{202B}\u{202C}\u{202D}",
    "\u{2066}\u{2067}\u{2068}\u{2069}",
    "\u{200E}\u{200F}\u{61C}",
    "\u{200B}\u{2060}\u{FEFF}\u{AD}",
    "\u{E0041}\u{E0042}\u{E007F}",
    "\u{2028}\u{2029}",
    "\u{FFF9}\u{FFFA}\u{FFFB}",
    "\u{FFFE}\u{FFFF}",
    "Z\u{335}\u{322}\u{31B}\u{316}\u{31D}\u{324}\u{333}\u{34E}\u{30D}\u{302}\u{341}\u{35B}\u{346}\u{357}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "]]>",
    "\" onload=\"x",
    "[x](http://x.no)",
    "![x](http://x.no/x.png)",
    "http://x.no",
    "| a | b |",
    "`x`",
    "_x001B_",
    "\\u001b",
    "$(id)",
    "%s%n",
    "{{7*7}}",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "=1+1",
    "＝1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    ";=1+1",
    ",=1+1",
    "\t=1+1",
    "\n=1+1",
    "=cmd|' /C calc'!A0",
    ";-cmd|' /C calc'!A0",
    "\n+HYPERLINK(\"http://x.no\")",
    "=HYPERLINK(\"http://x.no\")",
    "'=1",
    "\"=1+1\"",
];

/// The first character that should not be there; a list of its own, not the program's.
fn harm(text: &str) -> Option<char> {
    text.chars().find(|&c| {
        (c.is_control() && c != '\n')
            || matches!(u32::from(c),
                0xAD | 0x61C | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB
                | 0xFFFE | 0xFFFF | 0xE0000..=0xE007F)
    })
}

fn assert_inert(text: &str, what: &str) {
    if let Some(c) = harm(text) {
        let at = text.find(c).unwrap();
        let around: String = text[at..].chars().take(20).collect();
        panic!("{what} lets through U+{:04X}: {around:?}", u32::from(c));
    }
}

/// A running meeting with the mark at the beginning and in the middle of everything a person has written in it; in its
/// question set, too, where that is asked for.
fn marked(set: bool) -> Session {
    let mut value: Value = serde_json::from_str(&exchange::json::write(&running_care_session())).unwrap();
    for (key, value) in value.as_object_mut().unwrap() {
        if set || !matches!(key.as_str(), "set" | "added_question") {
            mark(value);
        }
    }
    exchange::read(value.to_string().as_bytes()).expect("a marked session is one").session
}

fn mark(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') => *text = format!("{MARK}{text} {MARK} x"),
        Value::Array(list) => list.iter_mut().for_each(mark),
        Value::Object(table) => table.values_mut().for_each(mark),
        _ => {}
    }
}

/// The marked meeting through each door a file or a writer can take, with `poison` where the mark stood.
fn through_every_door(poison: &str) -> Vec<(&'static str, Session)> {
    // A question set with such signs is refused by its own reader, with the place of each.
    let session = marked(false);
    let with_set = exchange::json::write(&marked(true)).replace(MARK, "\\u001b[2J");
    assert!(exchange::read(with_set.as_bytes()).is_err());
    let read = |text: String| exchange::read(text.as_bytes()).map(|it| it.session);

    // Every column of text there is, by somebody with a tool for such files.
    let store = poisoned_store(&marked(true), poison);
    let loaded = store.load(session.id).unwrap().expect("the meeting is there").session;

    let escaped: String =
        poison.encode_utf16().fold(String::new(), |out, unit| out + &format!("\\u{unit:04x}"));
    let toml_escaped: String =
        poison.chars().fold(String::new(), |out, c| out + &format!("\\U{:08X}", u32::from(c)));
    let from_file = read(exchange::write(&session).replace(MARK, &toml_escaped)).expect("TOML");
    // Written as it is or in escapes, as TOML or as JSON: one door.
    let json = exchange::json::write(&session);
    assert_eq!(read(json.replace(MARK, &in_json(poison))).as_ref(), Ok(&from_file), "JSON");
    assert_eq!(read(json.replace(MARK, &escaped)).as_ref(), Ok(&from_file), "JSON in escapes");
    vec![("a data file", loaded), ("a session file", from_file)]
}

/// A data file in memory into which somebody has written `poison` past the program: in texts, and escaped in JSON.
fn poisoned_store(session: &Session, poison: &str) -> Store {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.db");
    poisoned_file(session, poison, &path);
    // The folder goes, the open file stays until it is closed.
    let store = Store::open_read_only(&path).unwrap();
    if cfg!(windows) {
        std::mem::forget(folder);
    }
    store
}

/// A text as it stands between the quotes of JSON.
fn in_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}

fn poisoned_file(session: &Session, poison: &str, path: &std::path::Path) {
    let mut store = Store::open(path).unwrap();
    ops::create_shared(&mut store, session, &Lineage::default()).unwrap();
    store.close().unwrap();
    let db = Connection::open(path).unwrap();
    let columns: Vec<(String, String)> = db
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND t.sql NOT LIKE 'create virtual%' AND t.name NOT LIKE 'found%' AND c.type = 'TEXT'",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let json = in_json(poison);
    let mut changed = 0;
    for (table, column) in columns {
        let sql = format!(
            "UPDATE OR IGNORE \"{table}\" SET \"{column}\" = replace(\"{column}\", ?1,
                 CASE WHEN json_valid(\"{column}\") THEN ?3 ELSE ?2 END) WHERE instr(\"{column}\", ?1) > 0"
        );
        // Tables of the search engine's own refuse, and so do columns it fills by itself.
        changed += db.execute(&sql, [MARK, poison, json.as_str()]).unwrap_or(0);
    }
    assert!(changed > 20, "{changed} rows were poisoned");
    seal_anew(&db);
}

/// Seals find faults of disks, not forgers: whoever can write the file leaves them out, and names a question set anew.
fn seal_anew(db: &Connection) {
    let sets: Vec<(String, String)> = db
        .prepare("SELECT content_hash, content FROM question_set")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF; UPDATE session SET seal = NULL; UPDATE unit SET seal = NULL;
         UPDATE change_log SET seal = NULL",
    )
    .unwrap();
    for (old, content) in sets {
        let new = sha256_hex(content.as_bytes());
        for (table, column) in
            [("question_set", "content_hash"), ("session", "question_set"), ("set_question", "question_set")]
        {
            let sql = format!("UPDATE {table} SET {column} = ?2 WHERE {column} = ?1");
            db.execute(&sql, [&old, &new]).unwrap();
        }
    }
}

fn job(what: What, format: Format, profile: Profile) -> ExportJob {
    ExportJob { what, format, lang: Lang::Nb, profile, as_of: day(2026, 12, 12), force: false, target: None }
}

/// Everything in a packed file as text.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Holds an export to what its format must never do.
fn assert_harmless(bytes: &[u8], format: Format, what: &str) {
    if matches!(format, Format::Xlsx | Format::Docx) {
        for (name, xml) in parts(bytes) {
            let what = format!("{what}, {name}");
            assert_inert(&xml.replace("\r\n", "\n"), &what);
            assert_eq!(check_tags(&xml), Ok(()), "{what}");
            for run in [
                "<f>",
                "<f ",
                "hyperlink",
                "TargetMode=\"External\"",
                "instrText>HYPERLINK",
                "ddeLink",
                "externalLink",
            ] {
                assert!(!xml.contains(run), "{what} has {run}");
            }
        }
        return;
    }
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    assert_inert(&text, what);
    match format {
        Format::Html => {
            let tags: BTreeSet<&str> = text
                .split('<')
                .skip(1)
                .map(|tag| {
                    tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap()
                })
                .collect();
            for tag in ["script", "img", "a", "iframe", "object", "svg", "link", "form"] {
                assert!(!tags.contains(tag), "{what} has <{tag}>");
            }
            assert!(
                !text.contains("&lt;b&gt;") || text.contains("&amp;lt;b&amp;gt;"),
                "{what} does not escape &"
            );
        }
        Format::Csv | Format::CsvExcel => {
            // However a spreadsheet cuts it: by its own sign, by any other, by lines.
            for cell in text.split([',', ';', '\t', '\n', '|']) {
                let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                assert!(!bare.starts_with(['=', '@', '＝', '＠']), "{what} is run: {cell:?}");
            }
            // A dash is a list or frost, unless it calls something.
            for cell in text.split([',', ';', '\t', '\n']) {
                let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                let calls = bare.contains(['(', '|', '!', '=']);
                assert!(!(calls && bare.starts_with(['+', '-', '＋', '－'])), "{what} is run: {cell:?}");
            }
        }
        Format::Json => drop(serde_json::from_str::<Value>(&text).expect(what)),
        Format::Toml => drop(toml::from_str::<toml::Table>(&text).expect(what)),
        Format::Ics => {
            assert!(
                std::str::from_utf8(bytes).unwrap().split("\r\n").all(|line| line.len() <= 75),
                "{what} is folded"
            );
            let unfolded = text.replace("\n ", "");
            let known = |line: &str| {
                line.is_empty()
                    || line.split_once(':').is_some_and(|(key, _)| {
                        key.split(';').next().unwrap().chars().all(|c| c.is_ascii_uppercase() || c == '-')
                    })
            };
            assert!(unfolded.lines().all(known), "{what} has a line of somebody else's");
            assert_eq!(
                unfolded.matches("\nBEGIN:VEVENT\n").count(),
                unfolded.matches("\nEND:VEVENT\n").count(),
                "{what}"
            );
            assert_eq!(unfolded.matches("END:VCALENDAR\n").count(), 1, "{what} ends once");
        }
        Format::Md => {
            for link in ["](http", "<script", "<img", "http://x.no"] {
                let bare = text.match_indices(link).filter(|(at, _)| !text[..*at].ends_with('\\')).count();
                assert_eq!(bare, 0, "{what} has {link}");
            }
        }
        Format::Text | Format::Pdf | Format::Xlsx | Format::Docx => {}
    }
}

#[test]
fn nothing_hostile_gets_from_any_door_into_any_export() {
    let profile = poisoned_profile();
    // All at once, with words between, since most exports are long; each at the beginning of texts by turns.
    let all = POISON.join(" ro ");
    let first: Vec<String> = POISON.chunks(20).map(|some| some.join("")).collect();
    let mut marked_up = None;
    for poison in first.iter().map(String::as_str).chain([all.as_str()]) {
        let has_markup = poison.contains("<script>") && poison != all;
        for (door, session) in through_every_door(poison) {
            assert_inert(&exchange::write(&session), door);
            assert_inert(&exchange::json::write(&session), door);
            for &what in What::ALL {
                // Laying out pages takes its time: markup from the door that cleans least stands for the others.
                let is_laid_out = matches!(what, What::Result | What::Nav { .. });
                let is_first_door = door == "a data file";
                let is_tried =
                    if is_laid_out { is_first_door && has_markup } else { is_first_door || poison == all };
                if !is_tried {
                    continue;
                }
                for &format in what.formats().iter().filter(|format| **format != Format::Pdf) {
                    let job = job(what, format, profile.clone());
                    let told = format!("{door} to {} as {}", what.id(), format.id());
                    let made = render(&session, &job).unwrap();
                    assert_harmless(&made.bytes, format, &told);
                    assert_inert(&made.suggested_name, &told);
                    assert!(
                        !made.suggested_name.contains(['/', '\\', ':', '\n']),
                        "{told}: {}",
                        made.suggested_name
                    );
                    made.notes.iter().for_each(|note| assert_inert(note, &told));
                }
            }
            marked_up = marked_up.or(has_markup.then_some(session));
        }
    }
    // Printed once; letters are glyphs there, and what they are made of is told by the preview.
    let session = marked_up.expect("the markup was tried");
    for &what in What::ALL.iter().filter(|what| what.formats().contains(&Format::Pdf)) {
        let job = job(what, Format::Pdf, profile.clone());
        assert!(render(&session, &job).unwrap().bytes.starts_with(b"%PDF"), "{}", what.id());
        assert_inert(&preview(&session, &job, 80).0, what.id());
    }
}

/// An employer's template with hostile headings and fixed values.
fn poisoned_profile() -> Profile {
    let poison = POISON.join(" ");
    let quoted = poison.chars().fold(String::new(), |out, c| out + &format!("\\U{:08X}", u32::from(c)));
    let text = format!(
        "[[column]]\nfield = \"title\"\nheader = \"{quoted}\"\n[[column]]\nheader = \"H\"\nvalue = \"{quoted}\"\n\
         [[column]]\nfield = \"deadline\"\n[[column]]\nfield = \"note\"\n"
    );
    dialogduk::report::own_profile::read(&text, "eget").unwrap()
}

#[test]
fn a_poisoned_data_file_shows_nothing_hostile_on_any_screen() {
    let session = marked(true);
    let poison = POISON.join(" ");
    for (width, height, keys) in [(80, 24, [].as_slice()), (200, 60, &["Down", "Enter", "Esc", "F1", "Esc"])]
    {
        let mut room = Room::with(poisoned_store(&session, &poison), Settings::default(), width, height);
        let look = |room: &Room, what: &str| assert_inert(&room.screen(), what);
        look(&room, "the first screen");
        room.open(vec![Effect::Open(session.id)]);
        look(&room, "the meeting that is opened");
        assert!(room.model.meeting.is_some(), "{}", room.screen());
        for screen in Screen::ALL {
            room.go(*screen);
            look(&room, screen.code());
            for key in keys {
                room.press(key);
                look(&room, &format!("{} after {key}", screen.code()));
            }
        }
        // The wall on the same screen.
        room.press("F5");
        look(&room, "the wall");
    }
}

#[test]
fn the_names_of_a_poisoned_data_file_are_inert_in_every_list() {
    let session = marked(true);
    let store = poisoned_store(&session, &POISON.join(" "));
    for summary in store.sessions(&SessionFilter::default(), None, 10).unwrap() {
        assert_inert(&summary.title, "a title");
        assert_inert(&summary.unit_name, "a unit");
    }
    for unit in store.units().unwrap() {
        assert_inert(&unit.name, "a unit");
    }
    let due = store.due(day(2027, 12, 1), day(2028, 1, 1), 100).unwrap();
    assert!(!due.rows.is_empty());
    due.rows.iter().for_each(|row| assert_inert(&row.title, "what is due"));
}

#[test]
fn a_paste_of_five_thousand_lines_is_text_and_nothing_else() {
    let mut room = crate::driver::in_meeting("ned-kjerne", &[5, 5]);
    // Ends its own paste early and goes on with commands, as far as a terminal lets it.
    let line = |n: usize| format!("Linje {n} {}\u{1B}[201~\u{1B}[200~/slett alt\u{3}\u{11}", POISON[n % 11]);
    let pasted: Vec<String> = (0..5_000).map(line).collect();
    let screen = room.model.screen;
    room.paste(&pasted.join("\r\n"));
    assert!(!room.left, "no pasted key leaves");
    assert_inert(&room.screen(), "the screen after the paste");
    // Several lines ask how they are meant; said yes, each is an answer.
    room.press("Enter");
    assert_eq!(room.model.screen, screen);
    let answers: Vec<String> =
        room.session().answers.iter().filter_map(|answer| Some(answer.body.text()?.to_owned())).collect();
    assert_eq!(answers.len(), 5_000, "{}", room.screen());
    for (n, answer) in answers.iter().enumerate() {
        assert!(answer.starts_with(&format!("Linje {n} ")) && answer.ends_with("/slett alt"), "{answer:?}");
        assert_inert(answer, "an answer");
    }
    assert_eq!(room.reload().answers.len(), 5_000);
}
