//! Words of the list of measures, the matrix, and what is to be kept.

use super::CodeTexts;
use super::refusals::listed;
use crate::domain::measure::Missing;
use crate::tui::screens::measures::Section;

/// Words of the list of measures.
pub struct MeasuresTexts {
    /// Over a section, with how many stand in it.
    pub section: fn(Section, usize) -> String,
    /// «mangler frist og første skritt».
    pub lacks: fn(&str) -> String,
    /// The same as a sentence, when the room wants to agree.
    pub before_agreeing: fn(&str) -> String,
    /// Between the last two of a list.
    pub and: &'static str,
    /// How many things it lacks, where there is no room for which.
    pub lacks_so_many: fn(usize) -> String,
    /// Nothing but its words is there.
    pub only_words: &'static str,
    /// Everything needed to agree is there.
    pub ready: &'static str,
    /// Nobody has proposed anything.
    pub empty: &'static str,
    /// While the list is empty: something to remove, and something to strengthen (R30).
    pub both_ways: &'static str,
    /// In the empty input line.
    pub placeholder: &'static str,
    /// A new measure is typed in the line at the bottom.
    pub type_below: &'static str,
    /// Choose a measure first.
    pub choose_one: &'static str,
    /// A measure was deleted; the chord of undo is inserted.
    pub deleted: fn(&str) -> String,
    /// «frist 1. desember».
    pub due: fn(&str) -> String,
    /// «oppfølging 14. januar».
    pub looked_at: fn(&str) -> String,
    /// So many lines are waiting in the input, each a proposal.
    pub lines_waiting: fn(usize) -> String,
    /// A measure has something typed that is not saved.
    pub unfinished: &'static str,
    /// Title when parking.
    pub park_title: &'static str,
    /// Title when dropping.
    pub drop_title: &'static str,
    /// Title when choosing what to merge with.
    pub merge_title: &'static str,
    /// Which one stays.
    pub merge_lead: fn(&str) -> String,
    /// The reason written on the other.
    pub merged_with: fn(&str) -> String,
    /// There is no other open measure.
    pub nothing_to_merge: &'static str,
    /// Over the matrix.
    pub matrix: &'static str,
    /// What it gives.
    pub benefit: &'static str,
    /// What it takes.
    pub effort: &'static str,
    /// Over those not placed.
    pub unplaced: &'static str,
    /// How the matrix is used.
    pub matrix_hint: &'static str,
    /// The benefit has been typed, the effort is next.
    pub effort_next: fn(u8) -> String,
    /// The corner of much benefit for little effort.
    pub begin_here: &'static str,
    /// Nothing to weigh.
    pub nothing_to_weigh: &'static str,
    /// Over what is to be kept.
    pub keeps: &'static str,
    /// What that list is for.
    pub keeps_lead: &'static str,
    /// Nothing on it yet.
    pub keeps_empty: &'static str,
    /// In its empty input line.
    pub keeps_placeholder: &'static str,
    /// Before a line being reworded.
    pub rewording: &'static str,
    /// There is a line to save before another is reworded.
    pub save_first: &'static str,
}

impl MeasuresTexts {
    /// What is missing, as a list: «frist og første skritt».
    fn missing(&self, missing: &[Missing], codes: &CodeTexts) -> String {
        listed(missing.iter().map(|it| (codes.missing)(*it)), self.and)
    }

    /// «mangler frist og første skritt».
    pub fn lacks_what(&self, missing: &[Missing], codes: &CodeTexts) -> String {
        (self.lacks)(&self.missing(missing, codes))
    }

    /// The same as a sentence, when the room wants to agree.
    pub fn lacks_before_agreeing(&self, missing: &[Missing], codes: &CodeTexts) -> String {
        (self.before_agreeing)(&self.missing(missing, codes))
    }
}

pub(super) static NB: MeasuresTexts = MeasuresTexts {
    section: |section, n| match section {
        Section::Proposed => format!("Forslag ({n})"),
        Section::Agreed => format!("Avtalt ({n})"),
        Section::InProgress => format!("I gang ({n})"),
        Section::InPlace => format!("Allerede på plass ({n})"),
        Section::Done => format!("Gjennomført ({n})"),
        Section::Evaluated => format!("Vurdert ({n})"),
        Section::Parked => format!("Parkert ({n})"),
        Section::Dropped => format!("Forkastet ({n})"),
    },
    lacks: |what| format!("mangler {what}"),
    before_agreeing: |what| format!("Før dere kan bli enige, trengs {what}."),
    and: "og",
    lacks_so_many: |n| if n == 0 { "klart".into() } else { format!("mangler {n}") },
    only_words: "ikke fylt ut ennå",
    ready: "klart til å bli enige om",
    empty: "Her samles forslagene fra alle bordene. Skriv det første på linja nederst.",
    both_ways: "Tenk begge veier: Hva tapper dere, og kan bort? Hva gir krefter, og kan dere få mer av?",
    placeholder: "Skriv et nytt tiltak",
    type_below: "Skriv tiltaket på linja nederst og trykk Enter.",
    choose_one: "Velg et tiltak med piltastene først.",
    deleted: |undo| format!("Tiltaket er slettet. {undo} henter det tilbake."),
    due: |date| format!("frist {date}"),
    looked_at: |date| format!("oppfølging {date}"),
    lines_waiting: |n| format!("{n} linjer blir {n} forslag."),
    unfinished: "påbegynt",
    park_title: "Parkér: hvorfor ikke nå?",
    drop_title: "Forkast: hvorfor ikke?",
    merge_title: "Slå sammen med hvilket?",
    merge_lead: |title| format!("«{title}» blir stående. Svarene bak begge følger med."),
    merged_with: |title| format!("Slått sammen med «{title}»"),
    nothing_to_merge: "Det er ikke noe annet åpent forslag å slå sammen med.",
    matrix: "Gevinst og innsats",
    benefit: "gevinst",
    effort: "innsats",
    unplaced: "Ikke plassert",
    matrix_hint: "Piltaster flytter, Tab neste tiltak. Eller to sifre: gevinst, så innsats.",
    effort_next: |benefit| format!("Gevinst {benefit}. Innsats, 1–5?"),
    begin_here: "mye igjen for lite",
    nothing_to_weigh: "Når det er forslag på lista, kan dere veie dem mot hverandre her.",
    keeps: "Dette vil vi bevare",
    keeps_lead: "Det som virker i dag og skal tas vare på, er like mye et resultat som det dere vil endre.",
    keeps_empty: "Skriv det første på linja nederst.",
    keeps_placeholder: "Skriv noe som skal bevares",
    rewording: "endre",
    save_first: "Lagre linja du skriver på, med Enter først.",
};

pub(super) static NN: MeasuresTexts = MeasuresTexts {
    section: |section, n| match section {
        Section::Proposed => format!("Framlegg ({n})"),
        Section::Agreed => format!("Avtalt ({n})"),
        Section::InProgress => format!("I gang ({n})"),
        Section::InPlace => format!("Alt på plass ({n})"),
        Section::Done => format!("Gjennomført ({n})"),
        Section::Evaluated => format!("Vurdert ({n})"),
        Section::Parked => format!("Parkert ({n})"),
        Section::Dropped => format!("Forkasta ({n})"),
    },
    lacks: |what| format!("manglar {what}"),
    before_agreeing: |what| format!("Før de kan bli einige, trengst {what}."),
    and: "og",
    lacks_so_many: |n| if n == 0 { "klart".into() } else { format!("manglar {n}") },
    only_words: "ikkje fylt ut enno",
    ready: "klart til å bli einige om",
    empty: "Her blir framlegga frå alle borda samla. Skriv det første på linja nedst.",
    both_ways: "Tenk begge vegar: Kva tappar dykk, og kan bort? Kva gir krefter, og kan de få meir av?",
    placeholder: "Skriv eit nytt tiltak",
    type_below: "Skriv tiltaket på linja nedst og trykk Enter.",
    choose_one: "Vel eit tiltak med piltastane først.",
    deleted: |undo| format!("Tiltaket er sletta. {undo} hentar det tilbake."),
    due: |date| format!("frist {date}"),
    looked_at: |date| format!("oppfølging {date}"),
    lines_waiting: |n| format!("{n} linjer blir {n} framlegg."),
    unfinished: "påbyrja",
    park_title: "Parker: kvifor ikkje no?",
    drop_title: "Forkast: kvifor ikkje?",
    merge_title: "Slå saman med kva for eit?",
    merge_lead: |title| format!("«{title}» blir ståande. Svara bak begge følgjer med."),
    merged_with: |title| format!("Slått saman med «{title}»"),
    nothing_to_merge: "Det er ikkje noko anna ope framlegg å slå saman med.",
    matrix: "Gevinst og innsats",
    benefit: "gevinst",
    effort: "innsats",
    unplaced: "Ikkje plassert",
    matrix_hint: "Piltastar flyttar, Tab neste tiltak. Eller to siffer: gevinst, så innsats.",
    effort_next: |benefit| format!("Gevinst {benefit}. Innsats, 1–5?"),
    begin_here: "mykje att for lite",
    nothing_to_weigh: "Når det er framlegg på lista, kan de vege dei mot kvarandre her.",
    keeps: "Dette vil vi ta vare på",
    keeps_lead: "Det som verkar i dag og skal takast vare på, er like mykje eit resultat som det de vil endre.",
    keeps_empty: "Skriv det første på linja nedst.",
    keeps_placeholder: "Skriv noko som skal takast vare på",
    rewording: "endre",
    save_first: "Lagre linja du skriv på, med Enter først.",
};

pub(super) static EN: MeasuresTexts = MeasuresTexts {
    section: |section, n| match section {
        Section::Proposed => format!("Proposed ({n})"),
        Section::Agreed => format!("Agreed ({n})"),
        Section::InProgress => format!("In progress ({n})"),
        Section::InPlace => format!("Already in place ({n})"),
        Section::Done => format!("Done ({n})"),
        Section::Evaluated => format!("Evaluated ({n})"),
        Section::Parked => format!("Parked ({n})"),
        Section::Dropped => format!("Dropped ({n})"),
    },
    lacks: |what| format!("lacks {what}"),
    before_agreeing: |what| format!("Before you can agree, it needs {what}."),
    and: "and",
    lacks_so_many: |n| if n == 0 { "ready".into() } else { format!("lacks {n}") },
    only_words: "not filled in yet",
    ready: "ready to be agreed",
    empty: "Proposals from all tables are gathered here. Type the first on the line at the bottom.",
    both_ways: "Think both ways: What drains you, and can go? What gives you strength, and could be more of?",
    placeholder: "Type a new measure",
    type_below: "Type the measure on the line at the bottom and press Enter.",
    choose_one: "Choose a measure with the arrow keys first.",
    deleted: |undo| format!("The measure is deleted. {undo} brings it back."),
    due: |date| format!("due {date}"),
    looked_at: |date| format!("follow-up {date}"),
    lines_waiting: |n| format!("{n} lines become {n} proposals."),
    unfinished: "begun",
    park_title: "Park: why not now?",
    drop_title: "Drop: why not?",
    merge_title: "Merge with which one?",
    merge_lead: |title| format!("“{title}” stays. The answers behind both come along."),
    merged_with: |title| format!("Merged with “{title}”"),
    nothing_to_merge: "There is no other open proposal to merge with.",
    matrix: "Benefit and effort",
    benefit: "benefit",
    effort: "effort",
    unplaced: "Not placed",
    matrix_hint: "Arrow keys move it, Tab: the next. Or two digits: benefit, then effort.",
    effort_next: |benefit| format!("Benefit {benefit}. Effort, 1–5?"),
    begin_here: "much for little",
    nothing_to_weigh: "Once there are proposals on the list, you can weigh them against each other here.",
    keeps: "What we want to keep",
    keeps_lead: "What works today and should be kept is as much a result as what you want to change.",
    keeps_empty: "Type the first on the line at the bottom.",
    keeps_placeholder: "Type something to keep",
    rewording: "edit",
    save_first: "Save the line you are typing with Enter first.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;

    #[test]
    fn what_is_missing_reads_as_a_sentence() {
        let missing = [Missing::Deadline, Missing::FollowUp, Missing::FirstStep];
        for (lang, said) in [
            (Lang::Nb, "mangler frist, oppfølgingsdato og første skritt"),
            (Lang::Nn, "manglar frist, oppfølgingsdato og første steg"),
            (Lang::En, "lacks a deadline, a follow-up date and a first step"),
        ] {
            assert_eq!(texts(lang).measures.lacks_what(&missing, texts(lang).codes), said);
        }
    }
}
