//! The operations every front calls, and the only way to write.
//!
//! An operation is *planned* by a pure function ([`plan`]: [`Op`] → changes or a refusal) and *committed* by the
//! store. The full screen plans against the session it holds, shows the result at once and commits afterwards; the
//! line-by-line front and the command line do both in one call. All obey the same rules (promise 7).

mod answer;
mod bulk;
mod check;
mod code;
mod earlier_list;
mod elsewhere;
mod examples;
mod figures;
mod forget;
mod guarded;
mod heading;
mod letting_go;
mod life;
mod list;
mod look_over;
mod measure;
mod merging;
mod op;
mod parts;
mod protecting;
mod refusal;
mod restoring;
mod review;
mod revisit;
mod reword;
mod session;
mod single;
mod sitting;
mod states;
mod topic;
mod trial;
mod unit;
mod values;
mod vote;

pub use crate::domain::follow::{FollowFilter, FollowGroup, FollowSort};
pub use crate::exchange::merge::{Arrival, Conflict, Decision, FramePart, News, RecordField, Take, Takes};
pub use crate::exchange::sheet::{Column as ListColumn, Edited, Own, OwnColumn, SheetProblem};
pub use crate::exchange::{FileProblem, Note, Read, is_within_limits};
pub use crate::store::{
    BackupFile, BackupReason, BoardColumn, Contents, DeletedMeasure, Draft, DraftKey, Due, DueKind, DueList,
    Earlier, Elsewhere, Erase, Erased, Followed, Hit, HitKind, Loaded, ProblemKind, Remains, Revision,
    SessionCursor, SessionSummary, Store, StoreProblem, Trashed, Waits, is_enough,
};
pub use bulk::{BulkEdit, BulkPlan, commit_bulk, plan_bulk};
pub use code::OpCode;
pub use earlier_list::{
    AlikeTo, EarlierAnswers, EarlierOffer, EarlierPlan, EarlierRow, EarlierSource, EarlierWords, LeftOut,
    commit_earlier_list, plan_earlier_list,
};
pub use elsewhere::{Moved, move_elsewhere, new_file_name};
pub use examples::{bring_examples, example, is_example, trash_examples};
pub use figures::{Gathered, MEETINGS_LOOKED_AT, all_figures};
pub use forget::{Forgetting, delete_answers, delete_as_planned, files_made, of_wordings, read_keep};
pub use guarded::{
    Asked, asked_before_sent, asked_of_names_sent, asked_of_new, asked_of_unit, asked_while_written,
    is_reason, why_names_sent, why_sent,
};
pub use list::{Difference, ListAnswers, ListPlan, ListTrouble, Older, RowPlan, commit_list, plan_list};
pub use look_over::{Spot, SpotKind, spot_of, spots, spots_brought};
pub use measure::is_settled;
pub use merging::{Looked, TakeIn, TakenIn, commit_take_in, create_shared, look, share};
pub use op::Op;
pub use protecting::{PlainCopies, Protected, asks_for_passphrase, protect, protect_open};
pub use refusal::{Refusal, Unfinished};
pub use restoring::{restore, restore_open};
pub use review::{REVIEW_SET, new_review};
pub use revisit::{begin_review, revisit};
pub use session::{NewSession, clone_session, new_session, open_points, with_usual};
pub use single::carry_out;
pub use states::{EarlierState, Found, Turn, copy_of_state, earlier_states, read_state, states_in_backups};
pub use unit::{UnitField, UnitRefusal, can_be_filled_in, filled_in};
pub use values::{
    Ballot, ClosingQuestion, DetailEdit, LookAgain, MeasureEdit, NewMeasure, PresenceRole, ReviewEdit,
    Settlement, SittingEdit, TextField,
};

use crate::domain::change::Change;
use crate::domain::session::{Session, SessionEvent, SessionEventKind, SessionState};
use crate::env::Env;

/// What an operation changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The operation's stable code, kept in the log to say what undo would take back.
    pub label: &'static str,
    /// The changes in order; empty when there is nothing to do.
    pub changes: Vec<Change>,
}

/// Decides what an operation changes, against the session as it is now. Pure: ids and times come from `env`.
pub fn plan(op: &Op, session: &Session, env: &Env) -> Result<Plan, Refusal> {
    if session.details.state == SessionState::Closed && !op.works_when_closed() {
        return Err(Refusal::Closed);
    }
    let changes = match op {
        Op::SetDetail(edit) => session::set_detail(edit, session)?,
        Op::Begin => session::begin(session, env),
        Op::Note(kind, note) => {
            vec![event(session, env, *kind, &crate::text::sanitize::many_lines(note))]
        }
        Op::Close => session::close(session, env)?,
        Op::Reopen { reason } => session::reopen(reason, session, env)?,
        Op::AddSitting { label, date, kind, tables } => {
            sitting::add(label, *date, *kind, tables, session, env)
        }
        Op::EditSitting(id, edit) => sitting::edit(*id, edit, session)?,
        Op::RemoveSitting(id) => sitting::remove(*id, session)?,
        Op::SetTables { sitting, sizes, label } => sitting::set_tables(*sitting, sizes, label, session, env)?,
        Op::RenameGroup { group, label } => sitting::rename_group(*group, label, session)?,
        Op::SetGroupSize { group, size } => sitting::set_group_size(*group, *size, session)?,
        Op::SetMinutes { question, minutes } => sitting::set_minutes(question, *minutes, session)?,
        Op::Mark { question, mark } => sitting::mark(question, mark.as_ref(), session)?,
        Op::Concerns { part, concerns_us } => sitting::concerns(part, *concerns_us, session)?,
        Op::AddQuestion { part, text, kind } => sitting::add_question(part, text, *kind, session, env)?,
        Op::RemoveQuestion(question) => sitting::remove_question(question, session)?,
        Op::AddAnswers { question, group, lines } => answer::add(question, *group, lines, session, env)?,
        Op::EditAnswer { answer, text } => answer::edit(*answer, text, session)?,
        Op::DeleteAnswers(answers) => answer::delete(answers, session)?,
        Op::MoveAnswer { answer, group } => answer::move_to(*answer, *group, session)?,
        Op::ShiftAnswer { answer, up } => answer::shift(*answer, *up, session)?,
        Op::MergeAnswers(answers) => answer::merge(answers, session)?,
        Op::SplitAnswer { answer } => answer::split(*answer, session, env)?,
        Op::DuplicateAnswer(answer) => answer::duplicate(*answer, session, env)?,
        Op::ToggleStar(answer) => {
            answer::change(*answer, session, |answer| answer.starred = !answer.starred)?
        }
        Op::SetSway(answer, sway) => answer::change(*answer, session, |answer| answer.sway = *sway)?,
        Op::SetNature(answer, nature) => answer::change(*answer, session, |answer| answer.nature = *nature)?,
        Op::SetTags(answer, tags) => answer::set_tags(*answer, tags, session)?,
        Op::SetTally { question, group, body } => answer::set_tally(question, *group, body, session, env)?,
        Op::Gather { answers, heading } => heading::gather(answers, heading, session, env)?,
        Op::Ungather(answers) => heading::ungather(answers, session)?,
        Op::RenameHeading { heading, text } => heading::rename(*heading, text, session)?,
        Op::Propose(new) => measure::propose(new, session, env)?,
        Op::EditMeasure { measure, edit, reason } => measure::edit(*measure, edit, reason, session, env)?,
        Op::Agree(id) => measure::agree(*id, session, env)?,
        Op::Park { measure, reason } => measure::park(*measure, reason, session, env)?,
        Op::Drop { measure, reason } => measure::drop(*measure, reason, session, env)?,
        Op::TakeUp(id) => measure::take_up(*id, session, env)?,
        Op::Start(id) => measure::start(*id, session, env)?,
        Op::MoveDeadline { measure, to, reason } => life::move_deadline(*measure, *to, reason, session, env)?,
        Op::Finish { measure, on } => life::finish(*measure, *on, session, env)?,
        Op::Evaluate { measure, verdict, note, again } => {
            life::evaluate(*measure, *verdict, note, *again, session, env)?
        }
        Op::Comment { measure, text, by } => life::comment(*measure, text, by, session, env)?,
        Op::DeleteMeasure(id) => measure::delete(*id, session)?,
        Op::RestoreMeasure(it) => measure::restore(it, session),
        Op::ShiftMeasure { measure, up } => measure::shift(*measure, *up, session)?,
        Op::SplitMeasure { measure, parts, reason } => parts::split(*measure, parts, reason, session, env)?,
        Op::ProposeInto { new, into, reason } => parts::propose_into(new, *into, reason, session, env)?,
        Op::MergeMeasures { into, from, reason } => measure::merge(*into, *from, reason, session, env)?,
        Op::ReadBack { measure, answer } => measure::read_back(*measure, *answer, session)?,
        Op::SetCheck { sitting, moment, pulse } => check::set(*sitting, *moment, pulse, session)?,
        Op::LeaveBlank { group, questions } => check::leave_blank(*group, questions, session)?,
        Op::SetPartAttendance { sitting, part, attended } => {
            check::attendance(*sitting, part, *attended, session)?
        }
        Op::ParkTopic { text, question } => topic::park(text, question.as_ref(), session, env)?,
        Op::EditTopic { topic, text } => topic::edit(*topic, text, session)?,
        Op::SettleTopic { topic, how } => topic::settle(*topic, how, session, env)?,
        Op::DeleteTopic(id) => topic::delete(*id, session)?,
        Op::OpenVote(ballot) => vote::open(*ballot, session, env)?,
        Op::EditVote { round, ballot } => vote::edit(*round, *ballot, session)?,
        Op::CastVotes { round, measure, votes } => vote::cast(*round, *measure, *votes, session)?,
        Op::CloseVote(id) => vote::close(*id, session)?,
        Op::DeleteVote(id) => vote::delete(*id, session)?,
        Op::LookAgain(said) => review::look_again(said, session, env)?,
        Op::EditReview(edit) => review::edit(edit, session),
        Op::AddKeep(text) => session::add_keep(text, session, env)?,
        Op::EditKeep { keep, text } => session::edit_keep(*keep, text, session)?,
        Op::DeleteKeep(id) => session::delete_keep(*id, session)?,
        Op::TakeIn(it) => merging::take_in(it, session, env)?,
        Op::TakeInList(ops) => list::all(ops, session, env)?,
    };
    let is_empty_for_good = session.details.answers_deleted.is_some() && !matches!(op, Op::TakeIn(_));
    if is_empty_for_good && changes.iter().any(forget::says_something) {
        return Err(Refusal::AnswersDeleted);
    }
    // What another laptop's file holds was asked about there.
    if !matches!(op, Op::TakeIn(_)) {
        if guarded::is_too_long(&changes) {
            return Err(Refusal::TooLong { most: crate::text::sanitize::LONGEST_TEXT });
        }
        let asked = guarded::asked(&changes, session, env);
        if !asked.is_empty() {
            return Err(Refusal::Guarded(asked));
        }
    }
    Ok(Plan { label: op.label(), changes })
}

/// A line of session history.
fn event(session: &Session, env: &Env, kind: SessionEventKind, note: &str) -> Change {
    let position = next(session.events.iter().map(|event| event.position));
    Change::Put(crate::domain::change::Record::Event(SessionEvent {
        id: env.new_id(),
        position,
        at: env.now(),
        kind,
        note: note.to_owned(),
    }))
}

/// The position after all of these.
fn next(positions: impl Iterator<Item = u32>) -> u32 {
    positions.max().map_or(0, |last| last.saturating_add(1))
}

/// Moves the item at `here` one place up or down: what stands where afterwards, as pairs of item and position, only
/// where that is news. `items` are in order; equal positions, which imports can bring, are spread out.
fn shifted<T: Clone>(items: &[T], here: usize, up: bool, position: impl Fn(&T) -> u32) -> Vec<(T, u32)> {
    let there = if up { here.checked_sub(1) } else { here.checked_add(1) };
    let Some(there) = there.filter(|&there| there < items.len()) else { return Vec::new() };
    let mut places: Vec<u32> = Vec::with_capacity(items.len());
    for item in items {
        let after_last = places.last().map_or(0, |last| last.saturating_add(1));
        places.push(position(item).max(after_last));
    }
    let mut order: Vec<&T> = items.iter().collect();
    order.swap(here, there);
    let moved = order.into_iter().zip(places).filter(|(item, place)| position(item) != *place);
    moved.map(|(item, place)| (item.clone(), place)).collect()
}

/// Text from a person, cleaned for storing; a refusal when there is nothing to read in it (D10).
fn words(text: &str) -> Result<String, Refusal> {
    let clean = crate::text::sanitize::many_lines(text).trim().to_owned();
    if crate::text::sanitize::is_blank(&clean) { Err(Refusal::Empty) } else { Ok(clean) }
}
