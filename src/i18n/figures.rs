//! Words of statistics and of the report across meetings (H6, R75, R76).

use super::report::area;
use crate::rules::figures::Rate;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;
/// A word around something filled in.
type Around = fn(&str) -> String;
/// A sentence about so many.
type Counted = fn(u32) -> String;

area! {
    /// Words of statistics and of the report across meetings.
    FigureTexts {
        /// Title of the report; takes the unit, or how many units there are.
        title: Around = |whose| format!("Rapport – {whose}"), |whose| format!("Rapport – {whose}"),
            |whose| format!("Report – {whose}");
        /// So many units.
        units: Counted = |n| if n == 1 { "én enhet".into() } else { format!("{n} enheter") },
            |n| if n == 1 { "éi eining".into() } else { format!("{n} einingar") },
            |n| if n == 1 { "one unit".into() } else { format!("{n} units") };
        /// So many meetings.
        meetings: Counted = |n| if n == 1 { "ett møte".into() } else { format!("{n} møter") },
            |n| if n == 1 { "eitt møte".into() } else { format!("{n} møte") },
            |n| if n == 1 { "one meeting".into() } else { format!("{n} meetings") };
        /// Over the page of figures.
        page_title: Word = "Tall for alle møter og tiltak", "Tal for alle møte og tiltak", "Figures for all meetings and measures";
        /// How to get them as a file.
        as_file: Word = "Lag en fil av dette: dialogduk report -o rapport.docx",
            "Lag ei fil av dette: dialogduk report -o rapport.docx", "Make a file of this: dialogduk report -o report.docx";
        /// The report in a file name.
        file: Word = "rapport", "rapport", "report";
        /// From a day to a day, both in words.
        span: fn(&str, &str) -> String = |from, to| format!("{from} – {to}"), |from, to| format!("{from} – {to}"),
            |from, to| format!("{from} – {to}");
        /// No meeting in the period.
        nothing: Word = "Ingen møter i denne perioden.", "Ingen møte i denne perioden.", "No meetings in this period.";
        /// In a sentence: meetings, units, measures agreed on, done, open, overdue.
        in_short: fn([u32; 6]) -> String =
            |[meetings, units, agreed, done, open, overdue]| format!(
                "{} i {}. {} avtalt: {done} gjort og {}, {}.",
                if meetings == 1 { "Ett møte".into() } else { format!("{meetings} møter") },
                if units == 1 { "én enhet".into() } else { format!("{units} enheter") },
                if agreed == 1 { "Ett tiltak er".into() } else { format!("{agreed} tiltak er") },
                if open == 1 { "ett åpent".into() } else { format!("{open} åpne") },
                if overdue == 0 { "ingen av dem over fristen".into() } else { format!("{overdue} av dem over fristen") },
            ),
            |[meetings, units, agreed, done, open, overdue]| format!(
                "{} i {}. {} avtalt: {done} gjort og {}, {}.",
                if meetings == 1 { "Eitt møte".into() } else { format!("{meetings} møte") },
                if units == 1 { "éi eining".into() } else { format!("{units} einingar") },
                if agreed == 1 { "Eitt tiltak er".into() } else { format!("{agreed} tiltak er") },
                if open == 1 { "eitt ope".into() } else { format!("{open} opne") },
                if overdue == 0 { "ingen av dei over fristen".into() } else { format!("{overdue} av dei over fristen") },
            ),
            |[meetings, units, agreed, done, open, overdue]| format!(
                "{} in {}. {} agreed on: {done} done and {open} open, {}.",
                if meetings == 1 { "One meeting".into() } else { format!("{meetings} meetings") },
                if units == 1 { "one unit".into() } else { format!("{units} units") },
                if agreed == 1 { "One measure".into() } else { format!("{agreed} measures") },
                if overdue == 0 { "none of them overdue".into() } else { format!("{overdue} of them overdue") },
            );

        /// The period, as a label.
        period: Word = "Periode", "Periode", "Period";
        /// Meetings and who came, as a heading.
        meetings_and_people: Word = "Møter og oppmøte", "Møte og oppmøte", "Meetings and attendance";
        /// Meetings that were held.
        held: Word = "Møter", "Møte", "Meetings";
        /// Looks at the measures without a meeting.
        reviews: Word = "Gjennomganger uten møte", "Gjennomgangar utan møte", "Reviews without a meeting";
        /// How many came, over all meetings.
        came: Word = "Kom", "Kom", "Came";
        /// How many came to how many meetings.
        came_to: fn(u32, u32) -> String =
            |n, meetings| format!("{n} i {}", if meetings == 1 { "ett møte".into() } else { format!("{meetings} møter") }),
            |n, meetings| format!("{n} i {}", if meetings == 1 { "eitt møte".into() } else { format!("{meetings} møte") }),
            |n, meetings| format!("{n} in {}", if meetings == 1 { "one meeting".into() } else { format!("{meetings} meetings") });
        /// Meetings with a safety representative.
        with_safety_rep: Word = "Med verneombud", "Med verneombod", "With safety representative";
        /// Meetings with a union representative.
        with_union_rep: Word = "Med tillitsvalgt", "Med tillitsvald", "With union representative";
        /// So many of so many meetings.
        of_meetings: fn(u32, u32) -> String = |n, all| format!("{n} av {all} møter"), |n, all| format!("{n} av {all} møte"),
            |n, all| format!("{n} of {all} meetings");
        /// Not known.
        unknown: Word = "ikke kjent", "ikkje kjent", "not known";

        /// Rates with their definitions, as a heading and a sheet name (R79).
        rates: Word = "Andeler", "Andelar", "Rates";
        /// Column: which rate.
        rate: Word = "Andel", "Andel", "Rate";
        /// Column: its value.
        value: Word = "Verdi", "Verdi", "Value";
        /// Column: how it is worked out.
        definition: Word = "Slik er det regnet", "Slik er det rekna", "How it is worked out";
        /// A rate: percent, part and whole.
        percent: fn(Rate) -> String =
            |rate| percent(rate, "av", "–"), |rate| percent(rate, "av", "–"), |rate| percent(rate, "of", "–");
        /// How many of those invited came.
        participation: Word = "Deltakelse", "Deltaking", "Participation";
        /// What that is.
        participation_is: Word = "Kom eller ble hørt etterpå, av inviterte. Møter uten tall på begge er ikke med.",
            "Kom eller vart høyrde etterpå, av inviterte. Møte utan tal på begge er ikkje med.",
            "Came or were heard afterwards, of those invited. Meetings without both numbers are left out.";
        /// Done, of what was agreed on.
        completion: Word = "Gjennomført", "Gjennomført", "Completed";
        /// What that is.
        completion_is: Word = "Gjort, av alle tiltak møtene i perioden ble enige om – også dem som siden er lagt bort.",
            "Gjort, av alle tiltak møta i perioden vart einige om – også dei som sidan er lagde bort.",
            "Done, of all measures the meetings of the period agreed on – also those given up since.";
        /// Done by the deadline.
        in_time: Word = "Innen fristen", "Innan fristen", "On time";
        /// What that is; takes how many made the first deadline.
        in_time_is: Counted =
            |n| format!("Gjort innen fristen slik den er nå, av alle som er gjort. {n} rakk den første fristen."),
            |n| format!("Gjort innan fristen slik han er no, av alle som er gjorde. {n} rakk den første fristen."),
            |n| format!("Done by the deadline as it is now, of all that are done. {n} made the first deadline.");
        /// Half of the measures were done after so many days.
        median: Word = "Halvparten gjort på", "Halvparten gjort på", "Half done within";
        /// So many days, as written.
        days: Around = |n| format!("{n} dager"), |n| format!("{n} dagar"), |n| format!("{n} days");
        /// What that is.
        median_is: Word = "Median av dagene fra møtet til tiltaket var gjort.",
            "Median av dagane frå møtet til tiltaket var gjort.",
            "Median of the days from the meeting until the measure was done.";
        /// Measures with somebody who answers for them.
        with_owner: Word = "Har ansvarlig", "Har ansvarleg", "With an owner";
        /// Measures with a deadline.
        with_deadline: Word = "Har frist", "Har frist", "With a deadline";
        /// Of which.
        of_listed: Word = "Av alle tiltak og forslag som ikke er parkert eller forkastet.",
            "Av alle tiltak og framlegg som ikkje er parkerte eller forkasta.",
            "Of all measures and proposals that are neither parked nor dropped.";
        /// Measures that helped.
        effect: Word = "Hjalp", "Hjelpte", "Helped";
        /// What that is; takes how many are partly, no, too early, not judged.
        effect_is: fn([u32; 4]) -> String =
            |[partly, no, early, none]| format!("«Ja», av dem som er vurdert med ja, delvis ({partly}) eller nei ({no}). For tidlig å si: {early}. Ikke vurdert: {none}."),
            |[partly, no, early, none]| format!("«Ja», av dei som er vurderte med ja, delvis ({partly}) eller nei ({no}). For tidleg å seie: {early}. Ikkje vurderte: {none}."),
            |[partly, no, early, none]| format!("“Yes”, of those judged yes, partly ({partly}) or no ({no}). Too early to tell: {early}. Not judged: {none}.");
        /// Votes that were used.
        voting: Word = "Stemmer brukt", "Røyster brukte", "Votes used";
        /// What that is; takes how many rounds.
        voting_is: Counted =
            |n| format!("Avgitte stemmer, av dem rommet hadde, i {}.", if n == 1 { "én avstemning".into() } else { format!("{n} avstemninger") }),
            |n| format!("Røyster som vart gitt, av dei rommet hadde, i {}.", if n == 1 { "éi avrøysting".into() } else { format!("{n} avrøystingar") }),
            |n| format!("Votes entered, of those the room had, in {}.", if n == 1 { "one vote".into() } else { format!("{n} votes") });

        /// Measures by state, as a heading and a sheet name.
        by_state: Word = "Tiltak etter status", "Tiltak etter status", "Measures by status";
        /// Measures by category, as a heading and a sheet name (R76).
        by_category: Word = "Tiltak etter kategori", "Tiltak etter kategori", "Measures by category";
        /// Measures by level of influence, as a heading and a sheet name (E8).
        by_influence: Word = "Tiltak etter nivå", "Tiltak etter nivå", "Measures by level";
        /// Month by month, as a heading and a sheet name (R75).
        by_month: Word = "Måned for måned", "Månad for månad", "Month by month";
        /// What «open» means there.
        by_month_is: Word = "Åpne og over frist er slik det sto ved slutten av måneden. Tiltak fra tidligere møter er med.",
            "Opne og over fristen er slik det stod ved slutten av månaden. Tiltak frå tidlegare møte er med.",
            "Open and overdue are as they stood at the end of the month. Measures of earlier meetings are included.";
        /// Unit by unit, as a heading and a sheet name.
        by_unit: Word = "Enhet for enhet", "Eining for eining", "Unit by unit";
        /// What was talked about, as a heading and a sheet name.
        themes: Word = "Temaer", "Tema", "Themes";
        /// Column: a month.
        month: Word = "Måned", "Månad", "Month";
        /// Column: a theme.
        theme: Word = "Tema", "Tema", "Theme";
        /// Column: the level of influence.
        influence: Word = "Nivå", "Nivå", "Level";
        /// Column: how many.
        number: Word = "Antall", "Tal på", "Count";
        /// Column: agreed on.
        agreed: Word = "Avtalt", "Avtalt", "Agreed";
        /// Column: to be done.
        open: Word = "Åpne", "Opne", "Open";
        /// Column: past the deadline.
        overdue: Word = "Over frist", "Over frist", "Overdue";
        /// Column: done.
        done: Word = "Gjort", "Gjort", "Done";
        /// Column: lines.
        lines: Word = "Linjer", "Linjer", "Lines";
        /// Column: common ground.
        common: Word = "Felles", "Felles", "Common ground";
        /// All together, as the last row.
        together: Word = "Til sammen", "Til saman", "Together";
        /// Measures without a category.
        no_category: Word = "Uten kategori", "Utan kategori", "No category";
        /// A category the bank does not know.
        other_category: Word = "Annen kategori", "Annan kategori", "Another category";
        /// Measures without a level.
        no_influence: Word = "Ikke satt", "Ikkje sett", "Not set";
        /// There is none of them.
        no_measures: Word = "Ingen tiltak i perioden.", "Ingen tiltak i perioden.", "No measures in the period.";
        /// Nothing was written down.
        no_themes: Word = "Ingen svar i perioden.", "Ingen svar i perioden.", "No answers in the period.";

        /// What the report leaves out (I17).
        left_out: Word = "Navn, ansvarlige, titler på tiltak og det som ble sagt, er ikke med. Her er bare tall.",
            "Namn, ansvarlege, titlar på tiltak og det som vart sagt, er ikkje med. Her er berre tal.",
            "Names, owners, titles of measures and what was said are left out. There are only figures here.";
        /// How small counts of people are kept safe.
        people_rule: Word = "Et møte med færre enn fem er ikke med i noe tall på personer, heller ikke i summene. Derfor kan ingen regne seg fram til det.",
            "Eit møte med færre enn fem er ikkje med i noko tal på personar, heller ikkje i summane. Difor kan ingen rekne seg fram til det.",
            "A meeting of fewer than five is in no count of people, nor in the sums. So nobody can work it out.";
        /// Meetings left out of the counts of people.
        hidden: Counted =
            |n| if n == 1 { "Oppmøtet i ett møte er holdt utenfor fordi færre enn fem kom.".into() }
                else { format!("Oppmøtet i {n} møter er holdt utenfor fordi færre enn fem kom.") },
            |n| if n == 1 { "Oppmøtet i eitt møte er halde utanfor fordi færre enn fem kom.".into() }
                else { format!("Oppmøtet i {n} møte er halde utanfor fordi færre enn fem kom.") },
            |n| if n == 1 { "The attendance of one meeting is left out because fewer than five came.".into() }
                else { format!("The attendance of {n} meetings is left out because fewer than five came.") };
        /// Meetings nobody has counted.
        uncounted: Counted =
            |n| if n == 1 { "Oppmøtet i ett møte er ikke talt.".into() } else { format!("Oppmøtet i {n} møter er ikke talt.") },
            |n| if n == 1 { "Oppmøtet i eitt møte er ikkje talt.".into() } else { format!("Oppmøtet i {n} møte er ikkje talt.") },
            |n| if n == 1 { "The attendance of one meeting was not counted.".into() }
                else { format!("The attendance of {n} meetings was not counted.") };
        /// Meetings whose number of invited would give away how few stayed away.
        invited_hidden: Counted =
            |n| if n == 1 { "Tallet på inviterte i ett møte er holdt utenfor fordi færre enn fem var borte.".into() }
                else { format!("Tallet på inviterte i {n} møter er holdt utenfor fordi færre enn fem var borte.") },
            |n| if n == 1 { "Talet på inviterte i eitt møte er halde utanfor fordi færre enn fem var borte.".into() }
                else { format!("Talet på inviterte i {n} møte er halde utanfor fordi færre enn fem var borte.") },
            |n| if n == 1 { "The number invited to one meeting is left out because fewer than five stayed away.".into() }
                else { format!("The number invited to {n} meetings is left out because fewer than five stayed away.") };
        /// Votes left out.
        votes_hidden: Counted =
            |n| if n == 1 { "Én avstemning er holdt utenfor fordi færre enn fem stemte.".into() }
                else { format!("{n} avstemninger er holdt utenfor fordi færre enn fem stemte.") },
            |n| if n == 1 { "Éi avrøysting er halden utanfor fordi færre enn fem røysta.".into() }
                else { format!("{n} avrøystingar er haldne utanfor fordi færre enn fem røysta.") },
            |n| if n == 1 { "One vote is left out because fewer than five voted.".into() }
                else { format!("{n} votes are left out because fewer than five voted.") };
        /// Meetings that are not as they were written.
        damaged: Counted =
            |n| if n == 1 { "Ett møte er skadet på disken og er ikke regnet med. «dialogduk doctor» sier hva som kan gjøres.".into() }
                else { format!("{n} møter er skadet på disken og er ikke regnet med. «dialogduk doctor» sier hva som kan gjøres.") },
            |n| if n == 1 { "Eitt møte er skadd på disken og er ikkje rekna med. «dialogduk doctor» seier kva som kan gjerast.".into() }
                else { format!("{n} møte er skadde på disken og er ikkje rekna med. «dialogduk doctor» seier kva som kan gjerast.") },
            |n| if n == 1 { "One meeting is damaged on the disk and is not counted. “dialogduk doctor” says what can be done.".into() }
                else { format!("{n} meetings are damaged on the disk and are not counted. “dialogduk doctor” says what can be done.") };
        /// Meetings that are not closed.
        unfinished: Counted =
            |n| if n == 1 { "Ett møte er ikke avsluttet, og tallene derfra kan endre seg.".into() }
                else { format!("{n} møter er ikke avsluttet, og tallene derfra kan endre seg.") },
            |n| if n == 1 { "Eitt møte er ikkje avslutta, og tala derifrå kan endre seg.".into() }
                else { format!("{n} møte er ikkje avslutta, og tala derifrå kan endre seg.") },
            |n| if n == 1 { "One meeting is not closed, and its figures may change.".into() }
                else { format!("{n} meetings are not closed, and their figures may change.") };
        /// Measures that stood in several meetings.
        repeated: Counted =
            |n| if n == 1 { "Ett tiltak sto i flere møter og er talt én gang.".into() }
                else { format!("{n} tiltak sto i flere møter og er talt én gang.") },
            |n| if n == 1 { "Eitt tiltak stod i fleire møte og er talt éin gong.".into() }
                else { format!("{n} tiltak stod i fleire møte og er talde éin gong.") },
            |n| if n == 1 { "One measure stood in several meetings and is counted once.".into() }
                else { format!("{n} measures stood in several meetings and are counted once.") };
        /// Files that brought a meeting once more.
        again: fn(usize) -> String =
            |n| if n == 1 { "Ett møte lå i flere filer. Det er lagt sammen og talt én gang.".into() }
                else { format!("{n} filer hadde et møte som også lå i en annen. Hvert møte er talt én gang.") },
            |n| if n == 1 { "Eitt møte låg i fleire filer. Det er lagt saman og talt éin gong.".into() }
                else { format!("{n} filer hadde eit møte som også låg i ei anna. Kvart møte er talt éin gong.") },
            |n| if n == 1 { "One meeting was in several files. It was put together and counted once.".into() }
                else { format!("{n} files held a meeting that was also in another. Each meeting is counted once.") };
        /// The units are not named (R76).
        units_left_out: Word = "Enhetene er ikke navngitt.", "Einingane er ikkje namngjevne.", "The units are not named.";
        /// Where every query stands.
        queries: Word = "Spørringen bak hvert tall står i docs/statistics.md.",
            "Spørjinga bak kvart tal står i docs/statistics.md.",
            "The query behind every figure stands in docs/statistics.md.";
        /// Several units have these words in their name; the words and the names.
        several_units: fn(&str, &str) -> String =
            |words, names| format!("Flere enheter passer til «{words}»: {names}."),
            |words, names| format!("Fleire einingar passar til «{words}»: {names}."),
            |words, names| format!("Several units match “{words}”: {names}.");
        /// No unit has these words in its name.
        no_such_unit: Around = |words| format!("Ingen enhet heter noe med «{words}»."),
            |words| format!("Inga eining heiter noko med «{words}»."),
            |words| format!("No unit is called anything with “{words}”.");
    }
}

/// «67 % (4 av 6)», or a dash of nothing.
fn percent(rate: Rate, of: &str, none: &str) -> String {
    match rate.percent() {
        Some(percent) => format!("{percent} % ({} {of} {})", rate.part, rate.whole),
        None => none.to_owned(),
    }
}
