//! What has come out of a meeting so far, as a page to read out when the next sitting begins (A11).

use super::document::clean;
use crate::domain::localized::Lang;
use crate::domain::measure::Measure;
use crate::domain::session::Session;
use crate::i18n;

/// Lines of a section at most; the rest are counted.
const MOST: usize = 8;

/// A section of the page: its heading and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The lines; never none.
    pub lines: Vec<String>,
}

/// The page: what the room agrees on, what is decided, proposed and parked, and which questions remain. The last always
/// has a line, the others only when there is something to tell.
pub fn recap(session: &Session, lang: Lang) -> Vec<Section> {
    let texts = i18n::texts(lang);
    let words = texts.sittings;
    let recap = session.recap();
    let title = |measure: &&Measure| clean(&measure.title);
    let agreed = |measure: &&Measure| {
        let terms = measure.terms();
        let deadline = terms.deadline.map(|day| (texts.dates.long)(day)).unwrap_or_default();
        [clean(&measure.title), clean(&terms.responsible), deadline]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let parked = recap.parked.iter().map(title).chain(recap.topics.iter().map(|topic| clean(&topic.text)));
    let open = recap.open.iter().map(|(number, question)| {
        let text = question.short.as_ref().unwrap_or(&question.text).get(lang);
        format!("{number}. {text}")
    });
    let mut open: Vec<String> = open.collect();
    if open.is_empty() {
        open.push(words.none_open.to_owned());
    }
    let told =
        |answer: &&crate::domain::answer::Answer| super::difference::answer_told(session, answer, lang);
    [
        (words.common_ground, recap.common_ground.iter().filter_map(told).collect()),
        (words.agreed, recap.agreed.iter().map(agreed).collect()),
        (words.proposed, recap.proposed.iter().map(title).collect()),
        (words.parked, parked.collect::<Vec<_>>()),
        (words.open, open),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .map(|(heading, lines)| Section { heading: heading.to_owned(), lines: few(lines, words.more) })
    .collect()
}

fn few(mut lines: Vec<String>, more: fn(usize) -> String) -> Vec<String> {
    if lines.len() > MOST {
        let rest = lines.len() - MOST;
        lines.truncate(MOST);
        lines.push(more(rest));
    }
    lines
}
