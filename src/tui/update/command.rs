//! What a command does. Those that mean the same everywhere are done here; all others are the screen's.

use crate::domain::room::CheckMoment;
use crate::env::Env;
use crate::settings::ThemeName;
use crate::tui::commands::Id;
use crate::tui::dialogs::{self, Dialog};
use crate::tui::leaving;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::past;
use crate::tui::screens;

use super::{hang_up, keep_draft};

/// Does a command wherever it was asked for: key, palette or click.
pub fn command(model: &mut Model, id: Id, env: &Env) -> Vec<Effect> {
    try_command(model, id, env).unwrap_or_default()
}

/// `None` when the command does not apply just now and the key may mean something to the text.
pub(super) fn try_command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let go = |model: &mut Model, screen: Screen| {
        let mut effects = screens::leave(model, env);
        effects.extend(keep_draft(model));
        effects.extend(model.go(screen, env));
        Some(effects)
    };
    let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
    if let (true, Some(closed)) = (id.writes(), model.closed_instead()) {
        model.say(closed);
        return Some(Vec::new());
    }
    match id {
        Id::ShowStart => {
            let mut effects = go(model, Screen::Start)?;
            effects.push(Effect::ReadShelf);
            Some(effects)
        }
        Id::ShowCloth => go(model, Screen::Cloth),
        Id::ShowMeasures => go(model, Screen::Measures),
        Id::Keeps => go(model, Screen::Keeps),
        Id::KeyInSheets => go(model, Screen::Paper),
        Id::ShowReview => go(model, Screen::Review),
        Id::ShowClose => go(model, Screen::Close),
        Id::ShowPrepare => go(model, Screen::Prepare),
        Id::GroundRules => go(model, Screen::Opening),
        Id::ShowSettings => go(model, Screen::Settings),
        Id::ShowSets => go(model, Screen::Sets),
        Id::ShowFollowUp => {
            let mut effects = screens::leave(model, env);
            effects.extend(keep_draft(model));
            model.trail = vec![Screen::Start];
            model.screen = Screen::FollowUp;
            effects.extend(screens::enter(model, Screen::FollowUp, env));
            Some(effects)
        }
        Id::Back => {
            if let Some(effects) = screens::command(model, id, env) {
                return Some(effects);
            }
            // From the first screen of an earlier state the way leads back to now.
            if model.past().is_some() && model.trail == [Screen::Start] {
                return Some(past::back_to_now(model));
            }
            let mut effects = keep_draft(model);
            effects.extend(model.back(env));
            if model.screen == Screen::Start {
                effects.push(Effect::ReadShelf);
            }
            Some(effects)
        }
        Id::Undo | Id::Redo => {
            // What is being typed is taken back first; then what was saved.
            if let Some(effects) = screens::command(model, id, env) {
                return Some(effects);
            }
            let Some(session) = session else { return Some(Vec::new()) };
            Some(vec![if id == Id::Undo { Effect::Undo(session) } else { Effect::Redo(session) }])
        }
        Id::Hide => {
            model.hidden = true;
            Some(keep_draft(model))
        }
        Id::Audience => {
            model.audience = true;
            Some(keep_draft(model))
        }
        Id::Palette => {
            model.dialogs.push(Dialog::Palette(dialogs::Palette::new(model)));
            Some(Vec::new())
        }
        Id::Help => {
            let help = dialogs::Help::new(model);
            model.dialogs.push(Dialog::Help(help));
            Some(Vec::new())
        }
        Id::FindQuestion => {
            model.dialogs.push(Dialog::Find(dialogs::Find::new()));
            Some(Vec::new())
        }
        Id::ShowTrend => Some(dialogs::looking_back::ask_trend(model)),
        Id::MakeBackup => Some(vec![Effect::BackUp { asked: true }]),
        Id::ShowFigures => Some(vec![Effect::ReadFigures]),
        Id::CompareMeetings => Some(dialogs::looking_back::ask_comparison(model)),
        Id::SearchAll => {
            dialogs::search::ask(model);
            Some(Vec::new())
        }
        Id::LookOver => {
            dialogs::look_over::list(model, env);
            Some(Vec::new())
        }
        Id::RoutingCard => {
            let card = dialogs::Explain::routing_of(model);
            model.dialogs.push(Dialog::Explain(card));
            Some(Vec::new())
        }
        Id::ParkTopic => {
            dialogs::ask_park_topic(model);
            Some(Vec::new())
        }
        Id::ShowTopics => {
            dialogs::show_topics(model);
            Some(Vec::new())
        }
        Id::ShowDecisions => {
            dialogs::show_decisions(model);
            Some(Vec::new())
        }
        Id::Export => {
            let export = dialogs::Export::new(model);
            model.dialogs.push(Dialog::Export(export));
            Some(Vec::new())
        }
        Id::KeepQuestions => Some(screens::sets::keep_added(model)),
        Id::EditUnit => {
            dialogs::show_unit(model);
            Some(Vec::new())
        }
        Id::Break => Some(dialogs::people::pause(model)),
        Id::Attendance => {
            dialogs::people::ask_attendance(model);
            Some(Vec::new())
        }
        Id::PartAttendance => {
            dialogs::people::ask_part_attendance(model);
            Some(Vec::new())
        }
        Id::CheckIn => {
            dialogs::people::ask_check(model, CheckMoment::In);
            Some(Vec::new())
        }
        Id::CheckOut => {
            dialogs::people::ask_check(model, CheckMoment::Out);
            Some(Vec::new())
        }
        Id::ShowAgreed => {
            dialogs::people::show_agreed(model);
            Some(Vec::new())
        }
        Id::Preflight => {
            dialogs::people::preflight(model);
            Some(Vec::new())
        }
        Id::Pace => {
            dialogs::pace::show(model);
            Some(Vec::new())
        }
        Id::Print => {
            model.dialogs.push(Dialog::Export(dialogs::Export::on_paper()));
            Some(Vec::new())
        }
        Id::Sittings => {
            screens::prepare::ask_sitting(model);
            Some(Vec::new())
        }
        Id::ImportSession => {
            let mut effects = screens::leave(model, env);
            effects.extend(keep_draft(model));
            effects.push(Effect::FindFiles(model.export_folder.clone()));
            Some(effects)
        }
        Id::Recap => {
            screens::sittings::show_recap(model);
            Some(Vec::new())
        }
        Id::KeepAnswers => Some(dialogs::forget::ask_keep(model)),
        Id::DeleteAnswers => Some(dialogs::forget::ask_answers(model)),
        Id::ShowHistory => {
            let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
            Some(session.map(Effect::ReadSent).into_iter().collect())
        }
        Id::ShowStates => Some(past::ask(model)),
        Id::KeepAsCopy => Some(past::keep_as_copy(model, env)),
        Id::BackToNow => Some(past::back_to_now(model)),
        Id::Beside => {
            screens::sittings::show_beside(model);
            Some(Vec::new())
        }
        Id::Reopen => {
            dialogs::ask_reopen(model);
            Some(Vec::new())
        }
        Id::NextLanguage => {
            let next = crate::domain::localized::Lang::ALL
                .iter()
                .copied()
                .cycle()
                .skip_while(|lang| *lang != model.settings.lang)
                .nth(1)
                .unwrap_or(model.settings.lang);
            model.speak(next);
            Some(vec![Effect::KeepSettings(model.settings.clone())])
        }
        Id::Projector => {
            let settings = &mut model.settings;
            settings.theme = if settings.theme == ThemeName::Projector {
                ThemeName::Terminal
            } else {
                ThemeName::Projector
            };
            let (common, key) = (model.texts.common, model.key_of(id));
            let is_on = model.settings.theme == ThemeName::Projector;
            model.say(if is_on { (common.projector_on)(&key) } else { common.projector_off.to_owned() });
            Some(vec![Effect::KeepSettings(model.settings.clone())])
        }
        Id::Mouse => {
            model.settings.mouse = !model.settings.mouse;
            let common = model.texts.common;
            model.say(if model.settings.mouse { common.mouse_on } else { common.mouse_off });
            Some(vec![Effect::Mouse(model.settings.mouse), Effect::KeepSettings(model.settings.clone())])
        }
        Id::Redraw => Some(vec![Effect::Redraw]),
        Id::SaveElsewhere => {
            crate::tui::elsewhere::ask(model);
            Some(keep_draft(model))
        }
        Id::Reassure if crate::tui::away::is_away(model) => {
            crate::tui::away::tell_again(model);
            Some(Vec::new())
        }
        // Nobody is reassured while something is not saved.
        Id::Reassure if leaving::is_unsaved(model) => {
            crate::tui::elsewhere::ask(model);
            Some(keep_draft(model))
        }
        Id::Reassure => {
            model.say(model.texts.common.all_saved);
            Some(keep_draft(model))
        }
        Id::Quit => {
            let mut effects = screens::leave(model, env);
            effects.extend(hang_up(model, env));
            effects.push(Effect::Quit);
            Some(effects)
        }
        _ => screens::command(model, id, env),
    }
}
