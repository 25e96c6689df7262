//! What was said of measures agreed earlier, in documents (G7, G8, R69).

use super::document::{Block, Fact, clean};
use super::facts::{View, push};
use super::result_sheet::{heading, list};
use crate::domain::review::ReviewQuestion;

/// Each measure with what came of it, the five questions, and the notes; nothing where nothing was looked at again.
pub(super) fn looked_at_again(view: &View<'_>, blocks: &mut Vec<Block>) {
    if view.session.review.is_none() {
        return;
    }
    let texts = view.all.review;
    list(blocks, texts.section, outcomes(view));
    let facts = review_facts(view);
    if !facts.is_empty() {
        heading(blocks, texts.in_report);
        blocks.push(Block::Facts(facts));
    }
}

/// What was answered to the five questions, and the notes.
pub(super) fn review_facts(view: &View<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let Some(review) = &view.session.review else { return facts };
    let texts = view.all.review;
    for question in ReviewQuestion::ALL {
        let answer = review.answers.get(question).map(|answer| clean(answer)).unwrap_or_default();
        push(&mut facts, (texts.question)(*question), &answer);
    }
    push(&mut facts, texts.process, &clean(&review.process));
    push(&mut facts, texts.feedback, &clean(&review.feedback));
    facts
}

/// «Stillerom – ny frist 1. februar 2027: vi mangler vikar».
pub(super) fn outcomes(view: &View<'_>) -> Vec<String> {
    let told = |reviewed| clean(&view.all.review_told(reviewed));
    let line = view.all.deciding.log_line;
    view.session.reviewed.iter().map(|it| line(&clean(&it.title), &told(it))).collect()
}

/// Why there is no next time, where that has been said (R70).
pub(super) fn ended<'a>(view: &View<'a>) -> Option<&'a str> {
    let review = view.session.review.as_ref()?;
    (view.session.details.next_follow_up.is_none() && !review.ended.is_empty())
        .then_some(review.ended.as_str())
}
