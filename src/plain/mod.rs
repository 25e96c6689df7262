//! The line-by-line front for screen readers, pipes and scripts.
