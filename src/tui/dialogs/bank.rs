//! The measure bank: search, evidence, reading note (B7, R45).

use crate::tui::input::Input;
use crate::tui::model::Model;

use super::Next;

/// The dialog.
#[derive(Debug)]
pub struct BankDialog {}

impl BankDialog {
    /// Opens the dialog for what is on the screen now.
    pub fn new(model: &Model) -> Self {
        let _ = model;
        Self {}
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        let _ = (input, model);
        Next::Stay
    }

    pub(super) fn choose(&mut self, row: usize, model: &mut Model) -> Next {
        let _ = (row, model);
        Next::Stay
    }
}
