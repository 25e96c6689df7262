//! What leaves the laptop: the guard's question before it does (J3), and the log of what has (J10).

use super::guard::GuardTexts;
use super::report::area;
use crate::ops::Asked;
use crate::text::sanitize::one_line;
use crate::text::width::cut;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of what leaves the laptop.
    OutgoingTexts {
        /// Over the guard's question.
        title: Word = "Se over før det sendes ut",
            "Sjå over før det blir sendt ut",
            "Look it over before it is sent";
        /// Why it asks again.
        why: Word = "Andre enn de som var der, kan lese det som sendes ut. Fila er ikke skrevet ennå.",
            "Andre enn dei som var der, kan lese det som blir sendt ut. Fila er ikkje skriven enno.",
            "Others than those who were there may read what is sent. The file is not written yet.";
        /// Before the texts that are asked about; how many there are.
        stands: fn(usize) -> String = |n| if n == 1 { "Teksten det gjelder:".into() } else { format!("De {n} tekstene det gjelder:") },
            |n| if n == 1 { "Teksten det gjeld:".into() } else { format!("Dei {n} tekstane det gjeld:") },
            |n| if n == 1 { "The text in question:".into() } else { format!("The {n} texts in question:") };
        /// There are more texts than are shown.
        more: fn(usize) -> String = |n| format!("… og {n} til"),
            |n| format!("… og {n} til"),
            |n| format!("… and {n} more");
        /// Nothing is written; the texts are changed first.
        rephrase: Word = "Gå tilbake og skriv det om",
            "Gå tilbake og skriv det om",
            "Go back and say it in other words";
        /// The same where it is known where the first of them stands: the way there.
        go_there: Word = "Gå til teksten, så jeg kan skrive den om eller slette den",
            "Gå til teksten, så eg kan skrive han om eller slette han",
            "Go to the text, so that I can reword or delete it";
        /// The first of them is a line: it is asked whether it goes for good.
        erase: Word = "Slett linja for godt …",
            "Slett linja for godt …",
            "Delete the line for good …";
        /// It is written all the same, with a reason.
        send: Word = "Send likevel – jeg skriver hvorfor",
            "Send likevel – eg skriv kvifor",
            "Send it all the same – I write why";
        /// Over the line for the reason.
        reason_title: Word = "Hvorfor kan det sendes ut?",
            "Kvifor kan det sendast ut?",
            "Why may it be sent?";
        /// Before that line.
        reason_label: Word = "Grunn (blir stående i lista over det som er sendt ut)",
            "Grunn (blir ståande i lista over det som er sendt ut)",
            "Reason (stays in the list of what has been sent)";
        /// What is written as the reason says nothing.
        no_reason: Word = "Grunnen må si noe, med minst ett ord på tre bokstaver.",
            "Grunnen må seie noko, med minst eitt ord på tre bokstavar.",
            "The reason must say something, in at least one word of three letters.";
        /// Nothing was written.
        not_written: Word = "Fila er ikke skrevet.",
            "Fila er ikkje skriven.",
            "The file is not written.";
        /// The file is there, but the list of what has been sent could not be written to.
        not_listed: Word = "Fila er skrevet, men kom ikke på lista over det som er sendt. Skriv opp selv hvor den er.",
            "Fila er skriven, men kom ikkje på lista over det som er sendt. Skriv opp sjølv kvar ho er.",
            "The file is written, but is not on the list of what has been sent. Note yourself where it is.";
        /// The same while the program is open: it is tried again.
        listed_later: Word = "Fila er skrevet. Den kommer på lista over det som er sendt når datafila kan skrives igjen.",
            "Fila er skriven. Ho kjem på lista over det som er sendt når datafila kan skrivast att.",
            "The file is written. It comes on the list of what has been sent once the data file can be written again.";
        /// A whole meeting that is larger than what can be taken in.
        too_large: Word = "Møtet er for stort til at programmet kan hente det inn igjen fra en fil. Ta vare på en sikkerhetskopi også.",
            "Møtet er for stort til at programmet kan hente det inn att frå ei fil. Ta vare på ein tryggingskopi òg.",
            "The meeting is too large for the program to take it in again from a file. Keep a backup as well.";
        /// Line by line: what can be typed now.
        line_reason: Word = "Skriv hvorfor det kan sendes ut, eller tom linje for å la være.",
            "Skriv kvifor det kan sendast ut, eller tom linje for å la vere.",
            "Write why it may be sent, or an empty line to leave it.";
        /// On the command line: what to do.
        how: Word = "Skriv tekstene om i programmet, eller si hvorfor de kan sendes ut: --reason \"…\".",
            "Skriv tekstane om i programmet, eller sei kvifor dei kan sendast ut: --reason \"…\".",
            "Say the texts in other words in the program, or say why they may be sent: --reason \"…\".";
        /// Over the log of a session.
        log_title: Word = "Filer skrevet fra denne maskinen",
            "Filer skrivne frå denne maskina",
            "Files written from this machine";
        /// Nothing has been written.
        log_empty: Word = "Ingen filer er skrevet ennå.",
            "Ingen filer er skrivne enno.",
            "No files have been written yet.";
        /// What goes to standard output.
        poured_out: Word = "til et annet program",
            "til eit anna program",
            "to another program";
        /// A report across sessions.
        report: Word = "rapport", "rapport", "report";
        /// A whole session.
        session: Word = "hele møtet", "heile møtet", "the whole meeting";
        /// Before the reason.
        reason: Word = "Grunn", "Grunn", "Reason";
        /// Before a fingerprint.
        fingerprint: Word = "avtrykk", "avtrykk", "fingerprint";
        /// The guard asks about the role in the settings, whose path this is; what it asks about is not shown.
        role: fn(&str) -> String = |path| format!("Rollen din i {path} kan gjelde én person, så den blir ikke brukt. Skriv en rolle der, for eksempel «enhetsleder»."),
            |path| format!("Rolla di i {path} kan gjelde éin person, så ho blir ikkje brukt. Skriv ei rolle der, til dømes «einingsleiar»."),
            |path| format!("Your role in {path} may be about one person, so it is not used. Write a role there, such as “unit manager”.");
        /// What is wrong in the file of names and words the guard knows: its path and what is wrong.
        own_words: fn(&str, &str) -> String = |path, what| format!("Personvernvakta kunne ikke lese {path}: {what}. Den spør bare om det den kjenner fra før."),
            |path, what| format!("Personvernvakta kunne ikkje lese {path}: {what}. Ho spør berre om det ho kjenner frå før."),
            |path, what| format!("The guard could not read {path}: {what}. It asks only about what it knows anyway.");
    }
}

impl OutgoingTexts {
    /// What the guard found in texts that are about to leave, line by line: what it may be, why it is asked, and the
    /// beginnings of the first texts.
    pub fn lines(&self, guard: &GuardTexts, asked: &[Asked]) -> Vec<String> {
        const SHOWN: usize = 3;
        const CELLS: usize = 70;
        let shown = asked.iter().take(SHOWN).map(|it| format!("– {}", cut(&one_line(&it.text), CELLS, "…")));
        let rest = asked.len().checked_sub(SHOWN).filter(|rest| *rest > 0).map(self.more);
        [guard.of(asked), self.why.to_owned(), (self.stands)(asked.len())]
            .into_iter()
            .chain(shown)
            .chain(rest)
            .collect()
    }
}
