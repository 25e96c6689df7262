//! Views of the follow-up list as the settings file has them: a name, and what narrows and orders the list (H8).
//!
//! `"Mine: owner='fagleder natt' overdue sort=unit group=state board"`: words a person can write by hand.

use crate::domain::facets::Influence;
use crate::domain::follow::{FollowFilter, FollowGroup, FollowSort};
use crate::domain::measure::StateCode;

/// A view of the follow-up list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What it is called; empty for one that has no name.
    pub name: String,
    /// Which measures, in which order.
    pub filter: FollowFilter,
    /// Whether as a board by state, rather than as a list.
    pub board: bool,
}

impl Default for View {
    fn default() -> Self {
        Self { name: String::new(), filter: FollowFilter::open(), board: false }
    }
}

impl View {
    /// As the file has it: the name, a colon, and what differs from a view of all that is open.
    pub fn written(&self) -> String {
        let FollowFilter { text, states, unit, owner, source, level, overdue, sort, group } = &self.filter;
        let mut words: Vec<String> = Vec::new();
        if *states != FollowFilter::open().states {
            let codes: Vec<_> = states.iter().map(|state| state.code()).collect();
            words
                .push(format!("state={}", if codes.is_empty() { "any".to_owned() } else { codes.join(",") }));
        }
        words.extend(unit.map(|unit| format!("unit={unit}")));
        words.extend(owner.as_ref().map(|owner| format!("owner={}", quoted(owner))));
        words.extend(source.map(|source| format!("source={source}")));
        words.extend(level.map(|level| format!("level={}", level.code())));
        words.extend(overdue.then(|| "overdue".to_owned()));
        words.extend((*sort != FollowSort::default()).then(|| format!("sort={}", sort.code())));
        words.extend(group.map(|group| format!("group={}", group.code())));
        words.extend((!text.trim().is_empty()).then(|| format!("text={}", quoted(text.trim()))));
        words.extend(self.board.then(|| "board".to_owned()));
        // A colon would end the name, a line break the line.
        let name: String =
            self.name.chars().map(|c| if c == ':' || c.is_control() { ' ' } else { c }).collect();
        format!("{}: {}", name.trim(), words.join(" ")).trim().to_owned()
    }

    /// Reads one; `None` when a word in it means nothing here.
    pub fn read(written: &str) -> Option<Self> {
        let (name, words) = written.split_once(':')?;
        let mut view = Self { name: name.trim().to_owned(), ..Self::default() };
        let filter = &mut view.filter;
        for (key, value) in parts(words)? {
            match (key.as_str(), value.as_deref()) {
                ("overdue", None) => filter.overdue = true,
                ("board", None) => view.board = true,
                ("state", Some("any")) => filter.states.clear(),
                ("state", Some(codes)) => {
                    filter.states = codes.split(',').map(StateCode::from_code).collect::<Option<_>>()?;
                }
                ("unit", Some(id)) => filter.unit = Some(id.parse().ok()?),
                ("owner", Some(owner)) => filter.owner = Some(owner.to_owned()),
                ("source", Some(id)) => filter.source = Some(id.parse().ok()?),
                ("level", Some(code)) => filter.level = Some(Influence::from_code(code)?),
                ("sort", Some(code)) => filter.sort = FollowSort::from_code(code)?,
                ("group", Some(code)) => filter.group = Some(FollowGroup::from_code(code)?),
                ("text", Some(text)) => text.clone_into(&mut filter.text),
                _ => return None,
            }
        }
        Some(view)
    }
}

/// In single quotation marks, one within it twice.
fn quoted(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("'{}'", clean.replace('\'', "''"))
}

/// The words, each with what stands after its `=`; `None` where a quotation does not end.
fn parts(words: &str) -> Option<Vec<(String, Option<String>)>> {
    let mut parts = Vec::new();
    let mut rest = words.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at_checked(end)?;
        let (value, after) = match after.strip_prefix('=') {
            None => (None, after),
            Some(after) => {
                if let Some(quote) = after.strip_prefix('\'') {
                    let (value, after) = unquoted(quote)?;
                    (Some(value), after)
                } else {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    let (value, after) = after.split_at_checked(end)?;
                    (Some(value.to_owned()), after)
                }
            }
        };
        parts.push((key.to_owned(), value));
        rest = after.trim_start();
    }
    Some(parts)
}

/// What stands up to the closing mark, and what follows it.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('\'')?;
        value.push_str(before);
        match after.strip_prefix('\'') {
            Some(more) => {
                value.push('\'');
                rest = more;
            }
            None => return Some((value, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::ids::Id;

    #[test]
    fn a_view_is_written_as_a_person_would_write_it() {
        let view = View {
            name: "Mine".into(),
            filter: FollowFilter {
                owner: Some("fagleder natt".into()),
                overdue: true,
                sort: FollowSort::Unit,
                group: Some(FollowGroup::State),
                ..FollowFilter::open()
            },
            board: true,
        };
        let written = "Mine: owner='fagleder natt' overdue sort=unit group=state board";
        assert_eq!(view.written(), written);
        assert_eq!(View::read(written), Some(view));
        assert_eq!(View::read("Alt: state=any").unwrap().filter.states, []);
        assert_eq!(View::read(&View::default().written()), Some(View::default()));
    }

    #[test]
    fn a_view_with_a_word_that_means_nothing_is_none() {
        for wrong in [
            "Mine",
            "Mine: eier=leder",
            "Mine: sort=farge",
            "Mine: owner='leder",
            "Mine: state=apen",
            "Mine: unit=x",
        ] {
            assert_eq!(View::read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            name in "[a-zæøå ]{0,8}",
            owner in prop::option::of("[^\\p{C}]{1,12}"),
            text in "[^\\p{C}]{0,12}",
            states in prop::collection::vec(select(StateCode::ALL), 0..4),
            sort in select(FollowSort::ALL),
            group in prop::option::of(select(FollowGroup::ALL)),
            level in prop::option::of(select(Influence::ALL)),
            flags in any::<[bool; 3]>(),
        ) {
            let [overdue, board, unit] = flags;
            let unit = unit.then(|| Id::from_bits(7).into());
            let filter = FollowFilter {
                text: text.trim().to_owned(), states, unit, owner, source: None, level, overdue, sort, group,
            };
            let view = View { name: name.trim().to_owned(), filter, board };
            prop_assert_eq!(View::read(&view.written()), Some(view));
        }
    }
}
