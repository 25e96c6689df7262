//! A question set as TOML text, in the layout of `questions/*.toml`.

use std::fmt::Write as _;

use crate::domain::ids::BankId;
use crate::domain::localized::{Lang, Localized};
use crate::domain::question_set::{Part, Question, QuestionSet};

use super::file::SCHEMA;

/// The set as a file of its own. Reading it gives the same set, and writing that gives the same bytes.
pub fn write(set: &QuestionSet) -> String {
    under(set, "")
}

/// The set as tables under `path`, for a file that carries other things too: with the path `set`, its parts are
/// `[[set.part]]`. An empty path gives a file of its own. The text begins with plain keys, so the caller writes the
/// heading `[set]` before it.
pub fn under(set: &QuestionSet, path: &str) -> String {
    let path = if path.is_empty() { String::new() } else { format!("{path}.") };
    let mut out = Toml::default();
    out.raw("schema", SCHEMA);
    out.text("id", set.id.as_str());
    out.raw("version", set.version);
    out.text("sector", set.sector.code());
    out.text("perspective", set.perspective.code());
    out.text("licence", &set.licence);
    out.texts("lint_exempt", set.lint_exempt.iter().map(String::as_str));
    for (key, text) in [("title", &set.title), ("about", &set.about), ("origin", &set.origin)] {
        out.line("");
        out.section(&format!("{path}{key}"), text);
    }
    for part in &set.parts {
        out.part(part, &path);
    }
    out.0
}

/// The keys of one question, for a file that carries a question on its own. The caller writes the heading.
pub fn question(question: &Question) -> String {
    let mut out = Toml::default();
    out.question(question);
    out.0
}

#[derive(Default)]
struct Toml(String);

impl Toml {
    fn part(&mut self, part: &Part, path: &str) {
        self.line(&format!("\n[[{path}part]]"));
        self.text("id", part.id.as_str());
        self.raw("optional", part.optional);
        self.section(&format!("{path}part.title"), &part.title);
        for question in &part.questions {
            self.line(&format!("\n[[{path}part.question]]"));
            self.question(question);
        }
    }

    /// Keys that say what would hold without them are left out.
    fn question(&mut self, question: &Question) {
        self.text("id", question.id.as_str());
        self.text("type", question.kind.code().code());
        self.raw("minutes", question.minutes);
        self.raw("silent", question.silent);
        self.text("answered_by", question.answered_by.code());
        if question.optional {
            self.raw("optional", true);
        }
        if !question.leader_present {
            self.raw("leader_present", false);
        }
        if question.columns {
            self.raw("columns", true);
        }
        if question.strength {
            self.raw("strength", true);
        }
        if !question.covers.is_empty() {
            self.texts("covers", question.covers.iter().map(|covers| covers.code()));
        }
        if !question.source.is_empty() {
            self.text("source", &question.source);
        }
        if !question.measures.is_empty() {
            self.texts("measures", question.measures.iter().map(BankId::as_str));
        }
        self.inline("text", &question.text);
        for (key, text) in
            [("short", &question.short), ("help", &question.help), ("example", &question.example)]
        {
            if let Some(text) = text {
                self.inline(key, text);
            }
        }
        self.tables("follow_up", question.follow_up.iter().map(languages));
        self.tables(
            "options",
            question
                .kind
                .options()
                .iter()
                .map(|option| format!("id = {}, {}", quoted(option.id.as_str()), languages(&option.text))),
        );
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn raw(&mut self, key: &str, value: impl std::fmt::Display) {
        self.line(&format!("{key} = {value}"));
    }

    fn text(&mut self, key: &str, text: &str) {
        self.raw(key, quoted(text));
    }

    fn texts<'a>(&mut self, key: &str, texts: impl Iterator<Item = &'a str>) {
        self.raw(key, format_args!("[{}]", texts.map(quoted).collect::<Vec<_>>().join(", ")));
    }

    fn inline(&mut self, key: &str, text: &Localized) {
        self.raw(key, format_args!("{{ {} }}", languages(text)));
    }

    /// A heading with one line per language.
    fn section(&mut self, heading: &str, text: &Localized) {
        self.line(&format!("[{heading}]"));
        for (lang, own) in own_languages(text) {
            self.text(lang.code(), own);
        }
    }

    /// One table per line.
    fn tables(&mut self, key: &str, tables: impl Iterator<Item = String>) {
        let mut tables = tables.peekable();
        if tables.peek().is_some() {
            self.line(&format!("{key} = ["));
            tables.for_each(|table| self.line(&format!("  {{ {table} }},")));
            self.line("]");
        }
    }
}

fn own_languages(text: &Localized) -> impl Iterator<Item = (Lang, &str)> {
    Lang::ALL.iter().filter_map(|&lang| Some((lang, text.own(lang)?)))
}

fn languages(text: &Localized) -> String {
    let own: Vec<_> =
        own_languages(text).map(|(lang, own)| format!("{} = {}", lang.code(), quoted(own))).collect();
    own.join(", ")
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Writing to a string cannot fail.
            c if c.is_control() => _ = write!(out, "\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
