//! Session → TOML. Empty fields are left out, so that a line in the file is something somebody said or decided.

use chrono::{DateTime, NaiveTime, SecondsFormat, Timelike, Utc};

use crate::domain::answer::{Answer, Body, Heading, Nature, Sway};
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::ids::{PartId, QuestionId};
use crate::domain::measure::{Control, Grade, Measure, MeasureEvent, State};
use crate::domain::session::{
    AddedQuestion, Attendance, Details, Keep, PartPlan, Presence, QuestionPlan, Session, SessionEvent, YesNo,
};
use crate::domain::sitting::{Group, Sitting};
use crate::domain::unit::Unit;

use super::lines::Lines;
use super::{KIND, SCHEMA};

/// The session as TOML, all but the last line.
pub(super) fn content(session: &Session) -> String {
    let mut out = Lines::default();
    out.raw("# One dialogduk meeting, complete. The format is described in docs/session-file.md.\n");
    out.word("kind", KIND);
    out.value("schema", SCHEMA);
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
    for it in sorted(&session.events, |it| (it.at, it.position, it.id)) {
        event(&mut out, it);
    }
    out.heading("[set]");
    out.raw(&crate::sets::write::under(&session.set, "set"));
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
    let closing = &details.closing;
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

fn sitting(out: &mut Lines, sitting: &Sitting) {
    out.heading("[[sitting]]");
    out.word("id", sitting.id);
    out.value("position", sitting.position);
    out.text("label", &sitting.label);
    out.word("date", sitting.date);
    out.maybe_word("start", sitting.start.map(clock));
    out.text("place", &sitting.place);
    out.maybe("invited", sitting.invited);
    out.maybe("attended", sitting.attended);
}

fn group(out: &mut Lines, group: &Group) {
    out.heading("[[group]]");
    out.word("id", group.id);
    out.word("sitting", group.sitting);
    out.value("position", group.position);
    out.flag("plenary", group.plenary);
    out.text("label", &group.label);
    out.number("size", group.size);
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
        Body::Stance(tally) => out.value(
            "stance",
            format_args!(
                "{{ agree = {}, partly = {}, disagree = {}, pass = {} }}",
                tally.agree, tally.partly, tally.disagree, tally.pass
            ),
        ),
    }
    out.flag("starred", answer.starred);
    out.maybe_word("heading", answer.heading);
    out.maybe_word("sway", answer.sway.map(Sway::code));
    out.maybe_word("nature", answer.nature.map(Nature::code));
    out.texts("tags", &answer.tags);
    out.words("also_from", &answer.also_from);
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
}

fn keep(out: &mut Lines, keep: &Keep) {
    out.heading("[[keep]]");
    out.word("id", keep.id);
    out.value("position", keep.position);
    out.text("text", &keep.text);
}

fn event(out: &mut Lines, event: &SessionEvent) {
    out.heading("[[event]]");
    out.word("id", event.id);
    out.value("position", event.position);
    out.word("at", moment(event.at));
    out.word("kind", event.kind.code());
    out.text("note", &event.note);
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
