//! The words: nynorsk is nynorsk, nothing of another language is left over, and labels fit where they stand (K1).
//!
//! That no text is missing is the compiler's to say. These tests read the sources of `i18n`, because closures hide
//! their words from everything else.

use std::collections::{BTreeMap, BTreeSet};

use dialogduk::domain::localized::Lang;
use dialogduk::i18n::texts;
use dialogduk::text::width::cells;
use dialogduk::tui::commands::{COMMANDS, Id};
use dialogduk::tui::model::Screen;

use crate::commands::at;
use crate::layers::source::{Source, Token, sources};

/// A text of one language, and where it stands.
struct Said {
    lang: Lang,
    place: String,
    text: String,
}

/// Words that bokmål has and nynorsk spells or says in another way.
const ONLY_NB: &[&str] = &[
    "ansatte",
    "ansatt",
    "ansvarlig",
    "ansvarlige",
    "annen",
    "annet",
    "bare",
    "bedre",
    "blitt",
    "da",
    "dagene",
    "dem",
    "dere",
    "deres",
    "disse",
    "egen",
    "eget",
    "egne",
    "en",
    "enhet",
    "enheten",
    "et",
    "ett",
    "finnes",
    "flere",
    "forrige",
    "fra",
    "gjelder",
    "gjør",
    "gjøre",
    "ham",
    "hun",
    "hva",
    "hvem",
    "hver",
    "hvert",
    "hvilke",
    "hvilken",
    "hvilket",
    "hvis",
    "hvor",
    "hvordan",
    "hvorfor",
    "ikke",
    "jeg",
    "kommer",
    "lagret",
    "leder",
    "lederen",
    "leser",
    "lest",
    "merkes",
    "mer",
    "mye",
    "måneder",
    "møtene",
    "navn",
    "navnet",
    "noe",
    "noen",
    "overskriften",
    "skrevet",
    "slettet",
    "spørsmålene",
    "startsiden",
    "svarene",
    "tiltakene",
    "trenger",
    "ukene",
    "uke",
    "uker",
    "uten",
    "velger",
    "velg",
    "være",
    "åpen",
    "åpent",
    "åpne",
    "åpnet",
];
/// Words that nynorsk has and bokmål spells or says in another way.
const ONLY_NN: &[&str] = &[
    "andre gongen",
    "annan",
    "ansvarleg",
    "att",
    "berre",
    "blei",
    "desse",
    "dykk",
    "dykkar",
    "eg",
    "eige",
    "eigen",
    "eigne",
    "ein",
    "eining",
    "eininga",
    "eit",
    "finst",
    "fleire",
    "framlegg",
    "frå",
    "førre",
    "gjeld",
    "gjer",
    "gjere",
    "gong",
    "ikkje",
    "kjem",
    "korleis",
    "kva",
    "kvar",
    "kvart",
    "kven",
    "kvifor",
    "lagra",
    "leiar",
    "leiaren",
    "meir",
    "mykje",
    "møta",
    "månader",
    "namn",
    "namnet",
    "nokon",
    "noko",
    "nokre",
    "opne",
    "sjølv",
    "spørsmåla",
    "svara",
    "teikn",
    "tilsett",
    "tilsette",
    "tiltaka",
    "treng",
    "utan",
    "vart",
    "veke",
    "veker",
    "vere",
    "viss",
    "òg",
];
/// Words that English has and Norwegian does not.
const ONLY_EN: &[&str] = &[
    "and",
    "answer",
    "answers",
    "are",
    "been",
    "have",
    "is",
    "meeting",
    "not",
    "of",
    "question",
    "questions",
    "saved",
    "that",
    "the",
    "this",
    "was",
    "were",
    "what",
    "when",
    "which",
    "will",
    "with",
    "you",
    "your",
];
/// Norwegian words that English must not hold.
const ONLY_NORWEGIAN: &[&str] = &[
    "av",
    "det",
    "er",
    "fila",
    "fra",
    "frå",
    "ikke",
    "ikkje",
    "lagret",
    "med",
    "møte",
    "møtet",
    "og",
    "på",
    "som",
    "spørsmål",
    "svar",
    "til",
    "tiltak",
];

/// All texts of the program, with their language.
fn said() -> (Vec<Said>, Vec<String>) {
    let mut said = Vec::new();
    let mut homeless = Vec::new();
    for source in sources().iter().filter(|source| source.file.starts_with("i18n")) {
        let langs = languages(source);
        for ((line, token), lang) in source.tokens.iter().zip(langs) {
            let Token::Text(text) = token else { continue };
            // Formats, and keys of files with what can stand there, are the same in all languages.
            let is_key =
                text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') || text.contains(" = ");
            if words(text).is_empty() || (lang.is_none() && is_key) || WITHOUT_WORDS.contains(&text.as_str())
            {
                continue;
            }
            let place = format!("src/{}:{line}", source.file);
            match lang {
                Some(lang) => said.push(Said { lang, place, text: text.clone() }),
                None => homeless.push(format!("{place}: {text:?}")),
            }
        }
    }
    (said, homeless)
}

/// The language of each token of a file: by the file, or the item, match arm or macro row it stands in.
fn languages(source: &Source) -> Vec<Option<Lang>> {
    let tokens: Vec<&Token> = source.tokens.iter().map(|(_, token)| token).collect();
    // `checks/nb.rs` holds one language.
    let name = source.file.rsplit('/').next().and_then(|name| name.strip_suffix(".rs"));
    if let Some(lang) = name.and_then(lang_named) {
        return vec![Some(lang); tokens.len()];
    }
    let mut langs = vec![None; tokens.len()];
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Word(word)) => word.as_str(),
        _ => "",
    };
    let sign = |at: usize, sign: char| tokens.get(at) == Some(&&Token::Sign(sign));
    let mut at = 0;
    while at < tokens.len() {
        if word(at) == "macro_rules" {
            // What it holds is read as if it stood outside.
            at += 4;
            continue;
        }
        let item =
            ["static", "const", "fn", "mod"].contains(&word(at)).then(|| lang_named(word(at + 1))).flatten();
        if let Some(lang) = item {
            let end = item_end(&tokens, at);
            langs[at..end].fill(Some(lang));
            at = end;
            continue;
        }
        // `Lang::Nb => …` and `(…, Lang::Nb) => …`
        if word(at) == "Lang" && sign(at + 1, ':') {
            let arrow = (at + 4..at + 6).find(|at| sign(*at, '=') && sign(*at + 1, '>'));
            if let (Some(lang), Some(arrow)) = (lang_named(word(at + 3)), arrow) {
                let end = arm_end(&tokens, arrow + 2);
                langs[arrow..end].fill(Some(lang));
                at = end;
                continue;
            }
        }
        // `[of(…), of(…), of(…)]`
        if sign(at, '[') {
            let end = group_end(&tokens, at);
            let parts = cut(&tokens, at + 1, end - 1, ',');
            if parts.len() == 3 && parts.iter().all(|(from, to)| has_text(&tokens[*from..*to])) {
                in_three_languages(&parts, &mut langs);
                at = end;
                continue;
            }
        }
        if !word(at).is_empty() && sign(at + 1, '!') && word(at) != "format" && word(at) != "matches" {
            let end = group_end(&tokens, at + 2);
            rows(&tokens, at + 3, end.saturating_sub(1), &mut langs);
            at = end;
            continue;
        }
        at += 1;
    }
    langs
}

fn lang_named(name: &str) -> Option<Lang> {
    Lang::ALL.iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(name))
}

/// Rows of three expressions, bokmål first, ended by `;` and parted by `,`; or three parted by `;`.
fn rows(tokens: &[&Token], from: usize, to: usize, langs: &mut [Option<Lang>]) {
    let statements = cut(tokens, from, to, ';');
    if let [_, parts @ ..] = statements.as_slice()
        && parts.len() == 3
        && parts.iter().all(|(from, _)| matches!(tokens[*from], Token::Text(_)))
    {
        in_three_languages(parts, langs);
        return;
    }
    for (from, to) in statements {
        let parts = cut(tokens, from, to, ',');
        // `name: a, b, c`, or `name: Type = a, b, c` with a comma in the type.
        if parts.len() >= 3 && parts[parts.len() - 3..].iter().all(|(from, to)| has_text(&tokens[*from..*to]))
        {
            in_three_languages(&parts[parts.len() - 3..], langs);
            continue;
        }
        let mut at = from;
        while at < to {
            match tokens[at] {
                Token::Sign('{') => {
                    let end = group_end(tokens, at);
                    rows(tokens, at + 1, end.saturating_sub(1), langs);
                    at = end;
                }
                _ => at += 1,
            }
        }
    }
}

/// The pieces of a range between signs of one kind, groups left whole.
fn cut(tokens: &[&Token], from: usize, to: usize, at_sign: char) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (from, from);
    while at < to {
        match tokens[at] {
            Token::Sign('{' | '(' | '[') => at = group_end(tokens, at),
            // The parameters of a closure are parted by commas too.
            Token::Sign('|') => {
                let close = tokens[at + 1..to].iter().position(|token| **token == Token::Sign('|'));
                at = close.map_or(to, |close| at + close + 2);
            }
            Token::Sign(sign) if *sign == at_sign => {
                parts.push((start, at));
                at += 1;
                start = at;
            }
            _ => at += 1,
        }
    }
    if start < to {
        parts.push((start, to));
    }
    parts
}

fn in_three_languages(parts: &[(usize, usize)], langs: &mut [Option<Lang>]) {
    for ((from, to), lang) in parts.iter().zip(Lang::ALL) {
        langs[*from..*to].fill(Some(*lang));
    }
}

fn has_text(tokens: &[&Token]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Text(_)))
}

/// Behind the group that opens at `at`.
fn group_end(tokens: &[&Token], at: usize) -> usize {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token {
            Token::Sign('{' | '(' | '[') => depth += 1,
            Token::Sign('}' | ')' | ']') if depth <= 1 => return index + 1,
            Token::Sign('}' | ')' | ']') => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Behind the item that begins at `at`: its body, or its `;`.
fn item_end(tokens: &[&Token], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Sign(';') => return at + 1,
            Token::Sign('{') => return group_end(tokens, at),
            Token::Sign('(' | '[') => at = group_end(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Behind the arm of a match whose expression begins at `at`.
fn arm_end(tokens: &[&Token], mut at: usize) -> usize {
    if tokens.get(at) == Some(&&Token::Sign('{')) {
        return group_end(tokens, at);
    }
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Sign(',' | '}') => return at,
            Token::Sign('(' | '[' | '{') => at = group_end(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Formats that are no words.
const WITHOUT_WORDS: &[&str] = &["%d.%m.%Y"];

/// The words of a text, small, without what is filled in, keys of files and names of languages.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0usize;
    for c in text
        .replace("\\n", " ")
        .replace("(en)", "")
        .replace("dialogduk questions", "")
        .replace("`questions list`", "")
        .chars()
    {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn every_text_has_a_language() {
    let (said, homeless) = said();
    assert!(homeless.is_empty(), "{}", homeless.join("\n"));
    for lang in Lang::ALL {
        let count = said.iter().filter(|said| said.lang == *lang).count();
        assert!(count > 500, "only {count} texts found in {lang:?}: the reader of sources is wrong");
    }
}

#[test]
fn no_language_holds_words_of_another() {
    let foreign: &[(Lang, &[&[&str]])] =
        &[(Lang::Nb, &[ONLY_NN, ONLY_EN]), (Lang::Nn, &[ONLY_NB, ONLY_EN]), (Lang::En, &[ONLY_NORWEGIAN])];
    let mut found = Vec::new();
    for said in said().0 {
        let (_, lists) = foreign.iter().find(|(lang, _)| *lang == said.lang).unwrap();
        for word in words(&said.text) {
            if lists.iter().any(|list| list.contains(&word.as_str())) {
                found.push(format!("{} ({}): «{word}» in {:?}", said.place, said.lang.code(), said.text));
            }
        }
    }
    assert!(found.is_empty(), "{} words of another language:\n{}", found.len(), found.join("\n"));
}

/// Sentences of five words and more that are the same in bokmål and nynorsk. Each has been looked at.
const SAME: &[&str] = &[
    "Den tomme duken, til bordet eller veggen",
    "Legg til --help for hjelp.",
    "Ta det ut av arkivet",
    "Vis møtet slik det var under dette nummeret i lista",
    "grunn til å hoppe over",
    "lista over det som er sendt",
    "Avtalt. PgDn går til neste tiltak.",
    "Dette er det første tiltaket.",
    "Dette er det siste tiltaket.",
    "Er «{first}» og «{second}» to tiltak?",
    "Datoen er før møtet, som er {}.",
    "Det er ingen tiltak her.",
    "Det står ingenting å lagre.",
    "Det var det siste spørsmålet.",
    "Dette er det første spørsmålet.",
    "Det første som står der",
    "Gå tilbake og skriv det om",
    "Her kan det stå: {keys}.",
    "Her skal det stå {wanted}.",
    "Hente inn likevel? Skriv ja: ",
    "La det stå som det er",
    "Om HR er med i møtet.",
    "Om NAV er med i møtet.",
    "Skriv klokkeslettet som 10, 10.30 eller 1030.",
    "Slik er det i dag",
    "Ta det ut av planen",
    "Temaet er med på duken.",
    "lag fil av tiltak og resultat",
    "Duk – til bordet eller veggen",
    "Ark {id} er inne. Skriv nummeret på neste ark.",
    "Ark {id} · spørsmål {at} av {of} på arket",
    "Nummeret på arket, eller tom linje når bunken er ferdig:",
    "Om HR er med i møtet.",
    "Om NAV er med i møtet.",
    "Skriv klokkeslettet som 10, 10.30 eller 1030.",
    "… og {n} feil til. Alle står under «spørsmålssett».",
    "Ny dialogduk med dette settet",
];

#[test]
fn nynorsk_is_not_bokmal_with_another_name() {
    let said = said().0;
    let area = |place: &str| place.split(':').next().unwrap_or_default().to_owned();
    let mut texts: BTreeMap<String, [BTreeSet<&str>; 2]> = BTreeMap::new();
    for said in &said {
        let sets = texts.entry(area(&said.place)).or_default();
        match said.lang {
            Lang::Nb => sets[0].insert(said.text.as_str()),
            Lang::Nn => sets[1].insert(said.text.as_str()),
            Lang::En => continue,
        };
    }
    let mut found = Vec::new();
    for (area, [nb, nn]) in &texts {
        let sentences = |set: &BTreeSet<&str>| set.iter().filter(|text| words(text).len() > 2).count();
        let same: Vec<_> = nb.intersection(nn).filter(|text| words(text).len() > 2).collect();
        if 3 * same.len() > 2 * sentences(nb) {
            found.push(format!("{area}: {} of {} sentences are the same", same.len(), sentences(nb)));
        }
        let long = same.into_iter().filter(|text| words(text).len() > 4 && !SAME.contains(text));
        found.extend(long.map(|text| format!("{area}: {text:?}")));
    }
    assert!(found.is_empty(), "bokmål and nynorsk are the same:\n{}", found.join("\n"));
}

/// Words that are said in one way, and how they are not said.
const SAID_ONCE: &[(Lang, &[&str])] = &[
    (
        Lang::Nb,
        &[
            "filen",
            "datafilen",
            "møtefilen",
            "linjen",
            "mappen",
            "datamappen",
            "klokken",
            "papirkurva",
            "utgava",
        ],
    ),
    (Lang::Nn, &["papirkurven", "papirkurva", "utgaven", "fili", "sikkerheitskopi"]),
];

#[test]
fn a_word_is_said_in_one_way_throughout() {
    // «utgave» is the meeting as it was; a program and a set of questions have versions.
    let of_meetings = ["states.rs", "commands.rs", "refusals.rs", "verbs.rs"];
    let (said, _) = said();
    let mut wrong = Vec::new();
    for Said { lang, place, text } in &said {
        let twice = SAID_ONCE.iter().filter(|(of, _)| of == lang).flat_map(|(_, words)| *words);
        let found: Vec<&&str> = twice.filter(|word| words(text).iter().any(|it| it == *word)).collect();
        let edition = words(text).iter().any(|it| it.starts_with("utgav") || it.starts_with("utgåv"));
        if !found.is_empty() || (edition && !of_meetings.iter().any(|file| place.contains(file))) {
            wrong.push(format!("{place}: {found:?} {text:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_footer_shows_what_enter_does_and_where_help_is_on_every_screen() {
    for (width, height) in [(80, 24), (60, 18)] {
        for lang in Lang::ALL {
            for screen in Screen::ALL {
                let mut room = at(*screen);
                room.model.speak(*lang);
                room.model.status = None;
                room.resize(width, height);
                let screen_shown = room.screen();
                let footer = screen_shown.lines().last().unwrap();
                let first = COMMANDS
                    .iter()
                    .filter(|command| room.model.scopes().contains(&command.scope))
                    .filter(|command| command.footer == Some(1))
                    .map(|command| command.id);
                for id in first.chain([Id::Help]) {
                    // Looked up in a meeting that has begun, the opening goes back.
                    let said = if id == Id::StartQuestions { Id::Back } else { id };
                    let wanted = format!("{} {}", room.model.key_of(id), said.label(room.model.texts));
                    assert!(
                        footer.contains(&wanted),
                        "{width}×{height} {lang:?} {screen:?}: «{wanted}» in {footer:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn names_of_commands_and_passing_messages_fit_where_they_stand() {
    // Inside the frame of a dialog at 60×18, and in the status line at 80×24.
    const DIALOG: usize = 52;
    const STATUS: usize = 76;
    for lang in Lang::ALL {
        let texts = texts(*lang);
        for command in COMMANDS {
            let label = command.id.label(texts);
            let key = command.chords.first().map_or(0, |chord| cells(&chord.label()));
            assert!(2 + cells(label) + 1 + key <= DIALOG, "{lang:?}: {label}");
            assert_eq!(label.trim(), label, "{lang:?}");
            assert!(!label.ends_with('.') && !label.starts_with(char::is_uppercase), "{lang:?}: {label}");
        }
        let common = texts.common;
        for said in [
            common.all_saved,
            common.nothing_to_undo,
            common.nothing_to_redo,
            common.nothing_to_save,
            common.changed_elsewhere,
            common.sent_to_clipboard,
            common.hidden,
            common.mouse_on,
            common.mouse_off,
            common.settings_not_kept,
        ] {
            assert!(cells(said) <= STATUS, "{lang:?}: {} cells: {said}", cells(said));
        }
    }
}
