//! The measure bank: search, evidence level with a reading note, reservation (B7, R43–R45).

use crate::bank::{self, BankMeasure};
use crate::domain::facets::Sector;
use crate::domain::ids::{BankId, CategoryId, GroupId, MeasureId, QuestionId};
use crate::domain::localized::Lang;
use crate::env::Env;
use crate::ops::{MeasureEdit, NewMeasure, Op, TextField};
use crate::text::{Lines, TextBuffer};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::typing::edit;

use super::{Choose, Dialog, Next, move_selection};

/// The dialog.
#[derive(Debug)]
pub struct BankDialog {
    /// What is looked for.
    pub input: TextBuffer,
    /// The selected measure, counted among those found.
    pub selected: usize,
    /// What the chosen measure becomes.
    pub aim: Aim,
    /// The rows found.
    pub rows: Vec<BankRow>,
    sector: Option<Sector>,
    /// Codes of the measures the question suggests.
    suggested: Vec<BankId>,
}

/// What the chosen measure becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// A proposal of its own.
    Propose {
        /// The question it grows out of.
        question: Option<QuestionId>,
        /// The group that proposes it.
        group: Option<GroupId>,
    },
    /// The words of a measure.
    Fill(MeasureId),
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankRow {
    /// Over the measures that often fit the question.
    Suggested,
    /// Over the measures of a category.
    Category(&'static bank::Category),
    /// A measure, with its place among those found.
    Measure(usize, &'static BankMeasure),
}

impl BankDialog {
    /// Opens the dialog for what is on the screen now: on a measure it fills it in, elsewhere it proposes one.
    pub fn new(model: &Model) -> Self {
        let meeting = model.meeting.as_ref();
        let place = meeting.map(|meeting| &meeting.place).filter(|_| model.screen == Screen::Question);
        let aim = match model.measure.measure {
            Some(measure) if model.screen == Screen::Measure => Aim::Fill(measure),
            _ => Aim::Propose {
                question: place.map(|place| place.question.clone()),
                group: place.map(|place| place.group),
            },
        };
        let suggesting = match &aim {
            Aim::Propose { question, .. } => question.clone(),
            Aim::Fill(measure) => meeting
                .and_then(|meeting| meeting.session.measure(*measure))
                .and_then(|measure| measure.question.clone()),
        };
        let suggested = suggesting
            .and_then(|question| meeting?.session.question(&question))
            .map(|question| question.measures.clone())
            .unwrap_or_default();
        let mut dialog = Self {
            input: TextBuffer::new(Lines::One),
            selected: 0,
            aim,
            rows: Vec::new(),
            sector: meeting.map(|meeting| meeting.session.unit.sector),
            suggested,
        };
        dialog.search(model.lang());
        dialog
    }

    /// Finds the rows: what the question suggests first, then category by category, never by evidence (R45).
    fn search(&mut self, lang: Lang) {
        let found = bank::all().search(self.input.text(), self.sector, lang);
        let is_suggested = |measure: &BankMeasure| self.suggested.iter().any(|id| id.as_str() == measure.id);
        let (first, rest): (Vec<&'static BankMeasure>, Vec<_>) =
            found.into_iter().partition(|measure| is_suggested(measure));
        let mut rows = Vec::new();
        let mut place = 0;
        if !first.is_empty() {
            rows.push(BankRow::Suggested);
        }
        for measure in first {
            rows.push(BankRow::Measure(place, measure));
            place += 1;
        }
        let mut under: Option<&str> = None;
        for measure in rest {
            if under != Some(measure.category.id.as_str()) {
                rows.push(BankRow::Category(measure.category));
                under = Some(&measure.category.id);
            }
            rows.push(BankRow::Measure(place, measure));
            place += 1;
        }
        self.rows = rows;
        self.selected = 0;
    }

    /// The measure with this place among those found.
    pub fn found(&self, place: usize) -> Option<&'static BankMeasure> {
        self.rows.iter().find_map(|row| match row {
            BankRow::Measure(at, measure) if *at == place => Some(*measure),
            BankRow::Measure(..) | BankRow::Suggested | BankRow::Category(_) => None,
        })
    }

    /// Whether a measure comes from another kind of workplace than this one.
    pub fn is_from_elsewhere(&self, measure: &BankMeasure) -> bool {
        self.sector.is_some_and(|sector| !measure.suits(sector))
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        if *input == Input::Key(key(Key::Enter)) {
            return self.choose(self.selected);
        }
        let count = self.rows.iter().filter(|row| matches!(row, BankRow::Measure(..))).count();
        let before = self.input.revision();
        if !move_selection(&mut self.selected, count, input, 8)
            && edit(&mut self.input, input, model.size.input_width())
            && self.input.revision() != before
        {
            self.search(model.lang());
        }
        Next::Stay
    }

    pub(super) fn choose(&mut self, place: usize) -> Next {
        let Some(chosen) = self.found(place) else { return Next::Stay };
        match self.aim.clone() {
            Aim::Propose { question, group } => {
                Next::Then(Box::new(move |model, env| propose(model, chosen, question, group, env)))
            }
            Aim::Fill(measure) => Next::Then(Box::new(move |model, env| fill(model, chosen, measure, env))),
        }
    }
}

/// An editable copy with a link back to the entry (B7).
fn propose(
    model: &mut Model,
    chosen: &'static BankMeasure,
    question: Option<QuestionId>,
    group: Option<GroupId>,
    env: &Env,
) -> Vec<Effect> {
    let new = NewMeasure {
        title: chosen.text.get(model.lang()).to_owned(),
        question,
        group,
        answers: Vec::new(),
        bank: Some((BankId::new(chosen.id.as_str()), CategoryId::new(chosen.category.id.as_str()))),
    };
    let effects = model.act(&Op::Propose(new), env);
    if !effects.is_empty() {
        let newest = model.meeting.as_ref().and_then(|meeting| {
            meeting.session.measures.iter().max_by_key(|measure| measure.position).map(|measure| measure.id)
        });
        if let Some(newest) = newest {
            model.measures.select(newest);
        }
        model.say(model.texts.bank.proposed);
    }
    let mut effects = effects;
    effects.extend(crate::tui::screens::enter(model, model.screen, env));
    effects
}

/// Fills in title and category; a measure with words of its own is asked about first.
fn fill(model: &mut Model, chosen: &'static BankMeasure, measure: MeasureId, env: &Env) -> Vec<Effect> {
    let words = chosen.text.get(model.lang());
    let stored = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure));
    let title = stored.map_or("", |measure| measure.title.as_str());
    if title.trim().is_empty() || title == words {
        return replace(model, chosen, measure, env);
    }
    let texts = model.texts.bank;
    let rows = [texts.replace, texts.add].map(str::to_owned).to_vec();
    let choose = Choose::new(texts.replace_title, rows, move |model, row, env| {
        if row == 0 { replace(model, chosen, measure, env) } else { propose(model, chosen, None, None, env) }
    })
    .lead(format!("«{words}»"));
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

fn replace(model: &mut Model, chosen: &'static BankMeasure, measure: MeasureId, env: &Env) -> Vec<Effect> {
    let title = chosen.text.get(model.lang()).to_owned();
    let category = CategoryId::new(chosen.category.id.as_str());
    let edits = [MeasureEdit::Text(TextField::Title, title), MeasureEdit::Category(Some(category))];
    let mut effects = Vec::new();
    for edit in edits {
        effects.extend(model.act(&Op::EditMeasure { measure, edit, reason: String::new() }, env));
        if !model.dialogs.is_empty() {
            // Refused; the card says why.
            break;
        }
    }
    effects.extend(crate::tui::screens::enter(model, model.screen, env));
    effects
}
