//! Words of the vote in the room (E3, E4, E7).

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

fn rules(words: [Word; 4], participants: u16, votes_each: u16, cumulative: bool, closed: bool) -> String {
    let [one_vote, votes, heaped, over] = words;
    let each =
        if votes_each == 1 { one_vote.to_owned() } else { votes.replace("{n}", &votes_each.to_string()) };
    let more = if cumulative { heaped } else { "" };
    let over = if closed { over } else { "" };
    format!("{participants} {each}{more}.{over}")
}

area! {
    /// Words of the vote in the room.
    VoteTexts {
        /// Over the screen: which round of how many.
        title: fn(usize, usize) -> String =
            |at, of| match of { 0 => "Avstemning".into(), 1 => "Avstemning – runde 1".into(), _ => format!("Avstemning – runde {at} av {of}") },
            |at, of| match of { 0 => "Avrøysting".into(), 1 => "Avrøysting – runde 1".into(), _ => format!("Avrøysting – runde {at} av {of}") },
            |at, of| match of { 0 => "Vote".into(), 1 => "Vote – round 1".into(), _ => format!("Vote – round {at} of {of}") };
        /// How many votes are entered, of how many there are.
        budget: fn(u32, u32) -> String = |cast, of| format!("{cast} av {of} stemmer"),
            |cast, of| format!("{cast} av {of} røyster"), |cast, of| format!("{cast} of {of} votes");
        /// How many vote, with how many votes, whether they may be heaped, whether it is over.
        rules: fn(u16, u16, bool, bool) -> String =
            |people, each, heaped, closed| rules(["har én stemme hver", "har {n} stemmer hver",
                ", og kan gi flere til samme forslag", " Runden er avsluttet."], people, each, heaped, closed),
            |people, each, heaped, closed| rules(["har éi røyst kvar", "har {n} røyster kvar",
                ", og kan gi fleire til same framlegget", " Runden er avslutta."], people, each, heaped, closed),
            |people, each, heaped, closed| rules(["have one vote each", "have {n} votes each",
                ", and may give several to the same proposal", " The round is over."], people, each, heaped, closed);
        /// Before the first round: the key that begins it, and how it would be voted.
        begin: fn(&str, &str) -> String =
            |key, rules| format!("{key} starter. {rules}").trim_end().to_owned(),
            |key, rules| format!("{key} startar. {rules}").trim_end().to_owned(),
            |key, rules| format!("{key} begins. {rules}").trim_end().to_owned();
        /// There is nothing to vote on.
        nothing: Word = "Når det står to forslag på lista, kan dere stemme over dem her.",
            "Når det står to framlegg på lista, kan de røyste over dei her.",
            "When there are two proposals on the list, you can vote on them here.";
        /// How votes are typed.
        how: Word = "Tast tallet, eller + og –. Enter går til neste forslag.",
            "Tast talet, eller + og –. Enter går til neste framlegg.",
            "Type the number, or + and –. Enter goes to the next proposal.";
        /// What can be done once the round is over: keys for the result, for priority and for a new round.
        after: fn(&str, &str, &str) -> String =
            |show, priority, again| format!("{show} viser rommet resultatet. {priority} setter prioritet. {again} stemmer på nytt; denne runden blir stående."),
            |show, priority, again| format!("{show} viser rommet resultatet. {priority} set prioritet. {again} røystar på nytt; denne runden blir ståande."),
            |show, priority, again| format!("{show} shows the room the result. {priority} sets the priority. {again} votes again; this round stays.");
        /// More votes are entered than the room has: how many more.
        over_budget: fn(u32) -> String =
            |over| format!("Det er talt {over} for mye. Tell igjen, eller rett antallet."),
            |over| format!("Det er talt {over} for mykje. Tel igjen, eller rett talet."),
            |over| format!("Counted {over} too many. Count again, or correct the number.");
        /// More votes were entered than the room had, in a round that is over: how many more.
        were_too_many: fn(u32) -> String = |over| format!("Det er {over} mer enn rommet hadde."),
            |over| format!("Det er {over} meir enn rommet hadde."), |over| format!("That is {over} more than the room had.");
        /// A proposal has more votes than it can have: how many vote.
        too_many_for_one: fn(u16) -> String =
            |people| format!("Ett forslag har over {people} stemmer, men hver kan gi det bare én."),
            |people| format!("Eitt framlegg har over {people} røyster, men kvar kan gi det berre éi."),
            |people| format!("One proposal has over {people} votes, but each may give it only one.");
        /// Others have as many votes.
        shared: Word = "delt plass", "delt plass", "tied";
        /// The priority the room has decided on.
        decided: fn(&str) -> String = |what| format!("satt: {what}"), |what| format!("sett: {what}"),
            |what| format!("set: {what}");
        /// Votes are typed before a round has begun.
        begin_first: fn(&str) -> String = |key| format!("Start avstemningen med {key} først."),
            |key| format!("Start avrøystinga med {key} først."), |key| format!("Begin the vote with {key} first.");
        /// Votes are typed into a round that is over.
        is_over: fn(&str) -> String = |key| format!("Runden er avsluttet. {key} starter en ny."),
            |key| format!("Runden er avslutta. {key} startar ein ny."), |key| format!("The round is over. {key} begins a new one.");
        /// There is no round further that way.
        no_more_rounds: fn(usize) -> String = |n| if n == 0 { "Dere har ikke stemt ennå.".into() } else { format!("Det er {n} i alt.") },
            |n| if n == 0 { "De har ikkje røysta enno.".into() } else { format!("Det er {n} i alt.") },
            |n| if n == 0 { "You have not voted yet.".into() } else { format!("There are {n} in all.") };
        /// Over the question who votes.
        ballot_title: Word = "Avstemning", "Avrøysting", "Vote";
        /// Asks how many vote.
        how_many_vote: Word = "Hvor mange stemmer?", "Kor mange røystar?", "How many vote?";
        /// It is a number.
        number_needed: Word = "Skriv et helt tall, for eksempel 24.", "Skriv eit heilt tal, til dømes 24.",
            "Type a whole number such as 24.";
        /// Asks how many votes each has.
        votes_each_title: Word = "Hvor mange stemmer har hver?", "Kor mange røyster har kvar?", "How many votes has each?";
        /// So many.
        votes_each: fn(u16) -> String = |n| if n == 1 { "1 stemme".into() } else { format!("{n} stemmer") },
            |n| if n == 1 { "1 røyst".into() } else { format!("{n} røyster") },
            |n| if n == 1 { "1 vote".into() } else { format!("{n} votes") };
        /// Asks whether votes may be heaped (E4).
        cumulative_title: Word = "Kan én person gi flere til samme forslag?", "Kan éin person gi fleire til same framlegget?",
            "May one person give several to the same proposal?";
        /// They may not.
        one_on_each: Word = "Nei, høyst én på hvert", "Nei, høgst éi på kvart", "No, at most one on each";
        /// They may.
        heaped: Word = "Ja, de kan samles på ett", "Ja, dei kan samlast på eitt", "Yes, they may be put on one";
        /// Over the choice of a priority.
        priority_title: Word = "Prioritet", "Prioritet", "Priority";
        /// The one the votes suggest.
        suggested_row: fn(&str) -> String = |name| format!("{name} – det stemmene tyder på"),
            |name| format!("{name} – det røystene tyder på"), |name| format!("{name} – what the votes suggest");
        /// None.
        no_priority: Word = "ingen", "ingen", "none";

        /// Line by line: a round has begun, with its rules.
        begun: fn(&str) -> String = |rules| format!("Avstemningen er i gang. {rules} Skriv /stemmer, nummeret og antallet, for eksempel /stemmer 2 11."),
            |rules| format!("Avrøystinga er i gang. {rules} Skriv /røyster, nummeret og talet, til dømes /røyster 2 11."),
            |rules| format!("The vote has begun. {rules} Write /votes, the number and the count, for example /votes 2 11.");
        /// Line by line: who votes in the open round is changed; its rules now.
        ballot_changed: fn(&str) -> String = |rules| format!("Endret. {rules} Stemmene som er talt, blir stående."),
            |rules| format!("Endra. {rules} Røystene som er talde, blir ståande."),
            |rules| format!("Changed. {rules} The votes already counted stay.");
        /// Line by line: how a vote is begun.
        how_to_begin: Word = "Skriv /avstemning, hvor mange som stemmer og hvor mange stemmer hver har, for eksempel /avstemning 24 3.",
            "Skriv /avrøysting, kor mange som røystar og kor mange røyster kvar har, til dømes /avrøysting 24 3.",
            "Write /vote, how many vote and how many votes each has, for example /vote 24 3.";
        /// Line by line: the words that say that votes may be heaped.
        heaped_words: Word = "flere|samles|samlet", "fleire|samlast|samla", "several|heaped";
        /// Line by line: votes without a number of a proposal.
        which_proposal: Word = "Si hvilket forslag, med nummeret i avstemningen, for eksempel /stemmer 2 11.",
            "Sei kva framlegg, med nummeret i avrøystinga, til dømes /røyster 2 11.",
            "Say which proposal, by its number in the vote, for example /votes 2 11.";
        /// Line by line: no proposal has this number; the last that there is.
        no_such_proposal: fn(usize, usize) -> String =
            |number, last| format!("Det er ikke noe forslag {number} i avstemningen. Siste er {last}. Ingenting er endret."),
            |number, last| format!("Det er ikkje noko framlegg {number} i avrøystinga. Siste er {last}. Ingenting er endra."),
            |number, last| format!("There is no proposal {number} in the vote. The last is {last}. Nothing has been changed.");
        /// Line by line: a proposal with its votes: place (0 before the end), its number in the round, or once that is over
        /// in the list of measures, title, votes, whether it shares the place.
        told: fn(usize, usize, &str, u16, bool) -> String =
            |place, number, title, votes, shared| told(["plass", "delt", "stemme", "stemmer", "tiltak"], place, number, title, votes, shared),
            |place, number, title, votes, shared| told(["plass", "delt", "røyst", "røyster", "tiltak"], place, number, title, votes, shared),
            |place, number, title, votes, shared| told(["place", "tied", "vote", "votes", "measure"], place, number, title, votes, shared);
        /// Line by line: the round is over.
        ended: Word = "Runden er avsluttet.", "Runden er avslutta.", "The round is over.";
        /// Line by line: no round is open.
        none_open: Word = "Ingen avstemning er i gang.", "Inga avrøysting er i gang.", "No vote is going on.";
    }
}

fn told(words: [Word; 5], place: usize, number: usize, title: &str, votes: u16, shared: bool) -> String {
    let [place_word, tied, one, several, measure] = words;
    let votes = format!("{votes} {}", if votes == 1 { one } else { several });
    let tied = if shared { format!(", {tied}") } else { String::new() };
    match place {
        0 => format!("{number}. {title}: {votes}."),
        place => format!("{place}. {place_word}{tied}: {title} ({measure} {number}), {votes}."),
    }
}
