//! Measures of a meeting as entries of a bank, for units elsewhere (R77): what was done, and nothing of where or by whom.

use std::collections::BTreeSet;

use super::facts::View;
use super::measure_table::List;
use super::nav::points;
use crate::bank::{self, BankMeasure};
use crate::domain::facets::Evidence;
use crate::domain::localized::{Lang, Localized};
use crate::domain::measure::{Measure, State, Verdict};
use crate::domain::session::Session;
use crate::rules::words::{Kind, Words};
use crate::text::sanitize::one_line;

/// The category of what has none.
const OTHER: &str = "annet";

/// Entries to share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankEntries {
    /// The entries, in the room's order.
    pub entries: Vec<BankMeasure>,
    /// What the file says of itself.
    pub head: &'static str,
    /// What is left out, and why (I17).
    pub notes: Vec<String>,
}

/// What the room agreed on or had in place, as far as it tells of nobody and of no place. What did not help is no idea for
/// others.
pub fn bank_entries(session: &Session, lang: Lang) -> BankEntries {
    let view = View::new(session, lang);
    let texts = view.all.documents;
    let known = names(session);
    let shared =
        |it: &&Measure| matches!(List::of(it), List::Agreed | List::Lifted | List::InPlace) && !failed(it);
    let (told, held): (Vec<&Measure>, Vec<&Measure>) =
        session.measures.iter().filter(shared).partition(|it| is_general(&it.title, &known, session));
    let entries = (1..).zip(told).filter_map(|(number, it)| entry(&view, number, it)).collect::<Vec<_>>();
    let mut notes = vec![texts.bank_left_out.to_owned()];
    if !held.is_empty() {
        notes.push((texts.bank_withheld)(held.len()));
    }
    let did_not_help = session.measures.iter().filter(|it| failed(it)).count();
    if did_not_help > 0 {
        notes.push((texts.bank_failed)(did_not_help));
    }
    BankEntries { entries, head: texts.bank_head, notes }
}

impl BankEntries {
    /// As the bank reads them.
    pub fn to_toml(&self) -> String {
        bank::write(&self.entries, self.head)
    }
}

fn failed(measure: &Measure) -> bool {
    matches!(measure.state, State::Evaluated { verdict: Verdict::No, .. })
}

fn entry(view: &View<'_>, number: usize, measure: &Measure) -> Option<BankMeasure> {
    let named = measure.category.as_ref().and_then(|id| bank::all().category(id.as_str()));
    let text = one_line(&measure.title);
    Some(BankMeasure {
        id: format!("ny-{number:03}"),
        category: named.or_else(|| bank::all().category(OTHER))?,
        // The room said it in one language; the others are for whoever takes it in.
        text: Localized { nb: text.clone(), nn: Some(text.clone()), en: Some(text) },
        sectors: vec![view.session.unit.sector],
        source: (view.all.documents.bank_source)(&view.session.meeting_day().format("%Y").to_string()),
        evidence: Evidence::MunicipalExample,
        note: None,
        keywords: Vec::new(),
    })
}

/// Whether a text names neither a person nor the place.
fn is_general(text: &str, known: &BTreeSet<String>, session: &Session) -> bool {
    let words = Words::of(text);
    let is_known =
        |key: &str| known.contains(key) || key.strip_suffix('s').is_some_and(|it| known.contains(it));
    !points(text, session) && !words.tokens().iter().any(|token| is_known(&token.key))
}

/// The names of a session: words with a capital in the unit, the place and the fields for roles. A role is written small,
/// «fagleder dag»; what is written large there is somebody's name.
fn names(session: &Session) -> BTreeSet<String> {
    let details = &session.details;
    let fields = [
        session.unit.name.clone(),
        session.unit.municipality.clone(),
        details.leader.clone(),
        details.facilitator.clone(),
        details.note_taker.clone(),
    ];
    let of_measures = session.measures.iter().flat_map(|it| [it.terms().responsible, it.deputy.clone()]);
    let of_sittings = session.sittings.iter().map(|it| it.place.clone());
    let mut names = BTreeSet::new();
    for field in fields.into_iter().chain(of_measures).chain(of_sittings) {
        let words = Words::of(&field);
        let capitals = words.tokens().iter().filter(|token| {
            token.kind == Kind::Word
                && token.text.chars().count() > 2
                && token.text.starts_with(char::is_uppercase)
                // HMS and AMU are words of the field, not names.
                && !token.text.chars().all(char::is_uppercase)
        });
        names.extend(capitals.map(|token| token.key.clone()));
    }
    names
}
