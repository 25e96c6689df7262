//! What a measure must have before the room can agree on it (V1–V3).

use chrono::{Days, NaiveDate};

/// Who, when and the first step, while they are still being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// One role, or one name; empty while nobody has it («Ingen ennå», F3).
    pub responsible: String,
    /// When it shall be done.
    pub deadline: Option<NaiveDate>,
    /// When we look at it again.
    pub follow_up: Option<NaiveDate>,
    /// What happens first.
    pub first_step: String,
}

/// What a measure must have before the room can agree on it.
///
/// Holding one of these *is* the proof of V1–V3, so no other code asks again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    responsible: String,
    deadline: NaiveDate,
    follow_up: NaiveDate,
    first_step: String,
}

codes! {
    /// What stands between [`Terms`] and an [`Agreement`].
    pub enum Missing {
        /// V1: nobody is responsible yet.
        Responsible = "responsible",
        /// V1: «alle», «vi» or two people are nobody.
        ResponsibleNotOne = "responsible_not_one",
        /// V2: no deadline.
        Deadline = "deadline",
        /// V2: the deadline lies before the meeting.
        DeadlineBeforeMeeting = "deadline_before_meeting",
        /// V2: no follow-up date.
        FollowUp = "follow_up",
        /// V2: the follow-up lies before the meeting.
        FollowUpBeforeMeeting = "follow_up_before_meeting",
        /// V2: the follow-up lies more than 90 days after the deadline.
        FollowUpTooLate = "follow_up_too_late",
        /// V3: no first step.
        FirstStep = "first_step",
    }
}

/// V2: how long after the deadline the follow-up may come.
const FOLLOW_UP_WITHIN: Days = Days::new(90);

impl Agreement {
    /// Checks V1–V3 against the day of the meeting. The error lists all that is missing, so that a screen can mark
    /// every field at once.
    pub fn new(terms: &Terms, meeting: NaiveDate) -> Result<Self, Vec<Missing>> {
        let mut missing = Vec::new();
        let responsible = terms.responsible.trim();
        if responsible.is_empty() {
            missing.push(Missing::Responsible);
        } else if !is_single_responsible(responsible) {
            missing.push(Missing::ResponsibleNotOne);
        }
        match terms.deadline {
            None => missing.push(Missing::Deadline),
            Some(deadline) if deadline < meeting => missing.push(Missing::DeadlineBeforeMeeting),
            Some(_) => {}
        }
        match (terms.follow_up, terms.deadline) {
            (None, _) => missing.push(Missing::FollowUp),
            (Some(follow_up), _) if follow_up < meeting => missing.push(Missing::FollowUpBeforeMeeting),
            (Some(follow_up), Some(deadline))
                if deadline.checked_add_days(FOLLOW_UP_WITHIN).is_some_and(|latest| follow_up > latest) =>
            {
                missing.push(Missing::FollowUpTooLate);
            }
            (Some(_), _) => {}
        }
        if terms.first_step.trim().is_empty() {
            missing.push(Missing::FirstStep);
        }
        match (terms.deadline, terms.follow_up) {
            (Some(deadline), Some(follow_up)) if missing.is_empty() => Ok(Self {
                responsible: responsible.to_owned(),
                deadline,
                follow_up,
                first_step: terms.first_step.trim().to_owned(),
            }),
            _ => Err(missing),
        }
    }

    /// An agreement read back from a file, whose meeting day is long past; only the presence of all four is asked.
    pub fn restore(terms: &Terms) -> Option<Self> {
        let (deadline, follow_up) = (terms.deadline?, terms.follow_up?);
        let filled = !terms.responsible.trim().is_empty() && !terms.first_step.trim().is_empty();
        filled.then(|| Self {
            responsible: terms.responsible.clone(),
            deadline,
            follow_up,
            first_step: terms.first_step.clone(),
        })
    }

    /// The one who answers for it.
    pub fn responsible(&self) -> &str {
        &self.responsible
    }

    /// When it shall be done.
    pub fn deadline(&self) -> NaiveDate {
        self.deadline
    }

    /// When we look at it again.
    pub fn follow_up(&self) -> NaiveDate {
        self.follow_up
    }

    /// What happens first.
    pub fn first_step(&self) -> &str {
        &self.first_step
    }

    /// The same as an open draft, for editing.
    pub fn to_terms(&self) -> Terms {
        Terms {
            responsible: self.responsible.clone(),
            deadline: Some(self.deadline),
            follow_up: Some(self.follow_up),
            first_step: self.first_step.clone(),
        }
    }
}

/// V1: whether `responsible` is one role or one name, not «alle», «vi», «ledelsen» or a list.
pub fn is_single_responsible(responsible: &str) -> bool {
    /// Words that make everybody, and so nobody, responsible – in all three languages.
    const NOBODY: &[&str] = &[
        "alle",
        "alle sammen",
        "alle ansatte",
        "alle tilsette",
        "vi",
        "vi alle",
        "oss",
        "alle saman",
        "ledelsen",
        "leiinga",
        "leiinga vår",
        "ledelse",
        "personalet",
        "de ansatte",
        "dei tilsette",
        "ansatte",
        "tilsette",
        "everyone",
        "everybody",
        "all",
        "all staff",
        "we",
        "us",
        "management",
        "staff",
        "ingen",
        "no one",
        "nobody",
        "noen",
        "nokon",
        "someone",
        "alle på huset",
        "hele gruppa",
        "heile gruppa",
    ];
    let folded = responsible.trim().to_lowercase();
    if folded.is_empty() || NOBODY.contains(&folded.as_str()) {
        return false;
    }
    let several = [",", ";", "/", "&", "+", " og ", " eller ", " and ", " or ", "\n"];
    let is_one = |text: &str| !several.iter().any(|separator| text.contains(separator));
    is_one(&folded)
        || full_name_and_title(responsible.trim())
            .is_some_and(|(name, title)| is_one(&name.to_lowercase()) && is_one(&title.to_lowercase()))
}

/// «Åse Bjørnstad, avd.leder»: a full name in capitals, and after one comma what that person is.
fn full_name_and_title(responsible: &str) -> Option<(&str, &str)> {
    let (name, title) = responsible.split_once(',')?;
    let is_name = name.split_whitespace().count() >= 2
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (is_name && title.trim().starts_with(char::is_lowercase)).then_some((name, title))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn full() -> Terms {
        Terms {
            responsible: "avdelingsleder".into(),
            deadline: Some(day(30)),
            follow_up: NaiveDate::from_ymd_opt(2027, 1, 14),
            first_step: "Sette opp tid i turnusen".into(),
        }
    }

    #[test]
    fn an_agreement_needs_who_when_and_the_first_step() {
        let before = NaiveDate::from_ymd_opt(2026, 11, 21);
        let late = NaiveDate::from_ymd_opt(2027, 3, 1);
        for (terms, missing) in [
            (full(), vec![]),
            (
                Terms::default(),
                vec![Missing::Responsible, Missing::Deadline, Missing::FollowUp, Missing::FirstStep],
            ),
            (Terms { responsible: "alle".into(), ..full() }, vec![Missing::ResponsibleNotOne]),
            (Terms { deadline: before, ..full() }, vec![Missing::DeadlineBeforeMeeting]),
            (Terms { follow_up: before, ..full() }, vec![Missing::FollowUpBeforeMeeting]),
            (Terms { follow_up: late, ..full() }, vec![Missing::FollowUpTooLate]),
            (Terms { first_step: "  ".into(), ..full() }, vec![Missing::FirstStep]),
        ] {
            assert_eq!(Agreement::new(&terms, day(22)).err().unwrap_or_default(), missing, "{terms:?}");
        }
    }

    #[test]
    fn follow_up_may_come_ninety_days_after_the_deadline_and_no_later() {
        for (date, holds) in [((2027, 2, 28), true), ((2027, 3, 1), false)] {
            let terms = Terms { follow_up: NaiveDate::from_ymd_opt(date.0, date.1, date.2), ..full() };
            assert_eq!(Agreement::new(&terms, day(22)).is_ok(), holds, "{date:?}");
        }
    }

    #[test]
    fn one_role_or_name_is_responsible_never_a_crowd() {
        for (who, one) in [
            ("avdelingsleder", true),
            ("Kari Nordmann", true),
            ("fagleder natt", true),
            ("Åse Bjørnstad, avd.leder", true),
            ("Åse Bjørnstad, avd.leder og verneombud", false),
            ("Åse Bjørnstad, avd.leder, verneombud", false),
            ("Åse Bjørnstad, Ola Dahl", false),
            ("Avdelingsleder, verneombud", false),
            ("Kari, Ola", false),
            ("Alle", false),
            ("vi", false),
            ("Ledelsen", false),
            ("Kari og Ola", false),
            ("leder/verneombud", false),
            ("vernombud, tillitsvalgt", false),
        ] {
            assert_eq!(is_single_responsible(who), one, "{who}");
        }
    }
}
