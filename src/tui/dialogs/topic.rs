//! Parked topics (C14, R20): put aside from anywhere in a meeting, and settled before it ends.

use crate::domain::ids::{MeasureId, TopicId};
use crate::domain::session::SessionState;
use crate::domain::topic::{ParkedTopic, TopicOutcome};
use crate::ops::{Op, Settlement};
use crate::tui::model::{Model, Screen};

use super::{Ask, Choose, Dialog, Explain};

/// What can become of a topic, in the order it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// A measure of its own.
    Propose,
    /// Part of a measure there is.
    Join,
    /// Nothing, with a reason.
    Drop,
    /// Other words.
    Reword,
    /// Open again.
    Reopen,
    /// Away.
    Delete,
}

/// Asks for a topic to put aside; the question on the screen is noted with it.
pub fn ask_park_topic(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    if meeting.session.details.state == SessionState::Closed {
        model.refuse(&crate::ops::Refusal::Closed);
        return;
    }
    let question = (model.screen == Screen::Question).then(|| meeting.place.question.clone());
    let texts = model.texts.deciding;
    let ask = Ask::new(texts.topics, texts.topic_label, move |model, text, env| {
        let effects = model.act(&Op::ParkTopic { text, question: question.clone() }, env);
        if !effects.is_empty() {
            model.say(model.texts.deciding.parked);
        }
        effects
    });
    let ask = ask.kept(model, "topic");
    model.dialogs.push(Dialog::Ask(ask));
}

/// The parked topics, those not settled first; a chosen one is settled.
pub fn show_topics(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts.deciding;
    let session = &meeting.session;
    let mut topics: Vec<&ParkedTopic> = session.topics.iter().collect();
    topics.sort_by_key(|topic| topic.outcome != TopicOutcome::Open);
    let rows: Vec<String> = topics
        .iter()
        .map(|topic| {
            let title = match topic.outcome {
                TopicOutcome::Measure(id) => session.measure(id).map_or("", |measure| &measure.title),
                TopicOutcome::Open | TopicOutcome::Dropped(_) => "",
            };
            (texts.log_line)(&topic.text, &(texts.outcome)(&topic.outcome, title))
        })
        .collect();
    if rows.is_empty() {
        model.say(texts.no_topics);
        return;
    }
    let ids: Vec<TopicId> = topics.iter().map(|topic| topic.id).collect();
    let choose = Choose::new(texts.topics, rows, move |model, row, _| {
        if let Some(topic) = ids.get(row) {
            ask_settle(model, *topic);
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
}

/// Asks what becomes of a topic.
pub fn ask_settle(model: &mut Model, topic: TopicId) {
    let Some(session) = model.meeting.as_ref().map(|meeting| &meeting.session) else { return };
    let Some(parked) = session.topic(topic) else { return };
    let texts = model.texts.deciding;
    let open = parked.outcome == TopicOutcome::Open;
    let [propose, join, drop, reword, reopen, delete] = texts.settle;
    let fates = [
        (Fate::Propose, propose, !matches!(parked.outcome, TopicOutcome::Measure(_))),
        (Fate::Join, join, !session.measures.is_empty()),
        (Fate::Drop, drop, true),
        (Fate::Reword, reword, true),
        (Fate::Reopen, reopen, !open),
        (Fate::Delete, delete, true),
    ];
    let (fates, rows): (Vec<Fate>, Vec<String>) = fates
        .into_iter()
        .filter(|(.., offered)| *offered)
        .map(|(fate, row, _)| (fate, row.to_owned()))
        .unzip();
    let text = parked.text.clone();
    let lead = text.clone();
    let choose = Choose::new(texts.topic, rows, move |model, row, env| {
        let settle = |how| Op::SettleTopic { topic, how };
        match fates.get(row) {
            Some(Fate::Propose) => {
                let effects = model.act(&settle(Settlement::Propose), env);
                if !effects.is_empty() {
                    model.say(model.texts.deciding.became_measure);
                }
                effects
            }
            Some(Fate::Join) => {
                ask_join(model, topic);
                Vec::new()
            }
            Some(Fate::Drop) => {
                let texts = model.texts;
                let ask =
                    Ask::new(texts.deciding.why_not, texts.dialogs.reason, move |model, reason, env| {
                        model.act(&Op::SettleTopic { topic, how: Settlement::Drop { reason } }, env)
                    });
                let ask = ask.kept(model, format!("topic/drop/{topic}"));
                model.dialogs.push(Dialog::Ask(ask));
                Vec::new()
            }
            Some(Fate::Reword) => {
                let texts = model.texts.deciding;
                let ask = Ask::new(texts.topics, texts.topic_label, move |model, text, env| {
                    model.act(&Op::EditTopic { topic, text }, env)
                });
                let ask = ask.with(&text).kept(model, format!("topic/{topic}"));
                model.dialogs.push(Dialog::Ask(ask));
                Vec::new()
            }
            Some(Fate::Reopen) => model.act(&settle(Settlement::Reopen), env),
            Some(Fate::Delete) => model.act(&Op::DeleteTopic(topic), env),
            None => Vec::new(),
        }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

fn ask_join(model: &mut Model, topic: TopicId) {
    let Some(meeting) = &model.meeting else { return };
    let (ids, rows): (Vec<MeasureId>, Vec<String>) =
        meeting.session.measures.iter().map(|measure| (measure.id, measure.title.clone())).unzip();
    let choose = Choose::new(model.texts.deciding.which_measure, rows, move |model, row, env| {
        let Some(measure) = ids.get(row) else { return Vec::new() };
        model.act(&Op::SettleTopic { topic, how: Settlement::Join(*measure) }, env)
    });
    model.dialogs.push(Dialog::Choose(choose));
}

/// The decision log as a card (E10).
pub fn show_decisions(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts.deciding;
    let lines = meeting.session.measures.iter().map(|measure| {
        let decision = crate::rules::decisions::decision(measure);
        (texts.log_line)(&measure.title, &(texts.decision)(&decision))
    });
    let card = Explain::new(texts.log, lines.collect());
    model.dialogs.push(Dialog::Explain(card));
}
