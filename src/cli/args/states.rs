//! Arguments of `sessions states`.

use clap::Args;

use super::Json;

/// Earlier states of a session.
#[derive(Debug, Args)]
pub struct States {
    /// Id, the beginning of an id, or words of the title or unit [default: the newest under way]
    pub session: Option<String>,
    /// Look in the backups, too
    #[arg(long)]
    pub backups: bool,
    /// Show the state with this number of the list
    #[arg(long, value_name = "NO")]
    pub read: Option<usize>,
    /// Keep the state with this number of the list as a session of its own; prints its id
    #[arg(long, value_name = "NO", conflicts_with = "read")]
    pub copy: Option<usize>,
    /// How it is written.
    #[command(flatten)]
    pub json: Json,
}
