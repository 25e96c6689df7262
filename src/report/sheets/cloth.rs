//! The empty cloth: every theme and question, and white space to write in.

use chrono::NaiveDate;

use super::{line, marks, room};
use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::report::facts::View;
use crate::report::printout::{Body, ClothCorner, ClothField, ClothSheet, Paper, Print};

/// The empty cloth of a session: questions that are not asked are left out.
pub fn cloth(session: &Session, lang: Lang, as_of: NaiveDate, paper: Paper) -> Print {
    let view = View::new(session, lang);
    let texts = view.all.print;
    let outline = session.outline();
    let mut corners = Vec::new();
    for (part_index, part) in session.set.parts.iter().enumerate() {
        let fields: Vec<ClothField> = outline
            .iter()
            .filter(|entry| entry.part_index == part_index && entry.is_on())
            .map(|entry| ClothField {
                number: entry.number,
                text: line(entry.question.text.get(lang)),
                room: room(&view, &entry.question.kind),
            })
            .collect();
        if !fields.is_empty() {
            corners.push(ClothCorner {
                number: corners.len() + 1,
                title: line(part.title.get(lang)),
                fields,
            });
        }
    }
    let unit = line(&session.unit.name);
    let left_out = outline.iter().filter(|entry| !entry.is_on()).count();
    Print {
        lang,
        as_of,
        title: (texts.cloth_title)(&unit),
        paper,
        marks: marks(session),
        one_page: false,
        body: Body::Cloth(ClothSheet {
            kicker: line(session.set.title.get(lang)),
            title: unit,
            foot: texts.general.to_owned(),
            corners,
        }),
        notes: (left_out > 0).then(|| (texts.questions_left_out)(left_out)).into_iter().collect(),
    }
}
