//! `dialogduk doctor` as a person may write it.

use std::path::PathBuf;

use clap::Args;

use super::Json;

/// Looking through the data file and around it.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Make a backup and put right what can be put right without touching a word; bring what is damaged from backups
    #[arg(long, conflicts_with = "salvage")]
    pub fix: bool,
    /// Save what can be read of a damaged data file into this new file
    #[arg(long, value_name = "NEW.db")]
    pub salvage: Option<PathBuf>,
    /// How it is written.
    #[command(flatten)]
    pub json: Json,
}
