//! Looking again at what was agreed earlier: the walk, the five questions, the review in lists and files.

use super::Texts;
use super::report::area;
use crate::domain::review::{Outcome, OutcomeCode, ReviewQuestion, Reviewed};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

impl Texts {
    /// What was said of a measure: «ny frist 1. februar 2027: vi mangler vikar».
    pub fn review_told(&self, reviewed: &Reviewed) -> String {
        let outcome = self.outcome_told(reviewed.outcome);
        if reviewed.note.is_empty() { outcome } else { format!("{outcome}: {}", reviewed.note) }
    }

    /// «ny frist 1. februar 2027».
    pub fn outcome_told(&self, outcome: Outcome) -> String {
        let word = (self.review.outcome)(outcome.code());
        match outcome {
            Outcome::Moved(to) => format!("{word} {}", (self.dates.long)(to)),
            Outcome::Judged(verdict) => format!("{word}: {}", (self.codes.verdict)(verdict)),
            Outcome::Done | Outcome::Continues | Outcome::Dropped => word.to_owned(),
        }
    }
}

area! {
    /// Words of looking again.
    ReviewTexts {
        /// What comes of a measure.
        outcome: fn(OutcomeCode) -> Word =
            |code| match code {
                OutcomeCode::Done => "gjort",
                OutcomeCode::Continues => "fortsetter",
                OutcomeCode::Moved => "ny frist",
                OutcomeCode::Dropped => "droppet",
                OutcomeCode::Judged => "hjalp det?",
            },
            |code| match code {
                OutcomeCode::Done => "gjort",
                OutcomeCode::Continues => "held fram",
                OutcomeCode::Moved => "ny frist",
                OutcomeCode::Dropped => "droppa",
                OutcomeCode::Judged => "hjelpte det?",
            },
            |code| match code {
                OutcomeCode::Done => "done",
                OutcomeCode::Continues => "goes on",
                OutcomeCode::Moved => "new deadline",
                OutcomeCode::Dropped => "dropped",
                OutcomeCode::Judged => "did it help?",
            };
        /// The five questions (G8).
        question: fn(ReviewQuestion) -> Word =
            |question| match question {
                ReviewQuestion::Done => "Er tiltakene gjennomført?",
                ReviewQuestion::Effect => "Har de virket slik vi ville?",
                ReviewQuestion::Enough => "Er de nok?",
                ReviewQuestion::Changes => "Hva er endret siden sist?",
                ReviewQuestion::Hazards => "Er det kommet nye farer?",
            },
            |question| match question {
                ReviewQuestion::Done => "Er tiltaka gjennomførte?",
                ReviewQuestion::Effect => "Har dei verka slik vi ville?",
                ReviewQuestion::Enough => "Er dei nok?",
                ReviewQuestion::Changes => "Kva er endra sidan sist?",
                ReviewQuestion::Hazards => "Har det komme nye farar?",
            },
            |question| match question {
                ReviewQuestion::Done => "Are the measures carried out?",
                ReviewQuestion::Effect => "Have they worked as we wanted?",
                ReviewQuestion::Enough => "Are they enough?",
                ReviewQuestion::Changes => "What has changed since last time?",
                ReviewQuestion::Hazards => "Are there new hazards?",
            };
    }
}
