//! A list of measures that a unit has kept itself becomes a session of its own (I18).

use chrono::NaiveDate;
use dialogduk::domain::ids::SetId;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{EventKind, Measure, State, StateCode};
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange::sheet::{self, Book, Cell, Column, Headings, Merged, Own, Value};
use dialogduk::i18n::texts;
use dialogduk::ops::{
    AlikeTo, EarlierAnswers, EarlierPlan, EarlierSource, LeftOut, REVIEW_SET, Take, commit_earlier_list,
    plan_earlier_list,
};
use dialogduk::settings::Settings;
use dialogduk::store::Store;
use dialogduk::tui::msg::Effect;
use proptest::prelude::*;

use crate::driver::{Room, built_in};
use crate::fixture;

/// What a leader has kept in Excel, as text with separators.
const LIST: &str = "HMS-plan 2026;;;;;\n\
    ;;;;;\n\
    Nr;Hva skal gjøres;Hvem;Innen;Status;Kommentar\n\
    1;Takheis på badet;avdelingsleder;1.3.2027;pågår;venter på tilbud\n\
    2;Rutinekort;fagleder;15.12.2026;åpen;\n\
    3;Stillerom;alle;1.2.2027;;\n\
    4;Male gangen;vaktmester;1.5.2026;ferdig;\n";

struct Desk {
    env: Env,
    store: Store,
    source: EarlierSource,
}

impl Desk {
    fn new() -> Self {
        let env = Env::fixed();
        let set = built_in().get(&SetId::new(REVIEW_SET)).unwrap().set.clone();
        let unit = fixture::session(&env).unit;
        let words = texts(Lang::Nb).earlier_list.wording("plan.csv");
        let source = EarlierSource { unit, set, date: day(2026, 11, 23), words };
        Self { env, store: Store::in_memory().unwrap(), source }
    }

    fn plan(&self, list: &Own, answers: &EarlierAnswers) -> EarlierPlan {
        plan_earlier_list(&self.store, list, &self.source, answers, &self.env).unwrap()
    }

    fn take_in(&mut self, list: &Own, answers: &EarlierAnswers) -> Option<Session> {
        let plan = self.plan(list, answers);
        let made = commit_earlier_list(&mut self.store, &plan, &self.source, &self.env).unwrap();
        made.map(|id| self.store.load(id).unwrap().unwrap().session)
    }

    /// What is wrong, in bokmål.
    fn problems(&self, list: &Own) -> Vec<String> {
        let words = texts(Lang::Nb).roundtrip;
        let plan = self.plan(list, &EarlierAnswers::default());
        plan.problems.iter().map(|(at, it)| format!("{}: {}", (words.at)(at), (words.trouble)(it))).collect()
    }
}

fn book(text: &str) -> Book {
    sheet::read(text.as_bytes()).unwrap()
}

fn own(text: &str) -> Own {
    Own::found(&book(text), &[], &[]).expect("headings")
}

fn says(list: &Own) -> Vec<(&str, Option<Column>, bool)> {
    list.columns.iter().map(|it| (it.heading.as_str(), it.says, it.sure)).collect()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_list_becomes_a_closed_session_whose_measures_are_owed() {
    let mut desk = Desk::new();
    let session = desk.take_in(&own(LIST), &EarlierAnswers::default()).unwrap();
    assert_eq!((session.details.state, session.is_without_meeting()), (SessionState::Closed, true));
    assert_eq!(session.details.title, "Tidligere tiltaksliste");
    let told: Vec<_> = session.measures.iter().map(|it| (it.title.as_str(), it.state.code())).collect();
    assert_eq!(
        told,
        [
            ("Takheis på badet", StateCode::InProgress),
            ("Rutinekort", StateCode::Agreed),
            ("Stillerom", StateCode::Parked),
        ]
    );
    let first = session.measures[0].state.agreement().unwrap();
    assert_eq!((first.responsible(), first.deadline()), ("avdelingsleder", day(2027, 3, 1)));
    let comment = session.history_of(session.measures[0].id).last().unwrap();
    assert_eq!((comment.kind, comment.new.as_str()), (EventKind::Comment, "venter på tilbud"));
    let State::Parked { reason, .. } = &session.measures[2].state else { panic!("waits") };
    assert!(reason.as_str().contains("én ansvarlig"), "{reason:?}");

    let today = desk.env.today();
    let due = desk.store.due(today, today.checked_add_months(chrono::Months::new(6)).unwrap(), 10).unwrap();
    let titles: Vec<_> = due.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Rutinekort", "Takheis på badet"], "what is owed is due like anything else");
    let mut next = fixture::session(&desk.env);
    next.unit = desk.source.unit.clone();
    desk.store.create_session(&next).unwrap();
    let earlier = desk.store.earlier(&next, today).unwrap();
    assert_eq!(earlier.len(), 2, "the next meeting looks at it again");
}

#[test]
fn a_row_that_may_concern_one_person_is_told_before_it_comes_in() {
    let desk = Desk::new();
    let list = own("Hva skal gjøres;Hvem;Innen;Kommentar\n\
        Kari må få lettere oppgaver;styrer;1.3.2027;\n\
        Ro i garderoben;Ola Nordmann;1.3.2027;Ola spør vaktmesteren\n\
        Stillerom;styrer;1.3.2027;hun er sykmeldt\n");
    let plan = desk.plan(&list, &EarlierAnswers::default());
    let said: Vec<Vec<&str>> =
        plan.rows.iter().map(|row| row.asked.iter().flat_map(|asked| asked.said()).collect()).collect();
    assert_eq!(said, [vec!["Kari må få lettere oppgaver"], vec![], vec!["hun er sykmeldt"]]);
    let words = texts(Lang::Nb).earlier_list;
    assert!((words.summary)(&plan).concat().contains("2 kan gjelde én person"));
    assert!(
        (words.lines)(&plan.rows[0])
            .concat()
            .contains("«Kari må få lettere oppgaver» kan være én persons sak")
    );
}

#[test]
fn columns_are_guessed_by_their_headings_in_any_order_and_three_languages() {
    use Column::{Comment, Deadline, Responsible, State, Title};
    let sure = |heading, says| (heading, Some(says), true);
    for (headings, expected) in [
        (
            "Hva skal gjøres;Hvem;Innen;Status;Kommentar",
            vec![
                sure("Hva skal gjøres", Title),
                sure("Hvem", Responsible),
                sure("Innen", Deadline),
                sure("Status", State),
                sure("Kommentar", Comment),
            ],
        ),
        (
            "Kven gjer det;Kva skal gjerast",
            vec![sure("Kven gjer det", Responsible), sure("Kva skal gjerast", Title)],
        ),
        (
            "Action;Owner;Due date",
            vec![sure("Action", Title), sure("Owner", Responsible), sure("Due date", Deadline)],
        ),
        (
            "Tiltaksbeskrivelse;Ansvarlig (navn);Farge",
            vec![
                ("Tiltaksbeskrivelse", Some(Title), false),
                ("Ansvarlig (navn)", Some(Responsible), false),
                ("Farge", None, true),
            ],
        ),
        // Of two that say the same, the better word is taken, and the other is left.
        ("Beskrivelse;Tiltak", vec![("Beskrivelse", None, true), sure("Tiltak", Title)]),
        (
            "Nr;Tiltak;Opprinnelig frist",
            vec![("Nr", None, true), sure("Tiltak", Title), ("Opprinnelig frist", None, true)],
        ),
    ] {
        let list = own(&format!("{headings}\n{}x\n", ";".repeat(headings.matches(';').count())));
        assert_eq!(says(&list), expected, "{headings}");
    }
}

#[test]
fn a_person_can_say_otherwise_by_heading_or_letter_and_a_profile_file_too() {
    let text = "Gjøremål i år;Person;Dag\nRo i gangen;leder;1.3.2027\n";
    let mut list = Own::found(&book(text), &[], &["Person"]).unwrap();
    assert_eq!(list.called("person"), [1]);
    assert_eq!(list.called("c"), [2]);
    assert_eq!(list.called("Ukjent"), Vec::<usize>::new());
    list.say(1, Some(Column::Responsible));
    list.say(2, Some(Column::Deadline));
    list.say(0, Some(Column::Title));
    let desk = Desk::new();
    let plan = desk.plan(&list, &EarlierAnswers::default());
    let terms = plan.rows[0].measure.terms();
    assert_eq!((terms.responsible.as_str(), terms.deadline), ("leder", Some(day(2027, 3, 1))));
    list.say(1, Some(Column::Title));
    assert_eq!(list.columns[0].says, None, "what one column says, the other does not");

    let profile = Headings::new([("Gjøremål i år", "title"), ("Person", "responsible"), ("Dag", "deadline")]);
    let list = Own::found(&book(text), &[profile], &[]).unwrap();
    assert!(list.columns.iter().all(|it| it.sure && it.says.is_some()), "{:?}", list.columns);
}

#[test]
fn what_is_wrong_is_told_by_row_and_nothing_comes_in() {
    for (row, told) in [
        ("Heis;leder;31.02.2026;", "Rad 2: Frist: «31.02.2026» er ingen dato."),
        ("Heis;leder;snarest;", "Rad 2: Frist: «snarest» er ingen dato."),
        (
            "Heis;leder;neste torsdag;",
            "Rad 2: Frist: «neste torsdag» kan være 26.11.2026 eller 03.12.2026. Skriv datoen.",
        ),
        ("Heis;leder;46188;", "Rad 2: Frist: «46188» er ingen dato."),
        ("Heis;leder;;rødt", "Rad 2: «rødt» er ingen status."),
        (";leder;1.3.2027;", "Rad 2: Raden sier ikke hva som skal gjøres. Skriv det, eller tøm raden."),
    ] {
        let mut desk = Desk::new();
        let list = own(&format!("Tiltak;Ansvarlig;Frist;Status\n{row}\nStillerom;leder;1.3.2027;\n"));
        assert_eq!(desk.problems(&list), [told], "{row}");
        assert_eq!(desk.take_in(&list, &EarlierAnswers::default()), None, "{row}");
        assert_eq!(desk.store.units().unwrap(), [], "{row}");
    }
}

#[test]
fn every_usual_way_to_write_a_day_or_a_state_is_understood() {
    let desk = Desk::new();
    for (row, deadline, state) in [
        ("1.3.2027;pågår", day(2027, 3, 1), StateCode::InProgress),
        ("2027-03-01;Åpen", day(2027, 3, 1), StateCode::Agreed),
        ("1. mars 2027;ikke startet", day(2027, 3, 1), StateCode::Agreed),
        ("01/03/2027;-", day(2027, 3, 1), StateCode::Agreed),
        ("1.3.27;forslag", day(2027, 3, 1), StateCode::Parked),
        ("uke 10;på vent", day(2027, 3, 12), StateCode::Parked),
    ] {
        let list = own(&format!("Tiltak;Ansvarlig;Frist;Status\nHeis;leder;{row}\n"));
        let plan = desk.plan(&list, &EarlierAnswers::default());
        assert_eq!(desk.problems(&list), Vec::<String>::new(), "{row}");
        let measure = &plan.rows[0].measure;
        assert_eq!((measure.terms().deadline, measure.state.code()), (Some(deadline), state), "{row}");
    }
}

#[test]
fn cells_no_one_can_trust_are_told_by_row() {
    let desk = Desk::new();
    let spoilt = |spoil: &dyn Fn(&mut Book)| {
        let mut book = book("Tiltak;Ansvarlig;Frist\nHeis;leder;1.3.2027\nStillerom;leder;1.3.2027\n");
        spoil(&mut book);
        desk.problems(&Own::found(&book, &[], &[]).unwrap())
    };
    let put = |at: u32, value: Value| {
        move |book: &mut Book| {
            let cell = Cell { value: value.clone(), formula: true };
            book.sheets[0].rows.get_mut(&1).unwrap().insert(at, cell);
        }
    };
    for (at, value, told) in [
        (
            2,
            Value::Number("46188".into()),
            "Rad 2: Frist: 46188 er et tall, ikke en dato. Gi cella datoformat.",
        ),
        (2, Value::Error, "Rad 2: Frist: regnearket viser selv en feil her."),
        (
            1,
            Value::NotWorkedOut,
            "Rad 2: Ansvarlig: en formel er ikke regnet ut. Åpne fila i regnearket og lagre den på nytt.",
        ),
        (
            0,
            Value::NotWorkedOut,
            "Rad 2: Tiltak: en formel er ikke regnet ut. Åpne fila i regnearket og lagre den på nytt.",
        ),
    ] {
        assert_eq!(spoilt(&put(at, value.clone())), [told], "{value:?}");
    }
    let merged = spoilt(&|book| book.sheets[0].merged.push(Merged { rows: (1, 2), columns: (1, 1) }));
    assert_eq!(merged, ["Rad 2: Celler er slått sammen i rad 2–3. Del dem igjen."]);

    // A person has said of two columns that they hold the same.
    let mut list = own("Tiltak;Ansvarlig;Frist;Dato\nHeis;leder;1.3.2027;1.4.2027\n");
    list.say_all(&[(2, Some(Column::Deadline)), (3, Some(Column::Deadline))]);
    assert_eq!(desk.problems(&list), ["Rad 1: To kolonner er begge «Frist». Fjern den ene."]);
}

#[test]
fn files_with_nothing_in_them_become_nothing() {
    for text in ["Bare en setning\n", "1;2\n3;4\n"] {
        assert_eq!(Own::found(&book(text), &[], &[]), None, "{text}");
    }
    let mut desk = Desk::new();
    let list = own("Tiltak;Ansvarlig;Frist\n");
    let plan = desk.plan(&list, &EarlierAnswers::default());
    assert!(plan.rows.is_empty() && plan.problems.is_empty() && !plan.is_ready());
    assert_eq!(desk.take_in(&list, &EarlierAnswers::default()), None);
}

#[test]
fn what_is_here_already_stays_out_unless_it_is_asked_for() {
    let mut desk = Desk::new();
    let first = desk.take_in(&own(LIST), &EarlierAnswers::default()).unwrap();
    let again = desk.plan(&own(LIST), &EarlierAnswers::default());
    assert!(!again.is_ready(), "the same list a second time brings nothing");
    assert_eq!((again.left_out(LeftOut::Alike), again.left_out(LeftOut::Finished)), (3, 1));
    let here = AlikeTo::Here("Takheis på badet".into(), StateCode::InProgress);
    assert_eq!(again.rows[0].alike, Some(here));

    let other = own(
        "Tiltak;Ansvarlig;Frist\nTakheis til badet;leder;1.3.2027\nHeis;leder;1.3.2027\nHeis;leder;1.4.2027\n",
    );
    let titles = |takes: &[(u32, Take)], take| -> Vec<String> {
        let answers =
            EarlierAnswers { takes: takes.iter().copied().collect(), take, ..EarlierAnswers::default() };
        desk.plan(&other, &answers).wanted().map(|row| row.measure.title.clone()).collect()
    };
    assert_eq!(titles(&[], None), ["Heis"], "alike to one here, and to an earlier row");
    assert_eq!(titles(&[(2, Take::Theirs), (3, Take::Mine)], None), ["Takheis til badet"]);
    assert_eq!(titles(&[], Some(Take::Theirs)).len(), 3);
    // What lies in the trash is not here.
    desk.store.trash(first.id, Some(desk.env.now())).unwrap();
    assert_eq!(desk.plan(&own(LIST), &EarlierAnswers::default()).wanted().count(), 3);
}

#[test]
fn who_and_when_can_be_said_of_all_rows_that_lack_it() {
    let desk = Desk::new();
    let list = own("Tiltak;Ansvarlig;Frist\nHeis;;\nStillerom;fagleder;1.3.2027\nTurnus;Kari og Ola;\n");
    let plan = desk.plan(&list, &EarlierAnswers::default());
    assert_eq!(plan.count(StateCode::Parked), 2);
    let answers = EarlierAnswers {
        responsible: "avdelingsleder".into(),
        deadline: Some(day(2027, 2, 1)),
        ..EarlierAnswers::default()
    };
    let plan = desk.plan(&list, &answers);
    let told: Vec<_> = plan
        .rows
        .iter()
        .map(|row| (row.measure.terms().responsible, row.measure.terms().deadline, row.measure.state.code()))
        .collect();
    assert_eq!(
        told,
        [
            ("avdelingsleder".to_owned(), Some(day(2027, 2, 1)), StateCode::Agreed),
            ("fagleder".to_owned(), Some(day(2027, 3, 1)), StateCode::Agreed),
            // V1: two people are nobody, and whom of them it is, the list does not say.
            ("Kari og Ola".to_owned(), Some(day(2027, 2, 1)), StateCode::Parked),
        ]
    );
}

#[test]
fn what_is_over_comes_in_only_when_asked_for() {
    let mut desk = Desk::new();
    let list = own("Tiltak;Ansvarlig;Frist;Status;Utført\n\
         Male;vaktmester;1.5.2026;ferdig;2.6.2026\n\
         Rydde;;;utført;\n\
         Kurs;leder;1.5.2026;avlyst;\n\
         Skilt;leder;1.5.2026;;ja\n\
         Rampe;leder;;på plass;\n");
    assert_eq!(desk.plan(&list, &EarlierAnswers::default()).left_out(LeftOut::Finished), 5);
    let answers = EarlierAnswers { finished: true, ..EarlierAnswers::default() };
    assert_eq!(desk.plan(&list, &answers).left_out(LeftOut::DoneByNobody), 1);
    let session = desk.take_in(&list, &answers).unwrap();
    let told: Vec<_> =
        session.measures.iter().map(|it| (it.title.as_str(), it.state.code(), it.in_place)).collect();
    assert_eq!(
        told,
        [
            ("Male", StateCode::Done, false),
            ("Kurs", StateCode::Dropped, false),
            ("Skilt", StateCode::Done, false),
            ("Rampe", StateCode::Proposed, true),
        ]
    );
    let State::Done { on, .. } = session.measures[0].state else { panic!("done") };
    assert_eq!(on, day(2026, 6, 2));
}

#[test]
fn of_several_sheets_the_longest_list_is_taken_and_words_in_the_first_lines_are_no_headings() {
    let mut whole = book("Forklaring;Status\nrød;ikke startet\n");
    whole.sheets.extend(book(LIST).sheets);
    let list = Own::found(&whole, &[], &[]).unwrap();
    assert_eq!(list.columns[1].heading, "Hva skal gjøres");
    let (rows, _) = list.rows(day(2026, 11, 22));
    assert_eq!(
        rows.iter().map(|row| row.place.row).collect::<Vec<_>>(),
        [4, 5, 6, 7],
        "as the spreadsheet counts"
    );
}

/// The list as a file that somebody has laid in their documents.
fn file(folder: &std::path::Path, text: &str) -> std::path::PathBuf {
    let file = folder.join("plan.csv");
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn on_the_screen_only_what_is_unsure_is_asked_and_all_of_it_is_read_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path(), &LIST.replace("Hvem", "Ansvarlig (navn)"));
    for (width, height) in [(80, 24), (60, 18)] {
        let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), width, height);
        room.open(vec![Effect::LookAt(file.clone())]);
        room.sees("Enhetens egen liste?").press("Enter");
        room.line("Solsikken").sees("Hva sier kolonnen «Ansvarlig (navn)»?").sees("avdelingsleder");
        room.press("Enter").sees("Ny enhet: Solsikken").press("Enter");
        room.sees("Hente inn lista?").press("Enter").sees("Hentet inn fra plan.csv: 3 tiltak i Solsikken");
        room.press("Enter").sees("Tidligere tiltak");
        let unit = room.desk.store.units().unwrap().remove(0);
        assert_eq!(room.desk.store.open_measures_of(unit.id).unwrap().len(), 2);
    }
}

#[test]
fn on_the_screen_more_can_be_said_before_it_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let list = "Tiltak;Ansvarlig;Frist;Status\nHeis;;;\nMale;leder;1.5.2026;ferdig\n";
    let file = file(folder.path(), list);
    let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), 80, 24);
    room.open(vec![Effect::LookAt(file)]);
    room.press("Enter").line("Solsikken").sees("Mangler ansvarlig og frist.").press("Enter");
    room.sees("Si hvem og når for tiltak som mangler det (1)").type_("2");
    room.line("leder").line("i fjor").sees("«i fjor» er ikke én dag");
    for _ in "i fjor".chars() {
        room.press("Backspace");
    }
    room.line("1.3.2027").press("Enter");
    room.sees("Ta også med det som er over (1)").type_("2").press("Enter");
    room.type_("1").sees("2 tiltak i Solsikken");
    let unit = room.desk.store.units().unwrap().remove(0);
    let owed = room.desk.store.open_measures_of(unit.id).unwrap();
    assert_eq!(owed[0].1.terms().responsible, "leder");
}

#[test]
fn esc_lays_a_list_aside_and_bringing_in_goes_on_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path(), LIST);
    let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), 80, 24);
    room.model.export_folder = folder.path().to_owned();
    room.open(vec![Effect::LookAt(file)]);
    room.press("Enter").line("Solsikken").press("Enter").sees("Hente inn lista?").press("Esc");
    room.sees("«Hent inn …» går videre med plan.csv.");
    assert_eq!(room.desk.store.units().unwrap(), []);
    room.command(dialogduk::tui::commands::Id::ImportSession);
    room.sees("Gå videre med plan.csv").press("Enter").sees("Ny enhet: Solsikken");
    room.press("Enter").press("Enter").sees("Hentet inn fra plan.csv");
}

#[test]
fn line_by_line_a_list_of_a_units_own_comes_in_after_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path(), &LIST.replace("Hvem", "Ansvarlig (navn)"));
    let mut desk = Desk::new();
    let (settings, sets) = (Settings::default(), built_in());
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
        dialogduk::plain::run(&mut desk.store, None, &mut script.as_bytes(), &mut said, around).unwrap();
        let units = desk.store.units().unwrap();
        let owed = units.first().map_or(0, |unit| desk.store.open_measures_of(unit.id).unwrap().len());
        (String::from_utf8(said).unwrap(), owed)
    };
    let begin = format!("/hent inn {}\n1\nSolsikken\n\n", file.display());
    let (said, owed) = play(format!("{begin}nei\n/slutt\n"));
    assert!(said.contains("Hva sier kolonnen «Ansvarlig (navn)»?") && owed == 0, "{said}");
    let (said, owed) = play(format!("{begin}1\n/slutt\n"));
    assert!(said.contains("Hentet inn fra plan.csv: 3 tiltak i Solsikken"), "{said}");
    assert_eq!(owed, 2, "{said}");
}

fn any_row() -> impl Strategy<Value = String> {
    let cell = |words: &'static [&'static str]| prop::sample::select(words);
    (
        cell(&["Heis", "Takheis på badet", "Rom 1", "Rom 2", "Male gangen", "=1+1"]),
        cell(&["leder", "fagleder", "alle", "Kari og Ola", "Ingen ennå", ""]),
        cell(&["1.3.2027", "1.5.2026", "uke 10", ""]),
        cell(&["", "åpen", "pågår", "forslag", "på vent", "ferdig", "avlyst", "på plass", "vurdert"]),
        cell(&["", "venter på tilbud"]),
    )
        .prop_map(|(title, who, when, state, comment)| format!("{title};{who};{when};{state};{comment}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn the_same_list_a_second_time_brings_nothing_and_what_came_in_is_what_was_shown(
        rows in prop::collection::vec(any_row(), 1..8),
        finished: bool,
    ) {
        let mut desk = Desk::new();
        let list = own(&format!("Tiltak;Ansvarlig;Frist;Status;Kommentar\n{}\n", rows.join("\n")));
        let answers = EarlierAnswers { finished, ..EarlierAnswers::default() };
        let shown = desk.plan(&list, &answers);
        prop_assert_eq!(&shown.problems, &Vec::new());
        let Some(session) = desk.take_in(&list, &answers) else {
            prop_assert_eq!(shown.wanted().count(), 0);
            return Ok(());
        };
        let told = |measure: &Measure| (measure.title.clone(), measure.state.clone(), measure.in_place);
        let expected: Vec<_> = shown.wanted().map(|row| told(&row.measure)).collect();
        prop_assert_eq!(session.measures.iter().map(told).collect::<Vec<_>>(), expected);
        prop_assert_eq!(desk.plan(&list, &answers).wanted().count(), 0);
        // Closed is closed: nothing in it is left undecided.
        prop_assert!(dialogduk::ops::open_points(&session).measures.is_empty());
    }
}
