//! A question on the wall: the question as large as it fits, and below it the phase and its clock.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::lay::{self, Para};
use super::{big, draw_rows, has_blocks};
use crate::domain::live::RoomClock;
use crate::present::Asked;
use crate::rules::counts::Counted;
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
    let bars = bars(asked, canvas);
    let all_bars = u16::try_from(bars.len()).unwrap_or(u16::MAX);
    let mut paras = vec![Para::new(asked.text.as_str(), Role::Question)];
    let left_by = |low: u16| body.height.saturating_sub(low + all_bars + u16::from(all_bars > 0));
    let usual = foot_rows(asked, body, large.as_ref());
    // On a low wall the cue comes where the question leaves a row for it.
    let plain = bars.is_empty() && asked.options.is_empty();
    let cue = u16::from(asked.cue.is_some() && area.height < REMINDED && plain);
    let cue = cue * u16::from(!lay::is_cut(&paras, body.width, left_by(usual + cue)));
    let low = match usual + cue {
        // Half a result is a wrong one: it comes before the clock.
        low if !bars.is_empty() && lay::is_cut(&paras, body.width, left_by(low)) => 0,
        low => low,
    };
    let above = Rect { height: body.height.saturating_sub(low), ..body };
    // Bars in ordinary rows, below a question that has what is left, and a row always.
    let bar_rows = all_bars.min(above.height.saturating_sub(2));
    let text = Rect { height: above.height - bar_rows - u16::from(bar_rows > 0), ..above };
    if bars.is_empty() {
        let option = |option: &String| Para::new(option.as_str(), Role::Text).bullet(canvas.symbols.bullet);
        paras.extend(asked.options.iter().map(option));
    }
    if asked.counted == Counted::TooFew {
        paras.push(Para::new(texts.present.too_few, Role::Dim));
    }
    if bars.is_empty() && !asked.options.is_empty() && lay::is_cut(&paras, text.width, text.height) {
        // Too many to stand below each other.
        let joined = asked.options.join(&format!(" {} ", canvas.symbols.dot));
        paras = vec![Para::new(asked.text.as_str(), Role::Question), Para::new(joined, Role::Text)];
    }
    let rows = lay::set(&paras, text.width, text.height, has_blocks(canvas));
    let free = text.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    draw_rows(&rows, below(text, free / 3), canvas);
    draw_bars(&bars, below(above, above.height - bar_rows), canvas);
    if low > 0 {
        foot(asked, now, large.as_ref(), below(body, above.height), canvas);
    }
}

/// How many chose something.
struct Bar {
    label: String,
    count: u32,
}

fn bars(asked: &Asked, canvas: &Canvas<'_, '_>) -> Vec<Bar> {
    let texts = canvas.texts.question;
    let bar = |(label, count): (&str, u32)| Bar { label: label.to_owned(), count };
    match &asked.counted {
        Counted::Nothing | Counted::TooFew => Vec::new(),
        Counted::Scale(tally) => {
            let counts = tally.get().counts.map(u32::from);
            let rows = texts.scale.iter().copied().zip(counts);
            rows.chain([(texts.dont_know, u32::from(tally.get().dont_know))]).map(bar).collect()
        }
        Counted::Stance(tally) => {
            let it = tally.get();
            let counts = [it.agree, it.partly, it.disagree, it.pass].map(u32::from);
            texts.stance.iter().copied().zip(counts).map(bar).collect()
        }
        Counted::Options(tally) => {
            let counts = tally.get().counts.iter().map(|(_, count)| *count);
            asked.options.iter().map(String::as_str).zip(counts).map(bar).collect()
        }
    }
}

fn draw_bars(bars: &[Bar], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let longest = bars.iter().map(|bar| width::cells(&bar.label)).max().unwrap_or(0);
    let label = u16::try_from(longest).unwrap_or(LABEL).min(LABEL).min(area.width / 2);
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let cells = area.width.saturating_sub(label + 2 + 6);
    for (y, it) in (0..area.height).zip(bars) {
        let row = top(below(area, y), 1);
        canvas.text(Rect { width: label, ..row }, &it.label, Role::Text);
        let (full, _) = bar::filled(canvas, cells, it.count, most);
        let drawn = u16::try_from(full.width()).unwrap_or(cells);
        let beside = right_of(row, label + 2);
        canvas.line(beside, Line::from(full));
        canvas.text(right_of(beside, drawn + u16::from(drawn > 0)), &it.count.to_string(), Role::Heading);
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
