//! Backups line by line: made and brought back as on the command line.

use dialogduk::env::Env;
use dialogduk::ops::Store;
use dialogduk::store::Backups;

use super::{has, play};
use crate::fixture;

#[test]
fn a_backup_is_made_and_brought_back_by_its_number() {
    let (env, folder) = (Env::fixed(), tempfile::tempdir().unwrap());
    let path = folder.path().join("møter.db");
    let mut store = Store::open(&path).unwrap();
    let session = fixture::session(&env);
    store.create_session(&session).unwrap();
    let before = store.content_hash(session.id).unwrap();

    let said = play(&mut store, None, &env, "/sikkerhetskopi\n/slutt\n");
    has(&said, "Sikkerhetskopien er tatt og kontrollert: ");
    let backups = Backups::new(&path, None);
    assert_eq!(backups.list().len(), 1);

    play(&mut store, Some(session.id), &env, "\ntunge løft\n/slutt\n");
    let after = store.content_hash(session.id).unwrap();
    assert_ne!(after, before);
    for no in
        ["/hent sikkerhetskopi\n\n", "/hent sikkerhetskopi\n1\nnei\n", "/hent sikkerhetskopi\n7\n/slutt\n"]
    {
        play(&mut store, None, &env, no);
        assert_eq!(store.content_hash(session.id).unwrap(), after, "{no}");
    }
    let said = play(&mut store, Some(session.id), &env, "/hent sikkerhetskopi\n/slutt\n");
    has(&said, "lista over møter");

    let said = play(&mut store, None, &env, "/hent sikkerhetskopi\n1\nja\n1\n/slutt\n");
    for told in [
        "du ba om den",
        "Fila du har nå: 1 møte",
        "Sikkerhetskopien er i bruk.",
        "Fila du hadde, ligger her: ",
    ] {
        has(&said, told);
    }
    // The visit goes on in the file that was brought back.
    has(&said, &session.details.title);
    assert_eq!(store.content_hash(session.id).unwrap(), before);
    assert_eq!((store.path(), backups.list().len()), (Some(path.as_path()), 2));
}

#[test]
fn a_damaged_backup_is_refused_and_the_file_stays_in_use() {
    let (env, folder) = (Env::fixed(), tempfile::tempdir().unwrap());
    let mut store = Store::open(&folder.path().join("møter.db")).unwrap();
    store.create_session(&fixture::session(&env)).unwrap();
    has(
        &play(&mut store, None, &env, "/hent sikkerhetskopi\n/slutt\n"),
        "Det finnes ingen sikkerhetskopi ennå.",
    );
    play(&mut store, None, &env, "/ta sikkerhetskopi\n/slutt\n");
    let made = store.backups().unwrap().list().remove(0).path;
    std::fs::write(made, [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat()).unwrap();
    let said = play(&mut store, None, &env, "/hent sikkerhetskopi\n1\n/slutt\n");
    has(&said, "Ingenting er endret.");
    assert_eq!(store.contents().unwrap().sessions, 1);
}

#[cfg(not(feature = "protection"))]
#[test]
fn a_build_without_passphrases_says_so_and_asks_for_none() {
    let (env, folder) = (Env::fixed(), tempfile::tempdir().unwrap());
    let mut store = Store::open(&folder.path().join("møter.db")).unwrap();
    let said = play(&mut store, None, &env, "/passord\n/slutt\n");
    has(&said, "bygd uten passordbeskyttelse");
    assert!(!said.contains("Nytt passord"), "{said}");
}
