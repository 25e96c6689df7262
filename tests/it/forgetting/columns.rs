//! Every place in the file where words of people stand is known, and a name is replaced in all of them.

use super::*;

#[test]
fn a_name_becomes_a_role_in_every_table_and_in_the_log() {
    let mut session = running_care_session();
    session.details.leader = "Gulla Fuglesang".into();
    let mut house = House::new(session);
    house.act(&add(&house.session.clone(), 0, &["Spør gulla fuglesang, og Gulla Fuglesangs vikar".into()]));
    let line = at(&house, "Spør gulla fuglesang, og Gulla Fuglesangs vikar");
    house.act(&Op::DeleteAnswers(vec![line]));
    house.act(&Op::SetDetail(DetailEdit::Facilitator("Gulla Fuglesang".into())));
    house.store.rest();
    let name = Erase::Name { name: "Gulla Fuglesang".into(), role: "fagleder".into() };
    let erased = house.store.erase(&[name], Env::fixed().now()).unwrap();
    assert_eq!((erased.traces.len(), erased.waits.is_some()), (0, false), "{erased:?}");
    for word in ["Gulla Fuglesang", "gulla fuglesang", "fuglesang"] {
        assert_eq!(house.holding(word), Vec::<String>::new(), "{word}");
    }
    let after = house.loaded();
    assert_eq!((after.details.leader.as_str(), after.details.facilitator.as_str()), ("fagleder", "fagleder"));
    house.session = after;
    // The log still works, with the role in it.
    let id = house.session.id;
    for _ in 0..2 {
        house
            .store
            .undo(id, house.store.revision(id).unwrap().unwrap(), Env::fixed().now())
            .unwrap()
            .unwrap();
    }
    let back = house.loaded();
    assert!(back.answers.iter().any(|it| it.body.text() == Some("Spør fagleder, og fagleders vikar")));
}

#[test]
fn every_place_where_words_of_people_stand_has_a_name_people_know() {
    for column in dialogduk::store::free_columns() {
        for lang in Lang::ALL {
            let named = (texts(*lang).forget.place)(&column);
            assert!(!named.is_empty() && !named.contains(['.', '_']), "{column} in {lang:?}: {named:?}");
        }
    }
}

#[test]
fn every_column_of_text_is_known_to_hold_words_of_people_or_none() {
    // A new column must be put on one of the two lists, so that a name that is replaced is replaced there, too.
    let house = House::new(care_session());
    let db = Connection::open(house.path()).unwrap();
    let mut found = db
        .prepare(
            "SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND c.type IN ('TEXT', 'BLOB', '') AND t.name NOT LIKE 'search_index%'
               AND t.name NOT LIKE 'sqlite%'",
        )
        .unwrap();
    let all: BTreeSet<String> =
        found.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let known: BTreeSet<String> =
        dialogduk::store::free_columns().chain(NO_WORDS.split_whitespace().map(str::to_owned)).collect();
    assert_eq!(all.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "not on any list");
    assert_eq!(known.difference(&all).collect::<Vec<_>>(), Vec::<&String>::new(), "gone from the file");
}

/// Ids, codes, days, what follows from other columns, and the wording of question sets, which is nobody's word of the room.
const NO_WORDS: &str = "\
    added_question.part added_question.question added_question.session answer.also_from answer.body answer.choices \
    answer.heading answer.id answer.meeting_group answer.nature answer.question answer.ranking answer.session \
    answer.sway change_log.at change_log.batch change_log.label change_log.session draft.kept_at draft.key \
    draft.session erased_session.id erased_session.on_day erasing.folder erasing.since heading.id heading.question heading.session \
    keep.id keep.session lineage.content lineage.event lineage.session live.break_until live.clock_since live.heard \
    live.kept_at live.measure live.phase live.question live.ready live.round live.session live.sitting live.view \
    measure.bank measure.category measure.control measure.deadline measure.direction measure.done_on \
    measure.effect_on measure.follow_up measure.form measure.id measure.influence measure.level \
    measure.meeting_group measure.original_deadline measure.priority measure.question measure.read_back \
    measure.repeats measure.responsible_key measure.session measure.start measure.state measure.strand \
    measure.target_group measure.title_key measure.verdict measure_answer.answer measure_answer.measure \
    measure_answer.session measure_event.at measure_event.id measure_event.kind measure_event.measure \
    measure_event.meeting measure_event.session meeting_group.blank meeting_group.id meeting_group.session \
    meeting_group.sitting parked_topic.id parked_topic.measure parked_topic.question parked_topic.session \
    part_attendance.part part_attendance.session part_attendance.sitting part_plan.part part_plan.session \
    place.meeting_group place.phase place.question place.session place.sitting place.stage question_plan.mark \
    question_plan.question question_plan.session question_set.content question_set.content_hash question_set.id \
    question_set.title_en question_set.title_nb question_set.title_nn question_set.wording_hash review.name \
    review.session reviewed.at reviewed.deadline reviewed.measure reviewed.of_session reviewed.outcome \
    reviewed.session reviewed.verdict room_check.moment room_check.session room_check.sitting searched.id \
    searched.kind searched.session session.answers_deleted session.archived_at session.first_date session.follows \
    session.health_service session.hr session.id session.keep_answers session.last_date session.nav \
    session.next_follow_up session.prepared session.question_set session.safety_rep session.state session.title_key \
    session.seal session.trashed_at session.union_rep session.unit unit.seal change_log.seal sent.at sent.format sent.session sent.sha256 sent.what session_event.at session_event.id session_event.kind \
    session_event.session set_question.kind set_question.part set_question.question set_question.question_set \
    sitting.date sitting.id sitting.session sitting.start time_used.phase time_used.question time_used.session \
    time_used.sitting unit.id unit.name_key unit.organisation_number unit.sector vote.measure vote.round \
    vote.session vote_round.id vote_round.session";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn of_any_meeting_the_measures_stay_and_no_count_below_five(session in any_session(1)) {
        let before = Session { details: Details { answers_deleted: None, ..session.details.clone() }, ..session };
        let mut store = Store::in_memory().unwrap();
        store.create_session(&before).unwrap();
        let before = store.load(before.id).unwrap().unwrap().session;
        let told = Forgetting::of(&before);
        let erased = delete_answers(&mut store, &[before.id], &Env::fixed()).unwrap();
        prop_assert!(erased.traces.is_empty(), "{:?}", erased);
        let after = store.load(before.id).unwrap().unwrap().session;
        prop_assert_eq!(after.measures.len(), told.measures);
        for (now, was) in after.measures.iter().zip(&before.measures) {
            let mut was = was.clone();
            was.answers.clear();
            let told = |consent: Option<Consent>| consent.and_then(|it| shown(&Parts::one(it)));
            prop_assert_eq!(told(now.consent), told(was.consent));
            if let Some(Consent { supports, can_live_with, reserves }) = now.consent {
                let mut kept = [supports, can_live_with, reserves];
                kept.sort_unstable();
                // One more than was told, for not everybody is accounted for.
                kept[2] -= 1;
                prop_assert!(kept.iter().all(|count| count % 5 == 0), "{:?}", now.consent);
            }
            was.consent = now.consent;
            prop_assert_eq!(now, &was);
        }
        prop_assert_eq!(&after.measure_events, &before.measure_events);
        prop_assert_eq!(&after.reviewed, &before.reviewed);
        prop_assert!(after.headings.is_empty() && after.keeps.is_empty() && after.topics.is_empty());
        prop_assert!(after.checks.is_empty() && after.rounds.is_empty() && after.part_attendance.is_empty());
        prop_assert_eq!(after.answers.len(), told.figures);
        for answer in &after.answers {
            prop_assert!(matches!(answer.body, Body::Scale(_) | Body::Choice(_) | Body::Stance(_)));
            let question = before.question(&answer.question).unwrap();
            if let Body::Scale(tally) = &answer.body {
                let values = tally.counts.iter().filter(|count| **count > 0).count();
                prop_assert!(values < 3, "how it was spread is gone: {:?}", tally);
            }
            if let (Body::Choice(counts), true) = (&answer.body, question.kind.takes_several()) {
                prop_assert!(counts.iter().all(|(_, count)| *count >= 5), "{:?}", counts);
            }
            // More people than a count can hold are kept as so many as it can.
            let people: u32 = before.answers_to(&question.id).map(|answer| answer.body.answers()).sum();
            let fits = u16::try_from(people).is_ok();
            prop_assert!(!fits || counted(&after, question) == counted(&before, question));
            prop_assert!(!matches!(counted(&after, question), Counted::TooFew | Counted::Nothing));
        }
        // Done twice is done once.
        delete_answers(&mut store, &[before.id], &Env::fixed()).unwrap();
        prop_assert_eq!(store.load(before.id).unwrap().unwrap().session, after);
    }
}

#[test]
fn what_is_not_here_is_left_out() {
    let mut house = House::new(care_session());
    let nobody: SessionId = dialogduk::domain::ids::Id::from_bits(4711).into();
    house.back_up(0);
    let before = house.backups().list();
    let line = at(&house, house.session.answers[0].body.text().unwrap());
    for (what, erase) in [
        ("a meeting that is not here", vec![Erase::Session(nobody)]),
        ("a name nobody has", vec![Erase::Name { name: "Kari Normann".into(), role: "leder".into() }]),
        ("earlier wordings of a line that was never changed", vec![Erase::Wordings(house.session.id, line)]),
        ("nothing", Vec::new()),
    ] {
        let erased = house.store.erase(&erase, Env::fixed().now()).unwrap();
        assert_eq!((erased.texts, erased.copies.len()), (0, 0), "{what}");
        assert_eq!(house.backups().list(), before, "{what}: the backups hold nothing more than the file");
    }
    let erased = delete_answers(&mut house.store, &[nobody], &Env::fixed()).unwrap();
    assert_eq!((erased.texts, house.backups().list()), (0, before));
}
