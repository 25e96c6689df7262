//! Whole meetings line by line, as a screen reader or a pipe holds them (K5).

mod backups;
#[cfg(target_os = "linux")]
mod full_disk;
mod waiting;
mod words;

use std::io::BufReader;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use dialogduk::domain::answer::{Body, Nature, ScaleTally, StanceRounds, StanceTally, Sway};
use dialogduk::domain::ids::{OptionId, SessionId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Consent, Control, Grade, StateCode, Verdict};
use dialogduk::domain::place::Stage;
use dialogduk::domain::room::YesNo;
use dialogduk::domain::session::{Attendance, MarkKind, Session, SessionEventKind, SessionState};
use dialogduk::env::Env;
use dialogduk::ops::{Draft, DraftKey, Store};
use dialogduk::plain::{Around, Problem, run};
use dialogduk::sets::Catalogue;
use dialogduk::settings::Settings;
use dialogduk::store::{Erase, SessionFilter};
use proptest::prelude::*;

use crate::driver::{Room, built_in};
use crate::fixture;
use crate::fixtures::day;

/// Holds a meeting by a script, one line after the other, and gives back all that was said.
pub(crate) fn play(store: &mut Store, session: Option<SessionId>, env: &Env, script: &str) -> String {
    play_in(Lang::Nb, store, session, env, script)
}

/// The same in another language.
fn play_in(lang: Lang, store: &mut Store, session: Option<SessionId>, env: &Env, script: &str) -> String {
    let settings = Settings { lang, ..Settings::default() };
    let mut output = Vec::new();
    let mut input = BufReader::with_capacity(7, script.as_bytes());
    run(store, session, &mut input, &mut output, around(&settings, Path::new(""), env)).unwrap();
    String::from_utf8(output).unwrap()
}

fn around<'a>(settings: &'a Settings, export_folder: &'a Path, env: &'a Env) -> Around<'a> {
    static SETS: LazyLock<Catalogue> = LazyLock::new(built_in);
    Around { settings, sets: &SETS, export_folder, headings: &[], profiles: &[], env, outside: &() }
}

/// A meeting with every kind of question, past its opening.
struct Meeting {
    store: Store,
    env: Env,
    id: SessionId,
}

impl Meeting {
    fn new() -> Self {
        let env = Env::fixed();
        let session = fixture::session(&env);
        let mut store = Store::in_memory().unwrap();
        store.create_session(&session).unwrap();
        let mut meeting = Self { store, env, id: session.id };
        meeting.play("\n");
        meeting
    }

    /// Lets days pass.
    fn days_later(self, days: u64) -> Self {
        self.env.advance(Duration::from_secs(days * 24 * 60 * 60));
        self
    }

    fn play(&mut self, script: &str) -> String {
        play(&mut self.store, Some(self.id), &self.env, script)
    }

    fn session(&self) -> Session {
        self.store.load(self.id).unwrap().unwrap().session
    }

    fn texts(&self) -> Vec<String> {
        self.session().answers.iter().filter_map(|answer| answer.body.text().map(str::to_owned)).collect()
    }

    /// The tally of the only answer.
    fn body(&self) -> Body {
        let [answer] = &self.session().answers[..] else { panic!("{:?}", self.session().answers) };
        answer.body.clone()
    }
}

pub(crate) fn has(said: &str, wanted: &str) {
    assert!(said.contains(wanted), "«{wanted}» was not said:\n{said}");
}

#[test]
fn a_whole_meeting_is_held_by_prompts_from_an_empty_file_to_the_close() {
    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    let said = play(
        &mut store,
        None,
        &env,
        "
Solbakken sykehjem
NED kjerneduk
5 5
22.11.2026
14.30
90
avdelingsleder
Kåre
Vi vil gjøre det lettere å være på jobb

Færre på jobb gir mer å gjøre på de andre
Vi rekker ikke øvelsene
/felles 1
/bord 2
//skråstrek først
/neste
/hopp over Vi tar det i personalmøtet
4 4 5 0
3
/gå 8
1 2 2
/gå 13
Fast tid med leder for nattevakter
Rutinekort i lommeformat
/åpne 1
ansvarlig: avdelingsleder
frist: 15.12
oppfølging: 14. januar
første skritt: Sette opp tid i desemberturnusen
mål: Alle nattevakter har hatt minst én samtale innen jul
støtter: 9 1 0
gevinst: 5
innsats: 2
rår over: ja
/enige
/parker 2 Mangler penger i år
/avslutt
14. januar
9 1
10

ja
/slutt
",
    );
    for wanted in [
        "Møtet «NED kjerneduk» er laget.",
        "Lagret: linje 1, Bord 1.",
        "Lagret: linje 2, Bord 1.",
        "Spørsmål 2: hoppet over.",
        "Tiltak 1 er avtalt.",
        "Tiltak 2 er parkert.",
        "Møtet er avsluttet.",
        "Alt er lagret.",
    ] {
        has(&said, wanted);
    }
    let id = store.sessions(&SessionFilter::default(), None, 1).unwrap()[0].id;
    let session = store.load(id).unwrap().unwrap().session;
    assert_eq!(session.unit.name, "Solbakken sykehjem");
    assert_eq!(session.details.purpose, "Vi vil gjøre det lettere å være på jobb");
    assert_eq!(
        (session.details.leader.as_str(), session.details.facilitator.as_str()),
        ("avdelingsleder", "Kåre")
    );
    assert_eq!(session.details.state, SessionState::Closed, "{said}");
    assert_eq!(session.groups.len(), 3);
    let lines: Vec<_> = session.answers.iter().filter_map(|answer| answer.body.text()).collect();
    assert_eq!(
        lines,
        ["Færre på jobb gir mer å gjøre på de andre", "Vi rekker ikke øvelsene", "/skråstrek først"]
    );
    assert!(session.answers[0].starred);
    assert_eq!(
        session.questions[&session.set.parts[0].questions[1].id].mark.as_ref().unwrap().kind,
        MarkKind::Skipped
    );
    let scale = Body::Scale(ScaleTally { counts: [0, 0, 1, 2, 1], dont_know: 1 });
    assert!(session.answers.iter().any(|answer| answer.body == scale), "{:?}", session.answers);
    let [agreed, parked] = &session.measures[..] else { panic!("{:?}", session.measures) };
    let agreement = agreed.state.agreement().unwrap();
    assert_eq!((agreement.deadline(), agreement.follow_up()), (day(2026, 12, 15), day(2027, 1, 14)));
    assert_eq!(agreed.consent, Some(Consent { supports: 9, can_live_with: 1, reserves: 0 }));
    assert_eq!((agreed.benefit, agreed.effort), (Grade::new(5), Grade::new(2)));
    assert_eq!(agreed.control, Some(Control::Own));
    assert_eq!(parked.reason().unwrap().as_str(), "Mangler penger i år");
    assert_eq!(session.details.next_follow_up, Some(day(2027, 1, 14)));
    assert_eq!(session.closing().everyone_heard, YesNo { yes: 9, no: 1 });
    assert_eq!(session.closing().know_next, YesNo { yes: 10, no: 0 });
    assert_eq!(session.closing().spoke_safely, YesNo::default());
    let happened: Vec<_> = session.events.iter().map(|event| event.kind).collect();
    assert_eq!(
        happened,
        [
            SessionEventKind::Created,
            SessionEventKind::NoticeShown,
            SessionEventKind::Opened,
            SessionEventKind::Closed
        ]
    );
}

#[test]
fn from_preparation_to_close_lines_and_keys_leave_the_same_content() {
    let mut room = Room::new();
    room.press("Enter").type_("Bjørkelia barnehage").press("Enter Enter Enter Enter Enter Enter").type_("15");
    room.press("F4").sees("Derfor møtes vi").type_("Vi vil ha ro").press("F2 Enter").sees("spørsmål 1 av 16");
    room.line("Barna merker at vi løper").press("F6").line("Ingen får øvd på sangene");
    room.press("Tab").line("Vi får ikke spist").press("PgDn PgDn").type_("334450");
    room.press("PgDn Ctrl+X").press("Enter").type_("Det tar vi senere").press("Enter");
    for title in ["Fast møteplan for alle", "Krakk ved stellebordet"] {
        room.press("Ctrl+P").line("tiltakene").line(title);
    }
    room.press("Up Enter").press("Tab").type_("Sette opp møtene").press("Tab").type_("styrer");
    room.press("Tab Tab")
        .type_("om 3 uker")
        .press("Tab")
        .type_("14. januar 2027")
        .press("Tab F4")
        .sees("avtalt");
    room.press("Esc").press("Up Up F6").line("venter på budsjettet").sees("Parkert (1)");
    room.press("Ctrl+P").line("avslutning").type_("styrer").press("F4");
    let by_keys = room.reload();
    assert_eq!(by_keys.details.state, SessionState::Closed);

    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    let said = play(
        &mut store,
        None,
        &env,
        "
Bjørkelia barnehage

15





Vi vil ha ro
/lest opp

Barna merker at vi løper
/felles 1
Ingen får øvd på sangene
/bord
Vi får ikke spist
/neste
/neste
3 3 4 4 5 0
/neste
/hopp over Det tar vi senere
/tiltakene
Fast møteplan for alle
Krakk ved stellebordet
/åpne 1
første skritt: Sette opp møtene
ansvarlig: styrer
frist: om 3 uker
oppfølging: 14. januar 2027
/enige
/parker 2 venter på budsjettet
/avslutt
styrer




ja
",
    );
    let id = store.sessions(&SessionFilter::default(), None, 1).unwrap()[0].id;
    let by_lines = store.load(id).unwrap().unwrap().session;
    assert_eq!(by_lines.details, by_keys.details, "{said}");
    assert_eq!(
        store.content_hash(id).unwrap(),
        room.desk.store.content_hash(by_keys.id).unwrap(),
        "{by_lines:#?}\n{by_keys:#?}"
    );
}

#[test]
fn every_kind_of_question_is_answered_with_a_line() {
    let option = |id: &str| OptionId::new(id);
    for (number, lines, body) in [
        (1, "Ærlig øl på åsen", Body::Text("Ærlig øl på åsen".into())),
        (3, "4 4 5 0\n1", Body::Scale(ScaleTally { counts: [1, 0, 0, 2, 1], dont_know: 1 })),
        (4, "1 2 1", Body::Choice(vec![(option("ja"), 2), (option("nei"), 1)])),
        (5, "3 1 3", Body::Choice(vec![(option("a"), 1), (option("c"), 2)])),
        (6, "3 1", Body::Ranking(vec![option("z"), option("x")])),
        (7, "1 200", Body::Count(1200)),
        (
            8,
            "1 1 2 4",
            Body::Stance(StanceRounds::once(StanceTally { agree: 2, partly: 1, disagree: 0, pass: 1 })),
        ),
    ] {
        let mut meeting = Meeting::new();
        let said = meeting.play(&format!("/gå {number}\n{lines}\n"));
        assert_eq!(meeting.body(), body, "question {number}:\n{said}");
        let answer = &meeting.session().answers[0];
        assert_eq!(meeting.session().group(answer.group).unwrap().label, "Bord 1", "question {number}");
        has(&said, "Bord 1.");
    }
}

#[test]
fn a_tally_is_changed_taken_back_and_deleted() {
    let mut meeting = Meeting::new();
    meeting.play("/gå 3\n4 4\n/endre 5 5 5\n");
    assert_eq!(meeting.body(), Body::Scale(ScaleTally { counts: [0, 0, 0, 0, 3], dont_know: 0 }));
    meeting.play("/angre\n");
    assert_eq!(meeting.body(), Body::Scale(ScaleTally { counts: [0, 0, 0, 2, 0], dont_know: 0 }));
    let said = meeting.play("/slett\n");
    assert!(meeting.session().answers.is_empty(), "{said}");
}

#[test]
fn lines_are_changed_by_their_numbers() {
    let mut meeting = Meeting::new();
    let said = meeting.play(
        "én\nto\ntre\n/endre 2 to, men bedre\n/felles 3\n/samle 1,3 Turnus\n/må løftes 1\n/merk 2 styrke\n\
         /merkelapp 2 natt, helg\n/flytt 2 2\n/linjer\n/plenum\n/linjer\n",
    );
    let session = meeting.session();
    let by_text = |text: &str| {
        session
            .answers
            .iter()
            .find(|answer| answer.body.text() == Some(text))
            .unwrap_or_else(|| panic!("{text}:\n{said}"))
    };
    let two = by_text("to, men bedre");
    assert_eq!(session.group(two.group).unwrap().label, "Bord 2");
    assert_eq!(two.nature, Some(Nature::Strength));
    assert_eq!(two.tags, ["natt", "helg"]);
    assert!(by_text("tre").starred);
    assert_eq!(by_text("én").sway, Some(Sway::Lift));
    let heading = session.heading(by_text("én").heading.unwrap()).unwrap();
    assert_eq!((heading.text.as_str(), by_text("tre").heading), ("Turnus", Some(heading.id)));
    has(&said, "1. én (under «Turnus», må løftes)");
    has(&said, "2. tre (Bord 1, felles, under «Turnus»)");
    has(&said, "3. to, men bedre (Bord 2, styrke, #natt, #helg)");

    meeting.play("/bord 1\n/overskrift 1 Vakter\n/løs 2\n/slå sammen 1,2\n/kopier 1\n");
    let session = meeting.session();
    assert_eq!(session.headings[0].text, "Vakter");
    assert_eq!(meeting.texts(), ["én\ntre", "to, men bedre", "én\ntre"]);
    meeting.play("/slett 1-2\n");
    assert_eq!(meeting.texts(), ["to, men bedre"]);
    let said = meeting.play("/angre\n/gjør om\n/gjør om\n");
    has(&said, "Angret: ");
    has(&said, "Gjort om igjen: ");
    has(&said, "Det er ikke noe å gjøre om igjen.");
    assert_eq!(meeting.texts(), ["to, men bedre"]);
}

#[test]
fn the_conversation_says_where_it_is_and_finds_its_way() {
    let mut meeting = Meeting::new();
    let said = meeting.play("");
    has(&said, "Spørsmål 1 av 9, del 1: hverdag. Bord 1.");
    let said = meeting.play("/neste\n/bord\n/hvor\n/bord\n/bord\n/forrige\n/forrige\n");
    has(&said, "Spørsmål 2 av 9, del 1: hverdag. Bord 2.");
    has(&said, "Plenum.");
    has(&said, "Dette er det første spørsmålet.");
    let said = meeting.play("/gå enig\n/gå liste\n/gå tiltak\n/neste\n");
    has(&said, "Spørsmål 8 av 9");
    has(&said, "Flere spørsmål har de ordene.");
    has(&said, "Det var det siste spørsmålet.");
}

#[test]
fn the_cloth_is_read_with_counts_and_states() {
    let mut meeting = Meeting::new();
    let said = meeting.play("en linje\n/bord 2\nen til\n/neste\n/hopp over\n/gå 4\n/utsett Kommer tilbake\n/gå 6\n/gjelder ikke\n/duken\n");
    for wanted in [
        "Duken: 1 av 8 felt besvart",
        "Del 1: hverdag.",
        "1. Liste: 2 svar fra 2 av 2.",
        "2. Liste-to: hoppet over.",
        "4. Valg: utsatt.",
        "6. Rang: gjelder ikke oss.",
        "7. Tall: ikke besvart. Her er dere.",
    ] {
        has(&said, wanted);
    }
    let said = meeting.play("/gå 6\n/still likevel\n/gå 3\n/tema nei\n/duken\n");
    has(&said, "Temaet «trivsel» gjelder ikke dere.");
    has(&said, "Del 2: trivsel. Gjelder ikke oss.");
}

#[test]
fn the_room_adds_a_question_of_its_own_and_more_minutes() {
    let mut meeting = Meeting::new();
    let said = meeting.play("/eget spørsmål Hva gjør vi med vaktrommet?\n1\nNye stoler\n/minutter 5\n");
    has(&said, "Hva gjør vi med vaktrommet? (eget)");
    let session = meeting.session();
    assert_eq!(session.added.len(), 1);
    assert_eq!(session.answers[0].question, session.added[0].question.id);
    assert_eq!(session.questions[&session.added[0].question.id].minutes, Some(11));
    // Taken back while one stands at it, one stands somewhere that is there.
    let said = meeting.play("/angre\n/angre\n/angre\n");
    has(&said, "Angret: ");
    assert!(meeting.session().added.is_empty());
    has(&meeting.play(""), "Spørsmål 1 av 9");
}

#[test]
fn a_measure_grows_out_of_a_line_and_keeps_the_link() {
    let mut meeting = Meeting::new();
    let said = meeting
        .play("Vi mangler tid\n/tiltak 1\n/tiltak 1 Sette av en time i uka\n/tiltak Bare et forslag\n");
    let session = meeting.session();
    let told: Vec<_> =
        session.measures.iter().map(|measure| (measure.title.as_str(), measure.answers.len())).collect();
    assert_eq!(
        told,
        [("Vi mangler tid", 1), ("Sette av en time i uka", 1), ("Bare et forslag", 0)],
        "{said}"
    );
    let question = &session.set.parts[0].questions[0].id;
    assert!(session.measures.iter().all(|measure| measure.question.as_ref() == Some(question)));
}

#[test]
fn every_field_of_a_measure_is_filled_in_and_cleared() {
    let mut meeting = Meeting::new();
    let fields = "hva: Nytt turnusråd\nførste skritt: Ringe HR\nansvarlig: fagleder\nstedfortreder: verneombud\n\
                  frist: 1.2.2027\noppfølging: 1.3.2027\noppstart: 1.12\nmål: Ti prosent færre vaktbytter\ni dag: 40 bytter\n\
                  kategori: annet\nsamtykke: 5 5 1\ngevinst: 4\ninnsats: 3\nløftes til: AMU\nprioritet: høy\n\
                  grunn til prioriteten: Flest stemmer\nnivå: gruppe\nretning: styrke\nmålgruppe: alle\n\
                  natt og helg: ja\nform: prosjekt\nforebygging: primært\nspor: utvikling\ngjentas: 4\narena: personalmøte\n\
                  plan: HMS-plan\nressurs: to timer\nmerknad: Også ekstravakter\npå plass: ja\nbakgrunn: 1\n";
    let said = meeting.play(&format!("Bytter er slitsomt\n/tiltak 1\n/åpne 1\n{fields}"));
    let measure = meeting.session().measures[0].clone();
    let terms = measure.terms();
    assert_eq!(measure.title, "Nytt turnusråd", "{said}");
    assert_eq!((terms.responsible.as_str(), terms.first_step.as_str()), ("fagleder", "Ringe HR"));
    assert_eq!((terms.deadline, terms.follow_up), (Some(day(2027, 2, 1)), Some(day(2027, 3, 1))));
    assert_eq!(measure.start, Some(day(2026, 12, 1)));
    assert_eq!(measure.deputy, "verneombud");
    assert_eq!(
        (measure.sign.as_str(), measure.baseline.as_str()),
        ("Ti prosent færre vaktbytter", "40 bytter")
    );
    assert!(measure.category.is_some(), "{said}");
    assert_eq!(measure.consent, Some(Consent { supports: 5, can_live_with: 5, reserves: 1 }));
    assert_eq!((measure.benefit, measure.effort), (Grade::new(4), Grade::new(3)));
    assert_eq!(measure.control, Some(Control::Lifted("AMU".into())));
    assert!(measure.priority.is_some() && measure.influence.is_some() && measure.direction.is_some());
    assert!(measure.target_group.is_some() && measure.form.is_some() && measure.level.is_some());
    assert!(measure.strand.is_some());
    assert_eq!((measure.all_shifts, measure.every_weeks, measure.in_place), (Some(true), Some(4), true));
    assert_eq!(measure.priority_reason, "Flest stemmer");
    assert_eq!((measure.arena.as_str(), measure.plan_link.as_str()), ("personalmøte", "HMS-plan"));
    assert_eq!((measure.resources.as_str(), measure.note.as_str()), ("to timer", "Også ekstravakter"));
    assert_eq!(measure.answers.len(), 1);

    // Each is told again, and cleared by an empty value; the title alone cannot be empty.
    for field in fields.lines().filter_map(|line| line.split(':').next()) {
        let said = meeting.play(&format!("/åpne 1\n{field}\n{field}:\n{field}\n"));
        let told = said.lines().rev().nth(1).unwrap();
        assert_eq!(told.ends_with(": ikke satt."), field != "hva", "{field}:\n{said}");
    }
    assert_eq!(meeting.session().measures[0].title, "Nytt turnusråd");
}

#[test]
fn the_checks_ask_after_a_field_and_let_go_on() {
    let mut meeting = Meeting::new();
    let said = meeting.play("/gå 9\nØke trivselen\n/åpne 1\nmål: 10 % lavere fravær\n/sjekk\n");
    has(&said, "prosentpoeng");
    assert_eq!(meeting.session().measures[0].sign, "10 % lavere fravær");
    let stops = said.matches("Hvem har ansvaret?").count();
    assert_eq!(stops, 1, "what is missing is asked on request, not after every field:\n{said}");
}

#[test]
fn a_day_that_cannot_stand_is_told_as_soon_as_it_is_written() {
    let mut meeting = Meeting::new();
    meeting.play("/gå 9\nFast tid med leder hver mandag\n");
    for (line, told) in [
        ("frist: i går", "Fristen er før møtet."),
        ("oppfølging: i går", "Oppfølgingen er før møtet."),
        ("frist: 1.12\noppfølging: 1.6.2027", "innen 90 dager etter fristen?"),
    ] {
        has(&meeting.play(&format!("/åpne 1\n{line}\n")), told);
    }
    // What is only missing is not asked for before the room wants to agree.
    let said = meeting.play("/åpne 1\nfrist: 1.12\noppfølging: 10.12\n");
    assert!(!said.contains("Hva er det første noen gjør?"), "{said}");
}

#[test]
fn a_day_that_can_be_two_is_chosen_by_number() {
    // Said on a Wednesday, next Friday is the day after tomorrow to some and the week after to others.
    let mut meeting = Meeting::new().days_later(3);
    let said = meeting.play("/gå 9\nNytt tiltak her\n/åpne 1\nfrist: neste fredag\n2\n");
    has(&said, "Hvilken dag mener du?");
    has(&said, "1. fredag 27. november 2026");
    assert_eq!(meeting.session().measures[0].terms().deadline, Some(day(2026, 12, 4)), "{said}");
    let said = meeting.play("/åpne 1\nfrist: neste fredag\n\n");
    assert_eq!(meeting.session().measures[0].terms().deadline, Some(day(2026, 12, 4)), "{said}");
    let said = meeting.play("/åpne 1\nfrist: neste fredag\n/hvor\n");
    has(&said, "Tiltak 1 av 1");
}

#[test]
fn measures_are_followed_up_after_the_close() {
    let mut meeting = Meeting::new();
    let said = meeting.play(
        "/gå 9\nFast tid med leder\n/åpne 1\nansvarlig: leder\nfrist: 1.12\noppfølging: 10.12\nførste skritt: Ringe\n/enige\n\
         /møtet\nleder: Åse\n/avslutt\n\n\n\n\nja\n",
    );
    assert_eq!(meeting.session().details.state, SessionState::Closed, "{said}");
    // Closed and locked: only what carries measures on is taken.
    let said = meeting.play("/åpne 1\nhva: Noe annet\n/flytt frist 1 15.12: Leverandøren er sen\n/kommentar 1 Stolene er bestilt\n");
    has(&said, "Møtet er avsluttet og låst.");
    has(&said, "Fristen er flyttet til 15.12.2026");
    let measure = meeting.session().measures[0].clone();
    assert_eq!(measure.terms().deadline, Some(day(2026, 12, 15)), "{said}");
    assert_eq!(measure.original_deadline, Some(day(2026, 12, 1)));
    let said = meeting.play(
        "/åpne 1\ndelsteg: ringe; x måle\n/kryss 1\n/i gang 1\n/ferdig 1 10.12\n/vurder 1 for tidlig\nBare to uker\n\
         /historikk 1\n/vurder 1 delvis, for få stoler\n",
    );
    has(&said, "Frist: 01.12.2026 → 15.12.2026. Leverandøren er sen");
    has(&said, "«Stolene er bestilt»");
    has(&said, "Effekten vurderes 15.03.2027.");
    has(&said, "Delsteg gjort: ringe");
    has(&said, "Effekten vurderes 22.02.2027.");
    match &meeting.session().measures[0].state {
        dialogduk::domain::measure::State::Evaluated { verdict, note, on, .. } => {
            assert_eq!((*verdict, note.as_str(), *on), (Verdict::Partly, "for få stoler", day(2026, 12, 10)));
        }
        other => panic!("{other:?}\n{said}"),
    }
}

#[test]
fn measures_are_merged_parked_dropped_taken_up_moved_and_deleted() {
    let mut meeting = Meeting::new();
    let said = meeting.play(
        "/tiltakene\nførste forslag\nandre forslag\ntredje forslag\n/opp 3\n/opp 1\n/slå sammen tiltak 1 3\n\
         /forkast 2\nNei takk\n/ta opp 2\n/parker 2 Senere\n/slett tiltak 3\n",
    );
    let session = meeting.session();
    let told: Vec<_> =
        session.measures.iter().map(|measure| (measure.title.as_str(), measure.state.code())).collect();
    assert_eq!(
        told,
        [("første forslag", StateCode::Proposed), ("tredje forslag", StateCode::Parked)],
        "{said}"
    );
}

#[test]
fn the_bank_is_searched_and_taken_from() {
    let mut meeting = Meeting::new();
    let said = meeting.play("/velg 1\n/banken nattevakt\n/velg 1\n/velg 99\n");
    has(&said, "Let i banken først");
    let measure = meeting.session().measures[0].clone();
    assert!(measure.bank.is_some() && measure.category.is_some(), "{said}");
    has(&said, "Skriv et tall fra 1 til");
}

#[test]
fn the_meeting_as_a_whole_is_filled_in() {
    let mut meeting = Meeting::new();
    let said = meeting.play(
        "/møtet\ntittel: Høstmøte\nprosessleder: Bjørn\nreferent: Åse\nverneombud: ja\ntillitsvalgt: nei\nnav: j\nbht: nei\n\
         hr: ja\nminutter: 120\nspilleregler: Vi lytter; Vi ler\nneste møte: 14. januar\ntas opp i: AMU\n\
         oppsummering: Et godt møte\nsamling: kveld\ndato: 23.11\nstart: 18.30\nsted: Kantina\ninvitert: 20\nmøtte: 17\n\
         bord: 4 4 4\n",
    );
    let session = meeting.session();
    let details = &session.details;
    assert_eq!((details.title.as_str(), details.facilitator.as_str()), ("Høstmøte", "Bjørn"), "{said}");
    assert_eq!(details.presence.safety_rep, Attendance::Yes);
    assert_eq!(details.presence.union_rep, Attendance::No);
    assert_eq!((details.minutes, details.ground_rules.as_str()), (120, "Vi lytter\nVi ler"));
    assert_eq!(details.next_follow_up, Some(day(2027, 1, 14)));
    let sitting = &session.sittings[0];
    assert_eq!((sitting.label.as_str(), sitting.date), ("kveld", day(2026, 11, 23)));
    assert_eq!((sitting.invited, sitting.attended), (Some(20), Some(17)));
    assert_eq!(session.groups.len(), 4);

    let said = meeting.play("/ny samling natt\n24.11\n/samling 2\n/samling\n");
    assert_eq!(meeting.session().sittings.len(), 2, "{said}");
    has(&said, "Natt. Bord 1.");
    has(&said, "2. natt, tirsdag 24. november 2026 Her er dere.");
}

#[test]
fn a_new_sitting_is_told_of_its_own_lines_and_of_those_that_are_there() {
    let mut meeting = Meeting::new();
    let said = meeting.play("tunge løft\nfå pauser\n/sene innspill\n");
    has(&said, "Ingen linjer i denne samlingen ennå, 2 fra andre samlinger. /linjer leser alle.");
    let said = meeting.play("ro om natta\n/hvor\n/samling 1\n");
    has(&said, "1 linje her, 2 fra andre samlinger.");
    has(&said, "2 linjer her. /linjer leser dem.");
}

#[test]
fn a_unit_is_read_about_and_renamed() {
    let mut meeting = Meeting::new();
    let said = meeting.play(
        "/enheten\n/enheten navn: Fjellvik renhold og vaskeri\n/enheten kommune: Furuvik\n/enheten navn:\n",
    );
    has(&said, "Opplysningene om Fjellvik renhold og vaskeri er lagret.");
    has(&said, "Enheten må hete noe.");
    assert_eq!(meeting.session().unit.name, "Fjellvik renhold og vaskeri");
    assert_eq!(meeting.session().unit.municipality, "Furuvik");
}

#[test]
fn a_change_to_what_is_settled_is_made_with_a_reason_or_told_not_to_be() {
    let mut meeting = Meeting::new();
    meeting.play(
        "/gå 9\nFast tid med leder\n/åpne 1\nansvarlig: leder\nfrist: 1.12\noppfølging: 10.12\nførste skritt: Ringe\n/enige\n\
         /møtet\nleder: Åse\n/avslutt\n\n\n\n\nja\n/åpne igjen Feil frist\n",
    );
    let told = "Ingenting er endret. En endring av det avtalte må ha en begrunnelse.";
    let asked = "Er «vara: Assistenten» begrunnelsen?";
    // What is said, what is told, then the deadline (day), the deputy and the reason.
    for (said, tells, deadline, deputy, reason) in [
        ("/gå 1", &[told, "Spørsmål 1 av 9"][..], 1, "", ""),
        ("", &[told], 1, "", ""),
        ("vara: Assistenten\n", &[asked, told], 1, "Assistenten", ""),
        ("vara: Assistenten\n/gå 1", &[asked, told, "Spørsmål 1 av 9"], 1, "", ""),
        ("vara: Assistenten\nja", &[asked], 15, "", "vara: Assistenten"),
        ("Merk: Leverandøren er sen", &[], 15, "", "Merk: Leverandøren er sen"),
    ] {
        let steps_before = meeting.session();
        let heard = meeting.play(&format!("/åpne 1\nfrist: 15.12\n{said}\n"));
        for tells in tells {
            has(&heard, tells);
        }
        let session = meeting.session();
        let measure = &session.measures[0];
        assert_eq!(measure.terms().deadline, Some(day(2026, 12, deadline)), "after «{said}»:\n{heard}");
        assert_eq!(measure.deputy, deputy, "after «{said}»:\n{heard}");
        if !reason.is_empty() {
            assert_eq!(
                session.history_of(measure.id).last().unwrap().reason,
                reason,
                "after «{said}»:\n{heard}"
            );
        }
        if session != steps_before {
            meeting.play("/angre\n");
        }
        assert_eq!(meeting.session().measures, steps_before.measures, "after «{said}»");
    }
}

#[test]
fn what_cannot_be_done_is_told_and_changes_nothing() {
    let mut meeting = Meeting::new();
    meeting.play("én\nto\n/gå 9\nEt forslag til noe\n/gå 1\n");
    let before = meeting.session();
    for (script, told) in [
        ("/nest", "Mente du /neste?"),
        ("/xyzzy", "Kjenner ikke den kommandoen."),
        ("/", "En linje som begynner med / er en kommando."),
        ("/endre", "Hvilken linje?"),
        ("/endre 9 nye ord", "Det er ingen linje 9 her."),
        ("/endre 0 nye ord", "Det er ingen linje 0 her."),
        ("/slett", "Hvilken linje?"),
        ("/slett 3", "Det er ingen linje 3 her."),
        ("/felles to", "Hvilken linje?"),
        ("/samle Turnus", "Hvilken linje?"),
        ("/samle 1,7 Turnus", "Det er ingen linje 7 her."),
        ("/slå sammen 1", "Det trengs flere"),
        ("/overskrift 1 Ord", "ikke under noen overskrift"),
        ("/merk 1 kul", "styrke, utfordring"),
        ("/flytt 1 9", "Bordene er 1 til 2"),
        ("/bord 9", "Bordene er 1 til 2"),
        ("/gå 99", "Skriv et tall fra 1 til 9."),
        ("/gå finnes ikke", "Fant ingenting."),
        ("/minutter mange", "helt tall"),
        ("/minutter 500", "fra 1 til 120"),
        ("/tema kanskje", "hører alltid med"),
        ("/åpne 9", "ikke noe tiltak 9"),
        ("/åpne", "Hvilket tiltak?"),
        (
            "/enige 1",
            "Tiltaket mangler ansvarlig, frist, oppfølgingsdato og første skritt. Ingenting er endret.",
        ),
        ("/parker 1\n", "Dette trenger en grunn. Ingenting er endret."),
        ("/ferdig 1", "kan ikke gå rett til"),
        ("/ferdig 1 en gang", "dato"),
        ("/vurder 1 kanskje", "ja, delvis, nei"),
        ("/ta opp 1", "" /* it is a proposal already */),
        ("/ikke bevar 1", "Det står ikke noe på lista"),
        ("/fil kake", "Hvilken fil?"),
        ("/fil resultat xlsx", "Dette dokumentet finnes ikke i det formatet."),
        ("/åpne igjen", "Møtet er ikke avsluttet."),
        ("/språk tysk", "/språk nynorsk"),
        ("/ta med", "ingen linje som venter"),
        ("/glem", "ingen linje som venter"),
        ("/ny", "fra lista over møter"),
        ("/angre nå\n/gjør om", ""),
        ("/tiltakene\nfrist: fredag", "Åpne tiltaket først"),
        ("/åpne 1\nfrist: 31.4", "April har 30 dager."),
        ("/åpne 1\ngevinst: 6", "fra 1 til 5"),
        ("/åpne 1\nsamtykke: mange", "tre tall"),
        ("/åpne 1\nsamtykke: 99999 0 0", "fra 0 til 65535"),
        ("/åpne 1\nfrist: 31.2", "Februar har 28 dager."),
        ("/åpne 1\nfrist: 29.2", "29. februar finnes ikke før i 2028. Skriv året med: 29.2.2028."),
        ("/åpne 1\nrår over: tja", "ja eller nei"),
        ("/åpne 1\nprioritet: kjempehøy", "høy, middels, lav"),
        ("/åpne 1\ngjentas: ofte", "helt tall"),
        ("/åpne 1\ngjentas: 500", "fra 1 til 104"),
        ("/åpne 1\nbakgrunn: 7", "Det er ingenting å velge her."),
        ("/åpne 1\nbare ord", "ikke noe felt jeg kjenner"),
        ("/åpne 1\nvær: fint", "ikke noe felt jeg kjenner"),
        ("/møtet\nminutter: 5", "fra 10 til 600"),
        ("/møtet\nstart: snart", "klokkeslett"),
        ("/møtet\nverneombud: kanskje", "ja eller nei"),
        ("/møtet\nneste møte: 1.1.2020", "før møtet"),
        ("/møtet\nbord: mange", "5 5 6"),
        ("/møtet\nbord: 0", "Bordet står bak"),
        ("/gå 3\nfire", "0 til 5"),
        ("/gå 3\n6", "0 til 5"),
        ("/gå 4\n3", "Skriv et tall fra 1 til 2."),
        ("/gå 6\n1 1", "rekkefølgen"),
        ("/gå 7\ntolv", "helt tall"),
        ("/gå 8\n0", "1 til 4"),
        ("/avslutt\n\n", "Møtet kan ikke avsluttes ennå"),
    ] {
        // What is taken back and forward again is where it was.
        let said = meeting.play(&format!("/gå 1\n{script}\n"));
        has(&said, told);
        let after = meeting.session();
        assert_eq!(after, before, "after «{script}»:\n{said}");
    }
}

#[test]
fn a_hundred_thousand_letters_are_kept_and_more_are_refused() {
    let mut meeting = Meeting::new();
    let said = meeting.play(&format!("{}\n{}\n", "å".repeat(100_000), "å".repeat(100_001)));
    has(&said, "Teksten er lengre enn 100000 tegn.");
    assert_eq!(meeting.texts().len(), 1);
}

#[test]
fn the_input_may_end_anywhere_and_the_meeting_goes_on_there() {
    let mut meeting = Meeting::new();
    let said = meeting.play("/gå 2\n/bord 2\nen linje uten linjeskift");
    has(&said, "Lagret: linje 1, Bord 2.");
    has(&said, "Alt er lagret.");
    has(&meeting.play(""), "Spørsmål 2 av 9, del 1: hverdag. Bord 2.");
    // In the middle of a question about something else, nothing has been changed.
    let before = meeting.session();
    for script in ["/endre 1\n", "/eget spørsmål Hva nå?\n", "/avslutt\n", "/ny samling natt\n"] {
        meeting.play(script);
        assert_eq!(meeting.session(), before, "{script}");
    }
    // The close was begun, so it goes on among the measures.
    assert_eq!(meeting.store.place(meeting.id).unwrap().unwrap().stage, Stage::Closing);
}

#[test]
fn a_command_instead_of_an_answer_is_done_instead() {
    let mut meeting = Meeting::new();
    let said = meeting.play("en linje\n/endre 1\n/duken\n/endre 1\n//med strek\n");
    has(&said, "Duken:");
    assert_eq!(meeting.texts(), ["/med strek"]);
}

#[test]
fn an_unfinished_line_from_the_full_screen_is_told_and_taken_or_forgotten() {
    let mut meeting = Meeting::new();
    let session = meeting.session();
    let question = session.set.parts[0].questions[0].id.clone();
    let keep = |meeting: &mut Meeting, text: &str| {
        let key = DraftKey::Answer { question: question.clone(), group: session.groups[1].id };
        let draft = Draft { key, text: text.into(), cursor: text.len(), kept_at: meeting.env.now() };
        meeting.store.keep_draft(meeting.id, &draft).unwrap();
    };
    keep(&mut meeting, "halv tanke");
    let said = meeting.play("/bord 2\nen hel tanke\n");
    has(&said, "Du holdt på å skrive (spørsmål 1, Bord 2): «halv tanke».");
    assert_eq!(meeting.store.drafts(meeting.id).unwrap().len(), 1, "another line there does not push it out");
    meeting.play("/ta med\n");
    assert_eq!(meeting.texts(), ["en hel tanke", "halv tanke"]);
    assert!(meeting.store.drafts(meeting.id).unwrap().is_empty());
    keep(&mut meeting, "enda en");
    let said = meeting.play("/glem\n");
    has(&said, "Kastet.");
    assert!(meeting.store.drafts(meeting.id).unwrap().is_empty());
    assert_eq!(meeting.texts().len(), 2);
    keep(&mut meeting, "halv setning");
    meeting.play("/bord 2\n/slett for godt 1\nja\n");
    assert_eq!(meeting.texts(), ["halv tanke"]);
    let left = meeting.store.drafts(meeting.id).unwrap();
    assert_eq!(left.len(), 1, "a line that is deleted for good takes no other with it: {left:?}");
}

/// Lines, with another window writing before the second.
struct Interrupted<'a> {
    lines: Vec<&'a str>,
    other: Box<dyn FnMut() + 'a>,
    line: Vec<u8>,
    at: usize,
}
impl std::io::Read for Interrupted<'_> {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        unreachable!("lines are read whole")
    }
}
impl std::io::BufRead for Interrupted<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.at == self.line.len() && !self.lines.is_empty() {
            self.line = format!("{}\n", self.lines.remove(0)).into_bytes();
            self.at = 0;
            (self.other)();
        }
        Ok(&self.line[self.at..])
    }
    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

#[test]
fn another_window_is_heard_of_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let env = Env::fixed();
    let session = fixture::session(&env);
    let mut store = Store::open(&path).unwrap();
    store.create_session(&session).unwrap();
    play(&mut store, Some(session.id), &env, "\n");
    let mut other = Store::open(&path).unwrap();
    let other_env = &env;
    let id = session.id;
    let mut input = Interrupted {
        lines: vec!["herfra"],
        other: Box::new(move || {
            play(&mut other, Some(id), other_env, "derfra\n");
        }),
        line: Vec::new(),
        at: 0,
    };
    let mut output = Vec::new();
    let settings = Settings::default();
    run(&mut store, Some(id), &mut input, &mut output, around(&settings, Path::new(""), &env)).unwrap();
    let said = String::from_utf8(output).unwrap();
    has(&said, "Møtet ble endret i et annet vindu.");
    has(&said, "Lagret: linje 2, Bord 1.");
    let lines: Vec<_> = store.load(id).unwrap().unwrap().session.answers;
    assert_eq!(lines.len(), 2);
}

#[test]
fn files_are_written_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("liste");
    let mut meeting = Meeting::new();
    let script = format!("/gå 9\nNytt turnusråd nå\n/fil tiltak csv {}\n", path.display());
    let said = meeting.play(&script);
    assert!(folder.path().join("liste.csv").exists(), "{said}");
    assert_eq!(meeting.session().events.last().unwrap().note, "liste.csv");
    let said = meeting.play(&format!("/fil tiltak csv {}\n", path.display()));
    has(&said, "Det finnes allerede en fil med dette navnet.");
    has(&said, "liste (2).csv");
    let said = meeting.play(&format!("/fil møte toml {}\n", folder.path().join("kopi").display()));
    let copy =
        std::fs::read(folder.path().join("kopi.toml")).unwrap_or_else(|error| panic!("{error}\n{said}"));
    assert_eq!(dialogduk::exchange::read(&copy).unwrap().session.id, meeting.id);
}

#[test]
fn a_file_without_a_folder_goes_where_the_full_screen_writes_and_its_whole_path_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let Meeting { mut store, env, id } = Meeting::new();
    let settings = Settings::default();
    let mut output = Vec::new();
    let mut input =
        BufReader::new("/gå 9\nNytt turnusråd nå\n/fil tiltak csv\n/fil tiltak csv liste\n".as_bytes());
    run(&mut store, Some(id), &mut input, &mut output, around(&settings, folder.path(), &env)).unwrap();
    let said = String::from_utf8(output).unwrap();
    has(&said, &folder.path().join("liste.csv").display().to_string());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "{said}");
}

#[test]
fn the_list_of_meetings_opens_finds_and_copies() {
    let mut meeting = Meeting::new();
    let (store, env) = (&mut meeting.store, &meeting.env);
    let said = play(store, None, env, "7\nfinnes ikke\n/åpne 1\n1\n/møtene\nPrøve\n/slutt\n");
    has(&said, "1. Fjellvik, Prøve, søndag 22. november 2026, pågår, 0 av 9 spørsmål besvart.");
    has(&said, "Skriv et tall fra 1 til 1.");
    has(&said, "Fant ingenting.");
    has(&said, "Åpne et møte først.");
    assert_eq!(said.matches("Spørsmål 1 av 9").count(), 2, "{said}");
    play(store, None, env, "/likt 1\n1.12\nnei\n");
    assert_eq!(store.sessions(&SessionFilter::default(), None, 9).unwrap().len(), 2);
    // The second meeting of a unit takes over what the first was like.
    let said = play(store, None, env, "ny\n\n\n\n\n\n\n\n\n\n\n");
    has(&said, "[Fjellvik]");
    has(&said, "[5 6]");
    assert_eq!(store.sessions(&SessionFilter::default(), None, 9).unwrap().len(), 3, "{said}");
}

/// Nobody reads.
struct Closed;
impl std::io::Write for Closed {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn the_list_says_a_session_that_is_gone_and_pipes_that_close() {
    let mut meeting = Meeting::new();
    meeting.store.erase(&[Erase::Session(meeting.id)], Env::fixed().now()).unwrap();
    let settings = Settings::default();
    let mut output = Vec::new();
    let gone = run(
        &mut meeting.store,
        Some(meeting.id),
        &mut &b""[..],
        &mut output,
        around(&settings, Path::new(""), &meeting.env),
    );
    assert!(matches!(gone, Err(Problem::Store(_))), "{gone:?}");

    let closed = run(
        &mut meeting.store,
        None,
        &mut &b"ny\n"[..],
        &mut Closed,
        around(&settings, Path::new(""), &meeting.env),
    );
    assert!(matches!(closed, Err(Problem::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe));
}

#[test]
fn every_language_holds_a_meeting_in_its_own_words() {
    for (lang, script, wanted) in [
        (
            Lang::Nn,
            "ei linje\n/felles 1\n/gå 9\nTurnusråd i lag\n/parker 1 Seinare\n/førre\n",
            "Tiltak 1 er parkert.",
        ),
        (
            Lang::En,
            "a line\n/common 1\n/go 9\nA council for the rota\n/park 1 Later\n/previous\n",
            "Measure 1 is parked.",
        ),
        // The words of the others are understood, and the codes.
        (
            Lang::En,
            "a line\n/felles 1\n/find_question 9\nA council for the rota\n/parker 1 Later\n",
            "Measure 1 is parked.",
        ),
    ] {
        let mut meeting = Meeting::new();
        let said = play_in(lang, &mut meeting.store, Some(meeting.id), &meeting.env, script);
        has(&said, wanted);
        assert!(meeting.session().answers[0].starred, "{said}");
    }
    let mut meeting = Meeting::new();
    has(&meeting.play("/språk en\n/where\n"), "Question 1 of 9");
}

/// Whether a text holds nothing that steers a terminal.
fn is_plain(said: &str) -> bool {
    said.chars().all(|c| c == '\n' || !c.is_control()) && !said.contains(['\u{202e}', '\u{2066}', '\u{200b}'])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_written_nothing_steers_the_terminal_and_the_file_holds(
        lines in prop::collection::vec(
            prop_oneof![
                3 => "(?s).{0,40}",
                3 => "/[a-zæøå ]{1,12} ?[0-9,]{0,4} ?.{0,10}",
                3 => prop::sample::select(vec![
                    "/neste", "/bord", "/linjer", "/duken", "/angre", "/gjør om", "/tiltakene", "/møtet", "/hjelp",
                    "/åpne 1", "frist: neste fredag", "2", "ja", "\u{1b}[2J\u{9b}31mhei", "\u{202e}snudd", "",
                    "/tiltak noe vi vil gjøre", "ansvarlig: \u{7}leder", "/samle 1,2 Ro", "/avslutt", "/slett 1",
                    "/endre 1", "/banken natt", "/velg 1", "/bevar kaffe", "/språk en", "/kopier 1", "//",
                ]).prop_map(str::to_owned),
            ],
            0..25,
        )
    ) {
        let mut meeting = Meeting::new();
        // A file written beside the test is nobody's wish.
        let script: Vec<_> = lines.iter().filter(|line| !line.contains("fil")).cloned().collect();
        let said = meeting.play(&script.join("\n"));
        prop_assert!(is_plain(&said), "{said:?}");
        // What is in the file can be read, and taken back to the beginning.
        meeting.session();
        let undone = meeting.play(&"/angre\n".repeat(60));
        prop_assert!(undone.contains("Det er ikke mer å angre.") || undone.contains("nothing more"), "{undone}");
    }
}

#[test]
fn before_closing_what_the_report_asks_for_is_told_until_it_is_written_down() {
    let mut meeting = Meeting::new();
    meeting.play("Ro\nFred\n/samle 1 Stille\n");
    let said = meeting.play("/avslutt\n");
    has(&said, "1 spørsmål der noen svar ikke er samlet.");
    has(&said, "Skriv ned før dere går:\nFrammøtte: /oppmøte 18 av 23");
    has(&said, "Møtet i én setning: /møtet");
    meeting.play("/oppmøte 9 av 11\n/møtet\noppsummering: Vi vil ha ro på morgenen\n");
    let said = meeting.play("/avslutt\n");
    assert!(!said.contains("Skriv ned før dere går"), "{said}");
}

/// Holds a meeting with whatever input; gives back all that was said.
#[cfg(unix)]
pub(crate) fn hear(store: &mut Store, session: SessionId, input: &mut dyn std::io::BufRead) -> String {
    let (settings, env, mut output) = (Settings::default(), Env::fixed(), Vec::new());
    run(store, Some(session), input, &mut output, around(&settings, Path::new(""), &env)).unwrap();
    String::from_utf8(output).unwrap()
}
