//! Looking again at what was agreed earlier: the walk, the five questions, the review in lists and files.

use super::Texts;
use super::report::area;
use crate::domain::review::{Outcome, OutcomeCode, ReviewQuestion, Reviewed};
use crate::rules::looking_again::Answer;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

impl Texts {
    /// What was said of a measure: «ny frist 1. februar 2027: vi mangler vikar».
    pub fn review_told(&self, reviewed: &Reviewed) -> String {
        let outcome = self.outcome_told(reviewed.outcome);
        if reviewed.note.is_empty() { outcome } else { format!("{outcome}: {}", reviewed.note) }
    }

    /// What can be said of a measure, as a row to choose.
    pub fn answer_told(&self, answer: Answer) -> String {
        let texts = self.review;
        match answer {
            Answer::Done => texts.done.to_owned(),
            Answer::Continues => texts.continues.to_owned(),
            Answer::Move => texts.moved.to_owned(),
            Answer::Drop => texts.dropped.to_owned(),
            Answer::Judge(verdict) => (self.codes.verdict)(verdict).to_owned(),
        }
    }

    /// «ny frist 1. februar 2027».
    pub fn outcome_told(&self, outcome: Outcome) -> String {
        let word = (self.review.outcome)(outcome.code());
        match outcome {
            Outcome::Moved(to) => format!("{word} {}", (self.dates.long)(to)),
            Outcome::Judged(verdict) => format!("{word}: {}", (self.codes.verdict)(verdict)),
            Outcome::Done | Outcome::Continues | Outcome::Dropped => word.to_owned(),
        }
    }
}

area! {
    /// Words of looking again.
    ReviewTexts {
        /// What comes of a measure.
        outcome: fn(OutcomeCode) -> Word =
            |code| match code {
                OutcomeCode::Done => "gjort",
                OutcomeCode::Continues => "fortsetter",
                OutcomeCode::Moved => "ny frist",
                OutcomeCode::Dropped => "droppet",
                OutcomeCode::Judged => "hjalp",
            },
            |code| match code {
                OutcomeCode::Done => "gjort",
                OutcomeCode::Continues => "held fram",
                OutcomeCode::Moved => "ny frist",
                OutcomeCode::Dropped => "droppa",
                OutcomeCode::Judged => "hjelpte",
            },
            |code| match code {
                OutcomeCode::Done => "done",
                OutcomeCode::Continues => "goes on",
                OutcomeCode::Moved => "new deadline",
                OutcomeCode::Dropped => "dropped",
                OutcomeCode::Judged => "helped",
            };
        /// The five questions (G8).
        question: fn(ReviewQuestion) -> Word =
            |question| match question {
                ReviewQuestion::Done => "Er tiltakene gjennomført?",
                ReviewQuestion::Effect => "Har de virket slik vi ville?",
                ReviewQuestion::Enough => "Er de nok?",
                ReviewQuestion::Changes => "Hva er endret siden sist?",
                ReviewQuestion::Hazards => "Er det kommet nye farer?",
            },
            |question| match question {
                ReviewQuestion::Done => "Er tiltaka gjennomførte?",
                ReviewQuestion::Effect => "Har dei verka slik vi ville?",
                ReviewQuestion::Enough => "Er dei nok?",
                ReviewQuestion::Changes => "Kva er endra sidan sist?",
                ReviewQuestion::Hazards => "Har det komme nye farar?",
            },
            |question| match question {
                ReviewQuestion::Done => "Are the measures carried out?",
                ReviewQuestion::Effect => "Have they worked as we wanted?",
                ReviewQuestion::Enough => "Are they enough?",
                ReviewQuestion::Changes => "What has changed since last time?",
                ReviewQuestion::Hazards => "Are there new hazards?",
            };
        /// Which of how many.
        of: fn(usize, usize) -> String = |at, of| format!("Tiltak {at} av {of} fra før"),
            |at, of| format!("Tiltak {at} av {of} frå før"),
            |at, of| format!("Measure {at} of {of} agreed earlier");
        /// How many have been looked at.
        looked_at: fn(usize, usize) -> String = |at, of| format!("{at} av {of} er sett på"),
            |at, of| format!("{at} av {of} er sedde på"),
            |at, of| format!("{at} of {of} looked at");
        /// Over what can be said.
        how: Word = "Hvordan går det?",
            "Korleis går det?",
            "How is it going?";
        /// The same for one that is done.
        did_it_help: Word = "Hjalp det?",
            "Hjelpte det?",
            "Did it help?";
        /// It is done.
        done: Word = "Gjort",
            "Gjort",
            "Done";
        /// It goes on as agreed.
        continues: Word = "Fortsetter som avtalt",
            "Held fram som avtalt",
            "Goes on as agreed";
        /// Another deadline.
        moved: Word = "Ny frist, med en grunn",
            "Ny frist, med ein grunn",
            "New deadline, with a reason";
        /// It is dropped.
        dropped: Word = "Droppes, med en grunn",
            "Blir droppa, med ein grunn",
            "Dropped, with a reason";
        /// Title when asking for another deadline.
        new_deadline: Word = "Ny frist",
            "Ny frist",
            "New deadline";
        /// Before the day.
        day: Word = "Dag",
            "Dag",
            "Day";
        /// The day lies behind.
        day_has_been: Word = "Den dagen har vært. Skriv en dag fram i tid.",
            "Den dagen har vore. Skriv ein dag fram i tid.",
            "That day has been. Write a day to come.";
        /// Why another deadline.
        why_moved: Word = "Hvorfor flyttes fristen?",
            "Kvifor blir fristen flytta?",
            "Why is the deadline moved?";
        /// Why it is dropped.
        why_dropped: Word = "Hvorfor droppes tiltaket?",
            "Kvifor blir tiltaket droppa?",
            "Why is the measure dropped?";
        /// Why it did not help, or not wholly.
        why_so: Word = "Hvordan ser dere det?",
            "Korleis ser de det?",
            "How do you see it?";
        /// Title when a new hazard becomes a measure.
        hazard_title: Word = "Nytt tiltak",
            "Nytt tiltak",
            "New measure";
        /// Before it.
        hazard_label: Word = "Hva skal gjøres?",
            "Kva skal gjerast?",
            "What shall be done?";
        /// It stands on the list.
        hazard_proposed: Word = "Foreslått. Avtal hvem og når på lista over tiltak.",
            "Foreslått. Avtal kven og når på lista over tiltak.",
            "Proposed. Agree who and when on the list of measures.";
        /// Before what was said here.
        said_now: Word = "Sagt nå",
            "Sagt no",
            "Said now";
        /// Before the day it was done.
        done_on: Word = "Gjort",
            "Gjort",
            "Done";
        /// The deadline first agreed.
        first_deadline: fn(&str) -> String = |day| format!("først {day}"),
            |day| format!("først {day}"),
            |day| format!("at first {day}");
        /// Before where it stands.
        state: Word = "Status",
            "Status",
            "Status";
        /// Before the meeting it was agreed in.
        from: Word = "Fra",
            "Frå",
            "From";
        /// Nothing is owed.
        nothing: Word = "Ingen åpne tiltak fra før",
            "Ingen opne tiltak frå før",
            "No open measures from before";
        /// What that means.
        nothing_lead: Word = "Alt dere har avtalt her i enheten, er gjort eller avsluttet.",
            "Alt de har avtalt her i eininga, er gjort eller avslutta.",
            "Everything you agreed in this unit is done or ended.";
        /// All have been looked at.
        all_looked_at: Word = "Alle tiltakene er sett på",
            "Alle tiltaka er sedde på",
            "Every measure has been looked at";
        /// Some have not.
        some_left: Word = "Tiltakene fra før",
            "Tiltaka frå før",
            "Measures agreed earlier";
        /// The way on in a meeting.
        to_the_questions: Word = "Videre til spørsmålene",
            "Vidare til spørsmåla",
            "On to the questions";
        /// The way on without one.
        to_the_end: Word = "Videre til de fem spørsmålene og neste gang",
            "Vidare til dei fem spørsmåla og neste gong",
            "On to the five questions and next time";
        /// Help on this screen.
        help: Word = "Svar på ett tiltak om gangen med et siffer, eller velg med pilene og Enter. Det lagres med en gang, og du kan slutte når som helst. PgDn hopper videre uten svar. F4 foreslår et nytt tiltak.",
            "Svar på eitt tiltak om gongen med eit siffer, eller vel med pilene og Enter. Det blir lagra med ein gong, og du kan slutte når som helst. PgDn hoppar vidare utan svar. F4 foreslår eit nytt tiltak.",
            "Answer one measure at a time with a digit, or choose with the arrows and Enter. It is saved at once, and you can stop at any time. PgDn goes on without an answer. F4 proposes a new measure.";
        /// How a unit looks again.
        how_title: Word = "Hvordan vil dere se på tiltakene?",
            "Korleis vil de sjå på tiltaka?",
            "How will you look at the measures?";
        /// In a follow-up meeting.
        in_a_meeting: Word = "I et oppfølgingsmøte med gruppa",
            "I eit oppfølgingsmøte med gruppa",
            "In a follow-up meeting with the group";
        /// Without a meeting.
        at_the_desk: Word = "Her og nå, uten møte",
            "Her og no, utan møte",
            "Here and now, without a meeting";
        /// What such a session is called.
        title: Word = "Gjennomgang av tiltak",
            "Gjennomgang av tiltak",
            "Review of measures";
        /// Which unit.
        which_unit: Word = "Hvilken enhet?",
            "Kva eining?",
            "Which unit?";
        /// There is no unit yet.
        no_unit: Word = "Det er ingen enheter her ennå. Begynn med et nytt møte.",
            "Det er ingen einingar her enno. Begynn med eit nytt møte.",
            "There are no units here yet. Begin with a new meeting.";
        /// Over what is said of the measures agreed earlier.
        section: Word = "Om tiltakene fra før",
            "Om tiltaka frå før",
            "About the measures agreed earlier";
        /// The walk as a row of the checklist.
        row: fn(usize, usize) -> String = |at, of| format!("Tiltakene fra før ({at} av {of} sett på)"),
            |at, of| format!("Tiltaka frå før ({at} av {of} sedde på)"),
            |at, of| format!("Measures agreed earlier ({at} of {of} looked at)");
        /// Why there is no next time (R70).
        ended: Word = "Eller slutt her",
            "Eller slutt her",
            "Or end here";
        /// What stands there while it is empty.
        ended_hint: Word = "hvorfor dere ikke ser på dette igjen",
            "kvifor de ikkje ser på dette igjen",
            "why you will not look at this again";
        /// Help for it.
        ended_help: Word = "Skriv hvorfor dere ikke skal se på tiltakene igjen, hvis det er slik. Ellers setter du en dag på raden over.",
            "Skriv kvifor de ikkje skal sjå på tiltaka igjen, om det er slik. Elles set du ein dag på rada over.",
            "Write why you will not look at the measures again, if so. Otherwise set a day on the row above.";
        /// Help for one of the five questions.
        asked_help: Word = "Svar kort: ja, nei eller delvis, og hva det gjelder.",
            "Svar kort: ja, nei eller delvis, og kva det gjeld.",
            "Answer briefly: yes, no or partly, and about what.";
        /// A new hazard becomes a measure.
        hazard: Word = "Foreslå et nytt tiltak",
            "Foreslå eit nytt tiltak",
            "Propose a new measure";
        /// How the work itself has gone (R68).
        process: Word = "Slik gikk arbeidet",
            "Slik gjekk arbeidet",
            "How the work went";
        /// What stands there while it is empty.
        process_hint: Word = "hva hjalp, og hva sto i veien?",
            "kva hjelpte, og kva stod i vegen?",
            "what helped, and what was in the way?";
        /// Help for it.
        process_help: Word = "Skriv hvordan dere har jobbet med tiltakene: hva hjalp, og hva sto i veien. Det er til å lære av.",
            "Skriv korleis de har jobba med tiltaka: kva hjelpte, og kva stod i vegen. Det er til å lære av.",
            "Write how you worked with the measures: what helped, and what was in the way. It is to learn from.";
        /// What goes back to the unit (R69).
        feedback: Word = "Tilbake til enheten",
            "Tilbake til eininga",
            "Back to the unit";
        /// What stands there while it is empty.
        feedback_hint: Word = "det ledelsen vil si til dem som gjorde jobben",
            "det leiinga vil seie til dei som gjorde jobben",
            "what the leadership says to those who did the work";
        /// Help for it.
        feedback_help: Word = "Skriv det enheten skal få høre: takk, hva som ble sett, og hva som skjer videre. Det står i referatet.",
            "Skriv det eininga skal få høyre: takk, kva som vart sett, og kva som skjer vidare. Det står i referatet.",
            "Write what the unit should hear: thanks, what was noticed, and what happens next. It stands in the minutes.";
        /// Line by line: what comes after the measures.
        then_close: Word = "Skriv /avslutt for de fem spørsmålene og neste gang. Skriv /tiltak og noen ord for en ny fare.",
            "Skriv /avslutt for dei fem spørsmåla og neste gong. Skriv /tiltak og nokre ord for ein ny fare.",
            "Write /close for the five questions and next time. Write /measure and a few words for a new hazard.";
        /// Over the five questions in documents.
        in_report: Word = "Slik ser vi på det nå", "Slik ser vi på det no", "How we see it now";
        /// Why there is no next time.
        ended_because: fn(&str) -> String = |why| format!("Vi ser ikke på tiltakene igjen: {why}"),
            |why| format!("Vi ser ikkje på tiltaka igjen: {why}"),
            |why| format!("We will not look at the measures again: {why}");
        /// Line by line: how the look begins.
        then_look: Word = "Skriv /gjennomgang for å se på tiltakene, ett om gangen.",
            "Skriv /gjennomgang for å sjå på tiltaka, eitt om gongen.",
            "Write /review to look at the measures, one at a time.";
    }
}
