//! Words of the form before a meeting: fields, what was understood, plan and roles (A1–A5, M8).

use crate::tui::screens::prepare::Field;

/// Words of the form.
pub struct PrepareTexts {
    /// Over the form of a new meeting.
    pub new_title: &'static str,
    /// Over the form of the open meeting.
    pub open_title: &'static str,
    /// What a field is called.
    pub field: fn(Field) -> &'static str,
    /// Help for a field, with an example.
    pub help: fn(Field) -> &'static str,
    /// The last row of a new meeting.
    pub begin: &'static str,
    /// The last row of a meeting being prepared.
    pub go_to_opening: &'static str,
    /// The last row of a meeting that has begun.
    pub go_back: &'static str,
    /// The unit typed is not known yet.
    pub new_unit: fn(&str) -> String,
    /// The unit is known.
    pub known_unit: &'static str,
    /// The form was filled in as last time, on this day.
    pub as_last_time: fn(&str) -> String,
    /// Nobody has said which unit.
    pub needs_unit: &'static str,
    /// No set can be used.
    pub needs_set: &'static str,
    /// A set of the user's own.
    pub own_set: &'static str,
    /// A set that cannot be used.
    pub faulty_set: &'static str,
    /// Title of what is wrong with a set.
    pub faulty_title: &'static str,
    /// So many more problems.
    pub more_problems: fn(usize) -> String,
    /// «16 spørsmål · 84 min».
    pub set_size: fn(usize, u32) -> String,
    /// How to choose a set.
    pub choose_set: &'static str,
    /// No set has such a name.
    pub no_such_set: &'static str,
    /// The time of day could not be read.
    pub not_a_time: &'static str,
    /// No time of day.
    pub no_time: &'static str,
    /// The number of people could not be read.
    pub not_heads: &'static str,
    /// More people or tables than there is room for.
    pub too_many: &'static str,
    /// A table nobody sits at.
    pub empty_table: &'static str,
    /// Nobody has said how many come.
    pub heads_unknown: &'static str,
    /// «4 bord: 6 6 6 5».
    pub tables: fn(usize, &str) -> String,
    /// Up to twelve talk together.
    pub plenary_only: &'static str,
    /// The minutes could not be read.
    pub not_minutes: &'static str,
    /// Heading of the plan.
    pub plan: &'static str,
    /// The block before the first question.
    pub opening_block: &'static str,
    /// The block after the last.
    pub closing_block: &'static str,
    /// «84 av 90 min».
    pub plan_total: fn(u32, u16) -> String,
    /// The plan is so many minutes too long.
    pub over: fn(i64) -> String,
    /// There are so many minutes to spare.
    pub spare: fn(i64) -> String,
    /// The plan fits exactly.
    pub exact: &'static str,
    /// «slutt 10.51».
    pub end: fn(&str) -> String,
    /// Heading of the roles.
    pub roles: &'static str,
    /// How the plan is changed.
    pub plan_hint: &'static str,
    /// How a yes or no is changed.
    pub choice_hint: &'static str,
    /// The row of gatherings.
    pub sittings: &'static str,
    /// What it is for, and how it is used.
    pub sittings_help: &'static str,
    /// Only one gathering.
    pub one_sitting: &'static str,
    /// A gathering without a name, by its number.
    pub sitting_number: fn(usize) -> String,
    /// The gathering where we are.
    pub here: &'static str,
    /// A new gathering.
    pub new_sitting: &'static str,
    /// Remove the gathering where we are.
    pub remove_sitting: &'static str,
    /// Before the name of a new gathering.
    pub sitting_label: &'static str,
    /// How to reach the second page; the key is inserted.
    pub second_page: fn(&str) -> String,
    /// The theme of measures cannot be left out (R39).
    pub measures_stay: &'static str,
    /// A part or question that can be left out.
    pub optional: &'static str,
}

pub(super) static NB: PrepareTexts = PrepareTexts {
    new_title: "Nytt møte",
    open_title: "Forberedelse",
    field: |field| match field {
        Field::Unit => "Enhet",
        Field::Set => "Spørsmålssett",
        Field::Title => "Tittel",
        Field::Sitting => "Samling",
        Field::Date => "Dato",
        Field::Start => "Klokka",
        Field::Place => "Sted",
        Field::Heads => "Antall deltakere",
        Field::Minutes => "Tid i minutter",
        Field::Purpose => "Derfor møtes vi",
        Field::Leader => "Ansvarlig leder",
        Field::Facilitator => "Prosessleder",
        Field::NoteTaker => "Referent",
        Field::SafetyRep => "Verneombud med",
        Field::UnionRep => "Tillitsvalgt med",
        Field::Nav => "NAV med",
        Field::HealthService => "BHT med",
        Field::Hr => "HR med",
    },
    help: |field| match field {
        Field::Unit => {
            "Arbeidsplassen møtet er for. Begynn å skrive, og velg med piltastene når den er kjent. Eksempel: Solbakken sykehjem."
        }
        Field::Set => {
            "Spørsmålene dere går gjennom. Venstre og høyre pil blar; du kan også skrive et ord fra navnet. Eksempel: barnehage."
        }
        Field::Title => {
            "Hva møtet heter i lista. Står det tomt, brukes navnet på settet. Eksempel: Dialogduk høsten 2026."
        }
        Field::Sitting => "Hva denne samlingen heter, når det er flere. Eksempel: kveld.",
        Field::Date => "Dagen dere møtes. Skriv den som du sier den. Eksempel: 26.11, torsdag, om 2 uker.",
        Field::Start => "Når dere begynner. Da viser planen klokkeslett. Eksempel: 10, 10.30 eller 1030.",
        Field::Place => "Hvor dere møtes. Eksempel: personalrommet.",
        Field::Heads => {
            "Hvor mange som kommer. Da foreslås bord på fire til seks; opptil tolv snakker i plenum. Eksempel: 23, eller «4 bord», eller «6 6 5»."
        }
        Field::Minutes => {
            "Hvor lang tid dere har satt av. Venstre og høyre pil gir 60, 90 og 120. Eksempel: 90."
        }
        Field::Purpose => {
            "Én setning om hvorfor dere møtes. Eksempel: Vi vil finne tre ting som gjør det lettere å være på jobb."
        }
        Field::Leader => {
            "Den som svarer for at tiltakene følges opp. Møtet kan ikke avsluttes uten. Skriv helst en rolle. Eksempel: avdelingsleder."
        }
        Field::Facilitator => "Den som leder samtalen, gjerne en annen enn lederen. Eksempel: fagleder.",
        Field::NoteTaker => "Den som skriver. Eksempel: assistent på kveld.",
        Field::SafetyRep => "Om verneombudet er med. Bare ja eller nei; navn trengs ikke.",
        Field::UnionRep => "Om en tillitsvalgt er med. Bare ja eller nei; aldri navn eller forbund.",
        Field::Nav => "Om NAV er med i møtet.",
        Field::HealthService => "Om bedriftshelsetjenesten er med i møtet.",
        Field::Hr => "Om HR er med i møtet.",
    },
    begin: "Start møtet",
    go_to_opening: "Til åpningen",
    go_back: "Tilbake til møtet",
    new_unit: |name| format!("Ny enhet: «{name}»"),
    known_unit: "kjent enhet",
    as_last_time: |day| format!("fylt ut som sist, {day}"),
    needs_unit: "Skriv hvilken enhet møtet er for.",
    needs_set: "Velg et spørsmålssett som kan brukes.",
    own_set: "eget",
    faulty_set: "har feil",
    faulty_title: "Settet kan ikke brukes ennå",
    more_problems: |n| format!("… og {n} feil til. Alle står under «spørsmålssett»."),
    set_size: |questions, minutes| format!("{questions} spørsmål · {minutes} min"),
    choose_set: "Venstre og høyre pil blar, eller skriv et ord fra navnet.",
    no_such_set: "Ingen sett heter det. Prøv et annet ord.",
    not_a_time: "Skriv klokkeslettet som 10, 10.30 eller 1030.",
    no_time: "uten klokkeslett",
    not_heads: "Skriv et tall, for eksempel 23, eller «4 bord».",
    too_many: "Opptil 400 deltakere og 40 bord går an.",
    empty_table: "Ingen sitter ved ett av bordene. Skriv bare dem der noen sitter.",
    heads_unknown: "uten tall: alle i plenum",
    tables: |tables, sizes| {
        if sizes.is_empty() { format!("{tables} bord") } else { format!("{tables} bord: {sizes}") }
    },
    plenary_only: "alle i plenum",
    not_minutes: "Skriv minutter mellom 10 og 600.",
    plan: "Plan",
    opening_block: "Åpning",
    closing_block: "Slutt",
    plan_total: |total, available| format!("{total} av {available} min"),
    over: |n| format!("{n} min over"),
    spare: |n| format!("{n} min til overs"),
    exact: "akkurat",
    end: |clock| format!("slutt {clock}"),
    roles: "Roller",
    plan_hint: "Mellomrom tar ut eller inn   Venstre og høyre endrer minutter",
    choice_hint: "Venstre og høyre velger",
    sittings: "Samlinger",
    sittings_help: "Når dere møtes flere ganger eller i flere puljer, for eksempel dag, kveld og natt. Svarene havner i samme møte. Enter bytter, legger til eller fjerner.",
    one_sitting: "én samling",
    sitting_number: |n| format!("samling {n}"),
    here: "her er vi",
    new_sitting: "Ny samling",
    remove_sitting: "Fjern denne samlingen",
    sitting_label: "Navn, for eksempel kveld",
    second_page: |key| format!("{key} plan og roller"),
    measures_stay: "Tiltaksdelen må være med: den er grunnen til at dere møtes.",
    optional: "kan sløyfes",
};

pub(super) static NN: PrepareTexts = PrepareTexts {
    new_title: "Nytt møte",
    open_title: "Førebuing",
    field: |field| match field {
        Field::Unit => "Eining",
        Field::Set => "Spørsmålssett",
        Field::Title => "Tittel",
        Field::Sitting => "Samling",
        Field::Date => "Dato",
        Field::Start => "Klokka",
        Field::Place => "Stad",
        Field::Heads => "Tal deltakarar",
        Field::Minutes => "Tid i minutt",
        Field::Purpose => "Derfor møtest vi",
        Field::Leader => "Ansvarleg leiar",
        Field::Facilitator => "Prosessleiar",
        Field::NoteTaker => "Referent",
        Field::SafetyRep => "Verneombod med",
        Field::UnionRep => "Tillitsvald med",
        Field::Nav => "NAV med",
        Field::HealthService => "BHT med",
        Field::Hr => "HR med",
    },
    help: |field| match field {
        Field::Unit => {
            "Arbeidsplassen møtet er for. Begynn å skrive, og vel med piltastane når han er kjend. Døme: Solbakken sjukeheim."
        }
        Field::Set => {
            "Spørsmåla de går gjennom. Venstre og høgre pil blar; du kan òg skrive eit ord frå namnet. Døme: barnehage."
        }
        Field::Title => {
            "Kva møtet heiter i lista. Står det tomt, blir namnet på settet brukt. Døme: Dialogduk hausten 2026."
        }
        Field::Sitting => "Kva denne samlinga heiter, når det er fleire. Døme: kveld.",
        Field::Date => "Dagen de møtest. Skriv han slik du seier han. Døme: 26.11, torsdag, om 2 veker.",
        Field::Start => "Når de begynner. Då viser planen klokkeslett. Døme: 10, 10.30 eller 1030.",
        Field::Place => "Kvar de møtest. Døme: personalrommet.",
        Field::Heads => {
            "Kor mange som kjem. Då får du framlegg om bord på fire til seks; opptil tolv snakkar i plenum. Døme: 23, eller «4 bord», eller «6 6 5»."
        }
        Field::Minutes => "Kor lang tid de har sett av. Venstre og høgre pil gir 60, 90 og 120. Døme: 90.",
        Field::Purpose => {
            "Éi setning om kvifor de møtest. Døme: Vi vil finne tre ting som gjer det lettare å vere på jobb."
        }
        Field::Leader => {
            "Den som svarar for at tiltaka blir følgde opp. Møtet kan ikkje avsluttast utan. Skriv helst ei rolle. Døme: avdelingsleiar."
        }
        Field::Facilitator => "Den som leier samtalen, gjerne ein annan enn leiaren. Døme: fagleiar.",
        Field::NoteTaker => "Den som skriv. Døme: assistent på kveld.",
        Field::SafetyRep => "Om verneombodet er med. Berre ja eller nei; namn trengst ikkje.",
        Field::UnionRep => "Om ein tillitsvald er med. Berre ja eller nei; aldri namn eller forbund.",
        Field::Nav => "Om NAV er med i møtet.",
        Field::HealthService => "Om bedriftshelsetenesta er med i møtet.",
        Field::Hr => "Om HR er med i møtet.",
    },
    begin: "Start møtet",
    go_to_opening: "Til opninga",
    go_back: "Tilbake til møtet",
    new_unit: |name| format!("Ny eining: «{name}»"),
    known_unit: "kjend eining",
    as_last_time: |day| format!("fylt ut som sist, {day}"),
    needs_unit: "Skriv kva eining møtet er for.",
    needs_set: "Vel eit spørsmålssett som kan brukast.",
    own_set: "eige",
    faulty_set: "har feil",
    faulty_title: "Settet kan ikkje brukast enno",
    more_problems: |n| format!("… og {n} feil til. Alle står under «spørsmålssett»."),
    set_size: |questions, minutes| format!("{questions} spørsmål · {minutes} min"),
    choose_set: "Venstre og høgre pil blar, eller skriv eit ord frå namnet.",
    no_such_set: "Ingen sett heiter det. Prøv eit anna ord.",
    not_a_time: "Skriv klokkeslettet som 10, 10.30 eller 1030.",
    no_time: "utan klokkeslett",
    not_heads: "Skriv eit tal, til dømes 23, eller «4 bord».",
    too_many: "Opptil 400 deltakarar og 40 bord går an.",
    empty_table: "Ingen sit ved eitt av borda. Skriv berre dei der nokon sit.",
    heads_unknown: "utan tal: alle i plenum",
    tables: |tables, sizes| {
        if sizes.is_empty() { format!("{tables} bord") } else { format!("{tables} bord: {sizes}") }
    },
    plenary_only: "alle i plenum",
    not_minutes: "Skriv minutt mellom 10 og 600.",
    plan: "Plan",
    opening_block: "Opning",
    closing_block: "Slutt",
    plan_total: |total, available| format!("{total} av {available} min"),
    over: |n| format!("{n} min over"),
    spare: |n| format!("{n} min til overs"),
    exact: "akkurat",
    end: |clock| format!("slutt {clock}"),
    roles: "Roller",
    plan_hint: "Mellomrom tek ut eller inn   Venstre og høgre endrar minutt",
    choice_hint: "Venstre og høgre vel",
    sittings: "Samlingar",
    sittings_help: "Når de møtest fleire gonger eller i fleire puljer, til dømes dag, kveld og natt. Svara hamnar i same møte. Enter byter, legg til eller fjernar.",
    one_sitting: "éi samling",
    sitting_number: |n| format!("samling {n}"),
    here: "her er vi",
    new_sitting: "Ny samling",
    remove_sitting: "Fjern denne samlinga",
    sitting_label: "Namn, til dømes kveld",
    second_page: |key| format!("{key} plan og roller"),
    measures_stay: "Tiltaksdelen må vere med: han er grunnen til at de møtest.",
    optional: "kan sløyfast",
};

pub(super) static EN: PrepareTexts = PrepareTexts {
    new_title: "New meeting",
    open_title: "Preparation",
    field: |field| match field {
        Field::Unit => "Unit",
        Field::Set => "Question set",
        Field::Title => "Title",
        Field::Sitting => "Sitting",
        Field::Date => "Date",
        Field::Start => "Time",
        Field::Place => "Place",
        Field::Heads => "People coming",
        Field::Minutes => "Minutes",
        Field::Purpose => "Why we meet",
        Field::Leader => "Leader in charge",
        Field::Facilitator => "Facilitator",
        Field::NoteTaker => "Note-taker",
        Field::SafetyRep => "Safety rep.",
        Field::UnionRep => "Union rep.",
        Field::Nav => "NAV",
        Field::HealthService => "Health service",
        Field::Hr => "HR",
    },
    help: |field| match field {
        Field::Unit => {
            "The workplace that meets. Begin to type, and choose with the arrow keys once it is known. Example: Solbakken nursing home."
        }
        Field::Set => {
            "The questions you go through. The left and right arrows browse; you can also type a word of the name. Example: kindergarten."
        }
        Field::Title => {
            "What the meeting is called in lists. Left empty, it takes the name of the set. Example: Dialogue autumn 2026."
        }
        Field::Sitting => "What this sitting is called, when there are several. Example: evening.",
        Field::Date => "The day you meet. Type it the way you say it. Example: 26.11, Thursday, in 2 weeks.",
        Field::Start => "When you begin; the plan then shows clock times. Example: 10, 10.30 or 1030.",
        Field::Place => "Where you meet. Example: the staff room.",
        Field::Heads => {
            "How many people come. Tables of four to six are suggested; up to twelve talk in plenary. Example: 23, or “4 tables”, or “6 6 5”."
        }
        Field::Minutes => {
            "How much time you have set aside. The left and right arrows give 60, 90 and 120. Example: 90."
        }
        Field::Purpose => {
            "One sentence on why you meet. Example: We want to find three things that make it easier to be at work."
        }
        Field::Leader => {
            "Who answers for following up the measures. The meeting cannot be closed without. Preferably a role. Example: ward leader."
        }
        Field::Facilitator => {
            "Who leads the conversation, preferably not the leader. Example: professional lead."
        }
        Field::NoteTaker => "Who writes. Example: assistant on the evening shift.",
        Field::SafetyRep => {
            "Whether the safety representative takes part. Yes or no only; no name is needed."
        }
        Field::UnionRep => {
            "Whether a union representative takes part. Yes or no only; never a name or a union."
        }
        Field::Nav => "Whether NAV takes part in the meeting.",
        Field::HealthService => "Whether the occupational health service takes part in the meeting.",
        Field::Hr => "Whether HR takes part in the meeting.",
    },
    begin: "Start the meeting",
    go_to_opening: "To the opening",
    go_back: "Back to the meeting",
    new_unit: |name| format!("New unit: “{name}”"),
    known_unit: "known unit",
    as_last_time: |day| format!("filled in as last time, {day}"),
    needs_unit: "Type which unit the meeting is for.",
    needs_set: "Choose a question set that can be used.",
    own_set: "own",
    faulty_set: "has mistakes",
    faulty_title: "The set cannot be used yet",
    more_problems: |n| format!("… and {n} more. All of them stand under “question sets”."),
    set_size: |questions, minutes| format!("{questions} questions · {minutes} min"),
    choose_set: "The left and right arrows browse, or type a word of the name.",
    no_such_set: "No set has such a name. Try another word.",
    not_a_time: "Type the time as 10, 10.30 or 1030.",
    no_time: "no time of day",
    not_heads: "Type a number, such as 23, or “4 tables”.",
    too_many: "Up to 400 people and 40 tables are possible.",
    empty_table: "Nobody sits at one of the tables. Write only those where somebody sits.",
    heads_unknown: "no number: all in plenary",
    tables: |tables, sizes| {
        let tables = if tables == 1 { "1 table".to_owned() } else { format!("{tables} tables") };
        if sizes.is_empty() { tables } else { format!("{tables}: {sizes}") }
    },
    plenary_only: "all in plenary",
    not_minutes: "Type minutes between 10 and 600.",
    plan: "Plan",
    opening_block: "Opening",
    closing_block: "Closing",
    plan_total: |total, available| format!("{total} of {available} min"),
    over: |n| format!("{n} min too long"),
    spare: |n| format!("{n} min to spare"),
    exact: "just right",
    end: |clock| format!("ends {clock}"),
    roles: "Roles",
    plan_hint: "Space takes out or in   Left and right change minutes",
    choice_hint: "Left and right choose",
    sittings: "Sittings",
    sittings_help: "When you meet several times or in several shifts, such as day, evening and night. The answers go into one meeting. Enter switches, adds or removes.",
    one_sitting: "one sitting",
    sitting_number: |n| format!("sitting {n}"),
    here: "we are here",
    new_sitting: "New sitting",
    remove_sitting: "Remove this sitting",
    sitting_label: "Name, such as evening",
    second_page: |key| format!("{key} plan and roles"),
    measures_stay: "The part on measures has to stay: it is why you meet.",
    optional: "can be dropped",
};
