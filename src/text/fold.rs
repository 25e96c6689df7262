//! When two spellings count as the same in a search, and how lists are sorted in Norwegian (K9).
//!
//! Searching forgives, sorting does not: a search takes `gronn`, `groenn` and `GRØNN` for one word, a sorted list
//! puts ø between æ and å. So there are two foldings and they share nothing but the input.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sanitize::is_invisible;

/// The form in which texts are compared in a search. Doing it twice changes nothing.
///
/// Small letters without accents, one space between words; æ is `ae`, ø and `oe` are `o`, å and `aa` are `a`,
/// the sámi letters are their Latin base. The beginning of a word always gives the beginning of its key, so keys
/// can be matched while the query is being typed.
pub fn search_key(text: &str) -> String {
    let plain = plain_key(text);
    let mut key = String::with_capacity(plain.len());
    for c in plain.chars() {
        let repeats = match c {
            'a' => key.ends_with('a'),
            'e' => key.ends_with('o'),
            _ => false,
        };
        if !repeats {
            key.push(c);
        }
    }
    key
}

/// Like [`search_key`], but `aa` and `oe` stay, so that every piece of a text is a piece of its key.
fn plain_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase).filter(|&c| !is_combining_mark(c) && !is_invisible(c)) {
        match c {
            _ if c.is_whitespace() || c.is_control() => {
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'ø' => key.push('o'),
            'đ' | 'ð' => key.push('d'),
            'þ' => key.push_str("th"),
            'ŋ' => key.push('n'),
            'ŧ' => key.push('t'),
            'ł' => key.push('l'),
            'ħ' => key.push('h'),
            'ı' => key.push('i'),
            'ß' => key.push_str("ss"),
            '‘' | '’' | '‚' | '´' => key.push('\''),
            '“' | '”' | '„' | '«' | '»' => key.push('"'),
            '‐' | '–' | '—' | '−' => key.push('-'),
            _ => key.push(c),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Whether what is being typed says what a text has said. A short one may stand in any sentence by chance.
pub fn says_again(typed: &str, said: &str) -> bool {
    const SENTENCE: usize = 12;
    let (typed, said) = (search_key(typed), search_key(said));
    typed == said || said.chars().count() >= SENTENCE && typed.contains(&said)
}

/// What a person looks for. Made once per query, asked for every text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    key: String,
    plain: String,
}

impl Needle {
    /// The words of a query.
    pub fn new(query: &str) -> Self {
        let word = |plain: &str| Word { key: search_key(plain), plain: plain.to_owned() };
        Self { words: plain_key(query).split(' ').filter(|word| !word.is_empty()).map(word).collect() }
    }

    /// Whether there is nothing to look for. Such a needle is found everywhere.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is somewhere in `text`, as a piece of a word or whole, in any order.
    pub fn is_in(&self, text: &str) -> bool {
        if self.is_empty() {
            return true;
        }
        let plain = plain_key(text);
        let key = search_key(&plain);
        // Both keys: «esi» is in «poesi», although the key of «poesi» is «posi».
        self.words.iter().all(|word| key.contains(&word.key) || plain.contains(&word.plain))
    }
}

/// Whether `text` has every word of `query` in it. For many texts make one [`Needle`].
pub fn contains(text: &str, query: &str) -> bool {
    Needle::new(query).is_in(text)
}

/// Compares two texts the way a Norwegian list is sorted. Equal only for texts that are equal byte by byte.
///
/// For a whole list, `sort_by_cached_key` with [`sort_key`] makes each key once.
pub fn compare(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b))
}

/// The place of a text in a sorted Norwegian list.
///
/// Blanks come before signs, then digits, then a–z, æ, ø, å, then other alphabets. `aa` is å, as in names (Aase
/// stands with Åse); ä is æ, ö is ø, ü is y. Accents (é, and á č š ž) and the sámi letters đ ŋ ŧ stand with their
/// base letter and decide only between words that are otherwise equal; after them small letters before capitals.
pub fn sort_key(text: &str) -> SortKey {
    let decomposed: Vec<char> = text.nfkd().filter(|&c| !is_invisible(c)).collect();
    let mut key = SortKey { text: text.to_owned(), ..SortKey::default() };
    let mut letters = decomposed.chunk_by(|_, next| is_combining_mark(*next)).peekable();
    while let Some([letter, marks @ ..]) = letters.next() {
        let is_plain_a = |letter: &&[char]| matches!(letter, ['a' | 'A']);
        if matches!(letter, 'a' | 'A')
            && marks.is_empty()
            && let Some([second]) = letters.next_if(is_plain_a)
        {
            key.push(&[LETTER_AA], VARIANT, &[*letter, *second]);
            continue;
        }
        key.push_letter(*letter, marks);
    }
    key
}

/// Made by [`sort_key`]; its order is the order of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SortKey {
    // The order of the fields is the order in which they decide.
    letters: Vec<u32>,
    accents: Vec<u32>,
    capitals: Vec<bool>,
    text: String,
}

const BLANK: u32 = 0;
const SIGNS: u32 = 1 << 24;
const DIGITS: u32 = 2 << 24;
const LATIN: u32 = 3 << 24;
const OTHER_LETTERS: u32 = 4 << 24;
const LETTER_AE: u32 = LATIN + 0x100;
const LETTER_OE: u32 = LATIN + 0x101;
const LETTER_AA: u32 = LATIN + 0x102;

/// In `accents`: the letter itself, another spelling of it; larger numbers are combining marks.
const ITSELF: u32 = 0;
const VARIANT: u32 = 1;

const RING: char = '\u{30A}';
const DIAERESIS: char = '\u{308}';
const DOUBLE_ACUTE: char = '\u{30B}';

impl SortKey {
    fn push(&mut self, letters: &[u32], accent: u32, spelled: &[char]) {
        self.letters.extend(letters);
        self.accents.push(accent);
        self.capitals.extend(spelled.iter().map(|c| c.is_uppercase()));
    }

    /// Adds a letter with the marks above and below it.
    fn push_letter(&mut self, letter: char, marks: &[char]) {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let (letters, accent): (&[u32], u32) = match (small, marks.first()) {
            ('å', _) | ('a', Some(&RING)) => (&[LETTER_AA], ITSELF),
            ('æ', _) => (&[LETTER_AE], ITSELF),
            ('a', Some(&DIAERESIS)) => (&[LETTER_AE], VARIANT),
            ('ø', _) => (&[LETTER_OE], ITSELF),
            ('œ', _) | ('o', Some(&(DIAERESIS | DOUBLE_ACUTE))) => (&[LETTER_OE], VARIANT),
            ('u', Some(&(DIAERESIS | DOUBLE_ACUTE))) => (&[latin('y')], VARIANT),
            ('đ' | 'ð', _) => (&[latin('d')], VARIANT),
            ('ŋ', _) => (&[latin('n')], VARIANT),
            ('ŧ', _) => (&[latin('t')], VARIANT),
            ('ł', _) => (&[latin('l')], VARIANT),
            ('ħ', _) => (&[latin('h')], VARIANT),
            ('ı', _) => (&[latin('i')], VARIANT),
            ('þ', _) => (&[latin('t'), latin('h')], VARIANT),
            ('ß', _) => (&[latin('s'), latin('s')], VARIANT),
            ('a'..='z', _) => (&[latin(small)], ITSELF),
            _ => (&[other(small)], ITSELF),
        };
        self.push(letters, accent, &[letter]);
        self.accents.extend(marks.iter().map(|&mark| u32::from(mark)));
    }
}

const fn latin(letter: char) -> u32 {
    LATIN + letter as u32 // char to u32 loses nothing
}

fn other(c: char) -> u32 {
    match c {
        _ if c.is_whitespace() => BLANK,
        _ if c.is_ascii_digit() => DIGITS + u32::from(c),
        _ if c.is_alphabetic() => OTHER_LETTERS + u32::from(c),
        _ => SIGNS + u32::from(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_search_forgives_spelling_in_both_directions() {
        for (text, query) in [
            ("Oppfølging av sykmeldte", "sykm"),
            ("grønn", "gronn"),
            ("grønn", "groenn"),
            ("groenn", "grønn"),
            ("gronn", "grønn"),
            ("GRØNN", "grønn"),
            ("båt", "baat"),
            ("båt", "bat"),
            ("Haakon", "håkon"),
            ("Hakon", "Håkon"),
            ("ærlig", "aerlig"),
            ("aerlig", "ÆRLIG"),
            ("kafé", "kafe"),
            ("kafe", "kafé"),
            ("kafe\u{301}", "kafé"),
            ("Čáhcesuolu", "cahcesuolu"),
            ("gáđđi", "gaddi"),
            ("poesi", "esi"),
            ("kanaan", "naan"),
            ("Ro i gangen på kvelden", "kveld ro"),
            ("e\u{2011}post", "e-post"),
            ("verne\u{AD}runde", "vernerunde"),
            ("hva som helst", "  "),
        ] {
            assert!(contains(text, query), "{query:?} in {text:?}");
        }
        for (text, query) in
            [("grønn", "grann"), ("ærlig", "arlig"), ("ro i gangen", "gangen støy"), ("bær", "bar ")]
        {
            assert!(!contains(text, query), "{query:?} in {text:?}");
        }
    }

    #[test]
    fn names_are_sorted_as_in_a_norwegian_list() {
        let sorted = [
            "",
            " x",
            "- strek",
            "1 mai",
            "17. mai",
            "2 uker",
            "a",
            "A",
            "á",
            "Á",
            "ab",
            "Anne",
            "Anne Lise",
            "Annelise",
            "avdeling",
            "Čakčagiera",
            "cd",
            "dag",
            "đahka",
            "dal",
            "Eide",
            "eie",
            "éin",
            "Einar",
            "Myller",
            "Müller",
            "Mynte",
            "nagi",
            "ŋagi",
            "nål",
            "šaddu",
            "savvon",
            "sykehjem",
            "tabbe",
            "ŧaga",
            "tak",
            "Thorn",
            "Þorn",
            "vakt",
            "wc",
            "zoom",
            "ærlig",
            "Ærlig",
            "ærlighet",
            "Ärta",
            "Ødegård",
            "øst",
            "Öst",
            "Aaberg",
            "Åge",
            "Aas",
            "åse",
            "Åse",
            "aase",
            "Aase",
            "AASE",
            "Åsen",
            "Ωmega",
        ];
        let mut list = sorted.to_vec();
        list.reverse();
        list.sort_by_cached_key(|text| sort_key(text));
        assert_eq!(list, sorted);
    }

    #[test]
    fn every_letter_stands_where_norwegian_puts_it() {
        for (before, after) in [
            ("z", "æ"),
            ("æ", "ø"),
            ("ø", "å"),
            ("e", "é"),
            ("é", "f"),
            ("éa", "eb"),
            ("a", "á"),
            ("áa", "ab"),
            ("c", "č"),
            ("č", "d"),
            ("d", "đ"),
            ("đ", "e"),
            ("n", "ŋ"),
            ("ŋ", "o"),
            ("s", "š"),
            ("š", "t"),
            ("t", "ŧ"),
            ("ŧ", "u"),
            ("z", "ž"),
            ("ž", "æ"),
            ("y", "ü"),
            ("ü", "z"),
            ("æ", "ä"),
            ("ä", "ø"),
            ("ø", "ö"),
            ("ö", "å"),
            ("å", "aa"),
            ("aa", "Aa"),
            ("Aa", "AA"),
            ("ab", "aa"),
            ("a", "A"),
            ("A", "b"),
            ("9", "a"),
            ("v", "w"),
            ("å", "Ω"),
            ("kafe\u{301}", "kafeen"),
        ] {
            assert_eq!(compare(before, after), Ordering::Less, "{before:?} < {after:?}");
        }
    }

    fn norwegian() -> impl Strategy<Value = String> {
        let letters = "aAeEoOzZæÆøØåÅéáčđŋšŧžäöüb -1.\u{301}\u{308}\u{30A}ßþω";
        prop::collection::vec(prop::sample::select(letters.chars().collect::<Vec<_>>()), 0..10)
            .prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn every_piece_of_a_text_finds_it(text in norwegian(), from in 0usize..10, len in 0usize..10) {
            let piece: String = text.chars().skip(from).take(len).collect();
            prop_assert!(contains(&text, &piece), "{:?} in {:?}", piece, text);
        }

        #[test]
        fn the_beginning_of_a_text_has_the_beginning_of_its_key(text in norwegian(), len in 0usize..10) {
            let beginning: String = text.chars().take(len).collect();
            prop_assert!(search_key(&text).starts_with(&search_key(&beginning)));
            prop_assert_eq!(search_key(&search_key(&text)), search_key(&text));
        }

        #[test]
        fn no_two_different_texts_share_a_place(a in norwegian(), b in norwegian()) {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b) == Ordering::Equal, a == b);
        }
    }
}
