//! A line deleted for good, and those that hold its words.

use dialogduk::ops::{NewMeasure, Remains};

use super::*;

/// Two lines of one question put together: one goes on with the words of both, and the other lies in the log.
#[test]
fn of_lines_put_together_or_split_no_words_stay_in_the_log() {
    let (kind, person) = ("Vi har det travelt på kveldstid".to_owned(), canary("person", 1));
    for keeps_wording in [false, true] {
        let mut house = House::new(running_care_session());
        house.act(&add(&house.session.clone(), 0, std::slice::from_ref(&kind)));
        house.act(&add(&house.session.clone(), 0, std::slice::from_ref(&person)));
        let (first, second) = (at(&house, &kind), at(&house, &person));
        house.act(&Op::MergeAnswers(vec![first, second]));
        let erase = if keeps_wording {
            house.act(&Op::EditAnswer { answer: first, text: kind.clone() });
            Erase::Wordings(house.session.id, first)
        } else {
            Erase::Line(house.session.id, first)
        };
        let erased = house.store.erase(&[erase], Env::fixed().now()).unwrap();
        // Half of what it once said is what it says now.
        assert_eq!(erased.elsewhere, usize::from(keeps_wording), "{erased:?}");
        assert_eq!(erased.traces.len(), 0, "{erased:?}");
        assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
        all_the_way_back_and_forth(&mut house);
        assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
        let stands = house.loaded().answers.iter().any(|it| it.body.text() == Some(&kind));
        assert_eq!(stands, keeps_wording);
    }

    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[format!("{kind}\n{person}")]));
    let whole = at(&house, &format!("{kind}\n{person}"));
    house.act(&Op::SplitAnswer { answer: whole });
    let part = at(&house, &person);
    let erased = house.store.erase(&[Erase::Line(house.session.id, part)], Env::fixed().now()).unwrap();
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
    assert!(erased.traces.is_empty(), "{erased:?}");
    assert!(house.loaded().answers.iter().any(|it| it.body.text() == Some(&kind)), "the other part stays");
    all_the_way_back_and_forth(&mut house);
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
}

/// Takes back everything there is to take back, and does it again.
fn all_the_way_back_and_forth(house: &mut House) {
    let id = house.session.id;
    let revision = |house: &House| house.store.revision(id).unwrap().unwrap();
    let before = house.loaded();
    while house.store.undo(id, revision(house), Env::fixed().now()).unwrap().is_some() {}
    while house.store.redo(id, revision(house)).unwrap().is_some() {}
    assert_eq!(house.loaded(), before);
    house.store.rest();
}

#[test]
fn half_of_what_a_line_said_standing_in_another_meeting_is_told_too() {
    let mut house = House::new(running_care_session());
    let (kind, person) = ("Vi har det travelt på kveldstid".to_owned(), canary("person", 1));
    house.act(&add(&house.session.clone(), 0, &[format!("{kind}\n{person}")]));
    let other = Session { id: dialogduk::domain::ids::Id::from_bits(77).into(), ..house.loaded() };
    house.store.create_session(&other).unwrap();
    house.act(&Op::EditAnswer { answer: at(&house, &format!("{kind}\n{person}")), text: person.clone() });
    let line = at(&house, &person);
    house.act(&Op::EditAnswer { answer: line, text: format!("Hver vakt: {person} til slutt") });
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], Env::fixed().now()).unwrap();
    assert_eq!(erased.standing, [Remains::Session(other.id, other.details.title.clone())]);
    assert_eq!(erased.elsewhere, 2, "as it was first and as it was then: {erased:?}");
}

#[test]
fn what_is_known_of_sharing_keeps_no_sum_over_a_line_that_is_deleted_for_good() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("person", 1)]));
    let line = at(&house, &canary("person", 1));
    let lineage = dialogduk::exchange::merge::shared(&house.loaded(), Lineage::default());
    let name = format!("answer/{line}");
    let print = lineage.get(&name).unwrap().print.unwrap().to_string();
    house.store.keep_lineage(house.session.id, None, &lineage).unwrap();
    house.store.rest();
    assert!(!house.holding(&print).is_empty());
    house.store.erase(&[Erase::Line(house.session.id, line)], Env::fixed().now()).unwrap();
    assert_eq!(house.holding(&print), Vec::<String>::new());
    let kept = house.store.lineage(house.session.id).unwrap();
    assert!(kept.get(&name).is_some(), "an old file still does not bring it back unasked");
}

/// Says the same words once more in the meeting.
type Twin<'a> = &'a dyn Fn(&mut House);

/// F4 writes a measure that says what the line says, and one Enter saves it.
#[test]
fn what_stands_in_the_same_meeting_too_is_told_as_deleted_and_where_it_stays() {
    let said = canary("linje", 1);
    let propose = |house: &mut House| {
        let new =
            NewMeasure { title: said.clone(), answers: vec![at(house, &said)], ..NewMeasure::default() };
        house.act(&Op::Propose(new));
    };
    let twice = |house: &mut House| house.act(&Op::DuplicateAnswer(at(house, &said)));
    let later = |house: &mut House| {
        propose(house);
        house.act(&Op::EditAnswer { answer: at(house, &said), text: canary("endret", 2) });
    };
    let table = |house: &mut House| house.act(&Op::SetDetail(DetailEdit::Title(said.clone())));
    let cases: [(&str, Twin<'_>, &str, usize); 4] = [
        ("a measure", &propose, &said, 1),
        ("another line", &twice, &said, 1),
        ("a measure, of an earlier wording", &later, &canary("endret", 2), 2),
        ("the title of the meeting", &table, &said, 1),
    ];
    for (twin, make, now, texts_gone) in cases {
        let mut house = House::new(running_care_session());
        house.act(&add(&house.session.clone(), 0, std::slice::from_ref(&said)));
        make(&mut house);
        let line = at(&house, now);
        let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
        assert_eq!((erased.texts, erased.elsewhere), (texts_gone, 1), "{twin}: {erased:?}");
        let here = Remains::Session(house.session.id, house.loaded().details.title);
        assert_eq!(erased.standing, [here], "{twin}");
        assert!(erased.traces.is_empty() && !house.holding("gulfugl").is_empty(), "{twin}");
        for lang in Lang::ALL {
            let told = (texts(*lang).forget.told)(&erased);
            assert!(told.iter().any(|it| it.contains(&house.session.id.to_string())), "{twin}: {told:?}");
        }
    }
}

#[test]
fn what_is_half_typed_stays_but_for_what_says_the_words_of_the_line_again() {
    let (first, now) = (canary("linje", 1), canary("endret", 2));
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, std::slice::from_ref(&first)));
    let line = at(&house, &first);
    house.act(&Op::EditAnswer { answer: line, text: now.clone() });
    let keys =
        ["again", "earlier", "other"].map(|field| DraftKey::Measure { measure: None, field: field.into() });
    let keys = [&keys[..], &[DraftKey::Edit(line)]].concat();
    let typed = [format!("Ja, {now}"), first.to_uppercase(), "Halv tanke".into(), "Noe annet".into()];
    for (key, text) in keys.iter().zip(&typed) {
        let draft = Draft { key: key.clone(), text: text.clone(), cursor: 0, kept_at: house.env.now() };
        house.store.keep_draft(house.session.id, &draft).unwrap();
    }
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    let left: Vec<String> =
        house.store.drafts(house.session.id).unwrap().into_iter().map(|draft| draft.text).collect();
    assert_eq!(left, ["Halv tanke"]);
    assert_eq!(erased.drafts.len(), 3, "{erased:?}");
    assert!(erased.traces.is_empty(), "{erased:?}");
    house.store.rest();
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
}
