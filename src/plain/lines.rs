//! What is done to lines, by their numbers. At a table they count its own lines, in plenary those of all tables.

use crate::domain::answer::{Answer, Nature, Sway};
use crate::domain::ids::{AnswerId, MeasureId};
use crate::domain::question_set::Kind;
use crate::ops::{MeasureEdit, Op, TextField};

use super::list::{first_number, numbers};
use super::room::{At, Room};
use super::talk::Step;

impl Room<'_, '_> {
    /// The lines here, in the order of their numbers.
    pub(super) fn lines(&self) -> Vec<AnswerId> {
        let place = &self.desk.meeting.place;
        let plenary = self.session().group(place.group).is_some_and(|group| group.plenary);
        self.session()
            .answers_to(&place.question)
            .filter(|answer| plenary || answer.group == place.group)
            .filter(|answer| answer.body.text().is_some())
            .map(|answer| answer.id)
            .collect()
    }

    /// The tally of the group here, when the question is counted.
    pub(super) fn tally_answer(&self) -> Option<AnswerId> {
        let place = &self.desk.meeting.place;
        self.session()
            .answers_of(&place.question, place.group)
            .find(|answer| answer.body.text().is_none())
            .map(|answer| answer.id)
    }

    /// Whether numbers name measures here, and not lines.
    fn numbers_name_measures(&self) -> bool {
        match self.at {
            At::Measures | At::Measure(_) => true,
            At::Question => matches!(self.kind(), Some(Kind::Measure)),
            At::Opening | At::Details => false,
        }
    }

    /// Reads the lines here aloud.
    pub(super) fn tell_lines(&mut self) -> Step {
        if self.numbers_name_measures() {
            return self.tell_measure_rows();
        }
        self.at = At::Question;
        let texts = self.texts();
        let told: Vec<String> = self
            .lines()
            .iter()
            .filter_map(|id| self.session().answer(*id))
            .zip(1..)
            .map(|(answer, number)| self.line_told(number, answer))
            .collect();
        if told.is_empty() {
            let tally = self.tally_told();
            return self.say(if tally.is_empty() { texts.plain.nothing_here.to_owned() } else { tally });
        }
        self.say(told.join("\n"))
    }

    /// «3. Tunge løft. Bord 1. Felles. Under «Turnus».»
    fn line_told(&self, number: usize, answer: &Answer) -> String {
        let texts = self.texts();
        let mut told = format!("{number}. {}", answer.body.text().unwrap_or_default().replace('\n', " / "));
        let mut marks: Vec<String> = Vec::new();
        if answer.group != self.group() {
            marks.push(self.group_name(answer.group));
        }
        marks.extend(answer.also_from.iter().map(|group| self.group_name(*group)));
        if answer.starred {
            marks.push(texts.plain.common_ground.to_owned());
        }
        if let Some(heading) = answer.heading.and_then(|id| self.session().heading(id)) {
            marks.push((texts.plain.under_heading)(&heading.text));
        }
        marks.extend(answer.sway.map(|sway| (texts.codes.sway)(sway).to_owned()));
        marks.extend(answer.nature.map(|nature| (texts.codes.nature)(nature).to_owned()));
        marks.extend(answer.tags.iter().map(|tag| format!("#{tag}")));
        if !marks.is_empty() {
            told = format!("{told} ({})", marks.join(", "));
        }
        told
    }

    /// The line with this number; what is wrong with the number is told.
    pub(super) fn line(&mut self, number: usize) -> Step<Option<AnswerId>> {
        let lines = self.lines();
        let found = number.checked_sub(1).and_then(|at| lines.get(at)).copied();
        if found.is_none() {
            let texts = self.texts().plain;
            self.say(if lines.is_empty() {
                texts.nothing_here.to_owned()
            } else {
                (texts.no_such_line)(number, lines.len())
            })?;
        }
        Ok(found)
    }

    /// The line a command names, and what follows its number.
    pub(super) fn line_and_rest<'l>(&mut self, said: &'l str) -> Step<Option<(AnswerId, usize, &'l str)>> {
        let Some((number, rest)) = first_number(said) else {
            self.say(self.texts().plain.which_line)?;
            return Ok(None);
        };
        Ok(self.line(number)?.map(|id| (id, number, rest)))
    }

    /// The lines a command names, and what follows their numbers.
    fn lines_and_rest<'l>(&mut self, said: &'l str) -> Step<Option<(Vec<AnswerId>, &'l str)>> {
        let (numbers, rest) = numbers(said);
        if numbers.is_empty() {
            self.say(self.texts().plain.which_line)?;
            return Ok(None);
        }
        let mut ids = Vec::new();
        for number in numbers {
            match self.line(number)? {
                Some(id) => ids.push(id),
                None => return Ok(None),
            }
        }
        Ok(Some((ids, rest)))
    }

    pub(super) fn edit_line(&mut self, said: &str) -> Step {
        let texts = self.texts();
        if self.numbers_name_measures() {
            let Some((id, rest)) = self.measure_and_rest(said)? else { return Ok(()) };
            let title = self.session().measure(id).map(|measure| measure.title.clone()).unwrap_or_default();
            let text = self.new_text(rest, &title)?;
            let edit = MeasureEdit::Text(TextField::Title, text);
            return self.edit_measure(id, edit, texts.plain.changed.to_owned(), None);
        }
        if !matches!(self.kind(), Some(Kind::List)) {
            return self.count(said, true);
        }
        let Some((answer, number, rest)) = self.line_and_rest(said)? else { return Ok(()) };
        let old = self.session().answer(answer).and_then(|it| it.body.text()).unwrap_or_default().to_owned();
        let text = self.new_text(rest, &old)?;
        if self.act(&Op::EditAnswer { answer, text })? {
            self.say((texts.plain.changed_line)(number))?;
        }
        Ok(())
    }

    /// The new words as given with the command, or asked for; an empty line leaves them as they are.
    fn new_text(&mut self, given: &str, old: &str) -> Step<String> {
        if given.is_empty() {
            self.plain.talk.ask(self.texts().plain.new_text, old)
        } else {
            Ok(given.to_owned())
        }
    }

    pub(super) fn delete_line(&mut self, said: &str) -> Step {
        let texts = self.texts();
        if self.numbers_name_measures() {
            return self.delete_measure(said);
        }
        let answers = match self.tally_answer() {
            Some(tally) if said.is_empty() => vec![tally],
            _ => match self.lines_and_rest(said)? {
                Some((answers, _)) => answers,
                None => return Ok(()),
            },
        };
        if self.act(&Op::DeleteAnswers(answers))? {
            self.say(texts.plain.deleted)?;
        }
        Ok(())
    }

    pub(super) fn star(&mut self, said: &str) -> Step {
        let Some((answer, number, _)) = self.line_and_rest(said)? else { return Ok(()) };
        if self.act(&Op::ToggleStar(answer))? {
            let starred = self.session().answer(answer).is_some_and(|answer| answer.starred);
            self.say((self.texts().plain.starred)(number, starred))?;
        }
        Ok(())
    }

    pub(super) fn gather(&mut self, said: &str) -> Step {
        let Some((answers, rest)) = self.lines_and_rest(said)? else { return Ok(()) };
        let texts = self.texts();
        let heading = if rest.is_empty() {
            self.plain.talk.ask(&format!("{}:", texts.question.heading_label), "")?
        } else {
            rest.to_owned()
        };
        let count = answers.len();
        let one = answers.first().copied();
        if self.act(&Op::Gather { answers, heading })? {
            // As it stands now: the words may be others than those said first.
            let heading = one.and_then(|id| self.session().answer(id)?.heading);
            let heading = heading.and_then(|id| self.session().heading(id)).map(|it| it.text.clone());
            self.say((texts.plain.gathered)(count, &heading.unwrap_or_default()))?;
        }
        Ok(())
    }

    pub(super) fn ungather(&mut self, said: &str) -> Step {
        let Some((answers, _)) = self.lines_and_rest(said)? else { return Ok(()) };
        if self.act(&Op::Ungather(answers))? {
            self.say(self.texts().plain.ungathered)?;
        }
        Ok(())
    }

    pub(super) fn rename_heading(&mut self, said: &str) -> Step {
        let Some((answer, _, rest)) = self.line_and_rest(said)? else { return Ok(()) };
        let heading = self.session().answer(answer).and_then(|answer| answer.heading);
        let Some(heading) = heading else { return self.say(self.texts().plain.no_heading) };
        let old = self.session().heading(heading).map(|heading| heading.text.clone()).unwrap_or_default();
        let text = self.new_text(rest, &old)?;
        if self.act(&Op::RenameHeading { heading, text })? {
            self.say(self.texts().plain.changed)?;
        }
        Ok(())
    }

    pub(super) fn merge_lines(&mut self, said: &str) -> Step {
        let Some((answers, _)) = self.lines_and_rest(said)? else { return Ok(()) };
        if self.act(&Op::MergeAnswers(answers))? {
            self.say(self.texts().plain.merged)?;
        }
        Ok(())
    }

    pub(super) fn duplicate_line(&mut self, said: &str) -> Step {
        let Some((answer, ..)) = self.line_and_rest(said)? else { return Ok(()) };
        if self.act(&Op::DuplicateAnswer(answer))? {
            let number = self.lines().len();
            let told = (self.texts().plain.saved_line)(number, &self.group_name(self.group()));
            self.say(told)?;
        }
        Ok(())
    }

    /// «/flytt 3 2»: line 3 to table 2, or to the plenary.
    pub(super) fn move_line(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((answer, _, to)) = self.line_and_rest(said)? else { return Ok(()) };
        let groups: Vec<_> =
            self.desk.meeting.groups().iter().map(|group| (group.id, group.plenary)).collect();
        let names: Vec<String> = groups.iter().map(|(id, _)| self.group_name(*id)).collect();
        let row = if to.is_empty() {
            self.plain.talk.choose(texts.question.move_title, &names, None)?
        } else {
            super::talk::row_meant(to, &names)
        };
        let Some(group) = row.and_then(|row| groups.get(row)).map(|(id, _)| *id) else {
            return self
                .say((texts.plain.tables_from_to)(groups.iter().filter(|(_, plenary)| !plenary).count()));
        };
        if self.act(&Op::MoveAnswer { answer, group })? {
            let told = (texts.plain.moved_to)(&self.group_name(group));
            self.say(told)?;
        }
        Ok(())
    }

    pub(super) fn shift(&mut self, said: &str, up: bool) -> Step {
        let op = if self.numbers_name_measures() {
            let Some((measure, _)) = self.measure_and_rest(said)? else { return Ok(()) };
            Op::ShiftMeasure { measure, up }
        } else {
            let Some((answer, ..)) = self.line_and_rest(said)? else { return Ok(()) };
            Op::ShiftAnswer { answer, up }
        };
        let before = self.desk.meeting.revision;
        if !self.act(&op)? {
            return Ok(());
        }
        if self.desk.meeting.revision == before {
            self.say(self.texts().plain.no_further)
        } else {
            self.tell_lines()
        }
    }

    pub(super) fn sway(&mut self, said: &str, sway: Sway) -> Step {
        let Some((answer, number, _)) = self.line_and_rest(said)? else { return Ok(()) };
        let old = self.session().answer(answer).and_then(|answer| answer.sway);
        let new = (old != Some(sway)).then_some(sway);
        if self.act(&Op::SetSway(answer, new))? {
            let texts = self.texts();
            let what = new.map_or(texts.common.not_set, |sway| (texts.codes.sway)(sway));
            self.say((texts.plain.line_is)(number, what))?;
        }
        Ok(())
    }

    pub(super) fn nature(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((answer, number, word)) = self.line_and_rest(said)? else { return Ok(()) };
        let nature = if word.is_empty() {
            None
        } else {
            let nature = super::measure::named(word, Nature::ALL, texts.codes.nature, Nature::code);
            if nature.is_none() {
                let names = super::measure::names(Nature::ALL, texts.codes.nature);
                return self.say((texts.plain.choose_among)(&names));
            }
            nature
        };
        if self.act(&Op::SetNature(answer, nature))? {
            let what = nature.map_or(texts.common.not_set, |nature| (texts.codes.nature)(nature));
            self.say((texts.plain.line_is)(number, what))?;
        }
        Ok(())
    }

    pub(super) fn tag(&mut self, said: &str) -> Step {
        let Some((answer, _, rest)) = self.line_and_rest(said)? else { return Ok(()) };
        let tags = rest.split([',', ' ']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        if self.act(&Op::SetTags(answer, tags))? {
            self.say(self.texts().plain.changed)?;
        }
        Ok(())
    }

    /// The measure a command names by number, or the open one; and what follows.
    pub(super) fn measure_and_rest<'l>(&mut self, said: &'l str) -> Step<Option<(MeasureId, &'l str)>> {
        let texts = self.texts().plain;
        match (first_number(said), self.at) {
            (Some((number, rest)), _) => {
                let count = self.session().measures.len();
                let found =
                    number.checked_sub(1).and_then(|at| self.session().measures.get(at)).map(|it| it.id);
                if found.is_none() {
                    self.say(if count == 0 {
                        texts.no_measures_yet.to_owned()
                    } else {
                        (texts.no_such_measure)(number, count)
                    })?;
                }
                Ok(found.map(|id| (id, rest)))
            }
            (None, At::Measure(id)) => Ok(Some((id, said.trim()))),
            (None, _) => {
                self.say(texts.which_measure)?;
                Ok(None)
            }
        }
    }
}
