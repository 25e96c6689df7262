//! Percent or percentage points (V14, R55): both levels are worked out, and the one the room means is stored beside its
//! words. Nothing is rewritten.

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Percent, TargetLevel};
use crate::i18n::CoachTexts;
use crate::ops::MeasureEdit;
use crate::rules::measure_checks::{Data, check};
use crate::rules::percent::{self, Change, Readings, Unit, in_percent};
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::model::Model;

use super::{edit, stored};

/// The change that can be read in two ways, if the measure on the screen has one and no level has been chosen.
fn change(model: &Model) -> Option<(Change, Option<Readings>)> {
    let (measure, meeting) = (stored(model)?, model.meeting.as_ref()?);
    check(measure, &meeting.session).into_iter().find_map(|finding| match finding.data {
        Data::Percent(change, readings) => Some((change, readings)),
        _ => None,
    })
}

/// What was asked about: the measure, the words of its goal, and whether today's level was known. Whoever lets them stand,
/// means them so; only a level that has come since makes a new question of it.
pub(super) type Asked = (MeasureId, String, bool);

/// Asks which level is meant; first for today's level where that is unknown. The same words are asked about once.
pub(super) fn ask(model: &mut Model) {
    let Some((change, readings)) = change(model) else { return };
    let Some(measure) = stored(model) else { return };
    let words = format!("{}\n{}", measure.title, measure.sign);
    let asked = (measure.id, words, readings.is_some());
    if !model.measure.percent_asked.insert(asked) {
        return;
    }
    match readings.and_then(|readings| percent::stored(readings.base)) {
        Some(base) => ask_which(model, change, base),
        None => ask_base(model, change),
    }
}

/// Asks for today's level. Esc leaves everything as it is.
fn ask_base(model: &mut Model, change: Change) {
    let texts = model.texts.coach;
    let read = |model: &Model, text: &str| match percent::typed(text) {
        Some(TargetLevel { from: None, to: base }) => Ok(base),
        _ => Err(model.texts.coach.not_a_level.to_owned()),
    };
    let ask = Ask::read(texts.base_title, texts.base_label, read, move |model, base, _| {
        ask_which(model, change, base);
        Vec::new()
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
}

/// The levels a change can mean from `base`, each as it is told. One that is impossible is left out.
pub(super) fn options(change: Change, base: Percent, texts: &CoachTexts) -> Vec<(Percent, String)> {
    let readings = change.readings(in_percent(base));
    // What cannot be stored, «ned 150 %», has no possible reading either.
    let amount = percent::stored(change.amount).unwrap_or(base);
    let told = |level: Option<f64>, tell: fn(Percent, Percent, Percent) -> String| {
        let level = percent::stored(level?)?;
        Some((level, tell(level, amount, base)))
    };
    [told(readings.relative, texts.relative), told(readings.points, texts.points)]
        .into_iter()
        .flatten()
        .collect()
}

fn ask_which(model: &mut Model, change: Change, base: Percent) {
    let texts = model.texts.coach;
    let options = options(change, base, texts);
    if options.is_empty() {
        model.say(texts.both_impossible);
        return;
    }
    let mut rows: Vec<String> = options.iter().map(|(_, row)| row.clone()).collect();
    rows.push(texts.leave.to_owned());
    let amount =
        percent::stored(change.amount).filter(|_| change.unit == Unit::Percent && options.len() == 1);
    let impossible = amount.map(|amount| (texts.impossible)(amount, base));
    let lead =
        [impossible.as_deref(), Some(texts.which_lead)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let choose = Choose::new(texts.which_level, rows, move |model, row, env| {
        let Some((to, _)) = options.get(row) else { return Vec::new() };
        let target = TargetLevel { from: Some(base), to: *to };
        edit::change_goal(model, MeasureEdit::Target(Some(target)), String::new(), env)
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}
