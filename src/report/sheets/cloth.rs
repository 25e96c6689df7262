//! The cloth: every theme and question, with white space to write in, or with what the room said.

use chrono::NaiveDate;

use super::{line, marks, room};
use crate::domain::localized::Lang;
use crate::domain::outline::Entry;
use crate::domain::session::Session;
use crate::report::document::Layout;
use crate::report::facts::View;
use crate::report::printout::{Body, ClothCorner, ClothField, ClothSheet, Paper, Print, Room};
use crate::report::tallies::{self, Outcome};
use crate::rules::suppress;

/// The empty cloth of a session: questions that are not asked are left out.
pub fn cloth(session: &Session, lang: Lang, as_of: NaiveDate, paper: Paper) -> Print {
    let view = View::new(session, lang);
    laid_out(&view, as_of, paper, false)
}

/// The cloth as the room filled it, for the wall: common ground first, then the rest, figures from five answers (R82).
pub fn filled_cloth(session: &Session, lang: Lang, as_of: NaiveDate, paper: Paper) -> Print {
    let view = View::new(session, lang);
    laid_out(&view, as_of, paper, true)
}

/// What was said to a question, common ground first; `None` where fewer than five people stand behind it.
fn said(view: &View<'_>, entry: &Entry<'_>) -> Option<Vec<String>> {
    let question = entry.question;
    let (answers, left_out) = suppress::lines(view.session, question);
    let mut lines: Vec<(bool, String)> = answers
        .iter()
        .filter_map(|answer| Some((!answer.starred, line(&tallies::line(view, question, answer)?))))
        .collect();
    let has_lines = !crate::rules::counts::is_counted(&question.kind);
    if has_lines && left_out && lines.is_empty() {
        return None;
    }
    // Stable: within both, as the room said it.
    lines.sort_by_key(|(not_starred, _)| *not_starred);
    let mut said: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    match tallies::outcome(view, question) {
        Outcome::None => {}
        Outcome::Hidden => return None,
        Outcome::Told(told) => said.push(line(&told)),
    }
    Some(said)
}

fn laid_out(view: &View<'_>, as_of: NaiveDate, paper: Paper, filled: bool) -> Print {
    let (session, lang) = (view.session, view.lang);
    let mut hidden = 0;
    let texts = view.all.print;
    let outline = session.outline();
    let mut corners = Vec::new();
    for (part_index, part) in session.set.parts.iter().enumerate() {
        let fields: Vec<ClothField> = outline
            .iter()
            .filter(|entry| entry.part_index == part_index && entry.is_on())
            .map(|entry| {
                let said = if filled { said(view, entry) } else { Some(Vec::new()) };
                hidden += usize::from(said.is_none());
                ClothField {
                    number: entry.number,
                    text: line(entry.question.text.get(lang)),
                    room: if filled { Room::Lines } else { room(view, &entry.question.kind) },
                    said: said.unwrap_or_default(),
                }
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
    let mut notes: Vec<String> =
        (left_out > 0).then(|| (texts.questions_left_out)(left_out)).into_iter().collect();
    notes.extend((hidden > 0).then(|| (view.texts.hidden_results)(hidden)));
    let title = if filled { view.all.takeaway.filled_title } else { texts.cloth_title };
    Print {
        lang,
        as_of,
        title: title(&unit),
        paper,
        marks: if filled { view.marks() } else { marks(session) },
        layout: Layout::Pages,
        body: Body::Cloth(ClothSheet {
            kicker: line(session.set.title.get(lang)),
            title: unit,
            foot: if filled { String::new() } else { texts.general.to_owned() },
            filled_on: if filled { crate::i18n::report::days(&view.days()) } else { String::new() },
            corners,
        }),
        notes,
    }
}
