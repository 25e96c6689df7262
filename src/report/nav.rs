//! The summary for NAV: always in the same order, figures and measures only (R73, I9).
//!
//! No names, no one responsible, no answers, no free text beyond the title of a measure – and not even that where it points
//! at one person. Counts of people below five are hidden, and so is any number they could be worked out from.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::document::{Block, Cell, Document, Fact, Layout, Level, Table, TableColumn, clean};
use super::facts::View;
use super::measure_table::List;
use crate::bank;
use crate::domain::ids::{Id, MeasureId};
use crate::domain::localized::Lang;
use crate::domain::measure::{Measure, StateCode};
use crate::domain::session::Session;
use crate::rules::measure_checks::{self, Rule};
use crate::rules::suppress::heads::{HeadCount, of_meeting};
use crate::text::sanitize::one_line;

/// What is told to NAV, before it has a language or a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavSummary {
    /// How many came, if that many may be told.
    pub attended: HeadCount,
    /// Of how many invited; hidden where a difference would tell of fewer than five, as in the minutes.
    pub invited: HeadCount,
    /// How many tables talked.
    pub groups: usize,
    /// How many measures are in each state, states without any left out.
    pub by_state: Vec<(StateCode, usize)>,
    /// How many agreed measures each category has; the empty id is for those without.
    pub by_category: Vec<(String, usize)>,
    /// How many of them are raised with someone else.
    pub lifted: usize,
    /// How many are past their deadline.
    pub overdue: usize,
    /// The agreed measures.
    pub measures: Vec<NavMeasure>,
}

/// One agreed measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavMeasure {
    /// What shall be done; `None` where it points at one person (V18).
    pub title: Option<String>,
    /// Id of its category.
    pub category: Option<String>,
    /// Where it stands.
    pub state: StateCode,
    /// Deadline.
    pub deadline: Option<NaiveDate>,
    /// When the room looks again.
    pub follow_up: Option<NaiveDate>,
    /// Whether it is raised with someone else.
    pub lifted: bool,
}

impl NavSummary {
    /// Works it out.
    pub fn of(session: &Session, as_of: NaiveDate) -> Self {
        let agreed = |it: &&Measure| matches!(List::of(it), List::Agreed | List::Lifted);
        let measures: Vec<NavMeasure> =
            session.measures.iter().filter(agreed).map(|it| NavMeasure::of(it, session)).collect();
        let open = session.measures.iter().filter(|it| !it.in_place);
        let (attended, invited) = match session.coverage() {
            Some(all) => of_meeting(all.attended, all.heard_later, all.invited),
            None => (HeadCount::Unknown, HeadCount::Unknown),
        };
        let is_overdue =
            |it: &&NavMeasure| it.state.is_active() && it.deadline.is_some_and(|deadline| deadline < as_of);
        Self {
            attended,
            invited,
            groups: session.groups.iter().filter(|group| !group.plenary).count(),
            by_state: how_many(open.map(|it| it.state.code())),
            by_category: how_many(measures.iter().map(|it| it.category.clone().unwrap_or_default())),
            lifted: measures.iter().filter(|it| it.lifted).count(),
            overdue: measures.iter().filter(is_overdue).count(),
            measures,
        }
    }

    /// How many titles are left out.
    pub fn withheld(&self) -> usize {
        self.measures.iter().filter(|it| it.title.is_none()).count()
    }

    /// Whether a head count is hidden.
    pub fn hides(&self) -> bool {
        [self.attended, self.invited].contains(&HeadCount::Hidden)
    }
}

impl NavMeasure {
    fn of(measure: &Measure, session: &Session) -> Self {
        let terms = measure.terms();
        Self {
            title: (!points(&measure.title, session)).then(|| one_line(&measure.title)),
            category: measure.category.as_ref().map(|id| id.as_str().to_owned()),
            state: measure.state.code(),
            deadline: terms.deadline,
            follow_up: terms.follow_up,
            lifted: List::of(measure) == List::Lifted,
        }
    }
}

/// How often each comes, in order.
fn how_many<T: Ord>(all: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// The summary as a document.
///
/// With `in_words`, what the meeting says of itself is told, too – unless it points at one person.
pub fn nav_summary(
    session: &Session,
    lang: Lang,
    as_of: NaiveDate,
    in_words: bool,
    layout: Layout,
) -> Document {
    let view = View::new(session, lang);
    let summary = NavSummary::of(session, as_of);
    let (texts, report) = (view.all.takeaway, view.texts);
    let mut document = view.document(texts.nav_title, as_of);
    document.layout = layout;
    let blocks = &mut document.blocks;
    let heading = |words: &str| Block::Heading(Level::Section, words.to_owned());
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    let none = || texts.none.to_owned();

    blocks.push(heading(texts.nav_meeting));
    let mut facts = view.basic_facts();
    // The last of them is who leads: a name, perhaps.
    facts.retain(|fact| fact.label != report.leader);
    let count = |count: HeadCount| match count {
        HeadCount::Unknown => None,
        HeadCount::Hidden => Some(texts.fewer_than_five.to_owned()),
        HeadCount::Told(count) => Some(count.to_string()),
    };
    let came = match (summary.attended, summary.invited) {
        (HeadCount::Told(came), HeadCount::Told(invited)) => (report.attended)(came, Some(invited)),
        (attended, _) => count(attended).unwrap_or_else(none),
    };
    let roles = view.roles();
    facts.push(fact(report.attendance, came));
    facts.push(fact(report.groups, summary.groups.to_string()));
    facts.push(fact(report.roles, if roles.is_empty() { none() } else { roles }));
    facts.push(fact(report.as_of, (view.all.dates.long)(as_of)));
    blocks.push(Block::Facts(facts));

    blocks.push(heading(texts.nav_figures));
    let states = summary
        .by_state
        .iter()
        .map(|(state, n)| (Cell::coded(state.code(), (view.all.codes.measure_state)(*state)), *n));
    let state = ("by_state", "state", report.columns.state);
    blocks.push(Block::Table(counted(state, texts.count, states, report.none_agreed)));
    let categories = summary.by_category.iter().map(|(id, n)| {
        let name = if id.is_empty() { texts.no_category } else { category_name(id, lang) };
        (Cell::coded(id, name), *n)
    });
    let category = ("by_category", "category", report.columns.category);
    blocks.push(Block::Table(counted(category, texts.count, categories, "")));
    blocks.push(Block::Facts(vec![
        fact(texts.lifted, summary.lifted.to_string()),
        fact(texts.overdue, summary.overdue.to_string()),
    ]));

    blocks.push(heading(texts.nav_measures));
    blocks.push(Block::Table(measures(&view, &summary)));

    blocks.push(heading(texts.nav_next));
    let next = session.details.next_follow_up.map_or_else(none, |date| (view.all.dates.long)(date));
    blocks.push(Block::Facts(vec![fact(texts.next, next)]));

    match in_words.then(|| own_words(session)).flatten() {
        Some(Ok(words)) => {
            blocks.push(heading(view.all.documents.nav_in_words));
            blocks.push(Block::Paragraph(words));
            document.notes.push(view.all.documents.nav_words_told.to_owned());
        }
        Some(Err(Pointing)) => {
            document.notes.push(texts.nav_left_out.to_owned());
            document.notes.push(view.all.documents.nav_words_point.to_owned());
        }
        None => document.notes.push(texts.nav_left_out.to_owned()),
    }
    document.notes.push(texts.nav_only_counted.to_owned());
    if summary.hides() {
        document.notes.push(texts.nav_hidden.to_owned());
    }
    if summary.withheld() > 0 {
        document.notes.push((texts.nav_withheld)(summary.withheld()));
    }
    document
}

/// A text that points at one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointing;

/// What a meeting says of itself in a few words, if it says anything; refused where it points at one person (V18).
pub fn own_words(session: &Session) -> Option<Result<String, Pointing>> {
    let words = clean(&session.details.summary);
    (!words.is_empty()).then(|| if points(&words, session) { Err(Pointing) } else { Ok(words) })
}

/// Whether a text that leaves the room points at one person (V18). Judged alone: nobody who carries a measure has agreed to
/// be named elsewhere.
pub(super) fn points(text: &str, session: &Session) -> bool {
    let told = Measure::proposed(MeasureId::from(Id::from_bits(0)), 0, text.to_owned());
    measure_checks::check(&told, session).iter().any(|finding| finding.rule == Rule::V18)
}

/// The name of a category, or its id where the bank does not know it.
fn category_name(id: &str, lang: Lang) -> &str {
    bank::all().category(id).map_or(id, |category| category.name.get(lang))
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A table of names and how many: its key, the key of its names, and the header over them.
fn counted(
    (key, column, header): (&'static str, &'static str, &str),
    count: &str,
    rows: impl Iterator<Item = (Cell, usize)>,
    empty: &str,
) -> Table {
    Table {
        key,
        name: header.to_owned(),
        caption: String::new(),
        columns: vec![plain(column, header, 40), plain("count", count, 12)],
        rows: rows.map(|(name, n)| vec![name, number(n)]).collect(),
        empty: empty.to_owned(),
    }
}

fn plain(key: &'static str, header: &str, width: u16) -> TableColumn {
    TableColumn { key, header: header.to_owned(), width, choices: Vec::new() }
}

fn measures(view: &View<'_>, summary: &NavSummary) -> Table {
    let columns = view.texts.columns;
    let rows = (1..).zip(&summary.measures).map(|(at, it)| {
        let state = Cell::coded(it.state.code(), (view.all.codes.measure_state)(it.state));
        let category =
            it.category.as_ref().map_or(Cell::Empty, |id| Cell::coded(id, category_name(id, view.lang)));
        vec![
            Cell::Number(at),
            Cell::text(it.title.as_deref().unwrap_or(view.all.takeaway.title_withheld)),
            category,
            state,
            Cell::date(it.deadline),
            Cell::date(it.follow_up),
        ]
    });
    Table {
        key: "agreed",
        name: view.texts.agreed.to_owned(),
        caption: String::new(),
        columns: vec![
            plain("number", columns.number, 4),
            plain("title", columns.title, 34),
            plain("category", columns.category, 20),
            plain("state", columns.state, 13),
            plain("deadline", columns.deadline, 12),
            plain("follow_up", columns.follow_up, 12),
        ],
        rows: rows.collect(),
        empty: view.texts.none_agreed.to_owned(),
    }
}
