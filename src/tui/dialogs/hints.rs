//! All that the goal checks ask of the measure on the screen, with why and what would be better (F6).

use crate::rules::measure_checks::{Data, Finding};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::screens::measure::{self, Field};
use crate::tui::screens::similar;

use super::{Next, move_selection};

/// The questions; the one that is selected says why it is asked.
#[derive(Debug)]
pub struct Hints {
    /// What the checks have found, strongest first.
    pub found: Vec<Finding>,
    /// The selected one.
    pub selected: usize,
}

impl Hints {
    /// What is asked just now; `None` says that nothing is.
    pub fn new(model: &mut Model) -> Option<Self> {
        let found = measure::shown(model).map(|measure| measure::asked(&measure, model)).unwrap_or_default();
        if found.is_empty() {
            model.say(model.texts.plain.nothing_to_ask);
        }
        (!found.is_empty()).then_some(Self { found, selected: 0 })
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        if move_selection(&mut self.selected, self.found.len(), input, 5) {
            return Next::Stay;
        }
        if *input == Input::Key(key(Key::Enter)) { self.choose(self.selected) } else { Next::Stay }
    }

    pub(super) fn choose(&mut self, row: usize) -> Next {
        let Some(Finding { about, data, .. }) = self.found.get(row).cloned() else { return Next::Stay };
        if matches!(data, Data::TwoActions(..)) {
            // What was asked is whether to split it, so that is where Enter goes (F7).
            return Next::Then(Box::new(|model, _| {
                if let Some(id) = model.measure.measure {
                    similar::ask_split(model, id, None);
                }
                Vec::new()
            }));
        }
        Next::Then(Box::new(move |model, env| match Field::of_check(about) {
            Some(field) => measure::go_to_field(model, field, env),
            None => Vec::new(),
        }))
    }
}
