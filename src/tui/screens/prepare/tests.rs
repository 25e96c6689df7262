use std::path::PathBuf;

use super::*;
use crate::domain::facets::Sector;
use crate::domain::session::{Attendance, MarkKind, SessionEventKind};
use crate::domain::unit::Unit;
use crate::ops::{Loaded, Revision};
use crate::sets::{UserFile, catalogue};
use crate::settings::Settings;
use crate::tui::dialogs::Dialog;
use crate::tui::input::Chord;
use crate::tui::layout::Size;
use crate::tui::model::Shelf;
use crate::tui::msg::{Msg, Opened};
use crate::tui::update::update;

/// A model whose file is a value: what is created is opened, nothing else is kept.
struct Desk {
    model: Model,
    env: Env,
    /// Every key pressed that is not a letter of a text.
    keys: usize,
    effects: Vec<Effect>,
    last: Option<Session>,
}

fn unit(env: &Env, name: &str) -> Unit {
    Unit {
        id: env.new_id(),
        name: name.to_owned(),
        municipality: String::new(),
        sector: Sector::HealthCare,
        organisation_number: String::new(),
        shifts: Vec::new(),
        usual_groups: 0,
    }
}

impl Desk {
    fn new(units: &[&str]) -> Self {
        let env = Env::fixed();
        let sets =
            catalogue(&[UserFile { name: "mitt.toml".into(), bytes: b"schema = 1".to_vec() }], &|_| true);
        let size = Size { width: 80, height: 24 };
        let mut model = Model::new(Settings::default(), sets, PathBuf::new(), size, &env);
        let units = units.iter().map(|name| unit(&env, name)).collect();
        model.shelf = Shelf { units, read: true, ..Shelf::default() };
        Self { model, env, keys: 0, effects: Vec::new(), last: None }
    }

    /// The form of a new meeting.
    fn at_form(units: &[&str]) -> Self {
        let mut desk = Self::new(units);
        desk.press("Enter");
        desk
    }

    /// The open meeting's form.
    fn at_open_form() -> Self {
        let mut desk = Self::at_form(&[]);
        desk.type_("Fjellvik").press("F4");
        let effects = desk.model.go(Screen::Prepare, &desk.env);
        desk.perform(effects);
        desk
    }

    fn send(&mut self, input: Input) {
        let effects = update(&mut self.model, Msg::Input(input), &self.env);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let msg = match &effect {
                Effect::Create(session) => Some(Msg::Opened(Box::new(Opened {
                    loaded: Loaded { session: (**session).clone(), revision: Revision::default() },
                    place: None,
                    live: None,
                    drafts: Vec::new(),
                    owed: Vec::new(),
                    earlier: Vec::new(),
                }))),
                Effect::Commit { .. } => Some(Msg::Saved(Revision::default())),
                Effect::ReadLast(unit) => Some(Msg::LastTime(*unit, self.last.clone().map(Box::new))),
                _ => None,
            };
            self.effects.push(effect);
            if let Some(msg) = msg {
                let more = update(&mut self.model, msg, &self.env);
                self.perform(more);
            }
        }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.keys += 1;
            self.send(Input::Key(Chord::parse(key).unwrap()));
        }
        self
    }

    fn type_(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Input::Text(letter.to_string()));
        }
        self
    }

    fn to(&mut self, field: Field) -> &mut Self {
        let effects = focus(&mut self.model, Stop::Field(field), &self.env);
        self.perform(effects);
        self
    }

    fn created(&self) -> Option<&Session> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Create(session) => Some(&**session),
            _ => None,
        })
    }

    fn session(&self) -> &Session {
        &self.model.meeting.as_ref().unwrap().session
    }
}

#[test]
fn from_the_start_screen_to_the_first_question_takes_at_most_twelve_keys_beyond_the_text() {
    let mut desk = Desk::new(&[]);
    desk.press("Enter").type_("Solbakken sykehjem").press("Enter").type_("helse").press("Enter");
    desk.type_("Høsten 2026").press("F4 Enter");
    assert_eq!(desk.model.screen, Screen::Question);
    assert!(desk.keys <= 12, "{} keys", desk.keys);
    let session = desk.session();
    assert_eq!(session.unit.name, "Solbakken sykehjem");
    assert_eq!(session.set.id.as_str(), "helse-omsorg");
    assert_eq!(session.details.title, "Høsten 2026");
    assert_eq!(session.details.state, SessionState::Running);
    assert!(session.has_happened(SessionEventKind::NoticeShown));
}

#[test]
fn a_meeting_needs_only_a_unit() {
    let mut desk = Desk::at_form(&[]);
    desk.press("F4");
    assert!(desk.created().is_none(), "no unit, no meeting");
    assert_eq!(desk.model.prepare.focus, Stop::Field(Field::Unit));
    desk.type_("Fjellvik").press("F4");
    let session = desk.created().unwrap();
    assert_eq!(session.unit.name, "Fjellvik");
    assert_eq!(session.details.title, "NED kjerneduk");
    assert_eq!(session.sittings[0].date, desk.env.today());
    assert_eq!(session.sittings[0].start, chrono::NaiveTime::from_hms_opt(14, 15, 0));
    assert_eq!(session.groups.len(), 1, "plenary only until someone says how many come");
    assert_eq!(session.details.minutes, 120, "the shortest usual length with room for the set");
}

#[test]
fn a_second_press_of_the_key_makes_no_second_meeting() {
    let mut desk = Desk::at_form(&[]);
    desk.type_("Fjellvik");
    let first = begin_meeting(&mut desk.model, &desk.env);
    let second = begin_meeting(&mut desk.model, &desk.env);
    assert!(first.iter().any(|effect| matches!(effect, Effect::Create(_))));
    assert!(second.is_empty(), "{second:?}");
}

#[test]
fn a_known_unit_is_found_by_a_piece_of_its_name_and_taken_with_enter() {
    let mut desk = Desk::at_form(&["Bjørkelia barnehage", "Solbakken sykehjem", "Sørås skole"]);
    desk.type_("sykeh").press("Enter F4");
    let known = desk.model.shelf.units[1].id;
    assert_eq!(desk.created().unwrap().unit.id, known);
}

#[test]
fn a_unit_whose_name_begins_so_comes_before_one_that_has_it_inside() {
    let mut desk = Desk::at_form(&["Øvre Sol", "Solbakken"]);
    desk.type_("sol");
    let ids: Vec<_> = desk.model.shelf.units.iter().map(|unit| unit.id).collect();
    assert_eq!(
        suggestions(&desk.model),
        [Suggestion::Known(ids[1]), Suggestion::Known(ids[0]), Suggestion::New]
    );
}

#[test]
fn a_new_unit_can_have_a_name_that_begins_like_a_known_one() {
    let mut desk = Desk::at_form(&["Solbakken sykehjem"]);
    desk.type_("Sol").press("Down Enter F4");
    assert_eq!(desk.created().unwrap().unit.name, "Sol");
    assert_ne!(desk.created().unwrap().unit.id, desk.model.shelf.units[0].id);
}

#[test]
fn the_same_name_in_other_letters_is_the_same_unit() {
    let mut desk = Desk::at_form(&["Sørås skole"]);
    desk.type_("sørås SKOLE").press("F4");
    assert_eq!(desk.created().unwrap().unit.id, desk.model.shelf.units[0].id);
}

#[test]
fn a_known_unit_brings_its_habits_but_what_was_typed_stays() {
    let mut desk = Desk::at_form(&[]);
    desk.type_("Solbakken").to(Field::Set).type_("barnehage").to(Field::Place).type_("personalrommet");
    desk.to(Field::Heads).type_("23").to(Field::Minutes).type_("75").press("F4");
    let mut last = desk.created().unwrap().clone();
    last.details.leader = "avdelingsleder".into();
    last.details.purpose = "Det vi ville da".into();
    last.details.presence.safety_rep = Attendance::Yes;

    let mut desk = Desk::new(&[]);
    desk.model.shelf.units = vec![last.unit.clone()];
    desk.last = Some(last);
    desk.press("Enter").to(Field::Place).type_("kantina").to(Field::Unit).type_("sol").press("Enter F4");
    let session = desk.created().unwrap();
    assert_eq!(session.set.id.as_str(), "barnehage");
    assert_eq!(session.sittings[0].place, "kantina");
    assert_eq!(session.groups.iter().filter(|group| !group.plenary).count(), 4);
    assert_eq!(session.details.minutes, 75);
    assert_eq!(session.details.leader, "avdelingsleder");
    assert_eq!(session.details.presence.safety_rep, Attendance::Yes);
    assert_eq!(session.details.purpose, "", "why that meeting was held stays with it");
}

#[test]
fn a_set_with_mistakes_is_shown_and_explained_but_starts_nothing() {
    let mut desk = Desk::at_form(&[]);
    desk.type_("Fjellvik").press("Enter Left");
    assert_eq!(desk.model.prepare.set, SetChoice::Faulty(0), "the last of the list");
    desk.press("Enter");
    assert!(matches!(desk.model.dialogs.last(), Some(Dialog::Explain(_))));
    desk.press("Enter F4");
    assert!(desk.created().is_none());
    assert_eq!(desk.model.prepare.focus, Stop::Field(Field::Set));
}

#[test]
fn what_cannot_be_read_keeps_its_text_and_gets_the_focus() {
    for (field, typed) in [
        (Field::Date, "bøtte"),
        (Field::Date, ""),
        (Field::Start, "25"),
        (Field::Heads, "mange"),
        (Field::Heads, "4000"),
        (Field::Minutes, "5"),
    ] {
        let mut desk = Desk::at_form(&[]);
        desk.type_("Fjellvik").to(field);
        desk.model.prepare.form.buffer_mut(field).replace_all(typed);
        desk.to(Field::Place).press("F4");
        assert!(desk.created().is_none(), "{field:?} {typed:?}");
        assert_eq!(desk.model.prepare.focus, Stop::Field(field), "{field:?} {typed:?}");
        assert_eq!(desk.model.prepare.form.text(field), typed, "{field:?} {typed:?}");
        assert!(note(&desk.model, field).unwrap().1, "{field:?} {typed:?}");
    }
}

#[test]
fn minutes_that_cannot_be_used_leave_the_plan_as_it_was() {
    let mut desk = Desk::at_form(&[]);
    let before = plan(&desk.model).unwrap().available;
    assert!(before > 0);
    for (typed, available) in [("5", before), ("mange", before), ("", before), ("75", 75)] {
        desk.model.prepare.form.buffer_mut(Field::Minutes).replace_all(typed);
        assert_eq!(plan(&desk.model).unwrap().available, available, "{typed:?}");
    }
}

#[test]
fn the_first_letter_replaces_a_default_and_the_next_ones_do_not() {
    let mut desk = Desk::at_form(&[]);
    desk.to(Field::Date).type_("1.12");
    assert_eq!(desk.model.prepare.form.text(Field::Date), "1.12");
    desk.to(Field::Minutes).press("Backspace").type_("5");
    assert_eq!(desk.model.prepare.form.text(Field::Minutes), "125", "an edited default is not replaced");
}

#[test]
fn a_day_that_can_be_two_is_asked_about() {
    let mut desk = Desk::at_form(&[]);
    // On a Wednesday «neste fredag» is the day after tomorrow to some.
    desk.env.advance(std::time::Duration::from_secs(3 * 24 * 60 * 60));
    desk.type_("Fjellvik").to(Field::Date).type_("neste fredag").press("F4");
    assert!(matches!(desk.model.dialogs.last(), Some(Dialog::Choose(_))));
    assert!(desk.created().is_none());
    desk.press("Down Enter F4");
    assert_eq!(
        desk.created().unwrap().sittings[0].date,
        chrono::NaiveDate::from_ymd_opt(2026, 12, 4).unwrap()
    );
}

#[test]
fn the_next_quarter_is_no_default_for_another_day() {
    let mut desk = Desk::at_form(&[]);
    desk.type_("Fjellvik").to(Field::Date).type_("26.11").press("Enter F4");
    assert_eq!(desk.created().unwrap().sittings[0].start, None);
}

#[test]
fn what_was_typed_is_there_when_one_comes_back_until_it_is_a_meeting() {
    let mut desk = Desk::at_form(&[]);
    desk.type_("Fjellvik").press("Esc");
    assert_eq!(desk.model.screen, Screen::Start);
    desk.press("Enter");
    assert_eq!(desk.model.prepare.form.text(Field::Unit), "Fjellvik");
    desk.press("F4");
    let effects = desk.model.go(Screen::Start, &desk.env);
    desk.perform(effects);
    desk.model.start.selected = crate::tui::screens::start::Row::New;
    desk.press("Enter");
    assert_eq!(desk.model.screen, Screen::Prepare);
    assert!(is_new(&desk.model));
    assert_eq!(desk.model.prepare.form.text(Field::Unit), "");
}

#[test]
fn a_field_of_the_open_meeting_is_saved_as_it_is_left() {
    let mut desk = Desk::at_open_form();
    desk.to(Field::Heads).type_("23");
    assert_eq!(desk.session().groups.len(), 1, "not before it is left");
    desk.press("Tab");
    assert_eq!(desk.session().groups.len(), 5);
    desk.to(Field::Date).type_("26.11").press("Esc");
    assert_eq!(desk.session().sittings[0].date, chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
    assert_eq!(desk.model.prepare.form.text(Field::Date), "26.11.2026", "shown as it is stored");
}

#[test]
fn what_is_typed_about_the_open_meeting_is_saved_by_any_key_that_leaves_the_screen() {
    for key in ["F8", "Ctrl+A", "Ctrl+Q"] {
        let mut desk = Desk::at_open_form();
        desk.to(Field::Leader).type_("avdelingsleder").press(key);
        assert_eq!(desk.session().details.leader, "avdelingsleder", "{key}");
    }
}

#[test]
fn a_meeting_cannot_lose_its_title() {
    let mut desk = Desk::at_open_form();
    desk.to(Field::Title);
    desk.model.prepare.form.buffer_mut(Field::Title).replace_all(" ");
    desk.press("Tab");
    assert_eq!(desk.session().details.title, "NED kjerneduk");
    assert_eq!(desk.model.prepare.form.text(Field::Title), "NED kjerneduk");
}

#[test]
fn presence_steps_through_yes_no_and_not_said() {
    let mut desk = Desk::at_open_form();
    let now = |desk: &Desk| desk.session().details.presence.safety_rep;
    desk.to(Field::SafetyRep).press("Right");
    assert_eq!(now(&desk), Attendance::Yes);
    desk.type_("n");
    assert_eq!(now(&desk), Attendance::No);
    desk.type_(" ");
    assert_eq!(now(&desk), Attendance::Unknown);
    desk.press("Left");
    assert_eq!(now(&desk), Attendance::No);
}

#[test]
fn leaving_out_a_question_and_changing_minutes_moves_the_end() {
    let mut desk = Desk::at_open_form();
    let total = |desk: &Desk| plan(&desk.model).unwrap().total;
    let before = total(&desk);
    let first = desk.session().set.parts[0].questions[0].clone();
    desk.model.prepare.focus = Stop::Question(first.id.clone());
    desk.press("Right Right Left");
    assert_eq!(total(&desk), before + 1);
    desk.type_(" ");
    assert_eq!(total(&desk), before - u32::from(first.minutes));
    desk.press("Enter");
    assert_eq!(total(&desk), before + 1, "its minutes are as they were");
}

#[test]
fn a_whole_part_is_left_out_and_taken_in_again() {
    let mut desk = Desk::at_open_form();
    let before = plan(&desk.model).unwrap().total;
    desk.model.prepare.focus = Stop::Part(0);
    desk.type_(" ");
    assert!(
        desk.session()
            .outline()
            .iter()
            .filter(|entry| entry.part_index == 0)
            .all(|entry| { entry.off == Some(MarkKind::LeftOut) })
    );
    assert!(plan(&desk.model).unwrap().total < before);
    let commits = desk.effects.iter().filter(|effect| matches!(effect, Effect::Commit { .. })).count();
    assert_eq!(commits, 1, "one step, also for undo");
    desk.type_(" ");
    assert_eq!(plan(&desk.model).unwrap().total, before);
}

#[test]
fn an_evening_is_added_with_as_many_tables_and_taken_back_without_losing_the_way() {
    let mut desk = Desk::at_open_form();
    desk.to(Field::Heads).type_("23").press("Tab");
    let day = desk.model.meeting.as_ref().unwrap().place.sitting;
    desk.model.prepare.focus = Stop::Sittings;
    desk.press("Enter Down Enter").type_("kveld").press("Enter");
    let place = desk.model.meeting.as_ref().unwrap().place.clone();
    assert_ne!(place.sitting, day);
    assert_eq!(desk.session().groups_of(place.sitting).count(), 5);
    assert!(desk.session().groups_of(place.sitting).any(|group| group.id == place.group));
    assert_eq!(desk.model.prepare.form.text(Field::Sitting), "kveld");
    assert_eq!(desk.model.prepare.form.text(Field::Heads), "4 bord");
    assert_eq!(sitting_names(&desk.model), ["samling 1", "kveld"]);

    desk.press("Enter").type_("5");
    let place = desk.model.meeting.as_ref().unwrap().place.clone();
    assert_eq!(place.sitting, day, "the one we were in is gone");
    assert!(desk.session().groups_of(day).any(|group| group.id == place.group));
    assert_eq!(desk.model.prepare.form.text(Field::Heads), "23");
}

#[test]
fn a_table_that_goes_does_not_take_the_facilitator_along() {
    let mut desk = Desk::at_open_form();
    desk.to(Field::Heads).type_("4 bord").press("Tab");
    let meeting = desk.model.meeting.as_mut().unwrap();
    let last = meeting.groups()[3].id;
    meeting.go_to_group(last);
    desk.to(Field::Heads).type_("2 bord").press("Tab");
    let meeting = desk.model.meeting.as_ref().unwrap();
    assert!(meeting.groups().iter().any(|group| group.id == meeting.place.group));
}

#[test]
fn the_plan_begins_when_the_sitting_shown_begins() {
    let mut desk = Desk::at_open_form();
    desk.model.prepare.focus = Stop::Sittings;
    desk.press("Enter Down Enter").type_("kveld").press("Enter");
    desk.to(Field::Start).type_("2030").press("Tab");
    assert_eq!(plan(&desk.model).unwrap().blocks[0].start, chrono::NaiveTime::from_hms_opt(20, 30, 0));
}

#[test]
fn the_part_on_measures_stays_in_the_plan() {
    let mut desk = Desk::at_open_form();
    let before = plan(&desk.model).unwrap().total;
    desk.model.prepare.focus = Stop::Part(desk.session().set.parts.len() - 1);
    desk.type_(" ");
    assert_eq!(plan(&desk.model).unwrap().total, before);
    assert!(desk.model.status.is_some(), "and it is said why");
}

#[test]
fn tab_goes_through_everything_and_back_to_the_beginning() {
    let mut desk = Desk::at_open_form();
    let stops = stops(&desk.model);
    let first = desk.model.prepare.focus.clone();
    for stop in stops.iter().skip(1) {
        desk.press("Tab");
        assert_eq!(desk.model.prepare.focus, *stop);
    }
    desk.press("Tab");
    assert_eq!(desk.model.prepare.focus, first);
    desk.press("Shift+Tab");
    assert_eq!(desk.model.prepare.focus, Stop::Begin);
}

#[test]
fn every_field_has_a_name_and_help_in_every_language() {
    use crate::domain::localized::Lang;
    use crate::i18n::texts;
    for &field in Field::ALL {
        for &lang in Lang::ALL {
            let texts = texts(lang).prepare;
            let cells = crate::text::width::cells((texts.field)(field));
            assert!((1..=17).contains(&cells), "{field:?} {lang:?}: the column of names is 17 cells wide");
            assert!((texts.help)(field).len() > 15, "{field:?} {lang:?}");
        }
        let (nb, nn) = (texts(Lang::Nb).prepare, texts(Lang::Nn).prepare);
        assert!(
            (nb.help)(field) != (nn.help)(field) || matches!(field, Field::Nav | Field::Hr),
            "{field:?} is not nynorsk"
        );
    }
}
