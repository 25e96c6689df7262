//! What the measures of a meeting cover and what they do not, by category and by strand (R43), and what is lifted
//! (R59). A mirror for the room: a gap is no fault.

use crate::bank::{self, Fit};
use crate::domain::facets::Strand;
use crate::domain::localized::Lang;
use crate::domain::measure::{Control, Measure, StateCode};
use crate::domain::session::Session;
use crate::i18n::Texts;

/// What is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// How many measures each strand has, in the order of the field.
    pub strands: Vec<(Strand, usize)>,
    /// The categories with measures, most first: name and number.
    pub covered: Vec<(String, usize)>,
    /// The categories without, that are fit for a group.
    pub open: Vec<String>,
    /// How many measures have no category yet.
    pub without: usize,
}

/// A measure that must be raised with someone else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    /// To whom; empty when nobody has said it.
    pub to: String,
    /// What shall be done.
    pub title: String,
    /// Where it stands.
    pub state: StateCode,
}

/// What counts: all that is on the table, agreed or carried out; also what was in place before.
fn counts(measure: &Measure) -> bool {
    !matches!(measure.state.code(), StateCode::Parked | StateCode::Dropped)
}

/// What the measures cover. A measure without a strand of its own has that of its category.
pub fn coverage(session: &Session, lang: Lang) -> Coverage {
    let categories = bank::all().categories();
    let measures: Vec<&Measure> = session.measures.iter().filter(|it| counts(it)).collect();
    let category = |measure: &Measure| {
        measure.category.as_ref().and_then(|id| categories.iter().find(|it| it.id == id.as_str()))
    };
    let strand = |measure: &Measure| measure.strand.or_else(|| category(measure)?.strand);
    let strands = Strand::ALL
        .iter()
        .map(|&it| (it, measures.iter().filter(|measure| strand(measure) == Some(it)).count()))
        .collect();
    let mut covered = Vec::new();
    let mut open = Vec::new();
    for it in categories {
        let name = it.name.get(lang).to_owned();
        match measures.iter().filter(|measure| category(measure).is_some_and(|own| own.id == it.id)).count() {
            0 if it.fit == Fit::Offer || it.strand.is_none() => {}
            0 => open.push(name),
            count => covered.push((name, count)),
        }
    }
    covered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let without = measures.iter().filter(|measure| measure.category.is_none()).count();
    Coverage { strands, covered, open, without }
}

/// What must be raised with someone else, by whom it is raised with.
pub fn lifted(session: &Session) -> Vec<Lifted> {
    let mut found: Vec<Lifted> = session
        .measures
        .iter()
        .filter(|it| counts(it))
        .filter_map(|measure| match &measure.control {
            Some(Control::Lifted(to)) => Some(Lifted {
                to: to.trim().to_owned(),
                title: measure.title.clone(),
                state: measure.state.code(),
            }),
            Some(Control::Own) | None => None,
        })
        .collect();
    // Those without an address last; the room's order within.
    found.sort_by_key(|lifted| (lifted.to.is_empty(), crate::text::fold::search_key(&lifted.to)));
    found
}

/// What the measures cover, in sentences: strands, categories with measures, categories without.
pub fn covered_told(session: &Session, texts: &Texts) -> Vec<String> {
    let found = coverage(session, texts.lang);
    let words = texts.coach;
    let counted = |name: &str, count: usize| format!("{name} {count}");
    let strands: Vec<String> =
        found.strands.iter().map(|(strand, count)| counted((texts.codes.strand)(*strand), *count)).collect();
    let covered: Vec<String> = found.covered.iter().map(|(name, count)| counted(name, *count)).collect();
    let mut told = vec![(words.strands)(&strands.join(", "))];
    told.push(if covered.is_empty() {
        words.nothing_covered.to_owned()
    } else {
        (words.covered)(&covered.join(", "))
    });
    if found.without > 0 {
        told.push((words.without_category)(found.without));
    }
    if !found.open.is_empty() {
        told.push((words.not_covered)(&found.open.join(", ")));
    }
    told
}

/// What is lifted, a sentence each; one that says so when nothing is.
pub fn lifted_told(session: &Session, texts: &Texts) -> Vec<String> {
    let found = lifted(session);
    if found.is_empty() {
        return vec![texts.coach.nothing_lifted.to_owned()];
    }
    let told = |it: &Lifted| {
        let to = if it.to.is_empty() { texts.report.lifted_to_nobody } else { &it.to };
        format!("{to}: {} ({})", it.title, (texts.codes.measure_state)(it.state))
    };
    found.iter().map(told).collect()
}
