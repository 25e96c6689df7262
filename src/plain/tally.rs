//! Questions that are counted: scales, choices, agreement, rankings and numbers, said as numbers.

use crate::domain::answer::{Body, ScaleTally, StanceRounds, StanceTally};
use crate::domain::ids::OptionId;
use crate::domain::question_set::{Kind, Question};
use crate::domain::session::Session;
use crate::i18n::Texts;
use crate::ops::Op;
use crate::report::tallies;
use crate::rules::counts::is_counted;
use crate::rules::suppress::desk::{distribution_shown, mean_shown};

use super::room::Room;
use super::talk::Step;

/// Largest number that can be an answer; the same as on the full screen.
const MOST: u32 = 100_000;

/// What is counted with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The number that is said.
    pub(super) number: usize,
    /// What it stands for.
    pub(super) label: String,
}

impl Room<'_, '_> {
    /// What there is to count here, with its numbers.
    pub(super) fn rows_to_count(&self) -> Vec<Row> {
        let texts = self.texts();
        let numbered = |labels: Vec<String>| -> Vec<Row> {
            (1..).zip(labels).map(|(number, label)| Row { number, label }).collect()
        };
        match self.kind() {
            None | Some(Kind::List | Kind::Measure | Kind::Count) => Vec::new(),
            Some(Kind::Scale) => {
                let mut rows = numbered(texts.question.scale.map(str::to_owned).to_vec());
                rows.push(Row { number: 0, label: texts.question.dont_know.to_owned() });
                rows
            }
            Some(Kind::Stance) => numbered(texts.question.stance.map(str::to_owned).to_vec()),
            Some(kind @ (Kind::Choice(_) | Kind::MultiChoice(_) | Kind::Rank(_))) => {
                numbered(self.options(&kind).into_iter().map(|(_, label)| label).collect())
            }
        }
    }

    /// The options of a question; for a ranking without, the proposed measures.
    fn options(&self, kind: &Kind) -> Vec<(OptionId, String)> {
        match kind {
            Kind::Rank(options) if options.is_empty() => self
                .session()
                .measures
                .iter()
                .filter(|measure| measure.reason().is_none())
                .map(|measure| (OptionId::new(measure.id.to_string()), measure.title.clone()))
                .collect(),
            kind => kind
                .options()
                .iter()
                .map(|option| (option.id.clone(), option.text.get(self.texts().lang).to_owned()))
                .collect(),
        }
    }

    /// Counts what is said on top of what stands, or instead of it.
    pub(super) fn count(&mut self, said: &str, instead: bool) -> Step {
        let texts = self.texts();
        let Some(kind) = self.kind() else { return Ok(()) };
        if kind.takes_lines() {
            return self.say(texts.plain.which_line);
        }
        let options = self.options(&kind);
        let there = || self.tally_answer().and_then(|id| self.session().answer(id)).map(|it| &it.body);
        // What waits comes before it.
        let waits = self.plain.waiting.tally(self.session().id, &self.question(), self.group());
        let old = waits.or_else(there).cloned();
        let Ok(body) = counted(&kind, &options, old.filter(|_| !instead), said) else {
            return self.wrong_count(&kind, options.len());
        };
        said.clone_into(&mut self.said);
        let op = Op::SetTally { question: self.question(), group: self.group(), body };
        if self.act(&op)? {
            let told =
                format!("{} {}", (texts.plain.saved_at)(&self.group_name(self.group())), self.tally_told());
            self.say(told)?;
            self.tell_excess()?;
        }
        Ok(())
    }

    fn wrong_count(&mut self, kind: &Kind, options: usize) -> Step {
        let texts = self.texts();
        match kind {
            Kind::Scale => self.say(texts.plain.how_scale),
            Kind::Stance => self.say(texts.plain.how_stance),
            Kind::Rank(_) if options == 0 => self.say(texts.question.nothing_to_rank),
            Kind::Rank(_) => {
                self.say(format!("{} {}", (texts.plain.number_from_to)(options), texts.plain.how_rank))
            }
            Kind::Choice(_) | Kind::MultiChoice(_) => self.say((texts.plain.number_from_to)(options)),
            Kind::Count | Kind::List | Kind::Measure => self.say(texts.question.type_a_number),
        }
    }

    /// What has been counted here, in a sentence; empty when nothing has.
    pub(super) fn tally_told(&self) -> String {
        let Some(answer) = self.tally_answer().and_then(|id| self.session().answer(id)) else {
            return String::new();
        };
        let Some(question) = self.session().question(&answer.question) else { return String::new() };
        if self.session().details.answers_deleted.is_some() && is_counted(&question.kind) {
            return tallies::left(self.session(), question, self.texts().lang).unwrap_or_default();
        }
        body_told(&answer.body, question, self.session(), self.texts())
    }
}

/// What a body tells, as far as the room may see it.
fn body_told(body: &Body, question: &Question, session: &Session, texts: &Texts) -> String {
    let label = |id: &OptionId| {
        let option =
            session.set.questions().flat_map(|(_, question)| question.kind.options()).find(|it| it.id == *id);
        let measure = || session.measures.iter().find(|measure| measure.id.to_string() == id.as_str());
        option
            .map(|option| option.text.get(texts.lang).to_owned())
            .or_else(|| measure().map(|measure| measure.title.clone()))
            .unwrap_or_else(|| id.to_string())
    };
    let rows: Vec<(String, u32)> = match body {
        Body::Text(text) => return text.clone(),
        Body::Count(number) => return format!("{}: {number}.", texts.question.number),
        Body::Ranking(order) => {
            let placed: Vec<_> =
                (1..).zip(order).map(|(at, id): (u32, _)| format!("{at}. {}", label(id))).collect();
            return placed.join("\n");
        }
        Body::Scale(tally) => texts
            .question
            .scale
            .iter()
            .zip(1..)
            .zip(tally.counts)
            .map(|((label, value), count): ((_, u32), _)| (format!("{value} {label}"), u32::from(count)))
            .chain([(texts.question.dont_know.to_owned(), u32::from(tally.dont_know))])
            .collect(),
        Body::Stance(rounds) => {
            let labels = texts.question.stance.iter();
            labels
                .zip(by_stance(rounds.being_counted()))
                .map(|(label, count)| ((*label).to_owned(), u32::from(count)))
                .collect()
        }
        Body::Choice(counts) => counts.iter().map(|(id, count)| (label(id), u32::from(*count))).collect(),
    };
    let total: u32 = rows.iter().map(|(_, count)| count).sum();
    let answered = match body {
        Body::Stance(StanceRounds { second: Some(_), .. }) => texts.people.in_second_round,
        _ if question.kind.takes_several() => texts.question.crosses,
        _ => texts.question.answered,
    };
    let answered = super::room::capital(&answered(total));
    if !distribution_shown(question, body) {
        return format!("{answered}. {}", texts.question.hidden_until_five);
    }
    let first = match body {
        Body::Stance(rounds) => rounds.second.map(|_| by_stance(rounds.first)),
        _ => None,
    };
    // In a second round also what nobody chooses any more says something (C17).
    let counted: Vec<_> = rows
        .iter()
        .enumerate()
        .filter(|(_, (_, count))| first.is_some() || *count > 0)
        .map(|(at, (label, count))| match first.and_then(|first| first.get(at).copied()) {
            Some(before) => {
                let change = i64::from(*count) - i64::from(before);
                format!("{label}: {count} {}", (texts.people.change)(change))
            }
            None => format!("{label}: {count}"),
        })
        .collect();
    let mut told = format!("{answered}. {}.", counted.join(", "));
    if let Body::Scale(tally) = body
        && let Some(mean) = mean_shown(question, tally)
    {
        let mean = (texts.dates.decimal)(mean);
        told = format!("{told} {}.", super::room::capital(&(texts.question.mean)(&mean)));
    }
    told
}

/// Agree, partly, disagree and pass, in the order they are told.
fn by_stance(tally: StanceTally) -> [u16; 4] {
    [tally.agree, tally.partly, tally.disagree, tally.pass]
}

/// The tally with what is said counted into it. All of it or nothing: one wrong number and nothing counts.
fn counted(kind: &Kind, options: &[(OptionId, String)], old: Option<Body>, said: &str) -> Result<Body, ()> {
    match kind {
        Kind::List | Kind::Measure => Err(()),
        Kind::Count => {
            let number = said.replace([' ', '\u{a0}'], "").parse().map_err(|_| ())?;
            if number > MOST { Err(()) } else { Ok(Body::Count(number)) }
        }
        Kind::Scale => {
            let mut tally = if let Some(Body::Scale(tally)) = old { tally } else { ScaleTally::default() };
            for mark in marks(said, 9)? {
                let count = match mark.checked_sub(1) {
                    None => &mut tally.dont_know,
                    Some(at) => tally.counts.get_mut(at).ok_or(())?,
                };
                *count = count.saturating_add(1);
            }
            Ok(Body::Scale(tally))
        }
        Kind::Stance => {
            let mut rounds =
                if let Some(Body::Stance(rounds)) = old { rounds } else { StanceRounds::default() };
            let tally = rounds.latest_mut();
            for mark in marks(said, 9)? {
                let counts = [&mut tally.agree, &mut tally.partly, &mut tally.disagree, &mut tally.pass];
                let count = mark.checked_sub(1).and_then(|at| counts.into_iter().nth(at)).ok_or(())?;
                *count = count.saturating_add(1);
            }
            Ok(Body::Stance(rounds))
        }
        Kind::Choice(_) | Kind::MultiChoice(_) => {
            let mut counts = if let Some(Body::Choice(counts)) = old { counts } else { Vec::new() };
            for mark in marks(said, options.len())? {
                let (id, _) = mark.checked_sub(1).and_then(|at| options.get(at)).ok_or(())?;
                match counts.iter_mut().find(|(it, _)| it == id) {
                    Some((_, count)) => *count = count.saturating_add(1),
                    None => counts.push((id.clone(), 1)),
                }
            }
            // In the set's order, so that the same counts are the same answer.
            counts.sort_by_key(|(id, _)| options.iter().position(|(it, _)| it == id));
            Ok(Body::Choice(counts))
        }
        Kind::Rank(_) => {
            let mut order: Vec<OptionId> = Vec::new();
            for mark in marks(said, options.len())? {
                let (id, _) = mark.checked_sub(1).and_then(|at| options.get(at)).ok_or(())?;
                if order.contains(id) {
                    return Err(());
                }
                order.push(id.clone());
            }
            Ok(Body::Ranking(order))
        }
    }
}

/// The numbers said, in order. Where all have one digit they may stand close: «4450».
fn marks(said: &str, largest: usize) -> Result<Vec<usize>, ()> {
    let mut marks = Vec::new();
    for word in said.split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        if !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(());
        }
        if largest <= 9 {
            marks.extend(word.bytes().map(|digit| usize::from(digit - b'0')));
        } else {
            marks.push(word.parse().map_err(|_| ())?);
        }
    }
    if marks.is_empty() { Err(()) } else { Ok(marks) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answer::StanceTally;
    use crate::domain::localized::Localized;
    use crate::domain::question_set::Choice;

    fn options(count: usize) -> Vec<(OptionId, String)> {
        (1..=count).map(|number| (OptionId::new(format!("v{number}")), number.to_string())).collect()
    }

    fn choices(count: usize) -> Vec<Choice> {
        options(count).into_iter().map(|(id, text)| Choice { id, text: Localized::plain(text) }).collect()
    }

    #[test]
    fn a_scale_counts_each_number_as_one_person() {
        let said = |said, old| counted(&Kind::Scale, &[], old, said);
        let first = said("4 4 5 0", None).unwrap();
        assert_eq!(first, Body::Scale(ScaleTally { counts: [0, 0, 0, 2, 1], dont_know: 1 }));
        assert_eq!(
            said("1, 44", Some(first)).unwrap(),
            Body::Scale(ScaleTally { counts: [1, 0, 0, 4, 1], dont_know: 1 })
        );
        for wrong in ["6", "4 4 x", "4,5,-1", "fire", "", "4.5"] {
            assert_eq!(said(wrong, None), Err(()), "{wrong}");
        }
    }

    #[test]
    fn agreement_counts_from_one_to_four() {
        let said = |said| counted(&Kind::Stance, &[], None, said);
        assert_eq!(
            said("1 1 2 4"),
            Ok(Body::Stance(StanceRounds::once(StanceTally { agree: 2, partly: 1, disagree: 0, pass: 1 })))
        );
        for wrong in ["0", "5", "enig"] {
            assert_eq!(said(wrong), Err(()), "{wrong}");
        }
    }

    #[test]
    fn choices_are_counted_in_the_order_of_the_set() {
        let kind = Kind::Choice(choices(3));
        let id = |number: usize| options(3)[number - 1].0.clone();
        assert_eq!(
            counted(&kind, &options(3), None, "3 1 3"),
            Ok(Body::Choice(vec![(id(1), 1), (id(3), 2)]))
        );
        assert_eq!(counted(&kind, &options(3), None, "4"), Err(()));
        let many = Kind::MultiChoice(choices(12));
        let twelfth = options(12)[11].0.clone();
        assert_eq!(counted(&many, &options(12), None, "12 12"), Ok(Body::Choice(vec![(twelfth, 2)])));
    }

    #[test]
    fn a_ranking_takes_each_once_and_may_stop_early() {
        let kind = Kind::Rank(choices(4));
        let id = |number: usize| options(4)[number - 1].0.clone();
        assert_eq!(counted(&kind, &options(4), None, "3 1"), Ok(Body::Ranking(vec![id(3), id(1)])));
        for wrong in ["3 3", "5", "0", "først 1"] {
            assert_eq!(counted(&kind, &options(4), None, wrong), Err(()), "{wrong}");
        }
    }

    #[test]
    fn a_number_is_whole_and_not_beyond_all_measure() {
        for (said, body) in [
            ("12", Ok(Body::Count(12))),
            ("1 200", Ok(Body::Count(1200))),
            ("0", Ok(Body::Count(0))),
            ("100001", Err(())),
            ("12,5", Err(())),
            ("-3", Err(())),
            ("tolv", Err(())),
        ] {
            assert_eq!(counted(&Kind::Count, &[], None, said), body, "{said}");
        }
    }
}
