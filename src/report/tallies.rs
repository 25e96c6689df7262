//! What was answered to a question, as far as it may be shared.

use super::document::clean;
use super::facts::View;
use crate::domain::answer::{Answer, Body};
use crate::domain::ids::{MeasureId, OptionId};
use crate::domain::localized::Lang;
use crate::domain::measure::Consent;
use crate::domain::question_set::Question;
use crate::domain::session::Session;
use crate::i18n::Texts;
use crate::rules::counts::{Counted, counted, first_round};
use crate::rules::suppress::{AtLeast, Average, Cells, Parts, Shown, shown};

/// The counts of a question, over all groups and sittings together.
pub(super) enum Outcome {
    /// It is not answered with counts, or nobody has answered.
    None,
    /// Too few have answered, or answered alike (R82).
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
            let told = told_stance(view, &tally);
            match first_round(view.session, question) {
                Some(first) => (view.texts.after_first)(&told, &told_stance(view, &first)),
                None => told,
            }
        }
        Counted::Options(tally) => told_options(view, question, &tally),
    })
}

/// What is left of the counts of a question in a meeting whose answers are deleted, as it may be told: on the facilitator's own
/// screen, too, since nobody in the room gave them there any more (J2). `None` where nothing is.
pub fn left(session: &Session, question: &Question, lang: Lang) -> Option<String> {
    session.details.answers_deleted?;
    match outcome(&View::new(session, lang), question) {
        Outcome::Told(told) => Some(told),
        Outcome::None | Outcome::Hidden => None,
    }
}

/// What is left of a consent round in a meeting whose answers are deleted, as it may be told, of each answer in turn (J2).
/// `None` where they are still there.
pub fn consent_left(session: &Session, consent: Consent, texts: &Texts) -> Option<[String; 3]> {
    session.details.answers_deleted?;
    let told = shown(&Parts::one(consent));
    let count = |at: usize| told.as_ref().and_then(|told| told.get().get(at).copied().flatten());
    Some([0, 1, 2].map(|at| (texts.small.count)(count(at).map(AtLeast::get))))
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

fn told_stance(view: &View<'_>, cells: &Shown<Cells>) -> String {
    told_cells(view, view.all.question.stance.iter().map(|label| (*label).to_owned()), cells)
}

/// «minst 10 enig, få uenig»: each answer in the order it is offered.
pub(super) fn told_cells(
    view: &View<'_>,
    labels: impl Iterator<Item = String>,
    cells: &Shown<Cells>,
) -> String {
    let told = labels.zip(cells.get()).map(|(label, count)| view.all.small.people(*count, &label));
    told.collect::<Vec<_>>().join(", ")
}

fn told_scale(view: &View<'_>, told: &Shown<Average>) -> String {
    let Average { mean, dont_know } = *told.get();
    let small = view.all.small;
    let mean = mean.map(|(tenths, people)| {
        (small.mean)(&(view.all.dates.decimal)(f64::from(tenths) / 10.0), people.get())
    });
    let unsure = dont_know.map(|count| small.people(Some(count), view.all.question.dont_know));
    [mean, unsure].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn told_options(view: &View<'_>, question: &Question, cells: &Shown<Cells>) -> String {
    let small = view.all.small;
    let options = question.kind.options().iter().zip(cells.get());
    let told = options.map(|(option, count)| {
        format!("{}: {}", clean(option.text.get(view.lang)), (small.count)(count.map(AtLeast::get)))
    });
    told.collect::<Vec<_>>().join(", ")
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
