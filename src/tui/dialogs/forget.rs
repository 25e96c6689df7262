//! Deleting for good what was said: asked once, with what goes and what stays, and told afterwards (J2, J5).

use crate::domain::ids::{AnswerId, SessionId};
use crate::domain::retention::Retention;
use crate::env::Env;
use crate::ops::{DetailEdit, Draft, DraftKey, Erased, Forgetting, Op, files_made};
use crate::text::cut;
use crate::text::fold::says_again;
use crate::text::sanitize::one_line;
use crate::tui::leaving;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Erasing};

use super::{Choose, Dialog, Explain};

/// So many meetings are named before it is only told how many there are.
const NAMED: usize = 4;

/// So wide a question gets, as other dialogs.
const WIDEST: u16 = 78;
/// Cells that frame and quotation marks take of a row, and the end of a row where no word fits.
const QUOTE_EDGE: usize = 12;

/// What should have been deleted by now, in one line: answers, or meetings that have been in the trash for their days. Nothing
/// where there is nothing.
pub fn due(model: &Model) -> Option<String> {
    let texts = model.texts.forget;
    match (model.shelf.answers_due.1, trash_due(model).len()) {
        (0, 0) => None,
        (0, trashed) => Some((texts.trash_due)(trashed)),
        (meetings, _) => Some((texts.due)(meetings)),
    }
}

fn trash_due(model: &Model) -> Vec<SessionId> {
    let over = model.shelf.trash.iter().filter(|it| it.days_left(model.now.utc) <= 0);
    over.map(|it| it.session.id).collect()
}

/// Asks about all meetings whose day has come.
pub fn ask_due(model: &mut Model) -> Vec<Effect> {
    if due(model).is_none() {
        model.say(model.texts.forget.nothing_due);
        return Vec::new();
    }
    let whole = trash_due(model);
    let (sessions, count) = &model.shelf.answers_due;
    let names: Vec<String> =
        sessions.iter().take(NAMED).map(|it| format!("{}, {}", it.unit_name, it.title)).collect();
    let more = usize::try_from(*count).unwrap_or(usize::MAX).saturating_sub(names.len());
    let more = if more > 0 { format!(" + {more}") } else { String::new() };
    let texts = model.texts.forget;
    let listed = if names.is_empty() { String::new() } else { format!("{}{more}. ", names.join("; ")) };
    let trashed =
        if whole.is_empty() { String::new() } else { format!("{}. ", (texts.trash_due)(whole.len())) };
    let stays = if names.is_empty() { String::new() } else { format!("{} ", texts.measures_stay) };
    let lead = format!("{listed}{stays}{trashed}{}", texts.for_good);
    let answers: Vec<SessionId> = sessions.iter().map(|it| it.id).collect();
    let title = match answers.len() {
        0 => (model.texts.put_away.for_good_title)(whole.len()),
        n => (texts.ask_title)(n),
    };
    ask(model, title, lead, Erasing::AsPlanned { answers, whole });
    Vec::new()
}

/// Asks about the answers of the open meeting.
pub fn ask_answers(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let texts = model.texts.forget;
    let session = &meeting.session;
    if let Some(day) = session.details.answers_deleted {
        model.say(format!("{}.", (texts.deleted_on)(&(model.texts.dates.long)(day))));
        return Vec::new();
    }
    let for_good = (texts.for_good_of)(&files_made(session));
    let lead = format!("{} {for_good}", (texts.goes)(&Forgetting::of(session)));
    let what = Erasing::AsPlanned { answers: vec![session.id], whole: Vec::new() };
    ask(model, (texts.ask_title)(1), lead, what);
    Vec::new()
}

/// Asks about meetings of the trash.
pub fn ask_whole(model: &mut Model, ids: Vec<SessionId>) {
    let texts = model.texts.put_away;
    let title = (texts.for_good_title)(ids.len());
    ask(model, title, texts.for_good_lead.to_owned(), Erasing::AsPlanned { answers: Vec::new(), whole: ids });
}

/// Asks about one line.
pub fn ask_line(model: &mut Model, line: AnswerId) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let texts = model.texts.forget;
    let what = Erasing::Line(meeting.session.id, line);
    // Two rows of it, so that question and answers fit a small window, too.
    let cells = usize::from(model.size.width.min(WIDEST)).saturating_sub(QUOTE_EDGE).max(1) * 2;
    let text = meeting.session.answer(line).and_then(|it| it.body.text()).unwrap_or_default();
    let quoted = (texts.quoted)(&cut(&one_line(text), cells, "…"));
    let for_good = (texts.for_good_of)(&files_made(&meeting.session));
    ask(model, texts.line_title.to_owned(), format!("{quoted}\n{for_good}"), what);
    Vec::new()
}

fn ask(model: &mut Model, title: String, lead: String, what: Erasing) {
    let texts = model.texts.forget;
    let rows = [texts.no, texts.yes].map(str::to_owned).to_vec();
    let choose = Choose::new(title, rows, move |model, row, _| {
        if row == 0 {
            return Vec::new();
        }
        model.say(model.texts.forget.going);
        vec![Effect::Erase(what)]
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

/// It is done, or not; the meeting that is open is read again afterwards.
pub(in crate::tui) fn done(model: &mut Model, what: &Erasing, erased: &Erased) -> Vec<Effect> {
    tell(model, erased);
    if erased.refused {
        return Vec::new();
    }
    let effects = match what {
        Erasing::AsPlanned { answers, whole } => {
            let gone = |id: &SessionId| !erased.unread_sessions.contains(id);
            for id in answers.iter().chain(whole).filter(|id| gone(id)) {
                model.held.forget(*id);
            }
            let open = model.meeting.as_mut().filter(|meeting| answers.contains(&meeting.session.id));
            open.filter(|meeting| gone(&meeting.session.id)).map(|meeting| {
                // Nothing can be said there any more, and what was being said is gone with the rest.
                model.question.input.take();
                meeting.drafts.retain(|key, _| matches!(key, DraftKey::Measure { .. }));
                meeting.drafts_again()
            })
        }
        Erasing::Line(session, line) => {
            model.meeting.as_mut().filter(|meeting| meeting.session.id == *session).map(|meeting| {
                let text = meeting.session.answer(*line).and_then(|it| it.body.text());
                let is_same = |draft: &Draft| text.is_some_and(|it| says_again(&draft.text, it));
                let goes = |key: &DraftKey, draft: &Draft| {
                    erased.drafts.contains(key) || *key == DraftKey::Edit(*line) || is_same(draft)
                };
                let gone: Vec<DraftKey> = meeting
                    .drafts
                    .iter()
                    .filter(|(key, it)| goes(key, it))
                    .map(|(key, _)| key.clone())
                    .collect();
                // What the file had of it was less, or nothing; it goes all the same.
                gone.into_iter().filter_map(|key| meeting.drop_draft(key)).collect()
            })
        }
    };
    leaving::settle(model);
    effects.unwrap_or_default()
}

/// Tells what came of it.
fn tell(model: &mut Model, erased: &Erased) {
    let texts = model.texts;
    let title = if erased.refused { texts.forget.dry } else { texts.put_away.gone };
    model.dialogs.push(Dialog::Explain(Explain::new(title, (texts.forget.told)(erased))));
}

/// Asks how long the answers of the open meeting are kept.
pub fn ask_keep(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let now = meeting.session.details.keep_answers;
    let texts = model.texts.forget;
    let rows = KEEPS.iter().map(|keep| (texts.keep)(*keep)).collect();
    let choose = Choose::new(texts.retention, rows, |model, row, env: &Env| {
        let Some(keep) = KEEPS.get(row) else { return Vec::new() };
        let effects = model.act(&Op::SetDetail(DetailEdit::KeepAnswers(*keep)), env);
        model.say((model.texts.forget.kept_so)(&(model.texts.forget.keep)(*keep)));
        effects
    });
    let at = KEEPS.iter().position(|keep| *keep == now).unwrap_or(0);
    model.dialogs.push(Dialog::Choose(choose.lead((texts.kept_so)(&(texts.keep)(now))).at(at)));
    Vec::new()
}

/// What is offered; a day or another number of months is set line by line or on the command line.
pub const KEEPS: &[Retention] = &[
    Retention::Months(3),
    Retention::Months(6),
    Retention::Months(12),
    Retention::Months(24),
    Retention::Months(36),
    Retention::Always,
];
