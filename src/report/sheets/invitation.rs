//! The invitation: why, when, where, and that nobody needs to bring anything (A7, R9, R17, R27).

use chrono::NaiveDate;

use super::{capital, line, marks};
use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::domain::sitting::Sitting;
use crate::report::document::{Block, Document, Fact, Level, Signature, clean};
use crate::report::facts::{View, push};
use crate::report::printout::{Body, Piece, Print, Tone};

/// The invitation to a session, for all its sittings.
pub fn invitation(session: &Session, lang: Lang, as_of: NaiveDate) -> Document {
    let view = View::new(session, lang);
    let texts = view.all.print;
    let mut document = view.document(texts.invitation_title, as_of);
    document.subtitle = String::new();
    document.marks = marks(session);

    let purpose = clean(&session.details.purpose);
    let purpose = if purpose.is_empty() { texts.usual_purpose.to_owned() } else { purpose };
    let mut blocks = vec![Block::Paragraph(purpose), Block::Facts(facts(&view))];

    let section = |text: &str| Block::Heading(Level::Section, text.to_owned());
    blocks.push(section(texts.how_it_goes));
    let themes: Vec<String> = session
        .set
        .parts
        .iter()
        .filter(|part| session.parts.get(&part.id).is_none_or(|plan| plan.concerns_us))
        .map(|part| line(part.title.get(lang)))
        .collect();
    let mut items = vec![(texts.we_talk_about)(&themes.join(", "))];
    items.extend(texts.how_items.iter().map(|item| (*item).to_owned()));
    blocks.push(Block::List { label: String::new(), items });

    blocks.push(section(texts.we_speak_generally));
    blocks.push(Block::Paragraph(texts.privacy.to_owned()));
    blocks.push(Block::Facts(vec![
        Fact { label: view.all.opening.stored.to_owned(), value: texts.stored_text.to_owned() },
        Fact {
            label: view.all.opening.not_stored.to_owned(),
            value: view.all.opening.not_stored_text.to_owned(),
        },
    ]));

    blocks.push(section(texts.afterwards));
    blocks.push(Block::Paragraph(texts.afterwards_text.to_owned()));
    let ask = [&session.details.facilitator, &session.details.leader];
    let ask: Vec<String> = ask.into_iter().map(|who| line(who)).filter(|who| !who.is_empty()).collect();
    if !ask.is_empty() {
        blocks.push(Block::Paragraph((texts.questions_to)(&ask.join(texts.or_between))));
    }
    document.blocks = blocks;
    if session.details.purpose.trim().is_empty() {
        document.notes.push(texts.no_purpose_yet.to_owned());
    }
    if session.sittings.iter().any(|sitting| sitting.start.is_none() || sitting.place.trim().is_empty()) {
        document.notes.push(texts.no_time_or_place.to_owned());
    }
    document
}

/// The invitation on paper: those who invite together sign it (R17).
pub fn invitation_sheet(session: &Session, lang: Lang, as_of: NaiveDate) -> Print {
    let view = View::new(session, lang);
    let mut print = Print::without_notes(&invitation(session, lang, as_of));
    if let Body::Leaves(leaves) = &mut print.body
        && let Some(leaf) = leaves.first_mut()
    {
        leaf.kicker = line(&session.unit.name);
        view.all.print.invitation_short.clone_into(&mut leaf.title);
        view.all.print.general.clone_into(&mut leaf.foot);
        if let Some(Piece::Paragraph(tone, _)) = leaf.pieces.first_mut() {
            *tone = Tone::Lead;
        }
        let sign = |role: &str, who: &str| Signature { role: role.to_owned(), who: line(who) };
        leaf.pieces.push(Piece::Heading(Level::Section, view.all.print.invited_by.to_owned()));
        leaf.pieces.push(Piece::SignedBy(vec![
            sign(view.texts.consulted_leader, &session.details.leader),
            sign(view.texts.consulted_safety_rep, ""),
            sign(view.texts.consulted_union_rep, ""),
        ]));
    }
    print
}

/// When and where, sitting by sitting, and how long it takes.
fn facts(view: &View<'_>) -> Vec<Fact> {
    let texts = view.all.print;
    let mut facts = Vec::new();
    let several = view.session.sittings.len() > 1;
    for sitting in &view.session.sittings {
        let label = line(&sitting.label);
        let label = if several && !label.is_empty() { capital(&label) } else { texts.when.to_owned() };
        push(&mut facts, &label, &when_and_where(view, sitting));
    }
    push(&mut facts, texts.lasts, &(texts.about_minutes)(u32::from(view.session.details.minutes)));
    facts
}

fn when_and_where(view: &View<'_>, sitting: &Sitting) -> String {
    let dates = view.all.dates;
    let mut words = (dates.full)(sitting.date);
    if let Some(start) = sitting.start {
        words = (view.all.print.at_time)(&words, &(dates.clock)(start));
    }
    let place = line(&sitting.place);
    if place.is_empty() { words } else { format!("{words}, {place}") }
}
