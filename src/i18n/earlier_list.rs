//! What is said when a list of measures comes in that a unit has kept itself (I18).

use super::report::area;
use super::roundtrip::{codes_of, column, measures};
use super::{dates, refusals, texts};
use crate::domain::localized::Lang;
use crate::domain::measure::{Missing, StateCode};
use crate::exchange::sheet::{Column, OwnColumn};
use crate::ops::{AlikeTo, EarlierOffer, EarlierPlan, EarlierRow, EarlierWords, LeftOut};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of lists a unit has kept itself.
    EarlierListTexts {
        /// What the session is called that holds the list.
        title: Word = "Tidligere tiltaksliste", "Tidlegare tiltaksliste", "Earlier action list";
        /// Where it comes from; takes the file's name.
        source: fn(&str) -> String = |file| format!("Hentet inn fra {file}."), |file| format!("Henta inn frå {file}."),
            |file| format!("Brought in from {file}.");
        /// First step of a measure whose list says none.
        first_step: Word = "Finne ut hvor tiltaket står", "Finne ut kvar tiltaket står", "Find out where the measure stands";
        /// Why a measure waits; takes what it lacks, which may be nothing.
        waits: fn(&[Missing]) -> String = |lacks| waits(Lang::Nb, lacks), |lacks| waits(Lang::Nn, lacks),
            |lacks| waits(Lang::En, lacks);
        /// Why a measure was given up.
        dropped: Word = "Var avlyst i den tidligere lista.", "Var avlyst i den tidlegare lista.", "Was cancelled in the earlier list.";
        /// Command line: a list of somebody's own is told from an edited one by its unit.
        own_todo: Word = "Er det enhetens egen liste, hent den inn med --unit «enheten».",
            "Er det ei liste eininga har laga sjølv, hent ho inn med --unit «eininga».",
            "If it is a list the unit has kept itself, bring it in with --unit “the unit”.";
        /// No row of the file looks like headings.
        no_headings: Word = "Fant ingen rad med overskrifter som «Tiltak», «Ansvarlig» og «Frist». Skriv overskrifter over kolonnene.",
            "Fann inga rad med overskrifter som «Tiltak», «Ansvarleg» og «Frist». Skriv overskrifter over kolonnane.",
            "Found no row of headings such as “Measure”, “Responsible” and “Deadline”. Write headings above the columns.";
        /// There are headings, and nothing under them.
        no_rows: Word = "Under overskriftene står det ingen tiltak.", "Det står ikkje noko tiltak under overskriftene.", "There are no measures under the headings.";
        /// No column says what shall be done.
        no_titles: Word = "Ingen kolonne sier hva som skal gjøres.", "Ingen kolonne seier kva som skal gjerast.", "No column says what shall be done.";
        /// Command line: how to say what a column says.
        map_todo: Word = "Si det med --map «Overskrift=felt», for eksempel --map «Hva gjør vi=title». Feltet «-» lar kolonnen være ute.",
            "Sei det med --map «Overskrift=felt», til dømes --map «Kva gjer vi=title». Feltet «-» held kolonnen utanfor.",
            "Say it with --map “Heading=field”, such as --map “What we do=title”. The field “-” leaves the column out.";
        /// Command line: there is no such field; takes what was written and the fields.
        no_such_field: fn(&str, &str) -> String =
            |field, fields| format!("Det finnes ikke noe felt «{field}». Feltene er {fields}, og «-» for å la kolonnen være ute."),
            |field, fields| format!("Det finst ikkje noko felt «{field}». Felta er {fields}, og «-» for å halde kolonnen utanfor."),
            |field, fields| format!("There is no field “{field}”. The fields are {fields}, and “-” to leave the column out.");
        /// Command line: there is no such column; takes what was written and the headings.
        no_such_column: fn(&str, &str) -> String =
            |name, headings| format!("Lista har ingen kolonne «{name}». Den har {headings}."),
            |name, headings| format!("Lista har ingen kolonne «{name}». Ho har {headings}."),
            |name, headings| format!("The list has no column “{name}”. It has {headings}.");
        /// Over the table of columns: the list's own, ours, and what stands in it.
        heads: [Word; 3] = ["Din kolonne", "Vårt felt", "Det første som står der"], ["Kolonnen din", "Feltet vårt", "Det første som står der"],
            ["Your column", "Our field", "What stands there first"];
        /// What a column says here: «Frist», «Frist (gjettet)», «ikke med».
        says: fn(&OwnColumn) -> String = |it| says(Lang::Nb, it), |it| says(Lang::Nn, it), |it| says(Lang::En, it);
        /// A field as it is called where it is chosen; `None` leaves the column out.
        field: fn(Option<Column>) -> Word = |it| field(Lang::Nb, it), |it| field(Lang::Nn, it), |it| field(Lang::En, it);
        /// What becomes of a row, below its title.
        lines: fn(&EarlierRow) -> Vec<String> = |row| lines(Lang::Nb, row), |row| lines(Lang::Nn, row), |row| lines(Lang::En, row);
        /// What the list becomes as a whole, one sentence each.
        summary: fn(&EarlierPlan) -> Vec<String> = |plan| summary(Lang::Nb, plan), |plan| summary(Lang::Nn, plan),
            |plan| summary(Lang::En, plan);
        /// Whose list it is, and of which day; takes the unit, whether it is new, and the day.
        whose: fn(&str, bool, chrono::NaiveDate) -> String =
            |unit, new, day| format!("{} {unit}. Lista regnes fra {}.", if new { "Ny enhet:" } else { "Enhet:" }, dates::short(day)),
            |unit, new, day| format!("{} {unit}. Lista blir rekna frå {}.", if new { "Ny eining:" } else { "Eining:" }, dates::short(day)),
            |unit, new, day| format!("{} {unit}. The list counts from {}.", if new { "New unit:" } else { "Unit:" }, dates::short(day));
        /// Nothing comes in.
        nothing: Word = "Ingenting i lista er nytt her.", "Det er ikkje noko nytt i lista.", "Nothing in the list is new here.";
        /// Command line: how rows that stay out come in, and others stay out.
        take_todo: Word = "En rad som ligner, hentes med --take 7=theirs, alle med --take theirs. En rad holdes ute med --take 7=mine.",
            "Ei rad som liknar, blir henta med --take 7=theirs, alle med --take theirs. Ei rad blir halden ute med --take 7=mine.",
            "A row that is alike comes in with --take 7=theirs, all of them with --take theirs. A row stays out with --take 7=mine.";
        /// Command line: how what is over comes in.
        finished_todo: Word = "Hent dem også med --finished.", "Hent dei òg med --finished.", "Bring them in with --finished.";
        /// Command line: how to say who and when for rows that do not.
        lacks_todo: Word = "Si hvem og når for rader som mangler det, med --responsible «hvem» og --deadline «dato».",
            "Sei kven og når for rader som manglar det, med --responsible «kven» og --deadline «dato».",
            "Say who and when for rows that lack it with --responsible “who” and --deadline “date”.";
        /// Title where the unit is asked for.
        whose_title: Word = "Enhetens egen liste?", "Er det eininga si eiga liste?", "The unit’s own list?";
        /// What it is about.
        whose_lead: Word = "Lista er ikke skrevet her. Den kan bli til tiltak som følges opp. Hvilken enhet gjelder den?",
            "Lista er ikkje skriven her. Ho kan bli til tiltak som blir følgde opp. Kva eining gjeld ho?",
            "The list was not written here. It can become measures that are followed up. Which unit is it about?";
        /// The last row under that title.
        another_unit: Word = "En annen enhet …", "Ei anna eining …", "Another unit …";
        /// Asks what the unit is called.
        unit_name: Word = "Hva heter enheten?", "Kva heiter eininga?", "What is the unit called?";
        /// Asks which column says what shall be done.
        which_titles: Word = "Hvilken kolonne sier hva som skal gjøres?", "Kva kolonne seier kva som skal gjerast?",
            "Which column says what shall be done?";
        /// Asks what a column says; takes its heading.
        what_says: fn(&str) -> String = |heading| format!("Hva sier kolonnen «{heading}»?"),
            |heading| format!("Kva seier kolonnen «{heading}»?"), |heading| format!("What does the column “{heading}” say?");
        /// What stands in that column.
        examples: fn(&str) -> String = |examples| format!("Der står det: {examples}"), |examples| format!("Der står: {examples}"),
            |examples| format!("It holds: {examples}");
        /// Asks which column says something else than was guessed.
        which_column: Word = "Hvilken kolonne?", "Kva kolonne?", "Which column?";
        /// Over the columns and what they say.
        columns: Word = "Kolonnene i lista", "Kolonnane i lista", "The columns of the list";
        /// The rows below «Bring the list in?».
        offer: fn(EarlierOffer) -> String = |it| offer(Lang::Nb, it), |it| offer(Lang::Nn, it), |it| offer(Lang::En, it);
        /// Title where who and when are asked for.
        who_title: Word = "Hvem og når", "Kven og når", "Who and when";
        /// Asks for who; nothing is an answer.
        who: Word = "Hvem svarer for dem som ikke har noen? Tomt lar dem vente.",
            "Kven svarer for dei som ikkje har nokon? Tomt lèt dei vente.", "Who answers for those that have nobody? Nothing lets them wait.";
        /// Asks for when; nothing is an answer.
        when: Word = "Frist for dem som ikke har noen? Tomt lar dem vente.", "Frist for dei som ikkje har nokon? Tomt lèt dei vente.",
            "Deadline for those that have none? Nothing lets them wait.";
        /// What was written is no one day.
        no_day: fn(&str) -> String = |text| format!("«{text}» er ikke én dag. Skriv for eksempel 1.3.2027."),
            |text| format!("«{text}» er ikkje éin dag. Skriv til dømes 1.3.2027."),
            |text| format!("“{text}” is not one day. Write for example 1.3.2027.");
        /// It is done; takes the file, how many measures, and the unit.
        applied: fn(&str, usize, &str) -> String =
            |file, n, unit| format!("Hentet inn fra {file}: {} i {unit}, i «Tidligere tiltaksliste».", measures(Lang::Nb, n)),
            |file, n, unit| format!("Henta inn frå {file}: {} i {unit}, i «Tidlegare tiltaksliste».", measures(Lang::Nn, n)),
            |file, n, unit| format!("Brought in from {file}: {} of {unit}, in “Earlier action list”.", measures(Lang::En, n));
        /// Command line: how it is taken back; takes the session's id.
        undo: fn(&str) -> String =
            |id| format!("Ta det tilbake med: dialogduk sessions delete {id}"),
            |id| format!("Slik tek du det tilbake: dialogduk sessions delete {id}"),
            |id| format!("Take it back with: dialogduk sessions delete {id}");
        /// In the program: how it is taken back.
        undo_here: Word = "Det tas tilbake ved å slette «Tidligere tiltaksliste» fra startsiden.",
            "Det blir teke tilbake ved å slette «Tidlegare tiltaksliste» frå startsida.",
            "It is taken back by deleting “Earlier action list” on the start page.";
    }
}

impl EarlierListTexts {
    /// The words that are written into the session of a list from this file.
    pub fn wording(&self, file: &str) -> EarlierWords {
        EarlierWords {
            title: self.title.to_owned(),
            source: (self.source)(file),
            first_step: self.first_step,
            waits: self.waits,
            dropped: self.dropped,
        }
    }
}

fn offer(lang: Lang, it: EarlierOffer) -> String {
    match lang {
        Lang::Nb => match it {
            EarlierOffer::TakeIn => "Ja, hent inn".to_owned(),
            EarlierOffer::WhoAndWhen(n) => format!("Si hvem og når for tiltak som mangler det ({n})"),
            EarlierOffer::AlikeToo(n) => format!("Ta også med det som ligner ({n})"),
            EarlierOffer::FinishedToo(n) => format!("Ta også med det som er over ({n})"),
            EarlierOffer::Columns => "Endre hva en kolonne sier".to_owned(),
            EarlierOffer::No => "Nei, la det være".to_owned(),
        },
        Lang::Nn => match it {
            EarlierOffer::TakeIn => "Ja, hent inn".to_owned(),
            EarlierOffer::WhoAndWhen(n) => format!("Sei kven og når for tiltak som manglar det ({n})"),
            EarlierOffer::AlikeToo(n) => format!("Ta òg med det som liknar ({n})"),
            EarlierOffer::FinishedToo(n) => format!("Ta òg med det som er over ({n})"),
            EarlierOffer::Columns => "Endre kva ein kolonne seier".to_owned(),
            EarlierOffer::No => "Nei, lat det vere".to_owned(),
        },
        Lang::En => match it {
            EarlierOffer::TakeIn => "Yes, bring it in".to_owned(),
            EarlierOffer::WhoAndWhen(n) => format!("Say who and when for measures that lack it ({n})"),
            EarlierOffer::AlikeToo(n) => format!("Take along what is alike ({n})"),
            EarlierOffer::FinishedToo(n) => format!("Take along what is over ({n})"),
            EarlierOffer::Columns => "Change what a column says".to_owned(),
            EarlierOffer::No => "No, leave it".to_owned(),
        },
    }
}

fn waits(lang: Lang, lacks: &[Missing]) -> String {
    if lacks.is_empty() {
        return match lang {
            Lang::Nb => "Var ikke avtalt i den tidligere lista.",
            Lang::Nn => "Var ikkje avtalt i den tidlegare lista.",
            Lang::En => "Was not agreed in the earlier list.",
        }
        .to_owned();
    }
    let lacks = lacking(lang, lacks);
    match lang {
        Lang::Nb => format!("I den tidligere lista manglet {lacks}."),
        Lang::Nn => format!("I den tidlegare lista mangla {lacks}."),
        Lang::En => format!("The earlier list lacked {lacks}."),
    }
}

fn lacking(lang: Lang, lacks: &[Missing]) -> String {
    let and = if lang == Lang::En { "and" } else { "og" };
    refusals::listed(lacks.iter().map(|it| (codes_of(lang).missing)(*it)), and)
}

fn says(lang: Lang, it: &OwnColumn) -> String {
    let name = field(lang, it.says);
    match (it.sure, lang) {
        (true, _) => name.to_owned(),
        (false, Lang::Nb) => format!("{name} (gjettet)"),
        (false, Lang::Nn) => format!("{name} (gjetta)"),
        (false, Lang::En) => format!("{name} (guessed)"),
    }
}

fn field(lang: Lang, says: Option<Column>) -> Word {
    match (says, lang) {
        (Some(it), _) => column(lang, it),
        (None, Lang::Nb) => "ikke med",
        (None, Lang::Nn) => "ikkje med",
        (None, Lang::En) => "left out",
    }
}

fn lines(lang: Lang, row: &EarlierRow) -> Vec<String> {
    let terms = row.measure.terms();
    let state = |state: StateCode| (codes_of(lang).measure_state)(state);
    let mut facts = vec![state(row.measure.state.code()).to_owned()];
    facts.extend(Some(terms.responsible).filter(|who| !who.is_empty()));
    facts.extend(terms.deadline.map(|day| match lang {
        Lang::Nb | Lang::Nn => format!("frist {}", dates::short(day)),
        Lang::En => format!("deadline {}", dates::short(day)),
    }));
    let mut told = vec![facts.join(" · ")];
    if !row.lacks.is_empty() {
        let lacks = lacking(lang, &row.lacks);
        told.push(match lang {
            Lang::Nb => format!("Mangler {lacks}."),
            Lang::Nn => format!("Manglar {lacks}."),
            Lang::En => format!("Lacks {lacks}."),
        });
    }
    told.extend(row.alike.as_ref().map(|it| match (it, lang) {
        (AlikeTo::Here(title, at), Lang::Nb) => {
            format!("Ligner «{title}», som står her fra før ({}).", state(*at))
        }
        (AlikeTo::Here(title, at), Lang::Nn) => {
            format!("Liknar «{title}», som står her frå før ({}).", state(*at))
        }
        (AlikeTo::Here(title, at), Lang::En) => {
            format!("Is alike to “{title}”, which is here already ({}).", state(*at))
        }
        (AlikeTo::Row(row), Lang::Nb) => format!("Sier det samme som rad {row}."),
        (AlikeTo::Row(row), Lang::Nn) => format!("Seier det same som rad {row}."),
        (AlikeTo::Row(row), Lang::En) => format!("Says the same as row {row}."),
    }));
    if row.left_out.is_none() && !row.asked.is_empty() {
        told.push(texts(lang).guard.of(&row.asked));
    }
    told.extend(row.left_out.map(|why| stays_out(lang, why).to_owned()));
    told
}

fn stays_out(lang: Lang, why: LeftOut) -> Word {
    let [nb, nn, en] = match why {
        LeftOut::Alike | LeftOut::Said => ["Hentes ikke inn.", "Blir ikkje henta inn.", "Stays out."],
        LeftOut::Finished => {
            ["Er over, og hentes ikke inn.", "Er over, og blir ikkje henta inn.", "Is over, and stays out."]
        }
        LeftOut::DoneByNobody => [
            "Er gjort uten at lista sier av hvem, og hentes ikke inn.",
            "Er gjort utan at lista seier av kven, og blir ikkje henta inn.",
            "Was done, and the list does not say by whom; stays out.",
        ],
    };
    match lang {
        Lang::Nb => nb,
        Lang::Nn => nn,
        Lang::En => en,
    }
}

fn summary(lang: Lang, plan: &EarlierPlan) -> Vec<String> {
    let words = texts(lang).earlier_list;
    let comes = plan.wanted().count();
    let waits = plan.count(StateCode::Parked);
    let alike = plan.left_out(LeftOut::Alike);
    let over = plan.left_out(LeftOut::Finished);
    let mut told = Vec::new();
    if plan.rows.is_empty() {
        told.push(words.no_rows.to_owned());
    } else if comes == 0 {
        told.push(words.nothing.to_owned());
    } else {
        told.push(match lang {
            Lang::Nb => format!("{} hentes inn.", measures(lang, comes)),
            Lang::Nn => format!("{} blir henta inn.", measures(lang, comes)),
            Lang::En => {
                format!("{} {} in.", measures(lang, comes), if comes == 1 { "comes" } else { "come" })
            }
        });
    }
    if waits > 0 {
        told.push(match lang {
            Lang::Nb => format!("{waits} av dem settes på vent, fordi noe mangler eller ikke er avtalt."),
            Lang::Nn => {
                format!("{waits} av dei blir sette på vent, fordi noko manglar eller ikkje er avtalt.")
            }
            Lang::En => format!("{waits} of them will wait, since something is missing or not agreed."),
        });
    }
    let asked = plan.wanted().filter(|row| !row.asked.is_empty()).count();
    if asked > 0 {
        told.push(match lang {
            Lang::Nb => format!(
                "{asked} kan gjelde én person. Ta dem bort eller skriv dem om i lista først, hvis det er så."
            ),
            Lang::Nn => format!(
                "{asked} kan gjelde éin person. Ta dei bort eller skriv dei om i lista først, om det er slik."
            ),
            Lang::En => {
                format!("{asked} may concern one person. If so, remove or reword them in the list first.")
            }
        });
    }
    if alike > 0 {
        told.push(match lang {
            Lang::Nb => format!("{alike} ligner noe som står her fra før, og hentes ikke."),
            Lang::Nn => format!("{alike} liknar noko som står her frå før, og blir ikkje henta."),
            Lang::En => format!("{alike} alike to something that is here already, left out."),
        });
    }
    if over > 0 {
        told.push(match lang {
            Lang::Nb => format!("{over} er over, og hentes ikke."),
            Lang::Nn => format!("{over} er over, og blir ikkje henta."),
            Lang::En => format!("{over} over already, left out."),
        });
    }
    told
}
