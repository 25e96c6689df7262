//! Who may know whom: reads the sources and fails on a name that a folder must not know (`docs/architecture.md`).
//!
//! Logic stays free of files, clock and terminal because it cannot name them, not because of good will.

pub(crate) mod source;

use std::collections::BTreeSet;

use source::{Source, Token, sources};

/// What a folder, or a file, may name beside itself. The longest `place` that a file lies under decides.
struct Layer {
    /// A folder or file below `src`.
    place: &'static str,
    /// Modules of ours it may name.
    knows: &'static [&'static str],
    /// Of these, what it may not.
    except: &'static [&'static str],
    /// Crates it may name.
    crates: &'static [&'static str],
    /// Of [`OUTSIDE`], what it may name.
    outside: &'static [&'static str],
}

/// The operating system: clock, files, other processes, the terminal. Most folders may name none of it.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io::stderr",
    "std::io::stdin",
    "std::io::stdout",
    "std::net",
    "std::os",
    "std::process",
    "std::sync::mpsc",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "Instant::now",
    "SystemTime::now",
    "chrono::Local",
    "Local::now",
    "Utc::now",
    "eprint",
    "eprintln",
    "print",
    "println",
];

const PURE: Layer = Layer { place: "", knows: &[], except: &[], crates: &[], outside: &[] };

/// The data enums whose names and sentences stand in `i18n`, so that a forgotten word does not compile there.
const NAMED_IN_TEXTS: &[&str] = &[
    "domain",
    "rules",
    "env",
    "exchange",
    "export::problem",
    "export::sealed",
    "ops",
    "paths::ChosenBy",
    "plain::fields",
    "plain::verbs",
    "present::Waiting",
    "report::own_profile",
    "sets",
    "settings",
    "store::Fault",
    "store::ProblemKind",
    "text",
    "tui::commands",
    "tui::input",
    "tui::model::Screen",
    "tui::passphrase",
    "tui::screens::measure::Field",
    "tui::screens::measures::Section",
    "tui::screens::prepare::Field",
];

const LAYERS: &[Layer] = &[
    Layer { place: "domain", crates: &["chrono", "sha2"], ..PURE },
    Layer {
        place: "text",
        crates: &["unicode_normalization", "unicode_segmentation", "unicode_width", "zeroize"],
        ..PURE
    },
    Layer {
        place: "rules",
        knows: &["domain", "text"],
        crates: &["chrono", "unicode_normalization"],
        ..PURE
    },
    Layer { place: "i18n", knows: NAMED_IN_TEXTS, crates: &["chrono"], ..PURE },
    Layer {
        place: "sets",
        knows: &["domain", "rules", "text"],
        crates: &["serde", "toml", "unicode_segmentation"],
        ..PURE
    },
    Layer { place: "bank", knows: &["domain", "rules", "text"], crates: &["serde", "toml"], ..PURE },
    Layer {
        place: "exchange",
        knows: &["domain", "rules", "sets", "text"],
        crates: &["chrono", "serde", "serde_json", "sha2", "toml", "unicode_segmentation"],
        ..PURE
    },
    Layer {
        place: "exchange/sheet",
        knows: &["domain", "exchange", "rules", "text"],
        crates: &["calamine", "chrono", "csv", "serde", "toml", "zip"],
        ..PURE
    },
    Layer {
        place: "store",
        // The index of words is folded as every search is; what somebody else has written is cleaned as it is read.
        knows: &["domain", "private", "text::fold", "text::name", "text::passphrase", "text::sanitize"],
        crates: &["chrono", "fs4", "rusqlite", "serde", "serde_json", "sha2", "zeroize"],
        outside: &["std::fs", "std::os"],
        ..PURE
    },
    Layer {
        place: "ops",
        knows: &["bank", "domain", "env", "exchange", "rules", "sets", "store", "text"],
        crates: &["chrono"],
        ..PURE
    },
    Layer {
        place: "report",
        knows: &["bank", "domain", "exchange::merge", "i18n", "rules", "text"],
        crates: &["chrono", "serde", "toml"],
        ..PURE
    },
    Layer {
        place: "export",
        knows: &["domain", "env", "i18n", "ops", "report", "text"],
        crates: &["age", "chrono", "csv", "rust_xlsxwriter", "serde", "serde_json", "zip"],
        ..PURE
    },
    Layer {
        place: "export/pdf",
        knows: &["domain", "export", "i18n", "report", "text"],
        crates: &["chrono", "krilla", "rustybuzz", "unicode_normalization", "unicode_segmentation"],
        ..PURE
    },
    // It tells the system not to wait for a pipe, and replaces no data file.
    Layer {
        place: "export/disk.rs",
        knows: &["export", "private", "store::looks_like_a_data_file"],
        outside: &["std::fs", "std::os"],
        ..PURE
    },
    Layer {
        place: "export/leftovers.rs",
        outside: &["std::fs", "std::process", "std::time::SystemTime", "SystemTime::now"],
        ..PURE
    },
    Layer {
        place: "settings",
        knows: &["domain", "sets", "text", "tui::commands", "tui::input"],
        crates: &["toml"],
        ..PURE
    },
    // Settings are written as safely as exports are.
    Layer {
        place: "settings/disk.rs",
        knows: &["export::ExportProblem", "export::disk", "private", "settings"],
        outside: &["std::fs", "std::os"],
        ..PURE
    },
    Layer {
        place: "tui",
        knows: &[
            "bank", "domain", "env", "export", "i18n", "ops", "report", "rules", "sets", "settings", "text",
        ],
        except: &["export::disk", "export::leftovers", "tui::view", "tui::widgets"],
        crates: &["chrono", "nucleo_matcher", "zeroize"],
        ..PURE
    },
    // The roles are ours; what they look like is the terminal library's to say.
    Layer { place: "tui/theme.rs", knows: &["settings"], crates: &["ratatui"], ..PURE },
    Layer {
        place: "tui/view",
        knows: &["bank", "domain", "i18n", "ops", "present", "rules", "sets", "settings", "text", "tui"],
        crates: &["chrono", "ratatui"],
        ..PURE
    },
    Layer { place: "tui/widgets", knows: &["domain", "i18n", "text", "tui"], crates: &["ratatui"], ..PURE },
    Layer {
        place: "plain",
        knows: &[
            "bank",
            "domain",
            "env",
            "exchange",
            "export",
            "i18n",
            "ops",
            "report",
            "rules",
            "sets",
            "settings",
            "store",
            "text",
            // What is told without having been asked is the same in both fronts.
            "tui::calm",
            "tui::clock",
            "tui::commands",
            "tui::input",
            "tui::look_over",
            // Where a meeting stands is one thing in both fronts, so that it goes on where the other left it.
            "tui::meeting",
            "tui::model::Now",
            "tui::people",
            "tui::msg",
            "tui::passphrase",
            // What the room is shown, too.
            "tui::room",
        ],
        crates: &["chrono", "zeroize"],
        ..PURE
    },
    Layer { place: "present", knows: &["domain", "i18n", "rules", "text"], crates: &["chrono"], ..PURE },
    Layer {
        place: "present/view",
        knows: &[
            "domain",
            "i18n",
            "present",
            "rules",
            "settings",
            "text",
            "tui::layout",
            "tui::model::Now",
            "tui::theme",
            "tui::view",
            "tui::widgets",
        ],
        crates: &["chrono", "ratatui", "unicode_segmentation"],
        ..PURE
    },
    // The command line meets files, standard streams and exit codes; that is what it is for.
    Layer {
        place: "cli",
        knows: &[
            "bank", "crash", "domain", "env", "exchange", "export", "i18n", "ops", "paths", "plain",
            "present", "private", "report", "rules", "sets", "settings", "store", "term", "text", "tui",
        ],
        except: &["tui::view"],
        crates: &["chrono", "clap", "serde", "serde_json"],
        outside: &[
            "std::env",
            "std::fs",
            "std::io::stderr",
            "std::io::stdin",
            "std::io::stdout",
            "std::os",
            "std::process",
            "eprint",
            "eprintln",
            "print",
            "println",
        ],
    },
    // The only crossterm, the only threads.
    Layer {
        place: "term",
        knows: &[
            "crash", "domain", "env", "exchange", "export", "i18n", "ops", "paths", "present", "report",
            "sets", "settings", "store", "text", "tui",
        ],
        crates: &["chrono", "crossterm", "ratatui", "signal_hook", "zeroize"],
        outside: &[
            "std::env",
            "std::fs",
            "std::io::stderr",
            "std::io::stdin",
            "std::io::stdout",
            "std::os",
            "std::process",
            "std::sync::mpsc",
            "std::thread",
            "std::time::Instant",
            "Instant::now",
            "eprint",
            "eprintln",
            "print",
            "println",
        ],
        ..PURE
    },
    // The clock and the dice themselves.
    Layer {
        place: "env.rs",
        knows: &["domain::ids", "domain::retention", "rules::guard"],
        crates: &["chrono", "getrandom"],
        outside: &["std::time::Instant", "chrono::Local", "Utc::now"],
        ..PURE
    },
    // The environment is handed in; only the one function that asks the system may.
    Layer {
        place: "paths.rs",
        knows: &["domain::localized", "settings", "store"],
        crates: &["etcetera"],
        outside: &["std::env", "std::fs"],
        ..PURE
    },
    // A crash note is written when nothing else works any more.
    Layer {
        place: "crash.rs",
        knows: &["private", "term::screen", "text::sanitize"],
        crates: &["chrono"],
        outside: &[
            "std::env::consts",
            "std::fs",
            "std::io::stderr",
            "std::io::stdin",
            "std::os",
            "std::process",
            "std::thread",
            "Utc::now",
            "eprintln",
        ],
        ..PURE
    },
    Layer { place: "private.rs", outside: &["std::fs", "std::os"], ..PURE },
    Layer { place: "lib.rs", ..PURE },
    Layer { place: "main.rs", outside: &["std::env", "std::process"], crates: &["dialogduk"], ..PURE },
];

#[test]
fn no_folder_names_what_it_must_not_know() {
    let wrong: Vec<_> = sources().iter().flat_map(|source| wrong(source, &crates())).collect();
    assert!(wrong.is_empty(), "{} names in the wrong place:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_folder_has_its_row_and_every_row_its_folder() {
    let sources = sources();
    let homeless: Vec<_> =
        sources.iter().filter(|source| layer(&source.file).is_none()).map(|s| &s.file).collect();
    assert!(homeless.is_empty(), "without a row: {homeless:?}");
    let empty: Vec<_> = LAYERS
        .iter()
        .filter(|layer| !sources.iter().any(|source| lies_under(&source.file, layer.place)))
        .map(|layer| layer.place)
        .collect();
    assert!(empty.is_empty(), "rows for nothing: {empty:?}");
}

#[test]
fn a_name_in_the_wrong_place_is_found_however_it_is_written() {
    let crates = crates();
    for (file, text, expected) in [
        ("domain/unit.rs", "use rusqlite::Connection;", "rusqlite"),
        ("domain/unit.rs", "fn f() { serde_json::to_string(&1); }", "serde_json"),
        ("domain/unit.rs", "use crate::text::wrap;", "crate::text"),
        ("rules/dates.rs", "fn f() { let n = chrono::Local::now(); }", "chrono::Local"),
        ("rules/dates.rs", "use std::{collections::BTreeMap, fs};", "std::fs"),
        ("tui/update.rs", "use ratatui::Frame;", "ratatui"),
        ("tui/model.rs", "use super::view::draw;", "crate::tui::view"),
        ("tui/screens/cloth.rs", "use std::time::Instant;", "std::time::Instant"),
        ("tui/screens/cloth/map.rs", "use super::super::super::widgets;", "crate::tui::widgets"),
        ("tui/view/cloth.rs", "use crossterm::event;", "crossterm"),
        ("tui/view/cloth.rs", "use crate::store::Store;", "crate::store"),
        ("store/read.rs", "use crate::i18n::texts;", "crate::i18n"),
        ("store/read.rs", "fn f() { std::thread::sleep(x); }", "std::thread"),
        ("export/xlsx.rs", "fn f() { std::fs::write(p, b); }", "std::fs"),
        ("plain/mod.rs", "fn f() { println!(\"hei\"); }", "println"),
        ("ops/mod.rs", "fn f() -> T { Utc::now() }", "Utc::now"),
        ("sets/mod.rs", "use crate::store;", "crate::store"),
    ] {
        let found = wrong(&Source::new(file, text), &crates);
        assert_eq!(found.len(), 1, "{file}: {text} → {found:?}");
        assert!(found[0].contains(expected), "{file}: {text} → {found:?}");
    }
    for (file, text) in [
        ("domain/unit.rs", "use chrono::NaiveDate; use super::ids::UnitId; // rusqlite"),
        ("export/mod.rs", "mod csv; fn f() { csv::write(x); }"),
        ("store/read.rs", "#[cfg(test)] mod tests { use std::thread; }"),
        ("tui/view/cloth.rs", "use ratatui::layout::Rect; use crate::tui::model::Model;"),
    ] {
        let found = wrong(&Source::new(file, text), &crates);
        assert!(found.is_empty(), "{file}: {text} → {found:?}");
    }
}

/// Every name in a source that its folder must not know.
fn wrong(source: &Source, crates: &BTreeSet<String>) -> Vec<String> {
    let Some(layer) = layer(&source.file) else { return vec![format!("src/{}: has no row", source.file)] };
    let top = layer.place.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    let own_modules = source.modules();
    let mut found = Vec::new();
    for named in source.names() {
        let path = named.segments.join("::");
        let first = named.segments[0].as_str();
        let ours = path.strip_prefix("crate::");
        let is_known = |ours: &str| {
            let is_own = !layer.place.contains('/') && begins(ours, top);
            (is_own || layer.knows.iter().any(|known| begins(ours, known)))
                && !layer.except.iter().any(|never| begins(ours, never))
        };
        // A macro of the crate stands at its root and says nothing about layers.
        let bad = match ours {
            Some(ours) => ours.contains("::") && !is_known(ours) || (layers_named(ours) && !is_known(ours)),
            None if OUTSIDE.iter().any(|outside| begins(&path, outside)) => {
                !layer.outside.iter().any(|allowed| begins(&path, allowed))
            }
            None => crates.contains(first) && !own_modules.contains(first) && !layer.crates.contains(&first),
        };
        if bad {
            found.push(format!("src/{}:{}: {path} is not for {}", source.file, named.line, layer.place));
        }
    }
    found
}

/// Whether a path below the crate names one of its folders as a whole.
fn layers_named(ours: &str) -> bool {
    LAYERS.iter().any(|layer| layer.place.trim_end_matches(".rs") == ours)
}

/// Whether a path is `prefix` or lies below it.
fn begins(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn layer(file: &str) -> Option<&'static Layer> {
    LAYERS.iter().filter(|layer| lies_under(file, layer.place)).max_by_key(|layer| layer.place.len())
}

fn lies_under(file: &str, place: &str) -> bool {
    match file.strip_prefix(place) {
        // `settings.rs` belongs to the folder `settings`.
        Some(rest) => rest.is_empty() || rest.starts_with('/') || rest == ".rs",
        None => false,
    }
}

/// Every crate the program is built from, as code names it.
fn crates() -> BTreeSet<String> {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let mut tables = vec![&manifest["dependencies"]];
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    tables.extend(
        targets.into_iter().flat_map(|targets| targets.values()).filter_map(|t| t.get("dependencies")),
    );
    tables
        .iter()
        .flat_map(|table| table.as_table().unwrap().keys())
        .map(|name| name.replace('-', "_"))
        .collect()
}

/// Folders in which no sentence for people may stand: it would have one language. (`domain` and `rules` hold words
/// they recognise, which is another thing.)
const WORDLESS: &[&str] = &["cli", "export", "ops", "plain", "report", "term", "tui"];

/// Literals in those folders that look like sentences and are none: file, text, why.
const NO_SENTENCES: &[(&str, &str, &str)] = &[(
    "cli/args.rs",
    "Without a command the full screen opens. Settings: see docs/config.md.",
    "the parser's help page is English like verbs and flags (`design.md` §6)",
)];

#[test]
fn no_sentence_for_people_stands_outside_the_texts() {
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for source in sources() {
        if !WORDLESS.iter().any(|folder| lies_under(&source.file, folder)) {
            continue;
        }
        for (line, text) in sentences(&source) {
            match NO_SENTENCES.iter().position(|(file, known, _)| *file == source.file && *known == text) {
                Some(at) => drop(used.insert(at)),
                None => found.push(format!("src/{}:{line}: {text:?}", source.file)),
            }
        }
    }
    assert!(found.is_empty(), "sentences outside i18n:\n{}", found.join("\n"));
    assert_eq!(used.len(), NO_SENTENCES.len(), "rows of NO_SENTENCES that are no longer needed");
}

#[test]
fn a_sentence_outside_the_texts_is_found() {
    for (text, expected) in [
        (r#"fn f() { say("Alt er lagret"); }"#, 1),
        (r#"fn f() { say("lønn"); }"#, 1),
        (r#"fn f() { say("saved"); }"#, 0),
        (r#"fn f() { x.expect("the table has a row"); panic!("this cannot be so"); }"#, 0),
        (r#"fn f() { format!("{a} {b}  {c}"); }"#, 0),
    ] {
        assert_eq!(sentences(&Source::new("tui/x.rs", text)).len(), expected, "{text}");
    }
}

/// Literals with a Norwegian letter or at least two words in a row, unless they are told to programmers.
fn sentences(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, (line, token)) in source.tokens.iter().enumerate() {
        let Token::Text(text) = token else { continue };
        if is_told_to_programmers(&source.tokens[..at]) {
            continue;
        }
        let norwegian = text.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']);
        let is_word =
            |word: &str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || ",.:;!?".contains(c));
        let words: Vec<&str> = text.split(' ').collect();
        if norwegian || words.windows(2).any(|pair| pair.iter().all(|word| is_word(word))) {
            found.push((*line, text.clone()));
        }
    }
    found
}

/// Whether a literal after these tokens stands in an assertion, a panic or the reason of an attribute.
fn is_told_to_programmers(before: &[(usize, Token)]) -> bool {
    const CALLS: &[&str] = &["assert", "debug_assert", "debug_assert_eq", "expect", "panic", "unreachable"];
    let mut depth = 0usize;
    let mut back = before.iter().rev().map(|(_, token)| token).skip_while(|token| match token {
        Token::Sign(')') => {
            depth += 1;
            true
        }
        Token::Sign('(') if depth == 0 => false,
        Token::Sign('(') => {
            depth -= 1;
            true
        }
        _ => true,
    });
    back.next();
    let call = back.find_map(|token| match token {
        Token::Sign('!') => None,
        Token::Word(word) => Some(word.as_str()),
        _ => Some(""),
    });
    let is_reason = matches!(before, [.., (_, Token::Word(word)), (_, Token::Sign('='))] if word == "reason");
    is_reason || call.is_some_and(|call| CALLS.contains(&call))
}
