//! What the room sees: the wall as a value, worked out from the session and from where the facilitator is.
//!
//! [`shown`] is the only way to a [`Shown`], and a [`Shown`] is the only thing `present::view` draws, in the window of its
//! own and on F5 alike. So what cannot stand in a [`Shown`] cannot be seen: hints, notes, history, drafts, the lines of a
//! table, the names of tables, how it is today and what it is to become (C13, R83). A proposal is seen while the room
//! votes on it, and then its title alone.

pub mod view;
mod vote;
mod window;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::cloth::Fill;
use crate::domain::ids::{MeasureId, QuestionId};
use crate::domain::live::{Live, RoomClock, RoomView};
use crate::domain::measure::Measure;
use crate::domain::place::{Phase, Turns};
use crate::domain::review::{Outcome, Reviewed};
use crate::domain::session::Session;
use crate::i18n::Texts;
use crate::rules::counts::Counted;
use crate::rules::revealed::Revealed;
use crate::rules::rotation::lead;

pub use vote::{Candidate, Voting};
pub use window::{News, Window};

/// What the room sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What fills the wall.
    pub wall: Wall,
    /// Whether it is a rehearsal (A10).
    pub rehearsal: bool,
}

/// What fills the wall.
#[derive(Debug, Clone, PartialEq)]
pub enum Wall {
    /// Nothing: the curtain is drawn.
    Curtain,
    /// Nothing yet, or no more.
    Waiting(Waiting),
    /// A break, and when the room meets again.
    Break(DateTime<Utc>),
    /// Why we meet, and the ground rules.
    Opening {
        /// In a sentence; may be empty.
        purpose: String,
        /// The rules, one each.
        rules: Vec<String>,
    },
    /// A question.
    Question(Box<Asked>),
    /// The cloth.
    Cloth(Vec<Corner>),
    /// A vote.
    Vote(Voting),
    /// What has been agreed on so far.
    Measures(Vec<Agreed>),
    /// What has been said of measures agreed earlier (R64).
    LookedAt(Vec<LookedAt>),
    /// One measure, being read back.
    ReadBack {
        /// Its number among those agreed on.
        at: usize,
        /// How many there are.
        of: usize,
        /// The measure.
        measure: Agreed,
    },
}

/// Why nothing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// No meeting has been opened yet.
    Nothing,
    /// The meeting has been deleted.
    Gone,
    /// The file is not there, or cannot be read just now.
    Away,
    /// A newer version of the program has taken the file forward.
    Newer,
}

/// A question in one of its phases.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its number.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The title of its part.
    pub part: String,
    /// The question.
    pub text: String,
    /// What can be chosen, if anything.
    pub options: Vec<String>,
    /// The phase.
    pub phase: Phase,
    /// The clock of the phase, where it has time planned.
    pub clock: Option<RoomClock>,
    /// How many tables are ready, of how many; `None` while none is, and where there are no tables.
    pub ready: Option<(usize, usize)>,
    /// Who leads the talk at the tables, until they have something to say (C7); by seat, never by name.
    pub cue: Option<&'static str>,
    /// What was counted when it was revealed (E5).
    pub counted: Counted,
}

/// One part of the cloth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corner {
    /// Its title.
    pub title: String,
    /// Its fields. Empty where the theme does not concern the room.
    pub fields: Vec<Field>,
}

/// One field of the cloth: how full it is, never what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The number of the question.
    pub number: usize,
    /// Its short name.
    pub name: String,
    /// How full it is.
    pub fill: Fill,
    /// How many have answered, of how many who are asked.
    pub share: (usize, usize),
    /// Whether the meeting is here.
    pub here: bool,
}

/// A measure as the room has agreed on it (V1–V3): what, who, when, and the first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// What shall be done.
    pub title: String,
    /// Who answers for it.
    pub who: String,
    /// When it shall be done.
    pub deadline: NaiveDate,
    /// What happens first.
    pub first_step: String,
}

/// A measure agreed earlier, and what has become of it. Neither who answers for it nor why: that can be about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// What was to be done.
    pub title: String,
    /// What has become of it.
    pub outcome: Outcome,
}

impl Shown {
    /// A wall with nothing on it.
    pub fn waiting(waiting: Waiting) -> Self {
        Self { wall: Wall::Waiting(waiting), rehearsal: false }
    }

    /// The running clock on the wall, if there is one: the only thing that changes by itself.
    pub fn running_clock(&self) -> Option<&RoomClock> {
        match &self.wall {
            Wall::Question(asked) => asked.clock.as_ref().filter(|clock| clock.since.is_some()),
            _ => None,
        }
    }
}

/// What the room sees of a session at first sight: counts that are revealed as they are now.
pub fn shown(session: &Session, live: &Live, texts: &Texts) -> Shown {
    let mut revealed = Revealed::default();
    revealed.follow(session, live);
    shown_as_revealed(session, live, &revealed, texts)
}

/// What the room sees of a session: counts as they were when they were revealed.
pub fn shown_as_revealed(session: &Session, live: &Live, revealed: &Revealed, texts: &Texts) -> Shown {
    let rehearsal = session.rehearsal;
    if live.curtain {
        // Nothing of the meeting, not even that it is a rehearsal.
        return Shown { wall: Wall::Curtain, rehearsal: false };
    }
    if let Some(until) = live.break_until {
        return Shown { wall: Wall::Break(until), rehearsal };
    }
    let wall = match &live.view {
        RoomView::Opening => {
            Wall::Opening { purpose: session.details.purpose.clone(), rules: rules(session, texts) }
        }
        RoomView::GroundRules => Wall::Opening { purpose: String::new(), rules: rules(session, texts) },
        RoomView::Question(question, phase) => {
            let asked = asked(session, live, (question, *phase), revealed, texts);
            asked.unwrap_or_else(|| cloth(session, live, texts))
        }
        RoomView::Cloth => cloth(session, live, texts),
        RoomView::Vote(round) => match session.round(*round) {
            Some(round) => Wall::Vote(vote::voting(session, round, live.revealed)),
            None => measures(session),
        },
        RoomView::Measures => measures(session),
        RoomView::ReadBack(measure) => read_back(session, *measure),
    };
    Shown { wall, rehearsal }
}

/// The ground rules of a session: its own, or the usual ones.
fn rules(session: &Session, texts: &Texts) -> Vec<String> {
    let own = &session.details.ground_rules;
    if crate::text::is_blank(own) {
        texts.opening.usual_rules.iter().map(|&rule| rule.to_owned()).collect()
    } else {
        own.lines().filter(|line| !crate::text::is_blank(line)).map(str::to_owned).collect()
    }
}

/// `None` when the question has been taken away meanwhile.
fn asked(
    session: &Session,
    live: &Live,
    (id, phase): (&QuestionId, Phase),
    revealed: &Revealed,
    texts: &Texts,
) -> Option<Wall> {
    let outline = session.outline();
    let entry = outline.iter().find(|entry| entry.question.id == *id)?;
    let question = entry.question;
    let here = live.sitting.into_iter().flat_map(|sitting| session.groups_of(sitting));
    let tables: Vec<_> = here.filter(|group| !group.plenary).collect();
    let ready = tables.iter().filter(|group| live.ready.contains(&group.id)).count();
    Some(Wall::Question(Box::new(Asked {
        number: entry.number,
        of: outline.len(),
        part: entry.part.title.get(texts.lang).to_owned(),
        text: question.text.get(texts.lang).to_owned(),
        options: question
            .kind
            .options()
            .iter()
            .map(|option| option.text.get(texts.lang).to_owned())
            .collect(),
        phase,
        clock: live.clock.filter(|clock| clock.planned > 0),
        ready: (ready > 0).then_some((ready, tables.len())),
        cue: cue(session, live, id, phase, texts),
        counted: revealed.counted(session, live),
    })))
}

/// Whom the role of conversation leader is passed on to, while the tables talk.
fn cue(
    session: &Session,
    live: &Live,
    question: &QuestionId,
    phase: Phase,
    texts: &Texts,
) -> Option<&'static str> {
    let turns = Turns { skipped: live.seats_skipped, swapped: false };
    let lead = lead(session, live.sitting?, question, turns).filter(|_| phase != Phase::Plenary)?;
    Some((texts.people.leads)(lead))
}

fn cloth(session: &Session, live: &Live, texts: &Texts) -> Wall {
    let (cloth, outline) = (session.cloth(), session.outline());
    let name = |id: &QuestionId| {
        let entry = outline.iter().find(|entry| entry.question.id == *id)?;
        let question = entry.question;
        Some(question.short.as_ref().unwrap_or(&question.text).get(texts.lang).to_owned())
    };
    let corners = cloth.corners.into_iter().filter_map(|corner| {
        let part = session.set.parts.get(corner.part_index)?;
        let fields = corner.fields.into_iter().filter(|field| field.off.is_none() || field.answers > 0);
        let fields = fields.filter(|_| corner.concerns_us).filter_map(|field| {
            Some(Field {
                number: field.number,
                name: name(&field.question)?,
                fill: field.fill,
                share: field.groups,
                here: live.view.question() == Some(&field.question),
            })
        });
        Some(Corner { title: part.title.get(texts.lang).to_owned(), fields: fields.collect() })
    });
    Wall::Cloth(corners.collect())
}

/// The measures the room has agreed on, in order.
fn agreed(session: &Session) -> impl Iterator<Item = (MeasureId, Agreed)> {
    let active = |measure: &&Measure| measure.state.code().is_active() && !measure.in_place;
    session.measures.iter().filter(active).filter_map(|measure| {
        let agreement = measure.state.agreement()?;
        let agreed = Agreed {
            title: measure.title.clone(),
            who: agreement.responsible().to_owned(),
            deadline: agreement.deadline(),
            first_step: agreement.first_step().to_owned(),
        };
        Some((measure.id, agreed))
    })
}

/// Until a meeting agrees on something of its own, what it has said of what was agreed earlier.
fn measures(session: &Session) -> Wall {
    let agreed: Vec<_> = agreed(session).map(|(_, measure)| measure).collect();
    if agreed.is_empty() && !session.reviewed.is_empty() {
        let looked_at = |it: &Reviewed| LookedAt { title: it.title.clone(), outcome: it.outcome };
        return Wall::LookedAt(session.reviewed.iter().map(looked_at).collect());
    }
    Wall::Measures(agreed)
}

/// One that is no longer agreed on gives way to those that are.
fn read_back(session: &Session, id: MeasureId) -> Wall {
    let mut all: Vec<_> = agreed(session).collect();
    match all.iter().position(|(measure, _)| *measure == id) {
        Some(at) => Wall::ReadBack { at: at + 1, of: all.len(), measure: all.swap_remove(at).1 },
        None => Wall::Measures(all.into_iter().map(|(_, measure)| measure).collect()),
    }
}
