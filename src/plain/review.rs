//! Line by line: measures agreed earlier, one by one (G7, H2), and what is said of all of them (G8, R68–R70).

use crate::domain::live::RoomView;
use crate::domain::measure::Verdict;
use crate::domain::review::{Outcome, ReviewQuestion};
use crate::ops::{Earlier, LookAgain, Op, ReviewEdit, revisit};
use crate::rules::looking_again::{Answer, answers, is_due};

use super::Plain;
use super::list::first_number;
use super::room::{Room, capital};
use super::start::Chosen;
use super::talk::Step;
use crate::domain::ids::SetId;
use crate::ops::{REVIEW_SET, SessionSummary, begin_review};

impl Room<'_, '_> {
    /// Goes through the measures agreed earlier that nobody has looked at here; all of them when every one has been. An
    /// empty line goes on to the next.
    pub(super) fn look_again(&mut self) -> Step {
        let texts = self.texts();
        let all = self.desk.meeting.earlier.clone();
        if all.is_empty() {
            self.say(format!("{}. {}", texts.review.nothing, texts.review.nothing_lead))?;
            return self.say_way_on();
        }
        let left = |room: &Self, it: &Earlier| room.session().reviewed(it.measure.id).is_none();
        let again = !all.iter().any(|it| left(self, it));
        for (number, it) in (1..).zip(&all) {
            if again || left(self, it) {
                self.say((texts.review.of)(number, all.len()))?;
                self.look_at(it)?;
            }
        }
        let looked_at = all.iter().filter(|it| !left(self, it)).count();
        self.say(format!("{}.", (texts.review.looked_at)(looked_at, all.len())))?;
        self.say_way_on()
    }

    fn say_way_on(&mut self) -> Step {
        if self.session().is_without_meeting() { self.say(self.texts().review.then_close) } else { Ok(()) }
    }

    /// Whether measures agreed earlier come before anything new.
    pub(super) fn owes_a_look(&self) -> bool {
        is_due(self.session(), self.desk.meeting.earlier.iter().map(|it| &it.measure))
    }

    fn look_at(&mut self, it: &Earlier) -> Step {
        let texts = self.texts();
        self.tell_facts(it)?;
        let answers = answers(self.session().reviewed(it.measure.id), &it.measure);
        let rows: Vec<String> = answers.iter().map(|answer| texts.answer_told(*answer)).collect();
        let asked = if matches!(answers.first(), Some(Answer::Judge(_))) {
            texts.review.did_it_help
        } else {
            texts.review.how
        };
        let Some(row) = self.plain.talk.choose(asked, &rows, None)? else { return Ok(()) };
        let about = LookAgain::goes_on(it);
        let said = match answers.get(row) {
            Some(Answer::Done) => LookAgain { outcome: Outcome::Done, ..about },
            Some(Answer::Move) => {
                let Some(day) = self.another_day()? else { return Ok(()) };
                let note = self.plain.talk.ask(texts.review.why_moved, "")?;
                LookAgain { outcome: Outcome::Moved(day), note, ..about }
            }
            Some(Answer::Drop) => {
                let note = self.plain.talk.ask(texts.review.why_dropped, "")?;
                LookAgain { outcome: Outcome::Dropped, note, ..about }
            }
            Some(Answer::Judge(Verdict::Yes)) => {
                LookAgain { outcome: Outcome::Judged(Verdict::Yes), ..about }
            }
            Some(Answer::Judge(verdict)) => {
                let note = self.plain.talk.ask(texts.review.why_so, "")?;
                LookAgain { outcome: Outcome::Judged(*verdict), note, ..about }
            }
            Some(Answer::Continues) | None => about,
        };
        let here = self.session().id;
        match revisit(self.plain.store, here, &said, self.plain.env)? {
            Ok(()) => {
                self.desk.refresh(self.plain.store, self.plain.env)?;
                self.desk.wall = Some(RoomView::Measures);
                self.desk.tell(self.plain.store, self.plain.env);
                let told = self.session().reviewed(said.measure).map(|it| texts.review_told(it));
                self.say(format!("{}.", capital(&told.unwrap_or_default())))
            }
            Err(refusal) => self.plain.refuse(&refusal),
        }
    }

    fn another_day(&mut self) -> Step<Option<chrono::NaiveDate>> {
        let texts = self.texts();
        loop {
            let said = self.plain.talk.ask(texts.review.new_deadline, "")?;
            if said.is_empty() {
                return Ok(None);
            }
            match self.plain.day(&said)? {
                Some(day) if day < self.plain.env.today() => self.say(texts.review.day_has_been)?,
                Some(day) => return Ok(Some(day)),
                None => {}
            }
        }
    }

    fn tell_facts(&mut self, it: &Earlier) -> Step {
        let (texts, close) = (self.texts(), self.texts().close);
        let terms = it.measure.terms();
        let deadline = terms.deadline.map(|day| self.plain.day_told(day)).unwrap_or_default();
        let state = (texts.codes.measure_state)(it.measure.state.code());
        let facts = [
            (close.who, terms.responsible.as_str()),
            (close.when, deadline.as_str()),
            (texts.review.state, state),
            (close.first_step, terms.first_step.as_str()),
            (close.sign, it.measure.sign.as_str()),
            (texts.review.from, it.title.as_str()),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let lines = facts.map(|(label, value)| format!("{label}: {value}."));
        let told: Vec<String> = std::iter::once(format!("{}.", it.measure.title)).chain(lines).collect();
        self.say(told.join("\n"))
    }

    /// What is said of all that was looked at, before closing: what has been said is not asked again.
    pub(super) fn ask_of_review(&mut self) -> Step {
        let texts = self.texts().review;
        let Some(review) = self.session().review.clone() else { return Ok(()) };
        for &question in ReviewQuestion::ALL {
            if !review.answers.contains_key(&question) {
                let said = self.plain.talk.ask((texts.question)(question), "")?;
                self.write_of_review(ReviewEdit::Answer(question, said))?;
            }
        }
        if review.process.is_empty() {
            let said = self.plain.talk.ask(&format!("{}: {}", texts.process, texts.process_hint), "")?;
            self.write_of_review(ReviewEdit::Process(said))?;
        }
        if review.feedback.is_empty() {
            let said = self.plain.talk.ask(&format!("{}: {}", texts.feedback, texts.feedback_hint), "")?;
            self.write_of_review(ReviewEdit::Feedback(said))?;
        }
        Ok(())
    }

    /// R70: without a next day, why there is none.
    pub(super) fn ask_why_ended(&mut self) -> Step {
        let Some(review) = &self.session().review else { return Ok(()) };
        if review.ended.is_empty() && self.session().details.next_follow_up.is_none() {
            let texts = self.texts().review;
            let said = self.plain.talk.ask(&format!("{}: {}", texts.ended, texts.ended_hint), "")?;
            self.write_of_review(ReviewEdit::Ended(said))?;
        }
        Ok(())
    }

    fn write_of_review(&mut self, edit: ReviewEdit) -> Step {
        self.act(&Op::EditReview(edit)).map(drop)
    }
}

impl Plain<'_> {
    /// «/gjennomgang 2»: looks through the measures of the unit of that meeting, without a meeting.
    pub(super) fn begin_look(&mut self, said: &str, shown: &[SessionSummary]) -> Step<Option<Chosen>> {
        let texts = self.texts;
        let at = first_number(said).and_then(|(number, _)| number.checked_sub(1));
        let Some(of) = at.and_then(|at| shown.get(at)) else {
            return self.talk.say((texts.plain.number_from_to)(shown.len())).map(|()| None);
        };
        let Some(set) = self.sets.get(&SetId::new(REVIEW_SET)).map(|listed| listed.set.clone()) else {
            return Ok(None);
        };
        let session = begin_review(self.store, of.unit, set, texts.review.title, self.env)?;
        Ok(Some(Chosen::Open(session)))
    }
}
