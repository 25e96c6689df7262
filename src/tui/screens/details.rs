//! Where each text about the meeting as a whole is written: title and purpose are prepared, the rules are opened with, the
//! summary stands at the end. Whoever is sent to such a text comes to its very field (J3, H4).

use super::close::points::Point;
use super::prepare::Field;
use super::{close, opening, prepare};
use crate::domain::session::Details;
use crate::env::Env;
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
            effects.extend(prepare::go_to(model, field, env));
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
