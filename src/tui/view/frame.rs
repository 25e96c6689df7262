//! What stands around every screen: title and rule above, rule, keys and «alt er lagret» below.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::place::Stage;
use crate::text::width;
use crate::tui::commands::{COMMANDS, Id, is_offered, label};
use crate::tui::dialogs::guards;
use crate::tui::leaving::is_unsaved;
use crate::tui::meeting::Meeting;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Target;
use crate::tui::theme::Role;

use super::{Canvas, below, top};

/// Cells between two keys of the footer.
const GAP: u16 = 2;

/// Draws the frame and returns what is left for the screen.
pub(super) fn draw(model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) -> Rect {
    header(model, top(page, 1), canvas);
    canvas.rule(top(below(page, 1), 1));
    let footer = Rect { y: page.y + page.height - 2, height: 2, ..page };
    // What has just happened is said in full, over the rule where one row is not enough.
    if let Some(status) = model.status.as_ref().filter(|it| width::cells(&it.text) > usize::from(page.width))
    {
        let (first, rest) = in_two(&status.text, usize::from(page.width));
        canvas.text(footer, first, Role::Accent);
        canvas.text(below(footer, 1), rest, Role::Accent);
    } else {
        canvas.rule(top(footer, 1));
        keys(model, below(footer, 1), canvas);
    }
    Rect { y: page.y + 2, height: page.height.saturating_sub(4), ..page }
}

/// A sentence in two rows: as much as fits in the first, and the rest, which is cut where it is drawn.
fn in_two(text: &str, cells: usize) -> (&str, &str) {
    let first = crate::text::wrapped_lines(text, cells.max(1)).into_iter().next().unwrap_or_default();
    (first, text.get(first.len()..).unwrap_or_default().trim_start())
}

fn header(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts;
    // These pages are about every meeting; one that lies open behind them says nothing here.
    let shown = match model.screen {
        Screen::Start | Screen::Sets | Screen::Settings | Screen::FollowUp => None,
        _ => model.meeting.as_ref(),
    };
    let (left, right) = match (shown, model.screen) {
        (_, Screen::FollowUp) => (texts.follow_up.title.to_owned(), (texts.dates.full)(model.now.today())),
        (None, _) => ("dialogduk".to_owned(), (texts.dates.full)(model.now.today())),
        (Some(meeting), screen) => {
            let session = &meeting.session;
            let sitting = session.sitting(meeting.place.sitting).map_or("", |sitting| sitting.label.as_str());
            let place = if sitting.is_empty() {
                session.unit.name.clone()
            } else {
                format!("{} · {sitting}", session.unit.name)
            };
            let right = match screen {
                Screen::Question => meeting
                    .entry()
                    .map(|entry| format!("{} {}", entry.part_index + 1, entry.part.title.get(model.lang()))),
                Screen::Paper => Some(texts.paper.title.to_owned()),
                Screen::Cloth => Some(crate::tui::screens::cloth::headline(model, meeting)),
                _ => None,
            };
            let place = match screen {
                // On a narrow window the progress says more than where we are.
                Screen::Cloth => on_the_cloth(model, &[&place, sitting], right.as_deref(), area.width),
                _ => place,
            };
            (place, right.unwrap_or_else(|| (texts.codes.stage)(stage_of(model)).to_owned()))
        }
    };
    let mut used = 0;
    if let Some(past) = model.past() {
        let mark = format!("[{}] ", (texts.states.mark)(&past.at));
        used = canvas.text(area, &mark, Role::Warn);
    }
    let rehearsal = model.demo || shown.is_some_and(|meeting| meeting.session.rehearsal);
    if rehearsal {
        let mark = format!("[{}] ", texts.common.rehearsal);
        used += canvas.text(
            Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area },
            &mark,
            Role::Warn,
        );
    }
    let right_cells = u16::try_from(width::cells(&right)).unwrap_or(u16::MAX);
    let room = area.width.saturating_sub(used);
    // On a narrow window the left side, which says where we are, is the last to go.
    let left_area = Rect { x: area.x + used, width: room, ..area };
    let left_used = canvas.text(left_area, &left, Role::Heading);
    if left_used + 2 + right_cells <= room {
        canvas.right(area, &right, Role::Dim);
    } else {
        let rest = super::right_of(left_area, left_used + 2);
        canvas.text(rest, &right, Role::Dim);
    }
}

/// «Duken» and where we are, as much of it as the progress leaves room for: that says more on the cloth.
fn on_the_cloth(model: &Model, places: &[&str], progress: Option<&str>, cells: u16) -> String {
    let title = model.texts.cloth.title;
    let taken = progress.map_or(0, |progress| width::cells(progress) + 2);
    let with = |place: &&str| format!("{title} · {place}");
    let mut long = places.iter().filter(|place| !place.is_empty()).map(with);
    long.find(|words| width::cells(words) + taken <= usize::from(cells)).unwrap_or_else(|| title.to_owned())
}

/// The stage a screen belongs to (C1); where several are held on one screen, the one gone to.
fn stage_of(model: &Model) -> Stage {
    let gone_to = model.meeting.as_ref().map(|meeting| meeting.place.stage);
    match model.screen {
        Screen::Opening | Screen::Prepare => Stage::Opening,
        Screen::Measures | Screen::Measure | Screen::Keeps => gone_to
            .filter(|stage| matches!(stage, Stage::Previous | Stage::Sorting | Stage::Prioritising))
            .unwrap_or(Stage::Agreeing),
        Screen::Review => Stage::Previous,
        Screen::Matrix | Screen::Vote => Stage::Prioritising,
        Screen::Close => gone_to.filter(|stage| *stage == Stage::ReadBack).unwrap_or(Stage::Closing),
        Screen::Start
        | Screen::Cloth
        | Screen::Question
        | Screen::Paper
        | Screen::FollowUp
        | Screen::Settings
        | Screen::Sets => Stage::Questions,
    }
}

fn keys(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let saved = if let Some(status) = &model.status {
        canvas.text(area, &status.text, Role::Accent);
        return;
    } else if model.meeting.as_ref().is_some_and(Meeting::is_pending) {
        model.texts.common.saving.to_owned()
    } else if model.past().is_some() {
        model.texts.states.only_read.to_owned()
    } else if let Some(away) = crate::tui::away::in_a_word(model) {
        away.to_owned()
    } else if is_unsaved(model) {
        model.texts.dialogs.not_saved.to_owned()
    } else if guards(&model.dialogs) || model.meeting.as_ref().is_some_and(Meeting::holds_asked) {
        model.texts.guard.not_stored.to_owned()
    } else {
        match model.saved_at {
            Some(at) if model.meeting.is_some() => {
                let at = (model.texts.dates.clock)(at.time());
                format!("{} {}", (model.texts.common.saved_at)(&at), canvas.symbols.check)
            }
            _ => format!("{} {}", model.texts.common.all_saved, canvas.symbols.check),
        }
    };
    let saved_cells = u16::try_from(width::cells(&saved)).unwrap_or(u16::MAX);
    let mut room = area.width.saturating_sub(saved_cells + 2);
    let scopes = model.scopes();
    let mut shown: Vec<_> = COMMANDS
        .iter()
        .filter(|command| scopes.contains(&command.scope) && is_offered(model, command.id))
        .filter_map(|command| Some((command.footer?, command.id)))
        .collect();
    shown.sort_by_key(|(rank, id)| (*rank, *id));
    let written = |id: Id| (model.key_of(id), format!(" {}", label(model, id)));
    let cells_of = |(key, label): &(String, String)| {
        u16::try_from(width::cells(key) + width::cells(label)).unwrap_or(u16::MAX)
    };
    // Whoever is lost looks here: room for the way to help is kept on every screen, however narrow.
    let mut help = cells_of(&written(Id::Help)).saturating_add(GAP);
    let mut x = area.x;
    for (_, id) in shown {
        if id == Id::Help {
            help = 0;
        }
        let (key, label) = written(id);
        let cells = cells_of(&(key.clone(), label.clone()));
        if cells.saturating_add(help) > room {
            continue;
        }
        let place = Rect { x, width: cells, ..area };
        canvas.line(place, Line::from(vec![canvas.span(key, Role::Key), canvas.span(label, Role::Label)]));
        canvas.on_click(place, Target::Command(id));
        x = x.saturating_add(cells + GAP);
        room = room.saturating_sub(cells + GAP);
    }
    let role = if is_unsaved(model) || crate::tui::away::in_a_word(model).is_some() {
        Role::Warn
    } else {
        Role::Good
    };
    canvas.right(area, &saved, role);
}
