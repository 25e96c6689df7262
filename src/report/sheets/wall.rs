//! What hangs on the wall and lies in the pocket afterwards: the poster of measures (I8) and the pocket card (R74).

use chrono::NaiveDate;

use super::line;
use crate::domain::localized::Lang;
use crate::domain::measure::Measure;
use crate::domain::session::Session;
use crate::report::document::Layout;
use crate::report::facts::View;
use crate::report::measure_table::{List, measures_in};
use crate::report::printout::{Body, Paper, PosterCard, PosterSheet, Print};

/// The poster: what was agreed and is still to be done, large enough to read in passing.
pub fn poster(session: &Session, lang: Lang, as_of: NaiveDate) -> Print {
    print(session, lang, as_of, Paper::A3)
}

/// The same on cards to carry along, eight of them on a sheet to cut.
pub fn pocket_card(session: &Session, lang: Lang, as_of: NaiveDate) -> Print {
    let mut print = print(session, lang, as_of, Paper::A4Lying);
    if let Body::Poster(sheet) = print.body {
        print.body = Body::Pocket(sheet);
    }
    print.notes.push(View::new(session, lang).all.takeaway.pocket_cut_out.to_owned());
    print
}

fn print(session: &Session, lang: Lang, as_of: NaiveDate, paper: Paper) -> Print {
    let view = View::new(session, lang);
    let (texts, dates) = (view.all.takeaway, view.all.dates);
    let on_it = |measure: &&Measure| measure.state.code().is_active();
    let measures: Vec<&Measure> = [List::Agreed, List::Lifted]
        .into_iter()
        .flat_map(|list| measures_in(&view, list).filter(on_it).collect::<Vec<_>>())
        .collect();
    let cards: Vec<PosterCard> = measures
        .iter()
        .map(|measure| {
            let terms = measure.terms();
            let by = terms.deadline.map(|day| (texts.by)(&(dates.day_month)(day))).unwrap_or_default();
            let who = [line(&terms.responsible), by];
            let who: Vec<String> = who.into_iter().filter(|it| !it.is_empty()).collect();
            PosterCard { text: line(&measure.title), who: who.join(", ") }
        })
        .collect();
    let unit = line(&session.unit.name);
    let foot = session.details.next_follow_up.map(|day| (texts.poster_foot)(&(dates.long)(day)));
    let elsewhere = session.measures.iter().filter(|it| !it.in_place).count() - measures.len();
    let mut notes = Vec::new();
    if cards.is_empty() {
        notes.push(view.texts.none_agreed.to_owned());
    }
    if elsewhere > 0 {
        notes.push((texts.poster_left_out)(elsewhere));
    }
    Print {
        lang,
        as_of,
        title: (texts.poster_file_title)(&unit),
        paper,
        marks: view.marks(),
        layout: Layout::Pages,
        body: Body::Poster(PosterSheet {
            kicker: unit,
            title: texts.poster_title.to_owned(),
            foot: foot.unwrap_or_default(),
            empty: view.texts.none_agreed.to_owned(),
            cards,
        }),
        notes,
    }
}
