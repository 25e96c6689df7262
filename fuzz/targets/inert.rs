//! What must never reach a screen, a pipe or a file.

/// The first character that commands a terminal, turns the reading direction or hides in a text; none where it is inert.
///
/// A list of its own, not the program's: what the program forgets must be found here.
fn harm(text: &str) -> Option<char> {
    text.chars().find(|&c| {
        (c.is_control() && !matches!(c, '\n' | '\r'))
            || matches!(u32::from(c),
                0x61C | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFFF9..=0xFFFB
                | 0xFFFE | 0xFFFF | 0xE0001)
    })
}

/// Fails with the character that should not have come through.
pub(super) fn assert_inert(text: &str, what: &str) {
    if let Some(c) = harm(text) {
        panic!("{what} lets through U+{:04X}", u32::from(c));
    }
}
