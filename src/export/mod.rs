//! Documents to bytes, bytes to disk.
