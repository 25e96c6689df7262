//! Query plans: what is asked often reads only the rows it needs, however large the file (N5).

use std::collections::HashSet;

use super::due::DueKind;
use super::follow_up;
use super::measures::{self, MeasureCursor, MeasureFilter};
use super::rows::{
    AddedQuestionRow, AnswerRow, GroupRow, HeadingRow, KeepRow, MeasureEventRow, MeasureRow, PartPlanRow,
    QuestionPlanRow, SessionEventRow, SittingRow,
};
use super::sessions::{SessionCursor, SessionFilter, page};
use super::table::Table;
use super::{Store, read};
use crate::domain::follow::{FollowFilter, FollowSort};
use crate::domain::ids::Id;
use crate::domain::measure::StateCode;
use crate::domain::session::SessionState;

/// The lines of a plan.
fn plan(store: &Store, sql: &str) -> Vec<String> {
    let mut statement = store.db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    statement.raw_query().mapped(|row| row.get("detail")).collect::<Result<_, _>>().unwrap()
}

/// Tables walked from end to end while a statement runs, checks of references and triggers included.
fn walks(store: &Store, sql: &str) -> Vec<String> {
    let mut statement = store.db.prepare(&format!("EXPLAIN {sql}")).unwrap();
    let program: Vec<(String, i64)> = statement
        .raw_query()
        .mapped(|row| Ok((row.get("opcode")?, row.get("p1")?)))
        .collect::<Result<_, _>>()
        .unwrap();
    let mut tables = HashSet::new();
    let mut walks = Vec::new();
    for (opcode, cursor) in program {
        match opcode.as_str() {
            "OpenRead" | "OpenWrite" => drop(tables.insert(cursor)),
            // What a statement puts aside for itself is as large as what it found.
            "OpenEphemeral" | "OpenPseudo" | "SorterOpen" => drop(tables.remove(&cursor)),
            "Rewind" | "Last" if tables.contains(&cursor) => walks.push(format!("{opcode} {cursor}")),
            _ => {}
        }
    }
    walks
}

fn statements_of<T: Table>() -> [&'static str; 4] {
    [T::SELECT_ALL, T::SELECT_ONE, T::UPSERT, T::DELETE]
}

#[test]
fn loading_and_committing_walk_through_no_table() {
    let store = Store::in_memory().unwrap();
    let tables = [
        statements_of::<SittingRow>(),
        statements_of::<GroupRow>(),
        statements_of::<QuestionPlanRow>(),
        statements_of::<PartPlanRow>(),
        statements_of::<AddedQuestionRow>(),
        statements_of::<AnswerRow>(),
        statements_of::<HeadingRow>(),
        statements_of::<MeasureRow>(),
        statements_of::<MeasureEventRow>(),
        statements_of::<KeepRow>(),
        statements_of::<SessionEventRow>(),
    ];
    let others = [
        read::HEAD,
        "SELECT revision, undo_at FROM session WHERE id = :id AND trashed_at IS NULL",
        "UPDATE session SET undo_at = :at, revision = revision + 1 WHERE id = :id RETURNING revision",
        "DELETE FROM change_log WHERE session = :session AND number > :at",
        super::write::LOG_ENTRY,
        "SELECT seal FROM session WHERE id = :id",
        "UPDATE session SET seal = :seal WHERE id = :id",
        "SELECT measure, answer FROM measure_answer WHERE session = :session ORDER BY measure, position",
        "DELETE FROM measure_answer WHERE session = :session AND measure = :measure",
        "DELETE FROM draft WHERE session = :session AND key = :key",
        "DELETE FROM session WHERE id = :id",
    ];
    for sql in tables.as_flattened().iter().chain(&others) {
        assert_eq!(walks(&store, sql), Vec::<String>::new(), "{sql}");
    }
    assert!(!walks(&store, "SELECT * FROM answer").is_empty(), "the check itself sees a walk");
}

#[test]
fn a_page_of_sessions_is_read_in_order_and_reads_no_more_than_the_page() {
    let store = Store::in_memory().unwrap();
    let (state, unit) = (Some(SessionState::Running), Some(Id::from_bits(1).into()));
    let cursor = SessionCursor { first_date: String::new(), number: 1 };
    for (filter, index) in [
        (SessionFilter::default(), "session_newest"),
        (SessionFilter { state, ..Default::default() }, "session_newest_of_state"),
        (SessionFilter { unit, ..Default::default() }, "session_newest_of_unit"),
    ] {
        for after in [None, Some(&cursor)] {
            let plan = plan(&store, &page(&filter, after, 30).0);
            let uses = format!("s USING INDEX {index}");
            assert!(
                plan.iter().any(|line| line.contains(&format!("{uses} (")) || line.ends_with(&uses)),
                "{plan:#?}"
            );
            // The first page of all begins at the newest end of the index; everything else is looked up.
            let walked = |line: &&String| {
                line.starts_with("SCAN ")
                    && !["SCAN said", "SCAN (subquery"].iter().any(|own| line.starts_with(own))
            };
            let first_of_all = filter == SessionFilter::default() && after.is_none();
            assert_eq!(plan.iter().filter(walked).count(), usize::from(first_of_all), "{plan:#?}");
            assert_ne!(plan.last().map(String::as_str), Some("USE TEMP B-TREE FOR ORDER BY"), "{plan:#?}");
        }
    }
}

#[test]
fn what_is_due_is_found_by_its_date() {
    let store = Store::in_memory().unwrap();
    for (kind, uses) in [
        (DueKind::Overdue, "m USING INDEX measure_deadline (deadline<?)"),
        (DueKind::Soon, "m USING INDEX measure_deadline (deadline>? AND deadline<?)"),
        (DueKind::FollowUp, "m USING INDEX measure_follow_up (follow_up<?)"),
        (DueKind::Effect, "m USING INDEX measure_effect (effect_due>? AND effect_due<?)"),
        (
            DueKind::FirstStatus,
            "s USING INDEX session_newest_of_state (state=? AND first_date>? AND first_date<?)",
        ),
        (DueKind::Meeting, "s USING INDEX session_newest_of_unit (unit=? AND first_date>?)"),
    ] {
        let (from, on) = kind.sql();
        for sql in
            [format!("SELECT count(*) {from}"), format!("SELECT s.id {from} ORDER BY {on}, s.id LIMIT 9")]
        {
            let due = plan(&store, &sql);
            assert!(due.iter().any(|line| line.contains(uses)), "{kind:?}: {due:#?}");
            // Units are few.
            let scans = |line: &String| line.starts_with("SCAN") && !line.starts_with("SCAN u");
            assert!(!due.iter().any(scans), "{kind:?}: {due:#?}");
        }
    }
    let open = plan(&store, include_str!("sql/open_measures.sql"));
    assert!(open.iter().any(|line| line.contains("session_newest_of_unit (unit=?)")), "{open:#?}");
    assert!(!open.iter().any(|line| line.starts_with("SCAN")), "{open:#?}");
}

#[test]
fn the_follow_up_list_is_counted_ordered_and_searched_in_indices_alone() {
    let store = Store::in_memory().unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for (filter, uses, sorts) in [
        (FollowFilter::default(), "measure_list", false),
        (FollowFilter { states: vec![StateCode::Agreed], ..Default::default() }, "measure_by_state", false),
        (FollowFilter { text: "rutine".into(), ..FollowFilter::open() }, "", true),
        (FollowFilter { owner: Some("fagleder".into()), overdue: true, ..Default::default() }, "", true),
        (FollowFilter { sort: FollowSort::Title, ..Default::default() }, "measure_by_title", false),
        (FollowFilter { sort: FollowSort::Owner, ..Default::default() }, "measure_by_responsible", false),
    ] {
        for sql in [follow_up::page(&filter, today, 400, 200).0, follow_up::counting(&filter, today).0] {
            let plan = plan(&store, &sql);
            let covered = |line: &&String| line.starts_with("SEARCH m USING COVERING INDEX measure_");
            // Counting needs no order: any of them will do.
            let uses = if sql.contains("AS MATERIALIZED") { uses } else { "" };
            assert!(plan.iter().any(|line| covered(&line) && line.contains(uses)), "{filter:?}: {plan:#?}");
            // The rows of the page itself are put in order once more; the list is not.
            let ordered = plan.iter().filter(|line| line.contains("USE TEMP B-TREE")).count();
            assert!(
                sorts || ordered <= usize::from(sql.contains("AS MATERIALIZED")),
                "{filter:?}: {plan:#?}"
            );
        }
    }
}

#[test]
fn by_unit_the_follow_up_list_is_read_unit_by_unit() {
    let store = Store::in_memory().unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let filter = FollowFilter { sort: FollowSort::Unit, ..FollowFilter::open() };
    let plan = plan(&store, &follow_up::page(&filter, today, 400, 200).0);
    for step in ["SCAN u USING COVERING INDEX unit_by_name", "m USING PRIMARY KEY (session=?)", "OF ORDER BY"]
    {
        assert!(plan.iter().any(|line| line.contains(step)), "{step}: {plan:#?}");
    }
}

#[test]
fn a_page_of_measures_is_read_in_order_or_by_what_narrows_it() {
    let store = Store::in_memory().unwrap();
    let after = MeasureCursor { due: String::new(), session: String::new(), measure: String::new() };
    let unit = MeasureFilter { unit: Some(Id::from_bits(1).into()), ..Default::default() };
    let session = MeasureFilter { session: Some(Id::from_bits(1).into()), ..Default::default() };
    for (filter, uses) in [
        (MeasureFilter::default(), "measure_in_order (<expr>>?)"),
        (unit, "s USING INDEX session_newest_of_unit (unit=?)"),
        (session, "m USING PRIMARY KEY (session=?"),
    ] {
        let plan = plan(&store, &measures::page(&filter, Some(&after), 30).0);
        assert!(plan.iter().any(|line| line.contains(uses)), "{plan:#?}");
        assert!(!plan.iter().any(|line| line.starts_with("SCAN")), "{plan:#?}");
    }
}
