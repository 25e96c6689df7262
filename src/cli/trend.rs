//! `dialogduk trend` and `dialogduk compare`: what has changed from meeting to meeting (H5, H9, G11).

use serde_json::{Value, json};

use super::args::{Compare, Trend};
use super::failure::Failure;
use super::figures::unit_named;
use super::front::{Front, say};
use super::pick;
use crate::domain::ids::UnitId;
use crate::domain::measure::StateCode;
use crate::ops::MEETINGS_LOOKED_AT;
use crate::report::compare::{self, Comparison, compare};
use crate::report::recap::Section;
use crate::report::trend::{Plot, heading, sections, trend};
use crate::rules::suppress::AtLeast;
use crate::rules::trend::{Asked, Point, Series, Told};

/// Tells how a unit has answered the same thing from meeting to meeting.
pub(super) fn trend_of(front: &Front, args: &Trend) -> Result<(), Failure> {
    let texts = front.texts;
    let Some(store) = front.open_to_read()? else {
        return Err(Failure::Said((texts.figures.no_such_unit)(&args.unit)));
    };
    let units: Vec<(String, UnitId)> = store.units()?.into_iter().map(|unit| (unit.name, unit.id)).collect();
    let id = unit_named(front, units.clone(), &args.unit)?;
    let name = units.into_iter().find(|(_, unit)| *unit == id).map(|(name, _)| name).unwrap_or_default();
    let series = trend(&store.meetings_of(id, MEETINGS_LOOKED_AT)?);
    if args.json.json {
        let series: Vec<Value> = series.iter().map(|series| series_json(front, series)).collect();
        return front
            .write_json(&json!({ "unit": { "id": id.to_string(), "name": name }, "series": series }));
    }
    if series.is_empty() {
        say((texts.trend.nothing)(&name));
        return Ok(());
    }
    write(front, &(texts.trend.title)(&name), sections(&series, Some(Plot::USUAL), texts))
}

/// Holds two meetings against each other.
pub(super) fn compare_two(front: &Front, args: &Compare) -> Result<(), Failure> {
    let texts = front.texts;
    let earlier = pick::read_session(front, Some(&args.earlier))?;
    let later = pick::read_session(front, Some(&args.later))?;
    if earlier.id == later.id {
        return Err(Failure::Usage(texts.trend.same.to_owned()));
    }
    let comparison = compare(&earlier, &later, texts.lang);
    if args.json.json {
        return front.write_json(&comparison_json(&comparison));
    }
    let sections = compare::sections(&comparison, texts);
    if sections.is_empty() {
        say(texts.trend.empty);
        return Ok(());
    }
    write(front, &compare::title(&earlier, &later, texts), sections)
}

fn write(front: &Front, title: &str, sections: Vec<Section>) -> Result<(), Failure> {
    let mut lines = vec![title.to_owned()];
    for section in sections {
        lines.extend([String::new(), section.heading]);
        lines.extend(section.lines.iter().map(|line| format!("  {line}")));
    }
    front.write_text(format!("{}\n", lines.join("\n")))
}

fn series_json(front: &Front, series: &Series) -> Value {
    let (set, question) = match &series.asked {
        Asked::Scale(set, question) => (Some(set.as_str()), question.as_str()),
        Asked::CheckOut => (None, "check_out"),
        Asked::EveryoneHeard => (None, "everyone_heard"),
        Asked::KnowNext => (None, "know_next"),
        Asked::SpokeSafely => (None, "spoke_safely"),
    };
    let points: Vec<Value> = series.points.iter().map(point_json).collect();
    json!({ "set": set, "question": question, "text": heading(series, front.texts), "points": points })
}

fn point_json(point: &Point) -> Value {
    let mut value = json!({
        "session": point.session.to_string(),
        "date": point.day.to_string(),
        "version": point.version,
        "reworded": point.reworded,
        "hidden": point.told == Told::TooFew,
    });
    let more = match &point.told {
        Told::TooFew => return value,
        Told::Scale { average, words } => {
            let mean = average.and_then(|it| it.mean);
            json!({
                "mean": mean.map(|(tenths, _)| f64::from(tenths) / 10.0),
                "answers_at_least": mean.map(|(_, people)| people.get()),
                "dont_know_at_least": average.and_then(|it| it.dont_know).map(AtLeast::get),
                "words": words,
            })
        }
        Told::YesNo { yes, no } => {
            json!({ "yes_at_least": yes.map(AtLeast::get), "no_at_least": no.map(AtLeast::get) })
        }
    };
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

fn comparison_json(comparison: &Comparison) -> Value {
    let state = |state: Option<StateCode>| state.map(StateCode::code);
    let themes: Vec<Value> = comparison
        .themes
        .iter()
        .map(|theme| json!({ "title": theme.title, "fate": theme.fate.code() }))
        .collect();
    let measures: Vec<Value> = comparison
        .measures
        .iter()
        .map(|it| {
            json!({ "title": it.title, "fate": it.fate.code(), "before": state(it.before), "now": state(it.now) })
        })
        .collect();
    json!({ "themes": themes, "measures": measures })
}
