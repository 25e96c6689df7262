//! How a text points at one person: by a pronoun or by a first name.

use super::lexicon::{EITHER, FIRST_NAMES, HANDLES};
use super::words::{Kind, Token, Words};

/// Whether the pronoun at `at` is a person, and one. After a verb that takes a thing, nynorsk «ho» is the thing, though
/// «ho som er borte» is a person all the same; «hun eller han» is anyone.
pub(super) fn is_one(words: &Words<'_>, at: usize) -> bool {
    let is_thing = at.checked_sub(1).is_some_and(|before| HANDLES.at(words, before).is_some())
        && words.get(at + 1).is_none_or(|next| next.key != "som");
    let is_either = (at.saturating_sub(2)..=at)
        .any(|start| EITHER.at(words, start).is_some_and(|length| start + length > at));
    !is_thing && !is_either
}

/// Whether it is a common first name with a capital letter, also in the genitive: «Karis».
pub(super) fn is_first_name(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && token.text.starts_with(char::is_uppercase) && is_known_name(&token.key)
}

/// Whether a folded word is a common first name, also in the genitive.
pub(super) fn is_known_name(key: &str) -> bool {
    FIRST_NAMES.contains(key) || key.strip_suffix('s').is_some_and(|key| FIRST_NAMES.contains(key))
}
