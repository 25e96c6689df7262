//! Numbers in what follows a command.

/// The number a text begins with, and what follows it.
pub(super) fn first_number(said: &str) -> Option<(usize, &str)> {
    let (word, rest) = said.trim().split_once([' ', ',']).unwrap_or((said.trim(), ""));
    let number = word.trim_end_matches([':', '.', ',']).parse().ok()?;
    Some((number, rest.trim()))
}

/// The numbers a text begins with, each once, and what follows them: «1, 3 og 5-7 Turnus». A range counts up.
pub(super) fn numbers(said: &str) -> (Vec<usize>, &str) {
    /// More than any list that is read out holds.
    const MOST: usize = 1000;
    let mut found = Vec::new();
    let mut rest = said.trim();
    loop {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        if !found.is_empty() && matches!(word, "og" | "and" | "&" | "+") && begins_with_digit(after) {
            rest = after.trim_start();
            continue;
        }
        let Some(parts) = read(word).filter(|parts| !parts.is_empty()) else { break };
        for number in parts.into_iter().flat_map(|(from, to)| from..=to).take(MOST) {
            if !found.contains(&number) {
                found.push(number);
            }
        }
        rest = after.trim_start();
    }
    (found, rest)
}

fn begins_with_digit(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// «1,3» or «5-7» as ranges; `None` when it is anything else.
fn read(word: &str) -> Option<Vec<(usize, usize)>> {
    word.trim_end_matches(':')
        .split(',')
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once(['-', '–']) {
            Some((from, to)) => Some((from.parse().ok()?, to.parse().ok()?)),
            None => part.parse().ok().map(|number| (number, number)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (said, found, rest) in [
            ("1,3 Turnus", vec![1, 3], "Turnus"),
            ("1, 3 og 5 Ro på vakta", vec![1, 3, 5], "Ro på vakta"),
            ("2-4: vakter", vec![2, 3, 4], "vakter"),
            ("3 3 3", vec![3], ""),
            ("4-2", vec![], ""),
            ("Turnus", vec![], "Turnus"),
            ("1 og alle", vec![1], "og alle"),
            ("", vec![], ""),
            ("0", vec![0], ""),
            ("1,", vec![1], ""),
        ] {
            assert_eq!(numbers(said), (found, rest), "{said}");
        }
    }

    #[test]
    fn a_number_and_what_follows() {
        for (said, read) in [
            ("3 ny tekst", Some((3, "ny tekst"))),
            ("3: ny tekst", Some((3, "ny tekst"))),
            ("3", Some((3, ""))),
            ("tre", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(first_number(said), read, "{said}");
        }
    }
}
