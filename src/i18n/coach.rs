//! Words of the coach beside the form: all questions at once, percent or points, what is alike, splitting, what is
//! covered.

use crate::domain::localized::Lang;
use crate::domain::measure::{Percent, TargetLevel};

/// Words of the coach.
pub struct CoachTexts {
    /// Over all the checks ask of a measure.
    pub all_title: &'static str,
    /// What choosing a row does.
    pub all_lead: &'static str,
    /// That there is more, with the chord that shows it.
    pub more: fn(usize, &str) -> String,
    /// «7 %», «8,82 %».
    pub percent: fn(Percent) -> String,
    /// «fra 9 % til 7 %», or «7 %» while today's level is unknown.
    pub level: fn(TargetLevel) -> String,
    /// The level when a percentage is a part of today's: level, amount, today.
    pub relative: fn(Percent, Percent, Percent) -> String,
    /// The level when it is percentage points: level, amount, today.
    pub points: fn(Percent, Percent, Percent) -> String,
    /// Over the choice of level.
    pub which_level: &'static str,
    /// Why it is asked.
    pub which_lead: &'static str,
    /// A reading that cannot be meant: that many points from today's level lead out of 0–100 %.
    pub impossible: fn(Percent, Percent) -> String,
    /// Neither reading is possible.
    pub both_impossible: &'static str,
    /// The last row: the words stay as they are.
    pub leave: &'static str,
    /// Asks for today's level.
    pub base_title: &'static str,
    /// Before the line where it is typed.
    pub base_label: &'static str,
    /// What was typed is no level.
    pub not_a_level: &'static str,
    /// Line by line: how a level is stored; the level is inserted.
    pub type_level: fn(&str) -> String,
    /// Over a proposal that is alike to others.
    pub alike_title: &'static str,
    /// What was typed.
    pub alike_lead: fn(&str) -> String,
    /// The row that saves it as it is.
    pub keep_new: &'static str,
    /// The row that makes one of the two: title, state.
    pub merge_with: fn(&str, &str) -> String,
    /// The row that opens the other one instead.
    pub open_other: fn(&str) -> String,
    /// The row that leaves it, since an earlier meeting agreed on it: title, state.
    pub owed_already: fn(&str, &str) -> String,
    /// The proposal was not saved; it still stands in the line.
    pub not_saved: &'static str,
    /// Line by line: which measures are alike to the new one, and how they are made one: the measures, the command.
    pub alike_told: fn(&str, &str) -> String,
    /// Line by line: an earlier meeting agreed on it: title.
    pub owed_told: fn(&str) -> String,
    /// Asks for the parts of a measure.
    pub split_title: &'static str,
    /// Before the line where they are typed.
    pub split_label: &'static str,
    /// One part is no split.
    pub split_needs_two: &'static str,
    /// The reason on the one that was split.
    pub split_into: fn(&[String]) -> String,
    /// It has become so many.
    pub split_done: fn(usize) -> String,
    /// Over what the measures cover.
    pub coverage_title: &'static str,
    /// How many measures each strand has.
    pub strands: fn(&str) -> String,
    /// The categories with measures.
    pub covered: fn(&str) -> String,
    /// No category has any.
    pub nothing_covered: &'static str,
    /// The categories without.
    pub not_covered: fn(&str) -> String,
    /// Measures without a category.
    pub without_category: fn(usize) -> String,
    /// Over what is lifted.
    pub lifted_title: &'static str,
    /// Nothing is lifted.
    pub nothing_lifted: &'static str,
}

/// «7 %», with the sign of decimals and the space of a language.
fn written(level: Percent, point: char, space: &str) -> String {
    let (whole, rest) = (level.hundredths() / 100, level.hundredths() % 100);
    let decimals = format!("{point}{rest:02}");
    format!("{whole}{}{space}%", if rest == 0 { "" } else { decimals.trim_end_matches('0') })
}

fn percent(level: Percent, lang: Lang) -> String {
    match lang {
        Lang::Nb | Lang::Nn => written(level, ',', " "),
        Lang::En => written(level, '.', ""),
    }
}

/// Bokmål.
pub static NB: CoachTexts = CoachTexts {
    all_title: "Spørsmål til tiltaket",
    all_lead: "V1–V3 må på plass før dere er enige; resten stopper ingen. Enter går til feltet.",
    more: |n, key| format!("og {n} til: {key}"),
    percent: |level| percent(level, Lang::Nb),
    level: |target| match target.from {
        Some(from) => format!("fra {} til {}", percent(from, Lang::Nb), percent(target.to, Lang::Nb)),
        None => percent(target.to, Lang::Nb),
    },
    relative: |level, amount, today| {
        let [level, amount, today] = [level, amount, today].map(|it| percent(it, Lang::Nb));
        format!("{level} – {amount} av dagens nivå, som er {today}")
    },
    points: |level, amount, today| {
        let [level, today] = [level, today].map(|it| percent(it, Lang::Nb));
        let amount = percent(amount, Lang::Nb).replace(" %", "");
        format!("{level} – {amount} prosentpoeng fra dagens nivå, som er {today}")
    },
    which_level: "Hvilket nivå vil dere nå?",
    which_lead: "Prosent og prosentpoeng blandes lett. Nivået dere velger, står ved målet; ordene deres blir stående.",
    impossible: |amount, today| {
        let amount = percent(amount, Lang::Nb).replace(" %", "");
        format!("{amount} prosentpoeng fra {} går ikke.", percent(today, Lang::Nb))
    },
    both_impossible: "Regnet ut går ikke det tallet opp. Skriv nivået dere vil nå.",
    leave: "La det stå som det er",
    base_title: "Hvor er dere i dag? Da kan vi regne ut nivået.",
    base_label: "I dag, i prosent",
    not_a_level: "Skriv nivået i prosent, for eksempel 7,5 eller «fra 9 til 7,5».",
    type_level: |level| format!("Skriv «målnivå: {level}» hvis det er det dere mener."),
    alike_title: "Dette ligner på noe som finnes",
    alike_lead: |title| format!("Du skrev «{title}»."),
    keep_new: "Lagre det som et eget forslag",
    merge_with: |title, state| format!("Slå sammen med «{title}» ({state})"),
    open_other: |title| format!("Åpne «{title}»"),
    owed_already: |title, state| format!("La være: «{title}» er {state} fra før"),
    not_saved: "Forslaget er ikke lagret. Det står fortsatt i linja.",
    alike_told: |alike, command| format!("Ligner på {alike}. Skriv {command} hvis det er det samme."),
    owed_told: |title| format!("Ligner på et tiltak fra et tidligere møte: «{title}»."),
    split_title: "Del tiltaket. Svar og frister følger med til hver del.",
    split_label: "Deler med ; mellom",
    split_needs_two: "Skriv minst to deler med semikolon mellom.",
    split_into: |parts| format!("Delt i «{}»", parts.join("» og «")),
    split_done: |n| format!("Delt i {n}. Det gamle ligger blant dem dere valgte bort, med grunn."),
    coverage_title: "Hva tiltakene dekker",
    strands: |counts| format!("Etter spor: {counts}."),
    covered: |names| format!("Dekket: {names}."),
    nothing_covered: "Ingen tiltak har kategori ennå.",
    not_covered: |names| format!("Ikke dekket, og det er ingen feil: {names}."),
    without_category: |n| format!("Uten kategori: {n}."),
    lifted_title: "Løftet videre",
    nothing_lifted: "Ingen tiltak er løftet videre.",
};

/// Nynorsk.
pub static NN: CoachTexts = CoachTexts {
    all_title: "Spørsmål til tiltaket",
    all_lead: "V1–V3 må på plass før de er einige; resten stoppar ingen. Enter går til feltet.",
    more: |n, key| format!("og {n} til: {key}"),
    percent: |level| percent(level, Lang::Nn),
    level: |target| match target.from {
        Some(from) => format!("frå {} til {}", percent(from, Lang::Nn), percent(target.to, Lang::Nn)),
        None => percent(target.to, Lang::Nn),
    },
    relative: |level, amount, today| {
        let [level, amount, today] = [level, amount, today].map(|it| percent(it, Lang::Nn));
        format!("{level} – {amount} av nivået i dag, som er {today}")
    },
    points: |level, amount, today| {
        let [level, today] = [level, today].map(|it| percent(it, Lang::Nn));
        let amount = percent(amount, Lang::Nn).replace(" %", "");
        format!("{level} – {amount} prosentpoeng frå nivået i dag, som er {today}")
    },
    which_level: "Kva nivå vil de nå?",
    which_lead: "Prosent og prosentpoeng blir lett blanda. Nivået de vel, står ved målet; orda dykkar blir ståande.",
    impossible: |amount, today| {
        let amount = percent(amount, Lang::Nn).replace(" %", "");
        format!("{amount} prosentpoeng frå {} går ikkje.", percent(today, Lang::Nn))
    },
    both_impossible: "Rekna ut går ikkje det talet opp. Skriv nivået de vil nå.",
    leave: "Lat det stå som det er",
    base_title: "Kvar er de i dag? Då kan vi rekne ut nivået.",
    base_label: "I dag, i prosent",
    not_a_level: "Skriv nivået i prosent, til dømes 7,5 eller «frå 9 til 7,5».",
    type_level: |level| format!("Skriv «målnivå: {level}» om det er det de meiner."),
    alike_title: "Dette liknar på noko som finst",
    alike_lead: |title| format!("Du skreiv «{title}»."),
    keep_new: "Lagre det som eit eige framlegg",
    merge_with: |title, state| format!("Slå saman med «{title}» ({state})"),
    open_other: |title| format!("Opne «{title}»"),
    owed_already: |title, state| format!("Lat vere: «{title}» er {state} frå før"),
    not_saved: "Framlegget er ikkje lagra. Det står framleis i linja.",
    alike_told: |alike, command| format!("Liknar på {alike}. Skriv {command} om det er det same."),
    owed_told: |title| format!("Liknar på eit tiltak frå eit tidlegare møte: «{title}»."),
    split_title: "Del tiltaket. Svar og fristar følgjer med til kvar del.",
    split_label: "Delar med ; mellom",
    split_needs_two: "Skriv minst to delar med semikolon mellom.",
    split_into: |parts| format!("Delt i «{}»", parts.join("» og «")),
    split_done: |n| format!("Delt i {n}. Det gamle ligg mellom dei de valde bort, med grunn."),
    coverage_title: "Kva tiltaka dekkjer",
    strands: |counts| format!("Etter spor: {counts}."),
    covered: |names| format!("Dekte: {names}."),
    nothing_covered: "Ingen tiltak har kategori enno.",
    not_covered: |names| format!("Ikkje dekte, og det er ingen feil: {names}."),
    without_category: |n| format!("Utan kategori: {n}."),
    lifted_title: "Løfta vidare",
    nothing_lifted: "Ingen tiltak er løfta vidare.",
};

/// English.
pub static EN: CoachTexts = CoachTexts {
    all_title: "Questions about the measure",
    all_lead: "V1–V3 are needed before you agree; the rest stops no one. Enter goes to the field.",
    more: |n, key| format!("and {n} more: {key}"),
    percent: |level| percent(level, Lang::En),
    level: |target| match target.from {
        Some(from) => format!("from {} to {}", percent(from, Lang::En), percent(target.to, Lang::En)),
        None => percent(target.to, Lang::En),
    },
    relative: |level, amount, today| {
        let [level, amount, today] = [level, amount, today].map(|it| percent(it, Lang::En));
        format!("{level} – {amount} of today’s level, {today}")
    },
    points: |level, amount, today| {
        let [level, today] = [level, today].map(|it| percent(it, Lang::En));
        let amount = percent(amount, Lang::En).replace('%', "");
        format!("{level} – {amount} percentage points from today’s level, {today}")
    },
    which_level: "Which level do you want to reach?",
    which_lead: "Percent and percentage points are easily mixed up. The level you choose stands by the goal; your words stay.",
    impossible: |amount, today| {
        let amount = percent(amount, Lang::En).replace('%', "");
        format!("{amount} percentage points from {} is impossible.", percent(today, Lang::En))
    },
    both_impossible: "Worked out, that figure does not add up. Write the level you want to reach.",
    leave: "Leave it as it is",
    base_title: "Where are you today? Then the level can be worked out.",
    base_label: "Today, in percent",
    not_a_level: "Write the level in percent, for instance 7.5 or “from 9 to 7.5”.",
    type_level: |level| format!("Write “target level: {level}” if that is what you mean."),
    alike_title: "This looks like one you already have",
    alike_lead: |title| format!("You wrote “{title}”."),
    keep_new: "Save it as a proposal of its own",
    merge_with: |title, state| format!("Merge with “{title}” ({state})"),
    open_other: |title| format!("Open “{title}”"),
    owed_already: |title, state| format!("Leave it: “{title}” is {state} already"),
    not_saved: "The proposal is not saved. It still stands in the line.",
    alike_told: |alike, command| format!("Like {alike}. Write {command} if it is the same."),
    owed_told: |title| format!("Like a measure from an earlier meeting: “{title}”."),
    split_title: "Split the measure. Each part keeps the answers and dates.",
    split_label: "Parts with ; between",
    split_needs_two: "Write at least two parts with a semicolon between.",
    split_into: |parts| format!("Split into “{}”", parts.join("” and “")),
    split_done: |n| format!("Split into {n}. The old one is among the dropped ones, with the reason."),
    coverage_title: "What the measures cover",
    strands: |counts| format!("By strand: {counts}."),
    covered: |names| format!("Covered: {names}."),
    nothing_covered: "No measure has a category yet.",
    not_covered: |names| format!("Not covered, which is no fault: {names}."),
    without_category: |n| format!("Without a category: {n}."),
    lifted_title: "Raised with others",
    nothing_lifted: "No measure is raised with others.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_written_without_decimals_that_say_nothing() {
        for (hundredths, nb, en) in [
            (700, "7 %", "7%"),
            (560, "5,6 %", "5.6%"),
            (882, "8,82 %", "8.82%"),
            (805, "8,05 %", "8.05%"),
            (0, "0 %", "0%"),
        ] {
            let level = Percent::from_hundredths(hundredths).unwrap();
            assert_eq!(((NB.percent)(level), (EN.percent)(level)), (nb.to_owned(), en.to_owned()));
        }
    }
}
