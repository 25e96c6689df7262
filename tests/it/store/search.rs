//! Finding words in all meetings (H4): what is found follows what is there, whichever way it came or went.

use dialogduk::domain::change::{Change, Key, Record};
use dialogduk::domain::ids::Id;
use dialogduk::domain::measure::Measure;
use dialogduk::store::{Erase, HitKind, Store};

use super::{answer, commit, meeting, put};

/// The texts found for these words.
fn found(store: &Store, words: &str) -> Vec<String> {
    store.search(words, 50).unwrap().into_iter().map(|hit| hit.text).collect()
}

/// Two meetings; the first with two lines and a measure.
fn store() -> Store {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    let at = store.create_session(&session).unwrap();
    let measure = Measure {
        sign: "Færre tunge løft".into(),
        ..Measure::proposed(Id::from_bits(2 << 40).into(), 0, "Ny seilheis på Åsgård")
    };
    let records = vec![
        put(answer(&session, 0, "Tunge løft på kvelden")),
        put(answer(&session, 1, "Ro når rapporten går")),
        Change::Put(Record::Measure(Box::new(measure))),
    ];
    store.commit(&commit(session.id, at, records)).unwrap();
    store.create_session(&meeting(2)).unwrap();
    store
}

#[test]
fn words_are_found_by_their_beginning_however_they_are_written() {
    let store = store();
    for (words, expected) in [
        ("tunge løft", &["Tunge løft på kvelden", "Færre tunge løft"][..]),
        ("TUNGE LOFT", &["Tunge løft på kvelden", "Færre tunge løft"]),
        ("kvel", &["Tunge løft på kvelden"]),
        ("løft kveld", &["Tunge løft på kvelden"]),
        ("«løft tunge»", &[]),
        ("«tunge løft» kveld", &["Tunge løft på kvelden"]),
        ("rapporten", &["Ro når rapporten går"]),
        ("aasgaard", &["Ny seilheis på Åsgård"]),
        ("faerre", &["Færre tunge løft"]),
        ("heis", &[]),
        ("r", &[]),
        ("\" OR words:*", &[]),
    ] {
        let mut said = found(&store, words);
        said.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(said, expected, "{words}");
    }
}

#[test]
fn a_hit_tells_where_it_stands() {
    let store = store();
    let hits = store.search("seilheis", 50).unwrap();
    let session = meeting(1);
    let [hit] = hits.as_slice() else { panic!("{hits:?}") };
    assert_eq!((hit.session, hit.kind), (session.id, HitKind::Measure));
    assert_eq!((&hit.session_title, &hit.unit_name), (&session.details.title, &session.unit.name));
    assert_eq!(hit.date, session.sittings.first().map(|sitting| sitting.date));
}

#[test]
fn what_is_changed_undone_or_removed_is_found_as_it_is_now() {
    let mut store = store();
    let id = meeting(1).id;
    let now = |store: &Store| store.load(id).unwrap().unwrap();
    let at = now(&store).revision;
    let reworded = answer(&now(&store).session, 0, "Lange gåturer til lageret");
    let at = store.commit(&commit(id, at, vec![put(reworded)])).unwrap();
    assert_eq!((found(&store, "kvelden").len(), found(&store, "lageret").len()), (0, 1));
    let step = store.undo(id, at, dialogduk::env::Env::fixed().now()).unwrap().unwrap();
    assert_eq!((found(&store, "kvelden").len(), found(&store, "lageret").len()), (1, 0));
    let gone = now(&store).session.answers[1].id;
    store.commit(&commit(id, step.revision, vec![Change::Remove(Key::Answer(gone))])).unwrap();
    assert_eq!(found(&store, "rapporten"), Vec::<String>::new());
    store.erase(&[Erase::Session(id)], dialogduk::env::Env::fixed().now()).unwrap();
    for words in ["kvelden", "seilheis", "tunge"] {
        assert_eq!(found(&store, words), Vec::<String>::new(), "{words} of a deleted session");
    }
}

#[test]
fn both_meetings_are_found_by_what_they_are_called() {
    let store = store();
    let hits = store.search("møte", 50).unwrap();
    assert_eq!(hits.iter().filter(|hit| hit.kind == HitKind::Session).count(), 2, "{hits:?}");
    assert_eq!(store.search("møte", 1).unwrap().len(), 1);
    assert_eq!(found(&store, "møte 2"), ["Møte 2"]);
}
