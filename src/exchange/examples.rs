//! Worked examples: invented units, roles instead of names, nobody's health.

/// A file of `sessions/`, by its name without the ending.
macro_rules! example {
    ($name:literal) => {
        ($name, include_str!(concat!("../../sessions/", $name, ".toml")))
    };
}

static EXAMPLES: &[(&str, &str)] = &[
    example!("solbakken-sykehjem-lederrefleksjon"),
    example!("bjorkelia-barnehage"),
    example!("solbakken-sykehjem-oppfolging"),
    example!("solbakken-sykehjem"),
];

/// The example workshops as name and session file, in the order they took place, so that a meeting stands after the
/// one it follows. The last one is still running.
pub fn examples() -> &'static [(&'static str, &'static str)] {
    EXAMPLES
}
