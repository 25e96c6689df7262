//! Words for keying in sheets of paper (D11).

use crate::domain::sheet::NoSheet;

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words for keying in sheets of paper.
    PaperTexts {
        /// What the screen is called.
        title: Word = "Skriv inn ark", "Skriv inn ark", "Key in sheets";
        /// Before the line for the id.
        which: Word = "Nummer på arket", "Nummer på arket", "Number of the sheet";
        /// What to write there.
        which_hint: Word = "Det står i ruta øverst på arket, for eksempel K7-M4P-3C. Bindestreker kan sløyfes.",
            "Det står i ruta øvst på arket, til dømes K7-M4P-3C. Bindestrekar kan sløyfast.",
            "It is in the box at the top of the sheet, e.g. K7-M4P-3C. Hyphens may be left out.";
        /// Over what is missing.
        still_missing: Word = "Dette er ikke skrevet inn", "Dette er ikkje skrive inn", "Not keyed in yet";
        /// Nothing is missing.
        all_there: Word = "Alle gruppene har svart på alt som står på arkene.",
            "Alle gruppene har svart på alt som står på arka.", "Every group has answered all that is on the sheets.";
        /// There are no sheets.
        no_sheets: Word = "Ingen spørsmål er med i planen, så det finnes ingen ark.",
            "Ingen spørsmål er med i planen, så det finst ingen ark.",
            "No questions are in the plan, so there are no sheets.";
        /// «12 av 16»: how many questions of a group have an answer.
        done_of: fn(usize, usize) -> String = |done, of| format!("{done} av {of}"),
            |done, of| format!("{done} av {of}"), |done, of| format!("{done} of {of}");
        /// «mangler 3, 7 og 8»: the numbers of questions.
        lacks: fn(&str) -> String = |numbers| format!("mangler {numbers}"), |numbers| format!("manglar {numbers}"),
            |numbers| format!("lacks {numbers}");
        /// «Ark K7-M4P-3C · 2 av 4».
        on_sheet: fn(&str, usize, usize) -> String = |id, at, of| format!("Ark {id} · spørsmål {at} av {of} på arket"),
            |id, at, of| format!("Ark {id} · spørsmål {at} av {of} på arket"),
            |id, at, of| format!("Sheet {id} · question {at} of {of} on it");
        /// Questions that are on the paper but no longer in the plan.
        taken_out: fn(&str) -> String = |numbers| format!("Tatt ut av planen siden arket ble trykt: {numbers}. Hopp over."),
            |numbers| format!("Teke ut av planen sidan arket vart trykt: {numbers}. Hopp over."),
            |numbers| format!("Taken out of the plan since printing: {numbers}. Skip.");
        /// A question that was added after the sheets were printed.
        added_since: Word = "Egen – står kanskje ikke på arket", "Eigen – står kanskje ikkje på arket",
            "Our own – may not be on the sheet";
        /// What to do at a question answered in lines.
        how_lines: Word = "Ett svar per linje. Enter på tom linje går til neste spørsmål.",
            "Eitt svar per linje. Enter på tom linje går til neste spørsmål.",
            "One answer per line. Enter on an empty line goes to the next question.";
        /// What to do at a question that is counted.
        how_tally: Word = "Trykk tallet for hver strek. Enter går til neste spørsmål.",
            "Trykk talet for kvar strek. Enter går til neste spørsmål.",
            "Press the digit for each tally mark. Enter goes to the next question.";
        /// What to do at a ranking.
        how_rank: Word = "Trykk tallene i rekkefølgen på arket. Enter går til neste spørsmål.",
            "Trykk tala i rekkjefølgja på arket. Enter går til neste spørsmål.",
            "Press the digits in the order on the sheet. Enter goes to the next question.";
        /// What to do at a number.
        how_number: Word = "Skriv tallet. Enter lagrer og går videre.", "Skriv talet. Enter lagrar og går vidare.",
            "Type the number. Enter saves and goes on.";
        /// At the end of a sheet.
        end_title: fn(&str) -> String = |id| format!("Ark {id} er gått gjennom"), |id| format!("Ark {id} er gått gjennom"),
            |id| format!("Sheet {id} is done");
        /// Without an answer on it.
        without_answer: Word = "Uten svar på dette arket:", "Utan svar på dette arket:", "Without an answer on this sheet:";
        /// What the keys do there.
        end_keys: Word = "Enter: de sto tomme på arket, neste ark.   Backspace: tilbake til det første.",
            "Enter: dei stod tomme på arket, neste ark.   Backspace: tilbake til det første.",
            "Enter: they were empty on the sheet, next sheet.   Backspace: back to the first.";
        /// A whole sheet is in.
        sheet_done: fn(&str) -> String = |id| format!("Ark {id} er inne. Skriv nummeret på neste ark."),
            |id| format!("Ark {id} er inne. Skriv nummeret på neste ark."),
            |id| format!("Sheet {id} is in. Type the number of the next one.");
        /// A sheet that already has answers is opened; in as few words as the status line holds.
        has_answers: fn(usize) -> String = |n| format!("{n} spørsmål har alt svar; nye linjer legges til."),
            |n| format!("{n} spørsmål har alt svar; nye linjer blir lagde til."),
            |n| format!("{n} already answered; new lines are added.");
        /// Why an id leads nowhere.
        no_sheet: fn(NoSheet) -> &'static str = |why| match why {
                NoSheet::Mistyped => "Nummeret stemmer ikke. Se etter om en bokstav eller et tall er feil.",
                NoSheet::OtherSession => "Arket hører til et annet møte.",
                NoSheet::GroupGone => "Gruppa arket ble trykt for, er ikke lenger med i møtet.",
                NoSheet::NothingLeft => "Alle spørsmålene på arket er tatt ut av planen.",
            },
            |why| match why {
                NoSheet::Mistyped => "Nummeret stemmer ikkje. Sjå etter om ein bokstav eller eit tal er feil.",
                NoSheet::OtherSession => "Arket høyrer til eit anna møte.",
                NoSheet::GroupGone => "Gruppa arket vart trykt for, er ikkje lenger med i møtet.",
                NoSheet::NothingLeft => "Alle spørsmåla på arket er tekne ut av planen.",
            },
            |why| match why {
                NoSheet::Mistyped => "The number is not right. Check for a wrong letter or digit.",
                NoSheet::OtherSession => "The sheet belongs to another meeting.",
                NoSheet::GroupGone => "The group the sheet was printed for is no longer in the meeting.",
                NoSheet::NothingLeft => "All questions on the sheet have been taken out of the plan.",
            };
        /// The line-by-line front: asks whether questions were left empty.
        left_empty: fn(&str) -> String =
            |numbers| format!("Uten svar på arket: {numbers}. Sto de tomme?"),
            |numbers| format!("Utan svar på arket: {numbers}. Stod dei tomme?"),
            |numbers| format!("Without an answer: {numbers}. Were they empty on the sheet?");
        /// The line-by-line front: asks for the next sheet.
        ask_which: Word = "Nummeret på arket, eller tom linje når bunken er ferdig:",
            "Nummeret på arket, eller tom linje når bunken er ferdig:",
            "The number of the sheet, or an empty line when the stack is done:";
    }
}
