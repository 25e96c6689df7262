//! What an operation is called after «Angre:» (undo) and in the history of a meeting.

use super::Texts;
use crate::domain::session::SessionState;
use crate::ops::OpCode;

/// Names of operations.
pub struct OperationTexts {
    /// The operation, as the end of «Angret: …».
    pub name: fn(OpCode) -> &'static str,
    /// An operation this version does not know, from a file written by a newer one.
    pub unknown: &'static str,
}

impl OperationTexts {
    /// The name by the code kept in the log.
    pub fn of_label(&self, label: &str) -> &'static str {
        OpCode::from_code(label).map_or(self.unknown, self.name)
    }
}

impl Texts {
    /// What undo or redo has done here, and in other meetings: in how many along, and in how many not.
    pub fn stepped(
        &self,
        redo: bool,
        label: &str,
        (before, after): (SessionState, SessionState),
        (along, left): (usize, usize),
    ) -> String {
        let here = self.common.stepped(redo, self.operations.of_label(label), before, after);
        // Whoever looks at a measure of another meeting knows that it is done there.
        let along = if OpCode::from_code(label) == Some(OpCode::LookAgain) { 0 } else { along };
        let left = if redo { 0 } else { left };
        let elsewhere = (self.follow_up.elsewhere)(along, left);
        if elsewhere.is_empty() { here } else { format!("{here}.{}", elsewhere.trim_end_matches('.')) }
    }
}

/// Declares all names at once: operation, bokmål, nynorsk, English.
macro_rules! names {
    ($($value:ident: $nb:literal, $nn:literal, $en:literal;)+) => {
        /// Bokmål.
        pub(super) static NB: OperationTexts = OperationTexts {
            name: |code| match code { $(OpCode::$value => $nb),+ },
            unknown: "siste endring",
        };
        /// Nynorsk.
        pub(super) static NN: OperationTexts = OperationTexts {
            name: |code| match code { $(OpCode::$value => $nn),+ },
            unknown: "siste endring",
        };
        /// English.
        pub(super) static EN: OperationTexts = OperationTexts {
            name: |code| match code { $(OpCode::$value => $en),+ },
            unknown: "latest change",
        };
    };
}

names! {
    LookAgain: "tiltaket som ble sett på igjen", "tiltaket som vart sett på igjen", "the measure looked at again";
    EditReview: "det som er skrevet om gjennomgangen", "det som er skrive om gjennomgangen", "what is said of the review";
    SetDetail: "endret opplysning om møtet", "endra opplysning om møtet", "changed detail of the meeting";
    Begin: "start av møtet", "start på møtet", "start of the meeting";
    Note: "notat i historikken", "notat i historikken", "note in the history";
    Close: "avslutning av møtet", "avslutting av møtet", "closing of the meeting";
    Reopen: "gjenåpning av møtet", "opning av møtet att", "reopening of the meeting";
    AddSitting: "ny samling", "ny samling", "new sitting";
    EditSitting: "endret samling", "endra samling", "changed sitting";
    RemoveSitting: "fjernet samling", "fjerna samling", "removed sitting";
    SetTables: "nytt bordoppsett", "nytt bordoppsett", "new table plan";
    RenameGroup: "nytt navn på bord", "nytt namn på bord", "new table name";
    SetGroupSize: "antall ved bordet", "tal ved bordet", "number at the table";
    SetMinutes: "tid til spørsmålet", "tid til spørsmålet", "time for the question";
    Mark: "merking av spørsmål", "merking av spørsmål", "marking of a question";
    Concerns: "svar på om temaet gjelder oss", "svar på om temaet gjeld oss", "whether the theme concerns us";
    AddQuestion: "eget spørsmål", "eige spørsmål", "question of our own";
    RemoveQuestion: "fjernet spørsmål", "fjerna spørsmål", "removed question";
    AddAnswers: "nytt svar", "nytt svar", "new answer";
    EditAnswer: "endret svar", "endra svar", "changed answer";
    DeleteAnswers: "slettet svar", "sletta svar", "deleted answer";
    MoveAnswer: "svar flyttet til annet bord", "svar flytta til anna bord", "answer moved to another table";
    ShiftAnswer: "ny rekkefølge på svar", "ny rekkjefølgje på svar", "new order of answers";
    MergeAnswers: "svar slått sammen", "svar slegne saman", "merged answers";
    SplitAnswer: "svar delt opp", "svar delt opp", "split answer";
    DuplicateAnswer: "kopiert svar", "kopiert svar", "copied answer";
    ToggleStar: "merke for at vi er enige", "merke for at vi er einige", "mark for common ground";
    SetSway: "rår over eller må løftes", "rår over eller må løftast", "within our control or to be raised";
    SetNature: "hva slags svar", "kva slags svar", "kind of answer";
    SetTags: "stikkord", "stikkord", "tags";
    SetTally: "opptelling", "oppteljing", "count";
    Gather: "felles overskrift", "felles overskrift", "common heading";
    Ungather: "svar tatt ut av overskrift", "svar teke ut av overskrift", "answer taken out of heading";
    RenameHeading: "endret overskrift", "endra overskrift", "changed heading";
    Propose: "nytt forslag til tiltak", "nytt framlegg til tiltak", "new proposal";
    EditMeasure: "endret tiltak", "endra tiltak", "changed measure";
    Agree: "avtalt tiltak", "avtalt tiltak", "agreed measure";
    Park: "parkert tiltak", "parkert tiltak", "parked measure";
    Drop: "forkastet tiltak", "forkasta tiltak", "dropped measure";
    TakeUp: "tiltak tatt opp igjen", "tiltak teke opp att", "measure taken up again";
    Start: "tiltak satt i gang", "tiltak sett i gang", "started measure";
    MoveDeadline: "flyttet frist", "flytta frist", "moved deadline";
    Comment: "kommentar til tiltak", "kommentar til tiltak", "comment on a measure";
    Finish: "gjennomført tiltak", "gjennomført tiltak", "finished measure";
    Evaluate: "vurdert tiltak", "vurdert tiltak", "evaluated measure";
    RestoreMeasure: "hentet tilbake tiltak", "henta tilbake tiltak", "restored measure";
    DeleteMeasure: "slettet tiltak", "sletta tiltak", "deleted measure";
    ShiftMeasure: "ny rekkefølge på tiltak", "ny rekkjefølgje på tiltak", "new order of measures";
    SplitMeasure: "tiltak delt", "tiltak delt", "measure split";
    ProposeInto: "forslag slått sammen med et annet", "framlegg slege saman med eit anna", "proposal merged with another";
    MergeMeasures: "tiltak slått sammen", "tiltak slegne saman", "merged measures";
    ReadBack: "svar på opplest tiltak", "svar på opplese tiltak", "answer to the read-back";
    SetCheck: "innsjekk eller utsjekk", "innsjekk eller utsjekk", "check-in or check-out";
    LeaveBlank: "tomme svar på et ark", "tomme svar på eit ark", "blanks on a sheet";
    SetPartAttendance: "oppmøte på en del", "oppmøte på ein del", "attendance for a part";
    ParkTopic: "parkert tema", "parkert tema", "parked topic";
    EditTopic: "endret parkert tema", "endra parkert tema", "changed parked topic";
    SettleTopic: "hva det parkerte temaet ble til", "kva det parkerte temaet vart til",
        "what became of the parked topic";
    DeleteTopic: "slettet parkert tema", "sletta parkert tema", "deleted parked topic";
    OpenVote: "ny avstemning", "ny avrøysting", "new vote";
    EditVote: "hvem som stemmer", "kven som røystar", "who is voting";
    CastVotes: "stemmer", "røyster", "votes";
    CloseVote: "slutt på avstemningen", "slutt på avrøystinga", "end of the vote";
    DeleteVote: "slettet avstemning", "sletta avrøysting", "deleted vote";
    AddKeep: "noe å bevare", "noko å ta vare på", "something to keep";
    EditKeep: "endret noe å bevare", "endra noko å ta vare på", "changed something to keep";
    DeleteKeep: "slettet noe å bevare", "sletta noko å ta vare på", "deleted something to keep";
    TakeIn: "hentet inn en møtefil", "henta inn ei møtefil", "brought in a meeting file";
    TakeInList: "hentet inn en tiltaksliste", "henta inn ei tiltaksliste", "brought in a list of measures";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_operation_has_a_name_of_its_own_in_each_language() {
        for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
            let names: BTreeSet<&str> = OpCode::ALL.iter().map(|code| texts.of_label(code.code())).collect();
            assert_eq!(names.len(), OpCode::ALL.len(), "{lang}: two operations share a name");
            assert!(!names.contains("") && !names.contains(texts.unknown), "{lang}");
        }
    }

    #[test]
    fn an_operation_of_a_newer_version_is_named_in_general() {
        assert_eq!(NB.of_label("noe_nytt"), "siste endring");
    }
}
