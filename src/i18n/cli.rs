//! What the command line says, and what every front says at start: where things lie, which session is meant, what the
//! settings file holds that cannot be used.

mod settings;

use super::Explanation;
use super::report::area;
use crate::domain::localized::Lang;
use crate::paths::ChosenBy;
use crate::settings::file::Note;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

/// «1 møte», «3 møter».
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

const fn three(what: Word, safe: Word, todo: Word) -> Explanation {
    Explanation { what, safe, todo }
}

area! {
    /// What the command line says.
    CliTexts {
        /// Before the library's own words under a problem.
        details: Word = "Detaljer (på engelsk)", "Detaljar (på engelsk)", "Details";
        /// Asks for Enter, when the window would close before anything could be read.
        press_enter: Word = "Trykk Enter for å lukke vinduet.", "Trykk Enter for å lukke vindauget.",
            "Press Enter to close the window.";

        /// Over the notes about the settings file.
        settings: Word = "Innstillinger", "Innstillingar", "Settings";
        /// Nobody knows where the data should lie.
        no_place: Explanation =
            three("Maskinen sier ikke hvor dine egne filer skal ligge.", "Ingenting er endret.",
                "Skriv hvor møtene skal lagres: dialogduk --db FIL."),
            three("Maskina seier ikkje kvar dine eigne filer skal liggje.", "Ingenting er endra.",
                "Skriv kvar møta skal lagrast: dialogduk --db FIL."),
            three("The computer does not say where your own files should lie.", "Nothing has been changed.",
                "Say where the meetings are to be saved: dialogduk --db FILE.");
        /// The full screen was started where there is none.
        no_terminal: Explanation =
            three("Dialogduk trenger et vindu å tegne i, og her er det ikke noe.", "Ingenting er endret.",
                "Start programmet i et terminalvindu, eller se «dialogduk --help» for det som kan gjøres uten."),
            three("Dialogduk treng eit vindauge å teikne i, og her er det ikkje noko.", "Ingenting er endra.",
                "Start programmet i eit terminalvindauge, eller sjå «dialogduk --help» for det som kan gjerast utan."),
            three("Dialogduk needs a window to draw in, and there is none here.", "Nothing has been changed.",
                "Start the program in a terminal window, or see “dialogduk --help” for what can be done without.");
        /// The window could not be taken or stopped answering.
        terminal_failed: Explanation =
            three("Vinduet kunne ikke brukes.", "Alt som er lagret, ligger trygt i fila.",
                "Prøv et annet terminalprogram."),
            three("Vindauget kunne ikkje brukast.", "Alt som er lagra, ligg trygt i fila.",
                "Prøv eit anna terminalprogram."),
            three("The window could not be used.", "Everything that has been saved is safe in the file.",
                "Try another terminal program.");
        /// Writing the result failed.
        no_output: Explanation =
            three("Resultatet kunne ikke skrives ut.", "Alt som er lagret, ligger trygt i fila.",
                "Se om disken er full, eller om mottakeren er lukket."),
            three("Resultatet kunne ikkje skrivast ut.", "Alt som er lagra, ligg trygt i fila.",
                "Sjå om disken er full, eller om mottakaren er lukka."),
            three("The result could not be written.", "Everything that has been saved is safe in the file.",
                "See whether the disk is full, or the receiver closed.");

        /// No session fits the words.
        no_such_session: fn(&str) -> String =
            |words| format!("Fant ikke noe møte som passer til «{words}». Se alle møtene med: dialogduk sessions list"),
            |words| format!("Fann ikkje noko møte som passar til «{words}». Sjå alle møta med: dialogduk sessions list"),
            |words| format!("No meeting fits “{words}”. See all meetings with: dialogduk sessions list");
        /// Several sessions fit the words; they are listed below.
        several_sessions: fn(&str) -> String =
            |words| format!("Flere møter passer til «{words}». Skriv begynnelsen av id-en til det du mener:"),
            |words| format!("Fleire møte passar til «{words}». Skriv byrjinga av id-en til det du meiner:"),
            |words| format!("Several meetings fit “{words}”. Write the beginning of the id of the one you mean:");
        /// No session was named and none is under way.
        none_running: Word =
            "Ingen møter pågår. Skriv hvilket møte du mener: id, eller ord fra tittelen eller enheten.",
            "Ingen møte er i gang. Skriv kva møte du meiner: id, eller ord frå tittelen eller eininga.",
            "No meeting is under way. Say which one you mean: its id, or words of its title or unit.";
        /// The list of sessions is empty.
        no_sessions: Word = "Det er ingen møter her ennå.", "Det er ingen møte her enno.", "There are no meetings here yet.";
        /// `measures set` without anything to set.
        nothing_to_set: Word = "Si hva som skal endres: --state, --responsible eller --deadline.",
            "Sei kva som skal endrast: --state, --responsible eller --deadline.",
            "Say what to change: --state, --responsible or --deadline.";
        /// No measure has this id.
        no_such_measure: fn(&str) -> String = |id| format!("Det er ikke noe tiltak med id {id}. `dialogduk measures` lister dem."),
            |id| format!("Det er ikkje noko tiltak med id {id}. `dialogduk measures` listar dei."),
            |id| format!("There is no measure with the id {id}. `dialogduk measures` lists them.");
        /// Nothing was changed, since so many cannot be.
        nothing_changed: fn(usize) -> String = |n| format!("Ingenting er endret, for {n} av tiltakene kan ikke endres slik."),
            |n| format!("Ingenting er endra, for {n} av tiltaka kan ikkje endrast slik."),
            |n| format!("Nothing is changed, since {n} of the measures cannot be changed so.");
        /// The list of measures is empty.
        no_measures: Word = "Det er ingen tiltak her.", "Det er ingen tiltak her.", "There are no measures here.";
        /// There is no set with this id; perhaps another was meant.
        no_such_set: fn(&str, Option<&str>) -> String =
            |id, meant| format!("Det finnes ikke noe spørsmålssett med id «{id}».{} Se alle med: dialogduk questions list",
                meant.map(|meant| format!(" Mente du «{meant}»?")).unwrap_or_default()),
            |id, meant| format!("Det finst ikkje noko spørsmålssett med id «{id}».{} Sjå alle med: dialogduk questions list",
                meant.map(|meant| format!(" Meinte du «{meant}»?")).unwrap_or_default()),
            |id, meant| format!("There is no question set with the id “{id}”.{} See all with: dialogduk questions list",
                meant.map(|meant| format!(" Did you mean “{meant}”?")).unwrap_or_default());
        /// The words are no day.
        no_such_day: fn(&str) -> String =
            |words| format!("«{words}» er ikke en dato. Skriv for eksempel 2026-11-22, 22.11 eller «neste fredag»."),
            |words| format!("«{words}» er ikkje ein dato. Skriv til dømes 2026-11-22, 22.11 eller «neste fredag»."),
            |words| format!("“{words}” is not a date. Write for example 2026-11-22, 22.11 or “neste fredag”.");
        /// The words can mean several days.
        several_days: fn(&str, &str) -> String =
            |words, days| format!("«{words}» kan bety flere dager: {days}. Skriv datoen."),
            |words, days| format!("«{words}» kan tyde fleire dagar: {days}. Skriv datoen."),
            |words, days| format!("“{words}” can mean several days: {days}. Write the date.");
        /// A unit must have a name.
        unit_needs_name: Word = "Enheten må ha et navn.", "Eininga må ha eit namn.", "The unit needs a name.";
        /// What tables are called, before their number.
        table: Word = "Bord", "Bord", "Table";
        /// A session was made; takes its title.
        made: fn(&str) -> String = |title| format!("Laget møtet «{title}»."), |title| format!("Laga møtet «{title}»."),
            |title| format!("Made the meeting “{title}”.");

        /// Asks before deleting: title, unit, answers, measures.
        delete_ask: fn(&str, &str, usize, usize) -> String =
            |title, unit, answers, measures| format!("Legge «{title}» ({unit}) med {answers} svar og {measures} tiltak i papirkurven? Skriv ja: "),
            |title, unit, answers, measures| format!("Leggje «{title}» ({unit}) med {answers} svar og {measures} tiltak i papirkorga? Skriv ja: "),
            |title, unit, answers, measures| format!("Put “{title}” ({unit}) with {} and {} in the trash? Write yes: ",
                count(answers, "answer", "answers"), count(measures, "measure", "measures"));
        /// What counts as a yes.
        yes_words: &'static [&'static str] = &["ja", "j"], &["ja", "j"], &["yes", "y"];
        /// A script must say yes itself.
        delete_needs_yes: Word = "Sletting må bekreftes. Legg til --yes.", "Sletting må stadfestast. Legg til --yes.",
            "Deleting must be confirmed. Add --yes.";
        /// It lies in the trash.
        deleted: fn(&str) -> String =
            |title| format!("«{title}» ligger i papirkurven. «dialogduk sessions restore» tar det tilbake."),
            |title| format!("«{title}» ligg i papirkorga. «dialogduk sessions restore» tek det tilbake."),
            |title| format!("“{title}” is in the trash. “dialogduk sessions restore” takes it back.");
        /// It was not deleted.
        not_deleted: Word = "Ingenting er slettet.", "Ingenting er sletta.", "Nothing has been deleted.";

        /// A folder given on the command line is not there.
        no_folder: fn(&str) -> String =
            |path| format!("Mappa {path} finnes ikke."), |path| format!("Mappa {path} finst ikkje."),
            |path| format!("The folder {path} does not exist.");

        /// A session was taken in.
        imported: fn(&str) -> String = |title| format!("hentet inn «{title}»"), |title| format!("henta inn «{title}»"),
            |title| format!("took in “{title}”");
        /// A changed file must be confirmed.
        take_in_anyway: Word = "Hente inn likevel? Skriv ja: ", "Hente inn likevel? Skriv ja: ", "Take it in anyway? Write yes: ";
        /// The same, for a script.
        take_in_needs_yes: Word = "Ikke hentet inn. Legg til --yes for å hente inn likevel.",
            "Ikkje henta inn. Legg til --yes for å hente inn likevel.", "Not taken in. Add --yes to take it in anyway.";

        /// A file that has been checked and is sound.
        file_is_sound: fn(&str) -> String = |file| format!("{file}: i orden"), |file| format!("{file}: i orden"),
            |file| format!("{file}: fine");
        /// Before advice.
        advice: Word = "råd", "råd", "advice";
        /// What was checked: files, faults, pieces of advice.
        checked: fn(usize, usize, usize) -> String =
            |files, faults, advice| format!("Sjekket {}: {faults} feil og {advice} råd.", count(files, "fil", "filer")),
            |files, faults, advice| format!("Sjekka {}: {faults} feil og {advice} råd.", count(files, "fil", "filer")),
            |files, faults, advice| format!("Checked {}: {} and {}.", count(files, "file", "files"),
                count(faults, "fault", "faults"), count(advice, "piece of advice", "pieces of advice"));
        /// There is nothing to check.
        nothing_to_check: fn(&str) -> String =
            |folder| format!("Ingen spørsmålssett (*.toml) i {folder}."), |folder| format!("Ingen spørsmålssett (*.toml) i {folder}."),
            |folder| format!("No question sets (*.toml) in {folder}.");
        /// A set that comes with the program.
        built_in: Word = "følger med", "følgjer med", "built in";
        /// A set of one's own.
        own: Word = "eget", "eige", "your own";
        /// A set of one's own that stands in for a built-in one.
        own_instead: Word = "eget, i stedet for det som følger med", "eige, i staden for det som følgjer med",
            "your own, in place of the built-in one";
        /// A file that cannot be used.
        faulty: Word = "kan ikke brukes", "kan ikkje brukast", "cannot be used";
        /// What is left out of an own set list entry: how to see the faults.
        see_faults: Word = "Se hva som er feil med: dialogduk questions check", "Sjå kva som er feil med: dialogduk questions check",
            "See what is wrong with: dialogduk questions check";
        /// How much a set asks: parts, questions, minutes.
        set_size: fn(usize, usize, &str) -> String =
            |parts, questions, minutes| format!("{}, {questions} spørsmål, {minutes}", count(parts, "del", "deler")),
            |parts, questions, minutes| format!("{}, {questions} spørsmål, {minutes}", count(parts, "del", "delar")),
            |parts, questions, minutes| format!("{}, {}, {minutes}", count(parts, "part", "parts"), count(questions, "question", "questions"));
        /// An optional question or part.
        optional: Word = "valgfri", "valfri", "optional";
        /// Before the help for the facilitator.
        help: Word = "Hjelp", "Hjelp", "Help";
        /// Before an example answer.
        example: Word = "Eksempel", "Døme", "Example";
        /// Before a follow-up question.
        follow_up: Word = "Følg opp", "Følg opp", "Follow up";
        /// Before the origin of a set.
        origin: Word = "Opphav", "Opphav", "Origin";
        /// Before the licence of a set.
        licence: Word = "Lisens", "Lisens", "Licence";
        /// A set's version.
        version: fn(u32) -> String = |n| format!("versjon {n}"), |n| format!("versjon {n}"), |n| format!("version {n}");

        /// Heads of lists: id.
        id: Word = "id", "id", "id";
        /// Date.
        date: Word = "dato", "dato", "date";
        /// State.
        state: Word = "status", "status", "state";
        /// Unit.
        unit: Word = "enhet", "eining", "unit";
        /// Heading of a column: what kind of thing it is.
        kind: Word = "slag", "slag", "kind";
        /// Heading of a column: what is written there.
        text: Word = "tekst", "tekst", "text";
        /// Title.
        title: Word = "tittel", "tittel", "title";
        /// Answered questions.
        answered: Word = "besvart", "svart på", "answered";
        /// Measures.
        measures: Word = "tiltak", "tiltak", "measures";
        /// Measure.
        measure: Word = "tiltak", "tiltak", "measure";
        /// Responsible.
        responsible: Word = "ansvarlig", "ansvarleg", "responsible";
        /// Deadline.
        deadline: Word = "frist", "frist", "deadline";
        /// Where it comes from.
        source: Word = "kilde", "kjelde", "source";
        /// Rehearsal mark.
        rehearsal: Word = "PRØVE", "PRØVE", "REHEARSAL";

        /// Only a file can hold this format; takes the format.
        needs_target: fn(&str) -> String =
            |format| format!("Formatet {format} kan ikke vises i et vindu. Skriv hvor fila skal ligge: -o FIL."),
            |format| format!("Formatet {format} kan ikkje visast i eit vindauge. Skriv kvar fila skal liggje: -o FIL."),
            |format| format!("The format {format} cannot be shown in a window. Say where to put it: -o FILE.");
        /// A format this document does not come in; takes the formats it has.
        formats_are: fn(&str) -> String =
            |formats| format!("Formater: {formats}."), |formats| format!("Format: {formats}."), |formats| format!("Formats: {formats}.");
        /// The meeting added no question.
        nothing_added: Word = "Det møtet har ingen egne spørsmål.", "Det møtet har ingen eigne spørsmål.",
            "That meeting has no questions of its own.";
        /// A file was written.
        written: fn(&str) -> String = |path| format!("Skrev {path}"), |path| format!("Skreiv {path}"), |path| format!("Wrote {path}");
        /// A name that would do instead.
        free_name: fn(&str) -> String = |path| format!("Ledig navn: {path}"), |path| format!("Ledig namn: {path}"),
            |path| format!("A free name: {path}");
        /// How to replace a file.
        replace_with_force: Word = "Legg til --force for å erstatte fila.", "Legg til --force for å byte ut fila.",
            "Add --force to replace the file.";

        /// The throw-away copy is gone.
        demo_over: Word = "Prøvedataene er slettet. Dine egne møter er ikke rørt.",
            "Prøvedataa er sletta. Dine eigne møte er ikkje rørte.",
            "The demo data has been deleted. Your own meetings have not been touched.";
        /// The throw-away copy could not be made or filled.
        demo_failed: Explanation =
            three("Prøvedataene kunne ikke lages.", "Dine egne møter er ikke rørt.", "Se om disken er full, og prøv igjen."),
            three("Prøvedataa kunne ikkje lagast.", "Dine eigne møte er ikkje rørte.", "Sjå om disken er full, og prøv igjen."),
            three("The demo data could not be made.", "Your own meetings have not been touched.", "See whether the disk is full, and try again.");

        /// Labels of the doctor: version.
        doctor_version: Word = "Versjon", "Versjon", "Version";
        /// Data file.
        doctor_data: Word = "Datafil", "Datafil", "Data file";
        /// Whether it is sound.
        doctor_sound: Word = "Tilstand", "Tilstand", "Condition";
        /// It is.
        sound: Word = "i orden", "i orden", "sound";
        /// There is no file yet.
        not_made: Word = "ikke laget ennå", "ikkje laga enno", "not made yet";
        /// The place is kept in step with other machines.
        shared_place: Word =
            "ligger i en mappe som deles eller synkroniseres (OneDrive, nettverk). Der kan fila bli låst eller delt med andre.",
            "ligg i ei mappe som blir delt eller synkronisert (OneDrive, nettverk). Der kan fila bli låst eller delt med andre.",
            "lies in a shared or synchronised folder (OneDrive, network). There the file may be locked or shared with others.";
        /// Journal mode.
        doctor_journal: Word = "Skrivemåte", "Skrivemåte", "Journal";
        /// Size of the file.
        doctor_size: Word = "Størrelse", "Storleik", "Size";
        /// Own question sets.
        doctor_questions: Word = "Egne spørsmålssett", "Eigne spørsmålssett", "Own question sets";
        /// Crash notes.
        doctor_notes: Word = "Feilnotater", "Feilnotat", "Crash notes";
        /// The terminal.
        doctor_terminal: Word = "Vindu", "Vindauge", "Window";
        /// No terminal.
        none: Word = "ikke noe", "ikkje noko", "none";
        /// Language.
        doctor_lang: Word = "Språk", "Språk", "Language";
        /// The system's locale.
        doctor_locale: Word = "Maskinens språkvalg", "Språkvalet på maskina", "Locale";
        /// What chose the data file.
        chosen_by: fn(ChosenBy) -> &'static str =
            |by| match by {
                ChosenBy::Flag => "valgt med --db",
                ChosenBy::Variable => "valgt med DIALOGDUK_DB",
                ChosenBy::Settings => "valgt i innstillingene",
                ChosenBy::Platform => "maskinens vanlige mappe",
            },
            |by| match by {
                ChosenBy::Flag => "vald med --db",
                ChosenBy::Variable => "vald med DIALOGDUK_DB",
                ChosenBy::Settings => "vald i innstillingane",
                ChosenBy::Platform => "den vanlege mappa på maskina",
            },
            |by| match by {
                ChosenBy::Flag => "chosen with --db",
                ChosenBy::Variable => "chosen with DIALOGDUK_DB",
                ChosenBy::Settings => "chosen in the settings",
                ChosenBy::Platform => "the computer's usual folder",
            };

        /// The program stopped because of a bug in it.
        crash_what: Word = "Dialogduk stoppet på grunn av en feil i programmet.",
            "Dialogduk stoppa på grunn av ein feil i programmet.", "Dialogduk stopped because of a bug in the program.";
        /// Everything saved is safe; a path follows.
        crash_data: Word = "Alt som er lagret, ligger trygt her:", "Alt som er lagra, ligg trygt her:",
            "Everything that has been saved is safe here:";
        /// There is a note without content; a path follows.
        crash_note: Word = "Et notat om feilen, uten noe av det dere har skrevet, ligger her:",
            "Eit notat om feilen, utan noko av det de har skrive, ligg her:",
            "A note about the bug, with nothing of what you have written, lies here:";
        /// The note could not be written.
        crash_no_note: Word = "Det gikk ikke å lagre et notat om feilen.", "Det gjekk ikkje å lagre eit notat om feilen.",
            "A note about the bug could not be saved.";
        /// How to go on.
        crash_go_on: Word = "Start programmet igjen, så fortsetter møtet der det var.",
            "Start programmet igjen, så held møtet fram der det var.",
            "Start the program again, and the meeting goes on where it was.";
        /// The settings could not be read; takes the path and why.
        settings_unread: fn(&str, &str) -> String =
            |path, why| format!("Innstillingene i {path} kunne ikke leses ({why}). Programmet bruker de vanlige innstillingene."),
            |path, why| format!("Innstillingane i {path} kunne ikkje lesast ({why}). Programmet bruker dei vanlege innstillingane."),
            |path, why| format!("The settings in {path} could not be read ({why}). The program uses the usual ones.");
        /// Notes about the settings file as one sentence each, with the place; takes the path.
        settings_note: fn(&str, &Note) -> String =
            |path, note| settings::placed(Lang::Nb, path, note),
            |path, note| settings::placed(Lang::Nn, path, note),
            |path, note| settings::placed(Lang::En, path, note);
    }
}
