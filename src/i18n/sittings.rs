//! What is said of several sittings as one meeting: how many have been heard, what has come out so far, and what the
//! tables of each said beside each other (R7, R8, R25).

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of several sittings.
    SittingsTexts {
        /// How many have been heard in how many gatherings: came, invited, gatherings in words.
        coverage: fn(u32, Option<u32>, &str) -> String =
            |came, invited, n| match invited {
                Some(invited) => format!("{came} av {invited} har vært med, i {n} samlinger"),
                None => format!("{came} har vært med, i {n} samlinger"),
            },
            |came, invited, n| match invited {
                Some(invited) => format!("{came} av {invited} har vore med, i {n} samlingar"),
                None => format!("{came} har vore med, i {n} samlingar"),
            },
            |came, invited, n| match invited {
                Some(invited) => format!("{came} of {invited} have taken part, in {n} sittings"),
                None => format!("{came} have taken part, in {n} sittings"),
            };
        /// Numbers from two to twelve.
        numbers: [Word; 11] =
            ["to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
            ["to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
            ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        /// Before a sum: how many were heard afterwards.
        heard_later: fn(u32) -> String = |n| format!("{n} har sagt sitt etterpå"), |n| format!("{n} har sagt sitt etterpå"),
            |n| format!("{n} were heard afterwards");
        /// How many came to one sitting, of how many invited.
        came: fn(u16, Option<u16>) -> String =
            |came, invited| invited.map_or_else(|| format!("{came} kom"), |invited| format!("{came} av {invited} kom")),
            |came, invited| invited.map_or_else(|| format!("{came} kom"), |invited| format!("{came} av {invited} kom")),
            |came, invited| invited.map_or_else(|| format!("{came} came"), |invited| format!("{came} of {invited} came"));
        /// How many were heard in a round afterwards, of how many asked.
        heard: fn(u16, Option<u16>) -> String =
            |came, invited| invited.map_or_else(|| format!("{came} har sagt sitt"), |invited| format!("{came} av {invited} har sagt sitt")),
            |came, invited| invited.map_or_else(|| format!("{came} har sagt sitt"), |invited| format!("{came} av {invited} har sagt sitt")),
            |came, invited| invited.map_or_else(|| format!("{came} heard"), |invited| format!("{came} of {invited} heard"));
        /// The row that adds a round for those who could not come (R8).
        late_input: Word = "Innspill fra dem som ikke kunne komme …", "Innspel frå dei som ikkje kunne kome …",
            "Input from those who could not come …";
        /// What such a round is called unless the room says otherwise.
        late_input_label: Word = "innspill etterpå", "innspel etterpå", "late input";

        /// Title of what has come out so far.
        recap_title: Word = "Dette har vi så langt", "Dette har vi fått til så langt", "What we have so far";
        /// Starred answers.
        common_ground: Word = "Dette er vi enige om", "Dette er vi einige om", "What we agree on";
        /// Agreed measures.
        agreed: Word = "Avtalte tiltak", "Avtalte tiltak", "Agreed measures";
        /// Proposals.
        proposed: Word = "Forslag som ikke er avgjort", "Forslag som ikkje er avgjorde", "Proposals not settled";
        /// Parked measures and topics.
        parked: Word = "Parkert", "Parkert", "Parked";
        /// Open questions.
        open: Word = "Spørsmål som gjenstår", "Spørsmål som står att", "Questions that remain";
        /// All questions are answered.
        none_open: Word = "Alle spørsmål har svar.", "Alle spørsmål har svar.", "All questions are answered.";
        /// So many more rows than are shown.
        more: fn(usize) -> String = |n| format!("… og {n} til"), |n| format!("… og {n} til"), |n| format!("… and {n} more");

        /// Title of the tables beside each other; takes the number of the question.
        beside_title: fn(usize) -> String = |n| format!("Bordene side om side · spørsmål {n}"),
            |n| format!("Borda side om side · spørsmål {n}"), |n| format!("The tables side by side · question {n}");
        /// A group has said nothing.
        silent: Word = "(ikke svart)", "(ikkje svart)", "(no answer)";
        /// Keys of that card.
        beside_keys: Word = "←→ flere bord   ↑↓ bla   Esc tilbake", "←→ fleire bord   ↑↓ bla   Esc tilbake",
            "←→ more tables   ↑↓ scroll   Esc back";
        /// Under the scrolling card.
        page_keys: Word = "↑↓ bla   Enter fortsett", "↑↓ bla   Enter hald fram", "↑↓ scroll   Enter go on";
        /// The same on the cloth, in as few letters as can be.
        waiting_for: fn(&str) -> String = |names| format!("venter på {names}"), |names| format!("ventar på {names}"),
            |names| format!("waits for {names}");
        /// Sittings that have not answered a question; takes their names.
        not_yet: fn(&str) -> String = |names| format!("Ikke svart ennå: {names}"), |names| format!("Ikkje svart enno: {names}"),
            |names| format!("Not answered yet: {names}");
    }
}

impl SittingsTexts {
    /// A number of two or more, in words up to twelve.
    pub fn number(&self, n: usize) -> String {
        let word = n.checked_sub(2).and_then(|at| self.numbers.get(at));
        word.map_or_else(|| n.to_string(), |word| (*word).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_reads_as_a_sentence() {
        let told = |texts: &SittingsTexts, invited, n| (texts.coverage)(47, invited, &texts.number(n));
        assert_eq!(told(&NB, Some(61), 3), "47 av 61 har vært med, i tre samlinger");
        assert_eq!(told(&NN, None, 2), "47 har vore med, i to samlingar");
        assert_eq!(told(&EN, Some(50), 13), "47 of 50 have taken part, in 13 sittings");
    }
}
