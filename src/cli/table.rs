//! Lists in columns, for a terminal or a pipe: no colours, no frames.

use crate::text::sanitize::one_line;
use crate::text::width::{cells, pad_end};

/// Between columns.
const GAP: &str = "  ";

/// The rows under their heads, each column as wide as its widest cell; no blanks at the end of a line.
pub(super) fn columns<const N: usize>(heads: [&str; N], rows: &[[String; N]]) -> String {
    let clean: Vec<[String; N]> = rows.iter().map(|row| row.each_ref().map(|cell| one_line(cell))).collect();
    let heads = heads.map(str::to_owned);
    let all = || std::iter::once(&heads).chain(&clean);
    let mut text = String::new();
    let widths: Vec<usize> = (0..N)
        .map(|column| all().filter_map(|row| row.get(column)).map(|cell| cells(cell)).max().unwrap_or(0))
        .collect();
    for row in all() {
        let line: Vec<_> = row.iter().zip(&widths).map(|(cell, &width)| pad_end(cell, width)).collect();
        text.push_str(line.join(GAP).trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_heads_whatever_the_letters() {
        let row = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let text = columns(["id", "tittel"], &[row("å", "a\u{1b}[31mb"), row("lengre", "")]);
        assert_eq!(text, "id      tittel\nå       ab\nlengre\n");
    }
}
