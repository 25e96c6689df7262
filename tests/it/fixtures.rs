//! A believable session, built from domain types. Others start from it and change what they are about.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use dialogduk::domain::answer::{Answer, Body, Heading, Nature, ScaleTally, StanceRounds, StanceTally, Sway};
use dialogduk::domain::facets::{
    Direction, Form, Influence, Level, Perspective, Priority, Sector, Strand, TargetGroup,
};
use dialogduk::domain::ids::{
    BankId, CategoryId, Id, MeasureId, OptionId, PartId, QuestionId, SessionId, SetId,
};
use dialogduk::domain::localized::Localized;
use dialogduk::domain::measure::{
    Agreement, Consent, Control, EventKind, Grade, Measure, MeasureEvent, Reason, State, Terms, Verdict,
};
use dialogduk::domain::question_set::{AnsweredBy, Choice, Kind, Part, Question, QuestionSet};
use dialogduk::domain::retention::Retention;
use dialogduk::domain::room::{ClosingCheck, YesNo};
use dialogduk::domain::session::{
    AddedQuestion, Attendance, Details, Keep, Mark, MarkKind, PartPlan, Presence, QuestionPlan, Session,
    SessionEvent, SessionEventKind, SessionState,
};
use dialogduk::domain::sitting::{Group, Sitting, SittingKind};
use dialogduk::domain::unit::Unit;

/// An id that reads the same in every run.
pub(crate) fn id<T: From<Id>>(number: u128) -> T {
    Id::from_bits(number).into()
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(year: i32, month: u32, date: u32) -> DateTime<Utc> {
    day(year, month, date).and_hms_opt(13, 0, 0).unwrap().and_utc()
}

fn three(nb: &str, nn: &str, en: &str) -> Localized {
    Localized { nb: nb.into(), nn: Some(nn.into()), en: Some(en.into()) }
}

fn question(name: &str, kind: Kind, text: Localized) -> Question {
    Question {
        id: QuestionId::new(name),
        kind,
        minutes: 8,
        silent: 2,
        answered_by: AnsweredBy::Group,
        leader_present: true,
        optional: false,
        columns: false,
        strength: false,
        covers: Vec::new(),
        text,
        short: None,
        help: None,
        example: None,
        follow_up: Vec::new(),
        source: "001".into(),
        measures: Vec::new(),
    }
}

/// A small set with every kind of question and an optional theme.
pub(crate) fn care_set() -> QuestionSet {
    let choice = |id: &str, text: Localized| Choice { id: OptionId::new(id), text };
    QuestionSet {
        id: SetId::new("helse-omsorg"),
        version: 3,
        sector: Sector::HealthCare,
        perspective: Perspective::Both,
        title: three("NED for helse og omsorg", "NED for helse og omsorg", "NED for health and care"),
        about: three("For tjenester i turnus.", "For tenester i turnus.", "For services on shifts."),
        origin: three("Egen ordlyd.", "Eigne formuleringar.", "Our own wording."),
        licence: "CC BY 4.0".into(),
        lint_exempt: Vec::new(),
        parts: vec![
            Part {
                id: PartId::new("vakta"),
                title: three("Vakta", "Vakta", "The shift"),
                optional: false,
                questions: vec![
                    Question {
                        strength: true,
                        ..question(
                            "ho-1",
                            Kind::List,
                            three(
                                "Hva kjennetegner en god vakt hos oss?",
                                "Kva kjenneteiknar ei god vakt hos oss?",
                                "What marks a good shift here?",
                            ),
                        )
                    },
                    Question {
                        columns: true,
                        ..question(
                            "ho-2",
                            Kind::List,
                            three(
                                "Hvordan får natt og helg samme informasjon og kontakt med leder?",
                                "Korleis får natt og helg same informasjon og kontakt med leiaren?",
                                "How do nights and weekends get the same information and contact with the leader?",
                            ),
                        )
                    },
                    Question {
                        answered_by: AnsweredBy::Individual,
                        ..question(
                            "ho-3",
                            Kind::Scale,
                            three(
                                "Jeg vet hva som forventes av meg på vakt.",
                                "Eg veit kva som er venta av meg på vakt.",
                                "I know what is expected of me on a shift.",
                            ),
                        )
                    },
                    Question {
                        answered_by: AnsweredBy::Individual,
                        ..question(
                            "ho-4",
                            Kind::Stance,
                            three("Vi sier fra i tide.", "Vi seier frå i tide.", "We speak up in time."),
                        )
                    },
                ],
            },
            Part {
                id: PartId::new("belastning"),
                title: three("Belastning", "Belastning", "Strain"),
                optional: false,
                questions: vec![
                    question(
                        "ho-5",
                        Kind::Choice(vec![
                            choice("morgen", three("morgenen", "morgonen", "the morning")),
                            choice("kveld", three("kvelden", "kvelden", "the evening")),
                            choice("natt", three("natta", "natta", "the night")),
                        ]),
                        three("Når er det tyngst?", "Når er det tyngst?", "When is it hardest?"),
                    ),
                    question(
                        "ho-6",
                        Kind::List,
                        three(
                            "Hva hjelper oss etter tunge hendelser?",
                            "Kva hjelper oss etter tunge hendingar?",
                            "What helps us after hard events?",
                        ),
                    ),
                    question(
                        "ho-7",
                        Kind::List,
                        three(
                            "Hvilket utstyr mangler vi?",
                            "Kva utstyr manglar vi?",
                            "Which equipment do we lack?",
                        ),
                    ),
                ],
            },
            Part {
                id: PartId::new("renhold"),
                title: three("Renhold på dagtid", "Reinhald på dagtid", "Cleaning by day"),
                optional: true,
                questions: vec![question(
                    "ho-8",
                    Kind::List,
                    three(
                        "Hva skjer når renholdet flyttes til dagtid?",
                        "Kva skjer når reinhaldet blir flytta til dagtid?",
                        "What happens when cleaning moves to daytime?",
                    ),
                )],
            },
            Part {
                id: PartId::new("tiltak"),
                title: three(
                    "Tiltak og veien videre",
                    "Tiltak og vegen vidare",
                    "Measures and the way forward",
                ),
                optional: false,
                questions: vec![
                    question(
                        "ho-9",
                        Kind::Measure,
                        three("Hva vil vi prøve?", "Kva vil vi prøve?", "What will we try?"),
                    ),
                    Question {
                        answered_by: AnsweredBy::Plenary,
                        ..question(
                            "ho-10",
                            Kind::Rank(Vec::new()),
                            three(
                                "Hvilke forslag tar vi først?",
                                "Kva framlegg tek vi først?",
                                "Which proposals come first?",
                            ),
                        )
                    },
                ],
            },
        ],
    }
}

fn sitting(number: u128, label: &str, date: NaiveDate, hour: u32, attended: u16, invited: u16) -> Sitting {
    Sitting {
        kind: SittingKind::Gathering,
        id: id(number),
        position: u32::try_from(number).unwrap(),
        label: label.into(),
        date,
        start: NaiveTime::from_hms_opt(hour, 0, 0),
        place: "Møterommet i andre etasje".into(),
        invited: Some(invited),
        attended: Some(attended),
        closing: ClosingCheck::default(),
    }
}

fn yes_no(yes: u16, no: u16) -> YesNo {
    YesNo { yes, no }
}

fn group(number: u128, sitting: u128, label: &str, size: u16) -> Group {
    Group {
        id: id(number),
        sitting: id(sitting),
        position: u32::try_from(number).unwrap(),
        plenary: label.is_empty(),
        label: label.into(),
        size,
        blank: BTreeSet::new(),
    }
}

/// Answer `number` of group `group`.
pub(crate) fn answer(number: u128, question: &str, group: u128, body: Body) -> Answer {
    let position = u32::try_from(number).unwrap();
    Answer::new(id(number), QuestionId::new(question), id(group), position, body)
}

fn line(number: u128, question: &str, group: u128, text: &str) -> Answer {
    answer(number, question, group, Body::Text(text.into()))
}

fn answers() -> Vec<Answer> {
    let scale = |counts, dont_know| Body::Scale(ScaleTally { counts, dont_know });
    let choice = |counts: &[(&str, u16)]| {
        Body::Choice(counts.iter().map(|(option, count)| (OptionId::new(*option), *count)).collect())
    };
    vec![
        Answer {
            starred: true,
            nature: Some(Nature::Strength),
            ..line(101, "ho-1", 11, "Vi vet hvem vi kan ringe når noe skjer")
        },
        line(102, "ho-1", 12, "Rapporten er skrevet slik at vi kan begynne rett på"),
        line(103, "ho-1", 14, "Noen spør hvordan det gikk før vi går hjem"),
        Answer {
            starred: true,
            heading: Some(id(61)),
            sway: Some(Sway::Own),
            also_from: vec![id(12)],
            ..line(104, "ho-2", 11, "Leder er innom nattevakta til fast tid")
        },
        Answer {
            heading: Some(id(61)),
            sway: Some(Sway::Own),
            ..line(105, "ho-2", 14, "Natta må få treffe leder oftere enn på medarbeidersamtalen")
        },
        Answer {
            sway: Some(Sway::Lift),
            tags: vec!["opplæring".into()],
            ..line(106, "ho-2", 15, "Opplæring legges alltid til dagtid")
        },
        answer(107, "ho-3", 11, scale([0, 1, 2, 5, 1], 1)),
        answer(108, "ho-3", 14, scale([0, 0, 1, 2, 1], 0)),
        answer(
            109,
            "ho-4",
            14,
            Body::Stance(StanceRounds::once(StanceTally { agree: 2, partly: 1, disagree: 0, pass: 1 })),
        ),
        answer(110, "ho-5", 11, choice(&[("morgen", 4), ("natt", 1)])),
        answer(111, "ho-5", 14, choice(&[("kveld", 1), ("natt", 4)])),
        line(112, "egen-1", 13, "Et felles vaktrom med plass til to"),
        line(113, "ho-9", 11, "Fast tid med leder for nattevakter"),
        answer(
            114,
            "ho-10",
            13,
            Body::Ranking(vec![OptionId::new(mid(71).to_string()), OptionId::new(mid(72).to_string())]),
        ),
    ]
}

/// The id of a measure of [`care_session`].
pub(crate) fn mid(number: u128) -> MeasureId {
    id(number)
}

/// What the room agreed on.
pub(crate) fn agreement(
    responsible: &str,
    deadline: NaiveDate,
    follow_up: NaiveDate,
    first_step: &str,
) -> Agreement {
    let terms = Terms {
        responsible: responsible.into(),
        deadline: Some(deadline),
        follow_up: Some(follow_up),
        first_step: first_step.into(),
    };
    Agreement::new(&terms, day(2026, 11, 22)).unwrap()
}

fn measures() -> Vec<Measure> {
    let measure =
        |number: u128, title: &str| Measure::proposed(mid(number), u32::try_from(number).unwrap(), title);
    let reason = |words: &str| Reason::new(words).unwrap();
    vec![
        Measure {
            state: State::Agreed(agreement(
                "avdelingsleder",
                day(2026, 12, 15),
                day(2027, 1, 14),
                "Sette opp tid i desemberturnusen",
            )),
            deputy: "fagleder natt".into(),
            sign: "Alle nattevakter har hatt minst én samtale innen jul".into(),
            baseline: "Natta treffer leder to ganger i året".into(),
            category: Some(CategoryId::new("fundament-ledelse")),
            form: Some(Form::Line),
            level: Some(Level::Primary),
            strand: Some(Strand::Development),
            direction: Some(Direction::Strengthen),
            target_group: Some(TargetGroup::All),
            influence: Some(Influence::Leadership),
            all_shifts: Some(true),
            consent: Some(Consent { supports: 17, can_live_with: 4, reserves: 0 }),
            benefit: Grade::new(5),
            effort: Grade::new(2),
            control: Some(Control::Own),
            every_weeks: Some(4),
            priority: Some(Priority::High),
            priority_reason: "Flest stemmer".into(),
            arena: "personalmøte".into(),
            plan_link: "HMS-plan 2027, punkt 3".into(),
            resources: "To timer i måneden".into(),
            note: "Gjelder også ekstravakter".into(),
            start: Some(day(2026, 12, 1)),
            original_deadline: Some(day(2026, 12, 1)),
            question: Some(QuestionId::new("ho-2")),
            group: Some(id(11)),
            answers: vec![id(104), id(105)],
            bank: Some(BankId::new("tb-040")),
            ..measure(71, "Leder møter nattevaktene første mandag i hver måned")
        },
        Measure {
            state: State::InProgress(agreement(
                "verneombud",
                day(2026, 11, 30),
                day(2027, 2, 1),
                "Skrive et utkast på én side",
            )),
            sign: "Kortet ligger i lomma på alle vakter".into(),
            category: Some(CategoryId::new("fundament-rutine")),
            influence: Some(Influence::Group),
            control: Some(Control::Own),
            priority: Some(Priority::Medium),
            question: Some(QuestionId::new("egen-1")),
            answers: vec![id(112)],
            ..measure(72, "Rutinekort i lommeformat for tunge hendelser")
        },
        Measure {
            state: State::Evaluated {
                agreement: agreement("fagleder", day(2026, 12, 20), day(2027, 3, 1), "Bestille to stoler"),
                on: day(2026, 12, 10),
                verdict: Verdict::Partly,
                note: "Mindre vondt i ryggen, men for få stoler".into(),
            },
            influence: Some(Influence::Organisation),
            control: Some(Control::Own),
            question: Some(QuestionId::new("ho-7")),
            ..measure(73, "Bytte arbeidsstoler på vaktrommet")
        },
        Measure {
            state: State::Agreed(agreement(
                "enhetsleder",
                day(2027, 1, 31),
                day(2027, 3, 15),
                "Ta det opp med HR i neste ledermøte",
            )),
            sign: "Én kursdag i halvåret på kveldstid".into(),
            influence: Some(Influence::Organisation),
            control: Some(Control::Lifted("HR og AMU".into())),
            question: Some(QuestionId::new("ho-2")),
            answers: vec![id(106)],
            ..measure(74, "Legge opplæring til tider natt og helg kan møte")
        },
        Measure {
            state: State::Parked { terms: Terms::default(), reason: reason("Venter på ny turnus i mars") },
            question: Some(QuestionId::new("ho-9")),
            ..measure(75, "Et kvarters overlapp mellom kveld og natt")
        },
        Measure {
            state: State::Dropped { terms: Terms::default(), reason: reason("For dyrt nå") },
            ..measure(76, "Felles seminar på hotell")
        },
        Measure { in_place: true, ..measure(77, "Kollegastøtte etter dødsfall") },
    ]
}

/// Solbakken sykehjem, 22. and 24. November 2026: two sittings, four tables, a closed meeting with measures in every
/// state a closed meeting can hold.
pub(crate) fn care_session() -> Session {
    let own = question("egen-1", Kind::List, Localized::plain("Hva trenger vi på vaktrommet?"));
    let skipped =
        |kind, reason: &str| QuestionPlan { minutes: None, mark: Some(Mark { kind, reason: reason.into() }) };
    Session {
        id: id::<SessionId>(1),
        unit: Unit {
            id: id(2),
            name: "Solbakken sykehjem".into(),
            municipality: "Fjordvik kommune".into(),
            sector: Sector::HealthCare,
            organisation_number: String::new(),
            shifts: vec!["dag".into(), "kveld".into(), "natt".into()],
            usual_groups: 4,
        },
        set: care_set(),
        follows: None,
        rehearsal: false,
        details: Details {
            title: "NED på Solbakken".into(),
            purpose: "Finne tre ting som gjør det lettere å være på jobb".into(),
            leader: "enhetsleder".into(),
            facilitator: "rådgiver HR".into(),
            note_taker: "fagleder".into(),
            presence: Presence {
                safety_rep: Attendance::Yes,
                union_rep: Attendance::Yes,
                nav: Attendance::No,
                health_service: Attendance::Unknown,
                hr: Attendance::Yes,
            },
            state: SessionState::Closed,
            minutes: 120,
            ground_rules: String::new(),
            next_follow_up: Some(day(2027, 1, 14)),
            raised_at: "Personalmøtet 3. desember og AMU i januar.".into(),
            summary: "Natt og helg skal få den samme kontakten med leder som dagen har.".into(),
            prepared: BTreeSet::new(),
            legal_note: String::new(),
            keep_answers: Retention::default(),
            answers_deleted: None,
        },
        sittings: vec![
            Sitting {
                closing: ClosingCheck { everyone_heard: yes_no(11, 0), ..ClosingCheck::default() },
                ..sitting(3, "dag", day(2026, 11, 22), 14, 11, 15)
            },
            Sitting {
                closing: ClosingCheck {
                    everyone_heard: yes_no(9, 1),
                    know_next: yes_no(19, 2),
                    spoke_safely: yes_no(3, 1),
                },
                ..sitting(4, "kveld", day(2026, 11, 24), 20, 10, 16)
            },
        ],
        groups: vec![
            group(11, 3, "Bord 1", 6),
            group(12, 3, "Bord 2", 5),
            group(13, 3, "", 11),
            group(14, 4, "Bord 1", 5),
            group(15, 4, "Bord 2", 5),
            group(16, 4, "", 10),
        ],
        questions: BTreeMap::from([
            (QuestionId::new("ho-6"), skipped(MarkKind::Skipped, "Tiden gikk")),
            (QuestionId::new("ho-7"), skipped(MarkKind::Postponed, "Tas i personalmøtet")),
        ]),
        parts: BTreeMap::from([(PartId::new("renhold"), PartPlan { concerns_us: false })]),
        added: vec![AddedQuestion { part: PartId::new("belastning"), position: 1, question: own }],
        answers: answers(),
        headings: vec![Heading {
            id: id(61),
            question: QuestionId::new("ho-2"),
            position: 1,
            text: "Leder på natt".into(),
        }],
        measures: measures(),
        measure_events: vec![
            MeasureEvent {
                id: id(81),
                position: 1,
                measure: mid(71),
                at: at(2026, 11, 22),
                kind: EventKind::Created,
                old: String::new(),
                new: "Leder møter nattevaktene".into(),
                reason: String::new(),
                by: String::new(),
                meeting: None,
            },
            MeasureEvent {
                id: id(82),
                position: 1,
                measure: mid(71),
                at: at(2026, 11, 25),
                kind: EventKind::Deadline,
                old: "2026-12-01".into(),
                new: "2026-12-15".into(),
                reason: "Turnusen var alt lagt".into(),
                by: String::new(),
                meeting: None,
            },
        ],
        checks: Vec::new(),
        part_attendance: BTreeMap::new(),
        topics: Vec::new(),
        rounds: Vec::new(),
        keeps: vec![
            Keep {
                id: id(91),
                position: 1,
                text: "Kaffen klokka ni, der alle får vite hva som skjer".into(),
            },
            Keep { id: id(92), position: 2, text: "At vi hjelper hverandre uten å bli spurt".into() },
        ],
        review: None,
        reviewed: vec![],
        events: vec![SessionEvent {
            id: id(95),
            position: 1,
            at: at(2026, 11, 24),
            kind: SessionEventKind::Closed,
            note: String::new(),
        }],
    }
}

/// The same meeting before it is closed, with a proposal nobody has taken yet.
pub(crate) fn running_care_session() -> Session {
    let mut session = care_session();
    session.details.state = SessionState::Running;
    session.events.clear();
    session.measures.push(Measure::proposed(mid(78), 78, "Skifte lys i garderoben"));
    session
}
