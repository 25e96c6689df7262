//! Every reader of the program as a plain function of bytes: none may panic, hang or let through what it promises to keep
//! out, whatever the bytes are.
//!
//! The same functions are called by `libFuzzer` (`fuzz/hunt.rs`, a minute each in the nightly run) and by the ordinary tests
//! (`tests/it/fuzzed.rs`, seconds in all), with the same seeds.

mod files;
mod inert;
mod sealed;
mod sheets;
mod stored;
mod typed;

/// One reader.
pub(crate) struct Target {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Reads the bytes and holds the reader to its promises.
    pub(crate) run: fn(&[u8]),
    /// Input it understands, to begin from.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// How many changed seeds the ordinary tests try.
    pub(crate) tries: usize,
}

/// All of them.
pub(crate) static TARGETS: &[Target] = &[
    Target { name: "question_set", run: files::question_set, seeds: files::question_set_seeds, tries: 60 },
    Target { name: "session_file", run: files::session_file, seeds: files::session_file_seeds, tries: 40 },
    Target { name: "session_json", run: files::session_file, seeds: files::session_json_seeds, tries: 30 },
    Target { name: "profile", run: files::profile, seeds: files::profile_seeds, tries: 300 },
    Target { name: "settings", run: files::settings, seeds: files::settings_seeds, tries: 300 },
    Target { name: "bank", run: files::bank, seeds: files::bank_seeds, tries: 30 },
    Target { name: "workbook", run: sheets::any, seeds: sheets::workbook_seeds, tries: 60 },
    Target { name: "workbook_xml", run: sheets::xml, seeds: sheets::xml_seeds, tries: 150 },
    Target { name: "csv", run: sheets::any, seeds: sheets::csv_seeds, tries: 200 },
    Target { name: "cells", run: sheets::cells, seeds: sheets::cell_seeds, tries: 500 },
    Target { name: "data_file", run: stored::data_file, seeds: stored::data_file_seeds, tries: 12 },
    Target { name: "salvage", run: stored::salvaged, seeds: stored::data_file_seeds, tries: 6 },
    Target { name: "sealed", run: sealed::sealed, seeds: sealed::sealed_seeds, tries: 200 },
    Target { name: "search", run: stored::search, seeds: stored::search_seeds, tries: 100 },
    Target { name: "plain", run: stored::plain, seeds: stored::plain_seeds, tries: 6 },
    Target { name: "clean", run: typed::clean, seeds: typed::text_seeds, tries: 500 },
    Target { name: "guard", run: typed::guard, seeds: typed::text_seeds, tries: 200 },
    Target { name: "date", run: typed::date, seeds: typed::date_seeds, tries: 1_000 },
    Target { name: "counts", run: typed::counts, seeds: typed::count_seeds, tries: 1_000 },
    Target { name: "ids", run: typed::ids, seeds: typed::id_seeds, tries: 1_000 },
    Target { name: "keys", run: typed::keys, seeds: typed::key_seeds, tries: 200 },
    Target { name: "editing", run: typed::editing, seeds: typed::text_seeds, tries: 200 },
];

/// The bytes as text, where they are one.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}
