//! Two meetings held against each other: which themes and measures are new, gone, or in both (H9).

use std::collections::BTreeSet;

use super::similar::likeness;
use crate::domain::ids::{MeasureId, PartId, SessionId, SetId};
use crate::domain::localized::Lang;
use crate::domain::measure::{Measure, StateCode};
use crate::domain::session::Session;
use crate::text::fold::search_key;

/// From here on two titles are taken for the same measure or heading.
const SAME: f64 = 0.75;

/// Where something of two meetings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// In the later only.
    New,
    /// In both.
    Stays,
    /// In the earlier only.
    Gone,
}

impl Fate {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 3] = [Self::New, Self::Stays, Self::Gone];

    /// The word for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Stays => "stays",
            Self::Gone => "gone",
        }
    }
}

/// A theme of one of them or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedTheme {
    /// Where it is.
    pub fate: Fate,
    /// What it is called, in the later where it is in both.
    pub title: String,
}

/// A measure of one of them or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedMeasure {
    /// Where it is.
    pub fate: Fate,
    /// What it is called, in the later where it is in both.
    pub title: String,
    /// Where it stands in the earlier.
    pub before: Option<StateCode>,
    /// Where it stands in the later.
    pub now: Option<StateCode>,
}

/// What came of holding two meetings against each other, in the order of the later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Parts that something was said to, and common headings.
    pub themes: Vec<ComparedTheme>,
    /// Measures, those already in place apart.
    pub measures: Vec<ComparedMeasure>,
}

/// Holds a meeting against an earlier one. A meeting held against itself has nothing new and nothing gone.
pub fn compare(earlier: &Session, later: &Session, lang: Lang) -> Comparison {
    let (before, now) = (themes(earlier, lang), themes(later, lang));
    let same_theme: [Same<'_, Theme>; 3] = [
        &|one, other| one.part.is_some() && one.part == other.part,
        &|one, other| {
            one.part.is_some() == other.part.is_some() && search_key(&one.title) == search_key(&other.title)
        },
        &|one, other| {
            one.part.is_none() && other.part.is_none() && likeness(&one.title, &other.title) >= SAME
        },
    ];
    let found = pairs(&before, &now, &same_theme);
    let themes = told(&before, &now, &found, |fate, before, now| ComparedTheme {
        fate,
        title: now.or(before).map(|theme| theme.title.clone()).unwrap_or_default(),
    });

    let counted = |session: &Session| -> Vec<Measure> {
        session.measures.iter().filter(|measure| !measure.in_place).cloned().collect()
    };
    let (before, now) = (counted(earlier), counted(later));
    let same_measure: [Same<'_, Measure>; 4] = [
        &|one, other| one.id == other.id,
        &|one, other| other.repeats == Some(one.id),
        &|one, other| search_key(&one.title) == search_key(&other.title),
        &|one, other| likeness(&one.title, &other.title) >= SAME,
    ];
    let found = pairs(&before, &now, &same_measure);
    // What was looked at again in the later meeting is in both, though it lies in the earlier one (G7).
    let looked_at: BTreeSet<MeasureId> = later.reviewed.iter().map(|it| it.measure).collect();
    let measures = told(&before, &now, &found, |fate, before, now| {
        let again = fate == Fate::Gone && before.is_some_and(|measure| looked_at.contains(&measure.id));
        let state = |measure: Option<&Measure>| measure.map(|measure| measure.state.code());
        ComparedMeasure {
            fate: if again { Fate::Stays } else { fate },
            title: now.or(before).map(|measure| measure.title.clone()).unwrap_or_default(),
            before: state(before),
            now: if again { state(before) } else { state(now) },
        }
    });
    Comparison { themes, measures }
}

/// A meeting, oldest first among these, and the one before it; looks without a meeting are passed over.
pub fn before_and(sessions: &[Session], later: SessionId) -> Option<(&Session, &Session)> {
    let at = sessions.iter().position(|session| session.id == later)?;
    let (before, from) = sessions.split_at_checked(at)?;
    Some((before.iter().rev().find(|session| !session.is_without_meeting())?, from.first()?))
}

/// Whether an earlier and a later one are the same.
type Same<'s, T> = &'s dyn Fn(&T, &T) -> bool;

struct Theme {
    /// The part of the set; `None` for a common heading.
    part: Option<(SetId, PartId)>,
    title: String,
}

/// What was talked about: parts with an answer, then common headings.
fn themes(session: &Session, lang: Lang) -> Vec<Theme> {
    let has_answers = |part: &PartId| {
        let own = session.set.parts.iter().filter(|it| it.id == *part).flat_map(|it| &it.questions);
        let added = session.added.iter().filter(|it| it.part == *part).map(|it| &it.question);
        own.chain(added).any(|question| session.answers_to(&question.id).next().is_some())
    };
    let parts = session.set.parts.iter().filter(|part| has_answers(&part.id)).map(|part| Theme {
        part: Some((session.set.id.clone(), part.id.clone())),
        title: part.title.get(lang).to_owned(),
    });
    let headings = session.headings.iter().map(|heading| Theme { part: None, title: heading.text.clone() });
    parts.chain(headings).collect()
}

/// Which of the earlier ones each of the later is, each at most once; surer signs before vaguer ones.
fn pairs<T>(before: &[T], now: &[T], same: &[Same<'_, T>]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; now.len()];
    let mut taken = vec![false; before.len()];
    for is_same in same {
        for (place, later) in found.iter_mut().zip(now).filter(|(place, _)| place.is_none()) {
            let mut free = before.iter().zip(&mut taken).enumerate().filter(|(_, (_, taken))| !**taken);
            if let Some((at, (_, taken))) = free.find(|(_, (earlier, _))| is_same(earlier, later)) {
                *taken = true;
                *place = Some(at);
            }
        }
    }
    found
}

/// Each of the later with its earlier one, then the earlier ones that are left.
fn told<T, O>(
    before: &[T],
    now: &[T],
    found: &[Option<usize>],
    tell: impl Fn(Fate, Option<&T>, Option<&T>) -> O,
) -> Vec<O> {
    let later = now.iter().zip(found).map(|(now, found)| match found.and_then(|at| before.get(at)) {
        Some(before) => tell(Fate::Stays, Some(before), Some(now)),
        None => tell(Fate::New, None, Some(now)),
    });
    let left = before.iter().enumerate().filter(|(at, _)| !found.contains(&Some(*at)));
    later.chain(left.map(|(_, before)| tell(Fate::Gone, Some(before), None))).collect()
}
