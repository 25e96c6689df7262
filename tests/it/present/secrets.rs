//! What is not for the room never reaches it: not on any wall, not revealed, not in any language (C13, R83).

use std::collections::BTreeSet;

use dialogduk::domain::answer::{Body, ScaleTally};
use dialogduk::domain::ids::QuestionId;
use dialogduk::domain::live::{Live, RoomView};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::place::Phase;
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::session::Session;
use dialogduk::exchange;
use dialogduk::i18n::texts;
use dialogduk::present::{Wall, shown};
use dialogduk::rules::counts::Counted;
use serde_json::Value;

use crate::fixtures::running_care_session;

/// Where a session file holds words that are for the room. Everything else it holds, now and later, is not.
const FOR_THE_ROOM: &[&str] = &[
    "details.purpose",
    "details.ground_rules",
    "set.part.title",
    "set.part.question.text",
    "set.part.question.short",
    "set.part.question.options",
    "added_question.question.text",
    "added_question.question.short",
    "measure.title",
    "measure.responsible",
    "measure.first_step",
];

/// Every text with a blank in it gets a word of its own that tells where it stands.
fn mark(value: &mut Value, path: &str, marked: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(' ') => {
            *text = format!("{text} kanari{}x", marked.len());
            marked.push(path.to_owned());
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, path, marked)),
        Value::Object(fields) => {
            for (key, field) in fields {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                mark(field, &below, marked);
            }
        }
        _ => {}
    }
}

/// A session in which every free text can be told from every other, and where each came from.
fn marked() -> (Session, Vec<String>) {
    let mut session = running_care_session();
    let details = &mut session.details;
    details.ground_rules = "En om gangen\nAlle får snakke".into();
    for field in [&mut details.leader, &mut details.facilitator, &mut details.note_taker] {
        field.push_str(" ved enheten");
    }
    for sitting in &mut session.sittings {
        sitting.label.push_str(" først");
        sitting.place = "Kantina i andre".into();
    }
    for part in &mut session.set.parts {
        for question in &mut part.questions {
            let words = |what: &str| Some(dialogduk::domain::localized::Localized::plain(what));
            question.help = words("Hjelp til ordstyreren");
            question.example = words("Et eksempel som ligger klart");
            question.follow_up.extend(words("Spør videre om dette"));
            question.source = "Kilde 001 side 3".into();
        }
    }
    for measure in &mut session.measures {
        for (field, words) in [
            (&mut measure.deputy, "Vara er tillitsvalgt"),
            (&mut measure.sign, "Fraværet er under 7 %"),
            (&mut measure.baseline, "Fraværet er 9,4 % nå"),
            (&mut measure.priority_reason, "Haster på natt"),
            (&mut measure.arena, "Tas i AMU"),
            (&mut measure.plan_link, "HMS-planen punkt 4"),
            (&mut measure.resources, "To timer i uka"),
            (&mut measure.note, "Avdelingsleder er skeptisk"),
        ] {
            words.clone_into(field);
        }
    }
    let mut file: Value = serde_json::from_str(&exchange::json::write(&session)).unwrap();
    file.as_object_mut().unwrap().remove("checksum");
    let mut paths = Vec::new();
    mark(&mut file, "", &mut paths);
    let read = exchange::json::read(&file.to_string()).unwrap();
    (read.session, paths)
}

/// Everything the room can be shown of a session.
fn walls(session: &Session, lang: Lang) -> Vec<String> {
    let phases = || Phase::ALL.iter().copied();
    let questions = session.outline();
    let mut views = vec![RoomView::Opening, RoomView::GroundRules, RoomView::Cloth, RoomView::Measures];
    views.extend(session.measures.iter().map(|measure| RoomView::ReadBack(measure.id)));
    views.extend(
        questions
            .iter()
            .flat_map(|entry| phases().map(|phase| RoomView::Question(entry.question.id.clone(), phase))),
    );
    views
        .into_iter()
        .flat_map(|view| {
            [false, true].map(|revealed| {
                let live = Live {
                    revealed,
                    ready: session.groups.iter().map(|group| group.id).collect(),
                    ..Live { view: view.clone(), ..Live::of(session) }
                };
                format!("{:?}", shown(session, &live, texts(lang)))
            })
        })
        .collect()
}

#[test]
fn only_what_is_for_the_room_is_ever_on_the_wall() {
    let (session, paths) = marked();
    let mut seen = BTreeSet::new();
    for &lang in Lang::ALL {
        for wall in walls(&session, lang) {
            for found in wall.split("kanari").skip(1) {
                let number: usize = found.split('x').next().unwrap().parse().unwrap();
                let path =
                    paths[number].trim_end_matches(".nb").trim_end_matches(".nn").trim_end_matches(".en");
                assert!(FOR_THE_ROOM.contains(&path), "{} is on the wall: {wall}", paths[number]);
                seen.insert(path.to_owned());
            }
        }
    }
    for wanted in ["details.purpose", "set.part.question.text", "measure.title", "measure.first_step"] {
        assert!(seen.contains(wanted), "{wanted} is for the room; seen: {seen:?}");
    }
    for secret in ["help", "baseline", "note", "reason", "sign", "leader", "label", "answer", "keep"] {
        assert!(paths.iter().any(|path| path.contains(secret)), "{secret} has been marked");
    }
}

#[test]
fn a_proposal_is_not_on_the_wall_before_it_is_agreed_on() {
    let session = running_care_session();
    let everything = walls(&session, Lang::Nb).concat();
    for measure in &session.measures {
        let agreed = measure.state.code().is_active() && !measure.in_place;
        assert_eq!(
            everything.contains(&measure.title),
            agreed,
            "{} ({:?})",
            measure.title,
            measure.state.code()
        );
    }
}

/// The first question that is answered with a scale, counted by one table.
fn counted(counts: [u16; 5]) -> (Session, Live) {
    let mut session = crate::fixture::session(&dialogduk::env::Env::fixed());
    let question = QuestionId::new("skala");
    assert_eq!(session.question(&question).unwrap().kind, Kind::Scale);
    let body = Body::Scale(ScaleTally { counts, dont_know: 0 });
    let mut answer = crate::fixtures::answer(1, "skala", 0, body);
    answer.group = session.groups[0].id;
    session.answers.push(answer);
    let live = Live::new(RoomView::Question(question, Phase::Plenary));
    (session, live)
}

fn counts_on_the_wall(session: &Session, live: &Live) -> Counted {
    match shown(session, live, texts(Lang::Nb)).wall {
        Wall::Question(asked) => asked.counted,
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_count_is_on_the_wall_before_it_is_revealed_nor_below_five() {
    for (counts, revealed, expected) in [
        ([2, 2, 2, 0, 0], false, "nothing"),
        ([2, 2, 2, 0, 0], true, "counts"),
        ([1, 1, 2, 0, 0], true, "too few"),
        ([1, 1, 2, 0, 0], false, "nothing"),
    ] {
        let (session, mut live) = counted(counts);
        live.revealed = revealed;
        let found = match counts_on_the_wall(&session, &live) {
            Counted::Nothing => "nothing",
            Counted::TooFew => "too few",
            Counted::Scale(_) | Counted::Stance(_) | Counted::Options(_) => "counts",
        };
        assert_eq!(found, expected, "{counts:?}, revealed: {revealed}");
    }
}
