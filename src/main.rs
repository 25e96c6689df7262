//! Parse → `Env` → front → exit code; nothing else.

use std::process::ExitCode;

use dialogduk::env::Env;
use dialogduk::paths::Variables;

fn main() -> ExitCode {
    dialogduk::cli::run(std::env::args_os(), Variables::of_process(), Env::system())
}
