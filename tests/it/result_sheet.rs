//! The sheet for all staff: always one page, whatever was said (R1).

use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Agreement, Measure, State, Terms};
use dialogduk::domain::session::{Keep, Session};
use dialogduk::exchange;
use dialogduk::export::{ExportJob, Format, What, render};
use dialogduk::report::Profile;
use proptest::prelude::*;

use crate::fixtures::{care_session, day, id, mid};
use crate::strategies::any_session;

fn sheet(session: &Session, format: Format, lang: Lang) -> Vec<u8> {
    let job = ExportJob {
        what: What::Result,
        format,
        lang,
        profile: Profile::short(),
        as_of: day(2026, 12, 12),
        force: false,
        target: None,
    };
    render(session, &job).unwrap().bytes
}

fn told(session: &Session) -> String {
    String::from_utf8(sheet(session, Format::Md, Lang::Nb)).unwrap()
}

fn pages(session: &Session, lang: Lang) -> usize {
    let bytes = sheet(session, Format::Pdf, lang);
    String::from_utf8_lossy(&bytes).matches("/Type/Page/").count()
}

fn examples() -> Vec<(&'static str, Session)> {
    let files = exchange::examples().iter();
    files.map(|(name, text)| (*name, exchange::read(text.as_bytes()).unwrap().session)).collect()
}

/// A session with so many agreed measures, each with this title and this role.
fn with_measures(count: u32, title: &str, role: &str) -> Session {
    let mut session = care_session();
    let like = session.measures.iter().find(|it| it.state.agreement().is_some()).unwrap().clone();
    let terms = Terms { responsible: role.into(), ..like.terms() };
    let agreement = Agreement::new(&terms, day(2026, 11, 22)).unwrap();
    session.measures = (0..count)
        .map(|at| Measure {
            id: mid(900 + u128::from(at)),
            position: at,
            title: format!("{title} {at}"),
            state: State::Agreed(agreement.clone()),
            ..like.clone()
        })
        .collect();
    session
}

#[test]
fn every_example_is_one_page_in_every_language() {
    for (name, session) in examples() {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            assert_eq!(pages(&session, lang), 1, "{name} {lang:?}");
        }
    }
}

#[test]
fn sixty_measures_are_one_page_that_says_how_many_stand_in_the_minutes() {
    let session = with_measures(60, "Fem minutter felles start", "fagleder dag");
    assert_eq!(pages(&session, Lang::Nb), 1);
    let told = told(&session);
    let rows = told.lines().filter(|line| line.starts_with("| Fem minutter")).count();
    assert!((10..60).contains(&rows), "{rows}");
    assert!(told.contains(&format!("… og {} til – se referatet", 60 - rows)), "{told}");
    for always in ["Dette vil vi bevare", "Takk til alle som deltok.", "Vi møtes igjen"] {
        assert!(told.contains(always), "«{always}»: {told}");
    }
}

#[test]
fn a_sheet_with_room_for_everything_tells_everything() {
    let session = with_measures(12, "Fem minutter felles start", "fagleder dag");
    let told = told(&Session { answers: Vec::new(), ..session });
    assert!(told.contains("Fem minutter felles start 11") && !told.contains("referatet"), "{told}");
}

#[test]
fn measures_come_first_and_what_to_keep_comes_next() {
    for (name, session) in examples() {
        let told = told(&session);
        let headings: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings.first(), Some(&"Dette gjør vi"), "{name}");
        assert_eq!(headings.iter().rev().nth(1), Some(&"Veien videre"), "{name}");
    }
}

#[test]
fn the_ugliest_meeting_is_one_page() {
    let word = "Arbeidsmiljøkartleggingsoppfølgingsansvarligkoordineringsgruppe".repeat(3);
    for (title, role) in
        [(word.as_str(), word.as_str()), ("W", "W"), ("😀 og 🎉", "👩‍👩‍👧"), (&"mange ord ".repeat(20), "a")]
    {
        let title = if title == "W" { "W".repeat(200) } else { title.to_owned() };
        let mut session = with_measures(40, &title, &role.repeat(20));
        session.unit.name.clone_from(&title);
        session.details.raised_at.clone_from(&title);
        session.details.leader.clone_from(&title);
        session.details.summary = title.repeat(3);
        for answer in &mut session.answers {
            answer.starred = true;
        }
        session.keeps = (0..30)
            .map(|at| Keep { id: id(7000 + at), position: 1, text: format!("{title} {at}") })
            .collect();
        assert_eq!(pages(&session, Lang::Nb), 1, "{title:?}");
    }
}

#[test]
fn a_meeting_without_measures_says_so_on_one_page() {
    let mut session = care_session();
    session.measures.clear();
    session.answers.clear();
    assert_eq!(pages(&session, Lang::En), 1);
    assert!(told(&session).contains("Ingen tiltak er avtalt ennå."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_meeting_gives_one_page(session in any_session(1)) {
        prop_assert_eq!(pages(&session, Lang::Nb), 1);
    }
}
