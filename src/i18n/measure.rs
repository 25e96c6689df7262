//! Words of the form of one measure: labels, help with an example for each field (M8), and what is said on the way.

use crate::tui::screens::measure::Field;

/// Words of the form of one measure.
pub struct MeasureTexts {
    /// Before a field.
    pub label: fn(Field) -> &'static str,
    /// What a field is for, with an example.
    pub help: fn(Field) -> &'static str,
    /// It must be lifted.
    pub lifted: &'static str,
    /// «Tiltak 2 av 5».
    pub number_of: fn(usize, usize) -> String,
    /// Before what is folded.
    pub more: &'static str,
    /// Nothing is filled in below.
    pub nothing_more: &'static str,
    /// «17 støtter».
    pub supported: fn(u16) -> String,
    /// Beside text that could not be saved.
    pub unsaved: &'static str,
    /// Agreeing while such a text stands in the field with this label.
    pub unsaved_first: fn(&str) -> String,
    /// «hver 4. uke».
    pub weeks: fn(u16) -> String,
    /// What benefit and effort suggest.
    pub suggested_priority: fn(&str) -> String,
    /// How many answers, and from which groups.
    pub answers_from: fn(&str, &str) -> String,
    /// No answers are linked.
    pub no_answers: &'static str,
    /// Beside a field that opens a list.
    pub press_enter: &'static str,
    /// Over the answers behind.
    pub source: &'static str,
    /// How they are linked; the chord that goes back is inserted.
    pub source_hint: fn(&str) -> String,
    /// There is nothing to link.
    pub source_empty: &'static str,
    /// Over the answers that may be linked.
    pub source_more: &'static str,
    /// The group that proposed it.
    pub proposed_by: fn(&str) -> String,
    /// The entry of the bank it came from.
    pub from_bank: fn(&str) -> String,
    /// Nobody is responsible yet (F3).
    pub none_yet: &'static str,
    /// Title when saying where a measure stands.
    pub move_on: &'static str,
    /// Before the day it was done.
    pub done_on: &'static str,
    /// Title of the verdict (F14).
    pub did_it_help: &'static str,
    /// Who judges, and that it may be too early (R67).
    pub did_it_help_lead: &'static str,
    /// Before the reason of the verdict; may be left empty.
    pub verdict_note: &'static str,
    /// There is no measure before.
    pub first: &'static str,
    /// There is no measure after.
    pub last: &'static str,
    /// The room has agreed.
    pub agreed: &'static str,
    /// It had agreed before.
    pub agreed_already: &'static str,
    /// A measure needs words.
    pub needs_title: &'static str,
    /// What was typed is no number that fits.
    pub not_a_number: &'static str,
    /// Title when something settled is changed (V20).
    pub settled_title: &'static str,
    /// Title when many would be active (E11).
    pub many_title: fn(usize) -> String,
    /// Why few are better.
    pub many_lead: &'static str,
    /// Weigh them.
    pub many_rank: &'static str,
    /// Park this one.
    pub many_park: &'static str,
    /// Go on.
    pub many_go_on: &'static str,
}

pub(super) static NB: MeasureTexts = MeasureTexts {
    label: |field| match field {
        Field::Title => "Hva",
        Field::FirstStep => "Første skritt",
        Field::Responsible => "Ansvarlig",
        Field::Deputy => "Stedfortreder",
        Field::Deadline => "Frist",
        Field::FollowUp => "Oppfølging",
        Field::Sign => "Slik merker vi det",
        Field::Target => "Målnivå",
        Field::Answers => "Bakgrunn",
        Field::Category => "Kategori",
        Field::Influence => "Nivå",
        Field::Benefit => "Gevinst",
        Field::Effort => "Innsats",
        Field::Control => "Rår vi over det?",
        Field::LiftedTo => "Løftes til",
        Field::Supports => "Støtter",
        Field::CanLiveWith => "Kan leve med",
        Field::Reserves => "Reserverer",
        Field::AllShifts => "Natt og helg",
        Field::Baseline => "Slik er det i dag",
        Field::Priority => "Prioritet",
        Field::PriorityReason => "Hvorfor",
        Field::EveryWeeks => "Gjentas",
        Field::Steps => "Delsteg",
        Field::EffectOn => "Vurder effekten",
        Field::Measured => "Målt",
        Field::Arena => "Tas opp i",
        Field::PlanLink => "Hører til plan",
        Field::Resources => "Det krever",
        Field::Note => "Merknad",
        Field::Form => "Form",
        Field::Strand => "Spor",
        Field::Level => "Forebygger",
        Field::Direction => "Retning",
        Field::TargetGroup => "Målgruppe",
        Field::Start => "Starter",
        Field::InPlace => "Allerede på plass",
    },
    help: |field| match field {
        Field::Title => {
            "Hva skal gjøres? Begynn med det dere gjør, så andre kan se for seg det. Eksempel: «Leder møter nattevaktene første mandag i hver måned»."
        }
        Field::FirstStep => {
            "Det aller første noen gjør, helst innen to uker. Eksempel: «Sette opp tid i desemberturnusen»."
        }
        Field::Responsible => {
            "Én rolle eller ett navn. Det trenger ikke være en leder. Eksempel: «fagleder natt». «Alle» og «vi» er ingen."
        }
        Field::Deputy => "Hvem tar over om den ansvarlige er borte? Kan stå tomt. Eksempel: «verneombud».",
        Field::Deadline => {
            "Dagen det skal være gjort. Skriv den slik dere sier den: «1. desember», «om tre uker», «uke 50», «neste fredag»."
        }
        Field::FollowUp => {
            "Dagen dere ser på det igjen, senest 90 dager etter fristen. Eksempel: «14. januar», gjerne et møte dere har fra før."
        }
        Field::Sign => {
            "Noe som kan telles eller ses. Eksempel: «Alle nattevakter har hatt minst én samtale innen jul»."
        }
        Field::Target => {
            "Nivået dere vil nå, i prosent. Eksempel: 7,5, eller «fra 9 til 7,5» når dere vet hvor dere er."
        }
        Field::Answers => {
            "Svarene tiltaket bygger på, så de som sa det, ser at det ble brukt. Enter viser dem og lar deg knytte til flere."
        }
        Field::Category => {
            "Hva slags tiltak det er. Enter viser lista. Eksempel: «Rutiner og retningslinjer»."
        }
        Field::Influence => {
            "Hvor det avgjøres: hos den enkelte, i gruppa, hos ledelsen eller i organisasjonen. Eksempel: «gruppe» for noe dere ordner selv."
        }
        Field::Benefit => {
            "Hvor mye det gir, fra 1 (lite) til 5 (mye). Et grunnlag for samtale, ikke en fasit."
        }
        Field::Effort => {
            "Hvor mye det krever, fra 1 (lite) til 5 (mye). Eksempel: en ny turnus er 5, et oppslag er 1."
        }
        Field::Control => {
            "Kan dere bestemme det selv, eller må det løftes til noen? Eksempel: flere stillinger må løftes."
        }
        Field::LiftedTo => "Hvem som må bestemme. Eksempel: «HR», «AMU», «kommunalsjef».",
        Field::Supports => "Hvor mange som støtter tiltaket. Bare tall, aldri hvem. Eksempel: 17.",
        Field::CanLiveWith => {
            "Hvor mange som kan leve med det, selv om de ville valgt noe annet. Eksempel: 4."
        }
        Field::Reserves => {
            "Hvor mange som ikke kan være med på det. Spør hva som skal til, før dere går videre. Eksempel: 0."
        }
        Field::AllShifts => {
            "Gjelder det også dem som jobber natt og helg? Eksempel: «ja», når møtet også holdes om natta."
        }
        Field::Baseline => {
            "Hvordan det er nå, så dere ser om det ble bedre. Eksempel: «Ingen faste samtaler med nattevaktene»."
        }
        Field::Priority => {
            "Hvor viktig det er at dette kommer først. Forslaget bygger på gevinst og innsats; dere bestemmer."
        }
        Field::PriorityReason => {
            "Hvorfor det har den prioriteten. Eksempel: «Verneombudet har meldt det to ganger»."
        }
        Field::EveryWeeks => {
            "Hvor mange uker det går mellom hver gang, for tiltak som går igjen. Eksempel: 4. Tomt betyr én gang."
        }
        Field::Steps => "Små steg på veien, som dere krysser av etter hvert. Enter åpner lista.",
        Field::EffectOn => "Dagen dere ser om det hjalp. Tomt betyr tre måneder etter fristen.",
        Field::Measured => {
            "Tall, når dere har noe målt: «7,9 % i mars». Hva dere merker selv, står i vurderingen. Det tar over et år før virkningen på fravær kan måles."
        }
        Field::Arena => "Møtet der tiltaket tas opp. Eksempel: «personalmøtet», «vernerunden».",
        Field::PlanLink => "Planen eller målet det hører til. Eksempel: «HMS-planen, punkt 4».",
        Field::Resources => {
            "Tid, penger og hvem som får mer å gjøre. Eksempel: «én time i måneden for leder»."
        }
        Field::Note => {
            "Annet som er greit å vite, for eksempel hvordan alle får vite om en ny rutine. Ikke om enkeltpersoner."
        }
        Field::Form => {
            "En del av den vanlige driften, eller et prosjekt. Et prosjekt trenger en plan for hva som skjer når det er slutt."
        }
        Field::Strand => {
            "Forebygging, utvikling eller oppfølging. Tiltakene virker best når alle tre er med."
        }
        Field::Level => {
            "Primært: for alle. Sekundært: for utsatte grupper. Tertiært: for å komme tilbake. Aldri om én person."
        }
        Field::Direction => "Tar det bort noe som tapper, eller bygger det på noe som virker?",
        Field::TargetGroup => {
            "Hvem det er for: alle, en yrkesgruppe, ledere eller en livsfase. Aldri en person."
        }
        Field::Start => {
            "Første dag i arbeidet, om den er bestemt. Skriv den slik dere sier den: «mandag», «uke 49»."
        }
        Field::InPlace => {
            "Ja, når dette finnes fra før og bare skal tas vare på. Da regnes det ikke som et åpent tiltak."
        }
    },
    lifted: "må løftes",
    number_of: |n, of| format!("Tiltak {n} av {of}"),
    more: "Mer",
    nothing_more: "kategori, gevinst, enighet og annet",
    supported: |n| format!("{n} støtter"),
    unsaved: "ikke lagret ennå",
    unsaved_first: |field| format!("«{field}» er ikke lagret ennå. Rett det som står der, eller tøm feltet."),
    weeks: |n| if n == 1 { "hver uke".into() } else { format!("hver {n}. uke") },
    suggested_priority: |what| format!("forslag: {what}"),
    answers_from: |answers, groups| format!("{answers} fra {groups}"),
    no_answers: "ingen svar er knyttet til",
    press_enter: "Enter velg",
    source: "Svarene bak",
    source_hint: |back| format!("Enter knytter til eller fra. {back} tilbake til tiltaket."),
    source_empty: "Ingen svar er knyttet til. Svar på samme spørsmål og linjer merket som felles kan knyttes til her.",
    source_more: "Kan også knyttes til:",
    proposed_by: |group| format!("foreslått av {group}"),
    from_bank: |text| format!("fra tiltaksbanken: {text}"),
    none_yet: "ingen ennå",
    move_on: "Hvor står tiltaket nå?",
    done_on: "Gjennomført",
    did_it_help: "Hjalp det?",
    did_it_help_lead: "Slik de som lever med tiltaket, ser det. Det kan ta over et år før virkningen kan måles.",
    verdict_note: "Hvordan ser dere det?",
    first: "Dette er det første tiltaket.",
    last: "Dette er det siste tiltaket.",
    agreed: "Avtalt. PgDn går til neste tiltak.",
    agreed_already: "Dette er dere enige om allerede.",
    needs_title: "Et tiltak må ha en tekst, så den gamle står.",
    not_a_number: "Skriv et helt tall, for eksempel 12.",
    settled_title: "Dette er avtalt. Hvorfor endres det?",
    many_title: |n| format!("Det blir {n} tiltak på en gang"),
    many_lead: "Få tiltak som følges opp, gir mer enn mange. Hva gjør dere?",
    many_rank: "Rangere: veie gevinst mot innsats",
    many_park: "Parkere dette tiltaket",
    many_go_on: "Gå videre likevel",
};

pub(super) static NN: MeasureTexts = MeasureTexts {
    label: |field| match field {
        Field::Title => "Kva",
        Field::FirstStep => "Første steg",
        Field::Responsible => "Ansvarleg",
        Field::Deputy => "Stadfortredar",
        Field::Deadline => "Frist",
        Field::FollowUp => "Oppfølging",
        Field::Sign => "Slik merkar vi det",
        Field::Target => "Målnivå",
        Field::Answers => "Bakgrunn",
        Field::Category => "Kategori",
        Field::Influence => "Nivå",
        Field::Benefit => "Gevinst",
        Field::Effort => "Innsats",
        Field::Control => "Rår vi over det?",
        Field::LiftedTo => "Blir løfta til",
        Field::Supports => "Støttar",
        Field::CanLiveWith => "Kan leve med",
        Field::Reserves => "Reserverer",
        Field::AllShifts => "Natt og helg",
        Field::Baseline => "Slik er det i dag",
        Field::Priority => "Prioritet",
        Field::PriorityReason => "Kvifor",
        Field::EveryWeeks => "Blir gjenteke",
        Field::Steps => "Delsteg",
        Field::EffectOn => "Vurder verknaden",
        Field::Measured => "Målt",
        Field::Arena => "Blir teke opp i",
        Field::PlanLink => "Høyrer til plan",
        Field::Resources => "Det krev",
        Field::Note => "Merknad",
        Field::Form => "Form",
        Field::Strand => "Spor",
        Field::Level => "Førebyggjer",
        Field::Direction => "Retning",
        Field::TargetGroup => "Målgruppe",
        Field::Start => "Startar",
        Field::InPlace => "Alt på plass",
    },
    help: |field| match field {
        Field::Title => {
            "Kva skal gjerast? Begynn med det de gjer, så andre kan sjå det for seg. Døme: «Leiar møter nattevaktene første måndag i kvar månad»."
        }
        Field::FirstStep => {
            "Det aller første nokon gjer, helst innan to veker. Døme: «Setje opp tid i desemberturnusen»."
        }
        Field::Responsible => {
            "Éi rolle eller eitt namn. Det treng ikkje vere ein leiar. Døme: «fagleiar natt». «Alle» og «vi» er ingen."
        }
        Field::Deputy => "Kven tek over om den ansvarlege er borte? Kan stå tomt. Døme: «verneombod».",
        Field::Deadline => {
            "Dagen det skal vere gjort. Skriv han slik de seier han: «1. desember», «om tre veker», «veke 50», «neste fredag»."
        }
        Field::FollowUp => {
            "Dagen de ser på det att, seinast 90 dagar etter fristen. Døme: «14. januar», gjerne eit møte de har frå før."
        }
        Field::Sign => {
            "Noko som kan teljast eller sjåast. Døme: «Alle nattevakter har hatt minst éin samtale innan jul»."
        }
        Field::Target => {
            "Nivået de vil nå, i prosent. Døme: 7,5, eller «frå 9 til 7,5» når de veit kvar de er."
        }
        Field::Answers => {
            "Svara tiltaket byggjer på, så dei som sa det, ser at det vart brukt. Enter viser dei og lèt deg knyte til fleire."
        }
        Field::Category => "Kva slags tiltak det er. Enter viser lista. Døme: «Rutinar og retningsliner».",
        Field::Influence => {
            "Kvar det blir avgjort: hos den einskilde, i gruppa, hos leiinga eller i organisasjonen. Døme: «gruppe» for noko de ordnar sjølve."
        }
        Field::Benefit => {
            "Kor mykje det gir, frå 1 (lite) til 5 (mykje). Eit grunnlag for samtale, ikkje ein fasit."
        }
        Field::Effort => {
            "Kor mykje det krev, frå 1 (lite) til 5 (mykje). Døme: ein ny turnus er 5, eit oppslag er 1."
        }
        Field::Control => {
            "Kan de avgjere det sjølve, eller må det løftast til nokon? Døme: fleire stillingar må løftast."
        }
        Field::LiftedTo => "Kven som må avgjere. Døme: «HR», «AMU», «kommunalsjef».",
        Field::Supports => "Kor mange som støttar tiltaket. Berre tal, aldri kven. Døme: 17.",
        Field::CanLiveWith => "Kor mange som kan leve med det, sjølv om dei ville valt noko anna. Døme: 4.",
        Field::Reserves => {
            "Kor mange som ikkje kan vere med på det. Spør kva som skal til, før de går vidare. Døme: 0."
        }
        Field::AllShifts => {
            "Gjeld det òg dei som jobbar natt og helg? Døme: «ja», når møtet òg blir halde om natta."
        }
        Field::Baseline => {
            "Korleis det er no, så de ser om det vart betre. Døme: «Ingen faste samtalar med nattevaktene»."
        }
        Field::Priority => {
            "Kor viktig det er at dette kjem først. Framlegget byggjer på gevinst og innsats; de avgjer."
        }
        Field::PriorityReason => {
            "Kvifor det har den prioriteten. Døme: «Verneombodet har meldt det to gonger»."
        }
        Field::EveryWeeks => {
            "Kor mange veker det går mellom kvar gong, for tiltak som går att. Døme: 4. Tomt tyder éin gong."
        }
        Field::Steps => "Små steg på vegen, som de kryssar av etter kvart. Enter opnar lista.",
        Field::EffectOn => "Dagen de ser om det hjelpte. Tomt tyder tre månader etter fristen.",
        Field::Measured => {
            "Tal, når de har målt noko: «7,9 % i mars». Kva de merkar sjølve, står i vurderinga. Det tek over eit år før verknaden på fråvær kan målast."
        }
        Field::Arena => "Møtet der tiltaket blir teke opp. Døme: «personalmøtet», «vernerunden».",
        Field::PlanLink => "Planen eller målet det høyrer til. Døme: «HMS-planen, punkt 4».",
        Field::Resources => "Tid, pengar og kven som får meir å gjere. Døme: «éin time i månaden for leiar».",
        Field::Note => {
            "Anna som er greitt å vite, til dømes korleis alle får vite om ein ny rutine. Ikkje om enkeltpersonar."
        }
        Field::Form => {
            "Ein del av den vanlege drifta, eller eit prosjekt. Eit prosjekt treng ein plan for kva som skjer når det er slutt."
        }
        Field::Strand => "Førebygging, utvikling eller oppfølging. Tiltaka verkar best når alle tre er med.",
        Field::Level => {
            "Primært: for alle. Sekundært: for utsette grupper. Tertiært: for å kome tilbake. Aldri om éin person."
        }
        Field::Direction => "Tek det bort noko som tappar, eller byggjer det på noko som verkar?",
        Field::TargetGroup => {
            "Kven det er for: alle, ei yrkesgruppe, leiarar eller ein livsfase. Aldri ein person."
        }
        Field::Start => {
            "Første dag i arbeidet, om han er bestemt. Skriv han slik de seier han: «måndag», «veke 49»."
        }
        Field::InPlace => {
            "Ja, når dette finst frå før og berre skal takast vare på. Då blir det ikkje rekna som eit ope tiltak."
        }
    },
    lifted: "må løftast",
    number_of: |n, of| format!("Tiltak {n} av {of}"),
    more: "Meir",
    nothing_more: "kategori, gevinst, semje og anna",
    supported: |n| format!("{n} støttar"),
    unsaved: "ikkje lagra enno",
    unsaved_first: |field| format!("«{field}» er ikkje lagra enno. Rett det som står der, eller tøm feltet."),
    weeks: |n| if n == 1 { "kvar veke".into() } else { format!("kvar {n}. veke") },
    suggested_priority: |what| format!("framlegg: {what}"),
    answers_from: |answers, groups| format!("{answers} frå {groups}"),
    no_answers: "ingen svar er knytte til",
    press_enter: "Enter vel",
    source: "Svara bak",
    source_hint: |back| format!("Enter knyter til eller frå. {back} tilbake til tiltaket."),
    source_empty: "Ingen svar er knytte til. Svar på same spørsmålet og linjer merkte som felles kan knytast til her.",
    source_more: "Kan òg knytast til:",
    proposed_by: |group| format!("foreslått av {group}"),
    from_bank: |text| format!("frå tiltaksbanken: {text}"),
    none_yet: "ingen enno",
    move_on: "Kvar står tiltaket no?",
    done_on: "Gjennomført",
    did_it_help: "Hjelpte det?",
    did_it_help_lead: "Slik dei som lever med tiltaket, ser det. Det kan ta over eit år før verknaden kan målast.",
    verdict_note: "Korleis ser de det?",
    first: "Dette er det første tiltaket.",
    last: "Dette er det siste tiltaket.",
    agreed: "Avtalt. PgDn går til neste tiltak.",
    agreed_already: "Dette er de einige om alt.",
    needs_title: "Eit tiltak må ha ein tekst, så den gamle står.",
    not_a_number: "Skriv eit heilt tal, til dømes 12.",
    settled_title: "Dette er avtalt. Kvifor blir det endra?",
    many_title: |n| format!("Det blir {n} tiltak på éin gong"),
    many_lead: "Få tiltak som blir følgde opp, gir meir enn mange. Kva gjer de?",
    many_rank: "Rangere: vege gevinst mot innsats",
    many_park: "Parkere dette tiltaket",
    many_go_on: "Gå vidare likevel",
};

pub(super) static EN: MeasureTexts = MeasureTexts {
    label: |field| match field {
        Field::Title => "What",
        Field::FirstStep => "First step",
        Field::Responsible => "Responsible",
        Field::Deputy => "Deputy",
        Field::Deadline => "Deadline",
        Field::FollowUp => "Follow-up",
        Field::Sign => "How we will know",
        Field::Target => "Target level",
        Field::Answers => "Background",
        Field::Category => "Category",
        Field::Influence => "Influence",
        Field::Benefit => "Benefit",
        Field::Effort => "Effort",
        Field::Control => "In our control?",
        Field::LiftedTo => "Raised with",
        Field::Supports => "Support",
        Field::CanLiveWith => "Can live with",
        Field::Reserves => "Have reservations",
        Field::AllShifts => "Nights, weekends",
        Field::Baseline => "As it is today",
        Field::Priority => "Priority",
        Field::PriorityReason => "Why",
        Field::EveryWeeks => "Repeats",
        Field::Steps => "Smaller steps",
        Field::EffectOn => "Assess effect",
        Field::Measured => "Measured",
        Field::Arena => "Raised in",
        Field::PlanLink => "Belongs to plan",
        Field::Resources => "What it takes",
        Field::Note => "Note",
        Field::Form => "Form",
        Field::Strand => "Strand",
        Field::Level => "Prevents",
        Field::Direction => "Direction",
        Field::TargetGroup => "For whom",
        Field::Start => "Starts",
        Field::InPlace => "Already in place",
    },
    help: |field| match field {
        Field::Title => {
            "What shall be done? Begin with what you do, so that others can picture it. Example: “The leader meets the night staff on the first Monday of each month”."
        }
        Field::FirstStep => {
            "The very first thing someone does, preferably within two weeks. Example: “Put a time in the December rota”."
        }
        Field::Responsible => {
            "One role or one name. It need not be a leader. Example: “senior nurse, nights”. “Everyone” is no one."
        }
        Field::Deputy => {
            "Who takes over when the responsible one is away? May be left empty. Example: “safety representative”."
        }
        Field::Deadline => {
            "The day it shall be done. Write it as you say it: “1 December”, “in three weeks”, “week 50”, “next Friday”."
        }
        Field::FollowUp => {
            "The day you look at it again, at most 90 days after the deadline. Example: “14 January”, perhaps a meeting you already have."
        }
        Field::Sign => {
            "Something that can be counted or seen. Example: “All night staff have had at least one talk by Christmas”."
        }
        Field::Target => {
            "The level you want to reach, in percent. Example: 7.5, or “from 9 to 7.5” when you know where you are."
        }
        Field::Answers => {
            "The answers it rests on, so that those who said it see that it was used. Enter shows them and lets you link more."
        }
        Field::Category => "What kind of measure it is. Enter shows the list. Example: “Routines”.",
        Field::Influence => {
            "Where it is decided: by each person, the group, the leadership or the organisation. Example: “group” for what you arrange yourselves."
        }
        Field::Benefit => {
            "How much it gives, from 1 (little) to 5 (much). Something to talk about, not an answer key."
        }
        Field::Effort => {
            "How much it takes, from 1 (little) to 5 (much). Example: a new rota is 5, a notice on the wall is 1."
        }
        Field::Control => {
            "Can you decide it yourselves, or must it be raised with someone? For example, extra posts are for someone else to decide."
        }
        Field::LiftedTo => "Who must decide. Example: “HR”, “the working environment committee”.",
        Field::Supports => "How many support it. Numbers only, never who. Example: 17.",
        Field::CanLiveWith => {
            "How many can live with it, though they would have chosen otherwise. Example: 4."
        }
        Field::Reserves => "How many cannot go along. Ask what it would take before you go on. Example: 0.",
        Field::AllShifts => {
            "Does it also cover those who work nights and weekends? Example: “yes”, when the meeting is held at night as well."
        }
        Field::Baseline => {
            "How it is now, so that you can see whether it got better. Example: “No regular talks with the night staff”."
        }
        Field::Priority => {
            "How important it is that this comes first. The suggestion rests on benefit and effort; you decide."
        }
        Field::PriorityReason => {
            "Why it has that priority. Example: “The safety representative has reported it twice”."
        }
        Field::EveryWeeks => {
            "Every so many weeks, for measures that come back. Example: 4. Empty means once."
        }
        Field::Steps => "Small steps on the way, ticked as you go. Enter opens the list.",
        Field::EffectOn => "The day you see whether it helped. Empty means three months after the deadline.",
        Field::Measured => {
            "Figures, once you have measured something: «7.9 % in March». What you notice yourselves stands in the verdict. It takes more than a year before the effect on absence can be measured."
        }
        Field::Arena => "The meeting where it is taken up. Example: “staff meeting”, “safety round”.",
        Field::PlanLink => "The plan or goal it belongs to. Example: “HSE plan, item 4”.",
        Field::Resources => {
            "Time, money and who gets more to do. Example: “one hour a month for the leader”."
        }
        Field::Note => {
            "Anything else worth knowing, for example how all get to know of a new routine. Not about single persons."
        }
        Field::Form => {
            "Part of everyday work, or a project. A project needs a plan for what happens when it ends."
        }
        Field::Strand => "Prevention, development or follow-up. Measures work best when all three are there.",
        Field::Level => {
            "Primary: for all. Secondary: for exposed groups. Tertiary: for coming back. Never about one person."
        }
        Field::Direction => "Does it take away what drains, or build on what works?",
        Field::TargetGroup => {
            "Whom it is for: everyone, a profession, leaders or a phase of life. Never a person."
        }
        Field::Start => {
            "The first day of the work, when it is set. Write it as you say it: “Monday”, “week 49”."
        }
        Field::InPlace => {
            "Yes, when it exists already and is only to be kept. It then does not count as an open measure."
        }
    },
    lifted: "must be raised",
    number_of: |n, of| format!("Measure {n} of {of}"),
    more: "More",
    nothing_more: "category, benefit, consent and more",
    supported: |n| format!("{n} support"),
    unsaved: "not saved yet",
    unsaved_first: |field| format!("“{field}” is not saved yet. Correct what it says, or empty the field."),
    weeks: |n| if n == 1 { "every week".into() } else { format!("every {n} weeks") },
    suggested_priority: |what| format!("suggested: {what}"),
    answers_from: |answers, groups| format!("{answers} from {groups}"),
    no_answers: "no answers are linked",
    press_enter: "Enter choose",
    source: "The answers behind",
    source_hint: |back| format!("Enter links or unlinks. {back} back to the measure."),
    source_empty: "No answers are linked. Answers to the same question and lines marked as common ground can be linked here.",
    source_more: "Can be linked too:",
    proposed_by: |group| format!("proposed by {group}"),
    from_bank: |text| format!("from the measure bank: {text}"),
    none_yet: "no one yet",
    move_on: "Where does the measure stand now?",
    done_on: "Done on",
    did_it_help: "Did it help?",
    did_it_help_lead: "As those who live with the measure see it. It can take more than a year before the effect can be measured.",
    verdict_note: "How do you see it?",
    first: "This is the first measure.",
    last: "This is the last measure.",
    agreed: "Agreed. PgDn goes to the next measure.",
    agreed_already: "You have already agreed on this.",
    needs_title: "A measure needs words, so the old ones stay.",
    not_a_number: "Write a whole number such as 12.",
    settled_title: "This was agreed. Why is it changed?",
    many_title: |n| format!("That makes {n} measures at once"),
    many_lead: "A few measures that are followed up give more than many. What will you do?",
    many_rank: "Rank them: weigh benefit against effort",
    many_park: "Park this measure",
    many_go_on: "Go on all the same",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;

    #[test]
    fn every_field_has_a_short_label_and_a_help_of_its_own() {
        for &lang in Lang::ALL {
            let texts = texts(lang).measure;
            let mut seen = std::collections::BTreeSet::new();
            for &field in Field::ALL {
                let label = (texts.label)(field);
                assert!(crate::text::width::cells(label) <= 18, "{lang:?} {label}");
                assert!(seen.insert((texts.help)(field)), "{lang:?} {field:?}");
            }
        }
    }
}
