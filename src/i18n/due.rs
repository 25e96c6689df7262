//! What is due, in words that say it without colour (F16, G9, R62).

use super::report::area;
use crate::ops::DueKind;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of what is due.
    DueTexts {
        /// In which way something is due, and in how many days; below 0 it is over.
        mark: fn(DueKind, i64) -> String = |kind, days| match kind {
                DueKind::Overdue => format!("forfalt {} d", -days),
                DueKind::Soon if days == 0 => "frist i dag".into(),
                DueKind::Soon => format!("frist om {days} d"),
                DueKind::FollowUp if days > 0 => format!("følg opp om {days} d"),
                DueKind::FollowUp if days == 0 => "følg opp i dag".into(),
                DueKind::FollowUp => format!("følg opp, {} d siden", -days),
                DueKind::Effect if days > 0 => format!("effekt om {days} d"),
                DueKind::Effect => "vurder effekt".into(),
                DueKind::FirstStatus => "første status".into(),
                DueKind::Meeting if days > 0 => format!("møte om {days} d"),
                DueKind::Meeting if days == 0 => "møte i dag".into(),
                DueKind::Meeting => format!("møte, {} d siden", -days),
            },
            |kind, days| match kind {
                DueKind::Overdue => format!("forfalle {} d", -days),
                DueKind::Soon if days == 0 => "frist i dag".into(),
                DueKind::Soon => format!("frist om {days} d"),
                DueKind::FollowUp if days > 0 => format!("følg opp om {days} d"),
                DueKind::FollowUp if days == 0 => "følg opp i dag".into(),
                DueKind::FollowUp => format!("følg opp, {} d sidan", -days),
                DueKind::Effect if days > 0 => format!("verknad om {days} d"),
                DueKind::Effect => "vurder verknad".into(),
                DueKind::FirstStatus => "første status".into(),
                DueKind::Meeting if days > 0 => format!("møte om {days} d"),
                DueKind::Meeting if days == 0 => "møte i dag".into(),
                DueKind::Meeting => format!("møte, {} d sidan", -days),
            },
            |kind, days| match kind {
                DueKind::Overdue => format!("overdue {} d", -days),
                DueKind::Soon if days == 0 => "due today".into(),
                DueKind::Soon => format!("due in {days} d"),
                DueKind::FollowUp if days > 0 => format!("follow up in {days} d"),
                DueKind::FollowUp if days == 0 => "follow up today".into(),
                DueKind::FollowUp => format!("follow up, {} d ago", -days),
                DueKind::Effect if days > 0 => format!("effect in {days} d"),
                DueKind::Effect => "assess effect".into(),
                DueKind::FirstStatus => "first status".into(),
                DueKind::Meeting if days > 0 => format!("meeting in {days} d"),
                DueKind::Meeting if days == 0 => "meeting today".into(),
                DueKind::Meeting => format!("meeting, {} d ago", -days),
            };
        /// So many of a kind, for a line of counts.
        count: fn(DueKind, u32) -> String = |kind, n| match kind {
                DueKind::Overdue => format!("{n} over frist"),
                DueKind::Soon => format!("{n} med frist snart"),
                DueKind::FollowUp => format!("{n} å følge opp"),
                DueKind::Effect => format!("{n} å vurdere"),
                DueKind::FirstStatus => format!("{n} uten nytt"),
                DueKind::Meeting if n == 1 => "1 møte".into(),
                DueKind::Meeting => format!("{n} møter"),
            },
            |kind, n| match kind {
                DueKind::Overdue => format!("{n} over fristen"),
                DueKind::Soon => format!("{n} med frist snart"),
                DueKind::FollowUp => format!("{n} å følgje opp"),
                DueKind::Effect => format!("{n} å vurdere"),
                DueKind::FirstStatus => format!("{n} utan nytt"),
                DueKind::Meeting => format!("{n} møte"),
            },
            |kind, n| match kind {
                DueKind::Overdue => format!("{n} overdue"),
                DueKind::Soon => format!("{n} due soon"),
                DueKind::FollowUp => format!("{n} to follow up"),
                DueKind::Effect => format!("{n} to assess"),
                DueKind::FirstStatus => format!("{n} unheard of"),
                DueKind::Meeting if n == 1 => "1 meeting".into(),
                DueKind::Meeting => format!("{n} meetings"),
            };
        /// Nothing is due; the day looked ahead to.
        nothing: fn(&str) -> String = |day| format!("Ingenting forfaller til og med {day}."),
            |day| format!("Ingenting forfell til og med {day}."), |day| format!("Nothing is due up to {day}.");
        /// Column: in which way.
        when: Word = "Når", "Når", "When";
        /// `--within` cannot be read; the words.
        no_such_span: fn(&str) -> String = |words| format!("«{words}» er ikke et tidsrom. Skriv for eksempel 14d, 2w eller 3m."),
            |words| format!("«{words}» er ikkje eit tidsrom. Skriv til dømes 14d, 2w eller 3m."),
            |words| format!("“{words}” is no span of time. Write for example 14d, 2w or 3m.");
        /// The follow-up list, as a row under what is due.
        all: Word = "Åpne oppfølgingslista", "Opne oppfølgingslista", "Open the follow-up list";
    }
}
