//! What two laptops wrote is put together (A11, R7): additions join, nothing is lost in silence, and both end up the same.

use proptest::collection::vec;
use proptest::prelude::*;

use dialogduk::domain::answer::{Answer, Body, ScaleTally};
use dialogduk::domain::change::{Change, Key, Record, apply_all};
use dialogduk::domain::ids::{AnswerId, Id};
use dialogduk::domain::lineage::Lineage;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Agreement, Consent, Measure, Missing, State, StateCode, Terms};
use dialogduk::domain::room::{Check, CheckMoment, ClosingCheck, Pulse, YesNo};
use dialogduk::domain::session::{Keep, Session, SessionEventKind, SessionState};
use dialogduk::domain::sitting::{Group, Sitting};
use dialogduk::exchange::merge::{
    Arrival, Conflict, Decision, FramePart, Merge, RecordField, Side, Take, Takes, arrival, shared,
};
use dialogduk::exchange::{self, Read, write_shared};
use dialogduk::report::difference::difference;

use crate::fixtures;
use crate::strategies::{any_change, any_session, fitting};

/// A laptop with its data file, as far as it matters here.
#[derive(Debug, Clone)]
struct Laptop {
    session: Session,
    lineage: Lineage,
}

/// A session file, as another laptop reads it.
#[derive(Debug, Clone)]
struct File {
    session: Session,
    lineage: Lineage,
}

impl Laptop {
    fn new(session: Session) -> Self {
        Self { session, lineage: Lineage::default() }
    }

    /// The first laptop to get a file.
    fn given(file: &File) -> Self {
        Self { session: file.session.clone(), lineage: file.lineage.clone() }
    }

    fn export(&mut self) -> File {
        self.lineage = shared(&self.session, self.lineage.clone());
        // What the file says of it: what was shared and is as it was needs no word.
        let told = self.lineage.to_text();
        File { session: self.session.clone(), lineage: Lineage::from_text(&told).unwrap() }
    }

    fn arrival(&self, file: &File) -> Arrival {
        let here = Side { session: &self.session, lineage: &self.lineage };
        arrival(Some(here), Side { session: &file.session, lineage: &file.lineage })
    }

    /// What a file brings; `None` when it is nothing.
    fn news(&self, file: &File) -> Option<Merge> {
        match self.arrival(file) {
            Arrival::News(merge) => Some(*merge),
            Arrival::Same => None,
            other @ (Arrival::New | Arrival::Another(_)) => panic!("{other:?}"),
        }
    }

    /// Takes a file in, deciding as drawn. How much there was to decide.
    fn take_in(&mut self, file: &File, decisions: &[bool]) -> usize {
        let Some(merge) = self.news(file) else { return 0 };
        let mut decisions = decisions.iter().cycle();
        let mut decide = |conflict: &Conflict| -> Decision {
            let take = |mine: Option<&bool>| if mine == Some(&true) { Take::Mine } else { Take::Theirs };
            conflict.fields.iter().map(|field| (*field, take(decisions.next()))).collect()
        };
        let takes: Takes =
            merge.conflicts.iter().map(|conflict| (conflict.name.clone(), decide(conflict))).collect();
        self.decide(&merge, &takes);
        merge.conflicts.len()
    }

    fn decide(&mut self, merge: &Merge, takes: &Takes) {
        let merged = merge.decided(takes).unwrap();
        apply_all(&merged.changes, &mut self.session).unwrap();
        self.lineage = merged.lineage;
    }

    fn edit(&mut self, changes: Vec<Change>) {
        let is_plenary = |id| self.session.group(id).is_some_and(|group| group.plenary);
        let changes = changes.into_iter().filter(|change| match (change, change.key()) {
            // A question of the room's own keeps its kind once it is asked. History is only added to, and no two laptops
            // draw the same id for a line of it.
            (_, Key::AddedQuestion(_) | Key::Event(_)) => false,
            // Every sitting keeps its one plenary.
            (Change::Put(Record::Group(group)), Key::Group(id)) => !group.plenary && !is_plenary(id),
            (_, Key::Group(id)) => !is_plenary(id),
            _ => true,
        });
        let changes = fitting(changes.collect(), &self.session);
        apply_all(&changes, &mut self.session).unwrap();
    }

    fn put(&mut self, record: Record) {
        Change::Put(record).apply(&mut self.session).unwrap();
    }

    fn remove(&mut self, key: Key) {
        Change::Remove(key).apply(&mut self.session).unwrap();
    }
}

/// What was said and agreed: that it was written to a file or read from one is no part of it.
fn said(laptop: &Laptop) -> Session {
    let mut session = laptop.session.clone();
    session.events.retain(|event| !event.kind.is_note() && event.kind != SessionEventKind::Imported);
    session
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        max_shrink_iters: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn edits() -> impl Strategy<Value = Vec<Change>> {
    vec(any_change(), 0..14)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_session_put_together_with_itself_is_itself(session in any_session(1)) {
        let mut laptop = Laptop::new(session);
        let file = laptop.export();
        prop_assert!(laptop.news(&file).is_none());
        prop_assert_eq!(Laptop::new(laptop.session).news(&file), None, "also where nobody knows that it was shared");
    }

    #[test]
    fn both_laptops_end_up_the_same_and_importing_twice_changes_nothing(
        session in any_session(1),
        first in edits(),
        (on_one, on_other) in (edits(), edits()),
        (on_one_later, on_other_later) in (edits(), edits()),
        (decisions, later) in (vec(any::<bool>(), 1..6), vec(any::<bool>(), 1..6)),
    ) {
        let mut one = Laptop::new(session);
        one.edit(first);
        let mut other = Laptop::given(&one.export());
        for (ours, theirs, decisions) in [(on_one, on_other, decisions), (on_one_later, on_other_later, later)] {
            one.edit(ours);
            other.edit(theirs);
            let back = other.export();
            one.take_in(&back, &decisions);
            prop_assert_eq!(one.news(&back), None, "the same file twice");
            let there = one.export();
            prop_assert_eq!(other.take_in(&there, &[true]), 0, "what is decided is not asked again");
            prop_assert_eq!(said(&one), said(&other));
            prop_assert_eq!(one.news(&other.export()), None);
        }
    }

    #[test]
    fn it_does_not_matter_on_which_laptop_each_field_is_decided(
        session in any_session(1), on_one in edits(), on_other in edits(), choices in vec(0usize..3, 1..9),
    ) {
        let mut one = Laptop::new(session);
        let mut other = Laptop::given(&one.export());
        one.edit(on_one);
        other.edit(on_other);
        let (from_one, from_other) = (one.export(), other.export());
        let (Some(here), Some(there)) = (one.news(&from_other), other.news(&from_one)) else { return Ok(()) };
        let mut choices = choices.into_iter().cycle();
        let mut takes = [Takes::new(), Takes::new()];
        for conflict in &here.conflicts {
            let mirrored = there.conflicts.iter().find(|it| it.here == conflict.there && it.there == conflict.here);
            let mirrored = mirrored.unwrap();
            prop_assert_eq!(&mirrored.fields, &conflict.fields);
            for field in &conflict.fields {
                let (ours, theirs) = match choices.next() {
                    Some(0) => (Take::Mine, Take::Theirs),
                    Some(1) if field.adds_up() => (Take::Both, Take::Both),
                    _ => (Take::Theirs, Take::Mine),
                };
                takes[0].entry(conflict.name.clone()).or_default().insert(*field, ours);
                takes[1].entry(mirrored.name.clone()).or_default().insert(*field, theirs);
            }
        }
        one.decide(&here, &takes[0]);
        other.decide(&there, &takes[1]);
        prop_assert_eq!(said(&one), said(&other));
        prop_assert_eq!(one.news(&from_other), None);
        prop_assert_eq!(other.news(&one.export()), None);
    }

    #[test]
    fn what_only_one_side_removed_stays_away_and_what_only_one_side_changed_wins(
        session in any_session(1), edits in edits(), exported_again in any::<bool>(),
    ) {
        let mut one = Laptop::new(session);
        let file = one.export();
        one.edit(edits);
        if exported_again {
            one.export();
        }
        prop_assert_eq!(one.news(&file), None, "an old file brings nothing back");
        let mut other = Laptop::given(&file);
        prop_assert_eq!(other.take_in(&one.export(), &[]), 0);
        prop_assert_eq!(said(&one), said(&other));
    }

    #[test]
    fn an_old_file_changes_nothing_after_an_exchange(
        session in any_session(1), on_one in edits(), on_other in edits(), decisions in vec(any::<bool>(), 1..6),
    ) {
        let mut one = Laptop::new(session);
        let first = one.export();
        let mut other = Laptop::given(&first);
        one.edit(on_one);
        let second = one.export();
        other.edit(on_other);
        let back = other.export();
        one.take_in(&back, &decisions);
        for file in [&first, &second, &back] {
            prop_assert_eq!(one.news(file), None);
        }
    }
}

// ---- A meeting with two laptops ----------------------------------------------------------------------------------

fn solbakken() -> Session {
    let (_, text) = exchange::examples().iter().find(|(name, _)| *name == "solbakken-sykehjem").unwrap();
    exchange::read(text.as_bytes()).unwrap().session
}

/// The day laptop, and the evening laptop that was given its file.
fn day_and_evening() -> (Laptop, Laptop) {
    let mut day = Laptop::new(solbakken());
    let evening = Laptop::given(&day.export());
    (day, evening)
}

fn keep(number: u128, text: &str) -> Record {
    Record::Keep(Keep { id: Id::from_bits(7 << 32 | number).into(), position: 90, text: text.into() })
}

fn a_line(of: &Session) -> Answer {
    of.answers.iter().find(|answer| answer.body.text().is_some()).unwrap().clone()
}

fn with_text(answer: &Answer, text: &str) -> Record {
    Record::Answer(Box::new(Answer { body: Body::Text(text.into()), ..answer.clone() }))
}

fn new_line(answer: &Answer, number: u128, text: &str) -> Record {
    let id: AnswerId = Id::from_bits(9 << 32 | number).into();
    Record::Answer(Box::new(Answer { id, body: Body::Text(text.into()), heading: None, ..answer.clone() }))
}

#[test]
fn additions_from_both_sides_join_whichever_is_taken_in_where() {
    let (mut day, mut evening) = day_and_evening();
    let line = a_line(&day.session);
    day.put(keep(1, "Kaffen"));
    day.put(new_line(&line, 1, "Fra dagen"));
    evening.put(keep(2, "Vaktbyttet"));
    evening.put(new_line(&line, 2, "Fra kvelden"));
    let (from_day, from_evening) = (day.export(), evening.export());
    let merge = day.news(&from_evening).unwrap();
    assert_eq!(merge.conflicts, []);
    day.take_in(&from_evening, &[]);
    evening.take_in(&from_day, &[]);
    assert_eq!(day.session, evening.session);
    let kept: Vec<_> = day.session.keeps.iter().map(|keep| keep.text.as_str()).collect();
    assert!(kept.ends_with(&["Kaffen", "Vaktbyttet"]), "same position: by id; {kept:?}");
    for text in ["Fra dagen", "Fra kvelden"] {
        assert!(day.session.answers.iter().any(|answer| answer.body.text() == Some(text)), "{text}");
    }
}

#[test]
fn a_line_changed_on_both_sides_is_asked_about_and_nothing_happens_until_it_is_decided() {
    for (take, holds) in [(Take::Mine, "dagens ord"), (Take::Theirs, "kveldens ord")] {
        let (mut day, mut evening) = day_and_evening();
        let line = a_line(&day.session);
        day.put(with_text(&line, "dagens ord"));
        evening.put(with_text(&line, "kveldens ord"));
        evening.put(keep(1, "Kaffen"));
        let file = evening.export();
        let merge = day.news(&file).unwrap();
        assert_eq!(merge.conflicts.len(), 1, "{:?}", merge.conflicts);
        assert_eq!(merge.decided(&Takes::new()), None);
        day.take_in(&file, &[take == Take::Mine]);
        assert_eq!(day.session.answer(line.id).unwrap().body.text(), Some(holds));
        assert_eq!(evening.take_in(&day.export(), &[]), 0, "decided once is decided for both");
        assert_eq!(evening.session, day.session);
    }
}

#[test]
fn a_line_deleted_on_one_side_is_gone_unless_the_other_side_has_changed_it() {
    let (mut day, evening) = day_and_evening();
    let line = day
        .session
        .answers
        .iter()
        .find(|answer| !day.session.measures.iter().any(|measure| measure.answers.contains(&answer.id)))
        .unwrap()
        .clone();
    day.remove(Key::Answer(line.id));

    let mut untouched = evening.clone();
    assert_eq!(day.take_in(&untouched.export(), &[]), 0);
    assert_eq!(day.session.answer(line.id), None, "it does not come back");
    assert_eq!(untouched.take_in(&day.export(), &[]), 0);
    assert_eq!(untouched.session.answer(line.id), None, "and goes there, too");

    for mine in [true, false] {
        let (mut day, mut evening) = (day.clone(), evening.clone());
        evening.put(Record::Answer(Box::new(Answer { starred: !line.starred, ..line.clone() })));
        let file = evening.export();
        let merge = day.news(&file).unwrap();
        let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
        assert_eq!(conflict.here, None);
        assert!(conflict.there.is_some());
        day.take_in(&file, &[mine]);
        assert_eq!(day.session.answer(line.id).is_none(), mine);
        assert_eq!(evening.take_in(&day.export(), &[]), 0);
        assert_eq!(evening.session, day.session);
    }
}

#[test]
fn what_the_other_side_leans_on_stays() {
    let (mut day, mut evening) = day_and_evening();
    let line = a_line(&day.session);
    // A table of the evening's own sitting, answered there and removed here before it was answered.
    let mut table = day.session.groups.iter().find(|group| !group.plenary).unwrap().clone();
    table.id = Id::from_bits(5 << 32).into();
    day.put(Record::Group(table.clone()));
    let mut evening_too = Laptop::given(&day.export());
    day.remove(Key::Group(table.id));
    evening_too.put(Record::Answer(Box::new(Answer {
        id: Id::from_bits(6 << 32).into(),
        group: table.id,
        also_from: Vec::new(),
        heading: None,
        ..line
    })));
    assert_eq!(day.take_in(&evening_too.export(), &[]), 0);
    assert!(day.session.group(table.id).is_some(), "an answer of it came");
    assert_eq!(evening_too.take_in(&day.export(), &[]), 0);
    assert_eq!(evening_too.session, day.session);
    // The third laptop knows nothing of it and gets all.
    assert_eq!(evening.take_in(&day.export(), &[]), 0);
    evening.export();
    assert_eq!(evening.session, day.session);
}

#[test]
fn two_counts_of_the_same_table_are_not_both_kept() {
    let (mut day, mut evening) = day_and_evening();
    let scale = day.session.answers.iter().find(|it| matches!(it.body, Body::Scale(_))).unwrap().clone();
    for laptop in [&mut day, &mut evening] {
        laptop.remove(Key::Answer(scale.id));
    }
    let mut day = Laptop::new(day.session);
    let base = day.export();
    let counted = |number: u128, dont_know: u16| {
        let body = Body::Scale(ScaleTally { counts: [0, 1, 2, 3, 4], dont_know });
        Record::Answer(Box::new(Answer { id: Id::from_bits(8 << 32 | number).into(), body, ..scale.clone() }))
    };
    let of_table = |laptop: &Laptop| {
        let answers = laptop.session.answers_of(&scale.question, scale.group);
        answers.map(|answer| answer.body.clone()).collect::<Vec<_>>()
    };
    for (theirs, asked) in [(0, 0), (2, 1)] {
        let (mut day, mut evening) = (day.clone(), Laptop::given(&base));
        day.put(counted(1, 0));
        evening.put(counted(2, theirs));
        assert_eq!(day.take_in(&evening.export(), &[false]), asked, "counted alike is not asked about");
        assert_eq!(of_table(&day).len(), 1);
        assert_eq!(of_table(&day), of_table(&evening));
        assert_eq!(evening.take_in(&day.export(), &[]), 0);
        assert_eq!(of_table(&evening).len(), 1);
        assert_eq!(evening.session, day.session);
    }
}

fn a_measure(of: &Session) -> Measure {
    of.measures.iter().find(|it| it.state.agreement().is_some()).unwrap().clone()
}

fn with_terms(measure: &Measure, change: impl FnOnce(&mut Terms)) -> Record {
    let mut terms = measure.terms();
    change(&mut terms);
    let state = State::Agreed(Agreement::restore(&terms).unwrap());
    Record::Measure(Box::new(Measure { state, ..measure.clone() }))
}

#[test]
fn a_measure_changed_on_both_sides_is_decided_field_by_field() {
    use RecordField::{Consent as Counted, Deadline, Note, Responsible};

    let (mut day, mut evening) = day_and_evening();
    let measure = Measure {
        state: State::Agreed(a_measure(&day.session).state.agreement().unwrap().clone()),
        consent: Some(Consent { supports: 9, can_live_with: 2, reserves: 0 }),
        ..a_measure(&day.session)
    };
    let later = measure.terms().deadline.unwrap() + chrono::Days::new(7);
    let Record::Measure(mut ours) = with_terms(&measure, |terms| terms.responsible = "fagleder".into())
    else {
        panic!()
    };
    ours.note = "Dagen vil prøve i mars".into();
    day.put(Record::Measure(ours));
    let Record::Measure(mut theirs) = with_terms(&measure, |terms| terms.deadline = Some(later)) else {
        panic!()
    };
    theirs.consent = Some(Consent { supports: 5, can_live_with: 1, reserves: 1 });
    evening.put(Record::Measure(theirs));

    let file = evening.export();
    let merge = day.news(&file).unwrap();
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    assert_eq!(conflict.fields, [Responsible, Deadline, Counted, Note], "only what differs");
    let decision: Decision =
        [(Responsible, Take::Mine), (Deadline, Take::Theirs), (Counted, Take::Both), (Note, Take::Mine)]
            .into();
    let some: Decision = decision.clone().into_iter().take(3).collect();
    assert_eq!(merge.decided(&Takes::from([(conflict.name.clone(), some)])), None, "a field is open");
    assert_eq!(conflict.lacks(&decision), []);
    day.decide(&merge, &Takes::from([(conflict.name.clone(), decision)]));

    let after = day.session.measure(measure.id).unwrap();
    let terms = after.terms();
    assert_eq!((terms.responsible.as_str(), terms.deadline), ("fagleder", Some(later)));
    let before = measure.consent.unwrap();
    let both =
        Consent { supports: 5 + before.supports, can_live_with: 1 + before.can_live_with, reserves: 1 };
    assert_eq!(after.consent, Some(both));
    assert_eq!(after.note, "Dagen vil prøve i mars");
    assert_eq!(after.state.code(), StateCode::Agreed);
    assert_eq!(evening.take_in(&day.export(), &[]), 0, "decided once is decided for both");
    assert_eq!(evening.session, day.session);
}

#[test]
fn what_is_chosen_from_both_sides_must_still_be_an_agreement_to_be_one() {
    let (mut day, mut evening) = day_and_evening();
    let measure = a_measure(&day.session);
    let far = measure.terms().follow_up.unwrap() + chrono::Days::new(365);
    day.put(with_terms(&measure, |terms| terms.responsible = "fagleder".into()));
    evening.put(with_terms(&measure, |terms| {
        terms.deadline = Some(far);
        terms.follow_up = Some(far + chrono::Days::new(80));
    }));
    let merge = day.news(&evening.export()).unwrap();
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    let mut decision = conflict.all(Take::Mine);
    decision.insert(RecordField::FollowUp, Take::Theirs);
    assert_eq!(conflict.lacks(&decision), [Missing::FollowUpTooLate], "V2");
    day.decide(&merge, &Takes::from([(conflict.name.clone(), decision)]));
    let after = day.session.measure(measure.id).unwrap();
    assert_eq!(after.state.code(), StateCode::Proposed);
    assert_eq!(after.terms().responsible, "fagleder", "nothing that was written is lost");
}

#[test]
fn fields_of_the_meeting_join_one_by_one() {
    let mut session = solbakken();
    session.details.state = SessionState::Planned;
    let mut day = Laptop::new(session);
    let mut evening = Laptop::given(&day.export());
    let mut details = day.session.details.clone();
    details.note_taker = "Kari".into();
    details.state = SessionState::Closed;
    day.put(Record::Details(Box::new(details)));
    let mut details = evening.session.details.clone();
    details.summary = "Vi fikk sagt det viktigste".into();
    details.state = SessionState::Running;
    evening.put(Record::Details(Box::new(details)));
    assert_eq!(day.take_in(&evening.export(), &[]), 0);
    let details = &day.session.details;
    assert_eq!(
        (details.note_taker.as_str(), details.summary.as_str()),
        ("Kari", "Vi fikk sagt det viktigste")
    );
    assert_eq!(details.state, SessionState::Closed, "the furthest counts");
}

#[test]
fn each_laptop_counts_its_own_sitting_and_the_meeting_tells_the_sum() {
    let (mut day, _) = day_and_evening();
    let first = day.session.sittings[0].clone();
    let second = Sitting { id: Id::from_bits(4 << 32).into(), position: 1, ..first.clone() };
    let plenary = day.session.plenary_of(first.id).unwrap().clone();
    day.put(Record::Sitting(second.clone()));
    day.put(Record::Group(Group { id: Id::from_bits(4 << 32 | 1).into(), sitting: second.id, ..plenary }));
    let mut evening = Laptop::given(&day.export());
    for (laptop, sitting, yes, came) in [(&mut day, first, 11, 12), (&mut evening, second, 9, 10)] {
        let heard = YesNo { yes, no: 1 };
        let closing = ClosingCheck { everyone_heard: heard, ..ClosingCheck::default() };
        laptop.put(Record::Sitting(Sitting { attended: Some(came), closing, ..sitting }));
    }
    assert_eq!(day.take_in(&evening.export(), &[]), 0, "nobody is asked which room is right");
    assert_eq!(evening.take_in(&day.export(), &[]), 0);
    assert_eq!(day.session, evening.session);
    assert_eq!(day.session.closing().everyone_heard, YesNo { yes: 20, no: 2 });
    let came = |sitting: &Sitting| sitting.attended;
    assert_eq!(day.session.sittings.iter().filter_map(came).filter(|n| [12, 10].contains(n)).count(), 2);
}

#[test]
fn files_of_another_meeting_are_refused_by_name_of_what_differs() {
    let (mut day, mut evening) = day_and_evening();
    evening.session.set.version += 1;
    evening.session.rehearsal = true;
    assert_eq!(day.arrival(&evening.export()), Arrival::Another(vec![FramePart::Set, FramePart::Rehearsal]));
    evening.session.set.version -= 1;
    evening.session.rehearsal = false;
    evening.session.unit.name = "Solbakken".into();
    assert_eq!(day.news(&evening.export()), None, "how the unit is written is each laptop's own matter");
    let _ = day.export();
}

#[test]
fn that_a_file_was_written_or_read_is_no_news() {
    let (day, mut evening) = day_and_evening();
    for kind in [SessionEventKind::Exported, SessionEventKind::Imported, SessionEventKind::NoticeShown] {
        let mut event = evening.session.events[0].clone();
        event.id = Id::from_bits(3 << 32 | kind as u128).into();
        event.kind = kind;
        evening.put(Record::Event(event));
    }
    assert_eq!(day.news(&evening.export()), None);
}

#[test]
fn the_file_says_what_has_been_shared_and_a_meeting_that_never_left_has_nothing_to_say() {
    let (mut day, _) = day_and_evening();
    let first = write_shared(&day.session, &day.lineage);
    assert!(!first.contains("[[version]]"), "first versions need no word");
    assert_eq!(first, exchange::write(&day.session));
    let line = a_line(&day.session);
    day.put(with_text(&line, "andre ord"));
    day.remove(Key::Keep(day.session.keeps[0].id));
    day.export();
    let text = write_shared(&day.session, &day.lineage);
    assert_eq!(text.matches("[[version]]").count(), 2);
    let Read { session, lineage, notes } = exchange::read(text.as_bytes()).unwrap();
    assert_eq!((&session, &lineage), (&day.session, &day.lineage));
    assert_eq!(notes, []);
    assert_eq!(write_shared(&session, &lineage), text);
    let json = exchange::json::write_shared(&session, &lineage);
    assert_eq!(exchange::read(json.as_bytes()).unwrap().lineage, lineage);
}

#[test]
fn what_fewer_than_five_answered_is_as_hidden_where_it_is_decided_as_where_it_is_counted() {
    let check = |counts| {
        let pulse = Pulse { tally: ScaleTally { counts, dont_know: 0 }, ..Pulse::default() };
        Record::Check(Check { sitting: fixtures::id(3), moment: CheckMoment::In, pulse })
    };
    let scale = |of: &Session, counts| {
        let answer = of.answers.iter().find(|it| it.id == fixtures::id(108)).unwrap().clone();
        Record::Answer(Box::new(Answer { body: Body::Scale(ScaleTally { counts, dont_know: 0 }), ..answer }))
    };
    for (here, there, hides) in
        [([0, 1, 1, 1, 1], [3, 0, 0, 0, 0], true), ([0, 0, 1, 2, 3], [6, 0, 0, 0, 0], false)]
    {
        let mut day = Laptop::new(fixtures::care_session());
        day.put(check([0, 4, 4, 0, 0]));
        let mut evening = Laptop::given(&day.export());
        for (laptop, counts) in [(&mut day, here), (&mut evening, there)] {
            let answer = scale(&laptop.session, counts);
            laptop.put(answer);
            laptop.put(check(counts));
        }
        let merge = day.news(&evening.export()).unwrap();
        assert_eq!(merge.conflicts.len(), 2, "{:?}", merge.conflicts);
        for conflict in &merge.conflicts {
            let told = difference(conflict, &day.session, &evening.session, Lang::Nb);
            let [row] = &told.rows[..] else { panic!("{told:?}") };
            for (said, counts) in [(&row.here, here), (&row.there, there)] {
                let people: u16 = counts.iter().sum();
                let so_far = format!("{people} har svart. Fordelingen vises fra fem svar.");
                assert_eq!(*said == so_far, hides, "{}: {said}", told.about);
            }
        }
    }
}
