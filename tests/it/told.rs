//! What the guard asks about before a file is written (J3) is what stands in that file: no more, and above all no less.
//!
//! Every text of a meeting gets a word of its own that the guard knows, and each kind of file is searched for the words.

use std::collections::BTreeSet;

use dialogduk::domain::answer::Body;
use dialogduk::domain::ids::Id;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{
    Agreement, Control, EventKind, MeasureEvent, Reason, State, SubStep, Verdict,
};
use dialogduk::domain::review::{Outcome, Review, ReviewQuestion, Reviewed};
use dialogduk::domain::session::Session;
use dialogduk::domain::topic::{ParkedTopic, TopicOutcome};
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::export::{ExportJob, Format, Held, Parcel, What, render};
use dialogduk::report::Profile;
use dialogduk::rules::guard::Guard;

use crate::fixtures::{care_session, day, running_care_session};

/// The words, each with the text it stands in.
#[derive(Default)]
struct Words(Vec<(String, String)>);

impl Words {
    /// A text with a word nobody else says. All are equally long, so none begins another.
    fn text(&mut self, place: impl Into<String>) -> String {
        let number = self.0.len();
        let letter = |at: usize| char::from(b"bdfghjklmnprstvw"[at % 16]);
        let word = format!("zu{}o{}", letter(number / 16), letter(number));
        self.0.push((word.clone(), place.into()));
        format!("Si {word} her")
    }

    /// The texts whose words stand in this one.
    fn told_by(&self, text: &str) -> BTreeSet<&str> {
        self.0.iter().filter(|(word, _)| text.contains(word)).map(|(_, place)| place.as_str()).collect()
    }
}

/// Puts a word of its own into everything people write in a meeting.
fn marked(session: &mut Session) -> Words {
    let mut words = Words::default();
    let unit = &mut session.unit;
    (unit.name, unit.municipality) = (words.text("unit"), words.text("municipality"));
    (unit.organisation_number, unit.shifts) = (words.text("number of the unit"), vec![words.text("shift")]);
    let details = &mut session.details;
    for (place, text) in [
        ("title", &mut details.title),
        ("purpose", &mut details.purpose),
        ("ground rules", &mut details.ground_rules),
        ("raised at", &mut details.raised_at),
        ("summary", &mut details.summary),
        ("legal note", &mut details.legal_note),
        ("leader", &mut details.leader),
        ("facilitator", &mut details.facilitator),
        ("note taker", &mut details.note_taker),
    ] {
        *text = words.text(place);
    }
    for sitting in &mut session.sittings {
        sitting.label = words.text(format!("label of sitting {}", sitting.position));
        sitting.place = words.text(format!("place of sitting {}", sitting.position));
    }
    for group in session.groups.iter_mut().filter(|group| !group.plenary) {
        group.label = words.text(format!("table {}", group.position));
    }
    for (id, plan) in &mut session.questions {
        if let Some(mark) = &mut plan.mark {
            mark.reason = words.text(format!("why {} is put off", id.as_str()));
        }
    }
    for added in &mut session.added {
        added.question.text.nb = words.text("own question");
    }
    for answer in &mut session.answers {
        if let Body::Text(line) = &mut answer.body {
            *line = words.text(format!("line to {}", answer.question.as_str()));
        }
        for tag in &mut answer.tags {
            *tag = words.text("tag");
        }
    }
    for heading in &mut session.headings {
        heading.text = words.text("heading");
    }
    for keep in &mut session.keeps {
        keep.text = words.text("to keep");
    }
    for number in 0..2u32 {
        let outcome = if number == 0 {
            TopicOutcome::Open
        } else {
            TopicOutcome::Dropped(Reason::new(words.text("why a topic is dropped")).unwrap())
        };
        let (id, text) = (Id::from_bits(u128::from(900 + number)).into(), words.text("topic"));
        session.topics.push(ParkedTopic { id, position: number, text, question: None, outcome });
    }
    for at in 0..session.measures.len() {
        mark_measure(session, at, &mut words);
    }
    for event in &mut session.measure_events {
        event.by = words.text("who did it");
        if !event.reason.is_empty() {
            event.reason = words.text("reason of a change");
        }
    }
    let review = session.review.insert(Review::default());
    for &question in ReviewQuestion::ALL {
        review.answers.insert(question, words.text(format!("review, {}", question.code())));
    }
    (review.process, review.feedback) = (words.text("process"), words.text("feedback"));
    review.ended = words.text("why there is no next time");
    session.reviewed.push(Reviewed {
        measure: Id::from_bits(800).into(),
        session: Id::from_bits(801).into(),
        position: 1,
        at: "2026-11-25T12:00:00Z".parse().unwrap(),
        title: words.text("title of an earlier measure"),
        outcome: Outcome::Judged(Verdict::Yes),
        note: words.text("note to an earlier measure"),
    });
    let measure = session.measures[0].id;
    for (kind, reason) in [(EventKind::Comment, ""), (EventKind::Title, "Sa det klarere")] {
        let id = Id::from_bits(9_000 + session.measure_events.len() as u128).into();
        let is_comment = kind == EventKind::Comment;
        session.measure_events.push(MeasureEvent {
            id,
            position: 9,
            measure,
            at: "2026-11-25T12:00:00Z".parse().unwrap(),
            kind,
            old: if is_comment { String::new() } else { words.text("title before") },
            new: if is_comment { words.text("comment") } else { session.measures[0].title.clone() },
            reason: if is_comment {
                String::new()
            } else {
                format!("{} {reason}", words.text("why it was renamed"))
            },
            by: "verneombud".into(),
            meeting: None,
        });
    }
    words
}

fn mark_measure(session: &mut Session, at: usize, words: &mut Words) {
    let measure = &mut session.measures[at];
    let mut text = |place: &str| words.text(format!("{place} of measure {}", measure.position));
    let terms = measure.state.agreement().is_some().then(|| {
        let mut terms = measure.terms();
        (terms.first_step, terms.responsible) = (text("first step"), text("responsible"));
        Agreement::restore(&terms).unwrap()
    });
    measure.state = match (measure.state.clone(), terms) {
        (State::Agreed(_), Some(agreement)) => State::Agreed(agreement),
        (State::InProgress(_), Some(agreement)) => State::InProgress(agreement),
        (State::Evaluated { on, verdict, .. }, Some(agreement)) => {
            State::Evaluated { agreement, on, verdict, note: text("judgement") }
        }
        (State::Parked { terms, .. }, _) => {
            State::Parked { terms, reason: Reason::new(text("why parked")).unwrap() }
        }
        (State::Dropped { terms, .. }, _) => {
            State::Dropped { terms, reason: Reason::new(text("why dropped")).unwrap() }
        }
        (state, _) => state,
    };
    measure.title = text("title");
    measure.deputy = text("deputy");
    measure.sign = text("sign");
    measure.baseline = text("baseline");
    measure.priority_reason = text("why it is prior");
    measure.arena = text("arena");
    measure.plan_link = text("plan");
    measure.resources = text("resources");
    measure.note = text("note");
    measure.objection = text("objection");
    measure.measured = text("what was measured");
    measure.steps = vec![SubStep { text: text("step"), done: false }];
    if let Some(Control::Lifted(to)) = &mut measure.control {
        *to = text("lifted to");
    }
}

#[test]
fn the_guard_asks_about_exactly_the_texts_that_stand_in_the_file() {
    let mut failures = Vec::new();
    for (state, mut session) in [("closed", care_session()), ("running", running_care_session())] {
        let words = marked(&mut session);
        let mut env = Env::fixed();
        env.set_guard(Guard::knowing([], words.0.iter().map(|(word, _)| word.as_str())));
        for what in What::ALL.iter().copied().chain([What::Nav { summary: true }]) {
            let profiles = if what == What::Actions { Profile::BUILT_IN } else { &Profile::BUILT_IN[..1] };
            for &format in what.formats().iter().filter(|format| format.is_text()) {
                for profile in profiles.iter().filter_map(|id| Profile::built_in(id)) {
                    let (lang, as_of) = (Lang::Nb, day(2026, 12, 12));
                    let job = ExportJob { what, format, lang, profile, as_of, force: false, target: None };
                    let made = render(&session, &job).unwrap();
                    let file = String::from_utf8(made.bytes).unwrap() + &made.suggested_name;
                    // A calendar folds its lines.
                    let file = if format == Format::Ics { file.replace("\r\n ", "") } else { file };
                    let asked = match Parcel::of_document(&session, &job, &env) {
                        Ok(_) => String::new(),
                        Err(Held::Guarded(asked)) => asked.into_iter().map(|it| it.text + "\n").collect(),
                        Err(Held::Problem(problem)) => panic!("{what:?} {format:?}: {problem:?}"),
                    };
                    let (told, asked) = (words.told_by(&file), words.told_by(&asked));
                    let job = format!("{state} {what:?} {format:?} {}", job.profile.id);
                    let unasked: Vec<_> = told.difference(&asked).collect();
                    let untold: Vec<_> = asked.difference(&told).collect();
                    if !unasked.is_empty() || !untold.is_empty() {
                        failures.push(format!(
                            "{job}:\n   told and not asked {unasked:?}\n   asked and not told {untold:?}"
                        ));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn of_a_whole_session_every_text_is_asked_about() {
    let mut session = running_care_session();
    let words = marked(&mut session);
    let mut env = Env::fixed();
    env.set_guard(Guard::knowing([], words.0.iter().map(|(word, _)| word.as_str())));
    let Err(Held::Guarded(asked)) = Parcel::of_session(&session, "toml", Vec::new(), Lang::Nb, &env) else {
        panic!("nothing is asked");
    };
    let asked: String = asked.into_iter().map(|it| it.text + "\n").collect();
    let told = exchange::write(&session);
    assert_eq!(words.told_by(&asked), words.told_by(&told));
    let lost: Vec<_> = words.0.iter().filter(|(word, _)| !told.contains(word)).collect();
    assert!(lost.is_empty(), "the session file holds everything, but not {lost:?}");
}
