//! Backups: made, listed, brought back (L4, L11).

use chrono::NaiveDateTime;

use super::dates::{self, short};
use super::report::area;
use crate::ops::{BackupReason, Contents};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

fn number(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// « (2 skadet)», where any are.
fn some(damaged: u64, word: &str) -> String {
    if damaged == 0 { String::new() } else { format!(" ({damaged} {word})") }
}

area! {
    /// Words of backups.
    BackupTexts {
        /// Day and time.
        at: fn(NaiveDateTime) -> String =
            |at| format!("{} kl. {}", short(at.date()), (dates::NB.clock)(at.time())),
            |at| format!("{} kl. {}", short(at.date()), (dates::NN.clock)(at.time())),
            |at| format!("{} at {}", short(at.date()), (dates::EN.clock)(at.time()));
        /// What is in a file.
        contents: fn(&Contents) -> String =
            |it| format!("{}{}, {} svar, {} tiltak", number(it.sessions, "møte", "møter"),
                some(it.damaged, "skadet"), it.answers, it.measures),
            |it| format!("{}{}, {} svar, {} tiltak", number(it.sessions, "møte", "møte"),
                some(it.damaged, "skadd"), it.answers, it.measures),
            |it| format!("{}{}, {}, {}", number(it.sessions, "session", "sessions"), some(it.damaged, "damaged"),
                number(it.answers, "answer", "answers"), number(it.measures, "measure", "measures"));
        /// A newer backup that is not taken since it is damaged: when it was made, and its name.
        skipped: fn(&str, &str) -> String =
            |when, name| format!("En nyere sikkerhetskopi, fra {when}, er skadet og tas ikke: {name}"),
            |when, name| format!("Ein nyare tryggingskopi, frå {when}, er skadd og blir ikkje teken: {name}"),
            |when, name| format!("A newer backup, of {when}, is damaged and is not taken: {name}");
        /// The data file is gone or holds no meeting, and a backup does; when that was made.
        only_here: fn(&str) -> String =
            |when| format!("Det er ingen møter her nå, men sikkerhetskopien fra {when} har møter. «dialogduk restore latest» henter dem fram."),
            |when| format!("Det er ingen møte her no, men tryggingskopien frå {when} har møte. «dialogduk restore latest» hentar dei fram."),
            |when| format!("There are no meetings here now, but the backup of {when} has some. “dialogduk restore latest” brings them back.");
        /// Why a backup was made.
        reason: fn(BackupReason) -> &'static str = |reason| match reason {
            BackupReason::Opened => "da programmet ble åpnet",
            BackupReason::Closed => "da programmet ble avsluttet",
            BackupReason::Asked => "du ba om den",
            BackupReason::Migration(_) => "før ny programversjon",
            BackupReason::Replaced => "før noe ble hentet tilbake",
            BackupReason::Erased => "etter at noe ble slettet for godt",
        }, |reason| match reason {
            BackupReason::Opened => "då programmet vart opna",
            BackupReason::Closed => "då programmet vart avslutta",
            BackupReason::Asked => "du bad om han",
            BackupReason::Migration(_) => "før ny programversjon",
            BackupReason::Replaced => "før noko vart henta tilbake",
            BackupReason::Erased => "etter at noko vart sletta for godt",
        }, |reason| match reason {
            BackupReason::Opened => "when the program was opened",
            BackupReason::Closed => "when the program was left",
            BackupReason::Asked => "you asked for it",
            BackupReason::Migration(_) => "before a new version",
            BackupReason::Replaced => "before something was brought back",
            BackupReason::Erased => "after something was deleted for good",
        };
        /// Head of the column of times.
        made: Word = "Tatt", "Teken", "Made";
        /// Head of the column of contents.
        holds: Word = "Innhold", "Innhald", "Holds";
        /// Head of the column of reasons.
        why: Word = "Hvorfor", "Kvifor", "Why";
        /// Head of the column of names.
        file: Word = "Fil", "Fil", "File";
        /// There is none.
        none: Word = "Det finnes ingen sikkerhetskopi ennå. Programmet tar en når du har lagret noe.",
            "Det finst ingen tryggingskopi enno. Programmet tek ein når du har lagra noko.",
            "There is no backup yet. The program makes one once you have saved something.";
        /// One in the list cannot be used.
        unsound: Word = "kan ikke brukes: skadet", "kan ikkje brukast: skadd", "cannot be used: damaged";
        /// A backup is there now; its path.
        kept: fn(&str) -> String = |path| format!("Sikkerhetskopien er tatt og kontrollert: {path}"),
            |path| format!("Tryggingskopien er teken og kontrollert: {path}"),
            |path| format!("The backup is made and checked: {path}");
        /// The same on the status line.
        kept_short: Word = "Sikkerhetskopien er tatt og kontrollert.",
            "Tryggingskopien er teken og kontrollert.",
            "The backup is made and checked.";
        /// What the disk had changed is as it was written.
        mended: Word = "Noe i møtet var skadet på disken. Det er hentet fra en sikkerhetskopi, slik det ble lagret.",
            "Noko i møtet var skadd på disken. Det er henta frå ein tryggingskopi, slik det vart lagra.",
            "Something in the meeting was damaged on the disk. It has been brought from a backup, as it was saved.";
        /// One could not be made by itself; said once, calmly.
        not_kept: Word = "Det ble ikke tatt sikkerhetskopi nå. Alt er lagret som vanlig; programmet prøver igjen når du avslutter.",
            "Det vart ikkje teke tryggingskopi no. Alt er lagra som vanleg; programmet prøver igjen når du avsluttar.",
            "No backup was made now. Everything is saved as usual; the program tries again when you quit.";
        /// One could not be made on leaving.
        not_kept_closing: Word = "Alt er lagret, men det ble ikke tatt sikkerhetskopi. «dialogduk doctor» sier hva som er galt.",
            "Alt er lagra, men det vart ikkje teke tryggingskopi. «dialogduk doctor» seier kva som er gale.",
            "Everything is saved, but no backup was made. “dialogduk doctor” tells what is wrong.";
        /// The same where not all is saved either.
        none_closing: Word = "Det ble ikke tatt sikkerhetskopi. «dialogduk doctor» sier hva som er galt.",
            "Det vart ikkje teke tryggingskopi. «dialogduk doctor» seier kva som er gale.",
            "No backup was made. “dialogduk doctor” tells what is wrong.";
        /// What will be brought back: when, and what is in it.
        brings: fn(&str, &str) -> String = |when, holds| format!("Sikkerhetskopien fra {when}: {holds}."),
            |when, holds| format!("Tryggingskopien frå {when}: {holds}."),
            |when, holds| format!("The backup of {when}: {holds}.");
        /// What a named file holds.
        brings_file: fn(&str) -> String = |holds| format!("Sikkerhetskopien: {holds}."),
            |holds| format!("Tryggingskopien: {holds}."),
            |holds| format!("The backup: {holds}.");
        /// What is there now.
        instead_of: fn(&str) -> String = |holds| format!("Fila du har nå: {holds}."),
            |holds| format!("Fila du har no: {holds}."),
            |holds| format!("The file you have now: {holds}.");
        /// The file that is there now cannot be read.
        instead_of_unreadable: Word = "Fila du har nå, kan ikke leses.",
            "Fila du har no, kan ikkje lesast.",
            "The file you have now cannot be read.";
        /// The file that is there now does not open with any passphrase that was given.
        instead_of_locked: Word = "Fila du har nå, åpnes ikke med det passordet. Den blir tatt vare på som den er.",
            "Fila du har no, kan ikkje opnast med det passordet. Ho blir teken vare på som ho er.",
            "The file you have now does not open with that passphrase. It is kept as it is.";
        /// The file had no passphrase, and the backup had one.
        protected_like_backup: Word = "Sikkerhetskopien hadde et passord, så datafila åpnes fra nå av med det. «dialogduk protect remove» tar det bort.",
            "Tryggingskopien hadde eit passord, så datafila blir frå no av opna med det. «dialogduk protect remove» tek det bort.",
            "The backup had a passphrase, so from now on it opens the data file, too. “dialogduk protect remove” takes it away.";
        /// Asks.
        replace: Word = "Bruke sikkerhetskopien i stedet? Fila du har nå, blir tatt vare på først. [j/N]",
            "Bruke tryggingskopien i staden? Fila du har no, blir teken vare på først. [j/N]",
            "Use the backup instead? The file you have now is kept first. [y/N]";
        /// The same, line by line.
        use_instead: Word = "Bruke sikkerhetskopien i stedet? Fila du har nå, blir tatt vare på først.",
            "Bruke tryggingskopien i staden? Fila du har no, blir teken vare på først.",
            "Use the backup instead? The file you have now is kept first.";
        /// Nothing was brought back.
        not_replaced: Word = "Ingenting er endret.", "Ingenting er endra.", "Nothing has been changed.";
        /// Nobody could be asked.
        replace_needs_force: Word = "Ingenting er endret. Skriv kommandoen med --force for å bruke sikkerhetskopien.",
            "Ingenting er endra. Skriv kommandoen med --force for å bruke tryggingskopien.",
            "Nothing has been changed. Write the command with --force to use the backup.";
        /// It is back.
        replaced: Word = "Sikkerhetskopien er i bruk.", "Tryggingskopien er i bruk.", "The backup is in use.";
        /// Where the file before lies.
        set_aside: fn(&str) -> String = |path| format!("Fila du hadde, ligger her: {path}"),
            |path| format!("Fila du hadde, ligg her: {path}"),
            |path| format!("The file you had lies here: {path}");
        /// No backup of that name.
        no_such: fn(&str) -> String =
            |name| format!("Det finnes ingen sikkerhetskopi som heter «{name}». «dialogduk backup list» viser dem som finnes."),
            |name| format!("Det finst ingen tryggingskopi som heiter «{name}». «dialogduk backup list» viser dei som finst."),
            |name| format!("There is no backup called “{name}”. “dialogduk backup list” shows those there are.");
        /// No sound one at all.
        none_sound: Word = "Det finnes ingen sikkerhetskopi som kan brukes.",
            "Det finst ingen tryggingskopi som kan brukast.",
            "There is no backup that can be used.";
    }
}
