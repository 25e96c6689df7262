//! `doctor --fix`: puts right what can be put right without touching a word, after a backup.

use super::super::failure::Failure;
use super::super::front::{Front, say};
use super::around::is_open_to_others;
use crate::store::Fault;

/// Puts right what can be, after a backup.
pub(super) fn fix(front: &Front) -> Result<(), Failure> {
    let (path, texts) = (&front.data_file()?.path, front.texts.doctor);
    if !path.exists() {
        return Ok(());
    }
    #[cfg(unix)]
    if is_open_to_others(path) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
            .map_err(|error| Failure::Said(error.to_string()))?;
    }
    let backups = front.backups()?;
    let mut store = front.open()?;
    let findings = store.health(front.env.now())?.findings;
    let is = |faults: &[Fault]| findings.iter().any(|finding| faults.contains(&finding.fault));
    if is(&[Fault::Shape, Fault::Index, Fault::Search]) {
        store.put_right(&findings, &backups, front.env.now())?;
        say(texts.fixed);
    }
    if is(&[Fault::Altered, Fault::Unreadable]) {
        let done = store.mend(&backups, front.env.now())?;
        say((texts.mended)(done.mended.len(), done.left.len()));
        if !done.left.is_empty() {
            say(texts.left);
        }
    }
    Ok(store.close()?)
}
