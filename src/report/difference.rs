//! How two versions of a piece of a meeting differ, in words, so that a person can say which one holds.

use super::document::clean;
use super::facts::View;
use super::tallies::line;
use crate::domain::answer::{Answer, Body, ScaleTally, StanceTally};
use crate::domain::change::Record;
use crate::domain::ids::{GroupId, OptionId, QuestionId, SittingId};
use crate::domain::localized::Lang;
use crate::domain::measure::Measure;
use crate::domain::session::Session;
use crate::domain::topic::TopicOutcome;
use crate::exchange::merge::{Conflict, Piece};
use crate::i18n::dates;
use crate::i18n::merging::Field;

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
    /// What it is.
    pub label: String,
    /// How it is here.
    pub here: String,
    /// How it is in the file.
    pub there: String,
}

/// How the two sides of a conflict differ. Names of tables and questions are looked up where the version is from.
pub fn difference(conflict: &Conflict, here: &Session, there: &Session, lang: Lang) -> Difference {
    let (ours, theirs) = (View::new(here, lang), View::new(there, lang));
    let words = ours.all.merging;
    let told = |view: &View<'_>, piece: &Option<Piece>| piece.as_ref().map(|piece| told(view, piece));
    let (mine, other) = (told(&ours, &conflict.here), told(&theirs, &conflict.there));
    let about = match (&conflict.here, &conflict.there) {
        (Some(piece), _) => about(&ours, piece),
        (None, Some(piece)) => about(&theirs, piece),
        (None, None) => String::new(),
    };
    let or_empty = |text: &str| if text.is_empty() { words.empty.to_owned() } else { text.to_owned() };
    let rows = match (mine, other) {
        (Some(mine), Some(other)) => {
            let mut rows = Vec::new();
            for ((label, ours), (_, theirs)) in mine.iter().zip(&other).filter(|((_, a), (_, b))| a != b) {
                let label = label.clone();
                rows.push(Row { label, here: or_empty(ours), there: or_empty(theirs) });
            }
            if rows.is_empty() {
                let [here, there] = words.differs.map(str::to_owned);
                rows.push(Row { label: (words.field)(Field::Other).to_owned(), here, there });
            }
            rows
        }
        (mine, other) => {
            let first = |told: &Option<Vec<(String, String)>>| {
                told.as_ref().map_or_else(
                    || words.gone.to_owned(),
                    |told| or_empty(told.first().map_or("", |(_, value)| value)),
                )
            };
            let label = mine.iter().chain(&other).flatten().next().map(|(label, _)| label.clone());
            vec![Row { label: label.unwrap_or_default(), here: first(&mine), there: first(&other) }]
        }
    };
    Difference { about, rows }
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
        Record::MeasureEvent(_) | Record::Event(_) => field(Field::Other).to_owned(),
    }
}

/// Everything about a piece that a person may compare, always the same labels for the same kind of piece.
fn told(view: &View<'_>, piece: &Piece) -> Vec<(String, String)> {
    let words = view.all.merging;
    let record = match piece {
        Piece::Detail(field, said) => {
            return vec![((words.detail)(*field).to_owned(), detail(view, said))];
        }
        Piece::Record(record) => record,
    };
    let row = |field, value: String| ((words.field)(field).to_owned(), value);
    let yes_no = |yes| (words.yes_no)(yes).to_owned();
    match record {
        Record::Details(it) => vec![row(Field::Meeting, clean(&it.title))],
        Record::Sitting(it) => {
            let count = |count: Option<u16>| count.map_or_else(|| "?".to_owned(), |count| count.to_string());
            vec![
                row(Field::Sitting, clean(&it.label)),
                row(Field::Date, (view.all.dates.long)(it.date)),
                row(Field::Place, clean(&it.place)),
                row(Field::People, format!("{} / {}", count(it.attended), count(it.invited))),
            ]
        }
        Record::Group(it) => {
            vec![row(Field::Table, clean(&it.label)), row(Field::People, it.size.to_string())]
        }
        Record::QuestionPlan(_, plan) => {
            let minutes = plan.minutes.map(|minutes| format!("{minutes} min"));
            let mark = plan.mark.as_ref().map(|mark| {
                let reason = clean(&mark.reason);
                let kind = (view.all.codes.mark)(mark.kind);
                if reason.is_empty() { kind.to_owned() } else { format!("{kind}: {reason}") }
            });
            let parts: Vec<String> = mark.into_iter().chain(minutes).collect();
            vec![row(Field::Question, parts.join(", "))]
        }
        Record::PartPlan(_, plan) => vec![row(Field::Question, yes_no(plan.concerns_us))],
        Record::AddedQuestion(it) => {
            vec![row(Field::Question, clean(it.question.text.get(view.lang)))]
        }
        Record::Answer(it) => answer(view, it),
        Record::Heading(it) => vec![row(Field::Heading, clean(&it.text))],
        Record::Measure(it) => measure(view, it),
        Record::Keep(it) => vec![row(Field::Keep, clean(&it.text))],
        Record::Check(it) => {
            vec![row(Field::Check, (words.scale)(it.tally.counts, it.tally.dont_know))]
        }
        Record::PartAttendance { attended, .. } => vec![row(Field::People, attended.to_string())],
        Record::ParkedTopic(it) => {
            let outcome = match &it.outcome {
                TopicOutcome::Open => String::new(),
                TopicOutcome::Measure(id) => {
                    view.session.measure(*id).map(|measure| clean(&measure.title)).unwrap_or_default()
                }
                TopicOutcome::Dropped(reason) => clean(reason.as_str()),
            };
            vec![row(Field::Topic, clean(&it.text)), row(Field::State, outcome)]
        }
        Record::VoteRound(it) => {
            let votes = it.votes.iter().map(|(id, votes)| {
                let title = view.session.measure(*id).map(|measure| clean(&measure.title));
                format!("{}: {votes}", title.unwrap_or_default())
            });
            vec![
                row(Field::Vote, votes.collect::<Vec<_>>().join(", ")),
                row(Field::People, format!("{} × {}", it.participants, it.votes_each)),
            ]
        }
        Record::MeasureEvent(it) => vec![row(Field::Other, clean(&it.new))],
        Record::Event(it) => vec![row(Field::Other, clean(&it.note))],
    }
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

fn answer(view: &View<'_>, answer: &Answer) -> Vec<(String, String)> {
    let words = view.all.merging;
    let row = |field, value: String| ((words.field)(field).to_owned(), value);
    let heading = answer.heading.and_then(|id| view.session.heading(id));
    let sway = answer.sway.map(|sway| (view.all.codes.sway)(sway).to_owned());
    let nature = answer.nature.map(|nature| (view.all.codes.nature)(nature).to_owned());
    let tags = answer.tags.iter().map(|tag| format!("#{tag}"));
    let marks: Vec<String> = sway.into_iter().chain(nature).chain(tags).collect();
    let mut groups = vec![group(view, answer.group)];
    groups.extend(answer.also_from.iter().map(|id| group(view, *id)));
    let kind = if answer.body.text().is_some() { Field::Answer } else { Field::Tally };
    vec![
        row(kind, body(view, answer)),
        row(Field::Table, groups.join(", ")),
        row(Field::Starred, (words.yes_no)(answer.starred).to_owned()),
        row(Field::Heading, heading.map(|heading| clean(&heading.text)).unwrap_or_default()),
        row(Field::Marks, marks.join(", ")),
    ]
}

/// What an answer says, in words: the line, or the count of its group. For those who lead the meeting; what leaves the
/// room is told in the documents, with small counts left out.
pub fn answer_told(session: &Session, answer: &Answer, lang: Lang) -> String {
    body(&View::new(session, lang), answer)
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

fn measure(view: &View<'_>, measure: &Measure) -> Vec<(String, String)> {
    let words = view.all.merging;
    let columns = view.texts.columns;
    let terms = measure.terms();
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::short).unwrap_or_default();
    let mut rows = vec![
        ((words.field)(Field::Measure).to_owned(), clean(&measure.title)),
        (
            (words.field)(Field::State).to_owned(),
            (view.all.codes.measure_state)(measure.state.code()).to_owned(),
        ),
    ];
    for (label, value) in [
        (columns.first_step, clean(&terms.first_step)),
        (columns.responsible, clean(&terms.responsible)),
        (columns.deputy, clean(&measure.deputy)),
        (columns.deadline, day(terms.deadline)),
        (columns.follow_up, day(terms.follow_up)),
        (columns.plain_sign, clean(&measure.sign)),
        (columns.baseline, clean(&measure.baseline)),
        (columns.arena, clean(&measure.arena)),
    ] {
        rows.push((label.to_owned(), value));
    }
    rows
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
