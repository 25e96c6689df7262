//! Why an export could not be written: what happened, what is safe, what to do.

use super::area;
use crate::i18n::Explanation;

/// Everything an export reads is left as it was, whatever happens to the file.
mod safe {
    pub(super) const NB: &str = "Møtet er lagret som før, og ingen fil er endret.";
    pub(super) const NN: &str = "Møtet er lagra som før, og inga fil er endra.";
    pub(super) const EN: &str = "The meeting is saved as before, and no file has been changed.";
}

const fn nb(what: &'static str, todo: &'static str) -> Explanation {
    Explanation { what, safe: safe::NB, todo }
}

const fn nn(what: &'static str, todo: &'static str) -> Explanation {
    Explanation { what, safe: safe::NN, todo }
}

const fn en(what: &'static str, todo: &'static str) -> Explanation {
    Explanation { what, safe: safe::EN, todo }
}

area! {
    /// Why an export could not be written.
    ExportProblemTexts {
        /// There is a file with this name.
        exists: Explanation =
            nb("Det finnes allerede en fil med dette navnet.", "Velg et annet navn, eller si at fila skal erstattes."),
            nn("Det finst alt ei fil med dette namnet.", "Vel eit anna namn, eller sei at fila skal bytast ut."),
            en("There is already a file with this name.", "Choose another name, or say that the file is to be replaced.");
        /// There is a folder with this name.
        folder: Explanation =
            nb("Dette er en mappe, ikke en fil.", "Skriv et filnavn etter mappa."),
            nn("Dette er ei mappe, ikkje ei fil.", "Skriv eit filnamn etter mappa."),
            en("This is a folder, not a file.", "Add a file name after the folder.");
        /// There is something with this name that is no ordinary file.
        not_a_file: Explanation =
            nb("Dette er ikke en vanlig fil.", "Velg et annet navn."),
            nn("Dette er ikkje ei vanleg fil.", "Vel eit anna namn."),
            en("This is not an ordinary file.", "Choose another name.");
        /// It is a data file or a backup.
        data_file: Explanation =
            nb("Dette er en datafil eller en sikkerhetskopi, og den erstattes aldri av noe annet.", "Velg et annet navn."),
            nn("Dette er ei datafil eller ein tryggingskopi, og den blir aldri bytt ut med noko anna.", "Vel eit anna namn."),
            en("This is a data file or a backup, and it is never replaced by anything else.", "Choose another name.");
        /// The folder is not there.
        no_folder: Explanation =
            nb("Mappa finnes ikke.", "Velg en mappe som finnes, eller lag den først."),
            nn("Mappa finst ikkje.", "Vel ei mappe som finst, eller lag ho først."),
            en("The folder does not exist.", "Choose a folder that exists, or make it first.");
        /// Another program holds the file.
        in_use: Explanation =
            nb("Fila er åpen i et annet program, kanskje Excel.", "Lukk den der, eller bruk navnet som er foreslått."),
            nn("Fila er open i eit anna program, kanskje Excel.", "Lukk ho der, eller bruk namnet som er foreslått."),
            en("The file is open in another program, perhaps Excel.", "Close it there, or use the name suggested.");
        /// No permission to write there.
        denied: Explanation =
            nb("Du har ikke lov til å lagre i denne mappa.", "Velg en mappe du eier, for eksempel Dokumenter."),
            nn("Du har ikkje lov til å lagre i denne mappa.", "Vel ei mappe du eig, til dømes Dokument."),
            en("You are not allowed to save in this folder.", "Choose a folder of your own, such as Documents.");
        /// The disk is full.
        full: Explanation =
            nb("Disken er full.", "Frigjør plass, eller lagre på en annen disk."),
            nn("Disken er full.", "Frigjer plass, eller lagre på ein annan disk."),
            en("The disk is full.", "Free some space, or save on another disk.");
        /// The name cannot be used here.
        bad_name: Explanation =
            nb("Navnet kan ikke brukes som filnavn her.", "Velg et kortere navn uten spesialtegn."),
            nn("Namnet kan ikkje brukast som filnamn her.", "Vel eit kortare namn utan spesialteikn."),
            en("The name cannot be used for a file here.", "Choose a shorter name without special signs.");
        /// This document does not come in this format.
        not_offered: Explanation =
            nb("Dette dokumentet finnes ikke i det formatet.", "Velg et av formatene som er nevnt i hjelpen."),
            nn("Dette dokumentet finst ikkje i det formatet.", "Vel eit av formata som er nemnde i hjelpa."),
            en("This document does not come in that format.", "Choose one of the formats listed in the help.");
        /// Anything else.
        other: Explanation =
            nb("Fila kunne ikke skrives.", "Prøv igjen, eller lagre et annet sted."),
            nn("Fila kunne ikkje skrivast.", "Prøv igjen, eller lagre ein annan stad."),
            en("The file could not be written.", "Try again, or save somewhere else.");
    }
}
