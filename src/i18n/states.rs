//! Earlier states of a meeting: to look at, and to keep as a copy (L11).

use chrono::NaiveDateTime;

use super::dates::{self, short};
use super::report::area;
use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::ops::{EarlierState, Turn};

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of earlier states.
    StateTexts {
        /// Over the list.
        title: Word = "Tidligere utgaver av møtet", "Tidlegare utgåver av møtet", "Earlier versions of the meeting";
        /// Under the title of the list.
        lead: Word = "Møtet slik det var. Å se på en utgave endrer ingenting.",
            "Møtet slik det var. Å sjå på ei utgåve endrar ingenting.",
            "The meeting as it was. Looking at a version changes nothing.";
        /// There is none in the log.
        none: Word = "Det finnes ingen tidligere utgaver av dette møtet.",
            "Det finst ingen tidlegare utgåver av dette møtet.",
            "There are no earlier versions of this meeting.";
        /// The last row of the list.
        in_backups: Word = "Let i sikkerhetskopiene også …", "Leit i tryggingskopiane òg …", "Look in the backups, too …";
        /// Backups hold nothing else.
        none_in_backups: Word = "Sikkerhetskopiene har ingen andre utgaver av møtet.",
            "Tryggingskopiane har ingen andre utgåver av møtet.",
            "The backups hold no other versions of the meeting.";
        /// It is no longer to be found.
        gone: Word = "Utgaven finnes ikke lenger.", "Utgåva finst ikkje lenger.", "That version is no longer there.";
        /// When, on the wall of the room.
        at: fn(NaiveDateTime) -> String =
            |at| format!("{} {}", short(at.date()), (dates::NB.clock)(at.time())),
            |at| format!("{} {}", short(at.date()), (dates::NN.clock)(at.time())),
            |at| format!("{} {}", short(at.date()), (dates::EN.clock)(at.time()));
        /// What had last been done; the question where it is about one.
        turn: fn(&Turn, &str) -> String = |turn, question| match turn {
            Turn::Begun => "slik det begynte".to_owned(),
            Turn::Prepared => "etter forberedelsene".to_owned(),
            Turn::CheckedIn => "etter innsjekk".to_owned(),
            Turn::Question(_) => format!("etter «{question}»"),
            Turn::LookedBack => "etter tiltakene fra sist".to_owned(),
            Turn::Voted => "etter avstemmingen".to_owned(),
            Turn::Measures => "etter arbeid med tiltakene".to_owned(),
            Turn::CheckedOut => "etter utsjekk".to_owned(),
            Turn::Closed => "da det ble avsluttet".to_owned(),
            Turn::Reopened => "da det ble åpnet igjen".to_owned(),
            Turn::TakenIn => "etter at en annen fil ble hentet inn".to_owned(),
            Turn::BackedUp => "i en sikkerhetskopi".to_owned(),
        }, |turn, question| match turn {
            Turn::Begun => "slik det byrja".to_owned(),
            Turn::Prepared => "etter førebuingane".to_owned(),
            Turn::CheckedIn => "etter innsjekk".to_owned(),
            Turn::Question(_) => format!("etter «{question}»"),
            Turn::LookedBack => "etter tiltaka frå sist".to_owned(),
            Turn::Voted => "etter røystinga".to_owned(),
            Turn::Measures => "etter arbeid med tiltaka".to_owned(),
            Turn::CheckedOut => "etter utsjekk".to_owned(),
            Turn::Closed => "då det vart avslutta".to_owned(),
            Turn::Reopened => "då det vart opna att".to_owned(),
            Turn::TakenIn => "etter at ei anna fil vart henta inn".to_owned(),
            Turn::BackedUp => "i ein tryggingskopi".to_owned(),
        }, |turn, question| match turn {
            Turn::Begun => "as it began".to_owned(),
            Turn::Prepared => "after preparing".to_owned(),
            Turn::CheckedIn => "after check-in".to_owned(),
            Turn::Question(_) => format!("after “{question}”"),
            Turn::LookedBack => "after the measures of last time".to_owned(),
            Turn::Voted => "after the vote".to_owned(),
            Turn::Measures => "after work on the measures".to_owned(),
            Turn::CheckedOut => "after check-out".to_owned(),
            Turn::Closed => "when it was closed".to_owned(),
            Turn::Reopened => "when it was opened again".to_owned(),
            Turn::TakenIn => "after another file was taken in".to_owned(),
            Turn::BackedUp => "in a backup".to_owned(),
        };
        /// So many answers and measures.
        holds: fn(usize, usize) -> String =
            |answers, measures| format!("{answers} svar, {measures} tiltak"),
            |answers, measures| format!("{answers} svar, {measures} tiltak"),
            |answers, measures| format!(
                "{answers} {}, {measures} {}",
                if answers == 1 { "answer" } else { "answers" },
                if measures == 1 { "measure" } else { "measures" }
            );
        /// A question that the meeting no longer has.
        a_question: Word = "et spørsmål", "eit spørsmål", "a question";
        /// In front of the title while one is open; when.
        mark: fn(&str) -> String = |at| format!("utgave {at}"), |at| format!("utgåve {at}"), |at| format!("version {at}");
        /// In the place of «alt er lagret» while one is open.
        only_read: Word = "kan bare leses", "kan berre lesast", "can only be read";
        /// In place of the line for writing; the key of the palette, and the command that keeps it as a copy.
        read_instead: fn(&str, &str) -> String =
            |palette, keep| format!("Tidligere utgave. {palette} «{keep}»."),
            |palette, keep| format!("Tidlegare utgåve. {palette} «{keep}»."),
            |palette, keep| format!("An earlier version. {palette} “{keep}”.");
        /// What is said on opening one.
        opened: Word = "Møtet slik det var. Esc eller kommandolista fører tilbake til nå.",
            "Møtet slik det var. Esc eller kommandolista fører tilbake til no.",
            "The meeting as it was. Esc or the list of commands leads back to now.";
        /// Back in the meeting as it is.
        back: Word = "Dette er møtet slik det er nå.", "Dette er møtet slik det er no.", "This is the meeting as it is now.";
        /// What a copy is marked with in its title; when it stood so.
        copy_mark: fn(&str) -> String = |at| format!("utgave fra {at}"), |at| format!("utgåve frå {at}"), |at| format!("version of {at}");
        /// A copy is there; its title.
        kept: fn(&str) -> String =
            |title| format!("Tatt vare på som et eget møte, merket som prøve så det ikke teller to ganger: {title}"),
            |title| format!("Teke vare på som eit eige møte, merkt som prøve så det ikkje tel to gonger: {title}"),
            |title| format!("Kept as a meeting of its own, marked as a rehearsal so that it does not count twice: {title}");
        /// Head of the column of numbers.
        number: Word = "Nr.", "Nr.", "No.";
        /// Head of the column of times.
        when: Word = "Tid", "Tid", "Time";
        /// Head of the column of turns.
        what: Word = "Utgave", "Utgåve", "Version";
        /// Head of the column of contents.
        content: Word = "Innhold", "Innhald", "Holds";
        /// No version of that number; how many there are.
        no_such: fn(usize) -> String =
            |most| format!("Velg en utgave fra 1 til {most}, slik lista viser dem."),
            |most| format!("Vel ei utgåve frå 1 til {most}, slik lista viser dei."),
            |most| format!("Choose a version from 1 to {most}, as the list shows them.");
        /// Line by line, what can be done with one.
        ways: [Word; 2] = ["les den", "ta vare på den som kopi"], ["les ho", "ta vare på ho som kopi"], ["read it", "keep it as a copy"];
        /// How the command line goes on, on standard error.
        go_on: Word = "Les en: «dialogduk sessions states MØTE --read NR». Ta vare på den som kopi: «--copy NR».",
            "Les ei: «dialogduk sessions states MØTE --read NR». Ta vare på ho som kopi: «--copy NR».",
            "Read one: “dialogduk sessions states MEETING --read NO”. Keep it as a copy: “--copy NO”.";
    }
}

impl StateTexts {
    /// What had last been done, in the words of the meeting's own questions.
    pub fn told(&self, state: &EarlierState, session: &Session, lang: Lang) -> String {
        let question = match &state.turn {
            Turn::Question(id) => {
                session.outline().iter().position(|entry| entry.question.id == *id).and_then(|at| {
                    let question = session.question(id)?;
                    let name = question.short.as_ref().unwrap_or(&question.text).get(lang);
                    // As on its field of the cloth.
                    Some(format!("{} {name}", at + 1))
                })
            }
            _ => None,
        };
        (self.turn)(&state.turn, question.as_deref().unwrap_or(self.a_question))
    }
}
