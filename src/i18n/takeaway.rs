//! What people take away from a meeting besides lists: the calendar, NAV's summary, the poster, the filled cloth, the
//! pocket card.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;
/// A word around something filled in.
type Around = fn(&str) -> String;

area! {
    /// Words of what people take away.
    TakeawayTexts {
        /// The calendar in a file name.
        calendar_file: Word = "kalender", "kalender", "calendar";
        /// NAV's summary in a file name.
        nav_file: Word = "sammendrag til NAV", "samandrag til NAV", "summary for NAV";
        /// The poster in a file name.
        poster_file: Word = "plakat", "plakat", "poster";
        /// The filled cloth in a file name.
        filled_file: Word = "utfylt duk", "utfylt duk", "filled cloth";
        /// The pocket card in a file name.
        pocket_file: Word = "lommekort", "lommekort", "pocket card";

        /// Title of the calendar; takes the unit.
        calendar_title: Around = |unit| format!("Frister – {unit}"), |unit| format!("Fristar – {unit}"),
            |unit| format!("Deadlines – {unit}");
        /// A deadline; takes the measure.
        deadline: Around = |title| format!("Frist: {title}"), |title| format!("Frist: {title}"),
            |title| format!("Deadline: {title}");
        /// The day to look again; takes the measure.
        follow_up: Around = |title| format!("Oppfølging: {title}"), |title| format!("Oppfølging: {title}"),
            |title| format!("Follow-up: {title}");
        /// The day its effect is assessed; takes the measure (F13).
        effect: Around = |title| format!("Se på effekten: {title}"), |title| format!("Sjå på effekten: {title}"),
            |title| format!("Assess the effect: {title}");
        /// The day the room meets again; takes the unit.
        meets_again: Around = |unit| format!("Vi møtes igjen – {unit}"), |unit| format!("Vi møtest att – {unit}"),
            |unit| format!("We meet again – {unit}");
        /// A sitting still to come; takes the unit.
        sitting: Around = |unit| format!("Dialogduk-møte – {unit}"), |unit| format!("Dialogduk-møte – {unit}"),
            |unit| format!("Cloth meeting – {unit}");
        /// No date is set.
        no_dates: Word = "Ingen tiltak eller møter har en dato ennå, så kalenderen er tom.",
            "Ingen tiltak eller møte har ein dato enno, så kalenderen er tom.",
            "No measure or meeting has a date yet, so the calendar is empty.";
        /// Reading it in again is safe.
        read_again: Word = "Les inn fila på nytt når noe er endret. Da flyttes datoene, og det blir ingen dobbelt opp.",
            "Les inn fila på nytt når noko er endra. Då blir datoane flytte, og det blir ikkje dobbelt opp.",
            "Import the file again when something has changed: the dates move, and nothing is doubled.";
        /// Measures without an agreement have no dates in it.
        not_agreed_left_out: fn(usize) -> String =
            |n| if n == 1 { "Ett forslag som ikke er avtalt, er ikke i kalenderen.".into() }
                else { format!("{n} forslag som ikke er avtalt, er ikke i kalenderen.") },
            |n| if n == 1 { "Eitt framlegg som ikkje er avtalt, er ikkje i kalenderen.".into() }
                else { format!("{n} framlegg som ikkje er avtalte, er ikkje i kalenderen.") },
            |n| if n == 1 { "One proposal that is not agreed is not in the calendar.".into() }
                else { format!("{n} proposals that are not agreed are not in the calendar.") };

        /// Title of NAV's summary; takes the unit.
        nav_title: Around = |unit| format!("Sammendrag til NAV – {unit}"),
            |unit| format!("Samandrag til NAV – {unit}"), |unit| format!("Summary for NAV – {unit}");
        /// The meeting, as a heading.
        nav_meeting: Word = "1. Møtet", "1. Møtet", "1. The meeting";
        /// In figures, as a heading.
        nav_figures: Word = "2. Tiltakene i tall", "2. Tiltaka i tal", "2. The measures in figures";
        /// The measures, as a heading.
        nav_measures: Word = "3. Tiltakene", "3. Tiltaka", "3. The measures";
        /// What comes, as a heading.
        nav_next: Word = "4. Veien videre", "4. Vegen vidare", "4. The way forward";
        /// A column of counts.
        count: Word = "Antall", "Tal", "Number";
        /// Measures to be raised with someone else, as a label.
        lifted: Word = "Løftes videre", "Blir løfta vidare", "Raised further";
        /// Measures past their deadline, as a label.
        overdue: Word = "Over fristen", "Over fristen", "Overdue";
        /// The next meeting, as a label.
        next: Word = "Neste møte", "Neste møte", "Next meeting";
        /// Nothing to tell.
        none: Word = "ikke satt", "ikkje sett", "not set";
        /// No category.
        no_category: Word = "Uten kategori", "Utan kategori", "Without category";
        /// Stands for a count below five (R82).
        fewer_than_five: Word = "færre enn fem", "færre enn fem", "fewer than five";
        /// Stands for a title that points at one person (V18).
        title_withheld: Word = "(tittel utelatt)", "(tittel utelaten)", "(title left out)";
        /// What a summary for NAV never holds.
        nav_left_out: Word =
            "Navn, ansvarlige, svar og fritekst er ikke med: bare tall, tiltak, status og datoer.",
            "Namn, ansvarlege, svar og fritekst er ikkje med: berre tal, tiltak, status og datoar.",
            "Names, responsible persons, answers and free text are left out: figures, measures, status and dates only.";
        /// Head counts are hidden.
        nav_hidden: Word = "Antall personer under fem vises ikke, og heller ikke tall de kan regnes ut av.",
            "Tal på personar under fem blir ikkje viste, og heller ikkje tal dei kan reknast ut av.",
            "Counts of people below five are not shown, nor figures they could be worked out from.";
        /// Titles that may point at one person.
        nav_withheld: fn(usize) -> String =
            |n| if n == 1 { "Tittelen på ett tiltak er utelatt, fordi den kan peke på én person.".into() }
                else { format!("Titlene på {n} tiltak er utelatt, fordi de kan peke på én person.") },
            |n| if n == 1 { "Tittelen på eitt tiltak er utelaten, fordi han kan peike på éin person.".into() }
                else { format!("Titlane på {n} tiltak er utelatne, fordi dei kan peike på éin person.") },
            |n| if n == 1 { "The title of one measure is left out, as it may point at one person.".into() }
                else { format!("The titles of {n} measures are left out, as they may point at one person.") };
        /// What is on the table but not agreed is only counted.
        nav_only_counted: Word = "Forslag som ikke er avtalt, parkerte og forkastede tiltak er bare talt.",
            "Framlegg som ikkje er avtalte, parkerte og forkasta tiltak er berre talde.",
            "Proposals not agreed, parked and dropped measures are only counted.";

        /// Title of the poster.
        poster_title: Word = "Dette gjør vi", "Dette gjer vi", "What we will do";
        /// When the room meets again, at the foot; takes the day.
        poster_foot: Around = |day| format!("Vi møtes igjen {day}."), |day| format!("Vi møtest att {day}."),
            |day| format!("We meet again on {day}.");
        /// By when; takes the day.
        by: Around = |day| format!("innen {day}"), |day| format!("innan {day}"), |day| format!("by {day}");
        /// A poster's file title; takes the unit.
        poster_file_title: Around = |unit| format!("Dette gjør vi – {unit}"),
            |unit| format!("Dette gjer vi – {unit}"), |unit| format!("What we will do – {unit}");
        /// Done measures are not on it.
        poster_left_out: fn(usize) -> String =
            |n| if n == 1 { "Ett tiltak som er gjort, parkert eller ikke avtalt, er ikke med.".into() }
                else { format!("{n} tiltak som er gjort, parkert eller ikke avtalt, er ikke med.") },
            |n| if n == 1 { "Eitt tiltak som er gjort, parkert eller ikkje avtalt, er ikkje med.".into() }
                else { format!("{n} tiltak som er gjorde, parkerte eller ikkje avtalte, er ikkje med.") },
            |n| if n == 1 { "One measure that is done, parked or not agreed is left out.".into() }
                else { format!("{n} measures that are done, parked or not agreed are left out.") };
        /// A text on the poster was too long.
        poster_cut: fn(usize) -> String =
            |n| if n == 1 { "Én tekst var for lang for plassen sin og er kortet.".into() }
                else { format!("{n} tekster var for lange for plassen sin og er kortet.") },
            |n| if n == 1 { "Éin tekst var for lang for plassen sin og er korta.".into() }
                else { format!("{n} tekstar var for lange for plassen sin og er korta.") },
            |n| if n == 1 { "One text was too long for its place and has been shortened.".into() }
                else { format!("{n} texts were too long for their places and have been shortened.") };
        /// More measures than the card has room for.
        and_more: fn(usize) -> String = |n| format!("… og {n} til i tiltakslista"),
            |n| format!("… og {n} til i tiltakslista"), |n| format!("… and {n} more in the list of measures");
        /// Eight cards on a sheet.
        pocket_cut_out: Word = "Arket har åtte like kort. Klipp langs linjene, gjerne etter laminering.",
            "Arket har åtte like kort. Klipp langs strekane, gjerne etter laminering.",
            "The sheet has eight equal cards. Cut along the lines, after laminating if you like.";
        /// Title of the filled cloth; takes the unit.
        filled_title: Around = |unit| format!("Duken vår – {unit}"), |unit| format!("Duken vår – {unit}"),
            |unit| format!("Our cloth – {unit}");
        /// Lines that had no room in their field.
        lines_more: fn(usize) -> String = |n| format!("+ {n} til"), |n| format!("+ {n} til"), |n| format!("+ {n} more");
        /// How many lines had no room.
        lines_left_out: fn(usize) -> String =
            |n| if n == 1 { "Én linje fikk ikke plass på duken. Den står i møtereferatet.".into() }
                else { format!("{n} linjer fikk ikke plass på duken. De står i møtereferatet.") },
            |n| if n == 1 { "Éi linje fekk ikkje plass på duken. Ho står i møtereferatet.".into() }
                else { format!("{n} linjer fekk ikkje plass på duken. Dei står i møtereferatet.") },
            |n| if n == 1 { "One line had no room on the cloth. It stands in the minutes.".into() }
                else { format!("{n} lines had no room on the cloth. They stand in the minutes.") };
    }
}
