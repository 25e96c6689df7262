//! The archive and the trash: out of sight, and back again as they were (G5, L3).

use crate::domain::ids::SessionId;
use crate::ops::{SessionSummary, Trashed};
use crate::tui::dialogs::{Choose, Dialog, forget};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Row, name, open, rows_after};

/// Puts the selected meeting into the archive.
pub(super) fn archive(model: &mut Model) -> Vec<Effect> {
    let Row::Session(id) = model.start.selected else {
        model.say(model.texts.start.choose_a_meeting);
        return Vec::new();
    };
    model.start.selected = rows_after(model, id);
    model.say(model.texts.put_away.archived);
    vec![Effect::Archive(id, true)]
}

/// The archive: a meeting of it is opened, or taken out.
pub(super) fn show_archive(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.put_away;
    let ids: Vec<SessionId> = model.shelf.archive.iter().map(|session| session.id).collect();
    if ids.is_empty() {
        model.say(texts.archive_empty);
        return Vec::new();
    }
    let day = |session: &SessionSummary| {
        session.first_date.map(|day| (model.texts.dates.long)(day)).unwrap_or_default()
    };
    let rows = model.shelf.archive.iter().map(|it| format!("{}, {}", name(it), day(it))).collect();
    let choose = Choose::new(texts.archive, rows, move |model, row, _| {
        if let Some(id) = ids.get(row) {
            ask_archived(model, *id);
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

fn ask_archived(model: &mut Model, id: SessionId) {
    let texts = model.texts.put_away;
    let rows = [texts.open, texts.take_out].map(str::to_owned).to_vec();
    let choose = Choose::new(texts.archive, rows, move |model, row, env| {
        if row == 0 {
            return open(model, id, env);
        }
        model.say(model.texts.put_away.taken_out);
        model.start.selected = Row::Session(id);
        vec![Effect::Archive(id, false)]
    });
    model.dialogs.push(Dialog::Choose(choose));
}

/// The trash: a meeting of it is taken back or deleted for good; the last row empties it.
pub(super) fn show_trash(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.put_away;
    if model.shelf.trash.is_empty() {
        model.say(texts.trash_empty);
        return Vec::new();
    }
    let left = |it: &Trashed| (texts.left)(it.days_left(model.now.utc));
    let told = |it: &Trashed| format!("{}, {}", name(&it.session), left(it));
    let mut rows: Vec<String> = model.shelf.trash.iter().map(told).collect();
    let ids: Vec<SessionId> = model.shelf.trash.iter().map(|it| it.session.id).collect();
    rows.push((texts.empty_trash)(ids.len()));
    let choose = Choose::new(texts.trash, rows, move |model, row, _| {
        match ids.get(row) {
            Some(id) => ask_trashed(model, *id),
            None => forget::ask_whole(model, ids),
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.lead(texts.trash_lead)));
    Vec::new()
}

fn ask_trashed(model: &mut Model, id: SessionId) {
    let texts = model.texts.put_away;
    let rows = [texts.take_back, texts.for_good].map(str::to_owned).to_vec();
    let choose = Choose::new(texts.trash, rows, move |model, row, _| {
        if row == 1 {
            forget::ask_whole(model, vec![id]);
            return Vec::new();
        }
        model.say(model.texts.put_away.taken_back);
        model.start.selected = Row::Session(id);
        vec![Effect::Trash(id, false)]
    });
    model.dialogs.push(Dialog::Choose(choose));
}
