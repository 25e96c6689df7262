//! The sheets of the groups: one theme each, the question large, lines to write on, and the id that brings the
//! sheet back (B13, D11).

use chrono::NaiveDate;

use super::{group_name, line, marks, room, sitting_name};
use crate::domain::localized::Lang;
use crate::domain::outline::Entry;
use crate::domain::place::Phase;
use crate::domain::planning::phase_seconds;
use crate::domain::question_set::Kind;
use crate::domain::session::Session;
use crate::domain::sheet::Sheet;
use crate::report::document::Layout;
use crate::report::facts::View;
use crate::report::printout::{Body, Leaf, Paper, Piece, Print, QuestionBox};

/// The sheets of all groups, in the order of the stack.
pub fn group_sheets(session: &Session, lang: Lang, as_of: NaiveDate) -> Print {
    let view = View::new(session, lang);
    let texts = view.all.print;
    let sheets = session.sheets();
    let leaves: Vec<Leaf> = sheets.iter().map(|sheet| leaf(&view, sheet)).collect();
    let left_out = session.outline().iter().filter(|entry| !entry.is_on()).count();
    let mut notes = vec![(texts.sheets_made)(leaves.len())];
    notes.extend((left_out > 0).then(|| (texts.questions_left_out)(left_out)));
    Print {
        lang,
        as_of,
        title: (texts.sheets_title)(&line(&session.unit.name)),
        paper: Paper::A4,
        marks: marks(session),
        layout: Layout::Pages,
        body: Body::Leaves(leaves),
        notes,
    }
}

fn leaf(view: &View<'_>, sheet: &Sheet<'_>) -> Leaf {
    let texts = view.all.print;
    let parts = &view.session.set.parts;
    let subtitle =
        [group_name(view, sheet.group), line(&view.session.unit.name), sitting_name(view, sheet.sitting)];
    Leaf {
        kicker: (texts.part_of)(sheet.part_index + 1, parts.len()),
        title: parts.get(sheet.part_index).map(|part| line(part.title.get(view.lang))).unwrap_or_default(),
        subtitle: subtitle.join(" · "),
        id: sheet.id.to_string(),
        foot: texts.general.to_owned(),
        pieces: sheet.questions.iter().map(|entry| Piece::Question(question(view, entry))).collect(),
    }
}

fn question(view: &View<'_>, entry: &Entry<'_>) -> QuestionBox {
    let texts = view.all.print;
    let seconds = |phase| phase_seconds(entry.question, entry.minutes, phase) / 60;
    let how = match &entry.question.kind {
        Kind::List | Kind::Measure => (texts.time_to_write)(seconds(Phase::Silent), seconds(Phase::Talk)),
        Kind::Scale | Kind::Stance | Kind::Choice(_) => texts.one_stroke_each.to_owned(),
        Kind::MultiChoice(_) => texts.strokes_each.to_owned(),
        Kind::Rank(options) if options.is_empty() => texts.order_proposals.to_owned(),
        Kind::Rank(_) => texts.order_options.to_owned(),
        Kind::Count => texts.one_number.to_owned(),
    };
    let room = room(view, &entry.question.kind);
    QuestionBox { number: entry.number, text: line(entry.question.text.get(view.lang)), how, room }
}
