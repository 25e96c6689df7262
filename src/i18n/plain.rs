//! What the line-by-line front says: whole sentences, since they are heard and not looked at.

mod fields;
mod verbs;

use super::report::area;
use crate::ops::ClosingQuestion;
use crate::plain::fields::{MeasureField, MeetingField};
use crate::plain::verbs::{Verb, VerbWords};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

/// «1 linje», «3 linjer».
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

area! {
    /// What the line-by-line front says.
    PlainTexts {
        /// What the commands are called.
        verb: fn(Verb) -> VerbWords = verbs::nb, verbs::nn, verbs::en;
        /// What the fields of a measure are called, the label first.
        measure_field: fn(MeasureField) -> Word = fields::measure::nb, fields::measure::nn, fields::measure::en;
        /// What the fields of the meeting are called, the label first.
        meeting_field: fn(MeetingField) -> Word = fields::meeting::nb, fields::meeting::nn, fields::meeting::en;

        /// The name of the language itself.
        language: Word = "bokmål", "nynorsk", "English";
        /// It is spoken from now on.
        speaks: Word = "Nå er det bokmål.", "No er det nynorsk.", "Now it is English.";
        /// Which languages there are.
        which_language: Word = "Skriv /språk bokmål, /språk nynorsk eller /språk English.",
            "Skriv /språk og så bokmål, nynorsk eller English.", "Write /language and then bokmål, nynorsk or English.";
        /// After leaving, where a person sits before a terminal (J11).
        left_in_window: Word = "Det som ble skrevet her, står fortsatt i vinduet. Lukk vinduet når du er ferdig.",
            "Det som vart skrive her, står framleis i vindauget. Lukk vindauget når du er ferdig.",
            "What was written here is still in the window. Close the window when you are done.";
        /// At the end.
        farewell: Word = "Alt er lagret. Ha det bra.", "Alt er lagra. Ha det bra.", "Everything is saved. Goodbye.";
        /// At the end, where something was told as not saved.
        farewell_failed: Word = "Noe ble ikke lagret da du sa det. Se over at det er med neste gang. Ha det bra.",
            "Noko vart ikkje lagra då du sa det. Sjå over at det er med neste gong. Ha det bra.",
            "Something was not saved when you said it. Check that it is there next time. Goodbye.";
        /// A line that was no UTF-8.
        not_text: Word = "Linja kunne ikke leses som tekst (UTF-8). Ingenting er endret. Skriv den på nytt.",
            "Linja kunne ikkje lesast som tekst (UTF-8). Ingenting er endra. Skriv ho på nytt.",
            "The line could not be read as text (UTF-8). Nothing has been changed. Write it again.";
        /// Above the commands.
        help: Word = "En linje er et svar. En linje som begynner med / er en kommando. Skriv // for et svar som begynner med /.",
            "Ei linje er eit svar. Ei linje som byrjar med / er ein kommando. Skriv // for eit svar som byrjar med /.",
            "A line is an answer. A line that begins with / is a command. Write // for an answer that begins with /.";
        /// How to get help.
        how_to_help: Word = "Skriv /hjelp for kommandoene og /slutt for å gå ut.",
            "Skriv /hjelp for kommandoane og /slutt for å gå ut.",
            "Write /help for the commands and /quit to leave.";
        /// No such command; perhaps another was meant.
        unknown_command: fn(Option<&str>) -> String =
            |meant| match meant {
                Some(meant) => format!("Kjenner ikke den kommandoen. Mente du /{meant}? Ingenting er endret."),
                None => "Kjenner ikke den kommandoen. Skriv /hjelp. Ingenting er endret.".into(),
            },
            |meant| match meant {
                Some(meant) => format!("Kjenner ikkje den kommandoen. Meinte du /{meant}? Ingenting er endra."),
                None => "Kjenner ikkje den kommandoen. Skriv /hjelp. Ingenting er endra.".into(),
            },
            |meant| match meant {
                Some(meant) => format!("I do not know that command. Did you mean /{meant}? Nothing has been changed."),
                None => "I do not know that command. Write /help. Nothing has been changed.".into(),
            };
        /// Before a numbered choice.
        which_number: Word = "Hvilket nummer?", "Kva nummer?", "Which number?";
        /// The numbers there are.
        number_from_to: fn(usize) -> String =
            |last| if last == 0 { "Det er ingenting å velge her.".into() } else { format!("Skriv et tall fra 1 til {last}.") },
            |last| if last == 0 { "Det er ingenting å velje her.".into() } else { format!("Skriv eit tal frå 1 til {last}.") },
            |last| if last == 0 { "There is nothing to choose here.".into() } else { format!("Write a number from 1 to {last}.") };
        /// The words there are.
        choose_among: fn(&str) -> String = |words| format!("Skriv ett av disse: {words}."),
            |words| format!("Skriv eitt av desse: {words}."), |words| format!("Write one of these: {words}.");
        /// Neither yes nor no was said.
        yes_or_no: Word = "Skriv ja eller nei.", "Skriv ja eller nei.", "Write yes or no.";
        /// Something was changed.
        changed: Word = "Lagret.", "Lagra.", "Saved.";
        /// Something was deleted.
        deleted: Word = "Slettet. /angre tar det tilbake.", "Sletta. /angre tek det tilbake.", "Deleted. /undo takes it back.";
        /// Another window changed what was to be changed.
        look_and_repeat: Word = "Ingenting av ditt ble lagret. Se hva som står der nå, og prøv igjen.",
            "Ingenting av ditt vart lagra. Sjå kva som står der no, og prøv igjen.",
            "Nothing of yours was saved. See what is there now, and try again.";
        /// The line could not be saved, and waits.
        not_saved_kept: Word = "Linja di er tatt vare på. Skriv /ta med for å prøve igjen.",
            "Linja di er teken vare på. Skriv /ta med for å prøve igjen.",
            "Your line is kept. Write /take in to try again.";
        /// So many of them wait.
        waiting: fn(usize) -> String =
            |n| format!("{} er ikke lagret ennå. Skriv /ta med for å prøve igjen.", if n == 1 { "Ei linje".to_owned() } else { format!("{n} linjer") }),
            |n| format!("{} ikkje lagra enno. Skriv /ta med for å prøve igjen.", if n == 1 { "Ei linje er".to_owned() } else { format!("{n} linjer er") }),
            |n| format!("{} not saved yet. Write /take in to try again.", if n == 1 { "A line is".to_owned() } else { format!("{n} lines are") });
        /// So many of them are saved now.
        waiting_saved: fn(usize) -> String =
            |n| if n == 1 { "Linja som ventet, er lagret nå.".into() } else { format!("{n} linjer som ventet, er lagret nå.") },
            |n| if n == 1 { "Linja som venta, er lagra no.".into() } else { format!("{n} linjer som venta, er lagra no.") },
            |n| if n == 1 { "The line that was waiting is saved now.".into() } else { format!("{n} lines that were waiting are saved now.") };
        /// On leaving: it is no line yet, but stands in the file as an unfinished one.
        waiting_kept: fn(&str) -> String = |line| format!("Ikke lagret ennå, men tatt vare på til neste gang: «{line}»"),
            |line| format!("Ikkje lagra enno, men teken vare på til neste gong: «{line}»"),
            |line| format!("Not saved yet, but kept for next time: “{line}”");
        /// On leaving: what the guard asked about, not in its own words.
        waiting_asked: Word = "Noe du skrev, er ikke lagret, for det kan gjelde én person.",
            "Noko du skreiv, er ikkje lagra, for det kan gjelde éin person.",
            "Something you wrote is not saved, since it may be about one person.";

        /// Nobody has held a meeting here.
        no_meetings: Word = "Det er ingen møter her ennå.", "Det er ingen møte her enno.", "There are no meetings here yet.";
        /// Above the meetings.
        meetings: Word = "Møtene:", "Møta:", "The meetings:";
        /// There are more than were told.
        more_meetings: Word = "Det er flere. Skriv ord fra tittelen for å finne dem.",
            "Det er fleire. Skriv ord frå tittelen for å finne dei.", "There are more. Write words of the title to find them.";
        /// How a meeting is chosen.
        choose_meeting: Word = "Skriv nummeret til et møte, ord fra tittelen, eller ny for et nytt møte.",
            "Skriv nummeret til eit møte, ord frå tittelen, eller ny for eit nytt møte.",
            "Write the number of a meeting, words of its title, or new for a new meeting.";
        /// Above what is due.
        due_measures: Word = "Dette skal følges opp:", "Dette skal følgjast opp:", "To be followed up:";
        /// How many questions are answered, of how many.
        answered_of: fn(u32, u32) -> String = |answered, of| format!("{answered} av {of} spørsmål besvart"),
            |answered, of| format!("{answered} av {of} spørsmål svara på"),
            |answered, of| format!("{answered} of {of} questions answered");
        /// The command needs an open meeting.
        open_meeting_first: Word = "Åpne et møte først.", "Opne eit møte først.", "Open a meeting first.";
        /// The command belongs to the list of meetings.
        only_in_list: Word = "Det gjør du fra lista over møter. Skriv /møtene.",
            "Det gjer du frå lista over møte. Skriv /møta.", "You do that from the list of meetings. Write /meetings.";
        /// Whether open measures come along.
        bring_measures: Word = "Ta med tiltakene som ennå er åpne?", "Ta med tiltaka som enno er opne?",
            "Bring the measures that are still open?";
        /// A meeting was made.
        made: fn(&str) -> String = |title| format!("Møtet «{title}» er laget."),
            |title| format!("Møtet «{title}» er laga."), |title| format!("The meeting “{title}” is made.");

        /// Asks for the unit.
        which_unit: Word = "Enhet? Skriv navnet, eller nummeret til en som er her.",
            "Eining? Skriv namnet, eller nummeret til ei som er her.", "Unit? Write its name, or the number of one that is here.";
        /// Asks for the set.
        which_set: Word = "Hvilke spørsmål vil dere bruke?", "Kva spørsmål vil de bruke?", "Which questions will you use?";
        /// Asks for people or tables.
        how_many_come: Word = "Hvor mange kommer? Skriv et antall, hvor mange ved hvert bord som 5 5 6, eller antall bord som 4 bord. 0 er bare plenum.",
            "Kor mange kjem? Skriv eit tal, kor mange ved kvart bord som 5 5 6, eller kor mange bord som 4 bord. 0 er berre plenum.",
            "How many will come? Write a number, how many at each table as 5 5 6, or how many tables as 4 tables. 0 is the plenary alone.";
        /// How tables are said.
        how_tables: Word = "Skriv et antall, for eksempel 23, eller hvor mange ved hvert bord, for eksempel 5 5 6.",
            "Skriv eit tal, til dømes 23, eller kor mange ved kvart bord, til dømes 5 5 6.",
            "Write a number, for example 23, or how many at each table, for example 5 5 6.";
        /// Tables, after their number.
        tables_word: Word = "bord", "bord", "tables";
        /// Asks for the day.
        which_date: Word = "Hvilken dag?", "Kva dag?", "Which day?";
        /// Asks for the time of day.
        when_begins: Word = "Når begynner det?", "Når byrjar det?", "When does it begin?";
        /// Asks for the time set aside.
        how_many_minutes: Word = "Hvor mange minutter har dere?", "Kor mange minutt har de?", "How many minutes do you have?";
        /// Asks for the responsible leader.
        who_leads: Word = "Hvem er ansvarlig leder? En rolle eller et navn; tom linje: ikke nå.",
            "Kven er ansvarleg leiar? Ei rolle eller eit namn; tom linje: ikkje no.",
            "Who is the responsible leader? A role or a name; an empty line: not now.";
        /// Asks for the facilitator.
        who_facilitates: Word = "Hvem leder samtalen? En rolle eller et navn; tom linje: ikke nå.",
            "Kven leier samtalen? Ei rolle eller eit namn; tom linje: ikkje no.",
            "Who leads the talk? A role or a name; an empty line: not now.";

        /// Which meeting this is: title, unit, state.
        meeting_told: fn(&str, &str, &str) -> String = |title, unit, state| format!("{title}, {unit}, {state}."),
            |title, unit, state| format!("{title}, {unit}, {state}."), |title, unit, state| format!("{title}, {unit}, {state}.");
        /// How to go on from the opening.
        enter_to_begin: Word = "Tom linje: til spørsmålene. En linje med tekst: hvorfor dere møtes.",
            "Tom linje: til spørsmåla. Ei linje med tekst: kvifor de møtest.",
            "An empty line: on to the questions. A line of text: why you meet.";
        /// Above what earlier meetings left to do.
        earlier_measures: Word = "Tiltak fra tidligere møter:", "Tiltak frå tidlegare møte:", "Measures from earlier meetings:";
        /// A line that was being typed: where, and the line.
        draft: fn(&str, &str) -> String =
            |place, text| format!("Du holdt på å skrive ({place}): «{text}». Skriv /ta med for å lagre det, /glem for å kaste det."),
            |place, text| format!("Du heldt på å skrive ({place}): «{text}». Skriv /ta med for å lagre det, /gløym for å kaste det."),
            |place, text| format!("You were writing ({place}): “{text}”. Write /take in to save it, /forget to throw it away.");
        /// Where that was: question and table.
        draft_at_question: fn(usize, &str) -> String = |number, group| format!("spørsmål {number}, {group}"),
            |number, group| format!("spørsmål {number}, {group}"), |number, group| format!("question {number}, {group}");
        /// It became a line.
        draft_taken: fn(&str) -> String = |place| format!("Lagret: {place}."), |place| format!("Lagra: {place}."),
            |place| format!("Saved: {place}.");
        /// It was thrown away.
        draft_forgotten: Word = "Kastet.", "Kasta.", "Thrown away.";
        /// There is none.
        no_draft: Word = "Det er ingen linje som venter.", "Det er inga linje som ventar.", "No line is waiting.";
        /// It cannot become a line as it is.
        cannot_take_draft: Word = "Den linja kan ikke lagres slik den er. Skriv den på nytt der den hører hjemme, eller /glem.",
            "Den linja kan ikkje lagrast slik ho er. Skriv ho på nytt der ho høyrer heime, eller /gløym.",
            "That line cannot be saved as it is. Write it again where it belongs, or /forget.";

        /// Where we are: question, of how many, part, its title.
        place: fn(usize, usize, usize, &str) -> String =
            |number, of, part, title| format!("Spørsmål {number} av {of}, del {part}: {title}."),
            |number, of, part, title| format!("Spørsmål {number} av {of}, del {part}: {title}."),
            |number, of, part, title| format!("Question {number} of {of}, part {part}: {title}.");
        /// So many lines are here already.
        lines_here: fn(usize) -> String = |n| format!("{} her. /linjer leser dem.", count(n, "linje", "linjer")),
            |n| format!("{} her. /linjer les dei.", count(n, "linje", "linjer")),
            |n| format!("{} here. /lines reads them.", count(n, "line", "lines"));
        /// So many lines are here from this sitting, and so many from other sittings.
        lines_here_and_elsewhere: fn(usize, usize) -> String =
            |here, before| format!("{}, {before} fra andre samlinger. /linjer leser alle.", if here == 0 { "Ingen linjer i denne samlingen ennå".into() } else { format!("{} her", count(here, "linje", "linjer")) }),
            |here, before| format!("{}, {before} frå andre samlingar. /linjer les alle.", if here == 0 { "Ingen linjer i denne samlinga enno".into() } else { format!("{} her", count(here, "linje", "linjer")) }),
            |here, before| format!("{}, {before} from other sittings. /lines reads all.", if here == 0 { "No lines in this sitting yet".into() } else { format!("{} here", count(here, "line", "lines")) });
        /// Nothing has been written here.
        nothing_here: Word = "Her er det ikke skrevet noe ennå.", "Her er det ikkje skrive noko enno.", "Nothing has been written here yet.";
        /// How an open list is answered.
        how_list: Word = "Skriv det bordet sier, en linje om gangen.", "Skriv det bordet seier, ei linje om gongen.",
            "Write what the table says, one line at a time.";
        /// How measures are proposed.
        how_measure: Word = "Skriv et forslag til tiltak på hver linje.", "Skriv eit framlegg til tiltak på kvar linje.",
            "Write a proposed measure on each line.";
        /// How a scale is counted.
        how_scale: Word = "Skriv ett tall for hver som svarer, 0 til 5, for eksempel 4 4 5 0.",
            "Skriv eitt tal for kvar som svarar, 0 til 5, til dømes 4 4 5 0.",
            "Write one number for each who answers, 0 to 5, for example 4 4 5 0.";
        /// How agreement is counted.
        how_stance: Word = "Skriv ett tall for hver som svarer, 1 til 4, for eksempel 1 1 2.",
            "Skriv eitt tal for kvar som svarar, 1 til 4, til dømes 1 1 2.",
            "Write one number for each who answers, 1 to 4, for example 1 1 2.";
        /// How one choice each is counted.
        how_choice: Word = "Skriv nummeret som hver velger, for eksempel 1 1 3.", "Skriv nummeret som kvar vel, til dømes 1 1 3.",
            "Write the number each chooses, for example 1 1 3.";
        /// How several choices are counted.
        how_multi_choice: Word = "Skriv numrene hver velger, gjerne flere for samme person, for eksempel 1 3 3.",
            "Skriv numra kvar vel, gjerne fleire for same person, til dømes 1 3 3.",
            "Write the numbers each chooses, several per person if you like, for example 1 3 3.";
        /// How a ranking is said.
        how_rank: Word = "Skriv numrene i den rekkefølgen dere vil ha, det viktigste først, for eksempel 3 1 2.",
            "Skriv numra i den rekkjefølgja de vil ha, det viktigaste først, til dømes 3 1 2.",
            "Write the numbers in the order you want, the most important first, for example 3 1 2.";
        /// A line was saved: its number, the table.
        saved_line: fn(usize, &str) -> String = |number, group| format!("Lagret: linje {number}, {group}."),
            |number, group| format!("Lagra: linje {number}, {group}."), |number, group| format!("Saved: line {number}, {group}.");
        /// A count was saved at a table.
        saved_at: fn(&str) -> String = |group| format!("Lagret, {group}."), |group| format!("Lagra, {group}."),
            |group| format!("Saved, {group}.");
        /// After the last question.
        after_last: Word = "/duken leser duken, /tiltakene går til tiltakene, /avslutt avslutter.",
            "/duken les duken, /tiltaka går til tiltaka, /avslutt avsluttar.",
            "/cloth reads the cloth, /measures goes to the measures, /close closes.";
        /// Several questions have the words.
        several_questions: Word = "Flere spørsmål har de ordene. Skriv /gå og nummeret.",
            "Fleire spørsmål har dei orda. Skriv /gå og nummeret.", "Several questions have those words. Write /go and the number.";
        /// There are no tables here.
        no_tables: Word = "Her er det ingen bord, bare plenum.", "Her er det ingen bord, berre plenum.",
            "There are no tables here, only the plenary.";
        /// The tables there are.
        tables_from_to: fn(usize) -> String = |last| format!("Bordene er 1 til {last}, og plenum."),
            |last| format!("Borda er 1 til {last}, og plenum."), |last| format!("The tables are 1 to {last}, and the plenary.");
        /// A question is not asked: its number, how.
        marked: fn(usize, &str) -> String = |number, how| format!("Spørsmål {number}: {how}."),
            |number, how| format!("Spørsmål {number}: {how}."), |number, how| format!("Question {number}: {how}.");
        /// How an own question is answered.
        how_answered: Word = "Hvordan skal det besvares?", "Korleis skal det svarast på?", "How is it to be answered?";
        /// The theme is not optional.
        theme_not_optional: fn(&str) -> String = |title| format!("Temaet «{title}» hører alltid med."),
            |title| format!("Temaet «{title}» høyrer alltid med."), |title| format!("The theme “{title}” is always part of it.");
        /// Whether a theme concerns the room.
        theme_concerns: fn(&str) -> String = |title| format!("Gjelder temaet «{title}» dere?"),
            |title| format!("Gjeld temaet «{title}» dykk?"), |title| format!("Does the theme “{title}” concern you?");
        /// What was said of that.
        theme_set: fn(&str, bool) -> String =
            |title, yes| if yes { format!("Temaet «{title}» er med.") } else { format!("Temaet «{title}» gjelder ikke dere.") },
            |title, yes| if yes { format!("Temaet «{title}» er med.") } else { format!("Temaet «{title}» gjeld ikkje dykk.") },
            |title, yes| if yes { format!("The theme “{title}” is included.") } else { format!("The theme “{title}” does not concern you.") };
        /// The clock: whether it runs, the phase, minutes used, minutes planned.
        clock: fn(bool, &str, u32, u32) -> String =
            |runs, phase, used, of| format!("Klokka {}. Fase: {phase}, {used} av {of} min brukt.", if runs { "går" } else { "står" }),
            |runs, phase, used, of| format!("Klokka {}. Fase: {phase}, {used} av {of} min brukte.", if runs { "går" } else { "står" }),
            |runs, phase, used, of| format!("The clock {}. Phase: {phase}, {used} of {of} min used.", if runs { "runs" } else { "stands" });
        /// Minutes planned for a question.
        minutes_planned: fn(u16) -> String = |n| format!("{n} min i planen."), |n| format!("{n} min i planen."),
            |n| format!("{n} min in the plan.");
        /// Before an example.
        example: Word = "Eksempel", "Døme", "Example";
        /// Before a follow-up question.
        ask_further: Word = "Spør videre", "Spør vidare", "Ask further";

        /// A number for a line is needed.
        which_line: Word = "Hvilken linje? Skriv nummeret etter kommandoen. /linjer leser dem.",
            "Kva linje? Skriv nummeret etter kommandoen. /linjer les dei.",
            "Which line? Write its number after the command. /lines reads them.";
        /// There is no such line: the number, how many there are.
        no_such_line: fn(usize, usize) -> String =
            |number, last| format!("Det er ingen linje {number} her. Siste er {last}. Ingenting er endret."),
            |number, last| format!("Det er inga linje {number} her. Siste er {last}. Ingenting er endra."),
            |number, last| format!("There is no line {number} here. The last is {last}. Nothing has been changed.");
        /// A line was changed.
        changed_line: fn(usize) -> String = |number| format!("Lagret: linje {number} er endret."),
            |number| format!("Lagra: linje {number} er endra."), |number| format!("Saved: line {number} is changed.");
        /// Asks for new words.
        new_text: Word = "Ny tekst; tom linje: som før.", "Ny tekst; tom linje: slik det var.", "New text; an empty line: as before.";
        /// A line is common ground, or not.
        starred: fn(usize, bool) -> String =
            |number, on| format!("Linje {number} er {} felles.", if on { "nå" } else { "ikke lenger" }),
            |number, on| format!("Linje {number} er {} felles.", if on { "no" } else { "ikkje lenger" }),
            |number, on| format!("Line {number} is {} common ground.", if on { "now" } else { "no longer" });
        /// Common ground, as a mark.
        common_ground: Word = "felles", "felles", "common ground";
        /// The heading a line is under.
        under_heading: fn(&str) -> String = |heading| format!("under «{heading}»"), |heading| format!("under «{heading}»"),
            |heading| format!("under “{heading}”");
        /// Lines were gathered: how many, the heading.
        gathered: fn(usize, &str) -> String =
            |n, heading| format!("{} samlet under «{heading}».", count(n, "linje", "linjer")),
            |n, heading| format!("{} samla under «{heading}».", count(n, "linje", "linjer")),
            |n, heading| format!("{} gathered under “{heading}”.", count(n, "line", "lines"));
        /// Lines stand on their own again.
        ungathered: Word = "Tatt ut av overskriften.", "Teke ut av overskrifta.", "Taken out of the heading.";
        /// The line is under no heading.
        no_heading: Word = "Linja står ikke under noen overskrift.", "Linja står ikkje under noka overskrift.", "The line is under no heading.";
        /// Things were made one.
        merged: Word = "Slått sammen.", "Slått saman.", "Merged.";
        /// A line or a measure already stands outermost.
        no_further: Word = "Lenger kommer den ikke. Tiltak flyttes blant dem med samme status.",
            "Lenger kjem det ikkje. Tiltak blir flytte blant dei med same status.",
            "It goes no further. Measures move among those of the same status.";
        /// A line was given to a table.
        moved_to: fn(&str) -> String = |group| format!("Flyttet til {group}."), |group| format!("Flytta til {group}."),
            |group| format!("Moved to {group}.");
        /// What a line is now.
        line_is: fn(usize, &str) -> String = |number, what| format!("Linje {number}: {what}."),
            |number, what| format!("Linje {number}: {what}."), |number, what| format!("Line {number}: {what}.");

        /// At the list of measures: how many.
        at_measures: fn(usize) -> String = |n| format!("Tiltakene, {n} i alt."), |n| format!("Tiltaka, {n} i alt."),
            |n| format!("The measures, {n} in all.");
        /// How a line is understood there.
        measures_hint: Word = "En linje er et nytt forslag. /åpne 2 åpner tiltak 2. /neste går videre i lista, /gå 1 til spørsmålene.",
            "Ei linje er eit nytt framlegg. /opne 2 opnar tiltak 2. /neste går vidare i lista, /gå 1 til spørsmåla.",
            "A line is a new proposal. /open 2 opens measure 2. /next goes on in the list, /go 1 to the questions.";
        /// How a line is understood at a measure.
        measure_hint: Word = "Skriv felt og verdi, for eksempel ansvarlig: avdelingsleder, eller frist: om 3 uker. /enige når rommet er enig.",
            "Skriv felt og verdi, til dømes ansvarleg: avdelingsleiar, eller frist: om 3 veker. /einige når rommet er einig.",
            "Write a field and its value, for example responsible: head of ward, or deadline: in 3 weeks. /agree when the room agrees.";
        /// How a line is understood at the meeting as a whole.
        details_hint: Word = "Skriv felt og verdi, for eksempel leder: avdelingsleder. /spørsmålet går tilbake til spørsmålet.",
            "Skriv felt og verdi, til dømes leiar: avdelingsleiar. /spørsmålet går tilbake til spørsmålet.",
            "Write a field and its value, for example leader: head of ward. /question goes back to the question.";
        /// There is no such field; the fields follow.
        no_such_field: Word = "Det er ikke noe felt jeg kjenner, så ingenting er endret. Skriv felt: verdi. Feltene er:",
            "Det er ikkje noko felt eg kjenner, så ingenting er endra. Skriv felt: verdi. Felta er:",
            "That is no field I know, so nothing has been changed. Write field: value. The fields are:";
        /// A field was given where no measure is open.
        open_first: Word = "Åpne tiltaket først, for eksempel /åpne 2. Ingenting er endret.",
            "Opne tiltaket først, til dømes /opne 2. Ingenting er endra.",
            "Open the measure first, for example /open 2. Nothing has been changed.";
        /// A number for a measure is needed.
        which_measure: Word = "Hvilket tiltak? Skriv nummeret etter kommandoen. /tiltakene leser dem.",
            "Kva tiltak? Skriv nummeret etter kommandoen. /tiltaka les dei.",
            "Which measure? Write its number after the command. /measures reads them.";
        /// There is no such measure: the number, how many there are.
        no_such_measure: fn(usize, usize) -> String =
            |number, last| format!("Det er ikke noe tiltak {number}. Siste er {last}. Ingenting er endret."),
            |number, last| format!("Det er ikkje noko tiltak {number}. Siste er {last}. Ingenting er endra."),
            |number, last| format!("There is no measure {number}. The last is {last}. Nothing has been changed.");
        /// Nothing has been proposed.
        no_measures_yet: Word = "Det er ingen tiltak ennå.", "Det er ingen tiltak enno.", "There are no measures yet.";
        /// The list has no more in that direction.
        no_more_measures: Word = "Det er ikke flere tiltak den veien.", "Det er ikkje fleire tiltak den vegen.",
            "There are no more measures that way.";
        /// A measure was proposed in plenary or without a table.
        saved_measure: fn(usize) -> String = |number| format!("Lagret: tiltak {number}."),
            |number| format!("Lagra: tiltak {number}."), |number| format!("Saved: measure {number}.");
        /// A measure was proposed by a table.
        saved_measure_of: fn(usize, &str) -> String = |number, group| format!("Lagret: tiltak {number}, {group}."),
            |number, group| format!("Lagra: tiltak {number}, {group}."), |number, group| format!("Saved: measure {number}, {group}.");
        /// A field was saved: the field, its value.
        saved_field: fn(&str, &str) -> String = |field, value| format!("Lagret: {field}: {value}."),
            |field, value| format!("Lagra: {field}: {value}."), |field, value| format!("Saved: {field}: {value}.");
        /// A measure: its number, of how many, what, state.
        measure_told: fn(usize, usize, &str, &str) -> String =
            |number, of, title, state| format!("Tiltak {number} av {of}: {title}. Status: {state}."),
            |number, of, title, state| format!("Tiltak {number} av {of}: {title}. Status: {state}."),
            |number, of, title, state| format!("Measure {number} of {of}: {title}. Status: {state}.");
        /// What is missing before it can be agreed on.
        missing: fn(&str) -> String = |what| format!("Før dere kan bli enige, mangler: {what}."),
            |what| format!("Før de kan bli einige, manglar: {what}."), |what| format!("Before you can agree, this is missing: {what}.");
        /// Nothing is missing.
        ready_to_agree: Word = "Alt er på plass. /enige når rommet er enig.", "Alt er på plass. /einige når rommet er einig.",
            "Everything is in place. /agree when the room agrees.";
        /// The checks ask nothing.
        nothing_to_ask: Word = "Her er det ikke noe mer å spørre om.", "Her er det ikkje noko meir å spørje om.", "There is nothing more to ask here.";
        /// A measure is in another state now.
        measure_is: fn(usize, &str) -> String = |number, state| format!("Tiltak {number} er {state}."),
            |number, state| format!("Tiltak {number} er {state}."), |number, state| format!("Measure {number} is {state}.");
        /// When a measure is due.
        due: fn(&str) -> String = |day| format!("frist {day}"), |day| format!("frist {day}"), |day| format!("deadline {day}");
        /// The consent round in words.
        consent: fn(u16, u16, u16) -> String =
            |supports, lives, reserves| format!("{supports} støtter, {lives} kan leve med det, {reserves} reserverer seg"),
            |supports, lives, reserves| format!("{supports} støttar, {lives} kan leve med det, {reserves} reserverer seg"),
            |supports, lives, reserves| format!("{supports} support it, {lives} can live with it, {reserves} have reservations");
        /// How the consent round is said.
        how_consent: Word = "Skriv tre tall: hvor mange støtter, kan leve med det og reserverer seg, for eksempel 17 4 0.",
            "Skriv tre tal: kor mange støttar, kan leve med det og reserverer seg, til dømes 17 4 0.",
            "Write three numbers: how many support it, can live with it and have reservations, for example 17 4 0.";
        /// How often a measure repeats.
        every_weeks: fn(u16) -> String = |n| format!("hver {n}. uke"), |n| format!("kvar {n}. veke"),
            |n| if n == 1 { "every week".into() } else { format!("every {n} weeks") };
        /// Asks for a category.
        which_category: Word = "Hvilken kategori?", "Kva kategori?", "Which category?";
        /// Asks why something settled is changed (V20).
        reason_for_change: Word = "Dette var avtalt da møtet ble avsluttet. Hvorfor endres det?",
            "Dette var avtalt då møtet vart avslutta. Kvifor blir det endra?",
            "This was agreed when the meeting was closed. Why is it changed?";
        /// No reason was given, so the change asked about is not made.
        nothing_changed: Word = "Ingenting er endret. En endring av det avtalte må ha en begrunnelse.",
            "Ingenting er endra. Ei endring av det avtalte må ha ei grunngjeving.",
            "Nothing has been changed. A change to what was agreed needs a reason.";
        /// The reason given reads as a field and its value.
        is_that_the_reason: fn(&str) -> String =
            |said| format!("Er «{said}» begrunnelsen? Svarer du nei, blir det et felt i tiltaket."),
            |said| format!("Er «{said}» grunngjevinga? Svarer du nei, blir det eit felt i tiltaket."),
            |said| format!("Is “{said}” the reason? If you answer no, it becomes a field of the measure.");
        /// An agreed measure read back: number, title, responsible, deadline, first step.
        read_back: fn(usize, &str, &str, &str, &str) -> String =
            |number, title, who, when, first| format!("{number}. {title}. Ansvarlig: {who}. Frist: {when}. Første skritt: {first}."),
            |number, title, who, when, first| format!("{number}. {title}. Ansvarleg: {who}. Frist: {when}. Første steg: {first}."),
            |number, title, who, when, first| format!("{number}. {title}. Responsible: {who}. Deadline: {when}. First step: {first}.");
        /// Nothing is agreed.
        nothing_agreed: Word = "Det er ikke avtalt noen tiltak ennå.", "Det er ikkje avtalt nokon tiltak enno.", "No measures have been agreed on yet.";
        /// A measure of the bank that is an offer to know of.
        offer: Word = "en ordning å kjenne til, ikke noe å avtale for én person",
            "ei ordning å kjenne til, ikkje noko å avtale for éin person", "an offer to know of, not to agree on for one person";
        /// The question has no suggestions.
        no_suggestions: Word = "Banken har ingen forslag til akkurat dette. Skriv /banken og noen ord.",
            "Banken har ingen framlegg til akkurat dette. Skriv /banken og nokre ord.",
            "The bank has no suggestions for this. Write /bank and some words.";
        /// So many more were found.
        more_found: fn(usize) -> String = |n| format!("Og {n} til. Skriv flere ord for å finne færre."),
            |n| format!("Og {n} til. Skriv fleire ord for å finne færre."), |n| format!("And {n} more. Write more words to find fewer.");
        /// How one of them is proposed.
        pick_hint: Word = "Skriv /velg og nummeret for å foreslå det. Endre det så til deres eget.",
            "Skriv /vel og nummeret for å foreslå det. Gjer det så til dykkar eige.",
            "Write /pick and the number to propose it. Then make it your own.";
        /// Nothing has been searched for.
        search_first: Word = "Let i banken først, for eksempel /banken turnus.", "Leit i banken først, til dømes /banken turnus.",
            "Search the bank first, for example /bank rota.";
        /// Nothing is on the list of what to keep.
        no_keeps: Word = "Det står ikke noe på lista over det dere vil bevare.", "Det står ikkje noko på lista over det de vil ta vare på.",
            "There is nothing on the list of what you want to keep.";
        /// Something was put on it.
        kept: fn(usize) -> String = |n| format!("Lagret som nummer {n} av det dere vil bevare."),
            |n| format!("Lagra som nummer {n} av det de vil ta vare på."), |n| format!("Saved as number {n} of what you want to keep.");

        /// The minutes planned, and those set aside.
        plan: fn(u32, u16) -> String = |total, of| format!("Planen er på {total} min, og dere har {of}."),
            |total, of| format!("Planen er på {total} min, og de har {of}."),
            |total, of| format!("The plan takes {total} min, and you have {of}.");
        /// How a time of day is said.
        how_time: Word = "Skriv et klokkeslett, for eksempel 14.30.", "Skriv eit klokkeslett, til dømes 14.30.", "Write a time of day, for example 14:30.";
        /// Behind where we are.
        you_are_here: Word = " Her er dere.", " Her er de.", " You are here.";
        /// A sitting was added: how many there are.
        sitting_added: fn(usize) -> String = |n| format!("Lagret. Gå til den med /samling {n}."),
            |n| format!("Lagra. Gå til ho med /samling {n}."), |n| format!("Saved. Go to it with /sitting {n}.");

        /// The cloth: answered, of how many, minutes left.
        cloth: fn(usize, usize, u32) -> String =
            |answered, of, left| format!("Duken: {answered} av {of} felt besvart, omtrent {left} min igjen."),
            |answered, of, left| format!("Duken: {answered} av {of} felt svara på, om lag {left} min att."),
            |answered, of, left| format!("The cloth: {answered} of {of} fields answered, about {left} min left.");
        /// A part of the cloth: its number, title, whether it concerns the room.
        part: fn(usize, &str, bool) -> String =
            |number, title, ours| format!("Del {number}: {title}.{}", if ours { "" } else { " Gjelder ikke oss." }),
            |number, title, ours| format!("Del {number}: {title}.{}", if ours { "" } else { " Gjeld ikkje oss." }),
            |number, title, ours| format!("Part {number}: {title}.{}", if ours { "" } else { " Does not concern us." });
        /// A field without answers.
        unanswered: Word = "ikke besvart", "ikkje svara på", "not answered";
        /// Answers from some tables of those asked.
        from_tables: fn(&str, usize, usize) -> String = |answers, from, of| format!("{answers} fra {from} av {of}"),
            |answers, from, of| format!("{answers} frå {from} av {of}"), |answers, from, of| format!("{answers} from {from} of {of}");
        /// So many are common ground.
        starred_count: fn(usize) -> String = |n| format!("{n} felles"), |n| format!("{n} felles"), |n| format!("{n} common ground");
        /// Before the agreed measures.
        agreed_measures: Word = "Avtalte tiltak:", "Avtalte tiltak:", "Agreed measures:";

        /// A proposal neither agreed nor parked: number, title, what it lacks.
        undecided: fn(usize, &str, &str) -> String =
            |number, title, lacks| if lacks.is_empty() { format!("Tiltak {number}, {title}: ikke avgjort.") }
                else { format!("Tiltak {number}, {title}: ikke avgjort, mangler {lacks}.") },
            |number, title, lacks| if lacks.is_empty() { format!("Tiltak {number}, {title}: ikkje avgjort.") }
                else { format!("Tiltak {number}, {title}: ikkje avgjort, manglar {lacks}.") },
            |number, title, lacks| if lacks.is_empty() { format!("Measure {number}, {title}: not decided.") }
                else { format!("Measure {number}, {title}: not decided, lacks {lacks}.") };
        /// Questions without answers.
        open_questions: fn(&str) -> String = |numbers| format!("Ikke besvart: spørsmål {numbers}."),
            |numbers| format!("Ikkje svara på: spørsmål {numbers}."), |numbers| format!("Not answered: question {numbers}.");
        /// Questions postponed.
        postponed_questions: fn(&str) -> String = |numbers| format!("Utsatt: spørsmål {numbers}. Vil dere ta dem nå, skriv /gå og nummeret."),
            |numbers| format!("Utsett: spørsmål {numbers}. Vil de ta dei no, skriv /gå og nummeret."),
            |numbers| format!("Postponed: question {numbers}. To take them now, write /go and the number.");
        /// Nothing is missing.
        all_there: Word = "Alt er på plass.", "Alt er på plass.", "Everything is in place.";
        /// Asks when the room meets again.
        when_next: Word = "Når møtes dere igjen for å følge opp? Tom linje: ikke nå.",
            "Når møtest de igjen for å følgje opp? Tom linje: ikkje no.",
            "When do you meet again to follow up? An empty line: not now.";
        /// A closing question, and how it is answered.
        closing_question: fn(ClosingQuestion) -> Word =
            |question| match question {
                ClosingQuestion::EveryoneHeard => "Alle slapp til. Hvor mange sier ja, og hvor mange nei? For eksempel 17 2. Tom linje hopper over.",
                ClosingQuestion::KnowNext => "Jeg vet hva som skjer nå. Hvor mange sier ja, og hvor mange nei?",
                ClosingQuestion::SpokeSafely => "Vi snakket trygt. Hvor mange sier ja, og hvor mange nei?",
            },
            |question| match question {
                ClosingQuestion::EveryoneHeard => "Alle slapp til. Kor mange seier ja, og kor mange nei? Til dømes 17 2. Tom linje hoppar over.",
                ClosingQuestion::KnowNext => "Eg veit kva som skjer no. Kor mange seier ja, og kor mange nei?",
                ClosingQuestion::SpokeSafely => "Vi snakka trygt. Kor mange seier ja, og kor mange nei?",
            },
            |question| match question {
                ClosingQuestion::EveryoneHeard => "Everyone was heard. How many say yes, and how many no? For example 17 2. An empty line skips it.",
                ClosingQuestion::KnowNext => "I know what happens now. How many say yes, and how many no?",
                ClosingQuestion::SpokeSafely => "We spoke safely. How many say yes, and how many no?",
            };
        /// How it is answered.
        how_closing: Word = "Skriv to tall, ja og nei, for eksempel 17 2.", "Skriv to tal, ja og nei, til dømes 17 2.",
            "Write two numbers, yes and no, for example 17 2.";
        /// More measures than are easily carried: how many.
        many_measures: fn(usize) -> String =
            |n| format!("Det blir {n} tiltak i gang. Det er mange å holde oversikt over. Vil dere det?"),
            |n| format!("Det blir {n} tiltak i gang. Det er mange å halde oversyn over. Vil de det?"),
            |n| format!("That makes {n} active measures, which are many to keep track of. Do you want that?");
        /// Asks for the close itself.
        close_now: Word = "Avslutte og låse møtet?", "Avslutte og låse møtet?", "Close and lock the meeting?";
        /// The meeting is closed.
        closed: Word = "Møtet er avsluttet.", "Møtet er avslutta.", "The meeting is closed.";
        /// It was closed before.
        closed_already: Word = "Møtet er avsluttet. /åpne igjen åpner det.", "Møtet er avslutta. /opne att opnar det.",
            "The meeting is closed. /reopen opens it.";
        /// It is not closed now either.
        not_closed_yet: Word = "Møtet er ikke avsluttet. Alt er lagret.", "Møtet er ikkje avslutta. Alt er lagra.",
            "The meeting is not closed. Everything is saved.";
        /// It cannot be reopened, since it is open.
        not_closed: Word = "Møtet er ikke avsluttet.", "Møtet er ikkje avslutta.", "The meeting is not closed.";
        /// It is open again.
        reopened: Word = "Møtet er åpent igjen.", "Møtet er ope att.", "The meeting is open again.";
        /// What can be written now.
        files_hint: Word = "Skriv /fil tiltak for tiltakslista, /fil resultatark for alle ansatte eller /fil referat.",
            "Skriv /fil tiltak for tiltakslista, /fil resultatark for alle tilsette eller /fil referat.",
            "Write /file measures for the list, /file result sheet for all staff or /file minutes.";

        /// The session file, in one word.
        session_file: Word = "møte", "møte", "meeting";
        /// Above what can be written.
        which_file: Word = "Hvilken fil? Skriv /fil, hva, format og navn. Dette finnes:",
            "Kva fil? Skriv /fil, kva, format og namn. Dette finst:", "Which file? Write /file, what, format and name. There are:";
        /// A file was written.
        written: fn(&str) -> String = |path| format!("Fila er skrevet: {path}"), |path| format!("Fila er skriven: {path}"),
            |path| format!("The file is written: {path}");
        /// A name that is free.
        free_name: fn(&str) -> String = |path| format!("Dette navnet er ledig: {path}"),
            |path| format!("Dette namnet er ledig: {path}"), |path| format!("This name is free: {path}");
    }
}
