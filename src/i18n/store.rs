//! What is wrong with the file, in three plain sentences (K11).

use super::Explanation;
use crate::store::ProblemKind;

/// How a language speaks of the file.
pub struct StoreTexts {
    /// What happened, what is safe, what to do now.
    pub explain: fn(ProblemKind) -> Explanation,
}

/// Bokmål.
pub static NB: StoreTexts = StoreTexts {
    explain: |kind| {
        let [nb, _, _] = explanations(kind);
        nb
    },
};

/// Nynorsk.
pub static NN: StoreTexts = StoreTexts {
    explain: |kind| {
        let [_, nn, _] = explanations(kind);
        nn
    },
};

/// English.
pub static EN: StoreTexts = StoreTexts {
    explain: |kind| {
        let [_, _, en] = explanations(kind);
        en
    },
};

/// Bokmål, nynorsk and English side by side. `safe` must hold when opening and when saving alike; the line being
/// typed is the screen's to speak of.
const fn explanations(kind: ProblemKind) -> [Explanation; 3] {
    const fn of(what: &'static str, safe: &'static str, todo: &'static str) -> Explanation {
        Explanation { what, safe, todo }
    }
    match kind {
        ProblemKind::Locked => [
            of(
                "Fila er i bruk av et annet program, kanskje OneDrive eller et annet vindu.",
                "Alt som er lagret, ligger trygt i fila.",
                "Vent litt og prøv igjen. Hjelper ikke det, lukk det andre programmet.",
            ),
            of(
                "Fila er i bruk av eit anna program, kanskje OneDrive eller eit anna vindauge.",
                "Alt som er lagra, ligg trygt i fila.",
                "Vent litt og prøv igjen. Hjelper ikkje det, lukk det andre programmet.",
            ),
            of(
                "Another program is using the file, perhaps OneDrive or another window.",
                "Everything that has been saved is safe in the file.",
                "Wait a moment and try again. If that does not help, close the other program.",
            ),
        ],
        ProblemKind::ReadOnly => [
            of(
                "Fila kan leses, men ikke endres.",
                "Alt som er lagret, ligger trygt i fila.",
                "Lagre en kopi i en mappe du eier selv, og fortsett i den.",
            ),
            of(
                "Fila kan lesast, men ikkje endrast.",
                "Alt som er lagra, ligg trygt i fila.",
                "Lagre ein kopi i ei mappe du eig sjølv, og hald fram i han.",
            ),
            of(
                "The file can be read but not changed.",
                "Everything that has been saved is safe in the file.",
                "Save a copy in a folder of your own, and go on in that one.",
            ),
        ],
        ProblemKind::Apart => [
            of(
                "Noe av det som er lagret, ligger i en fil ved siden av denne, og de to kan ikke settes sammen på et sted \
                 som bare kan leses.",
                "Begge filene er som de var.",
                "Kopier begge til samme mappe på maskinen, og åpne kopien der. Fila ved siden av heter det samme, med \
                 «-wal» eller «-journal» etter.",
            ),
            of(
                "Noko av det som er lagra, ligg i ei fil ved sida av denne, og dei to kan ikkje setjast saman på ein stad \
                 som berre kan lesast.",
                "Begge filene er som dei var.",
                "Kopier begge til same mappe på maskina, og opne kopien der. Fila ved sida av heiter det same, med \
                 «-wal» eller «-journal» etter.",
            ),
            of(
                "Some of what has been saved is in a file beside this one, and the two cannot be put together in a place \
                 that can only be read.",
                "Both files are as they were.",
                "Copy both to the same folder on this computer, and open the copy there. The file beside it has the same \
                 name, followed by “-wal” or “-journal”.",
            ),
        ],
        ProblemKind::Full => [
            of(
                "Disken er full.",
                "Alt som er lagret, ligger trygt i fila.",
                "Frigjør plass og prøv igjen, eller lagre en kopi på en annen disk.",
            ),
            of(
                "Disken er full.",
                "Alt som er lagra, ligg trygt i fila.",
                "Frigjer plass og prøv igjen, eller lagre ein kopi på ein annan disk.",
            ),
            of(
                "The disk is full.",
                "Everything that has been saved is safe in the file.",
                "Free some space and try again, or save a copy on another disk.",
            ),
        ],
        ProblemKind::Damaged => [
            of(
                "Fila er skadet og kan ikke leses riktig.",
                "Fila er ikke rørt etter at skaden ble oppdaget.",
                "Ta vare på fila som den er, og hent fram en sikkerhetskopi.",
            ),
            of(
                "Fila er skadd og kan ikkje lesast rett.",
                "Fila er ikkje rørt etter at skaden vart oppdaga.",
                "Ta vare på fila som ho er, og hent fram ein tryggingskopi.",
            ),
            of(
                "The file is damaged and cannot be read properly.",
                "The file has not been touched since the damage was found.",
                "Keep the file as it is, and fetch a backup.",
            ),
        ],
        ProblemKind::TooNew => [
            of(
                "Fila er laget av en nyere versjon av dialogduk.",
                "Fila er ikke endret.",
                "Oppdater dialogduk på denne maskinen, og åpne fila på nytt.",
            ),
            of(
                "Fila er laga av ein nyare versjon av dialogduk.",
                "Fila er ikkje endra.",
                "Oppdater dialogduk på denne maskina, og opne fila på nytt.",
            ),
            of(
                "The file was made by a newer version of dialogduk.",
                "The file has not been changed.",
                "Update dialogduk on this computer, and open the file again.",
            ),
        ],
        ProblemKind::NotOurs => [
            of(
                "Dette er ikke en fil fra dialogduk.",
                "Fila er ikke endret.",
                "Velg en annen fil, eller skriv et nytt filnavn for å begynne på en tom.",
            ),
            of(
                "Dette er ikkje ei fil frå dialogduk.",
                "Fila er ikkje endra.",
                "Vel ei anna fil, eller skriv eit nytt filnamn for å byrje på ei tom.",
            ),
            of(
                "This is not a dialogduk file.",
                "The file has not been changed.",
                "Choose another file, or write a new file name to begin with an empty one.",
            ),
        ],
        ProblemKind::Protected => [
            of(
                "Fila er beskyttet med et passord – eller så skadet at den ser slik ut.",
                "Fila er ikke endret.",
                "Åpne den med passordet. Kjenner du ikke til noe passord, hent fram en sikkerhetskopi.",
            ),
            of(
                "Fila er verna med eit passord – eller så skadd at ho ser slik ut.",
                "Fila er ikkje endra.",
                "Opne ho med passordet. Kjenner du ikkje til noko passord, hent fram ein tryggingskopi.",
            ),
            of(
                "The file is protected by a passphrase – or so damaged that it looks like it.",
                "The file has not been changed.",
                "Open it with the passphrase. If you know of none, fetch a backup.",
            ),
        ],
        ProblemKind::WrongPassphrase => [
            of(
                "Passordet åpner ikke fila.",
                "Fila er ikke endret, og ingen forsøk blir talt.",
                "Prøv igjen: se etter store bokstaver, mellomrom og språket på tastaturet.",
            ),
            of(
                "Passordet opnar ikkje fila.",
                "Fila er ikkje endra, og ingen forsøk blir talde.",
                "Prøv igjen: sjå etter store bokstavar, mellomrom og språket på tastaturet.",
            ),
            of(
                "The passphrase does not open the file.",
                "The file has not been changed, and attempts are not counted.",
                "Try again: look at capital letters, spaces and the language of the keyboard.",
            ),
        ],
        ProblemKind::CannotUnlock => [
            of(
                "Denne versjonen av dialogduk er bygd uten passordbeskyttelse.",
                "Fila er ikke endret. Er den beskyttet, er den like trygg som før.",
                "Bruk den ferdige versjonen, som kan det – eller bygg selv, som README viser.",
            ),
            of(
                "Denne versjonen av dialogduk er bygd utan passordvern.",
                "Fila er ikkje endra. Er ho verna, er ho like trygg som før.",
                "Bruk den ferdige versjonen, som kan det – eller bygg sjølv, som README viser.",
            ),
            of(
                "This dialogduk was built without protection by passphrase.",
                "The file has not been changed. If it is protected, it is as safe as before.",
                "Use the release build, which has it – or build it yourself as the README shows.",
            ),
        ],
        ProblemKind::Missing => [
            of(
                "Fila finnes ikke.",
                "Ingenting er endret eller slettet.",
                "Se etter om fila er flyttet eller har fått et nytt navn, og åpne den der den er.",
            ),
            of(
                "Fila finst ikkje.",
                "Ingenting er endra eller sletta.",
                "Sjå etter om fila er flytta eller har fått eit nytt namn, og opne ho der ho er.",
            ),
            of(
                "The file does not exist.",
                "Nothing has been changed or deleted.",
                "See whether the file has been moved or renamed, and open it where it is.",
            ),
        ],
        ProblemKind::Moved => [
            of(
                "Fila er flyttet, slettet eller byttet ut mens den var åpen her.",
                "Alt som er lagret, kan fortsatt leses her så lenge programmet er åpent.",
                "Lagre alt et annet sted nå, og fortsett der.",
            ),
            of(
                "Fila er flytta, sletta eller bytt ut medan ho var open her.",
                "Alt som er lagra, kan framleis lesast her så lenge programmet er ope.",
                "Lagre alt ein annan stad no, og hald fram der.",
            ),
            of(
                "The file was moved, deleted or replaced while it was open here.",
                "Everything that has been saved can still be read here as long as the program is open.",
                "Save everything somewhere else now, and go on there.",
            ),
        ],
        ProblemKind::Taken => [
            of(
                "Det finnes allerede en fil med det navnet.",
                "Fila som er der, er ikke rørt.",
                "Velg et annet filnavn.",
            ),
            of(
                "Det finst alt ei fil med det namnet.",
                "Fila som er der, er ikkje rørt.",
                "Vel eit anna filnamn.",
            ),
            of(
                "There is already a file of that name.",
                "The file that is there has not been touched.",
                "Choose another file name.",
            ),
        ],
        ProblemKind::NotAFolder => [
            of(
                "Plasseringen kan ikke brukes: der det skulle vært en mappe, er det en fil, eller omvendt.",
                "Ingenting er endret.",
                "Velg en annen mappe eller et annet filnavn.",
            ),
            of(
                "Plasseringa kan ikkje brukast: der det skulle vore ei mappe, er det ei fil, eller omvendt.",
                "Ingenting er endra.",
                "Vel ei anna mappe eller eit anna filnamn.",
            ),
            of(
                "The location cannot be used: where there should be a folder there is a file, or the reverse.",
                "Nothing has been changed.",
                "Choose another folder or another file name.",
            ),
        ],
        ProblemKind::NoFolder => [
            of(
                "Mappa finnes ikke. Programmet lager den ikke selv, for kanskje er stien skrevet feil.",
                "Ingenting er endret.",
                "Se etter om stien er riktig skrevet, eller lag mappa først.",
            ),
            of(
                "Mappa finst ikkje. Programmet lagar ho ikkje sjølv, for kanskje er stien skriven feil.",
                "Ingenting er endra.",
                "Sjå etter om stien er rett skriven, eller lag mappa først.",
            ),
            of(
                "The folder does not exist. The program does not make it, since the path may be misspelt.",
                "Nothing has been changed.",
                "Look whether the path is written correctly, or make the folder first.",
            ),
        ],
        ProblemKind::CannotCreate => [
            of(
                "Du har ikke lov til å bruke denne fila eller mappa.",
                "Ingenting er endret.",
                "Velg en mappe du eier selv, eller spør den som har satt opp maskinen.",
            ),
            of(
                "Du har ikkje lov til å bruke denne fila eller mappa.",
                "Ingenting er endra.",
                "Vel ei mappe du eig sjølv, eller spør den som har sett opp maskina.",
            ),
            of(
                "You are not allowed to use this file or folder.",
                "Nothing has been changed.",
                "Choose a folder of your own, or ask whoever set up the computer.",
            ),
        ],
        ProblemKind::Altered => [
            of(
                "Noe i dette møtet er skadet på disken: det er ikke slik det ble lagret.",
                "De andre møtene er som før, og sikkerhetskopiene er ikke rørt.",
                "Avslutt, og skriv «dialogduk doctor --fix». Det henter det riktige fra en sikkerhetskopi.",
            ),
            of(
                "Noko i dette møtet er skadd på disken: det er ikkje slik det vart lagra.",
                "Dei andre møta er som før, og tryggingskopiane er ikkje rørte.",
                "Avslutt, og skriv «dialogduk doctor --fix». Det hentar det rette frå ein tryggingskopi.",
            ),
            of(
                "Something in this meeting is damaged on the disk: it is not as it was saved.",
                "The other meetings are as before, and the backups have not been touched.",
                "Quit, and write “dialogduk doctor --fix”. It brings the right words from a backup.",
            ),
        ],
        ProblemKind::Conflict => [
            of(
                "Møtet er endret i et annet vindu siden du åpnet det her.",
                "Det som er lagret der, står som det er.",
                "Se over møtet slik det er nå, og gjør endringen din på nytt om den trengs.",
            ),
            of(
                "Møtet er endra i eit anna vindauge sidan du opna det her.",
                "Det som er lagra der, står som det er.",
                "Sjå over møtet slik det er no, og gjer endringa di på nytt om ho trengst.",
            ),
            of(
                "The meeting has been changed in another window since you opened it here.",
                "What was saved there stands as it is.",
                "Look over the meeting as it is now, and make your change again if it is still needed.",
            ),
        ],
        ProblemKind::Gone => [
            of(
                "Møtet finnes ikke lenger. Det kan være slettet i et annet vindu.",
                "De andre møtene er som før.",
                "Gå tilbake til startsiden og velg et annet møte.",
            ),
            of(
                "Møtet finst ikkje lenger. Det kan vere sletta i eit anna vindauge.",
                "Dei andre møta er som før.",
                "Gå tilbake til startsida og vel eit anna møte.",
            ),
            of(
                "The meeting is no longer there. It may have been deleted in another window.",
                "The other meetings are as before.",
                "Go back to the start page and choose another meeting.",
            ),
        ],
        ProblemKind::Trashed => [
            of(
                "Møtet ligger i papirkurven. Noen har lagt det dit, kanskje i et annet vindu.",
                "Alt som er lagret i det, ligger der det lå.",
                "Gå tilbake til startsiden, åpne papirkurven fra kommandolista og velg «Ta møtet tilbake».",
            ),
            of(
                "Møtet ligg i papirkorga. Nokon har lagt det dit, kanskje i eit anna vindauge.",
                "Alt som er lagra i det, ligg der det låg.",
                "Gå tilbake til startsida, opne papirkorga frå kommandolista og vel «Ta møtet tilbake».",
            ),
            of(
                "The meeting is in the trash. Somebody has put it there, perhaps in another window.",
                "Everything that was saved in it is where it was.",
                "Go back to the start page, open the trash from the list of commands and choose “Take the meeting back”.",
            ),
        ],
        ProblemKind::NotTakenOut => [
            of(
                "Et møte i sikkerhetskopien er skadet, så det som er slettet for godt, kan ikke tas ut av den.",
                "Datafila og sikkerhetskopien er som de var.",
                "Hent fram en annen sikkerhetskopi. Må det være denne, tar «dialogduk restore --with-deleted» med alt; slett \
                 så på nytt det som skal bort.",
            ),
            of(
                "Eit møte i tryggingskopien er skadd, så det som er sletta for godt, kan ikkje takast ut av han.",
                "Datafila og tryggingskopien er som dei var.",
                "Hent fram ein annan tryggingskopi. Må det vere denne, tek «dialogduk restore --with-deleted» med alt; slett \
                 så på nytt det som skal bort.",
            ),
            of(
                "A meeting in the backup is damaged, so what was deleted for good cannot be taken out of it.",
                "The data file and the backup are as they were.",
                "Fetch another backup. If it must be this one, “dialogduk restore --with-deleted” brings everything; then \
                 delete again what is to go.",
            ),
        ],
        ProblemKind::Other => [
            of(
                "Noe gikk galt med fila.",
                "Det som var lagret før, er ikke endret.",
                "Prøv igjen. Skjer det på nytt, vis detaljene til noen som kan hjelpe.",
            ),
            of(
                "Noko gjekk gale med fila.",
                "Det som var lagra før, er ikkje endra.",
                "Prøv igjen. Skjer det på nytt, vis detaljane til nokon som kan hjelpe.",
            ),
            of(
                "Something went wrong with the file.",
                "What was saved before has not been changed.",
                "Try again. If it happens again, show the details to someone who can help.",
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_problem_has_its_own_three_sentences_in_every_language() {
        for (name, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
            let mut told = HashSet::new();
            for &kind in ProblemKind::ALL {
                let Explanation { what, safe, todo } = (texts.explain)(kind);
                for sentence in [what, safe, todo] {
                    assert!(sentence.ends_with('.') && sentence.len() > 10, "{name} {kind:?}: {sentence:?}");
                }
                assert!(told.insert(what), "{name} {kind:?} reads like another problem: {what:?}");
            }
        }
    }

    #[test]
    fn no_language_borrows_the_sentences_of_another() {
        for &kind in ProblemKind::ALL {
            let [nb, nn, en] = [&NB, &NN, &EN].map(|texts| (texts.explain)(kind));
            assert!(nb.safe != nn.safe && nb.todo != nn.todo, "{kind:?}: nynorsk is bokmål");
            assert!(en.what != nb.what && en.safe != nb.safe && en.todo != nb.todo, "{kind:?}");
        }
    }
}
