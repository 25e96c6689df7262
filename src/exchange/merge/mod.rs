//! What an imported session means for a file that may have it already: new, nothing new, or to be put together.
//!
//! Pieces that only one side has are joined. Of a piece that both have but not alike, the [`Lineage`] tells which grew
//! out of the other; where both were changed there is a [`Conflict`], and a person decides, never the program. A piece
//! that one side removed stays away, unless the other has changed it since (a conflict) or leans on it (`whole`). The
//! rules are told to people in `docs/session-file.md`.

mod field;
mod piece;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

pub use field::{Decision, RecordField, together};
pub(super) use piece::prints_of;
pub use piece::{DetailField, Piece, left, shared};
use piece::{Pieces, anywhere, name, pieces, position, prints};
use whole::{Records, mend, rank};

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::Id;
use crate::domain::lineage::{Kinship, Lineage, Trace};
use crate::domain::measure::Missing;
use crate::domain::session::{Details, Session, SessionEventKind, SessionState};

/// One of the two.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The session.
    pub session: &'a Session,
    /// What was shared of it: as the store keeps it, or as the file says.
    pub lineage: &'a Lineage,
}

/// What an imported session is to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// The file does not have it.
    New,
    /// It brings nothing the file does not have.
    Same,
    /// It is another meeting under the same id, and cannot be put together with the one that is there.
    Another(Vec<FramePart>),
    /// It brings something.
    News(Box<Merge>),
}

/// What of a session is not made of pieces and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FramePart {
    /// The unit.
    Unit,
    /// The question set.
    Set,
    /// The meeting it follows.
    Follows,
    /// Whether it is a rehearsal.
    Rehearsal,
}

/// A piece that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Its name, by which the decision is given.
    pub name: String,
    /// How it is here; `None` when it was removed here.
    pub here: Option<Piece>,
    /// How it is in the file; `None` when it was removed there.
    pub there: Option<Piece>,
    /// The fields in which they differ, in the order people look; each is decided by itself.
    pub fields: Vec<RecordField>,
}

/// What a person decides about a field of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// What is here.
    Mine,
    /// What is in the file.
    Theirs,
    /// Both counted together, for a field that [adds up](RecordField::adds_up); as here for any other.
    Both,
}

/// Decisions by the name of the conflict.
pub type Takes = BTreeMap<String, Decision>;

/// What putting the two together means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// What a person must decide, in the order of the meeting.
    pub conflicts: Vec<Conflict>,
    stands: BTreeMap<String, Stand>,
    here: Half,
    there: Half,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Half {
    details: Details,
    pieces: Pieces,
    prints: BTreeMap<String, Id>,
    lineage: Lineage,
}

/// Whose version of a piece stands; what a side does not have, it has removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Here,
    There,
    /// A person must say.
    Ask,
}

/// The two put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What it takes to get there from here, in an order in which it can be applied.
    pub changes: Vec<Change>,
    /// What both laptops know afterwards.
    pub lineage: Lineage,
}

/// What putting two together changes here, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// Records that were not here, the plenaries of new sittings apart.
    pub added: Vec<Key>,
    /// Records that were here and are otherwise now, history apart.
    pub changed: usize,
    /// Records that are gone, history apart.
    pub removed: usize,
}

impl News {
    /// Counts changes to a session that has not been changed yet.
    pub fn of(changes: &[Change], here: &Session) -> Self {
        let mut news = Self::default();
        let mut known: BTreeSet<Key> = here.records().map(|record| record.key()).collect();
        known.insert(Key::Details);
        for change in changes {
            match change {
                Change::Put(Record::Event(_) | Record::MeasureEvent(_))
                | Change::Remove(Key::Event(_) | Key::MeasureEvent(_)) => {}
                Change::Put(record) if known.contains(&record.key()) => news.changed += 1,
                Change::Put(Record::Group(group)) if group.plenary => {}
                Change::Put(record) => news.added.push(record.key()),
                Change::Remove(_) => news.removed += 1,
            }
        }
        news
    }
}

/// What `there` is to a file that has `here` under its id.
pub fn arrival(here: Option<Side<'_>>, there: Side<'_>) -> Arrival {
    let Some(here) = here else { return Arrival::New };
    let (ours, theirs) = (here.session, there.session);
    let frame = [
        (FramePart::Unit, ours.unit.id != theirs.unit.id),
        (FramePart::Set, ours.set != theirs.set),
        (FramePart::Follows, ours.follows != theirs.follows),
        (FramePart::Rehearsal, ours.rehearsal != theirs.rehearsal),
    ];
    let frame: Vec<_> = frame.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect();
    if !frame.is_empty() {
        return Arrival::Another(frame);
    }
    let merge = merge(here, there);
    let nothing_new = merge.conflicts.is_empty()
        && merge.decided(&Takes::new()).is_some_and(|merged| merged.changes.iter().all(tells_of_copying));
    if nothing_new { Arrival::Same } else { Arrival::News(Box::new(merge)) }
}

/// Puts the two beside each other. Both must be of the same meeting, as [`arrival`] finds out.
pub fn merge(here: Side<'_>, there: Side<'_>) -> Merge {
    let half = |side: Side<'_>| {
        let pieces = pieces(side.session);
        let prints = prints(&pieces);
        let lineage = side.lineage.clone().now(&prints);
        Half { details: side.session.details.clone(), pieces, prints, lineage }
    };
    let (here, mut there) = (half(here), half(there));
    // What is in a file has been shared, marked or not.
    there.lineage = there.lineage.shared(&there.prints);
    let names: BTreeSet<&String> = here.pieces.keys().chain(there.pieces.keys()).collect();
    let mut stands: BTreeMap<String, Stand> =
        names.into_iter().map(|name| (name.clone(), stand(name, &here, &there))).collect();
    let mut conflicts: Vec<Conflict> = stands
        .iter()
        .filter(|(_, stand)| **stand == Stand::Ask)
        .map(|(name, _)| {
            Conflict::new(name.clone(), here.pieces.get(name).cloned(), there.pieces.get(name).cloned())
        })
        .collect();
    conflicts.extend(tallies_of_one_group(&here, &there, &mut stands));
    conflicts.sort_by_key(|conflict| (in_order(conflict), conflict.name.clone()));
    Merge { conflicts, stands, here, there }
}

fn in_order(conflict: &Conflict) -> u8 {
    match conflict.here.as_ref().or(conflict.there.as_ref()) {
        Some(Piece::Record(record)) => rank(&record.key()),
        Some(Piece::Detail(..)) | None => 0,
    }
}

/// Whose version of one piece stands.
fn stand(name: &str, here: &Half, there: &Half) -> Stand {
    let (ours, theirs) = (here.pieces.get(name), there.pieces.get(name));
    let (before, after) = (here.lineage.get(name), there.lineage.get(name));
    if ours == theirs {
        return Stand::Here;
    }
    // What never left one side is an addition of the other.
    match (ours, theirs, before, after) {
        (Some(_), None, _, None) => return Stand::Here,
        (None, Some(_), None, _) => return Stand::There,
        _ => {}
    }
    let kinship = match (before, after) {
        (Some(before), Some(after)) => before.beside(after),
        // Here it was never shared, and yet the file has it: nobody can tell which came first.
        _ => Kinship::Apart,
    };
    match (kinship, ours, theirs) {
        (Kinship::Newer, ..) => Stand::Here,
        (Kinship::Older, ..) => Stand::There,
        (Kinship::Apart, Some(Piece::Record(ours)), Some(Piece::Record(theirs)))
            if anywhere(ours) == anywhere(theirs) =>
        {
            if place(ours) <= place(theirs) {
                Stand::Here
            } else {
                Stand::There
            }
        }
        // How far the meeting has come is no opinion: the furthest counts.
        (Kinship::Apart, Some(Piece::Detail(DetailField::State, _)), _) => {
            if far(here.details.state) >= far(there.details.state) { Stand::Here } else { Stand::There }
        }
        (Kinship::Apart, ..) => Stand::Ask,
    }
}

fn place(record: &Record) -> Option<u32> {
    position(&mut record.clone()).copied()
}

fn far(state: SessionState) -> u8 {
    match state {
        SessionState::Planned => 0,
        SessionState::Running => 1,
        SessionState::Closed => 2,
    }
}

/// Tallies that both sides took of the same group for the same question, under ids of their own.
fn tallies_of_one_group(here: &Half, there: &Half, stands: &mut BTreeMap<String, Stand>) -> Vec<Conflict> {
    let added = |one: &Half, other: &Half| -> Vec<(String, Record)> {
        let only = |(name, piece): (&String, &Piece)| match piece {
            Piece::Record(record @ Record::Answer(_)) if !other.pieces.contains_key(name) => {
                Some((name.clone(), record.clone()))
            }
            _ => None,
        };
        one.pieces.iter().filter_map(only).collect()
    };
    let (ours, theirs) = (added(here, there), added(there, here));
    let mut conflicts = Vec::new();
    for (name, our) in &ours {
        if stands.get(name) != Some(&Stand::Here) {
            continue;
        }
        let twin = theirs.iter().find(|(name, their)| {
            stands.get(name) == Some(&Stand::There) && whole::is_tally_beside(our, their)
        });
        let Some((other, their)) = twin else { continue };
        let same = match (our, their) {
            (Record::Answer(our), Record::Answer(their)) => our.body == their.body,
            _ => false,
        };
        if same {
            // Counted alike: one of them is enough, on both laptops the same.
            let (drop, stand) = if name < other { (other, Stand::Here) } else { (name, Stand::There) };
            stands.insert(drop.clone(), stand);
        } else {
            let [our, their] = [our, their].map(|record| Some(Piece::Record(record.clone())));
            conflicts.push(Conflict::new(name.clone(), our, their));
        }
    }
    conflicts
}

impl Merge {
    /// Every conflict decided the same way.
    pub fn all(&self, take: Take) -> Takes {
        self.conflicts.iter().map(|conflict| (conflict.name.clone(), conflict.all(take))).collect()
    }

    /// The two put together; `None` while a field of a conflict is undecided.
    pub fn decided(&self, takes: &Takes) -> Option<Merged> {
        let mut stands = self.stands.clone();
        let mut gone = BTreeSet::new();
        let mut chosen_together = Records::new();
        for conflict in &self.conflicts {
            let decision = takes.get(&conflict.name).filter(|decision| conflict.is_decided(decision))?;
            let (here, there) = (conflict.record(Take::Mine), conflict.record(Take::Theirs));
            let Some(take) = decision.get(&RecordField::Whole) else {
                if let (Some(here), Some(there)) = (here, there) {
                    chosen_together.insert(here.key(), field::mixed(here, there, decision));
                    stands.insert(conflict.name.clone(), Stand::Here);
                }
                continue;
            };
            let stand = if *take == Take::Theirs { Stand::There } else { Stand::Here };
            stands.insert(conflict.name.clone(), stand);
            if let (Some(our), Some(their)) = (here, there)
                && our.key() != their.key()
            {
                stands.insert(name(&their.key()), stand);
            }
            let (chosen, other) = if stand == Stand::Here { (here, there) } else { (there, here) };
            if let Some(other) = other
                && chosen.is_none_or(|chosen| chosen.key() != other.key())
            {
                gone.insert(other.key());
            }
        }
        let records = self.records(&stands, chosen_together, &gone);
        let details = self.details(&stands);
        let lineage = self.lineage(&records, &details);
        Some(Merged { changes: self.changes(&records, details), lineage })
    }

    fn records(
        &self,
        stands: &BTreeMap<String, Stand>,
        chosen_together: Records,
        gone: &BTreeSet<Key>,
    ) -> Records {
        let of = |half: &Half| -> Records {
            let record = |piece: &Piece| match piece {
                Piece::Record(record) => Some((record.key(), record.clone())),
                Piece::Detail(..) => None,
            };
            half.pieces.values().filter_map(record).collect()
        };
        let (here, there) = (of(&self.here), of(&self.there));
        let chosen = |(name, stand): (&String, &Stand)| {
            let half = if *stand == Stand::There { &self.there } else { &self.here };
            match half.pieces.get(name) {
                Some(Piece::Record(record)) => Some((record.key(), record.clone())),
                Some(Piece::Detail(..)) | None => None,
            }
        };
        let mut chosen: Records = stands.iter().filter_map(chosen).collect();
        chosen.extend(chosen_together);
        mend(&mut chosen, &here, &there, gone);
        chosen
    }

    fn details(&self, stands: &BTreeMap<String, Stand>) -> Details {
        let mut details = self.here.details.clone();
        for (name, piece) in &self.there.pieces {
            if let Piece::Detail(field, _) = piece
                && stands.get(name) == Some(&Stand::There)
            {
                field.copy(&self.there.details, &mut details);
            }
        }
        details
    }

    fn changes(&self, records: &Records, details: Details) -> Vec<Change> {
        let mut puts: Vec<&Record> = records
            .iter()
            .filter(|(key, record)| {
                !matches!(self.here.pieces.get(&name(key)), Some(Piece::Record(old)) if old == *record)
            })
            .map(|(_, record)| record)
            .collect();
        puts.sort_by_key(|record| rank(&record.key()));
        let mut gone: Vec<Key> = self
            .here
            .pieces
            .values()
            .filter_map(|piece| match piece {
                Piece::Record(record) => Some(record.key()),
                Piece::Detail(..) => None,
            })
            .filter(|key| !records.contains_key(key))
            .collect();
        gone.sort_by_key(|key| std::cmp::Reverse(rank(key)));
        let details = (details != self.here.details).then(|| Change::Put(Record::Details(Box::new(details))));
        details
            .into_iter()
            .chain(puts.into_iter().cloned().map(Change::Put))
            .chain(gone.into_iter().map(Change::Remove))
            .collect()
    }

    /// What both know afterwards: of every shared piece the marks of both, and one more where neither had it so.
    fn lineage(&self, records: &Records, details: &Details) -> Lineage {
        let mut after: Pieces =
            records.iter().map(|(key, record)| (name(key), Piece::Record(record.clone()))).collect();
        for field in DetailField::ALL {
            after.insert(format!("details/{}", field.code()), Piece::Detail(*field, field.of(details)));
        }
        let after = prints(&after);
        let mut lineage = Lineage::default();
        let names: BTreeSet<&str> =
            self.here.lineage.iter().chain(self.there.lineage.iter()).map(|(name, _)| name).collect();
        for name in names {
            let print = after.get(name).copied();
            let trace = match (self.here.lineage.get(name), self.there.lineage.get(name)) {
                (Some(ours), Some(theirs)) => ours.joined(theirs, print),
                // Only one laptop has shared it; the other had it its own way, or not at all.
                (None, Some(one)) | (Some(one), None) => one.clone().now(print),
                (None, None) => Trace::default(),
            };
            lineage.set(name.to_owned(), trace);
        }
        lineage
    }
}

impl Conflict {
    fn new(name: String, here: Option<Piece>, there: Option<Piece>) -> Self {
        let fields = field::differing(here.as_ref(), there.as_ref());
        Self { name, here, there, fields }
    }

    /// Every field from the same side.
    pub fn all(&self, take: Take) -> Decision {
        self.fields.iter().map(|field| (*field, take)).collect()
    }

    /// Whether a decision says something about every field.
    pub fn is_decided(&self, decision: &Decision) -> bool {
        self.fields.iter().all(|field| decision.contains_key(field))
    }

    /// What a measure lacks to stay agreed once it is chosen so: then it is a proposal again (V1–V3).
    pub fn lacks(&self, decision: &Decision) -> Vec<Missing> {
        match (self.record(Take::Mine), self.record(Take::Theirs)) {
            (Some(here), Some(there)) => field::lacks(here, there, decision),
            _ => Vec::new(),
        }
    }

    fn record(&self, of: Take) -> Option<&Record> {
        match if of == Take::Theirs { &self.there } else { &self.here } {
            Some(Piece::Record(record)) => Some(record),
            Some(Piece::Detail(..)) | None => None,
        }
    }
}

/// Whether a change only tells that a copy was made or a notice shown: that says nothing about the meeting.
fn tells_of_copying(change: &Change) -> bool {
    matches!(change, Change::Put(Record::Event(event))
        if event.kind.is_note() || event.kind == SessionEventKind::Imported)
}
