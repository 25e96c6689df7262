//! Column profiles of one's own: what is wrong with a file, and the look before writing.

use super::report::area;
use crate::domain::localized::Lang;
use crate::report::own_profile::{ProfileProblem, ProfileProblemKind};

/// A word around something filled in.
type Around = fn(&str) -> String;

area! {
    /// Words around column profiles.
    ProfileTexts {
        /// No profile of that name; takes the name and where own ones are looked for.
        no_such_profile: fn(&str, &str) -> String =
            |name, folder| format!("Kolonneprofilen «{name}» finnes ikke. Det finnes kort, hms og full, og egne filer i {folder}."),
            |name, folder| format!("Kolonneprofilen «{name}» finst ikkje. Det finst kort, hms og full, og eigne filer i {folder}."),
            |name, folder| format!("There is no column profile “{name}”. There are kort, hms and full, and files of your own in {folder}.");
        /// Under a look at a file; takes its name.
        would_be: Around = |name| format!("Ingenting er skrevet. Fila ville hete «{name}»."),
            |name| format!("Ingenting er skrive. Fila ville heite «{name}»."),
            |name| format!("Nothing is written. The file would be called “{name}”.");
    }
}

/// What is wrong with the profile in this file, in a sentence.
pub fn told(lang: Lang, file: &str, problem: &ProfileProblem) -> String {
    let ProfileProblem { line, kind } = problem;
    let what = match lang {
        Lang::Nb => nb(kind),
        Lang::Nn => nn(kind),
        Lang::En => en(kind),
    };
    match lang {
        Lang::Nb | Lang::Nn => format!("Kolonneprofilen {file}, linje {line}: {what}"),
        Lang::En => format!("The column profile {file}, line {line}: {what}"),
    }
}

fn nb(kind: &ProfileProblemKind) -> String {
    match kind {
        ProfileProblemKind::Syntax(detail) => format!("dette kan ikke leses ({detail})."),
        ProfileProblemKind::NoSuchField(name) => format!(
            "feltet «{name}» finnes ikke. Bruk for eksempel title, responsible, deadline eller state."
        ),
        ProfileProblemKind::Twice(name) => format!("feltet «{name}» har en kolonne allerede."),
        ProfileProblemKind::FieldOrValue => {
            "en kolonne har enten field eller value, og akkurat én av dem.".into()
        }
        ProfileProblemKind::NoHeader => "en kolonne med fast verdi trenger en overskrift (header).".into(),
        ProfileProblemKind::TooManyFixed => {
            "her er det flere kolonner med fast verdi enn det er plass til (ni).".into()
        }
        ProfileProblemKind::NoSuchDate(name) => format!(
            "datoformatet «{name}» finnes ikke. Bruk dd.mm.yyyy, dd.mm.yy, dd/mm/yyyy eller yyyy-mm-dd."
        ),
        ProfileProblemKind::NoColumns => "fila har ingen kolonner. Hver begynner med [[column]].".into(),
    }
}

fn nn(kind: &ProfileProblemKind) -> String {
    match kind {
        ProfileProblemKind::Syntax(detail) => format!("dette kan ikkje lesast ({detail})."),
        ProfileProblemKind::NoSuchField(name) => {
            format!("feltet «{name}» finst ikkje. Bruk til dømes title, responsible, deadline eller state.")
        }
        ProfileProblemKind::Twice(name) => format!("feltet «{name}» har ein kolonne alt."),
        ProfileProblemKind::FieldOrValue => {
            "ein kolonne har anten field eller value, og nett éin av dei.".into()
        }
        ProfileProblemKind::NoHeader => "ein kolonne med fast verdi treng ei overskrift (header).".into(),
        ProfileProblemKind::TooManyFixed => {
            "her er det fleire kolonnar med fast verdi enn det er plass til (ni).".into()
        }
        ProfileProblemKind::NoSuchDate(name) => format!(
            "datoformatet «{name}» finst ikkje. Bruk dd.mm.yyyy, dd.mm.yy, dd/mm/yyyy eller yyyy-mm-dd."
        ),
        ProfileProblemKind::NoColumns => "fila har ingen kolonnar. Kvar byrjar med [[column]].".into(),
    }
}

fn en(kind: &ProfileProblemKind) -> String {
    match kind {
        ProfileProblemKind::Syntax(detail) => format!("this cannot be read ({detail})."),
        ProfileProblemKind::NoSuchField(name) => {
            format!("there is no field “{name}”. Use for example title, responsible, deadline or state.")
        }
        ProfileProblemKind::Twice(name) => format!("the field “{name}” has a column already."),
        ProfileProblemKind::FieldOrValue => {
            "a column has either field or value, and exactly one of them.".into()
        }
        ProfileProblemKind::NoHeader => "a column with a fixed value needs a header.".into(),
        ProfileProblemKind::TooManyFixed => {
            "there are more columns with fixed values than there is room for (nine).".into()
        }
        ProfileProblemKind::NoSuchDate(name) => {
            format!("there is no date format “{name}”. Use dd.mm.yyyy, dd.mm.yy, dd/mm/yyyy or yyyy-mm-dd.")
        }
        ProfileProblemKind::NoColumns => "the file has no columns. Each begins with [[column]].".into(),
    }
}
