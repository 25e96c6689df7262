//! E-mail addresses, also with the signs written out: «kari.hansen (at) kommune.no», «kari krøllalfa kommune punktum no».

use super::{Flag, FlagKind};

/// How people write the sign so that machines do not see it.
const WRITTEN_OUT: [&str; 7] = ["(at)", "[at]", "{at}", "(a)", "[a]", "(krøllalfa)", " krøllalfa "];

/// The same for the full stop.
const POINTS: [&str; 8] = ["(punktum)", "[punktum]", " punktum ", "(dot)", "[dot]", " dot ", "(.)", "[.]"];

const LONGEST_POINT: usize = 9;

pub(super) fn flags(text: &str) -> Vec<Flag> {
    let signs =
        text.char_indices().filter_map(|(at, c)| matches!(c, '@' | '＠').then_some((at, c.len_utf8())));
    let lower = text.to_ascii_lowercase();
    let written = WRITTEN_OUT
        .iter()
        .flat_map(|sign| lower.match_indices(*sign).map(|(at, it)| (at, it.len())).collect::<Vec<_>>());
    signs.chain(written).filter_map(|(at, length)| address(text, at, length)).collect()
}

/// The address around the sign at `at`; a few spaces beside the sign are passed over.
fn address(text: &str, at: usize, length: usize) -> Option<Flag> {
    let before = text.get(..at)?.trim_end_matches(' ');
    let after = text.get(at + length..)?;
    let host = after.trim_start_matches(' ');
    let name: usize = before.chars().rev().take_while(|c| is_part(*c) || *c == '+').map(char::len_utf8).sum();
    let length = host_length(host)?;
    let end = text.len() - host.len() + length;
    (name > 0).then(|| Flag { kind: FlagKind::Email, range: before.len() - name..end })
}

/// How long the host is that a text begins with: parts with a full stop between them, however that is written, and a country
/// last.
fn host_length(text: &str) -> Option<usize> {
    let part = |text: &str| {
        let length: usize = text.chars().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
        text.get(..length).map_or(0, |part| part.trim_end_matches(['.', '-', '_']).len())
    };
    let ends_in_country = |length: &usize| {
        let country = text.get(..*length).and_then(|host| host.rsplit(|c: char| !c.is_alphanumeric()).next());
        country.is_some_and(|it| it.chars().count() >= 2 && it.chars().all(char::is_alphabetic))
    };
    let mut length = part(text);
    let mut host = Some(length).filter(|it| text.get(..*it).is_some_and(|host| host.contains('.')));
    host = host.filter(ends_in_country);
    while let Some(rest) = text.get(length..).map(str::trim_start)
        // No longer than the longest of them: a line may be ten million letters long.
        && let lower = rest.chars().take(LONGEST_POINT).collect::<String>().to_ascii_lowercase()
        && let Some(point) = POINTS.iter().find(|point| lower.starts_with(point.trim_start()))
        && let Some(after) = rest.get(point.trim_start().len()..).map(str::trim_start)
        && part(after) > 0
    {
        length = text.len() - after.len() + part(after);
        host = Some(length).filter(ends_in_country).or(host);
    }
    host
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_however_the_sign_is_written() {
        for (text, found) in [
            ("Skriv til kari.hansen@kommune.no.", Some("kari.hansen@kommune.no")),
            ("kåre+hms@ålesund.kommune.no", Some("kåre+hms@ålesund.kommune.no")),
            ("ola @ example.no i dag", Some("ola @ example.no")),
            ("ola(at)example.no", Some("ola(at)example.no")),
            (
                "ola.hansen krøllalfa kommune punktum no, ring heller",
                Some("ola.hansen krøllalfa kommune punktum no"),
            ),
            ("ola (at) hms (dot) kommune (dot) no", Some("ola (at) hms (dot) kommune (dot) no")),
            ("tegnet krøllalfa på tastaturet punktum", None),
            ("ola@example.no punktum 5 er viktig", Some("ola@example.no")),
            ("ola@example.no (punktum)", Some("ola@example.no")),
            ("møte @ 14.00", None),
            ("følg oss på @solsikken", None),
            ("a@b", None),
        ] {
            let flags = flags(text);
            assert_eq!(flags.first().and_then(|flag| text.get(flag.range.clone())), found, "{text}");
        }
    }
}
