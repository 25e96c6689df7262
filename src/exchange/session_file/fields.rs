//! Taking values out of a parsed file, noting everything that is wrong on the way.
//!
//! A getter that finds a problem notes it and gives nothing, so that the walk goes on and finds the rest. A session
//! is handed out only when no problem was noted.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::ids::{Id, is_written_id};
use crate::exchange::problem::{Expected, FileProblem, Place, ProblemKind};
use crate::text::sanitize;

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// So many problems are told of a file. Whoever has more has another file than they think, and each is looked up in it.
const MOST_PROBLEMS: usize = 200;

/// A walk through one file.
pub(super) struct Walk<'t> {
    text: &'t str,
    /// Whether lines of the text mean something to a person.
    has_lines: bool,
    problems: Vec<FileProblem>,
    /// How many texts had characters taken out.
    pub(super) cleaned: usize,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str, has_lines: bool) -> Self {
        Self { text, has_lines, problems: Vec::new(), cleaned: 0 }
    }

    /// The text walked through.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Notes a problem at a byte of the file.
    pub(super) fn note(&mut self, path: String, at: usize, kind: ProblemKind) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let line = self.has_lines.then(|| line_and_column(self.text, at));
        self.problems.push(FileProblem { place: Place { path, line }, kind });
    }

    /// Notes a problem whose place is known already.
    pub(super) fn note_at(&mut self, path: String, line: (usize, usize), kind: ProblemKind) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let line = self.has_lines.then_some(line);
        self.problems.push(FileProblem { place: Place { path, line }, kind });
    }

    /// Whether nothing was noted so far.
    pub(super) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Everything noted, in the order of the file.
    pub(super) fn into_problems(mut self) -> Vec<FileProblem> {
        self.problems.sort_by_key(|problem| problem.place.line);
        self.problems
    }
}

/// Line and column of a byte, both from 1; a column is one letter as a person sees it.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    // An offset inside a letter or past the end counts as the nearest letter before it.
    let before = (0..=at.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.graphemes(true).count() + 1)
}

/// Where a table stands in the file.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spot {
    /// `answer`.
    table: &'static str,
    /// From 1; 0 for a table there is only one of.
    number: usize,
    /// `stance`, for a table within such a table.
    inner: &'static str,
    /// Its byte.
    pub(super) at: usize,
}

impl Spot {
    /// `answer[3]`, `answer[3].stance`.
    pub(super) fn path(self) -> String {
        let Self { table, number, inner, .. } = self;
        let number = if number == 0 { String::new() } else { format!("[{number}]") };
        let dot = if inner.is_empty() { "" } else { "." };
        format!("{table}{number}{dot}{inner}")
    }
}

/// The fields of one table.
pub(super) struct Fields<'w, 'v, 't> {
    walk: &'w mut Walk<'t>,
    table: &'v DeTable<'t>,
    spot: Spot,
    asked: Vec<&'static str>,
}

impl<'w, 'v, 't> Fields<'w, 'v, 't> {
    /// The top of a file.
    pub(super) fn top(walk: &'w mut Walk<'t>, table: &'v DeTable<'t>) -> Self {
        Self { walk, table, spot: Spot::default(), asked: Vec::new() }
    }

    /// Where this table stands.
    pub(super) fn spot(&self) -> Spot {
        self.spot
    }

    /// Walks into a table there is one of, if it is there.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'_, 'v, 't>) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(key)?;
        let at = value.span().start;
        let spot = if self.spot.table.is_empty() {
            Spot { table: key, at, ..Spot::default() }
        } else {
            Spot { inner: key, at, ..self.spot }
        };
        self.walk_into(value, spot, read)
    }

    /// Walks into each of `[[key]]`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'_, 'v, 't>) -> Option<T>,
    ) -> Vec<(Spot, T)> {
        let mut found = Vec::new();
        for (index, value) in self.list(key).iter().enumerate() {
            let spot = Spot { table: key, number: index + 1, inner: "", at: value.span().start };
            found.extend(self.walk_into(value, spot, &mut read).map(|it| (spot, it)));
        }
        found
    }

    /// Walks into each table of a list within this table.
    pub(super) fn inner_tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'_, 'v, 't>) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for value in self.list(key) {
            let spot = Spot { inner: key, at: value.span().start, ..self.spot };
            found.extend(self.walk_into(value, spot, &mut read));
        }
        found
    }

    fn walk_into<T>(
        &mut self,
        value: &'v Value<'t>,
        spot: Spot,
        read: impl FnOnce(&mut Fields<'_, 'v, 't>) -> Option<T>,
    ) -> Option<T> {
        let Some(table) = value.get_ref().as_table() else {
            self.walk.note(spot.path(), spot.at, ProblemKind::WrongType(Expected::Table));
            return None;
        };
        let mut fields = Fields { walk: &mut *self.walk, table, spot, asked: Vec::new() };
        let read = read(&mut fields);
        fields.only_asked_keys();
        read
    }

    /// The value of a key. A key never asked for is one that has no meaning here.
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'v Value<'t>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Notes every key nobody asked for.
    pub(super) fn only_asked_keys(&mut self) {
        for key in self.table.keys() {
            if !self.asked.contains(&key.get_ref().as_ref()) {
                let path = self.path(key.get_ref());
                self.walk.note(path, key.span().start, ProblemKind::UnknownKey);
            }
        }
    }

    /// Notes those of the keys that are missing.
    pub(super) fn must_have(&mut self, keys: &[&'static str]) {
        for key in keys {
            if !self.has(key) {
                let path = self.path(key);
                self.walk.note(path, self.spot.at, ProblemKind::Missing);
            }
        }
    }

    /// Notes a text that is missing or has nothing to read in it.
    pub(super) fn must_say(&mut self, key: &'static str, text: &str) {
        if text.trim().is_empty() {
            let path = self.path(key);
            self.walk.note(path, self.spot.at, ProblemKind::Missing);
        }
    }

    /// Notes a problem with the table as a whole.
    pub(super) fn problem(&mut self, kind: ProblemKind) {
        self.walk.note(self.spot.path(), self.spot.at, kind);
    }

    fn path(&self, key: &str) -> String {
        let own = self.spot.path();
        if own.is_empty() { key.to_owned() } else { format!("{own}.{key}") }
    }

    fn bad<T>(&mut self, key: &'static str, value: &Value<'t>, kind: ProblemKind) -> Option<T> {
        let path = self.path(key);
        self.walk.note(path, value.span().start, kind);
        None
    }

    pub(super) fn bad_value<T>(
        &mut self,
        key: &'static str,
        value: &Value<'t>,
        expected: Expected,
    ) -> Option<T> {
        let found = beginning(value);
        self.bad(key, value, ProblemKind::BadValue { found, expected })
    }

    /// A text as written.
    pub(super) fn string(&mut self, key: &'static str) -> Option<(&'v Value<'t>, &'v str)> {
        let value = self.get(key)?;
        self.as_string(key, value).map(|text| (value, text))
    }

    fn as_string(&mut self, key: &'static str, value: &'v Value<'t>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        text.or_else(|| self.bad(key, value, ProblemKind::WrongType(Expected::Text)))
    }

    /// A text of one line, cleaned as if it had been typed; empty when it is not there.
    pub(super) fn one_line(&mut self, key: &'static str) -> String {
        self.cleaned(key, sanitize::one_line)
    }

    /// A text of many lines, cleaned as if it had been typed; empty when it is not there.
    pub(super) fn many_lines(&mut self, key: &'static str) -> String {
        self.cleaned(key, sanitize::many_lines)
    }

    fn cleaned(&mut self, key: &'static str, clean: fn(&str) -> String) -> String {
        let Some((value, written)) = self.string(key) else { return String::new() };
        if sanitize::is_too_long(written) {
            self.bad::<()>(key, value, ProblemKind::TooLong { most: sanitize::LONGEST_TEXT });
            return String::new();
        }
        self.clean(written, clean)
    }

    fn clean(&mut self, written: &str, clean: fn(&str) -> String) -> String {
        let text = clean(written);
        if text != written {
            self.walk.cleaned += 1;
        }
        text
    }

    /// A list of texts of one line; empty when it is not there.
    pub(super) fn one_lines(&mut self, key: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for value in self.list(key) {
            match self.as_string(key, value) {
                Some(written) if sanitize::is_too_long(written) => {
                    self.bad::<()>(key, value, ProblemKind::TooLong { most: sanitize::LONGEST_TEXT });
                }
                Some(written) => texts.push(self.clean(written, sanitize::one_line)),
                None => {}
            }
        }
        texts
    }

    /// A list; empty when it is not there.
    pub(super) fn list(&mut self, key: &'static str) -> &'v [Value<'t>] {
        let Some(value) = self.get(key) else { return &[] };
        if let Some(list) = value.get_ref().as_array() {
            return list;
        }
        let _: Option<()> = self.bad(key, value, ProblemKind::WrongType(Expected::List));
        &[]
    }

    /// A random id.
    pub(super) fn id<T: FromStr>(&mut self, key: &'static str) -> Option<T> {
        let (value, written) = self.string(key)?;
        written.parse().ok().or_else(|| self.bad_value(key, value, Expected::Id))
    }

    /// A list of random ids.
    pub(super) fn ids<T: FromStr>(&mut self, key: &'static str) -> Vec<T> {
        let mut ids = Vec::new();
        for value in self.list(key) {
            ids.extend(self.as_id::<T>(key, value));
        }
        ids
    }

    /// A random id in a list.
    pub(super) fn as_id<T: FromStr>(&mut self, key: &'static str, value: &'v Value<'t>) -> Option<T> {
        let written = self.as_string(key, value)?;
        written.parse().ok().or_else(|| self.bad_value(key, value, Expected::Id))
    }

    /// A written id.
    pub(super) fn written_id(&mut self, key: &'static str) -> Option<&'v str> {
        let value = self.get(key)?;
        self.as_written_id(key, value)
    }

    /// A written id in a list.
    pub(super) fn as_written_id(&mut self, key: &'static str, value: &'v Value<'t>) -> Option<&'v str> {
        let written = self.as_string(key, value)?;
        if is_written_id(written) { Some(written) } else { self.bad_value(key, value, Expected::WrittenId) }
    }

    /// A thing that is ranked: an option, or a measure by its random id.
    pub(super) fn as_ranked(&mut self, key: &'static str, value: &'v Value<'t>) -> Option<&'v str> {
        let written = self.as_string(key, value)?;
        let is_id = is_written_id(written) || written.parse::<Id>().is_ok();
        if is_id { Some(written) } else { self.bad_value(key, value, Expected::WrittenId) }
    }

    /// One of a fixed list of words.
    pub(super) fn code<T: Copy>(
        &mut self,
        key: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let (value, written) = self.string(key)?;
        all.iter().copied().find(|&it| code(it) == written).or_else(|| {
            self.unknown_code(key, value, all.iter().map(|&it| code(it)).collect());
            None
        })
    }

    /// A word that is none of the codes.
    pub(super) fn unknown_code(&mut self, key: &'static str, value: &Value<'t>, codes: Vec<&'static str>) {
        let found = beginning(value);
        let _: Option<()> = self.bad(key, value, ProblemKind::UnknownCode { found, codes });
    }

    /// A date.
    pub(super) fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let (value, written) = self.string(key)?;
        // Exactly ten characters, as in every other file of ours: years have four digits.
        let date = (written.len() == 10).then(|| written.parse().ok()).flatten();
        date.or_else(|| self.bad_value(key, value, Expected::Date))
    }

    /// A time of day.
    pub(super) fn time(&mut self, key: &'static str) -> Option<NaiveTime> {
        let (value, written) = self.string(key)?;
        let time = NaiveTime::parse_from_str(written, "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(written, "%H:%M:%S%.f"));
        time.ok().or_else(|| self.bad_value(key, value, Expected::Time))
    }

    /// A moment.
    pub(super) fn moment(&mut self, key: &'static str) -> Option<DateTime<Utc>> {
        let (value, written) = self.string(key)?;
        let moment = DateTime::parse_from_rfc3339(written).ok().map(|at| at.to_utc());
        moment.or_else(|| self.bad_value(key, value, Expected::Moment))
    }

    /// A whole number.
    pub(super) fn number<T: TryFrom<i64>>(&mut self, key: &'static str, least: i64, most: i64) -> Option<T> {
        let value = self.get(key)?;
        self.as_number(key, value, least, most)
    }

    /// A whole number in a list.
    pub(super) fn as_number<T: TryFrom<i64>>(
        &mut self,
        key: &'static str,
        value: &Value<'t>,
        least: i64,
        most: i64,
    ) -> Option<T> {
        let Some(integer) = value.get_ref().as_integer() else {
            return self.bad(key, value, ProblemKind::WrongType(Expected::Whole));
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let inside = number.filter(|number| (least..=most).contains(number));
        inside.and_then(|number| T::try_from(number).ok()).or_else(|| {
            let found = integer.as_str().chars().take(40).collect();
            self.bad(key, value, ProblemKind::OutOfRange { found, least, most })
        })
    }

    /// A count of people or minutes.
    pub(super) fn count(&mut self, key: &'static str) -> Option<u16> {
        self.number(key, 0, u16::MAX.into())
    }

    /// A place in an order.
    pub(super) fn position(&mut self) -> Option<u32> {
        self.number("position", 0, u32::MAX.into())
    }

    /// `true` or `false`, if it is there.
    pub(super) fn truth(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let truth = value.get_ref().as_bool();
        truth.or_else(|| self.bad(key, value, ProblemKind::WrongType(Expected::TrueOrFalse)))
    }

    /// `true` or `false`; no when it is not there.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.truth(key).unwrap_or_default()
    }

    /// A value that is not made as it should be.
    pub(super) fn not(&mut self, key: &'static str, value: &Value<'t>, expected: Expected) {
        let _: Option<()> = self.bad(key, value, ProblemKind::WrongType(expected));
    }

    /// The walk, for tables that are read by others.
    pub(super) fn walk(&mut self) -> &mut Walk<'t> {
        self.walk
    }
}

/// As much of a faulty text as is worth repeating.
fn beginning(value: &Value<'_>) -> String {
    value.get_ref().as_str().unwrap_or_default().chars().take(40).collect()
}
