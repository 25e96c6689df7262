//! What exported documents say: action list, result sheet, minutes, and what is left out of them.

mod columns;
mod problems;

use chrono::NaiveDate;

pub use columns::ColumnTexts;
pub use problems::ExportProblemTexts;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

/// Declares an area of texts: each line holds the three languages of one text side by side.
macro_rules! area {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$fmeta:meta])* $field:ident: $ty:ty = $nb:expr, $nn:expr, $en:expr;)+
    }) => {
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),+ }

        /// Bokmål.
        pub(in crate::i18n) static NB: $name = $name { $($field: $nb),+ };
        /// Nynorsk.
        pub(in crate::i18n) static NN: $name = $name { $($field: $nn),+ };
        /// English.
        pub(in crate::i18n) static EN: $name = $name { $($field: $en),+ };
    };
}
pub(in crate::i18n) use area;

/// «ett», «eitt», «one», or the number.
fn count(n: usize, one: &str) -> String {
    if n == 1 { one.to_owned() } else { n.to_string() }
}

area! {
    /// Words of exported documents.
    ReportTexts {
        /// Column headers.
        columns: &'static ColumnTexts = &columns::NB, &columns::NN, &columns::EN;
        /// Why an export could not be written.
        problems: &'static ExportProblemTexts = &problems::NB, &problems::NN, &problems::EN;

        /// Title of the action list; takes the unit.
        actions_title: fn(&str) -> String =
            |unit| format!("Tiltak – {unit}"), |unit| format!("Tiltak – {unit}"), |unit| format!("Measures – {unit}");
        /// Title of the result sheet; takes the unit.
        result_title: fn(&str) -> String = |unit| format!("Dette ble vi enige om – {unit}"),
            |unit| format!("Dette vart vi einige om – {unit}"), |unit| format!("What we agreed – {unit}");
        /// Title of the minutes; takes the unit.
        minutes_title: fn(&str) -> String =
            |unit| format!("Referat – {unit}"), |unit| format!("Referat – {unit}"), |unit| format!("Minutes – {unit}");
        /// The level a goal aims at; takes the level.
        level_to_reach: fn(&str) -> String =
            |level| format!("Mål: {level}"), |level| format!("Mål: {level}"), |level| format!("Goal: {level}");
        /// Over the measures with benefit and effort (E6).
        matrix: Word = "Gevinst og innsats, fra 1 til 5", "Gevinst og innsats, frå 1 til 5",
            "Benefit and effort, from 1 to 5";
        /// A measure among them: title, benefit, effort.
        weighed: fn(&str, u8, u8) -> String =
            |title, benefit, effort| format!("{title}: gevinst {benefit}, innsats {effort}"),
            |title, benefit, effort| format!("{title}: gevinst {benefit}, innsats {effort}"),
            |title, benefit, effort| format!("{title}: benefit {benefit}, effort {effort}");
        /// The action list in a file name.
        actions_file: Word = "tiltak", "tiltak", "measures";
        /// The result sheet in a file name.
        result_file: Word = "resultatark", "resultatark", "result sheet";
        /// The minutes in a file name.
        minutes_file: Word = "referat", "referat", "minutes";

        /// The mark of a meeting that is not closed (G13).
        unfinished: Word = "UFERDIG", "UFERDIG", "UNFINISHED";
        /// What that mark means.
        unfinished_means: Word = "Møtet er ikke avsluttet, og innholdet kan bli endret.",
            "Møtet er ikkje avslutta, og innhaldet kan bli endra.",
            "The meeting is not closed, and the content may change.";
        /// The mark of a rehearsal (A10).
        rehearsal: Word = "PRØVE", "PRØVE", "REHEARSAL";
        /// What that mark means.
        rehearsal_means: Word = "Laget for å øve. Ikke bruk det som om møtet var holdt.",
            "Laga for å øve. Ikkje bruk det som om møtet var halde.",
            "Made for practice. Do not use it as if the meeting had been held.";

        /// The unit, as a label.
        unit: Word = "Enhet", "Eining", "Unit";
        /// The meeting days, as a label.
        meeting: Word = "Møte", "Møte", "Meeting";
        /// The question set, as a label.
        set: Word = "Spørsmålssett", "Spørsmålssett", "Question set";
        /// The set with its version.
        set_version: fn(&str, u32) -> String = |set, version| format!("{set} (versjon {version})"),
            |set, version| format!("{set} (versjon {version})"), |set, version| format!("{set} (version {version})");
        /// The responsible leader, as a label (R5).
        leader: Word = "Ansvarlig leder", "Ansvarleg leiar", "Leader responsible";
        /// The facilitator, as a label (R5).
        facilitator: Word = "Prosessleder", "Prosessleiar", "Facilitator";
        /// The note taker, as a label.
        note_taker: Word = "Referent", "Referent", "Note taker";
        /// The purpose, as a label.
        purpose: Word = "Formål", "Føremål", "Purpose";
        /// Head counts, as a label.
        attendance: Word = "Til stede", "Til stades", "Present";
        /// How many came; of how many invited, where that is known.
        attended: fn(u32, Option<u32>) -> String = |came, invited| match invited {
                Some(invited) => format!("{came} av {invited} inviterte"),
                None => came.to_string(),
            },
            |came, invited| match invited {
                Some(invited) => format!("{came} av {invited} inviterte"),
                None => came.to_string(),
            },
            |came, invited| match invited {
                Some(invited) => format!("{came} of {invited} invited"),
                None => came.to_string(),
            };
        /// How many were there for a part, where that differs: the part's number and the count (C19).
        attended_part: fn(usize, u16) -> String =
            |part, came| format!("del {part}: {came}"), |part, came| format!("del {part}: {came}"),
            |part, came| format!("part {part}: {came}");
        /// The groups, as a label.
        groups: Word = "Grupper", "Grupper", "Groups";
        /// Roles that took part, as a label.
        roles: Word = "Roller som var med", "Roller som var med", "Roles taking part";
        /// *Verneombud*.
        safety_rep: Word = "verneombud", "verneombod", "safety representative";
        /// *Tillitsvalgt*.
        union_rep: Word = "tillitsvalgt", "tillitsvald", "union representative";
        /// NAV.
        nav: Word = "NAV", "NAV", "NAV";
        /// *Bedriftshelsetjeneste*.
        health_service: Word = "bedriftshelsetjeneste", "bedriftshelseteneste", "occupational health service";
        /// HR.
        hr: Word = "HR", "HR", "HR";
        /// R3: neither of the representatives.
        no_reps: Word = "Verken verneombud eller tillitsvalgt er ført opp som til stede.",
            "Verken verneombod eller tillitsvald er ført opp som til stades.",
            "Neither the safety representative nor a union representative is recorded as present.";
        /// The day the list tells of, as a label.
        as_of: Word = "Status per", "Status per", "Status as of";
        /// How many measures are past their deadline on that day.
        overdue: fn(usize) -> String = |n| format!("{} tiltak er over fristen.", count(n, "Ett")),
            |n| format!("{} tiltak er over fristen.", count(n, "Eitt")),
            |n| if n == 1 { "One measure is overdue.".into() } else { format!("{n} measures are overdue.") };

        /// Agreed measures, as a heading and a sheet name.
        agreed: Word = "Tiltak", "Tiltak", "Measures";
        /// Lifted measures, as a sheet name.
        lifted: Word = "Løftes", "Blir løfta", "Raised further";
        /// What the unit does not decide alone.
        lifted_means: Word = "Tiltak enheten ikke rår over alene, og som løftes videre",
            "Tiltak eininga ikkje rår over åleine, og som blir løfta vidare",
            "Measures the unit does not decide alone, and raises further";
        /// Proposals without a decision, as a heading and a sheet name.
        undecided: Word = "Ikke avgjort", "Ikkje avgjort", "Not decided";
        /// What they are.
        undecided_means: Word = "Forslag rommet ikke har avgjort ennå", "Framlegg rommet ikkje har avgjort enno",
            "Proposals the room has not decided on yet";
        /// Parked measures, as a heading and a sheet name.
        parked: Word = "Parkert", "Parkert", "Parked";
        /// What they are.
        parked_means: Word = "Ikke tatt nå, med grunn", "Ikkje teke no, med grunn", "Not taken now, with the reason";
        /// Measures already in place, as a heading and a sheet name (F8).
        in_place: Word = "På plass", "På plass", "In place";
        /// The state of one of them.
        in_place_state: Word = "på plass", "på plass", "in place";
        /// What they are.
        in_place_means: Word = "Finnes allerede og skal fortsette", "Finst alt og skal halde fram",
            "Already there, and to go on";
        /// Dropped measures, as a heading and a sheet name.
        dropped: Word = "Forkastet", "Forkasta", "Dropped";
        /// What they are.
        dropped_means: Word = "Forslag rommet valgte bort, med grunn", "Framlegg rommet valde bort, med grunn",
            "Proposals the room decided against, with the reason";
        /// Said where no measure is agreed.
        none_agreed: Word = "Ingen tiltak er avtalt ennå.", "Ingen tiltak er avtalte enno.",
            "No measures are agreed yet.";
        /// Nobody is responsible (F3).
        nobody_yet: Word = "Ingen ennå", "Ingen enno", "Nobody yet";
        /// A value nobody has chosen (E8).
        not_set: Word = "ikke satt", "ikkje sett", "not set";
        /// Lifted, but to whom is open.
        lifted_to_nobody: Word = "ikke avklart", "ikkje avklart", "not settled";
        /// Yes.
        yes: Word = "ja", "ja", "yes";
        /// No.
        no: Word = "nei", "nei", "no";
        /// A question added in the room (B8).
        own_question: Word = "eget", "eige", "our own";
        /// How many answers from how many groups lie behind a measure.
        answers_behind: fn(usize, usize) -> String =
            |n, groups| format!("{n} svar fra {groups} {}", if groups == 1 { "gruppe" } else { "grupper" }),
            |n, groups| format!("{n} svar frå {groups} {}", if groups == 1 { "gruppe" } else { "grupper" }),
            |n, groups| format!(
                "{n} {} from {groups} {}",
                if n == 1 { "answer" } else { "answers" },
                if groups == 1 { "group" } else { "groups" }
            );
        /// A change of a field, with reason: «Frist 30.11.2026 → 15.12.2026: turnusen var lagt».
        changed: fn(&str, &str, &str, &str) -> String =
            |what, old, new, why| format!("{what} {old} → {new}: {why}"),
            |what, old, new, why| format!("{what} {old} → {new}: {why}"),
            |what, old, new, why| format!("{what} {old} → {new}: {why}");

        /// The sheet that tells about the list.
        about: Word = "Om lista", "Om lista", "About this list";
        /// Heading over what is left out (I17).
        left_out: Word = "Om det som ikke er med", "Om det som ikkje er med", "What is left out";
        /// Why an action list has no raw answers (`domain.md` §11).
        no_raw_answers: Word =
            "Det gruppene svarte, er ikke med. Svarene hører til rommet, og lista skal kunne stå i en HMS-plan.",
            "Det gruppene svarte, er ikkje med. Svara høyrer til rommet, og lista skal kunne stå i ein HMS-plan.",
            "What the groups answered is left out. It belongs to the room, and the list is meant for a safety plan.";
        /// Only common ground, in the full profile.
        only_common_ground: Word =
            "Av svarene er bare de som rommet merket som felles, tatt med. Resten hører til rommet.",
            "Av svara er berre dei som rommet merkte som felles, tekne med. Resten høyrer til rommet.",
            "Of the answers, only those the room marked as common ground are included. The rest belong to the room.";
        /// Dropped measures are not in this list.
        dropped_left_out: fn(usize) -> String =
            |n| if n == 1 { "Ett forkastet tiltak er ikke med.".into() } else { format!("{n} forkastede tiltak er ikke med.") },
            |n| format!("{} forkasta tiltak er ikkje med.", count(n, "Eitt")),
            |n| if n == 1 { "One dropped measure is left out.".into() } else { format!("{n} dropped measures are left out.") };
        /// Proposals are still open.
        undecided_left: fn(usize) -> String =
            |n| format!("{} forslag er ikke avgjort ennå.", count(n, "Ett")),
            |n| if n == 1 { "Eitt framlegg er ikkje avgjort enno.".into() } else { format!("{n} framlegg er ikkje avgjorde enno.") },
            |n| if n == 1 { "One proposal is not decided yet.".into() } else { format!("{n} proposals are not decided yet.") };
        /// Results hidden because too few stand behind them (R82).
        hidden_results: fn(usize) -> String =
            |n| if n == 1 { "Ett resultat er ikke med: for få svar.".into() }
                else { format!("{n} resultater er ikke med: for få svar.") },
            |n| format!("{} resultat er ikkje med: for få svar.", count(n, "Eitt")),
            |n| if n == 1 { "One result is left out: too few answers.".into() }
                else { format!("{n} results are left out: too few answers.") };
        /// The result sheet holds common ground only.
        only_starred: Word = "Svar som rommet ikke har merket som felles, er ikke med.",
            "Svar som rommet ikkje har merkt som felles, er ikkje med.",
            "Answers the room has not marked as common ground are left out.";
        /// A theme that does not concern the room (B5).
        theme_not_ours: fn(&str) -> String = |theme| format!("Temaet «{theme}» gjelder ikke oss og er ikke med."),
            |theme| format!("Temaet «{theme}» gjeld ikkje oss og er ikkje med."),
            |theme| format!("The theme “{theme}” does not concern us and is left out.");
        /// Whom the minutes are for (`domain.md` §11).
        minutes_are_for: Word =
            "Referatet gjengir det gruppene sa. Del det med dem som var med, men ikke med NAV eller AMU, og ikke i HMS-planen.",
            "Referatet gir att det gruppene sa. Del det med dei som var med, men ikkje med NAV eller AMU, og ikkje i HMS-planen.",
            "The minutes repeat what the groups said. Share them with those who took part, but not with NAV or the working environment committee, and not in the safety plan.";
        /// Texts longer than a spreadsheet cell can hold.
        shortened: fn(usize) -> String =
            |n| if n == 1 { "En tekst var lengre enn en celle kan romme, og er kortet ned.".into() }
                else { format!("{n} tekster var lengre enn en celle kan romme, og er kortet ned.") },
            |n| if n == 1 { "Ein tekst var lengre enn ei celle kan romme, og er korta ned.".into() }
                else { format!("{n} tekstar var lengre enn ei celle kan romme, og er korta ned.") },
            |n| if n == 1 { "One text was longer than a cell can hold and has been cut.".into() }
                else { format!("{n} texts were longer than a cell can hold and have been cut.") };

        /// Heading of the consultation lines (G12).
        consultation: Word = "Gjennomgått med", "Gått gjennom med", "Reviewed with";
        /// *Leder*, at a consultation line.
        consulted_leader: Word = "Leder", "Leiar", "Leader";
        /// *Verneombud*, at a consultation line.
        consulted_safety_rep: Word = "Verneombud", "Verneombod", "Safety representative";
        /// *Tillitsvalgt*, at a consultation line.
        consulted_union_rep: Word = "Tillitsvalgt", "Tillitsvald", "Union representative";
        /// Header over the roles.
        role: Word = "Rolle", "Rolle", "Role";
        /// Where one signs.
        signature: Word = "Underskrift", "Underskrift", "Signature";
        /// When one signs.
        date: Word = "Dato", "Dato", "Date";

        /// Page so-and-so of so many.
        page_of: fn(&str, &str) -> String = |page, all| format!("Side {page} av {all}"),
            |page, all| format!("Side {page} av {all}"), |page, all| format!("Page {page} of {all}");
        /// Said by a spreadsheet when a status is typed that does not exist.
        choose_from_list: Word = "Velg en av verdiene i lista.", "Vel ein av verdiane i lista.",
            "Choose one of the values in the list.";

        /// Measures, on the result sheet.
        what_we_do: Word = "Dette gjør vi", "Dette gjer vi", "What we will do";
        /// Lifted measures, on the result sheet.
        what_we_lift: Word = "Dette løfter vi videre", "Dette løftar vi vidare", "What we raise further";
        /// What is to be kept (E9).
        what_we_keep: Word = "Dette vil vi bevare", "Dette vil vi ta vare på", "What we want to keep";
        /// Common ground (R23).
        common_ground: Word = "Dette er vi enige om", "Dette er vi einige om", "What we agree on";
        /// Tallies.
        how_we_answered: Word = "Slik svarte vi", "Slik svarte vi", "How we answered";
        /// Where it goes from here.
        way_forward: Word = "Veien videre", "Vegen vidare", "The way forward";
        /// When the room meets again (G6); takes the date in words.
        meets_again: fn(&str) -> String = |date| format!("Vi møtes igjen {date}."),
            |date| format!("Vi møtest att {date}."), |date| format!("We meet again on {date}.");
        /// No such date yet.
        meets_again_open: Word = "Dagen vi møtes igjen, er ikke satt ennå.",
            "Dagen vi møtest att, er ikkje sett enno.", "The day we meet again is not set yet.";
        /// Where results are raised (R2).
        raised_at: fn(&str) -> String = |place| format!("Resultatene tas opp her: {place}."),
            |place| format!("Resultata blir tekne opp her: {place}."), |place| format!("The results are raised here: {place}.");
        /// The closing questions, as a heading.
        closing_check: Word = "Til slutt i møtet", "Til slutt i møtet", "At the end of the meeting";
        /// *Alle slapp til*.
        everyone_heard: Word = "Alle slapp til", "Alle slapp til", "Everyone was heard";
        /// *Jeg vet hva som skjer nå*.
        know_next: Word = "Jeg vet hva som skjer nå", "Eg veit kva som skjer no", "I know what happens now";
        /// *Vi snakket trygt*.
        spoke_safely: Word = "Vi snakket trygt", "Vi snakka trygt", "We spoke safely";
        /// A measure and why it is parked or dropped.
        with_reason: fn(&str, &str) -> String = |title, reason| format!("{title} – grunn: {reason}"),
            |title, reason| format!("{title} – grunn: {reason}"), |title, reason| format!("{title} – reason: {reason}");

        /// A stance in two rounds: how it came out, and how the first did (C17).
        after_first: fn(&str, &str) -> String =
            |told, first| format!("{told} (første runde: {first})"),
            |told, first| format!("{told} (første runde: {first})"),
            |told, first| format!("{told} (first round: {first})");
        /// The consent round, as a label.
        consent_round: Word = "Samtykkerunde", "Samtykkerunde", "Consent round";

        /// Answers, in the minutes.
        answers: Word = "Svar på spørsmålene", "Svar på spørsmåla", "Answers to the questions";
        /// Said under a question without answers.
        no_answers: Word = "Ingen svar.", "Ingen svar.", "No answers.";
        /// Said where a result or personal answers are hidden (R82).
        too_few: Word = "Vises ikke: for få svar.", "Blir ikkje vist: for få svar.", "Not shown: too few answers.";
        /// The plenary.
        plenary: Word = "Plenum", "Plenum", "Plenary";
        /// A group of one of several sittings: «kveld: Bord 1».
        group_of_sitting: fn(&str, &str) -> String = |sitting, group| format!("{sitting}: {group}"),
            |sitting, group| format!("{sitting}: {group}"), |sitting, group| format!("{sitting}: {group}");
        /// A starred line.
        starred: Word = "felles", "felles", "common ground";
        /// All personal answers together, as a label.
        personal_answers: Word = "Svar fra enkeltpersoner, uten rekkefølge", "Svar frå enkeltpersonar, utan rekkjefølgje",
            "Answers from individuals, in no order";
    }
}

/// The days of a meeting, «22.11.2026, 24.11.2026».
pub fn days(dates: &[NaiveDate]) -> String {
    dates.iter().map(|date| super::dates::short(*date)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nynorsk_is_its_own_language_where_the_words_differ() {
        for (what, nb, nn) in [
            ("unit", NB.unit, NN.unit),
            ("leader", NB.leader, NN.leader),
            ("no_reps", NB.no_reps, NN.no_reps),
            ("unfinished_means", NB.unfinished_means, NN.unfinished_means),
            ("no_raw_answers", NB.no_raw_answers, NN.no_raw_answers),
            ("only_common_ground", NB.only_common_ground, NN.only_common_ground),
            ("minutes_are_for", NB.minutes_are_for, NN.minutes_are_for),
            ("common_ground", NB.common_ground, NN.common_ground),
            ("what_we_do", NB.what_we_do, NN.what_we_do),
            ("way_forward", NB.way_forward, NN.way_forward),
            ("know_next", NB.know_next, NN.know_next),
            ("undecided", NB.undecided, NN.undecided),
            ("first_step", NB.columns.first_step, NN.columns.first_step),
            ("responsible", NB.columns.responsible, NN.columns.responsible),
            ("plain_title", NB.columns.plain_title, NN.columns.plain_title),
            ("source", NB.columns.source, NN.columns.source),
        ] {
            assert_ne!(nb, nn, "{what}");
        }
    }

    #[test]
    fn one_is_a_word_and_more_are_a_number() {
        for (texts, one, two) in [
            (&NB, "Ett forkastet tiltak er ikke med.", "2 forkastede tiltak er ikke med."),
            (&NN, "Eitt forkasta tiltak er ikkje med.", "2 forkasta tiltak er ikkje med."),
            (&EN, "One dropped measure is left out.", "2 dropped measures are left out."),
        ] {
            assert_eq!((texts.dropped_left_out)(1), one);
            assert_eq!((texts.dropped_left_out)(2), two);
        }
    }
}
