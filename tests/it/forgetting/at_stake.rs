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

#[test]
fn no_name_comes_back_with_what_a_backup_from_before_mends() {
    for damage in [
        "UPDATE answer SET text = 'x' || text WHERE text LIKE 'Spør%'",
        "UPDATE unit SET name = name || 'x'",
        "UPDATE change_log SET changes = replace(changes, 'Spør', 'Spar')",
    ] {
        let mut house = named();
        house.back_up(1);
        Connection::open(house.path()).unwrap().execute(damage, []).unwrap();
        let name = Erase::Name { name: "Gulla Fuglesang".into(), role: "fagleder".into() };
        let erased = house.store.erase(&[name], house.env.now()).unwrap();
        assert!(erased.waits.is_none() && erased.traces.is_empty(), "{damage}: {erased:?}");
        house.store.rest();
        assert_eq!(house.holding("Fuglesang"), Vec::<String>::new(), "{damage}");
        let after = house.loaded();
        assert_eq!(after.unit.name, "Posten til fagleder", "{damage}");
        assert!(after.answers.iter().any(|it| it.body.text() == Some("Spør fagleder")), "{damage}");
    }
}

#[test]
fn no_name_comes_back_with_a_backup_that_was_away_meanwhile() {
    for damage in [
        "UPDATE answer SET text = 'x' || text WHERE text LIKE 'Spør%'",
        "UPDATE unit SET name = 'x' || name",
        "UPDATE change_log SET changes = replace(changes, 'Spør', 'Spar')",
    ] {
        let away = tempfile::tempdir().unwrap();
        let (stick, drawer) = (away.path().join("minnepinne"), away.path().join("skuff"));
        let mut house = named();
        let never = std::sync::atomic::AtomicBool::new(false);
        let backups = Backups::new(&house.path(), Some(&stick));
        house.store.back_up(&backups, house.env.now(), BackupReason::Asked, &never).unwrap().unwrap();
        house.store.know_backups(backups);
        fs::rename(&stick, &drawer).unwrap();
        Connection::open(house.path()).unwrap().execute(damage, []).unwrap();
        let (name, now) =
            (Erase::Name { name: "Gulla Fuglesang".into(), role: "fagleder".into() }, house.env.now());
        let erased = house.store.erase(&[name], now).unwrap();
        assert_eq!(erased.waits, Some(Waits::Folder(stick.clone())), "{damage}");
        fs::rename(&drawer, &stick).unwrap();
        house.store.go_on_erasing(now);
        house.store.rest();
        assert_eq!(house.holding("Fuglesang"), Vec::<String>::new(), "{damage}");
        house.store.trash(house.session.id, Some(now)).unwrap();
        house.store.go_on_erasing(now);
        assert_eq!(holding(away.path(), "Fuglesang"), Vec::<String>::new(), "{damage}");
        assert_eq!(house.holding("Fuglesang"), Vec::<String>::new(), "{damage}");
    }
}

/// A house where a name stands in the unit, in a line and in the log.
fn named() -> House {
    let mut session = running_care_session();
    session.unit.name = "Posten til Gulla Fuglesang".into();
    let mut house = House::new(session);
    house.act(&add(&house.session.clone(), 0, &["Spør Gulla Fuglesang".into()]));
    house
}

#[test]
fn no_line_comes_back_with_the_step_of_the_log_that_a_backup_from_before_mends() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1), "Vi roser innsatsen".into()]));
    house.back_up(1);
    let sql = "UPDATE change_log SET changes = replace(changes, 'innsatsen', 'innsatson')";
    Connection::open(house.path()).unwrap().execute(sql, []).unwrap();
    let line = at(&house, &canary("linje", 1));
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    assert!(erased.waits.is_none() && erased.traces.is_empty(), "{erased:?}");
    house.store.rest();
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
    // What was mended first can be taken back as before.
    let id = house.session.id;
    let revision = |house: &House| house.store.revision(id).unwrap().unwrap();
    assert!(house.store.undo(id, revision(&house), house.env.now()).unwrap().is_some());
    assert!(house.store.redo(id, revision(&house)).unwrap().is_some());
    house.store.rest();
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
}
