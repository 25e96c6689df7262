//! What the goal checks ask and hint, and how precise a measure is (V1–V20, R10, R30, R50).
//!
//! One short question each, calm and concrete: a question the room can answer, not a mark it can fail. Whoever wants
//! to know more reads one sentence on why it is asked and what would be better.

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use super::refusals::listed;
use crate::rules::measure_checks::{Data, Level};
use crate::rules::precision::{Point, Rung};

/// Words of the goal checks.
pub struct CheckTexts {
    /// The question or hint for what a check has found.
    pub ask: fn(&Data) -> String,
    /// Why it is asked, and a better way, in one sentence.
    pub why: fn(&Data) -> &'static str,
    /// How strongly a finding speaks, in a word.
    pub level: fn(Level) -> &'static str,
    /// Before the score of precision.
    pub precision: &'static str,
    /// «3 av 5».
    pub score: fn(u8) -> String,
    /// What earns a point, as the end of «for et poeng til: …».
    pub point: fn(Point) -> &'static str,
    /// The rungs of precision.
    pub rung: fn(Rung) -> &'static str,
    /// What would earn more, given what is missing; empty when nothing is.
    pub more_precise: fn(&[Point]) -> String,
}

/// «8,82», «7»: at most two decimals, none that say nothing.
fn number(value: f64, separator: &str) -> String {
    let written = format!("{value:.2}");
    let trimmed = written.trim_end_matches('0').trim_end_matches('.');
    trimmed.replace('.', separator)
}

fn quoted(words: &[String], open: &str, close: &str, and: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{open}{word}{close}")).collect();
    listed(quoted.iter().map(String::as_str), and)
}

fn named<T: Copy>(items: &[T], name: fn(T) -> &'static str, and: &str) -> String {
    listed(items.iter().map(|&item| name(item)), and)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::facets::Direction as Towards;
    use crate::domain::measure::Missing;
    use crate::rules::measure_checks::{Field, Finding, GoalKind, GoalPart, Rule};
    use crate::rules::percent::{Change, Direction, Readings, Unit};
    use crate::rules::room_count::Excess;

    fn every_finding() -> Vec<Data> {
        let change = |unit| Change { amount: 2.0, direction: Direction::Down, unit };
        let readings = |relative, points| Some(Readings { base: 9.0, relative, points });
        let words = || vec!["styrke".to_owned(), "respekt".to_owned()];
        let mut all: Vec<Data> = Missing::ALL.iter().map(|&missing| Data::Missing(missing)).collect();
        all.extend([
            Data::NoCategory,
            Data::FewWords,
            Data::NotAnAction("vi".into()),
            Data::TwoActions("skaff".into(), "lær".into()),
            Data::NoSign,
            Data::SignNotVisible,
            Data::AbsenceGoal(GoalPart::ALL.to_vec()),
            Data::NoConsent,
            Data::ConsentBeyondRoom(Excess { counted: 25, room: 18 }),
            Data::Reserved(1),
            Data::Reserved(3),
            Data::NoRepresentative,
            Data::ManyActive(7),
            Data::OneOwner { who: "fagleder".into(), owns: 3, of: 5 },
            Data::ControlUnknown,
            Data::LiftedNowhere,
            Data::DeadlineSoon(0),
            Data::DeadlineSoon(1),
            Data::DeadlineSoon(9),
            Data::DeadlineFar,
            Data::NothingSoon,
            Data::InclusionBeside,
            Data::NotLinked,
            Data::Aspiration(GoalKind::Vision, words()),
            Data::Aspiration(GoalKind::Purpose, words()),
            Data::Percent(change(Unit::Percent), None),
            Data::Percent(change(Unit::Points), None),
            Data::Percent(change(Unit::Percent), readings(Some(8.82), Some(7.0))),
            Data::Percent(change(Unit::Percent), readings(Some(5.6), None)),
            Data::Percent(change(Unit::Points), readings(None, Some(7.0))),
            Data::Percent(change(Unit::Percent), readings(None, None)),
            Data::ZeroAbsence,
            Data::SteepFall,
            Data::Reward("gavekort".into()),
            Data::OnlyHealthy("unge".into()),
            Data::OnlyComfort,
            Data::OnePerson(Field::Title, "hun".into()),
            Data::RoutineUnknown,
            Data::ProjectEnds,
            Data::ReasonNeeded,
            Data::Shifts,
            Data::MoreToDo,
            Data::OneDirection(Towards::Remove),
            Data::OneDirection(Towards::Strengthen),
        ]);
        all
    }

    #[test]
    fn every_rule_has_words_and_every_finding_its_own() {
        let rules: BTreeSet<Rule> =
            every_finding().into_iter().map(|data| Finding::from(data).rule).collect();
        assert_eq!(rules, Rule::ALL.iter().copied().collect());
        for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
            let all = every_finding();
            let asked: BTreeSet<String> = all.iter().map(|data| (texts.ask)(data)).collect();
            assert_eq!(asked.len(), all.len(), "{lang}: two findings ask the same");
        }
    }

    #[test]
    fn everything_asked_is_short_and_whole() {
        for data in every_finding() {
            for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
                let asked = (texts.ask)(&data);
                assert!(asked.ends_with(['?', '.']), "{lang} {data:?}: {asked}");
                assert!(!asked.contains("  ") && !asked.contains('!'), "{lang} {data:?}: {asked}");
                // Two lines of an 80-column form, or three beside its label.
                assert!(asked.chars().count() <= 165, "{lang} {data:?}: {asked}");
            }
        }
    }

    #[test]
    fn every_finding_says_why_and_offers_something_better_in_one_sentence() {
        for data in every_finding() {
            for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
                let why = (texts.why)(&data);
                assert!(why.ends_with('.') && why.contains(';'), "{lang} {data:?}: {why}");
                assert!(!why.contains("  ") && !why.trim_end_matches('.').contains(". "), "{lang}: {why}");
                assert!(why.chars().count() <= 130, "{lang} {data:?}: {why}");
            }
        }
    }

    #[test]
    fn percentages_are_asked_about_with_both_levels() {
        let data = Data::Percent(
            Change { amount: 2.0, direction: Direction::Down, unit: Unit::Percent },
            Some(Readings { base: 9.0, relative: Some(8.82), points: Some(7.0) }),
        );
        assert_eq!(
            (NB.ask)(&data),
            "Mener dere 8,82 % (2 % av dagens nivå) eller 7 % (2 prosentpoeng)? Skriv nivået dere vil nå."
        );
        assert_eq!(
            (EN.ask)(&data),
            "Do you mean 8.82% (2% of today’s level) or 7% (2 percentage points)? Write the level you want to reach."
        );
    }

    #[test]
    fn what_would_be_more_precise_is_listed_until_nothing_is() {
        assert_eq!(
            (NB.more_precise)(&[Point::Date, Point::Means]),
            "Kan si mer om: en dato og hvordan dere gjør det"
        );
        assert_eq!((NN.more_precise)(&[]), "");
    }

    #[test]
    fn a_number_is_written_without_decimals_that_say_nothing() {
        for (value, written) in
            [(7.0, "7"), (5.6, "5,6"), (8.82, "8,82"), (0.0, "0"), (10.0, "10"), (100.0, "100")]
        {
            assert_eq!(number(value, ","), written);
        }
    }
}
