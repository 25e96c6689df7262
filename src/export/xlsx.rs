//! The action list as a workbook for Excel and LibreOffice (I1).
//!
//! One sheet per list, ready to print: title, marks, a table with filter and frozen header, and on the first sheet
//! the lines to sign. The last sheet says where the list comes from and what is left out. Text from people is
//! written as string cells, which no spreadsheet runs (I3). Times inside the file come from the document (I11).

mod styles;

use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, Workbook, Worksheet, XlsxError,
};

use self::styles::{FONT, Styles};

use super::ExportProblem;
use crate::report::document::{Block, Cell, Document, Signature, Table, TableColumn};
use crate::text::wrap;

/// A finished workbook.
pub struct Book {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the format could not hold.
    pub notes: Vec<String>,
}

/// The longest text of a cell, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;
/// About so many characters of our body font stand on an A4 page across, at the smallest scale still easy to read.
const PAGE_CHARACTERS: u16 = 220;
/// How wide the last sheet's second column is, in characters: a comfortable line.
const ABOUT_WIDTH: u16 = 78;
/// A4 in the file format's own numbering.
const A4: u8 = 9;

/// Writes the tables of a document as a workbook.
pub fn write(document: &Document) -> Result<Book, ExportProblem> {
    let mut writer = Writer { document, styles: Styles::new(document.dates.pattern()), shortened: 0 };
    let bytes = writer.book().map_err(|error| ExportProblem::of_format(&error))?;
    let notes = match writer.shortened {
        0 => Vec::new(),
        n => vec![(document.texts().shortened)(n)],
    };
    Ok(Book { bytes, notes })
}

struct Writer<'a> {
    document: &'a Document,
    styles: Styles,
    shortened: usize,
}

impl Writer<'_> {
    fn book(&mut self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let day = self.document.as_of.and_time(NaiveTime::MIN).and_utc();
        book.set_properties(
            &DocProperties::new()
                .set_title(short(&self.document.title, 200))
                .set_subject(short(&self.document.subtitle, 200))
                .set_author("dialogduk")
                .set_creation_datetime(&day),
        );
        for (at, table) in self.document.tables().enumerate() {
            let sheet = book.add_worksheet();
            self.table_sheet(sheet, table, at == 0)?;
        }
        self.about_sheet(book.add_worksheet())?;
        book.save_to_buffer()
    }

    fn table_sheet(&mut self, sheet: &mut Worksheet, table: &Table, first: bool) -> Result<(), XlsxError> {
        let across: u16 = table.columns.iter().map(|column| column.width).fold(0, u16::saturating_add);
        sheet.set_name(&table.name)?.set_landscape();
        self.page(sheet, across.div_ceil(PAGE_CHARACTERS).max(1));
        let last_column = to_column(table.columns.len().saturating_sub(1));
        for (at, column) in (0u16..).zip(&table.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
        }

        let notices = if first { self.notices() } else { Vec::new() };
        // A list wider than a page keeps number and title in sight, on the screen and on every sheet of paper.
        let kept = table.column("title").map_or(0, |at| to_column(at) + 1);
        let wide = across > PAGE_CHARACTERS && kept > 0;
        let narrow_top = wide.then(|| {
            let columns = table.columns.iter().take(usize::from(kept));
            (kept - 1, columns.map(|column| column.width).fold(0, u16::saturating_add))
        });
        let header_row = self.top(sheet, &notices, &table.caption, last_column, narrow_top)?;
        for (at, column) in (0u16..).zip(&table.columns) {
            sheet.write_string_with_format(header_row, at, &column.header, &self.styles.header)?;
        }
        let headers = table.columns.iter().map(|column| (column.header.clone(), column));
        // The filter button takes about three characters, the indent one.
        sheet.set_row_height(header_row, height(headers, 4) + 6.0)?;
        let mut row = header_row + 1;
        for cells in &table.rows {
            for (at, (cell, column)) in (0u16..).zip(cells.iter().zip(&table.columns)) {
                self.cell(sheet, row, at, cell, column)?;
            }
            sheet.set_row_height(row, height(cells.iter().map(Cell::to_words).zip(&table.columns), 1))?;
            row += 1;
        }
        let last_row = row.saturating_sub(1);
        if table.rows.is_empty() {
            sheet.write_string_with_format(row, 0, &table.empty, &self.styles.subtitle)?;
            row += 1;
        } else {
            for (at, column) in (0u16..).zip(&table.columns) {
                if !column.choices.is_empty() {
                    let list = self.choices(column)?;
                    sheet.add_data_validation(header_row + 1, at, last_row, at, &list)?;
                }
            }
        }
        sheet.autofilter(header_row, 0, last_row, last_column)?;
        sheet.set_repeat_rows(header_row, header_row)?;
        sheet.set_freeze_panes(header_row + 1, if wide { kept } else { 0 })?;
        if wide {
            sheet.set_repeat_columns(0, kept - 1)?;
        }
        if first {
            self.consultation(sheet, row + 1, table)?;
        }
        Ok(())
    }

    /// What is said before the first list: that no representative was there (R3), how much is overdue.
    fn notices(&self) -> Vec<&str> {
        let opening = self.document.blocks.iter().take_while(|block| !matches!(block, Block::Heading(..)));
        opening
            .filter_map(|block| match block {
                Block::Paragraph(text) => Some(text.as_str()),
                Block::Heading(..)
                | Block::Facts(_)
                | Block::List { .. }
                | Block::Table(_)
                | Block::Consultation(_) => None,
            })
            .collect()
    }

    /// Title, subtitle, marks, notices and caption; returns the row for the header.
    ///
    /// On a sheet whose first columns are repeated on every page, the block must stay inside them (`narrow`: the last
    /// of these columns, and their width in characters), or every page would begin with half a title.
    fn top(
        &self,
        sheet: &mut Worksheet,
        notices: &[&str],
        caption: &str,
        last_column: u16,
        narrow: Option<(u16, u16)>,
    ) -> Result<u32, XlsxError> {
        let document = self.document;
        let styles = &self.styles;
        let marks = document.mark_lines();
        let title = (short(&document.title, 200), &styles.title, 18);
        let subtitle = (short(&document.subtitle, 300), &styles.subtitle, 11);
        let marks = marks.into_iter().map(|line| (line, &styles.mark, 11));
        let notices = notices.iter().map(|line| ((*line).to_owned(), &styles.notice, 10));
        let caption = (!caption.is_empty()).then(|| (caption.to_owned(), &styles.section, 13));
        let mut row = 0;
        for (text, style, points) in [title, subtitle].into_iter().chain(marks).chain(notices).chain(caption)
        {
            let mut rows = 1;
            if let Some((to, width)) = narrow {
                // Column widths are counted in letters of ten points.
                rows = lines(&text, width * 10 / points);
                let style = style.clone().set_text_wrap();
                sheet.merge_range(row, 0, row, to, &text, &style)?;
            } else {
                let paper = if *style == styles.mark { last_column } else { 0 };
                for column in 1..=paper {
                    sheet.write_blank(row, column, style)?;
                }
                sheet.write_string_with_format(row, 0, text, style)?;
            }
            sheet.set_row_height(row, f64::from(rows * points) * 1.3 + 4.0)?;
            row += 1;
        }
        sheet.set_row_height(row, 8)?;
        Ok(row + 1)
    }

    fn cell(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        cell: &Cell,
        about: &TableColumn,
    ) -> Result<(), XlsxError> {
        let styles = &self.styles;
        match cell {
            Cell::Empty => sheet.write_blank(row, column, &styles.text)?,
            Cell::Text(text) | Cell::Coded { name: text, .. } => {
                let style = if about.key == "title" { &styles.strong } else { &styles.text };
                let fitting = short(text, LONGEST_CELL);
                self.shortened += usize::from(fitting.len() < text.len());
                sheet.write_string_with_format(row, column, fitting, style)?
            }
            // Excel has no days before 1900; such a date can only be a slip, and is shown as it is.
            Cell::Date(date) if *date < first_day() => {
                sheet.write_string_with_format(row, column, cell.to_words(), &styles.text)?
            }
            Cell::Date(date) => sheet.write_date_with_format(row, column, date, &styles.date)?,
            #[allow(clippy::cast_precision_loss)] // counts of measures and people
            Cell::Number(number) => {
                sheet.write_number_with_format(row, column, *number as f64, &styles.centred)?
            }
            Cell::Id(id) => sheet.write_string_with_format(row, column, id, &styles.id)?,
        };
        Ok(())
    }

    fn choices(&self, column: &TableColumn) -> Result<DataValidation, XlsxError> {
        DataValidation::new()
            .allow_list_strings(&column.choices)?
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(short(&column.header, 32))?
            .set_error_message(self.document.texts().choose_from_list)
    }

    /// Paper, margins, and what stands on every page.
    fn page(&self, sheet: &mut Worksheet, pages_across: u16) {
        let texts = self.document.texts();
        let marks: Vec<&str> = self.document.marks.iter().map(|mark| mark.word(texts)).collect();
        sheet
            .set_paper_size(A4)
            .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35)
            .set_print_fit_to_pages(pages_across, 0);
        if !marks.is_empty() {
            sheet.set_header(format!("&R&\"{FONT},Bold\"&14{}", marks.join(" · ")));
        }
        // In a footer `&` begins a command.
        let title = short(&self.document.title, 80).replace('&', "&&");
        let page = (texts.page_of)("&P", "&N");
        sheet.set_footer(format!("&L&\"{FONT},Regular\"&9{title}&R&\"{FONT},Regular\"&9{page}"));
    }

    /// The lines to sign, under the table (G12).
    fn consultation(&self, sheet: &mut Worksheet, from: u32, table: &Table) -> Result<(), XlsxError> {
        let texts = self.document.texts();
        let signatures = self.document.blocks.iter().find_map(|block| match block {
            Block::Consultation(signatures) => Some(signatures),
            Block::Heading(..)
            | Block::Paragraph(_)
            | Block::Facts(_)
            | Block::List { .. }
            | Block::Table(_) => None,
        });
        let Some(signatures) = signatures else {
            return Ok(());
        };
        // The role stands under the title, which is always wide; then room to sign, then the date.
        let role = table.column("title").map_or(0, to_column);
        let (sign, date) = (role + 1, role + 3);
        sheet.write_string_with_format(from, role, texts.consultation, &self.styles.section)?;
        sheet.set_row_height(from, 22)?;
        for (row, Signature { role: name, who }) in (from + 1..).zip(signatures) {
            let who = if who.is_empty() { name.clone() } else { format!("{name}: {who}") };
            sheet.set_row_height(row, 30)?;
            sheet.write_string_with_format(row, role, short(&who, 200), &self.styles.sign_line)?;
            sheet.write_string_with_format(row, sign, texts.signature, &self.styles.sign_line)?;
            sheet.write_blank(row, sign + 1, &self.styles.sign_line)?;
            sheet.write_string_with_format(row, date, texts.date, &self.styles.sign_line)?;
            sheet.write_blank(row, date + 1, &self.styles.sign_line)?;
        }
        Ok(())
    }

    /// Where the list comes from and what is left out (I17).
    fn about_sheet(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let texts = self.document.texts();
        sheet.set_name(texts.about)?;
        self.page(sheet, 1);
        sheet.set_column_width(0, 22)?.set_column_width(1, ABOUT_WIDTH)?;
        let mut row = self.top(sheet, &[], "", 1, None)?;
        for block in &self.document.blocks {
            match block {
                Block::Facts(facts) => {
                    for fact in facts {
                        sheet.write_string_with_format(
                            row,
                            0,
                            short(&fact.label, 200),
                            &self.styles.label,
                        )?;
                        let value = short(&fact.value, LONGEST_CELL);
                        sheet.set_row_height(row, about_height(&value))?;
                        sheet.write_string_with_format(row, 1, value, &self.styles.value)?;
                        row += 1;
                    }
                }
                Block::Heading(..)
                | Block::Paragraph(_)
                | Block::List { .. }
                | Block::Table(_)
                | Block::Consultation(_) => {}
            }
        }
        if !self.document.notes.is_empty() {
            row += 1;
            sheet.write_string_with_format(row, 0, texts.left_out, &self.styles.section)?;
            sheet.set_row_height(row, 22)?;
            for note in &self.document.notes {
                row += 1;
                sheet.set_row_height(row, about_height(note))?;
                sheet.write_string_with_format(row, 1, note, &self.styles.value)?;
            }
        }
        Ok(())
    }
}

/// The height of a row in points, by the cell that needs most lines when `taken` characters of each column are not
/// for text. LibreOffice does not measure the rows of a file that Excel could have written, so we do.
fn height<'a>(cells: impl Iterator<Item = (String, &'a TableColumn)>, taken: u16) -> f64 {
    let lines = cells.map(|(text, column)| lines(&text, column.width.saturating_sub(taken))).max();
    height_of(lines.unwrap_or(1))
}

fn about_height(text: &str) -> f64 {
    height_of(lines(text, ABOUT_WIDTH))
}

fn lines(text: &str, width: u16) -> u16 {
    u16::try_from(wrap(text, usize::from(width.max(1))).len()).unwrap_or(u16::MAX)
}

fn height_of(lines: u16) -> f64 {
    const LINE: f64 = 13.2;
    const AIR: f64 = 5.0;
    /// The tallest row there is.
    const TALLEST: f64 = 409.0;
    (f64::from(lines) * LINE + AIR).min(TALLEST)
}

/// Columns are counted in dozens; a number that does not fit cannot come up.
fn to_column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn first_day() -> NaiveDate {
    // 1 March 1900: before it Excel counts a day that never was.
    NaiveDate::from_ymd_opt(1900, 3, 1).unwrap_or_default()
}

/// The text, cut to at most `longest` UTF-16 units with a mark that something is missing.
fn short(text: &str, longest: usize) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut units = 0;
    let cut: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < longest
        })
        .collect();
    format!("{cut}…")
}
