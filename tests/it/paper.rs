//! Paper: the ids of sheets, what stands on each, and the files.

use std::collections::BTreeSet;

use dialogduk::domain::answer::{Body, ScaleTally};
use dialogduk::domain::ids::GroupId;
use dialogduk::domain::ids::Id as Bits;
use dialogduk::domain::localized::{Lang, Localized};
use dialogduk::domain::question_set::Kind;
use dialogduk::domain::session::{Mark, MarkKind, PartPlan, Session};
use dialogduk::domain::sheet::NoSheet;
use dialogduk::domain::sitting::Group;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::export::{ExportJob, Format, Rendered, What, render};
use dialogduk::ops::{Op, Store};
use dialogduk::report::printout::{Paper, Print};
use dialogduk::report::{Profile, sheets};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;
use dialogduk::tui::screens::paper::Step;
use proptest::prelude::*;

use crate::driver::Room;
use crate::fixture;
use crate::fixtures::day;
use crate::strategies::any_session;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn example() -> Session {
    let (_, text) = exchange::examples().iter().find(|(name, _)| *name == "solbakken-sykehjem").unwrap();
    exchange::read(text.as_bytes()).unwrap().session
}

fn exported(session: &Session, what: What, format: Format, lang: Lang) -> Rendered {
    let profile = Profile::short();
    let as_of = day(2026, 11, 22);
    render(session, &ExportJob { what, format, lang, profile, as_of, force: false, target: None }).unwrap()
}

/// A meeting whose tables have these ids, with a theme for each of so many parts.
fn with_tables(ids: &[u128], parts: usize) -> Session {
    let env = Env::fixed();
    let mut session = fixture::session(&env);
    let sitting = session.sittings[0].id;
    session.groups.retain(|group| group.plenary);
    for (position, id) in (0..).zip(ids) {
        session.groups.insert(
            0,
            Group {
                id: Bits::from_bits(*id).into(),
                sitting,
                position,
                plenary: false,
                label: format!("Bord {position}"),
                size: 5,
                blank: BTreeSet::new(),
            },
        );
    }
    let part = session.set.parts[0].clone();
    session.set.parts = (0..parts)
        .map(|n| {
            let mut part = part.clone();
            part.id = dialogduk::domain::ids::PartId::new(format!("del-{n}"));
            for question in &mut part.questions {
                question.id =
                    dialogduk::domain::ids::QuestionId::new(format!("{}-{n}", question.id.as_str()));
            }
            part
        })
        .collect();
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_sheet_has_an_id_of_its_own_and_finds_its_way_back(
        session in any_session(3),
        ids in prop::collection::btree_set(0..(1u128 << 20), 1..16),
        parts in 1usize..40,
    ) {
        let tables: Vec<u128> = ids.into_iter().collect();
        for session in [session, with_tables(&tables, parts)] {
            let sheets = session.sheets();
            let mut seen = BTreeSet::new();
            for sheet in &sheets {
                prop_assert!(seen.insert(sheet.id.clone()), "{} twice", sheet.id);
                let written = sheet.id.to_string();
                for typed in [written.clone(), written.to_lowercase(), written.replace('-', "")] {
                    let found = session.find_sheet(&typed);
                    prop_assert!(found.is_ok(), "{typed}");
                    let found = found.unwrap();
                    prop_assert_eq!((&found.id, found.group.id), (&sheet.id, sheet.group.id));
                    prop_assert_eq!(found.part_index, sheet.part_index);
                }
            }
        }
    }

    #[test]
    fn one_wrong_character_or_two_swapped_never_give_another_sheet(
        ids in prop::collection::btree_set(0..(1u128 << 15), 2..40),
        which: prop::sample::Index,
        place: prop::sample::Index,
        other: prop::sample::Index,
    ) {
        let tables: Vec<u128> = ids.into_iter().collect();
        let session = with_tables(&tables, 4);
        let sheets = session.sheets();
        let right: Vec<char> = which.get(&sheets).id.to_string().replace('-', "").chars().collect();
        let mut wrong = right.clone();
        let at = place.index(wrong.len());
        wrong[at] = ALPHABET.chars().nth(other.index(32)).unwrap();
        let mut swapped = right.clone();
        let at = place.index(swapped.len() - 1);
        swapped.swap(at, at + 1);
        for typed in [wrong, swapped].iter().filter(|typed| **typed != right) {
            let typed: String = typed.iter().collect();
            prop_assert_eq!(session.find_sheet(&typed).map(|sheet| sheet.id), Err(NoSheet::Mistyped));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn any_session_can_be_printed_and_twice_alike(session in any_session(1)) {
        for what in [What::Cloth(Paper::A3), What::Guide, What::Sheets, What::Invitation] {
            let first = exported(&session, what, Format::Pdf, Lang::Nn);
            prop_assert!(first == exported(&session, what, Format::Pdf, Lang::Nn), "{:?}", what);
        }
    }
}

#[test]
fn an_id_says_why_it_leads_nowhere() {
    let session = with_tables(&[1, 2, 3], 3);
    let id = session.sheets()[0].id.to_string();
    let mut without = session.clone();
    let group = session.sheets()[0].group.id;
    without.groups.retain(|it| it.id != group);
    let mut other = session.clone();
    other.id = Bits::from_bits(77).into();
    let mut off = session.clone();
    off.parts.insert(off.set.parts[0].id.clone(), PartPlan { concerns_us: false });
    for (session, typed, why) in [
        (&session, "", NoSheet::Mistyped),
        (&session, "bord 1", NoSheet::Mistyped),
        (&session, "K7", NoSheet::Mistyped),
        (&session, "🙂🙂-🙂🙂🙂-🙂🙂", NoSheet::Mistyped),
        (&session, "00-000-00-00-000-00", NoSheet::Mistyped),
        (&without, id.as_str(), NoSheet::GroupGone),
        (&other, id.as_str(), NoSheet::OtherSession),
        (&off, id.as_str(), NoSheet::NothingLeft),
    ] {
        assert_eq!(session.find_sheet(typed).map(|sheet| sheet.id), Err(why), "{typed:?}");
    }
}

#[test]
fn tables_answer_their_own_questions_and_the_plenary_the_rest() {
    let session = example();
    for sheet in session.sheets() {
        for entry in &sheet.questions {
            assert!(session.is_asked_on_paper(entry.question, sheet.group), "{}", entry.number);
        }
    }
    let numbers = |plenary: bool| {
        let sheets = session.sheets();
        let group = sheets.iter().find(|sheet| sheet.group.plenary == plenary).unwrap().group.id;
        let here = sheets.iter().filter(|sheet| sheet.group.id == group);
        here.flat_map(|sheet| sheet.questions.iter().map(|entry| entry.number)).collect::<Vec<_>>()
    };
    let mut all = [numbers(false), numbers(true)].concat();
    all.sort_unstable();
    assert_eq!(all, (1..=16).collect::<Vec<_>>());
}

#[test]
fn the_sheets_say_what_they_should() {
    let (session, day) = (example(), day(2026, 11, 22));
    let outline = |print: &Print| print.outline().join("\n");
    insta::assert_snapshot!("paper_cloth_nb", outline(&sheets::cloth(&session, Lang::Nb, day, Paper::A3)));
    insta::assert_snapshot!("paper_guide_nn", outline(&sheets::guide(&session, Lang::Nn, day)));
    let two: Vec<String> =
        sheets::group_sheets(&session, Lang::Nb, day).outline().into_iter().take(40).collect();
    insta::assert_snapshot!("paper_sheets_nb", two.join("\n"));
    for lang in [Lang::Nb, Lang::Nn, Lang::En] {
        let text = exported(&session, What::Invitation, Format::Text, lang).bytes;
        insta::assert_snapshot!(
            format!("paper_invitation_{}", lang.code()),
            String::from_utf8(text).unwrap()
        );
    }
    insta::assert_debug_snapshot!(
        "paper_first_sheet",
        match sheets::group_sheets(&session, Lang::Nb, day).body {
            dialogduk::report::printout::Body::Leaves(leaves) => leaves[1].clone(),
            _ => panic!("leaves"),
        }
    );
}

#[test]
fn a_rehearsal_is_marked_on_paper_and_an_open_meeting_is_not() {
    for rehearsal in [false, true] {
        let mut session = example();
        session.rehearsal = rehearsal;
        for what in [What::Cloth(Paper::A1), What::Guide, What::Sheets, What::Invitation] {
            let made = exported(&session, what, Format::Pdf, Lang::Nb);
            assert_eq!(made.suggested_name.contains("PRØVE"), rehearsal, "{what:?}");
            assert_eq!(made.notes.iter().any(|note| note.starts_with("PRØVE")), rehearsal, "{what:?}");
            assert!(!made.suggested_name.contains("UFERDIG"), "{what:?}");
        }
    }
}

#[test]
fn a_file_has_as_many_pages_as_its_content_needs() {
    let session = example();
    let pages = |what| {
        let bytes = exported(&session, what, Format::Pdf, Lang::Nb).bytes;
        String::from_utf8_lossy(&bytes).matches("/Type/Page/").count()
    };
    assert_eq!(pages(What::Cloth(Paper::A3)), 1);
    assert_eq!(pages(What::Invitation), 1);
    let sheets = session.sheets().len();
    assert!((sheets..=sheets + 12).contains(&pages(What::Sheets)), "{}", pages(What::Sheets));
    assert!((4..=6).contains(&pages(What::Guide)), "{}", pages(What::Guide));
}

#[test]
fn a_set_of_one_question_and_texts_nobody_should_write_can_be_printed() {
    let mut session = with_tables(&[5], 1);
    session.set.parts[0].questions.truncate(1);
    let hostile = [
        String::new(),
        "x".repeat(20_000),
        "ord ".repeat(300),
        "\u{202e}snudd\u{7}\u{0}\n\n\nlinjer".to_owned(),
        "مرحبا 你好 👩‍⚕️".repeat(50),
    ];
    for text in hostile {
        session.set.parts[0].questions[0].text = Localized::plain(text.clone());
        session.set.parts[0].title = Localized::plain(text.clone());
        session.unit.name.clone_from(&text);
        session.details.purpose.clone_from(&text);
        session.sittings[0].place.clone_from(&text);
        session.groups[0].label.clone_from(&text);
        for what in [What::Cloth(Paper::A3), What::Guide, What::Sheets, What::Invitation] {
            for &format in what.formats() {
                let made = exported(&session, what, format, Lang::En);
                assert!(!made.bytes.is_empty());
                let lacks = format == Format::Pdf && text.contains('你');
                assert_eq!(made.notes.iter().any(|it| it.contains("(?)")), lacks, "{what:?}");
            }
        }
    }
}

/// A meeting with four tables and twelve questions of every kind in one theme, at its first question.
fn twelve_questions(env: &Env) -> Session {
    let mut session = fixture::session(env);
    let sitting = session.sittings[0].id;
    for position in [2, 3] {
        let label = format!("Bord {}", position + 1);
        let group = Group {
            id: env.new_id(),
            sitting,
            position,
            plenary: false,
            label,
            size: 5,
            blank: BTreeSet::new(),
        };
        session.groups.push(group);
    }
    session.groups.sort_by_key(|group| group.position);
    let questions = session.set.parts.iter().flat_map(|part| part.questions.clone()).collect::<Vec<_>>();
    let more = ["liste-tre", "liste-fire", "liste-fem"].map(|id| fixture::question(id, Kind::List));
    session.set.parts.truncate(1);
    session.set.parts[0].questions = questions.into_iter().chain(more).collect();
    session
}

fn room_of(session: &Session) -> Room {
    let mut store = Store::in_memory().unwrap();
    store.create_session(session).unwrap();
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.open(vec![Effect::Open(session.id)]);
    room.press("Enter");
    room
}

/// What is written on the sheet of a table, question by question, as it is keyed in.
fn written(kind: &Kind, table: usize) -> Vec<String> {
    match kind {
        Kind::List => vec![format!("svar fra bord {table}"), "og ett til".into()],
        Kind::Measure => vec![format!("tiltak fra bord {table}")],
        Kind::Scale => vec!["112550".into()],
        Kind::Choice(_) | Kind::MultiChoice(_) => vec!["1122".into()],
        Kind::Rank(_) => vec!["213".into()],
        Kind::Count => vec!["17".into()],
        Kind::Stance => vec!["1123".into()],
    }
}

/// Hands that never leave the home row: whatever else is pressed fails.
struct Hands<'a>(&'a mut Room);

impl Hands<'_> {
    fn line(&mut self, text: &str) {
        assert!(text.chars().all(|c| c.is_alphanumeric() || c == ' '), "{text:?}");
        self.0.line(text);
    }

    fn sheet(&mut self, id: &str, kinds: &[Kind], table: usize) {
        self.line(&id.replace('-', "").to_lowercase());
        for kind in kinds {
            let lines = written(kind, table);
            for line in &lines {
                self.line(line);
            }
            // A tally and a number go on with the Enter that ends their line.
            if matches!(kind, Kind::List | Kind::Measure) {
                self.0.press("Enter");
            }
        }
    }
}

#[test]
fn four_sheets_of_twelve_questions_are_keyed_in_with_letters_digits_and_enter_alone() {
    let session = twelve_questions(&Env::fixed());
    let kinds: Vec<Kind> = session.set.questions().map(|(_, question)| question.kind.clone()).collect();
    assert_eq!(kinds.len(), 12);
    let sheets: Vec<(String, GroupId)> =
        session.sheets().iter().map(|sheet| (sheet.id.to_string(), sheet.group.id)).collect();
    assert_eq!(sheets.len(), 4);
    let mut room = room_of(&session);
    let stood = room.model.meeting.as_ref().unwrap().place.clone();
    room.command(Id::KeyInSheets);
    room.sees("mangler 1, 2, 3");
    // The stack lies as it was collected.
    for at in [2, 0, 3, 1] {
        Hands(&mut room).sheet(&sheets[at].0, &kinds, at + 1);
        room.sees(&format!("Ark {} er inne", sheets[at].0));
    }
    room.sees("Alle gruppene har svart på alt som står på arkene.");
    let keyed = room.reload();
    for (at, (_, group)) in sheets.iter().enumerate() {
        for entry in keyed.outline() {
            assert!(keyed.has_answered(*group, &entry), "table {} question {}", at + 1, entry.number);
        }
        let lines: Vec<_> = keyed
            .answers_of(&keyed.set.parts[0].questions[0].id, *group)
            .map(|answer| answer.body.text().unwrap().to_owned())
            .collect();
        assert_eq!(lines, [format!("svar fra bord {}", at + 1), "og ett til".to_owned()]);
    }
    let scale = keyed.set.questions().find(|(_, it)| it.kind == Kind::Scale).unwrap().1.id.clone();
    let tally = ScaleTally { counts: [2, 1, 0, 0, 2], dont_know: 1 };
    assert!(keyed.answers_to(&scale).all(|answer| answer.body == Body::Scale(tally)));
    // Keyed in, the meeting stands where it stood.
    room.press("Esc");
    assert_eq!(room.model.screen, Screen::Question);
    let stands = &room.model.meeting.as_ref().unwrap().place;
    assert_eq!((&stands.question, stands.group), (&stood.question, stood.group));
}

#[test]
fn a_stack_keyed_in_line_by_line_leaves_the_same_content() {
    let env = Env::fixed();
    let session = twelve_questions(&env);
    let kinds: Vec<Kind> = session.set.questions().map(|(_, question)| question.kind.clone()).collect();
    let ids: Vec<String> = session.sheets().iter().map(|sheet| sheet.id.to_string()).collect();
    let mut script = String::from("\n/ark\n");
    let mut room = room_of(&session);
    room.command(Id::KeyInSheets);
    for (at, id) in ids.iter().enumerate() {
        Hands(&mut room).sheet(id, &kinds, at + 1);
        script.push_str(id);
        script.push('\n');
        for kind in &kinds {
            for line in written(kind, at + 1) {
                // A number per person in words of its own, as this front reads them.
                let digits: Vec<String> = line.chars().map(String::from).collect();
                let spaced = matches!(kind, Kind::Scale | Kind::Stance | Kind::Rank(_))
                    || matches!(kind, Kind::Choice(_) | Kind::MultiChoice(_));
                script.push_str(&if spaced { digits.join(" ") } else { line });
                script.push('\n');
            }
            if !matches!(kind, Kind::Count) {
                script.push('\n');
            }
        }
    }
    script.push_str("\n/avslutt programmet\n");
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    // A clock and ids of its own, as the other room has.
    let said = crate::plain::play(&mut store, Some(session.id), &Env::fixed(), &script);
    assert!(said.contains("Alle gruppene har svart på alt som står på arkene."), "{said}");
    let by_keys = room.desk.store.content_hash(session.id).unwrap();
    assert_eq!(store.content_hash(session.id).unwrap(), by_keys, "{said}");
}

#[test]
fn what_is_missing_on_a_sheet_is_said_at_its_end_and_blank_on_purpose_stays_blank() {
    let session = twelve_questions(&Env::fixed());
    let ids: Vec<String> = session.sheets().iter().map(|sheet| sheet.id.to_string()).collect();
    let mut room = room_of(&session);
    room.command(Id::KeyInSheets);
    room.line(&ids[0]).line("bare dette").press("Enter");
    // Eleven questions without a word.
    for _ in 0..11 {
        room.press("Enter");
    }
    room.sees("er gått gjennom").sees("  2  liste-to").sees_no("  1  liste");
    // Back to the first of them, and on to the end again.
    room.press("Backspace").sees("spørsmål 2 av 12");
    room.line("likevel noe").press("Enter");
    for _ in 0..10 {
        room.press("Enter");
    }
    room.sees_no("  2  liste-to").press("Enter");
    // Blank on purpose: only the other tables are missing, also after a restart.
    room.sees("Dette er ikke skrevet inn").sees("Bord 2").sees_no("Bord 1");
    let session = room.reload();
    let (first, second) = (session.groups[0].clone(), session.groups[1].clone());
    assert_eq!((first.blank.len(), second.blank.len()), (10, 0));
    let gaps = session.sheet_gaps();
    assert!(gaps[0].missing.is_empty() && gaps[1].missing.len() == 12, "{gaps:?}");
    // One step back, and they are asked for again; an answer that comes all the same counts.
    room.press("Ctrl+Z").sees("Bord 1").press("Ctrl+Y").sees_no("Bord 1");
    room.does(&Op::LeaveBlank {
        group: second.id,
        questions: vec![session.set.parts[0].questions[0].id.clone()],
    });
    assert_eq!(room.session().sheet_gaps()[1].missing.len(), 11);
}

#[test]
fn backspace_with_nothing_to_take_back_goes_to_the_question_before() {
    let session = twelve_questions(&Env::fixed());
    let id = session.sheets()[0].id.to_string();
    let mut room = room_of(&session);
    room.command(Id::KeyInSheets);
    room.line(&id).press("Enter").sees("spørsmål 2 av 12");
    room.type_("a").press("Backspace").sees("spørsmål 2 av 12");
    room.press("Backspace").sees("spørsmål 1 av 12");
    room.press("Backspace").sees("spørsmål 1 av 12");
    room.press("Enter Enter").sees("spørsmål 3 av 12");
    room.type_("5").press("Backspace").sees("spørsmål 3 av 12");
    room.press("Backspace").sees("spørsmål 2 av 12");
}

#[test]
fn the_number_of_a_sheet_typed_on_the_cloth_opens_it() {
    let session = twelve_questions(&Env::fixed());
    let id = session.sheets()[1].id.to_string();
    let mut room = room_of(&session);
    room.command(Id::ShowCloth).type_(&id).press("Enter").sees(&format!("Ark {id}")).sees("Bord 2");
    room.press("Esc").sees("Nummer på arket");
    room.press("Esc");
    assert_eq!(room.model.screen, Screen::Cloth);
}

#[test]
fn a_wrong_number_is_explained_and_a_group_that_goes_away_ends_its_sheet() {
    let session = twelve_questions(&Env::fixed());
    let sheets: Vec<(String, GroupId)> =
        session.sheets().iter().map(|sheet| (sheet.id.to_string(), sheet.group.id)).collect();
    let mut room = room_of(&session);
    room.command(Id::KeyInSheets);
    room.line("K7M4P3C").sees("Nummer på arket");
    assert!(room.model.paper.step == Step::Which, "{}", room.screen());
    room.press("Ctrl+Backspace").press("Enter");
    room.model.paper.id.take();
    room.line(&sheets[3].0).sees("Bord 4");
    room.does(&Op::SetTables { sitting: session.sittings[0].id, sizes: vec![5, 5, 5], label: "Bord".into() });
    room.press("Enter").sees("Nummer på arket");
    room.line(&sheets[3].0).sees("ikke lenger med i møtet");
}

#[test]
fn a_question_taken_out_since_printing_is_named_and_passed_over() {
    let session = twelve_questions(&Env::fixed());
    let id = session.sheets()[0].id.to_string();
    let mut room = room_of(&session);
    let question = session.set.parts[0].questions[1].id.clone();
    let mark = Some(Mark { kind: MarkKind::LeftOut, reason: String::new() });
    room.does(&Op::Mark { question, mark });
    room.command(Id::KeyInSheets);
    room.line(&id).sees("planen siden arket ble trykt: 2.").sees("spørsmål 1 av 11");
    room.press("Enter").sees("3  skala");
}

#[test]
fn the_screen_of_sheets_is_kept_as_a_picture() {
    for (name, width, height) in [("80x24", 80, 24), ("60x18", 60, 18), ("120x40", 120, 40)] {
        let session = example();
        let id = session.sheets()[1].id.to_string();
        let mut room = room_of(&session);
        room.resize(width, height);
        room.command(Id::KeyInSheets);
        insta::assert_snapshot!(format!("paper_which_{name}"), room.screen());
        room.line(&id);
        insta::assert_snapshot!(format!("paper_question_{name}"), room.screen());
    }
}
