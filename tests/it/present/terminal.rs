//! The real program in two terminals: what is done in one is seen in the other, also after the one is killed.

use dialogduk::ops::Store;

use crate::driver::in_meeting_on;
use crate::terminal::Terminal;

#[test]
fn the_projector_follows_the_laptop_and_outlives_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut projector = Terminal::run(folder.path(), &["present"]);
    projector.until("Venter på møtet");

    let room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[6, 6]);
    let id = room.session().id;
    room.quit();
    projector.until("1/16");

    let mut laptop = Terminal::run(folder.path(), &[]);
    laptop.until("NED kjerneduk");
    laptop.press("\x1b[B\r");
    laptop.until("1 av 16");
    laptop.press("hemmelig");
    laptop.press("\x1b[6~");
    projector.until("2/16");
    assert!(!projector.screen.screen().contents().contains("hemmelig"));

    laptop.killer.kill().unwrap();
    laptop.ended();
    // Any other window may write now; the projector goes on following the file.
    let mut store = Store::open(&path).unwrap();
    assert!(projector.screen.screen().contents().contains("2/16"));
    let live = store.live(id).unwrap().unwrap();
    let curtain = dialogduk::domain::live::Live { curtain: true, ..live.live.clone() };
    store.keep_live(id, &live.live, live.at).unwrap();
    store.keep_live(id, &curtain, live.at).unwrap();
    store.erase(&[dialogduk::store::Erase::Session(id)], dialogduk::env::Env::fixed().now()).unwrap();
    projector.until("Dette møtet er ikke her lenger.");

    projector.press("x\r\x1b[6~q");
    assert_eq!(projector.ended(), 0);
}
