//! The words the guard knows, one file per language in `words/`; how they are written: `rules/lexicon.rs`.

use crate::rules::lexicon::lists;

const FILES: [&str; 3] =
    [include_str!("words/nb.txt"), include_str!("words/nn.txt"), include_str!("words/en.txt")];

lists! {
    in FILES;
    /// Diagnoses, symptoms, treatments, medicines, pregnancy, addiction: asked about unless said in general.
    DIAGNOSIS = "diagnosis";
    /// What makes a sentence with a diagnosis one about a routine, a subject or people in general.
    GENERAL = "general";
    /// One person by a pronoun, or the one who writes.
    PRONOUN = "pronoun";
    /// One person by what she is to those who speak: «kollegaen min», «en på kjøkkenet».
    RELATION = "relation";
    /// What is a matter of one person once a person is named: «oppfølgingsplanen hennes».
    MATTER = "matter";
    /// What a person is or does when she is ill, absent or at odds.
    STATE = "state";
    /// What ties a relation to a state: «lederen *er* borte».
    TIE = "tie";
    /// Forms of be and have, which alone tie a letter without a point: «K *er* syk», but «A often late delivery».
    BEING = "being";
    /// What makes a sentence about a role one about whenever that happens: «*når* lederen er borte».
    WHENEVER = "whenever";
    /// What before a name makes it no person: a place, a house, a day.
    NO_NAME_BEFORE = "no_name_before";
    /// What after a name makes it no person: a street, a unit, a prize.
    NO_NAME_AFTER = "no_name_after";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_every_list_with_no_phrase_twice() {
        crate::rules::lexicon::assert_well_formed(FILES, SECTIONS);
    }
}
