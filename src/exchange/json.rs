//! The session file as JSON, for programs that would rather not read TOML (I4).
//!
//! The same tree with the same keys: what is written here is the TOML file turned over value by value, and what is
//! read here is turned into TOML and read by the one strict reader. So nothing can be in one format and not in the
//! other. Instead of a last line it has the key `checksum`, which is the sum of that TOML file.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::lineage::Lineage;
use crate::domain::session::Session;

use super::problem::{FileProblem, ProblemKind};
use super::session_file::{self, Read, quoted, read_tree, says_it_is_ours, sealed, whole};

/// The key that holds the sum.
const CHECKSUM: &str = "checksum";

/// The session as JSON. Reading it gives the same session, and writing that gives the same bytes.
pub fn write(session: &Session) -> String {
    write_shared(session, &Lineage::default())
}

/// The same for a session that has been shared before.
pub fn write_shared(session: &Session, lineage: &Lineage) -> String {
    let text = session_file::write_shared(session, lineage);
    let (content, sum) = sealed(&text).unwrap_or((&text, ""));
    // Both are made from values this program has just written, so neither can fail; a property test holds it to that.
    let Ok(root) = DeTable::parse(content) else { return String::new() };
    let mut json = serde_json::to_string_pretty(&Sealed { root: root.get_ref(), sum }).unwrap_or_default();
    json.push('\n');
    json
}

/// Reads a session written by [`write()`]. Problems have a path, but no line, unless it is not JSON.
pub fn read(text: &str) -> Result<Read, Vec<FileProblem>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let root: Value = serde_json::from_str(text).map_err(|error| {
        let kind = if !says_it_is_ours(text) {
            ProblemKind::NotOurs
        } else if error.is_eof() {
            ProblemKind::CutOff
        } else {
            ProblemKind::Syntax { detail: error.to_string() }
        };
        whole(kind, Some((error.line(), error.column())))
    })?;
    let Value::Object(mut root) = root else { return Err(whole(ProblemKind::NotOurs, None)) };
    let sum = root.remove(CHECKSUM);
    let mut content = String::new();
    for (key, value) in root.iter().filter(|(_, value)| !value.is_null()) {
        content.push_str(&quoted(key));
        content.push_str(" = ");
        to_toml(value, &mut content);
        content.push('\n');
    }
    read_tree(&content, sum.as_ref().and_then(Value::as_str))
}

/// Writes a value in TOML, all on one line.
fn to_toml(value: &Value, out: &mut String) {
    match value {
        // Neither is a value any key takes, so the reader tells where it stands.
        Value::Null => out.push_str("nan"),
        Value::Number(number) if number.as_i64().is_none() => out.push_str("nan"),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(list) => {
            out.push('[');
            for value in list {
                to_toml(value, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(table) => {
            out.push('{');
            for (index, (key, value)) in table.iter().filter(|(_, value)| !value.is_null()).enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                out.push_str(&quoted(key));
                out.push_str(" = ");
                to_toml(value, out);
            }
            out.push('}');
        }
    }
}

/// The top of the file, with the sum after kind and schema.
struct Sealed<'a> {
    root: &'a DeTable<'a>,
    sum: &'a str,
}

impl Serialize for Sealed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in in_order(self.root) {
            map.serialize_entry(key, &Ordered(value))?;
            if key == "schema" {
                map.serialize_entry(CHECKSUM, self.sum)?;
            }
        }
        map.end()
    }
}

/// A value whose tables keep the order of the file.
struct Ordered<'a>(&'a DeValue<'a>);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            DeValue::String(text) => serializer.serialize_str(text),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => serializer.serialize_str(number.as_str()),
            },
            DeValue::Boolean(truth) => serializer.serialize_bool(*truth),
            // The session file has neither.
            DeValue::Float(number) => serializer.serialize_str(number.as_str()),
            DeValue::Datetime(at) => serializer.collect_str(at),
            DeValue::Array(list) => serializer.collect_seq(list.iter().map(|value| Ordered(value.get_ref()))),
            DeValue::Table(table) => {
                serializer.collect_map(in_order(table).map(|(key, value)| (key, Ordered(value))))
            }
        }
    }
}

/// The entries of a table as they stand in the file; the parser sorts them by name.
fn in_order<'a>(table: &'a DeTable<'a>) -> impl Iterator<Item = (&'a str, &'a DeValue<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| Spanned::span(key).start);
    entries.into_iter().map(|(key, value)| (&**key.get_ref(), value.get_ref()))
}
