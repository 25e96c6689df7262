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
    all_lead: "Ingen av dem stopper dere. Enter går til feltet.",
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
};

/// Nynorsk.
pub static NN: CoachTexts = CoachTexts {
    all_title: "Spørsmål til tiltaket",
    all_lead: "Ingen av dei stoppar dykk. Enter går til feltet.",
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
};

/// English.
pub static EN: CoachTexts = CoachTexts {
    all_title: "Questions to the measure",
    all_lead: "None of them stops you. Enter goes to the field.",
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
