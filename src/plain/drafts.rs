//! Lines that were being typed when the meeting was left, here or on the full screen (D2).

use crate::domain::ids::QuestionId;
use crate::domain::question_set::Kind;
use crate::ops::{Draft, DraftKey, MeasureEdit, NewMeasure, Op, TextField};

use super::fields::{MeasureField, MeetingField};
use super::room::{Room, capital};
use super::talk::Step;

/// The draft of something to keep, as the full screen names it.
pub(super) const KEEP: &str = "keep";

impl Room<'_, '_> {
    /// The unfinished line to be told and taken first.
    fn first_draft(&self) -> Option<Draft> {
        self.desk.meeting.drafts.values().min_by_key(|draft| (draft.kept_at, draft.key.clone())).cloned()
    }

    /// Tells of an unfinished line, if there is one.
    pub(super) fn tell_drafts(&mut self) -> Step {
        let Some(draft) = self.first_draft() else { return Ok(()) };
        let told = (self.texts().plain.draft)(&self.draft_place(&draft.key), &draft.text);
        self.say(told)
    }

    /// «spørsmål 3, Bord 2»: where a draft belongs; empty when that is not worth saying.
    fn draft_place(&self, key: &DraftKey) -> String {
        let texts = self.texts();
        let number = |question: &QuestionId| {
            self.session()
                .outline()
                .iter()
                .find(|entry| entry.question.id == *question)
                .map_or(0, |it| it.number)
        };
        match key {
            DraftKey::Answer { question, group } => {
                (texts.plain.draft_at_question)(number(question), &self.group_name(*group))
            }
            DraftKey::Edit(answer) => self
                .session()
                .answer(*answer)
                .map(|answer| {
                    (texts.plain.draft_at_question)(number(&answer.question), &self.group_name(answer.group))
                })
                .unwrap_or_default(),
            DraftKey::Measure { measure: Some(id), .. } => {
                self.session().measure(*id).map(|measure| format!("«{}»", measure.title)).unwrap_or_default()
            }
            DraftKey::Measure { measure: None, .. } => texts.question.measure_title.to_lowercase(),
            DraftKey::Field(field) => {
                MeetingField::from_code(field).map_or_else(String::new, |field| field.label(texts).to_owned())
            }
        }
    }

    /// Saves all that waits; where nothing does, makes a line of the draft told.
    pub(super) fn take_draft(&mut self) -> Step {
        if self.take_waiting()? {
            return self.tell_drafts();
        }
        let Some(draft) = self.first_draft() else { return self.say(self.texts().plain.no_draft) };
        let text = draft.text.clone();
        let op = match &draft.key {
            DraftKey::Answer { question, group } => {
                match self.session().question(question).map(|question| question.kind.clone()) {
                    Some(Kind::List) => Some(Op::AddAnswers {
                        question: question.clone(),
                        group: *group,
                        lines: text.lines().map(str::to_owned).collect(),
                    }),
                    Some(Kind::Measure) => {
                        let lines = text.lines().filter(|line| !crate::text::is_blank(line));
                        let proposals = lines.map(|line| {
                            Op::Propose(NewMeasure {
                                title: line.to_owned(),
                                question: Some(question.clone()),
                                group: Some(*group),
                                ..NewMeasure::default()
                            })
                        });
                        return self.make_lines(&proposals.collect::<Vec<_>>(), draft);
                    }
                    // What counts is said again: a number half typed is another number.
                    Some(_) | None => None,
                }
            }
            DraftKey::Edit(answer) => Some(Op::EditAnswer { answer: *answer, text }),
            DraftKey::Measure { measure: None, .. } => {
                Some(Op::Propose(NewMeasure { title: text, ..NewMeasure::default() }))
            }
            DraftKey::Measure { measure: Some(measure), field } => {
                if let Some(field) =
                    MeasureField::from_code(field).filter(|it| TextField::from_code(it.code()).is_none())
                {
                    // A day or a count is read as if it had been said now.
                    let measure = *measure;
                    return self.fill_in(measure, field, &text, Some(draft));
                }
                TextField::from_code(field).map(|field| Op::EditMeasure {
                    measure: *measure,
                    edit: MeasureEdit::Text(field, text),
                    reason: String::new(),
                })
            }
            DraftKey::Field(field) if field == KEEP => Some(Op::AddKeep(text)),
            DraftKey::Field(field) if field.contains('/') => named(field, text),
            DraftKey::Field(field) => {
                if let Some(field) = MeetingField::from_code(field) {
                    return self.fill_in_meeting(field, &text, Some(draft));
                }
                None
            }
        };
        match op {
            Some(op) => self.make_lines(&[op], draft),
            None => self.say(self.texts().plain.cannot_take_draft),
        }
    }

    fn make_lines(&mut self, ops: &[Op], draft: Draft) -> Step {
        let place = self.draft_place(&draft.key);
        if self.act_typed(ops, Some(draft))? {
            self.say((self.texts().plain.draft_taken)(&capital(&place)))?;
            self.tell_drafts()?;
        }
        Ok(())
    }

    /// Forgets what waits and was said last; where nothing waits, the draft told.
    pub(super) fn forget_draft(&mut self) -> Step {
        if self.forget_waiting()? {
            return Ok(());
        }
        let Some(draft) = self.first_draft() else { return self.say(self.texts().plain.no_draft) };
        self.drop_draft(&draft.key)?;
        self.say(self.texts().plain.draft_forgotten)?;
        self.tell_drafts()
    }

    fn drop_draft(&mut self, key: &DraftKey) -> Step {
        self.plain.store.drop_draft(self.session().id, key)?;
        self.desk.meeting.drafts.remove(key);
        Ok(())
    }
}

/// What a text becomes that was written, on the full screen, in the line for another wording or in a small dialog:
/// the draft's name says what it is about. `None` where more than the text is needed.
fn named(name: &str, text: String) -> Option<Op> {
    let mut parts = name.split('/');
    match (parts.next()?, parts.next()?, parts.next()) {
        (KEEP, keep, None) => Some(Op::EditKeep { keep: keep.parse().ok()?, text }),
        ("ask", "reopen", None) => Some(Op::Reopen { reason: text }),
        ("ask", "park", Some(id)) => Some(Op::Park { measure: id.parse().ok()?, reason: text }),
        ("ask", "drop", Some(id)) => Some(Op::Drop { measure: id.parse().ok()?, reason: text }),
        ("ask", "heading", Some(id)) => Some(Op::RenameHeading { heading: id.parse().ok()?, text }),
        ("ask", "measure", Some(about)) => Some(Op::Propose(NewMeasure {
            title: text,
            answers: about.parse().into_iter().collect(),
            group: parts.next().and_then(|group| group.parse().ok()),
            question: parts.next().map(QuestionId::new),
            ..NewMeasure::default()
        })),
        _ => None,
    }
}
