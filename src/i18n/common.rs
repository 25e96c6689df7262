//! Words that many screens share.

use crate::domain::session::SessionState;

/// Words of the frame around every screen.
pub struct CommonTexts {
    /// The plenary group.
    pub plenary: &'static str,
    /// A table, before its number.
    pub table: &'static str,
    /// Nothing is waiting to be saved.
    pub all_saved: &'static str,
    /// A line is on its way to disk.
    pub saving: &'static str,
    /// A line has just been saved, at this time.
    pub saved_at: fn(&str) -> String,
    /// Something was taken back.
    pub undone: fn(&str) -> String,
    /// Something was taken forward again.
    pub redone: fn(&str) -> String,
    /// A step has taken back the close of the meeting, or done its reopening again.
    pub open_again: &'static str,
    /// A step has done the close of the meeting again, or taken back its reopening.
    pub closed_again: &'static str,
    /// Instead of a line for writing in a closed meeting: the key of the palette and the command that opens it.
    pub closed_instead: fn(&str, &str) -> String,
    /// Nothing to take back.
    pub nothing_to_undo: &'static str,
    /// Nothing to take forward.
    pub nothing_to_redo: &'static str,
    /// The empty line was not stored (D10).
    pub nothing_to_save: &'static str,
    /// Another window changed the session.
    pub changed_elsewhere: &'static str,
    /// How to leave, after Ctrl+C twice; the chord is inserted.
    pub how_to_quit: fn(&str) -> String,
    /// The selected line was sent to the clipboard; whether it arrived is for the terminal to know.
    pub sent_to_clipboard: &'static str,
    /// The window is too small; what is typed is kept.
    pub too_small: &'static str,
    /// The screen is hidden; any key brings it back.
    pub hidden: &'static str,
    /// Rehearsal mark (A10).
    pub rehearsal: &'static str,
    /// A question the room added (B8).
    pub own_question: &'static str,
    /// Shown in bokmål for want of a translation (B12).
    pub only_in_bokmal: &'static str,
    /// Label over what is safe, in a refusal.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// Not set.
    pub not_set: &'static str,
    /// The projector look is on; takes the key that ends it.
    pub projector_on: fn(&str) -> String,
    /// The projector look is off.
    pub projector_off: &'static str,
    /// The mouse is on.
    pub mouse_on: &'static str,
    /// The mouse is off; the terminal's own copying works.
    pub mouse_off: &'static str,
    /// Speak generally (§11).
    pub speak_generally: &'static str,
    /// The settings could not be written.
    pub settings_not_kept: &'static str,
    /// «3 svar».
    pub answers: fn(usize) -> String,
    /// «3 tiltak».
    pub measures: fn(usize) -> String,
    /// «spørsmål 7 av 16».
    pub question_of: fn(usize, usize) -> String,
}

impl CommonTexts {
    /// What an undo or redo has done; and plainly, when it has closed the meeting or opened it.
    pub fn stepped(&self, redo: bool, what: &str, before: SessionState, after: SessionState) -> String {
        let said = if redo { (self.redone)(what) } else { (self.undone)(what) };
        match (before == SessionState::Closed, after == SessionState::Closed) {
            (true, false) => format!("{said}. {}", self.open_again),
            (false, true) => format!("{said}. {}", self.closed_again),
            (true, true) | (false, false) => said,
        }
    }
}

pub(super) static NB: CommonTexts = CommonTexts {
    plenary: "Plenum",
    table: "Bord",
    all_saved: "alt er lagret",
    saving: "lagrer …",
    saved_at: |time| format!("lagret {time}"),
    undone: |what| format!("Angret: {what}"),
    redone: |what| format!("Gjort om igjen: {what}"),
    open_again: "Møtet er åpent igjen",
    closed_again: "Møtet er avsluttet igjen",
    closed_instead: |palette, open| format!("Møtet er avsluttet. {palette} «{open}» åpner det."),
    nothing_to_undo: "Det er ikke mer å angre.",
    nothing_to_redo: "Det er ikke noe å gjøre om igjen.",
    nothing_to_save: "Linja er tom, så ingenting ble lagret.",
    changed_elsewhere: "Møtet ble endret i et annet vindu. Du ser det nyeste.",
    how_to_quit: |chord| format!("Trykk {chord} for å avslutte. Alt er lagret."),
    sent_to_clipboard: "Linja er sendt til utklippstavla.",
    too_small: "Gjør vinduet større. Alt du har skrevet, er tatt vare på.",
    hidden: "Skjermen er skjult. Trykk en tast for å fortsette.",
    rehearsal: "PRØVE",
    own_question: "eget",
    only_in_bokmal: "bare på bokmål",
    yes: "ja",
    no: "nei",
    not_set: "ikke satt",
    projector_on: |key| format!("Projektorvisning er på. {key} slår den av."),
    projector_off: "Projektorvisning er av.",
    mouse_on: "Musa er på.",
    mouse_off: "Musa er av. Nå kan du merke og kopiere tekst i vinduet.",
    speak_generally: "Snakk generelt – ikke om egen eller andres helse.",
    settings_not_kept: "Innstillingene gjelder nå, men kunne ikke lagres til neste gang.",
    answers: |n| format!("{n} svar"),
    measures: |n| format!("{n} tiltak"),
    question_of: |n, of| format!("spørsmål {n} av {of}"),
};

pub(super) static NN: CommonTexts = CommonTexts {
    plenary: "Plenum",
    table: "Bord",
    all_saved: "alt er lagra",
    saving: "lagrar …",
    saved_at: |time| format!("lagra {time}"),
    undone: |what| format!("Angra: {what}"),
    redone: |what| format!("Gjort om att: {what}"),
    open_again: "Møtet er ope att",
    closed_again: "Møtet er avslutta att",
    closed_instead: |palette, open| format!("Møtet er avslutta. {palette} «{open}» opnar det."),
    nothing_to_undo: "Det er ikkje meir å angre.",
    nothing_to_redo: "Det er ikkje noko å gjere om att.",
    nothing_to_save: "Linja er tom, så ingenting vart lagra.",
    changed_elsewhere: "Møtet vart endra i eit anna vindauge. Du ser det nyaste.",
    how_to_quit: |chord| format!("Trykk {chord} for å avslutte. Alt er lagra."),
    sent_to_clipboard: "Linja er send til utklippstavla.",
    too_small: "Gjer vindauget større. Alt du har skrive, er teke vare på.",
    hidden: "Skjermen er skjult. Trykk ein tast for å halde fram.",
    rehearsal: "PRØVE",
    own_question: "eige",
    only_in_bokmal: "berre på bokmål",
    yes: "ja",
    no: "nei",
    not_set: "ikkje sett",
    projector_on: |key| format!("Projektorvising er på. {key} slår ho av."),
    projector_off: "Projektorvising er av.",
    mouse_on: "Musa er på.",
    mouse_off: "Musa er av. No kan du merke og kopiere tekst i vindauget.",
    speak_generally: "Snakk generelt – ikkje om helsa til deg sjølv eller andre.",
    settings_not_kept: "Innstillingane gjeld no, men kunne ikkje lagrast til neste gong.",
    answers: |n| format!("{n} svar"),
    measures: |n| format!("{n} tiltak"),
    question_of: |n, of| format!("spørsmål {n} av {of}"),
};

pub(super) static EN: CommonTexts = CommonTexts {
    plenary: "Plenary",
    table: "Table",
    all_saved: "everything is saved",
    saving: "saving …",
    saved_at: |time| format!("saved {time}"),
    undone: |what| format!("Undone: {what}"),
    redone: |what| format!("Redone: {what}"),
    open_again: "The meeting is open again",
    closed_again: "The meeting is closed again",
    closed_instead: |palette, open| format!("The meeting is closed. {palette} “{open}” opens it."),
    nothing_to_undo: "There is nothing more to undo.",
    nothing_to_redo: "There is nothing to redo.",
    nothing_to_save: "The line is empty, so nothing was saved.",
    changed_elsewhere: "The meeting was changed in another window. You see the latest.",
    how_to_quit: |chord| format!("Press {chord} to quit. Everything is saved."),
    sent_to_clipboard: "The line was sent to the clipboard.",
    too_small: "Make the window larger. All you have written is kept.",
    hidden: "The screen is hidden. Press a key to go on.",
    rehearsal: "REHEARSAL",
    own_question: "our own",
    only_in_bokmal: "in Norwegian only",
    yes: "yes",
    no: "no",
    not_set: "not set",
    projector_on: |key| format!("The projector look is on. {key} turns it off."),
    projector_off: "The projector look is off.",
    mouse_on: "The mouse is on.",
    mouse_off: "The mouse is off. Now you can select and copy text in the window.",
    speak_generally: "Speak generally – not about your own or others’ health.",
    settings_not_kept: "The settings hold now, but could not be kept for next time.",
    answers: |n| if n == 1 { "1 answer".into() } else { format!("{n} answers") },
    measures: |n| if n == 1 { "1 measure".into() } else { format!("{n} measures") },
    question_of: |n, of| format!("question {n} of {of}"),
};
