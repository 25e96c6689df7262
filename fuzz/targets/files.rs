//! Files of text: question sets, sessions, profiles, settings, the bank.

use dialogduk::report::own_profile;
use dialogduk::settings::{Settings, file};
use dialogduk::{bank, exchange, sets};

use super::inert::assert_inert;
use super::text;

/// A set that is taken can be written and is the same again.
pub(super) fn question_set(bytes: &[u8]) {
    let _ = sets::own::is_as_written(bytes);
    if let Ok(set) = sets::read(bytes, &|_| true) {
        let written = sets::write(&set);
        assert_eq!(
            sets::read(written.as_bytes(), &|_| true).as_ref(),
            Ok(&set),
            "a set changes by being written"
        );
        assert_inert(&written, "a question set");
    }
}

pub(super) fn question_set_seeds() -> Vec<Vec<u8>> {
    sets::embedded::all().iter().take(2).filter_map(|it| Some(sets::write(it.set()?).into_bytes())).collect()
}

/// A session that is taken can be written, in both formats, and is the same again.
pub(super) fn session_file(bytes: &[u8]) {
    let Ok(read) = exchange::read(bytes) else { return };
    let toml = exchange::write_shared(&read.session, &read.lineage);
    let json = exchange::json::write_shared(&read.session, &read.lineage);
    assert_inert(&toml, "a session file");
    assert_inert(&json, "a session file as JSON");
    for written in [toml, json] {
        let again = exchange::read(written.as_bytes()).expect("what is written can be read");
        assert_eq!(again.session, read.session, "a session changes by being written");
        assert_eq!(again.lineage, read.lineage, "what was shared changes by being written");
    }
}

pub(super) fn session_file_seeds() -> Vec<Vec<u8>> {
    exchange::examples().iter().take(2).map(|(_, text)| text.as_bytes().to_vec()).collect()
}

pub(super) fn session_json_seeds() -> Vec<Vec<u8>> {
    let as_json =
        |text: &str| Some(exchange::json::write(&exchange::read(text.as_bytes()).ok()?.session).into_bytes());
    exchange::examples().iter().take(1).filter_map(|(_, text)| as_json(text)).collect()
}

pub(super) fn profile(bytes: &[u8]) {
    if let Some(text) = text(bytes)
        && let Ok(profile) = own_profile::read(text, "eget")
    {
        for heading in profile.own_headings() {
            assert_inert(&format!("{heading:?}"), "a heading");
        }
    }
}

pub(super) fn profile_seeds() -> Vec<Vec<u8>> {
    let text = "date_format = \"yyyy-mm-dd\"\ndropped = true\n[[column]]\nfield = \"deadline\"\nheader = \"Innen\"\n\
                [[column]]\nheader = \"Hjemmel\"\nvalue = \"AML § 3-1\"\n[[column]]\nfield = \"title\"\n";
    vec![text.into()]
}

/// Settings that are read can be kept, and say the same again.
pub(super) fn settings(bytes: &[u8]) {
    let reading = file::read(bytes);
    assert_inert(&reading.settings.role, "a role");
    let other = Settings { role: "Leder".to_owned(), ..reading.settings.clone() };
    if let Some(text) = text(bytes)
        && let Some(changed) = file::changed(text, &reading.settings, &other)
    {
        assert_eq!(file::read(changed.as_bytes()).settings.role, other.role, "a changed setting is not kept");
    }
}

pub(super) fn settings_seeds() -> Vec<Vec<u8>> {
    let changed = Settings { role: "HR-rådgiver".to_owned(), ..Settings::default() };
    let written = file::changed("# mine\ntheme = \"dark\"\nlang = \"nn\"\n", &Settings::default(), &changed);
    written.map(String::into_bytes).into_iter().collect()
}

pub(super) fn bank(bytes: &[u8]) {
    if let Some(text) = text(bytes)
        && let Ok(entries) = bank::read(text)
    {
        let written = bank::write(&entries, "");
        assert_eq!(bank::read(&written).as_ref(), Ok(&entries), "an entry changes by being written");
    }
}

pub(super) fn bank_seeds() -> Vec<Vec<u8>> {
    vec![bank::write(bank::all().measures().get(..3).unwrap_or_default(), "").into_bytes()]
}
