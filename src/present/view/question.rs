//! A question on the wall: the question as large as it fits, and below it the phase and its clock.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::lay::{self, Para};
use super::{big, draw_rows, has_blocks};
use crate::domain::live::RoomClock;
use crate::present::Asked;
use crate::rules::counts::Counted;
use crate::rules::suppress::{AtLeast, Average, Cells};
use crate::text::width;
use crate::tui::model::Now;
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, right_of, top};
use crate::tui::widgets::bar;

/// Least rows of a wall on which the phase and the clock are drawn in big letters, too.
const ROOMY: u16 = 34;
/// Least rows on which there is room for the reminder to speak generally.
const REMINDED: u16 = 14;
/// Widest label of a bar.
const LABEL: u16 = 44;

pub(super) fn draw(asked: &Asked, now: &Now, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts;
    let place = format!("{}/{}", asked.number, asked.of);
    canvas.text(area, &asked.part, Role::Dim);
    canvas.right(Rect { y: area.y, height: 1, ..area }, &place, Role::Dim);
    let body = below(area, if area.height >= REMINDED { 2 } else { 1 });
    let large = large(asked, now, body, canvas);
    let result = Answered::of(asked, canvas);
    let all_bars = result.rows();
    let mut paras = vec![Para::new(asked.text.as_str(), Role::Question)];
    let left_by = |low: u16| body.height.saturating_sub(low + all_bars + u16::from(all_bars > 0));
    let usual = foot_rows(asked, body, large.as_ref());
    // On a low wall the cue comes where the question leaves a row for it.
    let plain = all_bars == 0 && asked.options.is_empty();
    let cue = u16::from(asked.cue.is_some() && area.height < REMINDED && plain);
    let cue = cue * u16::from(!lay::is_cut(&paras, body.width, left_by(usual + cue)));
    let low = match usual + cue {
        // Half a result is a wrong one: it comes before the clock.
        low if all_bars > 0 && lay::is_cut(&paras, body.width, left_by(low)) => 0,
        low => low,
    };
    let above = Rect { height: body.height.saturating_sub(low), ..body };
    // Bars in ordinary rows, below a question that has what is left, and a row always.
    let bar_rows = all_bars.min(above.height.saturating_sub(2));
    let text = Rect { height: above.height - bar_rows - u16::from(bar_rows > 0), ..above };
    if all_bars == 0 {
        let option = |option: &String| Para::new(option.as_str(), Role::Text).bullet(canvas.symbols.bullet);
        paras.extend(asked.options.iter().map(option));
    }
    if asked.counted == Counted::TooFew {
        paras.push(Para::new(texts.present.too_few, Role::Dim));
    }
    if all_bars == 0 && !asked.options.is_empty() && lay::is_cut(&paras, text.width, text.height) {
        // Too many to stand below each other.
        let joined = asked.options.join(&format!(" {} ", canvas.symbols.dot));
        paras = vec![Para::new(asked.text.as_str(), Role::Question), Para::new(joined, Role::Text)];
    }
    let rows = lay::set(&paras, text.width, text.height, has_blocks(canvas));
    let free = text.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    draw_rows(&rows, below(text, free / 3), canvas);
    result.draw(below(above, above.height - bar_rows), canvas);
    if low > 0 {
        foot(asked, now, large.as_ref(), below(body, above.height), canvas);
    }
}

/// How a question was answered, as the room may see it.
enum Answered {
    /// How many gave each answer.
    Bars(Vec<(String, Option<AtLeast>)>),
    /// The mean of a scale between its ends; never how it is spread.
    Scale(Average),
}

impl Answered {
    fn of(asked: &Asked, canvas: &Canvas<'_, '_>) -> Self {
        let bars = |labels: &mut dyn Iterator<Item = &str>, cells: &Cells| {
            Self::Bars(labels.map(str::to_owned).zip(cells.iter().copied()).collect())
        };
        match &asked.counted {
            Counted::Nothing | Counted::TooFew => Self::Bars(Vec::new()),
            Counted::Scale(average) => Self::Scale(*average.get()),
            Counted::Stance(cells) => bars(&mut canvas.texts.question.stance.iter().copied(), cells.get()),
            Counted::Options(cells) => bars(&mut asked.options.iter().map(String::as_str), cells.get()),
        }
    }

    fn rows(&self) -> u16 {
        match self {
            Self::Bars(bars) => u16::try_from(bars.len()).unwrap_or(u16::MAX),
            Self::Scale(Average { mean, dont_know }) => {
                if mean.is_some() {
                    3 + u16::from(dont_know.is_some())
                } else {
                    1
                }
            }
        }
    }

    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        match self {
            Self::Bars(bars) => draw_bars(bars, area, canvas),
            Self::Scale(average) => draw_scale(*average, area, canvas),
        }
    }
}

/// Bars as long as what is told of them; one that fewer than five stand behind has none.
fn draw_bars(bars: &[(String, Option<AtLeast>)], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let count = canvas.texts.small.count;
    let widest =
        |texts: &mut dyn Iterator<Item = usize>| u16::try_from(texts.max().unwrap_or(0)).unwrap_or(LABEL);
    let told = |it: Option<AtLeast>| count(it.map(AtLeast::get));
    let beside = widest(&mut bars.iter().map(|(_, it)| width::cells(&told(*it))));
    let label = widest(&mut bars.iter().map(|(label, _)| width::cells(label))).min(LABEL).min(area.width / 2);
    let most = bars.iter().filter_map(|(_, it)| *it).max().map_or(1, AtLeast::get);
    let cells = area.width.saturating_sub(label + 2 + 1 + beside);
    for (y, (name, it)) in (0..area.height).zip(bars) {
        let row = top(below(area, y), 1);
        canvas.text(Rect { width: label, ..row }, name, Role::Text);
        let (full, _) = bar::filled(canvas, cells, it.map_or(0, AtLeast::get), most);
        let drawn = u16::try_from(full.width()).unwrap_or(cells);
        let rest = right_of(row, label + 2);
        canvas.line(rest, Line::from(full));
        let role = if it.is_some() { Role::Heading } else { Role::Dim };
        canvas.text(right_of(rest, drawn + u16::from(drawn > 0)), &told(*it), role);
    }
}

/// The scale as a line with its ends named, the mean standing on it, and below it in words.
fn draw_scale(Average { mean, dont_know }: Average, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let (small, scale) = (canvas.texts.small, canvas.texts.question.scale);
    let mut rest = area;
    if let Some((tenths, people)) = mean {
        let across = area.width.saturating_sub(1).max(1);
        // From 10 to 50 tenths.
        let at = (tenths.saturating_sub(10) * 2).min(80);
        let at = u16::try_from(u32::from(across) * u32::from(at) / 80).unwrap_or(across);
        canvas.text(top(rest, 1), &canvas.symbols.rule.repeat(usize::from(area.width)), Role::Rule);
        canvas.text(top(right_of(rest, at), 1), canvas.symbols.full, Role::Full);
        rest = below(rest, 1);
        let [low, .., high] = scale;
        canvas.text(top(rest, 1), low, Role::Dim);
        canvas.right(top(rest, 1), high, Role::Dim);
        rest = below(rest, 1);
        let told = (small.mean)(&(canvas.texts.dates.decimal)(f64::from(tenths) / 10.0), people.get());
        canvas.text(top(rest, 1), &told, Role::Heading);
        rest = below(rest, 1);
    }
    if let Some(count) = dont_know {
        canvas.text(top(rest, 1), &small.people(Some(count), canvas.texts.question.dont_know), Role::Dim);
    }
}

/// The phase in big letters, and beside it what is left of its time, where there is room for both.
struct Large {
    phase: Vec<String>,
    time: Vec<String>,
}

fn large(asked: &Asked, now: &Now, area: Rect, canvas: &Canvas<'_, '_>) -> Option<Large> {
    if area.height < ROOMY || !has_blocks(canvas) {
        return None;
    }
    let line = |text: &str| big::set(text, area.width, big::ROWS, 1)?.into_iter().next();
    let time = match &asked.clock {
        Some(clock) => line(&bar::left(clock.used_at(now.utc), clock.planned))?,
        None => Vec::new(),
    };
    let phase = line(sentence(asked, canvas))?;
    let across = |rows: &[String]| rows.iter().map(|row| width::cells(row)).max().unwrap_or(0);
    // The widest time there is, so that the size does not change while the clock runs.
    let widest = if asked.clock.is_some() { across(&line("+100.00")?) + 4 } else { 0 };
    (across(&phase) + widest <= usize::from(area.width)).then_some(Large { phase, time })
}

fn sentence(asked: &Asked, canvas: &Canvas<'_, '_>) -> &'static str {
    (canvas.texts.present.phase)(asked.phase)
}

/// Rows of the phase, its clock and the reminder, with an empty one above.
fn foot_rows(asked: &Asked, area: Rect, large: Option<&Large>) -> u16 {
    let clock = u16::from(asked.clock.is_some());
    let reminder = if area.height >= REMINDED { 2 } else { 0 };
    1 + if large.is_some() { big::ROWS + clock * 2 } else { 1 + clock } + reminder
}

fn foot(asked: &Asked, now: &Now, large: Option<&Large>, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts.present;
    let mut rest = below(area, 1);
    let ready = asked.ready.map(|(ready, of)| ((texts.ready)(ready, of), (texts.ready_short)(ready, of)));
    if let Some(Large { phase, time }) = large {
        let right = time.iter().map(|row| width::cells(row)).max().unwrap_or(0);
        let right = area.width.saturating_sub(u16::try_from(right).unwrap_or(u16::MAX));
        for (y, row) in (0..).zip(phase) {
            canvas.text(top(below(rest, y), 1), row, Role::Heading);
        }
        for (y, row) in (0..).zip(time) {
            canvas.text(right_of(top(below(rest, y), 1), right), row, time_role(asked, now));
        }
        rest = below(rest, big::ROWS);
    } else {
        let words = sentence(asked, canvas);
        canvas.text(rest, words, Role::Heading);
        if let Some((long, short)) = &ready {
            let both = width::cells(words) + 2 + width::cells(long);
            let told = if both <= usize::from(rest.width) { long } else { short };
            canvas.right(top(rest, 1), told, Role::Good);
        }
        rest = below(rest, 1);
    }
    if let Some(clock) = &asked.clock {
        let rows = if large.is_some() { 2 } else { 1 };
        draw_clock(clock, now, top(rest, rows), large.is_none(), canvas);
        rest = below(rest, rows);
    }
    if let Some(cue) = asked.cue.filter(|_| rest.height >= 1) {
        canvas.text(top(rest, 1), cue, Role::Accent);
    }
    if rest.height >= 2 {
        let last = below(rest, 1);
        canvas.paragraph(last, canvas.texts.common.speak_generally, Role::Dim);
        if let Some((long, _)) = ready.filter(|_| large.is_some()) {
            canvas.right(top(last, 1), &long, Role::Good);
        }
    }
}

fn time_role(asked: &Asked, now: &Now) -> Role {
    let over = asked.clock.is_some_and(|clock| clock.used_at(now.utc) > clock.planned);
    if over { Role::Warn } else { Role::Text }
}

/// A bar that fills as time is used, and unless they stand elsewhere, what is left, or over, in figures.
fn draw_clock(clock: &RoomClock, now: &Now, area: Rect, figures: bool, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts.present;
    let used = clock.used_at(now.utc);
    let over = used > clock.planned;
    let word = match () {
        () if over => texts.over,
        () if clock.since.is_none() && used > 0 => texts.paused,
        () => "",
    };
    let told = if figures {
        format!("  {} {word}", bar::left(used, clock.planned))
    } else if word.is_empty() {
        String::new()
    } else {
        format!("  {word}")
    };
    let room = u16::try_from(width::cells(&told)).unwrap_or(u16::MAX).min(area.width / 2);
    let room = if figures { room.max(8) } else { room };
    for y in 0..area.height {
        let row = top(below(area, y), 1);
        let cells = area.width.saturating_sub(room);
        let (full, empty) = bar::filled(canvas, cells, used.min(clock.planned), clock.planned);
        canvas.line(row, Line::from(vec![full, empty]));
    }
    let beside = right_of(area, area.width.saturating_sub(room));
    canvas.text(beside, &told, if over { Role::Warn } else { Role::Text });
}
