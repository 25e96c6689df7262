//! The consent round of a measure, where the answers of the meeting are deleted.

use crate::domain::measure::Measure;
use crate::report::tallies;
use crate::tui::model::Model;

/// What is left of the consent round, in words, of each answer in turn (J2); `None` where it is still there as it was counted.
pub fn consent_left(model: &Model, measure: &Measure) -> Option<[String; 3]> {
    tallies::consent_left(&model.meeting.as_ref()?.session, measure.consent?, model.texts)
}
