//! Words the checks know, and how lists of them are read. The words themselves are data, one file per language: here
//! those of the goal checks, in `lexicon/`; the guard has its own (`guard/words.rs`).
//!
//! A file has a section per list, the name in square brackets, with phrases separated by commas; `//` begins a remark. How phrases are
//! written is told at [`Phrases`](super::words::Phrases). The nynorsk file holds what differs from bokmål: a measure is read with all three
//! languages at once, since a unit writes as it speaks, whatever language the program shows. Letters are folded (å is
//! a, ø is o), so «vår» is also «var» and «før» is also «for»: such words are left out on purpose.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::fold::search_key;

const FILES: [&str; 3] =
    [include_str!("lexicon/nb.txt"), include_str!("lexicon/nn.txt"), include_str!("lexicon/en.txt")];

/// The phrases of a section in a file of words; empty when the file has no such section.
pub(super) fn section(file: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .skip_while(move |line| line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) != Some(name))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with("//"))
        .flat_map(|line| line.split(','))
}

/// Declares the lists; the section in the files has the name in small letters.
macro_rules! lists {
    (in $files:ident; $($(#[$meta:meta])* $name:ident = $section:literal;)+) => {
        $(
            $(#[$meta])*
            pub(super) static $name: std::sync::LazyLock<$crate::rules::words::Phrases> =
                std::sync::LazyLock::new(|| {
                    let phrases = $files.into_iter().flat_map(|file| $crate::rules::lexicon::section(file, $section));
                    $crate::rules::words::Phrases::of(phrases)
                });
        )+

        #[cfg(test)]
        const SECTIONS: &[&str] = &[$($section),+];
    };
}

pub(super) use lists;

lists! {
    in FILES;
    /// V4: words that begin neither with a verb nor with a noun phrase.
    NOT_AN_ACTION = "not_an_action";
    /// V4: who speaks.
    SPEAKERS = "speakers";
    /// V4: what makes of who speaks somebody who wishes.
    WISHES = "wishes";
    /// V5: infinitives and imperatives. Forms that are also common nouns (plan, test, møte, svar) are left out.
    VERBS = "verbs";
    /// V5: what joins two measures in one sentence.
    AND = "and";
    /// V5: what may stand between «og» and the second verb.
    AND_THEN = "and_then";
    /// V5: what may stand between a verb and «og» when two verbs share their object.
    PARTICLES = "particles";
    /// V5: what after the second verb points back at the first one's object.
    SAME_THING = "same_thing";
    /// V6: something that either is there or is not.
    DELIVERABLE = "deliverable";
    /// V6: what can be felt but neither seen nor counted.
    FEELING = "feeling";
    /// V6, V13, precision: how often.
    FREQUENCY = "frequency";
    /// V6, V13: numbers in words that count something.
    COUNTED = "counted";
    /// V13, precision: a day, or a part of a year.
    DATE = "date";
    /// Precision: when, reckoned from something that happens.
    TIMING = "timing";
    /// V11: a first step that lies close.
    SOON = "soon";
    /// V13: words of vision and purpose.
    VAGUE = "vague";
    /// V13: comparatives and the like; a wish, unless the sign can be seen.
    MORE_OF = "more_of";
    /// V13: words that tell why rather than what.
    PURPOSE = "purpose";
    /// V7, V15, V16: absence.
    ABSENCE = "absence";
    /// V7, V15, V16: presence.
    PRESENCE = "presence";
    /// V7: words that turn absence into a goal.
    CHANGE = "change";
    /// V7: what turns a sentence about absence into something other than a goal: «rutine ved fravær».
    ABOUT = "about";
    /// V7: where a figure comes from.
    SOURCE = "source";
    /// V7: the span a figure is of.
    PERIOD = "period";
    /// V14: downwards.
    DOWN = "down";
    /// V14: upwards.
    UP = "up";
    /// V14: what before a percentage makes it a level: «til 8 %».
    LEVEL_BEFORE = "level_before";
    /// V14: where a change begins: «fra 9 %».
    FROM = "from";
    /// V14: what before a percentage makes it a change even when «av» follows.
    BY = "by";
    /// V14: what after a percentage makes it a share: «10 % av tida», «50 % stilling».
    SHARE = "share";
    /// V14: percent, relative or not.
    PERCENT = "percent";
    /// V14: percentage points.
    POINTS = "points";
    /// V15: no absence at all.
    ZERO = "zero";
    /// V16: rewards.
    REWARD = "reward";
    /// V16: those a reward would go to.
    REWARDED = "rewarded";
    /// V16: taking people on.
    HIRE = "hire";
    /// V16: only some.
    HEALTHY_OR_YOUNG = "healthy_or_young";
    /// R85: room for those who struggle.
    INCLUSION = "inclusion";
    /// V17: social events.
    SOCIAL = "social";
    /// V17: routines for calling in.
    CALL_IN = "call_in";
    /// V18: one person, without a name.
    ONE_PERSON = "one_person";
    /// V18: one person by what concerns her, unless it is said of anyone.
    SOMEONE = "someone";
    /// V18: what makes a sentence about anyone whom it may concern.
    ANYONE = "anyone";
    /// V18: verbs that take a thing.
    HANDLES = "handles";
    /// V18: either of two, so anyone.
    EITHER = "either";
    /// V19: routines.
    ROUTINE = "routine";
    /// V19: how all get to know a routine.
    MADE_KNOWN = "made_known";
    /// V19: projects.
    PROJECT = "project";
    /// V19: what comes after a project.
    AFTERWARDS = "afterwards";
    /// R50: measures that may give others more to do.
    SHIFTS_LOAD = "shifts_load";
    /// Precision: for whom.
    GROUPS = "groups";
    /// F11: words that two measures may share without being alike.
    EMPTY_WORDS = "empty_words";
    /// Precision: groups that are nobody in particular.
    VAGUE_GROUPS = "vague_groups";
    /// Precision: by which means.
    MEANS = "means";
    /// Precision: after these, «med» and «gjennom» tell of company or reading, not of means.
    NOT_MEANS_AFTER = "not_means_after";
    /// Precision: roles that can carry an activity, when they begin the sentence.
    DOERS = "doers";
}

/// V18: common first names, folded.
pub(super) static FIRST_NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lines = include_str!("lexicon/names.txt").lines().filter(|line| !line.starts_with("//"));
    lines.flat_map(|line| line.split(',')).map(search_key).filter(|name| !name.is_empty()).collect()
});

/// Checks that files of words hold the same lists, each filled where the language does not lean on another one, and
/// nothing twice.
#[cfg(test)]
pub(super) fn assert_well_formed(files: [&'static str; 3], sections: &[&str]) {
    for file in files {
        let there: Vec<_> =
            file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
        assert_eq!(there, sections, "{}", file.lines().next().unwrap_or_default());
        for name in sections {
            let mut seen = BTreeSet::new();
            for phrase in section(file, name).map(str::trim).filter(|phrase| !phrase.is_empty()) {
                assert!(seen.insert(phrase), "[{name}] {phrase} stands twice");
            }
        }
    }
    // The nynorsk file may leave a list to the bokmål one.
    for file in [files[0], files[2]] {
        for name in sections {
            assert!(section(file, name).any(|phrase| !phrase.trim().is_empty()), "[{name}] is empty");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_every_list_with_no_phrase_twice() {
        assert_well_formed(FILES, SECTIONS);
    }
}
