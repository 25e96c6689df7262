//! Neutral documents built from data: what an export says, before anyone knows in which format.
//!
//! Everything here is pure. The same session, language and day give the same [`Document`], and `export` turns it
//! into bytes. What may not leave the room is left out here, never in a format.

pub mod across;
pub mod bank_entries;
pub mod brevity;
pub mod calendar;
pub mod compare;
pub mod document;
pub mod history;
pub mod nav;
pub mod own_profile;
pub mod pages;
pub mod printout;
pub mod profile;
pub mod recap;
pub mod sheets;
pub mod timeline;
pub mod trend;

pub mod beside;
pub mod difference;

mod action_list;
mod coverage;
mod facts;
mod looked_at;
mod measure_table;
mod minutes;
mod oslo;
mod reminders;
mod result_sheet;
pub mod tallies;

pub use action_list::action_list;
pub use bank_entries::bank_entries;
pub use brevity::Brevity;
pub use coverage::{Coverage, Lifted, coverage, covered_told, lifted, lifted_told};
pub use document::Document;
pub use facts::coverage_told;
pub use minutes::{minutes, weighed};
pub use printout::Print;
pub use profile::Profile;
pub use reminders::reminders;
pub use result_sheet::result_sheet;
