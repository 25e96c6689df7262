//! What is said when another laptop's file of a meeting is put together with the one that is here.

use super::report::area;
use super::texts;
use crate::domain::change::Key;
use crate::domain::localized::Lang;
use crate::domain::room::{ClosingCheck, YesNo};
use crate::domain::sitting::SittingKind;
use crate::exchange::merge::{DetailField, FramePart, News};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of putting two files together.
    MergingTexts {
        /// Title where a file is asked for.
        title: Word = "Hent inn en møtefil eller tiltaksliste", "Hent inn ei møtefil eller tiltaksliste", "Bring in a meeting file or action list";
        /// Before the path.
        path: Word = "Fil", "Fil", "File";
        /// Under the title of the list of files; takes the folder.
        found_in: fn(&str) -> String = |folder| format!("De nyeste møtefilene og regnearkene i {folder}:"),
            |folder| format!("Dei nyaste møtefilene og reknearka i {folder}:"), |folder| format!("The newest meeting files and spreadsheets in {folder}:");
        /// The last row of that list.
        another_file: Word = "En annen fil …", "Ei anna fil …", "Another file …";
        /// Title when a file was not taken in.
        not_taken_in: Word = "Fila er ikke hentet inn", "Fila er ikkje henta inn", "The file was not brought in";
        /// Asks whether a changed file is taken in; the two rows.
        take_in_anyway: [Word; 2] = ["Nei, la den ligge", "Ja, hent den inn"], ["Nei, la ho liggje", "Ja, hent ho inn"],
            ["No, leave it", "Yes, bring it in"];

        /// The file is of another meeting with the same id; one sentence for each part that differs follows.
        another: Word = "Dette er ikke det samme møtet, så de to kan ikke settes sammen.",
            "Dette er ikkje det same møtet, så dei to kan ikkje setjast saman.",
            "This is not the same meeting, so the two cannot be put together.";
        /// What to do about it.
        another_todo: Word = "Hent fila inn i en annen datafil (--db), eller slett møtet her først.",
            "Hent fila inn i ei anna datafil (--db), eller slett møtet her først.",
            "Bring the file into another data file (--db), or delete the meeting here first.";
        /// What differs.
        frame: fn(FramePart) -> Word = |part| match part {
                FramePart::Unit => "Enheten er en annen.",
                FramePart::Set => "Spørsmålene er ikke de samme.",
                FramePart::Follows => "Møtet følger opp et annet møte.",
                FramePart::Rehearsal => "Det ene er en prøve, det andre ikke.",
            },
            |part| match part {
                FramePart::Unit => "Eininga er ei anna.",
                FramePart::Set => "Spørsmåla er ikkje dei same.",
                FramePart::Follows => "Møtet følgjer opp eit anna møte.",
                FramePart::Rehearsal => "Det eine er ei prøve, det andre ikkje.",
            },
            |part| match part {
                FramePart::Unit => "The unit is another one.",
                FramePart::Set => "The questions are not the same.",
                FramePart::Follows => "The meeting follows up another meeting.",
                FramePart::Rehearsal => "One is a rehearsal, the other is not.",
            };

        /// What a file brought; takes its name.
        brought: fn(&str, &News) -> String =
            |file, news| format!("Hentet inn fra {file}: {}.", told(Lang::Nb, news)),
            |file, news| format!("Henta inn frå {file}: {}.", told(Lang::Nn, news)),
            |file, news| format!("Brought in from {file}: {}.", told(Lang::En, news));
        /// A closed meeting was opened again, since the file brought what is not settled.
        reopened: Word = "Møtet er åpnet igjen, for det kom forslag som ikke er avgjort.",
            "Møtet er opna igjen, for det kom framlegg som ikkje er avgjorde.",
            "The meeting is open again: there were proposals that are not settled.";
        /// How it is taken back; takes the key.
        can_be_undone: fn(&str) -> String = |key| format!("{key} tar alt tilbake i ett steg."),
            |key| format!("{key} tek alt tilbake i eitt steg."), |key| format!("{key} takes all of it back in one step.");
        /// It brought nothing; takes the title.
        nothing_new: fn(&str) -> String = |title| format!("«{title}» er her fra før. Fila hadde ikke noe nytt."),
            |title| format!("«{title}» er her frå før. Fila hadde ikkje noko nytt."),
            |title| format!("“{title}” is here already. The file had nothing new.");
        /// So many lines of a file were deleted here, and are not brought in.
        left_out: fn(usize) -> String =
            |n| if n == 1 { "Én linje i fila er slettet her, og hentes ikke inn igjen.".into() } else { format!("{n} linjer i fila er slettet her, og hentes ikke inn igjen.") },
            |n| if n == 1 { "Éi linje i fila er sletta her, og blir ikkje henta inn att.".into() } else { format!("{n} linjer i fila er sletta her, og blir ikkje henta inn att.") },
            |n| if n == 1 { "One line of the file has been deleted here, and is not brought in again.".into() } else { format!("{n} lines of the file have been deleted here, and are not brought in again.") };
        /// A meeting that was not here; takes the title.
        new_here: fn(&str) -> String = |title| format!("Hentet inn «{title}»."), |title| format!("Henta inn «{title}»."),
            |title| format!("Brought in “{title}”.");

        /// Title of one thing to decide; takes its number and how many there are.
        conflict_title: fn(usize, usize) -> String = |at, of| format!("Endret begge steder · {at} av {of}"),
            |at, of| format!("Endra begge stader · {at} av {of}"), |at, of| format!("Changed in both places · {at} of {of}");
        /// How the file is called in a sentence of its own; takes its name.
        in_file: fn(&str) -> String = |file| format!("I {file}"), |file| format!("I {file}"), |file| format!("In {file}");
        /// This laptop's side.
        here: Word = "Her", "Her", "Here";
        /// It was removed on that side.
        gone: Word = "(slettet)", "(sletta)", "(deleted)";
        /// Nothing is written there on that side.
        empty: Word = "(tomt)", "(tomt)", "(empty)";
        /// Keys of that card.
        key_choose: Word = "←→ velg", "←→ vel", "←→ choose";
        /// To the fields and between them.
        key_field: Word = "↑↓ felt", "↑↓ felt", "↑↓ field";
        /// Decides as chosen.
        key_decide: Word = "Enter bestem", "Enter bestem", "Enter decide";
        /// Back to the last one.
        key_back: Word = "PgUp forrige", "PgUp førre", "PgUp back";
        /// Takes nothing in.
        key_cancel: Word = "Esc avbryt", "Esc avbryt", "Esc cancel";
        /// Under a count that may stand for different people here and there; takes the sum in words.
        together: fn(&str) -> String = |sum| format!("lagt sammen: {sum}"), |sum| format!("lagt saman: {sum}"),
            |sum| format!("added up: {sum}");
        /// What is chosen does not make an agreement; takes what is missing.
        becomes_proposal: fn(&str) -> String = |lacks| format!("Slik blir det et forslag igjen: {lacks}."),
            |lacks| format!("Slik blir det eit framlegg igjen: {lacks}."), |lacks| format!("This makes it a proposal again: {lacks}.");
        /// The card was put away before everything was decided.
        stopped: Word = "Ikke hentet inn. Ingenting er endret.", "Ikkje henta inn. Ingenting er endra.",
            "Not brought in. Nothing has been changed.";
        /// Line by line: how a side is chosen.
        mine_or_theirs: Word = "Skriv 1 for det som er her, 2 for det som er i fila.",
            "Skriv 1 for det som står her, 2 for det som står i fila.",
            "Write 1 for what is here, 2 for what is in the file.";
        /// Line by line: the same where there are several fields.
        mine_theirs_or_fields: Word = "Skriv 1 for det som er her, 2 for det som er i fila, 3 for å velge felt for felt.",
            "Skriv 1 for det som står her, 2 for det som står i fila, 3 for å velje felt for felt.",
            "Write 1 for what is here, 2 for what is in the file, 3 to choose field by field.";
        /// Line by line: the same for a count that can be added up; takes the field and the sum in words.
        or_together: fn(&str, &str) -> String =
            |field, sum| format!("{field}: 1 for det som er her, 2 for det som er i fila, 3 for begge lagt sammen ({sum})."),
            |field, sum| format!("{field}: 1 for det som står her, 2 for det som står i fila, 3 for begge lagde saman ({sum})."),
            |field, sum| format!("{field}: 1 for what is here, 2 for what is in the file, 3 for both added up ({sum}).");
        /// Line by line: a field by itself.
        of_field: fn(&str) -> String = |field| format!("{field}: 1 for det som er her, 2 for det som er i fila."),
            |field| format!("{field}: 1 for det som står her, 2 for det som står i fila."),
            |field| format!("{field}: 1 for what is here, 2 for what is in the file.");
        /// Line by line: how many things there are to decide.
        to_decide: fn(usize) -> String =
            |n| if n == 1 { "Én ting er endret begge steder.".to_owned() } else { format!("{n} ting er endret begge steder.") },
            |n| if n == 1 { "Éin ting er endra begge stader.".to_owned() } else { format!("{n} ting er endra begge stader.") },
            |n| if n == 1 { "One thing was changed in both places.".to_owned() } else { format!("{n} things were changed in both places.") };
        /// Command line: how to decide.
        take_todo: Word = "Ingenting er hentet inn. Bestem i programmet, eller med --take mine (det som er her) eller --take theirs (det i fila). Ett punkt: --take 1=theirs, ett felt: --take 1.2=mine.",
            "Ingenting er henta inn. Bestem i programmet, eller med --take mine (det som står her) eller --take theirs (det i fila). Eitt punkt: --take 1=theirs, eitt felt: --take 1.2=mine.",
            "Nothing has been brought in. Decide in the program, or with --take mine (what is here) or --take theirs (what is in the file). One point: --take 1=theirs, one field: --take 1.2=mine.";
        /// Command line: a decision is missing; takes the number of the point.
        undecided: fn(usize) -> String = |n| format!("Punkt {n} er ikke avgjort."), |n| format!("Punkt {n} er ikkje avgjort."),
            |n| format!("Point {n} is not decided.");
        /// Command line: there is no such point or field; takes what was written.
        no_such_point: fn(&str) -> String = |which| format!("--take {which}: det finnes ikke noe slikt punkt. Ingenting er hentet inn."),
            |which| format!("--take {which}: det finst ikkje noko slikt punkt. Ingenting er henta inn."),
            |which| format!("--take {which}: there is no such point. Nothing has been brought in.");

        /// What a field of the meeting as a whole is called.
        detail: fn(DetailField) -> Word = |field| match field {
                DetailField::Title => "Tittel",
                DetailField::Purpose => "Formål",
                DetailField::Leader => "Ansvarlig leder",
                DetailField::Facilitator => "Prosessleder",
                DetailField::NoteTaker => "Referent",
                DetailField::SafetyRep => "Verneombud til stede",
                DetailField::UnionRep => "Tillitsvalgt til stede",
                DetailField::Nav => "NAV til stede",
                DetailField::HealthService => "Bedriftshelsetjenesten til stede",
                DetailField::Hr => "HR til stede",
                DetailField::State => "Hvor langt møtet er kommet",
                DetailField::Minutes => "Minutter satt av",
                DetailField::GroundRules => "Spilleregler",
                DetailField::NextFollowUp => "Neste oppfølging",
                DetailField::RaisedAt => "Tas opp i",
                DetailField::Summary => "Oppsummering",
                DetailField::Prepared => "Sjekkliste før møtet",
                DetailField::LegalNote => "Behandlingsansvarlig",
                DetailField::KeepAnswers => "Hvor lenge svarene beholdes",
                DetailField::AnswersDeleted => "Svarene er slettet",
            },
            |field| match field {
                DetailField::Title => "Tittel",
                DetailField::Purpose => "Føremål",
                DetailField::Leader => "Ansvarleg leiar",
                DetailField::Facilitator => "Prosessleiar",
                DetailField::NoteTaker => "Referent",
                DetailField::SafetyRep => "Verneombod til stades",
                DetailField::UnionRep => "Tillitsvald til stades",
                DetailField::Nav => "NAV til stades",
                DetailField::HealthService => "Bedriftshelsetenesta til stades",
                DetailField::Hr => "HR til stades",
                DetailField::State => "Kor langt møtet er kome",
                DetailField::Minutes => "Minutt sette av",
                DetailField::GroundRules => "Spelereglar",
                DetailField::NextFollowUp => "Neste oppfølging",
                DetailField::RaisedAt => "Blir teke opp i",
                DetailField::Summary => "Oppsummering",
                DetailField::Prepared => "Sjekkliste før møtet",
                DetailField::LegalNote => "Behandlingsansvarleg",
                DetailField::KeepAnswers => "Kor lenge svara blir tekne vare på",
                DetailField::AnswersDeleted => "Svara er sletta",
            },
            |field| match field {
                DetailField::Title => "Title",
                DetailField::Purpose => "Purpose",
                DetailField::Leader => "Leader responsible",
                DetailField::Facilitator => "Facilitator",
                DetailField::NoteTaker => "Note taker",
                DetailField::SafetyRep => "Safety representative present",
                DetailField::UnionRep => "Union representative present",
                DetailField::Nav => "NAV present",
                DetailField::HealthService => "Occupational health service present",
                DetailField::Hr => "HR present",
                DetailField::State => "How far the meeting has come",
                DetailField::Minutes => "Minutes set aside",
                DetailField::GroundRules => "Ground rules",
                DetailField::NextFollowUp => "Next follow-up",
                DetailField::RaisedAt => "Raised in",
                DetailField::Summary => "Summary",
                DetailField::Prepared => "Checklist before the meeting",
                DetailField::LegalNote => "Controller",
                DetailField::KeepAnswers => "How long the answers are kept",
                DetailField::AnswersDeleted => "The answers are deleted",
            };
        /// What differs, as labels of rows.
        field: fn(Field) -> Word = |field| match field {
                Field::Meeting => "Møtet",
                Field::Answer => "Svar",
                Field::Tally => "Opptelling",
                Field::Table => "Bord",
                Field::Starred => "Felles",
                Field::Heading => "Overskrift",
                Field::Marks => "Merket",
                Field::Measure => "Tiltak",
                Field::State => "Status",
                Field::Sitting => "Samling",
                Field::Date => "Dag",
                Field::Place => "Sted",
                Field::People => "Kom / invitert",
                Field::Question => "Spørsmål",
                Field::Keep => "Bevare",
                Field::Topic => "Parkert tema",
                Field::Vote => "Avstemning",
                Field::Review => "Gjennomgang",
                Field::Check => "Innsjekk og utsjekk",
                Field::Kind => "Slags samling",
                Field::Start => "Begynner",
                Field::Invited => "Inviterte",
                Field::Came => "Frammøtte",
                Field::Closing => "Håndsopprekking",
                Field::Minutes => "Minutter",
                Field::Consent => "Samtykke",
                Field::Control => "Rår vi over det?",
                Field::ReadBack => "Lest opp",
                Field::Blank => "Tomt på arket",
                Field::Other => "Andre felt",
            },
            |field| match field {
                Field::Meeting => "Møtet",
                Field::Answer => "Svar",
                Field::Tally => "Oppteljing",
                Field::Table => "Bord",
                Field::Starred => "Felles",
                Field::Heading => "Overskrift",
                Field::Marks => "Merkt",
                Field::Measure => "Tiltak",
                Field::State => "Status",
                Field::Sitting => "Samling",
                Field::Date => "Dag",
                Field::Place => "Stad",
                Field::People => "Kom / inviterte",
                Field::Question => "Spørsmål",
                Field::Keep => "Ta vare på",
                Field::Topic => "Parkert tema",
                Field::Vote => "Røysting",
                Field::Review => "Gjennomgang",
                Field::Check => "Innsjekk og utsjekk",
                Field::Kind => "Slags samling",
                Field::Start => "Byrjar",
                Field::Invited => "Inviterte",
                Field::Came => "Frammøtte",
                Field::Closing => "Handsopprekking",
                Field::Minutes => "Minutt",
                Field::Consent => "Samtykke",
                Field::Control => "Rår vi over det?",
                Field::ReadBack => "Lese opp",
                Field::Blank => "Tomt på arket",
                Field::Other => "Andre felt",
            },
            |field| match field {
                Field::Meeting => "The meeting",
                Field::Answer => "Answer",
                Field::Tally => "Count",
                Field::Table => "Table",
                Field::Starred => "Shared",
                Field::Heading => "Heading",
                Field::Marks => "Marked",
                Field::Measure => "Measure",
                Field::State => "Status",
                Field::Sitting => "Sitting",
                Field::Date => "Day",
                Field::Place => "Place",
                Field::People => "Came / invited",
                Field::Question => "Question",
                Field::Keep => "To keep",
                Field::Topic => "Parked topic",
                Field::Vote => "Vote",
                Field::Review => "Review",
                Field::Check => "Check-in and check-out",
                Field::Kind => "Kind of sitting",
                Field::Start => "Begins",
                Field::Invited => "Invited",
                Field::Came => "Came",
                Field::Closing => "Show of hands",
                Field::Minutes => "Minutes",
                Field::Consent => "Consent",
                Field::Control => "In our control?",
                Field::ReadBack => "Read back",
                Field::Blank => "Empty on the sheet",
                Field::Other => "Other fields",
            };
        /// Yes and no.
        yes_no: fn(bool) -> Word = |yes| if yes { "ja" } else { "nei" }, |yes| if yes { "ja" } else { "nei" },
            |yes| if yes { "yes" } else { "no" };
        /// Counts for 1–5 and do not know.
        scale: fn([u16; 5], u16) -> String = |n, unsure| scale(n, "vet ikke", unsure), |n, unsure| scale(n, "veit ikkje", unsure),
            |n, unsure| scale(n, "don’t know", unsure);
        /// Agree, partly, disagree, pass.
        stance: fn([u16; 4]) -> String =
            |[a, p, d, o]| format!("{a} enig, {p} delvis, {d} uenig, {o} pass"),
            |[a, p, d, o]| format!("{a} einig, {p} delvis, {d} ueinig, {o} pass"),
            |[a, p, d, o]| format!("{a} agree, {p} partly, {d} disagree, {o} pass");
        /// Supports, can live with, reserves.
        consent: fn([u16; 3]) -> String =
            |[s, c, r]| format!("{s} støtter, {c} kan leve med, {r} reserverer seg"),
            |[s, c, r]| format!("{s} støttar, {c} kan leve med, {r} reserverer seg"),
            |[s, c, r]| format!("{s} support, {c} can live with, {r} reserve");
        /// The closing questions of a sitting, yes and no.
        closing: fn(ClosingCheck) -> String =
            |closing| hands(closing, ["alle slapp til", "vet hva som skjer nå", "snakket trygt"]),
            |closing| hands(closing, ["alle fekk sleppe til", "veit kva som skjer no", "snakka trygt"]),
            |closing| hands(closing, ["everyone was heard", "know what happens now", "spoke safely"]);
        /// What kind of sitting it is.
        sitting_kind: fn(SittingKind) -> Word =
            |kind| match kind { SittingKind::Gathering => "folk møtes", SittingKind::LateInput => "innspill etterpå" },
            |kind| match kind { SittingKind::Gathering => "folk møtest", SittingKind::LateInput => "innspel etterpå" },
            |kind| match kind { SittingKind::Gathering => "people gather", SittingKind::LateInput => "late input" };
        /// Something differs that has no row of its own.
        differs: [Word; 2] = ["slik det er her", "slik det er i fila"], ["slik det står her", "slik det står i fila"],
            ["as it is here", "as it is in the file"];
        /// Kinds of records, one and several: sitting, table, answer, measure, to keep, heading, own question,
        /// parked topic, vote, measure looked at again.
        kinds: [[Word; 2]; 10] =
            [["samling", "samlinger"], ["bord", "bord"], ["svar", "svar"], ["tiltak", "tiltak"],
             ["ting å bevare", "ting å bevare"], ["overskrift", "overskrifter"], ["eget spørsmål", "egne spørsmål"],
             ["parkert tema", "parkerte temaer"], ["avstemning", "avstemninger"],
             ["tiltak sett på igjen", "tiltak sett på igjen"]],
            [["samling", "samlingar"], ["bord", "bord"], ["svar", "svar"], ["tiltak", "tiltak"],
             ["ting å ta vare på", "ting å ta vare på"], ["overskrift", "overskrifter"], ["eige spørsmål", "eigne spørsmål"],
             ["parkert tema", "parkerte tema"], ["røysting", "røystingar"],
             ["tiltak sett på igjen", "tiltak sett på igjen"]],
            [["sitting", "sittings"], ["table", "tables"], ["answer", "answers"], ["measure", "measures"],
             ["thing to keep", "things to keep"], ["heading", "headings"], ["question of your own", "questions of your own"],
             ["parked topic", "parked topics"], ["vote", "votes"],
             ["measure looked at again", "measures looked at again"]];
        /// Where a question stands; takes its number.
        question_number: fn(usize) -> String = |n| format!("spørsmål {n}"), |n| format!("spørsmål {n}"), |n| format!("question {n}");
    }
}

/// What a row of a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A field of the meeting as a whole.
    Meeting,
    /// The words of an answer.
    Answer,
    /// A count.
    Tally,
    /// The table that answered, or its size.
    Table,
    /// Common ground.
    Starred,
    /// The common heading.
    Heading,
    /// Tags, sway, nature.
    Marks,
    /// The title of a measure.
    Measure,
    /// Where it stands.
    State,
    /// A sitting.
    Sitting,
    /// Its day.
    Date,
    /// Its place.
    Place,
    /// Head counts.
    People,
    /// A question of the room's own, or how a question is asked.
    Question,
    /// Something to keep.
    Keep,
    /// A parked topic.
    Topic,
    /// A round of voting.
    Vote,
    /// What was looked at again.
    Review,
    /// Check-in or check-out.
    Check,
    /// Whether people gather or are heard afterwards.
    Kind,
    /// When a sitting begins.
    Start,
    /// How many were invited.
    Invited,
    /// How many came, or sit at a table.
    Came,
    /// The closing questions.
    Closing,
    /// Minutes of a question.
    Minutes,
    /// The consent round.
    Consent,
    /// Whether the unit decides over a measure.
    Control,
    /// What the room said when a measure was read back.
    ReadBack,
    /// Questions that stood empty on a sheet.
    Blank,
    /// What has no row of its own.
    Other,
}

fn scale(counts: [u16; 5], unsure_means: &str, unsure: u16) -> String {
    let rows: Vec<_> =
        (1..).zip(counts).map(|(value, count): (u8, u16)| format!("{value}: {count}")).collect();
    format!("{}, {unsure_means}: {unsure}", rows.join(", "))
}

/// «alle slapp til 17–2, snakket trygt 18–0»: yes and no of what was asked.
fn hands(closing: ClosingCheck, asked: [&str; 3]) -> String {
    let ClosingCheck { everyone_heard, know_next, spoke_safely } = closing;
    let counts = [everyone_heard, know_next, spoke_safely];
    let told = asked.iter().zip(counts).filter(|(_, counts)| *counts != YesNo::default());
    told.map(|(asked, YesNo { yes, no })| format!("{asked} {yes}–{no}")).collect::<Vec<_>>().join(", ")
}

/// «3 svar og 1 tiltak kom til, 2 endret, 1 slettet».
fn told(lang: Lang, news: &News) -> String {
    let and = match lang {
        Lang::Nb | Lang::Nn => "og",
        Lang::En => "and",
    };
    let names = counted(lang, &news.added);
    let added = super::refusals::listed(names.iter().map(String::as_str), and);
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(match lang {
            Lang::Nb | Lang::Nn => format!("{added} kom til"),
            Lang::En => format!("{added} added"),
        });
    }
    for (count, [nb, nn, en]) in
        [(news.changed, ["endret", "endra", "changed"]), (news.removed, ["slettet", "sletta", "deleted"])]
    {
        if count > 0 {
            let word = match lang {
                Lang::Nb => nb,
                Lang::Nn => nn,
                Lang::En => en,
            };
            parts.push(format!("{count} {word}"));
        }
    }
    if parts.is_empty() {
        parts.push(match lang {
            Lang::Nb => "avgjørelsene dine er notert".to_owned(),
            Lang::Nn => "avgjerdene dine er noterte".to_owned(),
            Lang::En => "your decisions are noted".to_owned(),
        });
    }
    parts.join(", ")
}

/// «3 svar», «1 tiltak»: how many there are of each kind of record, in the order people would look. History goes
/// without saying, and so does the plenary of a sitting.
fn counted(lang: Lang, keys: &[Key]) -> Vec<String> {
    let words = texts(lang).merging.kinds;
    let place = |key: &Key| match key {
        Key::Sitting(_) => Some(0),
        Key::Group(_) => Some(1),
        Key::Answer(_) => Some(2),
        Key::Measure(_) => Some(3),
        Key::Keep(_) => Some(4),
        Key::Heading(_) => Some(5),
        Key::AddedQuestion(_) => Some(6),
        Key::ParkedTopic(_) => Some(7),
        Key::VoteRound(_) => Some(8),
        Key::Reviewed(_) => Some(9),
        Key::Details
        | Key::Review
        | Key::QuestionPlan(_)
        | Key::PartPlan(_)
        | Key::MeasureEvent(_)
        | Key::Check(..)
        | Key::PartAttendance(..)
        | Key::Event(_) => None,
    };
    let name = |(at, [one, many]): (usize, [&str; 2])| {
        let count = keys.iter().filter(|key| place(key) == Some(at)).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    words.into_iter().enumerate().filter_map(name).collect()
}
