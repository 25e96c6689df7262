//! Pieces of screens that several views share. Drawing only.

pub(super) mod bar;
pub(super) mod field;
pub(super) mod list;
pub mod symbols;
