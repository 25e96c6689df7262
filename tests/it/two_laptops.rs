//! One meeting on two laptops with a data file each: the day here, the evening there, and the two put together by keys,
//! line by line, and step by step back again (A11, R7).

use std::path::{Path, PathBuf};

use dialogduk::domain::ids::{Id, SittingId};
use dialogduk::domain::session::{Session, SessionEventKind, SessionState};
use dialogduk::env::Env;
use dialogduk::ops::{DetailEdit, NewMeasure, Op, Store};
use dialogduk::plain::{Around, run};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::msg::{Content, Effect, FileJob, SessionFormat};

use crate::driver::{Room, built_in, in_meeting_on};

/// A folder for the files that go between the laptops, and the two laptops.
struct Meeting {
    folder: tempfile::TempDir,
    day: Room,
    evening: Room,
}

impl Meeting {
    /// The day laptop has held its sitting; the evening laptop has taken in its file and begun a sitting of its own.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = |name: &str| Store::open(&folder.path().join(name)).unwrap();
        let mut day = in_meeting_on(store("day.db"), "ned-kjerne", &[5, 5]);
        day.line("Ro på morgenen").press("Tab").line("Nok folk");
        export(&mut day, &folder.path().join("dag.toml"));

        let mut evening = Room::with(store("evening.db"), Settings::default(), 80, 24);
        // Another laptop draws other ids.
        for _ in 0..5000 {
            let _: Id = evening.env.new_id();
        }
        folder.path().clone_into(&mut evening.model.export_folder);
        evening.command(Command::ImportSession).sees("dag.toml").sees("En annen fil").press("Enter");
        evening.sees("Hentet inn «").press("Down Enter");
        assert_eq!(evening.session().answers.len(), 2);
        evening.press("Ctrl+P").line("bytt samling").press("Down Enter").line("kveld");
        Self { folder, day, evening }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn export(room: &mut Room, target: &Path) {
    let job = FileJob {
        session: room.session().id,
        content: Content::Session(SessionFormat::Toml),
        target: target.to_owned(),
        force: true,
    };
    room.open(vec![Effect::Export(Box::new(job))]);
    room.press("Enter");
}

fn import(room: &mut Room, path: &Path) {
    room.open(vec![Effect::LookAt(path.to_owned())]);
}

fn sitting(session: &Session, label: &str) -> SittingId {
    session.sittings.iter().find(|sitting| sitting.label == label).unwrap().id
}

fn texts(session: &Session) -> Vec<&str> {
    session.answers.iter().filter_map(|answer| answer.body.text()).collect()
}

#[test]
fn day_and_evening_are_put_together_and_what_both_changed_is_decided_by_a_person() {
    let mut meeting = Meeting::new();
    let (first, evening_file) = (meeting.day.session().answers[0].id, meeting.file("kveld.toml"));
    let Meeting { day, evening, .. } = &mut meeting;

    evening.does(&Op::EditAnswer { answer: first, text: "Ro hele kvelden".into() });
    let table = evening.session().groups_of(sitting(evening.session(), "kveld")).next().unwrap().id;
    let question = evening.session().answers[0].question.clone();
    let lines = vec!["Vaktbyttet".to_owned()];
    evening.does(&Op::AddAnswers { question, group: table, lines });
    export(evening, &evening_file);

    day.does(&Op::EditAnswer { answer: first, text: "Ro hele morgenen".into() });
    let before = day.reload();
    import(day, &evening_file);
    day.sees("Endret begge steder · 1 av 1")
        .sees("Ro hele morgenen")
        .sees("Ro hele kvelden")
        .sees("I kveld.toml");
    day.press("Esc").sees("Ingenting er endret");
    assert_eq!(day.reload(), before);

    import(day, &evening_file);
    day.press("Right Enter").sees("1 samling, 2 bord og 1 svar kom til");
    day.press("Enter");
    let both = day.reload();
    assert_eq!(both, *day.session());
    assert_eq!(texts(&both).len(), 3);
    assert!(texts(&both).contains(&"Ro hele kvelden") && texts(&both).contains(&"Vaktbyttet"));
    assert!(both.has_happened(SessionEventKind::Imported));

    // One step back, one forth; twice is nothing; taken back, it can be taken in again.
    day.press("Ctrl+Z").sees("hentet inn en møtefil");
    assert_eq!(day.reload(), before);
    import(day, &evening_file);
    day.sees("Endret begge steder · 1 av 1").press("Esc").press("Ctrl+Y");
    assert_eq!(day.reload(), both);
    import(day, &evening_file);
    day.sees("Fila hadde ikke noe nytt");

    // Back to the evening laptop: nothing is asked again, and both have the same.
    let day_file = meeting.folder.path().join("dag igjen.toml");
    meeting.day.does(&Op::AddKeep("Kaffen".into()));
    export(&mut meeting.day, &day_file);
    let Meeting { day, evening, .. } = &mut meeting;
    import(evening, &day_file);
    evening.sees("Hentet inn fra dag igjen.toml").press("Enter");
    let hash = |room: &Room| room.desk.store.content_hash(room.session().id).unwrap();
    assert_eq!(hash(day), hash(evening));
}

#[test]
fn what_is_not_settled_opens_a_closed_meeting_again() {
    let mut meeting = Meeting::new();
    let file = meeting.file("kveld.toml");
    let Meeting { day, evening, .. } = &mut meeting;
    evening.does(&Op::Propose(NewMeasure {
        title: "Fast overlapp".into(),
        question: None,
        group: None,
        answers: Vec::new(),
        bank: None,
    }));
    export(evening, &file);
    day.does(&Op::SetDetail(DetailEdit::Leader("avdelingsleder".into())));
    day.does(&Op::Close);
    assert_eq!(day.reload().details.state, SessionState::Closed);
    import(day, &file);
    day.sees("Møtet er åpnet igjen").press("Enter");
    let session = day.reload();
    assert_eq!(session.details.state, SessionState::Running);
    assert!(session.has_happened(SessionEventKind::Reopened));
    day.press("Ctrl+Z");
    assert_eq!(day.reload().details.state, SessionState::Closed);
}

#[test]
fn line_by_line_each_thing_is_decided_with_a_number() {
    let mut meeting = Meeting::new();
    let file = meeting.file("kveld.toml");
    let first = meeting.day.session().answers[0].id;
    meeting.evening.does(&Op::EditAnswer { answer: first, text: "Ro hele kvelden".into() });
    export(&mut meeting.evening, &file);
    meeting.day.does(&Op::EditAnswer { answer: first, text: "Ro hele morgenen".into() });
    let id = meeting.day.session().id;
    let Meeting { day, folder, .. } = meeting;
    day.quit();

    let mut store = Store::open(&folder.path().join("day.db")).unwrap();
    let env = Env::fixed();
    let mut play = |script: &str| {
        let mut said = Vec::new();
        let mut input = script.as_bytes();
        let around = Around {
            settings: &Settings::default(),
            sets: &built_in(),
            export_folder: folder.path(),
            env: &env,
        };
        run(&mut store, Some(id), &mut input, &mut said, around).unwrap();
        (String::from_utf8(said).unwrap(), store.load(id).unwrap().unwrap().session)
    };
    let import = "/hent inn kveld.toml\n";
    let (said, session) = play(&format!("{import}/slutt\n"));
    assert!(
        said.contains("Én ting er endret begge steder.") && said.contains("I kveld.toml: Ro hele kvelden"),
        "{said}"
    );
    assert!(texts(&session).contains(&"Ro hele morgenen"), "nothing was decided, so nothing was taken in");
    let (said, session) = play(&format!("{import}kanskje\n2\n/slutt\n"));
    assert!(said.contains("Hentet inn fra kveld.toml"), "{said}");
    assert!(texts(&session).contains(&"Ro hele kvelden"));
    let (said, _) = play(&format!("{import}/angre\n/slutt\n"));
    assert!(said.contains("Fila hadde ikke noe nytt") && said.contains("hentet inn en møtefil"), "{said}");
}

#[test]
fn files_that_cannot_be_taken_in_say_why_and_change_nothing() {
    let mut meeting = Meeting::new();
    let (other_set, cut) = (meeting.file("annet sett.toml"), meeting.file("halv.toml"));
    let text = std::fs::read_to_string(meeting.file("dag.toml")).unwrap();
    let mut session = dialogduk::exchange::read(text.as_bytes()).unwrap().session;
    session.set.version += 1;
    std::fs::write(&other_set, dialogduk::exchange::write(&session)).unwrap();
    std::fs::write(&cut, &text[..text.len() / 2]).unwrap();
    let missing = meeting.file("finnes ikke.toml");
    let day = &mut meeting.day;
    let before = day.reload();
    for (path, told) in [
        (&other_set, "Spørsmålene er ikke de samme"),
        (&cut, "Fila er ikke hel"),
        (&missing, "kan ikke leses"),
    ] {
        import(day, path);
        day.sees(told).press("Enter");
        assert_eq!(day.reload(), before, "{}", path.display());
    }
}
