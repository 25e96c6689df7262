//! Measures as tables: which list a measure stands in, and what each field says of it.

use super::document::{Cell, Table, TableColumn, clean};
use super::facts::View;
use super::profile::{Column, Field, Profile, Shows};
use crate::bank;
use crate::domain::answer::Answer;
use crate::domain::measure::{Control, EventKind, Grade, Measure, MeasureEvent, State, StateCode};
use crate::i18n::{self, ReportTexts};
use crate::rules::suppress::{self, AtLeast, Parts, may_quote};

/// The lists a document of measures has, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Agreed or further, and the unit's own to carry out.
    Agreed,
    /// Agreed or further, but to be raised with someone else (R59).
    Lifted,
    /// Proposed, without a decision.
    Undecided,
    /// Parked, with the reason.
    Parked,
    /// Already there before the meeting (F8).
    InPlace,
    /// Dropped, with the reason.
    Dropped,
}

impl List {
    /// Every list, in order.
    pub(super) const ALL: [Self; 6] =
        [Self::Agreed, Self::Lifted, Self::Undecided, Self::Parked, Self::InPlace, Self::Dropped];

    /// The list a measure stands in.
    pub(super) fn of(measure: &Measure) -> Self {
        match measure.state.code() {
            StateCode::Parked => Self::Parked,
            StateCode::Dropped => Self::Dropped,
            _ if measure.in_place => Self::InPlace,
            StateCode::Proposed => Self::Undecided,
            StateCode::Agreed | StateCode::InProgress | StateCode::Done | StateCode::Evaluated => {
                if matches!(measure.control, Some(Control::Lifted(_))) { Self::Lifted } else { Self::Agreed }
            }
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Lifted => "lifted",
            Self::Undecided => "undecided",
            Self::Parked => "parked",
            Self::InPlace => "in_place",
            Self::Dropped => "dropped",
        }
    }

    pub(super) const fn name(self, texts: &ReportTexts) -> &'static str {
        match self {
            Self::Agreed => texts.agreed,
            Self::Lifted => texts.lifted,
            Self::Undecided => texts.undecided,
            Self::Parked => texts.parked,
            Self::InPlace => texts.in_place,
            Self::Dropped => texts.dropped,
        }
    }

    pub(super) const fn caption(self, texts: &ReportTexts) -> &'static str {
        match self {
            Self::Agreed => "",
            Self::Lifted => texts.lifted_means,
            Self::Undecided => texts.undecided_means,
            Self::Parked => texts.parked_means,
            Self::InPlace => texts.in_place_means,
            Self::Dropped => texts.dropped_means,
        }
    }

    /// What a reader of this list must be told even if the profile does not ask for it.
    const fn needs(self) -> Option<Field> {
        match self {
            Self::Lifted => Some(Field::LiftedTo),
            Self::Parked | Self::Dropped => Some(Field::Reason),
            Self::Agreed | Self::Undecided | Self::InPlace => None,
        }
    }

    /// Whether columns without content are dropped: nobody owes anything here, so «Hvem» and «Når» are mostly
    /// empty. In the other lists an empty column says that something is missing.
    const fn drops_empty_columns(self) -> bool {
        matches!(self, Self::Parked | Self::InPlace | Self::Dropped)
    }
}

/// The measures of one list, in the room's order.
pub(super) fn measures_in<'a>(view: &View<'a>, list: List) -> impl Iterator<Item = &'a Measure> {
    view.session.measures.iter().filter(move |measure| List::of(measure) == list)
}

/// The table of one list. Rows are numbered from `first`.
pub(super) fn table(view: &View<'_>, list: List, profile: &Profile, first: usize) -> Table {
    let mut columns: Vec<Column> = profile.columns.clone();
    if let Some(field) = list.needs()
        && !profile.shows(field)
    {
        let after_title = columns.iter().position(|column| column.is(Field::Title)).map_or(0, |at| at + 1);
        columns.insert(after_title, Column::usual(field));
    }
    let mut rows: Vec<Vec<Cell>> = (first..)
        .zip(measures_in(view, list))
        .map(|(number, measure)| {
            columns
                .iter()
                .map(|column| match &column.shows {
                    Shows::Field(field) => cell(view, profile, *field, measure, number),
                    Shows::Fixed { value, .. } => Cell::text(value),
                })
                .collect()
        })
        .collect();
    if list.drops_empty_columns() {
        let keep: Vec<bool> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                column.is(Field::Title) || rows.iter().any(|row| row.get(at) != Some(&Cell::Empty))
            })
            .collect();
        columns = kept(columns, &keep);
        rows = rows.into_iter().map(|row| kept(row, &keep)).collect();
    }
    Table {
        key: list.key(),
        name: list.name(view.texts).to_owned(),
        caption: list.caption(view.texts).to_owned(),
        columns: columns.iter().map(|column| table_column(view, column, list)).collect(),
        rows,
        empty: if list == List::Agreed { view.texts.none_agreed.to_owned() } else { String::new() },
    }
}

fn kept<T>(items: Vec<T>, keep: &[bool]) -> Vec<T> {
    items.into_iter().zip(keep).filter(|(_, keep)| **keep).map(|(item, _)| item).collect()
}

fn table_column(view: &View<'_>, column: &Column, list: List) -> TableColumn {
    let choices = if column.is(Field::State) && list != List::InPlace {
        StateCode::ALL.iter().map(|&state| (view.all.codes.measure_state)(state).to_owned()).collect()
    } else {
        Vec::new()
    };
    let (key, width) = match &column.shows {
        Shows::Field(field) => (field.key(), field.width()),
        Shows::Fixed { key, value } => (*key, fixed_width(value)),
    };
    TableColumn { key, header: column.header(view.texts, view.lang).to_owned(), width, choices }
}

/// How wide a column wants to be that always says the same.
fn fixed_width(value: &str) -> u16 {
    u16::try_from(value.chars().count()).unwrap_or(u16::MAX).clamp(8, 24)
}

/// What one field says of one measure.
fn cell(view: &View<'_>, profile: &Profile, field: Field, measure: &Measure, number: usize) -> Cell {
    let codes = view.all.codes;
    let terms = measure.terms();
    let grade = |grade: Option<Grade>| Cell::number(grade.map(Grade::get));
    let consent = |at: usize| {
        let told = suppress::shown(&Parts::one(measure.consent?))?;
        told.get().get(at).copied().flatten().map(AtLeast::get)
    };
    match field {
        Field::Number => Cell::Number(i64::try_from(number).unwrap_or(i64::MAX)),
        Field::Title => Cell::text(&measure.title),
        Field::FirstStep => Cell::text(&terms.first_step),
        Field::Sign => Cell::text(&goal(view, measure)),
        Field::Target => Cell::text(&measure.target.map(view.all.coach.level).unwrap_or_default()),
        Field::Baseline => Cell::text(&measure.baseline),
        Field::Background => Cell::text(&background(view, profile, measure)),
        Field::Category => measure.category.as_ref().map_or(Cell::Empty, |id| {
            let name = bank::all().category(id.as_str()).map_or(id.as_str(), |it| it.name.get(view.lang));
            Cell::coded(id.as_str(), name)
        }),
        Field::Priority => {
            measure.priority.map_or(Cell::Empty, |it| Cell::coded(it.code(), (codes.priority)(it)))
        }
        Field::PriorityReason => Cell::text(&measure.priority_reason),
        Field::Influence => match measure.influence {
            Some(it) => Cell::coded(it.code(), (codes.influence)(it)),
            // E8: «ikke satt» is a visible state.
            None => Cell::coded("", view.texts.not_set),
        },
        Field::PreventionLevel => {
            measure.level.map_or(Cell::Empty, |it| Cell::coded(it.code(), (codes.level)(it)))
        }
        Field::Strand => measure.strand.map_or(Cell::Empty, |it| Cell::coded(it.code(), (codes.strand)(it))),
        Field::Form => measure.form.map_or(Cell::Empty, |it| Cell::coded(it.code(), (codes.form)(it))),
        Field::Direction => {
            measure.direction.map_or(Cell::Empty, |it| Cell::coded(it.code(), (codes.direction)(it)))
        }
        Field::TargetGroup => {
            measure.target_group.map_or(Cell::Empty, |it| Cell::coded(it.code(), (codes.target_group)(it)))
        }
        Field::AllShifts => measure.all_shifts.map_or(Cell::Empty, |it| yes_no(view, it)),
        Field::Responsible => match Cell::text(&terms.responsible) {
            // F3: nobody being responsible is a visible state while the measure is on the table.
            Cell::Empty if measure.state.code() == StateCode::Proposed && !measure.in_place => {
                Cell::coded("", view.texts.nobody_yet)
            }
            cell => cell,
        },
        Field::Deputy => Cell::text(&measure.deputy),
        Field::Start => Cell::date(measure.start),
        Field::Deadline => Cell::date(terms.deadline),
        Field::OriginalDeadline => Cell::date(measure.original_deadline),
        Field::State => {
            let state = measure.state.code();
            // F8: what is there already is no proposal to anyone who reads the list.
            let is_there = measure.in_place && state == StateCode::Proposed;
            Cell::coded(
                state.code(),
                if is_there { view.texts.in_place_state } else { (codes.measure_state)(state) },
            )
        }
        Field::FollowUp => Cell::date(terms.follow_up),
        Field::ChangeReason => Cell::text(&change_reasons(view, measure)),
        Field::Reason => measure.reason().map_or(Cell::Empty, |reason| Cell::text(reason.as_str())),
        Field::LiftedTo => match &measure.control {
            Some(Control::Lifted(to)) => match Cell::text(to) {
                Cell::Empty => Cell::coded("", view.texts.lifted_to_nobody),
                cell => cell,
            },
            Some(Control::Own) | None => Cell::Empty,
        },
        Field::Arena => Cell::text(&measure.arena),
        Field::Resources => Cell::text(&measure.resources),
        Field::Done => match &measure.state {
            State::Done { on, .. } | State::Evaluated { on, .. } => Cell::Date(*on),
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Parked { .. }
            | State::Dropped { .. } => Cell::Empty,
        },
        Field::Verdict => match &measure.state {
            State::Evaluated { verdict, note, .. } => match clean(note).as_str() {
                "" => Cell::coded(verdict.code(), (codes.verdict)(*verdict)),
                note => Cell::coded(verdict.code(), &format!("{}: {note}", (codes.verdict)(*verdict))),
            },
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Done { .. }
            | State::Parked { .. }
            | State::Dropped { .. } => Cell::Empty,
        },
        Field::VerdictNote => match &measure.state {
            State::Evaluated { note, .. } => Cell::text(note),
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Done { .. }
            | State::Parked { .. }
            | State::Dropped { .. } => Cell::Empty,
        },
        Field::Note => Cell::text(&measure.note),
        Field::Source => Cell::text(&source(view)),
        Field::Id => Cell::Id(measure.id.to_string()),
        Field::Benefit => grade(measure.benefit),
        Field::Effort => grade(measure.effort),
        Field::Supports => Cell::number(consent(0)),
        Field::CanLiveWith => Cell::number(consent(1)),
        Field::Reserves => Cell::number(consent(2)),
        Field::EveryWeeks => Cell::number(measure.every_weeks),
        Field::PlanLink => Cell::text(&measure.plan_link),
        Field::InPlace => yes_no(view, measure.in_place),
        Field::Steps => Cell::text(&steps(view, measure).join("\n")),
        Field::Comments => Cell::text(&comments(view, measure).join("\n")),
        Field::EffectOn => Cell::date(measure.effect_day().filter(|_| measure.state.agreement().is_some())),
        Field::Measured => Cell::text(&measure.measured),
        Field::Bank => measure.bank.as_ref().map_or(Cell::Empty, |id| Cell::Id(id.as_str().to_owned())),
    }
}

/// How we will know, and the level to reach where a percentage could be read in two ways (V14, R55).
pub(super) fn goal(view: &View<'_>, measure: &Measure) -> String {
    let level = measure.target.map(|target| (view.texts.level_to_reach)(&(view.all.coach.level)(target)));
    let sign = Some(measure.sign.clone()).filter(|sign| !sign.trim().is_empty());
    [sign, level].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Smaller steps with ticks, and how many are done (F10); nothing where there are none.
pub(super) fn steps(view: &View<'_>, measure: &Measure) -> Vec<String> {
    let (done, all) = measure.progress();
    let lines = measure.steps.iter().map(|step| {
        let tick = if step.done { "[x]" } else { "[ ]" };
        format!("{tick} {}", clean(&step.text))
    });
    let head = (all > 0).then(|| (view.all.life.steps_done)(done, all));
    head.into_iter().chain(lines).collect()
}

/// What was said of it on the way, oldest first: day, the role of whoever wrote it down, and the words (F18).
fn comments(view: &View<'_>, measure: &Measure) -> Vec<String> {
    let said = view.session.history_of(measure.id).filter(|event| event.kind == EventKind::Comment);
    let told = |event: &MeasureEvent| {
        let day = i18n::dates::short(super::oslo::wall(event.at).date());
        let by = clean(&event.by);
        let by = if by.is_empty() { String::new() } else { format!(", {by}") };
        format!("{day}{by}: {}", clean(&event.new))
    };
    said.map(told).collect()
}

fn yes_no(view: &View<'_>, yes: bool) -> Cell {
    if yes { Cell::coded("yes", view.texts.yes) } else { Cell::coded("no", view.texts.no) }
}

/// The meeting a measure comes from: «Solbakken sykehjem, NED for helse og omsorg, 22.11.2026».
fn source(view: &View<'_>) -> String {
    let session = view.session;
    let meeting = match session.details.title.trim() {
        "" => session.set.title.get(view.lang),
        title => title,
    };
    format!("{meeting}, {}", i18n::report::days(&view.days()))
}

/// The question a measure grew out of and how much lies behind it, never what a group said: a list of measures
/// goes to HMS, AMU and NAV, where raw answers do not belong (`domain.md` §11). Answers the room has starred are
/// the room's own words, and the full profile quotes them.
fn background(view: &View<'_>, profile: &Profile, measure: &Measure) -> String {
    let session = view.session;
    let answers: Vec<&Answer> = measure.answers.iter().filter_map(|id| session.answer(*id)).collect();
    let mut lines = Vec::new();
    let question = measure.question.as_ref().or_else(|| answers.first().map(|answer| &answer.question));
    if let Some(question) = question.and_then(|id| session.question(id)) {
        let own = if session.is_added(&question.id) {
            format!(" ({})", view.texts.own_question)
        } else {
            String::new()
        };
        lines.push(format!("{}{own}", question.text.get(view.lang)));
    }
    // How many of the few personal ones there are is nobody's business.
    let told: Vec<&&Answer> = answers.iter().filter(|answer| may_quote(session, answer)).collect();
    if !told.is_empty() {
        let mut groups: Vec<_> = told
            .iter()
            .flat_map(|answer| std::iter::once(answer.group).chain(answer.also_from.clone()))
            .collect();
        groups.sort_unstable();
        groups.dedup();
        lines.push((view.texts.answers_behind)(told.len(), groups.len()));
    }
    if profile.quotes_common_ground {
        lines.extend(
            told.iter()
                .filter(|answer| answer.starred)
                .filter_map(|answer| answer.body.text())
                .map(|text| format!("«{}»", clean(text))),
        );
    }
    lines.join("\n")
}

/// What was changed with a reason, oldest first (F5, V20). Reasons for parking and dropping have their own field.
fn change_reasons(view: &View<'_>, measure: &Measure) -> String {
    let columns = view.texts.columns;
    let lines: Vec<String> = view
        .session
        .history_of(measure.id)
        .filter(|event| !event.reason.trim().is_empty())
        .filter_map(|event| {
            let what = match event.kind {
                EventKind::Title => columns.title,
                EventKind::Sign => columns.plain_sign,
                EventKind::Responsible => columns.responsible,
                EventKind::Deadline => columns.deadline,
                EventKind::FollowUp => columns.follow_up,
                EventKind::Effect => columns.effect_on,
                // The verdict and what was measured have columns of their own; steps and comments are no change.
                EventKind::Created
                | EventKind::State
                | EventKind::Verdict
                | EventKind::Measured
                | EventKind::Step
                | EventKind::Comment => return None,
            };
            let (old, new) = (value_of(event, &event.old), value_of(event, &event.new));
            Some((view.texts.changed)(what, &old, &new, event.reason.trim()))
        })
        .collect();
    lines.join("\n")
}

/// A value of the history as a person writes it: dates are stored as ISO.
fn value_of(event: &MeasureEvent, stored: &str) -> String {
    match event.kind {
        EventKind::Deadline | EventKind::FollowUp | EventKind::Effect => {
            stored.parse().map_or_else(|_| stored.to_owned(), i18n::dates::short)
        }
        EventKind::Created
        | EventKind::State
        | EventKind::Title
        | EventKind::Sign
        | EventKind::Responsible
        | EventKind::Verdict
        | EventKind::Measured
        | EventKind::Step
        | EventKind::Comment => stored.to_owned(),
    }
}
