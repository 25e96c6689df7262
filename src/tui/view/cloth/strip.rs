//! The stages of the meeting in one row (C1), the one we are at in brackets.

use ratatui::layout::Rect;

use crate::domain::place::Stage;
use crate::text::width;
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::theme::Role;

use super::{Canvas, right_of};

/// Cells between two stages.
const GAP: usize = 2;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let here = meeting.place.stage;
    let focus = model.cloth.stage;
    let names = |with_keys: bool| -> Vec<String> {
        Stage::ALL
            .iter()
            .map(|stage| {
                let name = (model.texts.cloth.stage)(*stage);
                let name = if *stage == here { format!("[{name}]") } else { name.to_owned() };
                match with_keys.then(|| model.key_of(key_to(*stage))) {
                    Some(key) => format!("{key} {name}"),
                    None => name,
                }
            })
            .collect()
    };
    let cells_of = |names: &[String]| names.iter().map(|name| width::cells(name) + GAP).sum::<usize>();
    let room = usize::from(area.width.saturating_sub(2));
    let with_keys = names(true);
    let names = if cells_of(&with_keys) <= room + GAP { with_keys } else { names(false) };
    // Where not all fit, the row begins so that the stage looked at is in sight with the one after it.
    let wanted = Stage::ALL.iter().position(|stage| *stage == focus.unwrap_or(here)).unwrap_or(0);
    let last = (wanted + 2).min(names.len());
    let first = (0..=wanted)
        .find(|first| names.get(*first..last).is_some_and(|names| cells_of(names) <= room + GAP))
        .unwrap_or(wanted);
    let mut x = 1;
    if first > 0 {
        canvas.text(area, canvas.symbols.ellipsis, Role::Dim);
        x = u16::try_from(width::cells(canvas.symbols.ellipsis)).unwrap_or(1) + 1;
    }
    for (index, (stage, name)) in Stage::ALL.iter().zip(&names).enumerate().skip(first) {
        let cells = u16::try_from(width::cells(name)).unwrap_or(u16::MAX);
        if x.saturating_add(cells) > area.width {
            canvas.text(
                right_of(area, x.min(area.width.saturating_sub(1))),
                canvas.symbols.ellipsis,
                Role::Dim,
            );
            break;
        }
        let place = Rect { width: cells, ..right_of(area, x) };
        let is_focus = focus == Some(*stage);
        let role = match () {
            () if is_focus => Role::Selected,
            () if *stage == here => Role::Accent,
            () => Role::Dim,
        };
        if is_focus && x > 0 {
            canvas.text(Rect { x: place.x - 1, width: 1, ..place }, canvas.symbols.selected, Role::Accent);
            canvas.cursor(Rect { x: place.x - 1, ..place }, 0, 0);
        }
        canvas.text(place, name, role);
        canvas.on_click(place, Target::Field(index));
        x = x.saturating_add(cells + 2);
    }
}

/// The key that leads to a stage from the cloth.
const fn key_to(stage: Stage) -> Id {
    match stage {
        Stage::Opening => Id::GoToOpening,
        Stage::Previous => Id::GoToPrevious,
        Stage::Questions => Id::OpenField,
        Stage::Sorting => Id::GoToSorting,
        Stage::Prioritising => Id::GoToPrioritising,
        Stage::Agreeing => Id::GoToAgreeing,
        Stage::ReadBack => Id::GoToReadBack,
        Stage::Closing => Id::GoToClosing,
    }
}
