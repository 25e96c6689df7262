//! What was answered to a question, as far as it may be shared.

use super::document::clean;
use super::facts::View;
use crate::domain::answer::{Answer, Body, ScaleTally, StanceTally};
use crate::domain::ids::{MeasureId, OptionId};
use crate::domain::question_set::Question;
use crate::rules::counts::{Counted, counted, first_round};
use crate::rules::suppress::{self, OptionTally, Shown};

/// The counts of a question, over all groups and sittings together.
pub(super) enum Outcome {
    /// It is not answered with counts, or nobody has answered.
    None,
    /// Fewer than five have answered (R82).
    Hidden,
    /// What may be told.
    Told(String),
}

/// How people answered a question of counts. Groups are always added up: a table's own count could be subtracted.
pub(super) fn outcome(view: &View<'_>, question: &Question) -> Outcome {
    Outcome::Told(match counted(view.session, question) {
        Counted::Nothing => return Outcome::None,
        Counted::TooFew => return Outcome::Hidden,
        Counted::Scale(tally) => told_scale(view, &tally),
        Counted::Stance(tally) => {
            let told = told_stance(view, tally);
            match first_round(view.session, question) {
                Some(first) => (view.texts.after_first)(&told, &told_stance(view, first)),
                None => told,
            }
        }
        Counted::Options(tally) => told_options(view, question, &tally),
    })
}

/// One line a group or the room gave, in words; `None` for counts, which are only told together.
pub(super) fn line(view: &View<'_>, question: &Question, answer: &Answer) -> Option<String> {
    match &answer.body {
        Body::Text(text) => Some(clean(text)),
        Body::Count(number) => Some(number.to_string()),
        Body::Ranking(order) => {
            let places = (1..)
                .zip(order)
                .map(|(place, id): (u32, &OptionId)| format!("{place}. {}", option_name(view, question, id)));
            Some(places.collect::<Vec<_>>().join(", "))
        }
        Body::Scale(_) | Body::Choice(_) | Body::Stance(_) => None,
    }
}

fn told_stance(view: &View<'_>, tally: Shown<StanceTally>) -> String {
    let StanceTally { agree, partly, disagree, pass } = *tally.get();
    (view.texts.stance)([agree, partly, disagree, pass])
}

fn told_scale(view: &View<'_>, tally: &Shown<ScaleTally>) -> String {
    let mean = tally.mean().map(|mean| (view.all.dates.decimal)(mean));
    let counts = tally.get();
    (view.texts.scale)(mean.as_deref(), counts.counts, counts.dont_know, suppress::Tally::people(counts))
}

fn told_options(view: &View<'_>, question: &Question, tally: &Shown<OptionTally>) -> String {
    let counts = tally.get().counts.iter();
    counts.map(|(id, n)| format!("{}: {n}", option_name(view, question, id))).collect::<Vec<_>>().join(", ")
}

/// What an option is called; a ranking of proposals names measures.
fn option_name(view: &View<'_>, question: &Question, id: &OptionId) -> String {
    let option = question.kind.options().iter().find(|option| option.id == *id);
    let measure = || id.as_str().parse::<MeasureId>().ok().and_then(|id| view.session.measure(id));
    match option {
        Some(option) => option.text.get(view.lang).to_owned(),
        None => measure().map_or_else(|| id.as_str().to_owned(), |measure| clean(&measure.title)),
    }
}
