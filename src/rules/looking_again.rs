//! What can be said of a measure that is looked at again (G7, F14).

use crate::domain::measure::{Measure, State, Verdict};
use crate::domain::review::{Outcome, Reviewed};
use crate::domain::session::Session;

/// What can be said of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done,
    /// It goes on as agreed.
    Continues,
    /// It goes on, with another deadline and a reason.
    Move,
    /// It is dropped, with a reason.
    Drop,
    /// It was done before: whether it helped.
    Judge(Verdict),
}

impl Answer {
    /// The answer an outcome came of.
    pub fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::Done,
            Outcome::Continues => Self::Continues,
            Outcome::Moved(_) => Self::Move,
            Outcome::Dropped => Self::Drop,
            Outcome::Judged(verdict) => Self::Judge(verdict),
        }
    }
}

/// What can be said of a measure as it stands: whether it helped, where it was done before this was asked; else what
/// becomes of it.
pub fn answers(before: Option<&Reviewed>, measure: &Measure) -> Vec<Answer> {
    let was_done = matches!(measure.state, State::Done { .. } | State::Evaluated { .. });
    let judged = before.is_some_and(|before| matches!(before.outcome, Outcome::Judged(_)));
    if judged || (was_done && before.is_none()) {
        let mut answers: Vec<Answer> = Verdict::ALL.iter().copied().map(Answer::Judge).collect();
        answers.push(Answer::Continues);
        return answers;
    }
    vec![Answer::Done, Answer::Continues, Answer::Move, Answer::Drop]
}

/// Whether measures of other sessions are still to be looked at in this one, so that they come before anything new (G7).
pub fn is_due<'a>(session: &Session, mut earlier: impl Iterator<Item = &'a Measure>) -> bool {
    earlier.any(|measure| measure.state.code().is_active() && session.reviewed(measure.id).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;

    fn said(outcome: Outcome) -> Reviewed {
        Reviewed {
            measure: Id::from_bits(1).into(),
            session: Id::from_bits(2).into(),
            position: 0,
            at: chrono::DateTime::default(),
            title: String::new(),
            outcome,
            note: String::new(),
        }
    }

    #[test]
    fn what_was_done_before_is_judged_and_all_else_goes_on_or_ends() {
        use crate::domain::measure::{Agreement, Terms};
        let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 1);
        let terms = Terms {
            responsible: "fagleder".into(),
            deadline: day,
            follow_up: day,
            first_step: "Ringe".into(),
        };
        let agreement = Agreement::restore(&terms).unwrap();
        let mut measure = Measure::proposed(Id::from_bits(1).into(), 0, "Ro");
        measure.state = State::Agreed(agreement.clone());
        let four = vec![Answer::Done, Answer::Continues, Answer::Move, Answer::Drop];
        assert_eq!(answers(None, &measure), four);
        measure.state = State::Done { agreement, on: day.unwrap() };
        assert_eq!(answers(None, &measure).len(), 5);
        // Done just now, it can still be said otherwise.
        assert_eq!(answers(Some(&said(Outcome::Done)), &measure), four);
        let judged = said(Outcome::Judged(Verdict::No));
        assert_eq!(answers(Some(&judged), &measure)[2], Answer::Judge(Verdict::No));
        assert_eq!(Answer::of(judged.outcome), Answer::Judge(Verdict::No));
    }
}
