//! Words of documents people keep, beside those of `report` and `takeaway`.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;
/// A word around something filled in.
type Around = fn(&str) -> String;

area! {
    /// Words of documents people keep.
    DocumentTexts {
        /// Under a list that was shortened for the wall; takes how many are left out.
        and_more: fn(usize) -> String = |n| format!("… og {n} til – se referatet"),
            |n| format!("… og {n} til – sjå referatet"), |n| format!("… and {n} more – see the minutes");
        /// What has no room on the sheet at all.
        in_minutes: fn(usize) -> String =
            |n| if n == 1 { "Ett punkt til står i referatet.".into() } else { format!("{n} punkter til står i referatet.") },
            |n| if n == 1 { "Eitt punkt til står i referatet.".into() } else { format!("{n} punkt til står i referatet.") },
            |n| if n == 1 { "One more point stands in the minutes.".into() } else { format!("{n} more points stand in the minutes.") };
        /// Thanks to the room, on the result sheet.
        thanks: Word = "Takk til alle som deltok.", "Takk til alle som var med.", "Thank you to everyone who took part.";

        /// The list of the one who reminds, in a file name.
        reminders_file: Word = "påminnerliste", "påminnarliste", "reminder list";
        /// Its title; takes the unit.
        reminders_title: Around = |unit| format!("Påminnerliste – {unit}"), |unit| format!("Påminnarliste – {unit}"),
            |unit| format!("Reminder list – {unit}");
        /// How it is used; takes the day it was printed.
        reminders_how: Around =
            |day| format!("For den som minner på. Si ifra til den som er ansvarlig i god tid, og kryss av. Lista er fra {day}."),
            |day| format!("For den som minner på. Sei ifrå til den som er ansvarleg i god tid, og kryss av. Lista er frå {day}."),
            |day| format!("For the one who reminds. Tell whoever answers for it in good time, and tick it off. The list is of {day}.");
        /// Over what should have been done.
        reminders_late: Word = "Skulle vært gjort", "Skulle vore gjort", "Should have been done";
        /// Over what comes.
        reminders_coming: Word = "Dette kommer", "Dette kjem", "What comes";
        /// Over the boxes.
        reminded: Word = "Minnet på", "Minna på", "Reminded";
        /// Nothing has a date.
        nothing_coming: Word = "Ingenting har en dato framover.", "Ingenting har ein dato framover.", "Nothing has a date ahead.";

        /// Entries for a bank, in a file name.
        bank_file: Word = "tiltaksbank", "tiltaksbank", "measure bank";
        /// Where an entry comes from, without saying where; takes the year.
        bank_source: Around = |year| format!("eget møte {year}"), |year| format!("eige møte {year}"), |year| format!("a meeting of {year}");
        /// The first lines of the file.
        bank_head: Word =
            "Tiltak fra et møte, til deling: uten enhet, navn og datoer.\nTekstene står på språket de ble skrevet på. Les gjennom før du deler.",
            "Tiltak frå eit møte, til deling: utan eining, namn og datoar.\nTekstane står på språket dei vart skrivne på. Les gjennom før du deler.",
            "Measures of a meeting, to share: without unit, names and dates.\nThe texts are in the language they were written in. Read through before you share.";
        /// What such a file never holds.
        bank_left_out: Word = "Enhet, ansvarlige, datoer, svar og merknader er ikke med. Les gjennom fila før du deler den.",
            "Eining, ansvarlege, datoar, svar og merknader er ikkje med. Les gjennom fila før du deler ho.",
            "Unit, responsible persons, dates, answers and notes are left out. Read the file through before you share it.";
        /// Measures that name someone or the place.
        bank_withheld: fn(usize) -> String =
            |n| if n == 1 { "Ett tiltak er ikke med, fordi det kan peke på en person eller på enheten.".into() }
                else { format!("{n} tiltak er ikke med, fordi de kan peke på en person eller på enheten.") },
            |n| if n == 1 { "Eitt tiltak er ikkje med, fordi det kan peike på ein person eller på eininga.".into() }
                else { format!("{n} tiltak er ikkje med, fordi dei kan peike på ein person eller på eininga.") },
            |n| if n == 1 { "One measure is left out, as it may point at a person or at the unit.".into() }
                else { format!("{n} measures are left out, as they may point at a person or at the unit.") };
        /// Measures that did not help.
        bank_failed: fn(usize) -> String =
            |n| if n == 1 { "Ett tiltak som ikke hjalp, er ikke med.".into() } else { format!("{n} tiltak som ikke hjalp, er ikke med.") },
            |n| if n == 1 { "Eitt tiltak som ikkje hjelpte, er ikkje med.".into() } else { format!("{n} tiltak som ikkje hjelpte, er ikkje med.") },
            |n| if n == 1 { "One measure that did not help is left out.".into() } else { format!("{n} measures that did not help are left out.") };

        /// The meeting in its own words, as the last heading of NAV's summary.
        nav_in_words: Word = "5. Møtet med egne ord", "5. Møtet med eigne ord", "5. The meeting in its own words";
        /// What is told beside the figures where the summary goes along.
        nav_words_told: Word =
            "Oppsummeringen er tatt med fordi noen har valgt det. Ellers er navn, ansvarlige, svar og fritekst ikke med.",
            "Oppsummeringa er teken med fordi nokon har valt det. Elles er namn, ansvarlege, svar og fritekst ikkje med.",
            "The summary in words is told because somebody has chosen so. Names, responsible persons, answers and other free text are left out.";
        /// The summary is not told although chosen.
        nav_words_point: Word = "Oppsummeringen er ikke med, fordi den kan peke på én person.",
            "Oppsummeringa er ikkje med, fordi ho kan peike på éin person.",
            "The summary in words is left out, as it may point at one person.";
        /// The word that asks for a look before writing, line by line.
        look: Word = "vis", "vis", "show";
        /// The word that asks for it, line by line.
        nav_with_summary: Word = "oppsummering", "oppsummering", "summary";
    }
}
