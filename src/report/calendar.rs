//! The calendar: deadlines, follow-ups and effect dates of what was agreed, the sittings to come and the day the room meets again (I15).
//!
//! Every entry keeps its name for life, so that a calendar that reads the file again moves what has moved, and takes away
//! what is done or was given up, instead of adding it once more.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

use super::document::{Mark, clean};
use super::facts::View;
use super::measure_table::goal;
use crate::domain::localized::Lang;
use crate::domain::measure::{EventKind, Measure, StateCode};
use crate::domain::session::Session;

/// A calendar in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its language.
    pub lang: Lang,
    /// The day it tells of.
    pub as_of: NaiveDate,
    /// Its name.
    pub name: String,
    /// What kind of copy this is.
    pub marks: Vec<Mark>,
    /// The entries, by day.
    pub entries: Vec<Entry>,
    /// What is left out, and what to know of it (I17).
    pub notes: Vec<String>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name for life.
    pub uid: String,
    /// Counts up with every change.
    pub sequence: i64,
    /// When.
    pub when: When,
    /// What, in a line.
    pub summary: String,
    /// More of it, in lines.
    pub description: String,
    /// Where; may be empty.
    pub place: String,
    /// Who answers for it; may be empty.
    pub who: String,
    /// Days before on which to remind, at nine in the morning; `None` for what is past or over.
    pub remind: Option<u8>,
    /// Whether it was in an earlier calendar and is to be taken away.
    pub over: bool,
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// The whole day.
    Day(NaiveDate),
    /// From a time of day in Norway, for so many minutes.
    Time(NaiveDateTime, u16),
}

impl When {
    /// Its day.
    pub fn date(self) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            Self::Time(start, _) => start.date(),
        }
    }

    /// When it ends, if it has a time of day and a length.
    pub fn end(self) -> Option<NaiveDateTime> {
        match self {
            Self::Time(start, minutes) if minutes > 0 => {
                start.checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
            }
            Self::Day(_) | Self::Time(..) => None,
        }
    }
}

/// The calendar of a session.
pub fn calendar(session: &Session, lang: Lang, as_of: NaiveDate) -> Calendar {
    let view = View::new(session, lang);
    let texts = view.all.takeaway;
    let head = view.document(texts.calendar_title, as_of);
    let unit = one_line(&session.unit.name);

    let mut entries: Vec<Entry> =
        session.measures.iter().flat_map(|measure| of_measure(&view, measure, as_of)).collect();
    // What has no history of its own counts the days: a later file always wins.
    let sequence = i64::from(as_of.num_days_from_ce()) - DAYS_BEFORE_OUR_TIME;
    let sequence = sequence.max(0);
    for sitting in session.sittings.iter().filter(|sitting| sitting.date >= as_of) {
        let when = match sitting.start {
            Some(start) => When::Time(sitting.date.and_time(start), session.details.minutes),
            None => When::Day(sitting.date),
        };
        let label = one_line(&sitting.label);
        let summary = (texts.sitting)(&unit);
        entries.push(Entry {
            uid: format!("{}-{}-sitting@dialogduk", session.id, sitting.id),
            sequence,
            when,
            summary: if label.is_empty() { summary } else { format!("{summary} ({label})") },
            description: clean(&session.details.purpose),
            place: one_line(&sitting.place),
            who: String::new(),
            remind: Some(1),
            over: false,
        });
    }
    if let Some(date) = session.details.next_follow_up {
        entries.push(Entry {
            uid: format!("{}-next@dialogduk", session.id),
            sequence,
            when: When::Day(date),
            summary: (texts.meets_again)(&unit),
            description: source(&view),
            place: String::new(),
            who: String::new(),
            remind: (date >= as_of).then_some(7),
            over: false,
        });
    }
    entries.sort_by(|one, other| (one.when, &one.uid).cmp(&(other.when, &other.uid)));

    let mut notes = Vec::new();
    if entries.is_empty() {
        notes.push(texts.no_dates.to_owned());
    } else {
        notes.push(texts.read_again.to_owned());
    }
    let open = session.measures.iter().filter(|it| it.state.code() == StateCode::Proposed && !it.in_place);
    let open = open.count();
    if open > 0 {
        notes.push((texts.not_agreed_left_out)(open));
    }
    Calendar { lang, as_of, name: head.title, marks: head.marks, entries, notes }
}

/// Days before 2020 in the count of `num_days_from_ce`: sequences stay small.
const DAYS_BEFORE_OUR_TIME: i64 = 737_425;

/// Deadline, follow-up and effect date of a measure. One that was never agreed has none; one that is no longer to be done is taken away
/// where it may have been read in earlier.
fn of_measure(view: &View<'_>, measure: &Measure, as_of: NaiveDate) -> Vec<Entry> {
    let texts = view.all.takeaway;
    let state = measure.state.code();
    let was_agreed = || {
        let mut states = view.session.history_of(measure.id).filter(|event| event.kind == EventKind::State);
        states.any(|event| event.new == StateCode::Agreed.code())
    };
    // The effect is assessed once, whenever the verdict comes; looking again ends with it.
    let (deadline_over, follow_up_over) = match state {
        StateCode::Agreed | StateCode::InProgress => (false, false),
        StateCode::Done => (true, false),
        StateCode::Evaluated => (true, true),
        StateCode::Parked | StateCode::Dropped if was_agreed() => (true, true),
        StateCode::Proposed | StateCode::Parked | StateCode::Dropped => return Vec::new(),
    };
    let terms = measure.terms();
    let title = one_line(&measure.title);
    let sequence = i64::try_from(view.session.history_of(measure.id).count()).unwrap_or(i64::MAX);
    let entry = |kind: &str, date: NaiveDate, summary: String, days: u8, over: bool| Entry {
        uid: format!("{}-{kind}@dialogduk", measure.id),
        sequence,
        when: When::Day(date),
        summary,
        description: description(view, measure),
        place: String::new(),
        who: one_line(&terms.responsible),
        remind: (!over && date >= as_of).then_some(days),
        over,
    };
    let deadline =
        terms.deadline.map(|date| entry("deadline", date, (texts.deadline)(&title), 7, deadline_over));
    let follow_up =
        terms.follow_up.map(|date| entry("follow-up", date, (texts.follow_up)(&title), 1, follow_up_over));
    let effect =
        measure.effect_day().map(|date| entry("effect", date, (texts.effect)(&title), 7, follow_up_over));
    deadline.into_iter().chain(follow_up).chain(effect).collect()
}

/// Who, what first, how we will know, and from which meeting.
fn description(view: &View<'_>, measure: &Measure) -> String {
    let columns = view.texts.columns;
    let terms = measure.terms();
    let facts = [
        (columns.responsible, clean(&terms.responsible)),
        (columns.first_step, clean(&terms.first_step)),
        (columns.plain_sign, clean(&goal(view, measure))),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let lines = facts.map(|(label, value)| format!("{label}: {value}"));
    lines.chain([source(view)]).collect::<Vec<_>>().join("\n")
}

/// «Solbakken sykehjem, 22.11.2026».
fn source(view: &View<'_>) -> String {
    format!("{}, {}", one_line(&view.session.unit.name), crate::i18n::report::days(&view.days()))
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Calendar {
    /// What is in it, line by line: a look before it is written (I13).
    pub fn outline(&self) -> Vec<String> {
        let entries = self.entries.iter().filter(|entry| !entry.over);
        let lines = entries.map(|entry| {
            let day = crate::i18n::dates::short(entry.when.date());
            match entry.when {
                When::Day(_) => format!("{day}  {}", entry.summary),
                When::Time(start, _) => format!("{day} {}  {}", start.format("%H.%M"), entry.summary),
            }
        });
        std::iter::once(self.name.clone()).chain(lines).chain(self.notes.clone()).collect()
    }
}
