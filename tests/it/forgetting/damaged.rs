//! A byte that the disk has changed stops no deletion, and what was deleted is gone where it stood, too (L12).

use super::*;

/// Writes to the file as a fault of the disk does.
fn change(house: &House, sql: &str, of: SessionId) {
    let db = Connection::open(house.path()).unwrap();
    db.pragma_update(None, "ignore_check_constraints", true).unwrap();
    assert!(db.execute(sql, [of.to_string()]).unwrap() > 0, "{sql}");
}

/// Another meeting of the same unit with a line of its own.
fn another(house: &mut House, number: u128, line: &str) -> SessionId {
    let id: SessionId = dialogduk::domain::ids::Id::from_bits(number).into();
    let mut other = Session { id, ..running_care_session() };
    other.details.title = format!("Møte {number}");
    house.store.create_session(&other).unwrap();
    let first = std::mem::replace(&mut house.session, other);
    house.act(&add(&house.session.clone(), 0, &[line.to_owned()]));
    house.session = first;
    id
}

#[test]
fn a_byte_that_is_no_letter_in_the_trash_stops_neither_that_deletion_nor_the_others() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let trashed = another(&mut house, 77, &canary("papirkurv", 2));
    house.store.trash(trashed, Some(house.env.now())).unwrap();
    change(&house, "UPDATE answer SET text = text || CAST(x'20ff' AS TEXT) WHERE session = ?1", trashed);
    change(&house, "UPDATE session SET title = CAST(x'41ff' AS TEXT) WHERE id = ?1", trashed);
    assert_eq!(house.store.trashed().unwrap().len(), 1);
    let erased =
        ops::delete_as_planned(&mut house.store, &[house.session.id], &[trashed], &house.env).unwrap();
    assert!(erased.waits.is_none() && erased.traces.is_empty(), "{erased:?}");
    assert!(house.store.trashed().unwrap().is_empty());
    house.store.rest();
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
}

#[test]
fn a_byte_that_is_no_letter_in_any_column_of_any_table_stops_no_name_and_no_line() {
    for column in dialogduk::store::free_columns() {
        let mut house = House::new(running_care_session());
        house.act(&add(&house.session.clone(), 0, &[canary("linje", 1), "Spør Gulla Fuglesang".into()]));
        let other = another(&mut house, 77, "Gulla Fuglesang tar det");
        let (table, column) = column.split_once('.').unwrap();
        house.store.keep_draft(house.session.id, &half_typed("Spør Gulla Fuglesang")).unwrap();
        let db = Connection::open(house.path()).unwrap();
        db.pragma_update(None, "ignore_check_constraints", true).unwrap();
        let sql = format!(
            "UPDATE {table} SET {column} = {column} || CAST(x'20ff' AS TEXT) || ', spør Gulla Fuglesang' WHERE {column} <> ''"
        );
        // Of an added question SQLite itself asks what kind it is of.
        assert!(db.execute(&sql, []).is_ok() || table == "added_question", "{sql}");
        drop(db);
        let line = at_least(&house, &canary("linje", 1));
        let name = Erase::Name { name: "Gulla Fuglesang".into(), role: "fagleder".into() };
        // In one go, for each writes the file anew.
        let what = [name, Erase::Line(house.session.id, line), Erase::Session(other)];
        let erased = house.store.erase(&what, house.env.now()).unwrap();
        assert!(erased.waits.is_none() && erased.traces.is_empty(), "{table}.{column}: {erased:?}");
        assert_eq!(house.store.places_of("Fuglesang").unwrap(), [], "{table}.{column}");
        house.store.rest();
        for word in ["gulfugl", "Fuglesang", "fuglesang"] {
            assert_eq!(house.holding(word), Vec::<String>::new(), "{word} with {table}.{column}");
        }
    }
}

fn half_typed(text: &str) -> Draft {
    Draft {
        key: DraftKey::Field("purpose".into()),
        text: text.into(),
        cursor: 0,
        kept_at: Env::fixed().now(),
    }
}

/// A line by its text, where the meeting can no longer be read.
fn at_least(house: &House, text: &str) -> dialogduk::domain::ids::AnswerId {
    let found = house.store.wordings(house.session.id).unwrap();
    found.iter().find(|it| it.text.starts_with(text)).unwrap().answer
}

#[test]
fn a_step_of_the_log_that_is_not_as_it_was_written_keeps_no_line_and_no_name_and_takes_nothing_back() {
    for damage in ["changes = '{' || changes", "changes = replace(changes, 'innsatsen', 'innsatson')"] {
        for is_name in [false, true] {
            let mut house = House::new(running_care_session());
            house.act(&add(&house.session.clone(), 0, &["Vi roser innsatsen".into(), canary("linje", 1)]));
            let line = at(&house, &canary("linje", 1));
            change(&house, &format!("UPDATE change_log SET {damage} WHERE session = ?1"), house.session.id);
            let what = if is_name {
                Erase::Name { name: "gulfugl".into(), role: "fagleder".into() }
            } else {
                Erase::Line(house.session.id, line)
            };
            let erased = house.store.erase(&[what], house.env.now()).unwrap();
            assert!(erased.texts > 0 && erased.waits.is_none() && erased.traces.is_empty(), "{erased:?}");
            house.store.rest();
            assert_eq!(house.holding("gulfugl"), Vec::<String>::new(), "{damage} {is_name}");
            let (id, before) = (house.session.id, house.loaded());
            let revision = house.store.revision(id).unwrap().unwrap();
            assert_eq!(
                house.store.undo(id, revision, house.env.now()).unwrap_err().kind,
                ProblemKind::Altered
            );
            assert_eq!(house.loaded(), before);
        }
    }
}
