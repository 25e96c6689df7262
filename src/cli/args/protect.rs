//! Arguments of `protect`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// What to do with the passphrase of the data file.
#[derive(Debug, Clone, Subcommand)]
pub enum Protect {
    /// Give the data file a passphrase; without it nobody can read the file any more
    Set(Backups),
    /// Give it another passphrase
    Change {
        /// What becomes of backups.
        #[command(flatten)]
        backups: Backups,
        /// The first line of this file is the new passphrase [else it is asked for]
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Take the passphrase away; anybody who gets hold of the file can read it then
    Remove,
}

/// What becomes of backups.
#[derive(Debug, Clone, Args)]
pub struct Backups {
    /// What becomes of backups that have no passphrase
    #[arg(long, value_enum, default_value = "protect", value_name = "WHAT")]
    pub backups: PlainBackups,
}

/// What becomes of backups that anybody can read.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PlainBackups {
    /// They get the same passphrase
    Protect,
    /// They are overwritten and deleted
    Delete,
    /// They stay as they are; which they are is told
    Keep,
}
