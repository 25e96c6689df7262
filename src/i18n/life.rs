//! The life of a measure after the meeting: what was said and done with it (H11), smaller steps (F10), effect (F13, F14).

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of the life of a measure.
    LifeTexts {
        /// Over everything that has happened to a measure.
        timeline_title: Word = "Dette har skjedd", "Dette har hendt", "What has happened";
        /// Nothing has been written down about it.
        nothing_yet: Word = "Ingenting er skrevet ned ennå.", "Ingenting er skrive ned enno.",
            "Nothing has been written down yet.";
        /// It was proposed.
        created: Word = "Foreslått", "Føreslått", "Proposed";
        /// It comes back after an earlier one (F12): the how-manieth time.
        again: fn(usize) -> String = |n| format!("Tiltaket går igjen: {n}. gang"),
            |n| format!("Tiltaket går att: {n}. gong"), |n| format!("The measure comes back: time no. {n}");
        /// Before a value that changed: what, from, to.
        changed: fn(&str, &str, &str) -> String = |what, old, new| format!("{what}: {old} → {new}"),
            |what, old, new| format!("{what}: {old} → {new}"), |what, old, new| format!("{what}: {old} → {new}");
        /// Before the place where a measure stands.
        state: Word = "Status", "Status", "Status";
        /// Stands for a value that was not there.
        nothing: Word = "ikke satt", "ikkje sett", "not set";
        /// A smaller step was done.
        step_done: fn(&str) -> String = |step| format!("Delsteg gjort: {step}"), |step| format!("Delsteg gjort: {step}"),
            |step| format!("Smaller step done: {step}");
        /// It was not done after all.
        step_open: fn(&str) -> String = |step| format!("Delsteg likevel ikke gjort: {step}"),
            |step| format!("Delsteg likevel ikkje gjort: {step}"), |step| format!("Smaller step not done after all: {step}");
        /// What somebody said.
        comment: fn(&str) -> String = |said| format!("«{said}»"), |said| format!("«{said}»"), |said| format!("“{said}”");
        /// Written down while the measure's own meeting was held.
        in_its_meeting: Word = "i møtet", "i møtet", "in the meeting";
        /// Decided in another meeting, which is not in this file.
        in_another_meeting: Word = "i et annet møte", "i eit anna møte", "in another meeting";

        /// Title when a comment is written.
        comment_title: Word = "Kommentar til tiltaket", "Kommentar til tiltaket", "Comment on the measure";
        /// Before a comment.
        comment_label: Word = "Ikke om enkeltpersoner", "Ikkje om enkeltpersonar", "Not about single persons";
        /// It is kept.
        comment_kept: Word = "Kommentaren er lagret.", "Kommentaren er lagra.", "The comment is saved.";

        /// Title of the smaller steps.
        steps_title: Word = "Delsteg", "Delsteg", "Smaller steps";
        /// How they are ticked.
        steps_lead: Word = "Enter krysser av eller tar bort krysset.", "Enter kryssar av eller tek bort krysset.",
            "Enter ticks a step or takes the tick away.";
        /// The row that adds one.
        step_add: Word = "Nytt delsteg", "Nytt delsteg", "New step";
        /// The row that rewords one.
        step_change: Word = "Endre eller fjern et delsteg", "Endre eller fjern eit delsteg", "Reword or remove a step";
        /// Before the words of a step that is changed.
        step_label: Word = "Hva (tomt fjerner det)", "Kva (tomt fjernar det)", "What (empty removes it)";
        /// Before the words of a new step.
        step_what: Word = "Hva", "Kva", "What";
        /// How many are done of how many.
        steps_done: fn(usize, usize) -> String = |done, all| format!("{done} av {all} gjort"),
            |done, all| format!("{done} av {all} gjort"), |done, all| format!("{done} of {all} done");

        /// Title when a deadline moves.
        move_title: Word = "Ny frist", "Ny frist", "New deadline";
        /// Before the new deadline.
        move_label: Word = "Når", "Når", "When";
        /// Title when it is asked why.
        move_why: fn(&str) -> String = |day| format!("Hvorfor flyttes fristen til {day}?"),
            |day| format!("Kvifor blir fristen flytta til {day}?"), |day| format!("Why is the deadline moved to {day}?");
        /// It is moved.
        moved: fn(&str) -> String = |day| format!("Fristen er flyttet til {day}. Den første fristen er tatt vare på."),
            |day| format!("Fristen er flytta til {day}. Den første fristen er teken vare på."),
            |day| format!("The deadline is moved to {day}. The first one is kept.");
        /// Only what is agreed and not done has a deadline to move.
        nothing_to_move: Word = "Bare tiltak som er avtalt eller i gang, har en frist å flytte.",
            "Berre tiltak som er avtalte eller i gang, har ein frist å flytte.",
            "Only measures that are agreed or in progress have a deadline to move.";

        /// The days when a measure may be asked about again.
        again_title: Word = "Når vurderer dere det igjen?", "Når vurderer de det att?", "When will you assess it again?";
        /// Before that day.
        again_label: Word = "Dag", "Dag", "Day";
        /// When the effect will be asked about.
        effect_asked: fn(&str) -> String = |day| format!("Effekten vurderes {day}."),
            |day| format!("Verknaden blir vurdert {day}."), |day| format!("The effect is assessed on {day}.");
        /// A note where less than a year has gone since it was done (R67).
        before_a_year: fn(i64) -> String = |months| {
                let since = if months == 0 { "under en måned".to_owned() } else { format!("{months} md.") };
                format!("Det er {since} siden det ble gjort. Spør hvordan dere merker det; tall på fravær sier lite før det er gått et år.")
            },
            |months| {
                let since = if months == 0 { "under ein månad".to_owned() } else { format!("{months} md.") };
                format!("Det er {since} sidan det vart gjort. Spør korleis de merkar det; tal på fråvær seier lite før det er gått eit år.")
            },
            |months| {
                let since = match months {
                    0 => "less than a month".to_owned(),
                    1 => "a month".to_owned(),
                    _ => format!("{months} months"),
                };
                format!("It was done {since} ago. Ask how you notice it; figures for absence say little before a year has passed.")
            };
        /// The next time of a measure that comes back (F12).
        next_time: fn(&str) -> String = |day| format!("Neste gang er lagt inn, med frist {day}."),
            |day| format!("Neste gong er lagt inn, med frist {day}."), |day| format!("The next time is put in, due {day}.");
    }
}
