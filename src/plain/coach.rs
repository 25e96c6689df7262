//! The coach, line by line: what the checks ask after a field, all they ask with the reason why, and the level aimed at.

use crate::domain::ids::MeasureId;
use crate::domain::measure::TargetLevel;
use crate::ops::MeasureEdit;
use crate::rules::measure_checks::{Data, Finding, Level as Speaks, calm, check};
use crate::rules::percent::{self, stored};

use super::room::Room;
use super::talk::Step;

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
            .filter(|finding| finding.level != Speaks::Stop)
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
