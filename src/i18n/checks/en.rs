//! English.

use super::{CheckTexts, named, number, quoted};
use crate::domain::facets::Direction;
use crate::domain::measure::Missing;
use crate::rules::measure_checks::{Data, GoalKind, GoalPart, Level};
use crate::rules::percent::{Change, Readings, Unit};
use crate::rules::precision::{Point, Rung};

fn goal_part(part: GoalPart) -> &'static str {
    match part {
        GoalPart::Source => "where the figure comes from",
        GoalPart::Period => "which time it covers",
        GoalPart::Baseline => "the level today",
        GoalPart::Target => "the level to reach",
    }
}

fn point(point: Point) -> &'static str {
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

fn ask(data: &Data) -> String {
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
        Data::ConsentBeyondRoom(it) => format!("{} counted, but only {} take part in the meeting.", it.counted, it.room),
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
        Data::Shifts => "Does it cover nights and weekends too?".into(),
        Data::MoreToDo => "Who may get more to do, and what can they drop?".into(),
        Data::InclusionBeside => "Absence is to go down. What shows that there is still room for those who struggle?".into(),
        Data::OneDirection(Direction::Strengthen) => "All measures strengthen something. What drains you that could go?".into(),
        Data::OneDirection(Direction::Remove) => "All measures remove something. What works well that you want more of?".into(),
    }
}

/// Why it is asked, and a better way.
#[rustfmt::skip] // a sentence to a line, so that the three languages can be read side by side
fn why(data: &Data) -> &'static str {
    match data {
        Data::Missing(missing) => match missing {
            Missing::Responsible => "A measure no one owns is left lying; write one role, for instance “day ward leader”.",
            Missing::ResponsibleNotOne => "When several are responsible they wait for each other; choose one, and a deputy if you like.",
            Missing::Deadline => "Without a day it will be “some time”; write for instance “in six weeks”.",
            Missing::DeadlineBeforeMeeting => "No one can keep a deadline that has passed; write a day to come.",
            Missing::FollowUp => "What no one looks at again is forgotten; choose a meeting you have anyway.",
            Missing::FollowUpBeforeMeeting => "You cannot look back before you have begun; choose a meeting to come.",
            Missing::FollowUpTooLate => "Long after the deadline no one remembers what was agreed; choose a meeting nearer to it.",
            Missing::FirstStep => "It is easier to begin when the first thing is small and clear; write for instance “call the caretaker tomorrow”.",
        },
        Data::NoCategory => "The category shows whether the measures cover more than one side of the work; choose the nearest.",
        Data::FewWords => "In half a year someone who was not here must understand it; write what is done, and where.",
        Data::NotAnAction(_) => "No one can start on a wish; begin with the action, for instance “Buy …” or “The manager meets …”.",
        Data::TwoActions(..) => "Two things with one deadline are seldom done together; split the measure if each can be done alone.",
        Data::NoSign => "With nothing to look for, no one knows whether it worked; write for instance “9 of 10 handovers overlap in February”.",
        Data::SignNotVisible => "A feeling is hard to agree on afterwards; say what can be seen or counted, for instance “the list is on the board”.",
        Data::AbsenceGoal(_) => "Absence is measured in several ways that cannot be compared; write source, period, today’s level and the goal.",
        Data::NoConsent => "A measure many doubt is seldom carried out; let all show what they think, and write only how many.",
        Data::ConsentBeyondRoom(_) => "One answer from each who takes part, so the number says how many stand behind it; count again, or correct the attendance.",
        Data::Reserved(_) => "Those who doubt often see something the others have missed; ask what must change, and count again.",
        Data::NoRepresentative => "The representatives know agreements and plans the measures must fit; ask them before anything starts.",
        Data::ManyActive(_) => "Few measures are carried out, many are left lying; keep about three and park the rest.",
        Data::OneOwner { .. } => "Everything stops if that one is away; let someone else take one, or write a deputy.",
        Data::ControlUnknown => "What is not in your hands must be carried on by someone; choose yes, or write whom it is raised with.",
        Data::LiftedNowhere => "What is raised with no one does not come back; write for instance “the working environment committee”.",
        Data::DeadlineSoon(_) => "A deadline that is missed takes heart away; choose a day you are sure of.",
        Data::DeadlineFar => "So far ahead everyone loses sight of it; agree on something smaller with a nearer day.",
        Data::NothingSoon => "What begins at once is done more often; let one first step happen within two weeks.",
        Data::NotLinked => "Those who suggested it want to see that it came from them; link it to the answer or goal it builds on.",
        Data::Aspiration(..) => "No one can see when a wish is met; write what you will do, or what you will see when it is so.",
        Data::Percent(..) => "20% of 7% is only 1.4 percentage points; a level and a day cannot be misread.",
        Data::ZeroAbsence => "Below the natural level pressure does more harm than good; choose a level that allows people to be ill.",
        Data::SteepFall => "Such a fall seldom comes without pressure; choose a smaller step, and ask what must change in the work.",
        Data::Reward(_) => "Whoever falls ill loses by such a prize; let it be for something all can take part in, whatever their health.",
        Data::OnlyHealthy(_) => "It shuts out people who could do the job; write what the job takes, and have a goal of including.",
        Data::OnlyComfort => "Well-being is good, but its effect alone is uncertain; see if one measure can change the work as well.",
        Data::OnePerson(..) => "What concerns one person does not belong in a list all can read; write it as an offer, or take it with the manager.",
        Data::RoutineUnknown => "A routine works when all know it and someone speaks up when it fails; write where it is made known.",
        Data::ProjectEnds => "A project without a plan for everyday work ends when it is over; write who goes on, and when it becomes permanent.",
        Data::ReasonNeeded => "Those who agreed on it should see why it is changed; a short sentence is enough.",
        Data::Shifts => "Nights and weekends are easily forgotten in the daytime; answer yes, or agree on what holds for them.",
        Data::MoreToDo => "Making it easier for some can mean more for others; say what can wait, and write it under resources.",
        Data::InclusionBeside => "Absence can fall because people are pushed out; follow a sign of inclusion as well, such as how many have adapted work.",
        Data::OneDirection(Direction::Strengthen) => "What drains often weighs more than what gives; one nuisance less is soon noticed.",
        Data::OneDirection(Direction::Remove) => "What works is easily taken for granted; choose one thing you want more of.",
    }
}

/// English.
pub static EN: CheckTexts = CheckTexts {
    ask,
    why,
    level: |level| match level {
        Level::Stop => "needed",
        Level::Ask => "question",
        Level::Hint => "tip",
    },
    precision: "precision",
    score: |points| format!("{points} of 5"),
    point,
    rung: |rung| match rung {
        Rung::Low => "low",
        Rung::Middle => "medium",
        Rung::High => "high",
    },
    more_precise: |missing| {
        if missing.is_empty() {
            String::new()
        } else {
            format!("Could say more about: {}", named(missing, point, "and"))
        }
    },
};
