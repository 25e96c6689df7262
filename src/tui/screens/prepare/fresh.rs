//! A meeting that does not exist yet: known units, sets to choose from, defaults, and how it is made.

use std::time::Duration;

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use crate::domain::facets::Sector;
use crate::domain::ids::{SetId, UnitId};
use crate::domain::planning::TimePlan;
use crate::domain::question_set::QuestionSet;
use crate::domain::session::Session;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::i18n::dates::short;
use crate::ops::{NewSession, asked_of_new, new_session, with_usual};
use crate::rules::dates::read as read_date;
use crate::text::fold;
use crate::tui::dialogs::{Dialog, Explain, ask_guard};
use crate::tui::input::{Chord, Input, Key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::typing::edit as type_into;

use super::typing::LENGTHS;
use super::{Field, Stop, read};

/// A second press of the key that starts a meeting is overlooked this long.
const MAKING: Duration = Duration::from_secs(2);

/// So many problems of a faulty set are told at once.
const PROBLEMS_TOLD: usize = 3;

/// Whether the unit typed is a known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnitChoice {
    /// Still being typed.
    #[default]
    Open,
    /// A new unit with the name typed.
    New,
    /// A known one.
    Known(UnitId),
}

/// A row under the unit's field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggestion {
    /// A known unit.
    Known(UnitId),
    /// A new one with the name typed.
    New,
}

/// A set to choose, by its place in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetChoice {
    /// One that can be used.
    Listed(usize),
    /// A file of the user's with something wrong in it.
    Faulty(usize),
}

impl Default for SetChoice {
    fn default() -> Self {
        Self::Listed(0)
    }
}

/// The units that what is typed may mean: those whose name begins so, then those that have the words in it. Before
/// anything is typed, all of them.
pub fn suggestions(model: &Model) -> Vec<Suggestion> {
    let prepare = &model.prepare;
    if prepare.focus != Stop::Field(Field::Unit) || prepare.unit != UnitChoice::Open {
        return Vec::new();
    }
    let typed = prepare.form.text(Field::Unit);
    let (needle, key) = (fold::Needle::new(typed), fold::search_key(typed));
    let mut found: Vec<_> = model
        .shelf
        .units
        .iter()
        .filter(|unit| needle.is_in(&format!("{} {}", unit.name, unit.municipality)))
        .map(|unit| (!fold::search_key(&unit.name).starts_with(&key), Suggestion::Known(unit.id)))
        .collect();
    found.sort_by_key(|(later, _)| *later);
    let mut rows: Vec<_> = found.into_iter().map(|(_, row)| row).collect();
    let is_known = model.shelf.units.iter().any(|unit| fold::search_key(&unit.name) == key);
    if !typed.is_empty() && !is_known {
        rows.push(Suggestion::New);
    }
    rows
}

/// Moves among the suggestions, if any are shown.
pub(super) fn move_suggestion(model: &mut Model, down: bool) -> bool {
    let count = suggestions(model).len();
    let at = model.prepare.suggested;
    let next = match (at, down) {
        (None, true) if count > 0 => Some(0),
        (Some(at), true) if at + 1 < count => Some(at + 1),
        (Some(at), false) if at > 0 => Some(at - 1),
        _ => return false,
    };
    model.prepare.suggested = next;
    true
}

/// The sets that fit what is typed in their field, those with mistakes last.
pub fn set_choices(model: &Model) -> Vec<SetChoice> {
    let typed = model.prepare.form.text(Field::Set);
    let needle = fold::Needle::new(typed);
    let sets = model.sets.sets.iter().enumerate().filter(|(_, listed)| {
        let set = &listed.set;
        let sector = (model.texts.codes.sector)(set.sector);
        needle.is_in(&format!("{} {} {sector}", set.title.get(model.lang()), set.id))
    });
    let faulty = model.sets.faulty.iter().enumerate().filter(|(_, faulty)| needle.is_in(&faulty.file));
    sets.map(|(index, _)| SetChoice::Listed(index))
        .chain(faulty.map(|(index, _)| SetChoice::Faulty(index)))
        .collect()
}

/// The set chosen, if it can be used.
pub(super) fn set(model: &Model) -> Option<&QuestionSet> {
    match model.prepare.set {
        SetChoice::Listed(index) => model.sets.sets.get(index).map(|listed| &listed.set),
        SetChoice::Faulty(_) => None,
    }
}

/// Chooses the set with this id, if there is one.
pub(super) fn choose_set(model: &mut Model, id: &SetId) -> bool {
    let found = model.sets.sets.iter().position(|listed| listed.set.id == *id);
    if let Some(index) = found {
        model.prepare.set = SetChoice::Listed(index);
        offer_length(model);
    }
    found.is_some()
}

/// Chooses a row of the list of sets.
pub(super) fn choose_row(model: &mut Model, row: usize) {
    if let Some(choice) = set_choices(model).get(row) {
        model.prepare.set = *choice;
        model.prepare.set_chosen = true;
        offer_length(model);
    }
}

/// Left and Right browse the sets; what is typed looks for one.
pub(super) fn input_set(model: &mut Model, input: &Input) {
    let choices = set_choices(model);
    let here = choices.iter().position(|choice| *choice == model.prepare.set);
    if let Input::Key(Chord { key: key @ (Key::Left | Key::Right), ctrl: false, .. }) = input {
        let next = match (here, key) {
            (None, _) => 0,
            (Some(here), Key::Right) => (here + 1) % choices.len().max(1),
            (Some(here), _) => (here + choices.len().saturating_sub(1)) % choices.len().max(1),
        };
        choose_row(model, next);
        return;
    }
    let width = model.size.input_width();
    let buffer = model.prepare.form.buffer_mut(Field::Set);
    if type_into(buffer, input, width) && !buffer.is_blank() {
        let choices = set_choices(model);
        if !choices.contains(&model.prepare.set) {
            choose_row(model, 0);
        } else if !choices.is_empty() {
            model.prepare.set_chosen = true;
        }
    }
}

/// Tells what is wrong with the set chosen, if it cannot be used.
pub(super) fn explain_chosen(model: &mut Model) -> bool {
    let SetChoice::Faulty(index) = model.prepare.set else { return false };
    explain_faulty(model, index);
    true
}

/// Tells the first things that are wrong with a file of the user's.
pub(in crate::tui::screens) fn explain_faulty(model: &mut Model, index: usize) {
    let Some(faulty) = model.sets.faulty.get(index) else { return };
    let texts = model.texts;
    let name = file_name(&faulty.file);
    let problems = faulty.problems.iter().take(PROBLEMS_TOLD);
    let mut told: Vec<String> = problems.map(|problem| (texts.sets.problem)(name, problem)).collect();
    if faulty.problems.len() > PROBLEMS_TOLD {
        told.push((texts.prepare.more_problems)(faulty.problems.len() - PROBLEMS_TOLD));
    }
    model.dialogs.push(Dialog::Explain(Explain::new(texts.prepare.faulty_title, told)));
}

/// The name of a file without its folder, as sentences about it begin.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// What an untouched form holds: today, the next quarter of an hour, and time enough for the set.
pub(super) fn offer_defaults(model: &mut Model, env: &Env) {
    let form = &mut model.prepare.form;
    form.offer(Field::Date, &short(env.today()));
    form.offer(Field::Start, &(model.texts.dates.clock)(next_quarter(env.local())));
    offer_length(model);
}

/// The next whole quarter of an hour, so that there is time to gather.
fn next_quarter(now: NaiveDateTime) -> NaiveTime {
    let minutes = (now.hour() * 60 + now.minute()) / 15 * 15 + 15;
    NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap_or_default()
}

/// The shortest usual length that the whole set has room in.
fn offer_length(model: &mut Model) {
    if model.prepare.as_last_time.is_some() {
        return;
    }
    let Some(set) = set(model) else { return };
    let total = TimePlan::of_set(set, None, 0).total;
    let fits = LENGTHS.iter().find(|length| u32::from(**length) >= total);
    let length = fits.or(LENGTHS.last()).copied().unwrap_or(90).to_string();
    model.prepare.form.offer(Field::Minutes, &length);
}

/// The habits of the unit's last meeting, where nobody has typed anything else.
pub(super) fn fill_in(model: &mut Model, last: Session) {
    if !model.prepare.set_chosen {
        choose_set(model, &last.set.id);
    }
    let today = model.now.today();
    model.prepare.as_last_time = last.sittings.last().map(|sitting| sitting.date).or(Some(today));
    let span = model.settings.table_size;
    let form = &mut model.prepare.form;
    form.offer(Field::Minutes, &last.details.minutes.to_string());
    if let Some(sitting) = last.sittings.first() {
        form.offer(Field::Place, &sitting.place);
        let sizes: Vec<u16> =
            last.groups_of(sitting.id).filter(|group| !group.plenary).map(|group| group.size).collect();
        form.offer(Field::Heads, &read::tables_written(&sizes, model.texts.common.table, span));
        // A meeting today begins soon, whenever the last one began.
        let is_today =
            read_date(form.text(Field::Date), today).ok().and_then(|read| read.date()) == Some(today);
        if let (Some(start), false) = (sitting.start, is_today) {
            form.offer(Field::Start, &(model.texts.dates.clock)(start));
        }
    }
    model.prepare.carried = Some(Box::new(last.details));
}

/// A field is left: the suggestion shown is taken, the search for a set is over, another day has no default hour.
pub(super) fn settle(model: &mut Model, field: Field) -> Vec<Effect> {
    match field {
        Field::Unit => take_unit(model),
        Field::Set => {
            model.prepare.form.put(Field::Set, "");
            Vec::new()
        }
        Field::Date => {
            let today = model.now.today();
            let form = &mut model.prepare.form;
            let day = read_date(form.text(Field::Date), today).ok().and_then(|read| read.date());
            if day.is_some_and(|day| day != today) && model.prepare.carried.is_none() {
                form.offer(Field::Start, "");
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn take_unit(model: &mut Model) -> Vec<Effect> {
    if model.prepare.unit != UnitChoice::Open {
        return Vec::new();
    }
    let rows = suggestions(model);
    let chosen = model.prepare.suggested.and_then(|at| rows.get(at)).copied();
    let typed = model.prepare.form.text(Field::Unit);
    let chosen = match chosen {
        Some(chosen) => chosen,
        None if typed.is_empty() => return Vec::new(),
        None => rows.first().copied().unwrap_or(Suggestion::New),
    };
    model.prepare.suggested = None;
    match chosen {
        Suggestion::New => {
            model.prepare.unit = UnitChoice::New;
            Vec::new()
        }
        Suggestion::Known(id) => {
            if let Some(unit) = model.shelf.units.iter().find(|unit| unit.id == id) {
                model.prepare.form.buffer_mut(Field::Unit).replace_all(&unit.name);
            }
            model.prepare.unit = UnitChoice::Known(id);
            vec![Effect::ReadLast(id)]
        }
    }
}

/// Makes the meeting, or moves to the first field that cannot be used and says why.
pub(super) fn create(model: &mut Model, env: &Env) -> Vec<Effect> {
    let now = env.elapsed();
    if model.prepare.making.is_some_and(|(_, since)| now.saturating_sub(since) < MAKING) {
        return Vec::new();
    }
    let new = match new_meeting(model, env) {
        Ok(new) => new,
        Err((field, why)) => {
            model.prepare.focus = Stop::Field(field);
            model.prepare.touched = false;
            model.say(why);
            return Vec::new();
        }
    };
    let mut session = new_session(&new, env);
    if let Some(usual) = &model.prepare.carried {
        session = with_usual(session, usual);
    }
    let asked = asked_of_new(&session, &model.shelf.units, env);
    if !asked.is_empty() {
        ask_guard(model, asked);
        return Vec::new();
    }
    model.prepare.making = Some((session.id, now));
    vec![Effect::Create(Box::new(session))]
}

fn new_meeting(model: &Model, env: &Env) -> Result<NewSession, (Field, String)> {
    let texts = model.texts.prepare;
    let form = &model.prepare.form;
    let name = crate::text::sanitize::one_line(form.text(Field::Unit)).trim().to_owned();
    if crate::text::is_blank(&name) {
        return Err((Field::Unit, texts.needs_unit.to_owned()));
    }
    let set = set(model).ok_or_else(|| (Field::Set, texts.needs_set.to_owned()))?;
    let date = match read_date(form.text(Field::Date), env.today()) {
        Ok(reading) => reading.date(),
        Err(why) => return Err((Field::Date, (model.texts.calendar.problem)(&why))),
    };
    let date = date.ok_or_else(|| (Field::Date, model.texts.calendar.which_day.to_owned()))?;
    let start =
        read::time(form.text(Field::Start)).map_err(|_| (Field::Start, texts.not_a_time.to_owned()))?;
    let tables =
        read::tables(form.text(Field::Heads), model.settings.table_size).map_err(
            |problem| match problem {
                read::HeadsProblem::NotANumber => (Field::Heads, texts.not_heads.to_owned()),
                read::HeadsProblem::TooMany => (Field::Heads, texts.too_many.to_owned()),
                read::HeadsProblem::EmptyTable => (Field::Heads, texts.empty_table.to_owned()),
            },
        )?;
    let minutes = read::minutes(form.text(Field::Minutes))
        .ok_or_else(|| (Field::Minutes, texts.not_minutes.to_owned()))?;
    Ok(NewSession {
        unit: unit(model, &name, set, tables.len(), env),
        set: set.clone(),
        title: match form.text(Field::Title) {
            "" => set.title.get(model.lang()).to_owned(),
            title => title.to_owned(),
        },
        date,
        start,
        place: form.text(Field::Place).to_owned(),
        tables,
        table_label: model.texts.common.table.to_owned(),
        minutes,
        rehearsal: model.demo,
    })
}

/// The known unit, or a new one of the set's sector.
fn unit(model: &Model, name: &str, set: &QuestionSet, tables: usize, env: &Env) -> Unit {
    let known = match model.prepare.unit {
        UnitChoice::Known(id) => model.shelf.units.iter().find(|unit| unit.id == id),
        UnitChoice::Open | UnitChoice::New => {
            model.shelf.units.iter().find(|unit| fold::search_key(&unit.name) == fold::search_key(name))
        }
    };
    known.cloned().unwrap_or_else(|| Unit {
        id: env.new_id(),
        name: name.to_owned(),
        municipality: String::new(),
        // A set for any workplace says nothing about this one.
        sector: if set.sector == Sector::All { Sector::Other } else { set.sector },
        organisation_number: String::new(),
        shifts: Vec::new(),
        usual_groups: u16::try_from(tables).unwrap_or(0),
    })
}
