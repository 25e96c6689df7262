//! How much is told on the result sheet, so that it fits the one page it hangs on the wall as (R1).
//!
//! What there is room for is for whoever lays out the page to find out; here it is said in which order a sheet gives up
//! what it tells: first the white between lines, then long texts, then what is least for the wall – figures and
//! proposals nobody has decided – and last the measures, of which some always stay.

use super::document::Layout;

/// How much of each kind is told. `usize::MAX` is all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brevity {
    /// How tightly the page is set.
    pub layout: Layout,
    /// Measures the room agreed on.
    pub measures: usize,
    /// Measures raised further, and those of earlier meetings that were looked at again.
    pub aside: usize,
    /// What is to be kept.
    pub kept: usize,
    /// Lines of common ground, shared out fairly between the questions.
    pub ground: usize,
    /// Questions with counts.
    pub figures: usize,
    /// Each of: proposals not decided, not agreed, parked.
    pub open: usize,
    /// Cells of a terminal a text may take, which is near enough to letters.
    pub letters: usize,
    /// Whether it says when the answers are deleted: the first thing to go, since the minutes say so, too.
    pub retention: bool,
}

impl Brevity {
    /// Everything, in easy type.
    pub const EVERYTHING: Self = all(Layout::OnePage);

    /// The most that fits. First the step at which everything fits is found; then, in the order of what matters on the
    /// wall, each kind is told as far as there is room.
    pub fn fitting(fits: impl Fn(&Self) -> bool) -> Self {
        // Most sheets fit as they are; the others are found by halves.
        let tight = all(Layout::OnePageTight);
        let whole = [Self::EVERYTHING, tight, Self { retention: false, ..tight }];
        if let Some(whole) = whole.into_iter().find(|it| fits(it)) {
            return whole;
        }
        let step = STEPS.partition_point(|step| !fits(step)).min(STEPS.len() - 1);
        let (more, rest) = STEPS.split_at(step);
        let mut chosen = rest.first().copied().unwrap_or(Self::EVERYTHING);
        for kind in KINDS {
            let wider = |from: &Self| {
                let mut wider = chosen;
                *kind(&mut wider) = *kind(&mut from.clone());
                wider
            };
            let enough = more.partition_point(|from| !fits(&wider(from)));
            if let Some(from) = more.get(enough) {
                chosen = wider(from);
            }
        }
        chosen
    }
}

/// What can be told more of, what matters most first.
const KINDS: [fn(&mut Brevity) -> &mut usize; 7] = [
    |it| &mut it.measures,
    |it| &mut it.aside,
    |it| &mut it.kept,
    |it| &mut it.letters,
    |it| &mut it.ground,
    |it| &mut it.open,
    |it| &mut it.figures,
];

/// From much to what fits in any case. Each tells less than the one before.
const STEPS: [Brevity; 14] = [
    tight([60, 12, 12, 20, 8, 8], 240),
    tight([50, 12, 10, 16, 6, 6], 200),
    tight([40, 10, 8, 14, 5, 5], 180),
    tight([35, 9, 7, 12, 4, 4], 160),
    tight([30, 8, 6, 10, 4, 3], 150),
    tight([26, 7, 5, 9, 3, 3], 140),
    tight([23, 6, 5, 8, 3, 2], 130),
    tight([20, 5, 4, 6, 2, 2], 120),
    tight([16, 4, 3, 5, 1, 1], 100),
    tight([13, 3, 3, 4, 0, 0], 80),
    tight([10, 2, 2, 3, 0, 0], 70),
    tight([8, 2, 2, 2, 0, 0], 60),
    tight([6, 1, 1, 1, 0, 0], 50),
    tight([4, 1, 1, 0, 0, 0], 40),
];

const fn all(layout: Layout) -> Brevity {
    let all = usize::MAX;
    Brevity {
        layout,
        measures: all,
        aside: all,
        kept: all,
        ground: all,
        figures: all,
        open: all,
        letters: all,
        retention: true,
    }
}

const fn tight([measures, aside, kept, ground, figures, open]: [usize; 6], letters: usize) -> Brevity {
    Brevity {
        layout: Layout::OnePageTight,
        measures,
        aside,
        kept,
        ground,
        figures,
        open,
        letters,
        retention: false,
    }
}

/// How many of `count` are told where `most` may be. A last one alone is told after all: the line that says it is left
/// out would be as long.
pub(super) const fn told(count: usize, most: usize) -> usize {
    let last_alone = most > 0 && count == most.saturating_add(1);
    if last_alone || count < most { count } else { most }
}

/// How many of each row are told where `most` may be in all: first one of each, then a second, until there are enough.
pub(super) fn shared_out(rows: &[usize], most: usize) -> Vec<usize> {
    let mut left = told(rows.iter().sum(), most);
    let mut told = vec![0; rows.len()];
    while left > 0 {
        let before = left;
        for (told, row) in told.iter_mut().zip(rows) {
            if *told < *row && left > 0 {
                *told += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_one_alone_is_told_and_nothing_where_nothing_may_be() {
        for (count, most, expected) in
            [(0, 5, 0), (5, 5, 5), (6, 5, 6), (7, 5, 5), (1, 0, 0), (2, 0, 0), (9, usize::MAX, 9)]
        {
            assert_eq!(told(count, most), expected, "{count} of {most}");
        }
    }

    #[test]
    fn every_question_is_told_something_before_one_is_told_more() {
        assert_eq!(shared_out(&[3, 1, 4], 4), [2, 1, 1]);
        assert_eq!(shared_out(&[3, 1, 4], 2), [1, 1, 0]);
        assert_eq!(shared_out(&[3, 1, 4], 0), [0, 0, 0]);
        assert_eq!(shared_out(&[3, 1, 4], usize::MAX), [3, 1, 4]);
        assert_eq!(shared_out(&[], 3), Vec::<usize>::new());
    }

    #[test]
    fn what_matters_most_gets_the_room_that_is_left() {
        // A page of so many lines, each list as long as it may be.
        let lines = |it: &Brevity| {
            [it.measures.min(60), it.kept.min(4), it.ground.min(12), it.open.min(6), it.figures.min(3)]
                .iter()
                .sum::<usize>()
        };
        assert_eq!(Brevity::fitting(|_| true), Brevity::EVERYTHING);
        let chosen = Brevity::fitting(|it| lines(it) <= 30);
        assert!(lines(&chosen) <= 30 && lines(&chosen) > 24, "{chosen:?}");
        assert_eq!((chosen.measures, chosen.kept, chosen.letters), (20, 3, 240), "{chosen:?}");
        assert_eq!(Brevity::fitting(|_| false), STEPS[STEPS.len() - 1]);
    }

    #[test]
    fn each_step_tells_less_than_the_one_before() {
        let tells =
            |it: &Brevity| [it.measures, it.aside, it.kept, it.ground, it.figures, it.open, it.letters];
        for pair in STEPS.windows(2) {
            let (more, less) = (tells(&pair[0]), tells(&pair[1]));
            assert!(more.iter().zip(less).all(|(more, less)| *more >= less) && more != less, "{less:?}");
        }
    }
}
