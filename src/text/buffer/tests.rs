use super::*;
use crate::text::wrap::Place;
use std::sync::Arc;

type Edit = fn(&mut TextBuffer);

const HEALTH_WORKER: &str = "👩\u{200D}⚕\u{FE0F}";

fn typed(text: &str) -> TextBuffer {
    let mut buffer = TextBuffer::new(Lines::Many);
    for c in text.chars() {
        buffer.insert(c.encode_utf8(&mut [0; 4]));
    }
    buffer
}

#[test]
fn one_backspace_takes_what_looks_like_one_letter() {
    for letter in ["æ", "Å", "e\u{301}", HEALTH_WORKER, "👩🏽", "🇳🇴", "đ", "Č", "ŧ", "a\u{30A}\u{301}"]
    {
        let mut buffer = typed("x");
        buffer.insert(letter);
        assert!(buffer.left() && buffer.right());
        assert_eq!(buffer.cursor(), 1 + letter.len(), "{letter:?}");
        buffer.delete_back();
        assert_eq!(buffer.text(), "x", "{letter:?}");
        buffer.undo();
        buffer.left();
        buffer.delete_forward();
        assert_eq!(buffer.text(), "x", "{letter:?}");
    }
}

#[test]
fn clearing_to_the_start_takes_the_line_before_the_cursor_and_comes_back_in_one_step() {
    let mut buffer = typed("natt og helg\nfor lite ro");
    buffer.word_left();
    for left in ["natt og helg\nro", "natt og helgro", "ro"] {
        assert!(buffer.delete_to_start(), "{left}");
        assert_eq!(buffer.text(), left);
    }
    assert!(!buffer.delete_to_start(), "there is nothing before the cursor");
    for back in ["natt og helgro", "natt og helg\nro", "natt og helg\nfor lite ro"] {
        assert!(buffer.undo(), "{back}");
        assert_eq!(buffer.text(), back);
    }
}

#[test]
fn the_cursor_never_stands_inside_what_has_grown_together() {
    let mut buffer = TextBuffer::default();
    buffer.paste("\u{301}x");
    buffer.text_start();
    buffer.insert("e");
    assert_eq!(buffer.cursor(), "e\u{301}".len(), "after the accent that now belongs to the letter");

    buffer.set_text(&format!("{HEALTH_WORKER}x"));
    buffer.set_cursor(5);
    assert_eq!(buffer.cursor(), 0, "an offset inside goes to the beginning");
}

#[test]
fn undo_goes_word_by_word() {
    let mut buffer = typed("Ro i  gangen");
    for expected in ["Ro i  ", "Ro ", ""] {
        assert!(buffer.undo());
        assert_eq!(buffer.text(), expected);
    }
    assert!(!buffer.undo());
    for expected in ["Ro ", "Ro i  ", "Ro i  gangen"] {
        assert!(buffer.redo());
        assert_eq!(buffer.text(), expected);
        assert_eq!(buffer.cursor(), expected.len());
    }
    assert!(!buffer.redo());
}

#[test]
fn a_paste_a_break_and_a_deleted_word_are_steps_of_their_own() {
    let mut buffer = typed("hei");
    buffer.paste("lim inn\r\nalt");
    buffer.insert("x");
    buffer.newline();
    buffer.insert("y");
    buffer.delete_word_back();
    let all = "heilim inn\naltx\n";
    assert_eq!(buffer.text(), all);
    for expected in ["heilim inn\naltx\ny", all, "heilim inn\naltx", "heilim inn\nalt", "hei", ""] {
        buffer.undo();
        assert_eq!(buffer.text(), expected);
    }
}

#[test]
fn moving_ends_a_step_even_if_the_cursor_comes_back() {
    let mut buffer = typed("ab");
    buffer.left();
    buffer.right();
    buffer.insert("c");
    buffer.undo();
    assert_eq!(buffer.text(), "ab");
}

#[test]
fn deleting_is_undone_word_by_word_with_the_cursor_where_it_was() {
    let mut buffer = typed("en to tre");
    for _ in 0..5 {
        buffer.delete_back();
    }
    assert_eq!(buffer.text(), "en t");
    buffer.undo();
    assert_eq!((buffer.text(), buffer.cursor()), ("en to", 5), "the letter of the second word");
    buffer.undo();
    assert_eq!((buffer.text(), buffer.cursor()), ("en to tre", 9), "the third word and its blank");

    buffer.text_start();
    for _ in 0..4 {
        buffer.delete_forward();
    }
    assert_eq!(buffer.text(), "o tre");
    buffer.undo();
    assert_eq!((buffer.text(), buffer.cursor()), ("to tre", 0));
    buffer.undo();
    assert_eq!((buffer.text(), buffer.cursor()), ("en to tre", 0));
}

#[test]
fn a_new_edit_forgets_what_was_taken_back() {
    let mut buffer = typed("en to");
    buffer.undo();
    buffer.insert("x");
    assert!(!buffer.redo());
    assert_eq!(buffer.text(), "en x");
}

#[test]
fn up_and_down_follow_the_screen_and_remember_the_column() {
    let mut buffer = TextBuffer::default();
    buffer.set_text("Ro i gangen\nå\nnår vi jobber");
    buffer.set_cursor(9); // g-a-n-g|en, in the second of two rows
    assert_eq!(buffer.place(8), Place { row: 1, column: 4 });
    let walk = |buffer: &mut TextBuffer, key: fn(&mut TextBuffer, usize) -> bool| {
        let moved = key(buffer, 8);
        (moved, buffer.place(8).row, buffer.place(8).column)
    };
    assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 2, 1));
    assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 3, 4));
    assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 4, 4));
    assert_eq!(walk(&mut buffer, TextBuffer::down), (false, 4, 4), "nothing below");
    for _ in 0..4 {
        buffer.up(8);
    }
    assert_eq!(walk(&mut buffer, TextBuffer::up), (false, 0, 4), "nothing above");
    assert_eq!(walk(&mut buffer, TextBuffer::end), (false, 0, 4), "the last place of a broken row");
    assert_eq!(walk(&mut buffer, TextBuffer::home), (true, 0, 0));
    assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 1, 0), "home forgot the column");
    assert!(buffer.move_rows(8, 99) && buffer.place(8).row == 4);
    assert!(buffer.move_rows(8, -99) && buffer.place(8).row == 0);
}

#[test]
fn a_field_of_one_line_stays_one_line() {
    let mut buffer = TextBuffer::new(Lines::One);
    buffer.insert("Ro");
    assert!(!buffer.newline());
    buffer.paste("\r\n  i\tgangen\n");
    assert_eq!(buffer.text(), "Ro i gangen ");
    buffer.set_text("a\nb");
    assert_eq!(buffer.text(), "a b");
}

#[test]
fn nothing_that_is_not_text_gets_in() {
    let mut buffer = TextBuffer::default();
    buffer.paste("\u{1B}[2Jhei\u{7}\r\nder\u{202E}");
    assert_eq!(buffer.text(), "hei\nder");
    assert!(!buffer.insert("\u{8}"));
}

#[test]
fn the_revision_grows_with_the_text_and_with_nothing_else() {
    let mut buffer = TextBuffer::default();
    let mut last = buffer.revision();
    let edits: [(&str, Edit); 8] = [
        ("insert", |b| assert!(b.insert("ord og ord"))),
        ("newline", |b| assert!(b.newline())),
        ("delete", |b| assert!(b.delete_back())),
        ("undo", |b| assert!(b.undo())),
        ("redo", |b| assert!(b.redo())),
        ("replace", |b| assert!(b.replace_all("annet"))),
        ("set", |b| b.set_text("tredje")),
        ("take", |b| assert_eq!(b.take(), "tredje")),
    ];
    for (name, edit) in edits {
        edit(&mut buffer);
        assert!(buffer.revision() > last, "{name}");
        last = buffer.revision();
        for rest in [TextBuffer::left, TextBuffer::right, TextBuffer::word_left, TextBuffer::text_end] {
            rest(&mut buffer);
        }
        assert_eq!(buffer.revision(), last, "moving after {name}");
    }
    for nothing in [TextBuffer::delete_back, TextBuffer::delete_forward, TextBuffer::undo, TextBuffer::redo] {
        assert!(!nothing(&mut buffer));
    }
    assert_eq!(buffer.revision(), last);
}

#[test]
fn taking_the_text_leaves_nothing_to_undo() {
    let mut buffer = typed("svar");
    assert_eq!(buffer.take(), "svar");
    assert!(buffer.is_empty() && buffer.is_blank() && buffer.cursor() == 0);
    assert!(!buffer.undo());
}

#[test]
fn rows_are_made_once_for_a_revision_and_width() {
    let mut buffer = typed("Ro i gangen");
    let rows = buffer.rows(5);
    assert!(Arc::ptr_eq(&rows, &buffer.rows(5)));
    assert!(!Arc::ptr_eq(&rows, &buffer.rows(6)));
    buffer.insert("!");
    assert_eq!(buffer.rows(6).last().map(|row| row.end), Some(12));
}
