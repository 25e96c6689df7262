//! How long answers are kept, and erasing for good (J2, J5).

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::dates;
use super::report::area;
use super::sets::say;
use crate::domain::localized::Lang;
use crate::domain::retention::Retention;
use crate::domain::sent::Sent;
use crate::ops::{Erased, Forgetting, Remains, Waits};
use crate::text::cut;

/// So many files that were sent, and so many meetings, are named.
const MOST_SENT: usize = 4;
/// Cells that a title takes in what is told.
const TITLE: usize = 40;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of forgetting.
    ForgetTexts {
        /// How many meetings have answers that should have been deleted by now; one line on the start screen.
        due: fn(u32) -> String = |n| if n == 1 { "1 møte har svar som etter planen skal slettes".into() } else { format!("{n} møter har svar som etter planen skal slettes") },
            |n| if n == 1 { "1 møte har svar som etter planen skal slettast".into() } else { format!("{n} møte har svar som etter planen skal slettast") },
            |n| if n == 1 { "1 meeting has answers to be deleted as planned".into() } else { format!("{n} meetings have answers to be deleted as planned") };
        /// Nothing is to be deleted.
        nothing_due: Word = "Ingen svar skal slettes nå.",
            "Ingen svar skal slettast no.",
            "No answers are to be deleted now.";
        /// When the answers of a meeting go, for documents; the measures stay.
        planned: fn(&str) -> String = |day| format!("Svarene skal slettes {day}; tiltakene beholdes"),
            |day| format!("Svara skal slettast {day}; tiltaka blir tekne vare på"),
            |day| format!("The answers are to be deleted on {day}; the measures are kept");
        /// The day has passed, and nobody has deleted them.
        planned_before: fn(&str) -> String = |day| format!("Svarene skulle etter planen vært slettet {day}, men er her ennå; tiltakene beholdes"),
            |day| format!("Svara skulle etter planen ha vore sletta {day}, men er her enno; tiltaka blir tekne vare på"),
            |day| format!("The answers were to be deleted on {day}, but are still here; the measures are kept");
        /// They have gone.
        deleted_on: fn(&str) -> String = |day| format!("Svarene ble slettet {day}; tiltakene er beholdt"),
            |day| format!("Svara vart sletta {day}; tiltaka er tekne vare på"),
            |day| format!("The answers were deleted on {day}; the measures are kept");
        /// No day is set.
        kept_always: Word = "Svarene slettes når noen bestemmer det",
            "Svara blir sletta når nokon bestemmer det",
            "The answers are deleted when somebody decides so";
        /// The meeting that is opened is past its day; which.
        overdue: fn(&str) -> String = |day| format!("Svarene her skulle etter planen slettes {day}. Se «slett svarene nå, for godt» i kommandolista."),
            |day| format!("Svara her skulle etter planen slettast {day}. Sjå «slett svara no, for godt» i kommandolista."),
            |day| format!("The answers here were to be deleted on {day}. See “delete the answers now, for good” in the list of commands.");
        /// The label of it.
        retention: Word = "Hvor lenge svarene beholdes", "Kor lenge svara blir tekne vare på", "How long the answers are kept";
        /// A retention in words.
        keep: fn(Retention) -> String = |keep| match keep {
                Retention::Months(1) => "1 måned etter siste samling".into(),
                Retention::Months(n) => format!("{n} måneder etter siste samling"),
                Retention::Until(day) => format!("til {}", dates::short(day)),
                Retention::Always => "til noen sletter dem".into(),
            },
            |keep| match keep {
                Retention::Months(1) => "1 månad etter siste samling".into(),
                Retention::Months(n) => format!("{n} månader etter siste samling"),
                Retention::Until(day) => format!("til {}", dates::short(day)),
                Retention::Always => "til nokon slettar dei".into(),
            },
            |keep| match keep {
                Retention::Months(1) => "1 month after the last sitting".into(),
                Retention::Months(n) => format!("{n} months after the last sitting"),
                Retention::Until(day) => format!("until {}", dates::short(day)),
                Retention::Always => "until somebody deletes them".into(),
            };
        /// The same in a word or two, for the settings.
        keep_short: fn(Retention) -> String = |keep| match keep {
                Retention::Months(1) => "1 måned".into(),
                Retention::Months(n) => format!("{n} måneder"),
                Retention::Until(_) | Retention::Always => "alltid".into(),
            },
            |keep| match keep {
                Retention::Months(1) => "1 månad".into(),
                Retention::Months(n) => format!("{n} månader"),
                Retention::Until(_) | Retention::Always => "alltid".into(),
            },
            |keep| match keep {
                Retention::Months(1) => "1 month".into(),
                Retention::Months(n) => format!("{n} months"),
                Retention::Until(_) | Retention::Always => "always".into(),
            };
        /// It cannot be read.
        no_such_keep: Word = "Skriv et antall måneder fra 1 til 120, en dato, eller «alltid».",
            "Skriv eit tal på månader frå 1 til 120, ein dato, eller «alltid».",
            "Write a number of months from 1 to 120, a date, or “always”.";
        /// Words that mean no day is set, small letters.
        always_words: &'static [&'static str] = &["alltid", "always"], &["alltid", "always"], &["always", "alltid"];
        /// Asks before the answers of meetings go; how many meetings.
        ask_title: fn(usize) -> String = |n| if n == 1 { "Slette svarene i møtet?".into() } else { format!("Slette svarene i {n} møter?") },
            |n| if n == 1 { "Slette svara i møtet?".into() } else { format!("Slette svara i {n} møte?") },
            |n| if n == 1 { "Delete the answers of the meeting?".into() } else { format!("Delete the answers of {n} meetings?") };
        /// What goes and what stays.
        goes: fn(&Forgetting) -> String = |it| goes(Lang::Nb, it), |it| goes(Lang::Nn, it), |it| goes(Lang::En, it);
        /// What erasing means, whatever is erased.
        for_good: Word = "Det kan ikke angres. Sikkerhetskopiene fra før overskrives og fjernes, og én ny lages. Filer som er sendt ut, kan programmet ikke slette.",
            "Det kan ikkje angrast. Tryggingskopiane frå før blir skrivne over og fjerna, og éin ny blir laga. Filer som er sende ut, kan programmet ikkje slette.",
            "This cannot be undone. Backups from before are overwritten and removed, and a new one is made. Files that were sent out are beyond the program’s reach.";
        /// What erasing means for one meeting: the same, with the files that were made of it by name.
        for_good_of: fn(&[&str]) -> String = |files| for_good_of(Lang::Nb, files), |files| for_good_of(Lang::Nn, files), |files| for_good_of(Lang::En, files);
        /// What stays, where the answers of meetings go.
        measures_stay: Word = "Tiltakene beholdes.", "Tiltaka blir tekne vare på.", "The measures are kept.";
        /// Somebody wants to take back what was done before the answers were deleted, on that day.
        not_back: fn(&str) -> String = |day| format!("Svarene ble slettet for godt {day}. Det som er gjort før, kan ikke angres."),
            |day| format!("Svara vart sletta for godt {day}. Det som er gjort før, kan ikkje angrast."),
            |day| format!("The answers were deleted for good on {day}. What was done before cannot be undone.");
        /// Do.
        yes: Word = "Ja, slett for godt", "Ja, slett for godt", "Yes, delete for good";
        /// Do not.
        no: Word = "Nei, behold", "Nei, ta vare på", "No, keep";
        /// Asks whether to, on a line.
        ask: Word = "Slette for godt? [j/N]", "Slette for godt? [j/N]", "Delete for good? [y/N]";
        /// One line: the title of the question.
        line_title: Word = "Slette linja for godt, også fra angreloggen?",
            "Slette linja for godt, også frå angreloggen?",
            "Delete the line for good, from the undo log too?";
        /// The line that is asked about, in quotation marks.
        quoted: fn(&str) -> String = |line| format!("«{line}»"), |line| format!("«{line}»"), |line| format!("“{line}”");
        /// A line that is deleted already, or an earlier wording.
        line_gone: Word = "slettet eller endret; ligger i angreloggen",
            "sletta eller endra; ligg i angreloggen",
            "deleted or changed; lies in the undo log";
        /// It stands.
        line_stands: Word = "står i møtet", "står i møtet", "stands in the meeting";
        /// No line has these words.
        no_line: Word = "Ingen linje i møtet eller angreloggen har de ordene.",
            "Inga linje i møtet eller angreloggen har dei orda.",
            "No line in the meeting or its undo log has those words.";
        /// Choose a line first.
        choose_a_line: Word = "Velg linja først.", "Vel linja først.", "Choose the line first.";
        /// What replacing a name does, before it is asked.
        name_ask: fn(&str, &str) -> String = |name, role| format!("«{name}» blir «{role}» i alle møter, tiltak og logger."),
            |name, role| format!("«{name}» blir «{role}» i alle møte, tiltak og loggar."),
            |name, role| format!("“{name}” becomes “{role}” in all meetings, measures and logs.");
        /// A name is too short to be looked for.
        name_short: Word = "Navnet må ha minst tre bokstaver, og rollen må være skrevet.",
            "Namnet må ha minst tre bokstavar, og rolla må vere skriven.",
            "The name needs at least three letters, and the role must be given.";
        /// Meetings in the trash whose days are over; how many.
        trash_due: fn(usize) -> String = |n| if n == 1 { "1 møte har ligget i papirkurven i over 30 dager og skal slettes for godt".into() } else { format!("{n} møter har ligget i papirkurven i over 30 dager og skal slettes for godt") },
            |n| if n == 1 { "1 møte har lege i papirkorga i over 30 dagar og skal slettast for godt".into() } else { format!("{n} møte har lege i papirkorga i over 30 dagar og skal slettast for godt") },
            |n| if n == 1 { "1 meeting has been in the trash for more than 30 days and is to be deleted for good".into() } else { format!("{n} meetings have been in the trash for more than 30 days and are to be deleted for good") };
        /// It is being done; seen where the file is large.
        going: Word = "Sletter for godt …", "Slettar for godt …", "Deleting for good …";
        /// The same before it is begun: nobody is to think that the program hangs.
        takes_time: Word = "Datafila er stor, og alt i den leses gjennom. Det kan ta et minutt.",
            "Datafila er stor, og alt i ho blir lese gjennom. Det kan ta eit minutt.",
            "The data file is large, and all of it is read through. This may take a minute.";
        /// Nothing was done; this only told.
        dry: Word = "Ingenting er slettet.", "Ingenting er sletta.", "Nothing has been deleted.";
        /// It lies in these many places.
        found: fn(usize) -> String = |n| if n == 1 { "Funnet ett sted:".into() } else { format!("Funnet {n} steder:") },
            |n| if n == 1 { "Funne éin stad:".into() } else { format!("Funne {n} stader:") },
            |n| if n == 1 { "Found in one place:".into() } else { format!("Found in {n} places:") };
        /// A name stands in the settings file, which could not be written; its path.
        name_in_settings: fn(&str) -> String = |path| format!("Navnet står fortsatt i innstillingene, som ikke kunne skrives. Ta det bort selv i {path}."),
            |path| format!("Namnet står framleis i innstillingane, som ikkje kunne skrivast. Ta det bort sjølv i {path}."),
            |path| format!("The name still stands in the settings, which could not be written. Take it out yourself in {path}.");
        /// What a text that was found is, by its table and column (`answer.text`).
        place: fn(&str) -> Word = |column| place(Lang::Nb, column), |column| place(Lang::Nn, column), |column| place(Lang::En, column);
        /// The retention was set.
        kept_so: fn(&str) -> String = |keep| format!("Svarene beholdes {keep}."), |keep| format!("Svara blir tekne vare på {keep}."), |keep| format!("The answers are kept {keep}.");
        /// Who answers for the data, where the municipality has not put it in its own words.
        legal: Word = "Arbeidsgiveren, ________________, er behandlingsansvarlig for det som skrives her.",
            "Arbeidsgjevaren, ________________, er behandlingsansvarleg for det som blir skrive her.",
            "The employer, ________________, is the controller of what is written here.";
        /// A backup holds what was deleted for good since: so many meetings, and the answers of so many others.
        in_backup: fn(usize, usize) -> String = |meetings, answers| in_backup(Lang::Nb, meetings, answers),
            |meetings, answers| in_backup(Lang::Nn, meetings, answers),
            |meetings, answers| in_backup(Lang::En, meetings, answers);
        /// Nobody can tell whether it does.
        unknown_since: Word = "Programmet kan ikke vite om noe i denne sikkerhetskopien er slettet for godt etterpå: verken datafila eller noen sikkerhetskopi av den kan leses.",
            "Programmet kan ikkje vite om noko i denne tryggingskopien er sletta for godt etterpå: verken datafila eller nokon tryggingskopi av ho kan lesast.",
            "The program cannot know whether something in this backup has been deleted for good since: neither the data file nor any backup of it can be read.";
        /// That does not come back.
        left_out: Word = "Det blir ikke hentet tilbake. Vil du ha det, skriv --with-deleted.",
            "Det blir ikkje henta tilbake. Vil du ha det, skriv --with-deleted.",
            "It is not brought back. If you want it, write --with-deleted.";
        /// It does.
        comes_back: Word = "Det blir hentet tilbake.", "Det blir henta tilbake.", "It is brought back.";
        /// What came of an erasing, a sentence a line.
        told: fn(&Erased) -> Vec<String> = |erased| told(Lang::Nb, erased), |erased| told(Lang::Nn, erased), |erased| told(Lang::En, erased);
    }
}

/// What erasing means, with the files that were made of the meeting.
fn for_good_of(lang: Lang, files: &[&str]) -> String {
    let means = super::texts(lang).forget.for_good;
    let mut names: Vec<String> = files.iter().take(MOST_SENT).map(|name| (*name).to_owned()).collect();
    let more = files.len() - names.len();
    if more > 0 {
        names.push(say!(lang; "og {more} til"; "og {more} til"; "and {more} more"));
    }
    let names = names.join(", ");
    match files.len() {
        0 => means.to_owned(),
        1 => {
            say!(lang; "{means} Av møtet er det laget én: {names}."; "{means} Av møtet er det laga éi: {names}."; "{means} One was made of the meeting: {names}.")
        }
        n => {
            say!(lang; "{means} Av møtet er det laget {n}: {names}."; "{means} Av møtet er det laga {n}: {names}."; "{means} {n} were made of the meeting: {names}.")
        }
    }
}

/// What a text is that stands in a column, in the words of the screens; the name of the column where it has none.
fn place(lang: Lang, column: &str) -> Word {
    let (table, column) = column.split_once('.').unwrap_or((column, ""));
    let [nb, nn, en] = match (table, column) {
        ("unit", _) => ["enheten", "eininga", "the unit"],
        ("session", _) => ["møtet", "møtet", "the meeting"],
        ("sitting", _) => ["samling", "samling", "sitting"],
        ("meeting_group", _) => ["bord", "bord", "table"],
        ("question_plan", _) => ["grunn til å hoppe over", "grunn til å hoppe over", "reason for skipping"],
        ("added_question", _) => ["eget spørsmål", "eige spørsmål", "question of our own"],
        ("heading", _) => ["overskrift", "overskrift", "heading"],
        ("answer", "tags") => ["merkelapp", "merkelapp", "tag"],
        ("answer", _) => ["svar", "svar", "answer"],
        ("measure", _) => ["tiltak", "tiltak", "measure"],
        ("measure_event", _) => ["tiltakets historikk", "historikken til tiltaket", "the measure’s history"],
        ("keep", _) => ["det vi vil bevare", "det vi vil ta vare på", "what we want to keep"],
        ("session_event", _) => ["møtets historikk", "historikken til møtet", "the meeting’s history"],
        ("sent", _) => {
            ["lista over det som er sendt", "lista over det som er sendt", "the list of what was sent"]
        }
        ("room_check", _) => ["innsjekk eller utsjekk", "innsjekk eller utsjekk", "check-in or check-out"],
        ("parked_topic", _) => ["parkert tema", "parkert tema", "topic put aside"],
        ("review" | "reviewed", _) => {
            ["gjennomgang av tiltak", "gjennomgang av tiltak", "review of measures"]
        }
        ("draft", _) => ["kladd", "kladd", "draft"],
        ("settings", _) => ["innstillingene", "innstillingane", "the settings"],
        ("change_log", _) => ["angreloggen", "angreloggen", "the undo log"],
        _ => [""; 3],
    };
    match lang {
        Lang::Nb => nb,
        Lang::Nn => nn,
        Lang::En => en,
    }
}

/// What goes and what stays.
fn goes(lang: Lang, it: &Forgetting) -> String {
    let lines = match it.lines {
        1 => say!(lang; "Én linje"; "Éi linje"; "One line"),
        n => say!(lang; "{n} linjer"; "{n} linjer"; "{n} lines"),
    };
    let others = match it.others {
        1 => say!(lang; "én annen oppføring"; "éi anna oppføring"; "one other entry"),
        n => say!(lang; "{n} andre oppføringer"; "{n} andre oppføringar"; "{n} other entries"),
    };
    let gone = say!(lang; "{lines} og {others} (tellinger, innsjekk og utsjekk, stemmer, overskrifter, parkerte temaer og det dere vil bevare) slettes."; "{lines} og {others} (teljingar, innsjekk og utsjekk, røyster, overskrifter, parkerte tema og det de vil ta vare på) blir sletta."; "{lines} and {others} (counts, check-in and check-out, votes, headings, parked topics and what you want to keep) are deleted.");
    let measures = match it.measures {
        1 => say!(lang; "Ett tiltak"; "Eitt tiltak"; "One measure"),
        n => say!(lang; "{n} tiltak"; "{n} tiltak"; "{n} measures"),
    };
    let figures = match it.figures {
        1 => say!(lang; "ett tall"; "eitt tal"; "one figure"),
        n => say!(lang; "{n} tall"; "{n} tal"; "{n} figures"),
    };
    let stays = say!(lang; "{measures} og {figures} for hele møtet beholdes."; "{measures} og {figures} for heile møtet blir tekne vare på."; "{measures} and {figures} of the whole meeting are kept.");
    format!("{gone} {stays}")
}

fn in_backup(lang: Lang, meetings: usize, answers: usize) -> String {
    let whole = match meetings {
        0 => None,
        1 => Some(say!(lang; "ett møte"; "eitt møte"; "one meeting")),
        n => Some(say!(lang; "{n} møter"; "{n} møte"; "{n} meetings")),
    };
    let emptied = match answers {
        0 => None,
        1 => Some(say!(lang; "svarene i ett møte"; "svara i eitt møte"; "the answers of one meeting")),
        n => Some(say!(lang; "svarene i {n} møter"; "svara i {n} møte"; "the answers of {n} meetings")),
    };
    let all: Vec<String> = whole.into_iter().chain(emptied).collect();
    let all = all.join(&say!(lang; " og "; " og "; " and "));
    say!(lang; "Sikkerhetskopien har noe som er slettet for godt siden: {all}."; "Tryggingskopien har noko som er sletta for godt sidan: {all}."; "The backup holds something that has been deleted for good since: {all}.")
}

/// What came of an erasing: what is gone, then what somebody has to do something about, then what was looked at.
fn told(lang: Lang, erased: &Erased) -> Vec<String> {
    if erased.refused {
        return waits(lang, erased).into_iter().collect();
    }
    let n = erased.texts;
    let first = match n {
        0 => {
            say!(lang; "Ingen linjer var igjen å slette."; "Ingen linjer var att å slette."; "No lines were left to delete.")
        }
        1 => {
            say!(lang; "Én tekst er slettet for godt."; "Éin tekst er sletta for godt."; "One text is deleted for good.")
        }
        n => {
            say!(lang; "{n} tekster er slettet for godt."; "{n} tekstar er sletta for godt."; "{n} texts are deleted for good.")
        }
    };
    let mut told = vec![first];
    told.extend(waits(lang, erased));
    if !erased.traces.is_empty() {
        let left = named(&erased.traces);
        told.push(say!(lang; "Det finnes fortsatt spor i {left}. Er det en kopi, slett den selv. Er det datafila, vis dette til den som har satt opp maskinen."; "Det finst framleis spor i {left}. Er det ein kopi, slett han sjølv. Er det datafila, vis dette til den som har sett opp maskina."; "Traces are still found in {left}. If it is a copy, delete it yourself. If it is the data file, show this to whoever set up the computer."));
    }
    if !erased.unread_sessions.is_empty() {
        told.push(match erased.unread_sessions.len() {
            1 => say!(lang; "Ett møte kunne ikke leses og er som det var. Kjør «dialogduk doctor», eller legg det i papirkurven og slett det for godt."; "Eitt møte kunne ikkje lesast og er som det var. Køyr «dialogduk doctor», eller legg det i papirkorga og slett det for godt."; "One meeting could not be read and is as it was. Run “dialogduk doctor”, or put it into the trash and delete it for good."),
            n => say!(lang; "{n} møter kunne ikke leses og er som de var. Kjør «dialogduk doctor», eller legg dem i papirkurven og slett dem for godt."; "{n} møte kunne ikkje lesast og er som dei var. Køyr «dialogduk doctor», eller legg dei i papirkorga og slett dei for godt."; "{n} meetings could not be read and are as they were. Run “dialogduk doctor”, or put them into the trash and delete them for good."),
        });
    }
    if !erased.unread.is_empty() {
        let names = named(&erased.unread);
        told.push(say!(lang; "Disse filene kunne ikke leses, og kan ha spor: {names}. Slett kopier du ikke trenger."; "Desse filene kunne ikkje lesast, og kan ha spor: {names}. Slett kopiar du ikkje treng."; "These files could not be read and may hold traces: {names}. Delete copies you do not need."));
    }
    if !erased.copies_left.is_empty() {
        let names = named(&erased.copies_left);
        told.push(say!(lang; "Disse kopiene lot seg ikke fjerne: {names}. Slett dem selv der de ligger."; "Desse kopiane lét seg ikkje fjerne: {names}. Slett dei sjølv der dei ligg."; "These copies could not be removed: {names}. Delete them yourself where they lie."));
    }
    if let Some(folder) = &erased.bare_folder {
        let folder = folder.display();
        told.push(say!(lang; "I mappa for sikkerhetskopier, {folder}, lå det ingen kopier. Er det en disk eller minnepinne som ikke var satt i, inneholder kopiene der fortsatt alt: Sett den i og slett dem selv."; "I mappa for tryggingskopiar, {folder}, låg det ingen kopiar. Er det ein disk eller minnepinne som ikkje var sett i, inneheld kopiane der framleis alt: Set han i og slett dei sjølv."; "There were no backups in the folder for them, {folder}. If it is a disk or a stick that was not plugged in, the backups there still hold everything: plug it in and delete them yourself."));
    }
    told.extend(beyond_reach(lang, &erased.sent));
    told.extend(stands_elsewhere(lang, erased));
    if erased.traces.is_empty() && !erased.searched.is_empty() && n > 0 {
        told.push(no_traces(lang, erased));
    }
    match erased.copies.len() {
        0 => {}
        1 => told.push(say!(lang; "Én kopi fra før er overskrevet og fjernet."; "Éin kopi frå før er skriven over og fjerna."; "One copy from before was overwritten and removed.")),
        n => told.push(say!(lang; "{n} kopier fra før er overskrevet og fjernet."; "{n} kopiar frå før er skrivne over og fjerna."; "{n} copies from before were overwritten and removed.")),
    }
    told.push(say!(lang; "Programmet kan ikke slette det som er sendt ut, kopier i skyen eller rester på selve disken."; "Programmet kan ikkje slette det som er sendt ut, kopiar i skya eller restar på sjølve disken."; "The program cannot delete what was sent out, copies in a cloud, or remnants on the disk itself."));
    told
}

/// Why it is not finished yet, and what to do.
fn waits(lang: Lang, erased: &Erased) -> Option<String> {
    Some(match erased.waits.as_ref()? {
        Waits::Window => {
            say!(lang; "Et annet vindu har datafila åpen. Lukk det og start programmet på nytt, så slettes resten."; "Eit anna vindauge har datafila open. Lukk det og start programmet på nytt, så blir resten sletta."; "Another window has the data file open. Close it and start the program again; then the rest is deleted.")
        }
        Waits::Disk => {
            say!(lang; "Teksten er borte fra møtene, men fila eller en ny sikkerhetskopi kunne ikke skrives til disken. Gjør plass og start programmet på nytt, så slettes resten."; "Teksten er borte frå møta, men fila eller ein ny tryggingskopi kunne ikkje skrivast til disken. Gjer plass og start programmet på nytt, så blir resten sletta."; "The text is gone from the meetings, but the file or a new backup could not be written to the disk. Make room and start the program again; then the rest is deleted.")
        }
        Waits::Folder(folder) => {
            let folder = folder.display();
            say!(lang; "Mappa for sikkerhetskopier, {folder}, var ikke der. Kopiene der inneholder fortsatt alt, og slettes neste gang du starter programmet med mappa på plass."; "Mappa for tryggingskopiar, {folder}, var ikkje der. Kopiane der inneheld framleis alt, og blir sletta neste gong du startar programmet med mappa på plass."; "The folder of backups, {folder}, was not there. The backups in it still hold everything, and are deleted the next time you start the program with the folder in place.")
        }
        Waits::Meeting(title) => {
            let title = cut(title, TITLE, "…");
            say!(lang; "Møtet «{title}» er skadet her og kan bare leses i en sikkerhetskopi, som ville blitt slettet. Kjør «dialogduk doctor --fix», eller legg møtet i papirkurven om du ikke trenger det, og prøv igjen."; "Møtet «{title}» er skadd her og kan berre lesast i ein tryggingskopi, som ville ha vorte sletta. Køyr «dialogduk doctor --fix», eller legg møtet i papirkorga om du ikkje treng det, og prøv igjen."; "The meeting “{title}” is damaged here and can only be read in a backup, which would be deleted. Run “dialogduk doctor --fix”, or put the meeting into the trash if you do not need it, and try again.")
        }
    })
}

/// Where something of it stands as well, by title and id, and stays.
fn stands_elsewhere(lang: Lang, erased: &Erased) -> Option<String> {
    let name = |it: &Remains| match it {
        Remains::Session(id, title) => {
            let title = cut(title, TITLE, "…");
            say!(lang; "«{title}» ({id})"; "«{title}» ({id})"; "“{title}” ({id})")
        }
        Remains::Unit => {
            say!(lang; "opplysningene om en enhet"; "opplysningane om ei eining"; "what is known of a unit")
        }
        Remains::Questions => say!(lang; "et spørsmålssett"; "eit spørsmålssett"; "a set of questions"),
    };
    let mut names: Vec<String> = erased.standing.iter().take(MOST_SENT).map(name).collect();
    let more = erased.standing.len() - names.len();
    if more > 0 {
        names.push(say!(lang; "og {more} til"; "og {more} til"; "and {more} more"));
    }
    let names = names.join(", ");
    Some(match erased.elsewhere {
        0 => return None,
        1 => {
            say!(lang; "Én tekst, eller noe av den, står også her, og blir stående: {names}."; "Éin tekst, eller noko av han, står òg her, og blir ståande: {names}."; "One text, or part of it, also stands here, and stays: {names}.")
        }
        n => {
            say!(lang; "{n} tekster, eller noe av dem, står også her, og blir stående: {names}."; "{n} tekstar, eller noko av dei, står òg her, og blir ståande: {names}."; "{n} texts, or parts of them, also stand here, and stay: {names}.")
        }
    })
}

/// What was read without finding any of it.
fn no_traces(lang: Lang, erased: &Erased) -> String {
    let only = erased.elsewhere > 0;
    let n = erased.searched.len();
    let found = match (erased.is_protected, only) {
        (true, true) => {
            say!(lang; "Fila er beskyttet med passord. Alle tabellene i den er lest: ellers ingen spor."; "Fila er verna med passord. Alle tabellane i ho er lesne: elles ingen spor."; "The file is protected by a passphrase. Every table in it was read: no other traces.")
        }
        (true, false) => {
            say!(lang; "Fila er beskyttet med passord. Alle tabellene i den er lest: ingen spor."; "Fila er verna med passord. Alle tabellane i ho er lesne: ingen spor."; "The file is protected by a passphrase. Every table in it was read: no traces.")
        }
        (false, true) => {
            let files = files(lang, n);
            say!(lang; "Ellers ingen spor funnet: alt i datafila, filene ved siden av og kopiene er lest ({files})."; "Elles ingen spor funne: alt i datafila, filene ved sida av og kopiane er lese ({files})."; "No other traces found: every byte of the data file, the files beside it and the backups was read ({files}).")
        }
        (false, false) => {
            let files = files(lang, n);
            say!(lang; "Ingen spor funnet: alt i datafila, filene ved siden av og kopiene er lest ({files})."; "Ingen spor funne: alt i datafila, filene ved sida av og kopiane er lese ({files})."; "No traces found: every byte of the data file, the files beside it and the backups was read ({files}).")
        }
    };
    match erased.short {
        0 => found,
        1 => {
            say!(lang; "{found} Én tekst var for kort til å søke etter."; "{found} Éin tekst var for kort til å søkje etter."; "{found} One text was too short to be searched for.")
        }
        n => {
            say!(lang; "{found} {n} tekster var for korte til å søke etter."; "{found} {n} tekstar var for korte til å søkje etter."; "{found} {n} texts were too short to be searched for.")
        }
    }
}

fn files(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(lang; "1 fil"; "1 fil"; "1 file"),
        n => say!(lang; "{n} filer"; "{n} filer"; "{n} files"),
    }
}

/// What was sent: files that somebody can delete, and what went to another program, which may have saved it.
fn beyond_reach(lang: Lang, all: &[Sent]) -> Vec<String> {
    let (poured, files): (Vec<&Sent>, Vec<&Sent>) = all.iter().partition(|it| it.path.is_empty());
    let mut told = Vec::new();
    if !files.is_empty() {
        let files = sent(lang, &files);
        told.push(say!(lang; "Disse filene er laget av møtet, og programmet kan ikke slette dem. Slett dem der de ligger: {files}."; "Desse filene er laga av møtet, og programmet kan ikkje slette dei. Slett dei der dei ligg: {files}."; "These files were made of the meeting and are beyond the program’s reach. Delete them where they lie: {files}."));
    }
    if !poured.is_empty() {
        let what = sent(lang, &poured);
        told.push(say!(lang; "Dette gikk til et annet program, som kan ha lagret det: {what}."; "Dette gjekk til eit anna program, som kan ha lagra det: {what}."; "This went to another program, which may have saved it: {what}."));
    }
    told
}

/// Files that were made, each named once; the last ones.
fn sent(lang: Lang, files: &[&Sent]) -> String {
    let mut seen = BTreeSet::new();
    let place = |it: &Sent| {
        if it.path.is_empty() { format!("{}.{}", it.what, it.format) } else { it.path.clone() }
    };
    let name = |it: &&Sent| {
        let place = place(it);
        let day = dates::short(it.at.date_naive());
        seen.insert(place.clone()).then(|| format!("{place} ({day})"))
    };
    let mut names: Vec<String> = files.iter().filter_map(name).collect();
    let more = names.len().saturating_sub(MOST_SENT);
    names.truncate(MOST_SENT);
    if more > 0 {
        names.push(say!(lang; "og {more} til"; "og {more} til"; "and {more} more"));
    }
    names.join(", ")
}

fn named(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
