//! Which versions of its pieces a session has left this laptop with, or come here with.
//!
//! A session held on two laptops is a handful of pieces that are changed here and there. Whoever puts the two together
//! must know which of two versions grew out of the other. For that each piece that has been *shared* – written to a
//! session file, or read from one – has a [`Trace`]: what it looked like then, and a mark for each change it has gone
//! through since it was first shared. If one side has all marks of the other and more, it is newer; if each has some
//! the other lacks, both have been changed, and a person decides (`exchange::merge`).
//!
//! No names, no laptops, no clocks: two clocks are never right, and who typed is nobody's business.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::ids::Id;

/// What stands for a content that cannot be told any longer; no content has it.
const FORGOTTEN: Id = Id::from_bits(0);

/// The traces of a session, by the name of the piece: `answer/…`, `details/leader`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineage(BTreeMap<String, Trace>);

/// One shared piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    /// A sum over what it said when it was last shared; `None` when it was gone by then.
    pub print: Option<Id>,
    /// One mark for each change since it was first shared.
    pub marks: BTreeSet<Id>,
}

/// How two versions of a piece stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinship {
    /// The first has all the other has, and more.
    Newer,
    /// The other has all the first has, and more.
    Older,
    /// Both have been changed, or neither.
    Apart,
}

/// A sum over a text: enough to tell that it is another one.
pub fn sum_of(text: &str) -> Id {
    let sum = Sha256::digest(text.as_bytes());
    let bits = sum.iter().take(16).fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
    Id::from_bits(bits)
}

impl Trace {
    /// The trace of a piece shared for the first time.
    pub fn first(print: Id) -> Self {
        Self { print: Some(print), marks: BTreeSet::new() }
    }

    /// The trace as it is now that the piece has this content: with one more mark if that is news.
    ///
    /// The mark follows from what was and what is, so that the same change has the same mark on both laptops.
    #[must_use]
    pub fn now(mut self, print: Option<Id>) -> Self {
        if self.print == print {
            return self;
        }
        self.marks.insert(next_mark(&self.marks, print));
        self.print = print;
        self
    }

    /// Which of two grew out of the other.
    pub fn beside(&self, other: &Self) -> Kinship {
        match (self.marks.is_superset(&other.marks), other.marks.is_superset(&self.marks)) {
            (true, false) => Kinship::Newer,
            (false, true) => Kinship::Older,
            (true, true) | (false, false) => Kinship::Apart,
        }
    }

    /// The trace of a piece that both laptops now agree has this content.
    #[must_use]
    pub fn joined(&self, other: &Self, print: Option<Id>) -> Self {
        let marks: BTreeSet<Id> = self.marks.union(&other.marks).copied().collect();
        // A side that has all marks and says the same has said it before; unless the other, too, has all of them.
        let whole = || [self, other].into_iter().filter(|it| it.marks == marks);
        let known = whole().count() > 0 && whole().all(|it| it.print == print);
        let joined = Self { print, marks };
        if known {
            return joined;
        }
        let mark = next_mark(&joined.marks, print);
        Self { marks: joined.marks.into_iter().chain([mark]).collect(), ..joined }
    }
}

fn next_mark(marks: &BTreeSet<Id>, print: Option<Id>) -> Id {
    let mut told: String = print.map(|it| it.to_string()).unwrap_or_default();
    for mark in marks {
        // Writing to a string cannot fail.
        let _ = write!(told, " {mark}");
    }
    sum_of(&told)
}

impl Lineage {
    /// The trace of a piece, if it has been shared.
    pub fn get(&self, piece: &str) -> Option<&Trace> {
        self.0.get(piece)
    }

    /// Keeps the trace of a piece, in place of its earlier one.
    pub fn set(&mut self, piece: String, trace: Trace) {
        self.0.insert(piece, trace);
    }

    /// All traces, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Trace)> {
        self.0.iter().map(|(piece, trace)| (piece.as_str(), trace))
    }

    /// Whether nothing has been shared.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lineage once everything in it is as `pieces` say: changed and removed pieces get a mark. Pieces that were
    /// never shared are left out.
    #[must_use]
    pub fn now(self, pieces: &BTreeMap<String, Id>) -> Self {
        let now = |(piece, trace): (String, Trace)| {
            let print = pieces.get(&piece).copied();
            (piece, trace.now(print))
        };
        Self(self.0.into_iter().map(now).collect())
    }

    /// The lineage once everything in `pieces` is shared.
    #[must_use]
    pub fn shared(self, pieces: &BTreeMap<String, Id>) -> Self {
        let mut shared = self.now(pieces);
        for (piece, print) in pieces {
            shared.0.entry(piece.clone()).or_insert_with(|| Trace::first(*print));
        }
        shared
    }

    /// The lineage once everything in it is as `pieces` say, without a trace of those that are gone for good: a sum over words
    /// that are deleted would still tell a guesser when the guess is right.
    #[must_use]
    pub fn left(self, pieces: &BTreeMap<String, Id>) -> Self {
        let mut left = self.now(pieces);
        left.0.retain(|piece, _| pieces.contains_key(piece));
        left
    }

    /// The same with traces of another laid over it.
    #[must_use]
    pub fn over(mut self, newer: Self) -> Self {
        self.0.extend(newer.0);
        self
    }

    /// The same without what would tell what these pieces said: they count as changed from now on.
    #[must_use]
    pub fn forgotten(mut self, is_meant: impl Fn(&str) -> bool) -> Self {
        for (_, trace) in self.0.iter_mut().filter(|(piece, _)| is_meant(piece)) {
            trace.print = trace.print.map(|_| FORGOTTEN);
        }
        self
    }

    /// As a text, one line per piece: name, print or `-`, marks.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (piece, trace) in &self.0 {
            text.push_str(piece);
            text.push(' ');
            match trace.print {
                // Writing to a string cannot fail.
                Some(print) => drop(write!(text, "{print}")),
                None => text.push('-'),
            }
            for mark in &trace.marks {
                let _ = write!(text, " {mark}");
            }
            text.push('\n');
        }
        text
    }

    /// Reads [`to_text`](Self::to_text); `None` when it is none.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lineage = Self::default();
        for line in text.lines() {
            let mut words = line.split(' ');
            let piece = words.next().filter(|piece| !piece.is_empty())?;
            let print = match words.next()? {
                "-" => None,
                print => Some(print.parse().ok()?),
            };
            let marks = words.map(str::parse).collect::<Result<_, _>>().ok()?;
            lineage.set(piece.to_owned(), Trace { print, marks });
        }
        Some(lineage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_changed_version_is_newer_and_two_changed_ones_are_apart() {
        let first = Trace::first(sum_of("a"));
        let here = first.clone().now(Some(sum_of("b")));
        let there = first.clone().now(Some(sum_of("c")));
        assert_eq!(first.clone().now(Some(sum_of("a"))), first, "nothing has changed");
        assert_eq!(here.beside(&first), Kinship::Newer);
        assert_eq!(first.beside(&here), Kinship::Older);
        assert_eq!(here.beside(&there), Kinship::Apart);
        assert_eq!(first.beside(&first), Kinship::Apart);
        assert_eq!(first.clone().now(None).beside(&first), Kinship::Newer, "removing is a change");
        let back = here.clone().now(Some(sum_of("a")));
        assert_eq!(back.beside(&here), Kinship::Newer, "changing back is a change, too");
    }

    #[test]
    fn what_was_decided_is_newer_than_both_versions() {
        let first = Trace::first(sum_of("a"));
        let (here, there) = (first.clone().now(Some(sum_of("b"))), first.now(Some(sum_of("c"))));
        for decided in ["b", "c", "d"] {
            let joined = here.joined(&there, Some(sum_of(decided)));
            assert_eq!(joined.beside(&here), Kinship::Newer, "{decided}");
            assert_eq!(joined.beside(&there), Kinship::Newer, "{decided}");
            assert_eq!(joined, there.joined(&here, Some(sum_of(decided))), "both laptops say the same");
        }
        let made_twice = (Trace::first(sum_of("a")), Trace::first(sum_of("b")));
        let joined = made_twice.0.joined(&made_twice.1, Some(sum_of("a")));
        assert_eq!(joined.beside(&made_twice.1), Kinship::Newer, "made on both without marks");
        assert_eq!(here.joined(&here, Some(sum_of("b"))), here, "nothing was to decide");
    }

    proptest! {
        #[test]
        fn a_written_lineage_reads_back_as_itself(
            traces in proptest::collection::btree_map("[a-z]{1,8}/[a-z0-9-]{1,16}", any::<(Option<u128>, Vec<u128>)>(), 0..6)
        ) {
            let id = Id::from_bits;
            let traces = traces.into_iter().map(|(piece, (print, marks))| {
                (piece, Trace { print: print.map(id), marks: marks.into_iter().map(id).collect() })
            });
            let lineage = Lineage(traces.collect());
            prop_assert_eq!(Lineage::from_text(&lineage.to_text()), Some(lineage));
        }
    }
}
