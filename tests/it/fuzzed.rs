//! Every reader meets changed, cut and poisoned input: the targets of `fuzz/`, with the same seeds, for seconds.
//!
//! The order is always the same, so what is found is found again. `fuzz/night.sh` hunts for a minute in each, guided by
//! what the input reaches.

#[path = "../../fuzz/targets/mod.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};

use targets::{TARGETS, Target};

/// Pieces that mean something to some reader.
const POISON: &[&str] = &[
    "\u{0}",
    "\u{1B}[2J",
    "\u{9B}31m",
    "\u{1B}]52;c;aGVp\u{7}",
    "\u{202E}",
    "\u{2066}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{E0041}",
    "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30A}",
    "👩\u{200D}👩\u{200D}",
    "\r",
    "\n",
    "\t",
    "\"",
    "'",
    "\"\"\"",
    "\\u0000",
    "\\uD800",
    "\\",
    "=",
    "[",
    "[[",
    "{",
    "}",
    "]",
    ",",
    ";",
    "#",
    "/",
    "//",
    "../",
    "-",
    "-1",
    "0",
    "99999999999999999999",
    "1e999",
    "nan",
    "null",
    "true",
    "9999-12-31",
    "0000-00-00",
    "<",
    "<!ENTITY a \"&a;&a;\">",
    "&lol;",
    "XFD1048577",
    "æøå",
    "\u{FFFD}",
    "%s",
    "';--",
    "\u{1}",
    "\u{2}",
    "\u{5}",
    "a",
];

/// Numbers that look random and are the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

fn changed(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            2 => drop(bytes.drain(at..(at + dice.below(40)).min(bytes.len()))),
            3 => {
                let piece = bytes[at..(at + dice.below(80)).min(bytes.len())].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            4 => {
                let piece = POISON[dice.below(POISON.len())].repeat(1 + dice.below(3) * dice.below(30));
                bytes.splice(at..at, piece.into_bytes());
            }
            _ => {
                let piece = POISON[dice.below(POISON.len())].as_bytes();
                let end = (at + piece.len()).min(bytes.len());
                bytes.splice(at..end, piece.iter().copied());
            }
        }
    }
    bytes
}

fn hunt(target: &Target) {
    let try_it = |bytes: &[u8]| {
        let held = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
        assert!(held.is_ok(), "{}: {:?}", target.name, String::from_utf8_lossy(bytes));
    };
    let seeds = (target.seeds)();
    assert!(!seeds.is_empty(), "{} begins from nothing", target.name);
    for seed in [&[] as &[u8], b"\xFF\xFE", b"\0"].into_iter().chain(seeds.iter().map(Vec::as_slice)) {
        try_it(seed);
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for round in 0..target.tries {
        try_it(&changed(&seeds[round % seeds.len()], &mut dice));
    }
}

/// One test a reader, so that they run side by side and the slow one is seen.
macro_rules! readers {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                hunt(TARGETS.iter().find(|it| it.name == stringify!($name)).expect("a target of that name"));
            }
        )*

        #[test]
        fn every_target_is_tried_here() {
            let names: Vec<_> = TARGETS.iter().map(|it| it.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

readers! {
    question_set session_file session_json profile settings bank workbook workbook_xml csv cells data_file salvage sealed search plain clean
    guard date counts ids keys editing
}
