//! One measure, filled in as «felt: verdi», with the questions of the goal checks after each field.

use std::num::{IntErrorKind, ParseIntError};

use crate::bank;
use crate::domain::answer::Answer;
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::ids::{AnswerId, CategoryId, MeasureId};
use crate::domain::measure::{Agreement, Consent, Control, Grade, Measure, SubStep};
use crate::i18n::Texts;
use crate::ops::{Draft, MeasureEdit, Op, Refusal, TextField};
use crate::report::tallies::consent_left;
use crate::text::fold::{contains, search_key};

use super::fields::{self, MeasureField};
use super::list::numbers;
use super::room::{At, Room, capital};
use super::talk::{Step, Stop, yes_or_no};

impl Room<'_, '_> {
    /// A plain line at a measure is a field with its value, or asks for the value.
    pub(super) fn measure_line(&mut self, id: MeasureId, line: &str) -> Step {
        let texts = self.texts();
        let (word, value) = fields::split(line);
        let Some(field) = MeasureField::named(word, texts) else {
            return self.say(format!("{} {}", texts.plain.no_such_field, field_names(texts)));
        };
        if let Some(value) = value {
            return self.fill_in(id, field, value, None);
        }
        let Some(measure) = self.session().measure(id) else { return Ok(()) };
        let told = self.value_told(field, measure).unwrap_or_else(|| texts.common.not_set.to_owned());
        self.say(format!("{}: {told}.", capital(field.label(texts))))
    }

    /// Reads a value and saves it; what cannot be read is told and changes nothing.
    pub(super) fn fill_in(
        &mut self,
        id: MeasureId,
        field: MeasureField,
        value: &str,
        typed: Option<Draft>,
    ) -> Step {
        let Some(edit) = self.edit_of(id, field, value)? else { return Ok(()) };
        let before = self.findings(id);
        if !self.settle(id, edit, typed)? {
            return Ok(());
        }
        let texts = self.texts();
        let Some(measure) = self.session().measure(id) else { return Ok(()) };
        let now = self.value_told(field, measure).unwrap_or_else(|| texts.common.not_set.to_owned());
        self.say((texts.plain.saved_field)(field.label(texts), &now))?;
        self.tell_hints(id, field.code(), &before)
    }

    /// Edits a measure and says `told`; hints are for the field named by `about`.
    pub(super) fn edit_measure(
        &mut self,
        id: MeasureId,
        edit: MeasureEdit,
        told: String,
        about: Option<&str>,
    ) -> Step {
        let before = self.findings(id);
        if self.settle(id, edit, None)? {
            self.say(told)?;
            self.tell_hints(id, about.unwrap_or("title"), &before)?;
        }
        Ok(())
    }

    /// Saves an edit; asks for the reason where one is needed (V20).
    fn settle(&mut self, measure: MeasureId, edit: MeasureEdit, typed: Option<Draft>) -> Step<bool> {
        let mut op = Op::EditMeasure { measure, edit: edit.clone(), reason: String::new() };
        let mut done = self.attempt(std::slice::from_ref(&op), typed.clone())?;
        if done == Err(Refusal::ReasonNeeded) {
            let Some(reason) = self.reason_for_change(measure)? else { return Ok(false) };
            op = Op::EditMeasure { measure, edit, reason };
            done = self.attempt(&[op], typed)?;
        }
        match done {
            Ok(done) => Ok(done),
            Err(refusal) => {
                self.plain.refuse(&refusal)?;
                Ok(false)
            }
        }
    }

    /// Why something settled is changed; `None` when nobody says, which is told. A command given instead is done instead,
    /// and so is a field with its value, unless the room says that those are the words of the reason.
    fn reason_for_change(&mut self, measure: MeasureId) -> Step<Option<String>> {
        let texts = self.texts();
        let said = match self.plain.talk.ask(texts.plain.reason_for_change, "") {
            Err(stop @ Stop::Instead(_)) => {
                self.say(texts.plain.nothing_changed)?;
                return Err(stop);
            }
            said => said?,
        };
        if said.is_empty() {
            self.say(texts.plain.nothing_changed)?;
            return Ok(None);
        }
        let is_field =
            matches!(fields::split(&said), (word, Some(_)) if MeasureField::named(word, texts).is_some());
        if !is_field {
            return Ok(Some(said));
        }
        let is_reason = match self.plain.talk.ask_yes(&(texts.plain.is_that_the_reason)(&said), false) {
            Err(stop @ Stop::Instead(_)) => {
                self.say(texts.plain.nothing_changed)?;
                return Err(stop);
            }
            is_reason => is_reason?,
        };
        if is_reason {
            return Ok(Some(said));
        }
        self.say(texts.plain.nothing_changed)?;
        // Only where a line is a field of this very measure; elsewhere it would become something else.
        if self.at == At::Measure(measure) { Err(Stop::Instead(said)) } else { Ok(None) }
    }

    /// A measure with all that is filled in, and what is missing before it can be agreed on.
    pub(super) fn tell_measure(&mut self, id: MeasureId) -> Step {
        let texts = self.texts();
        let Some(measure) = self.session().measure(id) else { return Ok(()) };
        let state = (texts.codes.measure_state)(measure.state.code());
        let of = self.session().measures.len();
        let mut told = vec![(texts.plain.measure_told)(self.number_of(id), of, &measure.title, state)];
        for &field in MeasureField::ALL.iter().filter(|field| **field != MeasureField::Title) {
            if let Some(value) = self.value_told(field, measure) {
                told.push(format!("{}: {value}.", capital(field.label(texts))));
            }
        }
        let lines: Vec<&Answer> =
            measure.answers.iter().filter_map(|id| self.session().answer(*id)).collect();
        told.extend(lines.iter().filter_map(|answer| {
            let text = answer.body.text()?.replace('\n', " / ");
            Some(format!("«{text}» ({})", self.group_name(answer.group)))
        }));
        if measure.state.agreement().is_none() {
            let missing =
                Agreement::new(&measure.terms(), self.session().meeting_day()).err().unwrap_or_default();
            if missing.is_empty() {
                told.push(texts.plain.ready_to_agree.to_owned());
            } else {
                let missing: Vec<_> = missing.into_iter().map(|it| (texts.codes.missing)(it)).collect();
                told.push((texts.plain.missing)(&missing.join(", ")));
            }
        }
        self.say(told.join("\n"))
    }

    /// The value of a field in words; `None` when it is not set.
    fn value_told(&self, field: MeasureField, measure: &Measure) -> Option<String> {
        let texts = self.texts();
        let codes = texts.codes;
        let terms = measure.terms();
        let words = |text: &str| (!text.is_empty()).then(|| text.replace('\n', " / "));
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| self.plain.day_told(day));
        let yes = |yes: bool| if yes { texts.common.yes } else { texts.common.no }.to_owned();
        let grade = |grade: Option<Grade>| grade.map(|grade| grade.get().to_string());
        let named = |name: &str| Some(name.to_owned());
        match field {
            MeasureField::Title => words(&measure.title),
            MeasureField::FirstStep => words(&terms.first_step),
            MeasureField::Responsible => words(&terms.responsible),
            MeasureField::Deputy => words(&measure.deputy),
            MeasureField::Deadline => day(terms.deadline),
            MeasureField::FollowUp => day(terms.follow_up),
            MeasureField::Start => day(measure.start),
            MeasureField::Sign => words(&measure.sign),
            MeasureField::Baseline => words(&measure.baseline),
            MeasureField::Target => measure.target.map(texts.coach.level),
            MeasureField::Category => measure.category.as_ref().map(|id| {
                let category = bank::all().category(id.as_str());
                category.map_or_else(|| id.to_string(), |it| it.name.get(texts.lang).to_owned())
            }),
            MeasureField::Consent => {
                measure.consent.map(|it| match consent_left(self.session(), it, texts) {
                    Some(told) => {
                        let told = told.iter().zip(texts.small.consent);
                        told.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
                    }
                    None => (texts.plain.consent)(it.supports, it.can_live_with, it.reserves),
                })
            }
            MeasureField::Benefit => grade(measure.benefit),
            MeasureField::Effort => grade(measure.effort),
            MeasureField::Control => measure.control.as_ref().map(|control| yes(*control == Control::Own)),
            MeasureField::LiftedTo => match &measure.control {
                Some(Control::Lifted(to)) => words(to),
                Some(Control::Own) | None => None,
            },
            MeasureField::Priority => measure.priority.and_then(|it| named((codes.priority)(it))),
            MeasureField::PriorityReason => words(&measure.priority_reason),
            MeasureField::Influence => measure.influence.and_then(|it| named((codes.influence)(it))),
            MeasureField::Direction => measure.direction.and_then(|it| named((codes.direction)(it))),
            MeasureField::TargetGroup => measure.target_group.and_then(|it| named((codes.target_group)(it))),
            MeasureField::AllShifts => measure.all_shifts.map(yes),
            MeasureField::Form => measure.form.and_then(|it| named((codes.form)(it))),
            MeasureField::Level => measure.level.and_then(|it| named((codes.level)(it))),
            MeasureField::Strand => measure.strand.and_then(|it| named((codes.strand)(it))),
            MeasureField::EveryWeeks => measure.every_weeks.map(|weeks| (texts.plain.every_weeks)(weeks)),
            MeasureField::Steps => (!measure.steps.is_empty()).then(|| {
                let (done, all) = measure.progress();
                let step = |step: &SubStep| format!("{}{}", if step.done { "x " } else { "" }, step.text);
                let told: Vec<_> = measure.steps.iter().map(step).collect();
                format!("{} ({})", told.join("; "), (texts.life.steps_done)(done, all))
            }),
            MeasureField::EffectOn => {
                day(measure.effect_day().filter(|_| measure.effect_on.is_some() || measure.awaits_verdict()))
            }
            MeasureField::Measured => words(&measure.measured),
            MeasureField::Arena => words(&measure.arena),
            MeasureField::PlanLink => words(&measure.plan_link),
            MeasureField::Resources => words(&measure.resources),
            MeasureField::Note => words(&measure.note),
            MeasureField::InPlace => measure.in_place.then(|| yes(true)),
            MeasureField::Answers => {
                (!measure.answers.is_empty()).then(|| (texts.common.answers)(measure.answers.len()))
            }
        }
    }

    /// A value as an edit; `None` when it cannot be read, which is told. An empty value clears the field.
    fn edit_of(&mut self, id: MeasureId, field: MeasureField, value: &str) -> Step<Option<MeasureEdit>> {
        let codes = self.texts().codes;
        let text = |field: TextField| Ok(Some(MeasureEdit::Text(field, value.to_owned())));
        match field {
            MeasureField::Title => text(TextField::Title),
            MeasureField::FirstStep => text(TextField::FirstStep),
            MeasureField::Responsible => text(TextField::Responsible),
            MeasureField::Deputy => text(TextField::Deputy),
            MeasureField::Sign => text(TextField::Sign),
            MeasureField::Baseline => text(TextField::Baseline),
            MeasureField::Target => self.target_edit(id, value),
            MeasureField::PriorityReason => text(TextField::PriorityReason),
            MeasureField::Measured => text(TextField::Measured),
            MeasureField::EffectOn => self.day_edit(value, MeasureEdit::EffectOn),
            MeasureField::Steps => Ok(Some(MeasureEdit::Steps(value.split(';').map(step).collect()))),
            MeasureField::Arena => text(TextField::Arena),
            MeasureField::PlanLink => text(TextField::PlanLink),
            MeasureField::Resources => text(TextField::Resources),
            MeasureField::Note => text(TextField::Note),
            MeasureField::Deadline => self.day_edit(value, MeasureEdit::Deadline),
            MeasureField::FollowUp => self.day_edit(value, MeasureEdit::FollowUp),
            MeasureField::Start => self.day_edit(value, MeasureEdit::StartOn),
            MeasureField::Category => self.category_edit(value),
            MeasureField::Consent => self.consent_edit(value),
            MeasureField::Benefit => self.grade_edit(value, MeasureEdit::Benefit),
            MeasureField::Effort => self.grade_edit(value, MeasureEdit::Effort),
            MeasureField::Control => {
                let old = self.session().measure(id).and_then(|measure| measure.control.clone());
                let lifted = match old {
                    Some(Control::Lifted(to)) => to,
                    Some(Control::Own) | None => String::new(),
                };
                let control = |yes| if yes { Control::Own } else { Control::Lifted(lifted) };
                self.yes_edit(value, |yes| MeasureEdit::Control(yes.map(control)))
            }
            MeasureField::LiftedTo => {
                let lifted = (!value.is_empty()).then(|| Control::Lifted(value.to_owned()));
                Ok(Some(MeasureEdit::Control(lifted)))
            }
            MeasureField::AllShifts => self.yes_edit(value, MeasureEdit::AllShifts),
            MeasureField::InPlace => self.yes_edit(value, |yes| MeasureEdit::InPlace(yes.unwrap_or(false))),
            MeasureField::Priority => {
                self.code_edit(value, Priority::ALL, codes.priority, Priority::code, MeasureEdit::Priority)
            }
            MeasureField::Influence => self.code_edit(
                value,
                Influence::ALL,
                codes.influence,
                Influence::code,
                MeasureEdit::Influence,
            ),
            MeasureField::Direction => self.code_edit(
                value,
                Direction::ALL,
                codes.direction,
                Direction::code,
                MeasureEdit::Direction,
            ),
            MeasureField::TargetGroup => self.code_edit(
                value,
                TargetGroup::ALL,
                codes.target_group,
                TargetGroup::code,
                MeasureEdit::TargetGroup,
            ),
            MeasureField::Form => self.code_edit(value, Form::ALL, codes.form, Form::code, MeasureEdit::Form),
            MeasureField::Level => {
                self.code_edit(value, Level::ALL, codes.level, Level::code, MeasureEdit::Level)
            }
            MeasureField::Strand => {
                self.code_edit(value, Strand::ALL, codes.strand, Strand::code, MeasureEdit::Strand)
            }
            MeasureField::EveryWeeks => {
                if value.is_empty() {
                    return Ok(Some(MeasureEdit::EveryWeeks(None)));
                }
                let weeks = value.split(' ').find_map(|word| word.parse::<u16>().ok());
                if weeks.is_none() {
                    self.say(self.texts().question.type_a_number)?;
                }
                Ok(weeks.map(|weeks| MeasureEdit::EveryWeeks(Some(weeks))))
            }
            MeasureField::Answers => self.answers_edit(id, value),
        }
    }

    fn day_edit(
        &mut self,
        value: &str,
        edit: fn(Option<chrono::NaiveDate>) -> MeasureEdit,
    ) -> Step<Option<MeasureEdit>> {
        if value.is_empty() {
            return Ok(Some(edit(None)));
        }
        Ok(self.plain.day(value)?.map(|day| edit(Some(day))))
    }

    /// A yes or no that may be cleared.
    fn yes_edit(
        &mut self,
        value: &str,
        edit: impl FnOnce(Option<bool>) -> MeasureEdit,
    ) -> Step<Option<MeasureEdit>> {
        if value.is_empty() {
            return Ok(Some(edit(None)));
        }
        let yes = yes_or_no(value, self.texts());
        if yes.is_none() {
            self.say(self.texts().plain.yes_or_no)?;
        }
        Ok(yes.map(|yes| edit(Some(yes))))
    }

    fn grade_edit(
        &mut self,
        value: &str,
        edit: fn(Option<Grade>) -> MeasureEdit,
    ) -> Step<Option<MeasureEdit>> {
        if value.is_empty() {
            return Ok(Some(edit(None)));
        }
        let grade = value.parse().ok().and_then(Grade::new);
        if grade.is_none() {
            self.say((self.texts().plain.number_from_to)(5))?;
        }
        Ok(grade.map(|grade| edit(Some(grade))))
    }

    fn consent_edit(&mut self, value: &str) -> Step<Option<MeasureEdit>> {
        if value.is_empty() {
            return Ok(Some(MeasureEdit::Consent(None)));
        }
        let words = value.split([' ', ',', ';']).filter(|word| !word.is_empty());
        let counts: Result<Vec<u16>, ParseIntError> = words.map(str::parse).collect();
        let (supports, can_live_with, reserves) = match counts.as_deref() {
            Ok(&[supports, can_live_with, reserves]) => (supports, can_live_with, reserves),
            Err(error) if *error.kind() == IntErrorKind::PosOverflow => {
                self.plain.refuse(&Refusal::OutOfRange { least: 0, most: u16::MAX.into() })?;
                return Ok(None);
            }
            _ => {
                self.say(self.texts().plain.how_consent)?;
                return Ok(None);
            }
        };
        Ok(Some(MeasureEdit::Consent(Some(Consent { supports, can_live_with, reserves }))))
    }

    fn category_edit(&mut self, value: &str) -> Step<Option<MeasureEdit>> {
        let lang = self.texts().lang;
        if value.is_empty() {
            return Ok(Some(MeasureEdit::Category(None)));
        }
        let categories = bank::all().categories();
        let names: Vec<String> = categories.iter().map(|it| it.name.get(lang).to_owned()).collect();
        let by_code = categories.iter().position(|it| it.id == value);
        let row = match by_code.or_else(|| super::talk::row_meant(value, &names)) {
            Some(row) => Some(row),
            None => self.plain.talk.choose(self.texts().plain.which_category, &names, None)?,
        };
        let category = row.and_then(|row| categories.get(row)).map(|it| CategoryId::new(&*it.id));
        Ok(category.map(|category| MeasureEdit::Category(Some(category))))
    }

    fn code_edit<T: Copy>(
        &mut self,
        value: &str,
        all: &[T],
        name: fn(T) -> &'static str,
        code: fn(T) -> &'static str,
        edit: fn(Option<T>) -> MeasureEdit,
    ) -> Step<Option<MeasureEdit>> {
        if value.is_empty() {
            return Ok(Some(edit(None)));
        }
        let found = named(value, all, name, code);
        if found.is_none() {
            let names = names(all, name);
            self.say((self.texts().plain.choose_among)(&names))?;
        }
        Ok(found.map(|it| edit(Some(it))))
    }

    /// The lines behind a measure, by their numbers in plenary at the question it grew out of.
    fn answers_edit(&mut self, id: MeasureId, value: &str) -> Step<Option<MeasureEdit>> {
        let question = self
            .session()
            .measure(id)
            .and_then(|measure| measure.question.clone())
            .unwrap_or_else(|| self.question());
        let lines: Vec<AnswerId> = self
            .session()
            .answers_to(&question)
            .filter(|answer| answer.body.text().is_some())
            .map(|answer| answer.id)
            .collect();
        let (found, rest) = numbers(value);
        let answers: Option<Vec<AnswerId>> =
            found.iter().map(|number| number.checked_sub(1).and_then(|at| lines.get(at)).copied()).collect();
        match answers {
            Some(answers) if rest.is_empty() => Ok(Some(MeasureEdit::Answers(answers))),
            _ => {
                self.say((self.texts().plain.number_from_to)(lines.len()))?;
                Ok(None)
            }
        }
    }
}

/// A smaller step as it is typed: «x ringe» is done, «ringe» is not.
fn step(said: &str) -> SubStep {
    let said = said.trim();
    let done = ["x ", "X ", "[x] ", "√ "].iter().find_map(|tick| said.strip_prefix(tick));
    SubStep { text: done.unwrap_or(said).trim().to_owned(), done: done.is_some() }
}

/// The value of a code that a word means: its name, its code, its number, or a part only one name has.
pub(super) fn named<T: Copy>(
    said: &str,
    all: &[T],
    name: fn(T) -> &'static str,
    code: fn(T) -> &'static str,
) -> Option<T> {
    let key = search_key(said.trim());
    if key.is_empty() {
        return None;
    }
    if let Ok(number) = key.parse::<usize>() {
        return number.checked_sub(1).and_then(|at| all.get(at)).copied();
    }
    let whole = all.iter().copied().find(|it| search_key(name(*it)) == key || code(*it) == key);
    whole.or_else(|| {
        let mut fitting = all.iter().copied().filter(|it| contains(name(*it), &key));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    })
}

/// The names of all values, for telling what can be chosen.
pub(super) fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> String {
    all.iter().map(|it| name(*it)).collect::<Vec<_>>().join(", ")
}

fn field_names(texts: &Texts) -> String {
    MeasureField::ALL.iter().map(|field| field.label(texts)).collect::<Vec<_>>().join(", ")
}
