//! Text inside XML and HTML: what a person typed is text, never a tag.

/// Adds a text in which no sign means anything to the format. Signs XML cannot hold at all are left out.
pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
}

/// The same as a text of its own.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_text(&mut out, text);
    out
}

/// XML 1.0 knows no control characters and none of the last two places of a plane's first block.
fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_person_types_can_end_a_text() {
        for (typed, written) in [
            ("<b>fet</b>", "&lt;b&gt;fet&lt;/b&gt;"),
            ("\"x\" onload='y'", "&quot;x&quot; onload=&#39;y&#39;"),
            ("a & b &amp; c", "a &amp; b &amp;amp; c"),
            ("null\u{0}byte \u{FFFF}\u{1B}[0m", "nullbyte [0m"),
            ("to\nlinjer", "to\nlinjer"),
            ("æøå 👍 ŋ", "æøå 👍 ŋ"),
        ] {
            assert_eq!(text(typed), written, "{typed:?}");
        }
    }
}
