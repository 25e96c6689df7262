//! The coach, line by line: what the checks ask after a field, all they ask with the reason why, and the level aimed at.

use crate::domain::ids::MeasureId;
use crate::domain::measure::TargetLevel;
use crate::ops::{MeasureEdit, Op};
use crate::report;
use crate::rules::measure_checks::{self, Data, Finding, calm, check};
use crate::rules::percent::{self, stored};

use crate::rules::similar::candidates;

use super::room::Room;
use super::talk::Step;
use super::verbs::Verb;

/// Questions told after a field; the rest is one command away.
const HINTS: usize = 2;

impl Room<'_, '_> {
    pub(super) fn findings(&self, id: MeasureId) -> Vec<Finding> {
        self.session().measure(id).map(|measure| check(measure, self.session())).unwrap_or_default()
    }

    /// What the checks ask about the field just filled in, and what they did not ask before it was. Calm: a few at
    /// most, and what stops an agreement is told when the measure is opened or agreed.
    pub(super) fn tell_hints(&mut self, id: MeasureId, about: &str, before: &[Finding]) -> Step {
        let known = |finding: &Finding| before.iter().any(|it| it.data == finding.data);
        let found = self
            .findings(id)
            .into_iter()
            .filter(Finding::is_told_at_once)
            .filter(|finding| {
                finding.about.code() == about || (!before.is_empty() && !known(finding)) || about.is_empty()
            })
            .collect();
        let found = calm(found, HINTS);
        let told: Vec<String> = found.iter().map(|finding| self.question_told(finding)).collect();
        self.say(told.join("\n"))
    }

    /// A question; one about percent with the words that store each level (V14).
    fn question_told(&self, finding: &Finding) -> String {
        let texts = self.texts();
        let asked = (texts.checks.ask)(&finding.data);
        let Data::Percent(_, Some(readings)) = &finding.data else { return asked };
        let levels = [readings.relative, readings.points].into_iter().flatten().filter_map(stored);
        let ways: Vec<String> = levels
            .map(|level| (texts.coach.type_level)((texts.coach.percent)(level).trim_end_matches(['%', ' '])))
            .collect();
        std::iter::once(asked).chain(ways).collect::<Vec<_>>().join("\n")
    }

    /// Everything the checks ask of a measure, and why.
    pub(super) fn tell_checks(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((id, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        let told: Vec<String> = self
            .findings(id)
            .iter()
            .map(|finding| format!("{} {}", self.question_told(finding), (texts.checks.why)(&finding.data)))
            .collect();
        if told.is_empty() { self.say(texts.plain.nothing_to_ask) } else { self.say(told.join("\n")) }
    }

    /// What the measures cover and what not (R43).
    pub(super) fn tell_coverage(&mut self) -> Step {
        self.say(report::covered_told(self.session(), self.texts()).join("\n"))
    }

    /// What must be raised with someone else (R59).
    pub(super) fn tell_lifted(&mut self) -> Step {
        self.say(report::lifted_told(self.session(), self.texts()).join("\n"))
    }

    /// After a proposal: what says the same already, and the command that makes one of the two (F11).
    pub(super) fn tell_alike(&mut self, id: MeasureId) -> Step {
        let texts = self.texts();
        let Some(title) = self.session().measure(id).map(|measure| measure.title.clone()) else {
            return Ok(());
        };
        let found = candidates(self.session(), &self.desk.meeting.owed, &title);
        let here: Vec<MeasureId> = found.iter().filter_map(|it| it.here).filter(|it| *it != id).collect();
        let names: Vec<String> = found
            .iter()
            .filter(|it| it.here.is_some_and(|it| it != id))
            .map(|it| format!("«{}»", it.title))
            .collect();
        if let Some(first) = here.first() {
            let verb = Verb::MergeMeasures.shown(texts);
            let command = format!("/{verb} {}, {}", self.number_of(*first), self.number_of(id));
            self.say((texts.coach.alike_told)(&names.join(", "), &command))?;
        }
        match found.iter().find(|it| it.here.is_none()) {
            Some(owed) => self.say((texts.coach.owed_told)(&owed.title)),
            None => Ok(()),
        }
    }

    /// «/del tiltak 2 Rydd boden; Kjøp hyller»: the parts, or those the words suggest (F7).
    pub(super) fn split_measure(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((measure, rest)) = self.measure_and_rest(said)? else { return Ok(()) };
        let mut parts: Vec<String> =
            rest.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if let Some(whole) = self.session().measure(measure).filter(|_| parts.is_empty()) {
            parts = measure_checks::parts(&whole.title);
        }
        if parts.len() < 2 {
            return self.say(texts.coach.split_needs_two);
        }
        let reason = (texts.coach.split_into)(&parts);
        let count = parts.len();
        if self.act(&Op::SplitMeasure { measure, parts, reason })? {
            self.say((texts.coach.split_done)(count))?;
            self.tell_measure_rows()?;
        }
        Ok(())
    }

    /// Benefit and effort in words (E6).
    pub(super) fn tell_matrix(&mut self) -> Step {
        let texts = self.texts();
        let told = report::weighed(self.session(), texts.lang);
        if told.is_empty() { self.say(texts.measures.nothing_to_weigh) } else { self.say(told.join("\n")) }
    }

    /// A level as it is typed; where only the goal is said, today's level is the one the words name.
    pub(super) fn target_edit(&mut self, id: MeasureId, value: &str) -> Step<Option<MeasureEdit>> {
        if value.is_empty() {
            return Ok(Some(MeasureEdit::Target(None)));
        }
        let Some(TargetLevel { from, to }) = percent::typed(value) else {
            self.say(self.texts().coach.not_a_level)?;
            return Ok(None);
        };
        let named = self.findings(id).into_iter().find_map(|finding| match finding.data {
            Data::Percent(_, Some(readings)) => stored(readings.base),
            _ => None,
        });
        Ok(Some(MeasureEdit::Target(Some(TargetLevel { from: from.or(named), to }))))
    }
}
