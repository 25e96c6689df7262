//! What a valid question set could do better (R12, R26, R39, B12). Lints advise; they stop nobody.

use crate::domain::ids::QuestionId;
use crate::domain::localized::{Lang, Localized};
use crate::domain::question_set::{AnsweredBy, Covers, KindCode, QuestionSet};

/// The least share of the minutes that goes to finding and choosing measures (R39), in percent.
pub const MEASURE_PERCENT: u32 = 25;

/// The rules a set can be knowingly exempt from.
pub const RULES: &[&str] = &["R12", "R26", "R39", "B12"];

/// A piece of advice about a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lint {
    /// No question asks for what works before the first one that asks for measures (R12).
    NoStrengthFirst,
    /// Some whose contribution no question covers (R26).
    NotCovered {
        /// Whose.
        missing: Vec<Covers>,
    },
    /// Too little time for measures (R39).
    FewMeasureMinutes {
        /// Minutes for measures and rankings.
        minutes: u32,
        /// Minutes in all.
        total: u32,
    },
    /// A translation that stops half way, so that a meeting switches languages (B12).
    PartlyTranslated {
        /// Which language.
        lang: Lang,
        /// Texts that exist in it.
        translated: usize,
        /// Texts in all.
        total: usize,
    },
    /// A scale or stance answers a statement, from disagree to agree; this one is put as a question.
    NotAStatement {
        /// Which.
        question: QuestionId,
    },
    /// Everybody answers on their own, but without a silent minute to think (R21).
    NoSilence {
        /// Which.
        question: QuestionId,
    },
}

impl Lint {
    /// The rule a set can be exempt from, if this is one of those.
    pub fn rule(&self) -> Option<&'static str> {
        match self {
            Self::NoStrengthFirst => Some("R12"),
            Self::NotCovered { .. } => Some("R26"),
            Self::FewMeasureMinutes { .. } => Some("R39"),
            Self::PartlyTranslated { .. } => Some("B12"),
            Self::NotAStatement { .. } | Self::NoSilence { .. } => None,
        }
    }
}

/// All advice about a set, apart from what it is exempt from.
pub fn lints(set: &QuestionSet) -> Vec<Lint> {
    let mut lints = Vec::new();
    lints.extend(strength_first(set));
    lints.extend(all_covered(set));
    lints.extend(measure_minutes(set));
    lints.extend(Lang::ALL.iter().filter_map(|&lang| {
        let Coverage { translated, total } = coverage(set, lang);
        (translated > 0 && translated < total).then_some(Lint::PartlyTranslated { lang, translated, total })
    }));
    for (_, question) in set.questions() {
        let id = || question.id.clone();
        let agrees = matches!(question.kind.code(), KindCode::Scale | KindCode::Stance);
        if agrees && Lang::ALL.iter().any(|&lang| question.text.get(lang).trim_end().ends_with('?')) {
            lints.push(Lint::NotAStatement { question: id() });
        }
        if question.answered_by == AnsweredBy::Individual && question.silent == 0 {
            lints.push(Lint::NoSilence { question: id() });
        }
    }
    lints.retain(|lint| !lint.rule().is_some_and(|rule| set.lint_exempt.iter().any(|exempt| exempt == rule)));
    lints
}

fn strength_first(set: &QuestionSet) -> Option<Lint> {
    let before_measures =
        set.questions().take_while(|(_, question)| question.kind.code() != KindCode::Measure);
    let found = before_measures.into_iter().any(|(_, question)| question.strength);
    (!found).then_some(Lint::NoStrengthFirst)
}

fn all_covered(set: &QuestionSet) -> Option<Lint> {
    let covered = |who: &Covers| set.questions().any(|(_, question)| question.covers.contains(who));
    let missing: Vec<_> = Covers::ALL.iter().copied().filter(|who| !covered(who)).collect();
    (!missing.is_empty()).then_some(Lint::NotCovered { missing })
}

fn measure_minutes(set: &QuestionSet) -> Option<Lint> {
    let minutes = set
        .questions()
        .filter(|(_, question)| matches!(question.kind.code(), KindCode::Measure | KindCode::Rank))
        .map(|(_, question)| u32::from(question.minutes))
        .sum();
    let total = set.minutes();
    (minutes * 100 < total * MEASURE_PERCENT).then_some(Lint::FewMeasureMinutes { minutes, total })
}

/// How much of a set exists in one language (B12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Texts that exist in it.
    pub translated: usize,
    /// Texts in all.
    pub total: usize,
}

/// Counts the texts of a set that exist in `lang`.
pub fn coverage(set: &QuestionSet, lang: Lang) -> Coverage {
    let mut coverage = Coverage { translated: 0, total: 0 };
    let mut count = |text: &Localized| {
        coverage.total += 1;
        coverage.translated += usize::from(!text.falls_back(lang));
    };
    [&set.title, &set.about, &set.origin].into_iter().for_each(&mut count);
    for part in &set.parts {
        count(&part.title);
        for question in &part.questions {
            count(&question.text);
            [&question.short, &question.help, &question.example].into_iter().flatten().for_each(&mut count);
            question.follow_up.iter().for_each(&mut count);
            question.kind.options().iter().map(|option| &option.text).for_each(&mut count);
        }
    }
    coverage
}
