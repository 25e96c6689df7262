//! Words of the help page.

use crate::tui::commands::Scope;
use crate::tui::model::Screen;

/// Words of help.
pub struct HelpTexts {
    /// Over the page.
    pub title: &'static str,
    /// Over the keys.
    pub keys: &'static str,
    /// An example answer.
    pub example: fn(&str) -> String,
    /// A follow-up question.
    pub follow_up: fn(&str) -> String,
    /// What a screen is for and how it is used, in a sentence or three.
    pub screen: fn(Screen) -> &'static str,
    /// The clock of a question: the keys that start it and go to the next phase.
    pub clock: fn(&str, &str) -> String,
    /// The tables: the key that goes to the next.
    pub tables: fn(&str) -> String,
    /// The window for the room: the keys that show the same here, and that hide both.
    pub room: fn(&str, &str) -> String,
    /// How a row is chosen in a dialog.
    pub choose: &'static str,
    /// How a question of a dialog is answered.
    pub ask: &'static str,
    /// The same where what is written is kept.
    pub ask_kept: &'static str,
    /// How something is found in a dialog.
    pub search: &'static str,
    /// How something is read in a dialog.
    pub read: &'static str,
    /// Where a command applies, as a heading.
    pub scope: fn(Scope) -> &'static str,
}

pub(super) static NB: HelpTexts = HelpTexts {
    title: "Hjelp",
    keys: "Taster her",
    example: |text| format!("Eksempel: {text}"),
    follow_up: |text| format!("Spør gjerne videre: {text}"),
    screen: |screen| match screen {
        Screen::Start => {
            "Her ser du møtene dine og hva som skal følges opp. Velg med piltastene og trykk Enter. «Ny dialogduk» lager et nytt møte."
        }
        Screen::Prepare => {
            "Fyll ut enhet og velg spørsmålssett; resten kan stå. Enter eller Tab går til neste felt."
        }
        Screen::Opening => "Les opp hvorfor dere møtes og spillereglene. Enter går til første spørsmål.",
        Screen::Cloth => {
            "Duken er kartet over møtet. Flytt med piltastene, og trykk Enter for å åpne et felt. Skriv for å finne et spørsmål. Nederst står fasene i møtet: gå ned forbi siste rad, eller trykk tasten til fasen. Fra hvor som helst: F8 til duken, så tasten til fasen."
        }
        Screen::Question => {
            "Skriv det bordet sier, og trykk Enter for hver linje. Tab går til neste bord, PgDn til neste spørsmål. Alt lagres med en gang."
        }
        Screen::Measures => {
            "Her samles forslagene. Åpne et forslag med Enter og fyll ut hvem, når og første skritt, så kan dere bli enige."
        }
        Screen::Measure => {
            "Fyll ut hvem som er ansvarlig, frist, oppfølging og første skritt. Da kan dere bli enige. Spørsmålene nederst er hjelp, ikke krav."
        }
        Screen::Matrix => {
            "Nå ser dere hva som gir mye igjen for liten innsats. Flytt tiltaket med piltastene, eller trykk to sifre: gevinst, så innsats. Det er til å snakke om, ikke en avstemning."
        }
        Screen::Vote => {
            "Skriv hvor mange stemmer hvert forslag fikk: tast tallet og trykk Enter. Rommet ser forslagene og hvor mange stemmer som er inne, men tallene først når du viser dem. Når runden er avsluttet, får hvert forslag en plass og et forslag til prioritet."
        }
        Screen::Keeps => {
            "Skriv det som virker i dag og skal tas vare på, og trykk Enter. Det står i referatet sammen med tiltakene."
        }
        Screen::Review => {
            "Her ser dere på tiltakene fra før, ett om gangen. Svar med et siffer, så kommer det neste. Alt lagres med en gang, så dere kan stoppe og fortsette en annen dag."
        }
        Screen::Paper => {
            "Skriv nummeret som står øverst på arket. Så skriver du bare linjene og trykker Enter; på en tom linje går Enter til neste spørsmål. Backspace på en tom linje går tilbake."
        }
        Screen::Close => {
            "Her ser du hva som mangler før møtet kan avsluttes, og kan lage filer til leder og ansatte."
        }
        Screen::FollowUp => {
            "Her er tiltakene fra alle møtene. Skriv for å finne, velg med piltastene, Enter åpner tiltaket i møtet sitt. F2 viser bare noen av dem, F3 bytter mellom liste og tavle. Merk flere med Insert for å endre dem samlet."
        }
        Screen::Settings => {
            "Velg med piltastene og endre med Enter eller venstre og høyre pil. Valgene huskes."
        }
        Screen::Sets => "Bla i spørsmålssettene. Egne sett legges i mappa som vises nederst.",
    },
    clock: |timer, phase| {
        format!(
            "Klokka: {timer} starter og stopper den. Den går videre når tida er ute, men flytter ingenting. {phase} går til neste fase."
        )
    },
    tables: |next| {
        format!(
            "Bordene: {next} går til neste bord, og til slutt til plenum. Hvor mange bord det er, endrer du i forberedelsen; et bord som har svart, blir stående."
        )
    },
    room: |audience, hide| {
        format!(
            "Rommet: start «dialogduk present» i et vindu til og dra det over på projektoren, så følger det med. {audience} viser det samme her, og {hide} skjuler begge."
        )
    },
    choose: "Flytt med pil opp og ned, og trykk Enter. Et siffer velger raden med det nummeret. Esc går tilbake, og ingenting er endret.",
    ask: "Skriv svaret og trykk Enter. Esc går tilbake, og ingenting er endret.",
    ask_kept: "Skriv svaret og trykk Enter. Esc går tilbake; det du har skrevet, står her neste gang du blir spurt.",
    search: "Skriv litt av det du leter etter. Flytt med pil opp og ned, og trykk Enter. Esc går tilbake.",
    read: "Flytt med pil opp og ned. Enter eller Esc legger det bort.",
    scope: |scope| match scope {
        Scope::Global => "Overalt",
        Scope::Meeting => "I et møte",
        Scope::Start => "Startsiden",
        Scope::Prepare => "Forberedelse",
        Scope::Opening => "Åpning",
        Scope::Cloth => "Duken",
        Scope::Question => "Spørsmål",
        Scope::Lines => "Spørsmål som besvares med linjer",
        Scope::Tally => "Spørsmål der svarene telles",
        Scope::Measures => "Tiltakene",
        Scope::Measure => "Ett tiltak",
        Scope::Matrix => "Gevinst og innsats",
        Scope::Vote => "Avstemning",
        Scope::Keeps => "Det vi vil bevare",
        Scope::Review => "Tiltakene fra før",
        Scope::Paper => "Ark fra bordene",
        Scope::Close => "Avslutning",
        Scope::FollowUp => "Oppfølging",
        Scope::Settings => "Innstillinger",
        Scope::Sets => "Spørsmålssett",
    },
};

pub(super) static NN: HelpTexts = HelpTexts {
    title: "Hjelp",
    keys: "Tastar her",
    example: |text| format!("Døme: {text}"),
    follow_up: |text| format!("Spør gjerne vidare: {text}"),
    screen: |screen| match screen {
        Screen::Start => {
            "Her ser du møta dine og kva som skal følgjast opp. Vel med piltastane og trykk Enter. «Ny dialogduk» lagar eit nytt møte."
        }
        Screen::Prepare => {
            "Fyll ut eining og vel spørsmålssett; resten kan stå. Enter eller Tab går til neste felt."
        }
        Screen::Opening => "Les opp kvifor de møtest og spelereglane. Enter går til første spørsmål.",
        Screen::Cloth => {
            "Duken er kartet over møtet. Flytt med piltastane, og trykk Enter for å opne eit felt. Skriv for å finne eit spørsmål. Nedst står fasane i møtet: gå ned forbi siste rad, eller trykk tasten til fasen. Frå kvar som helst: F8 til duken, så tasten til fasen."
        }
        Screen::Question => {
            "Skriv det bordet seier, og trykk Enter for kvar linje. Tab går til neste bord, PgDn til neste spørsmål. Alt blir lagra med ein gong."
        }
        Screen::Measures => {
            "Her blir framlegga samla. Opne eit framlegg med Enter og fyll ut kven, når og første steg, så kan de bli einige."
        }
        Screen::Measure => {
            "Fyll ut kven som er ansvarleg, frist, oppfølging og første steg. Då kan de bli einige. Spørsmåla nedst er hjelp, ikkje krav."
        }
        Screen::Matrix => {
            "No ser de kva som gir mykje att for liten innsats. Flytt tiltaket med piltastane, eller trykk to siffer: gevinst, så innsats. Det er til å snakke om, ikkje ei avrøysting."
        }
        Screen::Vote => {
            "Skriv kor mange røyster kvart framlegg fekk: tast talet og trykk Enter. Rommet ser framlegga og kor mange røyster som er inne, men tala først når du viser dei. Når runden er avslutta, får kvart framlegg ein plass og eit framlegg til prioritet."
        }
        Screen::Keeps => {
            "Skriv det som verkar i dag og skal takast vare på, og trykk Enter. Det står i referatet saman med tiltaka."
        }
        Screen::Review => {
            "Her ser de på tiltaka frå før, eitt om gongen. Svar med eit siffer, så kjem det neste. Alt blir lagra med ein gong, så de kan stoppe og halde fram ein annan dag."
        }
        Screen::Paper => {
            "Skriv nummeret som står øvst på arket. Så skriv du berre linjene og trykkjer Enter; på ei tom linje går Enter til neste spørsmål. Backspace på ei tom linje går tilbake."
        }
        Screen::Close => {
            "Her ser du kva som manglar før møtet kan avsluttast, og kan lage filer til leiar og tilsette."
        }
        Screen::FollowUp => {
            "Her er tiltaka frå alle møta. Skriv for å finne, vel med piltastane, Enter opnar tiltaket i møtet sitt. F2 viser berre nokre av dei, F3 byter mellom liste og tavle. Merk fleire med Insert for å endre dei samla."
        }
        Screen::Settings => {
            "Vel med piltastane og endre med Enter eller venstre og høgre pil. Vala blir hugsa."
        }
        Screen::Sets => "Bla i spørsmålssetta. Eigne sett legg du i mappa som står nedst.",
    },
    clock: |timer, phase| {
        format!(
            "Klokka: {timer} startar og stoppar ho. Ho går vidare når tida er ute, men flyttar ingenting. {phase} går til neste fase."
        )
    },
    tables: |next| {
        format!(
            "Borda: {next} går til neste bord, og til slutt til plenum. Kor mange bord det er, endrar du i førebuinga; eit bord som har svart, blir ståande."
        )
    },
    room: |audience, hide| {
        format!(
            "Rommet: start «dialogduk present» i eit vindauge til og dra det over på projektoren, så følgjer det med. {audience} viser det same her, og {hide} gøymer begge."
        )
    },
    choose: "Flytt med pil opp og ned, og trykk Enter. Eit siffer vel rada med det nummeret. Esc går tilbake, og ingenting er endra.",
    ask: "Skriv svaret og trykk Enter. Esc går tilbake, og ingenting er endra.",
    ask_kept: "Skriv svaret og trykk Enter. Esc går tilbake; det du har skrive, står her neste gong du blir spurd.",
    search: "Skriv litt av det du leitar etter. Flytt med pil opp og ned, og trykk Enter. Esc går tilbake.",
    read: "Flytt med pil opp og ned. Enter eller Esc legg det bort.",
    scope: |scope| match scope {
        Scope::Global => "Overalt",
        Scope::Meeting => "I eit møte",
        Scope::Start => "Startsida",
        Scope::Prepare => "Førebuing",
        Scope::Opening => "Opning",
        Scope::Cloth => "Duken",
        Scope::Question => "Spørsmål",
        Scope::Lines => "Spørsmål som blir svara på med linjer",
        Scope::Tally => "Spørsmål der svara blir talde",
        Scope::Measures => "Tiltaka",
        Scope::Measure => "Eitt tiltak",
        Scope::Matrix => "Gevinst og innsats",
        Scope::Vote => "Avrøysting",
        Scope::Keeps => "Det vi vil ta vare på",
        Scope::Review => "Tiltaka frå før",
        Scope::Paper => "Ark frå borda",
        Scope::Close => "Avslutning",
        Scope::FollowUp => "Oppfølging",
        Scope::Settings => "Innstillingar",
        Scope::Sets => "Spørsmålssett",
    },
};

pub(super) static EN: HelpTexts = HelpTexts {
    title: "Help",
    keys: "Keys here",
    example: |text| format!("Example: {text}"),
    follow_up: |text| format!("You might go on to ask: {text}"),
    screen: |screen| match screen {
        Screen::Start => {
            "Here are your meetings and what is due. Choose with the arrow keys and press Enter. “New dialogue cloth” makes a new meeting."
        }
        Screen::Prepare => {
            "Fill in the unit and choose a question set; the rest can stay. Enter or Tab goes to the next field."
        }
        Screen::Opening => "Read out why you meet and the ground rules. Enter goes to the first question.",
        Screen::Cloth => {
            "The cloth is the map of the meeting. Move with the arrow keys and press Enter to open a field. Type to find a question. At the bottom are the stages of the meeting: go down past the last row, or press the key of the stage. So no stage is more than two keys away, wherever you are: first here, then there."
        }
        Screen::Question => {
            "Type what the table says and press Enter for each line. Tab goes to the next table, PgDn to the next question. Everything is saved at once."
        }
        Screen::Measures => {
            "Proposals are gathered here. Open one with Enter and fill in who, when and the first step; then you can agree."
        }
        Screen::Measure => {
            "Fill in who is responsible, deadline, follow-up and first step. Then you can agree. The questions at the bottom are help, not demands."
        }
        Screen::Matrix => {
            "Here you see what gives much for little. Move the measure with the arrow keys, or press two digits: benefit, then effort. It is something to talk about, not a vote."
        }
        Screen::Vote => {
            "Enter how many votes each proposal got: type the number and press Enter. The room sees the proposals and how many votes are in, but the counts only when you show them. When the round is over, each proposal gets a place and a suggested priority."
        }
        Screen::Keeps => {
            "Type what works today and should be kept, and press Enter. It stands in the minutes together with the measures."
        }
        Screen::Review => {
            "Here you look at the measures agreed earlier, one at a time. Answer with a digit, and the next one comes. Everything is saved at once, so you can stop and go on another day."
        }
        Screen::Paper => {
            "Type the number at the top of the sheet. Then it is only lines and Enter; on an empty line Enter goes to the next question. Backspace on an empty line goes back."
        }
        Screen::Close => {
            "Here is what is missing before the meeting can be closed, and files for leader and staff."
        }
        Screen::FollowUp => {
            "Here are the measures of all meetings. Type to find, choose with the arrows, Enter opens the measure in its meeting. F2 shows only some of them, F3 switches between list and board. Mark several with Insert to change them together."
        }
        Screen::Settings => {
            "Choose with the arrow keys and change with Enter or the left and right arrows. Choices are remembered."
        }
        Screen::Sets => "Browse the question sets. Your own sets go into the folder shown at the bottom.",
    },
    clock: |timer, phase| {
        format!(
            "The clock: {timer} starts and stops it. It runs on when the time is up, but moves nothing. {phase} goes to the next phase."
        )
    },
    tables: |next| {
        format!(
            "The tables: {next} goes to the next one, and last to the plenary. How many there are you change in the preparation; a table that has answered stays."
        )
    },
    room: |audience, hide| {
        format!(
            "The room: start “dialogduk present” in another window and drag it onto the projector; it follows along. {audience} shows the same here, and {hide} hides both."
        )
    },
    choose: "Move with up and down, and press Enter. A digit chooses the row with that number. Esc goes back, and nothing is changed.",
    ask: "Type the answer and press Enter. Esc goes back, and nothing is changed.",
    ask_kept: "Type the answer and press Enter. Esc goes back; what you have written is here the next time you are asked.",
    search: "Type a part of what you are looking for. Move with up and down, and press Enter. Esc goes back.",
    read: "Move with up and down. Enter or Esc puts it away.",
    scope: |scope| match scope {
        Scope::Global => "Everywhere",
        Scope::Meeting => "In a meeting",
        Scope::Start => "The start page",
        Scope::Prepare => "Preparation",
        Scope::Opening => "Opening",
        Scope::Cloth => "The cloth",
        Scope::Question => "A question",
        Scope::Lines => "A question answered in lines",
        Scope::Tally => "A question whose answers are counted",
        Scope::Measures => "The measures",
        Scope::Measure => "One measure",
        Scope::Matrix => "Benefit and effort",
        Scope::Vote => "Vote",
        Scope::Keeps => "What we want to keep",
        Scope::Review => "Measures agreed earlier",
        Scope::Paper => "Sheets from the tables",
        Scope::Close => "Closing",
        Scope::FollowUp => "Follow-up",
        Scope::Settings => "Settings",
        Scope::Sets => "Question sets",
    },
};
