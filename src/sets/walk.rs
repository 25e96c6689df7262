//! Taking values out of a parsed file, noting everything that is wrong on the way.
//!
//! A getter that finds a problem notes it and gives a stand-in, so that the walk goes on and finds the rest. That is
//! safe because a set is only handed out when no problem was noted.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::ids::is_written_id;
use crate::domain::localized::Localized;
use crate::text::sanitize::one_line;

use super::lines::Lines;
use super::nearest::nearest;
use super::problem::{Expected, ProblemKind, SetProblem, TableKind, ValueType};

/// So many problems are told of a set.
const MOST_PROBLEMS: usize = 200;
/// Longest id, in letters.
const ID_LIMIT: usize = 40;

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// A walk through one file.
pub(super) struct Walk<'t> {
    lines: Lines<'t>,
    problems: Vec<SetProblem>,
    /// Keys that stand there misspelt, with the byte where their table begins: they are not missing as well.
    misspelt: Vec<(usize, &'static str)>,
}

/// A table and where it begins.
#[derive(Clone, Copy)]
pub(super) struct Table<'v, 't> {
    pub(super) kind: TableKind,
    pub(super) at: usize,
    fields: &'v DeTable<'t>,
}

impl<'v, 't> Table<'v, 't> {
    pub(super) fn new(kind: TableKind, at: usize, fields: &'v DeTable<'t>) -> Self {
        Self { kind, at, fields }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'v Value<'t>> {
        self.fields.get(key)
    }
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { lines: Lines::new(text), problems: Vec::new(), misspelt: Vec::new() }
    }

    /// Notes a problem at a byte of the file.
    pub(super) fn note(&mut self, at: usize, kind: ProblemKind) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let (line, column) = self.lines.at(at);
        self.problems.push(SetProblem { line, column, kind });
    }

    /// The line of a byte of the file.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.at(at).0
    }

    /// Everything noted, in the order of the file.
    pub(super) fn into_problems(mut self) -> Vec<SetProblem> {
        self.problems.sort_by_key(|problem| (problem.line, problem.column));
        self.problems
    }

    /// Notes every key that has no meaning in this table.
    pub(super) fn only_known_keys(&mut self, table: Table<'_, 't>) {
        for key in table.fields.keys() {
            let known = table.kind.keys();
            let written = key.get_ref().as_ref();
            if !known.contains(&written) {
                let nearest = nearest(written, known).filter(|&meant| table.get(meant).is_none());
                self.misspelt.extend(nearest.map(|meant| (table.at, meant)));
                let kind = ProblemKind::UnknownKey { key: written.to_owned(), table: table.kind, nearest };
                self.note(key.span().start, kind);
            }
        }
    }

    /// The value of a key that must be there.
    pub(super) fn required<'v>(&mut self, table: Table<'v, 't>, key: &'static str) -> Option<&'v Value<'t>> {
        let value = table.get(key);
        if value.is_none() && !self.misspelt.contains(&(table.at, key)) {
            self.note(table.at, ProblemKind::MissingKey { key, table: table.kind });
        }
        value
    }

    pub(super) fn wrong_type(&mut self, value: &Value<'t>, key: &str, expected: Expected) {
        let kind = ProblemKind::WrongType { key: key.to_owned(), found: type_of(value), expected };
        self.note(value.span().start, kind);
    }

    /// A text in quotation marks.
    pub(super) fn string<'v>(&mut self, value: &'v Value<'t>, key: &str) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, key, Expected::Text);
        }
        text
    }

    /// A text in quotation marks that people will read: cleaned, not empty, not longer than its place.
    pub(super) fn prose(&mut self, value: &Value<'t>, key: &str, limit: usize) -> String {
        let Some(written) = self.string(value, key) else { return String::new() };
        let at = value.span().start;
        let key = || key.to_owned();
        let text = one_line(written);
        // A letter takes at least a byte: counting is only worth it when there are more bytes than room.
        let length = if text.len() <= limit { text.len() } else { text.graphemes(true).count() };
        if let Some(character) = written.chars().find(|&c| is_unprintable(c)) {
            self.note(at, ProblemKind::Unprintable { key: key(), character });
        } else if text.is_empty() {
            self.note(at, ProblemKind::EmptyText { key: key() });
        } else if length > limit {
            self.note(at, ProblemKind::TooLong { key: key(), length, limit });
        }
        text
    }

    /// A text in up to three languages.
    pub(super) fn localized(&mut self, value: &Value<'t>, key: &str, limit: usize) -> Localized {
        let Some(fields) = value.get_ref().as_table() else {
            self.wrong_type(value, key, Expected::Localized);
            return Localized::default();
        };
        let table = Table::new(TableKind::Text, value.span().start, fields);
        self.only_known_keys(table);
        self.languages(table, key, limit)
    }

    /// The languages of a text, which may stand beside other keys of its table.
    pub(super) fn languages(&mut self, table: Table<'_, 't>, key: &str, limit: usize) -> Localized {
        let mut own = |lang: &str| {
            let value = table.get(lang)?;
            Some(self.prose(value, &format!("{key}.{lang}"), limit))
        };
        let (nb, nn, en) = (own("nb"), own("nn"), own("en"));
        if nb.is_none() {
            self.note(table.at, ProblemKind::MissingBokmal { key: key.to_owned() });
        }
        Localized { nb: nb.unwrap_or_default(), nn, en }
    }

    /// A whole number.
    pub(super) fn whole(&mut self, value: &Value<'t>, key: &'static str, min: i64, max: i64) -> Option<i64> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(value, key, Expected::Whole);
            return None;
        };
        let number = as_i64(value);
        let inside = number.filter(|number| (min..=max).contains(number));
        if inside.is_none() {
            let found = number.map_or_else(|| integer.to_string(), |number| number.to_string());
            self.note(value.span().start, ProblemKind::OutOfRange { key, found, min, max });
        }
        inside
    }

    /// `true` or `false`; `default` when the key is left out.
    pub(super) fn yes_no(&mut self, table: Table<'_, 't>, key: &'static str, default: bool) -> bool {
        let Some(value) = table.get(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, Expected::TrueOrFalse);
            default
        })
    }

    /// The entries of a list; none when the key is left out.
    pub(super) fn list<'v>(
        &mut self,
        table: Table<'v, 't>,
        key: &'static str,
        expected: Expected,
    ) -> &'v [Value<'t>] {
        let Some(value) = table.get(key) else { return &[] };
        if let Some(list) = value.get_ref().as_array() {
            return list;
        }
        self.wrong_type(value, key, expected);
        &[]
    }

    /// One of a fixed list of words.
    pub(super) fn code<T: Copy>(
        &mut self,
        value: &Value<'t>,
        key: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = self.string(value, key)?;
        let known = all.iter().copied().find(|&each| code(each) == found);
        if known.is_none() {
            let codes: Vec<_> = all.iter().map(|&each| code(each)).collect();
            let nearest = nearest(found, &codes);
            self.note(
                value.span().start,
                ProblemKind::UnknownCode { key, found: found.to_owned(), codes, nearest },
            );
        }
        known
    }

    /// A written id.
    pub(super) fn id<'v>(&mut self, table: Table<'v, 't>) -> Option<(&'v str, usize)> {
        let value = self.required(table, "id")?;
        let written = self.string(value, "id")?;
        let at = value.span().start;
        if !is_written_id(written) {
            let suggestion = suggested_id(written);
            self.note(at, ProblemKind::BadId { found: written.to_owned(), suggestion });
            return None;
        }
        if written.len() > ID_LIMIT {
            let key = "id".to_owned();
            self.note(at, ProblemKind::TooLong { key, length: written.len(), limit: ID_LIMIT });
            return None;
        }
        Some((written, at))
    }
}

/// The number, if the value is a whole one that is not beyond all use.
pub(super) fn as_i64(value: &Value<'_>) -> Option<i64> {
    let integer = value.get_ref().as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn type_of(value: &Value<'_>) -> ValueType {
    match value.get_ref() {
        DeValue::String(_) => ValueType::Text,
        DeValue::Integer(_) => ValueType::Whole,
        DeValue::Float(_) => ValueType::Decimal,
        DeValue::Boolean(_) => ValueType::TrueOrFalse,
        DeValue::Datetime(_) => ValueType::Date,
        DeValue::Array(_) => ValueType::List,
        DeValue::Table(_) => ValueType::Table,
    }
}

/// Signs that do not belong inside a text of one line: they move the cursor, turn the reading direction or hide.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// «Kjernesett 2 (prøve)» → `kjernesett-2-prove`; nothing if no letter is left to begin with.
fn suggested_id(written: &str) -> Option<String> {
    let mut id = String::new();
    for c in written.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            'å' => id.push('a'),
            'æ' => id.push_str("ae"),
            'ø' => id.push('o'),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    let id: String =
        id.trim_start_matches(|c: char| !c.is_ascii_lowercase()).chars().take(ID_LIMIT).collect();
    let id = id.trim_end_matches('-');
    is_written_id(id).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggested_id_can_be_used_as_it_is() {
        for (written, id) in [
            ("Vårt sett, 2. utgave", Some("vart-sett-2-utgave")),
            ("Færøy", Some("faeroy")),
            ("1-a", Some("a")),
            ("", None),
            ("42", None),
        ] {
            assert_eq!(suggested_id(written).as_deref(), id, "{written}");
        }
    }
}
