//! What is told beside a field: what was understood of it, and what it is for.

use crate::rules::dates::{Reading, read as read_date};
use crate::tui::model::Model;

use super::{Field, Stop, UnitChoice, plan, read};

/// What was understood of a field, and whether it is a problem.
pub fn note(model: &Model, field: Field) -> Option<(String, bool)> {
    let texts = model.texts.prepare;
    let typed = model.prepare.form.text(field);
    let fine = |text: String| Some((text, false));
    let problem = |text: &str| Some((text.to_owned(), true));
    match field {
        Field::Unit => match model.prepare.unit {
            UnitChoice::Known(_) => fine(match model.prepare.as_last_time {
                Some(day) => (texts.as_last_time)(&(model.texts.dates.long)(day)),
                None => texts.known_unit.to_owned(),
            }),
            UnitChoice::New if !typed.is_empty() => fine((texts.new_unit)(typed)),
            UnitChoice::Open | UnitChoice::New => None,
        },
        Field::Date => match read_date(typed, model.now.today()) {
            Ok(Reading::One(read)) => fine(model.texts.day_told(read.date, model.now.today())),
            Ok(Reading::Ambiguous(_)) => fine(model.texts.calendar.which_day.to_owned()),
            Err(why) => Some(((model.texts.calendar.problem)(&why), true)),
        },
        Field::Start => match read::time(typed) {
            Ok(Some(time)) => fine((model.texts.dates.clock)(time)),
            Ok(None) => fine(texts.no_time.to_owned()),
            Err(_) => problem(texts.not_a_time),
        },
        Field::Heads => match read::tables(typed, model.settings.table_size) {
            Ok(sizes) if sizes.is_empty() && typed.is_empty() => fine(texts.heads_unknown.to_owned()),
            Ok(sizes) if sizes.is_empty() => fine(texts.plenary_only.to_owned()),
            Ok(sizes) => {
                let counted = sizes.iter().any(|size| *size > 0);
                let each: Vec<String> = sizes.iter().map(u16::to_string).collect();
                let each = if counted { each.join(" ") } else { String::new() };
                fine((texts.tables)(sizes.len(), &each))
            }
            Err(read::HeadsProblem::NotANumber) => problem(texts.not_heads),
            Err(read::HeadsProblem::TooMany) => problem(texts.too_many),
            Err(read::HeadsProblem::EmptyTable) => problem(texts.empty_table),
        },
        Field::Minutes => {
            if read::minutes(typed).is_none() {
                return problem(texts.not_minutes);
            }
            plan(model).map(|plan| (plan_verdict(model, plan.over()), false))
        }
        Field::Set
        | Field::Title
        | Field::Sitting
        | Field::Place
        | Field::Purpose
        | Field::Leader
        | Field::Facilitator
        | Field::NoteTaker
        | Field::SafetyRep
        | Field::UnionRep
        | Field::Nav
        | Field::HealthService
        | Field::Hr => None,
    }
}

/// «16 min over».
pub fn plan_verdict(model: &Model, over: i64) -> String {
    let texts = model.texts.prepare;
    match over {
        1.. => (texts.over)(over),
        0 => texts.exact.to_owned(),
        ..0 => (texts.spare)(-over),
    }
}

/// Help for the field that has the focus.
pub(in crate::tui::screens) fn focused_help(model: &Model) -> Option<String> {
    match &model.prepare.focus {
        Stop::Field(field) => Some((model.texts.prepare.help)(*field).to_owned()),
        Stop::Part(_) | Stop::Question(_) => Some(model.texts.prepare.plan_hint.to_owned()),
        Stop::Sittings => Some(model.texts.prepare.sittings_help.to_owned()),
        Stop::Begin => None,
    }
}
