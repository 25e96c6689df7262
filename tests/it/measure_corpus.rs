//! The goal checks against measures as rooms write them (F6).

use std::collections::{BTreeMap, BTreeSet};

use dialogduk::env::Env;
use dialogduk::rules::measure_checks::{Finding, Level, Rule, check};

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

/// The rules a row meets. Only its words are open; what it takes has not been thought of either (R50).
fn rules_met(title: &str, sign: &str, env: &Env) -> Vec<Finding> {
    let mut measure = fixture::filled_in(title, sign, env);
    measure.resources.clear();
    check(&measure, &fixture::session(env))
}

#[test]
fn every_measure_of_the_corpus_meets_the_rules_it_should_and_no_other() {
    let env = Env::fixed();
    let mut wrong = Vec::new();
    // By rule: rightly found, missed, found for nothing.
    let mut rates: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (line, expected, title, sign) in rows() {
        let findings = rules_met(title, sign, &env);
        let found: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.code()).collect();
        for rule in expected.union(&found) {
            let rate = rates.entry(*rule).or_default();
            match (expected.contains(rule), found.contains(rule)) {
                (true, true) => rate[0] += 1,
                (true, false) => rate[1] += 1,
                _ => rate[2] += 1,
            }
        }
        if found != expected {
            let data: Vec<_> = findings.iter().map(|finding| &finding.data).collect();
            wrong.push(format!("line {line}: {title} | {sign}\n  expected {expected:?}\n  found {data:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nrightly found, missed, found for nothing:\n{rates:#?}", wrong.join("\n"));
}

#[test]
fn the_corpus_is_large_and_has_good_and_bad_measures() {
    let good = rows().filter(|(_, rules, ..)| rules.is_empty()).count();
    assert!(rows().count() >= 300 && good >= 150, "{} rows, {good} good", rows().count());
}

#[test]
fn nothing_from_the_corpus_is_stopped_for_its_words() {
    let env = Env::fixed();
    for (line, _, title, sign) in rows() {
        let stops = rules_met(title, sign, &env).into_iter().filter(|it| it.level == Level::Stop).count();
        assert_eq!(stops, 0, "line {line}");
    }
}

#[test]
fn no_measure_of_the_bank_is_taken_for_a_reward_a_person_or_no_action() {
    use dialogduk::domain::localized::Lang;
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
