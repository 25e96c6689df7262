//! Text that a spreadsheet would run: made harmless on the way out, and the same again on the way in (I3).

/// The text with an apostrophe in front if a spreadsheet would run it, or if it already begins with such an
/// apostrophe, so that [`restore`] always gives back what was there.
pub fn neutralised(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

/// Takes back what [`neutralised`] put in front of a cell.
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) || looks_like_a_number(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would run it, or it reads like something we have written: blanks and the apostrophes of an
/// earlier export do not protect. An apostrophe in front never changes the answer, which is why [`restore`] can
/// trust it. The wide forms are what Japanese keyboards type, and some spreadsheets take them for the narrow ones.
fn is_dangerous(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    if bare.starts_with(['\t', '\r']) || (bare.len() < text.len() && looks_like_a_number(bare)) {
        return true;
    }
    let first = bare.chars().find(|c| !c.is_whitespace() && *c != '\'');
    first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
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
            ("\t=1+1", "'\t=1+1"),
            ("\r=1+1", "'\r=1+1"),
            ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
            ("'=1+1", "''=1+1"),
            ("'\t", "''\t"),
            ("'12", "''12"),
            ("＝1+1", "'＝1+1"),
            ("- punkt", "'- punkt"),
            ("1+1=2", "1+1=2"),
            ("'sitat'", "'sitat'"),
            ("æøå", "æøå"),
            ("", ""),
        ] {
            assert_eq!(neutralised(typed), written, "{typed:?}");
            assert_eq!(restore(written), typed, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_neutralised_is_restored(text in "['=+@0-9e \t-]{0,6}.{0,4}") {
            let written = neutralised(&text);
            prop_assert_eq!(restore(&written), text.as_str());
        }
    }
}
