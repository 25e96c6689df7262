//! How a unit has answered the same thing from meeting to meeting, in words and as a line that shows it (H5, G11).

use super::document::clean;
use super::recap::Section;
use crate::i18n::{self, Texts};
use crate::rules::suppress::AtLeast;
use crate::rules::trend::{Asked, Point, Series, Told};
use crate::text::width;

pub use crate::rules::trend::trend;

/// The signs a line is drawn with; none where it is read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plot {
    /// Its left and right end.
    pub ends: [&'static str; 2],
    /// The line.
    pub line: &'static str,
    /// Where the answer lies on it.
    pub point: &'static str,
    /// More and less than the time before.
    pub changed: [&'static str; 2],
}

impl Plot {
    /// The signs every console has.
    pub const USUAL: Self = Self { ends: ["├", "┤"], line: "─", point: "•", changed: ["▲", "▼"] };
    /// Letters and signs of any typewriter.
    pub const ASCII: Self = Self { ends: ["|", "|"], line: "-", point: "o", changed: ["+", "-"] };

    /// «├───•────┤», the point between 0 and 1000; none draws the line alone.
    fn draw(self, height: Option<u32>) -> String {
        /// Places a point can stand at: half steps of a scale from 1 to 5, and one between each.
        const PLACES: u32 = 17;
        let at = height.map(|height| (height.min(1000) * (PLACES - 1) + 500) / 1000);
        let middle = (0..PLACES).map(|place| if Some(place) == at { self.point } else { self.line });
        let [left, right] = self.ends;
        std::iter::once(left).chain(middle).chain([right]).collect()
    }
}

/// So many cells of a set's name stand at the end of a line.
const SET_WIDTH: usize = 22;

/// The page: a section for each thing asked, a line for each meeting. A sentence alone where nothing was asked twice.
pub fn sections(series: &[Series], plot: Option<Plot>, texts: &Texts) -> Vec<Section> {
    series
        .iter()
        .map(|series| Section {
            heading: heading(series, texts),
            lines: series
                .points
                .iter()
                .enumerate()
                .map(|(at, point)| {
                    let before = series.points.get(..at).unwrap_or_default();
                    let mut told = line(point, before.iter().rev().find_map(told_tenths), plot, texts);
                    if series.points.iter().any(|other| other.set != point.set) {
                        let set = clean(point.set.get(texts.lang)).replace('\n', " ");
                        // A long name would break the column of lines.
                        let cut = width::cut(&set, SET_WIDTH, "…");
                        told =
                            if plot.is_some() { format!("{told}  {cut}") } else { format!("{told}, {set}") };
                    }
                    told
                })
                .collect(),
        })
        .collect()
}

/// What was asked, in words.
pub fn heading(series: &Series, texts: &Texts) -> String {
    match &series.asked {
        Asked::Scale(..) => {
            clean(series.text.as_ref().map_or("", |text| text.get(texts.lang))).replace('\n', " ")
        }
        Asked::CheckOut => texts.trend.check_out.to_owned(),
        Asked::EveryoneHeard => texts.report.everyone_heard.to_owned(),
        Asked::KnowNext => texts.report.know_next.to_owned(),
        Asked::SpokeSafely => texts.report.spoke_safely.to_owned(),
    }
}

/// What is compared from time to time: tenths of a scale, or whole percent.
fn told_tenths(point: &Point) -> Option<i64> {
    match &point.told {
        Told::TooFew => None,
        Told::Scale { average, .. } => average.and_then(|it| it.mean).map(|(tenths, _)| i64::from(tenths)),
        Told::YesNo { .. } => point.told.percent().map(i64::from),
    }
}

fn line(point: &Point, before: Option<i64>, plot: Option<Plot>, texts: &Texts) -> String {
    let words = texts.trend;
    let mut parts = vec![i18n::dates::short(point.day)];
    parts.extend(plot.map(|plot| plot.draw(point.told.height())));
    let now = told_tenths(point);
    let change = now.zip(before).map(|(now, before)| now - before).filter(|change| *change != 0);
    let signed = |change: i64, amount: String| match plot {
        Some(Plot { changed: [more, less], .. }) => {
            format!("{} {amount}", if change > 0 { more } else { less })
        }
        None if change > 0 => (words.more)(&amount),
        None => (words.less)(&amount),
    };
    match &point.told {
        Told::TooFew => parts.push(words.too_few.to_owned()),
        Told::Scale { average, words: said } => {
            let tenth = |tenths: i64| {
                let (whole, rest) = (tenths / 10, tenths % 10);
                format!("{whole}{}{rest}", words.point)
            };
            parts.extend(now.map(tenth));
            parts.extend(change.map(|change| signed(change, tenth(change.abs()))));
            parts.extend(average.and_then(|it| it.mean).map(|(_, people)| (words.answers)(people.get())));
            if !said.is_empty() {
                parts.push(format!(
                    "«{}»",
                    said.iter().map(|word| clean(word)).collect::<Vec<_>>().join(", ")
                ));
            }
        }
        Told::YesNo { yes, no } => {
            parts.extend(now.map(|percent| (words.yes)(&percent.to_string())));
            parts.extend(change.map(|change| signed(change, change.abs().to_string())));
            let people = [yes, no].into_iter().flatten().map(|count| AtLeast::get(*count)).sum();
            parts.push((words.answers)(people));
        }
    }
    if point.reworded {
        parts.push((words.reworded)(point.version.unwrap_or_default()));
    }
    // Columns where there is a line to look along, commas where it is read aloud.
    parts.join(if plot.is_some() { "  " } else { ", " })
}
