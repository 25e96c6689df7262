//! Voting in the room, entered on one keyboard (E3, E4, E7): dots on the wall or hands in the air become numbers here.
//!
//! A digit sets the number of the selected proposal and is saved at once; the next one is added to it. When the round is
//! over, its places suggest a priority, which the room may take or not.

use crate::domain::facets::Priority;
use crate::domain::ids::{MeasureId, RoundId};
use crate::domain::place::Stage;
use crate::domain::vote::{VoteRound, proposals};
use crate::env::Env;
use crate::ops::{Ballot, MeasureEdit, Op};
use crate::rules::{priority, room_count};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Ask, Choose, Dialog, move_selection};
use crate::tui::input::{Input, Key};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Target};

/// Votes each person has unless the room says otherwise: enough to spread, few enough to have to choose.
const VOTES_EACH: u16 = 3;
/// Rows a page key would move; rounds have the page keys, so this is for the wheel only.
const PAGE: usize = 8;

/// State of the screen.
#[derive(Debug, Default)]
pub struct VoteScreen {
    /// The selected proposal.
    pub selected: Option<MeasureId>,
    /// The round shown, if it is not the newest.
    pub round: Option<RoundId>,
    /// How the next round is voted, where the room has said so.
    ballot: Option<Ballot>,
    /// Whether the next digit is added to the number instead of beginning a new one.
    typing: bool,
}

/// A proposal as it stands in the round shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The proposal.
    pub measure: MeasureId,
    /// Its number in the round, the same as on the wall.
    pub number: usize,
    /// Its votes so far.
    pub votes: u16,
    /// Its place, and whether it shares it, once the round is over.
    pub place: Option<(usize, bool)>,
    /// Whether it has more votes than one proposal can get.
    pub too_many: bool,
}

/// The round shown: the chosen one, else the newest. `None` before the first.
pub fn round(model: &Model) -> Option<&VoteRound> {
    let session = &model.meeting.as_ref()?.session;
    model.vote.round.and_then(|id| session.round(id)).or(session.rounds.last())
}

/// Whether votes can be typed into the round shown.
pub fn is_open(model: &Model) -> bool {
    round(model).is_some_and(|round| !round.closed)
}

/// Which of how many rounds is shown, from 1.
pub fn number(model: &Model) -> (usize, usize) {
    let rounds = model.meeting.as_ref().map_or(&[][..], |meeting| meeting.session.rounds.as_slice());
    let shown = round(model).map(|round| round.id);
    let at = rounds.iter().position(|round| Some(round.id) == shown).map_or(0, |at| at + 1);
    (at, rounds.len())
}

/// The proposals of the round shown: as they were listed while votes come in, by place once it is over. Before the first
/// round, what there is to vote on.
pub fn lines(model: &Model) -> Vec<Line> {
    let Some(session) = model.meeting.as_ref().map(|meeting| &meeting.session) else { return Vec::new() };
    let round = round(model);
    let listed = match round {
        Some(round) => round.listed(session),
        None => proposals(session).map(|measure| (measure, 0)).collect(),
    };
    let most = round.map_or(u32::MAX, VoteRound::most_for_one);
    let lines = listed.into_iter().zip(1..).map(|((measure, votes), number)| Line {
        measure,
        number,
        votes,
        place: None,
        too_many: u32::from(votes) > most,
    });
    let mut lines: Vec<Line> = lines.collect();
    if let Some(round) = round.filter(|round| round.closed) {
        let places = round.places();
        for line in &mut lines {
            let its = places.iter().find(|placed| placed.measure == line.measure);
            line.place = its.map(|its| (its.place, its.shared));
        }
        lines.sort_by_key(|line| line.place);
    }
    lines
}

/// How the next round is voted: as the room has said, else as last time, else by those who are here. `None` when nobody
/// has counted the room.
pub fn ballot(model: &Model) -> Option<Ballot> {
    if let Some(ballot) = model.vote.ballot {
        return Some(ballot);
    }
    let meeting = model.meeting.as_ref()?;
    if let Some(last) = meeting.session.rounds.last() {
        let VoteRound { participants, votes_each, cumulative, .. } = *last;
        return Some(Ballot { participants, votes_each, cumulative });
    }
    let here = room_count::in_sitting(&meeting.session, meeting.place.sitting)?;
    let participants = u16::try_from(here).ok().filter(|here| *here > 0)?;
    Some(Ballot { participants, votes_each: VOTES_EACH, cumulative: false })
}

/// What the round suggests for a proposal, and what the room has decided (E7: both are kept).
pub fn priorities(model: &Model, measure: MeasureId) -> (Option<Priority>, Option<Priority>) {
    let suggested = round(model).filter(|round| round.closed);
    let suggested = suggested.and_then(|round| priority::by_votes(round, measure));
    let decided = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure)?.priority);
    (suggested, decided)
}

/// The row of the selected proposal.
pub fn row(model: &Model) -> usize {
    let selected = model.vote.selected;
    lines(model).iter().position(|line| Some(line.measure) == selected).unwrap_or(0)
}

fn select(model: &mut Model, row: usize) {
    model.vote.selected = lines(model).get(row).map(|line| line.measure);
    model.vote.typing = false;
}

fn current(model: &Model) -> Option<Line> {
    lines(model).into_iter().nth(row(model))
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    let here = row(model);
    model.vote.selected = lines(model).get(here).map(|line| line.measure);
    let session = model.meeting.as_ref().map(|meeting| &meeting.session);
    if model.vote.round.is_some_and(|id| session.is_none_or(|session| session.round(id).is_none())) {
        model.vote.round = None;
    }
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    meeting.go_to_stage(Stage::Prioritising)
}

/// Another session is open: nothing of the last one is left.
pub(super) fn opened(model: &mut Model) {
    model.vote = VoteScreen::default();
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let here = row(model);
    Some(match id {
        Id::NextProposal => {
            // After the last comes the first: one hand types, the other turns the page.
            let count = lines(model).len().max(1);
            select(model, (here + 1) % count);
            Vec::new()
        }
        Id::PreviousProposal => {
            let count = lines(model).len().max(1);
            select(model, (here + count - 1) % count);
            Vec::new()
        }
        Id::NewRound => new_round(model, env),
        Id::EditBallot => ask_ballot(model),
        Id::EndRound => end_round(model, env),
        Id::ShowVotes => show_votes(model),
        Id::SetPriority => ask_priority(model),
        Id::ClearVotes => set(model, |_| 0, env),
        Id::NextRound => turn(model, true),
        Id::PreviousRound => turn(model, false),
        Id::DeleteRound => delete(model, env),
        _ => return None,
    })
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    match &input {
        Input::Text(text) => return type_votes(model, text, env),
        // What is typed fast can come as one piece; words from elsewhere are no votes, whatever figures are among them.
        Input::Paste(text) if text.chars().all(|it| it.is_ascii_digit() || matches!(it, '+' | '-' | '–')) =>
        {
            return type_votes(model, text, env);
        }
        Input::Paste(_) => {
            model.say(model.texts.question.paste_is_no_vote);
            return Vec::new();
        }
        Input::Key(chord) if !chord.ctrl => match chord.key {
            Key::Right => return set(model, |votes| votes.saturating_add(1), env),
            Key::Left => return set(model, |votes| votes.saturating_sub(1), env),
            Key::Backspace => return set(model, |votes| votes / 10, env),
            _ => {}
        },
        Input::Key(_) | Input::Click { .. } | Input::Scroll { .. } | Input::Resize => {}
    }
    let mut here = row(model);
    if move_selection(&mut here, lines(model).len(), &input, PAGE) {
        select(model, here);
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, _: &Env) -> Vec<Effect> {
    if let Target::Row(row) = target {
        select(model, row);
    }
    Vec::new()
}

/// Digits, + and – as they come; what is typed fast comes as one text and is one number all the same.
fn type_votes(model: &mut Model, text: &str, env: &Env) -> Vec<Effect> {
    let Some(before) = current(model).map(|line| line.votes) else { return Vec::new() };
    let (mut votes, mut adds, mut meant) = (before, model.vote.typing, false);
    for sign in text.chars() {
        let digit = sign.to_digit(10).and_then(|digit| u16::try_from(digit).ok());
        let next = match (sign, digit) {
            (_, Some(digit)) if adds => votes.checked_mul(10).and_then(|tens| tens.checked_add(digit)),
            (_, Some(digit)) => Some(digit),
            ('+', None) => votes.checked_add(1),
            ('-' | '–', None) => Some(votes.saturating_sub(1)),
            (_, None) => continue,
        };
        let Some(next) = next else {
            // More than can be stored is refused whole: the number that stood there stays.
            model.say(model.texts.vote.number_needed);
            return Vec::new();
        };
        votes = next;
        (adds, meant) = (digit.is_some(), true);
    }
    if !meant {
        return Vec::new();
    }
    let effects = set(model, |_| votes, env);
    model.vote.typing = adds;
    effects
}

/// Gives the selected proposal another number of votes.
fn set(model: &mut Model, number: impl FnOnce(u16) -> u16, env: &Env) -> Vec<Effect> {
    model.vote.typing = false;
    let Some(line) = current(model) else { return Vec::new() };
    let Some((round, closed)) = round(model).map(|round| (round.id, round.closed)) else {
        let begin = model.key_of(Id::NewRound);
        model.say((model.texts.vote.begin_first)(&begin));
        return Vec::new();
    };
    if closed {
        let again = model.key_of(Id::NewRound);
        model.say((model.texts.vote.is_over)(&again));
        return Vec::new();
    }
    let votes = number(line.votes);
    model.act(&Op::CastVotes { round, measure: line.measure, votes }, env)
}

fn new_round(model: &mut Model, env: &Env) -> Vec<Effect> {
    match ballot(model) {
        Some(ballot) => open(model, ballot, env),
        None => ask_ballot(model),
    }
}

fn open(model: &mut Model, ballot: Ballot, env: &Env) -> Vec<Effect> {
    let effects = model.act(&Op::OpenVote(ballot), env);
    if !effects.is_empty() {
        model.vote = VoteScreen::default();
        select(model, 0);
    }
    effects
}

/// Asks how many vote, with how many votes, and whether they may be heaped: for the round that is open, else the next.
fn ask_ballot(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.vote;
    let before = ballot(model);
    let people = before.map_or(String::new(), |ballot| ballot.participants.to_string());
    let read = |model: &Model, said: &str| match said.parse::<u16>() {
        Ok(participants @ 1..) => Ok(participants),
        _ => Err(model.texts.vote.number_needed.to_owned()),
    };
    let ask = Ask::read(texts.ballot_title, texts.how_many_vote, read, move |model, participants, _| {
        ask_votes_each(model, participants, before);
        Vec::new()
    });
    model.dialogs.push(Dialog::Ask(ask.with(&people).fleeting()));
    Vec::new()
}

fn ask_votes_each(model: &mut Model, participants: u16, before: Option<Ballot>) {
    let texts = model.texts.vote;
    let rows: Vec<String> = (1..=6).map(texts.votes_each).collect();
    let at = usize::from(before.map_or(VOTES_EACH, |ballot| ballot.votes_each).saturating_sub(1));
    let choose = Choose::new(texts.votes_each_title, rows, move |model, row, _| {
        let votes_each = u16::try_from(row).unwrap_or_default() + 1;
        ask_cumulative(model, Ballot { participants, votes_each, cumulative: false }, before);
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.at(at)));
}

fn ask_cumulative(model: &mut Model, ballot: Ballot, before: Option<Ballot>) {
    let texts = model.texts.vote;
    let rows = [texts.one_on_each, texts.heaped].map(str::to_owned).to_vec();
    let at = usize::from(before.is_some_and(|ballot| ballot.cumulative));
    let choose = Choose::new(texts.cumulative_title, rows, move |model, row, env| {
        let ballot = Ballot { cumulative: row == 1, ..ballot };
        let open_round = round(model).filter(|round| !round.closed).map(|round| round.id);
        if let Some(round) = open_round {
            return model.act(&Op::EditVote { round, ballot }, env);
        }
        model.vote.ballot = Some(ballot);
        open(model, ballot, env)
    });
    model.dialogs.push(Dialog::Choose(choose.at(at)));
}

fn end_round(model: &mut Model, env: &Env) -> Vec<Effect> {
    let open = round(model).filter(|round| !round.closed).map(|round| round.id);
    let Some(round) = open else {
        let begin = model.key_of(Id::NewRound);
        model.say((model.texts.vote.begin_first)(&begin));
        return Vec::new();
    };
    let effects = model.act(&Op::CloseVote(round), env);
    select(model, 0);
    effects
}

/// Reveals the votes of the round shown to the room, or hides them again (E5).
fn show_votes(model: &mut Model) -> Vec<Effect> {
    if round(model).is_none() {
        let begin = model.key_of(Id::NewRound);
        model.say((model.texts.vote.begin_first)(&begin));
        return Vec::new();
    }
    crate::tui::screens::question::show_result(model)
}

/// Takes the round shown away; undo brings it back.
fn delete(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(id) = round(model).map(|round| round.id) else { return Vec::new() };
    let effects = model.act(&Op::DeleteVote(id), env);
    model.vote.round = None;
    select(model, 0);
    effects
}

/// Shows the round after or before.
fn turn(model: &mut Model, forwards: bool) -> Vec<Effect> {
    let (at, count) = number(model);
    let there = if forwards { at + 1 } else { at.saturating_sub(1) };
    let session = model.meeting.as_ref().map(|meeting| &meeting.session);
    let found = there.checked_sub(1).and_then(|at| session?.rounds.get(at)).map(|round| round.id);
    if found.is_none() {
        model.say((model.texts.vote.no_more_rounds)(count));
        return Vec::new();
    }
    model.vote.round = found;
    select(model, 0);
    Vec::new()
}

/// High, medium, low or none for the selected proposal; what the votes suggest is selected first (E7).
fn ask_priority(model: &mut Model) -> Vec<Effect> {
    let Some(measure) = current(model).map(|line| line.measure) else { return Vec::new() };
    let texts = model.texts;
    let (suggested, decided) = priorities(model, measure);
    let title = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure));
    let title = title.map(|measure| measure.title.clone()).unwrap_or_default();
    let mut rows: Vec<String> = Priority::ALL
        .iter()
        .map(|&priority| {
            let name = (texts.codes.priority)(priority);
            if Some(priority) == suggested { (texts.vote.suggested_row)(name) } else { name.to_owned() }
        })
        .collect();
    rows.push(texts.vote.no_priority.to_owned());
    let at = decided.or(suggested).and_then(|it| Priority::ALL.iter().position(|other| *other == it));
    let choose = Choose::new(texts.vote.priority_title, rows, move |model, row, env| {
        let edit = MeasureEdit::Priority(Priority::ALL.get(row).copied());
        model.act(&Op::EditMeasure { measure, edit, reason: String::new() }, env)
    });
    model.dialogs.push(Dialog::Choose(choose.lead(title).at(at.unwrap_or(Priority::ALL.len()))));
    Vec::new()
}
