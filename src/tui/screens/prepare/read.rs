//! What people type for a time of day, a number of people and a length, read the way they mean it. Pure.

use chrono::NaiveTime;

use crate::domain::sitting::{CannotSit, MOST_HEADS, check_tables, plan_groups};

/// A number of people or tables could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadsProblem {
    /// Not a number.
    NotANumber,
    /// More than there is room for.
    TooMany,
    /// A table nobody sits at.
    EmptyTable,
}

impl From<CannotSit> for HeadsProblem {
    fn from(why: CannotSit) -> Self {
        match why {
            CannotSit::TooMany => Self::TooMany,
            CannotSit::EmptyTable => Self::EmptyTable,
        }
    }
}

/// The text is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotATime;

/// Reads «10», «10.30», «10:30», «1030», «kl. 10», «930». Nothing typed is no time of day.
pub(super) fn time(text: &str) -> Result<Option<NaiveTime>, NotATime> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("kl").map_or(text.as_str(), |rest| rest.trim_start_matches(['.', ' ']));
    if text.is_empty() {
        return Ok(None);
    }
    let (hours, minutes) = match text.split_once(['.', ':', ',']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return Err(NotATime),
        None if (3..=4).contains(&text.len()) && text.is_ascii() => text.split_at(text.len() - 2),
        None => (text, "0"),
    };
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
        if is_number { digits.parse::<u32>().map_err(|_| NotATime) } else { Err(NotATime) }
    };
    NaiveTime::from_hms_opt(number(hours)?, number(minutes)?, 0).map(Some).ok_or(NotATime)
}

/// Reads «23» as people laid out at tables of `smallest` to `largest` (A3), «4 bord» as tables of unknown size, «23 på
/// 4» and «6 6 6 5» as they say. The answer is people per table, 0 where not counted; empty means plenary only.
pub(super) fn tables(text: &str, (smallest, largest): (u16, u16)) -> Result<Vec<u16>, HeadsProblem> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let below_nothing = |(at, sign): (usize, char)| {
        let after_a_blank = text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        matches!(sign, '-' | '−')
            && after_a_blank
            && text.get(at..).is_some_and(|rest| rest.chars().nth(1).is_some_and(|it| it.is_ascii_digit()))
    };
    if text.char_indices().any(below_nothing) {
        return Err(HeadsProblem::NotANumber);
    }
    let numbers: Vec<u16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().map_err(|_| HeadsProblem::TooMany))
        .collect::<Result<_, _>>()?;
    let names_tables = ["bord", "grupp", "table", "group"]
        .iter()
        .any(|word| text.split(' ').any(|typed| typed.starts_with(word)));
    let has_other_words = text.chars().any(char::is_alphabetic);
    let sizes = match numbers.as_slice() {
        [tables] if names_tables => vec![0; usize::from(*tables)],
        // Twelve at one table are a plenary; a plan of one table is no table at all.
        [heads] if !has_other_words && *heads <= MOST_HEADS => {
            let sizes = plan_groups(*heads, smallest, largest);
            if sizes.len() > 1 { sizes } else { Vec::new() }
        }
        [heads] if *heads > MOST_HEADS => return Err(HeadsProblem::TooMany),
        // «23 på 4», «23/4», «23 personer, 4 bord»; «6 og 5» are two tables, which nobody would sit at five of.
        [heads, tables] if (has_other_words || text.contains('/')) && *tables > 0 && heads / tables >= 2 => {
            (0..*tables).map(|i| heads / tables + u16::from(i < heads % tables)).collect()
        }
        [heads, 1] if text.contains('/') => vec![*heads],
        [_, _, ..] if !text.contains('/') && !names_tables => numbers.clone(),
        _ => return Err(HeadsProblem::NotANumber),
    };
    check_tables(&sizes)?;
    Ok(sizes)
}

/// How the tables of a meeting stand in the field, so that [`tables`] reads them as they are.
pub(super) fn tables_written(sizes: &[u16], table: &str, span: (u16, u16)) -> String {
    let heads: u16 = sizes.iter().fold(0, |sum, size| sum.saturating_add(*size));
    if sizes.is_empty() {
        String::new()
    } else if heads == 0 {
        format!("{} {}", sizes.len(), table.to_lowercase())
    } else if tables(&heads.to_string(), span).is_ok_and(|planned| planned == sizes) {
        heads.to_string()
    } else if sizes.len() == 1 {
        format!("{heads}/1")
    } else {
        sizes.iter().map(u16::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// Reads a length in minutes: «90», «90 min», «1,5 t», «2 timer».
pub(super) fn minutes(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase().replace(',', ".");
    let (number, unit) = match text.find(|c: char| !c.is_ascii_digit() && c != '.') {
        Some(at) => text.split_at(at),
        None => (text.as_str(), ""),
    };
    let unit = unit.trim();
    let in_hours = ["t", "time", "h"].contains(&unit)
        || ["timer", "timar", "hour", "tima"].iter().any(|word| unit.starts_with(word));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let whole: u32 = whole.parse().ok()?;
    let minutes = if in_hours {
        let tenths = match part {
            "" => 0,
            digit if digit.len() == 1 => digit.parse::<u32>().ok()?,
            _ => return None,
        };
        whole.checked_mul(60)?.checked_add(tenths * 6)?
    } else if part.is_empty() && (unit.is_empty() || unit.starts_with('m')) {
        whole
    } else {
        return None;
    };
    u16::try_from(minutes).ok().filter(|minutes| (10..=600).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_people_write_it() {
        for (typed, hour, minute) in [
            ("10", 10, 0),
            ("9", 9, 0),
            ("10.30", 10, 30),
            ("10:30", 10, 30),
            ("1030", 10, 30),
            ("930", 9, 30),
            ("kl. 13", 13, 0),
            ("kl 13.15", 13, 15),
            (" 0 ", 0, 0),
            ("23.59", 23, 59),
        ] {
            assert_eq!(time(typed), Ok(NaiveTime::from_hms_opt(hour, minute, 0)), "typed {typed:?}");
        }
        assert_eq!(time("  "), Ok(None));
        for typed in ["24", "10.60", "ti", "10.3", "10:3", "10303", "1o30", "æøå", "æø", "10.30.00", "-1"]
        {
            assert_eq!(time(typed), Err(NotATime), "typed {typed:?}");
        }
    }

    #[test]
    fn a_head_count_or_a_number_of_tables_becomes_tables() {
        for (typed, sizes) in [
            ("", vec![]),
            ("11", vec![]),
            ("23", vec![6, 6, 6, 5]),
            ("4 bord", vec![0; 4]),
            ("bord 3", vec![0; 3]),
            ("3 grupper", vec![0; 3]),
            ("2 tables", vec![0; 2]),
            ("23 på 5", vec![5, 5, 5, 4, 4]),
            ("12/3", vec![4, 4, 4]),
            ("8/1", vec![8]),
            ("6 6 5", vec![6, 6, 5]),
            ("6 og 5", vec![6, 5]),
            ("23 personer, 4 bord", vec![6, 6, 6, 5]),
            ("7, 5", vec![7, 5]),
        ] {
            assert_eq!(tables(typed, (4, 6)), Ok(sizes), "typed {typed:?}");
        }
        for (typed, problem) in [
            ("mange", HeadsProblem::NotANumber),
            ("23 stykker til", HeadsProblem::NotANumber),
            ("3/5", HeadsProblem::NotANumber),
            ("-3", HeadsProblem::NotANumber),
            ("5 -5", HeadsProblem::NotANumber),
            ("−23", HeadsProblem::NotANumber),
            ("401", HeadsProblem::TooMany),
            ("99999999", HeadsProblem::TooMany),
            ("41 bord", HeadsProblem::TooMany),
            ("300 300", HeadsProblem::TooMany),
            ("6 0 5", HeadsProblem::EmptyTable),
        ] {
            assert_eq!(tables(typed, (4, 6)), Err(problem), "typed {typed:?}");
        }
    }

    #[test]
    fn tables_are_written_so_that_they_read_back_as_they_are() {
        for sizes in
            [vec![], vec![6, 6, 6, 5], vec![0; 4], vec![0], vec![8], vec![6, 6, 5], vec![7, 7], vec![9, 2, 3]]
        {
            let written = tables_written(&sizes, "Bord", (4, 6));
            assert_eq!(tables(&written, (4, 6)), Ok(sizes), "written {written:?}");
        }
    }

    #[test]
    fn a_length_is_read_in_minutes_or_hours() {
        for (typed, read) in [
            ("90", Some(90)),
            ("90 min", Some(90)),
            ("1,5 t", Some(90)),
            ("2 timer", Some(120)),
            ("2 timar", Some(120)),
            ("1 hour", Some(60)),
            ("9", None),
            ("601", None),
            ("", None),
            ("lenge", None),
            ("1,25 t", None),
            ("90 kilo", None),
            ("99999999999", None),
        ] {
            assert_eq!(minutes(typed), read, "typed {typed:?}");
        }
    }
}
