//! What the guard asks before a text is stored (J3, `domain.md` §11).
//!
//! Every operation goes through [`super::plan`], so no front can forget to ask, and what is looked at is what would be
//! written, so no operation can. Whoever writes answers by vouching for the text ([`Env::vouch`]); that is kept in memory
//! until the program ends, never on the disk. What stood there before is not asked about again.

mod unit;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::answer::Body;
use crate::domain::change::{Change, Key, Record};
use crate::domain::localized::Lang;
use crate::domain::measure::{Control, EventKind, Measure, State};
use crate::domain::session::{Session, SessionEventKind};
use crate::domain::topic::TopicOutcome;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::rules::guard::{Flag, FlagKind, Guard};

pub use unit::{asked_of_names_sent, asked_of_unit, why_names_sent};
pub(super) use unit::{standing_of_unit, unit_says};

use unit::of_unit;

/// Where no names are known that may stand.
static NOBODY: BTreeSet<String> = BTreeSet::new();

/// A text with what the guard asks about in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The text as it would be stored.
    pub text: String,
    /// What it is asked about, in order; never empty.
    pub flags: Vec<Flag>,
}

impl Asked {
    /// The words asked about, each once.
    pub fn said(&self) -> Vec<&str> {
        each_once(self.flags.iter().filter_map(|flag| self.text.get(flag.range.clone())))
    }

    /// What it is asked about, each kind once, what weighs most first.
    pub fn kinds(&self) -> Vec<FlagKind> {
        let mut kinds: Vec<FlagKind> = self.flags.iter().map(|flag| flag.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// What the guard asks before `changes` may be done; nothing when all is general or vouched for.
pub(super) fn asked(changes: &[Change], session: &Session, env: &Env) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    let mut seen = BTreeSet::new();
    let named = &LazyCell::new(|| named(session));
    let there =
        LazyCell::new(|| with_details(session).map(|it| (it.key(), it)).collect::<BTreeMap<Key, Record>>());
    for change in changes {
        let Change::Put(record) = change else { continue };
        for text in texts(record) {
            let mut flags = not_vouched_for(&text, &|| named, env);
            if flags.is_empty() || seen.contains(&*text.words) {
                continue;
            }
            let before = words_before(there.get(&record.key()), env.guard());
            flags.retain(|flag| !before.contains(&text.said(flag).to_lowercase()));
            if let Some(asked) = text.asked(flags) {
                seen.insert(asked.text.clone());
                all.push(asked);
            }
        }
    }
    all
}

/// Whether a text would be stored that is longer than any may be. Looked at first: the guard reads every word.
pub(super) fn is_too_long(changes: &[Change]) -> bool {
    let is_too_long =
        |record: &Record| texts(record).iter().any(|text| crate::text::sanitize::is_too_long(&text.words));
    changes.iter().any(|change| matches!(change, Change::Put(record) if is_too_long(record)))
}

/// Whether a record says this, word for word.
pub(super) fn says(record: &Record, text: &str) -> bool {
    texts(record).iter().any(|it| it.words == text)
}

/// What the guard asks about in a measure from a list and what is said of it there.
pub(super) fn asked_of_row(measure: &Measure, comment: &str, env: &Env) -> Vec<Asked> {
    let texts = of_measure(measure).into_iter().chain([Text::general(comment)]);
    let named = words_of(measure.terms().responsible).into_iter().collect();
    let asked = texts.filter_map(|text| {
        let flags = not_vouched_for(&text, &|| &named, env);
        text.asked(flags)
    });
    asked.collect()
}

/// What the guard asks about in a text that is still being written. Whether a name may stand there is for the operation to
/// say, so names pass.
pub fn asked_while_written(text: &str, env: &Env) -> Option<Asked> {
    let text = Text::naming(text);
    let flags = not_vouched_for(&text, &|| &NOBODY, env);
    text.asked(flags)
}

/// Whether it says anything, as a reason: a word of three letters or more. The reason is read by whoever asks later why a file was
/// sent.
pub fn is_reason(text: &str) -> bool {
    let word = |it: &str| it.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    text.split_whitespace().any(word)
}

/// What the guard asks before texts of a session leave the laptop (J3): those in which it finds something that `is_told`
/// where they go, and for which nobody has answered ([`Env::let_out`]). That somebody vouched for a text when it was
/// stored does not count: then nobody but the room read it.
pub fn asked_before_sent(session: &Session, is_told: impl Fn(&str) -> bool, env: &Env) -> Vec<Asked> {
    found_in(session, is_told, env).into_iter().filter(|it| env.why_let_out(&it.text).is_none()).collect()
}

/// Why texts in which the guard finds something leave the laptop all the same, in the words of whoever answered, each once.
pub fn why_sent(session: &Session, is_told: impl Fn(&str) -> bool, env: &Env) -> String {
    let reasons = found_in(session, is_told, env).into_iter().filter_map(|it| env.why_let_out(&it.text));
    each_once(reasons).join("; ")
}

/// What the guard asks before a session that has just been made is stored: its title, its purpose, where it is held, and whose
/// it is unless the unit is among those `known` already.
pub fn asked_of_new(session: &Session, known: &[Unit], env: &Env) -> Vec<Asked> {
    let named = &LazyCell::new(|| named(session));
    let unit = Some(&session.unit).filter(|unit| !known.contains(unit));
    all_asked(unit, session, |text| not_vouched_for(text, &|| named, env))
}

/// Every text of a session in which the guard finds something that is told, each once.
fn found_in(session: &Session, is_told: impl Fn(&str) -> bool, env: &Env) -> Vec<Asked> {
    let named = &LazyCell::new(|| named(session));
    all_asked(Some(&session.unit), session, |text| {
        let mut flags = flags_of(text, &|| named, env);
        flags.retain(|flag| is_told(text.said(flag)));
        flags
    })
}

/// Every text of a session, and of its unit where that is to be looked at, with what is flagged in it, each once.
fn all_asked(unit: Option<&Unit>, session: &Session, flags: impl Fn(&Text<'_>) -> Vec<Flag>) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut look_at = |text: Text<'_>| {
        // A name that passed where it may stand is asked about where it may not.
        if seen.contains(&*text.words) {
            return;
        }
        let flags = flags(&text);
        if let Some(asked) = text.asked(flags) {
            seen.insert(asked.text.clone());
            all.push(asked);
        }
    };
    unit.into_iter().flat_map(of_unit).for_each(&mut look_at);
    for record in with_details(session) {
        texts(&record).into_iter().chain(told_before(&record)).for_each(&mut look_at);
    }
    all
}

/// The texts of a record in which something is still to be asked about. A name alone is no reason to look again: it was asked
/// about when it was written.
pub(super) fn standing(record: &Record, named: &BTreeSet<String>, env: &Env) -> Vec<String> {
    standing_in(texts(record), named, env)
}

/// Those of texts in which something but a name is still to be asked about.
fn standing_in(texts: Vec<Text<'_>>, named: &BTreeSet<String>, env: &Env) -> Vec<String> {
    let asked = texts.into_iter().filter(|text| {
        let flags = not_vouched_for(text, &|| named, env);
        flags.iter().any(|flag| flag.kind != FlagKind::Name)
    });
    asked.map(|text| text.words.into_owned()).collect()
}

/// A text of a record.
struct Text<'a> {
    words: Cow<'a, str>,
    /// Whether a person may be named in it: who leads, who answers for a measure. Places are called after people, too.
    names: bool,
}

impl<'a> Text<'a> {
    fn general(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), names: false }
    }

    fn naming(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), names: true }
    }

    fn said(&self, flag: &Flag) -> &str {
        self.words.get(flag.range.clone()).unwrap_or_default()
    }

    fn asked(self, flags: Vec<Flag>) -> Option<Asked> {
        (!flags.is_empty()).then(|| Asked { text: self.words.into_owned(), flags })
    }
}

/// What is flagged in a text, apart from names that may stand there and what somebody has vouched for.
fn not_vouched_for<'n>(text: &Text<'_>, named: &dyn Fn() -> &'n BTreeSet<String>, env: &Env) -> Vec<Flag> {
    if env.has_vouched(&text.words) { Vec::new() } else { flags_of(text, named, env) }
}

/// What is flagged in a text, apart from names that may stand there.
fn flags_of<'n>(text: &Text<'_>, named: &dyn Fn() -> &'n BTreeSet<String>, env: &Env) -> Vec<Flag> {
    if text.words.is_empty() {
        return Vec::new();
    }
    let mut flags = env.guard().flags(&text.words);
    if flags.iter().any(|flag| flag.kind == FlagKind::Name) {
        let named = named();
        let is_known = |name: &str| {
            named.contains(name) || name.strip_suffix('s').is_some_and(|name| named.contains(name))
        };
        flags.retain(|flag| flag.kind != FlagKind::Name || !text.names && !is_known(text.said(flag)));
    }
    flags
}

/// The names of those who have said yes to being named: who leads and writes, and who answers for a measure (V1).
pub(super) fn named(session: &Session) -> BTreeSet<String> {
    let details = &session.details;
    let people = [&details.leader, &details.facilitator, &details.note_taker].map(String::clone);
    let owners = session.measures.iter().flat_map(|it| [it.terms().responsible, it.deputy.clone()]);
    people.into_iter().chain(owners).flat_map(words_of).collect()
}

fn words_of(name: String) -> Vec<String> {
    name.split_whitespace().map(str::to_owned).collect()
}

/// Everything a session is made of, the details first.
fn with_details(session: &Session) -> impl Iterator<Item = Record> {
    std::iter::once(Record::Details(Box::new(session.details.clone()))).chain(session.records())
}

/// In small letters, what is flagged in the record as it stands: whoever wrote that has been asked.
fn words_before(there: Option<&Record>, guard: &Guard) -> BTreeSet<String> {
    in_small_letters(there.into_iter().flat_map(texts), guard)
}

/// In small letters, what is flagged in texts.
fn in_small_letters<'t>(texts: impl Iterator<Item = Text<'t>>, guard: &Guard) -> BTreeSet<String> {
    texts
        .flat_map(|text| {
            guard.flags(&text.words).iter().map(|flag| text.said(flag).to_lowercase()).collect::<Vec<_>>()
        })
        .collect()
}

/// What comes, each once.
fn each_once<T: Ord + Clone>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|it| seen.insert(it.clone())).collect()
}

/// Everything people have written that a record holds. One without says so, so that none is forgotten.
fn texts(record: &Record) -> Vec<Text<'_>> {
    match record {
        Record::Details(it) => {
            let general =
                [&it.title, &it.purpose, &it.ground_rules, &it.raised_at, &it.summary, &it.legal_note];
            let naming = [&it.leader, &it.facilitator, &it.note_taker];
            general.map(Text::general).into_iter().chain(naming.map(Text::naming)).collect()
        }
        Record::Sitting(it) => vec![Text::general(&it.label), Text::naming(&it.place)],
        Record::Group(it) => vec![Text::general(&it.label)],
        Record::QuestionPlan(_, it) => it.mark.iter().map(|mark| Text::general(&mark.reason)).collect(),
        Record::AddedQuestion(it) => vec![Text::general(it.question.text.get(Lang::Nb))],
        Record::Answer(it) => {
            let line = match &it.body {
                Body::Text(line) => Some(Text::general(line)),
                Body::Scale(_) | Body::Choice(_) | Body::Ranking(_) | Body::Count(_) | Body::Stance(_) => {
                    None
                }
            };
            line.into_iter().chain(it.tags.iter().map(Text::general)).collect()
        }
        Record::Heading(it) => vec![Text::general(&it.text)],
        Record::Measure(it) => of_measure(it),
        // Apart from comments, what is new stands in the measure as well.
        Record::MeasureEvent(it) if it.kind == EventKind::Comment => {
            vec![Text::general(&it.new), Text::naming(&it.by)]
        }
        Record::MeasureEvent(it) => vec![Text::general(&it.reason), Text::naming(&it.by)],
        Record::Keep(it) => vec![Text::general(&it.text)],
        Record::Check(it) => it.pulse.words.keys().map(Text::general).collect(),
        Record::ParkedTopic(it) => {
            let why = match &it.outcome {
                TopicOutcome::Dropped(reason) => Some(Text::general(reason.as_str())),
                TopicOutcome::Open | TopicOutcome::Measure(_) => None,
            };
            std::iter::once(Text::general(&it.text)).chain(why).collect()
        }
        Record::Review(it) => {
            let rest = [&it.process, &it.feedback, &it.ended].map(Text::general);
            it.answers.values().map(Text::general).chain(rest).collect()
        }
        Record::Reviewed(it) => vec![Text::general(&it.note)],
        // The rest of the notes are written by the program.
        Record::Event(it) if it.kind == SessionEventKind::Reopened => vec![Text::general(&it.note)],
        Record::Event(_) | Record::PartPlan(..) | Record::PartAttendance { .. } | Record::VoteRound(_) => {
            Vec::new()
        }
    }
}

/// What was said before and still leaves the laptop: the history of a measure goes with the list that tells every change, and
/// what an earlier measure was called with the papers of the meeting that looks at it again. Nobody can say it in other words
/// here, so it is not asked about when something is stored.
fn told_before(record: &Record) -> Vec<Text<'_>> {
    let it = match record {
        Record::MeasureEvent(it) => it,
        Record::Reviewed(it) => return vec![Text::general(&it.title)],
        _ => return Vec::new(),
    };
    let both = [&it.old, &it.new];
    match it.kind {
        EventKind::Created | EventKind::Title | EventKind::Sign | EventKind::Measured | EventKind::Step => {
            both.map(Text::general).into()
        }
        EventKind::Responsible => both.map(Text::naming).into(),
        // Codes and days; what a comment says now stands among the texts.
        EventKind::State
        | EventKind::Deadline
        | EventKind::FollowUp
        | EventKind::Effect
        | EventKind::Verdict
        | EventKind::Comment => Vec::new(),
    }
}

fn of_measure(measure: &Measure) -> Vec<Text<'_>> {
    let terms = measure.terms();
    let general = [
        &measure.title,
        &measure.sign,
        &measure.baseline,
        &measure.priority_reason,
        &measure.arena,
        &measure.plan_link,
        &measure.resources,
        &measure.note,
        &measure.objection,
        &measure.measured,
    ];
    let lifted = match &measure.control {
        Some(Control::Lifted(to)) => Some(Text::naming(to)),
        Some(Control::Own) | None => None,
    };
    let judged = match &measure.state {
        State::Evaluated { note, .. } => Some(Text::general(note)),
        _ => None,
    };
    let why = measure.reason().map(|reason| Text::general(reason.as_str()));
    let steps = measure.steps.iter().map(|step| Text::general(&step.text));
    (general.map(Text::general).into_iter())
        .chain([
            Text::general(terms.first_step),
            Text::naming(terms.responsible),
            Text::naming(&measure.deputy),
        ])
        .chain(lifted)
        .chain(judged)
        .chain(why)
        .chain(steps)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minutes, if each word asked about were compared with all before it.
    #[test]
    fn the_words_of_a_long_text_are_each_told_once() {
        let numbers: Vec<_> = (100_000..200_000).map(|number: u32| number.to_string()).collect();
        let text = [numbers.join(" "), numbers.join(" ")].join(" ");
        let flag = |at: usize| Flag { kind: FlagKind::Name, range: at * 7..at * 7 + 6 };
        let asked = Asked { flags: (0..200_000).map(flag).collect(), text: text.clone() };
        assert_eq!(asked.said(), numbers);
    }
}
