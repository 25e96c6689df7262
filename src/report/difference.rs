//! How two versions of a piece of a meeting differ, in words, so that a person can say which one holds.

use super::document::clean;
use super::facts::View;
use super::tallies::{left, line};
use crate::bank;
use crate::domain::answer::{Answer, Body, ScaleTally, StanceTally};
use crate::domain::change::Record;
use crate::domain::ids::{CategoryId, GroupId, OptionId, QuestionId, SittingId};
use crate::domain::localized::Lang;
use crate::domain::measure::{Consent, Control, Grade, Measure, State};
use crate::domain::room::Preparation;
use crate::domain::session::{Mark, Session};
use crate::domain::topic::TopicOutcome;
use crate::exchange::merge::{Conflict, DetailField, Piece, RecordField, together};
use crate::i18n::dates;
use crate::i18n::merging::Field;
use crate::rules::counts::is_counted;
use crate::rules::room_count::words_written;
use crate::rules::suppress::desk::{distribution_shown, pulse_shown};

/// A piece that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about: «Tiltak: Fast tid …», «Svar · Bord 2 · spørsmål 7».
    pub about: String,
    /// What differs.
    pub rows: Vec<Row>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The field a decision is given for.
    pub field: RecordField,
    /// What it is.
    pub label: String,
    /// How it is here.
    pub here: String,
    /// How it is in the file.
    pub there: String,
    /// Both counted together, where that is a third answer.
    pub together: Option<String>,
}

/// How the two sides of a conflict differ. Names of tables and questions are looked up where the version is from.
pub fn difference(conflict: &Conflict, here: &Session, there: &Session, lang: Lang) -> Difference {
    let (ours, theirs) = (View::new(here, lang), View::new(there, lang));
    let about = match (&conflict.here, &conflict.there) {
        (Some(piece), _) => about(&ours, piece),
        (None, Some(piece)) => about(&theirs, piece),
        (None, None) => String::new(),
    };
    let rows = conflict.fields.iter().map(|field| row(*field, conflict, &ours, &theirs));
    Difference { about, rows: rows.collect() }
}

/// What differs in one field.
fn row(field: RecordField, conflict: &Conflict, ours: &View<'_>, theirs: &View<'_>) -> Row {
    let words = ours.all.merging;
    let (here, there) = (conflict.here.as_ref(), conflict.there.as_ref());
    let said = |view: &View<'_>, piece: Option<&Piece>| match piece.map(|piece| value(view, piece, field)) {
        None => words.gone.to_owned(),
        Some(said) if said.is_empty() => words.empty.to_owned(),
        Some(said) => said,
    };
    let label = here.or(there).map(|piece| label(ours, piece, field)).unwrap_or_default();
    let (mut here_said, mut there_said) = (said(ours, here), said(theirs, there));
    if here_said == there_said {
        // What differs has no words of its own.
        [here_said, there_said] = words.differs.map(str::to_owned);
    }
    let together = match (here, there) {
        (Some(Piece::Record(Record::Measure(ours))), Some(Piece::Record(Record::Measure(theirs))))
            if field.adds_up() =>
        {
            together(ours.consent, theirs.consent).map(|sum| consent(words.consent, sum))
        }
        _ => None,
    };
    Row { field, label, here: here_said, there: there_said, together }
}

/// What a piece is, in a few words.
fn about(view: &View<'_>, piece: &Piece) -> String {
    let words = view.all.merging;
    let field = |field| (words.field)(field);
    let record = match piece {
        Piece::Detail(..) => return field(Field::Meeting).to_owned(),
        Piece::Record(record) => record,
    };
    match record {
        Record::Details(_) => field(Field::Meeting).to_owned(),
        Record::Sitting(it) => format!("{} {}", field(Field::Sitting), it.label),
        Record::Group(it) => format!("{} {}", field(Field::Table), it.label),
        Record::QuestionPlan(id, _) => question(view, id),
        Record::AddedQuestion(it) => question(view, &it.question.id),
        Record::Answer(it) => {
            let kind = if it.body.text().is_some() { Field::Answer } else { Field::Tally };
            format!("{} · {} · {}", field(kind), group(view, it.group), question(view, &it.question))
        }
        Record::Heading(it) => format!("{} · {}", field(Field::Heading), question(view, &it.question)),
        Record::Measure(it) => format!("{}: {}", field(Field::Measure), clean(&it.title)),
        Record::Keep(_) => field(Field::Keep).to_owned(),
        Record::PartPlan(id, _) => {
            let part = view.session.set.parts.iter().find(|part| part.id == *id);
            part.map_or_else(|| id.to_string(), |part| part.title.get(view.lang).to_owned())
        }
        Record::Check(it) => format!("{} · {}", field(Field::Check), sitting(view, it.sitting)),
        Record::PartAttendance { sitting: id, .. } => {
            format!("{} · {}", field(Field::People), sitting(view, *id))
        }
        Record::ParkedTopic(_) => field(Field::Topic).to_owned(),
        Record::VoteRound(it) => format!("{} {}", field(Field::Vote), u64::from(it.position) + 1),
        Record::Review(_) => field(Field::Review).to_owned(),
        Record::Reviewed(it) => format!("{}: {}", field(Field::Review), clean(&it.title)),
        Record::MeasureEvent(_) | Record::Event(_) => field(Field::Other).to_owned(),
    }
}

/// What a field of a piece is called.
fn label(view: &View<'_>, piece: &Piece, field: RecordField) -> String {
    let words = view.all.merging;
    let columns = view.texts.columns;
    let own = |field| (words.field)(field);
    let record = match piece {
        Piece::Detail(field, _) => return (words.detail)(*field).to_owned(),
        Piece::Record(record) => record,
    };
    let label = match field {
        RecordField::Whole | RecordField::Said => match record {
            Record::Details(_) => own(Field::Meeting),
            Record::Sitting(_) => own(Field::Sitting),
            Record::Group(_) => own(Field::Table),
            Record::QuestionPlan(..) | Record::PartPlan(..) | Record::AddedQuestion(_) => {
                own(Field::Question)
            }
            Record::Answer(it) if it.body.text().is_some() => own(Field::Answer),
            Record::Answer(_) => own(Field::Tally),
            Record::Heading(_) => own(Field::Heading),
            Record::Measure(_) => own(Field::Measure),
            Record::Keep(_) => own(Field::Keep),
            Record::Check(_) => own(Field::Check),
            Record::PartAttendance { .. } => own(Field::People),
            Record::ParkedTopic(_) => own(Field::Topic),
            Record::VoteRound(_) => own(Field::Vote),
            Record::Review(_) | Record::Reviewed(_) => own(Field::Review),
            Record::MeasureEvent(_) | Record::Event(_) => own(Field::Other),
        },
        RecordField::State => columns.state,
        RecordField::FirstStep => columns.first_step,
        RecordField::Responsible => columns.responsible,
        RecordField::Deputy => columns.deputy,
        RecordField::Deadline => columns.deadline,
        RecordField::FollowUp => columns.follow_up,
        RecordField::FirstDay => columns.start,
        RecordField::Sign => columns.plain_sign,
        RecordField::Target => columns.target,
        RecordField::Baseline => columns.baseline,
        RecordField::Category => columns.category,
        RecordField::Influence => columns.influence,
        RecordField::Level => columns.level,
        RecordField::Strand => columns.strand,
        RecordField::Form => columns.form,
        RecordField::Direction => columns.direction,
        RecordField::TargetGroup => columns.target_group,
        RecordField::AllShifts => columns.all_shifts,
        RecordField::Benefit => columns.benefit,
        RecordField::Effort => columns.effort,
        RecordField::Priority => columns.priority,
        RecordField::EveryWeeks => columns.every_weeks,
        RecordField::Steps => columns.steps,
        RecordField::Effect => columns.effect_on,
        RecordField::Measured => columns.measured,
        RecordField::Arena => columns.arena,
        RecordField::PlanLink => columns.plan_link,
        RecordField::Resources => columns.resources,
        RecordField::Note => columns.note,
        RecordField::InPlace => columns.in_place,
        RecordField::Consent => own(Field::Consent),
        RecordField::Control => own(Field::Control),
        RecordField::ReadBack => own(Field::ReadBack),
        RecordField::Behind => match record {
            Record::Measure(_) => columns.plain_background,
            _ => own(Field::Table),
        },
        RecordField::Starred => own(Field::Starred),
        RecordField::Heading => own(Field::Heading),
        RecordField::Marks => match record {
            Record::Group(_) => own(Field::Blank),
            _ => own(Field::Marks),
        },
        RecordField::Minutes => own(Field::Minutes),
        RecordField::Kind => own(Field::Kind),
        RecordField::Date => own(Field::Date),
        RecordField::Start => own(Field::Start),
        RecordField::Place => own(Field::Place),
        RecordField::Invited => own(Field::Invited),
        RecordField::Attended => own(Field::Came),
        RecordField::Closing => own(Field::Closing),
        RecordField::Rest => own(Field::Other),
    };
    label.to_owned()
}

/// What a field of a piece says, in words.
fn value(view: &View<'_>, piece: &Piece, field: RecordField) -> String {
    let words = view.all.merging;
    let record = match piece {
        Piece::Detail(DetailField::Prepared, said) => {
            let prepared = said.split(' ').filter_map(Preparation::from_code);
            return prepared.map(view.all.people.prepared).collect::<Vec<_>>().join(", ");
        }
        Piece::Detail(_, said) => return detail(view, said),
        Piece::Record(record) => record,
    };
    let number = |count: Option<u16>| count.map(|count| count.to_string()).unwrap_or_default();
    match (record, field) {
        (Record::Measure(it), RecordField::Whole | RecordField::Said) => clean(&it.title),
        (Record::Measure(it), _) => of_measure(view, it, field),
        (Record::Answer(it), _) => of_answer(view, it, field),
        (Record::Sitting(it), _) => match field {
            RecordField::Kind => (words.sitting_kind)(it.kind).to_owned(),
            RecordField::Date => (view.all.dates.long)(it.date),
            RecordField::Start => it.start.map(|time| time.format("%H.%M").to_string()).unwrap_or_default(),
            RecordField::Place => clean(&it.place),
            RecordField::Invited => number(it.invited),
            RecordField::Attended => number(it.attended),
            RecordField::Closing => (words.closing)(it.closing),
            _ => clean(&it.label),
        },
        (Record::Group(it), RecordField::Attended) => it.size.to_string(),
        (Record::Group(it), RecordField::Marks) => {
            it.blank.iter().map(|id| question(view, id)).collect::<Vec<_>>().join(", ")
        }
        (Record::Group(it), _) => clean(&it.label),
        (Record::QuestionPlan(_, plan), _) => {
            let minutes = || plan.minutes.map(|minutes| format!("{minutes} min"));
            let mark = || plan.mark.as_ref().map(|mark| mark_told(view, mark));
            match field {
                RecordField::Minutes => minutes().unwrap_or_default(),
                RecordField::Marks => mark().unwrap_or_default(),
                _ => mark().into_iter().chain(minutes()).collect::<Vec<_>>().join(", "),
            }
        }
        (Record::ParkedTopic(it), RecordField::State) => match &it.outcome {
            TopicOutcome::Open => String::new(),
            TopicOutcome::Measure(id) => {
                view.session.measure(*id).map(|measure| clean(&measure.title)).unwrap_or_default()
            }
            TopicOutcome::Dropped(reason) => clean(reason.as_str()),
        },
        (Record::ParkedTopic(it), _) => clean(&it.text),
        (Record::Details(it), _) => clean(&it.title),
        (Record::PartPlan(_, plan), _) => (words.yes_no)(plan.concerns_us).to_owned(),
        (Record::AddedQuestion(it), _) => clean(it.question.text.get(view.lang)),
        (Record::Heading(it), _) => clean(&it.text),
        (Record::Keep(it), _) => clean(&it.text),
        (Record::Check(it), _) => {
            if pulse_shown(&it.pulse).is_none() {
                return counted_so_far(view, &(view.all.question.answered)(it.pulse.total()));
            }
            let tally = &it.pulse.tally;
            let scale = (tally.total() > 0).then(|| (words.scale)(tally.counts, tally.dont_know));
            let said = (!it.pulse.words.is_empty()).then(|| clean(&words_written(&it.pulse)));
            scale.into_iter().chain(said).collect::<Vec<_>>().join(", ")
        }
        (Record::PartAttendance { attended, .. }, _) => attended.to_string(),
        (Record::VoteRound(it), _) => {
            let votes = it.votes.iter().map(|(id, votes)| {
                let title = view.session.measure(*id).map(|measure| clean(&measure.title));
                format!("{}: {votes}", title.unwrap_or_default())
            });
            let votes = votes.collect::<Vec<_>>().join(", ");
            format!("{votes} ({} × {})", it.participants, it.votes_each)
        }
        (Record::Review(it), _) => {
            let said = it.answers.values().chain([&it.process, &it.feedback, &it.ended]);
            said.filter(|it| !it.is_empty()).map(|it| clean(it)).collect::<Vec<_>>().join(" · ")
        }
        (Record::Reviewed(it), _) => view.all.review_told(it),
        (Record::MeasureEvent(it), _) => clean(&it.new),
        (Record::Event(it), _) => clean(&it.note),
    }
}

fn mark_told(view: &View<'_>, mark: &Mark) -> String {
    let reason = clean(&mark.reason);
    let kind = (view.all.codes.mark)(mark.kind);
    if reason.is_empty() { kind.to_owned() } else { format!("{kind}: {reason}") }
}

/// The content of a field of the meeting: dates and codes in words.
fn detail(view: &View<'_>, said: &str) -> String {
    use crate::domain::session::{Attendance, SessionState};
    if let Ok(day) = said.parse() {
        return (view.all.dates.long)(day);
    }
    if let Some(state) = SessionState::from_code(said) {
        return (view.all.codes.session_state)(state).to_owned();
    }
    if let Some(attendance) = Attendance::from_code(said) {
        return (view.all.codes.attendance)(attendance).to_owned();
    }
    clean(said)
}

fn of_answer(view: &View<'_>, answer: &Answer, field: RecordField) -> String {
    let codes = view.all.codes;
    match field {
        RecordField::Behind => {
            let groups = std::iter::once(&answer.group).chain(&answer.also_from);
            groups.map(|id| group(view, *id)).collect::<Vec<_>>().join(", ")
        }
        RecordField::Starred => (view.all.merging.yes_no)(answer.starred).to_owned(),
        RecordField::Heading => {
            let heading = answer.heading.and_then(|id| view.session.heading(id));
            heading.map(|heading| clean(&heading.text)).unwrap_or_default()
        }
        RecordField::Marks => {
            let sway = answer.sway.map(|sway| (codes.sway)(sway).to_owned());
            let nature = answer.nature.map(|nature| (codes.nature)(nature).to_owned());
            let tags = answer.tags.iter().map(|tag| format!("#{tag}"));
            sway.into_iter().chain(nature).chain(tags).collect::<Vec<_>>().join(", ")
        }
        _ => match view.session.question(&answer.question) {
            Some(question) if !distribution_shown(question, &answer.body) => {
                let words = view.all.question;
                let counted = if question.kind.takes_several() { words.crosses } else { words.answered };
                counted_so_far(view, &counted(answer.body.answers()))
            }
            _ => body(view, answer),
        },
    }
}

/// How many have answered, where so few have that the screen does not show what: the room may be watching (R82).
fn counted_so_far(view: &View<'_>, counted: &str) -> String {
    format!("{counted}. {}", view.all.question.hidden_until_five)
}

/// What an answer says, in words: the line, or the count of its group, as far as the screen of those who lead the meeting
/// shows it; what leaves the room is told in the documents, with small counts left out. `None` where nothing may be told.
pub fn answer_told(session: &Session, answer: &Answer, lang: Lang) -> Option<String> {
    let view = View::new(session, lang);
    match session.question(&answer.question) {
        Some(question) if is_counted(&question.kind) && session.details.answers_deleted.is_some() => {
            left(session, question, lang)
        }
        Some(question) if !distribution_shown(question, &answer.body) => {
            Some(view.all.question.hidden_until_five.to_owned())
        }
        _ => Some(body(&view, answer)),
    }
}

fn body(view: &View<'_>, answer: &Answer) -> String {
    let words = view.all.merging;
    let Some(question) = view.session.question(&answer.question) else { return String::new() };
    match &answer.body {
        Body::Scale(ScaleTally { counts, dont_know }) => (words.scale)(*counts, *dont_know),
        Body::Stance(rounds) => {
            let told = |tally: StanceTally| {
                let StanceTally { agree, partly, disagree, pass } = tally;
                (words.stance)([agree, partly, disagree, pass])
            };
            let rounds: Vec<String> = std::iter::once(rounds.first).chain(rounds.second).map(told).collect();
            rounds.join(" → ")
        }
        Body::Choice(counts) => {
            let option = |id: &OptionId| question.kind.options().iter().find(|option| option.id == *id);
            let told = counts.iter().map(|(id, count)| {
                let name = option(id).map_or_else(|| id.to_string(), |it| it.text.get(view.lang).to_owned());
                format!("{name}: {count}")
            });
            told.collect::<Vec<_>>().join(", ")
        }
        Body::Text(_) | Body::Ranking(_) | Body::Count(_) => line(view, question, answer).unwrap_or_default(),
    }
}

fn of_measure(view: &View<'_>, measure: &Measure, field: RecordField) -> String {
    let (words, codes) = (view.all.merging, view.all.codes);
    let terms = measure.terms();
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::short).unwrap_or_default();
    let grade = |grade: Option<Grade>| grade.map(|grade| grade.get().to_string()).unwrap_or_default();
    let or_nothing = |code: Option<&str>| code.unwrap_or_default().to_owned();
    // What was given, and why, where a reason was given.
    let with = |first: String, more: &str| {
        let more = clean(more);
        [first, more].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    };
    match field {
        RecordField::State => {
            let state = (codes.measure_state)(measure.state.code()).to_owned();
            match &measure.state {
                State::Parked { reason, .. } | State::Dropped { reason, .. } => with(state, reason.as_str()),
                State::Done { on, .. } => with(state, &dates::short(*on)),
                State::Evaluated { on, verdict, note, .. } => {
                    with(format!("{state}, {}, {}", dates::short(*on), (codes.verdict)(*verdict)), note)
                }
                State::Proposed(_) | State::Agreed(_) | State::InProgress(_) => state,
            }
        }
        RecordField::FirstStep => clean(&terms.first_step),
        RecordField::Responsible => clean(&terms.responsible),
        RecordField::Deputy => clean(&measure.deputy),
        RecordField::Deadline => day(terms.deadline),
        RecordField::FollowUp => day(terms.follow_up),
        RecordField::FirstDay => day(measure.start),
        RecordField::Sign => clean(&measure.sign),
        RecordField::Target => measure.target.map(view.all.coach.level).unwrap_or_default(),
        RecordField::Baseline => clean(&measure.baseline),
        RecordField::Category => {
            let id = measure.category.as_ref().map(CategoryId::as_str).unwrap_or_default();
            bank::all().category(id).map_or(id, |it| it.name.get(view.lang)).to_owned()
        }
        RecordField::Influence => or_nothing(measure.influence.map(codes.influence)),
        RecordField::Level => or_nothing(measure.level.map(codes.level)),
        RecordField::Strand => or_nothing(measure.strand.map(codes.strand)),
        RecordField::Form => or_nothing(measure.form.map(codes.form)),
        RecordField::Direction => or_nothing(measure.direction.map(codes.direction)),
        RecordField::TargetGroup => or_nothing(measure.target_group.map(codes.target_group)),
        RecordField::AllShifts => or_nothing(measure.all_shifts.map(words.yes_no)),
        RecordField::Consent => measure.consent.map(|it| consent(words.consent, it)).unwrap_or_default(),
        RecordField::Benefit => grade(measure.benefit),
        RecordField::Effort => grade(measure.effort),
        RecordField::Control => match &measure.control {
            None => String::new(),
            Some(Control::Own) => (words.yes_no)(true).to_owned(),
            Some(Control::Lifted(to)) => with(view.texts.columns.lifted_to.to_owned(), to),
        },
        RecordField::Priority => {
            with(or_nothing(measure.priority.map(codes.priority)), &measure.priority_reason)
        }
        RecordField::EveryWeeks => measure.every_weeks.map(|it| it.to_string()).unwrap_or_default(),
        RecordField::Steps => super::measure_table::steps(view, measure).join("\n"),
        RecordField::Effect => day(measure.effect_on),
        RecordField::Measured => clean(&measure.measured),
        RecordField::Arena => clean(&measure.arena),
        RecordField::PlanLink => clean(&measure.plan_link),
        RecordField::Resources => clean(&measure.resources),
        RecordField::Note => clean(&measure.note),
        RecordField::ReadBack => {
            with(or_nothing(measure.read_back.map(view.all.deciding.read_back)), &measure.objection)
        }
        RecordField::InPlace => (words.yes_no)(measure.in_place).to_owned(),
        RecordField::Behind => {
            let answers = measure.answers.iter().filter_map(|id| view.session.answer(*id));
            let mut told: Vec<String> = answers.map(|answer| body(view, answer)).collect();
            told.extend(measure.group.map(|id| group(view, id)));
            told.join("\n")
        }
        _ => String::new(),
    }
}

fn consent(words: fn([u16; 3]) -> String, consent: Consent) -> String {
    let Consent { supports, can_live_with, reserves } = consent;
    words([supports, can_live_with, reserves])
}

/// «spørsmål 7».
fn question(view: &View<'_>, id: &QuestionId) -> String {
    let entry = view.session.outline().into_iter().find(|entry| entry.question.id == *id);
    entry.map_or_else(|| id.to_string(), |entry| (view.all.merging.question_number)(entry.number))
}

fn sitting(view: &View<'_>, id: SittingId) -> String {
    view.session.sitting(id).map(|sitting| clean(&sitting.label)).unwrap_or_default()
}

fn group(view: &View<'_>, id: GroupId) -> String {
    super::minutes::group_name(view, id)
}
