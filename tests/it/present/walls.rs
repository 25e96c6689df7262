//! What the walls look like, from the smallest window to a large one.

use std::fmt::Write as _;

use chrono::TimeDelta;

use dialogduk::domain::answer::{Answer, Body, ScaleTally, StanceRounds, StanceTally};
use dialogduk::domain::ids::Id;
use dialogduk::domain::live::{Live, RoomClock, RoomView};
use dialogduk::domain::measure::Verdict;
use dialogduk::domain::place::Phase;
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::review::{Outcome, Reviewed};
use dialogduk::domain::session::Session;
use dialogduk::domain::vote::VoteRound;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::i18n::texts;
use dialogduk::present::{Shown, Waiting, shown, view};
use dialogduk::settings::Settings;
use dialogduk::tui::model::Now;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SIZES: [(u16, u16); 5] = [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)];

fn draw(shown: &Shown, settings: &Settings, width: u16, height: u16) -> String {
    let env = Env::fixed();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let now = Now::of(&env);
    terminal.draw(|frame| view::draw(shown, &now, texts(settings.lang), settings, frame)).unwrap();
    let rows = terminal.backend().buffer().content.chunks(usize::from(width));
    rows.map(|row| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned() + "\n"
    })
    .collect()
}

fn scene(name: &str, shown: &Shown) {
    let mut drawn = String::new();
    for (width, height) in SIZES {
        let rule = "=".repeat(usize::from(width));
        let wall = draw(shown, &Settings::default(), width, height);
        let _ = write!(drawn, "{width}×{height}\n{rule}\n{wall}{rule}\n\n");
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, drawn));
}

/// The nursing home's meeting, in the middle of it.
fn solbakken() -> Session {
    let (_, text) = exchange::examples().last().unwrap();
    exchange::read(text.as_bytes()).unwrap().session
}

fn question(session: &Session, number: usize, phase: Phase) -> Live {
    let id = session.outline()[number - 1].question.id.clone();
    let since = Env::fixed().now() - TimeDelta::seconds(75);
    let clock = RoomClock { since: Some(since), used: 0, planned: 300, vouched: true };
    let sitting = session.sittings.first().map(|sitting| sitting.id);
    Live { clock: Some(clock), sitting, ..Live::new(RoomView::Question(id, phase)) }
}

fn on_the_wall(session: &Session, live: &Live) -> Shown {
    shown(session, live, texts(Settings::default().lang))
}

#[test]
fn wall_question() {
    let session = solbakken();
    let mut live = question(&session, 1, Phase::Talk);
    let here = session.groups_of(live.sitting.unwrap()).filter(|group| !group.plenary);
    live.ready.extend(here.take(2).map(|group| group.id));
    scene("wall_question", &on_the_wall(&session, &live));
}

#[test]
fn wall_choices_and_their_result() {
    let mut session = crate::fixtures::running_care_session();
    let (number, id) = session
        .outline()
        .iter()
        .find(|entry| !entry.question.kind.options().is_empty())
        .map(|entry| (entry.number, entry.question.id.clone()))
        .expect("one of the questions offers a choice");
    let mut live = question(&session, number, Phase::Plenary);
    scene("wall_choices", &on_the_wall(&session, &live));
    let options = session.question(&id).unwrap().kind.options().iter().map(|option| option.id.clone());
    let counts = options.zip([9, 4, 2, 6]).collect();
    session.answers.retain(|answer| answer.question != id);
    let mut answer =
        crate::fixtures::answer(990, id.as_str(), 11, dialogduk::domain::answer::Body::Choice(counts));
    answer.group = session.groups[0].id;
    session.answers.push(answer);
    live.revealed = true;
    scene("wall_result", &on_the_wall(&session, &live));
}

#[test]
fn wall_opening_and_ground_rules() {
    let session = solbakken();
    scene("wall_opening", &on_the_wall(&session, &Live::new(RoomView::Opening)));
    scene("wall_ground_rules", &on_the_wall(&session, &Live::new(RoomView::GroundRules)));
}

#[test]
fn wall_cloth() {
    let session = solbakken();
    scene("wall_cloth", &on_the_wall(&session, &Live::new(RoomView::Cloth)));
}

#[test]
fn the_cloth_of_two_hundred_questions_tells_how_far_each_part_has_come() {
    let mut session = solbakken();
    let part = &mut session.set.parts[0];
    let one = part.questions[0].clone();
    part.questions.extend((0..200).map(|n| dialogduk::domain::question_set::Question {
        id: dialogduk::domain::ids::QuestionId::new(format!("mange-{n}")),
        ..one.clone()
    }));
    let all = part.questions.len();
    let shown = on_the_wall(&session, &Live::new(RoomView::Cloth));
    for (width, height) in SIZES {
        let wall = draw(&shown, &Settings::default(), width, height);
        assert!(wall.contains(&format!("/{all}\n")), "{width}×{height}:\n{wall}");
    }
}

#[test]
fn wall_of_what_was_said_of_earlier_measures() {
    let mut session = crate::fixtures::running_care_session();
    session.measures.clear();
    let outcomes = [
        ("Fast tid med leder for nattevakter", Outcome::Judged(Verdict::Yes)),
        ("Rutinekort i lommeformat", Outcome::Moved(Env::fixed().today() + TimeDelta::days(60))),
        ("Felles start på vakta", Outcome::Dropped),
    ];
    for (position, (title, outcome)) in (0u32..).zip(outcomes) {
        session.reviewed.push(Reviewed {
            measure: Id::from_bits(4000 + u128::from(position)).into(),
            session: Id::from_bits(4100).into(),
            position,
            at: Env::fixed().now(),
            title: title.into(),
            outcome,
            note: "Kari har ikke hatt tid".into(),
        });
    }
    let shown = on_the_wall(&session, &Live::new(RoomView::Measures));
    // Why is for those who are there; it can be about a person.
    assert!(!draw(&shown, &Settings::default(), 120, 40).contains("Kari"));
    scene("wall_looked_at", &shown);
}

#[test]
fn wall_measures_and_their_read_back() {
    let session = crate::fixtures::running_care_session();
    scene("wall_measures", &on_the_wall(&session, &Live::new(RoomView::Measures)));
    let first = session.measures.iter().find(|measure| measure.state.code().is_active()).unwrap();
    scene("wall_read_back", &on_the_wall(&session, &Live::new(RoomView::ReadBack(first.id))));
}

/// The nursing home votes on `titles`, each with so many votes.
fn voted(votes: &[(&str, u16)]) -> (Session, Live) {
    let mut session = solbakken();
    let id = |n: usize| dialogduk::domain::ids::Id::from_bits(n as u128 + 1);
    session.measures = votes
        .iter()
        .enumerate()
        .map(|(n, (title, _))| {
            dialogduk::domain::measure::Measure::proposed(id(n).into(), u32::try_from(n).unwrap(), *title)
        })
        .collect();
    session.rounds = vec![VoteRound {
        id: id(900).into(),
        position: 0,
        participants: 24,
        votes_each: 3,
        cumulative: false,
        closed: false,
        votes: votes.iter().enumerate().map(|(n, (_, votes))| (id(n).into(), *votes)).collect(),
    }];
    let live = Live::new(RoomView::Vote(id(900).into()));
    (session, live)
}

const PROPOSALS: [(&str, u16); 4] = [
    ("Leder møter nattevaktene første mandag i hver måned", 8),
    ("Et kvarters overlapp mellom kveld og natt", 20),
    ("Rutinekort i lommeformat", 8),
    ("Felles lunsj på fredager", 4),
];

#[test]
fn wall_vote_before_and_after_it_is_revealed() {
    let (mut session, mut live) = voted(&PROPOSALS);
    scene("wall_vote", &on_the_wall(&session, &live));
    live.revealed = true;
    scene("wall_vote_open_revealed", &on_the_wall(&session, &live));
    session.rounds[0].closed = true;
    scene("wall_vote_revealed", &on_the_wall(&session, &live));
    let (mut session, mut live) = voted(&[("Ny vaktbok", 4), ("Felles lunsj på fredager", 5)]);
    let round = &mut session.rounds[0];
    (round.participants, round.cumulative, round.closed, live.revealed) = (4, true, true, true);
    scene("wall_vote_too_few", &on_the_wall(&session, &live));
}

#[test]
fn wall_vote_with_more_than_there_is_room_for() {
    let titles: Vec<String> = (1..=30)
        .map(|n| format!("Forslag nummer {n}, som er litt for langt for den minste veggen"))
        .collect();
    let votes: Vec<(&str, u16)> = titles.iter().map(String::as_str).zip(0..).collect();
    let (mut session, mut live) = voted(&votes);
    scene("wall_vote_many", &on_the_wall(&session, &live));
    (live.revealed, session.rounds[0].closed) = (true, true);
    scene("wall_vote_many_revealed", &on_the_wall(&session, &live));
}

#[test]
fn wall_break_and_wait() {
    let session = solbakken();
    let until = Env::fixed().now() + TimeDelta::minutes(15);
    let live = Live { break_until: Some(until), ..Live::new(RoomView::Cloth) };
    scene("wall_break", &on_the_wall(&session, &live));
    scene("wall_waiting", &Shown::waiting(Waiting::Away));
}

/// A tally in which every row has a count of its own, and those counts; `None` for a question that is not counted.
fn everything_chosen(kind: &Kind) -> Option<(Body, usize)> {
    match kind {
        Kind::Scale => {
            let tally = ScaleTally { counts: [11, 12, 13, 14, 15], dont_know: 16 };
            Some((Body::Scale(tally), 0))
        }
        Kind::Stance => {
            let tally = StanceTally { agree: 11, partly: 12, disagree: 13, pass: 14 };
            Some((Body::Stance(StanceRounds::once(tally)), 4))
        }
        Kind::Choice(options) | Kind::MultiChoice(options) => {
            let each = options.iter().map(|option| option.id.clone()).zip(std::iter::repeat(12));
            Some((Body::Choice(each.collect()), options.len()))
        }
        Kind::List | Kind::Measure | Kind::Count | Kind::Rank(_) => None,
    }
}

#[test]
fn every_question_that_comes_with_the_program_is_whole_in_the_smallest_window() {
    for listed in crate::driver::built_in().sets {
        let mut session = solbakken();
        session.set = listed.set;
        session.added.clear();
        session.questions.clear();
        session.parts.clear();
        for entry in session.outline() {
            for &lang in dialogduk::domain::localized::Lang::ALL {
                let settings = Settings { lang, ..Settings::default() };
                let live = question(&session, entry.number, Phase::Silent);
                let wall = draw(&shown(&session, &live, texts(lang)), &settings, 40, 12);
                let words: Vec<&str> = wall.split_whitespace().collect();
                for word in entry.question.text.get(lang).split_whitespace() {
                    let there = words.contains(&word) || wall.contains('█');
                    assert!(there, "«{word}» of {} is not on the wall:\n{wall}", entry.question.id);
                }
                let phase = (texts(lang).present.phase)(Phase::Silent);
                assert!(wall.contains(phase), "{}:\n{wall}", entry.question.id);
                let Some((body, bars)) = everything_chosen(&entry.question.kind) else { continue };
                let mut answered = session.clone();
                answered.answers.clear();
                let first = &session.answers[0];
                let (id, question) = (first.id, entry.question.id.clone());
                answered.answers.push(Answer::new(id, question, first.group, first.position, body));
                let live = Live { revealed: true, ..live };
                let wall = draw(&shown(&answered, &live, texts(lang)), &settings, 40, 12);
                let small = texts(lang).small;
                let told = (small.count)(Some(10));
                let there = wall.lines().filter(|line| line.trim_end().ends_with(&told)).count();
                assert_eq!(there, bars, "{}:\n{wall}", entry.question.id);
                if bars == 0 {
                    let mean = (small.mean)(&(texts(lang).dates.decimal)(3.2), 65);
                    assert!(wall.contains(&mean), "{mean} of {}:\n{wall}", entry.question.id);
                }
            }
        }
    }
}

#[test]
fn no_size_breaks_a_wall() {
    let session = crate::fixtures::running_care_session();
    let mut walls = vec![Shown::waiting(Waiting::Gone)];
    for view in [RoomView::Opening, RoomView::Cloth, RoomView::Measures] {
        walls.push(on_the_wall(&session, &Live::new(view)));
    }
    walls.extend(session.outline().iter().map(|entry| {
        let live = Live { revealed: true, ..question(&session, entry.number, Phase::Talk) };
        on_the_wall(&session, &live)
    }));
    walls.extend(
        session
            .measures
            .iter()
            .map(|measure| on_the_wall(&session, &Live::new(RoomView::ReadBack(measure.id)))),
    );
    for votes in [&PROPOSALS[..], &[], &[("", 65_535)]] {
        let (mut session, mut live) = voted(votes);
        for (revealed, closed) in [(false, false), (true, false), (true, true)] {
            (live.revealed, session.rounds[0].closed) = (revealed, closed);
            walls.push(on_the_wall(&session, &live));
        }
    }
    for wall in &walls {
        for ascii in [false, true] {
            let settings = Settings { ascii, ..Settings::default() };
            for (width, height) in
                [(1, 1), (2, 9), (39, 12), (40, 11), (40, 12), (41, 13), (300, 12), (40, 100), (250, 90)]
            {
                draw(wall, &settings, width, height);
            }
        }
    }
}
