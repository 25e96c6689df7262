//! Text in up to three languages with a visible fallback (B12).

codes! {
    /// A language of the program and of question sets.
    pub enum Lang {
        /// Bokmål; every text has it.
        Nb = "nb",
        /// Nynorsk.
        Nn = "nn",
        /// English.
        En = "en",
    }
}

/// A text: bokmål always, nynorsk and English where someone has written them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Localized {
    /// Bokmål, required.
    pub nb: String,
    /// Nynorsk.
    pub nn: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Localized {
    /// A text that so far exists in bokmål only, or is the same in all languages.
    pub fn plain(nb: impl Into<String>) -> Self {
        Self { nb: nb.into(), nn: None, en: None }
    }

    /// The text in `lang`, or in bokmål where that is missing.
    pub fn get(&self, lang: Lang) -> &str {
        self.own(lang).unwrap_or(&self.nb)
    }

    /// The text in exactly this language.
    pub fn own(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Nb => Some(&self.nb),
            Lang::Nn => self.nn.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// Whether `lang` is shown in bokmål for want of a translation; screens mark it.
    pub fn falls_back(&self, lang: Lang) -> bool {
        self.own(lang).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_bokmal_and_says_so() {
        let text = Localized { nb: "hei".into(), nn: None, en: Some("hello".into()) };
        assert_eq!((text.get(Lang::Nn), text.falls_back(Lang::Nn)), ("hei", true));
        assert_eq!((text.get(Lang::En), text.falls_back(Lang::En)), ("hello", false));
        assert!(!text.falls_back(Lang::Nb));
    }
}
