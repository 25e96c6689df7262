//! Paper: which sheets a meeting has, and the id by which a filled-in sheet finds its way back (B13, D11).
//!
//! A sheet is one theme for one group. Its id is made from the session, the group and the theme alone, so it needs no
//! table of printed sheets: another laptop that holds the session knows it, too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::ids::{GroupId, SessionId};
use super::outline::Entry;
use super::question_set::{AnsweredBy, Question};
use super::session::Session;
use super::sitting::{Group, Sitting};

/// Crockford's alphabet, as in [`super::ids`]: no i, l, o or u.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that tell the session.
const SESSION: usize = 2;
/// Characters that tell the group, and with it the sitting.
const GROUP: usize = 3;

/// The id of a sheet, e.g. `K7-M4P-3C`: session, group, theme, and a character that gives a typing mistake away.
///
/// The last character is a checksum over a field of 32 elements: one wrong character, or two neighbours that changed
/// places, never give another id that is taken for right.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetId(Vec<u8>);

impl fmt::Display for SheetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = String::new();
        for (at, digit) in self.0.iter().enumerate() {
            if at == SESSION || at == SESSION + GROUP {
                written.push('-');
            }
            // A digit is below 32, the length of the alphabet.
            written.push(char::from(ALPHABET[usize::from(*digit & 31)]));
        }
        f.pad(&written)
    }
}

impl fmt::Debug for SheetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SheetId({self})")
    }
}

/// One theme for one group.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// Its id.
    pub id: SheetId,
    /// The sitting.
    pub sitting: &'a Sitting,
    /// The group, or the plenary of the sitting.
    pub group: &'a Group,
    /// The theme, counted from 0.
    pub part_index: usize,
    /// The questions to answer, in order.
    pub questions: Vec<Entry<'a>>,
    /// Questions of the same theme and group that have been taken out of the plan; a sheet printed earlier has them.
    pub taken_out: Vec<Entry<'a>>,
}

/// Why there is no sheet with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSheet {
    /// It is no id, or a character of it is wrong.
    Mistyped,
    /// It is the id of a sheet of another meeting.
    OtherSession,
    /// The group it was printed for is no longer there.
    GroupGone,
    /// Every question on it has been taken out of the plan.
    NothingLeft,
}

impl Session {
    /// All sheets in the order of the stack: by sitting, group and theme. A theme with no question for a group has
    /// no sheet.
    pub fn sheets(&self) -> Vec<Sheet<'_>> {
        let outline = self.outline();
        let tokens = self.group_tokens();
        let mut sheets = Vec::new();
        for sitting in &self.sittings {
            for group in self.groups_of(sitting.id) {
                let Some(token) = tokens.get(&group.id) else { continue };
                for part_index in 0..self.set.parts.len() {
                    let sheet = self.sheet(&outline, (sitting, group), *token, part_index);
                    if !sheet.questions.is_empty() {
                        sheets.push(sheet);
                    }
                }
            }
        }
        sheets
    }

    /// The sheet whose id was typed, in capitals or not, with its hyphens or without.
    pub fn find_sheet(&self, typed: &str) -> Result<Sheet<'_>, NoSheet> {
        let digits = read(typed).ok_or(NoSheet::Mistyped)?;
        let (check, rest) = digits.split_last().ok_or(NoSheet::Mistyped)?;
        if checksum(rest) != *check {
            return Err(NoSheet::Mistyped);
        }
        let (session, rest) = rest.split_at_checked(SESSION).ok_or(NoSheet::Mistyped)?;
        if number(session) != session_token(self.id) {
            return Err(NoSheet::OtherSession);
        }
        let (group, part) = rest.split_at_checked(GROUP).ok_or(NoSheet::Mistyped)?;
        let part_index = usize::try_from(number(part)).unwrap_or(usize::MAX);
        if part.len() != self.part_digits() || part_index >= self.set.parts.len() {
            return Err(NoSheet::Mistyped);
        }
        let token = number(group);
        let group = self.group_tokens().iter().find(|(_, it)| **it == token).map(|(id, _)| *id);
        let group = group.and_then(|id| self.group(id)).ok_or(NoSheet::GroupGone)?;
        let sitting = self.sitting(group.sitting).ok_or(NoSheet::GroupGone)?;
        let sheet = self.sheet(&self.outline(), (sitting, group), token, part_index);
        if sheet.questions.is_empty() { Err(NoSheet::NothingLeft) } else { Ok(sheet) }
    }

    /// Whether a question is on the sheets of a group: what tables answer is on theirs, all else on that of the
    /// plenary, and everything where there are no tables.
    pub fn is_asked_on_paper(&self, question: &Question, group: &Group) -> bool {
        if question.answered_by == AnsweredBy::Group {
            !group.plenary || self.groups_of(group.sitting).all(|it| it.plenary)
        } else {
            group.plenary
        }
    }

    fn sheet<'a>(
        &'a self,
        outline: &[Entry<'a>],
        (sitting, group): (&'a Sitting, &'a Group),
        token: u32,
        part_index: usize,
    ) -> Sheet<'a> {
        let here = outline
            .iter()
            .filter(|entry| entry.part_index == part_index && self.is_asked_on_paper(entry.question, group));
        let (questions, taken_out) = here.copied().partition(Entry::is_on);
        Sheet { id: self.sheet_id(token, part_index), sitting, group, part_index, questions, taken_out }
    }

    fn sheet_id(&self, token: u32, part_index: usize) -> SheetId {
        let part = u32::try_from(part_index).unwrap_or(u32::MAX);
        let mut digits = Vec::new();
        for (value, count) in [(session_token(self.id), SESSION), (token, GROUP), (part, self.part_digits())]
        {
            digits.extend((0..count).rev().map(|place| digit(value, place)));
        }
        digits.push(checksum(&digits));
        SheetId(digits)
    }

    /// How many characters tell the theme: one, unless the set has more than 32 of them.
    fn part_digits(&self) -> usize {
        let last = self.set.parts.len().saturating_sub(1);
        1 + (1..3).filter(|more| last >> (5 * more) > 0).count()
    }

    /// What each group is called in ids: the last three characters of its own id, or the next that is free. A group
    /// keeps its token when others come, and nearly always when others go.
    fn group_tokens(&self) -> BTreeMap<GroupId, u32> {
        const TOKENS: u32 = 1 << (5 * GROUP);
        let mut ids: Vec<GroupId> = self.groups.iter().map(|group| group.id).collect();
        ids.sort_unstable();
        let mut taken = BTreeSet::new();
        let mut tokens = BTreeMap::new();
        for id in ids {
            let wanted = tail(&id.to_string(), GROUP);
            let free = (0..TOKENS).map(|step| (wanted + step) % TOKENS).find(|token| taken.insert(*token));
            tokens.extend(free.map(|token| (id, token)));
        }
        tokens
    }
}

fn session_token(id: SessionId) -> u32 {
    tail(&id.to_string(), SESSION)
}

/// The value of the last `count` characters of a written id.
fn tail(id: &str, count: usize) -> u32 {
    let digits = read(id).unwrap_or_default();
    number(digits.get(digits.len().saturating_sub(count)..).unwrap_or_default())
}

/// The digits that were typed; `None` if there is a character that no id has. What looks like a digit counts as one.
fn read(typed: &str) -> Option<Vec<u8>> {
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '‑'))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => Some(0),
            'I' | 'L' => Some(1),
            c => ALPHABET.iter().position(|it| char::from(*it) == c).and_then(|at| u8::try_from(at).ok()),
        })
        .collect()
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |value, digit| (value << 5) | u32::from(*digit))
}

fn digit(value: u32, place: usize) -> u8 {
    // Masked to five bits.
    u8::try_from(value >> (5 * place) & 31).unwrap_or_default()
}

/// The digits as a polynomial over GF(32), at its generator: every digit counts with a weight of its own.
fn checksum(digits: &[u8]) -> u8 {
    let times_generator = |value: u8| {
        let shifted = u16::from(value) << 1;
        let reduced = if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 };
        u8::try_from(reduced & 31).unwrap_or_default()
    };
    // Not from nothing: a row of zeros is no id.
    digits.iter().fold(7, |sum, digit| times_generator(sum ^ *digit))
}
