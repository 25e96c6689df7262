//! Words of the start screen.

/// Words of the start screen.
pub struct StartTexts {
    /// The first row: a new meeting.
    pub new: &'static str,
    /// The same, with the unit already typed.
    pub new_for: fn(&str) -> String,
    /// The row of an example workshop; its unit is inserted.
    pub example: fn(&str) -> String,
    /// The units of the example workshops.
    pub example_units: [&'static str; 2],
    /// Two lines for whoever starts the program for the first time.
    pub welcome: [&'static str; 2],
    /// The file has not been read yet.
    pub reading: &'static str,
    /// Over meetings that have begun.
    pub running: &'static str,
    /// Over measures that are due.
    pub due: &'static str,
    /// Over meetings being prepared.
    pub planned: &'static str,
    /// Over closed meetings.
    pub closed: &'static str,
    /// How to search, dim beside the first row.
    pub hint: &'static str,
    /// Before the search.
    pub search: &'static str,
    /// Nothing was found.
    pub nothing_found: &'static str,
    /// So many more measures are due.
    pub more_due: fn(usize) -> String,
    /// There are older meetings than these.
    pub more_sessions: &'static str,
    /// «9 av 16 besvart».
    pub answered: fn(u32, u32) -> String,
    /// «samling: kveld».
    pub sitting: fn(&str) -> String,
    /// A measure is to be looked at again; days from now.
    pub follow_up: fn(i64) -> String,
    /// Choose a meeting first.
    pub choose_a_meeting: &'static str,
    /// Title when making a meeting after another.
    pub clone_title: &'static str,
    /// What comes along.
    pub clone_lead: fn(&str) -> String,
    /// With the open measures, and how many there are.
    pub clone_with: fn(u32) -> String,
    /// Without.
    pub clone_without: &'static str,
    /// Title when deleting.
    pub delete_title: &'static str,
    /// What goes: the meeting, questions answered, measures.
    pub delete_lead: fn(&str, u32, u32) -> String,
    /// Do not delete.
    pub delete_no: &'static str,
    /// Delete.
    pub delete_yes: &'static str,
    /// It was deleted.
    pub deleted: &'static str,
    /// Title when choosing an example.
    pub examples_title: &'static str,
    /// Before an example among one's own meetings.
    pub example_mark: &'static str,
    /// So many examples lie among the meetings now; takes the key of the list of commands.
    pub examples_here: fn(usize, &str) -> String,
    /// So many are in the trash now.
    pub examples_gone: fn(usize) -> String,
}

pub(super) static NB: StartTexts = StartTexts {
    new: "Ny dialogduk",
    new_for: |unit| format!("Ny dialogduk for «{unit}»"),
    example: |unit| format!("Se et eksempel: {unit}"),
    example_units: ["Bjørkelia barnehage", "Solbakken sykehjem"],
    welcome: [
        "Velkommen. Her leder du et personalmøte gjennom en dialogduk, og går hjem med noen få tiltak som noen holder i.",
        "Alt du skriver, lagres med en gang på denne maskinen, og sendes ikke til noen.",
    ],
    reading: "Henter møtene …",
    running: "Pågår",
    due: "Skal følges opp",
    planned: "Planlagt",
    closed: "Avsluttet",
    hint: "skriv for å søke",
    search: "Søk",
    nothing_found: "Fant ingen møter. Enter lager et nytt.",
    more_due: |n| format!("{n} til"),
    more_sessions: "Vis eldre møter",
    answered: |done, of| format!("{done} av {of} besvart"),
    sitting: |label| format!("samling: {label}"),
    follow_up: |days| match days {
        0 => "følges opp i dag".into(),
        1 => "følges opp i morgen".into(),
        -1 => "følge opp, 1 dag siden".into(),
        2.. => format!("følges opp om {days} dager"),
        ..-1 => format!("følge opp, {} dager siden", -days),
    },
    choose_a_meeting: "Velg et møte i lista først.",
    clone_title: "Nytt møte etter dette",
    clone_lead: |title| {
        format!(
            "Et nytt møte som «{title}»: samme spørsmål, plan, bord og roller. Svarene blir liggende i det gamle."
        )
    },
    clone_with: |n| {
        if n == 1 { "Ta med det åpne tiltaket".into() } else { format!("Ta med {n} åpne tiltak") }
    },
    clone_without: "Begynn uten tiltak",
    delete_title: "Slette møtet?",
    delete_lead: |title, answered, measures| {
        format!(
            "«{title}» med svar på {answered} spørsmål og {measures} tiltak legges i papirkurven. Derfra kan du ta det \
             tilbake i minst 30 dager."
        )
    },
    delete_no: "Nei, behold møtet",
    delete_yes: "Ja, slett møtet",
    deleted: "Møtet ligger i papirkurven.",
    examples_title: "Se et eksempel",
    example_mark: "EKSEMPEL",
    examples_here: |n, key| {
        format!(
            "Lagt inn {}. Bort igjen: {key} «fjern eksemplene».",
            if n == 1 { "ett eksempel".to_owned() } else { format!("{n} eksempler") }
        )
    },
    examples_gone: |n| match n {
        0 => "Det er ingen eksempler blant møtene.".to_owned(),
        1 => "Ett eksempel ligger i papirkurven.".to_owned(),
        n => format!("{n} eksempler ligger i papirkurven."),
    },
};

pub(super) static NN: StartTexts = StartTexts {
    new: "Ny dialogduk",
    new_for: |unit| format!("Ny dialogduk for «{unit}»"),
    example: |unit| format!("Sjå eit døme: {unit}"),
    example_units: ["Bjørkelia barnehage", "Solbakken sykehjem"],
    welcome: [
        "Velkomen. Her leier du eit personalmøte gjennom ein dialogduk, og går heim med nokre få tiltak som nokon held i.",
        "Alt du skriv, blir lagra med ein gong på denne maskina, og blir ikkje sendt til nokon.",
    ],
    reading: "Hentar møta …",
    running: "I gang",
    due: "Skal følgjast opp",
    planned: "Planlagt",
    closed: "Avslutta",
    hint: "skriv for å søkje",
    search: "Søk",
    nothing_found: "Fann ingen møte. Enter lagar eit nytt.",
    more_due: |n| format!("{n} til"),
    more_sessions: "Vis eldre møte",
    answered: |done, of| format!("{done} av {of} svara på"),
    sitting: |label| format!("samling: {label}"),
    follow_up: |days| match days {
        0 => "følgjast opp i dag".into(),
        1 => "følgjast opp i morgon".into(),
        -1 => "følgje opp, 1 dag sidan".into(),
        2.. => format!("følgjast opp om {days} dagar"),
        ..-1 => format!("følgje opp, {} dagar sidan", -days),
    },
    choose_a_meeting: "Vel eit møte i lista først.",
    clone_title: "Nytt møte etter dette",
    clone_lead: |title| {
        format!(
            "Eit nytt møte som «{title}»: same spørsmåla, planen, borda og rollene. Svara blir liggjande i det gamle."
        )
    },
    clone_with: |n| {
        if n == 1 { "Ta med det opne tiltaket".into() } else { format!("Ta med {n} opne tiltak") }
    },
    clone_without: "Begynn utan tiltak",
    delete_title: "Slette møtet?",
    delete_lead: |title, answered, measures| {
        format!(
            "«{title}» med svar på {answered} spørsmål og {measures} tiltak blir lagt i papirkorga. Derifrå kan du ta \
             det tilbake i minst 30 dagar."
        )
    },
    delete_no: "Nei, ta vare på møtet",
    delete_yes: "Ja, slett møtet",
    deleted: "Møtet ligg i papirkorga.",
    examples_title: "Sjå eit døme",
    example_mark: "DØME",
    examples_here: |n, key| format!("La inn {n} døme. Bort att: {key} «fjern døma»."),
    examples_gone: |n| match n {
        0 => "Det er ingen døme mellom møta.".to_owned(),
        1 => "Eitt døme ligg i papirkorga.".to_owned(),
        n => format!("{n} døme ligg i papirkorga."),
    },
};

pub(super) static EN: StartTexts = StartTexts {
    new: "New dialogue cloth",
    new_for: |unit| format!("New dialogue cloth for “{unit}”"),
    example: |unit| format!("See an example: {unit}"),
    example_units: ["Bjørkelia barnehage", "Solbakken sykehjem"],
    welcome: [
        "Welcome. Here you lead a staff meeting through a dialogue cloth, and go home with a few measures that someone looks after.",
        "Everything you write is saved at once on this computer, and is sent to no one.",
    ],
    reading: "Fetching the meetings …",
    running: "Under way",
    due: "To follow up",
    planned: "Planned",
    closed: "Closed",
    hint: "type to search",
    search: "Search",
    nothing_found: "No meetings found. Enter makes a new one.",
    more_due: |n| format!("{n} more"),
    more_sessions: "Show older meetings",
    answered: |done, of| format!("{done} of {of} answered"),
    sitting: |label| format!("sitting: {label}"),
    follow_up: |days| match days {
        0 => "follow up today".into(),
        1 => "follow up tomorrow".into(),
        -1 => "follow up, 1 day ago".into(),
        2.. => format!("follow up in {days} days"),
        ..-1 => format!("follow up, {} days ago", -days),
    },
    choose_a_meeting: "Choose a meeting in the list first.",
    clone_title: "New meeting like this one",
    clone_lead: |title| {
        format!(
            "A new meeting like “{title}”: the same questions, plan, tables and roles. The answers stay in the old one."
        )
    },
    clone_with: |n| {
        if n == 1 { "Bring the open measure along".into() } else { format!("Bring {n} open measures along") }
    },
    clone_without: "Begin without measures",
    delete_title: "Delete the meeting?",
    delete_lead: |title, answered, measures| {
        let answered = if answered == 1 { "1 question".to_owned() } else { format!("{answered} questions") };
        let measures = if measures == 1 { "1 measure".to_owned() } else { format!("{measures} measures") };
        format!(
            "“{title}”, with answers to {answered} and {measures}, goes to the trash. You can \
             take it back from there for at least 30 days."
        )
    },
    delete_no: "No, keep the meeting",
    delete_yes: "Yes, delete the meeting",
    deleted: "The meeting is in the trash.",
    examples_title: "See an example",
    example_mark: "EXAMPLE",
    examples_here: |n, key| {
        format!(
            "Put in {}. Away again: {key} “remove the examples”.",
            if n == 1 { "one example".to_owned() } else { format!("{n} examples") }
        )
    },
    examples_gone: |n| match n {
        0 => "There are no examples among the meetings.".to_owned(),
        1 => "One example lies in the trash.".to_owned(),
        n => format!("{n} examples lie in the trash."),
    },
};
