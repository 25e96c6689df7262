//! Which chord means which command once a person's own keys are laid over the table (K12).

use super::{COMMANDS, Id, Scope};
use crate::tui::input::Chord;

/// Which chord means which command, the table with a person's own keys over it (K12).
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    own: Vec<(Id, Chord)>,
}

/// Why an own key cannot be used; the table's key stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapProblem {
    /// No command has this code.
    UnknownCommand(String),
    /// Terminals keep or confuse this chord.
    Forbidden(Chord),
    /// Another command within reach has it.
    Taken {
        /// The chord.
        chord: Chord,
        /// Who has it.
        by: Id,
    },
}

impl Keymap {
    /// The table's keys with these over them; what cannot be used is left out and told.
    pub fn new(own: &[(String, Chord)]) -> (Self, Vec<KeymapProblem>) {
        let mut map = Self::default();
        let mut problems = Vec::new();
        for (code, chord) in own {
            match Id::from_code(code) {
                None => problems.push(KeymapProblem::UnknownCommand(code.clone())),
                Some(_) if chord.is_forbidden() => problems.push(KeymapProblem::Forbidden(*chord)),
                Some(id) => map.own.push((id, *chord)),
            }
        }
        // All together, so that two commands can change keys with each other. Leaving one out gives its command the
        // table's key back, which another may have counted on; so they are looked at again, the last first.
        while let Some((index, by)) = map.clash() {
            let (_, chord) = map.own.remove(index);
            problems.push(KeymapProblem::Taken { chord, by });
        }
        (map, problems)
    }

    /// The last of the own keys that another command within reach has too, and that command.
    fn clash(&self) -> Option<(usize, Id)> {
        self.own.iter().enumerate().rev().find_map(|(index, (id, chord))| {
            let other = COMMANDS.iter().find(|other| {
                other.id != *id
                    && other.scope.is_within_reach_of(id.command().scope)
                    && self.chords(other.id).contains(chord)
            })?;
            Some((index, other.id))
        })
    }

    /// The chords of a command, the one to show first.
    pub fn chords(&self, id: Id) -> Vec<Chord> {
        let own: Vec<_> = self.own.iter().filter(|(own, _)| *own == id).map(|(_, chord)| *chord).collect();
        if own.is_empty() { id.command().chords.to_vec() } else { own }
    }

    /// The command a chord means in one of `scopes`, nearest first.
    pub fn command(&self, chord: Chord, scopes: &[Scope]) -> Option<Id> {
        scopes.iter().find_map(|scope| {
            COMMANDS
                .iter()
                .filter(|command| command.scope == *scope)
                .find(|command| self.chords(command.id).contains(&chord))
                .map(|command| command.id)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::f;

    #[test]
    fn two_commands_change_keys_with_each_other() {
        let own = [("star".to_owned(), f(4)), ("quick_measure".to_owned(), f(6))];
        let (map, problems) = Keymap::new(&own);
        assert_eq!(problems, []);
        assert_eq!(map.command(f(4), &[Scope::Question, Scope::Lines]), Some(Id::Star));
        assert_eq!(map.command(f(6), &[Scope::Question]), Some(Id::QuickMeasure));
    }

    #[test]
    fn a_key_that_counted_on_another_that_cannot_be_used_is_left_out_too() {
        // F5 shows the room; so F6 stays with the star, and quick measures cannot have it.
        let own = [("star".to_owned(), f(5)), ("quick_measure".to_owned(), f(6))];
        let (map, problems) = Keymap::new(&own);
        assert_eq!(problems.len(), 2);
        assert_eq!(map.command(f(5), &[Scope::Question, Scope::Meeting]), Some(Id::Audience));
        assert_eq!(map.command(f(6), &[Scope::Question, Scope::Lines]), Some(Id::Star));
        assert_eq!(map.command(f(4), &[Scope::Question]), Some(Id::QuickMeasure));
    }
}
