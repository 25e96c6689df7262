//! One meeting on two laptops with a data file each: the day here, the evening there, and the two put together by keys,
//! line by line, and step by step back again (A11, R7).

use std::path::{Path, PathBuf};

use dialogduk::domain::answer::{Answer, Body};
use dialogduk::domain::cloth::Fill;
use dialogduk::domain::ids::{Id, MeasureId, SittingId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::Consent;
use dialogduk::domain::question_set::{AnsweredBy, Kind, Question};
use dialogduk::domain::session::{Session, SessionEventKind, SessionState};
use dialogduk::domain::sitting::SittingKind;
use dialogduk::env::Env;
use dialogduk::ops::{DetailEdit, MeasureEdit, NewMeasure, Op, SittingEdit, Store, TextField};
use dialogduk::plain::{Around, run};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::msg::{Content, Effect, FileJob, SessionFormat};
use proptest::prelude::*;

use crate::driver::{Room, built_in, in_meeting_on};
use crate::strategies::any_session;

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
        content: Content::Session(SessionFormat::Toml, dialogduk::domain::localized::Lang::Nb),
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

/// A measure that was agreed on by day and has been changed on both laptops since.
fn changed_on_both(meeting: &mut Meeting) -> (MeasureId, PathBuf) {
    let file = meeting.file("kveld.toml");
    let again = meeting.file("avtalt.toml");
    let Meeting { day, evening, .. } = meeting;
    let new = NewMeasure {
        title: "Fast overlapp".into(),
        question: None,
        group: None,
        answers: Vec::new(),
        bank: None,
    };
    day.does(&Op::Propose(new));
    let id = day.session().measures[0].id;
    let edit = |room: &mut Room, edit| {
        room.does(&Op::EditMeasure { measure: id, edit, reason: String::new() });
    };
    let text = |field, text: &str| MeasureEdit::Text(field, text.to_owned());
    edit(day, text(TextField::Responsible, "avdelingsleder"));
    export(day, &again);
    import(evening, &again);
    evening.press("Enter");
    edit(day, text(TextField::FirstStep, "Snakke med turnus"));
    edit(day, MeasureEdit::Consent(Some(Consent { supports: 9, can_live_with: 2, reserves: 0 })));
    edit(evening, text(TextField::Responsible, "fagleder kveld"));
    edit(evening, MeasureEdit::Consent(Some(Consent { supports: 5, can_live_with: 1, reserves: 1 })));
    export(evening, &file);
    (id, file)
}

#[test]
fn a_measure_both_have_changed_is_decided_field_by_field() {
    let mut meeting = Meeting::new();
    let (id, file) = changed_on_both(&mut meeting);
    let Meeting { day, .. } = &mut meeting;
    let before = day.reload();
    import(day, &file);
    day.sees("Endret begge steder · 1 av 1")
        .sees("Tiltak: Fast overlapp")
        .sees("Første skritt")
        .sees("↑↓ felt");
    day.sees("avdelingsleder").sees("fagleder kveld").sees_no("Frist");
    // All from the file, then the first step from here and both counts together.
    day.press("Right Down Left").press("Down Down Right").sees("√ lagt sammen: 14 støtter, 3 kan leve med");
    day.press("Enter").sees("1 endret").press("Enter");
    let measure = day.reload().measure(id).unwrap().clone();
    let terms = measure.terms();
    assert_eq!(
        (terms.responsible.as_str(), terms.first_step.as_str()),
        ("fagleder kveld", "Snakke med turnus")
    );
    assert_eq!(measure.consent, Some(Consent { supports: 14, can_live_with: 3, reserves: 1 }));
    import(day, &file);
    day.sees("Fila hadde ikke noe nytt").press("Ctrl+Z");
    assert_eq!(day.reload(), before, "all of it is one step");
}

#[test]
fn line_by_line_a_measure_is_decided_field_by_field() {
    let mut meeting = Meeting::new();
    let (id, file) = changed_on_both(&mut meeting);
    let Meeting { day, folder, .. } = meeting;
    let session = day.session().id;
    let mut store = day.desk.store;
    let env = Env::fixed();
    let around = Around {
        settings: &Settings::default(),
        sets: &built_in(),
        export_folder: folder.path(),
        headings: &[],
        profiles: &[],
        env: &env,
        outside: &(),
    };
    let mut said = Vec::new();
    let script = format!("/hent inn {}\n3\n1\n2\n3\n/slutt\n", file.display());
    run(&mut store, Some(session), &mut script.as_bytes(), &mut said, around).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("3 for å velge felt for felt"), "{said}");
    assert!(
        said.contains("3 for begge lagt sammen (14 støtter, 3 kan leve med, 1 reserverer seg)"),
        "{said}"
    );
    let measure = store.load(session).unwrap().unwrap().session.measure(id).unwrap().clone();
    let terms = measure.terms();
    assert_eq!(
        (terms.first_step.as_str(), terms.responsible.as_str()),
        ("Snakke med turnus", "fagleder kveld")
    );
    assert_eq!(measure.consent.unwrap().supports, 14);
}

#[test]
fn an_import_that_was_taken_back_can_be_taken_in_again_also_after_a_file_was_written() {
    let mut meeting = Meeting::new();
    let (file, back) = (meeting.file("kveld.toml"), meeting.file("begge.toml"));
    let Meeting { day, evening, .. } = &mut meeting;
    let table = evening.session().groups_of(sitting(evening.session(), "kveld")).next().unwrap().id;
    let question = evening.session().answers[0].question.clone();
    evening.does(&Op::AddAnswers { question, group: table, lines: vec!["Vaktbyttet".to_owned()] });
    export(evening, &file);
    import(day, &file);
    day.press("Enter");
    let both = day.reload();
    export(day, &back);
    day.press("Ctrl+Z");
    assert_eq!(day.reload().sittings.len(), 1);
    import(day, &file);
    day.sees("1 samling, 2 bord og 1 svar kom til").press("Enter");
    assert_eq!(texts(&day.reload()), texts(&both));
    assert_eq!(day.reload().sittings, both.sittings);
    import(evening, &back);
    assert_eq!(texts(evening.session()), texts(&both));
}

#[test]
fn those_who_could_not_come_are_heard_in_one_step_and_taken_back_in_one() {
    let mut room = in_meeting_on(Store::in_memory().unwrap(), "ned-kjerne", &[5, 5]);
    room.line("Ro på morgenen");
    let before = room.reload();
    room.press("Ctrl+P").line("bytt samling").press("Down Down Enter").press("Enter");
    assert_eq!(room.reload().sittings[1].kind, SittingKind::LateInput);
    room.press("Ctrl+Z");
    assert_eq!(room.reload().sittings, before.sittings);
}

/// Shows a scene of the day laptop, at 80×24 and 60×18.
fn scene(name: &str, play: impl Fn() -> Room) {
    crate::screens::scene(name, crate::screens::FEW, |_| play());
}

#[test]
fn pictures_of_what_both_laptops_changed() {
    let play = |keys: &'static str| {
        move || {
            let mut meeting = Meeting::new();
            let (_, file) = changed_on_both(&mut meeting);
            let mut day = meeting.day;
            import(&mut day, &file);
            day.press(keys);
            day
        }
    };
    scene("merging", play("Right"));
    scene("merging_by_field", play("Down Down Down Right Right"));
}

#[test]
fn pictures_of_the_evening_after_the_day() {
    let play = |keys: &'static str| {
        move || {
            let mut room = in_meeting_on(Store::in_memory().unwrap(), "ned-kjerne", &[5, 5]);
            room.line("Ro på morgenen").press("F6").press("Tab").line("Nok folk til å ta pauser");
            room.does(&Op::AddKeep("Kaffen".into()));
            room.press("Ctrl+P").line("bytt samling").press("Down Enter").line("kveld");
            if keys != "recap" {
                room.press("Enter").line("Vaktbyttet uten hast").press("Ctrl+P").line("bordene side om side");
            }
            room
        }
    };
    scene("recap_of_the_earlier_sitting", play("recap"));
    scene("tables_side_by_side", play("beside"));
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
            headings: &[],
            profiles: &[],
            env: &env,
            outside: &(),
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
        // One word, which no width of the path can part.
        (&missing, "leses:"),
    ] {
        import(day, path);
        day.sees(told).press("Enter");
        assert_eq!(day.reload(), before, "{}", path.display());
    }
}

// ---- Several sittings as one meeting ---------------------------------------------------------------------------

#[test]
fn three_sittings_give_one_result_with_counts_and_the_night_is_heard_afterwards() {
    let mut room = in_meeting_on(Store::in_memory().unwrap(), "ned-kjerne", &[5, 5]);
    room.press("Ctrl+P").line("bytt samling").sees_no("har vært med").press("Esc");
    room.line("Ro på morgenen")
        .press("F6")
        .press("Ctrl+P")
        .line("bytt samling")
        .press("Down Enter")
        .line("kveld");

    // The evening opens with what the day has come to.
    room.sees("Dette har vi så langt")
        .sees("Dette er vi enige om")
        .sees("Ro på morgenen")
        .sees("Spørsmål som gjenstår");
    room.press("Enter").line("Vaktbyttet");
    room.press("F8").sees_no("venter på kveld");
    room.press("Enter").press("Ctrl+P").line("bordene side om side");
    room.sees("Bord 1").sees("Bord 1 · kveld").sees("Ro på morgenen").sees("Vaktbyttet").press("Esc");

    // Those who work at night are heard one by one, before the meeting is closed.
    room.press("Ctrl+P")
        .line("bytt samling")
        .press("Down Down Enter")
        .sees("Dette har vi så langt")
        .press("Enter");
    let session = room.reload();
    let night = session.sittings.last().unwrap();
    assert_eq!(night.kind, SittingKind::LateInput);
    assert_eq!(session.groups_of(night.id).count(), 1, "the plenary alone");
    room.line("Roligere når vi er to");

    let counts = [(25, 20), (30, 27), (6, 4)];
    let sittings: Vec<SittingId> = session.sittings.iter().map(|sitting| sitting.id).collect();
    for (sitting, (invited, attended)) in sittings.into_iter().zip(counts) {
        room.does(&Op::EditSitting(sitting, SittingEdit::Invited(Some(invited))));
        room.does(&Op::EditSitting(sitting, SittingEdit::Attended(Some(attended))));
    }
    room.press("Ctrl+P")
        .line("bytt samling")
        .sees("47 av 55 har vært med, i to samlinger; 4 har sagt sitt etterpå");
    room.sees("20 av 25 kom").sees("4 av 6 har sagt sitt").press("Esc");
    let as_of = room.env.today();
    let sheet = format!(
        "{:?}",
        dialogduk::report::result_sheet(
            room.session(),
            Lang::Nb,
            as_of,
            &dialogduk::report::Brevity::EVERYTHING
        )
    );
    // On paper the four of the night are among the others, and so are the four who did not come.
    assert!(sheet.contains("51 har vært med, i to samlinger") && !sheet.contains("etterpå"), "{sheet}");
    let minutes = format!("{:?}", dialogduk::report::minutes(room.session(), Lang::Nb, as_of));
    assert!(!minutes.contains("27 av 30 kom") && !minutes.contains("4 av 6 har sagt sitt"), "{minutes}");
    for (width, height) in [(60, 18), (120, 40), (200, 60)] {
        room.resize(width, height).press("Ctrl+P").line("bordene side om side").sees("Bord 1").press("Esc");
        room.press("Ctrl+P").line("dette har vi så langt").sees("Ro på morgenen").press("Esc");
    }
}

#[test]
fn a_question_waits_for_the_shifts_that_take_its_theme_and_for_nobody_else() {
    let env = Env::fixed();
    let mut session = crate::fixture::session(&env);
    let question = |session: &Session, part: usize| session.set.parts[part].questions[0].clone();
    let day = session.sittings[0].id;
    let run = |op: &Op, session: &mut Session| {
        let plan = dialogduk::ops::plan(op, session, &env).unwrap();
        dialogduk::domain::change::apply_all(&plan.changes, session).unwrap();
    };
    let asked = |session: &Session, part: usize| session.taken().groups_asked(&question(session, part));
    let of_day = asked(&session, 0);
    run(
        &Op::AddSitting {
            label: "kveld".into(),
            date: env.today(),
            kind: SittingKind::Gathering,
            tables: Vec::new(),
        },
        &mut session,
    );
    let evening = session.sittings[1].id;
    assert_eq!(session.taken().not_yet(&question(&session, 0).id), [day, evening], "nobody has begun");
    assert_eq!(asked(&session, 0), of_day + 1);

    let say = |sitting: SittingId, part: usize, session: &mut Session| {
        let group = session.groups_of(sitting).next().unwrap().id;
        let question = question(session, part);
        let body = Body::Text("Noe".into());
        session.answers.push(Answer::new(env.new_id(), question.id, group, 0, body));
    };
    // The cloth part by part: the evening takes the second theme only, so the first is the day's alone.
    say(day, 0, &mut session);
    say(evening, 1, &mut session);
    assert_eq!(asked(&session, 0), of_day);
    assert!(session.taken().not_yet(&question(&session, 0).id).is_empty());
    // The same theme in two shifts: both are waited for.
    say(day, 1, &mut session);
    let waits = session.taken().groups_asked(&question(&session, 1));
    assert!(waits > 1, "{waits}");
    // A round afterwards is waited for with nothing.
    run(
        &Op::AddSitting {
            label: "natt".into(),
            date: env.today(),
            kind: SittingKind::Gathering,
            tables: Vec::new(),
        },
        &mut session,
    );
    let night = session.sittings[2].id;
    run(&Op::EditSitting(night, SittingEdit::Kind(SittingKind::LateInput)), &mut session);
    assert!(!session.taken().is_asked(night, &question(&session, 0).id));
    assert_eq!(asked(&session, 0), of_day);
}

#[test]
fn line_by_line_the_evening_hears_what_the_day_said() {
    let mut room = in_meeting_on(Store::in_memory().unwrap(), "ned-kjerne", &[5, 5]);
    room.line("Ro på morgenen");
    let id = room.session().id;
    let Room { desk, .. } = room;
    let mut store = desk.store;
    let env = Env::fixed();
    let folder = tempfile::tempdir().unwrap();
    let around = Around {
        settings: &Settings::default(),
        sets: &built_in(),
        export_folder: folder.path(),
        headings: &[],
        profiles: &[],
        env: &env,
        outside: &(),
    };
    let mut said = Vec::new();
    let mut script = "/felles 1\n/ny samling kveld\n\n/samling 2\nVaktbyttet\n/side om side\n/sene innspill\n/så langt\n/slutt\n".as_bytes();
    run(&mut store, Some(id), &mut script, &mut said, around).unwrap();
    let said = String::from_utf8(said).unwrap();
    for told in
        ["Dette har vi så langt.", "Dette er vi enige om:\nRo på morgenen", "Bord 1 · kveld:\nVaktbyttet"]
    {
        assert!(said.contains(told), "«{told}» in:\n{said}");
    }
    let session = store.load(id).unwrap().unwrap().session;
    assert_eq!(session.sittings.last().unwrap().kind, SittingKind::LateInput);
}

#[test]
fn no_more_tables_have_answered_than_are_asked_and_the_plenary_is_no_table() {
    let env = Env::fixed();
    let mut session = crate::fixture::session(&env);
    for question in session.set.parts.iter_mut().flat_map(|part| &mut part.questions) {
        if question.kind == Kind::Scale {
            question.answered_by = AnsweredBy::Individual;
        }
    }
    let run = |op: &Op, session: &mut Session| {
        let plan = dialogduk::ops::plan(op, session, &env).unwrap();
        dialogduk::domain::change::apply_all(&plan.changes, session).unwrap();
    };
    let day = session.sittings[0].id;
    run(&Op::SetTables { sitting: day, sizes: vec![4, 4], label: "Bord".into() }, &mut session);
    run(
        &Op::AddSitting {
            label: "kveld".into(),
            date: env.today(),
            kind: SittingKind::Gathering,
            tables: vec!["Bord 1".into(), "Bord 2".into()],
        },
        &mut session,
    );
    let say = |session: &mut Session, question: &Question, plenary: bool| {
        let groups: Vec<_> =
            session.groups.iter().filter(|it| it.plenary == plenary).map(|it| it.id).collect();
        for group in groups {
            let body = Body::Text("Noe".into());
            session.answers.push(Answer::new(env.new_id(), question.id.clone(), group, 0, body));
        }
    };
    let questions: Vec<Question> =
        session.outline().iter().filter(|entry| entry.is_on()).map(|entry| entry.question.clone()).collect();
    let first = |by: AnsweredBy| questions.iter().find(|it| it.answered_by == by).unwrap();
    let (of_tables, of_each) = (first(AnsweredBy::Group), first(AnsweredBy::Individual));
    let field = |session: &Session, question: &Question| {
        let fields = session.cloth().corners.into_iter().flat_map(|corner| corner.fields);
        fields.into_iter().find(|field| field.question == question.id).unwrap()
    };
    say(&mut session, of_tables, true);
    let it = field(&session, of_tables);
    assert_eq!((it.groups, it.answers, it.fill, it.tables()), ((0, 4), 2, Fill::Half, None));
    say(&mut session, of_tables, false);
    let it = field(&session, of_tables);
    assert_eq!((it.groups, it.answers, it.fill, it.tables()), ((4, 4), 6, Fill::Full, Some((4, 4))));
    // Counted at each table: the plenary of both sittings has its answer, and is not asked for it on paper.
    say(&mut session, of_each, false);
    let it = field(&session, of_each);
    assert_eq!((it.groups, it.fill, it.tables()), ((2, 2), Fill::Full, None));
    let number = it.number;
    for gaps in session.sheet_gaps() {
        assert!(!gaps.missing.iter().any(|(_, missing)| *missing == number), "{gaps:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn in_any_session_no_more_groups_have_answered_than_are_asked(session in any_session(1)) {
        for field in session.cloth().corners.iter().flat_map(|corner| &corner.fields) {
            let (answered, asked) = field.groups;
            prop_assert!(answered <= asked, "{field:?}");
            prop_assert!(field.fill != Fill::Empty || answered == 0, "{field:?}");
            prop_assert!(answered < asked || field.fill == Fill::Full, "{field:?}");
        }
    }
}
