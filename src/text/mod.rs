//! Text as people type it: editing, wrapping, width, cleaning, folding. Pure.
