//! `dialogduk present`: the window the room looks at (C11).

use super::failure::Failure;
use super::front::Front;
use super::{full, pick};
use crate::present::Window;
use crate::store::Store;
use crate::term::follow::{Find, Follower, follow};

pub(super) fn run(front: &Front, words: Option<&str>) -> Result<(), Failure> {
    let path = front.data_file()?.path.clone();
    full::needs_window(front)?;
    match front.open_on_page(&path, |passphrase| Store::open_to_follow(&path, passphrase)) {
        // Asked for here, since no passphrase goes from one window to another.
        Ok(Some(store)) => store.close()?,
        Ok(None) => return Ok(()),
        // What cannot be read yet is waited for.
        Err(Failure::Store(_)) => {}
        Err(failure) => return Err(failure),
    }
    let find = words.map(|words| find(front, words)).transpose()?;
    let mut window = Window::new(front.texts);
    let follower = Follower::new(path, find).unlocked_by(front.known_passphrase());
    match follow(follower, &mut window, &front.settings, &front.env) {
        Ok(0) => Ok(()),
        Ok(code) => Err(Failure::Ended(code)),
        Err(error) => Err(Failure::Explained(front.texts.cli.terminal_failed, error.to_string())),
    }
}

/// How to find the session that the words mean. Where the file can be read now, words that mean none or several are
/// told at once; otherwise they are looked up when it comes.
fn find(front: &Front, words: &str) -> Result<Find, Failure> {
    let passphrase = front.known_passphrase();
    if let Ok(store) = Store::open_read_only_with(&front.data_file()?.path, passphrase.as_ref()) {
        let id = pick::summary(front, &store, Some(words))?.id;
        return Ok(Box::new(move |_| Ok(Some(id))));
    }
    let words = words.to_owned();
    Ok(Box::new(move |store| match store.find_session(&words)?.as_slice() {
        [one] => Ok(Some(one.id)),
        _ => Ok(None),
    }))
}
