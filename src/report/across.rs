//! The report across meetings, for HR, NAV and AMU: figures only, in whatever format (design §8, R75, R76).
//!
//! No persons, no titles, nothing that was said. Every rate stands beside its definition, and the period above (R79).

use chrono::NaiveDate;

use super::document::{Block, Cell, Document, Fact, Layout, Level, Mark, Table, TableColumn, clean};
use super::profile::DateFormat;
use crate::bank;
use crate::domain::ids::CategoryId;
use crate::domain::localized::Lang;
use crate::domain::measure::{StateCode, Verdict};
use crate::i18n::{self, FigureTexts, Texts};
use crate::rules::figures::{MeasureCounts, Rate};

pub use crate::rules::figures::{Counts, Figure, Figures, Month};

/// How a report names the units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// Each by its name, in a table of their own.
    Named,
    /// Not at all (R76).
    Unnamed,
}

/// The report.
pub fn across(figures: &Figures, units: Units, lang: Lang) -> Document {
    let all = i18n::texts(lang);
    let view = View { figures, units, all, words: all.figures, lang };
    let mut document = Document {
        lang,
        as_of: figures.as_of,
        title: view.title(),
        subtitle: format!("{} · {} {}", view.period(), all.report.as_of, i18n::dates::short(figures.as_of)),
        marks: if figures.rehearsal { vec![Mark::Rehearsal] } else { Vec::new() },
        blocks: view.blocks(),
        notes: view.notes(),
        dates: DateFormat::Usual,
        layout: Layout::Pages,
    };
    document.blocks.retain(|block| !matches!(block, Block::Facts(facts) if facts.is_empty()));
    document
}

/// A line of the report where there is no room for tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Begins a section.
    Heading(String),
    /// A line of one.
    Text(String),
}

/// The report line by line, each row of a table as «Solbakken: møter 3, kom 23 …»: for a window of any width, and read aloud.
pub fn told(figures: &Figures, lang: Lang) -> Vec<Line> {
    let document = across(figures, Units::Named, lang);
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => lines.push(Line::Heading(text.clone())),
            Block::Paragraph(text) => lines.push(Line::Text(text.clone())),
            Block::Facts(facts) => {
                lines.extend(facts.iter().map(|fact| Line::Text(format!("{}: {}", fact.label, fact.value))));
            }
            Block::Table(table) => lines.extend(rows_told(table).into_iter().map(Line::Text)),
            Block::List { items, .. } => lines.extend(items.iter().cloned().map(Line::Text)),
            Block::Consultation(_) => {}
        }
    }
    lines.push(Line::Heading(document.texts().left_out.to_owned()));
    lines.extend(document.notes.into_iter().map(Line::Text));
    lines.push(Line::Text(i18n::texts(lang).figures.as_file.to_owned()));
    lines
}

/// The rows of a table as sentences: figures by their headers, anything else side by side.
fn rows_told(table: &Table) -> Vec<String> {
    if table.rows.is_empty() {
        return vec![table.empty.clone()];
    }
    let figures = table.figures();
    let rows = table.rows.iter().map(|row| {
        let mut cells = row.iter().map(Cell::to_words);
        let first = cells.next().unwrap_or_default();
        let rest =
            cells.zip(table.columns.iter().zip(&figures).skip(1)).filter(|(words, _)| !words.is_empty());
        let named = rest.map(|(words, (column, figure))| match figure {
            true if table.columns.len() > 2 => format!("{} {words}", column.header.to_lowercase()),
            _ => words,
        });
        let joined: Vec<String> = named.collect();
        format!("{first}: {}", joined.join(if figures.contains(&true) { ", " } else { ". " }))
    });
    rows.collect()
}

struct View<'a> {
    figures: &'a Figures,
    units: Units,
    all: &'static Texts,
    words: &'static FigureTexts,
    lang: Lang,
}

/// The columns every table of measures has, in order.
type Headers = [(&'static str, &'static str); 4];

impl View<'_> {
    fn title(&self) -> String {
        let mut names = self.figures.units.keys().map(|unit| clean(&unit.name).replace('\n', " "));
        let whose = match (self.units, names.next(), names.next()) {
            (Units::Named, Some(only), None) => only,
            _ => (self.words.units)(number(self.figures.units.len())),
        };
        (self.words.title)(&whose)
    }

    /// The period asked for, or that of the meetings told of.
    fn period(&self) -> String {
        let Figures { scope, days, as_of, .. } = self.figures;
        let long = self.all.dates.long;
        let from = scope.from.or(days.map(|(first, _)| first)).unwrap_or(*as_of);
        let to = scope.to.or(days.map(|(_, last)| last.max(*as_of))).unwrap_or(*as_of);
        (self.words.span)(&long(from), &long(to))
    }

    fn blocks(&self) -> Vec<Block> {
        let (words, total) = (self.words, &self.figures.total);
        let heading = |text: &str| Block::Heading(Level::Section, text.to_owned());
        if total.meetings + total.reviews == 0 {
            return vec![Block::Paragraph(words.nothing.to_owned())];
        }
        let measures = &total.measures;
        let mut blocks = vec![Block::Paragraph((words.in_short)([
            total.meetings,
            number(self.figures.units.len()),
            measures.decided,
            measures.done,
            measures.open,
            measures.overdue,
        ]))];
        blocks.extend([heading(words.meetings_and_people), Block::Facts(self.people())]);
        blocks.extend([heading(words.rates), Block::Table(self.rates())]);
        blocks.extend([heading(words.by_state), Block::Table(self.by_state())]);
        blocks.extend([heading(words.by_category), Block::Table(self.by_category())]);
        blocks.extend([heading(words.by_influence), Block::Table(self.by_influence())]);
        if !self.figures.months.is_empty() {
            blocks.extend([heading(words.by_month), Block::Table(self.by_month())]);
            blocks.push(Block::Paragraph(words.by_month_is.to_owned()));
        }
        if self.units == Units::Named && self.figures.units.len() > 1 {
            blocks.extend([heading(words.by_unit), Block::Table(self.by_unit())]);
        }
        blocks.extend([heading(words.themes), Block::Table(self.themes())]);
        blocks
    }

    fn people(&self) -> Vec<Fact> {
        let (words, total) = (self.words, &self.figures.total);
        let people = &total.people;
        let came = match people.meetings {
            0 => words.unknown.to_owned(),
            meetings => (words.came_to)(people.came, meetings),
        };
        let mut facts = vec![
            fact(words.period, self.period()),
            fact(self.all.report.as_of, (self.all.dates.long)(self.figures.as_of)),
            fact(words.held, total.meetings.to_string()),
            fact(words.came, came),
            fact(words.with_safety_rep, (words.of_meetings)(total.with_safety_rep, total.meetings)),
            fact(words.with_union_rep, (words.of_meetings)(total.with_union_rep, total.meetings)),
        ];
        if total.reviews > 0 {
            facts.push(fact(words.reviews, total.reviews.to_string()));
        }
        facts
    }

    /// Each rate with its value and its definition (R79); only those there is something to tell of.
    fn rates(&self) -> Table {
        let (words, total) = (self.words, &self.figures.total);
        let measures = &total.measures;
        let percent = |rate: Rate| (rate.whole > 0).then(|| (words.percent)(rate));
        let listed = |part: u32| percent(Rate { part: part.into(), whole: measures.listed.into() });
        let median = measures.twice_median_days().map(|twice| {
            let half = if twice % 2 == 0 {
                (twice / 2).to_string()
            } else {
                (self.all.dates.decimal)(f64::from(twice) / 2.0)
            };
            (words.days)(&half)
        });
        let effect = [Verdict::Partly, Verdict::No, Verdict::TooEarly].map(|it| measures.verdict(it));
        let [partly, no, early] = effect;
        let rows = [
            (words.completion, percent(measures.completion()), words.completion_is.to_owned()),
            (words.in_time, percent(measures.punctuality()), (words.in_time_is)(measures.in_first_time)),
            (words.median, median, words.median_is.to_owned()),
            (
                words.effect,
                percent(measures.effect()),
                (words.effect_is)([partly, no, early, measures.unjudged]),
            ),
            (words.with_owner, listed(measures.with_owner), words.of_listed.to_owned()),
            (words.with_deadline, listed(measures.with_deadline), words.of_listed.to_owned()),
            (words.participation, percent(total.people.rate()), words.participation_is.to_owned()),
            (words.voting, percent(total.votes.rate()), (words.voting_is)(total.votes.rounds)),
        ];
        let rows = rows.into_iter().filter_map(|(name, value, definition)| {
            Some(vec![Cell::text(name), Cell::Text(value?), Cell::Text(definition)])
        });
        Table {
            key: "rates",
            name: words.rates.to_owned(),
            caption: words.rates.to_owned(),
            columns: vec![
                column("rate", words.rate, 20),
                column("value", words.value, 18),
                column("definition", words.definition, 58),
            ],
            rows: rows.collect(),
            empty: words.no_measures.to_owned(),
        }
    }

    fn by_state(&self) -> Table {
        let (words, measures) = (self.words, &self.figures.total.measures);
        let row = |state: &StateCode| {
            let count = measures.by_state.get(state)?;
            Some(vec![Cell::coded(state.code(), (self.all.codes.measure_state)(*state)), cell(*count)])
        };
        Table {
            key: "by_state",
            name: words.by_state.to_owned(),
            caption: words.by_state.to_owned(),
            columns: vec![
                column("state", self.all.report.columns.state, 40),
                column("count", words.number, 12),
            ],
            rows: StateCode::ALL.iter().filter_map(row).collect(),
            empty: words.no_measures.to_owned(),
        }
    }

    fn headers(&self) -> Headers {
        let words = self.words;
        [("agreed", words.agreed), ("open", words.open), ("overdue", words.overdue), ("done", words.done)]
    }

    /// A table of measures: a first column of its own, then agreed, open, overdue, done.
    fn measures(
        &self,
        (key, name): (&'static str, &str),
        first: Vec<TableColumn>,
        rows: Vec<Vec<Cell>>,
        empty: &str,
    ) -> Table {
        let counts = self.headers().map(|(key, header)| column(key, header, 11));
        Table {
            key,
            name: name.to_owned(),
            caption: name.to_owned(),
            columns: first.into_iter().chain(counts).collect(),
            rows,
            empty: empty.to_owned(),
        }
    }

    /// By category, those with most first (R76).
    fn by_category(&self) -> Table {
        let words = self.words;
        let mut found: Vec<_> =
            self.figures.total.by_category.iter().filter(|(_, it)| it.decided > 0).collect();
        found.sort_by_key(|(category, counts)| (category.is_none(), std::cmp::Reverse(counts.decided)));
        let rows = found.into_iter().map(|(category, counts)| {
            let name = self.category(category.as_ref());
            let code = category.as_ref().map_or("", CategoryId::as_str);
            of_measures(vec![Cell::coded(code, name)], counts)
        });
        let first = vec![column("category", self.all.report.columns.category, 46)];
        self.measures(("by_category", words.by_category), first, rows.collect(), words.no_measures)
    }

    /// What a category is called. What the bank does not know may be anything somebody wrote, and is not told.
    fn category(&self, id: Option<&CategoryId>) -> &'static str {
        let Some(id) = id else { return self.words.no_category };
        bank::all().category(id.as_str()).map_or(self.words.other_category, |it| it.name.get(self.lang))
    }

    fn by_influence(&self) -> Table {
        let words = self.words;
        let mut found: Vec<_> =
            self.figures.total.by_influence.iter().filter(|(_, it)| it.decided > 0).collect();
        found.sort_by_key(|(influence, _)| (influence.is_none(), **influence));
        let rows = found.into_iter().map(|(influence, counts)| {
            let name = influence.map_or(words.no_influence, |it| (self.all.codes.influence)(it));
            of_measures(vec![Cell::coded(influence.map_or("", |it| it.code()), name)], counts)
        });
        let first = vec![column("influence", words.influence, 46)];
        self.measures(("by_influence", words.by_influence), first, rows.collect(), words.no_measures)
    }

    fn by_month(&self) -> Table {
        let words = self.words;
        let rows = self.figures.months.iter().map(|month| {
            let Month { first, meetings, decided, done, open, overdue } = *month;
            let counts = [meetings, decided, open, overdue, done].map(cell);
            std::iter::once(Cell::coded(&code_of_month(first), &self.month(first))).chain(counts).collect()
        });
        let first = vec![column("month", words.month, 24), column("meetings", words.held, 10)];
        self.measures(("by_month", words.by_month), first, rows.collect(), "")
    }

    /// «november 2026».
    fn month(&self, first: NaiveDate) -> String {
        let day = (self.all.dates.long)(first);
        // All three languages write the day first.
        day.split_once(' ').map_or_else(|| day.clone(), |(_, month)| month.to_owned())
    }

    fn by_unit(&self) -> Table {
        let words = self.words;
        let row = |name: Cell, counts: &Counts| {
            let came =
                if counts.people.meetings == 0 { Cell::Text("–".into()) } else { cell(counts.people.came) };
            of_measures(vec![name, cell(counts.meetings), came], &counts.measures)
        };
        let units = self.figures.units.iter().map(|(unit, counts)| row(Cell::text(&unit.name), counts));
        let together = row(Cell::text(words.together), &self.figures.total);
        let first = vec![
            column("unit", self.all.report.unit, 30),
            column("meetings", words.held, 9),
            column("came", words.came, 9),
        ];
        self.measures(("by_unit", words.by_unit), first, units.chain([together]).collect(), "")
    }

    fn themes(&self) -> Table {
        let words = self.words;
        let mut found: Vec<_> = self.figures.total.themes.iter().collect();
        found.sort_by_key(|(theme, counts)| (std::cmp::Reverse((counts.meetings, counts.lines)), *theme));
        let rows = found.into_iter().map(|(theme, counts)| {
            let title = self.figures.themes.get(theme).map_or("", |title| title.get(self.lang));
            let counts = [counts.meetings, counts.lines, counts.common].map(cell);
            std::iter::once(Cell::text(title)).chain(counts).collect()
        });
        Table {
            key: "themes",
            name: words.themes.to_owned(),
            caption: words.themes.to_owned(),
            columns: vec![
                column("theme", words.theme, 46),
                column("meetings", words.held, 11),
                column("lines", words.lines, 11),
                column("common", words.common, 14),
            ],
            rows: rows.collect(),
            empty: words.no_themes.to_owned(),
        }
    }

    /// What is left out, and why (I17).
    fn notes(&self) -> Vec<String> {
        let (words, total) = (self.words, &self.figures.total);
        let mut notes = vec![words.left_out.to_owned(), words.people_rule.to_owned()];
        let counted = [
            (words.hidden, total.people.hidden),
            (words.invited_hidden, total.people.invited_hidden),
            (words.uncounted, total.people.uncounted),
            (words.votes_hidden, total.votes.hidden),
            (words.damaged, self.figures.damaged),
            (words.unfinished, total.unfinished),
            (words.repeated, number(self.figures.repeated)),
        ];
        notes.extend(counted.into_iter().filter(|(_, n)| *n > 0).map(|(told, n)| told(n)));
        if self.units == Units::Unnamed {
            notes.push(words.units_left_out.to_owned());
        }
        notes.push(words.queries.to_owned());
        notes
    }
}

/// «2026-11», for machines.
pub fn code_of_month(first: NaiveDate) -> String {
    first.format("%Y-%m").to_string()
}

fn of_measures(mut first: Vec<Cell>, counts: &MeasureCounts) -> Vec<Cell> {
    first.extend([counts.decided, counts.open, counts.overdue, counts.done].map(cell));
    first
}

fn cell(count: u32) -> Cell {
    Cell::Number(i64::from(count))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn fact(label: &str, value: String) -> Fact {
    Fact { label: label.to_owned(), value }
}

fn column(key: &'static str, header: &str, width: u16) -> TableColumn {
    TableColumn { key, header: header.to_owned(), width, choices: Vec::new() }
}
