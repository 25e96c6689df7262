//! From parsed TOML to a question set: every rule of the format, one function per table.

use std::collections::HashMap;

use toml::de::DeTable;

use crate::domain::facets::{Perspective, Sector};
use crate::domain::ids::{BankId, OptionId, PartId, QuestionId, SetId};
use crate::domain::localized::Localized;
use crate::domain::question_set::{AnsweredBy, Choice, Covers, Kind, KindCode, Part, Question, QuestionSet};
use crate::rules::set_lints;

use super::file::SCHEMA;
use super::problem::{Expected, IdKind, ProblemKind, SetProblem, TableKind};
use super::walk::{Table, Value, Walk, as_i64};

/// Longest texts, in letters as people count them. A question must fit the wall; a short name its field on the cloth.
mod limit {
    pub(super) const TITLE: usize = 80;
    pub(super) const ABOUT: usize = 800;
    pub(super) const LICENCE: usize = 200;
    pub(super) const QUESTION: usize = 300;
    pub(super) const SHORT: usize = 12;
    pub(super) const HELP: usize = 600;
    pub(super) const OPTION: usize = 100;
    pub(super) const SOURCE: usize = 200;
}

/// Fewest and most minutes of a question.
const MINUTES: (i64, i64) = (1, 120);
/// A choice between fewer is none.
const FEWEST_OPTIONS: usize = 2;

/// Which measures exist: a set may only point at entries of the bank.
pub(super) type KnowsMeasure<'a> = &'a dyn Fn(&str) -> bool;

/// The set in a parsed file and the byte where its id stands, or everything that is wrong with it.
pub(super) fn set(
    text: &str,
    root: &DeTable<'_>,
    knows_measure: KnowsMeasure<'_>,
) -> Result<(QuestionSet, usize), Vec<SetProblem>> {
    let mut check =
        Check { walk: Walk::new(text), knows_measure, parts: Seen::new(), questions: Seen::new() };
    let set = check.set(Table::new(TableKind::Set, 0, root));
    let problems = check.walk.into_problems();
    match set {
        Some(set) if problems.is_empty() => Ok(set),
        _ => Err(problems),
    }
}

/// The set that lies in a session file as one of its tables. See [`in_session`] for what is different.
pub(super) fn set_in_session(
    text: &str,
    table: &DeTable<'_>,
    at: usize,
) -> Result<QuestionSet, Vec<SetProblem>> {
    in_session(text, |check| check.set(Table::new(TableKind::Set, at, table)).map(|(set, _)| set))
}

/// A question that lies in a session file on its own, because the room added it.
pub(super) fn question_in_session(text: &str, value: &Value<'_>) -> Result<Question, Vec<SetProblem>> {
    in_session(text, |check| check.question(value))
}

/// Wording that a session was held with was accepted once. Limits that have become stricter since, and measures that
/// have left the bank, must not make the session unreadable.
fn in_session<'t, T>(
    text: &'t str,
    read: impl FnOnce(&mut Check<'_, 't>) -> Option<T>,
) -> Result<T, Vec<SetProblem>> {
    let mut check =
        Check { walk: Walk::new(text), knows_measure: &|_| true, parts: Seen::new(), questions: Seen::new() };
    let read = read(&mut check);
    let mut problems = check.walk.into_problems();
    problems.retain(|problem| !matches!(problem.kind, ProblemKind::TooLong { .. }));
    match read {
        Some(read) if problems.is_empty() => Ok(read),
        _ => Err(problems),
    }
}

/// Ids met so far, and at which byte.
type Seen = HashMap<String, usize>;

struct Check<'a, 't> {
    walk: Walk<'t>,
    knows_measure: KnowsMeasure<'a>,
    parts: Seen,
    questions: Seen,
}

impl<'t> Check<'_, 't> {
    /// Nothing if the file is no set or for a newer program; else a set, to be thrown away if a problem was noted.
    fn set(&mut self, table: Table<'_, 't>) -> Option<(QuestionSet, usize)> {
        if !TableKind::Set.keys().iter().any(|key| table.get(key).is_some()) {
            self.walk.note(table.at, ProblemKind::NotASet);
            return None;
        }
        let schema = table.get("schema").and_then(|value| Some((value, as_i64(value)?)));
        if let Some((value, found)) = schema.filter(|&(_, found)| found > SCHEMA) {
            // What newer keys mean is not ours to judge.
            self.walk.note(value.span().start, ProblemKind::NewerSchema { found, known: SCHEMA });
            return None;
        }
        self.walk.only_known_keys(table);
        if let Some(value) = self.walk.required(table, "schema") {
            self.walk.whole(value, "schema", 1, SCHEMA);
        }
        let (id, id_at) = self.walk.id(table).unwrap_or_default();
        let version = self
            .walk
            .required(table, "version")
            .and_then(|v| self.walk.whole(v, "version", 1, u32::MAX.into()));
        let set = QuestionSet {
            id: SetId::new(id),
            version: version.and_then(|version| version.try_into().ok()).unwrap_or_default(),
            sector: self.required_code(table, "sector", Sector::ALL, Sector::code).unwrap_or(Sector::All),
            perspective: self
                .required_code(table, "perspective", Perspective::ALL, Perspective::code)
                .unwrap_or(Perspective::Both),
            title: self.required_text(table, "title", limit::TITLE),
            about: self.required_text(table, "about", limit::ABOUT),
            origin: self.required_text(table, "origin", limit::ABOUT),
            licence: self
                .walk
                .required(table, "licence")
                .map(|value| self.walk.prose(value, "licence", limit::LICENCE))
                .unwrap_or_default(),
            lint_exempt: self.lint_exempt(table),
            parts: self
                .required_list(table, "part", Expected::Parts)
                .iter()
                .filter_map(|value| self.part(value))
                .collect(),
        };
        Some((set, id_at))
    }

    fn part(&mut self, value: &Value<'t>) -> Option<Part> {
        let table = self.table(value, TableKind::Part, "part", Expected::Parts)?;
        let id = self.walk.id(table);
        let id = unique(&mut self.walk, id, IdKind::Part, &mut self.parts);
        Some(Part {
            id: PartId::new(id),
            title: self.required_text(table, "title", limit::TITLE),
            optional: self.walk.yes_no(table, "optional", false),
            questions: self
                .required_list(table, "question", Expected::Questions)
                .iter()
                .filter_map(|value| self.question(value))
                .collect(),
        })
    }

    fn question(&mut self, value: &Value<'t>) -> Option<Question> {
        let table = self.table(value, TableKind::Question, "question", Expected::Questions)?;
        let id = self.walk.id(table);
        let id = unique(&mut self.walk, id, IdKind::Question, &mut self.questions);
        let (minutes, silent) = self.minutes(table);
        let answered_by = table
            .get("answered_by")
            .and_then(|value| self.walk.code(value, "answered_by", AnsweredBy::ALL, AnsweredBy::code));
        Some(Question {
            id: QuestionId::new(id),
            kind: self.kind(table),
            minutes,
            silent,
            answered_by: answered_by.unwrap_or(AnsweredBy::Group),
            leader_present: self.walk.yes_no(table, "leader_present", true),
            optional: self.walk.yes_no(table, "optional", false),
            columns: self.walk.yes_no(table, "columns", false),
            strength: self.walk.yes_no(table, "strength", false),
            covers: self.covers(table),
            text: self.required_text(table, "text", limit::QUESTION),
            short: self.optional_text(table, "short", limit::SHORT),
            help: self.optional_text(table, "help", limit::HELP),
            example: self.optional_text(table, "example", limit::HELP),
            follow_up: self
                .walk
                .list(table, "follow_up", Expected::LocalizedList)
                .iter()
                .map(|value| self.walk.localized(value, "follow_up", limit::QUESTION))
                .collect(),
            source: table
                .get("source")
                .map(|value| self.walk.prose(value, "source", limit::SOURCE))
                .unwrap_or_default(),
            measures: self.measures(table),
        })
    }

    fn minutes(&mut self, table: Table<'_, 't>) -> (u16, u16) {
        let (min, max) = MINUTES;
        let minutes = self
            .walk
            .required(table, "minutes")
            .and_then(|value| self.walk.whole(value, "minutes", min, max));
        let silent = table.get("silent").map(|value| (value, self.walk.whole(value, "silent", 0, max)));
        // Both lie within 0–120 here.
        let small = |number: i64| u16::try_from(number).unwrap_or_default();
        let minutes = minutes.map(small);
        let (silent_at, silent) = match silent {
            Some((value, Some(number))) => (value.span().start, small(number)),
            Some((_, None)) | None => (table.at, 0),
        };
        if let Some(minutes) = minutes.filter(|&minutes| silent > minutes) {
            self.walk.note(silent_at, ProblemKind::SilentOverMinutes { silent, minutes });
        }
        (minutes.unwrap_or_default(), silent)
    }

    /// The kind with its options, which stand beside it in the file.
    fn kind(&mut self, table: Table<'_, 't>) -> Kind {
        let code = self.required_code(table, "type", KindCode::ALL, KindCode::code);
        let mut seen = Seen::new();
        let options: Vec<Choice> = self
            .walk
            .list(table, "options", Expected::Options)
            .iter()
            .filter_map(|value| self.option(value, &mut seen))
            .collect();
        let written = table.get("options").and_then(|value| Some((value, value.get_ref().as_array()?.len())));
        let (at, found) = written.map_or((table.at, 0), |(value, found)| (value.span().start, found));
        let too_few = match code {
            Some(KindCode::Choice | KindCode::MultiChoice) => found < FEWEST_OPTIONS,
            // A ranking without options orders the proposed measures.
            Some(KindCode::Rank) => written.is_some() && found < FEWEST_OPTIONS,
            Some(
                KindCode::List | KindCode::Scale | KindCode::Measure | KindCode::Count | KindCode::Stance,
            )
            | None => false,
        };
        // A list of the wrong type has been noted already.
        let readable = written.is_some() || table.get("options").is_none();
        if let Some(kind) = code.filter(|_| too_few && readable) {
            self.walk.note(at, ProblemKind::TooFewOptions { kind, found });
        }
        match code {
            Some(KindCode::Choice) => Kind::Choice(options),
            Some(KindCode::MultiChoice) => Kind::MultiChoice(options),
            Some(KindCode::Rank) => Kind::Rank(options),
            Some(kind @ KindCode::List) => self.without_options(table, kind, Kind::List),
            Some(kind @ KindCode::Scale) => self.without_options(table, kind, Kind::Scale),
            Some(kind @ KindCode::Measure) => self.without_options(table, kind, Kind::Measure),
            Some(kind @ KindCode::Count) => self.without_options(table, kind, Kind::Count),
            Some(kind @ KindCode::Stance) => self.without_options(table, kind, Kind::Stance),
            None => Kind::List,
        }
    }

    fn without_options(&mut self, table: Table<'_, 't>, code: KindCode, kind: Kind) -> Kind {
        if let Some(options) = table.get("options") {
            self.walk.note(options.span().start, ProblemKind::OptionsNotAllowed { kind: code });
        }
        kind
    }

    fn option(&mut self, value: &Value<'t>, seen: &mut Seen) -> Option<Choice> {
        let table = self.table(value, TableKind::Option, "options", Expected::Options)?;
        let id = self.walk.id(table);
        let id = unique(&mut self.walk, id, IdKind::Option, seen);
        Some(Choice { id: OptionId::new(id), text: self.walk.languages(table, "options", limit::OPTION) })
    }

    fn covers(&mut self, table: Table<'_, 't>) -> Vec<Covers> {
        self.walk
            .list(table, "covers", Expected::TextList)
            .iter()
            .filter_map(|value| self.walk.code(value, "covers", Covers::ALL, Covers::code))
            .collect()
    }

    fn measures(&mut self, table: Table<'_, 't>) -> Vec<BankId> {
        let mut measures = Vec::new();
        for value in self.walk.list(table, "measures", Expected::TextList) {
            let Some(id) = self.walk.string(value, "measures") else { continue };
            if (self.knows_measure)(id) {
                measures.push(BankId::new(id));
            } else {
                self.walk.note(value.span().start, ProblemKind::UnknownMeasure { id: id.to_owned() });
            }
        }
        measures
    }

    fn lint_exempt(&mut self, table: Table<'_, 't>) -> Vec<String> {
        self.walk
            .list(table, "lint_exempt", Expected::TextList)
            .iter()
            .filter_map(|value| self.walk.code(value, "lint_exempt", set_lints::RULES, |rule| rule))
            .map(str::to_owned)
            .collect()
    }

    fn table<'v>(
        &mut self,
        value: &'v Value<'t>,
        kind: TableKind,
        key: &str,
        expected: Expected,
    ) -> Option<Table<'v, 't>> {
        let Some(fields) = value.get_ref().as_table() else {
            self.walk.wrong_type(value, key, expected);
            return None;
        };
        let table = Table::new(kind, value.span().start, fields);
        self.walk.only_known_keys(table);
        Some(table)
    }

    fn required_text(&mut self, table: Table<'_, 't>, key: &'static str, limit: usize) -> Localized {
        self.walk.required(table, key).map(|value| self.walk.localized(value, key, limit)).unwrap_or_default()
    }

    fn optional_text(&mut self, table: Table<'_, 't>, key: &'static str, limit: usize) -> Option<Localized> {
        table.get(key).map(|value| self.walk.localized(value, key, limit))
    }

    fn required_code<T: Copy>(
        &mut self,
        table: Table<'_, 't>,
        key: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let value = self.walk.required(table, key)?;
        self.walk.code(value, key, all, code)
    }

    /// A list that must be there and have an entry.
    fn required_list<'v>(
        &mut self,
        table: Table<'v, 't>,
        key: &'static str,
        expected: Expected,
    ) -> &'v [Value<'t>] {
        let value = self.walk.required(table, key);
        if let Some(empty) =
            value.filter(|value| value.get_ref().as_array().is_some_and(|list| list.is_empty()))
        {
            self.walk.note(empty.span().start, ProblemKind::EmptyList { key });
        }
        self.walk.list(table, key, expected)
    }
}

/// The id as text; noted if it was met before. A faulty id is noted already and becomes an empty stand-in.
fn unique(walk: &mut Walk<'_>, id: Option<(&str, usize)>, of: IdKind, seen: &mut Seen) -> String {
    let Some((id, at)) = id else { return String::new() };
    if let Some(&first) = seen.get(id) {
        let first_line = walk.line(first);
        walk.note(at, ProblemKind::DuplicateId { id: id.to_owned(), of, first_line });
    } else {
        seen.insert(id.to_owned(), at);
    }
    id.to_owned()
}
