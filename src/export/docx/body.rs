//! The text itself: blocks as paragraphs and tables.

use std::fmt::Write as _;

use super::parts::{FOOTER_ID, HEADER_ID, MAIN, RELATED};
use super::style::LINE;
use crate::export::xml::push_text;
use crate::report::Document;
use crate::report::document::{Block, Cell, Fact, Layout, Level, Signature, Table};
use crate::report::pages::Fit;

/// Twentieths of a point in a millimetre, times ten.
const MILLIMETRE_TENTHS: u32 = 567;

/// A label of so many letters fits its column.
const LONGEST_LABEL: usize = 24;

/// A page and its white, in twentieths of a point.
pub(super) struct Paper {
    width: u32,
    height: u32,
    lies: bool,
}

impl Paper {
    const LEFT: u32 = 22 * MILLIMETRE_TENTHS / 10;
    const RIGHT: u32 = 20 * MILLIMETRE_TENTHS / 10;

    /// The paper of a document.
    pub(super) fn of(document: &Document) -> Self {
        let (short, long) = (11_906, 16_838);
        if document.lies() {
            Self { width: long, height: short, lies: true }
        } else {
            Self { width: short, height: long, lies: false }
        }
    }

    /// From margin to margin.
    pub(super) fn text_width(&self) -> u32 {
        self.width - Self::LEFT - Self::RIGHT
    }
}

/// The part with the text.
pub(super) fn write(document: &Document) -> String {
    let paper = Paper::of(document);
    let tight = document.layout == Layout::OnePageTight;
    let mut body = Body { out: String::new(), paper: &paper, tight, last: false, keep: false };
    body.paragraph("Title", &document.title.replace('\n', " "));
    body.paragraph("Subtitle", &document.subtitle);
    for line in document.mark_lines() {
        body.paragraph("Mark", &line);
    }
    let blocks = document.on_pages();
    for (at, block) in blocks.iter().enumerate() {
        // What is left out is never alone on a page.
        body.last = at + 1 == blocks.len() && !document.notes.is_empty();
        match (block, blocks.get(at + 1)) {
            // What is said of a table stays with it.
            (Block::Paragraph(words), Some(Block::Table(_))) => body.paragraph("Caption", words),
            _ => body.block(block, document),
        }
    }
    if document.layout.is_one_page() {
        if !document.notes.is_empty() {
            body.paragraph("Note", &document.notes.join(" "));
        }
    } else if !document.notes.is_empty() {
        body.paragraph("Heading2", document.texts().left_out);
        for note in &document.notes {
            body.paragraph("BulletNote", note);
        }
    }
    let (top, bottom, foot) = if tight { (737, 794, 340) } else { (1134, 1304, 624) };
    let turned = if paper.lies { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATED}\"><w:body>{}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"{HEADER_ID}\"/><w:footerReference w:type=\"default\" r:id=\"{FOOTER_ID}\"/>\
         <w:footerReference w:type=\"first\" r:id=\"{FOOTER_ID}\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{turned}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{}\" w:bottom=\"{bottom}\" w:left=\"{}\" w:header=\"680\" w:footer=\"{foot}\" w:gutter=\"0\"/>\
         <w:titlePg/></w:sectPr></w:body></w:document>",
        body.out,
        paper.width,
        paper.height,
        Paper::RIGHT,
        Paper::LEFT,
    )
}

struct Body<'a> {
    out: String,
    paper: &'a Paper,
    /// Whether its rows stand close.
    tight: bool,
    /// Whether what is left out comes next: the end of the block goes with it.
    last: bool,
    /// Whether the paragraph being written stays with the next one.
    keep: bool,
}

impl Body<'_> {
    fn block(&mut self, block: &Block, document: &Document) {
        match block {
            Block::Heading(level, words) => {
                let style = match level {
                    Level::Section => "Heading1",
                    Level::Theme => "Heading2",
                    Level::Question => "Heading3",
                };
                self.paragraph(style, &words.replace('\n', " "));
            }
            Block::Paragraph(words) => {
                self.keep = self.last;
                self.paragraph("Normal", words);
            }
            Block::Facts(facts) => {
                for (at, fact) in facts.iter().enumerate() {
                    self.keep = self.last && at + 1 == facts.len();
                    self.fact(fact);
                }
            }
            Block::List { label, items } => {
                if !label.is_empty() {
                    self.paragraph("Heading3", &label.replace('\n', " "));
                }
                for (at, item) in items.iter().enumerate() {
                    self.keep = self.last && at + 1 == items.len();
                    self.paragraph("Bullet", item);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Consultation(lines) => {
                self.keep = self.last;
                self.signatures(lines, document);
            }
        }
        self.keep = false;
    }

    fn paragraph(&mut self, style: &str, words: &str) {
        let keep = if self.keep { "<w:keepNext/>" } else { "" };
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}</w:pPr>");
        self.run(words);
        self.out.push_str("</w:p>");
    }

    /// Letters; line breaks stay.
    fn run(&mut self, words: &str) {
        for (at, line) in words.split('\n').enumerate() {
            self.out.push_str("<w:r>");
            if at > 0 {
                self.out.push_str("<w:br/>");
            }
            self.out.push_str("<w:t xml:space=\"preserve\">");
            push_text(&mut self.out, line);
            self.out.push_str("</w:t></w:r>");
        }
    }

    /// A label in front of what it says, as a paragraph that a screen reader speaks in one go.
    fn fact(&mut self, fact: &Fact) {
        // A label longer than its column – a question – stands above what it says.
        let is_long = fact.label.chars().count() > LONGEST_LABEL;
        let (indent, next) =
            if is_long { ("<w:ind w:left=\"0\" w:firstLine=\"0\"/>", "br") } else { ("", "tab") };
        let keep = if self.keep { "<w:keepNext/>" } else { "" };
        let _ = write!(
            self.out,
            "<w:p><w:pPr><w:pStyle w:val=\"Fact\"/>{keep}{indent}</w:pPr><w:r><w:rPr><w:rStyle w:val=\"FactLabel\"/></w:rPr>\
             <w:t xml:space=\"preserve\">",
        );
        push_text(&mut self.out, &fact.label.replace('\n', " "));
        let _ = write!(self.out, "</w:t></w:r><w:r><w:{next}/></w:r>");
        self.run(&fact.value);
        self.out.push_str("</w:p>");
    }

    fn table(&mut self, table: &Table) {
        let widths = shared_out(self.paper.text_width(), table.columns.iter().map(|it| u32::from(it.width)));
        let style = if table.fit() == Fit::Small { "CellSmall" } else { "Cell" };
        self.begin_table(&table.name, &widths);
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        let figures = table.figures();
        for ((column, width), figure) in table.columns.iter().zip(&widths).zip(&figures) {
            let header = if *figure { "CellHeaderFigure" } else { "CellHeader" };
            self.cell(*width, (12, "000000"), header, &column.header);
        }
        self.out.push_str("</w:tr>");
        for (at, row) in table.rows.iter().enumerate() {
            self.keep = self.last && at + 1 == table.rows.len();
            // A row is cut only where it is longer than a page would like.
            let long = row.iter().map(|cell| cell.to_words().chars().count()).max().unwrap_or_default() > 900;
            self.out.push_str(if long { "<w:tr>" } else { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" });
            for ((cell, width), figure) in row.iter().zip(&widths).zip(&figures) {
                let style = if *figure { "CellFigure" } else { style };
                self.cell(*width, (4, LINE), style, &Cell::to_words(cell));
            }
            self.out.push_str("</w:tr>");
        }
        self.end_table();
    }

    /// Role, room to sign, room for the date; never parted from its heading.
    fn signatures(&mut self, lines: &[Signature], document: &Document) {
        let texts = document.texts();
        self.paragraph("Heading1", texts.consultation);
        let widths = shared_out(self.paper.text_width(), [40, 40, 20].into_iter());
        self.begin_table(texts.consultation, &widths);
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (header, width) in [texts.role, texts.signature, texts.date].into_iter().zip(&widths) {
            self.cell(*width, (12, "000000"), "CellHeader", header);
        }
        self.out.push_str("</w:tr>");
        for Signature { role, who } in lines {
            let said = if who.is_empty() { role.clone() } else { format!("{role} – {who}") };
            self.out.push_str(
                "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"624\" w:hRule=\"atLeast\"/></w:trPr>",
            );
            for (words, width) in [said.as_str(), "", ""].into_iter().zip(&widths) {
                self.cell(*width, (4, LINE), "CellSign", words);
            }
            self.out.push_str("</w:tr>");
        }
        self.end_table();
    }

    fn begin_table(&mut self, name: &str, widths: &[u32]) {
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"140\" w:type=\"dxa\"/></w:tblCellMar>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"",
            widths.iter().sum::<u32>()
        );
        push_text(&mut self.out, name);
        self.out.push_str("\"/></w:tblPr><w:tblGrid>");
        for width in widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
    }

    fn end_table(&mut self) {
        // Word joins two tables that touch.
        self.out.push_str("</w:tbl>");
        self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
    }

    fn cell(&mut self, width: u32, (thick, colour): (u8, &str), style: &str, words: &str) {
        let (above, below) = if self.tight { (30, 35) } else { (60, 70) };
        let _ = write!(
            self.out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"{thick}\" \
             w:space=\"0\" w:color=\"{colour}\"/></w:tcBorders><w:tcMar><w:top w:w=\"{above}\" w:type=\"dxa\"/>\
             <w:bottom w:w=\"{below}\" w:type=\"dxa\"/></w:tcMar></w:tcPr>"
        );
        self.paragraph(style, words);
        self.out.push_str("</w:tc>");
    }
}

/// A width shared out by what the columns wish for; the last one gets what rounding leaves.
fn shared_out(width: u32, wishes: impl Iterator<Item = u32>) -> Vec<u32> {
    let wishes: Vec<u32> = wishes.map(|wish| wish.max(1)).collect();
    let all: u32 = wishes.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = wishes.iter().map(|wish| width * wish / all).collect();
    let rest = width.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}
