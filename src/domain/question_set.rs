//! Question sets: parts, questions and their kinds, with a hash of the wording.

use sha2::{Digest, Sha256};

use super::facets::{Perspective, Sector};
use super::ids::{BankId, OptionId, PartId, QuestionId, SetId};
use super::localized::Localized;

/// A question set as a session is held with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSet {
    /// Stable id.
    pub id: SetId,
    /// Counts up from 1 whenever a text changes.
    pub version: u32,
    /// Which sector it is written for.
    pub sector: Sector,
    /// Absence, presence or both (R12).
    pub perspective: Perspective,
    /// What it is called.
    pub title: Localized,
    /// What it is for, in a sentence or two.
    pub about: Localized,
    /// Where the wording comes from (R19).
    pub origin: Localized,
    /// Under which terms it may be used.
    pub licence: String,
    /// Lints this set is knowingly exempt from, e.g. `R39`.
    pub lint_exempt: Vec<String>,
    /// The parts in order; never empty.
    pub parts: Vec<Part>,
}

/// A part (theme) of a set; one field of the cloth's four corners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Unique within the set.
    pub id: PartId,
    /// What it is about.
    pub title: Localized,
    /// Whether the room is asked if it concerns them (B5).
    pub optional: bool,
    /// The questions in order; never empty.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
// Each is one yes-or-no line of a set file; packing them together would hide what they say.
#[allow(clippy::struct_excessive_bools)]
pub struct Question {
    /// Stable id, unique within the set (R37).
    pub id: QuestionId,
    /// How it is answered.
    pub kind: Kind,
    /// Suggested minutes in all, silent ones included; 1–120.
    pub minutes: u16,
    /// Of which silent, individual minutes (R21).
    pub silent: u16,
    /// Who answers.
    pub answered_by: AnsweredBy,
    /// Whether the leader sits in (R16).
    pub leader_present: bool,
    /// Whether it can be left out when time is short (R11).
    pub optional: bool,
    /// Whether answers are sorted in *rår over* and *må løftes*.
    pub columns: bool,
    /// Whether it asks for what works (R12).
    pub strength: bool,
    /// Whose contribution it covers (R26).
    pub covers: Vec<Covers>,
    /// The question, as shown to the room.
    pub text: Localized,
    /// One or two words for the field on the cloth.
    pub short: Option<Localized>,
    /// For the facilitator only (R13, C13).
    pub help: Option<Localized>,
    /// An example answer (B2).
    pub example: Option<Localized>,
    /// Follow-up questions (B2).
    pub follow_up: Vec<Localized>,
    /// Evidence behind the question.
    pub source: String,
    /// Measures of the bank that often fit (B7).
    pub measures: Vec<BankId>,
}

/// An option of a choice or a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Unique within the question.
    pub id: OptionId,
    /// What the room reads.
    pub text: Localized,
}

/// How a question is answered (B6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An open list of lines.
    List,
    /// Counts for 1–5 and *vet ikke* (R32).
    Scale,
    /// One option each; counts per option.
    Choice(Vec<Choice>),
    /// Any number of options; counts per option.
    MultiChoice(Vec<Choice>),
    /// An order. Without options it orders the proposed measures.
    Rank(Vec<Choice>),
    /// A prompt for measures.
    Measure,
    /// A number.
    Count,
    /// Agree, partly, disagree, pass.
    Stance,
}

codes! {
    /// A [`Kind`] without its options: the word used in TOML, SQL and exports.
    pub enum KindCode {
        /// See [`Kind::List`].
        List = "list",
        /// See [`Kind::Scale`].
        Scale = "scale",
        /// See [`Kind::Choice`].
        Choice = "choice",
        /// See [`Kind::MultiChoice`].
        MultiChoice = "multi_choice",
        /// See [`Kind::Rank`].
        Rank = "rank",
        /// See [`Kind::Measure`].
        Measure = "measure",
        /// See [`Kind::Count`].
        Count = "count",
        /// See [`Kind::Stance`].
        Stance = "stance",
    }
}

impl Kind {
    /// Whether one person may choose several, so that what is counted is crosses and not people.
    pub fn takes_several(&self) -> bool {
        matches!(self, Self::MultiChoice(_))
    }

    /// The kind's code.
    pub fn code(&self) -> KindCode {
        match self {
            Self::List => KindCode::List,
            Self::Scale => KindCode::Scale,
            Self::Choice(_) => KindCode::Choice,
            Self::MultiChoice(_) => KindCode::MultiChoice,
            Self::Rank(_) => KindCode::Rank,
            Self::Measure => KindCode::Measure,
            Self::Count => KindCode::Count,
            Self::Stance => KindCode::Stance,
        }
    }

    /// The options; empty for kinds without.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(options) | Self::MultiChoice(options) | Self::Rank(options) => options,
            Self::List | Self::Scale | Self::Measure | Self::Count | Self::Stance => &[],
        }
    }

    /// Whether each group gives many lines rather than one tally.
    pub fn takes_lines(&self) -> bool {
        matches!(self, Self::List | Self::Measure)
    }
}

codes! {
    /// Who answers a question.
    pub enum AnsweredBy {
        /// Each group.
        Group = "group",
        /// The whole room.
        Plenary = "plenary",
        /// Each person, on paper or turn by turn; shown only from five answers (R82).
        Individual = "individual",
    }
}

codes! {
    /// Whose contribution a question covers (R26).
    pub enum Covers {
        /// The leader's.
        Leader = "leader",
        /// The colleagues'.
        Colleague = "colleague",
        /// One's own.
        Own = "own",
    }
}

impl QuestionSet {
    /// All questions with their part, in order.
    pub fn questions(&self) -> impl Iterator<Item = (&Part, &Question)> {
        self.parts.iter().flat_map(|part| part.questions.iter().map(move |question| (part, question)))
    }

    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions().map(|(_, question)| question).find(|question| question.id == *id)
    }

    /// Minutes of all questions together.
    pub fn minutes(&self) -> u32 {
        self.questions().map(|(_, question)| u32::from(question.minutes)).sum()
    }

    /// SHA-256 over everything the room reads, in lower-case hex: tells whether two sessions used the same wording
    /// even if someone forgot to raise the version.
    pub fn wording_hash(&self) -> String {
        let mut hash = Sha256::new();
        let mut take = |text: &str| {
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(text.as_bytes());
        };
        let mut text = |text: &Localized| {
            take(&text.nb);
            take(text.nn.as_deref().unwrap_or_default());
            take(text.en.as_deref().unwrap_or_default());
        };
        text(&self.title);
        for part in &self.parts {
            text(&part.title);
            for question in &part.questions {
                text(&Localized::plain(question.id.as_str()));
                text(&Localized::plain(question.kind.code().code()));
                text(&question.text);
                for follow_up in &question.follow_up {
                    text(follow_up);
                }
                for option in question.kind.options() {
                    text(&Localized::plain(option.id.as_str()));
                    text(&option.text);
                }
            }
        }
        hash.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }
}
