//! Random sessions as a session file can hold them: every text cleaned as the operations clean it, every wording as a
//! set file allows it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime};

use dialogduk::domain::answer::{Answer, Body, Heading, Nature, ScaleTally, StanceRounds, StanceTally, Sway};
use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::facets::{Direction, Form, Influence, Level, Priority, Sector, Strand, TargetGroup};
use dialogduk::domain::ids::{BankId, CategoryId, Id, OptionId, QuestionId};
use dialogduk::domain::localized::Localized;
use dialogduk::domain::measure::{
    Agreement, Consent, Control, EventKind, Grade, Measure, MeasureEvent, Percent, ReadBack, Reason, State,
    StateCode, SubStep, TargetLevel, Terms, Verdict,
};
use dialogduk::domain::question_set::{AnsweredBy, Covers, Kind, Question, QuestionSet};
use dialogduk::domain::retention::Retention;
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
use dialogduk::text::sanitize;

/// Draws everything a session can hold from one seed, so that no field is forgotten and no combination favoured.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    pub(super) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn maybe<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.yes().then(|| draw(self))
    }

    fn some<T>(&mut self, most: usize, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| draw(self)).collect()
    }

    fn id<T: From<Id>>(&mut self) -> T {
        Id::from_bits(u128::from(self.next()) << 64 | u128::from(self.next())).into()
    }

    fn count(&mut self) -> u16 {
        let small = self.below(30).try_into().unwrap();
        self.of(&[0, 1, small, u16::MAX])
    }

    fn number(&mut self) -> u32 {
        let small = self.below(50).try_into().unwrap();
        self.of(&[0, small, small, 10_000, u32::MAX])
    }

    fn date(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(self.below(900) as u64)
    }

    fn time(&mut self) -> NaiveTime {
        let seconds = self.below(86_400).try_into().unwrap();
        let seconds = if self.yes() { seconds / 60 * 60 } else { seconds };
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap()
    }

    fn moment(&mut self) -> DateTime<chrono::Utc> {
        let micros = if self.yes() { 0 } else { i64::try_from(self.below(1_000_000)).unwrap() };
        let second = i64::try_from(self.below(9_999)).unwrap();
        DateTime::from_timestamp_micros(1_790_000_000_000_000 + second * 1_000_000 + micros).unwrap()
    }

    fn raw(&mut self) -> String {
        let pieces = [
            "Jeg kan bytte vakt",
            "«ro»",
            "\"",
            "\"\"\"",
            "\\",
            "\\n",
            "'''",
            "#",
            "# sha256 0",
            "[[answer]]",
            "=",
            "{}",
            "æøå",
            "👩‍⚕️",
            "العربية",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "\u{200B}",
            "\u{7}",
            "null",
            "3",
            "-",
            "e\u{301}",
            "id = \"x\"",
        ];
        let pieces = self.some(6, |dice| dice.of(&pieces));
        pieces.join(if self.yes() { " " } else { "" })
    }

    /// Text of one line, as the operations store it.
    fn line(&mut self) -> String {
        sanitize::one_line(&self.raw())
    }

    /// Text of many lines, as the operations store it.
    fn text(&mut self) -> String {
        sanitize::many_lines(&self.raw()).trim().to_owned()
    }

    fn said(&mut self) -> String {
        format!("ja {}", self.text()).trim().to_owned()
    }

    fn localized(&mut self) -> Localized {
        Localized {
            nb: format!("Hva nå? {}", self.line()).trim().to_owned(),
            nn: self.maybe(|dice| format!("Kva no? {}", dice.line()).trim().to_owned()),
            en: self.maybe(|_| "What now?".to_owned()),
        }
    }

    fn terms(&mut self) -> Terms {
        Terms {
            responsible: self.text(),
            deadline: self.maybe(Self::date),
            follow_up: self.maybe(Self::date),
            first_step: self.text(),
        }
    }

    fn agreement(&mut self) -> Agreement {
        let terms = Terms {
            responsible: self.said(),
            deadline: Some(self.date()),
            follow_up: Some(self.date()),
            first_step: self.said(),
        };
        Agreement::restore(&terms).unwrap()
    }

    fn reason(&mut self) -> Reason {
        Reason::new(format!("fordi {}", self.line())).unwrap()
    }

    fn state(&mut self) -> State {
        match self.of(StateCode::ALL) {
            StateCode::Proposed => State::Proposed(self.terms()),
            StateCode::Agreed => State::Agreed(self.agreement()),
            StateCode::InProgress => State::InProgress(self.agreement()),
            StateCode::Done => State::Done { agreement: self.agreement(), on: self.date() },
            StateCode::Evaluated => State::Evaluated {
                agreement: self.agreement(),
                on: self.date(),
                verdict: self.of(Verdict::ALL),
                note: self.text(),
            },
            StateCode::Parked => State::Parked { terms: self.terms(), reason: self.reason() },
            StateCode::Dropped => State::Dropped { terms: self.terms(), reason: self.reason() },
        }
    }

    fn body(&mut self, kind: &Kind, measures: &[Measure]) -> Body {
        let options: Vec<OptionId> = kind.options().iter().map(|option| option.id.clone()).collect();
        match kind {
            Kind::List | Kind::Measure => Body::Text(self.text()),
            Kind::Scale => Body::Scale(self.scale()),
            Kind::Choice(_) | Kind::MultiChoice(_) => {
                let chosen: Vec<_> = options.into_iter().filter(|_| self.yes()).collect();
                Body::Choice(chosen.into_iter().map(|id| (id, self.count())).collect())
            }
            Kind::Rank(_) if options.is_empty() => {
                let named: Vec<_> = measures.iter().filter(|_| self.yes()).collect();
                Body::Ranking(named.into_iter().map(|it| OptionId::new(it.id.to_string())).collect())
            }
            Kind::Rank(_) => Body::Ranking(options.into_iter().filter(|_| self.yes()).collect()),
            Kind::Count => Body::Count(self.number()),
            Kind::Stance => {
                Body::Stance(StanceRounds { first: self.stance(), second: self.maybe(Self::stance) })
            }
        }
    }

    fn scale(&mut self) -> ScaleTally {
        ScaleTally { counts: std::array::from_fn(|_| self.count()), dont_know: self.count() }
    }

    fn stance(&mut self) -> StanceTally {
        StanceTally { agree: self.count(), partly: self.count(), disagree: self.count(), pass: self.count() }
    }

    fn percent(&mut self) -> Percent {
        Percent::from_hundredths(self.of(&[0, 1, 1_250, Percent::MOST])).unwrap()
    }

    fn topic(&mut self, questions: &[Question], measures: &[Measure]) -> ParkedTopic {
        let outcome = match self.below(3) {
            0 => measures.first().map_or(TopicOutcome::Open, |it| TopicOutcome::Measure(it.id)),
            1 => TopicOutcome::Dropped(self.reason()),
            _ => TopicOutcome::Open,
        };
        ParkedTopic {
            id: self.id(),
            position: self.number(),
            text: self.text(),
            question: self.maybe(|dice| dice.of(questions).id),
            outcome,
        }
    }

    fn round(&mut self, measures: &[Measure]) -> VoteRound {
        let listed: Vec<_> = measures.iter().filter(|_| self.yes()).collect();
        VoteRound {
            id: self.id(),
            position: self.number(),
            participants: self.count(),
            votes_each: self.count(),
            cumulative: self.yes(),
            closed: self.yes(),
            votes: listed.into_iter().map(|it| (it.id, self.count())).collect(),
        }
    }

    fn review(&mut self) -> Review {
        let asked = ReviewQuestion::ALL.iter().copied().take(self.below(6));
        Review {
            without_meeting: self.yes(),
            answers: asked.map(|question| (question, self.line())).filter(|(_, it)| !it.is_empty()).collect(),
            process: self.text(),
            feedback: self.text(),
            ended: self.line(),
        }
    }

    fn reviewed(&mut self) -> Reviewed {
        let outcome = match self.below(5) {
            0 => Outcome::Done,
            1 => Outcome::Continues,
            2 => Outcome::Moved(self.date()),
            3 => Outcome::Dropped,
            _ => Outcome::Judged(self.of(Verdict::ALL)),
        };
        Reviewed {
            measure: self.id(),
            session: self.id(),
            position: self.number(),
            at: self.moment(),
            title: self.line(),
            outcome,
            note: self.text(),
        }
    }

    fn yes_no(&mut self) -> YesNo {
        YesNo { yes: self.count(), no: self.count() }
    }

    fn words(&mut self) -> BTreeMap<String, u16> {
        let said = ["trøtt", "glad", "litt sliten"];
        said.iter().take(self.below(4)).map(|word| ((*word).to_owned(), self.count().max(1))).collect()
    }

    fn details(&mut self) -> Details {
        Details {
            title: self.line(),
            purpose: self.text(),
            leader: self.line(),
            facilitator: self.line(),
            note_taker: self.line(),
            presence: Presence {
                safety_rep: self.of(Attendance::ALL),
                union_rep: self.of(Attendance::ALL),
                nav: self.of(Attendance::ALL),
                health_service: self.of(Attendance::ALL),
                hr: self.of(Attendance::ALL),
            },
            state: self.of(SessionState::ALL),
            minutes: self.count(),
            ground_rules: self.text(),
            next_follow_up: self.maybe(Self::date),
            raised_at: self.line(),
            summary: self.text(),
            prepared: Preparation::ALL.iter().take(self.below(4)).copied().collect(),
            legal_note: self.text(),
            keep_answers: self.of(&[Retention::default(), Retention::Months(3), Retention::Always]),
            answers_deleted: None,
        }
    }

    fn added(&mut self, set: &QuestionSet) -> AddedQuestion {
        let kind = self.of(&[Kind::List, Kind::Scale, Kind::Count, Kind::Stance, Kind::Measure]);
        AddedQuestion {
            part: self.of(&set.parts).id,
            position: self.number(),
            question: Question {
                id: QuestionId::new(format!("egen-{}", self.id::<Id>())),
                kind,
                minutes: self.of(&[1, 6, 120]),
                silent: self.of(&[0, 1]),
                answered_by: self.of(AnsweredBy::ALL),
                leader_present: self.yes(),
                optional: self.yes(),
                columns: self.yes(),
                strength: self.yes(),
                covers: self.some(2, |dice| dice.of(Covers::ALL)),
                text: self.localized(),
                short: self.maybe(Self::localized),
                help: self.maybe(Self::localized),
                example: self.maybe(Self::localized),
                follow_up: self.some(2, Self::localized),
                source: self.line(),
                measures: self.some(2, |dice| dice.of(&[BankId::new("tb-001"), BankId::new("egen")])),
            },
        }
    }

    fn measure(&mut self, groups: &[Group], questions: &[Question]) -> Measure {
        Measure {
            state: self.state(),
            deputy: self.text(),
            sign: self.text(),
            baseline: self.text(),
            category: self.maybe(|_| CategoryId::new("fundament-info")),
            form: self.maybe(|dice| dice.of(Form::ALL)),
            level: self.maybe(|dice| dice.of(Level::ALL)),
            strand: self.maybe(|dice| dice.of(Strand::ALL)),
            direction: self.maybe(|dice| dice.of(Direction::ALL)),
            target_group: self.maybe(|dice| dice.of(TargetGroup::ALL)),
            influence: self.maybe(|dice| dice.of(Influence::ALL)),
            all_shifts: self.maybe(Self::yes),
            consent: self.maybe(|dice| Consent {
                supports: dice.count(),
                can_live_with: dice.count(),
                reserves: dice.count(),
            }),
            benefit: self.maybe(|dice| Grade::new(dice.of(&[1, 3, 5])).unwrap()),
            effort: self.maybe(|dice| Grade::new(dice.of(&[1, 3, 5])).unwrap()),
            control: self.maybe(|dice| if dice.yes() { Control::Own } else { Control::Lifted(dice.line()) }),
            every_weeks: self.maybe(Self::count),
            priority: self.maybe(|dice| dice.of(Priority::ALL)),
            priority_reason: self.text(),
            arena: self.text(),
            plan_link: self.text(),
            resources: self.text(),
            note: self.text(),
            start: self.maybe(Self::date),
            original_deadline: self.maybe(Self::date),
            question: self.maybe(|dice| dice.of(questions).id),
            group: self.maybe(|dice| dice.of(groups).id),
            bank: self.maybe(|_| BankId::new("tb-047")),
            in_place: self.yes(),
            read_back: self.maybe(|dice| dice.of(ReadBack::ALL)),
            objection: self.text(),
            target: self.maybe(|dice| TargetLevel { from: dice.maybe(Self::percent), to: dice.percent() }),
            effect_on: self.maybe(Self::date),
            measured: self.text(),
            steps: self.some(3, |dice| SubStep { text: dice.line(), done: dice.yes() }),
            repeats: self.maybe(Self::id),
            ..Measure::proposed(self.id(), self.number(), self.line())
        }
    }

    /// A session of a set, its records put in by the same door as everywhere.
    pub(super) fn session(&mut self, set: &QuestionSet) -> Session {
        let id = self.id();
        let unit = Unit {
            id: self.id(),
            name: self.line(),
            municipality: self.line(),
            sector: self.of(Sector::ALL),
            organisation_number: self.line(),
            shifts: self.some(3, Self::line),
            usual_groups: self.count(),
        };
        let (follows, rehearsal) = (self.maybe(Self::id), self.yes());
        let empty = Session::empty(id, unit, set.clone(), self.details());
        let mut session = Session { follows, rehearsal, ..empty };
        let put = |session: &mut Session, record| {
            Change::Put(record).apply(session).unwrap();
        };
        for _ in 0..=self.below(3) {
            let sitting = Sitting {
                id: self.id(),
                position: self.number(),
                kind: self.of(SittingKind::ALL),
                label: self.line(),
                date: self.date(),
                start: self.maybe(Self::time),
                place: self.line(),
                invited: self.maybe(Self::count),
                attended: self.maybe(Self::count),
                closing: ClosingCheck {
                    everyone_heard: self.yes_no(),
                    know_next: self.yes_no(),
                    spoke_safely: self.yes_no(),
                },
            };
            let tables = self.below(4) + 1;
            let id = sitting.id;
            put(&mut session, Record::Sitting(sitting));
            for table in 0..tables {
                let group = Group {
                    id: self.id(),
                    sitting: id,
                    position: self.number(),
                    plenary: table == 0,
                    label: self.line(),
                    size: self.count(),
                    blank: set
                        .questions()
                        .take(self.below(3))
                        .map(|(_, question)| question.id.clone())
                        .collect(),
                };
                put(&mut session, Record::Group(group));
            }
        }
        for _ in 0..self.below(4) {
            let added = self.added(set);
            put(&mut session, Record::AddedQuestion(Box::new(added)));
        }
        let questions: Vec<Question> = set
            .questions()
            .map(|(_, question)| question)
            .chain(session.added.iter().map(|added| &added.question))
            .cloned()
            .collect();
        for _ in 0..self.below(4) {
            let plan = QuestionPlan {
                minutes: self.maybe(Self::count),
                mark: self.maybe(|dice| Mark { kind: dice.of(MarkKind::ALL), reason: dice.line() }),
            };
            put(&mut session, Record::QuestionPlan(self.of(&questions).id, plan));
            let part = self.of(&set.parts).id;
            put(&mut session, Record::PartPlan(part, PartPlan { concerns_us: self.yes() }));
        }
        for _ in 0..self.below(4) {
            let question = self.of(&questions).id;
            let heading = Heading { id: self.id(), question, position: self.number(), text: self.text() };
            put(&mut session, Record::Heading(heading));
        }
        let groups = session.groups.clone();
        for _ in 0..self.below(6) {
            let measure = self.measure(&groups, &questions);
            put(&mut session, Record::Measure(Box::new(measure)));
        }
        for _ in 0..self.below(20) {
            let question = self.of(&questions);
            let headings = session.headings.clone();
            let answer = Answer {
                id: self.id(),
                question: question.id,
                group: self.of(&groups).id,
                position: self.number(),
                body: self.body(&question.kind, &session.measures),
                starred: self.yes(),
                heading: self.maybe(|dice| headings.get(dice.below(4)).map(|it| it.id)).flatten(),
                sway: self.maybe(|dice| dice.of(Sway::ALL)),
                nature: self.maybe(|dice| dice.of(Nature::ALL)),
                tags: self.some(2, Self::line),
                also_from: self.some(2, |dice| dice.of(&groups).id),
            };
            put(&mut session, Record::Answer(Box::new(answer)));
        }
        for measure in session.measures.clone() {
            let answers = session.answers.iter().filter(|_| self.below(4) == 0).map(|it| it.id).collect();
            let id = measure.id;
            put(&mut session, Record::Measure(Box::new(Measure { answers, ..measure })));
            for _ in 0..self.below(4) {
                let event = MeasureEvent {
                    id: self.id(),
                    position: self.number(),
                    measure: id,
                    at: self.moment(),
                    kind: self.of(EventKind::ALL),
                    old: self.text(),
                    new: self.text(),
                    reason: self.text(),
                    by: self.line(),
                    meeting: self.maybe(Self::id),
                };
                put(&mut session, Record::MeasureEvent(event));
            }
        }
        for _ in 0..self.below(4) {
            let (sitting, part) = (self.of(&session.sittings).id, self.of(&set.parts).id);
            let check = Check {
                sitting,
                moment: self.of(CheckMoment::ALL),
                pulse: Pulse { tally: self.scale(), words: self.words() },
            };
            put(&mut session, Record::Check(check));
            put(&mut session, Record::PartAttendance { sitting, part, attended: self.count() });
            let topic = self.topic(&questions, &session.measures);
            put(&mut session, Record::ParkedTopic(topic));
            let round = self.round(&session.measures);
            put(&mut session, Record::VoteRound(round));
            let reviewed = self.reviewed();
            if session.review.is_none() {
                put(&mut session, Record::Review(Box::new(self.review())));
            }
            put(&mut session, Record::Reviewed(reviewed));
            let keep = Keep { id: self.id(), position: self.number(), text: self.text() };
            put(&mut session, Record::Keep(keep));
            let event = SessionEvent {
                id: self.id(),
                position: self.number(),
                at: self.moment(),
                kind: self.of(SessionEventKind::ALL),
                note: self.text(),
            };
            put(&mut session, Record::Event(event));
        }
        session
    }
}
