//! A list of measures goes out as a spreadsheet, is edited, and comes back (G10).

use chrono::{Days, NaiveDate};
use dialogduk::domain::change::apply_all;
use dialogduk::domain::ids::MeasureId;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Agreement, Measure, State, StateCode};
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::exchange::sheet::list::{RowPlace, edited};
use dialogduk::exchange::sheet::said::text_of;
use dialogduk::exchange::sheet::{
    self, Book, Cell, Column, Grid, Headings, ListNote, Merged, SheetProblem, Value, words,
};
use dialogduk::export::csv::{self, Flavour};
use dialogduk::export::xlsx;
use dialogduk::i18n::texts;
use dialogduk::ops::{
    Difference, Edited, ListAnswers, ListPlan, MeasureEdit, Op, Take, TextField, commit_list, plan, plan_list,
};
use dialogduk::report::action_list;
use dialogduk::report::profile::Profile;
use dialogduk::store::Store;
use dialogduk::tui::msg::Effect;
use proptest::prelude::*;

use crate::driver::{Room, built_in};
use crate::fixture;
use crate::strategies::any_session;

/// Three measures: agreed, in progress, done; the meeting is closed.
struct Desk {
    env: Env,
    store: Store,
    session: Session,
}

impl Desk {
    fn new() -> Self {
        let env = Env::fixed();
        let mut session = fixture::session(&env);
        for (position, title) in (0u32..).zip(["Takheis på badet", "Rutinekort", "Fast overlapp"]) {
            let mut measure = fixture::filled_in(title, "", &env);
            measure.position = position;
            measure.state = State::Agreed(Agreement::new(&measure.terms(), session.meeting_day()).unwrap());
            session.measures.push(measure);
        }
        let mut desk = Self { store: Store::in_memory().unwrap(), env, session };
        desk.run(&Op::Start(desk.id(1)));
        desk.run(&Op::Start(desk.id(2)));
        desk.run(&Op::Finish { measure: desk.id(2), on: desk.env.today() });
        desk.session.details.state = dialogduk::domain::session::SessionState::Closed;
        desk.store.create_session(&desk.session).unwrap();
        desk.env.advance(std::time::Duration::from_secs(86_400));
        desk
    }

    fn run(&mut self, op: &Op) {
        let planned = plan(op, &self.session, &self.env).unwrap();
        apply_all(&planned.changes, &mut self.session).unwrap();
    }

    fn id(&self, at: usize) -> MeasureId {
        self.session.measures[at].id
    }

    fn measure(&self, at: usize) -> Measure {
        let loaded = self.store.load(self.session.id).unwrap().unwrap();
        loaded.session.measure(self.id(at)).unwrap().clone()
    }

    fn exported(&self) -> Book {
        sheet::read(&bytes(&self.session, &Profile::full(), Lang::Nb, self.env.today())).unwrap()
    }

    fn plan(&self, book: &Book, answers: &ListAnswers) -> ListPlan {
        let list = edited(book, &[], self.env.today()).expect("a list of ours");
        plan_list(&self.store, &list, answers, &self.env).unwrap()
    }

    /// What is wrong with an edited list, in bokmål.
    fn problems(&self, book: &Book) -> Vec<String> {
        let words = texts(Lang::Nb).roundtrip;
        let plan = self.plan(book, &ListAnswers::default());
        plan.problems.iter().map(|(at, it)| format!("{}: {}", (words.at)(at), (words.trouble)(it))).collect()
    }
}

fn bytes(session: &Session, profile: &Profile, lang: Lang, as_of: NaiveDate) -> Vec<u8> {
    xlsx::write(&action_list(session, profile, lang, as_of)).unwrap().bytes
}

/// Row and column of what a list says of a measure.
fn place(grid: &Grid, title: &str, column: Column) -> (u32, u32) {
    let has_id = |cell: &Cell| text_of(cell) == "Id";
    let (_, head) = grid.rows.iter().find(|(_, cells)| cells.values().any(has_id)).unwrap();
    let at = head.iter().find(|(_, cell)| words::column(&text_of(cell)) == Some(column)).unwrap().0;
    let of =
        |cells: &std::collections::BTreeMap<u32, Cell>| cells.values().any(|cell| text_of(cell) == title);
    let row = grid.rows.iter().find(|(_, cells)| of(cells)).unwrap().0;
    (*row, *at)
}

fn set(book: &mut Book, title: &str, column: Column, value: Value) {
    let grid = &mut book.sheets[0];
    let (row, at) = place(grid, title, column);
    grid.rows.get_mut(&row).unwrap().insert(at, Cell { value, formula: false });
}

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn because(why: &str) -> ListAnswers {
    ListAnswers { reason: why.into(), ..ListAnswers::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]
    #[test]
    fn a_list_nobody_has_edited_brings_no_difference(session in any_session(7), lang in 0usize..3) {
        let lang = [Lang::Nb, Lang::Nn, Lang::En][lang];
        let env = Env::fixed();
        let mut store = Store::in_memory().unwrap();
        prop_assume!(store.create_session(&session).is_ok());
        for profile in [Profile::full(), Profile::hms()] {
            let document = action_list(&session, &profile, lang, env.today());
            for bytes in [
                xlsx::write(&document).unwrap().bytes,
                csv::write(&document, Flavour::Excel).unwrap(),
                csv::write(&document, Flavour::Plain).unwrap(),
            ] {
                let Some(list) = edited(&sheet::read(&bytes).unwrap(), &[], env.today()) else {
                    prop_assert!(session.measures.is_empty() || profile.id == "hms");
                    continue;
                };
                let plan = plan_list(&store, &list, &ListAnswers::default(), &env).unwrap();
                prop_assert_eq!(&plan.problems, &Vec::new());
                let rows: Vec<_> = plan.rows.iter().map(|row| &row.differences).collect();
                prop_assert!(rows.is_empty(), "{:?}", rows);
            }
        }
    }
}

#[test]
fn each_edit_gives_exactly_its_own_difference() {
    let desk = Desk::new();
    let (first, second) = ("Takheis på badet", "Rutinekort");
    let from = desk.measure(0).terms();
    let later = |days| from.deadline.unwrap().checked_add_days(Days::new(days));
    for (title, column, value, expected) in [
        (first, Column::State, text("i gang"), Difference::State(StateCode::Agreed, StateCode::InProgress)),
        (second, Column::State, text("Avtalt"), Difference::State(StateCode::InProgress, StateCode::Agreed)),
        (first, Column::State, text("parked"), Difference::State(StateCode::Agreed, StateCode::Parked)),
        (
            first,
            Column::Deadline,
            Value::Date(later(10).unwrap()),
            Difference::Day(Column::Deadline, from.deadline, later(10)),
        ),
        (
            first,
            Column::FollowUp,
            text("15.2.2027"),
            Difference::Day(Column::FollowUp, from.follow_up, Some(day(2027, 2, 15))),
        ),
        (
            first,
            Column::Responsible,
            text("fagleder"),
            Difference::Text(Column::Responsible, "avdelingsleder".into(), "fagleder".into()),
        ),
        (first, Column::Deputy, text("Kari"), Difference::Text(Column::Deputy, String::new(), "Kari".into())),
        (first, Column::Note, text("=1+1"), Difference::Text(Column::Note, String::new(), "=1+1".into())),
    ] {
        let mut book = desk.exported();
        set(&mut book, title, column, value);
        let plan = desk.plan(&book, &because("ny turnus"));
        assert_eq!(plan.problems, [], "{column:?}");
        let rows: Vec<_> = plan.rows.iter().map(|row| (row.title.as_str(), &row.differences)).collect();
        assert_eq!(rows, [(title, &vec![expected])], "{column:?}");
        assert_eq!(plan.same, 2, "{column:?}");
    }
}

#[test]
fn a_moved_deadline_needs_a_reason_and_then_stands_in_the_history() {
    let mut desk = Desk::new();
    let mut book = desk.exported();
    set(&mut book, "Takheis på badet", Column::Deadline, Value::Date(day(2027, 6, 15)));
    let plan = desk.plan(&book, &ListAnswers::default());
    assert!(plan.rows[0].needs_reason && !plan.is_ready());
    commit_list(&mut desk.store, &plan, &desk.env).unwrap();
    assert_eq!(desk.measure(0), desk.session.measures[0], "not before the reason is given");

    let plan = desk.plan(&book, &because("heisen er forsinket"));
    assert!(plan.is_ready());
    commit_list(&mut desk.store, &plan, &desk.env).unwrap();
    let measure = desk.measure(0);
    assert_eq!(measure.terms().deadline, Some(day(2027, 6, 15)));
    assert_eq!(measure.original_deadline, desk.session.measures[0].terms().deadline);
    let loaded = desk.store.load(desk.session.id).unwrap().unwrap();
    let told = loaded.session.history_of(measure.id).last().unwrap();
    assert_eq!(told.reason, "heisen er forsinket");
    let again = desk.plan(&book, &ListAnswers::default());
    assert_eq!((again.rows.len(), again.same), (0, 3), "the same list a second time brings nothing");
    // The whole list is one step.
    let step = desk.store.undo(desk.session.id, loaded.revision, desk.env.now()).unwrap().unwrap();
    assert_eq!(step.label, "take_in_list");
    assert_eq!(desk.measure(0), desk.session.measures[0]);
}

#[test]
fn a_reason_can_stand_in_the_list_and_one_that_stood_there_is_no_new_one() {
    let mut desk = Desk::new();
    let mut book = desk.exported();
    set(&mut book, "Takheis på badet", Column::Deadline, Value::Date(day(2027, 6, 15)));
    set(&mut book, "Takheis på badet", Column::Reason, text("leverandøren venter"));
    let plan = desk.plan(&book, &ListAnswers::default());
    assert_eq!(plan.rows[0].reason, "leverandøren venter");
    commit_list(&mut desk.store, &plan, &desk.env).unwrap();

    desk.session = desk.store.load(desk.session.id).unwrap().unwrap().session;
    let mut book = desk.exported();
    set(&mut book, "Takheis på badet", Column::Deadline, Value::Date(day(2027, 8, 1)));
    assert!(desk.plan(&book, &ListAnswers::default()).rows[0].needs_reason);
}

#[test]
fn what_was_changed_here_since_the_list_was_made_is_asked_about() {
    let mut desk = Desk::new();
    let mut book = desk.exported();
    desk.env.advance(std::time::Duration::from_secs(2 * 86_400));
    let revision = desk.store.revision(desk.session.id).unwrap().unwrap();
    let moved = Op::MoveDeadline { measure: desk.id(0), to: day(2027, 3, 1), reason: "heis".into() };
    let planned = plan(&moved, &desk.session, &desk.env).unwrap();
    desk.store
        .commit(&dialogduk::store::Commit {
            session: desk.session.id,
            label: planned.label.into(),
            changes: planned.changes,
            expected: revision,
            at: desk.env.now(),
            draft_done: None,
        })
        .unwrap();
    set(&mut book, "Rutinekort", Column::State, text("gjennomført"));

    let undecided = desk.plan(&book, &because("x"));
    assert!(!undecided.is_ready() && undecided.rows[0].is_undecided());
    let take = |take| ListAnswers { take: Some(take), ..because("x") };
    let mine = desk.plan(&book, &take(Take::Mine));
    assert_eq!((mine.is_ready(), mine.changed()), (true, 1), "only the other row changes");
    let theirs = desk.plan(&book, &take(Take::Theirs));
    assert_eq!((theirs.is_ready(), theirs.changed()), (true, 2));
}

#[test]
fn columns_may_stand_in_any_order_under_any_sheet_name_and_others_are_told_and_left() {
    let desk = Desk::new();
    let mut book = desk.exported();
    set(&mut book, "Rutinekort", Column::State, text("gjennomført"));
    let grid = &mut book.sheets[0];
    grid.name = "Karis ark".into();
    for cells in grid.rows.values_mut() {
        *cells = std::mem::take(cells).into_iter().map(|(at, cell)| (100 - at, cell)).collect();
    }
    let (head, _) = place(grid, "Tiltak", Column::Id);
    grid.rows.get_mut(&head).unwrap().insert(3, Cell { value: text("Karis farge"), formula: false });
    let plan = desk.plan(&book, &ListAnswers::default());
    assert_eq!(plan.changed(), 1);
    assert_eq!(plan.notes, [ListNote::OtherColumns(vec!["Karis farge".into()])]);
}

#[test]
fn a_missing_column_leaves_its_field_alone_and_an_empty_cell_is_told() {
    let desk = Desk::new();
    let mut book = desk.exported();
    let grid = &mut book.sheets[0];
    let (row, state) = place(grid, "Takheis på badet", Column::State);
    let (_, deadline) = place(grid, "Takheis på badet", Column::Deadline);
    for cells in grid.rows.values_mut() {
        cells.remove(&state);
    }
    grid.rows.get_mut(&row).unwrap().remove(&deadline);
    let (_, note) = place(grid, "Takheis på badet", Column::Note);
    grid.rows.get_mut(&row).unwrap().insert(note, Cell { value: text("ja"), formula: true });
    let plan = desk.plan(&book, &ListAnswers::default());
    assert_eq!(plan.rows.len(), 1);
    assert_eq!(plan.rows[0].kept, [Column::Deadline]);
    assert_eq!(plan.rows[0].formulas, [Column::Note], "the stored value counts, and it is told");
}

#[test]
fn what_is_wrong_with_a_row_is_told_with_its_number() {
    let desk = Desk::new();
    let title = "Takheis på badet";
    let other = desk.id(1).to_string();
    for (column, value, told) in [
        (
            Column::Id,
            text("0000000000000zzz"),
            "Rad 6: Det finnes ikke noe tiltak her med id 0000000000000zzz.",
        ),
        (Column::Id, text("nei"), "Rad 6: Det finnes ikke noe tiltak her med id nei."),
        (Column::Id, text(&other), "Rad 7: Tiltaket står også i rad 6."),
        (Column::State, text("kanskje"), "Rad 6: «kanskje» er ingen status."),
        (
            Column::State,
            text("vurdert"),
            "Rad 6: «Takheis på badet»: Et tiltak som er avtalt, kan ikke gå rett til vurdert. Herfra kan det bli i gang, gjennomført, forslag, parkert eller forkastet.",
        ),
        (Column::State, text("på plass"), "Rad 6: «på plass» er ingen status."),
        (Column::Deadline, text("snarest"), "Rad 6: Frist: «snarest» er ingen dato."),
        (Column::Deadline, text("31.4.2027"), "Rad 6: Frist: «31.4.2027» er ingen dato."),
        (
            Column::Deadline,
            Value::Number("46188".into()),
            "Rad 6: Frist: 46188 er et tall, ikke en dato. Gi cella datoformat.",
        ),
        (
            Column::FollowUp,
            text("neste torsdag"),
            "Rad 6: Oppfølging: «neste torsdag» kan være 26.11.2026 eller 03.12.2026. Skriv datoen.",
        ),
        (Column::Deadline, Value::Error, "Rad 6: Frist: regnearket viser selv en feil her."),
        (
            Column::Responsible,
            text("alle"),
            "Rad 6: «Takheis på badet»: Tiltaket mangler én ansvarlig («alle» og «vi» er ingen). Fyll inn det som mangler, eller parkér tiltaket og skriv hvorfor.",
        ),
    ] {
        let mut book = desk.exported();
        set(&mut book, title, column, value);
        assert_eq!(desk.problems(&book), [told], "{column:?}");
    }
}

#[test]
fn what_is_wrong_with_the_whole_table_is_told() {
    let desk = Desk::new();
    let mut merged = desk.exported();
    merged.sheets[0].merged.push(Merged { rows: (5, 6), columns: (1, 1) });
    assert_eq!(desk.problems(&merged), ["Rad 6: Celler er slått sammen i rad 6–7. Del dem igjen."]);

    let mut twice = desk.exported();
    let (head, at) = place(&twice.sheets[0], "Tiltak", Column::Deadline);
    twice.sheets[0].rows.get_mut(&head).unwrap().insert(at + 90, Cell { value: text("Når"), formula: false });
    assert_eq!(desk.problems(&twice), ["Rad 5: To kolonner er begge «Frist». Fjern den ene."]);

    let mut moved = desk.exported();
    set(&mut moved, "Fast overlapp", Column::Deadline, Value::Date(day(2027, 9, 1)));
    assert_eq!(
        desk.problems(&moved),
        ["Rad 8: «Fast overlapp»: Fristen kan ikke flyttes, for tiltaket er gjennomført."]
    );
    set(&mut moved, "Fast overlapp", Column::State, text("i gang"));
    assert_eq!(desk.problems(&moved), Vec::<String>::new(), "what is taken up again can");
}

#[test]
fn while_one_row_is_wrong_nothing_is_done() {
    let mut desk = Desk::new();
    let mut book = desk.exported();
    set(&mut book, "Takheis på badet", Column::State, text("i gang"));
    set(&mut book, "Rutinekort", Column::State, text("kanskje"));
    let plan = desk.plan(&book, &ListAnswers::default());
    assert!(!plan.is_ready());
    commit_list(&mut desk.store, &plan, &desk.env).unwrap();
    assert_eq!(desk.measure(0), desk.session.measures[0]);
}

#[test]
fn a_list_of_several_meetings_changes_all_of_them_or_none() {
    let mut desk = Desk::new();
    let mut second = fixture::session(&desk.env);
    second.unit = desk.session.unit.clone();
    let mut measure = fixture::filled_in("Stillerom", "", &desk.env);
    measure.state = State::Agreed(Agreement::new(&measure.terms(), second.meeting_day()).unwrap());
    second.measures.push(measure);
    desk.store.create_session(&second).unwrap();

    let mut book = desk.exported();
    set(&mut book, "Takheis på badet", Column::State, text("i gang"));
    let mut other = sheet::read(&bytes(&second, &Profile::hms(), Lang::En, desk.env.today())).unwrap();
    set(&mut other, "Stillerom", Column::State, text("in progress"));
    book.sheets.push(other.sheets.swap_remove(0));
    let plan = desk.plan(&book, &ListAnswers::default());
    assert_eq!((plan.sessions().count(), plan.changed()), (2, 2));
    let stale = plan.clone();
    commit_list(&mut desk.store, &plan, &desk.env).unwrap();
    let states = |desk: &Desk| {
        let there = desk.store.load(second.id).unwrap().unwrap().session.measures[0].state.code();
        (desk.measure(0).state.code(), there)
    };
    assert_eq!(states(&desk), (StateCode::InProgress, StateCode::InProgress));

    // Taken back in one of the two it is taken back in both; what was planned before fits neither any longer.
    let revision = desk.store.revision(second.id).unwrap().unwrap();
    desk.store.undo(second.id, revision, desk.env.now()).unwrap();
    assert!(commit_list(&mut desk.store, &stale, &desk.env).is_err());
    assert_eq!(states(&desk), (StateCode::Agreed, StateCode::Agreed));
}

#[test]
fn files_that_are_no_lists_are_refused_in_a_sentence() {
    let many = {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..=u32::try_from(sheet::MOST_ROWS).unwrap() {
            sheet.write_number(row, 0, f64::from(row)).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let empty = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
    let lines = "1;2\n".repeat(100_000);
    let cut = &many[..many.len() / 2];
    for (name, bytes, problem) in [
        ("nothing", &b""[..], SheetProblem::Empty),
        ("an empty workbook", &empty, SheetProblem::Empty),
        ("blank text", b" \n;;\n", SheetProblem::Empty),
        ("too many rows", &many, SheetProblem::TooManyRows),
        ("100 000 rows", lines.as_bytes(), SheetProblem::TooManyRows),
        ("half a workbook", cut, SheetProblem::Broken),
        ("a packed folder", &packed("notat.txt", 10), SheetProblem::Packed),
        (
            "noise that begins as one",
            b"PK\x03\x04 and nothing that was ever packed, far too long",
            SheetProblem::Packed,
        ),
        ("a text document", &packed("mimetype", 10), SheetProblem::NotASheet),
        ("OpenDocument", &packed("content.xml", 10), SheetProblem::OtherFormat),
        ("a bomb", &packed("xl/workbook.xml", sheet::LARGEST_UNPACKED + 1), SheetProblem::TooLarge),
        ("old Excel", &[0xD0, 0xCF, 0x11, 0xE0, 0, 0], SheetProblem::OldOrLocked),
        ("a picture", &[0x89, b'P', b'N', b'G', 0, 0], SheetProblem::NotASheet),
    ] {
        assert_eq!(sheet::read(bytes).unwrap_err(), problem, "{name}");
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            assert!(!(texts(lang).roundtrip.unreadable)(problem.clone()).is_empty());
        }
    }
    // A foreign workbook can be read and has no ids.
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "Handleliste").unwrap();
    let foreign = sheet::read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(edited(&foreign, &[], day(2026, 11, 22)), None);
}

/// A packed folder with one file of so many zeros.
fn packed(name: &str, size: u64) -> Vec<u8> {
    use std::io::{Cursor, Read, repeat};
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    std::io::copy(&mut repeat(0).take(size), &mut writer).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn rows_are_told_by_sheet_where_there_are_several() {
    let words = texts(Lang::Nb).roundtrip;
    let at = |sheet: &str| (words.at)(&RowPlace { sheet: sheet.into(), row: 7 });
    assert_eq!((at("").as_str(), at("Parkert").as_str()), ("Rad 7", "Parkert, rad 7"));
}

/// A list where a deadline has moved and a measure is done, as a file.
fn edited_file(desk: &Desk, folder: &std::path::Path) -> std::path::PathBuf {
    let document = action_list(&desk.session, &Profile::full(), Lang::Nb, desk.env.today());
    let list = String::from_utf8(csv::write(&document, Flavour::Excel).unwrap()).unwrap();
    let list = list.replacen("21.01.2027", "15.06.2027", 1).replacen("i gang", "utført", 1);
    let file = folder.join("liste.csv");
    std::fs::write(&file, list).unwrap();
    file
}

#[test]
fn line_by_line_the_reason_is_asked_for_and_then_all_of_it_is_done() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = edited_file(&desk, folder.path());
    let (id, mut store) = (desk.session.id, desk.store);
    let (settings, sets) = (dialogduk::settings::Settings::default(), built_in());
    let mut play = |script: String| {
        let mut said = Vec::new();
        let around = dialogduk::plain::Around {
            settings: &settings,
            sets: &sets,
            export_folder: folder.path(),
            headings: &[],
            profiles: &[],
            env: &desk.env,
            outside: &(),
        };
        dialogduk::plain::run(&mut store, None, &mut script.as_bytes(), &mut said, around).unwrap();
        (String::from_utf8(said).unwrap(), store.load(id).unwrap().unwrap().session)
    };
    let (said, session) = play(format!("/hent inn {}\nny turnus\nnei\n/slutt\n", file.display()));
    assert!(said.contains("Frist: 21.01.2027 → 15.06.2027") && said.contains("2 tiltak endres"), "{said}");
    assert_eq!(session.measures, desk.session.measures);
    let (said, session) = play(format!("/hent inn {}\nny turnus\nja\n/slutt\n", file.display()));
    assert!(said.contains("Hentet inn fra liste.csv: 2 tiltak endret."), "{said}");
    assert_eq!(session.measures[0].terms().deadline, Some(day(2027, 6, 15)));
    assert_eq!(session.measures[1].state.code(), StateCode::Done);
}

#[test]
fn on_the_screen_the_difference_is_read_before_it_is_brought_in() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = edited_file(&desk, folder.path());
    let (id, store) = (desk.session.id, desk.store);
    for (width, height) in [(80, 24), (60, 18)] {
        let mut room =
            Room::with(Store::in_memory().unwrap(), dialogduk::settings::Settings::default(), width, height);
        room.open(vec![Effect::LookAt(file.clone())]);
        room.sees("Det finnes ikke noe tiltak her med id");
    }
    let mut room = Room::with(store, dialogduk::settings::Settings::default(), 80, 24);
    room.open(vec![Effect::LookAt(file.clone())]);
    room.sees("Frist: 21.01.2027 → 15.06.2027").line("ny turnus");
    room.sees("Status: i gang → gjennomført").sees("Grunn: ny turnus");
    // Esc loses neither the list nor the reason.
    room.press("Enter").press("Esc").sees("«Hent inn …» går videre med liste.csv.");
    assert_eq!(room.desk.store.load(id).unwrap().unwrap().session.measures, desk.session.measures);
    room.command(dialogduk::tui::commands::Id::ImportSession).sees("Gå videre med liste.csv").press("Enter");
    room.sees("Grunn: ny turnus");
    room.press("Enter").sees("Hente inn lista?").press("Enter");
    room.sees("Hentet inn fra liste.csv");
    let session = room.desk.store.load(id).unwrap().unwrap().session;
    assert_eq!(session.measures[0].terms().deadline, Some(day(2027, 6, 15)));
    assert_eq!(session.measures[1].state.code(), StateCode::Done);
}

/// What a person does in the program while the list is out.
fn meanwhile(desk: &mut Desk, op: &Op) {
    let loaded = desk.store.load(desk.session.id).unwrap().unwrap();
    let planned = plan(op, &loaded.session, &desk.env).unwrap();
    let commit = dialogduk::store::Commit {
        session: desk.session.id,
        label: planned.label.into(),
        changes: planned.changes,
        expected: loaded.revision,
        at: desk.env.now(),
        draft_done: None,
    };
    desk.store.commit(&commit).unwrap();
}

fn note(desk: &Desk, field: TextField, text: &str) -> Op {
    Op::EditMeasure {
        measure: desk.id(0),
        edit: MeasureEdit::Text(field, text.into()),
        reason: String::new(),
    }
}

#[test]
fn a_note_written_here_since_the_list_was_made_is_asked_about_and_never_lost_silently() {
    let title = "Takheis på badet";
    for (field, column) in [(TextField::Note, Column::Note), (TextField::Deputy, Column::Deputy)] {
        for (in_list, days) in [(Some("fra lista"), 2), (None, 2), (None, 0)] {
            let mut desk = Desk::new();
            let mut book = desk.exported();
            if let Some(words) = in_list {
                set(&mut book, title, column, text(words));
            }
            desk.env.advance(std::time::Duration::from_secs(days * 86_400));
            let written = note(&desk, field, "skrevet her");
            meanwhile(&mut desk, &written);
            let plan = desk.plan(&book, &ListAnswers::default());
            assert!(
                plan.rows[0].is_undecided() && !plan.is_ready(),
                "{field:?} {in_list:?} after {days} days"
            );
            let take = |take| ListAnswers { take: Some(take), ..ListAnswers::default() };
            assert_eq!(desk.plan(&book, &take(Take::Mine)).changed(), 0, "{field:?} {in_list:?}");
            assert_eq!(desk.plan(&book, &take(Take::Theirs)).changed(), 1, "{field:?} {in_list:?}");
            // What was taken back is not there to be lost.
            let revision = desk.store.revision(desk.session.id).unwrap().unwrap();
            desk.store.undo(desk.session.id, revision, desk.env.now()).unwrap();
            let plan = desk.plan(&book, &ListAnswers::default());
            assert_eq!((plan.is_ready(), plan.changed()), (true, usize::from(in_list.is_some())));
        }
    }
}

#[test]
fn a_note_written_before_the_list_was_made_is_edited_without_a_question() {
    let mut desk = Desk::new();
    let written = note(&desk, TextField::Note, "skrevet før");
    meanwhile(&mut desk, &written);
    desk.env.advance(std::time::Duration::from_secs(3600));
    // On the same day, as the history of the meeting tells.
    let file = "Tiltaksliste.xlsx";
    let told = Op::Note(dialogduk::domain::session::SessionEventKind::Exported, file.into());
    meanwhile(&mut desk, &told);
    desk.session = desk.store.load(desk.session.id).unwrap().unwrap().session;
    let mut book = desk.exported();
    set(&mut book, "Takheis på badet", Column::Note, text("fra lista"));
    let plan = desk.plan(&book, &ListAnswers::default());
    assert_eq!((plan.is_ready(), plan.changed()), (true, 1));

    // The same list as text with separators, which tells no day: its name does.
    let mut list = edited(&book, &[], desk.env.today()).unwrap();
    (list.as_of, list.file) = (None, file.into());
    desk.env.advance(std::time::Duration::from_secs(3600));
    let later = note(&desk, TextField::Note, "skrevet etterpå");
    meanwhile(&mut desk, &later);
    let plan = |list: &Edited| plan_list(&desk.store, list, &ListAnswers::default(), &desk.env).unwrap();
    assert!(plan(&list).rows[0].is_undecided(), "the name tells when it was made");
    list.file.clear();
    assert!(plan(&list).is_ready(), "nobody can tell that it is older");
}

#[test]
fn a_formula_that_is_not_worked_out_clears_nothing() {
    let mut desk = Desk::new();
    let written = note(&desk, TextField::Note, "viktig");
    meanwhile(&mut desk, &written);
    desk.session = desk.store.load(desk.session.id).unwrap().unwrap().session;
    let mut book = desk.exported();
    let (row, at) = place(&book.sheets[0], "Takheis på badet", Column::Note);
    let cell = Cell { value: Value::NotWorkedOut, formula: true };
    book.sheets[0].rows.get_mut(&row).unwrap().insert(at, cell);
    assert_eq!(
        desk.problems(&book),
        ["Rad 6: Merknad: en formel er ikke regnet ut. Åpne fila i regnearket og lagre den på nytt."]
    );
    // As a file tells it: a formula with its value, without one, and with an empty one.
    for (written, value) in
        [("<v>7</v>", Value::Number("7".into())), ("", Value::NotWorkedOut), ("<v></v>", Value::NotWorkedOut)]
    {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_formula(0, 0, "=A9").unwrap();
        let bytes = repacked(&book.save_to_buffer().unwrap(), "<v>0</v>", written);
        assert_eq!(sheet::read(&bytes).unwrap().sheets[0].rows[&0][&0].value, value, "{written:?}");
    }
}

/// A workbook with other words in its first sheet.
fn repacked(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        if name.ends_with("sheet1.xml") {
            text = String::from_utf8(text).unwrap().replace(from, to).into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&text).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn a_list_with_headings_of_an_employers_own_comes_back_by_its_profile() {
    let profile = "date_format = \"dd/mm/yyyy\"\n\
        [[column]]\nfield = \"title\"\nheader = \"Aktivitet i planen\"\n\
        [[column]]\nfield = \"deadline\"\nheader = \"Gjøres før\"\n\
        [[column]]\nfield = \"state\"\nheader = \"Fase\"\n\
        [[column]]\nheader = \"Hjemmel\"\nvalue = \"AML § 3-1\"\n\
        [[column]]\nfield = \"influence\"\nheader = \"Hvor\"\n\
        [[column]]\nfield = \"responsible\"\n\
        [[column]]\nfield = \"id\"\nheader = \"Ref\"\n";
    let profile = dialogduk::report::own_profile::read(profile, "kommune").unwrap();
    let headings = [Headings::new([("Noe annet", "title")]), Headings::new(profile.own_headings())];
    let desk = Desk::new();
    let document = action_list(&desk.session, &profile, Lang::Nb, desk.env.today());
    for bytes in [xlsx::write(&document).unwrap().bytes, csv::write(&document, Flavour::Excel).unwrap()] {
        let mut book = sheet::read(&bytes).unwrap();
        assert_eq!(edited(&book, &[], desk.env.today()), None, "nobody else knows these headings");
        let list = edited(&book, &headings, desk.env.today()).unwrap();
        let plan = plan_list(&desk.store, &list, &ListAnswers::default(), &desk.env).unwrap();
        assert_eq!((plan.rows.len(), plan.same, &plan.notes[..]), (0, 3, &[][..]), "{:?}", plan.problems);
        // Edited by hand.
        let grid = &mut book.sheets[0];
        let (_, head) =
            grid.rows.iter().find(|(_, cells)| cells.values().any(|it| text_of(it) == "Fase")).unwrap();
        let at = *head.iter().find(|(_, it)| text_of(it) == "Fase").unwrap().0;
        let row = grid
            .rows
            .values_mut()
            .find(|cells| cells.values().any(|it| text_of(it) == "Rutinekort"))
            .unwrap();
        row.insert(at, Cell { value: text("gjennomført"), formula: false });
        let list = edited(&book, &headings, desk.env.today()).unwrap();
        let plan = plan_list(&desk.store, &list, &ListAnswers::default(), &desk.env).unwrap();
        assert_eq!((plan.changed(), plan.is_ready()), (1, true), "{:?}", plan.problems);
    }
}
