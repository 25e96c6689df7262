//! The editor as a whole: a script of keys over Norwegian, sámi and emoji (D1), and the laws that hold for any.

use dialogduk::text::boundary::{at_or_after, at_or_before};
use dialogduk::text::sanitize::{Lines, many_lines};
use dialogduk::text::width::{cells, grapheme_cells, prefix, window};
use dialogduk::text::wrap::{Place, RowEnd, offset_at, place_of, wrap};
use dialogduk::text::{TextBuffer, cut};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

const HEALTH_WORKER: &str = "👩\u{200D}⚕\u{FE0F}";

/// Something a person can do to a text.
#[derive(Debug, Clone)]
enum Do {
    Insert(String),
    Paste(String),
    Newline,
    Back,
    Forward,
    WordBack,
    WordForward,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Up,
    Down,
    TextStart,
    TextEnd,
    SetCursor(usize),
    Undo,
    Redo,
}

impl Do {
    fn to(&self, buffer: &mut TextBuffer, width: usize) -> bool {
        match self {
            Self::Insert(text) => buffer.insert(text),
            Self::Paste(text) => buffer.paste(text),
            Self::Newline => buffer.newline(),
            Self::Back => buffer.delete_back(),
            Self::Forward => buffer.delete_forward(),
            Self::WordBack => buffer.delete_word_back(),
            Self::WordForward => buffer.delete_word_forward(),
            Self::Left => buffer.left(),
            Self::Right => buffer.right(),
            Self::WordLeft => buffer.word_left(),
            Self::WordRight => buffer.word_right(),
            Self::Home => buffer.home(width),
            Self::End => buffer.end(width),
            Self::Up => buffer.up(width),
            Self::Down => buffer.down(width),
            Self::TextStart => buffer.text_start(),
            Self::TextEnd => buffer.text_end(),
            Self::SetCursor(at) => buffer.set_cursor(*at),
            Self::Undo => buffer.undo(),
            Self::Redo => buffer.redo(),
        }
    }
}

#[test]
fn a_script_over_all_our_letters_keeps_cursor_and_column_right() {
    let mut buffer = TextBuffer::default();
    let accented = "e\u{301}";
    // What is done, the text before and after the cursor, and the column of the cursor.
    let script = [
        (Do::Insert("æøå".into()), "æøå", "", 3),
        (Do::Insert("ÆØÅ".into()), "æøåÆØÅ", "", 6),
        (Do::Left, "æøåÆØ", "Å", 5),
        (Do::Back, "æøåÆ", "Å", 4),
        (Do::Insert("e".into()), "æøåÆe", "Å", 5),
        (Do::Insert("\u{301}".into()), "æøåÆe\u{301}", "Å", 5),
        (Do::Left, "æøåÆ", "e\u{301}Å", 4),
        (Do::Right, "æøåÆe\u{301}", "Å", 5),
        (Do::Insert(HEALTH_WORKER.into()), "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}", "Å", 7),
        (Do::Left, "æøåÆe\u{301}", "👩\u{200D}⚕\u{FE0F}Å", 5),
        (Do::Forward, "æøåÆe\u{301}", "Å", 5),
        (Do::Undo, "æøåÆe\u{301}", "👩\u{200D}⚕\u{FE0F}Å", 5),
        (Do::TextEnd, "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å", "", 8),
        (Do::Newline, "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å\n", "", 0),
        (Do::Paste("Čáhcesuolu gáđđi".into()), "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å\nČáhcesuolu gáđđi", "", 16),
        (Do::WordLeft, "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å\nČáhcesuolu ", "gáđđi", 11),
        (Do::WordBack, "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å\n", "gáđđi", 0),
        (Do::WordForward, "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å\n", "", 0),
        (Do::Insert("ŋŧž".into()), "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å\nŋŧž", "", 3),
        (
            Do::Up,
            "æøåÆe\u{301}👩\u{200D}⚕\u{FE0F}Å".split_at("æøå".len()).0,
            "Æe\u{301}👩\u{200D}⚕\u{FE0F}Å\nŋŧž",
            3,
        ),
    ];
    for (step, (action, before, after, column)) in script.iter().enumerate() {
        assert!(action.to(&mut buffer, 40), "step {step} {action:?} did something");
        let (left, right) = buffer.text().split_at(buffer.cursor());
        assert_eq!((left, right), (*before, *after), "step {step} {action:?}");
        assert_eq!(buffer.place(40).column, *column, "column after step {step} {action:?}");
    }
    assert!(buffer.text().contains(accented), "typed decomposed, and still so while it is edited");
    assert_eq!(many_lines(buffer.text()), format!("æøåÆé{HEALTH_WORKER}Å\nŋŧž"), "stored composed");
}

#[test]
fn a_long_text_is_typed_letter_by_letter() {
    let mut buffer = TextBuffer::default();
    let word = "løfteteknikk ";
    let text = word.repeat(20_000 / word.chars().count() + 1);
    for c in text.chars() {
        buffer.insert(c.encode_utf8(&mut [0; 4]));
    }
    assert_eq!(buffer.text(), text);
    let mut steps = 0;
    while buffer.undo() {
        steps += 1;
    }
    assert_eq!((steps, buffer.text()), (text.split_whitespace().count(), ""));
}

#[test]
fn a_line_of_a_hundred_thousand_letters_can_be_edited() {
    let text = "å".repeat(100_000);
    let mut buffer = TextBuffer::new(Lines::One);
    buffer.paste(&text);
    assert_eq!(buffer.rows(80).len(), 1_250);
    assert!(
        buffer.up(80)
            && buffer.home(80)
            && buffer.insert("x")
            && buffer.word_left()
            && buffer.delete_word_forward()
    );
    assert!(buffer.is_empty() && buffer.undo() && buffer.undo() && buffer.text() == text);
    assert_eq!(window(&text, text.len(), 40).column, 39);
    assert_eq!(cut(&text, 3, "…"), "åå…");
}

#[test]
fn five_thousand_pasted_lines_are_one_step() {
    let mut buffer = TextBuffer::default();
    let pasted = "en \u{1B}[31mlinje\u{0}\r\n".repeat(5_000);
    buffer.paste(&pasted);
    assert_eq!(buffer.text(), "en linje\n".repeat(5_000));
    assert!(buffer.undo() && buffer.is_empty());
}

/// A text with everything that makes editing hard, in pieces that may grow together.
fn any_text(max: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b",
        "ord",
        "æ",
        "Å",
        "đ",
        "e\u{301}",
        "\u{301}",
        "-",
        "/",
        ",",
        " ",
        " ",
        "  ",
        "\n",
        "\u{A0}",
        HEALTH_WORKER,
        "👩",
        "🏽",
        "\u{200D}",
        "\u{FE0F}",
        "🇳",
        "🇴",
        "日",
        "ｶ",
        "ﾞ",
        "क",
        "\u{94D}",
        "ष",
        "לא",
        "각",
        "\u{1100}",
        "\u{1161}",
    ]);
    prop::collection::vec(piece, 0..max).prop_map(|pieces| pieces.concat())
}

fn any_action() -> impl Strategy<Value = Do> {
    prop_oneof![
        6 => any_text(3).prop_map(Do::Insert),
        1 => any_text(12).prop_map(Do::Paste),
        1 => (0usize..60).prop_map(Do::SetCursor),
        2 => Just(Do::Undo),
        8 => prop::sample::select(vec![
            Do::Newline, Do::Back, Do::Forward, Do::WordBack, Do::WordForward, Do::Left, Do::Right, Do::WordLeft, Do::WordRight,
            Do::Home, Do::End, Do::Up, Do::Down, Do::TextStart, Do::TextEnd, Do::Redo,
        ]),
    ]
}

/// The editor as one would write it without a thought for speed: a list of graphemes, made anew after each edit,
/// and a whole copy of the text for each edit.
#[derive(Debug, Default)]
struct Naive {
    graphemes: Vec<String>,
    at: usize,
}

impl Naive {
    fn text(&self) -> String {
        self.graphemes.concat()
    }

    fn bytes(&self, graphemes: usize) -> usize {
        self.graphemes[..graphemes].iter().map(String::len).sum()
    }

    /// Replaces graphemes and puts the cursor after what was inserted, or after what grew together with it.
    fn replace(&mut self, from: usize, to: usize, with: &str) {
        let end = self.bytes(from) + with.len();
        let text = [&self.graphemes[..from].concat(), with, &self.graphemes[to..].concat()].concat();
        self.graphemes = text.graphemes(true).map(str::to_owned).collect();
        self.at = (0..=self.graphemes.len()).find(|&at| self.bytes(at) >= end).unwrap();
    }

    fn class(&self, at: usize) -> char {
        match self.graphemes[at].chars().next().unwrap() {
            '\n' => 'n',
            c if c.is_whitespace() => 'b',
            c if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => 'w',
            _ => 's',
        }
    }

    fn word_left(&self) -> usize {
        let mut at = self.at;
        while at > 0 && self.class(at - 1) == 'b' {
            at -= 1;
        }
        if at == 0 || (self.class(at - 1) == 'n' && at < self.at) {
            return at;
        }
        let class = self.class(at - 1);
        at -= 1;
        while class != 'n' && at > 0 && self.class(at - 1) == class {
            at -= 1;
        }
        at
    }

    fn word_right(&self) -> usize {
        let (mut at, len) = (self.at, self.graphemes.len());
        if at == len {
            return at;
        }
        let class = self.class(at);
        at += 1;
        while class != 'n' && at < len && self.class(at) == class {
            at += 1;
        }
        while class != 'n' && at < len && self.class(at) == 'b' {
            at += 1;
        }
        at
    }

    /// Does the same as the buffer; where the screen or the history decides, takes its place from the buffer.
    fn do_(&mut self, action: &Do, buffer: &TextBuffer) {
        let (at, len) = (self.at, self.graphemes.len());
        match action {
            Do::Insert(text) | Do::Paste(text) => self.replace(at, at, text),
            Do::Newline => self.replace(at, at, "\n"),
            Do::Back => self.replace(at.saturating_sub(1), at, ""),
            Do::Forward => self.replace(at, (at + 1).min(len), ""),
            Do::WordBack => self.replace(self.word_left(), at, ""),
            Do::WordForward => self.replace(at, self.word_right(), ""),
            Do::Left => self.at = at.saturating_sub(1),
            Do::Right => self.at = (at + 1).min(len),
            Do::WordLeft => self.at = self.word_left(),
            Do::WordRight => self.at = self.word_right(),
            Do::TextStart => self.at = 0,
            Do::TextEnd => self.at = len,
            Do::SetCursor(offset) => self.at = (0..=len).rfind(|&at| self.bytes(at) <= *offset).unwrap(),
            Do::Home | Do::End | Do::Up | Do::Down => {
                self.at = (0..=len).find(|&at| self.bytes(at) == buffer.cursor()).unwrap();
            }
            Do::Undo | Do::Redo => {
                self.graphemes = buffer.text().graphemes(true).map(str::to_owned).collect();
                self.at = (0..=self.graphemes.len()).find(|&at| self.bytes(at) == buffer.cursor()).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_buffer_does_what_a_list_of_graphemes_does(actions in prop::collection::vec(any_action(), 0..60), width in 1usize..12) {
        let mut buffer = TextBuffer::default();
        let mut naive = Naive::default();
        for action in &actions {
            let (text, cursor, revision) = (buffer.text().to_owned(), buffer.cursor(), buffer.revision());
            let answer = action.to(&mut buffer, width);
            naive.do_(action, &buffer);
            prop_assert_eq!(buffer.text(), naive.text(), "after {:?}", action);
            prop_assert_eq!(buffer.cursor(), naive.bytes(naive.at), "after {:?} in {:?}", action, buffer.text());
            prop_assert_eq!(buffer.revision() > revision, text != buffer.text() || answer && cursor == buffer.cursor(), "after {:?}", action);
            prop_assert_eq!(answer, revision != buffer.revision() || cursor != buffer.cursor(), "after {:?}", action);
        }
    }

    #[test]
    fn undoing_all_is_the_start_and_redoing_all_is_the_end(start in any_text(8), actions in prop::collection::vec(any_action(), 0..60)) {
        let mut buffer = TextBuffer::default();
        buffer.set_text(&start);
        for action in &actions {
            action.to(&mut buffer, 9);
        }
        while buffer.redo() {}
        let end = buffer.text().to_owned();
        while buffer.undo() {
            prop_assert_eq!(at_or_before(buffer.text(), buffer.cursor()), buffer.cursor());
        }
        prop_assert_eq!(buffer.text(), start);
        while buffer.redo() {
            prop_assert_eq!(at_or_before(buffer.text(), buffer.cursor()), buffer.cursor());
        }
        prop_assert_eq!(buffer.text(), end);
    }

    #[test]
    fn up_and_down_change_the_row_by_one_and_come_back(text in any_text(30), at in 0usize..80, width in 1usize..12) {
        let mut buffer = TextBuffer::default();
        buffer.set_text(&text);
        buffer.set_cursor(at);
        let (cursor, here) = (buffer.cursor(), buffer.place(width));
        let last = buffer.rows(width).len() - 1;
        prop_assert_eq!(buffer.down(width), here.row < last);
        prop_assert_eq!(buffer.place(width).row, (here.row + 1).min(last));
        prop_assert!(here.row == last || buffer.place(width).column <= here.column);
        if here.row < last {
            prop_assert!(buffer.up(width));
            prop_assert_eq!(buffer.place(width), here, "from {} in {:?}", cursor, text);
        }
        buffer.end(width);
        prop_assert_eq!(buffer.place(width).row, here.row);
        prop_assert!(!buffer.end(width), "end again stays");
        buffer.home(width);
        prop_assert_eq!(buffer.place(width), Place { row: here.row, column: 0 });
    }

    #[test]
    fn wrapping_loses_nothing_and_keeps_inside(text in any_text(40), width in 1usize..14) {
        let rows = wrap(&text, width);
        let mut again = String::new();
        for row in &rows {
            let shown = row.of(&text);
            prop_assert_eq!(row.start, again.len());
            again.push_str(shown);
            if row.ends == RowEnd::Hard {
                again.push('\n');
            }
            prop_assert!(!shown.contains('\n'));
            prop_assert_eq!(at_or_before(&text, row.start), row.start);
            let graphemes: Vec<&str> = shown.graphemes(true).collect();
            let letters = graphemes.iter().rposition(|g| *g != " ").map_or(0, |last| last + 1);
            let seen = &graphemes[..letters];
            let inked = seen.iter().filter(|g| grapheme_cells(g) > 0).count();
            prop_assert!(cells(&seen.concat()) <= width || inked == 1, "{:?}", shown);
            if row.ends == RowEnd::Soft {
                prop_assert!(!shown.is_empty());
                let in_a_word = letters == graphemes.len() && !shown.ends_with(['-', '/']);
                let had_a_choice = seen.contains(&" ");
                prop_assert!(!in_a_word || !had_a_choice, "a word is broken although {:?} has a blank", shown);
            }
        }
        prop_assert_eq!(&again, &text);
        prop_assert_eq!(rows.iter().filter(|row| row.ends == RowEnd::Text).count(), 1);
    }

    #[test]
    fn a_row_takes_as_much_as_fits(text in "[abcæøå]{1,9}( [abcæøå]{1,9}){0,8}", width in 9usize..20) {
        let rows = wrap(&text, width);
        for pair in rows.windows(2) {
            let next_word = pair[1].of(&text).split(' ').next().unwrap();
            prop_assert!(cells(pair[0].of(&text)) + cells(next_word) > width);
        }
    }

    #[test]
    fn place_and_offset_are_each_others_inverse(text in any_text(40), width in 1usize..14, row in 0usize..50, column in 0usize..20) {
        let rows = wrap(&text, width);
        for (at, _) in text.grapheme_indices(true).chain([(text.len(), "")]) {
            let place = place_of(&text, &rows, at);
            let back = offset_at(&text, &rows, place);
            prop_assert_eq!(place_of(&text, &rows, back), place);
            // Only what takes no cell can stand between two cursors at one place.
            prop_assert_eq!(cells(&text[at.min(back)..at.max(back)]), 0);
        }
        let at = offset_at(&text, &rows, Place { row, column });
        prop_assert_eq!(at_or_before(&text, at), at);
        let place = place_of(&text, &rows, at);
        prop_assert_eq!(place.row, row.min(rows.len() - 1));
        prop_assert!(place.column <= column);
    }

    #[test]
    fn boundaries_are_those_of_the_whole_text(text in any_text(20), at in 0usize..80) {
        let all: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        prop_assert_eq!(Some(&at_or_before(&text, at)), all.iter().rfind(|&&b| b <= at));
        prop_assert_eq!(at_or_after(&text, at), all.iter().copied().find(|&b| b >= at).unwrap_or(text.len()));
    }

    #[test]
    fn a_text_is_as_wide_as_the_screen_draws_it(text in any_text(20)) {
        let wide = cells(&text);
        let mut screen = Buffer::empty(Rect::new(0, 0, 200, 1));
        let (end, _) = screen.set_stringn(0, 0, &text, 200, Style::default());
        prop_assert_eq!(usize::from(end), wide);
        for grapheme in text.graphemes(true).filter(|g| !g.contains(char::is_control)) {
            prop_assert_eq!(usize::from(grapheme.cell_width()), grapheme_cells(grapheme));
        }
    }

    #[test]
    fn a_cut_text_fits_and_begins_the_same(text in any_text(20), width in 0usize..20) {
        let short = cut(&text, width, "…");
        prop_assert!(cells(&short) <= width);
        let kept = short.strip_suffix('…').unwrap_or(&short);
        prop_assert!(text.starts_with(kept));
        prop_assert!(text.starts_with(prefix(&text, width)));
    }

    #[test]
    fn the_cursor_is_in_the_window(text in any_text(30), at in 0usize..120, width in 1usize..12) {
        let text = text.replace('\n', " ");
        let at = at_or_before(&text, at);
        let seen = window(&text, at, width);
        prop_assert!(seen.column < width);
        prop_assert!(cells(&text[seen.range.clone()]) <= width);
        prop_assert_eq!(cells(&text[seen.range.start..at]), seen.column);
    }
}
