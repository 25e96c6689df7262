//! The action list and NAV's summary as JSON: stable names, codes instead of words, ISO dates, `null` for nothing.
//!
//! `schema` counts up when a name or meaning changes; new names may come without it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{ExportProblem, flat_columns};
use crate::domain::session::Session;
use crate::report::document::{Cell, Document, Table};
use crate::report::nav::{NavSummary, own_words};

/// The version of this format.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    schema: u32,
    lang: &'static str,
    as_of: String,
    profile: &'a str,
    marks: Vec<&'static str>,
    session: SessionHead<'a>,
    lists: Vec<List<'a>>,
    left_out: &'a [String],
}

#[derive(Serialize)]
struct SessionHead<'a> {
    id: String,
    title: &'a str,
    state: &'static str,
    rehearsal: bool,
    #[serde(flatten)]
    meeting: Meeting<'a>,
    leader: &'a str,
    next_follow_up: Option<String>,
}

/// Where and when, and about what.
#[derive(Serialize)]
struct Meeting<'a> {
    unit: &'a str,
    municipality: &'a str,
    sector: &'static str,
    set: &'a str,
    set_version: u32,
    dates: Vec<String>,
}

impl<'a> Meeting<'a> {
    fn of(session: &'a Session) -> Self {
        Self {
            unit: &session.unit.name,
            municipality: &session.unit.municipality,
            sector: session.unit.sector.code(),
            set: session.set.id.as_str(),
            set_version: session.set.version,
            dates: days(session),
        }
    }
}

#[derive(Serialize)]
struct List<'a> {
    list: &'static str,
    measures: Vec<Measure<'a>>,
}

/// One row, with every column of the document, in order.
struct Measure<'a> {
    keys: &'a [&'static str],
    table: &'a Table,
    row: &'a [Cell],
}

impl Serialize for Measure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.keys.len()))?;
        for key in self.keys {
            let cell = self.table.column(key).and_then(|at| self.row.get(at));
            match cell {
                None | Some(Cell::Empty) => map.serialize_entry(key, &())?,
                Some(Cell::Text(text) | Cell::Id(text)) => map.serialize_entry(key, text)?,
                Some(Cell::Date(date)) => map.serialize_entry(key, &iso(*date))?,
                Some(Cell::Number(number)) => map.serialize_entry(key, number)?,
                Some(Cell::Coded { code, .. }) if code.is_empty() => map.serialize_entry(key, &())?,
                Some(Cell::Coded { code, .. }) if matches!(*key, "all_shifts" | "in_place") => {
                    map.serialize_entry(key, &(code == "yes"))?;
                }
                Some(Cell::Coded { code, .. }) => map.serialize_entry(key, code)?,
            }
        }
        map.end()
    }
}

/// The action list of a session. `profile` is the id of the profile the document was made with.
pub fn write(session: &Session, document: &Document, profile: &str) -> Result<Vec<u8>, ExportProblem> {
    let keys: Vec<&'static str> = flat_columns(document).into_iter().map(|(key, _)| key).collect();
    let file = File {
        format: "dialogduk-actions",
        schema: SCHEMA,
        lang: document.lang.code(),
        as_of: iso(document.as_of),
        profile,
        marks: document.marks.iter().map(|mark| mark.code()).collect(),
        session: SessionHead {
            id: session.id.to_string(),
            title: &session.details.title,
            state: session.details.state.code(),
            rehearsal: session.rehearsal,
            meeting: Meeting::of(session),
            leader: &session.details.leader,
            next_follow_up: session.details.next_follow_up.map(iso),
        },
        lists: document
            .tables()
            .map(|table| List {
                list: table.key,
                measures: table.rows.iter().map(|row| Measure { keys: &keys, table, row }).collect(),
            })
            .collect(),
        left_out: &document.notes,
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| ExportProblem::of_format(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// NAV's summary: what is counted, and the agreed measures without names.
#[derive(Serialize)]
struct NavFile<'a> {
    format: &'static str,
    schema: u32,
    lang: &'static str,
    as_of: String,
    marks: Vec<&'static str>,
    meeting: NavMeeting<'a>,
    by_state: BTreeMap<&'static str, usize>,
    by_category: BTreeMap<&'a str, usize>,
    lifted: usize,
    overdue: usize,
    measures: Vec<NavRow<'a>>,
    next_meeting: Option<String>,
    /// What the meeting says of itself, where somebody has chosen to tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_words: Option<String>,
    left_out: &'a [String],
}

#[derive(Serialize)]
struct NavMeeting<'a> {
    #[serde(flatten)]
    meeting: Meeting<'a>,
    /// `null` where nobody has counted or too few were there to tell.
    attended: Option<u32>,
    invited: Option<u32>,
    groups: usize,
}

#[derive(Serialize)]
struct NavRow<'a> {
    title: Option<&'a str>,
    category: Option<&'a str>,
    state: &'static str,
    deadline: Option<String>,
    follow_up: Option<String>,
    lifted: bool,
}

/// NAV's summary of a session; `document` is the same in words.
pub fn write_nav(session: &Session, document: &Document, in_words: bool) -> Result<Vec<u8>, ExportProblem> {
    let summary = NavSummary::of(session, document.as_of);
    let file = NavFile {
        format: "dialogduk-nav",
        schema: SCHEMA,
        lang: document.lang.code(),
        as_of: iso(document.as_of),
        marks: document.marks.iter().map(|mark| mark.code()).collect(),
        meeting: NavMeeting {
            meeting: Meeting::of(session),
            attended: summary.attended.told(),
            invited: summary.invited.told(),
            groups: summary.groups,
        },
        by_state: summary.by_state.iter().map(|(state, count)| (state.code(), *count)).collect(),
        by_category: summary.by_category.iter().map(|(id, count)| (id.as_str(), *count)).collect(),
        lifted: summary.lifted,
        overdue: summary.overdue,
        measures: summary
            .measures
            .iter()
            .map(|it| NavRow {
                title: it.title.as_deref(),
                category: it.category.as_deref(),
                state: it.state.code(),
                deadline: it.deadline.map(iso),
                follow_up: it.follow_up.map(iso),
                lifted: it.lifted,
            })
            .collect(),
        next_meeting: session.details.next_follow_up.map(iso),
        in_words: in_words.then(|| own_words(session)?.ok()).flatten(),
        left_out: &document.notes,
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| ExportProblem::of_format(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The days of all sittings, each once, in order.
fn days(session: &Session) -> Vec<String> {
    let mut dates: Vec<NaiveDate> = session.sittings.iter().map(|sitting| sitting.date).collect();
    dates.sort_unstable();
    dates.dedup();
    dates.into_iter().map(iso).collect()
}

fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}
