//! Looks: what every role of text is drawn with (K2, K3).
//!
//! The default theme sets no background and uses neither black nor white; the explicit themes paint everything with
//! the fixed 256-colour palette, which works without truecolour. Meaning never rests on colour alone (K4).

use ratatui::style::{Color, Modifier, Style};

use crate::settings::ThemeName;

/// What a piece of text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Less important text.
    Dim,
    /// The question, the title: the largest thing on the screen.
    Question,
    /// Headings.
    Heading,
    /// The one accent: selection sign, current table, running clock.
    Accent,
    /// The selected row.
    Selected,
    /// Common ground, agreed, saved.
    Good,
    /// Something to look at: overtime, missing, overdue.
    Warn,
    /// Filled part of bars and fields.
    Full,
    /// Empty part of bars and fields.
    Empty,
    /// Rules and frames.
    Rule,
    /// A key in the footer.
    Key,
    /// What a key does.
    Label,
    /// Text being typed.
    Typed,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Dim,
        Self::Question,
        Self::Heading,
        Self::Accent,
        Self::Selected,
        Self::Good,
        Self::Warn,
        Self::Full,
        Self::Empty,
        Self::Rule,
        Self::Key,
        Self::Label,
        Self::Typed,
    ];
}

/// A look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    name: ThemeName,
}

/// Indices of the fixed palette used by an explicit theme.
struct Palette {
    back: u8,
    text: u8,
    dim: u8,
    accent: u8,
    good: u8,
    warn: u8,
    selected: u8,
    rule: u8,
}

/// Contrast against the background is tested: 4.5:1 for text, 3:1 for marks (K2).
const LIGHT: Palette =
    Palette { back: 231, text: 234, dim: 240, accent: 25, good: 22, warn: 124, selected: 153, rule: 245 };
const DARK: Palette =
    Palette { back: 234, text: 253, dim: 248, accent: 117, good: 114, warn: 215, selected: 24, rule: 243 };
const PROJECTOR: Palette =
    Palette { back: 231, text: 16, dim: 238, accent: 19, good: 22, warn: 88, selected: 189, rule: 238 };
const HIGH_CONTRAST: Palette =
    Palette { back: 16, text: 231, dim: 252, accent: 226, good: 46, warn: 214, selected: 18, rule: 231 };

impl Theme {
    /// The look of this name.
    pub const fn new(name: ThemeName) -> Self {
        Self { name }
    }

    /// The name.
    pub const fn name(self) -> ThemeName {
        self.name
    }

    /// Whether rows stand further apart.
    pub const fn is_wide(self) -> bool {
        matches!(self.name, ThemeName::Projector)
    }

    /// What the whole window is painted with before anything is drawn.
    pub fn ground(self) -> Style {
        self.palette().map_or_else(Style::default, |palette| {
            Style::new().bg(Color::Indexed(palette.back)).fg(Color::Indexed(palette.text))
        })
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = match role {
            Role::Question | Role::Heading | Role::Key | Role::Selected | Role::Warn => {
                Style::new().add_modifier(Modifier::BOLD)
            }
            Role::Dim | Role::Rule | Role::Empty => Style::new().add_modifier(Modifier::DIM),
            Role::Text | Role::Accent | Role::Good | Role::Full | Role::Label | Role::Typed => Style::new(),
        };
        match self.palette() {
            Some(palette) => {
                let colour = match role {
                    Role::Text | Role::Question | Role::Heading | Role::Typed | Role::Selected => {
                        palette.text
                    }
                    Role::Dim | Role::Label => palette.dim,
                    Role::Accent | Role::Key | Role::Full => palette.accent,
                    Role::Good => palette.good,
                    Role::Warn => palette.warn,
                    Role::Empty | Role::Rule => palette.rule,
                };
                // Dimming is the terminal's guess; here the palette says what is less important.
                let style = plain.remove_modifier(Modifier::DIM).fg(Color::Indexed(colour));
                if role == Role::Selected { style.bg(Color::Indexed(palette.selected)) } else { style }
            }
            None if self.name == ThemeName::Mono => match role {
                Role::Accent => Style::new().add_modifier(Modifier::BOLD),
                Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
                _ => plain,
            },
            None => match role {
                Role::Accent | Role::Full => plain.fg(Color::Cyan),
                Role::Good => plain.fg(Color::Green),
                Role::Warn => plain.fg(Color::Magenta),
                _ => plain,
            },
        }
    }

    fn palette(self) -> Option<&'static Palette> {
        match self.name {
            ThemeName::Terminal | ThemeName::Mono => None,
            ThemeName::Light => Some(&LIGHT),
            ThemeName::Dark => Some(&DARK),
            ThemeName::Projector => Some(&PROJECTOR),
            ThemeName::HighContrast => Some(&HIGH_CONTRAST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(index: u8) -> [f64; 3] {
        let level = |step: u8| if step == 0 { 0.0 } else { f64::from(55 + 40 * step) };
        match index {
            16..=231 => {
                let cube = index - 16;
                [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
            }
            232.. => [f64::from(8 + 10 * (index - 232)); 3],
            _ => panic!("{index} is not of the fixed palette"),
        }
    }

    fn luminance(index: u8) -> f64 {
        let [r, g, b] = rgb(index).map(|c| {
            let c = c / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(one: u8, other: u8) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_explicit_theme_can_be_read() {
        for (name, p) in
            [("light", LIGHT), ("dark", DARK), ("projector", PROJECTOR), ("high contrast", HIGH_CONTRAST)]
        {
            for text in [p.text, p.dim, p.accent, p.good, p.warn] {
                assert!(
                    contrast(text, p.back) >= 4.5,
                    "{name}: {text} on {}: {}",
                    p.back,
                    contrast(text, p.back)
                );
            }
            assert!(contrast(p.text, p.selected) >= 4.5, "{name}: selected");
            assert!(contrast(p.rule, p.back) >= 3.0, "{name}: rule");
        }
    }

    #[test]
    fn without_colours_no_style_names_one() {
        let theme = Theme::new(ThemeName::Mono);
        for &role in Role::ALL {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        assert_eq!(theme.ground(), Style::default());
    }
}
