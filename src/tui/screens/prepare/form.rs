//! The fields of the form and what is typed in them.

use crate::domain::codes::codes;
use crate::text::{Lines, TextBuffer};

codes! {
    /// A field. Its code is the name of its draft.
    pub enum Field {
        /// The unit.
        Unit = "unit",
        /// The question set.
        Set = "set",
        /// The title.
        Title = "title",
        /// What the gathering is called.
        Sitting = "sitting",
        /// The day.
        Date = "date",
        /// When it begins.
        Start = "start",
        /// Where.
        Place = "place",
        /// How many people, or tables.
        Heads = "heads",
        /// Minutes set aside.
        Minutes = "minutes",
        /// Why we meet.
        Purpose = "purpose",
        /// *Ansvarlig leder*.
        Leader = "leader",
        /// *Prosessleder*.
        Facilitator = "facilitator",
        /// Who takes notes.
        NoteTaker = "note_taker",
        /// Whether the *verneombud* takes part.
        SafetyRep = "safety_rep",
        /// Whether a *tillitsvalgt* takes part.
        UnionRep = "union_rep",
        /// Whether NAV takes part.
        Nav = "nav",
        /// Whether the *bedriftshelsetjeneste* takes part.
        HealthService = "health_service",
        /// Whether HR takes part.
        Hr = "hr",
    }
}

impl Field {
    /// Whether the field is a yes or no.
    pub fn is_choice(self) -> bool {
        matches!(self, Self::SafetyRep | Self::UnionRep | Self::Nav | Self::HealthService | Self::Hr)
    }

    /// Whether its default is a whole that one types over rather than edits.
    pub(super) fn is_typed_over(self) -> bool {
        matches!(self, Self::Date | Self::Start | Self::Heads | Self::Minutes)
    }
}

/// The buffers of all fields.
#[derive(Debug)]
pub struct Form {
    entries: Vec<Entry>,
}

/// A field's text, and what it was when it was put there.
#[derive(Debug)]
struct Entry {
    buffer: TextBuffer,
    shown: String,
}

impl Default for Form {
    fn default() -> Self {
        let entry = |_: &Field| Entry { buffer: TextBuffer::new(Lines::One), shown: String::new() };
        Self { entries: Field::ALL.iter().map(entry).collect() }
    }
}

impl Form {
    /// What is typed in a field.
    pub fn buffer(&self, field: Field) -> &TextBuffer {
        // One entry for each field, in the order of the fields.
        &self.entries[field as usize].buffer
    }

    /// The same, to type in.
    pub fn buffer_mut(&mut self, field: Field) -> &mut TextBuffer {
        &mut self.entries[field as usize].buffer
    }

    /// The text of a field without blanks around it.
    pub fn text(&self, field: Field) -> &str {
        self.buffer(field).text().trim()
    }

    /// Whether a person has changed the field since its text was put there.
    pub fn is_changed(&self, field: Field) -> bool {
        let entry = &self.entries[field as usize];
        entry.buffer.text() != entry.shown
    }

    /// The text a person found in a field, before typing in it.
    pub fn found(&self, field: Field) -> &str {
        self.entries[field as usize].shown.trim()
    }

    /// Puts a text into a field that holds what was typed before.
    pub fn put(&mut self, field: Field, text: &str) {
        let entry = &mut self.entries[field as usize];
        if entry.buffer.text() != text {
            entry.buffer.set_text(text);
        }
        text.clone_into(&mut entry.shown);
    }

    /// Puts a text into a field that nobody has changed.
    pub fn offer(&mut self, field: Field, text: &str) {
        if !self.is_changed(field) {
            self.put(field, text);
        }
    }

    /// Puts back what was being typed, over what the field held.
    pub fn put_back(&mut self, field: Field, text: &str, cursor: usize) {
        let buffer = self.buffer_mut(field);
        buffer.set_text(text);
        buffer.set_cursor(cursor);
    }
}
