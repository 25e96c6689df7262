//! Lists that scroll: which rows are in sight.

/// The first row in sight so that `selected` is, with `height` rows of room for `count` items of one row each.
pub(in crate::tui) fn first(selected: usize, count: usize, height: usize) -> usize {
    if height == 0 || count <= height {
        return 0;
    }
    // The selected row stands in the middle while there is room on both sides.
    selected.saturating_sub(height / 2).min(count - height)
}

/// The first item in sight so that `selected` is, where items have these heights.
pub(in crate::tui) fn first_of(heights: &[u16], selected: usize, height: u16) -> usize {
    let mut first = selected.min(heights.len().saturating_sub(1));
    let mut used = heights.get(first).copied().unwrap_or(0);
    while first > 0 {
        let more = heights.get(first - 1).copied().unwrap_or(0);
        let Some(both) = used.checked_add(more).filter(|both| *both <= height) else { break };
        used = both;
        first -= 1;
    }
    first
}

/// Whether items of these heights go on below `shown` rows, counted from the first in sight. A list of any length.
pub(in crate::tui) fn goes_on(heights: &[u16], first: usize, shown: u16) -> bool {
    heights.iter().skip(first).map(|&height| u64::from(height)).sum::<u64>() > u64::from(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_in_sight() {
        for count in 0..20 {
            for height in 1..8 {
                for selected in 0..count {
                    let first = first(selected, count, height);
                    assert!((first..first + height).contains(&selected), "{selected} of {count} in {height}");
                }
            }
        }
    }

    #[test]
    fn the_selected_item_is_in_sight_whatever_the_heights() {
        let heights = [1, 3, 2, 1, 4, 1];
        for height in 4..9 {
            for selected in 0..heights.len() {
                let first = first_of(&heights, selected, height);
                let used: u16 = heights[first..=selected].iter().sum();
                assert!(used <= height, "{selected} in {height}: first {first}");
            }
        }
    }

    #[test]
    fn a_list_longer_than_any_window_can_count_still_goes_on() {
        let heights = vec![u16::MAX; 3];
        assert!(goes_on(&heights, 0, 40));
        assert!(!goes_on(&heights, 3, 0));
        assert_eq!(first_of(&heights, 2, u16::MAX), 2);
    }
}
