//! Lines that hold, or held, each other's words: put together from several, or split.
//!
//! Of two lines put together one goes on with the words of both, and the other lies in the log for undo. Whoever deletes the
//! first for good means the words, wherever the log keeps them.

use std::collections::{BTreeMap, BTreeSet};

use super::log::Step;
use crate::store::rows::{ChangeRow, KeyRow, RecordRow};

/// What a step of the log did to lines: what each said before and afterwards.
#[derive(Default)]
struct Done<'a>(BTreeMap<&'a str, Line<'a>>);

#[derive(Default)]
struct Line<'a> {
    question: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl<'a> Done<'a> {
    fn of(changes: &'a [ChangeRow], inverses: &'a [ChangeRow]) -> Self {
        let mut step = Self::default();
        for (rows, is_after) in [(changes, true), (inverses, false)] {
            for row in rows {
                match row {
                    ChangeRow::Put(RecordRow::Answer(it)) => {
                        let line = step.0.entry(&it.id).or_default();
                        line.question = &it.question;
                        *(if is_after { &mut line.after } else { &mut line.before }) = it.text.as_deref();
                    }
                    ChangeRow::Remove(KeyRow::Answer(id)) => drop(step.0.entry(id).or_default()),
                    _ => {}
                }
            }
        }
        step
    }

    /// The lines of one question that came, went or changed, if one of them was there before and afterwards with other words.
    fn akin(&self) -> impl Iterator<Item = Vec<&'a str>> + '_ {
        let changed = |it: &Line<'_>| it.before != it.after;
        let reworded: BTreeSet<&str> = self
            .0
            .values()
            .filter(|it| changed(it) && it.before.is_some() && it.after.is_some())
            .map(|it| it.question)
            .collect();
        reworded.into_iter().map(move |question| {
            let of_it = self.0.iter().filter(|(_, it)| it.question == question && changed(it));
            of_it.map(|(id, _)| *id).collect()
        })
    }
}

/// The line and all that are akin to it, by steps of the log.
pub(super) fn with_kin(line: &str, steps: &[Step]) -> BTreeSet<String> {
    let groups: Vec<BTreeSet<&str>> = steps
        .iter()
        .flat_map(|step| {
            Done::of(&step.changes, &step.inverses)
                .akin()
                .map(|it| it.into_iter().collect())
                .collect::<Vec<_>>()
        })
        .collect();
    let mut all = BTreeSet::from([line]);
    loop {
        let before = all.len();
        for group in &groups {
            if !group.is_disjoint(&all) {
                all.extend(group);
            }
        }
        if all.len() == before {
            return all.into_iter().map(str::to_owned).collect();
        }
    }
}
