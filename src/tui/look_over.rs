//! Looking over a meeting before the room sees it (J12), for the full screen and line by line alike.

use crate::domain::ids::QuestionId;
use crate::domain::session::Session;
use crate::i18n::Texts;
use crate::ops::{HitKind, Spot, SpotKind};

/// Where a place is, without the words that stand there: the list may already be on the wall.
pub fn whereabouts(session: &Session, spot: &Spot, texts: &Texts) -> String {
    let words = texts.look_over;
    let outline = session.outline();
    let number_of = |question: &QuestionId| {
        outline.iter().find(|entry| entry.question.id == *question).map(|entry| entry.number)
    };
    let measure_of = |id: &str| {
        let event = session.measure_events.iter().find(|event| event.id.to_string() == id);
        let at = |measure: &crate::domain::measure::Measure| match event {
            Some(event) => measure.id == event.measure,
            None => measure.id.to_string() == id,
        };
        session.measures.iter().position(at).map(|at| at + 1)
    };
    let number_of_sitting = || {
        let at = session.sittings.iter().position(|it| it.id.to_string() == spot.id);
        at.map_or(1, |at| at + 1)
    };
    let found = match spot.kind {
        SpotKind::Found(found) => found,
        SpotKind::Unit => return words.unit.to_owned(),
        SpotKind::Sitting => return (words.sitting)(number_of_sitting()),
        SpotKind::Table => return (words.tables)(number_of_sitting()),
        SpotKind::Check => return (words.check)(number_of_sitting()),
        SpotKind::Question => {
            let number = outline.iter().find(|it| it.question.id.as_str() == spot.id).map(|it| it.number);
            return (words.question)(number.unwrap_or(1));
        }
        SpotKind::Review => return words.review.to_owned(),
        SpotKind::Earlier => return words.earlier.to_owned(),
    };
    let more = match found {
        HitKind::Answer => {
            let answer = session.answers.iter().find(|answer| answer.id.to_string() == spot.id);
            answer.and_then(|answer| {
                let table = session.group_label(session.group(answer.group)?, texts.common.plenary);
                Some((words.answer_at)(number_of(&answer.question)?, &table))
            })
        }
        HitKind::Heading => {
            let heading = session.headings.iter().find(|heading| heading.id.to_string() == spot.id);
            heading.and_then(|heading| number_of(&heading.question)).map(words.question)
        }
        HitKind::Measure | HitKind::Comment => measure_of(&spot.id).map(|number| number.to_string()),
        HitKind::Session | HitKind::Keep | HitKind::ParkedTopic => None,
    };
    let kind = (texts.search.kind)(found);
    more.map_or_else(|| kind.to_owned(), |more| format!("{kind}: {more}"))
}
