//! The help of the command line. The English sentences stand in `cli::args`, where the parser reads them; here each has its
//! translations beside it. A test reads every verb and argument and finds them all here, and none that nobody says.

use super::report::area;
use crate::domain::localized::Lang;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;
/// A sentence in the three languages.
type Sentence = [Word; 3];

area! {
    /// Words around the help of the command line, and what is said where a line cannot be meant.
    CliHelpTexts {
        /// How a page of help is laid out; clap fills in what stands in braces.
        template: Word = "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}",
            "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}",
            "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";
        /// What `--help` does.
        show_help: Word = "Vis denne hjelpen", "Vis denne hjelpa", "Print help";
        /// What `--version` does.
        show_version: Word = "Si hvilken versjon dette er", "Sei kva versjon dette er", "Print version";
        /// Before a line that shows how it is written.
        usage: Word = "Bruk:", "Bruk:", "Usage:";
        /// Over the verbs.
        commands: Word = "Kommandoer", "Kommandoar", "Commands";
        /// Where a verb stands in a line of usage.
        command: Word = "KOMMANDO", "KOMMANDO", "COMMAND";
        /// Over what is written by its place.
        arguments: Word = "Argumenter", "Argument", "Arguments";
        /// Over what begins with a dash.
        options: Word = "Valg", "Val", "Options";
        /// Where options stand in a line of usage.
        options_here: Word = "[VALG]", "[VAL]", "[OPTIONS]";
        /// What holds where nothing is written.
        default: fn(&str) -> String = |value| format!("[ellers: {value}]"), |value| format!("[elles: {value}]"), |value| format!("[default: {value}]");
        /// What can be written, in a row.
        possible: fn(&str) -> String = |values| format!("[mulige verdier: {values}]"), |values| format!("[moglege verdiar: {values}]"), |values| format!("[possible values: {values}]");
        /// The same over a list.
        possible_values: Word = "Mulige verdier:", "Moglege verdiar:", "Possible values:";
        /// Before other names of an option.
        also: Word = "[også: ", "[òg: ", "[also: ";
        /// No option is called so.
        unknown_option: fn(&str) -> String = |it| format!("{it} er ikke et valg her."), |it| format!("{it} er ikkje eit val her."), |it| format!("{it} is no option here.");
        /// No verb is called so.
        unknown_command: fn(&str) -> String = |it| format!("«{it}» er ikke en kommando."), |it| format!("«{it}» er ikkje ein kommando."), |it| format!("“{it}” is no command.");
        /// Something like it is there.
        did_you_mean: fn(&str) -> String = |it| format!("Mente du {it}?"), |it| format!("Meinte du {it}?"), |it| format!("Did you mean {it}?");
        /// What is needed is not written.
        missing: fn(&str) -> String = |it| format!("Dette mangler: {it}"), |it| format!("Dette manglar: {it}"), |it| format!("This is missing: {it}");
        /// Nothing is written where a value is needed.
        no_value: fn(&str) -> String = |it| format!("{it} trenger en verdi."), |it| format!("{it} treng ein verdi."), |it| format!("{it} needs a value.");
        /// The value, and for what, cannot be meant.
        wrong_value: fn(&str, &str) -> String = |value, it| format!("«{value}» kan ikke brukes for {it}."), |value, it| format!("«{value}» kan ikkje brukast for {it}."), |value, it| format!("“{value}” cannot be used for {it}.");
        /// What can be chosen from.
        choose: fn(&str) -> String = |values| format!("Velg blant: {values}."), |values| format!("Vel mellom: {values}."), |values| format!("Choose from: {values}.");
        /// Two things exclude each other; the second may be several.
        conflict: fn(&str, &str) -> String = |it, other| format!("{it} kan ikke brukes sammen med {other}."), |it, other| format!("{it} kan ikkje brukast saman med {other}."), |it, other| format!("{it} cannot be used together with {other}.");
        /// Too many or too few values.
        wrong_number: fn(&str) -> String = |it| format!("Feil antall verdier for {it}."), |it| format!("Feil tal på verdiar for {it}."), |it| format!("The number of values for {it} is wrong.");
        /// Something else cannot be meant.
        not_understood: Word = "Kommandoen kan ikke forstås.", "Kommandoen kan ikkje forståast.", "The command cannot be understood.";
        /// Where there is more.
        more: Word = "Legg til --help for hjelp.", "Legg til --help for hjelp.", "Add --help for help.";
    }
}

/// A sentence of the help in a language; `None` where it has no translation.
pub fn translated(english: &str, lang: Lang) -> Option<Word> {
    let [nb, nn, en] = SENTENCES.iter().chain(NAMES).find(|[_, _, en]| *en == english)?;
    Some(match lang {
        Lang::Nb => nb,
        Lang::Nn => nn,
        Lang::En => en,
    })
}

/// What has a translation, in English.
pub fn known() -> impl Iterator<Item = Word> {
    SENTENCES.iter().chain(NAMES).map(|[_, _, en]| *en)
}

/// What stands for a value in the lines of usage.
static NAMES: &[Sentence] = &[
    ["DAG", "DAG", "DATE"],
    ["DAG", "DAG", "DAY"],
    ["MAPPE", "MAPPE", "DIR"],
    ["TIDLIGST", "TIDLEGAST", "EARLIER"],
    ["FIL", "FIL", "FILE"],
    ["FIL|MAPPE", "FIL|MAPPE", "FILE|DIR"],
    ["FIL|latest", "FIL|latest", "FILE|latest"],
    ["OVERSKRIFT=FELT", "OVERSKRIFT=FELT", "HEADING=FIELD"],
    ["ID", "ID", "ID"],
    ["SPRÅK", "SPRÅK", "LANG"],
    ["SENEST", "SEINAST", "LATER"],
    ["ANTALL", "TAL", "N"],
    ["NAVN", "NAMN", "NAME"],
    ["NY.db", "NY.db", "NEW.db"],
    ["NR", "NR", "NO"],
    ["PROFIL", "PROFIL", "PROFILE"],
    ["ROLLE", "ROLLE", "ROLE"],
    ["MØTE", "MØTE", "SESSION"],
    ["SETT", "SETT", "SET"],
    ["STØRRELSE", "STORLEIK", "SIZE"],
    ["TID", "TID", "SPAN"],
    ["TEKST", "TEKST", "TEXT"],
    ["HVA", "KVA", "WHAT"],
    ["HVEM", "KVEN", "WHO"],
    ["ORD", "ORD", "WORDS"],
    ["[PUNKT[.FELT]=]SIDE", "[PUNKT[.FELT]=]SIDE", "[POINT[.FIELD]=]SIDE"],
    ["[RAD=]GRUNN", "[RAD=]GRUNN", "[ROW=]WHY"],
    ["TILSTAND", "TILSTAND", "STATE"],
    ["TILSTAND", "TILSTAND", "STATES"],
    ["TITTEL", "TITTEL", "TITLE"],
    ["STED", "STAD", "PLACE"],
    ["FORMAT", "FORMAT", "FORMAT"],
    ["ANTALL", "TAL", "LIMIT"],
    ["LINJE", "LINJE", "LINE"],
    ["HVOR LENGE", "KOR LENGE", "KEEP"],
    ["ORD", "ORD", "FIND"],
    ["GRUNN", "GRUNN", "REASON"],
];

/// What verbs and arguments do.
static SENTENCES: &[Sentence] = &[
    [
        "Leder et personalmøte gjennom en NED-dialogduk, og tar vare på det dere ble enige om",
        "Leier eit personalmøte gjennom ein NED-dialogduk, og tek vare på det de vart einige om",
        "Walks a staff meeting through a NED dialogue cloth and keeps what the room agreed on",
    ],
    [
        "Uten kommando åpnes hele skjermen. Innstillinger: se docs/config.md.",
        "Utan kommando blir heile skjermen opna. Innstillingar: sjå docs/config.md.",
        "Without a command the full screen opens. Settings: see docs/config.md.",
    ],
    [
        "Datafila [ellers `DIALOGDUK_DB`, ellers `data_file` i innstillingene, ellers mappa for data på maskinen]",
        "Datafila [elles `DIALOGDUK_DB`, elles `data_file` i innstillingane, elles mappa for data på maskina]",
        "The data file [else `DIALOGDUK_DB`, else `data_file` in the settings, else the platform's data folder]",
    ],
    [
        "Språket i alt programmet sier [ellers innstillingene, ellers maskinens språk, ellers nb]",
        "Språket i alt programmet seier [elles innstillingane, elles språket på maskina, elles nb]",
        "Language of everything the program says [else the settings, else the locale, else nb]",
    ],
    [
        "Tekstene i denne kommandoen er sagt generelt og handler ikke om noen enkeltperson; ikke spør om dem",
        "Tekstane i denne kommandoen er sagde generelt og handlar ikkje om nokon enkeltperson; ikkje spør om dei",
        "The texts given with this command are said in general and concern no single person; do not ask about them",
    ],
    [
        "Første linje i denne fila er passordet til datafila, for skript [ellers `DIALOGDUK_PASSPHRASE_FILE`, ellers blir du spurt]",
        "Første linje i denne fila er passordet til datafila, for skript [elles `DIALOGDUK_PASSPHRASE_FILE`, elles blir du spurd]",
        "The first line of this file is the passphrase of the data file, for scripts [else `DIALOGDUK_PASSPHRASE_FILE`, else it is asked for]",
    ],
    [
        "Mappe med egne spørsmålssett; de går foran innebygde sett med samme id",
        "Mappe med eigne spørsmålssett; dei går føre innebygde sett med same id",
        "Folder of your own question sets; they win over built-in sets with the same id",
    ],
    [
        "Prøv alt på en kopi av eksempelmøtene som kastes etterpå; dine egne data blir ikke rørt",
        "Prøv alt på ein kopi av dømemøta som blir kasta etterpå; dine eigne data blir ikkje rørte",
        "Try everything on a throw-away copy of the example workshops; your own data is not touched",
    ],
    [
        "Hold et møte linje for linje: for skjermlesere, skript og andre programmer",
        "Hald eit møte linje for linje: for skjermlesarar, skript og andre program",
        "Hold a meeting line by line: for screen readers, pipes and scripts",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten [ellers: velg fra lista]",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga [elles: vel frå lista]",
        "Id, the beginning of an id, or words of the title or unit [default: choose from the list]",
    ],
    [
        "Vis rommet det det skal se, i et annet vindu på projektoren; Esc går ut",
        "Vis rommet det det skal sjå, i eit anna vindauge på projektoren; Esc går ut",
        "Show the room what it should see, in a second terminal on the projector; Esc leaves",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten [ellers: møtet som pågår]",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga [elles: møtet som går føre seg]",
        "Id, the beginning of an id, or words of the title or unit [default: the meeting being held]",
    ],
    ["Se på, lag og slett møter", "Sjå på, lag og slett møte", "Look at, make and delete sessions"],
    [
        "Se på og kontroller spørsmålssett",
        "Sjå på og kontroller spørsmålssett",
        "Look at and check question sets",
    ],
    ["Se på tiltak", "Sjå på tiltak", "Look at measures"],
    [
        "Finn ord i svar, tiltak og titler i alle møter, det beste treffet først",
        "Finn ord i svar, tiltak og titlar i alle møte, det beste treffet først",
        "Find words in the answers, measures and titles of all sessions, the best first",
    ],
    [
        "Skriv tiltakslista, resultatarket, referatet, ark til utskrift eller hele møtet til fil",
        "Skriv tiltakslista, resultatarket, referatet, ark til utskrift eller heile møtet til fil",
        "Write the action list, the result sheet, the minutes, sheets to print, or the whole session",
    ],
    [
        "Tall for møter og tiltak; hvert tall har sin spørring i docs/statistics.md",
        "Tal for møte og tiltak; kvart tal har si spørjing i docs/statistics.md",
        "What meetings and measures add up to; every figure has its query in docs/statistics.md",
    ],
    [
        "Skriv en rapport på tvers av møter og enheter: bare tall, for HR, NAV eller AMU",
        "Skriv ein rapport på tvers av møte og einingar: berre tal, for HR, NAV eller AMU",
        "Write a report across meetings and units: figures only, for HR, NAV or the working environment committee",
    ],
    [
        "Hvordan en enhet har svart på de samme skalaene fra møte til møte",
        "Korleis ei eining har svara på dei same skalaene frå møte til møte",
        "How a unit has answered the same scale questions from meeting to meeting",
    ],
    [
        "Hold to møter opp mot hverandre: temaer og tiltak som er nye, borte eller i begge",
        "Hald to møte opp mot kvarandre: tema og tiltak som er nye, borte eller i begge",
        "Hold two meetings against each other: themes and measures that are new, gone, or in both",
    ],
    [
        "Det som forfaller: over frist, snart, oppfølging, vurdering, møter; slutter med 3 når en frist er gått ut",
        "Det som forfell: over frist, snart, oppfølging, vurdering, møte; sluttar med 3 når ein frist er gått ut",
        "What is due: overdue, soon, to follow up, to assess, meetings; ends with 3 when a deadline is over",
    ],
    [
        "Hent inn møtefiler fra andre maskiner",
        "Hent inn møtefiler frå andre maskiner",
        "Take in session files from other laptops",
    ],
    [
        "Ta sikkerhetskopi av datafila nå, eller list opp dem som finnes",
        "Ta tryggingskopi av datafila no, eller list opp dei som finst",
        "Make a backup of the data file now, or list those there are",
    ],
    [
        "Legg en sikkerhetskopi i stedet for datafila, som blir tatt vare på først",
        "Legg ein tryggingskopi i staden for datafila, som blir teken vare på først",
        "Put a backup in the place of the data file, which is kept first",
    ],
    [
        "Passord på datafila; et glemt passord kan ingen finne igjen",
        "Passord på datafila; eit gløymt passord kan ingen finne att",
        "A passphrase on the data file; a forgotten one cannot be recovered by anybody",
    ],
    [
        "Slett for godt det som er sagt: svar som etter planen skal slettes, en linje, et navn; tiltakene beholdes",
        "Slett for godt det som er sagt: svar som etter planen skal slettast, ei linje, eit namn; tiltaka blir tekne vare på",
        "Delete for good what was said: answers whose day has come, a line, a person's name; measures are kept",
    ],
    [
        "Si hvilke filer som brukes, hva som er galt med dem og hva du kan gjøre; viser ikke innhold",
        "Sei kva filer som er i bruk, kva som er gale med dei og kva du kan gjere; viser ikkje innhald",
        "Say which files are used, what is wrong with them and what to do; shows no content",
    ],
    ["List opp møter, det nyeste først", "List opp møte, det nyaste først", "List sessions, newest first"],
    ["Bare møter i denne tilstanden", "Berre møte i denne tilstanden", "Only sessions in this state"],
    ["De som ligger i arkivet", "Dei som ligg i arkivet", "Those in the archive"],
    [
        "Vis et møte: hvor det står, svar og tiltak",
        "Vis eit møte: kor det står, svar og tiltak",
        "Show a session: where it stands, answers and measures",
    ],
    [
        "Lag et nytt møte, klart til å begynne; skriver id-en",
        "Lag eit nytt møte, klart til å byrje; skriv id-en",
        "Make a new session, ready to begin; prints its id",
    ],
    [
        "Legg et møte i arkivet: listene utelater det, ingenting går tapt",
        "Legg eit møte i arkivet: listene utelèt det, ingenting går tapt",
        "Put a session into the archive: lists leave it out, nothing is lost",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga",
        "Id, the beginning of an id, or words of the title or unit",
    ],
    ["Ta det ut av arkivet", "Ta det ut av arkivet", "Take it out of the archive"],
    [
        "List opp det som ligger i papirkurven",
        "List opp det som ligg i papirkorga",
        "List what lies in the trash",
    ],
    [
        "Ta et møte tilbake fra papirkurven, slik det var",
        "Ta eit møte tilbake frå papirkorga, slik det var",
        "Take a session back out of the trash, as it was",
    ],
    [
        "Slett for godt et møte som ligger i papirkurven",
        "Slett for godt eit møte som ligg i papirkorga",
        "Delete a session of the trash for good",
    ],
    ["Ikke spør", "Ikkje spør", "Do not ask"],
    [
        "List opp filene som er skrevet fra denne maskinen: for ett møte, eller alle",
        "List opp filene som er skrivne frå denne maskina: for eitt møte, eller alle",
        "List the files that were written from this machine: of one session, or all",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten [ellers: alle møter, og rapporter]",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga [elles: alle møte, og rapportar]",
        "Id, the beginning of an id, or words of the title or unit [default: all sessions, and reports]",
    ],
    [
        "Slik møtet var før, det siste først: etter hvert spørsmål, tiltakene, slutten; les det, eller ta vare på det som eget møte",
        "Slik møtet var før, det siste først: etter kvart spørsmål, tiltaka, slutten; les det, eller ta vare på det som eige møte",
        "Earlier states of a session, newest first: after each question, the measures, the end; read one, or keep it as a session of its own",
    ],
    [
        "Det som har skjedd med et møte: laget, begynt, avsluttet, åpnet igjen, skrevet til fil",
        "Det som har hendt med eit møte: laga, byrja, avslutta, opna att, skrive til fil",
        "What happened to a session: made, begun, closed, opened again, written to a file",
    ],
    ["Legg et møte i papirkurven", "Legg eit møte i papirkorga", "Put a session into the trash"],
    [
        "Navnet på enheten; en kjent enhet brukes igjen",
        "Namnet på eininga; ei kjend eining blir brukt att",
        "Name of the unit; a known unit is used again",
    ],
    [
        "Id-en til spørsmålssettet, slik `questions list` viser den",
        "Id-en til spørsmålssettet, slik `questions list` viser han",
        "Id of the question set, as `questions list` shows it",
    ],
    [
        "Dagen for møtet: 2026-11-22, 22.11, «i morgen», «neste fredag» [ellers: i dag]",
        "Dagen for møtet: 2026-11-22, 22.11, «i morgon», «neste fredag» [elles: i dag]",
        "Day of the meeting: 2026-11-22, 22.11, «tomorrow», «neste fredag» [default: today]",
    ],
    [
        "Hva det heter i lister [ellers: tittelen på settet]",
        "Kva det heiter i lister [elles: tittelen på settet]",
        "What it is called in lists [default: the title of the set]",
    ],
    [
        "Antall bord; 0 for bare plenum",
        "Tal på bord; 0 for berre plenum",
        "Number of tables; 0 for plenary only",
    ],
    [
        "Minutter som er satt av [ellers: det settet trenger]",
        "Minutt som er sette av [elles: det settet treng]",
        "Minutes set aside [default: what the set needs]",
    ],
    ["Hvor", "Kvar", "Where"],
    [
        "Bare for å øve: merket på hver skjerm og i hver fil",
        "Berre for å øve: merkt på kvar skjerm og i kvar fil",
        "Only to practise: marked on every screen and export",
    ],
    [
        "List opp settene å velge blant: innebygde, egne, og filer som ikke kan brukes",
        "List opp setta å velje mellom: innebygde, eigne, og filer som ikkje kan brukast",
        "List the sets to choose from: built in, your own, and files that cannot be used",
    ],
    ["Vis teksten i et sett", "Vis teksten i eit sett", "Show the text of a set"],
    [
        "Id-en til settet, slik `questions list` viser den",
        "Id-en til settet, slik `questions list` viser han",
        "Id of the set, as `questions list` shows it",
    ],
    [
        "Skriv et eget sett: en kopi til å endre, eller ett med spørsmålene et møte la til",
        "Skriv eit eige sett: ein kopi til å endre, eller eitt med spørsmåla eit møte la til",
        "Write a set of your own: a copy of a set to change, or one with the questions a meeting added",
    ],
    [
        "Kontroller filer med spørsmålssett: hver feil med stedet sitt, og råd",
        "Kontroller filer med spørsmålssett: kvar feil med staden sin, og råd",
        "Check question set files: every fault with its place, and advice",
    ],
    [
        "Filer, eller mapper med *.toml-filer [ellers: din egen mappe]",
        "Filer, eller mapper med *.toml-filer [elles: di eiga mappe]",
        "Files, or folders of *.toml files [default: your own folder]",
    ],
    [
        "Id-en til settet som skal kopieres, slik `questions list` viser den",
        "Id-en til settet som skal kopierast, slik `questions list` viser han",
        "Id of the set to copy, as `questions list` shows it",
    ],
    [
        "Møtet med spørsmålene som skal bli med videre: id, begynnelsen av en id, eller ord i tittelen eller enheten",
        "Møtet med spørsmåla som skal bli med vidare: id, byrjinga av ein id, eller ord i tittelen eller eininga",
        "The meeting whose added questions are to stay: id, the beginning of an id, or words of the title or unit",
    ],
    [
        "En annen id, så settet står ved siden av det opphavlige og ikke i stedet for det",
        "Ein annan id, så settet står ved sida av det opphavlege og ikkje i staden for det",
        "Another id, so that the set stands beside the one it is made from instead of in its place",
    ],
    [
        "Fila som skal skrives [ellers: standard ut]",
        "Fila som skal skrivast [elles: standard ut]",
        "The file to write [default: standard output]",
    ],
    ["Erstatt fila hvis den finnes", "Byt ut fila om ho finst", "Replace the file if there is one"],
    [
        "List opp tiltak i ett møte eller i alle",
        "List opp tiltak i eitt møte eller i alle",
        "List measures of one session or of all",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten [ellers: alle møter]",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga [elles: alle møte]",
        "Id, the beginning of an id, or words of the title or unit [default: all sessions]",
    ],
    [
        "Bare tiltak i denne tilstanden; kan gjentas",
        "Berre tiltak i denne tilstanden; kan skrivast fleire gonger",
        "Only measures in this state; may be repeated",
    ],
    [
        "Alt som har skjedd med et tiltak, det eldste først, med hvem som skrev det og i hvilket møte",
        "Alt som har hendt med eit tiltak, det eldste først, med kven som skreiv det og i kva møte",
        "Everything that has happened to a measure, oldest first, with who wrote it and in which meeting",
    ],
    [
        "Id-en til tiltaket, slik `measures list` og `due` viser den",
        "Id-en til tiltaket, slik `measures list` og `due` viser han",
        "Id of the measure, as `measures list` and `due` tell it",
    ],
    [
        "Skriv en kommentar til et tiltak; den beholdes slik den ble sagt",
        "Skriv ein kommentar til eit tiltak; han blir teken vare på slik han vart sagd",
        "Write a comment on a measure; it is kept as it was said",
    ],
    ["Det som sies", "Det som blir sagt", "What is said"],
    [
        "Rollen til den som sier det, aldri et navn [ellers: rollen i innstillingene]",
        "Rolla til den som seier det, aldri eit namn [elles: rolla i innstillingane]",
        "The role of whoever says it, never a name [default: the role of your settings]",
    ],
    [
        "Før tiltak videre: ny tilstand, ansvarlig eller frist for alle som nevnes, i ett steg",
        "Før tiltak vidare: ny tilstand, ansvarleg eller frist for alle som er nemnde, i eitt steg",
        "Carry measures on: another state, responsible or deadline for all that are named, as one step",
    ],
    [
        "Id-er til tiltak, slik `measures list` og `due` viser dem",
        "Id-ar til tiltak, slik `measures list` og `due` viser dei",
        "Ids of measures, as `measures list` and `due` tell them",
    ],
    ["Hvor de står nå", "Kvar dei står no", "Where they stand now"],
    ["Hvem som har ansvaret nå", "Kven som har ansvaret no", "Who answers for them now"],
    ["Den nye fristen", "Den nye fristen", "Their new deadline"],
    [
        "Dagen de ble utført, med `--state done` [ellers: i dag]",
        "Dagen dei vart utførte, med `--state done` [elles: i dag]",
        "The day they were done, with `--state done` [default: today]",
    ],
    [
        "Hvorfor; trengs for ansvarlig, frist, og det som parkeres eller forkastes",
        "Kvifor; trengst for ansvarleg, frist, og det som blir parkert eller forkasta",
        "Why; needed for a responsible, a deadline, and what is parked or dropped",
    ],
    ["Si bare hva som ville bli endret", "Sei berre kva som ville bli endra", "Only tell what would change"],
    [
        "Ord; begynnelsen av hvert holder. I «anførselstegn» blir de funnet slik de står",
        "Ord; byrjinga av kvart held. I «hermeteikn» blir dei funne slik dei står",
        "Words; the beginning of each will do. In «quotes» they are found as they stand",
    ],
    ["Høyst så mange", "Høgst så mange", "At most so many"],
    [
        "Hvor langt fram: dager, uker eller måneder, som 14d eller 3w",
        "Kor langt fram: dagar, veker eller månader, som 14d eller 3w",
        "How far to look ahead: days, weeks or months",
    ],
    [
        "Dagen det gjelder [ellers: i dag]",
        "Dagen det gjeld [elles: i dag]",
        "The day to tell of [default: today]",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten [ellers: det nyeste som pågår]",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga [elles: det nyaste som går føre seg]",
        "Id, the beginning of an id, or words of the title or unit [default: the newest one under way]",
    ],
    ["Skriv JSON, for andre programmer", "Skriv JSON, for andre program", "Write JSON, for other programs"],
    [
        "Skriv den til denne fila [ellers: i mappa for sikkerhetskopier]",
        "Skriv han til denne fila [elles: i mappa for tryggingskopiar]",
        "Write it to this file [default: into the folder of backups]",
    ],
    [
        "List opp sikkerhetskopiene, den nyeste først: når, hvorfor, hva som er i dem, og om de er hele",
        "List opp tryggingskopiane, den nyaste først: når, kvifor, kva som er i dei, og om dei er heile",
        "List the backups, newest first: when, why, what is in them, and whether they are sound",
    ],
    [
        "En sikkerhetskopi, navnet `backup list` viser, eller `latest` for den nyeste som er hel",
        "Ein tryggingskopi, namnet `backup list` viser, eller `latest` for den nyaste som er heil",
        "A backup file, its name as `backup list` shows it, or `latest` for the newest sound one",
    ],
    [
        "Første linje i denne fila er passordet til sikkerhetskopien, der det er et annet enn datafilas [ellers blir du spurt]",
        "Første linje i denne fila er passordet til tryggingskopien, der det er eit anna enn til datafila [elles blir du spurd]",
        "The first line of this file is the passphrase of the backup, where it has another than the data file [else it is asked for]",
    ],
    [
        "Ta også tilbake det som er slettet for godt siden sikkerhetskopien ble laget",
        "Ta òg tilbake det som er sletta for godt sidan tryggingskopien vart laga",
        "Bring back also what has been deleted for good since the backup was made",
    ],
    [
        "Ta en sikkerhetskopi og rett det som kan rettes uten å røre et ord; hent det som er skadet, fra sikkerhetskopier",
        "Ta ein tryggingskopi og rett det som kan rettast utan å røre eit ord; hent det som er skadd, frå tryggingskopiar",
        "Make a backup and put right what can be put right without touching a word; bring what is damaged from backups",
    ],
    [
        "Redd det som kan leses av en skadet datafil, over i denne nye fila",
        "Berg det som kan lesast av ei skadd datafil, over i denne nye fila",
        "Save what can be read of a damaged data file into this new file",
    ],
    ["Det som skal skrives", "Det som skal skrivast", "What to write"],
    [
        "Format [ellers: det filnavnet slutter med, ellers text, for møter toml]",
        "Format [elles: det filnamnet sluttar med, elles text, for møte toml]",
        "Format [default: that of the file's ending, else text, for sessions toml]",
    ],
    [
        "Kolonner i tiltakslista: kort, hms, full, eller en egen profil (navnet, eller fila)",
        "Kolonnar i tiltakslista: kort, hms, full, eller ein eigen profil (namnet, eller fila)",
        "Columns of the action list: kort, hms, full, or a profile of your own (its name, or its file)",
    ],
    [
        "Vis det som ville bli skrevet, og skriv ingenting",
        "Vis det som ville bli skrive, og skriv ingenting",
        "Show what would be written, and write nothing",
    ],
    [
        "Dagen det gjelder, for det som er over frist [ellers: i dag]",
        "Dagen det gjeld, for det som er over frist [elles: i dag]",
        "The day it tells of, for what is overdue [default: today]",
    ],
    [
        "CSV slik en norsk Excel åpner den ved dobbeltklikk",
        "CSV slik ein norsk Excel opnar ho ved dobbeltklikk",
        "CSV as a Norwegian Excel opens it by double click",
    ],
    [
        "NAV: også oppsummeringen av møtet i ord; se på den med --preview først",
        "NAV: òg oppsummeringa av møtet i ord; sjå på ho med --preview først",
        "NAV: also the summary of the meeting in words; look at it with --preview first",
    ],
    [
        "Papir for duken; A1 og A2 er plakater",
        "Papir for duken; A1 og A2 er plakatar",
        "Paper of the cloth; A1 and A2 are posters",
    ],
    [
        "Skriv den med passord, som NAVN.age, for `age` og andre verktøy som kan det; du blir spurt om passordet, eller det er første linje i FIL",
        "Skriv ho med passord, som NAMN.age, for `age` og andre verktøy som kan det; du blir spurd om passordet, eller det er første linje i FIL",
        "Write it under a passphrase, as NAME.age, for `age` and other tools that know it; the passphrase is asked for, or is the first line of FILE",
    ],
    [
        "Hvorfor tekster det spørres om, kan sendes likevel; grunnen står i lista over det som er sendt",
        "Kvifor tekstar det blir spurt om, kan sendast likevel; grunnen står i lista over det som er sendt",
        "Why texts the guard asks about may be sent all the same; kept in the list of what has been sent",
    ],
    ["Tiltakslista til HMS-planen", "Tiltakslista til HMS-planen", "The action list for the HMS plan"],
    ["Én side til alle ansatte", "Éi side til alle tilsette", "One page for all staff"],
    [
        "Referatet, til dem som var med",
        "Referatet, til dei som var med",
        "The minutes, for those who were there",
    ],
    [
        "Den tomme duken, til bordet eller veggen",
        "Den tomme duken, til bordet eller veggen",
        "The empty cloth, for the table or the wall",
    ],
    [
        "Kjøreplanen til prosesslederen: klokkeslett, faser, hint og sjekklister",
        "Køyreplanen til prosessleiaren: klokkeslett, fasar, hint og sjekklister",
        "The facilitator's run sheet: clock times, phases, hints and checklists",
    ],
    [
        "Et ark for hvert bord og tema, med linjer å skrive på",
        "Eit ark for kvart bord og tema, med linjer å skrive på",
        "A sheet for each group and theme, with lines to write on",
    ],
    ["Innbydelsen til møtet", "Innbydinga til møtet", "The invitation to the meeting"],
    [
        "Frister, oppfølging og møter som kommer, til en kalender",
        "Fristar, oppfølging og møte som kjem, til ein kalender",
        "Deadlines, follow-ups and meetings to come, for a calendar",
    ],
    [
        "Tall og tiltak til NAV, uten navn",
        "Tal og tiltak til NAV, utan namn",
        "Figures and measures for NAV, without names",
    ],
    [
        "Tiltakene som plakat til veggen",
        "Tiltaka som plakat til veggen",
        "The measures as a poster for the wall",
    ],
    ["Duken slik rommet fylte den", "Duken slik rommet fylte han", "The cloth as the room filled it"],
    ["Tiltakene på kort til lomma", "Tiltaka på kort til lomma", "The measures on cards to carry along"],
    [
        "Hva som kommer når, til den som minner om det",
        "Kva som kjem når, til den som minner om det",
        "What comes when, for the one who reminds",
    ],
    [
        "Tiltakene som innslag i en tiltaksbank, uten enhet og personer",
        "Tiltaka som innslag i ein tiltaksbank, utan eining og personar",
        "The measures as entries of a bank, without unit and people",
    ],
    ["Alt, til en annen maskin", "Alt, til ei anna maskin", "Everything, to take in on another laptop"],
    ["594 × 841 mm", "594 × 841 mm", "594 × 841 mm"],
    ["420 × 594 mm", "420 × 594 mm", "420 × 594 mm"],
    ["297 × 420 mm", "297 × 420 mm", "297 × 420 mm"],
    ["210 × 297 mm", "210 × 297 mm", "210 × 297 mm"],
    ["Excel og LibreOffice", "Excel og LibreOffice", "Excel and LibreOffice"],
    ["Atskilt med komma", "Skilde med komma", "Comma-separated"],
    ["Markdown", "Markdown", "Markdown"],
    ["For andre programmer", "For andre program", "For other programs"],
    ["Ren tekst", "Rein tekst", "Plain text"],
    ["Sider til utskrift", "Sider til utskrift", "Pages to print"],
    ["Word og LibreOffice", "Word og LibreOffice", "Word and LibreOffice"],
    ["En nettleser", "Ein nettlesar", "A browser"],
    ["Kalendere", "Kalendrar", "Calendars"],
    [
        "Møtefiler, og innslag i en tiltaksbank",
        "Møtefiler, og innslag i ein tiltaksbank",
        "Session files, and entries of a bank",
    ],
    [
        "Møtefiler og datafiler som leses sammen [ellers: din egen datafil]; de blir bare lest",
        "Møtefiler og datafiler som blir lesne saman [elles: di eiga datafil]; dei blir berre lesne",
        "Session files and data files to read together [default: your data file]; they are only read",
    ],
    [
        "Bare denne enheten, ved navnet eller en del av det; kan gjentas",
        "Berre denne eininga, ved namnet eller ein del av det; kan skrivast fleire gonger",
        "Only this unit, by its name or a part of it; may be repeated",
    ],
    [
        "Bare møter denne dagen eller senere",
        "Berre møte denne dagen eller seinare",
        "Only meetings on this day or later",
    ],
    [
        "Bare møter denne dagen eller tidligere",
        "Berre møte denne dagen eller tidlegare",
        "Only meetings on this day or earlier",
    ],
    [
        "Enheten, ved navnet eller en del av det",
        "Eininga, ved namnet eller ein del av det",
        "The unit, by its name or a part of it",
    ],
    [
        "Det første: id, begynnelsen av en id, eller ord i tittelen eller enheten",
        "Det første: id, byrjinga av ein id, eller ord i tittelen eller eininga",
        "The earlier: id, the beginning of an id, or words of the title or unit",
    ],
    ["Det siste, på samme måte", "Det siste, på same måten", "The later, in the same way"],
    [
        "Nevn ingen enhet: bare summer, kategorier og måneder",
        "Nemn inga eining: berre summar, kategoriar og månader",
        "Name no unit: totals, categories and months only",
    ],
    [
        "Format: docx, xlsx, pdf, html, md, json eller text [ellers: det filnavnet slutter med, ellers text]",
        "Format: docx, xlsx, pdf, html, md, json eller text [elles: det filnamnet sluttar med, elles text]",
        "Format: docx, xlsx, pdf, html, md, json or text [default: that of the file's ending, else text]",
    ],
    [
        "Møtefiler (TOML eller JSON) slik `export session` skriver dem, tiltakslister (xlsx, csv) som er endret i et regneark, eller med --unit en liste enheten har ført selv",
        "Møtefiler (TOML eller JSON) slik `export session` skriv dei, tiltakslister (xlsx, csv) som er endra i eit rekneark, eller med --unit ei liste eininga har ført sjølv",
        "Session files (TOML or JSON) as `export session` writes them, lists of measures (xlsx, csv) that were edited in a spreadsheet, or with --unit a list the unit has kept itself",
    ],
    [
        "Første linje i denne fila er passordet til filer med passord (.age) [ellers blir du spurt]",
        "Første linje i denne fila er passordet til filer med passord (.age) [elles blir du spurd]",
        "The first line of this file is the passphrase of protected files (.age) [else it is asked for]",
    ],
    [
        "Hent inn uten å spørre: møtefiler som er endret etter at de ble skrevet, og det lister endrer",
        "Hent inn utan å spørje: møtefiler som er endra etter at dei vart skrivne, og det lister endrar",
        "Take in without asking: session files that were changed after they were written, and what lists change",
    ],
    [
        "Lister: vis det som ville bli endret, og endre ingenting",
        "Lister: vis det som ville bli endra, og endre ingenting",
        "Lists: show what would change, and change nothing",
    ],
    [
        "Lister: hvorfor frister flyttes eller tiltak forkastes, for alle rader eller én av dem (7=grunn); en kolonne i lista kan også si det",
        "Lister: kvifor fristar blir flytta eller tiltak forkasta, for alle rader eller éi av dei (7=grunn); ein kolonne i lista kan òg seie det",
        "Lists: why deadlines move or measures are dropped, for all rows or one of them (7=why); a column of the list may say it, too",
    ],
    [
        "Hva som gjelder der begge maskinene har endret det samme: det som er her (mine), det som er i fila (theirs), for alt, for ett punkt på lista eller én rad i regnearket (2=theirs) eller ett felt (2.1=mine); tall kan legges sammen (2.3=both) [ellers: list det opp og hent ingenting inn]",
        "Kva som gjeld der begge maskinene har endra det same: det som står her (mine), det som står i fila (theirs), for alt, for eitt punkt på lista eller éi rad i reknearket (2=theirs) eller eitt felt (2.1=mine); tal kan leggjast saman (2.3=both) [elles: list det opp og hent ingenting inn]",
        "What holds where both laptops have changed the same thing: what is here (mine), what is in the file (theirs), for everything, for one point of the list or row of the spreadsheet (2=theirs) or one field of it (2.1=mine); counts can be added up (2.3=both) [default: list it and take nothing in]",
    ],
    [
        "Lister: kolonneprofilen de ble skrevet med, når fila ikke ligger i mappa for profiler; overskriftene i en liste enheten har ført selv, kan også stå i en slik fil",
        "Lister: kolonneprofilen dei vart skrivne med, når fila ikkje ligg i mappa for profilar; overskriftene i ei liste eininga har ført sjølv, kan òg stå i ei slik fil",
        "Lists: the column profile they were exported with, when its file is not in the folder for profiles; the headings of a unit's own list can stand in such a file, too",
    ],
    [
        "Enheten har ført lista selv: lag tiltak av radene, i et eget møte. En kjent enhet brukes igjen",
        "Eininga har ført lista sjølv: lag tiltak av radene, i eit eige møte. Ei kjend eining blir brukt att",
        "The unit has kept the list itself: make measures of its rows, in a meeting of their own. A known unit is used again",
    ],
    [
        "Egen liste: hva en kolonne sier, ved overskriften eller bokstaven: `Hva skal gjøres=title`, `C=deadline`, `Farge=-` for å utelate den [ellers: gjettet etter overskriften, og vist]",
        "Eiga liste: kva ein kolonne seier, ved overskrifta eller bokstaven: `Tiltak=title`, `C=deadline`, `Farge=-` for å utelate han [elles: gjetta etter overskrifta, og vist]",
        "Own list: what a column says, by its heading or letter: `Hva skal gjøres=title`, `C=deadline`, `Farge=-` to leave it out [default: guessed by the heading, and shown]",
    ],
    [
        "Egen liste: dagen for lista, som datoer som «uke 36» regnes fra [ellers: dagen fila ble lagret, eller i dag]",
        "Eiga liste: dagen for lista, som datoar som «veke 36» blir rekna frå [elles: dagen fila vart lagra, eller i dag]",
        "Own list: the day of the list, which dates such as «uke 36» count from [default: the day the file was saved, or today]",
    ],
    [
        "Egen liste: hvem som har ansvar for tiltak som ikke nevner noen [ellers: de venter]",
        "Eiga liste: kven som har ansvar for tiltak som ikkje nemner nokon [elles: dei ventar]",
        "Own list: who answers for measures that name nobody [default: they wait]",
    ],
    [
        "Egen liste: fristen for tiltak som ikke har noen [ellers: de venter]",
        "Eiga liste: fristen for tiltak som ikkje har nokon [elles: dei ventar]",
        "Own list: the deadline of measures that have none [default: they wait]",
    ],
    [
        "Egen liste: det som er gjort eller gitt opp, kommer også inn",
        "Eiga liste: det som er gjort eller gitt opp, kjem òg inn",
        "Own list: what is done or given up comes in, too",
    ],
    [
        "Gi datafila et passord; uten det kan ingen lese fila mer",
        "Gi datafila eit passord; utan det kan ingen lese fila meir",
        "Give the data file a passphrase; without it nobody can read the file any more",
    ],
    ["Gi den et annet passord", "Gi ho eit anna passord", "Give it another passphrase"],
    [
        "Første linje i denne fila er det nye passordet [ellers blir du spurt]",
        "Første linje i denne fila er det nye passordet [elles blir du spurd]",
        "The first line of this file is the new passphrase [else it is asked for]",
    ],
    [
        "Ta bort passordet; alle som får tak i fila, kan lese den da",
        "Ta bort passordet; alle som får tak i fila, kan lese ho då",
        "Take the passphrase away; anybody who gets hold of the file can read it then",
    ],
    [
        "Hva som skjer med sikkerhetskopier uten passord",
        "Kva som hender med tryggingskopiar utan passord",
        "What becomes of backups that have no passphrase",
    ],
    ["De får det samme passordet", "Dei får det same passordet", "They get the same passphrase"],
    ["De overskrives og slettes", "Dei blir skrivne over og sletta", "They are overwritten and deleted"],
    [
        "De blir som de er; hvilke det er, blir sagt",
        "Dei blir som dei er; kva for nokre det er, blir sagt",
        "They stay as they are; which they are is told",
    ],
    [
        "Slett svarene i alle møter som etter planen skal slettes, og møter som har ligget 30 dager i papirkurven (det vanlige)",
        "Slett svara i alle møte som etter planen skal slettast, og møte som har lege 30 dagar i papirkorga (det vanlege)",
        "Delete the answers of all meetings whose day has come, and meetings that have been in the trash for 30 days (the default)",
    ],
    [
        "Slett svarene i dette møtet nå, uansett dag: id, begynnelsen av en id, eller ord i tittelen eller enheten",
        "Slett svara i dette møtet no, uansett dag: id, byrjinga av ein id, eller ord i tittelen eller eininga",
        "Delete the answers of this meeting now, whatever its day: id, beginning of an id, or words of title or unit",
    ],
    [
        "Bare denne linja i møtet, og slik den lød før: ord som står i den, også om den er slettet alt",
        "Berre denne linja i møtet, og slik ho lydde før: ord som står i ho, òg om ho er sletta alt",
        "Only this line of the meeting, and its earlier wordings: words that stand in it, also if it is deleted already",
    ],
    [
        "Bestem hvor lenge svarene i møtet beholdes: måneder, en dag, eller «alltid»; sletter ingenting",
        "Bestem kor lenge svara i møtet blir tekne vare på: månader, ein dag, eller «alltid»; slettar ingenting",
        "Set how long the answers of the meeting are kept: months, a day, or «always»; deletes nothing",
    ],
    [
        "Bytt et navn med en rolle, i alle møter, tiltak og logger",
        "Byt eit namn med ei rolle, i alle møte, tiltak og loggar",
        "Replace a person's name by a role, in all meetings, measures and logs",
    ],
    [
        "Rollen som kommer i stedet for navnet",
        "Rolla som kjem i staden for namnet",
        "The role that takes the place of the name",
    ],
    [
        "Si hvor et navn står, til en som spør hva som er lagret; sletter ingenting",
        "Sei kvar eit namn står, til ein som spør kva som er lagra; slettar ingenting",
        "Say where a name stands, for somebody who asks what is stored; deletes nothing",
    ],
    [
        "Si hva som ville bli slettet, og slett ingenting",
        "Sei kva som ville bli sletta, og slett ingenting",
        "Say what would be deleted, and delete nothing",
    ],
    [
        "Id, begynnelsen av en id, eller ord i tittelen eller enheten [ellers: det nyeste som pågår]",
        "Id, byrjinga av ein id, eller ord i tittelen eller eininga [elles: det nyaste som går føre seg]",
        "Id, the beginning of an id, or words of the title or unit [default: the newest under way]",
    ],
    ["Let også i sikkerhetskopiene", "Leit òg i tryggingskopiane", "Look in the backups, too"],
    [
        "Vis møtet slik det var under dette nummeret i lista",
        "Vis møtet slik det var under dette nummeret i lista",
        "Show the state with this number of the list",
    ],
    [
        "Ta vare på det under dette nummeret i lista som eget møte; skriver id-en",
        "Ta vare på det under dette nummeret i lista som eige møte; skriv id-en",
        "Keep the state with this number of the list as a session of its own; prints its id",
    ],
];
