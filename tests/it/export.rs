//! Exports from the session to the bytes, and from the bytes to the disk.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use dialogduk::domain::answer::Body;
use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Control, Measure, State};
use dialogduk::domain::room::YesNo;
use dialogduk::domain::session::{Attendance, Session, SessionState};
use dialogduk::export::{ExportJob, ExportProblem, Format, Rendered, What, disk, render};
use dialogduk::report::Profile;
use dialogduk::report::profile::Field;
use proptest::prelude::*;

use crate::fixtures::{agreement, care_session, day, mid, running_care_session};
use crate::strategies::any_session;

fn job(what: What, format: Format, profile: &str, lang: Lang) -> ExportJob {
    ExportJob {
        what,
        format,
        lang,
        profile: Profile::built_in(profile).unwrap(),
        as_of: day(2026, 12, 12),
        force: false,
        target: None,
    }
}

fn exported(session: &Session, what: What, format: Format, profile: &str) -> Rendered {
    render(session, &job(what, format, profile, Lang::Nb)).unwrap()
}

fn text(session: &Session, what: What, format: Format, profile: &str) -> String {
    String::from_utf8(exported(session, what, format, profile).bytes).unwrap()
}

/// Every job there is, for sessions of any state.
fn every_job() -> Vec<ExportJob> {
    let mut jobs = Vec::new();
    for &what in What::ALL {
        // Pages take their time; `paper` has tests of its own for them.
        for &format in what.formats().iter().filter(|format| **format != Format::Pdf) {
            for profile in Profile::BUILT_IN {
                for &lang in Lang::ALL {
                    jobs.push(job(what, format, profile, lang));
                }
            }
        }
    }
    jobs
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(name).unwrap();
    let (rows, columns) = range.end().unwrap();
    // From the first cell of the sheet, not of what is filled.
    (0..=rows)
        .map(|row| {
            (0..=columns).map(|column| range.get_value((row, column)).cloned().unwrap_or_default()).collect()
        })
        .collect()
}

/// The cell under a header of the first row that has it.
fn under<'a>(rows: &'a [Vec<Data>], header: &str, nth: usize) -> &'a Data {
    let is_header = |cell: &Data| *cell == Data::String(header.into());
    let row = rows.iter().position(|row| row.iter().any(is_header)).unwrap();
    let column = rows[row].iter().position(is_header).unwrap();
    &rows[row + nth][column]
}

fn inside(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// What stands in a file, for formats that hold it as text or XML; pages keep their letters as glyphs.
fn content(bytes: &[u8], format: Format) -> Option<String> {
    match format {
        Format::Xlsx => Some(inside(bytes, "xl/sharedStrings.xml")),
        Format::Docx => Some(inside(bytes, "word/document.xml")),
        Format::Pdf => None,
        _ => Some(String::from_utf8(bytes.to_vec()).unwrap()),
    }
}

#[test]
fn the_fixture_is_a_session_that_edits_can_build() {
    let session = care_session();
    let mut again = session.clone();
    let records = session.answers.iter().cloned().map(|it| Record::Answer(Box::new(it)));
    let measures = session.measures.iter().cloned().map(|it| Record::Measure(Box::new(it)));
    let events = session.measure_events.iter().cloned().map(Record::MeasureEvent);
    for record in records.chain(measures).chain(events) {
        Change::Put(record).apply(&mut again).unwrap();
    }
    assert_eq!(again, session);
}

#[test]
fn action_lists_read_as_agreed() {
    let closed = care_session();
    insta::assert_snapshot!("actions_kort_md", text(&closed, What::Actions, Format::Md, "kort"));
    insta::assert_snapshot!("actions_kort_csv_excel", text(&closed, What::Actions, Format::CsvExcel, "kort"));
    insta::assert_snapshot!("actions_hms_csv", text(&closed, What::Actions, Format::Csv, "hms"));
    insta::assert_snapshot!("actions_full_json", text(&closed, What::Actions, Format::Json, "full"));
    let running = running_care_session();
    insta::assert_snapshot!(
        "actions_hms_unfinished_text",
        text(&running, What::Actions, Format::Text, "hms")
    );
    let nynorsk = render(&running, &job(What::Actions, Format::Md, "full", Lang::Nn)).unwrap();
    insta::assert_snapshot!("actions_full_unfinished_nn_md", String::from_utf8(nynorsk.bytes).unwrap());
}

#[test]
fn result_sheet_and_minutes_read_as_agreed() {
    let session = care_session();
    insta::assert_snapshot!("result_md", text(&session, What::Result, Format::Md, "kort"));
    insta::assert_snapshot!("minutes_md", text(&session, What::Minutes, Format::Md, "kort"));
    let english = render(&session, &job(What::Result, Format::Text, "kort", Lang::En)).unwrap();
    insta::assert_snapshot!("result_en_text", String::from_utf8(english.bytes).unwrap());
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let session = running_care_session();
    for job in every_job() {
        assert_eq!(render(&session, &job), render(&session, &job), "{job:?}");
    }
}

#[test]
fn nothing_in_a_workbook_depends_on_the_clock() {
    let book = exported(&care_session(), What::Actions, Format::Xlsx, "hms").bytes;
    let core = inside(&book, "docProps/core.xml");
    assert!(core.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-12-12T00:00:00Z"), "{core}");
    assert!(core.contains("<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2026-12-12T00:00:00Z"), "{core}");
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    for at in 0..archive.len() {
        let file = archive.by_index(at).unwrap();
        assert_eq!(file.last_modified().map(|time| time.year()), Some(1980), "{:?}", file.name());
    }
}

#[test]
fn every_document_says_whether_the_meeting_is_closed_or_a_rehearsal() {
    for &state in SessionState::ALL {
        for rehearsal in [false, true] {
            let mut session = care_session();
            session.details.state = state;
            session.rehearsal = rehearsal;
            for what in
                [What::Actions, What::Result, What::Minutes, What::Nav { summary: false }, What::Calendar]
            {
                for &format in what.formats().iter().filter(|format| **format != Format::Pdf) {
                    let rendered = exported(&session, what, format, "hms");
                    let content = content(&rendered.bytes, format).unwrap();
                    let (unfinished, rehearsed) = match format {
                        Format::Json => ("\"unfinished\"", "\"rehearsal\","),
                        _ => ("UFERDIG", "PRØVE"),
                    };
                    let name = &rendered.suggested_name;
                    let open = state != SessionState::Closed;
                    assert_eq!(content.contains(unfinished), open, "{state:?} {format:?} {what:?}");
                    assert_eq!(name.contains("UFERDIG"), open, "{name}");
                    assert_eq!(name.contains("PRØVE"), rehearsal, "{name}");
                    if format != Format::Json {
                        assert_eq!(content.contains(rehearsed), rehearsal, "{state:?} {format:?} {what:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_measure_stands_in_exactly_one_list_and_dropped_ones_only_in_full() {
    let session = running_care_session();
    for (profile, listed) in [("kort", 7), ("hms", 7), ("full", 8)] {
        let rendered = exported(&session, What::Actions, Format::Csv, profile);
        let rows = csv_rows(&rendered.bytes, b',');
        assert_eq!(rows.len() - 1, listed, "{profile}");
        assert_eq!(
            rendered.notes.iter().any(|note| note == "Ett forkastet tiltak er ikke med."),
            profile != "full",
            "{profile}"
        );
    }
}

#[test]
fn what_a_group_said_is_in_no_action_list_unless_the_room_made_it_common_ground() {
    let session = running_care_session();
    for &format in What::Actions.formats() {
        for profile in Profile::BUILT_IN.iter().filter(|_| format != Format::Pdf) {
            let bytes = exported(&session, What::Actions, format, profile).bytes;
            let Some(content) = content(&bytes, format) else { continue };
            for answer in &session.answers {
                let Body::Text(said) = &answer.body else { continue };
                let linked = session.measures.iter().any(|measure| measure.answers.contains(&answer.id));
                let quoted = *profile == "full" && answer.starred && linked;
                assert_eq!(content.contains(said.as_str()), quoted, "{profile} {format:?}: {said}");
            }
        }
    }
}

#[test]
fn results_of_fewer_than_five_are_hidden_and_counted() {
    let mut session = care_session();
    let all = |session: &Session| {
        [What::Result, What::Minutes].map(|what| text(session, what, Format::Text, "kort")).concat()
    };
    let shown = all(&session);
    // The stance of four people, four answers to a closing question, and a choice no five of one sitting made alike.
    assert!(!shown.contains("2 enig") && !shown.contains("3 ja"), "{shown}");
    assert!(shown.contains("3 resultater er ikke med: for få svar."), "{shown}");
    session.sittings[1].closing.spoke_safely = YesNo { yes: 6, no: 1 };
    let shown = all(&session);
    assert!(shown.contains("minst 5 ja, få nei"), "{shown}");
    assert!(shown.contains("2 resultater er ikke med: for få svar."), "{shown}");
}

#[test]
fn a_list_without_representatives_says_so() {
    let mut session = care_session();
    let notice = "Verken verneombud eller tillitsvalgt er ført opp som til stede.";
    assert!(!text(&session, What::Actions, Format::Md, "kort").contains(notice));
    session.details.presence.safety_rep = Attendance::Unknown;
    session.details.presence.union_rep = Attendance::No;
    for what in [What::Actions, What::Result, What::Minutes] {
        assert!(text(&session, what, Format::Md, "kort").contains(notice), "{what:?}");
    }
    let book = exported(&session, What::Actions, Format::Xlsx, "kort").bytes;
    assert!(inside(&book, "xl/sharedStrings.xml").contains(notice));
}

#[test]
fn dates_of_the_workbook_are_dates_and_ids_are_text() {
    let book = exported(&care_session(), What::Actions, Format::Xlsx, "full").bytes;
    let rows = sheet(&book, "Tiltak");
    for (header, date) in [
        ("Frist", day(2026, 12, 15)),
        ("Opprinnelig frist", day(2026, 12, 1)),
        ("Oppfølging", day(2027, 1, 14)),
        ("Oppstart", day(2026, 12, 1)),
    ] {
        let cell = under(&rows, header, 1);
        assert!(matches!(cell, Data::DateTime(_)), "{header}: {cell:?}");
        let Data::DateTime(cell) = cell else { unreachable!() };
        let (year, month, date_in_month, ..) = cell.to_ymd_hms_milli();
        assert_eq!(day(year.into(), month.into(), date_in_month.into()), date, "{header}");
    }
    assert_eq!(*under(&rows, "Id", 1), Data::String(mid(71).to_string()));
    assert_eq!(*under(&rows, "Nr", 3), Data::Float(3.0));
    assert_eq!(*under(&rows, "Status", 2), Data::String("i gang".into()));
    assert_eq!(
        *under(&sheet(&book, "Parkert"), "Grunn", 1),
        Data::String("Venter på ny turnus i mars".into())
    );
    assert_eq!(*under(&sheet(&book, "Løftes"), "Løftet til", 1), Data::String("HR og AMU".into()));
}

#[test]
fn the_workbook_is_ready_to_filter_edit_and_print() {
    for &lang in Lang::ALL {
        for profile in Profile::BUILT_IN {
            let book =
                render(&care_session(), &job(What::Actions, Format::Xlsx, profile, lang)).unwrap().bytes;
            let xml = inside(&book, "xl/worksheets/sheet1.xml");
            for part in [
                "state=\"frozen\"",
                "<autoFilter ref=",
                "<dataValidation type=\"list\"",
                "paperSize=\"9\"",
                "orientation=\"landscape\"",
                "fitToHeight=\"0\"",
                "&amp;P",
            ] {
                assert!(xml.contains(part), "{part} in {profile}, {lang:?}");
            }
            assert!(inside(&book, "xl/workbook.xml").contains("_xlnm.Print_Titles"), "{profile}, {lang:?}");
        }
    }
    let xml = inside(
        &exported(&care_session(), What::Actions, Format::Xlsx, "kort").bytes,
        "xl/worksheets/sheet1.xml",
    );
    assert!(xml.contains("\"forslag,avtalt,i gang,gjennomført,vurdert,parkert,forkastet\""), "{xml}");
}

/// Cells a spreadsheet would run if it took them for formulas (I3).
const FORMULAS: [&str; 8] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x.no\";\"klikk\")",
    "  =1+1",
    "'=1+1",
];

fn with_title(title: &str) -> Session {
    let mut session = care_session();
    session.measures[0].title = title.into();
    session
}

#[test]
fn a_title_that_looks_like_a_formula_stays_text_in_every_format() {
    for title in FORMULAS {
        let session = with_title(title);
        let book = exported(&session, What::Actions, Format::Xlsx, "kort").bytes;
        assert_eq!(*under(&sheet(&book, "Tiltak"), "Hva", 1), Data::String(title.trim().into()), "{title:?}");
        assert!(!inside(&book, "xl/worksheets/sheet1.xml").contains("<f>"), "{title:?}");

        for (format, delimiter) in [(Format::Csv, b','), (Format::CsvExcel, b';')] {
            let rows = csv_rows(&exported(&session, What::Actions, format, "kort").bytes, delimiter);
            let cell = &rows[1][0];
            assert!(cell.starts_with('\''), "{title:?} became {cell:?}");
            assert_eq!(dialogduk::text::formula::restore(cell), title.trim(), "{format:?}");
        }
    }
}

fn csv_rows(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(bytes)
        .into_records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn csv_reads_back_as_it_was_said() {
    let said = "Sa «ja; nei, kanskje» og \"alt\"\nmed linjeskift | æøå ŋ";
    let session = with_title(said);
    for (format, delimiter, bom, deadline) in
        [(Format::Csv, b',', false, "2026-12-15"), (Format::CsvExcel, b';', true, "15.12.2026")]
    {
        let bytes = exported(&session, What::Actions, format, "kort").bytes;
        assert_eq!(bytes.starts_with("\u{FEFF}".as_bytes()), bom, "{format:?}");
        let rows = csv_rows(&bytes, delimiter);
        assert_eq!(rows[1][0], said, "{format:?}");
        assert_eq!(rows[1][2], deadline, "{format:?}");
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{format:?}");
        let records = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
        assert_eq!(records, rows.len(), "{format:?}: records end with CRLF");
    }
}

#[test]
fn csv_columns_do_not_depend_on_what_the_room_decided() {
    let mut bare = care_session();
    bare.measures.truncate(1);
    for profile in Profile::BUILT_IN {
        let header = |session: &Session| {
            csv_rows(&exported(session, What::Actions, Format::Csv, profile).bytes, b',')[0].clone()
        };
        assert_eq!(header(&bare), header(&care_session()), "{profile}");
    }
}

#[test]
fn json_has_every_field_by_its_own_name_and_codes_instead_of_words() {
    for &lang in Lang::ALL {
        let bytes = render(&care_session(), &job(What::Actions, Format::Json, "full", lang)).unwrap().bytes;
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(json["format"], "dialogduk-actions");
        assert_eq!(json["schema"], 1);
        let measure = &json["lists"][0]["measures"][0];
        for field in Field::ALL {
            assert!(measure.get(field.key()).is_some(), "{}", field.key());
        }
        for (key, value) in [
            ("state", "agreed"),
            ("influence", "leadership"),
            ("category", "fundament-ledelse"),
            ("deadline", "2026-12-15"),
            ("priority", "high"),
        ] {
            assert_eq!(measure[key], value, "{key} in {lang:?}");
        }
        assert_eq!(measure["all_shifts"], true);
        assert_eq!(measure["done"], serde_json::Value::Null);
        assert_eq!(json["lists"][0]["measures"][2]["verdict"], "partly");
    }
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_the_export_says_so() {
    let session = with_title(&"å".repeat(100_000));
    let rendered = exported(&session, What::Actions, Format::Xlsx, "kort");
    assert!(rendered.notes.iter().any(|note| note.contains("kortet ned")), "{:?}", rendered.notes);
    let rows = sheet(&rendered.bytes, "Tiltak");
    let Data::String(title) = under(&rows, "Hva", 1) else { panic!("not a text") };
    assert_eq!(title.chars().count(), 32_767);
    assert!(title.ends_with('…'));
}

#[test]
fn a_date_before_the_first_day_of_excel_is_shown_as_text() {
    let mut session = care_session();
    session.measures[0].start = NaiveDate::from_ymd_opt(1899, 5, 17);
    let book = exported(&session, What::Actions, Format::Xlsx, "full").bytes;
    assert_eq!(*under(&sheet(&book, "Tiltak"), "Oppstart", 1), Data::String("17.05.1899".into()));
}

#[test]
fn an_empty_session_exports_and_says_that_nothing_is_agreed() {
    let mut session = care_session();
    session.measures.clear();
    session.measure_events.clear();
    session.answers.clear();
    session.keeps.clear();
    session.headings.clear();
    for job in every_job() {
        render(&session, &job).unwrap();
    }
    assert!(text(&session, What::Actions, Format::Md, "kort").contains("Ingen tiltak er avtalt ennå."));
    let book = exported(&session, What::Actions, Format::Xlsx, "kort").bytes;
    assert_eq!(
        *under(&sheet(&book, "Tiltak"), "Hva", 1),
        Data::String("Ingen tiltak er avtalt ennå.".into())
    );
}

#[test]
fn a_lifted_measure_moves_to_its_own_list() {
    let mut session = care_session();
    session.measures[0].control = Some(Control::Lifted(String::new()));
    let rows = sheet(&exported(&session, What::Actions, Format::Xlsx, "kort").bytes, "Løftes");
    assert_eq!(*under(&rows, "Løftet til", 1), Data::String("ikke avklart".into()));
}

#[test]
fn overdue_is_counted_from_the_day_the_list_tells_of() {
    let session = care_session();
    for (as_of, said) in [
        (day(2026, 11, 30), None),
        (day(2026, 12, 1), Some("Ett tiltak er over fristen.")),
        (day(2027, 2, 1), Some("3 tiltak er over fristen.")),
    ] {
        let job = ExportJob { as_of, ..job(What::Actions, Format::Md, "kort", Lang::Nb) };
        let text = String::from_utf8(render(&session, &job).unwrap().bytes).unwrap();
        assert_eq!(text.contains("over fristen"), said.is_some(), "{as_of}");
        assert!(said.is_none_or(|said| text.contains(said)), "{as_of}: {text}");
    }
}

#[test]
fn a_format_a_document_does_not_come_in_is_refused() {
    let refused = render(&care_session(), &job(What::Result, Format::Xlsx, "kort", Lang::Nb));
    assert_eq!(refused, Err(ExportProblem::NotOffered { what: What::Result, format: Format::Xlsx }));
}

#[test]
fn the_suggested_name_tells_unit_kind_and_day() {
    for (what, format, name) in [
        (What::Actions, Format::Xlsx, "Solbakken sykehjem – tiltak 2026-11-24.xlsx"),
        (What::Actions, Format::CsvExcel, "Solbakken sykehjem – tiltak 2026-11-24.csv"),
        (What::Result, Format::Md, "Solbakken sykehjem – resultatark 2026-11-24.md"),
        (What::Minutes, Format::Text, "Solbakken sykehjem – referat 2026-11-24.txt"),
    ] {
        assert_eq!(exported(&care_session(), what, format, "kort").suggested_name, name);
    }
    let mut session = care_session();
    session.unit.name = "NUL. <b>/avdeling\u{202E} ".repeat(30);
    let name = exported(&session, What::Actions, Format::Xlsx, "kort").suggested_name;
    assert!(name.starts_with("_NUL.") && name.ends_with("tiltak 2026-11-24.xlsx"), "{name}");
    assert!(name.len() < 140 && !name.contains(['<', '>', '/']), "{name}");
}

#[test]
fn minutes_tell_skipped_postponed_not_relevant_and_unanswered_apart() {
    let minutes = text(&care_session(), What::Minutes, Format::Md, "kort");
    for said in [
        "Hoppet over: Tiden gikk",
        "Utsatt: Tas i personalmøtet",
        "Temaet «Renhold på dagtid» gjelder ikke oss og er ikke med.",
        "(eget)",
    ] {
        assert!(minutes.contains(said), "{said}");
    }
    assert!(!minutes.contains("Hva skjer når renholdet flyttes til dagtid?"));
    let order =
        ["## Tiltak", "## Dette vil vi bevare", "## Svar på spørsmålene"].map(|part| minutes.find(part));
    assert!(order.is_sorted() && order.iter().all(Option::is_some), "{order:?}");
}

#[test]
fn a_person_cannot_format_a_document() {
    let mut session = care_session();
    let hostile = "| # [x](http://x.no) <img src=x> **b**\n## overskrift";
    session.measures[0].title = hostile.into();
    session.keeps[0].text = hostile.into();
    session.details.summary = hostile.into();
    session.unit.name = hostile.into();
    session.answers[0].body = Body::Text(hostile.into());
    for what in [What::Actions, What::Result, What::Minutes] {
        let md = text(&session, what, Format::Md, "kort");
        for raw in [" <img", "[x](", "**b**", "\n## overskrift", "| |"] {
            assert!(!md.contains(raw), "{what:?} holds {raw:?}:\n{md}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_session_can_be_exported_in_any_way_and_twice_alike(session in any_session(1)) {
        for &what in What::ALL {
            // Pages take their time; `paper` has a test of its own for them.
            for &format in what.formats().iter().filter(|format| **format != Format::Pdf) {
                let job = job(what, format, "full", Lang::Nn);
                let first = render(&session, &job);
                prop_assert!(first.is_ok(), "{:?}: {:?}", format, first.err());
                prop_assert_eq!(first, render(&session, &job));
            }
        }
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn an_existing_file_is_replaced_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("liste.csv");
    disk::put(&path, b"en", false).unwrap();
    let free = folder.path().join("liste (2).csv");
    assert_eq!(
        disk::put(&path, b"to", false),
        Err(ExportProblem::Exists { path: path.clone(), free: free.clone() })
    );
    assert_eq!(fs::read(&path).unwrap(), b"en");
    fs::write(&free, b"").unwrap();
    assert_eq!(disk::free_name(&path), folder.path().join("liste (3).csv"));
    disk::put(&path, b"to", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"to");
    assert_eq!(files_in(folder.path()), ["liste (2).csv", "liste.csv"], "nothing else is left behind");
}

#[test]
fn a_folder_a_missing_folder_and_a_missing_name_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    for force in [false, true] {
        assert_eq!(disk::put(here, b"x", force), Err(ExportProblem::Folder(here.to_owned())));
        let missing = here.join("finnes-ikke");
        assert_eq!(disk::put(&missing.join("liste.csv"), b"x", force), Err(ExportProblem::NoFolder(missing)));
        let slash = here.join("mappe/");
        assert_eq!(disk::put(&slash, b"x", force), Err(ExportProblem::Folder(slash)));
    }
    assert_eq!(files_in(here), Vec::<String>::new());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn only_the_owner_can_read_an_export() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("liste.csv");
        for force in [false, true] {
            disk::put(&path, b"x", force).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            if !force {
                fs::remove_file(&path).unwrap();
            }
        }
    }

    #[test]
    fn a_device_is_not_replaced_by_a_file() {
        for force in [false, true] {
            let device = Path::new("/dev/null");
            assert_eq!(disk::put(device, b"x", force), Err(ExportProblem::NotAFile(device.to_owned())));
        }
    }

    #[test]
    fn a_link_to_nowhere_is_a_name_taken() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("liste.csv");
        symlink(folder.path().join("borte"), &link).unwrap();
        assert!(matches!(disk::put(&link, b"x", false), Err(ExportProblem::Exists { .. })));
    }

    #[test]
    fn a_name_too_long_for_the_disk_is_refused_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{}.csv", "a".repeat(300)));
        for force in [false, true] {
            assert_eq!(disk::put(&path, b"x", force), Err(ExportProblem::BadName(path.clone())));
        }
        assert_eq!(files_in(folder.path()), Vec::<String>::new());
    }
}

#[test]
fn a_measure_in_every_state_is_told_in_its_own_list() {
    let mut session = running_care_session();
    let done = agreement("fagleder", day(2026, 12, 20), day(2027, 3, 1), "Ringe leverandøren");
    session.measures.push(Measure {
        state: State::Done { agreement: done, on: day(2026, 12, 11) },
        ..Measure::proposed(mid(79), 79, "Ny lampe")
    });
    let rows = csv_rows(&exported(&session, What::Actions, Format::Csv, "full").bytes, b',');
    let column = |name: &str| rows[0].iter().position(|header| header == name).unwrap();
    let (state, list) = (column("Status"), column("Liste"));
    let told: Vec<(&str, &str)> =
        rows[1..].iter().map(|row| (row[state].as_str(), row[list].as_str())).collect();
    assert_eq!(
        told,
        [
            ("avtalt", "UFERDIG – Tiltak"),
            ("i gang", "UFERDIG – Tiltak"),
            ("vurdert", "UFERDIG – Tiltak"),
            ("gjennomført", "UFERDIG – Tiltak"),
            ("avtalt", "UFERDIG – Løftes"),
            ("forslag", "UFERDIG – Ikke avgjort"),
            ("parkert", "UFERDIG – Parkert"),
            ("på plass", "UFERDIG – På plass"),
            ("forkastet", "UFERDIG – Forkastet"),
        ]
    );
}
