//! The code of a diagnosis, as it stands on a sick note: ICD-10 («F32.1») or ICPC-2 («P76»).

use super::{Flag, FlagKind};

/// Words after which a letter and two digits are such a code and no room, road or vitamin, by how they begin.
const BEFORE: [&str; 8] = ["diagnos", "icd", "icpc", "sykmeld", "sykemeld", "sjukmeld", "sjukemeld", "sick"];

/// So many characters may stand between that word and the code: «diagnosen på lappen var P76».
const NEAR: usize = 24;

pub(super) fn flags(text: &str) -> Vec<Flag> {
    let starts = text.char_indices().filter(|(at, first)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        first.is_ascii_alphabetic()
            && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
    });
    let code = |(at, _): (usize, char)| {
        let (length, has_point) = code(text.get(at..)?)?;
        let is_one =
            has_point && text.get(at..)?.starts_with(|c: char| c.is_ascii_uppercase()) || is_said(text, at);
        is_one.then_some(Flag { kind: FlagKind::Diagnosis, range: at..at + length })
    };
    starts.filter_map(code).collect()
}

/// How long the code is that a text begins with, and whether it has a point in it.
fn code(text: &str) -> Option<(usize, bool)> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = text.get(1..)?;
    if digits(after) != 2 {
        return None;
    }
    let point = after.get(2..)?.strip_prefix('.').map_or(0, digits);
    let length = if matches!(point, 1 | 2) { 4 + point } else { 3 };
    let ends = text.get(length..)?.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-');
    (ends && point <= 2).then_some((length, length > 3))
}

/// Whether what stands shortly before says that a diagnosis follows.
fn is_said(text: &str, at: usize) -> bool {
    let before: String = text.get(..at).unwrap_or_default().chars().rev().take(NEAR).collect();
    let before: String = before.chars().rev().collect::<String>().to_lowercase();
    let sentence = before.rsplit(['!', '?', ';', '\n']).next().unwrap_or_default();
    sentence.split(|c: char| !c.is_alphanumeric()).any(|word| BEFORE.iter().any(|it| word.starts_with(it)))
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
        ] {
            let flags = flags(text);
            assert_eq!(flags.first().and_then(|flag| text.get(flag.range.clone())), found, "{text}");
        }
    }
}
