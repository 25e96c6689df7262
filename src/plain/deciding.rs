//! Line by line: what the room answers at the read-back, what it does not agree on, and what it has put aside.

use crate::domain::ids::{MeasureId, TopicId};
use crate::domain::live::RoomView;
use crate::domain::measure::ReadBack;
use crate::domain::topic::TopicOutcome;
use crate::ops::{MeasureEdit, Op, Settlement};
use crate::rules::decisions::decision;

use super::list::first_number;
use super::room::{At, Room};
use super::talk::Step;

impl Room<'_, '_> {
    /// «/bekreft 1», «/endret 1»: the room agrees with what was read back, as it was or as it is now (G2).
    pub(super) fn confirm(&mut self, said: &str, answer: ReadBack) -> Step {
        let Some((measure, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        if self.act(&Op::ReadBack { measure, answer: Some(answer) })? {
            self.desk.wall = Some(RoomView::ReadBack(measure));
            self.tell_read_back(measure)?;
        }
        Ok(())
    }

    /// «/ikke enige 1 for kort frist»: what the room does not agree on, never who (E10).
    pub(super) fn disagree(&mut self, said: &str) -> Step {
        let Some((measure, objection)) = self.measure_and_rest(said)? else { return Ok(()) };
        let objection = if objection.is_empty() {
            let texts = self.texts().deciding;
            self.plain.talk.ask(&format!("{} ({})", texts.disagree_title, texts.disagree_label), "")?
        } else {
            objection.to_owned()
        };
        let edit = MeasureEdit::Objection(objection);
        let objection = Op::EditMeasure { measure, edit, reason: String::new() };
        if self.act_all(&[Op::ReadBack { measure, answer: Some(ReadBack::NotAgreed) }, objection])? {
            self.desk.wall = Some(RoomView::ReadBack(measure));
            self.tell_read_back(measure)?;
        }
        Ok(())
    }

    fn tell_read_back(&mut self, id: MeasureId) -> Step {
        let texts = self.texts().deciding;
        let number = self.number_of(id);
        let Some(measure) = self.session().measure(id) else { return Ok(()) };
        let told = match measure.read_back {
            Some(ReadBack::NotAgreed) | None => (texts.decision)(&decision(measure)),
            Some(answer) => (texts.read_back)(answer).to_owned(),
        };
        self.say((texts.read_back_saved)(number, &told))
    }

    /// The decision log (E10).
    pub(super) fn tell_decisions(&mut self) -> Step {
        let texts = self.texts();
        let rows: Vec<String> = (1..)
            .zip(&self.session().measures)
            .map(|(number, measure): (usize, _)| {
                let told = (texts.deciding.decision)(&decision(measure));
                format!("{number}. {}.", (texts.deciding.log_line)(&measure.title, &told))
            })
            .collect();
        if rows.is_empty() { self.say(texts.plain.no_measures_yet) } else { self.say(rows.join("\n")) }
    }

    /// «/parkér tema støy i gangen»: puts a topic aside; without words the topics are read.
    pub(super) fn park_topic(&mut self, said: &str) -> Step {
        if said.is_empty() {
            return self.tell_topics();
        }
        let question = (self.at == At::Question).then(|| self.question());
        if self.act(&Op::ParkTopic { text: said.to_owned(), question })? {
            self.say(self.texts().deciding.parked)?;
        }
        Ok(())
    }

    pub(super) fn tell_topics(&mut self) -> Step {
        let texts = self.texts().deciding;
        let session = self.session();
        let rows: Vec<String> = (1..)
            .zip(&session.topics)
            .map(|(number, topic): (usize, _)| {
                let title = match topic.outcome {
                    TopicOutcome::Measure(id) => session.measure(id).map_or("", |it| it.title.as_str()),
                    TopicOutcome::Open | TopicOutcome::Dropped(_) => "",
                };
                let outcome = (texts.outcome)(&topic.outcome, title);
                format!("{number}. {}.", (texts.log_line)(&topic.text, &outcome))
            })
            .collect();
        if rows.is_empty() {
            self.say(texts.no_topics)?;
        } else {
            self.say(rows.join("\n"))?;
        }
        self.say(texts.topics_hint)
    }

    /// «/parkert til tiltak 1», or «/parkert til tiltak 1 3», where measure 3 takes care of it.
    pub(super) fn topic_to_measure(&mut self, said: &str) -> Step {
        let Some((topic, rest)) = self.topic(said)? else { return Ok(()) };
        let how = if rest.is_empty() {
            Settlement::Propose
        } else {
            let Some((measure, _)) = self.measure_and_rest(rest)? else { return Ok(()) };
            Settlement::Join(measure)
        };
        if self.act(&Op::SettleTopic { topic, how })? { self.tell_topics() } else { Ok(()) }
    }

    /// «/parkert bort 1 hører til i AMU»: not taken further, with a reason.
    pub(super) fn drop_topic(&mut self, said: &str) -> Step {
        let Some((topic, rest)) = self.topic(said)? else { return Ok(()) };
        let rest = rest.to_owned();
        let reason = self.reason(&rest)?;
        if self.act(&Op::SettleTopic { topic, how: Settlement::Drop { reason } })? {
            self.tell_topics()
        } else {
            Ok(())
        }
    }

    /// The topic whose number is said, and what follows; the only one needs no number.
    fn topic<'s>(&mut self, said: &'s str) -> Step<Option<(TopicId, &'s str)>> {
        let count = self.session().topics.len();
        if count == 0 {
            self.say(self.texts().deciding.no_topics)?;
            return Ok(None);
        }
        let found = first_number(said)
            .and_then(|(number, rest)| Some((self.session().topics.get(number.checked_sub(1)?)?.id, rest)));
        if found.is_none() {
            self.say((self.texts().deciding.which_topic)(count))?;
        }
        Ok(found)
    }
}
