//! The list of the one who reminds (*påminner*, R63): what comes when, who answers for it, and a box to tick.

use chrono::NaiveDate;

use super::calendar::{Entry, calendar};
use super::document::{Block, Cell, Document, Table, TableColumn};
use super::facts::View;
use super::result_sheet::heading;
use crate::domain::localized::Lang;
use crate::domain::session::Session;

/// Everything of the calendar that is still to be done, in the order of the days: first what should have been done.
pub fn reminders(session: &Session, lang: Lang, as_of: NaiveDate) -> Document {
    let view = View::new(session, lang);
    let texts = view.all.documents;
    let mut document = view.document(texts.reminders_title, as_of);
    let calendar = calendar(session, lang, as_of);
    let waiting = calendar.entries.iter().filter(|entry| !entry.over);
    let (late, coming): (Vec<&Entry>, Vec<&Entry>) = waiting.partition(|entry| entry.when.date() < as_of);
    document.blocks.push(Block::Paragraph((texts.reminders_how)(&(view.all.dates.long)(as_of))));
    if !late.is_empty() {
        heading(&mut document.blocks, texts.reminders_late);
        document.blocks.push(Block::Table(table(&view, "late", &late)));
    }
    heading(&mut document.blocks, texts.reminders_coming);
    document.blocks.push(Block::Table(table(&view, "coming", &coming)));
    // That a calendar may be read in twice is of no use on paper.
    let only_of_files = [view.all.takeaway.read_again, view.all.takeaway.no_dates];
    document.notes =
        calendar.notes.into_iter().filter(|note| !only_of_files.contains(&note.as_str())).collect();
    document
}

fn table(view: &View<'_>, key: &'static str, entries: &[&Entry]) -> Table {
    let texts = view.all.documents;
    let columns = view.texts.columns;
    let column =
        |key, header: &str, width| TableColumn { key, header: header.to_owned(), width, choices: Vec::new() };
    let row = |entry: &&Entry| {
        vec![
            Cell::Date(entry.when.date()),
            Cell::text(&entry.summary),
            Cell::text(&entry.who),
            Cell::Text("[  ]".to_owned()),
        ]
    };
    Table {
        key,
        name: texts.reminders_coming.to_owned(),
        caption: String::new(),
        columns: vec![
            column("date", columns.plain_deadline, 12),
            column("what", columns.plain_title, 50),
            column("responsible", columns.plain_responsible, 22),
            column("reminded", texts.reminded, 10),
        ],
        rows: entries.iter().map(row).collect(),
        empty: texts.nothing_coming.to_owned(),
    }
}
