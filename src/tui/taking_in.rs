//! Taking in a file from another laptop: which file, what it brings, what a person decides, and what came of it.

mod list;
mod own;

use std::path::{Path, PathBuf};

use crate::domain::session::SessionState;
use crate::env::Env;
use crate::i18n::Explanation;
use crate::ops::{Looked, News, Note, Op, TakeIn, spots_brought};
use crate::text::path;

use super::dialogs::{Ask, Choose, Dialog, Explain, Merging};
use super::model::Model;
use super::msg::{Arrived, Effect, ListFile, OwnFile};

pub(super) use list::done as list_done;
pub(super) use own::done as own_list_done;

/// Problems of a file told at a time; the rest are found once these are mended.
const PROBLEMS: usize = 4;

/// A list that has been read and not been brought in, with what has been said to it so far.
#[derive(Debug, Clone, PartialEq)]
pub enum Aside {
    /// One of ours that somebody has edited.
    Edited(Box<ListFile>),
    /// One a unit has kept itself.
    Own(Box<OwnFile>),
}

impl Aside {
    fn path(&self) -> &Path {
        match self {
            Self::Edited(it) => &it.path,
            Self::Own(it) => &it.path,
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Esc: nothing has been brought in, and nothing that was said is lost.
fn leave_aside(model: &mut Model) {
    if let Some(aside) = &model.list_aside {
        let told = (model.texts.roundtrip.set_aside)(&name_of(aside.path()));
        model.say(told);
    }
}

/// Goes on where a list was left.
fn go_on(model: &mut Model, aside: Aside) -> Vec<Effect> {
    match aside {
        // What has happened here meanwhile counts.
        Aside::Edited(it) => vec![Effect::PlanList(it)],
        Aside::Own(mut it) => {
            it.plan = None;
            own::arrived(model, it)
        }
    }
}

/// Offers the newest files of a folder, or asks for a path.
pub(super) fn offer(model: &mut Model, folder: &Path, files: Vec<PathBuf>) {
    let aside = model.list_aside.clone();
    if files.is_empty() && aside.is_none() {
        ask_path(model);
        return;
    }
    let words = model.texts.merging;
    let mut rows: Vec<String> = files.iter().map(|path| name_of(path)).collect();
    rows.push(words.another_file.to_owned());
    if let Some(aside) = &aside {
        rows.insert(0, (model.texts.roundtrip.go_on)(&name_of(aside.path())));
    }
    let choose = Choose::new(words.title, rows, move |model: &mut Model, row, _: &Env| {
        let row = match (aside, row) {
            (Some(aside), 0) => return go_on(model, aside),
            (Some(_), row) => row - 1,
            (None, row) => row,
        };
        let Some(path) = files.get(row) else {
            ask_path(model);
            return Vec::new();
        };
        vec![Effect::LookAt(path.clone())]
    });
    let lead = (words.found_in)(&folder.display().to_string());
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

fn ask_path(model: &mut Model) {
    let words = model.texts.merging;
    let look = |model: &mut Model, typed: String, _: &Env| {
        vec![Effect::LookAt(path::typed(&typed, "", &model.export_folder))]
    };
    model.dialogs.push(Dialog::Ask(Ask::new(words.title, words.path, look).fleeting()));
}

/// Goes on with a file that has been looked at.
pub(super) fn arrived(model: &mut Model, path: &Path, arrived: Arrived, env: &Env) -> Vec<Effect> {
    let words = model.texts.merging;
    match arrived {
        Arrived::Unreadable(why) => {
            let told = (model.texts.files.cannot_read)(&path.display().to_string(), &why);
            explain(model, vec![told]);
            Vec::new()
        }
        Arrived::Refused(problems) => {
            let told = model.texts.exchange;
            let Explanation { what, safe, todo } = (told.refused)(&problems);
            let places = problems.iter().take(PROBLEMS).map(told.problem).collect::<Vec<_>>().join("\n");
            explain(model, vec![what.to_owned(), safe.to_owned(), todo.to_owned(), places]);
            Vec::new()
        }
        Arrived::NoSheet(problem) => {
            explain(model, vec![(model.texts.roundtrip.unreadable)(problem)]);
            Vec::new()
        }
        Arrived::NoList => {
            let told = [model.texts.roundtrip.no_ids, model.texts.earlier_list.no_headings];
            explain(model, told.map(str::to_owned).to_vec());
            Vec::new()
        }
        Arrived::Own(it) => own::arrived(model, it),
        Arrived::List(it) => list::arrived(model, it),
        Arrived::Looked(Looked::Same(title, 0)) => {
            model.say((words.nothing_new)(&title));
            Vec::new()
        }
        Arrived::Looked(Looked::Same(title, left_out)) => {
            let told = vec![(words.nothing_new)(&title), (words.left_out)(left_out)];
            model.dialogs.push(Dialog::Explain(Explain::new(words.title, told)));
            Vec::new()
        }
        Arrived::Looked(Looked::Another(frame)) => {
            let differs = frame.into_iter().map(words.frame).collect::<Vec<_>>().join(" ");
            explain(model, vec![words.another.to_owned(), differs, words.another_todo.to_owned()]);
            Vec::new()
        }
        Arrived::Looked(Looked::New(read)) => {
            let notes = read.notes.clone();
            if_wanted(model, &notes, env, move |_, _| vec![Effect::TakeIn(read)])
        }
        Arrived::Looked(Looked::News(it, notes)) => {
            if_wanted(model, &notes, env, move |model, env| decide(model, it, env))
        }
    }
}

fn explain(model: &mut Model, paragraphs: Vec<String>) {
    let title = model.texts.merging.not_taken_in;
    model.dialogs.push(Dialog::Explain(Explain::new(title, paragraphs)));
}

/// Goes on at once, or once a person has said that a file that was changed is wanted all the same.
fn if_wanted(
    model: &mut Model,
    notes: &[Note],
    env: &Env,
    go_on: impl FnOnce(&mut Model, &Env) -> Vec<Effect> + 'static,
) -> Vec<Effect> {
    let asks: Vec<String> =
        notes.iter().filter(|note| note.asks()).map(|note| (model.texts.exchange.note)(*note)).collect();
    if asks.is_empty() {
        return go_on(model, env);
    }
    let words = model.texts.merging;
    let rows = words.take_in_anyway.map(str::to_owned).to_vec();
    let choose = Choose::new(
        words.title,
        rows,
        move |model, row, env| {
            if row == 0 { Vec::new() } else { go_on(model, env) }
        },
    );
    model.dialogs.push(Dialog::Choose(choose.lead(asks.join(" "))));
    Vec::new()
}

/// Asks what must be decided, one by one; takes the file in where there is nothing to decide.
fn decide(model: &mut Model, it: Box<TakeIn>, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    match Merging::new(it, &meeting.session, model.lang()) {
        Ok(dialog) => {
            model.dialogs.push(Dialog::Merging(dialog));
            Vec::new()
        }
        Err(it) => take_in(model, it, env),
    }
}

/// Takes the file in, as one step, and tells what it brought.
pub(super) fn take_in(model: &mut Model, it: Box<TakeIn>, env: &Env) -> Vec<Effect> {
    let words = model.texts.merging;
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let before = meeting.session.clone();
    let (lineage, left_out) = (it.lineage(&before), it.left_out(&before));
    let (event, file) = (it.event, it.file.clone());
    let commits = match meeting.run(&Op::TakeIn(it), env) {
        Ok(commits) => commits,
        Err(refusal) => {
            model.refuse(&refusal);
            return Vec::new();
        }
    };
    let reopened =
        before.details.state == SessionState::Closed && meeting.session.details.state != SessionState::Closed;
    let news = commits.iter().find_map(|effect| match effect {
        Effect::Commit { changes, .. } => Some(News::of(changes, &before)),
        _ => None,
    });
    let mut effects: Vec<Effect> =
        lineage.map(|lineage| Effect::KeepLineage(before.id, event, lineage)).into_iter().collect();
    effects.extend(commits);
    let mut told = vec![(words.brought)(&file, &news.unwrap_or_default())];
    told.extend((left_out > 0).then(|| (words.left_out)(left_out)));
    if reopened {
        told.push(words.reopened.to_owned());
    }
    if let Some(meeting) = &model.meeting {
        let places = spots_brought(Some(&before), &meeting.session, env);
        told.extend(model.texts.look_over.brought(places));
    }
    told.push((words.can_be_undone)(&model.key_of(super::commands::Id::Undo)));
    model.dialogs.push(Dialog::Explain(Explain::new(words.title, told)));
    effects.extend(super::screens::enter(model, model.screen, env));
    effects
}
