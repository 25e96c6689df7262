//! libFuzzer's side of the targets: `FUZZ_TARGET` names the one to hunt in, `FUZZ_SEEDS` a folder its seeds are laid in
//! first. `fuzz/night.sh` runs them one after the other.
#![no_main]

#[expect(dead_code, reason = "how often the ordinary tests try is nothing to a hunt, which goes by time")]
mod targets;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use targets::Target;

static TARGET: OnceLock<&Target> = OnceLock::new();

fn begin() {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let Some(target) = targets::TARGETS.iter().find(|it| it.name == name) else {
        // A script asks for the names by naming none.
        for target in targets::TARGETS {
            println!("{}", target.name);
        }
        std::process::exit(2);
    };
    if let Some(folder) = std::env::var_os("FUZZ_SEEDS").map(std::path::PathBuf::from) {
        for (number, seed) in (target.seeds)().into_iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}")), seed)
                .expect("the folder of seeds is there");
        }
    }
    TARGET.get_or_init(|| target);
}

fuzz_target!(init: begin(), |data: &[u8]| {
    if let Some(target) = TARGET.get() {
        (target.run)(data);
    }
});
