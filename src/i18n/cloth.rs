//! Words of the cloth.

use crate::domain::place::Stage;
use crate::domain::session::MarkKind;

/// Words of the cloth.
pub struct ClothTexts {
    /// What the cloth is called.
    pub title: &'static str,
    /// «9 av 16 felt · ca. 41 min igjen»: answered, asked, minutes left.
    pub headline: fn(usize, usize, u32) -> String,
    /// «3/4 bord»: how many tables have answered, of how many.
    pub tables: fn(usize, usize) -> String,
    /// Why a question is not asked, in a word that fits a field.
    pub off: fn(MarkKind) -> &'static str,
    /// Whether an optional theme concerns the room, as question and answer (B5).
    pub concerns_us: fn(bool) -> &'static str,
    /// The same where there is little room.
    pub concerns_short: fn(bool) -> &'static str,
    /// The room has just said so.
    pub toggled: fn(bool) -> &'static str,
    /// The theme is not optional.
    pub for_everyone: &'static str,
    /// «3 avtalt»: measures the room has agreed on.
    pub agreed: fn(usize) -> String,
    /// «og 3 til»: more than there is room for.
    pub more: fn(usize) -> String,
    /// How many were found; how to go on.
    pub found: fn(usize) -> String,
    /// Nothing was found.
    pub not_found: &'static str,
    /// Stages in a word each (C1).
    pub stage: fn(Stage) -> &'static str,
}

pub(super) static NB: ClothTexts = ClothTexts {
    title: "Duken",
    headline: |answered, of, minutes| match minutes {
        0 => format!("{answered} av {of} felt"),
        _ => format!("{answered} av {of} felt · ca. {minutes} min igjen"),
    },
    tables: |answered, of| format!("{answered}/{of} bord"),
    off: |mark| match mark {
        MarkKind::LeftOut => "tatt ut",
        MarkKind::Skipped => "hoppet over",
        MarkKind::NotRelevant => "gjelder ikke",
        MarkKind::Postponed => "utsatt",
    },
    concerns_us: |yes| if yes { "gjelder dette oss? ja" } else { "gjelder dette oss? nei" },
    concerns_short: |yes| if yes { "gjelder oss" } else { "gjelder ikke oss" },
    toggled: |yes| {
        if yes {
            "Temaet er med på duken."
        } else {
            "Temaet gjelder ikke oss. Spørsmålene teller ikke med, men svarene står."
        }
    },
    for_everyone: "Dette temaet er med for alle. Hopp heller over enkelte spørsmål.",
    agreed: |n| format!("{n} avtalt"),
    more: |n| format!("og {n} til"),
    found: |n| format!("{n} funnet   Esc tøm"),
    not_found: "ingen treff   Esc tøm",
    stage: |stage| match stage {
        Stage::Opening => "åpning",
        Stage::Previous => "forrige",
        Stage::Questions => "spørsmål",
        Stage::Sorting => "sortere",
        Stage::Prioritising => "prioritere",
        Stage::Agreeing => "tiltak",
        Stage::ReadBack => "lese opp",
        Stage::Closing => "slutt",
    },
};

pub(super) static NN: ClothTexts = ClothTexts {
    title: "Duken",
    headline: |answered, of, minutes| match minutes {
        0 => format!("{answered} av {of} felt"),
        _ => format!("{answered} av {of} felt · om lag {minutes} min att"),
    },
    tables: |answered, of| format!("{answered}/{of} bord"),
    off: |mark| match mark {
        MarkKind::LeftOut => "teke ut",
        MarkKind::Skipped => "hoppa over",
        MarkKind::NotRelevant => "gjeld ikkje",
        MarkKind::Postponed => "utsett",
    },
    concerns_us: |yes| if yes { "gjeld dette oss? ja" } else { "gjeld dette oss? nei" },
    concerns_short: |yes| if yes { "gjeld oss" } else { "gjeld ikkje oss" },
    toggled: |yes| {
        if yes {
            "Temaet er med på duken."
        } else {
            "Temaet gjeld ikkje oss. Spørsmåla tel ikkje med, men svara står."
        }
    },
    for_everyone: "Dette temaet er med for alle. Hopp heller over einskilde spørsmål.",
    agreed: |n| format!("{n} avtalt"),
    more: |n| format!("og {n} til"),
    found: |n| format!("{n} funne   Esc tøm"),
    not_found: "ingen treff   Esc tøm",
    stage: |stage| match stage {
        Stage::Opening => "opning",
        Stage::Previous => "førre",
        Stage::Questions => "spørsmål",
        Stage::Sorting => "sortere",
        Stage::Prioritising => "prioritere",
        Stage::Agreeing => "tiltak",
        Stage::ReadBack => "lese opp",
        Stage::Closing => "slutt",
    },
};

pub(super) static EN: ClothTexts = ClothTexts {
    title: "The cloth",
    headline: |answered, of, minutes| match minutes {
        0 => format!("{answered} of {of} fields"),
        _ => format!("{answered} of {of} fields · about {minutes} min left"),
    },
    tables: |answered, of| format!("{answered}/{of} tables"),
    off: |mark| match mark {
        MarkKind::LeftOut => "left out",
        MarkKind::Skipped => "skipped",
        MarkKind::NotRelevant => "not relevant",
        MarkKind::Postponed => "postponed",
    },
    concerns_us: |yes| if yes { "does this concern us? yes" } else { "does this concern us? no" },
    concerns_short: |yes| if yes { "concerns us" } else { "does not concern us" },
    toggled: |yes| {
        if yes {
            "The theme is on the cloth."
        } else {
            "The theme does not concern us. Its questions do not count, but the answers stay."
        }
    },
    for_everyone: "This theme is for everyone. Skip single questions instead.",
    agreed: |n| format!("{n} agreed"),
    more: |n| format!("and {n} more"),
    found: |n| format!("{n} found   Esc clear"),
    not_found: "no match   Esc clear",
    stage: |stage| match stage {
        Stage::Opening => "opening",
        Stage::Previous => "last time",
        Stage::Questions => "questions",
        Stage::Sorting => "sort",
        Stage::Prioritising => "prioritise",
        Stage::Agreeing => "measures",
        Stage::ReadBack => "read back",
        Stage::Closing => "close",
    },
};
