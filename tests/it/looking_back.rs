//! What has changed from meeting to meeting (H5, G11), and two meetings held against each other (H9), in every front.

use chrono::Days;
use proptest::prelude::*;

use dialogduk::domain::answer::{Answer, Body, ScaleTally};
use dialogduk::domain::localized::{Lang, Localized};
use dialogduk::domain::measure::Measure;
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::room::{Check, CheckMoment, Pulse, YesNo};
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::i18n::texts;
use dialogduk::ops::Store;
use dialogduk::report::trend::{Plot, sections};
use dialogduk::rules::compare::{Fate, compare};
use dialogduk::rules::trend::{Told, trend};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id;

use crate::driver::Room;
use crate::fixture;
use crate::plain::play;
use crate::strategies::any_session;

/// A meeting so many days after the first, in which the scale got these counts and the closing these yes and no.
fn meeting(env: &Env, days: u64, counts: [u16; 5], heard: YesNo) -> Session {
    let mut session = fixture::session(env);
    session.details.state = SessionState::Running;
    let sitting = &mut session.sittings[0];
    sitting.date = sitting.date.checked_add_days(Days::new(days)).unwrap();
    sitting.closing.everyone_heard = heard;
    let question =
        session.set.questions().find(|(_, question)| question.kind == Kind::Scale).unwrap().1.id.clone();
    session.answers.push(Answer {
        id: env.new_id(),
        question,
        group: session.groups[0].id,
        position: 0,
        body: Body::Scale(ScaleTally { counts, dont_know: 0 }),
        starred: false,
        heading: None,
        sway: None,
        nature: None,
        tags: Vec::new(),
        also_from: Vec::new(),
    });
    session
}

fn told(sessions: &[Session]) -> Vec<(String, Vec<String>)> {
    let sections = sections(&trend(sessions), None, texts(Lang::Nb));
    sections.into_iter().map(|section| (section.heading, section.lines)).collect()
}

#[test]
fn a_scale_is_told_from_meeting_to_meeting_with_the_change_and_what_was_reworded() {
    let env = Env::fixed();
    let yes = |yes, no| YesNo { yes, no };
    let first = meeting(&env, 0, [0, 2, 4, 0, 0], yes(3, 1));
    let few = meeting(&env, 30, [0, 0, 0, 2, 2], yes(0, 0));
    let mut last = meeting(&env, 60, [0, 0, 4, 6, 0], yes(9, 1));
    last.set.version = 2;
    for question in last.set.parts.iter_mut().flat_map(|part| &mut part.questions) {
        question.text = Localized::plain(format!("{} nå", question.text.nb));
    }
    let told = told(&[last, first, few]);
    let (heading, lines) = &told[0];
    assert!(heading.ends_with(" nå"), "as it was asked last: {heading}");
    assert_eq!(
        lines,
        &[
            "22.11.2026, 2,5, minst 5 svar",
            "22.12.2026, for få svar til å vises",
            "21.01.2027, 3,5, opp 1,0, minst 10 svar, ny ordlyd (versjon 2)"
        ]
    );
    assert_eq!(told[1].0, "Alle slapp til");
    assert_eq!(told[1].1, ["22.11.2026, for få svar til å vises", "21.01.2027, rundt 80 % ja, minst 5 svar"]);
    assert_eq!(told.len(), 2);
}

#[test]
fn one_meeting_alone_is_no_trend_and_neither_is_what_is_being_prepared() {
    let env = Env::fixed();
    let first = meeting(&env, 0, [1, 1, 1, 1, 1], YesNo::default());
    let mut next = meeting(&env, 9, [1, 1, 1, 1, 1], YesNo::default());
    next.details.state = SessionState::Planned;
    assert_eq!(trend(&[first.clone(), next]), []);
    let mut look = meeting(&env, 9, [1, 1, 1, 1, 1], YesNo::default());
    look.review = Some(dialogduk::domain::review::Review { without_meeting: true, ..Default::default() });
    assert_eq!(trend(&[first, look]), []);
}

#[test]
fn a_check_out_is_told_by_its_mean_and_by_words_that_several_said() {
    let env = Env::fixed();
    let with = |days, counts, words: &[(&str, u16)]| {
        let mut session = meeting(&env, days, [0; 5], YesNo::default());
        session.answers.clear();
        let tally = ScaleTally { counts, dont_know: 0 };
        let words = words.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect();
        let sitting = session.sittings[0].id;
        session.checks.push(Check { sitting, moment: CheckMoment::Out, pulse: Pulse { tally, words } });
        session
    };
    let meetings = [
        with(0, [0, 0, 5, 0, 0], &[]),
        with(1, [0, 0, 0, 5, 0], &[("håp", 4), ("trøtt", 2), ("sint", 1)]),
        with(2, [0; 5], &[("håp", 2), ("trøtt", 2)]),
    ];
    let told = told(&meetings);
    assert_eq!(told[0].0, "Slik var det å gå fra møtet");
    assert_eq!(
        told[0].1,
        [
            "22.11.2026, 3,0, minst 5 svar",
            "23.11.2026, 4,0, opp 1,0, minst 5 svar, «håp, trøtt»",
            "24.11.2026, for få svar til å vises"
        ]
    );
}

#[test]
fn the_line_begins_at_one_end_and_ends_at_the_other() {
    let env = Env::fixed();
    let meetings = [
        meeting(&env, 0, [5, 0, 0, 0, 0], YesNo::default()),
        meeting(&env, 1, [0, 0, 5, 0, 0], YesNo::default()),
        meeting(&env, 2, [0, 0, 0, 0, 5], YesNo::default()),
    ];
    for (plot, lines) in [
        (Plot::USUAL, ["├•────────────────┤", "├────────•────────┤", "├────────────────•┤"]),
        (Plot::ASCII, ["|o----------------|", "|--------o--------|", "|----------------o|"]),
    ] {
        let told = sections(&trend(&meetings), Some(plot), texts(Lang::Nb));
        for (told, line) in told[0].lines.iter().zip(lines) {
            assert!(told.contains(line), "{told}");
        }
    }
}

#[test]
fn what_leaders_and_staff_answer_stands_in_no_row_and_no_mean_together() {
    let env = Env::fixed();
    let of = |days, counts, set: &str| {
        let mut session = meeting(&env, days, counts, YesNo::default());
        session.set.id = dialogduk::domain::ids::SetId::new(set);
        session
    };
    let staff = [of(0, [6, 0, 0, 0, 0], "ansatte"), of(2, [6, 0, 0, 0, 0], "ansatte")];
    let leaders = [of(1, [0, 0, 0, 0, 6], "ledere"), of(3, [0, 0, 0, 0, 6], "ledere")];
    let series = trend(&staff.iter().chain(&leaders).cloned().collect::<Vec<_>>());
    let means: Vec<Vec<Option<u32>>> =
        series.iter().map(|it| it.points.iter().map(|point| point.told.height()).collect()).collect();
    assert_eq!(means, [[Some(0), Some(0)], [Some(1000), Some(1000)]]);
    // What is counted across meetings is people and measures, never what they answered on a scale.
    let one = trend(&[staff[0].clone(), leaders[0].clone()]);
    assert_eq!(one, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_meeting_against_itself_has_nothing_new_and_nothing_gone(session in any_session(1)) {
        let found = compare(&session, &session, Lang::Nb);
        prop_assert!(found.themes.iter().all(|theme| theme.fate == Fate::Stays));
        prop_assert!(found.measures.iter().all(|measure| measure.fate == Fate::Stays && measure.before == measure.now));
    }

    #[test]
    fn what_is_new_one_way_is_gone_the_other(one in any_session(1), other in any_session(2)) {
        let count = |from: &Session, to: &Session, fate| {
            let found = compare(from, to, Lang::Nb);
            found.themes.iter().filter(|theme| theme.fate == fate).count()
        };
        prop_assert_eq!(count(&one, &other, Fate::New), count(&other, &one, Fate::Gone));
    }

    #[test]
    fn fewer_than_five_leave_no_trace_in_a_trend(few in proptest::array::uniform5(0u16..2), more in proptest::array::uniform5(0u16..2)) {
        let env = Env::fixed();
        let small = |counts: [u16; 5]| counts.iter().sum::<u16>() < 5 && counts.iter().sum::<u16>() > 0;
        prop_assume!(small(few) && small(more));
        let first = meeting(&env, 0, [0, 0, 9, 0, 0], YesNo::default());
        let with = |counts| trend(&[first.clone(), meeting(&Env::fixed(), 1, counts, YesNo::default())]);
        let (one, other) = (with(few), with(more));
        prop_assert_eq!(&one[0].points[1].told, &Told::TooFew);
        prop_assert_eq!(one, other);
    }
}

#[test]
fn measures_are_the_same_by_their_id_their_words_or_because_they_were_looked_at_again() {
    let env = Env::fixed();
    let measure = |title: &str| Measure::proposed(env.new_id(), 0, title);
    let mut earlier = meeting(&env, 0, [0; 5], YesNo::default());
    let mut later = meeting(&env, 9, [0; 5], YesNo::default());
    earlier.measures =
        vec![measure("Fast plan for vikarer"), measure("Ro i gangen"), measure("Ny kaffetrakter")];
    later.measures = vec![measure("fast plan for vikarene"), measure("Lys i trappa")];
    later.reviewed.push(dialogduk::domain::review::Reviewed {
        measure: earlier.measures[1].id,
        session: earlier.id,
        position: 0,
        at: env.now(),
        title: "Ro i gangen".into(),
        outcome: dialogduk::domain::review::Outcome::Continues,
        note: String::new(),
    });
    let found = compare(&earlier, &later, Lang::Nb);
    let told: Vec<(Fate, &str)> = found.measures.iter().map(|it| (it.fate, it.title.as_str())).collect();
    assert_eq!(
        told,
        [
            (Fate::Stays, "fast plan for vikarene"),
            (Fate::New, "Lys i trappa"),
            (Fate::Stays, "Ro i gangen"),
            (Fate::Gone, "Ny kaffetrakter")
        ]
    );
}

/// Two meetings of a unit in one file, the later one last.
fn two_meetings(env: &Env) -> (Store, Session) {
    let mut store = Store::in_memory().unwrap();
    let earlier = meeting(env, 0, [0, 2, 4, 0, 0], YesNo { yes: 5, no: 1 });
    let mut later = meeting(env, 60, [0, 0, 4, 6, 0], YesNo { yes: 9, no: 1 });
    later.measures.push(Measure::proposed(env.new_id(), 0, "Lys i trappa"));
    for session in [&earlier, &later] {
        store.create_session(session).unwrap();
    }
    (store, later)
}

#[test]
fn in_the_full_screen_both_are_pages_to_read() {
    let env = Env::fixed();
    let (store, later) = two_meetings(&env);
    let mut room = Room::with(store, Settings::default(), 60, 18);
    room.open(vec![dialogduk::tui::msg::Effect::Open(later.id)]);
    room.command(Id::ShowTrend).sees("Fra møte til møte").sees("▲ 1,0").press("Esc");
    room.command(Id::CompareMeetings).sees("21.01.2027 mot 22.11.2026").sees("Lys i trappa").press("Enter");
    assert!(room.model.dialogs.is_empty());
    room.command(Id::ShowStart).command(Id::ShowTrend).sees("Fra møte til møte");
}

#[test]
fn line_by_line_both_are_told_in_words() {
    let env = Env::fixed();
    let (mut store, later) = two_meetings(&env);
    let said = play(&mut store, Some(later.id), &env, "/utvikling\n/sammenlign\n");
    assert!(said.contains("21.01.2027, 3,5, opp 1,0, minst 10 svar"), "{said}");
    assert!(said.contains("Nye tiltak:") && said.contains("Lys i trappa"), "{said}");
}

#[test]
fn a_unit_with_one_meeting_is_told_so() {
    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    let only = meeting(&env, 0, [0, 2, 4, 0, 0], YesNo::default());
    store.create_session(&only).unwrap();
    let said = play(&mut store, Some(only.id), &env, "/utvikling\n/sammenlign\n");
    assert!(said.contains("ennå") && said.contains("ikke noe tidligere møte"), "{said}");
}

#[test]
fn the_figures_of_all_meetings_are_a_page_and_told_line_by_line() {
    let env = Env::fixed();
    let (mut store, later) = two_meetings(&env);
    for session in [Some(later.id), None] {
        let said = play(&mut store, session, &env, "/tall\n");
        for told in ["2 møter i én enhet", "Med verneombud: 0 av 2 møter", "Spørringen bak hvert tall"] {
            assert!(said.contains(told), "{told}: {said}");
        }
    }
    let mut room = Room::with(store, Settings::default(), 60, 18);
    room.command(Id::ShowFigures)
        .sees("Tall for alle møter og tiltak")
        .sees("2 møter i én enhet")
        .press("PageDown");
    room.press("Enter");
    assert!(room.model.dialogs.is_empty());
}
