//! Question sets: the TOML files, read strictly.
