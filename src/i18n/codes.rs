//! What states, facets and kinds are called.

use crate::domain::answer::{Nature, Sway};
use crate::domain::facets::{
    Direction, Evidence, Form, Influence, Level, Perspective, Priority, Sector, Strand, TargetGroup,
};
use crate::domain::measure::{Missing, StateCode, Verdict};
use crate::domain::place::{Phase, Stage};
use crate::domain::question_set::KindCode;
use crate::domain::session::{Attendance, MarkKind, SessionState};

/// Names of the values of every code enum a person meets.
pub struct CodeTexts {
    /// Sectors.
    pub sector: fn(Sector) -> &'static str,
    /// Perspectives.
    pub perspective: fn(Perspective) -> &'static str,
    /// States of a measure (F2).
    pub measure_state: fn(StateCode) -> &'static str,
    /// States of a session.
    pub session_state: fn(SessionState) -> &'static str,
    /// Ways of not asking a question (B9).
    pub mark: fn(MarkKind) -> &'static str,
    /// Kinds of question.
    pub kind: fn(KindCode) -> &'static str,
    /// Line or project.
    pub form: fn(Form) -> &'static str,
    /// Prevention levels.
    pub level: fn(Level) -> &'static str,
    /// Strands.
    pub strand: fn(Strand) -> &'static str,
    /// Directions.
    pub direction: fn(Direction) -> &'static str,
    /// Target groups.
    pub target_group: fn(TargetGroup) -> &'static str,
    /// Levels of influence (E8).
    pub influence: fn(Influence) -> &'static str,
    /// Evidence, short.
    pub evidence: fn(Evidence) -> &'static str,
    /// How to read the evidence (R45).
    pub evidence_note: fn(Evidence) -> &'static str,
    /// Priorities.
    pub priority: fn(Priority) -> &'static str,
    /// Verdicts.
    pub verdict: fn(Verdict) -> &'static str,
    /// Within control, or to be lifted.
    pub sway: fn(Sway) -> &'static str,
    /// Kinds of line (D7).
    pub nature: fn(Nature) -> &'static str,
    /// Whether a role takes part.
    pub attendance: fn(Attendance) -> &'static str,
    /// What is missing before a measure can be agreed (V1–V3), as the end of «mangler …».
    pub missing: fn(Missing) -> &'static str,
    /// Stages of a meeting (C1).
    pub stage: fn(Stage) -> &'static str,
    /// Phases of a question (C6).
    pub phase: fn(Phase) -> &'static str,
}

/// Declares the three languages of one code enum at once: value, bokmål, nynorsk, English.
macro_rules! names {
    ($($module:ident: $ty:ident { $($value:ident: $nb:literal, $nn:literal, $en:literal;)+ })+) => {$(
        mod $module {
            use super::$ty;
            pub(super) fn nb(value: $ty) -> &'static str { match value { $($ty::$value => $nb),+ } }
            pub(super) fn nn(value: $ty) -> &'static str { match value { $($ty::$value => $nn),+ } }
            pub(super) fn en(value: $ty) -> &'static str { match value { $($ty::$value => $en),+ } }
        }
    )+
        /// Bokmål.
        pub(super) static NB: CodeTexts = CodeTexts { $($module: $module::nb),+ };
        /// Nynorsk.
        pub(super) static NN: CodeTexts = CodeTexts { $($module: $module::nn),+ };
        /// English.
        pub(super) static EN: CodeTexts = CodeTexts { $($module: $module::en),+ };
    };
}

names! {
    sector: Sector {
        All: "alle", "alle", "all";
        Kindergarten: "barnehage", "barnehage", "kindergarten";
        HealthCare: "helse og omsorg", "helse og omsorg", "health and care";
        Cleaning: "renhold", "reinhald", "cleaning";
        Office: "kontor", "kontor", "office";
        Other: "annet", "anna", "other";
    }
    perspective: Perspective {
        Absence: "fravær", "fråvær", "absence";
        Presence: "nærvær", "nærvær", "presence";
        Both: "fravær og nærvær", "fråvær og nærvær", "absence and presence";
    }
    measure_state: StateCode {
        Proposed: "forslag", "framlegg", "proposed";
        Agreed: "avtalt", "avtalt", "agreed";
        InProgress: "i gang", "i gang", "in progress";
        Done: "gjennomført", "gjennomført", "done";
        Evaluated: "vurdert", "vurdert", "evaluated";
        Parked: "parkert", "parkert", "parked";
        Dropped: "forkastet", "forkasta", "dropped";
    }
    session_state: SessionState {
        Planned: "planlagt", "planlagt", "planned";
        Running: "pågår", "i gang", "under way";
        Closed: "avsluttet", "avslutta", "closed";
    }
    mark: MarkKind {
        LeftOut: "tatt ut av planen", "teke ut av planen", "left out of the plan";
        Skipped: "hoppet over", "hoppa over", "skipped";
        NotRelevant: "gjelder ikke oss", "gjeld ikkje oss", "not relevant";
        Postponed: "utsatt", "utsett", "postponed";
    }
    kind: KindCode {
        List: "åpen liste", "open liste", "open list";
        Scale: "skala 1–5", "skala 1–5", "scale 1–5";
        Choice: "ett valg", "eitt val", "one choice";
        MultiChoice: "flere valg", "fleire val", "several choices";
        Rank: "rangering", "rangering", "ranking";
        Measure: "tiltak", "tiltak", "measures";
        Count: "antall", "tal", "number";
        Stance: "enig, delvis, uenig", "einig, delvis, ueinig", "agree, partly, disagree";
    }
    form: Form {
        Line: "i linja", "i linja", "in the line";
        Project: "prosjekt", "prosjekt", "project";
    }
    level: Level {
        Primary: "primært", "primært", "primary";
        Secondary: "sekundært", "sekundært", "secondary";
        Tertiary: "tertiært", "tertiært", "tertiary";
    }
    strand: Strand {
        Prevention: "forebygging", "førebygging", "prevention";
        Development: "utvikling", "utvikling", "development";
        FollowUp: "oppfølging", "oppfølging", "follow-up";
    }
    direction: Direction {
        Remove: "fjerne det som tapper", "fjerne det som tappar", "remove what drains";
        Strengthen: "styrke det som virker", "styrkje det som verkar", "strengthen what works";
    }
    target_group: TargetGroup {
        All: "alle", "alle", "everyone";
        Profession: "en yrkesgruppe", "ei yrkesgruppe", "a profession";
        Leaders: "ledere", "leiarar", "leaders";
        LifePhase: "en livsfase", "ein livsfase", "a phase of life";
    }
    influence: Influence {
        Individual: "individ", "individ", "individual";
        Group: "gruppe", "gruppe", "group";
        Leadership: "ledelse", "leiing", "leadership";
        Organisation: "organisasjon", "organisasjon", "organisation";
    }
    evidence: Evidence {
        MunicipalExample: "kommuneeksempel", "kommunedøme", "municipal example";
        Project: "prosjekt", "prosjekt", "project";
        SingleStudy: "enkeltstudie", "enkeltstudie", "single study";
        Review: "kunnskapsoppsummering", "kunnskapsoppsummering", "review";
    }
    evidence_note: Evidence {
        MunicipalExample: "Erfaring fra en kommune, uten sammenligning. Ingen bevist effekt.",
            "Erfaring frå ein kommune, utan samanlikning. Ingen påvist effekt.",
            "Experience from a municipality, with nothing to compare with. No proven effect.";
        Project: "Prøvd i et prosjekt. Se etter hva som gjaldt der, før dere gjør det samme.",
            "Prøvd i eit prosjekt. Sjå etter kva som galdt der, før de gjer det same.",
            "Tried in a project. Look at what held there before doing the same.";
        SingleStudy: "Snitt for en gruppe i én studie. Sier lite om hver enkelt, og gjelder ofte fagfolks behandling.",
            "Snitt for ei gruppe i éin studie. Seier lite om kvar einskild, og gjeld ofte behandling hos fagfolk.",
            "A group average from one study. Says little about each person, and is often about professional treatment.";
        Review: "Flere studier sett sammen, mest om rehabilitering hos fagfolk. Passer sjelden som felles tiltak.",
            "Fleire studiar sette saman, mest om rehabilitering hos fagfolk. Passar sjeldan som felles tiltak.",
            "Several studies together, mostly on rehabilitation by professionals. Seldom fits as a shared measure.";
    }
    priority: Priority {
        High: "høy", "høg", "high";
        Medium: "middels", "middels", "medium";
        Low: "lav", "låg", "low";
    }
    verdict: Verdict {
        Yes: "ja", "ja", "yes";
        Partly: "delvis", "delvis", "partly";
        No: "nei", "nei", "no";
        TooEarly: "for tidlig å si", "for tidleg å seie", "too early to tell";
    }
    sway: Sway {
        Own: "rår over", "rår over", "within our control";
        Lift: "må løftes", "må løftast", "must be raised";
    }
    nature: Nature {
        Strength: "styrke", "styrke", "strength";
        Challenge: "utfordring", "utfordring", "challenge";
        Idea: "idé", "idé", "idea";
        Fact: "fakta", "fakta", "fact";
    }
    attendance: Attendance {
        Unknown: "ikke sagt", "ikkje sagt", "not said";
        Yes: "ja", "ja", "yes";
        No: "nei", "nei", "no";
    }
    missing: Missing {
        Responsible: "ansvarlig", "ansvarleg", "someone responsible";
        ResponsibleNotOne: "én ansvarlig («alle» og «vi» er ingen)", "éin ansvarleg («alle» og «vi» er ingen)",
            "one person responsible (“everyone” is no one)";
        Deadline: "frist", "frist", "a deadline";
        DeadlineBeforeMeeting: "en frist etter møtet", "ein frist etter møtet", "a deadline after the meeting";
        FollowUp: "oppfølgingsdato", "oppfølgingsdato", "a follow-up date";
        FollowUpBeforeMeeting: "en oppfølgingsdato etter møtet", "ein oppfølgingsdato etter møtet",
            "a follow-up date after the meeting";
        FollowUpTooLate: "oppfølging senest 90 dager etter fristen", "oppfølging seinast 90 dagar etter fristen",
            "a follow-up within 90 days of the deadline";
        FirstStep: "første skritt", "første steg", "a first step";
    }
    stage: Stage {
        Opening: "åpning", "opning", "opening";
        Previous: "forrige tiltak", "førre tiltak", "last time’s measures";
        Questions: "spørsmål", "spørsmål", "questions";
        Sorting: "sortere", "sortere", "sort";
        Prioritising: "prioritere", "prioritere", "prioritise";
        Agreeing: "tiltak", "tiltak", "measures";
        ReadBack: "opplesning", "opplesing", "read-back";
        Closing: "slutt", "slutt", "close";
    }
    phase: Phase {
        Silent: "stille", "stille", "silent";
        Talk: "samtale", "samtale", "talk";
        Plenary: "plenum", "plenum", "plenary";
    }
}
