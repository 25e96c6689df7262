//! A file that is removed, renamed or replaced while it is open, or takes nothing more: noticed before anything is
//! called saved, nothing lost on the screen, and the meeting goes on in another file (L10).

use std::path::Path;
use std::sync::atomic::AtomicBool;

use dialogduk::domain::session::Session;
use dialogduk::ops::{BackupReason, Store};
use dialogduk::store::Backups;
#[cfg(unix)]
use dialogduk::store::ProblemKind;
use dialogduk::term::backups::BackupMaker;
use dialogduk::tui::commands::Id;
use dialogduk::tui::dialogs::Dialog;
#[cfg(unix)]
use dialogduk::tui::msg::Msg;
use dialogduk::tui::msg::{Effect, Erasing};
#[cfg(unix)]
use dialogduk::tui::update::update;

use crate::driver::{Room, in_meeting_on};

fn texts(session: &Session) -> Vec<&str> {
    session.answers.iter().filter_map(|answer| answer.body.text()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Something that happens to a file.
#[cfg(unix)]
type Accident = fn(&Path);

/// What a cloud client or a person tidying up does with an open file.
#[cfg(unix)]
const ACCIDENTS: &[(&str, Accident)] = &[
    ("removed", |path| std::fs::remove_file(path).unwrap()),
    ("renamed", |path| std::fs::rename(path, path.with_file_name("møter (konflikt).db")).unwrap()),
    ("replaced by a copy", |path| {
        let copy = path.with_file_name("copy");
        std::fs::copy(path, &copy).unwrap();
        std::fs::rename(copy, path).unwrap();
    }),
    ("replaced by something else", |path| {
        let other = path.with_file_name("other");
        std::fs::write(&other, "noe annet").unwrap();
        std::fs::rename(other, path).unwrap();
    }),
    ("without its log", |path| std::fs::remove_file(path.with_file_name("dialogduk.db-wal")).unwrap()),
    ("with its folder renamed", |path| {
        let folder = path.parent().unwrap();
        std::fs::rename(folder, folder.with_file_name("flyttet")).unwrap();
    }),
];

#[cfg(unix)]
#[test]
fn a_file_that_is_gone_from_its_place_is_told_of_before_anything_is_called_saved() {
    for (what, happens) in ACCIDENTS {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data");
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("dialogduk.db");
        let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5, 5]);
        room.line("tunge løft").line("for lite ro");
        happens(&path);
        room.line("den tredje linja").sees("flyttet, slettet eller byttet ut");
        assert_eq!(room.model.question.input.text(), "den tredje linja", "{what}");
        assert_eq!(texts(room.session()), ["tunge løft", "for lite ro"], "{what}");
        // Nobody is told that all is saved.
        room.press("Enter").sees_no("alt er lagret").sees("Kunne ikke lagre").press("Ctrl+S");
        room.sees("Lagre alt et annet sted");
        let target = home.path().join("her er det trygt.db");
        set_path(&mut room, &target);
        room.sees("Alle møtene er med").press("Enter").sees_no("Kunne ikke lagre");
        assert_eq!(room.model.question.input.text(), "den tredje linja", "{what}");
        room.press("Enter").line("og en til");
        let all = ["tunge løft", "for lite ro", "den tredje linja", "og en til"];
        assert_eq!(texts(&room.reload()), all, "{what}");
        assert_eq!(room.model.data_file, target, "{what}");
        room.press("Ctrl+Z Ctrl+Y");
        room.quit();
        let room = Room::on(&target);
        assert_eq!(texts(&room.reload_by_title("NED")), all, "{what}");
        // Nothing of ours is left that another file of the old name could take for its own.
        let log = folder.join("dialogduk.db-wal");
        assert!(std::fs::metadata(&log).map_or(0, |log| log.len()) == 0, "{what}: {:?}", names(home.path()));
    }
}

/// Answers the question where to.
fn set_path(room: &mut Room, path: &Path) {
    let Some(Dialog::Ask(ask)) = room.model.dialogs.last_mut() else { panic!("{}", room.screen()) };
    ask.input.set_text(&path.to_string_lossy());
    room.press("Enter");
}

#[cfg(unix)]
#[test]
fn it_is_noticed_while_nobody_types_and_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    assert_eq!(room.desk.went_astray(), None);
    std::fs::rename(&path, folder.path().join("borte.db")).unwrap();
    let problem = room.desk.went_astray().expect("it is gone");
    assert_eq!(problem.kind, ProblemKind::Moved);
    assert_eq!(room.desk.went_astray(), None, "told once");
    update(&mut room.model, Msg::Astray(problem), &room.env);
    room.open(Vec::new());
    room.sees("flyttet, slettet eller byttet ut").press("Enter").sees("Kunne ikke lagre");
    // It is back: the next line is saved as if nothing had happened.
    std::fs::rename(folder.path().join("borte.db"), &path).unwrap();
    room.line("tunge løft").sees("lagret");
    assert_eq!(texts(&room.reload()), ["tunge løft"]);
    room.quit();
}

#[test]
fn everything_can_be_saved_elsewhere_at_any_time_and_a_taken_name_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting_on(Store::open(&folder.path().join("a.db")).unwrap(), "ned-kjerne", &[5]);
    room.line("tunge løft").type_("halv");
    let taken = folder.path().join("b.db");
    std::fs::write(&taken, "brev").unwrap();
    room.command(Id::SaveElsewhere);
    set_path(&mut room, &taken);
    assert_eq!(std::fs::read(&taken).unwrap(), b"brev");
    assert_eq!(room.model.data_file, folder.path().join("b (2).db"));
    room.press("Enter").type_("e linjer").press("Enter");
    assert_eq!(texts(&room.reload()), ["tunge løft", "halve linjer"]);
    room.quit();
}

#[test]
fn a_path_typed_after_the_proposed_one_is_meant_and_no_folder_is_made_of_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting_on(Store::open(&folder.path().join("a.db")).unwrap(), "ned-kjerne", &[5]);
    room.model.export_folder = folder.path().to_owned();
    room.line("tunge løft").command(Id::SaveElsewhere);
    let target = folder.path().join("b.db");
    room.paste(&target.to_string_lossy()).press("Enter").sees("Alle møtene er med").press("Enter");
    assert_eq!(room.model.data_file, target);
    // A folder that is not there is a slip; the path is offered again.
    room.command(Id::SaveElsewhere).press("Ctrl+U");
    let astray = folder.path().join("minnepine/c.db");
    room.paste(&astray.to_string_lossy()).press("Enter").sees("Mappa finnes ikke").press("Enter");
    set_path(&mut room, folder.path());
    // A folder alone means the usual name in it.
    let usual = format!("dialogduk {}.db", room.env.today().format("%Y-%m-%d"));
    assert_eq!(room.model.data_file, folder.path().join(&usual));
    let mut there = names(folder.path());
    there.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    assert_eq!(there, ["a.db", "b.db", usual.as_str()]);
    room.press("Enter").line("for lite ro");
    assert_eq!(texts(&room.reload()), ["tunge løft", "for lite ro"]);
    room.quit();
}

#[test]
fn where_nothing_can_be_made_another_place_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_meeting_on(Store::open(&folder.path().join("a.db")).unwrap(), "ned-kjerne", &[5]);
    room.line("tunge løft").command(Id::SaveElsewhere);
    set_path(&mut room, &folder.path().join("a.db/under/b.db"));
    room.sees("Plasseringen kan ikke brukes").press("Enter");
    set_path(&mut room, &folder.path().join("c.db"));
    room.sees("Alle møtene er med").press("Enter").line("for lite ro");
    assert_eq!(texts(&room.reload()), ["tunge løft", "for lite ro"]);
    assert!(!folder.path().join("a.db/under").exists());
    room.quit();
}

#[test]
fn what_is_deleted_for_good_elsewhere_leaves_the_backups_of_the_first_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let backups = Backups::new(&path, None);
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.line("tunge løft");
    room.desk.backups = Some(BackupMaker::new(path, backups.clone()));
    let at = room.env.now();
    room.desk.store.back_up(&backups, at, BackupReason::Asked, &AtomicBool::new(false)).unwrap().unwrap();
    let before: Vec<_> = backups.list().iter().map(|file| std::fs::read(&file.path).unwrap()).collect();
    let elsewhere = folder.path().join("b.db");
    let open = Box::new(room.session().clone());
    room.open(vec![Effect::GoElsewhere(elsewhere.clone(), Some(open.clone()))]);
    room.sees("Alle møtene er med").press("Enter");
    room.open(vec![Effect::Erase(Erasing::Line(open.id, open.answers[0].id))]);
    assert!(texts(&room.reload()).is_empty(), "the line is gone where the meeting goes on");
    let after: Vec<_> = backups.list().iter().map(|file| std::fs::read(&file.path).unwrap()).collect();
    assert!(!before.is_empty() && before == after, "the backups of the first file");
    room.quit();
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_even_be_read_any_more_leaves_the_open_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.line("tunge løft").line("for lite ro");
    room.quit();
    let mut room = Room::on(&path);
    room.press("Down Enter");
    let before = room.session().clone();
    // What the medium gives back is no longer what was written.
    let bytes = std::fs::metadata(&path).unwrap().len();
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(0).unwrap();
    file.set_len(bytes).unwrap();
    let target = folder.path().join("b.db");
    let open = Box::new(room.session().clone());
    room.open(vec![Effect::GoElsewhere(target.clone(), Some(open))]);
    room.sees("Møtet som er åpent, er med").press("Enter");
    assert_eq!(room.reload(), before);
    room.quit();
}

#[cfg(unix)]
#[test]
fn line_by_line_the_same_is_told_and_the_meeting_goes_on_elsewhere() {
    use std::io::{BufRead, Read};

    /// Lines, one of which is an accident.
    struct Script<'a>(Vec<&'a str>, Vec<u8>, &'a dyn Fn());
    impl Read for Script<'_> {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            unreachable!("lines are read")
        }
    }
    impl BufRead for Script<'_> {
        fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
            if self.1.is_empty() && !self.0.is_empty() {
                let mut line = self.0.remove(0);
                if line == "!" {
                    (self.2)();
                    line = self.0.remove(0);
                }
                self.1 = format!("{line}\n").into();
            }
            Ok(&self.1)
        }
        fn consume(&mut self, size: usize) {
            self.1.drain(..size);
        }
    }

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    let id = room.session().id;
    room.quit();
    let target = folder.path().join("ny.db");
    let command = format!("/lagre et annet sted {}", target.display());
    let hold = |lines: Vec<&str>| {
        let mut store = Store::open(&path).unwrap();
        let happens = || std::fs::remove_file(&path).unwrap();
        let mut input = Script(lines, Vec::new(), &happens);
        let said = crate::plain::hear(&mut store, id, &mut input);
        let kept = store.load(id).unwrap().unwrap().session;
        store.close().unwrap();
        (said, kept)
    };
    let (said, kept) = hold(vec!["tunge løft", "!", "for lite ro", command.as_str(), "/ta med", "og en til"]);
    for told in
        ["flyttet, slettet eller byttet ut", "/lagre et annet sted", "Alle møtene er med", "Alt er lagret"]
    {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert_eq!(texts(&kept), ["tunge løft", "for lite ro", "og en til"]);
    assert_eq!(texts(&Store::open(&target).unwrap().load(id).unwrap().unwrap().session), texts(&kept));

    // Who leaves without it is not told that all is saved.
    std::fs::rename(&target, &path).unwrap();
    let (said, _) = hold(vec!["!", "siste ord"]);
    assert!(said.contains("Ikke lagret: «siste ord»"), "{said}");
    assert!(!said.contains("\nAlt er lagret") && !said.contains("Alt annet er lagret"), "{said}");
    // Nor is somebody who has said nothing since.
    let room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    let id = room.session().id;
    room.quit();
    let mut store = Store::open(&path).unwrap();
    let happens = || std::fs::remove_file(&path).unwrap();
    let mut input = Script(vec!["tunge løft", "!", "/avslutt"], Vec::new(), &happens);
    let said = crate::plain::hear(&mut store, id, &mut input);
    assert!(said.contains("flyttet, slettet") && said.contains("\nIkke alt er lagret"), "{said}");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_file_that_was_saved_elsewhere() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("a.db")).unwrap();
    let target = folder.path().join("b.db");
    store.elsewhere(&target).unwrap();
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
