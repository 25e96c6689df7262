//! How many people gave an answer, as it is told outside the room: in whole fives (J4, R82).

use super::report::area;
use crate::rules::suppress::AtLeast;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words for counts of people.
    SmallTexts {
        /// So many at least; below five at each sitting nothing is said of how many.
        count: fn(Option<u32>) -> String =
            |n| n.map_or_else(|| "få".into(), |n| format!("minst {n}")),
            |n| n.map_or_else(|| "få".into(), |n| format!("minst {n}")),
            |n| n.map_or_else(|| "few".into(), |n| format!("at least {n}"));
        /// The mean of a scale, and how many chose a number.
        mean: fn(&str, u32) -> String = |mean, n| format!("Snitt {mean} av 5 (minst {n} svar)"),
            |mean, n| format!("I snitt {mean} av 5 (minst {n} svar)"),
            |mean, n| format!("Mean {mean} of 5 (at least {n} answers)");
        /// After a number who said yes.
        yes: Word = "ja", "ja", "yes";
        /// After a number who said no.
        no: Word = "nei", "nei", "no";
        /// After numbers of a consent round: supports, can live with, reserves.
        consent: [Word; 3] = ["støtter", "kan leve med", "reserverer seg"],
            ["støttar", "kan leve med", "reserverer seg"], ["support", "can live with it", "have reservations"];
        /// Why counts look as they do, under a document.
        in_fives: Word = "Antall svar er rundet ned til hele femmere for hver samling («minst 5», «minst 10»; «få» er for få til å telles), og snitt er rundet av, så ingen kan regne ut hva noen få svarte.",
            "Talet på svar er runda ned til heile femmarar for kvar samling («minst 5», «minst 10»; «få» er for få til å teljast), og snitt er runda av, så ingen kan rekne ut kva nokre få svarte.",
            "Answers are rounded down to whole fives at each sitting (“at least 5”, “at least 10”; “few” are too few to be counted) and means are rounded, so that nobody can work out what a few people answered.";
    }
}

impl SmallTexts {
    /// «minst 15 enig».
    pub fn people(&self, count: Option<AtLeast>, what: &str) -> String {
        format!("{} {what}", (self.count)(count.map(AtLeast::get)))
    }
}
