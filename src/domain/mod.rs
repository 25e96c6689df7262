//! The field: units, sessions, answers, measures, and the laws that hold between them. Pure.
//!
//! Nothing here reads a clock, a file or a database. A [`session::Session`] is one run of one question set in one
//! unit; every edit of it is a [`change::Change`], which returns its own opposite.

#[macro_use]
pub(crate) mod codes;

pub mod answer;
pub mod change;
pub mod cloth;
pub mod coverage;
pub mod facets;
pub mod figures;
pub mod fingerprint;
pub mod follow;
pub mod ids;
pub mod lineage;
pub mod live;
pub mod localized;
pub mod measure;
pub mod outline;
pub mod place;
pub mod planning;
pub mod progress;
pub mod question_set;
pub mod recap;
pub mod retention;
pub mod review;
pub mod room;
pub mod sent;
pub mod session;
pub mod sheet;
pub mod sheet_progress;
pub mod sitting;
pub mod taken;
pub mod topic;
pub mod unit;
pub mod vote;
