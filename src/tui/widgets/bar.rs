//! Bars: the clock of a phase, and how often something was chosen.

use crate::tui::theme::Role;
use crate::tui::view::Canvas;

/// «3.12» left, or «+0.40» over.
pub(crate) fn left(used: u32, planned: u32) -> String {
    let seconds = planned.abs_diff(used);
    let sign = if used > planned { "+" } else { "" };
    format!("{sign}{}.{:02}", seconds / 60, seconds % 60)
}

/// A bar of `cells` with `part` of `whole` full, in two spans.
pub(crate) fn filled<'s>(
    canvas: &Canvas<'_, '_>,
    cells: u16,
    part: u32,
    whole: u32,
) -> (ratatui::text::Span<'s>, ratatui::text::Span<'s>) {
    let full = if whole == 0 { 0 } else { u64::from(part.min(whole)) * u64::from(cells) / u64::from(whole) };
    // Something is never drawn as nothing.
    let full = if part > 0 { full.max(1) } else { full };
    let full = usize::try_from(full).unwrap_or_default();
    let rest = usize::from(cells).saturating_sub(full);
    (
        canvas.span(canvas.symbols.full.repeat(full), Role::Full),
        canvas.span(canvas.symbols.empty.repeat(rest), Role::Empty),
    )
}

#[cfg(test)]
mod tests {
    use super::left;

    #[test]
    fn a_clock_tells_what_is_left_and_then_what_is_over() {
        for (used, planned, shown) in [(0, 192, "3.12"), (192, 192, "0.00"), (232, 192, "+0.40")] {
            assert_eq!(left(used, planned), shown);
        }
    }
}
