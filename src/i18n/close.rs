//! Words of the end of a meeting.

use super::refusals::listed;
use super::report::area;
use crate::domain::localized::Lang;
use crate::domain::measure::Missing;
use crate::ops::Unfinished;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

/// Two things are named, more are promised: the measure itself marks every field.
fn lacks(missing: &[Missing], lang: Lang, [lacks, and, more, undecided]: [Word; 4]) -> String {
    let name = super::texts(lang).codes.missing;
    match missing {
        [] => undecided.to_owned(),
        [first, second, _, ..] => format!("{lacks} {}, {} {more}", name(*first), name(*second)),
        missing => format!("{lacks} {}", listed(missing.iter().map(|it| name(*it)), and)),
    }
}

area! {
    /// Words of the end of a meeting.
    CloseTexts {
        /// Heading over what closing waits for.
        must: Word = "Må være på plass", "Må vere på plass", "Must be in place";
        /// Heading over what is worth a look.
        look: Word = "Se gjerne på", "Sjå gjerne på", "Worth a look";
        /// Heading over what to write down.
        note: Word = "Skriv ned før dere går", "Skriv ned før de går", "Write down before you leave";
        /// Heading over the closing questions.
        questions: Word = "Rekk opp hånda – tell ja og nei", "Rekk opp handa – tel ja og nei",
            "Raise a hand – count yes and no";
        /// Heading over what to do.
        to_do: Word = "Til slutt", "Til slutt", "Finally";

        /// *Ansvarlig leder* (R5).
        leader: Word = "Ansvarlig leder", "Ansvarleg leiar", "Responsible leader";
        /// Closing waits for this row.
        must_fill: Word = "må fylles ut", "må fyllast ut", "must be filled in";
        /// All proposals are agreed or parked.
        decided: Word = "Alle forslag er avtalt eller parkert", "Alle framlegg er avtalte eller parkerte",
            "Every proposal is agreed or parked";
        /// *Verneombud*.
        safety_rep: Word = "Verneombud er med", "Verneombod er med", "Safety representative takes part";
        /// *Tillitsvalgt*.
        union_rep: Word = "Tillitsvalgt er med", "Tillitsvald er med", "Union representative takes part";
        /// Neither of them (R3); the files say so, too.
        nobody_represents: Word = "verken verneombud eller tillitsvalgt", "verken verneombod eller tillitsvald",
            "neither safety nor union representative";
        /// Questions without an answer.
        unanswered: fn(usize) -> String =
            |n| format!("{n} spørsmål uten svar"), |n| format!("{n} spørsmål utan svar"),
            |n| if n == 1 { "1 question without answers".into() } else { format!("{n} questions without answers") };
        /// Questions put off.
        postponed: fn(usize) -> String =
            |n| if n == 1 { "1 utsatt spørsmål".into() } else { format!("{n} utsatte spørsmål") },
            |n| if n == 1 { "1 utsett spørsmål".into() } else { format!("{n} utsette spørsmål") },
            |n| if n == 1 { "1 postponed question".into() } else { format!("{n} postponed questions") };
        /// Questions where some lines are gathered and others not.
        ungathered: fn(usize) -> String =
            |n| format!("{n} spørsmål der noen svar ikke er samlet"),
            |n| format!("{n} spørsmål der nokre svar ikkje er samla"),
            |n| if n == 1 { "1 question with answers not gathered".into() }
                else { format!("{n} questions with answers not gathered") };
        /// Title when choosing one of them.
        which_question: Word = "Hvilket spørsmål?", "Kva spørsmål?", "Which question?";
        /// Reading the measures back.
        read_back: fn(usize, usize) -> String =
            |read, of| format!("Les opp tiltakene ({read} av {of} bekreftet)"),
            |read, of| format!("Les opp tiltaka ({read} av {of} stadfesta)"),
            |read, of| format!("Read the measures back ({read} of {of} confirmed)");
        /// Before something to keep (E9).
        keep: Word = "Bevare", "Ta vare på", "Keep";
        /// Nothing is on that list yet.
        keep_hint: Word = "noe som virker, og som dere vil ta vare på", "noko som verkar, og som de vil ta vare på",
            "something that works and that you want to keep";
        /// When the room meets again (G6).
        follow_up: Word = "Vi møtes igjen", "Vi møtest att", "We meet again";
        /// The day proposed; how it is taken.
        proposed: fn(&str) -> String = |day| format!("forslag: {day} – Enter tar det"),
            |day| format!("framlegg: {day} – Enter tek det"), |day| format!("proposal: {day} – Enter takes it");
        /// Title when the words can mean several days.
        which_day: Word = "Hvilken dag mener dere?", "Kva dag meiner de?", "Which day do you mean?";
        /// Where results are raised (R2).
        raised_at: Word = "Tas opp i", "Blir teke opp i", "Raised at";
        /// For example.
        raised_hint: Word = "personalmøte, ledermøte, AMU", "personalmøte, leiarmøte, AMU",
            "staff meeting, leader meeting";
        /// How many were invited; takes the sitting's label, which may be empty.
        invited: fn(&str) -> String = |label| of_sitting("Inviterte", label), |label| of_sitting("Inviterte", label),
            |label| of_sitting("Invited", label);
        /// How many came.
        attended: fn(&str) -> String = |label| of_sitting("Frammøtte", label),
            |label| of_sitting("Frammøtte", label), |label| of_sitting("Attended", label);
        /// A count is a number.
        number_needed: Word = "Skriv et helt tall, for eksempel 18, eller la feltet stå tomt.",
            "Skriv eit heilt tal, til dømes 18, eller la feltet stå tomt.",
            "Type a whole number such as 18, or leave the field empty.";
        /// A sentence about the meeting (G14).
        summary: Word = "Møtet i én setning", "Møtet i éi setning", "The meeting in a sentence";
        /// The row is not saved yet.
        unsaved: Word = "ikke lagret ennå", "ikkje lagra enno", "not saved yet";
        /// How a row that turns is turned.
        turn: Word = "Enter bytter", "Enter byter", "Enter changes";
        /// Closing.
        close: Word = "Avslutt møtet", "Avslutt møtet", "Close the meeting";
        /// Closing, while something stops it.
        not_yet: Word = "noe mangler", "noko manglar", "something is missing";
        /// Writing a file at any time (G13).
        any_file: Word = "Lag en fil av tiltak eller resultat", "Lag ei fil av tiltak eller resultat",
            "Write measures or results to a file";
        /// What such a file is marked with.
        marked: fn(&str) -> String = |mark| format!("merkes {mark}"), |mark| format!("blir merkt {mark}"),
            |mark| format!("marked {mark}");

        /// Title of the refusal.
        cannot_close: Word = "Kan ikke avslutte ennå", "Kan ikkje avslutte enno", "Cannot close yet";
        /// What it comes to, in a sentence or two.
        cannot_close_lead: fn(&Unfinished) -> String =
            |open| match open.measures.len() {
                0 if !open.no_leader => "Avtal når dere ser på tiltakene igjen, eller hvorfor dere slutter. Alt er lagret.".into(),
                0 => "Fyll ut hvem som er ansvarlig leder. Alt er lagret.".into(),
                1 => "Ett forslag er ikke avgjort. Alt er lagret, og du kan også parkere det.".into(),
                n => format!("{n} forslag er ikke avgjort. Alt er lagret, og du kan også parkere dem."),
            },
            |open| match open.measures.len() {
                0 if !open.no_leader => "Avtal når de ser på tiltaka igjen, eller kvifor de sluttar. Alt er lagra.".into(),
                0 => "Fyll ut kven som er ansvarleg leiar. Alt er lagra.".into(),
                1 => "Eitt framlegg er ikkje avgjort. Alt er lagra, og du kan òg parkere det.".into(),
                n => format!("{n} framlegg er ikkje avgjorde. Alt er lagra, og du kan òg parkere dei."),
            },
            |open| match open.measures.len() {
                0 if !open.no_leader => "Agree when you look again, or why you end here. Everything is saved.".into(),
                0 => "Fill in who is the responsible leader. Everything is saved.".into(),
                1 => "One proposal is not decided. Everything is saved, and you can also park it.".into(),
                n => format!("{n} proposals are not decided. Everything is saved, and you can also park them."),
            };
        /// Nobody is *ansvarlig leder*.
        no_leader: Word = "Ansvarlig leder mangler", "Ansvarleg leiar manglar", "No responsible leader";
        /// Neither a next day nor a reason to end (R70).
        no_next: Word = "Neste gang mangler", "Neste gong manglar", "No next time";
        /// What a proposal lacks.
        lacks: fn(&[Missing]) -> String =
            |missing| lacks(missing, Lang::Nb, ["mangler", "og", "og mer", "ikke avgjort"]),
            |missing| lacks(missing, Lang::Nn, ["manglar", "og", "og meir", "ikkje avgjort"]),
            |missing| lacks(missing, Lang::En, ["lacks", "and", "and more", "not decided"]);
        /// Parks all that stand in the way, with one reason.
        park_all: fn(usize) -> String =
            |n| if n == 1 { "Parkér det med en grunn".into() } else { format!("Parkér alle {n} med én grunn") },
            |n| if n == 1 { "Parker det med ein grunn".into() } else { format!("Parker alle {n} med éin grunn") },
            |n| if n == 1 { "Park it with a reason".into() } else { format!("Park all {n} with one reason") };
        /// Title when asking why something is parked.
        park_title: Word = "Parkér", "Parker", "Park";

        /// The meeting has just been closed.
        closed: Word = "Møtet er avsluttet.", "Møtet er avslutta.", "The meeting is closed.";
        /// Title of the screen after that.
        closed_title: Word = "Møtet er avsluttet", "Møtet er avslutta", "The meeting is closed";
        /// What to do now.
        closed_lead: Word = "Gi alle resultatarket, og lederen tiltakslista. De kan lages når som helst.",
            "Gi alle resultatarket, og leiaren tiltakslista. Dei kan lagast når som helst.",
            "Give everyone the result sheet, and the leader the list of measures. Both can be made at any time.";
        /// Opening again.
        reopen: Word = "Åpne møtet igjen", "Opne møtet att", "Open the meeting again";

        /// Nothing to read back.
        nothing_agreed: Word = "Ingen tiltak er avtalt ennå.", "Ingen tiltak er avtalte enno.",
            "No measures are agreed yet.";
        /// All are read back.
        all_read: Word = "Alle tiltakene er lest opp.", "Alle tiltaka er lesne opp.",
            "All measures have been read back.";
        /// «2 av 3».
        of: fn(usize, usize) -> String = |n, of| format!("{n} av {of}"), |n, of| format!("{n} av {of}"),
            |n, of| format!("{n} of {of}");
        /// Labels of what is read.
        who: Word = "Hvem", "Kven", "Who";
        /// When.
        when: Word = "Når", "Når", "When";
        /// The first step.
        first_step: Word = "Første skritt", "Første steg", "First step";
        /// Follow-up.
        looked_at: Word = "Følges opp", "Blir følgt opp", "Followed up";
        /// How we will know.
        sign: Word = "Slik merker vi det", "Slik merkar vi det", "How we will notice";
        /// Help for the responsible leader, with an example (M8).
        leader_help: Word = "Den som svarer for at det blir noe av. Skriv helst rollen. Eksempel: avdelingsleder",
            "Den som svarar for at det blir noko av. Skriv helst rolla. Døme: avdelingsleiar",
            "The one who answers for it happening. Preferably a role. Example: department leader";
        /// Help for what is to be kept.
        keep_help: Word = "Noe som virker og skal fortsette. Eksempel: Fem minutter felles start på hver vakt",
            "Noko som verkar og skal halde fram. Døme: Fem minutt felles start på kvar vakt",
            "Something that works and is to go on. Example: Five minutes together at the start of every shift";
        /// Help for the date of the next meeting.
        follow_up_help: Word = "Dagen dere ser på tiltakene igjen. Eksempel: 14.1, uke 3, om 6 uker",
            "Dagen de ser på tiltaka att. Døme: 14.1, veke 3, om 6 veker",
            "The day you look at the measures again. Example: 14.1, week 3, in 6 weeks";
        /// Help for where results are raised.
        raised_at_help: Word = "Møtet der resultatet tas opp. Eksempel: personalmøtet i januar, AMU",
            "Møtet der resultatet blir teke opp. Døme: personalmøtet i januar, AMU",
            "The meeting where the result is raised. Example: the staff meeting in January";
        /// Help for a number of people.
        count_help: Word = "Bare antall, aldri hvem. Eksempel: 17", "Berre talet, aldri kven. Døme: 17",
            "Only the number, never who. Example: 17";
        /// Help for the sentence about the meeting.
        summary_help: Word = "Én setning til resultatarket. Eksempel: Vi ble enige om tre ting som gjør kveldsvakta roligere",
            "Éi setning til resultatarket. Døme: Vi vart einige om tre ting som gjer kveldsvakta rolegare",
            "One sentence for the result sheet. Example: We agreed on three things that make the evening shift calmer";
        /// What the keys do while reading back.
        read_keys: fn([&str; 3]) -> String =
            |[edit, park, no]| format!("Enter bekreft   {edit} endre   {no} ikke enige   {park} parkér"),
            |[edit, park, no]| format!("Enter stadfest   {edit} endre   {no} ikkje einige   {park} parker"),
            |[edit, park, no]| format!("Enter confirm   {edit} change   {no} not agreed   {park} park");
    }
}

fn of_sitting(what: &str, label: &str) -> String {
    if label.is_empty() { what.to_owned() } else { format!("{what} ({label})") }
}
