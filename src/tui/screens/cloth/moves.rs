//! Where an arrow leads on the cloth: to the field one sees in that direction.

use super::sheet::Field;

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the top.
    Up,
    /// Towards the bottom.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The column or row an arrow keeps to, like the column of a text cursor: several steps down and as many up end where
/// they began, also over fields of other widths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Track {
    upright: bool,
    at: u16,
}

/// The field reached from `from`, and the track to keep to; `None` at the edge of the sheet.
pub(super) fn step(
    fields: &[Field],
    from: usize,
    direction: Direction,
    track: Option<Track>,
) -> Option<(usize, Track)> {
    let here = fields.get(from)?.area;
    let upright = matches!(direction, Direction::Up | Direction::Down);
    let (x, y) = here.middle();
    let track = track
        .filter(|track| track.upright == upright)
        .unwrap_or(Track { upright, at: if upright { x } else { y } });
    let ahead = fields.iter().enumerate().filter_map(|(index, field)| {
        let there = field.area;
        let distance = match direction {
            Direction::Up => here.y.checked_sub(there.bottom()),
            Direction::Down => there.y.checked_sub(here.bottom()),
            Direction::Left => here.x.checked_sub(there.right()),
            Direction::Right => there.x.checked_sub(here.right()),
        }?;
        let (start, end) = if upright { (there.x, there.right()) } else { (there.y, there.bottom()) };
        // How far the field lies beside the track; what lies on it is seen first, then what is nearest.
        let beside = start.saturating_sub(track.at).max((track.at + 1).saturating_sub(end));
        Some(((beside, distance, index), index))
    });
    ahead.min().map(|(_, index)| (index, track))
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Sheet;
    use super::*;

    const ALL: [Direction; 4] = [Direction::Up, Direction::Down, Direction::Left, Direction::Right];

    fn back(direction: Direction) -> Direction {
        match direction {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
            Direction::Left => Direction::Right,
            Direction::Right => Direction::Left,
        }
    }

    fn sheets() -> Vec<Sheet> {
        let mut sheets = Vec::new();
        let cloths: [&[usize]; 6] =
            [&[4, 4, 4, 4], &[2, 2, 3, 2, 4], &[1, 1, 1, 1, 1, 2, 5], &[3], &[5, 4], &[3, 3, 4, 2]];
        for fields in cloths {
            for (width, height) in [(36, 5), (56, 11), (76, 17), (116, 33), (116, 53)] {
                let texts = vec!["Hva skal vi gjøre mer av?"; fields.iter().sum()];
                sheets.push(Sheet::lay(fields, &texts, 1, width, height));
            }
        }
        sheets
    }

    #[test]
    fn every_field_can_be_reached_by_arrows_from_every_other() {
        for sheet in sheets() {
            for start in 0..sheet.fields.len() {
                let mut reached = vec![start];
                let mut at = 0;
                while let Some(&from) = reached.get(at) {
                    for direction in ALL {
                        if let Some((to, _)) = step(&sheet.fields, from, direction, None)
                            && !reached.contains(&to)
                        {
                            reached.push(to);
                        }
                    }
                    at += 1;
                }
                assert_eq!(reached.len(), sheet.fields.len(), "from {start} of {sheet:?}");
            }
        }
    }

    #[test]
    fn an_arrow_and_the_one_against_it_lead_back_where_both_fields_lie_on_one_track() {
        for sheet in sheets() {
            for from in 0..sheet.fields.len() {
                for direction in ALL {
                    let Some((to, track)) = step(&sheet.fields, from, direction, None) else { continue };
                    let there = sheet.fields[to].area;
                    let (start, end) = match direction {
                        Direction::Up | Direction::Down => (there.x, there.right()),
                        Direction::Left | Direction::Right => (there.y, there.bottom()),
                    };
                    if !(start..end).contains(&track.at) {
                        continue;
                    }
                    let again = step(&sheet.fields, to, back(direction), Some(track));
                    assert_eq!(again.map(|(index, _)| index), Some(from), "{direction:?} of {sheet:?}");
                }
            }
        }
    }

    #[test]
    fn an_arrow_crosses_the_seam_to_the_next_part() {
        let sheet = Sheet::lay(&[4, 4, 4, 4], &["x"; 16], 0, 76, 17);
        for (from, direction, to) in [
            (1, Direction::Right, Some(4)),
            (3, Direction::Right, Some(6)),
            (2, Direction::Down, Some(8)),
            (13, Direction::Up, Some(7)),
            (0, Direction::Left, None),
            (15, Direction::Down, None),
        ] {
            let reached = step(&sheet.fields, from, direction, None).map(|(index, _)| index);
            assert_eq!(reached, to, "{direction:?} from {from}");
        }
    }
}
