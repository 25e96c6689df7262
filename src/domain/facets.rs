//! The field's codes: independent facets that classify units, questions and measures (`domain.md` §4.2).

codes! {
    /// What kind of workplace a unit or a set is for.
    pub enum Sector {
        /// Any workplace.
        All = "alle",
        /// Kindergarten.
        Kindergarten = "barnehage",
        /// Health and care.
        HealthCare = "helse-omsorg",
        /// Cleaning.
        Cleaning = "renhold",
        /// Office.
        Office = "kontor",
        /// Something else.
        Other = "annet",
    }
}

codes! {
    /// Whether a set looks at absence, presence or both (R12).
    pub enum Perspective {
        /// Absence.
        Absence = "absence",
        /// Presence.
        Presence = "presence",
        /// Both.
        Both = "both",
    }
}

codes! {
    /// How a measure is organised.
    pub enum Form {
        /// In the ordinary line.
        Line = "line",
        /// As a project; asks how it goes on afterwards (R52).
        Project = "project",
    }
}

codes! {
    /// Prevention level.
    pub enum Level {
        /// Healthy staff.
        Primary = "primary",
        /// Exposed, or early symptoms.
        Secondary = "secondary",
        /// Already absent.
        Tertiary = "tertiary",
    }
}

codes! {
    /// The three strands meant to run together.
    pub enum Strand {
        /// *Forebygging*.
        Prevention = "prevention",
        /// *Utvikling*.
        Development = "development",
        /// *Oppfølging*.
        FollowUp = "follow_up",
    }
}

codes! {
    /// Whether a measure takes away what drains or builds on what works (R30).
    pub enum Direction {
        /// *Fjerne*.
        Remove = "remove",
        /// *Styrke*.
        Strengthen = "strengthen",
    }
}

codes! {
    /// Whom a measure is for; never a person.
    pub enum TargetGroup {
        /// Everyone.
        All = "all",
        /// A profession.
        Profession = "profession",
        /// Leaders.
        Leaders = "leaders",
        /// A phase of life.
        LifePhase = "life_phase",
    }
}

codes! {
    /// Where the influence lies (E8): the I/G/L/O of the field.
    pub enum Influence {
        /// The individual.
        Individual = "individual",
        /// The group.
        Group = "group",
        /// The leadership.
        Leadership = "leadership",
        /// The organisation.
        Organisation = "organisation",
    }
}

codes! {
    /// How well founded an entry of the bank is. Never a ranking for group sessions (`domain.md` §5).
    pub enum Evidence {
        /// A municipal, unit or interview example; no control group.
        MunicipalExample = "municipal_example",
        /// A project.
        Project = "project",
        /// A single study: group averages against a control.
        SingleStudy = "single_study",
        /// A review of studies.
        Review = "review",
    }
}

codes! {
    /// Priority in the action list (E7).
    pub enum Priority {
        /// High.
        High = "high",
        /// Medium.
        Medium = "medium",
        /// Low.
        Low = "low",
    }
}
