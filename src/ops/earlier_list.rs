//! A list of measures a unit has kept itself becomes a session (I18): one that asked no questions and is closed, so that what
//! it holds is owed, followed up and looked at again like anything else.
//!
//! Planning is pure and repeatable: [`plan_earlier_list`] says what would become of each row and what is wrong; with the
//! answers it is planned anew. [`commit_earlier_list`] makes the session, or nothing. It is taken back by putting the session
//! in the trash.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::guarded::{asked_of_row, asked_of_unit};
use super::measure::History;
use super::{Asked, ListTrouble, NewSession, event, review};
use crate::domain::change::{Change, apply_all};
use crate::domain::ids::SessionId;
use crate::domain::measure::{Agreement, EventKind, Measure, Missing, Reason, State, StateCode, Terms};
use crate::domain::question_set::QuestionSet;
use crate::domain::session::{Session, SessionEventKind, SessionState};
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::exchange::merge::Take;
use crate::exchange::sheet::{Own, Row, RowPlace, Said, Standing};
use crate::rules::similar::{ALIKE, Titles};
use crate::store::{Store, StoreProblem};

/// Where a list comes from, and what it is called here.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierSource {
    /// Whose list it is.
    pub unit: Unit,
    /// The set the session keeps; it asks none of its questions.
    pub set: QuestionSet,
    /// The day of the list: words for days are understood as of it, and the session is held on it.
    pub date: NaiveDate,
    /// The words that are written into the session.
    pub words: EarlierWords,
}

/// The words that are written into the session.
#[derive(Debug, Clone)]
pub struct EarlierWords {
    /// What the session is called.
    pub title: String,
    /// Where the list comes from.
    pub source: String,
    /// The first step of a measure whose list says none (V3).
    pub first_step: &'static str,
    /// Why a measure waits that lacks something (V1, V2), or that waited in the list.
    pub waits: fn(&[Missing]) -> String,
    /// Why one that was given up was given up, where the list does not say.
    pub dropped: &'static str,
}

impl PartialEq for EarlierWords {
    fn eq(&self, other: &Self) -> bool {
        // The rest follows from the language the title is in.
        (&self.title, &self.source) == (&other.title, &other.source)
    }
}

/// What people have said to what a list leaves open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlierAnswers {
    /// Row by row: the row stays out (mine), or comes in although it is alike to something (theirs).
    pub takes: BTreeMap<u32, Take>,
    /// The same, where nothing is said of a row that is alike to something.
    pub take: Option<Take>,
    /// Whether what is done or given up comes in, too.
    pub finished: bool,
    /// Who answers for what nobody answers for; may be empty.
    pub responsible: String,
    /// The deadline of what has none.
    pub deadline: Option<NaiveDate>,
}

/// What a row is alike to (F11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlikeTo {
    /// A measure of the unit, by its title.
    Here(String, StateCode),
    /// An earlier row that says the same.
    Row(u32),
}

/// Why a row stays out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It is alike to something, and nobody has said that it is wanted all the same.
    Alike,
    /// A person has said so.
    Said,
    /// It is done, given up or was there before, and those are not asked for.
    Finished,
    /// It is done, and the list does not say by whom: nothing could be asked about its effect.
    DoneByNobody,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierRow {
    /// Where it stands in the file.
    pub place: RowPlace,
    /// The measure it becomes.
    pub measure: Measure,
    /// What it lacks to be owed by someone; then it waits.
    pub lacks: Vec<Missing>,
    /// What it is alike to.
    pub alike: Option<AlikeTo>,
    /// Why it stays out; `None` where it comes in.
    pub left_out: Option<LeftOut>,
    /// What the guard asks about in it (J3); whoever takes the list in has seen it and says that it is general.
    pub asked: Vec<Asked>,
    /// Nothing is left to do of it.
    finished: bool,
    /// What somebody has to say of it (F18).
    comment: String,
}

/// What a list would become.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierPlan {
    /// Its rows, in the order of the file.
    pub rows: Vec<EarlierRow>,
    /// What is wrong. While there is any, nothing can be done.
    pub problems: Vec<(RowPlace, ListTrouble)>,
    /// The unit is not known yet.
    pub is_new_unit: bool,
}

/// What a person can say once everything has been shown; with how many rows it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierOffer {
    /// It shall come in as shown.
    TakeIn,
    /// Somebody answers for what names nobody, and there is a deadline for what has none.
    WhoAndWhen(usize),
    /// What is alike to something comes in, too.
    AlikeToo(usize),
    /// What is over comes in, too.
    FinishedToo(usize),
    /// A column says something else.
    Columns,
    /// It shall not come in.
    No,
}

impl EarlierPlan {
    /// What can be said to it, the likeliest first.
    pub fn offers(&self) -> Vec<EarlierOffer> {
        let lacking = self.wanted().filter(|row| !row.lacks.is_empty()).count();
        let (alike, over) = (self.left_out(LeftOut::Alike), self.left_out(LeftOut::Finished));
        let mut offers = Vec::new();
        offers.extend(self.is_ready().then_some(EarlierOffer::TakeIn));
        offers.extend((lacking > 0).then_some(EarlierOffer::WhoAndWhen(lacking)));
        offers.extend((alike > 0).then_some(EarlierOffer::AlikeToo(alike)));
        offers.extend((over > 0).then_some(EarlierOffer::FinishedToo(over)));
        offers.extend([EarlierOffer::Columns, EarlierOffer::No]);
        offers
    }

    /// The rows that come in.
    pub fn wanted(&self) -> impl Iterator<Item = &EarlierRow> {
        self.rows.iter().filter(|row| row.left_out.is_none())
    }

    /// How many come in to stand here.
    pub fn count(&self, state: StateCode) -> usize {
        self.wanted().filter(|row| row.measure.state.code() == state).count()
    }

    /// How many stay out for this.
    pub fn left_out(&self, why: LeftOut) -> usize {
        self.rows.iter().filter(|row| row.left_out == Some(why)).count()
    }

    /// Whether nothing is wrong and something comes in.
    pub fn is_ready(&self) -> bool {
        self.problems.is_empty() && self.wanted().next().is_some()
    }
}

/// Works out what would become of a list with these answers. Changes nothing.
pub fn plan_earlier_list(
    store: &Store,
    list: &Own,
    source: &EarlierSource,
    answers: &EarlierAnswers,
    env: &Env,
) -> Result<EarlierPlan, StoreProblem> {
    let known = store.titles_of(source.unit.id)?;
    let is_new_unit = !store.units()?.iter().any(|unit| unit.id == source.unit.id);
    let (open, over): (Vec<_>, Vec<_>) = known.into_iter().partition(|(_, state)| is_open(*state));
    let (rows, problems) = list.rows(source.date);
    let mut plan = EarlierPlan {
        rows: Vec::new(),
        problems: problems.into_iter().map(|it| (it.place, ListTrouble::File(it.trouble))).collect(),
        is_new_unit,
    };
    plan.problems.sort_by(|one, other| one.0.cmp(&other.0));
    let titles = Titles::new(open.iter().map(|(title, _)| title.as_str()));
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows {
        let Some(mut becomes) = becomes(row, source, answers, env) else { continue };
        let title = &becomes.measure.title;
        let key = crate::text::fold::search_key(title);
        let finished = becomes.finished;
        let here = |at: usize| open.get(at).map(|(title, state)| AlikeTo::Here(title.clone(), *state));
        becomes.alike = if finished {
            let same = |(title, _): &&(String, StateCode)| crate::text::fold::search_key(title) == key;
            over.iter().chain(&open).find(same).map(|(title, state)| AlikeTo::Here(title.clone(), *state))
        } else {
            titles.most_alike(title).filter(|(_, likeness)| *likeness >= ALIKE).and_then(|(at, _)| here(at))
        };
        let before = seen.get(&key).map(|row| AlikeTo::Row(*row));
        becomes.alike = becomes.alike.or(before);
        seen.entry(key).or_insert(becomes.place.row);
        becomes.left_out = left_out(&becomes, answers);
        plan.rows.push(becomes);
    }
    Ok(plan)
}

/// Makes a session of what was worked out, and gives it; `None` while the plan is not ready, or the guard asks what a new unit
/// is called ([`asked_of_unit`]).
pub fn commit_earlier_list(
    store: &mut Store,
    plan: &EarlierPlan,
    source: &EarlierSource,
    env: &Env,
) -> Result<Option<SessionId>, StoreProblem> {
    let is_asked = || plan.is_new_unit && !asked_of_unit(&source.unit, None, env).is_empty();
    if !plan.is_ready() || is_asked() {
        return Ok(None);
    }
    let session = session(plan, source, env);
    store.create_session(&session)?;
    Ok(Some(session.id))
}

/// A look at the measures without a meeting, so to speak: it asked no questions, and no defaults are taken from it.
fn session(plan: &EarlierPlan, source: &EarlierSource, env: &Env) -> Session {
    let new = NewSession {
        unit: source.unit.clone(),
        set: source.set.clone(),
        title: source.words.title.clone(),
        date: source.date,
        start: None,
        place: String::new(),
        tables: Vec::new(),
        table_label: String::new(),
        minutes: review::AT_THE_DESK,
        rehearsal: false,
    };
    let mut session = review::without_questions(&new, env);
    session.details.purpose.clone_from(&source.words.source);
    session.details.state = SessionState::Closed;
    for kind in [SessionEventKind::Opened, SessionEventKind::Closed] {
        let told = event(&session, env, kind, "");
        put(&mut session, vec![told]);
    }
    for (position, row) in (0u32..).zip(plan.wanted()) {
        let measure = Measure { position, ..row.measure.clone() };
        let mut history = History::of(&measure, &session, env);
        history.line(EventKind::Created, String::new(), measure.title.clone(), "");
        if !row.comment.is_empty() {
            history.line(EventKind::Comment, String::new(), row.comment.clone(), "");
        }
        put(&mut session, history.with(measure));
    }
    session
}

/// What is put cannot fail: only what is taken away can be missing.
fn put(session: &mut Session, changes: Vec<Change>) {
    let _ = apply_all(&changes, session);
}

fn is_open(state: StateCode) -> bool {
    match state {
        StateCode::Proposed | StateCode::Agreed | StateCode::InProgress | StateCode::Parked => true,
        StateCode::Done | StateCode::Evaluated | StateCode::Dropped => false,
    }
}

/// Why a row stays out, which may stand there already.
fn left_out(row: &EarlierRow, answers: &EarlierAnswers) -> Option<LeftOut> {
    let said = answers.takes.get(&row.place.row).copied();
    if said == Some(Take::Mine) {
        Some(LeftOut::Said)
    } else if row.finished && !answers.finished {
        Some(LeftOut::Finished)
    } else if row.alike.is_some() && said.or(answers.take) != Some(Take::Theirs) {
        Some(LeftOut::Alike)
    } else {
        row.left_out
    }
}

/// What becomes of a row by itself; `None` for one that does not say what shall be done.
fn becomes(row: Row, source: &EarlierSource, answers: &EarlierAnswers, env: &Env) -> Option<EarlierRow> {
    let Row { place, said, .. } = row;
    let mut measure = Measure::proposed(env.new_id(), 0, said.title.clone()?);
    measure.sign = said.sign.clone().unwrap_or_default();
    measure.deputy = said.deputy.clone().unwrap_or_default();
    measure.note = said.note.clone().unwrap_or_default();
    let over = match &said.state {
        Some(Standing::At(state)) => !is_open(*state),
        Some(Standing::InPlace(_)) => true,
        Some(Standing::Open(_)) | None => said.done.is_some(),
    };
    let done_on = said.done.or(said.deadline.filter(|day| *day <= source.date)).unwrap_or(source.date);
    let terms = terms(&said, over.then_some(done_on), source, answers);
    let (agreement, mut lacks) = match Agreement::new(&terms, NaiveDate::MIN) {
        Ok(agreement) => (Some(agreement), Vec::new()),
        Err(lacks) => (None, lacks),
    };
    // Once there is a deadline, there is a day to look at it, too.
    lacks.retain(|it| *it != Missing::FollowUp);
    let why = |usual: String| Reason::new(said.reasons.join(" ")).or_else(|| Reason::new(usual));
    let waits =
        || why((source.words.waits)(&lacks)).map(|reason| State::Parked { terms: terms.clone(), reason });
    let mut left_out = None;
    let state = match &said.state {
        Some(Standing::InPlace(_)) => {
            measure.in_place = true;
            Some(State::Proposed(terms.clone()))
        }
        Some(Standing::At(StateCode::Dropped)) => {
            why(source.words.dropped.to_owned()).map(|reason| State::Dropped { terms: terms.clone(), reason })
        }
        Some(Standing::At(StateCode::Proposed | StateCode::Parked)) => waits(),
        _ if over => {
            left_out = agreement.is_none().then_some(LeftOut::DoneByNobody);
            agreement.map(|agreement| State::Done { agreement, on: done_on })
        }
        Some(Standing::At(StateCode::InProgress)) => agreement.map(State::InProgress).or_else(waits),
        Some(Standing::At(_) | Standing::Open(_)) | None => agreement.map(State::Agreed).or_else(waits),
    };
    if let Some(state) = state {
        measure.state = state;
    }
    let lines = said.comment.iter().filter(|comment| !comment.is_empty()).cloned();
    let told: Vec<String> = match &measure.state {
        State::Parked { .. } | State::Dropped { .. } => lines.collect(),
        // Why something is so is a reason only where something waits or was given up.
        _ => lines.chain(said.reasons.iter().cloned()).collect(),
    };
    let comment = told.join("\n");
    let asked = asked_of_row(&measure, &comment, env);
    Some(EarlierRow { place, measure, lacks, alike: None, left_out, asked, finished: over, comment })
}

/// Who, when and the first step, with what people have said of rows that say nothing of it.
fn terms(said: &Said, done_on: Option<NaiveDate>, source: &EarlierSource, answers: &EarlierAnswers) -> Terms {
    let responsible = said.responsible.clone().filter(|who| !who.is_empty());
    let deadline = said.deadline.or(answers.deadline).or(done_on);
    Terms {
        responsible: responsible.unwrap_or_else(|| answers.responsible.trim().to_owned()),
        deadline,
        // Where nobody has said when to look at it, that is when it shall be done.
        follow_up: said.follow_up.or(deadline),
        first_step: said.first_step.clone().unwrap_or_else(|| source.words.first_step.to_owned()),
    }
}
