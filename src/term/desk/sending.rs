//! Documents and files that leave, and the list of what has left (J10).

use std::path::Path;

use super::{Desk, Wish};
use crate::domain::lineage::Lineage;
use crate::domain::session::Session;
use crate::env::Env;
use crate::exchange;
use crate::export::{ExportProblem, Held, Parcel, disk, sealed};
use crate::ops::{self, StoreProblem};
use crate::store::is_part_of;
use crate::tui::msg::{Content, FileJob, Msg, NotWritten, SessionFormat, Written};

impl Desk {
    /// Packs a file and writes it; one whose name says that it is to stand under a passphrase is left for the terminal to ask.
    pub(super) fn export(&mut self, job: FileJob, env: &Env) -> (Vec<Msg>, Option<Wish>) {
        match self.pack(job, env) {
            Ok((job, parcel)) if is_to_be_sealed(&job.target) => {
                (Vec::new(), Some(Wish::Seal(Box::new(job), Box::new(parcel))))
            }
            Ok((job, parcel)) => (vec![self.hand_on(job, &parcel)], None),
            Err(msg) => (vec![*msg], None),
        }
    }

    /// Writes a file from the session as it stands in the data file.
    pub(super) fn pack(&mut self, job: FileJob, env: &Env) -> Result<(FileJob, Parcel), Box<Msg>> {
        let failed = |problem| Box::new(Msg::Failed(problem));
        let loaded = self.store.load(job.session).map_err(failed)?;
        let session = loaded.ok_or_else(|| failed(StoreProblem::gone()))?.session;
        let packed = match &job.content {
            Content::Document(document) => Parcel::of_document(&session, document, env),
            Content::Session(format, lang) => {
                let lineage = ops::share(&mut self.store, &session).map_err(failed)?;
                let bytes = of_session(*format, &session, &lineage).into_bytes();
                Parcel::of_session(&session, format.code(), bytes, *lang, env)
            }
        };
        match packed {
            Ok(parcel) => Ok((job, parcel)),
            Err(Held::Guarded(asked)) => Err(Box::new(Msg::Held(Box::new(job), asked))),
            Err(Held::Problem(problem)) => {
                Err(Box::new(Msg::NotExported(Box::new(NotWritten { job, problem }))))
            }
        }
    }

    /// Puts what has left on the list (J10); whether all of it stands there.
    pub(super) fn list_sent(&mut self) -> bool {
        let store = &mut self.store;
        self.unlisted.retain(|sent| store.note_sent(sent).is_err());
        self.unlisted.is_empty()
    }

    /// Writes what is packed, and keeps its line of the log.
    pub fn hand_on(&mut self, job: FileJob, parcel: &Parcel) -> Msg {
        let is_open_here = self.store.path().is_some_and(|open| is_part_of(&job.target, open));
        let put = if is_open_here {
            Err(ExportProblem::DataFile(job.target.clone()))
        } else {
            parcel.put(&job.target, job.force)
        };
        match put {
            Ok(sent) => {
                let path = disk::whole(&job.target);
                let notes = parcel.notes.clone();
                // The file is there; a list that cannot be kept is no reason to say otherwise, but one to say so.
                self.unlisted.push(sent);
                let listed = self.list_sent();
                Msg::Exported(Box::new(Written { listed, session: job.session, path, notes }))
            }
            Err(problem) => Msg::NotExported(Box::new(NotWritten { job, problem })),
        }
    }
}

/// Whether the name asks for a passphrase: «møte.toml.age».
fn is_to_be_sealed(target: &Path) -> bool {
    target.file_name().is_some_and(|name| sealed::inner_name(&name.to_string_lossy()).is_some())
}

/// A session as a file.
fn of_session(format: SessionFormat, session: &Session, lineage: &Lineage) -> String {
    match format {
        SessionFormat::Toml => exchange::write_shared(session, lineage),
        SessionFormat::Json => exchange::json::write_shared(session, lineage),
    }
}
