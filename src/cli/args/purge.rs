//! Arguments of `dialogduk purge`.

use clap::Args;

use super::Json;

/// Arguments of `purge`.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Purge {
    /// Delete the answers of all meetings whose day has come, and meetings that have been in the trash for 30 days (the default)
    #[arg(long, conflicts_with_all = ["session", "name", "find"])]
    pub due: bool,
    /// Delete the answers of this meeting now, whatever its day: id, beginning of an id, or words of title or unit
    #[arg(long)]
    pub session: Option<String>,
    /// Only this line of the meeting, and its earlier wordings: words that stand in it, also if it is deleted already
    #[arg(long, requires = "session")]
    pub line: Option<String>,
    /// Set how long the answers of the meeting are kept: months, a day, or «always»; deletes nothing
    #[arg(long, requires = "session", conflicts_with = "line")]
    pub keep: Option<String>,
    /// Replace a person's name by a role, in all meetings, measures and logs
    #[arg(long, requires = "role", conflicts_with_all = ["session", "find"])]
    pub name: Option<String>,
    /// The role that takes the place of the name
    #[arg(long, requires = "name")]
    pub role: Option<String>,
    /// Say where a name stands, for somebody who asks what is stored; deletes nothing
    #[arg(long, conflicts_with = "session")]
    pub find: Option<String>,
    /// Say what would be deleted, and delete nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
    /// How it is written.
    #[command(flatten)]
    pub json: Json,
}
