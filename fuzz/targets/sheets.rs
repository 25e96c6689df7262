//! Spreadsheets.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use chrono::NaiveDate;
use dialogduk::exchange::sheet::said::text_of;
use dialogduk::exchange::sheet::{self, Own, list};
use dialogduk::export::{ExportJob, Format, What, render};
use dialogduk::report::Profile;
use dialogduk::text::formula;
use dialogduk::{domain::localized::Lang, exchange};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::inert::assert_inert;
use super::text;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

/// Whatever is read as cells becomes rows of either kind, and no word of them does harm.
pub(super) fn any(bytes: &[u8]) {
    let Ok(book) = sheet::read(bytes) else { return };
    for cell in book.sheets.iter().flat_map(|it| it.rows.values()).flat_map(BTreeMap::values) {
        assert_inert(&text_of(cell), "a cell");
    }
    let _ = list::edited(&book, &[], day());
    if let Some(mut own) = Own::found(&book, &[], &["Tiltak"]) {
        own.say_all(&[(0, Some(sheet::Column::Title)), (1, Some(sheet::Column::Deadline))]);
        let (rows, _) = own.rows(book.day_of(day()));
        for row in rows {
            let said = row.said;
            for text in [said.title, said.first_step, said.note, said.responsible].into_iter().flatten() {
                assert_inert(&text, "a row");
            }
        }
    }
}

/// A workbook around the XML of its parts, which stand one after the other with a NUL between: the sheet, the shared
/// texts, the styles, the book.
pub(super) fn xml(bytes: &[u8]) {
    let mut parts = bytes.split(|byte| *byte == 0);
    let mut part =
        |usual: &str| parts.next().filter(|it| !it.is_empty()).unwrap_or(usual.as_bytes()).to_vec();
    let (sheet, texts, styles, book) = (part(SHEET), part(TEXTS), part(STYLES), part(BOOK));
    if let Some(bytes) = packed(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", &texts),
        ("xl/styles.xml", &styles),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]) {
        any(&bytes);
    }
}

/// Files packed as a workbook is.
pub(super) fn packed(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).ok()?;
        zip.write_all(content).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

pub(super) fn xml_seeds() -> Vec<Vec<u8>> {
    let shared = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/>\
                  <sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A3\" si=\"0\">B1+1</f><v>1</v></c>\
                  <c r=\"B1\" t=\"e\"><v>#REF!</v></c><c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"d\"><v>2026-11-22</v></c>\
                  <c r=\"E1\" s=\"1\"><v>46348.5</v></c></row><row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\"/></c></row></sheetData>\
                  <mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
    vec![[SHEET, TEXTS, STYLES, BOOK].join("\0").into_bytes(), shared.into()]
}

pub(super) fn workbook_seeds() -> Vec<Vec<u8>> {
    let mut seeds = vec![];
    if let Some((_, text)) = exchange::examples().first()
        && let Ok(read) = exchange::read(text.as_bytes())
    {
        let job = ExportJob {
            what: What::Actions,
            format: Format::Xlsx,
            lang: Lang::Nb,
            profile: Profile::full(),
            as_of: day(),
            force: false,
            target: None,
        };
        seeds.extend(render(&read.session, &job).map(|it| it.bytes));
    }
    seeds.extend(packed(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/worksheets/sheet1.xml", SHEET.as_bytes()),
    ]));
    seeds
}

pub(super) fn csv_seeds() -> Vec<Vec<u8>> {
    vec![
        "Tiltak;Ansvarlig;Frist;Status\r\nStille time;Leder;1. mai 2027;Avtalt\r\n\"To\nlinjer\";;31.12.27;Ferdig\r\n".into(),
        "id,title,deadline\n0000000000000001,'=1+1,2027-05-01\n".into(),
        b"Tiltak\tFrist\nF\xE5 p\xE5 plass\ti morgen\n".to_vec(),
    ]
}

/// A cell is written so that no spreadsheet runs it, and comes back as it was.
pub(super) fn cells(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let written = formula::neutralised(text);
    assert_eq!(formula::restore(&written), text, "a cell changes on its way");
    // However a spreadsheet cuts the line into cells, none begins as a formula.
    let mut from = 0;
    for cell in written.split_inclusive([',', ';', '\t', '\n', '\r', '|']) {
        let row = written[from..].split([',', ';', '\t', '\n', '\r']).next().unwrap_or_default();
        let begins = cell.chars().find(|c| !c.is_whitespace() && *c != '"');
        let is_run = match begins {
            // A dash inside a text begins a point of a list, unless it calls something.
            Some('+' | '-' | '＋' | '－') => from == 0 || row.contains(['(', '|', '!', '=', '@']),
            begins => begins.is_some_and(|c| "=@＝＠".contains(c)),
        };
        assert!(!is_run, "a cell is run: {written:?}");
        from += cell.len();
    }
}

pub(super) fn cell_seeds() -> Vec<Vec<u8>> {
    [
        "=1+1",
        "@SUM(A1:A9)",
        "-2+3+cmd|' /C calc'!A0",
        "\t=1",
        "'=1",
        "＝1",
        "Ro;=1+1",
        "Ro, \"=1+1\"",
        "12e3",
        "'12",
        "to\n- linjer",
        "=HYPERLINK(\"http://x.no?\"&A1,\"Trykk\")",
        "+47 12 34 56 78",
    ]
    .map(|it| it.as_bytes().to_vec())
    .to_vec()
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const BOOK_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Tiltak\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const TEXTS: &str = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"4\" uniqueCount=\"4\"><si><t>Tiltak</t></si><si><t>Frist</t></si><si><t>Stille time</t></si><si><r><t>1. mai</t></r><r><t xml:space=\"preserve\"> 2027</t></r></si></sst>";
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>1. mai 2027</t></is></c></row></sheetData></worksheet>";
