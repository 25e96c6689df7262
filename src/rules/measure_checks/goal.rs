//! Whether the goal can be met and seen, and presses no one (V6, V7, V13–V15).

use chrono::Days;

use crate::domain::codes::codes;
use crate::domain::measure::Measure;
use crate::domain::session::Session;

use super::{Data, Told, people};
use crate::rules::lexicon::{
    ABOUT, ABSENCE, CHANGE, MORE_OF, PERIOD, PRESENCE, PURPOSE, SOURCE, VAGUE, ZERO,
};
use crate::rules::percent::{self, Direction, Percentages, Unit};
use crate::rules::signs::{can_be_seen, has_date, is_counted};
use crate::rules::words::Words;

codes! {
    /// What a goal for absence or presence needs (V7, R79).
    pub enum GoalPart {
        /// Whose figures.
        Source = "source",
        /// Over which time.
        Period = "period",
        /// Where we are today.
        Baseline = "baseline",
        /// The level to be reached.
        Target = "target",
    }
}

codes! {
    /// What kind of sentence a goal is (R54, V13).
    pub enum GoalKind {
        /// An aspiration.
        Vision = "vision",
        /// A reason.
        Purpose = "purpose",
        /// Can be met and checked.
        Goal = "goal",
    }
}

/// What kind of sentence a goal is.
pub fn goal_kind(text: &str) -> GoalKind {
    let words = Words::of(text);
    let is_wish = VAGUE.is_in(&words) || MORE_OF.is_in(&words) || PURPOSE.is_in(&words);
    if is_counted(&words) || !is_wish {
        GoalKind::Goal
    } else if PURPOSE.is_in(&words) {
        GoalKind::Purpose
    } else {
        GoalKind::Vision
    }
}

/// V14: whether a measure asks for a change in percent without saying the level it leads to.
pub fn names_a_change(measure: &Measure) -> bool {
    [&measure.title, &measure.sign].iter().any(|text| Percentages::of(text).change.is_some())
}

pub(super) fn check(told: &Told<'_>, session: &Session, found: &mut Vec<Data>) {
    let (title, sign) = (&told.title, &told.sign);
    if sign.count() == 0 {
        found.push(Data::NoSign);
    } else if !can_be_seen(sign) {
        found.push(Data::SignNotVisible);
    }

    if people::reward(told).is_some() {
        // «Bonus for 100 % nærvær» is a prize to talk about (V16), not a goal to sharpen.
        return;
    }
    let target = told.measure.target;
    let known = target.and_then(|target| target.from).map(percent::in_percent);
    let baseline = known.or_else(|| percent::level(&told.measure.baseline));
    let goals = [title, sign].map(|words| (words, Percentages::read(words)));
    if goals.iter().any(|(words, said)| is_absence_goal(words, said)) {
        let lacks = lacks(told, &goals.map(|(_, said)| said), baseline);
        if !lacks.is_empty() {
            found.push(Data::AbsenceGoal(lacks));
        }
    }
    // When one text says the level, or the level is chosen, a change is explained by it.
    if target.is_none()
        && goals.iter().all(|(_, said)| said.target.is_none())
        && let Some((change, base)) = goals.iter().find_map(|(_, said)| Some((said.change?, said.base)))
    {
        let readings = base.or(baseline).map(|base| change.readings(base));
        found.push(Data::Percent(change, readings));
    }

    let within_a_year = told.measure.terms().deadline.is_none_or(|deadline| {
        session.meeting_day().checked_add_days(Days::new(366)).is_none_or(|year| deadline <= year)
    });
    let chosen = target.map(|target| percent::in_percent(target.to));
    for (words, said) in &goals {
        let said = &Percentages { target: chosen.or(said.target), base: known.or(said.base), ..*said };
        if is_zero(words, said) {
            found.push(Data::ZeroAbsence);
            break;
        }
        if ABSENCE.is_in(words) && within_a_year && is_steep(said, baseline) {
            found.push(Data::SteepFall);
            break;
        }
    }
}

/// R85: whether a measure sets a level or a change of absence or presence.
pub(super) fn is_about_absence(measure: &Measure) -> bool {
    [&measure.title, &measure.sign].iter().any(|text| {
        let words = Words::of(text);
        is_absence_goal(&words, &Percentages::read(&words))
    })
}

/// Whether a text sets a level or a change of absence or presence; a routine *for* absence does not.
fn is_absence_goal(words: &Words<'_>, said: &Percentages) -> bool {
    let rates = || ABSENCE.all_in(words).chain(PRESENCE.all_in(words));
    if rates().next().is_none() {
        return false;
    }
    if said.target.is_some() || said.change.is_some() || ZERO.is_in(words) {
        return true;
    }
    rates().any(|rate| {
        CHANGE.all_in(words).any(|change| {
            let between =
                if change.start < rate.start { change.end..rate.start } else { rate.end..change.start };
            !between.into_iter().any(|at| ABOUT.at(words, at).is_some())
        })
    })
}

fn lacks(told: &Told<'_>, goals: &[Percentages; 2], baseline: Option<f64>) -> Vec<GoalPart> {
    let anywhere = |has: &dyn Fn(&Words<'_>) -> bool| {
        [&told.title, &told.sign, &told.baseline, &told.plan_link, &told.note].iter().any(|words| has(words))
    };
    let has = |part: GoalPart| match part {
        GoalPart::Source => anywhere(&|words| SOURCE.is_in(words)),
        GoalPart::Period => anywhere(&|words| PERIOD.is_in(words) || has_date(words)),
        GoalPart::Baseline => baseline.is_some() || goals.iter().any(|said| said.base.is_some()),
        GoalPart::Target => told.measure.target.is_some() || goals.iter().any(|said| said.target.is_some()),
    };
    GoalPart::ALL.iter().copied().filter(|&part| !has(part)).collect()
}

/// V15: no absence at all.
fn is_zero(words: &Words<'_>, said: &Percentages) -> bool {
    ZERO.is_in(words)
        || ABSENCE.is_in(words) && said.target.is_some_and(|target| target <= 0.0)
        || PRESENCE.is_in(words) && said.target.is_some_and(|target| target >= 100.0)
}

/// V15: more than halved.
fn is_steep(said: &Percentages, baseline: Option<f64>) -> bool {
    let base = said.base.or(baseline);
    if let (Some(base), Some(target)) = (base, said.target) {
        return target < base / 2.0;
    }
    said.change.is_some_and(|change| {
        change.direction == Direction::Down
            && match (change.unit, base) {
                (Unit::Percent, _) => change.amount > 50.0,
                (Unit::Points, Some(base)) => change.amount > base / 2.0,
                (Unit::Points, None) => false,
            }
    })
}
