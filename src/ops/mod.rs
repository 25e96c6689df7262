//! The operations every front calls; the only writer.
