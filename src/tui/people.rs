//! What is told about people in groups: whose turn it is, how many are here, how the room is, what it agrees on.
//!
//! Both fronts tell the same. Counts and seats only, never who.

use chrono::NaiveDate;

use crate::domain::ids::PartId;
use crate::domain::room::{CheckMoment, Preparation, Pulse};
use crate::domain::session::{Attendance, Session};
use crate::domain::sitting::Group;
use crate::i18n::Texts;
use crate::ops::{Op, SittingEdit};
use crate::rules::room_count;
use crate::rules::rotation::{at_tables, lead, turn};
use crate::rules::suppress::desk::pulse_shown;

use super::meeting::Meeting;

/// The cue to pass the role of conversation leader on (C7, R22): at a question that is talked about at tables, until the
/// tables have something to say.
pub fn cue(meeting: &Meeting, texts: &Texts) -> Option<&'static str> {
    let place = &meeting.place;
    let lead = lead(&meeting.session, place.sitting, &place.question, place.turns)?;
    Some((texts.people.leads)(lead))
}

/// The roles at each table for the question where we are; empty where no role goes round.
pub fn roles(meeting: &Meeting, texts: &Texts) -> Vec<String> {
    let (session, place) = (&meeting.session, &meeting.place);
    let Some(turn) = turn(session, &place.question, place.turns) else { return Vec::new() };
    at_tables(session, place.sitting, turn, place.turns.swapped)
        .into_iter()
        .filter_map(|(id, seats)| {
            let table = &session.group(id)?.label;
            Some((texts.people.roles_of)(table, seats.leader, seats.scribe, seats.reader))
        })
        .collect()
}

/// The tables of the sitting being held, in order.
fn tables(meeting: &Meeting) -> impl Iterator<Item = &Group> {
    meeting.session.groups_of(meeting.place.sitting).filter(|group| !group.plenary)
}

/// How many tables there are to be ready.
pub fn tables_count(meeting: &Meeting) -> usize {
    tables(meeting).count()
}

/// «3 av 4 bord er klare», as soon as one is (C18).
pub fn ready(meeting: &Meeting, texts: &Texts) -> Option<String> {
    let ready = ready_count(meeting);
    (ready > 0).then(|| (texts.people.ready)(ready, tables_count(meeting)))
}

/// How many tables of this sitting are ready.
pub fn ready_count(meeting: &Meeting) -> usize {
    tables(meeting).filter(|group| meeting.live.ready.contains(&group.id)).count()
}

/// Says that so many tables are ready; which of them is nobody's business.
pub fn set_ready(meeting: &mut Meeting, count: usize) {
    meeting.live.ready = tables(meeting).take(count).map(|group| group.id).collect();
}

/// The table where we are is ready, or not yet after all; `false` where we are at no table.
pub fn toggle_ready(meeting: &mut Meeting) -> bool {
    let here = meeting.place.group;
    if !tables(meeting).any(|group| group.id == here) {
        return false;
    }
    if !meeting.live.ready.remove(&here) {
        meeting.live.ready.insert(here);
    }
    true
}

/// The group where we are has been heard once more at this question; told with how often. Counts only, and none of them
/// outlives the question (C22).
pub fn hear(meeting: &mut Meeting, texts: &Texts) -> String {
    let here = meeting.place.group;
    let times = meeting.live.heard.entry(here).or_insert(0);
    *times = times.saturating_add(1);
    let times = *times;
    let name = meeting
        .session
        .group(here)
        .map_or("", |group| if group.plenary { texts.common.plenary } else { group.label.as_str() });
    (texts.people.heard)(name, times)
}

/// The tables nobody has heard yet, once one has been heard (C22).
pub fn not_heard(meeting: &Meeting, texts: &Texts) -> Option<String> {
    if meeting.live.heard.is_empty() {
        return None;
    }
    let quiet: Vec<&str> = tables(meeting)
        .filter(|group| !meeting.live.heard.contains_key(&group.id))
        .map(|group| group.label.as_str())
        .collect();
    (!quiet.is_empty()).then(|| (texts.people.not_heard)(&quiet.join(", ")))
}

/// «18 av 23», as it stands for the sitting; empty when nobody has counted.
pub fn attendance(meeting: &Meeting, texts: &Texts) -> String {
    let sitting = meeting.session.sitting(meeting.place.sitting);
    let counted = sitting.and_then(|sitting| Some((sitting.attended?, sitting.invited)));
    counted.map_or_else(String::new, |(came, invited)| (texts.people.attendance)(came, invited))
}

/// What is said when a number just kept is larger than it can be: people come late, and somebody has counted wrong, so it
/// is kept all the same. A consent round is asked about by the goal checks (V8), a tally where it is counted.
pub fn too_many(session: &Session, op: &Op, texts: &Texts) -> Option<String> {
    let told = texts.people;
    match op {
        Op::EditSitting(sitting, SittingEdit::Attended(_) | SittingEdit::Invited(_)) => {
            room_count::invited(session, *sitting).map(|it| (told.more_than_invited)(it.counted, it.room))
        }
        Op::SetPartAttendance { sitting, attended: Some(attended), .. } => {
            let invited = session.sitting(*sitting)?.invited.map(u32::from);
            let it = room_count::excess((*attended).into(), invited)?;
            Some((told.more_than_invited)(it.counted, it.room))
        }
        Op::SetCheck { sitting, pulse, .. } => {
            let it = room_count::excess(pulse.total(), room_count::in_sitting(session, *sitting))?;
            Some((told.too_many)(it.counted, it.room))
        }
        Op::EditSitting(sitting, SittingEdit::Closing(_, counts)) => {
            let counted = u32::from(counts.yes) + u32::from(counts.no);
            let it = room_count::excess(counted, room_count::in_sitting(session, *sitting))?;
            Some((told.too_many)(it.counted, it.room))
        }
        Op::OpenVote(ballot) | Op::EditVote { ballot, .. } => {
            let it = room_count::in_vote(session, ballot.participants)?;
            Some((told.too_many_in_all)(it.counted, it.room))
        }
        _ => None,
    }
}

/// The part where we are: id and title.
pub fn part(meeting: &Meeting, texts: &Texts) -> Option<(PartId, String)> {
    meeting.entry().map(|entry| (entry.part.id.clone(), entry.part.title.get(texts.lang).to_owned()))
}

/// How the check-in or check-out came out, beside the check-in of the same sitting and last time's (C15). Nothing is told
/// of fewer than five.
pub fn check(
    meeting: &Meeting,
    moment: CheckMoment,
    last: Option<(NaiveDate, Pulse)>,
    texts: &Texts,
) -> String {
    let sitting = meeting.place.sitting;
    let people = texts.people;
    let Some(pulse) = meeting.session.check(sitting, moment) else {
        return (people.check_gone)(moment).to_owned();
    };
    let total = pulse.total();
    let Some(told) = pulse_told(pulse, texts) else {
        return if pulse.words.is_empty() { (people.check_few)(total) } else { (people.words_few)(total) };
    };
    let mut parts = vec![if pulse.words.is_empty() {
        (people.check_mean)(total, &told)
    } else {
        (people.check_words)(total, &told)
    }];
    let check_in = meeting.session.check(sitting, CheckMoment::In).filter(|_| moment == CheckMoment::Out);
    parts.extend(check_in.and_then(|it| pulse_told(it, texts)).map(|told| (people.at_check_in)(&told)));
    if let Some((day, pulse)) = last
        && let Some(told) = pulse_told(&pulse, texts)
    {
        parts.push((people.last_time)(&(texts.dates.day_month)(day), &told));
    }
    parts.join(" · ")
}

/// The same with what is odd about the number that was just kept.
pub fn checked(
    meeting: &Meeting,
    moment: CheckMoment,
    last: Option<(NaiveDate, Pulse)>,
    texts: &Texts,
) -> String {
    let told = check(meeting, moment, last, texts);
    let sitting = meeting.place.sitting;
    let kept = meeting.session.check(sitting, moment).map(|pulse| Op::SetCheck {
        sitting,
        moment,
        pulse: pulse.clone(),
    });
    match kept.and_then(|op| too_many(&meeting.session, &op, texts)) {
        Some(odd) => format!("{odd} {told}"),
        None => told,
    }
}

/// The mean, or the words that were said most; `None` of fewer than five, or when nobody rated.
fn pulse_told(pulse: &Pulse, texts: &Texts) -> Option<String> {
    let pulse = pulse_shown(pulse)?;
    if pulse.words.is_empty() {
        pulse.tally.mean().map(texts.dates.decimal)
    } else {
        Some(room_count::words_written(pulse))
    }
}

/// At the last question of a part, once something is said: how many lines of the part the room agrees on (R23).
pub fn part_ends(meeting: &Meeting, texts: &Texts) -> Option<String> {
    let session = &meeting.session;
    let outline = session.outline();
    let here = outline.iter().find(|entry| entry.question.id == meeting.place.question)?;
    let of_part = || outline.iter().filter(|entry| entry.part_index == here.part_index && entry.is_on());
    let is_last = of_part().next_back().is_some_and(|last| last.question.id == here.question.id);
    let takes_lines = of_part().any(|entry| entry.question.kind == crate::domain::question_set::Kind::List);
    if !is_last || !takes_lines || session.answers_to(&here.question.id).next().is_none() {
        return None;
    }
    let agreed = session
        .answers
        .iter()
        .filter(|answer| answer.starred && of_part().any(|entry| entry.question.id == answer.question));
    Some((texts.people.part_ends)(agreed.count()))
}

/// What the room agrees on, part by part, the part where we are first: titles and lines (R23).
pub fn agreed(meeting: &Meeting, texts: &Texts) -> Vec<String> {
    let session = &meeting.session;
    let outline = session.outline();
    let here = meeting.entry().map(|entry| entry.part_index);
    let mut parts: Vec<(usize, Vec<String>)> = Vec::new();
    for (index, part) in session.set.parts.iter().enumerate() {
        let is_of_part = |id: &crate::domain::ids::QuestionId| {
            outline.iter().any(|it| it.part_index == index && it.question.id == *id)
        };
        let lines = session.answers.iter().filter(|answer| answer.starred && is_of_part(&answer.question));
        let mut told: Vec<String> =
            lines.filter_map(|answer| answer.body.text()).map(|text| format!("– {text}")).collect();
        if !told.is_empty() {
            told.insert(0, format!("{} {}:", index + 1, part.title.get(texts.lang)));
            parts.push((index, told));
        }
    }
    parts.sort_by_key(|(index, _)| (Some(*index) != here, *index));
    parts.into_iter().flat_map(|(_, told)| told).collect()
}

/// What to see to before the meeting: each with whether it is ticked off and what it takes, in a sentence (A6). `fits`
/// tells whether the longest question can be shown, and `keys` are those of the projector look and the room's view; what
/// has neither is left out.
pub fn preparations(
    session: Option<&Session>,
    fits: Option<(usize, bool)>,
    keys: Option<(&str, &str)>,
    data_file: &str,
    texts: &Texts,
) -> Vec<(Preparation, bool, String)> {
    let people = texts.people;
    let sentence = |what| match what {
        Preparation::Room => Some(people.room.to_owned()),
        Preparation::Power => Some(people.power.to_owned()),
        Preparation::Projector => keys.map(|(look, room)| (people.projector)(look, room)),
        Preparation::Font => fits
            .map(|(number, fits)| if fits { (people.fits)(number) } else { (people.does_not_fit)(number) }),
        Preparation::Paper => Some(people.paper.to_owned()),
        // A meeting that is in no file has none to copy.
        Preparation::Backup => (!data_file.is_empty()).then(|| (people.backup)(data_file)),
    };
    let is_done = |what| session.is_some_and(|session| session.details.prepared.contains(&what));
    let all = Preparation::ALL.iter().copied();
    all.filter_map(|what| Some((what, is_done(what), sentence(what)?))).collect()
}

/// R3: what the screen says when neither *verneombud* nor *tillitsvalgt* is known to take part.
pub fn representatives(session: &Session, texts: &Texts) -> Option<&'static str> {
    let presence = session.details.presence;
    match (presence.safety_rep, presence.union_rep) {
        (Attendance::Yes, _) | (_, Attendance::Yes) => None,
        (Attendance::No, Attendance::No) => Some(texts.people.no_reps),
        (Attendance::Unknown, _) | (_, Attendance::Unknown) => Some(texts.people.reps_unknown),
    }
}
