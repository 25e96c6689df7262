//! `dialogduk backup` and `restore` as a person may write them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Json;

/// Making backups and listing them.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Backup {
    /// Write it to this file [default: into the folder of backups]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long, requires = "output")]
    pub force: bool,
    /// What else to do.
    #[command(subcommand)]
    pub verb: Option<BackupVerb>,
}

/// What else can be done with backups.
#[derive(Debug, Subcommand)]
pub enum BackupVerb {
    /// List the backups, newest first: when, why, what is in them, and whether they are sound
    List(Json),
}

/// Bringing a backup back.
#[derive(Debug, Args)]
pub struct Restore {
    /// A backup file, its name as `backup list` shows it, or `latest` for the newest sound one
    #[arg(value_name = "FILE|latest")]
    pub backup: PathBuf,
    /// The first line of this file is the passphrase of the backup, where it has another than the data file [else it is
    /// asked for]
    #[arg(long, value_name = "FILE")]
    pub opened_by: Option<PathBuf>,
    /// Bring back also what has been deleted for good since the backup was made
    #[arg(long)]
    pub with_deleted: bool,
    /// Do not ask
    #[arg(long)]
    pub force: bool,
}
