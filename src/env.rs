//! The outside world as a value: clock, randomness, paths, settings, language.
