//! Where each text about the meeting as a whole is written: title and purpose are prepared, the rules are opened with, the
//! summary stands at the end. Whoever is sent to such a text comes to its very field (J3, H4).

use super::close::points::Point;
use super::prepare::{Field, Stop};
use super::{close, opening, prepare};
use crate::domain::ids::QuestionId;
use crate::domain::review::Review;
use crate::domain::room::CheckMoment;
use crate::domain::session::Details;
use crate::env::Env;
use crate::ops::{Spot, SpotKind};
use crate::tui::dialogs::{people, show_unit};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;

/// A field one writes in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Prepare(Field),
    Rules,
    Close(Point),
}

/// The field that says this, or has it as one of its lines; the first where several do.
fn place_of(details: &Details, text: &str) -> Option<Place> {
    let fields = [
        (&details.title, Place::Prepare(Field::Title)),
        (&details.purpose, Place::Prepare(Field::Purpose)),
        (&details.summary, Place::Close(Point::Summary)),
        (&details.raised_at, Place::Close(Point::RaisedAt)),
        (&details.ground_rules, Place::Rules),
        (&details.leader, Place::Prepare(Field::Leader)),
        (&details.facilitator, Place::Prepare(Field::Facilitator)),
        (&details.note_taker, Place::Prepare(Field::NoteTaker)),
    ];
    let says = |field: &str| !text.is_empty() && (field == text || field.lines().any(|line| line == text));
    fields.into_iter().find(|(field, _)| says(field)).map(|(_, place)| place)
}

/// Goes to the field of the open meeting that says this; to the first page about it where none does.
pub(in crate::tui) fn go_to(model: &mut Model, text: &str, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    match place_of(&meeting.session.details, text) {
        None => model.go(Screen::Prepare, env),
        Some(Place::Prepare(field)) => {
            let mut effects = model.go(Screen::Prepare, env);
            effects.extend(prepare::go_to(model, Stop::Field(field), env));
            effects
        }
        Some(Place::Rules) => {
            let mut effects = model.go(Screen::Opening, env);
            effects.extend(opening::edit_rules(model));
            effects
        }
        Some(Place::Close(point)) => close::go_to(model, &point, env),
    }
}

/// Goes to a place of the open meeting that no search knows: its unit, a sitting, a question, what is said at the end.
pub(in crate::tui) fn go_to_spot(model: &mut Model, spot: &Spot, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let text = spot.texts.first().map(String::as_str).unwrap_or_default();
    match spot.kind {
        SpotKind::Unit => {
            show_unit(model);
            Vec::new()
        }
        SpotKind::Sitting | SpotKind::Table | SpotKind::Check => {
            let Some(sitting) = meeting.session.sittings.iter().find(|it| it.id.to_string() == spot.id)
            else {
                return Vec::new();
            };
            let (id, is_label) = (sitting.id, sitting.label == text);
            let is_said_at = |moment| {
                let said = meeting.session.check(id, moment);
                said.is_some_and(|pulse| pulse.words.contains_key(text))
            };
            let moment = if is_said_at(CheckMoment::Out) { CheckMoment::Out } else { CheckMoment::In };
            let mut effects = meeting.go_to_sitting(id, env);
            if spot.kind == SpotKind::Check {
                people::ask_check(model, moment);
                return effects;
            }
            effects.extend(model.go(Screen::Prepare, env));
            let field = match spot.kind {
                SpotKind::Table => Field::Heads,
                _ if is_label => Field::Sitting,
                _ => Field::Place,
            };
            effects.extend(prepare::go_to(model, Stop::Field(field), env));
            effects
        }
        SpotKind::Question => {
            let question = QuestionId::new(spot.id.as_str());
            let mut effects = model.go(Screen::Prepare, env);
            effects.extend(prepare::go_to(model, Stop::Question(question), env));
            effects
        }
        SpotKind::Review => {
            let point = meeting.session.review.as_ref().and_then(|review| point_of(review, text));
            match point {
                Some(point) => close::go_to(model, &point, env),
                None => model.go(Screen::Close, env),
            }
        }
        SpotKind::Earlier => model.go(Screen::Review, env),
        SpotKind::Found(_) => go_to(model, text, env),
    }
}

/// The row of the closing that says this.
fn point_of(review: &Review, text: &str) -> Option<Point> {
    let asked = review.answers.iter().find(|(_, said)| *said == text).map(|(asked, _)| Point::Asked(*asked));
    let process = (review.process == text).then_some(Point::Process);
    asked.or(process).or((review.feedback == text).then_some(Point::Feedback))
}
