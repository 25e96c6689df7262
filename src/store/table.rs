//! Tables as Rust structs: one field per column, so that a name is written once.
//!
//! A row is also what `change_log` keeps, as JSON. Blank values are left out there, and read as blank when missing:
//! an entry written before a column existed still reads.

use std::borrow::Cow;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::text::sanitize::inert;

/// A table whose rows are found by session and key: one column, for a few tables two.
pub(super) trait Table: Sized {
    /// What the table is called.
    const NAME: &'static str;
    const UPSERT: &'static str;
    const SELECT_ALL: &'static str;
    const SELECT_ONE: &'static str;
    const DELETE: &'static str;
    /// The key columns as parameters.
    const KEY: &'static [&'static str];

    /// Reads the columns in the order of the struct.
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;

    /// Puts the row, new or in place of the old one.
    fn put(&self, db: &Connection, session: &str) -> rusqlite::Result<()>;

    /// All rows of a session, in the order the session keeps them.
    fn all(db: &Connection, session: &str) -> rusqlite::Result<Vec<Self>> {
        db.prepare_cached(Self::SELECT_ALL)?
            .query_map(named_params! { ":session": session }, |row| Self::read(row))?
            .collect()
    }

    /// The row with this key.
    fn one(db: &Connection, session: &str, key: &str) -> rusqlite::Result<Option<Self>> {
        Self::one_by(db, session, &[key])
    }

    /// The row with a key of several columns.
    fn one_by(db: &Connection, session: &str, key: &[&str]) -> rusqlite::Result<Option<Self>> {
        db.prepare_cached(Self::SELECT_ONE)?
            .query_row(bound(&session, Self::KEY, key).as_slice(), |row| Self::read(row))
            .optional()
    }

    /// Removes the row with this key; whether there was one.
    fn remove(db: &Connection, session: &str, key: &str) -> rusqlite::Result<bool> {
        Self::remove_by(db, session, &[key])
    }

    /// Removes the row with a key of several columns; whether there was one.
    fn remove_by(db: &Connection, session: &str, key: &[&str]) -> rusqlite::Result<bool> {
        let removed = db.prepare_cached(Self::DELETE)?.execute(bound(&session, Self::KEY, key).as_slice())?;
        Ok(removed > 0)
    }
}

/// The session and the key columns with their values.
fn bound<'a>(
    session: &'a &str,
    names: &'static [&'static str],
    key: &'a [&str],
) -> Vec<(&'static str, &'a dyn ToSql)> {
    let mut values: Vec<(&'static str, &dyn ToSql)> = vec![(":session", session)];
    values.extend(names.iter().zip(key).map(|(name, value)| (*name, value as &dyn ToSql)));
    values
}

/// Declares a row struct and its SQL. The first field is the key, `a + b` if it has two columns; the last word gives the
/// order within a session.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident in $table:literal ordered by $order:literal {
        $key:ident $(+ $also:ident)?: String, $first:ident: $first_type:ty $(, $field:ident: $type:ty)* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(in crate::store) struct $name {
            pub(in crate::store) $key: String,
            $(pub(in crate::store) $also: String,)?
            #[serde(default, skip_serializing_if = "crate::store::table::Blank::is_blank")]
            pub(in crate::store) $first: $first_type,
            $(
                #[serde(default, skip_serializing_if = "crate::store::table::Blank::is_blank")]
                pub(in crate::store) $field: $type,
            )*
        }

        impl crate::store::table::Table for $name {
            const NAME: &'static str = $table;
            const UPSERT: &'static str = concat!(
                "INSERT INTO ", $table, " (session, ", stringify!($key), $(", ", stringify!($also),)?
                ", ", stringify!($first), $(", ", stringify!($field),)*
                ") VALUES (:session, :", stringify!($key), $(", :", stringify!($also),)?
                ", :", stringify!($first), $(", :", stringify!($field),)*
                ") ON CONFLICT (session, ", stringify!($key), $(", ", stringify!($also),)? ") DO UPDATE SET ",
                stringify!($first), " = excluded.", stringify!($first),
                $(", ", stringify!($field), " = excluded.", stringify!($field),)*
            );
            const SELECT_ALL: &'static str = concat!(
                "SELECT ", stringify!($key), $(", ", stringify!($also),)?
                ", ", stringify!($first), $(", ", stringify!($field),)*
                " FROM ", $table, " WHERE session = :session ORDER BY ", $order
            );
            const SELECT_ONE: &'static str = concat!(
                "SELECT ", stringify!($key), $(", ", stringify!($also),)?
                ", ", stringify!($first), $(", ", stringify!($field),)*
                " FROM ", $table, " WHERE session = :session AND ", stringify!($key), " = :", stringify!($key),
                $(" AND ", stringify!($also), " = :", stringify!($also))?
            );
            const DELETE: &'static str = concat!(
                "DELETE FROM ", $table, " WHERE session = :session AND ", stringify!($key), " = :", stringify!($key),
                $(" AND ", stringify!($also), " = :", stringify!($also))?
            );
            const KEY: &'static [&'static str] =
                &[concat!(":", stringify!($key)) $(, concat!(":", stringify!($also)))?];

            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut columns = 0..;
                // Fields are read in the order written, which is the order selected; the range has no end.
                let mut next = || columns.next().unwrap_or_default();
                Ok(Self {
                    $key: row.get(next())?,
                    $($also: row.get(next())?,)?
                    $first: crate::store::table::Fetched::inert(row.get::<_, $first_type>(next())?),
                    $($field: crate::store::table::Fetched::inert(row.get::<_, $type>(next())?),)*
                })
            }

            fn put(&self, db: &rusqlite::Connection, session: &str) -> rusqlite::Result<()> {
                let values: &[(&str, &dyn rusqlite::ToSql)] = &[
                    (":session", &session),
                    (concat!(":", stringify!($key)), &self.$key),
                    $((concat!(":", stringify!($also)), &self.$also),)?
                    (concat!(":", stringify!($first)), &self.$first),
                    $((concat!(":", stringify!($field)), &self.$field),)*
                ];
                db.prepare_cached(Self::UPSERT)?.execute(values)?;
                Ok(())
            }
        }
    };
}

/// A value out of the file. Whoever wrote the file, the texts in it steer no terminal and turn no reading direction (J8);
/// what the program wrote itself is clean and stays as it is.
pub(super) trait Fetched {
    /// The value without what does harm.
    #[must_use]
    fn inert(self) -> Self;
}

impl Fetched for String {
    fn inert(self) -> Self {
        match inert(&self) {
            Cow::Borrowed(_) => self,
            Cow::Owned(inert) => inert,
        }
    }
}

impl<T: Fetched> Fetched for Option<T> {
    fn inert(self) -> Self {
        self.map(T::inert)
    }
}

/// Values that hold no text, or have been cleaned on the way.
macro_rules! no_text {
    ($($type:ty),*) => {
        $(impl Fetched for $type {
            fn inert(self) -> Self {
                self
            }
        })*
    };
}

no_text!(bool, u8, u16, u32, i64, f64);

impl<T> Fetched for Json<T> {
    fn inert(self) -> Self {
        self
    }
}

/// Reads JSON out of the file; the texts in it are cleaned as those of columns are.
pub(super) fn from_json<T: DeserializeOwned>(written: &str) -> serde_json::Result<T> {
    // An escape may hide anything; a text without one is what it looks like. Quotes and line breaks have one, too.
    let hides = ["\\u", "\\b", "\\f", "\\r", "\\t"].iter().any(|escape| written.contains(escape));
    if !hides && matches!(inert(written), Cow::Borrowed(_)) {
        return serde_json::from_str(written);
    }
    let mut value = serde_json::from_str(written)?;
    clean(&mut value);
    serde_json::from_value(value)
}

fn clean(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => *text = std::mem::take(text).inert(),
        serde_json::Value::Array(list) => list.iter_mut().for_each(clean),
        serde_json::Value::Object(table) => table.values_mut().for_each(clean),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

/// Whether a value says nothing, so that the log can leave it out.
pub(super) trait Blank {
    /// Whether it equals the default.
    fn is_blank(&self) -> bool;
}

impl Blank for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl Blank for bool {
    fn is_blank(&self) -> bool {
        !self
    }
}

impl Blank for u16 {
    fn is_blank(&self) -> bool {
        *self == 0
    }
}

impl Blank for u32 {
    fn is_blank(&self) -> bool {
        *self == 0
    }
}

/// A value kept in one column as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Json<T>(pub(super) T);

impl<T> Blank for Json<Vec<T>> {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        // Only the kind of mistake is told on: serde quotes what it did not expect (J9).
        from_json(value.as_str()?).map(Self).map_err(|error| {
            let mistake = format!("{:?} at column {}", error.classify(), error.column());
            FromSqlError::Other(mistake.into())
        })
    }
}
