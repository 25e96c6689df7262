//! At a question: told, answered, left.

use crate::domain::ids::{AnswerId, GroupId, QuestionId};
use crate::domain::outline::Entry;
use crate::domain::question_set::{Kind, KindCode};
use crate::domain::session::{Mark, MarkKind};
use crate::ops::{NewMeasure, Op};
use crate::text::fold::Needle;

use super::room::{At, Room, capital};
use super::talk::Step;

impl Room<'_, '_> {
    /// What the current question asks for.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.session().question(&self.desk.meeting.place.question).map(|question| question.kind.clone())
    }

    /// What a group is called.
    pub(super) fn group_name(&self, group: GroupId) -> String {
        match self.session().group(group) {
            Some(group) if !group.plenary => group.label.clone(),
            _ => self.texts().common.plenary.to_owned(),
        }
    }

    /// The group being written for.
    pub(super) fn group(&self) -> GroupId {
        self.desk.meeting.place.group
    }

    /// The question being asked.
    pub(super) fn question(&self) -> QuestionId {
        self.desk.meeting.place.question.clone()
    }

    /// «Spørsmål 7 av 16, del 2: Hvem har ansvar for hva. Bord 2.»
    fn place_told(&self) -> String {
        let texts = self.texts();
        let Some(entry) = self.desk.meeting.entry() else { return String::new() };
        let of = self.session().outline().len();
        let part = entry.part.title.get(texts.lang);
        let mut told = (texts.plain.place)(entry.number, of, entry.part_index + 1, part);
        let sitting = self.session().sitting(self.desk.meeting.place.sitting);
        if let Some(label) = sitting.map(|sitting| sitting.label.as_str()).filter(|label| !label.is_empty()) {
            told = format!("{told} {}.", capital(label));
        }
        format!("{told} {}.", self.group_name(self.group()))
    }

    /// How many lines there are here, those of other sittings apart; or what has been counted.
    fn counted_here(&self) -> String {
        let lines = self.lines();
        let is_of_here = |id: &&AnswerId| {
            let group = self.session().answer(**id).and_then(|answer| self.session().group(answer.group));
            group.is_some_and(|group| group.sitting == self.desk.meeting.place.sitting)
        };
        let here = lines.iter().filter(is_of_here).count();
        let texts = self.texts().plain;
        match lines.len() - here {
            0 if here == 0 => self.tally_told(),
            0 => (texts.lines_here)(here),
            elsewhere => (texts.lines_here_and_elsewhere)(here, elsewhere),
        }
    }

    /// Where we are, in a line or two.
    pub(super) fn tell_where(&mut self) -> Step {
        let texts = self.texts();
        match self.at {
            At::Opening => self.say(texts.plain.enter_to_begin),
            At::Question => {
                let counted = self.counted_here();
                let told = format!("{} {counted}", self.place_told());
                self.say(told)
            }
            At::Measures => {
                let measures = self.session().measures.len();
                if measures == 0 {
                    self.say(texts.measures.both_ways)?;
                }
                self.say(format!("{} {}", (texts.plain.at_measures)(measures), texts.plain.measures_hint))
            }
            At::Measure(id) => self.tell_measure(id),
            At::Details => self.say(texts.plain.details_hint),
        }
    }

    /// The question as the room meets it, and how it is answered.
    pub(super) fn tell_question(&mut self) -> Step {
        let texts = self.texts();
        let place = self.place_told();
        self.say(place)?;
        let Some(entry) = self.desk.meeting.entry() else { return Ok(()) };
        let mut told = vec![entry.question.text.get(texts.lang).to_owned()];
        told.extend(remarks(&entry, texts));
        self.say(told.join(" "))?;
        if let Some(off) = self.desk.meeting.entry().and_then(|entry| entry.off) {
            self.say(format!("{}.", capital((texts.codes.mark)(off))))?;
        }
        self.tell_how()?;
        let counted = self.counted_here();
        self.say(counted)?;
        self.tell_calm()
    }

    /// How a line is understood here.
    pub(super) fn tell_how(&mut self) -> Step {
        let texts = self.texts();
        match self.at {
            At::Opening => self.say(texts.plain.enter_to_begin),
            At::Measures => self.say(texts.plain.measures_hint),
            At::Measure(_) => self.say(texts.plain.measure_hint),
            At::Details => self.say(texts.plain.details_hint),
            At::Question => {
                let Some(kind) = self.kind() else { return Ok(()) };
                let rows = self.rows_to_count();
                if !rows.is_empty() {
                    let numbered: Vec<String> =
                        rows.iter().map(|row| format!("{}. {}", row.number, row.label)).collect();
                    self.say(numbered.join("\n"))?;
                }
                if let (Some(day), true) =
                    (self.session().details.answers_deleted, kind.code() != KindCode::Measure)
                {
                    return self.say(format!("{}.", (texts.forget.deleted_on)(&(texts.dates.long)(day))));
                }
                let empty_ranking = matches!(kind, Kind::Rank(_)) && rows.is_empty();
                self.say(match kind.code() {
                    KindCode::List => texts.plain.how_list,
                    KindCode::Measure => texts.plain.how_measure,
                    KindCode::Scale => texts.plain.how_scale,
                    KindCode::Stance => texts.plain.how_stance,
                    KindCode::Choice => texts.plain.how_choice,
                    KindCode::MultiChoice => texts.plain.how_multi_choice,
                    KindCode::Rank if empty_ranking => texts.question.nothing_to_rank,
                    KindCode::Rank => texts.plain.how_rank,
                    KindCode::Count => texts.question.type_a_number,
                })
            }
        }
    }

    /// The question with all that helps the facilitator.
    pub(super) fn tell_question_in_full(&mut self) -> Step {
        self.at = At::Question;
        self.tell_question()?;
        let texts = self.texts();
        let Some(entry) = self.desk.meeting.entry() else { return Ok(()) };
        let question = entry.question;
        let get = |text: &crate::domain::localized::Localized| text.get(texts.lang).to_owned();
        let phase = (texts.question.phase_for_the_room)(self.desk.meeting.place.phase);
        let mut told = vec![format!("{} {phase}.", (texts.plain.minutes_planned)(entry.minutes))];
        told.extend(question.help.as_ref().map(get));
        told.extend(question.example.as_ref().map(|text| format!("{}: {}", texts.plain.example, get(text))));
        told.extend(
            question.follow_up.iter().map(|text| format!("{}: {}", texts.plain.ask_further, get(text))),
        );
        self.say(told.join("\n"))
    }

    /// A plain line at a question is an answer.
    pub(super) fn answer(&mut self, line: &str) -> Step {
        match self.kind() {
            Some(Kind::List) => {
                let op = Op::AddAnswers {
                    question: self.question(),
                    group: self.group(),
                    lines: vec![line.to_owned()],
                };
                if self.act(&op)? {
                    let group = self.group();
                    let number = self.session().answers_of(&self.question(), group).count();
                    let told = (self.texts().plain.saved_line)(number, &self.group_name(group));
                    self.say(told)?;
                }
                Ok(())
            }
            Some(Kind::Measure) => {
                let new = NewMeasure {
                    title: line.to_owned(),
                    question: Some(self.question()),
                    group: Some(self.group()),
                    ..NewMeasure::default()
                };
                self.propose(new)
            }
            Some(_) => self.count(line, false),
            None => Ok(()),
        }
    }

    /// Goes to a question and tells it.
    pub(super) fn go_to_question(&mut self, question: &QuestionId) -> Step {
        self.leave_opening()?;
        self.at = At::Question;
        self.desk.go_to(self.plain.store, question, self.plain.env);
        self.tell_question()
    }

    /// On to the next question or measure, or back.
    pub(super) fn step_on(&mut self, forwards: bool) -> Step {
        let texts = self.texts();
        match self.at {
            At::Opening => return self.begin(),
            At::Measures | At::Measure(_) => return self.step_measure(forwards),
            At::Question | At::Details => {}
        }
        let there = self.session().neighbour(&self.question(), forwards);
        match there {
            Some(question) => self.go_to_question(&question),
            None if forwards => {
                self.say(texts.question.last_question)?;
                self.say(texts.plain.after_last)
            }
            None => self.say(texts.question.first_question),
        }
    }

    /// To a question by its number, or by words in it.
    pub(super) fn find_question(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let outline = self.session().outline();
        let last = outline.len();
        if said.is_empty() {
            let rows: Vec<String> = outline
                .iter()
                .map(|entry| format!("{}. {}", entry.number, entry.question.text.get(texts.lang)))
                .collect();
            return self.say(rows.join("\n"));
        }
        let ids = |entries: Vec<&Entry<'_>>| -> Vec<(QuestionId, String)> {
            let told =
                |entry: &Entry<'_>| format!("{}. {}", entry.number, entry.question.text.get(texts.lang));
            entries.into_iter().map(|entry| (entry.question.id.clone(), told(entry))).collect()
        };
        let found = if let Ok(number) = said.parse::<usize>() {
            let found = ids(outline.iter().filter(|entry| entry.number == number).collect());
            if found.is_empty() {
                return self.say((texts.plain.number_from_to)(last));
            }
            found
        } else {
            let needle = Needle::new(said);
            ids(outline.iter().filter(|entry| needle.is_in(entry.question.text.get(texts.lang))).collect())
        };
        match found.as_slice() {
            [] => self.say(texts.dialogs.nothing_found),
            [(only, _)] => self.go_to_question(&only.clone()),
            several => {
                let rows: Vec<_> = several.iter().map(|(_, told)| told.as_str()).collect();
                self.say(format!("{}\n{}", texts.plain.several_questions, rows.join("\n")))
            }
        }
    }

    /// To a table by number or name; the next group without.
    pub(super) fn go_to_table(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let groups: Vec<(GroupId, bool, String)> = self
            .desk
            .meeting
            .groups()
            .iter()
            .map(|group| (group.id, group.plenary, group.label.clone()))
            .collect();
        let tables: Vec<_> = groups.iter().filter(|(_, plenary, _)| !plenary).collect();
        let there = if said.is_empty() {
            let here = groups.iter().position(|(id, ..)| *id == self.group()).unwrap_or(0);
            groups.get((here + 1) % groups.len().max(1)).map(|(id, ..)| *id)
        } else if let Ok(number) = said.parse::<usize>() {
            number.checked_sub(1).and_then(|at| tables.get(at)).map(|(id, ..)| *id)
        } else {
            let key = crate::text::fold::search_key(said);
            tables.iter().find(|(.., label)| crate::text::fold::search_key(label) == key).map(|(id, ..)| *id)
        };
        match there {
            Some(group) => self.go_to_group(group),
            None if tables.is_empty() => self.say(texts.plain.no_tables),
            None => {
                let count = tables.len();
                self.say((texts.plain.tables_from_to)(count))
            }
        }
    }

    pub(super) fn go_to_plenary(&mut self) -> Step {
        let plenary = self.session().plenary_of(self.desk.meeting.place.sitting).map(|group| group.id);
        plenary.map_or(Ok(()), |group| self.go_to_group(group))
    }

    fn go_to_group(&mut self, group: GroupId) -> Step {
        self.leave_opening()?;
        self.at = At::Question;
        let effects = self.desk.meeting.go_to_group(group);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        let effects = self.desk.meeting.go_to_stage(crate::domain::place::Stage::Questions);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        self.tell_where()
    }

    /// Does not ask the question, for this reason, and goes on (B9).
    pub(super) fn mark(&mut self, kind: MarkKind, reason: &str) -> Step {
        let question = self.question();
        let mark = Some(Mark { kind, reason: reason.to_owned() });
        if self.act(&Op::Mark { question, mark })? {
            let number = self.desk.meeting.entry().map_or(0, |entry| entry.number);
            let texts = self.texts();
            self.say((texts.plain.marked)(number, (texts.codes.mark)(kind)))?;
            self.at = At::Question;
            self.step_on(true)?;
        }
        Ok(())
    }

    pub(super) fn ask_after_all(&mut self) -> Step {
        let question = self.question();
        if self.act(&Op::Mark { question: question.clone(), mark: None })? {
            self.go_to_question(&question)?;
        }
        Ok(())
    }

    /// A question of the room's own (B8).
    pub(super) fn add_question(&mut self, text: &str) -> Step {
        let texts = self.texts();
        let text = if text.is_empty() {
            self.plain.talk.ask(&format!("{}:", texts.question.add_label), "")?
        } else {
            text.to_owned()
        };
        if text.is_empty() {
            return self.plain.refuse(&crate::ops::Refusal::Empty);
        }
        let kinds = [KindCode::List, KindCode::Scale, KindCode::Stance, KindCode::Count];
        let rows = kinds.map(|kind| (texts.codes.kind)(kind).to_owned());
        let row = self.plain.talk.choose(texts.plain.how_answered, &rows, Some(0))?;
        let kind = row.and_then(|row| kinds.get(row)).copied().unwrap_or(KindCode::List);
        let Some(part) = self.desk.meeting.entry().map(|entry| entry.part.id.clone()) else { return Ok(()) };
        let before: Vec<QuestionId> = self.added();
        if self.act(&Op::AddQuestion { part, text, kind })?
            && let Some(added) = self.added().into_iter().find(|id| !before.contains(id))
        {
            self.go_to_question(&added)?;
        }
        Ok(())
    }

    fn added(&self) -> Vec<QuestionId> {
        self.session().added.iter().map(|added| added.question.id.clone()).collect()
    }

    /// Whether the theme concerns this room (B5).
    pub(super) fn toggle_part(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some(entry) = self.desk.meeting.entry() else { return Ok(()) };
        let (part, title) = (entry.part.id.clone(), entry.part.title.get(texts.lang).to_owned());
        if !entry.part.optional {
            return self.say((texts.plain.theme_not_optional)(&title));
        }
        let now = self.session().parts.get(&part).is_none_or(|plan| plan.concerns_us);
        let concerns_us = if said.is_empty() {
            let question = (texts.plain.theme_concerns)(&title);
            self.plain.talk.ask_yes(&question, now)?
        } else if let Some(yes) = super::talk::yes_or_no(said, texts) {
            yes
        } else {
            return self.say(texts.plain.yes_or_no);
        };
        if self.act(&Op::Concerns { part, concerns_us })? {
            self.say((texts.plain.theme_set)(&title, concerns_us))?;
        }
        Ok(())
    }
}

/// What the room should know beside the words of a question.
fn remarks(entry: &Entry<'_>, texts: &crate::i18n::Texts) -> Vec<String> {
    let mut remarks = Vec::new();
    if entry.added {
        remarks.push(format!("({})", texts.common.own_question));
    } else if entry.question.text.falls_back(texts.lang) {
        remarks.push(format!("({})", texts.common.only_in_bokmal));
    }
    if !entry.question.leader_present {
        remarks.push(texts.question.leader_out.to_owned());
    }
    remarks
}
