//! Going on in another file when the one that is open takes nothing more (L10).

use std::path::{Path, PathBuf};

use crate::ops::{ProblemKind, StoreProblem, new_file_name};
use crate::text::path;

use super::dialogs::{Ask, Dialog, Explain};
use super::model::Model;
use super::msg::Effect;

/// Asks where to; a name in the folder for documents is proposed.
pub(super) fn ask(model: &mut Model) {
    let words = model.texts.elsewhere;
    let name = new_file_name(model.now.today());
    ask_for(model, &model.export_folder.join(name), words.title);
}

fn ask_for(model: &mut Model, proposed: &Path, title: &'static str) {
    let words = model.texts.elsewhere;
    let offered = proposed.to_string_lossy().into_owned();
    let with = offered.clone();
    let go = move |model: &mut Model, typed: String, _: &_| {
        let open = model.meeting.as_ref().map(|meeting| Box::new(meeting.session.clone()));
        vec![Effect::GoElsewhere(path::typed(&typed, &offered, &model.export_folder), open)]
    };
    let ask = Ask::new(title, words.file, go).with(&with);
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
}

/// It is done: everything is in `path`, or only the open meeting.
pub(super) fn done(model: &mut Model, path: PathBuf, whole: bool) -> Vec<Effect> {
    let words = model.texts.elsewhere;
    let what = if whole { words.all } else { words.only_open };
    let written = path.display().to_string();
    let mut told = vec![what.to_owned(), written.clone(), (words.next_time)(&written)];
    if !whole {
        // Of meetings that did not come along: here they can be read for the last time.
        told.extend(model.held.unsaved().map(|draft| (words.not_saved)(&draft.text)));
    }
    let card = Explain::new(words.done, told);
    // What was wrong with the old file is over.
    model.dialogs.retain(|dialog| !matches!(dialog, Dialog::Explain(_)));
    model.dialogs.push(Dialog::Explain(card));
    model.data_file = path;
    model.unsaved = None;
    model.status = None;
    // What is being typed, and what the old file would not take of it.
    let mut effects = super::update::keep_draft(model);
    if let Some(meeting) = &mut model.meeting {
        meeting.unkept.clear();
        let session = meeting.session.id;
        let drafts = meeting.drafts.values().cloned();
        effects.extend(drafts.map(|draft| Effect::KeepDraft(session, draft)));
    }
    effects
}

/// It could not be done: the person may name another place.
pub(super) fn not_done(model: &mut Model, target: &Path, problem: &StoreProblem) {
    ask_for(model, target, model.texts.elsewhere.title);
    let mut card = Explain::store(problem, model.texts);
    card.elsewhere = false;
    if matches!(problem.kind, ProblemKind::Full | ProblemKind::NoFolder) {
        // Of the other disk, not of the one with the file.
        card.paragraphs.push(target.display().to_string());
    }
    model.dialogs.push(Dialog::Explain(card));
}
