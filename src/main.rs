//! Parse → `Env` → front → exit code; nothing else.

fn main() {}
