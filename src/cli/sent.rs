//! `dialogduk sessions sent`: the log of exports (J10).

use serde_json::json;

use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use crate::domain::sent::Sent;
use crate::export::parcel;

pub(super) fn run(front: &Front, words: Option<&str>, json: bool) -> Result<(), Failure> {
    let sent = match front.open_to_read()? {
        Some(store) => {
            let session = words.map(|words| pick::session(front, &store, Some(words))).transpose()?;
            store.sent(session.map(|session| session.id), usize::MAX)?
        }
        None => Vec::new(),
    };
    if json {
        let rows: Vec<_> = sent.iter().map(row).collect();
        return front.write_json(&json!({ "sent": rows }));
    }
    if sent.is_empty() {
        say(front.texts.outgoing.log_empty);
        return Ok(());
    }
    let lines = sent.iter().map(|it| parcel::told(it, front.env.to_local(it.at), front.texts) + "\n");
    front.write_text(lines.collect::<String>())
}

fn row(sent: &Sent) -> serde_json::Value {
    json!({
        "session": sent.session.map(|id| id.to_string()),
        "at": sent.at.to_rfc3339(),
        "what": sent.what,
        "format": sent.format,
        "profile": sent.profile,
        "path": sent.path,
        "bytes": sent.bytes,
        "sha256": sent.sha256,
        "reason": sent.reason,
    })
}
