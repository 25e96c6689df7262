//! `backup` and `restore` from outside (L4).

use super::*;

#[test]
fn a_backup_is_made_listed_and_brought_back_from_the_command_line() {
    let machine = Machine::with_examples();
    let none = machine.run(&["backup", "list"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    assert!(none.err.contains("ingen sikkerhetskopi"), "{}", none.err);
    assert_eq!(machine.run(&["backup"]).code, 0);
    let listed = machine.json(&["backup", "list", "--json"]);
    let count = u64::try_from(exchange::examples().len()).unwrap();
    assert_eq!(
        (&listed["backups"][0]["sessions"], &listed["backups"][0]["sound"]),
        (&count.into(), &true.into())
    );
    let told = machine.run(&["backup", "list"]).out;
    assert!(told.contains(&format!("{count} møter")) && told.contains("du ba om den"), "{told}");

    let session =
        machine.json(&["sessions", "list", "--json"])["sessions"][0]["id"].as_str().unwrap().to_owned();
    machine.run(&["sessions", "delete", &session, "--yes"]);
    let asked = machine.run(&["restore", "latest"]);
    assert_eq!(asked.code, 1, "nobody sits there to say yes");
    assert!(asked.err.contains("--force"), "{}", asked.err);
    assert!(!machine.run(&["sessions", "list"]).out.contains(&session));
    let done = machine.run(&["restore", "latest", "--force"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(
        done.err.contains(&format!("{count} møter")) && done.err.contains("Fila du hadde"),
        "{}",
        done.err
    );
    assert!(machine.run(&["sessions", "list"]).out.contains(&session));
    assert_eq!(machine.json(&["backup", "list", "--json"])["backups"][0]["reason"], "replaced");
}

#[test]
fn a_backup_in_which_a_letter_has_changed_says_so_and_is_not_taken_for_the_latest_without_a_word() {
    let machine = Machine::with_examples();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let session =
        machine.json(&["sessions", "list", "--json"])["sessions"][0]["id"].as_str().unwrap().to_owned();
    machine.run(&["sessions", "delete", &session, "--yes"]);
    assert_eq!(machine.run(&["backup"]).code, 0);
    let listed = || machine.json(&["backup", "list", "--json"])["backups"].clone();
    let newest = PathBuf::from(listed()[0]["path"].as_str().unwrap());
    assert_eq!((&listed()[0]["damaged"], &listed()[0]["sound"]), (&0.into(), &true.into()));
    let said = rusqlite::Connection::open(&newest)
        .unwrap()
        .query_row("SELECT text FROM answer WHERE length(text) > 30 LIMIT 1", [], |row| {
            row.get::<_, String>(0)
        })
        .unwrap();
    let mut bytes = fs::read(&newest).unwrap();
    let at = bytes.windows(said.len()).position(|it| it == said.as_bytes()).unwrap();
    bytes[at] ^= 1;
    fs::write(&newest, bytes).unwrap();

    assert_eq!((&listed()[0]["damaged"], &listed()[0]["sound"]), (&1.into(), &true.into()));
    let name = newest.file_name().unwrap().to_string_lossy().into_owned();
    let told = machine.run(&["backup", "list"]).out;
    assert!(told.lines().any(|line| line.contains(&name) && line.contains("(1 skadet)")), "{told}");
    let by_name = machine.run(&["restore", &name]);
    assert!(by_name.err.contains("(1 skadet)"), "{}", by_name.err);
    let latest = machine.run(&["restore", "latest"]);
    assert!(latest.err.contains(&format!("er skadet og tas ikke: {name}")), "{}", latest.err);
    assert!(!latest.err.contains("(1 skadet)"), "{}", latest.err);
}

#[test]
fn a_data_file_that_has_vanished_is_not_taken_for_a_new_users_and_the_way_back_is_told() {
    let machine = Machine::with_examples();
    assert!(machine.run(&["doctor"]).out.contains("i orden"));
    assert_eq!(machine.run(&["backup"]).code, 0);
    let before = machine.run(&["sessions", "list"]).out;
    let way_back = "har møter. «dialogduk restore latest» henter dem fram.";
    fs::remove_file(machine.data_file()).unwrap();
    let list = machine.run(&["sessions", "list"]);
    assert!(list.code == 0 && list.err.contains(way_back), "{}", list.err);
    let doctor = machine.run(&["doctor"]);
    assert!(
        doctor.code == 1 && doctor.out.contains("borte;") && doctor.out.contains(way_back),
        "{}",
        doctor.out
    );
    assert!(!doctor.out.contains("ikke laget ennå"), "{}", doctor.out);

    // Whoever starts nonetheless is told in the new, empty file, too, and a backup of that one changes nothing.
    let plain = machine.run(&["plain"]);
    assert!(plain.out.contains(way_back), "{}", plain.out);
    assert_eq!(machine.run(&["backup"]).code, 0);
    for told in [machine.run(&["sessions", "list"]).err, machine.run(&["plain"]).out] {
        assert!(told.contains(way_back), "{told}");
    }
    let back = machine.run(&["restore", "latest", "--force"]);
    assert!(back.code == 0 && back.err.contains("0 møter"), "{}", back.err);
    assert_eq!(machine.run(&["sessions", "list"]).out, before);
}

#[test]
fn what_was_deleted_for_good_comes_back_from_an_old_backup_only_when_asked_for() {
    let machine = Machine::with_examples();
    let stick = machine.path("kopi.db");
    machine.run(&[OsStr::new("backup"), "-o".as_ref(), stick.as_os_str()]);
    machine.run(&["backup"]);
    let ids: Vec<String> = machine.json(&["sessions", "list", "--json"])["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    let (erased, emptied, kept) = (&ids[0], &ids[1], &ids[2]);
    let file = machine.path("gammel.toml");
    let output = [OsStr::new("-o"), file.as_os_str()];
    machine.run(&[&["export", "session", erased].map(OsStr::new)[..], &output].concat());
    machine.run(&["sessions", "delete", erased, "--yes"]);
    let purged = machine.run(&["sessions", "purge", erased, "--yes"]);
    assert_eq!(purged.code, 0, "{}", purged.err);
    assert!(purged.err.contains("llers ingen spor funnet: alt i datafila"), "{}", purged.err);
    assert!(purged.err.contains("gammel.toml"), "what it cannot reach is named: {}", purged.err);
    assert_eq!(machine.run(&["purge", "--session", emptied, "--yes"]).code, 0);
    let lines = |id: &str| machine.json(&["purge", "--session", id, "--dry-run", "--json"])["lines"].clone();
    assert_eq!(lines(emptied), 0);

    // The others can still be brought back.
    machine.run(&["sessions", "delete", kept, "--yes"]);
    let done = machine.run(&["restore", "latest", "--force"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let list = machine.run(&["sessions", "list"]).out;
    assert!(list.contains(kept.as_str()) && !list.contains(erased.as_str()), "{list}");

    // A backup from before, which the program does not know of, brings all but what is gone.
    let restore = |more: &[&str]| {
        let more: Vec<&OsStr> = more.iter().map(OsStr::new).collect();
        machine.run(&[&[OsStr::new("restore"), stick.as_os_str(), OsStr::new("--force")][..], &more].concat())
    };
    let done = restore(&[]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("siden: ett møte og svarene i ett møte.\nDet blir ikke"), "{}", done.err);
    let list = machine.run(&["sessions", "list"]).out;
    assert!(list.contains(kept.as_str()) && !list.contains(erased.as_str()), "{list}");
    assert_eq!(lines(emptied), 0);
    assert!(!machine.data_file().with_file_name("dialogduk.db.restoring").exists());
    assert_eq!(machine.run(&["doctor"]).code, 0, "sound, and sealed");

    // Its old file asks, too.
    let import = |more: &[&str]| {
        let more: Vec<&OsStr> = more.iter().map(OsStr::new).collect();
        machine.run(&[&[OsStr::new("import"), file.as_os_str()][..], &more].concat())
    };
    let asked = import(&[]);
    assert_ne!(asked.code, 0);
    assert!(asked.err.contains("slettet for godt her"), "{}", asked.err);
    assert!(!machine.run(&["sessions", "list"]).out.contains(erased.as_str()));

    let done = restore(&["--with-deleted"]);
    assert!(done.err.contains("Det blir hentet tilbake"), "{}", done.err);
    assert!(machine.run(&["sessions", "list"]).out.contains(erased.as_str()));
    assert_ne!(lines(emptied), 0);
}

#[test]
fn what_was_deleted_for_good_stays_gone_also_when_the_data_file_cannot_tell_of_it_any_more() {
    let machine = Machine::with_examples();
    let stick = machine.path("kopi.db");
    machine.run(&[OsStr::new("backup"), "-o".as_ref(), stick.as_os_str()]);
    machine.run(&["backup"]);
    let listed = machine.json(&["sessions", "list", "--json"]);
    let id = |at: usize| listed["sessions"][at]["id"].as_str().unwrap().to_owned();
    let (erased, emptied, kept) = (id(0), id(1), id(2));
    machine.run(&["sessions", "delete", &erased, "--yes"]);
    assert_eq!(machine.run(&["sessions", "purge", &erased, "--yes"]).code, 0);
    assert_eq!(machine.run(&["purge", "--session", &emptied, "--yes"]).code, 0);
    let unknown = "kan ikke vite om noe i denne sikkerhetskopien er slettet for godt";
    let restore = || machine.run(&[OsStr::new("restore"), stick.as_os_str(), OsStr::new("--force")]);
    let broken = [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat();
    let fates: [(&str, &dyn Fn()); 3] = [
        ("damaged", &|| fs::write(machine.data_file(), &broken).unwrap()),
        ("vanished", &|| fs::remove_file(machine.data_file()).unwrap()),
        ("made anew", &|| {
            fs::remove_file(machine.data_file()).unwrap();
            drop(Store::open(&machine.data_file()).unwrap());
        }),
    ];
    for (fate, befall) in &fates {
        befall();
        let done = restore();
        assert_eq!(done.code, 0, "{fate}: {}", done.err);
        assert!(
            done.err.contains("siden: ett møte og svarene i ett møte.\nDet blir ikke"),
            "{fate}: {}",
            done.err
        );
        assert!(!done.err.contains(unknown), "{fate}: {}", done.err);
        let list = machine.run(&["sessions", "list"]).out;
        assert!(list.contains(&kept) && !list.contains(&erased), "{fate}: {list}");
        let lines = machine.json(&["purge", "--session", &emptied, "--dry-run", "--json"])["lines"].clone();
        assert_eq!(lines, 0, "{fate}");
    }
    // Where nothing that knows of it is left, that is said.
    for (fate, befall) in &fates[..2] {
        let backups = machine.data_file().with_file_name("backups");
        fs::remove_dir_all(&backups).unwrap();
        befall();
        let done = restore();
        assert!(done.code == 0 && done.err.contains(unknown), "{fate}: {}", done.err);
    }
}

#[test]
fn a_backup_can_be_written_anywhere_and_restored_over_a_damaged_file() {
    let machine = Machine::with_examples();
    let stick = machine.path("kopi.db");
    let written = machine.run(&[OsStr::new("backup"), "-o".as_ref(), stick.as_os_str()]);
    assert_eq!(written.code, 0, "{}", written.err);
    let again = machine.run(&[OsStr::new("backup"), "-o".as_ref(), stick.as_os_str()]);
    assert_eq!(again.code, 1, "never over a file that is there");
    fs::write(machine.data_file(), [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat()).unwrap();
    assert_eq!(machine.run(&["sessions", "list"]).code, 1);
    let done = machine.run(&[OsStr::new("restore"), stick.as_os_str(), "--force".as_ref()]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(machine.run(&["sessions", "list"]).code, 0);
    let missing = machine.run(&["restore", "nei.db", "--force"]);
    assert!(missing.code == 1 && missing.err.contains("«nei.db»"), "{}", missing.err);
}

#[test]
fn the_settings_decide_where_backups_lie_and_whether_any_are_made() {
    let machine = Machine::with_examples();
    machine.write_settings("backups = 'minnepinne'\n");
    assert_eq!(machine.run(&["backup"]).code, 0);
    let kept = names(&machine.folder().join("minnepinne"));
    assert!(kept.len() == 1 && kept[0].starts_with("dialogduk.db-"), "{kept:?}");
    assert!(!machine.folder().join("backups").exists());

    machine.write_settings("backups = 'off'\n");
    let mut plain = machine.command(&["plain"]).stdout(Stdio::null()).spawn().unwrap();
    assert!(plain.wait().unwrap().success());
    assert!(!machine.folder().join("backups").exists(), "none by itself");
    machine.write_settings("");
    let mut plain = machine.command(&["plain"]).stdout(Stdio::null()).spawn().unwrap();
    assert!(plain.wait().unwrap().success());
    assert_eq!(names(&machine.folder().join("backups")).len(), 1, "and one by itself");
}

#[test]
fn the_data_file_is_no_place_for_its_own_backup() {
    let machine = Machine::with_examples();
    let file = machine.data_file();
    let before = fs::read(&file).unwrap();
    let around = machine.folder().join("..").join(machine.folder().file_name().unwrap()).join("dialogduk.db");
    for target in [&file, &around] {
        let ran = machine.run(&[OsStr::new("backup"), "-o".as_ref(), target.as_os_str(), "--force".as_ref()]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert_eq!(fs::read(&file).unwrap(), before, "{}", target.display());
    }
}

#[test]
fn a_passphrase_named_for_a_file_that_is_made_just_now_is_told_to_be_none_yet() {
    let machine = Machine::new();
    let file = machine.path("passord");
    fs::write(&file, "sol og vind og regn").unwrap();
    let plain = |machine: &Machine| machine.run(&["--passphrase-file", file.to_str().unwrap(), "plain"]);
    assert!(plain(&machine).err.contains("har ikke noe passord ennå"));
    assert!(!plain(&machine).err.contains("har ikke noe passord ennå"), "said once");
}
