//! `[[version]]`: what pieces of the meeting have gone through since they were first in a file.

use std::collections::BTreeSet;

use crate::domain::ids::Id;
use crate::domain::lineage::{Lineage, Trace};
use crate::domain::session::Session;
use crate::exchange::merge::prints_of;
use crate::exchange::problem::ProblemKind;

use super::fields::{Fields, Spot, Walk};

/// One table of the file.
pub(super) struct Version {
    of: String,
    gone: bool,
    marks: BTreeSet<Id>,
}

pub(super) fn version(of: &mut Fields<'_, '_, '_>) -> Option<Version> {
    of.must_have(&["of", "marks"]);
    let (name, gone, marks) = (of.one_line("of"), of.flag("gone"), of.ids("marks"));
    (!name.is_empty() && !marks.is_empty()).then(|| Version {
        of: name,
        gone,
        marks: marks.into_iter().collect(),
    })
}

/// The lineage of everything in the file, and of what is gone.
pub(super) fn lineage(session: &Session, versions: Vec<(Spot, Version)>, walk: &mut Walk<'_>) -> Lineage {
    let prints = prints_of(session);
    let mut lineage = Lineage::default();
    for (spot, Version { of, gone, marks }) in versions {
        let print = prints.get(&of).copied();
        if lineage.get(&of).is_some() {
            walk.note(spot.path(), spot.at, ProblemKind::Twice { id: of });
        } else if gone == print.is_some() || of.contains(char::is_whitespace) {
            walk.note(spot.path(), spot.at, ProblemKind::PointsNowhere { to: of });
        } else {
            lineage.set(of, Trace { print, marks });
        }
    }
    lineage.shared(&prints)
}
