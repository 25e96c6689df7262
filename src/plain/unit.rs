//! What is known of the unit, filled in as «felt: verdi» (A2).

use crate::domain::facets::Sector;
use crate::domain::unit::Unit;
use crate::ops::{UnitField, UnitRefusal, filled_in};
use crate::text::fold::search_key;

use super::fields::split;
use super::room::{Room, capital};
use super::talk::Step;

impl Room<'_, '_> {
    /// Tells what is known of the unit, or changes one thing.
    pub(super) fn unit(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let (word, value) = split(said);
        let called = |field: &&UnitField| {
            search_key((texts.unit.field)(**field)) == search_key(word) || field.code() == word
        };
        let Some(field) = UnitField::ALL.iter().find(called) else {
            let unit = &self.session().unit;
            let told: Vec<String> = UnitField::ALL
                .iter()
                .map(|field| {
                    let value = texts.unit.value(*field, unit, texts.codes);
                    let value = if value.is_empty() { texts.common.not_set.to_owned() } else { value };
                    format!("{}: {value}", capital((texts.unit.field)(*field)))
                })
                .collect();
            self.say(told.join("\n"))?;
            return self.say(texts.unit.lead);
        };
        let Some(value) = value else {
            let value = texts.unit.value(*field, &self.session().unit, texts.codes);
            return self.say(if value.is_empty() { texts.common.not_set.to_owned() } else { value });
        };
        let others = self.plain.store.units()?;
        let sector =
            Sector::ALL.iter().find(|it| search_key((texts.codes.sector)(**it)) == search_key(value));
        let value = match (field, sector) {
            (UnitField::Sector, Some(sector)) => sector.code(),
            _ => value,
        };
        self.fill_in_unit(*field, value.to_owned(), &others)
    }

    /// Stores one fact, once the guard's question is answered.
    fn fill_in_unit(&mut self, field: UnitField, mut value: String, others: &[Unit]) -> Step {
        let texts = self.texts();
        loop {
            match filled_in(&self.session().unit, field, &value, others, self.plain.env) {
                Ok(unit) => {
                    self.plain.store.put_unit(&unit)?;
                    let told = (texts.unit.kept)(&unit.name);
                    self.desk.meeting.unit_kept(unit);
                    return self.say(told);
                }
                Err(UnitRefusal::Guarded(asked)) => {
                    let Some(first) = asked.first() else { return Ok(()) };
                    let reword = |words: &str| {
                        words.clone_into(&mut value);
                        true
                    };
                    if !self.plain.settles_words(first, reword)? {
                        return Ok(());
                    }
                }
                Err(why) => return self.say((texts.unit.refusal)(&why)),
            }
        }
    }
}
