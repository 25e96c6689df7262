//! What fields are called when they are filled in as «felt: verdi»; the label first, then other words for it.

use crate::plain::fields::{MeasureField, MeetingField};

macro_rules! fields {
    ($($module:ident: $ty:ident { $($field:ident: $nb:literal, $nn:literal, $en:literal;)+ })+) => {$(
        pub(super) mod $module {
            use super::$ty;
            pub(in crate::i18n) fn nb(field: $ty) -> &'static str { match field { $($ty::$field => $nb),+ } }
            pub(in crate::i18n) fn nn(field: $ty) -> &'static str { match field { $($ty::$field => $nn),+ } }
            pub(in crate::i18n) fn en(field: $ty) -> &'static str { match field { $($ty::$field => $en),+ } }
        }
    )+};
}

fields! {
    measure: MeasureField {
        Title: "hva|tiltak|tittel", "kva|tiltak|tittel", "what|measure";
        FirstStep: "første skritt|første steg", "første steg|første skritt", "first step";
        Responsible: "ansvarlig|hvem", "ansvarleg|kven", "responsible|who";
        Deputy: "stedfortreder|vara", "stadfortredar|vara", "deputy";
        Deadline: "frist|når", "frist|når", "deadline|when";
        FollowUp: "oppfølging", "oppfølging", "follow-up";
        Start: "oppstart|start", "oppstart|start", "start";
        Sign: "mål|slik merker vi det|tegn", "mål|slik merkar vi det|teikn", "goal|how we will notice|sign";
        Target: "målnivå|nivået vi vil nå", "målnivå|nivået me vil nå", "target level|target";
        Baseline: "i dag|slik er det i dag", "i dag|slik er det no", "today|as it is today|baseline";
        Category: "kategori", "kategori", "category";
        Consent: "samtykke|støtter", "samtykke|støttar", "consent|support";
        Benefit: "gevinst|nytte", "gevinst|nytte", "benefit";
        Effort: "innsats", "innsats", "effort";
        Control: "rår over", "rår over", "within our control|control";
        LiftedTo: "løftes til|løftet til", "løftast til|løfta til", "raised with|lifted to";
        Priority: "prioritet", "prioritet", "priority";
        PriorityReason: "grunn til prioriteten|prioritetsgrunn", "grunn til prioriteten|prioritetsgrunn",
            "reason for priority";
        Influence: "nivå", "nivå", "influence";
        Direction: "retning", "retning", "direction";
        TargetGroup: "målgruppe", "målgruppe", "target group";
        AllShifts: "natt og helg|gjelder natt og helg", "natt og helg|gjeld natt og helg", "nights and weekends";
        Form: "form", "form", "form";
        Level: "forebygging", "førebygging", "prevention";
        Strand: "spor", "spor", "strand";
        EveryWeeks: "gjentas|gjentas hver uke", "blir gjenteke|gjenteke", "repeats";
        Steps: "delsteg", "delsteg", "smaller steps|steps";
        EffectOn: "vurder effekten|effektdato", "vurder verknaden|effektdato", "assess effect|effect date";
        Measured: "målt", "målt", "measured";
        Arena: "arena|tas opp i", "arena|blir teke opp i", "raised at|arena";
        PlanLink: "plan|plan eller mål", "plan|plan eller mål", "plan|plan or goal";
        Resources: "ressurs|ressurser", "ressurs|ressursar", "resources";
        Note: "merknad", "merknad", "note";
        InPlace: "på plass|på plass fra før", "på plass|på plass frå før", "in place|already in place";
        Answers: "bakgrunn|svar", "bakgrunn|svar", "background|answers";
    }
    meeting: MeetingField {
        Title: "tittel|møte", "tittel|møte", "title";
        Purpose: "formål", "føremål", "purpose";
        Leader: "ansvarlig leder|leder", "ansvarleg leiar|leiar", "responsible leader|leader";
        Facilitator: "prosessleder", "prosessleiar", "facilitator";
        NoteTaker: "referent", "referent", "note taker";
        SafetyRep: "verneombud", "verneombod", "safety representative";
        UnionRep: "tillitsvalgt", "tillitsvald", "union representative";
        Nav: "NAV", "NAV", "NAV";
        HealthService: "bedriftshelsetjeneste|bht", "bedriftshelseteneste|bht", "occupational health service";
        Hr: "HR", "HR", "HR";
        Minutes: "minutter|tid", "minutt|tid", "minutes|time";
        GroundRules: "spilleregler", "spelereglar", "ground rules";
        NextFollowUp: "neste møte|oppfølging", "neste møte|oppfølging", "next meeting|follow-up";
        RaisedAt: "tas opp i|arena", "blir teke opp i|arena", "raised at";
        Summary: "oppsummering", "oppsummering", "summary";
        LegalNote: "behandlingsansvarlig", "behandlingsansvarleg", "controller";
        KeepAnswers: "svarene beholdes|lagring", "tek vare på svara|lagring", "answers are kept|retention";
        Label: "samling", "samling", "sitting";
        Date: "dato", "dato", "date";
        Start: "start|klokka", "start|klokka", "start";
        Place: "sted", "stad", "place";
        Invited: "invitert", "inviterte", "invited";
        Attended: "til stede|møtte", "til stades|møtte", "attended";
        Tables: "bord|rundt bordene", "bord|rundt borda", "tables";
    }
}
