//! The follow-up list: what it shows, how it is narrowed and remembered, and what is done to many at once.

use std::sync::LazyLock;

use dialogduk::domain::ids::{MeasureId, SessionId};
use dialogduk::domain::measure::{EventKind, Measure, StateCode};
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::ops::{
    BulkEdit, FollowFilter, FollowGroup, FollowSort, Refusal, Store, commit_bulk, plan_bulk,
};
use dialogduk::settings::{Settings, ThemeName};
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;

use crate::driver::Room;
use crate::screens::{FEW, LOOKS, scene};

/// The example workshops.
static EXAMPLES: LazyLock<Vec<Session>> = LazyLock::new(|| {
    exchange::examples().iter().map(|(_, text)| exchange::read(text.as_bytes()).unwrap().session).collect()
});

fn store() -> Store {
    let mut store = Store::in_memory().unwrap();
    for session in EXAMPLES.iter() {
        store.create_session(session).unwrap();
    }
    store
}

fn room(settings: Settings) -> Room {
    let mut room = Room::with(store(), settings, 80, 24);
    room.command(Id::ShowFollowUp);
    room
}

/// Every measure that is followed up, as the sessions have it.
fn all() -> Vec<(&'static Session, &'static Measure)> {
    let sessions = EXAMPLES.iter().filter(|session| !session.rehearsal);
    sessions
        .flat_map(|session| session.measures.iter().map(move |measure| (session, measure)))
        .filter(|(_, measure)| !measure.in_place)
        .collect()
}

/// Whether a measure of a session is meant.
type Keeps = Box<dyn Fn(&Session, &Measure) -> bool>;

#[test]
fn the_list_has_what_every_filter_asks_for_and_no_more() {
    let store = store();
    let today = Env::fixed().today();
    let any = FollowFilter::default();
    let owner = |measure: &Measure| measure.terms().responsible;
    let (first, some) = all()[0];
    let cases: Vec<(FollowFilter, Keeps)> = vec![
        (any.clone(), Box::new(|_, _| true)),
        (
            FollowFilter::open(),
            Box::new(|_, measure| {
                [StateCode::Agreed, StateCode::InProgress, StateCode::Done].contains(&measure.state.code())
            }),
        ),
        (
            FollowFilter { unit: Some(first.unit.id), ..any.clone() },
            Box::new(|session, _| session.unit.id == first.unit.id),
        ),
        (
            FollowFilter { source: Some(first.id), ..any.clone() },
            Box::new(|session, _| session.id == first.id),
        ),
        (
            FollowFilter { owner: Some(owner(some)), ..any.clone() },
            Box::new(move |_, measure| owner(measure) == owner(some)),
        ),
        (
            FollowFilter { level: some.influence, ..any.clone() },
            Box::new(|_, measure| some.influence.is_none() || measure.influence == some.influence),
        ),
        (
            FollowFilter { overdue: true, ..any.clone() },
            Box::new(move |_, measure| {
                measure.state.code().is_active() && measure.terms().deadline.is_some_and(|day| day < today)
            }),
        ),
        (
            FollowFilter { text: "LEDER natt".into(), ..FollowFilter::open() },
            Box::new(|session, measure| {
                let open = [StateCode::Agreed, StateCode::InProgress, StateCode::Done];
                let said = format!(
                    "{} {} {} {}",
                    measure.title,
                    measure.terms().responsible,
                    session.details.title,
                    session.unit.name
                );
                let said = said.to_lowercase();
                open.contains(&measure.state.code()) && said.contains("leder") && said.contains("natt")
            }),
        ),
    ];
    for (filter, keeps) in cases {
        let mut expected: Vec<MeasureId> = all()
            .into_iter()
            .filter(|(session, measure)| keeps(session, measure))
            .map(|(_, it)| it.id)
            .collect();
        expected.sort_unstable();
        assert!(!expected.is_empty(), "{filter:?}");
        for &sort in FollowSort::ALL {
            for group in FollowGroup::ALL.iter().map(|group| Some(*group)).chain([None]) {
                let filter = FollowFilter { sort, group, ..filter.clone() };
                let mut found = Vec::new();
                // Pages meet without gap or overlap, whatever the order.
                for offset in (0..).step_by(3) {
                    let page = store.followed(&filter, today, offset, 3).unwrap();
                    if page.is_empty() {
                        break;
                    }
                    found.extend(page.into_iter().map(|it| it.measure));
                }
                let count = store.followed_count(&filter, today).unwrap();
                assert_eq!(found.len(), usize::try_from(count).unwrap(), "{filter:?}");
                found.sort_unstable();
                assert_eq!(found, expected, "{filter:?}");
            }
        }
        let board = store.board(&filter, today, 99).unwrap();
        let on_board: u32 = board.iter().map(|column| column.count).sum();
        assert_eq!(usize::try_from(on_board).unwrap(), expected.len(), "{filter:?}");
        for column in board {
            assert!(column.rows.iter().all(|it| it.state == column.state), "{filter:?}");
            assert_eq!(column.rows.len(), usize::try_from(column.count).unwrap(), "{filter:?}");
        }
    }
}

#[test]
fn the_earliest_deadline_comes_first_and_groups_stand_together() {
    let store = store();
    let today = Env::fixed().today();
    let rows = store.followed(&FollowFilter::open(), today, 0, 99).unwrap();
    assert!(rows.windows(2).all(|pair| pair[0].deadline <= pair[1].deadline));
    let filter = FollowFilter { group: Some(FollowGroup::Unit), ..FollowFilter::open() };
    let mut units: Vec<String> =
        store.followed(&filter, today, 0, 99).unwrap().into_iter().map(|it| it.unit_name).collect();
    units.dedup();
    let mut once = units.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(units.len(), once.len(), "{units:?}");
}

#[test]
fn typing_narrows_escape_widens_and_enter_opens_the_measure_and_comes_back() {
    let mut room = room(Settings::default());
    room.sees("forfalt 3 d").sees("Rutinekort i lommeformat");
    room.type_("rutine").sees("Rutinekort").sees_no("forfalt 3 d").sees("1 tiltak");
    room.press("Enter").sees("Ansvarlig").sees("verneombud");
    assert_eq!(room.model.screen, Screen::Measure);
    room.press("Esc").sees("1 tiltak");
    assert_eq!(room.model.screen, Screen::FollowUp);
    room.press("Esc").sees("forfalt 3 d");
    room.press("Esc");
    assert_eq!(room.model.screen, Screen::Start);
}

#[test]
fn what_is_shown_is_remembered_and_a_view_has_a_name_and_a_key() {
    let mut room = room(Settings::default());
    room.press("F3 F2").type_("6").sees("avtalt").press("F2").type_("6");
    room.press("F3").command(Id::OrderFollowed).type_("5");
    assert_eq!(room.model.settings.follow_up.filter.sort, FollowSort::Unit);
    room.command(Id::KeepView).type_("Etter enhet: ø").press("Enter").sees("Etter enhet  ø");
    // The next start shows the same.
    let mut again = Room::with(store(), room.model.settings.clone(), 80, 24);
    again.command(Id::ShowFollowUp).sees("Etter enhet  ø").sees("etter enhet");
    again.press("F4").sees("Åpne tiltak").sees("etter frist");
    again.press("F4").sees("Etter enhet  ø");
    again.command(Id::DeleteView).sees("Åpne tiltak").sees("etter enhet");
    assert!(again.model.settings.views.is_empty());
}

#[test]
fn many_are_changed_after_a_preview_with_one_reason_and_taken_back_in_one_step() {
    let mut room = room(Settings::default());
    let marked = |room: &Room| -> Vec<(SessionId, MeasureId)> {
        room.model.follow_up.marked.keys().copied().collect()
    };
    room.press("Insert Insert Insert").sees("3 merket");
    let meant = marked(&room);
    let deadlines = |room: &Room| -> Vec<_> {
        let measures = meant.iter().map(|(session, measure)| {
            room.desk.store.load(*session).unwrap().unwrap().session.measure(*measure).unwrap().clone()
        });
        measures.map(|measure| (measure.terms().deadline, measure.original_deadline)).collect()
    };
    let before = deadlines(&room);
    room.press("F12").type_("3").type_("1.3.2027").press("Enter").type_("Vi venter på turnusen");
    room.press("Enter").sees("La det være");
    assert_eq!(deadlines(&room), before, "a preview changes nothing");
    room.press("Enter").sees("Angre tar tilbake alle");
    let after = deadlines(&room);
    let moved = after.iter().zip(&before).filter(|(now, then)| now != then).count();
    assert!(moved >= 2, "{after:?}");
    assert!(marked(&room).is_empty());
    room.press("Ctrl+Z").sees("Tatt tilbake i");
    assert_eq!(deadlines(&room), before);
    room.press("Ctrl+Y").sees("Gjort igjen i");
    assert_eq!(deadlines(&room), after);
}

#[test]
fn a_change_of_many_is_planned_for_each_and_told_where_it_cannot_be() {
    let mut store = store();
    let env = Env::fixed();
    let rows = store.followed(&FollowFilter::default(), env.today(), 0, 99).unwrap();
    let all: Vec<_> = rows.iter().map(|it| (it.session, it.measure)).collect();
    let to = env.today() + chrono::Days::new(90);
    let edit = BulkEdit::Deadline { to, reason: String::new() };
    let plan = plan_bulk(&store, &all, &edit, &env).unwrap();
    assert_eq!(plan.changed, 0, "without a reason nothing moves");
    assert!(plan.refused.iter().any(|(_, why)| *why == Refusal::ReasonNeeded));
    let plan = plan_bulk(&store, &all, &edit.because("vi venter".into()), &env).unwrap();
    let active = rows.iter().filter(|it| it.state.is_active()).count();
    assert_eq!((plan.changed, plan.same, plan.refused.len()), (active, 0, all.len() - active));
    commit_bulk(&mut store, &plan, &env).unwrap();
    for (session, measure) in &all {
        let session = store.load(*session).unwrap().unwrap().session;
        if session.measure(*measure).unwrap().state.code().is_active() {
            assert_eq!(session.measure(*measure).unwrap().terms().deadline, Some(to));
            let told = session.history_of(*measure).filter(|event| event.kind == EventKind::Deadline);
            assert_eq!(told.last().unwrap().reason, "vi venter");
        }
    }
    // Done since in one of the meetings: there it stays, and that is told.
    let (session, measure) = all[rows.iter().position(|it| it.state == StateCode::Agreed).unwrap()];
    let edit = BulkEdit::State { to: StateCode::InProgress, on: env.today(), reason: String::new() };
    let one = plan_bulk(&store, &[(session, measure)], &edit, &env).unwrap();
    assert_eq!((one.changed, one.meetings()), (1, 1));
    let loaded = store.load(session).unwrap().unwrap();
    let op = dialogduk::ops::Op::Comment { measure, text: "Bestilt".into(), by: String::new() };
    let changes = dialogduk::ops::plan(&op, &loaded.session, &env).unwrap().changes;
    store
        .commit(&dialogduk::store::Commit {
            session,
            label: "comment".into(),
            changes,
            expected: loaded.revision,
            at: env.now(),
            draft_done: None,
        })
        .unwrap();
    assert!(commit_bulk(&mut store, &one, &env).is_err(), "planned against what it was before");
    let done = store.step_batch(false).unwrap();
    assert_eq!((done.stepped, done.left), (plan.meetings() - 1, 1));
}

#[test]
fn the_follow_up_list() {
    scene("follow_up", LOOKS, room);
}

#[test]
fn the_follow_up_list_grouped_marked_and_searched() {
    scene("follow_up_grouped", FEW, |settings| {
        let mut room = room(settings);
        room.command(Id::OrderFollowed).press("Down Down Down Down Down Down Down Down Down Enter");
        room.press("Insert Down Insert").type_("e");
        room
    });
}

#[test]
fn the_board() {
    scene("follow_up_board", LOOKS, |settings| {
        let mut room = room(settings);
        room.press("F3 Right Down");
        room
    });
}

#[test]
fn what_is_late_says_so_without_a_colour() {
    let mut room = room(Settings { theme: ThemeName::Mono, ..Settings::default() });
    room.sees("forfalt 3 d");
}
