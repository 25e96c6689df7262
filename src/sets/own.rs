//! A set of one's own, made from another (B8): a copy to change, or one that keeps the questions a room came up with.

use crate::domain::question_set::QuestionSet;
use crate::domain::session::AddedQuestion;

/// The next version of a set, with added questions at the end of the parts they were asked in. One whose part the set no
/// longer has comes at the very end; one the set has already is not taken in twice.
#[must_use]
pub fn with_added(base: &QuestionSet, added: &[AddedQuestion]) -> QuestionSet {
    let mut set = base.clone();
    set.version = set.version.saturating_add(1);
    for AddedQuestion { part, question, .. } in added {
        if set.question(&question.id).is_some() {
            continue;
        }
        let last = set.parts.len().saturating_sub(1);
        let here = set.parts.iter().position(|theme| theme.id == *part).unwrap_or(last);
        if let Some(theme) = set.parts.get_mut(here) {
            theme.questions.push(question.clone());
        }
    }
    set
}

/// Whether a file says nothing but what the program would write: no comment or order of a person's own is lost when it
/// is written anew.
#[must_use]
pub fn is_as_written(bytes: &[u8]) -> bool {
    // Which measures the bank has makes no difference to whose hand it is.
    super::read(bytes, &|_| true).is_ok_and(|set| super::write(&set).as_bytes() == bytes)
}
