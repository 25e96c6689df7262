//! Words of the dialogs that any screen may show.

use super::Texts;

/// Words of dialogs.
pub struct DialogTexts {
    /// Title when something was refused.
    pub not_done: &'static str,
    /// Title when something could not be saved or read.
    pub not_saved: &'static str,
    /// Title when a file could not be written.
    pub not_exported: &'static str,
    /// Title when a file was written.
    pub exported: &'static str,
    /// Label of the technical side.
    pub details: &'static str,
    /// How a card is put away.
    pub enter_to_go_on: &'static str,
    /// How a line is answered.
    pub enter_or_escape: &'static str,
    /// An empty line is no answer.
    pub write_something: &'static str,
    /// What was written in a dialog is kept until the dialog comes again (D9).
    pub kept: &'static str,
    /// Before a reason.
    pub reason: &'static str,
    /// Title when a closed session is opened again.
    pub reopen_title: &'static str,
    /// Title of the palette.
    pub palette_title: &'static str,
    /// Nothing was found.
    pub nothing_found: &'static str,
    /// Title of the search for a question.
    pub find_title: &'static str,
    /// Title of the routing card (R86).
    pub routing_title: &'static str,
    /// The routing card.
    pub routing: &'static [&'static str],
}

pub(super) static NB: DialogTexts = DialogTexts {
    not_done: "Det gikk ikke",
    not_saved: "Kunne ikke lagre",
    not_exported: "Fila ble ikke skrevet",
    exported: "Fila er skrevet",
    details: "Detaljer (på engelsk)",
    enter_to_go_on: "Enter fortsett",
    enter_or_escape: "Enter ferdig   Esc avbryt",
    write_something: "Skriv noen ord først, eller trykk Esc for å avbryte.",
    kept: "Det du skrev, er tatt vare på og står der neste gang.",
    reason: "Grunn",
    reopen_title: "Åpne møtet igjen",
    palette_title: "Kommandoer",
    nothing_found: "Fant ingenting. Prøv andre ord.",
    find_title: "Finn et spørsmål",
    routing_title: "Gjelder dette én person?",
    routing: &[
        "Da hører det ikke hjemme på duken. Takk den som tok det opp, og ta det videre et annet sted. \
         Skriv ikke om saken her.",
        "Nærmeste leder – om egen arbeidssituasjon og tilrettelegging.",
        "Verneombudet – om arbeidsmiljøet, og når det er vanskelig å gå til lederen.",
        "Tillitsvalgt – om rettigheter og støtte i samtaler.",
        "Bedriftshelsetjenesten – fortrolig råd om arbeid og helse.",
        "HR eller NAV – om ordninger og hjelpemidler.",
    ],
};

pub(super) static NN: DialogTexts = DialogTexts {
    not_done: "Det gjekk ikkje",
    not_saved: "Kunne ikkje lagre",
    not_exported: "Fila vart ikkje skriven",
    exported: "Fila er skriven",
    details: "Detaljar (på engelsk)",
    enter_to_go_on: "Enter hald fram",
    enter_or_escape: "Enter ferdig   Esc avbryt",
    write_something: "Skriv nokre ord først, eller trykk Esc for å avbryte.",
    kept: "Det du skreiv, er teke vare på og står der neste gong.",
    reason: "Grunn",
    reopen_title: "Opne møtet att",
    palette_title: "Kommandoar",
    nothing_found: "Fann ingenting. Prøv andre ord.",
    find_title: "Finn eit spørsmål",
    routing_title: "Gjeld dette éin person?",
    routing: &[
        "Då høyrer det ikkje heime på duken. Takk den som tok det opp, og ta det vidare ein annan stad. \
         Skriv ikkje om saka.",
        "Næraste leiar – om eigen arbeidssituasjon og tilrettelegging.",
        "Verneombodet – om arbeidsmiljøet, og når det er vanskeleg å gå til leiaren.",
        "Tillitsvald – om rettar og støtte i samtalar.",
        "Bedriftshelsetenesta – fortruleg råd om arbeid og helse.",
        "HR eller NAV – om ordningar og hjelpemiddel.",
    ],
};

pub(super) static EN: DialogTexts = DialogTexts {
    not_done: "That did not work",
    not_saved: "Could not save",
    not_exported: "The file was not written",
    exported: "The file is written",
    details: "Details",
    enter_to_go_on: "Enter go on",
    enter_or_escape: "Enter done   Esc cancel",
    write_something: "Write a few words first, or press Esc to cancel.",
    kept: "What you wrote is kept and will be there next time.",
    reason: "Reason",
    reopen_title: "Open the meeting again",
    palette_title: "Commands",
    nothing_found: "Nothing found. Try other words.",
    find_title: "Find a question",
    routing_title: "Is this about one person?",
    routing: &[
        "Then it does not belong on the cloth. Thank the one who raised it, and take it further elsewhere. \
         Write nothing here.",
        "The immediate leader – about one’s own work and adaptation.",
        "The safety representative – about the work environment, and when it is hard to go to the leader.",
        "The union representative – about rights and support in conversations.",
        "The occupational health service – confidential advice on work and health.",
        "HR or NAV – about schemes and aids.",
    ],
};

impl Texts {
    /// What is to be done with a single case, and whom to go to (R86): first what becomes of it here, where `erase` is the key
    /// or the command that deletes a line for good.
    pub fn routes(&self, erase: &str) -> Vec<String> {
        let mut said: Vec<String> = self.dialogs.routing.iter().map(|&said| said.to_owned()).collect();
        if let Some(first) = said.first_mut() {
            *first = format!("{first} {}", (self.deciding.routing_erase)(erase));
        }
        said
    }
}
