//! Why a file cannot be read, wherever a person has named one: on the command line, in a meeting, in the settings.

use super::report::area;
use crate::export::problem::ReadProblem;

area! {
    /// Words about files that cannot be read.
    FileTexts {
        /// A file could not be read; takes its path.
        cannot_read: fn(&str, &ReadProblem) -> String =
            |path, why| format!("{path} kan ikke leses: {}.", nb(why)),
            |path, why| format!("{path} kan ikkje lesast: {}.", nn(why)),
            |path, why| format!("{path} cannot be read: {}.", en(why));
        /// Why, as a part of a sentence.
        why: fn(&ReadProblem) -> String = nb, nn, en;
    }
}

/// How many megabytes a file may have, where that is known and it is as many as one.
fn megabytes(most: Option<u64>) -> Option<u64> {
    most.map(|most| most >> 20).filter(|most| *most > 0)
}

fn nb(why: &ReadProblem) -> String {
    match why {
        ReadProblem::NotThere => "fila finnes ikke".into(),
        ReadProblem::Denied => "du har ikke lov til å lese den".into(),
        ReadProblem::Folder => "det er en mappe, ikke en fil".into(),
        ReadProblem::NotAFile => "det er ingen vanlig fil".into(),
        ReadProblem::TooLarge(most) => match megabytes(*most) {
            Some(most) => format!("fila er for stor; den kan være på høyst {most} MB"),
            None => "fila er for stor".into(),
        },
        ReadProblem::Other(words) => words.clone(),
    }
}

fn nn(why: &ReadProblem) -> String {
    match why {
        ReadProblem::NotThere => "fila finst ikkje".into(),
        ReadProblem::Denied => "du har ikkje lov til å lese ho".into(),
        ReadProblem::Folder => "det er ei mappe, ikkje ei fil".into(),
        ReadProblem::NotAFile => "det er inga vanleg fil".into(),
        ReadProblem::TooLarge(most) => match megabytes(*most) {
            Some(most) => format!("fila er for stor; ho kan vere på høgst {most} MB"),
            None => "fila er for stor".into(),
        },
        ReadProblem::Other(words) => words.clone(),
    }
}

fn en(why: &ReadProblem) -> String {
    match why {
        ReadProblem::NotThere => "there is no such file".into(),
        ReadProblem::Denied => "you are not allowed to read it".into(),
        ReadProblem::Folder => "it is a folder, not a file".into(),
        ReadProblem::NotAFile => "it is no ordinary file".into(),
        ReadProblem::TooLarge(most) => match megabytes(*most) {
            Some(most) => format!("the file is too large; it can have at most {most} MB"),
            None => "the file is too large".into(),
        },
        ReadProblem::Other(words) => words.clone(),
    }
}
