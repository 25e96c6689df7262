//! The vocabulary of dates, and cutting a text into it.

use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use unicode_normalization::UnicodeNormalization;

use super::{DateProblem, Vague};
use crate::rules::holidays::Holiday;

/// One meaningful piece of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    /// A sign between two pieces of a date: `.` `,` `/` `-`.
    Sep(char),
    Weekday(Weekday),
    /// 1 to 12.
    Month(u32),
    Unit(Unit),
    /// Days from today.
    Day(i64),
    Feast(Feast),
    /// «Juledag», «påskedag», «pinsedag»: the first or second of the feast.
    DayOf(Feast),
    Holiday(Holiday),
    /// A named day that is no public holiday but has a fixed date, as month and day.
    Named(u32, u32),
    /// «Månedsskiftet», «årsskiftet»: where one unit ends and the next begins.
    Turn(Unit),
    Part(Part),
    This,
    Next,
    /// «Til uka»: next week where people say so, and this week elsewhere.
    WeekToCome,
    /// «Førstkommende»: the next one to come, where «neste» leaves doubt.
    Coming,
    /// «Siste»: the last of a month, or the one before this.
    Last,
    Previous,
    /// «Om», *in*.
    In,
    /// «Innen», *by*, *within*: that day at the latest.
    By,
    Before,
    After,
    From,
    Ago,
    Half,
    OneAndHalf,
    Vague(Vague),
    /// Says nothing about the day; never leaves this module.
    Filler,
}

/// A number as it was written, since «27» and «2027» and «1.» are read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many digits it was written with; 0 for a number in words.
    pub(super) digits: usize,
    /// «1.», «1st», «første».
    pub(super) ordinal: bool,
}

impl Number {
    /// «En», «et», *a*: one, in words, as it stands before «halv».
    pub(super) fn is_article(self) -> bool {
        self.value == 1 && self.digits == 0 && !self.ordinal
    }

    /// The year this would be after a day and a month. Two digits are of this century.
    pub(super) fn to_year(self) -> Option<i32> {
        let value = i32::try_from(self.value).ok()?;
        match self.digits {
            2 => Some(2000 + value),
            3.. => Some(value),
            _ => None,
        }
    }

    /// Whether it is written as years are, with four digits.
    pub(super) fn is_year(self) -> bool {
        self.digits == 4
    }
}

/// A length of time, and the stretch of the calendar that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    WorkingDay,
    Week,
    Month,
    Quarter,
    /// Four months; municipal plans and reports follow these.
    Tertial,
    HalfYear,
    Year,
}

/// A time of celebration that lasts some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    Weekend,
    Christmas,
    NewYear,
    Easter,
    Whitsun,
}

/// Where in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    End,
}

/// Words and what they mean, in three languages. Up to [`LONGEST_ENTRY`] words in a row are one entry.
const WORDS: &[(Token, &[&str])] = &[
    (Token::Day(0), &["i dag", "idag", "today", "nå", "no", "now", "dags dato"]),
    (Token::Day(1), &["i morgen", "imorgen", "i morgon", "imorgon", "tomorrow"]),
    (Token::Day(2), &["i overmorgen", "overmorgen", "i over morgen", "i overmorgon", "overmorgon"]),
    (Token::Day(2), &["day after tomorrow"]),
    (Token::Day(-1), &["i går", "igår", "yesterday"]),
    (Token::Weekday(Mon), &["mandag", "mandagen", "måndag", "måndagen", "man", "mån", "monday", "mon"]),
    (Token::Weekday(Tue), &["tirsdag", "tirsdagen", "tysdag", "tysdagen", "tirs", "tys", "tir"]),
    (Token::Weekday(Tue), &["tuesday", "tues", "tue"]),
    (Token::Weekday(Wed), &["onsdag", "onsdagen", "ons", "wednesday", "wed"]),
    (Token::Weekday(Thu), &["torsdag", "torsdagen", "tors", "tor", "thursday", "thurs", "thu"]),
    (Token::Weekday(Fri), &["fredag", "fredagen", "fre", "friday", "fri"]),
    (Token::Weekday(Sat), &["lørdag", "lørdagen", "laurdag", "laurdagen", "lør", "lau", "saturday", "sat"]),
    (Token::Weekday(Sun), &["søndag", "søndagen", "sundag", "sundagen", "søn", "sunday", "sun"]),
    (Token::Month(1), &["januar", "january", "jan"]),
    (Token::Month(2), &["februar", "february", "feb", "febr"]),
    (Token::Month(3), &["mars", "march", "mar"]),
    (Token::Month(4), &["april", "apr"]),
    (Token::Month(5), &["mai", "may"]),
    (Token::Month(6), &["juni", "june", "jun"]),
    (Token::Month(7), &["juli", "july"]), // «jul» is Christmas, or July after a day: see `patterns`
    (Token::Month(8), &["august", "aug"]),
    (Token::Month(9), &["september", "sept", "sep"]),
    (Token::Month(10), &["oktober", "october", "okt", "oct"]),
    (Token::Month(11), &["november", "nov"]),
    (Token::Month(12), &["desember", "december", "des", "dec"]),
    (Token::Unit(Unit::Day), &["dag", "dager", "dagar", "dagen", "dagene", "dagane", "dagers", "dagars"]),
    (Token::Unit(Unit::Day), &["døgn", "day", "days"]),
    (Token::Unit(Unit::WorkingDay), &["arbeidsdag", "arbeidsdager", "arbeidsdagar", "yrkedag", "yrkedagar"]),
    (Token::Unit(Unit::WorkingDay), &["virkedag", "virkedager", "virkedagar", "verkedag", "verkedagar"]),
    (Token::Unit(Unit::WorkingDay), &["hverdag", "hverdager", "kvardag", "kvardagar", "workday", "workdays"]),
    (Token::Unit(Unit::WorkingDay), &["working day", "working days", "business day", "business days"]),
    (Token::Unit(Unit::Week), &["uke", "uka", "uken", "uker", "ukene", "ukes", "ukers", "u"]),
    (Token::Unit(Unit::Week), &["veke", "veka", "veker", "vekene", "vekes", "vekers", "v"]),
    (Token::Unit(Unit::Week), &["week", "weeks", "w"]),
    (Token::Unit(Unit::Month), &["måned", "måneden", "måneder", "månedene", "måneds", "måneders", "mnd"]),
    (Token::Unit(Unit::Month), &["månad", "månaden", "månader", "månadene", "månads", "månaders"]),
    (Token::Unit(Unit::Month), &["month", "months"]),
    (Token::Unit(Unit::Quarter), &["kvartal", "kvartalet", "kvartaler", "quarter", "quarters", "q", "kv"]),
    (Token::Unit(Unit::Tertial), &["tertial", "tertialet", "tertialer", "tertials"]),
    (Token::Unit(Unit::HalfYear), &["halvår", "halvåret", "halvårs"]),
    (Token::Unit(Unit::Year), &["år", "året", "årene", "åra", "års", "year", "years"]),
    (Token::Turn(Unit::Month), &["månedsskiftet", "månedsskifte", "månadsskiftet", "månadsskifte", "eom"]),
    (Token::Turn(Unit::Month), &["månedsslutt", "månadsslutt", "month end"]),
    (Token::Turn(Unit::Quarter), &["kvartalsskiftet", "kvartalsskifte", "kvartalsslutt"]),
    (Token::Turn(Unit::Year), &["årsskiftet", "årsskifte", "årsslutt", "year end", "turn of the year"]),
    (Token::Feast(Feast::Weekend), &["helg", "helga", "helgen", "helgene", "weekend", "weekenden"]),
    (Token::Feast(Feast::Christmas), &["jul", "jula", "julen", "juleferien", "christmas", "xmas"]),
    (Token::Feast(Feast::NewYear), &["nyttår", "nyåret", "new year", "new years"]),
    (Token::Feast(Feast::Easter), &["påske", "påska", "påsken", "påskeferien", "easter"]),
    (Token::Feast(Feast::Whitsun), &["pinse", "pinsa", "pinsen", "whitsun", "pentecost"]),
    (Token::DayOf(Feast::Christmas), &["juledag", "juledagen", "christmas day"]),
    (Token::DayOf(Feast::Easter), &["påskedag", "påskedagen"]),
    (Token::DayOf(Feast::Whitsun), &["pinsedag", "pinsedagen"]),
    (Token::Holiday(Holiday::NewYearsDay), &["nyttårsdag", "nyttårsdagen", "new years day"]),
    (Token::Holiday(Holiday::LabourDay), &["arbeidernes dag", "arbeidaranes dag", "labour day"]),
    (Token::Holiday(Holiday::ConstitutionDay), &["grunnlovsdagen", "constitution day"]),
    (Token::Holiday(Holiday::MaundyThursday), &["skjærtorsdag", "maundy thursday"]),
    (Token::Holiday(Holiday::GoodFriday), &["langfredag", "good friday"]),
    (Token::Holiday(Holiday::EasterSunday), &["easter sunday"]),
    (Token::Holiday(Holiday::EasterMonday), &["easter monday"]),
    (Token::Holiday(Holiday::AscensionDay), &["kristi himmelfartsdag", "himmelfartsdag", "ascension day"]),
    (Token::Holiday(Holiday::BoxingDay), &["boxing day"]),
    (Token::Named(12, 23), &["lille julaften", "veslejulaftan", "litle julaftan", "lillejulaften"]),
    (Token::Named(12, 24), &["julaften", "julaftan", "julekvelden", "christmas eve"]),
    (Token::Named(12, 31), &["nyttårsaften", "nyttårsaftan", "nyttårskvelden", "new years eve"]),
    (Token::Named(6, 23), &["sankthans", "sankthansaften", "sankthansaftan", "jonsok", "midsummer eve"]),
    (Token::Part(Part::Start), &["begynnelsen", "begynnelse", "byrjinga", "starten", "start", "beginning"]),
    (Token::Part(Part::Start), &["primo", "først i", "tidlig i", "tidleg i", "early"]),
    (Token::Part(Part::Middle), &["midten", "midt", "medio", "middle", "mid"]),
    (
        Token::Part(Part::End),
        &["slutten", "slutt", "utgangen", "ultimo", "ut", "sist i", "sent i", "seint i"],
    ),
    (Token::Part(Part::End), &["end", "late", "siste dag", "siste dagen", "last day"]),
    (Token::This, &["denne", "dette", "inneværende", "inneverande", "this", "nå på", "no på", "nå til"]),
    (Token::Next, &["neste", "next"]),
    (Token::Coming, &["førstkommende", "førstkomande", "kommende", "komande", "coming"]),
    (Token::WeekToCome, &["til uka", "til veka"]),
    (Token::Last, &["siste", "last"]),
    (Token::Previous, &["forrige", "førre", "sist", "previous"]),
    (Token::In, &["om", "in"]),
    (Token::By, &["innen", "innan", "by", "within"]),
    (Token::Before, &["før", "before"]),
    (Token::After, &["etter", "over", "after"]),
    (Token::From, &["fra", "frå", "from"]),
    (Token::Ago, &["siden", "sidan", "ago"]),
    (Token::Half, &["halv", "halvt", "halve", "half", "½"]),
    (Token::OneAndHalf, &["halvannen", "halvannet", "halvanna", "halvtanna", "halvannan"]),
    (
        Token::Vague(Vague::Soon),
        &["snarest", "straks", "snart", "asap", "så snart", "så fort", "umiddelbart"],
    ),
    (Token::Vague(Vague::Soon), &["soon", "as soon as", "immediately", "etter hvert", "etter kvart"]),
    (Token::Vague(Vague::Ongoing), &["fortløpende", "løpende", "løpande", "kontinuerlig", "kontinuerleg"]),
    (Token::Vague(Vague::Ongoing), &["fortlaupande", "ongoing", "continuously"]),
    (Token::Vague(Vague::Recurring), &["hver", "hvert", "kvar", "kvart", "every", "annenhver", "annankvar"]),
    (Token::Vague(Vague::Recurring), &["daglig", "dagleg", "ukentlig", "vekentleg", "månedlig", "månadleg"]),
    (Token::Vague(Vague::Recurring), &["årlig", "årleg", "daily", "weekly", "monthly", "yearly"]),
    (Token::Vague(Vague::Season), &["sommer", "sommeren", "sommar", "sommaren", "summer", "sommerferien"]),
    (
        Token::Vague(Vague::Season),
        &["høst", "høsten", "haust", "hausten", "autumn", "høstferien", "haustferien"],
    ),
    (Token::Vague(Vague::Season), &["vinter", "vinteren", "winter", "vinterferien", "ferien", "ferie"]),
    (Token::Vague(Vague::Season), &["vår", "våren", "spring", "sommarferien", "fellesferien"]),
    (Token::Vague(Vague::Amount), &["noen", "nokre", "nokon", "some", "few", "flere", "fleire", "several"]),
    (
        Token::Filler,
        &["i", "på", "den", "det", "av", "til", "ved", "for", "og", "the", "of", "on", "and", "at"],
    ),
    (
        Token::Filler,
        &[
            "løpet", "ila", "per", "pr", "fram", "frem", "inntil", "until", "due", "rett", "like", "just",
            "right", "mot",
        ],
    ),
    (Token::Filler, &["senest", "seinast", "seinest", "at the latest", "no later than", "frist", "deadline"]),
    (Token::Filler, &["tid", "ca", "cirka", "circa", "rundt", "about"]),
];

/// Numbers in words: counting, then ordering.
const NUMBERS: &[(u32, &[&str], &[&str])] = &[
    (
        1,
        &["en", "én", "ein", "éin", "ei", "et", "ett", "eit", "eitt", "a", "an", "one"],
        &["første", "fyrste", "first"],
    ),
    (2, &["to", "two", "et par", "eit par", "a couple", "couple"], &["andre", "annen", "anna", "second"]),
    (3, &["tre", "three"], &["tredje", "third"]),
    (4, &["fire", "four"], &["fjerde", "fourth"]),
    (5, &["fem", "five"], &["femte", "fifth"]),
    (6, &["seks", "six"], &["sjette", "sixth"]),
    (7, &["sju", "syv", "seven"], &["sjuende", "syvende", "sjuande", "seventh"]),
    (8, &["åtte", "eight"], &["åttende", "åttande", "eighth"]),
    (9, &["ni", "nine"], &["niende", "niande", "ninth"]),
    (10, &["ti", "ten"], &["tiende", "tiande", "tenth"]),
    (11, &["elleve", "eleven"], &["ellevte", "eleventh"]),
    (12, &["tolv", "twelve"], &["tolvte", "twelfth"]),
    (13, &["tretten", "thirteen"], &["trettende", "trettande", "thirteenth"]),
    (14, &["fjorten", "fourteen"], &["fjortende", "fjortande", "fourteenth"]),
    (15, &["femten", "fifteen"], &["femtende", "femtande", "fifteenth"]),
    (16, &["seksten", "sixteen"], &["sekstende", "sekstande", "sixteenth"]),
    (17, &["sytten", "seventeen"], &["syttende", "syttande", "seventeenth"]),
    (18, &["atten", "eighteen"], &["attende", "attande", "eighteenth"]),
    (19, &["nitten", "nineteen"], &["nittende", "nittande", "nineteenth"]),
    (20, &["tjue", "tyve", "twenty"], &["tjuende", "tyvende", "tjuande", "twentieth"]),
    (30, &["tretti", "tredve", "thirty"], &["trettiende", "trettiande", "thirtieth"]),
];

/// How many words the longest entry has.
const LONGEST_ENTRY: usize = 4;

/// What makes a number an ordinal when it stands right after it: «1st», «3dje».
const ORDINAL_ENDINGS: &[&str] = &["st", "nd", "rd", "th", "ste", "dje", "de", "te"];

/// Longer texts are no dates. The limit also bounds the recursion in `patterns`.
const MOST_TOKENS: usize = 16;
const LONGEST_TEXT: usize = 200;

/// A stretch of letters, a stretch of digits or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Word(String),
    Digits(String),
    Sep(char),
    /// The point or ending that makes the digits before it an ordinal.
    Ordinal,
}

/// Cuts a text into tokens. Words that say nothing about the day are left out, unknown ones are a problem.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, DateProblem> {
    if text.len() > LONGEST_TEXT {
        return Err(DateProblem::NotUnderstood { word: None });
    }
    // Composed, since a Mac hands over «å» as a letter and a ring.
    let chars: Vec<char> = text.nfc().flat_map(char::to_lowercase).collect();
    let mut rest = &*pieces(&chars)?;
    let mut tokens = Vec::new();
    while let Some((piece, tail)) = rest.split_first() {
        rest = tail;
        match piece {
            Piece::Digits(digits) => {
                let value =
                    digits.parse().map_err(|_| DateProblem::NotUnderstood { word: Some(digits.clone()) })?;
                tokens.push(Token::Number(Number { value, digits: digits.len(), ordinal: false }));
            }
            Piece::Ordinal => {
                if let Some(Token::Number(number)) = tokens.last_mut() {
                    number.ordinal = true;
                }
            }
            // A stroke means something after a number or a month and is a dash in a sentence elsewhere.
            Piece::Sep(sign) => {
                if matches!(tokens.last(), Some(Token::Number(_) | Token::Month(_))) {
                    tokens.push(Token::Sep(*sign));
                }
            }
            Piece::Word(word) => {
                let (token, more) = phrase(word, rest)
                    .ok_or_else(|| DateProblem::NotUnderstood { word: Some(word.clone()) })?;
                rest = rest.get(more..).unwrap_or_default();
                match token {
                    Token::Vague(vague) => return Err(DateProblem::Vague(vague)),
                    Token::Filler => {}
                    token => tokens.push(token),
                }
            }
        }
    }
    match tokens.len() {
        0 if text.chars().all(char::is_whitespace) => Err(DateProblem::Empty),
        1..=MOST_TOKENS => Ok(tokens),
        _ => Err(DateProblem::NotUnderstood { word: None }),
    }
}

/// The longest entry of the tables that begins with `word`, and how many of the pieces after it belong to it.
fn phrase(word: &str, rest: &[Piece]) -> Option<(Token, usize)> {
    let mut phrase = word.to_owned();
    let mut best = look_up(&phrase).map(|token| (token, 0));
    for (more, piece) in rest.iter().take(LONGEST_ENTRY - 1).enumerate() {
        let Piece::Word(next) = piece else { break };
        phrase.push(' ');
        phrase.push_str(next);
        best = look_up(&phrase).map(|token| (token, more + 1)).or(best);
    }
    best
}

fn look_up(phrase: &str) -> Option<Token> {
    let number = |value, ordinal| Token::Number(Number { value, digits: 0, ordinal });
    NUMBERS
        .iter()
        .find_map(|(value, counting, ordering)| {
            let ordinal = ordering.contains(&phrase);
            (ordinal || counting.contains(&phrase)).then(|| number(*value, ordinal))
        })
        .or_else(|| WORDS.iter().find(|(_, forms)| forms.contains(&phrase)).map(|(token, _)| *token))
}

fn pieces(chars: &[char]) -> Result<Vec<Piece>, DateProblem> {
    let mut pieces = Vec::new();
    let mut rest = chars;
    while let Some((&first, tail)) = rest.split_first() {
        let after_digits = matches!(pieces.last(), Some(Piece::Digits(_)));
        let next = tail.iter().find(|c| !c.is_whitespace());
        if first.is_ascii_digit() {
            let (digits, tail) = run(rest, |c| c.is_ascii_digit());
            pieces.push(Piece::Digits(digits));
            rest = tail;
            continue;
        }
        if first.is_alphabetic() {
            // An apostrophe is part of its word and of no entry: «new year's».
            let (word, tail) = run(rest, |c| c.is_alphabetic() || is_apostrophe(c));
            let word: String = word.chars().filter(|c| !is_apostrophe(*c)).collect();
            let ending = after_digits && ORDINAL_ENDINGS.contains(&word.as_str());
            pieces.push(if ending { Piece::Ordinal } else { Piece::Word(word) });
            rest = tail;
            continue;
        }
        match first {
            '.' if after_digits => {
                let between = next.is_some_and(char::is_ascii_digit);
                pieces.push(if between { Piece::Sep('.') } else { Piece::Ordinal });
            }
            // The comma of the number pad: «1,9».
            ',' if after_digits && tail.first().is_some_and(char::is_ascii_digit) => {
                pieces.push(Piece::Sep(','));
            }
            '/' => pieces.push(Piece::Sep('/')),
            // A minus in front would turn the meaning around, and is no way to say a date.
            '-' | '–' | '—' | '‑' | '−' if !pieces.is_empty() => pieces.push(Piece::Sep('-')),
            '½' => pieces.push(Piece::Word("½".to_owned())),
            '.' | ',' | '!' | '?' | ':' | ';' | '(' | ')' | '«' | '»' | '"' | '“' | '”' => {}
            c if c.is_whitespace() => {}
            c => return Err(DateProblem::NotUnderstood { word: Some(c.to_string()) }),
        }
        rest = tail;
    }
    Ok(pieces)
}

/// The characters at the front that belong together, and the rest.
fn run(chars: &[char], belongs: impl Fn(char) -> bool) -> (String, &[char]) {
    let end = chars.iter().position(|c| !belongs(*c)).unwrap_or(chars.len());
    let (front, rest) = chars.split_at(end);
    (front.iter().collect(), rest)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn entries() -> impl Iterator<Item = &'static str> {
        let numbers = NUMBERS.iter().flat_map(|(_, counting, ordering)| counting.iter().chain(*ordering));
        numbers.chain(WORDS.iter().flat_map(|(_, forms)| forms.iter())).copied()
    }

    #[test]
    fn no_entry_is_hidden_behind_an_earlier_one() {
        let mut seen = HashSet::new();
        let twice: Vec<_> = entries().filter(|entry| !seen.insert(*entry)).collect();
        assert_eq!(twice, Vec::<&str>::new());
    }

    #[test]
    fn every_entry_is_found_when_it_is_typed() {
        for entry in entries() {
            assert!(entry.split(' ').count() <= LONGEST_ENTRY, "{entry}");
            let found = tokens(&format!("{entry} 1"));
            let meant = look_up(entry);
            match meant {
                Some(Token::Vague(vague)) => assert_eq!(found, Err(DateProblem::Vague(vague)), "{entry}"),
                Some(Token::Filler) => assert_eq!(found.map(|tokens| tokens.len()), Ok(1), "{entry}"),
                _ => assert_eq!(found.unwrap().first().copied(), meant, "{entry}"),
            }
        }
    }
}
