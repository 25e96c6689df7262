//! Dates, weekdays and numbers in words (K9).

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// How a language writes dates and numbers.
pub struct DateTexts {
    months: [&'static str; 12],
    weekdays: [&'static str; 7],
    /// «22. november 2026».
    pub long: fn(NaiveDate) -> String,
    /// «søndag 22. november 2026».
    pub full: fn(NaiveDate) -> String,
    /// «22. november»: for lists within a year.
    pub day_month: fn(NaiveDate) -> String,
    /// «14.03».
    pub clock: fn(NaiveTime) -> String,
    /// «i dag», «om 9 dager», «3 dager siden».
    pub distance: fn(i64) -> String,
    /// «3 dager over frist».
    pub overdue: fn(i64) -> String,
    /// «12 min».
    pub minutes: fn(u32) -> String,
    /// «3,5»: one decimal.
    pub decimal: fn(f64) -> String,
}

fn month(texts: &DateTexts, date: NaiveDate) -> &'static str {
    // `month0` is always 0–11.
    texts.months[date.month0() as usize]
}

fn weekday(texts: &DateTexts, date: NaiveDate) -> &'static str {
    texts.weekdays[date.weekday().num_days_from_monday() as usize]
}

/// «22.11.2026»: the short form used in tables, forms and exports, in all languages.
pub fn short(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

fn dotted(time: NaiveTime) -> String {
    format!("{:02}.{:02}", time.hour(), time.minute())
}

fn comma(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}

/// Bokmål.
pub static NB: DateTexts = DateTexts {
    months: [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    long: |date| format!("{}. {} {}", date.day(), month(&NB, date), date.year()),
    full: |date| format!("{} {}. {} {}", weekday(&NB, date), date.day(), month(&NB, date), date.year()),
    day_month: |date| format!("{}. {}", date.day(), month(&NB, date)),
    clock: dotted,
    distance: |days| match days {
        0 => "i dag".into(),
        1 => "i morgen".into(),
        -1 => "i går".into(),
        2.. => format!("om {days} dager"),
        ..-1 => format!("{} dager siden", -days),
    },
    overdue: |days| if days == 1 { "1 dag over frist".into() } else { format!("{days} dager over frist") },
    minutes: |n| format!("{n} min"),
    decimal: comma,
};

/// Nynorsk.
pub static NN: DateTexts = DateTexts {
    months: NB.months,
    weekdays: ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
    long: |date| format!("{}. {} {}", date.day(), month(&NN, date), date.year()),
    full: |date| format!("{} {}. {} {}", weekday(&NN, date), date.day(), month(&NN, date), date.year()),
    day_month: |date| format!("{}. {}", date.day(), month(&NN, date)),
    clock: dotted,
    distance: |days| match days {
        0 => "i dag".into(),
        1 => "i morgon".into(),
        -1 => "i går".into(),
        2.. => format!("om {days} dagar"),
        ..-1 => format!("{} dagar sidan", -days),
    },
    overdue: |days| {
        if days == 1 { "1 dag over fristen".into() } else { format!("{days} dagar over fristen") }
    },
    minutes: |n| format!("{n} min"),
    decimal: comma,
};

/// English.
pub static EN: DateTexts = DateTexts {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    long: |date| format!("{} {} {}", date.day(), month(&EN, date), date.year()),
    full: |date| format!("{} {} {} {}", weekday(&EN, date), date.day(), month(&EN, date), date.year()),
    day_month: |date| format!("{} {}", date.day(), month(&EN, date)),
    clock: |time| format!("{:02}:{:02}", time.hour(), time.minute()),
    distance: |days| match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        2.. => format!("in {days} days"),
        ..-1 => format!("{} days ago", -days),
    },
    overdue: |days| if days == 1 { "1 day overdue".into() } else { format!("{days} days overdue") },
    minutes: |n| format!("{n} min"),
    decimal: |number| format!("{number:.1}"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_people_write_it() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for (texts, full) in [
            (&NB, "søndag 22. november 2026"),
            (&NN, "søndag 22. november 2026"),
            (&EN, "Sunday 22 November 2026"),
        ] {
            assert_eq!((texts.full)(date), full);
        }
        assert_eq!((NN.full)(date.succ_opt().unwrap()), "måndag 23. november 2026");
        assert_eq!(short(date), "22.11.2026");
    }
}
