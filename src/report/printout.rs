//! What is printed: pages as a neutral description, before anyone knows fonts or page breaks.
//!
//! The sizes a reader feels – what is large, what belongs together, how much room to write in – are said here; where a
//! line ends and where a page begins is for `export::pdf` to find out. Lengths are millimetres.

use chrono::NaiveDate;

use super::document::{Block, Document, Fact, Layout, Level, Mark, Signature};
use super::pages::Fit;
use crate::domain::localized::Lang;

/// Something to print, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Print {
    /// Its language, which the file declares.
    pub lang: Lang,
    /// The day it tells of. No writer asks the clock: same job, same bytes (I11).
    pub as_of: NaiveDate,
    /// Its title.
    pub title: String,
    /// The paper it is laid out for.
    pub paper: Paper,
    /// What kind of copy this is; printed on every page.
    pub marks: Vec<Mark>,
    /// How tightly it is set.
    pub layout: Layout,
    /// What stands on it.
    pub body: Body,
    /// What the person who prints should know (I17).
    pub notes: Vec<String>,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297, upright.
    A4,
    /// 297 × 210, lying: for wide tables.
    A4Lying,
    /// 420 × 297, lying.
    A3,
    /// 594 × 420, lying.
    A2,
    /// 841 × 594, lying.
    A1,
}

impl Paper {
    /// The sizes a cloth comes in, the one most offices can print first.
    pub const FOR_CLOTH: &'static [Self] = &[Self::A3, Self::A2, Self::A1, Self::A4];

    /// The word on the command line and in file names.
    pub const fn id(self) -> &'static str {
        match self {
            Self::A4 | Self::A4Lying => "a4",
            Self::A3 => "a3",
            Self::A2 => "a2",
            Self::A1 => "a1",
        }
    }

    /// Width and height in millimetres. A4 is upright, for reading; the others lie, for a table or a wall.
    pub const fn millimetres(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A4Lying => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
            Self::A2 => (594.0, 420.0),
            Self::A1 => (841.0, 594.0),
        }
    }
}

/// What stands on the pages.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Running text. Each leaf begins on a page of its own.
    Leaves(Vec<Leaf>),
    /// One large page for everyone around the table.
    Cloth(ClothSheet),
    /// Measures as large as they can be, for the wall.
    Poster(PosterSheet),
    /// The same on small cards, eight on a page.
    Pocket(PosterSheet),
}

/// Pages that share their head and foot.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// A word or two above the title.
    pub kicker: String,
    /// The largest line; a heading of the first level.
    pub title: String,
    /// Under it: which group, which day.
    pub subtitle: String,
    /// The id by which the sheet is found again; printed large in the corner of every page.
    pub id: String,
    /// At the foot of every page.
    pub foot: String,
    /// The content in order.
    pub pieces: Vec<Piece>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A heading.
    Heading(Level, String),
    /// A paragraph.
    Paragraph(Tone, String),
    /// Short facts with their labels.
    Facts(Vec<Fact>),
    /// Lines with a dot or a box before each.
    List(Marker, Vec<String>),
    /// A table.
    Table(Grid),
    /// A question with room for the answer; never split over a page.
    Question(QuestionBox),
    /// A question as the facilitator needs it; never split over a page.
    Step(Step),
    /// A boxed remark.
    Card(String, String),
    /// Lines to sign and date.
    Signatures(Vec<Signature>),
    /// Lines to sign side by side, for those who invite together.
    SignedBy(Vec<Signature>),
    /// What is left out, under its heading: at the end, and never alone on a page.
    LeftOut(String, Vec<String>),
}

/// How loud a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Larger than the rest.
    Lead,
    /// As usual.
    Plain,
    /// Smaller and greyer.
    Dim,
}

/// What stands before the lines of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A dot.
    Dot,
    /// A box to tick.
    Box,
}

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<GridColumn>,
    /// The rows; every row has one text per column.
    pub rows: Vec<Vec<String>>,
    /// Whether it is set in small type, for many columns.
    pub small: bool,
}

/// A column of a [`Grid`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// The header.
    pub header: String,
    /// Its share of the width, against the other columns.
    pub share: u16,
    /// Whether it holds numbers, which stand to the right.
    pub to_the_right: bool,
}

/// A question on a group's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionBox {
    /// Its number in the meeting.
    pub number: usize,
    /// The question.
    pub text: String,
    /// How to answer, in a line.
    pub how: String,
    /// Where to answer.
    pub room: Room,
}

/// Room to answer in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Room {
    /// Lines to write on; as many as the page has room for.
    Lines,
    /// A box to count in, for each of a few answers side by side.
    Boxes(Vec<String>),
    /// A box to count or to number, for each of several answers below each other.
    Options(Vec<String>),
    /// Numbered lines.
    Places(usize),
    /// One number.
    Number,
}

/// A question on the facilitator's run sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When, as far as it is known.
    pub clock: String,
    /// Its number in the meeting.
    pub number: usize,
    /// The question.
    pub text: String,
    /// Who reads it, who answers, how the minutes fall on the phases.
    pub how: String,
    /// Help for the facilitator.
    pub hint: String,
    /// Follow-up questions.
    pub follow_up: Vec<String>,
}

/// A few measures for everyone to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterSheet {
    /// Above the title: whose measures.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// At the foot: when the room meets again; may be empty.
    pub foot: String,
    /// Said where there is no measure.
    pub empty: String,
    /// The measures.
    pub cards: Vec<PosterCard>,
}

/// A measure on a poster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterCard {
    /// What we will do.
    pub text: String,
    /// Who, and by when; may be empty.
    pub who: String,
}

/// The cloth as it lies on the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClothSheet {
    /// A word or two above the title.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// At the foot: how we talk.
    pub foot: String,
    /// The days it was filled in; empty for a cloth to write on, which has a line for the day instead.
    pub filled_on: String,
    /// The themes.
    pub corners: Vec<ClothCorner>,
}

/// A theme of the cloth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClothCorner {
    /// Its number.
    pub number: usize,
    /// What it is about.
    pub title: String,
    /// Its fields.
    pub fields: Vec<ClothField>,
}

/// A field of the cloth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClothField {
    /// The number of the question.
    pub number: usize,
    /// The question.
    pub text: String,
    /// Where to answer; lines are left to the one who writes.
    pub room: Room,
    /// What was answered, the room's common ground first; empty on a cloth to write on.
    pub said: Vec<String>,
}

impl Print {
    /// A document laid out for paper, so that every document can be printed. It ends with what is left out (I17).
    pub fn of(document: &Document) -> Self {
        let mut print = Self::without_notes(document);
        if let Body::Leaves(leaves) = &mut print.body
            && let Some(leaf) = leaves.first_mut()
            && !document.notes.is_empty()
        {
            leaf.pieces.push(if document.layout.is_one_page() {
                Piece::Paragraph(Tone::Dim, document.notes.join(" "))
            } else {
                Piece::LeftOut(document.texts().left_out.to_owned(), document.notes.clone())
            });
        }
        print
    }

    /// The same where the notes are only for the one who prints.
    pub(super) fn without_notes(document: &Document) -> Self {
        let blocks = document.on_pages();
        let pieces =
            blocks.iter().flat_map(|block| pieces_of(block, document.texts().consultation)).collect();
        let leaf = Leaf {
            kicker: String::new(),
            title: document.title.clone(),
            subtitle: document.subtitle.clone(),
            id: String::new(),
            foot: String::new(),
            pieces,
        };
        Self {
            lang: document.lang,
            as_of: document.as_of,
            title: document.title.clone(),
            paper: if document.lies() { Paper::A4Lying } else { Paper::A4 },
            marks: document.marks.clone(),
            layout: document.layout,
            body: Body::Leaves(vec![leaf]),
            notes: document.notes.clone(),
        }
    }

    /// What is on it, line by line: a look before it is written (I13).
    pub fn outline(&self) -> Vec<String> {
        match &self.body {
            Body::Cloth(cloth) => cloth
                .corners
                .iter()
                .flat_map(|corner| {
                    let fields = corner.fields.iter().flat_map(|field| {
                        let said = field.said.iter().map(|line| format!("    – {line}"));
                        std::iter::once(format!("  {} {}", field.number, field.text)).chain(said)
                    });
                    std::iter::once(format!("{} {}", corner.number, corner.title)).chain(fields)
                })
                .collect(),
            Body::Leaves(leaves) => leaves.iter().flat_map(Leaf::outline).collect(),
            Body::Poster(sheet) | Body::Pocket(sheet) => {
                let head = format!("{} · {}", sheet.kicker, sheet.title);
                let cards = (1..).zip(&sheet.cards).map(|(number, card)| {
                    let who = if card.who.is_empty() { String::new() } else { format!(" – {}", card.who) };
                    format!("  {number} {}{who}", card.text)
                });
                std::iter::once(head).chain(cards).chain([sheet.foot.clone()]).collect()
            }
        }
    }
}

impl Leaf {
    fn outline(&self) -> Vec<String> {
        let head = [self.id.as_str(), &self.kicker, &self.title, &self.subtitle];
        let head: Vec<&str> = head.into_iter().filter(|text| !text.is_empty()).collect();
        let mut lines = vec![head.join(" · ")];
        for piece in &self.pieces {
            match piece {
                Piece::Heading(_, text) | Piece::Paragraph(_, text) => lines.push(format!("  {text}")),
                Piece::Facts(facts) => {
                    lines.extend(facts.iter().map(|fact| format!("  {}: {}", fact.label, fact.value)));
                }
                Piece::LeftOut(heading, items) => {
                    lines.push(format!("  {heading}"));
                    lines.extend(items.iter().map(|item| format!("  – {item}")));
                }
                Piece::List(_, items) => lines.extend(items.iter().map(|item| format!("  – {item}"))),
                Piece::Table(grid) => {
                    lines.extend(grid.rows.iter().map(|row| format!("  {}", row.join(" · "))));
                }
                Piece::Question(QuestionBox { number, text, .. })
                | Piece::Step(Step { number, text, .. }) => {
                    lines.push(format!("  {number} {text}"));
                }
                Piece::Card(title, text) => lines.push(format!("  {title}: {text}")),
                Piece::Signatures(lines_to_sign) | Piece::SignedBy(lines_to_sign) => {
                    lines.extend(lines_to_sign.iter().map(|line| format!("  {} ______", line.role)));
                }
            }
        }
        lines
    }
}

fn pieces_of(block: &Block, consultation: &str) -> Vec<Piece> {
    match block {
        Block::Heading(level, text) => vec![Piece::Heading(*level, text.clone())],
        Block::Paragraph(text) => vec![Piece::Paragraph(Tone::Plain, text.clone())],
        Block::Facts(facts) => vec![Piece::Facts(facts.clone())],
        Block::List { label, items } => {
            let label = (!label.is_empty()).then(|| Piece::Heading(Level::Question, label.clone()));
            label.into_iter().chain([Piece::List(Marker::Dot, items.clone())]).collect()
        }
        Block::Table(table) => {
            let columns = table
                .columns
                .iter()
                .zip(table.figures())
                .map(|(column, to_the_right)| GridColumn {
                    header: column.header.clone(),
                    share: column.width.max(1),
                    to_the_right,
                })
                .collect();
            let rows = table.rows.iter().map(|row| row.iter().map(super::document::Cell::to_words).collect());
            vec![Piece::Table(Grid { columns, rows: rows.collect(), small: table.fit() == Fit::Small })]
        }
        Block::Consultation(lines) => {
            vec![Piece::Heading(Level::Section, consultation.to_owned()), Piece::Signatures(lines.clone())]
        }
    }
}
