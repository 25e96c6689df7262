//! The decision log: where the room came out about each measure (E10). Never who, only what.

use crate::domain::measure::{Control, Measure, ReadBack, StateCode};

/// Where the room came out about a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// Nothing is decided yet; a meeting does not close before it is.
    Open,
    /// The room agrees.
    Agreed,
    /// It was decided, but the room did not agree when it was read back: what about, if that was said.
    NotAgreed(&'a str),
    /// It is to be raised with others: whom, if that is known.
    Raised(&'a str),
    /// Not now, and why.
    Parked(&'a str),
    /// Not at all, and why.
    Dropped(&'a str),
    /// It is in place already.
    InPlace,
}

/// The decision about a measure.
pub fn decision(measure: &Measure) -> Decision<'_> {
    let reason = || measure.reason().map_or("", |reason| reason.as_str());
    match measure.state.code() {
        StateCode::Parked => Decision::Parked(reason()),
        StateCode::Dropped => Decision::Dropped(reason()),
        _ if measure.in_place => Decision::InPlace,
        StateCode::Proposed => Decision::Open,
        StateCode::Agreed | StateCode::InProgress | StateCode::Done | StateCode::Evaluated => {
            match (&measure.read_back, &measure.control) {
                (Some(ReadBack::NotAgreed), _) => Decision::NotAgreed(measure.objection.trim()),
                (_, Some(Control::Lifted(to))) => Decision::Raised(to.trim()),
                (_, Some(Control::Own) | None) => Decision::Agreed,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;
    use crate::domain::measure::{Agreement, Reason, State, Terms};

    #[test]
    fn every_measure_has_a_decision_and_only_a_proposal_is_open() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 1);
        let terms = Terms {
            responsible: "fagleder".into(),
            deadline: day,
            follow_up: day,
            first_step: "Ringe".into(),
        };
        let agreed = State::Agreed(Agreement::restore(&terms).unwrap());
        let reason = || Reason::new("tas til våren").unwrap();
        let base = Measure::proposed(Id::from_bits(1).into(), 0, "Ro i gangen");
        let with = |state: &State| Measure { state: state.clone(), ..base.clone() };
        let to_amu = Some(Control::Lifted("AMU".into()));
        for (measure, expected) in [
            (base.clone(), Decision::Open),
            (Measure { in_place: true, ..base.clone() }, Decision::InPlace),
            (with(&agreed), Decision::Agreed),
            (Measure { control: to_amu.clone(), ..with(&agreed) }, Decision::Raised("AMU")),
            (
                Measure {
                    control: to_amu,
                    read_back: Some(ReadBack::NotAgreed),
                    objection: "For kort frist".into(),
                    ..with(&agreed)
                },
                Decision::NotAgreed("For kort frist"),
            ),
            (
                with(&State::Parked { terms: Terms::default(), reason: reason() }),
                Decision::Parked("tas til våren"),
            ),
            (
                with(&State::Dropped { terms: Terms::default(), reason: reason() }),
                Decision::Dropped("tas til våren"),
            ),
        ] {
            assert_eq!(decision(&measure), expected);
        }
    }
}
