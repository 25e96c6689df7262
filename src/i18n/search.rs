//! Words for finding something in all meetings (H4).

use super::report::area;
use crate::ops::HitKind;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words for finding something in all meetings.
    SearchTexts {
        /// Over the question of what to look for.
        title: Word = "Søk i alle møter", "Søk i alle møte", "Search all meetings";
        /// Before what is typed.
        label: Word = "Ord", "Ord", "Words";
        /// Over what was found: how many, and whether there is more.
        found: fn(usize, bool) -> String =
            |n, more| format!("{n} treff{}", if more { ", og flere" } else { "" }),
            |n, more| format!("{n} treff{}", if more { ", og fleire" } else { "" }),
            |n, more| format!("{n} found{}", if more { ", and more" } else { "" });
        /// Nothing was found for these words.
        nothing: fn(&str) -> String =
            |words| format!("Fant ingenting for «{words}»."),
            |words| format!("Fann ingenting for «{words}»."),
            |words| format!("Found nothing for “{words}”.");
        /// There is too little to look for.
        too_short: Word = "Skriv minst to bokstaver.", "Skriv minst to bokstavar.", "Write at least two letters.";
        /// What kind of thing was found.
        kind: fn(HitKind) -> &'static str =
            |kind| match kind {
                HitKind::Session => "møte",
                HitKind::Answer => "svar",
                HitKind::Heading => "fellesnevner",
                HitKind::Measure => "tiltak",
                HitKind::Comment => "kommentar",
                HitKind::Keep => "bevare",
                HitKind::ParkedTopic => "parkert",
            },
            |kind| match kind {
                HitKind::Session => "møte",
                HitKind::Answer => "svar",
                HitKind::Heading => "fellesnemnar",
                HitKind::Measure => "tiltak",
                HitKind::Comment => "kommentar",
                HitKind::Keep => "ta vare på",
                HitKind::ParkedTopic => "parkert",
            },
            |kind| match kind {
                HitKind::Session => "meeting",
                HitKind::Answer => "answer",
                HitKind::Heading => "heading",
                HitKind::Measure => "measure",
                HitKind::Comment => "comment",
                HitKind::Keep => "keep",
                HitKind::ParkedTopic => "parked",
            };
        /// What the number before a hit does, line by line.
        choose: Word = "Nummeret åpner møtet det står i.", "Nummeret opnar møtet det står i.",
            "The number opens the meeting it is in.";
    }
}
