//! Everything that crosses a folder. One binary, so that it links once.

mod asking;
mod astray;
mod before;
mod changes;
mod cli;
mod clocks;
mod closing;
mod cloth;
mod coach;
mod commands;
mod counting;
mod deciding;
mod disturbed;
mod documents;
mod driver;
mod earlier_list;
mod editor;
mod exchange;
mod export;
#[cfg(target_os = "linux")]
mod faults;
mod figures;
mod fixture;
mod fixtures;
mod follow_up;
mod forgetting;
mod fuzzed;
mod going_out;
mod guard;
mod guarded_units;
mod history;
mod hostile;
mod i18n;
mod journeys;
#[cfg(unix)]
mod kills;
mod layers;
#[cfg(unix)]
mod leaving;
mod leftovers;
mod look_over;
mod looking_back;
mod measure_checks;
mod measure_corpus;
mod measuring;
mod merging;
mod ops;
mod outgoing;
mod pace;
mod paper;
mod passphrase_page;
mod people;
mod plain;
mod present;
#[cfg(unix)]
mod private;
#[cfg(feature = "protection")]
mod protection;
mod put_away;
mod result_sheet;
mod review;
mod roundtrip;
mod screens;
mod searching;
mod sets;
#[cfg(unix)]
mod silence;
mod sizes;
mod small_numbers;
mod states;
mod store;
mod strategies;
mod supply;
#[cfg(unix)]
mod terminal;
mod told;
mod two_laptops;
mod unsaved;
mod year;

/// Says that a test needs something that is not here. Where the gate runs (`CI`), everything it needs has been installed: there a
/// test that has looked at nothing fails.
#[cfg(unix)]
pub(crate) fn skip(why: &str) {
    assert!(!cfg!(target_os = "linux") || std::env::var_os("CI").is_none(), "{why}");
    eprintln!("skipped: {why}");
}
