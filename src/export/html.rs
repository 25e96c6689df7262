//! HTML: one file without anything from outside, to read in a browser, to mail, to put on a page of one's own, to print.
//!
//! Headings, lists and tables are what they are called; nothing runs, and no text from people can become a tag. On paper
//! the header of a table comes again on every page and a heading never stands alone at the foot.

use std::fmt::Write as _;

use super::xml::{push_text, text};
use crate::report::Document;
use crate::report::document::{Block, Cell, Fact, Level, Signature, Table};
use crate::report::pages::Fit;

/// The look: that of the printed sheets, for a screen.
const STYLE: &str = include_str!("html.css");

/// The document as one HTML file.
pub fn write(document: &Document) -> String {
    let lang = document.lang.code();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"generator\" content=\"dialogduk\">\n<title>{}</title>\n<style>\n{STYLE}",
        text(&document.title)
    );
    let paper = if document.lies() { "A4 landscape" } else { "A4" };
    let (before, after) = page_of(document);
    let _ = write!(
        out,
        "@page {{ size: {paper}; @bottom-left {{ content: {}; }} @bottom-right {{ content: {before} counter(page) {after} counter(pages); }} }}\n</style>\n</head>\n<body{}>\n<main>\n",
        css_string(&document.mark_words()),
        if document.layout.is_one_page() { " class=\"sheet\"" } else { "" },
    );
    let _ = write!(
        out,
        "<header>\n<h1>{}</h1>\n<p class=\"subtitle\">{}</p>\n</header>\n",
        lines(&document.title),
        lines(&document.subtitle)
    );
    for mark in &document.marks {
        let texts = document.texts();
        let _ = writeln!(
            out,
            "<p class=\"mark\"><strong>{}</strong> – {}</p>",
            text(mark.word(texts)),
            text(mark.meaning(texts))
        );
    }
    for block in document.on_pages() {
        write_block(&mut out, &block, document);
    }
    if document.layout.is_one_page() && !document.notes.is_empty() {
        let _ = write!(out, "<footer>\n<p>{}</p>\n</footer>\n", lines(&document.notes.join(" ")));
    } else if !document.notes.is_empty() {
        let _ = write!(out, "<footer>\n<h2>{}</h2>\n", text(document.texts().left_out));
        list(&mut out, &document.notes);
        out.push_str("</footer>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What stands before and after the number of the page, as CSS strings.
fn page_of(document: &Document) -> (String, String) {
    let told = (document.texts().page_of)("\u{1}", "\u{1}");
    let mut parts = told.split('\u{1}').map(css_string);
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// One of our own words as a CSS string.
fn css_string(words: &str) -> String {
    format!("\"{}\"", words.replace(['"', '\\', '<', '\n'], ""))
}

fn write_block(out: &mut String, block: &Block, document: &Document) {
    match block {
        Block::Heading(level, words) => {
            let depth = match level {
                Level::Section => 2,
                Level::Theme => 3,
                Level::Question => 4,
            };
            let _ = writeln!(out, "<h{depth}>{}</h{depth}>", lines(words));
        }
        Block::Paragraph(words) => {
            let _ = writeln!(out, "<p>{}</p>", lines(words));
        }
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for Fact { label, value } in facts {
                let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", lines(label), lines(value));
            }
            out.push_str("</dl>\n");
        }
        Block::List { label, items } => {
            if !label.is_empty() {
                let _ = writeln!(out, "<p class=\"label\">{}</p>", lines(label));
            }
            list(out, items);
        }
        Block::Table(table) => write_table(out, table),
        Block::Consultation(signatures) => consultation(out, signatures, document),
    }
}

fn list(out: &mut String, items: &[String]) {
    out.push_str("<ul>\n");
    for item in items {
        let _ = writeln!(out, "<li>{}</li>", lines(item));
    }
    out.push_str("</ul>\n");
}

fn write_table(out: &mut String, table: &Table) {
    let name = text(&table.name);
    let small = if table.fit() == Fit::Small { " class=\"small\"" } else { "" };
    // A wide table is moved sideways in a window of its own, by keyboard, too.
    let _ = write!(
        out,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n<table{small}>\n<caption>{name}</caption>\n<colgroup>"
    );
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width.max(1))).sum();
    for column in &table.columns {
        let share = u32::from(column.width.max(1)) * 1000 / all.max(1);
        let _ = write!(out, "<col style=\"width:{}.{}%\">", share / 10, share % 10);
    }
    out.push_str("</colgroup>\n<thead><tr>");
    let class = |figure| if figure { " class=\"figure\"" } else { "" };
    let classes: Vec<&str> = table.figures().into_iter().map(class).collect();
    for (column, class) in table.columns.iter().zip(&classes) {
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", lines(&column.header));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (cell, class) in row.iter().zip(&classes) {
            let _ = write!(out, "<td{class}>");
            match cell {
                Cell::Date(date) => {
                    let _ = write!(
                        out,
                        "<time datetime=\"{}\">{}</time>",
                        date.format("%Y-%m-%d"),
                        text(&cell.to_words())
                    );
                }
                cell => out.push_str(&lines(&cell.to_words())),
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn consultation(out: &mut String, signatures: &[Signature], document: &Document) {
    let texts = document.texts();
    let _ = write!(
        out,
        "<section class=\"sign\">\n<h2>{}</h2>\n<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        text(texts.consultation),
        text(texts.role),
        text(texts.signature),
        text(texts.date)
    );
    for Signature { role, who } in signatures {
        let who = if who.is_empty() { String::new() } else { format!(" – {}", lines(who)) };
        let _ = writeln!(out, "<tr><th scope=\"row\">{}{who}</th><td></td><td></td></tr>", text(role));
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

/// A text of any number of lines.
fn lines(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        push_text(&mut out, line);
    }
    out
}
