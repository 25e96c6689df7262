//! Why something was not done, in three plain sentences (K11).

use chrono::NaiveDate;

use super::{codes, dates, guard};
use crate::domain::measure::{Missing, StateCode};
use crate::ops::Refusal;

/// How a language tells of a refusal.
pub struct RefusalTexts {
    /// What is wrong, what is safe, what to do.
    pub explain: fn(&Refusal) -> Refused,
}

/// A refusal in three sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong.
    pub what: String,
    /// What is safe.
    pub safe: &'static str,
    /// What to do now.
    pub todo: String,
}

/// Bokmål.
pub(super) static NB: RefusalTexts = RefusalTexts {
    explain: |refusal| {
        let (what, todo) = nb(refusal);
        Refused { what, safe: "Ingenting er endret.", todo }
    },
};

/// Nynorsk.
pub(super) static NN: RefusalTexts = RefusalTexts {
    explain: |refusal| {
        let (what, todo) = nn(refusal);
        Refused { what, safe: "Ingenting er endra.", todo }
    },
};

/// English.
pub(super) static EN: RefusalTexts = RefusalTexts {
    explain: |refusal| {
        let (what, todo) = en(refusal);
        Refused { what, safe: "Nothing has been changed.", todo }
    },
};

/// «a, b og c».
pub(super) fn listed<'a>(items: impl IntoIterator<Item = &'a str>, and: &str) -> String {
    let items: Vec<&str> = items.into_iter().collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

fn missing(missing: &[Missing], name: fn(Missing) -> &'static str, and: &str) -> String {
    listed(missing.iter().map(|&missing| name(missing)), and)
}

fn states(states: &[StateCode], name: fn(StateCode) -> &'static str, or: &str) -> String {
    listed(states.iter().map(|&state| name(state)), or)
}

fn day(date: NaiveDate) -> String {
    dates::short(date)
}

fn nb(refusal: &Refusal) -> (String, String) {
    let name = codes::NB.measure_state;
    let (what, todo): (String, String) = match refusal {
        Refusal::Empty => ("Det står ingenting å lagre.".into(), "Skriv noen ord først.".into()),
        Refusal::Closed => (
            "Møtet er avsluttet og låst.".into(),
            "Åpne møtet igjen og skriv hvorfor, hvis noe må rettes.".into(),
        ),
        Refusal::Gone => (
            "Det du ville endre, finnes ikke lenger. Kanskje ble det slettet i et annet vindu.".into(),
            "Se hva som står der nå, og prøv på nytt.".into(),
        ),
        Refusal::NotReady(lacks) => (
            format!("Tiltaket mangler {}.", missing(lacks, codes::NB.missing, "og")),
            "Fyll inn det som mangler, eller parkér tiltaket og skriv hvorfor.".into(),
        ),
        Refusal::ReasonNeeded => (
            "Dette trenger en grunn.".into(),
            "Skriv kort hvorfor, så de som leser det senere, forstår det.".into(),
        ),
        Refusal::CannotGo { from, to } => (
            format!("Et tiltak som er {}, kan ikke gå rett til {}.", name(*from), name(*to)),
            format!("Herfra kan det bli {}.", states(from.next(), name, "eller")),
        ),
        Refusal::CannotClose(unfinished) => {
            let measures = match unfinished.measures.len() {
                0 => None,
                1 => Some("1 tiltak er verken avtalt eller parkert".to_owned()),
                n => Some(format!("{n} tiltak er verken avtalt eller parkert")),
            };
            let leader = unfinished.no_leader.then(|| "ingen er satt opp som ansvarlig leder".to_owned());
            let next = unfinished.no_next.then(|| "dere har ikke avtalt neste gang".to_owned());
            let stands: Vec<String> = leader.into_iter().chain(next).chain(measures).collect();
            (
                format!(
                    "Møtet kan ikke avsluttes ennå: {}.",
                    listed(stands.iter().map(String::as_str), "og")
                ),
                "Gå gjennom sjekklista. Det dere ikke rekker, kan parkeres med en grunn.".into(),
            )
        }
        Refusal::TableHasAnswers { label, answers } => (
            format!("{label} kan ikke fjernes. Bordet står bak {answers} svar eller tiltak."),
            "Flytt svarene til et annet bord først.".into(),
        ),
        Refusal::SittingHasAnswers(answers) => (
            format!("Samlingen kan ikke fjernes. Den har {answers} svar eller tiltak."),
            "Flytt eller slett svarene først.".into(),
        ),
        Refusal::OnlySitting => (
            "Møtet må ha minst én samling.".into(),
            "Endre denne samlingen, eller legg til en ny før du fjerner den.".into(),
        ),
        Refusal::QuestionHasAnswers(answers) => (
            format!("Spørsmålet kan ikke fjernes. Det har {answers} svar eller tiltak."),
            "Slett svarene først, eller hopp over spørsmålet.".into(),
        ),
        Refusal::OutOfRange { least, most } => {
            (format!("Tallet må være fra {least} til {most}."), "Skriv et annet tall.".into())
        }
        Refusal::BeforeMeeting(meeting) => (
            format!("Datoen er før møtet, som er {}.", day(*meeting)),
            "Velg møtedagen eller en senere dag.".into(),
        ),
        Refusal::NeedsSeveral => (
            "Det trengs flere, og de må høre til samme spørsmål.".into(),
            "Merk dem som hører sammen, og prøv på nytt.".into(),
        ),
        Refusal::OneLine => (
            "Svaret har bare én linje, så det er ikke noe å dele.".into(),
            "Rediger svaret, og sett linjeskift der det skal deles.".into(),
        ),
        Refusal::WrongKind => (
            "Det går ikke sammen med dette spørsmålet eller bordet.".into(),
            "Se hvordan spørsmålet skal besvares, og prøv på nytt.".into(),
        ),
        Refusal::NothingToVoteOn => (
            "Det må stå minst to forslag på lista før dere kan stemme.".into(),
            "Skriv flere forslag, eller ta opp igjen noe som er parkert.".into(),
        ),
        Refusal::VoteClosed => (
            "Denne avstemningen er avsluttet.".into(),
            "Start en ny runde hvis dere vil stemme på nytt. Den gamle blir stående.".into(),
        ),
        Refusal::MeasuresStay => (
            "Møtet skal ende i tiltak, så det siste spørsmålet om tiltak kan ikke tas ut.".into(),
            "Kort ned andre spørsmål hvis tida er knapp, eller utsett dette til slutten.".into(),
        ),
        Refusal::AnswersDeleted => (
            "Svarene i dette møtet er slettet etter planen, så det kan ikke sies noe nytt i det.".into(),
            "Lag et nytt møte. Tiltakene herfra følges opp som før.".into(),
        ),
        Refusal::AnswersDeletedThere => (
            "I fila er svarene slettet etter planen. Her er de ikke det.".into(),
            "Slett svarene her også og hent fila inn på nytt, eller la fila ligge.".into(),
        ),
        Refusal::OnlyToRead => (
            "Dette er en tidligere utgave av møtet, og kan bare leses.".into(),
            "Velg «ta vare på utgaven som kopi» i kommandolista, eller gå tilbake til møtet slik det er nå."
                .into(),
        ),
        Refusal::AnotherMeeting => (
            "Fila er fra et annet møte, så de to kan ikke settes sammen.".into(),
            "Hent fila inn i en annen datafil.".into(),
        ),
        Refusal::Undecided => (
            "Noe er endret begge steder, og det er ikke bestemt hva som skal gjelde.".into(),
            "Hent inn fila på nytt og bestem det.".into(),
        ),
        Refusal::Guarded(asked) => (guard::NB.of(asked), guard::NB.how.into()),
        Refusal::TooLong { most } => {
            (format!("Teksten er lengre enn {most} tegn."), "Del den opp i flere svar.".into())
        }
    };
    (what, todo)
}

fn nn(refusal: &Refusal) -> (String, String) {
    let name = codes::NN.measure_state;
    let (what, todo): (String, String) = match refusal {
        Refusal::Empty => ("Det står ingenting å lagre.".into(), "Skriv nokre ord først.".into()),
        Refusal::Closed => (
            "Møtet er avslutta og låst.".into(),
            "Opne møtet att og skriv kvifor, om noko må rettast.".into(),
        ),
        Refusal::Gone => (
            "Det du ville endre, finst ikkje lenger. Kanskje vart det sletta i eit anna vindauge.".into(),
            "Sjå kva som står der no, og prøv på nytt.".into(),
        ),
        Refusal::NotReady(lacks) => (
            format!("Tiltaket manglar {}.", missing(lacks, codes::NN.missing, "og")),
            "Fyll inn det som manglar, eller parker tiltaket og skriv kvifor.".into(),
        ),
        Refusal::ReasonNeeded => (
            "Dette treng ein grunn.".into(),
            "Skriv kort kvifor, så dei som les det seinare, forstår det.".into(),
        ),
        Refusal::CannotGo { from, to } => (
            format!("Eit tiltak som er {}, kan ikkje gå rett til {}.", name(*from), name(*to)),
            format!("Herifrå kan det bli {}.", states(from.next(), name, "eller")),
        ),
        Refusal::CannotClose(unfinished) => {
            let measures = match unfinished.measures.len() {
                0 => None,
                1 => Some("1 tiltak er korkje avtalt eller parkert".to_owned()),
                n => Some(format!("{n} tiltak er korkje avtalte eller parkerte")),
            };
            let leader = unfinished.no_leader.then(|| "ingen er sett opp som ansvarleg leiar".to_owned());
            let next = unfinished.no_next.then(|| "de har ikkje avtalt neste gong".to_owned());
            let stands: Vec<String> = leader.into_iter().chain(next).chain(measures).collect();
            (
                format!(
                    "Møtet kan ikkje avsluttast enno: {}.",
                    listed(stands.iter().map(String::as_str), "og")
                ),
                "Gå gjennom sjekklista. Det de ikkje rekk, kan parkerast med ein grunn.".into(),
            )
        }
        Refusal::TableHasAnswers { label, answers } => (
            format!("{label} kan ikkje fjernast. Bordet står bak {answers} svar eller tiltak."),
            "Flytt svara til eit anna bord først.".into(),
        ),
        Refusal::SittingHasAnswers(answers) => (
            format!("Samlinga kan ikkje fjernast. Ho har {answers} svar eller tiltak."),
            "Flytt eller slett svara først.".into(),
        ),
        Refusal::OnlySitting => (
            "Møtet må ha minst éi samling.".into(),
            "Endre denne samlinga, eller legg til ei ny før du fjernar ho.".into(),
        ),
        Refusal::QuestionHasAnswers(answers) => (
            format!("Spørsmålet kan ikkje fjernast. Det har {answers} svar eller tiltak."),
            "Slett svara først, eller hopp over spørsmålet.".into(),
        ),
        Refusal::OutOfRange { least, most } => {
            (format!("Talet må vere frå {least} til {most}."), "Skriv eit anna tal.".into())
        }
        Refusal::BeforeMeeting(meeting) => (
            format!("Datoen er før møtet, som er {}.", day(*meeting)),
            "Vel møtedagen eller ein seinare dag.".into(),
        ),
        Refusal::NeedsSeveral => (
            "Det trengst fleire, og dei må høyre til same spørsmålet.".into(),
            "Merk dei som høyrer saman, og prøv på nytt.".into(),
        ),
        Refusal::OneLine => (
            "Svaret har berre éi linje, så det er ikkje noko å dele.".into(),
            "Rediger svaret, og set linjeskift der det skal delast.".into(),
        ),
        Refusal::WrongKind => (
            "Det går ikkje saman med dette spørsmålet eller bordet.".into(),
            "Sjå korleis spørsmålet skal svarast på, og prøv på nytt.".into(),
        ),
        Refusal::NothingToVoteOn => (
            "Det må stå minst to framlegg på lista før de kan røyste.".into(),
            "Skriv fleire framlegg, eller ta opp att noko som er parkert.".into(),
        ),
        Refusal::VoteClosed => (
            "Denne avrøystinga er avslutta.".into(),
            "Start ein ny runde om de vil røyste på nytt. Den gamle blir ståande.".into(),
        ),
        Refusal::MeasuresStay => (
            "Møtet skal ende i tiltak, så det siste spørsmålet om tiltak kan ikkje takast ut.".into(),
            "Kort ned andre spørsmål om tida er knapp, eller utset dette til slutten.".into(),
        ),
        Refusal::AnswersDeleted => (
            "Svara i dette møtet er sletta etter planen, så det kan ikkje seiast noko nytt i det.".into(),
            "Lag eit nytt møte. Tiltaka herfrå blir følgde opp som før.".into(),
        ),
        Refusal::AnswersDeletedThere => (
            "I fila er svara sletta etter planen. Her er dei ikkje det.".into(),
            "Slett svara her òg og hent fila inn på nytt, eller lat fila liggje.".into(),
        ),
        Refusal::OnlyToRead => (
            "Dette er ei tidlegare utgåve av møtet, og kan berre lesast.".into(),
            "Vel «ta vare på utgåva som kopi» i kommandolista, eller gå tilbake til møtet slik det er no."
                .into(),
        ),
        Refusal::AnotherMeeting => (
            "Fila er frå eit anna møte, så dei to kan ikkje setjast saman.".into(),
            "Hent fila inn i ei anna datafil.".into(),
        ),
        Refusal::Undecided => (
            "Noko er endra begge stader, og det er ikkje bestemt kva som skal gjelde.".into(),
            "Hent fila inn på nytt, og bestem det då.".into(),
        ),
        Refusal::Guarded(asked) => (guard::NN.of(asked), guard::NN.how.into()),
        Refusal::TooLong { most } => {
            (format!("Teksten er lengre enn {most} teikn."), "Del han opp i fleire svar.".into())
        }
    };
    (what, todo)
}

fn en(refusal: &Refusal) -> (String, String) {
    let name = codes::EN.measure_state;
    let (what, todo): (String, String) = match refusal {
        Refusal::Empty => ("There is nothing to save.".into(), "Write a few words first.".into()),
        Refusal::Closed => (
            "The meeting is closed and locked.".into(),
            "Open it again and say why, if something must be put right.".into(),
        ),
        Refusal::Gone => (
            "What you wanted to change is no longer there. Perhaps it was deleted in another window.".into(),
            "See what is there now, and try again.".into(),
        ),
        Refusal::NotReady(lacks) => (
            format!("The measure still needs {}.", missing(lacks, codes::EN.missing, "and")),
            "Fill in what is missing, or park the measure and say why.".into(),
        ),
        Refusal::ReasonNeeded => (
            "This needs a reason.".into(),
            "Say briefly why, so that those who read it later understand.".into(),
        ),
        Refusal::CannotGo { from, to } => (
            format!("A measure that is {} cannot go straight to {}.", name(*from), name(*to)),
            format!("From here it can be {}.", states(from.next(), name, "or")),
        ),
        Refusal::CannotClose(unfinished) => {
            let measures = match unfinished.measures.len() {
                0 => None,
                1 => Some("1 measure is neither agreed nor parked".to_owned()),
                n => Some(format!("{n} measures are neither agreed nor parked")),
            };
            let leader = unfinished.no_leader.then(|| "nobody is named as the responsible leader".to_owned());
            let next = unfinished.no_next.then(|| "there is no day for next time".to_owned());
            let stands: Vec<String> = leader.into_iter().chain(next).chain(measures).collect();
            (
                format!(
                    "The meeting cannot be closed yet: {}.",
                    listed(stands.iter().map(String::as_str), "and")
                ),
                "Go through the checklist. What you do not get to can be parked with a reason.".into(),
            )
        }
        Refusal::TableHasAnswers { label, answers } => (
            format!("{label} cannot be removed. Answers or measures from it: {answers}."),
            "Move the answers to another table first.".into(),
        ),
        Refusal::SittingHasAnswers(answers) => (
            format!("The sitting cannot be removed. Answers or measures in it: {answers}."),
            "Move or delete the answers first.".into(),
        ),
        Refusal::OnlySitting => (
            "A meeting needs at least one sitting.".into(),
            "Change this one, or add another before you remove it.".into(),
        ),
        Refusal::QuestionHasAnswers(answers) => (
            format!("The question cannot be removed. Answers or measures it has: {answers}."),
            "Delete the answers first, or skip the question.".into(),
        ),
        Refusal::OutOfRange { least, most } => {
            (format!("The number must be from {least} to {most}."), "Write another number.".into())
        }
        Refusal::BeforeMeeting(meeting) => (
            format!("The date is before the meeting, which is on {}.", day(*meeting)),
            "Choose the day of the meeting or a later one.".into(),
        ),
        Refusal::NeedsSeveral => (
            "It takes several, and they must belong to the same question.".into(),
            "Mark those that belong together, and try again.".into(),
        ),
        Refusal::OneLine => (
            "The answer has only one line, so there is nothing to split.".into(),
            "Edit the answer and break the line where it should be split.".into(),
        ),
        Refusal::WrongKind => (
            "That does not go with this question or table.".into(),
            "See how the question is answered, and try again.".into(),
        ),
        Refusal::NothingToVoteOn => (
            "There must be at least two proposals before you can vote.".into(),
            "Write down more proposals, or take up one that is parked.".into(),
        ),
        Refusal::VoteClosed => (
            "This vote is over.".into(),
            "Begin a new round if you want to vote again. The old one stays.".into(),
        ),
        Refusal::MeasuresStay => (
            "The meeting is to end in measures, so its last question about them cannot be left out.".into(),
            "Shorten other questions if time is scarce, or postpone this one to the end.".into(),
        ),
        Refusal::AnswersDeleted => (
            "The answers of this meeting have been deleted as planned, so nothing new can be said in it."
                .into(),
            "Make a new meeting. Measures from here are followed up as before.".into(),
        ),
        Refusal::AnswersDeletedThere => (
            "In the file the answers have been deleted as planned. Here they have not.".into(),
            "Delete the answers here too and bring the file in again, or leave the file.".into(),
        ),
        Refusal::OnlyToRead => (
            "This is an earlier version of the meeting, and can only be read.".into(),
            "Choose “keep the version as a copy” in the list of commands, or go back to the meeting as it is now."
                .into(),
        ),
        Refusal::AnotherMeeting => (
            "The file is of another meeting, so the two cannot be put together.".into(),
            "Bring the file into another data file.".into(),
        ),
        Refusal::Undecided => (
            "Something was changed in both places, and which one holds is not decided.".into(),
            "Bring in the file again and decide.".into(),
        ),
        Refusal::Guarded(asked) => (guard::EN.of(asked), guard::EN.how.into()),
        Refusal::TooLong { most } => {
            (format!("The text is longer than {most} characters."), "Divide it into several answers.".into())
        }
    };
    (what, todo)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Id, MeasureId};
    use crate::ops::Unfinished;

    fn every_refusal() -> Vec<Refusal> {
        let measure = |bits| (MeasureId::from(Id::from_bits(bits)), vec![Missing::Deadline]);
        let mut all = vec![
            Refusal::Empty,
            Refusal::Closed,
            Refusal::Gone,
            Refusal::ReasonNeeded,
            Refusal::CannotClose(Unfinished { no_leader: true, measures: vec![], no_next: false }),
            Refusal::CannotClose(Unfinished { no_leader: false, measures: vec![measure(1)], no_next: true }),
            Refusal::CannotClose(Unfinished {
                no_leader: true,
                measures: vec![measure(1), measure(2)],
                no_next: false,
            }),
            Refusal::TableHasAnswers { label: "Bord 3".into(), answers: 4 },
            Refusal::SittingHasAnswers(4),
            Refusal::OnlySitting,
            Refusal::QuestionHasAnswers(4),
            Refusal::OutOfRange { least: 1, most: 120 },
            Refusal::BeforeMeeting(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()),
            Refusal::NeedsSeveral,
            Refusal::OneLine,
            Refusal::WrongKind,
            Refusal::NothingToVoteOn,
            Refusal::VoteClosed,
            Refusal::MeasuresStay,
            Refusal::AnswersDeleted,
            Refusal::AnswersDeletedThere,
            Refusal::OnlyToRead,
            Refusal::AnotherMeeting,
            Refusal::Undecided,
            Refusal::TooLong { most: 100_000 },
        ];
        all.extend(Missing::ALL.iter().map(|&missing| Refusal::NotReady(vec![missing])));
        for &from in StateCode::ALL {
            all.extend(StateCode::ALL.iter().map(|&to| Refusal::CannotGo { from, to }));
        }
        all
    }

    #[test]
    fn every_refusal_says_what_is_wrong_what_is_safe_and_what_to_do() {
        for refusal in every_refusal() {
            for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
                let Refused { what, safe, todo } = (texts.explain)(&refusal);
                for sentence in [what.as_str(), safe, todo.as_str()] {
                    let whole =
                        sentence.starts_with(char::is_uppercase) || sentence.starts_with(char::is_numeric);
                    assert!(whole && sentence.ends_with('.'), "{lang} {refusal:?}: {sentence:?}");
                    assert!(
                        !sentence.contains("  ") && !sentence.contains(" ."),
                        "{lang} {refusal:?}: {sentence:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_missing_is_listed_as_it_is_said() {
        let lacks = vec![Missing::Responsible, Missing::Deadline, Missing::FirstStep];
        let told = (NB.explain)(&Refusal::NotReady(lacks));
        assert_eq!(told.what, "Tiltaket mangler ansvarlig, frist og første skritt.");
        let unfinished = Unfinished { no_leader: true, measures: vec![], no_next: false };
        assert_eq!(
            (NN.explain)(&Refusal::CannotClose(unfinished)).what,
            "Møtet kan ikkje avsluttast enno: ingen er sett opp som ansvarleg leiar."
        );
        assert_eq!(
            (EN.explain)(&Refusal::CannotGo { from: StateCode::Proposed, to: StateCode::Done }).todo,
            "From here it can be agreed, parked or dropped."
        );
    }
}
