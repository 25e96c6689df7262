//! Judgement over the domain: checks, lints and dates. Pure.

pub mod clock;
pub mod closing;
pub mod compare;
pub mod counts;
pub mod dates;
pub mod decisions;
pub mod figures;
pub mod guard;
pub mod holidays;
mod lexicon;
pub mod looking_again;
pub mod measure_checks;
pub mod pace;
pub mod percent;
mod persons;
pub mod precision;
pub mod priority;
pub mod revealed;
pub mod room_count;
pub mod rotation;
pub mod set_lints;
mod signs;
pub mod similar;
pub mod suppress;
pub mod trend;
pub mod words;
