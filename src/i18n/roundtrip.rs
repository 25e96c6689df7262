//! What is said when a list of measures comes in from a spreadsheet (G10, I18).

use chrono::NaiveDate;

use super::codes::CodeTexts;
use super::report::area;
use super::{codes, dates, refusals};
use crate::domain::localized::Lang;
use crate::domain::measure::StateCode;
use crate::exchange::sheet::{Column, ListNote, MOST_ROWS, RowPlace, SheetProblem, Trouble};
use crate::ops::{Difference, ListTrouble, Older, RowPlan};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of lists from a spreadsheet.
    RoundtripTexts {
        /// Why a file cannot be read as a list.
        unreadable: fn(SheetProblem) -> String = |why| unreadable(Lang::Nb, why), |why| unreadable(Lang::Nn, why),
            |why| unreadable(Lang::En, why);
        /// The file has no ids: it is no list from here, or one of a profile without them.
        no_ids: Word = "Lista har ingen kolonne «Id» med tiltak herfra, så ingen vet hvilke tiltak radene gjelder. Hent ut lista med profilen hms eller full, som har den.",
            "Lista har ingen kolonne «Id» med tiltak herfrå, så ingen veit kva tiltak radene gjeld. Hent ut lista med profilen hms eller full, som har han.",
            "The list has no column “Id” with measures from here, so nobody knows which measures its rows are about. Export it with the profile hms or full, which have one.";
        /// Where a row stands: «Rad 7», «Parkert, rad 7».
        at: fn(&RowPlace) -> String = |at| place(at, "Rad", "rad"), |at| place(at, "Rad", "rad"), |at| place(at, "Row", "row");
        /// What is wrong with a row.
        trouble: fn(&ListTrouble) -> String = |it| trouble(Lang::Nb, it), |it| trouble(Lang::Nn, it), |it| trouble(Lang::En, it);
        /// What should be known of a list.
        note: fn(&ListNote) -> String = |it| note(Lang::Nb, it), |it| note(Lang::Nn, it), |it| note(Lang::En, it);
        /// What a column is called.
        column: fn(Column) -> Word = |it| column(Lang::Nb, it), |it| column(Lang::Nn, it), |it| column(Lang::En, it);
        /// What changes: «Frist: 1.5.2027 → 15.6.2027».
        difference: fn(&Difference) -> String = |it| difference(Lang::Nb, it), |it| difference(Lang::Nn, it),
            |it| difference(Lang::En, it);
        /// What was changed here after the list was made.
        older: fn(&Older) -> String =
            |it| format!("{}. Her ble det endret {}, etter at lista ble hentet ut.", difference(Lang::Nb, &it.difference), dates::short(it.on)),
            |it| format!("{}. Her vart det endra {}, etter at lista vart henta ut.", difference(Lang::Nn, &it.difference), dates::short(it.on)),
            |it| format!("{}. It was changed here on {}, after the list was exported.", difference(Lang::En, &it.difference), dates::short(it.on));
        /// Under a row whose reason is missing.
        needs_reason: Word = "Trenger en grunn.", "Treng ei grunngjeving.", "Needs a reason.";
        /// Under a row with its reason.
        because: fn(&str) -> String = |why| format!("Grunn: {why}"), |why| format!("Grunn: {why}"), |why| format!("Reason: {why}");
        /// Under a row: values a formula has made.
        formulas: fn(&[Column]) -> String =
            |columns| format!("{} er regnet ut med en formel. Verdien som er lagret i fila, gjelder.", names(Lang::Nb, columns)),
            |columns| format!("{} er rekna ut med ein formel. Verdien som er lagra i fila, gjeld.", names(Lang::Nn, columns)),
            |columns| format!("{} comes from a formula. The value stored in the file is used.", names(Lang::En, columns));
        /// Under a row: cells that are empty in the list.
        kept: fn(&[Column]) -> String =
            |columns| format!("{} er tom i lista og blir stående som før.", names(Lang::Nb, columns)),
            |columns| format!("{} er tom i lista og blir ståande som før.", names(Lang::Nn, columns)),
            |columns| format!("{} is empty in the list and stays as it was.", names(Lang::En, columns));
        /// Under a row: its title was edited.
        other_title: fn(&str) -> String =
            |title| format!("I lista heter det «{title}». Tiltak bytter ikke navn på den måten."),
            |title| format!("I lista heiter det «{title}». Tiltak byter ikkje namn på den måten."),
            |title| format!("The list calls it “{title}”. Measures are not renamed this way.");
        /// All there is to say of a row, line by line, below its title.
        lines: fn(&RowPlan) -> Vec<String> = |row| lines(&NB, row), |row| lines(&NN, row), |row| lines(&EN, row);
        /// How many measures change and how many do not.
        summary: fn(usize, usize) -> String =
            |changed, same| format!("{} endres, {same} er som før.", measures(Lang::Nb, changed)),
            |changed, same| format!("{} blir endra, {same} er som før.", measures(Lang::Nn, changed)),
            |changed, same| format!("{} {}, {same} as before.", measures(Lang::En, changed), if changed == 1 { "changes" } else { "change" });
        /// Nothing is different; what is read at all.
        nothing: Word = "Lista sier det samme som står her. Fra en liste leses status, frist, oppfølging, utført, ansvarlig, stedfortreder, merknad, kommentar og grunn.",
            "Lista seier det same som står her. Frå ei liste blir status, frist, oppfølging, utført, ansvarleg, stadfortredar, merknad, kommentar og grunn lesne.",
            "The list says what is here already. Of a list are read: status, deadline, follow-up, done, responsible, deputy, note, comment and reason.";
        /// It is done; takes the file and how many measures.
        applied: fn(&str, usize) -> String =
            |file, n| format!("Hentet inn fra {file}: {} endret. Kan angres i ett steg.", measures(Lang::Nb, n)),
            |file, n| format!("Henta inn frå {file}: {} endra. Kan angrast i eitt steg.", measures(Lang::Nn, n)),
            |file, n| format!("Brought in from {file}: {} changed. Can be undone in one step.", measures(Lang::En, n));
        /// Rows are wrong, so nothing is done.
        mend: Word = "Ingenting er hentet inn. Rett lista og prøv igjen.", "Ingenting er henta inn. Rett lista og prøv igjen.",
            "Nothing has been brought in. Mend the list and try again.";
        /// So many more rows are wrong.
        and_more: fn(usize) -> String = |n| format!("… og {n} til."), |n| format!("… og {n} til."), |n| format!("… and {n} more.");
        /// Command line: nothing was done on purpose.
        only_shown: Word = "Ingenting er endret (--dry-run).", "Ingenting er endra (--dry-run).", "Nothing has been changed (--dry-run).";
        /// Command line: reasons are missing.
        reason_todo: Word = "Ingenting er hentet inn. Gi grunnen med --reason «hvorfor», for én rad med --reason 7=«hvorfor», eller skriv den i en kolonne «Grunn».",
            "Ingenting er henta inn. Gje grunnen med --reason «kvifor», for éi rad med --reason 7=«kvifor», eller skriv han i ein kolonne «Grunn».",
            "Nothing has been brought in. Give the reason with --reason “why”, for one row with --reason 7=“why”, or write it in a column “Reason”.";
        /// Command line: it must be decided whose words hold.
        take_todo: Word = "Ingenting er hentet inn. Bestem med --take mine (det som står her) eller --take theirs (det i lista). Én rad: --take 7=theirs.",
            "Ingenting er henta inn. Bestem med --take mine (det som står her) eller --take theirs (det i lista). Éi rad: --take 7=theirs.",
            "Nothing has been brought in. Decide with --take mine (what is here) or --take theirs (what is in the list). One row: --take 7=theirs.";
        /// Title where a list is shown.
        title: Word = "Det lista endrer", "Det lista endrar", "What the list changes";
        /// Asks whether it shall be done, as a title or a question with yes and no.
        wanted: Word = "Hente inn lista?", "Hente inn lista?", "Bring the list in?";
        /// The rows below that title.
        take_in: [Word; 2] = ["Ja, hent inn", "Nei, la det være"], ["Ja, hent inn", "Nei, lat det vere"],
            ["Yes, bring it in", "No, leave it"];
        /// Whose words hold, as rows to choose: what is here, what is in the list.
        sides: [Word; 2] = ["Behold det som står her", "Bruk det som står i lista"], ["Hald på det som står her", "Bruk det lista seier"],
            ["Keep what is here", "Use what the list says"];
        /// Esc while a list is being brought in; takes the file.
        set_aside: fn(&str) -> String =
            |file| format!("Ingenting er hentet inn. «Hent inn …» går videre med {file}."),
            |file| format!("Ingenting er henta inn. «Hent inn …» går vidare med {file}."),
            |file| format!("Nothing has been brought in. “Bring in …” goes on with {file}.");
        /// First row where a file is chosen, while a list lies aside; takes the file.
        go_on: fn(&str) -> String = |file| format!("Gå videre med {file}"), |file| format!("Gå vidare med {file}"),
            |file| format!("Go on with {file}");
        /// Line by line: the same.
        mine_or_list: Word = "Skriv 1 for å beholde det som er her, 2 for å bruke det i lista.",
            "Skriv 1 for å halde på det som er her, 2 for å bruke det i lista.", "Write 1 to keep what is here, 2 to use what the list says.";
        /// Asks for a reason.
        why: Word = "Hvorfor?", "Kvifor?", "Why?";
        /// Asks whether it shall be done.
        ask: Word = "Hente inn dette? Skriv ja: ", "Skal dette hentast inn? Skriv ja: ", "Bring this in? Write yes: ";
        /// Command line: nobody can be asked.
        needs_yes: Word = "Ingenting er hentet inn. Legg til --yes for å hente inn uten spørsmål.",
            "Ingenting er henta inn. Legg til --yes for å hente inn utan spørsmål.",
            "Nothing has been brought in. Add --yes to bring it in without being asked.";
    }
}

impl RoundtripTexts {
    /// What is wrong with a list, place by place: the first `most`, and how many more there are.
    pub fn problems(&self, problems: &[(RowPlace, ListTrouble)], most: usize) -> Vec<String> {
        let told = |(place, trouble): &(_, _)| format!("{}: {}", (self.at)(place), (self.trouble)(trouble));
        let mut all: Vec<String> = problems.iter().take(most).map(told).collect();
        if problems.len() > most {
            all.push((self.and_more)(problems.len() - most));
        }
        all
    }
}

fn lines(words: &RoundtripTexts, row: &RowPlan) -> Vec<String> {
    let mut lines: Vec<String> = row.differences.iter().map(words.difference).collect();
    lines.extend(row.older.iter().map(|it| (words.older)(it)).filter(|_| row.is_undecided()));
    if row.needs_reason {
        lines.push(words.needs_reason.to_owned());
    } else if !row.reason.is_empty() {
        lines.push((words.because)(&row.reason));
    }
    if !row.formulas.is_empty() {
        lines.push((words.formulas)(&row.formulas));
    }
    if !row.kept.is_empty() {
        lines.push((words.kept)(&row.kept));
    }
    lines.extend(row.other_title.as_deref().map(words.other_title));
    lines
}

pub(super) fn place(at: &RowPlace, begin: &str, within: &str) -> String {
    if at.sheet.is_empty() {
        format!("{begin} {}", at.row)
    } else {
        format!("{}, {within} {}", at.sheet, at.row)
    }
}

pub(super) fn codes_of(lang: Lang) -> &'static CodeTexts {
    match lang {
        Lang::Nb => &codes::NB,
        Lang::Nn => &codes::NN,
        Lang::En => &codes::EN,
    }
}

#[allow(clippy::match_same_arms)] // each language says its own, even where two say the same
pub(super) fn measures(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nb => format!("{n} tiltak"),
        Lang::Nn => format!("{n} tiltak"),
        Lang::En => {
            if n == 1 {
                "1 measure".to_owned()
            } else {
                format!("{n} measures")
            }
        }
    }
}

fn unreadable(lang: Lang, why: SheetProblem) -> String {
    let said = match lang {
        Lang::Nb => match why {
            SheetProblem::Empty => "Fila er tom.",
            SheetProblem::NotASheet => "Fila er ikke noe regneark. Lagre lista som xlsx eller csv.",
            SheetProblem::Packed => {
                "Det er en pakket fil (zip). Pakk den ut først, og velg fila som ligger i den."
            }
            SheetProblem::OldOrLocked => {
                "Fila er et gammelt Excel-format, eller den er låst med passord. Lagre den som xlsx uten passord."
            }
            SheetProblem::OtherFormat => "Fila er et regneark i et annet format. Lagre den som xlsx.",
            SheetProblem::Broken => {
                "Fila er skadet eller avkuttet. Åpne den i regnearket og lagre den på nytt."
            }
            SheetProblem::TooLarge => {
                "Fila er større enn noen tiltaksliste kan være. Ta med bare radene det gjelder."
            }
            SheetProblem::TooManyRows => {
                return format!(
                    "Et ark har flere enn {MOST_ROWS} rader. Det er mer enn en tiltaksliste. Ta med bare radene det gjelder."
                );
            }
        },
        Lang::Nn => match why {
            SheetProblem::Empty => "Fila er tom.",
            SheetProblem::NotASheet => "Fila er ikkje noko rekneark. Lagre lista som xlsx eller csv.",
            SheetProblem::Packed => "Det er ei pakka fil (zip). Pakk ho ut først, og vel fila som ligg i ho.",
            SheetProblem::OldOrLocked => {
                "Fila er eit gammalt Excel-format, eller ho er låst med passord. Lagre ho som xlsx utan passord."
            }
            SheetProblem::OtherFormat => "Fila er eit rekneark i eit anna format. Lagre ho som xlsx.",
            SheetProblem::Broken => "Fila er skadd eller avkutta. Opne ho i reknearket og lagre ho på nytt.",
            SheetProblem::TooLarge => {
                "Fila er større enn noka tiltaksliste kan vere. Ta med berre radene det gjeld."
            }
            SheetProblem::TooManyRows => {
                return format!(
                    "Eit ark har fleire enn {MOST_ROWS} rader. Det er meir enn ei tiltaksliste. Ta med berre radene det gjeld."
                );
            }
        },
        Lang::En => match why {
            SheetProblem::Empty => "The file is empty.",
            SheetProblem::NotASheet => "The file is no spreadsheet. Save the list as xlsx or csv.",
            SheetProblem::Packed => {
                "It is a packed file (zip). Unpack it first, and choose the file that is in it."
            }
            SheetProblem::OldOrLocked => {
                "The file is in an old Excel format, or locked with a password. Save it as xlsx without a password."
            }
            SheetProblem::OtherFormat => "The file is a spreadsheet in another format. Save it as xlsx.",
            SheetProblem::Broken => {
                "The file is damaged or cut off. Open it in the spreadsheet and save it again."
            }
            SheetProblem::TooLarge => {
                "The file is larger than any list of measures can be. Keep only the rows in question."
            }
            SheetProblem::TooManyRows => {
                return format!(
                    "A sheet has more than {MOST_ROWS} rows. That is more than a list of measures. Keep only the rows in question."
                );
            }
        },
    };
    said.to_owned()
}

pub(super) fn column(lang: Lang, column: Column) -> Word {
    let [nb, nn, en] = match column {
        Column::Id => ["Id", "Id", "Id"],
        Column::Number => ["Nr", "Nr", "No."],
        Column::Title => ["Tiltak", "Tiltak", "Measure"],
        Column::FirstStep => ["Første skritt", "Første steg", "First step"],
        Column::Sign => ["Mål", "Mål", "Goal"],
        Column::Responsible => ["Ansvarlig", "Ansvarleg", "Responsible"],
        Column::Deputy => ["Stedfortreder", "Stadfortredar", "Deputy"],
        Column::Deadline => ["Frist", "Frist", "Deadline"],
        Column::FollowUp => ["Oppfølging", "Oppfølging", "Follow-up"],
        Column::State => ["Status", "Status", "Status"],
        Column::Done => ["Utført", "Utført", "Done"],
        Column::Note => ["Merknad", "Merknad", "Note"],
        Column::Comment => ["Kommentar", "Kommentar", "Comment"],
        Column::Reason => ["Grunn", "Grunn", "Reason"],
    };
    match lang {
        Lang::Nb => nb,
        Lang::Nn => nn,
        Lang::En => en,
    }
}

fn names(lang: Lang, columns: &[Column]) -> String {
    let and = if lang == Lang::En { "and" } else { "og" };
    refusals::listed(columns.iter().map(|it| column(lang, *it)), and)
}

fn difference(lang: Lang, it: &Difference) -> String {
    let empty = match lang {
        Lang::Nb | Lang::Nn => "(tomt)",
        Lang::En => "(empty)",
    };
    let day = |day: &Option<NaiveDate>| day.map_or_else(|| empty.to_owned(), dates::short);
    let text = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() { empty.to_owned() } else { line }
    };
    let state = |state: StateCode| (codes_of(lang).measure_state)(state);
    match it {
        Difference::State(from, to) => {
            format!("{}: {} → {}", column(lang, Column::State), state(*from), state(*to))
        }
        // What is said or done for the first time has nothing before it.
        Difference::Day(Column::Done, None, to) => format!("{}: {}", column(lang, Column::Done), day(to)),
        Difference::Text(Column::Comment, _, to) => {
            format!("{}: {}", column(lang, Column::Comment), text(to))
        }
        Difference::Day(of, from, to) => format!("{}: {} → {}", column(lang, *of), day(from), day(to)),
        Difference::Text(of, from, to) => format!("{}: {} → {}", column(lang, *of), text(from), text(to)),
    }
}

fn note(lang: Lang, it: &ListNote) -> String {
    match lang {
        Lang::Nb => match it {
            ListNote::OtherColumns(names) => format!("Disse kolonnene leses ikke: {}.", names.join(", ")),
            ListNote::NoId(at) => format!("{} har ingen id og er ikke tatt med.", place(at, "Rad", "rad")),
        },
        Lang::Nn => match it {
            ListNote::OtherColumns(names) => {
                format!("Desse kolonnane blir ikkje lesne: {}.", names.join(", "))
            }
            ListNote::NoId(at) => format!("{} har ingen id og er ikkje teken med.", place(at, "Rad", "rad")),
        },
        Lang::En => match it {
            ListNote::OtherColumns(names) => format!("These columns are not read: {}.", names.join(", ")),
            ListNote::NoId(at) => format!("{} has no id and was left out.", place(at, "Row", "row")),
        },
    }
}

fn trouble(lang: Lang, it: &ListTrouble) -> String {
    let explain = match lang {
        Lang::Nb => refusals::NB.explain,
        Lang::Nn => refusals::NN.explain,
        Lang::En => refusals::EN.explain,
    };
    let state = |state: StateCode| (codes_of(lang).measure_state)(state);
    match it {
        ListTrouble::File(trouble) => of_file(lang, trouble),
        ListTrouble::Refused(title, refusal) => {
            let told = explain(refusal);
            quoted(lang, title, &format!("{} {}", told.what, told.todo))
        }
        ListTrouble::DeadlineOver(title, at) => {
            let said = match lang {
                Lang::Nb => format!("Fristen kan ikke flyttes, for tiltaket er {}.", state(*at)),
                Lang::Nn => format!("Fristen kan ikkje flyttast, for tiltaket er {}.", state(*at)),
                Lang::En => format!("The deadline cannot move: the measure is {}.", state(*at)),
            };
            quoted(lang, title, &said)
        }
        ListTrouble::VerdictMissing(title) => {
            let said = match lang {
                Lang::Nb => {
                    "Om det hjalp, vurderes i programmet av dem det gjelder. Skriv «gjennomført» i lista."
                }
                Lang::Nn => {
                    "Om det hjelpte, blir vurdert i programmet av dei det gjeld. Skriv «gjennomført» i lista."
                }
                Lang::En => {
                    "Whether it helped is judged in the program, by those who live with it. Write “done” in the list."
                }
            };
            quoted(lang, title, said)
        }
    }
}

fn quoted(lang: Lang, title: &str, said: &str) -> String {
    match (title, lang) {
        ("", _) => said.to_owned(),
        (title, Lang::Nb | Lang::Nn) => format!("«{title}»: {said}"),
        (title, Lang::En) => format!("“{title}”: {said}"),
    }
}

fn of_file(lang: Lang, it: &Trouble) -> String {
    let name = |it: &Column| column(lang, *it);
    let days = |days: &[NaiveDate], or: &str| {
        let days: Vec<String> = days.iter().map(|day| dates::short(*day)).collect();
        refusals::listed(days.iter().map(String::as_str), or)
    };
    match lang {
        Lang::Nb => match it {
            Trouble::UnknownId(id) => format!("Det finnes ikke noe tiltak her med id {id}."),
            Trouble::Twice(at) => format!("Tiltaket står også i {}.", place(at, "rad", "rad")),
            Trouble::UnknownState(words) => format!("«{words}» er ingen status."),
            Trouble::NotADate(of, words) => format!("{}: «{words}» er ingen dato.", name(of)),
            Trouble::SeveralDays(of, words, found) => {
                format!("{}: «{words}» kan være {}. Skriv datoen.", name(of), days(found, "eller"))
            }
            Trouble::NumberForDate(of, number) => {
                format!("{}: {number} er et tall, ikke en dato. Gi cella datoformat.", name(of))
            }
            Trouble::ErrorCell(of) => format!("{}: regnearket viser selv en feil her.", name(of)),
            Trouble::NotWorkedOut(of) => {
                format!(
                    "{}: en formel er ikke regnet ut. Åpne fila i regnearket og lagre den på nytt.",
                    name(of)
                )
            }
            Trouble::NoTitle => "Raden sier ikke hva som skal gjøres. Skriv det, eller tøm raden.".to_owned(),
            Trouble::Merged(from, to) if from == to => "Celler er slått sammen. Del dem igjen.".to_owned(),
            Trouble::Merged(from, to) => format!("Celler er slått sammen i rad {from}–{to}. Del dem igjen."),
            Trouble::TwoColumns(of) => format!("To kolonner er begge «{}». Fjern den ene.", name(of)),
        },
        Lang::Nn => match it {
            Trouble::UnknownId(id) => format!("Det finst ikkje noko tiltak her med id {id}."),
            Trouble::Twice(at) => format!("Tiltaket står òg i {}.", place(at, "rad", "rad")),
            Trouble::UnknownState(words) => format!("«{words}» er ingen status."),
            Trouble::NotADate(of, words) => format!("{}: «{words}» er ingen dato.", name(of)),
            Trouble::SeveralDays(of, words, found) => {
                format!("{}: «{words}» kan vere {}. Skriv datoen.", name(of), days(found, "eller"))
            }
            Trouble::NumberForDate(of, number) => {
                format!("{}: {number} er eit tal, ikkje ein dato. Gje cella datoformat.", name(of))
            }
            Trouble::ErrorCell(of) => format!("{}: reknearket viser sjølv ein feil her.", name(of)),
            Trouble::NotWorkedOut(of) => {
                format!(
                    "{}: ein formel er ikkje rekna ut. Opne fila i reknearket og lagre ho på nytt.",
                    name(of)
                )
            }
            Trouble::NoTitle => {
                "Rada seier ikkje kva som skal gjerast. Skriv det, eller tøm rada.".to_owned()
            }
            Trouble::Merged(from, to) if from == to => "Celler er slegne saman. Del dei igjen.".to_owned(),
            Trouble::Merged(from, to) => format!("Celler er slegne saman i rad {from}–{to}. Del dei igjen."),
            Trouble::TwoColumns(of) => format!("To kolonnar er begge «{}». Fjern den eine.", name(of)),
        },
        Lang::En => match it {
            Trouble::UnknownId(id) => format!("There is no measure here with the id {id}."),
            Trouble::Twice(at) => format!("The measure stands in {}, too.", place(at, "row", "row")),
            Trouble::UnknownState(words) => format!("“{words}” is no status."),
            Trouble::NotADate(of, words) => format!("{}: “{words}” is no date.", name(of)),
            Trouble::SeveralDays(of, words, found) => {
                format!("{}: “{words}” can be {}. Write the date.", name(of), days(found, "or"))
            }
            Trouble::NumberForDate(of, number) => {
                format!("{}: {number} is a number, not a date. Give the cell a date format.", name(of))
            }
            Trouble::ErrorCell(of) => format!("{}: the spreadsheet itself shows an error here.", name(of)),
            Trouble::NotWorkedOut(of) => {
                format!(
                    "{}: a formula has not been worked out. Open the file in the spreadsheet and save it again.",
                    name(of)
                )
            }
            Trouble::NoTitle => {
                "The row does not say what shall be done. Write it, or clear the row.".to_owned()
            }
            Trouble::Merged(from, to) if from == to => "Cells are merged. Split them again.".to_owned(),
            Trouble::Merged(from, to) => format!("Cells are merged in rows {from}–{to}. Split them again."),
            Trouble::TwoColumns(of) => format!("Two columns are both “{}”. Remove one.", name(of)),
        },
    }
}
