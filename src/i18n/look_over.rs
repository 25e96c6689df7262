//! Words of looking over a meeting before the room sees it (J12).

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of looking over a meeting.
    LookOverTexts {
        /// Over the word of caution.
        title: Word = "Se over før skjermen vises i rommet", "Sjå over før skjermen blir vist i rommet",
            "Look this over before the room sees the screen";
        /// In how many places something may be about one person.
        lead: fn(usize) -> String =
            |n| if n == 1 { "Noe her kan gjelde én person, ett sted i møtet.".into() } else { format!("Noe her kan gjelde én person, {n} steder i møtet.") },
            |n| if n == 1 { "Noko her kan gjelde éin person, éin stad i møtet.".into() } else { format!("Noko her kan gjelde éin person, {n} stader i møtet.") },
            |n| if n == 1 { "Something here could be about one person, in one place.".into() } else { format!("Something here could be about one person, in {n} places.") };
        /// Go through the places.
        show: Word = "Vis stedene, ett for ett", "Vis stadene, éin for éin", "Show the places, one by one";
        /// It is fine as it stands.
        done: Word = "Det er sett over – alt er sagt generelt", "Alt er sett over og sagt generelt",
            "Looked over – it is all said in general";
        /// Not now.
        later: Word = "Ikke nå", "Ikkje no", "Not now";
        /// Over the list of places.
        places: fn(usize) -> String =
            |n| if n == 1 { "Ett sted å se over".into() } else { format!("{n} steder å se over") },
            |n| if n == 1 { "Éin stad å sjå over".into() } else { format!("{n} stader å sjå over") },
            |n| if n == 1 { "One place to look over".into() } else { format!("{n} places to look over") };
        /// How to go on from the list.
        how: Word = "Enter viser stedet. Lista finnes igjen blant kommandoene som «se over møtet».",
            "Enter viser staden. Lista finst att blant kommandoane som «sjå over møtet».",
            "Enter shows the place. The list is found again among the commands as “look over the meeting”.";
        /// There is nothing to look over.
        nothing: Word = "Her er det ikke noe å se over.", "Her er det ikkje noko å sjå over.", "There is nothing to look over here.";
        /// Where an answer stands: the number of its question, and its table.
        answer_at: fn(usize, &str) -> String = |number, table| format!("spørsmål {number}, {table}"),
            |number, table| format!("spørsmål {number}, {table}"), |number, table| format!("question {number}, {table}");
        /// The number of a question.
        question: fn(usize) -> String = |number| format!("spørsmål {number}"), |number| format!("spørsmål {number}"),
            |number| format!("question {number}");
        /// What is known of the unit.
        unit: Word = "om enheten", "om eininga", "about the unit";
        /// The number of a sitting.
        sitting: fn(usize) -> String = |number| format!("samling {number}"), |number| format!("samling {number}"),
            |number| format!("sitting {number}");
        /// What the tables of a sitting are called.
        tables: fn(usize) -> String = |number| format!("bordene, samling {number}"), |number| format!("borda, samling {number}"),
            |number| format!("tables, sitting {number}");
        /// How the room of a sitting was when it came and went.
        check: fn(usize) -> String = |number| format!("inn- og utsjekk, samling {number}"),
            |number| format!("inn- og utsjekk, samling {number}"), |number| format!("check-in and check-out, sitting {number}");
        /// What is said of the meeting at its end.
        review: Word = "avslutningen", "avslutninga", "the closing";
        /// What is said of earlier measures.
        earlier: Word = "tidligere tiltak", "tidlegare tiltak", "earlier measures";
        /// A file has just been taken in: how to find the places.
        taken_in: Word = "Når møtet er åpent, viser «se over» hvor.", "Når møtet er ope, viser «sjå over» kvar.",
            "Once the meeting is open, “look over” shows where.";
        /// Line by line: what to type to hear the places.
        line: Word = "Skriv «/se over» for å høre hvor, før skjermen vises i rommet.",
            "Skriv «/sjå over» for å høyre kvar, før skjermen blir vist i rommet.",
            "Type “/look over” to hear where, before the room sees the screen.";
    }
}

impl LookOverTexts {
    /// What a file from another laptop brings that may be about one person, with how to find it; `None` where it brings
    /// nothing of the kind.
    pub fn brought(&self, places: usize) -> Option<String> {
        (places > 0).then(|| format!("{} {}", (self.lead)(places), self.taken_in))
    }
}
