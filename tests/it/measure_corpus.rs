//! The goal checks against measures as rooms write them (F6).

use std::collections::BTreeSet;

use dialogduk::env::Env;
use dialogduk::rules::measure_checks::check;

use crate::fixture;

const CORPUS: &str = include_str!("measure_corpus.txt");

/// A line: `rules | what | how we will know`.
fn rows() -> impl Iterator<Item = (usize, BTreeSet<&'static str>, &'static str, &'static str)> {
    CORPUS.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')).map(
        |(index, line)| {
            let mut cells = line.split('|').map(str::trim);
            let mut cell = || cells.next().unwrap_or_default();
            let (rules, title, sign) = (cell(), cell(), cell());
            (index + 1, rules.split(' ').filter(|rule| *rule != "-").collect(), title, sign)
        },
    )
}

#[test]
fn every_measure_of_the_corpus_meets_the_rules_it_should_and_no_other() {
    let env = Env::fixed();
    let session = fixture::session(&env);
    let mut wrong = Vec::new();
    for (line, expected, title, sign) in rows() {
        let findings = check(&fixture::filled_in(title, sign, &env), &session);
        let found: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.code()).collect();
        if found != expected {
            let data: Vec<_> = findings.iter().map(|finding| &finding.data).collect();
            wrong.push(format!("line {line}: {title} | {sign}\n  expected {expected:?}\n  found {data:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_corpus_is_large_and_has_good_and_bad_measures() {
    let good = rows().filter(|(_, rules, ..)| rules.is_empty()).count();
    assert!(rows().count() >= 60 && good >= 20, "{} rows, {good} good", rows().count());
}

#[test]
fn nothing_from_the_corpus_is_stopped_for_its_words() {
    let env = Env::fixed();
    let session = fixture::session(&env);
    for (line, _, title, sign) in rows() {
        let stops = check(&fixture::filled_in(title, sign, &env), &session)
            .into_iter()
            .filter(|finding| finding.level == dialogduk::rules::measure_checks::Level::Stop)
            .count();
        assert_eq!(stops, 0, "line {line}");
    }
}

#[test]
fn no_measure_of_the_bank_is_taken_for_a_reward_a_person_or_no_action() {
    use dialogduk::domain::localized::Lang;
    use dialogduk::rules::measure_checks::Rule;
    let env = Env::fixed();
    let session = fixture::session(&env);
    for entry in dialogduk::bank::all().measures() {
        for &lang in Lang::ALL {
            let measure = fixture::filled_in(entry.text.get(lang), "Ferdig i mai", &env);
            for finding in check(&measure, &session) {
                let wrong = matches!(finding.rule, Rule::V7 | Rule::V14 | Rule::V15 | Rule::V16 | Rule::V18);
                assert!(!wrong, "{} {lang:?}: {finding:?}", entry.id);
            }
        }
    }
}
