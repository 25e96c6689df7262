//! The meeting as a whole, filled in as «felt: verdi», and its sittings.

use chrono::NaiveTime;

use crate::domain::session::Attendance;
use crate::domain::sitting::SittingKind;
use crate::domain::sitting::{Sitting, check_tables};
use crate::ops::{DetailEdit, Draft, Op, PresenceRole, SittingEdit, read_keep};

use super::fields::{self, MeetingField};
use super::list::first_number;
use super::room::{At, Room, capital};
use super::talk::{Step, yes_or_no};

impl Room<'_, '_> {
    /// To what is written about the meeting as a whole.
    pub(super) fn go_to_details(&mut self) -> Step {
        self.at = At::Details;
        let texts = self.texts();
        let told: Vec<String> = MeetingField::ALL
            .iter()
            .map(|field| {
                let value = self.meeting_value(*field).unwrap_or_else(|| texts.common.not_set.to_owned());
                format!("{}: {value}", capital(field.label(texts)))
            })
            .collect();
        self.say(told.join("\n"))?;
        self.tell_plan()?;
        self.say(texts.plain.details_hint)
    }

    /// The minutes planned against the time set aside (A5).
    fn tell_plan(&mut self) -> Step {
        let plan = self.session().time_plan();
        self.say((self.texts().plain.plan)(plan.total, plan.available))
    }

    /// A plain line here is a field with its value, or asks for the value.
    pub(super) fn details_line(&mut self, line: &str) -> Step {
        let texts = self.texts();
        let (word, value) = fields::split(line);
        let Some(field) = MeetingField::named(word, texts) else {
            let names: Vec<_> = MeetingField::ALL.iter().map(|field| field.label(texts)).collect();
            return self.say(format!("{} {}", texts.plain.no_such_field, names.join(", ")));
        };
        if let Some(value) = value {
            return self.fill_in_meeting(field, value, None);
        }
        let told = self.meeting_value(field).unwrap_or_else(|| texts.common.not_set.to_owned());
        self.say(format!("{}: {told}", capital(field.label(texts))))
    }

    /// Reads a value and saves it; what cannot be read is told and changes nothing.
    pub(super) fn fill_in_meeting(&mut self, field: MeetingField, value: &str, typed: Option<Draft>) -> Step {
        let Some(op) = self.op_of(field, value)? else { return Ok(()) };
        if self.act_typed(&[op], typed)? {
            let texts = self.texts();
            let now = self.meeting_value(field).unwrap_or_else(|| texts.common.not_set.to_owned());
            self.say((texts.plain.saved_field)(field.label(texts), &now))?;
        }
        Ok(())
    }

    fn here(&self) -> Option<&Sitting> {
        self.session().sitting(self.desk.meeting.place.sitting)
    }

    /// The value of a field in words; `None` when it is not set.
    fn meeting_value(&self, field: MeetingField) -> Option<String> {
        let texts = self.texts();
        let details = &self.session().details;
        let sitting = self.here();
        let words = |text: &str| (!text.is_empty()).then(|| text.replace('\n', "; "));
        let role = |attendance: Attendance| Some((texts.codes.attendance)(attendance).to_owned());
        let of_sitting = |value: fn(&Sitting) -> &str| sitting.and_then(|it| words(value(it)));
        match field {
            MeetingField::Title => words(&details.title),
            MeetingField::Purpose => words(&details.purpose),
            MeetingField::Leader => words(&details.leader),
            MeetingField::Facilitator => words(&details.facilitator),
            MeetingField::NoteTaker => words(&details.note_taker),
            MeetingField::SafetyRep => role(details.presence.safety_rep),
            MeetingField::UnionRep => role(details.presence.union_rep),
            MeetingField::Nav => role(details.presence.nav),
            MeetingField::HealthService => role(details.presence.health_service),
            MeetingField::Hr => role(details.presence.hr),
            MeetingField::Minutes => Some((texts.dates.minutes)(u32::from(details.minutes))),
            MeetingField::GroundRules => words(&details.ground_rules),
            MeetingField::NextFollowUp => details.next_follow_up.map(|day| self.plain.day_told(day)),
            MeetingField::RaisedAt => words(&details.raised_at),
            MeetingField::Summary => words(&details.summary),
            MeetingField::LegalNote => words(&details.legal_note),
            MeetingField::KeepAnswers => Some((texts.forget.keep)(details.keep_answers)),
            MeetingField::Label => of_sitting(|it| &it.label),
            MeetingField::Date => sitting.map(|it| self.plain.day_told(it.date)),
            MeetingField::Start => sitting.and_then(|it| it.start).map(|time| (texts.dates.clock)(time)),
            MeetingField::Place => of_sitting(|it| &it.place),
            MeetingField::Invited => sitting.and_then(|it| it.invited).map(|count| count.to_string()),
            MeetingField::Attended => sitting.and_then(|it| it.attended).map(|count| count.to_string()),
            MeetingField::Tables => {
                let sizes: Vec<String> = self
                    .desk
                    .meeting
                    .groups()
                    .iter()
                    .filter(|group| !group.plenary)
                    .map(|group| group.size.to_string())
                    .collect();
                (!sizes.is_empty()).then(|| sizes.join(" "))
            }
        }
    }

    /// A value as an operation; `None` when it cannot be read, which is told.
    fn op_of(&mut self, field: MeetingField, value: &str) -> Step<Option<Op>> {
        let sitting = self.desk.meeting.place.sitting;
        let detail = |edit: DetailEdit| Ok(Some(Op::SetDetail(edit)));
        let of_sitting = |edit: SittingEdit| Op::EditSitting(sitting, edit);
        match field {
            MeetingField::Title => detail(DetailEdit::Title(value.to_owned())),
            MeetingField::Purpose => detail(DetailEdit::Purpose(value.to_owned())),
            MeetingField::Leader => detail(DetailEdit::Leader(value.to_owned())),
            MeetingField::Facilitator => detail(DetailEdit::Facilitator(value.to_owned())),
            MeetingField::NoteTaker => detail(DetailEdit::NoteTaker(value.to_owned())),
            MeetingField::SafetyRep => self.presence(PresenceRole::SafetyRep, value),
            MeetingField::UnionRep => self.presence(PresenceRole::UnionRep, value),
            MeetingField::Nav => self.presence(PresenceRole::Nav, value),
            MeetingField::HealthService => self.presence(PresenceRole::HealthService, value),
            MeetingField::Hr => self.presence(PresenceRole::Hr, value),
            MeetingField::Minutes => {
                Ok(self.whole_number(value)?.map(|minutes| Op::SetDetail(DetailEdit::Minutes(minutes))))
            }
            MeetingField::GroundRules => {
                let rules: Vec<&str> =
                    value.split(';').map(str::trim).filter(|rule| !rule.is_empty()).collect();
                detail(DetailEdit::GroundRules(rules.join("\n")))
            }
            MeetingField::NextFollowUp if value.is_empty() => detail(DetailEdit::NextFollowUp(None)),
            MeetingField::NextFollowUp => {
                Ok(self.plain.day(value)?.map(|day| Op::SetDetail(DetailEdit::NextFollowUp(Some(day)))))
            }
            MeetingField::RaisedAt => detail(DetailEdit::RaisedAt(value.to_owned())),
            MeetingField::Summary => detail(DetailEdit::Summary(value.to_owned())),
            MeetingField::LegalNote => detail(DetailEdit::LegalNote(value.to_owned())),
            MeetingField::KeepAnswers => {
                let texts = self.texts().forget;
                let keep = read_keep(value, texts.always_words, self.plain.env.today());
                if keep.is_none() {
                    self.say(texts.no_such_keep)?;
                }
                Ok(keep.map(|keep| Op::SetDetail(DetailEdit::KeepAnswers(keep))))
            }
            MeetingField::Label => Ok(Some(of_sitting(SittingEdit::Label(value.to_owned())))),
            MeetingField::Date => Ok(self.plain.day(value)?.map(|day| of_sitting(SittingEdit::Date(day)))),
            MeetingField::Start if value.is_empty() => Ok(Some(of_sitting(SittingEdit::Start(None)))),
            MeetingField::Start => {
                let start = time(value);
                if start.is_none() {
                    self.say(self.texts().plain.how_time)?;
                }
                Ok(start.map(|start| of_sitting(SittingEdit::Start(Some(start)))))
            }
            MeetingField::Place => Ok(Some(of_sitting(SittingEdit::Place(value.to_owned())))),
            MeetingField::Invited if value.is_empty() => Ok(Some(of_sitting(SittingEdit::Invited(None)))),
            MeetingField::Invited => {
                Ok(self.whole_number(value)?.map(|count| of_sitting(SittingEdit::Invited(Some(count)))))
            }
            MeetingField::Attended if value.is_empty() => Ok(Some(of_sitting(SittingEdit::Attended(None)))),
            MeetingField::Attended => {
                Ok(self.whole_number(value)?.map(|count| of_sitting(SittingEdit::Attended(Some(count)))))
            }
            MeetingField::Tables => {
                let Some(sizes) = sizes(value) else {
                    self.say(self.texts().plain.how_tables)?;
                    return Ok(None);
                };
                let label = self.texts().common.table.to_owned();
                Ok(Some(Op::SetTables { sitting, sizes, label }))
            }
        }
    }

    fn presence(&mut self, role: PresenceRole, value: &str) -> Step<Option<Op>> {
        let attendance = match yes_or_no(value, self.texts()) {
            _ if value.is_empty() => Attendance::Unknown,
            Some(true) => Attendance::Yes,
            Some(false) => Attendance::No,
            None => {
                self.say(self.texts().plain.yes_or_no)?;
                return Ok(None);
            }
        };
        Ok(Some(Op::SetDetail(DetailEdit::Presence(role, attendance))))
    }

    fn whole_number(&mut self, value: &str) -> Step<Option<u16>> {
        let number = first_number(value).and_then(|(number, _)| u16::try_from(number).ok());
        if number.is_none() {
            self.say(self.texts().question.type_a_number)?;
        }
        Ok(number)
    }

    /// To another sitting; without a number, the sittings are read.
    pub(super) fn go_to_sitting(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let sittings: Vec<_> = self.session().sittings.clone();
        if said.is_empty() {
            let here = self.desk.meeting.place.sitting;
            let rows: Vec<String> = (1..)
                .zip(&sittings)
                .map(|(number, sitting): (usize, _)| {
                    let label =
                        if sitting.label.is_empty() { String::new() } else { format!("{}, ", sitting.label) };
                    let mark = if sitting.id == here { texts.plain.you_are_here } else { "" };
                    format!("{number}. {label}{}{mark}", (texts.dates.full)(sitting.date))
                })
                .collect();
            self.say(rows.join("\n"))?;
            let several = self.session().sittings.len() > 1;
            return match self.session().coverage().filter(|_| several) {
                Some(coverage) => self.say(format!("{}.", crate::report::coverage_told(coverage, texts))),
                None => Ok(()),
            };
        }
        let names: Vec<String> = sittings.iter().map(|sitting| sitting.label.clone()).collect();
        let Some(sitting) = super::talk::row_meant(said, &names).and_then(|row| sittings.get(row)) else {
            return self.say((texts.plain.number_from_to)(sittings.len()));
        };
        let begins = self.session().begins_after_others(sitting.id);
        let effects = self.desk.meeting.go_to_sitting(sitting.id, self.plain.env);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        if begins {
            self.tell_recap()?;
        }
        let question = self.question();
        self.go_to_question(&question)
    }

    pub(super) fn add_sitting(&mut self, label: &str) -> Step {
        let texts = self.texts();
        let today = (texts.dates.long)(self.plain.env.today());
        let said = self.plain.talk.ask(texts.plain.which_date, &today)?;
        let date = if said == today { Some(self.plain.env.today()) } else { self.plain.day(&said)? };
        let Some(date) = date else { return Ok(()) };
        let kind = SittingKind::Gathering;
        // As many tables as here, as on the full screen; how many will sit at them nobody knows yet.
        let here = self.desk.meeting.place.sitting;
        let tables = self.session().groups_of(here).filter(|group| !group.plenary).count();
        let tables = (1..=tables).map(|number| format!("{} {number}", texts.common.table)).collect();
        if self.act(&Op::AddSitting { label: label.to_owned(), date, kind, tables })? {
            let count = self.session().sittings.len();
            self.say((texts.plain.sitting_added)(count))?;
        }
        Ok(())
    }
}

/// «14.30», «14:30», «kl. 14».
pub(super) fn time(said: &str) -> Option<NaiveTime> {
    let said = said.trim().trim_start_matches("kl").trim_start_matches('.').trim();
    let (hour, minute) = said.split_once([':', '.']).unwrap_or((said, "0"));
    NaiveTime::from_hms_opt(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0)
}

/// People at each table: «5 5 6»; «0» is none. `None` when it is no number, or nobody can sit so.
pub(super) fn sizes(said: &str) -> Option<Vec<u16>> {
    let sizes: Option<Vec<u16>> =
        said.split([' ', ',', ';']).filter(|word| !word.is_empty()).map(|word| word.parse().ok()).collect();
    let sizes = sizes.map(|sizes| if sizes == [0] { Vec::new() } else { sizes });
    sizes.filter(|sizes| check_tables(sizes).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let at = NaiveTime::from_hms_opt;
        for (said, read) in [
            ("14.30", at(14, 30, 0)),
            ("14:30", at(14, 30, 0)),
            ("kl. 9", at(9, 0, 0)),
            ("kl 09.05", at(9, 5, 0)),
            ("25", None),
            ("14.75", None),
            ("om litt", None),
        ] {
            assert_eq!(time(said), read, "{said}");
        }
    }

    #[test]
    fn tables_are_read_as_sizes() {
        for (said, read) in [
            ("5 5 6", Some(vec![5, 5, 6])),
            ("5,5", Some(vec![5, 5])),
            ("0", Some(vec![])),
            ("fem", None),
            ("5 0 6", None),
            ("300 300", None),
            ("-2", None),
        ] {
            assert_eq!(sizes(said), read, "{said}");
        }
    }
}
