//! Finds words in all meetings, and goes to where they stand (H4).

use crate::env::Env;
use crate::i18n::dates;
use crate::ops::{Hit, HitKind, is_enough};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;

use super::{Ask, Choose, Dialog};

/// Most that is found at a time.
pub const MOST: usize = 50;

/// Asks what to look for.
pub(in crate::tui) fn ask(model: &mut Model) {
    let texts = model.texts.search;
    let ask = Ask::new(texts.title, texts.label, |model, words, _| {
        if !is_enough(&words) {
            model.say(model.texts.search.too_short);
            return Vec::new();
        }
        vec![Effect::Search(words)]
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
}

/// Shows what was found for these words.
pub(in crate::tui) fn found(model: &mut Model, words: &str, mut hits: Vec<Hit>) {
    let texts = model.texts.search;
    if hits.is_empty() {
        model.say((texts.nothing)(words));
        return;
    }
    let more = hits.len() > MOST;
    hits.truncate(MOST);
    let rows = hits.iter().map(|hit| row(model, hit)).collect();
    let title = format!("{}: {words}", (texts.found)(hits.len(), more));
    let choose = Choose::new(title, rows, move |model, row, env| {
        hits.into_iter().nth(row).map_or_else(Vec::new, |hit| go_to(model, hit, env))
    });
    model.dialogs.push(Dialog::Choose(choose));
}

/// «tiltak  Ro i gangen om morgenen · Solbakken sykehjem, 12.10.2026».
fn row(model: &Model, hit: &Hit) -> String {
    let rehearsal =
        if hit.rehearsal { format!(" [{}]", model.texts.common.rehearsal) } else { String::new() };
    let date = hit.date.map(|date| format!(", {}", dates::short(date))).unwrap_or_default();
    let kind = (model.texts.search.kind)(hit.kind);
    format!("{kind}: {} · {}{date}{rehearsal}", hit.text, hit.unit_name)
}

/// Opens the meeting it is in, and goes there.
fn go_to(model: &mut Model, hit: Hit, env: &Env) -> Vec<Effect> {
    let mut effects = crate::tui::update::keep_draft(model);
    if model.meeting.as_ref().is_some_and(|meeting| meeting.session.id == hit.session) {
        effects.extend(arrive(model, &hit, env));
    } else {
        effects.push(Effect::Open(hit.session));
        model.sought = Some(hit);
    }
    effects
}

/// Goes to something that was found in the open meeting. What is gone meanwhile leaves one where one is.
pub(in crate::tui) fn arrive(model: &mut Model, hit: &Hit, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let session = &meeting.session;
    match hit.kind {
        HitKind::Session => crate::tui::screens::details::go_to(model, &hit.text, env),
        HitKind::Answer => {
            let answer = session.answers.iter().find(|answer| answer.id.to_string() == hit.id).cloned();
            let Some(answer) = answer else { return Vec::new() };
            let mut effects = meeting.go_to(&answer.question, env);
            meeting.place.group = answer.group;
            effects.extend(model.go(Screen::Question, env));
            crate::tui::screens::question::select(model, answer.id);
            effects
        }
        HitKind::Heading => {
            let heading = session.headings.iter().find(|heading| heading.id.to_string() == hit.id);
            let Some(question) = heading.map(|heading| heading.question.clone()) else { return Vec::new() };
            let mut effects = meeting.go_to(&question, env);
            effects.extend(model.go(Screen::Question, env));
            effects
        }
        HitKind::Measure | HitKind::Comment => {
            let own = session.measures.iter().map(|measure| (measure.id.to_string(), measure.id));
            let told = session.measure_events.iter().map(|event| (event.id.to_string(), event.measure));
            let Some((_, measure)) = own.chain(told).find(|(id, _)| *id == hit.id) else { return Vec::new() };
            model.measure.open(measure);
            model.go(Screen::Measure, env)
        }
        HitKind::Keep => model.go(Screen::Keeps, env),
        HitKind::ParkedTopic => {
            super::show_topics(model);
            Vec::new()
        }
    }
}
