//! How precise a measure is, 0–5: a mirror for the room, never a gate (`domain.md` §7).

use crate::domain::codes::codes;
use crate::domain::measure::{Measure, is_single_responsible};

use super::lexicon::{DOERS, GROUPS, MEANS, MORE_OF, NOT_MEANS_AFTER, VAGUE, VAGUE_GROUPS};
use super::signs::{has_date, has_deliverable, has_number, has_timing};
use super::words::{Kind, Words};

codes! {
    /// What earns a point.
    pub enum Point {
        /// For whom, other than «utsatte grupper».
        TargetGroup = "target_group",
        /// A number, or something that either is there or is not.
        Number = "number",
        /// A day, or a part of a year.
        Date = "date",
        /// By which means, other than «ved å fokusere på».
        Means = "means",
        /// Who does it, or when it happens.
        Doer = "doer",
    }
}

codes! {
    /// The ladder of precision.
    pub enum Rung {
        /// 0–1 points.
        Low = "low",
        /// 2–3 points.
        Middle = "middle",
        /// 4–5 points.
        High = "high",
    }
}

/// What a measure has earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precision {
    /// What earned a point, in the order of [`Point::ALL`].
    pub earned: Vec<Point>,
}

impl Precision {
    /// The score, 0–5.
    pub fn points(&self) -> u8 {
        // Each of the five points is earned at most once.
        u8::try_from(self.earned.len()).unwrap_or(5)
    }

    /// The rung of the ladder.
    pub fn level(&self) -> Rung {
        match self.points() {
            0 | 1 => Rung::Low,
            2 | 3 => Rung::Middle,
            _ => Rung::High,
        }
    }

    /// What would earn another point.
    pub fn missing(&self) -> impl Iterator<Item = Point> + '_ {
        Point::ALL.iter().copied().filter(|point| !self.earned.contains(point))
    }
}

/// The precision of a measure: its words, and what is filled in beside them.
pub fn score(measure: &Measure) -> Precision {
    let terms = measure.terms();
    let texts = [measure.title.as_str(), measure.sign.as_str()];
    let in_words = of_texts(&texts);
    earned(|point| {
        in_words.earned.contains(&point)
            || match point {
                Point::TargetGroup => measure.target_group.is_some(),
                Point::Date => terms.deadline.is_some(),
                Point::Doer => is_single_responsible(&terms.responsible),
                Point::Number | Point::Means => false,
            }
    })
}

/// The precision of words alone, e.g. of a goal somebody reads aloud.
pub fn of_text(text: &str) -> Precision {
    of_texts(&[text])
}

fn of_texts(texts: &[&str]) -> Precision {
    let texts: Vec<Words<'_>> = texts.iter().map(|text| Words::of(text)).collect();
    earned(|point| {
        texts.iter().any(|words| match point {
            Point::TargetGroup => GROUPS.is_in(words) && !VAGUE_GROUPS.is_in(words),
            Point::Number => has_number(words) || has_deliverable(words),
            Point::Date => has_date(words),
            Point::Means => has_means(words),
            Point::Doer => has_timing(words) || DOERS.at(words, 0).is_some(),
        })
    })
}

fn earned(earns: impl Fn(Point) -> bool) -> Precision {
    Precision { earned: Point::ALL.iter().copied().filter(|&point| earns(point)).collect() }
}

/// «Ved å …» and the like, unless a vague word or a number follows: «ved å fokusere på», «med 20 %».
fn has_means(words: &Words<'_>) -> bool {
    MEANS.all_in(words).any(|found| {
        let company =
            words.before(found.start).is_some_and(|before| NOT_MEANS_AFTER.at(words, before).is_some());
        let followed = words.get(found.end).is_some_and(|next| next.kind == Kind::Word);
        // «av» and «på» may stand between: «ved hjelp av økt fokus».
        let vague = (found.end..found.end + 2)
            .any(|at| VAGUE.at(words, at).or_else(|| MORE_OF.at(words, at)).is_some());
        !company && followed && !vague
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Id, MeasureId};
    use crate::domain::measure::{State, Terms};

    /// The ladder of `domain.md` §7 in our own words: the same concern, said with more and more precision.
    #[test]
    fn the_three_rungs_of_the_ladder_score_as_the_handbook_ranks_them() {
        for (text, points, level) in [
            ("Sykefraværet skal ned ved å fokusere på utsatte grupper", 0..=1, Rung::Low),
            ("Alle gravide får tilbud om samtale med jordmor og leder", 2..=3, Rung::Middle),
            (
                "Fraværet blant gravide ned fra 15 til 10 % innen årsskiftet, gjennom en samtale med jordmor innen to uker \
                 der arbeidsoppgavene blir gått gjennom",
                5..=5,
                Rung::High,
            ),
        ] {
            let precision = of_text(text);
            assert!(points.contains(&precision.points()), "{text}: {:?}", precision.earned);
            assert_eq!(precision.level(), level, "{text}");
        }
    }

    #[test]
    fn each_point_is_earned_by_its_own_words() {
        use Point::{Date, Doer, Means, Number, TargetGroup};
        for (text, expected) in [
            ("Bedre samarbeid", vec![]),
            ("Mindre støy for utsatte ansatte", vec![]),
            ("Opplæring for nattevaktene", vec![TargetGroup]),
            ("Tre møter", vec![Number]),
            ("Tavla er på plass", vec![Number]),
            ("Ny turnus innen påske", vec![Date]),
            ("Lette løft ved hjelp av takheis", vec![Means]),
            ("Bedre flyt gjennom økt åpenhet", vec![]),
            ("Gå gjennom rutinene sammen med BHT", vec![]),
            ("Leder ringer", vec![Doer]),
            ("Ro ved hver overlapping", vec![Doer]),
            ("Fraværet ned med 20 %", vec![Number]),
            ("Fast prat kvar veke for nytilsette", vec![TargetGroup, Doer]),
        ] {
            assert_eq!(of_text(text).earned, expected, "{text}");
        }
    }

    #[test]
    fn what_is_filled_in_beside_the_words_counts_too() {
        let mut measure = Measure::proposed(
            MeasureId::from(Id::from_bits(1)),
            0,
            "Leder møter nattevaktene første mandag i hver måned",
        );
        "Alle nattevakter har hatt minst én samtale innen jul".clone_into(&mut measure.sign);
        assert_eq!(score(&measure).points(), 4);
        measure.title = "Nattmøte".into();
        measure.sign.clear();
        assert_eq!(score(&measure).earned, vec![]);
        measure.state = State::Proposed(Terms {
            responsible: "avdelingsleder".into(),
            deadline: chrono::NaiveDate::from_ymd_opt(2026, 12, 1),
            ..Terms::default()
        });
        assert_eq!(score(&measure).earned, vec![Point::Date, Point::Doer]);
        assert_eq!(
            score(&measure).missing().collect::<Vec<_>>(),
            [Point::TargetGroup, Point::Number, Point::Means]
        );
    }
}
