//! The terminal: the only crossterm and the only threads.

pub mod backups;
pub mod desk;
pub mod follow;
pub mod hidden;
pub mod input;
pub mod lines;
pub mod run;
pub mod screen;
pub mod signals;
pub mod tidying;
pub mod unlock;
