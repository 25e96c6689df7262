//! «/ark»: a stack of sheets, keyed in line by line (D11). The same ops as at a question; here is only the way from
//! sheet to sheet.

use crate::domain::ids::{GroupId, QuestionId};
use crate::domain::question_set::Kind;
use crate::ops::Op;

use super::room::{At, Room};
use super::talk::Step;

/// One question of a sheet, as it is gone to.
struct Asked {
    number: usize,
    question: QuestionId,
    text: String,
    added: bool,
}

impl Room<'_, '_> {
    /// Takes in sheet after sheet, then stands again where the meeting stood.
    pub(super) fn key_in_sheets(&mut self, first: &str) -> Step {
        let place = self.desk.meeting.place.clone();
        let at = std::mem::replace(&mut self.at, At::Question);
        let done = self.stack(first);
        self.at = at;
        let effects = self.desk.meeting.return_to(place);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        done
    }

    fn stack(&mut self, first: &str) -> Step {
        let texts = self.texts().paper;
        let mut typed = first.to_owned();
        loop {
            if typed.is_empty() {
                typed = self.plain.talk.ask(texts.ask_which, "")?;
            }
            if typed.is_empty() {
                return self.tell_gaps();
            }
            self.one_sheet(&typed)?;
            typed.clear();
        }
    }

    fn one_sheet(&mut self, typed: &str) -> Step {
        let texts = self.texts().paper;
        let lang = self.texts().lang;
        let found = self.session().find_sheet(typed).map(|sheet| {
            let asked: Vec<Asked> = sheet
                .questions
                .iter()
                .map(|entry| Asked {
                    number: entry.number,
                    question: entry.question.id.clone(),
                    text: entry.question.text.get(lang).to_owned(),
                    added: entry.added,
                })
                .collect();
            let out: Vec<usize> = sheet.taken_out.iter().map(|entry| entry.number).collect();
            (sheet.id.to_string(), sheet.sitting.id, sheet.group.id, asked, out)
        });
        let (id, sitting, group, asked, out) = match found {
            Ok(found) => found,
            Err(why) => return self.say((texts.no_sheet)(why)),
        };
        if !out.is_empty() {
            self.say((texts.taken_out)(&listed(&out)))?;
        }
        let answered = asked.iter().filter(|it| self.is_answered(group, &it.question)).count();
        if answered > 0 {
            self.say((texts.has_answers)(answered))?;
        }
        let count = asked.len();
        for (at, question) in asked.iter().enumerate() {
            let mut effects = self.desk.meeting.go_to_sitting(sitting, self.plain.env);
            effects.extend(self.desk.meeting.go_to(&question.question, self.plain.env));
            effects.extend(self.desk.meeting.go_to_group(group));
            self.desk.moved(self.plain.store, effects, self.plain.env);
            let place = format!("{}. {}.", (texts.on_sheet)(&id, at + 1, count), self.group_name(group));
            self.say(place)?;
            self.say(format!("{}. {}", question.number, question.text))?;
            if question.added {
                self.say(texts.added_since)?;
            }
            self.tell_how()?;
            self.take_lines()?;
        }
        let open = self.session().find_sheet(&id).map(|sheet| {
            let open = self.session().open_on(&sheet);
            open.into_iter().map(|entry| (entry.number, entry.question.id.clone())).unzip()
        });
        let (numbers, questions): (Vec<usize>, Vec<QuestionId>) = open.unwrap_or_default();
        if !questions.is_empty()
            && self.plain.talk.ask_yes(&(texts.left_empty)(&listed(&numbers)), true)?
            && !self.act(&Op::LeaveBlank { group, questions })?
        {
            return Ok(());
        }
        self.say((texts.sheet_done)(&id))
    }

    /// Lines until an empty one; a number is one line.
    fn take_lines(&mut self) -> Step {
        let is_number = matches!(self.kind(), Some(Kind::Count));
        loop {
            let line = self.plain.talk.ask("", "")?;
            if line.is_empty() {
                return Ok(());
            }
            self.answer(&line)?;
            if is_number && self.tally_answer().is_some() {
                return Ok(());
            }
        }
    }

    fn is_answered(&self, group: GroupId, question: &QuestionId) -> bool {
        let outline = self.session().outline();
        let entry = outline.iter().find(|entry| entry.question.id == *question);
        entry.is_some_and(|entry| self.session().has_answered(group, entry))
    }

    /// Which groups × questions are still missing.
    fn tell_gaps(&mut self) -> Step {
        let texts = self.texts().paper;
        let gaps = self.session().sheet_gaps();
        if gaps.is_empty() {
            return self.say(texts.no_sheets);
        }
        let session = self.session();
        let mut rows = Vec::new();
        for gap in &gaps {
            let numbers: Vec<usize> = gap.missing.iter().map(|(_, number)| *number).collect();
            if numbers.is_empty() {
                continue;
            }
            let sitting = session.sitting(gap.sitting).map_or("", |sitting| sitting.label.as_str());
            let name = [self.group_name(gap.group), sitting.to_owned()];
            let name: Vec<String> = name.into_iter().filter(|it| !it.is_empty()).collect();
            let done = (texts.done_of)(gap.asked - gap.missing.len(), gap.asked);
            rows.push(format!("{}: {done}, {}.", name.join(", "), (texts.lacks)(&listed(&numbers))));
        }
        if rows.is_empty() {
            return self.say(texts.all_there);
        }
        self.say(format!("{}:\n{}", texts.still_missing, rows.join("\n")))
    }
}

/// «3, 7, 8».
fn listed(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}
