//! What holds for every operation on every session: a plan fits, does something or is empty, and can be taken back.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use dialogduk::domain::answer::{Body, Nature, ScaleTally, StanceRounds, StanceTally, Sway};
use dialogduk::domain::change::apply_all;
use dialogduk::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use dialogduk::domain::ids::{BankId, CategoryId, Id, OptionId, PartId, QuestionId};
use dialogduk::domain::lineage::Lineage;
use dialogduk::domain::measure::{
    Consent, Control, Grade, Measure, Percent, ReadBack, SubStep, TargetLevel, Verdict,
};
use dialogduk::domain::question_set::KindCode;
use dialogduk::domain::review::{Outcome, ReviewQuestion};
use dialogduk::domain::room::CheckMoment;
use dialogduk::domain::room::YesNo;
use dialogduk::domain::session::{Attendance, Keep, Mark, MarkKind, Session, SessionEventKind};
use dialogduk::domain::sitting::SittingKind;
use dialogduk::env::Env;
use dialogduk::exchange::merge::{Takes, shared};
use dialogduk::ops::{
    Ballot, ClosingQuestion, DeletedMeasure, DetailEdit, LookAgain, MeasureEdit, NewMeasure, Op, OpCode,
    PresenceRole, ReviewEdit, Settlement, SittingEdit, TakeIn, TextField, plan,
};

use crate::fixture;
use crate::strategies::{any_session, text};

/// What chance gives an operation to be made from. Which records it meets depends on the session at that moment.
#[derive(Debug, Clone)]
struct Draw {
    code: OpCode,
    picks: [Index; 6],
    text: String,
    number: u16,
    flag: bool,
    /// One time in eight the operation is about something that is not there.
    gone: bool,
}

fn any_draw() -> impl Strategy<Value = Draw> {
    let picks =
        [any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>()];
    let number = prop_oneof![0u16..5, 1u16..130, any::<u16>()];
    (select(OpCode::ALL), picks, text(), number, any::<bool>(), 0u8..8).prop_map(
        |(code, picks, text, number, flag, gone)| Draw { code, picks, text, number, flag, gone: gone == 0 },
    )
}

impl Draw {
    fn of<T: Copy>(&self, pick: usize, all: &[T]) -> T {
        all[self.picks[pick].index(all.len())]
    }

    fn id<T: Copy + From<Id>>(&self, pick: usize, all: impl Iterator<Item = T>) -> T {
        let all: Vec<T> = all.collect();
        if self.gone || all.is_empty() { Id::from_bits(u128::MAX).into() } else { self.of(pick, &all) }
    }

    /// None to three ids, now and then the same twice.
    fn ids<T: Copy + From<Id>>(&self, all: impl Iterator<Item = T>) -> Vec<T> {
        let all: Vec<T> = all.collect();
        (0..usize::from(self.number % 4)).map(|pick| self.id(pick, all.iter().copied())).collect()
    }

    fn question(&self, session: &Session) -> QuestionId {
        let all: Vec<QuestionId> = session.outline().iter().map(|entry| entry.question.id.clone()).collect();
        if self.gone { QuestionId::new("borte") } else { all[self.picks[0].index(all.len())].clone() }
    }

    fn part(&self, session: &Session) -> PartId {
        let parts = &session.set.parts;
        if self.gone { PartId::new("borte") } else { parts[self.picks[0].index(parts.len())].id.clone() }
    }

    fn some<T>(&self, value: T) -> Option<T> {
        self.flag.then_some(value)
    }

    fn date(&self) -> NaiveDate {
        let start = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        start + chrono::Days::new(u64::from(self.number % 400))
    }

    fn detail(&self) -> DetailEdit {
        let text = self.text.clone();
        match self.picks[1].index(11) {
            0 => DetailEdit::Title(text),
            1 => DetailEdit::Purpose(text),
            2 => DetailEdit::Leader(text),
            3 => DetailEdit::Facilitator(text),
            4 => DetailEdit::NoteTaker(text),
            5 => DetailEdit::Presence(self.of(2, PresenceRole::ALL), self.of(3, Attendance::ALL)),
            6 => DetailEdit::Minutes(self.number),
            7 => DetailEdit::GroundRules(text),
            8 => DetailEdit::NextFollowUp(self.some(self.date())),
            9 => DetailEdit::RaisedAt(text),
            _ => DetailEdit::Summary(text),
        }
    }

    fn sitting(&self) -> SittingEdit {
        let count = YesNo { yes: self.number, no: 1 };
        match self.picks[1].index(8) {
            7 => SittingEdit::Closing(self.of(2, ClosingQuestion::ALL), count),
            0 => SittingEdit::Label(self.text.clone()),
            1 => SittingEdit::Date(self.date()),
            2 => SittingEdit::Start(self.some(chrono::NaiveTime::MIN)),
            3 => SittingEdit::Place(self.text.clone()),
            4 => SittingEdit::Invited(self.some(self.number)),
            5 => SittingEdit::Attended(self.some(self.number)),
            _ => SittingEdit::Kind(self.of(2, SittingKind::ALL)),
        }
    }

    fn ballot(&self) -> Ballot {
        Ballot { participants: self.number, votes_each: self.number % 25, cumulative: self.flag }
    }

    fn body(&self) -> Body {
        let one = ScaleTally { counts: [self.number, 0, 1, 0, 0], dont_know: 0 };
        match self.picks[1].index(7) {
            0 => Body::Text(self.text.clone()),
            1 => Body::Scale(if self.flag { one } else { ScaleTally::default() }),
            2 => Body::Choice(vec![(OptionId::new("a"), self.number), (OptionId::new("ja"), 0)]),
            3 => Body::Choice(vec![(OptionId::new(if self.flag { "ja" } else { "b" }), self.number)]),
            4 => Body::Ranking(vec![OptionId::new(if self.flag { "x" } else { "a" })]),
            5 => Body::Count(self.number.into()),
            _ => {
                let first = StanceTally { agree: self.number, ..StanceTally::default() };
                Body::Stance(StanceRounds { first, second: self.some(StanceTally::default()) })
            }
        }
    }

    fn measure(&self, session: &Session) -> MeasureEdit {
        let text = self.text.clone();
        match self.picks[1].index(25) {
            0..3 => MeasureEdit::Text(self.of(2, TextField::ALL), text),
            3 => MeasureEdit::Text(TextField::Responsible, "fagleder".into()),
            4 => MeasureEdit::Deadline(self.some(self.date())),
            5 => MeasureEdit::FollowUp(self.some(self.date())),
            6 => MeasureEdit::StartOn(self.some(self.date())),
            7 => MeasureEdit::Category(self.some(CategoryId::new("annet"))),
            8 => MeasureEdit::Form(self.some(self.of(2, Form::ALL))),
            9 => MeasureEdit::Level(self.some(self.of(2, Level::ALL))),
            10 => MeasureEdit::Strand(self.some(self.of(2, Strand::ALL))),
            11 => MeasureEdit::Direction(self.some(self.of(2, Direction::ALL))),
            12 => MeasureEdit::TargetGroup(self.some(self.of(2, TargetGroup::ALL))),
            13 => MeasureEdit::Influence(self.some(self.of(2, Influence::ALL))),
            14 => MeasureEdit::AllShifts(self.some(self.number.is_multiple_of(2))),
            15 => MeasureEdit::Consent(self.some(Consent { supports: self.number, ..Consent::default() })),
            16 => MeasureEdit::Benefit(Grade::new(u8::try_from(self.number % 7).unwrap())),
            17 => MeasureEdit::Control(self.some(Control::Lifted(text))),
            18 => MeasureEdit::EveryWeeks(self.some(self.number)),
            19 => MeasureEdit::Priority(self.some(self.of(2, Priority::ALL))),
            20 => MeasureEdit::Objection(text),
            21 => {
                let to = Percent::from_hundredths(self.number % Percent::MOST).unwrap();
                MeasureEdit::Target(self.some(TargetLevel { from: None, to }))
            }
            22 => MeasureEdit::EffectOn(self.some(self.date())),
            23 => MeasureEdit::Steps(vec![SubStep { text, done: self.flag }, SubStep::default()]),
            _ => MeasureEdit::Answers(self.ids(session.answers.iter().map(|answer| answer.id))),
        }
    }

    /// A file of the same meeting, with something more in it and something taken out.
    fn file(&self, session: &Session) -> TakeIn {
        let here = shared(session, Lineage::default());
        let mut there = session.clone();
        there.keeps.truncate(usize::from(self.number % 3));
        let id = Id::from_bits(77 << 16 | u128::from(self.number)).into();
        there.keeps.push(Keep { id, position: 99, text: self.text.clone() });
        TakeIn {
            event: Id::from_bits(78 << 16 | u128::from(self.number)).into(),
            there: shared(&there, here.clone()),
            here,
            session: there,
            takes: Takes::new(),
            file: "kveld.toml".into(),
        }
    }

    fn op(&self, session: &Session) -> Op {
        let text = self.text.clone();
        let answers = || session.answers.iter().map(|answer| answer.id);
        let answer = || self.id(0, answers());
        let group = || self.id(1, session.groups.iter().map(|group| group.id));
        let sitting = || self.id(0, session.sittings.iter().map(|sitting| sitting.id));
        let measures = || session.measures.iter().map(|measure| measure.id);
        let measure = || self.id(0, measures());
        let topic = || self.id(0, session.topics.iter().map(|topic| topic.id));
        let round = || self.id(1, session.rounds.iter().map(|round| round.id));
        match self.code {
            OpCode::SetDetail => Op::SetDetail(self.detail()),
            OpCode::Begin => Op::Begin,
            OpCode::Note => Op::Note(self.of(0, SessionEventKind::ALL), text),
            OpCode::Close => Op::Close,
            OpCode::Reopen => Op::Reopen { reason: text },
            OpCode::AddSitting => Op::AddSitting {
                label: text,
                date: self.date(),
                kind: self.of(0, SittingKind::ALL),
                tables: (0..self.number % 3).map(|table| format!("Bord {table}")).collect(),
            },
            OpCode::EditSitting => Op::EditSitting(sitting(), self.sitting()),
            OpCode::RemoveSitting => Op::RemoveSitting(sitting()),
            OpCode::SetTables => {
                let sizes = (0..self.number % 5).collect();
                Op::SetTables { sitting: sitting(), sizes, label: text }
            }
            OpCode::RenameGroup => Op::RenameGroup { group: group(), label: text },
            OpCode::SetGroupSize => Op::SetGroupSize { group: group(), size: self.number },
            OpCode::SetMinutes => {
                Op::SetMinutes { question: self.question(session), minutes: self.some(self.number) }
            }
            OpCode::Mark => {
                let mark = self.some(Mark { kind: self.of(2, MarkKind::ALL), reason: text });
                Op::Mark { question: self.question(session), mark }
            }
            OpCode::Concerns => Op::Concerns { part: self.part(session), concerns_us: self.flag },
            OpCode::AddQuestion => {
                Op::AddQuestion { part: self.part(session), text, kind: self.of(2, KindCode::ALL) }
            }
            OpCode::RemoveQuestion => Op::RemoveQuestion(self.question(session)),
            OpCode::AddAnswers => {
                let lines = vec![text, "Vi hører på hverandre".into(), " ".into()];
                Op::AddAnswers { question: self.question(session), group: group(), lines }
            }
            OpCode::EditAnswer => Op::EditAnswer { answer: answer(), text },
            OpCode::DeleteAnswers => Op::DeleteAnswers(self.ids(answers())),
            OpCode::MoveAnswer => Op::MoveAnswer { answer: answer(), group: group() },
            OpCode::ShiftAnswer => Op::ShiftAnswer { answer: answer(), up: self.flag },
            OpCode::MergeAnswers => Op::MergeAnswers(self.ids(answers())),
            OpCode::SplitAnswer => Op::SplitAnswer { answer: answer() },
            OpCode::DuplicateAnswer => Op::DuplicateAnswer(answer()),
            OpCode::ToggleStar => Op::ToggleStar(answer()),
            OpCode::SetSway => Op::SetSway(answer(), self.some(self.of(2, Sway::ALL))),
            OpCode::SetNature => Op::SetNature(answer(), self.some(self.of(2, Nature::ALL))),
            OpCode::SetTags => Op::SetTags(answer(), vec![text, "#Natt".into(), "natt".into()]),
            OpCode::SetTally => {
                Op::SetTally { question: self.question(session), group: group(), body: self.body() }
            }
            OpCode::Gather => Op::Gather {
                answers: self.ids(answers()),
                heading: if self.flag { "Felles".into() } else { text },
            },
            OpCode::Ungather => Op::Ungather(self.ids(answers())),
            OpCode::RenameHeading => {
                let heading = self.id(0, session.headings.iter().map(|heading| heading.id));
                Op::RenameHeading { heading, text }
            }
            OpCode::Propose => Op::Propose(NewMeasure {
                title: text,
                question: self.some(self.question(session)),
                group: self.some(group()),
                answers: self.ids(answers()),
                bank: self.some((BankId::new("tb-001"), CategoryId::new("annet"))),
            }),
            OpCode::EditMeasure => {
                Op::EditMeasure { measure: measure(), edit: self.measure(session), reason: text }
            }
            OpCode::Agree => Op::Agree(measure()),
            OpCode::Park => Op::Park { measure: measure(), reason: text },
            OpCode::Drop => Op::Drop { measure: measure(), reason: text },
            OpCode::TakeUp => Op::TakeUp(measure()),
            OpCode::Start => Op::Start(measure()),
            OpCode::Finish => Op::Finish { measure: measure(), on: self.date() },
            OpCode::Evaluate => {
                let (verdict, again) = (self.of(2, Verdict::ALL), self.some(self.date()));
                Op::Evaluate { measure: measure(), verdict, note: text, again }
            }
            OpCode::MoveDeadline => Op::MoveDeadline { measure: measure(), to: self.date(), reason: text },
            OpCode::Comment => Op::Comment { measure: measure(), text, by: "fagleder".into() },
            OpCode::DeleteMeasure => Op::DeleteMeasure(measure()),
            OpCode::RestoreMeasure => {
                let id = measure();
                let known = session.measure(id).cloned();
                let events: Vec<_> = session.history_of(id).cloned().collect();
                let measure = known.unwrap_or_else(|| Measure::proposed(id, 7, text));
                Op::RestoreMeasure(Box::new(DeletedMeasure { at: Env::fixed().now(), measure, events }))
            }
            OpCode::ShiftMeasure => Op::ShiftMeasure { measure: measure(), up: self.flag },
            OpCode::SplitMeasure => Op::SplitMeasure {
                measure: measure(),
                parts: vec![text.clone(), "del to".into()],
                reason: text,
            },
            OpCode::ProposeInto => Op::ProposeInto {
                new: NewMeasure { title: text.clone(), ..NewMeasure::default() },
                into: measure(),
                reason: text,
            },
            OpCode::MergeMeasures => {
                Op::MergeMeasures { into: measure(), from: self.id(1, measures()), reason: text }
            }
            OpCode::ReadBack => {
                Op::ReadBack { measure: measure(), answer: self.some(self.of(2, ReadBack::ALL)) }
            }
            OpCode::SetCheck => Op::SetCheck {
                sitting: sitting(),
                moment: self.of(1, CheckMoment::ALL),
                pulse: ScaleTally { counts: [self.number % 3; 5], dont_know: 0 }.into(),
            },
            OpCode::LeaveBlank => Op::LeaveBlank { group: group(), questions: vec![self.question(session)] },
            OpCode::SetPartAttendance => Op::SetPartAttendance {
                sitting: sitting(),
                part: self.part(session),
                attended: self.some(self.number),
            },
            OpCode::ParkTopic => Op::ParkTopic { text, question: self.some(self.question(session)) },
            OpCode::EditTopic => Op::EditTopic { topic: topic(), text },
            OpCode::SettleTopic => {
                let how = match self.picks[2].index(4) {
                    0 => Settlement::Reopen,
                    1 => Settlement::Propose,
                    2 => Settlement::Join(self.id(3, measures())),
                    _ => Settlement::Drop { reason: text },
                };
                Op::SettleTopic { topic: topic(), how }
            }
            OpCode::DeleteTopic => Op::DeleteTopic(topic()),
            OpCode::OpenVote => Op::OpenVote(self.ballot()),
            OpCode::EditVote => Op::EditVote { round: round(), ballot: self.ballot() },
            OpCode::CastVotes => Op::CastVotes { round: round(), measure: measure(), votes: self.number },
            OpCode::CloseVote => Op::CloseVote(round()),
            OpCode::DeleteVote => Op::DeleteVote(round()),
            OpCode::LookAgain => {
                let outcome = match self.picks[1].index(4) {
                    0 => Outcome::Done,
                    1 => Outcome::Continues,
                    2 => Outcome::Moved(self.date()),
                    _ => Outcome::Judged(self.of(2, Verdict::ALL)),
                };
                let measure = Id::from_bits(79 << 16 | u128::from(self.number % 3)).into();
                let elsewhere = Id::from_bits(80 << 16).into();
                let session = if self.gone { session.id } else { elsewhere };
                Op::LookAgain(LookAgain { measure, session, title: "Ro".into(), outcome, note: text })
            }
            OpCode::EditReview => Op::EditReview(match self.picks[1].index(4) {
                0 => ReviewEdit::Answer(self.of(2, ReviewQuestion::ALL), text),
                1 => ReviewEdit::Process(text),
                2 => ReviewEdit::Feedback(text),
                _ => ReviewEdit::Ended(text),
            }),
            OpCode::AddKeep => Op::AddKeep(text),
            OpCode::EditKeep => {
                Op::EditKeep { keep: self.id(0, session.keeps.iter().map(|keep| keep.id)), text }
            }
            OpCode::DeleteKeep => Op::DeleteKeep(self.id(0, session.keeps.iter().map(|keep| keep.id))),
            OpCode::TakeIn => Op::TakeIn(Box::new(self.file(session))),
            OpCode::TakeInList => Op::TakeInList(vec![
                Op::EditMeasure {
                    measure: measure(),
                    edit: MeasureEdit::Text(TextField::Note, text.clone()),
                    reason: String::new(),
                },
                Op::Comment { measure: self.id(1, measures()), text, by: String::new() },
            ]),
        }
    }
}

/// Plans and applies each draw in turn; every plan must fit, and an empty one is the only one that changes nothing.
fn held(draws: &[Draw], mut session: Session) -> Result<(), TestCaseError> {
    let env = Env::fixed();
    let first = session.clone();
    let mut back = Vec::new();
    for draw in draws {
        let op = draw.op(&session);
        prop_assert_eq!(op.code(), draw.code);
        let Ok(plan) = plan(&op, &session, &env) else { continue };
        let before = session.clone();
        let inverse = apply_all(&plan.changes, &mut session);
        prop_assert!(inverse.is_ok(), "{:?}: {:?} does not fit: {:?}", op, plan.changes, inverse);
        prop_assert_eq!(plan.changes.is_empty(), session == before, "{:?}: {:?}", op, plan.changes);
        back.push(inverse.unwrap());
        env.advance(std::time::Duration::from_secs(1));
    }
    for inverse in back.iter().rev() {
        prop_assert!(apply_all(inverse, &mut session).is_ok());
    }
    prop_assert_eq!(session, first);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_plan_fits_its_session_and_can_be_taken_back(
        session in any_session(1), draws in vec(any_draw(), 1..25),
    ) {
        held(&draws, session)?;
    }

    #[test]
    fn a_whole_meeting_can_be_taken_back_to_its_beginning(draws in vec(any_draw(), 30..90)) {
        held(&draws, fixture::session(&Env::fixed()))?;
    }
}
