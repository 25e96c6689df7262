//! Two meetings held against each other, as a page (H9).

use super::document::clean;
use super::recap::Section;
use crate::domain::session::Session;
use crate::i18n::{self, Texts};
use crate::rules::compare::{ComparedMeasure, Fate};

pub use crate::rules::compare::{Comparison, before_and, compare};

/// The page: new, in both, gone – themes first, then measures with where they stand. Nothing empty is told.
pub fn sections(comparison: &Comparison, texts: &Texts) -> Vec<Section> {
    let words = texts.trend;
    let themes = Fate::ALL.map(|fate| {
        let lines =
            comparison.themes.iter().filter(|theme| theme.fate == fate).map(|theme| one_line(&theme.title));
        Section { heading: (words.themes)(fate).to_owned(), lines: lines.collect() }
    });
    let measures = Fate::ALL.map(|fate| {
        let lines = comparison.measures.iter().filter(|measure| measure.fate == fate);
        let lines = lines.map(|measure| told(measure, texts)).collect();
        Section { heading: (words.measures)(fate).to_owned(), lines }
    });
    themes.into_iter().chain(measures).filter(|section| !section.lines.is_empty()).collect()
}

/// Over the page: «22.11.2026 mot 12.10.2025».
pub fn title(earlier: &Session, later: &Session, texts: &Texts) -> String {
    let day = |session: &Session| session.start().map(|(day, _)| i18n::dates::short(day)).unwrap_or_default();
    (texts.trend.compared)(&day(earlier), &day(later))
}

/// «Fast plan for vikarer – i gang → gjennomført».
fn told(measure: &ComparedMeasure, texts: &Texts) -> String {
    let state = |state| (texts.codes.measure_state)(state);
    let title = one_line(&measure.title);
    match (measure.before, measure.now) {
        (Some(before), Some(now)) if before != now => format!("{title} – {} → {}", state(before), state(now)),
        (Some(at), _) | (None, Some(at)) => format!("{title} – {}", state(at)),
        (None, None) => title,
    }
}

fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}
