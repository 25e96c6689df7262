//! Random sessions and random edits of them, for every test that states a law about content.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use dialogduk::domain::answer::{Answer, Body, Heading, Nature, ScaleTally, StanceRounds, StanceTally, Sway};
use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::facets::{
    Direction, Form, Influence, Level, Perspective, Priority, Sector, Strand, TargetGroup,
};
use dialogduk::domain::ids::{BankId, CategoryId, Id, OptionId, PartId, QuestionId, SetId};
use dialogduk::domain::localized::Localized;
use dialogduk::domain::measure::{
    Agreement, Consent, Control, EventKind, Grade, Measure, MeasureEvent, Percent, ReadBack, Reason, State,
    SubStep, TargetLevel, Terms, Verdict,
};
use dialogduk::domain::question_set::{AnsweredBy, Choice, Covers, Kind, Part, Question, QuestionSet};
use dialogduk::domain::retention::{MOST_MONTHS, Retention};
use dialogduk::domain::review::{Outcome, Review, ReviewQuestion, Reviewed};
use dialogduk::domain::room::{Check, CheckMoment, ClosingCheck, Preparation, Pulse, YesNo};
use dialogduk::domain::session::{
    AddedQuestion, Attendance, Details, Keep, Mark, MarkKind, PartPlan, Presence, QuestionPlan, Session,
    SessionEvent, SessionEventKind, SessionState,
};
use dialogduk::domain::sitting::{Group, Sitting, SittingKind};
use dialogduk::domain::topic::{ParkedTopic, TopicOutcome};
use dialogduk::domain::unit::Unit;
use dialogduk::domain::vote::VoteRound;

/// Record ids are drawn from so few that edits often meet the same record, and pointers often hold.
const FEW: u128 = 6;

fn id<T: From<Id> + std::fmt::Debug>(kind: u128) -> impl Strategy<Value = T> + Clone {
    (1..=FEW).prop_map(move |n| Id::from_bits(kind << 8 | n).into())
}

const SITTING: u128 = 1;
const GROUP: u128 = 2;
const ANSWER: u128 = 3;
const HEADING: u128 = 4;
const MEASURE: u128 = 5;
const MEASURE_EVENT: u128 = 6;
const KEEP: u128 = 7;
const EVENT: u128 = 8;
const TOPIC: u128 = 9;
const ROUND: u128 = 10;
const OTHER_SESSION: u128 = 11;
const OTHER_MEASURE: u128 = 12;

/// Text as people type it, and as they should not; without what no door lets in.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[a-zæøåÆØÅ ,.«»–]{0,24}",
        1 => any::<String>(),
        1 => select(vec!["", "'; DROP TABLE answer; --", "e\u{301}", "linje\nlinje", "👩‍⚕️", "\u{0}", "#0"])
            .prop_map(str::to_owned),
    ]
    .prop_map(|text| dialogduk::text::sanitize::inert(&text).into_owned())
    .boxed()
}

fn words() -> BoxedStrategy<String> {
    "[a-zæøå]{1,12}( [a-zæøå]{1,12})?".boxed()
}

fn day() -> BoxedStrategy<NaiveDate> {
    (0u64..4000).prop_map(|days| NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(days)).boxed()
}

fn clock() -> BoxedStrategy<NaiveTime> {
    (0u32..24, 0u32..60).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap()).boxed()
}

fn moment() -> BoxedStrategy<DateTime<Utc>> {
    // Few moments, so that events of the same moment occur; whole microseconds as the clock gives.
    (0i64..4, prop_oneof![Just(0i64), Just(1), Just(250_000)])
        .prop_map(|(second, micro)| {
            DateTime::from_timestamp_micros((1_800_000_000 + second) * 1_000_000 + micro).unwrap()
        })
        .boxed()
}

fn localized() -> BoxedStrategy<Localized> {
    (text(), of(text()), of(text())).prop_map(|(nb, nn, en)| Localized { nb, nn, en }).boxed()
}

fn options() -> Vec<Choice> {
    ["a", "b", "c"]
        .map(|id| Choice { id: OptionId::new(id), text: Localized::plain(id.to_uppercase()) })
        .to_vec()
}

fn kinds() -> [Kind; 9] {
    [
        Kind::List,
        Kind::Scale,
        Kind::Choice(options()),
        Kind::MultiChoice(options()),
        Kind::Rank(options()),
        Kind::Rank(Vec::new()),
        Kind::Measure,
        Kind::Count,
        Kind::Stance,
    ]
}

fn question(id: String, kind: Kind) -> BoxedStrategy<Question> {
    (
        (1u16..120, 0u16..5, select(AnsweredBy::ALL), any::<[bool; 4]>()),
        (vec(select(Covers::ALL), 0..3), localized(), of(localized()), of(localized()), of(localized())),
        (vec(localized(), 0..2), text(), vec(words(), 0..2)),
    )
        .prop_map(move |(numbers, texts, rest)| {
            let (minutes, silent, answered_by, [leader_present, optional, columns, strength]) = numbers;
            let (covers, text, short, help, example) = texts;
            let (follow_up, source, measures) = rest;
            Question {
                id: QuestionId::new(id.clone()),
                kind: kind.clone(),
                minutes,
                silent,
                answered_by,
                leader_present,
                optional,
                columns,
                strength,
                covers,
                text,
                short,
                help,
                example,
                follow_up,
                source,
                measures: measures.into_iter().map(BankId::new).collect(),
            }
        })
        .boxed()
}

/// A set with one question of every kind, in two parts, the second optional.
fn any_set() -> BoxedStrategy<QuestionSet> {
    let questions: Vec<_> = (1..).zip(kinds()).map(|(n, kind)| question(format!("q{n}"), kind)).collect();
    (
        questions,
        (0u32..9, select(Sector::ALL), select(Perspective::ALL)),
        (localized(), localized(), localized(), text(), vec(words(), 0..2)),
    )
        .prop_map(|(mut questions, (version, sector, perspective), texts)| {
            let (title, about, origin, licence, lint_exempt) = texts;
            let second = questions.split_off(5);
            let part = |id: &str, optional, questions| Part {
                id: PartId::new(id),
                title: Localized::plain(id),
                optional,
                questions,
            };
            let parts = vec![part("en", false, questions), part("to", true, second)];
            let id = SetId::new("prøve");
            QuestionSet {
                id,
                version,
                sector,
                perspective,
                title,
                about,
                origin,
                licence,
                lint_exempt,
                parts,
            }
        })
        .boxed()
}

fn any_question_id() -> BoxedStrategy<QuestionId> {
    prop_oneof![
        9 => (1..=9usize).prop_map(|n| QuestionId::new(format!("q{n}"))),
        2 => (1..=2usize).prop_map(|n| QuestionId::new(format!("egen-{n}"))),
    ]
    .boxed()
}

fn any_part_id() -> BoxedStrategy<PartId> {
    select(vec!["en", "to"]).prop_map(PartId::new).boxed()
}

fn yes_no() -> BoxedStrategy<YesNo> {
    any::<(u16, u16)>().prop_map(|(yes, no)| YesNo { yes, no }).boxed()
}

fn retention() -> BoxedStrategy<Retention> {
    let months = (1..=MOST_MONTHS).prop_map(Retention::Months);
    prop_oneof![months, day().prop_map(Retention::Until), Just(Retention::Always)].boxed()
}

fn any_details() -> BoxedStrategy<Details> {
    (
        (text(), text(), text(), text(), text(), text(), text(), text()),
        (proptest::array::uniform5(select(Attendance::ALL)), select(SessionState::ALL), any::<u16>()),
        of(day()),
        vec(select(Preparation::ALL), 0..3),
        (text(), retention(), of(day())),
    )
        .prop_map(
            |(
                texts,
                (presence, state, minutes),
                next_follow_up,
                prepared,
                (legal_note, keep_answers, answers_deleted),
            )| {
                let (title, purpose, leader, facilitator, note_taker, ground_rules, raised_at, summary) =
                    texts;
                let [safety_rep, union_rep, nav, health_service, hr] = presence;
                Details {
                    title,
                    purpose,
                    leader,
                    facilitator,
                    note_taker,
                    presence: Presence { safety_rep, union_rep, nav, health_service, hr },
                    state,
                    minutes,
                    ground_rules,
                    next_follow_up,
                    raised_at,
                    summary,
                    prepared: prepared.into_iter().collect(),
                    legal_note,
                    keep_answers,
                    answers_deleted,
                }
            },
        )
        .boxed()
}

fn any_sitting() -> BoxedStrategy<Sitting> {
    let placed = (0u32..4, select(SittingKind::ALL));
    let closing = (yes_no(), yes_no(), yes_no()).prop_map(|(everyone_heard, know_next, spoke_safely)| {
        ClosingCheck { everyone_heard, know_next, spoke_safely }
    });
    let counts = (of(any::<u16>()), of(any::<u16>()), closing);
    (id(SITTING), placed, text(), day(), of(clock()), text(), counts)
        .prop_map(|(id, (position, kind), label, date, start, place, (invited, attended, closing))| Sitting {
            id,
            position,
            kind,
            label,
            date,
            start,
            place,
            invited,
            attended,
            closing,
        })
        .boxed()
}

/// What a room said in a word each.
fn any_words() -> BoxedStrategy<BTreeMap<String, u16>> {
    proptest::collection::btree_map("[a-zæøå]{1,8}( [a-zæøå]{1,8})?", 1u16.., 0..3).boxed()
}

fn any_group() -> BoxedStrategy<Group> {
    let blank = vec(select(vec!["a", "b", "c"]), 0..3);
    (id(GROUP), id(SITTING), 0u32..4, any::<bool>(), text(), any::<u16>(), blank)
        .prop_map(|(id, sitting, position, plenary, label, size, blank)| Group {
            id,
            sitting,
            position,
            plenary,
            label,
            size,
            blank: blank.into_iter().map(QuestionId::new).collect(),
        })
        .boxed()
}

fn any_body() -> BoxedStrategy<Body> {
    let option = select(vec!["a", "b", "c"]).prop_map(OptionId::new);
    prop_oneof![
        3 => text().prop_map(Body::Text),
        1 => any::<([u16; 5], u16)>()
            .prop_map(|(counts, dont_know)| Body::Scale(ScaleTally { counts, dont_know })),
        2 => vec((option.clone(), any::<u16>()), 0..4).prop_map(Body::Choice),
        2 => vec(option, 0..4).prop_map(Body::Ranking),
        1 => any::<u32>().prop_map(Body::Count),
        1 => (stance(), of(stance()))
            .prop_map(|(first, second)| Body::Stance(StanceRounds { first, second })),
    ]
    .boxed()
}

fn stance() -> BoxedStrategy<StanceTally> {
    any::<[u16; 4]>()
        .prop_map(|[agree, partly, disagree, pass]| StanceTally { agree, partly, disagree, pass })
        .boxed()
}

/// An answer whose body more often than not fits its question.
fn any_answer() -> BoxedStrategy<Answer> {
    let fitting = any_body().prop_flat_map(|body| {
        let asked: Vec<_> = (1..)
            .zip(kinds())
            .filter(|(_, kind)| body.fits(kind))
            .map(|(n, _)| QuestionId::new(format!("q{n}")))
            .collect();
        (Just(body), prop_oneof![8 => select(asked), 1 => any_question_id()])
    });
    (
        (id(ANSWER), fitting, id(GROUP), 0u32..4, any::<bool>()),
        (of(id(HEADING)), of(select(Sway::ALL)), of(select(Nature::ALL)), vec(words(), 0..3)),
        vec(id(GROUP), 0..2),
    )
        .prop_map(|((id, (body, question), group, position, starred), facets, also_from)| {
            let (heading, sway, nature, tags) = facets;
            Answer { id, question, group, position, body, starred, heading, sway, nature, tags, also_from }
        })
        .boxed()
}

fn any_terms() -> BoxedStrategy<Terms> {
    (text(), of(day()), of(day()), text())
        .prop_map(|(responsible, deadline, follow_up, first_step)| Terms {
            responsible,
            deadline,
            follow_up,
            first_step,
        })
        .boxed()
}

fn any_agreement() -> BoxedStrategy<Agreement> {
    (words(), day(), day(), words())
        .prop_map(|(responsible, deadline, follow_up, first_step)| {
            let (deadline, follow_up) = (Some(deadline), Some(follow_up));
            Agreement::restore(&Terms { responsible, deadline, follow_up, first_step }).unwrap()
        })
        .boxed()
}

fn any_state() -> BoxedStrategy<State> {
    let reason = words().prop_map(|words| Reason::new(words).unwrap());
    let agreement = any_agreement();
    prop_oneof![
        any_terms().prop_map(State::Proposed),
        agreement.clone().prop_map(State::Agreed),
        agreement.clone().prop_map(State::InProgress),
        (agreement.clone(), day()).prop_map(|(agreement, on)| State::Done { agreement, on }),
        (agreement, day(), select(Verdict::ALL), text())
            .prop_map(|(agreement, on, verdict, note)| State::Evaluated { agreement, on, verdict, note }),
        (any_terms(), reason.clone()).prop_map(|(terms, reason)| State::Parked { terms, reason }),
        (any_terms(), reason).prop_map(|(terms, reason)| State::Dropped { terms, reason }),
    ]
    .boxed()
}

fn any_measure() -> BoxedStrategy<Measure> {
    let grade = || of((1u8..=5).prop_map(|grade| Grade::new(grade).unwrap()));
    let control = prop_oneof![Just(Control::Own), text().prop_map(Control::Lifted)];
    let consent = any::<[u16; 3]>().prop_map(|[supports, can_live_with, reserves]| Consent {
        supports,
        can_live_with,
        reserves,
    });
    (
        (id(MEASURE), 0u32..4, text(), any_state()),
        (text(), text(), text(), text(), text(), text(), text(), text()),
        (
            of(select(Form::ALL)),
            of(select(Level::ALL)),
            of(select(Strand::ALL)),
            of(select(Direction::ALL)),
            of(select(TargetGroup::ALL)),
            of(select(Influence::ALL)),
            of(select(Priority::ALL)),
            of(any::<bool>()),
        ),
        (of(consent), grade(), grade(), of(control), of(any::<u16>()), of(day()), of(day()), any::<bool>()),
        (of(any_question_id()), of(id(GROUP)), vec(id(ANSWER), 0..3), of(words()), of(words())),
        (of(select(ReadBack::ALL)), text(), of((of(0..=Percent::MOST), 0..=Percent::MOST))),
        (of(day()), text(), vec((words(), any::<bool>()), 0..3), of(id(MEASURE))),
    )
        .prop_map(|(core, texts, facets, weights, links, (read_back, objection, target), life)| {
            let (effect_on, measured, steps, repeats) = life;
            let steps = steps.into_iter().map(|(text, done)| SubStep { text, done }).collect();
            let percent = |hundredths| Percent::from_hundredths(hundredths).unwrap();
            let target = target.map(|(from, to)| TargetLevel { from: from.map(percent), to: percent(to) });
            let (id, position, title, state) = core;
            let (deputy, sign, baseline, priority_reason, arena, plan_link, resources, note) = texts;
            let (form, level, strand, direction, target_group, influence, priority, all_shifts) = facets;
            let (consent, benefit, effort, control, every_weeks, start, original_deadline, in_place) =
                weights;
            let (question, group, answers, category, bank) = links;
            Measure {
                id,
                position,
                title,
                state,
                deputy,
                sign,
                baseline,
                category: category.map(CategoryId::new),
                form,
                level,
                strand,
                direction,
                target_group,
                influence,
                all_shifts,
                consent,
                benefit,
                effort,
                control,
                every_weeks,
                priority,
                priority_reason,
                arena,
                plan_link,
                resources,
                note,
                start,
                original_deadline,
                question,
                group,
                answers,
                bank: bank.map(BankId::new),
                in_place,
                read_back,
                objection,
                target,
                effect_on,
                measured,
                steps,
                repeats,
            }
        })
        .boxed()
}

fn any_topic() -> BoxedStrategy<ParkedTopic> {
    let outcome = prop_oneof![
        Just(TopicOutcome::Open),
        id(MEASURE).prop_map(TopicOutcome::Measure),
        words().prop_map(|words| TopicOutcome::Dropped(Reason::new(words).unwrap())),
    ];
    (id(TOPIC), 0u32..4, text(), of(any_question_id()), outcome)
        .prop_map(|(id, position, text, question, outcome)| ParkedTopic {
            id,
            position,
            text,
            question,
            outcome,
        })
        .boxed()
}

fn any_round() -> BoxedStrategy<VoteRound> {
    (
        (id(ROUND), 0u32..4, any::<u16>(), any::<u16>(), any::<bool>(), any::<bool>()),
        vec((id(MEASURE), any::<u16>()), 0..3),
    )
        .prop_map(|((id, position, participants, votes_each, cumulative, closed), votes)| VoteRound {
            id,
            position,
            participants,
            votes_each,
            cumulative,
            closed,
            votes,
        })
        .boxed()
}

fn any_review() -> BoxedStrategy<Review> {
    let answers = proptest::collection::btree_map(select(ReviewQuestion::ALL), words(), 0..4);
    (any::<bool>(), answers, text(), text(), text())
        .prop_map(|(without_meeting, answers, process, feedback, ended)| Review {
            without_meeting,
            answers,
            process,
            feedback,
            ended,
        })
        .boxed()
}

fn any_reviewed() -> BoxedStrategy<Reviewed> {
    let outcome = prop_oneof![
        select(vec![Outcome::Done, Outcome::Continues, Outcome::Dropped]),
        day().prop_map(Outcome::Moved),
        select(Verdict::ALL).prop_map(Outcome::Judged),
    ];
    (id(OTHER_MEASURE), id(OTHER_SESSION), 0u32..4, moment(), text(), outcome, text())
        .prop_map(|(measure, session, position, at, title, outcome, note)| Reviewed {
            measure,
            session,
            position,
            at,
            title,
            outcome,
            note,
        })
        .boxed()
}

/// Any record, pointing to others that may or may not be there.
pub(crate) fn any_record() -> BoxedStrategy<Record> {
    let mark = (select(MarkKind::ALL), text()).prop_map(|(kind, reason)| Mark { kind, reason });
    let plan = (of(any::<u16>()), of(mark)).prop_map(|(minutes, mark)| QuestionPlan { minutes, mark });
    let own = (1..=2usize, select(kinds().to_vec()))
        .prop_flat_map(|(n, kind)| (any_part_id(), 0u32..4, question(format!("egen-{n}"), kind)))
        .prop_map(|(part, position, question)| AddedQuestion { part, position, question });
    prop_oneof![
        1 => any_details().prop_map(|it| Record::Details(Box::new(it))),
        2 => any_sitting().prop_map(Record::Sitting),
        3 => any_group().prop_map(Record::Group),
        2 => (any_question_id(), plan).prop_map(|(id, plan)| Record::QuestionPlan(id, plan)),
        1 => (any_part_id(), any::<bool>())
            .prop_map(|(id, concerns_us)| Record::PartPlan(id, PartPlan { concerns_us })),
        2 => own.prop_map(|it| Record::AddedQuestion(Box::new(it))),
        8 => any_answer().prop_map(|it| Record::Answer(Box::new(it))),
        3 => (id(HEADING), any_question_id(), 0u32..4, text()).prop_map(|(id, question, position, text)| {
            Record::Heading(Heading { id, question, position, text })
        }),
        5 => any_measure().prop_map(|it| Record::Measure(Box::new(it))),
        3 => (
            (id(MEASURE_EVENT), 0u32..3, id(MEASURE), moment(), select(EventKind::ALL)),
            (text(), text(), text(), of(words()), of(id(MEASURE))),
        )
            .prop_map(|((id, position, measure, at, kind), (old, new, reason, by, meeting))| {
                let by = by.unwrap_or_default();
                Record::MeasureEvent(MeasureEvent { id, position, measure, at, kind, old, new, reason, by, meeting })
            }),
        1 => (id(KEEP), 0u32..4, text())
            .prop_map(|(id, position, text)| Record::Keep(Keep { id, position, text })),
        2 => (id(SITTING), select(CheckMoment::ALL), any::<([u16; 5], u16)>(), any_words()).prop_map(
            |(sitting, moment, (counts, dont_know), words)| {
                let tally = ScaleTally { counts, dont_know };
                Record::Check(Check { sitting, moment, pulse: Pulse { tally, words } })
            }
        ),
        2 => (id(SITTING), any_part_id(), any::<u16>())
            .prop_map(|(sitting, part, attended)| Record::PartAttendance { sitting, part, attended }),
        2 => any_topic().prop_map(Record::ParkedTopic),
        2 => any_round().prop_map(Record::VoteRound),
        2 => any_review().prop_map(|it| Record::Review(Box::new(it))),
        2 => any_reviewed().prop_map(Record::Reviewed),
        1 => (id(EVENT), 0u32..3, moment(), select(SessionEventKind::ALL), text())
            .prop_map(|(id, position, at, kind, note)| {
                Record::Event(SessionEvent { id, position, at, kind, note })
            }),
    ].boxed()
}

/// An edit: mostly puts, sometimes the removal of something that may be there.
pub(crate) fn any_change() -> BoxedStrategy<Change> {
    prop_oneof![
        5 => any_record().prop_map(Change::Put),
        1 => any_record().prop_map(|record| Change::Remove(record.key())),
    ]
    .boxed()
}

/// A session with one sitting, its plenary and whatever of some random records fits; the ids of the session and its
/// unit count up from `number`.
pub(crate) fn any_session(number: u128) -> BoxedStrategy<Session> {
    let unit = (text(), text(), select(Sector::ALL), text(), vec(words(), 0..3), any::<u16>()).prop_map(
        move |(name, municipality, sector, organisation_number, shifts, usual_groups)| Unit {
            id: Id::from_bits(number << 16).into(),
            name,
            municipality,
            sector,
            organisation_number,
            shifts,
            usual_groups,
        },
    );
    (unit, any_set(), any_details(), any_sitting(), any::<bool>(), of(any::<u16>()), vec(any_record(), 0..30))
        .prop_map(move |(unit, set, details, sitting, rehearsal, follows, records)| {
            let sitting = Sitting { id: Id::from_bits(SITTING << 8 | 1).into(), ..sitting };
            let plenary = Group {
                id: Id::from_bits(GROUP << 8 | 1).into(),
                sitting: sitting.id,
                position: 9,
                plenary: true,
                label: String::new(),
                size: 0,
                blank: BTreeSet::new(),
            };
            let mut session = Session::empty(Id::from_bits(number << 16 | 1).into(), unit, set, details);
            session.follows = follows.map(|n| Id::from_bits(u128::from(n)).into());
            session.rehearsal = rehearsal;
            session.sittings.push(sitting);
            session.groups.push(plenary);
            for record in records {
                // What does not fit is refused and leaves the session as it was.
                let _ = Change::Put(record).apply(&mut session);
            }
            session
        })
        .boxed()
}

/// The first part of `changes` that fits, one by one, onto `session`; `cut` draws how they fall into commits.
pub(crate) fn fitting(changes: Vec<Change>, session: &Session) -> Vec<Change> {
    let mut after = session.clone();
    changes.into_iter().filter(|change| change.clone().apply(&mut after).is_ok()).collect()
}

/// Splits changes into commits of one to four.
pub(crate) fn in_commits(changes: Vec<Change>, cuts: &[Index]) -> Vec<Vec<Change>> {
    let mut commits: Vec<Vec<Change>> = Vec::new();
    for (number, change) in changes.into_iter().enumerate() {
        let starts = cuts.get(number % cuts.len().max(1)).is_none_or(|cut| cut.index(3) == 0);
        match commits.last_mut() {
            Some(commit) if !starts && commit.len() < 4 => commit.push(change),
            _ => commits.push(vec![change]),
        }
    }
    commits
}
