//! A file from another laptop, line by line: what it brings, what must be decided, and what came of it.

mod list;
mod own;

use std::path::PathBuf;

use crate::domain::session::Session;
use crate::exchange::sheet;
use crate::export::disk;
use crate::i18n::Explanation;
use crate::ops::{self, Conflict, Decision, Looked, Note, Take, TakeIn};
use crate::report::difference::{Row, difference};

use super::Plain;
use super::talk::Step;

impl Plain<'_> {
    /// Takes in the file at a path, given or asked for. Nothing is taken in until everything is decided.
    pub(super) fn take_in_file(&mut self, said: &str) -> Step {
        let words = self.texts.merging;
        let said =
            if said.is_empty() { self.talk.ask(&format!("{}:", words.path), "")? } else { said.to_owned() };
        let path = said.trim().trim_matches(['"', '\'']);
        if path.is_empty() {
            return self.talk.say(words.stopped);
        }
        // Where files are written is where they are looked for.
        let has_folder = path.contains(['/', '\\']);
        let path = &if has_folder { PathBuf::from(path) } else { self.export_folder.join(path) };
        let read = match disk::read(path, disk::LARGEST_FILE) {
            Ok(bytes) if sheet::looks_like_one(&bytes, &path.to_string_lossy()) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                return self.take_in_list(&name, &bytes);
            }
            Ok(bytes) => crate::exchange::read(&bytes),
            Err(error) => {
                return self
                    .talk
                    .say((self.texts.files.cannot_read)(&path.display().to_string(), &error.into()));
            }
        };
        let read = match read {
            Ok(read) => read,
            Err(problems) => {
                let told = self.texts.exchange;
                let Explanation { what, safe, todo } = (told.refused)(&problems);
                self.talk.say(format!("{what} {safe} {todo}"))?;
                return self.talk.say(problems.iter().map(told.problem).collect::<Vec<_>>().join("\n"));
            }
        };
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match ops::look(self.store, read, file, self.env)? {
            Looked::Same(title, left_out) => {
                self.talk.say((words.nothing_new)(&title))?;
                self.tell_left_out(left_out)
            }
            Looked::Another(frame) => {
                self.talk.say(words.another)?;
                let differs: Vec<_> = frame.into_iter().map(words.frame).collect();
                self.talk.say(differs.join("\n"))?;
                self.talk.say(words.another_todo)
            }
            Looked::New(read) => {
                if !self.is_wanted(&read.notes)? {
                    return self.talk.say(words.stopped);
                }
                ops::create_shared(self.store, &read.session, &read.lineage)?;
                self.talk.say((words.new_here)(&read.session.details.title))?;
                self.tell_places(None, &read.session)
            }
            Looked::News(it, notes) => {
                if !self.is_wanted(&notes)? {
                    return self.talk.say(words.stopped);
                }
                self.decide_and_take_in(*it)
            }
        }
    }

    /// Tells what should be known of a file; asks where it must be asked.
    fn is_wanted(&mut self, notes: &[Note]) -> Step<bool> {
        for note in notes {
            let told = (self.texts.exchange.note)(*note);
            if !note.asks() {
                self.talk.say(told)?;
            } else if !self.talk.ask_yes(&told, false)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn decide_and_take_in(&mut self, mut it: TakeIn) -> Step {
        let words = self.texts.merging;
        let gone = ops::StoreProblem::gone;
        let here = self.store.load(it.session.id)?.ok_or_else(gone)?.session;
        let conflicts = it.conflicts(&here);
        if !conflicts.is_empty() {
            self.talk.say((words.to_decide)(conflicts.len()))?;
        }
        let in_file = (words.in_file)(&it.file);
        for (number, conflict) in (1..).zip(&conflicts) {
            let told = difference(conflict, &here, &it.session, self.texts.lang);
            self.talk.say(format!("{} {}.", (words.conflict_title)(number, conflicts.len()), told.about))?;
            for row in &told.rows {
                self.talk.say(format!("{}. {}: {}", row.label, words.here, row.here))?;
                self.talk.say(format!("{}. {in_file}: {}", row.label, row.there))?;
            }
            let decision = self.decide(conflict, &told.rows)?;
            let lacks = conflict.lacks(&decision);
            if !lacks.is_empty() {
                let lacks: Vec<_> = lacks.iter().map(|it| (self.texts.codes.missing)(*it)).collect();
                self.talk.say((words.becomes_proposal)(&lacks.join(", ")))?;
            }
            it.takes.insert(conflict.name.clone(), decision);
        }
        let file = it.file.clone();
        match ops::commit_take_in(self.store, it, self.env)? {
            Ok(taken) => {
                self.talk.say((words.brought)(&file, &taken.news))?;
                self.tell_left_out(taken.left_out)?;
                if taken.reopened {
                    self.talk.say(words.reopened)?;
                }
                let after = self.store.load(here.id)?.ok_or_else(gone)?.session;
                self.tell_places(Some(&here), &after)
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Says that lines of the file have been deleted here, where some have.
    fn tell_left_out(&mut self, lines: usize) -> Step {
        if lines == 0 {
            return Ok(());
        }
        self.talk.say((self.texts.merging.left_out)(lines))
    }

    /// Says in how many places what has come in may be about one person; neither what nor where.
    fn tell_places(&mut self, before: Option<&Session>, after: &Session) -> Step {
        let places = ops::spots_brought(before, after, self.env);
        match self.texts.look_over.brought(places) {
            Some(told) => self.talk.say(told),
            None => Ok(()),
        }
    }

    /// One side for all of it, or field by field.
    fn decide(&mut self, conflict: &Conflict, rows: &[Row]) -> Step<Decision> {
        let words = self.texts.merging;
        if let [row] = rows {
            let asked = match &row.together {
                Some(sum) => (words.or_together)(&row.label, sum),
                None => words.mine_or_theirs.to_owned(),
            };
            let take = self.which(&asked, row.together.is_some())?;
            return Ok(conflict.all(take));
        }
        loop {
            match self.talk.ask(words.mine_theirs_or_fields, "")?.as_str() {
                "1" => return Ok(conflict.all(Take::Mine)),
                "2" => return Ok(conflict.all(Take::Theirs)),
                "3" => break,
                _ => {}
            }
        }
        let mut decision = Decision::new();
        for row in rows {
            let asked = match &row.together {
                Some(sum) => (words.or_together)(&row.label, sum),
                None => (words.of_field)(&row.label),
            };
            decision.insert(row.field, self.which(&asked, row.together.is_some())?);
        }
        Ok(decision)
    }

    fn which(&mut self, asked: &str, may_add_up: bool) -> Step<Take> {
        loop {
            match self.talk.ask(asked, "")?.as_str() {
                "1" => return Ok(Take::Mine),
                "2" => return Ok(Take::Theirs),
                "3" if may_add_up => return Ok(Take::Both),
                _ => {}
            }
        }
    }
}
