//! The follow-up list: filters, order, board, views, and what is done to many at once (F15, H1, H8, H10).

use super::report::area;
use crate::domain::localized::Lang;
use crate::ops::{FollowGroup, FollowSort};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of the follow-up list.
    FollowUpTexts {
        /// The screen.
        title: Word = "Oppfølging", "Oppfølging", "Follow-up";
        /// The view that is there from the start.
        all_open: Word = "Åpne tiltak", "Opne tiltak", "Open measures";
        /// A view with something changed that has no name.
        own: Word = "Eget utvalg", "Eige utval", "Own selection";
        /// The file is being read.
        reading: Word = "Henter tiltakene …", "Hentar tiltaka …", "Reading the measures …";
        /// Nothing to show.
        nothing: Word = "Ingen tiltak her. Esc tar bort det som er skrevet, F2 viser flere.",
            "Ingen tiltak her. Esc tek bort det som er skrive, F2 viser fleire.",
            "No measures here. Esc takes away what is typed, F2 shows more.";
        /// So many are marked.
        marked: fn(usize) -> String = |n| format!("{n} merket"), |n| format!("{n} merkte"), |n| format!("{n} marked");
        /// So many more in a column.
        more: fn(u32) -> String = |n| format!("og {n} til"), |n| format!("og {n} til"), |n| format!("and {n} more");
        /// How the list is ordered.
        sort: fn(FollowSort) -> Word = |sort| match sort {
                FollowSort::Deadline => "etter frist",
                FollowSort::FollowUp => "etter oppfølging",
                FollowSort::Title => "etter tittel",
                FollowSort::Owner => "etter ansvarlig",
                FollowSort::Unit => "etter enhet",
                FollowSort::State => "etter status",
                FollowSort::Newest => "nyeste møte først",
            },
            |sort| match sort {
                FollowSort::Deadline => "etter frist",
                FollowSort::FollowUp => "etter oppfølging",
                FollowSort::Title => "etter tittel",
                FollowSort::Owner => "etter ansvarleg",
                FollowSort::Unit => "etter eining",
                FollowSort::State => "etter status",
                FollowSort::Newest => "nyaste møte først",
            },
            |sort| match sort {
                FollowSort::Deadline => "by deadline",
                FollowSort::FollowUp => "by follow-up",
                FollowSort::Title => "by title",
                FollowSort::Owner => "by responsible",
                FollowSort::Unit => "by unit",
                FollowSort::State => "by status",
                FollowSort::Newest => "newest meeting first",
            };
        /// What stands together.
        group: fn(FollowGroup) -> Word = |group| match group {
                FollowGroup::State => "samlet på status",
                FollowGroup::Unit => "samlet på enhet",
                FollowGroup::Owner => "samlet på ansvarlig",
                FollowGroup::Level => "samlet på nivå",
                FollowGroup::Source => "samlet på møte",
            },
            |group| match group {
                FollowGroup::State => "samla på status",
                FollowGroup::Unit => "samla på eining",
                FollowGroup::Owner => "samla på ansvarleg",
                FollowGroup::Level => "samla på nivå",
                FollowGroup::Source => "samla på møte",
            },
            |group| match group {
                FollowGroup::State => "grouped by status",
                FollowGroup::Unit => "grouped by unit",
                FollowGroup::Owner => "grouped by responsible",
                FollowGroup::Level => "grouped by level",
                FollowGroup::Source => "grouped by meeting",
            };
        /// Nothing stands together.
        no_group: Word = "ikke samlet", "ikkje samla", "not grouped";
        /// Only what is overdue.
        overdue: Word = "bare over frist", "berre over fristen", "only overdue";

        /// Title of the filters.
        filter_title: Word = "Vis bare", "Vis berre", "Show only";
        /// Filter on status.
        filter_state: Word = "Status …", "Status …", "Status …";
        /// Filter on the unit.
        filter_unit: Word = "Enhet …", "Eining …", "Unit …";
        /// Filter on who is responsible.
        filter_owner: Word = "Ansvarlig …", "Ansvarleg …", "Responsible …";
        /// Filter on the meeting.
        filter_source: Word = "Møte …", "Møte …", "Meeting …";
        /// Filter on the level.
        filter_level: Word = "Nivå …", "Nivå …", "Level …";
        /// Filter on what is overdue.
        filter_overdue: Word = "Over frist", "Over fristen", "Overdue";
        /// Take all filters away.
        filter_none: Word = "Alle åpne tiltak", "Alle opne tiltak", "All open measures";
        /// No narrowing in one respect.
        any: Word = "Alle", "Alle", "All";
        /// Title of order and grouping.
        order_title: Word = "Rekkefølge", "Rekkjefølgje", "Order";

        /// Title when a view is kept.
        keep_view: Word = "Lagre utvalget som", "Lagre utvalet som", "Keep the selection as";
        /// Before its name.
        view_name: Word = "Navn", "Namn", "Name";
        /// A view is kept; its name.
        view_kept: fn(&str) -> String = |name| format!("Utvalget «{name}» er lagret. F4 bytter mellom utvalgene."),
            |name| format!("Utvalet «{name}» er lagra. F4 byter mellom utvala."),
            |name| format!("The selection “{name}” is kept. F4 switches between them.");
        /// A view is taken away; its name.
        view_gone: fn(&str) -> String = |name| format!("Utvalget «{name}» er fjernet."),
            |name| format!("Utvalet «{name}» er fjerna."), |name| format!("The selection “{name}” is removed.");
        /// There is no view with a name to take away.
        no_view: Word = "Dette utvalget har ikke noe navn.", "Dette utvalet har ikkje noko namn.",
            "This selection has no name.";

        /// Title when many are changed; how many are marked.
        bulk_title: fn(usize) -> String = |n| if n == 1 { "Endre 1 tiltak".into() } else { format!("Endre {n} tiltak") },
            |n| format!("Endre {n} tiltak"), |n| if n == 1 { "Change 1 measure".into() } else { format!("Change {n} measures") };
        /// Another status.
        bulk_state: Word = "Ny status …", "Ny status …", "New status …";
        /// Another responsible.
        bulk_owner: Word = "Ny ansvarlig …", "Ny ansvarleg …", "New responsible …";
        /// Another deadline.
        bulk_deadline: Word = "Ny frist …", "Ny frist …", "New deadline …";
        /// Before the new responsible.
        bulk_owner_label: Word = "Én rolle eller ett navn", "Éi rolle eller eitt namn", "One role or one name";
        /// The preview: how many get what.
        bulk_gets: fn(usize, &str) -> String = |n, what| format!("{n} tiltak får {what}."), |n, what| format!("{n} tiltak får {what}."),
            |n, what| if n == 1 { format!("1 measure gets {what}.") } else { format!("{n} measures get {what}.") };
        /// The new status, as the end of «får …».
        gets_state: fn(&str) -> String = |state| format!("status {state}"), |state| format!("status {state}"),
            |state| format!("the status {state}");
        /// The new responsible, as the end of «får …».
        gets_owner: fn(&str) -> String = |owner| format!("{owner} som ansvarlig"), |owner| format!("{owner} som ansvarleg"),
            |owner| format!("{owner} as responsible");
        /// The new deadline, as the end of «får …».
        gets_deadline: fn(&str) -> String = |day| format!("frist {day}"), |day| format!("frist {day}"), |day| format!("the deadline {day}");
        /// So many are so already.
        bulk_same: fn(usize) -> String = |n| format!("{n} er slik fra før."), |n| format!("{n} er slik frå før."),
            |n| if n == 1 { "1 is so already.".into() } else { format!("{n} are so already.") };
        /// So many cannot; the first of them and why.
        bulk_refused: fn(usize, &str, &str) -> String = |n, title, why| format!("{n} kan ikke endres: «{title}» – {why}"),
            |n, title, why| format!("{n} kan ikkje endrast: «{title}» – {why}"),
            |n, title, why| format!("{n} cannot be changed: “{title}” – {why}");
        /// More than one meeting is touched: how it is taken back.
        bulk_meetings: fn(usize) -> String = |n| format!("Det gjelder {n} møter og er ett steg å angre her."),
            |n| format!("Det gjeld {n} møte og er eitt steg å angre her."),
            |n| format!("It reaches into {n} meetings and is one step to take back here.");
        /// Do it.
        bulk_do: Word = "Endre", "Endre", "Change";
        /// Do not.
        bulk_not: Word = "La det være", "Lat det vere", "Leave it";
        /// It is done.
        bulk_done: fn(usize) -> String = |n| format!("{n} tiltak er endret. Angre tar tilbake alle."),
            |n| format!("{n} tiltak er endra. Angre tek tilbake alle."),
            |n| if n == 1 { "1 measure is changed. Undo takes it back.".into() } else { format!("{n} measures are changed. Undo takes all of them back.") };
        /// None would change.
        bulk_nothing: Word = "Ingen av tiltakene ville bli endret.", "Ingen av tiltaka ville bli endra.",
            "None of the measures would change.";
        /// A step over several meetings was taken back: in how many, and in how many something was done since.
        undone: fn(usize, usize) -> String = |n, left| format!("Tatt tilbake i {}.{}", meetings(Lang::Nb, n), since(Lang::Nb, left)),
            |n, left| format!("Teke tilbake i {}.{}", meetings(Lang::Nn, n), since(Lang::Nn, left)),
            |n, left| format!("Taken back in {}.{}", meetings(Lang::En, n), since(Lang::En, left));
        /// It was done again.
        redone: fn(usize) -> String = |n| format!("Gjort igjen i {}.", meetings(Lang::Nb, n)),
            |n| format!("Gjort att i {}.", meetings(Lang::Nn, n)),
            |n| format!("Done again in {}.", meetings(Lang::En, n));
        /// A step was taken in other meetings, too: in how many, and in how many it was not; empty for none at all.
        elsewhere: fn(usize, usize) -> String = |n, left| match n {
                0 => since(Lang::Nb, left),
                1 => format!(" Det gjelder også ett annet møte.{}", since(Lang::Nb, left)),
                _ => format!(" Det gjelder også {n} andre møter.{}", since(Lang::Nb, left)),
            },
            |n, left| match n {
                0 => since(Lang::Nn, left),
                1 => format!(" Det gjeld òg eitt anna møte.{}", since(Lang::Nn, left)),
                _ => format!(" Det gjeld òg {n} andre møte.{}", since(Lang::Nn, left)),
            },
            |n, left| match n {
                0 => since(Lang::En, left),
                1 => format!(" This goes for one other meeting, too.{}", since(Lang::En, left)),
                _ => format!(" This goes for {n} other meetings, too.{}", since(Lang::En, left)),
            };
        /// There is no such step.
        nothing_to_step: Word = "Ingen felles endring å angre.", "Inga felles endring å angre.",
            "No change of many to take back.";
        /// Nobody is responsible, as a heading.
        nobody: Word = "ingen ennå", "ingen enno", "nobody yet";
    }
}

fn meetings(lang: Lang, n: usize) -> String {
    let (one, many) = match lang {
        Lang::Nb => ("ett møte", "møter"),
        Lang::Nn => ("eitt møte", "møte"),
        Lang::En => ("one meeting", "meetings"),
    };
    if n == 1 { one.to_owned() } else { format!("{n} {many}") }
}

/// In so many meetings something has been done since; nothing for none.
fn since(lang: Lang, n: usize) -> String {
    if n == 0 {
        return String::new();
    }
    let meetings = meetings(lang, n);
    match lang {
        Lang::Nb => format!(" I {meetings} er det gjort noe siden; angre det der først."),
        Lang::Nn => format!(" I {meetings} er det gjort noko sidan; angre det der først."),
        Lang::En => format!(" In {meetings} something has been done since; take that back there first."),
    }
}
