//! The action list: what goes into the unit's HMS plan (R72, I1).

use chrono::NaiveDate;

use super::document::{Block, Document, Level};
use super::facts::{View, push};
use super::measure_table::{List, measures_in, table};
use super::profile::Profile;
use crate::domain::localized::Lang;
use crate::domain::session::Session;

/// The measures of a session, list by list: agreed or further, lifted, undecided, parked, in place, and dropped
/// where the profile asks for them. `as_of` decides what is overdue.
pub fn action_list(session: &Session, profile: &Profile, lang: Lang, as_of: NaiveDate) -> Document {
    let view = View::new(session, lang);
    let texts = view.texts;
    let mut document = view.document(texts.actions_title, as_of);
    document.dates = profile.dates;

    let mut facts = view.basic_facts();
    push(&mut facts, texts.roles, &view.roles());
    push(&mut facts, texts.purpose, &session.details.purpose);
    push(&mut facts, texts.as_of, &(view.all.dates.long)(as_of));
    document.blocks.push(Block::Facts(facts));
    document.blocks.extend(view.reps_notice());
    let overdue = session.measures.iter().filter(|measure| {
        let active = measure.state.code().is_active() && !measure.in_place;
        active && measure.state.agreement().is_some_and(|agreement| agreement.deadline() < as_of)
    });
    let overdue = overdue.count();
    if overdue > 0 {
        document.blocks.push(Block::Paragraph((texts.overdue)(overdue)));
    }

    let mut number = 1;
    for list in List::ALL {
        let count = measures_in(&view, list).count();
        let wanted = count > 0 && (list != List::Dropped || profile.dropped);
        if list == List::Agreed || wanted {
            let table = table(&view, list, profile, number);
            document.blocks.push(Block::Heading(Level::Section, table.name.clone()));
            if !table.caption.is_empty() {
                document.blocks.push(Block::Paragraph(table.caption.clone()));
            }
            document.blocks.push(Block::Table(table));
            number += count;
        }
    }
    document.blocks.push(view.consultation());

    document.notes = notes(&view, profile, as_of);
    document
}

fn notes(view: &View<'_>, profile: &Profile, as_of: NaiveDate) -> Vec<String> {
    let texts = view.texts;
    let mut notes = vec![view.retention(as_of)];
    if !view.session.answers.is_empty() {
        let answers =
            if profile.quotes_common_ground { texts.only_common_ground } else { texts.no_raw_answers };
        notes.push(answers.to_owned());
    }
    let undecided = measures_in(view, List::Undecided).count();
    if undecided > 0 {
        notes.push((texts.undecided_left)(undecided));
    }
    let dropped = measures_in(view, List::Dropped).count();
    if dropped > 0 && !profile.dropped {
        notes.push((texts.dropped_left_out)(dropped));
    }
    notes
}
