//! Going on in another file.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of going on in another file.
    ElsewhereTexts {
        /// Title of the question where to, and what the key under a card is for.
        title: Word = "Lagre alt et annet sted",
            "Lagre alt ein annan stad",
            "Save everything somewhere else";
        /// Before the path.
        file: Word = "Ny fil",
            "Ny fil",
            "New file";
        /// Title when it is done.
        done: Word = "Lagret et annet sted",
            "Lagra ein annan stad",
            "Saved somewhere else";
        /// All of it is there.
        all: Word = "Alle møtene er med, og du fortsetter her:",
            "Alle møta er med, og du held fram her:",
            "All meetings came along, and you go on here:";
        /// Only the open meeting is there.
        only_open: Word = "Den gamle fila kunne ikke leses lenger. Møtet som er åpent, er med, og du fortsetter her:",
            "Den gamle fila kunne ikkje lesast lenger. Møtet som er ope, er med, og du held fram her:",
            "The old file could no longer be read. The open meeting came along, and you go on here:";
        /// How to come back to it; takes the path.
        next_time: fn(&str) -> String =
            |path| format!("Neste gang åpner du denne fila med: dialogduk --db \"{path}\""),
            |path| format!("Neste gong opnar du denne fila med: dialogduk --db \"{path}\""),
            |path| format!("Next time, open this file with: dialogduk --db \"{path}\"");
        /// Under a card that says the file takes nothing more; takes the key.
        offer: fn(&str) -> String = |key| format!("{key} lagre et annet sted"),
            |key| format!("{key} lagre ein annan stad"),
            |key| format!("{key} save somewhere else");
        /// On leaving, line by line: a line that the file would not take.
        not_saved: fn(&str) -> String = |line| format!("Ikke lagret: «{line}»"),
            |line| format!("Ikkje lagra: «{line}»"),
            |line| format!("Not saved: “{line}”");
        /// Goodbye, where not all is saved.
        farewell: Word = "Alt annet er lagret. Ha det bra.",
            "Alt anna er lagra. Ha det bra.",
            "Everything else is saved. Goodbye.";
        /// Goodbye, where the file is not in its place any more; and after leaving a window with something unsaved.
        farewell_unsaved: Word = "Ikke alt er lagret. Ha det bra.",
            "Ikkje alt er lagra. Ha det bra.",
            "Not everything is saved. Goodbye.";
        /// Title of the question whoever leaves is asked where something is not saved.
        leaving: Word = "Ikke alt er lagret",
            "Ikkje alt er lagra",
            "Not everything is saved";
        /// A line of a meeting that is not open now.
        in_another_meeting: Word = "Noe du skrev i et annet møte, er ikke lagret.",
            "Noko du skreiv i eit anna møte, er ikkje lagra.",
            "Something you wrote in another meeting is not saved.";
        /// What the guard would ask about stands in a field.
        asked_about: Word = "Noe du har skrevet, er ikke lagret, for det kan gjelde én person. Avslutter du nå, er det borte.",
            "Noko du har skrive, er ikkje lagra, for det kan gjelde éin person. Avsluttar du no, er det borte.",
            "Something you have written is not saved, since it may be about one person. If you quit now, it is gone.";
        /// Leaves all the same.
        leave_anyway: Word = "Avslutt likevel",
            "Avslutt likevel",
            "Quit anyway";
        /// Does not leave.
        stay: Word = "Tilbake",
            "Tilbake",
            "Back";
        /// The same as the offer, line by line; takes the command.
        offer_by_line: fn(&str) -> String = |command| format!("Skriv /{command} for å lagre alt et annet sted og fortsette der."),
            |command| format!("Skriv /{command} for å lagre alt ein annan stad og halde fram der."),
            |command| format!("Type /{command} to save everything somewhere else and go on there.");
    }
}
