//! What leaves the unit: the bank entries, NAV's summary in words, the list of the one who reminds, what was said on the way.

use dialogduk::bank;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{EventKind, MeasureEvent, State, StateCode, Verdict};
use dialogduk::domain::session::Session;
use dialogduk::export::{ExportJob, Format, Rendered, What, render};
use dialogduk::report::Profile;

use crate::fixtures::{care_session, day, id};

fn made(session: &Session, what: What, format: Format, profile: Profile) -> Rendered {
    let (lang, as_of) = (Lang::Nb, day(2026, 12, 12));
    render(session, &ExportJob { what, format, lang, profile, as_of, force: false, target: None }).unwrap()
}

fn text(session: &Session, what: What, format: Format) -> String {
    String::from_utf8(made(session, what, format, Profile::short()).bytes).unwrap()
}

#[test]
fn shared_entries_are_read_by_the_bank_and_tell_of_no_place_and_nobody() {
    let mut session = care_session();
    session.unit.name = "Solbakken sykehjem".into();
    session.details.leader = "Turid Aaslaugsen".into();
    let agreed = |session: &Session| {
        let of = |it: &&dialogduk::domain::measure::Measure| it.state.agreement().is_some() || it.in_place;
        session.measures.iter().filter(of).count()
    };
    let all = bank::read(&text(&session, What::Bank, Format::Toml)).unwrap();
    assert_eq!(all.len(), agreed(&session));
    for (title, why) in [
        ("Hjelpe Kari med vaktene", "a first name"),
        ("Aaslaugsen møter nattevaktene", "a name only the session knows"),
        ("Turids runde på morgenen", "a name in the genitive"),
        ("Felles lunsj på Solbakken", "the unit"),
        ("Hun som er syk, får fri", "one person"),
    ] {
        session.measures[0].title = title.into();
        let file = text(&session, What::Bank, Format::Toml);
        let read = bank::read(&file).unwrap();
        assert_eq!(read.len(), all.len() - 1, "{why}: {file}");
        assert!(!file.contains(title), "{why}: {file}");
        let notes = made(&session, What::Bank, Format::Toml, Profile::short()).notes;
        assert!(notes.iter().any(|note| note.starts_with("Ett tiltak er ikke med")), "{why}: {notes:?}");
    }
    let file = text(&session, What::Bank, Format::Toml);
    for held in ["Solbakken", "Fjordvik", "avdelingsleder", "2026-", "15.12"] {
        assert!(!file.contains(held), "{held}: {file}");
    }
}

#[test]
fn any_words_in_a_title_come_back_from_the_bank_as_they_were() {
    let mut session = care_session();
    for title in ["«Ro» i \"gangen\"", "C:\\temp = [[measure]]", "''' og \"\"\"", "æøå 😀", "# ingen merknad"]
    {
        session.measures[0].title = title.into();
        let read = bank::read(&text(&session, What::Bank, Format::Toml)).unwrap();
        assert_eq!(read[0].text.get(Lang::Nb), title);
    }
    session.measures.clear();
    assert_eq!(bank::read(&text(&session, What::Bank, Format::Toml)), Ok(Vec::new()));
    assert!(bank::read("[[measure]]\nid = \"x\"").is_err());
}

#[test]
fn what_did_not_help_is_no_idea_for_others() {
    let mut session = care_session();
    let at = session.measures.iter().position(|it| it.state.agreement().is_some()).unwrap();
    let agreement = session.measures[at].state.agreement().unwrap().clone();
    let before = bank::read(&text(&session, What::Bank, Format::Toml)).unwrap().len();
    session.measures[at].state =
        State::Evaluated { agreement, on: day(2026, 12, 1), verdict: Verdict::No, note: String::new() };
    assert_eq!(bank::read(&text(&session, What::Bank, Format::Toml)).unwrap().len(), before - 1);
}

#[test]
fn nav_is_told_no_words_unless_somebody_chooses_so() {
    let mut session = care_session();
    let words = "Natt og helg skal få den samme kontakten med leder.";
    session.details.summary = words.into();
    for format in [Format::Md, Format::Json] {
        assert!(!text(&session, What::Nav { summary: false }, format).contains(words), "{format:?}");
        assert!(text(&session, What::Nav { summary: true }, format).contains(words), "{format:?}");
    }
    session.details.summary = "Kari tar nattevaktene.".into();
    for format in [Format::Md, Format::Json] {
        let told = made(&session, What::Nav { summary: true }, format, Profile::short());
        assert!(!String::from_utf8(told.bytes).unwrap().contains("Kari tar"), "{format:?}");
        assert!(told.notes.iter().any(|note| note.contains("peke på én person")), "{:?}", told.notes);
    }
}

#[test]
fn the_one_who_reminds_sees_first_what_should_have_been_done_then_what_comes() {
    let told = text(&care_session(), What::Reminders, Format::Md);
    let headings: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings[..2], ["Skulle vært gjort", "Dette kommer"], "{told}");
    let days = |part: &str| -> Vec<String> {
        let dates = part.lines().filter_map(|line| line.strip_prefix("| ")?.get(..10));
        let dates = dates.filter_map(|date| chrono::NaiveDate::parse_from_str(date, "%d.%m.%Y").ok());
        dates.map(|date| date.to_string()).collect()
    };
    let (late, coming) = told.split_once("## Dette kommer").unwrap();
    for (part, is_late) in [(late, true), (coming, false)] {
        let days = days(part);
        assert!(!days.is_empty() && days.is_sorted(), "{days:?}");
        assert!(days.iter().all(|day| (day.as_str() < "2026-12-12") == is_late), "{days:?}");
    }
    assert!(told.contains("verneombud"), "{told}");
}

#[test]
fn what_was_said_on_the_way_goes_along_with_day_and_role_where_every_detail_is_told() {
    let mut session = care_session();
    let measure = session.measures.iter().find(|it| it.state.code() == StateCode::Agreed).unwrap().id;
    for (number, said) in [(1, "Vi mangler en stol"), (2, "Stolen er kommet")] {
        session.measure_events.push(MeasureEvent {
            id: id(9_000 + number),
            position: u32::try_from(number).unwrap(),
            measure,
            // After midnight in Norway already.
            at: format!("2026-12-0{number}T23:30:00Z").parse().unwrap(),
            kind: EventKind::Comment,
            old: String::new(),
            new: said.into(),
            reason: String::new(),
            by: "verneombud".into(),
            meeting: None,
        });
    }
    for format in [Format::Json, Format::Md, Format::Html] {
        let told = made(&session, What::Actions, format, Profile::full());
        let told = String::from_utf8(told.bytes).unwrap();
        let first = told.find("02.12.2026, verneombud: Vi mangler en stol");
        let second = told.find("03.12.2026, verneombud: Stolen er kommet");
        assert!(first.is_some() && first < second, "{format:?}: {told}");
        let short = made(&session, What::Actions, format, Profile::hms());
        assert!(!String::from_utf8(short.bytes).unwrap().contains("Vi mangler en stol"), "{format:?}");
    }
}
