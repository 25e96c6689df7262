//! The sheets of a meeting: what lies on the tables, what the facilitator holds, what hangs on the wall beforehand.

mod cloth;
mod group;
mod guide;
mod invitation;
mod wall;

pub use cloth::{cloth, filled_cloth};
pub use group::group_sheets;
pub use guide::guide;
pub use invitation::{invitation, invitation_sheet};
pub use wall::{pocket_card, poster};

use crate::domain::question_set::Kind;
use crate::domain::session::Session;
use crate::domain::sitting::{Group, Sitting};

use super::document::{Mark, clean};
use super::facts::View;
use super::printout::Room;

/// What marks a sheet made before a meeting: only that it is a rehearsal. Not being closed yet is as it should be.
fn marks(session: &Session) -> Vec<Mark> {
    if session.rehearsal { vec![Mark::Rehearsal] } else { Vec::new() }
}

/// A text in one line.
fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A label with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a group is called.
fn group_name(view: &View<'_>, group: &Group) -> String {
    if group.plenary { view.all.common.plenary.to_owned() } else { line(&group.label) }
}

/// «kveld, 22. november 2026»: the sitting, named where there are several.
fn sitting_name(view: &View<'_>, sitting: &Sitting) -> String {
    let day = (view.all.dates.long)(sitting.date);
    let label = line(&sitting.label);
    if label.is_empty() || view.session.sittings.len() == 1 { day } else { format!("{label}, {day}") }
}

/// Numbered lines for an order of proposals nobody has made yet.
const PLACES: usize = 3;

/// Where a question is answered on paper.
fn room(view: &View<'_>, kind: &Kind) -> Room {
    let texts = view.all.question;
    match kind {
        Kind::List | Kind::Measure => Room::Lines,
        Kind::Scale => {
            let scale = texts.scale.iter().zip(1..).map(|(label, value)| format!("{value} {label}"));
            Room::Boxes(scale.chain([texts.dont_know.to_owned()]).collect())
        }
        Kind::Stance => Room::Boxes(texts.stance.iter().map(|label| (*label).to_owned()).collect()),
        Kind::Rank(options) if options.is_empty() => Room::Places(PLACES),
        Kind::Choice(options) | Kind::MultiChoice(options) | Kind::Rank(options) => {
            Room::Options(options.iter().map(|option| line(option.text.get(view.lang))).collect())
        }
        Kind::Count => Room::Number,
    }
}
