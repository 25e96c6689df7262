//! What a key does and how something is answered where that differs from everywhere else.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words for what a key does just here.
    HereTexts {
        /// Enter, while a measure is read back to the room.
        confirm: Word = "bekreft", "stadfest", "confirm";
        /// Help while a measure is read back.
        reading: Word = "Les tiltaket høyt, og spør om dere er enige. Enter bekrefter og går til neste.",
            "Les tiltaket høgt, og spør om de er samde. Enter stadfestar og går til neste.",
            "Read the measure out, and ask whether you agree. Enter confirms and goes to the next.";
        /// F4 in the form of a meeting that has begun …
        back_to_meeting: Word = "tilbake til møtet", "tilbake til møtet", "back to the meeting";
        /// … and of one that is prepared.
        to_opening: Word = "til åpningen", "til opninga", "to the opening";
        /// Help for a question whose answers are counted.
        counting: Word = "Her telles svarene: tast sifferet foran svaret én gang for hver som velger det. Backspace tar bort det siste. Tab går til neste bord, PgDn til neste spørsmål. Alt lagres med en gang.",
            "Her blir svara talde: tast sifferet framfor svaret éin gong for kvar som vel det. Backspace tek bort det siste. Tab går til neste bord, PgDn til neste spørsmål. Alt blir lagra med ein gong.",
            "Here answers are counted: type the digit before the answer once for each who chooses it. Backspace takes the last away. Tab goes to the next table, PgDn to the next question. Everything is saved at once.";
        /// How the card of what two laptops have changed is answered.
        sides: Word = "Venstre og høyre pil velger hva som skal gjelde, pil opp og ned går mellom feltene. Enter går videre. Esc går tilbake, og ingenting er endret.",
            "Venstre og høgre pil vel kva som skal gjelde, pil opp og ned går mellom felta. Enter går vidare. Esc går tilbake, og ingenting er endra.",
            "Left and right choose which one holds, up and down go between the fields. Enter goes on. Esc goes back, and nothing is changed.";
    }
}
