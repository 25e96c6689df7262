//! Answers: what a group said to a question. No field for a person (D13, R81).

use super::ids::{AnswerId, GroupId, HeadingId, OptionId, QuestionId};
use super::question_set::Kind;

/// One answer of one group (or the plenary) to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its identity.
    pub id: AnswerId,
    /// The question answered.
    pub question: QuestionId,
    /// The group that answered.
    pub group: GroupId,
    /// Order within question and group.
    pub position: u32,
    /// What was said.
    pub body: Body,
    /// Common ground: *dette er vi enige om* (R23).
    pub starred: bool,
    /// The common heading it is gathered under, without disappearing (R25).
    pub heading: Option<HeadingId>,
    /// Within our control, or to be lifted.
    pub sway: Option<Sway>,
    /// What kind of line it is (D7).
    pub nature: Option<Nature>,
    /// Free tags (D7), lower case, without `#`.
    pub tags: Vec<String>,
    /// Other groups whose lines were merged into this one (D6).
    pub also_from: Vec<GroupId>,
}

impl Answer {
    /// An answer as it is first said: nobody has marked, sorted or gathered it.
    pub fn new(id: AnswerId, question: QuestionId, group: GroupId, position: u32, body: Body) -> Self {
        Self {
            id,
            question,
            group,
            position,
            body,
            starred: false,
            heading: None,
            sway: None,
            nature: None,
            tags: Vec::new(),
            also_from: Vec::new(),
        }
    }
}

/// What was said, in the shape the question asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A line of text, as typed; may hold line breaks.
    Text(String),
    /// How many chose 1–5 and how many *vet ikke*.
    Scale(ScaleTally),
    /// How many chose each option. Options nobody chose are left out.
    Choice(Vec<(OptionId, u16)>),
    /// Options in order, best first; partial rankings are allowed.
    Ranking(Vec<OptionId>),
    /// A number.
    Count(u32),
    /// How many agree, partly agree, disagree, pass, in one round or two.
    Stance(StanceRounds),
}

codes! {
    /// A [`Body`] without its content.
    pub enum BodyCode {
        /// See [`Body::Text`].
        Text = "text",
        /// See [`Body::Scale`].
        Scale = "scale",
        /// See [`Body::Choice`].
        Choice = "choice",
        /// See [`Body::Ranking`].
        Ranking = "ranking",
        /// See [`Body::Count`].
        Count = "count",
        /// See [`Body::Stance`].
        Stance = "stance",
    }
}

impl Body {
    /// The body's code.
    pub fn code(&self) -> BodyCode {
        match self {
            Self::Text(_) => BodyCode::Text,
            Self::Scale(_) => BodyCode::Scale,
            Self::Choice(_) => BodyCode::Choice,
            Self::Ranking(_) => BodyCode::Ranking,
            Self::Count(_) => BodyCode::Count,
            Self::Stance(_) => BodyCode::Stance,
        }
    }

    /// The text of a line; `None` for tallies.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Scale(_) | Self::Choice(_) | Self::Ranking(_) | Self::Count(_) | Self::Stance(_) => None,
        }
    }

    /// How many answers it holds, at least one: those counted in a tally, crosses included; one for a line, an order or
    /// a number.
    pub fn answers(&self) -> u32 {
        let counted = match self {
            Self::Text(_) | Self::Ranking(_) | Self::Count(_) => 1,
            Self::Scale(tally) => tally.total(),
            Self::Stance(rounds) => rounds.latest().total(),
            Self::Choice(counts) => counts.iter().map(|(_, count)| u32::from(*count)).sum(),
        };
        // A tally of nobody is taken away, but a file may hold one, and the list of meetings counts it as an answer.
        counted.max(1)
    }

    /// Whether a question of this kind is answered with this body, all options known.
    pub fn fits(&self, kind: &Kind) -> bool {
        let known = |id: &OptionId| kind.options().iter().any(|option| option.id == *id);
        match (self, kind) {
            (Self::Text(_), Kind::List | Kind::Measure)
            | (Self::Scale(_), Kind::Scale)
            | (Self::Count(_), Kind::Count)
            | (Self::Stance(_), Kind::Stance) => true,
            (Self::Choice(counts), Kind::Choice(_) | Kind::MultiChoice(_)) => {
                counts.iter().all(|(id, _)| known(id))
            }
            // A ranking of proposals names measures, which the question cannot know.
            (Self::Ranking(order), Kind::Rank(options)) => options.is_empty() || order.iter().all(known),
            _ => false,
        }
    }
}

/// Counts for 1–5 and *vet ikke*, which stays outside the mean but is shown (R32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScaleTally {
    /// How many chose 1, 2, 3, 4 and 5.
    pub counts: [u16; 5],
    /// How many do not know.
    pub dont_know: u16,
}

impl ScaleTally {
    /// How many answered, *vet ikke* included.
    pub fn total(&self) -> u32 {
        self.counts.iter().copied().map(u32::from).sum::<u32>() + u32::from(self.dont_know)
    }

    /// The mean of those who chose 1–5; `None` when nobody did.
    pub fn mean(&self) -> Option<f64> {
        let rated: u32 = self.counts.iter().copied().map(u32::from).sum();
        let sum: u32 = (1u32..).zip(self.counts).map(|(value, count)| value * u32::from(count)).sum();
        (rated > 0).then(|| f64::from(sum) / f64::from(rated))
    }

    /// Both tallies together.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine = mine.saturating_add(theirs);
        }
        self.dont_know = self.dont_know.saturating_add(other.dont_know);
        self
    }
}

/// Counts for agree, partly, disagree and pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StanceTally {
    /// *Enig*.
    pub agree: u16,
    /// *Delvis enig*.
    pub partly: u16,
    /// *Uenig*.
    pub disagree: u16,
    /// *Pass*.
    pub pass: u16,
}

impl StanceTally {
    /// How many answered.
    pub fn total(&self) -> u32 {
        [self.agree, self.partly, self.disagree, self.pass].map(u32::from).iter().sum()
    }
}

/// A stance before and after the talk (C17). Both rounds are kept, so that what changed can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StanceRounds {
    /// The first round.
    pub first: StanceTally,
    /// The second, if there was one.
    pub second: Option<StanceTally>,
}

impl StanceRounds {
    /// One round only.
    pub const fn once(first: StanceTally) -> Self {
        Self { first, second: None }
    }

    /// Where the room ended: the second round once somebody has answered in it, else the first.
    pub fn latest(&self) -> StanceTally {
        self.answered_second().unwrap_or(self.first)
    }

    /// The second round, if somebody has answered in it: one that was begun and left empty takes nothing from the first.
    pub fn answered_second(&self) -> Option<StanceTally> {
        self.second.filter(|second| *second != StanceTally::default())
    }

    /// The round being counted, as far as it has come.
    pub fn being_counted(&self) -> StanceTally {
        self.second.unwrap_or(self.first)
    }

    /// The round being counted: the second once there is one.
    pub fn latest_mut(&mut self) -> &mut StanceTally {
        self.second.as_mut().unwrap_or(&mut self.first)
    }
}

codes! {
    /// Whether the unit decides over it (*rår over*) or must lift it (*må løftes*).
    pub enum Sway {
        /// *Rår over*.
        Own = "own",
        /// *Må løftes*.
        Lift = "lift",
    }
}

codes! {
    /// What kind of line an answer is (D7).
    pub enum Nature {
        /// *Styrke*.
        Strength = "strength",
        /// *Utfordring*.
        Challenge = "challenge",
        /// *Idé*.
        Idea = "idea",
        /// *Fakta*.
        Fact = "fact",
    }
}

/// A common heading over similar answers (E1, R25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its identity.
    pub id: HeadingId,
    /// The question whose answers it gathers.
    pub question: QuestionId,
    /// Order within the question.
    pub position: u32,
    /// The words.
    pub text: String,
}
