//! Words of the measure bank.

/// Words of the measure bank.
pub struct BankTexts {
    /// Over the dialog when a new proposal is made.
    pub propose: &'static str,
    /// Over the dialog when the open measure is filled in.
    pub fill: &'static str,
    /// Over the measures that often fit the question.
    pub suggested: &'static str,
    /// In the empty search line.
    pub placeholder: &'static str,
    /// Before the evidence level.
    pub evidence: &'static str,
    /// An entry that is an offer, not something to agree on for a person.
    pub offer: &'static str,
    /// A mark beside such an entry in the list.
    pub offer_mark: &'static str,
    /// The entry comes from another kind of workplace.
    pub elsewhere: &'static str,
    /// Something was proposed.
    pub proposed: &'static str,
    /// Title when the open measure has words already.
    pub replace_title: &'static str,
    /// Put the words of the bank in their place.
    pub replace: &'static str,
    /// Make a proposal of its own.
    pub add: &'static str,
}

pub(super) static NB: BankTexts = BankTexts {
    propose: "Tiltaksbank: nytt forslag",
    fill: "Tiltaksbank",
    suggested: "Passer ofte til dette spørsmålet",
    placeholder: "Søk, for eksempel «turnus» eller «natt»",
    evidence: "Erfaring",
    offer: "Dette er et tilbud å kjenne til – ikke noe dere avtaler for en person.",
    offer_mark: "tilbud",
    elsewhere: "fra en annen type arbeidsplass",
    proposed: "Lagt til som forslag. Skriv det om så det passer hos dere.",
    replace_title: "Tiltaket har allerede en tekst",
    replace: "Bytt teksten",
    add: "Legg til som nytt forslag",
};

pub(super) static NN: BankTexts = BankTexts {
    propose: "Tiltaksbank: nytt framlegg",
    fill: "Tiltaksbank",
    suggested: "Passar ofte til dette spørsmålet",
    placeholder: "Søk, til dømes «turnus» eller «natt»",
    evidence: "Erfaring",
    offer: "Dette er eit tilbod å kjenne til – ikkje noko de avtaler for ein person.",
    offer_mark: "tilbod",
    elsewhere: "frå ein annan type arbeidsplass",
    proposed: "Lagt til som framlegg. Skriv det om så det passar hos dykk.",
    replace_title: "Tiltaket har alt ein tekst",
    replace: "Byt teksten",
    add: "Legg til som nytt framlegg",
};

pub(super) static EN: BankTexts = BankTexts {
    propose: "Measure bank: a new proposal",
    fill: "Measure bank",
    suggested: "Often fits this question",
    placeholder: "Search, for example “shift” or “night”",
    evidence: "Experience",
    offer: "This is an offer to know of – not something you agree on for a person.",
    offer_mark: "offer",
    elsewhere: "from another kind of workplace",
    proposed: "Added as a proposal. Reword it so that it fits you.",
    replace_title: "The measure already has words",
    replace: "Replace the words",
    add: "Add as a new proposal",
};
