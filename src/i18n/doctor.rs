//! What is wrong with the data file and around it, and what to do (L6, L9, L12).

use super::report::area;
use crate::store::Fault;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

/// What is wrong, and what to do about it.
type Told = fn(Fault) -> (&'static str, &'static str);

area! {
    /// Words of the examination.
    DoctorTexts {
        /// What is wrong, and what to do.
        fault: Told = |fault| match fault {
            Fault::Pages => ("Deler av fila er ødelagt.", "Skriv «dialogduk doctor --salvage NY.db»: det redder alt som kan leses."),
            Fault::Index => ("Et register i fila stemmer ikke.", "Skriv «dialogduk doctor --fix»."),
            Fault::References => ("Noe i fila viser til noe som ikke finnes.", "Skriv «dialogduk doctor --salvage NY.db», som redder det som kan leses."),
            Fault::Rules => ("Noe i fila har en verdi som ikke er mulig.", "Skriv «dialogduk doctor --salvage NY.db», som redder det som kan leses."),
            Fault::Shape => ("Fila mangler noe av oppbygningen sin.", "Skriv «dialogduk doctor --fix»."),
            Fault::Altered => ("Noe er skadet på disken: det er ikke slik det ble lagret.", "Skriv «dialogduk doctor --fix»: det henter det riktige fra en sikkerhetskopi."),
            Fault::Unreadable => ("Et møte kan ikke leses.", "Skriv «dialogduk doctor --fix»: det henter møtet fra en sikkerhetskopi."),
            Fault::Search => ("Søket stemmer ikke med møtene.", "Skriv «dialogduk doctor --fix»."),
            Fault::Future => ("Noe er lagret senere enn nå.", "Se etter at klokka på maskinen går riktig."),
            Fault::HalfWritten => ("Et avbrutt program har latt halvskrevne filer ligge.", "Skriv «dialogduk doctor --fix»: det fjerner dem."),
            Fault::LeftOver => ("Et program er blitt avbrutt, eller har fila åpen nå.", "Åpne og avslutt dialogduk én gang. Kopier ikke fila før det."),
            Fault::Rights => ("Andre som bruker maskinen, kan lese fila.", "Skriv «dialogduk doctor --fix»."),
            Fault::SharedPlace => ("Fila ligger i en mappe som deles med andre maskiner.", "Flytt den til en mappe som bare er på denne maskinen."),
            Fault::ReadOnly => ("Fila kan bare leses: ingenting nytt kan lagres i den.", "Gi deg selv lov til å endre fila, eller kopier den til en mappe du eier."),
            Fault::BackupFolder => ("Sikkerhetskopier kan ikke lagres der de skal ligge.", "Rett det som er galt med mappa under, eller velg en annen mappe i innstillingene. Du kan ta en kopi et annet sted nå: «dialogduk backup -o KOPI.db»."),
            Fault::NoBackup => ("Det finnes ingen sikkerhetskopi.", "Skriv «dialogduk backup»."),
            Fault::OnlyInBackup => ("Det er ingen møter i fila, men en sikkerhetskopi har møter.", "Skriv «dialogduk restore latest» for å hente dem fram."),
            Fault::OldBackup => ("Den nyeste sikkerhetskopien er gammel.", "Skriv «dialogduk backup»."),
            Fault::UnsoundBackup => ("Én eller flere sikkerhetskopier er skadet.", "Det gjelder ikke datafila. Slett kopiene som er nevnt, og ta en ny med «dialogduk backup»."),
            Fault::PlainBackup => ("Fila har et passord, men en sikkerhetskopi kan leses uten.", "Skriv «dialogduk protect change», som gir kopiene passordet, eller slett kopien."),
            Fault::Space => ("Det er lite plass igjen på disken.", "Flytt eller slett noe stort, så det blir plass til sikkerhetskopier."),
            Fault::Settings => ("Noe i innstillingene kan ikke brukes.", "Rett det som står under, i innstillingsfila."),
            Fault::Locale => ("Terminalen sier ikke at den kan vise alle bokstaver.", "Vises æ, ø og å riktig, trenger du ikke gjøre noe."),
            Fault::Window => ("Vinduet er for lite.", "Gjør det større: 60 tegn bredt og 18 linjer høyt er minst."),
        }, |fault| match fault {
            Fault::Pages => ("Delar av fila er øydelagde.", "Skriv «dialogduk doctor --salvage NY.db»: det bergar alt som kan lesast."),
            Fault::Index => ("Eit register i fila stemmer ikkje.", "Skriv «dialogduk doctor --fix»."),
            Fault::References => ("Noko i fila viser til noko som ikkje finst.", "Skriv «dialogduk doctor --salvage NY.db», som bergar det som kan lesast."),
            Fault::Rules => ("Noko i fila har ein verdi som ikkje er mogleg.", "Skriv «dialogduk doctor --salvage NY.db», som bergar det som kan lesast."),
            Fault::Shape => ("Fila manglar noko av oppbygginga si.", "Skriv «dialogduk doctor --fix»."),
            Fault::Altered => ("Noko er skadd på disken: det er ikkje slik det vart lagra.", "Skriv «dialogduk doctor --fix»: det hentar det rette frå ein tryggingskopi."),
            Fault::Unreadable => ("Eit møte kan ikkje lesast.", "Skriv «dialogduk doctor --fix»: det hentar møtet frå ein tryggingskopi."),
            Fault::Search => ("Søket stemmer ikkje med møta.", "Skriv «dialogduk doctor --fix»."),
            Fault::Future => ("Noko er lagra seinare enn no.", "Sjå etter at klokka på maskina går rett."),
            Fault::HalfWritten => ("Eit avbrote program har late halvskrivne filer liggje.", "Skriv «dialogduk doctor --fix»: det fjernar dei."),
            Fault::LeftOver => ("Eit program vart avbrote, eller har fila open no.", "Opne og avslutt dialogduk éin gong. Kopier ikkje fila før det."),
            Fault::Rights => ("Andre som bruker maskina, kan lese fila.", "Skriv «dialogduk doctor --fix»."),
            Fault::SharedPlace => ("Fila ligg i ei mappe som blir delt med andre maskiner.", "Flytt ho til ei mappe som berre er på denne maskina."),
            Fault::ReadOnly => ("Fila kan berre lesast: ingenting nytt kan lagrast i ho.", "Gi deg sjølv lov til å endre fila, eller kopier ho til ei mappe du eig."),
            Fault::BackupFolder => ("Tryggingskopiar kan ikkje lagrast der dei skal liggje.", "Rett opp det som er gale med mappa under, eller vel ei anna mappe i innstillingane. Du kan ta ein kopi ein annan stad no: «dialogduk backup -o KOPI.db»."),
            Fault::NoBackup => ("Det finst ingen tryggingskopi.", "Skriv «dialogduk backup»."),
            Fault::OnlyInBackup => ("Det er ingen møte i fila, men ein tryggingskopi har møte.", "Skriv «dialogduk restore latest» for å hente dei fram."),
            Fault::OldBackup => ("Den nyaste tryggingskopien er gammal.", "Skriv «dialogduk backup»."),
            Fault::UnsoundBackup => ("Éin eller fleire tryggingskopiar er skadde.", "Det gjeld ikkje datafila. Slett kopiane som er nemnde, og ta ein ny med «dialogduk backup»."),
            Fault::PlainBackup => ("Fila har eit passord, men ein tryggingskopi kan lesast utan.", "Skriv «dialogduk protect change», som gir kopiane passordet, eller slett kopien."),
            Fault::Space => ("Det er lite plass att på disken.", "Flytt eller slett noko stort, så det blir plass til tryggingskopiar."),
            Fault::Settings => ("Noko i innstillingane kan ikkje brukast.", "Rett opp det som står under, i innstillingsfila."),
            Fault::Locale => ("Terminalen seier ikkje at han kan vise alle bokstavar.", "Blir æ, ø og å viste rett, treng du ikkje gjere noko."),
            Fault::Window => ("Vindauget er for lite.", "Gjer det større: 60 teikn breitt og 18 linjer høgt er minst."),
        }, |fault| match fault {
            Fault::Pages => ("Parts of the file are broken.", "Write “dialogduk doctor --salvage NEW.db”: it saves all that can be read."),
            Fault::Index => ("An index in the file is not right.", "Write “dialogduk doctor --fix”."),
            Fault::References => ("Something in the file points to what is not there.", "Write “dialogduk doctor --salvage NEW.db”, which saves what can be read."),
            Fault::Rules => ("Something in the file has a value that is not possible.", "Write “dialogduk doctor --salvage NEW.db”, which saves what can be read."),
            Fault::Shape => ("Part of the file's structure is missing.", "Write “dialogduk doctor --fix”."),
            Fault::Altered => ("Something is damaged on the disk: it is not as it was saved.", "Write “dialogduk doctor --fix”: it brings the right words from a backup."),
            Fault::Unreadable => ("A meeting cannot be read.", "Write “dialogduk doctor --fix”: it brings the meeting from a backup."),
            Fault::Search => ("The search does not fit the meetings.", "Write “dialogduk doctor --fix”."),
            Fault::Future => ("Something was saved later than now.", "See that the clock of the computer is right."),
            Fault::HalfWritten => ("A program that was cut off has left half-written files.", "Write “dialogduk doctor --fix”: it removes them."),
            Fault::LeftOver => ("A program was cut off, or has the file open now.", "Open and quit dialogduk once. Do not copy the file before that."),
            Fault::Rights => ("Others who use this computer can read the file.", "Write “dialogduk doctor --fix”."),
            Fault::SharedPlace => ("The file lies in a folder that is shared with other computers.", "Move it to a folder that is on this computer only."),
            Fault::ReadOnly => ("The file can only be read: nothing new can be saved in it.", "Give yourself the right to change the file, or copy it to a folder of your own."),
            Fault::BackupFolder => ("Backups cannot be saved where they are to lie.", "Mend what is wrong with the folder below, or choose another in the settings. You can make a copy somewhere else now: “dialogduk backup -o COPY.db”."),
            Fault::NoBackup => ("There is no backup.", "Write “dialogduk backup”."),
            Fault::OnlyInBackup => ("There are no meetings in the file, but a backup has some.", "Write “dialogduk restore latest” to bring them back."),
            Fault::OldBackup => ("The newest backup is old.", "Write “dialogduk backup”."),
            Fault::UnsoundBackup => ("One or more backups are damaged.", "The data file is not affected. Delete the backups that are named, and make a new one with “dialogduk backup”."),
            Fault::PlainBackup => ("The file has a passphrase, but a backup can be read without.", "Write “dialogduk protect change”, which gives the backups the passphrase, or delete the backup."),
            Fault::Space => ("There is little room left on the disk.", "Move or delete something large, so that there is room for backups."),
            Fault::Settings => ("Something in the settings cannot be used.", "Mend what is told below, in the settings file."),
            Fault::Locale => ("The terminal does not say that it can show all letters.", "If æ, ø and å look right, there is nothing to do."),
            Fault::Window => ("The window is too small.", "Make it larger: 60 characters wide and 18 lines high is the least."),
        };
        /// Heads what needs something done.
        wrong: Word = "Dette bør rettes:", "Dette bør rettast:", "This should be put right:";
        /// The file is not there, and backups show that it has been.
        gone: Word = "borte; sikkerhetskopiene viser at den har vært her",
            "borte; tryggingskopiane viser at ho har vore her",
            "gone; the backups show that it has been here";
        /// Heads what is good to know.
        to_know: Word = "Verdt å vite:", "Verdt å vite:", "Worth knowing:";
        /// Nothing was found.
        all_well: Word = "Alt er i orden.", "Alt er i orden.", "All is well.";
        /// How many backups, and when the newest was made.
        backups: fn(usize, &str) -> String = |n, when| format!("{n}, den nyeste fra {when}"),
            |n, when| format!("{n}, den nyaste frå {when}"),
            |n, when| format!("{n}, the newest of {when}");
        /// Head of the row of backups.
        backup: Word = "Sikkerhetskopier", "Tryggingskopiar", "Backups";
        /// Head of the row of room on the disks.
        room: Word = "Ledig plass", "Ledig plass", "Room left";
        /// Room on two disks: where the file lies, where backups lie.
        room_of_two: fn(&str, &str) -> String =
            |file, backups| format!("{file} der fila ligger, {backups} der sikkerhetskopiene ligger"),
            |file, backups| format!("{file} der fila ligg, {backups} der tryggingskopiane ligg"),
            |file, backups| format!("{file} where the file lies, {backups} where the backups lie");
        /// Nothing could be put right by itself.
        fixed: Word = "Rettet det som kunne rettes. Fila slik den var, er tatt vare på som sikkerhetskopi.",
            "Retta det som kunne rettast. Fila slik ho var, er teken vare på som tryggingskopi.",
            "Put right what could be. The file as it was is kept as a backup.";
        /// How many half-written files were taken away.
        swept: fn(usize) -> String = |n| format!("Halvskrevne filer fjernet: {n}."),
            |n| format!("Halvskrivne filer fjerna: {n}."),
            |n| format!("Half-written files removed: {n}.");
        /// At the start, only the text of the file's own rules is damaged.
        at_start_rules: Word = "Bare oppbygningen av fila er skadet, ikke noe av det som er sagt.\n  dialogduk doctor --fix                setter den i stand (fila slik den er, tas vare på)",
            "Berre oppbygginga av fila er skadd, ikkje noko av det som er sagt.\n  dialogduk doctor --fix                set ho i stand (fila slik ho er, blir teken vare på)",
            "Only the structure of the file is damaged, nothing of what was said.\n  dialogduk doctor --fix                puts it right (the file as it is is kept)";
        /// How many meetings were brought back whole; how many could not.
        mended: fn(usize, usize) -> String =
            |mended, left| format!("Hentet fra sikkerhetskopi: {mended}. Ikke funnet i noen sikkerhetskopi: {left}."),
            |mended, left| format!("Henta frå tryggingskopi: {mended}. Ikkje funne i nokon tryggingskopi: {left}."),
            |mended, left| format!("Brought from a backup: {mended}. Not found in any backup: {left}.");
        /// The way out where something is in no backup as it was written.
        left: Word = "Det som ikke ble funnet, kan du få slik det står nå: «dialogduk doctor --salvage NY.db» lager en ny fil med alt som kan leses.",
            "Det som ikkje vart funne, kan du få slik det står no: «dialogduk doctor --salvage NY.db» lagar ei ny fil med alt som kan lesast.",
            "What was not found you can have as it stands now: “dialogduk doctor --salvage NEW.db” makes a new file with all that can be read.";
        /// What could be saved: meetings whole, of these from a backup, in part.
        salvaged: fn(u64, u64, usize) -> String =
            |whole, from, partly| format!("Møter reddet hele: {whole} (av dem {from} fra sikkerhetskopi). Reddet delvis: {partly}."),
            |whole, from, partly| format!("Møte berga heile: {whole} (av dei {from} frå tryggingskopi). Berga delvis: {partly}."),
            |whole, from, partly| format!("Meetings saved whole: {whole} (of them {from} from a backup). Saved in part: {partly}.");
        /// Stands where a name, a title or a question could not be read.
        unreadable: Word = "(kunne ikke leses)", "(kunne ikkje lesast)", "(could not be read)";
        /// Heads the tables that could not be read to the end.
        broken_tables: fn(&str) -> String = |tables| format!("Kunne ikke leses til slutten: {tables}."),
            |tables| format!("Kunne ikkje lesast til slutten: {tables}."),
            |tables| format!("Could not be read to the end: {tables}.");
        /// Heads the meetings saved in part.
        partly: fn(&str) -> String = |ids| format!("Se gjennom disse møtene; noe kan mangle: {ids}"),
            |ids| format!("Sjå gjennom desse møta; noko kan mangle: {ids}"),
            |ids| format!("Look through these meetings; something may be missing: {ids}");
        /// Where it lies, and how to go on with it.
        new_file: fn(&str) -> String =
            |path| format!("Den nye fila er {path}. Den skadede er ikke rørt. Bruk den nye slik: dialogduk restore {path}"),
            |path| format!("Den nye fila er {path}. Den skadde er ikkje rørt. Bruk den nye slik: dialogduk restore {path}"),
            |path| format!("The new file is {path}. The damaged one has not been touched. Use the new one: dialogduk restore {path}");
        /// What the newest sound backup holds, to choose between the two.
        beside: fn(&str, &str) -> String =
            |when, holds| format!("Til sammenligning, den nyeste hele sikkerhetskopien ({when}): {holds}."),
            |when, holds| format!("Til samanlikning, den nyaste heile tryggingskopien ({when}): {holds}."),
            |when, holds| format!("For comparison, the newest sound backup ({when}): {holds}.");
        /// Salvage found nothing; the backup is the way.
        only_backup: fn(&str, &str) -> String =
            |when, holds| format!("Ingenting kunne leses. Den nyeste hele sikkerhetskopien er fra {when} ({holds}). Hent den fram: dialogduk restore latest"),
            |when, holds| format!("Ingenting kunne lesast. Den nyaste heile tryggingskopien er frå {when} ({holds}). Hent han fram: dialogduk restore latest"),
            |when, holds| format!("Nothing could be read. The newest sound backup is of {when} ({holds}). Bring it back: dialogduk restore latest");
        /// Salvage found nothing, and no backup can be used.
        nothing_left: Word = "Ingenting kunne leses, og det finnes ingen hel sikkerhetskopi med møter. Ta vare på fila, og let etter en kopi på minnepinner og andre maskiner: «dialogduk restore FIL» tar den i bruk.",
            "Ingenting kunne lesast, og det finst ingen heil tryggingskopi med møte. Ta vare på fila, og leit etter ein kopi på minnepinnar og andre maskiner: «dialogduk restore FIL» tek han i bruk.",
            "Nothing could be read, and there is no sound backup with meetings. Keep the file, and look for a copy on memory sticks and other computers: “dialogduk restore FILE” puts it in use.";
        /// At the start, the file is damaged, and there is a backup.
        at_start: fn(&str, &str) -> String =
            |when, holds| format!("Det finnes en hel sikkerhetskopi fra {when}: {holds}.\n  dialogduk restore latest              tar den i bruk (fila tas vare på)\n  dialogduk doctor --salvage NY.db      redder det som kan leses av fila"),
            |when, holds| format!("Det finst ein heil tryggingskopi frå {when}: {holds}.\n  dialogduk restore latest              tek han i bruk (fila blir teken vare på)\n  dialogduk doctor --salvage NY.db      bergar det som kan lesast av fila"),
            |when, holds| format!("There is a sound backup of {when}: {holds}.\n  dialogduk restore latest              puts it in use (the file is kept)\n  dialogduk doctor --salvage NEW.db     saves what can be read of the file");
        /// The same without a backup.
        at_start_alone: Word = "  dialogduk doctor --salvage NY.db      redder det som kan leses av fila",
            "  dialogduk doctor --salvage NY.db      bergar det som kan lesast av fila",
            "  dialogduk doctor --salvage NEW.db     saves what can be read of the file";
    }
}
