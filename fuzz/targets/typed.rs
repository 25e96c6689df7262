//! What a person types or pastes.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use dialogduk::domain::ids::Id;
use dialogduk::rules::guard::Guard;
use dialogduk::rules::{dates, room_count};
use dialogduk::store::DraftKey;
use dialogduk::term::input::{Reader, Source};
use dialogduk::text::fold::{search_key, sort_key};
use dialogduk::text::sanitize::{inert, many_lines, one_line};
use dialogduk::text::{Lines, TextBuffer, cells, cut, wrap};
use dialogduk::tui::input::{Chord, Input};

use super::inert::assert_inert;
use super::text;

/// Cleaned text is inert, cleaning it again changes nothing, and it can be shown in any width.
pub(super) fn clean(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (one, many, shown) = (one_line(&text), many_lines(&text), inert(&text));
    assert_inert(&one, "a line");
    assert_inert(&many, "a text");
    assert_inert(&shown, "what is shown");
    assert!(!one.contains('\n'));
    assert_eq!(one_line(&one), one, "cleaning twice");
    assert_eq!(many_lines(&many), many, "cleaning twice");
    assert_eq!(inert(&many), many, "what is clean is shown as it is");
    let width = usize::from(bytes.first().copied().unwrap_or(0) % 90).max(1);
    let rows = wrap(&many, width);
    // A letter wider than the row has a row of its own; in a row of one cell all letters have.
    let widest = wrap(&many, 1).iter().map(|row| cells(row.of(&many).trim_end())).max().unwrap_or(0);
    assert!(rows.iter().all(|row| cells(row.of(&many).trim_end()) <= width.max(widest)), "a row is too wide");
    assert!(cells(&cut(&one, width, "…")) <= width, "a cut is too wide");
    let _ = (search_key(&many), sort_key(&one));
}

pub(super) fn text_seeds() -> Vec<Vec<u8>> {
    [
        "Ro i gangen – og tid nok",
        "\u{1B}[31mrød\u{1B}[0m \u{1B}]8;;http://x\u{1B}\\lenke\u{1B}]8;;\u{7}\u{9B}2J\u{90}q\u{9C}",
        "\u{202E}fed\u{202C}\u{2066}x\u{2069} \u{200B}\u{FEFF}\u{E0067}",
        "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30A}\u{30B}\u{30C}a A\u{30A}",
        "👩🏽\u{200D}🔧 👨\u{200D}👩\u{200D}👧 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} می\u{200C}خواهم שָׁלוֹם क्\u{200D}ष",
        "Z5🏽\u{200D}",
        "Kari Nordmann har 01010112345 og diabetes, ring 91 23 45 67 eller kari@kommune.no",
    ]
    .map(|it| it.as_bytes().to_vec())
    .to_vec()
}

/// What is flagged lies in the text.
pub(super) fn guard(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    for flag in Guard::knowing(["Kari Nordmann"], ["hemmelig ord"]).flags(text) {
        assert!(text.get(flag.range.clone()).is_some_and(|it| !it.is_empty()), "a flag beside the text");
    }
}

pub(super) fn date(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    for today in [day, NaiveDate::MIN, NaiveDate::MAX] {
        if let Ok(dates::Reading::One(understood)) = dates::read(text, today) {
            let _ = dates::distance(today, understood.date);
        }
    }
}

pub(super) fn date_seeds() -> Vec<Vec<u8>> {
    [
        "1. mai 2027",
        "31.12.27",
        "2027-02-29",
        "om 3 uker",
        "fredag uke 12",
        "neste torsdag",
        "in 2 months",
        "første juni",
        "om 99999999999999 år",
        "-1.1.2027",
        "uke 53",
        "i morgon",
        "midten av august",
        "29/2",
    ]
    .map(|it| it.as_bytes().to_vec())
    .to_vec()
}

pub(super) fn counts(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let _ = (room_count::read_attendance(text), room_count::read_pulse(text));
    if let Some(word) = room_count::read_word(text) {
        assert_inert(&word, "a word");
    }
}

pub(super) fn count_seeds() -> Vec<Vec<u8>> {
    ["18 av 24", "18/24", "18", "1 2 3 4 5", "99999999999", "0,5", "1-2-3-4-5", "ro"]
        .map(|it| it.as_bytes().to_vec())
        .to_vec()
}

/// A written id, draft key or chord that is understood is written the same again.
pub(super) fn ids(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(id) = text.parse::<Id>() {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    if let Ok(key) = text.parse::<DraftKey>() {
        assert_eq!(key.to_string().parse::<DraftKey>().as_ref(), Ok(&key));
    }
    let _ = Chord::parse(text);
}

pub(super) fn id_seeds() -> Vec<Vec<u8>> {
    [
        "0123456789abcdef",
        "kx00000000000001",
        "answer:0123456789abcdef",
        "Ctrl+P",
        "Shift+Tab",
        "F12",
        "Ctrl+",
        "+",
    ]
    .map(|it| it.as_bytes().to_vec())
    .to_vec()
}

/// Events from a list; time goes on by a little with each.
struct Script {
    events: std::vec::IntoIter<Event>,
    now: Instant,
}

impl Source for Script {
    fn poll(&mut self, _: Duration) -> std::io::Result<bool> {
        Ok(self.events.len() > 0)
    }

    fn read(&mut self) -> std::io::Result<Event> {
        self.now += Duration::from_millis(1);
        self.events.next().ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
    }

    fn now(&self) -> Instant {
        self.now
    }
}

/// Keys and pastes as a terminal may send them become text that is inert, and no paste becomes a command.
pub(super) fn keys(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let bursts = bytes.first().is_some_and(|byte| byte % 2 == 0);
    let mut modifiers = KeyModifiers::NONE;
    let mut events = Vec::new();
    for (at, piece) in text.split('\u{1}').enumerate() {
        if at % 2 == 1 {
            events.push(Event::Paste(piece.to_owned()));
            continue;
        }
        for c in piece.chars() {
            let code = match c {
                '\n' => KeyCode::Enter,
                '\u{2}' => {
                    modifiers = KeyModifiers::from_bits_truncate(modifiers.bits().wrapping_add(1));
                    continue;
                }
                '\u{3}' => KeyCode::Esc,
                '\u{4}' => KeyCode::F(200),
                '\u{8}' => KeyCode::Backspace,
                c => KeyCode::Char(c),
            };
            events.push(Event::Key(KeyEvent::new(code, modifiers)));
        }
    }
    let mut reader = Reader::from_source(Script { events: events.into_iter(), now: Instant::now() }, bursts);
    let mut buffer = TextBuffer::new(Lines::Many);
    loop {
        let inputs = reader.read(Duration::ZERO).expect("a list has no faults");
        let is_over = reader.read(Duration::ZERO).is_ok_and(|more| {
            for input in inputs.iter().chain(&more) {
                match input {
                    Input::Text(typed) => _ = buffer.insert(typed),
                    Input::Paste(pasted) => _ = buffer.paste(pasted),
                    _ => {}
                }
            }
            inputs.is_empty() && more.is_empty()
        });
        if is_over {
            break;
        }
    }
    assert_inert(&many_lines(buffer.text()), "what was typed");
    assert_inert(buffer.text(), "what stands in the line");
}

pub(super) fn key_seeds() -> Vec<Vec<u8>> {
    [
        "Ro i gangen\n",
        "\u{1}limt\r\ninn\u{1B}[201~\u{1B}[200~\u{7}\u{1}etter\n",
        "\u{2}p\u{2}c\u{2}@\u{2}€\u{2}q\n\n\n\n\n\nburst\nburst",
    ]
    .map(|it| it.as_bytes().to_vec())
    .to_vec()
}

/// Any way of editing leaves the cursor between letters, and undo goes all the way back.
pub(super) fn editing(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut buffer = TextBuffer::new(if bytes.len().is_multiple_of(2) { Lines::One } else { Lines::Many });
    for c in text.chars() {
        _ = match c {
            '\u{1}' => buffer.delete_back(),
            '\u{2}' => buffer.delete_forward(),
            '\u{3}' => buffer.delete_word_back(),
            '\u{4}' => buffer.delete_word_forward(),
            '\u{5}' => buffer.undo(),
            '\u{6}' => buffer.redo(),
            '\n' => buffer.newline(),
            c if c.is_ascii_uppercase() => buffer.paste(&text),
            c => buffer.insert(c.encode_utf8(&mut [0; 4])),
        };
        if buffer.text().len() > 20_000 {
            break;
        }
    }
    assert_inert(buffer.text(), "what stands in the line");
    while buffer.undo() {}
    assert!(buffer.is_empty(), "undo does not go all the way back");
}
