//! The fields of the open meeting: shown as they are stored, saved as they are left.

use crate::domain::session::{Attendance, Session};
use crate::domain::sitting::Sitting;
use crate::env::Env;
use crate::i18n::dates::short;
use crate::ops::{DetailEdit, Draft, DraftKey, Op, PresenceRole, SittingEdit};
use crate::rules::dates::read as read_date;
use crate::tui::input::{Input, Key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::stops::{FORM, ROLES};
use super::{Field, read};

/// Shows what is stored in every field that nobody is changing.
pub(super) fn show(model: &mut Model) {
    for (field, text) in stored(model) {
        let form = &mut model.prepare.form;
        // A field that was changed to what is stored now has been saved.
        if form.buffer(field).text() == text {
            form.put(field, &text);
        } else {
            form.offer(field, &text);
        }
    }
}

/// Shows what is stored in every field.
pub(super) fn show_all(model: &mut Model) {
    for (field, text) in stored(model) {
        model.prepare.form.put(field, &text);
    }
}

/// What was being typed when the program ended, or could not be saved, goes back into its field.
pub(super) fn restore_drafts(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    for (field, text) in stored(model) {
        model.prepare.form.put(field, &text);
        if let Some(draft) = meeting.drafts.get(&key(field)) {
            model.prepare.form.put_back(field, &draft.text, draft.cursor);
        }
    }
}

fn key(field: Field) -> DraftKey {
    DraftKey::Field(field.code().to_owned())
}

/// What is being typed in a field.
pub(super) fn draft(model: &Model, field: Field) -> Option<Draft> {
    if field.is_choice() || !model.prepare.form.is_changed(field) {
        return None;
    }
    let buffer = model.prepare.form.buffer(field);
    Some(Draft {
        key: key(field),
        text: buffer.text().to_owned(),
        cursor: buffer.cursor(),
        kept_at: model.now.utc,
    })
}

/// The sitting the form is about: the one being held.
fn sitting(model: &Model) -> Option<&Sitting> {
    let meeting = model.meeting.as_ref()?;
    meeting.session.sitting(meeting.place.sitting)
}

/// Every field with what is stored of it, as text.
fn stored(model: &Model) -> Vec<(Field, String)> {
    let (Some(meeting), Some(sitting)) = (&model.meeting, sitting(model)) else { return Vec::new() };
    let fields = FORM.iter().chain(&ROLES);
    fields.map(|field| (*field, of(model, &meeting.session, sitting, *field))).collect()
}

fn of(model: &Model, session: &Session, sitting: &Sitting, field: Field) -> String {
    let details = &session.details;
    match field {
        Field::Unit => session.unit.name.clone(),
        Field::Set => session.set.title.get(model.lang()).to_owned(),
        Field::Title => details.title.clone(),
        Field::Sitting => sitting.label.clone(),
        Field::Date => short(sitting.date),
        Field::Start => sitting.start.map(|start| (model.texts.dates.clock)(start)).unwrap_or_default(),
        Field::Place => sitting.place.clone(),
        Field::Heads => {
            let sizes: Vec<u16> = session
                .groups_of(sitting.id)
                .filter(|group| !group.plenary)
                .map(|group| group.size)
                .collect();
            read::tables_written(&sizes, model.texts.common.table, model.settings.table_size)
        }
        Field::Minutes => details.minutes.to_string(),
        Field::Purpose => details.purpose.clone(),
        Field::Leader => details.leader.clone(),
        Field::Facilitator => details.facilitator.clone(),
        Field::NoteTaker => details.note_taker.clone(),
        Field::SafetyRep | Field::UnionRep | Field::Nav | Field::HealthService | Field::Hr => {
            (model.texts.codes.attendance)(attendance(session, field)).to_owned()
        }
    }
}

/// Saves a field that has been changed and can be read; one that cannot keeps its text and says why beside it.
pub(super) fn save(model: &mut Model, field: Field, env: &Env) -> Vec<Effect> {
    if field.is_choice() || !model.prepare.form.is_changed(field) {
        return Vec::new();
    }
    let typed = model.prepare.form.text(field).to_owned();
    let Some(op) = op(model, field, &typed) else { return Vec::new() };
    let draft = draft(model, field);
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    match meeting.run_typed(&op, draft, env) {
        Ok(mut effects) => {
            model.autosave.kept();
            // What was typed may say the same in other words; its draft is then of no use.
            if effects.is_empty() {
                effects.extend(meeting.drop_draft(key(field)));
            }
            put_stored(model, field);
            effects
        }
        Err(refusal) => {
            if refusal == crate::ops::Refusal::Empty {
                put_stored(model, field);
            }
            model.refuse(&refusal);
            Vec::new()
        }
    }
}

fn put_stored(model: &mut Model, field: Field) {
    if let Some((_, text)) = stored(model).into_iter().find(|(other, _)| *other == field) {
        model.prepare.form.put(field, &text);
    }
}

/// The operation that a text in a field asks for; `None` while it cannot be read.
fn op(model: &Model, field: Field, typed: &str) -> Option<Op> {
    let sitting = sitting(model)?;
    let text = || typed.to_owned();
    let of_sitting = |edit| Some(Op::EditSitting(sitting.id, edit));
    let detail = |edit| Some(Op::SetDetail(edit));
    match field {
        Field::Title => detail(DetailEdit::Title(text())),
        Field::Sitting => of_sitting(SittingEdit::Label(text())),
        Field::Date => of_sitting(SittingEdit::Date(read_date(typed, model.now.today()).ok()?.date()?)),
        Field::Start => of_sitting(SittingEdit::Start(read::time(typed).ok()?)),
        Field::Place => of_sitting(SittingEdit::Place(text())),
        Field::Heads => Some(Op::SetTables {
            sitting: sitting.id,
            sizes: read::tables(typed, model.settings.table_size).ok()?,
            label: model.texts.common.table.to_owned(),
        }),
        Field::Minutes => detail(DetailEdit::Minutes(read::minutes(typed)?)),
        Field::Purpose => detail(DetailEdit::Purpose(text())),
        Field::Leader => detail(DetailEdit::Leader(text())),
        Field::Facilitator => detail(DetailEdit::Facilitator(text())),
        Field::NoteTaker => detail(DetailEdit::NoteTaker(text())),
        Field::Unit
        | Field::Set
        | Field::SafetyRep
        | Field::UnionRep
        | Field::Nav
        | Field::HealthService
        | Field::Hr => None,
    }
}

fn role(field: Field) -> Option<PresenceRole> {
    match field {
        Field::SafetyRep => Some(PresenceRole::SafetyRep),
        Field::UnionRep => Some(PresenceRole::UnionRep),
        Field::Nav => Some(PresenceRole::Nav),
        Field::HealthService => Some(PresenceRole::HealthService),
        Field::Hr => Some(PresenceRole::Hr),
        _ => None,
    }
}

fn attendance(session: &Session, field: Field) -> Attendance {
    let presence = session.details.presence;
    match role(field) {
        Some(PresenceRole::SafetyRep) => presence.safety_rep,
        Some(PresenceRole::UnionRep) => presence.union_rep,
        Some(PresenceRole::Nav) => presence.nav,
        Some(PresenceRole::HealthService) => presence.health_service,
        Some(PresenceRole::Hr) => presence.hr,
        None => Attendance::Unknown,
    }
}

/// Left, Right and Space step through yes, no and not said; the first letter of a word says it at once.
pub(super) fn choose(model: &mut Model, field: Field, input: &Input, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let now = attendance(&meeting.session, field);
    let all = Attendance::ALL;
    let here = all.iter().position(|value| *value == now).unwrap_or(0);
    let step = |by: usize| all.get((here + by) % all.len()).copied();
    let next = match input {
        Input::Key(chord) if chord.key == Key::Right => step(1),
        Input::Key(chord) if chord.key == Key::Left => step(all.len() - 1),
        Input::Text(text) if text == " " => step(1),
        Input::Text(text) => {
            let name = |value: &&Attendance| (model.texts.codes.attendance)(**value).to_owned();
            all.iter().find(|value| name(value).starts_with(&text.to_lowercase())).copied()
        }
        Input::Key(chord) if matches!(chord.key, Key::Delete | Key::Backspace) => Some(Attendance::Unknown),
        _ => None,
    };
    let (Some(next), Some(role)) = (next, role(field)) else { return Vec::new() };
    if next == now {
        return Vec::new();
    }
    let effects = model.act(&Op::SetDetail(DetailEdit::Presence(role, next)), env);
    put_stored(model, field);
    effects
}
