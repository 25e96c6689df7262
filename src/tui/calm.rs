//! The one calm line: what a facilitator is told without having asked, and only when it helps (R29, C5).
//!
//! Never more than one, and never anything that must be answered. Both fronts show the same.

use crate::domain::ids::QuestionId;
use crate::i18n::Texts;
use crate::rules::pace::{Pace, to_leave_out};

use super::meeting::Meeting;
use super::model::Now;
use super::people;

/// Up to so many minutes past the time set aside are let pass.
const LET_PASS: i64 = 2;
/// From so many minutes behind the plan, when the meeting will end is worth more than how long is left …
const BEHIND: i64 = 5;
/// … and ahead of it, since every meeting begins a little ahead.
const AHEAD: i64 = 10;

/// What to tell at a question; `None` most of the time.
pub fn line(meeting: &Meeting, texts: &Texts, now: &Now) -> Option<String> {
    if let Some(told) = pause(meeting, texts, now) {
        return Some(told);
    }
    if meeting.has_slept() {
        return Some(texts.pace.slept.to_owned());
    }
    late(meeting, texts, now)
        .or_else(|| people::ready(meeting, texts))
        .or_else(|| people::not_heard(meeting, texts))
        .or_else(|| people::part_ends(meeting, texts))
        .or_else(|| people::cue(meeting, texts).map(str::to_owned))
}

/// The break, and when it was to end (C16).
pub fn pause(meeting: &Meeting, texts: &Texts, now: &Now) -> Option<String> {
    let until = meeting.live.break_until?;
    let told = if now.utc < until { texts.pace.break_until } else { texts.pace.break_is_over };
    Some(told(&(texts.dates.clock)(now.to_local(until).time())))
}

/// «12 min over tida · slutt ca. 15.42 · kan ta ut spørsmål 8».
fn late(meeting: &Meeting, texts: &Texts, now: &Now) -> Option<String> {
    let pace = meeting.pace(now).filter(|pace| pace.over > LET_PASS)?;
    let mut parts =
        vec![(texts.pace.over)(pace.over), (texts.pace.ends)(&(texts.dates.clock)(pace.end.time()))];
    let numbers: Vec<usize> = suggested(meeting, &pace).into_iter().map(|(number, _)| number).collect();
    if !numbers.is_empty() {
        parts.push((texts.pace.may_leave_out)(&numbers));
    }
    Some(parts.join(" · "))
}

/// What to leave out to end in time: number and question.
pub fn suggested(meeting: &Meeting, pace: &Pace) -> Vec<(usize, QuestionId)> {
    let chosen = to_leave_out(&meeting.session, &meeting.place, pace.over);
    let outline = meeting.session.outline();
    let number = |id: &QuestionId| outline.iter().find(|entry| entry.question.id == *id).map(|it| it.number);
    chosen.into_iter().filter_map(|id| Some((number(&id)?, id))).collect()
}

/// «12 min over tida», «7 min bak planen», «6 min foran planen», or that it goes as planned.
pub fn how(pace: &Pace, texts: &Texts) -> String {
    match (pace.over, pace.behind) {
        (1.., _) => (texts.pace.over)(pace.over),
        (_, 1..) => (texts.pace.behind)(pace.behind),
        (_, 0) => texts.pace.on_plan.to_owned(),
        (_, ..0) => (texts.pace.ahead)(-pace.behind),
    }
}

/// The headline of the cloth: how far the meeting has come (C3), and, when the plan does not hold, when it will end. By
/// how much is said only past the time set aside: the rest is a key away, and the row is short.
pub fn headline(meeting: &Meeting, texts: &Texts, now: &Now) -> String {
    let progress = meeting.session.progress();
    let is_off = |pace: &Pace| pace.over > LET_PASS || pace.behind >= BEHIND || -pace.behind >= AHEAD;
    match meeting.pace(now).filter(is_off) {
        Some(pace) => {
            let end = (texts.dates.clock)(pace.end.time());
            let over = (pace.over > LET_PASS).then(|| (texts.pace.over)(pace.over));
            let end = [Some(end), over].into_iter().flatten().collect::<Vec<_>>().join(", ");
            (texts.pace.headline)(progress.answered, progress.questions, &end)
        }
        None => (texts.cloth.headline)(progress.answered, progress.questions, progress.minutes_left),
    }
}

/// The optional questions still to come, in the order they are asked.
pub fn can_wait(meeting: &Meeting) -> Vec<QuestionId> {
    to_leave_out(&meeting.session, &meeting.place, i64::MAX)
}

/// The same as rows: number, words, minutes, and which of them are enough to end in time.
pub fn rows(meeting: &Meeting, pace: &Pace, texts: &Texts) -> Vec<String> {
    let suggested = suggested(meeting, pace);
    let outline = meeting.session.outline();
    can_wait(meeting)
        .iter()
        .filter_map(|id| outline.iter().find(|entry| entry.question.id == *id))
        .map(|entry| {
            let words = entry.question.short.as_ref().unwrap_or(&entry.question.text).get(texts.lang);
            let row = (texts.pace.row)(entry.number, words, entry.minutes);
            let is_enough = suggested.iter().any(|(_, id)| *id == entry.question.id);
            if is_enough { format!("{row} ({})", texts.pace.suggested) } else { row }
        })
        .collect()
}
