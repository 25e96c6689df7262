//! What every report says of the meeting: unit, days, set, who was there.

use chrono::NaiveDate;

use super::document::{Block, Document, Fact, Layout, Mark, Signature, clean};
use super::profile::DateFormat;
use super::result_sheet::closing_check;
use crate::domain::coverage::Coverage;
use crate::domain::localized::Lang;
use crate::domain::session::{Attendance, Session, SessionState};
use crate::domain::sitting::SittingKind;
use crate::i18n::{self, ReportTexts, Texts};
use crate::rules::counts::{Counted, counted};
use crate::rules::suppress::{Parts, heads, shown};

/// A session seen in one language.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) session: &'a Session,
    pub(super) lang: Lang,
    pub(super) all: &'static Texts,
    pub(super) texts: &'static ReportTexts,
}

impl<'a> View<'a> {
    pub(super) fn new(session: &'a Session, lang: Lang) -> Self {
        let all = i18n::texts(lang);
        Self { session, lang, all, texts: all.report }
    }

    /// A document of this session, so far without content.
    pub(super) fn document(&self, title: fn(&str) -> String, as_of: NaiveDate) -> Document {
        let unit = clean(&self.session.unit.name).replace('\n', " ");
        Document {
            lang: self.lang,
            as_of,
            title: title(&unit),
            subtitle: format!("{} · {}", i18n::report::days(&self.days()), self.set()),
            marks: self.marks(),
            blocks: Vec::new(),
            notes: Vec::new(),
            dates: DateFormat::Usual,
            layout: Layout::Pages,
        }
    }

    /// What a copy made now must say of itself.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        if self.session.rehearsal {
            marks.push(Mark::Rehearsal);
        }
        if self.session.details.state != SessionState::Closed {
            marks.push(Mark::Unfinished);
        }
        marks
    }

    /// The days of all sittings, each once, in order.
    pub(super) fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.session.sittings.iter().map(|sitting| sitting.date).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The question set with its version (promise 5).
    pub(super) fn set(&self) -> String {
        (self.texts.set_version)(self.session.set.title.get(self.lang), self.session.set.version)
    }

    /// Unit, days and set: what a source line needs.
    pub(super) fn basic_facts(&self) -> Vec<Fact> {
        let unit = &self.session.unit;
        let place = match unit.municipality.trim() {
            "" => unit.name.clone(),
            municipality => format!("{}, {municipality}", unit.name),
        };
        let mut facts = Vec::new();
        push(&mut facts, self.texts.unit, &place);
        push(&mut facts, self.texts.meeting, &i18n::report::days(&self.days()));
        push(&mut facts, self.texts.set, &self.set());
        push(&mut facts, self.texts.leader, &self.session.details.leader);
        facts
    }

    /// How many came of how many invited, over all sittings. Counts only, never who (R8), and none that tells of fewer
    /// than five. Nothing where a sitting was not counted: a sum with a hole in it would be wrong.
    pub(super) fn attendance(&self) -> Option<String> {
        let mut told = vec![coverage_told(heads::coverage(self.session)?, self.all)];
        let parts = heads::of_parts(self.session);
        told.extend(parts.into_iter().map(|(place, came)| (self.texts.attended_part)(place + 1, came)));
        Some(told.join(" · "))
    }

    /// How many came to each sitting, a fact each; nothing for a meeting with one (R7), or where one had so few that they
    /// could be worked out.
    pub(super) fn attendance_by_sitting(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        let sittings = &self.session.sittings;
        let Some(counts) = heads::of_sittings(self.session).filter(|counts| counts.len() > 1) else {
            return facts;
        };
        for (number, (sitting, (came, invited))) in (1..).zip(sittings.iter().zip(counts)) {
            let words = self.all.sittings;
            let told = match sitting.kind {
                SittingKind::Gathering => (words.came)(came, invited),
                SittingKind::LateInput => (words.heard)(came, invited),
            };
            let label = clean(&sitting.label);
            let label = if label.is_empty() { (self.all.prepare.sitting_number)(number) } else { label };
            push(&mut facts, &format!("{label}, {}", i18n::dates::short(sitting.date)), &told);
        }
        facts
    }

    /// Why counts of people look as they do, where any are told.
    pub(super) fn in_fives(&self) -> Option<String> {
        let session = self.session;
        let counts = |question| !matches!(counted(session, question), Counted::Nothing | Counted::TooFew);
        let consented = |consent| shown(&Parts::one(consent)).is_some();
        let told = session.outline().iter().any(|entry| counts(entry.question))
            || !closing_check(self).0.is_empty()
            || session.measures.iter().filter_map(|measure| measure.consent).any(consented);
        told.then(|| self.all.small.in_fives.to_owned())
    }

    /// How many tables there were over all sittings.
    pub(super) fn groups(&self) -> usize {
        self.session.groups.iter().filter(|group| !group.plenary).count()
    }

    /// The roles that took part: yes or no, never names (`domain.md` §11).
    pub(super) fn roles(&self) -> String {
        let presence = self.session.details.presence;
        let roles: Vec<&str> = [
            (presence.safety_rep, self.texts.safety_rep),
            (presence.union_rep, self.texts.union_rep),
            (presence.nav, self.texts.nav),
            (presence.health_service, self.texts.health_service),
            (presence.hr, self.texts.hr),
        ]
        .into_iter()
        .filter(|(attendance, _)| *attendance == Attendance::Yes)
        .map(|(_, role)| role)
        .collect();
        roles.join(", ")
    }

    /// When the answers are deleted, were, or should have been by this day (J2).
    pub(super) fn retention(&self, as_of: NaiveDate) -> String {
        let texts = self.all.forget;
        let long = self.all.dates.long;
        let told = match (self.session.details.answers_deleted, self.session.answers_until()) {
            (Some(day), _) => (texts.deleted_on)(&long(day)),
            (None, Some(day)) if day < as_of => (texts.planned_before)(&long(day)),
            (None, Some(day)) => (texts.planned)(&long(day)),
            (None, None) => texts.kept_always.to_owned(),
        };
        format!("{told}.")
    }

    /// Who answers for the data, as the municipality has put it; else with a blank to fill in (J2).
    pub(super) fn legal_note(&self) -> String {
        match clean(&self.session.details.legal_note) {
            own if own.is_empty() => self.all.forget.legal.to_owned(),
            own => own,
        }
    }

    /// R3: a visible notice if neither representative is recorded as present.
    pub(super) fn reps_notice(&self) -> Option<Block> {
        let presence = self.session.details.presence;
        let neither = presence.safety_rep != Attendance::Yes && presence.union_rep != Attendance::Yes;
        neither.then(|| Block::Paragraph(self.texts.no_reps.to_owned()))
    }

    /// The lines to sign (G12). Only the leader's is filled in: the session holds no other name.
    pub(super) fn consultation(&self) -> Block {
        let line = |role: &str, who: &str| Signature { role: role.to_owned(), who: clean(who) };
        Block::Consultation(vec![
            line(self.texts.consulted_leader, &self.session.details.leader),
            line(self.texts.consulted_safety_rep, ""),
            line(self.texts.consulted_union_rep, ""),
        ])
    }
}

/// «47 av 61 har vært med, i tre samlinger; 4 er hørt i etterkant»; as plain as ever for a meeting with one sitting.
pub fn coverage_told(coverage: Coverage, texts: &Texts) -> String {
    let Coverage { attended, invited, gatherings, heard_later } = coverage;
    let told = if gatherings > 1 {
        (texts.sittings.coverage)(attended, invited, &texts.sittings.number(gatherings))
    } else {
        (texts.report.attended)(attended, invited)
    };
    if heard_later > 0 { format!("{told}; {}", (texts.sittings.heard_later)(heard_later)) } else { told }
}

/// Adds a fact if there is something to say.
pub(super) fn push(facts: &mut Vec<Fact>, label: &str, value: &str) {
    let value = clean(value);
    if !value.is_empty() {
        facts.push(Fact { label: label.to_owned(), value });
    }
}
