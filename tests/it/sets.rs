//! Question sets: the ones that come with the program, files that are wrong, and the way there and back.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dialogduk::bank;
use dialogduk::domain::facets::{Perspective, Sector};
use dialogduk::domain::ids::{BankId, OptionId, PartId, QuestionId, SetId};
use dialogduk::domain::localized::{Lang, Localized};
use dialogduk::domain::question_set::{
    AnsweredBy, Choice, Covers, Kind, KindCode, Part, Question, QuestionSet,
};
use dialogduk::i18n::texts;
use dialogduk::rules::set_lints::{self, Lint, coverage, lints};
use dialogduk::sets::problem::{ProblemKind, TableKind};
use dialogduk::sets::{self, Origin, SetProblem, UserFile, catalogue, embedded, read, read_text, write};
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The files of a folder with their names, by name.
fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn in_bank(id: &str) -> bool {
    bank::all().measure(id).is_some()
}

fn built_in() -> impl Iterator<Item = &'static QuestionSet> {
    embedded::all().iter().map(|embedded| embedded.set().expect(embedded.id))
}

fn set(id: &str) -> &'static QuestionSet {
    embedded::set(&SetId::new(id)).expect(id)
}

mod the_sets_of_the_program {
    use super::*;

    #[test]
    fn are_the_files_of_the_folder() {
        let in_folder: Vec<_> = files("questions")
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
            .collect();
        let mut in_program: Vec<_> =
            embedded::all().iter().map(|e| (format!("{}.toml", e.id), e.text.to_owned())).collect();
        in_program.sort();
        assert_eq!(in_program, in_folder);
    }

    #[test]
    fn are_valid_and_carry_the_id_of_their_file() {
        for embedded in embedded::all() {
            let told = |problems: Vec<SetProblem>| {
                problems.iter().map(|p| (texts(Lang::Nb).sets.problem)(embedded.id, p)).collect::<Vec<_>>()
            };
            let set = read_text(embedded.text, &in_bank).map_err(told).unwrap();
            assert_eq!(set.id.as_str(), embedded.id);
        }
    }

    #[test]
    fn are_complete_in_all_three_languages() {
        for set in built_in() {
            for &lang in Lang::ALL {
                let coverage = coverage(set, lang);
                assert_eq!(coverage.translated, coverage.total, "{} {}", set.id, lang.code());
            }
        }
    }

    #[test]
    fn have_help_a_source_and_a_short_name_for_every_question() {
        for set in built_in() {
            for (_, question) in set.questions() {
                assert!(question.help.is_some(), "R13: {} {}", set.id, question.id);
                assert!(!question.source.is_empty(), "R19: {} {}", set.id, question.id);
                assert!(question.short.is_some(), "{} {}", set.id, question.id);
            }
            for &lang in Lang::ALL {
                let shorts: Vec<_> =
                    set.questions().map(|(_, q)| q.short.as_ref().unwrap().get(lang).to_owned()).collect();
                let distinct: BTreeSet<_> = shorts.iter().collect();
                assert_eq!(distinct.len(), shorts.len(), "{} {}: {shorts:?}", set.id, lang.code());
                assert!(shorts.iter().all(|short| short.chars().count() <= 10), "{}: {shorts:?}", set.id);
            }
        }
    }

    #[test]
    fn are_lint_clean() {
        for set in built_in() {
            assert_eq!(lints(set), [], "{}", set.id);
        }
    }

    #[test]
    fn are_exempt_from_a_lint_only_where_it_would_speak() {
        for set in built_in() {
            let mut strict = set.clone();
            let exempt: BTreeSet<_> = std::mem::take(&mut strict.lint_exempt).into_iter().collect();
            let spoken: BTreeSet<_> =
                lints(&strict).iter().filter_map(Lint::rule).map(str::to_owned).collect();
            assert_eq!(spoken, exempt, "{}", set.id);
        }
    }

    #[test]
    fn take_the_minutes_they_promise() {
        for (id, minutes, without_optional) in [
            ("ned-kjerne", 106, 92),
            ("helse-omsorg", 78 + 15, 78 + 15),
            ("barnehage", 68 + 15, 68 + 15),
            ("leder-mestring", 72 + 15, 72 + 15),
            ("ti-faktor", 74 + 15, 74 + 15),
            ("oppfolging", 56, 56),
            ("helsefremmende", 66 + 15, 66 + 15),
            ("engasjement-seks", 54 + 15, 54 + 15),
        ] {
            let set = set(id);
            assert_eq!(set.minutes(), minutes, "{id}");
            let kept: u32 =
                set.questions().filter(|(_, q)| !q.optional).map(|(_, q)| u32::from(q.minutes)).sum();
            assert_eq!(kept, without_optional, "{id} without the optional questions");
        }
        let parts: Vec<u32> = set("ned-kjerne")
            .parts
            .iter()
            .map(|part| part.questions.iter().map(|q| u32::from(q.minutes)).sum())
            .collect();
        assert_eq!(parts, [27, 23, 24, 32]);
    }

    #[test]
    fn leave_the_leader_out_where_leadership_is_the_theme() {
        let apart: Vec<_> = built_in()
            .flat_map(QuestionSet::questions)
            .filter(|(_, question)| !question.leader_present)
            .map(|(_, question)| question.id.as_str())
            .collect();
        assert_eq!(apart, ["ned-2-1", "hf-5", "tf-1"], "R16, R35");
    }

    #[test]
    fn ask_a_question_with_the_same_id_in_the_same_words() {
        let core = set("ned-kjerne");
        for id in ["ned-4-3", "ned-4-4"] {
            let id = QuestionId::new(id);
            let with: Vec<_> = built_in().filter_map(|set| set.question(&id)).collect();
            assert_eq!(with.len(), 7, "every set but the follow-up closes with {id}");
            for question in with {
                assert_eq!(Some(question), core.question(&id), "R37");
            }
        }
    }

    #[test]
    fn stand_in_the_layout_that_is_written() {
        for embedded in embedded::all() {
            let without_remarks: Vec<_> =
                embedded.text.lines().skip_while(|line| line.starts_with('#') || line.is_empty()).collect();
            let written = write(embedded.set().unwrap());
            pretty_eq(embedded.id, &written.lines().collect::<Vec<_>>(), &without_remarks);
        }
    }

    #[test]
    fn keep_their_wording_hash() {
        // Changes when a word changes; then the version must go up too (R37).
        let set = set("oppfolging");
        assert_eq!(set.wording_hash(), "477f595ffd5f6ed49ed3a41ee5f8247a547c3bea88951b786ee3c408349e0634");
        assert_eq!(set.version, 1);
    }

    fn pretty_eq(name: &str, written: &[&str], stands: &[&str]) {
        for (number, (written, stands)) in written.iter().zip(stands).enumerate() {
            assert_eq!(written, stands, "{name}, line {} after the remarks", number + 1);
        }
        assert_eq!(written.len(), stands.len(), "{name}");
    }
}

mod a_faulty_file {
    use super::*;

    const MARK: &str = "#> ";

    /// The lines that end a file of `bad/`: every problem in three languages, in the order of the file.
    fn told(result: &Result<QuestionSet, Vec<SetProblem>>) -> String {
        let problems = result.as_ref().expect_err("a file in bad/ must be refused");
        let tell = |problem: &SetProblem| {
            let line = |&lang: &Lang| format!("{MARK}{}\n", (texts(lang).sets.problem)("min.toml", problem));
            Lang::ALL.iter().map(line).collect::<String>()
        };
        problems.iter().map(tell).collect()
    }

    /// Fault and expectation apart: the expectation is not part of what is read.
    fn split(bytes: &[u8]) -> (&[u8], String) {
        let at =
            bytes.windows(MARK.len()).position(|window| window == MARK.as_bytes()).unwrap_or(bytes.len());
        let (fault, expected) = bytes.split_at(at);
        (fault, String::from_utf8(expected.to_vec()).unwrap())
    }

    /// Each file of `bad/` ends with what a person is told about it. `BLESS=1` writes those lines anew.
    #[test]
    fn is_refused_with_place_reason_and_remedy() {
        let all = files("tests/it/sets/bad");
        assert!(all.len() >= 30);
        for (name, bytes) in all {
            let (fault, expected) = split(&bytes);
            let actual = told(&read(fault, &in_bank));
            if std::env::var_os("BLESS").is_some() {
                let path = folder("tests/it/sets/bad").join(&name);
                fs::write(path, [fault, actual.as_bytes()].concat()).unwrap();
            } else {
                assert_eq!(actual, expected, "{name}");
            }
        }
    }

    #[test]
    fn shows_every_kind_of_problem_somewhere_in_the_collection() {
        let name = |kind: &ProblemKind| {
            let debug = match kind {
                ProblemKind::Syntax(fault) => format!("{fault:?}"),
                kind => format!("{kind:?}"),
            };
            debug.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
        };
        let met: BTreeSet<_> = files("tests/it/sets/bad")
            .iter()
            .flat_map(|(_, bytes)| read(split(bytes).0, &in_bank).unwrap_err())
            .map(|problem| name(&problem.kind))
            .collect();
        let kinds = [
            "NotUtf8 NewerSchema UnknownKey MissingKey WrongType UnknownCode OutOfRange SilentOverMinutes DuplicateId",
            "BadId MissingBokmal EmptyText EmptyList TooLong Unprintable TooFewOptions OptionsNotAllowed",
            "UnknownMeasure UnclosedText UnquotedText FancyQuotes TrueOrFalse Backslash ControlCharacter",
            "MissingEquals MissingValue CommaOrEnd ExtraComma UnclosedHeading BadKey RepeatedKey AfterValue BadNumber",
            "TooDeep QuoteInText NotASet",
        ];
        let all: BTreeSet<_> = kinds.iter().flat_map(|line| line.split(' ')).map(str::to_owned).collect();
        assert_eq!(met, all);
    }

    #[test]
    fn that_is_far_too_large_is_not_looked_at() {
        let problems = read(&vec![b'#'; (1 << 20) + 1], &in_bank).unwrap_err();
        let said = (texts(Lang::Nb).sets.problem)("min.toml", &problems[0]);
        assert_eq!(
            said,
            "min.toml, linje 1, kolonne 1: fila er på 1025 kB, og et spørsmålssett kan være på høyst 1024 kB. Er det \
             rett fil?"
        );
        assert!(read(&[b'#'; 1 << 10], &in_bank).unwrap_err().iter().all(|p| p.kind != problems[0].kind));
    }
}

mod reading {
    use super::*;

    #[test]
    fn takes_byte_order_marks_and_windows_line_ends_as_they_come() {
        for embedded in embedded::all() {
            let set = embedded.set();
            let windows = embedded.text.replace('\n', "\r\n");
            for text in [format!("\u{FEFF}{}", embedded.text), windows.clone(), format!("\u{FEFF}{windows}")]
            {
                assert_eq!(read_text(&text, &in_bank).ok().as_ref(), set, "{}", embedded.id);
            }
        }
    }

    #[test]
    fn counts_lines_and_columns_alike_with_windows_line_ends() {
        for (name, bytes) in files("tests/it/sets/bad") {
            let Ok(text) = String::from_utf8(bytes) else { continue };
            if text.contains("\"\"\"") {
                continue; // there the line end is part of a text
            }
            let unix = read_text(&text, &in_bank).unwrap_err();
            let windows =
                read_text(&format!("\u{FEFF}{}", text.replace('\n', "\r\n")), &in_bank).unwrap_err();
            assert_eq!(unix, windows, "{name}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn survives_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes, &in_bank);
        }

        /// A file that was damaged somewhere: most of the way through the reader is still reached.
        #[test]
        fn survives_any_damage(at in 0usize..20_000, gone in 0usize..60, put in "[\\PC\\x00-\\x1f]{0,8}") {
            let text = embedded::all()[0].text;
            let from = text.char_indices().map(|(place, _)| place).nth(at % text.chars().count()).unwrap();
            let rest: String = text[from..].chars().skip(gone).collect();
            let damaged = format!("{}{put}{rest}", &text[..from]);
            if let Err(problems) = read_text(&damaged, &in_bank) {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(problem.line >= 1 && problem.column >= 1);
                    prop_assert!(problem.line <= damaged.lines().count() + 1);
                    for &lang in Lang::ALL {
                        let said = (texts(lang).sets.problem)("min.toml", &problem);
                        prop_assert!(!said.contains("  "), "{said}");
                    }
                }
            }
        }
    }
}

mod the_page_for_people_who_write_sets {
    use super::*;

    fn page() -> String {
        fs::read_to_string(folder("docs/questions.md")).unwrap()
    }

    #[test]
    fn has_an_example_that_works_and_follows_all_advice() {
        let page = page();
        let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        let set = read_text(example, &in_bank).unwrap();
        assert_eq!(lints(&set), []);
    }

    #[test]
    fn names_every_key_and_every_code() {
        let page = page();
        let keys =
            [TableKind::Set, TableKind::Part, TableKind::Question, TableKind::Option].map(TableKind::keys);
        let codes = KindCode::ALL.iter().map(|code| code.code());
        let codes = codes.chain(AnsweredBy::ALL.iter().map(|code| code.code()));
        let codes = codes.chain(Covers::ALL.iter().map(|code| code.code()));
        let codes = codes.chain(Sector::ALL.iter().map(|code| code.code()));
        let codes = codes.chain(Perspective::ALL.iter().map(|code| code.code()));
        for word in keys.concat().into_iter().chain(codes) {
            assert!(page.contains(&format!("`{word}`")), "{word}");
        }
        for rule in set_lints::RULES {
            assert!(page.contains(&format!("**{rule}**")), "{rule}");
        }
    }
}

fn any_text() -> impl Strategy<Value = Localized> {
    let word = "[a-zæøå]{1,5}[a-zæøå \"'\\\\{}=#«»?]{0,5}[a-zæøå]";
    let lang = || prop::option::of(word);
    (word, lang(), lang()).prop_map(|(nb, nn, en)| Localized { nb, nn, en })
}

fn any_kind() -> impl Strategy<Value = Kind> {
    let options = |least| {
        prop::collection::vec(any_text(), least..5).prop_map(|texts| {
            let choice = |(number, text)| Choice { id: OptionId::new(format!("o{number}")), text };
            texts.into_iter().enumerate().map(choice).collect::<Vec<_>>()
        })
    };
    prop_oneof![
        Just(Kind::List),
        Just(Kind::Scale),
        Just(Kind::Measure),
        Just(Kind::Count),
        Just(Kind::Stance),
        Just(Kind::Rank(Vec::new())),
        options(2).prop_map(Kind::Choice),
        options(2).prop_map(Kind::MultiChoice),
        options(2).prop_map(Kind::Rank),
    ]
}

prop_compose! {
    fn any_question()(
        kind in any_kind(),
        (minutes, silent) in (1u16..=120).prop_flat_map(|minutes| (Just(minutes), 0..=minutes)),
        answered_by in prop::sample::select(AnsweredBy::ALL),
        (leader_present, optional, columns, strength) in any::<(bool, bool, bool, bool)>(),
        covers in prop::sample::subsequence(Covers::ALL.to_vec(), 0..=3),
        text in any_text(),
        (short, help, example) in (prop::option::of(any_text()), prop::option::of(any_text()), prop::option::of(any_text())),
        follow_up in prop::collection::vec(any_text(), 0..3),
        source in "[a-z]{0,4}",
        measures in prop::sample::subsequence(vec![BankId::new("tb-001"), BankId::new("tb-002")], 0..=2),
    ) -> Question {
        Question {
            id: QuestionId::new("set below"),
            kind, minutes, silent, answered_by, leader_present, optional, columns, strength, covers, text, short,
            help, example, follow_up, source, measures,
        }
    }
}

prop_compose! {
    fn any_set()(
        version in 1u32..,
        sector in prop::sample::select(Sector::ALL),
        perspective in prop::sample::select(Perspective::ALL),
        (title, about, origin) in (any_text(), any_text(), any_text()),
        lint_exempt in prop::sample::subsequence(set_lints::RULES.to_vec(), 0..=3),
        parts in prop::collection::vec((any_text(), any::<bool>(), prop::collection::vec(any_question(), 1..4)), 1..4),
    ) -> QuestionSet {
        let part = |(p, (title, optional, questions)): (usize, (_, _, Vec<Question>))| {
            let numbered = |(q, question)| Question { id: QuestionId::new(format!("q-{p}-{q}")), ..question };
            Part {
                id: PartId::new(format!("p-{p}")),
                title,
                optional,
                questions: questions.into_iter().enumerate().map(numbered).collect(),
            }
        };
        QuestionSet {
            id: SetId::new("any"),
            version, sector, perspective, title, about, origin,
            licence: "MIT".to_owned(),
            lint_exempt: lint_exempt.into_iter().map(str::to_owned).collect(),
            parts: parts.into_iter().enumerate().map(part).collect(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_set_written_and_read_is_the_same_set(set in any_set()) {
        let written = write(&set);
        prop_assert_eq!(read_text(&written, &in_bank), Ok(set), "{}", written);
    }
}

#[test]
fn a_set_can_stand_inside_another_file() {
    for built_in in built_in() {
        let file = format!("note = 1\n\n[set]\n{}", sets::write::under(built_in, "set"));
        let whole: toml::Table = toml::from_str(&file).unwrap();
        let alone: toml::Table = toml::from_str(&write(built_in)).unwrap();
        assert_eq!(whole["set"].as_table(), Some(&alone), "{}", built_in.id);
    }
}

mod the_catalogue {
    use super::*;

    fn own(name: &str, text: &str) -> UserFile {
        UserFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    fn ids(catalogue: &sets::Catalogue) -> Vec<&str> {
        catalogue.sets.iter().map(|listed| listed.set.id.as_str()).collect()
    }

    #[test]
    fn lists_the_programs_own_sets_when_there_are_no_others() {
        let catalogue = catalogue(&[], &in_bank);
        assert_eq!(ids(&catalogue), embedded::all().iter().map(|e| e.id).collect::<Vec<_>>());
        assert!(catalogue.faulty.is_empty());
    }

    #[test]
    fn lets_a_users_own_set_win_by_id() {
        let mut barnehage = set("barnehage").clone();
        barnehage.title = Localized::plain("Vår barnehage");
        let mut ours = barnehage.clone();
        ours.id = SetId::new("vart-sett");
        let files = [own("a.toml", &write(&ours)), own("b.toml", &write(&barnehage))];
        let catalogue = catalogue(&files, &in_bank);
        assert_eq!(ids(&catalogue).len(), 9);
        assert_eq!(ids(&catalogue)[8], "vart-sett");
        let listed = catalogue.get(&SetId::new("barnehage")).unwrap();
        assert_eq!(listed.set, barnehage);
        assert_eq!(listed.origin, Origin::Own { file: "b.toml".to_owned(), replaces: true });
        let listed = catalogue.get(&SetId::new("vart-sett")).unwrap();
        assert_eq!(listed.origin, Origin::Own { file: "a.toml".to_owned(), replaces: false });
    }

    #[test]
    fn shows_a_faulty_file_and_keeps_the_set_it_would_have_replaced() {
        let faulty = write(set("barnehage")).replace("minutes = 7", "minutes = 700");
        let catalogue = catalogue(&[own("feil.toml", &faulty)], &in_bank);
        assert_eq!(catalogue.get(&SetId::new("barnehage")).unwrap().origin, Origin::BuiltIn);
        assert_eq!(catalogue.faulty[0].file, "feil.toml");
        assert!(catalogue.faulty[0].problems.len() > 1, "all of them");
    }

    #[test]
    fn takes_the_first_of_two_own_sets_with_one_id_and_says_so() {
        let mut ours = set("barnehage").clone();
        ours.id = SetId::new("vart-sett");
        let catalogue = catalogue(&[own("a.toml", &write(&ours)), own("b.toml", &write(&ours))], &in_bank);
        assert_eq!(ids(&catalogue).len(), 9);
        let said = (texts(Lang::Nb).sets.problem)("b.toml", &catalogue.faulty[0].problems[0]);
        assert_eq!(
            said,
            "b.toml, linje 2, kolonne 6: settet «vart-sett» finnes også i a.toml, og den fila gjelder. Gi dette settet \
             en annen id."
        );
    }
}

mod a_lint {
    use super::*;

    fn spoken(change: impl Fn(&mut QuestionSet)) -> Vec<Lint> {
        let mut set = set("ned-kjerne").clone();
        change(&mut set);
        lints(&set)
    }

    fn each_question(set: &mut QuestionSet, change: impl Fn(&mut Question)) {
        set.parts.iter_mut().flat_map(|part| &mut part.questions).for_each(change);
    }

    #[test]
    fn wants_a_question_about_strength_before_the_measures() {
        assert_eq!(spoken(|set| each_question(set, |q| q.strength = false)), [Lint::NoStrengthFirst]);
        let only_last = |set: &mut QuestionSet| {
            each_question(set, |q| q.strength = q.id.as_str() == "ned-4-4");
        };
        assert_eq!(spoken(only_last), [Lint::NoStrengthFirst]);
    }

    #[test]
    fn wants_leader_colleagues_and_oneself_covered() {
        let without_own =
            |set: &mut QuestionSet| each_question(set, |q| q.covers.retain(|who| *who != Covers::Own));
        assert_eq!(spoken(without_own), [Lint::NotCovered { missing: vec![Covers::Own] }]);
        assert_eq!(
            spoken(|set| each_question(set, |q| q.covers.clear())),
            [Lint::NotCovered { missing: Covers::ALL.to_vec() }]
        );
    }

    #[test]
    fn wants_a_quarter_of_the_minutes_for_measures() {
        // The core has 29 minutes for measures: enough for 116, not for 117.
        let longer = |minutes| move |set: &mut QuestionSet| set.parts[0].questions[0].minutes += minutes;
        assert_eq!(spoken(longer(10)), []);
        assert_eq!(spoken(longer(11)), [Lint::FewMeasureMinutes { minutes: 29, total: 117 }]);
    }

    #[test]
    fn wants_a_translation_whole_or_not_at_all() {
        let one_gone = |set: &mut QuestionSet| set.title.en = None;
        let [Lint::PartlyTranslated { lang: Lang::En, translated, total }] = spoken(one_gone)[..] else {
            panic!("one text is missing in English")
        };
        assert_eq!(translated + 1, total);
        let core = spoken(|set| *set = read_text(&only_bokmal(set), &in_bank).unwrap());
        assert_eq!(core, []);
    }

    /// The set without its nynorsk and English texts, by way of its file.
    fn only_bokmal(set: &QuestionSet) -> String {
        fn strip(value: &mut toml::Value) {
            match value {
                toml::Value::Table(table) => {
                    if table.contains_key("nb") {
                        table.remove("nn");
                        table.remove("en");
                    }
                    table.iter_mut().for_each(|(_, value)| strip(value));
                }
                toml::Value::Array(list) => list.iter_mut().for_each(strip),
                _ => {}
            }
        }
        let mut value: toml::Value = toml::Value::Table(toml::from_str(&write(set)).unwrap());
        strip(&mut value);
        toml::to_string(&value).unwrap()
    }

    #[test]
    fn wants_a_statement_on_a_scale_and_a_silent_minute_for_each_person() {
        let asks = |set: &mut QuestionSet| {
            each_question(set, |q| {
                if q.id.as_str() == "ned-3-3" {
                    q.text.nn = Some("Gir vi kvarandre anerkjenning?".to_owned());
                    q.silent = 0;
                }
            });
        };
        let question = QuestionId::new("ned-3-3");
        assert_eq!(
            spoken(asks),
            [Lint::NotAStatement { question: question.clone() }, Lint::NoSilence { question }]
        );
    }

    #[test]
    fn is_silent_where_the_set_is_knowingly_exempt() {
        let exempt = |set: &mut QuestionSet| {
            each_question(set, |q| q.strength = false);
            set.lint_exempt = vec!["R12".to_owned()];
        };
        assert_eq!(spoken(exempt), []);
    }

    #[test]
    fn speaks_three_languages() {
        let question = QuestionId::new("mitt-1");
        let all = [
            Lint::NoStrengthFirst,
            Lint::NotCovered { missing: vec![Covers::Leader, Covers::Own] },
            Lint::FewMeasureMinutes { minutes: 17, total: 90 },
            Lint::PartlyTranslated { lang: Lang::Nn, translated: 3, total: 40 },
            Lint::NotAStatement { question: question.clone() },
            Lint::NoSilence { question },
        ];
        let said: Vec<_> =
            all.iter().flat_map(|lint| Lang::ALL.iter().map(|&lang| (texts(lang).sets.lint)(lint))).collect();
        insta::assert_snapshot!(said.join("\n"));
    }
}
