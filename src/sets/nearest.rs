//! The word that was probably meant.

/// Norwegian words people write where the file has an English key or code.
const NORWEGIAN: &[(&str, &str)] = &[
    ("del", "part"),
    ("spørsmål", "question"),
    ("spørsmal", "question"),
    ("sporsmal", "question"),
    ("tittel", "title"),
    ("om", "about"),
    ("opphav", "origin"),
    ("lisens", "licence"),
    ("license", "licence"),
    ("versjon", "version"),
    ("sektor", "sector"),
    ("perspektiv", "perspective"),
    ("kind", "type"),
    ("minutter", "minutes"),
    ("minutt", "minutes"),
    ("stille", "silent"),
    ("svar", "answered_by"),
    ("valgfri", "optional"),
    ("leder", "leader"),
    ("leiar", "leader"),
    ("leder_med", "leader_present"),
    ("kolonner", "columns"),
    ("styrke", "strength"),
    ("kilde", "source"),
    ("kjelde", "source"),
    ("tekst", "text"),
    ("hjelp", "help"),
    ("eksempel", "example"),
    ("døme", "example"),
    ("oppfølging", "follow_up"),
    ("liste", "list"),
    ("skala", "scale"),
    ("valg", "choice"),
    ("val", "choice"),
    ("valg", "options"),
    ("flervalg", "multi_choice"),
    ("ranger", "rank"),
    ("tiltak", "measure"),
    ("tiltak", "measures"),
    ("antall", "count"),
    ("enig", "stance"),
    ("gruppe", "group"),
    ("plenum", "plenary"),
    ("individ", "individual"),
    ("kollega", "colleague"),
    ("egen", "own"),
    ("fravær", "absence"),
    ("nærvær", "presence"),
    ("begge", "both"),
    ("språk", "lang"),
    ("tema", "theme"),
    ("mus", "mouse"),
    ("bord", "table_size"),
    ("datafil", "data_file"),
    ("taster", "keys"),
    ("tastar", "keys"),
];

/// The candidate a slip of the finger, or writing it in Norwegian, would have turned into `found`.
pub(crate) fn nearest<'c>(found: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let found = found.trim().to_lowercase();
    let itself = candidates.iter().map(|&candidate| (candidate, candidate));
    let in_norwegian = NORWEGIAN.iter().filter(|(_, english)| candidates.contains(english)).copied();
    itself
        .chain(in_norwegian)
        .map(|(word, candidate)| (distance(&found, word), word.chars().count(), candidate))
        .filter(|&(slips, letters, _)| slips <= (letters / 4).max(usize::from(letters > 2)))
        .min_by_key(|&(slips, _, _)| slips)
        .map(|(_, _, candidate)| candidate)
}

/// How many letters must be added, taken away, exchanged or swapped with their neighbour. Words of a file only: a
/// very long one is told by its length alone.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 8 {
        return a.len().abs_diff(b.len());
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            // All three rows have b.len() + 1 places, and j < b.len().
            let mut best = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let codes = ["list", "scale", "choice", "multi_choice", "rank", "measure", "count", "stance"];
        for (found, meant) in [
            ("skla", Some("scale")),
            ("scal", Some("scale")),
            ("sclae", Some("scale")),
            ("skala", Some("scale")),
            ("Liste", Some("list")),
            ("multichoice", Some("multi_choice")),
            ("flervalg", Some("multi_choice")),
            ("fritekst", None),
            ("", None),
        ] {
            assert_eq!(nearest(found, &codes), meant, "{found}");
        }
        assert_eq!(nearest("valg", &["options"]), Some("options"));
    }
}
