//! A card to read: three sentences about something that went wrong, or what a person should know.

use crate::i18n::refusals::Refused;
use crate::i18n::{Explanation, Texts};
use crate::ops::{Refusal, StoreProblem};
use crate::tui::commands::Id;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;

use super::Next;

/// The card. Enter and Esc take it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explain {
    /// Over the card.
    pub title: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// The technical side, behind a line of its own (*Detaljer*); empty when there is none.
    pub detail: String,
    /// Whether the key that shows it, pressed once more, puts the topic aside (C14).
    pub parks: bool,
    /// Whether going on in another file helps (L10): the key that asks whether all is saved then asks where to.
    pub elsewhere: bool,
    /// Whether it comes unasked, maybe in the middle of a sentence: what is typed goes on into the field below.
    pub unasked: bool,
}

impl Explain {
    /// A card with these paragraphs.
    pub fn new(title: impl Into<String>, paragraphs: Vec<String>) -> Self {
        Self {
            title: title.into(),
            paragraphs,
            detail: String::new(),
            parks: false,
            elsewhere: false,
            unasked: false,
        }
    }

    fn three(explanation: Explanation, title: &str, detail: String) -> Self {
        let Explanation { what, safe, todo } = explanation;
        let paragraphs = [what, safe, todo].map(str::to_owned).to_vec();
        Self { detail, ..Self::new(title, paragraphs) }
    }

    /// Why an operation was refused.
    pub fn refusal(refusal: &Refusal, texts: &Texts) -> Self {
        let Refused { what, safe, todo } = (texts.refusals.explain)(refusal);
        Self::new(texts.dialogs.not_done, vec![what, safe.to_owned(), todo])
    }

    /// What is wrong with the data file.
    pub fn store(problem: &StoreProblem, texts: &Texts) -> Self {
        let told = (texts.store.explain)(problem.kind);
        let title =
            if problem.kind.is_not_here() { texts.put_away.not_here } else { texts.dialogs.not_saved };
        let card = Self::three(told, title, problem.detail.clone());
        Self { elsewhere: problem.kind.is_helped_elsewhere(), unasked: true, ..card }
    }

    /// Whom to go to with a single case (R86). Nothing is stored, not even that the card was shown; the topic behind it
    /// can be put aside with the key that shows the card, and a line about it deleted.
    pub fn routing_of(model: &Model) -> Self {
        let texts = model.texts;
        let mut said = texts.routes(&model.key_of(Id::Palette));
        said.push((texts.deciding.routing_park)(&model.key_of(Id::RoutingCard)));
        Self { parks: true, ..Self::new(texts.dialogs.routing_title, said) }
    }

    pub(super) fn input(input: &Input) -> Next {
        if *input == Input::Key(key(Key::Enter)) { Next::Close } else { Next::Stay }
    }
}
