//! What can be filled in as «felt: verdi»: the fields of a measure (F1) and of the meeting as a whole.

use crate::i18n::Texts;
use crate::text::fold::search_key;

crate::domain::codes::codes! {
    /// A field of a measure. The code is that of exports and checks.
    pub enum MeasureField {
        /// What shall be done.
        Title = "title",
        /// What happens first.
        FirstStep = "first_step",
        /// Who answers for it.
        Responsible = "responsible",
        /// Deputy.
        Deputy = "deputy",
        /// When it shall be done.
        Deadline = "deadline",
        /// When we look again.
        FollowUp = "follow_up",
        /// First day of the work.
        Start = "start",
        /// How we will know.
        Sign = "sign",
        /// How it is today.
        Baseline = "baseline",
        /// The level aimed at (V14).
        Target = "target",
        /// Category.
        Category = "category",
        /// Consent: how many support, can live with it, reserve themselves.
        Consent = "consent",
        /// Benefit 1–5.
        Benefit = "benefit",
        /// Effort 1–5.
        Effort = "effort",
        /// Whether the unit decides.
        Control = "control",
        /// To whom it is lifted.
        LiftedTo = "lifted_to",
        /// Priority.
        Priority = "priority",
        /// Why that priority.
        PriorityReason = "priority_reason",
        /// Individual, group, leadership, organisation.
        Influence = "influence",
        /// Remove or strengthen.
        Direction = "direction",
        /// Whom it is for.
        TargetGroup = "target_group",
        /// Whether nights and weekends are covered.
        AllShifts = "all_shifts",
        /// Line or project.
        Form = "form",
        /// Prevention level.
        Level = "level",
        /// Strand.
        Strand = "strand",
        /// Weeks between repetitions.
        EveryWeeks = "every_weeks",
        /// Smaller steps, separated by semicolons; `x` before one that is done.
        Steps = "steps",
        /// When its effect is assessed.
        EffectOn = "effect_on",
        /// What was measured.
        Measured = "measured",
        /// Where it is raised.
        Arena = "arena",
        /// The plan or goal it belongs to.
        PlanLink = "plan_link",
        /// What it takes.
        Resources = "resources",
        /// Anything else.
        Note = "note",
        /// Already in place before the meeting.
        InPlace = "in_place",
        /// The lines behind it, by their numbers.
        Answers = "answers",
    }
}

crate::domain::codes::codes! {
    /// A field of the meeting as a whole, or of the sitting being held.
    pub enum MeetingField {
        /// What it is called.
        Title = "title",
        /// Why we meet.
        Purpose = "purpose",
        /// *Ansvarlig leder*.
        Leader = "leader",
        /// *Prosessleder*.
        Facilitator = "facilitator",
        /// Who takes notes.
        NoteTaker = "note_taker",
        /// *Verneombud* takes part.
        SafetyRep = "safety_rep",
        /// *Tillitsvalgt* takes part.
        UnionRep = "union_rep",
        /// NAV takes part.
        Nav = "nav",
        /// *Bedriftshelsetjeneste* takes part.
        HealthService = "health_service",
        /// HR takes part.
        Hr = "hr",
        /// Minutes set aside.
        Minutes = "minutes",
        /// Ground rules, separated by semicolons.
        GroundRules = "ground_rules",
        /// When the room meets again.
        NextFollowUp = "next_follow_up",
        /// Where results are raised.
        RaisedAt = "raised_at",
        /// A sentence about the meeting.
        Summary = "summary",
        /// Who answers for the data.
        LegalNote = "legal_note",
        /// How long the answers are kept.
        KeepAnswers = "keep_answers",
        /// What the sitting is called.
        Label = "label",
        /// The day of the sitting.
        Date = "date",
        /// When it begins.
        Start = "start",
        /// Where.
        Place = "place",
        /// How many were invited.
        Invited = "invited",
        /// How many came.
        Attended = "attended",
        /// People at each table of the sitting.
        Tables = "tables",
    }
}

impl MeasureField {
    /// What it is called, as a label.
    pub(super) fn label(self, texts: &Texts) -> &'static str {
        first((texts.plain.measure_field)(self))
    }

    /// The field a word names.
    pub(super) fn named(word: &str, texts: &Texts) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| names(word, (texts.plain.measure_field)(*field), field.code()))
    }
}

impl MeetingField {
    /// What it is called, as a label.
    pub(super) fn label(self, texts: &Texts) -> &'static str {
        first((texts.plain.meeting_field)(self))
    }

    /// The field a word names.
    pub(super) fn named(word: &str, texts: &Texts) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| names(word, (texts.plain.meeting_field)(*field), field.code()))
    }
}

fn first(words: &'static str) -> &'static str {
    words.split('|').next().unwrap_or(words)
}

fn names(word: &str, words: &str, code: &str) -> bool {
    let key = search_key(word.trim());
    !key.is_empty()
        && (words.split('|').any(|it| search_key(it) == key) || key == code || key == code.replace('_', " "))
}

/// «frist: fredag» in two; the value is `None` when there is no colon.
pub(super) fn split(line: &str) -> (&str, Option<&str>) {
    match line.split_once(':') {
        Some((field, value)) => (field.trim(), Some(value.trim())),
        None => (line.trim(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;

    #[test]
    fn every_word_names_its_field_and_no_other() {
        for &lang in Lang::ALL {
            let texts = texts(lang);
            for &field in MeasureField::ALL {
                for word in (texts.plain.measure_field)(field).split('|').chain([field.code()]) {
                    assert_eq!(MeasureField::named(word, texts), Some(field), "{word} in {lang:?}");
                }
            }
            for &field in MeetingField::ALL {
                for word in (texts.plain.meeting_field)(field).split('|').chain([field.code()]) {
                    assert_eq!(MeetingField::named(word, texts), Some(field), "{word} in {lang:?}");
                }
            }
        }
    }

    #[test]
    fn a_field_and_its_value_are_parted_at_the_first_colon() {
        for (line, parts) in [
            ("frist: fredag", ("frist", Some("fredag"))),
            ("Start : kl. 14:30", ("Start", Some("kl. 14:30"))),
            ("frist:", ("frist", Some(""))),
            ("frist", ("frist", None)),
        ] {
            assert_eq!(split(line), parts, "{line}");
        }
    }
}
