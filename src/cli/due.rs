//! `dialogduk due`: what is due, for a person or a script; nothing runs in the background (G9).

use chrono::{Days, Months, NaiveDate};
use serde_json::{Map, Value, json};

use super::args::DueArguments;
use super::failure::Failure;
use super::front::{Front, say};
use super::table::columns;
use crate::domain::measure::StateCode;
use crate::i18n::dates;
use crate::ops::{Due, DueKind, DueList};

/// Lists what is due. Ends with 3 when a deadline is over.
pub(super) fn run(front: &Front, args: &DueArguments) -> Result<(), Failure> {
    let today = match &args.as_of {
        Some(words) => front.day(words)?,
        None => front.env.today(),
    };
    let until = until(today, &args.within)
        .ok_or_else(|| Failure::Usage((front.texts.due.no_such_span)(&args.within)))?;
    let list = match front.open_to_read()? {
        Some(store) => store.due(today, until, usize::MAX)?,
        None => DueList::default(),
    };
    if args.json.json {
        front.write_json(&told(&list, today, until))?;
    } else if list.rows.is_empty() {
        say((front.texts.due.nothing)(&dates::short(until)));
    } else {
        front.write_text(table(front, &list.rows, today))?;
    }
    if list.count(DueKind::Overdue) > 0 { Err(Failure::Overdue) } else { Ok(()) }
}

/// The last day of a span that begins today: «14d», «2w», «3m»; a number alone is days.
fn until(today: NaiveDate, span: &str) -> Option<NaiveDate> {
    let span = span.trim();
    let digits = span.trim_end_matches(|c: char| !c.is_ascii_digit());
    let number: u32 = digits.parse().ok()?;
    match span.strip_prefix(digits)?.trim() {
        "" | "d" => today.checked_add_days(Days::new(number.into())),
        "w" | "u" => today.checked_add_days(Days::new(u64::from(number) * 7)),
        "m" => today.checked_add_months(Months::new(number)),
        _ => None,
    }
}

fn table(front: &Front, rows: &[Due], today: NaiveDate) -> String {
    let (due, cli) = (front.texts.due, front.texts.cli);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            [
                (due.mark)(row.kind, (row.on - today).num_days()),
                row.title.clone(),
                row.responsible.clone(),
                row.unit_name.clone(),
                row.measure.map_or_else(|| row.session.to_string(), |id| id.to_string()),
            ]
        })
        .collect();
    columns([due.when, cli.measure, cli.responsible, cli.unit, cli.id], &rows)
}

fn told(list: &DueList, today: NaiveDate, until: NaiveDate) -> Value {
    let counts: Map<String, Value> =
        DueKind::ALL.iter().map(|kind| (kind.code().to_owned(), json!(list.count(*kind)))).collect();
    let rows: Vec<Value> = list
        .rows
        .iter()
        .map(|row| {
            json!({
                "kind": row.kind.code(),
                "on": row.on.to_string(),
                "days": (row.on - today).num_days(),
                "id": row.measure.map(|id| id.to_string()),
                "title": row.title,
                "state": row.state.map(StateCode::code),
                "responsible": row.responsible,
                "deadline": row.deadline.map(|day| day.to_string()),
                "session": { "id": row.session.to_string(), "title": row.session_title },
                "unit": { "id": row.unit.to_string(), "name": row.unit_name },
            })
        })
        .collect();
    json!({ "as_of": today.to_string(), "until": until.to_string(), "counts": counts, "due": rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_days_weeks_or_months() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let today = day(2026, 11, 30).unwrap();
        for (span, last) in [
            ("14d", day(2026, 12, 14)),
            ("14", day(2026, 12, 14)),
            ("0d", day(2026, 11, 30)),
            ("2w", day(2026, 12, 14)),
            (" 2 w ", day(2026, 12, 14)),
            ("3m", day(2027, 2, 28)),
            ("d", None),
            ("", None),
            ("-3d", None),
            ("2 år", None),
            ("99999999999d", None),
            ("4294967295w", None),
        ] {
            assert_eq!(until(today, span), last, "{span}");
        }
    }
}
