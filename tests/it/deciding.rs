//! What a room decides together: votes, and later what was not agreed on and what was parked, as a facilitator meets it.

use dialogduk::domain::facets::Priority;
use dialogduk::domain::ids::{CategoryId, MeasureId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Control, Grade, ReadBack};
use dialogduk::domain::topic::TopicOutcome;
use dialogduk::env::Env;
use dialogduk::ops::{MeasureEdit, NewMeasure, Op, Settlement, Store, TextField};
use dialogduk::present::{Wall, shown};
use dialogduk::tui::commands::Id;
use dialogduk::tui::dialogs::Dialog;
use dialogduk::tui::input::Input;
use dialogduk::tui::model::Screen;

use crate::driver::{Room, in_meeting};
use crate::fixture;
use crate::plain::play;
use crate::screens::{FEW, LOOKS, scene};

/// Does something as if a screen had, and writes it.
fn act(room: &mut Room, op: &Op) {
    let effects = room.model.act(op, &room.env);
    assert!(!effects.is_empty(), "{op:?} did nothing");
    room.open(effects);
}

/// Does a command as from the palette.
fn command(room: &mut Room, id: Id) {
    let effects = dialogduk::tui::update::command(&mut room.model, id, &room.env);
    room.open(effects);
}

fn propose(room: &mut Room, title: &str) -> MeasureId {
    act(room, &Op::Propose(NewMeasure { title: title.into(), ..NewMeasure::default() }));
    room.session().measures.last().unwrap().id
}

const TITLES: [&str; 3] = ["Ro i gangen om morgenen", "Leder møter nattevaktene", "Felles lunsj på fredager"];

/// At the vote, with three proposals and tables of twelve.
fn at_the_vote(tables: &[u16]) -> Room {
    let mut room = in_meeting("ned-kjerne", tables);
    for title in TITLES {
        propose(&mut room, title);
    }
    command(&mut room, Id::ShowMeasures);
    room.press("F12");
    assert_eq!(room.model.screen, Screen::Vote);
    room
}

fn votes(room: &Room) -> Vec<Vec<u16>> {
    let rounds = room.reload().rounds;
    rounds.iter().map(|round| round.votes.iter().map(|(_, votes)| *votes).collect()).collect()
}

#[test]
fn votes_are_typed_as_numbers_and_counted_against_the_budget() {
    let mut room = at_the_vote(&[12, 12]);
    room.sees("F4 starter. 24 har 3 stemmer hver.").press("F4").sees("0 av 72 stemmer");
    room.line("20").line("8").type_("4").sees("32 av 72 stemmer");
    assert_eq!(votes(&room), [vec![20, 8, 4]]);
    // Plus and minus, and a letter slipped in, which means nothing.
    room.type_("++-x").sees("33 av 72 stemmer").press("Backspace").sees("28 av 72 stemmer");
    room.press("Up").type_("1").press("Delete").sees("20 av 72 stemmer");
    assert_eq!(votes(&room), [vec![20, 0, 0]]);
    room.press("Ctrl+Z").sees("21 av 72 stemmer");
}

#[test]
fn digits_typed_so_fast_that_they_come_together_are_one_number() {
    let mut room = at_the_vote(&[12, 12]);
    let fast = |room: &mut Room, text: &str| {
        room.input(Input::Text(text.to_owned()));
    };
    room.press("F4");
    fast(&mut room, "2");
    fast(&mut room, "0");
    room.press("Enter");
    fast(&mut room, "17");
    room.press("Enter").paste("8+").sees("46 av 72 stemmer");
    assert_eq!(votes(&room), [vec![20, 17, 9]]);
    room.press("Esc F3");
    fast(&mut room, "42");
    let grades = |grade: Option<Grade>| grade.map(Grade::get);
    let weighed = room.reload().measures.into_iter().find(|measure| measure.benefit.is_some()).unwrap();
    assert_eq!((grades(weighed.benefit), grades(weighed.effort)), (Some(4), Some(2)));
}

#[test]
fn more_votes_than_there_are_is_said_in_words_and_stops_nobody() {
    let mut room = at_the_vote(&[3]);
    room.press("F4").line("4").sees("! Ett forslag har over 3 stemmer").line("3").line("3");
    room.sees("10 av 9 stemmer").sees("! Det er talt 1 for mye. Tell igjen");
    // Who votes is put right while the round is open.
    room.press("F2")
        .sees("Hvor mange stemmer?")
        .type_("\u{0}")
        .press("Backspace")
        .line("4")
        .press("Enter Enter");
    room.sees("10 av 12 stemmer").sees_no("for mye").sees_no("har over");
    assert_eq!(room.reload().rounds.len(), 1);
    room.press("F6").sees("1.").sees("Runden er avsluttet.");
}

#[test]
fn a_number_of_votes_too_large_to_be_kept_is_refused_and_what_stood_there_stays() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").type_("20").paste("99999").sees("Skriv et helt tall");
    assert_eq!(votes(&room), [vec![20, 0, 0]]);
    room.press("Down").sees_no("Skriv et helt tall").type_("99999").sees("Skriv et helt tall");
    assert_eq!(votes(&room), [vec![20, 9999, 0]], "the digit that made it too large is not taken");
}

#[test]
fn a_room_nobody_has_counted_is_asked_how_many_vote() {
    let mut room = at_the_vote(&[0, 0]);
    room.press("F4").sees("Hvor mange stemmer?").line("mange").sees("Hvor mange stemmer?");
    // It stays, to be mended.
    room.press("Ctrl+End Backspace Backspace Backspace Backspace Backspace").line("17");
    room.press("Down Enter").sees("Kan én person gi flere").press("Down Enter");
    let round = room.reload().rounds.remove(0);
    assert_eq!((round.participants, round.votes_each, round.cumulative), (17, 4, true));
    room.sees("17 har 4 stemmer hver, og kan gi flere til samme forslag.");
}

#[test]
fn a_second_vote_is_a_round_of_its_own_and_ties_are_shown_as_ties() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").line("7").line("9").line("7").press("F6");
    let screen = room.screen();
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("delt plass")).collect();
    assert_eq!(rows.len(), 2, "{screen}");
    assert!(rows.iter().all(|row| row.contains("2.")), "{screen}");
    room.type_("5").sees("Runden er avsluttet. F4 starter en ny.");
    room.press("F4").sees("runde 2 av 2").line("1");
    assert_eq!(votes(&room), [vec![7, 9, 7], vec![1, 0, 0]]);
    room.press("PageUp").sees("runde 1 av 2").press("PageUp").sees("Det er 2 i alt.");
    command(&mut room, Id::DeleteRound);
    assert_eq!(votes(&room), [vec![1, 0, 0]]);
    room.press("Ctrl+Z");
    assert_eq!(votes(&room).len(), 2);
}

#[test]
fn the_votes_suggest_a_priority_and_the_room_decides_another_and_both_are_kept() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").line("20").line("8").line("0").press("F6");
    room.sees("forslag: høy").sees("forslag: middels").sees("forslag: lav");
    room.press("Down F3").sees("middels – det stemmene tyder på").press("Up Enter");
    room.sees("forslag: middels · satt: høy");
    let session = room.reload();
    assert_eq!(session.measures[1].priority, Some(Priority::High));
    // The form shows the suggestion beside what was decided.
    room.press("F3 Down Down Down Enter").sees_no("satt: høy");
}

#[test]
fn a_vote_without_two_proposals_says_what_it_needs() {
    let mut room = in_meeting("ned-kjerne", &[12]);
    command(&mut room, Id::ShowMeasures);
    room.press("Ctrl+B").sees("Når det står to forslag på lista").press("F4").sees("minst to forslag");
    room.press("Esc Esc");
    assert_eq!(room.model.screen, Screen::Measures);
}

/// What the room sees, here and in its own window.
fn wall(room: &Room) -> Wall {
    let meeting = room.model.meeting.as_ref().unwrap();
    let kept = room.desk.store.live(meeting.session.id).unwrap().unwrap();
    assert_eq!(kept.live, meeting.live, "the window of its own is told");
    shown(&meeting.session, &meeting.live, room.model.texts).wall
}

/// The votes on the wall; `None` for those not revealed, nothing where no vote is shown.
fn on_the_wall(room: &Room) -> Vec<Option<u16>> {
    match wall(room) {
        Wall::Vote(voting) => voting.proposals.iter().map(|it| it.votes).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_room_sees_what_it_votes_on_and_the_counts_only_when_they_are_revealed() {
    let mut room = at_the_vote(&[12, 12]);
    assert!(matches!(wall(&room), Wall::Measures(_)), "there is no vote yet");
    room.press("F4").line("20").line("8").type_("4").sees(" 1  Ro i gangen").sees(" 3  Felles lunsj");
    assert_eq!(on_the_wall(&room), [None; 3]);
    room.press("F5")
        .sees("72 stemmer i alt")
        .sees_no("32")
        .sees("3 stemmer hver")
        .sees_no("►")
        .sees_no(" 20");
    room.press("Ctrl+W").sees("20").press("Ctrl+W").sees_no(" 20").press("Esc");
    // Something about a proposal is looked up: the room goes on voting.
    room.press("Esc Enter");
    assert_eq!((room.model.screen, on_the_wall(&room)), (Screen::Measure, vec![None; 3]));
    command(&mut room, Id::ShowMeasures);
    room.press("F12 F6").sees("Ctrl+W vis resultatet");
    assert_eq!(on_the_wall(&room), [None; 3], "the round is over, and nothing is shown by itself");
    room.press("Ctrl+W").sees("Rommet ser resultatet.");
    assert_eq!(on_the_wall(&room), [Some(20), Some(8), Some(4)]);
    room.press("F4");
    assert_eq!(on_the_wall(&room), [None; 3], "the next round is hidden again");
    room.press("F6 Esc");
    assert!(matches!(wall(&room), Wall::Measures(_)), "a round that is over goes with its screen");
}

#[test]
fn who_shows_the_votes_of_too_few_is_told_that_the_room_does_not_see_them() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4")
        .line("2")
        .press("Ctrl+W")
        .sees("Rommet ser ikke antallet ennå.")
        .sees_no("ser resultatet");
    assert_eq!(on_the_wall(&room), [None; 3]);
    room.line("20").press("Ctrl+W Ctrl+W").sees("Rommet ser resultatet.");
}

#[test]
fn nothing_is_revealed_before_the_first_round() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("Ctrl+W").sees("Start avstemningen med F4 først.");
    assert!(matches!(wall(&room), Wall::Measures(_)));
}

#[test]
fn what_is_proposed_during_the_vote_is_the_last_on_the_list_and_on_the_wall() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").line("20");
    propose(&mut room, "Ny vaktbok");
    room.press("Down Down").sees(" 4  Ny vaktbok").type_("7").sees("27 av 72");
    let Wall::Vote(voting) = wall(&room) else { panic!("no vote on the wall") };
    assert_eq!(voting.proposals[3].title, "Ny vaktbok");
    assert_eq!((voting.cast, voting.proposals.len()), (None, 4));
}

#[test]
fn a_meeting_left_in_the_middle_of_a_vote_goes_on_there() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").line("20");
    let id = room.session().id;
    let again = |room: &mut Room| {
        room.model.meeting = None;
        room.open(vec![dialogduk::tui::msg::Effect::Open(id)]);
    };
    again(&mut room);
    assert_eq!(room.model.screen, Screen::Vote);
    room.sees("20 av 72 stemmer").press("F6 Esc");
    assert_eq!(room.model.screen, Screen::Measures, "where the vote is begun from");
    room.press("F12");
    again(&mut room);
    assert_eq!(room.model.screen, Screen::Matrix, "after it, at weighing benefit and effort");
}

#[test]
fn the_vote_in_the_room() {
    scene("vote", LOOKS, |settings| {
        let mut room = at_the_vote(&[12, 12]);
        room.model.speak(settings.lang);
        room.model.settings = settings;
        room.press("F4").line("20").line("8").type_("4");
        room
    });
}

#[test]
fn the_vote_before_and_after() {
    scene("vote_begins", FEW, |_| at_the_vote(&[12, 12]));
    scene("vote_over", FEW, |_| {
        let mut room = at_the_vote(&[12, 12]);
        room.press("F4").line("20").line("30").line("30").press("F6");
        room
    });
}

/// A meeting in a file of its own, for a script.
fn line_by_line(script: &str) -> (String, dialogduk::domain::session::Session) {
    let env = Env::fixed();
    let session = fixture::session(&env);
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    play(&mut store, Some(session.id), &env, "\n");
    let said = play(&mut store, Some(session.id), &env, script);
    (said, store.load(session.id).unwrap().unwrap().session)
}

#[test]
fn the_same_vote_is_held_line_by_line() {
    let (said, session) = line_by_line(
        "/tiltakene\nGammel rutine\n/forkast 1 for dyrt\nRo i gangen\nNy dør\nFelles lunsj\n/avstemning\n/stemmer 1 5\n\
         /avstemning 24 3\n/stemmer 1 20\n/stemmer 2 8\n/stemmer 4 8\n/stemmer\n/stemmer 3: 45\n/stemmer 3 8\n\
         /avslutt avstemning\n/stemmer 1 1\n/avstemning\n",
    );
    for told in [
        "for eksempel /avstemning 24 3",
        "Ingen avstemning er i gang.",
        "Avstemningen er i gang. 24 har 3 stemmer hver.",
        "28 av 72 stemmer.",
        "Det er talt 1 for mye.",
        "Ett forslag har over 24 stemmer",
        "1. Ro i gangen\n2. Ny dør\n3. Felles lunsj\n",
        "Det er ikke noe forslag 4 i avstemningen. Siste er 3.",
        "Si hvilket forslag",
        // Once it is over, with the number in the list of measures, where the next command looks.
        "1. plass: Ro i gangen (tiltak 2), 20 stemmer. Forslag: høy.",
        "2. plass, delt: Ny dør (tiltak 3), 8 stemmer. Forslag: middels.",
    ] {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
    let [round] = session.rounds.as_slice() else { panic!("one round: {:?}", session.rounds) };
    assert_eq!(round.votes.iter().map(|(_, votes)| *votes).collect::<Vec<_>>(), [20, 8, 8]);
    assert!(round.closed);
}

#[test]
fn who_votes_is_changed_in_an_open_round_line_by_line_and_the_votes_stay() {
    let begun = "/tiltakene\nRo i gangen\nNy dør\n/avstemning 24 1 samles\n/stemmer 1 15\n/stemmer 2 8\n/avstemning 22\n";
    let (said, session) = line_by_line(begun);
    for told in
        ["Endret. 22 har én stemme hver, og kan gi flere", "23 av 22 stemmer.", "Det er talt 1 for mye."]
    {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
    let [round] = session.rounds.as_slice() else { panic!("one round: {:?}", session.rounds) };
    assert_eq!((round.participants, round.votes_each, round.cumulative, round.cast()), (22, 1, true, 23));
    // Rules said in full hold as they are said, and a new round begins only when the last is over.
    let (_, session) =
        line_by_line(&format!("{begun}/avstemning 22 3\n/avslutt avstemning\n/avstemning 20\n"));
    let [first, second] = session.rounds.as_slice() else { panic!("two rounds: {:?}", session.rounds) };
    assert_eq!((first.votes_each, first.cumulative, first.closed, first.cast()), (3, false, true, 23));
    assert_eq!((second.participants, second.votes_each, second.closed, second.cast()), (20, 3, false, 0));
}

#[test]
fn a_proposal_that_is_not_agreed_is_not_confirmed_line_by_line() {
    for command in ["/bekreft 1", "/endret 1", "/ikke enige 1 for kort frist"] {
        let (said, session) = line_by_line(&format!("/tiltakene\nRo i gangen\n{command}\n"));
        assert_eq!(session.measures[0].read_back, None, "{command}:\n{said}");
        assert_eq!(session.measures[0].objection, "", "{command}:\n{said}");
        assert!(!said.contains("bekreftet."), "{command}:\n{said}");
    }
}

#[test]
fn line_by_line_the_room_sees_the_vote_and_its_result_when_it_is_revealed() {
    let env = Env::fixed();
    let session = fixture::session(&env);
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    play(&mut store, Some(session.id), &env, "\n");
    let mut wall_after = |script: &str| {
        play(&mut store, Some(session.id), &env, script);
        let session = store.load(session.id).unwrap().unwrap().session;
        let live = store.live(session.id).unwrap().unwrap().live;
        shown(&session, &live, dialogduk::i18n::texts(Lang::Nb)).wall
    };
    let votes = |wall: Wall| match wall {
        Wall::Vote(voting) => voting.proposals.into_iter().map(|it| it.votes).collect(),
        _ => Vec::new(),
    };
    let wall = wall_after("/tiltakene\nRo i gangen\nNy dør\n/avstemning 24 3\n/stemmer 1 20\n/stemmer 2 9\n");
    assert!(matches!(&wall, Wall::Vote(voting) if voting.cast.is_none() && !voting.over), "{wall:?}");
    assert_eq!(votes(wall), [None, None]);
    assert_eq!(votes(wall_after("/vis resultatet\n")), [Some(20), Some(9)]);
    assert_eq!(votes(wall_after("/vis resultatet\n/avslutt avstemning\n")), [None, None]);
    assert_eq!(votes(wall_after("/vis resultatet\n")), [Some(20), Some(9)]);
    assert!(matches!(wall_after("/tiltakene\n"), Wall::Measures(_)));
}

fn agree(room: &mut Room, title: &str) -> MeasureId {
    let measure = propose(room, title);
    let day = room.env.today().checked_add_days(chrono::Days::new(9));
    for edit in [
        MeasureEdit::Text(TextField::Responsible, "avdelingsleder".into()),
        MeasureEdit::Text(TextField::FirstStep, "sette opp tid".into()),
        MeasureEdit::Deadline(day),
        MeasureEdit::FollowUp(day),
    ] {
        act(room, &Op::EditMeasure { measure, edit, reason: String::new() });
    }
    act(room, &Op::Agree(measure));
    measure
}

fn at_the_end() -> (Room, [MeasureId; 2]) {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let measures = [agree(&mut room, TITLES[0]), agree(&mut room, TITLES[1])];
    command(&mut room, Id::ShowClose);
    (room, measures)
}

fn read_back(room: &Room) -> Vec<Option<ReadBack>> {
    room.reload().measures.iter().map(|measure| measure.read_back).collect()
}

#[test]
fn what_the_room_says_at_the_read_back_is_saved_and_can_be_taken_back() {
    let (mut room, _) = at_the_end();
    room.press("F3 Enter");
    assert_eq!(read_back(&room), [Some(ReadBack::Agreed), None]);
    room.press("Ctrl+Z");
    assert_eq!(read_back(&room), [None, None]);
    room.press("Ctrl+Y Esc").sees("Les opp tiltakene (1 av 2 bekreftet)");
    // Begun again, it goes on with the one nobody has answered.
    room.press("F3").sees("2 av 2").press("Enter").sees("(2 av 2 bekreftet)");
}

#[test]
fn a_measure_changed_during_the_read_back_is_confirmed_as_changed() {
    let (mut room, [first, _]) = at_the_end();
    room.press("F3 F2");
    let edit = MeasureEdit::Text(TextField::FirstStep, "spørre nattevaktene".into());
    act(&mut room, &Op::EditMeasure { measure: first, edit, reason: String::new() });
    room.press("Esc").sees("spørre nattevaktene").press("Enter PgUp").sees("√ endret og bekreftet");
    // Opened without a change, the next is confirmed as it was.
    room.press("PgDn F2 Esc Enter");
    assert_eq!(read_back(&room), [Some(ReadBack::Changed), Some(ReadBack::Agreed)]);
}

#[test]
fn a_nod_counts_only_for_what_was_read_out() {
    let (mut room, [first, second]) = at_the_end();
    let read = |measure, answer| Op::ReadBack { measure, answer: Some(answer) };
    act(&mut room, &read(first, ReadBack::Agreed));
    act(&mut room, &read(second, ReadBack::NotAgreed));
    // What nobody reads out may change.
    let edit = MeasureEdit::Text(TextField::Note, "ring vaktmesteren".into());
    act(&mut room, &Op::EditMeasure { measure: first, edit, reason: String::new() });
    assert_eq!(read_back(&room), [Some(ReadBack::Agreed), Some(ReadBack::NotAgreed)]);
    let later = room.env.today().checked_add_days(chrono::Days::new(20));
    for measure in [first, second] {
        let edit = MeasureEdit::Deadline(later);
        act(&mut room, &Op::EditMeasure { measure, edit, reason: String::new() });
    }
    assert_eq!(read_back(&room), [None, Some(ReadBack::NotAgreed)], "a no stands until it is read again");
    // Parked and agreed on again, it is read again.
    act(&mut room, &read(first, ReadBack::Agreed));
    act(&mut room, &Op::Park { measure: first, reason: "tas til høsten".into() });
    act(&mut room, &Op::TakeUp(first));
    act(&mut room, &Op::Agree(first));
    assert_eq!(room.session().measure(first).unwrap().read_back, None);
}

#[test]
fn what_the_room_does_not_agree_on_is_written_down_without_names() {
    let (mut room, _) = at_the_end();
    room.press("F3 F12")
        .sees("Hva er dere ikke enige om?")
        .sees("Saken, ikke hvem")
        .line("Fristen er for kort");
    room.sees("! ikke enige").sees("Fristen er for kort");
    let measure = room.reload().measures.remove(0);
    assert_eq!(
        (measure.read_back, measure.objection.as_str()),
        (Some(ReadBack::NotAgreed), "Fristen er for kort")
    );
    room.press("Ctrl+Z");
    assert_eq!(room.reload().measures[0].objection, "", "both are one step");
    room.press("Ctrl+Y PgDn Enter").sees(TITLES[0]);
    room.sees("ikke enige: Fristen er for kort")
        .sees("Beslutninger: enige om 1, ikke enige om 1, 0 løftes videre");
    command(&mut room, Id::ShowDecisions);
    room.sees(&format!("{} – enige", TITLES[1])).press("Enter");
    // The room finds together after all.
    room.press("F3 PgUp Enter").sees_no("ikke enige: Fristen");
    assert_eq!(read_back(&room), [Some(ReadBack::Agreed), Some(ReadBack::Agreed)]);
}

#[test]
fn decisions_and_parked_topics_stand_in_the_minutes_and_the_result() {
    let (mut room, [first, second]) = at_the_end();
    let edit = MeasureEdit::Control(Some(Control::Lifted("AMU".into())));
    act(&mut room, &Op::EditMeasure { measure: second, edit, reason: String::new() });
    let edit = MeasureEdit::Objection("Fristen er for kort".into());
    act(&mut room, &Op::EditMeasure { measure: first, edit, reason: String::new() });
    act(&mut room, &Op::ReadBack { measure: first, answer: Some(ReadBack::NotAgreed) });
    for text in ["Støy i gangen", "Parkering"] {
        act(&mut room, &Op::ParkTopic { text: text.into(), question: None });
    }
    let topic = room.session().topics[1].id;
    act(&mut room, &Op::SettleTopic { topic, how: Settlement::Drop { reason: "ikke vårt".into() } });
    let session = room.reload();
    let day = room.env.today();
    let told = |document| dialogduk::export::md::write(&document);
    let minutes = told(dialogduk::report::minutes(&session, Lang::Nb, day));
    for line in [
        "Ro i gangen om morgenen – ikke enige: Fristen er for kort",
        "Leder møter nattevaktene – løftes til AMU",
        "Støy i gangen – ikke avgjort",
        "Parkering – ikke tatt videre: ikke vårt",
    ] {
        assert!(minutes.contains(line), "«{line}» is not in the minutes:\n{minutes}");
    }
    let result = told(dialogduk::report::result_sheet(
        &session,
        Lang::Nb,
        day,
        &dialogduk::report::Brevity::EVERYTHING,
    ));
    assert!(result.contains("Dette ble rommet ikke enig om"), "{result}");
    assert!(result.contains("Ro i gangen om morgenen – Fristen er for kort"), "{result}");
}

#[test]
fn a_topic_is_parked_from_anywhere_and_settled_at_the_end() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let typed = "Vi rekker ikke";
    room.type_(typed).press("F7").sees("F7 en gang til").press("F7").sees("Tema, i generelle ord");
    room.line("Parkering om vinteren").sees("Parkert.").sees(typed);
    let topic = room.reload().topics.remove(0);
    assert_eq!(topic.question, Some(room.model.meeting.as_ref().unwrap().place.question.clone()));
    command(&mut room, Id::ShowClose);
    room.sees("Parkert tema: Parkering om vinteren");
    command(&mut room, Id::ShowTopics);
    room.sees("Parkering om vinteren – ikke avgjort")
        .press("Enter")
        .sees("Gjør det til et tiltak")
        .type_("1");
    room.sees("Temaet står nå blant forslagene.").sees_no("Parkert tema");
    let session = room.reload();
    assert_eq!(session.measures[0].title, "Parkering om vinteren");
    assert_eq!(session.measures[0].question, topic.question);
    assert_eq!(session.topics[0].outcome, TopicOutcome::Measure(session.measures[0].id));
    // One step takes back both.
    room.press("Ctrl+Z");
    assert!(room.reload().measures.is_empty());
    assert_eq!(room.reload().topics[0].outcome, TopicOutcome::Open);
}

#[test]
fn a_parked_topic_is_dropped_only_with_a_reason_and_can_be_reworded_and_opened_again() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    command(&mut room, Id::ShowTopics);
    room.sees("Ingenting er parkert.");
    command(&mut room, Id::ParkTopic);
    room.press("Enter").sees("Tema, i generelle ord").line("Parkering");
    command(&mut room, Id::ShowTopics);
    room.press("Enter")
        .sees("Ikke ta det videre")
        .type_("2")
        .press("Enter")
        .sees("Hvorfor ikke?")
        .line("Ikke vårt");
    assert!(
        matches!(&room.reload().topics[0].outcome, TopicOutcome::Dropped(why) if why.as_str() == "Ikke vårt")
    );
    command(&mut room, Id::ShowTopics);
    room.press("Enter").type_("3").line(" for ansatte");
    assert_eq!(room.reload().topics[0].text, "Parkering for ansatte");
    command(&mut room, Id::ShowTopics);
    room.press("Enter").sees("Åpne det igjen").type_("4");
    assert_eq!(room.reload().topics[0].outcome, TopicOutcome::Open);
    command(&mut room, Id::ShowTopics);
    room.press("Enter").type_("4");
    assert!(room.reload().topics.is_empty());
}

#[test]
fn the_routing_card_stores_nothing_unless_the_topic_is_parked() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let before = room.reload();
    room.press("F7 Enter").press("F7 Esc").press("F7 F7 Esc");
    assert_eq!(room.reload(), before);
}

#[test]
fn the_routing_card_says_nothing_untrue_of_a_line_that_is_stored() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("Kari på kjøkkenet er sykmeldt igjen").type_("3");
    for (lang, says) in [
        (Lang::Nb, ["Skriv ikke om saken her.", "for godt (Ctrl+P)"]),
        (Lang::Nn, ["Skriv ikkje om saka.", "for godt (Ctrl+P)"]),
        (Lang::En, ["Write nothing here.", "for good (Ctrl+P)"]),
    ] {
        room.model.speak(lang);
        room.press("F7");
        let card = room.screen().replace(['│', '\n'], " ");
        let card = card.split_whitespace().collect::<Vec<_>>().join(" ");
        for says in says {
            assert!(card.contains(says), "{says}: {card}");
        }
        room.press("Esc");
    }
    let said = crate::plain::play(
        &mut room.desk.store,
        Some(room.model.meeting.as_ref().unwrap().session.id),
        &room.env,
        "/enkeltsak\n",
    );
    assert!(said.contains("Slett linjer om den for godt (/slett for godt)."), "{said}");
}

#[test]
fn only_comfort_leads_to_the_bank_with_other_measures() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let measure = agree(&mut room, "Julebord for alle");
    let edit = MeasureEdit::Category(Some(CategoryId::new("forebygging-trivsel")));
    act(&mut room, &Op::EditMeasure { measure, edit, reason: String::new() });
    command(&mut room, Id::ShowClose);
    for _ in 0..30 {
        let (_, y) = room.cursor();
        let row = room.screen().lines().nth(usize::from(y)).unwrap_or_default().to_owned();
        if row.contains("trivsel") {
            break;
        }
        room.press("Down");
    }
    room.press("Enter");
    assert!(matches!(room.model.dialogs.last(), Some(Dialog::Bank(_))), "{}", room.screen());
    // It is only a nudge: the meeting closes all the same.
    room.press("Esc");
    act(&mut room, &Op::SetDetail(dialogduk::ops::DetailEdit::Leader("styrer".into())));
    act(&mut room, &Op::Close);
}

#[test]
fn the_read_back_the_end_and_the_topics() {
    let with = |settings: dialogduk::settings::Settings| {
        let (mut room, _) = at_the_end();
        room.model.speak(settings.lang);
        room.model.settings = settings;
        room
    };
    scene("read_back_not_agreed", LOOKS, |settings| {
        let mut room = with(settings);
        room.press("F3 F12").line("Fristen er for kort for nattevaktene");
        room
    });
    scene("close_decisions", FEW, |settings| {
        let mut room = with(settings);
        act(&mut room, &Op::ParkTopic { text: "Parkering om vinteren".into(), question: None });
        room.press("F3 F12").line("Fristen er for kort").press("PgDn Enter");
        room
    });
    scene("parked_topic", FEW, |settings| {
        let mut room = with(settings);
        act(&mut room, &Op::ParkTopic { text: "Parkering om vinteren".into(), question: None });
        command(&mut room, Id::ShowTopics);
        room.press("Enter");
        room
    });
}

#[test]
fn the_same_decisions_are_made_line_by_line() {
    let script = "/tiltakene\nRo i gangen\n/åpne 1\nansvarlig: fagleder\nfrist: 1. desember\noppfølging: 14. januar\n\
         første skritt: ringe\n/enige\n/les opp\n/bekreft 1\n/ikke enige 1 for kort frist\n/beslutninger\n/endret 1\n\
         /parkér tema Parkering om vinteren\n/parkér tema Støy\n/parkerte tema\n/parkert bort 1 ikke vårt\n/parkert til tiltak 2\n\
         /parkert bort 9\n";
    let (said, session) = line_by_line(script);
    for told in [
        "/ikke enige 1 og hva det gjelder",
        "Tiltak 1: bekreftet.",
        "Tiltak 1: ikke enige: for kort frist.",
        "1. Ro i gangen – ikke enige: for kort frist.",
        "Tiltak 1: endret og bekreftet.",
        "Parkert. Dere tar det opp igjen før dere går.",
        "1. Parkering om vinteren – ikke avgjort.",
        "1. Parkering om vinteren – ikke tatt videre: ikke vårt.",
        "2. Støy – ble tiltaket «Støy».",
        "Skriv nummeret på temaet, fra 1 til 2.",
    ] {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
    assert_eq!(session.measures[0].read_back, Some(ReadBack::Changed));
    assert_eq!(session.measures.len(), 2);
}

#[test]
fn not_agreeing_line_by_line_is_one_step_of_undo() {
    let before = "/tiltakene\nRo i gangen\n/åpne 1\nansvarlig: fagleder\nfrist: 1. desember\noppfølging: 14. januar\n\
         første skritt: ringe\n/enige\n/les opp\n/bekreft 1\n";
    let (_, agreed) = line_by_line(before);
    let (said, undone) = line_by_line(&format!("{before}/ikke enige 1 for kort frist\n/angre\n"));
    let of = |session: &dialogduk::domain::session::Session| {
        let measure = &session.measures[0];
        (measure.read_back, measure.objection.clone())
    };
    assert_eq!(of(&undone), of(&agreed), "{said}");
    assert_eq!(of(&undone), (Some(ReadBack::Agreed), String::new()));
}

#[test]
fn a_hundred_and_twenty_notes_are_gathered_by_keyboard_and_taken_out_again_without_losing_one() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    let notes: Vec<String> = (1..=120).map(|n| format!("lapp {n:03}")).collect();
    room.paste(&notes.join("\n")).press("Enter");
    let texts = |room: &Room| -> Vec<String> {
        let mut texts: Vec<_> =
            room.reload().answers.iter().map(|it| it.body.text().unwrap().to_owned()).collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&room), notes);
    // The last ten by keyboard; marking goes on to the next line by itself. Eleven more heaps as the same step does.
    let before = room.reload();
    room.press(&"Up ".repeat(10)).press(&"Insert ".repeat(10)).line("Bunke 0");
    for heap in 1..12 {
        let loose = room.reload().answers.into_iter().filter(|answer| answer.heading.is_none());
        let answers = loose.take(10).map(|answer| answer.id).collect();
        act(&mut room, &Op::Gather { answers, heading: format!("Bunke {heap}") });
    }
    let gathered = room.reload();
    assert!(gathered.answers.iter().all(|answer| answer.heading.is_some()));
    for heading in &gathered.headings {
        let count = gathered.answers.iter().filter(|answer| answer.heading == Some(heading.id)).count();
        assert_eq!(count, 10, "{}", heading.text);
    }
    assert_eq!(texts(&room), notes);
    room.press(&"Ctrl+Z ".repeat(12));
    assert_eq!(room.reload().answers, before.answers);
    assert!(room.reload().headings.is_empty());
    room.press(&"Ctrl+Y ".repeat(12));
    assert_eq!(room.reload().answers, gathered.answers);
    // Taken out of their heaps again, every note is there as it was written.
    let all = gathered.answers.iter().map(|answer| answer.id).collect();
    act(&mut room, &Op::Ungather(all));
    assert_eq!(room.reload().answers, before.answers);
}
