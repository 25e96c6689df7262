//! Words about people in groups: roles by seat, who is there as numbers, how the room is, what it agrees on, and the
//! last look before it begins (A6, C7, C15, C17, C19, R3, R22, R23).

use crate::domain::room::{CheckMoment, Preparation};
use crate::rules::rotation::Lead;

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

fn signed(change: i64) -> String {
    match change {
        1.. => format!("+{change}"),
        0 => format!("±{change}"),
        ..0 => format!("−{}", change.unsigned_abs()),
    }
}

area! {
    /// Words about people in groups.
    PeopleTexts {
        /// The cue at a question that is talked about at tables.
        leads: fn(Lead) -> &'static str =
            |lead| match lead {
                Lead::First => "Velg hvem som leder samtalen ved bordet først",
                Lead::Next => "Neste til venstre leder samtalen",
            },
            |lead| match lead {
                Lead::First => "Vel kven som leier samtalen ved bordet først",
                Lead::Next => "Neste til venstre leier samtalen",
            },
            |lead| match lead {
                Lead::First => "Choose who leads the talk at your table first",
                Lead::Next => "The next to the left leads the talk",
            };
        /// Over the card of roles.
        roles_title: Word = "Roller ved bordene", "Roller ved borda", "Roles at the tables";
        /// A table: its name, and the seats of leader, scribe and reader.
        roles_of: fn(&str, u16, u16, u16) -> String =
            |table, leader, scribe, reader| format!("{table}: sete {leader} leder, sete {scribe} skriver, sete {reader} leser opp"),
            |table, leader, scribe, reader| format!("{table}: sete {leader} leier, sete {scribe} skriv, sete {reader} les opp"),
            |table, leader, scribe, reader| format!("{table}: seat {leader} leads, seat {scribe} writes, seat {reader} reads out");
        /// How seats are counted.
        roles_how: Word = "Setene telles mot venstre fra den som ledet først. Ingen navn lagres. Ingen får samme rolle to ganger før alle har hatt den.",
            "Seta blir talde mot venstre frå den som leidde først. Ingen namn blir lagra. Ingen får same rolle to gonger før alle har hatt ho.",
            "Seats are counted to the left from whoever led first. No names are kept. Nobody has a role twice before everyone has had it.";
        /// This question is not talked about at tables with counted seats.
        no_roles: Word = "Her er det ingen bord med talte plasser, så ingen rolle går på rundgang.",
            "Her er det ingen bord med talde plassar, så inga rolle går på rundgang.",
            "There are no tables with counted seats here, so no role goes round.";
        /// A seat was skipped.
        seat_skipped: Word = "Ett sete er hoppet over: neste til venstre leder samtalen.",
            "Eitt sete er hoppa over: neste til venstre leier samtalen.",
            "One seat is skipped: the next to the left leads the talk.";
        /// Leader and scribe were swapped.
        roles_swapped: Word = "Leder og skriver har byttet for dette spørsmålet.",
            "Leiar og skrivar har bytt for dette spørsmålet.", "Leader and scribe have swapped for this question.";

        /// So many tables are ready, of how many.
        ready: fn(usize, usize) -> String = |ready, of| format!("{ready} av {of} bord er klare"),
            |ready, of| format!("{ready} av {of} bord er klare"), |ready, of| format!("{ready} of {of} tables are ready");
        /// Over the question how many tables are ready.
        ready_title: Word = "Klare bord", "Klare bord", "Tables ready";
        /// Before the digit; how many tables there are.
        ready_label: fn(usize) -> String = |of| format!("Hvor mange bord er klare? 0 til {of}"),
            |of| format!("Kor mange bord er klare? 0 til {of}"), |of| format!("How many tables are ready? 0 to {of}");
        /// The plenary is no table.
        not_a_table: Word = "Gå til et bord først. Plenum er ikke et bord.",
            "Gå til eit bord først. Plenum er ikkje eit bord.", "Go to a table first. The plenary is not a table.";
        /// A table has been heard: its name, and how often.
        heard: fn(&str, u16) -> String =
            |table, times| format!("{table} er hørt {times} {}.", if times == 1 { "gang" } else { "ganger" }),
            |table, times| format!("{table} er høyrt {times} {}.", if times == 1 { "gong" } else { "gonger" }),
            |table, times| if times == 1 { format!("{table} has been heard once.") } else { format!("{table} has been heard {times} times.") };
        /// Tables that have not been heard yet.
        not_heard: fn(&str) -> String = |tables| format!("Ikke hørt ennå: {tables}"),
            |tables| format!("Ikkje høyrt enno: {tables}"), |tables| format!("Not heard yet: {tables}");

        /// Over the question how many came.
        attendance_title: Word = "Oppmøte", "Oppmøte", "Attendance";
        /// Before the number; only numbers, never who.
        attendance_label: Word = "Hvor mange er her, av hvor mange inviterte? Eksempel: 18 av 23",
            "Kor mange er her, av kor mange inviterte? Døme: 18 av 23",
            "How many are here, of how many invited? For example: 18 of 23";
        /// «18 av 23».
        attendance: fn(u16, Option<u16>) -> String =
            |came, invited| invited.map_or_else(|| came.to_string(), |invited| format!("{came} av {invited}")),
            |came, invited| invited.map_or_else(|| came.to_string(), |invited| format!("{came} av {invited}")),
            |came, invited| invited.map_or_else(|| came.to_string(), |invited| format!("{came} of {invited}"));
        /// No number of people was typed.
        not_attendance: Word = "Skriv det som «18 av 23», eller bare «18».", "Skriv det som «18 av 23», eller berre «18».",
            "Write it as “18 of 23”, or just “18”.";
        /// It is kept.
        attendance_kept: fn(&str) -> String = |told| format!("{told} er her."), |told| format!("{told} er her."),
            |told| format!("{told} are here.");
        /// More came than were invited; kept all the same.
        more_than_invited: fn(u32, u32) -> String =
            |came, of| format!("{came} er flere enn de {of} som var invitert. Tallet er lagret likevel."),
            |came, of| format!("{came} er fleire enn dei {of} som var inviterte. Talet er lagra likevel."),
            |came, of| format!("{came} is more than the {of} who were invited. The number is kept all the same.");
        /// Over the question how many are there for a part.
        part_title: Word = "Noen kom eller gikk", "Nokon kom eller gjekk", "Somebody came or left";
        /// Before the number; the part's name is inserted.
        part_label: fn(&str) -> String =
            |part| format!("Hvor mange er med på «{part}»? Tomt: like mange som ellers"),
            |part| format!("Kor mange er med på «{part}»? Tomt: like mange som elles"),
            |part| format!("How many take part in “{part}”? Empty: as many as otherwise");
        /// It is kept for the part.
        part_kept: fn(&str, u16) -> String =
            |part, count| format!("{count} er med på «{part}»."), |part, count| format!("{count} er med på «{part}»."),
            |part, count| format!("{count} take part in “{part}”.");
        /// The part has no number of its own any more.
        part_as_whole: fn(&str) -> String =
            |part| format!("«{part}» har like mange som møtet ellers."),
            |part| format!("«{part}» har like mange som møtet elles."),
            |part| format!("“{part}” has as many as the rest of the meeting.");

        /// Over check-in.
        check_in: Word = "Innsjekk: hvordan er det å være her nå?", "Innsjekk: korleis er det å vere her no?",
            "Check-in: how is it to be here now?";
        /// Over check-out.
        check_out: Word = "Utsjekk: hvordan er det å gå herfra nå?", "Utsjekk: korleis er det å gå herifrå no?",
            "Check-out: how is it to leave now?";
        /// Before the digits.
        check_label: Word = "Ett tall per person: 1 tungt … 5 bra, 0 vil ikke si: 4435. Eller ett ord: trøtt 3, glad",
            "Eitt tal per person: 1 tungt … 5 bra, 0 vil ikkje seie: 4435. Eller eitt ord: trøytt 3, glad",
            "One digit per person: 1 heavy … 5 good, 0 rather not say: 4435. Or one word: tired 3, glad";
        /// Something else than digits was typed.
        not_ratings: Word = "Skriv bare tall fra 0 til 5, ett for hver, eller ord: trøtt 3, glad.",
            "Skriv berre tal frå 0 til 5, eitt for kvar, eller ord: trøytt 3, glad.",
            "Write only digits from 0 to 5, one for each, or words: tired 3, glad.";
        /// Taken away again.
        check_gone: fn(CheckMoment) -> &'static str =
            |moment| match moment { CheckMoment::In => "Innsjekken er tatt bort.", CheckMoment::Out => "Utsjekken er tatt bort." },
            |moment| match moment { CheckMoment::In => "Innsjekken er teken bort.", CheckMoment::Out => "Utsjekken er teken bort." },
            |moment| match moment { CheckMoment::In => "The check-in is taken away.", CheckMoment::Out => "The check-out is taken away." };
        /// So many answered with words; fewer than five, so nothing more is told (R82).
        words_few: fn(u32) -> String =
            |n| format!("{n} har svart. Ordene vises når minst fem har svart."),
            |n| format!("{n} har svara. Orda blir viste når minst fem har svara."),
            |n| format!("{n} have answered. The words are shown when at least five have.");
        /// So many answered, with these words.
        check_words: fn(u32, &str) -> String = |n, words| format!("{n} har svart: {words}"),
            |n, words| format!("{n} har svara: {words}"), |n, words| format!("{n} have answered: {words}");
        /// So many answered; fewer than five, so nothing more is told (R82).
        check_few: fn(u32) -> String =
            |n| format!("{n} har svart. Snittet vises når minst fem har svart."),
            |n| format!("{n} har svara. Snittet blir vist når minst fem har svara."),
            |n| format!("{n} have answered. The mean is shown when at least five have.");
        /// So many answered, with this mean.
        check_mean: fn(u32, &str) -> String = |n, mean| format!("{n} har svart, snitt {mean}"),
            |n, mean| format!("{n} har svara, snitt {mean}"), |n, mean| format!("{n} have answered, mean {mean}");
        /// The mean of the check-in of the same sitting.
        at_check_in: fn(&str) -> String = |mean| format!("innsjekk {mean}"), |mean| format!("innsjekk {mean}"),
            |mean| format!("check-in {mean}");
        /// The mean of last time: day, mean.
        last_time: fn(&str, &str) -> String = |day, mean| format!("{day}: {mean}"), |day, mean| format!("{day}: {mean}"),
            |day, mean| format!("{day}: {mean}");

        /// The question is not answered by agreeing or not.
        no_rounds: Word = "Bare spørsmål med enig, delvis enig og uenig har to runder.",
            "Berre spørsmål med einig, delvis einig og ueinig har to rundar.",
            "Only questions of agreeing or not have two rounds.";
        /// Nobody has answered in the first round.
        first_round_first: Word = "Tell første runde først.", "Tel første runde først.", "Count the first round first.";
        /// The second round has begun.
        second_round: Word = "Andre runde. Den første er lagret og blir stående.",
            "Andre runde. Den første er lagra og blir ståande.", "Second round. The first is saved and stays.";
        /// The second round was given up; nobody had answered in it.
        one_round: Word = "Bare én runde.", "Berre éin runde.", "One round only.";
        /// Before the count, in the second round.
        in_second_round: fn(u32) -> String = |n| format!("andre runde: {n} har svart"), |n| format!("andre runde: {n} har svara"),
            |n| format!("second round: {n} have answered");
        /// «(+2)»: how a count has changed.
        change: fn(i64) -> String = |change| format!("({})", signed(change)), |change| format!("({})", signed(change)),
            |change| format!("({})", signed(change));
        /// More was counted than sit there.
        too_many: fn(u32, u32) -> String =
            |counted, room| format!("{counted} er talt, men bare {room} er her."),
            |counted, room| format!("{counted} er talde, men berre {room} er her."),
            |counted, room| format!("{counted} counted, but only {room} are here.");

        /// More was counted than take part in the whole meeting.
        too_many_in_all: fn(u32, u32) -> String =
            |counted, room| format!("{counted} er talt, men bare {room} er med i møtet."),
            |counted, room| format!("{counted} er talde, men berre {room} er med i møtet."),
            |counted, room| format!("{counted} counted, but only {room} take part in the meeting.");

        /// The part ends here; so many lines are common ground.
        part_ends: fn(usize) -> String =
            |n| match n {
                0 => "Delen slutter her: merk det dere er enige om".to_owned(),
                1 => "Delen slutter her: 1 linje er dere enige om".to_owned(),
                n => format!("Delen slutter her: {n} linjer er dere enige om"),
            },
            |n| match n {
                0 => "Delen sluttar her: merk det de er einige om".to_owned(),
                1 => "Delen sluttar her: 1 linje er de einige om".to_owned(),
                n => format!("Delen sluttar her: {n} linjer er de einige om"),
            },
            |n| match n {
                0 => "The part ends here: mark what you agree on".to_owned(),
                1 => "The part ends here: you agree on 1 line".to_owned(),
                n => format!("The part ends here: you agree on {n} lines"),
            };
        /// Over what the room agrees on.
        agreed_title: Word = "Dette er vi enige om", "Dette er vi einige om", "This is what we agree on";
        /// Nothing is marked in any part; the chord of the star is inserted.
        nothing_agreed: fn(&str) -> String =
            |star| format!("Ingenting er merket som felles ennå. {star} merker en linje som noe dere er enige om."),
            |star| format!("Ingenting er merkt som felles enno. {star} merkjer ei linje som noko de er einige om."),
            |star| format!("Nothing is marked as common ground yet. {star} marks a line as something you agree on.");

        /// Neither representative takes part (R3).
        no_reps: Word = "Verken verneombud eller tillitsvalgt er med i dag.",
            "Verken verneombod eller tillitsvald er med i dag.",
            "Neither safety representative nor union representative takes part today.";
        /// Nobody has said whether they do (R3).
        reps_unknown: Word = "Er verneombud og tillitsvalgt med? Si det under «forberedelse».",
            "Er verneombod og tillitsvald med? Sei det under «førebuing».",
            "Do the safety and union representatives take part? Say so under “preparation”.";

        /// Something to see to before the meeting, in two or three words.
        prepared: fn(Preparation) -> &'static str =
            |what| match what { Preparation::Room => "Rom og bord", Preparation::Power => "Strøm", Preparation::Projector => "Projektor",
                Preparation::Font => "Skriftstørrelse", Preparation::Paper => "Papir", Preparation::Backup => "Kopi av fila" },
            |what| match what { Preparation::Room => "Rom og bord", Preparation::Power => "Straum", Preparation::Projector => "Projektor",
                Preparation::Font => "Skriftstorleik", Preparation::Paper => "Papir", Preparation::Backup => "Kopi av fila" },
            |what| match what { Preparation::Room => "Room and tables", Preparation::Power => "Power", Preparation::Projector => "Projector",
                Preparation::Font => "Font size", Preparation::Paper => "Paper", Preparation::Backup => "Copy of the file" };
        /// Everything on the list is ticked off.
        all_prepared: Word = "Alt er sett til. Godt møte!", "Alt er sett til. Lukke til med møtet!", "All is seen to. Have a good meeting!";
        /// Line by line: how something is ticked off.
        how_prepared: Word = "Skriv /sjekkliste og nummeret for å krysse av, for eksempel /sjekkliste 2.",
            "Skriv /sjekkliste og nummeret for å krysse av, til dømes /sjekkliste 2.",
            "Write /checklist and the number to tick it off, for example /checklist 2.";
        /// Line by line: it is ticked off.
        ticked: Word = "krysset av", "kryssa av", "ticked";
        /// Over the card before the meeting.
        preflight_title: Word = "Før dere begynner", "Før de byrjar", "Before you begin";
        /// The longest question fits in this window: its number in the set.
        fits: fn(usize) -> String =
            |number| format!("Skrift: det lengste spørsmålet (nr. {number}) får plass i dette vinduet."),
            |number| format!("Skrift: det lengste spørsmålet (nr. {number}) får plass i dette vindauget."),
            |number| format!("Font: the longest question (no. {number}) fits in this window.");
        /// It does not.
        does_not_fit: fn(usize) -> String =
            |number| format!("Skrift: det lengste spørsmålet (nr. {number}) får ikke plass. Gjør skrifta mindre eller vinduet større."),
            |number| format!("Skrift: det lengste spørsmålet (nr. {number}) får ikkje plass. Gjer skrifta mindre eller vindauget større."),
            |number| format!("Font: the longest question (no. {number}) does not fit. Make the letters smaller or the window larger.");
        /// What to look at in the room.
        room: Word = "Rom: bord til gruppene, og alle ser skjermen. Døra kan lukkes.",
            "Rom: bord til gruppene, og alle ser skjermen. Døra kan lukkast.",
            "Room: tables for the groups, and everyone sees the screen. The door can be closed.";
        /// Power, and sleep.
        power: Word = "Strøm: laderen står i. Går maskinen i dvale, stopper klokka til du starter den igjen.",
            "Straum: ladaren står i. Går maskina i dvale, stoppar klokka til du startar ho att.",
            "Power: the charger is plugged in. If the laptop goes to sleep, the timer pauses until you start it again.";
        /// The projector; the chords of the projector look and of the room's view are inserted.
        projector: fn(&str, &str) -> String =
            |look, room| format!("Projektor: prøv {room} (vis for rommet) og {look} (projektorvisning) bakerst i rommet."),
            |look, room| format!("Projektor: prøv {room} (vis for rommet) og {look} (projektorvising) bakarst i rommet."),
            |look, room| format!("Projector: try {room} (show the room) and {look} (projector look) from the back of the room.");
        /// Paper.
        paper: Word = "Papir: ark og penner til bordene, om maskinen skulle svikte.",
            "Papir: ark og pennar til borda, om maskina skulle svikte.",
            "Paper: sheets and pens for the tables, should the laptop fail.";
        /// Where everything is stored; the file is inserted.
        backup: fn(&str) -> String =
            |file| format!("Kopi: alt lagres i {file}. Ta en kopi av fila på en minnepinne etterpå."),
            |file| format!("Kopi: alt blir lagra i {file}. Ta ein kopi av fila på ein minnepinne etterpå."),
            |file| format!("Copy: everything is stored in {file}. Copy that file to a memory stick afterwards.");
    }
}
