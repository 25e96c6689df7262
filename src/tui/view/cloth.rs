//! The cloth (*Duken*): one sheet of parts and fields, the selected question in full, the stages of the meeting.

mod field;
mod strip;

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::text::width;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::cloth::{self, Area, Map, Sheet};
use crate::tui::theme::Role;
use crate::tui::widgets::field as text_field;

use super::{Canvas, below, right_of, top};

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(map) = Map::of(model, area.width, area.height) else { return };
    if area.height < 4 || area.width < 4 {
        return;
    }
    let selected = cloth::selected(model, &map);
    let first = map.sheet.first_row(selected, map.window);
    let seen = rows_in_sight(&map.sheet, first, map.window);
    let window = Window { area: top(area, seen), first };
    hems(&map.sheet, window, canvas);
    parts(model, &map, window, canvas);
    field::draw_all(model, &map, selected, window, canvas);
    let last = Rect { y: area.y + area.height - 1, height: 1, ..area };
    let detail = Rect { y: area.y + map.window + 1, ..last };
    if model.cloth.search.is_empty() {
        whole_question(model, selected, detail, canvas);
        strip::draw(model, last, canvas);
    } else {
        strip::draw(model, last, canvas);
        // Drawn last: the cursor stays where letters go.
        search(model, detail, canvas);
    }
}

/// Rows of the sheet drawn from `first` on: a part of which no field would be seen stays below the hem.
fn rows_in_sight(sheet: &Sheet, first: u16, window: u16) -> u16 {
    let end = sheet.height.min(first.saturating_add(window));
    let begun = sheet.rows.iter().rev().find(|row| row.top <= end && row.top > first);
    let end = match begun {
        Some(row) if end < sheet.height && end <= row.top + 1 => row.top - 1,
        _ => end,
    };
    end.saturating_sub(first)
}

/// The part of the sheet in sight, and where it is drawn.
#[derive(Clone, Copy)]
struct Window {
    area: Rect,
    /// The sheet's row drawn in the first row of `area`.
    first: u16,
}

impl Window {
    /// Where an area of the sheet is drawn; `None` unless all of it is in sight.
    fn place(self, area: Area) -> Option<Rect> {
        let y = area.y.checked_sub(self.first)?;
        let inside = y + area.height <= self.area.height && area.right() <= self.area.width;
        inside.then(|| Rect {
            x: self.area.x + area.x,
            y: self.area.y + y,
            width: area.width,
            height: area.height,
        })
    }

    /// Where a row of the sheet is drawn, if it is in sight.
    fn row(self, y: u16) -> Option<Rect> {
        self.place(Area { x: 0, y, width: self.area.width, height: 1 })
    }
}

/// Hems and seams. The rule above the screen is the upper hem, so that the page itself becomes the cloth.
fn hems(sheet: &Sheet, window: Window, canvas: &mut Canvas<'_, '_>) {
    let [left, right, ..] = canvas.symbols.joints;
    let [top_left, top_right, bottom_left, bottom_right] = canvas.symbols.corners;
    let end = window.first + window.area.height;
    for (index, row) in sheet.rows.iter().enumerate() {
        for y in row.top..row.top + row.height {
            if let Some(place) = window.row(y) {
                for x in &row.walls {
                    canvas.text(right_of(place, *x), canvas.symbols.wall, Role::Rule);
                }
            }
        }
        let next = sheet.rows.get(index + 1);
        if let (Some(place), Some(next)) = (window.row(row.top + row.height), next) {
            seam(canvas, place, &row.walls, &next.walls, [left, right]);
        }
    }
    let at = |y: u16| {
        sheet
            .rows
            .iter()
            .find(|row| (row.top..row.top + row.height).contains(&y))
            .map_or(&[][..], |row| row.walls.as_slice())
    };
    let upper = Rect { y: window.area.y.saturating_sub(1), height: 1, ..window.area };
    seam(canvas, upper, &[], at(window.first), [top_left, top_right]);
    let lower = Rect { y: window.area.y + window.area.height, ..upper };
    seam(canvas, lower, at(end.saturating_sub(1)), &[], [bottom_left, bottom_right]);
    let middle = |place: Rect| right_of(place, place.width / 2 + 2);
    if window.first > 0 {
        canvas.text(middle(upper), canvas.symbols.up, Role::Accent);
    }
    if end < sheet.height {
        canvas.text(middle(lower), canvas.symbols.down, Role::Accent);
    }
}

/// A seam with a joint wherever an upright seam meets it from above or below.
fn seam(canvas: &mut Canvas<'_, '_>, place: Rect, above: &[u16], under: &[u16], ends: [&'static str; 2]) {
    let [_, _, down, up, cross] = canvas.symbols.joints;
    let [left, right] = ends;
    let last = place.width.saturating_sub(1);
    let line: String = (0..place.width)
        .map(|x| match x {
            0 => left,
            _ if x == last => right,
            _ => match (above.contains(&x), under.contains(&x)) {
                (true, true) => cross,
                (true, false) => up,
                (false, true) => down,
                (false, false) => canvas.symbols.rule,
            },
        })
        .collect();
    canvas.text(place, &line, Role::Rule);
}

/// The titles of the parts, whether optional ones concern the room, and the measures that have grown.
fn parts(model: &Model, map: &Map, window: Window, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts.cloth;
    for (index, (corner, place)) in map.cloth.corners.iter().zip(&map.sheet.corners).enumerate() {
        let Some(part) = meeting.session.set.parts.get(corner.part_index) else { continue };
        let title =
            Area { x: place.area.x + 1, height: 1, width: place.area.width.saturating_sub(2), ..place.area };
        let is_last = index + 1 == map.cloth.corners.len();
        if let Some(row) = window.place(title) {
            let name = format!("{} {}", corner.part_index + 1, part.title.get(model.lang()));
            let role = if corner.concerns_us { Role::Heading } else { Role::Dim };
            let used = canvas.text(row, &name, role);
            let room = usize::from(row.width.saturating_sub(used + 2));
            let aside = if part.optional {
                let long = (texts.concerns_us)(corner.concerns_us);
                let short = (texts.concerns_short)(corner.concerns_us);
                Some(if width::cells(long) <= room { long } else { short }.to_owned())
            } else if is_last && !map.cloth.agreed.is_empty() {
                let count = map.cloth.agreed.len();
                let long = format!("{} {}", canvas.symbols.check, (texts.agreed)(count));
                let short = format!("{} {count}", canvas.symbols.check);
                Some(if width::cells(&long) <= room { long } else { short })
            } else {
                None
            };
            if let Some(aside) = aside {
                let role = if part.optional { Role::Dim } else { Role::Good };
                canvas.right(right_of(row, used + 2), &aside, role);
                if part.optional {
                    canvas.on_click(row, Target::Group(index));
                }
            }
        }
        if is_last {
            grown(model, &map.cloth.agreed, place.rest, window, canvas);
        }
    }
}

/// Agreed measures grow below the fields of the last part, the newest last.
fn grown(model: &Model, agreed: &[String], rest: Area, window: Window, canvas: &mut Canvas<'_, '_>) {
    // A row of air above, where there is one to spare.
    let air = u16::from(usize::from(rest.height) > agreed.len());
    let rows = rest.height - air.min(rest.height);
    if rows == 0 || agreed.is_empty() {
        return;
    }
    let fits = agreed.len() <= usize::from(rows);
    let shown = if fits { agreed.len() } else { usize::from(rows) - 1 };
    for (y, index) in (0..rows).zip(0..=shown) {
        let line = Area { y: rest.y + air + y, height: 1, ..rest };
        let Some(place) = window.place(line) else { continue };
        match agreed.get(index) {
            Some(title) if index < shown => {
                let line = Line::from(vec![
                    canvas.span(format!("{} ", canvas.symbols.check), Role::Good),
                    canvas.span(
                        width::cut(
                            title,
                            usize::from(place.width).saturating_sub(3),
                            canvas.symbols.ellipsis,
                        )
                        .into_owned(),
                        Role::Text,
                    ),
                ]);
                canvas.line(place, line);
            }
            Some(_) => {
                let hidden = agreed.len() - shown;
                let more = if shown == 0 {
                    (model.texts.cloth.agreed)(hidden)
                } else {
                    (model.texts.cloth.more)(hidden)
                };
                canvas.text(place, &format!("{} {more}", canvas.symbols.check), Role::Good);
            }
            None => {}
        }
    }
}

/// The selected question as the room reads it, and how far it has come.
fn whole_question(model: &Model, selected: usize, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let outline = meeting.session.outline();
    let Some(entry) = outline.get(selected) else { return };
    let text = format!("{} {}", entry.number, entry.question.text.get(model.lang()));
    let minutes = (model.texts.dates.minutes)(u32::from(entry.minutes));
    let room = area.width.saturating_sub(u16::try_from(width::cells(&minutes)).unwrap_or(0) + 2);
    canvas.text(Rect { x: area.x + 1, width: room.saturating_sub(2), ..area }, &text, Role::Text);
    canvas.right(Rect { width: area.width - 1, ..area }, &minutes, Role::Dim);
}

/// What is typed, and how much was found.
fn search(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let count = cloth::found(model).map_or(0, |found| found.len());
    let texts = model.texts.cloth;
    let note = if count == 0 { texts.not_found.to_owned() } else { (texts.found)(count) };
    let used = canvas.text(right_of(area, 1), &format!("{} ", canvas.symbols.prompt), Role::Accent);
    let room = right_of(area, 1 + used);
    let note_cells = u16::try_from(width::cells(&note)).unwrap_or(u16::MAX);
    canvas.right(Rect { width: room.width.saturating_sub(1), ..room }, &note, Role::Dim);
    let line = Rect { width: room.width.saturating_sub(note_cells.saturating_add(3)), ..room };
    text_field::line(canvas, line, &model.cloth.search, true);
}

#[cfg(test)]
mod tests;
