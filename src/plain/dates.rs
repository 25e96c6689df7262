//! Days as people say them; where several can be meant, the person chooses (F4).

use chrono::NaiveDate;

use crate::rules::dates::{Reading, read};

use super::Plain;
use super::talk::Step;

impl Plain<'_> {
    /// The day meant; `None` when there is none, which is told.
    pub(super) fn day(&mut self, said: &str) -> Step<Option<NaiveDate>> {
        match read(said, self.env.today()) {
            Ok(Reading::One(understood)) => Ok(Some(understood.date)),
            Ok(Reading::Ambiguous(days)) => {
                let rows: Vec<String> = days.iter().map(|day| self.day_told(*day)).collect();
                let row = self.talk.choose(self.texts.calendar.which_day, &rows, None)?;
                Ok(row.and_then(|row| days.get(row)).copied())
            }
            Err(problem) => {
                self.talk.say((self.texts.calendar.problem)(&problem))?;
                Ok(None)
            }
        }
    }

    /// «torsdag 26. november 2026, om 4 dager».
    pub(super) fn day_told(&self, day: NaiveDate) -> String {
        self.texts.day_told(day, self.env.today()).replace(" · ", ", ")
    }
}
