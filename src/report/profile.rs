//! Which columns a list of measures has (I10): three profiles, as data, so that an employer's own can join them.

use chrono::NaiveDate;

use crate::domain::localized::{Lang, Localized};
use crate::i18n::ReportTexts;

/// A choice of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// What it is called on the command line: `kort`, `hms`, `full`, or an own name.
    pub id: String,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// Whether dropped measures are listed.
    pub dropped: bool,
    /// Whether the background quotes answers the room starred as common ground. Other answers are never quoted in
    /// a list of measures: raw group answers stay out of what goes to HMS, AMU and NAV (`domain.md` §11).
    pub quotes_common_ground: bool,
    /// How its dates are written.
    pub dates: DateFormat,
}

/// How dates are written in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateFormat {
    /// 22.11.2026
    #[default]
    Usual,
    /// 22.11.26
    ShortYear,
    /// 22/11/2026
    Slashes,
    /// 2026-11-22
    Iso,
}

impl DateFormat {
    /// Every format.
    const ALL: [Self; 4] = [Self::Usual, Self::ShortYear, Self::Slashes, Self::Iso];

    /// As a spreadsheet and a profile write it down.
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Usual => "dd.mm.yyyy",
            Self::ShortYear => "dd.mm.yy",
            Self::Slashes => "dd/mm/yyyy",
            Self::Iso => "yyyy-mm-dd",
        }
    }

    /// The format of a pattern.
    pub fn from_pattern(pattern: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.pattern().eq_ignore_ascii_case(pattern.trim()))
    }

    /// A date in it.
    pub fn write(self, date: NaiveDate) -> String {
        let how = match self {
            Self::Usual => "%d.%m.%Y",
            Self::ShortYear => "%d.%m.%y",
            Self::Slashes => "%d/%m/%Y",
            Self::Iso => "%Y-%m-%d",
        };
        date.format(how).to_string()
    }
}

/// Names of the columns that show the same in every row, for machines.
pub const FIXED: [&str; 9] =
    ["fixed_1", "fixed_2", "fixed_3", "fixed_4", "fixed_5", "fixed_6", "fixed_7", "fixed_8", "fixed_9"];

/// What a column shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows {
    /// Something of the measure.
    Field(Field),
    /// The same in every row.
    Fixed {
        /// One of [`FIXED`].
        key: &'static str,
        /// What.
        value: String,
    },
}

/// A column of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it shows.
    pub shows: Shows,
    /// What stands above it.
    pub header: Header,
}

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Header {
    /// The field's own name: «Tiltak», «Ansvarlig», «Frist».
    Usual,
    /// The plainest word: «Hva», «Hvem», «Når».
    Plain,
    /// An employer's word.
    Own(Localized),
}

/// Declares the fields with their key and their width in characters.
macro_rules! fields {
    ($($(#[$meta:meta])* $field:ident = $key:ident, $width:literal;)+) => {
        /// What can be shown of a measure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$meta])* $field),+ }

        impl Field {
            /// Every field, in the order of the full profile; then those only machines and own profiles ask for.
            pub const ALL: &'static [Self] = &[$(Self::$field),+];

            /// Stable English name: JSON key, and the word an own profile uses.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$field => stringify!($key)),+ }
            }

            /// How wide its column wants to be, in characters.
            pub const fn width(self) -> u16 {
                match self { $(Self::$field => $width),+ }
            }

            /// Its usual header.
            const fn name(self, texts: &ReportTexts) -> &'static str {
                match self { $(Self::$field => texts.columns.$key),+ }
            }
        }
    };
}

fields! {
    /// Running number through all lists of the document.
    Number = number, 5;
    /// What shall be done.
    Title = title, 30;
    /// What happens first (V3).
    FirstStep = first_step, 22;
    /// How we will know (R56).
    Sign = sign, 22;
    /// The question it grew out of, and what lies behind (F9).
    Background = background, 26;
    /// Category.
    Category = category, 16;
    /// Priority.
    Priority = priority, 10;
    /// Individual, group, leadership or organisation (E8).
    Influence = influence, 12;
    /// Who answers for it (F3).
    Responsible = responsible, 16;
    /// Deputy.
    Deputy = deputy, 14;
    /// First day of the work.
    Start = start, 12;
    /// Deadline.
    Deadline = deadline, 12;
    /// Deadline first agreed (F5).
    OriginalDeadline = original_deadline, 12;
    /// State.
    State = state, 13;
    /// When we look again.
    FollowUp = follow_up, 12;
    /// Reasons for moved dates and other changes (F5).
    ChangeReason = change_reason, 22;
    /// To whom it is lifted (R59).
    LiftedTo = lifted_to, 14;
    /// Where it is raised (R2).
    Arena = arena, 14;
    /// What it takes (R61).
    Resources = resources, 14;
    /// The day it was done.
    Done = done, 12;
    /// Whether it helped (F14).
    Verdict = verdict, 16;
    /// Anything else.
    Note = note, 20;
    /// Meeting and date.
    Source = source, 18;
    /// Identity; lets an edited list come back in.
    Id = id, 17;
    /// Why it is parked or dropped.
    Reason = reason, 28;
    /// What was said of the effect.
    VerdictNote = verdict_note, 24;
    /// The level aimed at (V14, R55); where a list has no column of its own for it, it stands with the sign.
    Target = target, 18;
    /// As it is today (R57).
    Baseline = baseline, 24;
    /// Prevention level.
    PreventionLevel = level, 12;
    /// Strand.
    Strand = strand, 12;
    /// Line or project.
    Form = form, 10;
    /// Remove or strengthen (R30).
    Direction = direction, 14;
    /// Whom it is for.
    TargetGroup = target_group, 14;
    /// Whether nights and weekends are covered (R10).
    AllShifts = all_shifts, 10;
    /// Benefit 1–5.
    Benefit = benefit, 8;
    /// Effort 1–5.
    Effort = effort, 8;
    /// Support in the consent round: at least so many, in whole fives (R82).
    Supports = supports, 8;
    /// Acceptance in the consent round: at least so many, in whole fives.
    CanLiveWith = can_live_with, 8;
    /// Reservations in the consent round: at least so many, in whole fives.
    Reserves = reserves, 8;
    /// Why that priority.
    PriorityReason = priority_reason, 22;
    /// Weeks between repetitions.
    EveryWeeks = every_weeks, 9;
    /// Plan or goal it belongs to (R58).
    PlanLink = plan_link, 18;
    /// Already there before the meeting (F8).
    InPlace = in_place, 9;
    /// Entry of the measure bank it was copied from (B7).
    Bank = bank, 9;
    /// Smaller steps with ticks, and how many are done (F10).
    Steps = steps, 24;
    /// When its effect is assessed (F13).
    EffectOn = effect_on, 12;
    /// What was measured, which is not how people find it (R67).
    Measured = measured, 18;
    /// What was said of it on the way, with day and role; nothing is ever taken out (F18).
    Comments = comments, 28;
}

/// How many of [`Field::ALL`] make up the full profile (`design.md` §8).
const FULL: usize = 24;

impl Field {
    /// The field with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }
}

impl Column {
    /// A column under the field's usual name.
    pub fn usual(field: Field) -> Self {
        Self { shows: Shows::Field(field), header: Header::Usual }
    }

    /// A column under the plainest word for the field.
    pub fn plain(field: Field) -> Self {
        Self { shows: Shows::Field(field), header: Header::Plain }
    }

    /// Whether it shows this field.
    pub fn is(&self, field: Field) -> bool {
        self.shows == Shows::Field(field)
    }

    /// The words above it.
    pub fn header<'a>(&'a self, texts: &'a ReportTexts, lang: Lang) -> &'a str {
        match (&self.header, &self.shows) {
            (Header::Own(words), _) => words.get(lang),
            (Header::Usual | Header::Plain, Shows::Fixed { key, .. }) => key,
            (Header::Usual, Shows::Field(field)) => field.name(texts),
            (Header::Plain, Shows::Field(field)) => match field {
                Field::Title => texts.columns.plain_title,
                Field::Responsible => texts.columns.plain_responsible,
                Field::Deadline => texts.columns.plain_deadline,
                Field::Sign => texts.columns.plain_sign,
                Field::Background => texts.columns.plain_background,
                other => other.name(texts),
            },
        }
    }
}

impl Profile {
    /// The ids of the profiles that come with the program.
    pub const BUILT_IN: &'static [&'static str] = &["kort", "hms", "full"];

    /// The profile with this id, of those that come with the program.
    pub fn built_in(id: &str) -> Option<Self> {
        match id {
            "kort" => Some(Self::short()),
            "hms" => Some(Self::hms()),
            "full" => Some(Self::full()),
            _ => None,
        }
    }

    /// Hva · Hvem · Når · Status, with goal and background: the default.
    pub fn short() -> Self {
        use Field::{Background, Deadline, Responsible, Sign, State, Title};
        let fields = [Title, Responsible, Deadline, State, Sign, Background];
        Self {
            id: "kort".into(),
            columns: fields.into_iter().map(Column::plain).collect(),
            dropped: false,
            quotes_common_ground: false,
            dates: DateFormat::Usual,
        }
    }

    /// What an HMS plan wants: measure, background, who, when, status, follow-up and source (R72).
    pub fn hms() -> Self {
        use Field::{
            Background, Deadline, FirstStep, FollowUp, Id, Number, Priority, Responsible, Sign, Source,
            State, Title,
        };
        let plain = Column::plain;
        let columns = vec![
            Column::usual(Number),
            Column::usual(Title),
            Column::usual(FirstStep),
            plain(Sign),
            plain(Background),
            Column::usual(Priority),
            Column::usual(Responsible),
            Column::usual(Deadline),
            Column::usual(State),
            Column::usual(FollowUp),
            Column::usual(Source),
            Column::usual(Id),
        ];
        Self {
            id: "hms".into(),
            columns,
            dropped: false,
            quotes_common_ground: false,
            dates: DateFormat::Usual,
        }
    }

    /// Every column of `design.md` §8, in that order.
    pub fn full() -> Self {
        Self {
            id: "full".into(),
            columns: Field::ALL.iter().copied().take(FULL).map(Column::usual).collect(),
            dropped: true,
            quotes_common_ground: true,
            dates: DateFormat::Usual,
        }
    }

    /// The full profile with every other field behind it: for machines, who do not mind the width (F1).
    #[must_use]
    pub fn with_every_field(mut self) -> Self {
        for &field in Field::ALL {
            if !self.shows(field) {
                self.columns.push(Column::usual(field));
            }
        }
        self
    }

    /// The same for pages people read: the id is for lists that come back in, and the head of the page says which
    /// meeting it is. A profile of one's own stays as it is.
    #[must_use]
    pub fn for_pages(mut self) -> Self {
        if Self::BUILT_IN.contains(&self.id.as_str()) {
            self.columns.retain(|column| !column.is(Field::Id) && !column.is(Field::Source));
        }
        self.with_the_way()
    }

    /// The full profile with the smaller steps and what was said on the way (F10, F18): for whoever reads, not for lists
    /// that come back in.
    #[must_use]
    pub fn with_the_way(mut self) -> Self {
        if self.id == "full" {
            self.columns.extend([Field::Steps, Field::Comments].map(Column::usual));
        }
        self
    }

    /// The headings that are this profile's own, each with the key of what stands under it.
    pub fn own_headings(&self) -> Vec<(&str, &'static str)> {
        let mut headings = Vec::new();
        for column in &self.columns {
            if let Header::Own(words) = &column.header {
                let key = match &column.shows {
                    Shows::Field(field) => field.key(),
                    Shows::Fixed { key, .. } => key,
                };
                // An own heading is the same in every language.
                headings.push((words.get(Lang::Nb), key));
            }
        }
        headings
    }

    /// What stands above its columns.
    pub fn headings(&self, lang: Lang) -> Vec<&str> {
        let texts = crate::i18n::texts(lang).report;
        self.columns.iter().map(|column| column.header(texts, lang)).collect()
    }

    /// Whether a field has a column.
    pub fn shows(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.is(field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(profile: &Profile, lang: Lang) -> String {
        profile.headings(lang).join(" · ")
    }

    #[test]
    fn the_full_profile_has_the_columns_of_the_design_in_that_order() {
        assert_eq!(
            headers(&Profile::full(), Lang::Nb),
            "Nr · Tiltak · Første skritt · Mål / slik merker vi det · Bakgrunn (spørsmål og svar) · Kategori · \
             Prioritet · Nivå · Ansvarlig · Stedfortreder · Oppstart · Frist · Opprinnelig frist · Status · \
             Oppfølging · Endringsgrunn · Løftet til · Arena · Ressurs · Utført · Effekt · Merknad · \
             Kilde (møte, dato) · Id"
        );
    }

    #[test]
    fn the_short_profile_asks_what_who_and_when_in_plain_words() {
        for (lang, expected) in [
            (Lang::Nb, "Hva · Hvem · Når · Status · Slik merker vi det · Bakgrunn"),
            (Lang::Nn, "Kva · Kven · Når · Status · Slik merkar vi det · Bakgrunn"),
            (Lang::En, "What · Who · When · Status · How we will notice · Background"),
        ] {
            assert_eq!(headers(&Profile::short(), lang), expected);
        }
    }

    #[test]
    fn every_built_in_profile_is_found_by_its_id() {
        for id in Profile::BUILT_IN {
            assert_eq!(Profile::built_in(id).map(|profile| profile.id).as_deref(), Some(*id));
        }
        assert_eq!(Profile::built_in("kommune"), None);
    }

    #[test]
    fn a_field_is_found_by_its_key_and_shown_once_even_with_every_field() {
        let all = Profile::full().with_every_field();
        assert_eq!(all.columns.len(), Field::ALL.len());
        for &field in Field::ALL {
            assert_eq!(Field::from_key(field.key()), Some(field));
            assert!(all.shows(field), "{field:?}");
        }
    }
}
