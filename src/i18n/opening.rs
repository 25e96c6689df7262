//! Words of the opening: why we meet, how we talk together, what is stored (A9, C8, `domain.md` §6 and §11).

/// Words of the opening screen.
pub struct OpeningTexts {
    /// Over the purpose.
    pub purpose: &'static str,
    /// What to write there, while it is empty.
    pub purpose_hint: &'static str,
    /// Over the ground rules.
    pub rules: &'static str,
    /// The usual ones.
    pub usual_rules: &'static [&'static str],
    /// Over what is stored.
    pub stored: &'static str,
    /// What is.
    pub stored_text: &'static str,
    /// Over what is not.
    pub not_stored: &'static str,
    /// What is not.
    pub not_stored_text: &'static str,
    /// Over where the questions come from.
    pub source: &'static str,
    /// «NED kjerneduk, versjon 1.»
    pub set: fn(&str, u32) -> String,
    /// The notice was ticked as read out.
    pub read_out: &'static str,
    /// It has now been ticked.
    pub ticked: &'static str,
    /// The key that ticks it.
    pub tick: fn(&str) -> String,
    /// Over the rules while they are edited.
    pub edit_rules: &'static str,
    /// Under them; the chord that saves is inserted.
    pub editing: fn(&str) -> String,
    /// The meeting is closed: nothing can be changed.
    pub closed: &'static str,
    /// Questions cannot be reached before the notice has been seen.
    pub first: &'static str,
    /// Help for the purpose, with an example.
    pub purpose_help: &'static str,
}

pub(super) static NB: OpeningTexts = OpeningTexts {
    purpose: "Derfor møtes vi",
    purpose_hint: "Skriv hvorfor dere møtes, med egne ord.",
    rules: "Slik snakker vi sammen",
    usual_rules: &[
        "Vi snakker generelt, ikke om egen eller andres helse.",
        "Én snakker om gangen, og alle slipper til.",
        "Det er fint å være uenig.",
        "Det som gjelder én person, tar vi et annet sted.",
    ],
    stored: "Dette blir lagret",
    stored_text: "Det bordene sier, uten navn, og tiltakene dere blir enige om. Alt ligger på denne maskinen.",
    not_stored: "Dette skriver vi ikke ned",
    not_stored_text: "Hvem som sa hva, hvem som er borte og hvorfor, sykdom, og saker om enkeltpersoner.",
    source: "Spørsmålene",
    set: |title, version| format!("{title}, versjon {version}."),
    read_out: "lest opp",
    ticked: "Notert at dette er lest opp.",
    tick: |key| format!("{key} når det er lest opp"),
    edit_rules: "Spilleregler, én på hver linje",
    editing: |save| format!("{save} eller Esc lagrer   Enter gir ny linje"),
    closed: "Møtet er avsluttet. Åpne det igjen for å endre noe.",
    first: "Vis eller les opp dette først. Enter går videre til spørsmålet.",
    purpose_help: "Hvorfor dere møtes, i én setning rommet kjenner seg igjen i. Eksempel: «Vi vil finne tre ting som \
                   gjør det lettere å være på jobb og å komme tilbake.»",
};

pub(super) static NN: OpeningTexts = OpeningTexts {
    purpose: "Derfor møtest vi",
    purpose_hint: "Skriv kvifor de møtest, med eigne ord.",
    rules: "Slik snakkar vi saman",
    usual_rules: &[
        "Vi snakkar generelt, ikkje om helsa til oss sjølve eller andre.",
        "Éin snakkar om gongen, og alle slepp til.",
        "Det er fint å vere ueinig.",
        "Det som gjeld éin person, tek vi ein annan stad.",
    ],
    stored: "Dette blir lagra",
    stored_text: "Det borda seier, utan namn, og tiltaka de blir einige om. Alt ligg på denne maskina.",
    not_stored: "Dette skriv vi ikkje ned",
    not_stored_text: "Kven som sa kva, kven som er borte og kvifor, sjukdom, og saker om enkeltpersonar.",
    source: "Spørsmåla",
    set: |title, version| format!("{title}, versjon {version}."),
    read_out: "lese opp",
    ticked: "Notert at dette er lese opp.",
    tick: |key| format!("{key} når det er lese opp"),
    edit_rules: "Speleregler, éin på kvar linje",
    editing: |save| format!("{save} eller Esc lagrar   Enter gir ny linje"),
    closed: "Møtet er avslutta. Opne det att for å endre noko.",
    first: "Vis eller les opp dette først. Enter går vidare til spørsmålet.",
    purpose_help: "Kvifor de møtest, i éi setning rommet kjenner seg att i. Døme: «Vi vil finne tre ting som gjer det \
                   lettare å vere på jobb og å kome tilbake.»",
};

pub(super) static EN: OpeningTexts = OpeningTexts {
    purpose: "Why we meet",
    purpose_hint: "Write why you meet, in your own words.",
    rules: "How we talk together",
    usual_rules: &[
        "We speak generally, not about our own or others’ health.",
        "One at a time, and everyone is heard.",
        "It is fine to disagree.",
        "What concerns one person, we take up elsewhere.",
    ],
    stored: "What is stored",
    stored_text: "What the tables say, without names, and the measures you agree on. All of it stays on this computer.",
    not_stored: "What we do not write down",
    not_stored_text: "Who said what, who is away and why, illness, and cases about one person.",
    source: "The questions",
    set: |title, version| format!("{title}, version {version}."),
    read_out: "read out",
    ticked: "Noted that this has been read out.",
    tick: |key| format!("{key} when it has been read out"),
    edit_rules: "Ground rules, one on each line",
    editing: |save| format!("{save} or Esc saves   Enter gives a new line"),
    closed: "The meeting is closed. Open it again to change anything.",
    first: "Show or read this out first. Enter goes on to the question.",
    purpose_help: "Why you meet, in one sentence the room recognises. Example: “We want to find three things that make \
                   it easier to be at work and to come back.”",
};
