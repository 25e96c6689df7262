//! What is not for the room never reaches it: not on any wall, not revealed, not in any language (C13, R83).

use std::collections::BTreeSet;

use dialogduk::domain::answer::{Body, ScaleTally};
use dialogduk::domain::facets::Priority;
use dialogduk::domain::ids::{Id, QuestionId};
use dialogduk::domain::live::{Live, RoomView};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Measure, StateCode};
use dialogduk::domain::place::Phase;
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::session::Session;
use dialogduk::domain::vote::{VoteRound, proposals};
use dialogduk::exchange;
use dialogduk::i18n::texts;
use dialogduk::present::{Voting, Wall, shown};
use dialogduk::rules::counts::Counted;
use proptest::prelude::*;
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
    views.extend(session.rounds.iter().map(|round| RoomView::Vote(round.id)));
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

/// A meeting that votes on its proposals: an open round with these votes, as they are listed.
fn voting(votes: &[u16]) -> Session {
    let mut session = running_care_session();
    for (number, title) in [(0x50, "Ny vaktbok"), (0x51, "Kaffe til natta")] {
        let position = u32::try_from(session.measures.len()).unwrap();
        session.measures.push(Measure::proposed(Id::from_bits(number).into(), position, title));
    }
    let listed: Vec<_> = proposals(&session).collect();
    session.rounds = vec![VoteRound {
        id: Id::from_bits(1 << 90).into(),
        position: 0,
        participants: 24,
        votes_each: 3,
        cumulative: false,
        closed: false,
        votes: listed.into_iter().zip(votes.iter().copied()).collect(),
    }];
    session
}

fn vote_on_the_wall(session: &Session, revealed: bool) -> Voting {
    let live = Live { revealed, ..Live::new(RoomView::Vote(session.rounds[0].id)) };
    match shown(session, &live, texts(Lang::Nb)).wall {
        Wall::Vote(voting) => voting,
        other => panic!("{other:?}"),
    }
}

#[test]
fn while_the_room_votes_it_sees_what_it_votes_on_and_of_that_the_title_alone() {
    let session = voting(&[3, 2]);
    let wall = vote_on_the_wall(&session, false);
    let titles: Vec<&str> = wall.proposals.iter().map(|it| it.title.as_str()).collect();
    for measure in &session.measures {
        let voted_on = measure.state.code() == StateCode::Proposed && !measure.in_place;
        assert_eq!(titles.contains(&measure.title.as_str()), voted_on, "{}", measure.title);
    }
    let numbers: Vec<usize> = wall.proposals.iter().map(|it| it.number).collect();
    assert_eq!(numbers, (1..=titles.len()).collect::<Vec<_>>());
    assert!(titles.len() >= 2);
    assert_eq!((wall.cast, wall.budget, wall.votes_each), (None, 72, 3));
    for (votes, told) in [([3, 2], None), ([40, 31], None), ([40, 32], Some(72)), ([40, 33], Some(73))] {
        assert_eq!(
            vote_on_the_wall(&voting(&votes), false).cast,
            told,
            "the sum is told when all are in: {votes:?}"
        );
    }
    // On every other wall a proposal is as unseen as it was.
    let elsewhere = walls(&Session { rounds: Vec::new(), ..session.clone() }, Lang::Nb).concat();
    assert!(titles.iter().all(|title| !elsewhere.contains(title)));
}

#[test]
fn what_a_round_was_about_is_seen_also_when_it_is_over_and_a_deleted_round_shows_nothing() {
    let mut session = voting(&[3, 2]);
    session.rounds[0].closed = true;
    assert_eq!(vote_on_the_wall(&session, false).proposals.len(), session.rounds[0].votes.len());
    let live = Live::new(RoomView::Vote(session.rounds.remove(0).id));
    assert!(matches!(shown(&session, &live, texts(Lang::Nb)).wall, Wall::Measures(_)));
}

proptest! {
    #[test]
    fn before_it_is_revealed_the_wall_depends_on_the_sum_of_the_votes_alone(
        one in 0u16..40, other in 0u16..40, moved in 0u16..40, closed: bool, high: bool,
    ) {
        let moved = moved.min(one);
        let mut session = voting(&[one, other]);
        let mut another = voting(&[one - moved, other + moved]);
        for session in [&mut session, &mut another] {
            session.rounds[0].closed = closed;
        }
        // What the facilitator or the room has decided beside the votes is not told by the wall either (E5, E7).
        let voted_on = another.rounds[0].votes[0].0;
        let measure = another.measures.iter_mut().find(|measure| measure.id == voted_on).unwrap();
        measure.priority = high.then_some(Priority::High);
        prop_assert_eq!(vote_on_the_wall(&session, false), vote_on_the_wall(&another, false));
    }
}

#[test]
fn votes_are_on_the_wall_once_they_are_revealed_unless_fewer_than_five_voted() {
    let told = |voting: &Voting| -> Vec<Option<u16>> { voting.proposals.iter().map(|it| it.votes).collect() };
    for (participants, revealed, expected) in
        [(24, false, [None, None]), (24, true, [Some(9), Some(9)]), (4, true, [None, None])]
    {
        let mut session = voting(&[9, 9]);
        let round = &mut session.rounds[0];
        (round.participants, round.closed) = (participants, true);
        round.votes.truncate(2);
        let wall = vote_on_the_wall(&session, revealed);
        assert_eq!(told(&wall), expected, "{participants} vote, revealed: {revealed}");
        assert_eq!(wall.too_few, revealed && participants < 5);
        let tied = wall.proposals.iter().all(|it| it.shared && it.number == 1);
        assert_eq!(tied, expected[0].is_some(), "two that got as many share their place");
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
