//! Markdown (CommonMark with tables), in which no text from people can format, link or embed anything.

use std::fmt::Write as _;

use crate::report::document::{Block, Document, Fact, Level, Signature, Table};

/// The document as Markdown.
pub fn write(document: &Document) -> String {
    let texts = document.texts();
    let mut out = format!("# {}\n", inline(&document.title));
    for mark in &document.marks {
        let _ = write!(out, "\n> **{}** – {}\n", mark.word(texts), mark.meaning(texts));
    }
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, text) => {
                let hashes = match level {
                    Level::Section => "##",
                    Level::Theme => "###",
                    Level::Question => "####",
                };
                let _ = writeln!(out, "{hashes} {}", inline(&text.replace('\n', " ")));
            }
            Block::Paragraph(text) => {
                let _ = writeln!(out, "{}", lines(text, ""));
            }
            Block::Facts(facts) => {
                for Fact { label, value } in facts {
                    let colon = if label.ends_with(['?', ':', '.']) { "" } else { ":" };
                    let _ = writeln!(out, "- **{}{colon}** {}", inline(label), after_label(value));
                }
            }
            Block::List { label, items } => {
                if !label.is_empty() {
                    let _ = write!(out, "**{}**\n\n", inline(label));
                }
                for item in items {
                    let _ = writeln!(out, "- {}", lines(item, "  "));
                }
            }
            Block::Table(table) => write_table(&mut out, table),
            Block::Consultation(signatures) => {
                let _ = write!(out, "## {}\n\n", texts.consultation);
                let _ = writeln!(out, "| {} | {} | {} |", texts.role, texts.signature, texts.date);
                out.push_str("| --- | --- | --- |\n");
                for Signature { role, who } in signatures {
                    let who = if who.is_empty() { String::new() } else { format!(": {}", cell(who)) };
                    let _ = writeln!(out, "| {}{who} |  |  |", cell(role));
                }
            }
        }
    }
    if !document.notes.is_empty() {
        let _ = write!(out, "\n## {}\n\n", texts.left_out);
        for note in &document.notes {
            let _ = writeln!(out, "- {}", lines(note, "  "));
        }
    }
    out
}

fn write_table(out: &mut String, table: &Table) {
    if table.rows.is_empty() {
        let _ = writeln!(out, "{}", lines(&table.empty, ""));
        return;
    }
    let headers: Vec<String> = table.columns.iter().map(|column| cell(&column.header)).collect();
    let _ = writeln!(out, "| {} |", headers.join(" | "));
    let rule = |figure| if figure { " ---: |" } else { " --- |" };
    let _ = writeln!(out, "|{}", table.figures().into_iter().map(rule).collect::<String>());
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|it| cell(&it.to_words())).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

/// A text inside a table cell, which is one line.
fn cell(text: &str) -> String {
    text.lines().map(|line| inline(line.trim())).collect::<Vec<_>>().join("<br>")
}

/// A text of any number of lines; the ones after the first are indented.
fn lines(text: &str, indent: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(line_start).collect::<Vec<_>>().join(&format!("\\\n{indent}"))
}

/// A text of any number of lines of which the first does not begin a line of the file.
fn after_label(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, rest)) => format!("{}\\\n  {}", inline(first.trim()), lines(rest, "  ")),
        None => inline(text.trim()),
    }
}

/// A line whose beginning cannot be taken for a list, a heading, a quotation or an underline.
fn line_start(line: &str) -> String {
    let escaped = inline(line);
    if escaped.starts_with(['#', '+', '-', '=', ':']) {
        return format!("\\{escaped}");
    }
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    match escaped.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        _ => escaped,
    }
}

/// A text without any sign that means something inside a line. Addresses do not become links: what a person typed
/// is text, wherever it points.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$')
            || rest.starts_with("://");
        if special {
            out.push('\\');
        }
        if let Some(www) = rest.get(..4).filter(|start| start.eq_ignore_ascii_case("www.")) {
            out.push_str(www.trim_end_matches('.'));
            out.push_str("\\.");
            rest = rest.get(4..).unwrap_or_default();
            continue;
        }
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_people_formats_nothing() {
        for (typed, written) in [
            ("helt *vanlig* tekst", "helt \\*vanlig\\* tekst"),
            ("[lenke](http://x.no)", "\\[lenke\\](http\\://x.no)"),
            ("![bilde](x)", "!\\[bilde\\](x)"),
            ("<script>", "\\<script\\>"),
            ("&lt;", "\\&lt;"),
            ("a|b", "a\\|b"),
            ("www.nav.no", "www\\.nav.no"),
            ("`kode` ~~strøket~~", "\\`kode\\` \\~\\~strøket\\~\\~"),
            ("# overskrift", "\\# overskrift"),
            ("- punkt", "\\- punkt"),
            ("+ punkt", "\\+ punkt"),
            ("1. punkt", "1\\. punkt"),
            ("12) punkt", "12\\) punkt"),
            ("===", "\\==="),
            ("> sitat", "\\> sitat"),
            ("    innrykk", "innrykk"),
            ("3,5 timer – og «ro»", "3,5 timer – og «ro»"),
            ("to\n\n- linjer", "to\\\n\\- linjer"),
        ] {
            assert_eq!(lines(typed, ""), written, "{typed:?}");
        }
    }

    #[test]
    fn a_cell_stays_one_row() {
        assert_eq!(cell("a\n| b\n"), "a<br>\\| b");
    }
}
