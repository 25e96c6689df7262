//! What benefit and effort suggest for the order of measures (E7, R41). Only a suggestion: the room decides, and both are
//! kept.

use crate::domain::facets::Priority;
use crate::domain::measure::Grade;

/// High when it gives clearly more than it takes, low when it takes clearly more than it gives.
///
/// What gives little is never high, however easy it is.
pub fn suggested(benefit: Grade, effort: Grade) -> Priority {
    let (benefit, effort) = (i16::from(benefit.get()), i16::from(effort.get()));
    match benefit - effort {
        1.. if benefit >= 3 => Priority::High,
        ..=-2 => Priority::Low,
        _ if benefit <= 2 => Priority::Low,
        _ => Priority::Medium,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn much_for_little_comes_first_and_little_for_much_last() {
        for (benefit, effort, expected) in [
            (5, 1, Priority::High),
            (4, 3, Priority::High),
            (3, 2, Priority::High),
            (3, 3, Priority::Medium),
            (5, 5, Priority::Medium),
            (4, 5, Priority::Medium),
            (3, 5, Priority::Low),
            (2, 1, Priority::Low),
            (1, 5, Priority::Low),
        ] {
            let grade = |grade| Grade::new(grade).unwrap();
            assert_eq!(suggested(grade(benefit), grade(effort)), expected, "{benefit} for {effort}");
        }
    }
}
