//! The measure bank and the category codes.
