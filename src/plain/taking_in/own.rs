//! A list a unit has kept itself, line by line: whose it is, what its columns say where that is not sure, what becomes of it,
//! and what came of it (I18).

use crate::domain::ids::SetId;
use crate::domain::unit::Unit;
use crate::exchange::sheet::{Book, Own, OwnColumn};
use crate::ops::{
    EarlierAnswers, EarlierOffer, EarlierPlan, EarlierSource, ListColumn, REVIEW_SET, Take,
    commit_earlier_list, plan_earlier_list,
};
use crate::plain::Plain;
use crate::plain::talk::Step;
use crate::rules::dates::{Reading, read as read_date};

/// So much of what stands in a column is told, to know it by.
const EXAMPLES: usize = 3;

impl Plain<'_> {
    /// Makes measures of a list of a unit's own. Nothing changes until a person says yes.
    pub(super) fn take_in_own_list(&mut self, file: &str, book: &Book) -> Step {
        let (words, lists) = (self.texts.earlier_list, self.texts.roundtrip);
        let Some(mut list) = Own::found(book, self.headings, &[]) else {
            self.talk.say(lists.no_ids)?;
            return self.talk.say(words.no_headings);
        };
        let Some(set) = self.sets.get(&SetId::new(REVIEW_SET)).map(|listed| listed.set.clone()) else {
            return Ok(());
        };
        self.talk.say(words.whose_lead)?;
        let Some(unit) = self.ask_unit_of_list()? else { return self.talk.say(self.texts.merging.stopped) };
        if !list.has_titles() {
            let rows: Vec<String> = list.columns.iter().map(|column| column.heading.clone()).collect();
            let Some(at) = self.talk.choose(words.which_titles, &rows, None)? else {
                return self.talk.say(self.texts.merging.stopped);
            };
            list.say(at, Some(ListColumn::Title));
        }
        while let Some(at) = list.columns.iter().position(|column| !column.sure) {
            self.ask_column_of_list(&mut list, at)?;
        }
        let date = book.day_of(self.env.today());
        let source = EarlierSource { unit, set, date, words: words.wording(file) };
        let mut answers = EarlierAnswers::default();
        loop {
            let plan = plan_earlier_list(self.store, &list, &source, &answers, self.env)?;
            if !plan.problems.is_empty() {
                return self.tell_list_problems(&plan.problems);
            }
            self.tell_own_list(&list, &source, &plan)?;
            let offers = plan.offers();
            let rows: Vec<String> = offers.iter().map(|offer| (words.offer)(*offer)).collect();
            let chosen = self.talk.choose(lists.wanted, &rows, None)?;
            match chosen.and_then(|row| offers.get(row).copied()).unwrap_or(EarlierOffer::No) {
                EarlierOffer::TakeIn => {
                    commit_earlier_list(self.store, &plan, &source, self.env)?;
                    self.talk.say((words.applied)(file, plan.wanted().count(), &source.unit.name))?;
                    return self.talk.say(words.undo_here);
                }
                EarlierOffer::AlikeToo(_) => answers.take = Some(Take::Theirs),
                EarlierOffer::FinishedToo(_) => answers.finished = true,
                EarlierOffer::WhoAndWhen(_) => self.ask_who_and_when(&source, &mut answers)?,
                EarlierOffer::Columns => {
                    let told = |column: &OwnColumn| format!("{} → {}", column.heading, (words.says)(column));
                    let rows: Vec<String> = list.columns.iter().map(told).collect();
                    if let Some(at) = self.talk.choose(words.which_column, &rows, None)? {
                        self.ask_column_of_list(&mut list, at)?;
                    }
                }
                EarlierOffer::No => return self.talk.say(self.texts.merging.stopped),
            }
        }
    }

    fn ask_unit_of_list(&mut self) -> Step<Option<Unit>> {
        let words = self.texts.earlier_list;
        let units = self.store.units()?;
        let mut rows: Vec<String> = units.iter().map(|unit| unit.name.clone()).collect();
        rows.push(words.another_unit.to_owned());
        let Some(row) = self.talk.choose(words.whose_title, &rows, None)? else { return Ok(None) };
        if let Some(unit) = units.get(row) {
            return Ok(Some(unit.clone()));
        }
        let mut said = self.talk.ask(words.unit_name, "")?;
        loop {
            let name = crate::text::sanitize::one_line(&said).trim().to_owned();
            let known = units.iter().find(|unit| unit.name.to_lowercase() == name.to_lowercase());
            if known.is_some() || name.is_empty() {
                return Ok(known.cloned());
            }
            let mut other_words = None;
            if self.is_name_settled(&name, &mut other_words)? {
                return Ok(Some(Unit::named(self.env.new_id(), name)));
            }
            let Some(words) = other_words else { return Ok(None) };
            said = words;
        }
    }

    fn ask_column_of_list(&mut self, list: &mut Own, at: usize) -> Step {
        let words = self.texts.earlier_list;
        let Some(column) = list.columns.get(at) else { return Ok(()) };
        let can: Vec<Option<ListColumn>> = OwnColumn::CAN_SAY.into_iter().map(Some).chain([None]).collect();
        let rows: Vec<String> = can.iter().map(|says| (words.field)(*says).to_owned()).collect();
        let now = can.iter().position(|says| *says == column.says);
        let examples = list.examples(column, EXAMPLES).join(", ");
        let title = format!("{} {}", (words.what_says)(&column.heading), (words.examples)(&examples));
        let row = self.talk.choose(&title, &rows, now)?.or(now);
        list.say(at, row.and_then(|row| can.get(row).copied().flatten()));
        Ok(())
    }

    fn ask_who_and_when(&mut self, source: &EarlierSource, answers: &mut EarlierAnswers) -> Step {
        let words = self.texts.earlier_list;
        answers.responsible = crate::text::sanitize::one_line(&self.talk.ask(words.who, "")?);
        loop {
            let said = self.talk.ask(words.when, "")?;
            match read_date(&said, source.date) {
                _ if said.trim().is_empty() => return Ok(()),
                Ok(Reading::One(day)) => {
                    answers.deadline = Some(day.date);
                    return Ok(());
                }
                Ok(Reading::Ambiguous(_)) | Err(_) => self.talk.say((words.no_day)(said.trim()))?,
            }
        }
    }

    fn tell_own_list(&mut self, list: &Own, source: &EarlierSource, plan: &EarlierPlan) -> Step {
        let (words, lists) = (self.texts.earlier_list, self.texts.roundtrip);
        for column in &list.columns {
            self.talk.say(format!("{} → {}", column.heading, (words.says)(column)))?;
        }
        self.talk.say((words.whose)(&source.unit.name, plan.is_new_unit, source.date))?;
        for row in &plan.rows {
            let told = (words.lines)(row).join(" ");
            self.talk.say(format!("{}: {}. {told}", (lists.at)(&row.place), row.measure.title))?;
        }
        self.talk.say((words.summary)(plan).join(" "))
    }
}
