//! Pieces of screens that several views share. Drawing only.

pub(crate) mod bar;
pub(super) mod field;
pub(super) mod list;
pub mod symbols;
