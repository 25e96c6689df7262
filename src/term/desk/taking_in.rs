//! Files that come in: session files, lists of measures, and what they would bring.

use std::path::PathBuf;

use super::{Desk, Wish, told};
use crate::env::Env;
use crate::exchange::sheet::{self, Edited};
use crate::exchange::{self, Read};
use crate::export::{disk, sealed};
use crate::ops::{self, EarlierAnswers, ListAnswers, Looked, StoreProblem};
use crate::tui::msg::{Arrived, ListFile, Msg, OwnFile};

/// Session files offered at a time, and so many lists.
const FILES: usize = 4;

impl Desk {
    /// The newest files of a folder that could be taken in.
    pub(super) fn find_files(folder: PathBuf) -> Msg {
        let mut files = disk::newest(&folder, &["toml"], exchange::session_file::KIND, FILES);
        files.extend(disk::newest(&folder, &["xlsx", "csv"], "", FILES));
        files.extend(disk::newest(&folder, &[sealed::ENDING], "", FILES));
        Msg::FilesFound(folder, files)
    }

    /// Reads a file and sees what it is; one under a passphrase is left for the terminal to ask.
    pub(super) fn look_at(&mut self, path: PathBuf, env: &Env) -> (Vec<Msg>, Option<Wish>) {
        match disk::read(&path, disk::LARGEST_FILE) {
            Ok(bytes) if sealed::is_sealed(&bytes) => (Vec::new(), Some(Wish::Unseal(path, bytes))),
            Ok(bytes) => (self.look_into(path, &bytes, env), None),
            Err(error) => (vec![Msg::LookedAt(path, Box::new(Arrived::Unreadable(error.into())))], None),
        }
    }

    /// Reads a session file. The session it brings something to is opened first, so that a person sees what is asked
    /// about.
    pub fn look_into(&mut self, path: PathBuf, bytes: &[u8], env: &Env) -> Vec<Msg> {
        let name = path.to_string_lossy();
        if sheet::looks_like_one(bytes, sealed::inner_name(&name).unwrap_or(&name)) {
            return vec![self.look_at_list(path, bytes, env)];
        }
        let read = exchange::read(bytes);
        let read = match read {
            Ok(read) => read,
            Err(problems) => return vec![Msg::LookedAt(path, Box::new(Arrived::Refused(problems)))],
        };
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match ops::look(&self.store, read, file, env) {
            Ok(looked) => {
                let mut msgs = Vec::new();
                if let Looked::News(it, _) = &looked {
                    msgs.extend(self.open(it.session.id, env));
                }
                msgs.push(Msg::LookedAt(path, Box::new(Arrived::Looked(looked))));
                msgs
            }
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Reads a list of measures: one that somebody may have edited, and sees what it would do, or one of a unit's own.
    pub(super) fn look_at_list(&self, path: PathBuf, bytes: &[u8], env: &Env) -> Msg {
        let book = match sheet::read(bytes) {
            Ok(book) => book,
            Err(problem) => return Msg::LookedAt(path, Box::new(Arrived::NoSheet(problem))),
        };
        if let Some(mut list) = sheet::list::edited(&book, &self.headings, env.today()) {
            list.file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return self.plan_list(path, list, ListAnswers::default(), env);
        }
        let own = sheet::Own::found(&book, &self.headings, &[]).map(|list| OwnFile {
            path: path.clone(),
            list,
            date: book.day_of(env.today()),
            source: None,
            answers: EarlierAnswers::default(),
            plan: None,
        });
        Msg::LookedAt(path, Box::new(own.map_or(Arrived::NoList, |it| Arrived::Own(Box::new(it)))))
    }

    pub(super) fn plan_own_list(&self, mut it: Box<OwnFile>, env: &Env) -> Msg {
        let Some(source) = &it.source else {
            return Msg::LookedAt(it.path.clone(), Box::new(Arrived::Own(it)));
        };
        match ops::plan_earlier_list(&self.store, &it.list, source, &it.answers, env) {
            Ok(plan) => {
                it.plan = Some(plan);
                Msg::LookedAt(it.path.clone(), Box::new(Arrived::Own(it)))
            }
            Err(problem) => Msg::Failed(problem),
        }
    }

    pub(super) fn take_in_own_list(&mut self, it: Box<OwnFile>, env: &Env) -> Result<Msg, StoreProblem> {
        if let (Some(source), Some(plan)) = (&it.source, &it.plan) {
            ops::commit_earlier_list(&mut self.store, plan, source, env)?;
        }
        Ok(Msg::OwnListTakenIn(it))
    }

    pub(super) fn plan_list(&self, path: PathBuf, list: Edited, answers: ListAnswers, env: &Env) -> Msg {
        match ops::plan_list(&self.store, &list, &answers, env) {
            Ok(plan) => {
                let it = ListFile { path: path.clone(), list, answers, plan };
                Msg::LookedAt(path, Box::new(Arrived::List(Box::new(it))))
            }
            Err(problem) => Msg::Failed(problem),
        }
    }

    pub(super) fn take_in_list(&mut self, it: ListFile, env: &Env) -> Vec<Msg> {
        let done = ops::commit_list(&mut self.store, &it.plan, env);
        told(done.map(|()| Msg::ListTakenIn(it.path, it.plan.changed())))
    }

    pub(super) fn take_in(&mut self, read: &Read, env: &Env) -> Vec<Msg> {
        match ops::create_shared(&mut self.store, &read.session, &read.lineage) {
            Ok(_) => {
                let places = ops::spots_brought(None, &read.session, env);
                let mut msgs = vec![Msg::TakenIn(read.session.details.title.clone(), places)];
                msgs.extend(self.shelf(env));
                msgs
            }
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }
}
