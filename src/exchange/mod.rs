//! Session files that travel between laptops.
