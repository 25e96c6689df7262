//! Neutral documents built from data.
