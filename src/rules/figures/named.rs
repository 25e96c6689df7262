//! Every figure under the name it has for machines and in `docs/statistics.md`, where the query for it stands.

use std::collections::BTreeMap;

use super::{Counts, MeasureCounts, Rate, ThemeCounts};
use crate::domain::ids::CategoryId;

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// How many.
    Count(u64),
    /// Twice a number of days, which may end in a half; nothing where there is nothing to halve.
    TwiceDays(Option<u32>),
    /// A part of a whole.
    Rate(Rate),
    /// Several figures by a code; the empty code is for what has none.
    Table(BTreeMap<String, Vec<(&'static str, u32)>>),
}

impl Counts {
    /// All figures in the order they are read.
    pub fn named(&self) -> Vec<(&'static str, Figure)> {
        use Figure::{Table, TwiceDays};
        let count = |count: u32| Figure::Count(count.into());
        let (people, votes, measures) = (&self.people, &self.votes, &self.measures);
        vec![
            ("meetings.held", count(self.meetings)),
            ("meetings.reviews", count(self.reviews)),
            ("meetings.unfinished", count(self.unfinished)),
            ("meetings.safety_rep", count(self.with_safety_rep)),
            ("meetings.union_rep", count(self.with_union_rep)),
            ("participation.came", count(people.came)),
            ("participation.meetings", count(people.meetings)),
            ("participation.invited", count(people.invited)),
            ("participation.came_of_invited", count(people.came_of_invited)),
            ("participation.rate", Figure::Rate(people.rate())),
            ("participation.hidden", count(people.hidden)),
            ("participation.uncounted", count(people.uncounted)),
            ("participation.invited_hidden", count(people.invited_hidden)),
            ("votes.rounds", count(votes.rounds)),
            ("votes.hidden", count(votes.hidden)),
            ("votes.participants", Figure::Count(votes.participants)),
            ("votes.cast", Figure::Count(votes.cast)),
            ("votes.available", Figure::Count(votes.budget)),
            ("votes.rate", Figure::Rate(votes.rate())),
            ("measures.all", count(measures.all)),
            ("measures.by_state", Table(counted(&measures.by_state, |state| state.code().to_owned()))),
            ("measures.agreed", count(measures.decided)),
            ("measures.open", count(measures.open)),
            ("measures.overdue", count(measures.overdue)),
            ("measures.done", count(measures.done)),
            ("measures.given_up", count(measures.given_up)),
            ("measures.lifted", count(measures.lifted)),
            ("measures.by_category", Table(by(&self.by_category, |id| code_of(id.as_ref())))),
            (
                "measures.by_influence",
                Table(by(&self.by_influence, |it| it.map_or(String::new(), |it| it.code().into()))),
            ),
            ("completion.rate", Figure::Rate(measures.completion())),
            ("completion.listed", count(measures.listed)),
            ("completion.with_owner", count(measures.with_owner)),
            ("completion.with_deadline", count(measures.with_deadline)),
            ("completion.in_time", count(measures.in_time)),
            ("completion.in_first_time", count(measures.in_first_time)),
            ("completion.in_time_rate", Figure::Rate(measures.punctuality())),
            ("completion.median_days", TwiceDays(measures.twice_median_days())),
            ("effect.by_verdict", Table(counted(&measures.verdicts, |verdict| verdict.code().to_owned()))),
            ("effect.unjudged", count(measures.unjudged)),
            ("effect.rate", Figure::Rate(measures.effect())),
            ("themes", Table(self.themes.iter().map(theme).collect())),
        ]
    }
}

fn code_of(category: Option<&CategoryId>) -> String {
    category.map_or(String::new(), |id| id.as_str().to_owned())
}

type Rows = BTreeMap<String, Vec<(&'static str, u32)>>;

fn counted<K>(counts: &BTreeMap<K, u32>, code: impl Fn(&K) -> String) -> Rows {
    counts.iter().map(|(key, count)| (code(key), vec![("count", *count)])).collect()
}

fn by<K>(counts: &BTreeMap<K, MeasureCounts>, code: impl Fn(&K) -> String) -> Rows {
    let row = |it: &MeasureCounts| {
        vec![
            ("all", it.all),
            ("agreed", it.decided),
            ("open", it.open),
            ("overdue", it.overdue),
            ("done", it.done),
        ]
    };
    counts.iter().map(|(key, counts)| (code(key), row(counts))).collect()
}

fn theme(
    (theme, counts): (&crate::domain::figures::Theme, &ThemeCounts),
) -> (String, Vec<(&'static str, u32)>) {
    let ThemeCounts { meetings, lines, common } = *counts;
    let (set, part) = &**theme;
    (format!("{set}/{part}"), vec![("meetings", meetings), ("lines", lines), ("common", common)])
}
