//! What the guard asks (J3, R81): plainly, and without blaming.

use super::refusals::listed;
use crate::ops::Asked;
use crate::rules::guard::FlagKind;

/// The guard's words in a language.
pub struct GuardTexts {
    /// Over the question.
    pub title: &'static str,
    /// What was seen: the words, and what they may be.
    pub seen: fn(&[&str], &[FlagKind]) -> String,
    /// Why it is asked.
    pub why: &'static str,
    /// Write it in other words.
    pub rephrase: &'static str,
    /// Take it to somebody who can help; nothing is stored.
    pub route: &'static str,
    /// It is general: keep the words.
    pub keep: &'static str,
    /// The line says that it is stored the next time.
    pub vouched: &'static str,
    /// Nothing has been stored.
    pub not_stored: &'static str,
    /// Line by line: what can be typed now.
    pub line_instead: &'static str,
    /// Line by line: the word that keeps the words.
    pub keep_word: &'static str,
    /// What to do, where nobody can be asked.
    pub how: &'static str,
}

impl GuardTexts {
    /// What was seen in texts.
    pub fn of(&self, asked: &[Asked]) -> String {
        let words: Vec<&str> = asked.iter().flat_map(Asked::said).collect();
        let mut kinds: Vec<FlagKind> = asked.iter().flat_map(Asked::kinds).collect();
        kinds.sort_unstable();
        kinds.dedup();
        (self.seen)(&words, &kinds)
    }
}

/// The first few words of those seen.
fn quoted(words: &[&str], and: &str, flags: (&str, &str)) -> String {
    let words: Vec<String> = words.iter().take(3).map(|it| format!("{}{it}{}", flags.0, flags.1)).collect();
    listed(words.iter().map(String::as_str), and)
}

fn kinds(kinds: &[FlagKind], name: fn(FlagKind) -> &'static str, or: &str) -> String {
    listed(kinds.iter().map(|&kind| name(kind)), or)
}

/// Bokmål.
pub(super) static NB: GuardTexts = GuardTexts {
    title: "Kan dette gjelde én person?",
    seen: |words, found| {
        let name = |kind| match kind {
            FlagKind::NationalId => "et fødselsnummer",
            FlagKind::LongNumber => "et konto- eller fødselsnummer",
            FlagKind::Phone => "et telefonnummer",
            FlagKind::Email => "en e-postadresse",
            FlagKind::Diagnosis => "sykdom eller behandling",
            FlagKind::Person => "én persons sak",
            FlagKind::Name => "et navn",
        };
        format!("{} kan være {}.", quoted(words, "og", ("«", "»")), kinds(found, name, "eller"))
    },
    why: "Her skriver vi det som gjelder alle, ikke egen eller andres helse. Det er ikke lagret ennå.",
    rephrase: "Skriv det om",
    route: "Ta det et annet sted – vis hvem som kan hjelpe",
    keep: "Det er sagt generelt – behold ordene",
    vouched: "Trykk Enter en gang til for å lagre.",
    not_stored: "Det er ikke lagret.",
    line_instead: "Skriv linja på nytt med andre ord, eller «behold» hvis det er sagt generelt. Tom linje: Ingenting blir lagret.",
    keep_word: "behold",
    how: "Skriv det om, så det ikke gjelder noen enkeltperson. Er det sagt generelt: på kommandolinja med «--vouch».",
};

/// Nynorsk.
pub(super) static NN: GuardTexts = GuardTexts {
    title: "Kan dette gjelde éin person?",
    seen: |words, found| {
        let name = |kind| match kind {
            FlagKind::NationalId => "eit fødselsnummer",
            FlagKind::LongNumber => "eit konto- eller fødselsnummer",
            FlagKind::Phone => "eit telefonnummer",
            FlagKind::Email => "ei e-postadresse",
            FlagKind::Diagnosis => "sjukdom eller behandling",
            FlagKind::Person => "saka til éin person",
            FlagKind::Name => "eit namn",
        };
        format!("{} kan vere {}.", quoted(words, "og", ("«", "»")), kinds(found, name, "eller"))
    },
    why: "Her skriv vi det som gjeld alle, ikkje helsa til deg sjølv eller andre. Det er ikkje lagra enno.",
    rephrase: "Skriv det om",
    route: "Ta det ein annan stad – vis kven som kan hjelpe",
    keep: "Det er sagt generelt – behald orda",
    vouched: "Trykk Enter ein gong til for å lagre.",
    not_stored: "Det er ikkje lagra.",
    line_instead: "Skriv linja på nytt med andre ord, eller «behald» om det er sagt generelt. Tom linje: Ingenting blir lagra.",
    keep_word: "behald",
    how: "Skriv det om, så det ikkje gjeld nokon enkeltperson. Er det sagt generelt: på kommandolinja med «--vouch».",
};

/// English.
pub(super) static EN: GuardTexts = GuardTexts {
    title: "Could this be about one person?",
    seen: |words, found| {
        let name = |kind| match kind {
            FlagKind::NationalId => "a national identity number",
            FlagKind::LongNumber => "an account or identity number",
            FlagKind::Phone => "a telephone number",
            FlagKind::Email => "an e-mail address",
            FlagKind::Diagnosis => "illness or treatment",
            FlagKind::Person => "one person’s own matter",
            FlagKind::Name => "a name",
        };
        format!("{} may be {}.", quoted(words, "and", ("“", "”")), kinds(found, name, "or"))
    },
    why: "Here we write what concerns everyone, not anybody’s own health. It has not been saved yet.",
    rephrase: "Say it in other words",
    route: "Take it somewhere else – show who can help",
    keep: "It is said in general – keep the words",
    vouched: "Press Enter once more to save.",
    not_stored: "It has not been saved.",
    line_instead: "Write the line again in other words, or “keep” if it is said in general. An empty line: nothing is saved.",
    keep_word: "keep",
    how: "Say it in words that concern no single person. If it is general: on the command line with “--vouch”.",
};
