//! The code of a diagnosis, as it stands on a sick note: ICD-10 («F32.1») or ICPC-2 («P76»).

use super::{Flag, FlagKind};

/// Words after which a letter and two digits are such a code and no room, road or vitamin, by how they begin.
const BEFORE: [&str; 8] = ["diagnos", "icd", "icpc", "sykmeld", "sykemeld", "sjukmeld", "sjukemeld", "sick"];

/// So many characters may stand between that word and the code: «diagnosen på lappen var P76».
const NEAR: usize = 24;

/// What words end with right after which it is a room, a chapter or a shift, whatever else is said: «møterommet B12.1».
const NO_CODE_AFTER: [&str; 22] = [
    "rom",
    "bygg",
    "bygning",
    "kontor",
    "avdeling",
    "seksjon",
    "versjon",
    "punkt",
    "kapittel",
    "vakt",
    "skift",
    "room",
    "building",
    "office",
    "department",
    "ward",
    "unit",
    "section",
    "chapter",
    "version",
    "release",
    "shift",
];

/// What says that it is a certain one.
const ENDINGS: [&str; 5] = ["", "a", "en", "et", "met"];

/// Words that end so and are none of them.
const CODE_AFTER: [&str; 2] = ["from", "syndrom"];

/// The same cut short, with a full stop or without.
const NO_CODE_AFTER_SHORT: [&str; 8] = ["avd", "pkt", "kap", "kl", "vers", "sec", "dept", "ch"];

/// What is cut short before a code, so that its full stop ends no sentence: «sykmeldt pga. P76».
const CUT_SHORT: [&str; 9] = ["pga", "jf", "jfr", "nr", "evt", "iflg", "ifm", "mht", "dvs"];

pub(super) fn flags(text: &str) -> Vec<Flag> {
    let starts = text.char_indices().filter(|(at, first)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        first.is_ascii_alphabetic()
            && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
    });
    let code = |(at, first): (usize, char)| {
        let (length, form) = code(text.get(at..)?)?;
        let before = shortly_before(text, at);
        let is_one = form == Form::Pointed && first.is_ascii_uppercase() || is_said(before, first);
        (is_one && !is_something_else(before))
            .then_some(Flag { kind: FlagKind::Diagnosis, range: at..at + length })
    };
    starts.filter_map(code).collect()
}

/// How what may be a code is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// «P76».
    Plain,
    /// «F32.1»: hardly anything else.
    Pointed,
    /// «N22.00»: the night shift begins at ten as well.
    Hour,
}

/// How long the code is that a text begins with, and how it is written.
fn code(text: &str) -> Option<(usize, Form)> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = text.get(1..)?;
    if digits(after) != 2 {
        return None;
    }
    let point = after.get(2..)?.strip_prefix('.').map_or(0, digits);
    let (length, form) = match point {
        1 => (5, Form::Pointed),
        2 if is_hour(after.get(..2)?, after.get(3..5)?) => (6, Form::Hour),
        2 => (6, Form::Pointed),
        _ => (3, Form::Plain),
    };
    let mut rest = text.get(length..)?.chars();
    let goes_on = match rest.next() {
        Some('-' | '‐' | '‑' | '–') => true,
        Some('.') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        next => next.is_some_and(char::is_alphanumeric),
    };
    (!goes_on).then_some((length, form))
}

fn is_hour(hours: &str, minutes: &str) -> bool {
    hours.parse::<u32>().is_ok_and(|hours| hours < 24) && minutes.parse::<u32>().is_ok_and(|it| it < 60)
}

/// As much of what stands before as is looked at.
fn shortly_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let from = before.char_indices().rev().take(NEAR).last().map_or(at, |(from, _)| from);
    before.get(from..).unwrap_or_default()
}

/// Whether what stands before in the sentence says that a diagnosis follows. A full stop ends one when a capital letter
/// follows, be it the code's own.
fn is_said(before: &str, first: char) -> bool {
    let ends = |(at, c): &(usize, char)| match c {
        '!' | '?' | ';' | '\n' => true,
        '.' => {
            let after = before.get(at + 1..).unwrap_or_default();
            after.starts_with(char::is_whitespace)
                && after.trim_start().chars().next().unwrap_or(first).is_uppercase()
                && !is_cut_short(before.get(..*at).unwrap_or_default())
        }
        _ => false,
    };
    let from = before.char_indices().rfind(ends).map_or(0, |(at, _)| at);
    let sentence = before.get(from..).unwrap_or_default().to_lowercase();
    sentence.split(|c: char| !c.is_alphanumeric()).any(|word| BEFORE.iter().any(|it| word.starts_with(it)))
}

/// Whether a text ends with a word that has a full stop of its own: «p.g.a.», «nr.».
fn is_cut_short(text: &str) -> bool {
    let word = last_word(text);
    word.chars().count() == 1 || CUT_SHORT.contains(&word.as_str())
}

/// Whether the word right before says that it is something else.
fn is_something_else(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{A0}']);
    let word = last_word(before.strip_suffix('.').unwrap_or(before));
    let is_named = |stem: &str| {
        let ends = |words: &[&str]| words.iter().any(|it| stem.ends_with(it));
        ends(&NO_CODE_AFTER) && !ends(&CODE_AFTER)
    };
    NO_CODE_AFTER_SHORT.contains(&word.as_str())
        || !before.ends_with('.') && ENDINGS.iter().filter_map(|it| word.strip_suffix(it)).any(is_named)
}

/// The word a text ends with, in small letters.
fn last_word(text: &str) -> String {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_a_diagnosis_is_told_from_rooms_roads_and_vitamins() {
        for (text, found) in [
            ("Sykmeldt F32.1 siden mai", Some("F32.1")),
            ("det står M54.5", Some("M54.5")),
            ("diagnosen på lappen var P76.", Some("P76")),
            ("sykmelding (l84)", Some("l84")),
            ("ICPC-2: A04", Some("A04")),
            ("Vi møtes på rom B12", None),
            ("Kø på E18 om morgenen", None),
            ("vitamin B12 og D3", None),
            ("v10.2 av programmet", None),
            ("punkt A1.2 i planen", None),
            ("kl. 10.30–11.45", None),
            ("modell X12.3456", None),
            ("sykmeldte i A4-format", None),
            ("diagnosen var P76", Some("P76")),
            ("Sykmeldt pga. P76", Some("P76")),
            ("Hun er sykmeldt. det står P76", Some("P76")),
            ("Vi har mange sykmeldte. Rom B12 er for kaldt.", None),
            ("Mange sykmeldte.  B12 er kaldt", None),
            ("Sykmeldte på avdeling B12 følges opp", None),
            ("Sjukmelde på avd. B12 blir følgde opp", None),
            ("Sick staff on ward B12", None),
            ("sick from F32.1", Some("F32.1")),
            ("Aspergers syndrom F84.5", Some("F84.5")),
            ("Nytt syndrom: se syndromet F84.5", Some("F84.5")),
            ("Det går ut over vakta. F32.1 står på lappen", Some("F32.1")),
            ("Sykmeldt på avdelingen: F32.1", Some("F32.1")),
            ("Møterom B12.1 er for lite", None),
            ("Nattskiftet A15.1", None),
            ("Vakt A15.00–22.00", None),
            ("N22.00", None),
            ("ny turnus A07.30 - 15.00", None),
            ("Sykmeldt N20.00 siden mai", Some("N20.00")),
            ("M54.50", Some("M54.50")),
            ("Versjon V10.2", None),
            ("Programversjonen V10.2", None),
            ("punkt A10.2 i planen", None),
            ("jf. pkt. A10.2", None),
            ("Sick leave policy, section A10.2", None),
            ("utgave V10.2.1", None),
            ("tabell A10.2–10.4", None),
            ("F32.1 – det står på lappen", Some("F32.1")),
        ] {
            let flags = flags(text);
            assert_eq!(flags.first().and_then(|flag| text.get(flag.range.clone())), found, "{text}");
        }
    }
}
