//! Session → TOML. Empty fields are left out, so that a line in the file is something somebody said or decided.

use chrono::{DateTime, NaiveTime, SecondsFormat, Timelike, Utc};

use crate::domain::answer::{Answer, Body, Heading, Nature, StanceRounds, StanceTally, Sway};
use crate::domain::change::Record;
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::ids::{PartId, QuestionId, SittingId};
use crate::domain::lineage::{Lineage, Trace};
use crate::domain::measure::{
    Control, EventKind, Grade, Measure, MeasureEvent, Percent, ReadBack, State, TargetLevel, Verdict,
};
use crate::domain::retention::Retention;
use crate::domain::review::{Review, ReviewQuestion, Reviewed};
use crate::domain::room::{Check, ClosingCheck, YesNo};
use crate::domain::session::{
    AddedQuestion, Attendance, Details, Keep, PartPlan, Presence, QuestionPlan, Session, SessionEvent,
};
use crate::domain::sitting::{Group, Sitting, SittingKind};
use crate::domain::topic::{ParkedTopic, TopicOutcome};
use crate::domain::unit::Unit;
use crate::domain::vote::VoteRound;

use super::lines::{Lines, quoted};
use super::{KIND, SCHEMA};

/// The session as TOML, all but the last line.
pub(super) fn content(session: &Session, lineage: &Lineage) -> String {
    let mut out = Lines::default();
    out.raw("# One dialogduk meeting, complete. The format is described in docs/session-file.md.\n");
    out.word("kind", KIND);
    out.value("schema", schema(session, lineage));
    out.word("id", session.id);
    out.maybe_word("follows", session.follows);
    out.flag("rehearsal", session.rehearsal);
    out.word("wording_hash", session.set.wording_hash());
    unit(&mut out, &session.unit);
    details(&mut out, &session.details);
    // A change keeps records in this order; sorting here holds the file stable whoever made the session.
    for it in sorted(&session.sittings, |it| (it.position, it.id)) {
        sitting(&mut out, it);
    }
    // Those who sit together stand together.
    let sitting_at = |it: &Group| session.sitting(it.sitting).map(|sitting| (sitting.position, sitting.id));
    for it in sorted(&session.groups, |it| (sitting_at(it), it.position, it.id)) {
        group(&mut out, it);
    }
    for (id, plan) in &session.questions {
        question_plan(&mut out, id, plan);
    }
    for (id, plan) in &session.parts {
        part_plan(&mut out, id, *plan);
    }
    for it in sorted(&session.added, |it| (it.position, it.question.id.clone())) {
        added_question(&mut out, it);
    }
    for it in sorted(&session.headings, |it| (it.position, it.id)) {
        heading(&mut out, it);
    }
    for it in sorted(&session.answers, |it| (it.position, it.id)) {
        answer(&mut out, it);
    }
    for it in sorted(&session.measures, |it| (it.position, it.id)) {
        measure(&mut out, it);
    }
    for it in sorted(&session.measure_events, |it| (it.at, it.position, it.id)) {
        measure_event(&mut out, it);
    }
    for it in sorted(&session.keeps, |it| (it.position, it.id)) {
        keep(&mut out, it);
    }
    let sitting_of = |id| session.sitting(id).map(|sitting| (sitting.position, sitting.id));
    for it in sorted(&session.checks, |it| (sitting_of(it.sitting), it.moment)) {
        check(&mut out, it);
    }
    let attendance: Vec<_> = session.part_attendance.iter().collect();
    for ((sitting, part), attended) in sorted(&attendance, |((id, part), _)| (sitting_of(*id), part.clone()))
    {
        part_attendance(&mut out, *sitting, part, **attended);
    }
    for it in sorted(&session.topics, |it| (it.position, it.id)) {
        parked_topic(&mut out, it);
    }
    for it in sorted(&session.rounds, |it| (it.position, it.id)) {
        vote_round(&mut out, it);
    }
    if let Some(it) = &session.review {
        review(&mut out, it);
    }
    for it in sorted(&session.reviewed, |it| (it.position, it.measure)) {
        reviewed(&mut out, it);
    }
    for it in sorted(&session.events, |it| (it.at, it.position, it.id)) {
        event(&mut out, it);
    }
    // First versions need no word.
    for (name, trace) in lineage.iter().filter(|(_, trace)| !trace.marks.is_empty()) {
        version(&mut out, name, trace);
    }
    out.heading("[set]");
    out.raw(&crate::sets::write::under(&session.set, "set"));
    out.into_text()
}

/// The oldest schema that knows every key the session needs, so that a program of that time reads what it can.
fn schema(session: &Session, lineage: &Lineage) -> i64 {
    let versions = lineage.iter().any(|(_, trace)| !trace.marks.is_empty());
    let room = !session.checks.is_empty()
        || !session.part_attendance.is_empty()
        || !session.topics.is_empty()
        || !session.rounds.is_empty();
    let late = session
        .sittings
        .iter()
        .any(|it| it.kind == SittingKind::LateInput || it.closing != ClosingCheck::default());
    let second = session
        .answers
        .iter()
        .any(|it| matches!(&it.body, Body::Stance(StanceRounds { second: Some(_), .. })));
    let measured = session
        .measures
        .iter()
        .any(|it| it.read_back.is_some() || !it.objection.is_empty() || it.target.is_some());
    let counted = !session.details.prepared.is_empty()
        || session.groups.iter().any(|group| !group.blank.is_empty())
        || session.checks.iter().any(|check| !check.pulse.words.is_empty());
    let looked_again = session.review.is_some() || !session.reviewed.is_empty();
    let details = &session.details;
    let forgets = !details.legal_note.is_empty()
        || details.keep_answers != Retention::default()
        || details.answers_deleted.is_some();
    if looked_again || forgets || lives_on(session) {
        SCHEMA
    } else if counted {
        3
    } else if versions || room || late || second || measured {
        2
    } else {
        1
    }
}

/// Whether something has been told of its measures that came after the meeting: what version 4 brought.
fn lives_on(session: &Session) -> bool {
    let measure = |it: &Measure| {
        it.effect_on.is_some() || !it.measured.is_empty() || !it.steps.is_empty() || it.repeats.is_some()
    };
    let event = |it: &MeasureEvent| {
        !it.by.is_empty()
            || it.meeting.is_some()
            || matches!(
                it.kind,
                EventKind::Effect
                    | EventKind::Verdict
                    | EventKind::Measured
                    | EventKind::Step
                    | EventKind::Comment
            )
    };
    session.measures.iter().any(measure) || session.measure_events.iter().any(event)
}

/// One record as it stands in the file. The meeting as a whole is told field by field elsewhere.
pub(super) fn record(record: &Record) -> String {
    let mut out = Lines::default();
    match record {
        Record::Details(it) => details(&mut out, it),
        Record::Sitting(it) => sitting(&mut out, it),
        Record::Group(it) => group(&mut out, it),
        Record::QuestionPlan(id, plan) => question_plan(&mut out, id, plan),
        Record::PartPlan(id, plan) => part_plan(&mut out, id, *plan),
        Record::AddedQuestion(it) => added_question(&mut out, it),
        Record::Answer(it) => answer(&mut out, it),
        Record::Heading(it) => heading(&mut out, it),
        Record::Measure(it) => measure(&mut out, it),
        Record::MeasureEvent(it) => measure_event(&mut out, it),
        Record::Keep(it) => keep(&mut out, it),
        Record::Check(it) => check(&mut out, it),
        Record::PartAttendance { sitting, part, attended } => {
            part_attendance(&mut out, *sitting, part, *attended);
        }
        Record::ParkedTopic(it) => parked_topic(&mut out, it),
        Record::VoteRound(it) => vote_round(&mut out, it),
        Record::Review(it) => review(&mut out, it),
        Record::Reviewed(it) => reviewed(&mut out, it),
        Record::Event(it) => event(&mut out, it),
    }
    out.into_text()
}

fn sorted<T, K: Ord>(items: &[T], key: impl Fn(&T) -> K) -> Vec<&T> {
    let mut items: Vec<&T> = items.iter().collect();
    items.sort_by_key(|item| key(item));
    items
}

fn unit(out: &mut Lines, unit: &Unit) {
    out.heading("[unit]");
    out.word("id", unit.id);
    out.text("name", &unit.name);
    out.text("municipality", &unit.municipality);
    out.word("sector", unit.sector.code());
    out.text("organisation_number", &unit.organisation_number);
    out.texts("shifts", &unit.shifts);
    out.number("usual_groups", unit.usual_groups);
}

fn details(out: &mut Lines, details: &Details) {
    out.heading("[details]");
    out.text("title", &details.title);
    out.word("state", details.state.code());
    out.text("purpose", &details.purpose);
    out.text("leader", &details.leader);
    out.text("facilitator", &details.facilitator);
    out.text("note_taker", &details.note_taker);
    out.value("minutes", details.minutes);
    out.text("ground_rules", &details.ground_rules);
    out.maybe_word("next_follow_up", details.next_follow_up);
    out.text("raised_at", &details.raised_at);
    out.text("summary", &details.summary);
    out.words("prepared", details.prepared.iter().map(|it| it.code()));
    out.text("legal_note", &details.legal_note);
    if details.keep_answers != Retention::default() {
        out.word("keep_answers", details.keep_answers);
    }
    out.maybe_word("answers_deleted", details.answers_deleted);
    let Presence { safety_rep, union_rep, nav, health_service, hr } = details.presence;
    for (role, attendance) in [
        ("safety_rep", safety_rep),
        ("union_rep", union_rep),
        ("nav", nav),
        ("health_service", health_service),
        ("hr", hr),
    ] {
        if attendance != Attendance::Unknown {
            out.word(role, attendance.code());
        }
    }
}

fn sitting(out: &mut Lines, sitting: &Sitting) {
    out.heading("[[sitting]]");
    out.word("id", sitting.id);
    out.value("position", sitting.position);
    if sitting.kind != SittingKind::Gathering {
        out.word("kind", sitting.kind.code());
    }
    out.text("label", &sitting.label);
    out.word("date", sitting.date);
    out.maybe_word("start", sitting.start.map(clock));
    out.text("place", &sitting.place);
    out.maybe("invited", sitting.invited);
    out.maybe("attended", sitting.attended);
    let closing = &sitting.closing;
    for (question, YesNo { yes, no }) in [
        ("everyone_heard", closing.everyone_heard),
        ("know_next", closing.know_next),
        ("spoke_safely", closing.spoke_safely),
    ] {
        if (yes, no) != (0, 0) {
            out.value(question, format_args!("{{ yes = {yes}, no = {no} }}"));
        }
    }
}

fn group(out: &mut Lines, group: &Group) {
    out.heading("[[group]]");
    out.word("id", group.id);
    out.word("sitting", group.sitting);
    out.value("position", group.position);
    out.flag("plenary", group.plenary);
    out.text("label", &group.label);
    out.number("size", group.size);
    out.words("blank", &group.blank);
}

fn question_plan(out: &mut Lines, id: &QuestionId, plan: &QuestionPlan) {
    out.heading("[[question_plan]]");
    out.word("question", id);
    out.maybe("minutes", plan.minutes);
    if let Some(mark) = &plan.mark {
        out.word("mark", mark.kind.code());
        out.text("reason", &mark.reason);
    }
}

fn part_plan(out: &mut Lines, id: &PartId, plan: PartPlan) {
    out.heading("[[part_plan]]");
    out.word("part", id);
    out.value("concerns_us", plan.concerns_us);
}

fn added_question(out: &mut Lines, added: &AddedQuestion) {
    out.heading("[[added_question]]");
    out.word("part", &added.part);
    out.value("position", added.position);
    out.raw("[added_question.question]\n");
    out.raw(&crate::sets::write::question(&added.question));
}

fn heading(out: &mut Lines, heading: &Heading) {
    out.heading("[[heading]]");
    out.word("id", heading.id);
    out.word("question", &heading.question);
    out.value("position", heading.position);
    out.text("text", &heading.text);
}

fn answer(out: &mut Lines, answer: &Answer) {
    out.heading("[[answer]]");
    out.word("id", answer.id);
    out.word("question", &answer.question);
    out.word("group", answer.group);
    out.value("position", answer.position);
    match &answer.body {
        // Also when empty: this key says what kind of answer it is.
        Body::Text(text) if text.is_empty() => out.word("text", ""),
        Body::Text(text) => out.text("text", text),
        Body::Scale(tally) => {
            out.value("scale", format_args!("{:?}", tally.counts));
            out.number("dont_know", tally.dont_know);
        }
        Body::Choice(counts) => {
            let counts: Vec<_> = counts.iter().map(|(id, count)| format!("[\"{id}\", {count}]")).collect();
            out.value("choices", format_args!("[{}]", counts.join(", ")));
        }
        Body::Ranking(order) => {
            let order: Vec<_> = order.iter().map(|id| format!("\"{id}\"")).collect();
            out.value("ranking", format_args!("[{}]", order.join(", ")));
        }
        Body::Count(number) => out.value("number", number),
        Body::Stance(StanceRounds { first, second }) => {
            stance(out, "stance", *first);
            if let Some(second) = second {
                stance(out, "stance_second", *second);
            }
        }
    }
    out.flag("starred", answer.starred);
    out.maybe_word("heading", answer.heading);
    out.maybe_word("sway", answer.sway.map(Sway::code));
    out.maybe_word("nature", answer.nature.map(Nature::code));
    out.texts("tags", &answer.tags);
    out.words("also_from", &answer.also_from);
}

fn stance(out: &mut Lines, key: &str, tally: StanceTally) {
    let StanceTally { agree, partly, disagree, pass } = tally;
    out.value(
        key,
        format_args!("{{ agree = {agree}, partly = {partly}, disagree = {disagree}, pass = {pass} }}"),
    );
}

fn measure(out: &mut Lines, measure: &Measure) {
    let terms = measure.terms();
    out.heading("[[measure]]");
    out.word("id", measure.id);
    out.value("position", measure.position);
    out.text("title", &measure.title);
    out.word("state", measure.state.code().code());
    out.text("first_step", &terms.first_step);
    out.text("responsible", &terms.responsible);
    out.text("deputy", &measure.deputy);
    out.maybe_word("deadline", terms.deadline);
    out.maybe_word("original_deadline", measure.original_deadline);
    out.maybe_word("follow_up", terms.follow_up);
    match &measure.state {
        State::Proposed(_) | State::Agreed(_) | State::InProgress(_) => {}
        State::Done { on, .. } => out.word("done_on", on),
        State::Evaluated { on, verdict, note, .. } => {
            out.word("done_on", on);
            out.word("verdict", verdict.code());
            out.text("verdict_note", note);
        }
        State::Parked { reason, .. } | State::Dropped { reason, .. } => out.text("reason", reason.as_str()),
    }
    out.text("sign", &measure.sign);
    out.text("baseline", &measure.baseline);
    out.maybe_word("category", measure.category.as_ref());
    out.maybe_word("form", measure.form.map(Form::code));
    out.maybe_word("level", measure.level.map(Level::code));
    out.maybe_word("strand", measure.strand.map(Strand::code));
    out.maybe_word("direction", measure.direction.map(Direction::code));
    out.maybe_word("target_group", measure.target_group.map(TargetGroup::code));
    out.maybe_word("influence", measure.influence.map(Influence::code));
    out.maybe("all_shifts", measure.all_shifts);
    if let Some(consent) = measure.consent {
        out.value(
            "consent",
            format_args!(
                "{{ supports = {}, can_live_with = {}, reserves = {} }}",
                consent.supports, consent.can_live_with, consent.reserves
            ),
        );
    }
    out.maybe("benefit", measure.benefit.map(Grade::get));
    out.maybe("effort", measure.effort.map(Grade::get));
    match &measure.control {
        None => {}
        Some(Control::Own) => out.word("control", "own"),
        Some(Control::Lifted(to)) => {
            out.word("control", "lifted");
            out.text("lifted_to", to);
        }
    }
    out.maybe("every_weeks", measure.every_weeks);
    out.maybe_word("priority", measure.priority.map(Priority::code));
    out.text("priority_reason", &measure.priority_reason);
    out.text("arena", &measure.arena);
    out.text("plan_link", &measure.plan_link);
    out.text("resources", &measure.resources);
    out.text("note", &measure.note);
    out.maybe_word("start", measure.start);
    out.maybe_word("question", measure.question.as_ref());
    out.maybe_word("group", measure.group);
    out.words("answers", &measure.answers);
    out.maybe_word("bank", measure.bank.as_ref());
    out.flag("in_place", measure.in_place);
    out.maybe_word("read_back", measure.read_back.map(ReadBack::code));
    out.text("objection", &measure.objection);
    if let Some(TargetLevel { from, to }) = measure.target {
        out.maybe("target_from", from.map(Percent::hundredths));
        out.value("target_to", to.hundredths());
    }
    out.maybe_word("effect_on", measure.effect_on);
    out.text("measured", &measure.measured);
    let steps: Vec<_> = measure
        .steps
        .iter()
        .map(|step| {
            let done = if step.done { ", done = true" } else { "" };
            format!("{{ text = {}{done} }}", quoted(&step.text))
        })
        .collect();
    if !steps.is_empty() {
        out.value("steps", format_args!("[{}]", steps.join(", ")));
    }
    out.maybe_word("repeats", measure.repeats);
}

fn measure_event(out: &mut Lines, event: &MeasureEvent) {
    out.heading("[[measure_event]]");
    out.word("id", event.id);
    out.word("measure", event.measure);
    out.value("position", event.position);
    out.word("at", moment(event.at));
    out.word("kind", event.kind.code());
    out.text("old", &event.old);
    out.text("new", &event.new);
    out.text("reason", &event.reason);
    out.text("by", &event.by);
    out.maybe_word("meeting", event.meeting);
}

fn keep(out: &mut Lines, keep: &Keep) {
    out.heading("[[keep]]");
    out.word("id", keep.id);
    out.value("position", keep.position);
    out.text("text", &keep.text);
}

fn check(out: &mut Lines, check: &Check) {
    out.heading("[[check]]");
    out.word("sitting", check.sitting);
    out.word("moment", check.moment.code());
    out.value("scale", format_args!("{:?}", check.pulse.tally.counts));
    out.number("dont_know", check.pulse.tally.dont_know);
    let words = check.pulse.words.iter();
    let words: Vec<_> = words.map(|(word, count)| format!("[{}, {count}]", quoted(word))).collect();
    if !words.is_empty() {
        out.value("words", format_args!("[{}]", words.join(", ")));
    }
}

fn part_attendance(out: &mut Lines, sitting: SittingId, part: &PartId, attended: u16) {
    out.heading("[[part_attendance]]");
    out.word("sitting", sitting);
    out.word("part", part);
    out.value("attended", attended);
}

fn parked_topic(out: &mut Lines, topic: &ParkedTopic) {
    out.heading("[[parked_topic]]");
    out.word("id", topic.id);
    out.value("position", topic.position);
    out.text("text", &topic.text);
    out.maybe_word("question", topic.question.as_ref());
    match &topic.outcome {
        TopicOutcome::Open => {}
        TopicOutcome::Measure(measure) => out.word("measure", measure),
        TopicOutcome::Dropped(reason) => out.text("reason", reason.as_str()),
    }
}

fn vote_round(out: &mut Lines, round: &VoteRound) {
    out.heading("[[vote_round]]");
    out.word("id", round.id);
    out.value("position", round.position);
    out.value("participants", round.participants);
    out.value("votes_each", round.votes_each);
    out.flag("cumulative", round.cumulative);
    out.flag("closed", round.closed);
    let votes: Vec<_> =
        round.votes.iter().map(|(measure, votes)| format!("[\"{measure}\", {votes}]")).collect();
    out.value("votes", format_args!("[{}]", votes.join(", ")));
}

fn review(out: &mut Lines, review: &Review) {
    out.heading("[review]");
    out.flag("without_meeting", review.without_meeting);
    for question in ReviewQuestion::ALL {
        out.text(question.code(), review.answers.get(question).map(String::as_str).unwrap_or_default());
    }
    out.text("process", &review.process);
    out.text("feedback", &review.feedback);
    out.text("ended", &review.ended);
}

fn reviewed(out: &mut Lines, reviewed: &Reviewed) {
    out.heading("[[reviewed]]");
    out.word("measure", reviewed.measure);
    out.word("session", reviewed.session);
    out.value("position", reviewed.position);
    out.word("at", moment(reviewed.at));
    out.text("title", &reviewed.title);
    out.word("outcome", reviewed.outcome.code().code());
    out.maybe_word("deadline", reviewed.outcome.deadline());
    out.maybe_word("verdict", reviewed.outcome.verdict().map(Verdict::code));
    out.text("note", &reviewed.note);
}

fn event(out: &mut Lines, event: &SessionEvent) {
    out.heading("[[event]]");
    out.word("id", event.id);
    out.value("position", event.position);
    out.word("at", moment(event.at));
    out.word("kind", event.kind.code());
    out.text("note", &event.note);
}

/// What happened to a piece since it was first in a file.
fn version(out: &mut Lines, name: &str, trace: &Trace) {
    out.heading("[[version]]");
    out.word("of", name);
    out.flag("gone", trace.print.is_none());
    let marks: Vec<_> = trace.marks.iter().copied().collect();
    out.words("marks", &marks);
}

/// `13:15`, with seconds only when there are any.
fn clock(time: NaiveTime) -> String {
    let format = if time.second() == 0 && time.nanosecond() == 0 { "%H:%M" } else { "%H:%M:%S%.f" };
    time.format(format).to_string()
}

/// RFC 3339 in UTC, with as many decimals as it takes.
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
