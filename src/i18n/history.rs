//! The history of a meeting (G4).

use super::report::area;
use crate::domain::session::SessionEventKind;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of the history of a meeting.
    HistoryTexts {
        /// Title of the page.
        title: Word = "Møtets historikk",
            "Historikken til møtet",
            "The history of the meeting";
        /// Nothing has happened.
        empty: Word = "Det har ikke skjedd noe ennå.",
            "Det har ikkje hendt noko enno.",
            "Nothing has happened yet.";
        /// The meeting is open again without a reason, since its closing was taken back.
        close_undone: Word = "åpnet igjen: avslutningen ble angret",
            "opna att: avslutninga vart angra",
            "opened again: the closing was taken back";
        /// What happened to a session (G4).
        event: fn(SessionEventKind) -> Word =
            |kind| match kind {
                SessionEventKind::Created => "laget",
                SessionEventKind::Cloned => "laget etter et tidligere møte",
                SessionEventKind::NoticeShown => "formål og personvern vist",
                SessionEventKind::NoticeReadOut => "formål og personvern lest opp",
                SessionEventKind::Opened => "startet",
                SessionEventKind::Closed => "avsluttet",
                SessionEventKind::Reopened => "åpnet igjen",
                SessionEventKind::Exported => "skrevet til fil",
                SessionEventKind::Imported => "hentet inn fra fil",
                SessionEventKind::ManyMeasuresAccepted => "flere enn fem tiltak, med vilje",
            },
            |kind| match kind {
                SessionEventKind::Created => "laga",
                SessionEventKind::Cloned => "laga etter eit tidlegare møte",
                SessionEventKind::NoticeShown => "føremål og personvern vist",
                SessionEventKind::NoticeReadOut => "føremål og personvern lese opp",
                SessionEventKind::Opened => "starta",
                SessionEventKind::Closed => "avslutta",
                SessionEventKind::Reopened => "opna att",
                SessionEventKind::Exported => "skrive til fil",
                SessionEventKind::Imported => "henta inn frå fil",
                SessionEventKind::ManyMeasuresAccepted => "fleire enn fem tiltak, med vilje",
            },
            |kind| match kind {
                SessionEventKind::Created => "made",
                SessionEventKind::Cloned => "made like an earlier meeting",
                SessionEventKind::NoticeShown => "purpose and privacy shown",
                SessionEventKind::NoticeReadOut => "purpose and privacy read out",
                SessionEventKind::Opened => "begun",
                SessionEventKind::Closed => "closed",
                SessionEventKind::Reopened => "opened again",
                SessionEventKind::Exported => "written to a file",
                SessionEventKind::Imported => "read from a file",
                SessionEventKind::ManyMeasuresAccepted => "more than five measures, on purpose",
            };
    }
}
