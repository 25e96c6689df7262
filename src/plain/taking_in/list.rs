//! A list of measures from a spreadsheet, line by line: what it changes, what is still to be said, and what came of it
//! (G10).

use crate::exchange::sheet;
use crate::exchange::sheet::RowPlace;
use crate::exchange::sheet::list::edited;
use crate::ops::{ListAnswers, ListTrouble, commit_list, plan_list};
use crate::plain::Plain;
use crate::plain::talk::Step;

/// Problems told at a time; the rest are found once these are mended.
pub(super) const PROBLEMS: usize = 12;

impl Plain<'_> {
    /// Takes in a list that somebody has edited. Nothing changes until everything is said and a person says yes.
    pub(super) fn take_in_list(&mut self, file: &str, bytes: &[u8]) -> Step {
        let words = self.texts.roundtrip;
        let book = match sheet::read(bytes) {
            Ok(book) => book,
            Err(problem) => return self.talk.say((words.unreadable)(problem)),
        };
        let Some(mut list) = edited(&book, self.headings, self.env.today()) else {
            return self.take_in_own_list(file, &book);
        };
        file.clone_into(&mut list.file);
        let mut answers = ListAnswers::default();
        let plan = loop {
            let plan = plan_list(self.store, &list, &answers, self.env)?;
            if !plan.problems.is_empty() {
                return self.tell_list_problems(&plan.problems);
            }
            if let Some(row) = plan.rows.iter().find(|row| row.is_undecided()) {
                self.talk.say(format!("{}: {}", (words.at)(&row.place), row.title))?;
                for older in &row.older {
                    self.talk.say((words.older)(older))?;
                }
                let take = self.which(words.mine_or_list, false)?;
                answers.takes.insert(row.place.clone(), take);
            } else if let Some(row) = plan.rows.iter().find(|row| row.needs_reason) {
                self.talk.say(format!("{}: {}", (words.at)(&row.place), row.title))?;
                for difference in &row.differences {
                    self.talk.say((words.difference)(difference))?;
                }
                let why = self.talk.ask(words.why, "")?;
                if why.trim().is_empty() {
                    return self.talk.say(self.texts.merging.stopped);
                }
                answers.reasons.insert(row.place.clone(), why);
            } else {
                break plan;
            }
        };
        for row in &plan.rows {
            self.talk.say(format!("{}: {}", (words.at)(&row.place), row.title))?;
            for line in (words.lines)(row) {
                self.talk.say(line)?;
            }
        }
        for note in &plan.notes {
            self.talk.say((words.note)(note))?;
        }
        if plan.changed() == 0 {
            return self.talk.say(words.nothing);
        }
        self.talk.say((words.summary)(plan.changed(), plan.same))?;
        if !self.talk.ask_yes(words.wanted, false)? {
            return self.talk.say(self.texts.merging.stopped);
        }
        commit_list(self.store, &plan, self.env)?;
        self.talk.say((words.applied)(file, plan.changed()))
    }

    /// What is wrong with a list, so that nothing comes in.
    pub(super) fn tell_list_problems(&mut self, problems: &[(RowPlace, ListTrouble)]) -> Step {
        let words = self.texts.roundtrip;
        for line in words.problems(problems, PROBLEMS) {
            self.talk.say(line)?;
        }
        self.talk.say(words.mend)
    }
}
