//! What there is to choose from: the built-in sets and a user's own.

use std::collections::HashMap;

use crate::domain::ids::SetId;
use crate::domain::question_set::QuestionSet;

use super::embedded;
use super::file::{Reading, reading};
use super::problem::{ProblemKind, SetProblem};

/// One of the user's own files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserFile {
    /// What to call it when something is wrong, e.g. its path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Where a set comes from (R19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the program.
    BuiltIn,
    /// It is the user's own.
    Own {
        /// The name of its file.
        file: String,
        /// Whether it stands in for a built-in set with the same id.
        replaces: bool,
    },
}

/// A set that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The set.
    pub set: QuestionSet,
    /// Where it comes from.
    pub origin: Origin,
}

/// A file of the user's that cannot be used. It is shown, and stops nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faulty {
    /// The name of the file.
    pub file: String,
    /// Everything that is wrong with it; never empty.
    pub problems: Vec<SetProblem>,
}

/// All sets, and the files that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// What can be chosen: the built-in sets in their order, replaced where a user's own has the same id, then the
    /// rest of the user's own by file.
    pub sets: Vec<Listed>,
    /// What cannot.
    pub faulty: Vec<Faulty>,
}

impl Catalogue {
    /// The set with this id.
    pub fn get(&self, id: &SetId) -> Option<&Listed> {
        self.sets.iter().find(|listed| listed.set.id == *id)
    }
}

/// Puts the user's own files beside the built-in sets; of equal ids the user's own wins.
///
/// `knows_measure` says which measure ids the bank has. Of two own files with the same id the first counts, and the
/// second is listed as faulty.
pub fn catalogue(files: &[UserFile], knows_measure: &dyn Fn(&str) -> bool) -> Catalogue {
    let mut sets: Vec<Listed> = embedded::all()
        .iter()
        .filter_map(|embedded| Some(Listed { set: embedded.set()?.clone(), origin: Origin::BuiltIn }))
        .collect();
    let mut faulty = Vec::new();
    let mut taken: HashMap<SetId, String> = HashMap::new();
    for UserFile { name: file, bytes } in files {
        let Reading { set, id_at: (line, column) } = match reading(bytes, knows_measure) {
            Ok(reading) => reading,
            Err(problems) => {
                faulty.push(Faulty { file: file.clone(), problems });
                continue;
            }
        };
        if let Some(first) = taken.get(&set.id) {
            let kind = ProblemKind::SetIdTaken { id: set.id.to_string(), file: first.clone() };
            faulty.push(Faulty { file: file.clone(), problems: vec![SetProblem { line, column, kind }] });
            continue;
        }
        taken.insert(set.id.clone(), file.clone());
        let own = |replaces| Origin::Own { file: file.clone(), replaces };
        match sets.iter_mut().find(|listed| listed.set.id == set.id) {
            Some(built_in) => *built_in = Listed { set, origin: own(true) },
            None => sets.push(Listed { set, origin: own(false) }),
        }
    }
    Catalogue { sets, faulty }
}
