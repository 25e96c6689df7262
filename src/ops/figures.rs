//! Figures of many files read together (H7): session files and data files of other laptops. Nothing is written anywhere.
//!
//! A meeting that lies in several files is one meeting: its versions are put together as an import would, and where both
//! laptops changed the same thing the later one counts. Units of the same name and municipality are one unit.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::change::apply_all;
use crate::domain::figures::{Facts, MeetingFacts, UnitFacts};
use crate::domain::session::Session;
use crate::exchange::Read;
use crate::exchange::merge::{Arrival, Side, Take, arrival};
use crate::rules::figures::{Figures, Scope};
use crate::store::{FiguresRead, Store, StoreProblem};
use crate::text::fold::search_key;

/// So many meetings of a unit are looked back at when they are held against each other.
pub const MEETINGS_LOOKED_AT: usize = 40;

/// What everything in a data file adds up to, as of a day.
pub fn all_figures(store: &Store, as_of: NaiveDate) -> Result<Figures, StoreProblem> {
    Ok(Figures::of(&store.facts(FiguresRead::AtOnce)?, Scope::default(), as_of))
}

/// Files that are read together.
#[derive(Debug, Default)]
pub struct Gathered {
    sessions: Vec<Read>,
    stores: Vec<Facts>,
    /// How many files brought a version of a meeting another one had brought.
    pub again: usize,
}

impl Gathered {
    /// Adds a session file.
    pub fn add_session(&mut self, there: Read) {
        match self.sessions.iter_mut().find(|here| here.session.id == there.session.id) {
            None => self.sessions.push(there),
            Some(here) => {
                put_together(here, there);
                self.again += 1;
            }
        }
    }

    /// Adds what a data file holds.
    pub fn add_store(&mut self, facts: Facts) {
        self.stores.push(facts);
    }

    /// Everything that can be counted in them. Rehearsals only where there is nothing else.
    pub fn into_facts(mut self) -> (Facts, usize) {
        let rehearsals_only = self.sessions.iter().all(|read| read.session.rehearsal)
            && self.stores.iter().all(|facts| facts.rehearsal || facts.meetings.is_empty());
        let mut all = Facts { rehearsal: rehearsals_only, ..Facts::default() };
        self.stores.retain(|facts| rehearsals_only || !facts.rehearsal);
        let (mut meetings, mut again) = (BTreeMap::new(), self.again);
        let sessions = self.sessions.iter().map(|read| &read.session);
        for session in sessions.filter(|session| rehearsals_only || !session.rehearsal) {
            let Some((meeting, themes)) = MeetingFacts::of(session) else { continue };
            all.themes.extend(themes);
            meetings.insert(meeting.session, meeting);
        }
        for facts in self.stores {
            all.damaged += facts.damaged;
            all.themes.extend(facts.themes);
            for meeting in facts.meetings {
                match meetings.entry(meeting.session) {
                    std::collections::btree_map::Entry::Vacant(free) => drop(free.insert(meeting)),
                    std::collections::btree_map::Entry::Occupied(mut here) => {
                        again += 1;
                        if how_far(&meeting) > how_far(here.get()) {
                            here.insert(meeting);
                        }
                    }
                }
            }
        }
        all.meetings = one_unit_each(meetings.into_values().collect());
        (all, again)
    }
}

/// How far a version of a meeting has come; data files hold no marks by which two could be put together.
fn how_far(meeting: &MeetingFacts) -> (bool, usize, usize) {
    let done = meeting.measures.iter().filter(|measure| measure.done_on.is_some()).count();
    (meeting.closed, done, meeting.measures.len())
}

/// Puts another version of a session into the one that is here.
fn put_together(here: &mut Read, there: Read) {
    let ours = Side { session: &here.session, lineage: &here.lineage };
    let theirs = Side { session: &there.session, lineage: &there.lineage };
    let later = last_change(&there.session) > last_change(&here.session);
    match arrival(Some(ours), theirs) {
        Arrival::New | Arrival::Same => {}
        Arrival::Another(_) => {
            if later {
                *here = there;
            }
        }
        Arrival::News(merge) => {
            let take = if later { Take::Theirs } else { Take::Mine };
            let takes = merge.conflicts.iter().map(|it| (it.name.clone(), it.all(take))).collect();
            if let Some(merged) = merge.decided(&takes)
                && apply_all(&merged.changes, &mut here.session).is_ok()
            {
                here.lineage = merged.lineage;
            }
        }
    }
}

fn last_change(session: &Session) -> Option<DateTime<Utc>> {
    let of_measures = session.measure_events.iter().map(|event| event.at);
    of_measures.chain(session.events.iter().map(|event| event.at)).max()
}

/// Gives units of the same name and municipality the same identity: each laptop has made up its own.
fn one_unit_each(mut meetings: Vec<MeetingFacts>) -> Vec<MeetingFacts> {
    let mut known: BTreeMap<(String, String), UnitFacts> = BTreeMap::new();
    for meeting in &mut meetings {
        let key = (search_key(meeting.unit.name.trim()), search_key(meeting.unit.municipality.trim()));
        meeting.unit = known.entry(key).or_insert_with(|| meeting.unit.clone()).clone();
    }
    meetings
}
