//! The field: units, sessions, answers, measures, and the laws that hold between them. Pure.
