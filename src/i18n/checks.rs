//! What the goal checks ask and hint, and how precise a measure is (V1–V20, R10, R50).
//!
//! One short question each, calm and concrete: a question the room can answer, not a mark it can fail.

use super::refusals::listed;
use crate::domain::measure::Missing;
use crate::rules::measure_checks::{Data, GoalKind, GoalPart, Level};
use crate::rules::percent::{Change, Readings, Unit};
use crate::rules::precision::{Point, Rung};

/// Words of the goal checks.
pub struct CheckTexts {
    /// The question or hint for what a check has found.
    pub ask: fn(&Data) -> String,
    /// How strongly a finding speaks, in a word.
    pub level: fn(Level) -> &'static str,
    /// Before the score of precision.
    pub precision: &'static str,
    /// «3 av 5».
    pub score: fn(u8) -> String,
    /// What earns a point, as the end of «for et poeng til: …».
    pub point: fn(Point) -> &'static str,
    /// The rungs of precision.
    pub rung: fn(Rung) -> &'static str,
    /// What would earn more, given what is missing; empty when nothing is.
    pub more_precise: fn(&[Point]) -> String,
}

/// «8,82», «7»: at most two decimals, none that say nothing.
fn number(value: f64, separator: &str) -> String {
    let written = format!("{value:.2}");
    let trimmed = written.trim_end_matches('0').trim_end_matches('.');
    trimmed.replace('.', separator)
}

fn quoted(words: &[String], open: &str, close: &str, and: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{open}{word}{close}")).collect();
    listed(quoted.iter().map(String::as_str), and)
}

fn named<T: Copy>(items: &[T], name: fn(T) -> &'static str, and: &str) -> String {
    listed(items.iter().map(|&item| name(item)), and)
}

mod nb {
    use super::{Change, Data, GoalKind, GoalPart, Missing, Point, Readings, Unit, named, number, quoted};

    fn goal_part(part: GoalPart) -> &'static str {
        match part {
            GoalPart::Source => "hvor tallet er hentet fra",
            GoalPart::Period => "hvilken tid det gjelder",
            GoalPart::Baseline => "nivået i dag",
            GoalPart::Target => "nivået dere vil nå",
        }
    }

    pub(super) fn point(point: Point) -> &'static str {
        match point {
            Point::TargetGroup => "hvem det gjelder",
            Point::Number => "et tall, eller noe som kan ses",
            Point::Date => "en dato",
            Point::Means => "hvordan dere gjør det",
            Point::Doer => "hvem som gjør det, eller hvor ofte",
        }
    }

    fn percent(change: Change, readings: Option<Readings>) -> String {
        let number = |value| number(value, ",");
        let amount = number(change.amount);
        match (readings.map(|it| (it.relative, it.points)), change.unit) {
            (Some((Some(relative), Some(points))), _) => format!(
                "Mener dere {} % ({amount} % av dagens nivå) eller {} % ({amount} prosentpoeng)? \
                 Skriv nivået dere vil nå.",
                number(relative),
                number(points)
            ),
            (Some((Some(relative), None)), _) => {
                format!(
                    "Regnet av dagens nivå blir det {} %. Er det nivået dere vil nå? Skriv det.",
                    number(relative)
                )
            }
            (Some((None, Some(points))), _) => {
                format!("Det blir {} %. Er det nivået dere vil nå? Skriv det.", number(points))
            }
            (Some((None, None)), _) => "Regnet ut blir nivået umulig. Hvilket nivå vil dere nå?".to_owned(),
            (None, Unit::Percent) => format!(
                "Er det {amount} % av dagens nivå, eller {amount} prosentpoeng? \
                 Skriv hvor dere er i dag, og nivået dere vil nå."
            ),
            (None, Unit::Points) => "Hvor er dere i dag, og hvilket nivå vil dere nå?".to_owned(),
        }
    }

    pub(super) fn ask(data: &Data) -> String {
        match data {
            Data::Missing(missing) => match missing {
                Missing::Responsible => "Hvem har ansvaret? Helst én rolle.".into(),
                Missing::ResponsibleNotOne => "Hvem av dere? Når alle har ansvaret, har ingen det.".into(),
                Missing::Deadline => "Når skal det være gjort?".into(),
                Missing::DeadlineBeforeMeeting => "Fristen er før møtet. Hvilken dag mener dere?".into(),
                Missing::FollowUp => "Når ser dere på det igjen?".into(),
                Missing::FollowUpBeforeMeeting => "Oppfølgingen er før møtet. Hvilken dag mener dere?".into(),
                Missing::FollowUpTooLate => "Kan dere se på det igjen innen 90 dager etter fristen?".into(),
                Missing::FirstStep => "Hva er det første noen gjør?".into(),
            },
            Data::NoCategory => "Hva slags tiltak er dette?".into(),
            Data::FewWords => "Hva skal gjøres, og for hvem? Skriv et par ord til.".into(),
            Data::NotAnAction(_) => "Kan setningen begynne med det dere skal gjøre?".into(),
            Data::TwoActions(first, second) => format!("Er «{first}» og «{second}» to tiltak?"),
            Data::NoSign => "Hvordan merker dere at det virker?".into(),
            Data::SignNotVisible => "Hva kan dere se eller telle når det virker?".into(),
            Data::AbsenceGoal(lacks) => {
                format!("Et mål for fravær eller nærvær trenger også {}.", named(lacks, goal_part, "og"))
            }
            Data::NoConsent => "Hvor mange støtter, kan leve med det, eller reserverer seg?".into(),
            Data::Reserved(1) => "Én reserverer seg. Hva må endres for at alle kan leve med det?".into(),
            Data::Reserved(n) => format!("{n} reserverer seg. Hva må endres for at alle kan leve med det?"),
            Data::NoRepresentative => {
                "Er verneombud eller tillitsvalgt med? Hvis ikke: Hvordan får de være med på tiltakene?".into()
            }
            Data::ManyActive(n) => {
                format!("{n} tiltak er mange å holde i. Hvilke er viktigst? Resten kan parkeres.")
            }
            Data::OneOwner { who, owns, of } => {
                format!("{owns} av {of} tiltak ligger hos {who}. Kan noen andre ta ett?")
            }
            Data::ControlUnknown => "Rår dere over dette selv, eller må det løftes?".into(),
            Data::LiftedNowhere => "Hvem skal det løftes til?".into(),
            Data::DeadlineSoon(0) => "Fristen er samme dag som møtet. Rekker dere det?".into(),
            Data::DeadlineSoon(1) => "Fristen er dagen etter møtet. Rekker dere det?".into(),
            Data::DeadlineSoon(days) => format!("Fristen er {days} dager etter møtet. Rekker dere det?"),
            Data::DeadlineFar => "Det er over halvannet år til fristen. Hva kan være gjort før?".into(),
            Data::NothingSoon => "Hvilket tiltak kan dere begynne på innen to uker?".into(),
            Data::NotLinked => "Hvilket svar eller mål bygger dette på?".into(),
            Data::Aspiration(kind, words) => {
                let words = quoted(words, "«", "»", "og");
                match kind {
                    GoalKind::Purpose => format!("{words} sier hvorfor. Hva vil dere se når det virker?"),
                    GoalKind::Vision | GoalKind::Goal => format!("{words} er et ønske. Hva vil dere se?"),
                }
            }
            Data::Percent(change, readings) => percent(*change, *readings),
            Data::ZeroAbsence => {
                "Noen vil alltid bli syke, og press kan gjøre vondt verre. Hvilket nivå er riktig for dere?".into()
            }
            Data::SteepFall => {
                "Det er mer enn en halvering på ett år. Kan det gå uten at noen presses på jobb?".into()
            }
            Data::Reward(word) => format!(
                "«{word}» for å være på jobb kan presse dem som er syke. Kan dere heller gi noe alle kan bidra til?"
            ),
            Data::OnlyHealthy(_) => {
                "Å velge bare friske eller unge stenger andre ute. Kan dere også ha et mål om å inkludere?".into()
            }
            Data::OnlyComfort => {
                "Alle tiltakene handler om trivsel eller om å melde fravær. Er det noe i selve arbeidet dere vil endre? \
                 Tiltaksbanken har forslag."
                    .into()
            }
            Data::OnePerson(_, word) => {
                format!("Peker «{word}» på én person? Skriv det slik at det gjelder alle, eller ta det utenfor møtet.")
            }
            Data::RoutineUnknown => {
                "Hvordan blir alle kjent med rutinen, og hva gjør dere når den ikke blir fulgt?".into()
            }
            Data::ProjectEnds => "Hvem tar det videre når prosjektet er over?".into(),
            Data::ReasonNeeded => "Dette er avtalt. Hvorfor endres det?".into(),
            Data::Shifts => "Gjelder det også natt og helg?".into(),
            Data::MoreToDo => "Hvem kan få mer å gjøre, og hva kan de slippe?".into(),
        }
    }
}

mod nn {
    use super::{Change, Data, GoalKind, GoalPart, Missing, Point, Readings, Unit, named, number, quoted};

    fn goal_part(part: GoalPart) -> &'static str {
        match part {
            GoalPart::Source => "kvar talet er henta frå",
            GoalPart::Period => "kva tid det gjeld",
            GoalPart::Baseline => "nivået i dag",
            GoalPart::Target => "nivået de vil nå",
        }
    }

    pub(super) fn point(point: Point) -> &'static str {
        match point {
            Point::TargetGroup => "kven det gjeld",
            Point::Number => "eit tal, eller noko som kan sjåast",
            Point::Date => "ein dato",
            Point::Means => "korleis de gjer det",
            Point::Doer => "kven som gjer det, eller kor ofte",
        }
    }

    fn percent(change: Change, readings: Option<Readings>) -> String {
        let number = |value| number(value, ",");
        let amount = number(change.amount);
        match (readings.map(|it| (it.relative, it.points)), change.unit) {
            (Some((Some(relative), Some(points))), _) => format!(
                "Meiner de {} % ({amount} % av nivået i dag) eller {} % ({amount} prosentpoeng)? \
                 Skriv nivået de vil nå.",
                number(relative),
                number(points)
            ),
            (Some((Some(relative), None)), _) => {
                format!(
                    "Rekna av nivået i dag blir det {} %. Er det nivået de vil nå? Skriv det.",
                    number(relative)
                )
            }
            (Some((None, Some(points))), _) => {
                format!("Det blir {} %. Er det nivået de vil nå? Skriv det.", number(points))
            }
            (Some((None, None)), _) => "Rekna ut blir nivået umogleg. Kva nivå vil de nå?".to_owned(),
            (None, Unit::Percent) => format!(
                "Er det {amount} % av nivået i dag, eller {amount} prosentpoeng? \
                 Skriv kvar de er i dag, og nivået de vil nå."
            ),
            (None, Unit::Points) => "Kvar er de i dag, og kva nivå vil de nå?".to_owned(),
        }
    }

    pub(super) fn ask(data: &Data) -> String {
        match data {
            Data::Missing(missing) => match missing {
                Missing::Responsible => "Kven har ansvaret? Helst éi rolle.".into(),
                Missing::ResponsibleNotOne => "Kven av dykk? Når alle har ansvaret, har ingen det.".into(),
                Missing::Deadline => "Når skal det vere gjort?".into(),
                Missing::DeadlineBeforeMeeting => "Fristen er før møtet. Kva dag meiner de?".into(),
                Missing::FollowUp => "Når ser de på det att?".into(),
                Missing::FollowUpBeforeMeeting => "Oppfølginga er før møtet. Kva dag meiner de?".into(),
                Missing::FollowUpTooLate => "Kan de sjå på det att innan 90 dagar etter fristen?".into(),
                Missing::FirstStep => "Kva er det første nokon gjer?".into(),
            },
            Data::NoCategory => "Kva slags tiltak er dette?".into(),
            Data::FewWords => "Kva skal gjerast, og for kven? Skriv eit par ord til.".into(),
            Data::NotAnAction(_) => "Kan setninga byrje med det de skal gjere?".into(),
            Data::TwoActions(first, second) => format!("Er «{first}» og «{second}» to tiltak?"),
            Data::NoSign => "Korleis merkar de at det verkar?".into(),
            Data::SignNotVisible => "Kva kan de sjå eller telje når det verkar?".into(),
            Data::AbsenceGoal(lacks) => {
                format!("Eit mål for fråvær eller nærvær treng også {}.", named(lacks, goal_part, "og"))
            }
            Data::NoConsent => "Kor mange støttar, kan leve med det, eller reserverer seg?".into(),
            Data::Reserved(1) => "Éin reserverer seg. Kva må endrast for at alle kan leve med det?".into(),
            Data::Reserved(n) => format!("{n} reserverer seg. Kva må endrast for at alle kan leve med det?"),
            Data::NoRepresentative => {
                "Er verneombod eller tillitsvald med? Om ikkje: Korleis får dei vere med på tiltaka?".into()
            }
            Data::ManyActive(n) => {
                format!("{n} tiltak er mange å halde i. Kva for nokre er viktigast? Resten kan parkerast.")
            }
            Data::OneOwner { who, owns, of } => {
                format!("{owns} av {of} tiltak ligg hos {who}. Kan nokon andre ta eitt?")
            }
            Data::ControlUnknown => "Rår de over dette sjølve, eller må det løftast?".into(),
            Data::LiftedNowhere => "Kven skal det løftast til?".into(),
            Data::DeadlineSoon(0) => "Fristen er same dag som møtet. Rekk de det?".into(),
            Data::DeadlineSoon(1) => "Fristen er dagen etter møtet. Rekk de det?".into(),
            Data::DeadlineSoon(days) => format!("Fristen er {days} dagar etter møtet. Rekk de det?"),
            Data::DeadlineFar => "Det er over halvtanna år til fristen. Kva kan vere gjort før?".into(),
            Data::NothingSoon => "Kva tiltak kan de byrje på innan to veker?".into(),
            Data::NotLinked => "Kva svar eller mål byggjer dette på?".into(),
            Data::Aspiration(kind, words) => {
                let words = quoted(words, "«", "»", "og");
                match kind {
                    GoalKind::Purpose => format!("{words} seier kvifor. Kva vil de sjå når det verkar?"),
                    GoalKind::Vision | GoalKind::Goal => format!("{words} er eit ønske. Kva vil de sjå?"),
                }
            }
            Data::Percent(change, readings) => percent(*change, *readings),
            Data::ZeroAbsence => {
                "Nokon vil alltid bli sjuke, og press kan gjere vondt verre. Kva nivå er rett for dykk?".into()
            }
            Data::SteepFall => {
                "Det er meir enn ei halvering på eitt år. Kan det gå utan at nokon blir pressa på jobb?".into()
            }
            Data::Reward(word) => format!(
                "«{word}» for å vere på jobb kan presse dei som er sjuke. Kan de heller gje noko alle kan bidra til?"
            ),
            Data::OnlyHealthy(_) => {
                "Å velje berre friske eller unge stengjer andre ute. Kan de også ha eit mål om å inkludere?".into()
            }
            Data::OnlyComfort => {
                "Alle tiltaka handlar om trivsel eller om å melde fråvær. Er det noko i sjølve arbeidet de vil endre? \
                 Tiltaksbanken har framlegg."
                    .into()
            }
            Data::OnePerson(_, word) => {
                format!("Peikar «{word}» på éin person? Skriv det slik at det gjeld alle, eller ta det utanfor møtet.")
            }
            Data::RoutineUnknown => {
                "Korleis blir alle kjende med rutinen, og kva gjer de når han ikkje blir følgd?".into()
            }
            Data::ProjectEnds => "Kven tek det vidare når prosjektet er over?".into(),
            Data::ReasonNeeded => "Dette er avtalt. Kvifor blir det endra?".into(),
            Data::Shifts => "Gjeld det også natt og helg?".into(),
            Data::MoreToDo => "Kven kan få meir å gjere, og kva kan dei sleppe?".into(),
        }
    }
}

mod en {
    use super::{Change, Data, GoalKind, GoalPart, Missing, Point, Readings, Unit, named, number, quoted};

    fn goal_part(part: GoalPart) -> &'static str {
        match part {
            GoalPart::Source => "where the figure comes from",
            GoalPart::Period => "which time it covers",
            GoalPart::Baseline => "the level today",
            GoalPart::Target => "the level to reach",
        }
    }

    pub(super) fn point(point: Point) -> &'static str {
        match point {
            Point::TargetGroup => "who it is for",
            Point::Number => "a number, or something that can be seen",
            Point::Date => "a date",
            Point::Means => "how you will do it",
            Point::Doer => "who does it, or how often",
        }
    }

    fn percent(change: Change, readings: Option<Readings>) -> String {
        let number = |value| number(value, ".");
        let amount = number(change.amount);
        match (readings.map(|it| (it.relative, it.points)), change.unit) {
            (Some((Some(relative), Some(points))), _) => format!(
                "Do you mean {}% ({amount}% of today’s level) or {}% ({amount} percentage points)? \
                 Write the level you want to reach.",
                number(relative),
                number(points)
            ),
            (Some((Some(relative), None)), _) => format!(
                "Reckoned from today’s level that makes {}%. Is that the level you want to reach? Write it down.",
                number(relative)
            ),
            (Some((None, Some(points))), _) => {
                format!("That makes {}%. Is that the level you want to reach? Write it down.", number(points))
            }
            (Some((None, None)), _) => {
                "Worked out, that level is impossible. Which level do you want to reach?".to_owned()
            }
            (None, Unit::Percent) => format!(
                "Is it {amount}% of today’s level, or {amount} percentage points? \
                 Write where you are today and the level you want to reach."
            ),
            (None, Unit::Points) => "Where are you today, and which level do you want to reach?".to_owned(),
        }
    }

    pub(super) fn ask(data: &Data) -> String {
        match data {
            Data::Missing(missing) => match missing {
                Missing::Responsible => "Who answers for it? Preferably one role.".into(),
                Missing::ResponsibleNotOne => "Which one of you? What everyone owns, no one does.".into(),
                Missing::Deadline => "When shall it be done?".into(),
                Missing::DeadlineBeforeMeeting => "The deadline is before the meeting. Which day do you mean?".into(),
                Missing::FollowUp => "When will you look at it again?".into(),
                Missing::FollowUpBeforeMeeting => "The follow-up is before the meeting. Which day do you mean?".into(),
                Missing::FollowUpTooLate => "Can you look at it again within 90 days of the deadline?".into(),
                Missing::FirstStep => "What is the first thing somebody does?".into(),
            },
            Data::NoCategory => "What kind of measure is this?".into(),
            Data::FewWords => "What shall be done, and for whom? Write a few words more.".into(),
            Data::NotAnAction(_) => "Can the sentence begin with what you are going to do?".into(),
            Data::TwoActions(first, second) => format!("Are “{first}” and “{second}” two measures?"),
            Data::NoSign => "How will you notice that it works?".into(),
            Data::SignNotVisible => "What can you see or count when it works?".into(),
            Data::AbsenceGoal(lacks) => {
                format!("A goal for absence or presence also needs {}.", named(lacks, goal_part, "and"))
            }
            Data::NoConsent => "How many support it, can live with it, or have reservations?".into(),
            Data::Reserved(1) => "One person has reservations. What would have to change?".into(),
            Data::Reserved(n) => format!("{n} have reservations. What would have to change?"),
            Data::NoRepresentative => {
                "Is the safety or union representative here? If not: how will they have a say in the measures?".into()
            }
            Data::ManyActive(n) => {
                format!("{n} measures are many to hold on to. Which matter most? The rest can be parked.")
            }
            Data::OneOwner { who, owns, of } => {
                format!("{owns} of {of} measures are with {who}. Can someone else take one?")
            }
            Data::ControlUnknown => "Is this in your own hands, or must it be raised?".into(),
            Data::LiftedNowhere => "Who shall it be raised with?".into(),
            Data::DeadlineSoon(0) => "The deadline is the day of the meeting. Will you make it?".into(),
            Data::DeadlineSoon(1) => "The deadline is the day after the meeting. Will you make it?".into(),
            Data::DeadlineSoon(days) => format!("The deadline is {days} days after the meeting. Will you make it?"),
            Data::DeadlineFar => "The deadline is more than a year and a half away. What can be done sooner?".into(),
            Data::NothingSoon => "Which measure can you begin within two weeks?".into(),
            Data::NotLinked => "Which answer or goal does this build on?".into(),
            Data::Aspiration(kind, words) => {
                let words = quoted(words, "“", "”", "and");
                match kind {
                    GoalKind::Purpose => format!("{words} says why. What will you see when it works?"),
                    GoalKind::Vision | GoalKind::Goal => format!("{words} is a wish. What will you see?"),
                }
            }
            Data::Percent(change, readings) => percent(*change, *readings),
            Data::ZeroAbsence => {
                "Some will always fall ill, and pressure can make it worse. Which level is right for you?".into()
            }
            Data::SteepFall => {
                "That is more than half in a year. Can it be done without pressing anyone to come in?".into()
            }
            Data::Reward(word) => format!(
                "“{word}” for being at work can press those who are ill. Could it be for something all can take part in?"
            ),
            Data::OnlyHealthy(_) => {
                "Choosing only the healthy or young shuts others out. Could you also have a goal of including?".into()
            }
            Data::OnlyComfort => {
                "All measures are about well-being or calling in. Is there something in the work itself you want to change? \
                 The measure bank has ideas."
                    .into()
            }
            Data::OnePerson(_, word) => {
                format!("Does “{word}” point to one person? Write it so that it holds for all, or take it outside the meeting.")
            }
            Data::RoutineUnknown => {
                "How will everyone get to know the routine, and what do you do when it is not followed?".into()
            }
            Data::ProjectEnds => "Who carries it on when the project is over?".into(),
            Data::ReasonNeeded => "This is agreed. Why is it being changed?".into(),
            Data::Shifts => "Does it hold for nights and weekends too?".into(),
            Data::MoreToDo => "Who may get more to do, and what can they drop?".into(),
        }
    }
}

/// Bokmål.
pub(super) static NB: CheckTexts = CheckTexts {
    ask: nb::ask,
    level: |level| match level {
        Level::Stop => "må på plass",
        Level::Ask => "spørsmål",
        Level::Hint => "tips",
    },
    precision: "presisjon",
    score: |points| format!("{points} av 5"),
    point: nb::point,
    rung: |rung| match rung {
        Rung::Low => "lav",
        Rung::Middle => "middels",
        Rung::High => "høy",
    },
    more_precise: |missing| {
        if missing.is_empty() {
            String::new()
        } else {
            format!("Kan si mer om: {}", named(missing, nb::point, "og"))
        }
    },
};

/// Nynorsk.
pub(super) static NN: CheckTexts = CheckTexts {
    ask: nn::ask,
    level: |level| match level {
        Level::Stop => "må på plass",
        Level::Ask => "spørsmål",
        Level::Hint => "tips",
    },
    precision: "presisjon",
    score: |points| format!("{points} av 5"),
    point: nn::point,
    rung: |rung| match rung {
        Rung::Low => "låg",
        Rung::Middle => "middels",
        Rung::High => "høg",
    },
    more_precise: |missing| {
        if missing.is_empty() {
            String::new()
        } else {
            format!("Kan seie meir om: {}", named(missing, nn::point, "og"))
        }
    },
};

/// English.
pub(super) static EN: CheckTexts = CheckTexts {
    ask: en::ask,
    level: |level| match level {
        Level::Stop => "needed",
        Level::Ask => "question",
        Level::Hint => "tip",
    },
    precision: "precision",
    score: |points| format!("{points} of 5"),
    point: en::point,
    rung: |rung| match rung {
        Rung::Low => "low",
        Rung::Middle => "middle",
        Rung::High => "high",
    },
    more_precise: |missing| {
        if missing.is_empty() {
            String::new()
        } else {
            format!("Could say more about: {}", named(missing, en::point, "and"))
        }
    },
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rules::measure_checks::{Field, Finding, Rule};
    use crate::rules::percent::Direction;

    fn every_finding() -> Vec<Data> {
        let change = |unit| Change { amount: 2.0, direction: Direction::Down, unit };
        let readings = |relative, points| Some(Readings { relative, points });
        let words = || vec!["styrke".to_owned(), "respekt".to_owned()];
        let mut all: Vec<Data> = Missing::ALL.iter().map(|&missing| Data::Missing(missing)).collect();
        all.extend([
            Data::NoCategory,
            Data::FewWords,
            Data::NotAnAction("vi".into()),
            Data::TwoActions("skaff".into(), "lær".into()),
            Data::NoSign,
            Data::SignNotVisible,
            Data::AbsenceGoal(GoalPart::ALL.to_vec()),
            Data::NoConsent,
            Data::Reserved(1),
            Data::Reserved(3),
            Data::NoRepresentative,
            Data::ManyActive(7),
            Data::OneOwner { who: "fagleder".into(), owns: 3, of: 5 },
            Data::ControlUnknown,
            Data::LiftedNowhere,
            Data::DeadlineSoon(0),
            Data::DeadlineSoon(1),
            Data::DeadlineSoon(9),
            Data::DeadlineFar,
            Data::NothingSoon,
            Data::NotLinked,
            Data::Aspiration(GoalKind::Vision, words()),
            Data::Aspiration(GoalKind::Purpose, words()),
            Data::Percent(change(Unit::Percent), None),
            Data::Percent(change(Unit::Points), None),
            Data::Percent(change(Unit::Percent), readings(Some(8.82), Some(7.0))),
            Data::Percent(change(Unit::Percent), readings(Some(5.6), None)),
            Data::Percent(change(Unit::Points), readings(None, Some(7.0))),
            Data::Percent(change(Unit::Percent), readings(None, None)),
            Data::ZeroAbsence,
            Data::SteepFall,
            Data::Reward("gavekort".into()),
            Data::OnlyHealthy("unge".into()),
            Data::OnlyComfort,
            Data::OnePerson(Field::Title, "hun".into()),
            Data::RoutineUnknown,
            Data::ProjectEnds,
            Data::ReasonNeeded,
            Data::Shifts,
            Data::MoreToDo,
        ]);
        all
    }

    #[test]
    fn every_rule_has_words_and_every_finding_its_own() {
        let rules: BTreeSet<Rule> =
            every_finding().into_iter().map(|data| Finding::from(data).rule).collect();
        assert_eq!(rules, Rule::ALL.iter().copied().collect());
        for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
            let all = every_finding();
            let asked: BTreeSet<String> = all.iter().map(|data| (texts.ask)(data)).collect();
            assert_eq!(asked.len(), all.len(), "{lang}: two findings ask the same");
        }
    }

    #[test]
    fn everything_asked_is_short_and_whole() {
        for data in every_finding() {
            for (lang, texts) in [("nb", &NB), ("nn", &NN), ("en", &EN)] {
                let asked = (texts.ask)(&data);
                assert!(asked.ends_with(['?', '.']), "{lang} {data:?}: {asked}");
                assert!(!asked.contains("  ") && !asked.contains('!'), "{lang} {data:?}: {asked}");
                // Two lines of an 80-column form, or three beside its label.
                assert!(asked.chars().count() <= 165, "{lang} {data:?}: {asked}");
            }
        }
    }

    #[test]
    fn percentages_are_asked_about_with_both_levels() {
        let data = Data::Percent(
            Change { amount: 2.0, direction: Direction::Down, unit: Unit::Percent },
            Some(Readings { relative: Some(8.82), points: Some(7.0) }),
        );
        assert_eq!(
            (NB.ask)(&data),
            "Mener dere 8,82 % (2 % av dagens nivå) eller 7 % (2 prosentpoeng)? Skriv nivået dere vil nå."
        );
        assert_eq!(
            (EN.ask)(&data),
            "Do you mean 8.82% (2% of today’s level) or 7% (2 percentage points)? Write the level you want to reach."
        );
    }

    #[test]
    fn what_would_be_more_precise_is_listed_until_nothing_is() {
        assert_eq!(
            (NB.more_precise)(&[Point::Date, Point::Means]),
            "Kan si mer om: en dato og hvordan dere gjør det"
        );
        assert_eq!((NN.more_precise)(&[]), "");
    }

    #[test]
    fn a_number_is_written_without_decimals_that_say_nothing() {
        for (value, written) in
            [(7.0, "7"), (5.6, "5,6"), (8.82, "8,82"), (0.0, "0"), (10.0, "10"), (100.0, "100")]
        {
            assert_eq!(number(value, ","), written);
        }
    }
}
