//! A path as a person types it.

use std::path::{Path, PathBuf};

/// The path that was meant by what was typed where `offered` stood already: a whole path written after the one that was
/// offered takes its place, quotation marks around it (as other programs hand out a path) are left out, and what is no
/// whole path counts from `base`.
pub fn typed(said: &str, offered: &str, base: &Path) -> PathBuf {
    let said = bare(said);
    let meant = said
        .strip_prefix(bare(offered))
        .filter(|_| !offered.is_empty())
        .map(bare)
        .filter(|rest| is_whole(rest))
        .unwrap_or(said);
    base.join(meant)
}

fn bare(said: &str) -> &str {
    said.trim().trim_matches(['"', '\'']).trim()
}

/// Whether it names a place by itself, as any of the systems writes it: `/media/pinne`, `C:\\møter`, `\\\\tjener\\felles`.
fn is_whole(path: &str) -> bool {
    let mut letters = path.chars();
    match letters.next() {
        Some('/' | '\\') => true,
        Some(drive) if drive.is_ascii_alphabetic() => {
            letters.next() == Some(':') && matches!(letters.next(), Some('/' | '\\'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_path_typed_after_the_one_offered_takes_its_place() {
        let base = Path::new("/home/kari/Dokumenter");
        let offered = "/home/kari/Dokumenter/dialogduk 2026-11-23.db";
        for (said, meant) in [
            (offered.to_owned(), offered),
            (format!("{offered}/media/pinne/a.db"), "/media/pinne/a.db"),
            (format!("{offered} '/media/pinne/a.db' "), "/media/pinne/a.db"),
            (format!("{offered}.kopi"), "/home/kari/Dokumenter/dialogduk 2026-11-23.db.kopi"),
            ("\"/media/pinne/a.db\"".to_owned(), "/media/pinne/a.db"),
            ("a.db".to_owned(), "/home/kari/Dokumenter/a.db"),
            ("år/a.db".to_owned(), "/home/kari/Dokumenter/år/a.db"),
        ] {
            assert_eq!(typed(&said, offered, base), Path::new(meant), "{said}");
        }
        // As Windows writes it; only there it is a whole path for the system, too.
        assert!(is_whole("C:\\møter\\a.db") && is_whole("\\\\tjener\\felles\\a.db") && !is_whole("c.db"));
    }

    #[test]
    fn what_is_typed_where_nothing_was_offered_is_what_is_meant() {
        assert_eq!(typed(" /a/b.toml", "", Path::new("/x")), Path::new("/a/b.toml"));
        assert_eq!(typed("b.toml", "", Path::new("/x")), Path::new("/x/b.toml"));
    }
}
