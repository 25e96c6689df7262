//! The full-screen front, the Elm way: [`update::update`] decides, [`view::draw`] draws, effects act.
//!
//! State and decisions know no terminal, file or clock; only `view`, `widgets` and `theme` name ratatui. A whole
//! meeting can be replayed from a list of inputs.
//!
//! - [`commands`]: THE table of commands and keys; footer, help, palette and the line-by-line front are made from it.
//! - [`model`]: all there is to know; one open meeting plus one page of each list.
//! - [`passphrase`]: asking for one; the only thing typed that no message carries.
//! - [`msg`]: what can happen ([`msg::Msg`]) and what should happen ([`msg::Effect`]).
//! - [`screens`] and [`dialogs`]: state and decisions; [`view`] has the same names again, drawing only.

pub mod away;
pub mod calm;
pub mod clock;
pub mod commands;
pub mod dialogs;
mod elsewhere;
mod held;
pub mod input;
pub mod layout;
pub mod leaving;
pub mod look_over;
pub mod meeting;
pub mod model;
pub mod msg;
pub mod passphrase;
pub mod past;
pub mod people;
pub mod room;
pub mod screens;
mod taking_in;
pub mod theme;
pub mod typing;
pub mod update;
pub mod view;
pub mod widgets;
