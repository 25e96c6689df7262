//! Text that a spreadsheet would run: made harmless on the way out, and the same again on the way in (I3).

use std::borrow::Cow;

/// The text with an apostrophe in front if a spreadsheet would run it, or if it already begins with such an
/// apostrophe, so that [`restore`] always gives back what was there.
///
/// A file with separators may be opened by a spreadsheet that expects other ones: then it cuts «Ro;=1+1» in two, whatever
/// quotes stand around it, and a line break begins a row. So what would be run after such a sign gets its apostrophe, too.
pub fn neutralised(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    if is_dangerous(text) {
        out.push('\'');
    }
    let mut rest = text;
    while let Some((piece, after)) = cut(rest) {
        out.push_str(piece);
        if is_run(after) {
            out.push('\'');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Takes back what [`neutralised`] put into a cell.
pub fn restore(cell: &str) -> Cow<'_, str> {
    let whole = match cell.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) || looks_like_a_number(rest) => rest,
        _ => cell,
    };
    if !whole.contains('\'') {
        return Cow::Borrowed(whole);
    }
    let mut out = String::with_capacity(whole.len());
    let mut rest = whole;
    while let Some((piece, after)) = cut(rest) {
        out.push_str(piece);
        rest = after.strip_prefix('\'').filter(|bare| is_run(bare)).unwrap_or(after);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text up to and with the first sign at which some spreadsheet begins a new cell, and what follows it.
fn cut(text: &str) -> Option<(&str, &str)> {
    let at = text.find([',', ';', '\t', '|', '\n', '\r'])?;
    text.split_at_checked(at + 1)
}

/// Whether what stands after such a sign would be run. Quotes do not protect there, and an apostrophe in front never
/// changes the answer. A dash is how people write lists and frost; there it is a formula only if it calls something, and
/// what it would call another program by (`|`) is a separator, too.
fn is_run(rest: &str) -> bool {
    let piece = cut(rest).map_or(rest, |(piece, _)| piece);
    match piece.chars().find(|c| !c.is_whitespace() && !matches!(c, '\'' | '"')) {
        Some('+' | '-' | '＋' | '－') => {
            let row = rest.split([',', ';', '\t', '\n', '\r']).next().unwrap_or(rest);
            row.contains(['(', '|', '!', '=', '@'])
        }
        first => first.is_some_and(begins_a_formula),
    }
}

fn begins_a_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// Whether a spreadsheet would run it, or it reads like something we have written: blanks and the apostrophes of an
/// earlier export do not protect. An apostrophe in front never changes the answer, which is why [`restore`] can
/// trust it. The wide forms are what Japanese keyboards type, and some spreadsheets take them for the narrow ones.
fn is_dangerous(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    if bare.starts_with(['\t', '\r']) || (bare.len() < text.len() && looks_like_a_number(bare)) {
        return true;
    }
    let first = bare.chars().find(|c| !c.is_whitespace() && !matches!(c, '\'' | '"'));
    first.is_some_and(begins_a_formula)
}

/// Whether a spreadsheet would make a number of an id.
pub fn looks_like_a_number(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_digit())
        && id.chars().all(|c| c.is_ascii_digit() || matches!(c, 'e' | 'E'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_is_run_by_a_spreadsheet() {
        for (typed, written) in [
            ("=1+1", "'=1+1"),
            ("+4712345678", "'+4712345678"),
            ("-2 grader", "'-2 grader"),
            ("@SUM(A1:A9)", "'@SUM(A1:A9)"),
            ("\t=1+1", "'\t'=1+1"),
            ("\r=1+1", "'\r'=1+1"),
            ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
            ("'=1+1", "''=1+1"),
            ("'\t", "''\t"),
            ("'12", "''12"),
            ("＝1+1", "'＝1+1"),
            ("- punkt", "'- punkt"),
            ("1+1=2", "1+1=2"),
            ("'sitat'", "'sitat'"),
            ("\u{A0}=1+1", "'\u{A0}=1+1"),
            ("=DDE(\"cmd\";\"/C calc\";\"x\")", "'=DDE(\"cmd\";\"/C calc\";\"x\")"),
            ("%0A-2+3+cmd|' /C calc'!A0", "%0A-2+3+cmd|' /C calc'!A0"),
            // Cut by a spreadsheet that expects another separator.
            ("Ro;=1+1", "Ro;'=1+1"),
            ("Ro, \"=1+1\"", "Ro,' \"=1+1\""),
            ("Ro;'=1+1", "Ro;''=1+1"),
            ("a;b;+SUM(c)", "a;b;'+SUM(c)"),
            ("a\n-cmd|' /C calc'!A0", "a\n'-cmd|' /C calc'!A0"),
            ("a, - cmd|' /C calc'!A0", "a,' - cmd|' /C calc'!A0"),
            ("a;+1+HYPERLINK(\"x\")", "a;'+1+HYPERLINK(\"x\")"),
            // Lists and frost.
            ("Rydde:\n- bod\n- gang", "Rydde:\n- bod\n- gang"),
            ("vask, -18 i fryseren, +47 12", "vask, -18 i fryseren, +47 12"),
            ("fra 8–16, man–fre; 1+1", "fra 8–16, man–fre; 1+1"),
            ("æøå", "æøå"),
            ("", ""),
        ] {
            assert_eq!(neutralised(typed), written, "{typed:?}");
            assert_eq!(restore(written), typed, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_neutralised_is_restored(text in "(['=+@0-9e \t\n;,\"|!(-]{0,8}.{0,2}){0,2}") {
            let written = neutralised(&text);
            prop_assert_eq!(restore(&written), text.as_str());
        }
    }
}
