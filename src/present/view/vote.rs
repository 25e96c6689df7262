//! A vote on the wall: what is voted on, as large as it fits, and below it how many votes are in.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::lay::{self, Para};
use super::{big, draw_rows, has_blocks};
use crate::present::{Candidate, Voting};
use crate::text::{width, wrapped_lines};
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, right_of, top};
use crate::tui::widgets::bar;

/// Least rows of a wall on which how many votes are in is told in big letters, too.
const ROOMY: u16 = 34;
/// Least rows on which empty ones keep things apart.
const AIRY: u16 = 14;
/// Cells for a number of votes, with those around it.
const COUNT: u16 = 6;
/// Least cells of a row that holds title, bar and number.
const WITH_BAR: u16 = 60;

pub(super) fn draw(voting: &Voting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let airy = u16::from(area.height >= AIRY);
    let used = heading(voting, area, canvas);
    let body = below(area, used + airy);
    let foot = Foot::new(voting, area, canvas);
    let room = Rect { height: body.height.saturating_sub(foot.rows() + airy), ..body };
    proposals(voting, room, canvas);
    foot.draw(voting, below(body, body.height.saturating_sub(foot.rows())), canvas);
}

/// What this is, and how many votes each has: beside it, or below it where there is no room. Returns the rows used.
fn heading(voting: &Voting, area: Rect, canvas: &mut Canvas<'_, '_>) -> u16 {
    let texts = canvas.texts.present;
    let used = canvas.text(area, texts.vote, Role::Heading);
    let each = (texts.votes_each)(voting.votes_each, voting.cumulative);
    if usize::from(used) + 2 + width::cells(&each) <= usize::from(area.width) {
        canvas.right(area, &each, Role::Dim);
        return 1;
    }
    1 + canvas.paragraph(top(below(area, 1), 2), &each, Role::Dim)
}

fn proposals(voting: &Voting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let paras: Vec<Para> = voting.proposals.iter().map(|it| para(it, voting, area.width, canvas)).collect();
    if lay::is_cut(&paras, area.width, area.height) {
        return list(voting, area, canvas);
    }
    let rows = lay::set_alike(&paras, area.width, area.height, has_blocks(canvas));
    let free = area.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    draw_rows(&rows, below(area, free / 3), canvas);
}

/// A proposal with its number, and once they are revealed, its votes as a bar across the wall.
fn para(candidate: &Candidate, voting: &Voting, cells: u16, canvas: &Canvas<'_, '_>) -> Para {
    let para = Para::new(candidate.title.as_str(), Role::Question).bullet(number(candidate, voting));
    let Some(votes) = candidate.votes else { return para };
    let told = format!(" {}", count(candidate, votes, canvas));
    let beside = width::cells(&told).max(usize::from(COUNT)) + numbers(voting) + 1;
    let cells = cells.saturating_sub(u16::try_from(beside).unwrap_or(u16::MAX));
    let full = bar::filled(canvas, cells, votes.into(), most(voting)).0.content;
    para.chart(vec![(full.into_owned(), Role::Full), (told, Role::Heading)])
}

/// The number of votes, and whether another proposal has as many.
fn count(candidate: &Candidate, votes: u16, canvas: &Canvas<'_, '_>) -> String {
    if candidate.shared {
        format!("{votes} {} {}", canvas.symbols.dot, canvas.texts.present.tied)
    } else {
        votes.to_string()
    }
}

fn number(candidate: &Candidate, voting: &Voting) -> String {
    // A place has a full stop in all our languages; a number on the list has none.
    let is_place = voting.over && candidate.votes.is_some();
    format!("{}{}", candidate.number, if is_place { "." } else { "" })
}

/// Cells of the longest number.
fn numbers(voting: &Voting) -> usize {
    voting.proposals.iter().map(|it| width::cells(&number(it, voting))).max().unwrap_or(0)
}

fn most(voting: &Voting) -> u32 {
    voting.proposals.iter().filter_map(|it| it.votes).max().unwrap_or(0).max(1).into()
}

/// Each with its votes beside it, in as many rows as its title takes, or where that is too many, in fewer. What there is
/// no room for is told as a number.
fn list(voting: &Voting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let indent = u16::try_from(numbers(voting) + 1).unwrap_or(u16::MAX);
    let revealed = voting.proposals.iter().any(|it| it.votes.is_some());
    let bar_cells = if revealed && area.width >= WITH_BAR { area.width / 5 } else { 0 };
    let words = voting.proposals.iter().filter_map(|it| Some(count(it, it.votes?, canvas)));
    let words = words.map(|words| width::cells(&words) + 1).max().unwrap_or(0);
    let counts = bar_cells + u16::try_from(words).unwrap_or(u16::MAX) + u16::from(revealed);
    let title = right_of(area, indent).width.saturating_sub(counts);
    let (rows, all) = (usize::from(area.height), voting.proposals.len());
    let lines = |it: &Candidate| wrapped_lines(&it.title, usize::from(title).max(1)).len().max(1);
    let taken = |most: usize| voting.proposals.iter().map(|it| lines(it).min(most)).sum::<usize>();
    let rows_each = (1..=rows).rev().find(|most| taken(*most) <= rows).unwrap_or(1);
    let shown = if all > rows { rows.saturating_sub(1) } else { all };
    let mut rest = area;
    for candidate in voting.proposals.iter().take(shown) {
        canvas.text(top(rest, 1), &number(candidate, voting), Role::Dim);
        let beside = right_of(rest, indent);
        let words = Rect { width: title, ..beside };
        if let Some(votes) = candidate.votes {
            let chart = top(right_of(beside, title + 1), 1);
            let (full, _) = bar::filled(canvas, bar_cells, votes.into(), most(voting));
            let drawn = u16::try_from(full.width()).unwrap_or(bar_cells).min(bar_cells);
            canvas.line(Rect { width: bar_cells.min(chart.width), ..chart }, Line::from(full));
            canvas.text(
                right_of(chart, drawn),
                &format!(" {}", count(candidate, votes, canvas)),
                Role::Heading,
            );
        }
        let used = u16::try_from(lines(candidate).min(rows_each)).unwrap_or(u16::MAX);
        canvas.paragraph(top(words, used), &candidate.title, Role::Question);
        rest = below(rest, used);
    }
    if shown < all {
        let more = (canvas.texts.present.and_more)(all - shown);
        canvas.text(right_of(rest, indent), &more, Role::Dim);
    }
}

/// Whether more votes are in than there are.
fn is_over_budget(voting: &Voting) -> bool {
    voting.cast.is_some_and(|cast| cast > voting.budget)
}

/// How many votes are in, and what is to be said about that.
struct Foot {
    /// How many are in, in big letters.
    large: Option<Vec<String>>,
    words: String,
    note: Option<(&'static str, Role)>,
    /// Whether the note stands beside the words.
    beside: bool,
    /// Rows of the note, where it stands below them.
    below: u16,
    /// Rows of the bar; none while there is nothing to draw.
    bar: u16,
}

impl Foot {
    fn new(voting: &Voting, area: Rect, canvas: &Canvas<'_, '_>) -> Self {
        let texts = canvas.texts.present;
        let words = match voting.cast {
            Some(cast) => (texts.votes_in)(cast, voting.budget, voting.over),
            None => (texts.votes_to_count)(voting.budget),
        };
        let large = (area.height >= ROOMY && has_blocks(canvas))
            .then(|| big::set(&words, area.width, big::ROWS, 1)?.into_iter().next())
            .flatten();
        let note = match () {
            () if is_over_budget(voting) && !voting.over => Some((texts.count_again, Role::Warn)),
            () if voting.too_few => Some((texts.too_few_votes, Role::Dim)),
            () if voting.over => Some((texts.vote_over, Role::Dim)),
            () => None,
        };
        let cells = usize::from(area.width);
        let told = note.map_or("", |(note, _)| note);
        let beside = large.is_none() && width::cells(&words) + 2 + width::cells(told) <= cells;
        let lines = if told.is_empty() || beside { 0 } else { wrapped_lines(told, cells.max(1)).len() };
        let bar = if large.is_some() { 2 } else { 1 };
        let bar = if voting.cast.is_some() { bar } else { 0 };
        Self { large, words, note, beside, below: u16::try_from(lines).unwrap_or(u16::MAX), bar }
    }

    fn rows(&self) -> u16 {
        let words = if self.large.is_some() { 1 + big::ROWS } else { 1 };
        self.bar + words + self.below
    }

    fn draw(&self, voting: &Voting, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let over = is_over_budget(voting);
        for y in 0..self.bar {
            let (full, empty) = bar::filled(canvas, area.width, voting.cast.unwrap_or(0), voting.budget);
            canvas.line(top(below(area, y), 1), Line::from(vec![full, empty]));
        }
        let mut rest = below(area, self.bar);
        let role = if over { Role::Warn } else { Role::Heading };
        if let Some(large) = &self.large {
            rest = below(rest, 1);
            for (y, row) in (0..).zip(large) {
                canvas.text(top(below(rest, y), 1), row, role);
            }
            rest = below(rest, big::ROWS);
        } else {
            canvas.text(rest, &self.words, role);
            if let (Some((note, role)), true) = (self.note, self.beside) {
                canvas.right(rest, note, role);
            }
            rest = below(rest, 1);
        }
        if let (Some((note, role)), false) = (self.note, self.beside) {
            canvas.paragraph(rest, note, role);
        }
    }
}
