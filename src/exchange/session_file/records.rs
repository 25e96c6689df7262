//! One function per table of the file.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::answer::{Answer, Body, Heading, Nature, ScaleTally, StanceRounds, StanceTally, Sway};
use crate::domain::change::Record;
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Sector, Strand, TargetGroup};
use crate::domain::ids::{BankId, CategoryId, MeasureId, OptionId, PartId, QuestionId};
use crate::domain::measure::{
    Agreement, Consent, Control, EventKind, Grade, Measure, MeasureEvent, Percent, ReadBack, Reason, State,
    StateCode, SubStep, TargetLevel, Terms, Verdict,
};
use crate::domain::retention::Retention;
use crate::domain::review::{Outcome, OutcomeCode, Review, ReviewQuestion, Reviewed};
use crate::domain::room::{Check, CheckMoment, ClosingCheck, Preparation, Pulse, YesNo};
use crate::domain::session::{
    AddedQuestion, Attendance, Details, Keep, Mark, MarkKind, PartPlan, Presence, QuestionPlan, SessionEvent,
    SessionEventKind, SessionState,
};
use crate::domain::sitting::{Group, Sitting, SittingKind};
use crate::domain::topic::{ParkedTopic, TopicOutcome};
use crate::domain::unit::Unit;
use crate::domain::vote::VoteRound;
use crate::exchange::problem::{Expected, ProblemKind};
use crate::rules::room_count::read_word;

use super::fields::Fields;

type Of<'f, 'w, 'v, 't> = &'f mut Fields<'w, 'v, 't>;

pub(super) fn unit(of: Of) -> Option<Unit> {
    of.must_have(&["id", "sector"]);
    let (id, sector) = (of.id("id"), of.code("sector", Sector::ALL, Sector::code));
    let unit = Unit {
        name: of.one_line("name"),
        municipality: of.one_line("municipality"),
        organisation_number: of.one_line("organisation_number"),
        shifts: of.one_lines("shifts"),
        usual_groups: of.count("usual_groups").unwrap_or_default(),
        id: id?,
        sector: sector?,
    };
    Some(unit)
}

pub(super) fn details(of: Of) -> Option<Details> {
    of.must_have(&["state", "minutes"]);
    let (state, minutes) = (of.code("state", SessionState::ALL, SessionState::code), of.count("minutes"));
    let details = Details {
        title: of.one_line("title"),
        purpose: of.many_lines("purpose"),
        leader: of.one_line("leader"),
        facilitator: of.one_line("facilitator"),
        note_taker: of.one_line("note_taker"),
        presence: Presence {
            safety_rep: attendance(of, "safety_rep"),
            union_rep: attendance(of, "union_rep"),
            nav: attendance(of, "nav"),
            health_service: attendance(of, "health_service"),
            hr: attendance(of, "hr"),
        },
        ground_rules: of.many_lines("ground_rules"),
        next_follow_up: of.date("next_follow_up"),
        raised_at: of.one_line("raised_at"),
        summary: of.many_lines("summary"),
        prepared: prepared(of),
        legal_note: of.many_lines("legal_note"),
        keep_answers: keep_answers(of),
        answers_deleted: of.date("answers_deleted"),
        state: state?,
        minutes: minutes?,
    };
    Some(details)
}

/// How long the answers are kept; a file that does not say so keeps them as usual.
fn keep_answers(of: Of) -> Retention {
    let Some((value, written)) = of.string("keep_answers") else { return Retention::default() };
    written
        .parse()
        .ok()
        .or_else(|| of.bad_value("keep_answers", value, Expected::Retention))
        .unwrap_or_default()
}

fn prepared(of: Of) -> BTreeSet<Preparation> {
    let mut prepared = BTreeSet::new();
    for value in of.list("prepared") {
        let found = value.get_ref().as_str().and_then(Preparation::from_code);
        match found {
            Some(what) => drop(prepared.insert(what)),
            None => of.unknown_code("prepared", value, Preparation::ALL.iter().map(|it| it.code()).collect()),
        }
    }
    prepared
}

fn attendance(of: Of, key: &'static str) -> Attendance {
    of.code(key, Attendance::ALL, Attendance::code).unwrap_or(Attendance::Unknown)
}

/// The closing questions: of a sitting, or in files of before, of the meeting as a whole.
pub(super) fn closing(of: Of) -> ClosingCheck {
    ClosingCheck {
        everyone_heard: yes_no(of, "everyone_heard"),
        know_next: yes_no(of, "know_next"),
        spoke_safely: yes_no(of, "spoke_safely"),
    }
}

fn yes_no(of: Of, key: &'static str) -> YesNo {
    let read = |of: Of| {
        Some(YesNo { yes: of.count("yes").unwrap_or_default(), no: of.count("no").unwrap_or_default() })
    };
    of.table(key, read).unwrap_or_default()
}

pub(super) fn sitting(of: Of) -> Option<Sitting> {
    of.must_have(&["id", "position", "date"]);
    let (id, position, date) = (of.id("id"), of.position(), of.date("date"));
    let kind = of.code("kind", SittingKind::ALL, SittingKind::code);
    let sitting = Sitting {
        kind: kind.unwrap_or(SittingKind::Gathering),
        label: of.one_line("label"),
        start: of.time("start"),
        place: of.one_line("place"),
        invited: of.count("invited"),
        attended: of.count("attended"),
        closing: closing(of),
        id: id?,
        position: position?,
        date: date?,
    };
    Some(sitting)
}

fn blank(of: Of) -> BTreeSet<QuestionId> {
    let mut blank = BTreeSet::new();
    for value in of.list("blank") {
        blank.extend(of.as_written_id("blank", value).map(QuestionId::new));
    }
    blank
}

pub(super) fn group(of: Of) -> Option<Group> {
    of.must_have(&["id", "sitting", "position"]);
    let (id, sitting, position) = (of.id("id"), of.id("sitting"), of.position());
    let group = Group {
        plenary: of.flag("plenary"),
        label: of.one_line("label"),
        size: of.count("size").unwrap_or_default(),
        blank: blank(of),
        id: id?,
        sitting: sitting?,
        position: position?,
    };
    Some(group)
}

pub(super) fn question_plan(of: Of) -> Option<(QuestionId, QuestionPlan)> {
    of.must_have(&["question"]);
    let (question, minutes) = (of.written_id("question"), of.count("minutes"));
    let mark = of.code("mark", MarkKind::ALL, MarkKind::code);
    let mark = mark.map(|kind| Mark { kind, reason: of.one_line("reason") });
    Some((QuestionId::new(question?), QuestionPlan { minutes, mark }))
}

pub(super) fn part_plan(of: Of) -> Option<(PartId, PartPlan)> {
    of.must_have(&["part", "concerns_us"]);
    let (part, concerns_us) = (of.written_id("part"), of.truth("concerns_us"));
    Some((PartId::new(part?), PartPlan { concerns_us: concerns_us? }))
}

pub(super) fn added_question(of: Of) -> Option<AddedQuestion> {
    of.must_have(&["part", "position", "question"]);
    let (part, position, value) = (of.written_id("part"), of.position(), of.get("question"));
    let path = of.spot().path();
    let walk = of.walk();
    let question = match crate::sets::question_in(walk.text(), value?) {
        Ok(question) => Some(question),
        Err(problems) => {
            for problem in problems {
                let line = (problem.line, problem.column);
                walk.note_at(format!("{path}.question"), line, ProblemKind::Set(problem.kind));
            }
            None
        }
    };
    Some(AddedQuestion { part: PartId::new(part?), position: position?, question: question? })
}

pub(super) fn heading(of: Of) -> Option<Heading> {
    of.must_have(&["id", "question", "position"]);
    let (id, question, position) = (of.id("id"), of.written_id("question"), of.position());
    let text = of.many_lines("text");
    Some(Heading { id: id?, question: QuestionId::new(question?), position: position?, text })
}

pub(super) fn answer(of: Of) -> Option<Answer> {
    of.must_have(&["id", "question", "group", "position"]);
    let (id, question, group) = (of.id("id"), of.written_id("question"), of.id("group"));
    let (position, body) = (of.position(), body(of));
    let answer = Answer {
        starred: of.flag("starred"),
        heading: of.id("heading"),
        sway: of.code("sway", Sway::ALL, Sway::code),
        nature: of.code("nature", Nature::ALL, Nature::code),
        tags: of.one_lines("tags"),
        also_from: of.ids("also_from"),
        id: id?,
        question: QuestionId::new(question?),
        group: group?,
        position: position?,
        body: body?,
    };
    Some(answer)
}

fn body(of: Of) -> Option<Body> {
    let bodies = ["text", "scale", "choices", "ranking", "number", "stance"];
    let found: Vec<_> = bodies.into_iter().filter(|key| of.has(key)).collect();
    let [key] = found.as_slice() else {
        // Both are known keys, whichever was meant.
        for key in bodies {
            of.get(key);
        }
        let found = found.join(", ");
        of.problem(ProblemKind::BadValue { found, expected: Expected::OneBody });
        return None;
    };
    match *key {
        "text" => Some(Body::Text(of.many_lines("text"))),
        "scale" => scale(of).map(Body::Scale),
        "choices" => Some(Body::Choice(choices(of))),
        "ranking" => {
            let mut order = Vec::new();
            for value in of.list("ranking") {
                order.extend(of.as_ranked("ranking", value).map(OptionId::new));
            }
            Some(Body::Ranking(order))
        }
        "number" => of.number("number", 0, u32::MAX.into()).map(Body::Count),
        _ => {
            let stance = |of: Of| Some(stance(of));
            let (first, second) = (of.table("stance", stance), of.table("stance_second", stance));
            first.map(|first| Body::Stance(StanceRounds { first, second }))
        }
    }
}

fn stance(of: Of) -> StanceTally {
    let mut count = |key| of.count(key).unwrap_or_default();
    StanceTally {
        agree: count("agree"),
        partly: count("partly"),
        disagree: count("disagree"),
        pass: count("pass"),
    }
}

fn scale(of: Of) -> Option<ScaleTally> {
    let dont_know = of.count("dont_know").unwrap_or_default();
    let value = of.get("scale")?;
    let mut counts = Vec::new();
    for count in of.list("scale") {
        counts.extend(of.as_number::<u16>("scale", count, 0, u16::MAX.into()));
    }
    let Ok(counts) = counts.try_into() else {
        of.not("scale", value, Expected::FiveCounts);
        return None;
    };
    Some(ScaleTally { counts, dont_know })
}

fn choices(of: Of) -> Vec<(OptionId, u16)> {
    let mut choices = Vec::new();
    for value in of.list("choices") {
        let pair = value.get_ref().as_array().map(|pair| &**pair);
        let Some([option, count]) = pair else {
            of.not("choices", value, Expected::OptionAndCount);
            continue;
        };
        let option = of.as_written_id("choices", option);
        let count = of.as_number("choices", count, 0, u16::MAX.into());
        choices.extend(option.map(OptionId::new).zip(count));
    }
    choices
}

pub(super) fn measure(of: Of) -> Option<Measure> {
    of.must_have(&["id", "position", "state"]);
    let (id, position, title) = (of.id("id"), of.position(), of.one_line("title"));
    let terms = Terms {
        responsible: of.many_lines("responsible"),
        deadline: of.date("deadline"),
        follow_up: of.date("follow_up"),
        first_step: of.many_lines("first_step"),
    };
    let state = of.code("state", StateCode::ALL, StateCode::code).and_then(|code| state(of, code, terms));
    let measure = Measure {
        deputy: of.many_lines("deputy"),
        sign: of.many_lines("sign"),
        baseline: of.many_lines("baseline"),
        category: of.written_id("category").map(CategoryId::new),
        form: of.code("form", Form::ALL, Form::code),
        level: of.code("level", Level::ALL, Level::code),
        strand: of.code("strand", Strand::ALL, Strand::code),
        direction: of.code("direction", Direction::ALL, Direction::code),
        target_group: of.code("target_group", TargetGroup::ALL, TargetGroup::code),
        influence: of.code("influence", Influence::ALL, Influence::code),
        all_shifts: of.truth("all_shifts"),
        consent: of.table("consent", |of| {
            let mut count = |key| of.count(key).unwrap_or_default();
            Some(Consent {
                supports: count("supports"),
                can_live_with: count("can_live_with"),
                reserves: count("reserves"),
            })
        }),
        benefit: of.number("benefit", 1, 5).and_then(Grade::new),
        effort: of.number("effort", 1, 5).and_then(Grade::new),
        control: control(of),
        every_weeks: of.count("every_weeks"),
        priority: of.code("priority", Priority::ALL, Priority::code),
        priority_reason: of.many_lines("priority_reason"),
        arena: of.many_lines("arena"),
        plan_link: of.many_lines("plan_link"),
        resources: of.many_lines("resources"),
        note: of.many_lines("note"),
        start: of.date("start"),
        original_deadline: of.date("original_deadline"),
        question: of.written_id("question").map(QuestionId::new),
        group: of.id("group"),
        answers: of.ids("answers"),
        bank: of.written_id("bank").map(BankId::new),
        in_place: of.flag("in_place"),
        read_back: of.code("read_back", ReadBack::ALL, ReadBack::code),
        objection: of.many_lines("objection"),
        target: target(of),
        effect_on: of.date("effect_on"),
        measured: of.many_lines("measured"),
        steps: of.inner_tables("steps", |of| {
            of.must_have(&["text"]);
            let (text, done) = (of.one_line("text"), of.flag("done"));
            Some(SubStep { text, done })
        }),
        repeats: of.id("repeats"),
        id: id?,
        position: position?,
        title,
        state: state?,
    };
    Some(measure)
}

fn state(of: Of, code: StateCode, terms: Terms) -> Option<State> {
    // V1–V3: nothing is owed without who, when and the first step.
    let agreement = |of: Of, terms: &Terms| {
        of.must_have(&["deadline", "follow_up"]);
        of.must_say("responsible", &terms.responsible);
        of.must_say("first_step", &terms.first_step);
        Agreement::restore(terms)
    };
    let reason = |of: Of| {
        let reason = of.one_line("reason");
        of.must_say("reason", &reason);
        Reason::new(reason)
    };
    match code {
        StateCode::Proposed => Some(State::Proposed(terms)),
        StateCode::Agreed => agreement(of, &terms).map(State::Agreed),
        StateCode::InProgress => agreement(of, &terms).map(State::InProgress),
        StateCode::Done => {
            of.must_have(&["done_on"]);
            let (agreement, on) = (agreement(of, &terms), of.date("done_on"));
            Some(State::Done { agreement: agreement?, on: on? })
        }
        StateCode::Evaluated => {
            of.must_have(&["done_on", "verdict"]);
            let (agreement, on) = (agreement(of, &terms), of.date("done_on"));
            let verdict = of.code("verdict", Verdict::ALL, Verdict::code);
            let note = of.many_lines("verdict_note");
            Some(State::Evaluated { agreement: agreement?, on: on?, verdict: verdict?, note })
        }
        StateCode::Parked => reason(of).map(|reason| State::Parked { terms, reason }),
        StateCode::Dropped => reason(of).map(|reason| State::Dropped { terms, reason }),
    }
}

fn control(of: Of) -> Option<Control> {
    let (value, written) = of.string("control")?;
    match written {
        "own" => Some(Control::Own),
        "lifted" => Some(Control::Lifted(of.one_line("lifted_to"))),
        _ => {
            of.unknown_code("control", value, vec!["own", "lifted"]);
            None
        }
    }
}

fn target(of: Of) -> Option<TargetLevel> {
    let mut percent = |key| {
        of.number(key, 0, Percent::MOST.into()).and_then(|number: u16| Percent::from_hundredths(number))
    };
    let (from, to) = (percent("target_from"), percent("target_to"));
    if from.is_some() {
        of.must_have(&["target_to"]);
    }
    Some(TargetLevel { from, to: to? })
}

pub(super) fn measure_event(of: Of) -> Option<MeasureEvent> {
    of.must_have(&["id", "measure", "position", "at", "kind"]);
    let (id, measure, position) = (of.id("id"), of.id("measure"), of.position());
    let (at, kind) = (of.moment("at"), of.code("kind", EventKind::ALL, EventKind::code));
    let (old, new, reason) = (of.many_lines("old"), of.many_lines("new"), of.many_lines("reason"));
    Some(MeasureEvent {
        id: id?,
        position: position?,
        measure: measure?,
        at: at?,
        kind: kind?,
        old,
        new,
        reason,
        by: of.one_line("by"),
        meeting: of.id("meeting"),
    })
}

pub(super) fn keep(of: Of) -> Option<Keep> {
    of.must_have(&["id", "position"]);
    let (id, position, text) = (of.id("id"), of.position(), of.many_lines("text"));
    Some(Keep { id: id?, position: position?, text })
}

pub(super) fn check(of: Of) -> Option<Check> {
    of.must_have(&["sitting", "moment", "scale"]);
    let (sitting, tally) = (of.id("sitting"), scale(of));
    let moment = of.code("moment", CheckMoment::ALL, CheckMoment::code);
    let words = words(of);
    Some(Check { sitting: sitting?, moment: moment?, pulse: Pulse { tally: tally?, words } })
}

fn words(of: Of) -> BTreeMap<String, u16> {
    let mut words = BTreeMap::new();
    for value in of.list("words") {
        let pair = value.get_ref().as_array().map(|pair| &**pair);
        let word = pair.and_then(|pair| pair.first()).and_then(|word| word.get_ref().as_str());
        let (Some([_, count]), Some(word)) = (pair, word.and_then(read_word)) else {
            of.not("words", value, Expected::WordAndCount);
            continue;
        };
        if let Some(count) = of.as_number("words", count, 1, u16::MAX.into()) {
            words.insert(word, count);
        }
    }
    words
}

pub(super) fn part_attendance(of: Of) -> Option<Record> {
    of.must_have(&["sitting", "part", "attended"]);
    let (sitting, part, attended) = (of.id("sitting"), of.written_id("part"), of.count("attended"));
    Some(Record::PartAttendance { sitting: sitting?, part: PartId::new(part?), attended: attended? })
}

pub(super) fn parked_topic(of: Of) -> Option<ParkedTopic> {
    of.must_have(&["id", "position"]);
    let (id, position, text) = (of.id("id"), of.position(), of.many_lines("text"));
    let question = of.written_id("question").map(QuestionId::new);
    let (measure, reason) = (of.id("measure"), of.one_line("reason"));
    let outcome = match (measure, Reason::new(reason)) {
        (Some(measure), None) => TopicOutcome::Measure(measure),
        (None, Some(reason)) => TopicOutcome::Dropped(reason),
        (None, None) => TopicOutcome::Open,
        // It cannot both have become a measure and be dropped.
        (Some(_), Some(_)) => {
            of.problem(ProblemKind::DoesNotFit);
            return None;
        }
    };
    Some(ParkedTopic { id: id?, position: position?, text, question, outcome })
}

pub(super) fn vote_round(of: Of) -> Option<VoteRound> {
    of.must_have(&["id", "position", "participants", "votes_each"]);
    let (id, position) = (of.id("id"), of.position());
    let (participants, votes_each) = (of.count("participants"), of.count("votes_each"));
    let (cumulative, closed) = (of.flag("cumulative"), of.flag("closed"));
    let mut votes: Vec<(MeasureId, u16)> = Vec::new();
    for value in of.list("votes") {
        let pair = value.get_ref().as_array().map(|pair| &**pair);
        let Some([measure, count]) = pair else {
            of.not("votes", value, Expected::MeasureAndCount);
            continue;
        };
        let measure = of.as_id("votes", measure);
        votes.extend(measure.zip(of.as_number("votes", count, 0, u16::MAX.into())));
    }
    Some(VoteRound {
        id: id?,
        position: position?,
        participants: participants?,
        votes_each: votes_each?,
        cumulative,
        closed,
        votes,
    })
}

pub(super) fn review(of: Of) -> Review {
    let without_meeting = of.flag("without_meeting");
    let answers = ReviewQuestion::ALL.iter().map(|&question| (question, of.many_lines(question.code())));
    let answers = answers.filter(|(_, answer)| !answer.is_empty()).collect();
    let (process, feedback) = (of.many_lines("process"), of.many_lines("feedback"));
    Review { without_meeting, answers, process, feedback, ended: of.one_line("ended") }
}

pub(super) fn reviewed(of: Of) -> Option<Reviewed> {
    of.must_have(&["measure", "session", "position", "at", "outcome"]);
    let (measure, session, position) = (of.id("measure"), of.id("session"), of.position());
    let (at, title) = (of.moment("at"), of.one_line("title"));
    let code = of.code("outcome", OutcomeCode::ALL, OutcomeCode::code);
    let (deadline, verdict) = (of.date("deadline"), of.code("verdict", Verdict::ALL, Verdict::code));
    let note = of.many_lines("note");
    let outcome = Outcome::from_parts(code?, deadline, verdict);
    if outcome.is_none() {
        of.problem(ProblemKind::DoesNotFit);
    }
    Some(Reviewed {
        measure: measure?,
        session: session?,
        position: position?,
        at: at?,
        title,
        outcome: outcome?,
        note,
    })
}

pub(super) fn event(of: Of) -> Option<SessionEvent> {
    of.must_have(&["id", "position", "at", "kind"]);
    let (id, position, at) = (of.id("id"), of.position(), of.moment("at"));
    let kind = of.code("kind", SessionEventKind::ALL, SessionEventKind::code);
    let note = of.many_lines("note");
    Some(SessionEvent { id: id?, position: position?, at: at?, kind: kind?, note })
}
