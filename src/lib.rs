//! `dialogduk`: the laptop at the front of the room.
//!
//! A facilitator walks a staff meeting through a NED dialogue cloth, types what each table says, lets the room
//! agree on a few measures and goes home with an action list.
//!
//! # Map
//!
//! One package; the layers are folders, and `tests/it/layers.rs` keeps them apart. From the ground up:
//!
//! - [`domain`], [`rules`], [`text`]: pure data, judgement and text. No files, clock, database or terminal.
//! - [`i18n`]: every sentence a person reads, as Rust structs in three languages.
//! - [`sets`], [`bank`], [`exchange`]: text files in, domain values out, and back.
//! - [`store`]: SQLite and nothing else.
//! - [`ops`]: the operations every front calls, and the only way to write.
//! - [`report`] builds neutral documents, [`export`] turns them into bytes and files.
//! - [`tui`] (full screen), [`plain`] (line by line) and [`cli`] are the fronts.
//! - [`term`] is the only place that knows crossterm and threads.
//!
//! Where a key press becomes a saved line: `term::run` → `tui::update` → `ops::plan` → `store::write`.

pub mod bank;
pub mod cli;
pub mod crash;
pub mod domain;
pub mod env;
pub mod exchange;
pub mod export;
pub mod i18n;
pub mod ops;
pub mod paths;
pub mod plain;
pub mod present;
pub mod private;
pub mod report;
pub mod rules;
pub mod sets;
pub mod settings;
pub mod store;
pub mod term;
pub mod text;
pub mod tui;
