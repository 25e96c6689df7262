//! A list a unit has kept itself: what its columns say, what becomes of its rows, and what came of it (I18).

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::list::{PROBLEMS, is_agreed, problems};
use crate::cli::args::{Import, OwnList};
use crate::cli::failure::Failure;
use crate::cli::front::{Front, say};
use crate::cli::own_sets;
use crate::cli::sessions::unit;
use crate::cli::table::columns;
use crate::exchange::sheet::{Book, Column, Headings, Own, OwnColumn};
use crate::ops::{
    AlikeTo, EarlierAnswers, EarlierPlan, EarlierSource, LeftOut, Store, Take, commit_earlier_list,
    plan_earlier_list,
};

/// Takes the list in, unless something is wrong or a person says no. Whether what it says is here afterwards.
pub(super) fn take_in(
    front: &Front,
    store: &mut Store,
    file: &Path,
    book: &Book,
    headings: &[Headings],
    unit_name: &str,
    args: &Import,
) -> Result<bool, Failure> {
    let words = front.texts.earlier_list;
    let told = |sentence: &str| say(format!("{}: {sentence}", file.display()));
    let named: Vec<&str> = args.own.map.iter().map(|it| it.column.as_str()).collect();
    let Some(mut list) = Own::found(book, headings, &named) else {
        told(words.no_headings);
        return Ok(false);
    };
    map(front, &mut list, &args.own)?;
    if !list.has_titles() {
        front.write_text(table(front, &list))?;
        told(words.no_titles);
        say(words.map_todo);
        return Ok(false);
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let source = source(front, store, book, &name, unit_name, &args.own)?;
    let plan = plan_earlier_list(store, &list, &source, &answers(front, args)?, &front.env)?;
    let will = plan.is_ready() && !args.dry_run;
    let mut made = None;
    if args.json.json {
        if will && args.yes {
            made = commit_earlier_list(store, &plan, &source, &front.env)?;
        }
        front.write_json(&told_json(front, file, &list, &plan, made.is_some()))?;
    } else {
        front.write_text(shown(front, &list, &source, &plan))?;
    }
    if !plan.problems.is_empty() {
        told(front.texts.roundtrip.mend);
        return Ok(false);
    }
    if args.dry_run {
        say(front.texts.roundtrip.only_shown);
        return Ok(true);
    }
    if !plan.is_ready() {
        return Ok(true);
    }
    if made.is_none() {
        if !is_agreed(front, args) {
            return Ok(false);
        }
        made = commit_earlier_list(store, &plan, &source, &front.env)?;
    }
    if let Some(session) = made {
        say((words.applied)(&name, plan.wanted().count(), &source.unit.name));
        say((words.undo)(&session.to_string()));
    }
    Ok(true)
}

/// What was written of the columns.
fn map(front: &Front, list: &mut Own, args: &OwnList) -> Result<(), Failure> {
    let words = front.texts.earlier_list;
    let mut said = Vec::new();
    for argument in &args.map {
        let says = match argument.field.as_str() {
            "-" => None,
            field => {
                let column = Column::from_code(field).filter(|it| OwnColumn::CAN_SAY.contains(it));
                let fields = || OwnColumn::CAN_SAY.map(Column::code).join(", ");
                Some(column.ok_or_else(|| Failure::Usage((words.no_such_field)(field, &fields())))?)
            }
        };
        let called = list.called(&argument.column);
        if called.is_empty() {
            let headings: Vec<String> = list.columns.iter().map(|it| format!("«{}»", it.heading)).collect();
            return Err(Failure::Usage((words.no_such_column)(&argument.column, &headings.join(", "))));
        }
        said.extend(called.into_iter().map(|at| (at, says)));
    }
    list.say_all(&said);
    Ok(())
}

fn source(
    front: &Front,
    store: &Store,
    book: &Book,
    name: &str,
    unit_name: &str,
    args: &OwnList,
) -> Result<EarlierSource, Failure> {
    let words = front.texts.earlier_list;
    let today = front.env.today();
    let date = match &args.list_date {
        Some(written) => front.day(written)?,
        None => book.day_of(today),
    };
    let set = own_sets::find(front, crate::ops::REVIEW_SET)?.set;
    Ok(EarlierSource { unit: unit(front, store, unit_name)?, set, date, words: words.wording(name) })
}

/// What was written on the command line of rows.
fn answers(front: &Front, args: &Import) -> Result<EarlierAnswers, Failure> {
    let deadline = args.own.deadline.as_deref().map(|written| front.day(written)).transpose()?;
    let mut answers = EarlierAnswers {
        finished: args.own.finished,
        responsible: args.own.responsible.clone().unwrap_or_default(),
        deadline,
        ..EarlierAnswers::default()
    };
    for argument in args.take.iter().filter(|it| it.take != Take::Both) {
        match argument.point {
            Some(row) => drop(answers.takes.insert(u32::try_from(row).unwrap_or(u32::MAX), argument.take)),
            None => answers.take = Some(argument.take),
        }
    }
    Ok(answers)
}

/// «Your column → our field», with the first thing that stands in it.
fn table(front: &Front, list: &Own) -> String {
    let words = front.texts.earlier_list;
    let row = |it: &OwnColumn| {
        let example: String = list.examples(it, 1).concat().chars().take(40).collect();
        [format!("{} {}", it.letters(), it.heading), (words.says)(it), example]
    };
    columns(words.heads, &list.columns.iter().map(row).collect::<Vec<_>>())
}

/// The columns, what becomes of the rows, what is wrong, and what can be said to it.
fn shown(front: &Front, list: &Own, source: &EarlierSource, plan: &EarlierPlan) -> String {
    let (words, lists) = (front.texts.earlier_list, front.texts.roundtrip);
    let mut out = table(front, list);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n{}", (words.whose)(&source.unit.name, plan.is_new_unit, source.date));
    if plan.problems.is_empty() {
        for row in &plan.rows {
            let _ = writeln!(out, "{}: {}", (lists.at)(&row.place), row.measure.title);
            for line in (words.lines)(row) {
                let _ = writeln!(out, "  {line}");
            }
        }
        for sentence in (words.summary)(plan) {
            let _ = writeln!(out, "{sentence}");
        }
        for (is_so, todo) in [
            (plan.left_out(LeftOut::Alike) > 0, words.take_todo),
            (plan.left_out(LeftOut::Finished) > 0, words.finished_todo),
            (plan.wanted().any(|row| !row.lacks.is_empty()), words.lacks_todo),
        ] {
            if is_so {
                let _ = writeln!(out, "{todo}");
            }
        }
    }
    for line in lists.problems(&plan.problems, PROBLEMS) {
        let _ = writeln!(out, "{line}");
    }
    out
}

fn told_json(front: &Front, file: &Path, list: &Own, plan: &EarlierPlan, applied: bool) -> Value {
    let columns: Vec<Value> = list
        .columns
        .iter()
        .map(|it| {
            let field = it.says.map(Column::code);
            json!({ "column": it.letters(), "heading": it.heading, "field": field, "sure": it.sure })
        })
        .collect();
    let rows: Vec<Value> = plan
        .rows
        .iter()
        .map(|row| {
            let terms = row.measure.terms();
            let alike = row.alike.as_ref().map(|it| match it {
                AlikeTo::Here(title, state) => json!({ "title": title, "state": state.code() }),
                AlikeTo::Row(row) => json!({ "row": row }),
            });
            json!({
                "row": row.place.row,
                "title": row.measure.title,
                "state": row.measure.state.code().code(),
                "responsible": terms.responsible,
                "deadline": terms.deadline.map(|day| day.to_string()),
                "follow_up": terms.follow_up.map(|day| day.to_string()),
                "lacks": row.lacks.iter().map(|it| it.code()).collect::<Vec<_>>(),
                "alike": alike,
                "taken_in": row.left_out.is_none(),
            })
        })
        .collect();
    json!({
        "file": file.display().to_string(),
        "ready": plan.is_ready(),
        "applied": applied,
        "columns": columns,
        "rows": rows,
        "problems": problems(front, &plan.problems),
    })
}
