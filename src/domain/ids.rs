//! Identity: random ids for what people make, written ids for what a question set names.

use std::fmt;
use std::str::FromStr;

/// Crockford's alphabet: no i, l, o or u, so that an id read aloud is not misheard.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a written id: 16 × 5 = 80 random bits, enough that two laptops never meet.
const LENGTH: usize = 16;
const BITS: u128 = (1 << 80) - 1;

/// Eighty random bits, written as sixteen characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u128);

impl Id {
    /// Keeps the lowest 80 bits.
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits & BITS)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = [0u8; LENGTH];
        let mut rest = self.0;
        for place in written.iter_mut().rev() {
            // Masked to five bits, so the index is always inside the alphabet.
            *place = ALPHABET[(rest & 31) as usize];
            rest >>= 5;
        }
        f.pad(str::from_utf8(&written).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A written id that is not sixteen characters of the id alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(written: &str) -> Result<Self, NotAnId> {
        if written.len() != LENGTH {
            return Err(NotAnId);
        }
        written
            .bytes()
            .try_fold(0u128, |bits, byte| {
                let value = ALPHABET.iter().position(|&c| c == byte).ok_or(NotAnId)?;
                Ok(bits << 5 | value as u128)
            })
            .map(Self)
    }
}

macro_rules! random_ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Id);

        impl From<Id> for $name {
            fn from(id: Id) -> Self { Self(id) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(written: &str) -> Result<Self, NotAnId> { written.parse().map(Self) }
        }
    )+};
}

random_ids! {
    /// A unit (*enhet*).
    UnitId,
    /// A session (*dialogduk-møte*).
    SessionId,
    /// A sitting (*samling*) of a session.
    SittingId,
    /// A group (*gruppe/bord*) of a sitting.
    GroupId,
    /// An answer.
    AnswerId,
    /// A common heading over similar answers.
    HeadingId,
    /// A measure (*tiltak*).
    MeasureId,
    /// A line in the history of a measure or a session.
    EventId,
    /// A line on the list of what works and is to be kept (*bevare*).
    KeepId,
    /// A parked topic.
    TopicId,
    /// A round of voting.
    RoundId,
}

macro_rules! written_ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as written.
            pub fn new(written: impl Into<String>) -> Self { Self(written.into()) }

            /// The id as written.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&self.0) }
        }
    )+};
}

written_ids! {
    /// A question set, e.g. `ned-kjerne`.
    SetId,
    /// A part (theme) of a set, unique within it.
    PartId,
    /// A question, stable across versions of a set so that years can be compared (R37).
    QuestionId,
    /// An option of a choice or ranking, unique within its question.
    OptionId,
    /// A measure category, e.g. `fundament-rutine` (`domain.md` §4.2).
    CategoryId,
    /// An entry of the measure bank, e.g. `tb-040`.
    BankId,
}

/// Whether `written` can be a written id: lower-case ASCII letters, digits and hyphens, beginning with a letter.
pub fn is_written_id(written: &str) -> bool {
    written.starts_with(|c: char| c.is_ascii_lowercase())
        && written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_written_id_reads_back_as_itself(bits: u128) {
            let id = Id::from_bits(bits);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for written in ["", "0123", "0123456789abcdeI", "0123456789abcdefg", "æøåæøåæø"] {
            assert_eq!(written.parse::<Id>(), Err(NotAnId), "{written:?}");
        }
    }
}
