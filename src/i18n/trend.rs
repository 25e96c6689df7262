//! Words of what has changed from meeting to meeting, and of two meetings held against each other (H5, H9, G11).

use super::report::area;
use crate::rules::compare::Fate;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;
/// A word around something filled in.
type Around = fn(&str) -> String;

area! {
    /// Words of what has changed from meeting to meeting.
    TrendTexts {
        /// Over the page; takes the unit.
        title: Around = |unit| format!("Fra møte til møte – {unit}"), |unit| format!("Frå møte til møte – {unit}"),
            |unit| format!("From meeting to meeting – {unit}");
        /// Nothing has been asked twice; takes the unit.
        nothing: Around = |unit| format!("{unit} har ikke svart på det samme skalaspørsmålet i to møter ennå."),
            |unit| format!("{unit} har ikkje svart på det same skalaspørsmålet i to møte enno."),
            |unit| format!("{unit} has not answered the same scale question in two meetings yet.");
        /// How it was to leave, 1–5 and a word.
        check_out: Word = "Slik var det å gå fra møtet", "Slik var det å gå frå møtet", "How it was to leave the meeting";
        /// Too few answered, or answered alike (R82).
        too_few: Word = "for få svar til å vises", "for få svar til å visast", "too few answers to show";
        /// At least so many answers.
        answers: fn(u32) -> String = |n| format!("minst {n} svar"), |n| format!("minst {n} svar"),
            |n| format!("at least {n} answers");
        /// About so many percent said yes.
        yes: Around = |percent| format!("rundt {percent} % ja"), |percent| format!("rundt {percent} % ja"),
            |percent| format!("about {percent} % yes");
        /// Up by so much, read aloud.
        more: Around = |n| format!("opp {n}"), |n| format!("opp {n}"), |n| format!("up {n}");
        /// Down by so much, read aloud.
        less: Around = |n| format!("ned {n}"), |n| format!("ned {n}"), |n| format!("down {n}");
        /// The words of the question were others; takes the version of the set.
        reworded: fn(u32) -> String = |version| format!("ny ordlyd (versjon {version})"),
            |version| format!("ny ordlyd (versjon {version})"), |version| format!("reworded (version {version})");
        /// Between whole and tenth.
        point: Word = ",", ",", ".";

        /// Over two meetings held against each other; takes their days.
        compared: fn(&str, &str) -> String = |before, now| format!("{now} mot {before}"),
            |before, now| format!("{now} mot {before}"), |before, now| format!("{now} against {before}");
        /// The unit has no meeting before this one.
        no_earlier: Word = "Enheten har ikke noe tidligere møte å sammenligne med.",
            "Eininga har ikkje noko tidlegare møte å samanlikne med.", "The unit has no earlier meeting to compare with.";
        /// Two meetings that are one.
        same: Word = "Det er samme møte. Oppgi to forskjellige.", "Det er same møtet. Gi opp to ulike.",
            "That is one and the same meeting. Name two.";
        /// Themes of one kind, as a heading.
        themes: fn(Fate) -> &'static str =
            |fate| match fate { Fate::New => "Nye temaer", Fate::Stays => "Temaer i begge", Fate::Gone => "Temaer som ikke er med lenger" },
            |fate| match fate { Fate::New => "Nye tema", Fate::Stays => "Tema i begge", Fate::Gone => "Tema som ikkje er med lenger" },
            |fate| match fate { Fate::New => "New themes", Fate::Stays => "Themes in both", Fate::Gone => "Themes no longer there" };
        /// Measures of one kind, as a heading.
        measures: fn(Fate) -> &'static str =
            |fate| match fate { Fate::New => "Nye tiltak", Fate::Stays => "Tiltak i begge", Fate::Gone => "Tiltak bare i det første møtet" },
            |fate| match fate { Fate::New => "Nye tiltak", Fate::Stays => "Tiltak i begge", Fate::Gone => "Tiltak berre i det første møtet" },
            |fate| match fate { Fate::New => "New measures", Fate::Stays => "Measures in both", Fate::Gone => "Measures of the first meeting only" };
        /// There is nothing in either.
        empty: Word = "Ingen av møtene har svar eller tiltak.", "Ingen av møta har svar eller tiltak.",
            "Neither meeting has answers or measures.";
    }
}
