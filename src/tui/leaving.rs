//! Leaving while something is not saved: asked first, with what it is and the ways on (D9, L10).

use std::collections::BTreeMap;

use crate::env::Env;
use crate::ops::{DraftKey, StoreProblem, asked_while_written};
use crate::text::{cut, is_blank, sanitize::one_line};

use super::dialogs::{Choose, Dialog};
use super::meeting::Meeting;
use super::model::Model;
use super::msg::Effect;
use super::{elsewhere, held, screens};

/// So many lines are quoted before it is only told how many more there are.
const QUOTED: usize = 3;
/// Cells of a line that is quoted; the lines below must be seen in a small window, too.
const QUOTE: usize = 56;

/// Whether something that was done, said or typed is not in the file, as far as is known here.
pub fn is_unsaved(model: &Model) -> bool {
    model.unsaved.is_some() || has_unsaved_lines(model)
}

/// Whether something that was typed should be in the file and is not.
fn has_unsaved_lines(model: &Model) -> bool {
    model.held.unsaved().next().is_some() || model.meeting.as_ref().is_some_and(Meeting::has_unkept)
}

/// Nothing is wrong any more once no line is left that is not in the file.
pub(super) fn settle(model: &mut Model) {
    if !has_unsaved_lines(model) {
        model.unsaved = None;
    }
}

/// What was done before leaving has reached the file or has not; `problem` is what is wrong with the file only now. Leaves,
/// or asks first.
pub(super) fn leave(model: &mut Model, problem: Option<&StoreProblem>, env: &Env) -> Vec<Effect> {
    if let Some(problem) = problem {
        model.unsaved = Some(problem.kind);
    }
    let is_asked_about = model.held.has_asked()
        || model.meeting.as_ref().is_some_and(|meeting| held::asked_about(meeting, env).next().is_some());
    if !is_unsaved(model) && !is_asked_about {
        return vec![Effect::Leave];
    }
    ask(model, is_asked_about, env);
    Vec::new()
}

/// Whether that is being asked just now.
pub(super) fn is_asked(model: &Model) -> bool {
    let title = model.texts.elsewhere.leaving;
    matches!(model.dialogs.last(), Some(Dialog::Choose(asked)) if asked.title == title)
}

fn ask(model: &mut Model, is_asked_about: bool, env: &Env) {
    let words = model.texts.elsewhere;
    // The question is not for the wall.
    model.audience = false;
    // What cards said is told with the question; Ctrl+Q once more asks it anew.
    let leaving = |dialog: &Dialog| matches!(dialog, Dialog::Choose(asked) if asked.title == words.leaving);
    model
        .dialogs
        .retain(|dialog| !leaving(dialog) && !matches!(dialog, Dialog::Explain(card) if card.unasked));
    // Another file takes what the guard asks about no more than this one does.
    let (first, save) = if is_unsaved(model) { (words.title, true) } else { (words.stay, false) };
    let last = save.then_some(words.stay);
    let rows = [first, words.leave_anyway].into_iter().chain(last).map(str::to_owned).collect();
    let choose = Choose::new(words.leaving, rows, move |model, row, _| match row {
        0 if save => {
            elsewhere::ask(model);
            super::update::keep_draft(model)
        }
        1 => vec![Effect::Leave],
        _ => Vec::new(),
    });
    let mut told = told(model, env);
    // Neither in its own words: they are of another meeting or of one person, and the room is watching.
    told.extend(model.held.unsaved().next().map(|_| words.in_another_meeting.to_owned()));
    told.extend(is_asked_about.then(|| words.asked_about.to_owned()));
    let lead = told.join("\n");
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

/// What is wrong, what is safe, and the lines that are not saved.
fn told(model: &Model, env: &Env) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(kind) = model.unsaved {
        let why = (model.texts.store.explain)(kind);
        told.push(format!("{} {}", why.what, why.safe));
    }
    let lines = lines(model, env);
    let quoted = lines.iter().take(QUOTED).map(|line| cut(&one_line(line), QUOTE, "…").into_owned());
    told.extend(quoted.map(|line| (model.texts.elsewhere.not_saved)(&line)));
    if lines.len() > QUOTED {
        told.push(format!("+ {}", lines.len() - QUOTED));
    }
    told
}

/// What was typed in the open meeting and is not kept, as it is now, but for what the guard would ask about.
fn lines(model: &Model, env: &Env) -> Vec<String> {
    let here = model
        .meeting
        .iter()
        .flat_map(|meeting| meeting.unkept.iter().filter_map(|key| meeting.drafts.get(key)));
    let mut lines: BTreeMap<DraftKey, String> =
        here.map(|draft| (draft.key.clone(), draft.text.clone())).collect();
    if model.unsaved.is_some() && model.meeting.is_some() {
        let asked = model.dialogs.iter().filter_map(|dialog| dialog.draft(model));
        lines.extend(screens::draft(model).into_iter().chain(asked).map(|draft| (draft.key, draft.text)));
    }
    let asked = model.meeting.iter().flat_map(|meeting| held::asked_about(meeting, env));
    asked.for_each(|draft| drop(lines.remove(&draft.key)));
    let is_told = |line: &String| !is_blank(line) && asked_while_written(line, env).is_none();
    lines.into_values().filter(is_told).collect()
}
