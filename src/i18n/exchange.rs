//! What is wrong with a session file.
//!
//! Keys, codes and ids of the file stay as they are in every language, in quotation marks so that they can be told
//! from the sentence.

use super::Explanation;
use crate::domain::localized::Lang;
use crate::exchange::problem::{Expected, FileProblem, Note, ProblemKind};

/// Texts about session files.
pub struct ExchangeTexts {
    /// Why a file cannot be taken in: what, what is safe, what to do. For the problems of one file, together.
    pub refused: fn(&[FileProblem]) -> Explanation,
    /// One problem with its place, what was found and what was expected.
    pub problem: fn(&FileProblem) -> String,
    /// What a person should know before taking in a file that could be read.
    pub note: fn(Note) -> String,
}

/// Bokmål.
pub(super) static NB: ExchangeTexts = ExchangeTexts {
    refused: |problems| refused(Lang::Nb, problems),
    problem: |it| placed(Lang::Nb, it),
    note: |it| note(Lang::Nb, it),
};
/// Nynorsk.
pub(super) static NN: ExchangeTexts = ExchangeTexts {
    refused: |problems| refused(Lang::Nn, problems),
    problem: |it| placed(Lang::Nn, it),
    note: |it| note(Lang::Nn, it),
};
/// English.
pub(super) static EN: ExchangeTexts = ExchangeTexts {
    refused: |problems| refused(Lang::En, problems),
    problem: |it| placed(Lang::En, it),
    note: |it| note(Lang::En, it),
};

/// The same sentence in the three languages, each a format string that can name what stands around it.
macro_rules! say {
    ($lang:expr; $nb:literal; $nn:literal; $en:literal $(;)?) => {
        match $lang {
            Lang::Nb => format!($nb),
            Lang::Nn => format!($nn),
            Lang::En => format!($en),
        }
    };
}

fn refused(lang: Lang, problems: &[FileProblem]) -> Explanation {
    let of = |what, safe, todo| Explanation { what, safe, todo };
    let safe = match lang {
        Lang::Nb => "Ingenting er hentet inn, og alt du har fra før, er som det var.",
        Lang::Nn => "Ingenting er henta inn, og alt du har frå før, er som det var.",
        Lang::En => "Nothing has been brought in, and everything you already have is as it was.",
    };
    match (problems.first().map(|problem| &problem.kind), lang) {
        (Some(ProblemKind::NotOurs), Lang::Nb) => of(
            "Dette er ikke en møtefil fra dialogduk.",
            safe,
            "Se etter om du valgte riktig fil. Den slutter på .toml eller .json.",
        ),
        (Some(ProblemKind::NotOurs), Lang::Nn) => of(
            "Dette er ikkje ei møtefil frå dialogduk.",
            safe,
            "Sjå etter om du valde rett fil. Ho sluttar på .toml eller .json.",
        ),
        (Some(ProblemKind::NotOurs), Lang::En) => of(
            "This is not a meeting file from dialogduk.",
            safe,
            "Check that you chose the right file. Its name ends in .toml or .json.",
        ),
        (Some(ProblemKind::CutOff), Lang::Nb) => of(
            "Fila er ikke hel: slutten mangler.",
            safe,
            "Be om å få fila sendt på nytt, eller kopier den en gang til.",
        ),
        (Some(ProblemKind::CutOff), Lang::Nn) => of(
            "Fila er ikkje heil: slutten manglar.",
            safe,
            "Be om å få fila send på nytt, eller kopier ho ein gong til.",
        ),
        (Some(ProblemKind::CutOff), Lang::En) => of(
            "The file is not whole: its end is missing.",
            safe,
            "Ask for the file to be sent again, or copy it once more.",
        ),
        (Some(ProblemKind::Newer { .. }), Lang::Nb) => of(
            "Fila er laget med en nyere versjon av dialogduk.",
            safe,
            "Skaff den nye versjonen her også, og hent inn fila da.",
        ),
        (Some(ProblemKind::Newer { .. }), Lang::Nn) => of(
            "Fila er laga med ein nyare versjon av dialogduk.",
            safe,
            "Skaff den nye versjonen her òg, og hent inn fila då.",
        ),
        (Some(ProblemKind::Newer { .. }), Lang::En) => of(
            "The file was made with a newer version of dialogduk.",
            safe,
            "Get the new version here too, and bring the file in then.",
        ),
        (Some(ProblemKind::Syntax { .. }), Lang::Nb) => of(
            "Fila er endret slik at den ikke kan leses lenger.",
            safe,
            "Hent fila på nytt fra den som laget den, eller rett på stedet som er nevnt.",
        ),
        (Some(ProblemKind::Syntax { .. }), Lang::Nn) => of(
            "Fila er endra slik at ho ikkje kan lesast lenger.",
            safe,
            "Hent fila på nytt frå den som laga ho, eller rett på staden som er nemnd.",
        ),
        (Some(ProblemKind::Syntax { .. }), Lang::En) => of(
            "The file has been changed so that it can no longer be read.",
            safe,
            "Get the file again from whoever made it, or correct the place that is named.",
        ),
        (_, Lang::Nb) => of(
            "Noe i fila henger ikke sammen.",
            safe,
            "Hent fila på nytt fra den som laget den, eller rett på stedene som er nevnt.",
        ),
        (_, Lang::Nn) => of(
            "Noko i fila heng ikkje saman.",
            safe,
            "Hent fila på nytt frå den som laga ho, eller rett på stadene som er nemnde.",
        ),
        (_, Lang::En) => of(
            "Something in the file does not fit together.",
            safe,
            "Get the file again from whoever made it, or correct the places that are named.",
        ),
    }
}

fn placed(lang: Lang, problem: &FileProblem) -> String {
    let what = what(lang, &problem.kind);
    let path = &problem.place.path;
    let path = if path.is_empty() { String::new() } else { format!("«{path}»: ") };
    let path = if lang == Lang::En { path.replace('«', "“").replace('»', "”") } else { path };
    match problem.place.line {
        None => format!("{path}{what}"),
        Some((line, column)) => say!(lang;
            "Linje {line}, kolonne {column}: {path}{what}";
            "Linje {line}, kolonne {column}: {path}{what}";
            "Line {line}, column {column}: {path}{what}"),
    }
}

fn what(lang: Lang, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NotOurs => say!(lang;
            "Fila sier ikke at den er en møtefil fra dialogduk.";
            "Fila seier ikkje at ho er ei møtefil frå dialogduk.";
            "The file does not say that it is a meeting file from dialogduk."),
        ProblemKind::TooMuch => say!(lang;
            "Fila er større enn noe møte kan være. Be om den på nytt fra den som laget den.";
            "Fila er større enn noko møte kan vere. Be om ho på nytt frå den som laga ho.";
            "The file is larger than any meeting can be. Ask whoever made it for it again."),
        ProblemKind::TooLong { most } => say!(lang;
            "Teksten er lengre enn {most} tegn.";
            "Teksten er lengre enn {most} teikn.";
            "The text is longer than {most} characters."),
        ProblemKind::CutOff => say!(lang;
            "Her slutter fila, men den siste linja mangler.";
            "Her sluttar fila, men den siste linja manglar.";
            "The file ends here, but its last line is missing."),
        ProblemKind::Newer { found, known } => say!(lang;
            "Fila har format {found}, og denne versjonen leser til og med {known}.";
            "Fila har format {found}, og denne versjonen les til og med {known}.";
            "The file has format {found}, and this version reads up to {known}."),
        ProblemKind::Syntax { .. } => say!(lang;
            "Herfra kan fila ikke leses.";
            "Herifrå kan fila ikkje lesast.";
            "From here the file cannot be read."),
        ProblemKind::UnknownKey => say!(lang;
            "Dette har ingen betydning her. Kanskje er det skrevet feil.";
            "Dette har inga tyding her. Kanskje er det skrive feil.";
            "This has no meaning here. It may be misspelt."),
        ProblemKind::Missing => say!(lang;
            "Dette mangler.";
            "Dette manglar.";
            "This is missing."),
        ProblemKind::WrongType(wanted) => {
            let wanted = expected(lang, *wanted);
            say!(lang; "Her skal det stå {wanted}."; "Her skal det stå {wanted}."; "There should be {wanted} here.")
        }
        ProblemKind::BadValue { found, expected: wanted } => {
            let wanted = expected(lang, *wanted);
            say!(lang;
                "Her står «{found}», men det skal være {wanted}.";
                "Her står «{found}», men det skal vere {wanted}.";
                "It says “{found}”, but should be {wanted}.")
        }
        ProblemKind::UnknownCode { found, codes } => {
            let codes = codes.join(", ");
            say!(lang;
                "Her står «{found}», men det skal være ett av disse: {codes}.";
                "Her står «{found}», men det skal vere eitt av desse: {codes}.";
                "It says “{found}”, but should be one of: {codes}.")
        }
        ProblemKind::OutOfRange { found, least, most } => say!(lang;
            "Her står {found}, men tallet skal være fra {least} til {most}.";
            "Her står {found}, men talet skal vere frå {least} til {most}.";
            "It says {found}, but the number should be from {least} to {most}."),
        ProblemKind::Twice { id } => say!(lang;
            "«{id}» står to ganger. Det skal stå én gang.";
            "«{id}» står to gonger. Det skal stå éin gong.";
            "“{id}” is there twice. It should be there once."),
        ProblemKind::PointsNowhere { to } => say!(lang;
            "Viser til «{to}», som ikke er i fila.";
            "Viser til «{to}», som ikkje er i fila.";
            "Points to “{to}”, which is not in the file."),
        ProblemKind::DoesNotFit => say!(lang;
            "Svaret har en annen form enn spørsmålet ber om.";
            "Svaret har ei anna form enn spørsmålet ber om.";
            "The answer has another shape than its question asks for."),
        ProblemKind::NoSitting => say!(lang;
            "Møtet har ingen samling. Det skal ha minst én.";
            "Møtet har inga samling. Det skal ha minst éi.";
            "The meeting has no sitting. It should have at least one."),
        ProblemKind::Plenaries { found } => say!(lang;
            "Samlingen har {found} plenum. Den skal ha akkurat ett.";
            "Samlinga har {found} plenum. Ho skal ha nøyaktig eitt.";
            "The sitting has {found} plenaries. It should have exactly one."),
        ProblemKind::Set(kind) => (super::texts(lang).sets.problem_alone)(kind),
    }
}

fn expected(lang: Lang, expected: Expected) -> String {
    match expected {
        Expected::Text => {
            say!(lang; "en tekst i anførselstegn"; "ein tekst i hermeteikn"; "a text in quotation marks")
        }
        Expected::Whole => say!(lang; "et helt tall"; "eit heilt tal"; "a whole number"),
        Expected::TrueOrFalse => say!(lang; "true eller false"; "true eller false"; "true or false"),
        Expected::List => say!(lang; "en liste"; "ei liste"; "a list"),
        Expected::Table => say!(lang; "en tabell"; "ein tabell"; "a table"),
        Expected::Id => say!(lang;
            "en id på seksten tegn"; "ein id på seksten teikn"; "an id of sixteen characters"),
        Expected::WrittenId => say!(lang;
            "en id av små bokstaver, sifre og bindestrek";
            "ein id av små bokstavar, siffer og bindestrek";
            "an id of small letters, digits and hyphens"),
        Expected::Date => say!(lang;
            "en dato som 2026-11-22"; "ein dato som 2026-11-22"; "a date such as 2026-11-22"),
        Expected::Retention => say!(lang;
            "«12 months», en dato som 2028-03-12, eller «always»";
            "«12 months», ein dato som 2028-03-12, eller «always»";
            "“12 months”, a date such as 2028-03-12, or “always”"),
        Expected::Time => say!(lang;
            "et klokkeslett som 13:15"; "eit klokkeslett som 13:15"; "a time such as 13:15"),
        Expected::Moment => say!(lang;
            "et tidspunkt som 2026-11-22T12:15:00Z";
            "eit tidspunkt som 2026-11-22T12:15:00Z";
            "a moment such as 2026-11-22T12:15:00Z"),
        Expected::FiveCounts => say!(lang; "fem hele tall"; "fem heile tal"; "five whole numbers"),
        Expected::WordAndCount => say!(lang;
            "et ord og et antall: [\"…\", 3]";
            "eit ord og eit tal: [\"…\", 3]";
            "a word and a number: [\"…\", 3]"),
        Expected::OptionAndCount => say!(lang;
            "et alternativ og et antall: [\"…\", 3]";
            "eit alternativ og eit tal: [\"…\", 3]";
            "an option and a number: [\"…\", 3]"),
        Expected::MeasureAndCount => say!(lang;
            "et tiltak og et antall: [\"…\", 3]";
            "eit tiltak og eit tal: [\"…\", 3]";
            "a measure and a number: [\"…\", 3]"),
        Expected::OneBody => say!(lang;
            "akkurat ett av text, scale, choices, ranking, number og stance";
            "nøyaktig eitt av text, scale, choices, ranking, number og stance";
            "exactly one of text, scale, choices, ranking, number and stance"),
    }
}

fn note(lang: Lang, note: Note) -> String {
    match note {
        Note::Altered => say!(lang;
            "Fila er endret etter at dialogduk skrev den. Vil du hente den inn likevel?";
            "Fila er endra etter at dialogduk skreiv ho. Vil du hente ho inn likevel?";
            "The file has been changed since dialogduk wrote it. Bring it in all the same?"),
        Note::WordingAltered => say!(lang;
            "Spørsmålene i fila er endret siden møtet, så svarene kan høre til andre ord. Vil du hente den inn likevel?";
            "Spørsmåla i fila er endra sidan møtet, så svara kan høyre til andre ord. Vil du hente ho inn likevel?";
            "The questions in the file have been changed since the meeting, so the answers may belong to other words. Bring it in all the same?"),
        Note::InTrash => say!(lang;
            "Møtet ligger i papirkurven her, og det som ligger der, blir byttet ut med fila. Vil du hente den inn likevel?";
            "Møtet ligg i papirkorga her, og det som ligg der, blir bytt ut med fila. Vil du hente ho inn likevel?";
            "The meeting lies in the trash here, and the file would take its place. Bring it in all the same?"),
        Note::Erased(day) => {
            let day = super::dates::short(day);
            say!(lang;
                "Møtet ble slettet for godt her {day}, og fila henter det tilbake. Vil du det?";
                "Møtet vart sletta for godt her {day}, og fila hentar det tilbake. Vil du det?";
                "The meeting was deleted here for good on {day}, and the file would bring it back. Do you want that?")
        }
        Note::Cleaned(1) => say!(lang;
            "Usynlige tegn er tatt ut av én tekst.";
            "Usynlege teikn er tekne ut av éin tekst.";
            "Invisible characters were taken out of one text."),
        Note::Cleaned(texts) => say!(lang;
            "Usynlige tegn er tatt ut av {texts} tekster.";
            "Usynlege teikn er tekne ut av {texts} tekstar.";
            "Invisible characters were taken out of {texts} texts."),
    }
}
