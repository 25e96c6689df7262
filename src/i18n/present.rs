//! Words of the window the room looks at.

use super::report::area;
use crate::domain::place::Phase;
use crate::present::Waiting;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

fn each(votes: u16, heaped: bool, [one, several, more]: [Word; 3]) -> String {
    let each = if votes == 1 { one.to_owned() } else { format!("{votes} {several}") };
    // A single vote cannot be heaped.
    if heaped && votes > 1 { format!("{each}, {more}") } else { each }
}

area! {
    /// Words of the window the room looks at.
    PresentTexts {
        /// What to do in this phase.
        phase: fn(Phase) -> Word =
            |phase| match phase {
                Phase::Silent => "Tenk stille",
                Phase::Talk => "Snakk sammen ved bordet",
                Phase::Plenary => "Runde i plenum",
            },
            |phase| match phase {
                Phase::Silent => "Tenk stille",
                Phase::Talk => "Snakk saman ved bordet",
                Phase::Plenary => "Runde i plenum",
            },
            |phase| match phase {
                Phase::Silent => "Think quietly",
                Phase::Talk => "Talk at your table",
                Phase::Plenary => "Round in plenary",
            };
        /// How many tables are ready, of how many.
        ready: fn(usize, usize) -> String = |ready, of| format!("{ready} av {of} bord er klare"),
            |ready, of| format!("{ready} av {of} bord er klare"), |ready, of| format!("{ready} of {of} tables are ready");
        /// The same where there is little room.
        ready_short: fn(usize, usize) -> String = |ready, of| format!("{ready}/{of} klare"),
            |ready, of| format!("{ready}/{of} klare"), |ready, of| format!("{ready}/{of} ready");
        /// The clock stands.
        paused: Word = "pause", "pause", "paused";
        /// The planned time is used up; nothing follows from that.
        over: Word = "over tida", "over tida", "over time";
        /// Too few have answered, or answered alike (R82).
        too_few: Word = "Vises når flere har svart.", "Blir vist når fleire har svart.",
            "Shown when more have answered.";
        /// The mean of a scale.
        mean: fn(&str) -> String = |mean| format!("Snitt {mean}"), |mean| format!("Snitt {mean}"),
            |mean| format!("Mean {mean}");
        /// How many answered.
        answered: fn(u32) -> String = |n| format!("{n} svar"), |n| format!("{n} svar"),
            |n| if n == 1 { "1 answer".into() } else { format!("{n} answers") };
        /// Heading over the measures.
        agreed: Word = "Dette er vi enige om", "Dette er vi einige om", "What we have agreed on";
        /// Heading over what was agreed earlier.
        looked_at: Word = "Tiltakene fra før", "Tiltaka frå før", "Measures from before";
        /// Nothing is agreed on yet.
        nothing_agreed: Word = "Her kommer tiltakene vi blir enige om.", "Her kjem tiltaka vi blir einige om.",
            "The measures we agree on will stand here.";
        /// Who is responsible.
        who: Word = "Hvem", "Kven", "Who";
        /// The deadline.
        when: Word = "Frist", "Frist", "Deadline";
        /// The first step.
        first_step: Word = "Første skritt", "Første steg", "First step";
        /// Which measure of how many is being read.
        measure_of: fn(usize, usize) -> String = |at, of| format!("Tiltak {at} av {of}"),
            |at, of| format!("Tiltak {at} av {of}"), |at, of| format!("Measure {at} of {of}");
        /// Over the proposals of a vote.
        vote: Word = "Avstemning", "Avrøysting", "Vote";
        /// How many votes each has, and whether several may be put on the same proposal.
        votes_each: fn(u16, bool) -> String =
            |n, heaped| each(n, heaped, ["én stemme hver", "stemmer hver", "gjerne flere på samme"]),
            |n, heaped| each(n, heaped, ["éi røyst kvar", "røyster kvar", "gjerne fleire på same"]),
            |n, heaped| each(n, heaped, ["one vote each", "votes each", "several on one if you like"]);
        /// How many votes are in, of how many, and whether that was all.
        votes_in: fn(u32, u32, bool) -> String =
            |cast, of, over| format!("{cast} av {of} stemmer{}", if over { "" } else { " er inne" }),
            |cast, of, over| format!("{cast} av {of} røyster{}", if over { "" } else { " er inne" }),
            |cast, of, over| format!("{cast} of {of} votes{}", if over { "" } else { " are in" });
        /// The votes are being counted: how many there are in all.
        votes_to_count: fn(u32) -> String = |of| format!("{of} stemmer i alt"), |of| format!("{of} røyster i alt"),
            |of| format!("{of} votes in all");
        /// More votes are in than there are.
        count_again: Word = "for mange – vi teller igjen", "for mange – vi tel om att", "too many – we count again";
        /// The round is over; its counts are not shown yet.
        vote_over: Word = "runden er over", "runden er over", "the round is over";
        /// Beside proposals with as many votes.
        tied: Word = "likt", "likt", "tied";
        /// Fewer than five have voted (R82).
        too_few_votes: Word = "Antallet vises når minst fem har stemt.", "Talet blir vist når minst fem har røysta.",
            "Counts are shown when at least five have voted.";
        /// What there is no room for.
        and_more: fn(usize) -> String = |n| format!("og {n} til"), |n| format!("og {n} til"), |n| format!("and {n} more");
        /// The counts of a vote or question are revealed to the room, or hidden again.
        revealed: fn(bool) -> Word =
            |shown| if shown { "Rommet ser resultatet." } else { "Rommet ser ikke resultatet lenger." },
            |shown| if shown { "Rommet ser resultatet." } else { "Rommet ser ikkje resultatet lenger." },
            |shown| if shown { "The room sees the result." } else { "The room no longer sees the result." };
        /// Those of a question, which stand as they are.
        revealed_as_it_is: Word = "Rommet ser resultatet slik det er nå. Skjul og vis igjen for å få med nye svar.",
            "Rommet ser resultatet slik det er no. Gøym og vis att for å få med nye svar.",
            "The room sees the result as it is now. Hide and show it again for new answers.";
        /// Revealed, but so few have answered that nothing is shown (R82); a question stands as it is until shown anew.
        revealed_too_few: Word = "Rommet ser ingen tall: for få har svart. Skjul og vis igjen med flere svar.",
            "Rommet ser ingen tal: for få har svart. Gøym og vis att med fleire svar.",
            "The room sees no numbers: too few answers. Hide and show again with more.";
        /// The same of a vote, which is shown by itself once enough have voted.
        revealed_too_few_votes: Word = "Rommet ser ikke antallet ennå. Det vises når minst fem har stemt.",
            "Rommet ser ikkje talet enno. Det blir vist når minst fem har røysta.",
            "The room does not see the counts yet. They are shown when at least five have voted.";
        /// The question is not answered with counts of people.
        nothing_to_reveal: Word = "Dette spørsmålet har ikke noe resultat å vise.",
            "Dette spørsmålet har ikkje noko resultat å vise.", "This question has no result to show.";
        /// The curtain before the room's window, line by line.
        curtain: fn(bool) -> Word =
            |drawn| if drawn { "Rommet ser ingenting nå." } else { "Rommet ser møtet igjen." },
            |drawn| if drawn { "Rommet ser ingenting no." } else { "Rommet ser møtet att." },
            |drawn| if drawn { "The room sees nothing now." } else { "The room sees the meeting again." };
        /// The curtain cannot fall before the room's own window: the file cannot be written just now.
        curtain_stuck: Word = "Projektoren viser fortsatt møtet, for fila er opptatt. Vi prøver igjen. Slå av projektoren om det haster.",
            "Projektoren viser framleis møtet, for fila er oppteken. Vi prøver om att. Slå av projektoren om det hastar.",
            "The projector still shows the meeting: the file is busy. We try again. Switch the projector off if it cannot wait.";
        /// A break.
        pause: Word = "Pause", "Pause", "Break";
        /// When the room meets again.
        back_at: fn(&str) -> String = |time| format!("Tilbake kl. {time}"), |time| format!("Tilbake kl. {time}"),
            |time| format!("Back at {time}");
        /// Why nothing is shown. Calm: the room has done nothing wrong, and it mends itself.
        waiting: fn(Waiting) -> Word =
            |waiting| match waiting {
                Waiting::Nothing => "Møtet vises her når det åpnes.",
                Waiting::Gone => "Dette møtet er ikke her lenger.",
                Waiting::Away => "Venter på møtet …",
                Waiting::Newer => "Møtet er åpnet i en nyere versjon. Start dette vinduet på nytt.",
            },
            |waiting| match waiting {
                Waiting::Nothing => "Møtet blir vist her når det blir opna.",
                Waiting::Gone => "Dette møtet er ikkje her lenger.",
                Waiting::Away => "Ventar på møtet …",
                Waiting::Newer => "Møtet er opna i ein nyare versjon. Start dette vindauget på nytt.",
            },
            |waiting| match waiting {
                Waiting::Nothing => "The meeting is shown here once it is opened.",
                Waiting::Gone => "This meeting is no longer here.",
                Waiting::Away => "Waiting for the meeting …",
                Waiting::Newer => "A newer version has opened the meeting. Start this window again.",
            };
    }
}
