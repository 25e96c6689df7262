//! The names and words a unit or a municipality has given the guard beyond what every guard knows (J3): two plain lists, one
//! entry a line, so that a column can be pasted from anywhere and nothing can be wrong in it.

/// What the guard knows beside its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWords {
    /// Names of those who work here: «Kari Nordmann».
    pub names: Vec<String>,
    /// Words and phrases to ask about.
    pub words: Vec<String>,
}

/// The entries of a list; blank lines and lines that begin with `#` are none. Notepad may have written it in the older
/// Windows letters, which for names are those of Latin-1.
pub fn entries(bytes: &[u8]) -> Vec<String> {
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_however_it_was_saved() {
        for (saved, bytes) in [
            ("UTF-8", "# vakta\nKåre Sæther\n\n  Bjørg  \n".as_bytes()),
            ("UTF-8 with a mark, Windows line ends", "\u{FEFF}Kåre Sæther\r\nBjørg\r\n".as_bytes()),
            ("Windows-1252", b"K\xE5re S\xE6ther\r\nBj\xF8rg"),
        ] {
            assert_eq!(entries(bytes), ["Kåre Sæther", "Bjørg"], "{saved}");
        }
    }
}
