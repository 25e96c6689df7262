//! One field of the cloth: how full it is, in a line, a small box or a roomy one.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::cloth::{Field, Fill};
use crate::domain::outline::Entry;
use crate::domain::question_set::KindCode;
use crate::text::{width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::cloth::{self, Map, Style};
use crate::tui::theme::Role;

use super::{Canvas, Window, below, right_of, top};

/// Cells of the bar in a line.
const NARROW_BAR: u16 = 3;
/// The same where the line is long.
const WIDE_BAR: u16 = 8;
/// Narrowest bar beside a count.
const LEAST_BAR: usize = 4;

/// One field with all that is shown of it.
struct Shown<'a> {
    field: &'a Field,
    entry: &'a Entry<'a>,
    style: Style,
    is_selected: bool,
    /// The question the meeting is at.
    is_current: bool,
    /// Not among what is looked for.
    is_faint: bool,
}

/// Draws the fields in sight. One that is not wholly in sight is left out rather than cut.
pub(super) fn draw_all(
    model: &Model,
    map: &Map,
    selected: usize,
    window: Window,
    canvas: &mut Canvas<'_, '_>,
) {
    let Some(meeting) = &model.meeting else { return };
    let outline = meeting.session.outline();
    let found = cloth::found(model);
    let fields = map.fields().zip(&map.sheet.fields).zip(&outline).enumerate();
    for (index, ((field, place), entry)) in fields {
        let Some(place) = window.place(place.area) else { continue };
        let shown = Shown {
            field,
            entry,
            style: map.sheet.style,
            is_selected: index == selected && model.cloth.stage.is_none(),
            is_current: meeting.place.question == field.question,
            is_faint: found.as_ref().is_some_and(|found| !found.contains(&index)),
        };
        shown.draw(model, place, canvas);
        canvas.on_click(place, Target::Row(index));
        if shown.is_selected {
            let x = usize::from(!matches!(map.sheet.style, Style::Line | Style::Pair));
            canvas.cursor(place, x, 0);
        }
    }
}

impl Shown<'_> {
    fn draw(&self, model: &Model, place: Rect, canvas: &mut Canvas<'_, '_>) {
        match self.style {
            Style::Line => self.line(model, place, canvas),
            Style::Pair => self.pair(model, place, canvas),
            Style::Box => {
                self.frame(model, place, canvas);
                let inside = inside(place);
                let status = self.status(model, usize::from(inside.width).saturating_sub(LEAST_BAR + 1));
                let cells = u16::try_from(width::cells(&status)).unwrap_or(u16::MAX);
                let bar = inside.width.saturating_sub(cells + u16::from(cells > 0));
                if self.is_asked() {
                    self.bar(Rect { width: bar, ..inside }, canvas);
                }
                canvas.right(inside, &status, self.status_role());
            }
            Style::Roomy { text, fill } => {
                self.frame(model, place, canvas);
                let inside = inside(place);
                self.question(model, top(inside, text), canvas);
                let low = below(inside, text);
                if self.is_asked() {
                    self.bar(top(low, fill), canvas);
                }
                let status = self.status(model, usize::from(inside.width));
                canvas.text(below(low, fill), &status, self.status_role());
            }
        }
    }

    /// Bar, name and count in one row; bars of a part stand under each other.
    fn line(&self, model: &Model, place: Rect, canvas: &mut Canvas<'_, '_>) {
        let rest = self.signs(place, canvas);
        let bar = if rest.width >= 30 { WIDE_BAR } else { NARROW_BAR };
        self.stitch(Rect { width: bar, ..rest }, canvas);
        let rest = right_of(rest, bar + 1);
        let name = format!("{:>2} {}", self.field.number, self.name(model));
        let across = usize::from(rest.width);
        // The name before the count: «4/4» says enough.
        let status = self.status(model, across.saturating_sub(width::cells(&name) + 1));
        let taken = u16::try_from(width::cells(&status)).unwrap_or(u16::MAX);
        canvas.right(rest, &status, self.status_role());
        let gap = u16::from(taken > 0);
        canvas.text(Rect { width: rest.width.saturating_sub(taken + gap), ..rest }, &name, self.name_role());
    }

    /// The name, and below it bar and count.
    fn pair(&self, model: &Model, place: Rect, canvas: &mut Canvas<'_, '_>) {
        let rest = self.signs(place, canvas);
        let name = format!("{:>2} {}", self.field.number, self.name(model));
        canvas.text(rest, &name, self.name_role());
        let low = right_of(below(rest, 1), 2);
        let status = self.status(model, usize::from(low.width).saturating_sub(LEAST_BAR + 1));
        let taken = u16::try_from(width::cells(&status)).unwrap_or(u16::MAX);
        self.stitch(Rect { width: low.width.saturating_sub(taken + 1), ..low }, canvas);
        canvas.right(low, &status, self.status_role());
    }

    /// The signs before a field without a frame, and what is left beside them.
    fn signs(&self, place: Rect, canvas: &mut Canvas<'_, '_>) -> Rect {
        if self.is_selected {
            canvas.text(place, canvas.symbols.selected, Role::Accent);
        }
        if self.is_current {
            canvas.text(right_of(place, 1), canvas.symbols.marked, Role::Accent);
        }
        right_of(place, 3)
    }

    /// The bar, or a broken line where the question is not asked.
    fn stitch(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        if self.is_asked() {
            self.bar(area, canvas);
        } else {
            canvas.text(area, &broken(canvas.symbols.rule, usize::from(area.width)), Role::Rule);
        }
    }

    /// The frame with the name in it: double round the question the meeting is at, broken round one not asked.
    fn frame(&self, model: &Model, place: Rect, canvas: &mut Canvas<'_, '_>) {
        let symbols = canvas.symbols;
        let [top_left, top_right, bottom_left, bottom_right, rule, wall] = if self.is_current {
            symbols.double
        } else {
            let [a, b, c, d] = symbols.corners;
            [a, b, c, d, symbols.rule, symbols.wall]
        };
        let edge = if self.is_current || self.is_selected { Role::Accent } else { Role::Rule };
        let across = usize::from(place.width.saturating_sub(2));
        let is_broken = !self.is_asked() && !self.is_current;
        let fill = |cells: usize| if is_broken { broken(rule, cells) } else { rule.repeat(cells) };
        let name = format!("{} {}", self.field.number, self.name(model));
        let name = width::cut(&name, across.saturating_sub(2), symbols.ellipsis).into_owned();
        let rest = across.saturating_sub(width::cells(&name) + 2);
        let sign = if self.is_selected { symbols.selected } else { rule };
        // A name that just fits goes without the blank behind it.
        let tail = if rest > 0 { format!(" {}", fill(rest - 1)) } else { String::new() };
        let head = Line::from(vec![
            canvas.span(top_left, edge),
            canvas.span(sign, edge),
            canvas.span(" ", edge),
            canvas.span(name, self.name_role()),
            canvas.span(format!("{tail}{top_right}"), edge),
        ]);
        canvas.line(place, head);
        for y in (1..place.height.saturating_sub(1)).filter(|y| !is_broken || y % 2 == 0) {
            let row = Rect { y: place.y + y, height: 1, ..place };
            canvas.text(row, wall, edge);
            canvas.text(right_of(row, place.width - 1), wall, edge);
        }
        let mut foot = vec![canvas.span(bottom_left, edge)];
        if self.field.added {
            let own = format!(" {} ", model.texts.common.own_question);
            let rest = across.saturating_sub(width::cells(&own) + 1);
            foot.push(canvas.span(fill(1), edge));
            foot.push(canvas.span(own, Role::Dim));
            foot.push(canvas.span(fill(rest), edge));
        } else {
            foot.push(canvas.span(fill(across), edge));
        }
        foot.push(canvas.span(bottom_right, edge));
        canvas.line(Rect { y: place.y + place.height - 1, height: 1, ..place }, Line::from(foot));
    }

    /// The question as the room reads it, cut where its field ends.
    fn question(&self, model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let text = self.entry.question.text.get(model.lang());
        let lines = wrapped_lines(text, usize::from(area.width).max(1));
        let role = if self.is_asked() && !self.is_faint { Role::Text } else { Role::Dim };
        let more = lines.len() > usize::from(area.height);
        for (y, line) in (0..area.height).zip(lines) {
            let row = Rect { y: area.y + y, height: 1, ..area };
            if more && y + 1 == area.height {
                let cut = format!("{}{}", line.trim_end(), canvas.symbols.ellipsis);
                canvas.text(row, &cut, role);
            } else {
                canvas.text(row, line, role);
            }
        }
    }

    /// Groups that have answered, groups still to come once the question has begun, and what nobody has touched.
    fn bar(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let symbols = canvas.symbols;
        let cells = usize::from(area.width);
        let (answered, asked) = self.field.groups;
        let full = match self.field.fill {
            Fill::Empty => 0,
            Fill::Full => cells,
            // Something is never drawn as nothing, nor a part as the whole.
            Fill::Half => {
                (cells * answered.min(asked) / asked.max(1)).clamp(1.min(cells), cells.saturating_sub(1))
            }
        };
        let rest = if self.field.fill == Fill::Empty { symbols.empty } else { symbols.half };
        for y in 0..area.height {
            let line = Line::from(vec![
                canvas.span(symbols.full.repeat(full), if self.is_faint { Role::Dim } else { Role::Full }),
                canvas.span(rest.repeat(cells - full), Role::Empty),
            ]);
            canvas.line(Rect { y: area.y + y, height: 1, ..area }, line);
        }
    }

    /// The fullest account of the field that fits `room` cells.
    fn status(&self, model: &Model, room: usize) -> String {
        let field = self.field;
        let has_no_frame = matches!(self.style, Style::Line | Style::Pair);
        let own = if field.added && has_no_frame { model.texts.common.own_question } else { "" };
        let with =
            |words: String| if own.is_empty() { words } else { format!("{own} {words}").trim().to_owned() };
        if let Some(mark) = field.off.filter(|_| !self.is_asked()) {
            return (model.texts.cloth.off)(mark).to_owned();
        }
        if field.answers == 0 {
            let minutes = (model.texts.dates.minutes)(u32::from(self.entry.minutes));
            let mark = field.off.map(|mark| (model.texts.cloth.off)(mark).to_owned());
            let options = [with(mark.unwrap_or(minutes)), own.to_owned()];
            return options
                .into_iter()
                .find(|words| width::cells(words) <= room)
                .unwrap_or_else(|| own.to_owned());
        }
        let star = if field.starred > 0 {
            format!(" {}{}", symbol_of_star(model), field.starred)
        } else {
            String::new()
        };
        let count = match field.kind {
            KindCode::Measure => (model.texts.common.measures)(field.answers),
            _ => (model.texts.common.answers)(field.answers),
        };
        let waiting = self.waiting(model);
        let options = if let Some((answered, asked)) = field.tables() {
            let tables = (model.texts.cloth.tables)(answered, asked);
            vec![
                format!("{tables} · {count}{star}{waiting}"),
                format!("{tables}{star}{waiting}"),
                format!("{tables} · {count}{star}"),
                format!("{tables}{star}"),
                format!("{answered}/{asked}{star}"),
                format!("{answered}/{asked}"),
            ]
        } else {
            vec![
                format!("{count}{star}{waiting}"),
                format!("{count}{star}"),
                format!("{}{star}", field.answers),
                field.answers.to_string(),
            ]
        };
        let fits = options.iter().map(|words| with(words.clone())).find(|words| width::cells(words) <= room);
        fits.or_else(|| options.into_iter().next_back().map(with)).unwrap_or_default()
    }

    /// The sittings that are still waited for, by name.
    fn waiting(&self, model: &Model) -> String {
        let Some(meeting) = &model.meeting else { return String::new() };
        let names: Vec<&str> = self
            .field
            .not_yet
            .iter()
            .filter_map(|id| meeting.session.sitting(*id))
            .map(|sitting| sitting.label.as_str())
            .filter(|label| !label.is_empty())
            .collect();
        if names.is_empty() {
            return String::new();
        }
        format!(" · {}", (model.texts.sittings.waiting_for)(&names.join(", ")))
    }

    /// Whether it is asked, or was and has answers that count.
    fn is_asked(&self) -> bool {
        self.entry.is_on() && (self.field.off.is_none() || self.field.answers > 0)
    }

    fn name<'a>(&'a self, model: &Model) -> &'a str {
        let question = self.entry.question;
        question.short.as_ref().unwrap_or(&question.text).get(model.lang())
    }

    fn name_role(&self) -> Role {
        if self.is_selected {
            Role::Selected
        } else if self.is_faint || !self.is_asked() {
            Role::Dim
        } else {
            Role::Text
        }
    }

    fn status_role(&self) -> Role {
        if self.field.fill == Fill::Full && !self.is_faint { Role::Text } else { Role::Dim }
    }
}

fn symbol_of_star(model: &Model) -> &'static str {
    crate::tui::widgets::symbols::Symbols::of(model.settings.ascii).star
}

/// A broken line: what is not asked is only basted.
fn broken(rule: &str, cells: usize) -> String {
    width::prefix(&[rule, " "].concat().repeat(cells.div_ceil(2)), cells).to_owned()
}

/// The cells inside a frame, with an empty one beside each wall.
fn inside(place: Rect) -> Rect {
    Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: place.width.saturating_sub(4),
        height: place.height.saturating_sub(2),
    }
}
