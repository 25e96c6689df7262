//! A new meeting: the questions Prepare asks, one at a time, with what an empty line takes in brackets (A1).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::domain::facets::Sector;
use crate::domain::ids::SessionId;
use crate::domain::planning::TimePlan;
use crate::domain::question_set::QuestionSet;
use crate::domain::session::{Details, Session};
use crate::domain::sitting::{check_tables, plan_groups};
use crate::domain::unit::Unit;
use crate::ops::{NewSession, Refusal, asked_of_new, asked_of_unit, new_session, with_usual};
use crate::text::fold::{search_key, sort_key};

use super::Plain;
use super::list::first_number;
use super::talk::{Step, row_meant};

/// Usual lengths in minutes; the shortest that has room for the set is offered, as on the full screen.
const LENGTHS: [u16; 3] = [60, 90, 120];

/// The unit a meeting is for.
enum Whose {
    /// It is here already.
    Known(Unit),
    /// Its name.
    New(String),
}

impl Plain<'_> {
    /// Asks for what a meeting needs and makes it.
    pub(super) fn prepare(&mut self) -> Step<Option<SessionId>> {
        let texts = self.texts;
        let whose = self.ask_unit()?;
        let last = match &whose {
            Whose::Known(unit) => self.store.last_session_of(unit.id)?,
            Whose::New(_) => None,
        };
        let last = match last {
            Some(last) => self.store.load(last)?.map(|loaded| loaded.session),
            None => None,
        };
        let Some(set) = self.ask_set(&whose, last.as_ref())? else { return Ok(None) };
        let tables = self.ask_tables(&whose, last.as_ref())?;
        let Some(date) = self.ask_date()? else { return Ok(None) };
        let start = self.ask_start(date, last.as_ref())?;
        let minutes = self.ask_minutes(&set, last.as_ref())?;
        let usual = last.as_ref().map(|last| last.details.clone());
        let role = |role: fn(&Details) -> &String| usual.as_ref().map_or("", |usual| role(usual).as_str());
        let leader = self.talk.ask(texts.plain.who_leads, role(|usual| &usual.leader))?;
        let facilitator = self.talk.ask(texts.plain.who_facilitates, role(|usual| &usual.facilitator))?;
        let place = last.as_ref().and_then(|last| last.sittings.first()).map(|sitting| sitting.place.clone());
        let unit = match whose {
            Whose::Known(unit) => unit,
            Whose::New(name) => Unit {
                id: self.env.new_id(),
                name,
                municipality: String::new(),
                // A set for any workplace says nothing about this one.
                sector: if set.sector == Sector::All { Sector::Other } else { set.sector },
                organisation_number: String::new(),
                shifts: Vec::new(),
                usual_groups: u16::try_from(tables.len()).unwrap_or(0),
            },
        };
        let mut session = new_session(
            &NewSession {
                unit,
                title: set.title.get(texts.lang).to_owned(),
                set,
                date,
                start,
                place: place.unwrap_or_default(),
                tables,
                table_label: texts.common.table.to_owned(),
                minutes,
                rehearsal: false,
            },
            self.env,
        );
        if let Some(usual) = &usual {
            session = with_usual(session, usual);
        }
        session.details.leader = leader;
        session.details.facilitator = facilitator;
        let known = self.store.units()?;
        while let Some(asked) = asked_of_new(&session, &known, self.env).first() {
            if !self.settles_words(asked, |words| reword(&mut session, &asked.text, words))? {
                return Ok(None);
            }
        }
        self.store.create_session(&session)?;
        self.talk.say((texts.plain.made)(&session.details.title))?;
        Ok(Some(session.id))
    }

    fn ask_unit(&mut self) -> Step<Whose> {
        let texts = self.texts;
        let mut units = self.store.units()?;
        units.sort_by_cached_key(|unit| sort_key(&unit.name));
        let newest = self.store.sessions(&crate::store::SessionFilter::default(), None, 1)?;
        let usual = newest.first().map(|session| session.unit_name.clone()).unwrap_or_default();
        if !units.is_empty() {
            let rows: Vec<String> = (1..)
                .zip(&units)
                .map(|(number, unit): (u32, _)| format!("{number}. {}", unit.name))
                .collect();
            self.talk.say(rows.join("\n"))?;
        }
        let names: Vec<String> = units.iter().map(|unit| unit.name.clone()).collect();
        let mut other_words = None;
        loop {
            let said = match other_words.take() {
                Some(words) => words,
                None => self.talk.ask(texts.plain.which_unit, &usual)?,
            };
            if said.is_empty() {
                self.talk.say(texts.cli.unit_needs_name)?;
                continue;
            }
            let is_number = said.parse::<usize>().is_ok() && !units.is_empty();
            let known = if is_number {
                row_meant(&said, &names)
            } else {
                names.iter().position(|name| search_key(name) == search_key(&said))
            };
            match known.and_then(|row| units.get(row)) {
                Some(unit) => return Ok(Whose::Known(unit.clone())),
                None if is_number => self.talk.say((texts.plain.number_from_to)(units.len()))?,
                None if self.is_name_settled(&said, &mut other_words)? => return Ok(Whose::New(said)),
                None => {}
            }
        }
    }

    /// Whether a unit that is new may be called so; else what it is to be called in other words, if anything was said.
    pub(super) fn is_name_settled(&mut self, name: &str, other_words: &mut Option<String>) -> Step<bool> {
        let unit = Unit::named(self.env.new_id(), name);
        let Some(asked) = asked_of_unit(&unit, None, self.env).into_iter().next() else { return Ok(true) };
        let reword = |words: &str| {
            *other_words = Some(words.to_owned());
            true
        };
        Ok(self.settles_words(&asked, reword)? && other_words.is_none())
    }

    fn ask_set(&mut self, whose: &Whose, last: Option<&Session>) -> Step<Option<QuestionSet>> {
        let texts = self.texts;
        let sets: Vec<&QuestionSet> = self.sets.sets.iter().map(|listed| &listed.set).collect();
        let rows: Vec<String> = sets
            .iter()
            .map(|set| {
                let minutes = (texts.dates.minutes)(set.minutes());
                format!("{}, {minutes}", set.title.get(texts.lang))
            })
            .collect();
        let of_last = last.and_then(|last| sets.iter().position(|set| set.id == last.set.id));
        let of_sector = || match whose {
            Whose::Known(unit) => sets.iter().position(|set| set.sector == unit.sector),
            Whose::New(_) => None,
        };
        let usual = of_last.or_else(of_sector).or((!sets.is_empty()).then_some(0));
        let row = self.talk.choose(texts.plain.which_set, &rows, usual)?;
        Ok(row.and_then(|row| sets.get(row)).map(|set| (*set).clone()))
    }

    /// People at each table: sizes, a head count, or a number of tables.
    fn ask_tables(&mut self, whose: &Whose, last: Option<&Session>) -> Step<Vec<u16>> {
        let texts = self.texts;
        let of_last = last.and_then(|last| {
            let sitting = last.sittings.first()?;
            let sizes: Vec<u16> =
                last.groups_of(sitting.id).filter(|group| !group.plenary).map(|group| group.size).collect();
            (!sizes.is_empty()).then_some(sizes)
        });
        let of_unit = match whose {
            Whose::Known(unit) => usize::from(unit.usual_groups),
            Whose::New(_) => 0,
        };
        let usual = of_last.unwrap_or_else(|| vec![0; of_unit]);
        let told = match usual.as_slice() {
            [] => "0".to_owned(),
            [_] => format!("1 {}", texts.plain.tables_word),
            sizes if sizes.iter().all(|size| *size == 0) => {
                format!("{} {}", sizes.len(), texts.plain.tables_word)
            }
            sizes => sizes.iter().map(u16::to_string).collect::<Vec<_>>().join(" "),
        };
        loop {
            let said = self.talk.ask(texts.plain.how_many_come, &told)?;
            if said == told {
                return Ok(usual);
            }
            if let Some(tables) = tables(&said, self.settings.table_size) {
                return Ok(tables);
            }
            self.talk.say(texts.plain.how_tables)?;
        }
    }

    /// The day of a meeting; today unless said. `None` when no day was chosen.
    pub(super) fn ask_date(&mut self) -> Step<Option<NaiveDate>> {
        let today = self.env.today();
        let usual = (self.texts.dates.long)(today);
        loop {
            let said = self.talk.ask(self.texts.plain.which_date, &usual)?;
            if said == usual {
                return Ok(Some(today));
            }
            if let Some(day) = self.day(&said)? {
                return Ok(Some(day));
            }
        }
    }

    /// The time of day; a meeting today begins soon unless said.
    fn ask_start(&mut self, date: NaiveDate, last: Option<&Session>) -> Step<Option<NaiveTime>> {
        let texts = self.texts;
        let of_last = last.and_then(|last| last.sittings.first()).and_then(|sitting| sitting.start);
        let soon = (date == self.env.today()).then(|| next_quarter(self.env.local()));
        let usual = soon.or(of_last).map(|time| (texts.dates.clock)(time)).unwrap_or_default();
        loop {
            let said = self.talk.ask(texts.plain.when_begins, &usual)?;
            if said.is_empty() {
                return Ok(None);
            }
            if let Some(time) = super::details::time(&said) {
                return Ok(Some(time));
            }
            self.talk.say(texts.plain.how_time)?;
        }
    }

    fn ask_minutes(&mut self, set: &QuestionSet, last: Option<&Session>) -> Step<u16> {
        let total = TimePlan::of_set(set, None, 0).total;
        let fits = LENGTHS.iter().find(|length| u32::from(**length) >= total);
        let of_set = fits.or(LENGTHS.last()).copied().unwrap_or(90);
        let usual = last.map_or(of_set, |last| last.details.minutes);
        loop {
            let said = self.talk.ask(self.texts.plain.how_many_minutes, &usual.to_string())?;
            let minutes = first_number(&said).and_then(|(minutes, _)| u16::try_from(minutes).ok());
            if let Some(minutes @ 10..=600) = minutes {
                return Ok(minutes);
            }
            self.refuse(&Refusal::OutOfRange { least: 10, most: 600 })?;
        }
    }
}

/// The next whole quarter of an hour, so that there is time to gather.
fn next_quarter(now: NaiveDateTime) -> NaiveTime {
    let minutes = (now.hour() * 60 + now.minute()) / 15 * 15 + 15;
    NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap_or_default()
}

/// «23» people at as many tables as that makes, «5 5 6» at each, «4 bord» without a count, «0» for plenary only.
fn tables(said: &str, (smallest, largest): (u16, u16)) -> Option<Vec<u16>> {
    let (first, rest) = said.trim().split_once(' ').unwrap_or((said.trim(), ""));
    let number: u16 = first.trim_end_matches(',').parse().ok()?;
    if rest.trim().starts_with(|c: char| c.is_alphabetic()) {
        let tables = vec![0; usize::from(number)];
        return check_tables(&tables).is_ok().then_some(tables);
    }
    if !rest.is_empty() {
        return super::details::sizes(said);
    }
    let sizes = plan_groups(number, smallest, largest);
    // One group is the whole room.
    if check_tables(&sizes).is_err() { None } else { Some(if sizes.len() <= 1 { Vec::new() } else { sizes }) }
}

/// Puts other words in the place of a text of a meeting that is being made; whether it was there.
fn reword(session: &mut Session, text: &str, words: &str) -> bool {
    let details = &mut session.details;
    let people = [&mut details.leader, &mut details.facilitator, &mut details.note_taker];
    let places = session.sittings.iter_mut().flat_map(|it| [&mut it.label, &mut it.place]);
    let general = [&mut details.title, &mut details.purpose];
    let there = general.into_iter().chain(people).chain(places).filter(|there| there.as_str() == text);
    there.map(|there| words.clone_into(there)).count() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_tables_are_read_as_they_are_said() {
        for (said, read) in [
            ("23", Some(vec![6, 6, 6, 5])),
            ("12", Some(vec![])),
            ("0", Some(vec![])),
            ("5 5 6", Some(vec![5, 5, 6])),
            ("4 bord", Some(vec![0; 4])),
            ("fire", None),
            ("20000", None),
            ("900 bord", None),
            ("6 0 5", None),
            ("-3", None),
        ] {
            assert_eq!(tables(said, (4, 6)), read, "{said}");
        }
    }
}
