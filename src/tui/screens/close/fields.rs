//! The rows one writes in: what stands in them, and what saving them does.

use chrono::{Months, NaiveDate};

use super::points::{Point, yes_no};
use crate::domain::review::Review;
use crate::domain::room::YesNo;
use crate::domain::session::Session;
use crate::env::Env;
use crate::ops::{DetailEdit, Draft, DraftKey, Op, ReviewEdit, SittingEdit};
use crate::rules::dates::{self, Reading};
use crate::tui::dialogs::{Choose, Dialog};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::people;

/// How long after the meeting the room is proposed to meet again.
const MEET_AGAIN_AFTER: Months = Months::new(3);

/// What stands in a row one writes in; `None` for rows that are only chosen.
pub fn value(session: &Session, point: &Point) -> Option<String> {
    let details = &session.details;
    let number = |count: Option<u16>| count.map(|count| count.to_string()).unwrap_or_default();
    let sitting = |id| session.sitting(id);
    Some(match point {
        Point::Leader => details.leader.clone(),
        Point::NewKeep => String::new(),
        Point::Keep(id) => session.keeps.iter().find(|keep| keep.id == *id)?.text.clone(),
        Point::FollowUp => details.next_follow_up.map(crate::i18n::dates::short).unwrap_or_default(),
        Point::RaisedAt => details.raised_at.clone(),
        Point::Ended => of_review(session, |review| review.ended.clone()),
        Point::Asked(question) => {
            of_review(session, |review| review.answers.get(question).cloned().unwrap_or_default())
        }
        Point::Process => of_review(session, |review| review.process.clone()),
        Point::Feedback => of_review(session, |review| review.feedback.clone()),
        Point::Summary => details.summary.clone(),
        Point::Invited(id) => number(sitting(*id)?.invited),
        Point::Attended(id) => number(sitting(*id)?.attended),
        Point::Count(sitting, question, yes) => {
            let YesNo { yes: agreed, no } = yes_no(session, *sitting, *question);
            let count = if *yes { agreed } else { no };
            // Nobody asked yet: an empty field, not a zero.
            number((agreed > 0 || no > 0).then_some(count))
        }
        Point::Proposal(_)
        | Point::Decided
        | Point::NotAgreed(_)
        | Point::Decisions
        | Point::Topic(_)
        | Point::Representative(_)
        | Point::Unanswered
        | Point::Postponed
        | Point::Ungathered
        | Point::Hint(_)
        | Point::ReadBack
        | Point::Hazard
        | Point::Earlier
        | Point::Close
        | Point::AnyFile
        | Point::File(_)
        | Point::Reopen => return None,
    })
}

/// Something said of the measures looked at again.
fn of_review(session: &Session, field: impl FnOnce(&Review) -> String) -> String {
    session.review.as_ref().map(field).unwrap_or_default()
}

/// The name a row's draft is kept under.
pub fn draft_key(point: &Point) -> Option<DraftKey> {
    let name = match point {
        Point::Leader => "leader".to_owned(),
        Point::NewKeep => "new_keep".to_owned(),
        Point::Keep(id) => format!("keep/{id}"),
        Point::FollowUp => "next_follow_up".to_owned(),
        Point::RaisedAt => "raised_at".to_owned(),
        Point::Ended => "ended".to_owned(),
        Point::Asked(question) => format!("review/{}", question.code()),
        Point::Process => "process".to_owned(),
        Point::Feedback => "feedback".to_owned(),
        Point::Summary => "summary".to_owned(),
        Point::Invited(id) => format!("invited/{id}"),
        Point::Attended(id) => format!("attended/{id}"),
        Point::Count(sitting, question, yes) => {
            format!("{}/{sitting}/{}", question.code(), if *yes { "yes" } else { "no" })
        }
        _ => return None,
    };
    Some(DraftKey::Field(format!("close/{name}")))
}

/// The day proposed for meeting again (G6).
pub fn proposed_follow_up(session: &Session) -> Option<NaiveDate> {
    session.meeting_day().checked_add_months(MEET_AGAIN_AFTER)
}

/// Saves what is written in the row that has the focus, if it differs. `None` when it cannot be saved as it is; the
/// person has been told, and the text stays.
pub fn save(model: &mut Model, env: &Env) -> Option<Vec<Effect>> {
    let Some(point) = model.close.shown.clone() else { return Some(Vec::new()) };
    let text = crate::text::sanitize::one_line(model.close.input.text()).trim().to_owned();
    let Some(meeting) = &model.meeting else { return Some(Vec::new()) };
    let session = &meeting.session;
    if value(session, &point)?.trim() == text {
        return Some(forget_draft(model, &point));
    }
    let op = match &point {
        Point::Leader => Op::SetDetail(DetailEdit::Leader(text)),
        Point::RaisedAt => Op::SetDetail(DetailEdit::RaisedAt(text)),
        Point::Summary => Op::SetDetail(DetailEdit::Summary(text)),
        Point::Ended => Op::EditReview(ReviewEdit::Ended(text)),
        Point::Asked(question) => Op::EditReview(ReviewEdit::Answer(*question, text)),
        Point::Process => Op::EditReview(ReviewEdit::Process(text)),
        Point::Feedback => Op::EditReview(ReviewEdit::Feedback(text)),
        Point::NewKeep => Op::AddKeep(text),
        Point::Keep(keep) if text.is_empty() => Op::DeleteKeep(*keep),
        Point::Keep(keep) => Op::EditKeep { keep: *keep, text },
        Point::FollowUp if text.is_empty() => Op::SetDetail(DetailEdit::NextFollowUp(None)),
        Point::FollowUp => match dates::read(&text, model.now.today()) {
            Ok(Reading::One(day)) => Op::SetDetail(DetailEdit::NextFollowUp(Some(day.date))),
            Ok(Reading::Ambiguous(days)) => {
                ask_which_day(model, days);
                return None;
            }
            Err(problem) => {
                model.say((model.texts.calendar.problem)(&problem));
                return None;
            }
        },
        Point::Invited(_) | Point::Attended(_) | Point::Count(..) => {
            let count = if text.is_empty() { None } else { Some(text.parse::<u16>()) };
            let Ok(count) = count.transpose() else {
                model.say(model.texts.close.number_needed);
                return None;
            };
            match &point {
                Point::Invited(sitting) => Op::EditSitting(*sitting, SittingEdit::Invited(count)),
                Point::Attended(sitting) => Op::EditSitting(*sitting, SittingEdit::Attended(count)),
                Point::Count(sitting, question, yes) => {
                    let before = yes_no(session, *sitting, *question);
                    let count = count.unwrap_or(0);
                    let after =
                        if *yes { YesNo { yes: count, ..before } } else { YesNo { no: count, ..before } };
                    Op::EditSitting(*sitting, SittingEdit::Closing(*question, after))
                }
                _ => return Some(Vec::new()),
            }
        }
        _ => return Some(Vec::new()),
    };
    let draft = draft(model);
    let effects = model.act_typed(std::slice::from_ref(&op), draft, env)?;
    model.close.shown = None;
    let told = model.meeting.as_ref().and_then(|it| people::too_many(&it.session, &op, model.texts));
    if let Some(told) = told {
        model.say(told);
    }
    Some(effects)
}

/// What is being written here, to be kept until it is saved.
pub fn draft(model: &Model) -> Option<Draft> {
    let screen = &model.close;
    let key = draft_key(screen.shown.as_ref()?)?;
    let (text, cursor) = (screen.input.text().to_owned(), screen.input.cursor());
    Some(Draft { key, text, cursor, kept_at: model.now.utc })
}

/// A field put back as it was needs no draft any more.
fn forget_draft(model: &mut Model, point: &Point) -> Vec<Effect> {
    model.autosave.kept();
    let (Some(key), Some(meeting)) = (draft_key(point), &mut model.meeting) else { return Vec::new() };
    match meeting.drafts.remove(&key) {
        Some(_) => vec![Effect::DropDraft(meeting.session.id, key)],
        None => Vec::new(),
    }
}

/// «Neste fredag» means two days to two people: the room says which.
fn ask_which_day(model: &mut Model, days: Vec<NaiveDate>) {
    let today = model.now.today();
    let rows = days.iter().map(|day| model.texts.day_told(*day, today)).collect();
    let choose = Choose::new(model.texts.close.which_day, rows, move |model, row, env| {
        let Some(day) = days.get(row) else { return Vec::new() };
        model.close.input.set_text(&crate::i18n::dates::short(*day));
        save(model, env).unwrap_or_default()
    });
    model.dialogs.push(Dialog::Choose(choose));
}

/// What stands in a row: what was being written there, or what is stored; and whether it is not saved yet.
pub fn written(model: &Model, point: &Point) -> (String, bool) {
    let Some(meeting) = &model.meeting else { return Default::default() };
    let draft = draft_key(point).and_then(|key| meeting.drafts.get(&key));
    match draft {
        Some(draft) => (draft.text.clone(), true),
        None => (value(&meeting.session, point).unwrap_or_default(), false),
    }
}
