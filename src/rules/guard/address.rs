//! E-mail addresses, also with the sign written out: «kari.hansen (at) kommune.no».

use super::{Flag, FlagKind};

/// How people write the sign so that machines do not see it.
const WRITTEN_OUT: [&str; 6] = ["(at)", "[at]", "{at}", "(a)", "[a]", "(krøllalfa)"];

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
    let host_length: usize = host.chars().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let host_name = host.get(..host_length)?.trim_end_matches(['.', '-', '_']);
    let (_, country) = host_name.rsplit_once('.')?;
    let is_host = country.chars().count() >= 2 && country.chars().all(char::is_alphabetic);
    let end = text.len() - host.len() + host_name.len();
    (name > 0 && is_host).then(|| Flag { kind: FlagKind::Email, range: before.len() - name..end })
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
            ("møte @ 14.00", None),
            ("følg oss på @solsikken", None),
            ("a@b", None),
        ] {
            let flags = flags(text);
            assert_eq!(flags.first().and_then(|flag| text.get(flag.range.clone())), found, "{text}");
        }
    }
}
