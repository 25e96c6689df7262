//! A list of measures from a spreadsheet: what it would change, what is still to be said, and what came of it (G10).

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::Import;
use crate::cli::failure::Failure;
use crate::cli::front::{Front, say};
use crate::exchange::sheet::list::{RowPlace, edited};
use crate::exchange::sheet::{Book, Edited, Headings};
use crate::ops::{Difference, ListAnswers, ListPlan, ListTrouble, Take, commit_list, plan_list};
use crate::store::Store;

use super::own_list;

/// So many problems are told at a time; the rest are found once these are mended.
pub(super) const PROBLEMS: usize = 20;

/// Takes a list in, unless something is wrong or a person says no. Whether what it says is here afterwards.
pub(super) fn take_in(
    front: &Front,
    store: &mut Store,
    file: &Path,
    book: &Book,
    headings: &[Headings],
    args: &Import,
) -> Result<bool, Failure> {
    let words = front.texts.roundtrip;
    let Some(mut list) = edited(book, headings, front.env.today()) else {
        if let Some(unit) = &args.own.unit {
            return own_list::take_in(front, store, file, book, headings, unit, args);
        }
        say(format!("{}: {}", file.display(), words.no_ids));
        say(front.texts.earlier_list.own_todo);
        return Ok(false);
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.as_ref().clone_into(&mut list.file);
    let plan = plan_list(store, &list, &answers(&list, args), &front.env)?;
    let will = plan.is_ready() && !args.dry_run && plan.changed() > 0;
    if args.json.json {
        let done = will && args.yes;
        if done {
            commit_list(store, &plan, &front.env)?;
        }
        front.write_json(&told(front, file, &plan, done))?;
    } else {
        front.write_text(shown(front, &plan))?;
    }
    if let Some(sentence) = obstacle(front, &plan) {
        say(format!("{}: {sentence}", file.display()));
        return Ok(false);
    }
    if args.dry_run {
        say(words.only_shown);
        return Ok(true);
    }
    if !will {
        return Ok(true);
    }
    if !is_agreed(front, args) {
        return Ok(false);
    }
    if !args.json.json {
        commit_list(store, &plan, &front.env)?;
    }
    say((words.applied)(&name, plan.changed()));
    Ok(true)
}

/// What was written on the command line, row by row. A row of that number is meant in every sheet.
fn answers(list: &Edited, args: &Import) -> ListAnswers {
    let mut answers = ListAnswers::default();
    let places =
        |row: u32| list.rows.iter().map(|row| &row.place).filter(move |place| place.row == row).cloned();
    for reason in &args.reason {
        match reason.row {
            Some(row) => answers.reasons.extend(places(row).map(|place| (place, reason.why.clone()))),
            None => answers.reason.clone_from(&reason.why),
        }
    }
    for argument in &args.take {
        if argument.take == Take::Both {
            continue;
        }
        match argument.point {
            Some(row) => {
                let row = u32::try_from(row).unwrap_or(u32::MAX);
                answers.takes.extend(places(row).map(|place| (place, argument.take)));
            }
            None => answers.take = Some(argument.take),
        }
    }
    answers
}

/// Whether a person agrees to what has been shown; what follows if not is told.
pub(super) fn is_agreed(front: &Front, args: &Import) -> bool {
    if args.yes {
        return true;
    }
    let words = front.texts.roundtrip;
    let said = if args.json.json { None } else { front.ask(words.ask) };
    if said != Some(true) {
        say(if said.is_none() { words.needs_yes } else { front.texts.merging.stopped });
    }
    said == Some(true)
}

/// What stands between the list and its being taken in.
fn obstacle(front: &Front, plan: &ListPlan) -> Option<&'static str> {
    let words = front.texts.roundtrip;
    if !plan.problems.is_empty() {
        Some(words.mend)
    } else if plan.rows.iter().any(crate::ops::RowPlan::is_undecided) {
        Some(words.take_todo)
    } else if plan.rows.iter().any(|row| row.needs_reason) {
        Some(words.reason_todo)
    } else {
        None
    }
}

/// The difference measure by measure, what is wrong, and what should be known.
fn shown(front: &Front, plan: &ListPlan) -> String {
    let words = front.texts.roundtrip;
    let mut out = String::new();
    // Writing to a string cannot fail.
    for row in &plan.rows {
        let _ = writeln!(out, "{}: {}", (words.at)(&row.place), row.title);
        for line in (words.lines)(row) {
            let _ = writeln!(out, "  {line}");
        }
    }
    for line in words.problems(&plan.problems, PROBLEMS) {
        let _ = writeln!(out, "{line}");
    }
    for note in &plan.notes {
        let _ = writeln!(out, "{}", (words.note)(note));
    }
    if plan.problems.is_empty() {
        let sum = if plan.rows.is_empty() {
            words.nothing.to_owned()
        } else {
            (words.summary)(plan.changed(), plan.same)
        };
        let _ = writeln!(out, "{sum}");
    }
    out
}

/// What is wrong, for other programs.
pub(super) fn problems(front: &Front, problems: &[(RowPlace, ListTrouble)]) -> Vec<Value> {
    let told =
        |(at, it): &(_, _)| json!({ "place": place(at), "message": (front.texts.roundtrip.trouble)(it) });
    problems.iter().map(told).collect()
}

fn place(place: &RowPlace) -> Value {
    json!({ "sheet": place.sheet, "row": place.row })
}

fn told(front: &Front, file: &Path, plan: &ListPlan, applied: bool) -> Value {
    let words = front.texts.roundtrip;
    let rows: Vec<Value> = plan
        .rows
        .iter()
        .map(|row| {
            let older: Vec<Value> = row
                .older
                .iter()
                .map(|it| json!({ "change": change(&it.difference), "changed_here_on": it.on.to_string() }))
                .collect();
            json!({
                "place": place(&row.place),
                "id": row.measure.to_string(),
                "session": row.session.to_string(),
                "title": row.title,
                "changes": row.differences.iter().map(change).collect::<Vec<_>>(),
                "needs_reason": row.needs_reason,
                "reason": row.reason,
                "conflicts": older,
                "undecided": row.is_undecided(),
            })
        })
        .collect();
    json!({
        "file": file.display().to_string(),
        "ready": plan.is_ready(),
        "applied": applied,
        "changed": plan.changed(),
        "same": plan.same,
        "rows": rows,
        "problems": problems(front, &plan.problems),
        "notes": plan.notes.iter().map(|note| (words.note)(note)).collect::<Vec<_>>(),
    })
}

fn change(it: &Difference) -> Value {
    let (from, to) = match it {
        Difference::State(from, to) => (Some(from.code().to_owned()), Some(to.code().to_owned())),
        Difference::Day(_, from, to) => (from.map(|day| day.to_string()), to.map(|day| day.to_string())),
        Difference::Text(_, from, to) => (Some(from.clone()), Some(to.clone())),
    };
    json!({ "field": it.column().code(), "from": from, "to": to })
}
