//! Statistics and the report across meetings (H6, H7, R75, R76): every figure as its documented query has it, every sum
//! the sum of its parts, and no number in which a small count of people could be found again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value, json};

use dialogduk::domain::figures::{Facts, MeetingFacts};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::exchange;
use dialogduk::export::Format;
use dialogduk::export::across::{FORMATS, render, told};
use dialogduk::ops::Gathered;
use dialogduk::report::across::Units;
use dialogduk::rules::figures::{Figures, Scope};
use dialogduk::store::{FiguresRead, Store};

use crate::strategies::any_session;

const PAGE: &str = include_str!("../../docs/statistics.md");

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn examples() -> Vec<Session> {
    let read = |(_, text): &(&str, &str)| exchange::read(text.as_bytes()).unwrap().session;
    exchange::examples().iter().map(read).collect()
}

/// The queries of the page with their names, in its order.
fn queries() -> Vec<(&'static str, &'static str)> {
    let blocks = PAGE.split("```sql\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .map(|block| {
            let (name, query) = block.split_once('\n').unwrap();
            (name.strip_prefix("-- ").expect("a query begins with its name"), query.trim())
        })
        .collect()
}

/// R83: units stand by name, whatever their figures are, so that nobody is first or last.
#[test]
fn units_are_never_ranked() {
    let mut sessions = examples();
    sessions.truncate(3);
    for (at, name) in ["Ås", "Berg", "Alm"].iter().enumerate().take(sessions.len()) {
        sessions[at].unit.name = (*name).into();
        sessions[at].unit.id = dialogduk::domain::ids::Id::from_bits(at as u128 + 1).into();
    }
    for reversed in [false, true] {
        if reversed {
            let names: Vec<String> = sessions.iter().map(|it| it.unit.name.clone()).rev().collect();
            sessions.iter_mut().zip(names).for_each(|(session, name)| session.unit.name = name);
        }
        let mut gathered = Gathered::default();
        for session in &sessions {
            gathered.add_session(exchange::read(exchange::write(session).as_bytes()).unwrap());
        }
        let figures = Figures::of(&gathered.into_facts().0, Scope::default(), day(2027, 1, 1));
        let names: Vec<&str> = figures.units.keys().map(|unit| unit.name.as_str()).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(names, sorted);
    }
}

/// What the queries of the page give for a data file.
fn asked(db: &Connection, scope: &Scope, as_of: NaiveDate) -> BTreeMap<&'static str, Value> {
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let unit = scope.units.first().map(ToString::to_string);
    let (from, to, as_of) = (text(scope.from), text(scope.to), as_of.to_string());
    let mut answers = BTreeMap::new();
    for (name, query) in queries() {
        let mut statement = db.prepare(query).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (parameter, value) in
            [(":from", &from), (":to", &to), (":unit", &unit), (":as_of", &Some(as_of.clone()))]
        {
            if let Some(index) = statement.parameter_index(parameter).unwrap() {
                statement.raw_bind_parameter(index, value).unwrap();
            }
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        if columns.is_empty() {
            statement.raw_execute().unwrap_or_else(|error| panic!("{name}: {error}"));
            continue;
        }
        let mut rows = statement.raw_query();
        let mut table = Map::new();
        let mut single = Value::Null;
        while let Some(row) = rows.next().unwrap_or_else(|error| panic!("{name}: {error}")) {
            if columns.len() == 1 {
                single = value(row.get_ref(0).unwrap());
                continue;
            }
            let counts = columns.iter().enumerate().skip(1);
            let counts: Map<_, _> =
                counts.map(|(at, column)| (column.clone(), value(row.get_ref(at).unwrap()))).collect();
            table.insert(row.get(0).unwrap(), counts.into());
        }
        answers.insert(name, if columns.len() == 1 { single } else { table.into() });
    }
    answers
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        other => panic!("no figure is {other:?}"),
    }
}

/// The figures the program tells, under the names of the page.
fn printed(figures: &Figures) -> BTreeMap<String, Value> {
    let Value::Object(told) = told(figures, Units::Named, &[]) else { panic!("an object") };
    let Value::Object(mut named) = told["figures"].clone() else { panic!("an object") };
    named.insert("months".into(), told["months"].clone());
    named.into_iter().collect()
}

/// The names of queries that only prepare others.
const PREPARING: [&str; 4] = ["begun", "counted", "people", "ballots"];

fn check(folder: &std::path::Path, sessions: &[Session], scopes: &[Scope], as_of: NaiveDate) {
    let path = folder.join(format!("{}.db", std::fs::read_dir(folder).unwrap().count()));
    let mut store = Store::open(&path).unwrap();
    for session in sessions {
        store.create_session(session).unwrap();
    }
    let facts = store.facts(FiguresRead::Compared).unwrap();
    store.close().unwrap();
    for scope in scopes {
        let db = Connection::open(&path).unwrap();
        let figures = Figures::of(&facts, scope.clone(), as_of);
        let (printed, asked) = (printed(&figures), asked(&db, scope, as_of));
        let names: BTreeSet<&str> = printed.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            asked.keys().copied().collect(),
            "every figure has its query and every query its figure"
        );
        for (name, expected) in &asked {
            let numbers = |value: &Value| value.as_f64();
            let same = printed[*name] == *expected
                || numbers(&printed[*name]).is_some_and(|it| numbers(expected) == Some(it));
            assert!(same, "{name} in {scope:?}: printed {}, the query gives {expected}", printed[*name]);
        }
    }
}

#[test]
fn every_figure_is_what_its_documented_query_gives() {
    let folder = tempfile::tempdir().unwrap();
    let sessions = examples();
    let unit = sessions[0].unit.id;
    let year = Scope { from: Some(day(2026, 1, 1)), to: Some(day(2026, 12, 31)), units: Vec::new() };
    let autumn = Scope { from: Some(day(2026, 10, 1)), to: None, units: vec![unit] };
    let none = Scope { from: None, to: Some(day(2020, 1, 1)), units: Vec::new() };
    check(folder.path(), &sessions, &[Scope::default(), year, autumn, none], day(2026, 11, 22));
    let names: Vec<&str> = queries().into_iter().map(|(name, _)| name).collect();
    assert!(PREPARING.iter().all(|name| names.contains(name)) && names.len() > 40, "{names:?}");
}

/// Sessions that have begun, each with an id of its own, and measures that stand in several of them.
fn begun() -> impl Strategy<Value = Vec<Session>> {
    (any_session(1), any_session(2), any_session(3), any::<[bool; 3]>()).prop_map(|(a, b, c, same_unit)| {
        let unit = a.unit.clone();
        let mut sessions = vec![a, b, c];
        for (session, same) in sessions.iter_mut().zip(same_unit) {
            session.rehearsal = false;
            if session.details.state == SessionState::Planned {
                session.details.state = SessionState::Running;
            }
            if same {
                session.unit = unit.clone();
            }
        }
        sessions
    })
}

fn facts_of(sessions: &[Session]) -> Facts {
    let mut facts = Facts::default();
    for (meeting, themes) in sessions.iter().filter_map(MeetingFacts::of) {
        facts.meetings.push(meeting);
        facts.themes.extend(themes);
    }
    facts
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (2020i32..2030, 1u32..=12, 1u32..=28).prop_map(|(year, month, of_month)| day(year, month, of_month))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_query_gives_what_is_printed_for_any_meetings(sessions in begun(), as_of in some_day(), from in some_day()) {
        let folder = tempfile::tempdir().unwrap();
        let unit = sessions[0].unit.id;
        let recent = Scope { from: Some(from), to: None, units: vec![unit] };
        check(folder.path(), &sessions, &[Scope::default(), recent], as_of);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_file_and_its_sessions_give_the_same(sessions in begun()) {
        let mut store = Store::in_memory().unwrap();
        for session in &sessions {
            store.create_session(session).unwrap();
        }
        let mut stored = store.facts(FiguresRead::Compared).unwrap();
        let mut read = facts_of(&sessions);
        for facts in [&mut stored, &mut read] {
            facts.meetings.sort_by_key(|meeting| meeting.session);
        }
        prop_assert_eq!(stored, read);
    }

    #[test]
    fn the_whole_is_the_sum_of_its_units(sessions in begun(), as_of in some_day()) {
        let facts = facts_of(&sessions);
        let all = Figures::of(&facts, Scope::default(), as_of);
        let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
        for unit in all.units.values() {
            for (name, figure) in unit.named() {
                if let dialogduk::rules::figures::Figure::Count(count) = figure {
                    *sums.entry(name).or_default() += count;
                }
            }
        }
        for (name, figure) in all.total.named() {
            if let dialogduk::rules::figures::Figure::Count(count) = figure {
                prop_assert_eq!(count, sums.get(name).copied().unwrap_or_default(), "{}", name);
            }
        }
    }

    /// What is hidden makes no difference to anything that is told: so nothing that is told, and no two reports together,
    /// can give it away.
    #[test]
    fn a_count_below_five_leaves_no_trace_in_any_report(
        sessions in begun(),
        as_of in some_day(),
        one in vec(0u32..5, 3),
        other in vec(0u32..5, 3),
        near in vec(0usize..3, 3),
    ) {
        let with = |few: &[u32]| {
            let mut facts = facts_of(&sessions);
            for ((meeting, few), near) in facts.meetings.iter_mut().zip(few).zip(&near) {
                match near {
                    // Few came, whatever the number.
                    0 => (meeting.attended, meeting.heard_later) = (Some(*few), 0),
                    // Few stayed away, between one and four.
                    1 => {
                        (meeting.attended, meeting.heard_later) = (Some(20), 0);
                        meeting.invited = Some(20 + (few % 4) + 1);
                    }
                    // Few voted.
                    _ => meeting.rounds.iter_mut().for_each(|round| round.cast = *few),
                }
            }
            facts
        };
        let (one, other) = (with(&one), with(&other));
        let mut scopes = vec![Scope::default()];
        scopes.extend(one.meetings.iter().map(|meeting| Scope { units: vec![meeting.unit.id], ..Scope::default() }));
        scopes.extend(one.meetings.iter().map(|meeting| Scope { to: Some(meeting.day), ..Scope::default() }));
        for scope in scopes {
            let report = |facts: &Facts| {
                let figures = Figures::of(facts, scope.clone(), as_of);
                let json = told(&figures, Units::Named, &[]);
                (json, render(&figures, Units::Named, Lang::Nb, Format::Text).unwrap().bytes)
            };
            prop_assert_eq!(report(&one), report(&other), "{:?}", scope);
        }
    }
}

#[test]
fn files_of_many_laptops_are_read_together_and_nothing_is_counted_twice() {
    let sessions = examples();
    let as_of = day(2026, 11, 22);
    let once = told(&Figures::of(&facts_of(&sessions), Scope::default(), as_of), Units::Named, &[]);
    let mut gathered = Gathered::default();
    for session in sessions.iter().chain(&sessions) {
        let text = exchange::write(session);
        gathered.add_session(exchange::read(text.as_bytes()).unwrap());
    }
    let mut store = Store::in_memory().unwrap();
    for session in &sessions {
        store.create_session(session).unwrap();
    }
    gathered.add_store(store.facts(FiguresRead::Compared).unwrap());
    let (facts, again) = gathered.into_facts();
    assert_eq!(again, 2 * sessions.len());
    assert_eq!(told(&Figures::of(&facts, Scope::default(), as_of), Units::Named, &[]), once);
}

#[test]
fn a_unit_that_two_laptops_have_made_is_one_unit() {
    let mut sessions = examples();
    sessions.truncate(2);
    sessions[1].unit = sessions[0].unit.clone();
    sessions[1].unit.id = "000000000000000z".parse().unwrap();
    sessions[1].unit.name = sessions[0].unit.name.to_uppercase();
    let mut gathered = Gathered::default();
    for session in &sessions {
        gathered.add_session(exchange::read(exchange::write(session).as_bytes()).unwrap());
    }
    let figures = Figures::of(&gathered.into_facts().0, Scope::default(), day(2026, 11, 22));
    assert_eq!(figures.units.len(), 1);
    assert_eq!(figures.total.meetings, 2);
}

#[test]
fn a_report_is_made_twice_alike_in_every_format_and_names_neither_people_nor_measures() {
    let sessions = examples();
    let figures = Figures::of(&facts_of(&sessions), Scope::default(), day(2026, 11, 22));
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for session in &sessions {
        names.extend(session.measures.iter().map(|measure| measure.title.as_str()));
        names.extend(session.answers.iter().filter_map(|answer| answer.body.text()));
        names.extend([session.details.leader.as_str(), session.details.facilitator.as_str()]);
    }
    for &lang in Lang::ALL {
        for &format in FORMATS {
            let made = |units| render(&figures, units, lang, format).unwrap();
            let (once, twice) = (made(Units::Named), made(Units::Named));
            assert_eq!(once, twice, "{format:?}");
            if format.is_text() {
                let text = String::from_utf8(once.bytes).unwrap();
                let told = names.iter().find(|name| name.len() > 12 && text.contains(**name));
                assert_eq!(told, None, "{format:?}");
                assert!(text.contains("Solbakken"), "{format:?}");
                let text = String::from_utf8(made(Units::Unnamed).bytes).unwrap();
                assert!(!text.contains("Solbakken") && !text.contains("Bjørkelia"), "{format:?}: {text}");
            }
        }
    }
}

#[test]
fn an_empty_file_gives_a_report_that_says_so() {
    let figures = Figures::of(&Facts::default(), Scope::default(), day(2026, 11, 22));
    for &format in FORMATS {
        render(&figures, Units::Named, Lang::Nb, format)
            .unwrap_or_else(|problem| panic!("{format:?}: {problem:?}"));
    }
    assert_eq!(told(&figures, Units::Named, &[])["figures"]["meetings.held"], json!(0));
}
