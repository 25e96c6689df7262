//! The facilitator's own screens and the wall: small tables beside each other, what is left when the answers are deleted, and
//! what stands on the wall while counting goes on.

use chrono::NaiveDate;

use dialogduk::domain::figures::MeetingFacts;
use dialogduk::domain::ids::QuestionId;
use dialogduk::domain::live::KeptLive;
use dialogduk::domain::place::Phase;
use dialogduk::domain::sitting::SittingKind;
use dialogduk::ops::{Store, delete_answers};
use dialogduk::present::{News, Window};
use dialogduk::report::beside::columns;
use dialogduk::report::nav::NavSummary;
use dialogduk::rules::suppress::heads;
use dialogduk::store::FiguresRead;

use super::*;

fn everybody(scale: [u16; 5]) -> Heard {
    let people = scale.iter().sum();
    Heard {
        scale,
        stance: [people, 0, 0, 0],
        choice: [people, 0],
        closing: [people, 0],
        out: scale,
        lines: 0,
    }
}

/// What stands beside each other of a question.
fn beside(session: &Session, question: &str) -> Vec<String> {
    let outline = session.outline();
    let entry = outline.iter().find(|entry| entry.question.id.as_str() == question).unwrap();
    let columns = columns(session, entry, texts(Lang::Nb));
    columns.into_iter().flat_map(|column| column.lines).map(|(line, _)| line).collect()
}

#[test]
fn beside_each_other_a_small_table_is_hidden_until_five_as_on_its_own_screen() {
    let env = Env::fixed();
    let session =
        meeting(&[everybody([0, 1, 0, 2, 0]), everybody([0, 2, 4, 0, 1])], SessionState::Running, &env);
    for question in ["skala", "enig", "valg"] {
        let told = beside(&session, question);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0], "Fordelingen vises fra fem svar.");
        assert!(told[1].contains(['4', '7']), "{told:?}");
    }
}

#[test]
fn beside_each_other_no_more_is_left_than_was_told_when_the_answers_are_deleted() {
    let env = Env::fixed();
    let heard = [everybody([0, 2, 4, 0, 1])];
    let session = meeting(&heard, SessionState::Closed, &env);
    let mut store = Store::in_memory().unwrap();
    let mut whole = session.clone();
    let plenary = fixture::session(&env).groups.into_iter().find(|it| it.plenary).unwrap();
    whole.groups.push(dialogduk::domain::sitting::Group { sitting: whole.sittings[0].id, ..plenary });
    store.create_session(&whole).unwrap();
    delete_answers(&mut store, &[whole.id], &env).unwrap();
    let left = store.load(whole.id).unwrap().unwrap().session;
    assert_eq!(beside(&left, "skala"), ["Snitt 3,0 av 5 (minst 5 svar)"]);
    assert_eq!(beside(&left, "enig"), ["minst 5 enig, få delvis enig, få uenig, få pass"]);
}

#[test]
fn what_is_revealed_stands_on_the_wall_while_counting_goes_on() {
    let env = Env::fixed();
    let question = QuestionId::new("enig");
    let live =
        |revealed| Live { revealed, ..Live::new(RoomView::Question(question.clone(), Phase::Plenary)) };
    let of = |agree| {
        let heard = Heard { stance: [agree, 2, 0, 0], ..everybody([agree + 2, 0, 0, 0, 0]) };
        // The same meeting each time: ids are drawn alike.
        meeting(&[heard], SessionState::Running, &Env::fixed())
    };
    let mut window = Window::new(texts(Lang::Nb));
    let mut wall = |agree: u16, live: Live| {
        let kept = KeptLive { live, at: env.now() };
        window.take(News::Meeting(kept, Some(Box::new(of(agree)))), env.now());
        match &window.shown().wall {
            Wall::Question(asked) => match &asked.counted {
                Counted::Stance(told) => told.get()[0].map(AtLeast::get),
                _ => None,
            },
            _ => None,
        }
    };
    assert_eq!(wall(9, live(false)), None);
    assert_eq!(wall(9, live(true)), Some(5));
    assert_eq!(wall(10, live(true)), Some(5), "one more, and nobody sees what that one said");
    assert_eq!(wall(10, Live { curtain: true, ..live(true) }), None);
    assert_eq!(wall(10, live(true)), Some(5), "behind the curtain, too");
    assert_eq!(wall(11, live(false)), None);
    assert_eq!(wall(11, live(true)), Some(10), "revealed anew");
}

/// A meeting to which so many came, with a round for those who could not come.
fn attended(came: u16, later: u16, invited: u16, date: NaiveDate, env: &Env) -> Session {
    let mut session = meeting(&vec![everybody([0; 5]); 2], SessionState::Closed, env);
    for (sitting, (attended, invited, kind)) in session
        .sittings
        .iter_mut()
        .zip([(came, Some(invited), SittingKind::Gathering), (later, None, SittingKind::LateInput)])
    {
        (sitting.attended, sitting.invited, sitting.kind, sitting.date) =
            (Some(attended), invited, kind, date);
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn how_many_were_invited_is_told_nowhere_or_everywhere(
        came in 0u16..24, later in 0u16..12, more in 0u16..12,
    ) {
        let env = Env::fixed();
        let invited = (came + more).saturating_sub(3);
        let session = attended(came, later, invited, env.today(), &env);
        let coverage = heads::coverage(&session);
        let minutes = coverage.and_then(|it| it.invited);
        for (told, invited) in coverage.into_iter().flat_map(|it| {
            [it.attended, it.attended + it.heard_later].map(|told| (told, it.invited))
        }) {
            let tells = invited.is_some_and(|invited| (1..5).contains(&invited.abs_diff(told)));
            prop_assert!(!tells, "{} of {:?}", told, invited);
        }
        let nav = NavSummary::of(&session, env.today());
        prop_assert_eq!(nav.invited.told(), minutes, "{} and {} of {}", came, later, invited);
        let (facts, _) = MeetingFacts::of(&session).unwrap();
        let mut store = Store::in_memory().unwrap();
        store.create_session(&session).unwrap();
        prop_assert_eq!(&store.facts(FiguresRead::Compared).unwrap().meetings[0], &facts);
        let facts = dialogduk::domain::figures::Facts { meetings: vec![facts], ..Default::default() };
        let scope = dialogduk::rules::figures::Scope::default();
        let figures = dialogduk::rules::figures::Figures::of(&facts, scope, env.today());
        prop_assert_eq!(figures.total.people.invited, minutes.unwrap_or_default());
    }
}
