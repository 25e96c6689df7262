//! The result sheet: one page for everyone who works in the unit (R1).

use chrono::NaiveDate;

use super::document::{Block, Document, Fact, Level, clean};
use super::facts::{View, push};
use super::looked_at::{ended, looked_at_again};
use super::measure_table::{List, measures_in, table};
use super::profile::{Column, DateFormat, Field, Profile};
use super::tallies::{Outcome, line, outcome};
use crate::domain::localized::Lang;
use crate::domain::measure::Measure;
use crate::domain::outline::Entry;
use crate::domain::room::{ClosingCheck, YesNo};
use crate::domain::session::Session;
use crate::rules::decisions::{Decision, decision};
use crate::rules::suppress::{lines_shown, shown};

/// The result sheet of a session: measures first, then what to keep, what the room agrees on, what was parked and
/// where it goes from here.
pub fn result_sheet(session: &Session, lang: Lang, as_of: NaiveDate) -> Document {
    let view = View::new(session, lang);
    let texts = view.texts;
    let mut document = view.document(texts.result_title, as_of);
    let blocks = &mut document.blocks;
    let mut hidden = 0;

    if !session.details.summary.trim().is_empty() {
        blocks.push(Block::Paragraph(clean(&session.details.summary)));
    }
    let mut facts = view.basic_facts();
    push(&mut facts, texts.attendance, &view.attendance().unwrap_or_default());
    if view.groups() > 0 {
        push(&mut facts, texts.groups, &view.groups().to_string());
    }
    push(&mut facts, texts.roles, &view.roles());
    blocks.push(Block::Facts(facts));
    blocks.extend(view.reps_notice());

    looked_at_again(&view, blocks);
    heading(blocks, texts.what_we_do);
    blocks.push(Block::Table(table(&view, List::Agreed, &sheet_profile(), 1)));
    if measures_in(&view, List::Lifted).next().is_some() {
        heading(blocks, texts.what_we_lift);
        blocks.push(Block::Table(table(&view, List::Lifted, &sheet_profile(), 1)));
    }
    let undecided: Vec<String> = measures_in(&view, List::Undecided).map(|it| clean(&it.title)).collect();
    list(blocks, texts.undecided_means, undecided);

    let not_agreed = session.measures.iter().filter_map(|measure| match decision(measure) {
        Decision::NotAgreed("") => Some(clean(&measure.title)),
        Decision::NotAgreed(what) => Some((view.all.deciding.log_line)(&clean(&measure.title), &clean(what))),
        _ => None,
    });
    list(blocks, view.all.deciding.not_agreed, not_agreed.collect());

    let kept = session.keeps.iter().map(|keep| clean(&keep.text));
    let in_place = measures_in(&view, List::InPlace).map(|measure| clean(&measure.title));
    list(blocks, texts.what_we_keep, kept.chain(in_place).collect());

    hidden += common_ground(&view, blocks);
    hidden += figures(&view, blocks);
    list(
        blocks,
        texts.parked_means,
        measures_in(&view, List::Parked).map(|it| with_reason(&view, it)).collect(),
    );

    heading(blocks, texts.way_forward);
    let meets_again = session
        .details
        .next_follow_up
        .map_or_else(|| not_again(&view), |date| (texts.meets_again)(&(view.all.dates.long)(date)));
    blocks.push(Block::Paragraph(meets_again));
    let raised_at = clean(&session.details.raised_at);
    if !raised_at.is_empty() {
        blocks.push(Block::Paragraph((texts.raised_at)(raised_at.trim_end_matches('.'))));
    }
    let (closing, closing_hidden) = closing_check(&view);
    hidden += closing_hidden;
    if !closing.is_empty() {
        heading(blocks, texts.closing_check);
        blocks.push(Block::Facts(closing));
    }

    if !session.answers.is_empty() {
        document.notes.push(texts.only_starred.to_owned());
    }
    document.notes.extend(themes_not_ours(&view));
    let dropped = measures_in(&view, List::Dropped).count();
    if dropped > 0 {
        document.notes.push((texts.dropped_left_out)(dropped));
    }
    if hidden > 0 {
        document.notes.push((texts.hidden_results)(hidden));
    }
    document
}

/// That no day is agreed, or why there is to be none (R70).
fn not_again(view: &View<'_>) -> String {
    match ended(view) {
        Some(why) => (view.all.review.ended_because)(&clean(why)),
        None => view.texts.meets_again_open.to_owned(),
    }
}

/// What, the first step, who, when, and when we look again.
fn sheet_profile() -> Profile {
    use Field::{Deadline, FirstStep, FollowUp, Responsible, Title};
    let columns =
        [Title, FirstStep, Responsible, Deadline, FollowUp].into_iter().map(Column::plain).collect();
    Profile {
        id: String::new(),
        columns,
        dropped: false,
        quotes_common_ground: false,
        dates: DateFormat::Usual,
    }
}

pub(super) fn heading(blocks: &mut Vec<Block>, text: &str) {
    blocks.push(Block::Heading(Level::Section, text.to_owned()));
}

pub(super) fn list(blocks: &mut Vec<Block>, title: &str, items: Vec<String>) {
    if !items.is_empty() {
        heading(blocks, title);
        blocks.push(Block::List { label: String::new(), items });
    }
}

/// A parked or dropped measure with its reason.
pub(super) fn with_reason(view: &View<'_>, measure: &Measure) -> String {
    let reason = measure.reason().map(|reason| clean(reason.as_str())).unwrap_or_default();
    (view.texts.with_reason)(&clean(&measure.title), &reason)
}

/// Themes the room said do not concern it, as notes (B5).
pub(super) fn themes_not_ours(view: &View<'_>) -> Vec<String> {
    let parts = view.session.set.parts.iter();
    parts
        .filter(|part| view.session.parts.get(&part.id).is_some_and(|plan| !plan.concerns_us))
        .map(|part| (view.texts.theme_not_ours)(part.title.get(view.lang)))
        .collect()
}

/// Whether the theme of a question concerns the room.
pub(super) fn concerns_us(view: &View<'_>, entry: &Entry<'_>) -> bool {
    view.session.parts.get(&entry.part.id).is_none_or(|plan| plan.concerns_us)
}

/// A question as it was asked; an added one is marked (B8).
pub(super) fn asked(view: &View<'_>, entry: &Entry<'_>) -> String {
    let text = entry.question.text.get(view.lang);
    if entry.added { format!("{text} ({})", view.texts.own_question) } else { text.to_owned() }
}

/// Starred answers by theme, under their question (R23). Returns how many questions are hidden.
fn common_ground(view: &View<'_>, blocks: &mut Vec<Block>) -> usize {
    let mut hidden = 0;
    let mut theme = None;
    let mut begun = false;
    for entry in view.session.outline().iter().filter(|entry| concerns_us(view, entry)) {
        let answers: Vec<_> = view.session.answers_to(&entry.question.id).collect();
        let starred: Vec<String> = answers
            .iter()
            .filter(|answer| answer.starred)
            .filter_map(|answer| line(view, entry.question, answer))
            .collect();
        if starred.is_empty() {
            continue;
        }
        if !lines_shown(entry.question.answered_by, answers.len()) {
            hidden += 1;
            continue;
        }
        if !begun {
            heading(blocks, view.texts.common_ground);
            begun = true;
        }
        if theme != Some(entry.part_index) {
            theme = Some(entry.part_index);
            blocks.push(Block::Heading(Level::Theme, entry.part.title.get(view.lang).to_owned()));
        }
        blocks.push(Block::List { label: asked(view, entry), items: starred });
    }
    hidden
}

/// Counts of at least five answers. Returns how many are hidden.
fn figures(view: &View<'_>, blocks: &mut Vec<Block>) -> usize {
    let mut hidden = 0;
    let mut facts = Vec::new();
    for entry in view.session.outline().iter().filter(|entry| concerns_us(view, entry)) {
        match outcome(view, entry.question) {
            Outcome::None => {}
            Outcome::Hidden => hidden += 1,
            Outcome::Told(value) => facts.push(Fact { label: asked(view, entry), value }),
        }
    }
    if !facts.is_empty() {
        heading(blocks, view.texts.how_we_answered);
        blocks.push(Block::Facts(facts));
    }
    hidden
}

/// The three closing questions, each only from five answers (R68, R82), and how many are hidden.
pub(super) fn closing_check(view: &View<'_>) -> (Vec<Fact>, usize) {
    let ClosingCheck { everyone_heard, know_next, spoke_safely } = view.session.closing();
    let texts = view.texts;
    let mut facts = Vec::new();
    let mut hidden = 0;
    for (label, counts) in [
        (texts.everyone_heard, everyone_heard),
        (texts.know_next, know_next),
        (texts.spoke_safely, spoke_safely),
    ] {
        match shown(counts) {
            Some(counts) => push(&mut facts, label, &(texts.yes_no)(counts.get().yes, counts.get().no)),
            None if counts != YesNo::default() => hidden += 1,
            None => {}
        }
    }
    (facts, hidden)
}
