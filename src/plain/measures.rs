//! The measures together: told, proposed, agreed on, parked, followed up; the bank, and what is to be kept.

use crate::bank;
use crate::domain::ids::{AnswerId, BankId, CategoryId, KeepId, MeasureId};
use crate::domain::live::RoomView;
use crate::domain::measure::{Agreement, Measure, StateCode};
use crate::domain::place::Stage;
use crate::domain::question_set::Kind;
use crate::domain::session::SessionEventKind;
use crate::ops::{NewMeasure, Op};
use crate::rules::measure_checks::MOST_ACTIVE;

use super::list::{first_number, numbers};
use super::room::{At, Room, capital};
use super::talk::Step;

/// How many measures of the bank are told at a time.
const FOUND_TOLD: usize = 8;

impl Room<'_, '_> {
    /// To the list of measures.
    pub(super) fn go_to_measures(&mut self) -> Step {
        self.at = At::Measures;
        let effects = self.desk.meeting.go_to_stage(Stage::Agreeing);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        self.tell_measures()
    }

    /// The list of measures, and how to go on with it.
    pub(super) fn tell_measures(&mut self) -> Step {
        self.tell_measure_rows()?;
        self.say(self.texts().plain.measures_hint)
    }

    pub(super) fn tell_measure_rows(&mut self) -> Step {
        let texts = self.texts();
        let rows: Vec<String> = (1..)
            .zip(&self.session().measures)
            .map(|(number, measure)| self.row_told(number, measure))
            .collect();
        if rows.is_empty() {
            return self.say(format!("{} {}", texts.plain.no_measures_yet, texts.measures.both_ways));
        }
        self.say(rows.join("\n"))
    }

    /// «2. Fast tid med leder: avtalt, avdelingsleder, frist tirsdag 15. desember 2026.»
    fn row_told(&self, number: usize, measure: &Measure) -> String {
        let texts = self.texts();
        let mut told =
            format!("{number}. {}: {}", measure.title, (texts.codes.measure_state)(measure.state.code()));
        let terms = measure.terms();
        if !terms.responsible.is_empty() {
            told = format!("{told}, {}", terms.responsible);
        }
        if let Some(deadline) = terms.deadline {
            told = format!("{told}, {}", (texts.plain.due)(&(texts.dates.full)(deadline)));
        }
        match measure.reason() {
            Some(reason) => format!("{told}. {}: {}.", texts.dialogs.reason, reason.as_str()),
            None => format!("{told}."),
        }
    }

    /// The number of a measure in the list.
    pub(super) fn number_of(&self, id: MeasureId) -> usize {
        self.session().measures.iter().position(|measure| measure.id == id).map_or(0, |at| at + 1)
    }

    /// A plain line at the list of measures is a proposal of the whole room.
    pub(super) fn propose_line(&mut self, line: &str) -> Step {
        let (word, value) = super::fields::split(line);
        if value.is_some() && super::fields::MeasureField::named(word, self.texts()).is_some() {
            return self.say(self.texts().plain.open_first);
        }
        self.propose(NewMeasure { title: line.to_owned(), ..NewMeasure::default() })
    }

    /// Proposes, and tells the number it got.
    pub(super) fn propose(&mut self, new: NewMeasure) -> Step {
        let group = new.group;
        if !self.act(&Op::Propose(new))? {
            return Ok(());
        }
        let Some(id) = self.session().measures.iter().max_by_key(|measure| measure.position).map(|it| it.id)
        else {
            return Ok(());
        };
        let number = self.number_of(id);
        let told = match group {
            Some(group) => (self.texts().plain.saved_measure_of)(number, &self.group_name(group)),
            None => (self.texts().plain.saved_measure)(number),
        };
        self.say(told)?;
        self.tell_alike(id)?;
        self.tell_hints(id, "title", &[])
    }

    /// «/tiltak 3»: a measure from line 3; among measures, measure 3 itself.
    pub(super) fn quick_measure(&mut self, said: &str) -> Step {
        let among_measures = match self.at {
            At::Measures | At::Measure(_) => true,
            At::Question => matches!(self.kind(), Some(Kind::Measure)),
            At::Opening | At::Details => false,
        };
        let number = first_number(said);
        if among_measures && number.is_some_and(|(_, rest)| rest.is_empty()) {
            return self.open_measure(said);
        }
        let mut answers: Vec<AnswerId> = Vec::new();
        let mut title = said.to_owned();
        if let Some((number, rest)) = number.filter(|_| !among_measures) {
            let Some(answer) = self.line(number)? else { return Ok(()) };
            answers.push(answer);
            let text =
                self.session().answer(answer).and_then(|answer| answer.body.text()).unwrap_or_default();
            title = if rest.is_empty() { text.to_owned() } else { rest.to_owned() };
        }
        if title.is_empty() {
            title = self.plain.talk.ask(&format!("{}:", self.texts().question.measure_title), "")?;
        }
        let here = !matches!(self.at, At::Measures | At::Measure(_));
        let new = NewMeasure {
            title,
            question: here.then(|| self.question()),
            group: here.then(|| self.group()),
            answers,
            bank: None,
        };
        self.propose(new)
    }

    pub(super) fn open_measure(&mut self, said: &str) -> Step {
        let Some((id, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        self.go_to_measure(id)
    }

    pub(super) fn go_to_measure(&mut self, id: MeasureId) -> Step {
        self.at = At::Measure(id);
        let effects = self.desk.meeting.go_to_stage(Stage::Agreeing);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        self.tell_measure(id)?;
        self.say(self.texts().plain.measure_hint)
    }

    /// The next measure, or the one before.
    pub(super) fn step_measure(&mut self, forwards: bool) -> Step {
        let measures: Vec<MeasureId> = self.session().measures.iter().map(|measure| measure.id).collect();
        let here = match self.at {
            At::Measure(id) => measures.iter().position(|it| *it == id),
            At::Opening | At::Question | At::Measures | At::Details => None,
        };
        let there = match here {
            Some(here) if forwards => measures.get(here + 1),
            Some(here) => here.checked_sub(1).and_then(|at| measures.get(at)),
            None if forwards => measures.first(),
            None => None,
        };
        match there.copied() {
            Some(id) => self.go_to_measure(id),
            None => self.say(self.texts().plain.no_more_measures),
        }
    }

    pub(super) fn agree(&mut self, said: &str) -> Step {
        let Some((id, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        if self.accept_many(id)? {
            self.go(id, &Op::Agree(id))?;
        }
        Ok(())
    }

    /// More measures than people can see through are agreed on only knowingly (E11, R42).
    fn accept_many(&mut self, id: MeasureId) -> Step<bool> {
        let session = self.session();
        let counts = |measure: &&Measure| measure.state.code().is_active() && !measure.in_place;
        let active = session.measures.iter().filter(|it| it.id != id).filter(counts).count() + 1;
        let ready = session.measure(id).is_some_and(|measure| {
            !measure.in_place
                && !measure.state.code().is_active()
                && Agreement::new(&measure.terms(), session.meeting_day()).is_ok()
        });
        let accepted = session.has_happened(SessionEventKind::ManyMeasuresAccepted);
        if active <= MOST_ACTIVE || accepted || !ready {
            return Ok(true);
        }
        if !self.plain.talk.ask_yes(&(self.texts().plain.many_measures)(active), false)? {
            return Ok(false);
        }
        self.act(&Op::Note(SessionEventKind::ManyMeasuresAccepted, active.to_string()))
    }

    pub(super) fn park(&mut self, said: &str) -> Step {
        let Some((measure, reason)) = self.measure_and_rest(said)? else { return Ok(()) };
        let reason = self.reason(reason)?;
        self.go(measure, &Op::Park { measure, reason })?;
        Ok(())
    }

    pub(super) fn drop_measure(&mut self, said: &str) -> Step {
        let Some((measure, reason)) = self.measure_and_rest(said)? else { return Ok(()) };
        let reason = self.reason(reason)?;
        self.go(measure, &Op::Drop { measure, reason })?;
        Ok(())
    }

    pub(super) fn take_up(&mut self, said: &str) -> Step {
        let Some((id, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        self.go(id, &Op::TakeUp(id))?;
        Ok(())
    }

    pub(super) fn start_measure(&mut self, said: &str) -> Step {
        let Some((id, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        self.go(id, &Op::Start(id))?;
        Ok(())
    }

    /// Brings a measure to another state and tells which.
    pub(super) fn go(&mut self, id: MeasureId, op: &Op) -> Step<bool> {
        if !self.act(op)? {
            return Ok(false);
        }
        let texts = self.texts();
        let number = self.number_of(id);
        let state = self.session().measure(id).map(|measure| measure.state.code());
        let Some(state) = state else { return Ok(false) };
        self.say((texts.plain.measure_is)(number, (texts.codes.measure_state)(state)))?;
        if state == StateCode::Agreed {
            self.tell_hints(id, "", &[])?;
        }
        Ok(true)
    }

    pub(super) fn delete_measure(&mut self, said: &str) -> Step {
        let Some((id, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        if self.act(&Op::DeleteMeasure(id))? {
            if self.at == At::Measure(id) {
                self.at = At::Measures;
            }
            self.say(self.texts().plain.deleted)?;
        }
        Ok(())
    }

    /// The first one stays, the others are dropped and point to it.
    pub(super) fn merge_measures(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let (found, _) = numbers(said);
        let mut ids = Vec::new();
        for number in found {
            match self.measure_and_rest(&number.to_string())? {
                Some((id, _)) => ids.push(id),
                None => return Ok(()),
            }
        }
        let [into, others @ ..] = ids.as_slice() else { return self.say(texts.plain.which_measure) };
        if others.is_empty() {
            return self.plain.refuse(&crate::ops::Refusal::NeedsSeveral);
        }
        let title = self.session().measure(*into).map(|measure| measure.title.clone()).unwrap_or_default();
        for from in others {
            let reason = (texts.measures.merged_with)(&title);
            if !self.act(&Op::MergeMeasures { into: *into, from: *from, reason })? {
                return Ok(());
            }
        }
        self.say(texts.plain.merged)
    }

    /// Reads what is agreed; «/les opp 2» only that measure, which the room sees large (G2). Numbers are those of the
    /// list, as everywhere.
    pub(super) fn read_back(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let one = if said.is_empty() { None } else { self.measure_and_rest(said)?.map(|(id, _)| id) };
        if one.is_none() && !said.is_empty() {
            return Ok(());
        }
        let is_read = |measure: &&Measure| {
            measure.state.agreement().is_some() && one.is_none_or(|one| measure.id == one)
        };
        let agreed: Vec<String> = self
            .session()
            .measures
            .iter()
            .filter(is_read)
            .map(|measure| {
                let terms = measure.terms();
                let deadline = terms.deadline.map(|day| (texts.dates.full)(day)).unwrap_or_default();
                (texts.plain.read_back)(
                    self.number_of(measure.id),
                    &measure.title,
                    &terms.responsible,
                    &deadline,
                    &terms.first_step,
                )
            })
            .collect();
        if agreed.is_empty() {
            return self.say(texts.plain.nothing_agreed);
        }
        self.desk.wall = Some(one.map_or(RoomView::Measures, RoomView::ReadBack));
        self.say(agreed.join("\n"))?;
        self.say(texts.deciding.read_back_hint)
    }

    /// Measures others have tried: those that fit the words, or often fit the question (B7).
    pub(super) fn search_bank(&mut self, words: &str) -> Step {
        let texts = self.texts();
        let sector = self.session().unit.sector;
        let mut found: Vec<&bank::BankMeasure> = if words.is_empty() {
            let question = self.question();
            let fitting =
                self.session().question(&question).map(|it| it.measures.clone()).unwrap_or_default();
            fitting.iter().filter_map(|id| bank::all().measure(id.as_str())).collect()
        } else {
            bank::all().search(words, Some(sector), texts.lang)
        };
        let more = found.len().saturating_sub(FOUND_TOLD);
        found.truncate(FOUND_TOLD);
        if found.is_empty() {
            return self.say(if words.is_empty() {
                texts.plain.no_suggestions
            } else {
                texts.dialogs.nothing_found
            });
        }
        let rows: Vec<String> = (1..)
            .zip(&found)
            .map(|(number, measure): (usize, _)| {
                let evidence = (texts.codes.evidence)(measure.evidence);
                let offer =
                    if measure.is_offer() { format!(", {}", texts.plain.offer) } else { String::new() };
                let note = measure.note.as_ref().map(|note| format!(". {}", capital(note.get(texts.lang))));
                let (text, category) = (measure.text.get(texts.lang), measure.category.name.get(texts.lang));
                format!("{number}. {text} ({category}, {evidence}{offer}){}.", note.unwrap_or_default())
            })
            .collect();
        self.offered = found.iter().map(|measure| measure.id.clone()).collect();
        self.say(rows.join("\n"))?;
        if more > 0 {
            self.say((texts.plain.more_found)(more))?;
        }
        self.say(texts.plain.pick_hint)
    }

    pub(super) fn take_from_bank(&mut self, said: &str) -> Step {
        let texts = self.texts();
        if self.offered.is_empty() {
            return self.say(texts.plain.search_first);
        }
        let row = first_number(said).and_then(|(number, _)| number.checked_sub(1));
        let Some(measure) = row.and_then(|row| self.offered.get(row)).and_then(|id| bank::all().measure(id))
        else {
            let count = self.offered.len();
            return self.say((texts.plain.number_from_to)(count));
        };
        let here = self.at == At::Question;
        let new = NewMeasure {
            title: measure.text.get(texts.lang).to_owned(),
            question: here.then(|| self.question()),
            group: here.then(|| self.group()),
            answers: Vec::new(),
            bank: Some((BankId::new(&*measure.id), CategoryId::new(&*measure.category.id))),
        };
        self.propose(new)?;
        self.say((texts.codes.evidence_note)(measure.evidence))
    }

    /// What works and is to be kept (E9).
    pub(super) fn keep(&mut self, text: &str) -> Step {
        let texts = self.texts();
        if text.is_empty() {
            let rows: Vec<String> = (1..)
                .zip(&self.session().keeps)
                .map(|(at, keep): (u32, _)| format!("{at}. {}", keep.text))
                .collect();
            return if rows.is_empty() { self.say(texts.plain.no_keeps) } else { self.say(rows.join("\n")) };
        }
        if self.act(&Op::AddKeep(text.to_owned()))? {
            let count = self.session().keeps.len();
            self.say((texts.plain.kept)(count))?;
        }
        Ok(())
    }

    pub(super) fn delete_keep(&mut self, said: &str) -> Step {
        let keeps: Vec<KeepId> = self.session().keeps.iter().map(|keep| keep.id).collect();
        let at = first_number(said).and_then(|(number, _)| number.checked_sub(1));
        match at.and_then(|at| keeps.get(at)) {
            Some(keep) => {
                if self.act(&Op::DeleteKeep(*keep))? {
                    self.say(self.texts().plain.deleted)?;
                }
                Ok(())
            }
            None if keeps.is_empty() => self.say(self.texts().plain.no_keeps),
            None => self.say((self.texts().plain.number_from_to)(keeps.len())),
        }
    }

    /// What earlier meetings of the unit left to do.
    pub(super) fn tell_earlier_measures(&mut self) -> Step {
        let own = self.session().id;
        let open = self.plain.store.open_measures_of(self.session().unit.id)?;
        let rows: Vec<String> = (1..)
            .zip(open.iter().filter(|(session, _)| *session != own))
            .map(|(number, (_, measure))| self.row_told(number, measure))
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.say(self.texts().plain.earlier_measures)?;
        self.say(rows.join("\n"))
    }
}
