//! Deleting for good beside a meeting that the disk has changed: it is not lost with the copies that go (L12).

use super::*;

/// A house with another meeting, and a backup there of both; after that a line was said in the other.
fn with_another_meeting(backups: Option<&Path>) -> (House, Session) {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let mut other =
        Session { id: dialogduk::domain::ids::Id::from_bits(77).into(), ..running_care_session() };
    other.details.title = "Nattmøtet i andre".into();
    house.store.create_session(&other).unwrap();
    let never = std::sync::atomic::AtomicBool::new(false);
    let backups = Backups::new(&house.path(), backups);
    house.store.back_up(&backups, house.env.now(), BackupReason::Asked, &never).unwrap().unwrap();
    let first = std::mem::replace(&mut house.session, other);
    house.act(&add(&house.session.clone(), 0, &["Sagt etterpå".into()]));
    let other = std::mem::replace(&mut house.session, first);
    (house, other)
}

/// The disk changes that line.
fn damage(house: &House, other: &Session) {
    let sql = "UPDATE answer SET text = text || 'x' WHERE session = ?1 AND text LIKE 'Sagt%'";
    Connection::open(house.path()).unwrap().execute(sql, [other.id.to_string()]).unwrap();
    assert_eq!(house.store.load(other.id).unwrap_err().kind, ProblemKind::Altered);
}

#[test]
fn nothing_is_deleted_for_good_where_a_damaged_meeting_would_go_with_the_last_copy_that_can_be_read() {
    let (mut house, other) = with_another_meeting(None);
    damage(&house, &other);
    let line = at(&house, &canary("linje", 1));
    let (before, now) = (house.backups().list(), house.env.now());
    let erase = [Erase::Line(house.session.id, line)];
    let refused = house.store.erase(&erase, now).unwrap();
    let title = other.details.title.clone();
    let expected = Erased { refused: true, waits: Some(Waits::Meeting(title.clone())), ..Erased::default() };
    assert_eq!(refused, expected);
    assert_eq!(at(&house, &canary("linje", 1)), line);
    assert_eq!(house.backups().list(), before);
    for lang in Lang::ALL {
        let told = (texts(*lang).forget.told)(&refused);
        assert!(told.len() == 1 && told[0].contains(&title) && told[0].contains("doctor --fix"), "{told:?}");
    }
    assert!(ops::delete_answers(&mut house.store, &[house.session.id], &house.env).unwrap().refused);

    // The meeting itself may go, and what somebody has put into the trash is no hindrance.
    house.store.trash(other.id, Some(now)).unwrap();
    let erased = house.store.erase(&erase, now).unwrap();
    assert!(!erased.refused && erased.waits.is_none() && erased.copies.len() == 1, "{erased:?}");
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
    let (mut house, other) = with_another_meeting(None);
    damage(&house, &other);
    let erased = house.store.erase(&[Erase::Session(other.id)], now).unwrap();
    assert!(!erased.refused && erased.waits.is_none(), "{erased:?}");
}

#[test]
fn a_damaged_meeting_that_a_backup_has_as_it_was_written_is_mended_and_hinders_no_deletion() {
    let (mut house, other) = with_another_meeting(None);
    house.back_up(1);
    damage(&house, &other);
    let line = at(&house, &canary("linje", 1));
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    assert!(!erased.refused && erased.waits.is_none(), "{erased:?}");
    assert_eq!(house.store.load(other.id).unwrap().unwrap().session, other);
}

#[test]
fn an_erasing_that_is_gone_on_with_takes_no_copy_that_a_damaged_meeting_needs() {
    let away = tempfile::tempdir().unwrap();
    let (stick, drawer) = (away.path().join("minnepinne"), away.path().join("skuff"));
    let (mut house, other) = with_another_meeting(Some(&stick));
    house.store.know_backups(Backups::new(&house.path(), Some(&stick)));
    fs::rename(&stick, &drawer).unwrap();
    let (line, now) = (at(&house, &canary("linje", 1)), house.env.now());
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], now).unwrap();
    assert_eq!(erased.waits, Some(Waits::Folder(stick.clone())));
    damage(&house, &other);
    fs::rename(&drawer, &stick).unwrap();
    house.store.go_on_erasing(now);
    assert_eq!(holding(&stick, "gulfugl").len(), 1, "the one that still holds the other meeting");
    house.store.trash(other.id, Some(now)).unwrap();
    house.store.go_on_erasing(now);
    assert_eq!(holding(away.path(), "gulfugl"), Vec::<String>::new());
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
}
