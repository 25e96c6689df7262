//! Everything that crosses a folder. One binary, so that it links once.

mod asking;
mod before;
mod changes;
mod cli;
mod closing;
mod cloth;
mod coach;
mod commands;
mod counting;
mod deciding;
mod disturbed;
mod documents;
mod driver;
mod editor;
mod exchange;
mod export;
mod fixture;
mod fixtures;
mod history;
mod i18n;
mod journeys;
#[cfg(unix)]
mod kills;
mod layers;
#[cfg(unix)]
mod leaving;
mod measure_checks;
mod measure_corpus;
mod measuring;
mod merging;
mod ops;
mod pace;
mod paper;
mod people;
mod plain;
mod present;
mod review;
mod roundtrip;
mod screens;
mod searching;
mod sets;
mod sizes;
mod store;
mod strategies;
mod supply;
mod two_laptops;
