//! A person's name in running text.

/// The text with a name replaced wherever it stands as whole words, also with the s of possession; `None` where it does not.
pub fn replaced(text: &str, name: &str, role: &str) -> Option<String> {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = String::new();
    let (mut at, mut kept, mut any) = (0, 0, false);
    while at < letters.len() {
        let before = at.checked_sub(1).and_then(|it| letters.get(it)).map(|(_, c)| *c);
        match ends(&letters, at, &name) {
            Some(end) if !name.is_empty() && !before.is_some_and(char::is_alphanumeric) => {
                let byte = |at: usize| letters.get(at).map_or(text.len(), |(byte, _)| *byte);
                out.push_str(text.get(kept..byte(at)).unwrap_or_default());
                out.push_str(role);
                (at, kept, any) = (end, byte(end), true);
            }
            _ => at += 1,
        }
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    any.then_some(out)
}

/// Where the name that begins at `at` ends, if it is a whole word or followed by an s alone.
fn ends(letters: &[(usize, char)], at: usize, name: &[char]) -> Option<usize> {
    let mut wanted = name.iter();
    let mut end = at;
    while wanted.len() > 0 {
        let (_, c) = letters.get(end)?;
        for lower in c.to_lowercase() {
            if wanted.next() != Some(&lower) {
                return None;
            }
        }
        end += 1;
    }
    let is_letter = |at: usize| letters.get(at).is_some_and(|(_, c)| c.is_alphanumeric());
    let of = letters.get(end).is_some_and(|(_, c)| *c == 's') && !is_letter(end + 1);
    (!is_letter(end) || of).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_replaced_as_a_whole_word_whatever_its_letters() {
        for (text, name, expected) in [
            ("Kari Nordmann tar det", "kari nordmann", Some("fagleder tar det")),
            ("Vi spør KARI, og Karis vikar", "Kari", Some("Vi spør fagleder, og fagleders vikar")),
            ("Karianne tar det", "Kari", None),
            ("Makari", "Kari", None),
            ("Øystein og øystein", "Øystein", Some("fagleder og fagleder")),
            ("Kari\nKari", "Kari", Some("fagleder\nfagleder")),
            ("", "Kari", None),
            ("Karistua", "Kari", None),
        ] {
            assert_eq!(replaced(text, name, "fagleder").as_deref(), expected, "{text:?}");
        }
    }
}
