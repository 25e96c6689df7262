//! The result sheet: one page for everyone who works in the unit (R1).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::brevity::{Brevity, shared_out, told};
use super::document::{Block, Cell, Document, Fact, Level, clean};
use super::facts::{View, push};
use super::looked_at::{ended, outcomes, review_facts};
use super::measure_table::{List, measures_in, table};
use super::profile::{Column, DateFormat, Field, Profile};
use super::tallies::{Outcome, line, outcome, told_cells};
use crate::domain::localized::Lang;
use crate::domain::measure::Measure;
use crate::domain::outline::Entry;
use crate::domain::room::{ClosingCheck, YesNo};
use crate::domain::session::Session;
use crate::rules::counts::closing;
use crate::rules::decisions::{Decision, decision};
use crate::rules::suppress::{self, shown};
use crate::text::sanitize::one_line;
use crate::text::width;

/// The result sheet of a session, as much of it as `brevity` says: what we do, who and when; then what to keep, what the
/// room agrees on, what is open, and where it goes from here.
pub fn result_sheet(session: &Session, lang: Lang, as_of: NaiveDate, brevity: &Brevity) -> Document {
    let view = View::new(session, lang);
    let mut document = view.document(view.texts.result_title, as_of);
    document.layout = brevity.layout;
    let mut sheet = Sheet { view, brevity, blocks: Vec::new(), hidden: 0, untold: 0 };
    document.title = sheet.short(&document.title);
    document.subtitle = sheet.short(&document.subtitle);

    let summary = sheet.short(&session.details.summary);
    if !summary.is_empty() {
        sheet.blocks.push(Block::Paragraph(summary));
    }
    sheet.measures();
    sheet.looked_at_again();
    sheet.kept();
    sheet.common_ground();
    sheet.figures();
    sheet.open();
    sheet.closing_check();
    sheet.way_forward();

    let texts = view.texts;
    if !session.answers.is_empty() {
        document.notes.push(texts.only_starred.to_owned());
    }
    document.notes.extend(themes_not_ours(&view));
    if brevity.retention {
        document.notes.push(view.retention(as_of));
    }
    let dropped = measures_in(&view, List::Dropped).count();
    if dropped > 0 {
        document.notes.push((texts.dropped_left_out)(dropped));
    }
    if sheet.hidden > 0 {
        document.notes.push((texts.hidden_results)(sheet.hidden));
    }
    document.notes.extend(view.in_fives());
    if sheet.untold > 0 {
        document.notes.push((view.all.documents.in_minutes)(sheet.untold));
    }
    document.blocks = sheet.blocks;
    document
}

/// What, who and when.
fn sheet_profile() -> Profile {
    use Field::{Deadline, Responsible, Title};
    Profile {
        id: String::new(),
        columns: [Title, Responsible, Deadline].into_iter().map(Column::plain).collect(),
        dropped: false,
        quotes_common_ground: false,
        dates: DateFormat::Usual,
    }
}

/// The sheet while it is being written.
struct Sheet<'a> {
    view: View<'a>,
    brevity: &'a Brevity,
    blocks: Vec<Block>,
    /// Results hidden because fewer than five answered.
    hidden: usize,
    /// Points there is no room for in lists that are left out as a whole.
    untold: usize,
}

impl Sheet<'_> {
    /// A text in one line, cut where it is too long for the sheet.
    fn short(&self, text: &str) -> String {
        width::cut(&one_line(text), self.brevity.letters, "…").into_owned()
    }

    /// A list of at most so many lines, and how many more there are.
    fn list(&mut self, title: &str, lines: Vec<String>, most: usize) {
        let count = lines.len();
        let told = told(count, most);
        let mut items: Vec<String> = lines.iter().take(told).map(|line| self.short(line)).collect();
        if told == 0 {
            self.untold += count;
            return;
        }
        items.extend(self.and_more(count - told));
        list(&mut self.blocks, title, items);
    }

    /// «… og 12 til – se referatet», if there are more.
    fn and_more(&self, left: usize) -> Option<String> {
        (left > 0).then(|| (self.view.all.documents.and_more)(left))
    }

    /// A list of measures as a table.
    fn table(&mut self, title: &str, which: List, most: usize) {
        let mut table = table(&self.view, which, &sheet_profile(), 1);
        let count = table.rows.len();
        let told = told(count, most);
        if told == 0 && count > 0 {
            self.untold += count;
            return;
        }
        table.rows.truncate(told);
        let half = self.brevity.letters / 2;
        for (at, cell) in table.rows.iter_mut().flat_map(|row| row.iter_mut().enumerate()) {
            if let Cell::Text(text) = cell {
                // Names of roles stand in narrow columns.
                let room = if at == 0 { self.brevity.letters } else { half };
                *text = width::cut(&one_line(text), room, "…").into_owned();
            }
        }
        heading(&mut self.blocks, title);
        self.blocks.push(Block::Table(table));
        self.blocks.extend(self.and_more(count - told).map(Block::Paragraph));
    }

    /// What was agreed, and what is raised with others.
    fn measures(&mut self) {
        let texts = self.view.texts;
        self.table(texts.what_we_do, List::Agreed, self.brevity.measures);
        if measures_in(&self.view, List::Lifted).next().is_some() {
            self.table(texts.what_we_lift, List::Lifted, self.brevity.aside);
        }
    }

    /// What came of measures agreed earlier, and the five questions (G7, G8, R69).
    fn looked_at_again(&mut self) {
        let words = self.view.all.review;
        if self.view.session.review.is_none() {
            return;
        }
        self.list(words.section, outcomes(&self.view), self.brevity.aside);
        self.facts(words.in_report, review_facts(&self.view), self.brevity.aside);
    }

    /// What is to be kept (E9), and what was in place before.
    fn kept(&mut self) {
        let kept = self.view.session.keeps.iter().map(|keep| one_line(&keep.text));
        let in_place = measures_in(&self.view, List::InPlace).map(|measure| one_line(&measure.title));
        let mut seen = BTreeSet::new();
        // Two tables often want to keep the same thing.
        let kept = kept.chain(in_place).filter(|line| seen.insert(line.to_lowercase())).collect();
        self.list(self.view.texts.what_we_keep, kept, self.brevity.kept);
    }

    /// Starred answers by theme, under their question (R23).
    fn common_ground(&mut self) {
        let view = self.view;
        let outline = view.session.outline();
        let mut asked_of: Vec<(&Entry<'_>, Vec<String>)> = Vec::new();
        for entry in outline.iter().filter(|entry| concerns_us(&view, entry)) {
            let (answers, left_out) = suppress::lines(view.session, entry.question);
            let starred = answers.iter().filter(|answer| answer.starred);
            let starred: Vec<String> =
                starred.filter_map(|answer| line(&view, entry.question, answer)).collect();
            let has_starred = || view.session.answers_to(&entry.question.id).any(|answer| answer.starred);
            self.hidden += usize::from(left_out && has_starred());
            if !starred.is_empty() {
                asked_of.push((entry, starred));
            }
        }
        let counts: Vec<usize> = asked_of.iter().map(|(_, lines)| lines.len()).collect();
        let shares = shared_out(&counts, self.brevity.ground);
        let (all, told): (usize, usize) = (counts.iter().sum(), shares.iter().sum());
        if told == 0 {
            self.untold += all;
            return;
        }
        heading(&mut self.blocks, view.texts.common_ground);
        let mut theme = None;
        for ((entry, lines), share) in asked_of.iter().zip(shares).filter(|(_, share)| *share > 0) {
            if theme != Some(entry.part_index) {
                theme = Some(entry.part_index);
                let title = self.short(entry.part.title.get(view.lang));
                self.blocks.push(Block::Heading(Level::Theme, title));
            }
            let items = lines.iter().take(share).map(|line| self.short(line)).collect();
            let label = self.short(&asked(&view, entry));
            self.blocks.push(Block::List { label, items });
        }
        self.blocks.extend(self.and_more(all - told).map(Block::Paragraph));
    }

    /// Counts of at least five answers.
    fn figures(&mut self) {
        let view = self.view;
        let mut facts = Vec::new();
        for entry in view.session.outline().iter().filter(|entry| concerns_us(&view, entry)) {
            match outcome(&view, entry.question) {
                Outcome::None => {}
                Outcome::Hidden => self.hidden += 1,
                Outcome::Told(value) => facts.push(Fact { label: asked(&view, entry), value }),
            }
        }
        self.facts(view.texts.how_we_answered, facts, self.brevity.figures);
    }

    fn facts(&mut self, title: &str, facts: Vec<Fact>, most: usize) {
        let count = facts.len();
        let told = told(count, most);
        if told == 0 {
            self.untold += count;
            return;
        }
        let short = |fact: &Fact| Fact { label: self.short(&fact.label), value: self.short(&fact.value) };
        let facts: Vec<Fact> = facts.iter().take(told).map(short).collect();
        heading(&mut self.blocks, title);
        self.blocks.push(Block::Facts(facts));
        self.blocks.extend(self.and_more(count - told).map(Block::Paragraph));
    }

    /// Proposals not decided, what the room did not agree on, what is parked.
    fn open(&mut self) {
        let view = self.view;
        let undecided = measures_in(&view, List::Undecided).map(|it| one_line(&it.title)).collect();
        self.list(view.texts.undecided_means, undecided, self.brevity.open);
        let not_agreed = view.session.measures.iter().filter_map(|measure| match decision(measure) {
            Decision::NotAgreed("") => Some(one_line(&measure.title)),
            Decision::NotAgreed(what) => {
                Some((view.all.deciding.log_line)(&one_line(&measure.title), &one_line(what)))
            }
            _ => None,
        });
        self.list(view.all.deciding.not_agreed, not_agreed.collect(), self.brevity.open);
        let parked = measures_in(&view, List::Parked).map(|it| with_reason(&view, it)).collect();
        self.list(view.texts.parked_means, parked, self.brevity.open);
    }

    fn closing_check(&mut self) {
        let (closing, hidden) = closing_check(&self.view);
        self.hidden += hidden;
        self.facts(self.view.texts.closing_check, closing, self.brevity.figures);
    }

    /// Thanks, when the room meets again, where it is raised, and who was there.
    fn way_forward(&mut self) {
        let view = self.view;
        let (texts, details) = (view.texts, &view.session.details);
        heading(&mut self.blocks, texts.way_forward);
        let mut told = Vec::new();
        if !view.session.is_without_meeting() {
            told.push(view.all.documents.thanks.to_owned());
        }
        let meets_again = |date| (texts.meets_again)(&(view.all.dates.long)(date));
        told.push(details.next_follow_up.map_or_else(|| self.not_again(), meets_again));
        let raised_at = self.short(&details.raised_at);
        if !raised_at.is_empty() {
            told.push((texts.raised_at)(raised_at.trim_end_matches('.')));
        }
        self.blocks.push(Block::Paragraph(told.join(" ")));
        let mut facts = Vec::new();
        push(&mut facts, texts.leader, &self.short(&details.leader));
        push(&mut facts, texts.attendance, &self.short(&view.attendance().unwrap_or_default()));
        if view.groups() > 0 {
            push(&mut facts, texts.groups, &view.groups().to_string());
        }
        push(&mut facts, texts.roles, &view.roles());
        // On one line: the page is for what was agreed.
        let facts: Vec<String> = facts.iter().map(|it| format!("{}: {}", it.label, it.value)).collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Paragraph(facts.join(" · ")));
        }
        self.blocks.extend(view.reps_notice());
    }

    /// That no day is agreed, or why there is to be none (R70).
    fn not_again(&self) -> String {
        match ended(&self.view) {
            Some(why) => (self.view.all.review.ended_because)(&self.short(why)),
            None => self.view.texts.meets_again_open.to_owned(),
        }
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

/// One of the closing questions.
type Which = fn(&ClosingCheck) -> YesNo;

/// The three closing questions (R68), each only from five who said the same (R82), and how many are hidden.
pub(super) fn closing_check(view: &View<'_>) -> (Vec<Fact>, usize) {
    let texts = view.texts;
    let small = view.all.small;
    let mut facts = Vec::new();
    let mut hidden = 0;
    let questions: [(&str, Which); 3] = [
        (texts.everyone_heard, |it| it.everyone_heard),
        (texts.know_next, |it| it.know_next),
        (texts.spoke_safely, |it| it.spoke_safely),
    ];
    for (label, which) in questions {
        let counts = closing(view.session, which);
        match shown(&counts) {
            Some(cells) => {
                let labels = [small.yes, small.no].into_iter().map(str::to_owned);
                push(&mut facts, label, &told_cells(view, labels, &cells));
            }
            None => hidden += usize::from(!counts.is_empty()),
        }
    }
    (facts, hidden)
}
