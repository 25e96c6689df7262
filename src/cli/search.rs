//! `dialogduk search`.

use serde_json::json;

use super::args::Search;
use super::failure::Failure;
use super::front::{Front, say};
use super::table::columns;
use crate::i18n::dates;
use crate::store::Hit;

pub(super) fn run(front: &Front, args: &Search) -> Result<(), Failure> {
    let words = args.words.join(" ");
    let hits = match front.open_to_read()? {
        Some(store) => store.search(&words, args.limit)?,
        None => Vec::new(),
    };
    if args.json.json {
        let hits: Vec<_> = hits.iter().map(hit_json).collect();
        return front.write_json(&json!({ "words": words, "hits": hits }));
    }
    if hits.is_empty() {
        say((front.texts.search.nothing)(&words));
        return Ok(());
    }
    let (cli, kind) = (front.texts.cli, front.texts.search.kind);
    let rows: Vec<_> = hits
        .iter()
        .map(|hit| {
            [
                hit.session.to_string(),
                hit.date.map(dates::short).unwrap_or_default(),
                hit.unit_name.clone(),
                kind(hit.kind).to_owned(),
                hit.text.clone(),
            ]
        })
        .collect();
    front.write_text(columns([cli.id, cli.date, cli.unit, cli.kind, cli.text], &rows))
}

fn hit_json(hit: &Hit) -> serde_json::Value {
    json!({
        "session": hit.session.to_string(),
        "session_title": hit.session_title,
        "unit": hit.unit_name,
        "date": hit.date.map(|date| date.to_string()),
        "rehearsal": hit.rehearsal,
        "kind": hit.kind.code(),
        "id": hit.id,
        "text": hit.text,
    })
}
