//! Nobody can work out what fewer than five people answered (J4, R82, `domain.md` §11): an attack on every paper.
//!
//! A meeting of several sittings is held at random. After each sitting, and when it is closed, somebody collects all that
//! leaves the room: the minutes, the result sheet, the filled cloth, the columns of the action list, the wall, the trend.
//! They read every count out of the words, know the rule by heart and which sittings enter a sum, have counted the heads of
//! each sitting, and then narrow down what every sitting can have answered, subtracting everything from everything, until
//! nothing moves. They win where a count of one to four is left as the only one possible. [`gone_on`] attacks meetings that are
//! closed a second time, [`screens`] what the facilitator and the room see.
//!
//! Two papers of the same sitting, with one more answer in between, are not held against each other here: `docs/privacy.md` says
//! what they tell.

mod gone_on;
mod screens;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use proptest::collection::vec;
use proptest::prelude::*;

use dialogduk::domain::answer::{Answer, Body, ScaleTally, StanceRounds, StanceTally};
use dialogduk::domain::ids::{Id, OptionId};
use dialogduk::domain::live::{Live, RoomView};
use dialogduk::domain::localized::{Lang, Localized};
use dialogduk::domain::measure::Consent;
use dialogduk::domain::place::Phase;
use dialogduk::domain::question_set::AnsweredBy;
use dialogduk::domain::room::{Check, CheckMoment, ClosingCheck, Pulse, YesNo};
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange::sheet::{self, Value};
use dialogduk::export::{ExportJob, Format, What, docx, md, render, xlsx};
use dialogduk::i18n::texts;
use dialogduk::present::{Wall, shown};
use dialogduk::report::printout::Paper;
use dialogduk::report::trend::{Plot, heading, sections, trend};
use dialogduk::report::{Brevity, Profile, minutes, result_sheet, sheets};
use dialogduk::rules::counts::Counted;
use dialogduk::rules::suppress::heads::of_sittings;
use dialogduk::rules::suppress::{AtLeast, Average};

use crate::fixture;

/// What everybody of a sitting answered: to each question, how many gave each answer.
#[derive(Debug, Clone)]
struct Heard {
    /// 1–5.
    scale: [u16; 5],
    stance: [u16; 4],
    choice: [u16; 2],
    closing: [u16; 2],
    out: [u16; 5],
    /// Lines that individuals wrote.
    lines: u16,
}

/// So many people spread as the weights say.
fn spread<const N: usize>(people: u16, weights: [u16; N]) -> [u16; N] {
    let all: u16 = weights.iter().sum::<u16>().max(1);
    let mut counts = weights.map(|weight| people * weight / all);
    counts[usize::from(people) % N] += people - counts.iter().sum::<u16>();
    counts
}

fn any_people() -> impl Strategy<Value = u16> {
    prop_oneof![3 => 0u16..5, 3 => 5u16..11, 2 => 11u16..32]
}

fn any_heard() -> impl Strategy<Value = Heard> {
    let weights = || prop_oneof![3 => 0u16..4, 1 => Just(9)];
    (
        any_people(),
        proptest::array::uniform5(weights()),
        proptest::array::uniform4(weights()),
        proptest::array::uniform2(weights()),
        (proptest::array::uniform5(weights()), proptest::array::uniform2(weights()), 0u16..8),
    )
        .prop_map(|(people, scale, stance, choice, (out, closing, lines))| Heard {
            scale: spread(people, scale),
            stance: spread(people, stance),
            choice: spread(people, choice),
            closing: spread(people, closing),
            out: spread(people, out),
            lines: lines.min(people),
        })
}

impl Heard {
    fn counts(&self, tally: &str) -> Vec<u16> {
        match tally {
            "skala" => self.scale.to_vec(),
            "enig" => self.stance.to_vec(),
            "valg" => self.choice.to_vec(),
            "avslutning" => self.closing.to_vec(),
            "utsjekk" => self.out.to_vec(),
            _ => panic!("no such tally"),
        }
    }

    fn people(&self) -> u16 {
        self.scale.iter().sum()
    }
}

/// The meeting after so many sittings.
fn meeting(heard: &[Heard], state: SessionState, env: &Env) -> Session {
    let mut session = fixture::session(env);
    session.details.state = state;
    for question in session.set.parts.iter_mut().flat_map(|part| &mut part.questions) {
        question.text = Localized::plain(format!("Spørsmålet {}?", question.id));
        if ["skala", "enig", "valg", "liste-to"].contains(&question.id.as_str()) {
            question.answered_by = AnsweredBy::Individual;
        }
    }
    let (sitting, group) = (session.sittings.remove(0), session.groups[0].clone());
    session.groups.clear();
    for (at, said) in (0u32..).zip(heard) {
        let id = |kind: u128, n: u128| Id::from_bits(kind << 32 | u128::from(at) << 16 | n);
        let mut sitting = sitting.clone();
        sitting.id = id(1, 0).into();
        sitting.position = at;
        sitting.label = format!("samling{at}");
        sitting.attended = Some(said.people());
        let [yes, no] = said.closing;
        sitting.closing = ClosingCheck { everyone_heard: YesNo { yes, no }, ..ClosingCheck::default() };
        let mut group = group.clone();
        (group.id, group.sitting) = (id(2, 0).into(), sitting.id);
        let [agree, partly, disagree, pass] = said.stance;
        let stance = StanceTally { agree, partly, disagree, pass };
        let chosen = ["ja", "nei"].into_iter().zip(said.choice).filter(|(_, count)| *count > 0);
        let bodies = [
            ("skala", Body::Scale(ScaleTally { counts: said.scale, dont_know: 0 })),
            ("enig", Body::Stance(StanceRounds::once(stance))),
            ("valg", Body::Choice(chosen.map(|(option, count)| (OptionId::new(option), count)).collect())),
        ];
        let lines = (0..said.lines).map(|n| ("liste-to", Body::Text(format!("Linje{at}x{n}"))));
        for (n, (question, body)) in (0u16..).zip(bodies.into_iter().chain(lines)) {
            let question = dialogduk::domain::ids::QuestionId::new(question);
            let mut answer = Answer::new(id(3, n.into()).into(), question, group.id, n.into(), body);
            answer.starred = true;
            session.answers.push(answer);
        }
        let tally = ScaleTally { counts: said.out, dont_know: 0 };
        session.checks.push(Check {
            sitting: sitting.id,
            moment: CheckMoment::Out,
            pulse: Pulse::from(tally),
        });
        session.groups.push(group);
        session.sittings.push(sitting);
    }
    session
}

/// What somebody has read of a tally.
#[derive(Debug, Clone, PartialEq)]
enum Read {
    /// How many gave each answer: the number told, if any.
    Cells(Vec<Option<u32>>),
    /// A mean in tenths and the number of answers told with it.
    Mean(u32, u32),
}

/// No number stands there.
#[derive(Debug, PartialEq)]
struct Untold;

/// The number told before a label, as in «minst 10 enig»; `None` for «få enig».
fn number_before(text: &str, label: &str) -> Result<Option<u32>, Untold> {
    let at = text.find(&format!(" {label}")).ok_or(Untold)?;
    let before = text[..at].trim_end();
    let word = before.rsplit([' ', ':', '*']).next().ok_or(Untold)?;
    Ok(word.trim_matches('*').parse().ok())
}

/// What stands about a question in a paper: from its words to the next question.
fn passages<'a>(paper: &'a str, words: &str) -> Vec<&'a str> {
    let after = paper.split(words).skip(1);
    after
        .map(|rest| rest.split("Spørsmålet ").next().unwrap())
        .map(|it| it.split("\n#").next().unwrap())
        .collect()
}

fn read_mean(text: &str) -> Option<Read> {
    let rest = text.split("Snitt ").nth(1)?;
    let tenths = rest.split(' ').next()?.replace(',', "").parse().ok()?;
    let answers =
        rest.split('(').nth(1)?.split(|sign: char| !sign.is_ascii_digit()).find(|it| !it.is_empty())?;
    Some(Read::Mean(tenths, answers.parse().ok()?))
}

/// Everything that can be read out of a paper.
fn read_paper(paper: &str) -> Vec<(&'static str, Read)> {
    let mut read = Vec::new();
    for passage in passages(paper, "Spørsmålet skala?") {
        read.extend(read_mean(passage).map(|it| ("skala", it)));
    }
    let labels = |tally: &str| -> &[&str] {
        match tally {
            "enig" => &["enig", "delvis enig", "uenig", "pass"],
            _ => &["ja", "nei"],
        }
    };
    for (tally, words) in [("enig", "Spørsmålet enig?"), ("avslutning", "Alle slapp til")] {
        for passage in passages(paper, words) {
            let cells: Result<Vec<_>, _> =
                labels(tally).iter().map(|label| number_before(passage, label)).collect();
            read.extend(cells.ok().map(|cells| (tally, Read::Cells(cells))));
        }
    }
    for passage in passages(paper, "Spørsmålet valg?") {
        let number = |label: &str| {
            let rest = passage.split(&format!("{label}: ")).nth(1)?;
            let told = rest.split([',', '\n']).next()?;
            Some(told.split(' ').find_map(|word| word.trim_matches('*').parse().ok()))
        };
        let cells: Option<Vec<_>> = ["ja", "nei"].into_iter().map(number).collect();
        read.extend(cells.map(|cells| ("valg", Read::Cells(cells))));
    }
    read
}

/// Everything that leaves the room at a moment: papers to read, and what the wall and the trend tell.
fn collect(session: &Session, before: &Session) -> (String, Vec<(&'static str, Read)>) {
    let day = session.sittings[0].date;
    let mut papers = md::write(&minutes(session, Lang::Nb, day));
    papers += &md::write(&result_sheet(session, Lang::Nb, day, &Brevity::EVERYTHING));
    papers += &sheets::filled_cloth(session, Lang::Nb, day, Paper::A3).outline().join("\n");
    let mut read = read_paper(&papers);
    let cells =
        |cells: &[Option<AtLeast>]| Read::Cells(cells.iter().map(|it| it.map(AtLeast::get)).collect());
    let mean = |it: Average| it.mean.map(|(tenths, people)| Read::Mean(tenths.into(), people.get()));
    for tally in ["skala", "enig", "valg"] {
        let question = dialogduk::domain::ids::QuestionId::new(tally);
        let live = Live { revealed: true, ..Live::new(RoomView::Question(question, Phase::Plenary)) };
        let Wall::Question(asked) = shown(session, &live, texts(Lang::Nb)).wall else { panic!("no wall") };
        read.extend(match &asked.counted {
            Counted::Scale(average) => mean(*average.get()).map(|it| (tally, it)),
            Counted::Stance(it) | Counted::Options(it) => Some((tally, cells(it.get()))),
            Counted::Nothing | Counted::TooFew => None,
        });
    }
    let series = trend(&[before.clone(), session.clone()]);
    for (series, section) in series.iter().zip(sections(&series, None::<Plot>, texts(Lang::Nb))) {
        let line = section.lines.last().unwrap();
        let tally = if heading(series, texts(Lang::Nb)).contains("skala") { "skala" } else { "utsjekk" };
        // «22.11.2026, 3,5, opp 0,5, minst 10 svar»
        let mean = line.split(", ").nth(1).and_then(|it| it.replace(',', "").parse().ok());
        let told = line.split(", ").find_map(|part| part.strip_suffix(" svar"));
        let told = told.and_then(|it| it.split(' ').next_back()?.parse().ok());
        read.extend(mean.zip(told).map(|(mean, told)| (tally, Read::Mean(mean, told))));
    }
    (papers, read)
}

/// Something known of what was answered: so many times each count together, at least.
struct AtLeastThat {
    weights: Vec<i64>,
    least: i64,
}

/// Between what and what each count lies, as far as it follows; `None` where nothing fits, so that what was taken to be known
/// is wrong.
fn narrow(known: &[AtLeastThat], most: &[i64]) -> Option<Vec<(i64, i64)>> {
    let mut ranges: Vec<(i64, i64)> = most.iter().map(|&most| (0, most)).collect();
    loop {
        let before = ranges.clone();
        for AtLeastThat { weights, least } in known {
            let highest =
                |(weight, (low, high)): (&i64, &(i64, i64))| weight * if *weight > 0 { *high } else { *low };
            let all: i64 = weights.iter().zip(&ranges).map(highest).sum();
            for (at, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight != 0) {
                let (low, high) = ranges[at];
                let others = all - highest((&weight, &ranges[at]));
                let needs = least - others;
                ranges[at] = if weight > 0 {
                    (low.max(needs.div_euclid(weight) + i64::from(needs.rem_euclid(weight) > 0)), high)
                } else {
                    (low, high.min((-needs).div_euclid(-weight)))
                };
                if ranges[at].0 > ranges[at].1 {
                    return None;
                }
            }
        }
        if before == ranges {
            return Some(ranges);
        }
    }
}

/// What was read of a tally, each time with the sittings that are taken to be in it.
type Collected = Vec<(Vec<usize>, Read)>;

/// What is known of one tally from everything read of it at every moment, if the sittings of that moment enter the sum.
struct Attack<'a> {
    heard: &'a [Heard],
    tally: &'static str,
}

impl Attack<'_> {
    fn options(&self) -> usize {
        self.heard[0].counts(self.tally).len()
    }

    fn known(&self, read: &[(Vec<usize>, Read)]) -> Vec<AtLeastThat> {
        let options = self.options();
        let all = self.heard.len() * options;
        // One more unknown for each sitting: how many answered.
        let sum = |sittings: &[usize], weight: &dyn Fn(usize) -> i64| {
            let mut weights = vec![0; all + self.heard.len()];
            for sitting in sittings {
                for option in 0..options {
                    weights[sitting * options + option] = weight(option);
                }
            }
            weights
        };
        let mut known = Vec::new();
        for sitting in 0..self.heard.len() {
            for sign in [1, -1] {
                let mut weights = sum(&[sitting], &|_| sign);
                weights[all + sitting] = -sign;
                known.push(AtLeastThat { weights, least: 0 });
            }
        }
        for (sittings, read) in read {
            match read {
                Read::Cells(cells) => {
                    for (at, told) in cells.iter().enumerate() {
                        let one =
                            |sign: i64| sum(sittings, &move |option| if option == at { sign } else { 0 });
                        // Each sitting is rounded by itself, and by five at the most. A number that is no whole five is
                        // what it is.
                        let rounded = 5 * i64::try_from(sittings.len()).unwrap();
                        let (least, most) = match told {
                            Some(told) if told % 5 == 0 => (i64::from(*told), i64::from(*told) + rounded),
                            Some(told) => (i64::from(*told), i64::from(*told)),
                            None => (0, rounded),
                        };
                        known.push(AtLeastThat { weights: one(1), least });
                        known.push(AtLeastThat { weights: one(-1), least: -most });
                    }
                }
                Read::Mean(tenths, told) => {
                    let (tenths, told) = (i64::from(*tenths), i64::from(*told));
                    let step = match told {
                        0..20 if tenths % 5 == 0 => 5,
                        20..40 if tenths % 2 == 0 => 2,
                        _ => 1,
                    };
                    let value = |option: usize| 20 * i64::try_from(option + 1).unwrap();
                    known.push(AtLeastThat {
                        weights: sum(sittings, &|it| value(it) - (2 * tenths - step)),
                        least: 0,
                    });
                    known.push(AtLeastThat {
                        weights: sum(sittings, &|it| (2 * tenths + step) - value(it)),
                        least: 0,
                    });
                    let most = if told % 5 == 0 { told + 4 } else { told };
                    known.push(AtLeastThat { weights: sum(sittings, &|_| 1), least: told });
                    known.push(AtLeastThat { weights: sum(sittings, &|_| -1), least: -most });
                }
            }
        }
        known
    }

    /// The first count of one to four that is found out.
    fn won(&self, read: &[(Vec<usize>, Read)]) -> Option<String> {
        let options = self.options();
        let heads: Vec<i64> = self.heard.iter().map(|it| i64::from(it.people())).collect();
        let most: Vec<i64> = heads
            .iter()
            .flat_map(|&heads| std::iter::repeat_n(heads, options))
            .chain(heads.iter().copied())
            .collect();
        let truth: Vec<i64> = self
            .heard
            .iter()
            .flat_map(|it| it.counts(self.tally))
            .chain(self.heard.iter().map(|it| it.counts(self.tally).iter().sum()))
            .map(i64::from)
            .collect();
        let ranges = narrow(&self.known(read), &most)?;
        let found = ranges
            .iter()
            .zip(&truth)
            .position(|((low, high), truth)| low == high && low == truth && (1..5).contains(low))?;
        // Who sits where one or two people came is known by who came; that is no answer.
        (found < self.heard.len() * options).then(|| {
            format!(
                "{}: sitting {}, answer {}: {}",
                self.tally,
                found / options,
                found % options,
                truth[found]
            )
        })
    }
}

/// Which sittings enter the sum, as the rule has it: those with five answers, and the others together once it is closed.
fn entering(heard: &[Heard], tally: &str, closed: bool) -> Vec<usize> {
    let people = |at: &usize| heard[*at].counts(tally).iter().sum::<u16>();
    let (mut large, small): (Vec<usize>, Vec<usize>) = (0..heard.len()).partition(|at| people(at) >= 5);
    if closed && small.iter().map(people).sum::<u16>() >= 5 {
        large.extend(small);
    }
    large
}

/// How many meetings are held: more where somebody hunts (`SMALL_NUMBERS_CASES`).
fn cases() -> u32 {
    std::env::var("SMALL_NUMBERS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn nobody_who_subtracts_every_paper_from_every_other_finds_a_count_below_five(
        heard in vec(any_heard(), 1..4),
    ) {
        let env = Env::fixed();
        let before = Heard { scale: [9; 5], stance: [9; 4], choice: [9; 2], closing: [9; 2], out: [9; 5], lines: 0 };
        let mut before = meeting(&[before], SessionState::Closed, &env);
        before.id = Id::from_bits(77).into();
        before.sittings[0].date = before.sittings[0].date - Days::new(300);
        let moments = (1..=heard.len()).map(|sittings| (sittings, false)).chain([(heard.len(), true)]);
        let mut read: BTreeMap<&str, [Collected; 2]> = BTreeMap::new();
        let mut lines_before = 0;
        for (sittings, closed) in moments {
            let so_far = &heard[..sittings];
            let state = if closed { SessionState::Closed } else { SessionState::Running };
            let (papers, told) = collect(&meeting(so_far, state, &env), &before);
            for (tally, it) in told {
                let [by_rule, all] = read.entry(tally).or_default();
                by_rule.push((entering(so_far, tally, closed), it.clone()));
                all.push(((0..sittings).collect(), it));
            }
            let lines = (0..sittings).flat_map(|at| (0..8).map(move |n| format!("Linje{at}x{n}")));
            let lines = lines.filter(|line| papers.contains(line.as_str())).count();
            prop_assert!(lines == lines_before || lines.abs_diff(lines_before) >= 5, "{lines_before} lines, then {lines}");
            lines_before = lines;
        }
        for (tally, [by_rule, all]) in read {
            let attack = Attack { heard: &heard, tally };
            for read in [by_rule, all] {
                prop_assert_eq!(attack.won(&read), None);
            }
        }
    }

    #[test]
    fn a_consent_round_is_told_in_whole_fives_in_every_list(counts in proptest::array::uniform3(0u16..14)) {
        let env = Env::fixed();
        let mut session = fixture::session(&env);
        let mut measure = fixture::filled_in("Ro i gangen ved vaktskiftet", "Ukentlig", &env);
        let [supports, can_live_with, reserves] = counts;
        measure.consent = Some(Consent { supports, can_live_with, reserves });
        session.measures.push(measure);
        let day = session.sittings[0].date;
        let paper = md::write(&minutes(&session, Lang::Nb, day));
        for number in ["støtter", "kan leve med", "reserverer seg"].map(|label| number_before(&paper, label)) {
            prop_assert!(number.ok().flatten().is_none_or(|number| number >= 5 && number % 5 == 0), "{}", paper);
        }
        let job = ExportJob {
            what: What::Actions,
            format: Format::Json,
            lang: Lang::Nb,
            profile: Profile::full(),
            as_of: day,
            force: false,
            target: None,
        };
        let list: serde_json::Value = serde_json::from_slice(&render(&session, &job).unwrap().bytes).unwrap();
        for list in list["lists"].as_array().unwrap() {
            for row in list["measures"].as_array().unwrap() {
                for key in ["supports", "can_live_with", "reserves"] {
                    let told = row.get(key).and_then(serde_json::Value::as_u64);
                    prop_assert!(told.is_none_or(|told| told >= 5 && told % 5 == 0), "{key}: {row}");
                }
            }
        }
    }
}

#[test]
fn what_is_told_never_accounts_for_everybody() {
    let env = Env::fixed();
    let of = |stance: [u16; 4], choice| {
        let people = stance.iter().sum();
        let scale = [0, 0, 0, people, 0];
        Heard { scale, stance, choice, closing: choice, out: scale, lines: 0 }
    };
    // All ten and five were told, so that everybody had answered, and how many in each sitting followed from its heads.
    let heard = [of([5, 3, 0, 0], [8, 0]), of([0, 7, 0, 0], [0, 7])];
    let papers = |heard: &[Heard]| {
        read_paper(&md::write(&minutes(&meeting(heard, SessionState::Running, &env), Lang::Nb, env.today())))
    };
    let read = |sittings: usize| {
        let told = papers(&heard[..sittings]).into_iter().find(|(tally, _)| *tally == "enig").unwrap().1;
        ((0..sittings).collect(), told)
    };
    assert_eq!(Attack { heard: &heard, tally: "enig" }.won(&[read(1), read(2)]), None);
}

#[test]
fn three_on_the_night_shift_are_not_found_by_subtracting_the_evening_before() {
    let env = Env::fixed();
    let evening = Heard {
        scale: [0, 0, 2, 4, 3],
        stance: [6, 2, 1, 0],
        choice: [6, 3],
        closing: [8, 1],
        out: [0, 0, 3, 3, 3],
        lines: 6,
    };
    let night = Heard {
        scale: [3, 0, 0, 0, 0],
        stance: [0, 0, 3, 0],
        choice: [0, 3],
        closing: [0, 3],
        out: [3, 0, 0, 0, 0],
        lines: 3,
    };
    let told = |heard: &[Heard], state| {
        let session = meeting(heard, state, &env);
        let day = session.sittings[0].date;
        let paper = md::write(&result_sheet(&session, Lang::Nb, day, &Brevity::EVERYTHING));
        (read_paper(&paper), (0..3).any(|n| paper.contains(&format!("Linje1x{n}"))))
    };
    let (first, _) = told(std::slice::from_ref(&evening), SessionState::Running);
    assert_eq!(first.len(), 4, "{first:?}");
    for state in [SessionState::Running, SessionState::Closed] {
        let (second, lines) = told(&[evening.clone(), night.clone()], state);
        assert_eq!((second, lines), (first.clone(), false), "{state:?}");
    }
    // Five of them in two nights enter together, once the meeting is closed and nobody can have a result without some.
    let other = Heard {
        lines: 2,
        scale: [2, 0, 0, 0, 0],
        stance: [0, 0, 2, 0],
        choice: [0, 2],
        closing: [0, 2],
        out: [2, 0, 0, 0, 0],
    };
    let all = [evening, night, other];
    assert_eq!(told(&all, SessionState::Running).0, first);
    let (closed, lines) = told(&all, SessionState::Closed);
    assert!(closed != first && lines, "{closed:?}");
}

#[test]
fn how_many_were_invited_is_told_for_each_sitting_or_for_none() {
    let env = Env::fixed();
    let nobody =
        Heard { scale: [0; 5], stance: [0; 4], choice: [0; 2], closing: [0; 2], out: [0; 5], lines: 0 };
    let meeting = |heads: &[(u16, Option<u16>)]| {
        let mut session = meeting(&vec![nobody.clone(); heads.len()], SessionState::Closed, &env);
        for (sitting, (came, invited)) in session.sittings.iter_mut().zip(heads) {
            (sitting.attended, sitting.invited) = (Some(*came), *invited);
        }
        session
    };
    for (heads, told) in [
        // Both can be told by themselves.
        (&[(18, Some(30)), (12, Some(20))][..], Some(vec![Some(30), Some(20)])),
        // Two stayed away from the second: with the sum, the first alone would tell of them.
        (&[(18, Some(30)), (18, Some(20))][..], Some(vec![None, None])),
        // Nobody knows of the second; then the first tells of nobody else.
        (&[(18, Some(30)), (12, None)][..], Some(vec![Some(30), None])),
        // Three came to the second: not even who came is told of either.
        (&[(18, Some(30)), (3, Some(20))][..], None),
    ] {
        let found = of_sittings(&meeting(heads));
        assert_eq!(
            found.map(|it| it.iter().map(|(_, invited)| *invited).collect::<Vec<_>>()),
            told,
            "{heads:?}"
        );
    }
}

/// What stands in a Word document, as the program shows it: between the tags of texts.
fn text_of_word(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    let runs = xml.split("<w:t").skip(1).filter(|run| run.starts_with(['>', ' ']));
    runs.filter_map(|run| Some(run.split_once('>')?.1.split_once("</w:t>")?.0)).collect::<Vec<_>>().join(" ")
}

/// Every number in a workbook, in words or by itself.
fn book_numbers(bytes: &[u8]) -> Vec<String> {
    let book = sheet::read(bytes).unwrap();
    let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.values()).flat_map(BTreeMap::values);
    let said = cells.filter_map(|cell| match &cell.value {
        Value::Text(text) | Value::Number(text) => Some(text),
        Value::Date(_) | Value::Error | Value::NotWorkedOut => None,
    });
    said.flat_map(|text| numbers(text)).map(str::to_owned).collect()
}

/// The whole numbers that stand in a text. Days in figures («22.11.2026») are no counts.
fn numbers(text: &str) -> BTreeSet<&str> {
    let is_day = |word: &&str| word.trim_matches('.').matches('.').count() == 2;
    let words = text.split(|sign: char| !sign.is_ascii_digit() && sign != '.').filter(|word| !is_day(word));
    words.flat_map(|word| word.split('.')).filter(|word| !word.is_empty()).collect()
}

// Word documents and workbooks are read as the programs read them: they may tell no number that the page in plain text,
// which is attacked above, does not tell. A PDF is laid out from the same document; nothing here reads its glyphs back.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases().div_ceil(8)))]

    #[test]
    fn a_word_document_and_a_workbook_tell_no_number_that_the_text_does_not(heard in vec(any_heard(), 1..4)) {
        let env = Env::fixed();
        let session = meeting(&heard, SessionState::Closed, &env);
        let day = session.sittings[0].date;
        for document in
            [minutes(&session, Lang::Nb, day), result_sheet(&session, Lang::Nb, day, &Brevity::EVERYTHING)]
        {
            // They name the edition of the question set besides.
            let page = format!("{} {}", md::write(&document), session.set.version);
            let word = text_of_word(&docx::write(&document).unwrap());
            prop_assert!(word.contains("Fjellvik"), "it is read: {word}");
            let more: Vec<_> = numbers(&word).difference(&numbers(&page)).copied().collect();
            prop_assert!(more.is_empty(), "Word tells {more:?}: {word}");
            let more: Vec<_> = book_numbers(&xlsx::write(&document).unwrap().bytes)
                .into_iter()
                .filter(|number| !numbers(&page).contains(number.as_str()))
                .collect();
            prop_assert!(more.is_empty(), "a workbook tells {more:?}");
        }
    }
}

#[test]
fn head_counts_of_sittings_and_parts_are_told_only_where_none_is_small() {
    let env = Env::fixed();
    let heard = |people| Heard {
        scale: [people, 0, 0, 0, 0],
        stance: [0; 4],
        choice: [0; 2],
        closing: [0; 2],
        out: [0; 5],
        lines: 0,
    };
    let paper = |sittings: &[u16], parts: Option<u16>| {
        let heard: Vec<Heard> = sittings.iter().map(|people| heard(*people)).collect();
        let mut session = meeting(&heard, SessionState::Closed, &env);
        if let Some(came) = parts {
            let part = session.set.parts[1].id.clone();
            session.part_attendance.insert((session.sittings[0].id, part), came);
        }
        md::write(&minutes(&session, Lang::Nb, session.sittings[0].date))
    };
    for (sittings, parts, has, has_not) in [
        (&[20, 14][..], None, &["34", "samling1", "14 kom"][..], &[][..]),
        (&[20, 3], None, &["23"], &["samling1", "3 kom", "20 kom"]),
        (&[3], None, &[], &["3 kom", "Oppmøte: 3"]),
        (&[18], Some(12), &["18", "del 2: 12"], &[]),
        (&[18], Some(16), &["18"], &["del 2"]),
    ] {
        let told = paper(sittings, parts);
        for words in has {
            assert!(told.contains(words), "{sittings:?} {parts:?}: {words} in {told}");
        }
        for words in has_not {
            assert!(!told.contains(words), "{sittings:?} {parts:?}: {words} in {told}");
        }
    }
}
