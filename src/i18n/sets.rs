//! What is wrong with a question set file, and what a valid set could do better.
//!
//! Each sentence says what was found, what was expected and what to do. Keys, codes and signs of the file stay as
//! they are in every language; they are in quotation marks so that they can be told from the sentence.

use crate::domain::localized::Lang;
use crate::domain::question_set::Covers;
use crate::rules::set_lints::{Lint, MEASURE_PERCENT};
use crate::sets::problem::{Expected, IdKind, ProblemKind, SetProblem, SyntaxFault, TableKind, ValueType};

/// Texts about question set files.
pub struct SetTexts {
    /// A problem with its file and place, as one sentence or two.
    pub problem: fn(file: &str, problem: &SetProblem) -> String,
    /// A problem without its place.
    pub problem_alone: fn(kind: &ProblemKind) -> String,
    /// Advice about a valid set.
    pub lint: fn(lint: &Lint) -> String,
}

/// Bokmål.
pub(super) static NB: SetTexts = SetTexts {
    problem: |file, it| placed(Lang::Nb, file, it),
    problem_alone: |kind| problem(Lang::Nb, kind),
    lint: |it| lint(Lang::Nb, it),
};
/// Nynorsk.
pub(super) static NN: SetTexts = SetTexts {
    problem: |file, it| placed(Lang::Nn, file, it),
    problem_alone: |kind| problem(Lang::Nn, kind),
    lint: |it| lint(Lang::Nn, it),
};
/// English.
pub(super) static EN: SetTexts = SetTexts {
    problem: |file, it| placed(Lang::En, file, it),
    problem_alone: |kind| problem(Lang::En, kind),
    lint: |it| lint(Lang::En, it),
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
pub(super) use say;

fn placed(lang: Lang, file: &str, problem_at: &SetProblem) -> String {
    let SetProblem { line, column, kind } = problem_at;
    let what = problem(lang, kind);
    say!(lang;
        "{file}, linje {line}, kolonne {column}: {what}";
        "{file}, linje {line}, kolonne {column}: {what}";
        "{file}, line {line}, column {column}: {what}")
}

fn problem(lang: Lang, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NotUtf8 => say!(lang;
            "her står noe som ikke er UTF-8-tekst. Lagre fila på nytt med koding «UTF-8».";
            "her står noko som ikkje er UTF-8-tekst. Lagre fila på nytt med koding «UTF-8».";
            "this is not UTF-8 text. Save the file again with the encoding “UTF-8”."),
        ProblemKind::TooLarge { bytes, limit } => {
            let (size, most) = (bytes.div_ceil(1024), limit / 1024);
            say!(lang;
                "fila er på {size} kB, og et spørsmålssett kan være på høyst {most} kB. Er det rett fil?";
                "fila er på {size} kB, og eit spørsmålssett kan vere på høgst {most} kB. Er det rett fil?";
                "the file is {size} kB, and a question set can be {most} kB at most. Is it the right file?")
        }
        ProblemKind::Syntax(fault) => syntax(lang, fault),
        ProblemKind::NotASet => say!(lang;
            "dette er ikke et spørsmålssett. Et sett begynner med linja schema = 1; se et som virker.";
            "dette er ikkje eit spørsmålssett. Eit sett byrjar med linja schema = 1; sjå eit som verkar.";
            "this is not a question set. A set begins with the line schema = 1; look at one that works."),
        ProblemKind::NewerSchema { found, known } => say!(lang;
            "fila er skrevet for en nyere dialogduk (schema {found}); denne leser til og med schema {known}. Oppdater programmet.";
            "fila er skriven for ein nyare dialogduk (schema {found}); denne les til og med schema {known}. Oppdater programmet.";
            "the file is written for a newer dialogduk (schema {found}); this one reads up to schema {known}. Update the program."),
        ProblemKind::UnknownKey { key, table, nearest } => {
            let here = table_name(lang, *table);
            let remedy = meant_or_list(lang, *nearest, table.keys());
            say!(lang;
                "ukjent nøkkel «{key}» {here}. {remedy}";
                "ukjend nøkkel «{key}» {here}. {remedy}";
                "unknown key “{key}” {here}. {remedy}")
        }
        ProblemKind::MissingKey { key, table } => {
            let here = table_name(lang, *table);
            let example = example_of(lang, key);
            say!(lang;
                "mangler «{key}» {here}. Det kan se slik ut: {example}";
                "manglar «{key}» {here}. Det kan sjå slik ut: {example}";
                "“{key}” is missing {here}. It could look like this: {example}")
        }
        ProblemKind::WrongType { key, found, expected } => {
            let (found, expected) = (type_name(lang, *found), expected_name(lang, *expected));
            say!(lang;
                "fant {found} i «{key}», ventet {expected}.";
                "fann {found} i «{key}», venta {expected}.";
                "found {found} in “{key}”, expected {expected}.")
        }
        ProblemKind::UnknownCode { key, found, codes, nearest } => {
            let codes = codes.join(", ");
            let hint = nearest.map(|nearest| format!(" {}", meant(lang, nearest))).unwrap_or_default();
            say!(lang;
                "fant «{found}» i «{key}», ventet en av: {codes}.{hint}";
                "fann «{found}» i «{key}», venta ein av: {codes}.{hint}";
                "found “{found}” in “{key}”, expected one of: {codes}.{hint}")
        }
        ProblemKind::OutOfRange { key, found, min, max } => {
            if *max >= i64::from(u32::MAX) {
                say!(lang;
                    "fant {found} i «{key}», ventet et helt tall fra {min} og oppover.";
                    "fann {found} i «{key}», venta eit heilt tal frå {min} og oppover.";
                    "found {found} in “{key}”, expected a whole number from {min} upwards.")
            } else if min == max {
                say!(lang;
                    "fant {found} i «{key}», ventet {min}.";
                    "fann {found} i «{key}», venta {min}.";
                    "found {found} in “{key}”, expected {min}.")
            } else {
                say!(lang;
                    "fant {found} i «{key}», ventet et helt tall fra {min} til {max}.";
                    "fann {found} i «{key}», venta eit heilt tal frå {min} til {max}.";
                    "found {found} in “{key}”, expected a whole number from {min} to {max}.")
            }
        }
        ProblemKind::SilentOverMinutes { silent, minutes } => say!(lang;
            "{silent} stille minutter er flere enn spørsmålets {minutes} minutter i alt. Sett «silent» ned eller «minutes» opp.";
            "{silent} stille minutt er fleire enn dei {minutes} minutta spørsmålet har i alt. Set «silent» ned eller «minutes» opp.";
            "{silent} silent minutes are more than the question’s {minutes} minutes in all. Lower “silent” or raise “minutes”."),
        ProblemKind::DuplicateId { id, of, first_line } => match of {
            IdKind::Part => say!(lang;
                "delen «{id}» finnes fra før på linje {first_line}. Gi den ene en annen id.";
                "delen «{id}» finst frå før på linje {first_line}. Gi den eine ein annan id.";
                "there is already a part “{id}” on line {first_line}. Give one of them another id."),
            IdKind::Question => say!(lang;
                "spørsmålet «{id}» finnes fra før på linje {first_line}. Gi det ene en annen id.";
                "spørsmålet «{id}» finst frå før på linje {first_line}. Gi det eine ein annan id.";
                "there is already a question “{id}” on line {first_line}. Give one of them another id."),
            IdKind::Option => say!(lang;
                "valget «{id}» finnes fra før i spørsmålet, på linje {first_line}. Gi det ene en annen id.";
                "valet «{id}» finst frå før i spørsmålet, på linje {first_line}. Gi det eine ein annan id.";
                "the question already has an option “{id}”, on line {first_line}. Give one of them another id."),
        },
        ProblemKind::SetIdTaken { id, file } => say!(lang;
            "settet «{id}» finnes også i {file}, og den fila gjelder. Gi dette settet en annen id.";
            "settet «{id}» finst òg i {file}, og den fila gjeld. Gi dette settet ein annan id.";
            "the set “{id}” is also in {file}, and that file counts. Give this set another id."),
        ProblemKind::BadId { found, suggestion } => {
            let remedy = match suggestion {
                Some(suggestion) => say!(lang;
                    "Skriv for eksempel «{suggestion}».";
                    "Skriv til dømes «{suggestion}».";
                    "Write for example “{suggestion}”."),
                None => say!(lang;
                    "Skriv for eksempel «mitt-1».";
                    "Skriv til dømes «mitt-1».";
                    "Write for example “mine-1”."),
            };
            say!(lang;
                "«{found}» kan ikke være en id. En id har bare små bokstaver a–z, tall og bindestrek, og begynner med en bokstav. {remedy}";
                "«{found}» kan ikkje vere ein id. Ein id har berre små bokstavar a–z, tal og bindestrek, og byrjar med ein bokstav. {remedy}";
                "“{found}” cannot be an id. An id has only small letters a–z, digits and hyphens, and begins with a letter. {remedy}")
        }
        ProblemKind::MissingBokmal { key } => say!(lang;
            "«{key}» mangler teksten på bokmål, nb. Nynorsk (nn) og engelsk (en) kan utelates, bokmål ikke.";
            "«{key}» manglar teksten på bokmål, nb. Nynorsk (nn) og engelsk (en) kan utelatast, bokmål ikkje.";
            "“{key}” has no text in bokmål, nb. Nynorsk (nn) and English (en) can be left out, bokmål cannot."),
        ProblemKind::EmptyText { key } => say!(lang;
            "«{key}» er tom. Skriv en tekst, eller ta bort hele linja hvis den ikke trengs.";
            "«{key}» er tom. Skriv ein tekst, eller ta bort heile linja om ho ikkje trengst.";
            "“{key}” is empty. Write a text, or take away the whole line if it is not needed."),
        ProblemKind::EmptyList { key } => say!(lang;
            "«{key}» er tom, ventet minst én.";
            "«{key}» er tom, venta minst éin.";
            "“{key}” is empty, expected at least one."),
        ProblemKind::TooLong { key, length, limit } => say!(lang;
            "«{key}» har {length} tegn, og det er plass til {limit}. Gjør teksten kortere.";
            "«{key}» har {length} teikn, og det er plass til {limit}. Gjer teksten kortare.";
            "“{key}” has {length} characters, and there is room for {limit}. Make the text shorter."),
        ProblemKind::Unprintable { key, character } => {
            let what = character_name(lang, *character);
            say!(lang;
                "«{key}» inneholder {what}. Skriv teksten på én linje, uten usynlige tegn.";
                "«{key}» inneheld {what}. Skriv teksten på éi linje, utan usynlege teikn.";
                "“{key}” contains {what}. Write the text on one line, without invisible characters.")
        }
        ProblemKind::TooFewOptions { kind, found } => {
            let kind = kind.code();
            say!(lang;
                "et spørsmål av typen «{kind}» trenger minst to valg i «options», fant {found}.";
                "eit spørsmål av typen «{kind}» treng minst to val i «options», fann {found}.";
                "a question of the type “{kind}” needs at least two in “options”, found {found}.")
        }
        ProblemKind::OptionsNotAllowed { kind } => {
            let kind = kind.code();
            say!(lang;
                "et spørsmål av typen «{kind}» har ingen valg. Ta bort «options», eller bruk typen «choice», «multi_choice» eller «rank».";
                "eit spørsmål av typen «{kind}» har ingen val. Ta bort «options», eller bruk typen «choice», «multi_choice» eller «rank».";
                "a question of the type “{kind}” has no options. Take away “options”, or use the type “choice”, “multi_choice” or “rank”.")
        }
        ProblemKind::UnknownMeasure { id } => say!(lang;
            "tiltaket «{id}» finnes ikke i tiltaksbanken. Rett id-en, eller ta den bort.";
            "tiltaket «{id}» finst ikkje i tiltaksbanken. Rett id-en, eller ta han bort.";
            "there is no measure “{id}” in the measure bank. Correct the id, or take it away."),
    }
}

fn syntax(lang: Lang, fault: &SyntaxFault) -> String {
    match fault {
        SyntaxFault::UnclosedText => say!(lang;
            "teksten mangler anførselstegnet \" på slutten. Sett det inn her.";
            "teksten manglar hermeteiknet \" på slutten. Set det inn her.";
            "the text lacks its last quotation mark \". Put it in here."),
        SyntaxFault::UnquotedText { found } => say!(lang;
            "fant {found}. Tekst skal stå mellom rette anførselstegn: \"{found}\"";
            "fann {found}. Tekst skal stå mellom rette hermeteikn: \"{found}\"";
            "found {found}. Text stands between straight quotation marks: \"{found}\""),
        SyntaxFault::FancyQuotes { found } => say!(lang;
            "fant {found}. Bruk rette anførselstegn \" rundt teksten; skriveprogrammer bytter dem gjerne ut.";
            "fann {found}. Bruk rette hermeteikn \" rundt teksten; skriveprogram byter dei gjerne ut.";
            "found {found}. Use straight quotation marks \" around the text; word processors like to replace them."),
        SyntaxFault::TrueOrFalse { found } => say!(lang;
            "fant {found}. Skriv «true» for ja eller «false» for nei, med små bokstaver og uten anførselstegn.";
            "fann {found}. Skriv «true» for ja eller «false» for nei, med små bokstavar og utan hermeteikn.";
            "found {found}. Write “true” for yes or “false” for no, in small letters and without quotation marks."),
        SyntaxFault::Backslash => say!(lang;
            "omvendt skråstrek \\ har en egen betydning her. Skriv to (\\\\), eller bruk en vanlig skråstrek (/).";
            "omvend skråstrek \\ har ei eiga tyding her. Skriv to (\\\\), eller bruk ein vanleg skråstrek (/).";
            "a backslash \\ has a meaning of its own here. Write two (\\\\), or use an ordinary slash (/)."),
        SyntaxFault::ControlCharacter => say!(lang;
            "her står et usynlig styretegn. Slett det og skriv stedet på nytt.";
            "her står eit usynleg styreteikn. Slett det og skriv staden på nytt.";
            "there is an invisible control character here. Delete it and write this place again."),
        SyntaxFault::MissingEquals => say!(lang;
            "ventet = etter nøkkelen, slik: minutes = 7";
            "venta = etter nøkkelen, slik: minutes = 7";
            "expected = after the key, like this: minutes = 7"),
        SyntaxFault::MissingValue => say!(lang;
            "ventet en verdi her, for eksempel \"en tekst\", 7 eller true.";
            "venta ein verdi her, til dømes \"ein tekst\", 7 eller true.";
            "expected a value here, for example \"a text\", 7 or true."),
        SyntaxFault::CommaOrEnd { end } => say!(lang;
            "ventet komma før det neste, eller {end} til slutt.";
            "venta komma før det neste, eller {end} til slutt.";
            "expected a comma before the next one, or {end} at the end."),
        SyntaxFault::ExtraComma => say!(lang;
            "her er det et komma for mye. Ta det bort.";
            "her er det eit komma for mykje. Ta det bort.";
            "there is a comma too many here. Take it away."),
        SyntaxFault::UnclosedHeading => say!(lang;
            "overskriften mangler klamme på slutten. Skriv [title] med enkle eller [[part]] med doble klammer.";
            "overskrifta manglar klamme på slutten. Skriv [title] med enkle eller [[part]] med doble klammer.";
            "the heading lacks its last bracket. Write [title] with single or [[part]] with double brackets."),
        SyntaxFault::BadKey { found } => say!(lang;
            "fant «{found}», ventet en nøkkel. En nøkkel har bare bokstaver a–z, tall og understrek, for eksempel answered_by.";
            "fann «{found}», venta ein nøkkel. Ein nøkkel har berre bokstavar a–z, tal og understrek, til dømes answered_by.";
            "found “{found}”, expected a key. A key has only letters a–z, digits and underscores, for example answered_by."),
        SyntaxFault::RepeatedKey { key, heading: false } => say!(lang;
            "«{key}» står fra før på samme sted. Ta bort den ene linja.";
            "«{key}» står frå før på same stad. Ta bort den eine linja.";
            "“{key}” already stands in the same place. Take one of the lines away."),
        SyntaxFault::RepeatedKey { key, heading: true } => say!(lang;
            "overskriften «{key}» finnes fra før. Deler og spørsmål har doble klammer: [[part]] og [[part.question]].";
            "overskrifta «{key}» finst frå før. Delar og spørsmål har doble klammer: [[part]] og [[part.question]].";
            "there is already a heading “{key}”. Parts and questions have double brackets: [[part]] and [[part.question]]."),
        SyntaxFault::QuoteInText => say!(lang;
            "anførselstegnet \" rett før her avslutter teksten. Inni en tekst brukes « og » i stedet.";
            "hermeteiknet \" rett før her avsluttar teksten. Inni ein tekst bruker ein « og » i staden.";
            "the quotation mark \" just before this ends the text. Inside a text use “ and ” instead."),
        SyntaxFault::AfterValue => say!(lang;
            "verdien er slutt, men linja fortsetter. Ta bort det som står her, eller flytt det til en ny linje.";
            "verdien er slutt, men linja held fram. Ta bort det som står her, eller flytt det til ei ny linje.";
            "the value has ended, but the line goes on. Take away what stands here, or move it to a new line."),
        SyntaxFault::BadNumber => say!(lang;
            "dette er ikke et tall slik det skrives her. Skriv bare sifre, for eksempel 7.";
            "dette er ikkje eit tal slik det skal skrivast her. Skriv berre siffer, til dømes 7.";
            "this is not a number as it is written here. Write digits only, for example 7."),
        SyntaxFault::TooDeep => say!(lang;
            "her er det for mange klammer inni hverandre.";
            "her er det for mange klammer inni kvarandre.";
            "there are too many brackets inside each other here."),
        SyntaxFault::Other => say!(lang;
            "fila kan ikke leses videre herfra. Sammenlign linja med et sett som virker.";
            "fila kan ikkje lesast vidare herifrå. Samanlikn linja med eit sett som verkar.";
            "the file cannot be read on from here. Compare the line with a set that works."),
    }
}

fn lint(lang: Lang, lint: &Lint) -> String {
    match lint {
        Lint::NoStrengthFirst => say!(lang;
            "R12: ingen spørsmål spør etter det som virker (strength = true), før det første om tiltak. Mas om fravær tar motet fra folk; begynn med det dere får til.";
            "R12: ingen spørsmål spør etter det som verkar (strength = true), før det første om tiltak. Mas om fråvær tek motet frå folk; byrja med det de får til.";
            "R12: no question asks what works (strength = true) before the first one about measures. Nagging about absence drains people; begin with what goes well."),
        Lint::NotCovered { missing } => {
            let who = |each: &Covers| match each {
                Covers::Leader => say!(lang; "lederen (leader)"; "leiaren (leader)"; "the leader (leader)"),
                Covers::Colleague => say!(lang;
                    "kollegene (colleague)"; "kollegaene (colleague)"; "colleagues (colleague)"),
                Covers::Own => say!(lang; "en selv (own)"; "ein sjølv (own)"; "oneself (own)"),
            };
            let missing = missing.iter().map(who).collect::<Vec<_>>().join(", ");
            say!(lang;
                "R26: ingen spørsmål handler om bidraget fra {missing}. Merk spørsmål med «covers», eller legg til ett; alle har et ansvar.";
                "R26: ingen spørsmål handlar om bidraget frå {missing}. Merk spørsmål med «covers», eller legg til eitt; alle har eit ansvar.";
                "R26: no question is about the contribution of {missing}. Mark questions with “covers”, or add one; everyone carries responsibility.")
        }
        Lint::FewMeasureMinutes { minutes, total } => {
            let needed = (total * MEASURE_PERCENT).div_ceil(100);
            say!(lang;
                "R39: {minutes} av {total} minutter går til tiltak og rangering. Sett av minst {needed} (en firedel), ellers blir det prat uten tiltak.";
                "R39: {minutes} av {total} minutt går til tiltak og rangering. Set av minst {needed} (ein firedel), elles blir det prat utan tiltak.";
                "R39: {minutes} of {total} minutes go to measures and ranking. Set aside at least {needed} (a quarter), or it ends in talk without measures.")
        }
        Lint::PartlyTranslated { lang: which, translated, total } => {
            let which = which.code();
            say!(lang;
                "B12: {translated} av {total} tekster finnes på «{which}». Resten vises på bokmål midt i møtet.";
                "B12: {translated} av {total} tekstar finst på «{which}». Resten blir vist på bokmål midt i møtet.";
                "B12: {translated} of {total} texts exist in “{which}”. The rest is shown in bokmål in the middle of the meeting.")
        }
        Lint::NotAStatement { question } => say!(lang;
            "{question}: skalaen går fra uenig til enig, så teksten bør være en påstand og ikke et spørsmål.";
            "{question}: skalaen går frå ueinig til einig, så teksten bør vere ein påstand og ikkje eit spørsmål.";
            "{question}: the scale goes from disagree to agree, so the text should be a statement and not a question."),
        Lint::NoSilence { question } => say!(lang;
            "{question}: hver og en svarer, men uten et stille minutt å tenke i. Sett «silent» til minst 1.";
            "{question}: kvar og ein svarar, men utan eit stille minutt å tenkje i. Set «silent» til minst 1.";
            "{question}: everyone answers on their own, but without a silent minute to think. Set “silent” to at least 1."),
    }
}

/// Where a key stands, as the end of «ukjent nøkkel … ».
fn table_name(lang: Lang, table: TableKind) -> String {
    match table {
        TableKind::Set => say!(lang; "øverst i fila"; "øvst i fila"; "at the top of the file"),
        TableKind::Part => say!(lang; "i en del, [[part]]"; "i ein del, [[part]]"; "in a part, [[part]]"),
        TableKind::Question => say!(lang;
            "i et spørsmål, [[part.question]]";
            "i eit spørsmål, [[part.question]]";
            "in a question, [[part.question]]"),
        TableKind::Option => {
            say!(lang; "i et valg, «options»"; "i eit val, «options»"; "in one of “options”")
        }
        TableKind::Text => say!(lang; "i en tekst"; "i ein tekst"; "in a text"),
    }
}

fn meant(lang: Lang, nearest: &str) -> String {
    say!(lang; "Mente du «{nearest}»?"; "Meinte du «{nearest}»?"; "Did you mean “{nearest}”?")
}

fn meant_or_list(lang: Lang, nearest: Option<&str>, keys: &[&str]) -> String {
    if let Some(nearest) = nearest {
        return meant(lang, nearest);
    }
    let keys = keys.join(", ");
    say!(lang; "Her kan det stå: {keys}."; "Her kan det stå: {keys}."; "What can stand here: {keys}.")
}

/// A line that would do for a missing key.
fn example_of(lang: Lang, key: &str) -> String {
    match key {
        "schema" | "version" => format!("{key} = 1"),
        "id" => say!(lang; "id = \"mitt-1\""; "id = \"mitt-1\""; "id = \"mine-1\""),
        "sector" => "sector = \"alle\"".to_owned(),
        "perspective" => "perspective = \"both\"".to_owned(),
        "licence" => "licence = \"CC BY 4.0\"".to_owned(),
        "type" => "type = \"list\"".to_owned(),
        "minutes" => "minutes = 7".to_owned(),
        "part" => "[[part]]".to_owned(),
        "question" => "[[part.question]]".to_owned(),
        _ => format!("{key} = {{ nb = \"…\" }}"),
    }
}

fn type_name(lang: Lang, found: ValueType) -> String {
    match found {
        ValueType::Text => say!(lang; "tekst"; "tekst"; "text"),
        ValueType::Whole => say!(lang; "et helt tall"; "eit heilt tal"; "a whole number"),
        ValueType::Decimal => say!(lang; "et desimaltall"; "eit desimaltal"; "a decimal number"),
        ValueType::TrueOrFalse => say!(lang; "true eller false"; "true eller false"; "true or false"),
        ValueType::Date => {
            say!(lang; "en dato eller et klokkeslett"; "ein dato eller eit klokkeslett"; "a date or a time")
        }
        ValueType::List => say!(lang; "en liste"; "ei liste"; "a list"),
        ValueType::Table => say!(lang; "en tabell"; "ein tabell"; "a table"),
    }
}

fn expected_name(lang: Lang, expected: Expected) -> String {
    match expected {
        Expected::Text => say!(lang;
            "tekst i anførselstegn: \"…\""; "tekst i hermeteikn: \"…\""; "text in quotation marks: \"…\""),
        Expected::Whole => say!(lang;
            "et helt tall uten anførselstegn, for eksempel 7";
            "eit heilt tal utan hermeteikn, til dømes 7";
            "a whole number without quotation marks, for example 7"),
        Expected::TrueOrFalse => say!(lang;
            "true eller false, uten anførselstegn";
            "true eller false, utan hermeteikn";
            "true or false, without quotation marks"),
        Expected::TextList => say!(lang;
            "en liste av tekster: [\"…\", \"…\"]"; "ei liste av tekstar: [\"…\", \"…\"]"; "a list of texts: [\"…\", \"…\"]"),
        Expected::Localized => say!(lang;
            "tekst med språk: {{ nb = \"…\", nn = \"…\" }}";
            "tekst med språk: {{ nb = \"…\", nn = \"…\" }}";
            "text with its language: {{ nb = \"…\", en = \"…\" }}"),
        Expected::LocalizedList => say!(lang;
            "en liste av tekster med språk: [{{ nb = \"…\" }}]";
            "ei liste av tekstar med språk: [{{ nb = \"…\" }}]";
            "a list of texts with their language: [{{ nb = \"…\" }}]"),
        Expected::Options => say!(lang;
            "en liste av valg: [{{ id = \"ja\", nb = \"Ja\" }}, {{ id = \"nei\", nb = \"Nei\" }}]";
            "ei liste av val: [{{ id = \"ja\", nb = \"Ja\" }}, {{ id = \"nei\", nb = \"Nei\" }}]";
            "a list of options: [{{ id = \"ja\", nb = \"Ja\" }}, {{ id = \"nei\", nb = \"Nei\" }}]"),
        Expected::Parts => say!(lang;
            "deler, hver med doble klammer: [[part]]";
            "delar, kvar med doble klammer: [[part]]";
            "parts, each with double brackets: [[part]]"),
        Expected::Questions => say!(lang;
            "spørsmål, hvert med doble klammer: [[part.question]]";
            "spørsmål, kvart med doble klammer: [[part.question]]";
            "questions, each with double brackets: [[part.question]]"),
    }
}

fn character_name(lang: Lang, character: char) -> String {
    match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
            say!(lang; "et linjeskift"; "eit linjeskift"; "a line break")
        }
        '\t' => say!(lang; "en tabulator"; "ein tabulator"; "a tab"),
        _ => {
            let code = u32::from(character);
            say!(lang;
                "et usynlig tegn (U+{code:04X})";
                "eit usynleg teikn (U+{code:04X})";
                "an invisible character (U+{code:04X})")
        }
    }
}
