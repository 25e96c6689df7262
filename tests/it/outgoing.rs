//! Before anything leaves the laptop the guard asks once more (J3), and what has left is in the log (J10), in every front.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::fingerprint::sha256_hex;
use dialogduk::domain::ids::Id;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::sent::Sent;
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::export::{ExportJob, Format, Held, Parcel, What};
use dialogduk::ops::{DetailEdit, Op};
use dialogduk::report::Profile;
use dialogduk::rules::guard::Guard;
use dialogduk::settings::Settings;
use dialogduk::store::Store;
use dialogduk::tui::msg::Effect;

use crate::cli::Machine;
use crate::driver::{Room, in_meeting};
use crate::fixtures::{care_session, day};
use crate::plain::{has, play};

const RISKY: &str = "Hun på natt er sykmeldt for angst";
const REASON: &str = "Dette er et tenkt eksempel";

fn job(what: What, format: Format) -> ExportJob {
    let (lang, as_of, profile) = (Lang::Nb, day(2026, 12, 12), Profile::short());
    ExportJob { what, format, lang, profile, as_of, force: false, target: None }
}

/// Whether the guard asks before this leaves.
fn is_held(session: &Session, what: What, format: Format) -> bool {
    match Parcel::of_document(session, &job(what, format), &Env::fixed()) {
        Ok(_) => false,
        Err(Held::Guarded(asked)) => {
            assert!(asked.iter().all(|it| it.text == RISKY), "{asked:?}");
            true
        }
        Err(Held::Problem(problem)) => panic!("{what:?} {format:?}: {problem:?}"),
    }
}

fn in_answer() -> Session {
    let mut session = care_session();
    let line = session.answers.iter_mut().find(|it| it.body.text().is_some()).unwrap();
    (line.body, line.starred) = (Body::Text(RISKY.into()), false);
    session
}

fn in_title() -> Session {
    let mut session = care_session();
    let agreed = session.measures.iter_mut().find(|it| it.state.agreement().is_some()).unwrap();
    agreed.title = RISKY.into();
    session
}

#[test]
fn a_document_is_held_back_when_it_tells_what_the_guard_asks_about_and_only_then() {
    for (what, of_answer, of_title) in [
        (What::Minutes, true, true),
        (What::Actions, false, true),
        (What::Result, false, true),
        (What::Calendar, false, true),
        (What::Poster, false, true),
        (What::PocketCard, false, true),
        (What::Reminders, false, true),
        // A title that may tell of a person is left out of it.
        (What::Nav { summary: false }, false, false),
        (What::FilledCloth(dialogduk::report::printout::Paper::A3), true, true),
        (What::Cloth(dialogduk::report::printout::Paper::A3), false, false),
        (What::Guide, false, false),
        (What::Invitation, false, false),
        // An entry that may tell of a person is left out of it.
        (What::Bank, false, false),
    ] {
        let usual = what.formats()[0];
        assert!(!is_held(&care_session(), what, usual), "{what:?} of a meeting with nothing to ask about");
        assert_eq!(is_held(&in_answer(), what, usual), of_answer, "{what:?} of the answer");
        assert_eq!(is_held(&in_title(), what, usual), of_title, "{what:?} of the title");
    }
}

#[test]
fn no_text_that_is_asked_about_stands_in_a_file_that_was_let_through() {
    for session in [in_answer(), in_title()] {
        for &what in What::ALL {
            for &format in what.formats().iter().filter(|format| format.is_text()) {
                if let Ok(parcel) = Parcel::of_document(&session, &job(what, format), &Env::fixed()) {
                    let text = String::from_utf8(parcel.bytes).unwrap();
                    assert!(!text.contains(RISKY), "{what:?} {format:?}:\n{text}");
                }
            }
        }
    }
}

/// Sentences the guard asks about, as they are and with the signs a text may hold besides letters.
fn risky_lines() -> Vec<String> {
    let corpus = include_str!("guard_corpus/risky.txt").lines().filter(|line| !line.starts_with('#'));
    let sentences = corpus.filter_map(|line| Some(line.split_once('|')?.1.trim()));
    let forms: [fn(&str) -> String; 4] = [
        str::to_owned,
        |text| format!("'{}'", text.replace(' ', "' '")),
        |text| format!("\"{}\\", text.replace(' ', "\" \"")),
        |text| format!("{text}\u{fe0f}").nfd().collect(),
    ];
    let all = sentences.flat_map(|text| forms.map(|form| form(text)));
    all.filter(|text| !Guard::default().flags(text).is_empty()).collect()
}

#[test]
fn whatever_signs_are_among_the_letters_each_line_is_asked_about() {
    let (mut session, lines) = (in_answer(), risky_lines());
    let answer = session.answers.iter().find(|it| it.body.text() == Some(RISKY)).unwrap().clone();
    for (at, line) in (0..).zip(&lines) {
        let id = Id::from_bits(70_000 + u128::from(at)).into();
        session.answers.push(Answer {
            id,
            position: 100 + at,
            body: Body::Text(line.clone()),
            ..answer.clone()
        });
    }
    let held = Parcel::of_document(&session, &job(What::Minutes, Format::Md), &Env::fixed());
    let Err(Held::Guarded(asked)) = held else { panic!("{held:?}") };
    let asked: BTreeSet<&str> = asked.iter().map(|it| it.text.as_str()).collect();
    let unasked: Vec<_> = lines.iter().filter(|line| !asked.contains(line.as_str())).collect();
    assert!(lines.len() > 800, "{}", lines.len());
    assert!(unasked.is_empty(), "{} of {} leave unasked: {unasked:#?}", unasked.len(), lines.len());
}

#[test]
fn that_it_may_be_stored_does_not_let_it_out_and_an_answer_does_until_the_program_ends() {
    let (session, env) = (in_answer(), Env::fixed());
    let pack = || Parcel::of_document(&session, &job(What::Minutes, Format::Md), &env);
    env.vouch(RISKY);
    env.vouch_for_all();
    assert!(matches!(pack(), Err(Held::Guarded(_))), "vouched for is not let out");
    env.let_out(RISKY, REASON);
    assert_eq!(pack().unwrap().poured_out().reason, REASON);
    let other = Parcel::of_document(
        &session,
        &job(What::Cloth(dialogduk::report::printout::Paper::A3), Format::Pdf),
        &env,
    );
    assert_eq!(other.unwrap().poured_out().reason, "", "where nothing is told there is no reason to give");
}

#[test]
fn a_whole_session_tells_everything() {
    let env = Env::fixed();
    for session in [in_answer(), in_title()] {
        let held = Parcel::of_session(&session, "toml", Vec::new(), Lang::Nb, &env);
        assert!(matches!(held, Err(Held::Guarded(_))), "{held:?}");
    }
    env.let_out("Mindre vondt i ryggen, men for få stoler", REASON);
    let general = Parcel::of_session(&care_session(), "toml", Vec::new(), Lang::Nb, &env);
    assert!(general.is_ok(), "{general:?}");
}

/// A file and its line of the log belong together, and the log tells nothing of what is in it.
fn agrees(sent: &Sent, folder: &Path) {
    let bytes = fs::read(&sent.path).unwrap_or_else(|error| panic!("{}: {error}", sent.path));
    assert!(Path::new(&sent.path).starts_with(folder));
    assert_eq!((sent.bytes, sent.sha256.as_str()), (bytes.len() as u64, sha256_hex(&bytes).as_str()));
    assert!(!format!("{sent:?}").contains("angst"), "{sent:?}");
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

fn asks_for_minutes(room: &mut Room) -> &mut Room {
    room.command(dialogduk::tui::commands::Id::Export);
    room.type_("5").type_("4").press("Enter")
}

#[test]
fn on_the_screen_nothing_is_written_until_somebody_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.env.vouch(RISKY);
    room.line(RISKY);
    room.model.export_folder = folder.path().to_owned();
    asks_for_minutes(&mut room)
        .sees("Se over før det sendes ut")
        .sees("«Hun på natt er sykmeldt» og «angst»")
        .sees(RISKY);
    room.press("Enter").sees("Fila er ikke skrevet.");
    assert_eq!(files(folder.path()), 0);

    assert_eq!(room.model.screen, dialogduk::tui::model::Screen::Question, "at the line, to reword it");
    asks_for_minutes(&mut room)
        .press("Down Down Enter")
        .sees("Slette linja for godt")
        .sees(RISKY)
        .press("Esc");
    asks_for_minutes(&mut room).press("Down Enter").sees("Hvorfor kan det sendes ut?");
    room.type_("x")
        .press("Enter")
        .sees("Hvorfor kan det sendes ut?")
        .sees("med minst ett ord")
        .press("Backspace");
    assert_eq!(files(folder.path()), 0, "a letter is no reason");
    room.type_("Kari har migrene").press("Enter").sees("Hvorfor kan det sendes ut?").sees("«migrene»");
    assert_eq!(files(folder.path()), 0, "a reason tells of nobody either");
    room.press(&"Backspace ".repeat("Kari har migrene".len()))
        .type_(REASON)
        .press("Enter")
        .sees("Fila er skrevet")
        .press("Enter");
    let sent = room.desk.store.sent(Some(room.session().id), 9).unwrap();
    let [only] = &sent[..] else { panic!("{sent:?}") };
    agrees(only, folder.path());
    assert_eq!((only.what.as_str(), only.format.as_str(), only.reason.as_str()), ("minutes", "md", REASON));

    room.command(dialogduk::tui::commands::Id::ShowHistory);
    room.sees("Filer skrevet fra denne maskinen").sees("Grunn: Dette er").sees(&only.sha256[..12]);
}

#[test]
fn the_way_to_a_text_about_the_meeting_leads_to_the_very_field_it_stands_in() {
    for (what, edit) in [
        ("the title", DetailEdit::Title as fn(String) -> DetailEdit),
        ("why we meet", DetailEdit::Purpose),
        ("the summary", DetailEdit::Summary),
        ("where results are raised", DetailEdit::RaisedAt),
        ("the ground rules", DetailEdit::GroundRules),
    ] {
        let mut room = in_meeting("ned-kjerne", &[5]);
        room.env.vouch(RISKY);
        room.does(&Op::SetDetail(edit(RISKY.into())));
        room.command(dialogduk::tui::commands::Id::Export).type_("6").type_("1").press("Enter");
        room.sees("Se over før det sendes ut").press("Enter");
        let (row, screen) = (usize::from(room.cursor().1), room.screen());
        let here = screen.lines().nth(row).unwrap();
        assert!(here.contains("Hun på natt"), "{what}: «{here}»\n{screen}");
    }
}

#[test]
fn in_a_closed_meeting_the_way_to_the_summary_leads_to_where_it_is_opened_again() {
    let mut session = care_session();
    session.details.summary = RISKY.into();
    assert_eq!(session.details.state, SessionState::Closed);
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.env.vouch_for_all();
    room.open(vec![Effect::Open(session.id)]);
    asks_for_minutes(&mut room).sees("Se over før det sendes ut").press("Enter");
    let row = usize::from(room.cursor().1);
    assert!(room.screen().lines().nth(row).unwrap().contains("Åpne møtet igjen"), "{}", room.screen());
}

#[test]
fn a_line_the_guard_stops_on_its_way_out_is_deleted_for_good_from_there_and_files_made_before_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.model.export_folder = folder.path().to_owned();
    room.line("tunge løft");
    asks_for_minutes(&mut room).sees("Fila er skrevet").press("Enter");
    room.env.vouch(RISKY);
    room.line(RISKY);
    asks_for_minutes(&mut room).press("Down Down Enter").sees("Slette linja for godt");
    room.sees("laget én").press("Down Enter").sees("slettet for godt");
    let left: Vec<_> =
        room.reload().answers.iter().filter_map(|it| it.body.text().map(str::to_owned)).collect();
    assert_eq!(left, ["tunge løft"]);
}

#[test]
fn line_by_line_nothing_is_written_until_somebody_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, env, session) = (Store::in_memory().unwrap(), Env::fixed(), in_answer());
    store.create_session(&session).unwrap();
    let target = folder.path().join("referat");
    let ask = format!("/fil referat md {}\n", target.display());
    let said = play(&mut store, Some(session.id), &env, &format!("{ask}\n"));
    has(&said, "Andre enn de som var der");
    has(&said, "Fila er ikke skrevet.");
    assert_eq!((files(folder.path()), store.sent(None, 9).unwrap().len()), (0, 0));

    let said = play(
        &mut store,
        Some(session.id),
        &env,
        &format!("{ask}x\nKari har migrene\n{REASON}\n/møtets historikk\n"),
    );
    has(&said, "Grunnen må si noe, med minst ett ord");
    has(&said, REASON);
    let sent = store.sent(Some(session.id), 9).unwrap();
    let [only] = &sent[..] else { panic!("{sent:?}\n{said}") };
    agrees(only, folder.path());
    assert_eq!(only.reason, REASON);
    has(&said, &only.sha256[..12]);
}

#[test]
fn on_the_command_line_nothing_is_written_without_a_reason() {
    let machine = Machine::new();
    let session = in_answer();
    let mut store = Store::open(&machine.data_file()).unwrap();
    store.create_session(&session).unwrap();
    store.close().unwrap();
    let target = machine.path("referat.md");
    let ask = ["export", "minutes", "NED", "-o", target.to_str().unwrap()];
    for (more, wanted) in [
        (&[][..], "--reason"),
        (&["--vouch"][..], "--reason"),
        (&["--reason", " "][..], "--reason"),
        (&["--reason", "x"][..], "minst ett ord"),
        (&["--reason", ". 12 34"][..], "minst ett ord"),
        (&["--reason", "Kari har migrene"][..], "«migrene»"),
    ] {
        let ran = machine.run(&[&ask[..], more].concat());
        assert_eq!(ran.code, 1, "{more:?}: {}", ran.err);
        assert!(ran.err.contains(wanted), "{more:?}: {}", ran.err);
        assert!(!target.exists(), "{more:?}");
    }
    let poured = machine.run(&["export", "minutes", "NED", "--format", "md"]);
    assert_eq!((poured.code, poured.out.as_str()), (1, ""), "not to another program either: {}", poured.err);
    assert_eq!(machine.json(&["sessions", "sent", "--json"])["sent"].as_array().unwrap().len(), 0);

    let looked = machine.run(&["export", "minutes", "NED", "--preview"]);
    assert!(looked.out.contains(RISKY), "a look is for whoever looks: {}", looked.err);

    let ran = machine.run(&[&ask[..], &["--reason", REASON]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let log = machine.json(&["sessions", "sent", "--json"]);
    let [only] = &log["sent"].as_array().unwrap()[..] else { panic!("{log}") };
    assert_eq!(only["sha256"], sha256_hex(&fs::read(&target).unwrap()));
    assert_eq!((only["what"].as_str(), only["reason"].as_str()), (Some("minutes"), Some(REASON)));
}

#[test]
fn reports_and_what_another_program_reads_are_in_the_log_too() {
    let machine = Machine::with_examples();
    let report = machine.path("rapport.md");
    for arguments in [
        &["report", "-o", report.to_str().unwrap()][..],
        &["export", "actions", "kjerneduk", "--format", "csv"][..],
        &["report", "--format", "json"][..],
        &["export", "actions", "kjerneduk", "--preview"][..],
    ] {
        let ran = machine.run(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    }
    let log = machine.json(&["sessions", "sent", "--json"]);
    let told: Vec<_> =
        log["sent"].as_array().unwrap().iter().map(|it| (&it["what"], it["path"] == "")).collect();
    assert_eq!(told, [(&"report".into(), true), (&"actions".into(), true), (&"report".into(), false)]);
    let of_one = machine.run(&["sessions", "sent", "kjerneduk"]);
    assert!(of_one.out.lines().count() == 1 && of_one.out.contains("csv"), "{}", of_one.out);
}

#[test]
fn the_log_goes_with_its_session_and_a_report_stays() {
    let (mut store, env) = (Store::in_memory().unwrap(), Env::fixed());
    let session = care_session();
    store.create_session(&session).unwrap();
    let parcel = Parcel::of_document(&session, &job(What::Actions, Format::Md), &env).unwrap();
    store.note_sent(&parcel.poured_out()).unwrap();
    store.note_sent(&Sent { session: None, ..parcel.poured_out() }).unwrap();
    assert_eq!(store.sent(None, 9).unwrap().len(), 2);
    assert_eq!(store.sent(None, 1).unwrap().len(), 1);
    store.trash(session.id, Some(env.now())).unwrap();
    assert_eq!(store.sent(None, 9).unwrap().len(), 1, "in the trash it is as if it were not here");
    store.erase(&[dialogduk::store::Erase::Session(session.id)], env.now()).unwrap();
    assert_eq!(store.sent(None, 9).unwrap(), [Sent { session: None, ..parcel.poured_out() }]);
}

#[test]
fn names_and_words_of_ones_own_are_asked_about() {
    let machine = Machine::with_examples();
    let guard = machine.folder().join("guard");
    fs::create_dir_all(&guard).unwrap();
    let make = |title: &str| {
        machine.run(&["sessions", "new", "--set", "ned-kjerne", "--unit", "Solbakken", "--title", title])
    };
    for (title, list, entry) in [
        ("Møte om Brynhildur", "names.txt", "# vakta spør\nBrynhildur Xu\n"),
        ("Møte på kreftkafeen", "words.txt", "kreftkafeen\r\n"),
    ] {
        assert_eq!(make(title).code, 0, "{title}");
        fs::write(guard.join(list), entry).unwrap();
        let ran = make(title);
        assert_eq!(ran.code, 1, "{title}: {}", ran.err);
    }
    fs::remove_file(guard.join("names.txt")).unwrap();
    fs::create_dir(guard.join("names.txt")).unwrap();
    let ran = machine.run(&["sessions", "list"]);
    assert!(ran.code == 0 && ran.err.contains("names.txt"), "{}", ran.err);
}

#[test]
fn a_name_of_the_staff_list_stops_what_is_sent() {
    let mut session = care_session();
    let line = session.answers.iter_mut().find(|it| it.body.text().is_some()).unwrap();
    line.body = Body::Text("Xu tar alle vaktene".into());
    let mut env = Env::fixed();
    let minutes = job(What::Minutes, Format::Md);
    assert!(Parcel::of_document(&session, &minutes, &env).is_ok());
    env.set_guard(Guard::knowing(["Brynhildur Xuan", "Li Xu Ming"], []));
    assert!(Parcel::of_document(&session, &minutes, &env).is_ok(), "two letters are too few for a name");
    env.set_guard(Guard::knowing(["Vaktene"], []));
    assert!(matches!(Parcel::of_document(&session, &minutes, &env), Err(Held::Guarded(_))));
}

#[test]
fn a_meeting_that_could_not_be_taken_in_again_says_so_when_it_is_written() {
    let env = Env::fixed();
    env.vouch_for_all();
    let session = care_session();
    if let Err(Held::Guarded(asked)) = Parcel::of_session(&session, "toml", Vec::new(), Lang::Nb, &env) {
        for it in &asked {
            env.let_out(&it.text, REASON);
        }
    }
    let written = dialogduk::exchange::write(&session).into_bytes();
    assert_eq!(dialogduk::exchange::MOST_BYTES as u64, dialogduk::export::disk::LARGEST_FILE, "one measure");
    // More values than any meeting has, and more bytes than any file is read of.
    let many = [written.clone(), b"a = 1\n".repeat(200_000)].concat();
    let long = [written.clone(), b"# ".to_vec(), vec![b'a'; 17 << 20]].concat();
    for (bytes, is_told) in [(written, false), (many, true), (long, true)] {
        let size = bytes.len() as u64;
        let is_read =
            size <= dialogduk::export::disk::LARGEST_FILE && dialogduk::exchange::read(&bytes).is_ok();
        let parcel = Parcel::of_session(&session, "toml", bytes, Lang::Nb, &env).unwrap();
        assert_eq!(parcel.notes.iter().any(|note| note.contains("for stort til")), is_told, "{size} bytes");
        assert_eq!(is_read, !is_told, "{size} bytes");
    }
}
