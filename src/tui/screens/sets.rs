//! Question sets: browse, preview, check.

use std::path::Path;

use crate::domain::question_set::QuestionSet;
use crate::env::Env;
use crate::rules::set_lints::{coverage, lints};
use crate::sets::{Listed, Origin, own};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Choose, Dialog, Explain};
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, SetNotKept, Target};

use super::prepare::{SetChoice, explain_faulty};
use super::{prepare, start};

/// How far Page Up and Page Down go in the preview.
const PAGE: usize = 10;

/// State of the screen.
#[derive(Debug, Default)]
pub struct SetsScreen {
    /// The selected row.
    pub selected: usize,
    /// First row of the preview.
    pub scroll: usize,
}

/// A paragraph of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its words.
    pub text: String,
}

/// What a paragraph of the preview is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The title of the set, or the name of a file with mistakes.
    Title,
    /// Facts about it.
    Facts,
    /// What it is for.
    About,
    /// The name of a part, with its minutes.
    Part,
    /// A question.
    Question,
    /// Something about the question before it.
    Note,
    /// A heading.
    Heading,
    /// Something that is wrong.
    Problem,
}

/// The rows: sets that can be used, then files with mistakes.
pub fn rows(model: &Model) -> Vec<SetChoice> {
    let sets = (0..model.sets.sets.len()).map(SetChoice::Listed);
    sets.chain((0..model.sets.faulty.len()).map(SetChoice::Faulty)).collect()
}

/// What is known about the selected row, from top to bottom.
pub fn preview(model: &Model) -> Vec<Paragraph> {
    let texts = model.texts.sets_screen;
    let mut page = Vec::new();
    let mut add = |kind, text: String| page.push(Paragraph { kind, text });
    match rows(model).get(model.sets_screen.selected) {
        Some(SetChoice::Listed(index)) => {
            if let Some(listed) = model.sets.sets.get(*index) {
                describe(model, &listed.set, &listed.origin, &mut add);
            }
        }
        Some(SetChoice::Faulty(index)) => {
            if let Some(faulty) = model.sets.faulty.get(*index) {
                add(ParagraphKind::Title, prepare::file_name(&faulty.file).to_owned());
                add(ParagraphKind::Facts, faulty.file.clone());
                add(ParagraphKind::Heading, (texts.problems)(faulty.problems.len()));
                for problem in &faulty.problems {
                    let name = prepare::file_name(&faulty.file);
                    add(ParagraphKind::Problem, (model.texts.sets.problem)(name, problem));
                }
            }
        }
        None => {}
    }
    page
}

fn describe(model: &Model, set: &QuestionSet, origin: &Origin, add: &mut impl FnMut(ParagraphKind, String)) {
    let texts = model.texts.sets_screen;
    let codes = model.texts.codes;
    let lang = model.lang();
    add(ParagraphKind::Title, set.title.get(lang).to_owned());
    let kind = match origin {
        Origin::BuiltIn => texts.built_in,
        Origin::Own { replaces: false, .. } => texts.own,
        Origin::Own { replaces: true, .. } => texts.own_replaces,
    };
    let size = (model.texts.prepare.set_size)(set.questions().count(), set.minutes());
    let mut facts = vec![size, (texts.version)(set.version), kind.to_owned()];
    if set.sector != crate::domain::facets::Sector::All {
        facts.push((texts.sector)((codes.sector)(set.sector)));
    }
    facts.push((texts.perspective)((codes.perspective)(set.perspective)));
    let covered = coverage(set, lang);
    let missing = covered.total.saturating_sub(covered.translated);
    if missing > 0 {
        facts.push((texts.missing)(missing));
    }
    add(ParagraphKind::Facts, facts.join(" · "));
    add(ParagraphKind::About, set.about.get(lang).to_owned());
    let mut number = 0;
    for part in &set.parts {
        let minutes: u32 = part.questions.iter().map(|question| u32::from(question.minutes)).sum();
        let mut title = format!("{} · {}", part.title.get(lang), (model.texts.dates.minutes)(minutes));
        if part.optional {
            title = format!("{title} · {}", texts.optional);
        }
        add(ParagraphKind::Part, title);
        for question in &part.questions {
            number += 1;
            add(ParagraphKind::Question, format!("{number:>2}  {}", question.text.get(lang)));
            let mut notes = vec![
                (codes.kind)(question.kind.code()).to_owned(),
                (model.texts.dates.minutes)(u32::from(question.minutes)),
            ];
            if question.optional {
                notes.push(texts.optional.to_owned());
            }
            if question.text.falls_back(lang) {
                notes.push(model.texts.common.only_in_bokmal.to_owned());
            }
            add(ParagraphKind::Note, notes.join(" · "));
        }
    }
    add(ParagraphKind::Heading, texts.origin.to_owned());
    add(ParagraphKind::Facts, set.origin.get(lang).to_owned());
    add(ParagraphKind::Facts, format!("{}: {}", texts.licence, set.licence));
    // The built-in sets have been gone through; an own one may want to hear what could be better (R12, R26, R39).
    if let Origin::Own { file, .. } = origin {
        add(ParagraphKind::Facts, file.clone());
        let advice = lints(set);
        if !advice.is_empty() {
            add(ParagraphKind::Heading, texts.advice.to_owned());
        }
        for lint in &advice {
            add(ParagraphKind::Problem, (model.texts.sets.lint)(lint));
        }
    }
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    let last = rows(model).len().saturating_sub(1);
    model.sets_screen.selected = model.sets_screen.selected.min(last);
    Vec::new()
}

pub(super) fn command(_: &mut Model, _: Id, _: &Env) -> Option<Vec<Effect>> {
    None
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let last = rows(model).len().saturating_sub(1);
    let screen = &mut model.sets_screen;
    let to = match &input {
        Input::Scroll { up, .. } => {
            screen.scroll = if *up { screen.scroll.saturating_sub(1) } else { screen.scroll + 1 };
            screen.selected
        }
        Input::Key(chord) => match chord.key {
            Key::Up | Key::BackTab => screen.selected.saturating_sub(1),
            Key::Down | Key::Tab => (screen.selected + 1).min(last),
            Key::Home => 0,
            Key::End => last,
            Key::PageUp => {
                screen.scroll = screen.scroll.saturating_sub(PAGE);
                screen.selected
            }
            // The view stops at the last row.
            Key::PageDown => {
                screen.scroll = screen.scroll.saturating_add(PAGE).min(usize::from(u16::MAX));
                screen.selected
            }
            Key::Enter => return choose(model, env),
            _ => return Vec::new(),
        },
        Input::Text(_) | Input::Paste(_) | Input::Click { .. } | Input::Resize => return Vec::new(),
    };
    select(model, to);
    Vec::new()
}

fn select(model: &mut Model, row: usize) {
    if model.sets_screen.selected != row {
        model.sets_screen = SetsScreen { selected: row, scroll: 0 };
    }
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    let Target::Row(row) = target else { return Vec::new() };
    if model.sets_screen.selected == row {
        return choose(model, env);
    }
    select(model, row);
    Vec::new()
}

/// A new meeting with the selected set; where a meeting is open, it is asked first.
fn choose(model: &mut Model, env: &Env) -> Vec<Effect> {
    let row = rows(model).get(model.sets_screen.selected).copied();
    match row {
        Some(SetChoice::Faulty(index)) => {
            explain_faulty(model, index);
            Vec::new()
        }
        Some(SetChoice::Listed(index)) if model.meeting.is_some() => {
            let texts = model.texts.sets_screen;
            let rows = vec![texts.new_no.to_owned(), texts.new_yes.to_owned()];
            let choose = Choose::new(texts.new_title, rows, move |model, row, env| {
                if row == 0 { Vec::new() } else { begin(model, index, env) }
            });
            model.dialogs.push(Dialog::Choose(choose.lead(texts.new_lead)));
            Vec::new()
        }
        Some(SetChoice::Listed(index)) => begin(model, index, env),
        None => Vec::new(),
    }
}

fn begin(model: &mut Model, index: usize, env: &Env) -> Vec<Effect> {
    let Some(set) = model.sets.sets.get(index).map(|listed| listed.set.id.clone()) else { return Vec::new() };
    let mut effects = start::leave_meeting(model, env);
    // The way back leads to no screen of the meeting that was put away.
    model.trail = vec![Screen::Start];
    effects.extend(prepare::begin(model, Some(&set), "", env));
    effects
}

/// Asks for the open meeting's own questions to be kept in the set for next time (B8): in a person's own file, which
/// stands in for a built-in set from then on.
pub(in crate::tui) fn keep_added(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let session = &meeting.session;
    if session.added.is_empty() {
        model.say(model.texts.sets_screen.nothing_added);
        return Vec::new();
    }
    let Some(folder) = &model.sets_folder else {
        model.say(model.texts.sets_screen.no_folder);
        return Vec::new();
    };
    let listed = model.sets.get(&session.set.id);
    let path = match listed.map(|listed| &listed.origin) {
        Some(Origin::Own { file, .. }) => Path::new(file).to_owned(),
        Some(Origin::BuiltIn) | None => folder.join(format!("{}.toml", session.set.id)),
    };
    let base = listed.map_or(&session.set, |listed| &listed.set);
    let set = Box::new(own::with_added(base, &session.added));
    vec![Effect::KeepSet { path, set }]
}

/// The set is in its file: it can be chosen from now on.
pub(in crate::tui) fn kept(model: &mut Model, path: &Path, set: QuestionSet) {
    model.say((model.texts.sets_screen.kept)(&path.display().to_string()));
    let file = path.display().to_string();
    match model.sets.sets.iter_mut().find(|listed| listed.set.id == set.id) {
        Some(listed) => {
            let replaces = !matches!(listed.origin, Origin::Own { replaces: false, .. });
            *listed = Listed { set, origin: Origin::Own { file, replaces } };
        }
        None => model.sets.sets.push(Listed { set, origin: Origin::Own { file, replaces: false } }),
    }
}

/// The set is not in its file; nothing has changed.
pub(in crate::tui) fn not_kept(model: &mut Model, path: &Path, why: &SetNotKept) {
    let texts = model.texts;
    let told = match why {
        SetNotKept::OwnHand => {
            [texts.sets_screen.own_hand.to_owned(), texts.sets_screen.own_hand_todo.to_owned()]
        }
        SetNotKept::Problem(problem) => {
            let explained = problem.explain(model.lang());
            [explained.what.to_owned(), explained.todo.to_owned()]
        }
    };
    let paragraphs = [path.display().to_string()].into_iter().chain(told).collect();
    model.dialogs.push(Dialog::Explain(Explain::new(texts.sets_screen.not_kept, paragraphs)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::sets::{UserFile, catalogue};
    use crate::settings::Settings;
    use crate::tui::input::key;
    use crate::tui::layout::Size;
    use crate::tui::msg::Msg;
    use crate::tui::update::update;

    fn model(files: &[(&str, &str)]) -> (Model, Env) {
        let env = Env::fixed();
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| UserFile { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() })
            .collect();
        let size = Size { width: 80, height: 24 };
        let sets = catalogue(&files, &|_| true);
        let mut model = Model::new(Settings::default(), sets, "moter.db".into(), size, &env);
        model.go(Screen::Sets, &env);
        (model, env)
    }

    fn press(model: &mut Model, env: &Env, pressed: Key) -> Vec<Effect> {
        update(model, Msg::Input(Input::Key(key(pressed))), env)
    }

    #[test]
    fn the_preview_shows_every_question_of_every_set() {
        let (mut model, env) = model(&[]);
        for _ in 0..rows(&model).len() {
            let SetChoice::Listed(index) = rows(&model)[model.sets_screen.selected] else { unreachable!() };
            let set = &model.sets.sets[index].set;
            let page = preview(&model);
            let questions = page.iter().filter(|it| it.kind == ParagraphKind::Question).count();
            assert_eq!(questions, set.questions().count(), "{}", set.id);
            assert!(page.iter().any(|it| it.text == set.origin.nb), "{}", set.id);
            press(&mut model, &env, Key::Down);
        }
    }

    #[test]
    fn enter_begins_a_meeting_with_the_set_shown() {
        let (mut model, env) = model(&[]);
        press(&mut model, &env, Key::Down);
        press(&mut model, &env, Key::Down);
        press(&mut model, &env, Key::Enter);
        assert_eq!(model.screen, Screen::Prepare);
        assert_eq!(model.prepare.set, SetChoice::Listed(2));
    }

    #[test]
    fn a_file_with_mistakes_tells_them_all_with_their_places() {
        let text = "schema = 1\nid = \"mitt\"\nfarge = \"blå\"\n";
        let (mut model, env) = model(&[("sett/mitt.toml", text)]);
        press(&mut model, &env, Key::End);
        let told: Vec<_> =
            preview(&model).into_iter().filter(|it| it.kind == ParagraphKind::Problem).collect();
        assert_eq!(told.len(), model.sets.faulty[0].problems.len());
        assert!(told.len() > 1);
        assert!(told.iter().all(|it| it.text.starts_with("mitt.toml, linje ")), "{told:?}");
        press(&mut model, &env, Key::Enter);
        assert_eq!(model.screen, Screen::Sets, "nothing begins");
        assert!(matches!(model.dialogs.last(), Some(Dialog::Explain(_))));
    }

    #[test]
    fn a_missing_translation_is_marked() {
        let text = crate::sets::embedded::all()[0].text.replace("id = \"ned-kjerne\"", "id = \"mitt\"");
        // The nynorsk and English of one question are taken out.
        let text: String = text
            .lines()
            .map(|line| {
                match line.strip_prefix("text = { nb = ").and_then(|rest| rest.split_once(", nn = ")) {
                    Some((nb, _)) if nb.starts_with("\"Hva merker") => format!("text = {{ nb = {nb} }}\n"),
                    _ => format!("{line}\n"),
                }
            })
            .collect();
        let (mut model, env) = model(&[("mitt.toml", &text)]);
        model.speak(Lang::Nn);
        press(&mut model, &env, Key::End);
        let marked = preview(&model)
            .into_iter()
            .filter(|it| it.kind == ParagraphKind::Note && it.text.contains("berre på bokmål"))
            .count();
        assert_eq!(marked, 1);
        assert!(preview(&model)[1].text.contains("1 tekst berre på bokmål"), "{:?}", preview(&model)[1]);
    }

    #[test]
    fn another_set_is_shown_from_its_beginning() {
        let (mut model, env) = model(&[]);
        press(&mut model, &env, Key::PageDown);
        assert!(model.sets_screen.scroll > 0);
        press(&mut model, &env, Key::Down);
        assert_eq!(model.sets_screen.scroll, 0);
    }
}
