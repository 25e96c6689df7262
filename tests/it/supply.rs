//! What comes in from outside: the licences of the crates, and that none of them can reach a network (J1).

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
const LOCK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");

/// Licences a program under MIT or Apache-2.0 may be handed out with.
const LICENCES: [&str; 12] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "MIT-0",
    "MPL-2.0", // file by file: asks only for the source of the crate itself, which we use unchanged
    "Unicode-3.0",
    "Unlicense",
    "WTFPL", // the reserve cipher library that SQLCipher's sources carry along; we build it over OpenSSL's
    "Zlib",
    "blessing", // SQLite's: the public domain, with good wishes
];

/// Crates whose purpose is a connection. One of them in the lock file, on whatever path, breaks the promise that
/// nothing leaves the laptop.
const NETWORK: [&str; 22] = [
    "async-std",
    "attohttpc",
    "curl",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "sentry",
    "smol",
    "socket2",
    "surf",
    "tokio",
    "tonic",
    "tungstenite",
    "ureq",
];

/// Of these, what the feature `protection` brings and nothing else: `SQLCipher` takes its ciphers from OpenSSL's
/// libcrypto. The half of OpenSSL that makes connections, libssl, is not in the program; a test of that feature
/// looks for it in the built file.
const CIPHERS_ONLY: &str = "openssl-sys";

/// Crates that come in two versions because `age` builds on an older generation of cipher crates than `sha2` here. Only
/// the feature `protection` has both.
const TWICE_IN_PROTECTION: [&str; 12] = [
    "block-buffer",
    "chacha20",
    "const-oid",
    "cpufeatures",
    "crypto-common",
    "digest",
    "hybrid-array",
    "rand",
    "rand_core",
    "sha2",
    "toml",      // at build time, by age's own translations
    "getrandom", // a third one; 0.3 by jsonschema's ahash, tests only
];

/// Crates that come in two versions because others ask for it. A new name here is a decision, not an accident.
const TWICE: [&str; 7] = [
    "bitflags",       // 1 by portable-pty, tests only
    "cfg_aliases",    // by the two nix
    "nix",            // one by portable-pty, one by calamine's zip, tests only
    "r-efi",          // by the two getrandom, for a platform we do not build for
    "syn",            // at build time: clap's derive has moved to 3, serde's has not
    "thiserror",      // 1 by portable-pty, tests only
    "thiserror-impl", // follows thiserror
];

#[test]
fn every_crate_may_be_handed_out_under_our_licence() {
    let refused: Vec<_> = licences().into_iter().filter(|(_, licence)| !allowed(licence)).collect();
    assert!(refused.is_empty(), "licences to think about: {refused:#?}");
}

#[test]
fn no_crate_that_makes_connections_is_in_the_lock_file() {
    let names = locked().into_keys();
    let found: Vec<_> =
        names.filter(|name| NETWORK.contains(&name.as_str()) && name != CIPHERS_ONLY).collect();
    assert!(found.is_empty(), "crates that reach a network: {found:?}");
}

#[test]
fn only_the_cipher_of_the_data_file_asks_for_openssl_and_only_where_it_is_wanted() {
    let lock: toml::Table = std::fs::read_to_string(LOCK).unwrap().parse().unwrap();
    let asks = |package: &&toml::Value| {
        let needed = package.get("dependencies").and_then(|it| it.as_array());
        needed.is_some_and(|it| it.iter().any(|name| name.as_str() == Some(CIPHERS_ONLY)))
    };
    let packages = lock["package"].as_array().unwrap();
    let asking: Vec<_> = packages.iter().filter(asks).map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(asking, ["libsqlite3-sys"]);

    let built = |features: &[&str]| {
        let tree = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
            .args(["tree", "--locked", "--offline", "--edges=normal,build", "--prefix=none", "--format={p}"])
            .args(["--manifest-path", MANIFEST])
            .args(features)
            .output()
            .unwrap();
        assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
        let tree = String::from_utf8(tree.stdout).unwrap();
        tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let usual = built(&[]);
    assert!(usual.contains("libsqlite3-sys"), "{usual:?}");
    for name in NETWORK.iter().copied().chain(["age", "openssl-src", "sqlcipher-src"]) {
        assert!(!usual.contains(name), "{name} is in the usual build");
    }
    if cfg!(feature = "protection") {
        let protected = built(&["--features=protection"]);
        let found: Vec<_> = NETWORK.iter().filter(|name| protected.contains(**name)).collect();
        assert_eq!(found, [&CIPHERS_ONLY]);
    }
}

#[test]
fn no_crate_comes_in_two_versions_unnoticed() {
    let known = || TWICE.iter().chain(&TWICE_IN_PROTECTION);
    let twice: BTreeMap<_, _> = locked().into_iter().filter(|(_, versions)| versions.len() > 1).collect();
    let new: BTreeMap<_, _> =
        twice.iter().filter(|(name, _)| !known().any(|it| it == &name.as_str())).collect();
    assert!(new.is_empty(), "crates in more than one version: {new:#?}");
    let gone: Vec<_> = known().filter(|name| !twice.contains_key(**name)).collect();
    assert!(gone.is_empty(), "no longer in two versions, so take them off the list: {gone:?}");
}

#[test]
fn a_licence_expression_is_allowed_if_one_way_through_it_is() {
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("", false),
        ("GPL-3.0-only OR MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND CC-BY-NC-4.0", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
        ("GPL-2.0-only WITH Classpath-exception-2.0", false),
        // AND binds tighter than OR
        ("MIT OR Apache-2.0 AND GPL-3.0-only", true),
        ("MIT AND GPL-3.0-only OR ISC AND MIT", false),
        ("MIT AND (GPL-3.0-only OR (Zlib AND Apache-2.0))", true),
    ] {
        assert_eq!(allowed(expression), expected, "{expression:?}");
    }
}

/// Whether an SPDX expression (or the older `A/B`) can be met with the licences above.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any_of(&mut rest) && rest.is_empty()
}

fn any_of(words: &mut &[&str]) -> bool {
    let mut met = all_of(words);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        met |= all_of(words);
    }
    met
}

fn all_of(words: &mut &[&str]) -> bool {
    let mut met = one(words);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        met &= one(words);
    }
    met
}

fn one(words: &mut &[&str]) -> bool {
    match **words {
        ["(", ref rest @ ..] => {
            *words = rest;
            let met = any_of(words);
            let [")", rest @ ..] = *words else { return false };
            *words = rest;
            met
        }
        [name, "WITH", exception, ref rest @ ..] => {
            *words = rest;
            LICENCES.contains(&format!("{name} WITH {exception}").as_str())
        }
        [name, ref rest @ ..] => {
            *words = rest;
            LICENCES.contains(&name)
        }
        [] => false,
    }
}

/// Every crate in the lock file, for all platforms, with its versions.
fn locked() -> BTreeMap<String, BTreeSet<String>> {
    let lock: toml::Table = std::fs::read_to_string(LOCK).unwrap().parse().unwrap();
    let mut found = BTreeMap::<_, BTreeSet<_>>::new();
    for package in lock["package"].as_array().unwrap() {
        let text = |key: &str| package[key].as_str().unwrap().to_owned();
        found.entry(text("name")).or_default().insert(text("version"));
    }
    found
}

/// The licence of every crate whose source is at hand: those of all platforms after `cargo fetch`, else those this
/// platform is built from. A test run needs no network of its own.
fn licences() -> BTreeMap<String, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let version = Command::new(&cargo).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();

    let ask = |platform: &[&str]| {
        Command::new(&cargo)
            .args(["metadata", "--format-version=1", "--locked", "--offline", "--manifest-path", MANIFEST])
            .args(platform)
            .output()
            .unwrap()
    };
    let mut answer = ask(&[]);
    if !answer.status.success() {
        answer = ask(&["--filter-platform", host]);
    }
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));

    let metadata: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|p| (format!("{} {}", text(&p["name"]), text(&p["version"])), text(&p["license"])))
        .collect()
}
