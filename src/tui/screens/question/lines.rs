//! Questions answered by lines: open lists, and prompts for measures.

use crate::domain::answer::{Nature, Sway};
use crate::domain::ids::{AnswerId, HeadingId, MeasureId};
use crate::domain::question_set::Kind;
use crate::env::Env;
use crate::ops::{DraftKey, NewMeasure, Op};
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::screens::similar;
use crate::tui::update::keep_draft;

use super::{Only, draft, kind, selected_answer};

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A common heading; its answers follow.
    Heading(HeadingId),
    /// An answer.
    Answer(AnswerId),
    /// A measure that grew out of this question.
    Measure(MeasureId),
}

/// The rows on the screen: at a table its own lines, in plenary those of all tables (R25). Gathered ones stand under
/// their heading, after the rest.
pub(super) fn rows(model: &Model) -> Vec<Row> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let (session, place) = (&meeting.session, &meeting.place);
    let plenary = session.group(place.group).is_some_and(|group| group.plenary);
    if matches!(kind(model), Some(Kind::Measure)) {
        return session
            .measures
            .iter()
            .filter(|measure| measure.question.as_ref() == Some(&place.question))
            .filter(|measure| plenary || measure.group == Some(place.group))
            .map(|measure| Row::Measure(measure.id))
            .collect();
    }
    let here = || {
        session
            .answers_to(&place.question)
            .filter(move |answer| plenary || answer.group == place.group)
            .filter(|answer| answer.body.text().is_some())
            .filter(|answer| model.question.only.as_ref().is_none_or(|only| only.shows(answer)))
    };
    let mut rows: Vec<Row> =
        here().filter(|answer| answer.heading.is_none()).map(|answer| Row::Answer(answer.id)).collect();
    for heading in session.headings.iter().filter(|heading| heading.question == place.question) {
        let mut under = here().filter(|answer| answer.heading == Some(heading.id)).peekable();
        if under.peek().is_some() {
            rows.push(Row::Heading(heading.id));
            rows.extend(under.map(|answer| Row::Answer(answer.id)));
        }
    }
    rows
}

/// Enter: saves the line; with marked lines the line becomes their heading; on an empty line it opens a measure.
pub(super) fn save(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let (question, group) = (meeting.place.question.clone(), meeting.place.group);
    if model.question.input.is_blank() {
        if let Some(Row::Measure(id)) = rows(model).get(model.question.selected).copied() {
            model.measure.open(id);
            return model.go(Screen::Measure, env);
        }
        model.say(model.texts.common.nothing_to_save);
        return Vec::new();
    }
    let typed = draft(model);
    let text = model.question.input.text().to_owned();
    let ops = if !model.question.marked.is_empty() {
        vec![Op::Gather { answers: model.question.marked.clone(), heading: text.replace('\n', " ") }]
    } else if matches!(kind(model), Some(Kind::Measure)) {
        text.lines()
            .filter(|line| !crate::text::is_blank(line))
            .map(|line| {
                Op::Propose(NewMeasure {
                    title: line.to_owned(),
                    question: Some(question.clone()),
                    group: Some(group),
                    ..NewMeasure::default()
                })
            })
            .collect()
    } else {
        vec![Op::AddAnswers { question, group, lines: text.lines().map(str::to_owned).collect() }]
    };
    let Some(effects) = model.act_typed(&ops, typed, env) else { return Vec::new() };
    model.question.input.take();
    model.question.marked.clear();
    // What has just been said is seen, whatever was looked for.
    model.question.only = None;
    model.question.selected = rows(model).len().saturating_sub(1);
    effects
}

/// F2: the selected line in a field of its own, where Enter breaks the line.
pub(super) fn edit_selected(model: &mut Model) -> Vec<Effect> {
    // From here on the field is what is typed in, so the line below is kept now.
    let effects = keep_draft(model);
    let row = rows(model).get(model.question.selected).copied();
    let Some(meeting) = &model.meeting else { return effects };
    match row {
        Some(Row::Answer(id)) => {
            let Some(answer) = meeting.session.answer(id) else { return effects };
            let mut buffer = TextBuffer::new(Lines::Many);
            let unsaved = meeting.drafts.get(&DraftKey::Edit(id)).map(|draft| draft.text.as_str());
            buffer.set_text(unsaved.or(answer.body.text()).unwrap_or_default());
            model.question.editing = Some((id, buffer));
        }
        Some(Row::Heading(id)) => {
            let Some(heading) = meeting.session.heading(id) else { return effects };
            let texts = model.texts.question;
            let ask = Ask::new(texts.heading_title, texts.heading_label, move |model, text, env| {
                model.act(&Op::RenameHeading { heading: id, text }, env)
            })
            .with(&heading.text)
            .kept(model, format!("heading/{id}"));
            model.dialogs.push(Dialog::Ask(ask));
        }
        Some(Row::Measure(id)) => {
            let Some(measure) = meeting.session.measure(id) else { return effects };
            let texts = model.texts.question;
            let ask = Ask::new(texts.measure_title, texts.measure_label, move |model, text, env| {
                let edit = crate::ops::MeasureEdit::Text(crate::ops::TextField::Title, text);
                model.act(&Op::EditMeasure { measure: id, edit, reason: String::new() }, env)
            })
            .with(&measure.title)
            .kept(model, format!("title/{id}"));
            model.dialogs.push(Dialog::Ask(ask));
        }
        None => model.say(model.texts.question.choose_a_line),
    }
    effects
}

/// Commands while a line is edited: F2 and Esc save it (Esc never loses text); all else waits.
pub(super) fn editing_command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::EditLine | Id::Back => {
            let typed = draft(model);
            let (answer, buffer) = model.question.editing.take()?;
            if buffer.is_blank() {
                // An emptied field is not a deletion: Delete is.
                model.say(model.texts.question.edit_empty);
                model.autosave.kept();
                let dropped = model.meeting.as_mut()?.drop_draft(DraftKey::Edit(answer));
                return Some(dropped.into_iter().collect());
            }
            let op = Op::EditAnswer { answer, text: buffer.text().to_owned() };
            let saved = model.act_typed(&[op], typed, env);
            if saved.is_none() {
                model.question.editing = Some((answer, buffer));
            }
            Some(saved.unwrap_or_default())
        }
        Id::Undo => {
            model.question.editing.as_mut()?.1.undo();
            Some(Vec::new())
        }
        Id::Redo => {
            model.question.editing.as_mut()?.1.redo();
            Some(Vec::new())
        }
        _ => None,
    }
}

pub(super) fn delete_selected(model: &mut Model, env: &Env) -> Vec<Effect> {
    match rows(model).get(model.question.selected).copied() {
        Some(Row::Answer(id)) => {
            let effects = model.act(&Op::DeleteAnswers(vec![id]), env);
            after_removal(model);
            effects
        }
        Some(Row::Measure(id)) => {
            let effects = model.act(&Op::DeleteMeasure(id), env);
            after_removal(model);
            effects
        }
        Some(Row::Heading(_)) | None => {
            model.say(model.texts.question.choose_a_line);
            Vec::new()
        }
    }
}

/// Deletes the selected line for good, from the log as well: somebody wrote something about a person (J5).
pub(super) fn erase_selected(model: &mut Model) -> Vec<Effect> {
    match rows(model).get(model.question.selected).copied() {
        Some(Row::Answer(id)) => crate::tui::dialogs::forget::ask_line(model, id),
        Some(Row::Measure(_) | Row::Heading(_)) | None => {
            model.say(model.texts.forget.choose_a_line);
            Vec::new()
        }
    }
}

fn after_removal(model: &mut Model) {
    let rows = rows(model).len();
    model.question.selected = model.question.selected.min(rows.saturating_sub(1));
    let undo = model.key_of(Id::Undo);
    model.say((model.texts.question.deleted)(&undo));
}

/// F4: a measure from the selected line, back to the same place afterwards (D8).
pub(super) fn quick_measure(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let (question, group) = (meeting.place.question.clone(), meeting.place.group);
    let answer = selected_answer(model);
    let text = answer.and_then(|id| meeting.session.answer(id)?.body.text().map(str::to_owned));
    let texts = model.texts.question;
    let about = answer.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let name = format!("measure/{about}/{group}/{question}");
    let ask = Ask::new(texts.measure_title, texts.measure_label, move |model, title, env| {
        let new = NewMeasure {
            title,
            question: Some(question.clone()),
            group: Some(group),
            answers: answer.into_iter().collect(),
            bank: None,
        };
        let save = Box::new(|model: &mut Model, op: Op, env: &Env| {
            let effects = model.act(&op, env);
            if !effects.is_empty() {
                model.say(model.texts.question.proposed);
            }
            effects
        });
        similar::propose(model, new, save, env)
    })
    .with(&text.unwrap_or_default())
    .kept(model, name);
    model.dialogs.push(Dialog::Ask(ask));
    Vec::new()
}

pub(super) fn mark(model: &mut Model) -> Vec<Effect> {
    let Some(id) = selected_answer(model) else {
        model.say(model.texts.question.choose_a_line);
        return Vec::new();
    };
    let marked = &mut model.question.marked;
    match marked.iter().position(|it| *it == id) {
        Some(at) => {
            marked.remove(at);
        }
        None => marked.push(id),
    }
    let last = rows(model).len().saturating_sub(1);
    model.question.selected = (model.question.selected + 1).min(last);
    if !model.question.marked.is_empty() {
        model.say((model.texts.question.marked)(model.question.marked.len()));
    }
    Vec::new()
}

/// The marked lines, or else the selected one.
fn chosen(model: &Model) -> Vec<AnswerId> {
    if model.question.marked.is_empty() {
        selected_answer(model).into_iter().collect()
    } else {
        model.question.marked.clone()
    }
}

pub(super) fn merge(model: &mut Model, env: &Env) -> Vec<Effect> {
    let effects = model.act(&Op::MergeAnswers(chosen(model)), env);
    if !effects.is_empty() {
        model.question.marked.clear();
        let last = rows(model).len().saturating_sub(1);
        model.question.selected = model.question.selected.min(last);
    }
    effects
}

pub(super) fn move_to_group(model: &mut Model) -> Vec<Effect> {
    let answers = chosen(model);
    let Some(meeting) = &model.meeting else { return Vec::new() };
    if answers.is_empty() {
        model.say(model.texts.question.choose_a_line);
        return Vec::new();
    }
    let groups: Vec<_> = meeting.groups().iter().map(|group| group.id).collect();
    let plenary = model.texts.common.plenary;
    let rows = meeting
        .groups()
        .iter()
        .map(|group| if group.plenary { plenary.to_owned() } else { group.label.clone() })
        .collect();
    let choose = Choose::new(model.texts.question.move_title, rows, move |model, row, env| {
        let Some(group) = groups.get(row).copied() else { return Vec::new() };
        model.question.marked.clear();
        let moves: Vec<Op> = answers.into_iter().map(|answer| Op::MoveAnswer { answer, group }).collect();
        model.act_all(&moves, env)
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

pub(super) fn shift(model: &mut Model, up: bool, env: &Env) -> Vec<Effect> {
    let row = rows(model).get(model.question.selected).copied();
    let effects = match row {
        Some(Row::Answer(answer)) => model.act(&Op::ShiftAnswer { answer, up }, env),
        Some(Row::Measure(measure)) => model.act(&Op::ShiftMeasure { measure, up }, env),
        Some(Row::Heading(_)) | None => Vec::new(),
    };
    if let Some(at) = row.and_then(|row| rows(model).iter().position(|it| *it == row)) {
        model.question.selected = at;
    }
    effects
}

pub(super) fn cycle_sway(model: &mut Model, env: &Env) -> Vec<Effect> {
    super::with_selected_answer(model, env, |answer| {
        let next = match answer.sway {
            None => Some(Sway::Own),
            Some(Sway::Own) => Some(Sway::Lift),
            Some(Sway::Lift) => None,
        };
        Op::SetSway(answer.id, next)
    })
}

pub(super) fn cycle_nature(model: &mut Model, env: &Env) -> Vec<Effect> {
    super::with_selected_answer(model, env, |answer| {
        let next = match answer.nature {
            None => Some(Nature::Strength),
            Some(Nature::Strength) => Some(Nature::Challenge),
            Some(Nature::Challenge) => Some(Nature::Idea),
            Some(Nature::Idea) => Some(Nature::Fact),
            Some(Nature::Fact) => None,
        };
        Op::SetNature(answer.id, next)
    })
}

pub(super) fn tag(model: &mut Model) -> Vec<Effect> {
    let Some(answer) = selected_answer(model) else {
        model.say(model.texts.question.choose_a_line);
        return Vec::new();
    };
    let tags = model
        .meeting
        .as_ref()
        .and_then(|meeting| meeting.session.answer(answer))
        .map(|it| it.tags.join(", "));
    let texts = model.texts.question;
    let ask = Ask::new(texts.tag_title, texts.tag_label, move |model, text, env| {
        let tags = text.split([',', ' ']).map(str::to_owned).collect();
        model.act(&Op::SetTags(answer, tags), env)
    })
    .with(&tags.unwrap_or_default())
    .optional()
    .kept(model, format!("tags/{answer}"));
    model.dialogs.push(Dialog::Ask(ask));
    Vec::new()
}

/// Asks which lines to show: all, those of a kind, or those with a tag that some line here has (D7).
pub(super) fn filter(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let answers = || meeting.session.answers_to(&meeting.place.question);
    let natures = Nature::ALL.iter().copied().map(Only::Nature);
    let mut tags: Vec<&String> = answers().flat_map(|answer| &answer.tags).collect();
    tags.sort_unstable();
    tags.dedup();
    let found: Vec<Only> = natures
        .chain(tags.into_iter().cloned().map(Only::Tag))
        .filter(|only| answers().any(|answer| only.shows(answer)))
        .collect();
    if found.is_empty() {
        model.say(model.texts.question.nothing_to_filter);
        return Vec::new();
    }
    let mut rows = vec![model.texts.question.show_all.to_owned()];
    rows.extend(found.iter().map(|only| only.name(model.texts)));
    let here = model.question.only.as_ref().and_then(|only| found.iter().position(|it| it == only));
    let choose = Choose::new(Id::FilterLines.label(model.texts), rows, move |model, row, _| {
        model.question.only = row.checked_sub(1).and_then(|row| found.get(row).cloned());
        model.question.selected = self::rows(model).len().saturating_sub(1);
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.at(here.map_or(0, |here| here + 1))));
    Vec::new()
}
