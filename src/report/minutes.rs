//! The minutes: measures first, then what to keep, then the answers by theme (I5).
//!
//! The one document that repeats what the groups said. It belongs to those who were there, and says so.

use chrono::NaiveDate;

use super::document::{Block, Document, Fact, Level, clean};
use super::facts::{View, push};
use super::looked_at::looked_at_again;
use super::measure_table::{List, goal, measures_in};
use super::result_sheet::{asked, closing_check, concerns_us, heading, list, themes_not_ours, with_reason};
use super::tallies::{Outcome, line, outcome, told_cells};
use crate::domain::answer::Answer;
use crate::domain::ids::GroupId;
use crate::domain::localized::Lang;
use crate::domain::measure::{Consent, Control, Measure};
use crate::domain::outline::Entry;
use crate::domain::question_set::AnsweredBy;
use crate::domain::session::Session;
use crate::domain::topic::TopicOutcome;
use crate::i18n;
use crate::rules::decisions::decision;
use crate::rules::suppress::{self, Parts, shown};
use crate::text::fold;

/// The minutes of a session.
pub fn minutes(session: &Session, lang: Lang, as_of: NaiveDate) -> Document {
    let view = View::new(session, lang);
    let texts = view.texts;
    let mut document = view.document(texts.minutes_title, as_of);
    let blocks = &mut document.blocks;

    let mut facts = view.basic_facts();
    push(&mut facts, texts.facilitator, &session.details.facilitator);
    push(&mut facts, texts.note_taker, &session.details.note_taker);
    push(&mut facts, texts.purpose, &session.details.purpose);
    push(&mut facts, texts.attendance, &view.attendance().unwrap_or_default());
    facts.extend(view.attendance_by_sitting());
    push(&mut facts, texts.roles, &view.roles());
    blocks.push(Block::Facts(facts));
    blocks.extend(view.reps_notice());
    if !session.details.summary.trim().is_empty() {
        blocks.push(Block::Paragraph(clean(&session.details.summary)));
    }

    looked_at_again(&view, blocks);
    let mut hidden = measures(&view, blocks);
    list(blocks, texts.matrix, weighed_in(&view));
    list(blocks, texts.what_we_keep, session.keeps.iter().map(|keep| clean(&keep.text)).collect());
    if !session.is_without_meeting() {
        hidden += answers(&view, blocks);
    }
    let (closing, closing_hidden) = closing_check(&view);
    hidden += closing_hidden;
    if !closing.is_empty() {
        heading(blocks, texts.closing_check);
        blocks.push(Block::Facts(closing));
    }

    document.notes.push(texts.minutes_are_for.to_owned());
    document.notes.push(view.legal_note());
    document.notes.push(view.retention(as_of));
    document.notes.extend(themes_not_ours(&view));
    if hidden > 0 {
        document.notes.push((texts.hidden_results)(hidden));
    }
    document.notes.extend(view.in_fives());
    document
}

/// Every measure with its decision (E10). Returns how many consent rounds are hidden.
fn measures(view: &View<'_>, blocks: &mut Vec<Block>) -> usize {
    let texts = view.texts;
    let mut hidden = 0;
    let mut number = 0;
    for kind in [List::Agreed, List::Lifted] {
        let mut measures = measures_in(view, kind).peekable();
        if measures.peek().is_some() || kind == List::Agreed {
            heading(blocks, kind.name(texts));
        }
        if measures.peek().is_none() && kind == List::Agreed {
            blocks.push(Block::Paragraph(texts.none_agreed.to_owned()));
        }
        for measure in measures {
            number += 1;
            blocks.push(Block::Heading(Level::Theme, format!("{number}. {}", one_line(&measure.title))));
            let (facts, consent_hidden) = measure_facts(view, measure);
            blocks.push(Block::Facts(facts));
            hidden += usize::from(consent_hidden);
        }
    }
    let titles = |kind| measures_in(view, kind).map(|measure| clean(&measure.title)).collect();
    list(blocks, texts.undecided_means, titles(List::Undecided));
    list(
        blocks,
        texts.parked_means,
        measures_in(view, List::Parked).map(|it| with_reason(view, it)).collect(),
    );
    list(blocks, texts.in_place_means, titles(List::InPlace));
    list(
        blocks,
        texts.dropped_means,
        measures_in(view, List::Dropped).map(|it| with_reason(view, it)).collect(),
    );
    let log = view.session.measures.iter().map(|measure| decided(view, measure));
    list(blocks, view.all.deciding.log, log.collect());
    list(blocks, view.all.deciding.topics, topics(view));
    hidden
}

/// Benefit and effort of a session's measures in words, what gives most for least first (E6).
pub fn weighed(session: &Session, lang: Lang) -> Vec<String> {
    weighed_in(&View::new(session, lang))
}

fn weighed_in(view: &View<'_>) -> Vec<String> {
    let weighed = |measure: &Measure| Some((measure.benefit?.get(), measure.effort?.get()));
    let mut rows: Vec<_> = view
        .session
        .measures
        .iter()
        .filter(|measure| List::of(measure) != List::Dropped)
        .filter_map(|measure| Some((measure, weighed(measure)?)))
        .collect();
    rows.sort_by_key(|(_, (benefit, effort))| (i16::from(*effort) - i16::from(*benefit), *effort));
    let told = |(measure, (benefit, effort)): (&Measure, _)| {
        (view.texts.weighed)(&one_line(&measure.title), benefit, effort)
    };
    rows.into_iter().map(told).collect()
}

/// «Ro i gangen – ikke enige: for kort frist».
fn decided(view: &View<'_>, measure: &Measure) -> String {
    let texts = view.all.deciding;
    (texts.log_line)(&one_line(&measure.title), &one_line(&(texts.decision)(&decision(measure))))
}

/// Each parked topic with what became of it (C14).
fn topics(view: &View<'_>) -> Vec<String> {
    let texts = view.all.deciding;
    let topics = view.session.topics.iter().map(|topic| {
        let title = match topic.outcome {
            TopicOutcome::Measure(id) => view.session.measure(id).map(|measure| one_line(&measure.title)),
            TopicOutcome::Open | TopicOutcome::Dropped(_) => None,
        };
        let outcome = (texts.outcome)(&topic.outcome, &title.unwrap_or_default());
        (texts.log_line)(&one_line(&topic.text), &outcome)
    });
    topics.collect()
}

fn measure_facts(view: &View<'_>, measure: &Measure) -> (Vec<Fact>, bool) {
    let columns = view.texts.columns;
    let terms = measure.terms();
    let date = |date: Option<NaiveDate>| date.map(i18n::dates::short).unwrap_or_default();
    let mut facts = Vec::new();
    push(&mut facts, columns.first_step, &terms.first_step);
    push(&mut facts, columns.responsible, &terms.responsible);
    push(&mut facts, columns.deputy, &measure.deputy);
    push(&mut facts, columns.deadline, &date(terms.deadline));
    push(&mut facts, columns.follow_up, &date(terms.follow_up));
    push(&mut facts, columns.plain_sign, &goal(view, measure));
    push(&mut facts, columns.state, (view.all.codes.measure_state)(measure.state.code()));
    if let Some(Control::Lifted(to)) = &measure.control {
        push(
            &mut facts,
            columns.lifted_to,
            if to.trim().is_empty() { view.texts.lifted_to_nobody } else { to },
        );
    }
    push(&mut facts, columns.arena, &measure.arena);
    let consent = measure.consent.and_then(|counts| shown(&Parts::one(counts)));
    if let Some(consent) = &consent {
        let labels = view.all.small.consent.iter().map(|label| (*label).to_owned());
        push(&mut facts, view.texts.consent_round, &told_cells(view, labels, consent));
    }
    (facts, measure.consent.is_some_and(|counts| counts != Consent::default()) && consent.is_none())
}

/// Themes and questions in the order they were asked. Returns how many questions are hidden.
fn answers(view: &View<'_>, blocks: &mut Vec<Block>) -> usize {
    heading(blocks, view.texts.answers);
    let mut hidden = 0;
    let mut theme = None;
    for entry in view.session.outline().iter().filter(|entry| concerns_us(view, entry)) {
        if theme != Some(entry.part_index) {
            theme = Some(entry.part_index);
            blocks.push(Block::Heading(Level::Theme, entry.part.title.get(view.lang).to_owned()));
        }
        blocks.push(Block::Heading(Level::Question, format!("{}. {}", entry.number, asked(view, entry))));
        hidden += usize::from(!question(view, entry, blocks));
    }
    hidden
}

/// What happened to one question. Says whether all of it could be told.
fn question(view: &View<'_>, entry: &Entry<'_>, blocks: &mut Vec<Block>) -> bool {
    let texts = view.texts;
    let answers: Vec<&Answer> = view.session.answers_to(&entry.question.id).collect();
    if let Some(kind) = entry.off {
        // Skipped, not relevant, postponed and taken out are four different things (B9).
        let plan = view.session.questions.get(&entry.question.id);
        let reason =
            plan.and_then(|plan| plan.mark.as_ref()).map(|mark| clean(&mark.reason)).unwrap_or_default();
        let name = capitalised((view.all.codes.mark)(kind));
        let told = if reason.is_empty() { format!("{name}.") } else { format!("{name}: {reason}") };
        blocks.push(Block::Paragraph(told));
    }
    if answers.is_empty() {
        if entry.off.is_none() {
            blocks.push(Block::Paragraph(texts.no_answers.to_owned()));
        }
        return true;
    }
    match outcome(view, entry.question) {
        Outcome::Told(told) => blocks.push(Block::Paragraph(told)),
        Outcome::Hidden => {
            blocks.push(Block::Paragraph(texts.too_few.to_owned()));
            return false;
        }
        Outcome::None if entry.question.answered_by == AnsweredBy::Individual => {
            let (told, left_out) = suppress::lines(view.session, entry.question);
            // Sorted by letter and without groups, so that neither order nor table points to anyone.
            let mut items: Vec<String> =
                told.iter().filter_map(|it| line(view, entry.question, it)).collect();
            items.sort_by(|a, b| fold::compare(a, b));
            if items.is_empty() {
                blocks.push(Block::Paragraph(texts.too_few.to_owned()));
                return false;
            }
            blocks.push(Block::List { label: texts.personal_answers.to_owned(), items });
            return !left_out;
        }
        Outcome::None => group_answers(view, entry, &answers, blocks),
    }
    true
}

/// Answers under their common headings, then group by group: gathered, never merged away (R25).
fn group_answers(view: &View<'_>, entry: &Entry<'_>, answers: &[&Answer], blocks: &mut Vec<Block>) {
    let told = |answer: &Answer, with_groups: bool| {
        let text = line(view, entry.question, answer)?;
        let mut extra = Vec::new();
        if with_groups {
            extra.push(group_name(view, answer.group));
        }
        extra.extend(answer.also_from.iter().map(|group| group_name(view, *group)));
        if answer.starred {
            extra.push(view.texts.starred.to_owned());
        }
        extra.extend(answer.nature.map(|nature| (view.all.codes.nature)(nature).to_owned()));
        extra.extend(answer.tags.iter().map(|tag| format!("#{}", one_line(tag))));
        Some(if extra.is_empty() { text } else { format!("{text} ({})", extra.join(", ")) })
    };
    for heading in view.session.headings.iter().filter(|heading| heading.question == entry.question.id) {
        let gathered = answers.iter().filter(|answer| answer.heading == Some(heading.id));
        let items: Vec<String> = gathered.filter_map(|answer| told(answer, true)).collect();
        if !items.is_empty() {
            blocks.push(Block::List { label: one_line(&heading.text), items });
        }
    }
    let groups = view.session.sittings.iter().flat_map(|sitting| view.session.groups_of(sitting.id));
    for group in groups {
        let own = answers.iter().filter(|answer| answer.group == group.id && answer.heading.is_none());
        let items: Vec<String> = own.filter_map(|answer| told(answer, false)).collect();
        if !items.is_empty() {
            blocks.push(Block::List { label: group_name(view, group.id), items });
        }
    }
}

/// «Bord 1», «Plenum»; with the sitting's label where there are several.
pub(super) fn group_name(view: &View<'_>, id: GroupId) -> String {
    let session = view.session;
    let Some(group) = session.group(id) else {
        return String::new();
    };
    let name = if group.plenary { view.texts.plenary.to_owned() } else { one_line(&group.label) };
    let sitting = session.sitting(group.sitting).map(|sitting| one_line(&sitting.label)).unwrap_or_default();
    if session.sittings.len() > 1 && !sitting.is_empty() {
        (view.texts.group_of_sitting)(&sitting, &name)
    } else {
        name
    }
}

fn one_line(text: &str) -> String {
    crate::text::sanitize::one_line(text)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
