//! Passphrases on the data file and on files that are handed on.

use super::report::area;
use crate::export::sealed::SealProblem;
use crate::ops::Protected;
use crate::tui::passphrase::{Notice, Purpose, Question};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words around passphrases.
    ProtectionTexts {
        /// What the page is for.
        title: fn(Purpose) -> Word = |purpose| match purpose {
                Purpose::Open => "Fila er beskyttet",
                Purpose::Set => "Passord på datafila",
                Purpose::Change => "Nytt passord på datafila",
                Purpose::Remove => "Ta bort passordet",
                Purpose::Seal => "Passord på fila som skrives",
                Purpose::Unseal => "Fila du henter inn, er beskyttet",
            },
            |purpose| match purpose {
                Purpose::Open => "Fila er verna",
                Purpose::Set => "Passord på datafila",
                Purpose::Change => "Nytt passord på datafila",
                Purpose::Remove => "Ta bort passordet",
                Purpose::Seal => "Passord på fila som blir skriven",
                Purpose::Unseal => "Fila du hentar inn, er verna",
            },
            |purpose| match purpose {
                Purpose::Open => "The file is protected",
                Purpose::Set => "A passphrase on the data file",
                Purpose::Change => "A new passphrase on the data file",
                Purpose::Remove => "Take away the passphrase",
                Purpose::Seal => "A passphrase on the file to be written",
                Purpose::Unseal => "The file you are taking in is protected",
            };
        /// What to know before typing.
        lead: fn(Purpose) -> Word = |purpose| match purpose {
                Purpose::Open => "Skriv passordet, så åpnes møtene dine.",
                Purpose::Set | Purpose::Change => "Minst 12 tegn, eller fire ord etter hverandre. Et glemt passord \
                    kan ingen hente fram igjen: skriv det ned, og legg det et trygt sted.",
                Purpose::Remove => "Etterpå kan alle som får tak i fila, lese den.",
                Purpose::Seal => "Minst 12 tegn, eller fire ord etter hverandre. Gi passordet til mottakeren på en \
                    annen måte enn fila.",
                Purpose::Unseal => "Skriv passordet du har fått av den som laget den.",
            },
            |purpose| match purpose {
                Purpose::Open => "Skriv passordet, så opnar møta dine seg.",
                Purpose::Set | Purpose::Change => "Minst 12 teikn, eller fire ord etter kvarandre. Eit gløymt passord \
                    kan ingen hente fram att: skriv det ned, og legg det ein trygg stad.",
                Purpose::Remove => "Etterpå kan alle som får tak i fila, lese ho.",
                Purpose::Seal => "Minst 12 teikn, eller fire ord etter kvarandre. Gi passordet til mottakaren på ein \
                    annan måte enn fila.",
                Purpose::Unseal => "Skriv passordet du har fått av den som laga ho.",
            },
            |purpose| match purpose {
                Purpose::Open => "Type the passphrase to open your meetings.",
                Purpose::Set | Purpose::Change => "At least 12 characters, or four words in a row. Nobody can recover \
                    a forgotten passphrase: write it down and keep it in a safe place.",
                Purpose::Remove => "Afterwards anybody who gets hold of the file can read it.",
                Purpose::Seal => "At least 12 characters, or four words in a row. Give the passphrase to the receiver \
                    by another way than the file.",
                Purpose::Unseal => "Type the passphrase you got from whoever made it.",
            };
        /// Before the line.
        question: fn(Question) -> Word = |question| match question {
                Question::Now => "Passord",
                Question::New => "Nytt passord",
                Question::Again => "En gang til",
            },
            |question| match question {
                Question::Now => "Passord",
                Question::New => "Nytt passord",
                Question::Again => "Ein gong til",
            },
            |question| match question {
                Question::Now => "Passphrase",
                Question::New => "New passphrase",
                Question::Again => "Once more",
            };
        /// What there is to say about what was typed.
        notice: fn(Notice) -> Word = |notice| match notice {
                Notice::Wrong => "Passordet åpner ikke fila. Prøv igjen.",
                Notice::Short => "For kort: minst 8 tegn.",
                Notice::Weak => "Det er kort og kan gjettes. Esc går tilbake til et lengre.",
                Notice::Differ => "De to var ikke like. Skriv det nye passordet igjen.",
                Notice::Unusable => "Passordet har tegn som ikke kan brukes.",
                Notice::Working => "Et øyeblikk …",
            },
            |notice| match notice {
                Notice::Wrong => "Passordet opnar ikkje fila. Prøv igjen.",
                Notice::Short => "For kort: minst 8 teikn.",
                Notice::Weak => "Det er kort og kan gjettast. Esc går tilbake til eit lengre.",
                Notice::Differ => "Dei to var ikkje like. Skriv det nye passordet igjen.",
                Notice::Unusable => "Passordet har teikn som ikkje kan brukast.",
                Notice::Working => "Eit augneblink …",
            },
            |notice| match notice {
                Notice::Wrong => "The passphrase does not open the file. Try again.",
                Notice::Short => "Too short: at least 8 characters.",
                Notice::Weak => "It is short and can be guessed. Esc goes back to a longer one.",
                Notice::Differ => "The two were not the same. Type the new passphrase again.",
                Notice::Unusable => "The passphrase has characters that cannot be used.",
                Notice::Working => "One moment …",
            };
        /// Under the page.
        keys: Word = "Enter: fortsett     Esc: avbryt",
            "Enter: hald fram     Esc: avbryt",
            "Enter: go on     Esc: cancel";
        /// The file stands under a passphrase now.
        set: Word = "Datafila er beskyttet. Fra nå av åpnes den bare med passordet.",
            "Datafila er verna. Frå no av kan ho berre opnast med passordet.",
            "The data file is protected. From now on only the passphrase opens it.";
        /// It has another.
        changed: Word = "Datafila har nå det nye passordet.",
            "Datafila har no det nye passordet.",
            "The data file has its new passphrase.";
        /// It has none any more.
        removed: Word = "Datafila har ikke noe passord lenger. Alle som får tak i den, kan lese den.",
            "Datafila har ikkje noko passord lenger. Alle som får tak i ho, kan lese ho.",
            "The data file has no passphrase any more. Anybody who gets hold of it can read it.";
        /// What was beside the file is treated alike.
        copies: fn(usize) -> String = |n| match n {
                1 => "Sikkerhetskopien har fått det samme passordet.".to_owned(),
                n => format!("De {n} sikkerhetskopiene har fått det samme passordet."),
            },
            |n| match n {
                1 => "Tryggingskopien har fått det same passordet.".to_owned(),
                n => format!("Dei {n} tryggingskopiane har fått det same passordet."),
            },
            |n| match n {
                1 => "The backup has the same passphrase.".to_owned(),
                n => format!("The {n} backups have the same passphrase."),
            };
        /// They are gone.
        copies_deleted: fn(usize) -> String = |n| match n {
                1 => "Den ubeskyttede sikkerhetskopien er overskrevet og slettet.".to_owned(),
                n => format!("De {n} ubeskyttede sikkerhetskopiene er overskrevet og slettet."),
            },
            |n| match n {
                1 => "Den uverna tryggingskopien er overskriven og sletta.".to_owned(),
                n => format!("Dei {n} uverna tryggingskopiane er overskrivne og sletta."),
            },
            |n| match n {
                1 => "The unprotected backup has been overwritten and deleted.".to_owned(),
                n => format!("The {n} unprotected backups have been overwritten and deleted."),
            };
        /// Over copies that anybody can read.
        still_plain: Word = "Disse kopiene er uten passord, og kan leses av alle som får tak i dem:",
            "Desse kopiane er utan passord, og kan lesast av alle som får tak i dei:",
            "These copies have no passphrase, and anybody who gets hold of them can read them:";
        /// Over copies that another passphrase opens.
        still_other: Word = "Disse kopiene åpnes fortsatt med passordet de hadde:",
            "Desse kopiane kan framleis opnast med passordet dei hadde:",
            "These copies still open with the passphrase they had:";
        /// What cannot be reached.
        beyond_reach: Word = "Den ubeskyttede fila er overskrevet så langt det går. Kopier i skyen, i e-post og andre \
                steder må du slette selv. Rester kan ligge igjen på selve disken; mot det hjelper diskkryptering.",
            "Den uverna fila er overskriven så langt det går. Kopiar i skya, i e-post og andre \
                stader må du slette sjølv. Restar kan liggje att på sjølve disken; mot det hjelper diskkryptering.",
            "The unprotected file has been overwritten as far as possible. Copies in the cloud, in e-mail and \
                elsewhere you must delete yourself. Remnants may stay on the disk itself; disk encryption helps against that.";
        /// It has none.
        has_none: Word = "Datafila har ikke noe passord.",
            "Datafila har ikkje noko passord.",
            "The data file has no passphrase.";
        /// It was made just now, and a passphrase was named for it.
        not_yet: Word = "Datafila er ny og har ikke noe passord ennå. «dialogduk protect set» gir den det.",
            "Datafila er ny og har ikkje noko passord enno. «dialogduk protect set» gir ho det.",
            "The data file is new and has no passphrase yet. “dialogduk protect set” gives it one.";
        /// It has one.
        has_one: Word = "Datafila har alt et passord. Bytt det med «dialogduk protect change», eller ta det bort med «dialogduk protect remove».",
            "Datafila har alt eit passord. Byt det med «dialogduk protect change», eller ta det bort med «dialogduk protect remove».",
            "The data file has a passphrase already. Change it with “dialogduk protect change”, or take it away with “dialogduk protect remove”.";
        /// Nothing has been done.
        left: Word = "Ingenting er endret.",
            "Ingenting er endra.",
            "Nothing has been changed.";
        /// Nobody can be asked.
        nobody_to_ask: Word = "Ingen kan spørres om passordet her. Legg det i en fil bare du kan lese, og bruk --passphrase-file.",
            "Ingen kan spørjast om passordet her. Legg det i ei fil berre du kan lese, og bruk --passphrase-file.",
            "Nobody can be asked for the passphrase here. Put it into a file only you can read, and use --passphrase-file.";
        /// Nobody can be asked for the one of a file to be written.
        nobody_to_ask_to_seal: Word = "Ingen kan spørres om passordet her. Legg det i en fil bare du kan lese, og skriv --protect=FIL.",
            "Ingen kan spørjast om passordet her. Legg det i ei fil berre du kan lese, og skriv --protect=FIL.",
            "Nobody can be asked for the passphrase here. Put it into a file only you can read, and write --protect=FILE.";
        /// Nobody can be asked for the one of a file that is taken in.
        nobody_to_ask_to_open: Word = "Fila er beskyttet, og ingen kan spørres om passordet her. Legg det i en fil, og bruk --opened-by.",
            "Fila er verna, og ingen kan spørjast om passordet her. Legg det i ei fil, og bruk --opened-by.",
            "The file is protected, and nobody can be asked for the passphrase here. Put it into a file, and use --opened-by.";
        /// Why a file that is handed on cannot be sealed or opened.
        seal_problem: fn(SealProblem) -> Word = |problem| match problem {
                SealProblem::Unavailable => "Denne versjonen av dialogduk er bygd uten passordbeskyttelse. Ingenting er skrevet eller hentet inn.",
                SealProblem::WrongPassphrase => "Passordet åpner ikke fila. Ingenting er hentet inn.",
                SealProblem::NotByPassphrase => "Fila er beskyttet med en nøkkel, ikke med et passord. Ingenting er hentet inn. Be om den på nytt, med et passord.",
                SealProblem::Damaged => "Fila er skadet eller ikke hel. Ingenting er hentet inn. Be om den på nytt.",
            },
            |problem| match problem {
                SealProblem::Unavailable => "Denne versjonen av dialogduk er bygd utan passordvern. Ingenting er skrive eller henta inn.",
                SealProblem::WrongPassphrase => "Passordet opnar ikkje fila. Ingenting er henta inn.",
                SealProblem::NotByPassphrase => "Fila er verna med ein nøkkel, ikkje med eit passord. Ingenting er henta inn. Be om ho på nytt, med eit passord.",
                SealProblem::Damaged => "Fila er skadd eller ikkje heil. Ingenting er henta inn. Be om ho på nytt.",
            },
            |problem| match problem {
                SealProblem::Unavailable => "This dialogduk was built without protection by passphrase. Nothing has been written or taken in.",
                SealProblem::WrongPassphrase => "The passphrase does not open the file. Nothing has been taken in.",
                SealProblem::NotByPassphrase => "The file is protected by a key, not by a passphrase. Nothing has been taken in. Ask for it again, with a passphrase.",
                SealProblem::Damaged => "The file is damaged or not whole. Nothing has been taken in. Ask for it again.",
            };
        /// Over why it was not done.
        not_sealed: Word = "Fila er ikke brukt",
            "Fila er ikkje brukt",
            "The file was not used";
        /// How a file that is written gets a passphrase.
        seal_hint: Word = "Med passord: la filnavnet slutte på .age",
            "Med passord: la filnamnet slutte på .age",
            "With a passphrase: let the name end in .age";
        /// A new one is needed for a script.
        no_new_file: Word = "Det nye passordet mangler: legg det i en fil, og bruk --new-passphrase-file.",
            "Det nye passordet manglar: legg det i ei fil, og bruk --new-passphrase-file.",
            "The new passphrase is missing: put it into a file, and use --new-passphrase-file.";
        /// The file named for it holds none; the file.
        bad_file: fn(&str) -> String = |file| format!("I «{file}» er det ikke noe passord som kan brukes: første linje, minst 8 tegn for et nytt."),
            |file| format!("I «{file}» er det ikkje noko passord som kan brukast: første linje, minst 8 teikn for eit nytt."),
            |file| format!("“{file}” holds no passphrase that can be used: the first line, at least 8 characters for a new one.");
        /// The setting.
        setting: Word = "Passord på datafila",
            "Passord på datafila",
            "Passphrase on data file";
        /// The file has one.
        on: Word = "på",
            "på",
            "on";
        /// The file has none.
        off: Word = "av",
            "av",
            "off";
        /// This build cannot.
        unavailable: Word = "ikke i denne versjonen",
            "ikkje i denne versjonen",
            "not in this build";
        /// What the setting is for.
        setting_help: Word = "Med passord kan bare den som kjenner det, lese fila. Enter setter, bytter eller tar det bort.",
            "Med passord kan berre den som kjenner det, lese fila. Enter set, byter eller tek det bort.",
            "With a passphrase only those who know it can read the file. Enter sets, changes or removes it.";
        /// Change it.
        change: Word = "Bytt passord",
            "Byt passord",
            "Change the passphrase";
        /// Line by line: set it, change it, take it away.
        ways: (Word, Word, Word) = ("sett", "bytt", "fjern"), ("set", "byt", "fjern"), ("set", "change", "remove");
        /// Take it away.
        remove: Word = "Ta bort passordet",
            "Ta bort passordet",
            "Take away the passphrase";
        /// In `doctor`.
        doctor: Word = "Passord",
            "Passord",
            "Passphrase";
        /// In `doctor`: yes.
        doctor_yes: Word = "ja, fila er beskyttet",
            "ja, fila er verna",
            "yes, the file is protected";
        /// In `doctor`: no.
        doctor_no: Word = "nei",
            "nei",
            "no";
    }
}

impl ProtectionTexts {
    /// What was done, a sentence or a path each.
    pub fn told(&self, purpose: Purpose, done: &Protected) -> Vec<String> {
        let first = match purpose {
            Purpose::Remove => self.removed,
            Purpose::Change => self.changed,
            Purpose::Set | Purpose::Open | Purpose::Seal | Purpose::Unseal => self.set,
        };
        let mut told = vec![first.to_owned()];
        if done.copies > 0 {
            told.push((self.copies)(done.copies));
        }
        if done.deleted > 0 {
            told.push((self.copies_deleted)(done.deleted));
        }
        for (over, files) in [(self.still_plain, &done.still_plain), (self.still_other, &done.still_other)] {
            if !files.is_empty() {
                told.push(over.to_owned());
                told.extend(files.iter().map(|file| format!("– {}", file.display())));
            }
        }
        if done.was_plain {
            told.push(self.beyond_reach.to_owned());
        }
        told
    }
}
