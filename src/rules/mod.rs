//! Judgement over the domain: checks, lints and dates. Pure.

pub mod dates;
pub mod holidays;
pub mod set_lints;
