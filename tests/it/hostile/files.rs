//! Files that are made to do harm by being opened: small ones that grow, ones that never end, ones that point elsewhere.
//! Each is refused in a sentence, without a crash and without more memory than it is worth (I12, J8).

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
#[cfg(unix)]
use std::path::Path;

use dialogduk::domain::lineage::Lineage;
#[cfg(unix)]
use dialogduk::domain::localized::Lang;
use dialogduk::exchange::sheet::{self, SheetProblem};
use dialogduk::exchange::{self, ProblemKind};
#[cfg(unix)]
use dialogduk::export::ReadProblem;
use dialogduk::export::disk;
use dialogduk::report::own_profile;
use dialogduk::sets;
use dialogduk::settings::file as settings;
use dialogduk::store::{Backups, Known, ProblemKind as StoreKind, Store, restore, salvage};
use rusqlite::Connection;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const RELATIONS: &str = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of these parts; what is not given is as usual. The sheet is named as many times as `sheets` says.
struct Book {
    sheet: String,
    texts: String,
    styles: String,
    sheets: usize,
    more: Vec<(String, Vec<u8>)>,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            sheet: cells("<c r=\"A1\" t=\"s\"><v>0</v></c>"),
            texts: format!("<sst {MAIN}><si><t>Tiltak</t></si></sst>"),
            styles: format!("<styleSheet {MAIN}/>"),
            sheets: 1,
            more: Vec::new(),
        }
    }
}

fn cells(cells: &str) -> String {
    format!("<worksheet {MAIN}><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>")
}

impl Book {
    fn packed(&self) -> Vec<u8> {
        let named: Vec<String> = (1..=self.sheets)
            .map(|n| format!("<sheet name=\"Ark{n}\" sheetId=\"{n}\" r:id=\"rId1\"/>"))
            .collect();
        let named = named.concat();
        let parts = [
            ("[Content_Types].xml", "<Types/>".to_owned()),
            (
                "_rels/.rels",
                format!(
                    "<Relationships {RELATIONS}><Relationship Id=\"rId1\" Type=\"{TYPE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!("<workbook {MAIN} xmlns:r=\"{TYPE}\"><sheets>{named}</sheets></workbook>"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships {RELATIONS}><Relationship Id=\"rId1\" Type=\"{TYPE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            ("xl/sharedStrings.xml", self.texts.clone()),
            ("xl/styles.xml", self.styles.clone()),
            ("xl/worksheets/sheet1.xml", self.sheet.clone()),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let own = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
        for (name, content) in
            own.chain(self.more.iter().map(|(name, content)| (name.as_str(), content.as_slice())))
        {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

#[test]
fn workbooks_that_grow_are_refused_and_strange_ones_are_read_for_what_they_are() {
    let one_cell = Book::default().packed();
    assert_eq!(sheet::read(&one_cell).unwrap().sheets[0].rows.len(), 1);
    let many = |cell: &str, count: usize| cells(&cell.repeat(count));
    let text = |length: usize| format!("<sst {MAIN}><si><t>{}</t></si></sst>", "å".repeat(length));
    let entity = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    for (what, book, problem) in [
        (
            "one long text in many cells",
            Book { texts: text(30_000), sheet: many("<c t=\"s\"><v>0</v></c>", 2_000), ..Book::default() },
            Some(SheetProblem::TooLarge),
        ),
        (
            "a text longer than a cell can hold",
            Book { texts: text(70_000), ..Book::default() },
            Some(SheetProblem::TooLarge),
        ),
        (
            "blanks without end",
            Book { texts: format!("<sst><si><t>{}</t></si></sst>", " ".repeat(200_000)), ..Book::default() },
            Some(SheetProblem::Empty),
        ),
        (
            "room for a million million texts",
            Book {
                texts: format!("<sst {MAIN} uniqueCount=\"1000000000000\"><si/></sst>"),
                ..Book::default()
            },
            Some(SheetProblem::Broken),
        ),
        (
            "a formula that is shared from nowhere",
            Book {
                sheet: cells(
                    "<c r=\"A1\"><f t=\"shared\" ref=\"A1:A9\" si=\"18446744073709551615\">1</f><v>1</v></c>",
                ),
                ..Book::default()
            },
            None,
        ),
        (
            "a long number format in every style",
            Book {
                styles: format!(
                    "<styleSheet {MAIN}><numFmts><numFmt numFmtId=\"164\" formatCode=\"{}\"/></numFmts><cellXfs>{}</cellXfs></styleSheet>",
                    "0".repeat(100_000),
                    "<xf numFmtId=\"164\"/>".repeat(60_000)
                ),
                ..Book::default()
            },
            Some(SheetProblem::TooLarge),
        ),
        ("a sheet named two thousand times", Book { sheets: 2_000, ..Book::default() }, None),
        (
            "entities that grow and one that reads a file",
            Book { texts: format!("{entity}<sst {MAIN}><si><t>&b;&c;</t></si></sst>"), ..Book::default() },
            Some(SheetProblem::Broken),
        ),
        (
            "a table of all cells there are",
            Book {
                sheet: format!(
                    "<worksheet {MAIN}><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>"
                ),
                ..Book::default()
            },
            Some(SheetProblem::Empty),
        ),
        (
            "a cell beyond the last",
            Book { sheet: cells("<c r=\"ZZZZZZZZZZ99999999999999999999\"><v>1</v></c>"), ..Book::default() },
            Some(SheetProblem::Empty),
        ),
        (
            "names that point elsewhere, devices and streams",
            Book {
                more: [
                    "../../../../tmp/x",
                    "/etc/passwd",
                    "C:\\x",
                    "\\\\server\\x",
                    "CON",
                    "NUL.txt",
                    "a:b",
                    "xl/../../y",
                    "\u{202E}x\u{1B}[2J",
                ]
                .map(|name| (name.to_owned(), b"x".to_vec()))
                .to_vec(),
                ..Book::default()
            },
            None,
        ),
        (
            "ten thousand parts",
            Book { more: (0..10_000).map(|n| (format!("x/{n}"), Vec::new())).collect(), ..Book::default() },
            None,
        ),
    ] {
        let read = sheet::read(&book.packed());
        assert_eq!(read.as_ref().err(), problem.as_ref(), "{what}");
    }
}

#[test]
fn sizes_that_lie_do_not_help() {
    // Says it holds one byte, and holds more than any list: 80 MB of zeros in 80 kB.
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    std::io::copy(&mut std::io::Read::take(std::io::repeat(0), 80 << 20), &mut zip).unwrap();
    let mut bytes = zip.finish().unwrap().into_inner();
    let size = (80u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1u32.to_le_bytes());
    }
    assert!(matches!(sheet::read(&bytes), Err(SheetProblem::TooLarge | SheetProblem::Broken)));

    // A workbook in a workbook is a part like any other.
    let inner = Book::default().packed();
    let nested = Book { more: vec![("xl/embeddings/book.xlsx".into(), inner)], ..Book::default() };
    assert!(sheet::read(&nested.packed()).is_ok());
    // Parts that lie over each other: every entry of the directory shows the same bytes.
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for n in 0..500 {
        zip.start_file(format!("xl/{n:04}"), stored).unwrap();
        zip.write_all(&vec![b'x'; if n == 0 { 400_000 } else { 1 }]).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let entries: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").map(|(at, _)| at).collect();
    let first: Vec<u8> = bytes[entries[0] + 16..entries[0] + 28].to_vec();
    for at in entries.iter().skip(1) {
        bytes[at + 16..at + 28].copy_from_slice(&first);
        bytes[at + 42..at + 46].fill(0);
    }
    assert!(sheet::read(&bytes).is_err());
}

#[test]
fn nesting_without_end_is_refused_by_every_reader_of_text() {
    const DEEP: usize = 10_000;
    let head = "kind = \"dialogduk-session\"\nschema = 4\n";
    let texts = [
        format!("{head}x = {}{}", "[".repeat(DEEP), "]".repeat(DEEP)),
        format!("{head}x = {}", "{a=".repeat(DEEP)),
        format!("{head}{} = 1", vec!["a"; DEEP].join(".")),
        format!("{head}[{}]", vec!["a"; DEEP].join(".")),
        format!("{{\"kind\":\"dialogduk-session\",\"x\":{}", "[".repeat(DEEP)),
        format!("{{\"kind\":\"dialogduk-session\",\"x\":{}", "{\"a\":".repeat(DEEP)),
    ];
    for text in &texts {
        let begins: String = text.chars().skip(40).take(8).collect();
        assert!(exchange::read(text.as_bytes()).is_err(), "{begins}");
        assert!(sets::read(text.as_bytes(), &|_| true).is_err(), "{begins}");
        assert!(own_profile::read(text, "x").is_err(), "{begins}");
        assert!(!settings::read(text.as_bytes()).notes.is_empty(), "{begins}");
        assert!(dialogduk::bank::read(text).is_err(), "{begins}");
    }
}

#[test]
fn a_session_file_of_nothing_but_brackets_faults_or_one_long_text_is_refused() {
    let head = "kind = \"dialogduk-session\"\nschema = 4\n";
    let seal = format!("# sha256 {}\n", "0".repeat(64));
    let brackets = format!("{head}x = [{}]\n{seal}", "[],".repeat(600_000));
    assert_eq!(exchange::read(brackets.as_bytes()).unwrap_err()[0].kind, ProblemKind::TooMuch);
    // Ten thousand faults are not looked up one by one.
    let mut faults = head.to_owned();
    for n in 0..10_000 {
        writeln!(faults, "[[answer]]\nid = \"{n}\"\nx = 99999999999999999999").unwrap();
    }
    let problems = exchange::read(format!("{faults}{seal}").as_bytes()).unwrap_err();
    assert!((1..=200).contains(&problems.len()), "{}", problems.len());
    // Ten million letters in one text.
    let example = exchange::examples()[0].1;
    let long = example.replacen("title = \"", &format!("title = \"{}", "a".repeat(10_000_000)), 1);
    let problems = exchange::read(long.as_bytes()).unwrap_err();
    assert!(
        problems.iter().any(|it| matches!(it.kind, ProblemKind::TooLong { .. })),
        "{:?}",
        problems[0].kind
    );
    // Days and numbers out of range, and half a letter.
    for (from, to) in [
        ("date = \"2026", "date = \"99999"),
        ("position = 0", "position = -1"),
        ("minutes = ", "minutes = 1e3"),
    ] {
        assert!(example.contains(from), "{from}");
        assert!(exchange::read(example.replacen(from, to, 1).as_bytes()).is_err(), "{to}");
    }
    for escape in ["\\uD800", "\\uDFFF", "\\U00110000", "\\U0000D800"] {
        let text = example.replacen("title = \"", &format!("title = \"{escape}"), 1);
        assert!(exchange::read(text.as_bytes()).is_err(), "{escape}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let toml = exchange::examples()[0].1.as_bytes();
    let json = exchange::json::write(&exchange::read(toml).unwrap().session).into_bytes();
    let book = Book::default().packed();
    for (what, bytes, step) in
        [("TOML", toml, 997), ("JSON", json.trim_ascii_end(), 997), ("a workbook", &book, 13)]
    {
        for end in (0..bytes.len() - 2).step_by(step).chain(bytes.len() - 20..bytes.len() - 2) {
            let cut = &bytes[..end];
            let refused =
                if what == "a workbook" { sheet::read(cut).is_err() } else { exchange::read(cut).is_err() };
            assert!(refused, "{what} cut at {end} of {}", bytes.len());
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_not_opened() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let made = std::process::Command::new("mkfifo").arg(path("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()));
    symlink("loop", path("loop")).unwrap();
    symlink(path("pipe"), path("link")).unwrap();
    symlink("/dev/zero", path("zero.toml")).unwrap();
    fs::write(path("large"), vec![b' '; 1025]).unwrap();
    for (name, expected) in [
        ("pipe", "NotAFile"),
        ("link", "NotAFile"),
        ("/dev/zero", "NotAFile"),
        ("zero.toml", "NotAFile"),
        (".", "Folder"),
        ("large", "TooLarge"),
        ("missing", "NotThere"),
        ("loop", "Other"),
    ] {
        let problem = ReadProblem::from(disk::read(&path(name), 1024).unwrap_err());
        assert!(format!("{problem:?}").starts_with(expected), "{name}: {problem:?}");
    }
    let large = ReadProblem::from(disk::read(&path("large"), 1024).unwrap_err());
    assert_eq!(large, ReadProblem::TooLarge(Some(1024)));
    for (lang, most) in [(Lang::Nb, "høyst 16 MB"), (Lang::Nn, "høgst 16 MB"), (Lang::En, "at most 16 MB")]
    {
        let told = (dialogduk::i18n::texts(lang).files.why)(&ReadProblem::TooLarge(Some(disk::LARGEST_FILE)));
        assert!(told.ends_with(most), "{told}");
    }
    // A passphrase may come through a pipe, and is read no further than one is long.
    let pipe = path("pipe");
    let writer = std::thread::spawn(move || fs::write(pipe, "et langt passord\n"));
    assert_eq!(disk::read_any(&path("pipe"), 1024).unwrap(), b"et langt passord\n");
    writer.join().unwrap().unwrap();
    assert!(disk::read_any(Path::new("/dev/zero"), 1024).is_err());
}

const TRIGGER: &str = "CREATE TRIGGER x AFTER INSERT ON answer BEGIN DELETE FROM answer; END";

/// What writes a row past SQLite into the table of what a file is shaped by.
fn written(kind: &str, name: &str, table: &str, sql: &str) -> String {
    format!(
        "PRAGMA writable_schema = ON;
         INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ({kind}, {name}, '{table}', 0, '{sql}')"
    )
}

#[test]
fn a_data_file_made_by_somebody_else_is_refused_or_inert() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.db");
    let session = crate::fixtures::running_care_session();
    let mut store = Store::open(&path).unwrap();
    dialogduk::ops::create_shared(&mut store, &session, &Lineage::default()).unwrap();
    store.close().unwrap();
    let sound = fs::read(&path).unwrap();
    let made = |sql: &str| {
        fs::write(&path, &sound).unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute_batch(sql).unwrap();
        drop(db);
        Store::open(&path)
    };
    for (what, sql, expected) in [
        (
            "a trigger",
            "CREATE TRIGGER x BEFORE UPDATE ON session BEGIN SELECT load_extension('x'); END",
            Some(StoreKind::NotOurs),
        ),
        (
            "a view for a table",
            "DROP TABLE live; CREATE VIEW live AS SELECT 1 AS session",
            Some(StoreKind::NotOurs),
        ),
        ("a virtual table", "CREATE VIRTUAL TABLE t USING fts5(x)", Some(StoreKind::NotOurs)),
        // SQLite runs these as it runs the others.
        (
            "a trigger with a large letter",
            &written("'Trigger'", "'x'", "answer", TRIGGER),
            Some(StoreKind::NotOurs),
        ),
        (
            "a trigger whose kind is bytes",
            &written("x'74726967676572'", "'x'", "answer", TRIGGER),
            Some(StoreKind::NotOurs),
        ),
        (
            "a view in large letters",
            &written("'VIEW'", "'x'", "x", "CREATE VIEW x AS SELECT 1"),
            Some(StoreKind::NotOurs),
        ),
        (
            "a virtual table with a remark in its text",
            &written("'table'", "'t'", "t", "CREATE/**/VIRTUAL TABLE t USING fts5(x)"),
            Some(StoreKind::NotOurs),
        ),
        (
            "half of a view of ours",
            "DROP VIEW searchable; CREATE VIEW searchable (session, kind, id, text) AS
                 SELECT id, 'session', id, title || char(10) || purpose || char(10) || summary FROM session",
            Some(StoreKind::Damaged),
        ),
        ("another program's number", "PRAGMA application_id = 1", Some(StoreKind::NotOurs)),
        ("a newer shape", "PRAGMA user_version = 9999", Some(StoreKind::TooNew)),
        ("a shape below nothing", "PRAGMA user_version = -1", Some(StoreKind::Damaged)),
        ("a table of its own", "CREATE TABLE x (y); INSERT INTO x VALUES (zeroblob(1000000))", None),
    ] {
        assert_eq!(made(sql).err().map(|problem| problem.kind), expected, "{what}");
    }
    // None of them is put in the place of a good file, where it could not be opened again.
    let (live, at) = (folder.path().join("live.db"), dialogduk::env::Env::fixed().now());
    let live_backups = Backups::new(&live, None);
    fs::write(&live, &sound).unwrap();
    for (what, sql) in [("a trigger", TRIGGER), ("a view", "CREATE VIEW x AS SELECT 1")] {
        assert!(made(sql).is_err(), "{what}");
        let refused = restore(&live_backups, &path, at).unwrap_err();
        assert_eq!(refused.kind, StoreKind::NotOurs, "{what}");
        assert_eq!(fs::read(&live).unwrap(), sound, "{what}");
    }
    // What can be read of it is saved without running what stands there for a table: a view need not end.
    let view = "PRAGMA foreign_keys = OFF; DROP TABLE answer; CREATE VIEW answer AS
                WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 9) SELECT x AS id, x AS session FROM c";
    assert!(made(view).is_err());
    let saved =
        salvage(&path, &folder.path().join("saved.db"), &live_backups, None, &Known::default()).unwrap();
    assert!(saved.tables.contains(&("answer", 0, false)), "{:?}", saved.tables);
    let table =
        "PRAGMA foreign_keys = OFF; DROP TABLE answer; CREATE VIRTUAL TABLE answer USING fts5(id, session);
                 INSERT INTO answer VALUES ('x', 'x'); PRAGMA writable_schema = ON;
                 UPDATE sqlite_schema SET sql = replace(sql, 'CREATE ', 'CREATE/**/') WHERE name = 'answer'";
    assert!(made(table).is_err());
    let saved =
        salvage(&path, &folder.path().join("saved as well.db"), &live_backups, None, &Known::default())
            .unwrap();
    assert!(saved.tables.contains(&("answer", 0, false)), "{:?}", saved.tables);
    // Values of the wrong kind are told as damage, never shown as content and never a crash.
    for (table, column, value) in [
        ("session", "title", "x'FF00FE'"),
        ("measure", "title", "x'C328'"),
        ("answer", "id", "'\u{1B}[2J'"),
        ("session", "revision", "9223372036854775807"),
        ("sitting", "date", "'99999-99-99'"),
        ("measure", "deadline", "'-2026-01-01'"),
    ] {
        fs::write(&path, &sound).unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON").unwrap();
        // The text of a cell may be no text at all.
        let sql = format!("UPDATE {table} SET {column} = CAST({value} AS TEXT)");
        let written = db.execute(&sql, []);
        super::seal_anew(&db);
        drop(db);
        if written.is_err() {
            continue;
        }
        let Ok(store) = Store::open(&path) else { continue };
        if let Ok(Some(loaded)) = store.load(session.id) {
            super::assert_inert(&exchange::write(&loaded.session), column);
        }
        let _ =
            (store.sessions(&dialogduk::store::SessionFilter::default(), None, 10), store.search("ro", 5));
    }
}

#[test]
fn an_export_goes_where_it_is_told_and_never_through_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("there.csv"), "earlier").unwrap();
    assert!(disk::put(&path("there.csv"), b"new", false).is_err());
    assert_eq!(fs::read(path("there.csv")).unwrap(), b"earlier");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(path("elsewhere"), path("link.csv")).unwrap();
        assert!(disk::put(&path("link.csv"), b"new", false).is_err(), "a link to nowhere is a name taken");
        // Said to be replaced, the link is; what it points at is not written through.
        fs::write(path("elsewhere"), "mine").unwrap();
        disk::put(&path("link.csv"), b"new", true).unwrap();
        assert_eq!(fs::read(path("elsewhere")).unwrap(), b"mine");
        assert!(disk::put(Path::new("/dev/full"), b"new", true).is_err(), "a device is no file");
    }
    for name in ["x".repeat(300), "a\0b".to_owned(), format!("missing/{}", "y")] {
        assert!(disk::put(&path(&name), b"new", false).is_err(), "{name:?}");
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".tmp")), "{left:?}");
}
