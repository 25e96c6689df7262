//! The end: what is missing, the closing questions, and the close itself (G1, R68).

use crate::domain::measure::Missing;
use crate::domain::place::Stage;
use crate::domain::progress::QuestionProgress;
use crate::domain::room::YesNo;
use crate::domain::session::{MarkKind, SessionState};
use crate::domain::topic::TopicOutcome;
use crate::ops::{ClosingQuestion, DetailEdit, Op, SittingEdit, open_points};
use crate::rules::closing::ungathered;
use crate::rules::decisions::{Decision, decision};
use crate::rules::measure_checks::check_session;

use super::room::Room;
use super::talk::Step;
use super::verbs::Verb;

/// Pieces of advice about the measures together, told before closing.
const ADVICE: usize = 3;

impl Room<'_, '_> {
    /// Goes through what is missing, asks what is asked at the end, and closes.
    pub(super) fn close(&mut self) -> Step {
        let texts = self.texts();
        if self.session().details.state == SessionState::Closed {
            return self.say(texts.plain.closed_already);
        }
        let effects = self.desk.meeting.go_to_stage(Stage::Closing);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        self.tell_checklist()?;
        if self.session().details.leader.trim().is_empty() {
            let leader = self.plain.talk.ask(texts.plain.who_leads, "")?;
            if !leader.is_empty() && self.act(&Op::SetDetail(DetailEdit::Leader(leader)))? {
                self.say(texts.plain.changed)?;
            }
        }
        let unfinished = open_points(self.session());
        if unfinished.no_leader || !unfinished.measures.is_empty() {
            self.act(&Op::Close)?;
            return Ok(());
        }
        self.ask_of_review()?;
        self.ask_next_meeting()?;
        self.ask_why_ended()?;
        // At the desk nobody raises a hand.
        if !self.session().is_without_meeting() {
            for &question in ClosingQuestion::ALL {
                self.ask_closing(question)?;
            }
        }
        if !self.plain.talk.ask_yes(texts.plain.close_now, false)? {
            return self.say(texts.plain.not_closed_yet);
        }
        if self.act(&Op::Close)? {
            self.say(texts.plain.closed)?;
            self.say(texts.plain.files_hint)?;
        }
        Ok(())
    }

    fn tell_checklist(&mut self) -> Step {
        let texts = self.texts();
        let mut told = Vec::new();
        let unfinished = open_points(self.session());
        // Those nobody has taken come first (F3).
        let mut measures = unfinished.measures.clone();
        measures.sort_by_key(|(_, missing)| !missing.contains(&Missing::Responsible));
        for (id, missing) in &measures {
            let Some(measure) = self.session().measure(*id) else { continue };
            let number = self.number_of(*id);
            let missing: Vec<_> = missing.iter().map(|it| (texts.codes.missing)(*it)).collect();
            told.push((texts.plain.undecided)(number, &measure.title, &missing.join(", ")));
        }
        let (outline, said) = (self.session().outline(), self.session().said());
        let numbers = |wanted: QuestionProgress| -> Vec<String> {
            outline
                .iter()
                .filter(|entry| entry.is_on() && said.progress(entry) == wanted)
                .map(|entry| entry.number.to_string())
                .collect()
        };
        let open = numbers(QuestionProgress::Open);
        if !open.is_empty() {
            told.push((texts.plain.open_questions)(&open.join(", ")));
        }
        let postponed = numbers(QuestionProgress::Off(MarkKind::Postponed));
        if !postponed.is_empty() {
            told.push((texts.plain.postponed_questions)(&postponed.join(", ")));
        }
        let ungathered = ungathered(self.session());
        if !ungathered.is_empty() {
            told.push(format!("{}.", (texts.close.ungathered)(ungathered.len())));
        }
        if self.session().measures.is_empty() {
            told.push(texts.plain.no_measures_yet.to_owned());
        }
        let deciding = texts.deciding;
        for measure in &self.session().measures {
            let decision = decision(measure);
            if matches!(decision, Decision::NotAgreed(_)) {
                told.push(format!(
                    "{}.",
                    (deciding.log_line)(&measure.title, &(deciding.decision)(&decision))
                ));
            }
        }
        let parked = self.session().topics.iter().filter(|topic| topic.outcome == TopicOutcome::Open);
        told.extend(
            parked.map(|topic| format!("{}. {}", (deciding.topic_row)(&topic.text), deciding.topics_hint)),
        );
        let advice = check_session(self.session());
        told.extend(advice.iter().take(ADVICE).map(|finding| (texts.checks.ask)(&finding.data)));
        if told.is_empty() {
            self.say(texts.plain.all_there)?;
        } else {
            self.say(told.join("\n"))?;
        }
        self.tell_what_to_note()
    }

    /// What the report asks for and nobody has written down yet: who was there, and the meeting in a sentence (G14).
    fn tell_what_to_note(&mut self) -> Step {
        let texts = self.texts();
        let session = self.session();
        let mut told = Vec::new();
        let uncounted = session.sittings.iter().find(|sitting| sitting.attended.is_none());
        if let Some(sitting) = uncounted.filter(|_| !session.is_without_meeting()) {
            let label = (texts.close.attended)(&sitting.label);
            told.push(format!("{label}: {}.", Verb::Attendance.told(texts)));
        }
        if session.details.summary.is_empty() {
            told.push(format!("{}: {}.", texts.close.summary, Verb::ShowPrepare.told(texts)));
        }
        if told.is_empty() {
            return Ok(());
        }
        self.say(format!("{}:\n{}", texts.close.note, told.join("\n")))
    }

    fn ask_next_meeting(&mut self) -> Step {
        while self.session().details.next_follow_up.is_none() {
            let said = self.plain.talk.ask(self.texts().plain.when_next, "")?;
            if said.is_empty() {
                break;
            }
            let Some(day) = self.plain.day(&said)? else { continue };
            if self.act(&Op::SetDetail(DetailEdit::NextFollowUp(Some(day))))? {
                let told = self.plain.day_told(day);
                let field = super::fields::MeetingField::NextFollowUp.label(self.texts());
                self.say((self.texts().plain.saved_field)(field, &told))?;
            }
        }
        Ok(())
    }

    fn ask_closing(&mut self, question: ClosingQuestion) -> Step {
        let texts = self.texts();
        // Those who are here now are asked; the other sittings have their own counts.
        let here = self.desk.meeting.place.sitting;
        let before = self.session().sitting(here).map(|sitting| question.of(sitting.closing));
        if before.is_none_or(|counts| counts != YesNo::default()) {
            return Ok(());
        }
        loop {
            let said = self.plain.talk.ask((texts.plain.closing_question)(question), "")?;
            if said.is_empty() {
                return Ok(());
            }
            if let Some(counts) = yes_and_no(&said) {
                self.act(&Op::EditSitting(here, SittingEdit::Closing(question, counts)))?;
                return Ok(());
            }
            self.say(texts.plain.how_closing)?;
        }
    }
}

/// «17 2»: how many said yes, and how many no.
fn yes_and_no(said: &str) -> Option<YesNo> {
    let counts: Option<Vec<u16>> = said
        .split([' ', ',', ';', '/'])
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().ok())
        .collect();
    match counts.as_deref() {
        Some(&[yes, no]) => Some(YesNo { yes, no }),
        Some(&[yes]) => Some(YesNo { yes, no: 0 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_counts() {
        for (said, read) in [
            ("17 2", Some(YesNo { yes: 17, no: 2 })),
            ("17, 2", Some(YesNo { yes: 17, no: 2 })),
            ("17", Some(YesNo { yes: 17, no: 0 })),
            ("ja", None),
            ("1 2 3", None),
            ("-1 2", None),
        ] {
            assert_eq!(yes_and_no(said), read, "{said}");
        }
    }
}
