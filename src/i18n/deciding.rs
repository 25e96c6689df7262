//! Words of what the room decides: the decision log (E10), the read-back (G2), parked topics (C14).

use super::report::area;
use crate::domain::measure::ReadBack;
use crate::domain::topic::TopicOutcome;
use crate::rules::decisions::Decision;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

/// «ikke enige: for kort frist»; only the first word where nothing more is known.
fn about(word: &str, more: &str) -> String {
    if more.is_empty() { word.to_owned() } else { format!("{word}: {more}") }
}

area! {
    /// Words of what the room decides.
    DecidingTexts {
        /// The decision about a measure.
        decision: fn(&Decision<'_>) -> String =
            |decision| match decision {
                Decision::Open => "ikke avgjort".into(),
                Decision::Agreed => "enige".into(),
                Decision::NotAgreed(what) => about("ikke enige", what),
                Decision::Raised("") => "løftes videre".into(),
                Decision::Raised(to) => format!("løftes til {to}"),
                Decision::Parked(why) => about("ikke nå", why),
                Decision::Dropped(why) => about("valgt bort", why),
                Decision::InPlace => "allerede på plass".into(),
            },
            |decision| match decision {
                Decision::Open => "ikkje avgjort".into(),
                Decision::Agreed => "einige".into(),
                Decision::NotAgreed(what) => about("ikkje einige", what),
                Decision::Raised("") => "blir løfta vidare".into(),
                Decision::Raised(to) => format!("blir løfta til {to}"),
                Decision::Parked(why) => about("ikkje no", why),
                Decision::Dropped(why) => about("valt bort", why),
                Decision::InPlace => "allereie på plass".into(),
            },
            |decision| match decision {
                Decision::Open => "not decided".into(),
                Decision::Agreed => "agreed".into(),
                Decision::NotAgreed(what) => about("not agreed", what),
                Decision::Raised("") => "to be raised".into(),
                Decision::Raised(to) => format!("to be raised with {to}"),
                Decision::Parked(why) => about("not now", why),
                Decision::Dropped(why) => about("decided against", why),
                Decision::InPlace => "in place already".into(),
            };
        /// Over the decision log.
        log: Word = "Beslutninger", "Avgjerder", "Decisions";
        /// The log in a row of the checklist: agreed, not agreed, to be raised.
        log_row: fn(usize, usize, usize) -> String =
            |agreed, not, raised| format!("Beslutninger: enige om {agreed}, ikke enige om {not}, {raised} løftes videre"),
            |agreed, not, raised| format!("Avgjerder: einige om {agreed}, ikkje einige om {not}, {raised} blir løfta"),
            |agreed, not, raised| format!("Decisions: agreed on {agreed}, not agreed on {not}, {raised} to be raised");
        /// A line of the log: what, and the decision.
        log_line: fn(&str, &str) -> String = |title, decision| format!("{title} – {decision}"),
            |title, decision| format!("{title} – {decision}"), |title, decision| format!("{title} – {decision}");
        /// Over what the room did not agree on, for those who read the result.
        not_agreed: Word = "Dette ble rommet ikke enig om", "Dette vart ikkje rommet einig om",
            "What the room did not agree on";

        /// What the room said at the read-back.
        read_back: fn(ReadBack) -> Word =
            |answer| match answer {
                ReadBack::Agreed => "bekreftet",
                ReadBack::Changed => "endret og bekreftet",
                ReadBack::NotAgreed => "ikke enige",
            },
            |answer| match answer {
                ReadBack::Agreed => "stadfesta",
                ReadBack::Changed => "endra og stadfesta",
                ReadBack::NotAgreed => "ikkje einige",
            },
            |answer| match answer {
                ReadBack::Agreed => "confirmed",
                ReadBack::Changed => "changed and confirmed",
                ReadBack::NotAgreed => "not agreed",
            };
        /// Before what was not agreed on.
        objection: Word = "Ikke enige om", "Ikkje einige om", "Not agreed on";
        /// Title when the room does not agree.
        disagree_title: Word = "Hva er dere ikke enige om?", "Kva er de ikkje einige om?", "What do you not agree on?";
        /// What is written: the matter, never who.
        disagree_label: Word = "Saken, ikke hvem", "Saka, ikkje kven", "The matter, not who";
        /// It is written down.
        disagreed: Word = "Skrevet ned. Tiltaket kan endres, parkeres eller bli stående med dette.",
            "Skrive ned. Tiltaket kan endrast, parkerast eller bli ståande med dette.",
            "Written down. The measure can be changed, parked, or left standing with this.";

        /// Title of the list of parked topics.
        topics: Word = "Parkeringsplassen", "Parkeringsplassen", "Parked topics";
        /// What a topic is parked as.
        topic_label: Word = "Tema, i generelle ord", "Tema, i generelle ord", "Topic, in general words";
        /// It is parked.
        parked: Word = "Parkert. Dere tar det opp igjen før dere går.", "Parkert. De tek det opp att før de går.",
            "Parked. You come back to it before you leave.";
        /// Nothing is parked.
        no_topics: Word = "Ingenting er parkert.", "Ingenting er parkert.", "Nothing is parked.";
        /// A topic in the checklist.
        topic_row: fn(&str) -> String = |text| format!("Parkert tema: {text}"), |text| format!("Parkert tema: {text}"),
            |text| format!("Parked topic: {text}");
        /// Over the question what becomes of one.
        topic: Word = "Parkert tema", "Parkert tema", "Parked topic";
        /// Beside a topic in the checklist.
        topic_hint: Word = "Enter avgjør", "Enter avgjer", "Enter settles it";
        /// What can become of a topic: a measure of its own, part of one, nothing, other words, away.
        settle: [Word; 6] =
            ["Gjør det til et tiltak", "Det hører til et tiltak som står der", "Ikke ta det videre, med en grunn",
                "Endre ordene", "Åpne det igjen", "Slett det"],
            ["Gjer det til eit tiltak", "Det høyrer til eit tiltak som står der", "Ikkje ta det vidare, med ein grunn",
                "Endre orda", "Opne det att", "Slett det"],
            ["Make it a measure", "It belongs to a measure on the list", "Take it no further, with a reason",
                "Change the words", "Open it again", "Delete it"];
        /// Asks which measure.
        which_measure: Word = "Hvilket tiltak?", "Kva tiltak?", "Which measure?";
        /// Asks why it is not taken further.
        why_not: Word = "Hvorfor ikke?", "Kvifor ikkje?", "Why not?";
        /// It became a measure.
        became_measure: Word = "Temaet står nå blant forslagene.", "Temaet står no blant framlegga.",
            "The topic is now among the proposals.";
        /// What became of a topic; with the title of the measure it became.
        outcome: fn(&TopicOutcome, &str) -> String =
            |outcome, title| match outcome {
                TopicOutcome::Open => "ikke avgjort".into(),
                TopicOutcome::Measure(_) => format!("ble tiltaket «{title}»"),
                TopicOutcome::Dropped(why) => format!("ikke tatt videre: {}", why.as_str()),
            },
            |outcome, title| match outcome {
                TopicOutcome::Open => "ikkje avgjort".into(),
                TopicOutcome::Measure(_) => format!("vart tiltaket «{title}»"),
                TopicOutcome::Dropped(why) => format!("ikkje teke vidare: {}", why.as_str()),
            },
            |outcome, title| match outcome {
                TopicOutcome::Open => "not decided".into(),
                TopicOutcome::Measure(_) => format!("became the measure “{title}”"),
                TopicOutcome::Dropped(why) => format!("taken no further: {}", why.as_str()),
            };
        /// On the routing card: how a line about the case goes, with the key or the command. Short: the card fills a small screen.
        routing_erase: fn(&str) -> String =
            |key| format!("Slett linjer om den for godt ({key})."),
            |key| format!("Slett linjer om ho for godt ({key})."),
            |key| format!("Delete lines on it for good ({key}).");
        /// Under the routing card: how the topic behind the case is parked.
        routing_park: fn(&str) -> String =
            |key| format!("Er det noe bak saken som gjelder flere? {key} en gang til parkerer temaet, i generelle ord."),
            |key| format!("Er det noko bak saka som gjeld fleire? {key} ein gong til parkerer temaet, i generelle ord."),
            |key| format!("Is there something behind it that concerns several? {key} once more parks the topic, in general words.");

        /// Line by line: topics are parked and settled so.
        topics_hint: Word = "Skriv /parkert til tiltak 1, /parkert bort 1 og en grunn, eller /parkér tema og noen ord.",
            "Skriv /parkert til tiltak 1, /parkert bort 1 og ein grunn, eller /parker tema og nokre ord.",
            "Write /parked to measure 1, /parked away 1 and a reason, or /park topic and some words.";
        /// Line by line: which topic.
        which_topic: fn(usize) -> String = |n| format!("Skriv nummeret på temaet, fra 1 til {n}."),
            |n| format!("Skriv nummeret på temaet, frå 1 til {n}."), |n| format!("Write the number of the topic, from 1 to {n}.");
        /// Line by line: what the room answers.
        read_back_hint: Word = "Når rommet har svart: /bekreft 1, /endret 1, eller /ikke enige 1 og hva det gjelder.",
            "Når rommet har svart: /stadfest 1, /endra 1, eller /ikkje einige 1 og kva det gjeld.",
            "When the room has answered: /confirm 1, /changed 1, or /not agreed 1 and what it is about.";
        /// Line by line: what the room said of a measure.
        read_back_saved: fn(usize, &str) -> String = |n, what| format!("Tiltak {n}: {what}."),
            |n, what| format!("Tiltak {n}: {what}."), |n, what| format!("Measure {n}: {what}.");
    }
}
