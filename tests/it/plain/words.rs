//! Words the guard asks about, line by line (J3): others take their place in the same command, wherever they were said.

use dialogduk::env::Env;
use dialogduk::ops::Store;
use dialogduk::store::SessionFilter;

use super::{Meeting, has, play};

const RISKY: &str = "Ola Hansen er syk";

fn topics(meeting: &Meeting) -> Vec<String> {
    meeting.session().topics.iter().map(|topic| topic.text.clone()).collect()
}

fn titles(meeting: &Meeting) -> Vec<String> {
    meeting.session().measures.iter().map(|measure| measure.title.clone()).collect()
}

#[test]
fn a_topic_is_parked_in_other_words_and_nothing_is_answered() {
    let mut meeting = Meeting::new();
    // At a list, and where lines are votes; once in words that are asked about again.
    let said = meeting.play(&format!("/parkér tema {RISKY}\nUro på avdelingen\n"));
    has(&said, "Skriv linja på nytt");
    meeting.play(&format!("/gå 3\n/parkér tema {RISKY}\nKari er syk\nUro igjen\n"));
    assert_eq!(topics(&meeting), ["Uro på avdelingen", "Uro igjen"]);
    assert!(meeting.session().answers.is_empty(), "{:?}", meeting.texts());
}

#[test]
fn an_empty_line_leaves_everything_and_the_word_keeps_the_words() {
    let mut meeting = Meeting::new();
    let said = meeting.play(&format!("/parkér tema {RISKY}\n\n"));
    has(&said, "Det er ikke lagret.");
    assert!(topics(&meeting).is_empty() && meeting.session().answers.is_empty());
    meeting.play(&format!("/parkér tema {RISKY}\nbehold\n"));
    assert_eq!(topics(&meeting), [RISKY]);
}

#[test]
fn a_measure_a_line_and_a_heading_get_the_other_words() {
    let mut meeting = Meeting::new();
    meeting.play("Tunge løft\nMye støy\n");
    meeting.play(&format!("/tiltak {RISKY}\nFast vikarordning\n"));
    assert_eq!(titles(&meeting), ["Fast vikarordning"]);
    meeting.play(&format!("/endre 1 {RISKY}\nTunge løft om natta\n"));
    let said = meeting.play(&format!("/samle 1,2 {RISKY}\nArbeidsmiljø\n"));
    has(&said, "under «Arbeidsmiljø»");
    assert_eq!(meeting.texts(), ["Tunge løft om natta", "Mye støy"]);
    assert_eq!(meeting.session().headings[0].text, "Arbeidsmiljø");
}

#[test]
fn a_reason_that_was_asked_for_gets_the_other_words() {
    let mut meeting = Meeting::new();
    meeting.play("/tiltak Ro i gangen\n");
    meeting.play(&format!("/parker 1\n{RISKY}\nVi venter på midler\n"));
    let session = meeting.session();
    let reason = session.measures[0].reason().map(|reason| reason.as_str().to_owned());
    assert_eq!(reason.as_deref(), Some("Vi venter på midler"), "{:?}", session.measures[0].state);
}

#[test]
fn a_new_meeting_gets_the_other_words_for_its_purpose() {
    let (env, mut store) = (Env::fixed(), Store::in_memory().unwrap());
    let form = "\nSolbakken sykehjem\nNED kjerneduk\n5 5\n22.11.2026\n14.30\n90\navdelingsleder\nKåre\n";
    play(&mut store, None, &env, &format!("{form}{RISKY}\nRo på vakt\n"));
    let sessions = store.sessions(&SessionFilter::default(), None, 2).unwrap();
    let purpose = store.load(sessions[0].id).unwrap().unwrap().session.details.purpose;
    assert_eq!(purpose, "Ro på vakt");
}
